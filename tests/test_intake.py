"""A graph that was written elsewhere, taken in: what comes back, what is refused, what the texts put back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import Literal

from kg.errors import InputError, KgError, StoreError
from kg.export import Cut, export, subset
from kg.export.header import header_of
from kg.intake import FORMATS, take_in
from kg.query import told
from kg.rdf import left_out
from kg.store import layout, shards
from kg.store.graph import INFERRED, REGISTRY, GraphStore
from kg.store.oxigraph import open_store
from tests.stores import CONFIG, again, graph, make
from tests.worlds import Telling, summit


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    """A store of two articles, one of whose names has spaces."""
    more = (
        Telling("old news/a long name of a file.txt", title="Ivo Maric will see Carla Oduya in Geneva")
        .names("P:Ivo Maric", "P:Carla Oduya", "L:Geneva")
        .met("Carla Oduya", "Ivo Maric", date="2020")
        .said("Carla Oduya", "it was a long day, and a good one for all of us")
    )
    return graph(make(tmp_path_factory.mktemp("whole") / "my.kg", summit(), more))


@pytest.fixture
def texts(whole: GraphStore, tmp_path: Path) -> Path:
    """The articles as their owner has them."""
    assert whole.folder is not None
    folder = tmp_path / "texts"
    folder.mkdir()
    with (folder / "all.jsonl").open("w") as file:
        for path, _ in shards.keys(layout.shards(whole.folder)):
            x = shards.read(path).document
            held = {"id": x.id, "title": x.title, "text": x.body, "published": x.published, "publisher": x.publisher}
            file.write(json.dumps(held) + "\n")
    return folder


def written(store: GraphStore, path: Path, form: str) -> Path:
    path.write_bytes(b"".join(export(store, form)))
    return path


def triples(store: GraphStore) -> set[str]:
    """What is stated, whatever graph it is in, without what a part says of itself."""
    held = {f"{x.subject} {x.predicate} {x.object}" for x in store.quads(REGISTRY)}
    return {x for x in held if "/cut/" not in x}


@pytest.mark.parametrize(
    ("form", "ending"),
    [("turtle", ".ttl"), ("trig", ".trig"), ("nquads", ".nq"), ("ntriples", ".nt"), ("json-ld", ".jsonld"),
     ("rdf-xml", ".rdf")],
)  # fmt: skip
def test_what_was_exported_comes_back(whole: GraphStore, tmp_path: Path, form: str, ending: str) -> None:
    """All that was stated, and what follows from it made anew."""
    file = written(whole, tmp_path / f"graph{ending}", form)
    taken = take_in([file], tmp_path / "theirs.kg")
    store = open_store(tmp_path / "theirs.kg")
    assert triples(store) == triples(whole)
    inferred = {str(x) for x in whole.quads(INFERRED)} - {str(x) for x in whole.quads()}
    assert inferred <= {str(x) for x in store.quads(INFERRED)}
    assert (taken.counts["articles"], taken.counts["meetings"], taken.counts["meetings held"]) == (2, 2, 2)


def test_every_format_of_rdf_can_be_taken_in() -> None:
    from kg.export import FORMATS as KNOWN

    assert {x.suffix for x in KNOWN.values() if x.write} == set(FORMATS)


def test_formats_with_graphs_come_back_as_they_were(whole: GraphStore, tmp_path: Path) -> None:
    file = written(whole, tmp_path / "graph.nq", "nquads")
    take_in([file], tmp_path / "theirs.kg")
    assert b"".join(export(open_store(tmp_path / "theirs.kg"), "nquads")) == file.read_bytes()


def test_several_files_make_one_graph(whole: GraphStore, tmp_path: Path) -> None:
    files = [
        written(subset(whole, Cut(relations=(relation,))), tmp_path / f"{relation}.ttl", "turtle")
        for relation in ("meets", "says", "represents", "located-in")
    ]
    take_in(files, tmp_path / "theirs.kg")
    assert triples(open_store(tmp_path / "theirs.kg")) == triples(whole)


def test_it_knows_what_it_was_made_of(whole: GraphStore, tmp_path: Path) -> None:
    """In the graph of the build: the file's name and digest."""
    file = written(whole, tmp_path / "graph.ttl", "turtle")
    take_in([file], tmp_path / "theirs.kg")
    store = open_store(tmp_path / "theirs.kg")
    query = f"SELECT ?n {{ GRAPH <{store.base}graph/meta> {{ ?b prov:used ?f . ?f rdfs:label ?n }} }}"
    assert [row["n"] for row in store.select(query)] == ["graph.ttl"]


def test_an_imported_store_is_replaced_by_another_import(whole: GraphStore, tmp_path: Path) -> None:
    take_in([written(whole, tmp_path / "a.ttl", "turtle")], tmp_path / "theirs.kg")
    part = subset(whole, Cut(about=("Anna Berg",)))
    take_in([written(part, tmp_path / "b.ttl", "turtle")], tmp_path / "theirs.kg")
    assert triples(open_store(tmp_path / "theirs.kg")) == triples(part)


# --- words -------------------------------------------------------------------------------


def test_words_are_put_back(whole: GraphStore, tmp_path: Path, texts: Path) -> None:
    """Sentences, statements, titles, labels and ids: the graph is the one that it was."""
    file = written(subset(whole, words=False), tmp_path / "graph.ttl", "turtle")
    taken = take_in([file], tmp_path / "theirs.kg", texts=[str(texts)])
    assert triples(open_store(tmp_path / "theirs.kg")) == triples(whole)
    assert (taken.articles, taken.sentences, taken.missing) == (2, 8 + 3, ())  # eight sentences, three statements


def test_a_graph_that_has_its_words_again_says_so(whole: GraphStore, tmp_path: Path, texts: Path) -> None:
    """It is to be passed on no more than before they were left out."""
    file = written(subset(whole, words=False), tmp_path / "graph.ttl", "turtle")
    take_in([file], tmp_path / "theirs.kg", texts=[str(texts)])
    told_of = header_of(open_store(tmp_path / "theirs.kg"))
    assert told_of is not None
    assert "words of articles were left out, and put back for 2 of 2 articles" in told_of.description


def test_without_texts_the_signs_stay(whole: GraphStore, tmp_path: Path) -> None:
    file = written(subset(whole, words=False), tmp_path / "graph.ttl", "turtle")
    take_in([file], tmp_path / "theirs.kg")
    store = open_store(tmp_path / "theirs.kg")
    assert {row["s"] for row in store.select("SELECT ?s { ?e dip:sentence ?s }")} == {left_out.SIGN}


def test_a_text_that_changed_gives_no_words(whole: GraphStore, tmp_path: Path, texts: Path) -> None:
    """Its offsets would point at others. It is told, and the rest is put back."""
    lines = (texts / "all.jsonl").read_text().replace("the talks went well", "the talks went badly")
    (texts / "all.jsonl").write_text(lines)
    file = written(subset(whole, words=False), tmp_path / "graph.ttl", "turtle")
    taken = take_in([file], tmp_path / "theirs.kg", texts=[str(texts)])
    assert taken.missing == ("summit.txt: its text is another one than the graph was made of",)
    store = open_store(tmp_path / "theirs.kg")
    query = "SELECT DISTINCT ?s { ?e dip:sentence ?s ; dip:article ?a . ?a dcterms:identifier ?i }"
    assert {row["s"] for row in store.select(query, {"i": Literal("summit.txt")})} == {left_out.SIGN}
    assert not store.ask("ASK { ?a dcterms:identifier ?i ; dcterms:title ?t }", {"i": Literal("summit.txt")})
    assert taken.articles == 1


def test_a_text_that_is_not_there_is_told(whole: GraphStore, tmp_path: Path, texts: Path) -> None:
    lines = (texts / "all.jsonl").read_text().splitlines()
    (texts / "all.jsonl").write_text(next(x for x in lines if "summit.txt" in x))
    file = written(subset(whole, words=False), tmp_path / "graph.ttl", "turtle")
    taken = take_in([file], tmp_path / "theirs.kg", texts=[str(texts)])
    assert taken.missing == ("old%20news/a%20long%20name%20of%20a%20file.txt: no text with its digest",)


def test_texts_without_an_article_are_refused(whole: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    file = written(subset(whole, words=False), tmp_path / "graph.ttl", "turtle")
    with pytest.raises(InputError, match="Give the articles"):
        take_in([file], tmp_path / "theirs.kg", texts=[str(tmp_path / "empty")])
    assert not (tmp_path / "theirs.kg").exists()


# --- what is refused ---------------------------------------------------------------------

FOREIGN = "<https://a.example/x> <https://a.example/y> <https://a.example/z> .\n"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("graph.txt", FOREIGN, "ends in no format of RDF"),
        ("graph.ttl", "<a b> c", "not Turtle"),
        ("graph.nq", b"\xff\xfe", "not N-Quads"),
        ("graph.ttl", FOREIGN, "no articles are in it"),
        ("graph.ttl", "[] <https://a.example/y> 1 .", "blank nodes"),
        ("graph.ttl", "", "no articles are in it"),
    ],
)
def test_what_is_no_graph_of_ours_is_refused(tmp_path: Path, name: str, content: str | bytes, says: str) -> None:
    """With what to do instead, and nothing is left behind."""
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InputError, match=says):
        take_in([tmp_path / name], tmp_path / "theirs.kg")
    assert not (tmp_path / "theirs.kg").exists()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        take_in([tmp_path / "none.ttl"], tmp_path / "theirs.kg")


def test_a_graph_that_somebody_broke_is_refused(whole: GraphStore, tmp_path: Path) -> None:
    """A meeting without a status: the shapes tell."""
    file = written(whole, tmp_path / "graph.nt", "ntriples")
    status = "<https://w3id.org/communique/ontology#status>"
    file.write_text("".join(x for x in file.read_text().splitlines(keepends=True) if f" {status} " not in x))
    with pytest.raises(InputError, match="not as the ontology's shapes have it"):
        take_in([file], tmp_path / "theirs.kg")


def test_a_store_of_articles_is_not_overwritten(whole: GraphStore, tmp_path: Path) -> None:
    file = written(whole, tmp_path / "graph.ttl", "turtle")
    own = make(tmp_path / "own.kg", summit())
    with pytest.raises(StoreError, match="built from articles"):
        take_in([file], own)
    assert len(told.instances(open_store(own), "meeting")) == 1


def test_an_imported_store_cannot_be_built_again(whole: GraphStore, tmp_path: Path) -> None:
    """What it holds would be gone: no article is there to be read."""
    take_in([written(whole, tmp_path / "graph.ttl", "turtle")], tmp_path / "theirs.kg")
    for change in (lambda: again(tmp_path / "theirs.kg"), lambda: make(tmp_path / "theirs.kg", summit())):
        with pytest.raises(KgError, match="imported, so the articles"):
            change()
    assert triples(open_store(tmp_path / "theirs.kg")) == triples(whole)


def test_the_folder_may_hold_nothing_else(whole: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("Dear all")
    with pytest.raises(StoreError, match="not empty"):
        take_in([written(whole, tmp_path / "graph.ttl", "turtle")], tmp_path / "full")


def test_settings_are_those_of_the_graph(whole: GraphStore, tmp_path: Path) -> None:
    take_in([written(whole, tmp_path / "graph.ttl", "turtle")], tmp_path / "theirs.kg")
    held = layout.settings(tmp_path / "theirs.kg")
    assert (held["base"], held["collection"], held["imported"]) == (CONFIG.base, CONFIG.collection, True)
