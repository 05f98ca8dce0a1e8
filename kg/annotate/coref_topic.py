"""Whom a text or a paragraph is about, where "he" goes on with that rather than with whom was told of last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.coref_seen import HE, LATEST, SAYING, SHE, gender_of, paragraph_start
from kg.annotate.doc import in_title, reference
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.coref_seen import Seen
    from kg.annotate.doc import Referent

PORTRAYING = frozenset(
    {"obituary", "profile", "portrait", "interview", "sir", "dame", "lord", "lady", "dr", "professor"}
)
"""Words beside a name in the title of an article that is about its bearer."""

TOPIC_SENTENCES = 12
"""Sentences back over which somebody told of in most of them is what a text is about."""


def goes_on(token: Token, seen: list[Seen]) -> Referent | None:
    """Return whom the "he" that opened the paragraph before meant, if *token* opens this one: a portrait goes on."""
    start = token.i
    opens = start > 1 and token.nbor(-1).is_space and paragraph_start(token) == start
    if not opens or token.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    before = paragraph_start(token.doc[start - 2])
    if token.doc[before].lower_ != token.lower_:
        return None
    return next((x.referent for x in reversed(seen) if x.index == before), None)


def portrayed(token: Token, gender: str) -> Referent | None:
    """Return whom the title names and nothing else, if the sentence of *token* begins a paragraph: it is of him."""
    doc = token.doc
    if paragraph_start(token) < token.sent.start or in_title(token):
        return None
    title = [x for x in doc[: paragraph_start(token)] if in_title(x) and x.is_alpha and x.lower_ not in PORTRAYING]
    told = [reference(x) for x in title[:LATEST]]
    if not told or len(title) > LATEST or any(x is None or x.how != "name" or len(x.referents) != 1 for x in told):
        return None
    people = {x.referents[0] for x in told if x is not None}
    (one, *others) = people
    fits = one.type is EntityType.PERSON and not others and gender_of(one) in {"", gender}
    return one if fits else None


def topic_before(token: Token, chosen: Seen, seen: list[Seen], gender: str) -> tuple[Referent, ...] | None:
    """
    Return whom the paragraph before is about where "he" is in the first sentence of one, and *chosen* told in passing.

    "Vale has had a busy week … Hill sent a secretary, whom Vale saw." Then "Today he is to see the king": Vale, with
    whom that paragraph began, if the text has more of him by far; nobody where it has as much of both. Who tells
    something is who told something last.
    """
    doc, start = token.doc, paragraph_start(token)
    if token.head.lemma_ in SAYING or start < 2 or token.sent.start > start or token.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    opening = doc[paragraph_start(doc[start - 2])].sent
    first = next((x for x in seen if opening.start <= x.index < opening.end and x.subject), None)
    if first is None or first.referent.type is not EntityType.PERSON or first.referent is chosen.referent:
        return None
    if gender_of(first.referent) not in {"", gender} or opening.start <= chosen.index < opening.end:
        return None
    often, seldom = (len({x.sentence for x in seen if x.referent is y}) for y in (first.referent, chosen.referent))
    if often >= 2 * seldom:
        return (first.referent,)
    return () if often > seldom else None


def received(token: Token, chosen: Seen, near: list[Seen], window: list[Seen]) -> tuple[Referent, ...] | None:
    """
    Return whom "he" goes on with where the sentence before tells what *chosen* did to one called "him" there.

    "Vale flew to Haven. Hill received him. He leaves on Tuesday": Vale, whom the sentence before that is of; nobody
    where that is of another. Who tells something is who told something before: "Hill told him … He said".
    """
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.head.lemma_ in SAYING or not chosen.subject:
        return None
    objects = (x for x in near if token.doc[x.index].lower_ in {"him", "her"} and x.referent is not chosen.referent)
    other = next((x for x in objects if token.doc[x.index].dep_ in {"dobj", "pobj", "dative"}), None)
    if other is None or token.doc[chosen.index].lower_ in HE | SHE:
        return None
    first = [x for x in window if x.sentence == other.sentence - 1 and x.subject]
    return (other.referent,) if first and first[0].referent is other.referent else ()
