"""
The tables of ``--format events``: what a row is, and what each column holds, as data.

The codebook, the schema of the data package and the header of each file are made of these. Empty is missing.
"""

from __future__ import annotations

from typing import NamedTuple

STATUSES = ("held", "planned", "possible", "cancelled", "denied")
KINDS = ("meeting", "summit", "visit", "call", "talks", "conference")
TENURES = ("current", "acting", "former", "designate")
PARTS = ("host", "guest", "participant")
MODES = ("direct", "indirect", "mixed")
CLASSES = (
    *("Person", "Country", "Organisation", "InternationalOrganisation", "GovernmentBody", "NewsOrganisation"),
    *("UnnamedSource", "City", "Region", "Venue", "Agent", "Place"),
)
FIELDS = ("title", "body")

DATE_AS_TOLD = r"\d{4}(-\d{2}(-\d{2})?)?"


class Column(NamedTuple):
    """
    A column.

    ``type`` is one of Table Schema's; ``values`` are all that it may hold, where they are few. ``refers`` is
    ``table.column`` of what it names.
    """

    name: str
    type: str
    what: str
    values: tuple[str, ...] = ()
    required: bool = False
    pattern: str = ""
    refers: str = ""


class Table(NamedTuple):
    """A table: ``key`` are the columns that tell its rows apart, and by which they are sorted."""

    name: str
    what: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"


def _c(name: str, what: str, kind: str = "string", **more: object) -> Column:
    return Column(name, kind, what, **more)  # type: ignore[arg-type]


def _rule(of: str) -> tuple[Column, ...]:
    return (
        _c("rule", f"The rule that read {of}; how often it is right is measured where `precision` has a value"),
        _c("precision", "Share of what the rule reads that is right, measured on articles with gold; 0 to 1", "number"),
    )


def _words(of: str) -> tuple[Column, ...]:
    return (
        _c("field", "Part of the document that the sentence stands in", values=FIELDS),
        _c("start", "Where it begins there, in Unicode code points from 0", "integer"),
        _c("end", "Where it ends, that code point left out", "integer"),
        _c("sentence", f"The words that tell {of}, as they stand in the document"),
    )


EVENTS = Table(
    "events",
    "One row an event: a meeting, summit, visit, call, talks or conference, of whatever status. "
    "Several articles on one event are one row; what each says is in `reports`.",
    ("event",),
    (
        _c("event", "Stable id: an IRI without its base. It stays as documents are added", required=True),
        _c("earliest", "First day on which it may have been", "date"),
        _c("latest", "Last day on which it may have been; the same as `earliest` where the day is known", "date"),
        _c("date", "The date as told: a day, a month or a year", pattern=DATE_AS_TOLD),
        _c("status", "What its reports come to. Only `held` took place", values=STATUSES, required=True),
        _c("kind", "What kind of meeting", values=KINDS, required=True),
        _c("participants", "How many took part, or were to", "integer", required=True),
        _c("place", "Id of the place, an IRI without its base"),
        _c("place_name", "Name of the place"),
        _c("country", "ISO 3166-1 alpha-3 of the one country that the place is, or lies in", pattern="[A-Z]{3}"),
        _c("latitude", "Degrees north, WGS 84, of `located_by`", "number"),
        _c("longitude", "Degrees east, WGS 84, of `located_by`", "number"),
        _c("located_by", "Id of the place whose coordinates these are: `place`, else the nearest one around it"),
        _c("plover_type", "PLOVER event type, by ontology/alignments.ttl; empty where the scheme has none"),
        _c("plover_mode", "PLOVER mode within the type. Of a visit: of the guest's side"),
        _c("plover_context", "PLOVER context"),
        _c("cameo", "CAMEO code, the scheme before PLOVER"),
        _c("announced", "Day of the first article, where that told of the event as to come", "date"),
        _c("first_reported", "Day of the first document that reports it", "date"),
        _c("last_reported", "Day of the last one", "date"),
        _c("reports", "Number of rows in `reports`", "integer", required=True),
        _c("sources", "Independent sources: copies of one text, and documents of one outlet, are one", "integer"),
    ),
)
REPORTS = Table(
    "reports",
    "One row a report: what one document claims of one event. Documents may contradict each other.",
    ("report",),
    (
        _c("report", "Stable id", required=True),
        _c("event", "The event", refers="events.event", required=True),
        _c("document", "The document", refers="documents.document", required=True),
        _c("reported_status", "The status that it claims", values=STATUSES, required=True),
        _c("reported_date", "The date that it gives: a day, a month or a year", pattern=DATE_AS_TOLD),
        _c("reported_place", "Id of the place that it gives"),
        _c("sentences", "How many places in the document tell it; the first one stands here", "integer", required=True),
        *_rule("it"),
        *_words("it"),
    ),
)
ACTORS = Table(
    "actors",
    "One row for each who or what is named in another table: people, states, organisations, sources without a name, "
    "places that are spoken of.",
    ("actor",),
    (
        _c("actor", "Stable id", required=True),
        _c("name", "Name", required=True),
        _c("class", "What it is; the narrowest class", values=CLASSES),
        _c(
            "iso3",
            "ISO 3166-1 alpha-3: of a country its own; of a body of a government, or a place, that of its country; of "
            "a person, that of the one country that all roles they are told to hold, or to have held, are for. Empty "
            "where there are several or none: for a certain day see `dyads` and `roles`",
            pattern="[A-Z]{3}",
        ),
        _c("role", "Of a person: the role in the latest document that tells a current one, in its words"),
        _c("wikidata", "Id in Wikidata, where our tables have one", pattern=r"Q\d+"),
        _c("events", "Number of events with it", "integer", required=True),
        _c("statements", "Number of statements by it", "integer", required=True),
    ),
)
DYADS = Table(
    "dyads",
    "One row for each two participants of an event. Pairs have no direction: `actor_1` is the one whose id comes "
    "first. A visit has one: from the `guest` to the `host`.",
    ("event", "actor_1", "actor_2"),
    (
        _c("event", "The event", refers="events.event", required=True),
        _c("actor_1", "The one", refers="actors.actor", required=True),
        _c("actor_2", "The other", refers="actors.actor", required=True),
        _c("role_1", "What `actor_1` is in the event", values=PARTS, required=True),
        _c("role_2", "What `actor_2` is in the event", values=PARTS, required=True),
        _c(
            "iso3_1",
            "Countries that `actor_1` acts for on that day: its own code, or those of the roles known to be held then, "
            "parted by spaces. Empty where none is known",
            pattern="[A-Z]{3}( [A-Z]{3})*",
        ),
        _c("iso3_2", "The same of `actor_2`", pattern="[A-Z]{3}( [A-Z]{3})*"),
        _c("met", "Whether they met: `false` where it was not held, and for two at a conference who did not confer",
           "boolean", required=True),
        _c("status", "As in `events`", values=STATUSES, required=True),
        _c("earliest", "As in `events`", "date"),
        _c("latest", "As in `events`", "date"),
    ),
)  # fmt: skip
ROLES = Table(
    "roles",
    "One row for each role that a document tells someone to hold for a country or an organisation.",
    ("role_id",),
    (
        _c("role_id", "Stable id", required=True),
        _c("actor", "Who", refers="actors.actor", required=True),
        _c("represents", "For which country or organisation", refers="actors.actor", required=True),
        _c("iso3", "ISO 3166-1 alpha-3 of that country, or of the country whose body it is", pattern="[A-Z]{3}"),
        _c("role", "The role in the words of the document"),
        _c("tenure", "Whether it is held on the day of the document", values=TENURES),
        _c("from", "Since when: a day, a month or a year", pattern=DATE_AS_TOLD),
        _c("until", "Until when", pattern=DATE_AS_TOLD),
        _c("accredited_to", "To whom an envoy is accredited", refers="actors.actor"),
        _c("document", "The document; of several places in it the first one stands here", refers="documents.document"),
        *_rule("it"),
        *_words("it"),
    ),
)
STATEMENTS = Table(
    "statements",
    "One row an utterance that a document ascribes to a speaker. What two say together has a row for each.",
    ("statement",),
    (
        _c("statement", "Stable id", required=True),
        _c("speaker", "Who said it", refers="actors.actor", required=True),
        _c("iso3", "Countries that the speaker acts for on the day of the document, as in `dyads`",
           pattern="[A-Z]{3}( [A-Z]{3})*"),
        _c("addressee", "To whom", refers="actors.actor"),
        _c("reported_by", "Who passed it on, where it is not the document itself", refers="actors.actor"),
        _c("mode", "Whether the words stand in quotation marks: all, none, some", values=MODES),
        _c("cue", "The word of saying: say, deny, according to"),
        _c("text", "The words said; of an indirect statement, the document's words for it"),
        _c("repeats", "The statement that this one, of a copy of a document, tells again",
           refers="statements.statement"),
        _c("document", "The document; of several places in it the first one stands here", refers="documents.document"),
        _c("issued", "Day of that document", "date"),
        *_rule("it"),
        *_words("it"),
    ),
)  # fmt: skip
MENTIONS = Table(
    "mentions",
    "One row for each person, country, organisation or place that the words of a statement name.",
    ("statement", "actor"),
    (
        _c("statement", "The statement", refers="statements.statement", required=True),
        _c("actor", "Who or what is named in it", refers="actors.actor", required=True),
    ),
)
DOCUMENTS = Table(
    "documents",
    "One row a document, also those that gave nothing: the denominator.",
    ("document",),
    (
        _c("document", "Stable id", required=True),
        _c("identifier", "The id that it was given: its own, its address, or its path", required=True),
        _c("title", "Title"),
        _c("publisher", "Outlet"),
        _c("issued", "Day of publication", "date"),
        _c("language", "Language, as BCP 47 has it"),
        _c("url", "Address"),
        _c("sha256", "Digest of its body, by which the same text is known"),
        _c("copy_of", "The document whose words it repeats", refers="documents.document"),
        _c("replaced_by", "A newer version of it, which is counted in its place", refers="documents.document"),
        _c("reports", "Reports of events in it", "integer", required=True),
        _c("statements", "Statements in it", "integer", required=True),
        _c("roles", "Roles told in it", "integer", required=True),
        _c("locations", "Places that it puts in others; see the RDF formats for these", "integer", required=True),
    ),
)
TABLES = (EVENTS, REPORTS, ACTORS, DYADS, ROLES, STATEMENTS, MENTIONS, DOCUMENTS)
"""In the order that the codebook tells of them."""
