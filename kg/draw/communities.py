"""
Who keeps company with whom: a large graph in parts that are joined more among themselves than with the rest.

By networkx's Louvain method (Blondel et al., 2008), from a seeded start. It walks sets, so it is given numbers:
those have the same order in every run, names of strings have not.
"""

from __future__ import annotations

import networkx as nx


def communities(graph: nx.Graph[str], most: int, seed: int = 0) -> list[list[str]]:
    """
    Return the nodes of *graph* in communities, the largest first, each sorted.

    An edge's ``weight`` binds its ends. Those of more than *most* nodes are divided again, as often as it takes;
    what the method cannot divide, a star of a thousand leaves, stays whole. Communities of one size go by their
    first node.
    """
    found = []
    for part in _divided(graph, seed):
        if len(part) > most and len(part) < len(graph):
            found += communities(graph.subgraph(part), most, seed)
        else:
            found.append(part)
    return sorted(found, key=lambda part: (-len(part), part))


def _divided(graph: nx.Graph[str], seed: int) -> list[list[str]]:
    names = sorted(graph)
    numbers = {name: number for number, name in enumerate(names)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(names)))
    edges = []
    for one, other, weight in graph.edges(data="weight", default=1.0):
        a, b = sorted((numbers[one], numbers[other]))
        edges.append((a, b, float(weight)))
    numbered.add_weighted_edges_from(sorted(edges))
    parts = nx.community.louvain_communities(numbered, weight="weight", seed=seed)
    return [[names[number] for number in sorted(part)] for part in parts]


def quotient(graph: nx.Graph[str], parts: list[list[str]]) -> nx.Graph[str]:
    """
    Return the graph of *parts*: nodes are their places in the list, written at one width so that they sort alike.

    Its edges have ``weight``, that of all edges between two parts, and ``count``, how many they are.
    """
    part_of = {name: f"{number:06d}" for number, part in enumerate(parts) for name in part}
    joined: nx.Graph[str] = nx.Graph()
    joined.add_nodes_from(f"{number:06d}" for number in range(len(parts)))
    for one, other in sorted((min(edge), max(edge)) for edge in graph.edges):
        a, b = sorted((part_of[one], part_of[other]))
        if a == b:
            continue
        known = joined.edges[a, b] if joined.has_edge(a, b) else {"weight": 0.0, "count": 0}
        weight = graph.edges[one, other].get("weight", 1.0)
        joined.add_edge(a, b, weight=known["weight"] + weight, count=known["count"] + 1)
    return joined
