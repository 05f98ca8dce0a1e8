"""Articles as JSON: what is taken, what is said of the rest."""

from __future__ import annotations

import json
import re
import tracemalloc

import pytest

from kg.errors import InputError
from kg.model import Document
from kg.read.records import read_lines, read_value

MAX = 1_000


def lines(*values: object) -> list[bytes]:
    return [b"\n".join(x if isinstance(x, bytes) else json.dumps(x).encode() for x in values)]


def read(*values: object) -> list[Document | InputError | None]:
    return [item for _, item in read_lines(lines(*values), "in.jsonl", "news/in.jsonl", MAX)]


def only(value: object) -> Document | InputError | None:
    (item,) = read(value)
    return item


def test_all_keys_are_taken():
    """
    What an object gives is what the document has; other keys are left alone.
    """
    given = {
        "id": "n-1",
        "title": "Talks",
        "body": "They met.",
        "published": "2019-04-26",
        "publisher": " Gazette ",
        "url": "https://example.org/a",
        "tags": [1, None],
    }

    assert Document("n-1", "They met.", "Talks", "2019-04-26", "Gazette", "https://example.org/a") == only(given)


def test_the_body_is_stored_letter_by_letter():
    """
    Blanks at its ends, line ends and invisible characters keep their places, so that offsets counted in it hold.
    """
    body = "  Title?\r\n\r\nHe\u00a0met h\u00ader.  \n"

    found = only({"body": body})

    assert isinstance(found, Document)
    assert len(body) == len(found.body)
    assert body.index("met") == found.body.index("met")
    assert found.title == ""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"id": "a", "url": "http://example.org/b"}, "a"),
        ({"id": 7}, "7"),
        ({"id": "", "url": "http://example.org/b"}, "http://example.org/b"),
        ({"id": " ", "url": ""}, "news/in.jsonl:1"),
        ({"id": None}, "news/in.jsonl:1"),
    ],
)
def test_identity(given, expected):
    """
    The id that is given, else the URL, else the file and the line.
    """
    found = only({"body": "They met.", **given})

    assert isinstance(found, Document)
    assert expected == found.id


def test_text_is_another_name_for_body():
    """
    Body goes before text, unless it is empty.
    """
    assert [
        x.body
        for x in read({"body": "A.", "text": "B."}, {"text": "B."}, {"body": " ", "text": "B."})
        if isinstance(x, Document)
    ] == ["A.", "B.", "B."]


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (b'{"body": "They met"', "not JSON"),
        (b'{"body": "' + b"\xe9" + b'"}', "not UTF-8"),
        (b"[" * 100_000, "not JSON that can be read"),
        (b'{"body": "x", "n": ' + b"1" * 5_000 + b"}", "not JSON that can be read"),
        (["They met."], "not an object but a list"),
        (None, "not an object but null"),
        ({"id": "a", "headline": "x"}, r"no body or text \(its keys: id, headline\)"),
        ({}, r"no body or text \(its keys: none\)"),
        ({"body": "  "}, "body is empty"),
        ({"body": ["They met."]}, "body must be text, not a list"),
        ({"body": "x", "title": 3}, "title must be text, not a number"),
        ({"body": "x", "id": True}, "id must be text, not true or false"),
        ({"body": "x", "publisher": {"name": "y"}}, "publisher must be text, not an object"),
        ({"body": "x \ud83d y"}, r"body has half a character \(\\ud83d at 2\)"),
        ({"body": "x", "id": "\udc00"}, "id has half a character"),
        ({"body": "x\0"}, "body has a NUL character at 1"),
        ({"body": "x", "published": "04/05/2019"}, "published is no day of the calendar"),
        ({"body": "x", "published": "2019-04"}, "published is no day of the calendar"),
        ({"body": "x", "published": 1556262300}, "published must be text"),
        ({"body": "x", "url": "javascript:alert(1)"}, "url is no web address"),
        ({"body": "x", "url": "http://a b"}, "url is no web address"),
        ({"body": "It\u00e2\u20ac\u2122s late."}, "decoded wrongly"),
        ({"body": "x" * (MAX + 1)}, "longer than 1,000 characters"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(value, problem):
    """
    Each error has the file, the line and what is wrong, and costs one article.
    """
    first, bad, last = read({"body": "They met."}, value, {"body": "They parted."})

    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(bad, InputError)
    assert bad.source == "in.jsonl:2"
    assert re.search(problem, bad.problem)


@pytest.mark.parametrize("told", ["2019-04-26T23:30:00-05:00", "26 April 2019", "Fri, 26 Apr 2019 07:05:00 GMT"])
def test_a_time_is_cut_to_its_day(told):
    """
    The day is that of the time zone in which it was written.
    """
    found = only({"body": "x", "published": told})

    assert isinstance(found, Document)
    assert found.published == "2019-04-26"


def test_relations_are_no_article():
    """
    An object with meetings and statements but no text is what an extractor wrote: left to the caller.
    """
    assert only({"id": "a", "entities": [], "meets": [], "says": []}) is None


def test_sentences_with_their_relations_are_read():
    """
    Gold has text and relations in one object: the text counts.
    """
    assert isinstance(only({"text": "They met.", "meets": [], "says": []}), Document)


def test_one_bad_line_of_ten_thousand():
    """
    Line 7,001 is broken: it is named, and 9,999 articles are read, in order.
    """
    values: list[object] = [{"id": i, "body": "They met."} for i in range(1, 10_001)]
    values[7_000] = b'{"id": 7001, "body": '

    found = read(*values)

    assert [x.source for x in found if isinstance(x, InputError)] == ["in.jsonl:7001"]
    assert [str(i) for i in range(1, 10_001) if i != 7_001] == [x.id for x in found if isinstance(x, Document)]


def test_blank_lines_count_but_hold_nothing():
    """
    Numbers are those that an editor shows; CRLF and a byte order mark are no matter.
    """
    data = b'\xef\xbb\xbf\r\n{"body": "A."}\r\n\r\n{"body": 1}\r\n'

    (_, first), (where, second) = read_lines([data], "in.jsonl", "in.jsonl", MAX)

    assert isinstance(first, Document)
    assert isinstance(second, InputError)
    assert where == "in.jsonl:4"


def test_lines_are_put_together_from_any_pieces():
    """
    Where the reader cuts the stream makes no difference.
    """
    data = lines({"body": "A."}, {"body": "B\u2019s."}, b"", {"body": "C."})[0]

    whole = list(read_lines([data], "in", "in", MAX))

    assert whole == list(read_lines([data[i : i + 1] for i in range(len(data))], "in", "in", MAX))


def test_an_endless_line_is_skipped_without_being_held():
    """
    Twenty megabytes in one line are one error, take no such memory, and the line after it is read.
    """

    def pieces():
        yield b'{"body": "'
        for _ in range(320):
            yield b"x" * 65_536
        yield b'"}\n{"body": "They met."}'

    tracemalloc.start()
    (_, error), (_, document) = read_lines(pieces(), "in", "in", MAX)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert isinstance(error, InputError)
    assert error.problem == "the line is longer than 1,000 characters can be"
    assert isinstance(document, Document)
    assert peak < 5_000_000


def test_a_file_that_is_no_json_lines_says_so_once():
    """
    After a hundred bad lines and no good one, the rest is not read.
    """
    found = read(*[b"not JSON"] * 5_000)

    assert len(found) == 101
    assert isinstance(found[-1], InputError)
    assert "not one of the first 100 lines is an article as JSON" in found[-1].problem


def items(data: object) -> list[Document | InputError | None]:
    raw = data if isinstance(data, bytes) else json.dumps(data, indent=2).encode()
    return [item for _, item in read_value(raw, "in.json", "in.json", MAX)]


def test_one_object():
    """
    Its identity, where it has none, is the file's.
    """
    (found,) = items({"body": "They met."})

    assert isinstance(found, Document)
    assert found.id == "in.json"


def test_a_list():
    """
    Items are numbered from one; a bad one is named and costs one.
    """
    first, bad, last = items([{"body": "A."}, {"body": 1}, {"id": "c", "body": "C."}])

    assert isinstance(first, Document)
    assert isinstance(bad, InputError)
    assert isinstance(last, Document)
    assert [first.id, bad.source, last.id] == ["in.json:1", "in.json, item 2", "c"]


def test_lines_in_a_file_called_json():
    """
    Many programs call JSON Lines ".json".
    """
    found = items(b'{"body": "A."}\n{"body": "B.}\n{"body": "C."}\n')

    assert [Document, InputError, Document] == [type(x) for x in found]


@pytest.mark.parametrize("data", [b"{", b"", b"\xef\xbb\xbf \n", b"[" * 100_000, b"no"])
def test_a_file_that_is_no_json(data):
    """
    The whole file is one error.
    """
    with pytest.raises(InputError, match=r"in\.json: (not JSON|the file is empty)"):
        items(data)


@pytest.mark.parametrize(
    ("keys", "published"),
    [
        ({"date": "2019-04-26"}, "2019-04-26"),
        ({"date": "2019-04-26T10:30:00Z"}, "2019-04-26"),
        ({"date": "2019-04-26", "published": "2019-04-25"}, "2019-04-25"),
        ({"date": "last spring"}, None),
        ({"date": 1556262300}, None),
    ],
)
def test_a_date_is_the_day_where_none_else_is_told(keys, published):
    """Many collections call it so; what is no day is a key like any other that is not ours."""
    assert only({"body": "x"} | keys).published == published
