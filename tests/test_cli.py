"""The command line: how commands are spelled, what goes to which stream, and how they end."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from kg import cli, pipeline
from kg.errors import MachineError
from kg.files import folder
from kg.store import fingerprint
from tests import fakes

if TYPE_CHECKING:
    from click.testing import Result

COMMANDS = [
    "build",
    "demo",
    "diff",
    "doctor",
    "draw",
    "evaluate",
    "explain",
    "export",
    "extract",
    "import",
    "judge",
    "push",
    "query",
    "remove",
    "report",
    "review",
    "search",
    "serve",
    "stats",
    "validate",
]


@pytest.fixture(autouse=True)
def _fake_reader(monkeypatch, tmp_path):
    fake(monkeypatch)
    monkeypatch.chdir(tmp_path)


def fake(patch):
    patch.setattr(pipeline, "_reader", fakes.reader)
    patch.setattr(fingerprint, "pipeline", lambda config: "a" * 64)
    patch.setattr(fingerprint, "graph", lambda config: "b" * 64)
    patch.delenv("KG_STORE", raising=False)
    patch.delenv("KG_DEBUG", raising=False)


def kg(*arguments, **settings) -> Result:
    return CliRunner().invoke(cli.app, [str(x) for x in arguments], **settings)


@pytest.fixture
def articles(tmp_path):
    return fakes.articles(tmp_path / "articles")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A store of the four articles, which no test changes."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        fake(patch)
        result = kg("build", fakes.articles(folder / "articles"), "-o", folder / "my.kg", "--quiet")
    assert result.exit_code == 0, result.output
    return folder / "my.kg"


@pytest.fixture
def store(articles, built, tmp_path):
    """A copy of it in the working folder, beside the articles."""
    return shutil.copytree(built, tmp_path / "my.kg")


# --- spelling ---------------------------------------------------------------------------


def test_every_command_is_known():
    """The commands that scripts depend on are there."""
    assert sorted(x.name or x.callback.__name__ for x in cli.app.registered_commands) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    """--help of each says what it does, and shows a line to copy."""
    result = kg(command, "--help")
    assert result.exit_code == 0
    assert re.search(rf"^ *Example:\n +kg {command} .+$", result.stdout, re.MULTILINE)


def test_version():
    """--version names the program and its version."""
    assert re.fullmatch(r"kg \d+\.\d+\.\d+\S*\n", kg("--version").stdout)


def test_an_unknown_command_is_the_users_error():
    """A misspelt command ends with 2, on stderr."""
    result = kg("biuld")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "biuld" in result.stderr


# --- build ------------------------------------------------------------------------------


def test_build_tells_what_it_did_in_one_screen(articles):
    """Counts on stdout, and what to do next."""
    result = kg("build", articles, "-o", "my.kg", "-j", "1")
    assert result.exit_code == 0
    assert "my.kg: 4 articles (4 read, 0 unchanged)" in result.stdout
    assert "4 meetings (4 held)" in result.stdout
    assert len(result.stdout.splitlines()) < 20


def test_build_again_says_that_nothing_changed(articles, store):
    """The second build is told as what it is."""
    result = kg("build", articles, "-o", store)
    assert "0 read, 4 unchanged" in result.stdout
    assert "Nothing changed" in result.stdout


def test_build_quiet_says_nothing(articles):
    """--quiet: no output where nothing went wrong."""
    assert kg("build", articles, "-o", "my.kg", "--quiet").output == ""


def test_build_json_is_for_programs(articles):
    """--json: one value on stdout, with the counts and the failures."""
    report = json.loads(kg("build", articles, "missing.txt", "-o", "my.kg", "--json").stdout)
    assert report["counts"]["articles"] == 4
    assert report["failures"][0]["source"] == "missing.txt"


def test_build_with_a_failure_ends_with_1(articles):
    """The rest is built; what was not taken in is told on stderr, with what to do, and the exit code says so."""
    result = kg("build", articles, "missing.txt", "-o", "my.kg")
    assert result.exit_code == 1
    assert "missing.txt: there is no such file" in result.stderr
    assert "1 not taken in" in result.stdout


def test_build_of_nothing_ends_with_2():
    """Nothing could be read: that is all there is to tell."""
    result = kg("build", "missing.txt", "-o", "my.kg")
    assert result.exit_code == 2
    assert "missing.txt: there is no such file" in result.stderr
    assert result.stdout == ""


def test_a_misspelt_folder_is_all_that_is_told(articles):
    """A store that stays as it was is no answer to it, nor is what to ask it."""
    kg("build", articles, "-o", "my.kg")
    result = kg("build", "artciles", "-o", "my.kg")
    assert result.exit_code == 1
    assert "artciles: there is no such file or folder" in result.stderr
    assert result.stdout == ""


def test_many_failures_do_not_flood_the_screen(articles):
    """A hundred missing files: twenty lines, and where the rest is."""
    missing = [f"missing-{i}.txt" for i in range(100)]
    result = kg("build", articles, *missing, "-o", "my.kg")
    told = [line for line in result.stderr.splitlines() if not line.endswith("…")]  # a slow machine tells what it does
    assert len(told) == 21
    assert "80 more: see my.kg/quarantine.jsonl" in result.stderr
    assert os.path.getsize("my.kg/quarantine.jsonl") > 100 * 50  # noqa: PTH202


def test_build_reads_stdin():
    """- is stdin."""
    result = kg("build", "-", "-o", "my.kg", "--json", input=fakes.article(0))
    assert json.loads(result.stdout)["counts"]["articles"] == 1


def test_build_keeps_the_collection_of_the_store(articles):
    """Named once, it need not be named again; another name is refused."""
    kg("build", articles / "0.txt", "-o", "my.kg", "--collection", "desk")
    assert kg("build", articles / "1.txt", "-o", "my.kg").exit_code == 0
    result = kg("build", articles / "1.txt", "-o", "my.kg", "--collection", "other")
    assert result.exit_code == 2
    assert "its collection is 'desk'" in result.stderr


OFFICES = "key,of,titles,name,aliases,from,until,known,tenure,source\nmine,country/RUS,tsar,Ada Brook,,{},2020,,,x\n"


def test_a_table_of_offices_that_is_wrong_ends_with_2_and_leaves_no_store(articles, tmp_path):
    """The file and the line are told; so is a file that is not there."""
    own = tmp_path / "own.csv"
    own.write_text(OFFICES.format("two thousand"))
    for path, told in ((own, "own.csv:2"), (tmp_path / "none.csv", "no such file")):
        result = kg("build", articles, "-o", "new.kg", "--offices", path)
        assert result.exit_code == 2
        assert told in result.stderr
        assert not Path("new.kg").exists()


def test_offices_in_the_store_are_read_with_it(articles, monkeypatch):
    """Put there before or after its first build; those named on the command line go before them."""
    seen = []
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: seen.append(config.offices) or "a" * 64)
    store, other = Path("own.kg"), Path("other.csv")
    store.mkdir()
    for path in (store / "offices.csv", other):
        path.write_text(OFFICES.format("2000"))
    assert kg("build", articles, "-o", store).exit_code == 0
    assert kg("build", articles, "-o", store, "--offices", other).exit_code == 0
    assert {str(store / "offices.csv"), str(other)} == set(seen)


def test_a_new_pipeline_is_told_before_it_reads(articles, store, monkeypatch):
    """What of it changed, and how many articles that costs."""
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "f" * 64)
    real = fingerprint.versions
    monkeypatch.setattr(fingerprint, "versions", lambda config: real(config) | {"spacy": "99"})
    result = kg("build", articles, "-o", store)
    line = next(line for line in result.stderr.splitlines() if "pipeline" in line)
    assert re.fullmatch(r"The pipeline changed \(spacy \S+ → 99\): 4 kept articles are read again", line)


def test_a_dry_run_tells_and_does_nothing(articles, tmp_path):
    """What would be read, for people and for programs."""
    result = kg("build", articles, "-o", "my.kg", "--dry-run")
    assert (result.exit_code, result.stdout.splitlines()) == (
        0,
        ["my.kg: 4 articles would be read (4 new, 0 changed, 0 unchanged)", "Nothing was done."],
    )
    told = json.loads(kg("build", articles, "-o", "my.kg", "--dry-run", "--json").stdout)
    assert told["read"] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert not (tmp_path / "my.kg").exists()


def test_a_dry_run_with_an_input_that_cannot_be_read_ends_with_1(articles):
    """As the build would."""
    result = kg("build", articles, "nowhere.txt", "-o", "my.kg", "--dry-run")
    assert result.exit_code == 1
    assert "nowhere.txt" in result.stderr


def test_a_locked_build_repeats_or_names_what_differs(articles, store, tmp_path):
    """0 where all is as in the manifest; 2, and nothing written, where an article is not."""
    manifest = store / "manifest.json"
    assert kg("build", articles, "--store", store, "--locked", "--quiet").exit_code == 0
    assert kg("build", articles, "-o", "other.kg", "--manifest", manifest, "--quiet").exit_code == 0
    assert (tmp_path / "other.kg" / "manifest.json").read_bytes() == manifest.read_bytes()
    (articles / "2.txt").write_text(fakes.article(9))
    result = kg("build", articles, "-o", "third.kg", "--manifest", manifest)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "article '2.txt': not the same" in result.stderr
    assert not (tmp_path / "third.kg").exists()
    dry = kg("build", articles, "-o", "third.kg", "--manifest", manifest, "--dry-run")
    assert (dry.exit_code, dry.stderr) == (2, result.stderr)


def test_a_lock_without_a_manifest_is_the_users_error(articles):
    """A new store has none: name one."""
    result = kg("build", articles, "-o", "my.kg", "--locked")
    assert result.exit_code == 2
    assert "--manifest" in result.stderr


def test_build_without_a_store_says_how_to_name_one(articles):
    """No -o, no KG_STORE, none in the working folder."""
    result = kg("build", articles)
    assert result.exit_code == 2
    assert "-o my.kg" in result.stderr


# --- which store ------------------------------------------------------------------------


def test_the_store_is_named_by_option_variable_or_folder(store, tmp_path, monkeypatch):
    """--store, else KG_STORE, else the one in the working folder."""
    told = kg("stats", "--store", store).stdout
    assert kg("stats").stdout == told
    monkeypatch.chdir("/")
    assert kg("stats", env={"KG_STORE": str(store)}).stdout == told
    monkeypatch.chdir(store)
    assert kg("stats").stdout == told


def test_of_two_stores_in_the_folder_none_is_guessed(articles, store):
    """The message names both."""
    kg("build", articles, "-o", "other.kg", "--quiet")
    result = kg("stats")
    assert result.exit_code == 2
    assert "my.kg, other.kg" in result.stderr


def test_no_store_is_the_users_error():
    """The message says how to make one."""
    result = kg("query", "who-met", "Bo Lund")
    assert result.exit_code == 2
    assert "kg build ARTICLES/ -o my.kg" in result.stderr


# --- asking -----------------------------------------------------------------------------


def test_query_by_name(store):
    """The spelling of the first page of the manual."""
    result = kg("query", "who-met", "Bo Lund", "--store", store)
    assert result.exit_code == 0
    assert "Ana Sol" in result.stdout
    assert "Cy Marsh" in result.stdout


@pytest.mark.parametrize("arguments", [["person=Bo Lund"], ["--param", "person=Bo Lund"], ["-p", "person=Bo Lund"]])
def test_query_values_by_name(store, arguments):
    """NAME=VALUE in place or as an option."""
    plain = kg("query", "who-met", "Bo Lund", "--store", store)
    assert kg("query", "who-met", *arguments, "--store", store).stdout == plain.stdout


def test_query_lists_the_library():
    """Without a name, the questions: no store is needed."""
    result = kg("query")
    assert result.exit_code == 0
    assert "who-met PERSON" in result.stdout


def test_query_in_sparql(store):
    """Free SPARQL, for programs."""
    result = kg("query", "SELECT (COUNT(*) AS ?n) { ?x a dip:Statement }", "--json", "--store", store)
    assert json.loads(result.stdout)["results"]["bindings"][0]["n"]["value"] == "4"


def test_query_in_csv(store):
    """A header and the rows."""
    result = kg("query", "SELECT ?name { ?x a dip:Person ; rdfs:label ?name } ORDER BY ?name", "--format", "csv")
    assert result.stdout.split() == ["name", "Ana", "Sol", "Bo", "Lund", "Cy", "Marsh", "Dee", "Ford", "Eli", "Grant"]


def test_a_construct_gives_turtle(store):
    """Triples as Turtle, which can be read again."""
    from rdflib import Graph

    result = kg("query", "CONSTRUCT { ?x rdfs:label ?y } { ?x a dip:Person ; rdfs:label ?y }", "--format", "turtle")
    assert len(Graph().parse(data=result.stdout, format="turtle")) == 5


def test_turtle_of_rows_is_the_users_error(store):
    """A SELECT has no triples: the message says what has."""
    result = kg("query", "SELECT * { ?x ?y ?z }", "--format", "turtle")
    assert result.exit_code == 2
    assert "CONSTRUCT" in result.stderr


def test_an_unknown_person_is_the_users_error(store):
    """Near names are offered."""
    result = kg("query", "who-met", "Bo Lunt", "--store", store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Bo Lund" in result.stderr


def test_explain(store):
    """Facts with their sentences."""
    result = kg("explain", "Bo Lund", "--store", store)
    assert result.exit_code == 0
    assert "Bo Lund met Cy Marsh in Ostmark." in result.stdout
    assert json.loads(kg("explain", "Bo Lund", "--json").stdout)["meetings"]


def test_draw(store, tmp_path):
    """A page, where asked for; what is told goes to stderr."""
    result = kg("draw", "--store", store, "-o", "graph.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Bo Lund" in (tmp_path / "graph.html").read_text()
    assert kg("draw", "--store", store, "-o", "near.html", "--around", "Bo Lund", "--quiet").output == ""


def test_export_to_a_file_and_to_stdout(store, tmp_path):
    """The same bytes either way."""
    result = kg("export", "--store", store, "--format", "turtle", "-o", "graph.ttl")
    assert result.exit_code == 0
    assert kg("export", "--store", store, "--format", "turtle").stdout_bytes == (tmp_path / "graph.ttl").read_bytes()


def test_export_does_not_depend_on_the_name_of_the_store(articles, store, tmp_path):
    """Another folder, the same bytes."""
    kg("build", articles, "-o", "another/place.kg", "--quiet")
    one, other = (kg("export", "--store", x).stdout_bytes for x in (store, "another/place.kg"))
    assert one == other


def test_export_in_the_terms_of_others(store):
    """With the words around a sentence, which the store keeps beside its graph."""
    text = kg("export", "--store", store, "--profile", "oa", "--profile", "prov,schema", "--format", "nt").stdout
    for term in ("oa#Annotation", "oa#suffix", "prov#wasDerivedFrom", "schema.org/NewsArticle"):
        assert term in text


def test_an_unknown_profile_is_told_with_those_there_are(store):
    """A misspelt one ends with 2, and writes nothing."""
    result = kg("export", "--store", store, "--profile", "provo", "-o", "graph.ttl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'provo'; known: oa, org, prov, schema, sem" in result.stderr


# --- keeping ----------------------------------------------------------------------------


def test_stats(store):
    """Counts to read, and for programs; and the ids."""
    assert re.search(r"^meetings +4$", kg("stats").stdout, re.MULTILINE)
    assert json.loads(kg("stats", "--json").stdout)["statements"] == 4
    assert kg("stats", "--articles").stdout.split() == ["0.txt", "1.txt", "2.txt", "3.txt"]


def test_remove(store):
    """An article goes, with what only it told."""
    result = kg("remove", "0.txt", "--store", store)
    assert result.exit_code == 0
    assert "1 dropped" in result.stdout
    assert json.loads(kg("stats", "--json").stdout)["articles"] == 3


def test_remove_knows_the_model_that_the_store_was_read_with(articles):
    """The manifest goes on to name it, not the usual one."""
    kg("build", articles, "-o", "other.kg", "--model", "other_model", "--quiet")
    kg("remove", "3.txt", "--store", "other.kg")
    assert json.loads((Path("other.kg") / "manifest.json").read_text())["settings"]["model"] == "other_model"


def test_stats_tells_what_the_next_build_reads_again(store, monkeypatch):
    """On stderr, since it is no count."""
    assert "read again" not in kg("stats", "--store", store).stderr
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "f" * 64)
    assert "4 kept articles are read again" in kg("stats", "--store", store).stderr


def test_diff(articles, store):
    """0 and a line where nothing differs; 1 and a table where something does; a patch into a file."""
    kg("export", "--store", store, "-o", "before.nq")
    same = kg("diff", "before.nq", store)
    assert (same.exit_code, same.stdout) == (0, "The two say the same.\n")
    kg("remove", "3.txt", "--store", store)
    result = kg("diff", "before.nq", store)
    assert result.exit_code == 1
    assert result.stdout.startswith("articles: 1 lost")
    assert kg("diff", "before.nq", store, "--format", "patch", "-o", "x.rdfp").exit_code == 1
    assert Path("x.rdfp").read_text().startswith("TX .\nD <")


def test_a_difference_in_an_unknown_format_is_the_users_error(store):
    """With the known ones."""
    result = kg("diff", store, store, "--format", "xml")
    assert result.exit_code == 2
    assert "table, json, patch, nquads" in result.stderr


def test_validate_of_a_sound_store(store):
    """What a build made conforms."""
    result = kg("validate", "--store", store)
    assert result.exit_code == 0, result.output


def test_validate_lists_what_the_last_build_kept_aside(store, articles):
    """An input that is no article, a relation that is not in its text: listed with the reason, exit 1."""
    (articles / "empty.txt").write_text("")
    (articles.parent / "other.jsonl").write_text('{"id": "0.txt", "meets": [{"participants": [], "status": "held"}]}\n')
    assert kg("build", articles, "--relations", "other.jsonl", "-o", store).exit_code == 1
    result = kg("validate", "--store", store, "--no-reasoner")
    assert result.exit_code == 1
    aside = [x for x in result.stdout.splitlines() if x.startswith("Kept aside: ")]
    assert len(aside) == 2
    assert "empty.txt" in aside[0]
    assert "relations/other.jsonl: 0.txt: meets 0: it has no span" in aside[1]
    listed = json.loads(kg("validate", "--store", store, "--no-reasoner", "--json").stdout)["kept_aside"]
    assert len(listed) == 2


def test_turtle_of_ones_own_joins_and_leaves(store):
    """Without reading an article again; the file that is dropped is named by its name."""
    Path("people.ttl").write_text(
        "<http://people.example/ana> a <https://w3id.org/communique/ontology#Person> ;"
        ' <http://www.w3.org/2000/01/rdf-schema#label> "Ana Sol" .'
    )
    assert kg("build", "--with", "people.ttl", "--store", store).exit_code == 0
    assert "http://people.example/ana" in kg("export", "--format", "turtle", "--store", store).stdout
    assert kg("build", "--without", "people", "--store", store).exit_code == 0
    assert "http://people.example/ana" not in kg("export", "--format", "turtle", "--store", store).stdout


def test_a_build_of_nothing_is_a_misspelt_command(tmp_path):
    """A new store needs articles, or what joins the graph."""
    result = kg("build", "--store", tmp_path / "new.kg")
    assert result.exit_code == 2
    assert "--with" in result.stderr


def test_a_build_of_nothing_makes_a_graph_that_is_there_anew(store):
    """After decisions.csv, or a file that joins it, was edited by hand."""
    result = kg("build", "--store", store)
    assert result.exit_code == 0, result.output
    assert "Nothing changed" in result.stdout


def test_an_unknown_linker_is_the_users_error(store, articles):
    """The known ones are told; none is installed here but our own."""
    result = kg("build", articles, "--linker", "wire", "--store", store)
    assert result.exit_code == 2
    assert "known: tables" in result.stderr


def test_validate_with_shapes_of_ones_own(store, tmp_path):
    """What other shapes ask for and the graph lacks is told, and the exit code says so."""
    (tmp_path / "shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dip: <https://w3id.org/communique/ontology#> .\n"
        "[] a sh:NodeShape ; sh:targetClass dip:Statement ; sh:property [ sh:path dip:addressee ; sh:minCount 1 ;\n"
        '   sh:message "to whom?" ] .\n'
    )
    result = kg("validate", "--shapes", "shapes.ttl", "--no-reasoner", "--json")
    assert result.exit_code == 1, result.output
    assert {x["message"] for x in json.loads(result.stdout)["violations"]} == {"to whom?"}


@pytest.mark.parametrize("text", [None, "this is no Turtle"])
def test_shapes_that_cannot_be_read_are_the_users_error(store, tmp_path, text):
    """A missing file, or one that is something else."""
    if text:
        (tmp_path / "shapes.ttl").write_text(text)
    result = kg("validate", "--shapes", "shapes.ttl")
    assert result.exit_code == 2, result.output
    assert "shapes.ttl" in result.stderr


def test_a_contradiction_is_explained(store, monkeypatch):
    """A thing that is a person and a place: told with the two lines that say so."""
    from kg.store.graph import GraphStore

    wrong = "@prefix dip: <https://w3id.org/communique/ontology#> . <http://x.example/Z> a dip:Person, dip:City ."
    real = GraphStore.rdflib

    def with_wrong(graph):
        return real(graph).parse(data=wrong, format="turtle")

    monkeypatch.setattr(GraphStore, "rdflib", with_wrong)
    result = kg("validate", "--no-reasoner")
    assert result.exit_code == 1, result.output
    assert "<http://x.example/Z> is a" in result.stdout


def test_demo_makes_a_store_a_turtle_file_and_a_page(articles, monkeypatch, tmp_path):
    """Three questions with their answers on stdout, three things on disk, and where they are."""
    data = tmp_path / "data"
    data.mkdir()
    for table in folder("data").glob("*.csv"):
        (data / table.name).symlink_to(table)
    articles.rename(data / "articles")
    monkeypatch.setattr("kg.files.folder", lambda name: data if name == "data" else folder(name))
    monkeypatch.setattr(
        cli.showing, "DEMO", (("who-met", "Bo Lund"), ("said-by", "Ana Sol"), ("meetings-in", "Tarvik"))
    )
    result = kg("demo", "-o", "here", "--quiet")
    assert result.exit_code == 0, result.output
    assert '$ kg query who-met "Bo Lund" --store here/my.kg' in result.stdout
    assert "Cy Marsh" in result.stdout
    for name in ("my.kg", "graph.ttl", "graph.html"):
        assert (tmp_path / "here" / name).exists()
        assert f"here/{name}" in result.stdout


# --- extract ----------------------------------------------------------------------------


def test_extract_prints_an_object_a_line(articles):
    """Ids as given, in order; messages elsewhere."""
    result = kg("extract", articles, "missing.txt", "--format", "jsonl", "--quiet", "--published", "2019-04-26")
    assert result.exit_code == 1
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [x["id"] for x in found] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert found[0]["published"] == "2019-04-26"
    assert "missing.txt" in result.stderr


def test_extract_of_nothing_ends_with_2():
    """No input could be read."""
    assert kg("extract", "missing.txt").exit_code == 2


# --- how commands end -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (MachineError("the disk is full"), 3, "the disk is full"),
        (MemoryError(), 3, "Out of memory"),
        (OSError(28, "No space left on device", "x"), 3, "the disk is full"),
        (KeyboardInterrupt(), 130, "Interrupted"),
        (ZeroDivisionError("division by zero"), 70, "This is a bug in kg (ZeroDivisionError"),
        (RecursionError("too deep"), 70, "This is a bug in kg"),
        (BrokenPipeError(), 0, ""),
    ],
    ids=lambda x: type(x).__name__ if isinstance(x, BaseException) else None,
)
def test_every_end_has_its_code(monkeypatch, error, code, words):
    """One line on stderr, nothing on stdout, no traceback."""

    def fail(*_, **__):
        raise error

    monkeypatch.setattr(pipeline, "build", fail)
    result = kg("build", "x", "-o", "my.kg")
    assert (result.exit_code, result.stdout) == (code, "")
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_debug_shows_the_traceback(monkeypatch):
    """KG_DEBUG=1 lets the error through."""

    def fail(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "build", fail)
    result = kg("build", "x", "-o", "my.kg", env={"KG_DEBUG": "1"})
    assert isinstance(result.exception, ZeroDivisionError)


def test_a_closed_pipe_is_quiet(store):
    """``kg export | head -1`` ends without a complaint."""
    command = f"{sys.executable} -m kg export --store {store} | head -1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert result.stderr == ""
    assert len(result.stdout.splitlines()) == 1


def test_help_imports_nothing_heavy():
    """What takes long to import is imported by the command that needs it: kg --help answers at once."""
    code = (
        "import sys\n"
        "sys.argv = ['kg', '--help']\n"
        "from kg.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = 'spacy rdflib pyoxigraph networkx pyvis owlready2 pyshacl trafilatura numpy'.split()\n"
        "print('HEAVY', [x for x in heavy if x in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "HEAVY []"
