"""
Says: who said what to whom, in which words, and who passed it on.

Three readers, each a file of its own: quotations with the cue before, between or after them
(``says_quotations``), clauses and phrases that a cue reports (``says_clauses``), headlines and
lines of a transcript (``says_lines``). What they find are ``Report``s of tokens; here these
become ``Statement``s with names, in text order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import evidence, mention_of
from kg.annotate.quotes import marks as marks_of
from kg.annotate.quotes import nested, quotes
from kg.extract.says_clauses import MENTAL, read_according, read_noun, read_verb
from kg.extract.says_cues import cue_at
from kg.extract.says_lines import dateline_end, read_headline, read_labelled
from kg.extract.says_quotations import read_quotations
from kg.extract.says_report import Marks, trimmed, words
from kg.extract.says_sources import agrees, antecedent, first_name, names, span_of
from kg.model import UNNAMED, Mode, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.extract.says_cues import Cue
    from kg.extract.says_report import Piece, Report


def says(doc: Doc) -> Iterator[Statement]:
    """
    Yield one ``Statement`` for each speaker and statement, in text order.

    Needs ``kg.annotate``'s annotation. What nobody is told to have said ("it is said", "did not
    say", "if he says") yields nothing, nor does what nobody known said.
    """
    spans = doc._.quotes if doc._.quotes is not None else quotes(doc)
    marks = Marks(doc, spans, [marks_of(x) for x in spans])
    cues = {token.i: cue for token in doc if (cue := cue_at(token)) is not None}
    paragraphs = list(_paragraphs(doc))
    reports = [*read_headline(doc, marks), *read_labelled(doc, paragraphs, marks)]
    labelled = {i for x in reports for a, b in x.pieces for i in range(a, b)}
    reports += [x for x in read_quotations(doc, paragraphs, marks, cues) if x.pieces[0][0] not in labelled]
    reports += _read_cues(doc, cues, marks, reports)
    reports += _read_nested(doc, cues, marks)
    _clear_datelines(doc, paragraphs, reports)
    reports.sort(key=lambda x: (x.start, -x.end, x.rule))
    for one in _resolved(doc, reports, marks):
        yield from _statements(doc, one)


def _paragraphs(doc: Doc) -> Iterator[Piece]:
    start = 0
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text and (token.text.count("\n") > 1 or doc[token.i + 1].is_sent_start):
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    yield start, len(doc)


def _read_cues(doc: Doc, cues: dict[int, Cue], marks: Marks, reports: list[Report]) -> list[Report]:
    """Return what cues report that stand outside quotation marks and have no quotation for themselves."""
    taken = {x.cue.i: x for x in reports if x.cue is not None and x.lemma != ":"}
    found = []
    for i, cue in cues.items():
        if marks.of[i] is not None:
            continue
        read = read_noun if not doc[i].tag_.startswith("VB") else read_verb
        one = read(doc[i], cue, marks)
        if one is not None and i in taken:
            one = _beside(doc, one, taken[i])
        if one is None:
            continue
        found.append(one)
    for token in doc:
        if token.lower_ in {"according", "per"} and marks.of[token.i] is None:
            one = read_according(token, marks)
            if one is not None:
                found.append(one)
    return found


def _beside(doc: Doc, one: Report, other: Report) -> Report | None:
    """Return what a cue with a quotation reports before it too: "said he was late: 'The road was blocked.'"."""
    opening = other.pieces[0][0] - 1
    if one.cue is None or not one.cue.i < one.pieces[0][0] < opening:
        return None
    one.pieces = [x for a, b in one.pieces if a < opening and (x := trimmed(doc, (a, min(b, opening)))) is not None]
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
        for i in range(quote.start, quote.end):
            if (
                i in cues
                and doc[i].tag_.startswith("VB")
                and cues[i].lemma not in MENTAL
                and all(x.cue is None or x.cue.i != i for x in mine)
            ):
                one = read_verb(doc[i], cues[i], marks)
                if one is not None and one.rule in {"says/say", "says/that", "says/parenthesis"}:
                    mine.append(one)
        for one in mine:
            one.quote = number
            one.pieces = [
                (max(a, quote.start), min(b, quote.end)) for a, b in one.pieces if a < quote.end and b > quote.start
            ]
        found += [x for x in mine if x.pieces]
    return found


def _clear_datelines(doc: Doc, paragraphs: list[Piece], reports: list[Report]) -> None:
    """Take out of *reports* what is dateline: "UNITED NATIONS — The port is full, he said"."""
    ends = [end for start, stop in paragraphs[:12] if (end := dateline_end(doc, start, stop)) is not None]
    for one in reports:
        for end in ends:
            one.heads = tuple(x for x in one.heads if not end - 14 <= x.i < end) or one.heads
            one.pieces = [(end, b) if a < end < b and a >= end - 14 else (a, b) for a, b in one.pieces]


# --- names, and one report within another -----------------------------------------------


def _resolved(doc: Doc, reports: list[Report], marks: Marks) -> list[Report]:
    """Return the *reports* whose speaker is known, each with its names and who passed it on."""
    known: list[Report] = []
    for one in reports:
        one.reporters = [n for x in one.passers for n in names(x)]
        before = _last_speaker(known)
        if one.follows:
            before = _before(doc, one, known)
            if before is None:
                continue
            if (
                before.mode is Mode.DIRECT
                and before.cue is not one.cue
                and before.quote is None
                and _quote_ends(doc, before, one)
            ):
                before.pieces += one.pieces
                continue
            one.heads, one.speakers, one.cue = before.heads, before.speakers, before.cue
        else:
            outer = next(
                (
                    x
                    for x in reversed(known)
                    if one.quote is not None and x.quote is None and x.pieces[0][0] <= one.start < x.end
                ),
                None,
            )
            one.speakers = list(dict.fromkeys(n for head in one.heads for n in _who(head, one, before, outer)))
        if one.speakers:
            known.append(one)
    return _unnested(doc, known)


def _last_speaker(known: list[Report]) -> Report | None:
    """Return the last report that stands in no other: in "the aide said the minister told them …", the aide's."""
    last = known[-1] if known else None
    for other in reversed(known[-6:-1]):
        if last is not None and last.cue is not None and any(a <= last.cue.i < b for a, b in other.pieces):
            last = other
    return last


def _before(doc: Doc, one: Report, known: list[Report]) -> Report | None:
    """Return the report that ends right before *one*, with nothing but a mark and a paragraph break between."""
    start = one.pieces[0][0]
    for other in reversed(known[-4:]):
        end = max(other.end, other.cue.sent.end if other.cue is not None else 0)
        if other.quote is None and end <= start and not any(x.is_alpha for x in doc[end:start]):
            return other
    return None


def _quote_ends(doc: Doc, before: Report, one: Report) -> bool:
    return True


def _who(head: Token, one: Report, before: Report | None, outer: Report | None) -> list[str]:
    """
    Return the names of *head*.

    "I" in a quotation is its speaker. "He" and "it" go on with the last speaker where that one spoke
    in the sentence before, or with its subject: whom coreference finds nearest is often the one spoken of.
    """
    if head.lower_ in {"i", "we", "you", "us", "me"}:
        return outer.speakers if outer is not None and head.lower_ == "i" else []
    if head.pos_ == "PRON":
        if before is not None and before is not outer and _speaks_on(head, one, before):
            return before.speakers
        noun = antecedent(head)
        if noun is not None:
            return names(noun)
    found = names(head)
    if outer is not None and head.pos_ == "PRON" and set(found) & set(outer.speakers):
        return []  # "he", in a quotation, is somebody else than who is quoted
    if not found and head.pos_ == "PRON" and before is not None and before.quote is None and head.i - before.end < 80:
        return before.speakers if head.lower_ == "they" else before.speakers[:1]
    return found


def _speaks_on(pronoun: Token, one: Report, before: Report) -> bool:
    """
    Tell whether *pronoun* is the speaker of *before*: that was in the sentence before, or in this one, and both agree.

    A source that is only leant on, "according to an official", is no such speaker unless it is named.
    """
    doc = pronoun.doc
    start = min(one.start, pronoun.sent.start)
    reach = max(before.end, before.cue.sent.end if before.cue is not None else 0)
    if before.quote is not None or any(x.is_alpha for x in doc[min(reach, start) : start]):
        return False
    if before.rule == "says/according to" and before.speakers[0].startswith(UNNAMED):
        return False
    return all(agrees(pronoun, x) for x in before.heads) and (len(before.speakers) == 1) is (pronoun.lower_ != "they")


def _unnested(doc: Doc, reports: list[Report]) -> list[Report]:
    """
    Return *reports* with who passed on each that stands within another.

    Where the outer one says nothing but the inner ("the spokesman said the minister called for
    calm") it goes, and its speaker is the reporter. A speaker who reports himself is one statement.
    """
    gone: set[int] = set()
    for number, one in enumerate(reports):
        if one.cue is None or one.follows:
            continue
        for other_number in range(number - 1, max(number - 12, -1), -1):
            other = reports[other_number]
            if other_number in gone or not any(a <= one.cue.i < b for a, b in other.pieces):
                continue
            same = set(one.speakers) & set(other.speakers)
            if (
                other.quote is None
                and one.quote is None
                and (same or one.lemma in MENTAL or not _may_nest(doc, one, other))
            ) or (same and one.quote is not None and one.mode is not Mode.DIRECT):
                gone.add(number)
            elif not same:
                one.reporters = other.speakers
                if one.quote is None and one.rule != "says/to" and _nothing_else(doc, one, other):
                    gone.add(other_number)
            break
    return [x for n, x in enumerate(reports) if n not in gone]


def _may_nest(doc: Doc, one: Report, other: Report) -> bool:
    """Tell whether a report within another's content is one of its own: a clause told, or all that the other says."""
    return one.rule in {
        "says/say",
        "says/that",
        "says/addressee to",
        "says/to",
        "says/noun that",
        "says/parenthesis",
        "says/quoted as",
    } or _nothing_else(doc, one, other)


def _nothing_else(doc: Doc, one: Report, other: Report) -> bool:
    """Tell whether all that *other* says is *one* with its speaker and cue."""
    if one.cue is None or not one.heads:
        return False
    mine = {i for a, b in one.pieces for i in range(a, b)}
    for head in one.heads:
        mine.update(
            range(head.left_edge.i, max(head.right_edge.i, head.i) + 1)
            if head.right_edge.i < one.cue.i
            else range(head.left_edge.i, head.i + 1)
        )
    mine.update(range(min(x.i for x in one.heads), one.cue.i + 1))
    if one.addressee is not None:
        mine.update(x.i for x in one.addressee.subtree)
    rest = [x for piece in other.pieces for x in words(doc, piece) if x.i not in mine]
    return len(rest) <= 3


def _statements(doc: Doc, one: Report) -> Iterator[Statement]:
    pieces = [doc[a:b] for a, b in one.pieces]
    where = [mention_of(x) for x in pieces]
    pieces = [x for x, y in zip(pieces, where, strict=True) if y.field is where[0].field]
    sent = one.cue.sent if one.cue is not None else pieces[0][0].sent
    head = one.heads[0] if one.heads else None
    speaker = mention_of(span_of(head)) if head is not None else None
    cue = mention_of(doc[one.cue.i : one.cue.i + 1]) if one.cue is not None else None
    for name in one.speakers:
        yield Statement(
            speaker=name,
            text=" ".join(x.text for x in pieces),
            spans=tuple((x.start, x.end) for x in where if x.field is where[0].field),
            mode=one.mode,
            evidence=evidence(sent, one.rule),
            cue=one.lemma or None,
            speaker_span=(speaker.start, speaker.end) if speaker and speaker.field is where[0].field else None,
            cue_span=(cue.start, cue.end) if cue and cue.field is where[0].field else None,
            reported_by=next((x for x in one.reporters if x != name), None),
            addressee=first_name([one.addressee]) if one.addressee is not None else None,
        )
