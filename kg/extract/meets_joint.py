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
    from kg.extract.meets_mention import Side, Sides

JOINT = frozenset({"committee", "commission", "group", "council", "panel", "subcommittee", "subcommission"})
"""Bodies that several countries have together."""

SHARED = frozenset({"joint", "mixed", "bilateral", "intergovernmental", "inter-governmental", "binational"})
"""Words before such a body that tell that two have it."""

HYPHENS = frozenset({"-", "–", "‑"})
"""What joins two names before the noun of what is theirs."""

LANDS = "the two countries of the offices"
"""Where a document keeps of which two countries those are who hold offices in it."""


def of_both(body: Token) -> list[Side]:
    """Return the two countries whose *body* is, by the words before it or by the offices that the text tells of."""
    pair = pair_before(body)
    if pair and all(x.type is EntityType.COUNTRY for x, _ in pair):
        return list(pair)
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


def pair_before(noun: Token) -> Sides:
    """Return the two joined by a hyphen before *noun*: "the Brook-Vale summit", "the Norlandic-Sudish commission"."""
    doc, i = noun.doc, noun.i - 1
    while i > 0 and reference(doc[i]) is None and doc[i].pos_ in {"ADJ", "NOUN"}:
        i -= 1
    if i < 2:
        return ()
    right = reference(doc[i])
    if right is None or right.span.start < 2 or doc[right.span.start - 1].text not in HYPHENS:
        return ()
    left = reference(doc[right.span.start - 2])
    if left is None or len(left.referents) != 1 or len(right.referents) != 1:
        return ()
    return ((left.referents[0], left.span.root), (right.referents[0], right.span.root))
