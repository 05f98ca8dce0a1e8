"""A part of a graph as the page that is served shows it: a scene, and how much more the graph has of each name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from kg.draw import page, view
from kg.draw.facts import Facts
from kg.draw.near import Near
from kg.draw.view import LOCATED_IN, MEETS, REPRESENTS, SAYS, View

Json = dict[str, Any]
Key = tuple[str, int]
"""A fact: its relation, and its index in the table of that."""


def scene(near: Near, seed: int = 0) -> Json:
    """
    Return the scene of *near*: ``nodes``, ``edges`` and ``facts`` as ``kg.draw.page.scene`` has them.

    A node has more: ``key``, which is the same in every scene, and for an entity ``told`` and ``here``, how many facts
    of the graph and of the scene are about it; ``more`` is how many names near it are left out. An edge of which
    not all facts are here has ``all``, their number in the graph. ``undrawn`` counts lines between others that are
    left out. ``opened`` are the numbers of the nodes that were asked for, as far as anything is told of them.
    """
    graph = _picture(near)
    keys = {iri: number for number, key in enumerate(graph) for iri in graph.nodes[key]["members"]}
    made = page.scene(near.facts, graph, seed)
    here = _here(near.facts, graph)
    for row, key in zip(made["nodes"], graph, strict=True):
        members = graph.nodes[key]["members"]
        row["key"] = key
        if graph.nodes[key]["type"] != "meeting":
            row["told"] = sum(near.told.get(iri, 0) for iri in members)
            row["here"] = sum(here[iri] for iri in members)
            row["more"] = sum(near.more.get(iri, 0) for iri in members)
    totals, order = _totals(near, graph), [*graph]
    for row in made["edges"]:
        total = totals[row["relation"], order[row["from"]], order[row["to"]], row.get("status")]
        if total > len(row["facts"]):
            row["all"] = total
    opened = dict.fromkeys(keys[iri] for iri in near.opened if iri in keys)
    return {**made, "opened": list(opened), "undrawn": near.undrawn}


def _picture(near: Near) -> View:
    """Return the entities that were kept, what joins them, and the round tables of two of them or of an opened one."""
    whole = view.view(near.facts)
    keys = {key for key in whole if near.kept.intersection(whole.nodes[key]["members"])}
    opened = {key for key in keys if set(near.opened).intersection(whole.nodes[key]["members"])}
    tables = {
        key
        for key in whole
        if whole.nodes[key]["type"] == "meeting"
        and (len(keys.intersection(whole[key])) > 1 or opened.intersection(whole[key]))
    }
    # in the order of the keys: layout and page follow it
    graph: View = whole.__class__()
    graph.add_nodes_from((key, dict(whole.nodes[key])) for key in sorted(keys | tables))
    for one, other, key in sorted(whole.edges(keys=True)):
        if one in graph and other in graph:
            graph.add_edge(one, other, key, **whole.edges[one, other, key])
    # What is told of an opened one stands on its card, also where the one it leads to is left out.
    lined: set[Key] = {(edge["relation"], edge["fact"]) for _, _, edge in graph.edges(data=True)}
    places = {iri: key for key in opened for iri in graph.nodes[key]["members"]}
    own: dict[str, dict[Key, None]] = {key: dict.fromkeys(graph.nodes[key]["own"]) for key in opened}
    for fact, iri in _about(near.facts):
        if iri in places and fact not in lined:
            own[places[iri]][fact] = None
    for key, found in own.items():
        graph.nodes[key]["own"] = tuple(found)
    return graph


def _about(facts: Facts) -> Iterator[tuple[Key, str]]:
    """Yield each fact with everything that it is about."""
    for index, meeting in enumerate(facts.meetings):
        for iri in {*meeting.participants, *((meeting.place,) if meeting.place else ())}:
            yield (MEETS, index), iri
    for index, said in enumerate(facts.statements):
        for iri in {said.speaker, *said.mentions, *((said.addressee,) if said.addressee else ())}:
            yield (SAYS, index), iri
    for index, role in enumerate(facts.roles):
        for iri in {role.who, role.whom}:
            yield (REPRESENTS, index), iri
    for index, part in enumerate(facts.within):
        if part.evidence:
            for iri in {part.inner, part.outer}:
                yield (LOCATED_IN, index), iri


def _here(facts: Facts, graph: View) -> Counter[str]:
    """Return entity -> how many of the facts that the picture has are about it; of what a table says, none."""
    drawn: set[Key] = {(edge["relation"], edge["fact"]) for _, _, edge in graph.edges(data=True)}
    for _, about in graph.nodes(data=True):
        drawn.update(about["own"])
    return Counter(iri for fact, iri in _about(facts) if fact in drawn)


def _totals(near: Near, graph: View) -> Counter[tuple[str, str, str, str | None]]:
    """Return relation, the keys of two nodes and status -> how many facts the graph has of that line."""
    keys = {iri: key for key in graph for iri in graph.nodes[key]["members"]}
    wider: dict[str | None, str | None] = {meeting.told: meeting.status for meeting in near.facts.meetings}
    found: Counter[tuple[str, str, str, str | None]] = Counter()
    for line, count in near.lines.items():
        one, other = keys.get(line.one), keys.get(line.other)
        if one is None or other is None:
            continue
        if line.relation == MEETS:
            one, other = sorted((one, other))
        found[line.relation, one, other, wider.get(line.status)] += count
    return found
