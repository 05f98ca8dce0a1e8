"""The graph on disk: written, opened, asked over the union of its graphs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import Config
from kg.errors import QueryError, StoreError
from kg.store import layout, oxigraph
from kg.store.graph import INFERRED, REGISTRY
from kg.store.oxigraph import in_memory, open_store, write
from tests.queries.world import ID, LOCAL, nquads

ANA = ox.NamedNode(LOCAL + "person/ana-torvald")
HAVE = "http://example.org/have"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(nquads(), tmp_path / "graph")
    return tmp_path / "graph"


def test_what_was_written_is_read_again(folder: Path) -> None:
    """All quads of the three graphs come back, and no other."""
    mine = {line for line in nquads() if "graph/meta" not in line}
    assert {f"{quad} .\n" for quad in open_store(folder).quads(REGISTRY, INFERRED)} == mine


def test_bytes_do_as_well_as_lines(tmp_path: Path) -> None:
    """N-Quads in one piece make the same store as line by line."""
    write("".join(nquads()).encode(), tmp_path / "graph")
    assert len(list(open_store(tmp_path / "graph").quads(REGISTRY, INFERRED))) == 690


def test_an_empty_line_is_not_the_end(tmp_path: Path) -> None:
    """Neither among lines nor as all there is at a time."""
    write(["", *nquads()[:2], "", "\n", *nquads()[2:], ""], tmp_path / "graph")
    assert len(list(open_store(tmp_path / "graph").quads(REGISTRY, INFERRED))) == 690


def test_a_wrong_iri_is_refused(tmp_path: Path) -> None:
    """The engine alone, told that the lines are checked, would take it."""
    with pytest.raises(StoreError, match=r"not N-Quads .*IRI"):
        write([*nquads(), f"<{HAVE}> <{HAVE}> <http://x/a b> .\n"], tmp_path / "graph")
    assert not (tmp_path / "graph").exists()


def test_lines_are_taken_as_they_come(tmp_path: Path) -> None:
    """A generator is walked once; what it raises reaches the caller."""

    def lines() -> object:
        yield f'<{HAVE}> <{HAVE}> "one" .\n'
        raise StoreError("no more lines")

    with pytest.raises(StoreError, match="no more lines"):
        write(lines(), tmp_path / "graph")  # type: ignore[arg-type]


def test_a_question_is_answered_over_three_graphs(folder: Path) -> None:
    """What an article says, what the registry adds and what follows are found by one query that names no graph."""
    query = "SELECT ?x { ?place rdfs:label 'Port Lumen' ; geo:lat ?lat ; a dip:Place . BIND(?place AS ?x) }"
    assert [row["x"] for row in open_store(folder).select(query)] == [ID + "place/101"]


def test_what_made_the_build_is_not_part_of_an_answer(folder: Path) -> None:
    """A triple of the graph ``meta`` is seen by ``GRAPH`` alone."""
    store = open_store(folder)
    other = {"y": ox.NamedNode(LOCAL + "person/dilan-öztürk")}
    assert not store.ask("ASK { ?x dip:meets ?y }", other)
    assert store.ask("ASK { GRAPH ?g { ?x dip:meets ?y } }", other)


def test_a_triple_in_two_graphs_is_one(folder: Path) -> None:
    """Arvenia's label stands in two graphs; SPARQL counts a triple of the union once."""
    rows = list(open_store(folder).select("SELECT (COUNT(?l) AS ?n) { id:country\\/ARV rdfs:label ?l }"))
    assert rows == [{"n": "1"}]


def test_the_graphs_a_query_can_name_are_those_of_the_build(folder: Path) -> None:
    """The store's own graph, with which it makes the union, does not show."""
    rows = open_store(folder).select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g")
    assert [row["g"].rpartition("/")[2] for row in rows] == ["inferred", "meta", "registry"]


def test_a_store_without_named_graphs_answers(tmp_path: Path) -> None:
    """A default graph alone is a whole graph."""
    write([f'<{HAVE}> <{HAVE}> "one" .\n'], tmp_path / "graph")
    assert len(list(open_store(tmp_path / "graph").select("SELECT * { ?s ?p ?o }"))) == 1


def test_a_graph_that_another_program_wrote_is_asked_over_its_graphs(tmp_path: Path) -> None:
    """Without the store's own graph the three are asked as they are."""
    engine = ox.Store(tmp_path / "graph")
    engine.bulk_load("".join(nquads()).encode(), ox.RdfFormat.N_QUADS)
    engine.flush()
    del engine
    store = open_store(tmp_path / "graph")
    assert store.ask("ASK { ?place rdfs:label 'Port Lumen' ; geo:lat ?lat ; a dip:Place }")
    assert not store.ask("ASK { ?x dip:meets ?y }", {"y": ox.NamedNode(LOCAL + "person/dilan-öztürk")})


def test_rdflib_has_the_same_union(folder: Path) -> None:
    """The copy for rdflib holds the same triples as one default graph."""
    store = open_store(folder)
    mine = {(str(t.subject), str(t.predicate), str(t.object)) for t in store.triples("CONSTRUCT WHERE { ?s ?p ?o }")}
    copy = store.rdflib()
    assert len(mine) == len(set(copy.triples((None, None, None)))) == 688
    assert {str(graph.identifier).rpartition("/")[2] for graph in copy.graphs()} == {
        "urn:x-rdflib:default",
        "registry",
        "inferred",
    }


@pytest.mark.parametrize("base", ["https://example.org/kg/", "https://w3id.org/communique/id/"])
def test_the_base_of_the_iris_is_that_of_the_graphs(base: str) -> None:
    """A store made with another base tells it."""
    lines = [f'<{base}place/1> <{HAVE}> "x" <{base}{REGISTRY}> .\n']
    assert in_memory(lines).base == base


def test_two_can_read_at_once(folder: Path) -> None:
    """A second reader opens the same folder while the first is at it."""
    first, second = open_store(folder), open_store(folder)
    assert next(first.select("SELECT * { ?s a dip:Summit }")) == next(second.select("SELECT * { ?s a dip:Summit }"))


def test_a_reader_keeps_its_graph_when_a_new_one_is_published(tmp_path: Path) -> None:
    """Whoever opened the old graph goes on reading it; whoever opens the store now has the new one."""
    path, config = tmp_path / "my.kg", Config()
    with layout.writing(path, config) as shards:
        (shards / "aa").mkdir(parents=True)  # a store without a shard is removed again
        layout.publish(path, "old", lambda new: write([f'<{HAVE}> <{HAVE}> "old" .\n'], new))
        reader = open_store(path)
        layout.publish(path, "new", lambda new: write([f'<{HAVE}> <{HAVE}> "new" .\n'], new))
    assert [row["o"] for row in reader.select("SELECT ?o { ?s ?p ?o }")] == ["old"]
    assert [row["o"] for row in open_store(path).select("SELECT ?o { ?s ?p ?o }")] == ["new"]


# --- what can go wrong -------------------------------------------------------------------


def test_a_store_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        open_store(tmp_path / "none.kg")


def test_a_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("")
    with pytest.raises(StoreError, match="a file"):
        open_store(path)


@pytest.mark.parametrize("pattern", ["MANIFEST-*", "CURRENT", "*.sst"])
def test_a_damaged_store_says_so(folder: Path, pattern: str) -> None:
    """Whatever file is cut to nothing, the answer is an error of ours that says what to do."""
    for path in folder.glob(pattern):
        path.write_bytes(b"")
    with pytest.raises(StoreError, match="kg doctor"):
        list(open_store(folder).select("SELECT * { ?s ?p ?o }"))


def test_a_folder_with_something_in_it_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("precious")
    with pytest.raises(StoreError, match="not empty"):
        write(nquads(), tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "precious"


def test_what_is_not_nquads_is_refused(tmp_path: Path) -> None:
    """Nothing is left of the attempt."""
    with pytest.raises(StoreError, match="not N-Quads"):
        write(["<a b> <c> .\n"], tmp_path / "graph")
    assert not (tmp_path / "graph").exists()


def test_a_full_disk_is_the_machines_failure(tmp_path: Path) -> None:
    """Where no file may grow, the error is one that ends the program with 3."""
    code = f"""
import resource
from pathlib import Path
from kg.errors import MachineError
from kg.store.oxigraph import write
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
lines = [f'<http://x/{{i}}> <http://x/p> "{{i}}" .\\n' for i in range(20_000)]
try:
    write(lines, Path({str(tmp_path / "graph")!r}))
except MachineError as error:
    print(error.exit_code, error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("3 "), done
    assert "the disk is full" in done.stdout


@pytest.mark.parametrize(
    ("ask", "query"),
    [("select", "ASK { ?s ?p ?o }"), ("ask", "SELECT * { ?s ?p ?o }"), ("triples", "ASK { ?s ?p ?o }")],
)
def test_each_way_to_ask_takes_its_own_kind_of_query(folder: Path, ask: str, query: str) -> None:
    with pytest.raises(QueryError, match="this needs a query with"):
        list(getattr(open_store(folder), ask)(query))


def test_a_store_cannot_be_changed(folder: Path) -> None:
    """Even past our own check, the engine is open for reading alone."""
    with pytest.raises(RuntimeError):
        open_store(folder).engine.update("CLEAR ALL")


def test_a_syntax_error_points_into_the_query_as_written(folder: Path) -> None:
    """Bound values shift nothing: the caret stands where the user sees it."""
    with pytest.raises(QueryError) as error:
        open_store(folder).query("SELECT * { ?x dip:meets ?y ; nope:nope ?z }", {"x": ANA})
    line, caret = str(error.value).splitlines()[-2:]
    assert line[caret.index("^") :] == "nope:nope ?z }"


def test_a_subquery_cannot_project_what_is_bound(folder: Path) -> None:
    """A query that is right by itself, and not with its value, says which."""
    with pytest.raises(QueryError, match=r"not with a value for \?x"):
        open_store(folder).query("SELECT * { { SELECT ?x { ?x dip:meets ?y } } }", {"x": ANA})


def test_names_are_the_same_as_in_the_vocabulary() -> None:
    """The prefixes that need not be declared are those of the rdf room, which imports rdflib to name them."""
    from kg.rdf.vocab import PREFIXES
    from kg.store import sparql

    assert dict(sorted(sparql.PREFIXES.items())) == dict(sorted(PREFIXES.items()))


def test_opening_a_store_does_not_wait_for_rdflib(folder: Path) -> None:
    """Asking takes pyoxigraph alone; rdflib takes longer to load than most questions to answer."""
    code = f"""
import sys
from pathlib import Path
from kg.store.oxigraph import open_store
next(open_store(Path({str(folder)!r})).select("SELECT * {{ ?s ?p ?o }}"))
assert "rdflib" not in sys.modules, "rdflib was loaded"
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_check_after_writing_finds_a_graph_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be read again must not take the place of what can."""

    class Broken:
        def __new__(cls, path: Path) -> ox.Store:  # type: ignore[misc]
            return ox.Store(path)

        @staticmethod
        def read_only(path: str) -> ox.Store:
            raise OSError("Corruption: bad manifest")

    monkeypatch.setattr(oxigraph, "Store", Broken)
    with pytest.raises(Exception, match="bad manifest"):
        write(nquads(), tmp_path / "graph")


def test_a_graph_that_went_while_it_was_opened_is_no_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two builds were finished between reading its name and opening it: the reader opens the newest."""
    names = iter([folder.parent / "gone"])
    monkeypatch.setattr(layout, "is_store", lambda path: True)
    monkeypatch.setattr(layout, "graph", lambda path: next(names, folder))
    assert open_store(folder.parent).named


def test_a_graph_that_cannot_be_opened_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the newest, and damaged: no second try."""
    monkeypatch.setattr(layout, "is_store", lambda path: True)
    monkeypatch.setattr(layout, "graph", lambda path: tmp_path / "gone")
    with pytest.raises(StoreError, match="damaged"):
        open_store(tmp_path)
