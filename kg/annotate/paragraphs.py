"""Sentence starts that the layout tells: the parser may add others, never join across these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.annotate.doc import ENDLESS, full_text
from kg.annotate.starts import BEGINS, GOES_ON, starts_of, tell

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ABBREVIATED = frozenset({"Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Hon.", "Gov.", "Gen.", "Lt.", "Col.", "Maj.", "Capt.",
                         "Adm.", "Amb.", "Rep.", "Sen.", "Rev.", "St.", "Sgt.", "Sec.", "Pres.", "H.E.", "Cllr.",
                         "Brig.", "Cmdr.", "Rt.", "Eng.", "Engr.", "Arch.", "Atty.", "Msgr.", "Lic.", "Ing.", "Dra.",
                         "Arq."})  # fmt: skip
"""Abbreviations that a name follows: no sentence ends at their dot."""

DASHES = frozenset({"—", "–", "-", "--", ".-", ".–", ".—"})
DATELINE_TOKENS = 25

SHORTEST_WRAP, LONGEST_WRAP = 60, 120
"""Characters of a line that somebody's editor or mail program wrapped."""

ENDS = frozenset(".!?:\"”’')]…")


LABEL_TOKENS = 7
"""Tokens at most of a label, in capitals, that says who speaks, its colon among them."""

STAMP = re.compile(r"(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[ap]\.?m\.?)?", re.IGNORECASE)
OF_STAMPS = frozenset({"am", "pm", "a.m.", "p.m.", "gmt", "bst", "cet", "cest", "est", "edt", "et", "utc", "ist"})
STAMP_TOKENS = 5
"""The time at which an entry of a live page was written, what may stand behind it, and how many tokens that takes."""

LONG, LONGEST = 500, 700
"""
Tokens of a paragraph after which the next full stop ends a sentence, and after which anything does.

What a rule does inside a sentence may take the square of its length. The longest sentence of a treaty has some hundreds
of tokens; one of sixty thousand is a list, a table or an attack, and holds no relation that is worth a day.
"""


@Language.component("kg_paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """
    Start a sentence after each blank line, and after a line break that follows the end of a sentence.

    A single line break within a sentence is a wrapped line, unless a capital follows a line too
    short to have been wrapped (a byline, a dateline, a list) or too long (a caption cut off).
    """
    starts = starts_of(doc)
    text, line_start = full_text(doc), 0
    _not_behind_one_word(doc, 0, starts)
    _after_dateline(doc, 0, starts)
    _after_stamp(doc, 0, starts)
    for token in doc[:-1]:
        dotted = token.text == "." and token.i and f"{doc[token.i - 1].text}." in ABBREVIATED
        if (token.text in ABBREVIATED or dotted) and not doc[token.i + 1].is_space:
            starts[token.i + 1] = GOES_ON
        if not token.is_space or "\n" not in token.text:
            continue
        following = doc[token.i + 1]
        before = text[line_start : token.idx].rstrip()
        line_start = token.idx + len(token)
        unwrapped = not SHORTEST_WRAP <= len(before) <= LONGEST_WRAP and following.text[:1].isupper()
        if token.text.count("\n") > 1 or unwrapped or (before and before[-1] in ENDS):
            starts[following.i] = BEGINS
            _not_behind_one_word(doc, following.i, starts)
            _after_dateline(doc, following.i, starts)
            _after_stamp(doc, following.i, starts)
            _after_label(doc, following.i, starts)
    _part(doc, starts)
    tell(doc, starts)
    return doc


def _part(doc: Doc, starts: list[int]) -> None:
    """
    Start a sentence wherever ``LONG`` or ``LONGEST`` tokens have gone by without one.

    What had to be parted where no sentence ends is noted as endless, from there to where one begins by itself.
    """
    start = began = 0
    endless = False
    stretches: list[tuple[int, int]] = []
    for token in doc:
        begins = starts[token.i] == BEGINS
        parted = token.i - start >= LONG and (_may_begin(token, starts) or token.i - start >= LONGEST)
        if not (begins or parted):
            continue
        start = token.i
        if not begins and not _may_begin(token, starts):
            endless = True
        else:
            stretches += [(began, start)] if endless else []
            began, endless = start, False
        starts[token.i] = BEGINS
    stretches += [(began, len(doc))] if endless else []
    if stretches:
        doc.user_data[ENDLESS] = stretches


def _may_begin(token: Token, starts: list[int]) -> bool:
    """Tell whether a capital follows a full stop at *token*, and no abbreviation does."""
    return starts[token.i] != GOES_ON and token.text[0].isupper() and token.nbor(-1).text in {".", "!", "?"}


def _after_label(doc: Doc, start: int, starts: list[int]) -> None:
    """Start a sentence behind the label of a turn at token *start*: "MS. BROOK: The minister and her guest met"."""
    for token in doc[start + 1 : start + LABEL_TOKENS]:
        if token.text == ":" and token.i + 1 < len(doc):
            before = [x for x in doc[start : token.i] if x.is_alpha]
            if before and all(x.is_upper for x in before) and sum(map(len, before)) > 1:
                starts[token.i + 1] = BEGINS
            return
        if token.is_space:
            return


def _not_behind_one_word(doc: Doc, start: int, starts: list[int]) -> None:
    """Let no sentence begin behind the first word at *start*: parsers part the first of two names from the second."""
    if start + 1 < len(doc) and doc[start].is_alpha and doc[start + 1].is_alpha and not starts[start + 1]:
        starts[start + 1] = GOES_ON


def _after_stamp(doc: Doc, start: int, starts: list[int]) -> None:
    """Start a sentence behind the time of an entry at token *start*: "16:20 Brook left", "4.20pm GMT - Brook left"."""
    if start >= len(doc) or not STAMP.fullmatch(doc[start].text):
        return
    for token in doc[start + 1 : start + STAMP_TOKENS]:
        if token.text in DASHES or token.text == ":" or token.lower_ in OF_STAMPS:
            continue
        if token.text[0].isupper() or token.is_quote:
            starts[token.i] = BEGINS
        return


def _after_dateline(doc: Doc, start: int, starts: list[int]) -> None:
    """
    Start a sentence behind a dateline at token *start*, none in it: "HAVEN, June 11 (Example News) — Brook met …".

    It has capitalised words, figures and brackets only, up to a dash; and it begins in capitals or has a
    figure or a bracket, so that no heading with a dash is taken for one.
    """
    told = False
    for token in doc[start : start + DATELINE_TOKENS]:
        apart = token.i > start and (doc[token.i - 1].whitespace_ or token.text[0] == "." or token.text == "--")
        if token.text in DASHES and apart and token.i + 1 < len(doc):
            if told:
                starts[start + 1 : token.i + 1] = [GOES_ON] * (token.i - start)
                starts[token.i + 1] = BEGINS
            return
        if token.is_space or not (token.is_punct or token.like_num or token.text[0].isupper() or token.is_digit):
            return
        told = told or token.text == "(" or token.is_digit or (token.i == start and token.is_upper and len(token) > 2)
