"""Nouns that tell of a meeting ("talks", "a visit to"), and how their participants are tied to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference, referents
from kg.extract._syntax import SENDING, children, conjuncts, objects, prepositional, subjects
from kg.extract.cues import event_cue
from kg.extract.meets_acts import of_the_day, told_by_circumstance, with_over
from kg.extract.meets_calls import called
from kg.extract.meets_fronted import done_with, subject_behind_comma
from kg.extract.meets_invited import COMING, told_by_invitation
from kg.extract.meets_mention import Mention
from kg.extract.meets_row import fuller, row_before, row_behind
from kg.extract.meets_set import JOURNEYS
from kg.extract.meets_treats import is_crowded
from kg.extract.meets_visit import to_capital
from kg.extract.meets_who import (
    ACTORS,
    actors_of,
    in_a_row,
    is_official,
    is_visit,
    named_behind,
    participants,
    people_of,
    refers_back,
)
from kg.extract.status import HAPPENING, MEASURES, status_of
from kg.model import EntityType, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.cues import MeetingCue
    from kg.extract.meets_mention import Sides

PHONE = frozenset({"phone", "telephone", "video", "videoconference", "conference"})
"""Modifiers that make of talks a call: "a telephone conversation"."""

OF_ANOTHER_SORT = frozenset({"press", "news", "board", "cabinet", "committee", "council", "emergency"})
"""Modifiers of what is no meeting of those named with it: "a press conference with", "a cabinet meeting"."""

TELLING = frozenset({"tell", "inform", "assure", "urge", "ask", "thank", "warn", "remind", "congratulate", "promise",
                     "reassure", "press", "brief", "lobby", "question", "confront", "implore", "hand",
                     "advise"})  # fmt: skip
"""Verbs of speech whose object is who is spoken to."""

TELLING_TO = frozenset({"apologise", "apologize", "explain", "complain", "protest", "promise", "insist", "stress",
                        "suggest", "propose", "describe", "convey", "deliver", "take", "put", "voice", "express",
                        "hand", "offer"})  # fmt: skip
"""Verbs of speech, and of what is brought to somebody, whose "to" tells whom."""

DISCUSSING = frozenset({"discuss", "review", "address", "debate", "examine", "assess"})
"""Verbs whose object is what people talk of."""

AVOWING = frozenset({"deny", "confirm"})
"""Verbs of what people say of their own meetings."""

GIVING = frozenset({"give", "host", "hold", "offer", "throw", "lay"})
"""Verbs of who has guests at a meal or a reception."""

WITHIN = frozenset({"after", "following", "at", "during", "from", "in", "into", "over"})
"""Prepositions before an event that the subjects of the clause come from, or are in."""

MOUTHS = frozenset({"spokesman", "spokeswoman", "spokesperson", "office", "aide", "staff", "camp"})
"""Who speaks for the person whose they are."""

WORDS = frozenset({"call", "appeal", "warning", "remark", "comment", "announcement", "plea", "request"})
"""What somebody says, of whom the clause that tells of it is: "Brook's appeal came at a meeting with Vale"."""

CLIMB = 7
"""Words between an event and the clause that it is told in."""

CALLING = frozenset({"call", "describe", "term", "dub"})
"""Verbs of what others call an event: "what officials called a frank conversation"."""

HOLDING = frozenset({"hold", "have", "conduct", "begin", "open", "resume", "conclude", "end", "finish", "start",
                     "enter", "continue", "launch", "complete", "close", "wrap", "attend", "cap",
                     "crown"})  # fmt: skip
"""Verbs whose subjects, where there are several, take part with each other: "Brook and Vale held talks"."""


AGREEING = frozenset({"agree", "sign", "discuss", "exchange", "review", "reach", "initial", "settle", "compare",
                      "reaffirm", "examine"})  # fmt: skip
"""Verbs of what two do with each other at their talks."""

UNDOING = frozenset({"postpone", "cancel", "reschedule", "defer", "delay", "adjourn", "suspend", "move", "scrap", "put",
                     "call", "push", "bring"})  # fmt: skip
"""Verbs of what several do to their meeting, with "off", "back" or "forward" or without: "postponed their talks"."""

FACING = frozenset({"call", "give", "address", "stage"})
"""Verbs whose several subjects face the press together: "called a joint news conference"."""

SEEKING = frozenset({"plan", "seek", "request", "want", "propose", "arrange", "schedule", "set", "expect", "ask"})
"""Verbs whose object is a meeting that their subjects are to take part in."""


def told_by_noun(noun: Token) -> Iterator[Mention]:
    """Yield what *noun* tells of meetings: several for "separate meetings with A and with B"."""
    lemma, cue = noun.lemma_.lower(), event_cue(noun)
    if lemma == "exchange" and _is_of_things(noun):
        return
    if cue is not None and cue.frame != "never" and reference(noun) is None:
        yield from _nominal(noun, cue)
    elif lemma == "invitation":
        yield from told_by_invitation(noun)
    elif lemma in {"guest", "host"}:
        yield from _guest_of(noun)
    else:
        yield from told_by_circumstance(noun)


# --- talks, meetings, summits, calls ----------------------------------------------------


def _nominal(noun: Token, cue: MeetingCue) -> Iterator[Mention]:
    if noun.lower_ == "talk" and any(x.i == noun.i + 1 and x.lower_ in {"of", "about"} for x in noun.children):
        return  # "dismissed talk of a rift with Vale"
    joint = any(x.lower_ == "joint" for x in noun.children)  # who faces the press together has met
    if not joint and any(x.dep_ == "compound" and x.lower_ in OF_ANOTHER_SORT for x in noun.children):
        return
    verb = _light_verb(noun)
    if _is_topic(noun, verb):
        return
    if sides := called(noun, verb):
        several = noun.tag_ == "NNS"  # "calls from Brook and Vale": one each
        for who in [(sides[0], x) for x in sides[1:]] if several else [sides]:
            yield Mention(noun, who, status_of(noun, verb), Kind.CALL, "meets/call-noun", via=verb)
        return
    if noun.lemma_ == "call" and noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in {"for", "to"}:
        return  # "a call for talks": none by phone
    if cue.frame == "visit" or _is_call_on(noun):
        yield from _visit(noun, verb)
        return
    others = _behind(noun, verb, "with")
    sides, rule = _taking_part(noun, verb, others)
    yield from _one_of_them(noun, verb, cue)
    if not sides and not others and verb is not None and (so_called := _called_so(verb)):
        sides, rule = so_called, "meets/several-at"
    if not sides and others:
        sides, rule = _taking_part(noun, verb, named_behind(noun, "with"))
    kind, status = _kind(noun, cue), status_of(noun, verb)
    if others and _each(noun):
        first = actors_of(others)
        rest = [x for x in sides if x not in first]
        if len(first) == 1 and len(rest) > 1:  # "Brook and Vale held separate talks with Hill"
            for one in rest:
                yield Mention(noun, (one, *first), status, kind, rule, via=verb)
            return
        for one in first:
            if rest:
                yield Mention(noun, (*rest, one), status, kind, rule, via=verb)
    elif sides:
        back = rule in {"meets/their", "meets/pair"} or (
            _definite(noun) and all(refers_back(token) for _, token in sides)
        )
        yield Mention(noun, sides, status, kind, rule, via=verb, anaphoric=back)


def _is_of_things(exchange: Token) -> bool:
    """Tell whether *exchange* is of fire, letters or prisoners: one "of views", or a "frank" one, is talk."""
    of = [x.lower_ for x in prepositional(exchange, "of")]
    return "views" not in of if of else any(x.dep_ == "compound" for x in exchange.children)


def _is_topic(noun: Token, verb: Token | None) -> bool:
    """Tell whether talks are what people speak of, not hold: "discussed the stalled talks between Norland and Vale"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"over", "about", "on"} else None
    of = verb if verb is not None and verb.lemma_ in DISCUSSING else None
    of = of or (above if above is not None and above.lemma_ in DISCUSSING | {"go", "talk", "speak"} else None)
    known = any(x.lower_ in {"the", "stalled", "frozen", "ongoing"} for x in noun.children)
    return of is not None and noun.lemma_ in {"talk", "negotiation"} and known


def _one_of_them(noun: Token, verb: Token | None, cue: MeetingCue) -> Iterator[Mention]:
    """Yield the first of several meetings: "will hold meetings with six leaders, starting with Vale"."""
    if noun.tag_ != "NNS" or verb is None or not _each(noun):
        return
    doers = people_of(subjects(verb))
    first = [y for x in children(verb, "advcl") if x.lemma_ in {"start", "begin"} for y in prepositional(x, "with")]
    for one in people_of(first) if len(doers) == 1 else ():
        yield Mention(noun, (*doers, one), status_of(noun, verb), _kind(noun, cue), "meets/nominal", via=verb)


def _kind(noun: Token, cue: MeetingCue) -> Kind:
    """Return the kind of *cue*, unless a modifier tells another: "summit talks", "a telephone conversation"."""
    kind = cue.kind
    if any(x.lower_ in {"press", "news"} for x in noun.children if x.dep_ == "compound"):
        return Kind.MEETING
    if any(x.lower_ == "summit" for x in noun.children if x.dep_ == "compound"):
        kind = Kind.SUMMIT
    if any(x.lower_ in PHONE for x in noun.children if x.dep_ in {"compound", "amod"}):
        kind = Kind.CALL
    return kind


def _is_call_on(noun: Token) -> bool:
    """Tell whether a call is a visit: "a call on the president", "a courtesy call"."""
    return noun.lemma_ == "call" and (
        any(people_of([x]) or is_official(x) for x in prepositional(noun, "on", "upon"))
        or any(x.lower_ in {"courtesy", "farewell"} for x in noun.children)
    )


def _opening(first: Token, noun: Token) -> Token:
    """Return the "between" that *first*, of whom it is between, stands behind."""
    doc = noun.doc
    return next((doc[i] for i in range(first.i, noun.i, -1) if doc[i].lower_ in {"between", "among"}), noun)


def _taking_part(noun: Token, verb: Token | None, others: list[Token]) -> tuple[Sides, str]:
    """
    Return the participants, empty if there are none, and the rule that found them.

    *verb* has the noun for its object, *others* stand behind "with". The first of these that the words have
    decides: "between", "with", a possessive that is several, several subjects of a verb like "held", and two
    names joined by a hyphen.
    """
    # "a round of talks between …": the participants stand with the inner noun, the verb with the outer.
    between = _behind(noun, verb, "between", "among")
    if between:
        sides = tuple(actors_of(in_a_row(between, leftwards=True)))
        return fuller(sides, row_behind(_opening(between[0], noun))), "meets/between"
    owners = [x for owner in children(noun, "poss") for x in conjuncts(owner)]
    if not owners:
        # "a meeting of Brook and Vale", "a meeting of the minister with the mayor"
        # "of fisheries officials from both countries"
        owners = [
            x
            for x in prepositional(noun, "of")
            if people_of([x]) or refers_back(x) or len({y for y, _ in actors_of([x])}) > 1
        ]
        owners = in_a_row(owners, leftwards=True)  # the parser hangs both on the last: "the meeting of Brook and Vale"
    theirs = actors_of(owners)
    if others:
        if theirs:
            return participants(owners, others), "meets/possessive"
        passive = verb is not None and any(x.dep_ == "nsubjpass" for x in verb.children)
        doers = [_principal(x) for x in subjects(verb)] if verb is not None and not passive else []
        if verb is not None and passive and verb.lemma_ in UNDOING:
            doers = list(prepositional(verb, "by"))  # "a meeting with Vale was called off by Brook"
        if doers and noun not in doers:
            return participants(doers, others), "meets/nominal"
        if wanted := _wanted_by(noun):
            return participants(wanted, others), "meets/nominal"
        told_of = participants(_adjunct_subject(noun) or subject_behind_comma(noun, others), others)
        return told_of or participants(of_the_day(noun), others), "meets/adjunct"
    if len(theirs) > 1:
        # "their second meeting": whom "their" means.
        return tuple(theirs), "meets/their"
    if not theirs and (treated := _given_by(noun, verb)):
        return treated, "meets/in-honour"
    held = verb is not None and (
        (verb.lemma_ in HOLDING and not (verb.lemma_ == "attend" and is_crowded(noun)))
        or (_is_theirs(noun) and verb.lemma_ in UNDOING)
        or (verb.lemma_ in FACING and noun.lemma_ == "conference" and any(x.lower_ == "joint" for x in noun.children))
    )
    if verb is not None and held and not any(x.dep_ == "nsubjpass" for x in verb.children):
        sides = tuple(actors_of(in_a_row(list(subjects(verb)), leftwards=True)))
        return fuller(sides, row_before(verb)), "meets/held-together"
    if not theirs and (told := _told_in(noun) or participants(*done_with(noun))):
        return told, "meets/told-in"
    if (
        verb is not None
        and verb.lemma_ == "have"
        and any(x.lower_ == "together" for x in (*noun.children, *verb.children))
    ):
        return tuple(people_of(subjects(verb))), "meets/held-together"  # "had breakfast together"
    if verb is not None and (honoured := _in_honour_of(noun, verb)):
        return honoured, "meets/in-honour"
    if over := with_over(noun):
        return over, "meets/several-at"
    pair = _compound_pair(noun)
    return (pair, "meets/pair") if pair else (_several_at(noun, verb), "meets/several-at")


def _is_theirs(noun: Token) -> bool:
    """Tell whether "their" stands before the noun of a meeting, which then is one of those who do something to it."""
    return any(x.dep_ == "poss" and x.lower_ == "their" for x in noun.children)


def _wanted_by(noun: Token) -> list[Token]:
    """Return who plans or seeks the event of *noun* in its relative clause: "a meeting that Brook had sought"."""
    for verb in children(noun, "relcl"):
        if verb.lemma_ in HOLDING | SEEKING and noun not in (found := list(subjects(verb))):
            return found
    return []


def _told_in(noun: Token) -> Sides:
    """Return who tells whom something "in a phone call", "at a meeting on Friday": one person, and another."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"in", "during", "at", "over"} else None
    if verb is not None and verb.dep_ == "pobj" and verb.head.lower_ == "to" and people_of([verb]):
        above = verb.head.head  # "offered her help to Vale in a call", hung on Vale
        verb = above.head if above.dep_ == "dobj" else above
    if verb is None or verb.lemma_ not in TELLING | TELLING_TO or _definite(noun) or list(prepositional(noun, "of")):
        return ()
    told = [x for x in verb.children if x.dep_ in {"dobj", "dative"}]
    things = (verb, *told)
    if verb.lemma_ not in TELLING:  # "to Vale" is a dative, too
        told = [y for x in told if x.pos_ == "ADP" for y in children(x, "pobj")]
        told += [y for x in things for y in prepositional(x, "to")]
    doers = list(subjects(verb))
    return participants(doers, told) if people_of(doers) and people_of(told) else ()


def _given_by(noun: Token, verb: Token | None) -> Sides:
    """Return host and guests of "attended a dinner given by Vale"; at a conference, guests meet whom they may."""
    cue = event_cue(noun)
    if cue is None or cue.kind is not Kind.MEETING or verb is None or verb.lemma_ not in {"attend", "join"}:
        return ()
    hosts = [y for x in children(noun, "acl") if x.lemma_ in GIVING for y in prepositional(x, "by")]
    guests = list(subjects(verb))
    return participants(hosts, guests) if people_of(hosts) and people_of(guests) else ()


def _in_honour_of(noun: Token, verb: Token) -> Sides:
    """Return host and guest of "gave a dinner in honour of Vale", "hosted a lunch for Vale"."""
    if verb.lemma_ not in GIVING:
        return ()
    honours = [y for x in (noun, verb) for y in prepositional(x, "in") if y.lower_ in {"honour", "honor"}]
    guests = [y for x in honours for y in (*prepositional(x, "of"), *children(x, "poss"))]
    guests = guests or list(prepositional(noun, "for"))
    doers = list(subjects(verb)) or list(prepositional(verb, "by"))
    return participants(doers, guests) if people_of(doers) and people_of(guests) else ()


def _several_at(noun: Token, verb: Token | None) -> Sides:
    """
    Return the several subjects of a clause in which, or after which, an event is told as theirs.

    Cases: "At a meeting in Haven Brook and Vale agreed", "Brook and Vale emerged from two hours of talks". Not at
    events with a name, of a body, or known from elsewhere ("the summit"): who speaks there need not have met.
    """
    cue = event_cue(noun)
    if (
        verb is not None
        or cue is None
        or cue.kind in {Kind.SUMMIT, Kind.CONFERENCE}
        or noun.lemma_ == "round"
        or (_definite(noun) and not _told_ahead(noun) and not _agree_at(noun))
    ):
        return ()
    if any(reference(x) is not None for x in noun.children) or list(prepositional(noun, "of", "by", "for", "among")):
        return ()
    head = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in MEASURES:
        head = noun.head.head
    clause = _clause_of(head.head) if head.dep_ == "pobj" and head.head.lower_ in WITHIN else None
    if clause is None:
        return ()
    doers = actors_of([*subjects(clause), *_by_whom(clause)])
    doers = list(fuller(tuple(doers), row_before(clause)))
    people = {one.type is EntityType.PERSON for one, _ in doers}
    return tuple(doers) if len({one for one, _ in doers}) > 1 and len(people) == 1 else ()


def _told_ahead(noun: Token) -> bool:
    """Tell whether "their" opens the sentence, before those whom it means: "In their first meeting, Brook and Vale"."""
    owner = next((x for x in noun.children if x.dep_ == "poss"), None)
    return owner is not None and owner.lower_ == "their" and owner.i == noun.sent.start + 1 and not referents(owner)


def _agree_at(noun: Token) -> bool:
    """Tell whether two people come to terms at "the talks", which then were theirs: "At the talks, A and B agreed"."""
    clause = _clause_of(noun.head) if noun.dep_ == "pobj" and noun.head.lower_ in {"at", "during"} else None
    if clause is None or clause.lemma_ not in AGREEING:
        return False
    sides = fuller(tuple(people_of(subjects(clause))), row_before(clause))
    return len({one for one, _ in sides}) == 2


def _clause_of(preposition: Token) -> Token | None:
    """
    Return the verb that *preposition*, before an event, tells when or where of, although a noun comes between.

    Cases: "failed to narrow their differences in talks", "signed a pact on the border during talks", "was agreed by
    Brook and Vale at a meeting", where parsers hang the meeting on Vale.
    """
    word = preposition.head
    for _ in range(CLIMB):
        if word.pos_ in {"VERB", "AUX"}:
            return word
        thing = word.dep_ == "dobj" and event_cue(word) is None
        agent = word.dep_ == "agent" or (word.dep_ == "pobj" and word.head.dep_ == "agent")
        in_row = word.dep_ in {"conj", "appos"} and bool(people_of([word]))
        if word.head == word or not (thing or agent or in_row or preposition.lower_ == "during"):
            return None
        word = word.head
    return None


def _by_whom(verb: Token) -> list[Token]:
    """Return by whom a passive says that it was done: "the plan was agreed by Brook and Vale at a meeting"."""
    if not any(x.dep_ == "auxpass" for x in verb.children):
        return []
    by = list(prepositional(verb, "by"))
    return by + in_a_row([y for x in by for y in children(x, "appos")], leftwards=False)


def _called_so(verb: Token) -> Sides:
    """Return the several subjects of "Brook and Vale agreed after what aides called a frank conversation"."""
    if verb.lemma_ not in CALLING or all(x.lower_ != "what" for x in verb.doc[verb.left_edge.i : verb.i]):
        return ()
    within = any(x.dep_ == "mark" and x.lower_ in WITHIN for x in verb.children)
    clause = verb.head
    if verb.dep_ == "pcomp" and verb.head.lower_ in WITHIN:
        within, clause = True, verb.head.head
    while clause.dep_ in {"xcomp", "ccomp"} and clause.head.pos_ in {"VERB", "AUX"}:
        clause = clause.head
    doers = people_of(subjects(clause)) if within else []
    return tuple(doers) if len({one for one, _ in doers}) > 1 else ()


def _definite(noun: Token) -> bool:
    return any(x.lower_ in {"the", "this", "these"} or x.dep_ == "poss" for x in noun.children)


def _each(noun: Token) -> bool:
    """Tell whether several meetings are told as one phrase: "separate meetings with A and with B"."""
    if any(x.lower_ == "respectively" for x in noun.sent):
        return True
    return any(x.lower_ in {"separate", "bilateral", "individual"} for x in noun.children) and noun.tag_ == "NNS"


def _behind(noun: Token, verb: Token | None, *prepositions: str) -> list[Token]:
    """Return the heads behind *prepositions* that belong to *noun*: by the parse, else by the words that follow it."""
    happening = noun.head if noun.dep_ == "nsubj" and noun.head.lemma_ in HAPPENING | {"get"} else None
    for head in (noun, verb, happening):  # "a meeting took place between …"
        if head is not None:
            found = list(prepositional(head, *prepositions))
            if found and head is noun and verb is not None:  # "had meetings with A, and with B", hung on the verb
                beside = [x for x in children(verb, "conj") if x.pos_ == "ADP" and x.lower_ in prepositions]
                found += [y for x in beside for z in children(x, "pobj") for y in conjuncts(z)]
            if found and not (prepositions[0] == "between" and len(found) == 1):
                return in_a_row(found, leftwards=False)
    return (_pair_behind(noun) if prepositions[0] == "between" else []) or named_behind(noun, *prepositions)


def _pair_behind(noun: Token) -> list[Token]:
    """Return A and B of "talks between A and B", read from the words: parsers tie them to the verb that follows."""
    doc, i = noun.doc, noun.i + 1
    if i >= len(doc) or doc[i].lower_ != "between":
        return []
    pair = []
    for _ in range(2):
        i += 1
        while i < len(doc) and doc[i].lower_ in {"the", "and"}:
            i += 1
        one = reference(doc[i]) if i < len(doc) else None
        demonym = one is not None and one.how == "adjective" and one.span.text not in {x.name for x in one.referents}
        if one is None or demonym or one.span.start != i:
            return []
        pair.append(one.span.root)
        i = one.span.end
    return pair


def _compound_pair(noun: Token) -> Sides:
    """Return two names joined by a hyphen before *noun*: "the Brook-Vale summit", "US-Norland talks"."""
    i = noun.i - 1
    doc = noun.doc
    while i > 0 and reference(doc[i]) is None and doc[i].pos_ in {"ADJ", "NOUN"}:
        i -= 1
    if i < 2:
        return ()
    right = reference(doc[i])
    if right is None or right.span.start < 2 or doc[right.span.start - 1].text not in {"-", "–", "‑"}:
        return ()
    left = reference(doc[right.span.start - 2])
    if left is None or len(left.referents) != 1 or len(right.referents) != 1:
        return ()
    pair = ((left.referents[0], left.span.root), (right.referents[0], right.span.root))
    people = all(x.type is EntityType.PERSON for x, _ in pair)
    return pair if people or all(x.type in ACTORS for x, _ in pair) else ()


def _light_verb(noun: Token) -> Token | None:
    """Return the verb whose object or passive subject *noun* is: "held" in "held (a round of) talks"."""
    head = noun
    for _ in range(3):
        if head.dep_ in {"dobj", "obj", "nsubjpass"} and head.head.pos_ in {"VERB", "AUX"}:
            return head.head
        if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NOUN":
            head = head.head.head
        elif head.dep_ == "conj" and head.head.pos_ == "NOUN":
            head = head.head
        else:
            return None
    return None


def _adjunct_subject(noun: Token) -> list[Token]:
    """Return the subject of the clause that *noun* is an adjunct of: "after talks with B, A said"."""
    head = noun
    if any(x.dep_ == "aux" and x.lemma_ == "have" for x in noun.children):
        return list(subjects(noun))  # "had supper with B", of which parsers make a noun with an auxiliary
    if noun.dep_ == "nsubj" and noun.head.dep_ == "advcl" and noun.head.head.pos_ in {"VERB", "AUX"}:
        # "after talks with B ended, A said"
        return list(subjects(noun.head.head))
    if noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.dep_ == "ccomp" and noun.head.head.lemma_ in AVOWING:
        return _done_by(noun.head.head)  # "Brook's office denied that a call with Vale had taken place"
    for _ in range(4):
        if head.dep_ in {"pobj", "conj", "dobj", "pcomp"} or (
            head.dep_ == "prep" and head.head.pos_ in {"NOUN", "ADP", "ADV"}
        ):
            head = head.head
            if head.dep_ == "prep" and head.pos_ == "VERB":  # "Following a meeting with B, A left"
                return _done_by(head.head)
            if head.pos_ in {"VERB", "AUX"}:
                return _done_by(head)
            if head.dep_ == "prep" and head.head.pos_ == "ADJ":  # "is open to a meeting with"
                return list(subjects(head.head))
            if head.dep_ in {"prep", "advmod", "advcl"} and head.head.pos_ in {"VERB", "AUX"}:
                return _done_by(head.head)
        else:
            break
    inside = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in WITHIN else None
    if inside is not None and inside.dep_ == "nsubj" and people_of([inside]):
        return [inside]  # "Brook in a meeting with Vale said"
    return []


def _done_by(verb: Token) -> list[Token]:
    """Return the subjects of *verb*, those of a passive too: "was expected in Haven for talks with"."""
    if verb.lemma_ in SENDING and (sent := [x for x in objects(verb) if people_of([x])]):
        return sent  # "sent Vale for talks with Hill": he is to hold them
    doers = list(subjects(verb)) or list(subjects(verb, passive=True))
    if any(x.dep_ == "auxpass" for x in verb.children) and not people_of(doers):
        doers = list(prepositional(verb, "by")) or doers  # "the plan was put forward by Brook at a lunch with Vale"
    return [_principal(x) for x in doers]


def _principal(token: Token) -> Token:
    """Return for whom *token* speaks, if it is somebody's mouth: "Brook's spokesman denied a meeting with Vale"."""
    own = [x for x in children(token, "poss") if people_of([x])]
    if own and token.lemma_ in MOUTHS | WORDS | JOURNEYS and not people_of([token]):
        return own[0]
    if token.lemma_ in JOURNEYS and token.dep_ == "pobj" and token.head.head.pos_ == "VERB":
        doers = [x for x in subjects(token.head.head) if people_of([x])]
        return doers[0] if len(doers) == 1 else token  # "arrives for a visit that will include talks with Vale"
    return token


# --- visits -----------------------------------------------------------------------------


def _visit(noun: Token, verb: Token | None) -> Iterator[Mention]:
    if _in_denied(noun):
        return
    visited = list(prepositional(noun, "to", "with", "on"))
    if verb is not None and verb.lemma_ == "pay":
        visited = [x for x in children(verb, "dative") if x.pos_ != "ADP"] or visited  # "paid Vale a visit"
    if verb is not None and not visited:
        visited = list(prepositional(verb, *(("to", "on", "upon") if verb.lemma_ == "pay" else ("to",))))
    if not visited and (way := _way(noun)) is not None:
        visited = [x for x in prepositional(way, "in", "to") if any(y.type in ACTORS for y in referents(x))]
    if not visited and noun.lemma_ == "call":
        visited = named_behind(noun, "on", "upon")
    owners = [x for owner in children(noun, "poss") for x in conjuncts(owner)]
    visitors = [x for x in owners if referents(x)] or list(prepositional(noun, "by", "of"))
    if (
        verb is not None
        and verb.lemma_ in {"receive", "have", "get"}
        and not visited
        and people_of(callers := list(prepositional(noun, "from")))
    ):
        visited, visitors = list(subjects(verb)), callers  # "received a courtesy call from Brook"
    if not visitors and verb is not None:
        passive = any(x.dep_ == "nsubjpass" for x in verb.children)  # "a call was paid on Vale by Brook"
        visitors = list(prepositional(verb, "by") if passive else subjects(verb))
    if not visitors:
        visitors = _adjunct_subject(noun)
    sides = to_capital(tuple(people_of(visitors)), visited) or participants(visitors, visited)
    if not sides or not is_visit(sides):
        return
    kind, status = Kind.MEETING if noun.lemma_ == "call" else Kind.VISIT, status_of(noun, verb)
    lands = [x for x in sides if x[0].type is EntityType.COUNTRY]
    own = [x for x in sides if x[0].type is not EntityType.COUNTRY]
    each = [(*own, x) for x in lands] if own and len(lands) > 1 else [sides]  # "a trip to Norland and Sudland"
    for who in each:
        yield Mention(noun, who, status, kind, "meets/visit-noun", via=verb)


def _in_denied(noun: Token) -> bool:
    """Tell whether a visit is but when that is to have been which is denied: "denied that he met Vale on a trip to"."""
    clause = _clause_of(noun.head) if noun.dep_ == "pobj" else None
    return clause is not None and clause.dep_ in {"ccomp", "xcomp"} and clause.head.lemma_ == "deny"


def _way(noun: Token) -> Token | None:
    """Return the verb of motion whose purpose a visit is: "arrived in Norland for a two-day visit"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in {"for", "on"} and noun.head.head.lemma_ in COMING:
        return noun.head.head
    return None


def _guest_of(noun: Token) -> Iterator[Mention]:
    """
    Yield the visit that a guest or host tells of.

    Cases: "Brook was in Norland as the guest of Vale", "where he was the guest of Vale", "Vale was her host".
    """
    owners = list(prepositional(noun, "of")) or list(children(noun, "poss"))
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        verb = noun.head
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ in {"VERB", "AUX"}:
        verb = noun.head.head
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.lemma_ in {"visit", "trip", "tour"}:
        verb = next(
            (x for x in noun.head.ancestors if x.pos_ in {"VERB", "AUX"}), noun
        )  # "began a visit as the guest of"
    else:
        return
    owning, others = people_of(owners), people_of(subjects(verb))
    guests, hosts = (others, owning) if noun.lemma_ == "guest" else (owning, others)
    if guests and hosts:
        sides = (*guests, *hosts)
        yield Mention(noun, sides, status_of(verb), Kind.VISIT, "meets/guest-of", via=verb, host=hosts[0][0])
