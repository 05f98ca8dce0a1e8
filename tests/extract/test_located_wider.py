"""``kg.extract.located_wider``: locations that more than the words next to a name tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.placed import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "inner", "outer", "rule"),
    [
        ("It rained in Bergen and Oslo, both in Norway.", {"Bergen", "Oslo"}, "Norway", "both"),
        ("In southern Italy, police in Naples and Bari rested.", {"Naples", "Bari"}, "Italy", "front"),
        ("It blew in California, where gusts hit Fresno and Oakland.", {"Fresno", "Oakland"}, "California", "front"),
        ("Rebels hold the towns of Vasna and Torsk in Poland.", {"Vasna", "Torsk"}, "Poland", "in"),
        ("French cities such as Lyon and Lille are old.", {"Lyon", "Lille"}, "France", "including"),
        ("In Oslo, it rained in the Lantern district of the Norwegian capital.", {"Lantern"}, "Oslo", "district"),
        ("It makes Poland, they said, Europe's largest market after Spain.", {"Poland", "Spain"}, "Europe", "ranked"),
    ],
)  # fmt: skip
def test_a_row_of_places_is_put_in_another(parsed: Parse, text: str, inner: set[str], outer: str, rule: str) -> None:
    """By "both", by what opens the sentence, by the kind that they are of, by a rank."""
    assert {x for x in told(parsed, text) if x[2] == rule} == {(x, outer, rule) for x in inner}
