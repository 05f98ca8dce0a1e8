"""``kg.extract.meets_nouns_clause``: whose a meeting is that a noun tells of, by the clause it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"


def told(parsed: Parse, text: str) -> list[tuple[str, str, str]]:
    """Return status, kind and surnames of each meeting of *text*, where Brook and Vale have been named before."""
    found = meets(parsed(LEAD + text, "", "2024-06-12"))
    return [(x.status.value, x.kind.value, " ".join(sorted(y.split()[-1] for y in x.participants))) for x in found]


def test_at_the_talks_two_agreed(parsed: Parse) -> None:
    """Who comes to terms at the talks took part in them; of three, or of a speech there, nothing tells it."""
    assert told(parsed, "At the talks in Vienna, Brook and Vale agreed to raise trade.") == [
        ("held", "talks", "Brook Vale")
    ]
    assert told(parsed, "At the talks in Vienna, Brook and Vale spoke of trade.") == []
