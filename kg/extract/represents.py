"""Representation: who holds which role for which country or body, from the offices that annotation found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import evidence
from kg.model import EntityType, Representation, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.annotate.doc import Referent
    from kg.annotate.offices import Office

REPRESENTED = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION, EntityType.PLACE})


def represents(doc: Doc) -> Iterator[Representation]:
    """Yield one ``Representation`` for each person, role and body that the text puts together, first mention first."""
    seen: set[tuple[str, str, str, Tenure]] = set()
    before: Office | None = None
    bare = {x.holder: x.role for x in doc._.offices if x.holder is not None and x.role and x.of is None}
    for office in doc._.offices:
        if office.others:
            continue  # "the presidents of A and B, …": each has an office of his own beside this
        holder = office.holder.span[0]._.reference if office.holder is not None else None
        of = office.of.span[0]._.reference if office.of is not None else None
        if holder is None or len(holder.referents) != 1:
            continue
        agent = holder.referents[0]
        body = of.referents[0] if of is not None and len(of.referents) == 1 else office.of_referent
        rule = office.rule
        if body is None:
            body, rule = _told_elsewhere(doc, office, agent)
            if body is not None and any(x[:2] == (agent.name, body.name) for x in seen):
                continue
        if body is None:
            continue
        if agent.type is not EntityType.PERSON or body.type not in REPRESENTED:
            continue
        role = _role(office, before) or bare.get(office.holder) or office.told  # "a team led by Foreign Minister Brook"
        if office.role and office.head != "counterpart":
            before = office
        accredited = office.accredited_to.span[0]._.reference if office.accredited_to is not None else None
        key = (agent.name, body.name, role.lower(), office.tenure)
        if key in seen:
            continue
        seen.add(key)
        yield Representation(
            agent=agent.name,
            of=body.name,
            evidence=evidence(office.holder.span.sent, f"represents/{rule.partition('/')[2] or rule}"),
            role=role or None,
            tenure=office.tenure,
            accredited_to=accredited.referents[0].name if accredited is not None else None,
        )


def _role(office: Office, before: Office | None) -> str:
    """
    Return the role in the text's words: a counterpart's is that of the officer told of *before* in his sentence.

    "Norwegian Foreign Minister Ada Brook met her Swedish counterpart, Tomas Vale": he is a foreign minister too.
    """
    if office.head == "counterpart" and before is not None and before.span.sent == office.span.sent:
        return before.role
    return office.role


def _told_elsewhere(doc: Doc, office: Office, agent: Referent) -> tuple[Referent | None, str]:
    """
    Return what an office is of that does not say so, and the rule.

    "Norwegian Prime Minister Ada Brook and Foreign Minister Tomas Vale": both are Norway's. "Norland's energy
    minister spoke … The minister, Ada Brook, said": of what the same office was said to be before, if only of one.
    """
    if not office.role or office.of_unknown or office.possessor is not None or office.of_token is not None:
        return None, ""
    found: list[Referent] = []
    for other in doc._.offices:
        if other.span.start >= office.span.start or other.of is None:
            continue
        of = other.of.span[0]._.reference
        if of is None or len(of.referents) != 1:
            continue
        holder = other.holder.span[0]._.reference if other.holder is not None else None
        if other.rule == office.rule == "office/title" and _and_between(doc, other, office):
            return of.referents[0], "office/shared"
        own = holder is None or agent in holder.referents
        if own and other.head == office.head and not other.plural and of.referents[0] not in found:
            found.append(of.referents[0])
    return (found[0], "office/before") if len(found) == 1 else (None, "")


def _and_between(doc: Doc, one: Office, other: Office) -> bool:
    """Tell whether *other* follows the holder of *one*, "and" between, and what *one* is of stands before it."""
    i = other.span.start - 1
    before = one.of is not None and one.of.span.start <= one.span.start
    return one.holder is not None and before and one.holder.span.end == i and doc[i].lower_ == "and"
