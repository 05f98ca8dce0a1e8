"""
What is drawn: a networkx graph of entities and the relations between them.

Nodes are entities that a fact is about, keyed by IRI. Edges are facts, one for each
pair they join, so that a summit of three is three edges, and two people who met four
times have four; the page bundles them. Articles, reports and sentences are no nodes:
they are what an edge leads to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TypeAlias

import networkx as nx

from kg.draw.facts import HOLDS, Entity, Facts, Meeting, Role
from kg.errors import UnknownNameError
from kg.model import Status, Tenure

View: TypeAlias = "nx.MultiDiGraph[str]"

MEETS, SAYS, REPRESENTS, LOCATED_IN = "meets", "says", "represents", "located-in"
RELATIONS = (MEETS, SAYS, REPRESENTS, LOCATED_IN)

ROUND_TABLE = 4
"""
From this many participants on a meeting is a node of its own, with a line to each.

Lines between all pairs are as few up to three participants; ten would be forty-five,
and hide that it was one meeting.
"""

UNNAMED = "unnamed/"
"""Start of the key of a node that stands for all unnamed sources called the same."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")

UNMET = frozenset({Status.CANCELLED.value, Status.DENIED.value})


def view(facts: Facts) -> View:
    """
    Return the picture of *facts*: who and what is joined by which fact.

    A node has ``type`` (person, country, organisation, place, unnamed or meeting),
    ``label``, ``links`` (how many others it is linked to), ``centrality`` (networkx's degree
    centrality: the share of all others; the one measure of standing that a reader can check
    by counting), ``members`` (the IRIs it stands for) and ``own``: facts that no line of
    its own shows, as (relation, index). An edge has ``relation``, ``status`` (of a meeting;
    of an office not held that day, its tenure), and ``fact``: the index into the table of
    *facts* that its relation belongs to. Meetings have no direction: their edges run from
    the lesser key to the greater, or from the node that is the meeting.

    A meeting of ``ROUND_TABLE`` or more, or a conference of three, is a node. A lone
    participant is joined to the venue. Unnamed sources of one name share a node, which
    joins nothing: it has no centrality.
    """
    graph: View = nx.MultiDiGraph()
    keys = _keys(facts)
    shown = set()
    for relation, fact, ends, status in _edges(facts):
        one, other = (keys.get(end) for end in ends)
        if one and other and one != other:
            if relation == MEETS and ends[0] in facts.entities:
                one, other = sorted((one, other))
            graph.add_edge(one, other, key=f"{relation}/{fact}", relation=relation, status=status, fact=fact)
            shown.add((relation, fact))
    own: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for relation, fact, iri, always in _about(facts):
        if iri in keys and (always or (relation, fact) not in shown):
            own[keys[iri]].append((relation, fact))
    graph.add_nodes_from(own)
    _describe(graph, facts, keys)
    nx.set_node_attributes(graph, {key: tuple(own.get(key, ())) for key in graph}, "own")
    return _sorted(graph)


def _keys(facts: Facts) -> dict[str, str]:
    """Return the node that each entity, and each meeting that is a node, is drawn as."""
    keys = {
        iri: UNNAMED + " ".join(entity.label.casefold().split()) if entity.type == "unnamed" else iri
        for iri, entity in facts.entities.items()
    }
    return keys | {meeting.iri: meeting.iri for meeting in facts.meetings if is_node(meeting)}


def is_node(meeting: Meeting) -> bool:
    """
    Tell whether *meeting* is drawn as a node, not as lines between its participants.

    To attend one conference is not to have met: only two who are told to confer there have.
    """
    return len(meeting.participants) >= (3 if meeting.kind == "conference" else ROUND_TABLE)


Edge = tuple[str, int, tuple[str, str], str | None]


def _edges(facts: Facts) -> Iterator[Edge]:
    """Yield relation, index of the fact, the two ends and the status, for every line there may be."""
    for index, meeting in enumerate(facts.meetings):
        for ends in _meeting_ends(meeting):
            yield MEETS, index, ends, meeting.status
    for index, said in enumerate(facts.statements):
        for end in sorted({*said.mentions, *((said.addressee,) if said.addressee else ())}):
            yield SAYS, index, (said.speaker, end), None
    for index, role in enumerate(facts.roles):
        yield REPRESENTS, index, (role.who, role.whom), _office(role)
    closest = _closest(facts)
    for index, part in enumerate(facts.within):
        if closest.has_edge(part.inner, part.outer):
            yield LOCATED_IN, index, (part.inner, part.outer), None


def _office(role: Role) -> str | None:
    """Return what an office is where it is not held: former, designate."""
    if role.held:
        return None
    return role.tenure if role.tenure not in HOLDS else Tenure.FORMER.value


def _meeting_ends(meeting: Meeting) -> Iterator[tuple[str, str]]:
    who = meeting.participants
    if is_node(meeting):
        yield from ((meeting.iri, one) for one in who)
        if meeting.place and meeting.place not in who:
            yield meeting.iri, meeting.place
    elif len(who) == 1:
        if meeting.place:
            yield who[0], meeting.place
    else:
        yield from combinations(who, 2)


def _closest(facts: Facts) -> nx.DiGraph[str]:
    """
    Return which place of the picture lies in which, without the steps that two others make up.

    Of what only a table knows, a place that the articles speak of brings its country
    in; the regions between, and other towns, would be more nodes than news.
    """
    told = set(_spoken_of(facts))
    for part in facts.within:
        if part.evidence:
            told |= {part.inner, part.outer}
    countries = {iri for iri, entity in facts.entities.items() if entity.type == "country"}
    within: nx.DiGraph[str] = nx.DiGraph(
        (part.inner, part.outer) for part in facts.within if part.inner in told and part.outer in told | countries
    )
    return nx.transitive_reduction(within) if nx.is_directed_acyclic_graph(within) else within


def _spoken_of(facts: Facts) -> Iterator[str]:
    for meeting in facts.meetings:
        yield from meeting.participants
        yield from (report.place for report in meeting.reports if report.place)
        if meeting.place:
            yield meeting.place
    for said in facts.statements:
        yield from (said.speaker, *said.mentions)
    for role in facts.roles:
        yield from (role.who, role.whom)


def _about(facts: Facts) -> Iterator[tuple[str, int, str, bool]]:
    """
    Yield relation, index and whom a fact is about, for facts that may have no line to show them.

    The last says whether it belongs to the node even so: a meeting's line ends at its
    participants, not at its venue.
    """
    for index, meeting in enumerate(facts.meetings):
        yield from ((MEETS, index, one, False) for one in meeting.participants)
        if meeting.place and not is_node(meeting):
            yield MEETS, index, meeting.place, len(meeting.participants) > 1
    for index, said in enumerate(facts.statements):
        yield SAYS, index, said.speaker, False


def _describe(graph: View, facts: Facts, keys: dict[str, str]) -> None:
    members: dict[str, list[Entity]] = {}
    for iri, entity in facts.entities.items():
        members.setdefault(keys[iri], []).append(entity)
    meetings = {meeting.iri: meeting for meeting in facts.meetings}
    for key in graph:
        if key in members:
            first = members[key][0]
            about = {"type": first.type, "label": first.label, "members": tuple(x.iri for x in members[key])}
        else:
            about = {"type": "meeting", "label": title(meetings[key]), "members": (key,)}
        graph.nodes[key].update(about)
    _measure(graph)


def _measure(graph: View) -> None:
    links = engagement(graph)
    shares = nx.degree_centrality(links) if len(links) > 1 else {}
    nx.set_node_attributes(graph, {key: shares.get(key, 0.0) for key in graph}, "centrality")
    nx.set_node_attributes(graph, {key: len(links[key]) if key in links else 0 for key in graph}, "links")


def title(meeting: Meeting) -> str:
    """Return what a meeting is called beside its sign: its kind, and its date as told."""
    return f"{meeting.kind.capitalize()}, {day(meeting.date)}" if meeting.date else meeting.kind.capitalize()


def day(date: str) -> str:
    """Return *date* for people at its own precision; what is no date comes back as it is."""
    year, *rest = date.split("-")
    if not rest or not all(x.isdecimal() for x in rest) or not 1 <= int(rest[0]) <= len(MONTHS):
        return date
    return " ".join([*(str(int(x)) for x in rest[1:]), MONTHS[int(rest[0]) - 1], year])


def engagement(graph: View) -> nx.Graph[str]:
    """
    Return who is linked to whom: what centrality is measured on.

    Geography links no one, nor does a meeting that was called off or denied; those who
    share a round table are linked; an unnamed source is many people, so it neither has
    links nor gives any.
    """
    links: nx.Graph[str] = nx.Graph()
    links.add_nodes_from(graph)
    for one, other, edge in graph.edges(data=True):
        named = all(graph.nodes[x]["type"] != "unnamed" for x in (one, other))
        if named and edge["relation"] != LOCATED_IN and edge["status"] not in UNMET:
            links.add_edge(one, other)
    for key in [key for key in graph if graph.nodes[key]["type"] == "meeting"]:
        links.add_edges_from(combinations(sorted(links[key]), 2))
        links.remove_node(key)
    return links


def around(graph: View, facts: Facts, iri: str, hops: int) -> View:
    """
    Return what is within *hops* lines of *iri*, and the lines among it.

    From a place a hop leads to whoever met there, and a round table is no hop of its
    own. Raises ``UnknownNameError`` where nothing of that IRI is drawn.
    """
    centre = next((key for key in graph if iri in graph.nodes[key]["members"]), None)
    if centre is None:
        raise UnknownNameError(f"{iri} is not in the picture: nothing in the graph is told of it")
    reach: nx.Graph[str] = nx.Graph()
    reach.add_nodes_from(graph)
    for one, other, edge in graph.edges(data=True):
        reach.add_edge(one, other, cost=0.5 if edge["relation"] == MEETS and _table(graph, one, other) else 1.0)
    for meeting in facts.meetings:
        if meeting.place and meeting.place in reach and not is_node(meeting):
            reach.add_edges_from(((meeting.place, x) for x in meeting.participants if x in reach), cost=1.0)
    near = nx.single_source_dijkstra_path_length(reach, centre, cutoff=hops, weight="cost")
    return _sorted(graph.subgraph(near))


def called(graph: View, iri: str) -> str:
    """Return the label of the node that *iri*, which is in *graph*, is drawn as."""
    return next(str(about["label"]) for _, about in graph.nodes(data=True) if iri in about["members"])


def _table(graph: View, one: str, other: str) -> bool:
    return "meeting" in (graph.nodes[one]["type"], graph.nodes[other]["type"])


def entities(graph: View) -> list[str]:
    """Return the nodes that are entities: all but round tables."""
    return [key for key in graph if graph.nodes[key]["type"] != "meeting"]


def joined(graph: View) -> View:
    """Return *graph* without the nodes that no line joins: a still picture has no search to find them by."""
    return _sorted(graph.subgraph([key for key in graph if graph.degree(key)]))


def most_central(graph: View, limit: int) -> View:
    """
    Return the *limit* most central entities, the lines among them, and the round tables that join two or more.

    Ties go by number of lines, then by key.
    """
    ranked = sorted(entities(graph), key=lambda key: (-graph.nodes[key]["centrality"], -graph.degree(key), key))
    return among(graph, set(ranked[:limit]))


def among(graph: View, kept: set[str]) -> View:
    """Return the nodes *kept*, the lines among them, and the round tables that join two or more."""
    tables = {key for key in graph if graph.nodes[key]["type"] == "meeting" and len(kept.intersection(graph[key])) > 1}
    return _sorted(graph.subgraph(kept | tables))


def measured(graph: View) -> View:
    """Return *graph* in the order of its keys, with ``links`` and ``centrality`` counted on its own lines."""
    made = _sorted(graph)
    _measure(made)
    return made


def part(graph: View, keys: Iterable[str]) -> View:
    """Return what is drawn as *keys*, and the lines among them; to change it leaves *graph* as it is."""
    return _sorted(graph.subgraph(keys))


def _sorted(graph: View) -> View:
    """Return a copy in the order of its keys: layout and page follow it, and a subgraph has the order of a set."""
    ordered: View = nx.MultiDiGraph()
    ordered.add_nodes_from((key, graph.nodes[key]) for key in sorted(graph))
    for one, other, key in sorted(graph.edges(keys=True)):
        ordered.add_edge(one, other, key, **graph.edges[one, other, key])
    return ordered
