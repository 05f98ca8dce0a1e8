"""Reading any text: something comes back, and whatever it tells stands in the text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import schema
from kg.extract import relations
from kg.model import Document, EntityType, Relations
from kg.read.clean import plain, regular
from kg.spans import checked
from tests.fuzz.hostile import PROSE as HOSTILE
from tests.fuzz.texts import PROSE, SENTENCES


def read(nlp, body: str, title: str = "") -> Relations:
    return next(relations(nlp, [Document("x", body, title, published="2024-05-03")]))


def holds(found: Relations) -> None:
    """Assert that *found* points into its text, and can be written and read again."""
    # Who visits a capital visits the country, which the sentence need not name.
    unnamed = {x.name for x in found.entities if x.type is EntityType.COUNTRY and not x.mentions}
    _, reasons = checked(found)
    assert [x for x in reasons if not any(f"does not hold {name!r}" in x for name in unnamed)] == []
    again = schema.load(json.loads(json.dumps(schema.dump(found))), found.document)
    assert again == found


@given(body=st.one_of(PROSE, SENTENCES, st.text(min_size=1)), title=st.one_of(st.just(""), PROSE, SENTENCES))
def test_any_prose_is_read_and_what_it_tells_stands_in_it(nlp, body, title):
    """As files are read: cleaned first. Every span lies in the text, every name stands in its sentence."""
    body, title = plain(body).strip(), " ".join(plain(title).split())
    if body.isascii() or body.encode("utf-8", "ignore").decode() == body:
        holds(read(nlp, body or "x", title))


@given(body=st.one_of(PROSE, SENTENCES))
def test_what_comes_as_json_keeps_the_offsets_of_its_owner(nlp, body):
    """Text from JSON is changed sign for sign only: what is told points into what was given, controls and all."""
    body = regular(body)
    if body.strip():
        holds(read(nlp, body))


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_text_that_was_written_to_hurt_is_read(nlp, kind):
    """Some thousand characters of each kind; ``tests.benchmarks.hostile`` measures how the time grows."""
    body = plain(HOSTILE[kind](1_200)).strip()
    holds(read(nlp, body))


@pytest.mark.parametrize("kind", ["quotation marks", "opening marks", "brackets", "a word", "hyphens", "an address",
                                  "combining marks", "initials together", "newlines", "spaces"])  # fmt: skip
def test_four_hundred_thousand_characters_without_a_word(nlp, kind):
    """The longest document that is taken in, of one run: it is read as if it were short."""
    body = plain(HOSTILE[kind](400_000)).strip()
    holds(read(nlp, body))
