"""From what a person judges, by name or IRI, to the line of ``decisions.csv`` that lasts; and writing it there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import NamedNode

from kg.errors import InputError, StoreError, UnknownNameError
from kg.keys import slug
from kg.model import UNNAMED, Location, Meeting, Relations, Representation, Statement, Verdict
from kg.query import names, told
from kg.resolve import decisions as table
from kg.resolve.decisions import Change, Decision, Decisions
from kg.resolve.names import form, person_form
from kg.resolve.replay import Relation, check, pairs
from kg.store import disk, layout, shards
from kg.store.graph import GraphStore

LINE = "line:"
"""``line:3`` names the judgement in that line of the table."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says: the verdict, who judges, why, and for a relation that is corrected what."""

    verdict: Verdict
    by: str
    why: str = ""
    change: Change = ()


def of_two(store: GraphStore, one: str, other: str, said: Said) -> Decision:
    """
    Return the judgement that *one* and *other*, names or IRIs, are the same or are not.

    Raises ``UnknownNameError`` where one is not found or means several, ``InputError`` where they are one node
    already, or cannot be the same.
    """
    keys = tuple(sorted((key(store, one), key(store, other))))
    if keys[0] == keys[1] and said.verdict is Verdict.DIFFERENT:
        keys = _before(store, keys[0], one, other) or keys
    if keys[0] == keys[1]:
        raise InputError(
            f"{one!r} and {other!r}",
            f"the graph has them as one already ({keys[0]})",
            "Where one article means someone else: kg judge NAME different --in ARTICLE",
        )
    try:
        table.check_pair(said.verdict, keys)
    except ValueError as error:
        raise InputError(f"{one!r} and {other!r}", str(error), "Judge something else") from error
    return Decision(said.verdict, said.by, said.why, names=keys)


def key(store: GraphStore, name: str) -> str:
    """Return the node key of *name*; an IRI is taken as it is, also one that was merged into another."""
    base, iri = store.base, name.strip().removeprefix("<").removesuffix(">")
    if iri.startswith(base) and _is_there(store, iri):
        return iri.removeprefix(base)
    found = names.resolve(store, name)
    if len(found) > 1:
        raise names.ambiguous(store, name, [x.value for x in found])
    return found[0].value.removeprefix(base)


def _before(store: GraphStore, now: str, one: str, other: str) -> tuple[str, str] | None:
    """Return the keys that two names had before they were made one node, *now*; ``None`` where they had none."""
    node = NamedNode(store.base + now)
    gone = store.select("SELECT ?old { ?old <http://purl.org/dc/terms/isReplacedBy> ?now }", {"now": node})
    known = {now, *(row["old"].removeprefix(store.base) for row in gone)}
    mine = [[x for x in known if x.rpartition("/")[2] == slug(person_form(name))] for name in (one, other)]
    if any(len(x) != 1 for x in mine) or mine[0] == mine[1]:
        return None
    first, second = sorted((mine[0][0], mine[1][0]))
    return first, second


def _is_there(store: GraphStore, iri: str) -> bool:
    try:
        return store.ask("ASK { { ?x ?p ?o } UNION { ?s ?q ?x } }", {"x": NamedNode(iri)})
    except ValueError:  # no IRI: who looks it up next says so
        return False


def in_article(store: GraphStore, path: Path, name: str, article: str, said: Said) -> Decision:
    """
    Return the judgement that *name* means someone else in *article*, its id or IRI, than in others.

    Raises ``StoreError`` where the store has no such article, ``UnknownNameError`` where it has no such name.
    """
    identity = _identity(store, article)
    document = _shard(path, identity)
    wanted = {form(name)}
    if name.startswith(store.base):
        wanted = _forms(store, [value.value for value in names.resolve(store, name)]).popitem()[1]
    called = [x.name for x in document.entities if form(x.name) in wanted]
    called = called or [x.name for x in document.entities if wanted & {form(alias) for alias in x.aliases}]
    if not called:
        known = tuple(sorted({x.name for x in document.entities}))
        raise UnknownNameError(f"{identity} has no name {name!r}. It has: {', '.join(known)}", known)
    return Decision(said.verdict, said.by, said.why, names=(called[0],), article=document.document.digest)


def _identity(store: GraphStore, article: str) -> str:
    if not article.startswith(store.base):
        return article
    held = told.properties(store, (value.value for value in names.resolve(store, article)))
    return next((x for y in held.values() for x in y.get("dcterms:identifier", ())), article)


def _shard(path: Path, identity: str) -> Relations:
    file = shards.path_of(layout.shards(path), identity)
    if not file.exists():
        raise StoreError(f"{path}: no article has the id {identity!r}. Ids are listed by: kg stats --articles")
    return shards.read(file)


# --- relations --------------------------------------------------------------------------


def of_relation(store: GraphStore, path: Path, fact: str, said: Said) -> list[Decision]:
    """
    Return the judgements of the relation *fact*, an IRI: one for each article and sentence that tells of it.

    It is a meeting (all its reports), a report, a statement, a representation or a location. Raises ``InputError``
    where it is none, or cannot be corrected so.
    """
    iri = names.resolve(store, fact)[0].value
    found = dict(_lines(store, path, iri, said))
    if not found:
        raise InputError(
            iri,
            "what it was read from is no longer as it was",
            "Build the store again, and look the fact up again: kg explain",
        )
    return list(found.values())


def _lines(store: GraphStore, path: Path, iri: str, said: Said) -> Iterator[tuple[object, Decision]]:
    known = _decisions(path)
    for claim in _claims(store, iri):
        document = _shard(path, claim.document)
        for line, relation, now in pairs(document, known):
            where = relation.evidence
            if (where.field.value, where.start, where.end) == claim.where and now is not None and claim.is_told_by(now):
                try:
                    table.check_change(line.relation, said.change)
                    check(relation, said.change)
                except ValueError as error:
                    raise InputError(iri, str(error), "Correct it otherwise, or judge it wrong") from error
                sentence = document.document.text(where.field)[where.start : where.end]
                yield (
                    line,
                    Decision(said.verdict, said.by, said.why, key=line, change=said.change, sentence=sentence),
                )


@dataclass(frozen=True, slots=True)
class _Claim:
    """One place where an article tells of a relation, and a test of what is read there."""

    document: str
    where: tuple[str, int, int]
    is_told_by: Callable[[Relation], bool]


def _claims(store: GraphStore, iri: str) -> Iterator[_Claim]:
    kinds = names.classes(store, [iri]).get(iri, ())
    if "Report" in kinds:
        held = told.properties(store, [iri])[iri]
        found = told.meetings(store, held.get("reportOf", ()))
        reports = [(meeting, x) for meeting in found for x in meeting.reports if x.iri == iri]
    else:
        reports = [
            (meeting, x) for meeting in told.meetings(store, _of(store, iri, "meeting")) for x in meeting.reports
        ]
    for meeting, report in reports:
        yield from _places(store, report.passages, _is_meeting(store, meeting, report))
    for said in told.statements(store, _of(store, iri, "statement")):
        yield from _places(store, said.passages, _is_statement(store, said))
    for held_ in told.roles(store, _of(store, iri, "role")):
        yield from _places(store, held_.passages, _is_role(store, held_))
    for lies in told.places(store, _of(store, iri, "location")):
        yield from _places(store, lies.passages, _is_location(store, lies))
    if not {"Report", *(name for kind in _RELATIONS for name in names.KINDS[kind])} & set(kinds):
        raise InputError(
            iri,
            f"is no relation but {' and '.join(kinds) or 'nothing that the graph knows'}",
            "Give the IRI of a meeting, report, statement, role or location: kg explain NAME --iris shows them",
        )


_RELATIONS = ("meeting", "statement", "role", "location")


def _of(store: GraphStore, iri: str, kind: str) -> set[str]:
    return told.of_kind(store, [iri], kind)


def _places(
    store: GraphStore, passages: Iterable[told.Passage], is_told_by: Callable[[Relation], bool]
) -> Iterator[_Claim]:
    for passage in passages:
        identity = _identity(store, passage.article.iri)
        yield _Claim(identity, (passage.field, passage.start, passage.end), is_told_by)


def _is_meeting(store: GraphStore, meeting: told.Meeting, report: told.Report) -> Callable[[Relation], bool]:
    forms = _forms(store, (x.iri for x in meeting.participants))

    def test(relation: Relation) -> bool:
        return (
            isinstance(relation, Meeting)
            and relation.status.value == report.claim
            and relation.date == report.date
            and all(_is_one(name, *forms.values()) for name in relation.participants)
        )

    return test


def _is_statement(store: GraphStore, said: told.Statement) -> Callable[[Relation], bool]:
    forms = _forms(store, (x.iri for x in said.speakers))

    def test(relation: Relation) -> bool:
        return (
            isinstance(relation, Statement)
            and " ".join(relation.text.split()) == " ".join(said.text.split())
            and _is_one(relation.speaker, *forms.values())
        )

    return test


def _is_role(store: GraphStore, held: told.Role) -> Callable[[Relation], bool]:
    forms = _forms(store, (held.holder.iri, held.represented.iri))

    def test(relation: Relation) -> bool:
        return (
            isinstance(relation, Representation)
            and (relation.role, relation.tenure.value) == (held.role, held.tenure)
            and _is_one(relation.agent, forms[held.holder.iri])
            and _is_one(relation.of, forms[held.represented.iri])
        )

    return test


def _is_location(store: GraphStore, lies: told.Within) -> Callable[[Relation], bool]:
    forms = _forms(store, (lies.inner.iri, lies.outer.iri))

    def test(relation: Relation) -> bool:
        return (
            isinstance(relation, Location)
            and _is_one(relation.inner, forms[lies.inner.iri])
            and _is_one(relation.outer, forms[lies.outer.iri])
        )

    return test


def _forms(store: GraphStore, iris: Iterable[str]) -> dict[str, set[str]]:
    """Return the names of each of *iris* as they are compared."""
    held = told.properties(store, iris)
    return {
        iri: {form(name) for kind in ("rdfs:label", "skos:altLabel") for name in x.get(kind, ())}
        for iri, x in held.items()
    }


def _is_one(name: str, *forms: set[str]) -> bool:
    """Say whether *name*, an article's, is one of those; what it leaves without a name may be anyone."""
    return name.startswith(UNNAMED) or any(form(name) in one for one in forms)


# --- the table --------------------------------------------------------------------------


def _decisions(path: Path) -> Decisions:
    return table.read(layout.decisions(path))


def add(path: Path, rows: Iterable[Decision]) -> int:
    """
    Add *rows* to the judgements of the store *path*, and return how many were not there yet.

    Raises ``InputError``, and writes nothing, where they contradict what is there.
    """
    before = _decisions(path)
    new = [row for row in rows if row not in before.rows]
    if new:
        _write(path, table.decisions((*before.rows, *new), str(layout.decisions(path))).rows)
    return len(new)


def drop(path: Path, rows: Iterable[Decision]) -> None:
    """Take *rows* out of the judgements of the store *path*."""
    gone = set(rows)
    _write(path, (row for row in _decisions(path).rows if row not in gone))


def _write(path: Path, rows: Iterable[Decision]) -> None:
    disk.replace(layout.decisions(path), table.dump(rows).encode())


def of_fact(store: GraphStore, path: Path, facts: tuple[str, ...], article: str | None = None) -> list[Decision]:
    """
    Return the judgements of the store *path* that are of *facts*: to be undone.

    *facts* are as for the functions above, or ``line:3``. Raises ``InputError`` where there is none.
    """
    rows = _decisions(path).rows
    if len(facts) == 1 and facts[0].startswith(LINE):
        found = [row for row in rows if f"{LINE}{row.line}" == facts[0].replace(" ", "")]
    elif article is not None:
        said = Said(Verdict.DIFFERENT, "")
        what = in_article(store, path, facts[0], article, said).what
        found = [row for row in rows if row.what == what]
    elif len(facts) == 2:
        found = _of_entities(rows, {key(store, fact) for fact in facts})
    else:
        try:
            mine = of_relation(store, path, facts[0], Said(Verdict.RIGHT, ""))
        except UnknownNameError as error:
            raise InputError(
                facts[0],
                f"{error}; nor is a relation that is judged wrong",
                f"Undo it by its line in {layout.decisions(path)}: kg judge {LINE}NUMBER --undo",
            ) from error
        lines = {row.key for row in mine if row.key}
        bare = {replace(line, told="") for line in lines}
        found = [row for row in rows if row.key and (row.key in lines or row.key in bare)]
    if not found:
        raise InputError(
            " and ".join(facts),
            f"there is no judgement of it in {layout.decisions(path)}",
            f"See the table, and undo by its line: kg judge {LINE}NUMBER --undo",
        )
    return found


def _of_entities(rows: Iterable[Decision], keys: set[str]) -> list[Decision]:
    """Return the judgements of the two; of two that are one node by now, the one that made them so, if it is one."""
    pairs_ = [row for row in rows if not row.key and not row.article]
    if len(keys) == 2:
        return [row for row in pairs_ if set(row.names) == keys]
    found = [row for row in pairs_ if row.verdict is Verdict.SAME and keys & set(row.names)]
    if len(found) > 1:
        raise InputError(
            " and ".join(keys),
            "several judgements made it one: " + ", ".join(str(row) for row in found),
            f"Undo by the line in the table: kg judge {LINE}NUMBER --undo",
        )
    return found
