"""Interviews in print: "Q:" and "A:", or the initials of who asks and who answers, before each turn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.doc import in_title
from kg.extract.says_report import Piece, Report, trimmed
from kg.model import EntityType, Mode

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.doc import Reference

QUESTION, ANSWER = frozenset({"q", "question"}), frozenset({"a", "answer"})

ASKING = frozenset({"correspondent", "reporter", "editor", "interviewer", "journalist", "presenter", "anchor",
                    "columnist", "host", "writer"})  # fmt: skip
"""Words of who asks the questions, near the name."""

NEAR = 8
"""Tokens around a name in which such a word stands, or a preposition that brings in who asks ("interview by")."""

INITIALS = re.compile("[A-Z]{2,3}")


def read_answers(doc: Doc, paragraphs: list[Piece]) -> list[Report]:
    """Return the turns of an interview whose two speakers the text names; those of one if only one can be told."""
    turns = [(label, start, end) for start, end in paragraphs if (label := _label(doc, start)) and end - start > 2]
    if len({label for label, _, _ in turns}) < 2:
        return []
    opening = turns[0][1]
    people = [
        x
        for x in doc._.references
        if x.how == "name" and x.referents[0].type is EntityType.PERSON and x.span.start < opening
    ]
    asking = _asking(people)
    answering = next((x for x in people if asking is None or x.referents[0] is not asking.referents[0]), None)
    found = []
    for label, start, end in turns:
        if label in QUESTION:
            speaker = asking
        elif label in ANSWER:
            speaker = answering
        else:
            speaker = next((x for x in people if _initials(x.referents[0].name) == label), None)
        piece = trimmed(doc, (start + 1 + (doc[start].text[-1] != "."), end))
        if speaker is not None and piece is not None:
            head = _in_body(speaker, people).span.root
            other = next((x for x in (asking, answering) if x is not None and _other(x, speaker)), None)
            to = other.span.root if other is not None and asking is not None else None
            found.append(Report(doc[start + 1], ":", (head,), [piece], Mode.DIRECT, "says/transcript", to))
    return found


def _other(one: Reference, speaker: Reference) -> bool:
    return one.referents[0] is not speaker.referents[0]


def _label(doc: Doc, start: int) -> str:
    """Return what opens the paragraph at *start*, if that is a label of a turn: "q", "answer", "AB"."""
    token = doc[start]
    if token.text in {"Q.", "A."} and not in_title(token):
        return token.text[0].lower()
    if start + 1 >= len(doc) or doc[start + 1].text not in {":", "."} or in_title(token):
        return ""
    if token.lower_ in QUESTION | ANSWER and token.text[0].isupper():
        return token.lower_
    return token.text if doc[start + 1].text == ":" and INITIALS.fullmatch(token.text) else ""


def _asking(people: list[Reference]) -> Reference | None:
    """
    Return who of *people* asks.

    The subject of "asked", who stands behind "interview by", who signs the article, else who is nearest to such a word.
    """
    for one in people:
        root, before = one.span.root, one.span.doc[max(0, one.span.start - 2) : one.span.start].text.lower()
        if root.dep_ == "nsubj" and root.head.lemma_ in {"ask", "interview", "question"}:
            return one
        if before in {"interview by", "asked by"}:
            return one
    for one in people:
        if _signs(one):
            return one
    found = [
        (abs(one.span.root.i - word.i), one)
        for one in people
        for word in one.span.doc[max(0, one.span.start - NEAR) : one.span.end + NEAR]
        if word.lemma_.lower() in ASKING and word.sent == one.span.root.sent
    ]
    return min(found, key=lambda x: x[0])[1] if found else None


def _signs(one: Reference) -> bool:
    """Tell whether a line says that *one* wrote the article: "By Ida Holm"."""
    doc, start = one.span.doc, one.span.start
    return start > 0 and doc[start - 1].text in {"By", "BY"} and (start == 1 or doc[start - 2].is_space)


def _in_body(speaker: Reference, people: list[Reference]) -> Reference:
    """Return a mention of the same person in the body, if there is one: evidence stands in one field."""
    own = (x for x in people if x.referents[0] is speaker.referents[0] and not in_title(x.span.root))
    return next(own, speaker)


def _initials(name: str) -> str:
    return "".join(x[0] for x in name.replace("-", " ").split() if x[0].isupper())
