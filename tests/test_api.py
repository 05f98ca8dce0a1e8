"""What programs call."""

from __future__ import annotations

import doctest
import gc
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import kg
from kg import files, pipeline
from kg.query import finding
from kg.query.found import Found
from kg.store.oxigraph import in_memory, write
from tests import fakes
from tests import stores as stores_of
from tests.queries import world
from tests.samples import stores
from tests.worlds import Telling

__all__ = ["stores"]


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline, "_reader", fakes.reader)
    graph = kg.build([fakes.articles(tmp_path / "articles")], tmp_path / "my.kg")
    assert graph.report.counts["articles"] == 4
    return tmp_path / "my.kg"


def test_ask_gives_rows_of_plain_values(store):
    """By place, by name, and of an open store: the same rows."""
    rows = list(kg.ask(store, "who-met", "Bo Lund"))
    assert [row["withLabel"] for row in rows] == ["Ana Sol", "Cy Marsh"]
    assert list(kg.ask(str(store), "who-met", person="Bo Lund")) == rows
    assert list(kg.ask(kg.open_store(store), "who-met", "Bo Lund", until="")) == rows


def test_relations_gives_what_each_article_tells(store):
    """Values of kg's own types."""
    (found,) = kg.relations([store.parent / "articles" / "0.txt"])
    assert isinstance(found, kg.Relations)
    assert found.meets[0].participants == ("Ana Sol", "Bo Lund")


def test_ontology_is_typed(store):
    """Classes as Python has them; with a store, its people as individuals."""
    assert "Summit" in {x.name for x in kg.ontology().Meeting.subclasses()}
    assert {"Ana Sol", "Bo Lund"} <= {name for x in kg.ontology(store).Person.instances() for name in x.label}


def test_importing_kg_imports_nothing_heavy():
    """A program that only looks at types does not wait for a parser."""
    heavy = ("spacy", "rdflib", "pyoxigraph", "typer", "numpy", "pandas", "networkx", "owlready2")
    code = f"import kg, sys; kg.Graph; print([x for x in {heavy} if x in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.fixture(scope="module")
def graph():
    """A graph of relations of every kind, with a status and a day each."""
    return kg.Graph(in_memory(world.nquads()))


def labels(found, name="label"):
    return [row[name] for row in found.rows()]


def test_meetings_are_held_ones_unless_others_are_asked_for(graph):
    """Who counts meetings does not count plans."""
    assert {x.status for x in graph.meetings()} == {"held"}
    assert {x.status for x in graph.meetings(status="any")} > {"held", "planned"}
    assert {x.status for x in graph.meetings(status=("planned", "denied"))} <= {"planned", "denied"}


def test_meetings_by_who_when_and_where(graph):
    """Each condition leaves out what does not fit; together they leave out more."""
    every = graph.meetings("Ana Torvald")
    assert every
    assert all("Ana Torvald" in [who.label for who in x.participants] for x in every)
    both = graph.meetings("Ana Torvald", with_="Bo Lindqvåg")
    assert 0 < len(both) < len(every)
    since = graph.meetings("Ana Torvald", since="2021-05")
    assert 0 < len(since) < len(every)
    assert all(x.latest >= "2021-05-01" for x in since)
    until = graph.meetings("Ana Torvald", until="2021-04")
    assert 0 < len(until) < len(every)
    assert all(x.earliest <= "2021-04-30" for x in until)
    there = graph.meetings(where="Arvenia")
    assert {x.venue.label for x in there} >= {"Port Lumen"}  # a city of it
    assert {x.kind for x in graph.meetings(kind="summit")} == {"summit"}


def test_a_meeting_has_its_sentence_and_source(graph):
    """An edge is as good as what says so."""
    for meeting in graph.meetings():
        passages = [passage for report in meeting.reports for passage in report.passages]
        assert passages
        assert all(x.sentence and x.article.iri for x in passages)
    assert all(row["sentence"] and row["article"] for row in graph.meetings().rows())


def test_statements_by_speaker_subject_and_day(graph):
    """By whom, about what, and when it was reported."""
    said = graph.statements("Ana Torvald")
    assert said
    assert all("Ana Torvald" in [who.label for who in x.speakers] for x in said)
    about = graph.statements(about="Ana Torvald")
    assert about
    assert all("Ana Torvald" in [thing.label for thing in x.mentions] for x in about)
    late = graph.statements("Bo Lindqvåg", since="2021-06", until="2021-06")
    assert late
    assert all(p.article.issued.startswith("2021-06") for x in late for p in x.passages)


def test_roles_and_places(graph):
    """Who holds an office of whom; what lies where."""
    held = graph.roles(of="Arvenia", tenure=("current", "acting"))
    assert held
    assert {x.represented.label for x in held} == {"Arvenia"}
    assert {x.tenure for x in held} <= {"current", "acting"}
    assert all(x.holder.label == "Bo Lindqvåg" for x in graph.roles("Bo Lindqvåg"))
    assert len(graph.places()) >= len(graph.places(within="Arvenia"))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"status": "happened"}, "held, planned, possible, cancelled, denied, any"),
        ({"kind": "party"}, "summit"),
        ({"since": "last year"}, "YYYY-MM-DD"),
        ({"until": "2021-13"}, "until"),
    ],
)
def test_a_condition_that_means_nothing_is_told(graph, given, told):
    """With what would mean something."""
    with pytest.raises(kg.QueryError, match=told):
        graph.meetings(**given)


def test_a_name_that_is_not_there_is_told_with_near_ones(graph):
    """As the command line tells it."""
    with pytest.raises(kg.UnknownNameError, match="Ana Torvald"):
        graph.meetings("Anna Torvald")
    assert graph.find("Ana Torvald").classes == ("Person",)


def test_frames_have_days_and_missing_values(graph):
    """Columns of days compare with days; what is not told is missing, not a word."""
    frame = graph.meetings(status="any").to_pandas()
    assert list(frame.columns) == list(finding.MEETINGS)
    assert frame.dtypes["earliest"].kind == "M"
    assert (frame[frame.earliest >= "2021-05-01"].status.isin(["held", "planned", "denied"])).any()
    edges = graph.to_pandas()
    assert {"meets", "says", "represents", "located-in"} <= set(edges.relation)
    assert set(edges[edges.relation == "meets"].status) == {"held"}
    assert len(graph.ask("who-met", "Ana Torvald").to_pandas()) == len(graph.ask("who-met", "Ana Torvald"))


def test_found_is_a_sequence(graph):
    """It is counted, cut and shown; hostile text in a notebook stays text."""
    found = graph.meetings()
    assert isinstance(found[0].label, str)
    assert list(found[:2]) == [found[0], found[1]]
    assert f"<td>{found[0].iri}</td>" in found._repr_html_()
    assert found.as_dicts()[0]["reports"][0]["passages"][0]["sentence"]
    bad = Found(("x",), ("label",), lambda x: [{"label": "<script>"}])
    assert "<script>" not in bad._repr_html_()


def test_other_libraries_have_the_graph(graph, tmp_path):
    """rdflib, networkx and owlready2, each with what it is for; a file and a picture."""
    import networkx
    import rdflib

    assert isinstance(graph.rdflib(), rdflib.Dataset)
    network = graph.networkx()
    assert isinstance(network, networkx.MultiDiGraph)
    ana = graph.find("Ana Torvald").iri
    assert network.nodes[ana]["label"] == "Ana Torvald"
    assert "Ana Torvald" in {name for x in graph.owlready().Person.instances() for name in x.label}
    assert b"Ana Torvald" in graph.export(tmp_path / "graph.ttl")[0].read_bytes()
    assert "Ana Torvald" in graph.draw(tmp_path / "graph.html", around="Ana Torvald").read_text(encoding="utf-8")


def test_a_picture_is_written_by_its_ending_or_kept(graph, tmp_path):
    """A still, a page, or what a notebook shows; a part says that it is one."""
    assert graph.draw(tmp_path / "graph.svg").read_text(encoding="utf-8").startswith("<svg ")
    kept = graph.draw(title="All")
    assert kept.save(tmp_path / "all.html").read_text(encoding="utf-8") == kept.html()
    part = graph.subset("Ana Torvald", since="2021").draw()
    assert part.note == "Only facts about Ana Torvald; since 2021."
    assert part.graph.number_of_nodes() < kept.graph.number_of_nodes()


def test_what_was_found_is_drawn(graph):
    """Meetings as values, and the rows of a question: the same lines."""
    met = graph.draw(of=graph.meetings("Ana Torvald"))
    assert {x["relation"] for _, _, x in met.graph.edges(data=True)} == {"meets"}
    assert set(graph.draw(of=graph.ask("who-met", "Ana Torvald")).graph.edges) == set(met.graph.edges)


def test_a_build_without_a_place_goes_with_the_graph(tmp_path, monkeypatch):
    """A notebook leaves nothing behind; a build that reads nothing is told."""
    monkeypatch.setattr(pipeline, "_reader", fakes.reader)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    graph = kg.build(fakes.articles(tmp_path / "articles"))
    assert len(graph.meetings("Bo Lund")) == 2
    folder = graph.store.folder
    assert folder.is_relative_to(tmp_path)
    del graph
    gc.collect()
    assert not folder.exists()
    (tmp_path / "none").mkdir()
    with pytest.raises(kg.InputError):
        kg.build(tmp_path / "none")
    assert not list(tmp_path.glob("kg-*"))


def test_every_line_of_the_page_is_true(stores, tmp_path, monkeypatch, capsys):
    """docs/python.md, typed in beside the sample articles."""
    shutil.copytree(stores[0].folder, tmp_path / "my.kg")
    (tmp_path / "data").symlink_to(files.folder("data"))
    monkeypatch.chdir(tmp_path)
    page = Path(__file__).parent.parent / "docs" / "python.md"
    test = doctest.DocTestParser().get_doctest(page.read_text(encoding="utf-8"), {}, page.name, str(page), 0)
    assert len(test.examples) > 20
    failures = doctest.DocTestRunner(verbose=False).run(test).failed
    assert failures == 0, capsys.readouterr().out


def test_a_part_is_a_graph(store):
    """Asked as the whole is: of those who met Bo Lund, those of April."""
    part = kg.open(store).subset("Bo Lund", relation="meets")
    assert {x.label for meeting in part.meetings() for x in meeting.participants} == {"Ana Sol", "Bo Lund", "Cy Marsh"}
    assert not part.statements()


def test_a_part_without_words_has_none(store):
    part = kg.open(store).subset(words=False)
    assert {passage.sentence for x in part.meetings() for report in x.reports for passage in report.passages} == {"[…]"}


def test_words_are_searched_in_a_part_alone(tmp_path):
    """What is not in the part is not found in it, though its articles are those of the whole."""
    graph = kg.open(stores_of.make(tmp_path / "my.kg", *talks()))
    assert len(graph.search("meeting").hits) == 2
    part = graph.subset("Anna Berg")
    (hit,) = part.search("meeting").hits
    assert "Anna Berg" in hit.sentence
    assert len(kg.open(tmp_path / "my.kg", in_memory=True).search("meeting").hits) == 2


def talks():
    """Tell of two meetings, each of two others."""
    for name, one, other in (("one", "Anna Berg", "Ivo Maric"), ("two", "Lena Holt", "Bo Falk")):
        yield Telling(name).names(f"P:{one}", f"P:{other}").met(one, other)


def test_a_copy_in_memory_answers_the_same(tmp_path):
    """The copy has all graphs, each with what it holds, and knows where it is from."""
    folder = tmp_path / "graph"
    write(world.nquads(), folder)
    one, other = kg.open(folder), kg.open(folder, in_memory=True)
    assert list(one.ask("who-met", "Ana Torvald")) == list(other.ask("who-met", "Ana Torvald"))
    assert sorted(map(str, one.store.quads("graph/registry", "graph/inferred"))) == sorted(
        map(str, other.store.quads("graph/registry", "graph/inferred"))
    )
    assert other.store.folder == folder
