"""Events as JSON Lines: one object a line, with the time, the level and the run it belongs to."""

from __future__ import annotations

import json
import logging
import os
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kg.errors import InputError, MachineError
from kg.journal import LOGGER, Event

if TYPE_CHECKING:
    from collections.abc import Iterator

STDERR = "-"
"""The name of a log that goes to stderr."""


class JsonLines(logging.Formatter):
    """
    One line of JSON a record, ASCII alone: what strangers' names hold must not speak to a terminal.

    *run* stands in each line: a file that several runs append to can be taken apart again.
    """

    def __init__(self, run: str) -> None:
        super().__init__()
        self._run = run

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of *record*, without its end; one that is no event of ours is the event ``message``."""
        happened = getattr(record, "kg", None)
        held = happened.as_dict() if isinstance(happened, Event) else {"event": "message", "text": record.getMessage()}
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        head = {"time": moment.replace("+00:00", "Z"), "level": record.levelname.lower(), "run": self._run}
        return json.dumps(head | held, default=str)


class _Lines(logging.StreamHandler[TextIO]):
    """Writes each record at once; a log that cannot be written any more says so once, and the work goes on."""

    def __init__(self, stream: TextIO, name: str) -> None:
        super().__init__(stream)
        self._called = name
        self._broken = False

    def emit(self, record: logging.LogRecord) -> None:
        if not self._broken:
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        if self._broken:
            return
        self._broken = True
        error = sys.exception()
        why = getattr(error, "strerror", None) or error
        sys.stderr.write(f"{self._called}: the log cannot be written any more ({why}); the work goes on without\n")


@contextmanager
def logging_to(target: str | None) -> Iterator[None]:
    """
    Have what happens inside written to the file *target*, behind what is there, or to stderr for ``-``.

    Without a target nothing is written. Raises ``InputError`` where *target* is a folder, ``MachineError`` where it
    cannot be written.
    """
    if target is None:
        yield
        return
    stream = sys.stderr if target == STDERR else _opened(Path(target))
    handler = _Lines(stream, "stderr" if target == STDERR else target)
    handler.setFormatter(JsonLines(_run()))
    before = LOGGER.level
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    try:
        yield
    finally:
        LOGGER.setLevel(before)
        LOGGER.removeHandler(handler)
        if stream is not sys.stderr:
            try:
                stream.close()
            except OSError:
                handler.handleError(logging.makeLogRecord({}))


def _run() -> str:
    """Return a name for this run: when it began, and in which process."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}"


def _opened(path: Path) -> TextIO:
    try:
        return path.open("a", encoding="ascii", buffering=1)
    except IsADirectoryError:
        raise InputError(str(path), "it is a folder", "Name a file for the log, or - for stderr") from None
    except FileNotFoundError:
        raise InputError(str(path), "its folder is not there", "Make the folder, or name another file") from None
    except OSError as error:
        raise MachineError(f"{path}: the log cannot be written ({error.strerror}). Name another file") from error
