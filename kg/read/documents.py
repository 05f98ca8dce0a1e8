"""The flow of this room: inputs -> raw bytes -> text -> ``Document``, one at a time."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import BinaryIO

from kg.config import Config
from kg.errors import ConfigError, InputError
from kg.model import Document
from kg.read import clean, dateline, decode, html, records, sources, text
from kg.read.language import ENGLISH, language, name_of
from kg.read.sources import Form, Source

_UTF32 = 4  # bytes a character at most, in UTF-8 too

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_OBJECT = re.compile(rb'\s*\{\s*["}]')
_LIST = re.compile(rb"\s*\[\s*[{\]]")

_RELATIONS = "these are relations, not an article"
_TOO_LONG = "Split it into articles, or raise max_chars"


def read(inputs: Sequence[str], *, config: Config, stdin: BinaryIO | None = None) -> Iterator[Document | InputError]:
    """
    Yield the documents that *inputs* (files, folders, patterns, ``-``) hold, and an error for each that cannot be read.

    Files come in the order of their identities, the records of a file in its own: the
    order of *inputs* changes nothing. Errors are values, in the place of what could not
    be read (of inputs that are not there, at the end), so that the rest goes on. A
    document that comes twice is there once; two different ones of one id are an error
    for the second. Files are read as the documents are asked for. Raises
    ``ConfigError`` where ``config.published`` is no day.
    """
    if config.published is not None and dateline.day(config.published) != config.published:
        raise ConfigError(f"--published {config.published!r} is no day of the calendar: write it as YYYY-MM-DD")
    return _distinct(_read_all(inputs, config, stdin))


def _read_all(inputs: Iterable[str], config: Config, stdin: BinaryIO | None) -> Iterator[records.Record]:
    for source in sources.find(inputs):
        if isinstance(source, InputError):
            yield source.source, source
            continue
        try:
            for where, found in _records(source, config, stdin):
                if isinstance(found, Document):
                    yield where, _finished(found, where, config)
                elif found is not None:
                    yield where, found
                elif source.named:
                    yield where, InputError(where, _RELATIONS, "Add them with kg build --relations FILE")
        except InputError as error:
            yield source.shown, error


def _records(source: Source, config: Config, stdin: BinaryIO | None) -> Iterator[records.Record]:
    """Yield what *source* holds. Raises ``InputError`` where the file as a whole cannot be read."""
    pieces = sources.chunks(source, stdin)
    head = next((piece for piece in pieces if piece.strip()), b"")
    if not head:
        raise InputError(source.shown, "the file is empty", "Give a file with an article in it, or leave it out")
    decode.refuse_binary(head, source.shown)
    form = _form(source.form, head)
    all_pieces = chain([head], pieces)
    if form is Form.LINES:
        yield from records.read_lines(all_pieces, source.shown, source.id, config.max_chars)
        return
    limits = {
        Form.JSON: records.limit(config.max_chars),
        Form.HTML: html.BYTES_PER_CHAR * config.max_chars,
        Form.TEXT: _UTF32 * config.max_chars + _UTF32,
    }
    data = _take(all_pieces, limits[form], source, form)
    if form is Form.JSON:
        yield from records.read_value(data, source.shown, source.id, config.max_chars)
    else:
        yield source.shown, (_page if form is Form.HTML else _plain)(data, source)


def _form(by_name: Form | None, head: bytes) -> Form:
    """Return how a file is written: as its suffix says; where that says text or nothing, as its first bytes do."""
    if by_name not in {None, Form.TEXT}:
        assert by_name is not None
        return by_name
    if _PAGE.match(head):
        return Form.HTML
    if _LIST.match(head):
        return Form.JSON
    if _OBJECT.match(head):
        return Form.LINES if _is_object(head.strip().partition(b"\n")[0]) else Form.JSON
    return Form.TEXT


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return len(line) > 1000  # cut off by the end of the head: a whole article stands in one line


def _take(pieces: Iterable[bytes], most: int, source: Source, form: Form) -> bytes:
    """Return all bytes of *source*; raises ``InputError``, before they are read, where there are more than *most*."""
    known = sources.size(source)
    data = bytearray()
    if known is None or known <= most:
        for piece in pieces:
            data += piece
            if len(data) > most:
                break
        else:
            return bytes(data)
    having = f"{known:,} bytes" if known else f"more than {most:,} bytes"
    remedy = "Give it as JSON Lines, one article a line" if form is Form.JSON else _TOO_LONG
    raise InputError(source.shown, f"too long for one article ({having} of {form.value})", remedy)


def _plain(data: bytes, source: Source) -> Document:
    decoded = decode.decode(data, source.shown)
    decode.refuse_garbled(decoded, source.shown)
    title, body = text.split(clean.plain(decoded))
    return Document(id=source.id, title=title, body=body)


def _page(data: bytes, source: Source) -> Document:
    decoded = decode.decode_page(data, source.shown)
    decode.refuse_garbled(decoded, source.shown)
    found = html.read(decoded, source.shown)
    return Document(
        id=found.url or source.id,
        title=found.title,
        body=found.body,
        published=found.published,
        publisher=found.publisher,
        url=found.url,
    )


def _finished(document: Document, where: str, config: Config) -> Document | InputError:
    """Return *document* with what its text tells of it, or why it cannot be used."""
    length = len(document.title) + len(document.body)
    if length > config.max_chars:
        return InputError(where, f"longer than {config.max_chars:,} characters ({length:,})", _TOO_LONG)
    if not document.body.strip():
        return InputError(where, "there is no text in it", "Give a file with an article in it, or leave it out")
    spoken = language(document.body)
    if spoken not in {None, ENGLISH}:
        assert spoken is not None
        return InputError(
            where, f"this reads as {name_of(spoken)}, and only English is read", "Give an English translation"
        )
    told = dateline.told(document.body)
    return replace(
        document,
        published=document.published or told.published or config.published,
        publisher=document.publisher or told.publisher,
        language=spoken,
    )


def _distinct(found: Iterator[records.Record]) -> Iterator[Document | InputError]:
    """Yield each document once; an error for one whose id another document has."""
    seen: dict[str, tuple[bytes, str]] = {}
    for where, item in found:
        if isinstance(item, Document):
            fields = (item.title, item.body, item.published, item.publisher, item.url)
            digest = hashlib.sha256(json.dumps(fields).encode()).digest()
            first, place = seen.setdefault(item.id, (digest, where))
            if place != where and first == digest:
                continue
            if place != where:
                yield InputError(
                    where, f"another document has the id {item.id!r}: {place}", "Give each an id of its own"
                )
                continue
            yield item
        elif item is not None:
            yield item
