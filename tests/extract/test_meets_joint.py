"""Bodies that two countries have together: whose they are when the article's offices are of two countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.three import with_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LETTER = "Bulgaria's trade minister, Elena Kirova, wrote to Norway's trade minister, Jonas Berg. "


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The joint technical committee will meet in Lisbon next May.", "planned"),
        ("They agreed that the joint committee would meet in June.", "planned"),
        ("The intergovernmental commission is to hold its next session in Oslo in June.", "planned"),
        ("The next meeting of the joint commission will take place in Oslo in June.", "planned"),
        ("The joint commission last met in 2019.", "held"),
    ],
)
def test_the_joint_body_is_of_the_two_countries(parsed: Parse, text: str, status: str) -> None:
    assert with_status(parsed, LETTER + text) == [("Bulgaria Norway", status)]


def test_a_body_of_something_else_is_not(parsed: Parse) -> None:
    assert with_status(parsed, LETTER + "The joint committee of parliament will meet in June.") == []


def test_of_three_countries_nobody_knows_which_two(parsed: Parse) -> None:
    third = "Finland's trade minister, Aino Salo, agreed. "
    assert with_status(parsed, LETTER + third + "The joint committee will meet in June.") == []


def test_two_countries_joined_by_a_hyphen_are_named(parsed: Parse) -> None:
    assert with_status(parsed, "The Norwegian-Bulgarian commission met in Oslo on Friday.") == [
        ("Bulgaria Norway", "held")
    ]
