"""
Matters brought before somebody in person: "raised the case with Vale in Haven", "set out her plan to Vale over lunch".

Who raises something with somebody may do so by letter. So an occasion or a place must be told with it: "on the
sidelines of the fair", "over dinner", "at talks on Monday", "in Haven".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference, referents
from kg.extract._syntax import children, objects, prepositional, subjects
from kg.extract.meets_mention import Mention
from kg.extract.meets_treats import MEALS, is_event
from kg.extract.meets_who import one_each, people_of
from kg.extract.status import status_of
from kg.model import EntityType, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.annotate.doc import Referent
    from kg.extract.meets_mention import Sides

BEFORE_WHOM = {
    "with": frozenset({"raise", "bring", "broach", "take", "air", "pursue"}),
    "to": frozenset({"set", "outline", "present", "explain", "put", "lay", "propose", "suggest", "describe", "bring"}),
}
"""Prepositions before whom something is brought to → verbs of bringing it."""

GOING = frozenset({"leave", "fly", "travel", "go", "arrive", "head", "come", "depart", "sail"})
PLACES = frozenset({EntityType.PLACE, EntityType.COUNTRY})

MARGINS = frozenset({"sideline", "sidelines", "margin", "margins", "fringe", "fringes"})
WRITTEN = frozenset({"letter", "statement", "email", "e-mail", "message", "note", "telegram", "cable", "text", "post",
                     "article", "speech", "interview", "phone", "telephone", "call"})  # fmt: skip
"""What tells that something was not said face to face, or not to him."""


def told_by_matter(verb: Token) -> Mention | None:
    """Return the meeting at which somebody raises something with another, if its occasion or place is told."""
    sides = _sides(verb)
    if not sides or not any(x.pos_ in {"NOUN", "PROPN", "PRON"} for x in objects(verb)):
        return None
    around = (verb, *objects(verb), *(token for _, token in sides[1:]))
    occasions = [(x, y) for z in around for x in children(z, "prep") for y in children(x, "pobj") if y.i > verb.i]
    occasions += [(x, z) for _, y in occasions for x in children(y, "prep") for z in children(x, "pobj")]
    if any(y.lemma_.lower() in WRITTEN for _, y in occasions):
        return None
    if not any(_is_occasion(x.lower_, y) for x, y in occasions) and not _has_come(verb, sides[0][0]):
        return None
    return Mention(verb, sides, status_of(verb), Kind.TALKS, "meets/raised")


def _has_come(verb: Token, who: Referent) -> bool:
    """Tell whether the sentence before takes *who* somewhere: "leaves for Haven on Sunday. She is to raise it with"."""
    start = verb.sent.start
    if not start or "\n" in verb.doc[start - 1].text_with_ws:
        return False
    root = verb.doc[start - 1].sent.root
    going = root.lemma_ in GOING and any(who in referents(x) for x in subjects(root))
    where = (reference(x) for x in prepositional(root, "to", "for", "in", "at"))
    return going and any(x is not None and x.referents[0].type in PLACES for x in where)


def _sides(verb: Token) -> Sides:
    for preposition, verbs in BEFORE_WHOM.items():
        if verb.lemma_ not in verbs:
            continue
        others = people_of(y for x in (verb, *objects(verb)) for y in _behind(x, preposition))
        doers = people_of(subjects(verb))
        if both := one_each(doers, others):
            return both
    return ()


def _behind(word: Token, preposition: str) -> Iterator[Token]:
    yield from prepositional(word, preposition)
    for x in children(word, "dative"):
        if x.lower_ == preposition:
            yield from children(x, "pobj")


def _is_occasion(preposition: str, noun: Token) -> bool:
    if preposition in {"on", "at"} and noun.lemma_.lower() in MARGINS:
        return True
    if preposition == "over":
        return noun.lemma_.lower() in MEALS
    if preposition in {"at", "during"} and is_event(noun):
        return True
    one = reference(noun)
    return preposition in {"in", "at"} and one is not None and one.referents[0].type is EntityType.PLACE
