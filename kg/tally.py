"""
What is counted of a run: of what was read, by relation, rule and status, of what was left unread, and why.

Counts are made of what crosses the rooms anyway; nothing is read for them. ``Tally`` is all of a run, as plain values:
``report.json`` in a store, and what ``kg report`` shows. ``docs/watching.md`` tells what each field means.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Evidence, Reason, Relations

FORMAT = 1
"""Version of ``Tally.as_dict``; a report of another is not shown."""

EXAMPLES = 3
"""Sentences kept of each reason to abstain: enough to see what is meant."""

LISTED = 1_000
"""Inputs and relations listed one by one in a report; all are counted, and all are in ``quarantine.jsonl``."""

SLOWEST = 10
"""Articles listed that took longest."""


@dataclass(frozen=True, slots=True)
class Reading:
    """
    One document read, as the process that read it tells: sent with its shard.

    ``seconds`` are its part of the parsing of its batch, by length, and of its own rules. ``process`` is a process id,
    ``memory`` the most bytes that this one held so far.
    """

    characters: int
    tokens: int
    sentences: int
    seconds: float
    relations: dict[str, int]
    process: int
    memory: int


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """
    So many relations by one rule.

    ``status`` is that of a meeting; of a statement its mode, of an office its tenure, of a place nothing.
    """

    relation: str
    rule: str
    status: str
    count: int


@dataclass(frozen=True, slots=True)
class Abstained:
    """
    So many cases that were left alone for one reason, and some of them.

    Sentences that may tell of a meeting, of which none was read; or names that were linked to nothing.
    """

    reason: str
    count: int
    examples: tuple[dict[str, str], ...] = ()  # document, text


@dataclass(frozen=True, slots=True)
class Contents:
    """What all documents of a store tell, before they are merged."""

    articles: int = 0
    characters: int = 0
    entities: int = 0
    relations: tuple[Told, ...] = ()
    abstained: tuple[Abstained, ...] = ()


@dataclass(frozen=True, slots=True)
class StageTime:
    """A part of the work, in the order of the run; ``steps`` are what it counted, 0 where it counts nothing."""

    stage: str
    seconds: float
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Process:
    """A process of the run: ``main``, or ``reader 1`` and so on; ``memory`` in bytes, 0: not known."""

    name: str
    articles: int
    memory: int


@dataclass(frozen=True, slots=True)
class Slow:
    """An article and the seconds it took."""

    id: str
    seconds: float
    characters: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Aside:
    """An input that was not taken in, or, with no remedy, a relation that was kept out of the graph."""

    source: str
    kind: str
    problem: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """
    The graph that readers have after the run.

    ``merged`` tells what became one: see ``docs/watching.md``; ``unlinked`` which names were linked to nothing.
    ``contents``, ``merged`` and ``unlinked`` are of the build that made the graph; where no build counted them, they
    are empty.
    """

    name: str
    changed: bool
    counts: dict[str, int]
    contents: Contents = field(default_factory=Contents)
    merged: dict[str, int] = field(default_factory=dict)
    unlinked: tuple[Abstained, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """All that is counted of one run. Times are ISO 8601 in UTC, durations seconds, sizes bytes."""

    operation: str  # build, remove, replay
    outcome: str  # done, not all, nothing, interrupted, failed, crashed
    exit_code: int
    error: str
    began: str
    ended: str
    seconds: float
    store: str
    settings: dict[str, Any]
    versions: dict[str, str]
    articles: dict[str, int]  # given, read, unchanged, dropped, quarantined; new, changed, outdated of those to read
    read: dict[str, int]  # characters, tokens, sentences of what was read in this run
    relations: dict[str, int]  # read in this run, by relation
    rates: dict[str, float]  # articles and tokens a second of reading
    stages: tuple[StageTime, ...] = ()
    processes: tuple[Process, ...] = ()
    slowest: tuple[Slow, ...] = ()
    kinds: dict[str, int] = field(default_factory=dict)  # of what was not taken in
    quarantined: tuple[Aside, ...] = ()
    stopped_kinds: dict[str, int] = field(default_factory=dict)
    stopped: tuple[Aside, ...] = ()
    notes: tuple[str, ...] = ()
    graph: Graph | None = None
    disk: dict[str, int] = field(default_factory=dict)  # shards, graph, other, total

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, with the version of their form."""
        return {"format": FORMAT} | asdict(self)


def load(held: dict[str, Any]) -> Tally:
    """
    Return what ``as_dict`` made; fields that are not known are passed over.

    Raises ``ValueError``, ``TypeError``, ``KeyError`` or ``AttributeError`` where it is no such value.
    """
    if held["format"] != FORMAT:
        raise ValueError(f"a report of version {held['format']}, where {FORMAT} is known")
    graph = held["graph"]
    made: Tally = _made(
        Tally,
        held
        | {
            "stages": _all(StageTime, held["stages"]),
            "processes": _all(Process, held["processes"]),
            "slowest": _all(Slow, held["slowest"]),
            "quarantined": _all(Aside, held["quarantined"]),
            "stopped": _all(Aside, held["stopped"]),
            "notes": tuple(held["notes"]),
            "graph": None if graph is None else _graph(graph),
        },
    )
    return made


def _graph(held: dict[str, Any]) -> Graph:
    of = held["contents"]
    told = of | {"relations": _all(Told, of["relations"]), "abstained": _abstained(of["abstained"])}
    made: Graph = _made(Graph, held | {"contents": _made(Contents, told), "unlinked": _abstained(held["unlinked"])})
    return made


def _abstained(held: Iterable[dict[str, Any]]) -> tuple[Abstained, ...]:
    return _all(Abstained, (x | {"examples": tuple(x["examples"])} for x in held))


def _all(kind: Any, held: Iterable[dict[str, Any]]) -> tuple[Any, ...]:
    return tuple(_made(kind, x) for x in held)


def _made(kind: Any, held: dict[str, Any]) -> Any:
    return kind(**{x.name: held[x.name] for x in fields(kind) if x.name in held})


# --- counting ---------------------------------------------------------------------------


def numbers(found: Relations) -> dict[str, int]:
    """Return how many relations were *found*, by the names that queries have for them."""
    return {
        "meets": len(found.meets),
        "says": len(found.says),
        "represents": len(found.represents),
        "located-in": len(found.located_in),
    }


def contents(read: Iterable[Relations]) -> Contents:
    """Return what the documents of *read* tell, counted; examples are those of the first documents."""
    told: Counter[tuple[str, str, str]] = Counter()
    left = _Left()
    articles = characters = entities = 0
    for found in read:
        articles += 1
        characters += len(found.document.title) + len(found.document.body)
        entities += len(found.entities)
        told.update((relation, where.rule, status) for relation, where, status in _each(found))
        for note in found.notes:
            left.add(reason_of(note), found.document.id, note)
    return Contents(
        articles,
        characters,
        entities,
        tuple(Told(*key, count) for key, count in sorted(told.items())),
        left.all(),
    )


def unlinked(reasons: Iterable[Reason]) -> tuple[Abstained, ...]:
    """Return the names that were linked to nothing, by why, of all *reasons*; a name counts once a node."""
    left = _Left()
    for reason in reasons:
        if reason.kind == "unlinked":
            left.add(reason.text, reason.document or "", ", ".join(reason.names))
    return left.all()


class _Left:
    """Counts what was left alone, by reason, and keeps the first cases of each."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, list[dict[str, str]]] = {}

    def add(self, reason: str, document: str, text: str) -> None:
        self._counts[reason] += 1
        held = self._examples.setdefault(reason, [])
        if len(held) < EXAMPLES:
            held.append({"document": document, "text": text})

    def all(self) -> tuple[Abstained, ...]:
        found = sorted(self._counts.items(), key=lambda x: (-x[1], x[0]))
        return tuple(Abstained(reason, count, tuple(self._examples[reason])) for reason, count in found)


def _each(found: Relations) -> Iterator[tuple[str, Evidence, str]]:
    for met in found.meets:
        yield "meets", met.evidence, met.status.value
    for said in found.says:
        yield "says", said.evidence, said.mode.value
    for held in found.represents:
        yield "represents", held.evidence, held.tenure.value
    for lies in found.located_in:
        yield "located-in", lies.evidence, ""


ALONE = "only one person is told of"
UNTOLD = "it is not told how those named took part"
OTHER = "another reason"

_REASONS = (
    (re.compile(r"” may tell of a meeting, but only .+ is told of\Z", re.DOTALL), ALONE),
    (re.compile(r"” may tell of a meeting, but not how .+ took part in it\Z", re.DOTALL), UNTOLD),
)
"""The notes of ``kg.extract.abstained``, without whom they name."""


def reason_of(note: str) -> str:
    """Return the reason that *note* of a reading gives, without the sentence and the names in it."""
    return next((reason for pattern, reason in _REASONS if pattern.search(note)), OTHER)


_PARTICULARS = re.compile(r"\s*[(:].*", re.DOTALL)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”")
_NUMBER = re.compile(r"(?<![\w-])\d[\d,.]*")


def kind_of(problem: str) -> str:
    """
    Return *problem* without its particulars, so that two inputs with the same have the same.

    Particulars are what stands in brackets or after a colon, quoted words, and numbers.
    """
    found = _PARTICULARS.sub("", problem.strip())
    return _NUMBER.sub("N", _QUOTED.sub("…", found)) or problem.strip()[:80]


_STOPPED = re.compile(r"(\w+) <([^>]*)> from (.*?): (.*)", re.DOTALL)


def stopped(text: str) -> Aside:
    """Return a line of what was kept out of the graph, taken apart; ``beside`` is what joins it beside the articles."""
    found = _STOPPED.fullmatch(text)
    if found is None:
        return Aside("", "beside", text)
    what, iri, sources, why = found.groups()
    return Aside(sources, what, f"<{iri}>: {why}")
