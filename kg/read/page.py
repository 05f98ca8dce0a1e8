"""
What a web page states about itself: the day, the outlet and the address of its article.

Only what states it is read: schema.org in JSON-LD and microdata, meta elements,
``time`` and date elements, canonical links. The extractors' last resorts (any date in the page, the
copyright year, the day of the last change) give a wrong day too often to be worth one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urlsplit

from kg.read.clean import plain
from kg.read.dateline import day

_META_DAY = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
    "dc.date.issued", "dcterms.issued", "dc.date.publication", "citation_publication_date", "publication_date",
    "publish_date", "publish-date", "published_date", "publishdate", "pubdate", "parsely-pub-date", "sailthru.date",
    "originalpublicationdate", "dc.date", "dcterms.date", "dc:date", "citation_date", "date",
)  # fmt: skip
_META_OUTLET = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name")

# schema.org types, the more specific first: a page's own date counts where no article has one.
_ARTICLES = ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "Article",
             "LiveBlogPosting", "BlogPosting", "PressRelease", "Report", "WebPage")  # fmt: skip

_ELSEWHERE = {"aside", "nav", "footer"}  # what stands there is dated too, and is another article
_CHANGED = re.compile(r"modif|updat|revis|expir|event", re.IGNORECASE)
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|pubdate|published|publish-date|timestamp|datetime)(?:$|[\s_-])", re.I
)
_LABEL = re.compile(
    r"^\W*(?:(?:first|originally)\s+)?(?:published|posted|date|issued)?(?:\s+(?:on|at))?\s*:?\s*"
    r"(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?[,\s]+)?",  # the hour may stand first
    re.IGNORECASE,
)
_NEXT = re.compile(r"[|•·\n]|\b(?:last\s+)?(?:updated|modified)\b", re.IGNORECASE)
_DEEPEST = 20  # nested JSON-LD, of which real pages have four levels

Tree = Any  # lxml.html.HtmlElement: lxml has no types


def published(tree: Tree) -> str | None:
    """
    Return the day that the page says its article was published, as ``YYYY-MM-DD``.

    Asked in turn: JSON-LD, meta elements, microdata, ``time`` elements and elements
    whose class says date; of the last two only where all that count agree on one day.
    """
    metas = _metas(tree)
    stated = [
        *(day(str(x.get("datePublished") or "")) for x in _articles(tree)),
        *(day(metas[name]) for name in _META_DAY if name in metas),
        *(day(_value(x)) for x in tree.iterfind(".//*[@itemprop='datePublished']")),
        *(day(x.get("datetime") or x.text_content()) for x in tree.iterfind(".//time[@pubdate]")),
    ]
    if found := next(filter(None, stated), None):
        return found
    for elements in (tree.iter("time"), (x for x in tree.iter("p", "span", "div", "li") if _is_dated(x))):
        days = {_day_of(x) for x in elements if _counts(x)}
        days.discard(None)
        if len(days) == 1:
            return days.pop()
    return None


def publisher(tree: Tree) -> str | None:
    """Return the name of the outlet, else the host of the article's address; ``None`` where neither is stated."""
    metas = _metas(tree)
    names = [_name(x.get("publisher")) for x in _articles(tree)]
    names = [metas.get("og:site_name", ""), *names, *(metas.get(name, "") for name in _META_OUTLET)]
    for name in names:
        clean = " ".join(plain(name).split())
        if clean and not clean.startswith(("http", "@", "©", "(c)")) and len(clean) <= 100:
            return clean
    address = url(tree)
    return host(address) if address else None


def host(address: str) -> str | None:
    """Return the host of *address*, without "www."; ``None`` where it has none."""
    try:
        return urlsplit(address).netloc.removeprefix("www.") or None
    except ValueError:
        return None


def url(tree: Tree) -> str | None:
    """
    Return the article's own address: the canonical link, else Open Graph's.

    Only ``http`` and ``https``; not a site's front page, which many templates name on every page.
    """
    links = [x.get("href") for x in tree.iterfind(".//link[@href]") if "canonical" in (x.get("rel") or "").split()]
    for found in (*links, _metas(tree).get("og:url")):
        try:
            address = urldefrag((found or "").strip()).url
            parts = urlsplit(address)
        except ValueError:  # "http://[": no address
            continue
        has_page = parts.path.strip("/") or parts.query
        if parts.scheme in {"http", "https"} and parts.netloc and has_page and not re.search(r"[\s<>\"]", address):
            return address
    return None


def _day_of(element: Tree) -> str | None:
    """Return the day that an element is about; of "Published: 10:05 GMT, 26 April 2019 | Updated ..." the first."""
    text = _NEXT.split(element.get("datetime") or element.text_content().strip(), maxsplit=1)[0]
    return day(_LABEL.sub("", text, count=1))


def _metas(tree: Tree) -> dict[str, str]:
    """Return the meta elements of *tree*, the first of each name, names in small letters."""
    found: dict[str, str] = {}
    for meta in tree.iterfind(".//meta[@content]"):
        for key in ("property", "name", "itemprop"):
            if name := (meta.get(key) or "").strip().lower():
                found.setdefault(name, meta.get("content").strip())
    return found


def _articles(tree: Tree) -> list[dict[str, Any]]:
    """Return the schema.org objects of the page that are articles, the most specific type first."""
    found: list[dict[str, Any]] = []
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            found += _objects(json.loads(script.text or "", strict=False), 0)
        except (ValueError, RecursionError):
            continue  # a page with broken JSON-LD has its other marks
    return sorted((x for x in found if _rank(x) < len(_ARTICLES)), key=_rank)


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _rank(item: dict[str, Any]) -> int:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return min((_ARTICLES.index(x) for x in names if x in _ARTICLES), default=len(_ARTICLES))


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _value(element: Tree) -> str:
    return str(element.get("content") or element.get("datetime") or element.text_content())


def _is_dated(element: Tree) -> bool:
    return _DATED.search(element.get("class") or "") is not None


def _counts(element: Tree) -> bool:
    """Tell whether a dated *element* speaks of this article, and of its first publication."""
    marks = " ".join(filter(None, (element.get("class"), element.get("itemprop"), element.get("id"))))
    return not _CHANGED.search(marks) and not any(x.tag in _ELSEWHERE for x in element.iterancestors())
