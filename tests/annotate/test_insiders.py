"""``kg.annotate.insiders``: whose house a speaker is of, who is called by a post alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.represents import represents

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


def pairs(doc: Doc) -> list[tuple[str, str]]:
    return [(x.agent, x.of) for x in represents(doc)]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Harbourline Co. sells nets to fishermen, said Ada Brook, an assistant product manager.", "Harbourline Co."),
        ("Harbourline Corp. is about to help, said Ada Brook, a company official.", "Harbourline Corp."),
        ("The Grain Board is late, said Ada Brook, a spokeswoman.", "Grain Board"),
        ("Harbourline Co. of Norway is about to help, said Ada Brook, a company official.", "Harbourline Co."),
    ],
)
def test_a_post_alone_is_of_the_house_that_the_sentence_is_about(
    parsed: Callable[..., Doc], text: str, of: str
) -> None:
    """Of those who speak for their house."""
    assert pairs(parsed(text)) == [("Ada Brook", of)]


@pytest.mark.parametrize(
    "text",
    [
        "The Grain Board is failing, said Ada Brook, an economist.",
        "The Grain Board is failing, said Ada Brook, an official.",
        "The Grain Board sued Harbourline Corp., said Ada Brook, a spokeswoman.",
        "The ship was late, said Ada Brook, a spokeswoman.",
        "Norway is late, said Ada Brook, a spokeswoman.",
    ],
)
def test_it_is_nobodys_where_another_may_be_meant(parsed: Callable[..., Doc], text: str) -> None:
    """An economist is of elsewhere; of two bodies the text does not say which; a country is no house."""
    assert pairs(parsed(text)) == []
