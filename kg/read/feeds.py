"""
Feeds: RSS 2.0 (and 0.9x), RSS 1.0, Atom. One document an entry, as far as the feed has its text.

Nothing is fetched: of an entry that only leads to its article, the summary is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kg.errors import InputError
from kg.model import Document
from kg.read import clean, decode, html
from kg.read.dateline import day
from kg.read.markup import Path, elements, text_of
from kg.read.records import Record, is_address

_ENTRIES = frozenset({"item", "entry"})
_HEADS = frozenset({("channel", "title"), ("feed", "title")})

# The whole article first, then what stands for it.
_BODIES = ("content:encoded", "content", "description", "summary")
_DAYS = ("published", "pubDate", "dc:date", "dcterms:issued", "issued", "updated", "modified")

_OF_MARKUP = 8  # characters of HTML for one of text, in a feed
_URI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,20}:\S+")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);")


def read(pieces: Iterator[bytes], shown: str, name: str, max_chars: int) -> Iterator[Record]:
    """
    Yield one record an entry; the feed's title is the publisher.

    *name* identifies the file: an entry whose id is no address is ``name:id``, one without any ``name:number``.
    Raises ``InputError`` where the file is no XML from some place on, after the entries before it.
    """
    publisher = ""
    number = empty = 0
    for path, element in elements(pieces, _wanted, shown, _OF_MARKUP * max_chars):
        if path[-1] not in _ENTRIES:
            publisher = publisher or " ".join(clean.plain(text_of(element)).split())
            continue
        number += 1
        where = f"{shown}, entry {number}"
        if element is None:
            yield where, InputError(where, f"longer than {max_chars:,} characters", "Give its article by itself")
            continue
        try:
            found = _document(element, where, f"{name}:{number}", name, publisher)
        except InputError as error:
            yield where, error
            continue
        if found is None:
            empty += 1
        else:
            yield where, found
    if not number:
        raise InputError(shown, "no entry is in this feed", "Give one with entries in it, or leave it out")
    if empty:
        what = f"{empty:,} of its {number:,} entries have no text"
        yield shown, InputError(shown, what, "Save the articles that they lead to, and give those")


def _wanted(path: Path) -> bool:
    return path[-1] in _ENTRIES or path[-2:] in _HEADS


def _document(entry: Element, where: str, numbered: str, name: str, publisher: str) -> Document | None:
    title = " ".join(" ".join(_paragraphs(entry.find("title"), where)).split())
    bodies = (_paragraphs(entry.find(tag), where) for tag in _BODIES)
    paragraphs = html.without(title, next((x for x in bodies if x), []))
    if not paragraphs:
        return None
    body = "\n\n".join(paragraphs)
    for text in (title, body):
        decode.refuse_garbled(text, where)
    given = text_of(entry.find("guid")) or text_of(entry.find("id")) or entry.get("rdf:about", "").strip()
    url = _url(entry, given)
    own = given if _URI.fullmatch(given) else f"{name}:{given}" if given else ""
    source = entry.find("source")  # of an entry that was taken over from another feed
    outlet = text_of(entry.find("dc:publisher")) or (
        (text_of(source.find("title")) or (source.text or "").strip()) if source is not None else ""
    )
    return Document(
        id=clean.plain(own or url or numbered),
        title=title,
        body=body,
        # A day that cannot be read is none: the text may have one.
        published=next(filter(None, (day(text_of(entry.find(x))) for x in _DAYS)), None),
        publisher=" ".join(clean.plain(outlet).split()) or publisher or None,
        url=url,
    )


def _paragraphs(element: Element | None, where: str) -> list[str]:
    """Return the paragraphs of a title, a summary or a body, which may be text, HTML in text, or XHTML."""
    if element is None or element.get("src"):  # what stands elsewhere is not fetched
        return []
    if len(element):  # XHTML: its tags are elements of the feed
        return html.paragraphs_of(element, where)
    text = (element.text or "").strip()
    if element.get("type") != "text" and _MARKUP.search(text):
        return html.fragment(text, where)
    return [y for x in re.split(r"\n\s*\n", clean.plain(text)) if (y := x.strip())]


def _url(entry: Element, given: str) -> str | None:
    guid = entry.find("guid")
    links = [x.get("href") or x.text or "" for x in entry.findall("link") if x.get("rel", "alternate") == "alternate"]
    links += [given] if guid is not None and guid.get("isPermaLink", "true") == "true" else []
    return next((y for x in links if is_address(y := x.strip())), None)
