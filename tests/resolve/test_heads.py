"""What is held of articles while they are merged: their day and outlet, by id."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.resolve.heads import Heads

DOCUMENTS = (
    Document("a", "Words.", "A title", "2031-05-06", "The Lumen Gazette", "https://gazette.example/a"),
    Document("b", "Words.", published="2031-05-06", url="https://www.courier.example/b"),
    Document("c", "Words."),
    Document("d", "Words.", publisher="lumen gazette"),
    Document("c", "Words.", published="2031-05-07"),
)


def test_a_head_is_an_article_without_its_words() -> None:
    """Of two of one id the last; of another id none."""
    heads = Heads(DOCUMENTS)
    assert heads["a"] == Document("a", "", published="2031-05-06")
    assert heads["c"] == Document("c", "", published="2031-05-07")
    assert [*heads] == ["a", "b", "c", "d"]
    assert len(heads) == 4
    assert "e" not in heads
    with pytest.raises(KeyError):
        heads["e"]


def test_an_outlet_is_known_by_its_name_or_its_host() -> None:
    """An article with neither has one of its own; "the" and capitals do not count."""
    heads = Heads(DOCUMENTS)
    assert [heads.outlet(x) for x in "abcd"] == [
        "name lumen gazette",
        "host courier.example",
        "article c",
        "name lumen gazette",
    ]
