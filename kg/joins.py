"""
What joins a graph beside the articles that we read: Turtle of the user's own, and relations by other extractors.

Both are kept in the store's folder as they came (``with/NAME.ttl``, ``relations/NAME.jsonl``) and are read, checked
and gated anew whenever the graph is made: a file that the user edits, or deletes there, counts as given or dropped.
A line of relations is one document's, with its text: what it tells is held against that text each time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import keys, registry, schema, spans
from kg.compact import Places, Texts
from kg.errors import InputError
from kg.model import IMPORTED, Document, Field, Relations
from kg.read.clean import regular
from kg.store import disk, manifest
from kg.store.layout import RELATIONS, WITH

if TYPE_CHECKING:
    from kg.config import Config
    from kg.rdf.extra import Extra
    from kg.resolve.own import Linker

Json = dict[str, Any]
KINDS = ("meets", "says", "represents", "located_in")
_TEXT = ("title", "body", "published", "publisher", "url", "language")


@dataclass(frozen=True, slots=True)
class Joins:
    """What a build is given beside articles: files of Turtle and of relations, and names of kept files to drop."""

    turtle: tuple[Path, ...] = ()
    relations: tuple[Path, ...] = ()
    without: tuple[str, ...] = ()


NOTHING = Joins()


class Documents(Mapping[str, Document]):
    """The documents of *relations*, which may be on a shelf, by id."""

    def __init__(self, relations: Sequence[Relations]) -> None:
        self._relations = relations

    @cached_property
    def _ids(self) -> Texts:
        return Texts(x.document.id for x in self._relations)

    @cached_property
    def _places(self) -> Places:
        return Places(self._ids)

    def __getitem__(self, identity: str) -> Document:
        return self._relations[self._places[identity]].document

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(self._ids))

    def __len__(self) -> int:
        return len({*self._ids})


def kept(out: Path) -> list[Path]:
    """Return the files that join the store *out*, sorted."""
    return sorted([*(out / WITH).glob("*.ttl"), *(out / RELATIONS).glob("*.jsonl")])


def digests(out: Path) -> dict[str, str]:
    """Return the files that join the store *out* (``with/people.ttl``) and the SHA-256 of each."""
    return {f"{x.parent.name}/{x.name}": hashlib.sha256(_bytes(x)).hexdigest() for x in kept(out)}


def ingredients(out: Path, config: Config) -> manifest.Manifest:
    """Return what a build into *out* is made of beside its articles, the files that join it among the user's own."""
    made = manifest.ingredients(out, config)
    return made | {"own": {**made["own"], **digests(out)}}


def linker(config: Config) -> Linker | None:
    """Return the linker that is asked for beside the tables; raise ``UnknownNameError`` with the known names."""
    ours: dict[str, Linker | None] = {"tables": None}
    return registry.find("kg.linkers", config.linker, ours)


def take_in(out: Path, given: Joins, articles: Mapping[str, Document], config: Config) -> list[InputError]:
    """
    Drop and keep what *given* says in the store *out*; return the lines of relations that could not be kept.

    *articles* are those of the store, for lines that bring no text. A file of a name that is kept already replaces it;
    of relations, document by document. Raises ``InputError`` where a file cannot be read at all or a name to drop is
    not there; nothing is changed then.
    """
    from kg.rdf.extra import read_extra

    known = kept(out)
    gone = [x for name in given.without for x in _called(known, name, out)]
    turtle = {_name(x, ".ttl"): _bytes(x) for x in given.turtle}
    for name, data in turtle.items():
        read_extra(data, name, config)
    failures: list[InputError] = []
    lines = {_name(x, ".jsonl"): _documents(x, articles, failures) for x in given.relations}
    for path in gone:
        path.unlink(missing_ok=True)
    for name, data in turtle.items():
        disk.replace(out / WITH / name, data)
    for name, documents in lines.items():
        path = out / RELATIONS / name
        _write(path, (_read(path) if path.exists() else {}) | documents)
    return failures


def drop(out: Path, identities: Iterable[str]) -> set[str]:
    """Drop what other extractors read in the documents *identities*; return those that had any."""
    gone, found = set(identities), set[str]()
    for path in (out / RELATIONS).glob("*.jsonl"):
        held = _read(path)
        if here := gone & held.keys():
            found |= here
            _write(path, {identity: line for identity, line in held.items() if identity not in gone})
    return found


def documents(out: Path) -> set[str]:
    """Return the ids of the documents that other extractors' relations in the store *out* are of."""
    return {identity for path in (out / RELATIONS).glob("*.jsonl") for identity in _read(path)}


def _called(known: Iterable[Path], name: str, out: Path) -> list[Path]:
    found = [x for x in known if name in (x.name, x.stem, f"{x.parent.name}/{x.name}")]
    if not found:
        there = ", ".join(f"{x.parent.name}/{x.name}" for x in known) or "none"
        raise InputError(str(out), f"no file called {name!r} joins it; there: {there}", "Name one of them")
    return found


def _name(path: Path, suffix: str) -> str:
    """Return the name that *path* is kept under: letters, digits and hyphens, so that it can stand in an IRI."""
    return keys.slug(path.name.removesuffix(suffix)) + suffix


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "Check the path") from error


# --- Turtle ---------------------------------------------------------------------------------


def turtle(out: Path, config: Config) -> tuple[list[Extra], list[str]]:
    """Return what the user's Turtle in the store *out* says, and why a file that was changed there is none."""
    from kg.rdf.extra import read_extra

    found: list[Extra] = []
    aside: list[str] = []
    for path in sorted((out / WITH).glob("*.ttl")):
        try:
            found.append(read_extra(_bytes(path), path.name, config))
        except InputError as error:
            aside.append(f"{WITH}/{error}")
    return found, aside


# --- relations ------------------------------------------------------------------------------


def readings(out: Path, articles: Mapping[str, Document]) -> tuple[list[Relations], list[str]]:
    """
    Return what other extractors read, by file and document, and what of it does not hold in the text, and why.

    *articles* are the documents of the store: a reading of another text of one of them, as of an article that was
    changed since, is kept aside whole.
    """
    found: list[Relations] = []
    aside: list[str] = []
    new: dict[str, Document] = {}
    for path in sorted((out / RELATIONS).glob("*.jsonl")):
        try:
            held = _read(path)
        except InputError as error:
            aside.append(str(error))
            continue
        for identity, line in held.items():
            where = f"{RELATIONS}/{path.name}: {identity}"
            document = articles.get(identity) or new.setdefault(identity, _document(line))
            if (document.title, document.body) != (line.get("title") or "", line["body"]):
                aside.append(f"{where}: the article has another text now: read it again with {path.stem}")
                continue
            reading, reasons = _reading(line, document, f"{IMPORTED}{path.stem}", where)
            aside += [f"{where}: {reason}" for reason in reasons]
            if reading.meets or reading.says or reading.represents or reading.located_in:
                found.append(reading)
    return found, aside


def _reading(line: Json, document: Document, rule: str, where: str) -> tuple[Relations, list[str]]:
    """Return the relations of *line* that hold, of rules named after the extractor, and what is wrong with others."""
    entities = {"entities": line.get("entities", ())}
    reasons: list[str] = []
    try:
        good = schema.load(entities, document, where)
    except InputError as error:
        return Relations(document), [error.problem]
    told: dict[str, Any] = {}
    for kind in KINDS:
        loaded: list[Any] = []
        given = line.get(kind) or []
        if not isinstance(given, list):
            reasons.append(f"{kind}: no list of relations")
            given = []
        for number, raw in enumerate(given):
            try:
                one = schema.load(entities | {kind: [_located(raw, document, rule)]}, document, where)
            except InputError as error:
                reasons.append(f"{kind} {number}: {error.problem}")
                continue
            part, problems = spans.checked(one)
            reasons += [f"{kind} {number}: {x.partition(': ')[2]}" for x in problems if x.startswith(kind)]
            loaded += getattr(part, kind)
        told[kind] = tuple(loaded)
    whole, problems = spans.checked(replace(good, meets=(), says=(), represents=(), located_in=()))
    return replace(whole, **told), [*problems, *reasons]


def _located(raw: Any, document: Document, rule: str) -> Json:
    """Return a relation with the span of its sentence and the rule of its extractor; raise ``InputError`` without."""
    source = document.id
    if not isinstance(raw, dict):
        raise InputError(source, "it has no span, so no sentence says it", "Give its span")
    field = str(raw.get("field") or "body")
    text = document.title if field == Field.TITLE else document.body
    span, sentence = _span(raw, source), raw.get("sentence")
    if isinstance(sentence, str) and sentence:
        if span is None and text.count(sentence) == 1:
            start = text.index(sentence)
            span = [start, start + len(sentence)]
        elif span is not None and " ".join(sentence.split()) != " ".join(text[slice(*span)].split()):
            raise InputError(source, f"its span {span} does not hold its sentence", "Count in code points")
    if span is None:
        raise InputError(source, "it has no span, so no sentence says it", "Give its span")
    given = raw.get("rule")
    return {**raw, "span": span, "rule": f"{rule}/{given}" if given and given != "import" else rule}


def _span(raw: Json, source: str) -> list[int] | None:
    """Return the span of a relation, else the first of its pieces; raise ``InputError`` where that is none."""
    pieces = raw.get("spans") or [None]
    span = raw.get("span") or (pieces[0] if isinstance(pieces, list) else pieces)
    if span is None:
        return None
    if not isinstance(span, list) or len(span) != 2 or not all(type(x) is int for x in span):
        raise InputError(source, "its span is no pair of numbers", "Give it as [start, end], in code points")
    return span


def _documents(path: Path, articles: Mapping[str, Document], failures: list[InputError]) -> dict[str, Json]:
    """Return the lines of a file of relations by document, each with its text; what has none is told in *failures*."""
    found: dict[str, Json] = {}
    for number, text in enumerate(_bytes(path).split(b"\n"), 1):  # not where Unicode has its line ends
        if not text.strip():
            continue
        where = f"{path}:{number}"
        try:
            line = _line(text, articles, where)
        except InputError as error:
            failures.append(error)
        else:
            found[line["id"]] = line
    return found


def _line(text: bytes, articles: Mapping[str, Document], where: str) -> Json:
    try:
        line = json.loads(text)
        if b"\\ud" in text.lower():
            json.dumps(line, ensure_ascii=False).encode()  # half a character, which no graph can hold, is told here
        identity = line["id"]
        if not isinstance(identity, str) or not identity:
            raise ValueError("the id is no string")
        if wrong := [name for name in _TEXT if not isinstance(line.get(name), str | None)]:
            raise ValueError(f"{wrong[0]} is no string")
        given = _document(line | {"body": regular(line["body"])}) if line.get("body") is not None else None
        digest = given.digest if given else ""  # no lone surrogate is in it
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            where, f"not a document's relations ({error})", "One JSON object a line, as docs/schema.md has it"
        ) from error
    document = given or articles.get(identity)
    if document is None:
        raise InputError(
            where, f"it has no body, and the store no article {identity!r}", "Give the text, or build the article first"
        )
    if line.get("digest") not in (None, digest or document.digest):
        raise InputError(
            where, f"its digest is not that of the text of {identity!r}", "Read the article as the store has it"
        )
    return {**line, **{name: getattr(document, name) for name in _TEXT}}


def _document(line: Json) -> Document:
    return Document(
        line["id"], line["body"], **{name: line.get(name) for name in _TEXT[2:]}, title=line.get("title") or ""
    )


def _read(path: Path) -> dict[str, Json]:
    """Return the documents of a kept file, by id."""
    try:
        lines = [json.loads(x) for x in _bytes(path).split(b"\n") if x]
        return {line["id"]: line for line in sorted(lines, key=lambda x: x["id"]) if isinstance(line["body"], str)}
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(str(path), f"damaged ({error})", "Import it again with --relations, or delete it") from error


def _write(path: Path, held: Mapping[str, Json]) -> None:
    if not held:
        path.unlink(missing_ok=True)
        return
    disk.replace(path, _lines(held))


def _lines(held: Mapping[str, Json]) -> Iterator[bytes]:
    for _, line in sorted(held.items()):
        yield (json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n").encode()
