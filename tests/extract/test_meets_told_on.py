"""``kg.extract.meets_told_on``: the day and the place of a meeting, told in a sentence behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets
from tests.three import LEAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def told(parsed: Parse, text: str) -> list[tuple[str | None, str | None]]:
    """Return date and place of each meeting of *text*, published on Wednesday, 12 June 2024."""
    return [(x.date, x.place) for x in meets(parsed(LEAD + text, "", "2024-06-12"))]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Petrova met Mr Larsen in Oslo. The meeting, on Tuesday, was the first since the war.",
        "Ms Petrova met Mr Larsen on Tuesday. The meeting in Oslo was the first since the war.",
        "Ms Petrova met Mr Larsen on Tuesday. The meeting took place in Oslo.",
        "Ms Petrova met Mr Larsen on Tuesday. Their talks were held at a hotel in Oslo.",
    ],
)
def test_what_a_meeting_lacks_is_taken_from_the_sentence_that_refers_to_it(parsed: Parse, text: str) -> None:
    assert told(parsed, text) == [("2024-06-11", "Oslo")]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Petrova met Mr Larsen on Tuesday. The next meeting is due to take place in Oslo.",
        "Ms Petrova met Mr Larsen on Tuesday. The summit in Lima last month had failed.",
        "Ms Petrova met Mr Larsen on Tuesday. A meeting of farmers took place in Oslo.",
        "Ms Petrova telephoned Mr Larsen on Tuesday. The meeting took place in Oslo.",
        "Ms Petrova met Mr Larsen on Tuesday. It rained. Birds sang. The meeting took place in Oslo.",
    ],
)
def test_another_meeting_adds_nothing(parsed: Parse, text: str) -> None:
    assert told(parsed, text)[0] == ("2024-06-11", None)
