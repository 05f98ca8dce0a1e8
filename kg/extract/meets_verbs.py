"""
Verbs that tell of a meeting ("met", "received", "spoke with"): from the verb to its frame.

The frames are read in ``meets_frames_talk``, ``meets_frames_visits``, ``meets_frames_given`` and
``meets_frames_together``, each with its part of the table; who stands where in the clause is told by
``meets_arguments``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract._syntax import objects, prepositional
from kg.extract.cues import event_cue, meeting_cues
from kg.extract.meets_acts import shuttled, told_by_phone, told_in_person
from kg.extract.meets_apart import each_apart
from kg.extract.meets_arguments import (
    adverbial_object,
    agents_of,
    doers_of,
    first_of_headline,
    is_manner,
    relative_object,
    right_beside,
    torn_subject,
    visiting_object,
    with_mediator,
)
from kg.extract.meets_beside import met_later
from kg.extract.meets_clause import Clause, is_silence
from kg.extract.meets_frames_given import GIVEN
from kg.extract.meets_frames_talk import TALKING
from kg.extract.meets_frames_together import TOGETHER
from kg.extract.meets_frames_visits import VISITS
from kg.extract.meets_invited import is_of_an_invitation
from kg.extract.meets_mention import Mention
from kg.extract.meets_raised import told_by_matter
from kg.extract.meets_row import fuller, row_behind
from kg.extract.meets_who import begins_clause, in_a_row, named_after_office, people_of, refers_back
from kg.extract.status import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.meets_clause import Frame

FRAMES: dict[str, Frame] = {**TALKING, **VISITS, **GIVEN, **TOGETHER}
"""The frames of verbs (see ``kg.extract.meets``); those of nouns alone tell nothing of a verb."""


def told_by_verb(verb: Token) -> Iterator[Mention]:
    """Yield what *verb* tells of a meeting: nothing if it is no cue, or if its frame lacks a participant."""
    cue = meeting_cues().get((verb.lemma_.lower(), "VERB"))
    frame = FRAMES.get(cue.frame) if cue is not None else None
    if cue is not None and cue.frame == "shuttle":
        for sides in shuttled(verb):
            yield Mention(verb, sides, status_of(verb), cue.kind, "meets/shuttle")
        return
    if cue is None or frame is None:
        found = told_by_phone(verb) or told_in_person(verb) or told_by_matter(verb)
        if found is not None:
            yield found
        return
    if is_of_an_invitation(verb):
        return  # told by the noun
    if is_silence(verb):
        return  # "have not met since May": they have met, and nothing is denied
    doers = doers_of(verb)
    done_to = [x for x in objects(verb) if x.tag_ not in {"WP", "WDT"} and not is_manner(x)]
    done_to = done_to or relative_object(verb) or visiting_object(verb) or adverbial_object(verb)
    if _told_by_event(verb, doers):
        return
    if verb.lower_ == "visiting" and verb.i and visiting_object(verb.head) and verb.i == verb.head.i + 1:
        return
    done_to = [named_after_office(x) or x for x in done_to if not begins_clause(x)]
    if verb.dep_ == "amod":
        # "visiting Prime Minister Vale" tells of no meeting; "Brook hosted Vale" does, whatever the parser makes of it.
        doers, done_to = right_beside(verb)
        if not doers:
            return
    done_to = _whole_row(verb, done_to)
    clause = Clause(
        verb,
        cue,
        passive=any(x.dep_ in {"nsubjpass", "auxpass"} for x in verb.children),
        agents=agents_of(verb),
        doers=torn_subject(verb) or [*first_of_headline(verb, doers), *in_a_row(doers, leftwards=True)],
        done_to=[*in_a_row(done_to, leftwards=False), *met_later(done_to)],
    )
    found = frame(clause)
    if found is not None:
        found.sides = with_mediator(found.sides, verb, *clause.done_to)
        yield from each_apart(found, clause)
    elif (otherwise := told_by_phone(verb) or told_by_matter(verb)) is not None:
        yield otherwise


def _whole_row(verb: Token, done_to: list[Token]) -> list[Token]:
    """Return *done_to*, or all of "met the envoy, Ada Brook, its mayor, Karl Vale, and its premier, Ida Hill", torn."""
    row = row_behind(verb)
    subjects_too = any(token.dep_ in {"nsubj", "nsubjpass"} or begins_clause(token) for _, token in row)
    told = tuple(people_of(done_to))
    return [token for _, token in row] if told and not subjects_too and fuller(told, row) is row else done_to


def _told_by_event(verb: Token, doers: list[Token]) -> bool:
    """Tell whether they do it in an event that was told before it: "talks with Vale, in which they discussed"."""
    which = [x for x in prepositional(verb, "during", "in", "at") if x.tag_ == "WDT"]
    if verb.dep_ != "relcl" or not which or any(not refers_back(x) for x in doers):
        return False
    return any(event_cue(x) is not None and list(prepositional(x, "with", "between")) for x in verb.head.ancestors)
