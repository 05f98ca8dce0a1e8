"""``kg.offices``: who held an office on a day, and when the table does not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.offices import Offices, first, last, offices, read

HEAD = "key,of,titles,name,aliases,from,until,known,tenure,source\n"


def table(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "offices.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows))
    return path


ROWS = (
    "a,country/NRL,premier|leader,Ada Brook,A. Brook,2001-03-05,2004-06,,,the gazette",
    "b,country/NRL,premier,Tomas Vale,,2004-06,2008-01-10,,,the gazette",
    "c,country/NRL,premier,Ida Holm,,2008-01-10,,2012-12-31,,the gazette",
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2001-03-04", None),  # nobody told
        ("2001-03-05", "Ada Brook"),
        ("2004-05-31", "Ada Brook"),
        ("2004-06-15", None),  # in the month of a hand-over
        ("2004-07-01", "Tomas Vale"),
        ("2008-01-10", None),  # the day of a hand-over
        ("2008-01-11", "Ida Holm"),
        ("2012-12-31", "Ida Holm"),
        ("2013-01-01", None),  # beyond what was known
    ],
)
def test_only_a_sure_holder_is_told(tmp_path: Path, day: str, name: str | None) -> None:
    """Where two may have held it, or nobody is known to have, nobody is told."""
    found = Offices(read(table(tmp_path, *ROWS))).holder("country/NRL", "premier", day)
    assert (found.name if found else None) == name


def test_any_of_its_titles_names_an_office(tmp_path: Path) -> None:
    """And no other office, nor that of another country."""
    known = Offices(read(table(tmp_path, *ROWS)))
    assert known.holder("country/NRL", "leader", "2002-01-01") is not None
    assert known.holder("country/NRL", "king", "2002-01-01") is None
    assert known.holder("country/SDL", "leader", "2002-01-01") is None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("a,country/NRL,premier,Ada Brook,,2001-3-5,2004,,,x", "from"),
        ("a,country/NRL,premier,Ada Brook,,2001,,,,x", "until"),
        ("a,country/NRL,premier,Ada Brook,,2004,2001,,,x", "before it begins"),
        ("a,country/NRL,premier,Ada Brook,,2001-02-30,2004,,,x", "offices.csv:2"),
        ("a,country/NRL,,Ada Brook,,2001,2004,,,x", "titles"),
        ("a,country/NRL,premier,Ada Brook,,2001,2004,,often,x", "tenure"),
        ("a,country/NRL,premier", "cells"),
    ],
)
def test_a_row_that_means_nothing_is_told_with_its_line(tmp_path: Path, row: str, told: str) -> None:
    """What is wrong with which cell."""
    with pytest.raises(InputError, match=told):
        list(read(table(tmp_path, row)))


def test_a_users_rows_come_before_ours(tmp_path: Path) -> None:
    """More offices, or a row of ours put right by its key."""
    own = table(
        tmp_path,
        ROWS[0].replace("NRL", "NRU"),
        "country/RUS president 2012-05-07,country/RUS,president,Ida Holm,,2012-05-07,2020,,,x",
    )
    known = offices(str(own))
    assert known.holder("country/NRU", "premier", "2002-01-01").name == "Ada Brook"  # type: ignore[union-attr]
    assert known.holder("country/RUS", "president", "2013-01-01").name == "Ida Holm"  # type: ignore[union-attr]
    assert offices().holder("country/RUS", "president", "2013-01-01").name == "Vladimir Putin"  # type: ignore[union-attr]


def test_a_users_office_is_of_an_actor_of_ours(tmp_path: Path) -> None:
    """Else no article could ever ask for it, and nobody would know why."""
    with pytest.raises(InputError, match=r"offices\.csv:2: .*country/NRL"):
        offices(str(table(tmp_path, ROWS[0])))


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With what to name instead."""
    with pytest.raises(InputError, match="no such file"):
        offices(str(tmp_path / "none.csv"))


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("2002-01-01", "2003-01-01", "Ada Brook"),
        ("2002-01-01", "2005-01-01", None),  # two in between
        ("2000-01-01", "2002-01-01", None),  # nobody at first
        ("2009-01-01", "2012-12-31", "Ida Holm"),
        ("2009-01-01", "2013-12-31", None),  # beyond what was known
    ],
)
def test_one_alone_held_an_office_throughout(tmp_path: Path, start: str, end: str, name: str | None) -> None:
    """From the first day to the last, as far as the table is sure."""
    found = Offices(read(table(tmp_path, *ROWS))).throughout("country/NRL", "premier", start, end)
    assert found == name


def test_what_is_held_on_a_day(tmp_path: Path) -> None:
    """All offices that the table is sure of."""
    known = Offices(read(table(tmp_path, *ROWS)))
    assert [x.name for x in known.held_on("2005-01-01")] == ["Tomas Vale"]
    assert known.held_on("2008-01-10") == ()


def test_a_coarse_date_has_a_first_and_a_last_day() -> None:
    """Of its month or year, leap years included."""
    assert (first("2004"), last("2004")) == ("2004-01-01", "2004-12-31")
    assert (first("2004-02"), last("2004-02")) == ("2004-02-01", "2004-02-29")
    assert (first("2004-02-05"), last("2004-02-05")) == ("2004-02-05", "2004-02-05")
