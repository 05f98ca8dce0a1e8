"""All that a graph tells, a batch at a time: the same as of all at once, in the same order."""

from __future__ import annotations

import pytest

from kg.query import everything, told
from kg.store.graph import GraphStore
from tests.queries.world import store

__all__ = ["store"]


@pytest.fixture(autouse=True, params=[1, 2, 1000])
def _batch(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(everything, "BATCH", request.param)


def test_meetings_come_in_the_order_of_time(store: GraphStore) -> None:
    whole = told.meetings(store, told.instances(store, "meeting"))
    assert len(whole) > 2
    assert tuple(everything.meetings(store)) == whole


def test_statements_come_in_the_order_of_their_articles(store: GraphStore) -> None:
    whole = told.statements(store, told.instances(store, "statement"))
    assert len(whole) > 2
    assert tuple(everything.statements(store)) == whole


def test_roles_come_by_what_they_are_of(store: GraphStore) -> None:
    whole = told.roles(store, told.instances(store, "role"))
    assert len(whole) > 2
    assert tuple(everything.roles(store)) == whole


def test_places_come_as_they_are_asked_for(store: GraphStore) -> None:
    """None for two of which no article says so."""
    whole = {(x.inner.iri, x.outer.iri): x for x in told.places(store, told.instances(store, "location"))}
    assert whole
    nothing = ("https://nowhere.example/a", "https://nowhere.example/b")
    asked = [*whole, nothing, *whole]
    assert list(everything.places(store, asked, everything.stated_places(store))) == [
        *whole.values(),
        None,
        *whole.values(),
    ]
