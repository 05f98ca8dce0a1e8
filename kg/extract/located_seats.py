"""
Where bodies have their seats, and of which region told of before a town is the capital.

========================  ==================================================================
``located_in/seat``       the headquarters of the Grain Board in Haven; its headquarters in Haven
``located_in/capital``    Norland's Amber region … the regional capital, Haven
========================  ==================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import Reference, Referent, reference, tokens_of
from kg.annotate.marks import HYPHENS, POSSESSIVE
from kg.extract.located_wider import OUTER
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

SEATS = frozenset({"headquarters", "seat", "secretariat"})
"""What a body has where it is."""

OF_WHAT = {
    "regional": frozenset({"region", "oblast"}),
    "provincial": frozenset({"province"}),
    "state": frozenset({"state"}),
    "district": frozenset({"district"}),
    "county": frozenset({"county"}),
    "departmental": frozenset({"department"}),
    "prefectural": frozenset({"prefecture"}),
}
"""The word before "capital" → the kinds of place that it is the capital of."""

SENTENCES = 8
"""Sentences back in which the region is named."""


def seats(doc: Doc) -> Iterator[tuple[Reference, Referent, str]]:
    """Yield bodies and capitals with what they are in, and the rule."""
    for noun in tokens_of(doc):
        word = noun.lower_
        if word in SEATS:
            is_ = noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ in {"is", "are"}
            where = _in_behind(doc, noun.i + 1 + is_)
            whose = _whose(doc, noun)
            if whose is not None:
                where = where or _in_behind(doc, whose.span.end)
                if where is not None:
                    yield whose, where, "seat"
        elif word == "capital" and noun.i and noun.nbor(-1).lower_ in OF_WHAT:
            town = _named_behind(doc, noun.i + 1)
            region = region_before(doc, noun, OF_WHAT[noun.nbor(-1).lower_])
            if town is not None and region is not None:
                yield town, region, "capital"


def _whose(doc: Doc, noun: Token) -> Reference | None:
    """Return the body whose seat *noun* is: "the Grain Board's", "of the Grain Board", "its" of the last that acts."""
    i = noun.i
    if i > 1 and doc[i - 1].text in POSSESSIVE:
        return _body_ending(doc, i - 1)
    if i > 2 and doc[i - 1].lower_ == "whose" and doc[i - 2].text == ",":
        return _body_ending(doc, i - 2)
    if i > 4 and doc[i - 1].lower_ == "its":
        if [x.lower_ for x in doc[i - 4 : i - 1]] == [",", "which", "has"]:
            return _body_ending(doc, i - 4)
        for part in _parts_before(doc, noun):
            named = [x for x in _bodies(doc, part) if doc[x.span.end].text not in HYPHENS]
            told = [x for x in named if x.span.root.dep_ in {"nsubj", "nsubjpass"}]
            if not told and len({id(x.referents[0]) for x in named}) == 1:
                told = named
            if told:
                return told[-1]
        return None
    if i + 2 < len(doc) and doc[i + 1].lower_ == "of":
        found: Reference | None = reference(doc[i + 2 + (doc[i + 2].lower_ == "the")])
        return found if _is_body(found) else None
    return None


def _parts_before(doc: Doc, token: Token) -> Iterator[range]:
    sentence = token.sent
    yield range(sentence.start, token.i)
    if sentence.start:
        previous = doc[sentence.start - 1].sent
        yield range(previous.start, previous.end)


def _bodies(doc: Doc, part: range) -> Iterator[Reference]:
    for i in part:
        found: Reference | None = reference(doc[i])
        if found is not None and found.span.start == i and _is_body(found):
            yield found


def _is_body(found: Reference | None) -> bool:
    one = found is not None and found.how == "name" and len(found.referents) == 1
    return one and found is not None and found.referents[0].type is EntityType.ORGANISATION


def _body_ending(doc: Doc, end: int) -> Reference | None:
    found: Reference | None = reference(doc[end - 1])
    return found if found is not None and found.span.end == end and _is_body(found) else None


def _in_behind(doc: Doc, i: int) -> Referent | None:
    """Return the place in "in Haven" at token *i*."""
    if i + 1 >= len(doc) or doc[i].lower_ != "in":
        return None
    found: Reference | None = reference(doc[i + 1 + (doc[i + 1].lower_ == "the")])
    if found is None or found.how != "name" or len(found.referents) != 1 or found.referents[0].type not in OUTER:
        return None
    after = doc[found.span.end] if found.span.end < len(doc) else None
    return None if after is not None and after.text in POSSESSIVE else found.referents[0]


def _named_behind(doc: Doc, i: int) -> Reference | None:
    """Return the town in "(the regional capital), Haven," at token *i*."""
    i += i < len(doc) and doc[i].text == ","
    found: Reference | None = reference(doc[i]) if i < len(doc) else None
    if found is None or found.span.start != i or found.how != "name" or len(found.referents) != 1:
        return None
    return found if found.referents[0].type is EntityType.PLACE else None


def region_before(doc: Doc, noun: Token, kinds: frozenset[str]) -> Referent | None:
    """Return the only place of one of *kinds* that is named in the sentences before *noun*."""
    start, sentences = noun.sent.start, 0
    while start and sentences < SENTENCES:
        start, sentences = doc[start - 1].sent.start, sentences + 1
    found: dict[str, Referent] = {}
    for token in doc[start : noun.i]:
        one: Reference | None = reference(token)
        if one is None or one.span.start != token.i or len(one.referents) != 1 or not _of_kind(doc, one, kinds):
            continue
        found[one.referents[0].name] = one.referents[0]
    return next(iter(found.values())) if len(found) == 1 else None


def _of_kind(doc: Doc, one: Reference, kinds: frozenset[str]) -> bool:
    """Tell whether *one* is named "Amber region", or "the region of Amber"."""
    referent, start = one.referents[0], one.span.start
    if referent.type is not EntityType.PLACE:
        return False
    behind = doc[one.span.end].lower_ if one.span.end < len(doc) else ""
    of = start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in kinds
    return (
        of or behind in kinds or referent.name.lower().rsplit(maxsplit=1)[-1] in kinds & gazetteer.place_kinds().keys()
    )
