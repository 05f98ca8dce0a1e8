"""What a land told by its kind alone means: "the country's far north", "the city-state's prime minister"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import Reference, Referent, is_quoted, reference
from kg.annotate.marks import POSSESSIVE
from kg.extract.located_seats import OF_WHAT, region_before
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Doc, Token

COUNTRIES = frozenset({"country", "nation"})
"""What any country is called."""

CITY_STATES = frozenset({"country/SGP", "country/MCO", "country/VAT"})
"""Those that are called city-states."""

REGIONS = frozenset({"island"}).union(*OF_WHAT.values())
"""Kinds of region whose officers are told of: "the province's governor"."""


SENTENCES_BACK = 3
"""Sentences in which "the country" that is visited was named, its own among them."""


def land_before(doc: Doc, i: int) -> Referent | None:
    """Return the country or region that the noun at token *i* means, before its possessive mark."""
    if i < 0 or i + 1 >= len(doc) or doc[i + 1].text not in POSSESSIVE:
        return None
    word = doc[i].lower_
    if word == "state" and i > 1 and doc[i - 2].lower_ == "city":
        named = [x for x in _countries(doc, range(i)) if x.referents[0].row is not None]
        return _single([x for x in named if x.referents[0].row.key in CITY_STATES])  # type: ignore[union-attr]
    if word in COUNTRIES:
        return the_country_before(doc, i)
    return region_before(doc, doc[i], frozenset({word})) if word in REGIONS else None


def the_country_before(doc: Doc, i: int) -> Referent | None:
    """Return the country that "country's" at token *i* means, as coreference has it, or the one spoken of."""
    if i + 1 >= len(doc) or doc[i].lower_ not in COUNTRIES or doc[i + 1].text not in POSSESSIVE:
        return None
    told: Reference | None = reference(doc[i])
    if told is not None and len(told.referents) == 1 and told.referents[0].type is EntityType.COUNTRY:
        return told.referents[0]
    return country_spoken_of(doc, i)


def country_spoken_of(doc: Doc, i: int) -> Referent | None:
    """
    Return the only country that the sentence of token *i* names before it.

    Else the only one that the sentence before has for a subject, or at all.
    """
    sentence = doc[i].sent
    # What others speak of is not where this is told.
    here = [x for x in _countries(doc, range(sentence.start, i)) if not is_quoted(doc, x.span.start)]
    if here or not sentence.start:
        return _single(here)
    before = doc[sentence.start - 1].sent
    named = _countries(doc, range(before.start, before.end))
    subjects = [x.span.root for x in named if x.span.root.head == before.root and x.span.root.dep_ == "nsubj"]
    row = {y.i for x in subjects for y in (x, *x.conjuncts)}
    return _single([x for x in named if x.span.root.i in row] or named)


def the_country_but(noun: Token, home: Collection[Referent]) -> Referent | None:
    """
    Return the country that "visited the country" means: the only one told of so far, but for those of the visitor.

    Of its sentence, else of one of the two before; ``None`` if *noun* is not "the country", or several are told of.
    """
    if noun.lower_ not in COUNTRIES or any(x.lower_ != "the" for x in noun.children if x.dep_ != "punct"):
        return None
    if not any(x.dep_ == "det" for x in noun.children):
        return None
    doc, sentence, end = noun.doc, noun.sent, noun.i
    for _ in range(SENTENCES_BACK):
        found = [x for x in _countries(doc, range(sentence.start, end)) if x.referents[0] not in home]
        if found:
            return _single(found)
        if not sentence.start:
            return None
        sentence, end = doc[sentence.start - 1].sent, sentence.start
    return None


def _countries(doc: Doc, part: range) -> list[Reference]:
    found = (reference(doc[i]) for i in part)
    return [
        x
        for x in found
        if x is not None and x.how in {"name", "adjective"} and x.referents[0].type is EntityType.COUNTRY
    ]


def _single(found: list[Reference]) -> Referent | None:
    meant = {id(x.referents[0]): x.referents[0] for x in found}
    return next(iter(meant.values())) if len(meant) == 1 else None
