"""``kg push``, and every other command with a server for its store: what they say, how they end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from kg import cli
from kg.store import protocol, remote
from kg.store.endpoint import open_endpoint
from tests import servers, stores, worlds
from tests.worlds import Telling

if TYPE_CHECKING:
    from click.testing import Result


def kg(*arguments: object, **settings: str) -> Result:
    return CliRunner().invoke(cli.app, [str(x) for x in arguments], **settings)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stores.make(tmp_path_factory.mktemp("made") / "my.kg", worlds.summit())


@pytest.fixture(scope="module")
def url(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the graph of *store*."""
    with servers.oxigraph(tmp_path_factory.mktemp("loaded")) as base:
        assert kg("push", base, "--store", store, "--quiet").exit_code == 0
        yield base


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("KG_STORE", "KG_DEBUG", "KG_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def triples(store: Path) -> int:
    graph = stores.graph(store)
    (row,) = graph.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    return int(row["n"])


# --- push ------------------------------------------------------------------------------------


def test_push_says_what_is_where_and_how_to_ask_it(store: Path, tmp_path: Path) -> None:
    with servers.oxigraph(tmp_path / "server") as base:
        result = kg("push", base, "--store", store)
        assert result.exit_code == 0
        assert result.stdout.splitlines()[0].endswith("triples sent")
        assert [x.split()[-1] for x in result.stdout.splitlines() if "default graph" in x] == [f"{triples(store):,}"]
        assert f"Ask it: kg query who-met \"NAME\" --store '{base}/query'" in result.stdout


def test_push_again_says_that_all_was_there(store: Path, url: str) -> None:
    result = kg("push", url, "--store", store)
    assert result.exit_code == 0
    assert "nothing was sent" in result.stdout


def test_push_tells_programs_what_it_did(store: Path, url: str) -> None:
    told = json.loads(kg("push", url, "--store", store, "--json").stdout)
    assert told["endpoint"] == f"{url}/query"
    assert told["graphs"] == told["held"]
    assert (told["graphs"][""], told["sent"]) == (triples(store), 0)


def test_push_takes_each_address_by_itself(store: Path, url: str) -> None:
    """Where a server has them at places of its own."""
    result = kg("push", "http://127.0.0.1:9/", "--query", f"{url}/query", "--gsp", f"{url}/store", "--store", store)
    assert result.exit_code == 0


def test_push_ends_with_1_where_the_server_holds_another_number(store: Path, tmp_path: Path) -> None:
    with servers.oxigraph(tmp_path / "server") as base:
        kg("push", base, "--store", store)
        graphs = protocol.find(*remote.connect(base), default=True)
        graphs.add(None, b"<http://x.example/a> <http://x.example/b> <http://x.example/c> .\n")
        result = kg("push", base, "--store", store)
        assert result.exit_code == 1
        assert "its default graph: the server counts" in result.stderr


def test_push_does_not_mix_with_other_data(store: Path, tmp_path: Path) -> None:
    with servers.oxigraph(tmp_path / "server") as base:
        protocol.find(*remote.connect(base), default=True).add(
            None, b"<http://x.e/a> <http://x.e/b> <http://x.e/c> .\n"
        )
        result = kg("push", base, "--store", store)
        assert result.exit_code == 2
        assert "--replace" in result.stderr
        assert kg("push", base, "--store", store, "--replace").exit_code == 0
        assert kg("push", base, "--store", store, "--graph", "https://news.example/all", "--replace").exit_code == 0
        assert open_endpoint(base).size(None) == triples(store)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("http://127.0.0.1:9/",), "nobody answers there"),
        (("ftp://h.example",), "no address of a server"),
        (("http://127.0.0.1:9/", "--graph", "not an iri"), "no IRI"),
    ],
)
def test_push_tells_what_is_wrong(store: Path, arguments: tuple[str, ...], text: str) -> None:
    result = kg("push", *arguments, "--store", store)
    assert result.exit_code == 2
    assert text in result.stderr
    assert "Traceback" not in result.stderr


# --- every other command ---------------------------------------------------------------------


def test_a_server_is_asked_by_option_or_environment(store: Path, url: str) -> None:
    asked = ("query", "SELECT ?x { ?y a dip:Person ; rdfs:label ?x } ORDER BY ?x", "--format", "csv")
    mine = kg(*asked, "--store", store).stdout
    assert mine.count("\n") > 1
    assert kg(*asked, "--store", url).stdout == mine
    assert kg(*asked, env={"KG_STORE": url}).stdout == mine  # type: ignore[arg-type]


def test_a_question_of_the_library_is_answered_from_a_server(store: Path, url: str) -> None:
    mine = kg("query", "who-met", "Anna Berg", "--store", store)
    assert mine.exit_code == 0
    assert kg("query", "who-met", "Anna Berg", "--store", url).stdout == mine.stdout


def test_a_server_is_explained_exported_and_drawn(store: Path, url: str, tmp_path: Path) -> None:
    assert "Anna Berg" in kg("explain", "Anna Berg", "--store", url).stdout
    mine = kg("export", "--format", "turtle", "--store", store).stdout
    assert kg("export", "--format", "turtle", "--store", url).stdout == mine
    drawn = kg("draw", "--store", url, "-o", "graph.html")
    assert drawn.exit_code == 0
    assert "127.0.0.1" in (tmp_path / "graph.html").read_text(encoding="utf-8")


def test_a_server_is_compared_with_a_store(store: Path, url: str) -> None:
    """Whether it holds what the store does."""
    same = kg("diff", url, store)
    assert (same.exit_code, same.stderr) == (0, "")
    newer = stores.make(
        Path("newer.kg"), worlds.summit(), Telling("b.txt").names("P:Cleo Dahl").said("Cleo Dahl", "no")
    )
    assert kg("diff", url, newer).exit_code == 1


def test_a_server_is_checked_against_the_shapes(url: str) -> None:
    result = kg("validate", "--no-reasoner", "--store", url)
    assert result.exit_code == 0
    assert "they conform" in result.stdout


@pytest.mark.parametrize(
    "command",
    [
        ("stats",),
        ("remove", "a.txt"),
        ("judge", "A. Berg", "Anna Berg", "same"),
        ("review",),
        ("build", "x.txt", "-o", "URL"),
    ],
    ids=lambda x: x[0],
)
def test_what_needs_the_articles_says_so(url: str, command: tuple[str, ...]) -> None:
    spelled = [url if x == "URL" else x for x in command]
    result = kg(*spelled, *(() if url in spelled else ("--store", url)))
    assert result.exit_code == 2
    assert f"{url} is a server; this needs a store on this machine" in result.stderr


def test_a_server_that_is_none_is_told() -> None:
    result = kg("query", "who-met", "Anna Berg", "--store", f"http://127.0.0.1:{servers.free_port()}/query")
    assert result.exit_code == 2
    assert "nobody answers there" in result.stderr
