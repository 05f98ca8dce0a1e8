"""When two names are the same name, and what a name is worth as a clue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.keys import fold
from kg.model import EntityType


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# Words before a name that are no part of it: courtesy titles, and offices that an extractor may have left on.
COURTESY = _words("mr mrs ms miss mx dr prof professor sir dame lord lady madam madame monsieur herr frau hon rev")
OFFICE = _words(
    "president premier chancellor minister prime deputy vice foreign defence defense finance interior king queen",
    "prince princess emperor sultan sheikh sheik crown pope cardinal archbishop ayatollah ambassador envoy secretary",
    "general colonel admiral marshal senator governor mayor chairman chairwoman chief leader former acting ex",
)
_NUMERAL = re.compile(r"\s+([IVX]+|[JS]r\.?)$")  # in capitals as written: Charles III, not Li Xi

# A body or place called by these words alone is one of many: "the Foreign Ministry", "city hall", "Labour Party".
GENERIC = _words(
    "a administration affairs agency air airport and armed army assembly at authority bank border bureau cabinet",
    "capital castle central centre center chamber church city coast commission committee congress council country",
    "court delegation department economic embassy executive federal for force forces government guard hall",
    "headquarters high hotel house international joint leadership local main military mission national navy new news",
    "north of office old opposition palace parliament party people police port presidency presidential press province",
    "public region republic residence ruling school secretariat service site south southern northern eastern western",
    "east west staff state station supreme team the town tribunal union university village board institute college",
    "academy fund museum front movement general upper lower joint special royal imperial official grand great",
    "garden gardens rose saint square street summer winter white marine",
    # whose an office is: "the Attorney General's Office"
    "attorney chancellor governor mayor premier prosecutor ombudsman",
    # what ministries are for
    "agriculture culture commerce communications cooperation defence defense development education electoral energy",
    "environment external finance fisheries foreign forestry gas health home human immigration industry information",
    "intelligence interior justice labour labor land mines minister ministry oil peace petroleum planning power",
    "president prime research rights science security senate social sport statistics technology tourism trade",
    "transport treasury water welfare women works youth",
    # what parties are
    "christian communist conservative democratic green liberal nationalist peoples popular progressive republican",
    "socialist unity workers",
)
# Small words inside names, and determiners before words that are none.
PARTICLES = _words(
    "of the and for in on to de da do dos du la le al el bin ibn ben van von der den zu y e i di del abu"
)
_ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their|our|my|this|that)\s+", re.IGNORECASE)

# One country has one of these in each of many cities.
ABROAD = _words("embassy consulate delegation mission")
PRONOUNS = _words(
    "he him his she her hers it its they them their theirs we us our ours i me my mine you your yours who whom whose",
    "this that these those",
)

ACRONYM_LENGTH = 6


def acronym(name: str) -> str | None:
    """Return *name* without its stops where it is an acronym ("U.N." → "UN"), else ``None``."""
    bare = name.replace(".", "").strip()
    if 2 <= len(bare) <= ACRONYM_LENGTH and bare.isalnum() and bare.isupper():
        return bare
    return None


@lru_cache(maxsize=1 << 16)
def form(name: str) -> str:
    """Return what is compared of a name of an organisation or place: no case, accents, article or possessive."""
    words = fold(name.removesuffix("'s").removesuffix("’s")).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=1 << 16)
def person_form(name: str) -> str:
    """Return what is compared of a person's name: as ``form``, and without titles before it."""
    words = form(name).split()
    first = next((i for i, word in enumerate(words) if word not in COURTESY and word not in OFFICE), 0)
    return " ".join(words[first:])


def is_full_name(name: str) -> bool:
    """
    Say whether a person's name may stand for one person in all articles: two words or more.

    Initials, numerals, titles and particles do not count: "Mr Kim", "J. Smith", "King Charles
    III" and "al-Hadidi" are what many are called.
    """
    words = person_form(_NUMERAL.sub("", name.strip())).split()
    return sum(len(word) > 1 and word not in PARTICLES for word in words) > 1 and not all(
        word in OFFICE or word in COURTESY for word in words
    )


def is_generic(name: str) -> bool:
    """Say whether *name* has no word that tells the body or place from others of its kind, or none with a capital."""
    words = form(name).split()
    if not any(c.isupper() for c in name) and any(c.islower() for c in name):
        return True
    # "the Prime Minister's Office" is folded to "prime ministers office".
    common = all(word in GENERIC or word.removesuffix("s") in GENERIC for word in words)
    return common or ("in" not in words and not ABROAD.isdisjoint(words))


def merges(name: str, type_: EntityType) -> bool:
    """Say whether two documents that give *name* to something of *type_* speak of the same, no table knowing it."""
    if type_ is EntityType.PERSON:
        return is_full_name(name)
    if type_ is EntityType.EVENT:
        return False  # "the summit", "APEC": each year has another
    return acronym(name) is None and not is_generic(name)


def is_alias(alias: str, label: str, type_: EntityType) -> bool:
    """
    Say whether an article's other words for an entity are a name of it, for good and in every article.

    "Mr Maric" is; "the minister", "his host", "The House" and "the Foreign Minister of
    Japan" are what one article, or one year, calls it by. Nor is a name what differs
    from the *label* by article and case alone.
    """
    words = _ARTICLE.sub("", alias.strip()).split()
    bare = " ".join(words)
    if not words or not words[0][0].isupper() or (fold(bare) in PRONOUNS and not acronym(bare)):
        return False
    if any(word[0].islower() and word.strip(",.") not in PARTICLES for word in words):
        return False
    if same_but_for_case(alias, label):
        return False
    if type_ is not EntityType.PERSON:
        return not is_generic(bare)
    told = set(form(alias).split())
    return not told.isdisjoint(person_form(label).split()) or told.isdisjoint(OFFICE | COURTESY | {"of"})


def same_but_for_case(one: str, other: str) -> bool:
    """Say whether two names differ by case and article alone: "BATUMI" tells nobody more than "Batumi"."""
    return _ARTICLE.sub("", one).casefold() == _ARTICLE.sub("", other).casefold()


def without_shouting(told: Iterable[str], label: str) -> tuple[str, ...]:
    """Return the names of *told*, sorted, one of each that differ by case alone, and none that is the *label*'s."""
    kept: dict[str, str] = {}
    for name in sorted(told, key=lambda name: (name.isupper(), name)):
        if not same_but_for_case(name, label):
            kept.setdefault(_ARTICLE.sub("", name).casefold(), name)
    return tuple(sorted(kept.values()))
