"""Bytes to text, never by guess: what cannot be decoded for certain is refused, with the command that mends it."""

from __future__ import annotations

import codecs
import re
import shlex

from kg.errors import InputError
from kg.read.clean import garbled

# The longer marks first: UTF-32-LE starts as UTF-16-LE does.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes -> what it is, and what to do.
_KINDS = (
    (b"%PDF-", "a PDF", "Name it .pdf, and it is read as one"),
    (b"\x89PNG", "a PNG picture", "Give the text of the article"),
    (b"\xff\xd8\xff", "a JPEG picture", "Give the text of the article"),
    (b"GIF8", "a GIF picture", "Give the text of the article"),
    (
        b"PK\x03\x04",
        "a ZIP archive or an office document",
        "Name it .zip, and its files are read; save a document as plain text or HTML",
    ),
    (b"\xd0\xcf\x11\xe0", "an office document", "Save it as plain text or HTML"),
    (b"{\\rtf", "a rich-text document", "Save it as plain text or HTML"),
    (b"\x1f\x8b", "compressed (gzip)", "Name it .gz, and it is unpacked"),
    (b"BZh", "compressed (bzip2)", "Name it .bz2, and it is unpacked"),
    (b"\xfd7zXZ", "compressed (xz)", "Name it .xz, and it is unpacked"),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first"),
    (b"SQLite format 3", "a database", "Export its articles as JSON Lines"),
)

_SAMPLE = 64_000  # bytes that a guess of the encoding looks at: enough for any newspaper's page
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)


def refuse_binary(head: bytes, source: str) -> None:
    """Raise ``InputError`` where *head*, the first bytes of *source*, are those of something that is no text."""
    for mark, what, remedy in _KINDS:
        if head.startswith(mark):
            raise InputError(source, f"this is {what}, not text", remedy)
    if any(head.startswith(mark) for mark, _ in _MARKS[1:]):
        return  # UTF-16 and UTF-32 are full of NUL bytes
    if b"\0" in head:
        places = [head[0::2].count(0), head[1::2].count(0)]
        if max(places) > len(head) // 4 and min(places) == 0:
            name = "UTF-16LE" if places[1] else "UTF-16BE"
            raise InputError(source, f"this looks like {name} without its byte order mark", _convert(source, name))
        raise InputError(source, "this is binary data (it has NUL bytes), not text", "Give the text of the article")


def decode(data: bytes, source: str) -> str:
    """
    Return the text of *data*: UTF-8, or UTF-16 or UTF-32 with a byte order mark, which is taken off.

    Raises ``InputError`` for anything else, with the place, the likely encoding and the
    command that converts it.
    """
    refuse_binary(data, source)
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        if mark:
            problem = f"damaged {encoding.upper()}: {error.reason} at byte {error.start + len(mark)}"
            raise InputError(source, problem, "Save it again as UTF-8") from error
        raise _not_utf8(data, error, source) from error


def decode_page(data: bytes, source: str) -> str:
    """
    Return the text of an HTML page: as ``decode`` where that holds, else by the encoding that the page declares.

    Raises ``InputError`` where it declares none, an unknown one, or one that its bytes are not in.
    """
    refuse_binary(data, source)
    declared = _DECLARED.search(data[:4096])
    if declared is None or any(data.startswith(mark) for mark, _ in _MARKS):
        return decode(data, source)
    try:
        return data.decode("utf-8")  # what a page declares is often older than what its server sends
    except UnicodeDecodeError:
        name = declared[1].decode("ascii", "replace")
        try:
            # Browsers read Latin-1 as windows-1252 (WHATWG Encoding, "Names and labels").
            known = codecs.lookup(name).name
            return data.decode("cp1252" if known in {"iso8859-1", "ascii"} else known)
        except (LookupError, UnicodeError) as error:
            problem = f"the page says that it is in {name}, which it is not"
            raise InputError(source, problem, "Save it again as UTF-8") from error


def refuse_wide(head: bytes, source: str) -> None:
    """Raise ``InputError`` where *head* is UTF-16 or UTF-32: JSON Lines are UTF-8, and are cut at its line ends."""
    for mark, encoding in _MARKS[1:]:
        if head.startswith(mark):
            name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
            raise InputError(source, f"JSON Lines must be UTF-8, and this is {name}", _convert(source, name))


def refuse_garbled(text: str, source: str) -> None:
    """Raise ``InputError`` where *text* was decoded wrongly before it came here: its names would all be wrong."""
    sign = garbled(text)
    if sign is not None:
        line = text.count("\n", 0, text.index(sign)) + 1
        problem = f"its text was decoded wrongly before it was saved ({sign!r} in line {line})"
        raise InputError(source, problem, "Get it again, or mend it (the program ftfy does)")


def _not_utf8(data: bytes, error: UnicodeDecodeError, source: str) -> InputError:
    line = data.count(b"\n", 0, error.start) + 1
    problem = f"not UTF-8 (byte 0x{data[error.start]:02x} in line {line})"
    guess = _likely(data)
    if guess is None:
        return InputError(source, problem, "Find out its encoding, and convert it to UTF-8 (iconv does)")
    return InputError(source, f"{problem}; it may be {guess}", _convert(source, guess))


def _convert(source: str, encoding: str) -> str:
    name = shlex.quote(source)
    return f"Convert it: iconv -f {encoding} -t UTF-8 {name} > {shlex.quote(source + '.utf8.txt')}"


def _likely(data: bytes) -> str | None:
    """Return the name of the encoding that *data* may be in: for people to check, never to decode by."""
    # Loaded here: only a file that cannot be read pays for it.
    from charset_normalizer import from_bytes

    first = next((i for i, byte in enumerate(data) if byte > 0x7F), 0)
    best = from_bytes(data[max(0, first - _SAMPLE // 2) :][:_SAMPLE]).best()
    if best is None:
        return None
    # Of the many single-byte code pages that give one Western text, name the one that made it.
    western = {"cp1250", "cp1252", "latin_1", "cp1254", "cp1257", "iso8859_15", "cp1258", "mac_roman"}
    return "WINDOWS-1252" if best.encoding in western else best.encoding.upper().replace("_", "-")
