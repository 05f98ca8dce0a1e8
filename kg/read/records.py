"""
Articles as JSON: one object a line (JSON Lines, NDJSON), or a file with one object or a list of them.

Keys that are read: ``id``, ``body`` (else ``text``), ``title``, ``published`` (else a ``date`` that is a day),
``publisher``, ``url``; others are left alone. The body is stored with ``clean.regular``
only: offsets that the owner of the JSON counts in it are the offsets of our relations.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from kg.errors import InputError
from kg.model import Document
from kg.read.clean import regular
from kg.read.dateline import day
from kg.read.decode import decode, refuse_garbled, refuse_wide

# With escapes a character may take twelve bytes ("\\ud83d\\ude00"); titles and other keys come on top.
BYTES_PER_CHAR = 12
_ROOM = 1 << 20

# A file with this many bad lines and no good one is not JSON Lines, and says so once.
_HOPELESS = 100

_WHOLE_FILE = 1 << 26  # 64 MB: a file that is one JSON value is held in memory with all that is in it

_RELATIONS = frozenset({"entities", "meets", "says", "represents", "located_in"})

FORM = "Give each article as an object with body (or text), and id, title, published, publisher, url where known"
_DAY = "Write it as YYYY-MM-DD, or leave it out"

_SURROGATE = re.compile("[\ud800-\udfff]")
_URL = re.compile(r"https?://[^\s/<>\"]+[^\s<>\"]*", re.IGNORECASE)

Record = tuple[str, Document | InputError | None]
"""Where it stands (``file:7001``), and what is there; ``None`` for relations, which are no article."""


def read_lines(chunks: Iterable[bytes], shown: str, name: str, max_chars: int) -> Iterator[Record]:
    """
    Yield one record a line of JSON Lines, blank lines left out; a bad line is an ``InputError``, and the rest goes on.

    *name* identifies the file: an object with neither id nor URL is ``name:line``.
    Lines that are longer than a document may be are skipped without being held. Raises
    ``InputError`` where the file is not UTF-8 from its first bytes on.
    """
    bad = 0
    any_good = False
    chunks = iter(chunks)
    head = next(chunks, b"")
    refuse_wide(head, shown)
    for number, line in lines(chain([head], chunks), BYTES_PER_CHAR * max_chars + _ROOM):
        where = f"{shown}:{number}"
        try:
            if line is None:
                raise InputError(where, f"the line is longer than {max_chars:,} characters can be", _TOO_LONG)
            text = decode(line, where).strip()
            if not text:
                continue
            found = document(_parse(text, where), where, f"{name}:{number}", max_chars)
        except InputError as error:
            bad += 1
            yield where, error
            if bad >= _HOPELESS and not any_good:
                problem = f"not one of the first {number} lines is an article as JSON; the rest was not read"
                yield shown, InputError(shown, problem, FORM)
                return
        else:
            any_good = True
            yield where, found


def read_value(data: bytes, shown: str, name: str, max_chars: int) -> Iterator[Record]:
    """
    Yield the records of a file that is one object, a list of objects, or in fact JSON Lines.

    A bad item of a list is an ``InputError``, and the rest goes on. An item with neither
    id nor URL is ``name:number``, the only object of a file is ``name``.
    """
    text = decode(data, shown)
    if not text.strip():
        raise InputError(shown, "the file is empty", "Give a file with articles in it, or leave it out")
    try:
        value = _parse(text, shown)
    except InputError:
        first = text.lstrip().partition("\n")[0]
        try:
            _parse(first, shown)
        except InputError:
            first = ""
        if not first.strip():
            raise
        yield from read_lines([text.encode()], shown, name, max_chars)
        return
    if not isinstance(value, list):
        yield shown, document(value, shown, name, max_chars)
        return
    for number, item in enumerate(value, start=1):
        where = f"{shown}, item {number}"
        try:
            yield where, document(item, where, f"{name}:{number}", max_chars)
        except InputError as error:
            yield where, error


def limit(max_chars: int) -> int:
    """Return how many bytes a file that is one JSON value may have."""
    return max(_WHOLE_FILE, BYTES_PER_CHAR * max_chars + _ROOM)


_TOO_LONG = "Split it into articles, or raise max_chars"


def lines(chunks: Iterable[bytes], longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number; ``None`` for one longer than *longest* bytes, of which no more is held."""
    number, held, too_long = 1, bytearray(), False
    for chunk in chunks:
        *whole, rest = chunk.split(b"\n")
        for piece in whole:
            held += piece
            yield number, None if too_long or len(held) > longest else bytes(held)
            number, held, too_long = number + 1, bytearray(), False
        held += rest
        if len(held) > longest:
            held, too_long = bytearray(), True
    if held or too_long:
        yield number, None if too_long else bytes(held)


def _parse(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise InputError(where, f"not JSON ({error.msg}, {place})", "Mend it, or leave it out") from error
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"not JSON that can be read ({error})", "Mend it, or leave it out") from error


def document(value: Any, where: str, name: str, max_chars: int) -> Document | None:
    """
    Return the article that *value* is, ``None`` where it is relations.

    *name* identifies one that has neither id nor URL. Raises ``InputError`` where it is no article.
    """
    if not isinstance(value, dict):
        raise InputError(where, f"not an object but {_kind(value)}", FORM)
    body = _text(value, "body", where)
    body = body if body.strip() else _text(value, "text", where)
    if not body.strip():
        if len(_RELATIONS & value.keys()) > 1:
            return None
        there = ", ".join(map(str, value))[:200] or "none"
        empty = "body is empty" if {"body", "text"} & value.keys() else f"no body or text (its keys: {there})"
        raise InputError(where, empty, FORM)
    title = _text(value, "title", where)
    if len(body) + len(title) > max_chars:
        raise InputError(where, f"longer than {max_chars:,} characters ({len(body) + len(title):,})", _TOO_LONG)
    for text in (title, body):
        refuse_garbled(text, where)
    url = _url(value, where)
    return Document(
        id=_id(value, where) or url or name,
        title=regular(title),
        body=regular(body),
        published=_published(value, where),
        publisher=regular(_text(value, "publisher", where)).strip() or None,
        url=url,
    )


def _text(value: dict[str, Any], key: str, where: str) -> str:
    found = value.get(key)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise InputError(where, f"{key} must be text, not {_kind(found)}", FORM)
    if broken := _SURROGATE.search(found):
        code = f"\\u{ord(broken[0]):04x}"
        raise InputError(where, f"{key} has half a character ({code} at {broken.start()})", "Write the JSON again")
    if "\0" in found:
        raise InputError(where, f"{key} has a NUL character at {found.index(chr(0))}", "Write the JSON again")
    return found


def _id(value: dict[str, Any], where: str) -> str | None:
    found = value.get("id")
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    text = _text(value, "id", where)
    return text if text.strip() else None


def is_address(text: str) -> bool:
    """Tell whether *text* is an address of the web."""
    return _URL.fullmatch(text) is not None


def _url(value: dict[str, Any], where: str) -> str | None:
    text = _text(value, "url", where).strip()
    if text and not is_address(text):
        raise InputError(where, f"url is no web address ({text[:80]!r})", "Write http:// or https://, or leave it out")
    return text or None


def _published(value: dict[str, Any], where: str) -> str | None:
    text = _text(value, "published", where).strip()
    if not text:
        other = value.get("date")  # many collections call it so; what is no day there is something else
        return day(other) if isinstance(other, str) else None
    found = day(text)
    if found is None:
        raise InputError(where, f"published is no day of the calendar ({text[:80]!r})", _DAY)
    return found


def _kind(value: Any) -> str:
    kinds: dict[type, str] = {dict: "an object", list: "a list", str: "text", bool: "true or false"}
    return "null" if value is None else kinds.get(type(value), "a number")
