"""The facts that a picture shows, as JSON tables that point at each other by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from kg.draw import places, sources, view
from kg.draw.facts import Facts, Meeting, Passage, Report, Role, Statement, Within
from kg.draw.view import View

Json = dict[str, Any]

NAMES = {view.MEETS: "meetings", view.SAYS: "statements", view.REPRESENTS: "roles", view.LOCATED_IN: "within"}
"""Relation -> the table that its facts are in."""


class Known:
    """What is worked out of all *facts*, once for however many pictures of parts of them."""

    def __init__(self, facts: Facts) -> None:
        self.sources = sources.Counter(facts)
        self.spots = places.spots(facts)


class Tables:
    """
    Rows of what *graph* shows, and of all that they refer to.

    ``row`` gives the row of a fact of *facts*, for the lines that point at it; ``counts`` how many
    rows each table has, and ``json`` the rows themselves. An entity that is drawn has the number of
    its node; one that is only referred to has none, and the page shows its name alone.
    """

    def __init__(self, facts: Facts, graph: View, known: Known | None = None) -> None:
        nodes = {iri: n for n, key in enumerate(graph) for iri in graph.nodes[key]["members"]}
        shown = {relation: sorted({i for name, i in _facts_of(graph) if name == relation}) for relation in NAMES}
        self._rows = {(relation, i): n for relation, found in shown.items() for n, i in enumerate(found)}
        meetings = [facts.meetings[i] for i in shown[view.MEETS]]
        statements = [facts.statements[i] for i in shown[view.SAYS]]
        roles = [facts.roles[i] for i in shown[view.REPRESENTS]]
        within = [facts.within[i] for i in shown[view.LOCATED_IN]]

        passages = _rows(_evidence(meetings, statements, roles, within), facts.passages)
        articles = _rows(_sources(meetings, (facts.passages[iri] for iri in passages)), facts.articles)
        told = {*nodes, *_referred(meetings, statements, roles, within)}
        entities = _rows((*told, *_wholes(told, facts)), facts.entities)
        self._facts, self._known, self._nodes = facts, known, nodes
        self._told = meetings, statements, roles, within
        self._referred = entities, articles, passages
        self.counts = {
            "meetings": len(meetings),
            "statements": len(statements),
            "roles": len(roles),
            "within": len(within),
            "articles": len(articles),
        }

    @cached_property
    def json(self) -> Json:
        """The tables, each a list of rows, by name; and ``base``, what the IRIs of facts begin with."""
        facts, known, nodes = self._facts, self._known or Known(self._facts), self._nodes
        meetings, statements, roles, within = self._told
        entities, articles, passages = self._referred
        link, count, where = _Links(entities, articles, passages), known.sources, known.spots
        base = _base([*(x.iri for x in meetings), *(x.iri for x in statements), *(x.iri for x in roles)])
        return {
            "base": base,
            "entities": [_entity(facts, iri, nodes, link, where.get(iri)) for iri in entities],
            "articles": [_article(facts, iri) for iri in articles],
            "passages": [_passage(facts.passages[iri], articles) for iri in passages],
            "meetings": [_told(x.iri, base, count.of_meeting(x)) | _meeting(x, link, nodes) for x in meetings],
            "statements": [_told(x.iri, base, count.of_statement(x)) | _statement(x, link) for x in statements],
            "roles": [_told(x.iri, base, count.of_role(x)) | _role(x, link) for x in roles],
            "within": [_told("", base, count.of_within(x)) | _within(x, link) for x in within],
        }

    def row(self, relation: str, fact: int) -> int:
        """Return the row that fact *fact* of *relation* has in its table here."""
        return self._rows[relation, fact]


class _Links:
    """Names of things -> rows of their tables; what is in no table is left out."""

    def __init__(self, entities: dict[str, int], articles: dict[str, int], passages: dict[str, int]) -> None:
        self._entities, self._articles, self._passages = entities, articles, passages

    def entity(self, iri: str | None) -> int | None:
        return self._entities.get(iri) if iri else None

    def entities(self, found: Iterable[str]) -> list[int]:
        return [self._entities[iri] for iri in found if iri in self._entities]

    def article(self, iri: str) -> int | None:
        return self._articles.get(iri)

    def passages(self, found: Iterable[str]) -> list[int]:
        return [self._passages[iri] for iri in found]


def _facts_of(graph: View) -> Iterator[tuple[str, int]]:
    for _, _, edge in graph.edges(data=True):
        yield edge["relation"], edge["fact"]
    for _, about in graph.nodes(data=True):
        yield from about["own"]


def _evidence(
    meetings: list[Meeting], statements: list[Statement], roles: list[Role], within: list[Within]
) -> Iterator[str]:
    for meeting in meetings:
        for report in meeting.reports:
            yield from report.evidence
    for said in statements:
        yield from said.evidence
    for role in roles:
        yield from role.evidence
    for part in within:
        yield from part.evidence


def _sources(meetings: list[Meeting], passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        yield passage.article
    for meeting in meetings:
        yield from (report.article for report in meeting.reports)


def _referred(
    meetings: list[Meeting], statements: list[Statement], roles: list[Role], within: list[Within]
) -> Iterator[str | None]:
    for meeting in meetings:
        yield from (*meeting.participants, meeting.host, meeting.place, *(report.place for report in meeting.reports))
    for said in statements:
        yield from (said.speaker, said.addressee, said.reported_by, *said.mentions)
    for role in roles:
        yield from (role.who, role.whom, role.accredited_to)
    for part in within:
        yield from (part.inner, part.outer)


def _wholes(found: Iterable[str | None], facts: Facts) -> Iterator[str]:
    """Yield what the bodies among *found* belong to, and what that does."""
    waiting = [iri for iri in found if iri]
    seen = set(waiting)
    while waiting:
        entity = facts.entities.get(waiting.pop())
        for whole in entity.part_of if entity else ():
            yield whole
            if whole not in seen:
                seen.add(whole)
                waiting.append(whole)


def _base(iris: list[str]) -> str:
    """Return what all *iris* begin with, up to a slash: it is written once, not once a fact."""
    first, last = min(iris, default=""), max(iris, default="")
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), 0)
    return first[: first.rfind("/", 0, same) + 1]


def _told(iri: str, base: str, found: int) -> Json:
    """Return what every fact has: its name after *base*, and how many sources it has where that is not one."""
    return _full({"iri": iri.removeprefix(base), "sources": found if found != 1 else None})


def _rows(found: Iterable[str | None], known: Mapping[str, object]) -> dict[str, int]:
    """Number what is *found* and known, each once, in the order of its IRI."""
    return {iri: n for n, iri in enumerate(sorted({iri for iri in found if iri in known and iri is not None}))}


def _full(row: Json) -> Json:
    """Leave out what has no value: the page reads what is missing as not told."""
    return {key: value for key, value in row.items() if value not in (None, "", [], ())}


def _entity(facts: Facts, iri: str, nodes: Mapping[str, int], link: _Links, spot: places.Spot | None) -> Json:
    entity = facts.entities[iri]
    near = None if spot is None or spot.exact else facts.entities[spot.of].label
    return _full(
        {
            "iri": iri,
            "label": entity.label,
            "class": entity.cls,
            "node": nodes.get(iri),
            "aliases": entity.aliases,
            "code": entity.code,
            "links": entity.links,
            "source": entity.source,
            "of": link.entities(entity.part_of),
            "at": [round(x, 2) for x in spot.at] if spot else None,
            "near": near,  # what these coordinates are of, where they are not its own
        }
    )


def _article(facts: Facts, iri: str) -> Json:
    article = facts.articles[iri]
    return _full({"title": article.title, "publisher": article.publisher, "date": article.date, "url": article.url})


def _passage(passage: Passage, articles: Mapping[str, int]) -> Json:
    return _full(
        {
            "article": articles.get(passage.article),
            "sentence": passage.sentence,
            "field": passage.field,
            "start": passage.start,
            "end": passage.end,
            "rule": passage.rule,
            "precision": passage.precision,
            "support": passage.support,
        }
    )


def _meeting(meeting: Meeting, link: _Links, nodes: Mapping[str, int]) -> Json:
    return _full(
        {
            "kind": meeting.kind,
            "status": meeting.status,
            "told": meeting.told if meeting.told != meeting.status else None,
            "who": link.entities(meeting.participants),
            "host": link.entity(meeting.host),
            "place": link.entity(meeting.place),
            "date": meeting.date,
            "day": meeting.earliest,
            "last": meeting.latest if meeting.latest != meeting.earliest else None,
            "reports": [_report(x, link) for x in meeting.reports],
            "node": nodes.get(meeting.iri),
        }
    )


def _report(report: Report, link: _Links) -> Json:
    return _full(
        {
            "article": link.article(report.article),
            "status": report.status,
            "date": report.date,
            "place": link.entity(report.place),
            "evidence": link.passages(report.evidence),
        }
    )


def _statement(said: Statement, link: _Links) -> Json:
    return _full(
        {
            "speaker": link.entity(said.speaker),
            "text": said.text,
            "mode": said.mode,
            "cue": said.cue,
            "to": link.entity(said.addressee),
            "by": link.entity(said.reported_by),
            "mentions": link.entities(said.mentions),
            "evidence": link.passages(said.evidence),
        }
    )


def _role(role: Role, link: _Links) -> Json:
    return _full(
        {
            "who": link.entity(role.who),
            "whom": link.entity(role.whom),
            "role": role.role,
            "tenure": role.tenure,
            "held": role.held or None,
            "from": role.start,
            "until": role.until,
            "accredited": link.entity(role.accredited_to),
            "evidence": link.passages(role.evidence),
        }
    )


def _within(part: Within, link: _Links) -> Json:
    return _full(
        {
            "inner": link.entity(part.inner),
            "outer": link.entity(part.outer),
            "source": part.source,
            "evidence": link.passages(part.evidence),
        }
    )
