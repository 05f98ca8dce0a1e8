"""
What an office is of that only the words around it tell, once it is known whom pronouns mean.

Cases: "Minister Vale said his president, Ada Brook, would stay" (of Vale's country); "the ministry said … spokesman
Tomas Vale added" (of the ministry); "Norland will wait, its chief negotiator said … The negotiator, Tomas Vale" (of
Norland).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.coref_offices import LEADERS, body_meant
from kg.annotate.coref_seen import SAYING
from kg.annotate.doc import in_title, sentences_between
from kg.annotate.marks import POSSESSIVE
from kg.annotate.office_kinds import kind_of
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.doc import Reference, Referent
    from kg.annotate.names import Name
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver

MOUTHS = frozenset({"spokesman", "spokeswoman", "spokesperson"})

SPEAKING = frozenset({"ministry", "government", "kremlin", "house", "commission", "office", "army", "presidency",
                      "embassy", "court", "parliament", "authority", "department", "palace", "police", "navy", "force",
                      "forces", "agency", "bank", "union"})  # fmt: skip
"""Last words of the names of bodies that speak through a spokesman; papers and agencies quote others."""

REACH = 5
"""Words of what sort a body is: "main labour federation"."""

BACK = 2
"""Sentences back in which the body speaks, or the office is told of without a name."""


def tell_bodies(r: Resolver) -> None:
    """Give each office that is held, and is told to be of nothing, what the words around it tell that it is of."""
    for office in r.offices:
        named = _body_named_behind(r, office)
        if named is not None and office.holder is None and (name := _name_behind(r, named)) is not None:
            office.holder, office.rule = name, "office/apposition"
        if office.holder is not None and named is not None:
            office.of, office.of_referent = None, named.referents[0]
            continue
        bare = office.of is None and office.of_referent is None and office.of_token is None and not office.of_unknown
        if office.holder is None or not bare or office.plural or not office.role or in_title(office.span[0]):
            continue
        if office.tenure is not Tenure.CURRENT:
            continue
        office.of_referent = _of_his_country(r, office) or _of_who_spoke(r, office) or _of_the_same(r, office)


def _body_named_behind(r: Resolver, office: Office) -> Reference | None:
    """Return the body of "the leader of Norland's main labour federation, the NLF": what sort it is comes first."""
    doc, i = r.doc, office.span.end
    if office.role == "" or all(x.lower_ != "of" for x in office.span):
        return None
    i += i < len(doc) and doc[i].text in POSSESSIVE
    sort = next((j for j in range(i - 1, min(i + REACH, len(doc) - 1)) if _is_sort_of_body(doc[j])), None)
    if sort is None or any(not x.is_lower or x.is_punct for x in doc[i:sort]):
        return None
    j = sort + 1 + (doc[sort + 1].text == ",")
    j += j < len(doc) and doc[j].lower_ == "the"
    one = r.reference(doc[j]) if j < len(doc) else None
    if one is None or one.how != "name" or one.span.start != j or len(one.referents) != 1:
        return None
    return one if one.referents[0].type is EntityType.ORGANISATION else None


def _name_behind(r: Resolver, body: Reference) -> Name | None:
    """Return the person whom a comma parts from *body*: "the leader of the main union, the NLF, Ada Brook, said"."""
    i = body.span.end + 1
    if i >= len(r.doc) or r.doc[i - 1].text != ",":
        return None
    return next((x for x in r.names if x.span.start == i and x.type is EntityType.PERSON), None)


def _is_sort_of_body(noun: Token) -> bool:
    return noun.is_lower and noun.pos_ == "NOUN" and gazetteer.heads().get(noun.lower_, ("",))[0] == "Organisation"


def _of_his_country(r: Resolver, office: Office) -> Referent | None:
    """Return the country of whom "his" means in "his president, Ada Brook": the one whose office he holds."""
    leads = office.head in LEADERS or kind_of(office.head) == "minister"
    if office.possessor is None or office.possessor.lower_ not in {"his", "her"} or not leads:
        return None
    one = _clause_subject(r, office.span.root)
    if one is None or len(one.referents) != 1:
        return None
    lands = {of for who, _, of in r.holders if who is one.referents[0] and of is not None}
    land = next(iter(lands), None)
    return land if len(lands) == 1 and land is not None and land.type is EntityType.COUNTRY else None


def _clause_subject(r: Resolver, noun: Token) -> Reference | None:
    """Return who does what the clause tells of *noun*, or who says so: "Vale met his president", "Vale said his"."""
    verb = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        verb = verb.head if verb.dep_ == "ccomp" and verb.head.lemma_ in SAYING else noun
    elif noun.dep_ == "pobj":
        verb = verb.head
    subject = next((x for x in verb.children if x.dep_ == "nsubj" and x.i < noun.i), None)
    return r.reference(subject) if subject is not None else None


def _of_who_spoke(r: Resolver, office: Office) -> Referent | None:
    """Return the body that spoke last before "spokesman Tomas Vale", with nobody else's words between."""
    root = office.span.root
    if office.head not in MOUTHS or office.possessor is not None or office.span.start != root.i or office.definite:
        return None
    for token in reversed(r.doc[max(0, root.i - 80) : office.span.start]):
        if sentences_between(token, root) > BACK:
            return None
        subject = _speaker(token)
        if subject is None or subject.i >= office.span.start:
            continue
        one = r.reference(subject)
        if one is None:
            if subject.pos_ == "PRON":
                continue
            return None
        body = one.referents[0]
        return body if len(one.referents) == 1 and _speaks(body) else None
    return None


def _speaker(verb: Token) -> Token | None:
    """Return the subject of *verb*, if it is one of saying."""
    if verb.lemma_ not in SAYING or verb.pos_ != "VERB":
        return None
    return next((x for x in verb.children if x.dep_ == "nsubj"), None)


def _speaks(body: Referent) -> bool:
    return body.type is EntityType.ORGANISATION and body.name.rsplit(maxsplit=1)[-1].lower() in SPEAKING


def _of_the_same(r: Resolver, office: Office) -> Referent | None:
    """Return what "its chief negotiator" was of before "The negotiator, Tomas Vale", the only one so called before."""
    the = office.definite and office.possessor is None and len(office.span) == 2
    if not the or office.holder is None or office.holder.span.start != office.span.end + 1:
        return None
    last = office.head.rsplit(maxsplit=1)[-1]
    before = [
        x
        for x in r.offices
        if x.holder is None
        and not x.plural
        and x.span.end <= office.span.start
        and x.head.rsplit(maxsplit=1)[-1] == last
        and sentences_between(x.span.root, office.span.root) <= BACK
    ]
    if len(before) != 1:
        return None
    own, possessor = before[0].of, before[0].possessor
    if own is not None:
        return r.by_name.get(own)
    return body_meant(r, possessor) if possessor is not None and possessor.lower_ == "its" else None
