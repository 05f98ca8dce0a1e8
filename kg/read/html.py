"""
A saved web page -> the article in it.

Text and title are found by trafilatura, in a tree that we parse: no entity of a DTD is
expanded and nothing that the page names is fetched.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Any

from kg.errors import InputError
from kg.read import page
from kg.read.clean import plain

# Of an article's page about a twentieth is the article; the rest is scripts and menus.
BYTES_PER_CHAR = 25

# Gone before parsing: lxml takes no text that declares an encoding, and would leave half of a DTD in the text.
_PROLOGUE = re.compile(r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>)?", re.IGNORECASE)
_BLOCKS = frozenset({"body", "p", "head", "quote", "list", "item", "table", "row", "cell", "code", "div"})
_SENTENCE = re.compile(r"""(?:\S+\s+){2,}\S*[.!?…]["'”’)\]]*$""", re.MULTILINE)
_LONG_LINE = re.compile(r"^(?:\S+\s+){11,}\S+", re.MULTILINE)
_SUFFIX = r"\s*(?:[-–—|·•:»]|::)\s*{}\s*$"

_SAVE = "Save the page of the article itself, or give its text"


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page: paragraphs of ``body`` are separated by a blank line."""

    title: str
    body: str
    published: str | None
    publisher: str | None
    url: str | None


def read(text: str, source: str) -> Page:
    """
    Return the article of the page *text*.

    The headline is taken out of the body. Raises ``InputError`` where there is no
    article: no text at all, or none that has a sentence in it (menus, link lists).
    """
    # Loaded here: a second, that plain text does not wait for.
    import lxml.html  # type: ignore[import-untyped]
    import trafilatura

    # Without a handler, logging's last resort would print its warnings.
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = lxml.html.document_fromstring(_PROLOGUE.sub("", text, count=1).encode(), parser=parser)
        found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False)
        body = _paragraphs(found.body) if isinstance(found, trafilatura.settings.Document) else ""
        stated = trafilatura.extract_metadata(tree, date_config=_NO_CLOCK, extensive=False)
        publisher = page.publisher(tree)
        title = _title(stated.title or "", publisher)
        about = (page.published(tree), publisher, page.url(tree))
    except Exception as error:  # strangers' pages find ways to upset a parser, and one must not end a build
        problem = f"the page cannot be taken apart ({type(error).__name__}: {error})"
        raise InputError(source, problem, _SAVE) from error
    body = _without(title, body)
    if not _SENTENCE.search(body) and not _LONG_LINE.search(body):
        raise InputError(source, "no article text was found in this page", _SAVE)
    return Page(title, body, *about)


# trafilatura asks htmldate for a day, up to today by default. We read the day ourselves;
# this keeps the clock out of what is left.
_NO_CLOCK = {"original_date": True, "extensive_search": False, "min_date": "1800-01-01", "max_date": "2199-12-31"}


def _paragraphs(body: Any) -> str:
    """Return the text of trafilatura's tree: a blank line between blocks, a newline for a line break."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    blocks: list[list[str]] = [[]]
    for event, element in iterwalk(body, events=("start", "end")):
        block = element.tag in _BLOCKS
        if block:
            blocks.append([])
        if element.tag == "lb" and event == "start":
            blocks[-1].append("\n")
        # White space in the source of a page, line ends too, is one space.
        text = element.text if event == "start" else element.tail
        blocks[-1].append(re.sub(r"[ \t\r\n\f]+", " ", text or ""))
    paragraphs = (re.sub(r" *\n *", "\n", re.sub(" +", " ", plain("".join(x)))).strip() for x in blocks)
    return "\n\n".join(re.sub(r"\n{2,}", "\n\n", x) for x in paragraphs if x)


def _title(title: str, publisher: str | None) -> str:
    """Return *title* in one line, without the outlet's name after it."""
    title = " ".join(plain(title).split())
    bare = re.sub(_SUFFIX.format(re.escape(publisher)), "", title) if publisher else title
    return bare or title


def _without(title: str, body: str) -> str:
    """Return *body* without its first paragraphs that only repeat *title*: the same words must not count twice."""
    paragraphs = body.split("\n\n")
    while title and paragraphs and " ".join(paragraphs[0].split()).casefold() == title.casefold():
        del paragraphs[0]
    return "\n\n".join(paragraphs)
