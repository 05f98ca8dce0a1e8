"""
What later sentences add to a meeting told before: who else was there, a further round, what became of it.

Such words name no pair of participants themselves: "The session was also attended by Ada Brook",
"The next round is due in May", "A meeting with the mayor was called off", "That trip has been put off".
They lean on the meeting told last, never on one told further back, and say nothing where it is unclear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, reference, referents, tokens_of
from kg.extract._syntax import children, negated, objects, prepositional, subjects
from kg.extract.cues import event_cue
from kg.extract.lapsed import calls_off
from kg.extract.meets_mention import Mention
from kg.extract.meets_treats import is_crowded
from kg.extract.meets_visit import JOURNEYS
from kg.extract.meets_who import actors_of, in_a_row, named_behind, people_of
from kg.extract.status import status_of
from kg.model import EntityType, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Referent
    from kg.extract.meets_mention import Side, Sides

NEAR = 4
"""Sentences in which the meeting that is meant must have been told, this one counted."""

DEFINITE = frozenset({"the", "this", "that", "their", "its", "these", "those"})
ANOTHER = frozenset({"next", "further", "another", "second", "third", "fourth", "fifth", "last", "previous", "earlier",
                     "new", "follow-up", "final", "return", "first"})  # fmt: skip
"""Modifiers that tell one meeting of a row from the one told before: "the next round", "a further session"."""

HAPPENS = frozenset({"hold", "schedule", "plan", "set", "due", "be", "take", "begin", "start", "open", "resume", "end",
                     "expect", "follow", "cancel", "postpone", "call", "put", "drop", "scrap", "shelve", "delay",
                     "abandon", "fix", "arrange", "fall", "pencil", "materialise", "materialize", "go"})  # fmt: skip
"""Verbs that tell when a meeting is, or what becomes of it; of another, its noun is a topic or a source."""

TRIPS = JOURNEYS | {"journey"}
PLANS = frozenset({"plan", "plans", "appointment", "it"})
ATTENDING = frozenset({"attend", "join"})
CHAIRING = frozenset({"chair", "co-chair", "co-host", "host", "hold", "convene", "lead", "head", "call"})
"""Verbs whose subject is at the meeting that is their object."""

BESIDE = frozenset({"accompany", "flank", "join"})
"""Verbs whose participle tells who was with a participant: "Flanked by the envoy, Brook received Vale"."""

SPELLS = frozenset({"hour", "minute", "half", "part", "end", "rest", "session", "lunch", "dinner", "coffee"})
"""What one joins others for who have been at it."""

WAS = frozenset({"was", "were"})
PRESENCE = ATTENDING | BESIDE | {"present", "participation", "presence"}


def attended(doc: Doc, mentions: list[Mention]) -> Iterator[Mention]:
    """
    Add to *mentions* who is told to have been there too; yield meetings that are told by those present alone.

    Cases: "The meeting was attended by X", "X attended the meeting", "X was present at the talks", "Present at the
    talks were X and Y", "A was accompanied by X", "a session of the commission, attended by X and Y".
    """
    for token in tokens_of(doc):
        lemma = token.lemma_.lower()
        if lemma == "with" and token.is_sent_start and (guests := _with_them(token)):
            told = _last(token, [x for x in mentions if x.status is Status.HELD and x.kind is not Kind.CALL])
            if told is not None:
                _add(told, tuple(people_of(in_a_row(guests, leftwards=False))))
            continue
        if in_title(token) or _joined_so(token, mentions):
            continue
        if lemma not in PRESENCE:
            continue
        if lemma in BESIDE and token.tag_ == "VBN":
            _accompanied(token, mentions)
            continue
        event: Token | None
        if token.tag_ == "VBG" and _opens(token) and any(x.lemma_ == "be" for x in token.children):
            event, guests = token, _told_behind(token)  # "Attending were Brook and Vale"
        elif lemma in ATTENDING and token.tag_.startswith("VB"):
            event, guests = _attended_by(token)
        elif lemma in {"participation", "presence"} and token.dep_ == "pobj":
            event, guests = _with_participation(token), list(prepositional(token, "of"))
            guests = guests if people_of(guests) else named_behind(token, "of")
        elif lemma == "present" and token.pos_ in {"ADJ", "ADV"}:
            event, guests = _present(token)
            event = event or (token if guests and (_opens(token) or _closes(token)) else None)
        else:
            continue
        sides = tuple(people_of(in_a_row(guests, leftwards=False)))
        by_noun = token.pos_ == "NOUN"
        crowd = event is not None and lemma == "attend" and token.tag_ != "VBN" and is_crowded(event)
        if lemma == "attend" and event is None and sides and _is_alone(token):
            event = token  # "The envoy also attended"
        if event is None or not sides or crowd or status_of(event if by_noun else token) is not Status.HELD:
            continue
        own = [x for x in mentions if x.kind is not Kind.CALL and not _is_past(x)]
        held = [x for x in mentions if x.status is Status.HELD or x.event == event]
        told = _last(event, own) if event == token else _meeting_at(event, held)
        told = told or next((x for x in own if event in {x.event, x.via}), None)
        if told is not None and (event.lemma_ != "reception" or told.rule.startswith("meets/guest")):
            _add(told, sides)
        elif event != token and len({one for one, _ in sides}) > 1 and (cue := event_cue(event)) is not None:
            yield Mention(event, sides, Status.HELD, cue.kind, "meets/attended")


def _with_them(preposition: Token) -> list[Token]:
    """Return Vale of "With them was Vale": who is told to have been there too."""
    verb = preposition.head
    if verb.lower_ not in WAS or not any(x.lower_ in {"them", "him", "her"} for x in children(preposition, "pobj")):
        return []
    return [x for x in children(verb, "nsubj", "attr") if x.i > verb.i]


def _is_alone(verb: Token) -> bool:
    """Tell whether *verb* tells of nothing that was attended: "Vale also attended"."""
    return not list(objects(verb)) and any(x.lower_ in {"also", "too"} for x in verb.children)


def _attended_by(verb: Token) -> tuple[Token | None, list[Token]]:
    """Return the event that *verb* says was attended, and who attended it."""
    reduced = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and any(x.dep_ == "agent" for x in verb.children))
    if verb.dep_ in {"acl", "relcl"} and reduced and not any(x.dep_ == "auxpass" for x in verb.children):
        chairing = verb.head.head if verb.head.dep_ == "dobj" and verb.head.head.lemma_ in CHAIRING else None
        chairs = list(subjects(chairing)) if chairing is not None else []  # "chaired talks attended by Hill"
        return _event(verb.head), [*prepositional(verb, "by"), *chairs]
    if any(x.dep_ == "auxpass" for x in verb.children):
        about = [*subjects(verb, passive=True), *_meant_by_which(verb)]
        event = next((x for x in map(_event, about) if x is not None), None)
        event = event or next((x for x in about if x.lemma_ == "reception"), None)
        return event, list(prepositional(verb, "by"))
    if verb.lemma_.lower() == "join":
        return None, []
    event = next((x for x in map(_event, objects(verb)) if x is not None), None)
    return event, list(subjects(verb))


def _meant_by_which(verb: Token) -> list[Token]:
    """Return the noun before "which was attended by", where parsers make another clause of it."""
    which = next((x for x in children(verb, "nsubjpass") if x.tag_ == "WDT"), None)
    if which is None or which.i < 2 or which.nbor(-1).text != ",":
        return []
    return [which.nbor(-2)]


def _present(word: Token) -> tuple[Token | None, list[Token]]:
    """Return the event that somebody was *word*, "present", at, and who was."""
    verb = next((x for x in (word.head, *word.children) if x.lemma_ == "be"), None)
    if verb is None:
        return None, []
    where = (*prepositional(word, "at", "in", "during"), *prepositional(verb, "at", "in", "during"))
    event = next((x for x in map(_event, where) if x is not None), None)
    who = [x for x in verb.children if x.dep_ in {"nsubj", "attr"} and x.pos_ in {"PROPN", "NOUN"}]
    if word.i < verb.i:  # "Present at the talks were …"
        who = _told_behind(verb)
    return event, [y for x in who for y in (x, *x.conjuncts)]


def _joined_so(token: Token, mentions: list[Mention]) -> bool:
    """Add to *mentions* who took part too by the words at *token*; tell whether they are such words."""
    if (joined := _taking_part(token)) is not None:
        where, guests = joined
        told = _meeting_at(where, [x for x in mentions if x.status is Status.HELD])
        sides = people_of(in_a_row(guests, leftwards=False))
    elif sides := _there_too(token):
        told = _last(token, [x for x in mentions if x.status is Status.HELD and x.kind is not Kind.CALL])
        told = told if told is not None and told.event.sent.end == token.sent.start else None
    else:
        return False
    if told is not None:
        _add(told, tuple(sides))
    return True


def _taking_part(word: Token) -> tuple[Token, list[Token]] | None:
    """Return the event and the names of "Also taking part in the talks was the envoy, Ada Brook"."""
    if word.tag_ != "VBG" or word.lower_ not in {"taking", "participating", "joining"} or not _opens(word):
        return None
    if word.dep_ != "csubj" or word.head.lemma_ != "be":
        return None
    event = next((x for y in word.subtree if y.pos_ == "NOUN" and (x := _event(y)) is not None), None)
    return (event, _told_behind(word.head)) if event is not None else None


def _there_too(verb: Token) -> list[Side]:
    """Return who came to those of the sentence before: "Hill joined them for an hour", "Hill was also in the room"."""
    if verb.tag_ != "VBD" or verb.dep_ != "ROOT" or negated(verb):
        return []
    joined = verb.lemma_ == "join" and any(x.lower_ in {"them", "two", "pair"} for x in objects(verb))
    timed = joined and any(x.lemma_ in SPELLS for x in prepositional(verb, "for", "in", "towards"))
    inside = verb.lemma_ == "be" and any(x.lemma_ in {"room", "table"} for x in prepositional(verb, "in", "at"))
    also = inside and any(x.lower_ == "also" for x in verb.children)
    return people_of(subjects(verb)) if timed or also else []


def _told_behind(word: Token) -> list[Token]:
    """Return the names behind *word* in its sentence: "Present were A and B, and on their side C"."""
    behind = [one for x in word.doc[word.i + 1 : word.sent.end] if (one := reference(x)) is not None]
    return [one.span.root for one in behind if one.how == "name"]


def _with_participation(noun: Token) -> Token | None:
    """Return the event that was held "with the participation of" somebody, or "in the presence of" them."""
    if noun.head.lower_ not in {"with", "in"}:
        return None
    owner = noun.head.head
    if owner.pos_ == "VERB":
        return owner  # "met Vale in the presence of the envoy"
    while owner.dep_ in {"pobj", "prep"} and _event(owner) is None:
        owner = owner.head  # "a meeting in wider format with the participation of", hung on the format
    return _event(owner)


def _opens(word: Token) -> bool:
    """Tell whether *word* opens its sentence, but for "also": "Also present were …"."""
    return all(x.lower_ in {"also", "others"} or x.is_space for x in word.doc[word.sent.start : word.i])


def _closes(word: Token) -> bool:
    """Tell whether *word* ends its sentence: "The envoy and his deputy were present"."""
    return (
        word.i + 1 < len(word.doc) and word.nbor(1).text == "." and word.head.lower_ in WAS and word.head.dep_ == "ROOT"
    )


def _accompanied(verb: Token, mentions: list[Mention]) -> None:
    """Let who was with a participant take part: "He was accompanied by his envoy", "Joined by Hill, he met Vale"."""
    if verb.lemma_ == "flank" and verb.dep_ not in {"acl", "advcl"}:
        return  # "He was flanked by Hill": before the press, as like as not
    if verb.lemma_ == "join" and _has_date(verb):
        return  # "They were joined on Friday by Hill": not on the day before
    if status_of(verb) is not Status.HELD:
        return  # "will be accompanied by Hill": not when they met before
    guests = tuple(people_of(in_a_row(list(prepositional(verb, "by")), leftwards=False)))
    accompanied = [verb.head] if verb.dep_ in {"acl", "advcl"} else list(subjects(verb, passive=True))
    if verb.dep_ == "advcl" and verb.head.pos_ in {"VERB", "AUX"}:
        accompanied = list(subjects(verb.head))
    whom = {one for one, _ in people_of(accompanied)}
    with_them = [x for x in mentions if whom & set(x.who)]
    own = (
        x for x in with_them if verb.dep_ == "advcl" and verb.i < verb.head.i in {x.event.i, x.via.i if x.via else -1}
    )
    # "Brook, accompanied by Hill, met Vale": told behind it
    here = (x for x in with_them if verb.dep_ == "acl" and x.event.sent == verb.sent and x.event.i > verb.i)
    told = next(own, None) or next(here, None) or _last(verb, with_them)
    if told is not None and guests and told.status is Status.HELD and told.kind is not Kind.CALL:
        _add(told, guests)


def _has_date(verb: Token) -> bool:
    """Tell whether a date stands in the sentence of *verb*."""
    sent = verb.sent
    return any(sent.start <= x.span.start < sent.end for x in verb.doc._.dates or ())


def _add(told: Mention, sides: Sides) -> None:
    have = set(told.who)
    if told.who[0].type is EntityType.PERSON:
        told.sides = (*told.sides, *(x for x in sides if x[0] not in have))


def _event(noun: Token) -> Token | None:
    """Return *noun*, or what it is a round of, if it is a cue of a meeting that participants stand with."""
    if noun.pos_ != "NOUN" or reference(noun) is not None:
        return None
    cue = event_cue(noun)
    return noun if cue is not None and cue.frame == "nominal" else None


def _meeting_at(event: Token, mentions: list[Mention]) -> Mention | None:
    """Return the meeting that the noun *event* tells of or refers back to."""
    own = next((x for x in mentions if x.event == event), None)
    if own is not None:
        return own
    if not any(x.lower_ in DEFINITE for x in event.children):
        return None
    return _last(event, mentions)


def _last(token: Token, mentions: list[Mention]) -> Mention | None:
    """Return the meeting of *mentions* told last before *token*, or in its sentence; it must be near."""
    sentence = token.sent
    before = [x for x in mentions if x.event.i < token.i and x.event != token and not in_title(x.event)]
    if not before:
        return None
    told = max(before, key=lambda x: x.event.i)
    return told if _sentences_between(told.event, sentence.start) < NEAR else None


def _is_past(one: Mention) -> bool:
    """Tell whether *one* is a meeting that somebody tells of, before the one that is reported: "her recent talks"."""
    return any(x.lower_ in {"recent", "last", "previous", "earlier"} for x in one.event.lefts)


def _sentences_between(event: Token, start: int) -> int:
    doc, n, at = event.doc, 0, start
    while at > event.i and n <= NEAR:
        at = doc[at - 1].sent.start
        n += 1
    return n


# --- meetings told by their noun alone --------------------------------------------------


def told_by_context(doc: Doc, mentions: list[Mention]) -> Iterator[Mention]:
    """
    Yield meetings whose noun names one side or none, the rest being told by the meeting before.

    Cases: "The next round is due in Haven" (who met before meets again), "A meeting with the mayor had to be
    postponed" (of whom the sentences before tell whom else he met).
    """
    told_at = {x.event.i for x in mentions}
    for token in tokens_of(doc):
        event = _event(token)
        if event is None or token.i in told_at or in_title(token):
            continue
        verb, cue = _happening(token), event_cue(token)
        if verb is None or cue is None:
            continue
        with_whom = list(prepositional(token, "with"))
        kind, status = cue.kind, status_of(token, verb)
        if any(calls_off(x) for x in children(verb, "conj")):
            status = Status.CANCELLED  # "was to follow but has been dropped"
        if with_whom:
            others = [x for x in actors_of(in_a_row(with_whom, leftwards=False)) if x[0].type is not EntityType.COUNTRY]
            subject = _protagonist(token, mentions, {one for one, _ in others})
            if others and subject is not None:
                yield Mention(token, (subject, *others), status, kind, "meets/with-whom", via=verb)
        elif _another(token):
            before = _last(token, mentions)
            if (
                before is not None
                and (token.lemma_ != "round" or before.kind in {Kind.TALKS, Kind.CONFERENCE, Kind.SUMMIT})
                and (before.kind is Kind.CALL) == (kind is Kind.CALL)
                and not list(prepositional(token, "of", "between", "among"))
            ):
                yield Mention(token, before.sides, status, kind, "meets/round", via=verb)


def _another(noun: Token) -> bool:
    """Tell whether *noun* is another meeting of a row: "the next round", "a session planned for October"."""
    if any(x.lower_ in {"no", "such"} for x in noun.children):
        return False  # "no further meeting followed": nothing that was to be; "the first such meeting": of any
    if any(x.lower_ in ANOTHER for x in noun.children if x.i < noun.i):
        return True
    indefinite = any(x.lower_ in {"a", "an"} for x in noun.children)
    return indefinite and any(
        x.dep_ == "acl" and x.lower_ in {"planned", "scheduled", "set", "arranged", "due"} for x in noun.children
    )


def _happening(noun: Token) -> Token | None:
    """Return the verb that tells when the meeting of *noun* is or what becomes of it, of which it is the subject."""
    subject = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lemma_ in TRIPS:
        subject = noun.head.head  # "a stop in Haven for talks with Brook was dropped"
    verb = subject.head
    if subject.dep_ == "attr" and verb.lemma_ == "be" and any(x.dep_ == "expl" for x in verb.children):
        # "There will be no meeting with Vale": whose it is not is told before.
        return verb if list(prepositional(noun, "with")) else None
    if subject.dep_ == "advcl" and subject.left_edge.i == subject.sent.start:
        pass  # parsers take a long subject for a clause: "A meeting with the minister, Ada Brook, had to be …"
    elif subject.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    while verb.dep_ == "xcomp" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    below = next((x for x in children(verb, "xcomp") if x.lemma_ in HAPPENS), None)  # "had to be postponed"
    if verb.lemma_ == "be":
        told = any(x.lemma_ in {"due", "set"} or x.dep_ == "prep" for x in verb.children)
        follows = below if list(prepositional(noun, "with")) else None  # "A meeting with Vale was to follow"
        return verb if told else follows
    if verb.lemma_ == "have" and below is not None:
        return below
    return verb if verb.lemma_ in HAPPENS else None


def _protagonist(token: Token, mentions: list[Mention], others: set[Referent]) -> Side | None:
    """
    Return whose meeting is meant where only the other side is told: who has met several people in what was told before.

    Of the meeting told last, it is the one participant who took part in others too. Two such, or none: nobody.
    """
    before = _last(token, mentions)
    if before is None or before.who[0].type is not EntityType.PERSON:
        return None
    counts = {
        one: sum(one in x.who for x in mentions if not in_title(x.event)) for one in before.who if one not in others
    }
    most = max(counts.values(), default=0)
    busiest = [one for one, n in counts.items() if n == most]
    if most < 2 or len(busiest) != 1:
        # Else the subject of the sentence right before, if that tells of the meeting.
        first = before.sides[0]
        told = before.event.sent
        if told.end != token.sent.start:
            return None
        roots = [x for x in subjects(told.root) if x.dep_ == "nsubj" and x.head.dep_ == "ROOT"]
        if first[1] in roots:
            return first if first[0] not in others else None
        # "Brook flies to Haven, where she is to be received by Vale. A dinner with …": Brook's
        leading = [x for x in before.sides if len(roots) == 1 and x[0] in referents(roots[0]) and x[0] not in others]
        return leading[0] if leading else None
    return next(x for x in before.sides if x[0] is busiest[0])


# --- what became of a plan --------------------------------------------------------------


def outcomes(doc: Doc, mentions: list[Mention]) -> None:
    """
    Let *mentions* that tell of a plan be cancelled by what follows: in their sentence, or in the next.

    Cases: "was expected for talks with Vale, but the trip has been put off"; "was to meet Vale on Friday. That
    session has been postponed."
    """
    for verb in tokens_of(doc):
        if not calls_off(verb):
            continue
        about = next(iter(subjects(verb, passive=True)), None)
        if about is None or not _refers_to_plan(about):
            continue
        told = _last(about, mentions)
        if told is None or about.i in {x.event.i for x in mentions} or _is_elsewhere(about, told.event):
            continue
        if _has_own_plan(about):
            continue
        same = told.event.sent == verb.sent
        following = told.event.sent.end == verb.sent.start
        journey = about.lemma_.lower() in TRIPS and told.status in {Status.PLANNED, Status.POSSIBLE}
        # "flew to Haven for talks with Vale": taken for held, until told that they were called off.
        # "Had an appointment with Vale" is a plan too, of which nothing else tells what became.
        presumed = told.status is Status.HELD and (told.rule == "meets/adjunct" or _is_appointment(told.event))
        if (same or following) and (told.status is Status.PLANNED or journey or presumed):
            told.status = Status.CANCELLED


def _has_own_plan(noun: Token) -> bool:
    """Tell whether the clause before *noun* tells which plan it was: "He was to have come in May, but the trip"."""
    before = noun.doc[noun.sent.start : noun.i]
    past = any(x.lower_ in {"was", "were", "had"} for x in before)
    return (
        past
        and any(x.tag_ == "VBN" and any(y.lower_ == "to" for y in x.children) for x in before)
        and any(x.lower_ == "have" for x in before)
    )


def _is_appointment(noun: Token) -> bool:
    """Tell whether *noun* is of a meeting that was fixed before: "an appointment", "a meeting scheduled for Friday"."""
    fixed = any(x.dep_ == "acl" and x.lower_ in {"scheduled", "planned", "set", "due"} for x in noun.subtree)
    return noun.lemma_ == "appointment" or fixed


def _is_elsewhere(noun: Token, event: Token) -> bool:
    """Tell whether *noun* is told to be in a place that the sentence of *event* does not name: "her stop in Haven"."""
    places = {y for x in prepositional(noun, "in", "to", "at") for y in referents(x)}
    return bool(places) and not any(places & set(referents(x)) for x in event.sent)


def _refers_to_plan(noun: Token) -> bool:
    """Tell whether *noun* means what was planned: "the trip", "that session", "it"."""
    lemma = noun.lemma_.lower()
    if lemma in PLANS and lemma == "it":
        return True
    known = lemma in TRIPS | PLANS or event_cue(noun) is not None
    if any(x.lower_ in ANOTHER for x in noun.children):
        return False
    return known and any(x.lower_ in DEFINITE | {"his", "her"} for x in noun.children)
