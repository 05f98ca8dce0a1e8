"""Why names are of one thing or of two, and what was left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.model import Verdict
from kg.query import explain, judging, to_text
from kg.query.explain import Explanation
from kg.query.judging import Said
from kg.query.reasons import Clue
from kg.resolve.decisions import Decision
from kg.store import layout
from tests import stores, worlds
from tests.worlds import Telling


@pytest.fixture
def path(tmp_path: Path) -> Path:
    other = Telling("short.txt").names("P:A. Berg", "P:Ivo Marić", aliases=("Mr Maric",))
    other.met("A. Berg", "Ivo Marić", date=None).said("A. Berg", "no")
    return stores.make(tmp_path / "my.kg", worlds.summit(), other)


def told(path: Path, *names: str) -> Explanation:
    return explain(stores.graph(path), *names)


def kinds(found: Explanation) -> list[str]:
    return [x.kind for x in found.clues]


def test_each_name_of_a_person_says_what_it_was_linked_by(path: Path) -> None:
    """Spelt otherwise in another article, and called otherwise in the same."""
    found = told(path, "Ivo Maric").clues
    assert Clue("linked", ("Ivo Marić",), "its own full name", "short.txt") in found
    assert Clue("linked", ("Mr Maric",), "the article calls Ivo Marić so", "short.txt") in found


def test_two_names_of_one_are_told_to_be_one(path: Path) -> None:
    """With all of its relations, and why each name is its."""
    found = told(path, "Ivo Maric", "Ivo Marić")
    assert found.one is True
    assert len(found.meetings) == 2
    assert "Why the two are one" in to_text(found)


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        ("Anna Berg", "A. Berg", "no full name: it is never merged by name alone"),
        ("Anna Berg", "Ivo Maric", "no full name of the one is a name of the other"),
        ("Russia", "Japan", "they are two rows of the tables"),
        ("Anna Berg", "Japan", "a person and a country, body or place are never one"),
    ],
)
def test_two_that_are_two_are_told_by_the_rule_between_them(path: Path, one: str, other: str, text: str) -> None:
    """Nobody judged them: a rule did."""
    found = told(path, one, other)
    assert found.one is False
    assert text in [x.text for x in found.clues]
    assert ("Why they are two" in to_text(found)) is (found.clues[0].kind == "rule")


def test_a_judgement_is_the_first_reason(path: Path) -> None:
    """Before the rules, with who and why."""
    graph = stores.graph(path)
    for verdict, head in ((Verdict.DIFFERENT, "apart"), (Verdict.SAME, "merged")):
        row = judging.of_two(graph, "Anna Berg", "A. Berg", Said(verdict, "C. Editor", "I asked"))
        judging.add(path, [row])
        stores.again(path)
        found = told(path, "Anna Berg", "A. Berg")
        assert kinds(found)[0] == head
        assert found.clues[0].text.startswith(verdict.value)
        assert found.clues[0].text.endswith(", by C. Editor: I asked")
        judging.drop(path, [row])
        stores.again(path)


def test_a_relation_says_who_judged_it(path: Path) -> None:
    """Under its sentence."""
    graph = stores.graph(path)
    (iri,) = [row["m"] for row in graph.select("SELECT ?m { ?m a dip:Summit }")]
    said = Said(Verdict.CORRECTED, "C. Editor", "the readout", (("kind", "talks"),))
    judging.add(path, judging.of_relation(graph, path, iri, said))
    stores.again(path)
    line = "judged corrected (kind=talks), by C. Editor: the readout"
    assert line in to_text(told(path, "Anna Berg", "Ivo Maric"), width=200)


def test_what_was_judged_wrong_is_told_where_it_was_left_out(path: Path) -> None:
    """At both people, at the two together, and at what stands in the same article."""
    graph = stores.graph(path)
    (iri,) = [row["m"] for row in graph.select("SELECT ?m { ?m a dip:Summit }")]
    judging.add(path, judging.of_relation(graph, path, iri, Said(Verdict.WRONG, "C. Editor", "not so")))
    stores.again(path)
    (said, *_) = [
        row["s"] for row in stores.graph(path).select("SELECT ?s { ?s dip:speaker id:local\\/person\\/anna-berg }")
    ]
    for names in (("Anna Berg",), ("Ivo Maric",), ("Anna Berg", "Ivo Maric"), (said,)):
        wrong = [x for x in told(path, *names).left_out if x.kind == "wrong"]
        assert [x.document for x in wrong] == ["summit.txt"]
        assert "wrong, by C. Editor: not so" in wrong[0].text


def test_what_the_gate_stopped_is_told(path: Path) -> None:
    """At whoever it speaks of."""
    bad = Telling("bad.txt").names("P:Anna Berg", "P:Ivo Maric").met("Anna Berg", "Ivo Maric", date="2019-02-30")
    stores.make(path, bad)
    stopped = [x for x in told(path, "Anna Berg").left_out if x.kind == "stopped"]
    assert [x.document for x in stopped] == ["bad.txt"]


def test_names_near_that_were_linked_to_nothing_are_told(path: Path) -> None:
    """A surname with an initial may be hers."""
    near = [x for x in told(path, "Anna Berg").left_out if x.kind == "unlinked"]
    assert [(x.names, x.document) for x in near] == [(("A. Berg",), "short.txt")]


def test_a_meeting_without_a_day_is_told(path: Path) -> None:
    """It is in the graph, but whoever asks by day does not find it."""
    assert [x.kind for x in told(path, "Ivo Maric").left_out if x.kind == "undated"] == ["undated"]


def test_the_iris_of_relations_are_shown_if_asked_for(path: Path) -> None:
    """Of each relation, and of each report of a meeting: what is judged is named by them."""
    found = told(path, "Anna Berg")
    shown = to_text(found, width=200, iris=True)
    for iri in (*(x.iri for x in (*found.meetings, *found.statements)), found.meetings[0].reports[0].iri):
        assert f"<{iri}>" in shown
        assert f"<{iri}>" not in to_text(found, width=200)


def test_an_explanation_is_plain_values(path: Path) -> None:
    """For programs, with the reasons."""
    found = json.loads(json.dumps(told(path, "Ivo Maric").as_dict()))
    assert found["one"] is None
    assert found["clues"][0]["kind"] == "linked"


def test_reasons_are_no_part_of_the_graph(path: Path) -> None:
    """They stand beside it: a graph that is asked or exported has none of them."""
    assert layout.reasons(path)
    assert not any("its own full name" in str(quad) for quad in stores.graph(path).engine)


def test_judgements_of_no_relation_leave_the_reasons_alone(path: Path) -> None:
    """A line that applies to nothing changes no reason."""
    before = layout.reasons(path)
    names = ("local/person/nobody", "local/person/no-one")
    judging.add(path, [Decision(Verdict.SAME, "B", names=names)])
    assert "no article names both" in "".join(stores.again(path).notes)
    assert layout.reasons(path) == before
