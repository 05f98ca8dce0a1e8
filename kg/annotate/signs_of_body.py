"""
Signs around a name that it is a body's: "the railway company X", "X chairman Ada Brook", "X, a shipping company".

Its own words tell in ``pieces`` and ``bodies``; here only of a forum whether it has people of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import text_between
from kg.annotate.given_names import is_given_name
from kg.annotate.labels import joined, label_of
from kg.annotate.marks import GENITIVE, HYPHENS, POSSESSIVE
from kg.annotate.office_words import BASED, BODY_AGENTS, BODY_NOUNS
from kg.annotate.paragraphs import DASHES
from kg.annotate.pieces import key_of
from kg.annotate.runs import is_called_per
from kg.annotate.signs_of_office import OFFICE_WORDS
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.pieces import Piece

OWNERS = frozenset({"chairman", "chairwoman", "chair", "ceo", "chief executive", "director", "managing director",
                    "analyst", "economist", "strategist", "captain", "coach", "manager", "midfielder", "striker",
                    "defender", "goalkeeper", "winger", "candidate", "leader", "mp", "member", "politician",
                    "incumbent", "senator", "activist", "treasurer", "co-founder", "founder", "general secretary",
                    "player", "trader", "engineer", "scientist", "accountant", "deputy leader", "spokesman",
                    "spokeswoman", "spokesperson"})  # fmt: skip
"""Titles that stand behind the name of a body: "Harbourline chairman Ada Brook"."""

SECRETARIES = frozenset({"executive secretary", "secretary general"})
"""Offices of bodies with a secretariat."""

SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "critic"})
"""Who speaks for a party on something."""

GROUPS_OF_PEOPLE = (BODY_NOUNS - {"giant", "daily", "weekly", "network", "utility"}) | {"coalition", "alliance"}
"""Nouns for bodies of people, which no person is."""


def _has_speaker(doc: Doc, start: int, end: int) -> bool:
    """
    Tell whether a party's speaker on something is told of: "Lakeside's foreign affairs spokeswoman".

    A person has a spokeswoman, too, but none for a subject.
    """
    if end - start > 1 or end + 2 >= len(doc) or doc[end].text not in POSSESSIVE:
        return False
    i = end + 1
    while i < min(end + 5, len(doc)) and doc[i].is_lower and doc[i].text in gazetteer.portfolios():
        i += 1
    return end + 1 < i < len(doc) and doc[i].text in SPEAKERS


def called_body(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words right before or behind a name say that it is a body's."""
    return _told_as_body(doc, start) or _has_speaker(doc, start, end)


def _told_as_body(doc: Doc, start: int) -> bool:
    """Tell whether "the railway company" or "the Haven-based" stands before a name."""
    if start < 2:
        return False
    before = doc[start - 1]
    if before.text == "The" and start > 2:
        before, start = doc[start - 2], start - 1  # "the advocacy group The Harbour Watchers"
    i = start - 1
    while i > start - 3 and i > 2 and doc[i].tag_ == "NN" and doc[i].is_lower:
        i -= 1  # "the Haven-listed miner"
    if i > 1 and doc[i].lower_ in BASED and doc[i - 1].text in HYPHENS:
        i -= 2
        while i > 0 and doc[i].text[0].isupper():
            i -= 1
        return doc[i].lower_ == "the" and (i + 5 == start or doc[start - 1].lower_ not in gazetteer.titles())
    if before.text in BODY_AGENTS and doc[start - 2].tag_ == "NN":
        return not is_given_name(doc[start].text)
    return before.text in BODY_NOUNS and before.tag_ == "NN" and before.lower_ not in {"union", "club"}


def in_brackets_behind_body(doc: Doc, pieces: list[Piece], n: int) -> bool:
    """Tell whether a word in capitals stands in brackets behind a body's name: "the Harbour Front of Dee (HPD)"."""
    start, end = pieces[n].start, pieces[n].end
    if n == 0 or end - start > 1 or not doc[start].text.isupper() or len(doc[start]) < 2:
        return False
    before = pieces[n - 1]
    closed = before.end == start - 1 and doc[start - 1].text == "(" and end < len(doc) and doc[end].text == ")"
    if not closed:
        return False
    ends_in_place = n > 1 and doc[before.start - 1].lower_ == "of" and pieces[n - 2].end == before.start - 1
    return before.body or (ends_in_place and pieces[n - 2].body)


def behind_player(doc: Doc, before: Piece, piece: Piece) -> bool:
    """Tell whether "striker Ada Brook of" stands before a name of two words: who has such a title is of a body."""
    if (
        not before.titled
        or piece.titled
        or piece.end - piece.start < 2
        or [x.lower_ for x in doc[before.end : piece.start]] != ["of"]
    ):
        return False
    title = gazetteer.titles().get(doc[before.start - 1].lower_) if before.start else None
    return title is not None and title.kind == "office" and title.scope == "organisation"


def in_brackets_of_row(doc: Doc, pieces: list[Piece], n: int) -> bool:
    """Tell whether a name stands in brackets in a row of people: "Ada Brook (Dundale), Tomas Vale (Rovers)"."""
    return _bracketed(doc, pieces, n) and (
        (_bracketed(doc, pieces, n - 2) and joined(doc, pieces[n - 2].end + 1, pieces[n - 1].start))
        or (_bracketed(doc, pieces, n + 2) and joined(doc, pieces[n].end + 1, pieces[n + 1].start))
    )


def _bracketed(doc: Doc, pieces: list[Piece], n: int) -> bool:
    """Tell whether piece *n* alone stands in brackets behind the name in full of a person."""
    if not 0 < n < len(pieces):
        return False
    before, piece = pieces[n - 1], pieces[n]
    closed = before.end == piece.start - 1 and doc[before.end].text == "(" and piece.end < len(doc)
    person = before.end - before.start > 1 and label_of(doc, before) in {EntityType.PERSON, None} and not before.entries
    called = piece.end - piece.start == 1 and is_given_name(doc[piece.start].text)  # "Ada Brook (Addie)"
    return closed and doc[piece.end].text == ")" and person and not called


def described_as_body(doc: Doc, piece: Piece) -> bool:
    """Tell whether ", a shipping company", "(a small party of the left)" stands behind a name, or "is a company"."""
    i = piece.end
    if i + 2 >= len(doc):
        return False
    opens = doc[i].text in {",", "("} or doc[i].lower_ in {"is", "was"}
    if not opens or doc[i + 1].lower_ not in {"a", "an"}:
        return False
    for token in doc[i + 2 : i + 2 + OFFICE_WORDS]:
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if token.lower_ in GROUPS_OF_PEOPLE and token.tag_ == "NN":
            return after is None or not (after.pos_ in {"NOUN", "PROPN", "ADJ"} or after.text in {*HYPHENS, *GENITIVE})
        if token.pos_ not in {"NOUN", "ADJ", "PROPN", "ADV"} and token.text not in HYPHENS:
            return False
    return False


def formerly_of(doc: Doc, piece: Piece) -> bool:
    """Tell whether ", formerly of" stands before a name: "Ada Brook, formerly of Stone Read"."""
    start = piece.start - 1 - (piece.start > 0 and doc[piece.start - 1].lower_ == "the")
    if piece.titled or piece.entries or start < 4 or doc[start].lower_ != "of":
        return False
    return doc[start - 1].lower_ in {"formerly", "previously"} and doc[start - 2].text in {",", "("}


def signs_dateline(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "HAVEN, 4 May (The Morning Ledger) —" stands here: who sends the article is no person."""
    start -= start > 0 and doc[start - 1].lower_ == "the"
    closed = start > 0 and doc[start - 1].text == "(" and end + 1 < len(doc) and doc[end].text == ")"
    return closed and doc[end + 1].text in DASHES


def owns_title(doc: Doc, end: int) -> bool:
    """Tell whether "chairman Ada Brook" follows: a title in lower case that a body has, and the name of its holder."""
    if end + 1 >= len(doc) or not doc[end].is_lower:
        return False
    for close in (end + 2, end + 1):
        if doc[end:close].text in OWNERS and close < len(doc):
            return doc[close].text[0].isupper() and (doc[close].pos_ == "PROPN" or is_called_per(doc[close]))
    return False


def staffed_forums(doc: Doc, pieces: list[Piece]) -> frozenset[str]:
    """Return the forums that have people of their own, as meetings have not: "an analyst at the Lakes Forum"."""
    found = set()
    for piece in pieces:
        name = f" {text_between(doc, piece.start, piece.end).lower()} "
        if piece.body and " forum " in name and (_has_staff(doc, piece.start) or " forum for " in name):
            found.add(key_of(doc, piece.start, piece.end))
    return frozenset(found)


def _has_staff(doc: Doc, start: int) -> bool:
    """Tell whether an office that people have in bodies stands before "of" or "at" and a name: "director of the"."""
    i = start - 1 - (start > 0 and doc[start - 1].lower_ == "the")
    if i < 1 or doc[i].lower_ not in {"of", "at", "for", "with"}:
        return False
    title = gazetteer.titles().get(doc[i - 1].lower_)
    of_body = title is not None and title.kind == "office" and title.scope == "organisation"
    return of_body or (i > 1 and text_between(doc, i - 2, i).lower() in SECRETARIES)
