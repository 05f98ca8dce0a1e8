"""Whom "they" means: two told together, or the two of the last sentence with people; nobody beside a crowd."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate.coref_seen import SAYING, recent
from kg.annotate.doc import reference
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.coref_seen import Seen
    from kg.annotate.doc import Referent

CROWDS = frozenset({"victim", "farmer", "worker", "reporter", "journalist", "student", "soldier", "protester",
                    "skipper", "fisherman", "villager", "refugee", "prisoner", "hostage", "survivor", "relative",
                    "child", "member", "woman", "man", "people", "family", "resident", "activist", "campaigner",
                    "executive", "scientist", "observer", "monitor", "supporter", "rebel", "lawmaker", "deputy",
                    "delegate", "official"})  # fmt: skip
"""People without a name whom "they" means rather than two whom another sentence names."""

THEY_SENTENCES = 2
"""Sentences that a pronoun and "they" look back over."""


def they(token: Token, seen: list[Seen], sentence: int) -> tuple[Referent, ...]:
    """Return the pair that "the two" or "they" meant before, else the two people of the last sentence with people."""
    before = [
        x for x in recent(seen, sentence, THEY_SENTENCES) if x.referent.type is EntityType.PERSON and x.index < token.i
    ]
    if not before:
        return ()
    here = [x for x in before if x.sentence == sentence]
    if _sources_tell(token):
        return ()
    if len({x.referent for x in here}) < 2 and any(_is_crowd(x) for x in token.sent[: token.i - token.sent.start]):
        return ()  # "Vale led six victims to the gate, where they were met by Hill"
    subjects = list(dict.fromkeys(x.referent for x in here if x.subject))
    if len(subjects) == 2 == len({x.referent for x in here}):
        return tuple(subjects)  # "Brook and Vale met on Monday, their third meeting", whoever "they" were before
    pairs = [(x.referent, y.referent) for x, y in pairwise(before) if x.index == y.index]
    if pairs:
        return pairs[-1]
    newest = max(x.sentence for x in before)
    doc = token.doc
    told = [x for x in before if x.sentence == newest]
    main = [x for x in told if not _of_a_thing(doc[x.index])]
    people = list(dict.fromkeys(x.referent for x in (main if len({x.referent for x in main}) == 1 else told)))
    return tuple(people) if len(people) == 2 else ()


def _of_a_thing(person: Token) -> bool:
    """Tell whether *person* is but told of with somebody else: Vale of "met with the junta that had ousted Vale"."""
    clause = next((x for x in person.ancestors if x.dep_ == "relcl"), None)
    return clause is not None and any(x.lower_ in {"that", "which", "who"} for x in clause.lefts)


def _sources_tell(token: Token) -> bool:
    """
    Tell whether "they" goes on with several who told what the sentences right before report, and are not named.

    "Vale would fly to Haven at the invitation of Brook, diplomats said. Talks were planned, they added." A sentence
    that "they" begins may go on with two who are the subject of the one before.
    """
    if token.dep_ != "nsubj" or token.head.lemma_ not in SAYING:
        return False
    start = token.sent.start
    for _ in range(THEY_SENTENCES):
        if not start:
            return False
        before = token.doc[start - 1].sent
        if any(_are_sources(x) for x in before):
            return token.i > token.sent.start or not any(_are_two(x) for x in before)
        start = before.start
    return False


def _are_sources(token: Token) -> bool:
    """Tell whether *token* is the subject of several without a name who tell something: "officials said"."""
    tells = token.dep_ == "nsubj" and token.head.lemma_ in SAYING
    return tells and token.tag_ == "NNS" and reference(token) is None


def _are_two(subject: Token) -> bool:
    """Tell whether two people and no more are told of as the subject that *subject* heads: "Brook and Vale met"."""
    if subject.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    told = (reference(x) for x in subject.doc[subject.left_edge.i : subject.i + 1])
    row = (reference(x) for x in subject.conjuncts)
    people = {y for x in (*told, *row) if x is not None for y in x.referents if y.type is EntityType.PERSON}
    return len(people) == 2


def _is_crowd(token: Token) -> bool:
    """Tell whether *token* tells of several people without a name, as a subject or an object."""
    return (
        token.lemma_.lower() in CROWDS
        and token.tag_ in {"NNS", "NNPS"}
        and token.dep_ in {"nsubj", "nsubjpass", "dobj"}
        and reference(token) is None
    )
