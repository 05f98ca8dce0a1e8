"""
The reporting clause between commas, or after the last: "The port, he said, was full"; "… was full, said Brook".

Read off the words more than off the parse, which goes wrong here most: between the comma before
the cue and the one after it there is a noun phrase, and no other verb. The rest of the sentence is
what is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, reference
from kg.extract._syntax import conjuncts
from kg.extract.says_complements import content_start, is_bare
from kg.extract.says_cues import cue_at
from kg.extract.says_ends import TIMES, tells_when
from kg.extract.says_parts import is_setting, own_part, second_half
from kg.extract.says_report import is_dash, trimmed
from kg.extract.says_sources import ASKED, agrees, but_described, is_person, is_source, may_speak
from kg.extract.says_to import addressee_of
from kg.extract.says_verbs import FINITE, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.extract.says_cues import Cue
    from kg.extract.says_report import Found, Piece

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
INSIDE = frozenset({"compound", "nmod", "poss", "amod", "nummod"})
REASONS = frozenset({"because", "although", "though", "unless", "whereas"})
"""What opens a clause that goes on with the sentence: "never took place, because Norland objected"."""

SHORT = 8
"""A name or an office behind the last comma, with its article and what it is of, has fewer tokens."""

TIME_WORDS = frozenset({"as", "when", "while", "after", "before", "since"})
LONGEST = 30
"""A reporting clause has at most so many tokens before its verb; a subject after it ("said Brook") begins within 12."""


def read_parenthesis(verb: Token, cue: Cue) -> tuple[tuple[Token, ...], Found] | None:
    """Return who speaks and what is said, where the clause of *verb* stands apart; None where it does not."""
    if "say" not in cue.frames or (verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} and verb.dep_ != "parataxis"):
        return None
    doc, sent = verb.doc, verb.sent
    end = _end(verb)
    if verb.i + 1 < end and doc[verb.i + 1].lower_ == "so":
        return None  # "When it rained, he said so."
    start = _start(verb)
    if start is None or start - 1 <= sent.start or doc[start].dep_ == "cc" or doc[start].lower_ in REASONS:
        return None
    if verb.lemma_ == "tell" and start == verb.i:
        # Who stands behind "told" is told: what tells is before the comma, "…, his aide, Ada Brook, told reporters".
        start = _before_told(verb)
        if start is None or start - 1 <= sent.start:
            return None
    head, after = _subject(verb, start, end)
    alone = all(x.dep_ in {"aux", "advmod"} for x in doc[start : verb.i])  # "the mayor, Ada Brook, has disclosed"
    if alone and (head is None or head.ent_type_ in TIMES):
        apart = _before_told(verb)  # "It would be late, the mayor, Ada Brook, confirmed in Oslo"
        named = _named_before(verb) if apart is None else None
        if apart is not None:
            start, (head, after) = apart, _subject(verb, apart, end)
        elif named is not None:
            (start, head), after = named, verb.i + 1
    if head is None or not may_speak(head, cue):
        return None
    if not (is_source(head) or head.pos_ == "PRON" or (cue.subject == "any" and start < verb.i)):
        return None
    stop = _stop(verb, after, end)
    half = second_half(verb, start, stop, end) if stop is not None else None
    if half is not None:
        heads = tuple(x for x in conjuncts(head) if start <= x.i < max(head.i + 1, half[-1][0]) and may_speak(x, cue))
        return heads or (head,), (half, addressee_of(verb))
    if stop is None or not is_bare(verb, stop):
        return None
    own = own_part(doc, start, stop, end) if head.pos_ == "PRON" else None
    if own is not None and agrees(head, own[0]):
        return (own[0],), (own[1], addressee_of(verb))
    if doc[min(stop, end - 1)].tag_ == "``" and not any(is_finite(x) for x in doc[sent.start : start]):
        return None  # "Without naming her, Brook said 'a neighbour' had come": what is said stands behind
    begins = content_start(verb, start)
    if doc[begins].tag_ == "VBN" and doc[begins].lemma_.lower() in ASKED:
        return None  # "Asked if it was late, Brook said no."
    if is_setting(verb, begins, start - 1):
        return None
    if start - 2 > sent.start and doc[start - 2].tag_ == "WP":
        begins = start - 2  # "the president, who, she said, was well": that alone
    pieces = [(begins, start - 1)]
    whole = any(is_finite(x) for x in doc[pieces[0][0] : pieces[0][1]]) or (in_title(verb) and start - begins > 3)
    rest = doc[min(stop + 1, len(doc) - 1)]
    ends = (
        trimmed(doc, (stop, end)) is None or _says_itself(doc, stop, end) or _own(rest) or _is_passed_on(doc, stop, end)
    )
    ends = ends or _is_time(rest, dated=any(x.ent_type_ in TIMES for x in doc[start:stop]))
    if not ends and not (whole and _hangs_on(verb, stop, end)):
        pieces.append((stop, end))
    elif not whole:
        return None
    row = [x for x in conjuncts(head) if start <= x.i < max(stop, head.i + 1) and may_speak(x, cue)]
    row = [x for x in row if x == head or is_source(x) or x.pos_ == "PRON"]
    return tuple(but_described(row)) or (head,), (pieces, addressee_of(verb))


def _end(verb: Token) -> int:
    """Return the end of the sentence of *verb*; of a title that ends "says Brook", which parsers part, its own."""
    doc, end = verb.doc, verb.sent.end
    if not in_title(verb) or end != verb.i + 1:
        return end
    while end < len(doc) and in_title(doc[end]) and not doc[end].is_punct and not doc[end].is_space:
        end += 1
    return end


def _hangs_on(verb: Token, start: int, stop: int) -> bool:
    """Tell whether all words from *start* on are an addition to *verb*: "…, he said on Monday, at a fair"."""
    doc = verb.doc
    if any(doc[i].tag_ == "``" for i in range(start, min(start + 2, stop))):
        return False
    tops = [x for x in doc[start:stop] if x.is_alpha and (x.head.i == x.i or not start <= x.head.i < stop)]
    return all(x.head == verb and x.dep_ in {"prep", "npadvmod", "advmod"} for x in tops)


def _says_itself(doc: Doc, stop: int, end: int) -> bool:
    """Tell whether what stands behind a semicolon is what somebody else says: "…, one aide said; another said …"."""
    if doc[min(stop, len(doc) - 1)].text != ";":
        return False
    told = (x for x in doc[stop + 1 : end] if (cue := cue_at(x)) is not None and "say" in cue.frames)
    return any(y.dep_ == "nsubj" for x in told for y in x.lefts)


def _is_time(word: Token, *, dated: bool) -> bool:
    """
    Tell whether *word* opens what went on when it was said: "…, he said, even as …", "…, hours before …".

    Behind a day ("…, he said on Monday, after a meeting") the text goes on, too.
    """
    if tells_when(word):
        return True
    return dated and word.lower_ in {"after", "before", "as", "while", "following", "amid"}


def _is_passed_on(doc: Doc, stop: int, end: int) -> bool:
    """Tell whether another clause that ends the sentence reports this one: "…, Brook told us, officials said"."""
    for verb in doc[stop + 1 : end]:
        cue = cue_at(verb)
        if cue is None or "say" not in cue.frames or verb.tag_ not in FINITE | {"VBN"}:
            continue
        if _start(verb) == stop + 1 and doc[stop + 1].dep_ != "cc":
            head, after = _subject(verb, stop + 1, end)
            if head is None or not may_speak(head, cue):
                return False
            last = _stop(verb, after, end)
            return last is not None and trimmed(doc, (last, end)) is None and is_bare(verb, last)
    return False


def _start(verb: Token) -> int | None:
    """Return the first token of the clause after the comma before *verb*; none where another verb stands between."""
    doc, bracket = verb.doc, False
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - LONGEST) - 1, -1):
        token = doc[i]
        if token.text in {"(", ")"}:
            bracket = token.text == ")"
        if bracket:
            continue
        if token.text in {",", ";"} or is_dash(token) or token.tag_ == "''":
            return i + 1
        auxiliary = token.dep_ in {"aux", "auxpass"} and verb.i - i < 4
        if token.tag_ in FINITE and not auxiliary:
            return None
        if token.tag_ in {"WDT", "WP", "WP$", "TO", "WRB", "``"} and token.dep_ != "prep":
            return None
        if token.lower_ in {"that", "if", "as", "what", ":"}:
            return None
    return None


def _before_told(verb: Token) -> int | None:
    """Return the first token of the subject of *verb*, where a comma or a quotation mark stands before it."""
    subject = next((x for x in verb.children if x.dep_ == "nsubj" and x.i < verb.i), None)
    start = subject.left_edge.i if subject is not None else 0
    if not start or not (verb.doc[start - 1].text == "," or verb.doc[start - 1].tag_ == "''"):
        return None
    return start


def read_final(noun: Token) -> tuple[Token, Piece] | None:
    """
    Return who says what in "…, the press service reports.", whose last word taggers take for a noun.

    Who speaks is what they make a part of that noun.
    """
    doc, start = noun.doc, noun.sent.start
    rest = "".join(x.text for x in doc[noun.i + 1 : noun.sent.end]).strip()
    if noun.lower_ != "reports" or rest != ".":
        return None
    comma = next((i for i in range(noun.i - 1, max(start, noun.i - SHORT), -1) if doc[i].text == ","), None)
    head = next((x for x in noun.lefts if x.i == noun.i - 1 and x.dep_ in {"compound", "nmod"}), None)
    if comma is None or head is None or not is_source(head) or is_person(head):
        return None
    return (head, (start, comma)) if any(is_finite(x) for x in doc[start:comma]) else None


def _named_before(verb: Token) -> tuple[int, Token] | None:
    """
    Return where office and name of who speaks begin, and the latter, where a comma parts both from the verb.

    "It would be late, the head of the port, Ada Brook, confirmed in Oslo": parsers lose her to what is late.
    """
    doc = verb.doc
    name = reference(doc[verb.i - 2])
    first = name.span.start if name is not None else 0
    first -= first > 1 and doc[first - 1].pos_ == "PROPN" and doc[first - 2].text == ","  # "Mrs"
    office = reference(doc[first - 2]) if first > 2 and doc[first - 1].text == "," else None
    if name is None or office is None or office.span.end != first - 1 or office.referents != name.referents:
        return None
    start = office.span.start
    while start > max(verb.sent.start, office.span.start - SHORT) and doc[start - 1].text != ",":
        start -= 1  # "the state's Commissioner"
    apart = doc[start - 1].text == "," and not any(is_finite(x) for x in doc[start : office.span.start])
    return (start, name.span.root) if apart and {office.how, name.how} == {"office", "name"} else None


def _subject(verb: Token, start: int, stop: int) -> tuple[Token | None, int]:
    """Return the head of the noun phrase from *start* to *verb*, or right after it, and the token where to go on."""
    doc = verb.doc
    if start < verb.i:
        for i in range(verb.i - 1, start - 1, -1):
            token = doc[i]
            within = start <= token.head.i < verb.i
            if token.pos_ in NOMINAL and not within and token.dep_ not in {"npadvmod", "poss"}:
                return token, verb.i + 1
        return None, verb.i + 1
    for i in range(verb.i + 1, min(stop, verb.i + 12)):
        token = doc[i]
        if token.text == "," or token.pos_ in {"VERB", "AUX", "ADP", "CCONJ"}:
            break
        if token.pos_ in NOMINAL and not (token.dep_ in INSIDE and verb.i < token.head.i < verb.i + 12):
            return token, i + 1
    return None, verb.i + 1


def _stop(verb: Token, start: int, stop: int) -> int | None:
    """Return where the clause ends: at a comma, dash or mark, or with its sentence; none where a verb comes first."""
    doc = verb.doc
    for i in range(start, stop):
        token = doc[i]
        if token.text in {",", ";"} or is_dash(token) or token.tag_ == "``":
            if i + 1 >= stop or not _within(doc[i + 1], verb, i):
                return i
            continue
        verbal = token.tag_ in FINITE or token.text == ":" or (token.lower_ == "that" and token.dep_ == "mark")
        if verbal and not any(_adjunct(x) and x.i > verb.i for x in (token, *token.ancestors)):
            return None
    return stop


def _adjunct(token: Token) -> bool:
    """Tell whether *token* heads a relative clause or one of time or manner: "as he left", "after the talks ended"."""
    if token.dep_ == "advcl":
        return any(x.dep_ in {"mark", "advmod"} and x.lower_ in TIME_WORDS for x in token.lefts)
    return token.dep_ in {"relcl", "pcomp"}


def _within(token: Token, verb: Token, comma: int) -> bool:
    """Tell whether *token*, after a *comma*, still belongs to the clause: within something that began before."""
    for up in (token, *token.ancestors):
        if up.i <= verb.i:
            return False
        if up.dep_ in {"appos", "relcl"} and verb.i < up.head.i < comma:
            return True
        if up.head == verb and up.i < comma and up.dep_ in {"advcl", "prep", "nsubj"}:
            return True
    return False


def _own(token: Token) -> bool:
    """Tell whether *token* begins something of the reporting clause itself: "…, he said, adding that", "…, who"."""
    participle = token.tag_ in {"VBG", "VBN"} and (cue_at(token) is not None or token.dep_ in {"advcl", "acl"})
    return participle or token.tag_ in {"WDT", "WP"}
