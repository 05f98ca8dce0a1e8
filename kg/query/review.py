"""
What a person should look at: entities that may be one and were not merged, and relations that may be wrong.

Nothing is compared with everything: names are put into blocks (surname and first initial, the words of a body's name),
and only neighbours in a block are asked about. The cost grows with the names, not with their pairs.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

from kg.errors import InputError
from kg.keys import fold
from kg.model import Verdict
from kg.query import judging, names, told
from kg.query.judging import Said
from kg.resolve.decisions import Decision, Decisions
from kg.resolve.names import GENERIC, PARTICLES, acronym, form, is_generic, person_form
from kg.store.graph import GraphStore

BLOCK = 6
"""In a block of so many, each is asked about with each; in a larger one with the next by name alone."""

WEAK = 0.75
"""A rule that is right less often is asked about: of three that it read, one may be wrong."""

SENTENCES = 2
"""So many sentences stand for each of two entities."""

ACCEPT, REJECT, SKIP = "accept", "reject", "skip"
COLUMNS = ("answer", "kind", "question", "because", "one", "other", "evidence", "why")
"""The table for ``--csv``: ``answer`` and ``why`` are to be filled in."""

_VERDICTS = {
    ("merge", ACCEPT): Verdict.SAME,
    ("merge", REJECT): Verdict.DIFFERENT,
    ("relation", ACCEPT): Verdict.RIGHT,
    ("relation", REJECT): Verdict.WRONG,
}


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """One question: ``merge``, are *one* and *other* (IRIs) the same; or ``relation``, is *one* so."""

    kind: str
    question: str
    because: str
    one: str
    other: str = ""
    evidence: tuple[str, ...] = ()


def items(store: GraphStore, judged: Decisions) -> tuple[Item, ...]:
    """Return what to look at, merges first, without what *judged* has an answer to."""
    return (*_merges(store, judged), *_relations(store))


# --- merges -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Named:
    """An entity as it is compared."""

    iri: str
    label: str
    kind: str  # person or body
    forms: tuple[tuple[str, ...], ...]  # the words of each name, titles left out
    of: frozenset[str]  # IRIs of whom it represents


def _merges(store: GraphStore, judged: Decisions) -> list[Item]:
    entities = _entities(store)
    base = store.base
    found: dict[tuple[str, str], str] = {}
    for one, other, because in (*_people(entities), *_bodies(entities)):
        keys = frozenset(x.iri.removeprefix(base) for x in (one, other))
        rows = all(key.count("/") == 1 for key in keys)  # two rows of the tables are two
        if len(keys) == 2 and not rows and keys not in judged.different and not _own_country(one, other):
            found.setdefault(_pair(one.iri, other.iri), because)
    labels = {x.iri: x.label for x in entities}
    sentences = _sentences(store, {iri for pair in found for iri in pair})
    return sorted(
        Item(
            "merge",
            f"Are “{labels[one]}” and “{labels[other]}” the same?",
            because,
            one,
            other,
            (*sentences.get(one, ()), *sentences.get(other, ())),
        )
        for (one, other), because in found.items()
    )


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _own_country(one: _Named, other: _Named) -> bool:
    """Say whether the two represent different ones, and so are hardly one."""
    return bool(one.of and other.of and one.of.isdisjoint(other.of))


def _entities(store: GraphStore) -> list[_Named]:
    of: defaultdict[str, set[str]] = defaultdict(set)
    for row in store.select("SELECT ?who ?of { ?r dip:representative ?who ; dip:represented ?of }"):
        of[row["who"]].add(row["of"])
    told_: defaultdict[str, dict[str, set[str]]] = defaultdict(lambda: {"label": set(), "alias": set(), "class": set()})
    query = """SELECT DISTINCT ?x ?class ?label ?alias { ?x a ?class
      { ?x rdfs:label ?label } UNION { ?x skos:altLabel ?alias } }"""
    for row in store.select(query, {"class": names.kind_classes("agent")}):
        held = told_[row["x"]]
        held["class"].add(row["class"].rpartition("#")[2])
        for kind in ("label", "alias"):
            if kind in row:
                held[kind].add(row[kind])
    found = []
    for iri, held in sorted(told_.items()):
        kind = "person" if "Person" in held["class"] else "body" if _BODIES & held["class"] else ""
        if kind:
            label = min(held["label"], default=iri)
            compared = {person_form(name) if kind == "person" else form(name) for name in (label, *held["alias"])}
            words = tuple(sorted(tuple(name.split()) for name in compared if name))
            found.append(_Named(iri, label, kind, words, frozenset(of[iri])))
    return found


_BODIES = {"Organisation", "InternationalOrganisation", "GovernmentBody", "NewsOrganisation"}


def _people(entities: Iterable[_Named]) -> Iterator[tuple[_Named, _Named, str]]:
    """Yield people who may be one: near in spelling, or one called by a part of the other's name."""
    initials: defaultdict[tuple[str, str], list[_Named]] = defaultdict(list)
    alone: defaultdict[str, list[_Named]] = defaultdict(list)
    full: defaultdict[str, list[_Named]] = defaultdict(list)
    for x in entities:
        if x.kind != "person":
            continue
        for words in x.forms:
            last, first = skeleton(words[-1]), skeleton(words[0])
            if len(words) == 1:
                alone[last].append(x)
            else:
                initials[last, first[:1]].append(x)
                full[last].append(x)
                if len(words) > 2 or len(words[0]) > 1:
                    full[first].append(x)  # where the family's name stands first
    for together in initials.values():
        for one, other in _near(together):
            yield one, other, "one surname and first initial"
    offices: defaultdict[tuple[str, str], list[_Named]] = defaultdict(list)
    for surname, bearers in full.items():
        for x in _once(bearers):
            for of in x.of:
                offices[surname, of].append(x)
    shorts: defaultdict[tuple[str, str], list[_Named]] = defaultdict(list)
    for surname, short in alone.items():
        sole = _once(full.get(surname, ()))
        for one in _once(short):
            for of in sorted(one.of):
                shorts[surname, of].append(one)
                for other in offices.get((surname, of), ())[:BLOCK]:
                    yield one, other, "one office or country, and the name of one a part of the other's"
            if len(sole) == 1:
                yield one, sole[0], "a surname that one person alone bears here"
    for together in shorts.values():
        for one, other in _near(together):
            yield one, other, "one surname, and one office or country"


def _bodies(entities: Iterable[_Named]) -> Iterator[tuple[_Named, _Named, str]]:
    """Yield bodies whose names differ by one word, or by the spelling of one."""
    whole: defaultdict[tuple[str, ...], list[_Named]] = defaultdict(list)
    less: defaultdict[tuple[str, ...], list[tuple[_Named, str]]] = defaultdict(list)
    for x in entities:
        if x.kind != "body" or acronym(x.label) or is_generic(x.label):
            continue  # "Foreign Ministry" may be any of two hundred: its name says too little to ask
        for words in x.forms:
            telling = tuple(word for word in words if word not in PARTICLES)
            whole[telling].append(x)
            for i, word in enumerate(telling):
                rest = telling[:i] + telling[i + 1 :]
                if len(rest) > 1 or (rest and rest[0] not in GENERIC):
                    less[rest].append((x, word))
    for rest, longer in less.items():
        for one, _ in longer[:BLOCK]:
            for other in whole.get(rest, ())[:BLOCK]:
                yield one, other, "their names differ by a word"
        spelt = sorted(longer, key=lambda pair: (skeleton(pair[1]), pair[0].iri))
        for (one, word), (other, second) in pairwise(spelt):
            if word != second and skeleton(word) == skeleton(second):
                yield one, other, "their names differ by the spelling of a word"
    for together in whole.values():
        for one, other in _near(_once(together)):
            yield one, other, "one name"


def _near(together: Iterable[_Named]) -> Iterator[tuple[_Named, _Named]]:
    block = sorted(_once(together), key=lambda x: (x.forms, x.iri))
    yield from combinations(block, 2) if len(block) <= BLOCK else pairwise(block)


def _once(together: Iterable[_Named]) -> list[_Named]:
    return list({x.iri: x for x in together}.values())


_SOUNDS = (
    # what transliterations from several alphabets, or two Englishes, write in more than one way; in this order
    (r"ph", "f"), (r"shch|sch|sh", "s"), (r"tch|ts|tz|cz|z", "s"), (r"kh|ch|gh", "h"), (r"c(?=[eiy])", "s"),
    (r"x", "ks"), (r"[cq]", "k"), (r"[yj]|ee", "i"), (r"w", "v"), (r"ou|oo", "u"), (r"ii+", "i"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern), sound) for pattern, sound in _SOUNDS)
_TWICE = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """Return *word* as near spellings of it have it too: Zelensky, Zelenskiy; Mohammed, Muhammad."""
    plain = fold(word)
    for pattern, sound in _PATTERNS:
        plain = pattern.sub(sound, plain)
    plain = _TWICE.sub(r"\1", plain)
    return plain[:1] + re.sub(r"[aeou]", "", plain[1:]) if plain else word


def _sentences(store: GraphStore, iris: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return a few sentences that tell of each, with their articles."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    query = f"""SELECT ?x ?sentence ?title ?day {{
      ?it {_PATHS} ?x ; dip:evidence ?e . ?e dip:sentence ?sentence ; dip:article ?a .
      OPTIONAL {{ ?a dcterms:title ?title }} OPTIONAL {{ ?a dcterms:issued ?day }} }}"""
    for chunk in names.chunks(sorted(iris)):
        for row in store.select(query, {"x": chunk}):
            source = ", ".join(filter(None, (row.get("title"), row.get("day"))))
            found[row["x"]].add((row.get("day", ""), f"{row['sentence']} [{source}]"))
    return {iri: tuple(text for _, text in sorted(x)[:SENTENCES]) for iri, x in found.items()}


_PATHS = "(dip:participant|dip:speaker|dip:representative|dip:represented|dip:addressee|dip:reportedBy|dip:mentions)"


# --- relations --------------------------------------------------------------------------


def _relations(store: GraphStore) -> list[Item]:
    because: defaultdict[str, set[str]] = defaultdict(set)
    weak = f"""SELECT ?it ?rule ?precision {{ ?it dip:evidence ?e . ?e dip:rule ?r .
      ?r dip:precision ?precision ; rdfs:label ?rule FILTER(?precision < {WEAK}) }}"""
    for row in store.select(weak):
        because[row["it"]].add(f"the rule {row['rule']} is right {float(row['precision']):.0%} of the time")
    contradicted = """SELECT ?one ?other { ?one dip:reportOf ?m ; dip:reportedStatus dip:Held .
      ?other dip:reportOf ?m ; dip:reportedStatus ?not FILTER(?not IN (dip:Denied, dip:Cancelled)) }"""
    for row in store.select(contradicted):
        because[row["one"]].add("another report of it says that it was not held")
        because[row["other"]].add("another report of it says that it was held")
    for row in store.select("SELECT DISTINCT ?it { ?it dip:judgement ?x }"):
        because.pop(row["it"], None)
    return sorted(_questions(store, because))


def _questions(store: GraphStore, because: Mapping[str, set[str]]) -> Iterator[Item]:
    def item(iri: str, question: str, passages: Iterable[told.Passage]) -> Item:
        sentences = tuple(f"{x.sentence} [{_source(x)}]" for x in passages)
        return Item("relation", question, "; ".join(sorted(because[iri])), iri, evidence=sentences)

    reports = [iri for iri, classes in names.classes(store, because).items() if "Report" in classes]
    of = [x for held in told.properties(store, reports).values() for x in held.get("reportOf", ())]
    for meeting in told.meetings(store, set(of)):
        for report in meeting.reports:
            if report.iri in because:
                who = ", ".join(x.label for x in meeting.participants)
                when = f", {report.date}" if report.date else ""
                yield item(report.iri, f"Is it so: {meeting.kind} of {who}{when}, {report.claim}?", report.passages)
    for said in told.statements(store, told.of_kind(store, because, "statement")):
        who = ", ".join(x.label for x in said.speakers)
        yield item(said.iri, f"Does {who} say: {said.text}?", said.passages)
    for role in told.roles(store, told.of_kind(store, because, "role")):
        office = role.role or "represents"
        about = f"{role.holder.label}, {office} ({role.tenure}), for {role.represented.label}"
        yield item(role.iri, f"Is it so: {about}?", role.passages)
    for lies in told.places(store, told.of_kind(store, because, "location")):
        yield item(lies.iri, f"Is {lies.inner.label} in {lies.outer.label}?", lies.passages)


def _source(x: told.Passage) -> str:
    return ", ".join(filter(None, (x.article.title, x.article.issued)))


# --- answers ----------------------------------------------------------------------------


def decided(store: GraphStore, path: Path, item: Item, answer: str, by: str, why: str = "") -> list[Decision]:
    """Return the judgements that *answer*, ``accept`` or ``reject``, to *item* comes to."""
    said = Said(_VERDICTS[item.kind, answer], by, why)
    if item.kind == "merge":
        return [judging.of_two(store, item.one, item.other, said)]
    return judging.of_relation(store, path, item.one, said)


def to_csv(found: Iterable[Item]) -> Iterator[str]:
    """Yield *found* as a table whose column ``answer`` is to be filled in: accept, reject, or nothing."""
    for cells in (
        COLUMNS,
        *(("", x.kind, x.question, x.because, x.one, x.other, "\n".join(x.evidence), "") for x in found),
    ):
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator="\n").writerow(cells)
        yield line.getvalue()


@dataclass(frozen=True, slots=True)
class Answer:
    """A line of the table that a person filled in."""

    line: int
    item: Item
    answer: str
    why: str


def from_csv(path: Path) -> list[Answer]:
    """
    Return the lines of the table *path* that have an answer.

    Raises ``InputError`` with file and line where an answer or a kind means nothing.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "Give the table of: kg review --csv FILE") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if missing := {"answer", "kind", "one", "other"} - {*(reader.fieldnames or ())}:
        raise InputError(
            str(path), f"the column {min(missing)!r} is missing", "Give the table of: kg review --csv FILE"
        )
    found = []
    for row in _lines(reader, path):
        answer = (row["answer"] or "").strip().casefold()
        if answer in ("", SKIP):
            continue
        kind = (row["kind"] or "").strip()
        if (kind, answer) not in _VERDICTS:
            raise InputError(
                f"{path}:{reader.line_num}",
                f"the answer {answer!r} to a {kind!r} is none",
                "Write accept, reject or skip, and leave the other cells as they were",
            )
        item = Item(kind, row.get("question") or "", row.get("because") or "", row["one"] or "", row["other"] or "")
        found.append(Answer(reader.line_num, item, answer, (row.get("why") or "").strip()))
    return found


def _lines(reader: csv.DictReader[str], path: Path) -> Iterator[dict[str, str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}", f"is not CSV ({error})", "Mend the line") from error
