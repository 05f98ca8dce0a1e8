"""A collection in parts: together they are the whole, and each is valid by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.check.compiled import violations
from kg.config import Config
from kg.model import Judgement, Replaced, Resolved, Verdict
from kg.rdf import Quad, quads
from kg.rdf.parts import EVENTS, parts, used
from kg.resolve import resolve
from tests import worlds
from tests.worlds import TABLES, Telling

CONFIG = Config()


def told() -> list[Telling]:
    """Five articles: one, three copies of it that repeat what was said there, and one that tells of the same event."""
    other = Telling("x.txt").names("P:Anna Berg", "P:Ivo Maric", "L:Vladivostok", "C:Russia")
    other.met("Anna Berg", "Ivo Maric", place="Vladivostok").lies("Vladivostok", "Russia")
    return [*(worlds.summit(f"{i}.txt") for i in range(4)), other]


@pytest.fixture(scope="module")
def whole() -> Resolved:
    found = resolve([x.relations() for x in told()], CONFIG, TABLES)
    key = found.events[0].participants[0]
    judged = ((key, Judgement(Verdict.SAME, "Mara Lind")),)
    former = (Replaced("local/person/a-berg", key, "told"), Replaced("local/meeting/0", found.events[0].key, "told"))
    return replace(found, judged=judged, replaced=(*found.replaced, *former))


def made(resolved: Resolved) -> set[Quad]:
    return set(quads(resolved, CONFIG, {"model": "test"}, TABLES))


def test_the_example_has_all_that_goes_over_the_bounds_of_a_part(whole: Resolved) -> None:
    assert len(whole.copies) == 3
    assert len(whole.repeats) >= 3
    assert max(len(x.reports) for x in whole.events) > 1


@pytest.mark.parametrize("size", [1, 2, 3, 250])
def test_together_they_are_the_whole(whole: Resolved, size: int) -> None:
    found = list(parts(whole, size))
    assert set().union(*map(made, found)) == made(whole)
    assert len(found) >= len(whole.documents) / size


@pytest.mark.parametrize("size", [1, 2])
def test_each_is_valid_by_itself(whole: Resolved, size: int) -> None:
    for part in parts(whole, size):
        assert [x for x in violations(made(part)) if not x.warning] == []
        assert {node.key for node in part.nodes} >= set(used(part))


def test_a_node_that_nothing_uses_is_in_the_last(whole: Resolved) -> None:
    alone = replace(whole.nodes[0], key="local/person/zora-quist", label="Zora Quist")
    *_, last = parts(replace(whole, nodes=(*whole.nodes, alone)), 2)
    assert last.nodes == (alone,)


def test_fewer_events_make_a_part_than_articles(whole: Resolved) -> None:
    """Each comes with all articles that tell of it."""
    several = replace(whole, events=tuple(replace(whole.events[0], key=f"local/meeting/{i}") for i in range(5)))
    assert [len(part.events) for part in parts(several, 2 * EVENTS) if part.events] == [2, 2, 1]
