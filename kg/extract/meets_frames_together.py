"""
Frames of what several do together, who then have met: "shook hands", "came together", "opened the bridge together".

Several who do the same ("Brook and Vale travelled to Haven") are read only where a word says that they did it as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract._syntax import children, objects, prepositional, subjects
from kg.extract.meets_acts import joined_in, seen_with, signed, stood_beside
from kg.extract.meets_arguments import undergoers
from kg.extract.meets_clause import are_each_other, mention, several
from kg.extract.meets_row import fuller, row_before, row_behind
from kg.extract.meets_treats import WALKING, is_event, taken
from kg.extract.meets_who import LEADING, LED, named_behind, participants, people_of
from kg.extract.status import status_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.meets_clause import Clause, Frame
    from kg.extract.meets_mention import Mention

FIGURES = {"shake": "hands", "break": "bread"}
"""Verbs of what people do who meet → its object."""

PASTIMES = frozenset({"chess", "golf", "cards", "tennis", "checkers", "draughts", "billiards", "backgammon", "bridge",
                      "pool", "snooker", "dominoes"})  # fmt: skip
"""What one plays with somebody whom one sits or walks with."""

TOURING = frozenset({"tour", "inspect", "unveil", "inaugurate"})
"""Verbs of what one does "with" somebody only in his company."""


CONVENING = frozenset({"convene", "gather", "assemble"})
"""Verbs of who calls others to one place and is there."""


def _gather(clause: Clause) -> Mention | None:
    """Read "Brook, Vale and Hill gathered": people only, and several; "Brook convened Vale and Hill at her office"."""
    whom = people_of(clause.done_to)
    if whom and clause.verb.lemma_ in CONVENING and not clause.passive and (doers := people_of(clause.doers)):
        return mention(clause, (*doers, *whom), host=doers[0][0])
    return None if clause.done_to or clause.passive else mention(clause, several(people_of(clause.doers)))


def _come(clause: Clause) -> Mention | None:
    """Read "Brook and Vale came together", "Brook came face to face with Vale"."""
    verb = clause.verb
    if verb.lemma_ == "get" and clause.done_to:
        return _together(clause)  # "got Brook and Vale to the same table"
    if any(x.lower_ == "together" for x in verb.subtree):
        with_whom = people_of(named_behind(verb, "with"))  # "will come together there with Vale"
        return mention(clause, several([*people_of(clause.doers), *with_whom]))
    if not any(x.lower_ == "face" and x.i > verb.i for x in verb.subtree):
        return None
    others = named_behind(verb, "with")
    if not others:
        return mention(clause, several(people_of(clause.doers)))
    return mention(clause, participants(clause.doers, others)) if people_of(others) else None


def _into(clause: Clause) -> Mention | None:
    """Read "bumped into Vale"."""
    others = people_of(prepositional(clause.verb, "into"))
    doers = people_of(clause.doers)
    if any(x.lower_ == "other" for x in prepositional(clause.verb, "into")):
        return mention(clause, several(doers))  # "ran into each other"
    return mention(clause, (*doers, *others)) if others and doers else None


def _hands(clause: Clause) -> Mention | None:
    """Read "shook hands with Vale", "Brook and Vale broke bread"."""
    if not any(x.lower_ == FIGURES[clause.verb.lemma_] for x in clause.done_to):
        return None
    others = list(prepositional(clause.verb, "with")) + [y for x in clause.done_to for y in prepositional(x, "with")]
    return mention(clause, participants(clause.doers, others) if others else several(people_of(clause.doers)))


def _go(clause: Clause) -> Mention | None:
    """Read "went over the plan with Vale", "Brook and Vale went to the quay together"."""
    over = list(prepositional(clause.verb, "over"))
    if any(x.lower_ == "over" for x in clause.verb.children):
        over = over or clause.done_to  # "had gone over the plans with Vale", of which parsers make an object
        others = [y for x in (clause.verb, *over) for y in prepositional(x, "with")]
        people = people_of(others)
        return mention(clause, participants(clause.doers, others)) if people and people_of(clause.doers) else None
    return _jointly(clause)


def _together(clause: Clause) -> Mention | None:
    """Read "brought Brook and Vale together", where parsers hang "together" on what follows too."""
    last = max((x.i for x in clause.done_to), default=clause.verb.i)
    behind = last + 1 < len(clause.verb.doc) and clause.verb.doc[last + 1].lower_ == "together"
    behind = behind or any(
        x.lemma_ in {"table", "room"}
        for y in (clause.verb, *clause.done_to)
        for x in prepositional(y, "to", "round", "around", "into", "in")
    )
    if not behind and not any(x.lower_ == "together" for x in clause.verb.children):
        return None
    word = next((x for x in clause.verb.children if x.lower_ == "together" and x.i == clause.verb.i + 1), None)
    row = row_behind(word) if word is not None else ()  # "bringing together Ms Brook, Mr Vale and Mr Hill", torn
    brought = several(list(fuller(tuple(people_of(clause.done_to)), row)))
    return mention(clause, (*brought, *people_of(clause.doers))) if brought else None


def _chair(clause: Clause) -> Mention | None:
    """Read "Brook and Vale chaired the session", "was chaired by Brook, with Vale leading the delegation"."""
    verb = clause.verb
    doers = clause.agents or clause.doers if clause.passive or verb.tag_ == "VBN" else clause.doers
    if verb.dep_ == "relcl":  # "Brook, who chairs the council, and Vale": she alone
        alone = verb.tag_ == "VBZ"  # "between Hill and Brook, who chairs the council"
        doers = [x for x in doers if x == verb.head or (x.i < verb.i and not alone) or x in clause.agents]
    others = people_of(y for x in (verb, *clause.done_to) for y in prepositional(x, "with"))
    others = others or people_of(_leading_the_other_side(verb))
    # "will co-chair the dialogue with Vale"
    one = mention(clause, (*people_of(doers), *others) if others and people_of(doers) else several(people_of(doers)))
    if one is not None and verb.dep_ == "acl" and is_event(verb.head):
        one.status = status_of(verb.head)  # "The next session, chaired by Brook and Vale, will be held in May"
    return one


def _leading_the_other_side(verb: Token) -> list[Token]:
    """Return Vale of "with Vale leading the Sudish side"."""
    beside = (y for x in children(verb, "prep") if x.lower_ == "with" for y in children(x, "pcomp"))
    leading = (x for x in beside if x.lemma_ in LEADING and any(y.lemma_ in LED for y in objects(x)))
    return [y for x in leading for y in subjects(x)]


def _lead(clause: Clause) -> Mention | None:
    """Read "Brook and Vale led the talks", "led their delegations": of what else they lead nothing is told."""
    led = [*clause.done_to, *(undergoers(clause.verb) if clause.passive else ())]
    if clause.verb.dep_ == "acl":
        led.append(clause.verb.head)
    sides = any(x.lemma_ in LED and x.tag_ == "NNS" for x in led)
    return _chair(clause) if sides or any(is_event(x) for x in led) else None


def _jointly(clause: Clause) -> Mention | None:
    """Read "Brook and Vale opened the bridge together", "opened it together with Vale"; "drove Vale to the port"."""
    if clause.verb.lemma_ in WALKING and (driven := taken(clause.verb)):
        return mention(clause, driven, rule="meets/taken")
    beside = (y for x in children(clause.verb, "prep") for y in x.children)  # "together with Vale"
    together = next((x for x in (*clause.verb.children, *beside) if x.lower_ in {"together", "jointly"}), None)
    if together is None and clause.verb.lemma_ in TOURING and not clause.passive:
        together = next(
            (x for y in (clause.verb, *clause.done_to) for x in children(y, "prep") if x.lower_ == "with"), None
        )
    if together is None and not clause.passive and any(_is_with(x) for x in clause.doers):
        together = clause.verb
    if together is None and not clause.passive and joined_in(clause.verb):
        together = clause.verb
    if together is None or clause.passive:
        return None
    doers = tuple(people_of(clause.doers))
    others = people_of(y for x in (together, clause.verb) for y in prepositional(x, "with"))
    if doers and others:
        return mention(clause, (*doers, *others))
    return mention(clause, several(list(fuller(doers, row_before(clause.verb)))))


def _is_with(doer: Token) -> bool:
    """Tell whether *doer* is told as of another: "Brook and his guest, Tomas Vale, toured the camp"."""
    own = any(x.dep_ == "poss" and x.lower_ in {"his", "her"} for x in doer.children)
    return own and doer.dep_ == "conj" and doer.lemma_ in {"guest", "host", "visitor", "counterpart"}


def _embrace(clause: Clause) -> Mention | None:
    """Read "embraced Vale", "Brook and Vale embraced"."""
    doers, done_to = people_of(clause.doers), people_of(clause.done_to)
    if clause.passive:
        doers, done_to = people_of(clause.agents), people_of(undergoers(clause.verb))
    if doers and done_to:
        return mention(clause, (*doers, *done_to))
    alone = not clause.done_to and not clause.passive
    return mention(clause, several(doers)) if alone or are_each_other(clause.done_to) else None


def _beside_whom(clause: Clause) -> Mention | None:
    """Read "appeared alongside Vale", "Brook and Vale stood side by side"."""
    return mention(clause, stood_beside(clause.verb))


def _seen(clause: Clause) -> Mention | None:
    """Read "was photographed with Vale"."""
    return mention(clause, seen_with(clause.verb)) if clause.passive else None


def _signed(clause: Clause) -> Mention | None:
    """Read "Brook and Vale signed the treaty in Haven", "signed it with Vale"."""
    return mention(clause, signed(clause.verb))


def _played(clause: Clause) -> Mention | None:
    """Read "played chess with Vale": of several who play, nothing tells that they play each other."""
    if not any(x.lemma_.lower() in PASTIMES for x in clause.done_to):
        return None
    doers = people_of(clause.doers)
    others = people_of(y for x in (clause.verb, *clause.done_to) for y in prepositional(x, "with"))
    return mention(clause, (*doers, *others), rule="meets/jointly") if doers and others else None


TOGETHER: dict[str, Frame] = {
    "gather": _gather,
    "come": _come,
    "into": _into,
    "hands": _hands,
    "go": _go,
    "together": _together,
    "chair": _chair,
    "lead": _lead,
    "jointly": _jointly,
    "embrace hands": _embrace,
    "beside": _beside_whom,
    "seen": _seen,
    "signed": _signed,
    "played": _played,
}
"""Frame → what reads it."""
