"""Sentence starts that the layout tells: the parser may add others, never join across these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

ABBREVIATED = frozenset({"Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Hon.", "Gov.", "Gen.", "Lt.", "Col.", "Maj.", "Capt.",
                         "Adm.", "Amb.", "Rep.", "Sen.", "Rev.", "St.", "Sgt.", "Sec.", "Pres.", "H.E.", "Cllr.",
                         "Brig.", "Cmdr."})  # fmt: skip
"""Abbreviations that a name follows: no sentence ends at their dot."""

SHORTEST_WRAP, LONGEST_WRAP = 60, 120
"""Characters of a line that somebody's editor or mail program wrapped."""

ENDS = frozenset(".!?:\"”’')]…")


@Language.component("kg_paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """
    Start a sentence after each blank line, and after a line break that follows the end of a sentence.

    A single line break within a sentence is a wrapped line, unless a capital follows a line too
    short to have been wrapped (a byline, a dateline, a list) or too long (a caption cut off).
    """
    text, line_start = doc.text, 0
    for token in doc[:-1]:
        if token.text in ABBREVIATED and not doc[token.i + 1].is_space:
            doc[token.i + 1].is_sent_start = False
        if not token.is_space or "\n" not in token.text:
            continue
        following = doc[token.i + 1]
        before = text[line_start : token.idx].rstrip()
        line_start = token.idx + len(token)
        unwrapped = not SHORTEST_WRAP <= len(before) <= LONGEST_WRAP and following.text[:1].isupper()
        if token.text.count("\n") > 1 or unwrapped or (before and before[-1] in ENDS):
            following.is_sent_start = True
    return doc
