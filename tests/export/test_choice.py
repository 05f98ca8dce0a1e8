"""Which facts a cut leaves: about whom, when, of what status, how far around."""

from __future__ import annotations

import pytest

from kg.errors import ConfigError, KgError, QueryError, UnknownNameError
from kg.export.choice import Cut, Fact, choose, chosen, documents, facts
from kg.store.graph import GraphStore
from tests.queries.world import ID, LOCAL


def left(store: GraphStore, **options: object) -> set[str]:
    """The facts that a cut leaves, by the ends of their IRIs."""
    return {x.iri.rpartition("/")[2] for x in chosen(store, Cut(**options))}  # type: ignore[arg-type]


def test_every_fact_is_found(store: GraphStore) -> None:
    """Nine meetings, eight statements, four roles and one place in a place."""
    by_relation = [x.relation for x in facts(store)]
    assert [by_relation.count(x) for x in ("meets", "says", "represents", "located-in")] == [9, 8, 4, 1]


def test_nothing_asked_for_leaves_all(store: GraphStore) -> None:
    assert not Cut()
    assert len(chosen(store, Cut())) == 22


def test_facts_about_somebody_name_them(store: GraphStore) -> None:
    """In whatever part: who took part, spoke, was spoken of, holds an office; by any alias."""
    assert left(store, about=("Minister Öztürk",)) == {"m3", "m7", "m8", "m9", "s4"}


def test_a_place_has_what_happened_there(store: GraphStore) -> None:
    assert left(store, about=("Harbour Palace",)) == {"m1", "l1"}


def test_an_article_has_what_it_tells(store: GraphStore) -> None:
    """And nothing of what others tell of the same."""
    assert left(store, about=(LOCAL + "article/a3",)) == {"m3"}


def test_two_hops_are_the_facts_of_those_named(store: GraphStore) -> None:
    """From the palace to who met there, and what they did elsewhere."""
    near = left(store, about=("Harbour Palace",), hops=2)
    assert {"m1", "m2", "m3", "m7", "s1", "s3"} <= near
    assert "m6" not in near


def test_hops_go_only_along_what_the_other_options_leave(store: GraphStore) -> None:
    assert left(store, about=("Harbour Palace",), hops=3, relations=("located-in",)) == {"l1"}


@pytest.mark.parametrize(
    ("options", "meetings"),
    [
        ({"since": "2021-04-30"}, {"m2", "m3", "m4", "m5", "m7", "m9"}),  # April may be its last day
        ({"until": "2021-04"}, {"m1", "m2"}),
        ({"since": "2022", "until": "2022"}, {"m3"}),
        ({"since": "2021-06-10", "until": "2021-06-10"}, {"m5"}),
    ],
)
def test_a_meeting_stays_that_may_have_been_then(
    store: GraphStore, options: dict[str, str], meetings: set[str]
) -> None:
    assert left(store, relations=("meets",), **options) == meetings


def test_a_statement_has_the_day_of_its_article(store: GraphStore) -> None:
    """One whose article has none is left out."""
    assert left(store, relations=("says",), since="2021-08") == {"s4", "s5"}


def test_a_status_is_of_meetings_and_leaves_all_else(store: GraphStore) -> None:
    assert left(store, status=("planned", "denied"), relations=("meets",)) == {"m3", "m4"}
    assert len(left(store, status=("planned",))) == 1 + 13


def test_a_role_that_the_users_own_data_tell_has_its_own_days() -> None:
    """No article does."""
    role = Fact("r", "represents", frozenset({"p"}), first="2015-01-01", last="2018-12-31")
    assert choose([role], Cut(since="2018-06"), ()) == [role]
    assert choose([role], Cut(since="2019"), ()) == []


def test_documents_of_the_days_stay_though_they_tell_nothing(store: GraphStore) -> None:
    """Article a9 gave nothing, and is counted; not where the part is about somebody."""
    assert documents(store, Cut(since="2021-08-19", until="2021-08-20")) == {LOCAL + "article/a7", LOCAL + "article/a9"}
    assert len(documents(store, Cut(relations=("meets",)))) == 10
    assert documents(store, Cut(about=("Arvenia",))) == set()


@pytest.mark.parametrize(
    ("options", "error", "says"),
    [
        ({"status": ("done",)}, ConfigError, "one of held, planned"),
        ({"relations": ("likes",)}, ConfigError, "one of meets, says"),
        ({"hops": 0, "about": ("x",)}, ConfigError, "Give 1 or more"),
        ({"hops": 2}, ConfigError, "--about"),
        ({"since": "2021-13"}, QueryError, "--since"),
        ({"since": "2022", "until": "2021"}, ConfigError, "nothing is between"),
    ],
)
def test_what_means_nothing_is_refused(options: dict[str, object], error: type[KgError], says: str) -> None:
    with pytest.raises(error, match=says):
        Cut(**options)  # type: ignore[arg-type]


def test_a_name_that_several_have_is_not_guessed(store: GraphStore) -> None:
    with pytest.raises(UnknownNameError, match="may be any of these 2"):
        chosen(store, Cut(about=("Dubreuil",)))


def test_an_iri_is_taken_as_it_is(store: GraphStore) -> None:
    assert left(store, about=(ID + "country/CST",)) == left(store, about=("Costava",))
