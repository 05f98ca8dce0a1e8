"""
Web archives (WARC, ISO 28500): the pages that a crawler captured, one at a time.

Read are HTML, plain text and PDF that a server gave with status 200, and records of
text without a server's answer (``resource``, ``conversion``). What else a crawl holds is
passed over. A damaged record is told of, and the next one is looked for.
"""

from __future__ import annotations

import codecs
import hashlib
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.errors import InputError
from kg.read import compressed, html
from kg.read.forms import Form
from kg.read.parts import BombError, Part
from kg.read.records import is_address

_LOG = logging.getLogger(__name__)

_HEAD = 1 << 16  # bytes of a record in which its HTTP headers end
_LINE = 1 << 16
_FIELDS = 1_000  # lines of headers
_REMEDY = "Get it again; what stands around it was read"

_START = re.compile(rb"WARC/\d\.\d{1,2}\s*$")
_INSIDE = re.compile(rb"\r?\n\r?\n(?=WARC/\d\.\d{1,2}\r?\n)")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")

_TYPES = {
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "text/plain": Form.TEXT,
    "application/pdf": Form.PDF,
}


class _Bytes:
    """The bytes of a file, by line or by number; at damage they end, until ``resume``."""

    def __init__(self, pieces: Iterator[bytes | InputError]) -> None:
        self._pieces = pieces
        self._held = b""
        self._ended = False
        self.broken: InputError | None = None

    def _fill(self) -> bool:
        if self._ended or self.broken:
            return False
        piece = next(self._pieces, None)
        if piece is None:
            self._ended = True
        elif isinstance(piece, InputError):
            self.broken = piece
        else:
            self._held += piece
            return True
        return False

    def line(self) -> bytes:
        """Return the next line with its end, or so much of it as a line may have; empty at the end."""
        searched = 0
        while (place := self._held.find(b"\n", searched)) < 0 and len(self._held) < _LINE:
            searched = len(self._held)
            if not self._fill():
                break
        cut = place + 1 if 0 <= place < _LINE else min(len(self._held), _LINE)
        found, self._held = self._held[:cut], self._held[cut:]
        return found

    def take(self, count: int) -> bytes:
        """Return the next *count* bytes, fewer at the end."""
        held = bytearray()
        while len(held) < count and (self._held or self._fill()):
            wanted = count - len(held)
            held += self._held[:wanted]
            self._held = self._held[wanted:]
        return bytes(held)

    def skip(self, count: int) -> bool:
        """Pass over *count* bytes, and tell whether there were as many."""
        while count and (self._held or self._fill()):
            passed = min(count, len(self._held))
            self._held = self._held[passed:]
            count -= passed
        return not count

    def back(self, data: bytes) -> None:
        """Put *data* before what is still to come."""
        self._held = data + self._held

    def resume(self) -> InputError | None:
        """Return the damage at which the bytes ended, if they did; those behind it come next."""
        found, self.broken = self.broken, None
        return found


@dataclass(frozen=True, slots=True)
class _Record:
    kind: str
    url: str
    stamp: str
    content_type: str
    truncated: bool
    length: int


def members(part: Part, pieces: Iterator[bytes | InputError], max_chars: int) -> Iterator[Part | InputError]:
    """
    Yield each captured article of *part*, whose bytes are *pieces*, and an error for each record that is damaged.

    Its identity is the time of its capture and its address, as web archives write it: ``20190426101010/https://…``.
    What was captured again without change is there once.
    """
    source = _Bytes(_counted(part, pieces))
    counts: Counter[str] = Counter()
    seen: set[bytes] = set()
    most = html.BYTES_PER_CHAR * max_chars
    number = 0
    while True:
        passed, any_more = _to_record(source)
        if damage := source.resume():
            yield _at(part, number + 1, damage.problem)
            continue
        if passed:
            yield _at(part, number + 1, "the bytes before it belong to no record (a length may be wrong)")
        if not any_more:
            break
        number += 1
        record = _headers(source)
        if isinstance(record, str):
            yield _at(part, number, record)
            continue
        found = _member(part, source, record, most, number)
        if isinstance(found, str):
            counts[found] += 1
        elif isinstance(found, InputError):
            source.resume()  # the next member of gzip is whole again
            yield found
        else:
            data = b"".join(found.pieces)
            digest = hashlib.blake2b(f"{record.url}\n".encode() + data, digest_size=16).digest()
            counts["captured again" if digest in seen else "read"] += 1
            if digest not in seen:
                seen.add(digest)
                yield replace(found, pieces=iter([data]), size=len(data))
    if not number:
        raise InputError(part.shown, "no record is in this WARC file", "Give one with pages in it, or leave it out")
    _LOG.info("%s: %d records; %s", part.shown, number, ", ".join(f"{y} {x}" for x, y in sorted(counts.items())))


def _to_record(source: _Bytes) -> tuple[bool, bool]:
    """Go behind the first line of the next record; tell whether anything was passed over, and whether there is one."""
    passed = False
    at_start = True
    while line := source.line():
        if at_start and _START.match(line):
            return passed, True
        passed = passed or bool(line.strip())
        at_start = line.endswith(b"\n")
    return passed, False


def _headers(source: _Bytes) -> _Record | str:
    """Return what the headers of a record say, or what is wrong with them."""
    fields: dict[str, str] = {}
    for _ in range(_FIELDS):
        line = source.line()
        if not line.strip():
            break
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    length = fields.get("content-length", "")
    if not length.isascii() or not length.isdigit() or len(length) > 15:
        return "it has no length"
    return _Record(
        kind=fields.get("warc-type", "").lower(),
        url=fields.get("warc-target-uri", "").strip("<>"),
        stamp=re.sub(r"\D", "", fields.get("warc-date", ""))[:14],
        content_type=fields.get("content-type", ""),
        truncated="warc-truncated" in fields,
        length=int(length),
    )


def _member(part: Part, source: _Bytes, record: _Record, most: int, number: int) -> Part | InputError | str:
    """Return what a record has captured, why it cannot be read, or as what it is to be counted."""
    head = source.take(min(record.length, _HEAD))
    wanted = _wanted(record, head)
    rest = record.length - len(head)
    fits = record.length <= most + _HEAD
    tail = b""
    if isinstance(wanted, str) or not fits:
        whole = source.skip(rest) if len(head) == min(record.length, _HEAD) else False
    else:
        tail = source.take(rest)
        whole = len(tail) == rest
    if not whole:
        problem = source.broken.problem if source.broken else "the file ends within it"
        return _at(part, number, problem, record.url)
    ends = source.line() + source.line()
    if ends.strip():
        # What ran over into the next record is looked through once more, from where that begins.
        block = head + tail
        next_one = _INSIDE.search(block)
        source.back((block[next_one.end() :] if next_one else b"") + ends)
        return _at(part, number, "its length is wrong", record.url)
    if isinstance(wanted, str):
        return wanted
    if not fits:
        return _at(part, number, f"too long for one article ({record.length:,} bytes)", record.url)
    if record.truncated:
        return _at(part, number, "it was cut off when it was captured", record.url)
    form, start, fields = wanted
    try:
        data = _body((head + tail)[start:], fields, part, most)
    except BombError:
        raise
    except InputError as error:
        return _at(part, number, error.problem, record.url)
    identity = f"{record.stamp}/{record.url}" if record.stamp else record.url
    return Part(
        id=identity,
        shown=f"{part.shown}, record {number} ({record.url[:200]})",
        form=form,
        named=False,
        pieces=iter([_in_utf8(data, fields.get("content-type", ""))]),
        depth=part.depth + 1,
        meter=part.meter,
        url=record.url,
    )


def _wanted(record: _Record, head: bytes) -> tuple[Form, int, dict[str, str]] | str:
    """Return the form of what was captured, where it begins and its headers; or as what the record is to be counted."""
    if record.kind not in {"response", "resource", "conversion"} or not is_address(record.url):
        return record.kind or "of no type"
    if record.kind != "response":
        form = _TYPES.get(record.content_type.partition(";")[0].strip().lower())
        return (form, 0, {"content-type": record.content_type}) if form else "of other types"
    status = _STATUS.match(head)
    if not status:
        return "no answer by HTTP"
    if status[1] != b"200":
        return "not of status 200"
    found = re.search(rb"\r?\n\r?\n", head)
    end = found.end() if found else len(head)
    fields: dict[str, str] = {}
    for line in head[:end].decode("latin-1").split("\n")[1:]:
        name, _, value = line.partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    form = _TYPES.get(fields.get("content-type", "").partition(";")[0].strip().lower())
    return (form, end, fields) if form else "of other types"


def _body(data: bytes, fields: dict[str, str], part: Part, most: int) -> bytes:
    """Return what was sent, unpacked; raises ``InputError`` where it is packed in a way that is not known."""
    if fields.get("transfer-encoding", "").lower() == "chunked":
        data = _unchunked(data)
    packing = fields.get("content-encoding", "").lower()
    if packing in {"gzip", "x-gzip"} and data.startswith(b"\x1f\x8b"):
        unpacked = bytearray()
        for piece in part.meter.giving(compressed.unpacked(iter([data]), Form.GZIP, part.shown), part.shown):
            unpacked += piece
            if len(unpacked) > most:
                raise InputError(part.shown, f"too long for one article (more than {most:,} bytes)", _REMEDY)
        return bytes(unpacked)
    if packing in {"br", "zstd", "deflate", "compress"} and not _is_utf8(data):
        raise InputError(part.shown, f"its page is packed by {packing}, which is not read", _REMEDY)
    return data  # many crawlers unpack and leave the header


def _unchunked(data: bytes) -> bytes:
    """Return *data* without the lengths of its chunks; as it is where it has none."""
    found = bytearray()
    place = 0
    while size := re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r?\n").match(data, place):
        length = int(size[1], 16)
        if not length:
            return bytes(found)
        found += data[size.end() : size.end() + length]
        place = size.end() + length
        place += 2 if data.startswith(b"\r\n", place) else 1 if data.startswith(b"\n", place) else 0
    return bytes(found) or data


def _in_utf8(data: bytes, content_type: str) -> bytes:
    """Return a page as UTF-8 where it is in what its server said instead, which goes before what the page says."""
    charset = re.search(r"charset=[\"']?([\w.:-]{2,40})", content_type, re.IGNORECASE)
    if _is_utf8(data):
        return data
    try:
        name = codecs.lookup(charset[1]).name if charset else "utf-8"
        # Browsers read Latin-1 as windows-1252 (WHATWG Encoding, "Names and labels").
        return data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name).encode()
    except (LookupError, UnicodeError):
        return data  # its reader says what is wrong


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _counted(part: Part, pieces: Iterator[bytes | InputError]) -> Iterator[bytes | InputError]:
    """Yield *pieces*, and count them as come out. Raises ``BombError`` where that is too much."""
    for piece in pieces:
        if isinstance(piece, bytes):
            part.meter.gave(len(piece), part.shown)
        yield piece


def _at(part: Part, number: int, problem: str, url: str = "") -> InputError:
    named = f" ({url[:200]})" if url else ""
    return InputError(f"{part.shown}, record {number}{named}", problem, _REMEDY)
