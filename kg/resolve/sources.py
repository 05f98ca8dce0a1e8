"""
How many independent sources tell of something.

Copies of one article are one source, that of the original; and so are all articles of one outlet: one newsroom asks
the same people, and its second article leans on its first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.keys import fold
from kg.model import UNNAMED, Copy, Document, Linked, Repeat, Statement
from kg.resolve.revisions import site

SAME_WORDS = 0.5
"""Share of the different words of two statements that both have, from which a copy's is the original's. Of a quotation
retouched ("to every flag, and nobody", "to all flags and no one") 0.56; two statements in one article have 0.2."""

_DENIES = frozenset({"not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "without", "cannot", "t"})
_WORD = re.compile(r"\w+")


def sources(documents: Iterable[Document], copies: Iterable[Copy]) -> dict[str, str]:
    """
    Return the source of each of *documents*, by id: the outlet of the article, or of the original that it is a copy of.

    An outlet is known by its name, without case and "the"; else by the host of its address; an article with
    neither is a source of its own.
    """
    original = {x.document: x.original for x in copies}
    known = {document.id: document for document in documents}
    return {name: _outlet(known[original.get(name, name)]) for name in known}


def _outlet(document: Document) -> str:
    if name := fold(document.publisher or "").removeprefix("the "):
        return f"name {name}"
    if host := site(document.url):
        return f"host {host}"
    return f"article {document.id}"


def repeats(statements: Sequence[Linked[Statement]], copies: Sequence[Copy]) -> tuple[Repeat, ...]:
    """
    Return the statements that copies tell again, in the order of *statements*.

    The same is said where the speaker is the same node, most words are the same, and both deny something or
    neither. The first is the original's; of what the original does not have, that of the first copy by id.
    """
    group = {x.document: x.original for x in copies} | {x.original: x.original for x in copies}
    if not group:
        return ()
    told: defaultdict[str, list[tuple[int, Linked[Statement]]]] = defaultdict(list)
    for i, linked in enumerate(statements):
        if linked.document in group:
            told[group[linked.document]].append((i, linked))
    found: dict[int, Repeat] = {}
    for together in told.values():
        found |= _first(sorted(together, key=lambda x: (group[x[1].document] != x[1].document, x[1].document, x[0])))
    return tuple(repeat for _, repeat in sorted(found.items(), key=lambda x: x[0]))


def _first(together: Iterable[tuple[int, Linked[Statement]]]) -> dict[int, Repeat]:
    """Return what each of a group of copies repeats, by the number of the statement that does."""
    found: dict[int, Repeat] = {}
    known: defaultdict[str, list[tuple[Linked[Statement], frozenset[str]]]] = defaultdict(list)
    for i, linked in together:
        said = linked.relation
        words = frozenset(_WORD.findall(said.text.casefold()))
        # A source without a name is one a document: its words are what two copies have in common.
        before = known[said.speaker if said.speaker.startswith(UNNAMED) else linked.keys[said.speaker]]
        others = [(_share(words, theirs), one) for one, theirs in before if one.document != linked.document]
        share, first = max(others, key=lambda x: x[0], default=(0.0, linked))
        if share >= SAME_WORDS:
            found[i] = Repeat(linked, first)
        else:
            before.append((linked, words))
    return found


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    if one.isdisjoint(_DENIES) != other.isdisjoint(_DENIES):
        return 0.0
    return len(one & other) / max(1, len(one | other))
