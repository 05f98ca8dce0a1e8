"""Invitations: who asked whom to come, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, reference
from kg.extract._syntax import children, negated, prepositional, subjects
from kg.extract.meets_mention import Mention
from kg.extract.meets_who import in_a_row, participants, people_of
from kg.extract.status import status_of
from kg.model import EntityType, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Referent
    from kg.extract.meets_mention import Sides

COMING = frozenset({"visit", "travel", "fly", "go", "come", "arrive", "pay", "make", "be", "tour", "head", "return"})
"""What somebody does at, and is asked by, an invitation."""

OFFERING = frozenset({"extend", "issue", "send", "convey", "renew", "repeat", "deliver", "hand", "make", "give",
                      "offer", "address", "reiterate", "present"})  # fmt: skip
TAKING = frozenset({"accept", "take", "receive", "get", "have", "welcome", "decline", "reject", "refuse", "consider",
                    "acknowledge", "turn"})  # fmt: skip
"""Verbs whose subject is the one invited, where the invitation is their object."""

REACH = 2
"""Sentences behind an invitation in which it may be told that it was accepted."""


def told_by_invitation(noun: Token) -> Iterator[Mention]:
    """
    Yield the visit that the noun "invitation" tells of.

    Cases: "will fly to Norland at the invitation of Vale", "accepted an invitation from Vale to visit Norland",
    "accepted Vale's invitation to Norland", "extended an invitation to Vale to come".
    """
    preposition = noun.head
    above = preposition.head
    if above.dep_ == "pobj" and above.lemma_ in {"visit", "trip"} and above.head.lower_ in {"for", "on"}:
        above = above.head.head  # "is to fly to Norland for a visit at the invitation of Vale"
    if noun.dep_ == "pobj" and preposition.lower_ in {"at", "on", "upon"} and above.pos_ in {"VERB", "AUX"}:
        verb = above
        hosts = people_of(inviters_of(noun))
        if verb.lemma_ in COMING and hosts:
            sides = participants(subjects(verb), [token for _, token in hosts])
            if sides:
                host = sides[-1][0]
                yield Mention(noun, sides, status_of(verb), Kind.VISIT, "meets/invitation", via=verb, host=host)
        return
    yield from _sent(noun, _governor(noun))


def _sent(noun: Token, verb: Token | None) -> Iterator[Mention]:
    """Yield the visit of an invitation that *verb* has for its object: extended, accepted, declined."""
    visit = next((x for x in children(noun, "acl", "relcl", "xcomp", "advcl") if x.lemma_ in COMING), None)
    if visit is None and verb is not None:  # "extended an invitation to Vale to come", hung on the verb
        visit = next((x for x in children(verb, "xcomp", "advcl") if x.lemma_ in COMING and x.i > noun.i), None)
    to = [y for x in (noun, verb) if x is not None for y in prepositional(x, "to") if y.i > noun.i]
    if visit is None and not any(is_place(x) for x in to):
        return
    sides, accepted = _sides(noun, verb, [x for x in to if not is_place(x)])
    if sides:
        status = status_of(noun, verb) if accepted and verb is not None else Status.POSSIBLE
        if status is Status.HELD:
            status = Status.POSSIBLE  # received, welcomed: not yet accepted
        yield Mention(noun, sides, status, Kind.VISIT, "meets/invitation", via=visit or verb, host=sides[-1][0])


def _governor(noun: Token) -> Token | None:
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.lemma_ == "accept":
        return noun.head.head  # "accepted with pleasure Vale's invitation", taken for what she accepted with
    return noun.head if noun.dep_ in {"dobj", "obj", "nsubjpass"} and noun.head.pos_ == "VERB" else None


def inviters_of(noun: Token) -> list[Token]:
    """Return whose invitation *noun* is."""
    return list(prepositional(noun, "of", "from", "by")) or list(children(noun, "poss"))


def is_place(token: Token) -> bool:
    """Tell whether *token* heads the name of a place or country."""
    one = reference(token)
    return one is not None and one.referents[0].type in {EntityType.PLACE, EntityType.COUNTRY}


def _sides(noun: Token, verb: Token | None, to: list[Token]) -> tuple[Sides, bool]:
    """Return guest and host, and whether *verb* tells what the guest made of it."""
    inviters = people_of(in_a_row(inviters_of(noun), leftwards=False))
    if verb is None:
        guests = people_of(to) + people_of(prepositional(noun, "for"))
        return ((*guests, *inviters) if guests and inviters else ()), False
    doers = people_of(subjects(verb))
    if verb.lemma_ in TAKING and inviters:
        guests = [x for x in doers if x[0] not in {one for one, _ in inviters}]
        return ((*guests, *inviters) if guests else ()), verb.lemma_ not in {"receive", "get", "have"}
    if verb.lemma_ in OFFERING:
        guests = people_of(in_a_row(to, leftwards=False)) or people_of(x for x in children(verb, "dative"))
        guests = guests or people_of(_who_is_to_come(noun))
        hosts = inviters or doers
        if guests and hosts and guests[0][0] is not hosts[0][0]:
            return (*guests, *hosts), False
    return (), False


def _who_is_to_come(noun: Token) -> Iterator[Token]:
    """Yield Vale of "an invitation for Vale to visit Norland"."""
    for verb in (x for y in (noun, noun.head) for x in children(y, "acl", "relcl", "advcl", "ccomp")):
        if verb.lemma_ in COMING and any(x.lower_ == "for" and x.dep_ == "mark" for x in verb.children):
            yield from children(verb, "nsubj")


def is_of_an_invitation(verb: Token) -> bool:
    """Tell whether *verb* is what somebody is invited to: "an invitation for Vale to visit Norland"."""
    return verb.head.lemma_.lower() == "invitation" and any(x.lower_ == "for" for x in children(verb, "mark"))


def accepted(doc: Doc, mentions: list[Mention]) -> None:
    """
    Let invitations among *mentions* be what became of them: "…, which was accepted", "She accepted.", "He declined".

    Looked for in the sentence of the invitation and in the two that follow.
    """
    for one in mentions:
        if (
            one.status is not Status.POSSIBLE
            or one.rule not in {"meets/invitation", "meets/invite"}
            or in_title(one.event)
        ):
            continue
        end = one.event.sent.end
        for _ in range(REACH):
            if end < len(doc):
                end = doc[end].sent.end
        guests = {who for who in one.who if who is not one.host}
        for verb in doc[one.event.i : end]:
            outcome = _outcome(verb, guests)
            if outcome is not None:
                one.status = outcome
                break


def _outcome(verb: Token, guests: set[Referent]) -> Status | None:
    """Return what *verb* tells of the invitation before it: accepted by one of *guests* or without a word by whom."""
    if verb.pos_ != "VERB" or verb.lemma_ not in {"accept", "decline", "reject", "refuse"}:
        return None
    about = [x for x in verb.children if x.dep_ in {"dobj", "nsubjpass"}]
    passive = any(x.dep_ == "auxpass" for x in verb.children)
    if about and not all(x.lemma_.lower() in {"invitation", "which", "it", "offer", "that"} for x in about):
        return None
    if passive != any(x.dep_ == "nsubjpass" for x in about):
        return None
    latter = any(x.lower_ == "latter" for x in subjects(verb))  # "which the latter accepted"
    if not passive and not latter and not guests & {one for one, _ in people_of(subjects(verb))}:
        return None
    if any(x.tag_ == "MD" for x in verb.children):
        return None
    taken = verb.lemma_ == "accept"
    return Status.PLANNED if taken and not negated(verb) else Status.DENIED if not taken else None
