"""A cue verb in its sentence: is it told as done, what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import referents
from kg.extract._astray import OBJECTS
from kg.extract._syntax import auxiliaries, negated
from kg.extract.says_cues import sources
from kg.extract.says_sources import NOBODY, asked_in_passing
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.says_cues import Cue

UNTOLD = frozenset({"may", "might", "could", "can", "should", "must", "will", "shall", "would", "'ll", "’ll", "'d",
                    "’d", "wo", "ca"})  # fmt: skip
"""Auxiliaries of what is not (yet) said."""

BLOCKERS = frozenset({"decline", "refuse", "fail", "want", "hope", "plan", "expect", "intend", "try", "seek", "wish",
                      "need", "prepare", "schedule", "forget", "omit", "hesitate", "due", "unable", "able",
                      "unwilling", "reluctant", "likely", "unlikely", "ready", "prepared", "order", "afford", "mean",
                      "supposed", "possible", "queue", "line", "struggle", "wait", "long", "beg"})  # fmt: skip
"""Words that govern an infinitive of what was not, or not yet, said: "declined to say"."""

LEAVING_OUT = frozenset({"avoid", "deny", "resist", "refrain", "abstain", "instead", "short"})
"""Words that govern a gerund of what was not said: "avoided saying", "refrained from saying", "instead of saying"."""

HYPOTHETICAL = frozenset({"if", "unless", "whether", "until", "till"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PAST = frozenset({"VBD", "VBN"})
TELLING = frozenset({"tell", "inform", "assure", "remind", "notify", "reassure", "warn", "ask", "promise",
                     "advise"})  # fmt: skip
"""Verbs whose object is spoken to."""


def was_said(verb: Token, cue: Cue) -> bool:
    """
    Tell whether the text has it that *verb* was done: not "did not say", "will say", "if he says", "declined to say".

    "Did not rule out" says something, and so does "would say only".
    """
    if (negated(verb) or _no_longer(verb)) and cue.lemma != "rule out":
        return False
    modals = {x.lower_ for x in auxiliaries(verb)} & UNTOLD
    if modals and not (modals == {"would"} and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in {"only", "no"}):
        return False
    if any(x.dep_ == "mark" and x.lower_ in HYPOTHETICAL for x in verb.lefts) or _is_asked(verb):
        return False
    future = {x.lower_ for x in auxiliaries(verb.head)} & {"will", "'ll", "’ll", "shall"}
    if future and any(x.dep_ == "advmod" and x.lower_ == "when" for x in verb.lefts):
        return False  # "I will believe it when they say so"
    if _is_left_out(verb):
        return False
    if is_infinitive(verb):
        governor = verb.head
        return (
            verb.dep_ in {"xcomp", "advcl", "conj"}  # not "Brook to call for talks", "a plan to say no"
            and governor.lemma_.lower() not in BLOCKERS
            and not negated(governor)
            and not {x.lower_ for x in auxiliaries(governor)} & UNTOLD
        )
    return True


def _is_left_out(verb: Token) -> bool:
    """Tell whether the gerund *verb* is what nobody did: "left without saying", "avoided saying", "denied saying"."""
    first = next((x for x in verb.lefts if x.dep_ == "aux"), verb)
    if "VBG" not in {verb.tag_, first.tag_}:
        return False
    over = verb.head
    if verb.dep_ == "pcomp":
        words = {over.head.lemma_.lower(), over.nbor(-1).lower_ if over.i else ""}
        return over.lower_ == "without" or bool(words & LEAVING_OUT)
    return verb.dep_ in {"xcomp", "ccomp"} and over.lemma_.lower() in LEAVING_OUT


def _is_asked(verb: Token) -> bool:
    """Tell whether the text asks if it was said: "Does Brook think so?"; not "Which, he wondered, did she mean?"."""
    subject = next((x for x in verb.lefts if x.dep_ == "nsubj"), None)
    if subject is None or not any(x.dep_ == "aux" and x.i < subject.left_edge.i for x in verb.lefts):
        return False
    return any(x.text == "?" for x in verb.doc[verb.i + 1 : verb.sent.end])


def _no_longer(verb: Token) -> bool:
    return verb.i >= 2 and verb.nbor(-1).lower_ == "longer" and verb.nbor(-2).lower_ == "no"


def is_passive(verb: Token) -> bool:
    """Tell whether *verb* is done to its subject: "was told", "asked whether he would come, …", "alleged crimes"."""
    if asked_in_passing(verb):
        return True
    if any(x.dep_ in {"auxpass", "nsubjpass", "csubjpass"} for x in verb.children):
        return True
    if any(x.dep_ in {"nsubj", "aux"} for x in verb.children):
        return False
    if any(x.dep_ == "agent" for x in verb.children):
        return True
    if verb.dep_ == "conj" and auxiliaries(verb):
        return any(x.dep_ == "auxpass" for x in auxiliaries(verb))
    return verb.tag_ in PAST and verb.dep_ in {"acl", "advcl", "relcl", "amod"} and not _is_only_verb(verb)


def _is_only_verb(verb: Token) -> bool:
    """Tell whether *verb* is the only one, given to the name before it: "The mayor, Ada Brook, dismissed it"."""
    root = verb.sent.root
    if verb.dep_ != "acl" or root.pos_ not in {"NOUN", "PROPN"}:
        return False
    own = {x.i for x in verb.subtree}
    return not any(is_finite(x) for x in verb.sent if x.i not in own)


def is_finite(verb: Token) -> bool:
    """Tell whether *verb* or one of its auxiliaries has tense."""
    return verb.tag_ in FINITE or any(x.dep_ in {"aux", "auxpass", "cop"} and x.tag_ in FINITE for x in verb.lefts)


def is_infinitive(verb: Token) -> bool:
    """Tell whether *verb* has "to"."""
    return any(x.lower_ == "to" and x.dep_ == "aux" for x in verb.lefts)


def has_that(clause: Token) -> bool:
    """Tell whether the *clause* opens with "that"."""
    return any(x.dep_ == "mark" and x.lower_ == "that" for x in clause.lefts)


def object_of(verb: Token) -> Token | None:
    """Return the head of the direct object of *verb*."""
    return next((x for x in verb.rights if x.dep_ in OBJECTS), None)


def governed(head: Token, *prepositions: str) -> Token | None:
    """Return the head of the noun phrase that a preposition of *prepositions* after *head* governs."""
    for child in head.rights:
        if child.dep_ in {"prep", "dative"} and child.lower_ in prepositions:
            return next((x for x in child.children if x.dep_ == "pobj"), None)
    return None


def is_somebody(token: Token) -> bool:
    """Tell whether *token* heads a noun phrase for people: "welcomed the visitor" reports nothing."""
    found = referents(token)
    if found:
        return any(x.type is EntityType.PERSON for x in found)
    return token.ent_type_ == "PERSON" or sources().get(token.lemma_.lower()) == "person" or token.lower_ in NOBODY
