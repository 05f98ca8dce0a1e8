"""
Questions as files: a SPARQL query whose first comments say in words what it asks and what it takes.

::

    # Whom did this person meet?                                       the question
    #
    # Held meetings only.                                              notes, any number of lines
    # group: Meetings                                                  under which heading it is listed
    # param person: agent — whose meetings, e.g. "Kim Jong Un"         a value bound to ?person
    # param from: first-day, optional — not before, e.g. 2021-01-01
    # show: withLabel, date                                            the columns of a table, in order
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from itertools import chain
from pathlib import Path

from kg import files
from kg.errors import InputError, QueryError, UnknownNameError
from kg.store import sparql

GROUPS = ("Meetings", "Statements", "Offices", "Countries and places", "Sources", "One thing")
"""The headings of the library, in the order in which it is listed."""


class ParameterType(StrEnum):
    """What a user may give for a parameter."""

    ENTITY = "entity"  # the name or IRI of an agent or a place
    AGENT = "agent"  # … of a person, organisation or country
    PLACE = "place"  # … of a country, region, city or venue
    TEXT = "text"
    FIRST_DAY = "first-day"  # YYYY, YYYY-MM or YYYY-MM-DD; a year or month stands for its first day
    LAST_DAY = "last-day"  # as above, for its last day
    DAY = "day"  # YYYY-MM-DD alone
    KIND = "kind"  # of meeting: one of MEETING_KINDS


MEETING_KINDS = ("summit", "visit", "call", "talks", "conference", "meeting")
"""What a parameter of type ``kind`` may be; ``meeting`` is any of them."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that is bound before the query runs."""

    name: str
    type: ParameterType
    description: str
    optional: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """
    A query, what it asks in words, and what it takes.

    ``show`` names the variables that a table has room for; empty for all. ``name`` is empty for a
    query that was typed in; ``group`` is the heading it is listed under, one of ``GROUPS`` in the library.
    """

    sparql: str
    name: str = ""
    text: str = ""
    notes: str = ""
    parameters: tuple[Parameter, ...] = ()
    show: tuple[str, ...] = ()
    group: str = ""

    @property
    def usage(self) -> str:
        """The name and its parameters as one types them: ``who-met PERSON [from=…]``."""
        given = (f"[{p.name}=…]" if p.optional else p.name.upper() for p in self.parameters)
        return " ".join([self.name, *given])

    @property
    def example(self) -> str:
        """The name with an example of each parameter that must be given."""
        return " ".join([self.name, *(p.example for p in self.parameters if not p.optional)])


_PARAM = re.compile(
    r"param\s+(?P<name>\w+)\s*:\s*(?P<type>[\w-]+)(?P<optional>\s*,\s*optional)?\s*(?:—|--|-)\s*(?P<rest>.+)", re.DOTALL
)
_EXAMPLE = re.compile(r",?\s*e\.g\.\s+(?P<example>.+)$", re.DOTALL)


def parse(text: str, name: str = "", source: str = "") -> Question:
    """
    Return the question that *text*, a query with its comments, asks.

    Raises ``QueryError`` naming *source* where a ``param`` or ``show`` line is not understood, or speaks of a
    variable that the query does not have.
    """
    where = source or name or "the query"
    header = _header(text)
    notes = [line for line in header if not line.startswith(("param ", "show:", "group:"))]
    parameters = tuple(_parameter(line, where) for line in header if line.startswith("param "))
    shown = (line.removeprefix("show:") for line in header if line.startswith("show:"))
    show = tuple(part.strip() for line in shown for part in line.split(",") if part.strip())
    known = sparql.variables(text)
    for variable in (*(p.name for p in parameters), *show):
        if variable not in known:
            raise QueryError(f"{where}: its comments speak of ?{variable}, which the query does not have")
    question = notes[0] if notes else ""
    group = next((line.removeprefix("group:").strip() for line in header if line.startswith("group:")), "")
    return Question(text, name, question, "\n".join(notes[1:]).strip(), parameters, show, group)


def _header(text: str) -> list[str]:
    """Return the comments before the query, without their signs."""
    found = []
    for line in text.lstrip("\ufeff").splitlines():
        if not line.startswith("#"):
            break
        found.append(line.lstrip("#").strip())
    return found


def _parameter(line: str, where: str) -> Parameter:
    match = _PARAM.fullmatch(line)
    if match is None:
        raise QueryError(
            f"{where}: not understood: {line!r}. Write: # param NAME: TYPE[, optional] — what it is, e.g. …"
        )
    if match["type"] not in list(ParameterType):
        raise QueryError(f"{where}: {match['name']} is of no known type {match['type']!r}: {', '.join(ParameterType)}")
    example = _EXAMPLE.search(match["rest"])
    return Parameter(
        match["name"],
        ParameterType(match["type"]),
        _EXAMPLE.sub("", match["rest"]).strip(),
        bool(match["optional"]),
        example["example"].strip() if example else "",
    )


def questions() -> tuple[Question, ...]:
    """Return the questions of ``queries/``, by name."""
    return tuple(map(read, _files().values()))


def _files() -> dict[str, Path]:
    """Return the files of the library by the names of their questions, in their order."""
    return {path.stem: path for path in sorted(files.folder("queries").glob("*.rq"))}


def grouped(questions: Iterable[Question]) -> list[tuple[str, tuple[Question, ...]]]:
    """
    Return *questions* under their headings: those of ``GROUPS`` first and in that order, others after them.

    Within each they keep their order. What has no heading comes last, under an empty one.
    """
    under: dict[str, list[Question]] = {}
    for question in questions:
        under.setdefault(question.group, []).append(question)

    def place(heading: str) -> tuple[int, bool, str]:
        return (GROUPS.index(heading) if heading in GROUPS else len(GROUPS), not heading, heading)

    return [(heading, tuple(under[heading])) for heading in sorted(under, key=place)]


def read(path: Path) -> Question:
    """Return the question in the file *path*; raise ``InputError`` where it cannot be read, and as ``parse``."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(str(path), "not text in UTF-8", "A query is a text file that ends in .rq") from error
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "Check the path") from error
    return parse(text, path.stem, str(path))


def find(name: str) -> Question:
    """Return the question called *name*; raise ``UnknownNameError`` with the names that are like it, or all."""
    known = _files()
    if name in known:
        return read(known[name])
    near = tuple(get_close_matches(name.lower(), known, n=3, cutoff=0.5))
    hint = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(known)}."
    raise UnknownNameError(f"no question is called {name!r}. {hint} `kg query` lists them", near or tuple(known))


def question(asked: str) -> Question:
    """
    Return what *asked* stands for: the name of a question, the path of a file, or SPARQL itself.

    Raises ``UnknownNameError`` with near names, ``InputError`` for a file that cannot be read.
    """
    if sparql.form(asked) is not None:
        return parse(asked)
    if _is_name(asked):
        return read(Path(asked)) if asked not in _files() and Path(asked).is_file() else find(asked)
    path = Path(asked)
    if asked.endswith((".rq", ".sparql")) or _is_file(path):
        return read(path)
    raise QueryError(f"{asked!r} is neither a question of the library (`kg query` lists them), a file, nor SPARQL")


def _is_name(asked: str) -> bool:
    return re.fullmatch(r"[\w-]+", asked) is not None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long to be a path, or a NUL in it
        return False


def handbook() -> str:
    """Return docs/queries.md: the page that lists the questions."""
    chapters = ([f"## {heading}\n", *map(_chapter, asked)] for heading, asked in grouped(questions()))
    return "\n".join([_HANDBOOK, *chain.from_iterable(chapters)])


_HANDBOOK = """\
# Questions

Each file of `queries/` asks one question. Values are given in order, or by name (`from=2021`), and are bound as data:
no text can change the query. People, organisations, countries and places go by name, by any of their aliases, or by
IRI. A day is `YYYY-MM-DD`; a month or a year stands for its first day after `from`, its last after `until`. A kind of
meeting is one of summit, visit, call, talks and conference.

```
kg query                                  lists these questions
kg query who-met "Kim Jong Un" from=2019  asks one; --format table, csv, tsv, json
kg query my.rq                            asks your own, with the same comments at its head
kg query 'SELECT * { ?a dip:meets ?b }'   asks in SPARQL; the usual prefixes need not be declared
```

Every question is asked over all that the articles say, the registry's tables and what follows from them. Time is
compared with `dip:earliest` and `dip:latest`: a meeting in "April 2021" may have been on any day of that month.
<!-- What follows is written from the comments of queries/*.rq: kg.query.library.handbook() -->
"""


def _chapter(question: Question) -> str:
    lines = [f"### {question.name}", "", question.text, ""]
    if question.notes:
        lines += [question.notes, ""]
    lines += ["```", f"kg query {question.example}", "```", ""]
    for p in question.parameters:
        optional = ", optional" if p.optional else ""
        example = f" (`{p.example}`)" if p.example else ""
        lines.append(f"- `{p.name}` ({p.type}{optional}): {p.description}{example}")
    return "\n".join([*lines, ""])
