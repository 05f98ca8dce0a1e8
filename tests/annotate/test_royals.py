"""``kg.annotate.royals``: rulers of one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def test_a_ruler_is_nobody_who_has_his_name_for_a_given_name(parsed: Parse) -> None:
    """A minister called Torvald Haugen is not the king."""
    doc = parsed("Minister Torvald Haugen was there. King Torvald met the envoy.")
    assert [x.name for x in doc._.referents if x.type.value == "Person"] == ["Torvald Haugen", "King Torvald"]


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Norway's King Torvald met the envoy.", "King Torvald", "Torvald"),
        ("Saudi Crown Prince Faroukh met the envoy.", "Crown Prince Faroukh", "Faroukh"),
        ("Queen Sigrun said the bridge was open. Sigrun then left.", "Queen Sigrun", "Sigrun"),
        ("King Torvald Haugen met the envoy.", "Torvald Haugen", "King"),
        ("President Torvald met the envoy.", "Torvald", "President"),
    ],
)
def test_a_ruler_of_one_name_goes_by_it_with_his_rank(parsed: Parse, text: str, name: str, alias: str) -> None:
    """Who has two names goes by them, and a president by his surname; the other name is an alias."""
    people = [x for x in parsed(text)._.referents if x.type.value == "Person"]
    assert [x.name for x in people] == [name]
    assert any(alias in x for x in people[0].aliases)
