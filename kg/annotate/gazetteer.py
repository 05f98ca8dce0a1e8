"""
The tables of ``data/`` as something to look names up in: what a string may name, and words that tell a kind.

Everything is looked up by lower-cased text, then checked against the case of the text, so that
"Turkey" is found and "turkey" is not, "US" is and "us" is not.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg import files
from kg.annotate.doc import full_text, tokens_of
from kg.model import EntityType
from kg.tables import Actor, Place, actors, places

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_WORDS = 14
"""Longest name looked for, in tokens, hyphens counted: some organisations of the table have thirteen."""

PEOPLES = ("an", "i", "k", "z", "er", "iot", "German", "Brit", "Briton", "Dane", "Swede", "Finn", "Pole", "Spaniard",
           "Argentine", "Slovene", "Montenegrin", "Filipino", "Kosovar")  # fmt: skip
"""Ends of demonyms with a plural in -s that means a country's people, and the country; "the Serbs" may be of others."""

NO_PEOPLES = ("chman", "shman", "tsman", "yman", "woman", "Greek Cypriot")
"""Ends of those whose plural is formed otherwise ("Frenchman"), or is a part of the people."""

ROW_TYPES = {
    "Country": EntityType.COUNTRY,
    "InternationalOrganisation": EntityType.ORGANISATION,
    "GovernmentBody": EntityType.ORGANISATION,
    "NewsOrganisation": EntityType.ORGANISATION,
    "Organisation": EntityType.ORGANISATION,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One thing that a string may name.

    ``part`` tells by which column: name (or an alias), demonym (or people: its plural), capital or seat.
    """

    row: Actor | Place
    part: str
    text: str  # as in the table: to check case against

    @property
    def type(self) -> EntityType:
        """The type of the entity named; a capital is a place whatever it may stand for."""
        if isinstance(self.row, Actor) and self.part != "capital":
            return ROW_TYPES[self.row.type]
        return EntityType.PLACE


@lru_cache(maxsize=1)
def names() -> dict[str, tuple[Entry, ...]]:
    """Return lower-cased name → what it may name: countries first, then bodies, then places by population."""
    found: dict[str, list[Entry]] = {}

    def add(text: str, row: Actor | Place, part: str) -> None:
        if text:
            found.setdefault(text.lower(), []).append(Entry(row, part, text))
            bare = plain(text)
            if bare != text:
                found.setdefault(bare.lower(), []).append(Entry(row, part, bare))

    # States of today before those of the past: "Hanoi" is Vietnam's, unless the text speaks of another.
    for actor in sorted(actors(), key=lambda x: (x.type != "Country", not x.iso2, x.key)):
        for text in (actor.name, *actor.aliases):
            add(text, actor, "name")
        for text in actor.demonyms:
            add(text, actor, "demonym")
            if text.endswith(PEOPLES) and not text.endswith(NO_PEOPLES):
                add(text + "s", actor, "people")  # "the Norwegians": the country, where it acts
        for text in actor.capital.split("|"):
            add(text, actor, "capital")
    # A house or street with a row of its own is that body; others stand for their country.
    for actor in actors():
        for text in actor.seats:
            add(text, actor, "seat")
    for place in sorted(places(), key=lambda x: (-(x.population or 0), x.key)):
        for text in (place.name, *place.aliases):
            add(text, place, "name")
    regions = {x.key: x for x in places() if x.type == "Region"}
    for word, key in region_adjectives():
        add(word, regions[key], "demonym")
    # Most names are one thing's, and comparing rows takes long.
    return {key: tuple(dict.fromkeys(entries) if len(entries) > 1 else entries) for key, entries in found.items()}


@lru_cache(maxsize=1)
def region_adjectives() -> tuple[tuple[str, str], ...]:
    """Return words for what is of a region, each with the key of its row: "Welsh" → Wales."""
    with (files.folder("data") / "region_adjectives.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["adjective"], row["place"]) for row in csv.DictReader(file))


def plain(text: str) -> str:
    """Return *text* without accents: news writes them or not."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def lookup(text: str) -> tuple[Entry, ...]:
    """Return what *text* may name, its case considered; a possessive or an article before it is not looked through."""
    entries = names().get(text.lower().replace("’", "'"), ())
    return tuple(x for x in entries if _case_agrees(text, x.text))


def _case_agrees(text: str, name: str) -> bool:
    if text == name or (text.isupper() and len(text) > 3):
        return True
    if name.isupper() and name.isalpha():
        # An acronym: "US" only so; of four letters and more British papers write "Nato", "Asean".
        return len(name) >= 4 and text == name.capitalize()
    words, wanted = text.replace("-", " ").split(), name.replace("-", " ").split()
    return len(words) == len(wanted) and all(
        a[0].isupper() or not b[0].isupper() for a, b in zip(words, wanted, strict=True)
    )


_OPENING = re.compile(r"\w+")


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    """Return the words that stand in names."""
    return frozenset(word for x in names() for word in _OPENING.findall(x))


DONE_BY = frozenset({"led", "backed", "brokered", "mediated", "sponsored", "hosted", "run", "chaired", "supported",
                     "facilitated", "mandated", "appointed", "organised", "organized", "funded"})  # fmt: skip
"""Participles behind a hyphen that tell what the body before it did."""


@lru_cache(maxsize=1)
def _openings() -> dict[str, int]:
    """Return the letters and digits that names begin with → characters of the longest: most words begin none."""
    found: dict[str, int] = {}
    for name in names():
        opening = _OPENING.match(name)
        if opening is not None:
            found[opening[0]] = max(len(name), found.get(opening[0], 0))
    return found


def in_names(word: str) -> bool:
    """Tell whether *word*, in lower case, stands in any name."""
    return word in _words()


def longest(doc: Doc, start: int) -> tuple[int, tuple[Entry, ...]]:
    """Return the end of the longest name that begins at token *start* and what it may name; ``(start, ())`` if none."""
    first = doc[start]
    opening = _OPENING.match(first.lower_)
    most = _openings().get(opening[0]) if opening is not None else None
    if opening is None or most is None:
        return start, ()
    table, words, tokens = names(), _words(), tokens_of(doc)
    text, left = full_text(doc), first.idx
    if opening.end() == len(first.lower_) and _OPENING.match(text, left + len(first)) is not None:
        most = len(text)  # the word goes on behind the token: what "can" of "cannot" opens is not counted
    best: tuple[int, tuple[Entry, ...]] = (start, ())
    for end, last in enumerate(tokens[start : start + MAX_WORDS], start + 1):
        if last.is_space or last.is_quote or (last.is_alpha and last.lower_ not in words):
            break
        piece = text[left : last.idx + len(last)]
        if len(piece) > most:
            break
        if piece.lower().replace("’", "'") in table:
            entries = lookup(piece)
            if end < len(doc) and tokens[end].text in {"-", "‑"} and not last.whitespace_:
                # "Bere-Lau" is no town of Bere; "US-Norway" is a country before the hyphen.
                done = end + 1 < len(doc) and tokens[end + 1].lower_ in DONE_BY  # "African Union-led talks"
                entries = tuple(
                    x
                    for x in entries
                    if x.type is EntityType.COUNTRY
                    or x.part == "capital"
                    or (done and x.type is EntityType.ORGANISATION)
                )
            if entries:
                best = (end, entries)
    return best


def is_body_of_a_country(row: object) -> bool:
    """Tell whether *row* of the tables is a body within one country, no state's: parties mostly."""
    return isinstance(row, Actor) and row.type == "Organisation" and bool(row.country)


@lru_cache(maxsize=1)
def heads() -> dict[str, tuple[str, str]]:
    """Return words that tell what a name is the name of: word → (type or "None", position: first, last, any)."""
    with (files.folder("data") / "heads.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: (row["type"], row["position"]) for row in csv.DictReader(file)}


@dataclass(frozen=True, slots=True)
class Title:
    """A word or phrase of office, rank, courtesy, or one that modifies an office ("deputy", "former")."""

    text: str
    kind: str  # office, courtesy, rank, modifier
    scope: str = "both"  # whom an office is held for: country, organisation, both


@lru_cache(maxsize=1)
def titles() -> dict[str, Title]:
    """Return lower-cased title → ``Title``."""
    with (files.folder("data") / "titles.csv").open(encoding="utf-8", newline="") as file:
        return {row["title"].lower(): Title(row["title"], row["kind"], row["scope"]) for row in csv.DictReader(file)}


@lru_cache(maxsize=1)
def title_starts() -> frozenset[str]:
    """Return what titles begin with, to any length: text that is not among it begins no title, however it goes on."""
    return frozenset(text[:end] for text in titles() for end in range(1, len(text) + 1))


@lru_cache(maxsize=1)
def portfolios() -> frozenset[str]:
    """Return the words that tell what a minister is for, in lower case: "energy", "fisheries"."""
    with (files.folder("data") / "portfolios.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["word"] for row in csv.DictReader(file))


@dataclass(frozen=True, slots=True)
class PlaceKind:
    """
    A noun that tells what a place is: "the Norlandic port of Haven", "Haven, a town in Norland".

    ``division``: it takes the part before it and the whole behind "of" ("the Haven district of Norburg").
    ``named``: in lower case behind a name it belongs to that name ("Haven province"); "new" only where
    the name before it is no place of its own ("the Haven hotel", but a hotel in "a Geneva hotel").
    """

    division: bool
    named: str


@lru_cache(maxsize=1)
def place_kinds() -> dict[str, PlaceKind]:
    """Return noun, in lower case → what it tells; a few have two words ("naval base")."""
    with (files.folder("data") / "place_kinds.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: PlaceKind(row["division"] == "yes", row["named"]) for row in csv.DictReader(file)}
