"""
Rows of people with their offices, by the order of words: "Ada Brook, the Norlandic premier, and Sudish envoy Vale".

The parser tears such rows apart the sooner the longer they are. But what may stand in them is little: names, the
words of offices and whose they are, commas and "and". So a row that ends right before a verb of meeting, or begins
right behind "between", is read off the line, where it is whole and begins where a clause may.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import Reference, reference
from kg.extract.meets_who import is_official, within_office
from kg.extract.unnamed import unnamed
from kg.model import UNNAMED, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.extract.meets_mention import Side, Sides

WITHIN = frozenset({",", "and", "&", "-", "'s", "’s", "’", "'", "the", "of", "a", "an", "his", "her", "their", "its",
                    "guest", "host", "visitor"})  # fmt: skip
"""Small words of a row."""

BEFORE = frozenset({",", "that", "where", "when", "while", "as", "but", "and", "—", "–", "-", ":", ";", "“", '"', "”"})
"""What may stand before a row that opens a clause, beside the beginning of the sentence."""

GROUP = frozenset({"also", "both", "later", "then", "again", "now", "all", "to", "not", "never", "first", "briefly",
                   "together", "finally", "already", "soon", "due", "set", "scheduled", "expected"})  # fmt: skip
"""Words between a row and its verb, beside auxiliaries."""

LONGEST = 60
"""Tokens of a row: five people with an office each have about fifty."""


def row_before(verb: Token) -> Sides:
    """Return the people of the row that ends right before *verb* and its auxiliaries; empty without a whole row."""
    doc, first = verb.doc, verb.sent.start
    end = verb.i
    while end > first and (doc[end - 1].pos_ == "AUX" or doc[end - 1].lower_ in GROUP):
        end -= 1
    closed = end > first and doc[end - 1].text == ","  # "…, and Tomas Vale, the envoy, met"
    stop = end - closed
    start = stop
    while start > max(first, stop - LONGEST) and _may_stand(doc, start - 1):
        start -= 1
    while start < stop and doc[start].text in {",", "and", "-", "—"}:
        start += 1
    before = doc[start - 1]
    opens = start == first or before.text in BEFORE or before.is_space or before.ent_type_ in {"DATE", "TIME"}
    if not opens and before.pos_ == "ADP" and doc[first].pos_ in {"ADP", "SCONJ"}:
        # "At a meeting chaired by Hill, Brook and Vale agreed": he belongs to what opens the sentence
        comma = next((i for i in range(start, stop) if doc[i].text == ","), stop)
        found = _people(doc, comma + 1, stop)
        return found if found and "," not in {x.text for x in doc[comma + 1 : stop]} else ()
    return _people(doc, start, stop) if opens else ()


def fuller(sides: Sides, row: Sides) -> Sides:
    """Return *sides*, or the whole *row* if the parser has only part of it."""
    named = {id(one) for one, _ in sides if not one.name.startswith(UNNAMED)}
    whole = len(row) > len(sides) and named <= {id(one) for one, _ in row}
    return row if whole else sides


def row_behind(preposition: Token) -> Sides:
    """Return the people of the row that begins right behind *preposition*; empty if there is no whole row."""
    doc, start = preposition.doc, preposition.i + 1
    end = start
    while end < min(preposition.sent.end, start + LONGEST) and _may_stand(doc, end):
        end += 1
    while end > start and doc[end - 1].text in {",", "the", "of", "and", "a"}:
        end -= 1
    return _people(doc, start, end)


def _may_stand(doc: Doc, i: int) -> bool:
    """Tell whether token *i* may be part of a row: a name, an office, or what joins them."""
    token = doc[i]
    if token.ent_type_ in {"DATE", "TIME"} and reference(token) is None:
        return False
    if token.lower_ in WITHIN or within_office(doc, i) or token.lower_ in gazetteer.titles():
        return True
    one = reference(token)
    if one is not None:
        return all(x.type in {EntityType.PERSON, EntityType.COUNTRY} for x in one.referents)
    return token.pos_ == "PROPN" and token.text[0].isupper()


def _people(doc: Doc, start: int, end: int) -> Sides:
    """Return who stands in the row, each once, if there are two at least and "and" stands before the last."""
    found: list[Side] = []
    i = start
    while i < end:
        one: Reference | None = reference(doc[i])
        if one is not None and one.how == "name" and _is_one_person(one) and i > start and doc[i - 1].lower_ == "of":
            return ()  # "the envoys of Brook and Vale": neither of these
        if one is not None and one.how in {"name", "office"} and _is_one_person(one):
            if all(x[0] is not one.referents[0] for x in found):
                found.append((one.referents[0], one.span.root))
            i = max(one.span.end, i + 1)
            continue
        if one is None and _is_unnamed(doc[i]) and not _is_told_of_name(doc, i, start, end):
            found.append((unnamed(doc[i]), doc[i]))
        i += 1
    if len(found) < 2:
        return ()
    last = found[-1][1]
    joined = any(doc[j].lower_ in {"and", "&"} for j in range(found[-2][1].i, last.i))
    return tuple(found) if joined else ()


def _is_unnamed(noun: Token) -> bool:
    """Tell whether *noun* is a certain official without a name; "a president" may be any, a counterpart is known."""
    definite = not any(x.lower_ in {"a", "an", "any", "no"} for x in noun.children)
    return noun.pos_ == "NOUN" and definite and is_official(noun) and noun.lemma_ != "counterpart"


def _is_one_person(one: Reference) -> bool:
    return len(one.referents) == 1 and one.referents[0].type is EntityType.PERSON


def _is_told_of_name(doc: Doc, i: int, start: int, end: int) -> bool:
    """Tell whether an office is that of a name beside it: "the envoy, Ada Brook", "Ada Brook, the envoy"."""
    j = i + 1
    while j < end and (within_office(doc, j) or doc[j].lower_ == "of" or _is_country(doc, j)):
        j += 1
    j += j < end and doc[j].text == ","
    behind = reference(doc[j]) if j < end else None
    if behind is not None and behind.how in {"name", "office"} and _is_one_person(behind):
        return True
    j = i
    while j > start and doc[j - 1].text != ",":
        if doc[j - 1].lower_ in {"and", "&"}:
            return False  # "Ada Brook, and the envoy of Norland": another
        j -= 1
    before = reference(doc[j - 2]) if j - 2 >= start else None
    return before is not None and before.how == "name" and _is_one_person(before)


def _is_country(doc: Doc, i: int) -> bool:
    one = reference(doc[i])
    return one is not None and all(x.type is EntityType.COUNTRY for x in one.referents)
