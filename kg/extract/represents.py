"""Representation: who holds which role for which country or body, from the offices that annotation found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import evidence
from kg.model import EntityType, Representation, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.annotate.offices import Office

REPRESENTED = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION, EntityType.PLACE})


def represents(doc: Doc) -> Iterator[Representation]:
    """Yield one ``Representation`` for each person, role and body that the text puts together, first mention first."""
    seen: set[tuple[str, str, str, Tenure]] = set()
    roles: dict[int, str] = {}
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
        if body is None:
            continue
        if agent.type is not EntityType.PERSON or body.type not in REPRESENTED:
            continue
        role = _role(office, roles) or bare.get(office.holder) or office.told  # "a team led by Foreign Minister Brook"
        if office.role:
            roles.setdefault(id(agent), role)
        accredited = office.accredited_to.span[0]._.reference if office.accredited_to is not None else None
        key = (agent.name, body.name, role.lower(), office.tenure)
        if key in seen:
            continue
        seen.add(key)
        yield Representation(
            agent=agent.name,
            of=body.name,
            evidence=evidence(office.holder.span.sent, f"represents/{office.rule.partition('/')[2] or office.rule}"),
            role=role or None,
            tenure=office.tenure,
            accredited_to=accredited.referents[0].name if accredited is not None else None,
        )


def _role(office: Office, roles: dict[int, str]) -> str:
    """
    Return the role in the text's words: a counterpart's is that of whose counterpart he is, as far as *roles* know.

    *roles* has what each referent, by ``id``, was called before.
    """
    if office.head == "counterpart" and office.possessor is not None:
        of_whom = office.possessor._.reference
        if of_whom is not None and len(of_whom.referents) == 1:
            return roles.get(id(of_whom.referents[0]), office.role)
    return office.role
