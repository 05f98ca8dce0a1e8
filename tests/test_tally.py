"""Counting: what is told of documents, and why an input or a sentence was left out, without its particulars."""

from __future__ import annotations

import json

import pytest

from kg import tally
from kg.check.stopped import Stopped
from kg.extract.abstained import abstained
from kg.model import (
    Document,
    Evidence,
    Field,
    Kind,
    Location,
    Meeting,
    Mode,
    Reason,
    Relations,
    Representation,
    Statement,
    Status,
    Tenure,
)
from tests.report.told import told

NOTE = "“Ana Sol met.”: “met” may tell of a meeting, but only Ana Sol is told of"


def where(rule: str) -> Evidence:
    return Evidence(Field.BODY, 0, 5, rule)


def met(status: Status, rule: str = "meets/met") -> Meeting:
    return Meeting(("Ana Sol", "Bo Lund"), status, Kind.MEETING, where(rule))


def article(name: str, **found: object) -> Relations:
    return Relations(Document(name, "Ana Sol met Bo Lund.", "News"), **found)  # type: ignore[arg-type]


def test_relations_are_counted_by_rule_and_status() -> None:
    """Each kind has its own status: of a statement it is the mode, of an office the tenure, of a place none."""
    found = article(
        "1",
        meets=(met(Status.HELD), met(Status.HELD), met(Status.DENIED), met(Status.HELD, "meets/noun")),
        says=(Statement("Ana Sol", "yes", ((0, 3),), Mode.DIRECT, where("says/quote")),),
        represents=(Representation("Ana Sol", "Ostmark", where("represents/title"), tenure=Tenure.FORMER),),
        located_in=(Location("Tarvik", "Ostmark", where("located_in/comma")),),
    )
    assert [(x.relation, x.rule, x.status, x.count) for x in tally.contents([found]).relations] == [
        ("located-in", "located_in/comma", "", 1),
        ("meets", "meets/met", "denied", 1),
        ("meets", "meets/met", "held", 2),
        ("meets", "meets/noun", "held", 1),
        ("represents", "represents/title", "former", 1),
        ("says", "says/quote", "direct", 1),
    ]
    assert tally.numbers(found) == {"meets": 4, "says": 1, "represents": 1, "located-in": 1}


def test_articles_are_counted_with_their_characters() -> None:
    """Title and body."""
    found = tally.contents([article("1"), article("2")])
    assert (found.articles, found.characters) == (2, 2 * len("NewsAna Sol met Bo Lund."))


def test_the_first_sentences_left_unread_are_examples() -> None:
    """A few of each reason; all are counted."""
    read = [article(str(number), notes=(NOTE, NOTE)) for number in range(5)]
    (found,) = tally.contents(read).abstained
    assert (found.reason, found.count) == (tally.ALONE, 10)
    assert [x["document"] for x in found.examples] == ["0", "0", "1"]
    assert found.examples[0]["text"] == NOTE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Brook spoke of the talks at length.", tally.ALONE),
        ("Brook praised Vale for the talks.", tally.UNTOLD),
    ],
)
def test_the_reasons_are_those_of_the_extractor(parsed, text: str, reason: str) -> None:
    """Of the notes that it makes of a real parse, each is known."""
    doc = parsed(f"Ada Brook and Tomas Vale are neighbours.\n\n{text}", "", "2024-06-12")
    assert [tally.reason_of(note) for note in abstained(doc, ())] == [reason]


def test_reasons_leave_out_sentence_and_names() -> None:
    several = "“They “talked”.”: “talks” may tell of a meeting, but not how Ana Sol and Bo Lund took part in it"
    assert tally.reason_of(NOTE) == tally.ALONE
    assert tally.reason_of(several) == tally.UNTOLD
    assert tally.reason_of("a note of another extractor") == tally.OTHER


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("not UTF-8 (byte 3)", "not UTF-8 (byte 77)", "not UTF-8"),
        ("it has 1,234 characters", "it has 99 characters", "it has N characters"),
        ("could not be read: ValueError: odd", "could not be read: KeyError: 'x'", "could not be read"),
        ("no list 'meets'", "no list 'says'", "no list …"),
    ],
)
def test_problems_of_one_kind_have_one_name(one: str, other: str, kind: str) -> None:
    assert tally.kind_of(one) == tally.kind_of(other) == kind


def test_a_problem_that_is_all_particulars_keeps_them() -> None:
    assert tally.kind_of("(odd)") == "(odd)"


def test_what_the_gate_stopped_is_taken_apart() -> None:
    line = str(Stopped("meeting", "https://example.org/m/1", ("1.txt", "2.txt"), ("a city took part", "no such day")))
    found = tally.stopped(line)
    assert (found.kind, found.source) == ("meeting", "1.txt, 2.txt")
    assert found.problem == "<https://example.org/m/1>: a city took part; no such day"


def test_what_joins_beside_the_articles_is_a_kind_of_its_own() -> None:
    found = tally.stopped("with/own.ttl: not Turtle (line 3). Mend it")
    assert (found.kind, found.problem) == ("beside", "with/own.ttl: not Turtle (line 3). Mend it")


def test_a_tally_comes_back_from_json() -> None:
    """Equal, whatever is in it; a field that a later version adds is passed over."""
    before = told()
    held = json.loads(json.dumps(before.as_dict()))
    held["later"] = held["graph"]["later"] = held["stages"][0]["later"] = 1
    assert tally.load(held) == before


def test_a_tally_of_another_version_is_not_understood() -> None:
    with pytest.raises(ValueError, match="version 99"):
        tally.load(told().as_dict() | {"format": 99})


def test_names_that_are_linked_to_nothing_are_counted_by_why() -> None:
    """Other reasons are not."""
    reasons = [
        Reason("unlinked", ("a",), ("Harbour Office",), "many are called so", "1.txt"),
        Reason("unlinked", ("b",), ("Lund",), "a surname is many people's", "1.txt"),
        Reason("unlinked", ("c",), ("Vale",), "a surname is many people's", "2.txt"),
        Reason("linked", ("d",), ("Ostmark",), "a name of the row", "1.txt"),
    ]
    assert [(x.reason, x.count, [y["text"] for y in x.examples]) for x in tally.unlinked(reasons)] == [
        ("a surname is many people's", 2, ["Lund", "Vale"]),
        ("many are called so", 1, ["Harbour Office"]),
    ]
