"""``kg.annotate.gatherings``: names of gatherings that go on behind a preposition."""

from __future__ import annotations

import pytest
import spacy

from kg.annotate.gatherings import is_gathering, with_number

NLP = spacy.blank("en")


@pytest.mark.parametrize(
    "name",
    [
        "Leaders Summit of the Lakes Council",
        "Session of the Harbour Assembly",
        "Third Lakes Forum on Water",
        "45th Conference on Ferries",
    ],
)
def test_a_gathering_by_its_noun(name: str) -> None:
    """The noun before the first preposition tells, not the last word."""
    assert is_gathering(NLP(name)[:])


@pytest.mark.parametrize(
    "name", ["Commission on the Summit", "Lakes Forum on Water", "Summit Harbour", "Ministry of War"]
)
def test_a_body_or_a_place_is_none(name: str) -> None:
    """A forum without a number may have a director."""
    assert not is_gathering(NLP(name)[:])


def test_the_number_in_figures_is_of_the_name() -> None:
    """Words for a number are not: "the first Session" is counted by the writer."""
    doc = NLP("the 74th Session of the Assembly and the first Session of the Council")
    assert with_number(doc[2:6]).text == "74th Session of the Assembly"
    assert with_number(doc[9:13]).text == "Session of the Council"
