"""
Versions of one article: what stands at one address of the web at different times. The newest one speaks.

Where an article's id is its address, a newer version has replaced the older one before this room is reached; here
are those that came with ids of their own, or by addresses that differ in what does not count.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import groupby, pairwise
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from kg.keys import fold
from kg.model import Document, Revision
from kg.resolve.copies import common

# Parameters that say where a reader came from, not what is read. Only those that cannot be an article's number: of one
# that is missing here, two versions are two articles of one outlet, still one source; of one too many, one is lost.
_TRACKING = re.compile(
    r"utm_.*|ga_.*|mc_[ce]id|[a-z]*clid|gclsrc|igshid|ref_?src|ref_url|referrer|cmpid|ns_.*|at_.*|smid|smtyp|sharetype"
    r"|ftag|ocid|taid|traffic_?source|outputtype|amp|fb_.*|spm|rss",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d+)")

_DIGEST = struct.Struct(">16sQ")
"""The digest of an address, and the number of the document that has it: of a million, less than their addresses."""

UNLIKE = 0.05
"""Share of the runs of words that two texts at one address have in common, below which they are two articles: a page of
the day's news, or the address of a feed that somebody gave to all that came from it. An article that was written anew
under another headline still keeps a quotation or two."""


def revisions(documents: Sequence[Document]) -> tuple[Revision, ...]:
    """
    Return which of *documents* are older versions of another, by document; each names the newest.

    Versions have one address (``address``), and either the same title, or bodies that have something in common or
    are too short to tell. The newest is the one published last; of one day, the last by id, its numbers counted as
    numbers: "page-10" comes after "page-9". The order of *documents* does not count.
    """
    found = []
    for places in _together(address(x.url or x.id) for x in documents):
        there = sorted((documents[i] for i in places), key=_age)
        chain: list[Document] = there[:1]
        for older, newer in pairwise(there):
            if not _versions(older, newer):
                found += _replaced(chain)
                chain = []
            chain.append(newer)
        found += _replaced(chain)
    return tuple(sorted(found, key=lambda x: x.document))


def _together(addresses: Iterable[str | None]) -> Iterator[list[int]]:
    """Yield the numbers of those that have one address, where several do; nearly all have one of their own."""
    told = ((i, x) for i, x in enumerate(addresses) if x is not None)
    at = sorted(_DIGEST.pack(blake2b(x.encode("utf-8", "replace"), digest_size=16).digest(), i) for i, x in told)
    for _, rows in groupby(at, lambda row: row[:16]):
        if len(places := [_DIGEST.unpack(row)[1] for row in rows]) > 1:
            yield places


def _replaced(chain: Sequence[Document]) -> list[Revision]:
    return [Revision(document.id, chain[-1].id) for document in chain[:-1]]


def _age(document: Document) -> tuple[str, list[tuple[int, str]], str]:
    steps = _NUMBER.split(document.id)
    return document.published or "", [(int(x) if x.isdecimal() else 0, x) for x in steps], document.id


def _versions(one: Document, other: Document) -> bool:
    if one.title and fold(one.title) == fold(other.title):
        return True
    share = common(one, other)
    return share is None or share >= UNLIKE


def address(url: str) -> str | None:
    """
    Return what *url* leads to, without what does not count; ``None`` where it is no address, or that of a whole site.

    Scheme, "www.", a port that goes without saying, a slash at the end, the fragment, the order of parameters and
    those that follow a reader about do not count. Letters of the path do.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").removeprefix("www.").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    path = unquote(parts.path).rstrip("/")
    told = sorted(x for x in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(x[0]))
    if not path and not told:
        return None
    return f"{host}{'' if port in {None, 80, 443} else f':{port}'}{path}{'?' if told else ''}{urlencode(told)}"


def site(url: str | None) -> str | None:
    """Return the host of *url* without "www."; ``None`` where it has none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None
