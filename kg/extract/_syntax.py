"""Subjects, objects, clauses and conjuncts: how the rules walk a dependency parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.fronted import object_before, subject_behind
from kg.extract._astray import (
    OBJECTS,
    agent_before,
    before_then,
    behind_day,
    behind_opening,
    behind_place,
    is_fronted,
    object_behind_day,
    object_behind_place,
    object_taken_for_subject,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECT_CONTROL = frozenset({"invite", "ask", "urge", "tell", "want", "expect", "allow", "persuade", "order", "press",
                            "encourage", "advise", "permit", "force", "help", "send", "appoint", "request",
                            "instruct", "beg", "direct", "command", "authorise", "authorize", "enable", "task",
                            "mandate", "counsel", "exhort", "implore", "oblige", "require", "dispatch", "despatch",
                            "assign", "nominate", "forbid"})  # fmt: skip
"""Verbs whose object is to do what their infinitive says."""

SENDING = frozenset({"send", "dispatch", "despatch"})
"""Verbs whose object is to do what they tell a purpose of: "sent Vale to meet Hill", "for talks with Hill"."""

NUMBERED = frozenset({"first", "second", "last", "latest", "only"})
"""Adjectives that stand for whom they count: "the first to arrive"."""

CLAUSES = frozenset({"ccomp", "xcomp"})


def conjuncts(head: Token) -> Iterator[Token]:
    """Yield *head* and what is coordinated with it ("A, B and C"), in text order."""
    yield head
    for token in head.conjuncts:
        if token.i > head.i:
            yield token


def children(token: Token, *deps: str) -> Iterator[Token]:
    """Yield the children of *token* that stand in one of the relations *deps* to it."""
    for child in token.children:
        if child.dep_ in deps:
            yield child


def subjects(verb: Token, *, passive: bool = False) -> Iterator[Token]:
    """
    Yield the heads of the noun phrases that do what *verb* says, coordinated ones included.

    A verb without one of its own takes that of the verb it is coordinated with or controlled by
    ("he arrived and met Y", "he is due to meet Y"), or the noun that its relative clause or
    participle describes ("X, who met Y", "X, speaking in Z"). With *passive*, subjects of
    passives: those it is done to.
    """
    own = PASSIVE_SUBJECTS if passive else SUBJECTS
    for token in _subject_heads(verb, own, depth=0):
        yield from conjuncts(token)


def _subject_heads(verb: Token, deps: frozenset[str], depth: int) -> Iterator[Token]:
    # Bounded: a chain of control deeper than this is a parse gone wrong.
    if depth > 6:
        return
    found = [x for x in verb.children if x.dep_ in deps]
    if (second := object_taken_for_subject(verb)) is not None:
        found = [x for x in found if x.i != second.i]
    if found and all(is_fronted(x) for x in found) and (behind := behind_opening(verb)) is not None:
        yield behind
        return
    passive = any(x.dep_ == "auxpass" for x in verb.children)
    if deps & (PASSIVE_SUBJECTS if passive else SUBJECTS) and (behind := subject_behind(verb)) is not None:
        yield behind
        return
    if found:
        for x in found:
            if x.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
                yield verb.head
            elif x.lower_ == "who" and verb.dep_ == "ccomp" and verb.head.lemma_ == "be":
                yield from (y for y in verb.head.children if y.dep_ == "attr")  # "It was Brook who said so"
            elif x.dep_ != "expl":
                yield _word(x)
        return
    if any(x.dep_ in SUBJECTS | PASSIVE_SUBJECTS for x in verb.children):
        return
    if (behind := behind_place(verb) or behind_day(verb) or behind_opening(verb)) is not None:
        yield behind
        return
    if (first := before_then(verb)) is not None:
        yield from _subject_heads(first, deps, depth + 1)
        return
    # The second of three verbs in a row is a mere "dep" at times: "He dined with X, held talks with Y and received Z".
    third = verb.dep_ == "dep" and {verb.tag_, verb.head.tag_} <= {"VBD", "VBN"} and verb.i > verb.head.i
    chained = third or verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "ccomp"}
    planned = verb.dep_ == "xcomp" and verb.head.dep_ == "ROOT" and any(x.dep_ == "nsubj" for x in verb.head.children)
    if chained and (verb.head.pos_ in {"VERB", "AUX", "ADJ"} or planned):  # "Brook and Vale plan to", taken for a noun
        if verb.dep_ == "ccomp" and any(x.dep_ == "mark" or x.tag_ in {"WDT", "WP", "WRB"} for x in verb.children):
            return
        to = any(x.lower_ == "to" for x in verb.children)
        sent = verb.dep_ == "advcl" and to and (verb.head.lemma_ in SENDING or _takes_somebody(verb.head))
        if sent or (verb.dep_ == "xcomp" and verb.head.lemma_ in OBJECT_CONTROL):
            done_to = [x for x in verb.head.children if x.dep_ in OBJECTS]
            if done_to:  # "invited Vale to visit": he is to visit
                yield from done_to
                return
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and (by := agent_before(verb)) is not None:
            yield by
            return
        # "He was received by X and met Y": the subject of the passive is who meets; "is due to be received": of "is".
        yield from _subject_heads(verb.head, SUBJECTS | PASSIVE_SUBJECTS, depth + 1)
    elif verb.pos_ == "ADJ" and verb.dep_ == "acomp":
        yield from _subject_heads(verb.head, SUBJECTS | PASSIVE_SUBJECTS, depth + 1)
    elif verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX", "ADJ"}:
        # "after receiving B, A said"
        yield from _subject_heads(verb.head.head, SUBJECTS | PASSIVE_SUBJECTS, depth + 1)
    elif verb.dep_ == "pcomp" and verb.head.head.dep_ == "npadvmod" and verb.head.head.head.pos_ in {"VERB", "AUX"}:
        # "a day after receiving B, A said"
        yield from _subject_heads(verb.head.head.head, SUBJECTS | PASSIVE_SUBJECTS, depth + 1)
    elif verb.dep_ == "pcomp" and verb.head.head.dep_ == "dobj" and verb.head.head.head.lemma_ in {"have", "express"}:
        # "has no intention of receiving B"
        yield from _subject_heads(verb.head.head.head, SUBJECTS, depth + 1)
    elif verb.dep_ in {"relcl", "acl"} and (
        verb.head.pos_ in {"NOUN", "PROPN", "PRON"} or verb.head.lower_ in NUMBERED
    ):
        passive_of_predicate = verb.tag_ == "VBN" and verb.head.dep_ == "attr"  # "was the first to be received by Vale"
        if (verb.tag_ == "VB" or passive_of_predicate) and any(x.lower_ == "to" for x in verb.children):
            # "Brook has plans to meet Vale", "Brook's refusal to meet Vale": the doer is who has or makes it.
            yield from _owners(verb.head, depth)
        else:
            yield verb.head


def _takes_somebody(verb: Token) -> bool:
    """Tell whether *verb* says that something led a person on: "a tour that took him to Haven to see Vale"."""
    whom = (x for x in verb.children if x.dep_ in OBJECTS)
    thing = any(x.tag_ in {"WDT", "NN"} for x in children(verb, "nsubj"))
    return verb.lemma_ in {"take", "bring"} and thing and any(x.lower_ in {"him", "her", "them"} for x in whom)


def _word(noun: Token) -> Token:
    """Return *noun*, or the name before it where it is a mere sign: "Vale 🙂 met"."""
    if noun.is_alpha or any(c.isalnum() for c in noun.text):
        return noun
    return next((x for x in noun.lefts if x.dep_ in {"compound", "amod", "nmod"} and x.pos_ != "DET"), noun)


def _owners(noun: Token, depth: int) -> Iterator[Token]:
    """Yield whose plan or refusal *noun* is: its possessor, else the subject of the verb that it is the object of."""
    own = [x for x in noun.children if x.dep_ == "poss"]
    if own and own[0].tag_ == "WP$":  # "Brook, whose request to meet Vale"
        yield from (x.head for x in noun.ancestors if x.dep_ == "relcl")
    elif own:
        yield from own
    elif noun.dep_ in {"dobj", "attr", "obj"} and noun.head.pos_ in {"VERB", "AUX"}:
        yield from _subject_heads(noun.head, SUBJECTS | PASSIVE_SUBJECTS, depth + 1)
    elif noun.dep_ == "pobj" and noun.head.head.pos_ in {"VERB", "AUX"}:
        yield from _subject_heads(noun.head.head, SUBJECTS | PASSIVE_SUBJECTS, depth + 1)


def doers_or_done_to(verb: Token) -> list[Token]:
    """Return the subjects of *verb*, those of a passive where there are no others."""
    return list(subjects(verb)) or list(subjects(verb, passive=True))


def in_passive(verb: Token) -> bool:
    """Tell whether *verb* is in the passive: "was led by Brook", "a team led by Brook"."""
    return any(x.dep_ == "auxpass" for x in verb.children) or (verb.dep_ == "acl" and verb.tag_ == "VBN")


def objects(verb: Token) -> Iterator[Token]:
    """Yield the heads of the direct objects of *verb*, coordinated ones included."""
    own = list(children(verb, *OBJECTS))
    for child in own:
        yield from conjuncts(child)
    lost = (object_before, object_taken_for_subject, object_behind_day, object_behind_place)
    taken = next((x for x in (find(verb) for find in lost) if x is not None), None) if not own else None
    if taken is not None:
        yield from conjuncts(taken)


_OF_TWO_WORDS = frozenset({"according", "due", "owing", "thanks", "contrary", "prior"})
"""Words that are one preposition with the "to" that hangs on them: what follows is not where a verb leads."""


def prepositional(head: Token, *prepositions: str) -> Iterator[Token]:
    """Yield the heads of the noun phrases that one of *prepositions* ties to *head*, coordinated ones included."""
    beside = (x for x in children(head, "conj") if x.pos_ == "ADP")  # "met with A and, later, with B"
    for child in (*children(head, "prep", "agent"), *beside):
        # "with A and with B": the second preposition hangs on the first.
        further = (x for x in child.children if x.dep_ in {"conj", "prep"} and x.pos_ == "ADP")
        for preposition in (child, *further) if child.lower_ not in _OF_TWO_WORDS else ():
            if preposition.lower_ in prepositions:
                for token in children(preposition, "pobj", "pcomp"):
                    # "Brook, with whom Vale had lunch": whom the clause is of
                    yield from conjuncts(head.head if token.lower_ == "whom" and head.dep_ == "relcl" else token)


def clause(head: Token) -> Span:
    """Return the span of the subtree of *head*."""
    return head.doc[head.left_edge.i : head.right_edge.i + 1]


def negated(verb: Token) -> bool:
    """Tell whether *verb* is negated: "did not meet", "neither Brook nor Vale met"; in "did not go alone" it is not."""
    if any(x.lower_ in {"alone", "only", "just"} for x in children(verb, "advmod", "acomp")):
        return False
    if any(x.dep_ == "neg" or x.lower_ in {"never", "neither", "hardly"} for x in verb.children):
        return True
    return any(y.lower_ == "neither" for x in children(verb, "nsubj", "nsubjpass") for y in x.children)


def auxiliaries(verb: Token) -> list[Token]:
    """Return the auxiliaries of *verb* in text order, those of the first verb of a coordination where it has none."""
    own = [x for x in verb.children if x.dep_ in {"aux", "auxpass"}]
    if not own and verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and verb.tag_ == verb.head.tag_:
        return auxiliaries(verb.head)
    return own
