"""``kg.extract.located_table``: what the tables of places know of a location."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.placed import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize("text", ["They met in Kyoto, Norway.", "They met in the Norwegian city of Kyoto."])
def test_what_the_table_contradicts_is_left_out(parsed: Parse, text: str) -> None:
    """Kyoto is in Japan: a slip of the writer or of the parser is not repeated."""
    assert ("Kyoto", "Norway") not in [pair[:2] for pair in told(parsed, text)]
