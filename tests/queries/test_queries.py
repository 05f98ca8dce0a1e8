"""Each question of the library: its rows, the same in Oxigraph and in rdflib, and its place in the documentation."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from rdflib import Dataset
from rdflib.term import Node
from rdflib.util import from_n3

from kg import files
from kg.errors import UnknownNameError
from kg.query import Rows, Triples, handbook, question, questions, run
from kg.query.library import GROUPS
from kg.query.run import arguments, bound
from kg.store.graph import GraphStore
from kg.store.oxigraph import in_memory
from kg.store.sparql import bind
from tests.queries import samples
from tests.queries.world import LOCAL, nquads

Asked = tuple[str, tuple[str, ...]]

ASKED: list[Asked] = [
    ("ambassadors", ()),
    ("ambassadors", ("Costava", "Arvenia")),
    ("ambassadors", ("of=Arvenia",)),
    ("busiest", ()),
    ("busiest", ("from=2021-04",)),
    ("cities", ()),
    ("cities", ("Bo Lindqvåg", "within=Arvenia")),
    ("cities", ("until=2021-06",)),
    ("co-participants", ("Ana Torvald",)),
    ("co-participants", ("Belmark",)),
    ("co-participants", ("Ana Torvald", "2021-06-01")),
    ("contradictions", ()),
    ("contradictions", ("Dilan Öztürk",)),
    ("copies", ()),
    ("co-travellers", ("Dilan Öztürk",)),
    ("denials", ()),
    ("denials", ("Dilan Öztürk", "Ana Torvald")),
    ("engagement", ()),
    ("engagement", ("Arvenia",)),
    ("engagement", ("from=2021-06",)),
    ("engages-with", ("Belmark",)),
    ("facts-about", ("Harbour Palace",)),
    ("first-and-latest", ("Ana Torvald",)),
    ("first-and-latest", ("Ana Torvald", "Bo Lindqvåg")),
    ("hosts", ()),
    ("hosts", ("whom=Bo Lindqvåg",)),
    ("independent-sources", ()),
    ("independent-sources", ("Dilan Öztürk",)),
    ("independent-sources", ("from=2021-04", "until=2021-06")),
    ("lapsed", ("Ana Torvald", "2021-06")),
    ("meeting-path", ("Ana Torvald", "Bo Lindqvåg")),
    ("meeting-path", ("Césaire Dubreuil", "Bo Lindqvåg")),
    ("meeting-path", ("Césaire Dubreuil", "Belmark")),
    ("meetings-between", ("2021-03", "2021-06")),
    ("meetings-between", ("2021", "2021", "conference")),
    ("meetings-in", ("Arvenia",)),
    ("meetings-in", ("Port Lumen", "from=2021-03", "until=2021-03")),
    ("meetings-in", ("Costava",)),
    ("never-held", ()),
    ("never-held", ("Dilan Öztürk", "2022")),
    ("offices", ("Arvenia",)),
    ("offices", ("Arvenia", "FOREIGN")),
    ("offices-held", ("Marc Dubreuil",)),
    ("offices-held", ("Césaire Dubreuil", "presid")),
    ("offices-on", ("Arvenia", "2020-02-02")),
    ("offices-on", ("Belmark", "2021-04-01", "minister")),
    ("planned-meetings", ()),
    ("planned-meetings", ("Marc Dubreuil",)),
    ("planned-meetings", ("from=2022", "until=2022")),
    ("quotes-about", ("Ana Torvald",)),
    ("quotes-about", ("Ana Torvald", "Dilan Öztürk")),
    ("represents", ("Arvenia",)),
    ("represents", ("Bo Lindqvåg",)),
    ("said-by", ("Ana Torvald",)),
    ("said-by", ("officials",)),
    ("said-by", ("Bo Lindqvåg", "2021-06", "2021-06")),
    ("sole-reports", ("Ana Torvald",)),
    ("status-history", ()),
    ("status-history", ("Dilan Öztürk",)),
    ("single-source", ()),
    ("single-source", ("Ana Torvald",)),
    ("timeline", ("Ana Torvald",)),
    ("timeline", ("Bo Lindqvåg", "2021-04", "2021-06")),
    ("unnamed-sources", ()),
    ("unnamed-sources", ("OFFICIALS", "until=2021-03")),
    ("unnamed-sources", ("spokesmen",)),
    ("who-met", ("Ana Torvald",)),
    ("who-met", ("Belmark",)),
    ("who-met", ("Ana Torvald", "2021-04", "2021-05")),
    ("who-met", ("Marc Dubreuil",)),
    ("who-quotes-whom", ()),
    ("who-quotes-whom", ("Ana Torvald", "courier")),
    ("who-says-so", ("Ana Torvald", "Bo Lindqvåg")),
    ("who-says-so", ("Bo Lindqvåg",)),
    ("who-speaks-for", ("Arvenia",)),
]


def rows(store: GraphStore, name: str, *values: str) -> list[dict[str, object]]:
    answer = run(store, name, values)
    assert isinstance(answer, Rows)
    return [dict(row) for row in answer]


def shown(store: GraphStore, name: str, *values: str) -> list[tuple[object, ...]]:
    """Return the columns that a table shows, in order."""
    columns = question(name).show
    return [tuple(row.get(column) for column in columns) for row in rows(store, name, *values)]


# --- both engines ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def rdflib(store: GraphStore) -> Dataset:
    return store.rdflib()


def test_every_question_is_asked_here() -> None:
    """A question added to the library has to be added to the list above, and to those asked of the sample articles."""
    names = {question.name for question in questions()}
    assert {name for name, _ in ASKED} == names
    assert {asked.split()[0] for asked in samples.ASKED} == names
    assert list(samples.expected()) == samples.ASKED


@pytest.mark.parametrize(("name", "values"), ASKED, ids=lambda x: x if isinstance(x, str) else "+".join(x))
def test_both_engines_give_the_same(store: GraphStore, rdflib: Dataset, name: str, values: Sequence[str]) -> None:
    """The same rows in the same order; the same triples, where it constructs them."""
    asked = question(name)
    text = bind(asked.sparql, bound(store, asked, arguments(asked, values)))
    ours, theirs = run(store, name, values), rdflib.query(text)
    if isinstance(ours, Triples):
        assert {tuple(map(_node, (x.subject, x.predicate, x.object))) for x in ours.triples} == set(theirs)
        assert len(ours) > 0
        return
    assert isinstance(ours, Rows)
    assert ours.variables == tuple(map(str, theirs.vars or ()))
    assert [tuple(map(_node, row)) for row in ours.rows] == [tuple(row) for row in theirs]


def _node(term: object) -> Node | None:
    return None if term is None else from_n3(str(term))


@pytest.fixture(scope="module")
def shuffled() -> GraphStore:
    """A store that holds the same in another order."""
    lines = nquads()
    random.Random(7).shuffle(lines)
    return in_memory(lines)


@pytest.mark.parametrize(("name", "values"), ASKED, ids=lambda x: x if isinstance(x, str) else "+".join(x))
def test_the_order_of_rows_is_settled(
    store: GraphStore, shuffled: GraphStore, name: str, values: Sequence[str]
) -> None:
    """A store that holds the same in another order answers in the same order."""
    assert run(shuffled, name, values) == run(store, name, values)


@pytest.mark.parametrize(
    ("name", "value"), [("who-met", "Lindqvåg"), ("co-participants", "Ana Torvald"), ("meetings-in", "Arvenia")]
)
def test_a_graph_without_its_closure_answers_the_same(store: GraphStore, name: str, value: str) -> None:
    """Neither superclasses nor the other direction of a meeting nor places in places need to be there."""
    bare = in_memory([line for line in nquads() if "graph/inferred" not in line])
    assert rows(bare, name, value) == rows(store, name, value)


# --- what each finds ---------------------------------------------------------------------


def test_who_met(store: GraphStore) -> None:
    """Held meetings in order of time, each article that says so; not the planned talks of 2022."""
    assert shown(store, "who-met", "Ana Torvald") == [
        ("Bo Lindqvåg", "2021-03-04", "Harbour Palace", "summit", "Torvald hosts Lindqvåg", "The Strait Courier"),
        ("Bo Lindqvåg", "2021-03-04", "Harbour Palace", "summit", "A spring of calls", "Lumen Gazette"),
        ("Césaire Dubreuil", "2021-04", None, "call", "A spring of calls", "Lumen Gazette"),
        ("Bo Lindqvåg", "2021-06-10", "Sant Orla", "conference", "a6.txt", None),
        ("Bo Lindqvåg", "2021-06-10", "Sant Orla", "conference", "League meets", "The Strait Courier"),
        ("League of Straits", "2021-06-10", "Sant Orla", "conference", "a6.txt", None),
        ("League of Straits", "2021-06-10", "Sant Orla", "conference", "League meets", "The Strait Courier"),
    ]
    assert {row["status"] for row in rows(store, "who-met", "Ana Torvald")} == {"held"}


def test_who_met_works_from_either_side(store: GraphStore) -> None:
    """``dip:meets`` is asserted one way; the other way follows."""
    assert {x["withLabel"] for x in rows(store, "who-met", "Lindqvåg")} == {"Ana Torvald", "League of Straits"}


def test_those_at_a_conference_who_did_not_confer_have_not_met(store: GraphStore) -> None:
    """The forum of July has two participants and no meeting between them."""
    assert rows(store, "who-met", "Dilan Öztürk") == []
    assert [x["withLabel"] for x in rows(store, "co-participants", "Dilan Öztürk")] == ["Bo Lindqvåg"]


@pytest.mark.parametrize(
    ("values", "dates"),
    [
        (("from=2021-04-15",), {"2021-04", "2021-06-10"}),  # some day of April may be meant
        (("until=2021-04-15",), {"2021-03-04", "2021-04"}),
        (("from=2021-04-15", "until=2021-04-20"), {"2021-04"}),
        (("from=2021-03-04", "until=2021-03-04"), {"2021-03-04"}),
        (("from=2021-03-05", "until=2021-03"), set()),
        (("from=2023",), set()),
        (("until=2021",), {"2021-03-04", "2021-04", "2021-06-10"}),
    ],
)
def test_time_is_compared_as_far_as_it_is_known(store: GraphStore, values: Sequence[str], dates: set[str]) -> None:
    """A month stands for any of its days."""
    assert {x["date"] for x in rows(store, "who-met", "Ana Torvald", *values)} == dates


def test_a_meeting_without_a_day_is_in_no_period(store: GraphStore) -> None:
    """Costava's visitor came at no known time: asked without dates it is there, with dates it is not."""
    assert len(rows(store, "who-met", "Costava")) == 1
    assert rows(store, "who-met", "Costava", "from=1900") == []


def test_meetings_in_a_place_and_the_places_within(store: GraphStore) -> None:
    """A palace in a city in a region of the country; the undated visit last, the denied meeting not at all."""
    assert [(x["meetingLabel"], x["venueLabel"]) for x in rows(store, "meetings-in", "Arvenia")] == [
        ("Ana Torvald, Bo Lindqvåg: summit, 2021-03-04", "Harbour Palace"),
        ("Ana Torvald, Bo Lindqvåg: summit, 2021-03-04", "Harbour Palace"),
        ("Bo Lindqvåg, Dilan Öztürk: conference, 2021-07-01", "Port Lumen"),
        ("Belmark, Costava: visit", "Lumen Coast"),
    ]
    assert {x["meetingLabel"] for x in rows(store, "meetings-in", "Harbour Palace")} == {
        "Ana Torvald, Bo Lindqvåg: summit, 2021-03-04"
    }


def test_a_name_of_a_city_and_of_a_country_is_the_city_where_a_place_is_asked_for(store: GraphStore) -> None:
    """Port Lumen is an alias of Arvenia, which it speaks for; as a place it is the city."""
    assert {x["venueLabel"] for x in rows(store, "meetings-in", "Port Lumen")} == {"Harbour Palace", "Port Lumen"}
    assert {x["represented"] for x in rows(store, "represents", "Port Lumen")} == {
        "https://w3id.org/communique/id/country/ARV"
    }


def test_planned_meetings(store: GraphStore) -> None:
    """Planned and possible ones, not what was called off; undated last."""
    assert shown(store, "planned-meetings") == [
        ("Ana Torvald, Dilan Öztürk: talks, 2022", "planned", "2022", "Sant Orla", "Öztürk invited", "Lumen Gazette"),
        ("Dilan Öztürk, Marc Dubreuil: meeting", "possible", None, None, "Autumn diary", "Lumen Gazette"),
    ]


def test_co_participants_are_counted(store: GraphStore) -> None:
    assert shown(store, "co-participants", "Lindqvåg") == [
        ("Ana Torvald", 2, "2021-03-04", "2021-06-10"),
        ("Dilan Öztürk", 1, "2021-07-01", "2021-07-01"),
        ("League of Straits", 1, "2021-06-10", "2021-06-10"),
    ]


def test_a_meeting_without_a_day_hides_no_other(store: GraphStore) -> None:
    """Counted, it leaves first and last to those that have a day; in both engines."""
    dip, meeting = "https://w3id.org/communique/ontology#", f"{LOCAL}meeting/undated"
    lines = [
        f"<{meeting}> <{dip}participant> <{LOCAL}person/{name}> .\n" for name in ("bo-lindqvåg", "ana-torvald")
    ] + [f"<{meeting}> <{dip}status> <{dip}Held> .\n"]
    more = in_memory(nquads() + lines)
    assert shown(more, "co-participants", "Lindqvåg")[0] == ("Ana Torvald", 3, "2021-03-04", "2021-06-10")
    asked = question("co-participants")
    theirs = more.rdflib().query(bind(asked.sparql, bound(more, asked, {"person": "Lindqvåg"})))
    ours = run(more, asked, ["Lindqvåg"])
    assert isinstance(ours, Rows)
    assert [tuple(map(_node, row)) for row in ours.rows] == [tuple(row) for row in theirs]


def test_who_says_so(store: GraphStore) -> None:
    """Each sentence with its claim, by the day of the article; undated last."""
    found = rows(store, "who-says-so", "Ana Torvald", "Bo Lindqvåg")
    assert [(x["claim"], x["article"].rpartition("/")[2]) for x in found] == [  # type: ignore[attr-defined]
        ("planned", "a0"),
        ("held", "a1"),
        ("held", "a2"),
        ("held", "a5"),
        ("held", "a6"),
    ]
    assert found[1]["sentence"] == "Ana Torvald received Bo Lindqvåg in the Harbour Palace on 4 March."
    assert found[1]["url"] == "https://courier.example/a1?x=1&y=2"
    assert (found[1]["ruleLabel"], found[1]["precision"]) == ("meets/verb", 0.91)


def test_who_says_so_without_the_other_has_all_of_ones_meetings(store: GraphStore) -> None:
    claims = [(x["claim"], x["meetingLabel"]) for x in rows(store, "who-says-so", "Césaire Dubreuil")]
    assert claims == [
        ("held", "Ana Torvald, Césaire Dubreuil: call, 2021-04"),
        ("denied", "Bo Lindqvåg, Césaire Dubreuil: meeting, 2021-05-01"),
    ]


def test_contradictions(store: GraphStore) -> None:
    """Two days and two places for one conference; talks that are planned here and were never planned there."""
    conference = "Ana Torvald, Bo Lindqvåg, League of Straits: conference, 2021-06-10"
    assert shown(store, "contradictions") == [
        (conference, "date", "2021-06-10", "League meets", "2021-06-12", "a6.txt"),
        (conference, "place", "Sant Orla", "League meets", "Port Lumen", "a6.txt"),
        (
            "Ana Torvald, Dilan Öztürk: talks, 2022",
            "status",
            "planned",
            "Öztürk invited",
            "denied",
            "“No talks”, says minister",
        ),
    ]


def test_status_history(store: GraphStore) -> None:
    """Announced, then held; planned here and denied there: as it was told, beside what it comes to."""
    told = [(row[0], *row[1:3], row[-1]) for row in shown(store, "status-history")]
    summit, talks = "Ana Torvald, Bo Lindqvåg: summit, 2021-03-04", "Ana Torvald, Dilan Öztürk: talks, 2022"
    assert told == [
        (summit, "2021-02-20", "planned", "held"),
        (summit, "2021-03-05", "held", "held"),
        (summit, "2021-05-02", "held", "held"),
        (talks, "2021-11-11", "planned", "planned"),
        (talks, "2021-11-13", "denied", "planned"),
    ]


def report(number: int, status: str, issued: str | None, *, date: str = "", kind: str = "date") -> str:
    """Return N-Quads of a report on one meeting, for the ways in which two may differ."""
    dip, xsd = "https://w3id.org/communique/ontology#", "http://www.w3.org/2001/XMLSchema#"
    it, article, meeting = f"{LOCAL}report/{number}", f"{LOCAL}article/{number}", f"{LOCAL}meeting/m"
    lines = [
        f"<{it}> <{dip}reportOf> <{meeting}> .",
        f"<{it}> <{dip}article> <{article}> .",
        f"<{it}> <{dip}reportedStatus> <{dip}{status}> .",
        f'<{article}> <http://purl.org/dc/terms/identifier> "{number}.txt" .',
        f"<{meeting}> <{dip}participant> <{LOCAL}person/p> .",
        f'<{meeting}> <http://www.w3.org/2000/01/rdf-schema#label> "p: meeting" .',
    ]
    if issued:
        lines.append(f'<{article}> <http://purl.org/dc/terms/issued> "{issued}"^^<{xsd}date> .')
    if date:
        lines.append(f'<{it}> <{dip}reportedDate> "{date}"^^<{xsd}{kind}> .')
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        (report(1, "Held", "2021-02-01"), report(2, "Denied", "2021-02-02"), "status"),
        (report(1, "Held", None), report(2, "Cancelled", None), "status"),
        (report(1, "Denied", "2021-02-02"), report(2, "Held", "2021-02-01"), "status"),  # whichever comes first
        (report(1, "Refused", "2021-01-01"), report(2, "Planned", "2021-01-02"), "status"),
        (report(1, "Denied", "2021-01-01"), report(2, "Held", "2021-02-01"), None),  # no plans, then it came about
        (report(1, "Cancelled", "2021-01-01"), report(2, "Held", "2021-02-01"), None),
        (report(1, "Planned", "2021-01-01"), report(2, "Held", "2021-02-01"), None),
        (report(1, "Planned", "2021-01-01"), report(2, "Cancelled", "2021-02-01"), None),
        (report(1, "Held", None, date="2021-03-04"), report(2, "Held", None, date="2021-03-05"), "date"),
        (
            report(1, "Held", None, date="2021-03", kind="gYearMonth"),
            report(2, "Held", None, date="2021-03-05"),
            None,
        ),
        (
            report(1, "Held", None, date="2021", kind="gYear"),
            report(2, "Held", None, date="2020-12", kind="gYearMonth"),
            "date",
        ),
        # a plan that moved
        (report(1, "Planned", None, date="2021-03-04"), report(2, "Held", None, date="2021-03-05"), None),
    ],
)
def test_what_contradicts(one: str, other: str, about: str | None) -> None:
    """What cannot both be right is told once; what came to pass in time, or grew more exact, is not."""
    found = rows(in_memory((one + other).encode()), "contradictions")
    assert [row["about"] for row in found] == ([about] if about else [])


def test_copies_and_older_versions(store: GraphStore) -> None:
    """Each with what it is a copy or an older version of; a person merged away is neither."""
    columns = ("articleLabel", "issued", "relation", "otherLabel", "otherIssued")
    assert [tuple(row.get(column) for column in columns) for row in rows(store, "copies")] == [
        ("a6.txt", None, "copy of", "League meets", "2021-06-11"),
        ("Who is who", "2021-08-19", "older version of", "Who is who", "2021-08-21"),
    ]


def test_independent_sources(store: GraphStore) -> None:
    """The best confirmed first; two articles of one outlet, and an article with its copy, are one source."""
    found = rows(store, "independent-sources", "Ana Torvald")
    assert [(x["meetingLabel"], x["sources"], x["articleLabel"], x.get("originalLabel")) for x in found] == [
        ("Ana Torvald, Bo Lindqvåg: summit, 2021-03-04", 2, "Summit due in Port Lumen", None),
        ("Ana Torvald, Bo Lindqvåg: summit, 2021-03-04", 2, "Torvald hosts Lindqvåg", None),
        ("Ana Torvald, Bo Lindqvåg: summit, 2021-03-04", 2, "A spring of calls", None),
        ("Ana Torvald, Dilan Öztürk: talks, 2022", 2, "Öztürk invited", None),
        ("Ana Torvald, Dilan Öztürk: talks, 2022", 2, "“No talks”, says minister", None),
        ("Ana Torvald, Bo Lindqvåg, League of Straits: conference, 2021-06-10", 1, "League meets", None),
        ("Ana Torvald, Bo Lindqvåg, League of Straits: conference, 2021-06-10", 1, "a6.txt", "League meets"),
        ("Ana Torvald, Césaire Dubreuil: call, 2021-04", 1, "A spring of calls", None),
    ]


def test_single_source(store: GraphStore) -> None:
    """A conference told by an article and its copy is there; so is an office of which one outlet tells."""
    found = [(x["what"], x["factLabel"], x["articleLabel"]) for x in rows(store, "single-source", "Ana Torvald")]
    assert found == [
        ("meeting", "Ana Torvald, Bo Lindqvåg, League of Straits: conference, 2021-06-10", "League meets"),
        ("meeting", "Ana Torvald, Bo Lindqvåg, League of Straits: conference, 2021-06-10", "a6.txt"),
        ("meeting", "Ana Torvald, Césaire Dubreuil: call, 2021-04", "A spring of calls"),
        ("office", "Ana Torvald: President, Arvenia", "Who is who"),
    ]
    assert [x["what"] for x in rows(store, "single-source")] == [*["meeting"] * 8, *["office"] * 4, "place"]


def test_said_by(store: GraphStore) -> None:
    """In the order of the articles; a statement told in headline and text has both sentences."""
    found = rows(store, "said-by", "Ms Torvald")
    assert [x["text"] for x in found] == [
        "The strait stays open to every flag.",
        "a second round would follow before winter",
        "a second round would follow before winter",
        "We signed nothing.",
    ]
    assert found[0]["addresseeLabel"] == "Bo Lindqvåg"
    assert found[1]["reportedByLabel"] == "The Strait Courier"
    assert {x["sentence"] for x in found[1:3]} == {
        "Torvald announces second round",
        "Torvald announced that a second round would follow before winter.",
    }


def test_a_description_that_unnamed_sources_share_means_all_of_them(store: GraphStore) -> None:
    """Nobody can tell two articles' officials apart, and nobody needs to."""
    assert [x["text"] for x in rows(store, "said-by", "officials")] == [
        "the summit is off",
        "The ferry line will reopen.",
    ]


def test_quotes_about(store: GraphStore) -> None:
    assert [(x["speakerLabel"], x["cue"]) for x in rows(store, "quotes-about", "Ana Torvald")] == [
        ("Bo Lindqvåg", "recall"),
        ("Bo Lindqvåg", "say"),
        ("Dilan Öztürk", "deny"),
    ]
    assert [x["cue"] for x in rows(store, "quotes-about", "Ana Torvald", "by=Dilan Öztürk")] == ["deny"]


def test_unnamed_sources(store: GraphStore) -> None:
    assert [(x["sourceLabel"], x["articleLabel"]) for x in rows(store, "unnamed-sources")] == [
        ("officials", "Summit due in Port Lumen"),
        ("officials", "Autumn diary"),
    ]


def test_represents_has_those_who_do_now(store: GraphStore) -> None:
    """Current and acting; the predecessor and the one designate are in offices."""
    assert shown(store, "represents", "Arvenia") == [
        ("Ana Torvald", "President", "Arvenia", "current", "2021-08-21", "Who is who")
    ]
    assert shown(store, "represents", "Lindqvåg") == [
        ("Bo Lindqvåg", "Foreign Minister", "Belmark", "acting", "2021-03-05", "Torvald hosts Lindqvåg")
    ]
    assert rows(store, "represents", "Costava") == []


def test_offices_have_former_holders_and_those_to_come(store: GraphStore) -> None:
    assert shown(store, "offices", "Arvenia") == [
        ("President", "Ana Torvald", "current", "2019", None, "2021-08-21", "Who is who"),
        ("President", "Césaire Dubreuil", "former", None, "2019", "2021-08-21", "Who is who"),
    ]
    (designate,) = rows(store, "offices", "Costava", "ambass")
    assert (designate["tenure"], designate["accreditedToLabel"], designate["since"]) == (
        "designate",
        "Arvenia",
        "2021-08-01",
    )


def test_a_person_has_former_offices_and_those_to_come(store: GraphStore) -> None:
    assert shown(store, "offices-held", "Césaire Dubreuil") == [
        ("President", "Arvenia", "former", None, "2019", "2021-08-21", "Who is who")
    ]
    (designate,) = rows(store, "offices-held", "Marc Dubreuil", "ambass")
    assert (designate["ofLabel"], designate["tenure"], designate["accreditedToLabel"]) == (
        "Costava",
        "designate",
        "Arvenia",
    )
    assert rows(store, "offices-held", "Marc Dubreuil", "minister") == []


def test_timeline_has_meetings_and_statements_in_order(store: GraphStore) -> None:
    """A denied meeting is there, as denied; a statement has the day of its article."""
    assert [(x.get("earliest"), x["what"], x.get("status")) for x in rows(store, "timeline", "Bo Lindqvåg")] == [
        ("2021-03-04", "meeting", "held"),
        ("2021-03-04", "meeting", "held"),
        ("2021-03-04", "meeting", "held"),
        ("2021-05-01", "meeting", "denied"),
        ("2021-06-10", "meeting", "held"),
        ("2021-06-10", "meeting", "held"),
        ("2021-06-11", "statement", "recall"),
        ("2021-07-01", "meeting", "held"),
        ("2021-09-01", "meeting", "cancelled"),
        (None, "statement", "say"),
    ]


def test_facts_about_a_thing_have_its_sentences(store: GraphStore) -> None:
    """Its own triples, those of its relations, and their evidence and articles; not all that others do."""
    answer = run(store, "facts-about", ["Harbour Palace"])
    assert isinstance(answer, Triples)
    subjects = {x.subject.value.removeprefix(LOCAL) for x in answer.triples if hasattr(x.subject, "value")}
    assert subjects == {
        "place/harbour-palace",
        "meeting/m1",
        "report/r1",
        "location/l1",
        "evidence/e1",
        "evidence/e2",
        "evidence/e3",
        "evidence/e34",
        "article/a0",
        "article/a1",
        "article/a2",
    }


# --- the library -------------------------------------------------------------------------


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_each_file_asks_in_words_and_runs_anywhere(name: str) -> None:
    """A question first; prefixes declared, so that any engine takes the file; each example given; no graph named."""
    asked = question(name)
    assert asked.text.endswith("?") or name == "facts-about"
    assert asked.sparql.startswith("# ")
    assert asked.group in GROUPS
    assert "GRAPH" not in asked.sparql
    assert all(p.description and p.example for p in asked.parameters)
    Dataset().query(asked.sparql)  # parses without our prefixes
    assert all(len(line) <= 120 for line in asked.sparql.splitlines())


def test_the_handbook_is_up_to_date() -> None:
    """docs/queries.md names every question; ``kg.query.handbook()`` is the text of the page."""
    page = files.PACKAGE.parent / "docs" / "queries.md"
    text = page.read_text(encoding="utf-8")
    assert all(f"\n### {asked.name}\n" in text and asked.text in text for asked in questions())
    assert text == handbook(), (
        f"write it again: python -c 'from kg.query import handbook; print(handbook(), end=\"\")' > {page}"
    )


HOSTILE = ['x" } ; DROP ALL #', "'} UNION { ?s ?p ?o } #", "\\", "?person", "<http://x>", "} }", "🕊️\u202e", "%s {0}"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_given_to_a_question_stays_text(store: GraphStore, text: str) -> None:
    """A parameter of text finds what has it; a name that nobody has is not found."""
    assert rows(store, "unnamed-sources", f"called={text}") == []
    with pytest.raises(UnknownNameError):
        run(store, "who-met", {"person": text})


def test_an_installed_library_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From any working folder."""
    monkeypatch.chdir(tmp_path)
    assert question("who-met").name == "who-met"
