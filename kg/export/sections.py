"""The order of a file for people: sections, and what stands in each, without all of it in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache

from kg.export.statements import RDF_TYPE, Statements, Subject, Values, split_literal, unescaped
from kg.store.runs import Runs
from kg.store.sparql import PREFIXES

_DIP = PREFIXES["dip"]

SECTIONS = (
    # heading -> classes; a subject stands under the first that has one of its classes
    ("People", ("Person",)),
    ("Countries", ("Country",)),
    ("Organisations", ("Organisation", "InternationalOrganisation", "GovernmentBody", "NewsOrganisation")),
    ("Sources that no article names", ("UnnamedSource",)),
    ("Places", ("City", "Region", "Venue", "Place")),
    ("Meetings", ("Summit", "Visit", "Call", "Talks", "Conference", "Meeting")),
    ("Reports: what one article says of one meeting", ("Report",)),
    ("Statements", ("Statement",)),
    ("Roles", ("Representation",)),
    ("Places in places", ("Location",)),
    ("Articles", ("Article",)),
    ("Evidence: the sentences", ("Evidence",)),
    ("Rules of extraction", ("Rule",)),
)
HEADINGS = (*(heading for heading, _ in SECTIONS), "Other")
_OTHER = len(SECTIONS)
_EARLIEST = _DIP + "earliest"
_SECTION_OF = {f"<{_DIP}{name}>": i for i, (_, names) in enumerate(SECTIONS) for name in names}


def place(subjects: Sequence[Subject]) -> tuple[int, str]:
    """Return for what all graphs say of a node its section, and the day that it stands under there, or nothing."""
    section, day = _OTHER, ""
    for subject in subjects:
        typed, dated = _told_at(subject.properties)
        if typed:
            section = min(section, *(_SECTION_OF.get(x, _OTHER) for x in _each(subject.values[0])), _OTHER)
        if dated is not None:
            found = min(map(_day, _each(subject.values[dated])))
            day = min(day, found) if day else found
    return section, day


@lru_cache(maxsize=1 << 12)
def _told_at(properties: tuple[str, ...]) -> tuple[bool, int | None]:
    """Return whether a class is the first of *properties*, and which is the first day, if one is."""
    return properties[0] == RDF_TYPE, properties.index(_EARLIEST) if _EARLIEST in properties else None


def _each(values: Values) -> Sequence[str]:
    return (values,) if isinstance(values, str) else values


def _day(term: str) -> str:
    return unescaped(split_literal(term)[0]) if term.startswith('"') else term


_IN_MEMORY = 4 << 20
"""Bytes of a section that are held before they go to a temporary file."""

_PIECE = 1 << 16


class Sections:
    """
    Paragraphs, to be read section by section: in the order of time, then as they came.

    What is large is held in temporary files, gone when this is closed.
    """

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._undated: dict[int, _Spool] = {}
        self._dated: dict[int, Runs] = {}

    def __enter__(self) -> Sections:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def add(self, section: int, day: str, node: str, text: str) -> None:
        """Add a paragraph about *node*, whose text has no control characters but line feeds."""
        if day:
            if section not in self._dated:
                self._dated[section] = self._stack.enter_context(Runs(_IN_MEMORY))
            line = text.replace("\n", "\1")
            self._dated[section].add(f"{day}\0{node[:-1]}\0{line}\n".encode())
            return
        spool = self._undated.get(section)
        if spool is None:
            spool = self._undated[section] = self._stack.enter_context(_Spool())
        spool.add(text)

    def read(self) -> Iterator[tuple[int, Iterator[bytes]]]:
        """Yield each section that has a paragraph, with its text in pieces."""
        for section in sorted({*self._undated, *self._dated}):
            yield section, self._text(section)

    def _text(self, section: int) -> Iterator[bytes]:
        if section in self._dated:
            for block in self._dated[section].blocks():
                yield b"".join([line.rpartition(b"\0")[2] for line in block]).replace(b"\1", b"\n")
        if section in self._undated:
            yield from self._undated[section].read()


@contextmanager
def arranged(found: Statements, paragraph: Callable[[Subject], str]) -> Iterator[dict[str, Sections]]:
    """Give for each graph of *found* its paragraphs, written by *paragraph*, in sections."""
    graphs: dict[str, Sections] = {}
    with ExitStack() as stack:
        for subjects in found.nodes():
            section, day = place(subjects)
            for subject in subjects:
                held = graphs.get(subject.graph)
                if held is None:
                    held = graphs[subject.graph] = stack.enter_context(Sections())
                held.add(section, day, subject.node, paragraph(subject))
        yield graphs


class _Spool:
    """Text in the order in which it comes."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY, prefix="kg-")  # noqa: SIM115  # closed on leaving
        self._held: list[str] = []
        self._size = 0

    def __enter__(self) -> _Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, text: str) -> None:
        self._held.append(text)
        self._size += len(text)
        if self._size >= _PIECE:
            self._write()

    def _write(self) -> None:
        self._file.write("".join(self._held).encode())
        self._held.clear()
        self._size = 0

    def read(self) -> Iterator[bytes]:
        self._write()
        self._file.seek(0)
        while piece := self._file.read(_PIECE):
            yield piece
