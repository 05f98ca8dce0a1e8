"""Where nodes stand."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest

from kg.draw import layout

BOX = (90.0, 40.0)


def placed(graph: nx.Graph[str], seed: int = 0) -> dict[str, tuple[int, int]]:
    return layout.positions(graph, dict.fromkeys(graph, BOX), seed)


def overlapping(places: dict[str, tuple[int, int]]) -> list[tuple[str, str]]:
    """Pairs whose boxes share more than the rounding of their coordinates."""
    return [
        (a, b)
        for a, b in combinations(sorted(places), 2)
        if abs(places[a][0] - places[b][0]) < BOX[0] - 2 and abs(places[a][1] - places[b][1]) < BOX[1] - 2
    ]


def named(graph: nx.Graph[int]) -> nx.Graph[str]:
    found: nx.Graph[str] = nx.relabel_nodes(graph, {n: f"n{n:03}" for n in graph})
    return found


@pytest.fixture
def news() -> nx.Graph[str]:
    """Few that everybody meets, many that meet one: 70 nodes, some apart."""
    graph = named(nx.barabasi_albert_graph(60, 2, seed=5))
    graph.add_edges_from([("p0", "p1"), ("p1", "p2"), ("q0", "q1")])
    graph.add_nodes_from([f"alone{n}" for n in range(5)])
    return graph


def test_no_two_boxes_overlap(news: nx.Graph[str]) -> None:
    """
    Names fit beside each other when the page opens.
    """
    assert overlapping(placed(news)) == []


def test_each_node_has_a_place_in_whole_units(news: nx.Graph[str]) -> None:
    """
    Whole units hide the last bits of floats, which differ where the bytes must not.
    """
    places = placed(news)

    assert set(places) == set(news)
    assert all(isinstance(x, int) and isinstance(y, int) for x, y in places.values())


def test_the_same_graph_is_placed_the_same_whatever_order_it_was_built_in(news: nx.Graph[str]) -> None:
    """
    Nodes and edges in another order are the same graph.
    """
    other: nx.Graph[str] = nx.Graph()
    other.add_nodes_from(sorted(news, reverse=True))
    other.add_edges_from((b, a) for a, b in sorted(news.edges, reverse=True))

    assert placed(news) == placed(other)


def test_another_seed_is_another_picture(news: nx.Graph[str]) -> None:
    """
    A reader who dislikes one can ask for the next.
    """
    assert placed(news) != placed(news, seed=1)


def test_what_is_joined_stands_nearer_than_what_is_not(news: nx.Graph[str]) -> None:
    """
    Otherwise it is no layout: the mean line is much shorter than the mean distance.
    """
    places = placed(news)

    def mean(pairs: list[tuple[str, str]]) -> float:
        return sum(
            ((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5 for a, b in pairs
        ) / len(pairs)

    assert mean(list(news.edges)) < 0.7 * mean(list(combinations(sorted(news), 2)))


def test_the_picture_is_about_as_wide_as_a_screen(news: nx.Graph[str]) -> None:
    """
    Neither a tower nor a ribbon, and centred.
    """
    xs, ys = zip(*placed(news).values(), strict=True)

    assert 0.6 < (max(xs) - min(xs)) / (max(ys) - min(ys)) / layout.ASPECT < 1.7
    assert abs(max(xs) + min(xs)) <= 2


def test_two_who_are_joined_stand_side_by_side() -> None:
    """
    A pair lies across, as names do.
    """
    places = placed(nx.Graph([("a", "b")]))

    assert places["a"][1] == places["b"][1]
    assert overlapping(places) == []


@pytest.mark.parametrize("size", [0, 1])
def test_nothing_and_one_have_a_place(size: int) -> None:
    """
    The least graphs are graphs.
    """
    assert placed(named(nx.empty_graph(size))) == {f"n{n:03}": (0, 0) for n in range(size)}


def test_many_that_nobody_joins_fill_a_field() -> None:
    """
    Forty strangers stand apart, in no line.
    """
    places = placed(named(nx.empty_graph(40)))
    xs, ys = zip(*places.values(), strict=True)

    assert overlapping(places) == []
    assert max(max(xs) - min(xs), max(ys) - min(ys)) < 2.5 * min(max(xs) - min(xs), max(ys) - min(ys))
