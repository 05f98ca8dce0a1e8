"""What the graph tells, as values."""

from __future__ import annotations

import pytest

from kg.query import names, told
from kg.store.graph import GraphStore
from tests.queries.world import LOCAL, nquads


def test_a_meeting_has_its_reports_with_their_sentences(store: GraphStore) -> None:
    """In the order of the articles' days, each with its own claim."""
    (meeting,) = told.meetings(store, [f"{LOCAL}meeting/m1"])
    assert (meeting.kind, meeting.status, meeting.date) == ("summit", "held", "2021-03-04")
    assert [x.label for x in meeting.participants] == ["Ana Torvald", "Bo Lindqvåg"]
    assert [x.label for x in meeting.hosts] == ["Ana Torvald"]
    assert meeting.venue is not None
    assert meeting.venue.classes == ("Venue",)
    assert [(x.claim, x.passages[0].article.issued) for x in meeting.reports] == [
        ("planned", "2021-02-20"),
        ("held", "2021-03-05"),
        ("held", "2021-05-02"),
    ]
    passage = meeting.reports[1].passages[0]
    assert (passage.rule, passage.precision, passage.field) == ("meets/verb", 0.91, "body")
    assert (passage.start, passage.end) == (0, 64)
    assert passage.article.url == "https://courier.example/a1?x=1&y=2"


def test_meetings_are_in_order_of_time(store: GraphStore) -> None:
    """Undated ones last."""
    dates = [x.earliest for x in told.meetings(store, told.instances(store, "meeting"))]
    assert dates == [
        "2021-03-04",
        "2021-04-01",
        "2021-05-01",
        "2021-06-10",
        "2021-07-01",
        "2021-09-01",
        "2022-01-01",
        None,
        None,
    ]


def test_a_statement_has_who_passed_it_on(store: GraphStore) -> None:
    (statement,) = told.statements(store, [f"{LOCAL}statement/s2"])
    assert [x.label for x in statement.reported_by] == ["The Strait Courier"]
    assert (statement.mode, statement.cue, len(statement.passages)) == ("indirect", "announce", 2)


def test_a_role_has_its_time(store: GraphStore) -> None:
    (role,) = told.roles(store, [f"{LOCAL}representation/q4"])
    assert (role.holder.label, role.represented.label, role.role) == ("Marc Dubreuil", "Costava", "Ambassador")
    assert (role.tenure, role.since, role.until) == ("designate", "2021-08-01", None)
    assert role.accredited_to is not None
    assert role.accredited_to.label == "Arvenia"


def test_many_things_are_fetched_in_few_queries(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than one query takes come back all the same."""
    iris = sorted({line.split(">")[0][1:] for line in nquads() if "graph/meta" not in line})
    monkeypatch.setattr(names, "AT_ONCE", 7)
    assert set(told.properties(store, iris)) == set(iris)
    assert all(thing.classes for thing in told.things(store, iris).values() if "/person/" in thing.iri)


def test_what_the_graph_does_not_know_is_not_there(store: GraphStore) -> None:
    assert told.properties(store, ["http://example.org/none"]) == {}
    assert told.meetings(store, []) == ()
    assert told.things(store, ["http://example.org/none"])["http://example.org/none"].label == "http://example.org/none"


def test_things_of_a_kind(store: GraphStore) -> None:
    iris = [f"{LOCAL}meeting/m1", f"{LOCAL}statement/s1", f"{LOCAL}person/ana-torvald"]
    assert told.of_kind(store, iris, "meeting") == {iris[0]}
    assert told.of_kind(store, iris, "entity") == {iris[2]}
