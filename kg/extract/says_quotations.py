"""
Who says what stands in quotation marks: each quotation with the cue after, between or before it.

A paragraph is read as gaps and quotations in turn. A quotation is an utterance of its own or a few
words of another sentence ("called it 'a gift'"); utterances take the cue of the gap after them,
else of the gap before; without one they go on with the quotation, or with whoever spoke, before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.doc import reference, referents
from kg.annotate.paragraphs import STAMP
from kg.annotate.quotes import MARKS, continues
from kg.extract._syntax import negated, subjects
from kg.extract.says_complements import is_bare
from kg.extract.says_ends import ADDING, governor
from kg.extract.says_report import Piece, Report, is_dash
from kg.extract.says_sources import PAPERS, is_source, may_speak, owners, quoted_as, speaking
from kg.extract.says_to import addressee_of
from kg.extract.says_verbs import has_that, is_finite, is_passive, was_said
from kg.model import EntityType, Mode

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from kg.extract.says_cues import Cue
    from kg.extract.says_report import Marks

ENDS = frozenset({".", "!", "?", "…", "..."})
STOPS = frozenset({",", "!", "?", "—", "–", "…", "..."})
"""What ends an utterance before its closing mark."""

SPOKEN = frozenset({"say", "quote"})
"""Frames of a cue that takes a quotation."""

VERBS = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB", "VBG"})
NEAR = 45
"""A cue further from its quotation, in tokens, is another sentence's."""

CLOSE = 8
"""A cue without comma or colon stands so near: "told reporters 'We …'"."""

REPLIES = frozenset({"advice", "answer", "assessment", "comment", "conclusion", "judgement", "judgment", "message",
                     "reply", "response", "retort", "summary", "verdict"})  # fmt: skip
"""Nouns of "'…,' was her answer"."""

TIME_WORDS = frozenset({"as", "when", "while", "after", "before"})


@dataclass(slots=True)
class _Place:
    """A quotation in its paragraph: its words, the gap before its opening mark and the one after its closing mark."""

    doc: Doc
    quote: Span
    piece: Piece
    gap: Piece
    tail: Piece
    cues: dict[int, Cue]

    @property
    def lead(self) -> str:
        """What stands right before the opening mark: head (of paragraph or sentence), colon, comma, dash or word."""
        at = self.gap[1] - 1
        while at >= self.gap[0] and self.doc[at].is_space:
            at -= 1
        if at < self.gap[0] or self.doc[at].text[-1] in ENDS:
            return "head"
        if at == self.gap[0] and STAMP.fullmatch(self.doc[at].text) and (not at or self.doc[at - 1].is_space):
            return "head"  # 16:20 "We have begun"
        known = {":": "colon", ",": "comma"}
        return known.get(self.doc[at].text, "dash" if is_dash(self.doc[at]) else "word")

    @property
    def last(self) -> str:
        """The last token before marks that close there too: "…, 'Yes.'" ends with a full stop."""
        return next(
            (x.text for x in reversed(self.quote) if x.text not in MARKS and not x.is_space), self.quote[-1].text
        )

    @property
    def after(self) -> Token | None:
        """The token after the closing mark, within the paragraph."""
        return self.doc[self.tail[0]] if self.tail[0] < self.tail[1] else None


def read_quotations(doc: Doc, paragraphs: list[Piece], marks: Marks, cues: dict[int, Cue]) -> list[Report]:
    """Return the utterances in quotation marks, in text order; one without a cue ``follows`` the report before it."""
    found: list[Report] = []
    number = 0
    for start, end in paragraphs:
        inside = []
        while number < len(marks.quotes) and marks.quotes[number].start < end:
            if marks.quotes[number].start >= start:
                inside.append(number)
            number += 1
        if inside:
            _read_paragraph(doc, (start, end), inside, marks, cues, found)
    return found


def _read_paragraph(
    doc: Doc, paragraph: Piece, inside: list[int], marks: Marks, cues: dict[int, Cue], found: list[Report]
) -> None:
    """Append the reports of one paragraph to *found*, or their pieces to a report there."""
    earlier: Report | None = None
    for at, number in enumerate(inside):
        quote = marks.quotes[number]
        goes_on = not at and number and found and _goes_on(marks, number, found[-1])
        left = marks.closing[inside[at - 1]] + 1 if at else paragraph[0]
        right = marks.opening[inside[at + 1]] if at + 1 < len(inside) else paragraph[1]
        if not at and not any(x.is_alpha for x in doc[left : marks.opening[number]]):
            left = _introduced_from(doc, left)
        tail = (min(marks.closing[number] + 1, right), right)
        place = _Place(doc, quote, _words(quote), (left, marks.opening[number]), tail, cues)
        if goes_on:
            earlier = found[-1]
            earlier.pieces.append(place.piece)
            _told_at_last(place, earlier)
            continue
        report = _read(place, earlier)
        if report is not None and report is not earlier:
            found.append(report)
        earlier = report


def _told_at_last(place: _Place, speech: Report) -> None:
    """Give *speech*, over several paragraphs and without a cue so far, the one behind its last: '…," Brook said'."""
    after = _cue_after(place) if speech.cue is None else None
    if after is not None:
        speech.cue, speech.lemma, speech.heads = after.cue, after.lemma, after.heads
        speech.rule, speech.addressee, speech.passers = after.rule, after.addressee, after.passers
        speech.follows = False


def _goes_on(marks: Marks, number: int, report: Report) -> bool:
    """Tell whether a paragraph's first quotation goes on with the last of the paragraph before, told by *report*."""
    before = marks.quotes[number - 1]
    return continues(marks.quotes[number], before) and report.end >= before.end - 1


def _words(quote: Span) -> Piece:
    """Return the words of a quotation without what parts it from its cue."""
    start, end = quote.start, quote.end
    while end > start + 1 and quote.doc[end - 1].text in {",", ";", "-", "—", "–"}:
        end -= 1
    return start, end


def _introduced_from(doc: Doc, start: int) -> int:
    """Return where the sentence before the paragraph at *start* begins, if its colon introduces that, else *start*."""
    at = start - 1
    while at >= 0 and doc[at].is_space:
        at -= 1
    return doc[at].sent.start if at > 0 and doc[at].text == ":" else start


def _read(place: _Place, earlier: Report | None) -> Report | None:
    """Return the report of a quotation: a new one, the *earlier* with a piece more, none for a part."""
    lead = place.lead
    if (
        earlier is not None
        and earlier.cue is not None
        and place.gap[0] <= earlier.cue.i < place.gap[1]
        and lead != "head"
        and not (lead == "colon" and any(x.is_sent_start for x in place.doc[earlier.cue.i + 1 : place.gap[1]]))
    ):
        if lead == "word" or (_other_verb(place, earlier.cue) and not _adds(place)):
            return None  # "A," she said, adding that it was "b"
        earlier.pieces.append(place.piece)  # "A," she said, "B"
        return earlier
    if not _is_utterance(place):
        return None
    report = _summed_up(place) or _cue_after(place) or _cue_before(place) or _signed(place) or _with_these_words(place)
    report = report or _read_out(place)
    if report is not None or lead != "head":
        return report
    if earlier is not None and earlier.cue is not None and _one_sentence(place):
        earlier.pieces.append(place.piece)  # "A," she said. "B."
        return earlier
    return Report(None, "", (), [place.piece], Mode.DIRECT, "says/continued", follows=True)


def _is_utterance(place: _Place) -> bool:
    """Tell whether the quotation is an utterance of its own and not a few words within another sentence."""
    capital = not place.quote[0].text[0].islower()
    after = place.after
    stops = place.last[-1] in STOPS | ENDS or after is None or after.is_space or after.text in {",", "."}
    match place.lead:
        case "colon":
            return True
        case "head":
            return capital and stops
        case "comma" | "dash":
            return capital
    return capital and stops and len(place.quote) > 2 and _close_cue(place)


def _close_cue(place: _Place) -> bool:
    """Tell whether a cue stands right before the mark, with only its addressee between: "told reporters 'We …'"."""
    doc, end = place.doc, place.gap[1]
    for i in range(end - 1, max(place.gap[0], end - CLOSE) - 1, -1):
        cue = place.cues.get(i)
        if cue is not None and cue.frames & SPOKEN:
            return not any(x.pos_ == "SCONJ" or x.lower_ == "that" for x in doc[i + 1 : end])
        if doc[i].pos_ in {"VERB", "AUX"} or (doc[i].is_sent_start and i < end - 1):
            return False
    return False


def _other_verb(place: _Place, cue: Token) -> bool:
    """Tell whether a verb that is not of the reporting clause is between *cue* and the mark: ", adding that it was"."""
    for token in place.doc[cue.i + 1 : place.gap[1]]:
        verb = token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "relcl", "acl"}
        if verb and token.head != cue.head and not _aside(token, cue):
            return True
    return False


def _adds(place: _Place) -> bool:
    """Tell whether "adding" and a comma or colon stand before the mark: '"A," she said, before adding: "B"'."""
    verb = place.doc[max(place.gap[0], place.gap[1] - 2)]
    return verb.lemma_.lower() in ADDING and verb.tag_ == "VBG"


def _aside(token: Token, cue: Token) -> bool:
    """Tell whether *token* is within a relative or time clause of the reporting clause: "she said as she left, '…'"."""
    for up in (token, *token.ancestors):
        if up == cue:
            return False
        if up.dep_ in {"relcl", "acl"} or (up.dep_ == "advcl" and any(x.lower_ in TIME_WORDS for x in up.lefts)):
            return True
    return False


def _one_sentence(place: _Place) -> bool:
    """Tell whether the gap before the quotation is the rest of one sentence."""
    first, end = place.gap
    return all(i >= end - 2 for i in range(first, end) if place.doc[i].text in ENDS)


# --- where the cue is -------------------------------------------------------------------


def _cue_after(place: _Place) -> Report | None:
    """Return the report of a cue after the quotation: "…," said Brook; "…," the minister told us."""
    doc, (start, end), after = place.doc, place.tail, place.after
    if after is None or after.dep_ == "cc":
        return None  # "…," and the crowd laughed
    full_stop = place.last[-1] == "." and not after.text[0].islower() and after.text != "," and not is_dash(after)
    stop = start
    while (
        stop < min(end, start + NEAR)
        and not (stop > start and doc[stop].is_sent_start)
        and doc[stop].text not in {".", ";"}
    ):
        stop += 1
    for i in range(start, stop):
        cue = _spoken(place, i)
        if cue is None or _describes(doc[i], start):
            continue
        heads = _subject(doc[i], cue, start, stop)
        if heads:
            if full_stop and not (
                i - start < CLOSE
                and is_bare(doc[i])
                and doc[i + 1].is_punct
                and doc[i + 1].text != ":"
                and min(x.left_edge.i for x in heads) == start  # not "By evening, aides say, he had left"
            ):
                return None  # "… late." The minister said the port …: that is another sentence
            return _utterance(doc[i], cue, heads, place, "says/quotation, cue")
    return None


def _summed_up(place: _Place) -> Report | None:
    """Return the report of "…," was all she would say; "…," is how Brook put it; "…," was Brook's answer."""
    doc, (start, end) = place.doc, place.tail
    start += start < end and doc[start].text == ","
    if start + 2 >= end or doc[start].lower_ not in {"was", "is", "came"}:
        return None
    for noun in doc[start + 1 : min(end, start + CLOSE)]:
        if noun.lower_ in REPLIES:
            heads = tuple(x for x in owners(noun) if may_speak(x, None) and is_source(x))
            return (
                Report(noun, noun.lower_, heads, [place.piece], Mode.DIRECT, "says/quotation, cue") if heads else None
            )
    if doc[start + 1].lower_ not in {"all", "how", "what"}:
        return None
    for verb in doc[start + 2 : min(end, start + CLOSE)]:
        cue = place.cues.get(verb.i)
        if cue is not None and verb.tag_ in VERBS and not negated(verb):
            heads = tuple(x for x in speaking(verb, cue) if start + 1 < x.i < end)
            heads = heads or tuple(x for x in verb.lefts if x.dep_ == "nsubj" and may_speak(x, cue))
            return _utterance(verb, cue, heads, place, "says/quotation, cue") if heads else None
    return None


def _read_out(place: _Place) -> Report | None:
    """Return the report of '…," the joint statement read.', whose verb taggers take for a noun."""
    for token in place.doc[place.tail[0] : min(place.tail[1], place.tail[0] + CLOSE)]:
        if token.lower_ == "read" and token.tag_ == "NN" and token.dep_ == "ROOT":
            heads = tuple(x for x in token.lefts if x.dep_ == "nsubj" and x.lemma_.lower() in PAPERS)
            return Report(token, "read", heads, [place.piece], Mode.DIRECT, "says/quotation, cue") if heads else None
    return None


def _with_these_words(place: _Place) -> Report | None:
    """Return the report of a quotation behind which somebody does something "with these words"."""
    doc, start = place.doc, place.tail[0]
    if place.lead not in {"head", "colon"} or start + 3 >= place.tail[1] or place.last[-1] not in ENDS:
        return None
    if (
        doc[start].lower_ != "with"
        or doc[start + 1].lower_ not in {"these", "those"}
        or doc[start + 2].lower_ != "words"
    ):
        return None
    verb = doc[start].head
    heads = tuple(x for x in subjects(verb) if x.i > start and may_speak(x, None) and is_source(x))
    return Report(doc[start + 2], "words", heads, [place.piece], Mode.DIRECT, "says/quotation, cue") if heads else None


def _cue_before(place: _Place) -> Report | None:
    """Return the report of a cue before the quotation: Brook said: "…"; she told us, "…"; Brook was blunt: "…"."""
    doc, (first, end), lead = place.doc, place.gap, place.lead
    if lead == "head":
        return None
    start = end - 1
    while start > max(first, end - NEAR) and not doc[start].is_sent_start:
        start -= 1
    for i in range(end - 1, start - 1, -1):
        cue = _spoken(place, i)
        if cue is not None and lead == "comma" and any(i < x.i < end and has_that(x) for x in doc[i].rights):
            return None  # "told them that she would come, 'God willing'": a part of what is told
        if cue is not None:
            heads = tuple(x for x in speaking(governor(doc[i]) or doc[i], cue) if start <= x.i < end)
            if not heads and i == start:
                heads = _subject(doc[i], cue, start, end)  # Said Brook: "…"
            if heads:
                return _utterance(doc[i], cue, heads, place, "says/cue, quotation")
    for verb in reversed(doc[start:end]) if lead == "colon" else ():
        if verb.lemma_ == "be" and is_finite(verb) and (heads := _whose_reply(verb, start)):
            return Report(verb, ":", heads, [place.piece], Mode.DIRECT, "says/colon")
        if verb.pos_ == "VERB" and is_finite(verb):
            heads = tuple(x for x in subjects(verb) if start <= x.i < end and _is_person(x))
            return (
                Report(verb, ":", heads, [place.piece], Mode.DIRECT, "says/colon")
                if heads and not negated(verb)
                else None
            )
    return None


def _whose_reply(verb: Token, start: int) -> tuple[Token, ...]:
    """Return whose answer is told of by "is" and a colon: 'Brook's answer was short: "No."'."""
    nouns = (x for x in verb.lefts if x.dep_ == "nsubj" and x.i >= start and x.lemma_.lower() in REPLIES)
    heads = tuple(y for x in nouns for y in owners(x) if may_speak(y, None) and is_source(y))
    return heads if not negated(verb) else ()


def _is_person(head: Token) -> bool:
    return any(x.type is EntityType.PERSON for x in referents(head))


def _signed(place: _Place) -> Report | None:
    """Return the report of a quotation with its speaker on the line below: "…" — Ada Brook, Minister."""
    doc, at = place.doc, place.tail[0]
    while at < len(doc) and doc[at].is_space:
        at += 1
    if place.lead != "head" or at + 1 >= len(doc) or not is_dash(doc[at]):
        return None
    for token in doc[at + 1 : at + 8]:
        found = reference(token)
        if token.is_space:
            break
        if found is not None and found.how == "name" and _is_person(token):
            return Report(token, "", (token,), [place.piece], Mode.DIRECT, "says/signed")
    return None


def _spoken(place: _Place, at: int) -> Cue | None:
    """Return the cue at the token *at*, if it takes quotations and is told as done."""
    cue, verb = place.cues.get(at), place.doc[at]
    if cue is None or not cue.frames & SPOKEN or verb.tag_ not in VERBS or not was_said(verb, cue):
        return None
    return None if is_passive(verb) and not _speaks_behind(place, verb) else cue


def _speaks_behind(place: _Place, verb: Token) -> bool:
    """Tell whether *verb* has its speaker between the closing mark and itself, though it is parsed as a participle."""
    head, first = verb.head, place.tail[0]
    if verb.dep_ != "acl" or head.left_edge.i not in {first, first + 1} or any(x.dep_ == "agent" for x in verb.rights):
        return False
    behind = place.doc[verb.i + 1 : min(verb.sent.end, place.tail[1])]
    return not any(is_finite(x) for x in behind)


def _utterance(verb: Token, cue: Cue, heads: tuple[Token, ...], place: _Place, rule: str) -> Report:
    quoted = quoted_as(verb)
    passers = tuple(quoted[1]) if quoted is not None else ()
    to = addressee_of(verb)
    to = None if to in heads else to
    return Report(verb, cue.lemma, heads, [place.piece], Mode.DIRECT, rule, to, passers)


def _describes(verb: Token, start: int) -> bool:
    """Tell whether *verb* is of a relative clause, whose noun stands after *start*: "the man who said it left"."""
    return verb.dep_ == "relcl" and verb.head.i >= start and any(x.tag_ in {"WDT", "WP"} for x in verb.lefts)


def _subject(verb: Token, cue: Cue, start: int, stop: int) -> tuple[Token, ...]:
    """Return who speaks within the stretch: by the parse, else the nearest noun phrase before *verb*, else after it."""
    heads = tuple(x for x in speaking(verb, cue) if start <= x.i < stop)
    if heads or verb.tag_ == "VBG":
        return heads
    own = any(x.pos_ in {"NOUN", "PROPN", "PRON"} for x in verb.doc[start : verb.i])
    behind = next((x for x in verb.rights if x.dep_ == "dobj" and not own), None)
    if behind is not None and may_speak(behind, cue) and is_source(behind):
        return (behind,)  # "sums up a member of the council", taken for whom it is done to
    for i in [*range(verb.i - 1, start - 1, -1), *range(verb.i + 1, min(stop, verb.i + 12))]:
        token = verb.doc[i]
        part = token.dep_ in {"compound", "poss", "nmod"} and token.head.i < stop
        object_ = token.dep_ in {"pobj", "dobj", "npadvmod", "appos"} and token.head.i >= start
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and not part and not object_ and may_speak(token, cue):
            return (token,)
    return ()
