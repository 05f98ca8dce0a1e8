"""
Whose a speaker is who is called by a post alone: the body that he speaks of.

"Harbourline sells nets, said Ada Brook, an assistant manager", "…, according to spokeswoman Ada Brook": hers is
Harbourline. Only posts of those who speak for their own house, and only where the sentence is about one body and names
no other: an economist or a lawyer speaks of others as often as not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.office_words import BODY_NOUNS
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.doc import Referent
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver

SPOKEN = frozenset({"spokesman", "spokeswoman", "spokesperson", "manager", "executive", "vice president",
                    "vice-president", "public relations officer", "press officer"})  # fmt: skip
"""Posts of those who speak for their own house."""

KINDS = BODY_NOUNS | {"department", "ministry", "council", "commission", "hospital", "school", "museum", "authority"}
"""Words before an office that say that it is of a house told of: "a company official"."""

SAYING = frozenset({"say", "add", "note", "explain"})

BODIES = frozenset({EntityType.ORGANISATION})
ACTORS = frozenset({EntityType.ORGANISATION, EntityType.COUNTRY})


def house_spoken_of(r: Resolver, office: Office) -> Referent | None:
    """Return the body that *office* is of where its words name none: the subject of what its holder says of it."""
    if office.of_unknown or office.possessor is not None or office.holder is None or office.plural:
        return None
    beside = office.rule == "office/apposition" and office.indefinite
    before = office.rule == "office/title" and not office.definite and office.head in SPOKEN
    if not before and not (beside and (office.head in SPOKEN or _of_a_kind(office))):
        return None
    said = _said_by(office.holder.span.root)
    subject = next((x for x in said.children if x.dep_ in {"nsubj", "nsubjpass"}), None) if said is not None else None
    named = r.reference(subject) if subject is not None else None
    if subject is None or named is None or named.how != "name" or len(named.referents) != 1:
        return None
    house = named.referents[0]
    alone = {id(x) for x in _actors_of_sentence(r, subject)} == {id(house)}
    return house if house.type in BODIES and alone else None


def _said_by(name: Token) -> Token | None:
    """Return the verb of what somebody says: "sells" of "It sells nets, said Brook" and "…, according to Brook"."""
    verb = name.head
    while name.dep_ == "appos":
        name, verb = verb, verb.head
    if name.dep_ == "nsubj" and verb.lemma_ in SAYING:
        return next((x for x in verb.children if x.dep_ == "ccomp" and x.i < verb.i), None)
    according = verb.lower_ == "to" and verb.head.lower_ == "according"
    root = name.sent.root
    return root if name.dep_ == "pobj" and according and root.i < name.i else None


def _of_a_kind(office: Office) -> bool:
    """Tell whether "company" or another kind of house is told before the title: "a company official"."""
    return office.head in {"official", "officer", "employee", "representative", *SPOKEN} and not KINDS.isdisjoint(
        office.role.lower().split()[:-1]
    )


def _actors_of_sentence(r: Resolver, token: Token) -> list[Referent]:
    sentence = token.sent
    own = {x.i for x in token.subtree if x.i > token.i}  # the town in "Harbourline Co. of Dundale"
    inside = (x for x in r.references if sentence.start <= x.span.start < sentence.end and x.span.start not in own)
    return [x.referents[0] for x in inside if x.referents[0].type in ACTORS]
