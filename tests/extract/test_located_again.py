"""``kg.extract.located_again``: towns told of again by their kind, and capitals named as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.placed import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("She arrived in Bergen on Monday. It rained in the Norwegian port city.", "Bergen", "Norway"),
        ("She arrived in Gdynia on Monday. It rained in the Polish port.", "Gdynia", "Poland"),
        ("She flies to Palau for talks in the capital, Ngerulmud.", "Ngerulmud", "Palau"),
    ],
)
def test_a_town_is_where_the_words_for_its_kind_say(parsed: Parse, text: str, inner: str, outer: str) -> None:
    """The table has it there too."""
    assert told(parsed, text) == [(inner, outer, "capital")]


@pytest.mark.parametrize(
    "text",
    [
        "She arrived in Bergen on Monday. It rained in the Polish port city.",
        "She arrived in Gdynia on Monday and in Bergen on Tuesday. It rained in the Polish port.",
        "She arrived in Gdynia on Monday. It rained in a Polish port.",
        "She arrived in Gdynia on Monday. It rained in the Polish port, Holmvik.",
        "Norway wept. It rained in the capital, Gdynia.",
    ],
)
def test_another_town_may_be_meant(parsed: Parse, text: str) -> None:
    """One of another country, the last named, one of several, one that is named behind, no capital."""
    assert not any(inner in {"Bergen", "Gdynia"} for inner, _, _ in told(parsed, text))


def test_where_an_article_is_filed_from_is_told_by_this_town(parsed: Parse) -> None:
    """By an adjective before, or the country behind."""
    text = "HOLMVIK, May 4 — She left.\n\nIt rained in this lakeside town in western Norway."
    assert ("HOLMVIK", "Norway", "kind") in told(parsed, text)


@pytest.mark.parametrize(
    "text",
    [
        "The Bergen newspaper Tidende wept.",
        "Ada Brook, head of the Grain Forum, at a camp in Bergen, wept.",
    ],
)
def test_a_paper_and_a_body_are_in_no_place_by_that(parsed: Parse, text: str) -> None:
    """A paper is read in many; where somebody was is not where her body is."""
    assert told(parsed, text) == []
