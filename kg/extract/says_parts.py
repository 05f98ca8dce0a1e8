"""Which part of a sentence is of who is told, in it, to say it: the second half, the last act, not the setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract._syntax import subjects
from kg.extract.says_sources import is_person
from kg.extract.says_verbs import is_finite

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.extract.says_report import Piece

JOINING = frozenset({"and", "but"})
JOINT = 6
"""Tokens before a reporting clause in which the "and" of its own clause stands, at most."""


def second_half(token: Token, start: int, stop: int, end: int) -> list[Piece] | None:
    """
    Return what a source, from *start* to *stop*, is told for where that is but the second half of its sentence.

    "Met the mayor and, an aide said, warned her of floods": the meeting is the author's. So is the first clause
    of "The ferry sank, and this winter, an aide said, nobody was on board". None where it is all of the sentence.
    """
    doc = token.doc
    if start < 2 or doc[start - 1].text != "," or stop >= end or doc[stop].text != ",":
        return None
    ends = next((i for i in range(stop + 1, end) if doc[i].text == ";"), end)
    if doc[start - 2].lower_ in {"because", "although"}:
        return [(stop, ends)]
    joint = next(
        (i for i in range(start - 2, max(start - JOINT, token.sent.start), -1) if doc[i].lower_ in JOINING), None
    )
    if joint is None or any(is_finite(x) for x in doc[joint:start]):
        return None
    if joint == start - 2:
        return [(stop, ends)]
    # Words between: those of a second clause, where the "and" joins clauses and not two things.
    clauses = doc[joint].head.pos_ in {"VERB", "AUX"} and any(is_finite(x) for x in doc[stop + 1 : ends])
    return [(joint + 1, start - 1), (stop, ends)] if clauses else None


def own_part(doc: Doc, start: int, stop: int, end: int) -> tuple[Token, list[Piece]] | None:
    """
    Return who says which words of "he went and came home, he said, 'with a smile'"; "he said" is *start* to *stop*.

    That he went is told by the text; its last verb goes with the quoted words. Who speaks is whom that verb is of.
    """
    if (
        start < 2
        or doc[start - 1].text != ","
        or stop + 1 >= end
        or doc[stop].text != ","
        or doc[stop + 1].tag_ != "``"
    ):
        return None
    first = doc[start].sent.start
    verb = next((x for x in reversed(doc[first : start - 1]) if is_finite(x) and x.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.dep_ in {"relcl", "acl", "advcl", "pcomp"} or verb.tag_ == "MD":
        return None
    named = (x for x in subjects(verb) if first <= x.i < verb.i and x.pos_ in {"PROPN", "NOUN"})
    subject = next((x for x in named if is_person(x)), None)
    if subject is None:
        return None
    before = [x.i for x in verb.lefts if x.dep_ in {"aux", "auxpass", "neg", "advmod"} and x.i > subject.i]
    return subject, [(min([verb.i, *before]), start - 1), (stop, end)]


def is_setting(verb: Token, start: int, stop: int) -> bool:
    """Tell whether all from *start* to *stop* is where or when *verb* was done: "In a letter on Monday, Brook …"."""
    doc = verb.doc
    tops = [x for x in doc[start:stop] if x.is_alpha and not start <= x.head.i < stop]
    return bool(tops) and all(x.head == verb and (x.dep_ in {"prep", "npadvmod"} or _is_lost(x, start)) for x in tops)


def _is_lost(participle: Token, start: int) -> bool:
    """Tell whether *participle*, of a phrase from *start* on, is taken for its verb: "In a letter sent on Monday"."""
    alone = not any(x.dep_ in {"nsubj", "nsubjpass", "mark"} for x in participle.lefts)
    return participle.dep_ == "advcl" and participle.doc[start].pos_ == "ADP" and alone
