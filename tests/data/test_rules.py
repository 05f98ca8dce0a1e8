"""``data/rules.csv``: how often each rule is right; one that is wrong more often than right has to go."""

from __future__ import annotations

import csv

from kg.files import folder

ENOUGH = 5
"""Cases from which a precision says something."""

with (folder("data") / "rules.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


def test_no_rule_is_wrong_more_often_than_right() -> None:
    wrong = [x["key"] for x in ROWS if int(x["support"]) >= ENOUGH and float(x["precision"]) < 0.5]
    assert wrong == []


def test_each_rule_stands_once_and_within_bounds() -> None:
    assert len({x["key"] for x in ROWS}) == len(ROWS) > 0
    assert all(0 <= float(x["precision"]) <= 1 and int(x["support"]) > 0 for x in ROWS)
