"""``kg.extract.says_frames`` and ``says_clauses``: from a verb or noun to the words that it reports."""

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
    ("text", "words"),
    [
        (
            'Ada Brook accused him last year of having sunk the ferry "for a bet and a barrel".',
            'of having sunk the ferry "for a bet and a barrel"',
        ),
        ("Tomas Vale left two guests behind whom Ada Brook accused of theft.", "of theft"),
        ('Ada Brook called for a new survey "by the end of winter".', 'for a new survey "by the end of winter"'),
        ('Ada Brook welcomed the decision "with both hands".', 'the decision "with both hands"'),
        ("Ada Brook claimed the council burned the nets.", "the council burned the nets"),
        (
            "Ada Brook wished the crew a safe journey and the owners a good year.",
            "the crew a safe journey and the owners a good year",
        ),
        (
            'Ada Brook described the house built by the crew in May as "a box of wind".',
            'the house built by the crew in May as "a box of wind"',
        ),
        (
            'The mayor of Bergen, Ada Brook, dismissed as "gossip" the suggestion that she was ill.',
            '"gossip" the suggestion that she was ill',
        ),
        ("Ferries have been delayed since June, when Ada Brook shut the lock, citing the storm.", "the storm"),
        ("Ada Brook remembers him singing on the pier.", "him singing on the pier"),
        ("Ada Brook gave an assurance that the treaty would be tabled.", "the treaty would be tabled"),
        ("Ada Brook issued a warning that the dam was flooded.", "the dam was flooded"),
        ("Ada Brook told them that what they did was wrong.", "what they did was wrong"),
        ("Ada Brook asked what was to become of the crews.", "what was to become of the crews"),
    ],
)
def test_what_is_reported(parsed: Parse, text: str, words: str) -> None:
    """All of it, however the parser joins the parts."""
    (found,) = told(parsed, text)
    assert found[0] == "Ada Brook"
    assert found[1].endswith(words)


def test_what_is_attacked_with_arms_is_not_what_somebody_says(parsed: Parse) -> None:
    """A decision is attacked in words."""
    assert told(parsed, "The rebels attacked the bridge and the soldiers defended the town.") == []
    assert told(parsed, "Norway attacked the decision.") == [("Norway", "the decision")]
    assert told(parsed, "Ada Brook attacked the system.") == [("Ada Brook", "the system")]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook conveyed an invitation from the mayor to visit Oslo.",
        "Norway extended its fishing zone to 200 miles.",
        "Ada Brook sent the boats to Oslo.",
        "Ada Brook wished that the rain would stop.",
        "Ada Brook was given an assurance that the treaty would be tabled.",
        "Ada Brook would not give an assurance that the treaty would be tabled.",
        "Ada Brook told us how she had left the island.",
        "The crew will believe it when Ada Brook says that the port is open.",
        "Ada Brook tells us what the owners want.",
        "Ada Brook urged the council.",
        "Ada Brook called on Tomas Vale in Oslo to discuss the wells.",
        "In full view of the police, the crowd burned the boats.",
        "In view of the minister, the crowd burned the boats.",
        "The envoy brought a message from President Said Omar Hassan pertaining to trade.",
    ],
)
def test_what_reports_nothing(parsed: Parse, text: str) -> None:
    """What is handed over, done, given by others, asked about or called on; a name that looks like a verb."""
    assert told(parsed, text) == []


def test_a_source_that_wants_no_name_says_nothing_by_that(parsed: Parse) -> None:
    """It insists on it for itself."""
    found = told(parsed, '"It is late," said a Norwegian official, insisting on anonymity.')
    assert found == [("unnamed: Norwegian official", "It is late")]


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


def test_a_title_that_quotes_a_verb(parsed: Parse) -> None:
    """What is denied is all of it."""
    title = "Ada Brook denies Norway 'sold the lake' for fish"
    assert told(parsed, "It rained.", title) == [("Ada Brook", "Norway 'sold the lake' for fish")]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Brook urges release of crew", "release of crew"),
        ("Brook says talks with Vale 'constructive'", "talks with Vale 'constructive'"),
        ("Brook says port 'will never shut'", "port 'will never shut'"),
    ],
)
def test_what_is_said_in_a_title(parsed: Parse, title: str, words: str) -> None:
    """A matter that is urged, what something is said to be, with and without a verb."""
    assert told(parsed, "It rained.", title) == [("Ada Brook", words)]
