"""What joins a graph beside our own reading: Turtle of the user's own, relations by others, another linker."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg import joins, pipeline, registry
from kg.config import Config
from kg.errors import InputError, KgError, UnknownNameError
from kg.export import export
from kg.joins import Joins
from kg.query import run
from kg.store import fingerprint, layout, oxigraph
from tests import fakes

TEXT = "News\n\nAna Sol met Bo Lund in Tarvik. She and he spoke for most of the afternoon about the harbour.\n"
PREFIXES = """
@prefix dip: <https://w3id.org/communique/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix ex: <http://people.example/> .
@prefix c: <https://w3id.org/communique/id/country/> .
"""
ANA = (
    'ex:ana a dip:Person ; rdfs:label "Ana Sol" ; skos:altLabel "Ana Maria Sol" ; owl:sameAs <http://other.example/7> .'
)
OFFICE = (
    '[] a dip:Representation ; dip:representative ex:ana ; dip:represented c:NOR ; dip:role "foreign minister" ; '
    'dip:tenure "current" ; dip:from "2018"^^xsd:gYear ; dip:until "2020"^^xsd:gYear .'
)


@pytest.fixture(autouse=True)
def _fake_reader(monkeypatch):
    monkeypatch.setattr(pipeline, "_reader", fakes.reader)
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "a" * 64)


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "1.txt").write_text(TEXT)
    return folder


@pytest.fixture
def build(articles, tmp_path, config):
    """Build the one article into ``my.kg`` with what else a test gives; return the report."""

    def build(
        *, turtle: str | None = None, relations: list[dict] | None = None, config: Config = config, **given
    ) -> pipeline.BuildReport:
        besides = Joins(without=given.pop("without", ()))
        if turtle is not None:
            (tmp_path / "people.ttl").write_text(PREFIXES + turtle)
            besides = replace(besides, turtle=(tmp_path / "people.ttl",))
        if relations is not None:
            (tmp_path / "other.jsonl").write_text("".join(json.dumps(x) + "\n" for x in relations))
            besides = replace(besides, relations=(tmp_path / "other.jsonl",))
        inputs = [str(x) for x in given.pop("inputs", [articles])]
        return pipeline.build(inputs, tmp_path / "my.kg", config=config, given_besides=besides, **given)

    return build


def turtle_of(tmp_path: Path) -> str:
    return b"".join(export(oxigraph.open_store(tmp_path / "my.kg"), "turtle")).decode()


def ask(tmp_path: Path, pattern: str) -> bool:
    prefixes = "PREFIX ex: <http://people.example/> PREFIX c: <https://w3id.org/communique/id/country/> "
    return oxigraph.open_store(tmp_path / "my.kg").ask(prefixes + "ASK { " + pattern + " }")


def met(**changed) -> dict:
    """A document's relations as another extractor gives them: one meeting, of the article's first sentence."""
    entities = [{"name": "Ana Sol", "type": "Person"}, {"name": "Bo Lund", "type": "Person"}]
    meeting = {"participants": ["Ana Sol", "Bo Lund"], "status": "held", "span": [0, 30]} | changed
    return {"id": "1.txt", "entities": entities, "meets": [meeting]}


# --- Turtle of the user's own ---------------------------------------------------------------


def test_a_person_of_the_users_is_whom_articles_mean(build, tmp_path):
    """By the full name: its IRI stands in the meeting, and what the user says of it beside, with the file."""
    report = build(turtle=ANA)
    assert report.stopped == []
    assert ask(tmp_path, "?m dip:participant ex:ana ; dip:reportOf* ?m")
    assert ask(tmp_path, 'ex:ana owl:sameAs <http://other.example/7> ; dcterms:source "with/people.ttl"')
    assert "local/person/ana-sol" not in turtle_of(tmp_path)


def test_what_is_the_users_own_is_exported_and_stays(build, tmp_path):
    """In Turtle too; the next build has it without being told."""
    build(turtle=ANA + OFFICE)
    first = turtle_of(tmp_path)
    assert "foreign minister" in first
    (tmp_path / "articles" / "2.txt").write_text(TEXT.replace("Bo Lund", "Cy Marsh"))
    assert build().counts["articles"] == 2
    assert "foreign minister" in turtle_of(tmp_path)
    pipeline.remove(tmp_path / "my.kg", ["2.txt"], config=Config())
    assert turtle_of(tmp_path) == first


def test_dropped_it_is_gone_without_a_trace(build, tmp_path):
    """By name, or by deleting the file: the graph is that of a build that never had it."""
    build()
    without = turtle_of(tmp_path)
    build(turtle=ANA + OFFICE)
    assert turtle_of(tmp_path) != without
    build(without=("people",))
    assert turtle_of(tmp_path) == without
    build(turtle=ANA)
    (tmp_path / "my.kg" / "with" / "people.ttl").unlink()
    build()
    assert turtle_of(tmp_path) == without


def test_an_unknown_name_cannot_be_dropped(build):
    """The known ones are told."""
    build(turtle=ANA)
    with pytest.raises(InputError, match=r"'peple'.*with/people\.ttl"):
        build(without=("peple",))


def test_an_office_of_the_users_needs_no_sentence(build, tmp_path):
    """Its file is where it comes from; blank nodes have a name that a rebuild gives again."""
    build(turtle=ANA + OFFICE)
    pattern = (
        '?r a dip:Representation ; dip:representative ex:ana ; dip:represented c:NOR ; dcterms:source "with/people.ttl"'
    )
    assert ask(tmp_path, pattern + " . FILTER(ISIRI(?r))")
    before = turtle_of(tmp_path)
    build(turtle=OFFICE + ANA, again=True)
    assert turtle_of(tmp_path) == before


def test_countries_engage_through_offices_of_the_users(build, tmp_path, articles):
    """Two people meet on a day on which each held an office by the user's own data."""
    (articles / "1.txt").write_text(TEXT)
    bo = 'ex:bo a dip:Person ; rdfs:label "Bo Lund" . ' + OFFICE.replace("ex:ana", "ex:bo").replace("c:NOR", "c:JPN")
    build(turtle=ANA + OFFICE + bo, config=replace(Config(), published="2019-04-26"))
    assert ask(tmp_path, "c:JPN dip:engagesWith c:NOR")
    (articles / "1.txt").write_text(TEXT + "\n")
    build(config=replace(Config(), published="2021-04-26"))
    assert not ask(tmp_path, "c:JPN dip:engagesWith c:NOR")


def test_who_holds_an_office_without_a_name_is_told_by_the_users_data(build, tmp_path):
    """The Norwegian foreign minister of a day on which the user's own data has one."""
    line = {
        "id": "theirs",
        "published": "2019-04-26",
        "body": "The Norwegian foreign minister met Bo Lund.",
        "entities": [
            {"name": "Norway", "type": "Country", "aliases": ["Norwegian"]},
            {"name": "Bo Lund", "type": "Person"},
        ],
        "meets": [
            {"participants": ["unnamed: Norwegian foreign minister", "Bo Lund"], "status": "held", "span": [0, 43]}
        ],
    }
    build(turtle=ANA + OFFICE, relations=[line], inputs=[])
    assert ask(tmp_path, "?m dip:participant ex:ana")


@pytest.mark.parametrize(
    ("wrong", "thing", "why"),
    [
        ('ex:bo a dip:Person ; rdfs:label "Bo Lund", "Bo B. Lund" .', "ex:bo", "exactly one rdfs:label"),
        (OFFICE.replace('"current"', '"always"').replace("[]", "ex:r"), "ex:r", "dip:tenure"),
        ('c:NOR rdfs:label "The North Way" .', "c:NOR", "exactly one rdfs:label"),
        ('ex:bo a dip:Person, dip:City ; rdfs:label "Bo Lund" .', "ex:bo", "Person"),
        (
            'ex:m a dip:Meeting ; rdfs:label "they met" ; dip:participant ex:ana ; dip:status dip:Held .',
            "ex:m",
            "evidence",
        ),
    ],
    ids=["two labels", "no tenure", "another name of a row", "person and city", "a meeting without evidence"],
)
def test_what_fails_the_shapes_is_kept_aside_alone(build, tmp_path, wrong, thing, why):
    """With the reason, node by node; the rest of the file joins, and the wrong is nowhere in the graph."""
    report = build(turtle=ANA + "\n" + wrong)
    assert len(report.stopped) == 1
    assert "with/people.ttl" in report.stopped[0]
    assert why in report.stopped[0]
    assert ask(tmp_path, "ex:ana a dip:Person")
    assert not ask(tmp_path, f'{thing} dcterms:source "with/people.ttl"')
    assert layout.kept_aside(tmp_path / "my.kg") == [{"stopped": report.stopped[0]}]


def test_an_office_of_the_users_is_answered_with_its_file(build, tmp_path):
    """By the questions of the library, in the place of an article; no article is taken for its source."""
    build(turtle=ANA + OFFICE)
    for question in ("offices", "represents"):
        (row,) = run(oxigraph.open_store(tmp_path / "my.kg"), question, ["Norway"])
        assert (row["personLabel"], row["articleLabel"], row.get("issued")) == ("Ana Sol", "with/people.ttl", None)


def test_what_leans_on_what_is_wrong_goes_with_it(build, tmp_path):
    """An office of somebody who is nobody any more."""
    bad = "ex:bo a dip:Person . " + OFFICE.replace("[]", "ex:r").replace("ex:ana", "ex:bo")
    report = build(turtle=ANA + bad)
    assert [x.split(">")[0].rsplit("/", 1)[1] for x in report.stopped] == ["bo", "r"]


def test_what_contradicts_the_articles_is_the_users(build, tmp_path):
    """The articles' own stands: their Bo Lund has a name, and the user's other one is kept aside."""
    corner = "https://w3id.org/communique/id/local/person/bo-lund"
    report = build(
        turtle=f"<{corner}> dip:locatedIn <http://a.example/x> . <http://a.example/x> a dip:Place ; rdfs:label 'X' ."
    )
    assert any("bo-lund" in x for x in report.stopped)
    assert ask(tmp_path, f"?m dip:participant <{corner}>")


def test_labels_of_a_language_are_names(build, tmp_path):
    """The English one is the label; the others are further names."""
    build(turtle='ex:ana a dip:Person ; rdfs:label "Ana Sol"@en, "Anna Sohl"@de .')
    assert ask(tmp_path, 'ex:ana rdfs:label "Ana Sol" ; skos:altLabel "Anna Sohl"')


@pytest.mark.parametrize("text", [b"this is no Turtle", b"\xff\xfe\x00", b"<a> <b> .", b'<x:a> <x:b> "c" , .'])
def test_a_file_that_is_no_turtle_changes_nothing(build, tmp_path, text):
    """It is named with what is wrong, and the store is as it was."""
    build()
    before = turtle_of(tmp_path)
    (tmp_path / "bad.ttl").write_bytes(text)
    with pytest.raises(InputError, match=r"bad\.ttl: not Turtle"):
        pipeline.build([], tmp_path / "my.kg", config=Config(), given_besides=Joins(turtle=(tmp_path / "bad.ttl",)))
    assert turtle_of(tmp_path) == before
    assert joins.kept(tmp_path / "my.kg") == []


def test_a_kept_file_that_was_spoilt_is_told_each_time(build, tmp_path):
    """The graph goes on without it."""
    build(turtle=ANA)
    (tmp_path / "my.kg" / "with" / "people.ttl").write_text("no Turtle")
    for _ in range(2):
        (stopped,) = build().stopped
        assert "with/people.ttl: not Turtle" in stopped
    assert not ask(tmp_path, "ex:ana a dip:Person")


def test_the_example_of_the_docs_joins_whole(build, tmp_path):
    """What docs/linking.md shows passes the gate, and its person is linked to."""
    page = (Path(__file__).parents[1] / "docs" / "linking.md").read_text("utf-8")
    text = page.split("```turtle\n")[1].split("```")[0].replace("Ada Brook", "Ana Sol")
    assert build(turtle=text).stopped == []
    assert ask(tmp_path, "?m dip:participant <https://example.org/people/brook>")


# --- relations by other extractors ----------------------------------------------------------


def test_one_meeting_read_twice_is_one_with_both_evidence(build, tmp_path):
    """Ours and theirs: one event, one report, two sentences with their rules."""
    report = build(relations=[met()])
    assert report.stopped == []
    assert report.counts["meetings"] == 1
    rows = oxigraph.open_store(tmp_path / "my.kg").select(
        "SELECT ?rule { ?r a dip:Report ; dip:evidence/dip:rule/rdfs:label ?rule } ORDER BY ?rule"
    )
    assert [row["rule"] for row in rows] == ["fake/met", "import/other"]


def test_what_only_they_read_is_added(build, tmp_path):
    """With their rule, behind the name of their file."""
    report = build(relations=[met(status="planned", date="2031-01-01", rule="verb")])
    assert (report.counts["meetings"], report.counts["meetings planned"]) == (2, 1)
    assert ask(tmp_path, '?e dip:rule ?rule . ?rule rdfs:label "import/other/verb"')


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"span": [0, 3000]}, "is not in the body"),
        ({"span": [-4, 30]}, "is not in the body"),
        ({"span": [31, 80]}, "does not hold 'Ana Sol'"),
        ({"participants": ["Ana Sol", "Cy Marsh"]}, "which no entity has"),
        ({"span": None}, "no span"),
        ({"sentence": "Ana Sol met Cy Marsh in Tarvik."}, "does not hold its sentence"),
        ({"participant_spans": [[0, 7], [12, 1900]]}, "is not in the body"),
        ({"place": "Ana Sol", "status": "perhaps"}, "not in the schema"),
    ],
)
def test_what_does_not_hold_in_the_text_is_kept_aside(build, tmp_path, changed, why):
    """With the reason; the other relations of the document join."""
    good = met()
    line = good | {"meets": [met(**changed)["meets"][0], met(status="planned", date="2031")["meets"][0]]}
    report = build(relations=[line])
    assert len(report.stopped) == 1
    assert report.stopped[0].startswith("relations/other.jsonl: 1.txt: meets 0: ")
    assert why in report.stopped[0]
    assert report.counts["meetings planned"] == 1
    assert build().stopped == report.stopped


def test_a_sentence_tells_where_it_stands(build, tmp_path):
    """Without a span, where the text has it once."""
    report = build(relations=[met(span=None, sentence="Ana Sol met Bo Lund in Tarvik.")])
    assert report.stopped == []


def test_words_that_are_not_said_there_are_kept_aside(build):
    """The text of a statement is that of its pieces."""
    said = {"speaker": "Ana Sol", "text": "the harbour is closed", "spans": [[0, 19]], "span": [0, 30]}
    report = build(relations=[met() | {"meets": [], "says": [said]}])
    assert "its text is not what its spans hold" in report.stopped[0]


def test_relations_may_bring_their_article(build, tmp_path):
    """Where the line has the text: the article is in the graph, listed and removed like ours."""
    line = met() | {
        "id": "theirs",
        "title": "Theirs",
        "body": "Ana Sol met Bo Lund in Tarvik.",
        "published": "2019-04-26",
    }
    assert build(relations=[line]).counts["articles"] == 2
    assert pipeline.articles(tmp_path / "my.kg") == ["1.txt", "theirs"]
    assert pipeline.remove(tmp_path / "my.kg", ["theirs"], config=Config()).counts["articles"] == 1
    assert joins.kept(tmp_path / "my.kg") == []


def test_an_article_that_goes_takes_their_reading_along(build, tmp_path, articles):
    """By --sync as by kg remove."""
    (articles / "2.txt").write_text(TEXT.replace("Bo Lund", "Cy Marsh"))
    build(relations=[met()])
    (articles / "1.txt").unlink()
    report = build(sync=True)
    assert report.dropped == ("1.txt",)
    assert (report.counts["articles"], joins.kept(tmp_path / "my.kg")) == (1, [])


def test_a_reading_of_a_text_that_changed_is_kept_aside(build, articles):
    """Its offsets point into another text."""
    build(relations=[met(status="planned")])
    (articles / "1.txt").write_text(TEXT.replace("harbour", "herring"))
    (stopped,) = build().stopped
    assert "another text now" in stopped


def test_lines_that_are_no_relations_are_told_and_the_others_join(build):
    """No JSON, no id, no text to be had, the digest of another text."""
    report = build(relations=[met(status="planned"), {"entities": []}, {"id": "unknown"}, met() | {"digest": "0" * 64}])
    problems = [x.problem for x in report.failures]
    assert [x.split(" (")[0] for x in problems] == [
        "not a document's relations",
        "it has no body, and the store no article 'unknown'",
        "its digest is not that of the text of '1.txt'",
    ]
    assert report.counts["meetings planned"] == 1


# --- another linker -------------------------------------------------------------------------


def by_wire(relations):
    """A linker: it knows one person, misplaces another and takes a city for a country."""
    return {"Ana Sol": "http://people.example/ana", "Bo Lund": "country/NOR", "Tarvik": "http://people.example/tarvik"}


def broken(relations):
    """A linker that fails."""
    raise RuntimeError("no index")


@pytest.fixture
def linkers(monkeypatch):
    """Two linkers as another package would offer them."""
    from importlib.metadata import EntryPoint, EntryPoints

    offered = EntryPoints(
        [EntryPoint(name, f"tests.test_joins:{name}", "kg.linkers") for name in ("by_wire", "broken")]
    )
    monkeypatch.setattr(registry, "entry_points", lambda group: offered.select(group=group))


@pytest.mark.usefixtures("linkers")
def test_another_linker_says_who_is_meant(build, tmp_path):
    """What fits the type is taken; what does not is told, and linked as without it."""
    report = build(config=replace(Config(), linker="by_wire"))
    assert ask(tmp_path, '?m dip:participant ex:ana ; dip:venue ex:tarvik . ex:ana rdfs:label "Ana Sol"')
    assert ask(tmp_path, "?m dip:participant <https://w3id.org/communique/id/local/person/bo-lund>")
    assert report.stopped == ["linker by_wire: 1.txt: 'Bo Lund' (Person): country/NOR is a Country"]


@pytest.mark.usefixtures("linkers")
def test_a_linker_is_left_again(build, tmp_path):
    """The graph is made anew by the tables alone."""
    build()
    plain = turtle_of(tmp_path)
    build(config=replace(Config(), linker="by_wire"))
    assert layout.noted(tmp_path / "my.kg")["linker"] == "by_wire"
    build()
    assert turtle_of(tmp_path) == plain


@pytest.mark.usefixtures("linkers")
def test_an_unknown_linker_is_answered_with_the_known_ones(build, tmp_path):
    """Before anything is read or written."""
    with pytest.raises(UnknownNameError, match="known: broken, by_wire, tables"):
        build(config=replace(Config(), linker="wire"))
    assert not (tmp_path / "my.kg").exists()


@pytest.mark.usefixtures("linkers")
def test_a_linker_that_fails_is_named(build):
    """Whose fault it was, and what to do."""
    with pytest.raises(KgError, match=r"the linker broken failed at 1\.txt \(RuntimeError: no index\)"):
        build(config=replace(Config(), linker="broken"))
