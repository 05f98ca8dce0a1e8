"""Who says what stands in quotation marks: each quotation with the cue before, between or after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import referents
from kg.annotate.quotes import MARKS, continues
from kg.extract._syntax import negated, subjects
from kg.extract.says_clauses import addressee_of, is_bare, is_passive, was_said
from kg.extract.says_report import DASHES, Piece, Report, trimmed
from kg.extract.says_sources import may_speak, quoted_as, speaking
from kg.model import EntityType, Mode

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from kg.extract.says_cues import Cue
    from kg.extract.says_report import Marks

ENDS = frozenset({".", "!", "?", "…", "..."})
STOPS = frozenset({",", "!", "?", "—", "–", "…", "..."})
SPOKEN = frozenset({"say", "quote"})
"""Frames of a cue that takes a quotation."""

NEAR = 45
"""A cue further from its quotation, in tokens, is another sentence's."""


def read_quotations(doc: Doc, paragraphs: list[Piece], marks: Marks, cues: dict[int, Cue]) -> list[Report]:
    """Return the utterances in quotation marks, in text order; those whose cue is not in sight ``follow`` the report before."""
    found: list[Report] = []
    number = 0
    for start, end in paragraphs:
        inside = []
        while number < len(marks.quotes) and marks.quotes[number].start < end:
            if marks.quotes[number].start >= start:
                inside.append(number)
            number += 1
        if inside:
            _read_paragraph(doc, (start, end), inside, marks, cues, found)
    return found


def _read_paragraph(
    doc: Doc, paragraph: Piece, inside: list[int], marks: Marks, cues: dict[int, Cue], found: list[Report]
) -> None:
    """Append the reports of one paragraph to *found*; ``by_quote`` remembers which report each quotation went to."""
    by_quote: dict[int, Report] = {}
    for place, number in enumerate(inside):
        quote = marks.quotes[number]
        piece = trimmed_quote(doc, number, marks)
        before = inside[place - 1] if place else None
        if before is None and number and found and continues(quote, marks.quotes[number - 1]):
            last = found[-1]
            if last.pieces[-1][1] >= marks.quotes[number - 1].end - 1:
                last.pieces.append(piece)
                by_quote[number] = last
                continue
        left = marks.closing[before] + 1 if before is not None else paragraph[0]
        right = marks.opening[inside[place + 1]] if place + 1 < len(inside) else paragraph[1]
        gap = (left, marks.opening[number])
        if before is None and not any(x.is_alpha for x in doc[paragraph[0] : gap[1]]):
            gap = (_intro(doc, paragraph[0]), gap[1])
        tail = (min(marks.closing[number] + 1, right), right)
        report = _attributed(
            doc, number, piece, gap, tail, marks, cues, by_quote.get(before) if before is not None else None
        )
        if report is not None:
            by_quote[number] = report
            if report not in found:
                found.append(report)


def _intro(doc: Doc, start: int) -> int:
    """Return where the sentence before the paragraph at *start* begins, if it ends with a colon: it introduces what follows."""
    at = start - 1
    while at >= 0 and doc[at].is_space:
        at -= 1
    return doc[at].sent.start if at > 0 and doc[at].text == ":" else start


def trimmed_quote(doc: Doc, number: int, marks: Marks) -> Piece:
    """Return the words of a quotation as a piece."""
    quote = marks.quotes[number]
    start, end = quote.start, quote.end
    while end > start + 1 and doc[end - 1].text in {",", ";", "-", "—", "–"}:
        end -= 1
    return start, end


def _attributed(
    doc: Doc,
    number: int,
    piece: Piece,
    gap: Piece,
    tail: Piece,
    marks: Marks,
    cues: dict[int, Cue],
    earlier: Report | None,
) -> Report | None:
    """Return the report that a quotation belongs to: a new one, the *earlier* one with a piece more, or none for a mere fragment."""
    lead = _lead(doc, gap)
    if (
        earlier is not None
        and lead in {"comma", "dash", "word"}
        and earlier.cue is not None
        and gap[0] <= earlier.cue.i < gap[1]
    ):
        # "A," she said, "B": one utterance; but in "A," she said, adding that it was "b", the second is a part.
        if lead != "word" and not _own_verb(doc, earlier.cue, gap):
            earlier.pieces.append(piece)
            return earlier
        return None
    if not _utterance(doc, number, lead, tail, marks, cues, gap):
        return None
    report = _tail_cue(doc, number, piece, tail, marks, cues) or _lead_cue(doc, number, piece, gap, lead, marks, cues)
    if report is not None:
        return report
    if lead != "head":
        return None
    if earlier is not None and earlier.cue is not None and _one_sentence(doc, gap):
        earlier.pieces.append(piece)
        return earlier
    return Report(None, "", (), [piece], Mode.DIRECT, "says/continued", follows=True, quote=None)


def _lead(doc: Doc, gap: Piece) -> str:
    """Return what stands right before the opening mark: head (of paragraph or sentence), colon, comma, dash or word."""
    at = gap[1] - 1
    while at >= gap[0] and doc[at].is_space:
        at -= 1
    if at < gap[0] or doc[at].text in ENDS or doc[at].text[-1] in ".!?":
        return "head"
    if doc[at].text == ":":
        return "colon"
    if doc[at].text == ",":
        return "comma"
    return "dash" if doc[at].text in DASHES else "word"


def _utterance(doc: Doc, number: int, lead: str, tail: Piece, marks: Marks, cues: dict[int, Cue], gap: Piece) -> bool:
    """Tell whether the quotation is an utterance of its own and not a few words within another sentence."""
    quote = marks.quotes[number]
    capital = not quote[0].text[0].islower()
    last = _last_word(quote)
    after = doc[tail[0]].text if tail[0] < tail[1] else ""
    stops = (
        last in STOPS or last[-1] in ".!?," or after in {",", "", "."} or (tail[0] < tail[1] and doc[tail[0]].is_space)
    )
    if lead == "head":
        return capital and stops
    if lead == "colon":
        return True
    if lead in {"comma", "dash"}:
        return capital
    return capital and stops and len(quote) > 2 and _cue_before(doc, gap, cues) is not None


def _last_word(quote: Span) -> str:
    """Return the last token of *quote* before marks that close there too: "…, 'Yes.'" ends with a full stop."""
    return next((x.text for x in reversed(list(quote)) if x.text not in MARKS and not x.is_space), quote[-1].text)


def _own_verb(doc: Doc, cue: Token, gap: Piece) -> bool:
    """Tell whether a verb that the cue does not need stands between it and the end of the gap: ", adding that it was"."""
    return any(x.pos_ in {"VERB", "AUX"} and x.dep_ not in {"aux", "auxpass", "relcl", "acl"} and x.head != cue.head
               and not _in_phrase(x, cue) for x in doc[cue.i + 1 : gap[1]])  # fmt: skip


def _in_phrase(token: Token, cue: Token) -> bool:
    """Tell whether *token* is within a relative clause or a time clause of the reporting clause."""
    for up in (token, *token.ancestors):
        if up == cue:
            return False
        if up.dep_ in {"relcl", "acl"} or (
            up.dep_ == "advcl" and any(x.lower_ in {"as", "when", "while", "after", "before"} for x in up.children)
        ):
            return True
    return False


def _one_sentence(doc: Doc, gap: Piece) -> bool:
    """Tell whether the gap is the rest of one sentence."""
    ends = [i for i in range(gap[0], gap[1]) if doc[i].text in ENDS]
    return len(ends) <= 1 and all(i >= gap[1] - 2 for i in ends)


def _tail_cue(doc: Doc, number: int, piece: Piece, tail: Piece, marks: Marks, cues: dict[int, Cue]) -> Report | None:
    """Return the report of a cue after the quotation: "…," said Brook; "…," the minister told us."""
    start, end = tail
    if start >= end:
        return None
    last = _last_word(marks.quotes[number])
    sentence = last[-1] == "." and not doc[start].text[0].islower() and doc[start].text not in {",", *DASHES}
    stop = start
    while (
        stop < end
        and stop - start < NEAR
        and not (stop > start and doc[stop].is_sent_start)
        and doc[stop].text not in {".", ";"}
    ):
        stop += 1
    for i in range(start, stop):
        cue = cues.get(i)
        if (
            cue is None
            or not cue.frames & SPOKEN
            or doc[i].tag_ not in {"VBD", "VBZ", "VBP", "VBN", "VB", "VBG"}
            or _relative(doc[i], start)
        ):
            continue
        if not was_said(doc[i], cue) or is_passive(doc[i]):
            continue
        heads = _near_subject(doc, i, cue, start, stop)
        if (
            heads
            and sentence
            and not (i - start < 8 and is_bare(doc[i]) and doc[i + 1].is_punct and doc[i + 1].text != ":")
        ):
            return None  # "… late." The minister said the port …: another sentence
        if heads:
            return _utter(doc[i], cue, heads, piece, "says/quotation, cue")
    return None


def _utter(verb: Token, cue: Cue, heads: tuple[Token, ...], piece: Piece, rule: str) -> Report:
    quoted = quoted_as(verb)
    passers = tuple(quoted[1]) if quoted is not None else ()
    return Report(verb, cue.lemma, heads, [piece], Mode.DIRECT, rule, addressee_of(verb), passers=passers)


def _relative(verb: Token, start: int) -> bool:
    """Tell whether *verb* is of a relative clause, whose noun stands after *start*: "the man who said it left"."""
    return verb.dep_ == "relcl" and verb.head.i >= start and any(x.tag_ in {"WDT", "WP"} for x in verb.lefts)


def _near_subject(doc: Doc, at: int, cue: Cue, start: int, stop: int) -> tuple[Token, ...]:
    """Return who speaks within the stretch: by the parse, else the nearest noun phrase before the verb, else after it."""
    heads = tuple(x for x in speaking(doc[at], cue) if start <= x.i < stop)
    if heads or doc[at].tag_ == "VBG":
        return heads
    for i in [*range(at - 1, start - 1, -1), *range(at + 1, min(stop, at + 12))]:
        token = doc[i]
        if (
            token.pos_ in {"NOUN", "PROPN", "PRON"}
            and not (token.dep_ in {"compound", "poss", "nmod"} and token.head.i < stop)
            and token.dep_ not in {"pobj", "dobj", "npadvmod", "appos"}
            and may_speak(token, cue)
        ):
            return (token,)
    return ()


def _cue_before(doc: Doc, gap: Piece, cues: dict[int, Cue]) -> int | None:
    """Return the cue right before the opening mark: "She said 'We …'", "told reporters 'We …'"."""
    for i in range(gap[1] - 1, max(gap[0], gap[1] - 8) - 1, -1):
        if doc[i].is_sent_start and i < gap[1] - 1 and i not in cues:
            return None
        cue = cues.get(i)
        if cue is not None and cue.frames & SPOKEN:
            return (
                i
                if not any(x.pos_ in {"VERB", "AUX", "SCONJ"} or x.lower_ == "that" for x in doc[i + 1 : gap[1]])
                else None
            )
        if doc[i].pos_ in {"VERB", "AUX"}:
            return None
    return None


def _lead_cue(
    doc: Doc, number: int, piece: Piece, gap: Piece, lead: str, marks: Marks, cues: dict[int, Cue]
) -> Report | None:
    """Return the report of a cue before the quotation: Brook said: "…"; she told us, "…"."""
    if lead == "head":
        return None
    start = gap[1] - 1
    while start > gap[0] and not doc[start].is_sent_start and gap[1] - start < NEAR:
        start -= 1
    best: tuple[int, Cue, tuple[Token, ...]] | None = None
    for i in range(gap[1] - 1, start - 1, -1):
        cue = cues.get(i)
        if cue is None or not cue.frames & SPOKEN or doc[i].tag_ not in {"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"}:
            continue
        if not was_said(doc[i], cue) or is_passive(doc[i]):
            continue
        heads = tuple(x for x in speaking(doc[i], cue) if start <= x.i < gap[1]) or (
            _near_subject(doc, i, cue, start, gap[1]) if i == start else ()
        )
        if heads:
            best = (i, cue, heads)
            break
    if best is not None:
        i, cue, heads = best
        return _utter(doc[i], cue, heads, piece, "says/cue, quotation")
    if lead == "colon":
        root = doc[gap[1] - 1].sent.root
        heads = tuple(
            x
            for x in subjects(root)
            if start <= x.i < gap[1] and any(r.type is EntityType.PERSON for r in referents(x))
        )
        if heads and not negated(root):
            return Report(root, ":", heads, [piece], Mode.DIRECT, "says/colon")
    return None


def whole(doc: Doc, piece: Piece) -> Piece | None:
    """Return *piece* trimmed."""
    return trimmed(doc, piece)
