"""Where a meeting was or is to be: the place that its own clause names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import reference
from kg.extract._syntax import OBJECTS, children, prepositional
from kg.extract.cues import meeting_cues
from kg.extract.meets_when import owner_of
from kg.extract.meets_who import within_office
from kg.model import EntityType, Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from kg.annotate.doc import Referent
    from kg.extract.meets_mention import Mention


VENUES = frozenset({"university", "house", "institute", "academy", "embassy", "headquarters", "mission", "museum",
                    "school", "college", "residence", "ministry", "office", "palace", "hall", "centre", "center",
                    "consulate", "hotel", "club", "chancellery", "airport", "library", "castle", "villa"})  # fmt: skip
"""Last words of bodies that have a building to meet in."""

PLACES = frozenset({EntityType.PLACE, EntityType.COUNTRY})
PLACE_PREPOSITIONS = frozenset({"in", "at", "on", "inside", "aboard"})

PLACE_KINDS = frozenset({"city", "town", "port", "capital", "village", "resort", "island", "province", "region",
                         "border", "suburb", "district", "guesthouse", "hotel", "palace"})  # fmt: skip
MOTION = frozenset({"travel", "fly", "go", "come", "arrive", "return", "head", "drive", "sail", "visit"})
"""Verbs whose "to" leads to where what they are for takes place."""

NOT_TOPICS = PLACE_KINDS | frozenset({"hour", "minute", "day", "week", "time", "margin", "sideline", "evening",
                                     "morning", "night", "afternoon", "weekend", "lunch", "dinner", "breakfast",
                                     "invitation",
                                     "gathering", "forum", "ceremony", "house", "residence", "building", "centre",
                                     "center", "villa", "castle", "airport", "camp", "garden", "room"})  # fmt: skip
"""Nouns that a place may stand behind and still be the meeting's: "for two hours in Haven", "at a villa in Haven"."""

DATELINE_REACH = 200
"""Characters of the body in which a dateline is looked for: bylines and a standfirst may stand before it."""


def place_of(one: Mention, chain: dict[int, int]) -> tuple[Referent | None, Token | None]:
    """Return where *one* is told to be and the token that says so; *chain* is ``chain_of`` it."""
    best: tuple[int, int, Referent, Token] | None = None
    for token in one.event.sent:
        place = _place_at(token)
        if place is None or (place in one.who and one.kind is not Kind.VISIT):
            continue
        distance = _place_distance(one, token, chain)
        if distance is None:
            continue
        ranked = (distance, token.i, place, token)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    return (best[2], best[3]) if best is not None else (None, None)


def _place_at(token: Token) -> Referent | None:
    """
    Return the place that the noun phrase headed by *token* names.

    Cases: "Haven", "the port of Haven", "the capital, Haven", "here".
    """
    if token.lower_ == "here" and token.dep_ == "advmod":
        return _dateline(token.doc)
    found = reference(token)
    if found is None and token.lemma_.lower() in PLACE_KINDS:
        names = (reference(x) for x in (*prepositional(token, "of"), *children(token, "appos")))
        found = next((x for x in names if x is not None), None)
    elif found is not None and token != found.span.root:
        return None
    if found is None or found.how != "name" or len(found.referents) != 1:
        return None
    place = found.referents[0]
    return place if place.type in PLACES or _is_venue(place) else None


def _place_distance(one: Mention, token: Token, chain: dict[int, int]) -> int | None:
    """Return how far the place at *token* is from the event along *chain*; ``None`` if it is not said to be there."""
    head = token.head
    if token.lower_ == "here":
        return chain.get(head.i)
    if token.i in chain and one.event.i != token.i:
        # "in Haven, where she met": the clause hangs on the place.
        clause_verb = next((x for x in token.children if x.dep_ in {"relcl", "acl"} and x.i in chain), None)
        if clause_verb is not None and any(x.lower_ == "where" for x in clause_verb.children):
            return chain[token.i]
        return None
    if token.dep_ in OBJECTS:
        return chain.get(head.i) if head.lemma_ in {"visit", "tour"} else None
    if token.dep_ != "pobj":
        return None
    owner = owner_of(token)
    if head.lower_ in PLACE_PREPOSITIONS:
        if within_office(token.doc, token.i) or _of_something_else(head.head):
            return None
        distance = chain.get(owner.i)
        if distance is None and owner.pos_ == "NOUN" and owner.i != one.event.i:
            # "on the sidelines of the summit in Haven": where that is held.
            outer = chain.get(owner_of(owner).i)
            distance = None if outer is None else outer + 1
        return distance
    if head.lower_ in {"to", "into"} and (owner.lemma_ in MOTION or owner.lemma_ in {"visit", "trip", "pay"}):
        return chain.get(owner.i)
    return None


def _of_something_else(noun: Token) -> bool:
    """Tell whether a place says where *noun* is, not the meeting: "met on the war in Norland"."""
    if noun.pos_ != "NOUN" or reference(noun) is not None or noun.lemma_ in NOT_TOPICS:
        return False
    return noun.dep_ == "pobj" and (noun.lemma_.lower(), "NOUN") not in meeting_cues()


def _dateline(doc: Doc) -> Referent | None:
    """Return the place that the article is filed from: a name where the body begins, before a dash or a date."""
    shift = len(doc._.document.title)
    for one in doc._.references:
        if one.span.start_char < shift or one.how != "name":
            continue
        if one.span.start_char > shift + DATELINE_REACH:
            return None
        place: Referent = one.referents[0]
        if place.type is EntityType.PLACE and (one.span.text.isupper() or _starts_paragraph(one.span)):
            return place
    return None


def _starts_paragraph(span: Span) -> bool:
    """Tell whether *span* opens a line and is set off from what follows: "HAVEN, 4 May", "Haven (Agency) –"."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    return (
        (before is None or before.is_space)
        and after is not None
        and (after.text in {",", "(", "–", "—", "-", "--", ":"})
    )


def _is_venue(referent: Referent) -> bool:
    """Tell whether a body can be a venue: a university, a palace, an office."""
    if referent.type is not EntityType.ORGANISATION:
        return False
    last = referent.name.lower().split()[-1]
    return last in VENUES or any(x.part == "seat" for x in gazetteer.lookup(referent.name))
