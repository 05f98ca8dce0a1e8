"""
What reading costs on top of the parse that nobody can do without.

The texts are the sample articles. Bare means ``nlp.pipe`` alone, by the model as it comes: no component of ours.
"""

from __future__ import annotations

import tempfile
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from kg import files
from kg.config import Config
from tests.benchmarks.measure import Result, alternately, command, kg

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def results() -> Iterator[Result]:
    articles = str(files.folder("data") / "articles")
    yield from _parsing(articles)
    with tempfile.TemporaryDirectory() as folder:
        yield from _commands(articles, Path(folder))


def _parsing(articles: str) -> Iterator[Result]:
    """Within one process, with both models loaded: reading alone."""
    import spacy

    from kg import extract
    from kg.annotate import nlp as annotation
    from kg.model import Document
    from kg.read import read

    config = Config()
    documents = [x for x in read([articles], config=config) if isinstance(x, Document)]
    texts = [f"{x.title}\n\n{x.body}" for x in documents]
    bare, ours = spacy.load(config.model), annotation.load(config)
    for warm in (bare, ours):
        warm(texts[0])
    reading, parsing = alternately(
        lambda: list(extract.relations(ours, documents)), lambda: list(bare.pipe(texts, batch_size=16)), rounds=3
    )
    words = sum(len(text.split()) for text in texts)
    what = f"relations of {len(documents)} articles ({words:,} words), model loaded"
    yield Result(what, reading, "bare `nlp.pipe`", parsing)


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
