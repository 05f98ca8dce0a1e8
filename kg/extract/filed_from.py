"""Where an article is filed from: its dateline, or the line that says who writes from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import full_text
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from kg.annotate.doc import Referent

DATELINE_REACH = 200
"""Characters of the body in which a dateline is looked for: bylines and a standfirst may stand before it."""

BYLINE = 60
"""Characters of a line that says who writes from where: longer ones are text."""


def filed_from(doc: Doc) -> Referent | None:
    """Return the place that the article is filed from: a name where the body begins, before a dash or a date."""
    shift = len(doc._.document.title)
    for one in doc._.references:
        if one.span.start_char < shift or one.how != "name":
            continue
        if one.span.start_char > shift + DATELINE_REACH:
            return None
        place: Referent = one.referents[0]
        opens = one.span.text.isupper() or _starts_paragraph(one.span) or _ends_byline(one.span)
        if place.type is EntityType.PLACE and opens:
            return place
    return None


def _starts_paragraph(span: Span) -> bool:
    """Tell whether *span* opens a line and is set off from what follows: "HAVEN, 4 May", "Haven (Agency) –"."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    return (
        (before is None or before.is_space)
        and after is not None
        and (after.text in {",", "(", "–", "—", "-", "--", ":"} or (after.text == "." and _is_day_behind(span)))
    )


def _is_day_behind(span: Span) -> bool:
    """Tell whether a date follows *span* and a full stop: "Haven. October 17."."""
    return any(x.span.start == span.end + 1 for x in span.doc._.dates or ())


def _ends_byline(span: Span) -> bool:
    """Tell whether *span* ends a short line: "From Ada Brook in Haven"."""
    doc = span.doc
    after = doc[span.end] if span.end < len(doc) else None
    if after is None or not after.is_space or "\n" not in after.text:
        return False
    line = full_text(doc).rfind("\n", 0, span.start_char) + 1
    words = doc.char_span(line, span.start_char, alignment_mode="expand")
    # A short line that tells something is a heading or a point of a list.
    return span.end_char - line < BYLINE and not (words and any(x.pos_ in {"VERB", "AUX"} for x in words))
