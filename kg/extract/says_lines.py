"""Headlines, lists, transcripts: speaker and words parted by a colon or a dash, without a verb."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, reference, referents, tokens_of
from kg.extract._syntax import negated
from kg.extract.says_cues import cue_at, sources
from kg.extract.says_report import DASHES, Piece, Report, is_dash, mode_of, trimmed
from kg.extract.says_sources import SPEAKERS, is_source, may_speak
from kg.extract.says_verbs import is_finite
from kg.model import EntityType, Mode

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.extract.says_report import Marks

LABEL = 7
"""A speaker before a colon has at most so many tokens."""


def dateline_end(doc: Doc, start: int, stop: int) -> int | None:
    """Return the token after a dateline that opens a paragraph: "UNITED NATIONS —", "LOME, Feb 13 (XY) -", "PARIS:"."""
    opening = tokens_of(doc)[start : min(stop, start + 16)]
    for i, mark in enumerate(opening, start):
        if is_dash(mark) or mark.text == ":":
            before = [x for x in opening[: i - start] if x.is_alpha]
            first = opening[0]
            capitals = (first.is_upper and len(first) > 2) or (
                mark.text != ":" and all(not x.text.islower() or x.lower_ in {"de", "of"} for x in before)
            )
            if before and capitals and not any(x.pos_ in {"VERB", "AUX"} and x.text.islower() for x in before):
                return i + 1
            return None
    return None


def read_headline(doc: Doc, marks: Marks) -> list[Report]:
    """Return what the title says with a colon or dash and no verb: "Brook: port to close", "Port to close: Brook"."""
    title = [x for x in takewhile(in_title, tokens_of(doc)[:60]) if not x.is_space]
    if not title:
        return []
    start, end = title[0].i, title[-1].i + 1
    return _parted(doc, start, end, marks, both=True) or _quoted_first(doc, start, end, marks)


def _quoted_first(doc: Doc, start: int, end: int, marks: Marks) -> list[Report]:
    """
    Return the words that a title opens with in quotation marks, said by whom it goes on to tell of.

    "'Not a cent more': Brook rejects toll", "'We were never asked': fishermen count the cost". A country or a
    body says them only if the verb is one of saying: others do something while somebody else speaks.
    """
    quote = marks.of[start + 1] if start + 1 < end else None
    if quote is None or marks.opening[quote] != start:
        return []
    colon = marks.closing[quote] + 1
    if colon + 2 >= end or not (doc[colon].text == ":" or is_dash(doc[colon])):
        return []
    verb = next((x for x in doc[colon + 1 : end] if x.pos_ == "VERB" and is_finite(x)), None)
    if verb is None:
        return _quoted_on(doc, colon, end, (start + 1, colon - 1))
    if negated(verb):
        return []
    subject = next((x for x in verb.lefts if x.dep_ == "nsubj" and x.i > colon), None)
    if subject is None and referents(verb.nbor(-1)):
        subject = verb.nbor(-1)  # parsers of titles take it for a part of the verb
    if subject is None:
        return []
    cue, found = cue_at(verb), referents(subject)
    person = any(x.type is EntityType.PERSON for x in found) or (
        not found and sources().get(subject.lemma_.lower()) == "person"
    )
    if not person and not (cue is not None and may_speak(subject, cue) and is_source(subject)):
        return []
    piece = trimmed(doc, (start + 1, colon - 1))
    if piece is None:
        return []
    # A verb of saying has the quotation for its words, and reports it no second time.
    told_by = verb if cue is not None else doc[colon]
    return [Report(told_by, ":", (subject,), [piece], Mode.DIRECT, "says/headline")]


def _quoted_on(doc: Doc, colon: int, end: int, words: Piece) -> list[Report]:
    """Return the words before *colon*, where the title goes on with a person and his topic: "Ada Brook on her port"."""
    about = next((x.i for x in doc[colon + 1 : end] if x.lower_ in {"on", "about"}), end)
    head = _label_head(doc, (colon + 1, about)) if about < end - 1 else None
    piece = trimmed(doc, words)
    if head is None or piece is None:
        return []
    found = referents(head)
    person = any(x.type is EntityType.PERSON for x in found)
    if not person and (found or sources().get(head.lemma_.lower()) != "person"):
        return []
    return [Report(doc[colon], ":", (head,), [piece], Mode.DIRECT, "says/headline")]


def _parted(doc: Doc, start: int, end: int, marks: Marks, *, both: bool) -> list[Report]:
    for i in range(start + 1, end - 1):
        spaced = doc[i].text == ":" or (doc[i].text in DASHES and doc[i - 1].whitespace_)
        if not spaced or marks.of[i] is not None:
            continue
        left, right = (start, i), (i + 1, end)
        for label, content, known in ((right, left, _last_speaker), (left, right, _first_speaker)):
            if label is left and (not both or doc[i].text != ":"):
                continue
            head = known(doc, label, content, marks)
            piece = trimmed(doc, content)
            if head is not None and piece is not None and piece[1] - piece[0] > 1:
                return [Report(doc[i], ":", (head,), [piece], _mode(doc, piece, marks), "says/headline")]
    return []


def _mode(doc: Doc, piece: Piece, marks: Marks) -> Mode:
    """Return direct for what is wholly in quotation marks."""
    inside = [marks.of[x.i] is not None for x in doc[piece[0] : piece[1]] if x.is_alpha]
    return Mode.DIRECT if inside and all(inside) else mode_of(doc, [piece], marks)


def _last_speaker(doc: Doc, label: Piece, content: Piece, marks: Marks) -> Token | None:
    """Return who speaks by what stands after the colon: a person, a country, a body, an unnamed source."""
    head = _label_head(doc, label)
    if head is None:
        return None
    lands = [x for x in referents(head) if x.type is EntityType.COUNTRY]
    if lands and not any(_is_said(x) for x in doc[content[0] : content[1]]):
        return None  # "Minister's diary: Norland"
    if any(x.type in SPEAKERS for x in referents(head)) or sources().get(head.lemma_.lower()) in {"person", "body"}:
        return head
    return None


def _is_said(token: Token) -> bool:
    """Tell whether *token* makes a statement of a title: a verb, a quotation mark, a negation."""
    return token.pos_ in {"VERB", "AUX"} or token.is_quote or token.lower_ in {"no", "not", "never"}


def _first_speaker(doc: Doc, label: Piece, content: Piece, marks: Marks) -> Token | None:
    """
    Return who speaks by what stands before the colon: a person.

    A country or a body there is more often what the title is about; it speaks if its words are quoted.
    """
    head = _label_head(doc, label)
    if head is None:
        return None
    found = referents(head)
    if not found and any(x.dep_ == "cc" for x in doc[label[0] : label[1]]):
        return None  # "Hosts and guests: what makes a summit"
    if any(x.type is EntityType.PERSON for x in found) or (
        not found and sources().get(head.lemma_.lower()) == "person"
    ):
        return head
    piece = trimmed(doc, content)
    quoted = piece is not None and _mode(doc, piece, marks) is Mode.DIRECT
    return head if quoted and any(x.type in SPEAKERS for x in found) else None


def _label_head(doc: Doc, label: Piece) -> Token | None:
    """Return the head of the noun phrase that *label* is, if it is short and nothing else."""
    tokens = [x for x in doc[label[0] : label[1]] if not (x.is_space or x.is_punct)]
    if not tokens or len(tokens) > LABEL or any(is_finite(x) and x.pos_ in {"VERB", "AUX"} for x in tokens):
        return None
    if any(x.tag_ == "TO" and x.head.tag_ == "VB" for x in tokens):
        return None  # "Port code: Council to meet Norland"
    found = reference(tokens[-1])
    if found is not None and found.how != "adjective":
        return tokens[-1]
    return tokens[-1] if tokens[-1].pos_ in {"NOUN", "PROPN"} else None


def read_labelled(doc: Doc, paragraphs: list[Piece], marks: Marks) -> list[Report]:
    """Return lines of a transcript, "Brook: We are late.", and items with a source, "• Port to close -ministry"."""
    found: list[Report] = []
    asked: list[Report] = []  # an outlet's turns: questions, if somebody answers
    for start, end in paragraphs:
        if in_title(doc[start]):
            continue
        if doc[start].text in {"*", "•", "·"}:
            found += _parted(doc, start + 1, end, marks, both=False)
            continue
        colon = next((i for i in range(start + 1, min(end, start + LABEL + 1)) if doc[i].text == ":"), None)
        if colon is None or marks.of[colon] is not None:
            continue
        head = _label_head(doc, (start, colon))
        piece = trimmed(doc, (colon + 1, end))
        spoken = reference(head) if head is not None else None
        if head is None or piece is None or spoken is None or spoken.how != "name" or piece[1] - piece[0] < 2:
            continue
        turn = Report(doc[colon], ":", (head,), [piece], Mode.DIRECT, "says/transcript")
        if any(x.type is EntityType.PERSON for x in spoken.referents):
            found.append(turn)
        elif spoken.referents[0].type is EntityType.ORGANISATION and doc[piece[1] - 1].text == "?":
            asked.append(turn)
    if not found or len(asked) < 2:
        return found
    for turn in found if len({x.name for y in asked for x in referents(y.heads[0])}) == 1 else ():
        turn.addressee = asked[0].heads[0]
    for turn in asked if len({x.name for y in found for x in referents(y.heads[0])}) == 1 else ():
        turn.addressee = found[0].heads[0]
    return [*found, *asked]
