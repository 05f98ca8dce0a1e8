"""MediaWiki XML dumps, of Wikinews above all: one document a page of the main namespace, its last revision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element

from kg.errors import InputError
from kg.model import Document
from kg.read import blocks, wikitext
from kg.read.clean import plain
from kg.read.markup import Path, elements, text_of
from kg.read.records import Record, is_address

_OF_MARKUP = 8  # characters of wikitext for one of text: sources, tables and templates go
_WANTED = frozenset({"title", "ns", "id", "redirect", "revision"})


@dataclass(slots=True)
class _Site:
    """What a dump says of its wiki."""

    name: str = ""
    database: str = ""
    base: str = ""


@dataclass(slots=True)
class _Page:
    title: str
    namespace: str = "0"
    id: str = ""
    redirects: bool = False
    stamp: str = ""
    text: str | None = ""  # None: too long
    model: str = "wikitext"


def read(pieces: Iterator[bytes], shown: str, name: str, max_chars: int) -> Iterator[Record]:
    """
    Yield one record a page; pages of other namespaces, redirects and pages without prose are left out.

    Identities are ``DATABASE:page``, such as ``enwikinews:4711``. Raises ``InputError`` where the file is no XML from
    some place on, after the pages before it.
    """
    site = _Site(database=name)
    page: _Page | None = None
    any_page = False
    for path, element in elements(pieces, _wanted, shown, _OF_MARKUP * max_chars):
        if path[-1] == "siteinfo":
            site = _site(element, name)
        elif path[-1] == "title":
            if page is not None:
                yield from _record(page, site, shown, max_chars)
            page, any_page = _Page(text_of(element)), True
        elif page is not None:
            _add(page, path[-1], element)
    if page is not None:
        yield from _record(page, site, shown, max_chars)
    if not any_page:
        raise InputError(shown, "no page is in this dump", "Give one with pages in it, or leave it out")


def _wanted(path: Path) -> bool:
    return path == ("mediawiki", "siteinfo") or (path[:2] == ("mediawiki", "page") and path[-1] in _WANTED)


def _site(element: Element | None, name: str) -> _Site:
    if element is None:
        return _Site(database=name)
    base = text_of(element.find("base"))
    database = text_of(element.find("dbname")) or urlsplit(base).netloc or name
    return _Site(text_of(element.find("sitename")), database, base.rpartition("/")[0] if is_address(base) else "")


def _add(page: _Page, what: str, element: Element | None) -> None:
    if what == "redirect":
        page.redirects = True
    elif what == "ns":
        page.namespace = text_of(element)
    elif what == "id":
        page.id = page.id or text_of(element)
    elif what == "revision":
        stamp = text_of(element.find("timestamp")) if element is not None else page.stamp
        if stamp >= page.stamp:  # a dump with all revisions has the oldest first, mostly
            page.stamp = stamp
            page.text = text_of(element.find("text")) if element is not None else None
            page.model = (text_of(element.find("model")) if element is not None else "") or "wikitext"


def _record(page: _Page, site: _Site, shown: str, max_chars: int) -> Iterator[Record]:
    where = f"{shown}, page {page.id or repr(page.title)}"
    redirects = page.redirects or (page.text or "")[:20].lstrip().lower().startswith("#redirect")
    if page.namespace != "0" or redirects or page.model != "wikitext":
        return
    if page.text is None:
        yield where, InputError(where, f"longer than {max_chars:,} characters", "Split it into articles")
        return
    found = wikitext.read(page.text)
    if not any(map(blocks.is_prose, found.body.split("\n"))):
        return  # a list, a page of pictures, a disambiguation
    url = f"{site.base}/{quote(page.title.replace(' ', '_'), safe='/:,()!*@;')}" if site.base else None
    yield (
        where,
        Document(
            id=f"{site.database}:{page.id or page.title}",
            title=" ".join(plain(page.title).split()),
            body=found.body,
            published=found.published,
            publisher=site.name or None,
            url=url,
        ),
    )
