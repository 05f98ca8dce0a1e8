"""
Who is of a body by what he does there, whatever his trade is called: no table has all of them.

``bare/apposition``: Ada Brook, a plant physiologist with the Harbour Institute; Harbour Institute botanist Ada Brook.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.marks import HYPHENS
from kg.annotate.office_words import past_description
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.names import ByToken, Name

TRADES = re.compile(r".{2,}(?:ist|yst|ian|eer|er|or|ant|fellow)s?")
"""Nouns for what somebody does, as English makes them: "botanist", "lawyer", "consultant"."""

OTHER_TRADES = frozenset({"pilot", "nurse", "guard", "clerk", "chef", "steward", "detective", "rebel", "recruit",
                          "mechanic", "guide", "rookie", "captain", "boss", "stalwart", "veteran", "deputy",
                          "chemist", "judge", "student", "rapporteur", "spy", "cadet",
                          "astronaut", "cosmonaut"})  # fmt: skip
"""Others, which have no such end."""

NOT_OF_IT = frozenset({"supporter", "critic", "customer", "visitor", "reader", "user", "subscriber", "shareholder",
                       "investor", "buyer", "prisoner", "passenger", "challenger", "contender", "winner", "donor",
                       "opponent", "competitor", "viewer", "debtor", "creditor", "killer", "attacker", "victor",
                       "author", "defendant", "applicant", "giant", "power", "matter", "letter", "number", "corner",
                       "order", "paper", "chapter", "quarter", "newcomer", "outsider", "defector", "hostage",
                       "informant", "survivor", "successor", "predecessor", "father", "mother", "brother", "sister",
                       "daughter", "thriller", "cover", "offer", "poster", "leader", "member"})  # fmt: skip
"""Nouns of such an end of those who are outside a body, of kin and of things; and titles, which are read elsewhere."""

TRADE_WORDS = 6
"""Words of an apposition up to such a noun: "a senior plant physiologist"."""

WORDS_BEFORE = 4
"""Words between a body's name and somebody's: "Grain Board senior plant physiologist Ada Brook"."""


def by_trade(doc: Doc, name: Name, by_token: ByToken) -> Name | None:
    """Return the body in "Ada Brook, a plant physiologist with the Harbour Institute", whatever the trade is called."""
    i = name.span.end
    if i + 3 >= len(doc) or doc[i].text != "," or doc[i + 1].lower_ not in {"a", "an"}:
        return None
    if (of := _with_trade(doc, i + 2, by_token)) is not None:
        return of
    for j in range(i + 2, min(i + 2 + TRADE_WORDS, len(doc) - 2)):
        if doc[j].lower_ in {"with", "at"}:
            of = by_token.get(past_description(doc, j + 1 + (doc[j + 1].lower_ == "the"), by_token))
            body = of is not None and of.type is EntityType.ORGANISATION and not of.adjective
            return of if body and _is_trade(doc[j - 1].lower_) else None
        if doc[j].pos_ not in {"NOUN", "ADJ", "PROPN"} or j in by_token:
            break
    return None


def _with_trade(doc: Doc, i: int, by_token: ByToken) -> Name | None:
    """Return the body in "(Ada Brook, a) Grain Board relief worker," at token *i*."""
    of = by_token.get(i)
    if of is None or of.type is not EntityType.ORGANISATION or of.span.start != i:
        return None
    for j in range(of.span.end, min(of.span.end + WORDS_BEFORE, len(doc) - 1)):
        word = doc[j].lower_
        if doc[j + 1].is_punct and _is_trade(word) and doc[j].tag_ == "NN":
            return of if word not in NOT_OF_IT and word not in gazetteer.titles() else None
        if not doc[j].is_lower or doc[j].pos_ not in {"NOUN", "ADJ"}:
            break
    return None


def trade_before(doc: Doc, name: Name, by_token: ByToken) -> Name | None:
    """Return the body in "Harbour Institute botanist Ada Brook"; no title has a say here, which tells it by itself."""
    i = name.span.start - 1
    trade = doc[i].lower_ if i > 0 and doc[i].is_lower else ""
    if not _is_trade(trade) or trade in NOT_OF_IT or trade in gazetteer.titles() or doc[i].tag_ != "NN":
        return None
    first = max(0, i - WORDS_BEFORE)
    while i > first and i not in by_token and doc[i].is_lower and doc[i].pos_ in {"NOUN", "ADJ"}:
        i -= 1
        i -= doc[i].text in HYPHENS
    of = by_token.get(i)
    return of if of is not None and of.type is EntityType.ORGANISATION and of.span.end == i + 1 else None


def _is_trade(word: str) -> bool:
    return word in OTHER_TRADES or TRADES.fullmatch(word) is not None
