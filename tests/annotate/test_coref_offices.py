"""``kg.annotate.coref_offices``: offices resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.coref_offices import is_bare
from kg.annotate.office import Office

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("role", "head", "bare"), [("", "", True), ("Gen", "gen", True), ("minister", "minister", False)]
)
def test_a_rank_is_no_office_that_keeps_one_from_another(parsed: Parse, role: str, head: str, bare: bool) -> None:
    """Whoever is told of as a country's, by a rank or without, may be its minister."""
    assert is_bare(Office(parsed("Ada Brook smiled.")[0:1], role, head)) is bare
