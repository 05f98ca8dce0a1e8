"""
How the time to read a text that was written to hurt grows with its length, by stage.

    python -m tests.benchmarks.hostile [--sizes 4000,16000] [--seconds 60] [--only "quotation marks"]

Processor time, of one process. The parser's grows with the length: a stage whose time grows faster than that has a rule
that takes the square of something.
"""

from __future__ import annotations

import argparse
import signal
import time
import traceback
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate import nlp as pipeline
from kg.annotate.nlp import _made, understand
from kg.config import Config
from kg.extract import of_doc
from kg.model import Document
from kg.read import clean, text
from tests.fuzz.hostile import PROSE

if TYPE_CHECKING:
    from spacy.language import Language

STAGES = ("read", "tokens", "parse", "understand", "extract")


class _OverError(BaseException):
    """It took too long."""


def _stop(_number: int, _frame: object) -> None:
    raise _OverError


def measured(nlp: Language, raw: str, seconds: float) -> tuple[list[float], str]:
    """Return the processor time of each stage that came to its end, and where it was when it was stopped, if so."""
    times: list[float] = []

    def done() -> None:
        times.append(time.process_time())

    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    done()
    try:
        title, body = text.split(clean.plain(raw))
        done()
        doc = _made(nlp, Document("x", body, title, published="2024-05-03"))
        done()
        doc = next(nlp.pipe([doc]))
        done()
        understand(doc)
        done()
        found = of_doc(doc)
        done()
        told = f"{len(found.meets)} meets, {len(found.says)} says, {len(found.represents)} represents"
    except _OverError as error:
        frames = traceback.extract_tb(error.__traceback__)[::-1][1:6]
        told = "stopped in " + " < ".join(f"{x.filename.rsplit('/')[-1]}:{x.lineno} {x.name}" for x in frames)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return [b - a for a, b in pairwise(times)], told


def main() -> None:
    """Print a line for each kind of text and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="4000,16000")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--only", action="append", default=[])
    given = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _stop)
    nlp = pipeline.load(Config())
    measured(
        nlp, "French President Ana Sol met Bo Lund in Paris, she said on Monday.", given.seconds
    )  # loads the tables
    for name in given.only or PROSE:
        for size in map(int, given.sizes.split(",")):
            times, told = measured(nlp, PROSE[name](size), given.seconds)
            line = "  ".join(f"{stage} {x:6.2f}" for stage, x in zip(STAGES, times, strict=False))
            print(f"{name:34} {size:7,}  {line}  {told}", flush=True)


if __name__ == "__main__":
    main()
