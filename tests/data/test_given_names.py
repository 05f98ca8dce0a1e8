"""``data/given_names.csv``: given names and whether a man or a woman bears them."""

from __future__ import annotations

import csv
import unicodedata
from functools import cache

from kg import files
from kg.keys import fold

TABLE = files.folder("data") / "given_names.csv"


@cache
def rows() -> tuple[dict[str, str], ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def test_the_table_is_regular() -> None:
    """
    UTF-8 in composed form, LF, two columns, no cell with space at its ends.
    """
    raw = TABLE.read_bytes()
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert text.endswith("\n")
    assert text == unicodedata.normalize("NFC", text)
    assert {tuple(x) for x in rows()} == {("name", "gender")}
    assert not [cell for row in rows() for cell in row.values() if cell != cell.strip()]


def test_names_stand_in_order_and_once() -> None:
    """
    A name that both bear alike is left out, not told twice.
    """
    names = [x["name"] for x in rows()]
    assert names == sorted(set(names))


def test_a_name_is_of_a_man_or_a_woman() -> None:
    """
    Of both in some number, or the table lost a half.
    """
    genders = [x["gender"] for x in rows()]
    assert set(genders) == {"m", "f"}
    assert min(genders.count("m"), genders.count("f")) > len(genders) / 4


def test_a_name_is_one_folded_word() -> None:
    """
    As it is looked up: no case, no accent, no hyphen.
    """
    assert not [x["name"] for x in rows() if x["name"] != fold(x["name"]) or not x["name"].isalpha()]
