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
    """Who passes it on has told of no more."""
    text = "Tomas Vale left Oslo and, according to Ada Brook, warned the crew of floods."
    assert [(x.speaker, x.text, x.reported_by) for x in says(parsed(KNOWN + text))] == [
        ("Tomas Vale", "of floods", "Ada Brook")
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
