"""
What was left unread, and why: sentences with a word of meeting and a person in them of which no meeting was read.

They are notes for people (``kg explain`` of a relation shows those of its article), not relations: the word may mean
something else there, or the text may not tell who took part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import evidence, reference, tokens_of
from kg.extract.cues import event_cue, meeting_cues
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

    from kg.model import Meeting

SHOWN = 160
"""Characters of a sentence in a note."""


def abstained(doc: Doc, told: Iterable[Meeting]) -> Iterator[str]:
    """Yield a note for each sentence of *doc* that may tell of a meeting and has none of those *told*, in order."""
    read = {(x.evidence.field, x.evidence.start, x.evidence.end) for x in told}
    for sentence in doc.sents:
        cue = next((x for x in tokens_of(doc)[sentence.start : sentence.end] if _is_cue(x)), None)
        if cue is None:
            continue
        people = _people(sentence)
        where = evidence(sentence, "")
        if not people or any(f is where.field and a < where.end and where.start < b for f, a, b in read):
            continue
        words = " ".join(sentence.text.split())
        shown = words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"
        why = f"only {people[0]} is told of" if len(people) == 1 else f"not how {' and '.join(people)} took part in it"
        yield f"“{shown}”: “{cue.text}” may tell of a meeting, but {why}"


def _is_cue(token: Token) -> bool:
    """Tell whether *token* is a word of meeting by itself: "come", "give" or "speak" are so with others alone."""
    if token.pos_ == "VERB":
        cue = meeting_cues().get((token.lemma_.lower(), "VERB"))
        return cue is not None and cue.frame == "both"
    return token.pos_ == "NOUN" and event_cue(token) is not None


def _people(sentence: Span) -> list[str]:
    """Return the people whom *sentence* names or refers to, each once, in order."""
    found: dict[str, None] = {}
    for token in tokens_of(sentence.doc)[sentence.start : sentence.end]:
        one = reference(token)
        if one is not None:
            found |= dict.fromkeys(x.name for x in one.referents if x.type is EntityType.PERSON)
    return list(found)
