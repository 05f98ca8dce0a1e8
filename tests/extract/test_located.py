"""``kg.extract.located``: places that the text puts in other places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.located import located_in
from kg.model import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def told(parsed: Parse, text: str) -> list[tuple[str, str, str]]:
    """Return inner place, outer place and rule of each location that *text* tells."""
    return [(x.inner, x.outer, x.evidence.rule.partition("/")[2]) for x in located_in(parsed(text))]


@pytest.mark.parametrize(
    ("text", "inner", "outer", "rule"),
    [
        ("They met in Kyoto, Japan, on Monday.", "Kyoto", "Japan", "comma"),
        ("They met in Kyoto, Japan.", "Kyoto", "Japan", "comma"),
        ("They met in Vladivostok in Russia.", "Vladivostok", "Russia", "in"),
        ("They met in Vladivostok, in eastern Russia.", "Vladivostok", "Russia", "in"),
        ("They met in Bergen on the west coast of Norway.", "Bergen", "Norway", "in"),
        ("Vladivostok, a port in Russia, is cold.", "Vladivostok", "Russia", "apposition"),
        ("They flew to Bergen, Norway's second city.", "Bergen", "Norway", "apposition"),
        ("They met in the Russian city of Vladivostok.", "Vladivostok", "Russia", "kind"),
        ("They met in the Russian Pacific port of Vladivostok.", "Vladivostok", "Russia", "kind"),
        ("They met in Norway's port of Bergen.", "Bergen", "Norway", "kind"),
        ("They met in the Norwegian capital, Oslo.", "Oslo", "Norway", "kind"),
        ("They met in the Norwegian capital Oslo.", "Oslo", "Norway", "kind"),
        ("They met in the Shibuya district of Tokyo.", "Shibuya", "Tokyo", "district"),
    ],
)
def test_a_place_is_put_in_another(parsed: Parse, text: str, inner: str, outer: str, rule: str) -> None:
    """By a comma, a preposition, an apposition, a demonym with a kind of place, a possessive or a district."""
    assert told(parsed, text) == [(inner, outer, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "They flew to Kyoto, Japan and Peru.",
        "They flew to Kyoto, Oslo and Lima.",
        "They flew from Kyoto to Japan's islands.",
        "They drove from Oslo to Sweden.",
        "They met outside Oslo, near Sweden.",
        "Oslo, near Sweden, is old.",
        "In Oslo, Sweden was criticised.",
        "Talks in Oslo on Sweden went on.",
        "Norway's Ada Brook met Mr Vale in Oslo.",
        "Norway and Sweden met in Geneva.",
        "Russian gas flows to Kyoto.",
        "The Norwegian delegation flew to Kyoto.",
    ],
)
def test_what_only_stands_beside_is_not_inside(parsed: Parse, text: str) -> None:
    """Lists, ways, nearness, topics and actors put nothing anywhere."""
    assert told(parsed, text) == []


@pytest.mark.parametrize("text", ["They met in Kyoto, Norway.", "They met in the Norwegian city of Kyoto."])
def test_what_the_table_contradicts_is_left_out(parsed: Parse, text: str) -> None:
    """Kyoto is in Japan: a slip of the writer or of the parser is not repeated."""
    assert ("Kyoto", "Norway") not in [pair[:2] for pair in told(parsed, text)]


def test_a_pair_is_told_once(parsed: Parse) -> None:
    """Whatever the rule that reads it the second time."""
    assert len(told(parsed, "They met in Kyoto, Japan. The Japanese city of Kyoto is old.")) == 1


def test_nothing_is_in_itself(parsed: Parse) -> None:
    """Nor is the outer place in the inner one afterwards."""
    assert [pair[:2] for pair in told(parsed, "They met in Kyoto, Japan, and in Japan's Kyoto.")] == [
        ("Kyoto", "Japan")
    ]


def test_a_venue_can_be_somewhere(parsed: Parse) -> None:
    """A university is a body that has a place."""
    assert ("Harbour University", "Oslo") in [
        pair[:2] for pair in told(parsed, "They met at Harbour University in Oslo.")
    ]


def test_a_chain_is_read_step_by_step(parsed: Parse) -> None:
    """District in city, city in country."""
    found = [pair[:2] for pair in told(parsed, "They met in the Shibuya district of Tokyo, Japan.")]
    assert found == [("Shibuya", "Tokyo"), ("Tokyo", "Japan")]


def test_the_evidence_is_the_sentence(parsed: Parse) -> None:
    """In the field where it stands."""
    (found,) = located_in(parsed("It rained. They met in Kyoto, Japan. Nobody spoke.", "Rain"))
    where = found.evidence
    assert (where.field, where.start, where.end) == (Field.BODY, 11, 36)
