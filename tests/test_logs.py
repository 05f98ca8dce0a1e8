"""The log: one JSON object a line, whatever is in it, and whatever becomes of the file."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest

from kg.errors import InputError, MachineError
from kg.journal import LOGGER, StageEnded, tell
from kg.logs import logging_to

HAPPENED = StageEnded("reading", 2.25, 7)


def test_an_event_is_a_line(tmp_path) -> None:
    """Time in UTC, level, run, then the event and its fields, in order."""
    with logging_to(str(tmp_path / "log")):
        tell(HAPPENED)
    (line,) = (tmp_path / "log").read_text().splitlines()
    told = json.loads(line)
    assert list(told) == ["time", "level", "run", "event", "stage", "seconds", "steps"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", told["time"])
    assert told["level"] == "info"
    assert (told["event"], told["stage"], told["seconds"], told["steps"]) == ("stage-ended", "reading", 2.25, 7)


def test_a_log_goes_on_where_the_last_run_ended(tmp_path) -> None:
    for _ in range(2):
        with logging_to(str(tmp_path / "log")):
            tell(HAPPENED)
    assert len((tmp_path / "log").read_text().splitlines()) == 2


def test_names_of_strangers_break_no_line_and_speak_to_no_terminal(tmp_path) -> None:
    """Line ends, a terminal's escapes, half a surrogate pair, marks that turn the text around."""
    name = 'a\nb\u2028c\x1b[31m\x9b\ud800\u202e"}'
    with logging_to(str(tmp_path / "log")):
        tell(StageEnded(name, 0.0, 0))
    data = (tmp_path / "log").read_bytes()
    assert data.isascii()
    assert [json.loads(line)["stage"] for line in data.splitlines()] == [name]
    assert b"\x1b" not in data


def test_a_message_of_another_kind_is_an_event_too(tmp_path) -> None:
    with logging_to(str(tmp_path / "log")):
        logging.getLogger("kg.elsewhere").warning("a lamp is %s", "out")
    told = json.loads((tmp_path / "log").read_text())
    assert (told["event"], told["text"], told["level"]) == ("message", "a lamp is out", "warning")


def test_nothing_is_left_behind(tmp_path) -> None:
    """After it, the logger is as it was: a program's own handlers and level stay."""
    before = LOGGER.level, list(LOGGER.handlers)
    with logging_to(str(tmp_path / "log")):
        pass
    assert (LOGGER.level, LOGGER.handlers) == before


def test_dash_is_stderr(capsys) -> None:
    with logging_to("-"):
        tell(HAPPENED)
    assert json.loads(capsys.readouterr().err)["event"] == "stage-ended"


def test_a_folder_is_no_log(tmp_path) -> None:
    with pytest.raises(InputError, match="it is a folder"), logging_to(str(tmp_path)):
        pass


def test_a_folder_that_is_not_there_is_told(tmp_path) -> None:
    with pytest.raises(InputError, match="folder is not there"), logging_to(str(tmp_path / "none" / "log")):
        pass


def test_a_file_that_may_not_be_written_is_told(tmp_path, monkeypatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(MachineError, match="Permission denied"), logging_to(str(tmp_path / "log")):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is Linux's")
def test_a_full_disk_ends_the_log_and_not_the_work(capsys) -> None:
    """It is said once."""
    with logging_to("/dev/full"):
        for _ in range(3):
            tell(HAPPENED)
    assert capsys.readouterr().err == (
        "/dev/full: the log cannot be written any more (No space left on device); the work goes on without\n"
    )
