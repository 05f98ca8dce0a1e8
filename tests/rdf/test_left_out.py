"""Signs in the place of words: what stands for them, and where they are."""

from __future__ import annotations

import pytest

from kg.model import Field
from kg.rdf import left_out


@pytest.mark.parametrize(
    ("words", "sentence", "spans"),
    [
        ("It is open.", "It is open.", ((0, 11),)),
        ("the harbour is open", "She said the harbour is open to all.", ((9, 28),)),
        # The cue stands between two pieces.
        ("It is open and it stays.", "“It is open,” she said, “and it stays.”", ((1, 11), (25, 38))),
        ("open wide", "It opens.", None),
        ("", "It is open.", None),
    ],
)  # fmt: skip
def test_words_are_found_in_their_sentence(
    words: str, sentence: str, spans: tuple[tuple[int, int], ...] | None
) -> None:
    """As few and as long pieces as there may be, in order."""
    assert left_out.place(words, sentence) == spans
    if spans:
        assert " ".join(sentence[start:end] for start, end in spans) == words


def test_a_sign_tells_where_words_are() -> None:
    sign = left_out.pieces("title", ((0, 17), (20, 31)))
    assert sign == "[title 0-17, 20-31]"
    assert left_out.spans_of(sign) == (Field.TITLE, ((0, 17), (20, 31)))


@pytest.mark.parametrize("text", ["[…]", "[body 1-2]", "[title 0-1, 2-3]"])
def test_a_sign_is_known(text: str) -> None:
    assert left_out.is_sign(text)


@pytest.mark.parametrize("text", ["", "It is open.", "[sic]", "[body 1]", "[lead 1-2]", "see [body 1-2]"])
def test_words_are_no_sign(text: str) -> None:
    assert not left_out.is_sign(text)
    assert left_out.spans_of(text) is None
