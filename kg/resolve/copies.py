"""
Articles that have the words of another: an agency's report in several papers, cut, retouched or with a paragraph more.

Candidates are found by MinHash (Broder 1997) over runs of words, sorted so that alike signatures stand
together; each is then verified on the texts themselves. What is found depends on the articles alone, not on
their order, and costs as many comparisons as there are articles, times a constant.

The signatures are rensa's, by seed. Its index of buckets is not used, nor datasketch's: a bucket hands out all
that are in it, and a thousand readouts from one template would be compared a thousand times each.
"""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar

from rensa import RMinHash  # type: ignore[import-untyped]

from kg.compact import Places, Texts, order
from kg.keys import fold
from kg.model import Copy, Document, Revision
from kg.shelf import Shelf

T = TypeVar("T", bound=Hashable)

RUN = 4
"""Words in a run. Swept from 2 to 8 on the pairs of tests/resolve/pairs.py: 3 to 6 part them. Longer runs leave too
little in common where a word is changed in every sentence; shorter ones are the stock phrases of a subject."""

ALIKE = 0.55
"""Share of the runs of both texts that both have. Swept from 0.1 to 0.95: 0.45 to 0.6 part them. A copy whose quotes
and verbs were retouched has 0.64, two accounts of one event that share a long quotation 0.4 at most."""

HELD = 0.85
"""Share of the shorter text's runs that the longer has: of a copy cut short, or with a paragraph more, nearly all.
Swept from 0.1 to 1: 0.75 and more part them. A brief of another hand on the same long quotation has 0.72."""

HALF = 0.5
"""A text that another holds is at least this part of it, unless the other begins as it does: a page that holds three
stories from elsewhere does not make these copies of each other."""

LEAD = 20
"""Runs that a text begins with. Stories are cut from the end, to a sentence even: as many as a long sentence has. Swept
from 10 to 80 on the pairs and from 15 to 40 on 3,000 articles made for the benchmarks: it makes no difference."""

OTHER_NAMES = 0.05
"""Of the shorter text's names and numbers, such a part may be others in the longer. Swept from 0 to 0.15: copies, with
a name spelt otherwise, miss 0.04; a form filled in for another day or country, which differs in little else, 0.12."""

GAP = 20
"""Words at most between two runs that both texts have, where one stands for another; more is a passage of its own.
Swept from 3 to 100 on the pairs: it makes no difference. A sentence has 20."""

SHORT = 25
"""Runs below which all of them must be in the longer text: of two short items, one word may make the other's contrary.
Swept from 5 to 200 on the pairs: 20 to 100 part them."""

SHORTEST = 12
"""Runs below which nothing is a copy: "A met B in C on Thursday, officials said" is what anybody would write, and has
9. Swept from 8 to 15 on those 3,000 articles, of which 450 are copies or older versions: with 8, 12 and 15, of these
0, 3 and 4 are not found, and nothing else is."""

SEED = 20_211
BANDS = 24
ROWS = 3
"""Two texts are candidates where ROWS values in a row, of BANDS rows, are alike: one pair in seventy of those with
ALIKE in common is overlooked, one in three hundred of those with 0.6, unless they begin alike as well."""

DEPTH = 16
"""Values that the order of candidates goes by: among a thousand texts of one template, a copy still stands beside its
original, as it has more in common with that one than with the others."""

_RANK = struct.Struct(">Q")

KEPT = 1_000
"""Texts taken apart that are held at once, of 4 kB each where they have five hundred words; of more, some are taken
apart again."""

# What an agency or a paper adds to any article. A line that starts so is dropped while it is short; so are credits in
# brackets, and what stands before an agency's dash: "VLADIVOSTOK, Russia, April 25 (Agency) - ".
_CREDIT = re.compile(
    r"\((?:additional\s+)?(?:reporting|writing|editing|edited|written|compiled|with\s+(?:inputs?|files?|reporting))"
    r"\s+(?:by|from)\b[^()]*\)",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"\W*(?:(?:additional\s+)?(?:reporting|writing|editing|edited|written|compiled)\s+by\b|sources?\s*:|©|\(c\)"
    r"|copyright\b|all\s+rights\s+reserved|this\s+(?:article|story|report|material)\s+(?:was|is|has|may|first|appeared)\b"
    r"|read\s+(?:more|also)\b|see\s+also\b|sign\s+up\b|subscribe\b|follow\s+us\b|click\s+here\b|photo\s*:|image\s*:"
    r"|advertisement\b|our\s+standards\b|the\s+post\b.*\bappeared\s+first\b|share\s+this\b|with\s+inputs?\s+from\b)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\s+(?:©|\(c\)|\d{4}))[^\n.]*\.?|all\s+rights\s+reserved\.?"
    r"|this\s+material\s+may\s+not\s+be\s+published[^\n.]*\.?",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"\s*[A-Z][^\n–—:;!?]{1,80}?\s*(?:\([^()\n]{2,40}\)\s*(?:--?|[–—])|\s(?:--?|[–—]))\s")
_LONG_LINE = 300
_WORD = re.compile(r"\w+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_ACCENTS = re.compile("[\u0300-\u036f]+")
# Words that begin a sentence, and so have a capital, without naming anybody.
_SMALL = frozenset(
    word
    for line in (
        "a about after all also although an and any as asked at because before both but by during each earlier for",
        "from further he her his how i if in instead it its later many meanwhile mr mrs ms no none nor not now of on",
        "one only or other our she since so some speaking such talks that the their then there these they this those",
        "though to two under until we what when where which while who with yet you your",
    )
    for word in line.split()
)

# By the words of the trade in a name, or by the name alone.
_AGENCY = re.compile(r"\b(?:agency|agencia|agence|agentur|newswire|wire|press association|press trust|news service)\b")
_AGENCIES = frozenset(
    name.strip()
    for line in (
        "aap|afp|agerpres|anadolu|ani|anp|ansa|antara|ap|apa|aps|armenpress|associated press",
        "azertac|belga|belta|bernama|bloomberg|bna|canadian press|cna|dpa|efe|interfax|irna|itar tass|kcna|kuna|kyodo",
        "kyodo news|lusa|mena|mti|ntb|pap|pti|qna|reuters|ria novosti|ritzau|saba|sana|spa|tanjug|tass|thomson reuters",
        "united press international|australian associated press|tt|ukrinform|unb|upi|vna|wafa|wam|xinhua|yonhap",
    )
    for name in line.split("|")
)


@dataclass(frozen=True, slots=True)
class _Text:
    """What two texts are compared by: their runs of words, in order, their words, and their names and numbers."""

    runs: array[
        int
    ]  # hashes all, of 32 bits: two texts of a thousand words have one in common by chance in 4,000 pairs
    words: array[int]
    names: array[int]

    @property
    def distinct(self) -> frozenset[int]:
        """The runs, each once."""
        return frozenset(self.runs)


def copies(documents: Sequence[Document], revisions: Iterable[Revision] = ()) -> tuple[Copy, ...]:
    """
    Return which of *documents* are copies of which, by document: each but the original of a group names that one.

    The original is the earliest published, of these an agency's, of these the first by id. The versions of one
    article (*revisions*) are one here, as old as the oldest and named by the newest. A body of fewer than
    ``SHORTEST`` runs of words is no copy of anything.
    """
    newest = {x.document: x.newest for x in revisions}
    ids = Texts(document.id for document in documents)
    places = Places(ids)
    text = lru_cache(maxsize=KEPT)(lambda place: _text(documents[place]))
    alike = (pair for pair in _candidates(documents, ids) if same_words(*map(text, pair)))
    found = [(ids[one], ids[other]) for one, other in alike]
    older: defaultdict[str, list[str]] = defaultdict(list)
    for name, new in newest.items():
        older[new].append(name)

    def seniority(article: str) -> tuple[bool, str, bool, str]:
        return _seniority(article, [documents[places[name]] for name in (article, *older[article])])

    result = []
    for group in components((newest.get(one, one), newest.get(other, other)) for one, other in found):
        original = min(group, key=seniority)
        result += [Copy(article, original) for article in group if article != original]
    return tuple(sorted(result, key=lambda x: x.document))


def _seniority(article: str, versions: Sequence[Document]) -> tuple[bool, str, bool, str]:
    """Return what the original of a group has the least of; an article without a day is younger than any with one."""
    days = [document.published for document in versions if document.published]
    return not days, min(days, default=""), not any(is_agency(x.publisher) for x in versions), article


def is_agency(publisher: str | None) -> bool:
    """Say whether *publisher* is a news agency, by its name."""
    name = fold(publisher or "").removeprefix("the ")
    return name in _AGENCIES or bool(_AGENCY.search(name))


def same_words(one: _Text, other: _Text) -> bool:
    """
    Say whether one of two texts is a copy of the other.

    Either most runs of words are in both; or the longer has nearly all of the shorter, which is a good part of it or
    begins as it does. And they name the same: what differs in nothing but names is a form, filled in twice.
    """
    short, long = sorted((one, other), key=lambda x: (len(x.runs), x.runs))
    few, many = short.distinct, long.distinct
    both = len(few & many)
    if len(few) < SHORT and both < len(few):
        return False
    alike = both >= ALIKE * (len(few) + len(many) - both)
    held = both >= HELD * len(few) and (len(few) >= HALF * len(many) or _begins_as(short, long))
    return (alike or held) and not _filled_in(short, long, few & many)


def _filled_in(short: _Text, long: _Text, both: frozenset[int]) -> bool:
    """
    Say whether *short* has other names than *long* in its lead, or in the gaps between runs that *both* have.

    A form has them there. What stands in a passage of its own further down, a paragraph put in or added, is no other.
    """
    names = {short.words[i] for i in short.names}
    missing = names.difference(long.words)
    if len(missing) <= OTHER_NAMES * len(names):
        return False
    known = [i for i, run in enumerate(short.runs) if run in both]
    gaps = ((one + RUN, other) for one, other in pairwise(known) if one + RUN < other <= one + RUN + GAP)
    others = {word for start, end in ((0, known[0]), *gaps) for word in short.words[start:end]} & missing
    return len(others) > OTHER_NAMES * len(names)


def common(one: Document, other: Document) -> float | None:
    """Return the share of the shorter body's runs of words that the other has; ``None`` where one is too short."""
    texts = _text(one).distinct, _text(other).distinct
    fewest = min(map(len, texts))
    return len(texts[0] & texts[1]) / fewest if fewest >= SHORTEST else None


def _begins_as(short: _Text, long: _Text) -> bool:
    """Say whether *long* has the beginning of *short* near its own."""
    lead = set(short.runs[:LEAD])
    return len(lead & set(long.runs[: 2 * LEAD])) >= HELD * len(lead)


def _text(document: Document) -> _Text:
    written = _WORD.findall(_regular(plain(document.body)))
    words = [word.casefold() for word in written]
    # What has a small letter elsewhere is no name, but begins a sentence here.
    small = _SMALL | {word for word in written if word[0].islower()}
    names = (i for i, word in enumerate(written) if not word[0].islower() and words[i] not in small)
    runs = (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    return _Text(_hashes(runs), _hashes(words), array("I", names))


def _hashes(texts: Iterable[str]) -> array[int]:
    """Return what stands for each of *texts*: the same on every machine and in every run, which Python's own is not."""
    return array("I", (zlib.crc32(text.encode("utf-8", "surrogatepass")) for text in texts))


def _regular(text: str) -> str:
    """Return *text* without accents and the dots of acronyms, which papers keep or leave out by their own habits."""
    text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    return text if text.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


def plain(body: str) -> str:
    """Return *body* without what an agency or a paper adds to any article: credits, rights, datelines, invitations."""
    lines = (line for line in body.split("\n") if len(line) > _LONG_LINE or not _FURNITURE.match(line))
    text = _RIGHTS.sub(" ", _CREDIT.sub(" ", "\n".join(lines)))
    dateline = _DATELINE.match(text)
    return text[dateline.end() :] if dateline else text


def _candidates(documents: Iterable[Document], ids: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of places of *documents*, of *ids*, whose texts or beginnings may be alike, in the order of ids."""
    signatures: Shelf[tuple[bytes, bytes]] = Shelf()
    places = array("Q")
    for place, document in enumerate(documents):
        found = _text(document)
        if len(runs := found.distinct) >= SHORTEST:
            places.append(place)
            signatures.append((_signature(runs), _signature(found.runs[:LEAD])))
    # Of two with the same values the first by id comes first.
    rank = array("Q", [0]) * len(ids)
    for n, place in enumerate(by_id := order(ids)):
        rank[place] = n
    ranks = array("Q", (rank[place] for place in places))
    pairs = {pair for of in range(2) for pair in _neighbours(signatures, of, ranks)}
    return [(by_id[one], by_id[other]) for one, other in sorted(pairs)]


def _signature(runs: Iterable[int]) -> bytes:
    """Return the MinHash of *runs*, its values written so that bytes have their order."""
    sketch: Any = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    sketch.update([f"{run:08x}" for run in runs])
    return struct.pack(f">{BANDS * ROWS}I", *sketch.digest())


def _neighbours(signatures: Sequence[tuple[bytes, ...]], of: int, ranks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """
    Yield the pairs of *ranks* that stand beside each other in one of the orders of the signatures, and agree in its
    band; *of* is which of each document's signatures are meant.

    One order a band, by the values from there on (Bawa, Condie and Ganesan 2005, LSH Forest). Of many alike, each is
    joined to the next: swept from 1 to 8 neighbours on a thousand forms filled in and three hundred copies of some,
    all copies are found with one.
    """
    row = struct.calcsize(">I")
    for start in range(0, BANDS * ROWS * row, ROWS * row):
        # The rank stands behind the values, in as many bytes for each: of two with the same values it decides.
        standing = sorted(
            ((x[of][start:] + x[of][:start])[: DEPTH * row] + _RANK.pack(rank))
            for x, rank in zip(signatures, ranks, strict=True)
        )
        for one, other in pairwise(standing):
            if one[: ROWS * row] == other[: ROWS * row]:
                a, b = _RANK.unpack(one[DEPTH * row :])[0], _RANK.unpack(other[DEPTH * row :])[0]
                yield min(a, b), max(a, b)


def components(pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """Return the groups that *pairs* join, directly or through others, sorted; the order of pairs does not count."""
    parent: dict[T, T] = {}

    def root(x: T) -> T:
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for one, other in pairs:
        parent[root(one)] = root(other)
    groups: defaultdict[T, list[T]] = defaultdict(list)
    for x in parent:
        groups[root(x)].append(x)
    key: Callable[[T], str] = str
    return sorted((sorted(group, key=key) for group in groups.values()), key=lambda group: str(group[0]))
