"""
Frames of what one gives to another or has with him: "gave Vale an hour", "took Vale to lunch", "shared a table".

The words of meals, audiences and papers are those of ``meets_treats``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.dates import WEEKDAYS
from kg.extract._syntax import children, prepositional
from kg.extract.meets_arguments import undergoers
from kg.extract.meets_clause import HOURS, mention, several
from kg.extract.meets_frames_talk import topic_with
from kg.extract.meets_treats import accredited, given, handed, invited_to_meal, shared, taken
from kg.extract.meets_who import named_behind, participants, people_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.meets_clause import Clause, Frame
    from kg.extract.meets_mention import Mention

SPELLS = frozenset({"morning", "afternoon", "evening", "day"})
"""Times that one spends with a person, beside hours: who spent the afternoon with somebody met him."""


def _time(clause: Clause) -> Mention | None:
    """Read "spent an hour with Vale", "gave Vale forty minutes", "gave Vale a dinner": what people give each other."""
    if clause.verb.lemma_ in {"give", "grant"} and (treated := given(clause.verb)):
        return mention(clause, treated, rule="meets/given", host=treated[0][0])
    if clause.verb.lemma_ == "hand":
        return mention(clause, handed(clause.verb), rule="meets/given") if not clause.passive else None
    if clause.verb.lemma_ == "present":
        received = accredited(clause.verb)
        return mention(clause, received, rule="meets/given", host=received[-1][0]) if received else None
    if clause.verb.lemma_ == "have" and (had := invited_to_meal(clause.verb)):
        return mention(clause, had, rule="meets/given", host=had[0][0])
    time = [x for x in (*clause.done_to, *children(clause.verb, "npadvmod")) if x.lemma_.lower() in HOURS]
    if clause.verb.lemma_ == "spend":
        spells = (*clause.done_to, *children(clause.verb, "npadvmod"))
        time += [x for x in spells if x.lemma_.lower() in SPELLS and x not in time]
        time += [x for x in clause.done_to if x.lower_ in {"most", "much", "part", "all"} and _is_of_day(x)]
    if not time:  # "spent two hours behind closed doors", of which parsers make a place
        time = [y for x in children(clause.verb, "prep") for y in children(x, "npadvmod") if y.lemma_.lower() in HOURS]
    if not time:
        return None
    if clause.passive:
        with_whom = [y for x in (clause.verb, *time) for y in prepositional(x, "with")]
        takers = people_of(undergoers(clause.verb))
        givers = people_of(clause.agents) or (participants(undergoers(clause.verb), with_whom)[len(takers) :])
        return mention(clause, (*givers, *takers)) if takers and givers else None
    others = [x for x in children(clause.verb, "dative") if people_of([x])]
    others += list(prepositional(clause.verb, "with")) + [y for x in time for y in prepositional(x, "with")]
    if clause.verb.lemma_ == "give" and not people_of(others):  # "gave an hour of his time to Vale"
        others += [y for x in children(clause.verb, "dative") for y in children(x, "pobj")]
    if not people_of(others) and clause.verb.lemma_ == "spend":
        others = [x for x in named_behind(clause.verb, "with") if people_of([x])] or others
    if not people_of(others) and clause.verb.lemma_ == "spend":  # "spent two hours behind closed doors with Vale"
        others = [
            y for x in children(clause.verb, "prep") for z in children(x, "pobj") for y in prepositional(z, "with")
        ]
    closed = any(x.lemma_ == "door" for y in (clause.verb, *time) for x in prepositional(y, "behind"))
    if not others and (
        closed or any(x.lower_ in {"together", "alone"} for y in (clause.verb, *time) for x in y.children)
    ):
        return mention(clause, several(people_of(clause.doers)))  # "spent an hour together"
    if not people_of(others) or not people_of(clause.doers):
        return None
    return mention(clause, participants(clause.doers, others))


def _is_of_day(part: Token) -> bool:
    """Tell whether *part* is one of a day: "most of Tuesday", "part of the afternoon"."""
    of = list(prepositional(part, "of"))
    return any(x.lemma_.lower() in SPELLS or x.lower_ in WEEKDAYS for x in of)


def _taken(clause: Clause) -> Mention | None:
    """Read "took Vale aside", "was taken to lunch by Vale", "took up the ferry with Vale"."""
    if any(x.dep_ == "prt" and x.lower_ == "up" for x in clause.verb.children):
        if (told := topic_with(clause)) is not None:
            return told
        others = people_of(_with_whom(clause)) or people_of(named_behind(clause.verb, "with"))
        doers = people_of(clause.doers)  # "took up with Vale the cases of two sailors"
        return mention(clause, (*doers, *others)) if doers and len(others) == 1 else None
    return mention(clause, taken(clause.verb))


def _with_whom(clause: Clause) -> Iterator[Token]:
    """Yield the heads behind a "with" that hangs on the verb or on its object."""
    for x in (clause.verb, *clause.done_to):
        yield from prepositional(x, "with")


def _shared(clause: Clause) -> Mention | None:
    """Read "shared a table with Vale"."""
    return mention(clause, shared(clause.verb))


def _introduced(clause: Clause) -> Mention | None:
    """Read "was introduced to Vale"."""
    guests = people_of(undergoers(clause.verb)) if clause.passive else []
    others = people_of(prepositional(clause.verb, "to"))
    return mention(clause, (*guests, *others)) if guests and others else None


GIVEN: dict[str, Frame] = {
    "time with": _time,
    "taken": _taken,
    "shared": _shared,
    "introduced": _introduced,
}
"""Frame → what reads it."""
