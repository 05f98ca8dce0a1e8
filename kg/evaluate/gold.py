"""Gold: articles annotated whole, or sentences with one relation, from files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import Config
from kg.errors import InputError
from kg.model import UNNAMED, Document, EntityType, Mode, Status
from kg.model import Kind as Meets
from kg.read import read as read_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.schema import Json

LISTS = ("entities", "meets", "says", "represents", "located_in")
EXAMPLE = "docs/evaluation.md shows what gold looks like"


class Kind(StrEnum):
    """What a gold set holds."""

    ARTICLES = "articles"
    MEETS = "meets"
    SAYS = "says"
    REPRESENTS = "represents"
    LOCATED_IN = "located_in"


@dataclass(frozen=True, slots=True)
class Item:
    """One text with its gold. A sentence or an article without a title has an empty ``title``."""

    id: str
    gold: Json
    body: str
    title: str = ""
    published: str | None = None

    def record(self) -> Json:
        """Return the text as a line that ``kg extract`` reads."""
        kept = {"id": self.id, "title": self.title, "body": self.body, "published": self.published}
        return {name: value for name, value in kept.items() if value}


@dataclass(frozen=True, slots=True)
class Gold:
    """A set of texts with their gold, all of one kind."""

    kind: Kind
    items: tuple[Item, ...]


def read(path: Path, config: Config | None = None) -> Gold:
    """
    Return the gold at *path*: a folder of ``NAME.json`` each with its article, or a file of JSON Lines.

    The article of ``NAME.json`` is ``NAME.txt`` (title, then body), else any document that ``kg`` reads in the
    folder whose id is NAME or NAME with an ending. Which relation a file of lines has is told by its fields, or
    by its name. Raises ``InputError`` where there is none, or it is not as it should be.
    """
    if path.is_dir():
        return Gold(Kind.ARTICLES, tuple(_articles(path, config or Config())))
    if not path.is_file():
        raise InputError(str(path), "there is no such file or folder", f"Give a folder or a .jsonl file; {EXAMPLE}")
    rows = list(_rows(path))
    if not rows:
        raise InputError(str(path), "the file is empty", EXAMPLE)
    kind = _kind(path, rows[0])
    return Gold(kind, tuple(_sentence(path, number, row, kind) for number, row in enumerate(rows, 1)))


def predictions(path: Path) -> dict[str, Json]:
    """Return what *path* holds, relations of one document a line, by document id."""
    found: dict[str, Json] = {}
    for number, row in enumerate(_rows(path), 1):
        where = f"{path}:{number}"
        if "id" not in row:
            raise InputError(where, "a prediction has no id", "Print them with kg extract --format jsonl")
        if row["id"] in found:
            raise InputError(
                where, f"the id {row['id']!r} stands on an earlier line too", "Give each document one line"
            )
        found[row["id"]] = row
    return found


def _rows(path: Path) -> Iterator[Json]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise InputError(str(path), f"cannot be read ({reason})", "Give a file of JSON Lines in UTF-8") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _object(line, f"{path}:{number}")


def _object(text: str, where: str) -> Json:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise InputError(where, f"not JSON ({error})", EXAMPLE) from error
    if not isinstance(found, dict):
        raise InputError(where, "not a JSON object", EXAMPLE)
    return found


def _articles(folder: Path, config: Config) -> Iterator[Item]:
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise InputError(str(folder), "no NAME.json in this folder", EXAMPLE)
    others: dict[str, Document] | None = None
    for path in paths:
        gold = _whole(path)
        text = path.with_suffix(".txt")
        if text.is_file():
            title, _, body = text.read_text(encoding="utf-8").partition("\n")
            yield Item(path.stem, gold, body.strip(), title, gold.get("published"))
            continue
        if others is None:
            found = read_documents([str(folder)], config=config)
            others = {x.id.rsplit(".", 1)[0] if "." in x.id else x.id: x for x in found if isinstance(x, Document)}
        article = others.get(path.stem)
        if article is None:
            raise InputError(str(path), "no article stands beside this gold", f"Add {text.name}, or take the gold away")
        yield Item(path.stem, gold, article.body, article.title, gold.get("published"))


def _whole(path: Path) -> Json:
    gold = _object(path.read_text(encoding="utf-8"), str(path))
    missing = [name for name in LISTS if not isinstance(gold.get(name), list)]
    if missing:
        raise InputError(str(path), f"no list {missing[0]!r}: is this gold?", EXAMPLE)
    filled = {**gold, "entities": [{"aliases": [], **x} for x in gold["entities"]]}
    try:
        _check(filled, str(path))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(str(path), f"not as gold should be ({error!r})", EXAMPLE) from error
    return filled


def _check(gold: Json, where: str) -> None:
    """Raise ``InputError`` where a relation lacks a part, has an unknown value, or a name that no entity has."""
    names = {EntityType(x["type"]) and x["name"] for x in gold["entities"]}
    used: list[str | None] = []
    for x in gold["meets"]:
        Status(x["status"]), Meets(x["kind"])
        used += [*x["participants"], x["place"]]
        _ = x["date"]
    for x in gold["says"]:
        Mode(x["mode"])
        used += [x["speaker"], x["reported_by"], x["addressee"]]
        if not x.get("spans"):
            _ = x["starts"], x["ends"]
    for x in gold["represents"]:
        used += [x["agent"], x["of"]]
        _ = x["role"]
    used += [y for x in gold["located_in"] for y in ((x["inner"], x["outer"]) if isinstance(x, dict) else x)]
    unknown = next((x for x in used if x and x not in names and not x.startswith(UNNAMED.strip())), None)
    if unknown is not None:
        raise InputError(where, f"a relation uses the name {unknown!r}, which no entity has", "Add the entity")


def _kind(path: Path, row: Json) -> Kind:
    for field, kind in (("meets", Kind.MEETS), ("quotes", Kind.SAYS)):
        if isinstance(row.get(field), list):
            return kind
    if isinstance(row.get("pairs"), list):
        name = str(row.get("relation") or path.stem)
        for kind in (Kind.REPRESENTS, Kind.LOCATED_IN):
            if kind.value in name:
                return kind
        raise InputError(
            str(path),
            "nothing tells which relation its pairs are of",
            "Give each line a field relation (represents or located_in), or the file that name",
        )
    raise InputError(f"{path}:1", "neither meets, quotes nor pairs: is this gold?", EXAMPLE)


def _sentence(path: Path, number: int, row: Json, kind: Kind) -> Item:
    field = {Kind.MEETS: "meets", Kind.SAYS: "quotes"}.get(kind, "pairs")
    for name, wanted in (("id", str), ("text", str), (field, list)):
        if not isinstance(row.get(name), wanted):
            raise InputError(f"{path}:{number}", f"no {name!r} as the first line has it", EXAMPLE)
    return Item(row["id"], row, row["text"])


def lines(items: Iterable[Item]) -> bytes:
    """Return the texts of *items* as JSON Lines, to be read as ``kg extract`` reads them."""
    return "".join(f"{json.dumps(x.record(), ensure_ascii=False)}\n" for x in items).encode()
