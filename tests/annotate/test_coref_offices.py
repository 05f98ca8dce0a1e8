"""``kg.annotate.coref_offices``: offices resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.coref_offices import is_bare
from kg.annotate.doc import referents
from kg.annotate.office import Office
from tests.annotate.refs import meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("role", "head", "bare"), [("", "", True), ("Gen", "gen", True), ("minister", "minister", False)]
)
def test_a_rank_is_no_office_that_keeps_one_from_another(parsed: Parse, role: str, head: str, bare: bool) -> None:
    """Whoever is told of as a country's, by a rank or without, may be its minister."""
    assert is_bare(Office(parsed("Ada Brook smiled.")[0:1], role, head)) is bare


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Prime Minister Ada Brook met Vice President Tomas Vale. The president was away.", "The president", []),
        (
            "Prime Minister Ada Brook met Vice President Tomas Vale. The vice president spoke.",
            "The vice president",
            ["V"],
        ),
        ("Deputy Prime Minister Ada Brook met Karl Hart. The minister spoke.", "The minister", []),
        ("Deputy Energy Minister Tomas Vale met Karl Hart. The minister spoke.", "The minister", ["V"]),
    ],
)
def test_a_deputy_is_not_called_by_the_office_alone(parsed: Parse, text: str, words: str, who: list[str]) -> None:
    """But by his own; a deputy minister is called a minister."""
    assert [x.split()[-1][0] for x in meant(parsed(text), words)] == who


@pytest.mark.parametrize(
    ("first", "words", "who"),
    [
        ("Deputy Minister of Foreign Affairs Henrik Larsen sailed.", "The Deputy Minister", ["Henrik Larsen"]),
        ("Minister of Foreign Affairs Henrik Larsen sailed.", "The Deputy Minister", []),
        ("Norway's foreign minister, Henrik Larsen, sailed.", "Norway's top diplomat", ["Henrik Larsen"]),
        ("The EU's foreign policy chief, Henrik Larsen, sailed.", "The EU's top diplomat", ["Henrik Larsen"]),
        ("Norway's prime minister, Henrik Larsen, sailed.", "Norway's top diplomat", []),
        ("Norway's deputy foreign minister, Henrik Larsen, sailed.", "Norway's top diplomat", []),
        ("Norway's foreign minister, Henrik Larsen, sailed.", "Bulgaria's top diplomat", []),
        ("Norway's defence minister, Henrik Larsen, sailed.", "The defense chief", ["Henrik Larsen"]),
        ("Norway's foreign minister, Henrik Larsen, sailed.", "The foreign affairs chief", ["Henrik Larsen"]),
        ("Norway's foreign minister, Henrik Larsen, sailed.", "The Norwegian trade chief", []),
        ("Norway's foreign minister, Henrik Larsen, sailed.", "The defense chief", []),
    ],
)
def test_a_minister_is_called_in_other_words(parsed: Parse, first: str, words: str, who: list[str]) -> None:
    """In short, a top diplomat, the chief of his matters; not the chief of another's."""
    assert meant(parsed(f"{first} {words} said the port was safe."), words) == who


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("the head of Norwegian diplomacy", ["Henrik Larsen"]),
        ("the head of Bulgarian diplomacy", ["Elena Petrova"]),
        ("the head of Danish diplomacy", []),
        ("the head of Norwegian football", []),
    ],
)
def test_the_head_of_a_countrys_diplomacy_is_its_foreign_minister(parsed: Parse, words: str, who: list[str]) -> None:
    """Also where he is told as the colleague of one."""
    met = "Norway's foreign minister, Henrik Larsen, met his Bulgarian colleague, Elena Petrova. "
    doc = parsed(f"{met}The port was safe, {words} said.")
    head = next(x for x in doc if x.text == "head")
    assert [x.name for x in referents(head)] == who


@pytest.mark.parametrize(
    ("second", "who"),
    [
        ("Elena Petrova, a former Bulgarian defence minister, saw the mayor.", ["Elena Petrova"]),
        ("Elena Petrova, the Bulgarian defence minister, saw the mayor.", []),
    ],
)
def test_a_former_office_leaves_room_for_one_of_today(parsed: Parse, second: str, who: list[str]) -> None:
    """Who is named next and was once something else is the envoy; who is something else today is not."""
    text = f"The United Nations' envoy to Cyprus flew home on Sunday after a fortnight of talks.\n\n{second}"
    assert meant(parsed(text), "The United Nations' envoy to Cyprus") == who
