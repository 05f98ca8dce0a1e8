"""Meetings told by their number alone: "It was their second meeting. The first, in April 2019, took place in Haven"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.dates import within
from kg.annotate.doc import reference, tokens_of
from kg.extract.cues import event_cue
from kg.extract.meets_mention import Mention
from kg.model import EntityType, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "latest", "previous"})
"""Words of number that a meeting is counted by."""

TOOK_PLACE = frozenset({"take", "hold", "be", "occur", "happen", "come"})
"""Verbs that tell when and where it was."""


def counted(doc: Doc) -> Iterator[Mention]:
    """
    Yield the meetings that a sentence tells by "the first", where the one before counts those of the same two.

    Only with a date: without one it may be the meeting that the text is telling of.
    """
    for token in tokens_of(doc):
        verb = token.head
        if token.lower_ not in ORDINALS or token.dep_ not in {"nsubj", "nsubjpass"} or verb.lemma_ not in TOOK_PLACE:
            continue
        sentence = token.sent
        dated = any(True for _ in within(doc._.dates or [], sentence))
        if not dated or verb.tag_ not in {"VBD", "VBN"} or not sentence.start or doc[token.i - 1].lower_ != "the":
            continue
        noun = _counted_before(token)
        cue = event_cue(noun) if noun is not None else None
        their = next((x for x in noun.children if x.dep_ == "poss"), None) if noun is not None else None
        one = reference(their) if their is not None else None
        if cue is None or their is None or one is None or len(one.referents) != 2:
            continue
        if all(x.type is EntityType.PERSON for x in one.referents):
            sides = tuple((x, their) for x in one.referents)
            yield Mention(token, sides, Status.HELD, cue.kind, "meets/ordinal", via=verb)


def _counted_before(ordinal: Token) -> Token | None:
    """Return the noun of a meeting that the sentence before counts by another number: "their second meeting"."""
    before = ordinal.doc[ordinal.sent.start - 1].sent
    for noun in before:
        numbers = {x.lower_ for x in noun.children} & ORDINALS
        if noun.pos_ == "NOUN" and numbers - {ordinal.lower_} and event_cue(noun) is not None:
            return noun
    return None
