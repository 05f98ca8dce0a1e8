"""
Says: who said what to whom, in which words, and who passed it on.

======================  ====================================================================================
``says_cues``           the words that report speech, their frames, the nouns that may be sources
``says_quotations``     utterances in quotation marks, with the cue before, between or after them
``says_clauses``        what verbs, nouns and "according to" report outside quotation marks
``says_complements``    the clause that a verb reports and the one that reports it: where they begin and end
``says_frames``         from a verb to the words it reports: the table of frames, read in ``says_frames_clauses``,
                        ``says_frames_objects`` and ``says_frames_phrases``, one function a frame
``says_ends``           where those end: another cue takes over, the speaker does something else
``says_parenthesis``    the reporting clause between commas
``says_lines``          headlines, lists, transcripts
``says_answers``        interviews: "Q:" and "A:"
``says_verbs``          a verb in its sentence: told as done?
``says_to``             to whom it is said
``says_sources``        the subject of a cue, and its name
``says_discourse``      pronouns, continued speech, statements within statements
======================  ====================================================================================

All but the last find ``Report``s of tokens; here these become ``Statement``s of names and offsets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import ENDLESS, evidence, mention_of, tokens_of
from kg.annotate.quotes import marks as marks_of
from kg.annotate.quotes import nested, quotes
from kg.extract.says_answers import read_answers
from kg.extract.says_clauses import OPINIONS, read_noun, read_source, read_verb
from kg.extract.says_cues import cue_at
from kg.extract.says_discourse import resolved
from kg.extract.says_ends import ADDING, MENTAL
from kg.extract.says_lines import dateline_end, read_headline, read_labelled
from kg.extract.says_quotations import read_quotations
from kg.extract.says_report import Marks, mode_of, trimmed, words
from kg.extract.says_sources import span_of
from kg.model import Mode, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from kg.extract.says_cues import Cue
    from kg.extract.says_report import Piece, Report

DATELINE = 16
"""A dateline has at most so many tokens, and stands in one of the first dozen paragraphs."""

LONGEST = 500
"""A sentence of more tokens is no prose (a table, a list without full stops): nothing is read in it."""

OPENERS = frozenset({"according", "per"}) | OPINIONS
"""Words of a phrase that names a source: "according to Brook", "per Brook", "in Brook's words", "in his view"."""

IN_QUOTATION = frozenset({"says/say", "says/that", "says/parenthesis"})
"""Rules that are read within a quotation too: there, judgements and wishes are the speaker's own words."""


def says(doc: Doc) -> Iterator[Statement]:
    """
    Yield one ``Statement`` for each speaker and statement, in text order.

    Needs ``kg.annotate``'s annotation. What nobody is told to have said ("it is said", "did not
    say", "if he says") yields nothing, nor does what nobody known said.
    """
    spans = doc._.quotes if doc._.quotes is not None else quotes(doc)
    marks = Marks(doc, spans, [marks_of(x) for x in spans])
    cues, openers, paragraphs = _scanned(doc)
    reports = [*read_headline(doc, marks), *read_labelled(doc, paragraphs, marks), *read_answers(doc, paragraphs)]
    labelled = {i for x in reports for a, b in x.pieces for i in range(a, b)}
    reports += [x for x in read_quotations(doc, paragraphs, marks, cues) if x.pieces[0][0] not in labelled]
    reports += _read_cues(doc, cues, openers, marks, {x.cue.i: x for x in reports if x.cue is not None})
    reports = _without_repeated(reports)
    reports += _read_nested(doc, cues, marks)
    _clear_datelines(doc, paragraphs, reports)
    reports.sort(key=lambda x: (x.start, x.pieces[0][0], -x.end, x.rule))
    told: set[tuple[str, ...]] = set()
    for one in resolved(doc, reports):
        for statement in _statements(doc, one):
            # The same words of the same speaker, in a caption or twice in one page, are one statement.
            key = (statement.speaker, *statement.text.casefold().split())
            if key not in told:
                told.add(key)
                yield statement


def _scanned(doc: Doc) -> tuple[dict[int, Cue], list[Token], list[Piece]]:
    """Return, from one pass: the cues by token, the words that open a phrase of source, the paragraphs."""
    cues: dict[int, Cue] = {}
    openers: list[Token] = []
    paragraphs: list[Piece] = []
    start = 0
    for token in tokens_of(doc):
        if token.is_space:
            text, at = token.text, token.i
            if "\n" in text and at + 1 < len(doc) and (text.count("\n") > 1 or doc[at + 1].is_sent_start):
                if at > start:
                    paragraphs.append((start, at))
                start = at + 1
            continue
        cue = cue_at(token)
        if cue is not None:
            cues[token.i] = cue
        elif token.lower_ in OPENERS:
            openers.append(token.head if token.lower_ in OPINIONS else token)
    if start < len(doc):
        paragraphs.append((start, len(doc)))
    endless = [(x.start, x.end) for x in doc.sents if len(x) > LONGEST] if len(doc) > LONGEST else []
    endless += doc.user_data.get(ENDLESS, ())
    if endless:
        unread = {i for first, end in endless for i in range(first, end)}
        cues = {i: cue for i, cue in cues.items() if i not in unread}
        openers = [x for x in openers if x.i not in unread]
    return cues, openers, paragraphs


def _read_cues(
    doc: Doc, cues: dict[int, Cue], openers: list[Token], marks: Marks, taken: dict[int, Report]
) -> Iterator[Report]:
    """Yield what cues report outside quotation marks; *taken* has those that have a quotation for themselves."""
    for i, cue in cues.items():
        if marks.of[i] is None:
            read = read_verb if doc[i].tag_.startswith("VB") else read_noun
            one = read(doc[i], cue, marks)
            if one is not None and i in taken:
                one = _beside(doc, one, taken[i], marks)
            if one is not None:
                yield one
    for token in openers:
        if marks.of[token.i] is None:
            one = read_source(token, marks)
            if one is not None:
                yield one


def _without_repeated(reports: list[Report]) -> list[Report]:
    """Return *reports* without what a cue adds to a quotation that has it already: '"A," she said, adding: "B"'."""
    quoted = {i for x in reports if x.mode is Mode.DIRECT for a, b in x.pieces for i in range(a, b)}
    return [
        x
        for x in reports
        if x.mode is Mode.DIRECT
        or x.lemma not in ADDING
        or not all(i in quoted for a, b in x.pieces for i in range(a, b))
    ]


def _beside(doc: Doc, one: Report, other: Report, marks: Marks) -> Report | None:
    """Return what a cue with a quotation reports before it too: "said he was late: 'The road was blocked.'"."""
    opening = other.pieces[0][0] - 1
    if one.cue is None or not one.cue.i < one.pieces[0][0] < opening:
        return None
    parts = (trimmed(doc, (a, min(b, opening))) for a, b in one.pieces if a < opening)
    one.pieces = [x for x in parts if x is not None]
    one.mode = mode_of(doc, one.pieces, marks)
    return one if sum(1 for piece in one.pieces for _ in words(doc, piece)) > 2 else None


def _read_nested(doc: Doc, cues: dict[int, Cue], marks: Marks) -> list[Report]:
    """Return what is quoted or reported within quotations: "She told me, 'You will pay,'" he said."""
    found: list[Report] = []
    for number, quote in enumerate(marks.quotes):
        inner = nested(quote)
        mine: list[Report] = []
        if inner:
            within = Marks(doc, inner, [marks_of(x) for x in inner])
            mine = [x for x in read_quotations(doc, [(quote.start, quote.end)], within, cues) if not x.follows]
        taken = {x.cue.i for x in mine if x.cue is not None}
        for i in range(quote.start, quote.end):
            if i in cues and i not in taken and doc[i].tag_.startswith("VB") and cues[i].lemma not in MENTAL:
                one = read_verb(doc[i], cues[i], marks)
                if one is not None and one.rule in IN_QUOTATION:
                    mine.append(one)
        for one in mine:
            if one.mode is Mode.MIXED and not any(_overlaps(x, one) for x in inner):
                one.mode = Mode.INDIRECT  # the marks around all of it are those of who tells it
            one.quote = number
            one.pieces = [(max(a, quote.start), min(b, quote.end)) for a, b in one.pieces]
            one.pieces = [(a, b) for a, b in one.pieces if a < b]
        found += [x for x in mine if x.pieces]
    return found


def _overlaps(span: Span, one: Report) -> bool:
    return any(a < span.end and span.start < b for a, b in one.pieces)


def _clear_datelines(doc: Doc, paragraphs: list[Piece], reports: list[Report]) -> None:
    """Take out of *reports* what is dateline: "UNITED NATIONS — The port is full, he said"."""
    ends = [end for start, stop in paragraphs[:12] if (end := dateline_end(doc, start, stop)) is not None]
    for one in reports:
        for end in ends:
            lines = range(end - DATELINE, end)
            one.heads = tuple(x for x in one.heads if x.i not in lines) or one.heads
            one.pieces = [(end, b) if a in lines and b > end else (a, b) for a, b in one.pieces]


def _statements(doc: Doc, one: Report) -> Iterator[Statement]:
    """Yield one statement for each speaker of a report; its pieces lie in one field."""
    pieces = [doc[a:b] for a, b in one.pieces]
    field = mention_of(pieces[0]).field
    pieces = [x for x in pieces if mention_of(x).field is field]
    where = [mention_of(x) for x in pieces]
    speaker = mention_of(span_of(one.heads[0])) if one.heads else None
    cue = mention_of(doc[one.cue.i : one.cue.i + 1]) if one.cue is not None else None
    for name in one.speakers:
        yield Statement(
            speaker=name,
            text=" ".join(x.text for x in pieces),
            spans=tuple((x.start, x.end) for x in where),
            mode=one.mode,
            evidence=evidence(one.cue.sent if one.cue is not None else pieces[0][0].sent, one.rule),
            cue=one.lemma or None,
            speaker_span=(speaker.start, speaker.end) if speaker is not None and speaker.field is field else None,
            cue_span=(cue.start, cue.end) if cue is not None and cue.field is field else None,
            reported_by=next((x for x in one.reporters if x != name), None),
            addressee=one.to,
        )
