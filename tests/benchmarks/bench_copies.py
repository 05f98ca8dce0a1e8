"""Finding copies: among ten times as many articles, ten times as long."""

from __future__ import annotations

import random
from functools import partial
from typing import TYPE_CHECKING

from kg.model import Document
from kg.resolve.copies import copies
from tests.benchmarks.measure import Result, alternately
from tests.resolve.pairs import READOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

FEW, MANY = 300, 3000


def results() -> Iterator[Result]:
    # Forms are candidates of each other: of a few, each is compared with fewer than it could be of many.
    for what, body, goal in (
        ("of 200 words, every fifth a copy", _news, 12.0),
        ("of one form, each filled in otherwise", _form, None),
    ):
        few, many = ([Document(f"{i}", body(i)) for i in range(count)] for count in (FEW, MANY))
        short, long = alternately(partial(copies, few), partial(copies, many), rounds=3)
        yield Result(f"copies among {MANY:,} articles {what}", long, f"among {FEW} of them", short, goal)


def _news(number: int) -> str:
    """Return words by chance; every fifth article has those of the one before, and a few more."""
    copy = number % 5 == 4
    words = random.Random(number - copy).choices([f"word{i}" for i in range(5000)], k=200)
    return " ".join(words) + " and some words more" * copy


def _form(number: int) -> str:
    return READOUT.format(who=f"Ada K{number}", guest=f"Bo L{number}", country=f"C{number}", city="X", day="Monday")
