"""
The clause around a verb of meeting, as frames take it, and what most of them ask of it.

Of which kind a meeting is, whether it was held by phone, whether several did it with each other. Who stands in the
clause has been told before, by ``meets_arguments``; what a frame makes of it is read in ``meets_frames_…``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract._syntax import children, negated, objects, prepositional
from kg.extract.cues import event_cue, kind_told
from kg.extract.meets_invited import is_place
from kg.extract.meets_mention import Mention
from kg.extract.meets_raised import MARGINS
from kg.extract.meets_row import fuller, row_before
from kg.extract.meets_who import actors_of, people_of, refers_back
from kg.extract.status import status_of
from kg.model import Kind

if TYPE_CHECKING:
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

HOURS = frozenset({"hour", "minute", "hours", "minutes"})
"""Nouns of time that one gives to a person: an hour with somebody is a meeting, a year with somebody is none."""

SPANS = frozenset({"year", "month", "week", "decade", "day"})
"""Times for which people have not met who had met before: "had not spoken for three years"."""

RECIPROCAL = frozenset({"huddle", "negotiate", "confer", "converse", "consult", "dine", "lunch"})
"""Verbs whose several subjects do it with each other where nobody else is told."""

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


def mention(
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
    if any(
        (cue := event_cue(x)) is not None and kind_told(x, cue) is Kind.CALL
        for x in prepositional(verb, "in", "during")
    ):
        return Kind.CALL  # "discussed it in a telephone call", "in phone talks"
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


def is_silence(verb: Token) -> bool:
    """Tell whether *verb* tells of a silence: "has not spoken to Vale since May", "in two years" denies no meeting."""
    if not negated(verb):
        return False
    if any(x.lower_ in {"before", "previously"} and not list(x.children) for x in children(verb, "advmod", "prep")):
        return True  # "had never met before": until they did
    spans = (x for y in (verb, *children(verb, "dobj")) for x in prepositional(y, "in", "for"))
    return any(x.lower_ == "since" for x in verb.children) or any(x.lemma_ in SPANS for x in spans)


def several(found: list[Side]) -> Sides:
    """Return those *found* if they are two or more: else nobody is told of whom they met."""
    return tuple(found) if len({x for x, _ in found}) > 1 else ()


def are_each_other(others: list[Token]) -> bool:
    """Tell whether *others* are "each other" or "one another"."""
    return bool(others) and all(x.lemma_ in {"other", "another"} for x in others)


def with_each_other(doers: list[Token], verb: Token) -> Sides:
    """
    Return *doers* if they are several and the verb tells what they do with each other.

    Cases: "Brook and Vale spoke by phone", "the two leaders talked for an hour".
    """
    each_other = any(x.lower_ in {"together", "privately", "alone"} for x in verb.children) or is_by_phone(verb)
    each_other = each_other or verb.lemma_ in RECIPROCAL or verb.lemma_ == "sit"
    # "are likely to talk on the sidelines"
    each_other = each_other or any(x.lemma_ in MARGINS for x in prepositional(verb, "on", "in"))
    lasting = any(x.lower_ in {"for", "until", "till"} and x.dep_ == "prep" for x in verb.children)
    # "Brook and Vale talked in Haven in May"; "talked to", "talked of" something is another thing.
    prepositions = {x.lower_ for x in children(verb, "prep")}
    lasting = lasting or (verb.lemma_ == "talk" and "in" in prepositions and prepositions.isdisjoint({"to", "of"}))
    # "The two had spoken again on Monday": with each other, for nobody is told whom they spoke to.
    spoken = verb.lemma_ == "speak" and all(refers_back(x) for x in doers)
    spoken = spoken or (verb.lemma_ == "speak" and verb.tag_ == "VBD" and _is_dated_talk(doers, verb))
    spoken = spoken and prepositions.isdisjoint({"to", "at", "of", "before", "against", "out", "for", "as"})
    # "The two would talk on Saturday"
    ahead = verb.lemma_ == "talk" and any(x.tag_ == "MD" for x in verb.children) and _is_dated_talk(doers, verb)
    told = each_other or lasting or spoken or (ahead and prepositions.isdisjoint({"to", "of", "about"}))
    return several(list(fuller(tuple(actors_of(doers)), row_before(verb)))) if told else ()


def _is_dated_talk(doers: list[Token], verb: Token) -> bool:
    """Tell whether two people spoke on a day: "Brook and Vale spoke on Monday about the ferry"."""
    both = fuller(tuple(people_of(doers)), row_before(verb))
    dates = {i for x in verb.doc._.dates or () for i in range(x.span.start, x.span.end)}
    beside = [y.i for x in children(verb, "prep", "npadvmod") for y in (x, *x.children)]
    return len({one for one, _ in both}) == 2 and any(i in dates for i in beside)


def is_by_phone(verb: Token) -> bool:
    """Tell whether the clause of *verb* has a word for a telephone; a clause within it tells of something else."""
    inner = {y.i for x in verb.children if x.dep_ in CLAUSES for y in x.subtree}
    inner |= {z.i for x in verb.children for y in x.subtree if y.dep_ in CLAUSES for z in y.subtree}
    return any(x.lower_ in PHONE_WORDS and x.i not in inner for x in verb.subtree)


def _at_summit(verb: Token) -> bool:
    """Tell whether somebody's summit is among the objects: "host the council's summit"."""
    return any(x.lower_ == "summit" and any(y.dep_ == "poss" for y in x.children) for x in objects(verb))


Frame = Callable[[Clause], "Mention | None"]
"""What a frame makes of a clause: a mention, or nothing where a participant is wanting."""
