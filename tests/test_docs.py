"""The documents say what the program does: made pages are up to date, links lead somewhere, commands exist."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import cli, files
from tests.pages import DOCS, PAGES
from tests.samples import stores

__all__ = ["stores"]

ROOT = Path(__file__).parent.parent
PROSE = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *DOCS.glob("*.md")))
COMMANDS = {command.name or command.callback.__name__ for command in cli.app.registered_commands if command.callback}


@pytest.mark.parametrize("name", PAGES)
def test_made_pages_are_up_to_date(name):
    """After a change of a command or a question: ``make docs``."""
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name]()


@pytest.mark.parametrize("name", PROSE)
def test_links_lead_somewhere(name):
    """Files that a page links to are there."""
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target:
            assert ((ROOT / name).parent / target).exists(), target


@pytest.mark.parametrize("name", PROSE)
def test_commands_that_are_shown_exist(name):
    """Every ``kg …`` line of a code block names a command and options that it has."""
    text = (ROOT / name).read_text(encoding="utf-8")
    for block in re.findall(r"```(?:\w*)\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            words = _words(line)
            if words[:1] != ["kg"] or len(words) < 2 or words[1].startswith(("-", "[")):
                continue
            assert words[1] in COMMANDS, line
            known = _options(words[1])
            for option in (word.partition("=")[0] for word in words[2:] if re.match(r"--?[a-z]", word)):
                assert option in known, line


@pytest.mark.parametrize("name", ["events.md", "subsets.md"])
def test_what_a_page_shows_can_be_typed_in(name, stores, tmp_path, monkeypatch, capsys):
    """Beside a store of the sample articles each command ends well, and then each line of Python is true."""
    shutil.copytree(stores[0].folder, tmp_path / "my.kg")
    (tmp_path / "data").symlink_to(files.folder("data"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    text = (DOCS / name).read_text(encoding="utf-8")
    blocks = re.findall(r"```(\w*)\n(.*?)```", text, re.DOTALL)
    lines = [line for language, block in blocks if not language for line in block.splitlines()]
    assert lines
    for line in lines:
        result = CliRunner().invoke(cli.app, _words(line)[1:])
        assert (line, result.exit_code) == (line, 0), result.output
    page = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    assert page.examples
    failures = doctest.DocTestRunner(verbose=False).run(page).failed
    assert failures == 0, capsys.readouterr().out


def _words(line: str) -> list[str]:
    line = re.sub(r"^\$ ", "", line.strip())
    line = re.split(r"\s{2,}|\s#\s", line)[0]
    try:
        return shlex.split(line)
    except ValueError:
        return []


@cache
def _options(command: str) -> set[str]:
    import typer.main

    group = typer.main.get_command(cli.app)
    found = {"--help", "-h"}
    for parameter in group.commands[command].params:
        found |= {*parameter.opts, *parameter.secondary_opts}
    return found
