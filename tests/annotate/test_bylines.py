"""``kg.annotate.bylines``: who wrote an article is nobody in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.bylines import without_bylines
from kg.annotate.doc import reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize("line", ["By Tomas Vale", "By Tomas Vale in Bergen", "By Tomas Vale and Ola Hart"])
def test_a_byline(parsed: Parse, line: str) -> None:
    """A line of names behind "By"."""
    doc = parsed(f"{line}\n\nThe port is shut.")
    assert " ".join(x.text for x in without_bylines(doc) if x.is_alpha) == "The port is shut"


@pytest.mark.parametrize("text", ["By noon the port was full.", "By Monday\n\nit was full.", "The port is by Bergen"])
def test_no_byline(parsed: Parse, text: str) -> None:
    """A sentence, or a line with no name of two words."""
    doc = parsed(text)
    assert len(without_bylines(doc)) == len(doc)


@pytest.mark.parametrize("line", ["Tomas Vale in Bergen", "Tomas Vale, in Port Louis"])
def test_a_name_and_a_place_that_open_the_body(parsed: Parse, line: str) -> None:
    """Papers leave "By" out."""
    doc = parsed(f"{line}\n\nThe port is shut.", "Port shut")
    assert [x.text for x in without_bylines(doc) if x.is_alpha] == ["Port", "shut", "The", "port", "is", "shut"]


@pytest.mark.parametrize(
    ("title", "body"),
    [("Tomas Vale in Bergen", "The port is shut."), ("Port shut", "Tomas Vale in Bergen said so.\n\nIt rained.")],
)
def test_a_name_and_a_place_elsewhere(parsed: Parse, title: str, body: str) -> None:
    """A headline is no byline, nor is the beginning of a sentence."""
    doc = parsed(body, title)
    assert len(without_bylines(doc)) == len(doc)


def test_who_wrote_it_is_not_he(parsed: Parse) -> None:
    """Nobody else is named."""
    doc = parsed("By Tomas Vale\n\nA clerk shut the port. He wept.")
    (he,) = (x for x in doc if x.text == "He")
    assert reference(he) is None
