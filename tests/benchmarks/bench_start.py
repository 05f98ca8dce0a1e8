"""How soon the command answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.measure import Result, alternately, command, kg

if TYPE_CHECKING:
    from collections.abc import Iterator


def results() -> Iterator[Result]:
    helped, spacy = alternately(kg("--help"), command("-c", "import spacy"))
    yield Result("`kg --help`", helped, '`python -c "import spacy"`', spacy, goal=0.4)
