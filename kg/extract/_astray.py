"""
Subjects and objects that parsers lose: names taken for a part of the phrase in front, or for one another.

Cases: "On Friday Ms Brook will travel", "In 2023 Brook, then in opposition, flew", "Brook on Thursday welcomed Vale,
the envoy", "the text was agreed by Brook and Vale, meeting in Haven". ``kg.extract._syntax`` asks here where a verb has
none of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.dates import WEEKDAYS
from kg.annotate.doc import offices_at, reference
from kg.annotate.gazetteer import lookup, titles
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.doc import Reference

OBJECTS = frozenset({"dobj", "obj", "dative"})

TITLE = 12
"""Tokens of the words of an office before a name, at most."""

ASIDE = 10
"""Tokens of an aside between commas, at most."""


def behind_day(verb: Token) -> Token | None:
    """Return Brook of "On Friday Ms Brook will travel", "A day earlier Brook held", whom parsers take for the day."""
    if verb.dep_ != "ROOT":
        return None
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].pos_ in {"AUX", "ADV", "PART"}:
        i -= 1
    name = verb.doc[i]
    if name.dep_ == "npadvmod" and name.pos_ == "PROPN" and name.head == verb:
        opening = verb.doc[verb.sent.start : name.left_edge.i]
        return name if opening and opening[-1].lower_ in {"earlier", "later", "before", "after", "day"} else None
    joined = name.dep_ == "pobj" and name.head.lower_ == "on" and name.pos_ == "PROPN" and name.head.head == verb
    return name if joined and any(x.lower_ in WEEKDAYS and x.i < i for x in name.lefts) else None


def behind_place(verb: Token) -> Token | None:
    """Return Brook of "In Haven, Brook on Monday told", whom parsers take for what Haven is; no comma closes him."""
    if verb.dep_ != "ROOT" or verb.tag_ not in {"VBD", "VBZ"}:
        return None
    opening = (x for x in verb.lefts if x.dep_ == "prep" and x.i == verb.sent.start)
    for place in (y for x in opening for y in x.children if y.dep_ == "pobj"):
        for name in (x for x in place.children if x.dep_ == "appos" and x.pos_ == "PROPN" and x.i < verb.i):
            if verb.doc[name.left_edge.i - 1].text == "," and verb.doc[name.right_edge.i + 1].text != ",":
                return name
    return None


def behind_opening(verb: Token) -> Token | None:
    """
    Return the person whom parsers take for the object of the phrase in front, whose own object stands before him.

    Cases: "In 2023 Brook flew", "On a swing through southern Norland Brook met"; an aside may stand behind the name.
    """
    doc, first = verb.doc, verb.sent.start
    if verb.dep_ not in {"ROOT", "ccomp"} or verb.tag_ not in {"VBD", "VBZ", "VBP", "VB", "VBN"}:
        return None
    i = verb.i - 1
    while i > first and doc[i].pos_ in {"AUX", "ADV", "PART"}:
        i -= 1
    if doc[i].text == ",":  # "In 2023 Brook, then in opposition, flew"
        i = next((j - 1 for j in range(i - 1, max(first, i - ASIDE), -1) if doc[j].text == ","), first)
    one = reference(doc[i])
    if one is None or one.how != "name" or one.referents[0].type is not EntityType.PERSON:
        return None
    name = one.span.root
    if name.dep_ not in {"pobj", "appos", "dobj"} or not any(x.i == verb.i for x in name.ancestors):
        return None
    if _titled_behind_comma(one):
        return name
    own = doc[name.head.i + 1 : one.span.start]
    if name.dep_ == "appos":  # "On the second day of her visit Brook had": no office of hers stands before her
        bare = name.head.pos_ == "NOUN" and titles().get(name.head.lemma_.lower()) is None and not len(own)
        return name if bare and reference(name.head) is None else None
    return name if any(x.is_digit or x.lower_ in WEEKDAYS or _is_land(x) for x in own) else None


def _titled_behind_comma(one: Reference) -> bool:
    """Tell whether an office before a comma tells who *one* is: "According to the ministry, Envoy of Norland Vale"."""
    doc, close = one.span.doc, one.span.start
    for i in range(max(one.span.sent.start, close - TITLE), close):
        behind_comma = i > one.span.sent.start and doc[i - 1].text == ","
        if behind_comma and any(x.span.end == close and x.referents == one.referents for x in offices_at(doc, i)):
            return True
    return False


def _is_land(token: Token) -> bool:
    one = reference(token)
    if one is None and token.dep_ == "compound":  # "southern Europe Brook", one name to parsers
        return any(x.type is EntityType.PLACE and x.part == "name" for x in lookup(token.text))
    return one is not None and one.referents[0].type in {EntityType.PLACE, EntityType.COUNTRY} and one.how == "name"


def before_then(verb: Token) -> Token | None:
    """Return the verb whose subject "addresses the assembly, then holds talks" tells both of; parsers hang it below."""
    if verb.dep_ != "ROOT" or not verb.i or verb.nbor(-1).lower_ != "then":
        return None
    return next((x for x in verb.lefts if x.dep_ in {"ccomp", "dep"} and x.tag_ == verb.tag_), None)


def is_fronted(clause: Token) -> bool:
    """Tell whether *clause*, taken for a subject, is the object of a preposition before it: "Before leaving Haven"."""
    before = clause.left_edge.i - 1
    return clause.dep_ == "csubj" and before >= 0 and clause.doc[before].pos_ in {"ADP", "SCONJ"}


def agent_before(verb: Token) -> Token | None:
    """Return Brook of "the text was agreed by Brook and Vale, meeting in Haven": the text meets nobody."""
    if not any(x.dep_ == "auxpass" for x in verb.head.children):
        return None
    by = (y for x in verb.head.children if x.dep_ == "agent" and x.i < verb.i for y in x.children if y.dep_ == "pobj")
    return next(
        (x for x in by if x.right_edge.i == verb.left_edge.i - 2 and x.doc[verb.left_edge.i - 1].text == ","), None
    )


def object_behind_day(verb: Token) -> Token | None:
    """Return Vale of "received on Wednesday Sudish envoy Tomas Vale", whom parsers take for a part of the day."""
    if verb.pos_ != "VERB" or any(x.dep_ in OBJECTS for x in verb.children):
        return None
    days = (x.nbor(1) for x in verb.rights if x.lower_ == "on" and x.dep_ == "prep" and x.i + 1 < len(x.doc))
    day = next((x for x in days if x.lower_ in WEEKDAYS), None)
    name = day.head if day is not None and day.dep_ in {"compound", "nmod"} else None
    while name is not None and name.dep_ in {"compound", "nmod"}:
        name = name.head
    one = reference(name) if name is not None and name.dep_ == "pobj" else None
    return name if one is not None and one.referents[0].type is EntityType.PERSON else None


def object_behind_place(verb: Token) -> Token | None:
    """Return Vale of "received at Lake Palace Norland's envoy Tomas Vale", whom parsers take for the palace's."""
    if verb.pos_ != "VERB" or any(x.dep_ in OBJECTS for x in verb.children):
        return None
    doc = verb.doc
    for where in (x for x in verb.rights if x.lower_ in {"at", "in"} and x.dep_ == "prep" and x.i + 1 < len(doc)):
        place = reference(doc[where.i + 1])
        if place is None or place.how != "name" or place.referents[0].type is not EntityType.PLACE:
            continue
        office = next(iter(offices_at(doc, place.span.end)), None)
        if office is None or office.referents[0].type is not EntityType.PERSON:
            continue
        for token in doc[place.span.end : verb.sent.end]:
            named = reference(token)
            if named is not None and named.how == "name" and named.referents == office.referents:
                return named.span.root
    return None


def object_taken_for_subject(verb: Token) -> Token | None:
    """Return Vale of "Brook on Thursday welcomed Vale, the envoy", of whom parsers make a second subject."""
    both = [x for x in verb.children if x.dep_ == "nsubj"]
    if len(both) != 2 or verb.tag_ not in {"VBD", "VBZ"} or any(x.dep_ in OBJECTS for x in verb.children):
        return None
    first, second = both
    return second if first.i < verb.i < second.i and second.left_edge.i == verb.i + 1 else None
