"""
Acts in one another's presence that are told without a word of meeting.

Cases: "Brook appeared alongside Vale", "was photographed with Vale", "Brook and Vale signed the treaty in Haven",
"inspected the bridge in the company of Vale", "settled it with Vale by phone", "has been on the phone to Vale",
"Brook's visitors included Vale", "left after an hour with Vale", "shuttled between Brook and Vale".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import tokens_of
from kg.extract._syntax import auxiliaries, children, conjuncts, objects, prepositional, subjects
from kg.extract.cues import event_cue
from kg.extract.meets_clause import several
from kg.extract.meets_invited import is_place
from kg.extract.meets_mention import Mention
from kg.extract.meets_nouns_clause import told_in
from kg.extract.meets_row import fuller, row_before
from kg.extract.meets_treats import taken_from
from kg.extract.meets_visit import JOURNEYS
from kg.extract.meets_who import DELEGATES, actors_of, named_behind, participants, people_of
from kg.extract.meets_within import clause_of_act
from kg.extract.status import status_of
from kg.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.extract.meets_mention import Sides

BESIDE = frozenset({"alongside", "beside"})
"""Prepositions of who stands by whom; "next to" beside them."""

TREATIES = frozenset({"treaty", "agreement", "accord", "pact", "memorandum", "protocol", "declaration", "communique",
                      "communiqué", "charter", "convention", "armistice", "ceasefire", "truce",
                      "document"})  # fmt: skip
"""What two sign in one room: a contract, a letter or a bill may go round by post."""

DEALS = frozenset({"deal"})
"""What may go round by post, unless a town is told where it is signed."""

STROLLING = frozenset({"walk", "stroll"})

AS_ONE = {
    "cut": frozenset({"ribbon"}),
    "lay": frozenset({"wreath", "stone", "cornerstone"}),
    "inspect": frozenset({"guard"}),
    "review": frozenset({"guard"}),
    "plant": frozenset({"tree", "sapling"}),
    "unveil": frozenset({"plaque", "statue", "monument", "memorial", "bust"}),
    "open": frozenset({"bridge", "embassy", "consulate", "exhibition", "plant", "terminal", "line", "crossing"}),
    "inaugurate": frozenset({"bridge", "embassy", "consulate", "exhibition", "plant", "terminal", "line", "crossing"}),
    "address": frozenset({"conference"}),
}
"""Verbs of ceremonies → what is done once, by all who are told to do it."""

PHONES = frozenset({"phone", "telephone", "videolink", "videophone", "hotline"})
"""What two speak by who are not in one place."""

PHONING = "words that tell of a telephone"
"""Where a document keeps what is asked of it for every verb."""

SETTLING = frozenset({"settle", "agree", "patch", "resolve", "argue", "quarrel", "sort", "thrash", "hammer", "work",
                      "clear", "reconcile", "coordinate", "clash", "mend", "iron", "finalise", "finalize",
                      "discuss", "arrange"})  # fmt: skip
"""Verbs of what several do with each other, where they do it by phone; what they say or vote by phone is another's."""

TOLD_BY_PHONE = frozenset(
    {"congratulate", "thank", "assure", "inform", "brief", "urge", "tell", "ask", "warn", "console"}
)
"""Verbs of what one does to somebody to whom one speaks."""

HOURS = frozenset({"hour", "minute"})
EVENINGS = frozenset({"evening", "afternoon", "morning", "night"})
PRESSING = frozenset({"press", "brief", "urge", "persuade", "convince", "thank", "reassure", "lobby", "congratulate",
                      "console", "sound", "confront", "question", "warn", "assure"})  # fmt: skip
"""Verbs of what one does to somebody to whom one has come."""

MENDING = frozenset({"smooth", "patch", "settle", "mend", "reconcile", "plead", "reason", "haggle", "bargain", "clear",
                     "thrash", "hammer", "finalise", "finalize", "coordinate", "sort", "iron"})  # fmt: skip
"""Verbs of what one does with somebody to whom one has come."""

LOOKING = frozenset({"inspect", "look", "tour", "examine", "open", "inaugurate", "launch", "unveil", "mark",
                     "celebrate", "commemorate", "attend", "sign"})  # fmt: skip
"""Verbs of what one does in a place with somebody who is there too."""

GOING = frozenset({"travel", "fly", "go", "come", "return", "drive", "sail", "rush", "hurry", "cross"})

SPEAKING = frozenset({"make", "deliver", "announce", "unveil", "present", "say", "tell"})
"""Verbs of what one says or shows before listeners, perhaps beside another."""

STOPPING = frozenset({*GOING, "stop", "pause", "break", "detour", "slip", "retire", "retreat", "withdraw"})
"""Verbs of who interrupts a way, or leaves company, "for an hour with" somebody."""

AFTER = frozenset({"after", "from", "following"})
ON_THE_LINE = frozenset({"be", "get", "spend", "stay", "remain"})
CALLERS = frozenset({"visitor", "caller"})
"""Nouns for who comes to somebody, whose they are: "Brook's visitors included Vale"."""


# --- of a verb --------------------------------------------------------------------------


def stood_beside(verb: Token) -> Sides:
    """Return who appears or stands "alongside", "beside" or "next to" whom, or several "side by side"."""
    doers = people_of(subjects(verb))
    where = list(prepositional(verb, *BESIDE))
    across = (x for x in children(verb, "prt") if x.lower_ == "across")  # "sat across from Vale"
    where += [y for x in across for y in prepositional(x, "from")]
    where += [y for x in children(verb, "advmod") if x.lower_ == "next" for y in prepositional(x, "to")]
    if where:
        others = people_of(where)
        return (*doers, *others) if doers and others else ()
    words = verb.doc[verb.i + 1 : verb.sent.end].text.lower()
    abreast = words.startswith("side by side") or any(x.lower_ == "together" for x in verb.children)
    return several(doers) if abreast else ()


def seen_with(verb: Token) -> Sides:
    """Return who was seen or photographed with whom, or several "together"."""
    whom = people_of(subjects(verb, passive=True))
    others = people_of(prepositional(verb, "with", *BESIDE))
    if whom and others:
        return (*whom, *others)
    together = any(x.lower_ == "together" and x.i == verb.i + 1 for x in verb.children)
    return several(whom) if together else ()


def signed(verb: Token) -> Sides:
    """Return who signs a treaty with whom: "signed it with Vale"; of several subjects, where or when it is told too."""
    passive = any(x.dep_ == "auxpass" for x in verb.children)
    what = list(subjects(verb, passive=True) if passive else objects(verb))
    if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ == "NOUN":
        what.append(verb.head)  # "a deal signed in Haven by Brook and Vale", "the treaty that they signed"
        passive = passive or verb.dep_ == "acl"
    placed = any(is_place(y) for x in (verb, *what) for y in prepositional(x, "in", "at"))
    what = [x for x in what if x.lemma_.lower() in TREATIES | (DEALS if placed else set())]
    if not what or sum(x.lower_ == "by" for x in verb.subtree) > 1:
        return ()  # "signed by Brook in Haven and by Vale in Lima"
    doers = list(prepositional(verb, "by") if passive else subjects(verb))
    others = [y for x in (verb, *what) for y in prepositional(x, "with")]
    present = [x for x in prepositional(verb, "in") if x.lower_ == "presence"]
    others += [y for x in present for y in prepositional(x, "of")]
    if people_of(doers) and people_of(others):
        return (*people_of(doers), *people_of(others))
    told = several(list(people_of(doers) if passive else fuller(tuple(people_of(doers)), row_before(verb))))
    if not told and all(x.lemma_.lower() in DELEGATES for x in doers):
        told = several(actors_of(doers))  # "the ministers of Norland and Sudland signed the agreement in Haven"
    around = (verb, *what, *(token for _, token in told))  # parsers hang the place on the last name too
    occasion = any(x.lower_ in {"in", "at", "on"} for y in around for x in children(y, "prep"))
    occasion = occasion or any(x.lower_ == "where" for x in verb.children)  # "to Haven, where they signed"
    return told if occasion else ()


def joined_in(verb: Token) -> bool:
    """Tell whether several who do what *verb* says do it as one: they "laid a wreath", "strolled through the park"."""
    if verb.lemma_ in STROLLING:
        return not list(objects(verb)) and bool(list(prepositional(verb, "through", "across", "along", "around")))
    if verb.lemma_ == "pose":
        return any(x.lemma_ in PICTURES for x in prepositional(verb, "for", "before"))
    return any(x.lemma_.lower() in AS_ONE.get(verb.lemma_, ()) and x.tag_ == "NN" for x in objects(verb))


PICTURES = frozenset({"photograph", "photo", "photographer", "picture", "camera", "cameraman"})


def shuttled(verb: Token) -> Iterator[Sides]:
    """Yield a mediator and each of those he goes to and fro between."""
    doers = people_of(subjects(verb))
    between = people_of(prepositional(verb, "between"))
    if len(doers) == 1 and len(between) > 1:
        yield from ((doers[0], one) for one in between if one[0] is not doers[0][0])


def looked_in_on(verb: Token) -> Sides:
    """Return who drops in on whom."""
    within = any(x.lower_ == "in" and x.dep_ in {"prt", "advmod"} for x in verb.children)
    doers, others = people_of(subjects(verb)), people_of(prepositional(verb, "on"))
    return (*doers, *others) if within and doers and others else ()


def _phoning(doc: Doc) -> set[int]:
    """Return the words that a phrase like "by phone" hangs on, and what those are objects of; gathered once."""
    found: set[int] | None = doc.user_data.get(PHONING)
    if found is None:
        phones = (x for x in tokens_of(doc) if x.dep_ == "pobj" and x.lemma_.lower() in PHONES)
        found = {y.i for x in phones for y in (x.head.head, x.head.head.head)}
        doc.user_data[PHONING] = found
    return found


def told_by_phone(verb: Token) -> Mention | None:
    """Return the call in which something is done "with Vale by phone", or two settle it "over the telephone"."""
    if verb.i not in _phoning(verb.doc):
        return None
    things = (verb, *children(verb, "dobj"))
    if not any(y.lemma_.lower() in PHONES for x in things for y in prepositional(x, "by", "over", "via", "on")):
        return None
    if any(x.dep_ == "auxpass" for x in auxiliaries(verb)):
        return None
    doers = people_of(subjects(verb))
    others = people_of(y for x in things for y in prepositional(x, "with"))
    if not others and verb.lemma_ in {"express", "offer", "convey", "apologise", "apologize"}:
        others = people_of(y for x in things for y in prepositional(x, "to"))  # "expressed her regret to him by phone"
    if not others and verb.lemma_ in TOLD_BY_PHONE:
        others = people_of(objects(verb))  # "congratulated Vale by phone"
    sides = (*doers, *others) if doers and others else ()
    if not sides and verb.lemma_ in SETTLING:
        sides = several(doers)
    return Mention(verb, sides, status_of(verb), Kind.CALL, "meets/by-phone") if sides else None


def told_in_person(verb: Token) -> Mention | None:
    """Return the meeting at which somebody is told something "when he was in Haven": by whom, and who had come."""
    if verb.lemma_ in SPEAKING and (seen := _alongside(verb)):
        return Mention(verb, seen, status_of(verb), Kind.MEETING, "meets/beside")
    if (gone := _gone_to(verb)) is not None:
        return gone
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(x.lower_ == "had" for x in verb.children))
    if verb.lemma_ not in {"tell", "assure", "warn", "urge", "inform", "ask"} or not past:
        return None
    doers, whom = people_of(subjects(verb)), people_of(x for x in verb.children if x.dep_ in {"dobj", "dative"})
    when = (x for x in children(verb, "advcl") if any(y.lower_ == "when" for y in x.lefts))
    there = (x for x in when if _is_abroad(x))
    if len(doers) != 1 or len(whom) != 1 or doers[0][0] is whom[0][0]:
        return None
    coming = {one for x in there for one, _ in people_of(subjects(x))}
    if not coming or not coming <= {doers[0][0], whom[0][0]}:
        return None
    return Mention(verb, (*doers, *whom), status_of(verb), Kind.MEETING, "meets/told-in")


def _alongside(verb: Token) -> Sides:
    """Return who says something beside whom: "made the remarks alongside Vale"."""
    beside = people_of(y for x in (verb, *objects(verb)) for y in prepositional(x, *BESIDE))
    doers = people_of(subjects(verb)) if beside else []
    return (*doers, *beside) if len(doers) == 1 else ()


def _gone_to(verb: Token) -> Mention | None:
    """Return the meeting for which somebody went somewhere: "travelled to Haven to press Vale on the ferry"."""
    way = verb.head
    to = any(x.lower_ == "to" and x.dep_ == "aux" for x in verb.children)
    if not to or verb.dep_ not in {"advcl", "xcomp", "ccomp"} or way.lemma_ not in GOING:
        return None
    if not any(is_place(x) for x in prepositional(way, "to", "in")) and way.lemma_ != "return":
        return None
    doers = people_of(subjects(verb)) or people_of(subjects(way))
    # "flew to Haven to press Vale", "to patch up the quarrel with Vale"
    whom = people_of(objects(verb)) if verb.lemma_ in PRESSING else []
    if not whom and verb.lemma_ in MENDING | LOOKING:
        things = (verb, *objects(verb), *prepositional(verb, "at", "on", "in"))
        whom = people_of(y for x in things for y in prepositional(x, "with"))
    if len(doers) != 1 or len(whom) != 1 or doers[0][0] is whom[0][0]:
        return None
    return Mention(verb, (*doers, *whom), status_of(way), Kind.MEETING, "meets/told-in")


def _is_abroad(verb: Token) -> bool:
    """Tell whether *verb* says that somebody was in, came to or visited a place with a name."""
    if verb.lemma_ == "visit":
        return any(is_place(x) for x in objects(verb))
    return verb.lemma_ in {"be", "come", "travel"} and any(is_place(x) for x in prepositional(verb, "in", "to"))


# --- of a noun --------------------------------------------------------------------------


def told_by_circumstance(noun: Token) -> Iterator[Mention]:
    """Yield what a noun that names no event tells: "in the company of", "on the phone to", "visitors"."""
    lemma = noun.lemma_.lower()
    if lemma == "company":
        yield from _in_company(noun)
    elif lemma in PHONES | {"line"}:
        yield from _on_the_phone(noun)
    elif lemma in CALLERS:
        yield from _callers(noun)
    elif lemma in HOURS or (lemma in EVENINGS and noun.dep_ == "pobj" and noun.head.lower_ == "after"):
        yield from _hours_with(noun)
    elif lemma == "side":
        yield from _at_her_side(noun)
    elif lemma == "time" and noun.head.lemma_ == "make" and noun.dep_ == "dobj":
        sides = participants(subjects(noun.head), prepositional(noun.head, "for"))  # "made time for Vale"
        if sides and people_of(prepositional(noun.head, "for")):
            yield Mention(noun, sides, status_of(noun.head), Kind.MEETING, "meets/given", via=noun.head)
    elif lemma == "reception":
        yield from _reception(noun)
    elif lemma == "welcome":
        yield from _welcome(noun)
    elif lemma in {"credential", "credentials", "credence"} and (sides := taken_from(noun)):
        for one in sides[1:]:
            status, host = status_of(noun.head), sides[0][0]
            yield Mention(noun, (sides[0], one), status, Kind.MEETING, "meets/given", via=noun.head, host=host)


def _in_company(noun: Token) -> Iterator[Mention]:
    if noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return
    verb = clause_of_act(noun.head)
    others = people_of([*prepositional(noun, "of"), *children(noun, "poss")])
    doers = people_of([*subjects(verb), *subjects(verb, passive=True)]) if verb is not None else []
    if others and doers:
        sides = tuple(dict.fromkeys((*doers, *others)))
        yield Mention(noun, sides, status_of(noun, verb), Kind.MEETING, "meets/jointly", via=verb)


def _at_her_side(noun: Token) -> Iterator[Mention]:
    """Yield "Brook said, with Vale at her side": before those who listen, they stand together."""
    at = noun.head
    if noun.dep_ != "pobj" or at.lower_ not in {"at", "by"} or not any(x.tag_ == "PRP$" for x in noun.children):
        return
    others = people_of([at.head] if at.head.dep_ == "pobj" else children(at.head, "pobj"))
    with_whom = at.head.head if at.head.dep_ == "pobj" else at.head
    if with_whom.lower_ != "with" or with_whom.head.pos_ != "VERB":
        return
    doers = people_of(subjects(with_whom.head))
    if others and len(doers) == 1 and doers[0][0] not in {one for one, _ in others}:
        sides = (*doers, *others)
        yield Mention(noun, sides, status_of(with_whom.head), Kind.MEETING, "meets/beside", via=with_whom.head)


def _on_the_phone(noun: Token) -> Iterator[Mention]:
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "on" else None
    if verb is None or verb.lemma_ not in ON_THE_LINE:
        return
    others = [y for x in (noun, verb) for y in prepositional(x, "to", "with")] or named_behind(noun, "to", "with")
    sides = participants(subjects(verb), others) if people_of(others) else ()
    if not others:  # "Brook and Vale were on the phone for an hour"
        sides = several(people_of(subjects(verb))) if any(x.lower_ == "for" for x in verb.children) else ()
    if sides:
        yield Mention(noun, sides, status_of(noun, verb), Kind.CALL, "meets/by-phone", via=verb)


def _callers(noun: Token) -> Iterator[Mention]:
    hosts, verb = people_of(children(noun, "poss")), noun.head
    if noun.dep_ != "nsubj" or not hosts or verb.lemma_ not in {"include", "be"}:
        return
    callers = people_of(y for x in children(verb, "dobj", "attr") for y in conjuncts(x))
    for one in callers:
        sides = (one, hosts[0])
        yield Mention(noun, sides, status_of(verb), Kind.VISIT, "meets/visitors", via=verb, host=hosts[0][0])


def _reception(noun: Token) -> Iterator[Mention]:
    if told := told_in(noun):  # "conveyed the king's greetings to Vale at a reception"
        yield Mention(noun, told, status_of(noun), Kind.MEETING, "meets/told-in")
        return
    verb = noun.head if noun.dep_ == "dobj" and noun.head.lemma_ in {"host", "give", "hold"} else None
    if verb is None:
        return
    hosts = people_of(subjects(verb))
    guests = people_of(y for x in (noun, verb) for y in prepositional(x, "for"))
    if hosts and guests:
        sides = (*hosts, *guests)
        yield Mention(noun, sides, status_of(noun, verb), Kind.MEETING, "meets/in-honour", via=verb, host=hosts[0][0])


def _welcome(noun: Token) -> Iterator[Mention]:
    """Yield "was given a warm welcome by Vale", "got a warm welcome from Vale", "gave Vale a warm welcome"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in {"give", "receive", "get", "offer", "extend"}:
        return
    if any(x.dep_ == "auxpass" for x in verb.children):
        guests, hosts = people_of(subjects(verb, passive=True)), people_of([*prepositional(verb, "by")])
    elif verb.lemma_ in {"receive", "get"}:
        guests = people_of(subjects(verb))
        hosts = people_of(y for x in (noun, verb) for y in prepositional(x, "from"))
    else:
        hosts, guests = people_of(subjects(verb)), people_of(children(verb, "dative"))
        guests = guests or people_of(prepositional(verb, "to"))
    if hosts and guests:
        sides = (*hosts, *guests)
        yield Mention(noun, sides, status_of(verb), Kind.MEETING, "meets/guest", via=verb, host=hosts[0][0])


def _hours_with(noun: Token) -> Iterator[Mention]:
    if noun.dep_ == "nsubj" and noun.head.tag_ == "VBD":  # "Brook's two hours with Vale produced no agreement"
        owners, others = people_of(children(noun, "poss")), people_of(prepositional(noun, "with"))
        if owners and others:
            yield Mention(noun, (*owners, *others), status_of(noun.head), Kind.MEETING, "meets/possessive")
    if noun.dep_ != "pobj" or noun.head.lower_ not in {*AFTER, "for"}:
        return
    if noun.head.lower_ == "for" and noun.head.head.lemma_ in {"ask", "plead", "beg", "press"}:
        # "asked for ten minutes with Vale"
        wanted = participants(subjects(noun.head.head), prepositional(noun, "with"))
        if wanted and people_of(prepositional(noun, "with")):
            yield Mention(noun, wanted, status_of(noun), Kind.MEETING, "meets/wanted")
        return
    # "after four hours at the ministry with Vale", hung on the ministry
    where = [y for x in children(noun, "prep") for y in children(x, "pobj")]
    verb, others = clause_of_act(noun.head), people_of(y for x in (noun, *where) for y in prepositional(x, "with"))
    if noun.head.lower_ == "for" and (verb is None or verb.lemma_ not in STOPPING):
        return  # "stopped in Haven for an hour with Vale", not "worked for an hour with Vale's sister on her mind"
    doers = people_of(subjects(verb)) if verb is not None else []
    if doers and others:
        yield Mention(noun, (*doers, *others), status_of(noun), Kind.MEETING, "meets/adjunct")


def with_over(noun: Token) -> Sides:
    """Return who does what with whom "over lunch": "struck a bargain with Vale over dinner"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "over" else None
    if verb is not None and verb.dep_ == "dobj":
        verb = verb.head
    if verb is None or verb.pos_ != "VERB":
        return ()
    others = people_of(y for x in (verb, *children(verb, "dobj")) for y in prepositional(x, "with"))
    doers = people_of(subjects(verb))
    return (*doers, *others) if doers and others else ()


def of_the_day(noun: Token) -> list[Token]:
    """Return whose day or engagement a meeting was: "Vale's last engagement was a lunch", "her day began with"."""
    verb = noun.head if noun.dep_ == "attr" else noun.head.head if noun.dep_ == "pobj" else None
    if verb is None or (noun.dep_ == "pobj" and noun.head.lower_ not in {"with", "at"}):
        return []
    if verb.lemma_ != "be" and verb.lemma_ not in {"begin", "start", "open", "end", "finish", "close", "conclude"}:
        return []
    own = (x for x in children(verb, "nsubj") if (event_cue(x) is None or x.lemma_ in JOURNEYS) and not people_of([x]))
    return [y for x in own for y in (*children(x, "poss"), *prepositional(x, "of", "by")) if people_of([y])]
