"""
Bodies that the two countries of an article have together: "The joint committee will meet in May" is of those two.

Which two, the offices of the article tell: where their holders are of just two countries, the committee is theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference
from kg.extract._syntax import prepositional
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Referent
    from kg.extract.meets_mention import Side

JOINT = frozenset({"committee", "commission", "group", "council", "panel", "subcommittee", "subcommission"})
"""Bodies that several countries have together."""

SHARED = frozenset({"joint", "mixed", "bilateral", "intergovernmental", "inter-governmental", "binational"})
"""Words before such a body that tell that two have it."""

LANDS = "the two countries of the offices"
"""Where a document keeps of which two countries those are who hold offices in it."""


def of_both(body: Token) -> list[Side]:
    """Return the two countries whose *body* is, by the words before it or by the offices that the text tells of."""
    if joined := _joined_before(body):
        return joined
    shared = any(x.lower_ in SHARED for x in body.children if x.dep_ in {"amod", "compound"})
    if not shared or list(prepositional(body, "of", "between")):
        return []
    return [(one, body) for one in _two_lands(body.doc)]


def _two_lands(doc: Doc) -> tuple[Referent, ...]:
    """Return the two countries that the holders of the article's offices are of; empty if there are more, or fewer."""
    found: tuple[Referent, ...] | None = doc.user_data.get(LANDS)
    if found is None:
        told = (reference(x.of.span[0]) for x in doc._.offices or () if x.of is not None and x.holder is not None)
        lands = dict.fromkeys(y for x in told if x is not None for y in x.referents if y.type is EntityType.COUNTRY)
        found = doc.user_data[LANDS] = tuple(lands) if len(lands) == 2 else ()
    return found


def _joined_before(noun: Token) -> list[Side]:
    """Return the two countries of "the Norlandic-Sudish commission"."""
    doc, i = noun.doc, noun.i - 1
    while i > 1 and reference(doc[i]) is None and doc[i].pos_ in {"ADJ", "NOUN"}:
        i -= 1
    if i < 2 or doc[i - 1].text not in {"-", "–"}:
        return []
    pair = [(one, doc[j]) for j in (i - 2, i) if (found := reference(doc[j])) is not None for one in found.referents]
    return pair if len(pair) == 2 and all(x.type is EntityType.COUNTRY for x, _ in pair) else []
