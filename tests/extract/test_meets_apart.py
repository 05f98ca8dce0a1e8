"""``kg.extract.meets_apart``: meetings of one verb that were held apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.meets import meets
from tests.neighbours import LEAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def told(parsed: Parse, text: str) -> list[tuple[set[str], str, str | None, str | None]]:
    """Return who, status, day and place of each meeting in *text*."""
    lead = LEAD + "Hanne Lund is a mayor.\n\n"
    return [(set(x.participants), x.status, x.date, x.place) for x in meets(parsed(lead + text, "", "2024-06-12"))]


def test_one_after_the_other_each_has_his_day_and_place(parsed: Parse) -> None:
    """Where the verb is told once for both."""
    text = "Mr Brook saw Mr Vale in Lima last Thursday and Ms Lund in Cusco a day later."
    assert told(parsed, text) == [
        ({"Ada Brook", "Tomas Vale"}, "held", "2024-06-06", "Lima"),
        ({"Ada Brook", "Hanne Lund"}, "held", "2024-06-07", "Cusco"),
    ]


def test_hosts_in_turn_are_met_one_by_one(parsed: Parse) -> None:
    """Each "by" of a passive is a host of his own."""
    text = "Brook was received in turn by Vale at the palace and by Lund in Lima."
    assert [x[0] for x in told(parsed, text)] == [{"Ada Brook", "Tomas Vale"}, {"Ada Brook", "Hanne Lund"}]
