"""``kg.resolve.offices``: whom an office without a name means, as other articles of the collection say."""

from __future__ import annotations

from datetime import date

import pytest

from kg.config import Config
from kg.model import Resolved, Tenure
from kg.resolve import resolve
from kg.resolve.link import Target
from kg.resolve.offices import Holders, Telling, near, office_of, readings
from tests import worlds
from tests.worlds import TABLES

ANNA, IVO = (Target(f"local/person/{x}", "Person") for x in ("anna-berg", "ivo-maric"))


@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("President", "president"),
        ("acting president", "president"),
        ("premier", "prime minister"),
        ("Minister for Foreign Affairs", "foreign minister"),
        ("minister of trade and industry", "trade and industry minister"),
        ("defence minister", "defence minister"),
        ("Secretary-General", "secretary general"),
        ("deputy foreign minister", None),
        ("first deputy prime minister", None),
        ("minister", None),
        ("minister of state", None),
        ("former president", None),
        ("spokesman", None),
        ("official", None),
    ],
)
def test_an_office_is_one_that_one_person_holds(role: str, office: str | None) -> None:
    """Its words are compared without what makes no other office of it."""
    assert office_of(role) == office


@pytest.mark.parametrize(
    "name",
    [
        "Russian foreign minister",
        "Russia's foreign minister",
        "foreign minister of the Russia",
        "Russian minister of foreign affairs",
    ],
)
def test_the_words_of_an_office_tell_whose_it_is(name: str) -> None:
    """By adjective, possessive or "of"."""
    bodies = {"russian": "country/RUS", "russia": "country/RUS"}
    assert next(readings(f"unnamed: {name}", bodies)) == ("country/RUS", "foreign minister")


def test_what_is_no_office_of_a_known_body_has_no_reading() -> None:
    """Officials, and offices of what the article does not have."""
    assert list(readings("unnamed: Russian officials", {"russian": "country/RUS"})) == []
    assert list(readings("unnamed: Norlandic president", {"russian": "country/RUS"})) == []
    assert list(readings("unnamed: president", {"russian": "country/RUS"})) == []


@pytest.mark.parametrize(
    ("told", "day", "who"),
    [
        ([("2019-03-01", ANNA)], "2019-04-26", ANNA),  # near
        ([("2019-05-30", ANNA)], "2019-04-26", ANNA),
        ([("2018-03-01", ANNA)], "2019-04-26", None),  # far
        ([("2019-03-01", ANNA), ("2019-06-01", IVO)], "2019-04-26", None),  # which of the two?
        ([("2018-11-01", ANNA), ("2019-08-30", ANNA)], "2019-04-26", ANNA),  # the same before and after
        ([("2016-11-01", ANNA), ("2021-08-30", ANNA)], "2019-04-26", None),  # too long a time between
        ([("2018-11-01", ANNA), ("2019-08-30", IVO)], "2019-04-26", None),
        ([("2019-01-01", IVO), ("2019-04-01", ANNA), ("2019-04-30", ANNA)], "2019-04-26", ANNA),  # IVO was before
        ([("2019-04-26", IVO), ("2019-04-26", ANNA)], "2019-04-26", None),
    ],
)
def test_the_articles_nearest_in_time_tell(told: list[tuple[str, Target]], day: str, who: Target | None) -> None:
    """Those before and after; not where they tell of two, or are far."""
    tellings = [Telling("country/RUS", "president", date.fromisoformat(d), x, x.key) for d, x in told]
    found = Holders(tellings).holder("country/RUS", "president", date.fromisoformat(day))
    assert (found.person if found else None) == who


def test_a_date_is_near_or_not() -> None:
    """At its precision; what has none is of the article's day."""
    assert near(None, "2019-04-26")
    assert near("2019-04", "2019-04-26")
    assert not near("2019", "2019-04-26")
    assert not near("2009-04-25", "2019-04-26")
    assert not near("soon", "2019-04-26")


def resolved(*told: worlds.Telling) -> Resolved:
    return resolve([x.relations() for x in told], Config(), TABLES)


def naming(
    name: str = "a.txt", published: str = "2019-04-20", who: str = "Anna Berg", **given: Tenure
) -> worlds.Telling:
    told = worlds.Telling(name, published).names(f"P:{who}", "C:Russia")
    return told.represents(who, "Russia", "president", **given)


def leaving_out(published: str | None = "2019-04-26", **given: str) -> worlds.Telling:
    told = worlds.Telling("b.txt", published).names("C:Russia", aliases=["Russian"]).names("P:Lea Sand")
    return told.met("unnamed: Russian president", "Lea Sand", **given)


def participants(found: Resolved) -> set[str]:
    return {key for event in found.events for key in event.participants}


def test_an_article_that_names_nobody_is_told_by_one_that_does() -> None:
    """Its event is the person's, under the name that the other article has; the office is no name of hers."""
    found = resolved(naming(), leaving_out())
    assert participants(found) == {"local/person/anna-berg", "local/person/lea-sand"}
    (anna,) = [x for x in found.nodes if x.key == "local/person/anna-berg"]
    assert anna.label == "Anna Berg"
    assert anna.aliases == ()


def test_the_order_of_the_articles_does_not_count() -> None:
    """The one that names may come later."""
    assert resolved(leaving_out(), naming("z.txt", "2019-05-20")) == resolved(
        naming("z.txt", "2019-05-20"), leaving_out()
    )


@pytest.mark.parametrize(
    "others",
    [
        (),
        (naming(published="2017-04-20"),),
        (naming(tenure=Tenure.FORMER),),
        (naming(tenure=Tenure.DESIGNATE),),
        (naming(who="Berg"),),  # no full name: another article's Berg may be another
        (naming(), naming("c.txt", "2019-04-30", "Ivo Maric")),
    ],
)
def test_else_it_stays_an_office(others: tuple[worlds.Telling, ...]) -> None:
    """Nobody is told near it, or two."""
    assert any("/source/" in key for key in participants(resolved(*others, leaving_out())))


def test_an_event_of_another_time_is_not_of_todays_holder() -> None:
    """Nor is anything of an article without a date."""
    assert any("/source/" in key for key in participants(resolved(naming(), leaving_out(date="2009-04-25"))))
    assert any("/source/" in key for key in participants(resolved(naming(), leaving_out(published=None))))


def test_whom_the_article_names_itself_it_does_not_mean() -> None:
    """Had it meant her, it would have been read so; and nobody meets herself."""
    told = worlds.Telling("b.txt").names("C:Russia", aliases=["Russian"]).names("P:Anna Berg")
    found = resolved(naming(), told.met("unnamed: Russian president", "Anna Berg"))
    assert any("/source/" in key for key in participants(found))


def test_what_an_office_says_is_said_by_its_holder() -> None:
    """Statements as well as meetings."""
    told = (
        worlds.Telling("b.txt")
        .names("C:Russia", aliases=["Russian"])
        .said("unnamed: Russian president", "the ferry sails")
    )
    (said,) = resolved(naming(), told).statements
    assert said.keys == {"unnamed: Russian president": "local/person/anna-berg"}
