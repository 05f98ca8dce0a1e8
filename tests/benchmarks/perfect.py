"""A store of a made-up corpus as a perfect reader would build it: large graphs without the hours of reading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg import pipeline
from kg.config import Config
from tests.benchmarks.corpus import Corpus, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kg.model import Document, Relations


def write(found: Corpus, path: Path) -> Path:
    """Write the articles of *found* as JSON Lines."""
    path.write_text("".join(lines(found.articles)), encoding="utf-8")
    return path


def build(found: Corpus, folder: Path) -> Path:
    """
    Build *found* in *folder* by all that ``kg build`` does but for the reading; return the store.

    What a perfect reader finds in each article stands in the place of what ours would.
    """
    path = write(found, folder / "articles.jsonl")
    known = {x.id: x.relations for x in found.articles}

    def reader(_config: Config) -> Callable[[Iterable[Document]], Iterator[Relations]]:
        return lambda documents: (replace(known[x.id], document=x) for x in documents)

    real, pipeline._reader = pipeline._reader, reader
    try:
        pipeline.build([str(path)], folder / "told.kg", config=Config())
    finally:
        pipeline._reader = real
    return folder / "told.kg"
