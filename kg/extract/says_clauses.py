"""What cues report outside quotation marks: verbs, nouns ("his warning that"), "according to", "in his words"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference, referents
from kg.extract._syntax import auxiliaries, conjuncts, negated, subjects
from kg.extract.says_complements import (
    after_that,
    clause_end,
    content_start,
    is_whole,
    reported_clause,
    reporting_clause,
)
from kg.extract.says_ends import MENTAL, governor
from kg.extract.says_frames import FRAMES
from kg.extract.says_frames_phrases import phrase
from kg.extract.says_offices import holder_before
from kg.extract.says_parenthesis import read_parenthesis
from kg.extract.says_parts import second_half
from kg.extract.says_report import Piece, Report, mode_of, trimmed
from kg.extract.says_sources import QUOTING, is_source, may_speak, owners, quoted_as, speaking
from kg.extract.says_to import addressee_of, told_beside, who_asks
from kg.extract.says_verbs import (
    FINITE,
    TELLING,
    has_that,
    is_finite,
    is_infinitive,
    is_passive,
    is_somebody,
    object_of,
    was_said,
)
from kg.model import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.extract.says_cues import Cue
    from kg.extract.says_report import Marks

IN_PURPOSE = frozenset({"say", "that", "addressee to"})
"""Frames that are read in "… to announce that": elsewhere the infinitive is an aim, "rang to pledge support"."""

PUTTING = frozenset({"put it"})
"""Cues that report only behind "as": "The plan, as Brook put it, was a bridge without banks"."""

PRESS = frozenset({"reporter", "journalist", "correspondent", "interviewer", "newsman", "press"})
"""Who asks for everybody: their questions are no statements."""

GIVING = frozenset({"give", "make", "issue", "offer", "repeat", "renew", "sound", "take", "hold"})
"""Verbs whose subject says what the noun behind them reports: "gave an assurance that", "took the view that"."""

OPINIONS = frozenset({"words", "view", "opinion", "judgment", "judgement", "estimation", "telling"})
"""Nouns of "in Brook's words", "in his view"."""

AUXILIARY = frozenset({"aux", "auxpass"})

Heads = tuple["Token", ...]


def read_verb(verb: Token, cue: Cue, marks: Marks) -> Report | None:
    """Return what *verb* reports, by the first of its frames that fits; none where nobody is told to have said it."""
    if not was_said(verb, cue) or _is_mood(verb, cue):
        return None
    found = _read_quoted(verb, cue, marks)
    if found is not None:
        return found
    if verb.lemma_.lower() in QUOTING and _as_saying(verb):
        return None  # "The port was full, Tass reported Brook as saying": her words
    apart = read_parenthesis(verb, cue)
    if apart is not None:
        heads, (pieces, to) = apart
        return report(verb, cue.lemma, heads, pieces, "says/parenthesis", marks, to)
    if is_passive(verb) and holder_before(verb) is None:
        return _read_asked(verb, cue, marks) or _read_by(verb, cue, marks)
    here = marks.within(verb)
    heads = tuple(x for x in speaking(governor(verb) or verb, cue) if marks.within(x) == here)
    if not heads:
        return None  # where parsers take a noun of the quotation for who says it, nobody is known to
    purpose = verb.dep_ == "advcl" and is_infinitive(verb)
    for frame, read in FRAMES:
        if frame in cue.frames and (frame in IN_PURPOSE or not purpose):
            parts = read(verb, frame)
            if parts is not None:
                found = report(verb, cue.lemma, heads, parts[0], f"says/{frame}", marks, parts[1] or told_beside(verb))
                if found is not None:
                    found.passers = _quoted_by(heads)
                return found
    return _read_as(verb, cue, heads, marks)


def _is_mood(verb: Token, cue: Cue) -> bool:
    """Tell whether a relative clause but tells how people without a name felt: "skippers, who feared that"."""
    return cue.lemma in MENTAL and verb.dep_ == "relcl" and verb.tag_ == "VBD" and not referents(verb.head)


def _as_saying(verb: Token) -> bool:
    """Tell whether *verb* says that somebody said it: "as saying" behind it."""
    return any(y.dep_ == "pcomp" for x in verb.rights if x.lower_ == "as" for y in x.children)


def report(
    cue: Token, lemma: str, heads: Heads, pieces: list[Piece], rule: str, marks: Marks, to: Token | None = None
) -> Report | None:
    """Return the report with its *pieces* trimmed and no quotation cut in two; nothing if no word is left."""
    doc = cue.doc
    whole = [x for x in (trimmed(doc, _whole(piece, marks)) for piece in pieces) if x is not None]
    if not whole:
        return None
    mode = mode_of(doc, whole, marks)
    if len(whole) == 1 and (utterance := _utterance(doc, whole[0], marks)) is not None:
        whole, mode = [utterance], Mode.DIRECT
    return Report(cue, lemma, heads, whole, mode, rule, to, quote=marks.within(cue))


def _utterance(doc: Doc, piece: Piece, marks: Marks) -> Piece | None:
    """Return what stands between the marks, where *piece* is one quotation and a sentence: no word of the teller's."""
    start, end = piece
    number = marks.of[start + 1] if start + 1 < end else None
    that = start > 0 and doc[start - 1].lower_ == "that"
    if number is None or that or marks.opening[number] != start or marks.closing[number] != end - 1:
        return None
    inside = trimmed(doc, (start + 1, end - 1))
    return inside if inside is not None and any(is_finite(x) for x in doc[inside[0] : inside[1]]) else None


def _whole(piece: Piece, marks: Marks) -> Piece:
    """Return *piece* with a quotation that begins in it whole; one that begins it and ends a clause is all of it."""
    start, end = piece
    if end <= start:
        return piece
    first = marks.of[start] if marks.of[start] is not None else marks.of[min(start + 1, end - 1)]
    if first is not None and marks.opening[first] in {start - 1, start}:
        closing = marks.closing[first]
        following = marks.quotes[first].doc[closing + 1] if closing + 1 < end else None
        if following is not None and following.dep_ == "cc":
            return marks.opening[first], closing + 1  # "said 'the port is open' and left"
        if marks.opening[first] == start - 1 and closing < end - 1:
            start -= 1  # "said 'some neighbours' were late": both marks
    last = marks.of[end - 1]
    if last is not None and marks.opening[last] >= start:
        end = max(end, marks.closing[last] + 1)
    return start, _with_quoted_rest(end, marks)


def _with_quoted_rest(end: int, marks: Marks) -> int:
    """Return *end* behind words in marks that go on with a phrase: "called for talks 'at least once a year'"."""
    following = marks.of[end + 1] if end + 1 < len(marks.of) else None
    if following is None or marks.opening[following] != end or not marks.quotes[following][0].text[0].islower():
        return end
    return marks.closing[following] + 1


def _read_quoted(verb: Token, cue: Cue, marks: Marks) -> Report | None:
    """
    Return what somebody is quoted as saying: "The port, Tass quoted him as saying, was full".

    Who quotes is the reporter. In "quoted him as 'welcoming the visit'" the words follow "as".
    """
    quoted = quoted_as(verb)
    heads = tuple(x for x in quoted[0] if may_speak(x, cue)) if quoted is not None else ()
    if quoted is None or not heads:
        return None
    quote = verb if verb.lemma_.lower() in QUOTING else verb.head.head
    told = reported_clause(verb)
    if quote is verb:
        words = phrase(verb, "as", object_of(verb))
        pieces = [(words.i + 1, words.right_edge.i + 1)] if words is not None else []
    elif told is not None:
        pieces = [(after_that(told), clause_end(verb, told, quote))]
    else:
        first, _ = reporting_clause(quote)
        pieces = [(content_start(quote, first), first)]
        if not any(is_finite(x) for x in verb.doc[pieces[0][0] : first]):
            return None
    to = addressee_of(verb) if quote is not verb else None  # "quoted him as telling Brook that"
    found = report(verb, cue.lemma, heads, pieces, "says/quoted as", marks, to)
    if found is not None:
        found.passers = tuple(quoted[1])
    return found


def _read_as(verb: Token, cue: Cue, heads: Heads, marks: Marks) -> Report | None:
    """Return the main clause that an "as" clause gives to somebody: "As Brook put it, the port was full"."""
    put = cue.lemma in PUTTING
    if (
        not ("say" in cue.frames or put)
        or not (verb.dep_ == "advcl" or (put and verb.dep_ == "conj"))
        or not any(x.dep_ == "mark" and x.lower_ == "as" for x in verb.lefts)
    ):
        return None
    if is_infinitive(verb):
        return None  # "so as to maintain it"
    doc, sent = verb.doc, verb.sent
    thing = object_of(verb) if put else None
    first, last = verb.left_edge.i, (thing if thing is not None else verb.right_edge).i + 1
    before, after = first > sent.start and doc[first - 1].text == ",", last < sent.end and doc[last].text in {",", "."}
    if not (after and (before or first == sent.start)):
        return None
    quote = marks.of[last + 2] if put and last + 2 < sent.end and doc[last + 1].tag_ == "``" else None
    if quote is not None:  # "left with, as she put it, 'an open door'": the words in the marks alone
        words = (marks.opening[quote], marks.closing[quote] + 1)
        found = report(verb, cue.lemma, heads, [words], "says/as", marks)
        if found is not None and any(is_finite(x) for x in doc[words[0] : words[1]]):
            found.mode = Mode.DIRECT  # a sentence of its own: "because, as he put it, 'you can't shout'"
        return found
    start = _behind_time(verb.head) if put and first > sent.start else sent.start
    return report(verb, cue.lemma, heads, [(start, first), (last, sent.end)], "says/as", marks)


def _behind_time(verb: Token) -> int:
    """Return where the clause of *verb* begins behind one of time: "But when they left, the port was full, as …"."""
    start: int = verb.sent.start
    for clause in verb.lefts:
        when = any(x.lower_ in {"when", "as", "after", "before", "while"} for x in clause.lefts)
        end = clause.right_edge.i + 1
        if clause.dep_ == "advcl" and when and clause.left_edge.i <= start + 1 and verb.doc[end].text == ",":
            start = end + 1
    return start


def _quoted_by(heads: Heads) -> Heads:
    """Return who is told to have it from the speaker: "Brook, quoted by the Lake Gazette, described it as"."""
    for head in heads:
        for participle in head.rights:
            if participle.dep_ == "acl" and participle.tag_ == "VBN" and participle.lemma_ in QUOTING:
                by = (x for x in participle.rights if x.dep_ == "agent")
                return tuple(y for x in by for y in x.children if y.dep_ == "pobj")
    return ()


def _read_asked(verb: Token, cue: Cue, marks: Marks) -> Report | None:
    """Return the question of "Asked by Brook whether it was late, the mayor said …"; reporters ask for all."""
    asking, told = who_asks(verb), _question(verb)
    if asking is None or told is None or asking.lemma_.lower() in PRESS or "say" not in cue.frames:
        return None
    heads = tuple(x for x in conjuncts(asking) if may_speak(x, cue) and is_source(x))
    if not heads:
        return None
    to = next(iter(subjects(verb.head)), None) if verb.dep_ == "advcl" else None
    return report(verb, cue.lemma, heads, [(told.left_edge.i, clause_end(verb, told))], "says/by", marks, to)


def _question(verb: Token) -> Token | None:
    """Return the clause with "whether" or "if" that was asked; parsers give it to the name before it."""
    for token in verb.subtree:
        if token.i > verb.i and token.dep_ == "mark" and token.lower_ in {"whether", "if"}:
            return token.head
    return None


def _read_by(verb: Token, cue: Cue, marks: Marks) -> Report | None:
    """
    Return what a passive with its doer tells: "The vote was hailed by Brook (as a new dawn)".

    Also what is said to who is its subject, or of him: "Vale was told by Brook that", "was accused by her of theft".
    """
    by = next((x for x in verb.rights if x.dep_ == "agent" and x.lower_ == "by"), None)
    own = next((x for x in verb.lefts if x.dep_ == "nsubjpass"), None)
    thing = own if own is not None or verb.dep_ != "acl" else verb.head
    if by is None or thing is None:
        return None
    rows = (x for way in (by, *by.conjuncts) for x in way.children if x.dep_ == "pobj")
    heads = tuple(x for row in rows for x in conjuncts(row) if may_speak(x, cue) and is_source(x))
    if not heads or heads[0].lemma_.lower() in PRESS:
        return None
    matter = thing.pos_ in {"NOUN", "PROPN"} and not is_somebody(thing)
    pieces = [(thing.left_edge.i, (thing if own is None else thing.right_edge).i + 1)]
    as_what = phrase(verb, "as", None) if "object as" in cue.frames and matter else None
    if as_what is not None:
        return report(verb, cue.lemma, heads, [*pieces, (as_what.i, as_what.right_edge.i + 1)], "says/by", marks)
    if own is None:
        return None
    if matter and "np" in cue.frames:
        return report(verb, cue.lemma, heads, pieces, "says/by", marks)
    told = reported_clause(verb) if verb.lemma_.lower() in TELLING else None
    if told is not None and told.i > by.i:
        return report(verb, cue.lemma, heads, [(after_that(told), clause_end(verb, told))], "says/by", marks, own)
    asked = next((x for x in verb.rights if x.i > by.i and x.dep_ == "xcomp" and is_infinitive(x)), None)
    if asked is not None and "addressee to" in cue.frames:
        return report(verb, cue.lemma, heads, [(asked.left_edge.i, asked.right_edge.i + 1)], "says/by", marks, own)
    return _read_charge(verb, cue, heads, pieces, marks, own)


def _read_charge(verb: Token, cue: Cue, heads: Heads, of: list[Piece], marks: Marks, own: Token) -> Report | None:
    """Return what the subject *own*, whose words are *of*, is accused of or praised for by *heads*."""
    for frame in sorted(cue.frames):
        kind, _, preposition = frame.partition(" ")
        if kind in {"object", "addressee"} and preposition in {"of", "for", "on"}:
            told = phrase(verb, preposition, None)
            if told is not None and told.i > heads[0].i:
                piece = told.left_edge.i, told.right_edge.i + 1
                addressee = own if kind == "addressee" else None
                named = kind == "object" and own.pos_ != "PRON"
                pieces = [*of, piece] if named else [piece]
                return report(verb, cue.lemma, heads, pieces, "says/by", marks, addressee)
    return None


def read_noun(noun: Token, cue: Cue, marks: Marks) -> Report | None:
    """Return what a noun reports: "Brook's warning that the well was dry", "the ministry's call for calm"."""
    heads = tuple(x for x in (*owners(noun), *_givers(noun, cue)) if may_speak(x, cue)) or _by_demonym(noun, cue)
    if not heads:
        return None
    for child in (*noun.rights, *_told_apart(noun)):
        start = child.left_edge.i
        clausal = child.dep_ in {"acl", "ccomp", "relcl"}
        frame = ""
        if "that" in cue.frames and clausal and is_whole(child):
            start, frame = after_that(child), "that"
        elif "that" in cue.frames and clausal and child.dep_ != "relcl" and is_finite(child) and start == noun.i + 1:
            frame = "that"  # "his claim the well was dry"
        elif "to" in cue.frames and child.dep_ in {"acl", "xcomp"} and is_infinitive(child):
            frame = "to"
        elif "for" in cue.frames and child.dep_ == "prep" and child.lower_ == "for":
            frame = "for"
        if frame:
            start += noun.doc[start].lower_ == "that"
            end = _before_main_verb(noun, child)
            return report(noun, cue.lemma, heads, [(start, end)], f"says/noun {frame}", marks)
    return None


def _by_demonym(noun: Token, cue: Cue) -> Heads:
    """Return whose "Norlandic charges that" are: the country's, whose adjective stands right before the noun."""
    before = noun.nbor(-1) if noun.i > noun.sent.start else None
    one = reference(before) if before is not None else None
    if "that" not in cue.frames or before is None or one is None or one.how != "adjective":
        return ()
    return (before,) if before.head == noun and one.referents[0].type is EntityType.COUNTRY else ()


def _before_main_verb(noun: Token, clause: Token) -> int:
    """Return where *clause* of *noun* ends: before "drew" in "her claim that the ferry had sailed drew laughter"."""
    end = clause.right_edge.i + 1
    if noun.dep_ != "ROOT" or clause.pos_ != "VERB":
        return end
    # Parsers find no verb of the sentence, and take it for a participle before a noun.
    behind = noun.doc[clause.i + 1 : end]
    return next((x.i for x in behind if x.tag_ == "VBN" and x.dep_ == "amod" and x.head.i > x.i), end)


def _told_apart(noun: Token) -> Iterator[Token]:
    """Yield the clause of *noun* that stands apart: "Brook's position is that", "took the line that it was late"."""
    verb = noun.head
    equal = noun.dep_ == "nsubj" and verb.lemma_ == "be" and not negated(verb) and not auxiliaries(verb)
    if equal or (noun.dep_ == "dobj" and verb.lemma_.lower() in GIVING):
        yield from (x for x in verb.rights if x.i > noun.i and x.dep_ == "ccomp" and has_that(x))


def _givers(noun: Token, cue: Cue) -> Heads:
    """Return who gives or makes what *noun* tells of: "Brook gave an assurance that", "is of the opinion that"."""
    verb = noun.head
    given = noun.dep_ == "dobj" and verb.lemma_.lower() in GIVING
    if noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ == "be":
        verb, given = verb.head, True
    return speaking(verb, cue) if given and not is_passive(verb) and was_said(verb, cue) else ()


def read_source(token: Token, marks: Marks) -> Report | None:
    """Return what "according to X", "per X" or "in X's words" gives to X: its sentence without the phrase itself."""
    named = _source(token)
    if named is None:
        return None
    lemma, sources = named
    apart = token.i > 1 and token.nbor(-1).text == ","
    if lemma.startswith("in the") and apart and token.nbor(-2).pos_ in {"ADP", "SCONJ"}:
        return None  # "speculate about, in her view, …": a part of a sentence
    heads = tuple(x for source in sources for x in conjuncts(source) if may_speak(x, None) and is_source(x))
    if not heads:
        return None
    doc, sent = token.doc, token.sent
    first, last = token.left_edge.i, max(token.right_edge.i, *(x.right_edge.i for x in heads))
    # What is quoted behind a comma is said, and no apposition: "in the words of one diplomat, 'a funeral'".
    behind = range(heads[-1].i + 1, last)
    last = next((i - 1 for i in behind if doc[i].text == "," and doc[i + 1].tag_ == "``"), last)
    if first > 1 and doc[first - 1].text == "," and doc[first - 2].dep_ == "cc":
        # "And, according to an aide, a map": parsers take the map for who the aide is.
        commas = [i for i in range(heads[-1].i + 1, last + 1) if doc[i].text == ","]
        last = commas[0] - 1 if len(commas) == 1 and doc[last + 1].text != "," else last
    before, after = (_begins(token, first), first), (last + 1, sent.end)
    half = second_half(token, first, last + 1, sent.end)
    if half is not None:
        return report(token, lemma, heads, half, "says/according to", marks)
    if doc[first - 1].tag_ in {"IN", "CC"} and first > before[0] and trimmed(doc, after) is None:
        return None  # "and, according to an aide, a map": a part of a sentence, nobody knows which
    if _goes_on_alone(token, before, last + 1):
        return report(token, lemma, heads, [before], "says/according to", marks)
    pieces = [x for x in (before, after) if trimmed(doc, x) is not None]
    quoted = trimmed(doc, after) is not None and doc[min(last + 2, len(doc) - 1)].tag_ == "``"
    if (
        len(pieces) == 2
        and not quoted
        and doc[first - 2].pos_ != "AUX"
        and not any(is_finite(x) for x in doc[after[0] : after[1]])
    ):
        pieces = pieces[:1]
    return report(token, lemma, heads, pieces, "says/according to", marks)


def _goes_on_alone(token: Token, before: Piece, stop: int) -> bool:
    """
    Tell whether *before*, a clause, is whole without what "and" and a verb of another tense add behind the phrase.

    "The bridge would cost a million, according to Brook, and has been late for years": that is the text's own.
    """
    doc, root = token.doc, token.sent.root
    if stop + 2 >= token.sent.end or doc[stop].text != "," or not before[0] <= root.i < before[1]:
        return False
    added = doc[stop + 2] if doc[stop + 1].lower_ in {"and", "but"} else None
    tense = next((x for x in (*root.lefts, root) if x.tag_ in FINITE and (x == root or x.dep_ in AUXILIARY)), None)
    if added is None or tense is None or added.tag_ not in FINITE:
        return False
    return _is_of_now(added) is not _is_of_now(tense)


def _is_of_now(verb: Token) -> bool:
    return verb.tag_ in {"VBZ", "VBP"} or verb.lower_ in {"will", "can", "may"}


def _is_sight(noun: Token) -> bool:
    """Tell whether *noun* is no opinion: "in full view of the police", "in view of"."""
    if noun.lower_ == "words" or any(x.dep_ == "poss" for x in noun.lefts):
        return False
    return not any(x.lower_ == "the" for x in noun.lefts) or any(x.dep_ == "amod" for x in noun.lefts)


def _begins(token: Token, first: int) -> int:
    """
    Return where that which a source in the middle of a clause is for begins.

    "They will meet, and the call, according to her office, was friendly": behind the "and".
    """
    start = content_start(token, first)
    verb = token.head.head if token.head.dep_ in {"nsubj", "nsubjpass"} else None
    if verb is None or verb.dep_ != "conj" or verb.i < token.i or verb.left_edge.i <= start:
        return start
    return verb.left_edge.i


def _source(token: Token) -> tuple[str, list[Token]] | None:
    """Return the phrase that *token* opens and the heads of X in it: "according to X", "per X", "in X's words"."""
    for child in token.rights:
        if token.lower_ == "according" and child.lower_ == "to":
            return "according to", [x for x in child.children if x.dep_ == "pobj"]
        if child.dep_ == "pobj" and token.lower_ == "per" and reference(token) is None and referents(child):
            return "per", [child]
        if child.dep_ == "pobj" and token.lower_ == "in" and child.lower_ in OPINIONS and not _is_sight(child):
            return f"in the {child.lower_} of", list(owners(child))
    return None
