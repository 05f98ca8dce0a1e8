"""Codes of event data: of what was held by its kind, of what is planned by its status."""

from __future__ import annotations

import pytest

from kg.export.plover import Codes, codes


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("meeting", "held", Codes("CONSULT", None, None, "040")),
        ("call", "held", Codes("CONSULT", "phone", None, "041")),
        ("visit", "held", Codes("CONSULT", "visit", None, "042")),
        ("talks", "held", Codes("CONSULT", None, "diplomatic", "046")),
        ("talks", "planned", Codes("AGREE", None, "diplomatic", "036")),
        ("visit", "possible", Codes()),
        ("summit", "cancelled", Codes()),
        ("call", "denied", Codes()),
    ],
)
def test_codes_are_those_of_the_alignments(kind: str, status: str, expected: Codes) -> None:
    """By ontology/alignments.ttl; a scheme that has no such event gives none."""
    assert codes(kind, status) == expected
