"""Which entity of the gold a predicted name stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.evaluate.matching import key, tokens
from kg.model import UNNAMED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.schema import Json

UNKNOWN = "?"
"""Before a predicted name that no entity of the gold has: it matches nothing."""

PREPOSITIONS = frozenset({"in", "of", "to", "from", "at", "with", "close", "who", "on", "by", "familiar", "for", "near",
                          "inside", "within"})  # fmt: skip
SHORT = 6
"""Letters of an acronym at most."""

# For sentences, whose gold names are as they stand there, titles and all.
TITLES = frozenset({"president", "prime", "minister", "premier", "foreign", "secretary", "state", "king", "queen",
                    "prince", "princess", "crown", "leader", "former", "chief", "general", "chancellor", "ambassador",
                    "envoy", "head", "chairman", "director", "spokesman", "spokeswoman", "senator", "gen", "senior",
                    "official", "officials", "top", "pm", "sheikh"})  # fmt: skip
COMPASS = frozenset({"north", "south", "east", "west"})
STEM, ENDING = 5, 3
"""Two words are one in different form if they share this many letters and one is longer by this many at most."""


class Names:
    """
    The names of one document: called with a predicted one, returns the gold one.

    A name counts through the predicted entity that bears it. That entity is a gold one if one of its names is
    the gold name; or if its own name is one of the gold's aliases that belong to no other entity, and is a name
    rather than a description: it shares a word with the gold name or is its acronym ("Mr Vale", "UN", but not
    "the Norlandic leader").
    """

    def __init__(self, gold: Json, predicted: Json) -> None:
        self._names = {key(e["name"]): e["name"] for e in reversed(gold["entities"])}
        owners: dict[str, set[str]] = {}
        for entity in gold["entities"]:
            for alias in entity["aliases"]:
                owners.setdefault(key(alias), set()).add(entity["name"])
        self._aliases = {alias: next(iter(names)) for alias, names in owners.items() if len(names) == 1}
        self._predicted: dict[str, str] = {}
        entities = predicted.get("entities", [])
        for entity in entities:
            self._predicted.setdefault(key(entity["name"]), self._gold_of(entity))
        for entity in entities:
            for alias in entity.get("aliases", []):
                self._predicted.setdefault(key(alias), self._predicted[key(entity["name"])])

    def __call__(self, name: str | None) -> str | None:
        """Return the gold name, ``None`` for none, "unnamed: NOUN" for a source without a name."""
        if name is None:
            return None
        if is_unnamed(name):
            return gold_name(name)
        return self._predicted.get(key(name), UNKNOWN + name)

    def _gold_of(self, entity: Mapping[str, Any]) -> str:
        for name in (entity["name"], *entity.get("aliases", ())):
            if key(name) in self._names:
                return str(self._names[key(name)])
        own = key(entity["name"])
        if own in self._aliases:
            name = self._aliases[own]
            words = key(name).split()
            short = entity["name"].replace(".", "").isupper() and len(own) <= SHORT
            if set(words) & set(own.split()) or own == "".join(word[0] for word in words) or short:
                return str(name)
        return UNKNOWN + str(entity["name"])


def is_unnamed(name: str) -> bool:
    """Tell whether *name* is that of a source without one: "unnamed: officials"."""
    return name.casefold().startswith(UNNAMED.strip().rstrip(":"))


def gold_name(name: str | None) -> str | None:
    """Return a gold name as it is compared: an unnamed source by its noun, in the singular, any other as it is."""
    if not name or not is_unnamed(name):
        return name
    words = tokens(name.split(":", 1)[-1])
    cut = next((i for i, word in enumerate(words) if word in PREPOSITIONS and i), len(words))
    return UNNAMED + (words[cut - 1].rstrip("s") if words else "")


def all_names(predicted: Json, name: str) -> list[str]:
    """Return *name* and the other names of the predicted entity that bears it."""
    for entity in predicted.get("entities", []):
        names = [entity["name"], *entity.get("aliases", [])]
        if key(name) in map(key, names):
            return names
    return [name]


def overlap(one: str, other: str) -> bool:
    """
    Tell whether two strings name one actor, as far as a sentence can tell.

    Titles aside, the words of one are within the other's, or their last words agree; an acronym agrees with its words.
    """
    a, b = _bare(one), _bare(other)
    if not a or not b:
        return False
    if _is_acronym(a, b) or _is_acronym(b, a):
        return True
    if _within(a, b) or _within(b, a):
        return True
    return _same_word(a[-1], b[-1]) and not (set(a) ^ set(b)) & COMPASS


def _bare(name: str) -> list[str]:
    words = key(name).split()
    return [word for word in words if word not in TITLES] or words


def _is_acronym(short: list[str], words: list[str]) -> bool:
    return len(short) == 1 and len(words) > 1 and short[0] == "".join(word[0] for word in words)


def _same_word(x: str, y: str) -> bool:
    near = min(len(x), len(y)) >= STEM and abs(len(x) - len(y)) <= ENDING
    return x == y or (near and (x.startswith(y) or y.startswith(x)))


def _within(inner: list[str], outer: list[str]) -> bool:
    return all(any(_same_word(x, y) for y in outer) for x in inner)
