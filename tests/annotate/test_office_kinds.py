"""``kg.annotate.office_kinds``: whose counterparts those who hold an office are."""

from __future__ import annotations

import pytest

from kg.annotate.office_kinds import FOREIGN, kind_of, portfolio_of


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("president", "leader"),
        ("prime minister", "leader"),
        ("deputy prime minister", ""),
        ("foreign minister", "minister"),
        ("minister of trade", "minister"),
        ("defence secretary", "minister"),
        ("deputy assistant secretary of state", "minister"),
        ("press secretary", ""),
        ("high commissioner", "envoy"),
        ("speaker", "speaker"),
        ("spokesman", ""),
    ],
)
def test_a_title_tells_of_what_kind_an_office_is(head: str, kind: str) -> None:
    """As counterparts go: none where its holder is nobody's counterpart."""
    assert kind_of(head) == kind


@pytest.mark.parametrize(
    ("role", "matters"),
    [
        ("foreign minister", FOREIGN),
        ("minister of foreign affairs", FOREIGN),
        ("external affairs minister", FOREIGN),
        ("secretary of state", FOREIGN),
        ("deputy minister of defense", "defence"),
        ("defence secretary", "defence"),
        ("minister", ""),
    ],
)
def test_ministers_are_of_the_same_matters_however_they_are_called(role: str, matters: str) -> None:
    """By what is left of the role without the title."""
    assert portfolio_of(role) == matters
