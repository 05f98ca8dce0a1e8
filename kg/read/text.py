"""A plain-text article taken apart: its headline, and the rest."""

from __future__ import annotations

import re

from kg.read.dateline import starts_with_dateline

# The longest headline of the articles looked at has 92 characters; two decks run together, twice that.
_LONGEST_TITLE = 200
# A line this long that ends as a sentence does is a paragraph, whatever stands below it.
_LONGEST_SENTENCE_TITLE = 120
# A line longer than this was not broken by hand or by mail at 72 or 80 columns: it is a whole paragraph.
_UNBROKEN = 100

_SENTENCE_END = re.compile(r"""[.!?…]["'”’)\]]*$""")
_CLAUSE_END = re.compile(r"""[.!?…,;:]["'”’)\]]*$""")
_BYLINE = re.compile(r"(?:By|From) [A-Z]")
# "NEW DELHI: The envoys met." opens a story, "Q&A: Why the envoys met" heads one.
_CAPITALS_AND_COLON = re.compile(r"[^a-z:,(]+: ")
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")


def split(text: str) -> tuple[str, str]:
    """
    Return title and body of *text*, both stripped; the title is empty where there is none.

    The first line is the title when a blank line follows it, unless it is a paragraph
    itself: very long, or long and ended as a sentence, or opened by a dateline. With no
    blank line it is the title only when what follows cannot be its second half: a
    byline, a dateline or an unbroken paragraph. A text of one paragraph has no title.
    The mark-up of a Markdown heading is taken off a title; a standfirst stays in the body.
    """
    text = text.strip()
    first, _, rest = text.partition("\n")
    first, body = first.strip(), rest.strip()
    heading = _HEADING.fullmatch(first)
    underline, _, below = rest.partition("\n")
    if heading and body:
        return heading[1], body
    if _UNDERLINE.fullmatch(underline.strip()) and below.strip():
        return first, below.strip()
    if not body or _is_paragraph(first):
        return "", text
    apart = not rest.partition("\n")[0].strip()
    return (first, body) if apart or _begins_article(first, body) else ("", text)


def _is_paragraph(line: str) -> bool:
    if len(line) > _LONGEST_TITLE:
        return True
    if starts_with_dateline(line):
        return not _CAPITALS_AND_COLON.match(line) or _SENTENCE_END.search(line) is not None
    return len(line) > _LONGEST_SENTENCE_TITLE and _SENTENCE_END.search(line) is not None


def _begins_article(first: str, body: str) -> bool:
    """Tell whether *body*, which follows *first* with no blank line, starts anew there."""
    if len(first) > _LONGEST_SENTENCE_TITLE or _CLAUSE_END.search(first):
        return False
    second = body.partition("\n")[0]
    return len(second) > _UNBROKEN or starts_with_dateline(second) or _BYLINE.match(second) is not None
