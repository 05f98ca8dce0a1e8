"""
The types that cross room borders: a document, and what was read in it.

Everything here is frozen and made of plain Python, so that a value can be sent to
another process, hashed, compared and written down. Offsets are code points into the
field they name (title or body), end excluded. Terms are ACE's: a *mention* is a span
of text, an *entity* is what mentions of one document refer to, a *relation* holds
between entities and carries the *evidence* it was read from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

R = TypeVar("R")

UNNAMED = "unnamed: "
"""Prefix of a source or participant that the text does not name: ``unnamed: officials``."""


IMPORTED = "import/"
"""Prefix of the rule of a relation that another extractor read: ``import/NAME``."""


class Field(StrEnum):
    """The part of a document that an offset counts in."""

    TITLE = "title"
    BODY = "body"


class EntityType(StrEnum):
    """What an entity is, as coarse as the annotation schema has it."""

    PERSON = "Person"
    COUNTRY = "Country"
    ORGANISATION = "Organisation"
    PLACE = "Place"
    EVENT = "Event"


class Status(StrEnum):
    """Whether an event took place, as the text tells it."""

    HELD = "held"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CANCELLED = "cancelled"
    DENIED = "denied"


class Kind(StrEnum):
    """What kind of meeting it was."""

    MEETING = "meeting"
    SUMMIT = "summit"
    CALL = "call"
    VISIT = "visit"
    TALKS = "talks"
    CONFERENCE = "conference"


class Mode(StrEnum):
    """How words are reported: all in quotation marks, none, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Tenure(StrEnum):
    """Whether a role is held on the day of the article."""

    CURRENT = "current"
    ACTING = "acting"
    FORMER = "former"
    DESIGNATE = "designate"


class Verdict(StrEnum):
    """What a person found of a relation, or of two entities."""

    SAME = "same"  # two entities are one
    DIFFERENT = "different"  # they are not; or a name is someone else in one article
    WRONG = "wrong"  # the article does not say so
    CORRECTED = "corrected"  # it says so with other values
    RIGHT = "right"  # it says just that


Span = tuple[int, int]
"""Start and end in code points, end excluded."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who found what of a relation or an entity, and why; ``change`` is what was corrected, or who is the same."""

    verdict: Verdict
    by: str
    why: str = ""
    change: str = ""

    def __str__(self) -> str:
        """Return it as one line, for people and for ``dip:judgement``."""
        head = f"{self.verdict.value} ({self.change})" if self.change else self.verdict.value
        return f"{head}, by {self.by}" + (f": {self.why}" if self.why else "")


@dataclass(frozen=True, slots=True)
class Document:
    """
    One article as stored: what the offsets of its relations point into.

    ``id`` is the one given, else the URL, else the path relative to the input root.
    ``published`` is an ISO day (``YYYY-MM-DD``) or ``None``.
    """

    id: str
    body: str
    title: str = ""
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the body in UTF-8, hexadecimal: the article's ``dip:bodyDigest``."""
        return hashlib.sha256(self.body.encode()).hexdigest()

    def text(self, where: Field) -> str:
        """Return the field that an offset counts in."""
        return self.title if where is Field.TITLE else self.body


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A span of one field."""

    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """What some mentions of one document refer to; ``name`` is its fullest name there."""

    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The sentence that a relation was read from, and the rule that read it."""

    field: Field
    start: int
    end: int
    rule: str  # "module/case", e.g. "says/ccomp"


@dataclass(frozen=True, slots=True)
class Meeting:
    """
    One meeting, visit, call or talks as one document tells it.

    ``participants`` are entity names, or ``unnamed: …``; ``host`` is one of them.
    ``date`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``: the precision of the text.
    """

    participants: tuple[str, ...]
    status: Status
    kind: Kind
    evidence: Evidence
    participant_spans: tuple[Span, ...] = ()  # into evidence.field
    host: str | None = None
    place: str | None = None
    place_span: Span | None = None
    date: str | None = None
    judgement: Judgement | None = None  # of a person; never of the extractor, and so in no shard


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed utterance: who said it, its words, and who passed it on."""

    speaker: str
    text: str  # the words of the pieces joined by one space, no cue, no outer quotation marks
    spans: tuple[Span, ...]  # the pieces, into evidence.field
    mode: Mode
    evidence: Evidence
    cue: str | None = None  # lemma or phrase, e.g. "say", "according to"
    speaker_span: Span | None = None
    cue_span: Span | None = None
    reported_by: str | None = None
    addressee: str | None = None
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Representation:
    """A person in a role for a country or an organisation."""

    agent: str
    of: str
    evidence: Evidence
    role: str | None = None
    tenure: Tenure = Tenure.CURRENT
    start: str | None = None
    until: str | None = None
    accredited_to: str | None = None
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """A place that the text puts in another."""

    inner: str
    outer: str
    evidence: Evidence
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Effort:
    """How much text one document was to its reader, and the seconds that the rules of relations took, parsing aside."""

    tokens: int
    sentences: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Relations:
    """
    All that was read in one document: the value that crosses from ``extract`` on.

    Every name that a relation uses is the ``name`` of one of ``entities``, or starts
    with ``unnamed: ``. ``kg.schema`` writes it as JSON and reads it back.
    """

    document: Document
    entities: tuple[Entity, ...] = ()
    meets: tuple[Meeting, ...] = ()
    says: tuple[Statement, ...] = ()
    represents: tuple[Representation, ...] = ()
    located_in: tuple[Location, ...] = ()
    notes: tuple[str, ...] = field(default=())  # what was left out, and why: for people
    effort: Effort | None = field(default=None, compare=False)  # of this reading; no part of what was read, in no shard


# --- after ``resolve``: the entities and events of a whole collection -------------------


@dataclass(frozen=True, slots=True)
class Known:
    """
    A person, body or place that data of the user's own name.

    ``key`` is as of a ``Node``, and an IRI of another base as it is. ``names`` holds the label too. ``country`` is
    the ISO alpha-3 code of the country that a place is said to be in, or empty. ``offices`` are those of a person with
    both their dates: for whom (a node key), the role, from and until.
    """

    key: str
    cls: str
    label: str | None
    names: tuple[str, ...]
    country: str = ""
    offices: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """
    An entity of the graph.

    ``key`` is its IRI without the base: ``country/RUS``, ``place/2013348``,
    ``local/person/vladimir-putin``. ``cls`` is the local name of its ``dip:`` class;
    ``also`` has further ones: a ministry where a meeting took place is a Venue too, and
    a province that has a governor an Organisation.
    """

    key: str
    cls: str
    label: str
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of one event; participants, host and place are node keys."""

    document: str
    meeting: Meeting
    participants: tuple[str, ...]
    host: str | None = None
    place: str | None = None
    before: tuple[str, ...] = ()  # participants, by the keys that they have while no other article tells who they are
    also: tuple[Evidence, ...] = ()  # where other readings of the document tell the same


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting with the reports of it. ``participants`` and ``place`` are node keys."""

    key: str
    kind: Kind
    status: Status
    participants: tuple[str, ...]
    reports: tuple[Report, ...]
    host: str | None = None
    place: str | None = None
    date: str | None = None
    announced: str | None = None  # the day of the first article, where that told of it as to come
    sources: int = 1  # independent ones: copies of one article, and articles of one outlet, are one


class Replaced(NamedTuple):
    """A node key that is no more since its node is another's: ``why`` is the clue that they are one, for people."""

    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class Linked(Generic[R]):
    """
    A relation of one document with each name it uses looked up: name → node key.

    ``mentions`` are the node keys of what the words of a statement name.
    """

    document: str
    relation: R
    keys: dict[str, str]
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """
    Why something stands as it does, or is left out: for ``kg explain``, never in the exported graph.

    ``kind`` is ``linked`` (a name to a node), ``merged`` or ``apart`` (by a judgement), ``unlinked`` (a name that
    may mean several), ``wrong`` (judged so), ``stopped`` (by the gate) or ``note`` (of the extractor). ``about``
    are node keys, or IRIs; ``names`` are those of the article.
    """

    kind: str
    about: tuple[str, ...]
    names: tuple[str, ...]
    text: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that has the words of another, ``original``: two document ids."""

    document: str
    original: str


@dataclass(frozen=True, slots=True)
class Revision:
    """An older version of the article ``newest``: two document ids. Its relations are not in the graph."""

    document: str
    newest: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """A statement that a copy tells again: ``first`` is the same one in the original, or in an earlier copy."""

    statement: Linked[Statement]
    first: Linked[Statement]


@dataclass(frozen=True, slots=True)
class Resolved:
    """
    All relations of a collection over shared nodes, in a stable order.

    ``replaced`` has the keys that a merge took away, each with the key that stands for it now. ``judged`` has what
    a person said of a node. ``unused`` are the lines of the judgements that apply to nothing here. What grows with
    the articles may be on a shelf (``kg.shelf``); documents are ordered by id, and what they tell by document.
    """

    documents: Sequence[Document]
    nodes: tuple[Node, ...]
    events: Sequence[Event]
    statements: Sequence[Linked[Statement]]
    representations: Sequence[Linked[Representation]]
    locations: Sequence[Linked[Location]]
    replaced: Sequence[Replaced] = ()
    copies: tuple[Copy, ...] = ()
    revisions: tuple[Revision, ...] = ()
    repeats: Sequence[Repeat] = ()
    judged: tuple[tuple[str, Judgement], ...] = ()
    reasons: tuple[Reason, ...] = ()
    unused: tuple[int, ...] = ()
