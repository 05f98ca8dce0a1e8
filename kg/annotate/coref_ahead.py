"""Whom "he" means where it stands before the subject of its sentence: "After his talks, Vale left"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.coref_bare import ASKED
from kg.annotate.coref_pronouns import pronoun
from kg.annotate.coref_seen import HE, gender_of
from kg.annotate.fronted import subject_behind
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.coref_seen import Seen
    from kg.annotate.doc import Referent
    from kg.annotate.resolver import Resolver

FRONT = 6
"""Tokens from the beginning of a sentence in which "his" may mean who comes behind: "Shortly after his talks"."""


def he_or_she(r: Resolver, token: Token, seen: list[Seen], sentence: int, *, learn: bool) -> tuple[Referent, ...]:
    """
    Return whom "he" means: somebody before it, or the subject behind the phrase or clause in front that it stands in.

    "When he was president, Vale met": he, unless somebody was told of before who may be meant.
    """
    if ahead := _subject_ahead(r, token, _verb_of_front(token)):
        return ahead
    before = pronoun(token, seen, sentence, learn=learn)
    verb, asked = _verb_of_clause_in_front(token)
    ahead = _subject_ahead(r, token, verb)
    if not ahead or asked or not before:
        return ahead or before
    return before if before == ahead else ()


def _verb_of_clause_in_front(token: Token) -> tuple[Token | None, bool]:
    """Return the verb behind the clause in front whose subject *token* is, and whether that tells what was asked."""
    verb = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return None, False
    asked = verb.dep_ in {"ccomp", "advcl", "pcomp"} and _is_asked(verb.head)
    clause = verb.head if asked else verb
    over = clause.head
    front = clause.dep_ in {"advcl", "prep"} and over.i > clause.i and over.pos_ in {"VERB", "AUX"}
    return (over if front and clause.left_edge.i <= token.sent.start else None), asked


def _is_asked(verb: Token) -> bool:
    """Tell whether *verb* is the participle of "Asked whether he would stay, Vale said", or taken for its past."""
    return verb.lemma_ in ASKED and verb.tag_ in {"VBN", "VBD"} and not any(x.dep_ == "nsubj" for x in verb.lefts)


def _subject_ahead(r: Resolver, token: Token, verb: Token | None) -> tuple[Referent, ...]:
    """
    Return whom the subject behind a phrase in front tells a pronoun in it to mean.

    "After his talks, Vale left", "In Haven, where he saw the mayor, Vale said".
    """
    if verb is None:
        return ()
    own = (x for x in verb.lefts if x.dep_ in {"nsubj", "nsubjpass"} and x.i > token.i)
    subject = subject_behind(verb) or next(own, None)
    if subject is None or subject.pos_ != "PROPN":
        return ()
    one = r.reference(subject)
    gender = "m" if token.lower_ in HE else "f"
    if one is None or one.how != "name" or len(one.referents) != 1 or one.referents[0].type is not EntityType.PERSON:
        return ()
    if token.dep_ != "poss" and any(
        x.lower_ in {"him", "her"} and x.dep_ != "poss" for x in r.doc[subject.i : verb.sent.end]
    ):
        return ()  # "In Haven, where he lives, Vale praised him"
    return one.referents if gender_of(one.referents[0]) in {"", gender} else ()


def _verb_of_front(token: Token) -> Token | None:
    """Return the verb behind the phrase that begins the sentence, if *token* is a pronoun in it."""
    phrase = token.head
    if token.i - token.sent.start > FRONT * (1 + (phrase.dep_ == "relcl")):
        return None
    if token.dep_ in {"nsubj", "nsubjpass"} and phrase.dep_ == "relcl":
        if not any(x.lower_ == "where" for x in phrase.lefts):
            return None
        phrase = phrase.head
    elif token.dep_ != "poss":
        return None
    while phrase.dep_ in {"pobj", "prep", "pcomp", "dobj", "conj"} and phrase.head.i < token.i:
        phrase = phrase.head
    verb = phrase.head
    if phrase.dep_ not in {"prep", "advcl"} or phrase.left_edge.i > token.sent.start or verb.i < token.i:
        return None
    return verb
