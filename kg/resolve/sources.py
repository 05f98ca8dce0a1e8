"""
How many independent sources tell of something.

Copies of one article are one source, that of the original; and so are all articles of one outlet: one newsroom asks
the same people, and its second article leans on its first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.model import UNNAMED, Copy, Linked, Repeat, Statement
from kg.resolve.heads import Heads
from kg.shelf import Keep

SAME_WORDS = 0.5
"""Share of the different words of two statements that both have, from which a copy's is the original's. Of a quotation
retouched ("to every flag, and nobody", "to all flags and no one") 0.56; two statements in one article have 0.2."""

_DENIES = frozenset({"not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "without", "cannot", "t"})
_WORD = re.compile(r"\w+")


class Sources(Mapping[str, str]):
    """The source of each of *documents*, by id: the outlet of the article, or of the one that it is a copy of."""

    def __init__(self, documents: Heads, copies: Iterable[Copy]) -> None:
        self._documents = documents
        self._original = {x.document: x.original for x in copies}

    def __getitem__(self, identity: str) -> str:
        return self._documents.outlet(self._original.get(identity, identity))

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


def repeats(
    statements: Sequence[Linked[Statement]], copies: Sequence[Copy], keep: Keep[Repeat] = tuple
) -> Sequence[Repeat]:
    """
    Return the statements that copies tell again, in the order of *statements*; *keep* keeps them.

    The same is said where the speaker is the same node, most words are the same, and both deny something or
    neither. The first is the original's; of what the original does not have, that of the first copy by id.
    """
    group = {x.document: x.original for x in copies} | {x.original: x.original for x in copies}
    if not group:
        return ()
    told: defaultdict[str, list[int]] = defaultdict(list)
    for i, linked in enumerate(statements):
        if linked.document in group:
            told[group[linked.document]].append(i)
    found: dict[int, int] = {}
    for original, places in told.items():
        together = ((i, statements[i]) for i in places)
        found |= _first(sorted(together, key=lambda x: (original != x[1].document, x[1].document, x[0])))
    return keep(Repeat(statements[i], statements[first]) for i, first in sorted(found.items()))


def _first(together: Iterable[tuple[int, Linked[Statement]]]) -> dict[int, int]:
    """Return what each of a group of copies repeats: the number of the statement that does → that of the first."""
    found: dict[int, int] = {}
    known: defaultdict[str, list[tuple[int, str, frozenset[str]]]] = defaultdict(list)
    for i, linked in together:
        said = linked.relation
        words = frozenset(_WORD.findall(said.text.casefold()))
        # A source without a name is one a document: its words are what two copies have in common.
        before = known[said.speaker if said.speaker.startswith(UNNAMED) else linked.keys[said.speaker]]
        others = [(_share(words, theirs), one) for one, document, theirs in before if document != linked.document]
        share, first = max(others, key=lambda x: x[0], default=(0.0, i))
        if share >= SAME_WORDS:
            found[i] = first
        else:
            before.append((i, linked.document, words))
    return found


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    if one.isdisjoint(_DENIES) != other.isdisjoint(_DENIES):
        return 0.0
    return len(one & other) / max(1, len(one | other))
