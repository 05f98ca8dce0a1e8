"""``kg.extract.says_clauses``: what is reported outside quotation marks, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.says import says
from kg.model import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

KNOWN = "Ada Brook, a lawyer, and Tomas Vale run the port of Lindmouth. "


def told(parsed: Parse, text: str, title: str = "") -> list[tuple[str, str]]:
    """Speaker and words of each statement in *text*."""
    return [(x.speaker, x.text) for x in says(parsed(KNOWN + text, title))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Exports fell by a tenth, customs figures show.", "unnamed: customs figures"),
        ("Opposition figures said that exports fell by a tenth.", "unnamed: Opposition figures"),
    ],
)
def test_figures_are_numbers_or_people(parsed: Parse, text: str, speaker: str) -> None:
    """The former show, the latter say."""
    assert [x for x, _ in told(parsed, text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The port is, in Ada Brook's view, too small.", "The port is too small"),
        ("In the opinion of Ada Brook, the port is too small.", "the port is too small"),
        (
            "Tomas Vale left Oslo and, according to Ada Brook, a lawyer, the port was shut.",
            "the port was shut",
        ),
    ],
)
def test_whose_view_it_is(parsed: Parse, text: str, words: str) -> None:
    """The sentence without the phrase; its second half, where the phrase stands behind its "and"."""
    assert ("Ada Brook", words) in told(parsed, text)
    assert not any("left Oslo" in x for _, x in told(parsed, text))


def test_whose_warning_it_is(parsed: Parse) -> None:
    """Who passes it on has told that it was."""
    text = "Tomas Vale left Oslo and, according to Ada Brook, warned the crew of floods."
    assert [(x.speaker, x.text, x.reported_by) for x in says(parsed(KNOWN + text))] == [
        ("Ada Brook", "warned the crew of floods", None),
        ("Tomas Vale", "of floods", "Ada Brook"),
    ]


def test_a_sentence_that_somebody_puts_so_is_quoted(parsed: Parse) -> None:
    """Some words of another are not."""
    ((one,), (other,)) = (
        list(says(parsed(KNOWN + x)))
        for x in (
            'Vale had a lamp because, as Brook puts it, "you cannot read in the dark".',
            'Vale left with, as Brook put it, "an open door and no key".',
        )
    )
    assert (one.mode, other.mode) == (Mode.DIRECT, Mode.MIXED)


def test_who_asks_in_a_participle(parsed: Parse) -> None:
    """The question is hers, unless she asks for everybody."""
    text = "whether the port was shut, Tomas Vale replied that it was."
    assert told(parsed, f"Asked by Ada Brook {text}")[0] == ("Ada Brook", "whether the port was shut")
    assert {x for x, _ in told(parsed, f"Asked by reporters {text}")} == {"Tomas Vale"}


def test_who_is_quoted_by_the_way_speaks(parsed: Parse) -> None:
    """And goes on speaking; the paper passes it on."""
    text = 'Ada Brook, quoted by the Lake Gazette, described the talks as "a long lunch". She noted that nobody ate.'
    found = [(x.speaker, x.reported_by) for x in says(parsed(KNOWN + text))]
    assert found == [("Ada Brook", "Lake Gazette"), ("Ada Brook", None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Brook took the view that the treaty had lapsed.", "the treaty had lapsed"),
        ("Ada Brook is of the opinion that the treaty has lapsed.", "the treaty has lapsed"),
        ("Ada Brook took the line that it was better to wait.", "it was better to wait"),
        ("Ada Brook rejected the view that the treaty had lapsed.", "the view that the treaty had lapsed"),
    ],
)
def test_a_view_that_is_taken(parsed: Parse, text: str, words: str) -> None:
    """It is of who takes it, not of who rejects it."""
    assert told(parsed, text) == [("Ada Brook", words)]


def test_how_people_without_a_name_felt(parsed: Parse) -> None:
    """A relative clause that tells of it is no statement of theirs; what they fear in the main clause is."""
    assert told(parsed, "Skippers in Bergen, who feared that their boats would be sold, cheered.") == []
    assert told(parsed, "Skippers in Bergen fear that their boats will be sold.") == [
        ("unnamed: Skippers in Bergen", "their boats will be sold")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The bridge would cost a million, according to Ada Brook, and has been late for years.",
            "The bridge would cost a million",
        ),
        (
            "The bridge, according to Ada Brook, will cost a million and will take a year.",
            "The bridge will cost a million and will take a year",
        ),
        ('When they left on Sunday, the road was "a dream", as Ada Brook put it.', 'the road was "a dream"'),
        ("If it rains, the road is a river, as Ada Brook put it.", "If it rains, the road is a river"),
    ],
)
def test_which_clauses_are_said(parsed: Parse, text: str, words: str) -> None:
    """Not one of another tense that is added, nor when it was; a condition is."""
    assert told(parsed, text) == [("Ada Brook", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Brook's position is that Norway must pay first.", ["Norway must pay first"]),
        ("Ada Brook's message to the crew was that the port was shut.", ["the port was shut"]),
        ("Ada Brook's position is not that Norway must pay first.", []),
        ("The point is that nobody knows.", []),
    ],
)
def test_what_somebodys_position_is(parsed: Parse, text: str, words: list[str]) -> None:
    """A clause behind "is" is what the noun tells of, if it is somebody's."""
    assert [x for _, x in told(parsed, text)] == words


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("Tomas Vale was told by Ada Brook that the port was shut.", "the port was shut", "Tomas Vale"),
        ("Tomas Vale was urged by Ada Brook to resign.", "to resign", "Tomas Vale"),
        ("Tomas Vale was thanked by Ada Brook for the boats.", "for the boats", "Tomas Vale"),
        ("Tomas Vale was accused by Ada Brook of selling the port.", "Tomas Vale of selling the port", None),
        ("The treaty, hailed by Ada Brook as a new dawn, was signed.", "The treaty as a new dawn", None),
    ],
)
def test_what_is_said_by_the_doer_of_a_passive(parsed: Parse, text: str, words: str, whom: str | None) -> None:
    """To its subject, or of it."""
    (found,) = says(parsed(KNOWN + text))
    assert (found.speaker, found.text, found.addressee) == ("Ada Brook", words, whom)


@pytest.mark.parametrize(
    "text",
    [
        "Tomas Vale was told on Monday that the port was shut.",
        "Tomas Vale was asked by reporters whether the port was shut.",
        "Tomas Vale was not praised by Ada Brook for his patience.",
        "Tomas Vale was welcomed by Ada Brook.",
        "The house, built by Ada Brook as an inn, was sold.",
    ],
)
def test_a_passive_that_tells_of_no_words(parsed: Parse, text: str) -> None:
    """Nobody does it, everybody, or nothing is said."""
    assert told(parsed, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook left without saying whether the port was shut.",
        "Ada Brook avoided saying whether the port was shut.",
        "Ada Brook refrained from saying that the port was shut.",
        "Ada Brook stopped short of saying that the port was shut.",
    ],
)
def test_what_somebody_leaves_out_is_not_said(parsed: Parse, text: str) -> None:
    """The gerund is of what was not done."""
    assert told(parsed, text) == []


def test_what_somebody_begins_by_saying_is(parsed: Parse) -> None:
    """Other gerunds are of what was."""
    assert told(parsed, "Ada Brook began by saying that the port was shut.") == [("Ada Brook", "the port was shut")]
