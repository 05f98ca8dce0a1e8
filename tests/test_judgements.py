"""Judgements through whole builds: whatever happens to the articles, what a person put right stays right."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import pipeline
from kg.config import Config
from kg.errors import InputError
from kg.model import Document, Verdict
from kg.read import read
from kg.resolve.decisions import Decision, dump
from kg.resolve.replay import keyed
from kg.store import fingerprint, layout, oxigraph
from tests import fakes

CONFIG = Config()
COUNT = 4


@pytest.fixture(autouse=True)
def _fake_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_reader", fakes.reader)
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "a" * 64)
    monkeypatch.setattr(fingerprint, "graph", lambda config: "b" * 64)


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    return sorted(fakes.articles(tmp_path / "articles", COUNT).iterdir())


def build(inputs: list[Path], out: Path, **how: bool) -> pipeline.BuildReport:
    return pipeline.build([str(x) for x in inputs], out, config=CONFIG, **how)


def table(articles: list[Path]) -> str:
    """Return a judgement of each verdict on what the articles tell."""
    documents = [x for x in read([str(x) for x in articles], config=CONFIG, stdin=None) if isinstance(x, Document)]
    told = [fakes.relations(document) for document in documents]
    keys = [[key for key, _ in keyed(one)] for one in told]
    rows = [
        Decision(Verdict.WRONG, "C. Editor", "not so", keys[0][0]),
        Decision(Verdict.CORRECTED, "C. Editor", "", keys[1][0], change=(("status", "denied"),)),
        Decision(Verdict.RIGHT, "C. Editor", "", keys[2][1]),
        Decision(Verdict.SAME, "C. Editor", names=("local/person/ana-sol", "local/person/cy-marsh")),
        Decision(Verdict.DIFFERENT, "C. Editor", names=("Bo Lund",), article=documents[1].digest),
    ]
    return dump(rows)


def nquads(store: Path) -> list[str]:
    return sorted(str(quad) for quad in oxigraph.open_store(store).engine)


def told(store: Path) -> tuple[list[str], list[dict[str, object]]]:
    return nquads(store), layout.reasons(store)


def test_a_judgement_changes_the_graph_and_nothing_is_read_again(articles: list[Path], tmp_path: Path) -> None:
    """A line is written, the next build replays it; it is deleted, and all is as it was."""
    out = tmp_path / "my.kg"
    build(articles, out)
    before = told(out)
    layout.decisions(out).write_text(table(articles), encoding="utf-8")
    report = build(articles, out)
    assert (report.read, report.graph_changed, report.notes) == (0, True, [])
    assert told(out) != before
    assert build(articles, out).graph_changed is False
    layout.decisions(out).unlink()
    build(articles, out)
    assert told(out) == before


def test_judgements_may_be_there_before_the_first_build(articles: list[Path], tmp_path: Path) -> None:
    """The table of another store, of the same articles, is taken over."""
    for name in ("first.kg", "then.kg"):
        (tmp_path / name).mkdir()
    layout.decisions(tmp_path / "first.kg").write_text(table(articles), encoding="utf-8")
    build(articles, tmp_path / "first.kg")
    build(articles, tmp_path / "then.kg")
    shutil.copy(layout.decisions(tmp_path / "first.kg"), tmp_path / "then.kg")
    pipeline.replay(tmp_path / "then.kg", config=CONFIG)
    assert told(tmp_path / "first.kg") == told(tmp_path / "then.kg")


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(COUNT)), st.lists(st.integers(0, COUNT), max_size=2), st.booleans(), st.data())
def test_a_judgement_survives_order_batches_removal_and_adding_again(
    articles: list[Path], tmp_path: Path, order: list[int], cuts: list[int], late: bool, data: st.DataObject
) -> None:
    """The articles come in any order and in batches, one goes and comes back; the judgements come first or last."""
    expected, out = tmp_path / "expected.kg", tmp_path / "my.kg"
    if not expected.exists():
        expected.mkdir()
        layout.decisions(expected).write_text(table(articles), encoding="utf-8")
        build(articles, expected)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    if not late:
        layout.decisions(out).write_text(table(articles), encoding="utf-8")
    edges = [0, *sorted(cuts), COUNT]
    for start, end in pairwise(edges):
        if batch := [articles[i] for i in order[start:end]]:
            build(batch, out)
    gone = articles[data.draw(st.integers(0, COUNT - 1))]
    pipeline.remove(out, [gone.name], config=CONFIG)
    if late:
        layout.decisions(out).write_text(table(articles), encoding="utf-8")
    build([gone], out)
    assert told(out) == told(expected)


def test_a_judgement_of_an_article_that_is_gone_is_told_on_every_build(articles: list[Path], tmp_path: Path) -> None:
    """It stays in the table, and applies again when the article is back."""
    out = tmp_path / "my.kg"
    build(articles, out)
    layout.decisions(out).write_text(table(articles), encoding="utf-8")
    build(articles, out)
    before = told(out)
    for report in (pipeline.remove(out, ["0.txt"], config=CONFIG), build(articles[1:], out)):
        notes = [x for x in report.notes if "its article is not in the store, or its text has changed" in x]
        assert len(notes) == 1
        assert "applies to nothing" in notes[0]
        assert "kg review --stale" in notes[0]
    assert len(pipeline.stale(out)) == len(report.notes)
    assert build(articles, out).notes == []
    assert (pipeline.stale(out), told(out)) == ([], before)


def test_a_table_that_is_not_right_stops_a_build_before_it_writes(articles: list[Path], tmp_path: Path) -> None:
    """Readers keep what they have."""
    out = tmp_path / "my.kg"
    build(articles[:2], out)
    before = told(out)
    layout.decisions(out).write_text("verdict,names,by\nmaybe,a | b,B\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"decisions.csv:2: the verdict 'maybe'"):
        build(articles, out)
    assert told(out) == before
