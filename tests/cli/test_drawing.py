"""kg draw: which part, in which format, to where."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from kg.cli import app
from kg.model import Status
from tests import stores
from tests.worlds import Telling


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two articles, a year apart."""
    first = (
        Telling("first.txt", published="2031-04-26")
        .names("P:Ilsa Brandt", "P:Tomas Okoye", "P:Mirela Sand", "C:Japan")
        .met("Ilsa Brandt", "Tomas Okoye", date="2031-04-25")
        .met("Ilsa Brandt", "Mirela Sand", date="2031-05-02", status=Status.PLANNED)
        .represents("Ilsa Brandt", "Japan")
    )
    second = (
        Telling("second.txt", published="2032-04-26")
        .names("P:Jun Arai", "P:Noor Falk", "P:Tomas Okoye")
        .met("Jun Arai", "Noor Falk", date="2032-04-25")
        .met("Jun Arai", "Tomas Okoye", date="2032-04-25")
    )
    return stores.make(tmp_path_factory.mktemp("drawn") / "my.kg", first, second)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def draw(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["draw", "--store", str(store), *arguments])


def names(store: Path, *arguments: str) -> set[str]:
    """The names on the still picture that these options make."""
    result = draw(store, "-f", "svg", "-o", "-", "-q", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return set(re.findall(r'class="name"[^>]*>([^<]*)<', result.stdout))


@pytest.mark.parametrize(
    ("options", "drawn"),
    [
        ([], {"Ilsa Brandt", "Tomas Okoye", "Mirela Sand", "Jun Arai", "Noor Falk", "Japan"}),
        (["--about", "Noor Falk"], {"Noor Falk", "Jun Arai"}),
        (["--about", "Noor Falk", "--hops", "2"], {"Noor Falk", "Jun Arai", "Tomas Okoye"}),
        (["--around", "Noor Falk"], {"Noor Falk", "Jun Arai"}),
        (["--since", "2032"], {"Noor Falk", "Jun Arai", "Tomas Okoye"}),
        (["--until", "2031", "--relation", "meets"], {"Ilsa Brandt", "Tomas Okoye", "Mirela Sand"}),
        (["--status", "planned", "--relation", "meets"], {"Ilsa Brandt", "Mirela Sand"}),
        (["--relation", "represents"], {"Ilsa Brandt", "Japan"}),
        (["--query", "who-met", "--set", "Noor Falk"], {"Noor Falk", "Jun Arai"}),
        (["--query", "who-met", "--set", "person=Jun Arai"], {"Noor Falk", "Jun Arai", "Tomas Okoye"}),
        (["--query", "SELECT ?m { ?m dip:status dip:Planned }"], {"Ilsa Brandt", "Mirela Sand"}),
        (["--query", "who-met", "--set", "Tomas Okoye", "--since", "2032"], {"Jun Arai", "Tomas Okoye"}),
    ],
)
def test_a_part_is_drawn(store: Path, options: list[str], drawn: set[str]) -> None:
    """
    By whom, when, what, and what a query finds; together they narrow it down.
    """
    assert names(store, *options) == drawn


def test_a_query_may_stand_in_a_file(store: Path, tmp_path: Path) -> None:
    """
    As for kg query.
    """
    (tmp_path / "mine.rq").write_text("SELECT ?m { ?m dip:status dip:Planned }")

    assert names(store, "--query", "mine.rq") == {"Ilsa Brandt", "Mirela Sand"}


@pytest.mark.parametrize("form", ["html", "svg"])
def test_the_picture_says_of_what_it_is_a_part(store: Path, form: str) -> None:
    """
    In words, on the page and on paper.
    """
    text = draw(store, "-f", form, "-o", "-", "--about", "Ilsa Brandt", "--until", "2031", "--status", "held").stdout

    assert "Only facts about Ilsa Brandt; until 2031; of meetings only those held." in text


def test_the_question_is_told(store: Path) -> None:
    """
    With the values it was given.
    """
    text = draw(store, "-f", "html", "-o", "-", "--query", "who-met", "--set", "Noor Falk").stdout

    assert "Whom did this person, organisation or country meet" in text
    assert "(Noor Falk)" in text


@pytest.mark.parametrize(
    ("options", "file", "begins"),
    [
        ([], "graph.html", b"<!doctype html>"),
        (["-f", "svg"], "graph.svg", b"<svg "),
        (["-f", "mermaid"], "graph.mmd", b"---\ntitle: "),
        (["-o", "near.png"], "near.png", b"\x89PNG"),
        (["-o", "near.gv", "--theme", "dark"], "near.gv", b"digraph "),
    ],
)
def test_it_is_written_by_its_ending_or_its_format(
    store: Path, tmp_path: Path, options: list[str], file: str, begins: bytes
) -> None:
    """
    And told on stderr.
    """
    result = draw(store, *options)

    assert (result.exit_code, result.stdout) == (0, "")
    assert f"Drawn: {file}" in result.stderr
    assert (tmp_path / file).read_bytes().lower().startswith(begins.lower())


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["-o", "a.svg", "-f", "png"], "its name says svg, the format png"),
        (["-o", "a.pdf"], "no kind of picture"),
        (["--theme", "pink"], "one of light, dark"),
        (["--hops", "2"], "--around or --about"),
        (["--set", "x"], "--query"),
        (["--since", "2050"], "no fact of --since 2050"),
        (["--about", "Ilsa Brandtt"], "Did you mean: Ilsa Brandt"),
        (["--around", "Noor Falk", "--until", "2031"], "not in the picture"),
        (["--query", "who-mett"], "who-met"),
        (["--query", "ASK { ?s ?p ?o }"], "yes or no"),
        (["--relation", "likes"], "one of meets, says, represents, located-in"),
    ],
)
def test_what_means_nothing_is_told_and_writes_nothing(
    store: Path, tmp_path: Path, options: list[str], told: str
) -> None:
    """
    The user can fix it: exit code 2.
    """
    result = draw(store, *options)

    assert result.exit_code == 2
    assert told in result.stderr
    assert not list(tmp_path.iterdir())


def never(*_: object, **__: object) -> None:
    raise AssertionError("the picture was drawn before it was known whether it can be written")


def test_a_missing_resvg_is_told_before_the_picture_is_drawn(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A large graph takes a minute to draw; who lacks a package should not wait for it.
    """
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    monkeypatch.setattr("kg.draw.picture", never)
    result = draw(store, "-o", "graph.png")

    assert result.exit_code == 2
    assert "pip install 'communique-kg[png]'" in result.stderr
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("out", ["taken", "a-file/graph.html"])
def test_a_place_that_takes_no_file_is_told_before_the_picture_is_drawn(
    store: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    """
    A folder of that name, and a file where a folder is wanted; nothing is left behind.
    """
    Path("taken").mkdir()
    Path("a-file").write_text("a letter\n")
    monkeypatch.setattr("kg.draw.picture", never)
    result = draw(store, "-f", "html", "-o", out)

    assert result.exit_code == 2
    assert out in result.stderr
    assert sorted(str(x) for x in Path().rglob("*")) == ["a-file", "taken"]


def test_a_picture_makes_the_folders_that_it_is_to_stand_in(store: Path) -> None:
    """
    To look first is not to ask for more than before.
    """
    assert draw(store, "-q", "-o", "new/folder/graph.svg").exit_code == 0
    assert Path("new/folder/graph.svg").exists()
