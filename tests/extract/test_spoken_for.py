"""``kg.extract.spoken_for``: a minister without a country, where dateline and what is said tell which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.represents import represents

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def shown(parsed: Parse, text: str) -> list[tuple[str, str | None, str]]:
    """Return agent, role and body of each representation that *text* tells."""
    return [(x.agent, x.role, x.of) for x in represents(parsed(text))]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("OSLO, May 3 (AP) - Norway needs more ships, Foreign Minister Ada Brook said on Friday.", "Foreign Minister"),
        (
            "OSLO, May 3 (AP) - Foreign Minister Ada Brook said on Friday that Norway would send ships to Kenya.",
            "Foreign Minister",
        ),
        (
            "OSLO, Norway (AP) - Norway is not ready, caretaker Prime Minister Ada Brook said Friday.",
            "caretaker Prime Minister",
        ),
    ],
)
def test_a_minister_who_speaks_of_her_country_from_there_is_its(parsed: Parse, text: str, role: str) -> None:
    """Both the dateline and the subject of what she says."""
    assert shown(parsed, text) == [("Ada Brook", role, "Norway")]


@pytest.mark.parametrize(
    "text",
    [
        "LIMA, May 3 (AP) - Norway needs more ships, Foreign Minister Ada Brook said on Friday.",
        "OSLO, May 3 (AP) - Kenya needs more ships, Foreign Minister Ada Brook said on Friday.",
        "Norway needs more ships, Foreign Minister Ada Brook said on Friday.",
        "OSLO, May 3 (AP) - Norway needs more ships, analyst Ada Brook said on Friday.",
        "OSLO, May 3 (AP) - Norway needs more ships, her foreign minister, Ada Brook, said on Friday.",
    ],
)
def test_one_of_the_two_says_too_little(parsed: Parse, text: str) -> None:
    """Ministers speak of others, and in other capitals."""
    assert shown(parsed, text) == []


def test_what_the_text_says_she_is_of_stands(parsed: Parse) -> None:
    """Another country's minister may say on a visit what her host should do."""
    text = "OSLO, (AP) - Swedish Foreign Minister Ada Brook left. Norway needs help, Foreign Minister Ada Brook said."
    assert [x[2] for x in shown(parsed, text)] == ["Sweden"]
