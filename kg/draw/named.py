"""
What an answer names, as a part of the picture: the result of a query, drawn.

Rows and triples name things by IRI. Where facts are among them (meetings, statements, roles, locations, or a report or
a sentence of one), these are drawn, whole; where only people, bodies and places are, all facts that join two of them;
where only articles are, what these tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.draw import view
from kg.draw.facts import PREFIXES, Facts
from kg.draw.view import View
from kg.errors import QueryError

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.query.answer import Answer
    from kg.query.found import Found

Fact = tuple[str, int]
"""A relation, and the index into its table of ``Facts``."""

_DIP = PREFIXES["dip"]

DRAWN = ("meets", "represents", "locatedIn")
"""Properties that join two entities in one step, and that facts with a line bear."""


@dataclass(frozen=True, slots=True)
class Named:
    """
    What an answer names: ``iris``, and ``pairs``, by property, of things that its triples join in one step.

    ``own`` are facts that its triples tell whole, and the graph does not have.
    """

    iris: frozenset[str]
    pairs: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    own: Facts = field(default_factory=Facts)


def named(answer: Answer | Found[Any]) -> Named:
    """
    Return what *answer* names: rows, triples, or relations as Python programs have them.

    Raises ``QueryError`` where it names nothing: a yes or no, no rows, words only.
    """
    from pyoxigraph import NamedNode

    from kg.query.answer import Rows, Triples
    from kg.query.found import Found

    if isinstance(answer, Found):
        if not answer:
            raise QueryError("nothing to draw: nothing was found. Ask for more")
        return Named(frozenset(item.iri for item in answer))
    if isinstance(answer, Triples):
        return _triples(answer.triples)
    if not isinstance(answer, Rows):
        raise QueryError("nothing to draw: the answer is yes or no. Ask with SELECT or CONSTRUCT")
    if not answer.rows:
        raise QueryError("nothing to draw: the query has no rows. Try it with kg query first")
    iris = frozenset(term.value for row in answer.rows for term in row if isinstance(term, NamedNode))
    if not iris:
        raise QueryError(
            "nothing to draw: the rows hold words and numbers only. Let the query give the things themselves too, "
            "e.g. SELECT ?who ?whoLabel"
        )
    return Named(iris)


def _triples(triples: Iterable[Triple]) -> Named:
    from pyoxigraph import NamedNode
    from rdflib import Graph

    from kg.draw import facts

    iris: set[str] = set()
    pairs: dict[str, set[tuple[str, str]]] = {}
    lines = []
    for triple in triples:
        lines.append(f"{triple} .\n")
        ends = [x.value for x in (triple.subject, triple.object) if isinstance(x, NamedNode)]
        iris.update(ends)
        if len(ends) == 2:
            pairs.setdefault(triple.predicate.value, set()).add((ends[0], ends[1]))
    if not iris:
        raise QueryError("nothing to draw: the query gives no triples. Try it with kg query first")
    graph = Graph().parse(data="".join(lines), format="nt")
    return Named(frozenset(iris), {name: frozenset(found) for name, found in pairs.items()}, facts.read(graph))


def with_own(facts: Facts, found: Named) -> Facts:
    """Return *facts* and what the triples of an answer tell that is not among them."""
    own = found.own
    joined = {name: {**getattr(own, name), **getattr(facts, name)} for name in ("entities", "articles", "passages")}
    known = {x.iri for table in (facts.meetings, facts.statements, facts.roles) for x in table}
    within = {(x.inner, x.outer) for x in facts.within}
    return replace(
        facts,
        **joined,
        meetings=facts.meetings + tuple(x for x in own.meetings if x.iri not in known),
        statements=facts.statements + tuple(x for x in own.statements if x.iri not in known),
        roles=facts.roles + tuple(x for x in own.roles if x.iri not in known),
        within=facts.within + tuple(x for x in own.within if (x.inner, x.outer) not in within),
    )


def not_drawn(facts: Facts, found: Named) -> str:
    """Return how many triples that join two entities have no line in a picture, by property; empty where all do."""
    counts = {
        name: sum(1 for pair in pairs if pair[0] != pair[1] and facts.entities.keys() >= set(pair))
        for name, pairs in sorted(found.pairs.items())
        if name.removeprefix(_DIP) not in DRAWN
    }
    told = [f"{number:,} of {_short(name)}" for name, number in counts.items() if number]
    return f"Not drawn, since a picture has no line for them: {', '.join(told)}." if told else ""


def _short(iri: str) -> str:
    prefix = next((prefix for prefix, start in PREFIXES.items() if iri.startswith(start)), None)
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else f"<{iri}>"


def part(graph: View, facts: Facts, found: Named) -> View:
    """
    Return the part of *graph*, the view of *facts*, that *found* names.

    Raises ``QueryError`` where nothing in it joins two.
    """
    chosen = {fact for fact, iris, spans in _borne(facts) if not found.iris.isdisjoint((*iris, *spans))}
    chosen.update(_joining(facts, found.pairs))
    things = {key for key in graph if found.iris & set(graph.nodes[key]["members"])}
    entities = {key for key in things if graph.nodes[key]["type"] != "meeting"}
    if found.pairs and not chosen and not_drawn(facts, found):
        raise QueryError(
            f"nothing to draw: {not_drawn(facts, found)[0].lower()}{not_drawn(facts, found)[1:]} Let the query give "
            f"triples of {', '.join(f'dip:{name}' for name in DRAWN)}, or meetings, statements and roles"
        )
    if chosen:
        made = _of_facts(graph, chosen)
    elif entities:
        made = view.among(graph, entities)
    else:
        made = _of_facts(graph, set(_told_in(facts, found.iris)))
    if made.number_of_edges():
        return made
    if not entities and not chosen:
        raise QueryError(
            "nothing to draw: what the query gives is nobody and nothing in the graph. Let it give people, bodies, "
            "places, meetings or statements by their IRIs"
        )
    labels = ", ".join(sorted(graph.nodes[key]["label"] for key in entities)[:3])
    whom = f" ({labels}{', …' if len(entities) > 3 else ''})" if labels else ""
    raise QueryError(
        f"nothing to draw: no line joins two of what the query gives{whom}. Draw what is near one of them with --around"
    )


def _borne(facts: Facts) -> Iterator[tuple[Fact, tuple[str, ...], tuple[str, ...]]]:
    """Yield each fact, the IRIs of what tells it (itself, its reports), and those of its sentences."""
    for index, x in enumerate(facts.meetings):
        spans = (*x.evidence, *(iri for report in x.reports for iri in report.evidence))
        yield (view.MEETS, index), (x.iri, *(report.iri for report in x.reports if report.iri)), spans
    for index, said in enumerate(facts.statements):
        yield (view.SAYS, index), (said.iri,), said.evidence
    for index, role in enumerate(facts.roles):
        yield (view.REPRESENTS, index), (role.iri,), role.evidence
    for index, within in enumerate(facts.within):
        yield (view.LOCATED_IN, index), within.iris, within.evidence


def _joining(facts: Facts, pairs: Mapping[str, frozenset[tuple[str, str]]]) -> Iterator[Fact]:
    """Yield the facts that properties of one step stand for: who met, represents, lies in whom."""
    meets, engaged, placed = (pairs.get(_DIP + name, frozenset()) for name in DRAWN)
    met = {frozenset(pair) for pair in meets}
    for index, meeting in enumerate(facts.meetings):
        who = set(meeting.participants)
        if meeting.status == "held" and any(pair <= who for pair in met):
            yield view.MEETS, index
    for index, role in enumerate(facts.roles):
        if role.held and (role.who, role.whom) in engaged:
            yield view.REPRESENTS, index
    for index, within in enumerate(facts.within):
        if (within.inner, within.outer) in placed:
            yield view.LOCATED_IN, index


def _told_in(facts: Facts, articles: frozenset[str]) -> Iterator[Fact]:
    for fact, _, spans in _borne(facts):
        if any(facts.passages[iri].article in articles for iri in spans):
            yield fact


def _of_facts(graph: View, chosen: set[Fact]) -> View:
    """Return the lines of *chosen*, and whom they join or are about; standing is measured on these lines alone."""
    made: View = nx.MultiDiGraph()
    for one, other, key, edge in graph.edges(keys=True, data=True):
        if (edge["relation"], edge["fact"]) in chosen:
            made.add_edge(one, other, key, **edge)
    for key, about in graph.nodes(data=True):
        own = tuple(fact for fact in about["own"] if fact in chosen)
        if own or key in made:
            made.add_node(key, **{**about, "own": own})
    return view.measured(made)
