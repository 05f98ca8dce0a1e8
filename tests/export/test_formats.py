"""A store as a file: every format read again, and the same bytes on every run."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from kg import files as own_files
from kg.errors import QueryError, UnknownNameError
from kg.export import FORMATS, answer, export, files, find, of_path, sections
from kg.query import run
from kg.store import runs
from kg.store.graph import INFERRED, REGISTRY, GraphStore
from kg.store.oxigraph import in_memory, write
from tests.queries.world import ID, LOCAL, nquads

# rdflib's readers use what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

RDF_FORMATS = {
    # ours -> rdflib's name, Oxigraph's, whether it keeps graphs apart
    "turtle": ("turtle", ox.RdfFormat.TURTLE, False),
    "ntriples": ("nt", ox.RdfFormat.N_TRIPLES, False),
    "rdf-xml": ("xml", ox.RdfFormat.RDF_XML, False),
    "nquads": ("nquads", ox.RdfFormat.N_QUADS, True),
    "trig": ("trig", ox.RdfFormat.TRIG, True),
    "json-ld": ("json-ld", ox.RdfFormat.JSON_LD, True),
}
Spo = tuple[Node, Node, Node]
UNWRITABLE = str.maketrans({"\x01": "\ufffd", "\x0b": "\ufffd"})


def written(store: GraphStore, name: str, *, inferred: bool = False) -> bytes:
    return b"".join(export(store, name, inferred=inferred))


def stored(store: GraphStore, *, inferred: bool) -> set[tuple[Spo, str]]:
    """Return the quads of *store* as rdflib's terms, with the ends of their graphs' names."""
    endings = (REGISTRY, INFERRED) if inferred else (REGISTRY,)
    data = Dataset().parse(data="".join(f"{quad} .\n" for quad in store.quads(*endings)), format="nquads")
    return _quads(data)


def _quads(data: Dataset) -> set[tuple[Spo, str]]:
    return {
        ((s, p, o), str(graph or "").removeprefix("urn:x-rdflib:default").rpartition("/")[2])
        for s, p, o, graph in data.quads((None, None, None, None))
    }


def xml_has(triples: set[Spo]) -> set[Spo]:
    """Return *triples* as XML can hold them: without control characters."""

    def kept(term: Node) -> Node:
        if isinstance(term, Literal) and term.datatype is None:
            return Literal(str(term).translate(UNWRITABLE), lang=term.language)
        return term

    return {(s, p, kept(o)) for s, p, o in triples}


# --- what is written is what is stored ---------------------------------------------------


@pytest.mark.parametrize("inferred", [False, True])
@pytest.mark.parametrize("name", RDF_FORMATS)
def test_every_rdf_format_is_read_again(store: GraphStore, name: str, inferred: bool) -> None:
    """Rdflib finds the same triples, graph by graph where the format has graphs."""
    theirs, _, has_graphs = RDF_FORMATS[name]
    data = written(store, name, inferred=inferred)
    expected = stored(store, inferred=inferred)
    if has_graphs:
        assert _quads(Dataset().parse(data=data, format=theirs)) == expected
        return
    triples = {spo for spo, _ in expected}
    assert set(Graph().parse(data=data, format=theirs)) == (xml_has(triples) if name == "rdf-xml" else triples)


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_a_second_reader_agrees(store: GraphStore, name: str) -> None:
    """Oxigraph's own parser takes each file too, and finds as many statements."""
    _, theirs, has_graphs = RDF_FORMATS[name]
    found = set(ox.parse(written(store, name, inferred=True), theirs))
    assert len(found) == (690 if has_graphs else 688)


def test_the_closure_is_left_out_unless_asked_for(store: GraphStore) -> None:
    plain, closed = written(store, "nquads"), written(store, "nquads", inferred=True)
    assert b"engagesWith" not in plain
    assert b"engagesWith" in closed
    assert set(plain.splitlines()) < set(closed.splitlines())


def test_what_made_the_build_is_never_written(store: GraphStore) -> None:
    for name in FORMATS:
        assert b"graph/meta" not in written(store, name, inferred=True)


def test_the_text_of_strangers_survives(store: GraphStore) -> None:
    """Quotation marks, tags, line ends, emoji and right-to-left marks come through unharmed in all formats."""
    said = next(row["text"] for row in store.select("SELECT ?text { id:local\\/statement\\/s3 dip:text ?text }"))
    assert all(x in said for x in ("\r", "\n", "\t", '"', "\\", "\x01", "\u202e", "</script>", "🕊️"))
    node = URIRef(LOCAL + "statement/s3")
    text = URIRef("https://w3id.org/communique/ontology#text")
    for name, (theirs, _, has_graphs) in RDF_FORMATS.items():
        data = Dataset(default_union=True) if has_graphs else Graph()
        data.parse(data=written(store, name), format=theirs)
        found = str(data.value(node, text))
        assert found == (said.translate(UNWRITABLE) if name == "rdf-xml" else said)
    rows = list(csv.DictReader(io.StringIO(written(store, "csv").decode(), newline="")))
    assert said in {row["source_label"] for row in rows}
    graph = nx.read_graphml(io.BytesIO(written(store, "graphml")))
    assert graph.nodes[str(node)]["label"].split() == said.translate(UNWRITABLE).split()


# --- the same bytes ----------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_what_comes_in_does_not_show(store: GraphStore, name: str) -> None:
    lines = nquads()
    random.Random(3).shuffle(lines)
    assert written(in_memory(lines), name, inferred=True) == written(store, name, inferred=True)


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_what_goes_by_way_of_the_disk_is_the_same(
    store: GraphStore, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sorted in runs of a few lines, sections in temporary files: as from memory."""
    expected = written(store, name, inferred=True)
    monkeypatch.setattr(runs.Runs.__init__, "__defaults__", (5_000,))
    monkeypatch.setattr(runs, "_BLOCK", 700)
    monkeypatch.setattr(sections, "_IN_MEMORY", 900)
    assert written(store, name, inferred=True) == expected


def test_neither_does_the_seed_of_hashes(tmp_path: Path) -> None:
    """Three processes with three seeds write the same bytes in every format."""
    write(nquads(), tmp_path / "graph")
    code = f"""
import hashlib
from pathlib import Path
from kg.export import FORMATS, export
from kg.store.oxigraph import open_store
store = open_store(Path({str(tmp_path / "graph")!r}))
for name in FORMATS:
    for inferred in (False, True):
        print(name, inferred, hashlib.sha256(b"".join(export(store, name, inferred=inferred))).hexdigest())
"""
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(told) == 1
    assert len(told.pop().splitlines()) == 2 * len(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_a_big_graph_comes_in_pieces(name: str) -> None:
    """Pieces of some size, not one a line, and together the whole."""
    lines = [f'<http://x/{i}> <http://www.w3.org/2000/01/rdf-schema#label> "label {i}" .\n' for i in range(5000)]
    pieces = list(export(in_memory(lines), name))
    assert all(pieces)
    assert len(pieces) < 50
    assert hashlib.sha256(b"".join(pieces)).digest() == hashlib.sha256(written(in_memory(lines), name)).digest()


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_store_is_an_empty_file_of_its_kind(name: str) -> None:
    """Every reader takes it."""
    data = written(in_memory([]), name)
    if name in RDF_FORMATS:
        theirs, _, has_graphs = RDF_FORMATS[name]
        assert len((Dataset if has_graphs else Graph)().parse(data=data, format=theirs)) == 0
    elif name == "graphml":
        assert len(nx.read_graphml(io.BytesIO(data))) == 0
    elif name == "gexf":
        assert len(nx.read_gexf(io.BytesIO(data))) == 0
    elif name == "geojson":
        assert json.loads(data) == {"type": "FeatureCollection", "features": []}
    elif FORMATS[name].parts:
        archive = zipfile.ZipFile(io.BytesIO(data))
        assert all(len(archive.read(x).splitlines()) == 1 for x in archive.namelist() if x.endswith(".csv"))
    else:
        assert len(data.splitlines()) == 1


# --- formats by name ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("ttl", "turtle"),
        ("Turtle", "turtle"),
        (".nq", "nquads"),
        ("N-Quads", "nquads"),
        ("nt", "ntriples"),
        ("jsonld", "json-ld"),
        ("rdf/xml", "rdf-xml"),
        ("xml", "rdf-xml"),
    ],
)
def test_usual_spellings_are_taken(name: str, meant: str) -> None:
    assert find(name) is FORMATS[meant]


def test_an_unknown_format_is_told_with_those_there_are(store: GraphStore) -> None:
    with pytest.raises(UnknownNameError, match="turtle") as error:
        export(store, "docx")
    assert set(error.value.known) == set(FORMATS)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/graph.ttl", "turtle"),
        ("G.JSONLD", "json-ld"),
        ("x.graphml", "graphml"),
        ("x.txt", None),
        ("x.zip", None),  # an archive of any
    ],
)
def test_a_files_ending_tells_its_format(path: str, name: str | None) -> None:
    assert of_path(Path(path)) == name


def test_one_file_is_a_file_of_its_kind(store: GraphStore) -> None:
    """So that any format may go into a folder or an archive."""
    ((name, pieces),) = files(store, "ttl")
    assert name == "graph.ttl"
    assert b"".join(pieces) == written(store, "turtle")


@pytest.mark.parametrize("name", [name for name, x in FORMATS.items() if x.write is None])
def test_what_is_no_rdf_takes_no_profile(store: GraphStore, name: str) -> None:
    with pytest.raises(UnknownNameError, match="turtle"):
        list(export(store, name, profile=["prov"]))


def test_each_format_is_described() -> None:
    for form in FORMATS.values():
        assert form.suffix.startswith(".")
        assert "/" in form.media_type
        assert form.what
        assert sum(x is not None for x in (form.write, form.view, form.parts)) == 1


# --- answers -----------------------------------------------------------------------------


def told(store: GraphStore, asked: str, name: str, *values: str) -> str:
    return b"".join(answer(run(store, asked, values), name, base=store.base)).decode()


def test_rows_are_a_table_or_for_programs(store: GraphStore) -> None:
    assert told(store, "who-met", "table", "Belmark").startswith("with ")
    assert told(store, "who-met", "csv", "Belmark").startswith("with,withLabel,")
    assert told(store, "who-met", "tsv", "Belmark").startswith("?with\t")
    assert told(store, "who-met", "json", "Belmark").startswith('{"head"')


def test_rows_are_no_rdf(store: GraphStore) -> None:
    """The error says how to ask for triples."""
    with pytest.raises(UnknownNameError, match="CONSTRUCT or DESCRIBE"):
        told(store, "who-met", "turtle", "Belmark")


@pytest.mark.parametrize(
    ("name", "theirs"), [("turtle", "turtle"), ("table", "turtle"), ("json", "json-ld"), ("nt", "nt")]
)
def test_triples_are_any_rdf(store: GraphStore, name: str, theirs: str) -> None:
    """Turtle where a table is asked for."""
    text = told(store, "facts-about", name, "Harbour Palace")
    found = (
        Dataset().parse(data=text, format=theirs) if theirs == "json-ld" else Graph().parse(data=text, format=theirs)
    )
    assert len(found) == len(run(store, "facts-about", ["Harbour Palace"]))  # type: ignore[arg-type]


def test_triples_can_be_a_table_of_three_columns(store: GraphStore) -> None:
    assert told(store, "facts-about", "csv", "Harbour Palace").startswith("subject,predicate,object\r\n")


def test_triples_are_no_network(store: GraphStore) -> None:
    with pytest.raises(UnknownNameError, match="turtle"):
        told(store, "facts-about", "graphml", "Harbour Palace")


def test_a_truth_value_is_written_too(store: GraphStore) -> None:
    assert told(store, "ASK { ?x a dip:Summit }", "table") == "yes\n"
    assert '"boolean": true' in told(store, "ASK { ?x a dip:Summit }", "json")


def test_a_property_that_xml_cannot_name_is_told() -> None:
    """RDF/XML makes an element's name of it."""
    store = in_memory(['<http://x/a> <http://x/p/1> "x" .\n'])
    with pytest.raises(QueryError, match="http://x/p/1"):
        written(store, "rdf-xml")


def test_another_base_has_short_names_too() -> None:
    """The folders of the data are found by the base of the store."""
    base = "https://kg.example/"
    lines = [f'<{base}mine/person/a> <http://www.w3.org/2000/01/rdf-schema#label> "A" <{base}graph/registry> .\n']
    text = written(in_memory(lines), "turtle").decode()
    assert "@prefix person: <https://kg.example/mine/person/> ." in text
    assert 'person:a rdfs:label "A" .' in text
    assert ID not in text


def test_every_format_is_documented() -> None:
    """With its ending; the columns and relations of the network too."""
    page = (own_files.PACKAGE.parent / "docs" / "export.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` | `{form.suffix}` |" in page for name, form in FORMATS.items())
