"""Date and place that a meeting shares with the one it leans on: "before the session", "on the margins of it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, reference
from kg.extract.cues import event_cue
from kg.extract.status_signs import tells_future
from kg.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.meets_mention import Mention

AROUND = frozenset({"before", "after", "at", "during", "following", "on", "over", "between", "ahead"})
"""Prepositions that tie one meeting to another of the same day and house."""

BESIDE = frozenset({"sideline", "margin", "fringe", "edge", "break", "close", "end", "opening", "beginning", "start",
                    "course"})  # fmt: skip
"""Nouns between such a preposition and the other meeting: "on the sidelines of the summit"."""

DEFINITE = frozenset({"the", "this", "that", "their", "its", "his", "her"})


def lean(mentions: list[Mention]) -> None:
    """Let each of *mentions* without a date or a place of its own take those of the meeting that it leans on."""
    for one in mentions:
        if (one.date and one.place) or one.kind is Kind.CALL:
            continue
        other = next((x for noun in _around(one) if (x := _told(noun, one, mentions)) is not None), None)
        if other is None:
            continue
        if tells_future(one.status) and not tells_future(other.status):
            continue  # "will meet Vale after the talks": another day
        one.date = one.date or other.date
        if one.place is None and one.date == other.date:
            one.place = other.place


def _around(one: Mention) -> list[Token]:
    """Return the definite nouns of events that adjuncts of the clause of *one* name."""
    verb = one.event if one.event.pos_ in {"VERB", "AUX"} else one.via or one.event.head
    return [
        x
        for x in one.event.sent
        if x.pos_ == "NOUN"
        and x.i != one.event.i
        and (event_cue(x) is not None or x.lemma_ == "occasion")
        and reference(x) is None
        and any(y.lower_ in DEFINITE for y in x.children)
        and _hangs_on(x, {one.event.i, verb.i})
    ]


def _hangs_on(noun: Token, wanted: set[int]) -> bool:
    """Tell whether *noun* stands behind such a preposition that belongs to one of the tokens *wanted*."""
    if noun.dep_ != "pobj":
        return False
    preposition = noun.head
    if preposition.lower_ in {"of", "in"} and preposition.head.lemma_ in BESIDE:
        preposition = preposition.head.head
    if preposition.lower_ == "of" and preposition.head.lower_ == "ahead":
        preposition = preposition.head
    if preposition.lower_ not in AROUND:
        return False
    owner = preposition.head
    return owner.i in wanted or (owner.dep_ in {"dobj", "pobj"} and owner.head.i in wanted)


def _told(noun: Token, one: Mention, mentions: list[Mention]) -> Mention | None:
    """Return the meeting that *noun* means: told last before it by the same word, or by another for the same kind."""
    before = [x for x in mentions if x is not one and x.event.i < noun.i and not in_title(x.event) and x.date]
    if noun.lemma_ == "occasion":
        return before[-1] if before and any(x.lower_ == "that" for x in noun.children) else None
    same = [x for x in before if noun.lemma_ in {x.event.lemma_, x.event.lemma_.lower()}]
    if same:
        return same[-1]
    kind = event_cue(noun)
    alike = [x for x in before if kind is not None and (x.kind is kind.kind or kind.kind is Kind.MEETING)]
    return alike[-1] if alike else None
