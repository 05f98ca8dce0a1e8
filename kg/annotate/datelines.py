"""Datelines: the name of a place, in capitals, that opens an article or a paragraph of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.dates import MONTHS, SHORT, WEEKDAYS
from kg.annotate.paragraphs import DASHES
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

WORDS = 3
"""Words of a place's name at most: "SAINT JOHN'S"."""

SENDER = 8
"""Tokens of the brackets in which the agency or paper stands that sends the article, at most."""

OF_COPY = frozenset({"advisory", "analysis", "breaking", "column", "comment", "correction", "corrected", "editorial",
                     "exclusive", "explainer", "factbox", "feature", "flash", "focus", "insight", "interview", "latest",
                     "live", "opinion", "profile", "refile", "roundup", "timeline", "transcript", "update", "updates",
                     "urgent", "video", "watch", "wrapup"})  # fmt: skip
"""What stands in the place of a dateline and tells what sort of article it is: "UPDATE 1 (Example News) —"."""


def opens_dateline(doc: Doc, start: int, end: int) -> bool:
    """
    Tell whether the capitals from *start* to *end* open a dateline at a paragraph's start.

    "HAVEN, Norland" with a country or state, "HAVEN, 4 May", "HAVEN (Example News) —". A dash alone tells
    nothing: so begin headings, too.
    """
    if end + 1 >= len(doc) or not doc[start:end].text.isupper() or end - start > WORDS:
        return False
    if (start and not doc[start - 1].is_space) or any(x.lower_ in OF_COPY for x in doc[start:end]):
        return False
    if doc[end].text == ",":
        return _is_land(doc, end + 1) or _is_day(doc, end + 1)
    return doc[end].text == "(" and _sender_closes(doc, end + 1)


def _is_land(doc: Doc, i: int) -> bool:
    """Tell whether the name of a country or a state stands at *i*."""
    _, entries = gazetteer.longest(doc, i)
    return any(x.part == "name" and x.type in {EntityType.COUNTRY, EntityType.PLACE} for x in entries)


def _is_day(doc: Doc, i: int) -> bool:
    """Tell whether "May 4", "4 May" or "Monday" stands at *i*."""
    first, second = doc[i], doc[i + 1] if i + 1 < len(doc) else None
    if _is_month(first.lower_):
        return second is not None and second.like_num
    return first.lower_ in WEEKDAYS or (first.like_num and second is not None and _is_month(second.lower_))


def _is_month(word: str) -> bool:
    return word in MONTHS or word.rstrip(".") in SHORT


def _sender_closes(doc: Doc, i: int) -> bool:
    """Tell whether brackets that were opened before *i* close soon, with a dash behind them."""
    for token in doc[i : i + SENDER]:
        if token.text == ")":
            return token.i > i and token.i + 1 < len(doc) and doc[token.i + 1].text in DASHES
        if token.is_space:
            return False
    return False
