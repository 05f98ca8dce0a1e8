"""
A graph for texts that may not be passed on.

The promise: no five words of an article in a row are in any file, of any format, but for names of the tables.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from kg.export import FORMATS, PROFILES, Cut, export, subset
from kg.export.wordless import RUN, short
from kg.query import told
from kg.rdf import left_out
from kg.store import layout, shards
from kg.store.graph import GraphStore
from kg.store.oxigraph import in_memory
from kg.store.sparql import PREFIXES
from tests.queries.world import ID
from tests.stores import graph, make
from tests.words import files_in, runs, runs_of_articles
from tests.worlds import Telling, summit

TITLE = "Five ships wait outside the harbour of Brellin tonight"
LONG = "Brellin Institute for Coastal Law and Fisheries"
ROLE = "deputy minister for harbours, ferries and light houses"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    """A store of three articles with long names, roles and titles; one is called like its title."""
    ships = (
        Telling(f"news/{TITLE}.txt", title=TITLE, url="https://paper.example/a?b=1", publisher=f"Paper of the {LONG}")
        .names(
            "P:Anna Berg", "P:Ivo Maric", "P:Carla Oduya", f"O:{LONG}", "C:Japan", aliases=("Brellin people of law",)
        )
        .met("Anna Berg", "Carla Oduya", "Ivo Maric")
        .represents("Anna Berg", LONG, ROLE)
        .said("Anna Berg", "we shall wait until the last of the ships has left")
        .said(LONG, "nobody here has asked for any of this")
    )
    folder = tmp_path_factory.mktemp("wordless") / "my.kg"
    return graph(make(folder, ships, summit(), summit("again.txt")))


@pytest.fixture(scope="module")
def part(whole: GraphStore) -> GraphStore:
    return subset(whole, words=False)


@pytest.mark.parametrize("form", FORMATS)
def test_no_file_holds_five_words_of_an_article(whole: GraphStore, part: GraphStore, form: str) -> None:
    """The promise, for each format, with what follows and with the terms of others where it takes them."""
    profile = tuple(PROFILES) if FORMATS[form].write else ()
    for text in files_in(b"".join(export(part, form, inferred=True, profile=profile))):
        assert runs(text) & runs_of_articles(whole) == set()


def test_the_test_would_see_them(whole: GraphStore) -> None:
    """With words each format but the network's nodes has some."""
    for form in FORMATS:
        found = (runs(text) & runs_of_articles(whole) for text in files_in(b"".join(export(whole, form))))
        assert any(found), form


def test_ids_offsets_and_digests_stay(whole: GraphStore, part: GraphStore) -> None:
    """All that who has the articles needs."""
    for name in ("bodyDigest", "start", "end", "field", "evidence", "article", "rule", "participant", "status"):
        query = f"SELECT ?s ?o {{ ?s dip:{name} ?o }} ORDER BY ?s ?o"
        assert list(part.select(query)) == list(whole.select(query))


def test_a_file_name_with_spaces_is_written_as_in_an_address(part: GraphStore) -> None:
    ids = {row["id"] for row in part.select("SELECT ?id { ?a a dip:Article ; dcterms:identifier ?id }")}
    assert left_out.coded(f"news/{TITLE}.txt") in ids
    assert "summit.txt" in ids


def test_a_statement_tells_where_its_words_are(whole: GraphStore, part: GraphStore) -> None:
    """Its sign leads to the words in the article."""
    assert whole.folder is not None
    said = {x.iri: x.text for x in told.statements(whole, told.instances(whole, "statement"))}
    articles = {x.document.digest: x.document for p, _ in shards.keys(layout.shards(whole.folder))
                for x in [shards.read(p)]}  # fmt: skip
    rows = part.select("SELECT ?s ?t ?d { ?s dip:text ?t ; dip:evidence/dip:article/dip:bodyDigest ?d }")
    found = {}
    for row in rows:
        place = left_out.spans_of(row["t"])
        assert place is not None
        field, spans = place
        found[row["s"]] = " ".join(articles[row["d"]].text(field)[start:end] for start, end in spans)
    assert found == said


def test_a_short_name_stays_and_a_long_one_is_cut(part: GraphStore) -> None:
    labels = {row["l"] for row in part.select("SELECT ?l { ?x rdfs:label ?l }")}
    assert {"Anna Berg", "Brellin Institute for Coastal…"} <= labels
    assert LONG not in str(labels)


def test_a_long_alias_goes() -> None:
    """Cut short, it would be a name that nobody has."""
    names = f'"{LONG}"', '"the Institute"'
    held = in_memory(f"<{ID}x> <{PREFIXES['skos']}altLabel> {name} .\n" for name in names)
    assert [row["n"] for row in subset(held, words=False).select("SELECT ?n { ?x skos:altLabel ?n }")] == [
        "the Institute"
    ]


def test_a_name_of_our_tables_stays_whole(tmp_path: Path) -> None:
    """It is no article's: the Democratic Republic of the Congo has six words."""
    name = "Democratic Republic of the Congo"
    store = graph(make(tmp_path / "s", Telling("a.txt").names("P:Anna Berg", f"C:{name}").met("Anna Berg", name)))
    whole = {row["l"] for row in store.select("SELECT ?l { ?x a dip:Country ; rdfs:label ?l }")}
    part = subset(store, words=False)
    assert whole == {row["l"] for row in part.select("SELECT ?l { ?x a dip:Country ; rdfs:label ?l }")}
    assert name in whole or any(len(x.split()) < RUN for x in whole)


def test_questions_of_the_library_still_have_rows(whole: GraphStore, part: GraphStore) -> None:
    """A sign stands where words stood, so nothing that asks for them comes back empty."""
    query = "SELECT ?s { ?x dip:text ?t ; dip:evidence ?e . ?e dip:sentence ?s }"
    assert {row["s"] for row in part.select(query)} == {left_out.SIGN}
    assert len(list(part.select(query))) == len(list(whole.select(query)))


def test_a_part_may_be_without_words(whole: GraphStore) -> None:
    part = subset(whole, Cut(about=("Anna Berg",), relations=("meets",)), words=False)
    text = b"".join(export(part, "turtle")).decode()
    assert "words of articles are left out" in text.splitlines()[0]
    assert runs(text) & runs_of_articles(whole) == set()


def test_the_name_that_a_part_is_about_is_cut_as_well(whole: GraphStore) -> None:
    """The header tells by which options it was cut."""
    text = b"".join(export(subset(whole, Cut(about=(LONG,)), words=False), "turtle")).decode()
    assert '--about "Brellin Institute for Coastal…"' in text.splitlines()[0]
    assert runs(text) & runs_of_articles(whole) == set()


def test_what_a_part_says_of_itself_stays(whole: GraphStore) -> None:
    """The licence and the rights of a part that is written once more, now without words."""
    part = subset(whole, Cut(relations=("meets",)), licence="as the keeper of these articles may grant it")
    text = b"".join(export(subset(part, words=False), "turtle")).decode()
    assert 'dcterms:license "as the keeper of these articles may grant it"' in text
    assert "Contains data of GeoNames (geonames.org), CC BY 4.0" in text


def test_the_tables_of_events_have_empty_cells(part: GraphStore) -> None:
    archive = zipfile.ZipFile(io.BytesIO(b"".join(export(part, "events"))))
    assert left_out.SIGN not in archive.read("reports.csv").decode()
    assert "[body" not in archive.read("statements.csv").decode()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("minister", "minister"),
        ("first deputy prime minister", "first deputy prime minister"),
        (ROLE, "deputy minister for harbours…"),
        ("minister-president of the Free-State", "minister-president of the…"),  # a hyphen parts words too
    ],
)
def test_four_words_stay(text: str, kept: str) -> None:
    assert short(text) == kept


def test_without_words_twice_is_without_words(part: GraphStore) -> None:
    """Where the words are is still told."""
    again = subset(part, words=False)
    query = "SELECT ?s ?t { ?s dip:text ?t } ORDER BY ?s"
    assert list(again.select(query)) == list(part.select(query))


def test_a_title_is_left_out(part: GraphStore) -> None:
    assert not part.ask("ASK { ?a dcterms:title ?t }")
    assert PREFIXES["dcterms"] in b"".join(export(part, "turtle")).decode()
