"""kg report, and the log of a build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import cli, pipeline
from kg.store import fingerprint, reports
from tests import fakes
from tests.events import told_in
from tests.report.told import told
from tests.serve.conftest import make_store


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    monkeypatch.delenv("KG_LOG", raising=False)
    monkeypatch.setattr(pipeline, "_reader", fakes.reader)
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "a" * 64)
    monkeypatch.setattr(fingerprint, "graph", lambda config: "b" * 64)


@pytest.fixture
def store(tmp_path):
    """A store with a report in it."""
    path = make_store(tmp_path / "my.kg", [])
    reports.write(path, told())
    return path


def kg(*arguments: object, **settings: object):
    return CliRunner().invoke(cli.app, [str(x) for x in arguments], **settings)


def test_the_report_is_text_for_people(store) -> None:
    result = kg("report")
    assert result.exit_code == 0
    assert result.stdout.startswith("Build: harbour.kg. Done, but not all.\n")


def test_json_is_for_programs(store) -> None:
    assert json.loads(kg("report", "--format", "json").stdout) == json.loads((store / reports.NAME).read_text())


@pytest.mark.parametrize(
    ("name", "options", "beginning"),
    [
        ("report.html", [], "<!doctype html>"),
        ("report.json", [], "{"),
        ("report.txt", [], "Build: "),
        ("report.txt", ["--format", "HTML"], "<!doctype html>"),
    ],
)
def test_the_format_is_as_the_file_ends_unless_told(store, name: str, options: list[str], beginning: str) -> None:
    result = kg("report", "-o", name, *options)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Written: {name}\n")
    assert Path(name).read_text().startswith(beginning)


def test_a_format_that_there_is_not_ends_with_2(store) -> None:
    result = kg("report", "--format", "pdf")
    assert result.exit_code == 2
    assert "text, html, json" in result.stderr


def test_a_store_without_a_report_ends_with_2(store) -> None:
    (store / reports.NAME).unlink()
    result = kg("report")
    assert result.exit_code == 2
    assert "The next build writes it: kg build ARTICLES/ -o my.kg" in result.stderr


# --- kg build --log ---------------------------------------------------------------------


def test_a_build_writes_its_log(tmp_path) -> None:
    """What it prints is as it was."""
    articles = fakes.articles(tmp_path / "articles")
    result = kg("build", articles, "-o", "my.kg", "--log", "build.jsonl")
    assert result.exit_code == 0
    assert "4 articles (4 read" in result.stdout
    assert told_in(Path("build.jsonl"))[-1]["event"] == "build-ended"


def test_the_environment_names_the_log(tmp_path) -> None:
    articles = fakes.articles(tmp_path / "articles")
    kg("build", articles, "-o", "my.kg", env={"KG_LOG": "from-env.jsonl"})
    assert told_in(Path("from-env.jsonl"))[0]["event"] == "build-started"


def test_a_log_on_stderr_is_alone_there(tmp_path) -> None:
    """No progress between its lines."""
    articles = fakes.articles(tmp_path / "articles")
    result = kg("build", articles, "-o", "my.kg", "--log", "-")
    assert [json.loads(line)["event"] for line in result.stderr.splitlines()][-1] == "build-ended"


def test_a_log_that_cannot_be_opened_ends_before_the_build(tmp_path) -> None:
    articles = fakes.articles(tmp_path / "articles")
    result = kg("build", articles, "-o", "my.kg", "--log", tmp_path / "none" / "log")
    assert result.exit_code == 2
    assert "folder is not there" in result.stderr
    assert not Path("my.kg").exists()


def test_what_is_dropped_is_logged_too(tmp_path) -> None:
    kg("build", fakes.articles(tmp_path / "articles"), "-o", "my.kg")
    kg("remove", "0.txt", "--log", "log")
    events = told_in(Path("log"))
    assert (events[0]["event"], events[0]["operation"]) == ("build-started", "remove")
    assert events[-1]["articles"]["dropped"] == 1


def test_the_report_of_a_real_build_is_shown(tmp_path) -> None:
    """What was not taken in stands in it, with what to do."""
    articles = fakes.articles(tmp_path / "articles")
    kg("build", articles, "missing.txt", "-o", "my.kg", "--quiet")
    text = kg("report").stdout
    assert "fake/met" in text
    assert "missing.txt: there is no such file" in text
    assert kg("report", "--format", "html").stdout.rstrip().endswith("</html>")


def test_build_json_has_the_tally(tmp_path) -> None:
    articles = fakes.articles(tmp_path / "articles")
    held = json.loads(kg("build", articles, "-o", "my.kg", "--json").stdout)
    assert held["tally"] == json.loads(Path("my.kg/report.json").read_text())
