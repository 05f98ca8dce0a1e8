"""``kg.check.owl``: the typed view, and consistency by the reasoner, with Java and without."""

from __future__ import annotations

import tempfile
from pathlib import Path
from threading import Thread

import owlready2
import pytest
from rdflib import RDF, URIRef

from kg.check import owl
from kg.config import Config
from kg.rdf import Quad, graph_of, iri
from kg.rdf.vocab import DIP

RUSSIA = iri.node(Config(), "country/RUS")
BOTH = [(RUSSIA, RDF.type, DIP.Country), (RUSSIA, RDF.type, DIP.Person)]


def test_the_typed_view_has_classes_and_properties() -> None:
    """As Python objects, with what the ontology says of them."""
    view = owl.load_ontology()
    assert view.Summit in view.Meeting.subclasses()
    assert set(view.Country.is_a) == {view.Agent, view.Place}
    assert view.host.is_a[-1] is view.participant or view.participant in view.host.is_a
    assert view.speaker.inverse_property is view.says
    assert view.Evidence.comment.en


def test_the_typed_view_of_a_graph_has_its_things(made: tuple[Quad, ...]) -> None:
    """Individuals of the classes, their links attributes."""
    view = owl.load_ontology(graph_of(made))
    (summit,) = view.Summit.instances()
    assert {who.label.first() for who in summit.participant} == {"Anna Berg", "Ivo Maric"}
    assert summit.status == [view.Held]
    assert [day.isoformat() for day in summit.earliest] == ["2019-04-25"]


def test_a_year_comes_as_words() -> None:
    """owlready2 knows no gYear; the value is not lost."""
    from kg.rdf.literals import dated

    meeting = URIRef("https://example.org/m")
    view = owl.load_ontology([(meeting, RDF.type, DIP.Meeting), (meeting, DIP.date, dated("2019"))])
    (found,) = view.Meeting.instances()
    assert found.date == ["2019"]


def test_each_view_is_a_world_of_its_own(made: tuple[Quad, ...]) -> None:
    """One user's data are not in another's view, nor in owlready2's default world."""
    owl.load_ontology(made)
    assert list(owl.load_ontology().individuals()) != []
    assert not list(owl.load_ontology().Summit.instances())
    assert "communique" not in " ".join(owlready2.default_world.ontologies)


def test_a_graph_of_ours_is_consistent(made: tuple[Quad, ...]) -> None:
    """The reasoner looked at it, dates and all, and found nothing."""
    found = owl.consistency(made)
    assert (found.consistent, found.reasoned, found.note) == (True, True, "")


def test_a_person_and_a_place_are_found_out_and_explained(made: tuple[Quad, ...]) -> None:
    """By the reasoner and by look-up: the thing, the classes, the triples, the axiom."""
    found = owl.consistency([*made, (RUSSIA, RDF.type, DIP.Person)])
    assert (found.consistent, found.reasoned) == (False, True)
    (problem,) = found.problems
    assert problem.thing == str(RUSSIA)
    assert "nothing is both a Person and a Place" in str(problem)


def test_the_reasoner_finds_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the look-up blind, the reasoner's word would still stand: it does look at the data."""
    monkeypatch.setattr(owl, "contradictions", lambda graph: [])
    found = owl.consistency(BOTH)
    assert found.reasoned
    assert not found.consistent
    assert "does not say which" in str(found.problems[0])


def test_without_java_it_says_so_and_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The contradiction is found all the same; a clean graph is said to be so by look-up alone."""
    monkeypatch.setenv("PATH", str(tmp_path))
    found = owl.consistency(BOTH)
    assert (found.consistent, found.reasoned, len(found.problems)) == (False, False, 1)
    assert "needs Java" in found.note
    assert owl.consistency(BOTH[:1]).consistent


def test_a_java_that_fails_is_told_and_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A broken installation is no reason to stop."""
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'no room for the virtual machine'\nexit 3\n")
    java.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    found = owl.consistency(BOTH)
    assert (found.reasoned, len(found.problems)) == (False, 1)
    assert "no room for the virtual machine" in found.note


def test_a_large_graph_is_not_given_to_the_reasoner(made: tuple[Quad, ...]) -> None:
    """Its memory has an end; the look-up's has not."""
    found = owl.consistency(made, limit=10)
    assert (found.consistent, found.reasoned) == (True, False)
    assert "its limit is 10" in found.note


def test_it_need_not_be_asked(made: tuple[Quad, ...]) -> None:
    """For those in a hurry."""
    assert not owl.consistency(made, reason=False).reasoned


def test_no_file_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither where the reasoner agrees nor where it stops owlready2 midway."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    owl.consistency(BOTH)
    owl.consistency(BOTH[:1])
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("hsperf")] == []


def test_two_threads_may_ask_at_once() -> None:
    """Each has its own answer."""
    answers: dict[int, bool] = {}

    def ask(number: int) -> None:
        answers[number] = owl.consistency(BOTH if number % 2 else BOTH[:1]).consistent

    threads = [Thread(target=ask, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {0: True, 1: False, 2: True}
