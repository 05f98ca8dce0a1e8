"""``kg search``: how it is spelled, what it says, how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from kg import cli
from tests import stores, worlds
from tests.worlds import Telling

if TYPE_CHECKING:
    from click.testing import Result


def kg(*arguments: object, **settings: str) -> Result:
    return CliRunner().invoke(cli.app, [str(x) for x in arguments], **settings)


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("KG_STORE", raising=False)
    monkeypatch.delenv("KG_DEBUG", raising=False)
    monkeypatch.chdir(tmp_path)
    told = [
        Telling(f"{name}.txt", day).names(f"P:{name}").said(name, f"the harbour {word}")
        for name, day, word in (("Lea Sand", "2019-04-26", "reopens"), ("Tom Berg", "2020-01-02", "closes"))
    ]
    return stores.make(tmp_path / "my.kg", worlds.summit(), *told)


def test_words_are_found_and_shown_with_what_they_tell() -> None:
    result = kg("search", "harbour", "reopened")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2019-04-26" in result.stdout
    assert "Lea Sand: the harbour reopens" in result.stdout
    assert "Tom Berg" not in result.stdout


def test_one_argument_or_several_is_the_same() -> None:
    assert kg("search", "harbour -reopen*").stdout == kg("search", "harbour", "--", "-reopen*").stdout
    assert "Tom Berg" in kg("search", "harbour -reopen*").stdout


def test_the_options_narrow_it() -> None:
    assert "Lea Sand" not in kg("search", "harbour", "--since", "2020").stdout
    assert "Tom Berg" not in kg("search", "harbour", "--until", "2019-12").stdout
    assert "Tom Berg" not in kg("search", "harbour", "--about", "Lea Sand").stdout
    assert kg("search", "harbour", "--relation", "meets").stdout == ""


def test_a_limit_is_told() -> None:
    result = kg("search", "harbour", "--limit", "1")
    assert result.stdout.count("says, ") == 1
    assert "There is more: these are the best 1" in result.stderr


def test_for_programs() -> None:
    """One JSON value; or a row for each relation in any format, also by the ending of a file."""
    (hit,) = json.loads(kg("search", "reopens", "--json").stdout)
    assert hit["relations"][0]["relation"] == "says"
    assert hit["article"]["issued"] == "2019-04-26"
    (row,) = csv.DictReader(io.StringIO(kg("search", "reopens", "--format", "csv").stdout))
    assert (row["relation"], row["factLabel"]) == ("says", "Lea Sand: the harbour reopens")
    assert kg("search", "reopens", "-o", "found.csv").stdout == ""
    assert Path("found.csv").read_bytes() == kg("search", "reopens", "-f", "csv").stdout_bytes


def test_nothing_found_is_told() -> None:
    result = kg("search", "submarine")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing was found" in result.stderr
    assert kg("search", "submarine", "--json").stdout == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (['"harbour'], "is not closed"),
        (["harbour", "--since", "soon"], "YYYY-MM-DD"),
        (["harbour", "--about", "Lea Sant"], "Lea Sand"),
        (["harbour", "--relation", "visits"], "meets, says, represents, located-in"),
        (["harbour", "--format", "excel"], "there are: table, csv"),
        (["harbour", "--store", "nowhere.kg"], "kg build"),
    ],
)
def test_what_is_wrong_is_told(arguments: list[str], told: str) -> None:
    result = kg("search", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
