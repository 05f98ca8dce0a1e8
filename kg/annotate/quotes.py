"""
Quotation marks: which stretches of a text stand between them, whatever the marks look like.

Paragraph by paragraph, and each mark in the light of its neighbours: an apostrophe looks like a
closing mark ("the Tigers' seat"), a speech over several paragraphs opens each of them and closes
only the last, one quotation may stand in another, and a mark may be missing, which must not turn
the rest of an article inside out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language

from kg.annotate.doc import full_text
from kg.annotate.starts import BEGINS, GOES_ON, starts_of, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

CLOSERS = {
    '"': ('"', "”"),
    "“": ("”", '"', "’’"),
    "‘‘": ("’’",),
    "''": ("''",),  # typewriters and wire services
    "``": ("''",),
    "„": ("“", "”"),
    "«": ("»",),
    "»": ("«",),  # the German way round: »so«
    "'": ("'", "’"),
    "‘": ("’", "'"),
    "‚": ("‘",),
}
"""Opening mark → the marks that may close it."""

SINGLE = frozenset("'‘’‚")
MARKS = frozenset(CLOSERS) | frozenset(mark for marks in CLOSERS.values() for mark in marks)
"""Whatever may be a quotation mark."""

_LONGEST_FIRST = sorted(MARKS, key=lambda mark: (-len(mark), mark))
_MARK = re.compile("|".join(_LONGEST_FIRST))
# An apostrophe at the head of a word: 'em, 'til, 'tis, rock 'n' roll, the '90s.
_ELISION = re.compile(r"['’‘](?:\d\ds?\b|(?:em|til|tis|twas|n|cause|bout)\b)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[sSzZ]['’]\s\w")
_SENTENCE_END = frozenset(".!?…")


class _Stretch(NamedTuple):
    """Characters between marks; ``closed`` is false where the paragraph ended first."""

    mark: str
    start: int
    end: int
    closed: bool


@Language.component("kg_quotes")
def kg_quotes(doc: Doc) -> Doc:
    """
    Set ``doc._.quotes``, and tell the parser where sentences begin and do not begin around the marks.

    To stand after ``kg_paragraphs`` and before the parser, which by itself parts "A," from *she said*
    and leaves closing marks to the sentence that follows.
    """
    doc._.quotes = quotes(doc)
    starts = starts_of(doc)
    for quote in doc._.quotes:
        _start_sentences(quote, starts)
    tell(doc, starts)
    return doc


def quotes(doc: Doc) -> list[Span]:
    """
    Return what stands between outer quotation marks, marks excluded, in text order.

    A quotation over several paragraphs gives one span for each; ``continues`` tells. One that is
    never closed ends with its paragraph. Quotations within these are left out: see ``nested``.
    """
    found: list[Span] = []
    paragraphs = list(_paragraphs(doc))
    text = full_text(doc)
    for number, (start, end) in enumerate(paragraphs):
        opening = text[paragraphs[number + 1][0]] if number + 1 < len(paragraphs) else ""
        speech = False
        for stretch in _stretches(text[start:end]):
            if not stretch.closed and stretch.mark in SINGLE:
                if opening != stretch.mark:
                    continue  # an apostrophe: nothing closes it, and no paragraph takes it up again
                speech = True
            elif speech and stretch.mark not in SINGLE:
                continue  # within the speech that the next paragraph goes on with
            span = _tokens(doc, start + stretch.start, start + stretch.end)
            if span is not None:
                found.append(span)
    return found


def nested(quote: Span) -> list[Span]:
    """Return the quotations within *quote*, marks excluded: *You will pay* in "She said, 'You will pay.'"."""
    doc, shift = quote.doc, quote.start_char
    opening, _ = marks(quote)
    inner = _stretches(quote.text, single=opening is None or opening.text not in SINGLE)
    found = (_tokens(doc, shift + x.start, shift + x.end) for x in inner if x.closed or not x.start <= 1)
    return [x for x in found if x is not None]


def marks(quote: Span) -> tuple[Token | None, Token | None]:
    """
    Return the opening and the closing mark of *quote*, ``None`` where there is none.

    Of a mark that is two tokens ("``"), the one next to the quotation.
    """
    doc = quote.doc
    left = doc[max(0, quote.start - 3) : quote.start].text_with_ws.rstrip()
    right = doc[quote.end : quote.end + 3].text
    mark = next((x for x in _LONGEST_FIRST if left.endswith(x) and x in CLOSERS), None)
    if mark is None:
        return None, None
    opening = doc[quote.start - 1 - doc[quote.start - 1].is_space]
    space = len(right) - len(right.lstrip())
    if right[space:].startswith(CLOSERS[mark]) and "\n" not in right[:space]:
        return opening, doc[quote.end + doc[quote.end].is_space]
    return opening, None  # the paragraph ends first


def closed(quote: Span) -> bool:
    """Tell whether a closing mark stands after *quote*."""
    return marks(quote)[1] is not None


def continues(quote: Span, before: Span) -> bool:
    """Tell whether *quote* goes on with *before*: that one is not closed, and the next paragraph opens with *quote*."""
    between = quote.doc[before.end : quote.start]
    return not closed(before) and 0 < len(between) <= 2 and between[0].is_space


def _paragraphs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield start and end of each paragraph in characters: a line break before a sentence start ends one."""
    start = 0
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text and (token.text.count("\n") > 1 or doc[token.i + 1].is_sent_start):
            if token.idx > start:
                yield start, token.idx
            start = doc[token.i + 1].idx
    end = len(doc[-1].text_with_ws) + doc[-1].idx if len(doc) else 0
    if start < end:
        yield start, end


def _stretches(text: str, single: bool | None = None, start: int = 0) -> Iterator[_Stretch]:
    """
    Yield the outer stretches between marks in the paragraph *text* from *start* on, in order.

    *single* looks for single marks (``True``) or double ones (``False``) only. What is opened anew
    before it is closed is left out: nobody knows where it was to end. So is what single marks
    seem to open, if double ones that begin within it end outside: it was an apostrophe.
    """
    opened: int | None = None
    mark = ""
    inner: tuple[int, str] | None = None  # double marks open within single ones
    for match in _MARK.finditer(text, start):
        at, here = match.start(), match.group()
        if single is not None and (here in SINGLE) is not single:
            continue
        if opened is not None and here in CLOSERS[mark] and _may_close(text, at, here):
            if mark in SINGLE and _POSSESSIVE.match(text, at - 1) and _closer_follows(text, at + 1, mark):
                continue
            if inner is not None:
                opened, mark, inner = *inner, None
                continue
            yield _Stretch(mark, opened, at, True)
            opened = None
        elif inner is not None and here in CLOSERS[inner[1]] and _may_close(text, at, here):
            inner = None
        elif here in CLOSERS and _may_open(text, at, here):
            if opened is None or here == mark:
                opened, mark, inner = match.end(), here, None
            elif mark in SINGLE and here not in SINGLE:
                inner = match.end(), here
    if opened is not None:
        yield _Stretch(mark, opened, len(text), False)
        if mark in SINGLE:  # most likely an apostrophe: what stands in double marks after it counts
            yield from _stretches(text, False, opened)


def _may_close(text: str, at: int, mark: str) -> bool:
    """Tell whether the *mark* there can close: something is before it, and no word begins right after it."""
    before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    if mark in SINGLE:
        return not before.isspace() and not after.isalnum()
    return not (before.isspace() or before in "([") or not after or after.isspace()


def _may_open(text: str, at: int, mark: str) -> bool:
    """Tell whether the *mark* there can open: no word ends right before it, and something follows."""
    before, after = text[at - 1 : at] if at else "", text[at + len(mark) : at + len(mark) + 1]
    if before.isalnum() or before in _SENTENCE_END or not after:
        return False
    return mark not in SINGLE or not (after.isspace() or before in SINGLE or _ELISION.match(text, at))


def _closer_follows(text: str, start: int, mark: str) -> bool:
    """Tell whether another mark closes, before the next one opens: then the one in hand was a possessive."""
    for match in _MARK.finditer(text, start):
        here, at = match.group(), match.start()
        if here in CLOSERS[mark] and _may_close(text, at, here):
            return True
        if here == mark and _may_open(text, at, here):
            return False
    return False


def _tokens(doc: Doc, start: int, end: int) -> Span | None:
    """Return the tokens within the characters, without space at either end; none where there is no word."""
    span = doc.char_span(start, end, alignment_mode="contract")
    if span is None:
        return None
    first, last = span.start, span.end
    while first < last and doc[first].is_space:
        first += 1
    while last > first and doc[last - 1].is_space:
        last -= 1
    return doc[first:last] if any(x.isalnum() for x in span.text) else None


def _start_sentences(quote: Span, starts: list[int]) -> None:
    """Mark, around *quote*, the tokens where a sentence must or cannot begin; what is set already stays."""
    doc = quote.doc
    opening, closing = marks(quote)
    if opening is not None:
        before = doc[opening.i - 1] if opening.i else None
        if before is None or before.is_space or before.text[-1] in _SENTENCE_END:
            _set(starts, opening.i, BEGINS)  # the mark belongs to what it opens
        elif before.text in {",", ":"}:
            _set(starts, opening.i, GOES_ON)
        _set(starts, quote.start, GOES_ON)
    if closing is None:
        return
    _set(starts, closing.i, GOES_ON)
    if closing.i + 1 < len(doc):
        last, after = doc[quote.end - 1].text[-1], doc[closing.i + 1]
        if last == "," or after.text[0].islower() or after.is_punct:
            _set(starts, after.i, GOES_ON)  # "Will you go?" he asked.
        elif last == "." and after.text[0].isupper():
            _set(starts, after.i, BEGINS)


def _set(starts: list[int], at: int, value: int) -> None:
    if at and not starts[at]:
        starts[at] = value
