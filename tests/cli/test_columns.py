"""--columns: which column of a table is which field of an article."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from kg import cli, pipeline
from kg.store import fingerprint
from tests import fakes
from tests.read.made import ENGLISH, lay


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    monkeypatch.setattr(pipeline, "_reader", lambda *_: fakes.read)
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "a" * 64)
    lay(tmp_path / "news.csv", f'nr,article_text,day\n7,"{ENGLISH}",2019-04-26\n')


def kg(*arguments: str):
    return CliRunner().invoke(cli.app, list(arguments))


def test_build_reads_the_columns_that_are_named():
    """
    The article is found by its own number.
    """
    result = kg("build", "news.csv", "-o", "my.kg", "--columns", "body=article_text,id=nr", "--dry-run", "--json")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["read"] == ["7"]


def test_extract_too():
    """
    With its day.
    """
    result = kg("extract", "news.csv", "--columns", "body=article_text,published=day", "--quiet")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["published"] == "2019-04-26"


def test_without_them_it_is_said_what_to_say():
    """
    The columns that there are, and the option.
    """
    result = kg("build", "news.csv", "-o", "my.kg", "--dry-run")

    assert result.exit_code == 1
    assert "no column is called body or text (its columns: nr, article_text, day)" in result.stderr
    assert "--columns body=NAME" in result.stderr


def test_a_field_that_is_none_is_told():
    """
    With those that there are.
    """
    result = kg("build", "news.csv", "-o", "my.kg", "--columns", "text_of=article_text")

    assert result.exit_code == 2
    assert "FIELD is one of id, body, title, published, publisher, url" in result.stderr
