"""
Lines that an editor, a mail program or an agency's wire wrapped, told from lines that stand by themselves.

What is parsed has a space where such a line was broken, so that no name is cut in two ("Ada" / "Brook") and the
parser sees the sentence it was trained for. A space is as long as a line break: offsets stay those of the stored text.
"""

from __future__ import annotations

import re

NARROWEST, WIDEST = 40, 120
"""Characters of the longest line of a text that was wrapped."""

FILLED = 0.6
"""A line that was wrapped has this share of the longest one at least: its next word would not have fitted in."""

SURE = 2
"""Breaks before a small letter which tell that a text was wrapped, so that breaks before capitals may be such too."""

_BLANK = re.compile(r"\n[ \t]*\n")
_ENDS = frozenset(".!?:;\"”’')]…|")
_DOTTED = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|Prof|St)\.$")


def unwrapped(text: str) -> str:
    """Return *text* with a space for each break of a wrapped line: as long as it was."""
    if "\n" not in text:
        return text
    breaks: list[tuple[int, int, bool]] = []
    longest = start = 0
    for block in [*_BLANK.finditer(text), None]:
        end = block.start() if block else len(text)
        at = start
        while (place := text.find("\n", at, end)) >= 0:
            longest = max(longest, place - at, _line(text, place + 1, end))
            if _goes_on(text[at:place], text[place + 1 : place + 2]):
                breaks.append((place, place - at, text[place + 1].islower()))
            at = place + 1
        start = block.end() if block else end
    if not NARROWEST <= longest <= WIDEST or sum(small for *_, small in breaks) < SURE:
        return text
    letters = list(text)
    for place, length, _ in breaks:
        if length >= FILLED * longest:
            letters[place] = " "
    return "".join(letters)


def _line(text: str, start: int, end: int) -> int:
    """Return how long the line from *start* is, which *end* bounds."""
    place = text.find("\n", start, end)
    return (end if place < 0 else place) - start


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a sentence may go on behind *line*: it ends at a word, and a word or a quotation mark follows."""
    if not line or line[-1].isspace() or not (following.isalnum() or following in '"“‘'):
        return False
    return line[-1] not in _ENDS or bool(_DOTTED.search(line))
