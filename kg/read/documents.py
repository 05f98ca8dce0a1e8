"""The flow of this room: inputs -> raw bytes -> text -> ``Document``, one at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import BinaryIO

from kg.config import Config
from kg.errors import ConfigError, InputError
from kg.model import Document
from kg.read import (
    archives,
    clean,
    columns,
    compressed,
    dateline,
    decode,
    delimited,
    feeds,
    forms,
    html,
    markdown,
    mediawiki,
    page,
    parquet,
    pdf,
    records,
    sources,
    text,
    warc,
)
from kg.read.forms import Form
from kg.read.language import ENGLISH, language, name_of
from kg.read.parts import BombError, Meter, NoArticlesError, Part
from kg.read.sources import Source

_UTF32 = 4  # bytes a character at most, in UTF-8 too

_DEEPEST = 4  # archives and packings around an article: a.txt.gz in a .tar.gz in a .zip

_UNSAID = 20  # files without articles that are kept in mind: a crawl has any number of pages that are lists of links

_RELATIONS = "these are relations, not an article"
_AS_LINES = "Give its articles as JSON Lines, text or HTML"
_TOO_LONG = "Split it into articles, or raise max_chars"


def read(inputs: Sequence[str], *, config: Config, stdin: BinaryIO | None = None) -> Iterator[Document | InputError]:
    """
    Yield the documents that *inputs* (files, folders, patterns, ``-``) hold, and an error for each that cannot be read.

    Files come in the order of their identities, the records of a file in its own: the
    order of *inputs* changes nothing. Errors are values, in the place of what could not
    be read (of inputs that are not there, at the end), so that the rest goes on. A
    document that comes twice is there once; two different ones of one id are an error
    for the second. Files are read as the documents are asked for. Raises
    ``ConfigError`` where ``config.published`` is no day, or ``config.columns`` names no field.
    """
    if config.published is not None and dateline.day(config.published) != config.published:
        raise ConfigError(f"--published {config.published!r} is no day of the calendar: write it as YYYY-MM-DD")
    columns.parse(config.columns)  # a slip in it is told before anything is read
    return _distinct(_read_all(inputs, config, stdin))


def _read_all(inputs: Iterable[str], config: Config, stdin: BinaryIO | None) -> Iterator[records.Record]:
    unsaid: list[NoArticlesError] = []
    any_read = False
    for source in sources.find(inputs):
        if isinstance(source, InputError):
            yield source.source, source
            continue
        for where, found in _guarded(_part(source, stdin), config):
            if isinstance(found, NoArticlesError):
                unsaid += [found] if len(unsaid) < _UNSAID else []
            else:
                any_read = any_read or isinstance(found, Document)
                yield where, found
    # A table among articles may be about anything; where it is all there is, it was meant to be read.
    yield from ((error.source, error) for error in (() if any_read else unsaid))


def _part(source: Source, stdin: BinaryIO | None) -> Part:
    meter = Meter()
    pieces = meter.taking(sources.chunks(source, stdin))
    size = sources.size(source)
    path = source.path if size is not None else None  # a pipe is read once
    return Part(source.id, source.shown, source.form, source.named, pieces, size, path, meter=meter)


def _guarded(part: Part, config: Config) -> Iterator[records.Record]:
    """Yield what *part* holds, finished; what is wrong with the whole of it comes as a value, too."""
    try:
        yield from _records(part, config)
    except BombError as error:
        if part.depth:
            raise  # nothing more is to be read of what it is in
        yield part.shown, error
    except NoArticlesError as error:
        told = InputError(error.source, error.problem, error.remedy)
        yield part.shown, (told if part.named else error)
    except InputError as error:
        yield part.shown, error


def _records(part: Part, config: Config) -> Iterator[records.Record]:
    """Yield what *part* holds. Raises ``InputError`` where the file as a whole cannot be read."""
    head, pieces = _head(part)
    form = forms.of_content(part.form, head)
    part = replace(part, pieces=pieces)
    if form in forms.PACKED or form in _ARCHIVES or form is Form.WARC:
        if part.depth >= _DEEPEST:
            raise InputError(part.shown, f"it is inside {_DEEPEST} archives already", "Unpack the outer ones")
        yield from _inside(part, form, config)
        return
    for where, found in _articles(part, form, head, config):
        if isinstance(found, Document):
            yield where, _finished(found, where, config)
        elif found is not None:
            yield where, found
        elif part.named:
            yield where, InputError(where, _RELATIONS, "Add them with kg build --relations FILE")


def _articles(part: Part, form: Form, head: bytes, config: Config) -> Iterator[records.Record]:
    """Yield the articles of *part* as they stand there. Raises as ``_records`` does."""
    if form is Form.XML:
        raise NoArticlesError(part.shown, "this XML is neither a feed nor a MediaWiki dump", _AS_LINES)
    given = columns.parse(config.columns)
    if form is Form.PARQUET:
        yield from parquet.read(part, config.max_chars, given)
        return
    if form is Form.PDF:
        yield part.shown, _pdf(part, config.max_chars)
        return
    decode.refuse_binary(head, part.shown)
    if form in _TABLES or (form is Form.TEXT and part.form is None and delimited.has_articles(head, given)):
        sign = _TABLES.get(form)
        yield from delimited.read(part.pieces, part.shown, part.id, config.max_chars, given, sign)
        return
    if form in _STREAMS:
        yield from _STREAMS[form](part.pieces, part.shown, part.id, config.max_chars)
        return
    limits = {
        Form.JSON: records.limit(config.max_chars),
        Form.HTML: html.BYTES_PER_CHAR * config.max_chars,
        Form.TEXT: _UTF32 * config.max_chars + _UTF32,
        Form.MARKDOWN: _UTF32 * config.max_chars + _UTF32,
    }
    data = _take(part, limits[form], form)
    if form is Form.JSON:
        yield from records.read_value(data, part.shown, part.id, config.max_chars)
    elif form is Form.MARKDOWN:
        yield part.shown, _markdown(data, part, config.max_chars)
    else:
        yield part.shown, (_page if form is Form.HTML else _plain)(data, part)


_TABLES = {Form.CSV: None, Form.TSV: "\t"}
_STREAMS = {Form.LINES: records.read_lines, Form.FEED: feeds.read, Form.MEDIAWIKI: mediawiki.read}


def _head(part: Part) -> tuple[bytes, Iterator[bytes]]:
    """Return the first bytes of *part*, blank pieces left out, and all that follow with them in front."""
    head = b""
    for piece in part.pieces:
        head += piece
        if not head.strip():
            head = b""
        elif len(head) >= forms.HEAD:
            break
    if not head:
        raise InputError(part.shown, "the file is empty", "Give a file with an article in it, or leave it out")
    return head, chain([head], part.pieces)


def _inside(part: Part, form: Form, config: Config) -> Iterator[records.Record]:
    """Yield what is in an archive or a packing: each part of it as if it stood there by itself."""
    if form in forms.PACKED:
        name = forms.unpacked(part.id)
        if form is Form.GZIP and forms.of_name(name) is Form.WARC:
            # Each of its records is packed by itself, so that what stands behind damage can be read.
            whole = compressed.members(part.pieces, form, part.shown)
            yield from _each(warc.members(part, whole, config.max_chars), config)
            return
        pieces = part.meter.giving(compressed.unpacked(part.pieces, form, part.shown), part.shown)
        inner = replace(
            part, id=name, form=forms.of_name(name), pieces=pieces, size=None, path=None, depth=part.depth + 1
        )
        # Itself, and not guarded: it is named as it is, and its errors are those of the file.
        yield from _records(inner, config)
        return
    if form is Form.WARC:
        yield from _each(warc.members(part, part.pieces, config.max_chars), config)
    else:
        yield from _each(_ARCHIVES[form](part), config)


def _each(members: Iterator[Part | InputError], config: Config) -> Iterator[records.Record]:
    for member in members:
        if isinstance(member, InputError):
            yield member.source, member
        else:
            yield from _guarded(member, config)


_ARCHIVES = {Form.ZIP: archives.members_of_zip, Form.TAR: archives.members_of_tar}


def _take(part: Part, most: int, form: Form) -> bytes:
    """Return all bytes of *part*; raises ``InputError``, before they are read, where there are more than *most*."""
    known = part.size
    data = bytearray()
    if known is None or known <= most:
        for piece in part.pieces:
            data += piece
            if len(data) > most:
                break
        else:
            return bytes(data)
    having = f"{known:,} bytes" if known else f"more than {most:,} bytes"
    remedy = "Give it as JSON Lines, one article a line" if form is Form.JSON else _TOO_LONG
    raise InputError(part.shown, f"too long for one article ({having} of {form.value})", remedy)


def _plain(data: bytes, part: Part) -> Document:
    decoded = decode.decode(data, part.shown)
    decode.refuse_garbled(decoded, part.shown)
    title, body = text.split(clean.plain(decoded))
    return Document(
        id=part.id, title=title, body=body, publisher=page.host(part.url) if part.url else None, url=part.url
    )


def _markdown(data: bytes, part: Part, max_chars: int) -> Document:
    decoded = decode.decode(data, part.shown)
    decode.refuse_garbled(decoded, part.shown)
    return markdown.read(clean.plain(decoded), part.shown, part.id, max_chars)


def _pdf(part: Part, max_chars: int) -> Document:
    data = _take(part, pdf.MOST_BYTES, Form.PDF)
    if not data.lstrip()[:1024].startswith(b"%PDF-"):
        raise InputError(part.shown, "this is no PDF", "Give it the suffix of what it is")
    title, body = pdf.read(data, part.shown, max_chars)
    decode.refuse_garbled(body, part.shown)
    publisher = page.host(part.url) if part.url else None
    return Document(id=part.id, title=title, body=body, publisher=publisher, url=part.url)


def _page(data: bytes, part: Part) -> Document:
    decoded = decode.decode_page(data, part.shown)
    decode.refuse_garbled(decoded, part.shown)
    try:
        found = html.read(decoded, part.shown)
    except NoArticlesError as error:
        if part.url:
            raise  # a crawl is full of lists of links
        raise InputError(error.source, error.problem, error.remedy) from error
    url = part.url or found.url
    return Document(
        id=part.id if part.url else url or part.id,
        title=found.title,
        body=found.body,
        published=found.published,
        publisher=found.publisher or (page.host(url) if url else None),
        url=url,
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
