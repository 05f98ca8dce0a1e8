"""
Verbs of meeting that parsers swallow into the name behind them: "no intention of meeting Vale", "Brook rang Vale".

Taggers take such a verb for a part of the name. The words around it tell: a person named right behind it, and the
preposition before a gerund, or another person named right before a past tense.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference
from kg.extract._syntax import subjects
from kg.extract.cues import status_cues
from kg.extract.meets_mention import Mention
from kg.extract.meets_who import people_of
from kg.extract.status import status_of
from kg.model import EntityType, Kind, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.meets_mention import Side, Sides

GERUNDS = frozenset({"meeting", "seeing", "receiving", "hosting", "welcoming"})
PASTS = {"rang": Kind.CALL, "phoned": Kind.CALL, "telephoned": Kind.CALL, "met": Kind.MEETING,
         "received": Kind.MEETING, "welcomed": Kind.MEETING, "greeted": Kind.MEETING,
         "hosted": Kind.MEETING}  # fmt: skip
"""Past tenses → the kind of meeting that they tell of."""

READ = GERUNDS | PASTS.keys()


def told_by_swallowed(word: Token) -> Mention | None:
    """Return the meeting that *word*, taken for a part of the name behind it, tells of."""
    if word.dep_ != "compound" or word.lower_ not in READ or word.i + 1 >= len(word.doc):
        return None
    behind = reference(word.nbor(1))
    if behind is None or behind.span.start != word.i + 1 or behind.referents[0].type is not EntityType.PERSON:
        return None
    other = behind.span.root
    if word.lower_ in PASTS:
        before = reference(word.nbor(-1)) if word.i else None
        doers = people_of([before.span.root]) if before is not None and before.how == "name" else []
        sides = _both(doers, other)
        return Mention(word, sides, Status.HELD, PASTS[word.lower_], "meets/both") if sides else None
    doers = [x for x in people_of(_doers(word)) if x[0] not in behind.referents]
    sides = _both(doers, other)
    return Mention(word, sides, _status(word), Kind.MEETING, "meets/both") if sides else None


def _both(doers: list[Side], other: Token) -> Sides:
    others = people_of([other])
    return (*doers, *others) if len(doers) == 1 and others and doers[0][0] is not others[0][0] else ()


def _doers(gerund: Token) -> list[Token]:
    """Return the subjects of the clause that *gerund* stands in: of the verb above, or before it."""
    above = gerund.head
    for _ in range(5):
        if above.pos_ in {"VERB", "AUX"}:
            return list(subjects(above))
        if above.head == above:
            break
        above = above.head
    before = gerund.doc[gerund.sent.start : gerund.i]
    verb = next((x for x in reversed(before) if x.pos_ in {"VERB", "AUX"} and list(subjects(x))), None)
    return list(subjects(verb)) if verb is not None else []


def _status(gerund: Token) -> Status:
    before = gerund.nbor(-1)
    if before.text == ",":  # "Brook, meeting Vale in Haven, pressed for": while she did
        return Status.HELD
    told = status_cues().get((before.lemma_.lower(), "VERB"))
    return told or status_of(gerund.head)
