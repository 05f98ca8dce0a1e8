"""``kg.check.rules``: what follows, by the axioms and by our own rule of dates."""

from __future__ import annotations

import random
from datetime import date

import pytest
from rdflib import RDF, Dataset, URIRef

from kg.check.rules import acting_for, inferred
from kg.config import Config
from kg.model import Kind, Status, Tenure
from kg.rdf import Quad, Triple, dataset_of, graph_of, iri, quads
from kg.rdf.vocab import DIP
from kg.resolve import resolve
from tests import worlds
from tests.worlds import Telling

CONFIG = Config()
RUSSIA, JAPAN, KOREA = (iri.node(CONFIG, f"country/{code}") for code in ("RUS", "JPN", "KOR"))
ANNA, IVO = (iri.node(CONFIG, f"local/person/{slug}") for slug in ("anna-berg", "ivo-maric"))
X, Y, Z = (URIRef(f"https://example.org/{name}") for name in "xyz")


def follows(*told: Telling) -> set[Triple]:
    resolved = resolve([x.relations() for x in told], CONFIG, worlds.TABLES)
    return set(inferred(quads(resolved, CONFIG, {}, worlds.TABLES)))


def engaged(*told: Telling) -> set[frozenset[URIRef]]:
    found = {(s, o) for s, p, o in follows(*told) if p == DIP.engagesWith}
    assert found == {(o, s) for s, o in found}, "both ways or none"
    return {frozenset(pair) for pair in found}


def test_superclasses_of_what_has_a_class(made: tuple[Quad, ...]) -> None:
    """A summit is a Meeting and an Event, a country an Agent and a Place; nothing is an owl:Thing."""
    found = set(inferred(made))
    assert {o for s, p, o in found if s == RUSSIA and p == RDF.type} == {DIP.Agent, DIP.Place}
    (summit,) = {s for s, p, o, _ in made if o == DIP.Summit}
    assert {o for s, p, o in found if s == summit and p == RDF.type} == {DIP.Meeting, DIP.Event}


def test_inverses_and_symmetry() -> None:
    """Stated one way, known both ways."""
    found = set(inferred([(X, DIP.meets, Y), (X, DIP.participant, Y), (X, DIP.represents, Y), (X, DIP.speaker, Y)]))
    assert found == {
        (Y, DIP.meets, X),
        (Y, DIP.participatesIn, X),
        (Y, DIP.representedBy, X),
        (Y, DIP.says, X),
    }


def test_one_axiom_feeds_another() -> None:
    """A host is a participant, and so participates."""
    assert set(inferred([(X, DIP.host, Y)])) == {(X, DIP.participant, Y), (Y, DIP.participatesIn, X)}


def test_places_in_places_in_places(made: tuple[Quad, ...]) -> None:
    """Across the registry and the articles, as far as it goes; a circle does not put a place in itself."""
    assert set(inferred([(X, DIP.locatedIn, Y), (Y, DIP.locatedIn, Z)])) == {(X, DIP.locatedIn, Z)}
    assert set(inferred([(X, DIP.locatedIn, Y), (Y, DIP.locatedIn, X)])) == set()


def test_a_domain_infers_nothing() -> None:
    """A place that stands in an agent's place by mistake does not become an agent."""
    found = set(inferred([(X, DIP.meets, Y), (X, RDF.type, DIP.City)]))
    assert (X, RDF.type, DIP.Agent) not in found


def test_what_is_known_is_not_inferred_again(made: tuple[Quad, ...]) -> None:
    """The inferred graph holds what is new; made from a graph that has it already, it is the same."""
    found = list(inferred(made))
    assert not set(found) & {quad[:3] for quad in made}
    inferred_graph = iri.graph(CONFIG, "inferred")
    assert list(inferred([*made, *((*triple, inferred_graph) for triple in found)])) == found


def test_order_and_container_do_not_count(made: tuple[Quad, ...]) -> None:
    """Quads in any order, a dataset or the union graph: the same triples in the same order."""
    expected = list(inferred(made))
    mixed = list(made)
    random.Random(3).shuffle(mixed)
    assert list(inferred(mixed)) == expected
    assert list(inferred(dataset_of(made))) == expected
    assert list(inferred(graph_of(made))) == expected
    assert list(inferred(Dataset())) == []


# --- dip:engagesWith -----------------------------------------------------------------------


def office(told: Telling, **dates: object) -> Telling:
    """Say for whom Anna and Ivo act."""
    return told.represents("Anna Berg", "Russia", **dates).represents("Ivo Maric", "Japan")  # type: ignore[arg-type]


def meeting(name: str = "a", published: str | None = "2019-04-26", **given: object) -> Telling:
    told = Telling(name, published=published).names(
        "P:Anna Berg", "P:Ivo Maric", "C:Russia", "C:Japan", "C:South Korea"
    )
    return told.met("Anna Berg", "Ivo Maric", **given)  # type: ignore[arg-type]


def test_countries_engage_through_those_who_represent_them() -> None:
    """A president and a prime minister met: their countries did."""
    assert engaged(office(meeting())) == {frozenset((RUSSIA, JAPAN))}


def test_countries_engage_themselves_and_through_bodies_of_their_government() -> None:
    """Where Japan and the Kremlin held talks, with no day told, nobody's office has to be known."""
    told = Telling("a").names("C:Japan", "O:Kremlin").met("Japan", "Kremlin", date=None)
    assert engaged(told) == {frozenset((RUSSIA, JAPAN))}


def test_a_newspaper_is_no_part_of_its_country() -> None:
    """It was met; the country was not."""
    told = Telling("a").names("C:Japan", "O:Northern Courier").met("Japan", "Northern Courier")
    assert engaged(told) == set()


def test_who_represents_the_government_body_represents_the_country() -> None:
    """The spokesman of the Kremlin acts for Russia."""
    told = Telling("a").names("C:Japan", "O:Kremlin", "P:Anna Berg").represents("Anna Berg", "Kremlin")
    assert engaged(told.met("Anna Berg", "Japan")) == {frozenset((RUSSIA, JAPAN))}


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.HELD])
def test_no_country_engages_in_what_was_not_held(status: Status) -> None:
    """Planned, possible, cancelled, denied: nothing follows."""
    assert engaged(office(meeting(status=status))) == set()


@pytest.mark.parametrize("tenure", [Tenure.FORMER, Tenure.DESIGNATE])
def test_who_is_not_in_office_represents_nobody(tenure: Tenure) -> None:
    """A former president's visit is his own."""
    assert engaged(office(meeting(), tenure=tenure)) == set()


@pytest.mark.parametrize(
    ("date", "holds"),
    [
        ("2019-04-25", True),
        ("2019-04", True),
        ("2019-03-27", True),
        ("2019-05-27", True),
        ("2019-03-25", False),
        ("2019-05-28", False),
        ("2019", False),
        ("2001-06-16", False),
        (None, False),
    ],
)
def test_an_office_of_today_is_not_one_of_years_ago(date: str | None, holds: bool) -> None:
    """An article says who holds an office now: that counts a month around it, for all of the meeting's time."""
    assert bool(engaged(office(meeting(date=date)))) == holds


def test_an_office_told_in_another_article_of_that_time_counts() -> None:
    """And one told in an article of another year does not."""
    of_that_time = office(
        Telling("b", published="2019-05-01").names("P:Anna Berg", "P:Ivo Maric", "C:Russia", "C:Japan")
    )
    of_another = office(Telling("b", published="2021-05-01").names("P:Anna Berg", "P:Ivo Maric", "C:Russia", "C:Japan"))
    assert engaged(meeting(), of_that_time) == {frozenset((RUSSIA, JAPAN))}
    assert engaged(meeting(), of_another) == set()


def test_an_office_told_without_any_date_counts_on_no_day() -> None:
    """Neither its own dates nor its article's: that day is not known."""
    assert engaged(office(meeting(published=None))) == set()


def test_dates_of_an_office_are_believed() -> None:
    """A former president, in office from 2015 to 2018, represented her country in 2017."""
    told = Telling("a").names("P:Anna Berg", "C:Russia", "C:Japan").met("Anna Berg", "Japan", date="2017-05")
    told.represents("Anna Berg", "Russia", tenure=Tenure.FORMER, start="2015", until="2018")
    assert engaged(told) == {frozenset((RUSSIA, JAPAN))}
    before = Telling("a").names("P:Anna Berg", "C:Russia", "C:Japan").met("Anna Berg", "Japan", date="2014-05")
    before.represents("Anna Berg", "Russia", tenure=Tenure.FORMER, start="2015", until="2018")
    assert engaged(before) == set()


def test_an_office_that_began_after_the_meeting_did_not_count_at_it() -> None:
    """The article is of that month; the office began in its last week."""
    told = Telling("a").names("P:Anna Berg", "C:Russia", "C:Japan").met("Anna Berg", "Japan", date="2019-04-10")
    assert engaged(told.represents("Anna Berg", "Russia", start="2019-04-20")) == set()


@pytest.mark.parametrize(
    ("day", "who", "holds"),
    [
        ("2019-04-10", "Anna Berg", True),
        ("2019-04-20", "Anna Berg", False),  # her role had ended before the meeting
        ("2019-04-10", "Karl Voss", False),  # and his had not begun
        ("2019-04-20", "Karl Voss", True),
        ("2019-04", "Anna Berg", False),  # some day of a month in which the office changed hands
        ("2019-04", "Karl Voss", False),
        ("2019-03", "Anna Berg", True),
        (None, "Anna Berg", False),  # no day at all
        (None, "Karl Voss", False),
    ],
)
def test_who_represents_a_country_when_its_office_changes_hands(day: str | None, who: str, holds: bool) -> None:
    """On 15 April an acting president takes over: a meeting is her country's before, and his after."""
    told = Telling("a").names("P:Anna Berg", "P:Karl Voss", "C:Russia", "C:Japan").met(who, "Japan", date=day)
    told.represents("Anna Berg", "Russia", tenure=Tenure.FORMER, start="2012-05-07", until="2019-04-14")
    told.represents("Karl Voss", "Russia", tenure=Tenure.ACTING, start="2019-04-15")
    assert engaged(told) == ({frozenset((RUSSIA, JAPAN))} if holds else set())


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2015-07-01", False), ("2016-01-01", True), ("2017-12-31", True), ("2018-01-01", True), ("2018-06-30", False)],
)
def test_of_coarse_dates_of_an_office_only_what_is_certain_counts(day: str, holds: bool) -> None:
    """In office from 2015 until 2018: on a day of summer 2015, or of 2018, perhaps not yet, perhaps no more."""
    told = Telling("a").names("P:Anna Berg", "C:Russia", "C:Japan").met("Anna Berg", "Japan", date=day)
    told.represents("Anna Berg", "Russia", tenure=Tenure.FORMER, start="2015", until="2018")
    assert bool(engaged(told)) == holds


@pytest.mark.parametrize(
    ("day", "holds"), [("2019-04-25", False), ("2019-04-26", True), ("2019-05-10", True), ("2019-06-01", False)]
)
def test_who_is_in_office_now_was_so_on_the_day_of_the_article(day: str, holds: bool) -> None:
    """Since 2019, an article of 26 April says: not known to be so before it, and a month on it may have changed."""
    told = Telling("a").names("P:Anna Berg", "C:Russia", "C:Japan").met("Anna Berg", "Japan", date=day)
    assert bool(engaged(told.represents("Anna Berg", "Russia", start="2019"))) == holds


@pytest.mark.parametrize(("start", "until"), [(None, None), ("2019-04-01", None), ("2019-04-01", "2023-04-01")])
def test_who_is_only_designated_never_represents(start: str | None, until: str | None) -> None:
    """Whatever dates are told: that the office was taken up is not."""
    told = Telling("a").names("P:Anna Berg", "C:Russia", "C:Japan").met("Anna Berg", "Japan")
    told.represents("Anna Berg", "Russia", tenure=Tenure.DESIGNATE, start=start, until=until)
    assert engaged(told) == set()


def test_who_acts_in_an_office_represents() -> None:
    """An acting president's meeting is the country's."""
    told = Telling("a").names("P:Anna Berg", "C:Russia", "C:Japan").met("Anna Berg", "Japan")
    assert engaged(told.represents("Anna Berg", "Russia", tenure=Tenure.ACTING)) == {frozenset((RUSSIA, JAPAN))}


def test_an_office_that_ends_after_its_article_counts_until_then() -> None:
    """The article is of April, and says that the role ends in May."""
    for day, holds in (("2019-05-10", True), ("2019-05-20", False)):
        told = Telling("a").names("P:Anna Berg", "C:Russia", "C:Japan").met("Anna Berg", "Japan", date=day)
        assert bool(engaged(told.represents("Anna Berg", "Russia", until="2019-05-14"))) == holds


def test_one_person_with_two_countries_does_not_make_them_engage() -> None:
    """It takes two participants."""
    told = meeting().represents("Anna Berg", "Russia").represents("Anna Berg", "South Korea")
    assert engaged(told) == set()


def test_compatriots_do_not_make_a_country_engage_with_itself() -> None:
    """Two of one country met, and the country itself took part."""
    told = Telling("a").names("P:Anna Berg", "P:Ivo Maric", "C:Russia").met("Anna Berg", "Ivo Maric", "Russia")
    assert engaged(told.represents("Anna Berg", "Russia").represents("Ivo Maric", "Russia")) == set()


def test_at_a_conference_of_many_no_country_engages() -> None:
    """As nobody there is known to have met: but two who confer there did."""
    three = Telling("a").names("C:Russia", "C:Japan", "C:South Korea")
    assert engaged(three.met("Russia", "Japan", "South Korea", kind=Kind.CONFERENCE)) == set()
    two = Telling("a").names("C:Russia", "C:Japan").met("Russia", "Japan", kind=Kind.CONFERENCE)
    assert engaged(two) == {frozenset((RUSSIA, JAPAN))}


def test_three_at_a_summit_all_engage() -> None:
    """Each with each."""
    told = (
        Telling("a")
        .names("C:Russia", "C:Japan", "C:South Korea")
        .met("Russia", "Japan", "South Korea", kind=Kind.SUMMIT)
    )
    assert engaged(told) == {frozenset(p) for p in ((RUSSIA, JAPAN), (RUSSIA, KOREA), (JAPAN, KOREA))}


def test_an_office_at_the_ends_of_the_calendar_is_no_crash() -> None:
    """Dates of the year 1 and 9999 are dates."""
    for year in ("0001", "9999"):
        day = f"{year}-{'01-01' if year == '0001' else '12-31'}"
        assert engaged(office(meeting(published=day, date=day))) == {frozenset((RUSSIA, JAPAN))}


def test_who_acts_for_whom_on_a_day_can_be_asked() -> None:
    """By the rule of engagement: a country for itself always, a person where an article of that time tells."""
    told = Telling("a.txt", "2019-04-26").names("P:Anna Berg", "C:Russia").represents("Anna Berg", "Russia")
    resolved = resolve([told.relations()], CONFIG, worlds.TABLES)
    acting = acting_for(quads(resolved, CONFIG, {}, worlds.TABLES))
    near, far = date(2019, 5, 1), date(2020, 5, 1)
    assert acting(ANNA, (near, near)) == {RUSSIA}
    assert acting(ANNA, (far, far)) == set()
    assert acting(ANNA, None) == set()
    assert acting(RUSSIA, None) == {RUSSIA}
