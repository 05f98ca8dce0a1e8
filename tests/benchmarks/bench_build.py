"""
What reading costs on top of the parse that nobody can do without.

The texts are the sample articles, four times for the commands. Bare means ``nlp.pipe`` alone, by the model as it
comes: no component of ours.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from kg import files
from kg.config import Config
from tests.benchmarks.measure import Result, alternately, command, kg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Document

BARE = """
import sys
import spacy
from kg.config import Config
from kg.model import Document
from kg.read import read
nlp = spacy.load(Config().model)
documents = [x for x in read(sys.argv[1:], config=Config()) if isinstance(x, Document)]
for doc in nlp.pipe([f"{x.title}\\n\\n{x.body}" for x in documents], batch_size=16):
    pass
"""


COPIES = 4
"""So that starting up is a small part of what a command takes, as it is of real work."""


def results() -> Iterator[Result]:
    from kg.model import Document
    from kg.read import read

    articles = str(files.folder("data") / "articles")
    documents = [x for x in read([articles], config=Config()) if isinstance(x, Document)]
    yield _parsing(documents)
    with tempfile.TemporaryDirectory() as folder:
        wire = Path(folder) / "wire.jsonl"
        copies = (asdict(x) | {"id": f"{x.id} {copy}"} for copy in range(COPIES) for x in documents)
        wire.write_text("".join(f"{json.dumps(x)}\n" for x in copies))
        yield from _commands(str(wire), Path(folder))


def _parsing(documents: list[Document]) -> Result:
    """Within one process, with both models loaded: reading alone."""
    import spacy

    from kg import extract
    from kg.annotate import nlp as annotation

    texts = [f"{x.title}\n\n{x.body}" for x in documents]
    bare, ours = spacy.load(Config().model), annotation.load(Config())
    for warm in (bare, ours):
        warm(texts[0])
    reading, parsing = alternately(
        lambda: list(extract.relations(ours, documents)), lambda: list(bare.pipe(texts, batch_size=16)), rounds=5
    )
    words = sum(len(text.split()) for text in texts)
    what = f"relations of {len(documents)} articles ({words:,} words), model loaded"
    return Result(what, reading, "bare `nlp.pipe`", parsing, goal=1.35)


def _commands(articles: str, folder: Path) -> Iterator[Result]:
    """As commands, from start to end: imports, models, reading, graph."""
    numbers = count()

    def build(*arguments: str) -> None:
        kg("build", articles, "-o", f"{next(numbers)}.kg", "--quiet", *arguments, cwd=folder)()

    against = "a script that loads the model and runs bare `nlp.pipe`"
    extract, one, two, bare = alternately(
        kg("extract", articles, "--quiet"),
        build,
        partial(build, "-j", "2"),
        command("-c", BARE, articles),
        rounds=2,
    )
    yield Result("`kg extract`", extract, against, bare)
    yield Result("`kg build`", one, against, bare)
    yield Result("`kg build -j 2`", two, against, bare)
    (again,) = alternately(kg("build", articles, "-o", "0.kg", "--quiet", cwd=folder))
    yield Result("`kg build`, nothing changed", again, "the first `kg build`", one)
