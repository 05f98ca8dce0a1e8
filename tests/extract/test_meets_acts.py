"""``kg.extract.meets_acts``: acts in one another's presence, told without a word of meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Brook sat with Vale for twenty minutes.", "meeting"),
        ("Speaking alongside Vale, Brook said it was over.", "meeting"),
        ("Brook stood next to Vale as he signed the treaty.", "meeting"),
        ("Brook and Vale appeared together before the press.", "meeting"),
        ("Brook was seen with Vale at a restaurant.", "meeting"),
        ("Brook and Vale were photographed together.", "meeting"),
        ("Brook signed the treaty with Vale.", "meeting"),
        ("The accord was signed by Brook and Vale in Haven.", "meeting"),
        ("Brook and Vale laid a wreath.", "meeting"),
        ("Brook and Vale strolled through the gardens.", "meeting"),
        ("Brook inspected the bridge in the company of Vale.", "meeting"),
        ("Brook left after an hour with Vale.", "meeting"),
        ("Brook struck a bargain with Vale over lunch.", "meeting"),
        ("Brook's last engagement was a lunch with Vale.", "meeting"),
        ("Brook's day began with a breakfast with Vale.", "meeting"),
        ("Brook was on hand to welcome Vale.", "meeting"),
        ("Brook was taken to see Vale.", "meeting"),
        ("When Brook was in Lima this week, Vale told her that the plan was foolish.", "meeting"),
        ("Brook settled the matter by phone with Vale.", "call"),
        ("Brook and Vale patched things up by telephone.", "call"),
        ("Brook was on the telephone with Vale until midnight.", "call"),
        ("Brook's callers on Monday included Vale.", "visit"),
    ],
)
def test_what_takes_both_tells_that_they_met(parsed: Parse, text: str, kind: str) -> None:
    """Beside each other, in one picture, at one ceremony, on one line."""
    assert told(parsed, text) == [("held", kind, "Brook Vale")]


@pytest.mark.parametrize(
    "text",
    [
        "Brook and Vale signed the treaty.",
        "Brook and Vale signed the contract in Haven.",
        "Brook and Vale voted by telephone.",
        "Brook told reporters of Vale by phone.",
        "When Hanne Lund was in Lima this week, Brook told Vale that the plan was foolish.",
        "When Brook was ill, Vale told her that the plan was foolish.",
        "Brook and Vale laid wreaths.",
        "Brook and Vale walked out.",
        "Brook and Vale played chess.",
        "Brook stood by Vale.",
        "Brook was seen as Vale's heir.",
        "Brook's allies included Vale.",
        "Brook runs a company of Vale.",
        "Brook dropped Vale from the team.",
        "Brook spent years beside Haven.",
    ],
)
def test_what_each_may_do_alone_tells_nothing(parsed: Parse, text: str) -> None:
    """A treaty may be signed in two capitals, a vote cast at home."""
    assert told(parsed, text) == []


def test_a_mediator_meets_each_of_those_he_goes_between(parsed: Parse) -> None:
    """They do not meet each other."""
    assert [x[2] for x in told(parsed, "Hugo Holm shuttled between Brook and Vale.")] == ["Brook Holm", "Holm Vale"]


def test_then_tells_of_the_same_subject(parsed: Parse) -> None:
    """Parsers hang the first of two verbs below the second."""
    text = "Prime Minister Ada Brook addresses the assembly, then holds talks with its president, Hanne Lund."
    assert [x[2] for x in told(parsed, text)] == ["Brook Lund"]
