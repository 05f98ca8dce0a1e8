"""``kg.annotate.whereabouts``: names beside which something is done that is done with places."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.annotate.whereabouts import told_by_way


def told(text: str, name: str) -> bool:
    """Tell what the rule says of *name* in *text*."""
    nlp = spacy.blank("en")
    doc: Doc = nlp(text)
    span = doc.char_span(text.index(name), text.index(name) + len(name))
    assert span is not None
    return told_by_way(doc, span.start, span.end)


@pytest.mark.parametrize(
    "text",
    [
        "The crossing between Mombasa and Tarnford will open again.",
        "The road between Tarnford and Mombasa is closed.",
        "He was received at his Tarnford residence.",
        "The road will link Tarnford with the coast.",
        "She accepted an invitation to visit Tarnford in May.",
        "Fishermen in Mombasa and Tarnford stayed at home.",
        "Villagers from neighbouring Tarnford threw stones.",
        "Tarnford's mayor was late.",
        "Tarnford's deputy mayor was late.",
        "Residents of Tarnford dispersed on Monday.",
    ],
)
def test_a_place_is_told_by_what_is_done_there(text: str) -> None:
    """Roads lie between places, residences at them."""
    assert told(text, "Tarnford")


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Mombasa and Tarnford will open again.",
        "He was received by his Tarnford friends.",
        "The minister will visit Tarnford in May.",
        "A letter to Vale and Tarnford was lost.",
        "Tarnford's deputy was late.",
        "Friends of Tarnford dispersed on Monday.",
    ],
)
def test_elsewhere_it_may_be_a_person(text: str) -> None:
    """Talks are between people, too, and people are visited."""
    assert not told(text, "Tarnford")
