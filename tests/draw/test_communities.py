"""Communities of a large graph, and the map that the layout makes of them."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from itertools import combinations

import networkx as nx
import pytest

from kg.draw import layout
from kg.draw.communities import communities, quotient


@pytest.fixture(scope="module")
def towns() -> nx.Graph[str]:
    """Thirty circles of eighteen friends, each joined to the next by one line: 540 nodes."""
    return made()


def made() -> nx.Graph[str]:
    return nx.relabel_nodes(nx.connected_caveman_graph(30, 18), lambda n: f"t{n // 18:02}/{n % 18:02}")


def test_friends_are_one_community(towns: nx.Graph[str]) -> None:
    """
    Every node is in one; nearly all circles are found whole, as no line joins more than two of them.
    """
    found = communities(towns, 100)

    assert sorted(name for part in found for name in part) == sorted(towns)
    assert all(len(part) <= 100 for part in found)
    circles = [{name for name in towns if name.startswith(f"t{n:02}/")} for n in range(30)]
    assert sum(any(len(circle - set(part)) <= 1 for part in found) for circle in circles) == 30


def test_the_largest_come_first_and_each_is_sorted(towns: nx.Graph[str]) -> None:
    """
    An order that a page can number them by.
    """
    found = communities(towns, 100)

    assert [len(part) for part in found] == sorted((len(part) for part in found), reverse=True)
    assert all(part == sorted(part) for part in found)


def test_what_cannot_be_divided_stays_whole() -> None:
    """
    A hundred who know one and the same.
    """
    star = nx.relabel_nodes(nx.star_graph(100), str)

    assert [len(part) for part in communities(star, 20)] == [101]


def test_lines_between_communities_are_counted() -> None:
    """
    Two lines of weights 1 and 3 between a and b; none within.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edge("a1", "b1", weight=1.0)
    graph.add_edge("a2", "b1", weight=3.0)
    graph.add_edge("a1", "a2", weight=9.0)
    joined = quotient(graph, [["a1", "a2"], ["b1"], ["c1"]])

    assert list(joined) == ["000000", "000001", "000002"]
    assert list(joined.edges(data=True)) == [("000000", "000001", {"weight": 4.0, "count": 2})]


SCRIPT = """
from kg.draw import layout
from kg.draw.communities import communities
from tests.draw.test_communities import made
graph = made()
print(communities(graph, 40))
print(layout.positions(graph, dict.fromkeys(graph, (60.0, 30.0)), 0))
"""


def test_hash_seeds_change_neither_communities_nor_places() -> None:
    """
    Two processes with different ones say the same: sets of names have another order in each.
    """
    told = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert told[0]
    assert told[0] == told[1]


def test_a_large_part_is_a_map_of_its_communities(towns: nx.Graph[str]) -> None:
    """
    Friends stand near each other, far nearer than strangers do, and few boxes overlap.
    """
    boxes = dict.fromkeys(towns, (60.0, 30.0))
    places = layout.positions(towns, boxes, 0)
    near = [
        math.dist(places[a], places[b])
        for n in range(30)
        for a, b in combinations([f"t{n:02}/{x:02}" for x in range(18)], 2)
    ]
    firsts = [places[f"t{n:02}/01"] for n in range(30)]
    far = [math.dist(a, b) for a, b in combinations(firsts, 2)]
    over = [
        1
        for a, b in combinations(sorted(places), 2)
        if abs(places[a][0] - places[b][0]) < 50 and abs(places[a][1] - places[b][1]) < 25
    ]

    assert set(places) == set(towns)
    assert sum(near) / len(near) < 0.4 * sum(far) / len(far)
    assert len(over) < len(towns) * 0.05
