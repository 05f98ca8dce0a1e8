"""``data/offices.csv``: who held which office when; a wrong row is worse than none."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from kg import tables
from kg.files import folder
from kg.offices import Term, first, last, read

TERMS = list(read(folder("data") / "offices.csv"))

HAND_OVER = 31
"""Days that two terms of one office may both cover: the month in which a coarse date lies."""

LONGEST_GAP = 100
"""Days between two terms that need no word: an office is empty, or held by somebody acting, after a resignation."""

GAPS = {
    ("country/AFG", "foreign minister", "2013-10"): "not told",
    ("country/AUT", "president", "2016-07-08"): "empty: the election was held again",
    ("country/BGD", "prime minister", "2006-10-29"): "caretaker governments",
    ("country/CHN", "leader", "2002-11-15"): "one led the party, another the state",
    ("country/CIV", "president", "2010-12-04"): "two claimed to be",
    ("country/EGY", "president", "2011-02-11"): "the Supreme Council of the Armed Forces",
    ("country/GEO", "president", "1992-01-06"): "the office did not exist",
    ("country/IND", "foreign minister", "1998-03"): "held by the prime minister",
    ("country/IND", "foreign minister", "2005-11"): "held by the prime minister",
    ("country/IRQ", "president", "2003-04-09"): "occupation, then an interim government",
    ("country/ISR", "foreign minister", "1998-01-06"): "held by the prime minister",
    ("country/ISR", "foreign minister", "2012-12-18"): "held by the prime minister",
    ("country/ISR", "foreign minister", "2015-05"): "held by the prime minister",
    ("country/KGZ", "president", "2005-03-24"): "an acting president",
    ("country/KGZ", "president", "2020-10-15"): "acting presidents",
    ("country/KOR", "prime minister", "2002-07"): "two were not confirmed; then not told",
    ("country/LBN", "president", "2007-11-23"): "empty",
    ("country/LBN", "president", "2014-05-24"): "empty",
    ("country/LBN", "president", "2022-10-30"): "empty",
    ("country/MDA", "president", "2009-09-11"): "acting presidents",
    ("country/MMR", "junta leader", "2011-03-30"): "no junta",
    ("country/PAK", "foreign minister", "2002-06"): "not told",
    ("country/PAK", "foreign minister", "2007-11"): "a caretaker",
    ("country/PAK", "foreign minister", "2011-02"): "a minister of state",
    ("country/PAK", "foreign minister", "2013-03"): "held by the prime minister, then not told",
    ("country/PAK", "foreign minister", "2018-04"): "not told: a minister of a month and a caretaker",
    ("country/PAK", "prime minister", "1993-04-18"): "dismissed, restored and resigned within half a year",
    ("country/PAK", "prime minister", "1996-11-05"): "a caretaker",
    ("country/PAK", "prime minister", "1999-10-12"): "General Musharraf as chief executive",
    ("country/PAK", "prime minister", "2007-11"): "a caretaker",
    ("country/THA", "prime minister", "2014-05-07"): "an acting prime minister, then a junta",
    ("country/UKR", "foreign minister", "2009-03"): "empty",
    ("country/UKR", "prime minister", "1993-09"): "an acting prime minister",
    ("country/VEN", "president", "1993-05-21"): "an interim president",
    ("country/XKX", "president", "2020-11-05"): "an acting president",
    ("organisation/european-commission", "president", "1999-03-15"): "the commission had resigned",
    ("organisation/international-atomic-energy-agency", "director-general", "2019-07-18"): "an acting head",
    ("organisation/organization-for-security-and-co-operation-in-europe", "secretary-general", "2020-07-18"): "empty",
    ("organisation/organization-of-american-states", "secretary-general", "2004-09"): "hardly held",
    ("organisation/unhcr", "high commissioner", "2005-02-20"): "an acting head",
    ("organisation/world-health-organization", "director-general", "2006-05-22"): "an acting head",
    ("organisation/world-trade-organization", "director-general", "1999-04-30"): "empty",
    ("organisation/world-trade-organization", "director-general", "2020-08-31"): "empty",
}  # fmt: skip
"""The gaps there are, with what was in them: (of, office, end of the term before) → why."""

WANTED = {"ARG", "AUS", "BRA", "CAN", "CHN", "FRA", "DEU", "IND", "IDN", "ITA", "JPN", "MEX", "RUS", "SAU", "ZAF",
          "KOR", "TUR", "GBR", "USA", "PRK", "IRN", "ISR", "UKR", "EGY", "PAK", "VNM"}  # fmt: skip


def of_each_office() -> dict[tuple[str, str], list[Term]]:
    found: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in TERMS:
        found[term.of, term.titles[0]].append(term)
    return {office: sorted(terms, key=lambda x: first(x.start)) for office, terms in found.items()}


def days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def test_rows_are_sorted_and_each_names_its_source() -> None:
    """So that a correction is one line of a diff, and can be checked."""
    with (folder("data") / "offices.csv").open(encoding="utf-8", newline="") as file:
        keys = [row["key"] for row in csv.DictReader(file)]
    assert keys == sorted(keys)
    assert all(x.source for x in TERMS)


def test_every_office_is_of_somebody_the_tables_know() -> None:
    """By the key of ``actors.csv``."""
    assert {x.of for x in TERMS} <= {x.key for x in tables.actors()}


def test_the_states_that_news_is_full_of_are_there() -> None:
    """Those of the G20 and a few more, each with who leads it and its foreign minister."""
    states = {x.of.partition("/")[2] for x in TERMS if x.of.startswith("country/")}
    assert states >= WANTED
    foreign = {
        x.of.partition("/")[2] for x in TERMS if any("foreign" in t or "secretary of state" in t for t in x.titles)
    }
    assert foreign >= WANTED


@pytest.mark.parametrize("office", of_each_office(), ids=" ".join)
def test_one_office_has_one_holder_at_a_time(office: tuple[str, str]) -> None:
    """Terms follow each other: they share a day of hand-over, or the month of a coarse date."""
    for one, other in pairwise(of_each_office()[office]):
        shared = days(first(other.start), last(one.until or one.known))
        exact = len(one.until) == len(other.start) == len("2004-03-09")
        assert shared <= (0 if exact else HAND_OVER), (one.key, other.key)


@pytest.mark.parametrize("office", of_each_office(), ids=" ".join)
def test_every_gap_is_known(office: tuple[str, str]) -> None:
    """Between two terms of an office nobody is missing whom we only forgot."""
    for one, other in pairwise(of_each_office()[office]):
        gap = days(last(one.until or one.known), first(other.start))
        assert gap <= LONGEST_GAP or (*office, one.until) in GAPS, (one.key, other.key, gap)


def test_no_gap_is_excused_that_is_none() -> None:
    """A list of exceptions that outlives them hides the next one."""
    ends = {(of, title, term.until) for (of, title), terms in of_each_office().items() for term in terms[:-1]}
    assert set(GAPS) <= ends
    for of, title, end in GAPS:
        terms = of_each_office()[of, title]
        after = terms[[x.until for x in terms].index(end) + 1]
        assert days(last(end), first(after.start)) > LONGEST_GAP, (of, title, end)


def test_only_what_is_true_today_has_no_end() -> None:
    """And says on which day it was known to be; it is the last of its office."""
    for terms in of_each_office().values():
        assert all(x.until for x in terms[:-1])
        assert bool(terms[-1].until) != bool(terms[-1].known)


def test_a_person_is_spelt_alike_in_every_office() -> None:
    """One alias names one person, whatever office he held."""
    named: dict[str, str] = {}
    for term in TERMS:
        for alias in term.aliases:
            if alias not in {"George Bush"}:  # father and son
                assert named.setdefault(alias, term.name) == term.name
