"""The page on asking, run: each command on the sample articles, and each answer that is shown beside one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from kg import cli
from tests.samples import stores

if TYPE_CHECKING:
    from click.testing import Result

__all__ = ["stores"]

PAGE = (Path(__file__).parent.parent / "docs" / "asking.md").read_text(encoding="utf-8")
FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
BLOCKS = [block for language, block in FENCED if not language]
(OWN,) = (block for language, block in FENCED if language == "sparql")
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.startswith("kg ")]
SHOWN = [block.removeprefix("$ ").split("\n", 1) for block in BLOCKS if block.startswith("$ kg ")]


def words(line: str) -> list[str]:
    """Return the arguments of a command as a shell reads it, up to a comment or a pipe."""
    found = shlex.split(line, comments=True)
    return found[1 : found.index("|")] if "|" in found else found[1:]


@pytest.fixture
def kg(stores, tmp_path, monkeypatch):
    """Return what runs a command in a folder of its own, where the file of the page is."""
    (tmp_path / "summits.rq").write_text(OWN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_STORE", str(stores[0].folder))

    def run(line: str) -> Result:
        return CliRunner().invoke(cli.app, words(line))

    return run


def test_the_page_shows_commands_and_answers():
    assert len(COMMANDS) > 20
    assert len(SHOWN) == 2


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_page_gives_an_answer(kg, tmp_path, line):
    """Exit 0, and something on stdout or in the file that it names."""
    result = kg(line)
    assert result.exit_code == 0, result.stderr
    assert "No evidence" not in result.stderr
    assert "Nothing was found" not in result.stderr
    if "-o" in words(line):
        assert (tmp_path / words(line)[-1]).stat().st_size > 100
    else:
        assert result.stdout.strip()


@pytest.mark.parametrize(("line", "answer"), SHOWN)
def test_an_answer_of_the_page_is_that_of_the_program(kg, line, answer):
    assert kg(line).stdout.splitlines() == answer.splitlines()
