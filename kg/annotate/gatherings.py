"""Names of gatherings that go on with whose they are or what they are on: "the Leaders' Summit of the Lakes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MEETINGS = frozenset({"summit", "session", "meeting", "symposium"})
"""Nouns that nothing but a gathering is called by."""

OFTEN_BODIES = frozenset({"forum", "conference", "congress"})
"""Nouns that bodies are called by as well, but none by a number: "the Third Conference on Lakes"."""

ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
                      "eleventh", "twelfth", "annual", "biennial"})  # fmt: skip
FEASTS = frozenset({"festival", "celebrations", "festivities"})
"""What a name that no table has is the name of, in lower case behind it: "the Lantern festival"."""

JOINERS = frozenset({"of", "on", "for"})


def is_gathering(name: Span) -> bool:
    """Tell whether *name* is a gathering's by the noun before its first preposition: not "Commission on Summits"."""
    i = next((i for i, x in enumerate(name) if i and x.lower_ in JOINERS), 0)
    if not i:
        return False
    noun = name[i - 1].lower_
    return noun in MEETINGS or (noun in OFTEN_BODIES and _is_ordinal(name[0]))


def is_celebrated(name: Span) -> bool:
    """Tell whether *name* is what a feast is called: "before the Lantern festival in July"."""
    doc, start, end = name.doc, name.start, name.end
    return start > 0 and doc[start - 1].lower_ == "the" and end < len(doc) and doc[end].text in FEASTS


def with_number(name: Span) -> Span:
    """Return *name* with the number in figures before it, which no run of capitals has: "74th Session of …"."""
    start = name.start
    number = start > 0 and name.doc[start - 1].text[0].isdigit() and _is_ordinal(name.doc[start - 1])
    return name.doc[start - 1 : name.end] if number else name


def _is_ordinal(word: Token) -> bool:
    return word.lower_ in ORDINALS or (word.text[0].isdigit() and word.text[-2:] in {"st", "nd", "rd", "th"})
