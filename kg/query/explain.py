"""
Why the graph says what it says of one thing, or of what connects two: each relation with its sentences and sources.

The thing may be an agent or a place, by name; or, by IRI, a meeting, statement, role, location or article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pyoxigraph import NamedNode

from kg.query import names, reasons, told
from kg.query.reasons import Called, Clue
from kg.query.results import visible, wrap
from kg.query.told import Meeting, Passage, Role, Statement, Thing, Within
from kg.store.graph import GraphStore

_LINKS = {
    # what a relation has to do with a thing, as a path from the one to the other
    "meetings": "dip:participant|(dip:venue/(dip:locatedIn*))|(dip:evidence/dip:article)",
    "statements": "dip:speaker|(dip:evidence/dip:article)",
    "mentions": "dip:speaker|dip:addressee|dip:reportedBy|dip:mentions|(dip:evidence/dip:article)",
    "roles": "dip:representative|dip:represented|dip:accreditedTo|(dip:evidence/dip:article)",
    "places": "dip:inner|dip:outer|(dip:evidence/dip:article)",
}
_KINDS = {
    "meetings": "meeting",
    "statements": "statement",
    "mentions": "statement",
    "roles": "role",
    "places": "location",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing that is explained, and where its name and codes come from."""

    thing: Thing
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()  # IRIs of other registries
    sources: tuple[str, ...] = ()  # rows of our tables: data/places.csv#2013348
    within: tuple[Thing, ...] = ()  # the places that hold it


@dataclass(frozen=True, slots=True)
class Explanation:
    """
    All relations of ``subject``, or with ``other`` those that connect the two.

    Statements are those that the subject made; with ``other`` also those that it is told or spoken of in. Two names
    of one thing have all of its relations.
    """

    subject: Subject
    other: Subject | None
    roles: tuple[Role, ...]
    meetings: tuple[Meeting, ...]
    statements: tuple[Statement, ...]
    places: tuple[Within, ...]
    one: bool | None = None  # whether the two are one thing under two names
    clues: tuple[Clue, ...] = ()  # why names are of one thing, or of two
    left_out: tuple[Clue, ...] = ()  # what is not in the graph near it, and why

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, ready for JSON."""
        return asdict(self)


def explain(store: GraphStore, name: str, other: str | None = None) -> Explanation:
    """
    Return what the graph tells of *name*, or of *name* and *other* together, with the evidence.

    Both are names, aliases or IRIs. Raises ``UnknownNameError``, with near names or the candidates, where
    one is not found or means several things.
    """
    subject = _one(store, name)
    second = None if other is None else _one(store, other)
    two = None if second == subject else second
    said = "statements" if two is None else "mentions"
    found = {part: _linked(store, part, subject, two) for part in ("roles", "meetings", said, "places")}
    first, last = _subject(store, subject), None if second is None else _subject(store, second)
    called = _called(store, first), None if two is None or last is None else _called(store, last)
    meetings = told.meetings(store, found["meetings"])
    kept = reasons.kept(store)
    return Explanation(
        subject=first,
        other=last,
        roles=told.roles(store, found["roles"]),
        meetings=meetings,
        statements=told.statements(store, found[said]),
        places=told.places(store, found["places"]),
        one=None if second is None else two is None,
        clues=reasons.clues(kept, *called),
        left_out=(
            *reasons.left_out(kept, *called),
            *reasons.beside(store, kept, [subject.value, *_reports(meetings, subject.value)]),
            *reasons.undated(meetings),
        ),
    )


def _called(store: GraphStore, x: Subject) -> Called:
    key = x.thing.iri.removeprefix(store.base)
    return Called(x.thing.iri, (x.thing.label, *x.aliases), x.thing.classes, is_row=key.count("/") == 1)


def _reports(meetings: Iterable[Meeting], iri: str) -> Iterator[str]:
    """Yield the reports of the meeting *iri*, if it is one: they name its articles."""
    return (report.iri for meeting in meetings if meeting.iri == iri for report in meeting.reports)


def _one(store: GraphStore, name: str) -> NamedNode:
    """Return what *name* means; of several sources without a name, none can be told from the others."""
    found = names.resolve(store, name)
    if len(found) > 1:
        raise names.ambiguous(store, name, [x.value for x in found])
    return found[0]


def _linked(store: GraphStore, part: str, subject: NamedNode, other: NamedNode | None) -> list[str]:
    found = _of(store, part, subject)
    return sorted(found if other is None else found & _of(store, part, other))


def _of(store: GraphStore, part: str, node: NamedNode) -> set[str]:
    """Return the relations of the kind *part* that have to do with *node*, or are *node* itself."""
    rows = store.select(f"SELECT DISTINCT ?it {{ ?it {_LINKS[part]} ?x }}", {"x": node})
    return told.of_kind(store, {node.value, *(row["it"] for row in rows)}, _KINDS[part])


def _subject(store: GraphStore, node: NamedNode) -> Subject:
    held = told.properties(store, [node.value]).get(node.value, {})
    around = told.things(store, (x for x in held.get("locatedIn", ()) if x != node.value))
    return Subject(
        thing=told.things(store, [node.value])[node.value],
        aliases=held.get("skos:altLabel", ()),
        same_as=held.get("owl:sameAs", ()),
        sources=held.get("dcterms:source", ()),
        within=tuple(sorted(around.values())),
    )


# --- as text -----------------------------------------------------------------------------


def to_text(explanation: Explanation, width: int = 100, limit: int | None = 20, *, iris: bool = False) -> str:
    """
    Return *explanation* for a terminal of *width* columns: relations in the order of time, sentences under each.

    *limit* bounds each section; what is left out is counted. ``None`` for all. With *iris* each relation, and each
    report of a meeting, has its IRI, which ``kg judge`` takes.
    """
    return "\n".join(_fold(_lines(explanation, limit, iris=iris), width)) + "\n"


Line = tuple[int, str]
"""An indentation and a text, not yet wrapped."""


def _fold(lines: Iterable[Line], width: int) -> Iterator[str]:
    for indent, text in lines:
        if not text:
            yield ""
            continue
        for i, piece in enumerate(wrap(visible(text), max(20, width - indent - 2))):
            yield " " * (indent if i == 0 else indent + 2) + piece


def _lines(x: Explanation, limit: int | None, *, iris: bool) -> Iterator[Line]:
    yield from _about(x.subject)
    if x.other is not None and not x.one:
        yield 0, "and"
        yield from _about(x.other)
    sections: tuple[tuple[str, Sequence[Any], Callable[[Any], Iterator[Line]]], ...] = (
        ("Roles", x.roles, _role),
        ("Meetings", x.meetings, _meeting),
        ("Statements", x.statements, _statement),
        ("Places", x.places, _place),
    )
    for section in sections:
        yield from _section(*section, limit, iris=iris)
    if not any(relations for _, relations, _ in sections):
        yield 0, ""
        yield 0, "No article tells of a relation." if x.other is None else "No article connects the two."
    one = "Its names" if x.one is None else "Why the two are one" if x.one else "Why they are two"
    yield from _section(one, [clue for clue in x.clues if clue.kind != "kinds"], _clue, limit)
    yield from _section("Left out near it, or doubtful", x.left_out, _clue, limit)


def _section(
    head: str, relations: Sequence[Any], tell: Callable[[Any], Iterator[Line]], limit: int | None, *, iris: bool = False
) -> Iterator[Line]:
    if not relations:
        return
    shown = relations if limit is None else relations[:limit]
    yield 0, ""
    yield 0, f"{head} ({len(relations)})"
    for relation in shown:
        yield from tell(relation)
        if iris:
            yield 4, f"<{relation.iri}>"
            yield from ((6, f"report <{report.iri}>") for report in getattr(relation, "reports", ()))
    if len(shown) < len(relations):
        yield 2, f"… and {len(relations) - len(shown)} more"


def _clue(x: Clue) -> Iterator[Line]:
    name = f"{', '.join(x.names)}: " if x.names else ""
    yield 2, f"{name}{x.text}" + (f" [{x.document}]" if x.document else "")


def _judged(judgements: Iterable[str]) -> Iterator[Line]:
    for judgement in judgements:
        yield 4, f"judged {judgement}"


def _about(x: Subject) -> Iterator[Line]:
    yield 0, f"{x.thing.label} · {', '.join(x.thing.classes) or 'no type'}"
    yield 2, x.thing.iri
    if x.aliases:
        yield 2, f"also called: {'; '.join(x.aliases)}"
    if x.within:
        yield 2, f"in: {_names(x.within)}"
    if x.same_as:
        yield 2, f"same as: {' '.join(x.same_as)}"
    if x.sources:
        yield 2, f"from: {', '.join(x.sources)}"


def _role(x: Role) -> Iterator[Line]:
    to = f" to {x.accredited_to.label}" if x.accredited_to else ""
    dates = [f"from {x.since}"] * bool(x.since) + [f"until {x.until}"] * bool(x.until)
    about = ", ".join(filter(None, [x.tenure, *dates]))
    office = f"{x.holder.label}: {x.role or 'represents'}{to}, for {x.represented.label}"
    yield 2, f"{office} ({about})" if about else office
    yield from _passages(x.passages)
    yield from _judged(x.judgements)


def _meeting(x: Meeting) -> Iterator[Line]:
    where = f", {x.venue.label}" if x.venue else ""
    hosts = f", host: {_names(x.hosts)}" if x.hosts else ""
    yield 2, f"{x.date or 'no date'}{where}: {x.kind}, {x.status}: {_names(x.participants)}{hosts}"
    if x.sources is not None and len(x.reports) > 1:
        yield 4, f"{len(x.reports)} reports, {x.sources} independent source{'s' * (x.sources != 1)}"
    for report in x.reports:
        yield from _passages(report.passages, f"{report.claim}: ")
        yield from _judged(report.judgements)


def _statement(x: Statement) -> Iterator[Line]:
    day = next((p.article.issued for p in x.passages if p.article.issued), "no date")
    to = f" to {_names(x.addressees)}" if x.addressees else ""
    by = f", as told by {_names(x.reported_by)}" if x.reported_by else ""
    yield 2, f"{day}: {_names(x.speakers)}{to}{by} ({', '.join(filter(None, [x.mode, x.cue]))}): {x.text}"
    yield from _passages(x.passages)
    yield from _judged(x.judgements)


def _place(x: Within) -> Iterator[Line]:
    yield 2, f"{x.inner.label} is in {x.outer.label}"
    yield from _passages(x.passages)
    yield from _judged(x.judgements)


def _names(things: Sequence[Thing]) -> str:
    return ", ".join(x.label for x in things)


def _passages(passages: Iterable[Passage], before: str = "") -> Iterator[Line]:
    for x in passages:
        yield 4, f"{before}{x.sentence}"
        source = " · ".join(filter(None, [x.article.title, x.article.publisher, x.article.issued, x.article.url]))
        precision = f", right {x.precision:.0%} of the time" if x.precision is not None else ""
        copy = f" (a copy of: {x.article.copy_of})" if x.article.copy_of else ""
        yield 6, f"{source}{copy} [{x.rule}{precision}]"
