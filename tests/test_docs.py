"""The documents say what the program does: made pages are up to date, links lead somewhere, commands exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kg import cli
from tests.pages import DOCS, PAGES

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


def _words(line: str) -> list[str]:
    line = re.sub(r"^\$ ", "", line.strip())
    line = re.split(r"\s{2,}|\s#\s", line)[0]
    try:
        return shlex.split(line)
    except ValueError:
        return []


def _options(command: str) -> set[str]:
    import typer.main

    group = typer.main.get_command(cli.app)
    found = {"--help", "-h"}
    for parameter in group.commands[command].params:
        found |= {*parameter.opts, *parameter.secondary_opts}
    return found
