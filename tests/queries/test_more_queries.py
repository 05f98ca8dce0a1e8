"""What each question finds that ``test_queries`` does not tell of, on the same small world; and what it leaves out."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.query import run
from kg.store.graph import GraphStore
from kg.store.oxigraph import in_memory
from tests.queries.test_queries import rows, shown
from tests.queries.world import ID, LOCAL, nquads

DIP = "https://w3id.org/communique/ontology#"
DATE = "http://www.w3.org/2001/XMLSchema#date"
SUMMIT = "Ana Torvald, Bo Lindqvåg: summit, 2021-03-04"
CALL = "Ana Torvald, Césaire Dubreuil: call, 2021-04"
CONFERENCE = "Ana Torvald, Bo Lindqvåg, League of Straits: conference, 2021-06-10"
TALKS = "Ana Torvald, Dilan Öztürk: talks, 2022"


def world_and(*triples: tuple[str, str, str]) -> GraphStore:
    """Return the world with *triples*: local names, ``dip:`` ones for predicates, literals as N-Triples has them."""
    return in_memory(nquads() + [f"{_term(s)} <{_name(p)}> {_term(o)} .\n" for s, p, o in triples])


def _name(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return {"": DIP, "dip": DIP, "id": ID}[prefix] + local


def _term(text: str) -> str:
    if text.startswith('"'):
        return text
    return f"<{_name(text)}>" if ":" in text else f"<{LOCAL}{text}>"


def day(text: str) -> str:
    return f'"{text}"^^<{DATE}>'


# --- meetings ----------------------------------------------------------------------------


def test_meetings_between_two_days(store: GraphStore) -> None:
    """Each two who met; a month counts where one of its days may be meant; planned, denied and undated ones do not."""
    assert [
        (x["oneLabel"], x["otherLabel"], x["meetingLabel"]) for x in rows(store, "meetings-between", "2021", "2022")
    ] == [
        ("Ana Torvald", "Bo Lindqvåg", SUMMIT),
        ("Ana Torvald", "Césaire Dubreuil", CALL),
        ("Ana Torvald", "Bo Lindqvåg", CONFERENCE),
        ("League of Straits", "Ana Torvald", CONFERENCE),
        ("League of Straits", "Bo Lindqvåg", CONFERENCE),
    ]
    assert {x["date"] for x in rows(store, "meetings-between", "2021-04-30", "2021-04-30")} == {"2021-04"}
    assert rows(store, "meetings-between", "2021-03-05", "2021-03-31") == []


@pytest.mark.parametrize(
    ("kind", "labels"),
    [("summit", {SUMMIT}), ("Calls", {CALL}), ("visit", set()), ("meeting", {SUMMIT, CALL, CONFERENCE})],
)
def test_meetings_of_a_kind(store: GraphStore, kind: str, labels: set[str]) -> None:
    """One or many, in any case; all are meetings, as the closure has it."""
    assert {x["meetingLabel"] for x in rows(store, "meetings-between", "2021", "2021", kind)} == labels


def test_what_is_no_kind_of_meeting_is_told_with_those_there_are(store: GraphStore) -> None:
    with pytest.raises(QueryError, match=r"kind: 'dinner' is no kind of meeting. There are: summit, visit, call"):
        run(store, "meetings-between", ["2021", "2021", "dinner"])


def test_never_held(store: GraphStore) -> None:
    """Announced and not told as held; one that was only ever denied or called off was not announced."""
    assert shown(store, "never-held") == [
        (TALKS, "2022", "planned", None, 2),
        ("Dilan Öztürk, Marc Dubreuil: meeting", None, "possible", None, 1),
    ]


def test_what_may_still_come_is_not_yet_never_held(store: GraphStore) -> None:
    """The talks of 2022 are overdue at the end of that year; those of no known day never are."""
    assert rows(store, "never-held", "by=2022-12-30") == []
    assert [x["meetingLabel"] for x in rows(store, "never-held", "by=2022")] == [TALKS]


def test_one_report_that_it_was_held_takes_it_off_the_list() -> None:
    """Whatever the meeting's status comes to."""
    told = world_and(("report/new", "reportOf", "meeting/m3"), ("report/new", "reportedStatus", "dip:Held"),
                     ("report/new", "article", "article/a7"))  # fmt: skip
    assert TALKS not in {x["meetingLabel"] for x in rows(told, "never-held")}


def test_the_shortest_path_of_meetings(store: GraphStore) -> None:
    """They met; both met the same one; nobody connects them."""
    assert shown(store, "meeting-path", "Ana Torvald", "Bo Lindqvåg") == [(1, None, None)]
    assert shown(store, "meeting-path", "Césaire Dubreuil", "Bo Lindqvåg") == [(2, "Ana Torvald", None)]
    assert rows(store, "meeting-path", "Ana Torvald", "Costava") == []


def test_a_path_of_three_meetings() -> None:
    """By each of the shortest ways, from either end; none leads over one of the two."""
    longer = world_and(("person/dilan-öztürk", "meets", "person/bo-lindqvåg"),
                       ("organisation/league-of-straits", "meets", "person/dilan-öztürk"))  # fmt: skip
    assert shown(longer, "meeting-path", "Césaire Dubreuil", "Dilan Öztürk") == [
        (3, "Ana Torvald", "Bo Lindqvåg"),
        (3, "Ana Torvald", "League of Straits"),
    ]
    assert [x[1:] for x in shown(longer, "meeting-path", "Dilan Öztürk", "Césaire Dubreuil")] == [
        ("Bo Lindqvåg", "Ana Torvald"),
        ("League of Straits", "Ana Torvald"),
    ]


def test_first_and_latest(store: GraphStore) -> None:
    """With each the first and the latest; the only one is both."""
    assert shown(store, "first-and-latest", "Ana Torvald") == [
        ("Bo Lindqvåg", "first", "2021-03-04", SUMMIT, "Harbour Palace", 2),
        ("Bo Lindqvåg", "latest", "2021-06-10", CONFERENCE, "Sant Orla", 2),
        ("Césaire Dubreuil", "only", "2021-04", CALL, None, 1),
        ("League of Straits", "only", "2021-06-10", CONFERENCE, "Sant Orla", 1),
    ]
    assert {x["withLabel"] for x in rows(store, "first-and-latest", "Ana Torvald", "Lindqvåg")} == {"Bo Lindqvåg"}


def test_hosts(store: GraphStore) -> None:
    """An undated visit counts, without days; asked for a period, it is in none."""
    assert shown(store, "hosts") == [
        ("Ana Torvald", "Bo Lindqvåg", 1, "2021-03-04", "2021-03-04"),
        ("Costava", "Belmark", 1, None, None),
    ]
    assert [x["hostLabel"] for x in rows(store, "hosts", "from=2021")] == ["Ana Torvald"]
    assert [x["guestLabel"] for x in rows(store, "hosts", "Costava")] == ["Belmark"]


def test_co_travellers(store: GraphStore) -> None:
    """Two guests of one host; alone, a guest has no company, and the host is none."""
    assert rows(store, "co-travellers", "Bo Lindqvåg") == []
    both = world_and(("meeting/m1", "guest", "person/marc-dubreuil"))
    assert shown(both, "co-travellers", "Bo Lindqvåg") == [("Marc Dubreuil", 1, "2021-03-04", "2021-03-04")]


def test_lapsed(store: GraphStore) -> None:
    """Those met again since are not among them; a month that reaches the day is not before it."""
    assert shown(store, "lapsed", "Ana Torvald", "2021-06") == [("Césaire Dubreuil", 1, "2021-04-01", "2021-04-30")]
    assert rows(store, "lapsed", "Ana Torvald", "2021-04-30") == []
    assert len(rows(store, "lapsed", "Ana Torvald", "2022")) == 3


def test_busiest(store: GraphStore) -> None:
    """By how many others, then by how many meetings."""
    assert shown(store, "busiest")[:3] == [("Ana Torvald", 3, 3), ("Bo Lindqvåg", 2, 2), ("League of Straits", 2, 1)]


# --- statements --------------------------------------------------------------------------


def test_who_speaks_for(store: GraphStore) -> None:
    """The president, not her predecessor; the days are those of the articles, as far as they are known."""
    assert shown(store, "who-speaks-for", "Arvenia") == [("Ana Torvald", "president", 3, "2021-03-05", "2021-05-02")]
    assert rows(store, "who-speaks-for", "Costava") == []


def test_a_country_that_speaks_itself() -> None:
    """Where the words are put in its own mouth, it is beside its people, in no role."""
    itself = world_and(("statement/s5", "speaker", "id:country/ARV"))
    assert [x[:3] for x in shown(itself, "who-speaks-for", "Arvenia")] == [
        ("Ana Torvald", "president", 3),
        ("Arvenia", None, 1),
    ]


def test_who_quotes_whom(store: GraphStore) -> None:
    """A statement told in headline and text is one; an article without an outlet is nobody's."""
    assert [x[:4] for x in shown(store, "who-quotes-whom", "Ana Torvald")] == [
        ("Lumen Gazette", "Ana Torvald", 1, 1),
        ("The Strait Courier", "Ana Torvald", 1, 1),
    ]
    assert {x["publisher"] for x in rows(store, "who-quotes-whom", "outlet=STRAIT")} == {"The Strait Courier"}


def test_denials(store: GraphStore) -> None:
    (denied,) = rows(store, "denials")
    assert (denied["speakerLabel"], denied["text"]) == ("Dilan Öztürk", "no talks with Ana Torvald were ever planned")
    assert len(rows(store, "denials", "about=Ana Torvald")) == 1
    assert rows(store, "denials", "about=Belmark") == rows(store, "denials", "Ana Torvald") == []


def test_sole_reports(store: GraphStore) -> None:
    """What another outlet quotes in the same words is not among them; a copy is the same source."""
    texts = [x["text"] for x in rows(store, "sole-reports", "Ana Torvald")]
    assert texts[0] == "The strait stays open to every flag."
    assert texts[-1] == "We signed nothing."
    again = world_and(("statement/new", "speaker", "person/ana-torvald"), ("statement/new", "evidence", "evidence/e22"),
                      ("statement/new", "text", '"The strait stays open to every flag."'))  # fmt: skip
    assert texts[0] not in {x["text"] for x in rows(again, "sole-reports", "Ana Torvald")}
    copied = world_and(("statement/new", "speaker", "person/bo-lindqvåg"), ("statement/new", "evidence", "evidence/e8"),
                       ("statement/new", "text", '"Torvald told me that they signed nothing"'))  # fmt: skip
    assert "Torvald told me that they signed nothing" in {x["text"] for x in rows(copied, "sole-reports", "Lindqvåg")}


# --- offices -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "holders"),
    [
        ("2018-12-31", []),  # told as former, until 2019: since when is not told
        ("2019-01-01", ["Ana Torvald"]),
        ("2020-02-02", ["Ana Torvald"]),
    ],
)
def test_offices_on_a_day(store: GraphStore, on: str, holders: list[str]) -> None:
    """A year that an office began in counts whole; of one whose beginning is not known, nothing is claimed."""
    assert [x["personLabel"] for x in rows(store, "offices-on", "Arvenia", on)] == holders


def test_an_office_without_days_belongs_to_whom_the_latest_article_gives_it() -> None:
    """Up to that day: nobody before the first article says so, then one, then the next."""
    later = world_and(
        ("representation/new", "represented", "id:country/BLM"),
        ("representation/new", "representative", "person/marc-dubreuil"),
        ("representation/new", "role", '"Foreign Minister"'),
        ("representation/new", "tenure", '"current"'),
        ("representation/new", "evidence", "evidence/e11"),  # of 20 August
    )

    def holders(on: str) -> list[object]:
        return [x["personLabel"] for x in rows(later, "offices-on", "Belmark", on)]

    assert holders("2021-03-04") == []
    assert holders("2021-03-05") == holders("2021-08-19") == ["Bo Lindqvåg"]
    assert holders("2021-08-20") == ["Marc Dubreuil"]


def test_a_month_is_no_day(store: GraphStore) -> None:
    with pytest.raises(QueryError, match=r"day: '2021-03' is more than one day. Write YYYY-MM-DD"):
        run(store, "offices-on", ["Arvenia", "2021-03"])


def test_ambassadors(store: GraphStore) -> None:
    assert [x[:5] for x in shown(store, "ambassadors")] == [
        ("Marc Dubreuil", "Ambassador", "Costava", "Arvenia", "designate")
    ]
    assert rows(store, "ambassadors", "Arvenia") == rows(store, "ambassadors", "to=Costava") == []


# --- countries and places ----------------------------------------------------------------


def test_engagement_by_quarter(store: GraphStore) -> None:
    """Through their people; the undated visit is in no quarter."""
    assert shown(store, "engagement") == [
        ("2021 Q1", "Arvenia", 1, 1),
        ("2021 Q1", "Belmark", 1, 1),
        ("2021 Q2", "Arvenia", 1, 1),
        ("2021 Q2", "Belmark", 1, 1),
    ]
    assert [x["quarter"] for x in rows(store, "engagement", "Arvenia", "until=2021-05")] == ["2021 Q1"]


@pytest.mark.parametrize(
    ("first", "last", "quarter"),
    [
        ("2020-01-01", "2020-03-31", "2020 Q1"),
        ("2020-04-01", "2020-04-01", "2020 Q2"),
        ("2020-09-30", "2020-09-30", "2020 Q3"),
        ("2020-10-01", "2020-12-31", "2020 Q4"),
        ("2020-03-31", "2020-04-01", None),
        ("2020-01-01", "2020-12-31", None),
        ("2020-12-01", "2021-12-31", None),
    ],
)
def test_a_meeting_is_in_a_quarter_where_all_its_days_are(first: str, last: str, quarter: str | None) -> None:
    visit = world_and(("meeting/m6", "earliest", day(first)), ("meeting/m6", "latest", day(last)))
    assert {x["quarter"] for x in rows(visit, "engagement", "Costava")} == ({quarter} if quarter else set())


def test_engages_with(store: GraphStore) -> None:
    assert shown(store, "engages-with", "Belmark") == [
        ("Arvenia", 2, "2021-03-04", "2021-06-10"),
        ("Costava", 1, None, None),
    ]


def test_cities(store: GraphStore) -> None:
    """A palace counts for its city, a city that is a country for itself, a region for none."""
    assert shown(store, "cities") == [
        ("Port Lumen", 2, "2021-03-04", "2021-07-01"),
        ("Sant Orla", 1, "2021-06-10", "2021-06-10"),
    ]
    assert [x["cityLabel"] for x in rows(store, "cities", "within=Lumen Coast")] == ["Port Lumen"]
    assert [x["meetings"] for x in rows(store, "cities", "Ana Torvald", "within=Arvenia")] == [1]
