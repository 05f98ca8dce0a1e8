"""How an input may be written, and by what it is known: the end of its name, or its first bytes."""

from __future__ import annotations

import codecs
import json
import re
from enum import StrEnum
from pathlib import PurePosixPath


class Form(StrEnum):
    """How an input is written."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    LINES = "JSON Lines"
    JSON = "JSON"
    ZIP = "ZIP"
    TAR = "tar"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    XML = "XML"
    """As files are named; it is one of the following."""
    FEED = "feed"
    MEDIAWIKI = "MediaWiki XML"
    CSV = "CSV"
    TSV = "TSV"
    PARQUET = "Parquet"
    WARC = "WARC"
    PDF = "PDF"


PACKED = frozenset({Form.GZIP, Form.BZIP2, Form.XZ})
"""What holds one other file, made smaller."""

FORMS = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".jsonl": Form.LINES,
    ".ndjson": Form.LINES,
    ".json": Form.JSON,
    ".rss": Form.FEED,
    ".atom": Form.FEED,
    ".xml": Form.XML,
    ".csv": Form.CSV,
    ".tsv": Form.TSV,
    ".tab": Form.TSV,
    ".parquet": Form.PARQUET,
    ".pdf": Form.PDF,
    ".warc": Form.WARC,
    ".zip": Form.ZIP,
    ".tar": Form.TAR,
    ".tgz": Form.GZIP,
    ".tbz2": Form.BZIP2,
    ".txz": Form.XZ,
    ".gz": Form.GZIP,
    ".bz2": Form.BZIP2,
    ".xz": Form.XZ,
}

# Kinds that hold articles which people expect to be read: left out aloud, others silently.
UNREAD = frozenset(
    {".doc", ".docx", ".odt", ".rtf", ".epub", ".pages", ".eml", ".msg", ".mbox", ".mht", ".mhtml",
     ".7z", ".rar", ".zst"}
)  # fmt: skip

# What people put beside articles to tell of them.
_ABOUT = frozenset({"README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS", "CHANGELOG", "CONTRIBUTING"})

_OF_TAR = {".tgz", ".tbz2", ".txz"}  # a tar and its packing in one suffix

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
# Atomic throughout: what is passed over before the root is passed over in one way.
_ROOT = re.compile(
    rb"(?>\s*(?:<\?(?>.*?\?>)|<!--(?>.*?-->)|<!DOCTYPE(?>[^>\[]*)(?:\[(?>.*?\]\s*>)|>)))*+\s*<(?:[\w.-]+:)?([\w.-]+)",
    re.S,
)
_ROOTS = {b"rss": Form.FEED, b"feed": Form.FEED, b"RDF": Form.FEED, b"mediawiki": Form.MEDIAWIKI}
_OBJECT = re.compile(rb'\s*\{\s*["}]')
_LIST = re.compile(rb"\s*\[\s*[{\]]")
_MAGIC = (
    (b"PK\x03\x04", Form.ZIP),
    (b"PK\x05\x06", Form.ZIP),  # an empty one
    (b"\x1f\x8b\x08", Form.GZIP),
    (b"PAR1", Form.PARQUET),
    (b"%PDF-", Form.PDF),
    (b"WARC/", Form.WARC),
    (b"BZh", Form.BZIP2),
    (b"\xfd7zXZ\0", Form.XZ),
)

HEAD = 1 << 10
"""So many bytes of a file tell its form; a tar shows what it is at the 257th."""


def of_name(name: str) -> Form | None:
    """Return how a file of this *name* is written, by its suffix; ``None`` where that says nothing."""
    return FORMS.get(PurePosixPath(name).suffix.lower())


def unpacked(name: str) -> str:
    """Return the name of what a packed file holds: ``a.txt`` in ``a.txt.gz``, ``b.tar`` in ``b.tgz``."""
    kind = PurePosixPath(name).suffix.lower()
    if kind in _OF_TAR:
        return f"{name[: -len(kind)]}.tar"
    return name[: -len(kind)] if FORMS.get(kind) in PACKED else name


def kind_in_folder(name: str) -> tuple[str, bool]:
    """
    Return what kind of file stands among others under this *name*, and whether it is read there.

    The kind is the suffix (of a packed file that of what it holds too), ``no suffix``, or the whole name of
    something that tells of the articles, as a README does.
    """
    path = PurePosixPath(name)
    suffix = path.suffix.lower()
    if path.stem.upper() in _ABOUT:
        return path.name, False
    if FORMS.get(suffix) in PACKED:
        inner = PurePosixPath(unpacked(name)).suffix.lower()
        return (f"{inner}{suffix}" if suffix not in _OF_TAR else suffix), not inner or inner in FORMS
    return suffix or "no suffix", suffix in FORMS


def of_content(by_name: Form | None, head: bytes) -> Form:
    """Return how a file is written: as its suffix says; where that says text or nothing, as *head*, its start, does."""
    if by_name not in {None, Form.TEXT, Form.MARKDOWN, Form.XML}:
        assert by_name is not None
        return by_name
    if by_name is None:
        if found := next((form for mark, form in _MAGIC if head.startswith(mark)), None):
            return found
        if head[257:262] == b"ustar":
            return Form.TAR
    if _PAGE.match(head):
        return Form.HTML
    root = _ROOT.match(_narrow(head))
    if root and root[1] in _ROOTS:
        return _ROOTS[root[1]]
    if by_name is Form.XML:
        return Form.XML
    if _LIST.match(head):
        return Form.JSON
    if _OBJECT.match(head):
        return Form.LINES if _is_object(head.strip().partition(b"\n")[0]) else Form.JSON
    return by_name or Form.TEXT


def _narrow(head: bytes) -> bytes:
    """Return *head* without its byte order mark; of UTF-16, as UTF-8."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore").encode()
    return head.removeprefix(codecs.BOM_UTF8)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return len(line) > 1000  # cut off by the end of the head: a whole article stands in one line
