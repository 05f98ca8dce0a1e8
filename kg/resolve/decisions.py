"""
The user's judgements: the plain table ``decisions.csv``, read, checked against itself, and written.

A judgement of a relation is keyed by what lasts: the digest of the article's body, the span, the kind of relation
and the names in it. One of entities by their node keys, which are made from names. The table may be edited by hand;
the order of its lines does not count.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

from kg.errors import InputError
from kg.model import Field, Span, Verdict

COLUMNS = ("verdict", "relation", "article", "field", "span", "names", "told", "change", "by", "why", "sentence")
"""The header of ``decisions.csv``. ``sentence`` is for people alone: nothing is compared with it."""

RELATIONS: Mapping[str, tuple[str, ...]] = {
    # relation → what may be corrected in it
    "meets": ("status", "kind", "date", "place", "host", "add", "drop"),
    "says": ("speaker", "addressee", "reported_by", "mode", "cue"),
    "represents": ("agent", "of", "role", "tenure", "from", "until", "accredited_to"),
    "located_in": ("inner", "outer"),
}
MANY = frozenset({"add", "drop"})
"""Corrections that may stand several times: participants to add and to leave out."""

SHOWN = 200
"""So many characters of a sentence stand in the table."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_KEY = re.compile(r"[A-Za-z0-9._~%/-]+/[A-Za-z0-9._~%-]+")
_PART = re.compile(r"(?<!\\)\|")

Change = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a judgement of a relation is found by; ``told`` is empty where the rest tells the relation from all."""

    relation: str
    article: str  # Document.digest
    field: str
    span: Span
    names: tuple[str, ...]
    told: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """
    One line of the table.

    Of a relation, if ``key`` is given. Else of entities: ``names`` are two node keys; or, with ``article``, one name
    that means someone else there than in other articles.
    """

    verdict: Verdict
    by: str
    why: str = ""
    key: Key | None = None
    names: tuple[str, ...] = ()
    article: str = ""
    change: Change = ()
    sentence: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def what(self) -> tuple[object, ...]:
        """What it is a judgement of: two lines of one ``what`` are about the same."""
        return (self.key,) if self.key else (self.article, *sorted(self.names))

    def __str__(self) -> str:
        about = " and ".join(self.key.names if self.key else self.names)
        kind = f"{self.key.relation} " if self.key else "in one article " if self.article else ""
        where = f"line {self.line}" if self.line else "the new one"
        return f"{where} ({self.verdict.value}: {kind}{about}, by {self.by})"


@dataclass(frozen=True, slots=True)
class Decisions:
    """
    All judgements of a store.

    ``same`` and ``different`` are pairs of node keys, ``elsewhere`` pairs of an article's digest and a name that is
    someone else there, ``relations`` the rest by article.
    """

    rows: tuple[Decision, ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    different: frozenset[frozenset[str]] = frozenset()
    elsewhere: frozenset[tuple[str, str]] = frozenset()
    relations: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)

    def is_someone_else(self, article: str, name: str) -> bool:
        """Say whether *name* in the article of the digest *article* is not who bears it elsewhere."""
        return (article, name) in self.elsewhere


NONE = Decisions()


def decisions(rows: Iterable[Decision], source: str = "decisions.csv") -> Decisions:
    """Return *rows* ready to be replayed; raise ``InputError`` naming the lines where they contradict each other."""
    ordered = _once(rows)
    _check(ordered, source)
    relations: defaultdict[str, list[Decision]] = defaultdict(list)
    for row in ordered:
        if row.key:
            relations[row.key.article].append(row)
    pairs = [row for row in ordered if not row.key and not row.article]
    return Decisions(
        rows=ordered,
        same=tuple(_pair(row) for row in pairs if row.verdict is Verdict.SAME),
        different=frozenset(frozenset(row.names) for row in pairs if row.verdict is Verdict.DIFFERENT),
        elsewhere=frozenset((row.article, row.names[0]) for row in ordered if not row.key and row.article),
        relations={article: tuple(found) for article, found in relations.items()},
    )


def _once(rows: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return *rows* sorted, one of each that say the same."""
    return tuple(dict.fromkeys(sorted(rows, key=lambda row: (_order(row), row.line, row.sentence))))


def _pair(row: Decision) -> tuple[str, str]:
    one, other = sorted(row.names)
    return one, other


def _order(row: Decision) -> tuple[object, ...]:
    key = row.key
    where = (key.article, key.field, key.span, key.relation, key.names, key.told) if key else ()
    return (key is not None, row.article, row.names, where, row.verdict.value, row.change, row.by, row.why)


# --- contradictions ---------------------------------------------------------------------


def _check(rows: Iterable[Decision], source: str) -> None:
    rows = tuple(rows)
    by_key: defaultdict[Key, list[Decision]] = defaultdict(list)
    for row in rows:
        if row.key:
            by_key[replace(row.key, told="")].append(row)
    for together in by_key.values():
        for one, other in combinations(together, 2):
            if _contradict(one, other):
                raise _contradiction(source, (one, other))
    joined: defaultdict[str, list[Decision]] = defaultdict(list)
    for row in rows:
        if row.verdict is Verdict.SAME:
            for name in row.names:
                joined[name].append(row)
    for row in rows:
        if row.verdict is Verdict.DIFFERENT and not row.key and not row.article:
            path = _path(row.names[0], row.names[1], joined)
            if path:
                raise _contradiction(source, (*path, row))


def _contradict(one: Decision, other: Decision) -> bool:
    assert one.key
    assert other.key
    if one.key.told and other.key.told and one.key.told != other.key.told:
        return False
    if one.verdict is not other.verdict:
        return True
    changes = [(name, value) for row in (one, other) for name, value in row.change]
    many = {(name, value) for name, value in changes if name in MANY}
    if any((_opposite(name), value) in many for name, value in many):
        return True
    told: dict[str, str] = {}
    return any(told.setdefault(name, value) != value for name, value in changes if name not in MANY)


def _opposite(name: str) -> str:
    return "drop" if name == "add" else "add"


def _path(start: str, end: str, joined: Mapping[str, list[Decision]]) -> tuple[Decision, ...]:
    """Return the judgements that make *start* and *end* one, the fewest there are; nothing where none do."""
    came: dict[str, tuple[Decision, ...]] = {start: ()}
    waiting = deque([start])
    while waiting:
        step = waiting.popleft()
        if step == end:
            return came[step]
        for row in joined.get(step, ()):
            for name in row.names:
                if name not in came:
                    came[name] = (*came[step], row)
                    waiting.append(name)
    return ()


def _contradiction(source: str, rows: Iterable[Decision]) -> InputError:
    rows = sorted(rows, key=lambda row: (row.line == 0, row.line))
    return InputError(
        source,
        "judgements contradict each other: " + " and ".join(str(row) for row in rows),
        "Delete one of these lines, or undo it: kg judge … --undo",
    )


# --- merging ----------------------------------------------------------------------------


def replacements(found: Decisions, keys: Iterable[str]) -> dict[str, str]:
    """
    Return merged-away key → key that stands for it, of *keys*, by the judgements that two are the same.

    What a table knows comes before what is the collection's own, what has a name of its own before what is named by
    its article, a name without initials before one with, a longer before a shorter. A key that no article brings
    joins others all the same, but never stands for them.
    """
    there = frozenset(keys)
    groups: dict[str, set[str]] = {}
    for one, other in found.same:
        together = groups.get(one, {one}) | groups.get(other, {other})
        for key in together:
            groups[key] = together
    replaced = {}
    for key in sorted(groups.keys() & there):
        new = min(groups[key] & there, key=_rank)
        if new != key:
            replaced[key] = new
    return replaced


_HASHED = re.compile(r"-[0-9a-f]{12}$")


def _rank(key: str) -> tuple[bool, bool, int, int, str]:
    words = key.rpartition("/")[2].split("-")
    initials = sum(len(word) == 1 for word in words)
    return key.count("/") > 1, bool(_HASHED.search(key)), initials, -len(words), key


# --- as a table -------------------------------------------------------------------------


def read(path: Path) -> Decisions:
    """
    Return the judgements in the table *path*; none where there is no such file.

    Raises ``InputError`` with file and line where a cell means nothing, or lines contradict each other.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return NONE
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"is not text in UTF-8 ({error})", "Save the table as CSV in UTF-8") from error
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "Check its permissions") from error
    return parse(text, str(path))


def parse(text: str, source: str = "decisions.csv") -> Decisions:
    """Return the judgements in *text*; as ``read``."""
    return decisions(_rows(text, source), source)


def _rows(text: str, source: str) -> Iterator[Decision]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        if missing := [name for name in ("verdict", "names", "by") if name not in header]:
            raise InputError(source, f"the column {missing[0]!r} is missing", f"The header is: {','.join(COLUMNS)}")
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                raise InputError(
                    f"{source}:{reader.line_num}",
                    "the line has not as many cells as the header",
                    "Quote cells with commas",
                )
            row = dict(zip(header, map(str.strip, cells), strict=True))
            try:
                yield _decision({name: row.get(name, "") for name in COLUMNS}, reader.line_num)
            except ValueError as error:
                raise InputError(
                    f"{source}:{reader.line_num}", str(error), "Mend the cell, or delete the line"
                ) from error
    except csv.Error as error:
        raise InputError(f"{source}:{reader.line_num}", f"is not CSV ({error})", "Mend the line") from error


def _decision(row: Mapping[str, str], line: int) -> Decision:
    try:
        verdict = Verdict(row["verdict"])
    except ValueError:
        known = ", ".join(Verdict)
        raise ValueError(f"the verdict {row['verdict']!r} is none of {known}") from None
    if not row["by"]:
        raise ValueError("the cell of by is empty: write who judged")
    if row["article"] and not _DIGEST.fullmatch(row["article"]):
        raise ValueError(f"the article {row['article']!r} is not the SHA-256 of a body (dip:bodyDigest): 64 digits")
    names = tuple(sorted(parts(row["names"])))
    told = Decision(verdict, row["by"], row["why"], sentence=row["sentence"], line=line)
    if not row["relation"]:
        return _of_entities(told, names, row["article"], row["change"])
    if verdict in (Verdict.SAME, Verdict.DIFFERENT):
        raise ValueError(f"{verdict.value} is said of entities, not of a relation: leave the cell of relation empty")
    if row["relation"] not in RELATIONS:
        raise ValueError(f"the relation {row['relation']!r} is none of {', '.join(RELATIONS)}")
    if not row["article"]:
        raise ValueError("the cell of article is empty: a relation is one article's")
    key = Key(row["relation"], row["article"], Field(row["field"]).value, _span(row["span"]), names, row["told"])
    change = tuple(sorted(pair(part) for part in parts(row["change"])))
    if bool(change) is not (verdict is Verdict.CORRECTED):
        raise ValueError("change has what is corrected, such as status=cancelled, and is empty for other verdicts")
    check_change(key.relation, change)
    return replace(told, key=key, change=change)


def _of_entities(told: Decision, names: tuple[str, ...], article: str, change: str) -> Decision:
    if told.verdict not in (Verdict.SAME, Verdict.DIFFERENT):
        raise ValueError(f"{told.verdict.value} is said of a relation: fill in the cell of relation")
    if change:
        raise ValueError("change is for what is corrected in a relation: leave the cell empty")
    if article:
        if told.verdict is Verdict.SAME or len(names) != 1:
            raise ValueError("with an article, names is one name, which is someone else there (different)")
        return replace(told, names=names, article=article)
    check_pair(told.verdict, names)
    return replace(told, names=names)


def check_pair(verdict: Verdict, names: tuple[str, ...]) -> None:
    """Raise ``ValueError`` where *names* are not the keys of two things that may be judged to be one or two."""
    if len(names) != 2 or names[0] == names[1]:
        raise ValueError("names are two different node keys, such as local/person/anna-berg | local/person/a-berg")
    kinds = []
    for name in names:
        if not _KEY.fullmatch(name):
            raise ValueError(f"{name!r} is no node key, such as local/person/anna-berg or country/NOR")
        kinds.append(name.split("/")[-2])
    bodies = {"country", "place", "organisation"}
    if not ({*kinds} <= bodies or kinds == ["person", "person"]) and verdict is Verdict.SAME:
        raise ValueError(
            f"a {kinds[0]} and a {kinds[1]} cannot be the same: people are one with people, countries, places and "
            "bodies with each other; two meetings become one when their dates or participants are corrected"
        )


def check_change(relation: str, change: Change) -> None:
    """Raise ``ValueError`` where *change* names something that cannot be corrected in *relation*, or has it twice."""
    once: dict[str, str] = {}
    for name, value in change:
        if name not in RELATIONS[relation]:
            raise ValueError(f"{name!r} cannot be corrected in {relation}: {', '.join(RELATIONS[relation])}")
        if name not in MANY and once.setdefault(name, value) != value:
            raise ValueError(f"{name} is corrected to {once[name]!r} and to {value!r}")


def parts(cell: str) -> tuple[str, ...]:
    r"""Return the parts of a cell that ``|`` divides; a ``|`` of a part is written ``\|``."""
    return tuple(x for x in (part.strip().replace("\\|", "|") for part in _PART.split(cell)) if x)


def joined(values: Iterable[str]) -> str:
    """Return *values* as a cell that ``parts`` takes apart again."""
    return " | ".join(value.replace("|", "\\|") for value in values)


def pair(text: str) -> tuple[str, str]:
    """Return "status=cancelled" as its two halves; an empty value takes one away."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise ValueError(f"{text!r} is no correction: write NAME=VALUE, such as status=cancelled")
    return name.strip(), value.strip()


def _span(cell: str) -> Span:
    start, _, end = cell.partition("-")
    if not (start.isdecimal() and end.isdecimal() and int(start) <= int(end)):
        raise ValueError(f"the span {cell!r} is not two offsets into the article's field, such as 120-245")
    return int(start), int(end)


def dump(rows: Iterable[Decision]) -> str:
    """Return *rows* as the table, sorted: the same for the same judgements."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(row) for row in _once(rows))
    return out.getvalue()


def _cells(row: Decision) -> list[str]:
    key = row.key
    change = joined(f"{name}={value}" for name, value in row.change)
    tail = [change, row.by, row.why, " ".join(row.sentence.split())[:SHOWN]]
    if key is None:
        return [row.verdict.value, "", row.article, "", "", joined(row.names), "", *tail]
    span = f"{key.span[0]}-{key.span[1]}"
    return [row.verdict.value, key.relation, key.article, key.field, span, joined(key.names), key.told, *tail]
