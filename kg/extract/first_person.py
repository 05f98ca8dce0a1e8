"""
Who "I" is: in the words of somebody whom the text names, that person; and "you", in an interview of two.

Statements are read first; what they attribute to a person then tells of meetings as the text's own sentences do
("I saw the minister on Friday", she said).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import SEPARATOR, Reference, refer, reference
from kg.model import EntityType, Field, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from kg.model import Statement

FIRST_PERSON = frozenset({"i", "me", "my", "myself"})
SECOND_PERSON = frozenset({"you", "your", "yourself"})


def let_speakers_be_meant(doc: Doc, statements: Iterable[Statement]) -> None:
    """Let "I", "me" and "my" in the quoted words of *statements* refer to their speakers, the innermost first."""
    statements = tuple(statements)
    pair = {x.speaker for x in statements if x.evidence.rule == "says/transcript"}
    people = {x.name: x for x in doc._.referents if x.type is EntityType.PERSON}
    title = doc._.document.title
    shift = len(title) + len(SEPARATOR) if title else 0
    added = False
    for said in sorted(statements, key=lambda x: sum(end - start for start, end in x.spans)):
        speaker = people.get(said.speaker)
        if speaker is None or said.mode is Mode.INDIRECT:
            continue
        meant = dict.fromkeys(FIRST_PERSON, speaker)
        if len(pair) == 2 and said.speaker in pair:  # in an interview of two, "you" is the other one
            other = people.get(next(x for x in pair if x != said.speaker))
            meant |= dict.fromkeys(SECOND_PERSON, other) if other is not None else {}
        by = 0 if said.evidence.field is Field.TITLE else shift
        for start, end in said.spans:
            words = doc.char_span(start + by, end + by, alignment_mode="contract")
            for token in words or ():
                if (whom := meant.get(token.lower_)) is not None and reference(token) is None:
                    made = Reference(doc[token.i : token.i + 1], (whom,), "pronoun")
                    refer(token, made)
                    doc._.references.append(made)
                    added = True
    if added:
        doc._.references.sort(key=lambda x: x.span.start)
