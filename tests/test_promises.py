"""What SECURITY.md promises is held by tests that are there, and its limits are those of the program."""

from __future__ import annotations

import re
from inspect import signature
from pathlib import Path

import pytest

from kg import bounds
from kg.annotate import paragraphs, tokens
from kg.cli import asking
from kg.config import Config
from kg.extract import meets
from kg.store import sparql

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
TESTS = sorted(set(re.findall(r"`(tests/[\w/]+\.py(?:::\w+)?)`", TEXT)))


@pytest.mark.parametrize("name", TESTS)
def test_each_test_that_is_named_is_there(name):
    """A promise whose test is gone is none."""
    path, _, function = name.partition("::")
    assert (ROOT / path).exists()
    assert f"def {function or 'test_'}" in (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`(kg/[\w/]+\.py)`", TEXT))))
def test_each_module_that_is_named_is_there(path):
    """Where a limit is said to stand."""
    assert (ROOT / path).exists()


@pytest.mark.parametrize(
    "told",
    [
        f"{Config().max_chars:,} characters",
        f"{bounds.SECONDS} s of processor time, and a second more for each {bounds.CHARS_A_SECOND:,} characters",
        f"{bounds.MEMORY >> 30} GB beside",
        f"{paragraphs.LONGEST} tokens",
        f"more than {tokens.LONGEST} characters",
        f"{meets.MOST:,} places",
        f"{sparql.DEEPEST} brackets",
        f"{sparql.LONGEST:,} words and signs",
        f"gives up after {signature(asking.query).parameters['timeout'].default:.0f} s",
    ],
)
def test_the_limits_are_those_of_the_program(told):
    """The page is changed with the code."""
    assert told in TEXT
