"""Verbs that tell of a meeting ("met", "received", "spoke with"): one function a frame, and the table of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate.dates import WEEKDAYS
from kg.annotate.doc import in_title, reference, referents
from kg.extract._syntax import auxiliaries, children, negated, objects, prepositional, subjects
from kg.extract.cues import event_cue, meeting_cues
from kg.extract.meets_acts import (
    BESIDE,
    joined_in,
    looked_in_on,
    seen_with,
    shuttled,
    signed,
    stood_beside,
    told_by_phone,
    told_in_person,
)
from kg.extract.meets_beside import met_later
from kg.extract.meets_invited import is_place
from kg.extract.meets_mention import Mention
from kg.extract.meets_row import fuller, row_before
from kg.extract.meets_treats import accredited, given, handed, invited_to_meal, is_event, shared, summoned, taken
from kg.extract.meets_visit import to_capital
from kg.extract.meets_who import (
    DELEGATES,
    LED,
    actors_of,
    begins_clause,
    in_a_row,
    is_official,
    is_owner,
    is_visit,
    named_after_office,
    named_behind,
    participants,
    people_of,
    refers_back,
)
from kg.extract.status import status_of
from kg.model import EntityType, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from kg.annotate.doc import Referent
    from kg.extract.cues import MeetingCue
    from kg.extract.meets_mention import Side, Sides

PHONE_WORDS = frozenset(
    {
        "phone",
        "telephone",
        "telephoned",
        "call",
        "videolink",
        "video",
        "videoconference",
        "videoconferencing",
        "teleconference",
        "hotline",
    }
)
"""Words anywhere in a clause that make of its talks a call."""

CLAUSES = frozenset({"advcl", "relcl", "pcomp"})
"""Relations of clauses that tell of something beside: "dined with Vale hours after she had taken a call"."""

SAID_OF_OBJECT = frozenset({"oprd", "xcomp", "ccomp", "prt"})
"""Relations to a verb of what it says of its object: "called him a liar", "saw him leave", "called him up"."""

HOURS = frozenset({"hour", "minute", "hours", "minutes"})
"""Nouns of time that one gives to a person: an hour with somebody is a meeting, a year with somebody is none."""

DONE_BY_OBJECT = {
    "for": frozenset({"thank", "criticise", "criticize", "praise", "rebuke", "condemn", "blame", "attack", "punish",
                      "scold", "commend", "applaud", "forgive", "slam", "lambast", "berate", "chide", "mock", "fault",
                      "sack", "fire", "dismiss", "reprimand", "censure", "denounce", "hail", "suspend", "expel"}),
    "of": frozenset({"accuse", "suspect", "convict", "acquit"}),
    "from": frozenset({"ban", "bar", "prevent", "keep", "stop", "deter", "discourage", "dissuade", "block"}),
    "into": frozenset({"talk", "force", "bully", "trick", "shame", "pressure"}),
}  # fmt: skip
"""Prepositions → verbs whose object does what the gerund behind says: "thanked Vale for meeting Hill"."""

SPELLS = frozenset({"morning", "afternoon", "evening", "day"})
"""Times that one spends with a person, beside hours: who spent the afternoon with somebody met him."""

SPANS = frozenset({"year", "month", "week", "decade", "day"})
"""Times for which people have not met who had met before: "had not spoken for three years"."""

VIEWS = frozenset({"view", "opinion", "word", "idea", "pleasantry", "greeting", "toast", "gift"})
"""What people exchange when they meet."""

ONE_BY_ONE = frozenset({"separately", "individually", "each", "turn", "successive", "consecutive"})
"""Words that tell one meeting with each: "dined with Vale and with Hill on successive evenings"."""

THEN = frozenset({"then", "later", "afterwards", "afterward", "subsequently", "separately"})
"""Words between two names that tell one meeting after the other."""

FIGURES = {"shake": "hands", "break": "bread"}
"""Verbs of what people do who meet → its object."""

OPPOSITE = frozenset({"across", "opposite", "beside", "alongside"})
"""Words for where one sits who sits with another."""

RECIPROCAL = frozenset({"negotiate", "confer", "converse", "consult", "dine", "lunch"})
"""Verbs whose several subjects do it with each other where nobody else is told."""

VISITING = frozenset({"visit", "come", "travel", "pay"})
GAMES = frozenset({"football", "soccer", "rugby", "cricket", "hockey", "tennis", "basketball", "handball", "volleyball",
                   "boxing", "chess", "polo"})  # fmt: skip
"""What those play who meet "at" it."""

SCREENS = frozenset({"television", "tv", "telly", "screen", "video", "stage", "film", "youtube"})
"""What people are seen on who are not met."""

FOLDS = frozenset({"cabinet", "party", "team", "fold", "club", "board", "ranks", "family", "coalition", "alliance",
                   "race", "job", "post", "role", "group", "panel", "staff", "squad", "ministry"})  # fmt: skip
"""What somebody is welcomed to who joins it: no guest."""

PASTIMES = frozenset({"chess", "golf", "cards", "tennis", "checkers", "draughts", "billiards", "backgammon", "bridge",
                      "pool", "snooker", "dominoes"})  # fmt: skip
"""What one plays with somebody whom one sits or walks with."""

TOURING = frozenset({"tour", "inspect", "unveil", "inaugurate"})
"""Verbs of what one does "with" somebody only in his company."""

CONTESTS = frozenset({"final", "semifinal", "semi-final", "quarterfinal", "quarter-final", "runoff", "run-off", "ring",
                      "playoff", "play-off", "round", "semis", "semi"})  # fmt: skip
"""What opponents meet in."""

GOING = frozenset({"travel", "go", "fly", "stop", "come", "head", "drive", "sail", "return"})
SUMMIT_VERBS = frozenset({"meet", "host", "receive"})


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands around a verb of meeting; the names that the parser tore from their row are put back."""

    verb: Token
    cue: MeetingCue
    passive: bool
    agents: list[Token]  # behind "by"
    doers: list[Token]
    done_to: list[Token]

    @property
    def rule(self) -> str:
        """The rule of the frame: its last word ("down with" is one of "with")."""
        return f"meets/{self.cue.frame.split()[-1]}"


def told_by_verb(verb: Token) -> Iterator[Mention]:
    """Yield what *verb* tells of a meeting: nothing if it is no cue, or if its frame lacks a participant."""
    cue = meeting_cues().get((verb.lemma_.lower(), "VERB"))
    frame = FRAMES.get(cue.frame) if cue is not None else None
    if cue is not None and cue.frame == "shuttle":
        for sides in shuttled(verb):
            yield Mention(verb, sides, status_of(verb), cue.kind, "meets/shuttle")
        return
    if cue is None or frame is None:
        found = told_by_phone(verb) or told_in_person(verb)
        if found is not None:
            yield found
        return
    if _not_since(verb):
        return  # "have not met since May": they have met, and nothing is denied
    doers = _doers(verb)
    done_to = [x for x in objects(verb) if x.tag_ not in {"WP", "WDT"} and not _is_manner(x)]
    done_to = done_to or _relative(verb) or _on_a_visit(verb)
    if _told_by_event(verb, doers):
        return
    if verb.lower_ == "visiting" and verb.i and _on_a_visit(verb.head) and verb.i == verb.head.i + 1:
        return
    done_to = [named_after_office(x) or x for x in done_to if not begins_clause(x)]
    if verb.dep_ == "amod":
        # "visiting Prime Minister Vale" tells of no meeting; "Brook hosted Vale" does, whatever the parser makes of it.
        doers, done_to = _beside(verb)
        if not doers:
            return
    clause = Clause(
        verb,
        cue,
        passive=any(x.dep_ in {"nsubjpass", "auxpass"} for x in verb.children),
        agents=_agents(verb),
        doers=_torn_subject(verb) or [*_first_of_headline(verb, doers), *in_a_row(doers, leftwards=True)],
        done_to=[*in_a_row(done_to, leftwards=False), *met_later(done_to)],
    )
    found = frame(clause)
    if found is not None:
        yield from _each_apart(found, clause)
    elif (by_phone := told_by_phone(verb)) is not None:
        yield by_phone


def _first_of_headline(verb: Token, doers: list[Token]) -> list[Token]:
    """Return Brook of "Brook, Norlandic minister discuss ferries", a headline in which a comma is an "and"."""
    if not in_title(verb) or verb.tag_ not in {"VBP", "VB"} or len(doers) != 1:
        return []
    one = reference(doers[0])
    start = min(one.span.start, doers[0].left_edge.i) if one is not None else doers[0].left_edge.i
    for i in (start, one.span.start if one is not None else start):
        before = reference(verb.doc[i - 2]) if i > 1 and verb.doc[i - 1].text == "," else None
        if before is not None and before.how in {"name", "office"} and len(before.referents) == 1:
            return [before.span.root]
    return []


def _agents(verb: Token) -> list[Token]:
    """Return who did what a passive *verb* says: "was received by Vale at the palace and by Hill in Haven" both."""
    found = list(prepositional(verb, "by"))
    further = (
        (x for x in verb.subtree if x.lower_ == "by" and x.dep_ == "conj" and x.head.pos_ == "ADP") if found else ()
    )
    found += [y for x in further for z in children(x, "pobj") for y in (z, *z.conjuncts) if y not in found]
    return found


def _told_by_event(verb: Token, doers: list[Token]) -> bool:
    """Tell whether they do it in an event that was told before it: "talks with Vale, in which they discussed"."""
    which = [x for x in prepositional(verb, "during", "in", "at") if x.tag_ == "WDT"]
    if verb.dep_ != "relcl" or not which or any(not refers_back(x) for x in doers):
        return False
    return any(event_cue(x) is not None and list(prepositional(x, "with", "between")) for x in verb.head.ancestors)


def _is_manner(noun: Token) -> bool:
    """Tell whether *noun* begins "face to face", "head to head", "one on one": how people met, and nobody met."""
    behind = [x.lower_ for x in noun.doc[noun.i + 1 : noun.i + 3]]
    return behind in (["to", noun.lower_], ["on", noun.lower_])


def _beside(verb: Token) -> tuple[list[Token], list[Token]]:
    """Return the people whose names stand right before and right behind *verb*, a past tense taken for an adjective."""
    doc = verb.doc
    before = reference(doc[verb.i - 1]) if verb.i else None
    behind = reference(doc[verb.i + 1]) if verb.i + 1 < len(doc) else None
    if before is None or behind is None or before.how == "adjective" or verb.tag_ not in {"VBD", "VBN"}:
        return [], []
    if is_owner(behind):
        return [], []  # "hosted Vale's daughter"
    sides = [before.span.root], [behind.span.root]
    return sides if all(people_of(x) for x in sides) else ([], [])


def _on_a_visit(verb: Token) -> list[Token]:
    """Return the object of "met visiting Premier Tomas Vale", which parsers give to "visiting"."""
    visiting = (x for x in verb.children if x.i == verb.i + 1 and x.lower_ == "visiting" and x.tag_ == "VBG")
    return [y for x in visiting for y in objects(x)]


def _relative(verb: Token) -> list[Token]:
    """Return whom a relative clause is of, if it is its object: "Vale, whom Brook met"; "the man Brook met"."""
    clause = verb.head if verb.dep_ == "xcomp" and verb.head.dep_ == "relcl" else verb  # "whom she is expected to meet"
    if clause.dep_ != "relcl" or not any(x.dep_ in {"nsubj", "nsubjpass"} and referents(x) for x in clause.children):
        return []
    if clause is not verb and not any(x.tag_ == "WP" and x.dep_ == "dobj" for y in (verb, clause) for x in y.children):
        return []
    return [clause.head] if people_of([clause.head]) and not list(prepositional(verb, "with")) else []


def _each_apart(found: Mention, clause: Clause) -> Iterator[Mention]:
    """Yield a meeting with each of the others where they were met "separately", else *found* as it is."""
    doers = [one for one, _ in actors_of(clause.doers)]
    first = [x for x in found.sides if x[0] in doers]
    others = [x for x in found.sides if x[0] not in doers]
    apart = any(x.lower_ in ONE_BY_ONE for x in clause.verb.subtree)
    if len(first) > 1 and len(others) == 1 and (_told_each(first, clause.verb) or _then(first)):
        for one in first:  # "Brook and Vale each met Hill", "Brook and, a day later, Vale met Hill"
            yield replace(found, sides=(one, *others))
        return
    agents = {one for one, _ in actors_of(clause.agents)} if clause.passive else set()
    hosts, guests = ([x for x in found.sides if (x[0] in agents) is own] for own in (True, False))
    if len(hosts) > 1 and guests and (apart or sum(x.lower_ == "by" for x in clause.verb.subtree) > 1):
        for one in hosts:  # "was received in turn by Vale and Hill", "by Vale at the palace and by Hill in Haven"
            yield replace(found, sides=(one, *guests), host=one[0] if found.host is not None else None)
        return
    apart = apart or _then(others)
    # "rang both men", "rang both Brook and Vale"
    both = any(x.lower_ == "both" for _, token in others for x in token.children)
    apart = apart or (found.kind is Kind.CALL and (both or all(refers_back(token) for _, token in others)))
    if first and len(others) > 1 and (apart or _dated_apart(others)):
        for one in others:
            yield replace(found, sides=(*first, one))
    else:
        yield found


def _told_each(doers: list[Side], verb: Token) -> bool:
    """Tell whether each of *doers* is told to do it for himself: "each", "separately"."""
    beside = (*verb.children, *(y for _, token in doers for y in token.children))
    return any(x.lower_ in ONE_BY_ONE for x in beside)


def _then(sides: list[Side]) -> bool:
    """Tell whether a word between two of *sides* sets their meetings apart: "Vale and then Hill"."""
    spans = sorted(token.i for _, token in sides)
    doc = sides[0][1].doc if sides else ()
    return any(doc[i].lower_ in THEN for a, b in pairwise(spans) for i in range(a + 1, b))


def _dated_apart(others: list[Side]) -> bool:
    """Tell whether a date stands between those met: "saw Vale on Monday and the envoy on Tuesday"."""
    dates = others[0][1].doc._.dates or ()
    spans = [token.i for _, token in others]
    return all(any(a < x.span.start < b for x in dates) for a, b in pairwise(spans))


def _mention(
    clause: Clause, sides: Sides, *, rule: str = "", kind: Kind | None = None, host: Referent | None = None
) -> Mention | None:
    """Return the mention, ``None`` if there are no *sides*; rule and kind are those of frame and cue if not given."""
    if not sides:
        return None
    verb = clause.verb
    kind = kind or _kind_in(clause)
    if verb.lemma_ in SUMMIT_VERBS and _at_summit(verb):
        kind = Kind.SUMMIT
    return Mention(verb, sides, status_of(verb), kind, rule or clause.rule, host=host)


def _kind_in(clause: Clause) -> Kind:
    """
    Return the kind of the cue, unless the clause tells another.

    What is "for talks" is talks; who goes somewhere "to see" somebody, or is received where he has gone, visits.
    """
    verb, kind = clause.verb, clause.cue.kind
    if any((cue := event_cue(x)) is not None and cue.kind is Kind.CALL for x in prepositional(verb, "in", "during")):
        return Kind.CALL  # "discussed it in a telephone call"
    if kind is not Kind.MEETING:
        return kind
    aims = prepositional(verb, "for")
    if any((cue := event_cue(x)) is not None and cue.kind is Kind.TALKS for x in aims):
        return Kind.TALKS
    if clause.cue.frame == "see" and verb.dep_ in {"xcomp", "advcl", "conj"} and _goes_somewhere(verb.head):
        return Kind.VISIT
    received = clause.cue.frame == "guest" and clause.passive
    if received and verb.dep_ == "conj" and _goes_somewhere(verb.head):
        return Kind.VISIT
    return kind


def _goes_somewhere(verb: Token) -> bool:
    """Tell whether *verb* takes its subject to a place with a name."""
    return verb.lemma_ in GOING and any(is_place(x) for x in prepositional(verb, "to", "in", "into"))


# --- frames -----------------------------------------------------------------------------


def _both(clause: Clause) -> Mention | None:
    if any(x.lemma_.lower() in GAMES | CONTESTS for x in prepositional(clause.verb, "at", "in")) or _is_team(clause):
        return None  # "met at football", "will meet in the final"
    if _each_other(clause.done_to):
        return _mention(clause, _several(actors_of(clause.doers)))
    others = clause.done_to + in_a_row(list(prepositional(clause.verb, "with")), leftwards=False)
    others += [] if clause.done_to else [x for x in met_later(others) if x not in others]
    where = prepositional(clause.verb, "at", "in")  # "met at the palace with A and, separately, with B"
    others += [y for x in where if not is_event(x) for y in prepositional(x, "with") if people_of([y])]
    if not others and not clause.passive and not _several(actors_of(clause.doers)):
        others = named_behind(clause.verb, "with")  # "met in Oslo with Vale"
    if others:
        sides = participants(clause.doers, others)
        if not sides and any(_comes_from_somebody(x) for x in others):
            return None
        return _mention(clause, sides or participants(clause.doers, named_behind(clause.verb, "with")))
    if clause.passive:
        # "was met at the airport by B"
        guests = _done_to(clause.verb)
        return _mention(clause, participants(guests, clause.agents), rule="meets/passive")
    return _mention(clause, fuller(tuple(actors_of(clause.doers)), row_before(clause.verb)))


def _comes_from_somebody(noun: Token) -> bool:
    """Tell whether *noun* is what was met with: "met with stiff criticism from Vale"."""
    return noun.tag_ == "NN" and not is_official(noun) and bool(list(prepositional(noun, "from")))


def _is_team(clause: Clause) -> bool:
    """Tell whether one name has a plural verb, as teams have: "Lindmouth meet Ashby tonight"."""
    verb = clause.verb
    if in_title(verb) or len(clause.doers) != 1 or not clause.done_to:
        return False
    name = clause.doers[0]
    if name.tag_ != "NNP" or name.dep_ != "nsubj" or name.text.endswith("s") or any(name.conjuncts):
        return False
    own = list(auxiliaries(verb))
    return any(x.lower_ in {"are", "were"} for x in own) or (not own and verb.tag_ == "VBP")


def _with(clause: Clause) -> Mention | None:
    verb = clause.verb
    by_phone = _by_phone(verb)
    others = in_a_row(list(prepositional(verb, "with")), leftwards=False)
    if not others and not clause.done_to:  # "dined at the palace with Vale", where parsers hang Vale on the palace
        where = [x for x in prepositional(verb, "at", "in", "through", "along", "around", "across") if not is_event(x)]
        others = [y for x in where for y in prepositional(x, "with") if people_of([y])]
    if by_phone and not others:  # "conferred by telephone with Vale", "consulted Vale by telephone"
        others = [x for x in clause.done_to if people_of([x])] or named_behind(verb, "with")
    if verb.lemma_ == "negotiate" and not others:  # "negotiated a truce with Vale"
        others = [y for x in clause.done_to for y in prepositional(x, "with") if people_of([y])]
    if verb.lemma_ == "consult" and not others:
        others = [x for x in clause.done_to if people_of([x])]
    if verb.lemma_ in {"speak", "talk"} and not others:
        # One speaks "to" a crowd; "to" somebody by phone is a call, "to" a person with a name a conversation.
        others = list(prepositional(verb, "to"))
        if (
            others
            and not by_phone
            and not _each_other(others)
            and (not _named(others) or verb.tag_ == "VBZ" or _not_since(verb))
        ):
            return None  # "speaks to Ada Brook about her novel" heads an interview; "has not spoken to her since May"
    if _each_other(others):
        return _mention(clause, _several(actors_of(clause.doers)))  # "conferred with each other"
    if not others and joined_in(verb):
        return _mention(clause, _several(people_of(clause.doers)))  # "strolled through the park"
    if not others and any(x.lower_ in BESIDE for x in children(verb, "prep")):
        return _mention(clause, stood_beside(verb), kind=Kind.MEETING)  # "speaking alongside Vale"
    sides = participants(clause.doers, others) if others else _with_each_other(clause.doers, verb)
    return _mention(clause, sides, kind=Kind.CALL if by_phone else None)


def _not_since(verb: Token) -> bool:
    """Tell whether *verb* tells of a silence: "has not spoken to Vale since May", "in two years" denies no meeting."""
    if not negated(verb):
        return False
    spans = (x for y in (verb, *children(verb, "dobj")) for x in prepositional(y, "in", "for"))
    return any(x.lower_ == "since" for x in verb.children) or any(x.lemma_ in SPANS for x in spans)


def _named(tokens: list[Token]) -> bool:
    """Tell whether *tokens* name people, by name or by an office of theirs."""
    told = [reference(token) for token in tokens]
    people = [x for x in told if x is not None and all(y.type is EntityType.PERSON for y in x.referents)]
    return bool(people) and len(people) == len(tokens) and all(x.how in {"name", "office"} for x in people)


def _down_with(clause: Clause) -> Mention | None:
    lasting = any(x.lemma_ in HOURS for x in prepositional(clause.verb, "for"))
    down = lasting or any(x.lower_ == "down" for x in clause.verb.children)
    if down and (found := _with(clause)) is not None:
        return found
    verb, doers = clause.verb, people_of(clause.doers)
    # "sat at the same table as Vale"
    tables = [x for x in prepositional(verb, "at", "around") if x.lemma_.lower() == "table"]
    behind = [y for x in (*tables, *([verb] if tables else [])) for y in prepositional(x, "as", "with")]
    if any(x.lower_ in OPPOSITE for x in verb.children):  # "sat across from Vale", "sat opposite Vale"
        behind += list(prepositional(verb, "from", *OPPOSITE))
    behind += [y for x in verb.children if x.lower_ == "next" for y in prepositional(x, "to")]
    behind += list(prepositional(verb, "between"))
    if people_of(behind):
        return _mention(clause, (*doers, *people_of(behind))) if doers else None
    together = any(x.lower_ == "together" for x in verb.children)
    return _mention(clause, _several(doers)) if lasting or together or tables else None


def _guest(clause: Clause) -> Mention | None:
    if clause.passive or clause.agents:
        # "welcomed on arrival by Vale": the parser ties "by" to the arrival.
        hosts, guests = clause.agents or named_behind(clause.verb, "by"), _done_to(clause.verb)
        rule = "meets/guest-passive"
    else:
        hosts, guests, rule = clause.doers, clause.done_to, clause.rule
        if clause.verb.lemma_ == "welcome" and any(x.lower_ in FOLDS for x in prepositional(clause.verb, "to")):
            return None
        if clause.verb.lemma_ == "receive" and (told := summoned(clause.verb)):
            # "was summoned to receive": it is the summons that tells whether he did
            return Mention(clause.verb, told, status_of(clause.verb.head), clause.cue.kind, "meets/given")
        if any(_is_sent(x) for x in guests):
            return None  # "received a letter from the minister, Ada Brook"
    sides = participants(hosts, guests)
    received = {token.i for token in guests}
    if not sides or not any(one.type is EntityType.PERSON for one, token in sides if token.i in received):
        return None  # "welcomed the decision", "hosted the games"
    return _mention(clause, sides, rule=rule, host=sides[0][0])


def _is_sent(noun: Token) -> bool:
    """Tell whether *noun* is a thing that comes from somebody."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() in DELEGATES | LED or is_official(noun) or people_of([noun]):
        return False
    return any(x.lower_ == "from" for x in noun.children)


def _visit(clause: Clause) -> Mention | None:
    if clause.verb.dep_ in {"xcomp", "ccomp"} and clause.verb.head.lemma_ in {"invite", "ask"}:
        return None  # told by the invitation
    if clause.verb.dep_ in {"acl", "relcl"} and clause.verb.head.lemma_ == "invitation":
        return None
    if clause.passive:
        # "was visited at noon by Vale": people, for a museum is visited too
        visitors, visited = people_of(clause.agents), people_of(_done_to(clause.verb))
        return _mention(clause, (*visitors, *visited)) if visitors and visited else None
    sides = to_capital(tuple(people_of(clause.doers)), clause.done_to) or participants(clause.doers, clause.done_to)
    if sides and is_visit(sides):
        return _mention(clause, sides)
    doers = people_of(clause.doers)  # "visited a school with Vale"
    others = people_of(y for x in (clause.verb, *clause.done_to) for y in prepositional(x, "with"))
    return _mention(clause, (*doers, *others), rule="meets/jointly", kind=Kind.MEETING) if doers and others else None


def _object(clause: Clause) -> Mention | None:
    others = clause.done_to
    if not others and clause.cue.kind is Kind.CALL:  # "phoned to congratulate Vale"
        others = [
            y for x in children(clause.verb, "xcomp", "advcl") if x.tag_ == "VB" for y in objects(x) if people_of([y])
        ]
    return _mention(clause, participants(clause.doers, others))


def _by_wire(clause: Clause) -> Mention | None:
    """Read "reached Vale by telephone"."""
    return _object(clause) if _by_phone(clause.verb) and people_of(clause.done_to) else None


def _see(clause: Clause) -> Mention | None:
    off = any(x.dep_ == "prt" and x.lower_ == "off" for x in clause.verb.children)
    if off:  # "was seen off at the airport by Vale"
        return _guest(clause)
    said_of = any(x.dep_ in SAID_OF_OBJECT or x.lower_ == "as" for x in clause.verb.children)
    if any(x.lower_ in SCREENS for y in (clause.verb, *clause.done_to) for x in prepositional(y, "on")):
        return None  # "saw Vale on television"
    if clause.passive and (seen := seen_with(clause.verb)):
        return _mention(clause, seen, rule="meets/seen")
    if _each_other(clause.done_to) and not said_of:
        return _mention(clause, _several(people_of(clause.doers)))
    if said_of or clause.passive or not people_of(clause.doers) or not people_of(clause.done_to):
        return None
    return _mention(clause, participants(clause.doers, clause.done_to))


def _topic_with(clause: Clause) -> Mention | None:
    """Read "discussed the ceasefire with B", where "with B" may hang on the verb or on the topic."""
    others = list(prepositional(clause.verb, "with"))
    others += [y for x in clause.done_to for y in prepositional(x, "with")]
    if not clause.done_to or negated(clause.verb):
        return None  # what two "never discussed" may have been left out when they met
    if not others and clause.verb.lemma_ == "review" and clause.verb.tag_ != "VBD":
        return None  # "the two would review the rules": each may
    if not others and all(refers_back(x) for x in clause.doers):
        return _mention(clause, _several(people_of(clause.doers)))  # "they discussed the ferry"
    at = (x for y in (clause.verb, *clause.done_to) for x in prepositional(y, "at", "during", "over"))
    if not others and any(is_event(x) for x in at):
        return _mention(clause, _several(people_of(clause.doers)))  # "Brook and Vale discussed it at a summit"
    if not others and (both := _on_a_day(clause)):
        return _mention(clause, both)
    # Where the parser ties "with" to something else: "discussed the crisis and what to do, with Vale".
    sides = participants(clause.doers, others) or participants(clause.doers, named_behind(clause.verb, "with"))
    if not all(one.type is EntityType.PERSON for one, _ in sides):
        return None
    return _mention(clause, sides, kind=Kind.CALL if _by_phone(clause.verb) else None)


def _on_a_day(clause: Clause) -> Sides:
    """Return the two people of "Brook and Vale discussed the ferry on Monday": a day makes it one discussion."""
    verb = clause.verb
    if clause.passive or verb.tag_ != "VBD":
        return ()
    both = fuller(tuple(people_of(clause.doers)), row_before(verb))
    dates = (x.span for x in verb.doc._.dates or () if len(x.past or "") == len("2014-04-07"))
    days = {i for span in dates for i in range(span.start, span.end)}
    own = (x for y in (verb, *clause.done_to) for x in y.children if x.dep_ in {"prep", "npadvmod", "advmod"})
    near = {y.i for x in own for y in (x, *prepositional(x.head, x.lower_), *x.children)}
    return both if len({one for one, _ in both}) == 2 and days & near else ()


def _join(clause: Clause) -> Mention | None:
    """Read "joined Vale for talks": who joins a person for an event takes part in it."""
    places = (clause.verb, *clause.done_to)
    if not any(is_event(y) for x in places for y in prepositional(x, "for", "at", "in")):
        return None
    joining, joined = (clause.agents, _done_to(clause.verb)) if clause.passive else (clause.doers, clause.done_to)
    return _mention(clause, participants(joining, joined)) if people_of(joined) else None


def _views(clause: Clause) -> Mention | None:
    """Read "exchanged views with Vale", "Brook and Vale exchanged a few words"."""
    what = {"note"} if clause.verb.lemma_ == "compare" else VIEWS  # notes that are exchanged are letters
    if not any(x.lemma_.lower() in what for x in clause.done_to):
        return None
    others = list(prepositional(clause.verb, "with")) + [y for x in clause.done_to for y in prepositional(x, "with")]
    sides = participants(clause.doers, others) if others else _several(people_of(clause.doers))
    return _mention(clause, sides, kind=Kind.CALL if _by_phone(clause.verb) else None)


def _gather(clause: Clause) -> Mention | None:
    """Read "Brook, Vale and Hill gathered": people only, and several."""
    return None if clause.done_to or clause.passive else _mention(clause, _several(people_of(clause.doers)))


def _come(clause: Clause) -> Mention | None:
    """Read "Brook and Vale came together", "Brook came face to face with Vale"."""
    verb = clause.verb
    if any(x.lower_ == "together" for x in verb.subtree):
        with_whom = people_of(named_behind(verb, "with"))  # "will come together there with Vale"
        return _mention(clause, _several([*people_of(clause.doers), *with_whom]))
    if not any(x.lower_ == "face" and x.i > verb.i for x in verb.subtree):
        return None
    others = named_behind(verb, "with")
    if not others:
        return _mention(clause, _several(people_of(clause.doers)))
    return _mention(clause, participants(clause.doers, others)) if people_of(others) else None


def _into(clause: Clause) -> Mention | None:
    """Read "bumped into Vale"."""
    others = people_of(prepositional(clause.verb, "into"))
    doers = people_of(clause.doers)
    if any(x.lower_ == "other" for x in prepositional(clause.verb, "into")):
        return _mention(clause, _several(doers))  # "ran into each other"
    return _mention(clause, (*doers, *others)) if others and doers else None


def _up_with(clause: Clause) -> Mention | None:
    """Read "caught up with Vale", "linked up with Vale"."""
    others = people_of(prepositional(clause.verb, "with"))
    up = any(x.lower_ == "up" for x in clause.verb.children)
    doers = people_of(clause.doers)
    return _mention(clause, (*doers, *others)) if up and others and doers else None


def _closeted(clause: Clause) -> Mention | None:
    """Read "was closeted with Vale", "they were closeted for an hour"."""
    if not list(prepositional(clause.verb, "with")):
        return _mention(clause, _several(people_of(_done_to(clause.verb))))
    return _mention(clause, participants(_done_to(clause.verb), prepositional(clause.verb, "with")))


def _hands(clause: Clause) -> Mention | None:
    """Read "shook hands with Vale", "Brook and Vale broke bread"."""
    if not any(x.lower_ == FIGURES[clause.verb.lemma_] for x in clause.done_to):
        return None
    others = list(prepositional(clause.verb, "with")) + [y for x in clause.done_to for y in prepositional(x, "with")]
    return _mention(clause, participants(clause.doers, others) if others else _several(people_of(clause.doers)))


def _time(clause: Clause) -> Mention | None:
    """Read "spent an hour with Vale", "gave Vale forty minutes", "gave Vale a dinner": what people give each other."""
    if clause.verb.lemma_ in {"give", "grant"} and (treated := given(clause.verb)):
        return _mention(clause, treated, rule="meets/given", host=treated[0][0])
    if clause.verb.lemma_ == "hand":
        return _mention(clause, handed(clause.verb), rule="meets/given") if not clause.passive else None
    if clause.verb.lemma_ == "present":
        received = accredited(clause.verb)
        return _mention(clause, received, rule="meets/given", host=received[-1][0]) if received else None
    if clause.verb.lemma_ == "have" and (had := invited_to_meal(clause.verb)):
        return _mention(clause, had, rule="meets/given", host=had[0][0])
    time = [x for x in (*clause.done_to, *children(clause.verb, "npadvmod")) if x.lemma_.lower() in HOURS]
    if clause.verb.lemma_ == "spend":
        time += [x for x in clause.done_to if x.lemma_.lower() in SPELLS]
        time += [x for x in clause.done_to if x.lower_ in {"most", "much", "part", "all"} and _is_of_day(x)]
    if not time:
        return None
    if clause.passive:
        with_whom = [y for x in (clause.verb, *time) for y in prepositional(x, "with")]
        takers = people_of(_done_to(clause.verb))
        givers = people_of(clause.agents) or (participants(_done_to(clause.verb), with_whom)[len(takers) :])
        return _mention(clause, (*givers, *takers)) if takers and givers else None
    others = [x for x in children(clause.verb, "dative") if people_of([x])]
    others += list(prepositional(clause.verb, "with")) + [y for x in time for y in prepositional(x, "with")]
    if not others and any(x.lower_ in {"together", "alone"} for y in (clause.verb, *time) for x in y.children):
        return _mention(clause, _several(people_of(clause.doers)))  # "spent an hour together"
    if not people_of(others) or not people_of(clause.doers):
        return None
    return _mention(clause, participants(clause.doers, others))


def _is_of_day(part: Token) -> bool:
    """Tell whether *part* is one of a day: "most of Tuesday", "part of the afternoon"."""
    of = list(prepositional(part, "of"))
    return any(x.lemma_.lower() in SPELLS or x.lower_ in WEEKDAYS for x in of)


def _taken(clause: Clause) -> Mention | None:
    """Read "took Vale aside", "was taken to lunch by Vale", "took up the ferry with Vale"."""
    if any(x.dep_ == "prt" and x.lower_ == "up" for x in clause.verb.children):
        return _topic_with(clause) if list(_with_whom(clause)) else None
    return _mention(clause, taken(clause.verb))


def _with_whom(clause: Clause) -> Iterator[Token]:
    """Yield the heads behind a "with" that hangs on the verb or on its object."""
    for x in (clause.verb, *clause.done_to):
        yield from prepositional(x, "with")


def _go(clause: Clause) -> Mention | None:
    """Read "went over the plan with Vale", "Brook and Vale went to the quay together"."""
    over = list(prepositional(clause.verb, "over"))
    if any(x.lower_ == "over" for x in clause.verb.children):
        over = over or clause.done_to  # "had gone over the plans with Vale", of which parsers make an object
        others = [y for x in (clause.verb, *over) for y in prepositional(x, "with")]
        people = people_of(others)
        return _mention(clause, participants(clause.doers, others)) if people and people_of(clause.doers) else None
    return _jointly(clause)


def _shared(clause: Clause) -> Mention | None:
    """Read "shared a table with Vale"."""
    return _mention(clause, shared(clause.verb))


def _introduced(clause: Clause) -> Mention | None:
    """Read "was introduced to Vale"."""
    guests = people_of(_done_to(clause.verb)) if clause.passive else []
    others = people_of(prepositional(clause.verb, "to"))
    return _mention(clause, (*guests, *others)) if guests and others else None


def _together(clause: Clause) -> Mention | None:
    """Read "brought Brook and Vale together", where parsers hang "together" on what follows too."""
    last = max((x.i for x in clause.done_to), default=clause.verb.i)
    behind = last + 1 < len(clause.verb.doc) and clause.verb.doc[last + 1].lower_ == "together"
    if not behind and not any(x.lower_ == "together" for x in clause.verb.children):
        return None
    brought = _several(people_of(clause.done_to))
    return _mention(clause, (*brought, *people_of(clause.doers))) if brought else None


def _chair(clause: Clause) -> Mention | None:
    doers = clause.agents if clause.passive else clause.doers
    if clause.verb.dep_ == "relcl":  # "Brook, who chairs the council, and Vale": she alone
        doers = [x for x in doers if x.i < clause.verb.i]
    others = people_of(y for x in (clause.verb, *clause.done_to) for y in prepositional(x, "with"))
    if others and people_of(doers):
        return _mention(clause, (*people_of(doers), *others))  # "will co-chair the dialogue with Vale"
    return _mention(clause, _several(people_of(doers)))


def _jointly(clause: Clause) -> Mention | None:
    """Read "Brook and Vale opened the bridge together", "opened it together with Vale"."""
    beside = (y for x in children(clause.verb, "prep") for y in x.children)  # "together with Vale"
    together = next((x for x in (*clause.verb.children, *beside) if x.lower_ in {"together", "jointly"}), None)
    if together is None and clause.verb.lemma_ in TOURING and not clause.passive:
        together = next(
            (x for y in (clause.verb, *clause.done_to) for x in children(y, "prep") if x.lower_ == "with"), None
        )
    if together is None and not clause.passive and joined_in(clause.verb):
        together = clause.verb
    if together is None or clause.passive:
        return None
    doers = tuple(people_of(clause.doers))
    others = people_of(y for x in (together, clause.verb) for y in prepositional(x, "with"))
    if doers and others:
        return _mention(clause, (*doers, *others))
    return _mention(clause, _several(list(fuller(doers, row_before(clause.verb)))))


def _embrace(clause: Clause) -> Mention | None:
    """Read "embraced Vale", "Brook and Vale embraced"."""
    doers, done_to = people_of(clause.doers), people_of(clause.done_to)
    if clause.passive:
        doers, done_to = people_of(clause.agents), people_of(_done_to(clause.verb))
    if doers and done_to:
        return _mention(clause, (*doers, *done_to))
    alone = not clause.done_to and not clause.passive
    return _mention(clause, _several(doers)) if alone or _each_other(clause.done_to) else None


def _invite(clause: Clause) -> Mention | None:
    """Read "invited Vale to visit", "invited Vale to Norland", "invited Vale for talks"."""
    verb = clause.verb
    visit = next(
        (x for x in verb.children if x.dep_ in {"xcomp", "ccomp", "advcl"} and x.lemma_ in VISITING),
        None,
    )
    if visit is not None and visit.lemma_ == "pay" and all(x.lemma_ not in {"visit", "call"} for x in objects(visit)):
        visit = None  # "asked Vale to pay attention"
    aims = list(prepositional(verb, "to", "for")) if verb.lemma_ == "invite" else []
    event = next((x for x in aims if is_event(x)), None)
    inviters = people_of(clause.agents or clause.doers)
    guests = people_of(subjects(verb, passive=True) if clause.passive else clause.done_to)
    if not inviters or not guests or not (visit or event or any(is_place(x) for x in aims)):
        return None
    kind = clause.cue.kind
    if visit is None and event is not None and (cue := event_cue(event)) is not None:
        kind = cue.kind
    sides = (*guests, *inviters)
    return Mention(verb, sides, Status.POSSIBLE, kind, "meets/invite", via=visit or event, host=inviters[0][0])


def _call(clause: Clause) -> Mention | None:
    verb = clause.verb
    upon = list(prepositional(verb, "on", "upon"))
    if not clause.done_to and people_of(upon) and not _to_do(verb, upon):
        # "called on the speaker": a visit; "called on the speaker to resign" is none.
        return _mention(clause, participants(clause.doers, upon), rule="meets/call-on", kind=Kind.MEETING)
    if clause.done_to and any(x.lower_ in {"on", "upon"} and x.i == verb.i + 1 for x in verb.children):
        # "called on Vale in Haven", of which parsers make an object
        sides = participants(clause.doers, clause.done_to) if people_of(clause.done_to) else ()
        return (
            None if _to_do(verb, clause.done_to) else _mention(clause, sides, rule="meets/call-on", kind=Kind.MEETING)
        )
    office = [z for x in prepositional(verb, "at") if x.lemma_ in {"office", "residence", "home"} for z in x.children]
    if not clause.done_to and (visited := people_of(x for x in office if x.dep_ == "poss")):
        doers = people_of(clause.doers)  # "called at her office"
        return _mention(clause, (*doers, *visited), rule="meets/call-on", kind=Kind.MEETING) if doers else None
    if any(x.dep_ == "prt" and x.lower_ == "in" for x in verb.children):
        summoned = _guest(clause) if people_of(clause.agents or clause.doers) else None
        if summoned is None:
            return None
        return replace(summoned, rule="meets/guest", kind=Kind.MEETING, host=None)  # "was called in by Vale"
    # "called Vale on Sunday to ask": the parser takes the name for what he is called.
    called = clause.done_to or [x for x in children(verb, "oprd") if people_of([x])]
    called_for = any(x.lower_ == "for" for x in verb.children) or people_of(upon)
    said_of = any(x.dep_ in SAID_OF_OBJECT and x not in called for x in verb.children)
    if called_for or said_of or clause.passive or not people_of(called):
        return None
    return _mention(clause, participants(clause.doers, called))


def _beside_whom(clause: Clause) -> Mention | None:
    """Read "appeared alongside Vale", "Brook and Vale stood side by side"."""
    return _mention(clause, stood_beside(clause.verb))


def _seen(clause: Clause) -> Mention | None:
    """Read "was photographed with Vale"."""
    return _mention(clause, seen_with(clause.verb)) if clause.passive else None


def _signed(clause: Clause) -> Mention | None:
    """Read "Brook and Vale signed the treaty in Haven", "signed it with Vale"."""
    return _mention(clause, signed(clause.verb))


def _in_on(clause: Clause) -> Mention | None:
    """Read "dropped in on Vale"."""
    return _mention(clause, looked_in_on(clause.verb), rule="meets/call-on")


def _played(clause: Clause) -> Mention | None:
    """Read "played chess with Vale": of several who play, nothing tells that they play each other."""
    if not any(x.lemma_.lower() in PASTIMES for x in clause.done_to):
        return None
    doers = people_of(clause.doers)
    others = people_of(y for x in (clause.verb, *clause.done_to) for y in prepositional(x, "with"))
    return _mention(clause, (*doers, *others), rule="meets/jointly") if doers and others else None


FRAMES: dict[str, Callable[[Clause], Mention | None]] = {
    "both": _both,
    "with": _with,
    "down with": _down_with,
    "guest": _guest,
    "visit": _visit,
    "object": _object,
    "see": _see,
    "wire object": _by_wire,
    "topic with": _topic_with,
    "join": _join,
    "views with": _views,
    "gather": _gather,
    "come": _come,
    "into": _into,
    "up with": _up_with,
    "closeted with": _closeted,
    "hands": _hands,
    "time with": _time,
    "taken": _taken,
    "shared": _shared,
    "introduced": _introduced,
    "together": _together,
    "chair": _chair,
    "jointly": _jointly,
    "go": _go,
    "embrace hands": _embrace,
    "beside": _beside_whom,
    "seen": _seen,
    "signed": _signed,
    "in on": _in_on,
    "played": _played,
    "invite": _invite,
    "call": _call,
}
"""The frames of verbs (see ``kg.extract.meets``); those of nouns alone tell nothing of a verb."""


# --- what the frames ask of a clause ----------------------------------------------------


def _doers(verb: Token) -> list[Token]:
    """Return the subjects of *verb*; where the parser finds none, the name that stands right before the verb."""
    found = _by_object(verb) or _torn_subject(verb) or list(subjects(verb))
    if any(referents(x) for x in found):
        return found
    if verb.lemma_ == "chair" and verb.i > 1 and verb.nbor(-1).text == "-":
        co = verb.nbor(-2)  # "co-chaired", taken for three words
        return list(subjects(co)) or [y for x in co.children if x.dep_ == "nmod" for y in (x, *x.conjuncts)]
    # "Brook and Vale last met in May", where parsers hang the names on "last"
    lost = [y for x in children(verb, "advmod") if x.lower_ == "last" for y in children(x, "nmod") if people_of([y])]
    return [z for y in lost for z in (y, *y.conjuncts)] or lost_name(verb) or found


def _torn_subject(verb: Token) -> list[Token]:
    """Return Hill of "Brook met Vale and Hill saw the envoy", whom parsers give to the first of the verbs."""
    if any(x.dep_ in {"nsubj", "nsubjpass"} for x in verb.children):
        return []
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].pos_ in {"AUX", "ADV"}:
        i -= 1
    one = reference(verb.doc[i])
    return [one.span.root] if one is not None and begins_clause(one.span.root) else []


def _by_object(verb: Token) -> list[Token]:
    """Return the object that does what a gerund says: "thanked Vale for receiving Hill"."""
    if verb.dep_ != "pcomp" or verb.head.head.lemma_ not in DONE_BY_OBJECT.get(verb.head.lower_, ()):
        return []
    return [x for x in children(verb.head.head, "dobj") if not x.lower_.endswith(("self", "selves"))]


def _done_to(verb: Token) -> list[Token]:
    return list(subjects(verb, passive=True)) or lost_name(verb)


def lost_name(verb: Token) -> list[Token]:
    """Return the person whose name the parser takes for a part of the date: "On Friday Brook (is to be) met …"."""
    while verb.dep_ == "xcomp" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    start = verb.sent.start
    i = verb.i - 1
    while i > start and verb.doc[i].pos_ in {"AUX", "ADV", "PART"}:
        i -= 1
    one = reference(verb.doc[i]) if i >= start else None
    if (
        one is not None
        and verb.tag_ in {"VBD", "VBZ", "VBP", "VB", "VBN"}
        and one.how == "name"
        and one.referents[0].type is EntityType.PERSON
        and one.span.root.dep_ == "pobj"
        and one.span.root.head.lower_ == "on"
    ):
        return [one.span.root]
    return []


def _several(found: list[Side]) -> Sides:
    """Return those *found* if they are two or more: else nobody is told of whom they met."""
    return tuple(found) if len({x for x, _ in found}) > 1 else ()


def _each_other(others: list[Token]) -> bool:
    """Tell whether *others* are "each other" or "one another"."""
    return bool(others) and all(x.lemma_ in {"other", "another"} for x in others)


def _with_each_other(doers: list[Token], verb: Token) -> Sides:
    """
    Return *doers* if they are several and the verb tells what they do with each other.

    Cases: "Brook and Vale spoke by phone", "the two leaders talked for an hour".
    """
    each_other = any(x.lower_ in {"together", "privately", "alone"} for x in verb.children) or _by_phone(verb)
    each_other = each_other or verb.lemma_ in RECIPROCAL or verb.lemma_ == "sit"
    lasting = any(x.lower_ in {"for", "until", "till"} and x.dep_ == "prep" for x in verb.children)
    # "Brook and Vale talked in Haven in May"; "talked to", "talked of" something is another thing.
    prepositions = {x.lower_ for x in children(verb, "prep")}
    lasting = lasting or (verb.lemma_ == "talk" and "in" in prepositions and prepositions.isdisjoint({"to", "of"}))
    # "The two had spoken again on Monday": with each other, for nobody is told whom they spoke to.
    spoken = verb.lemma_ == "speak" and all(refers_back(x) for x in doers)
    spoken = spoken or (verb.lemma_ == "speak" and verb.tag_ == "VBD" and _is_dated_talk(doers, verb))
    spoken = spoken and prepositions.isdisjoint({"to", "at", "of", "before", "against", "out", "for", "as"})
    told = each_other or lasting or spoken
    return _several(list(fuller(tuple(actors_of(doers)), row_before(verb)))) if told else ()


def _is_dated_talk(doers: list[Token], verb: Token) -> bool:
    """Tell whether two people spoke on a day: "Brook and Vale spoke on Monday about the ferry"."""
    both = fuller(tuple(people_of(doers)), row_before(verb))
    dates = {i for x in verb.doc._.dates or () for i in range(x.span.start, x.span.end)}
    beside = [y.i for x in children(verb, "prep", "npadvmod") for y in (x, *x.children)]
    return len({one for one, _ in both}) == 2 and any(i in dates for i in beside)


def _by_phone(verb: Token) -> bool:
    """Tell whether the clause of *verb* has a word for a telephone; a clause within it tells of something else."""
    inner = {y.i for x in verb.children if x.dep_ in CLAUSES for y in x.subtree}
    inner |= {z.i for x in verb.children for y in x.subtree if y.dep_ in CLAUSES for z in y.subtree}
    return any(x.lower_ in PHONE_WORDS and x.i not in inner for x in verb.subtree)


def _at_summit(verb: Token) -> bool:
    """Tell whether somebody's summit is among the objects: "host the council's summit"."""
    return any(x.lower_ == "summit" and any(y.dep_ == "poss" for y in x.children) for x in objects(verb))


def _to_do(verb: Token, called_upon: list[Token]) -> bool:
    """Tell whether those *called_upon* are to do something: "called on the speaker to resign"."""
    return any(
        x.dep_ == "xcomp" or (x.dep_ == "aux" and x.lower_ == "to")
        for token in called_upon
        for x in (*verb.children, *token.children)
        if x.i > verb.i
    )
