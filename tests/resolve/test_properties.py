"""
What must hold of ``kg.resolve`` whatever the collection: order, duplicates, removal and batches change nothing.

Collections are made by hypothesis: a few people who share names, surnames and offices, told to meet in articles that
differ in spelling, date, place, status and day. All of them come to the same bytes as what a build from scratch
gives; what two builds share is the shards, so that removal and batches are lists that were put together otherwise.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from kg import export, pipeline, schema
from kg.check.gate import gate
from kg.config import Config
from kg.errors import InputError
from kg.model import Document, Kind, Relations, Resolved, Status
from kg.rdf import quads, sorted_nquads
from kg.resolve import resolve
from kg.shelf import shelved
from kg.store import oxigraph
from tests.benchmarks.corpus import Article, corpus, lines
from tests.worlds import TABLES, Telling

# Deterministic, as everything here: a failure is found by everybody, and a pass means the same tomorrow.
ALIKE = settings(derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

PEOPLE = (
    "Anna Berg", "Anna Berger", "Ivo Maric", "Ivo Marić", "Lea Berg", "Berg", "Kim Jae-ho", "Kim Jae Ho", "Kim Min-su",
    "Kim", "Sergei Volin", "Sergey Volin", "Yusuf al-Tahouni", "al-Tahouni",
)  # fmt: skip
OFFICES = (("President", "Russia"), ("Foreign Minister", "Russia"), ("Foreign Minister", "Japan"))
UNNAMED = ("unnamed: Russian president", "unnamed: Japanese foreign minister", "unnamed: officials")
DAYS = ("2019-04-24", "2019-04-25", "2019-05-02")
DATES = (*DAYS, "2019-04", "2019", None)
PLACES = ("Vladivostok", "Moscow", "Russia", "Geneva", None)


@some.composite
def articles(draw: some.DrawFn, number: int) -> Relations:
    """One article of one to three meetings; some copies of another's text, some of one URL, some without a day."""
    chosen = draw(some.lists(some.sampled_from(PEOPLE), min_size=2, max_size=4, unique=True))
    told = Telling(
        f"article-{number}",
        published=draw(some.sampled_from((*DAYS, None))),
        url=f"https://example.org/{draw(some.integers(0, 6))}",
        publisher=draw(some.sampled_from(("Northern Courier", "Harbour Agency"))),
    )
    told.names(*(f"P:{name}" for name in chosen), "C:Russia", "C:Japan", "L:Vladivostok", "L:Moscow", "L:Geneva")
    for _ in range(draw(some.integers(1, 3))):
        who = draw(some.lists(some.sampled_from((*chosen, *UNNAMED, "Japan")), min_size=1, max_size=3, unique=True))
        told.met(
            *who,
            status=draw(some.sampled_from(list(Status))),
            kind=draw(some.sampled_from(list(Kind))),
            place=draw(some.sampled_from(PLACES)),
            date=draw(some.sampled_from(DATES)),
        )
    for name in chosen:
        if draw(some.booleans()):
            office, of = draw(some.sampled_from(OFFICES))
            told.represents(name, of, office)
    if draw(some.booleans()):
        told.said(chosen[0], "the harbour would open")
    return told.relations()


@some.composite
def collections(draw: some.DrawFn) -> list[Relations]:
    """
    Up to five articles, each with an id of its own.

    Two are enough to be ordered, merged or taken apart, and three for one that stands between two others.
    """
    return [draw(articles(number)) for number in range(draw(some.integers(1, 5)))]


def exported(collection: Sequence[Relations]) -> bytes:
    """Return the bytes of the graph of *collection*."""
    return written(resolve(collection, Config(), TABLES))


def written(resolved: Resolved) -> bytes:
    """Return the bytes of the graph of what was *resolved*."""
    return sorted_nquads(quads(resolved, Config(), {}, TABLES))


@ALIKE
@given(collections(), some.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(collection: list[Relations], random: Random) -> None:
    """Neither what is resolved, nor a byte of what is exported."""
    shuffled = random.sample(collection, len(collection))
    one, other = resolve(collection, Config(), TABLES), resolve(shuffled, Config(), TABLES)
    assert other == one
    assert written(other) == written(one)


@ALIKE
@given(collections())
def test_what_waits_on_a_shelf_is_resolved_alike(collection: list[Relations]) -> None:
    """And so is what the gate lets through, part by part."""
    held, waiting = resolve(collection, Config(), TABLES), resolve(shelved(collection), Config(), TABLES, keep=shelved)
    for name in (x.name for x in fields(held)):
        assert tuple(getattr(waiting, name)) == tuple(getattr(held, name)), name
    for resolved, keep in ((held, tuple), (waiting, shelved)):
        passed = gate(resolved, Config(), {}, TABLES, keep=keep)
        assert sorted_nquads(passed.quads) == written(passed.resolved)


@ALIKE
@given(collections(), some.data())
def test_an_article_that_is_removed_and_added_again_leaves_no_trace(collection: list[Relations], data: Any) -> None:
    """The rest is what it would be if the article had never been there, and all is what it was before."""
    before, gone = exported(collection), data.draw(some.integers(0, len(collection) - 1))
    rest = [kept(x) for i, x in enumerate(collection) if i != gone]
    without = exported(rest)
    assert exported([kept(collection[gone]), *rest]) == before
    assert exported(rest) == without


@ALIKE
@given(collections(), some.data())
def test_batches_make_no_difference(collection: list[Relations], data: Any) -> None:
    """Resolving some of the articles first, and then all, is resolving all: nothing is remembered."""
    whole = exported([kept(x) for x in collection])
    cut = data.draw(some.integers(0, len(collection)))
    exported(collection[:cut])
    assert exported([*collection[cut:], *collection[:cut]]) == whole


@ALIKE
@given(collections(), some.data())
def test_two_articles_of_one_id_are_refused(collection: list[Relations], data: Any) -> None:
    """Which of them is the article? Builds settle that before: one that comes twice is there once."""
    twice = data.draw(some.sampled_from(collection))
    with pytest.raises(InputError, match="two documents have this id"):
        resolve([*collection, twice], Config(), TABLES)


@ALIKE
@given(collections())
def test_every_meeting_is_told_by_the_reports_that_it_had(collection: list[Relations]) -> None:
    """Merging loses no article's word and makes up none: each report stands in one event, as it was read."""
    read = {(x.document.id, meeting) for x in collection for meeting in x.meets}
    reports = [(r.document, r.meeting) for event in resolve(collection, Config(), TABLES).events for r in event.reports]
    assert set(reports) <= read
    assert len(reports) == len(set(reports))


def kept(relations: Relations) -> Relations:
    """Return *relations* as they are read back from what is written down of them: equal, no object shared."""
    return schema.load(json.loads(json.dumps(schema.dump(relations))), relations.document)


# --- through builds ---------------------------------------------------------------------------


STORY = corpus(6, 24, seed=3).articles


@pytest.fixture
def reading() -> Iterator[None]:
    """Read each article as its truth has it, at once."""
    known = {x.id: x.relations for x in STORY}

    def reader(_config: Config) -> Callable[[Iterable[Document]], Iterator[Relations]]:
        return lambda documents: (replace(known[x.id], document=x) for x in documents)

    real, pipeline._reader = pipeline._reader, reader  # type: ignore[assignment]
    yield
    pipeline._reader = real


def built(store: Path, *batches: Sequence[Article], gone: Iterable[str] = ()) -> bytes:
    """Build *batches* one after another into *store*, remove the articles *gone*, and return the exported bytes."""
    for number, batch in enumerate(batches):
        path = store.parent / f"{store.name}-{number}.jsonl"
        path.write_text("".join(lines(batch)), encoding="utf-8")
        pipeline.build([str(path)], store, config=Config())
    if names := list(gone):
        pipeline.remove(store, names, config=Config())
    return b"".join(export.export(oxigraph.open_store(store), "nquads"))


@pytest.mark.usefixtures("reading")
@settings(ALIKE, max_examples=2)  # each is six builds
@given(some.permutations(range(len(STORY))), some.integers(4, len(STORY) - 1))
def test_builds_in_batches_with_articles_twice_and_removed_give_the_bytes_of_one_build(
    order: list[int], cut: int
) -> None:
    """Whatever was added, added again and dropped on the way, the graph is that of the articles that are there."""
    first, second = [STORY[i] for i in order[:cut]], [STORY[i] for i in order[cut:]]
    dropped, stay = first[: cut // 4], first[cut // 4 :]
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        at_once = built(here / "once.kg", STORY)
        assert built(here / "batches.kg", first, [*second, *first[: cut // 2]]) == at_once
        assert built(here / "batches.kg", gone=[x.id for x in dropped]) == built(here / "rest.kg", [*stay, *second])
        assert built(here / "batches.kg", [*dropped, *dropped]) == at_once
