"""Events as values: their names, and how Python's logging passes them on."""

from __future__ import annotations

import inspect
import logging
import subprocess
import sys

from kg import journal
from kg.journal import DocumentQuarantined, StageEnded, tell


def test_all_events_are_in_the_table() -> None:
    """Each once, and no two of one name."""
    made = {x for _, x in inspect.getmembers(journal, inspect.isclass) if issubclass(x, journal.Event)}
    assert set(journal.EVENTS) == made - {journal.Event}
    assert len({x.event for x in journal.EVENTS}) == len(journal.EVENTS)


def test_an_event_is_a_name_and_fields() -> None:
    happened = StageEnded("merging", 1.5, 0)
    assert happened.as_dict() == {"event": "stage-ended", "stage": "merging", "seconds": 1.5, "steps": 0}
    assert str(happened) == "stage-ended stage='merging' seconds=1.5 steps=0"


def test_a_program_hears_events_through_logging(caplog) -> None:
    """The record has the level, the words, and the value."""
    happened = DocumentQuarantined("reading", "1.txt", "not UTF-8", "not UTF-8 (byte 3)", "Save it in UTF-8")
    with caplog.at_level(logging.INFO, "kg"):
        tell(happened)
    (record,) = caplog.records
    assert (record.name, record.levelname, record.kg) == ("kg", "WARNING", happened)
    assert record.getMessage() == str(happened)


def test_nothing_is_printed_where_no_logging_is_set_up() -> None:
    """Python prints warnings and worse that nobody listens to; ours it does not."""
    told = "journal.BuildFailed('reading', 3, 1.0, 'the disk is full')"
    done = subprocess.run(
        [sys.executable, "-c", f"from kg import journal; journal.tell({told})"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout + done.stderr == ""
