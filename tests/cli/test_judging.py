"""``kg judge`` and ``kg review``: how they are spelled, what they say, how they end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from typer.testing import CliRunner

from kg import cli
from kg.cli import judging as commands
from kg.store import layout
from tests import stores, worlds
from tests.worlds import Telling

if TYPE_CHECKING:
    from click.testing import Result

SAME = ("judge", "Anna Berg", "A. Berg", "same", "--by", "C. Editor", "--why", "one envoy")


def kg(*arguments: object, **settings: str) -> Result:
    return CliRunner().invoke(cli.app, [str(x) for x in arguments], **settings)


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("KG_STORE", raising=False)
    monkeypatch.delenv("KG_DEBUG", raising=False)
    monkeypatch.chdir(tmp_path)
    told = [
        Telling(f"{name}.txt").names(f"P:{name}").said(name, "good day")
        for name in ("A. Berg", "Lea Sand", "Leah Sand")
    ]
    return stores.make(tmp_path / "my.kg", worlds.summit(), *told)


def table(store: Path) -> list[str]:
    file = layout.decisions(store)
    return file.read_text(encoding="utf-8").splitlines()[1:] if file.exists() else []


def people(store: Path) -> set[str]:
    return {row["x"] for row in stores.graph(store).select("SELECT DISTINCT ?x { ?y a dip:Person ; rdfs:label ?x }")}


def test_judge_writes_a_line_and_says_what_replays_it(store: Path) -> None:
    """The graph waits for the next build."""
    result = kg(*SAME)
    assert result.exit_code == 0
    assert "1 of 1 lines were new" in result.stderr
    assert "--apply, or the next kg build" in result.stderr
    assert [line.split(",")[0] for line in table(store)] == ["same"]
    assert "A. Berg" in people(store)


def test_judge_applies_at_once_if_asked_to(store: Path) -> None:
    """No article is read again."""
    result = kg(*SAME, "--apply")
    assert (result.exit_code, "0 read" in result.stdout) == (0, True)
    assert "A. Berg" not in people(store)


def test_a_judgement_is_undone(store: Path) -> None:
    """By the same words, or by its line."""
    for words in (("Anna Berg", "A. Berg", "same"), ("Anna Berg", "A. Berg"), ("line:2",)):
        kg(*SAME)
        result = kg("judge", *words, "--undo")
        assert (result.exit_code, table(store)) == (0, [])
        assert "Undone: line 2 (same:" in result.stderr


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("Anna Berg", "A. Berg", "--by", "B"), "no verdict is given"),
        (("Anna Berg", "A. Berg", "same"), "say who judges"),
        (("x", "corrected", "--by", "B"), "corrected is followed by what it should be"),
        (("x", "wrong", "status=held", "--by", "B"), "the other verdicts by nothing"),
        (("x", "corrected", "held", "--by", "B"), "'held' is no correction"),
        (("Anna Berg", "wrong", "--by", "B"), "is no relation but Person"),
        (("Anna Berg", "same", "--by", "B"), "two names"),
        (("Anna Berg", "A. Berg", "wrong", "--by", "B"), "one IRI"),
        (("a", "b", "c", "same", "--by", "B"), "two names"),
        (("Anna Berg", "same", "--in", "short.txt", "--by", "B"), "--in"),
        (("Bo Lund", "A. Berg", "same", "--by", "B"), "Bo Lund"),
    ],
)
def test_a_judgement_that_means_nothing_is_the_users_error(store: Path, words: tuple[str, ...], problem: str) -> None:
    """It ends with 2, says how it is spelled, and writes nothing."""
    result = kg("judge", *words)
    assert result.exit_code == 2, result.output
    assert problem in " ".join(result.stderr.split())
    assert table(store) == []


def test_a_name_is_someone_else_in_one_article(store: Path) -> None:
    """--in names the article."""
    assert kg("judge", "Anna Berg", "different", "--in", "summit.txt", "--by", "B").exit_code == 0
    assert [line.split(",")[5] for line in table(store)] == ["Anna Berg"]


def test_review_without_a_terminal_says_what_to_do(store: Path) -> None:
    """It neither waits for keys nor guesses."""
    result = kg("review")
    assert result.exit_code == 2
    assert "kg review --csv FILE" in result.stderr


def answer(monkeypatch: pytest.MonkeyPatch, keys: str) -> Result:
    """Run ``kg review`` as on a terminal where *keys* are pressed, and then nothing more is said."""
    left = iter(keys)

    def pressed() -> str:
        key = next(left, "")
        if not key:
            raise EOFError
        return key

    monkeypatch.setattr(commands, "_on_terminal", lambda: True)
    monkeypatch.setattr(click, "getchar", pressed)
    return kg("review", "--by", "B")


def test_review_asks_one_by_one_and_keeps_what_is_answered(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Accept, an unknown key, then quit: the first answer is written, the second question is left."""
    result = answer(monkeypatch, "axq")
    assert result.exit_code == 0, result.output
    assert "[1 of 2]" in result.stdout
    assert "1 answered, 1 left." in result.stdout
    assert [line.split(",")[0] for line in table(store)] == ["same"]


def test_review_rejects_and_skips(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is skipped is asked again the next time; what is rejected is not."""
    assert "1 answered, 1 left." in answer(monkeypatch, "rs").stdout
    assert [line.split(",")[0] for line in table(store)] == ["different"]
    assert "[1 of 1]" in answer(monkeypatch, "").stdout


def test_review_goes_out_and_in_as_a_table(store: Path) -> None:
    """Filled in and taken in, applied at once; taken in again, nothing is new."""
    assert kg("review", "--csv", "review.csv").exit_code == 0
    file = Path("review.csv")
    text = file.read_text(encoding="utf-8").replace("\n,merge", "\naccept,merge")
    file.write_text(text, encoding="utf-8")
    result = kg("review", "--from", "review.csv", "--by", "B", "--apply")
    assert result.exit_code == 0, result.output
    assert "2 judgements were new" in result.stderr
    assert people(store) == {"Anna Berg", "Ivo Maric", "Lea Sand"}
    again = kg("review", "--from", "review.csv", "--by", "B")
    assert "0 judgements were new" in again.stderr
    assert again.exit_code == 0
    assert kg("review").stdout == "There is nothing to look at.\n"


def test_review_lists_what_applies_to_nothing(store: Path) -> None:
    """The build told of it; the list stays until the line is gone."""
    kg(*SAME)
    assert kg("remove", "A. Berg.txt").exit_code == 0
    result = kg("review", "--stale")
    assert (result.exit_code, "no article names both" in result.stdout) == (1, True)
    kg("judge", "line:2", "--undo", "--apply")
    result = kg("review", "--stale")
    assert (result.exit_code, result.stdout) == (0, "Every judgement applies.\n")


def test_a_table_that_contradicts_itself_stops_a_build(store: Path) -> None:
    """Before anything is written; the lines are named."""
    kg(*SAME)
    file = layout.decisions(store)
    text = file.read_text(encoding="utf-8")
    file.write_text(text + text.splitlines()[1].replace("same", "different", 1) + "\n", encoding="utf-8")
    result = kg("judge", "Lea Sand", "Leah Sand", "same", "--by", "B")
    assert result.exit_code == 2
    assert "line 2 (same" in result.stderr
    assert "line 3 (different" in result.stderr
