"""Whom the clause of a pronoun binds it to, or forbids it to mean: "herself", "met him", "he said", "his visit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.coref_seen import LATEST, NOBODY_NAMED, SAYING, gender_of
from kg.annotate.doc import Referent
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.coref_seen import Seen

CONTROL = 4
"""Verbs above that of a pronoun in which its subject is looked for."""


def own_subject(token: Token, seen: list[Seen], gender: str, *, learn: bool) -> Referent | None:
    """Return the subject that "herself" goes back to: "Brook had planned to go herself": she has its gender then."""
    own = {x.i for x in controlling(token)}
    found = {x.referent for x in seen[-LATEST:] if x.index in own and x.referent.type is EntityType.PERSON}
    one = next(iter(found), None)
    if one is None or len(found) > 1 or one is NOBODY_NAMED or one.gender not in {"", gender}:
        return None
    if learn:
        one.gender = gender
    return one


def controlling(token: Token) -> list[Token]:
    """
    Return the subjects of the verb whose object *token* is, told with it or with a verb above: whom it cannot mean.

    "Brook rang Vale and will fly to Haven to meet him": not Brook. Of "asked Hill to meet him" it is Hill's meeting.
    """
    verb = token.head
    for _ in range(CONTROL):  # "had a meeting with him"
        if verb.pos_ in {"VERB", "AUX"} or verb.dep_ not in {"prep", "agent", "dobj", "dative", "pobj"}:
            break
        verb = verb.head
    for _ in range(CONTROL):
        found = [x for x in verb.children if x.dep_ in {"nsubj", "nsubjpass"}]
        if found:
            return found
        if verb.dep_ == "pcomp":
            verb = verb.head.head  # "left without meeting him"
            continue
        if verb.dep_ not in {"xcomp", "advcl", "conj"} or verb.head.pos_ not in {"VERB", "AUX"}:
            return []
        kept = verb.tag_ == "VBG" and verb.head.lemma_ in {"keep", "leave"}  # "kept Vale waiting before receiving him"
        if verb.dep_ == "xcomp" and not kept and any(x.dep_ == "dobj" for x in verb.head.children):
            return []
        verb = verb.head
    return []


def but_for_told(token: Token, window: list[Seen]) -> list[Seen]:
    """
    Return *window* without whom a report tells of that "he" closes, if others are left: they are not who tells it.

    "The port would be opened by Brook, he said", "Brook, he said, would open it".
    """
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in SAYING or token.i == token.sent.start:
        return window
    told = next((x for x in verb.lefts if x.dep_ == "ccomp" and x.i < token.i), None)
    if told is not None:
        start, end = told.left_edge.i, token.i
    elif verb.dep_ == "parataxis" and token.nbor(-1).text == ",":
        start, end = verb.head.left_edge.i, token.i
    else:
        return window
    return [x for x in window if not start <= x.index < end] or window


def reporting_subject(token: Token, window: list[Seen]) -> Referent | None:
    """
    Return the subject of the verb whose clause "he" begins.

    In "Brook left while Vale said he would stay" that is Vale, as in "Brook said Vale flew to Haven, where he stayed".
    """
    clause = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ not in {"ccomp", "advcl", "relcl"}:
        return None
    verb = clause.head
    if clause.dep_ == "relcl":
        during = any(x.lower_ == "during" and any(y.lower_ == "which" for y in x.children) for x in clause.lefts)
        if not during and not any(x.lower_ == "where" for x in clause.lefts):
            return None
        while verb.pos_ not in {"VERB", "AUX"} and verb.head.i < verb.i:
            if (whose := _whose(verb, window)) is not None:
                return whose  # "the speech of President Vale in Haven, where he said"
            verb = verb.head
    subjects = {x.i for x in verb.children if x.dep_ == "nsubj"}
    beside = {y.i for x in verb.children if x.dep_ == "nsubj" for y in x.children if y.dep_ == "appos"}
    # "Vale, who saw the envoy, Ada Brook, said": parsers hang her on him, too, and him who has no comma behind his name
    # on whom the phrase in front ends with: "After talks with the envoy, Ada Brook, Minister Tomas Vale said".
    right = {i for i in beside if i + 1 == verb.i} if subjects else {verb.i - 1}
    return next((x.referent for own in (right, subjects, beside) for x in reversed(window) if x.index in own), None)


SPOKEN = frozenset({"statement", "remark", "speech", "comment", "address", "interview", "appearance", "word"})
"""What somebody says, where he said more."""


def _whose(noun: Token, window: list[Seen]) -> Referent | None:
    """Return whose *noun* is, which tells of words of his: "the remarks of Vale", "Vale's speech"."""
    if noun.lemma_.lower() not in SPOKEN:
        return None
    own = {y.i for x in noun.children if x.dep_ == "prep" and x.lower_ in {"of", "by"} for y in x.children}
    own |= {x.i for x in noun.children if x.dep_ == "poss"}
    found = (x.referent for x in reversed(window) if x.index in own and x.referent.type is EntityType.PERSON)
    return next(found, None)


def owner(token: Token, seen: list[Seen], gender: str) -> Referent | None:
    """Return whose "his" is in "Vale's quarrel with his host": his whose the whole is."""
    if token.dep_ != "poss" or token.head.dep_ != "pobj":
        return None
    whole = token.head.head.head
    owner = next((x for x in whole.lefts if x.dep_ == "poss" and x.i < token.i), None) if whole.pos_ == "NOUN" else None
    found = (x.referent for x in reversed(seen) if owner is not None and x.index == owner.i)
    return next((x for x in found if x.type is EntityType.PERSON and gender_of(x) in {"", gender}), None)


MOUTHS = frozenset({"spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "advisor", "lawyer", "deputy",
                    "office", "staff", "secretary"})  # fmt: skip
"""Nouns of those who speak for somebody: what they tell of "her" is of whom they speak for."""


def spoken_for(token: Token, people: list[Seen], gender: str | None) -> Referent | None:
    """
    Return whom "she" means in what her spokesman says: "an aide to Brook, Ola Hart, said that she met Vale".

    *gender* is that of the pronoun; ``None`` for an office, of which anybody may be.
    """
    clause = token.head
    if token.dep_ == "poss":
        clause = next((x for x in token.ancestors if x.pos_ in {"VERB", "AUX"}), clause)
    if token.dep_ not in {"nsubj", "nsubjpass", "poss"} or clause.dep_ != "ccomp" or clause.head.lemma_ not in SAYING:
        return None
    mouth = next((x for x in clause.head.lefts if x.dep_ == "nsubj"), None)
    if mouth is None:
        return None
    nouns = [x for x in (mouth, *mouth.children) if x.lemma_.lower() in MOUTHS and x.i < token.i]
    whose = [y for x in nouns for y in x.children if y.dep_ == "poss"]
    whose += [y for x in nouns for p in x.children if p.lower_ in {"for", "to", "of"} for y in p.children]
    owners = {x.i for x in whose if x.i < token.i}
    found = {x.referent for x in people if x.index in owners}
    one = next(iter(found), None)
    fits = one is not None and (gender is None or gender_of(one) in {"", gender})
    return one if fits and len(found) == 1 else None


PRAISING = frozenset({"praise", "thank", "congratulate", "commend", "criticize", "criticise", "blame", "condemn",
                      "honor", "honour", "applaud", "rebuke", "admire"})  # fmt: skip
"""Verbs with "for" or "on" before what their object did: "Hill thanked Vale for his visit"."""


def praised(token: Token, people: list[Seen], gender: str) -> Referent | None:
    """Return whom "his" means in "Hill thanked Vale for his visit": him who is thanked."""
    if token.dep_ != "poss" or token.head.dep_ != "pobj" or token.head.head.lower_ not in {"for", "on"}:
        return None
    verb = token.head.head.head
    objects = {x.i for x in verb.children if x.dep_ == "dobj"} if verb.lemma_ in PRAISING else set()
    found = (x.referent for x in reversed(people) if x.index in objects)
    return next((x for x in found if x is not NOBODY_NAMED and gender_of(x) in {"", gender}), None)
