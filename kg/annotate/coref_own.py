"""
Whom an office means that is a text's own: a read-out's "the Minister", "the Norlandic minister" of a paper of Norland.

A body's own read-out opens with its holder and calls him "the Minister" throughout, with a capital, whichever
ministers he has called in between; they are told by their names. A paper calls the ministers of the land that it is
filed from by no country, until it tells of them beside those of another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.coref_bare import does_it
from kg.annotate.coref_offices import TOP_DIPLOMATS, fits
from kg.annotate.coref_seen import paragraph_start
from kg.annotate.coref_unplaced import place
from kg.annotate.coref_visitors import filed_from
from kg.annotate.doc import in_title, title_end
from kg.annotate.office_kinds import SAME_OFFICE, kind_of
from kg.annotate.office_table import holder_named
from kg.annotate.runs import STYLES
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from kg.annotate.coref_seen import Seen
    from kg.annotate.doc import Referent
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver

ADDRESSES = frozenset({"excellency", "majesty", "highness", "eminence", "holiness"})
"""What people of rank are addressed by, behind "his" or "her"."""

JOINING = frozenset({"the", "of", "and"})
"""Words behind which the name or office comes all the same: "His Excellency the President"."""


def own_holder(r: Resolver, office: Office, fitting: list[Referent], seen: list[Seen]) -> tuple[Referent, ...] | None:
    """
    Return whom of *fitting* "the Minister" means in a read-out of his; ``None`` where the text is none.

    Nobody where the sentence before, of the same paragraph, or this one has another for its subject: it may go on with
    him. It does if it brings him in.
    """
    root = office.span.root
    noun = root.text
    if office.of is not None or office.possessor is not None or not noun[0].isupper() or noun.isupper():
        return None
    own = leads(r, fitting, seen)
    if own is None:
        return None
    start = max(paragraph_start(office.span[0]), root.sent.start)
    if start and not r.doc[start - 1].is_space:
        start = r.doc[start - 1].sent.start
    others = set(fitting) - {own}
    beside = [x for x in seen if x.subject and x.index >= start and x.referent in others]
    if not beside:
        return (own,)
    first = {x.referent: x.sentence for x in reversed(seen)}
    return () if all(first[x.referent] < x.sentence for x in beside) else None


def leads(r: Resolver, people: Iterable[Referent], seen: list[Seen]) -> Referent | None:
    """Return who of *people* is the subject, and first told of, of the first sentence of the story that has any."""
    shift = title_end(r.doc)
    told = [x for x in seen if x.referent in people and r.doc[x.index].idx >= shift]
    if not told:
        return None
    subjects = {x.referent for x in told if x.sentence == told[0].sentence and x.subject}
    return told[0].referent if subjects == {told[0].referent} else None


def stands_for_somebody(token: Token) -> bool:
    """Tell whether *token* ends "His Excellency" and neither a name nor an office follows: "… thanked her"."""
    if token.lower_ not in ADDRESSES or token.i == 0 or token.i + 1 >= len(token.doc) or not token.text[0].isupper():
        return False
    behind = token.nbor()
    return token.nbor(-1).lower_ in {"his", "her"} and not behind.text[:1].isupper() and behind.lower_ not in JOINING


def excellency(r: Resolver, seen: list[Seen]) -> tuple[Referent, ...]:
    """Return whom "His Excellency" means where no name follows: with whom the story opens, so called there."""
    people = {x.referent for x in seen if x.referent.type is EntityType.PERSON}
    own = leads(r, people, seen)
    return (own,) if own is not None and _is_styled(r, own) else ()


def _is_styled(r: Resolver, person: Referent) -> bool:
    """Tell whether a style of address opens the words that the story first tells of *person* by."""
    told = [x.span for x in r.references if person in x.referents and not in_title(x.span.root)]
    if not told:
        return False
    first = min(told, key=lambda x: x.start)
    words = r.doc[max(0, first.start - 2) : first.end]
    return any(x.lower_ in ADDRESSES or x.text in STYLES for x in words)


def of_the_land(r: Resolver, office: Office, of: Referent | None, seen: list[Seen]) -> tuple[Referent, ...]:
    """
    Return whom "the Norlandic foreign minister" means in a text that is filed from Norland.

    The one whom it has told of as foreign minister, and of no country: "HAVEN - Foreign Minister Ada Brook said". Of
    several such ministers, the one with whom it opens. A headline means whom the story tells of so.
    """
    if of is None or of.type is not EntityType.COUNTRY or of.row is None or office.plural or office.indefinite:
        return ()
    if not kind_of(office.head) and office.head not in TOP_DIPLOMATS:
        return ()
    if office.tenure not in {Tenure.CURRENT, Tenure.ACTING}:
        return ()
    if filed_from(r) != of.row.key.rpartition("/")[2] or holder_named(r, office) is not None:
        return ()
    heads = {office.head, *SAME_OFFICE.get(office.head, ())}
    placed = {holder for holder, _, held_of in r.holders if held_of is not None}
    placed |= {r.by_name[x.holder] for x in r.offices if x.holder in r.by_name and x.of is not None}
    own = {
        holder
        for holder, held, _ in r.holders
        if holder not in placed
        and held.tenure is office.tenure
        and (held.span.start < office.span.start or in_title(office.span.root))
        and held.of_token is None
        and not held.of_unknown
        and (held.head in heads or fits(office, held, None, None))
    }
    own -= does_it(r, office)
    if in_title(office.span.root) and len(own) > 1:
        return ()
    person = next(iter(own)) if len(own) == 1 else leads(r, own, seen)
    if person is None:
        return ()
    place(r, person, office, of)
    return (person,)
