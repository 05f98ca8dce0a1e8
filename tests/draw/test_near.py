"""What is near an entity is the same as what reading the whole graph finds there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from rdflib import Dataset

from kg.draw import facts, live, near, part
from kg.draw.facts import Facts, Meeting, Role, Statement
from kg.store import oxigraph
from kg.store.oxigraph import OxigraphStore
from tests.draw.world import ID, world

COMMON = f"{ID}country/VDR"


@pytest.fixture(scope="module")
def store() -> OxigraphStore:
    """A made-up world of forty people, asked as any store."""
    return in_store(world(40, 60, 90))


@pytest.fixture(scope="module")
def whole(store: OxigraphStore) -> Facts:
    """All facts of that world."""
    return facts.read(store)


def in_store(graph: Dataset) -> OxigraphStore:
    return oxigraph.in_memory(graph.serialize(format="nquads").encode())


def ends(fact: Meeting | Statement | Role) -> set[str]:
    """Whom a fact is about."""
    match fact:
        case Meeting():
            return {*fact.participants, *((fact.place,) if fact.place else ())}
        case Statement():
            return {fact.speaker, *fact.mentions, *((fact.addressee,) if fact.addressee else ())}
        case Role():
            return {fact.who, fact.whom}


def told(of: Facts) -> Iterator[Meeting | Statement | Role]:
    yield from (*of.meetings, *of.statements, *of.roles)


def busiest(of: Facts, number: int = 0) -> str:
    """The person with the most facts but for *number*."""
    counts = {iri: sum(iri in ends(x) for x in told(of)) for iri, x in of.entities.items() if x.type == "person"}
    return sorted(counts, key=lambda iri: (-counts[iri], iri))[number]


def by_iri(found: Iterable[Meeting | Statement | Role]) -> dict[str, Meeting | Statement | Role]:
    return {x.iri: x for x in found}


def test_facts_read_by_their_names_are_those_of_the_whole(store: OxigraphStore, whole: Facts) -> None:
    """
    Every fact of the graph, with its reports, sentences, articles and entities, is the same looked up by itself.
    """
    found = part.read(store, {x.iri for x in told(whole)})

    assert (found.meetings, found.statements, found.roles) == (whole.meetings, whole.statements, whole.roles)
    assert (found.passages, found.articles) == (whole.passages, whole.articles)
    assert found.entities.items() <= whole.entities.items()


def test_all_that_is_told_of_one_is_found(store: OxigraphStore, whole: Facts) -> None:
    """
    Each meeting, statement and role of a person is there, and equal to what reading the whole gives.
    """
    someone = busiest(whole, 5)
    found = near.near(store, [someone])
    mine = by_iri(x for x in told(whole) if someone in ends(x))

    assert len(mine) > 3
    assert mine.items() <= by_iri(told(found.facts)).items()
    assert found.told[someone] == len(mine)


def test_those_who_are_near_are_there_with_what_joins_them(store: OxigraphStore, whole: Facts) -> None:
    """
    Whoever shares a meeting, a statement or a role with the person is kept, and so is what joins two of them.
    """
    someone = busiest(whole, 5)
    found = near.near(store, [someone])
    alone = [x for x in whole.meetings if someone in x.participants and len(x.participants) > 1]
    met = {iri for x in alone for iri in x.participants}
    named = {iri for x in whole.statements if someone in ends(x) for iri in ends(x)}
    served = {iri for x in whole.roles if someone in ends(x) for iri in ends(x)}
    between = [x for x in whole.meetings if len(found.kept.intersection(x.participants)) > 1]

    assert met | named | served <= found.kept
    assert {x.iri for x in between} <= {x.iri for x in found.facts.meetings}
    assert not found.more


def test_every_fact_that_is_found_is_about_two_who_are_kept_or_about_the_one(
    store: OxigraphStore, whole: Facts
) -> None:
    """
    A neighbourhood brings in no fact from elsewhere.
    """
    someone = busiest(whole, 5)
    found = near.near(store, [someone])

    for fact in told(found.facts):
        assert someone in ends(fact) or len(ends(fact) & found.kept) > 1


def test_the_next_hop_leads_to_those_near_the_near(store: OxigraphStore, whole: Facts) -> None:
    """
    Two hops reach whom one reaches, and more.
    """
    someone = busiest(whole, 30)
    one, two = (near.near(store, [someone], hops=hops) for hops in (1, 2))

    assert one.kept < two.kept


def test_of_many_those_who_share_the_most_are_kept_and_the_rest_counted(store: OxigraphStore, whole: Facts) -> None:
    """
    A limit keeps the nearest, and tells how many others there are.
    """
    someone = busiest(whole)
    free, bound = near.near(store, [someone], limit=1000), near.near(store, [someone], limit=4)

    assert len(bound.kept) == 5
    assert bound.kept < free.kept
    assert bound.more == {someone: len(free.kept) - 5}


def test_a_line_that_is_not_read_whole_is_counted_and_has_the_newest(store: OxigraphStore, whole: Facts) -> None:
    """
    With room for one fact of a line, it is the newest; the line says how many the graph has.
    """
    someone = busiest(whole)
    found = near.near(store, [someone], own=2)
    line, count = max(
        ((x, n) for x, n in found.lines.items() if x.relation == "says" and x.one == someone), key=lambda x: (x[1], x)
    )
    said = [x for x in whole.statements if x.speaker == someone and line.other in ends(x)]

    def day(x: Statement) -> str:
        return max(whole.articles[whole.passages[e].article].date or "" for e in x.evidence)

    here = [x for x in found.facts.statements if x.speaker == someone and line.other in ends(x)]
    assert count == len(said) > 1
    assert max(map(day, here)) == max(map(day, said))


def test_since_a_day_older_facts_are_not_there(store: OxigraphStore, whole: Facts) -> None:
    """
    Meetings by their own day, statements and roles by the day of their article.
    """
    someone = busiest(whole)
    days = sorted(x.earliest for x in whole.meetings if someone in x.participants and x.earliest)
    since = days[len(days) // 2]
    latest = {row["m"]: row["day"] for row in store.select("SELECT ?m ?day { ?m dip:latest ?day }")}
    found = near.near(store, [someone], since=since)

    assert {x.iri for x in found.facts.meetings if someone in x.participants} == {
        x.iri for x in whole.meetings if someone in x.participants and latest.get(x.iri, "") >= since
    }
    for said in found.facts.statements:
        assert any((whole.articles[whole.passages[e].article].date or "") >= since for e in said.evidence)


def test_the_most_engaged_are_those_the_most_is_told_of(store: OxigraphStore, whole: Facts) -> None:
    """
    By meetings attended, words spoken or heard, and offices; unnamed sources are not among them.
    """
    found = near.engaged(store, 10)

    def weight(iri: str) -> int:
        met = sum(iri in x.participants for x in whole.meetings)
        spoken = sum((x.speaker == iri) + (x.addressee == iri) + (iri in x.mentions) for x in whole.statements)
        return met + spoken + sum((x.who == iri) + (x.whom == iri) for x in whole.roles)

    others = {iri for iri, x in whole.entities.items() if x.type != "unnamed"} - {*found}
    assert min(map(weight, found)) >= max(map(weight, others))
    assert [*found] == sorted(found, key=lambda iri: (-weight(iri), iri))


def test_a_name_that_nothing_is_told_of_is_near_nobody(store: OxigraphStore) -> None:
    """
    An IRI that the graph does not know, or that is none, gives an empty part and no error.
    """
    for iri in (f"{ID}local/person/nobody", "not an IRI > at all"):
        found = near.near(store, [iri])

        assert not found.facts.entities
        assert not live.scene(found)["nodes"]


def test_a_scene_counts_what_it_has_of_each_name(store: OxigraphStore, whole: Facts) -> None:
    """
    Of the opened one everything is here; of a neighbour part of what the graph tells.
    """
    someone = busiest(whole, 5)
    made = live.scene(near.near(store, [someone]))
    node = next(x for x in made["nodes"] if x["key"] == someone)
    others = [x for x in made["nodes"] if "told" in x and x["key"] != someone]

    assert made["opened"] == [node["id"]]
    assert node["here"] == node["told"] > 0
    assert all(x["here"] <= x["told"] for x in others)
    assert any(x["here"] < x["told"] for x in others)


def test_a_scene_has_the_lines_and_facts_of_the_picture(store: OxigraphStore, whole: Facts) -> None:
    """
    Its rows point at each other by number, and every name stands at a place of its own.
    """
    made = live.scene(near.near(store, [busiest(whole)]))

    assert [x["id"] for x in made["nodes"]] == list(range(len(made["nodes"])))
    assert len({(x["x"], x["y"]) for x in made["nodes"]}) == len(made["nodes"])
    for edge in made["edges"]:
        assert edge["from"] != edge["to"]
        assert edge["facts"]
