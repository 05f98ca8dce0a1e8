"""``kg.extract.says_frames``: from a verb or noun to the words that it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.says import says

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
