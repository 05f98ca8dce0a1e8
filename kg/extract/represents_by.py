"""
What somebody is of, as the office of another tells it: his foreign minister, her predecessor, the country's speaker.

All of these are told by what the text says before; ``represents/before`` is their rule.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.annotate.doc import Reference, evidence, persons, reference, tokens_of
from kg.annotate.marks import GENITIVE
from kg.extract.the_country import country_spoken_of
from kg.model import EntityType, Representation, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Referent
    from kg.annotate.office import Office

LEADERS = frozenset({"president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "sultan",
                     "taoiseach", "crown prince"})  # fmt: skip
"""Offices whose holder has ministers: "his foreign minister"."""

SECRETARIES = frozenset({"secretary-general", "secretary general"})
"""Offices of unions of states, mostly: who is called so by himself is of the only one that a text names."""


@dataclass(slots=True)
class Held:
    """Who has been told to hold which offices, each with what it is of, its title as the table has it, and its role."""

    offices: dict[str, list[tuple[Referent, str, str]]] = field(default_factory=dict)

    def add(self, agent: Referent, of: Referent, office: Office, role: str) -> None:
        """Put down that *agent* holds *office*, of *of*, now."""
        if office.head and office.tenure is not Tenure.FORMER:
            self.offices.setdefault(agent.name, []).append((of, office.head, role))

    def elsewhere(self, agent: Referent, of: Referent) -> bool:
        """Tell whether *agent* leads another country than *of* or is a minister there, so that he is nobody's envoy."""
        told = self.offices.get(agent.name, ())
        governs = (x for x, head, _ in told if head in LEADERS or head.endswith("minister"))
        return any(x.type is EntityType.COUNTRY and x is not of for x in governs)


def of_another(doc: Doc, office: Office, held: Held) -> Referent | None:
    """Return the country or body of an *office* that does not say it, by what is told of others before."""
    if office.of_unknown or office.plural:
        return None
    if office.possessor is not None:
        return _of_leader(office.possessor, held) if office.head.endswith("minister") else None
    if office.rule == "office/named-as" and office.head.endswith("minister"):
        return _of_whoever_names(doc, office, held)
    if office.head.startswith("government spokes"):
        return country_spoken_of(doc, office.span.start)
    return _only_union(doc) if office.head in SECRETARIES and office.rule == "office/title" else None


def _of_leader(owner: Token, held: Held) -> Referent | None:
    """Return the country of the leader whose minister is told of: "his foreign minister", "Brook's minister"."""
    if owner.lower_ in {"its", "their"}:
        return None
    return _led_by(_only_person_before(owner) if owner.tag_ == "PRP$" else _person(owner), held)


def _of_whoever_names(doc: Doc, office: Office, held: Held) -> Referent | None:
    """Return the country of the leader who names somebody its minister: "Brook named Vale foreign minister"."""
    if office.holder is None or office.holder.span.start >= office.span.start:
        return None
    before = list(persons(doc[office.span.sent.start : office.holder.span.start]))
    return _led_by(before[0], held) if len(before) == 1 else None


def _led_by(leader: Referent | None, held: Held) -> Referent | None:
    """Return the one country that *leader* leads."""
    if leader is None:
        return None
    led = {id(of): of for of, head, _ in held.offices.get(leader.name, ()) if head in LEADERS}
    found = [x for x in led.values() if x.type is EntityType.COUNTRY]
    return found[0] if len(found) == 1 else None


def _only_person_before(pronoun: Token) -> Referent | None:
    """Return whom "his" means where but one person is told of before it in its sentence, else in the one before."""
    doc, sentence = pronoun.doc, pronoun.sent
    people = list(persons(doc[sentence.start : pronoun.i]))
    if not people and sentence.start:
        people = list(persons(doc[sentence.start - 1].sent))
    return people[0] if len(people) == 1 else None


def _only_union(doc: Doc) -> Referent | None:
    """Return the one international organisation that the text names."""
    unions = [x for x in doc._.referents if getattr(x.row, "type", "") == "InternationalOrganisation"]
    return unions[0] if len(unions) == 1 else None


def predecessors(doc: Doc, held: Held) -> Iterator[Representation]:
    """Yield who held an office before the one who is told to hold it: "Brook's predecessor, Tomas Vale"."""
    for noun in tokens_of(doc):
        if noun.lower_ != "predecessor" or noun.i < 2 or noun.i + 1 >= len(doc):
            continue
        now = _person(noun.nbor(-2) if noun.nbor(-1).text in GENITIVE else noun.nbor(-1))
        before = _named_at(doc, noun.i + 1 + (noun.nbor(1).text == ","))
        told = held.offices.get(now.name, []) if now is not None else []
        if before is None or before is now or before.name in held.offices or len({id(x) for x, _, _ in told}) != 1:
            continue
        of, _, role = told[0]
        where = evidence(noun.sent, "represents/before")
        yield Representation(before.name, of.name, where, role=role, tenure=Tenure.FORMER)


def _named_at(doc: Doc, i: int) -> Referent | None:
    found: Reference | None = reference(doc[i]) if i < len(doc) else None
    return _person(doc[i]) if found is not None and found.span.start == i and found.how == "name" else None


def _person(token: Token | None) -> Referent | None:
    found: Reference | None = reference(token) if token is not None else None
    if found is None or len(found.referents) != 1 or found.referents[0].type is not EntityType.PERSON:
        return None
    return found.referents[0]
