"""What is told of in text order, for what refers back to it; the pronouns of English."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.doc import Referent
from kg.annotate.given_names import likely_gender
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

HE = frozenset({"he", "him", "his", "himself"})

SHE = frozenset({"she", "her", "hers", "herself"})

THEY = frozenset({"they", "them", "their", "themselves"})

REFLEXIVE = frozenset({"himself", "herself"})

SAYING = frozenset({"say", "add", "tell", "note", "explain", "stress", "warn", "claim", "specify", "recall", "continue",
                    "believe", "think", "argue", "insist", "acknowledge"})  # fmt: skip
"""Verbs of those who tell what a text reports, beside or behind it: "the port would open, he added"."""

NOBODY_NAMED = Referent("", EntityType.PERSON)
"""Stands for who is told of by an office alone and named nowhere: a pronoun may mean him rather than those named."""


@dataclass(slots=True)
class Seen:
    """A reference to a person or country in text order, for what refers back to it."""

    index: int
    sentence: int
    referent: Referent
    subject: bool
    gender: str = ""  # that of the pronoun, where one is a subject: "his" of "for his part" may mean who comes next


def recent(seen: list[Seen], sentence: int, back: int) -> list[Seen]:
    """Return those of *seen* that stand at most *back* sentences before *sentence*."""
    return seen[bisect_left(seen, sentence - back, key=lambda x: x.sentence) :]


def gender_of(one: Referent) -> str:
    """Return the gender that the text tells of *one*, else the one that the given name makes likely, else ""."""
    return one.gender or likely_gender(one.name)


PARAGRAPH = 500
"""Tokens looked back over for where a paragraph begins: a text without breaks must not take the square of it."""


def paragraph_start(token: Token) -> int:
    """Return where the paragraph of *token* begins, or a place within it, if it is very long."""
    doc, i = token.doc, token.i
    first = max(i - PARAGRAPH, 0)
    while i > first and not (doc[i - 1].is_space and "\n" in doc[i - 1].text):
        i -= 1
    return i


LATEST = 20
"""References looked back over for the subject of a sentence."""
