"""From reports to statements: who "he" is, what goes on with the speaker before, what stands within what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, referents
from kg.annotate.gazetteer import titles
from kg.extract._syntax import subjects
from kg.extract.says_cues import sources
from kg.extract.says_ends import MENTAL
from kg.extract.says_report import words
from kg.extract.says_sources import ANONYMOUS, ASKED, agrees, antecedent, is_person, names
from kg.extract.says_to import addressed
from kg.extract.unnamed import described
from kg.model import UNNAMED, EntityType, Mode

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.extract.says_report import Report

FIRST_PERSON = frozenset({"i", "we", "us", "me", "you"})
OTHERS = frozenset({"another", "others", "some", "many"})
"""Pronouns that bring in others than who spoke before, and no names."""

FAR = 80
"""A speaker so many tokens back is no longer whom a pronoun goes on with."""

TOLD = frozenset({"say", "that", "addressee to", "to", "noun that", "parenthesis", "quoted as"})
"""Rules whose reports count within another's: they tell a clause or an infinitive, not a judgement."""

REPLYING = frozenset({"reply", "answer", "respond", "retort", "counter", "fire back", "hit back", "shoot back"})
"""Cues of what is said to who spoke before."""

SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})

BRIEF = 4
"""What has fewer tokens, "pledged support", is told but as a part of the rest."""

NESTED = 12
"""Reports within one another begin at most so many reports apart."""


def resolved(doc: Doc, reports: list[Report]) -> list[Report]:
    """
    Return the *reports*, which are in text order, with the names of who speaks, passes on and is spoken to.

    Left out: what nobody known says, and what another report of the same words makes superfluous.
    """
    known: list[Report] = []
    for one in reports:
        if one.follows:
            before = _right_before(doc, one, known)
            if before is None:
                if (head := _introduced_by(doc, one)) is not None:
                    one.heads, one.speakers, one.rule = (head,), names(head), "says/introduced"
                    known.append(one)
                continue
            if before.mode is Mode.DIRECT and before.quote is None:
                before.pieces += one.pieces
                continue
            one.heads, one.speakers, one.cue = before.heads, before.speakers, before.cue
        else:
            outer, before = _outer(one, known), _last_speaker(known)
            one.reporters = [n for x in one.passers for n in _who(x, one, before, outer)]
            one.speakers = list(dict.fromkeys(n for head in one.heads for n in _who(head, one, before, outer)))
        if one.speakers:
            one.to = addressed(one.addressee) if one.addressee is not None else None
            one.to = None if one.to in one.speakers else one.to  # "who told him" is told to somebody else
            if one.addressee is None and one.lemma in REPLYING:
                one.to = _replied_to(doc, one, known)
            known.append(one)
    return _unnested(doc, known)


def _replied_to(doc: Doc, one: Report, known: list[Report]) -> str | None:
    """
    Return who is answered: who spoke last, alone and by name, in this sentence or the one before.

    Not if that was said to somebody else than who answers now.
    """
    before = next((x for x in reversed(known) if x.quote is None and x.start < one.start), None)
    if before is None or before.quote != one.quote or one.cue is None or _was_asked(one.cue):
        return None
    if _reach(before) < one.cue.sent.start and any(x.is_alpha for x in doc[_reach(before) : one.cue.sent.start]):
        return None
    speaker = before.speakers[0]
    if len(before.speakers) > 1 or speaker in one.speakers or speaker.startswith(UNNAMED):
        return None
    return speaker if before.to is None or before.to in one.speakers else None


def _was_asked(cue: Token) -> bool:
    """Tell whether the sentence of *cue* has that somebody was asked: it is he who is answered, named or not."""
    return any(x.lemma_ in ASKED and x.tag_ in {"VBN", "VBD"} for x in cue.doc[cue.sent.start : cue.i])


def _outer(one: Report, known: list[Report]) -> Report | None:
    """Return the report whose quotation *one* stands in."""
    if one.quote is None:
        return None
    return next((x for x in reversed(known) if x.quote is None and x.pieces[0][0] <= one.start < x.end), None)


def _last_speaker(known: list[Report]) -> Report | None:
    """Return the last report that stands in no other: in "the aide said the minister told them …", the aide's."""
    last = known[-1] if known else None
    for other in reversed(known[-6:-1]):
        if last is not None and last.cue is not None and _covers(other, last.cue.i):
            last = other
    return last


def _covers(report: Report, at: int) -> bool:
    return any(a <= at < b for a, b in report.pieces)


def _right_before(doc: Doc, one: Report, known: list[Report]) -> Report | None:
    """Return the report that ends right before *one*, with nothing but marks and a paragraph break between."""
    start = one.pieces[0][0]
    for other in reversed(known[-4:]):
        end = _reach(other)
        if other.quote is None and end <= start and not any(x.is_alpha for x in doc[end:start]):
            return other
    return None


def _introduced_by(doc: Doc, one: Report) -> Token | None:
    """
    Return whose words a quotation without a cue are: 'Brook was blunt. "The port is full."'

    The subject of the sentence before it, in one paragraph, if that tells of nobody else and he is named there.
    """
    at = one.pieces[0][0] - 1
    while at >= 0 and not doc[at].is_alpha and not doc[at].is_space:
        at -= 1
    if at < 0 or doc[at].is_space or in_title(doc[at]):
        return None
    sentence = doc[at].sent
    verb = sentence.root
    if verb.pos_ not in {"VERB", "AUX"} or any(x.dep_ == "neg" for x in verb.children):
        return None
    told = {x.name for token in sentence for x in referents(token) if x.type is EntityType.PERSON}
    heads = [x for x in subjects(verb) if x.sent == sentence and (x.pos_ == "PROPN" or x.lower_ in {"he", "she"})]
    return heads[0] if len(heads) == len(told) == 1 and names(heads[0]) == list(told) else None


def _reach(report: Report) -> int:
    """Return the token after the report and the sentence of its cue."""
    return max(report.end, report.cue.sent.end if report.cue is not None else 0)


def _who(head: Token, one: Report, before: Report | None, outer: Report | None) -> list[str]:
    """
    Return the names of *head*.

    "I" in a quotation is its speaker. "He" and "it" go on with the last speaker where that one spoke
    in the sentence before, or with its subject: whom coreference finds nearest is often the one spoken of.
    """
    if head.lower_ in FIRST_PERSON:
        return outer.speakers if outer is not None and head.lower_ == "i" else []
    if head.pos_ != "PRON":
        return _meant_by_trade(head) or names(head)
    own = _judge(head)
    if own:
        return own
    if before is not None and before is not outer and _speaks_on(head, one, before):
        return before.reporters if _passes_first(before) else before.speakers
    noun = antecedent(head)
    if noun is not None:
        return names(noun)
    found = names(head)
    if head.lower_ == "they" and len(found) == 1 and any(x.type is EntityType.PERSON for x in referents(head)):
        found = []  # one person is no "they" who speak
    if outer is not None and set(found) & set(outer.speakers):
        return []  # "he", in a quotation, is somebody else than who is quoted
    if not found and (main := _of_main_clause(head)) is not None:
        return names(main)
    if head.lower_ in OTHERS:
        of = any(x.dep_ == "prep" for x in head.rights)  # "some of the crew"; "some" alone may be of anything
        return [UNNAMED + described(head)] if of or head.lower_ in {"another", "others"} else []
    if not found and before is not None and before.quote is None and head.i - before.end < FAR:
        if head.lower_ == "it" and not all(agrees(head, x) for x in before.heads):
            return []
        return before.speakers[:1] if head.lower_ != "they" else before.speakers if _are_many(before) else []
    return found


def _of_main_clause(pronoun: Token) -> Token | None:
    """
    Return who "it" is in "Norway dropped two firms it accused of theft": the subject of the main verb.

    Also of the verb before: "Norway rejects the treaty, and on Monday it repeated that".
    """
    verb = pronoun.head
    if pronoun.lower_ != "it" or pronoun.dep_ != "nsubj":
        return None
    if verb.dep_ == "relcl" and verb.head.dep_ == "dobj":
        main = verb.head.head
    elif verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        main = verb.head
    else:
        return None
    return next((x for x in subjects(main) if x.i < pronoun.i and agrees(pronoun, x)), None)


def _passes_first(report: Report) -> bool:
    """Tell whether who passes on is the subject, as in "Tass quoted Brook as saying", and not told by the way."""
    return bool(report.passers) and (not report.heads or report.passers[0].i < report.heads[0].i)


def _are_many(report: Report) -> bool:
    """Tell whether several people speak, named or not, or a body: "Brook and Vale", "two officials", "the council"."""
    if len(report.speakers) > 1 or any(x.tag_ in {"NNS", "NNPS"} for x in report.heads):
        return True
    return bool(report.heads) and not any(is_person(x) for x in report.heads)


def _meant_by_trade(noun: Token) -> list[str]:
    """
    Return who "the (Haven) nurse" is: the one person whom the sentences right before name, a subject there.

    Only a noun that is no office, has nothing behind it, and was not brought in by "a nurse".
    """
    word, doc = noun.lower_, noun.doc
    if noun.tag_ != "NN" or referents(noun) or sources().get(word) != "person" or word in titles() or word in ANONYMOUS:
        return []
    the = any(x.lower_ == "the" for x in noun.lefts)
    if not the or any(True for _ in noun.rights) or any(x.lower_ == word and not in_title(x) for x in doc[: noun.i]):
        return []
    start = noun.sent.start
    for _ in range(2):
        start = doc[start - 1].sent.start if start else 0
    told = {x.name: x for token in doc[start : noun.i] for x in referents(token) if x.type is EntityType.PERSON}
    subject = any(
        token.dep_ in {"nsubj", "nsubjpass"} and any(x.name in told for x in referents(token))
        for token in doc[start : noun.i]
    )
    return list(told) if len(told) == 1 and subject else []


def _judge(pronoun: Token) -> list[str]:
    """Return who "she" is in "Brook praised what she called a gift": the subject of the verb before."""
    verb = pronoun.head
    what = any(x.lower_ == "what" and x.i < pronoun.i for x in verb.lefts)
    if not what or pronoun.dep_ != "nsubj" or verb.dep_ not in {"ccomp", "pcomp"}:
        return []
    over = verb.head if verb.dep_ == "ccomp" else verb.head.head
    told = [x for x in subjects(over) if x.i < pronoun.i and agrees(pronoun, x)] if over.pos_ == "VERB" else []
    return names(told[0]) if len(told) == 1 and told[0].pos_ != "PRON" else []


def _speaks_on(pronoun: Token, one: Report, before: Report) -> bool:
    """
    Tell whether *pronoun* is the speaker of *before*: it was in the sentence before, or in this one, and both agree.

    A source that is only leant on, "according to an official", is no such speaker unless it is named.
    """
    start = min(one.start, pronoun.sent.start)
    if before.quote is not None or any(x.is_alpha for x in pronoun.doc[min(_reach(before), start) : start]):
        return False
    if before.rule == "says/according to" and before.speakers[0].startswith(UNNAMED):
        return False
    if _passes_first(before):
        return all(agrees(pronoun, x) for x in before.passers) and (len(before.reporters) == 1) is (
            pronoun.lower_ != "they"
        )
    several = _are_many(before) if pronoun.lower_ == "they" else len(before.speakers) > 1
    return all(agrees(pronoun, x) for x in before.heads) and several is (pronoun.lower_ == "they")


# --- one report within another ----------------------------------------------------------


def _unnested(doc: Doc, reports: list[Report]) -> list[Report]:
    """
    Return *reports* with who passed on each that stands within another.

    Where the outer one says nothing but the inner, and is of who speaks for others ("the spokesman
    said the minister called for calm"), it goes, and its speaker is the reporter. A speaker who
    reports himself is one statement.
    """
    gone: set[int] = set()
    inside: dict[int, list[Report]] = {}
    for number, one in enumerate(reports):
        if one.cue is None or one.follows:
            continue
        for at in range(number - 1, max(number - NESTED, -1), -1):
            other = reports[at]
            if at in gone or not _covers(other, one.cue.i):
                continue
            if set(one.speakers) & set(other.speakers):
                # What one said to somebody else at another time is told in a quotation.
                if one.quote is None or one.mode is not Mode.DIRECT or one.to is None:
                    gone.add(number)
            elif one.quote is None and (other.lemma == "deny" or one.rule == "says/courtesy"):
                gone.add(number)  # what is denied to have been said was not; thanks that are sent are told as done
            elif one.quote is None and (_is_own_body(one, other) or _is_own_land(one, other)):
                gone.add(number)  # "the minister said his government welcomed the vote": he says all of it
            elif one.quote is None and (
                one.lemma in MENTAL or not _counts_within(doc, [*inside.get(at, ()), one], other)
            ):
                gone.add(number)
            else:
                one.reporters = other.speakers
                if one.to is None and one.addressee is not None and one.addressee.lower_ == "me":
                    one.to = next(iter(other.speakers), None) if other.mode is Mode.DIRECT else None
                if one.quote is None and one.rule != "says/to":
                    inside.setdefault(at, []).append(one)
                    if _passes_on(one, other) and _nothing_else(doc, inside[at], other):
                        gone.add(at)
            break
    return [x for n, x in enumerate(reports) if n not in gone]


def _passes_on(one: Report, other: Report) -> bool:
    """
    Tell whether *other* but passes on what *one* in it says: a body, a text or a spokesman does, who tell for others.

    What a person tells of another is his own, too, unless those are the other's very words.
    """
    if not other.heads or one.mode is Mode.DIRECT:
        return True
    return any(not is_person(x) or x.lower_ == "it" or _speaks_for_others(x) for x in other.heads)


def _speaks_for_others(head: Token) -> bool:
    """Tell whether *head* is a spokesman, by that word or by an office that the text gives him."""
    if head.lemma_.lower() in SPOKESMEN or any(x.lower_ in SPOKESMEN for x in head.children):
        return True
    who = referents(head)
    return any(
        office.head in SPOKESMEN and office.holder is not None and referents(office.holder.span[0]) == who
        for office in (head.doc._.offices if who else ())
    )


def _is_own_body(one: Report, other: Report) -> bool:
    """Tell whether who speaks in *one* is "his party" or "her government", of whom speaks in *other*."""
    if not one.heads:
        return False
    for head in one.heads:
        owner = next((x for x in head.lefts if x.tag_ == "PRP$"), None)
        if owner is None or sources().get(head.lemma_.lower()) != "body":
            return False
        meant = {x.name for x in referents(owner)}
        if meant and not meant & set(other.speakers):
            return False
    return True


def _is_own_land(one: Report, other: Report) -> bool:
    """Tell whether *one* is what a country thinks of a matter, told by a person: "Norway welcomes it, Brook said"."""
    if one.rule.removeprefix("says/") in TOLD or not one.heads or not other.heads:
        return False
    lands = all(any(x.type is EntityType.COUNTRY for x in referents(head)) for head in one.heads)
    return lands and all(is_person(x) for x in other.heads)


def _counts_within(doc: Doc, inner: list[Report], other: Report) -> bool:
    """Tell whether the last of *inner*, all within what *other* tells, is a statement of its own."""
    return (
        inner[-1].rule.removeprefix("says/") in TOLD or _is_retold(inner[-1], other) or _nothing_else(doc, inner, other)
    )


def _is_retold(one: Report, other: Report) -> bool:
    """Tell whether a body or spokesman retells at the end of a sentence what somebody named demanded in it."""
    apart = other.rule in {"says/parenthesis", "says/according to"}
    named = all(any(x.type is EntityType.PERSON for x in referents(head)) for head in one.heads)
    brief = one.end - one.pieces[0][0] < BRIEF
    return apart and named and bool(one.heads) and not brief and _passes_on(one, other)


def _nothing_else(doc: Doc, inner: list[Report], other: Report) -> bool:
    """Tell whether all that *other* tells is the *inner* ones, with their speakers, cues and addressees."""
    mine: set[int] = set()
    for one in inner:
        if one.cue is None or not one.heads:
            return False
        mine |= {i for a, b in one.pieces for i in range(a, b)} | {one.cue.i}
        for head in one.heads:
            mine.update(range(head.left_edge.i, (head.right_edge.i if head.right_edge.i < one.cue.i else head.i) + 1))
        for child in one.cue.children:
            if child.dep_ not in {"conj", "ccomp", "advcl", "nsubj"}:
                mine.update(x.i for x in child.subtree)
    rest = [x for piece in other.pieces for x in words(doc, piece) if x.i not in mine]
    return len(rest) <= 3 and not any(x.pos_ == "VERB" for x in rest)
