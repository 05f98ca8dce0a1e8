"""
Who "I" is: in the words of somebody whom the text names, that person; and "you", in an interview of two.

Who says "we met" was there too; whoever else was is not told. What "we will" or "we must" do is a country's or a
body's as often. So "we" is the speaker only as the subject of a past tense.

Statements are read first; what they attribute to a person then tells of meetings as the text's own sentences do
("I saw the minister on Friday", she said).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import Reference, refer, reference, span_at
from kg.model import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Referent
    from kg.model import Statement

SPOKEN = "words spoken, and by whom"
"""Where a document keeps from which token to which somebody whom it names speaks, the innermost first."""

FIRST_PERSON = frozenset({"i", "me", "my", "myself"})
SECOND_PERSON = frozenset({"you", "your", "yourself"})


def let_speakers_be_meant(doc: Doc, statements: Iterable[Statement]) -> None:
    """Let "I", "me" and "my" in the quoted words of *statements* refer to their speakers, the innermost first."""
    statements = tuple(statements)
    pair = {x.speaker for x in statements if x.evidence.rule == "says/transcript"}
    people = {x.name: x for x in doc._.referents if x.type is EntityType.PERSON}
    added = False
    spoken: list[tuple[int, int, Referent]] = []
    for said in sorted(statements, key=lambda x: sum(end - start for start, end in x.spans)):
        speaker = people.get(said.speaker)
        if speaker is None or said.mode is Mode.INDIRECT:
            continue
        meant = dict.fromkeys(FIRST_PERSON, speaker)
        if len(pair) == 2 and said.speaker in pair:  # in an interview of two, "you" is the other one
            other = people.get(next(x for x in pair if x != said.speaker))
            meant |= dict.fromkeys(SECOND_PERSON, other) if other is not None else {}
        meant |= {"we": speaker}
        for start, end in said.spans:
            words = span_at(doc, said.evidence.field, start, end, "contract")
            if words is not None:
                spoken.append((words.start, words.end, speaker))
            for token in words or ():
                if token.lower_ == "we" and not (token.dep_ == "nsubj" and token.head.tag_ == "VBD"):
                    continue
                if (whom := meant.get(token.lower_)) is not None and reference(token) is None:
                    made = Reference(doc[token.i : token.i + 1], (whom,), "pronoun")
                    refer(token, made)
                    doc._.references.append(made)
                    added = True
    doc.user_data[SPOKEN] = spoken
    if added:
        doc._.references.sort(key=lambda x: x.span.start)


def speaker_of(token: Token) -> Referent | None:
    """Return who speaks the quoted words that *token* stands in; ``None`` if nobody whom the text names."""
    spoken: list[tuple[int, int, Referent]] = token.doc.user_data.get(SPOKEN, [])
    return next((who for start, end, who in spoken if start <= token.i < end), None)
