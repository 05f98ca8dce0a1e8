"""
A saved web page -> the article in it.

Text and title are found by trafilatura, in a tree that we parse: no entity of a DTD is
expanded and nothing that the page names is fetched.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kg import bounds
from kg.errors import InputError
from kg.read import blocks, page
from kg.read.clean import plain
from kg.read.parts import NoArticlesError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Of an article's page about a twentieth is the article; the rest is scripts and menus.
BYTES_PER_CHAR = 25

# Gone before parsing: lxml takes no text that declares an encoding, and would leave half of a DTD in the text.
_PROLOGUE = re.compile(r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>)?", re.IGNORECASE)
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

    The headline is taken out of the body. Raises ``NoArticlesError`` where there is no
    article: no text at all, or none that has a sentence in it (menus, link lists); ``InputError`` where
    it takes more time or memory than a page of that length may (``kg.bounds``).
    """
    try:
        with bounds.bounded(len(text) // BYTES_PER_CHAR):
            return _read(text, source)
    except bounds.OverBoundError as error:
        raise InputError(source, f"the page cannot be taken apart: {error}", _SAVE) from error


def _read(text: str, source: str) -> Page:
    # Loaded here: a second, that plain text does not wait for.
    import lxml.html  # type: ignore[import-untyped]
    import trafilatura

    _quiet()
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = lxml.html.document_fromstring(_PROLOGUE.sub("", text, count=1).encode(), parser=parser)
        stated = trafilatura.extract_metadata(tree, date_config=_NO_CLOCK, extensive=False)
        publisher = page.publisher(tree)
        title = _title(stated.title or "", publisher)
        about = (page.published(tree), publisher, page.url(tree))
        paragraphs = without(title, _article(tree))
    except Exception as error:  # strangers' pages find ways to upset a parser, and one must not end a build
        problem = f"the page cannot be taken apart ({type(error).__name__}: {error})"
        raise InputError(source, problem, _SAVE) from error
    if not any(map(blocks.is_prose, paragraphs)):
        raise NoArticlesError(source, "no article text was found in this page", _SAVE)
    return Page(title, "\n\n".join(paragraphs), *about)


def fragment(text: str, source: str) -> list[str]:
    """
    Return the paragraphs of a piece of HTML that is an article and nothing else, such as a feed has.

    Raises ``InputError`` where it cannot be taken apart.
    """
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        with bounds.bounded(len(text)):
            tree = lxml.html.document_fromstring(f"<html><body>{text}</body></html>".encode(), parser=parser)
            blocks.strip(tree)
            return blocks.paragraphs(tree)
    except bounds.OverBoundError as error:
        raise InputError(source, f"its HTML cannot be taken apart: {error}", _SAVE) from error
    except Exception as error:
        raise InputError(source, f"its HTML cannot be taken apart ({type(error).__name__}: {error})", _SAVE) from error


def paragraphs_of(element: Element, source: str) -> list[str]:
    """Return the paragraphs of XHTML that is part of an XML file. Raises as ``fragment`` does."""
    from xml.etree.ElementTree import tostring

    return fragment(tostring(element, encoding="unicode", method="html"), source)


@cache
def _quiet() -> None:
    """Keep the extractors' warnings to those who ask for logs: where no handler is set, logging prints them."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())


# trafilatura asks htmldate for a day, up to today by default. We read the day ourselves;
# this keeps the clock out of what is left.
_NO_CLOCK = {"original_date": True, "extensive_search": False, "min_date": "1800-01-01", "max_date": "2199-12-31"}


def _article(tree: Any) -> list[str]:
    """
    Return the paragraphs of the article in *tree*, which is changed; none where there is no article.

    Of a page without marked paragraphs, or with very little text, trafilatura gives all that
    is there as one block, menus included. Then the blocks of the page that have sentences are taken.
    """
    import trafilatura

    blocks.strip(tree)
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False)
    if not isinstance(found, trafilatura.settings.Document):
        return []
    article = blocks.paragraphs(found.body)
    if len(article) == 1:
        page_blocks = blocks.paragraphs(tree)
        if article[0] not in page_blocks:
            article = [x for x in page_blocks if blocks.is_prose(x)]
    return article


def _title(title: str, publisher: str | None) -> str:
    """Return *title* in one line, without the outlet's name after it."""
    title = " ".join(plain(title).split())
    bare = re.sub(_SUFFIX.format(re.escape(publisher)), "", title) if publisher else title
    return bare or title


def without(title: str, paragraphs: list[str]) -> list[str]:
    """Return *paragraphs* without the first ones that only repeat *title*: the same words must not count twice."""
    while paragraphs and " ".join(paragraphs[0].split()).casefold() == title.casefold():
        paragraphs = paragraphs[1:]
    return paragraphs
