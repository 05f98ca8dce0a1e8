"""``kg.extract.located_rows``: rows of names, and what each of them is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.placed import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def test_what_one_town_of_a_row_bears_out_is_so_of_all(parsed: Parse) -> None:
    """The table knows Kanpur in India: the village beside it is there too."""
    found = told(parsed, "They have mills across India including Kanpur and Holmvik.")
    assert found == [("Kanpur", "India", "including"), ("Holmvik", "India", "including")]


def test_a_state_behind_a_row_is_that_of_each_town_that_the_table_has_there(parsed: Parse) -> None:
    """Not of one that it has elsewhere alone."""
    found = {x[:2] for x in told(parsed, "It rained in Dallas, Oslo and Galveston, Texas.")}
    assert found == {("Dallas", "Texas"), ("Galveston", "Texas")}


def test_provinces_of_a_row_are_all_read(parsed: Parse) -> None:
    """A forest may lie in two."""
    found = told(parsed, "They walked in the Marano forest in the provinces of Cajamarca and Piura.")
    assert {x[:2] for x in found} == {("Marano forest", "Cajamarca"), ("Marano forest", "Piura")}


def test_a_row_of_towns_is_in_the_country_before_it(parsed: Parse) -> None:
    """Each of them, also in brackets."""
    pairs = [("Bergen", "Norway"), ("Stavanger", "Norway")]
    assert [x[:2] for x in told(parsed, "They toured Norway, including Bergen and Stavanger.")] == pairs
    assert [x[:2] for x in told(parsed, "They toured Norway (Bergen and Stavanger in particular).")] == pairs


def test_provinces_in_a_row_are_of_their_country(parsed: Parse) -> None:
    """Joined by "and", each of them is told what it is."""
    found = told(parsed, "They came from Norway's southern provinces of Holm Dan and Ra Vik.")
    assert [x[:2] for x in found] == [("Holm Dan", "Norway"), ("Ra Vik", "Norway")]
