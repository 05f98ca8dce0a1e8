"""
XML of strangers as a stream: the elements that are wanted, one at a time, and nothing else in memory.

No DTD is read, no entity is declared, nothing is fetched: a file that declares an entity
is refused, and the named characters of HTML ("&nbsp;"), which many feeds use without
declaring them, are what they are in HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.entities import html5
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from kg.errors import InputError

Path = tuple[str, ...]
"""The names of an element and those around it, the root first."""

# Namespaces by which names are told apart; an element of any other is "other:NAME", so that <media:content> is not
# taken for <content>.
_NAMESPACES = {
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/1999/xhtml": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
}
_MEDIAWIKI = "http://www.mediawiki.org/xml/export-"

_DEEPEST = 200  # elements in each other: a feed has ten, of which most are the mark-up of an article
_TAG = 32  # an element costs as much memory as so many characters, at least
_ROOM = 1 << 20

_REMEDY = "Mend it, or leave it out; what came before was read"


class _Reader:
    """What the parser calls; keeps one wanted element at a time."""

    def __init__(self, wanted: Callable[[Path], bool], most: int) -> None:
        self.found: list[tuple[Path, Element | None]] = []
        self.quiet = 0  # bytes since anything was called
        self._wanted = wanted
        self._most = most
        self._path: list[str] = []
        self._builder: TreeBuilder | None = None
        self._top = 0  # depth of the wanted element
        self._cost = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.quiet = 0
        if len(self._path) > 100 * _DEEPEST:
            raise ValueError(f"more than {100 * _DEEPEST:,} elements in each other")
        self._path.append(_short(name))
        if not self._top:
            if not self._wanted(tuple(self._path[-3:])):
                return
            self._top, self._cost, self._builder = len(self._path), 0, TreeBuilder()
        self._cost += _TAG + sum(len(x) + len(y) for x, y in attributes.items())
        if self._builder is not None:
            if self._cost > self._most or len(self._path) - self._top > _DEEPEST:
                self._builder = None
            else:
                self._builder.start(self._path[-1], {_short(x): y for x, y in attributes.items()})

    def text(self, data: str) -> None:
        self.quiet = 0
        if self._builder is not None:
            self._cost += len(data)
            if self._cost > self._most:
                self._builder = None
            else:
                self._builder.data(data)

    def end(self, _name: str) -> None:
        self.quiet = 0
        if self._builder is not None:
            self._builder.end(self._path[-1])
        if self._top == len(self._path):
            self.found.append((tuple(self._path[-3:]), self._builder.close() if self._builder else None))
            self._top, self._builder = 0, None
        self._path.pop()

    def skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self.text(html5.get(f"{name};", ""))


def _no_entities(name: str, *_rest: object) -> NoReturn:
    raise ValueError(f"it declares an entity ({name!r}), and none is ever expanded")


def elements(
    pieces: Iterator[bytes], wanted: Callable[[Path], bool], shown: str, most: int
) -> Iterator[tuple[Path, Element | None]]:
    """
    Yield each element that is *wanted*, with the last three names of its path, when it ends.

    ``None`` stands for one that has more than *most* characters or is nested out of all reason. What is inside a
    wanted element is part of it. Raises ``InputError`` where the file is no XML from some place on, after what came
    before it.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    # With the promise of a DTD that nobody reads, a name that was not declared is skipped and told of, and no error.
    parser.UseForeignDTD(True)
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    reader = _Reader(wanted, most)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.SkippedEntityHandler = reader.skipped
    parser.EntityDeclHandler = _no_entities
    last = False
    while not last:
        piece = next(pieces, b"")
        last = not piece
        problem = _fed(parser, piece, last, reader)
        yield from reader.found
        reader.found.clear()
        reader.quiet += len(piece)
        if reader.quiet > most + _ROOM:
            problem = "a tag or a comment has no end"
        if problem:
            raise InputError(shown, f"not XML that can be read ({problem})", _REMEDY)


def _fed(parser: expat.XMLParserType, piece: bytes, last: bool, reader: _Reader) -> str | None:
    """Give *piece* to *parser*, and return what is wrong with it."""
    try:
        parser.Parse(piece, last)
    except expat.ExpatError as error:
        return f"{expat.ErrorString(error.code)}, line {error.lineno}, column {error.offset}"
    except (ValueError, LookupError, AssertionError) as error:
        return str(error)
    return None


def _short(name: str) -> str:
    """Return an element's or attribute's name with a prefix of ours in place of its namespace."""
    namespace, _, local = name.rpartition(" ")
    if not namespace or namespace.startswith(_MEDIAWIKI):
        return local
    return f"{_NAMESPACES.get(namespace, 'other:')}{local}"


def text_of(element: Element | None) -> str:
    """Return all text in *element*, white space around it taken off; empty where there is no such element."""
    return "".join(element.itertext()).strip() if element is not None else ""
