"""Whose words are in a file: runs of as many words of an article as nothing without words may have."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

from kg.export.wordless import RUN
from kg.store import layout, shards
from kg.store.graph import REGISTRY, GraphStore

_ENDS = re.compile(r"^\W+|\W+$")


def runs(text: str) -> set[tuple[str, ...]]:
    """The runs of five words in *text*: what stands between spaces, without the signs at its ends and without case."""
    words = _words(text)
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def shared(text: str, told: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The runs in *text* that are among those *told*: without making all of a long text."""
    words, first = _words(text), {run[0] for run in told}
    return {run for i, word in enumerate(words) if word in first and (run := tuple(words[i : i + RUN])) in told}


def _words(text: str) -> list[str]:
    return [found for x in text.casefold().split() if (found := x if x.isalnum() else _ENDS.sub("", x))]


def runs_of_articles(whole: GraphStore) -> set[tuple[str, ...]]:
    """The runs in titles and bodies of the articles that the store keeps, but for those of names in its registry."""
    assert whole.folder is not None
    documents = [shards.read(path).document for path, _ in shards.keys(layout.shards(whole.folder))]
    of_tables = {
        run
        for quad in whole.matching(None, REGISTRY)
        if getattr(quad.graph_name, "value", "").endswith(REGISTRY)
        for run in runs(str(getattr(quad.object, "value", quad.object)))
    }
    return {run for x in documents for text in (x.title, x.body) for run in runs(text)} - of_tables


def files_in(data: bytes) -> list[str]:
    """
    The files in an archive, or the one file: as they are, and with what XML and JSON escape as it was.

    And once more with each sign that may part a cell from another in the place of a word, so that the first and the
    last word of a cell stand alone, and those of two cells are no run.
    """
    if data.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(data))
        texts = [archive.read(name).decode() for name in archive.namelist()]
    else:
        texts = [data.decode()]
    plain = [x for text in texts for x in (text, unescape(text), text.replace('\\"', '"'))]
    return [*plain, *(re.sub(r'[",;<>\t\n]', " xpartx ", text) for text in plain)]
