"""``kg.resolve.merge``: when reports of two articles are of one meeting, and what they come to."""

from __future__ import annotations

import random

import pytest

from kg.config import Config
from kg.model import Event, Kind, Status
from kg.resolve import resolve
from tests.worlds import TABLES, Telling

BOTH = ("Anna Berg", "Ivo Maric")


def article(name: str, published: str | None = "2019-04-26", **meeting: object) -> Telling:
    """An article of one meeting of two people."""
    told = Telling(name, published=published).names(
        "P:Anna Berg", "P:Ivo Maric", "P:Lea Sand", "L:Vladivostok", "C:Russia", "L:Moscow"
    )
    return told.met(*BOTH, **meeting)  # type: ignore[arg-type]


def events(*told: Telling) -> tuple[Event, ...]:
    return resolve([x.relations() for x in told], Config(), TABLES).events


def test_two_articles_of_one_day_and_company_are_of_one_meeting() -> None:
    """With a report for each, whatever the order of the participants or the word for it."""
    other = Telling("b").names("P:Ivo Maric", "P:Anna Berg").met("Ivo Maric", "Anna Berg", kind=Kind.TALKS)
    (event,) = events(article("a"), other)
    assert [report.document for report in event.reports] == ["a", "b"]
    assert event.kind is Kind.TALKS


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2019-04-24"},
        {"date": "2019-04"},
        {"date": None},
        {"kind": Kind.CALL},
        {"kind": Kind.CONFERENCE},
    ],
    ids=str,
)
def test_what_may_be_another_meeting_is(other: dict[str, object]) -> None:
    """Another day, a day not told, a call beside a visit: each stays an event of its own."""
    assert len(events(article("a"), article("b", **other))) == 2


def test_one_more_participant_is_another_meeting() -> None:
    """The companies have to be the same."""
    three = Telling("b").names("P:Anna Berg", "P:Ivo Maric", "P:Lea Sand").met(*BOTH, "Lea Sand")
    assert len(events(article("a"), three)) == 2


def test_a_month_is_no_day() -> None:
    """Two articles that both say April may speak of two meetings in April."""
    assert len(events(article("a", date="2019-04"), article("b", date="2019-04"))) == 2


def test_surnames_alone_never_merge_meetings() -> None:
    """As they never merge people."""
    told = [Telling(name).names("P:Berg", "P:Maric").met("Berg", "Maric") for name in ("a", "b")]
    assert len(events(*told)) == 2


def test_one_participant_is_too_little() -> None:
    """Whom did she meet? Perhaps two different people."""
    told = [Telling(name).names("P:Anna Berg").met("Anna Berg") for name in ("a", "b")]
    assert len(events(*told)) == 2


def test_a_city_and_its_country_are_one_place() -> None:
    """The nearer is the event's; each report keeps its own."""
    (event,) = events(article("a", place="Russia"), article("b", place="Vladivostok"), article("c"))
    assert event.place == "place/2013348"
    assert [report.place for report in event.reports] == ["country/RUS", "place/2013348", None]


def test_two_cities_are_two_meetings() -> None:
    """And an article that names no place is of neither for certain."""
    found = events(
        article("a", place="Moscow"), article("b", place="Vladivostok"), article("c"), article("d", place="Moscow")
    )
    assert sorted(len(event.reports) for event in found) == [1, 1, 2]


def test_two_meetings_of_one_article_stay_two() -> None:
    """The same company on the same day met twice; another article's one may be either, and is neither."""
    twice = article("a").met(*BOTH, kind=Kind.TALKS)
    found = events(twice, article("b"))
    assert len(found) == 3
    assert all(len(event.reports) == 1 for event in found)


def test_a_meeting_keeps_its_name_when_another_article_tells_it() -> None:
    """Who has written down an IRI finds it again when the collection has grown."""
    (before,) = events(article("b"))
    (after,) = events(article("a", place="Russia"), article("b"), article("c", status=Status.PLANNED))
    assert before.key == after.key


def test_the_order_of_the_articles_does_not_count() -> None:
    """Shuffled, the same events in the same order."""
    told = [
        article(name, place=place).relations()
        for name, place in zip("abcdef", ["Moscow", "Russia", None] * 2, strict=True)
    ]
    expected = resolve(told, Config(), TABLES)
    for seed in range(5):
        random.Random(seed).shuffle(told)
        assert resolve(told, Config(), TABLES) == expected


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([("2019-04-20", Status.PLANNED), ("2019-04-26", Status.HELD)], Status.HELD),
        ([("2019-04-26", Status.HELD), ("2019-04-27", Status.PLANNED)], Status.HELD),
        ([("2019-04-26", Status.HELD), ("2019-04-28", Status.DENIED)], Status.DENIED),
        ([("2019-04-24", Status.DENIED), ("2019-04-26", Status.HELD)], Status.HELD),
        ([("2019-04-20", Status.PLANNED), ("2019-04-21", Status.CANCELLED)], Status.CANCELLED),
        ([("2019-04-20", Status.POSSIBLE), ("2019-04-21", Status.PLANNED)], Status.PLANNED),
        ([("2019-04-20", Status.PLANNED), ("2019-04-21", Status.POSSIBLE)], Status.POSSIBLE),
        ([("2019-04-26", Status.HELD), ("2019-04-26", Status.DENIED)], Status.DENIED),
        ([("2019-04-20", Status.PLANNED), ("2019-04-20", Status.POSSIBLE)], Status.POSSIBLE),
        ([(None, Status.DENIED), ("2019-04-26", Status.HELD)], Status.HELD),
        ([(None, Status.HELD), (None, Status.PLANNED)], Status.HELD),
    ],
)
def test_what_the_reports_come_to(told: list[tuple[str | None, Status]], status: Status) -> None:
    """The latest article that says what became of it; of one day, what claims less; without a date, the earliest."""
    articles = [article(str(i), published, status=s) for i, (published, s) in enumerate(told)]
    (event,) = events(*articles)
    assert event.status is status
    assert {r.meeting.status for r in event.reports} == {s for _, s in told}


def test_hosts_that_differ_are_no_host() -> None:
    """One that is told once and denied by nobody is."""
    (event,) = events(article("a", host="Anna Berg"), article("b"))
    assert event.host == "local/person/anna-berg"
    (event,) = events(article("a", host="Anna Berg"), article("b", host="Ivo Maric"))
    assert event.host is None
