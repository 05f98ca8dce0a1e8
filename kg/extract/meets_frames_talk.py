"""
Frames of people who meet or talk: "met Vale", "spoke with Vale", "joined Vale for talks".

Talks that a noun tells of ("held talks with") are not read here but in ``meets_nouns``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.dates import is_day
from kg.annotate.doc import in_title, reference, referents
from kg.extract._syntax import auxiliaries, children, negated, objects, prepositional, subjects
from kg.extract.meets_acts import BESIDE, joined_in, stood_beside
from kg.extract.meets_arguments import undergoers
from kg.extract.meets_beside import met_later
from kg.extract.meets_clause import HOURS, are_each_other, is_by_phone, is_silence, mention, several, with_each_other
from kg.extract.meets_row import fuller, row_before
from kg.extract.meets_treats import WALKING, is_event, taken
from kg.extract.meets_who import (
    DELEGATES,
    actors_of,
    in_a_row,
    is_official,
    named_behind,
    one_each,
    participants,
    people_of,
    refers_back,
)
from kg.model import EntityType, Kind
from kg.tables import Actor, Place

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.meets_clause import Clause, Frame
    from kg.extract.meets_mention import Mention, Sides

VIEWS = frozenset({"view", "opinion", "word", "idea", "pleasantry", "greeting", "toast", "gift"})
"""What people exchange when they meet."""

OPPOSITE = frozenset({"across", "opposite", "beside", "alongside"})
"""Words for where one sits who sits with another."""

GAMES = frozenset({"football", "soccer", "rugby", "cricket", "hockey", "tennis", "basketball", "handball", "volleyball",
                   "boxing", "chess", "polo"})  # fmt: skip
"""What those play who meet "at" it."""

RITES = frozenset({"opening", "ceremony", "launch", "celebration", "reception", "inauguration", "tour"})
"""What one joins somebody at who is there."""

CONTESTS = frozenset({"final", "semifinal", "semi-final", "quarterfinal", "quarter-final", "runoff", "run-off", "ring",
                      "playoff", "play-off", "round", "semis", "semi"})  # fmt: skip
"""What opponents meet in."""


def _both(clause: Clause) -> Mention | None:
    if any(_is_contest(x) for x in prepositional(clause.verb, "at", "in")) or _is_team(clause):
        return None  # "met at football", "will meet in the final"
    if are_each_other(clause.done_to):
        return mention(clause, several(actors_of(clause.doers)))
    others = clause.done_to + in_a_row(list(prepositional(clause.verb, "with")), leftwards=False)
    others += [] if clause.done_to else [x for x in met_later(others) if x not in others]
    where = prepositional(clause.verb, "at", "in")  # "met at the palace with A and, separately, with B"
    others += [y for x in where if not is_event(x) for y in prepositional(x, "with") if people_of([y])]
    if not others and not clause.passive and not several(actors_of(clause.doers)):
        others = named_behind(clause.verb, "with")  # "met in Oslo with Vale"
    if others:
        sides = participants(clause.doers, others)
        if not sides and any(_comes_from_somebody(x) for x in others):
            return None
        return mention(clause, sides or participants(clause.doers, named_behind(clause.verb, "with")))
    if clause.passive:
        # "was met at the airport by B"
        guests = undergoers(clause.verb)
        return mention(clause, participants(guests, clause.agents), rule="meets/passive")
    if ahead := _named_behind_clause(clause):
        return mention(clause, ahead)
    return mention(clause, fuller(tuple(actors_of(clause.doers)), row_before(clause.verb)))


def _is_contest(noun: Token) -> bool:
    """Tell whether those who meet "in" *noun* are opponents: "the final", "Sunday's run-off"."""
    lemma = noun.lemma_.lower()
    if lemma == "off" and noun.i > 1 and noun.nbor(-1).text == "-":
        lemma = f"{noun.nbor(-2).lower_}-off"
    return lemma in GAMES | CONTESTS


def _named_behind_clause(clause: Clause) -> Sides:
    """Return both of "When they met in May, Brook assured Vale that": "they" comes before those whom it means."""
    verb = clause.verb
    main = verb.head
    when = any(x.lower_ in {"when", "as", "while"} for x in verb.lefts)
    if verb.dep_ != "advcl" or not when or main.i < verb.i or not all(refers_back(x) for x in clause.doers):
        return ()
    doers, told = people_of(subjects(main)), people_of([*objects(main), *prepositional(main, "to")])
    return one_each(doers, told)


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
    if verb.lemma_ in WALKING and (walked := taken(verb)):
        return mention(clause, walked, rule="meets/taken")  # "walked Vale down the pier"
    by_phone = is_by_phone(verb)
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
    if verb.lemma_ in {"speak", "talk", "chat"} and not others:
        # One speaks "to" a crowd; "to" somebody by phone is a call, "to" a person with a name a conversation.
        others = list(prepositional(verb, "to"))
        if (
            others
            and not by_phone
            and not are_each_other(others)
            and (not _named(others) or verb.tag_ == "VBZ" or is_silence(verb))
        ):
            return None  # "speaks to Ada Brook about her novel" heads an interview; "has not spoken to her since May"
    if are_each_other(others):
        return mention(clause, several(actors_of(clause.doers)))  # "conferred with each other"
    if not others and joined_in(verb):
        return mention(clause, several(people_of(clause.doers)))  # "strolled through the park"
    if not others and any(x.lower_ in BESIDE for x in children(verb, "prep")):
        return mention(clause, stood_beside(verb), kind=Kind.MEETING)  # "speaking alongside Vale"
    sides = participants(clause.doers, others) if others else with_each_other(clause.doers, verb)
    return mention(clause, sides, kind=Kind.CALL if by_phone else None)


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
    within = next((x for x in prepositional(clause.verb, "in") if x.lemma_ in {"office", "study", "suite"}), None)
    if within is not None and (hosts := people_of(children(within, "poss"))) and (guests := people_of(clause.doers)):
        return mention(clause, (*guests, *hosts)) if guests[0][0] is not hosts[0][0] else None  # "sat in Vale's office"
    verb, doers = clause.verb, people_of(undergoers(clause.verb) if clause.passive else clause.doers)
    # "was sitting with Vale in Haven": on a board or a bench of judges, one sits for years
    there = [y for x in prepositional(verb, "in") if (one := reference(x)) is not None for y in one.referents]
    beside = people_of(prepositional(verb, "with"))
    if doers and beside and any(x.type is EntityType.PLACE for x in there) and not list(prepositional(verb, "on")):
        return mention(clause, (*doers, *beside))
    # "sat at the same table as Vale"
    tables = [x for x in prepositional(verb, "at", "around") if x.lemma_.lower() == "table"]
    behind = [y for x in (*tables, *([verb] if tables else [])) for y in prepositional(x, "as", "with")]
    if any(x.lower_ in OPPOSITE for x in verb.children):  # "sat across from Vale", "sat opposite Vale"
        behind += list(prepositional(verb, "from", *OPPOSITE))
    behind += [y for x in verb.children if x.lower_ == "next" for y in prepositional(x, "to")]
    behind += list(prepositional(verb, "between"))
    if people_of(behind):
        return mention(clause, (*doers, *people_of(behind))) if doers else None
    together = any(x.lower_ == "together" for x in verb.children)
    # "sat on opposite sides of the table"
    sides = (x for x in prepositional(verb, "on") if any(y.lower_ == "opposite" for y in x.children))
    together = together or any(y.lemma_ == "table" for x in sides for y in prepositional(x, "of"))
    together = together or verb.doc[verb.i + 1 : verb.i + 4].text.lower() == "side by side"
    return mention(clause, several(doers)) if lasting or together or tables else None


def topic_with(clause: Clause) -> Mention | None:
    """Read "discussed the ceasefire with B", where "with B" may hang on the verb or on the topic."""
    others = list(prepositional(clause.verb, "with"))
    others += [y for x in clause.done_to for y in prepositional(x, "with")]
    which = any(x.dep_ == "dobj" and x.tag_ == "WDT" for x in clause.verb.children)  # "the plan, which they discussed"
    torn = is_by_phone(clause.verb) and bool(clause.doers)  # "discussed by phone the ferry with Vale"
    if not (clause.done_to or which or clause.passive or torn) or negated(clause.verb):
        return None  # what two "never discussed" may have been left out when they met
    if not others and clause.verb.lemma_ == "review" and clause.verb.tag_ not in {"VBD", "VBN"}:
        return None  # "the two would review the rules": each may
    if not others and not clause.passive and all(refers_back(x) for x in clause.doers):
        talk = mention(clause, several(people_of(clause.doers)))  # "they discussed the ferry"
        if talk is not None:
            talk.anaphoric = True
        return talk
    if not others and torn and not clause.done_to:
        others = [y for x in clause.verb.subtree if x.lower_ == "with" for y in children(x, "pobj") if people_of([y])]
    at = (x for y in (clause.verb, *clause.done_to) for x in prepositional(y, "at", "during", "over"))
    if not others and any(is_event(x) for x in at):
        return mention(clause, several(people_of(clause.doers)))  # "Brook and Vale discussed it at a summit"
    if not others and (both := _as_one(clause)):
        return mention(clause, both)
    # Where the parser ties "with" to something else: "discussed the crisis and what to do, with Vale".
    sides = participants(clause.doers, others) or participants(clause.doers, named_behind(clause.verb, "with"))
    if not all(one.type is EntityType.PERSON for one, _ in sides):
        return None
    return mention(clause, sides, kind=Kind.CALL if is_by_phone(clause.verb) else None)


def _as_one(clause: Clause) -> Sides:
    """
    Return the two people of "Brook and Vale discussed the ferry", which two do with each other.

    What two review each may, but for "reviewed the plan on Monday", "in Haven": a day, or a town, makes it one talk.
    """
    verb = clause.verb
    if clause.passive:
        both = tuple(people_of(in_a_row(clause.agents, leftwards=False)))  # "was reviewed on Monday by Brook and Vale"
    elif verb.tag_ in {"VBD", "VBN"}:
        both = fuller(tuple(people_of(clause.doers)), row_before(verb))
    else:
        return ()
    by_name = bool(both)
    if not both and all(x.lemma_.lower() in DELEGATES for x in clause.doers):
        both = tuple(actors_of(clause.doers))  # "Norlandic and Sudish officials discussed the ferry on Monday"
    if len({one for one, _ in both}) != 2 or any(x.lower_ in APART for x in verb.sent):
        return ()
    own = by_name and verb.lemma_ == "discuss" and not clause.passive
    return both if own or _on_a_day(clause) or _in_town(clause) else ()


APART = frozenset({"separately", "separate", "respectively", "individually"})
"""Words of what each does by himself."""


def _on_a_day(clause: Clause) -> bool:
    """Tell whether a day is told of the verb of *clause*, or of what is talked of, where parsers hang it."""
    dates = (x.span for x in clause.verb.doc._.dates or () if is_day(x.past))
    days = {i for span in dates for i in range(span.start, span.end)}
    beside = (clause.verb, *clause.done_to)
    own = (x for y in beside for x in y.children if x.dep_ in {"prep", "npadvmod", "advmod"})
    return not days.isdisjoint(y.i for x in own for y in (x, *prepositional(x.head, x.lower_), *x.children))


def _in_town(clause: Clause) -> bool:
    """Tell whether a town is told beside the verb of *clause*; the row of a capital is its country's."""
    where = (y for x in (clause.verb, *clause.done_to) for y in prepositional(x, "in", "at"))
    places = (one for x in where for one in referents(x) if one.type is EntityType.PLACE)
    return any(isinstance(x.row, Actor) or (isinstance(x.row, Place) and x.row.type == "City") for x in places)


def _join(clause: Clause) -> Mention | None:
    """Read "joined Vale for talks": who joins a person for an event takes part in it."""
    places = (clause.verb, *clause.done_to)
    if not any(is_event(y) or y.lemma_.lower() in RITES for x in places for y in prepositional(x, "for", "at", "in")):
        return None
    joining, joined = (clause.agents, undergoers(clause.verb)) if clause.passive else (clause.doers, clause.done_to)
    return mention(clause, participants(joining, joined)) if people_of(joined) else None


def _views(clause: Clause) -> Mention | None:
    """Read "exchanged views with Vale", "Brook and Vale exchanged a few words"."""
    what = {"note"} if clause.verb.lemma_ == "compare" else VIEWS  # notes that are exchanged are letters
    if not any(x.lemma_.lower() in what for x in clause.done_to):
        return None
    others = list(prepositional(clause.verb, "with")) + [y for x in clause.done_to for y in prepositional(x, "with")]
    sides = participants(clause.doers, others) if others else several(people_of(clause.doers))
    return mention(clause, sides, kind=Kind.CALL if is_by_phone(clause.verb) else None)


def _up_with(clause: Clause) -> Mention | None:
    """Read "caught up with Vale", "linked up with Vale"."""
    others = people_of(prepositional(clause.verb, "with"))
    up = any(x.lower_ == "up" for x in clause.verb.children)
    doers = people_of(clause.doers)
    return mention(clause, (*doers, *others)) if up and others and doers else None


def _closeted(clause: Clause) -> Mention | None:
    """Read "was closeted with Vale", "they were closeted for an hour"."""
    if not actors_of(prepositional(clause.verb, "with")):
        return mention(clause, several(people_of(undergoers(clause.verb))))
    return mention(clause, participants(undergoers(clause.verb), prepositional(clause.verb, "with")))


def _heard_out(clause: Clause) -> Mention | None:
    """Read "heard Vale out": who only hears of somebody has not met him."""
    out = any(x.lower_ == "out" for x in children(clause.verb, "prt", "advmod"))
    heard = people_of(clause.done_to) if out and not clause.passive else []
    return mention(clause, participants(clause.doers, clause.done_to)) if heard else None


TALKING: dict[str, Frame] = {
    "both": _both,
    "with": _with,
    "down with": _down_with,
    "topic with": topic_with,
    "join": _join,
    "views with": _views,
    "up with": _up_with,
    "heard with": _heard_out,
    "closeted with": _closeted,
}
"""Frame → what reads it."""
