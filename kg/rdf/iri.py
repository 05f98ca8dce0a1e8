"""
Node names made from content, so that a rebuild gives the same bytes and no node is blank.

A node's IRI is the base and its key. What articles say is named by the article's id and
what was read in it; see docs/iris.md for the whole scheme.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from rdflib import URIRef

from kg import keys
from kg.config import Config
from kg.model import Document, Evidence, Report, Representation, Statement

GRAPHS = ("registry", "inferred", "meta")


def node(config: Config, key: str) -> URIRef:
    """Return the IRI of a node key; one with a colon, which no key of ours has, is an IRI of another base."""
    return URIRef(key if ":" in key else config.base + quote(key, safe="/-._~"))


def key(config: Config, name: str) -> str:
    """Return the node key of an IRI: the opposite of ``node``."""
    return unquote(name.removeprefix(config.base)) if name.startswith(config.base) else str(name)


def graph(config: Config, name: str) -> URIRef:
    """Return the IRI of a named graph: one of ``GRAPHS``."""
    if name not in GRAPHS:
        raise ValueError(f"no graph is called {name!r}; known: {', '.join(GRAPHS)}")
    return URIRef(f"{config.base}graph/{name}")


def article(config: Config, document: Document) -> URIRef:
    """Return the IRI of a document's article: the last words of its id, to be read, and a hash of all of it."""
    stem = re.split(r"[/\\]", document.id.rstrip("/\\"))[-1]
    readable = keys.slug(re.sub(r"\.\w{1,5}$", "", stem) or stem)[:40].strip("-")
    return _own(config, "article", f"{readable}-{keys.digest(document.id, length=12)}")


def evidence(config: Config, document: Document, where: Evidence) -> URIRef:
    """Return the IRI of a span that a rule read."""
    return _own(config, "evidence", keys.digest(document.id, where.field, where.start, where.end, where.rule))


def rule(config: Config, name: str) -> URIRef:
    """Return the IRI of a rule of extraction; its name is ``module/case``."""
    return URIRef(f"{config.base}rule/{quote(name, safe='/-._~')}")


def report(config: Config, told: Report) -> URIRef:
    """
    Return the IRI of what one document says of an event.

    It is made of what the document says alone, and so stays when the event is merged with another or its
    participants are: one sentence may tell of several meetings, so all that it tells of this one is in it.
    """
    meeting = told.meeting
    where = (told.document, meeting.evidence.field, meeting.evidence.start, meeting.evidence.end)
    what = (meeting.date, meeting.place, meeting.status, meeting.kind, *meeting.participants)
    return _own(config, "report", keys.digest(*where, *what))


def statement(config: Config, document: str, said: Statement) -> URIRef:
    """
    Return the IRI of an utterance. A joint statement has one for each speaker.

    The speaker counts by the name in the document: whoever that turns out to be, the utterance is the same.
    """
    pieces = "|".join(f"{start}-{end}" for start, end in said.spans)
    return _own(config, "statement", keys.digest(document, said.evidence.field, pieces, said.speaker, said.text))


def representation(config: Config, document: str, held: Representation, nodes: Mapping[str, str]) -> URIRef:
    """
    Return the IRI of a role as one document states it: told twice there, it is one with two pieces of evidence.

    *nodes* has the node keys of the names in it. Who holds the role counts by name, as with ``statement``.
    """
    to = nodes[held.accredited_to] if held.accredited_to else None
    told = (document, held.agent, nodes[held.of], held.role, held.tenure, held.start, held.until, to)
    return _own(config, "representation", keys.digest(*told))


def location(config: Config, inner: str, outer: str) -> URIRef:
    """Return the IRI of a place in another (node keys): one for all the articles that say so."""
    return _own(config, "location", keys.digest(inner, outer))


def build(config: Config, meta: Mapping[str, str]) -> URIRef:
    """Return the IRI of a build: what made it names it, not when."""
    return _own(config, "build", keys.digest(*(x for pair in sorted(meta.items()) for x in pair)))


def _own(config: Config, kind: str, name: str) -> URIRef:
    return URIRef(f"{config.base}{keys.collection(config.collection)}/{kind}/{name}")
