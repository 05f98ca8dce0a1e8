"""
Whose a minister is who is told of without a country: that from which, and of which, he speaks.

"OSLO - Norland will send ships, Foreign Minister Ada Brook said": the dateline is Norland's, and so is the subject of
what she says. One of the two says too little: ministers speak of other countries as often, and in other capitals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import reference
from kg.extract.filed_from import filed_from
from kg.model import EntityType
from kg.tables import Actor, Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Reference, Referent
    from kg.annotate.office import Office

SAYING = frozenset({"say", "tell", "announce", "add", "declare", "warn"})


def land_spoken_for(doc: Doc, office: Office) -> Referent | None:
    """Return the country that the holder of *office*, a minister's, speaks of where the article is filed from it."""
    told = office.of is not None or office.of_unknown or office.possessor is not None or office.of_token is not None
    if told or office.rule != "office/title" or office.holder is None or office.plural:
        return None
    if gazetteer.titles()[office.head].scope != "country" or not office.head.endswith("minister"):
        return None
    verb = office.holder.span.root.head
    land = _subject_of_what_is_said(verb) if verb.lemma_ in SAYING else None
    town = filed_from(doc) if land is not None else None
    if land is None or town is None or not isinstance(town.row, Place) or not isinstance(land.row, Actor):
        return None
    return land if town.row.country == land.row.iso3 else None


def _subject_of_what_is_said(verb: Token) -> Referent | None:
    """Return the country that is the subject of the clause told by *verb*, on whichever side it stands."""
    said = next((x for x in verb.children if x.dep_ == "ccomp"), None)
    if said is None and verb.dep_ == "parataxis":
        said = verb.head
    subject = next((x for x in said.children if x.dep_ in {"nsubj", "nsubjpass"}), None) if said is not None else None
    named: Reference | None = reference(subject) if subject is not None else None
    one = named is not None and named.how == "name" and len(named.referents) == 1
    return named.referents[0] if named is not None and one and named.referents[0].type is EntityType.COUNTRY else None
