"""
PDF -> title and text: pages put together again to the paragraphs that they were set from.

The file is taken apart by pypdf in a process of its own, with a bound on its time and
memory (``pdf_child``). Its day is never asked for: a PDF has that of its making.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.read import text
from kg.read.clean import plain

MOST_BYTES = 1 << 26
"""Bytes that a PDF may have: one of a few pages with pictures has a few million."""

_SECONDS = 60  # of computing; a page takes a tenth of one
_WAIT = 300  # of waiting, on a machine that has other things to do
_MEMORY = 2 << 30
_OF_TEXT = 3  # characters as they stand on pages for one that is kept: headers, tables, notes

_EDGE = 3  # lines at the top and the foot of a page in which headers and numbers stand
_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of|-)\s*\d{1,4})?\W*|[ivxlc]{1,6}", re.IGNORECASE)
_SENTENCE_END = re.compile(r"""[.!?…:]["'”’)\]]*$""")
_HYPHEN = re.compile(r"([^\W\d_]{2,})[-\u2010\u00ad]$")
_WORD = re.compile(r"^[^\W\d_]+")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_NO_TITLE = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|rtf|odt|pages|pptx?|xlsx?|tmp)\b|^(?:microsoft |untitled|layout \d)", re.I
)

_AS_TEXT = "Save its text (pdftotext FILE) and give that"


def read(data: bytes, source: str, max_chars: int) -> tuple[str, str]:
    """
    Return title and body of the PDF *data*, paragraphs a blank line apart.

    Raises ``InputError`` where it is encrypted, damaged or made of pictures, or takes more than a minute or 2 GB.
    """
    found = _taken_apart(data, source, max_chars)
    pages = found["pages"]
    if sum(len(x.split()) for x in pages) < 5:
        raise InputError(
            source, "there is no text in this PDF: its pages are pictures", "Have its text recognised (ocrmypdf does)"
        )
    body = paragraphs(pages)
    title = trusted(str(found.get("title") or ""), pages[0])
    if title:
        return title, _without(title, body)
    return text.split(body)


def _taken_apart(data: bytes, source: str, max_chars: int) -> dict[str, Any]:
    child = Path(__file__).with_name("pdf_child.py")
    # -P: the folder of the script, with our html.py in it, is no place to import from.
    command = [sys.executable, "-P", str(child), str(_SECONDS), str(_MEMORY), str(_OF_TEXT * max_chars)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_WAIT, check=False)
    except subprocess.TimeoutExpired as error:
        raise InputError(source, f"this PDF took longer than {_WAIT} seconds to read", _AS_TEXT) from error
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        ended = (
            f"took more than {_SECONDS} seconds or {_MEMORY >> 30} GB to read" if done.returncode < 0 else "is damaged"
        )
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
        raise InputError(source, f"this PDF {ended}{f' ({last})' if last else ''}", _AS_TEXT) from error
    if found.get("encrypted"):
        raise InputError(source, "this PDF is encrypted", "Save it without its password")
    if "pages" not in found:
        raise InputError(source, f"this PDF {found.get('problem')}", _AS_TEXT)
    return found


def paragraphs(pages: Sequence[str]) -> str:
    """
    Return the text of *pages* as paragraphs, a blank line apart: lines joined, words that were parted whole again.

    Lines that repeat at the top or the foot of pages, and page numbers there, are left out. A paragraph ends at a
    blank line, at a line that is short and ends as a sentence does, and around a heading.
    """
    sheets = _without_edges([[x.rstrip() for x in plain(y.translate(_LIGATURES)).split("\n")] for y in pages])
    lengths = sorted(len(x) for sheet in sheets for x in sheet if x.strip())
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", "\n".join(x for sheet in sheets for x in sheet).lower()))
    found: list[str] = []
    for sheet in sheets:
        ended = bool(found) and bool(_SENTENCE_END.search(found[-1]))
        for raw in sheet:
            line = " ".join(raw.split())
            if not line:
                ended = bool(found)
                continue
            if not found or ended:
                found.append(line)
            else:
                found[-1] = _joined(found[-1], line, words)
            ended = len(line) < 0.75 * usual and (bool(_SENTENCE_END.search(line)) or _is_heading(line, usual))
    return "\n\n".join(found)


def trusted(title: str, first_page: str) -> str:
    """Return *title*, as a PDF's metadata give it, where the first page has it too; empty else."""
    title = " ".join(plain(title).split())
    if len(title.split()) < 2 or len(title) > 200 or _NO_TITLE.search(title):
        return ""
    return title if title.casefold() in " ".join(plain(first_page).split()).casefold() else ""


def _without(title: str, body: str) -> str:
    """Return *body* without *title*, where that is one of its first paragraphs or begins the first."""
    all_of_it = body.split("\n\n")
    for place, paragraph in enumerate(all_of_it[:_EDGE]):
        if paragraph.casefold() == title.casefold() and len(all_of_it) > 1:
            return "\n\n".join(all_of_it[:place] + all_of_it[place + 1 :])
    begins = body.casefold().startswith(title.casefold()) and len(body) > len(title)
    return body[len(title) :].lstrip() if begins else body


def _without_edges(sheets: list[list[str]]) -> list[list[str]]:
    """Return the lines of each page without what repeats at its top and foot."""
    if len(sheets) < 2:
        return sheets
    tops: Counter[str] = Counter()
    feet: Counter[str] = Counter()
    for sheet in sheets:
        filled = [_form(x) for x in sheet if x.strip()]
        tops.update(set(filled[:_EDGE]))
        feet.update(set(filled[-_EDGE:]))
    enough = max(2, len(sheets) / 2)
    kept = []
    for number, sheet in enumerate(sheets):
        places = [i for i, x in enumerate(sheet) if x.strip()]
        # From the edge inwards, so that no line of the text goes that happens to come again.
        foot = takewhile(lambda i: feet[_form(sheet[i])] >= enough or _is_number(sheet[i]), places[: -_EDGE - 1 : -1])  # noqa: B023
        # The first page may have as its title what the others have at their top.
        top = takewhile(
            lambda i: _is_number(sheet[i]) or (number > 0 and tops[_form(sheet[i])] >= enough),  # noqa: B023
            places[:_EDGE],
        )
        gone = {*foot, *top}
        kept.append([x for i, x in enumerate(sheet) if i not in gone])
    return kept


def _form(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()).casefold())


def _is_number(line: str) -> bool:
    return _NUMBER.fullmatch(line.strip()) is not None


def _is_heading(line: str, usual: int) -> bool:
    return len(line) < 0.6 * usual and line[:1].isupper() and not re.search(r"[,;-]$", line) and len(line.split()) > 1


def _joined(above: str, line: str, words: Counter[str]) -> str:
    """Return *above* with *line* behind it; a word that was parted at the end of *above* is one again."""
    parted, rest = _HYPHEN.search(above), _WORD.match(line)
    if not parted or not rest or not rest[0][0].islower():
        return f"{above} {line}"
    whole, hyphened = f"{parted[1]}{rest[0]}".lower(), f"{parted[1]}-{rest[0]}".lower()
    # "well-" and "known": a word that the text has with its hyphen elsewhere keeps it.
    if words[hyphened] > words[whole]:
        return f"{above[:-1]}-{line}"
    return f"{above[:-1]}{line}"
