"""
Whom "her Sudish counterpart" means: who holds there an office like hers, named before or behind.

A minister's counterpart is a minister, of the same matters where several are told of, and no envoy; a deputy's is a
deputy. Named behind, he is who is called as she is and another's, "Foreign Minister Ada Brook … her Sudish
counterpart … Foreign Minister Tomas Vale": a country has one; or the minister of whom the sentence behind tells
together with her that they agree on something.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.coref_offices import fits
from kg.annotate.doc import in_title, sentences_between
from kg.annotate.office_kinds import is_deputy, kind_of, portfolio_of
from kg.annotate.office_table import possessor
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.coref_seen import Seen
    from kg.annotate.doc import Referent
    from kg.annotate.names import Name
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver

SPEAKING_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "analyst", "professor", "economist"})
"""Last words of offices whose holders are nobody's counterparts but their like's."""

COUNTERPARTS = frozenset({"counterpart", "colleague", "opposite number"})
"""Words for who holds elsewhere the office that somebody holds here."""

LATER, NEXT = 5, 2
"""Sentences behind in which a counterpart is named by the same title, or beside whose counterpart he is."""

TOLD = 40
"""References back in which the other one of two was told of."""

TOGETHER = frozenset({"agree", "meet", "discuss", "sign", "negotiate", "talk", "conclude", "exchange", "review"})
"""What two do who are each other's counterparts."""


def unlike(r: Resolver, office: Office, held: Office) -> bool:
    """Tell whether who holds *held* is nobody's counterpart of whom *office* is that: a deputy's is a deputy."""
    mine = _offices_of_possessor(r, office, held)
    if held.head == office.head or not mine:
        return False  # "his counterpart, Ada Brook": told to be that
    kinds, theirs = {kind_of(x.head) for x in mine}, kind_of(held.head)
    # Who has no rank, as an adviser or a chief negotiator, may sit across a deputy.
    if (theirs or held.head in COUNTERPARTS) and all(
        is_deputy(x.role.lower()) != is_deputy(held.role.lower()) for x in mine
    ):
        return True
    if held.head.rsplit(maxsplit=1)[-1] in SPEAKING_FOR and not any(x.head == held.head for x in mine):
        return True
    return bool(theirs) and "" not in kinds and theirs not in kinds


def of_same_matters(r: Resolver, office: Office, fitting: list[Referent]) -> list[Referent]:
    """Return those of *fitting* who are ministers of what she is one of whose counterpart *office* tells of."""
    matters = {portfolio_of(x.role.lower()) for x in _offices_of_possessor(r, office, office)} - {""}
    same = (x for x, held, _ in r.holders if x in fitting and portfolio_of(held.role.lower()) in matters)
    return list(dict.fromkeys(same))


def named_behind(r: Resolver, office: Office, of: Referent | None) -> tuple[Referent, ...]:
    """Return whom the text names behind *office* as the counterpart that it tells of, and put down whose he is."""
    person = possessor(r, office)
    if person is None or of is None or of.type is not EntityType.COUNTRY:
        return ()
    mine = _offices_of_possessor(r, office, office)
    later = _new_ones(r, office, person)
    alike = [x for x in later if any(_same(x, y) for y in mine)]
    people = {r.by_name[x.holder] for x in alike if x.holder is not None}
    if not people and all(kind_of(x.head) in {"minister", "leader"} for x in mine):
        people = _told_together(r, office, person, {x.holder: x for x in later})
    if len(people) != 1:
        return ()
    (other,) = people
    for i, (holder, held, held_of) in enumerate(r.holders):
        if holder is other and held_of is None and held in later:
            held.of_referent = of
            r.holders[i] = (holder, held, of)
    return (other,)


def the_other(r: Resolver, office: Office, seen: list[Seen]) -> tuple[Referent, ...]:
    """Return whom "his (southern) counterpart" means, of no country: the only other one of his office told before."""
    person = possessor(r, office)
    mine = _offices_of_possessor(r, office, office)
    told = {x.referent for x in seen[-TOLD:]}
    alike = (x for x, held, _ in r.holders if held.tenure is Tenure.CURRENT and any(_same(held, y) for y in mine))
    others = {x for x in alike if x is not person} or _called_that(r, person)
    return tuple(others) if person is not None and len(others) == 1 and others <= told else ()


def _called_that(r: Resolver, person: Referent | None) -> set[Referent]:
    """Return whom the text calls the counterpart of *person*, or *person* whose: "her colleague, Tomas Vale"."""
    pairs: set[tuple[Referent, Referent]] = set()
    for holder, held, _ in r.holders:
        if held.head in COUNTERPARTS:
            sentence = held.span.root.sent
            before = [
                x for x, y, _ in r.holders if sentence.start <= y.span.start < held.span.start and x is not holder
            ]
            if not before:
                return set()  # nothing tells whose
            pairs.add((holder, before[-1]))
    return {y if x is person else x for x, y in pairs if person in {x, y}}


def told_counterpart(r: Resolver, office: Office, of: Referent | None) -> tuple[Referent, ...]:
    """
    Return whom "the Omani minister" means where the text calls one person the Omani counterpart of a minister.

    That is of one whose own office the words fit, but for the country.
    """
    theirs = {
        holder
        for holder, held, held_of in r.holders
        if held.head in COUNTERPARTS
        and fits(replace(office, head=held.head, role=held.role), held, of, held_of)
        and any(fits(office, x, None, None) for x in _offices_of_whose(r, held))
    }
    return tuple(theirs) if of is not None and len(theirs) == 1 else ()


def rather_told_before(r: Resolver, office: Office, of: Referent | None, fitting: list[Referent]) -> list[Referent]:
    """
    Return those of *fitting*, who hold such an office of *of*, of whom the text has told before *office*.

    Where it has of none, a minister's counterpart of that country whom it has told of: "her Sudish counterpart, Tomas
    Vale … The Sudish minister": he, not one who is named later.
    """
    if of is None or in_title(office.span.root) or office.head in COUNTERPARTS:
        return fitting
    before = [x for x in fitting if _told_before(r, x, office)]
    if before or not fitting:
        return before
    told = told_counterpart(r, office, of)
    return list(told) if told and _told_before(r, told[0], office) else fitting


def _told_before(r: Resolver, person: Referent, office: Office) -> bool:
    return any(x.span.start < office.span.start and r.by_name.get(x) is person for x in r.names)


def of_like_matters(r: Resolver, office: Office) -> tuple[Referent, ...]:
    """
    Return whom "the defense secretary" means where the text calls one person the counterpart of a defence minister.

    Nobody is told to be that, and no other minister of these matters has a counterpart.
    """
    matters = portfolio_of(office.role.lower())
    if office.of is not None or kind_of(office.head) != "minister" or not matters or not office.definite:
        return ()
    theirs = {
        holder
        for holder, held, _ in r.holders
        if held.head in COUNTERPARTS
        and held.span.start < office.span.start
        and any(portfolio_of(x.role.lower()) == matters for x in _offices_of_whose(r, held))
    }
    return tuple(theirs) if len(theirs) == 1 else ()


def _offices_of_possessor(r: Resolver, office: Office, held: Office) -> list[Office]:
    person = possessor(r, office)
    if person is None:
        return []
    return [x for holder, x, _ in r.holders if holder is person and x.head not in {office.head, held.head}]


def _offices_of_whose(r: Resolver, held: Office) -> list[Office]:
    """
    Return the offices of whose counterpart *held* tells, which has a holder.

    That told before it in its sentence, else those of whom the words before it mean, else, since nothing tells, all.
    """
    sentence = held.span.root.sent
    before = [x for _, x, _ in r.holders if sentence.start <= x.span.start < held.span.start and x.head != held.head]
    if before:
        return before[-1:]
    meant = (r.reference(x) for x in r.doc[sentence.start : held.span.start])
    people = {y for one in meant if one is not None for y in one.referents}
    mine = [x for holder, x, _ in r.holders if holder in people]
    return mine or [x for _, x, _ in r.holders if x.head not in COUNTERPARTS]


def _new_ones(r: Resolver, office: Office, person: Referent) -> list[Office]:
    """Return the titles before names of people, first told of behind *office*, of whom nothing tells whose they are."""
    placed = {holder for holder, _, held_of in r.holders if held_of is not None}
    placed |= {r.by_name[x.holder] for x in r.offices if x.holder in r.by_name and x.of is not None}
    found = []
    for holder, held, _ in r.holders:
        if holder in placed or holder is person or held.rule != "office/title" or held.tenure is not Tenure.CURRENT:
            continue
        if held.possessor is not None or held.of_token is not None or held.of_unknown:
            continue
        first = min((x.span.start for x in r.names if r.by_name.get(x) is holder), default=0)
        if first > office.span.end and sentences_between(office.span.root, held.span.root) <= LATER:
            found.append(held)
    return found


def _same(one: Office, other: Office) -> bool:
    """Tell whether two offices are the same but for the country: of leaders, or of ministers of the same matters."""
    kind = kind_of(one.head)
    if is_deputy(one.role.lower()) != is_deputy(other.role.lower()):
        return False
    if kind == "minister":
        matters = portfolio_of(one.role.lower())
        return bool(matters) and kind_of(other.head) == kind and matters == portfolio_of(other.role.lower())
    return kind == "leader" and one.head == other.head


def _told_together(r: Resolver, office: Office, person: Referent, later: dict[Name | None, Office]) -> set[Referent]:
    """
    Return who is told of together with *person* in the sentences behind, as of two who agree: "Brook and Tomas Vale".

    Somebody new, without an office, or a minister whose country is not told: one of *later*, by names.
    """
    told = {r.by_name[x.holder] for x in r.offices if x.holder in r.by_name and x not in later.values()}
    found: set[Referent] = set()
    for name in r.names:
        if name.type is not EntityType.PERSON or name.span.start < office.span.end or name not in r.by_name:
            continue
        other, root = r.by_name[name], name.span.root
        if sentences_between(office.span.root, root) > NEXT:
            break
        first = min(x.span.start for x in r.names if r.by_name.get(x) is other)
        if other in told or other is person or first < office.span.end:
            continue
        subject = _row_subject(root)
        if subject is not None and _begins_with(r, subject, person) and _is_mutual(subject.head):
            found.add(other)
    return found


def _row_subject(name: Token) -> Token | None:
    """Return the subject whose row *name* closes: of "Brook and Minister Vale agreed", read in two ways."""
    first = name.head if name.dep_ == "conj" else name
    return first if first.dep_ in {"nsubj", "nsubjpass"} and first.head.pos_ == "VERB" else None


def _begins_with(r: Resolver, subject: Token, person: Referent) -> bool:
    """Tell whether the first two words of the row of *subject* are the name of *person* and "and"."""
    one = r.reference(r.doc[subject.left_edge.i])
    behind = r.doc[one.span.end] if one is not None and one.span.end < len(r.doc) else None
    return one is not None and one.referents == (person,) and behind is not None and behind.lower_ == "and"


def _is_mutual(verb: Token) -> bool:
    """Tell whether *verb*, or what its subject is to do by it, is something that two do together."""
    acts = [verb, *(x for x in verb.children if x.dep_ in {"xcomp", "conj"})]
    return any(x.lemma_ in TOGETHER for x in acts)
