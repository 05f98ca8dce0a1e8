"""Why the graph says what it says of one thing, or of two."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len

from kg.errors import UnknownNameError
from kg.query import explain, to_text
from kg.store.graph import GraphStore
from tests.queries.world import ID, LOCAL


def test_a_person_is_explained_with_every_sentence(store: GraphStore) -> None:
    """Names, roles, meetings of every status, statements: each with article, day and rule."""
    found = explain(store, "ms torvald")
    assert found.subject.thing.label == "Ana Torvald"
    assert found.subject.aliases == ("Ms Torvald", "Torvald")
    assert [(x.role, x.since) for x in found.roles] == [("President", "2019")]
    assert [(x.date, x.status) for x in found.meetings] == [
        ("2021-03-04", "held"),
        ("2021-04", "held"),
        ("2021-06-10", "held"),
        ("2022", "planned"),
    ]
    assert [x.cue for x in found.statements] == ["say", "announce", "add"]
    assert all(report.passages for meeting in found.meetings for report in meeting.reports)


def test_a_place_is_explained_by_what_happened_in_it(store: GraphStore) -> None:
    """Meetings in the places within as well, and the row of the table that knows it."""
    found = explain(store, "Lumen Coast")
    assert {x.label for x in found.meetings} == {
        "Ana Torvald, Bo Lindqvåg: summit, 2021-03-04",
        "Bo Lindqvåg, Césaire Dubreuil: meeting, 2021-05-01",
        "Bo Lindqvåg, Dilan Öztürk: conference, 2021-07-01",
        "Belmark, Costava: visit",
    }
    assert found.subject.sources == ("data/places.csv#102",)
    assert [x.label for x in found.subject.within] == ["Arvenia"]
    city = explain(store, "id:place/101")
    assert city.subject.same_as == ("http://www.wikidata.org/entity/Q101",)
    assert [x.inner.label for x in city.places] == ["Harbour Palace"]


def test_two_are_explained_by_what_connects_them(store: GraphStore) -> None:
    """Meetings of both, and what one said of or to the other."""
    found = explain(store, "Ana Torvald", "Bo Lindqvåg")
    assert {x.iri.removeprefix(LOCAL) for x in found.meetings} == {"meeting/m1", "meeting/m5"}
    assert {x.iri.removeprefix(LOCAL) for x in found.statements} == {"statement/s1", "statement/s3", "statement/s7"}
    assert found.roles == ()
    assert explain(store, "Bo Lindqvåg", "Ana Torvald").meetings == found.meetings


def test_a_person_and_a_country_are_connected_by_the_office(store: GraphStore) -> None:
    found = explain(store, "Césaire Dubreuil", "Arvenia")
    assert [(x.role, x.tenure) for x in found.roles] == [("President", "former")]
    assert [(x.date, x.status) for x in found.meetings] == [("2021-05-01", "denied")]  # in a city of the country


@pytest.mark.parametrize(
    ("iri", "part", "number"),
    [
        ("meeting/m1", "meetings", 1),
        ("statement/s2", "statements", 1),
        ("representation/q1", "roles", 1),
        ("location/l1", "places", 1),
        ("article/a6", "meetings", 2),
        ("article/a8", "roles", 3),
    ],
)
def test_a_relation_or_an_article_is_explained_by_its_iri(store: GraphStore, iri: str, part: str, number: int) -> None:
    assert len(getattr(explain(store, LOCAL + iri), part)) == number


def test_nothing_between_two_is_said(store: GraphStore) -> None:
    found = explain(store, "Costava", "Ana Torvald")
    assert "No article connects the two." in to_text(found)


def test_one_of_whom_nothing_is_told_is_still_explained(store: GraphStore) -> None:
    text = to_text(explain(store, "Arvenian Foreign Ministry"))
    assert text.startswith("Arvenian Foreign Ministry · GovernmentBody\n")
    assert "No article tells of a relation." in text


@pytest.mark.parametrize("name", ["Nobody Known", "Dubreuil", "officials", "id:country/XXX"])
def test_a_name_that_means_none_or_several_is_refused(store: GraphStore, name: str) -> None:
    """Sources without a name are told apart by their IRIs alone."""
    with pytest.raises(UnknownNameError):
        explain(store, name)


# --- as text and JSON --------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", ["Ana Torvald", "Bo Lindqvåg", "Arvenia"])
def test_the_text_fits_the_terminal(store: GraphStore, name: str, width: int) -> None:
    text = to_text(explain(store, name), width)
    # An IRI in a narrow terminal is cut, not lost.
    assert max(map(cell_len, text.splitlines())) <= width


def test_the_text_has_the_sentence_its_source_and_its_rule(store: GraphStore) -> None:
    text = to_text(explain(store, "Ana Torvald", "Bo Lindqvåg"), 200)
    assert "    held: Ana Torvald received Bo Lindqvåg in the Harbour Palace on 4 March.\n" in text
    assert (
        "      Torvald hosts Lindqvåg · The Strait Courier · 2021-03-05 · https://courier.example/a1?x=1&y=2 "
        "[meets/verb, right 91% of the time]\n"
    ) in text


def test_a_copy_is_told_as_one(store: GraphStore) -> None:
    """Beside its report, with the original; of several reports, how many sources they come to."""
    text = to_text(explain(store, f"{LOCAL}meeting/m5"), width=200)
    assert "2 reports, 1 independent source\n" in text
    assert "a6.txt (a copy of: League meets · The Strait Courier) [" in text


def test_a_denied_meeting_is_told_as_denied(store: GraphStore) -> None:
    assert "2021-05-01, Port Lumen: meeting, denied: Bo Lindqvåg, Césaire Dubreuil" in to_text(
        explain(store, "Césaire Dubreuil"), 200
    )


def test_long_sections_are_cut_and_counted(store: GraphStore) -> None:
    found = explain(store, "Ana Torvald")
    text = to_text(found, limit=1)
    assert "Meetings (4)" in text
    assert "… and 3 more" in text
    assert "more\n" not in to_text(found, limit=None)


def test_strangers_text_stays_harmless(store: GraphStore) -> None:
    text = to_text(explain(store, "Bo Lindqvåg"))
    assert not [c for c in text if ord(c) < 32 and c != "\n"]
    assert "\u202e" not in text


def test_it_is_plain_values_for_json(store: GraphStore) -> None:
    """All of it, and the same on every run."""
    found = explain(store, "Ana Torvald", "Bo Lindqvåg").as_dict()
    again = json.loads(json.dumps(found))
    assert again["meetings"][0]["reports"][1]["passages"][0]["article"]["title"] == "Torvald hosts Lindqvåg"
    assert again["subject"]["thing"]["iri"] == f"{ID}local/person/ana-torvald"
    assert found == explain(store, "Ana Torvald", "Bo Lindqvåg").as_dict()
