"""
What happens in a run, as values: one frozen type an event, told through Python's ``logging``.

A program that imports kg gets them from the logger ``kg``: the value is the record's attribute ``kg``, its message says
the same in words. ``kg.logs`` writes them as JSON Lines (``--log``). The names of events and fields are for programs,
and stay; ``docs/watching.md`` lists them.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, fields
from typing import Any, ClassVar

LOGGER = logging.getLogger("kg")
LOGGER.addHandler(logging.NullHandler())  # else Python prints warnings of a program that set up no logging


@dataclass(frozen=True, slots=True)
class Event:
    """Base of what can be told; ``event`` is its name, ``level`` one of ``logging``."""

    event: ClassVar[str]
    level: ClassVar[int] = logging.INFO

    def as_dict(self) -> dict[str, Any]:
        """Return name and fields as plain values, in the order of the fields."""
        return {"event": self.event} | {x.name: getattr(self, x.name) for x in fields(self)}

    def __str__(self) -> str:
        """Return them as one line, for a log of text."""
        held = self.as_dict()
        return " ".join((held.pop("event"), *(f"{name}={value!r}" for name, value in held.items())))


def tell(happened: Event) -> None:
    """Pass *happened* on to whoever listens to the logger ``kg``."""
    if LOGGER.isEnabledFor(happened.level):
        LOGGER.log(happened.level, "%s", happened, extra={"kg": happened})


# --- of a build -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BuildStarted(Event):
    """A build, or what makes the graph anew without one, begins to write to a store."""

    event = "build-started"
    operation: str  # build, remove or replay
    store: str
    settings: dict[str, Any]  # jobs, executor, sync, again, model, base, collection, linker …: as they apply
    versions: dict[str, str]


@dataclass(frozen=True, slots=True)
class PlanMade(Event):
    """The inputs were compared with the store."""

    event = "plan-made"
    stage: str
    given: int  # articles among the inputs
    to_read: int
    new: int
    changed: int
    outdated: int  # unchanged, but read by another version of the pipeline
    unchanged: int
    why: tuple[str, ...]  # what of the pipeline is another now


@dataclass(frozen=True, slots=True)
class DocumentRead(Event):
    """One article was read, and its relations are safe in its shard."""

    event = "document-read"
    stage: str
    id: str
    characters: int
    tokens: int
    sentences: int
    seconds: float  # its part of the parsing of its batch, by length, and of its own rules
    relations: dict[str, int]  # meets, says, represents, located-in
    process: int  # the process that read it


@dataclass(frozen=True, slots=True)
class DocumentQuarantined(Event):
    """An input could not be taken in; the others go on."""

    event = "document-quarantined"
    level = logging.WARNING
    stage: str
    source: str  # an article's id, or a file (and line)
    kind: str  # the problem without its particulars
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class RelationStopped(Event):
    """What was read is not as the ontology's shapes have it, and stays out of the graph."""

    event = "relation-stopped"
    level = logging.WARNING
    stage: str
    kind: str  # meeting, statement, article …
    problem: str


@dataclass(frozen=True, slots=True)
class StageEnded(Event):
    """A part of the work is done."""

    event = "stage-ended"
    stage: str
    seconds: float
    steps: int  # of what the stage counts: files, articles; 0 where it counts nothing


@dataclass(frozen=True, slots=True)
class GraphPublished(Event):
    """The graph is whole; ``changed`` where readers open another one from now on."""

    event = "graph-published"
    stage: str
    graph: str
    changed: bool
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class BuildEnded(Event):
    """The build came to its end."""

    event = "build-ended"
    exit_code: int  # 0, or 1: done, but not all; 2 where nothing could be built
    seconds: float
    articles: dict[str, int]  # given, read, unchanged, dropped, quarantined


@dataclass(frozen=True, slots=True)
class BuildInterrupted(Event):
    """Ctrl-C, or a signal that means the same; what was read is kept."""

    event = "build-interrupted"
    level = logging.WARNING
    stage: str
    exit_code: int
    seconds: float
    articles: dict[str, int]


@dataclass(frozen=True, slots=True)
class BuildFailed(Event):
    """The build cannot go on, and tells why: a setting, the disk, the memory."""

    event = "build-failed"
    level = logging.ERROR
    stage: str
    exit_code: int
    seconds: float
    error: str


@dataclass(frozen=True, slots=True)
class BuildCrashed(Event):
    """A bug in kg ended the build."""

    event = "build-crashed"
    level = logging.CRITICAL
    stage: str
    exit_code: int
    seconds: float
    error: str
    where: tuple[str, ...]  # the innermost calls, last one last: file, line, function


# --- of a server ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ServerStarted(Event):
    """A server answers at ``address``."""

    event = "server-started"
    store: str
    address: str
    workers: int
    versions: dict[str, str]


@dataclass(frozen=True, slots=True)
class RequestAnswered(Event):
    """One request, when its answer is out or was cut off."""

    event = "request-answered"
    method: str
    path: str  # without what the query string has
    status: int
    outcome: str  # ok, refused, limited, failed, cut-off or left
    ms: float
    bytes: int  # of the answer's body
    rows: int | None  # where the answer is JSON that has them
    digest: str | None  # of the query: the first 16 digits of its SHA-256; the same query has the same
    query: str | None  # its text, only where that was asked for


@dataclass(frozen=True, slots=True)
class ServerStopped(Event):
    """The server ended as it was asked to."""

    event = "server-stopped"
    seconds: float
    requests: int


EVENTS: tuple[type[Event], ...] = (
    *(BuildStarted, PlanMade, DocumentRead, DocumentQuarantined, RelationStopped, StageEnded, GraphPublished),
    *(BuildEnded, BuildInterrupted, BuildFailed, BuildCrashed, ServerStarted, RequestAnswered, ServerStopped),
)
"""All that can be told, in the order that a run tells it."""
