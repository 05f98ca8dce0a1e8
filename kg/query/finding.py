"""
Relations by who, when and where: the questions that a program asks most, answered with typed values.

Names are those that a user may type: labels, aliases, IRIs (``kg.query.names``). Days are ``YYYY``, ``YYYY-MM`` or
``YYYY-MM-DD``: ``since`` takes a month's or a year's first day, ``until`` its last. A meeting "in April 2021" may have
been on any day of that month, so it is found by each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.model import Kind, Status, Tenure
from kg.query import names, told
from kg.query.found import Found, Record
from kg.query.run import days
from kg.query.told import Meeting, Passage, Role, Statement, Within
from kg.store.graph import GraphStore
from kg.store.sparql import PREFIXES, Bindings, Term

_Bound = dict[str, Term | Sequence[Term]]

ANY = "any"
"""Meetings whatever became of them."""

MEETINGS = (
    *("label", "kind", "status", "date", "earliest", "latest", "place", "participants", "hosts"),
    *("reports", "sources", "sentence", "article", "publisher", "issued", "iri"),
)
STATEMENTS = (
    *("speakers", "text", "cue", "mode", "addressees", "reported_by", "mentions"),
    *("sentence", "article", "publisher", "issued", "iri"),
)
ROLES = (
    *("person", "role", "represented", "tenure", "since", "until", "accredited_to"),
    *("sentence", "article", "publisher", "issued", "iri"),
)
PLACES = ("inner", "outer", "sentence", "article", "publisher", "issued", "iri")


def meetings(
    store: GraphStore,
    who: str | None = None,
    *,
    with_: str | None = None,
    where: str | None = None,
    since: str | None = None,
    until: str | None = None,
    status: str | Sequence[str] = Status.HELD.value,
    kind: str | None = None,
) -> Found[Meeting]:
    """
    Return the meetings of *who*, *with_* another, held *where* or within it, by the day.

    *status* is one or several of held, planned, possible, cancelled, denied, or ``any``: what was only planned is
    no meeting unless it is asked for. *kind* is meeting (which is any), summit, visit, call, talks, conference.
    Raises ``UnknownNameError`` with near names, ``QueryError`` for what is no day, status or kind.
    """
    patterns, bindings = ["?it a dip:Meeting ; dip:status ?status ."], _Bound()
    bindings["status"] = _concepts(status)
    if kind is not None and kind != Kind.MEETING.value:
        patterns.append("?it a ?kind .")
        bindings["kind"] = NamedNode(PREFIXES["dip"] + _known("kind", kind, [x.value for x in Kind]).capitalize())
    for variable, name in (("who", who), ("with", with_)):
        if name is not None:
            patterns.insert(0, f"?it dip:participant ?{variable} .")
            bindings[variable] = names.resolve(store, name, "agent")
    if where is not None:
        # two patterns, not a path with a star: the closure is stored
        patterns.insert(0, "{ ?it dip:venue ?where } UNION { ?venue dip:locatedIn ?where . ?it dip:venue ?venue }")
        bindings["where"] = names.resolve(store, where, "place")
    patterns += _within("dip:earliest", "dip:latest", since, until, bindings)
    return Found(told.meetings(store, _found(store, patterns, bindings)), MEETINGS, _of_meeting, ("earliest", "latest"))


def statements(
    store: GraphStore,
    by: str | None = None,
    *,
    about: str | None = None,
    to: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Found[Statement]:
    """
    Return what was said *by* someone, *about* (mentioning) someone or something, *to* someone, by the article's day.

    Raises as ``meetings``.
    """
    patterns, bindings = ["?it a dip:Statement ."], _Bound()
    for variable, predicate, name, wanted in (
        ("by", "dip:speaker", by, "agent"),
        ("to", "dip:addressee", to, "agent"),
        ("about", "dip:mentions", about, "entity"),
    ):
        if name is not None:
            patterns.insert(0, f"?it {predicate} ?{variable} .")
            bindings[variable] = names.resolve(store, name, wanted)
    if since or until:
        patterns.append("?it dip:evidence/dip:article ?article .")
        patterns += _issued(since, until, bindings)
    return Found(told.statements(store, _found(store, patterns, bindings)), STATEMENTS, _of_statement, ("issued",))


def roles(
    store: GraphStore, who: str | None = None, *, of: str | None = None, tenure: str | Sequence[str] | None = None
) -> Found[Role]:
    """
    Return the offices that *who* is told to hold, and those held for (*of*) a country or organisation.

    *tenure* is one or several of current, acting, former, designate, as on the day of the article; all where it is
    not given. Raises as ``meetings``.
    """
    patterns, bindings = ["?it a dip:Representation ."], _Bound()
    for variable, predicate, name in (("who", "dip:representative", who), ("of", "dip:represented", of)):
        if name is not None:
            patterns.insert(0, f"?it {predicate} ?{variable} .")
            bindings[variable] = names.resolve(store, name, "agent")
    if tenure is not None:
        patterns.append("?it dip:tenure ?tenure .")
        wanted = [tenure] if isinstance(tenure, str) else tenure
        bindings["tenure"] = [Literal(_known("tenure", x, [x.value for x in Tenure])) for x in wanted]
    return Found(told.roles(store, _found(store, patterns, bindings)), ROLES, _of_role, ("issued",))


def places(store: GraphStore, within: str | None = None) -> Found[Within]:
    """Return the places that articles state to lie in another, *within* that of this name; raises as ``meetings``."""
    patterns, bindings = ["?it a dip:Location ."], _Bound()
    if within is not None:
        patterns.insert(0, "?it dip:outer ?within .")
        bindings["within"] = names.resolve(store, within, "place")
    return Found(told.places(store, _found(store, patterns, bindings)), PLACES, _of_place, ("issued",))


def _found(store: GraphStore, patterns: Sequence[str], bindings: Bindings) -> list[str]:
    rows = store.select(f"SELECT DISTINCT ?it {{ {' '.join(patterns)} }}", bindings)
    return sorted(row["it"] for row in rows)


def _within(first: str, last: str, since: str | None, until: str | None, bindings: _Bound) -> Iterator[str]:
    """Yield what leaves out events that were over before *since* or began after *until*, or have no day at all."""
    if since:
        bindings["since"] = _day(days(since, "since")[0].isoformat())
        yield f"?it {last} ?last . FILTER(?last >= ?since)"
    if until:
        bindings["until"] = _day(days(until, "until")[1].isoformat())
        yield f"?it {first} ?first . FILTER(?first <= ?until)"


def _issued(since: str | None, until: str | None, bindings: _Bound) -> Iterator[str]:
    yield "?article dcterms:issued ?issued ."
    if since:
        bindings["since"] = _day(days(since, "since")[0].isoformat())
        yield "FILTER(?issued >= ?since)"
    if until:
        bindings["until"] = _day(days(until, "until")[1].isoformat())
        yield "FILTER(?issued <= ?until)"


def _day(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(PREFIXES["xsd"] + "date"))


def _concepts(status: str | Sequence[str]) -> list[Term]:
    known = [x.value for x in Status]
    wanted = [status] if isinstance(status, str) else list(status)
    chosen = known if wanted == [ANY] else [_known("status", x, [*known, ANY]) for x in wanted]
    return [NamedNode(PREFIXES["dip"] + x.capitalize()) for x in chosen]


def _known(what: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise QueryError(f"{value!r} is no {what}: {', '.join(known)}")
    return value


# --- as rows of a frame ------------------------------------------------------------------------


def _of_meeting(x: Meeting) -> Iterator[Record]:
    told_by = [passage for report in x.reports if report.claim == x.status for passage in report.passages]
    yield {
        "label": x.label,
        "kind": x.kind,
        "status": x.status,
        "date": x.date,
        "earliest": x.earliest,
        "latest": x.latest,
        "place": x.venue.label if x.venue else None,
        "participants": tuple(who.label for who in x.participants),
        "hosts": tuple(who.label for who in x.hosts),
        "reports": len(x.reports),
        "sources": x.sources,
        "iri": x.iri,
        **_source(told_by),
    }


def _of_statement(x: Statement) -> Iterator[Record]:
    yield {
        "speakers": tuple(who.label for who in x.speakers),
        "text": x.text,
        "cue": x.cue,
        "mode": x.mode,
        "addressees": tuple(who.label for who in x.addressees),
        "reported_by": tuple(who.label for who in x.reported_by),
        "mentions": tuple(thing.label for thing in x.mentions),
        "iri": x.iri,
        **_source(x.passages),
    }


def _of_role(x: Role) -> Iterator[Record]:
    yield {
        "person": x.holder.label,
        "role": x.role,
        "represented": x.represented.label,
        "tenure": x.tenure,
        "since": x.since,
        "until": x.until,
        "accredited_to": x.accredited_to.label if x.accredited_to else None,
        "iri": x.iri,
        **_source(x.passages),
    }


def _of_place(x: Within) -> Iterator[Record]:
    yield {"inner": x.inner.label, "outer": x.outer.label, "iri": x.iri, **_source(x.passages)}


def _source(passages: Sequence[Passage]) -> Mapping[str, str | None]:
    """Return the first sentence that says so, and where it stands; the typed values have all."""
    if not passages:
        return {}
    first = passages[0]
    article = first.article
    return {
        "sentence": first.sentence,
        "article": article.title,
        "publisher": article.publisher,
        "issued": article.issued,
    }
