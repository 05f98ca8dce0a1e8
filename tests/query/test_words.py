"""What is typed to search for words, in the language of the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from kg.errors import QueryError
from kg.query.words import expression

TEXTS = ("ferry strait", "ferry line bridge", "bridge toll", "state visit ferries", "jong un spoke")


@pytest.fixture(scope="module")
def found() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='porter unicode61')")
    connection.executemany("INSERT INTO words VALUES (?)", [(text,) for text in TEXTS])
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("ferry", {0, 1, 3}),  # whatever its ending
        ("ferry strait", {0}),
        ("strait ferry", {0}),
        ('"ferry strait"', {0}),
        ('"strait ferry"', set()),
        ("stra*", {0}),
        ('"ferry li"*', {1}),
        ("strait OR toll", {0, 2}),
        ("bridge strait OR toll", {2}),  # bridge, and one of the two
        ('toll OR "ferry line" OR visit', {1, 2, 3}),
        ("ferry -strait", {1, 3}),
        ('ferry -"state visit" -line', {0}),
        ("Jong-Un", {4}),
        ("FÉRRY", {0, 1, 3}),
        ("ferry & strait !", {0}),  # signs are no words
        ("ferry or strait", set()),  # a word as others are
        ("NOT AND NEAR", set()),
        ("text:ferry", set()),
        ("ferry)", {0, 1, 3}),
    ],
)
def test_what_is_typed_finds(found: sqlite3.Connection, typed: str, numbers: set[int]) -> None:
    rows = found.execute("SELECT rowid FROM words WHERE words MATCH ?", (expression(typed),))
    assert {rowid - 1 for (rowid,) in rows} == numbers


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ('"ferry', "quotation mark"),
        ('ferry "', "quotation mark"),
        ("OR ferry", "OR needs a word"),
        ("ferry OR", "OR needs a word"),
        ("ferry OR OR strait", "OR needs a word"),
        ("ferry OR -strait", "OR needs a word"),
        ("-ferry", "only what should not be there"),
        ("", "no word"),
        ("!? * - --", "no word"),
        ('""', "no word"),
    ],
)
def test_what_is_not_understood_is_told_with_how_to_write_it(typed: str, problem: str) -> None:
    with pytest.raises(QueryError, match=rf'{problem}.*Write words, "a phrase", begin\*, one OR other, -without'):
        expression(typed)


@pytest.mark.parametrize(
    "typed", ['a"b', "'; DROP TABLE words; --", "^a", "{a b}: c", "a^2 + b", "习近平", "\x00a", "a*b*"]
)
def test_nothing_that_is_typed_is_a_command(found: sqlite3.Connection, typed: str) -> None:
    """It finds something or nothing, or is told to be wrong; the index never stumbles."""
    try:
        asked = expression(typed)
    except QueryError:
        return
    found.execute("SELECT rowid FROM words WHERE words MATCH ?", (asked,)).fetchall()
