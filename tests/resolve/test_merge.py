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
    told = Telling(name, published=published, publisher=f"Paper {name}").names(
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
        {"date": "2019-05"},
        {"date": "2019"},
        {"date": None, "published": "2019-05-20"},
        {"date": None, "published": "2019-04-20"},
        {"date": None, "published": None},
        {"kind": Kind.CALL},
        {"kind": Kind.CONFERENCE},
    ],
    ids=str,
)
def test_what_may_be_another_meeting_is(other: dict[str, object]) -> None:
    """Another day or month, a year, news of other days, a call beside a visit: each stays an event of its own."""
    assert len(events(article("a"), article("b", **other))) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2019-04"},
        {"date": "2019", "place": "Vladivostok"},
        {"date": None},
        {"date": None, "published": "2019-04-30"},
        {"date": None, "published": "2019-04-02", "status": Status.PLANNED},
        {"date": None, "published": "2019-04-20", "status": Status.CANCELLED},
    ],
    ids=str,
)
def test_what_tells_no_day_joins_the_one_event_it_can_mean(other: dict[str, object]) -> None:
    """The month, the year and the place, news of the days after, plans of the weeks before."""
    told = [article("a", place="Vladivostok"), article("b", **other)]  # type: ignore[arg-type]
    (event,) = events(*told)
    assert event.date == "2019-04-25"
    assert len(event.reports) == 2


def test_what_can_mean_two_events_joins_neither() -> None:
    """They met twice in April: an article that says April may mean either."""
    assert len(events(article("a"), article("b", date="2019-04-10"), article("c", date="2019-04"))) == 3


def test_a_plan_of_another_day_that_nothing_came_of_is_of_the_meeting_held() -> None:
    """Its day is the one on which it was held; a plan of another week is another meeting."""
    (event,) = events(article("a", "2019-04-20", date="2019-04-26", status=Status.PLANNED), article("b"), article("c"))
    assert (event.date, event.status) == ("2019-04-25", Status.HELD)
    assert len(events(article("a", "2019-04-10", date="2019-05-02", status=Status.PLANNED), article("b"))) == 2


def test_what_took_place_is_not_what_was_only_planned() -> None:
    """An article that tells no day of a meeting held means the one that was, though another was planned."""
    planned = article("a", "2019-04-10", date="2019-04-29", status=Status.PLANNED)
    found = events(planned, article("b"), article("c", "2019-04-30", date=None))
    assert sorted(len(event.reports) for event in found) == [1, 2]


def test_an_event_says_what_it_was_called_before() -> None:
    """A meeting that was named by its own sentence, and one whose participant turned out to be another's node."""
    alone = resolve([article("b", date="2019-04").relations()], Config(), TABLES)
    grown = resolve([x.relations() for x in (article("a"), article("b", date="2019-04"))], Config(), TABLES)
    (before,), (after,) = alone.events, grown.events
    assert [(x.old, x.new) for x in grown.replaced] == [(before.key, after.key)]


def test_one_more_participant_is_another_meeting() -> None:
    """The companies have to be the same, unless both tell the place."""
    three = Telling("b").names("P:Anna Berg", "P:Ivo Maric", "P:Lea Sand", "L:Vladivostok", "L:Moscow")
    assert len(events(article("a"), three.met(*BOTH, "Lea Sand"))) == 2


@pytest.mark.parametrize(("place", "n"), [("Vladivostok", 1), ("Moscow", 2)])
def test_part_of_a_company_in_one_place_on_one_day_is_of_the_larger(place: str, n: int) -> None:
    """One article leaves out who else was there."""
    three = Telling("b").names("P:Anna Berg", "P:Ivo Maric", "P:Lea Sand", f"L:{place}")
    found = events(article("a", place="Vladivostok"), three.met(*BOTH, "Lea Sand", place=place))
    assert len(found) == n
    assert {len(event.participants) for event in found} == ({3} if n == 1 else {2, 3})


def test_a_month_is_enough_where_the_places_agree() -> None:
    """Two articles that both say April mean one meeting, unless they have it in two cities."""
    assert len(events(article("a", date="2019-04"), article("b", date="2019-04"))) == 1
    two = [article("a", date="2019-04", place="Moscow"), article("b", date="2019-04", place="Vladivostok")]
    assert len(events(*two)) == 2


def test_a_year_is_enough_with_the_place() -> None:
    """And without one it is not."""
    assert len(events(article("a", date="2011", place="Moscow"), article("b", date="2011", place="Moscow"))) == 1
    assert len(events(article("a", date="2011"), article("b", date="2011"))) == 2


def test_news_of_the_same_days_is_of_one_meeting() -> None:
    """No article tells the day; of what they expected two days later, there is nothing to say it is the same."""
    told = [article("a", date=None), article("b", "2019-04-28", date=None)]
    assert len(events(*told)) == 1
    assert len(events(*told, article("c", "2019-04-27", date=None, status=Status.PLANNED))) == 2
    assert len(events(article("a", date=None), article("b", "2019-04-30", date=None))) == 2


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


def test_people_are_in_one_place_a_day() -> None:
    """An article that has them elsewhere contradicts; the place told most often is the event's."""
    told = [article(name, place=place) for name, place in zip("abc", ["Moscow", "Vladivostok", "Moscow"], strict=True)]
    (event,) = events(*told, article("d"))
    assert event.place == "place/524901"
    assert {report.place for report in event.reports} == {"place/524901", "place/2013348", None}


def test_delegations_in_two_cities_are_two_meetings() -> None:
    """And an article that names no place is of neither for certain."""
    told = [
        Telling(name).names("C:Russia", "C:Japan", "L:Moscow", "L:Geneva").met("Russia", "Japan", place=place)
        for name, place in zip("abcd", ["Moscow", "Geneva", None, "Moscow"], strict=True)
    ]
    assert sorted(len(event.reports) for event in events(*told)) == [1, 1, 2]


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
        ([("2019-04-26", Status.HELD), ("2019-04-27", Status.HELD), ("2019-04-28", Status.DENIED)], Status.HELD),
        ([("2019-04-24", Status.DENIED), ("2019-04-25", Status.DENIED), ("2019-04-26", Status.HELD)], Status.HELD),
        ([("2019-04-24", Status.DENIED), ("2019-04-26", Status.HELD)], Status.HELD),
        ([("2019-04-20", Status.PLANNED), ("2019-04-21", Status.CANCELLED)], Status.CANCELLED),
        ([("2019-04-20", Status.CANCELLED), ("2019-04-21", Status.PLANNED)], Status.PLANNED),
        ([("2019-04-20", Status.DENIED), ("2019-04-21", Status.POSSIBLE)], Status.POSSIBLE),
        ([("2019-04-20", Status.CANCELLED), ("2019-04-20", Status.PLANNED)], Status.CANCELLED),
        ([("2019-04-20", Status.POSSIBLE), ("2019-04-21", Status.PLANNED)], Status.PLANNED),
        ([("2019-04-20", Status.PLANNED), ("2019-04-21", Status.POSSIBLE)], Status.POSSIBLE),
        ([("2019-04-26", Status.HELD), ("2019-04-26", Status.DENIED)], Status.DENIED),
        ([("2019-04-20", Status.PLANNED), ("2019-04-20", Status.POSSIBLE)], Status.POSSIBLE),
        ([(None, Status.DENIED), ("2019-04-26", Status.HELD)], Status.HELD),
        ([(None, Status.HELD), (None, Status.PLANNED)], Status.HELD),
    ],
)
def test_what_the_reports_come_to(told: list[tuple[str | None, Status]], status: Status) -> None:
    """What became of it, unless that is disputed; of one day, what claims less; without a date, the earliest."""
    articles = [article(str(i), published, status=s) for i, (published, s) in enumerate(told)]
    (event,) = events(*articles)
    assert event.status is status
    assert {r.meeting.status for r in event.reports} == {s for _, s in told}


def test_an_event_is_announced_where_the_first_article_told_of_it_beforehand() -> None:
    """Not where its plans were remembered afterwards."""
    (event,) = events(article("a", "2019-04-02", status=Status.PLANNED), article("b"))
    assert event.announced == "2019-04-02"
    (event,) = events(article("a", "2019-04-29", status=Status.PLANNED), article("b"))
    assert event.announced is None


def test_hosts_that_differ_are_no_host() -> None:
    """One that is told once and denied by nobody is."""
    (event,) = events(article("a", host="Anna Berg"), article("b"))
    assert event.host == "local/person/anna-berg"
    (event,) = events(article("a", host="Anna Berg"), article("b", host="Ivo Maric"))
    assert event.host is None
