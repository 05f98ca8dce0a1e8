"""``kg import``, and the parts of a graph that ``kg export`` writes for it: how they are spelled, how they end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from kg import cli
from kg.store import layout, shards
from tests import stores, worlds
from tests.worlds import Telling

if TYPE_CHECKING:
    from click.testing import Result


def kg(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(x) for x in arguments])


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("KG_STORE", raising=False)
    monkeypatch.delenv("KG_DEBUG", raising=False)
    monkeypatch.chdir(tmp_path)
    other = Telling("b.txt").names("P:Lea Sand").said("Lea Sand", "we meet nobody before the end of May")
    return stores.make(tmp_path / "my.kg", worlds.summit(), other)


@pytest.fixture
def texts(store: Path, tmp_path: Path) -> Path:
    """The articles, a file each."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for path, _ in shards.keys(layout.shards(store)):
        x = shards.read(path).document
        held = {"id": x.id, "title": x.title, "text": x.body, "published": x.published}
        (folder / f"{x.id}.json").write_text(json.dumps(held))
    return folder


def test_what_is_exported_without_words_comes_back_with_them(texts: Path) -> None:
    """The whole way: export for others, import there, words put back by who has the articles."""
    assert kg("export", "--store", "my.kg", "--no-text", "-o", "graph.ttl").exit_code == 0
    assert "before the end of May" not in Path("graph.ttl").read_text()
    result = kg("import", "graph.ttl", "-o", "theirs.kg", "--texts", texts)
    assert result.exit_code == 0, result.output
    assert "2 articles, 1 meetings (1 held), 3 statements" in result.stdout
    assert "Put back: 10 sentences and quotations, from 2 articles" in result.stdout
    assert "not built again" in result.stdout
    assert "we meet nobody before the end of May" in kg("query", "said-by", "Lea Sand", "--store", "theirs.kg").stdout


def test_an_article_that_is_missing_is_told(texts: Path) -> None:
    """Exit 1: done, but not all."""
    (texts / "b.txt.json").unlink()
    kg("export", "--store", "my.kg", "--no-text", "-o", "graph.ttl")
    result = kg("import", "graph.ttl", "-o", "theirs.kg", "--texts", texts)
    assert result.exit_code == 1
    assert "Not put back: b.txt: no text with its digest" in result.stderr


def test_programs_get_what_was_done() -> None:
    kg("export", "--store", "my.kg", "-o", "graph.nq")
    held = json.loads(kg("import", "graph.nq", "-o", "theirs.kg", "--json").stdout)
    assert (held["counts"]["meetings"], held["texts"], held["missing"]) == (1, 0, [])


def test_words_are_found_in_an_imported_store() -> None:
    """Its sentences are indexed as those of a build."""
    kg("export", "--store", "my.kg", "-o", "graph.trig")
    kg("import", "graph.trig", "-o", "theirs.kg")
    assert "the end of May" in kg("search", "nobody", "--store", "theirs.kg").stdout


@pytest.mark.parametrize("command", [("build", "texts"), ("remove", "b.txt")])
def test_an_imported_store_cannot_be_changed(texts: Path, command: tuple[str, ...]) -> None:
    """It says what can be done with it, and what to do instead."""
    kg("export", "--store", "my.kg", "-o", "graph.ttl")
    kg("import", "graph.ttl", "-o", "theirs.kg")
    result = kg(*command, "--store", "theirs.kg")
    assert result.exit_code == 2
    assert "It can be asked, drawn and exported" in result.stderr
    assert kg("stats", "--store", "theirs.kg").exit_code == 0


def test_a_file_that_is_none_of_ours_ends_with_2() -> None:
    Path("x.ttl").write_text("<https://a.example/x> a <https://a.example/Y> .")
    result = kg("import", "x.ttl", "-o", "theirs.kg")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no articles are in it" in result.stderr
    assert not Path("theirs.kg").exists()


# --- parts -------------------------------------------------------------------------------


def test_a_part_is_written_with_its_header() -> None:
    result = kg(
        *("export", "--store", "my.kg", "--about", "Anna Berg", "--relation", "meets,represents", "--since", "2019"),
        *("--status", "held", "--hops", "2", "--licence", "CC-BY-4.0", "-o", "part.ttl"),
    )
    assert result.exit_code == 0, result.output
    head = Path("part.ttl").read_text().splitlines()[0]
    assert '--about "Anna Berg" --since 2019 --status held --relation meets --relation represents --hops 2' in head
    assert "1 meetings, 0 statements, 2 roles" in head


def test_tables_of_events_go_into_a_folder() -> None:
    assert kg("export", "--store", "my.kg", "--format", "events", "-o", "events/").exit_code == 0
    assert {x.name for x in Path("events").iterdir()} >= {"events.csv", "codebook.md", "datapackage.json"}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--about", "Anna Borg"), "Did you mean: Anna Berg"),
        (("--since", "yesterday"), "Write YYYY-MM-DD"),
        (("--status", "happened"), "one of held, planned"),
        (("--relation", "met"), "one of meets, says"),
        (("--hops", "2"), "say whom with --about"),
    ],
)
def test_a_part_that_cannot_be_is_told(options: tuple[str, ...], says: str) -> None:
    """Exit 2, nothing written."""
    result = kg("export", "--store", "my.kg", *options, "-o", "part.ttl")
    assert result.exit_code == 2
    assert says in result.stderr
    assert not Path("part.ttl").exists()
