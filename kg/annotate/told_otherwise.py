"""
Who leads, stands for or is of a body, in turns that no office and no verb of belonging tells by itself.

=====================  ====================================================================
``office/copula``      The president of the Grain Board is Ada Brook
``office/leads``       Under Ada Brook, the Harbour Party won; took over the leadership of the Harbour Party
``office/leads``       Ada Brook won the Harbour Party nomination; was active in the Harbour Party
``office/leads``       Ada Brook is on the board of the Grain Board; the Harbour Party of Ada Brook
=====================  ====================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from kg.annotate.doc import tokens_of
from kg.annotate.leading import is_party
from kg.annotate.marks import GENITIVE
from kg.annotate.office import Office
from kg.annotate.office_holder import is_denied, subject_of
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.names import ByToken, Name

GAINING = frozenset({"win", "take", "assume", "gain", "seize", "inherit", "hold", "resign", "retain", "regain"})
"""Verbs of those who get or have the leadership of something."""

STANDING = frozenset({"win", "seek", "secure", "accept", "gain", "clinch", "contest", "lose", "take", "receive",
                      "earn", "capture"})  # fmt: skip
"""Verbs of those who get or want the nomination of a party."""

LEADERSHIP = frozenset({"leadership", "chairmanship", "presidency", "helm", "reins", "directorship"})
NOMINATIONS = frozenset({"nomination", "candidacy", "endorsement"})
BOARDS = frozenset({"board", "boards", "committee", "staff", "council", "payroll", "faculty"})
PARTS = frozenset({"wing", "branch", "chapter", "section", "division", "department", "bureau", "unit", "directorate",
                   "faction", "arm", "caucus", "leadership", "office", "desk", "laboratory", "service"})  # fmt: skip
"""Parts of a body that have no names: their heads are the body's."""

PART = 4
"""Words up to such a part: "youth and sports wing"."""

WITHIN = frozenset({"in", "within"})
INVOLVED = frozenset({"active", "prominent", "influential", "involved"})
"""What somebody is in a party."""


def told_otherwise(doc: Doc, offices: list[Office], by_token: ByToken) -> Iterator[Office]:
    """Put down who is told behind "is" to hold one of *offices*; yield the belonging that other turns tell."""
    for office in offices:
        _named_behind_is(office, by_token)
        if office.of is None and office.of_token is None and office.possessor is None and office.holder is not None:
            office.of = _whose_part(doc, office.span.end, by_token)
    for token in tokens_of(doc):
        if token.lower_ == "under" and token.dep_ == "prep" and token.i == token.sent.start:
            yield from _under(token, by_token)
        elif token.lemma_ in GAINING | STANDING and token.pos_ == "VERB":
            yield from _gained(token, by_token)
        elif token.lemma_ == "be":
            yield from _active_in(token, by_token)


def _named_behind_is(office: Office, by_token: ByToken) -> None:
    """Put down who holds an office that is the subject of "is": "The president of the Grain Board is Ada Brook"."""
    root = office.span.root
    verb = root.head
    if office.holder is not None or office.plural or office.of is None or office.indefinite or root.dep_ != "nsubj":
        return
    if verb.lower_ not in {"is", "was"} or any(x.dep_ == "neg" for x in verb.children) or is_denied(verb):
        return
    named = next((by_token.get(x.i) for x in verb.children if x.dep_ == "attr"), None)
    if named is not None and named.type is EntityType.PERSON and named.span.root.dep_ == "attr":
        office.holder, office.rule = named, "office/copula"
        office.tenure = Tenure.FORMER if verb.lower_ == "was" else office.tenure


def _whose_part(doc: Doc, i: int, by_token: ByToken) -> Name | None:
    """Return whose part somebody is of at *i*: "head of the Harbour Party's youth wing", "in the Board's office"."""
    if i + 2 >= len(doc) or doc[i].lower_ not in {"of", "in", "at", "for", "with"}:
        return None
    of = by_token.get(i + 1 + (doc[i + 1].lower_ == "the"))
    end = of.span.end if of is not None else len(doc)
    if not _is_body(of) or end + 1 >= len(doc) or doc[end].text not in GENITIVE:
        return None
    for token in doc[end + 1 : end + 1 + PART]:
        if token.lower_ in PARTS:
            return of
        if not token.is_lower or token.pos_ not in {"NOUN", "ADJ"}:
            break
    return None


def _under(preposition: Token, by_token: ByToken) -> Iterator[Office]:
    """Yield who leads in "Under Ada Brook, the Harbour Party won"."""
    people = [x for y in preposition.children if y.dep_ == "pobj" and (x := by_token.get(y.i)) is not None]
    subjects = [x for x in preposition.head.children if x.dep_ in {"nsubj", "nsubjpass"} and x.i > preposition.i]
    of = next((y for x in subjects if (y := by_token.get(x.i)) is not None), None)
    if len(people) != 1 or people[0].type is not EntityType.PERSON or not _is_body(of):
        return
    end = people[0].span.end
    if end < len(preposition.doc) and preposition.doc[end].text == ",":
        yield _told(of, people[0], "")


def _gained(verb: Token, by_token: ByToken) -> Iterator[Office]:
    """Yield who leads or stands in "took over the leadership of the Harbour Party", "won its nomination"."""
    if any(x.dep_ == "neg" or x.tag_ == "MD" for x in verb.children) or is_denied(verb):
        return
    for noun in (x for x in verb.children if x.dep_ == "dobj"):
        leads = verb.lemma_ in GAINING and noun.lower_ in LEADERSHIP
        stands = verb.lemma_ in STANDING and noun.lower_ in NOMINATIONS
        of = _of_noun(noun, by_token) if leads or stands else None
        if _is_body(of) and (leads or is_party(of)):
            yield from (_told(of, x, verb.lower_) for x in subject_of(verb, by_token))


def _active_in(verb: Token, by_token: ByToken) -> Iterator[Office]:
    """Yield who is "active in the Harbour Party" or "on the board of the Grain Board"."""
    if any(x.dep_ == "neg" or x.tag_ == "MD" for x in verb.children) or is_denied(verb):
        return
    found: list[Name] = []
    for child in verb.children:
        if child.dep_ == "acomp" and child.lower_ in INVOLVED:
            preps = (x for y in (child, verb) for x in y.children if x.dep_ == "prep" and x.lower_ in WITHIN)
            named = (by_token.get(y.i) for x in preps for y in x.children if y.dep_ == "pobj")
            found.extend(x for x in named if _is_body(x) and is_party(x))
        elif child.dep_ == "prep" and child.lower_ == "on":
            boards = [x for x in child.children if x.dep_ == "pobj" and x.lower_ in BOARDS]
            found.extend(x for y in boards if _is_body(x := _of_noun(y, by_token)))
    if found:
        over = verb.tag_ == "VBD"
        yield from (_told(found[0], x, "", over=over) for x in subject_of(verb, by_token))


def _of_noun(noun: Token, by_token: ByToken) -> Name | None:
    """Return what is before or behind *noun* that it is of: "the Harbour Party('s) nomination", "the board of"."""
    before = [y for x in noun.children if x.dep_ in {"compound", "nmod", "poss"} and (y := by_token.get(x.i))]
    behind = (x for x in noun.children if x.dep_ == "prep" and x.lower_ == "of")
    named = (by_token.get(y.i) for x in behind for y in x.children if y.dep_ == "pobj")
    return next((x for x in named if x is not None), None) or next(iter(before), None)


def _is_body(of: Name | None) -> TypeGuard[Name]:
    return of is not None and of.type is EntityType.ORGANISATION


def _told(of: Name, holder: Name, told: str, *, over: bool = False) -> Office:
    tenure = Tenure.FORMER if over else Tenure.CURRENT
    return Office(of.span, "", "", of=of, holder=holder, rule="office/leads", told=told, tenure=tenure)
