"""
A text cut into tokens, in time that grows with its length alone.

spaCy's tokenizer takes what stands between two spaces off at its ends, mark by mark, and searches all of the rest for
each: ten thousand quotation marks in a row cost it half a minute, four hundred thousand a day. So of a run
that long only the ends are shown to it; what is between them is put back into the token where it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 200
"""Characters between two spaces that are cut up as words are. The longest word of English has 45, few addresses 200."""

_END = 40
"""Characters at either end of a longer run that are looked at: the marks before and after an address stand there."""

_CUT = re.compile(r"\w['’] s\b")
_RUN = re.compile(rf"\S{{{LONGEST + 1},}}")


def tokenized(nlp: Language, text: str) -> Doc:
    """Return the tokens of *text*, as the tokenizer of *nlp* makes them; all characters of *text* are in them."""
    runs = [run.span() for run in _RUN.finditer(text)]
    if not runs:
        made = nlp.make_doc(text)
        return _with_genitives(made) if _CUT.search(text) else made
    shown: list[str] = []
    missing: list[tuple[int, str]] = []  # offset in what is shown, and what goes there
    at = length = 0
    for start, end in runs:
        piece = text[at : start + _END]
        shown.append(piece)
        length += len(piece)
        missing.append((length, text[start + _END : end - _END]))
        at = end - _END
    shown.append(text[at:])
    return _restored(nlp.make_doc("".join(shown)), missing)


def _with_genitives(doc: Doc) -> Doc:
    """Return *doc* with a possessive that a space cut in two as one token, which the model reads as any other."""
    words: list[str] = []
    spaces: list[bool] = []
    cut: list[int] = []
    for token in doc:
        before = doc[token.i - 1] if token.i else None
        apart = before is not None and before.text in {"'", "’"} and bool(before.whitespace_)
        if token.text == "s" and apart and len(words) > 1 and not spaces[-2]:
            cut.append(len(words) - 1)
            words[-1], spaces[-1] = f"{words[-1]} s", bool(token.whitespace_)
            continue
        words.append(token.text)
        spaces.append(bool(token.whitespace_))
    made = Doc(doc.vocab, words=words, spaces=spaces)
    for i in cut:
        made[i].norm_ = "'s"
    return made


def _restored(doc: Doc, missing: list[tuple[int, str]]) -> Doc:
    """Return *doc* with each text of *missing* in the token that holds the character before its offset."""
    words = [token.text for token in doc]
    starts = [token.idx for token in doc]
    token = len(doc)
    for offset, text in reversed(missing):  # from the end: an earlier one in the same token keeps its place
        token = next(i for i in range(min(token, len(doc) - 1), -1, -1) if starts[i] < offset)
        inside = offset - starts[token]
        words[token] = words[token][:inside] + text + words[token][inside:]
    return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
