"""``kg.extract.says_issued``: whose "the statement" is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.says_issued import issued_by, issuer

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

    Parse = Callable[..., Doc]


def last_statement(doc: Doc) -> Token:
    return [x for x in doc if x.lower_ == "statement"][-1]


@pytest.mark.parametrize(
    ("before", "whose"),
    [
        ("The talks went well, the Harbour League said in a statement.", "League"),
        ("The Harbour League issued a statement on the talks.", "League"),
        ("A statement by the Harbour League was read out.", "League"),
        ("The talks went well, a Harbour League statement said.", "League"),
    ],
)
def test_it_is_whose_the_text_tells_before(parsed: Parse, before: str, whose: str) -> None:
    found = issuer(last_statement(parsed(f'{before} "It was good," the statement added.', "", "2024-06-12")))
    assert found is not None
    assert found.text == whose


@pytest.mark.parametrize(
    "text",
    [
        'Ada Brook said in a statement that she was glad. "It was good," the statement added.',  # she said it herself
        'The talks went well. "It was good," a statement said.',
        'The Harbour League said in a statement that it was glad. "It was good," the statement of the mayor added.',
    ],
)
def test_else_it_is_nobodys(parsed: Parse, text: str) -> None:
    assert issuer(last_statement(parsed(text, "", "2024-06-12"))) is None


def test_a_body_stands_before_its_statement(parsed: Parse) -> None:
    found = issued_by(last_statement(parsed("A Harbour League statement said it was glad.", "", "2024-06-12")))
    assert found is not None
    assert found.text == "League"
