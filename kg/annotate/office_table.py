"""
Offices that nobody in the text is named for, by the dated table: "the Norlandic president" on the day of the article.

The text goes first: this is asked only where the document names nobody beside the office. Where the person whom the
table has is named in the text, if only by surname, that is who is meant; else he is a referent of his own, with the
words of the office for an alias. That somebody represents a country is never asserted from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.resolver import name_parts
from kg.model import EntityType, Tenure
from kg.offices import offices

if TYPE_CHECKING:
    from kg.annotate.doc import Referent
    from kg.annotate.offices import Office
    from kg.annotate.resolver import Resolver
    from kg.offices import Term

SPEAKING_OF = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "poss", "appos", "agent", "attr"})
"""Relations in which words of an office mean who holds it."""


def holder_on_the_day(r: Resolver, office: Office, of: Referent | None) -> tuple[Referent, ...]:
    """Return who held *office*, of *of*, on the day of publication; empty where the table is not sure or not asked."""
    published = r.doc._.document.published
    if published is None or of is None or of.row is None or office.tenure is not Tenure.CURRENT:
        return ()
    if office.span.root.dep_ not in SPEAKING_OF or _of_another_time(office, published):
        return ()
    term = offices(r.doc._.own_offices).holder(of.row.key, office.head, published)
    if term is None:
        return ()
    return (_named(r, term) or _new(r, term),)


def _of_another_time(office: Office, published: str) -> bool:
    """Tell whether the sentence names another year: who is meant may be who held the office then."""
    years = [x.text for x in office.span.sent if x.is_digit and len(x) == len("2004")]
    return any(year != published[:4] for year in years)


def _named(r: Resolver, term: Term) -> Referent | None:
    """Return the person of the document who is the holder: by a full name of the table's, else by surname alone."""
    full = [name_parts(name) for name in term.names]
    people = [x for x in r.referents if x.type is EntityType.PERSON]
    for person in people:
        if name_parts(person.name) in full:
            return person
    alone = {parts[-1] for parts in full} | {parts[0] for parts in full if len(parts) > 2}
    lone = [x for x in people if len(name_parts(x.name)) == 1 and name_parts(x.name)[0] in alone]
    return lone[0] if len(lone) == 1 else None


def _new(r: Resolver, term: Term) -> Referent:
    made = r.new(term.name, EntityType.PERSON)
    for alias in term.aliases:
        made.add_alias(alias)
    return made
