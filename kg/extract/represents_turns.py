"""
Offices told in other turns than a title beside a name, read from the parse.

Cases: "For Norland, Deputy Minister Ada Brook signed", "signed by Ada Brook for Norland and Tomas Vale for Sudland",
"took up her post as Norland's ambassador", "Norlandic foreign minister for two years, Ada Brook is a lawyer",
"Norland's most senior diplomat in Haven, Ada Brook", "a minister in Norland's government".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import evidence, reference, tokens_of
from kg.extract._syntax import children, prepositional, subjects
from kg.extract.capitals import country_at
from kg.extract.meets_who import people_of
from kg.model import Representation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Referent

SIGNING = frozenset({"sign", "initial", "negotiate", "speak", "act", "vote", "accept", "reply", "answer"})
"""Verbs of what is done for a country."""

TAKING_UP = frozenset({"post", "duty", "job", "position", "role", "office", "term", "work", "place"})
"""What one takes up, leaves or has "as" the holder of an office."""

SENIOR = frozenset({"diplomat", "official", "woman", "man", "representative", "negotiator"})
"""Who is called a country's most senior, or its point man."""


def told_in_turns(doc: Doc) -> Iterator[Representation]:
    """Yield what the turns of *doc* tell of who holds an office of which country."""
    for token in tokens_of(doc):
        if token.dep_ == "prep" and token.lower_ == "for":
            yield from _acting_for(token)
        elif token.dep_ == "prep" and token.lower_ == "as":
            yield from _post_as(token)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in SENIOR:
            yield from _most_senior(token)
        elif token.pos_ == "NOUN" and token.lemma_.lower() == "minister":
            yield from _in_government(token)


def _acting_for(preposition: Token) -> Iterator[Representation]:
    """Yield "signed by Brook for Norland and Vale for Sudland", "For Norland, Brook signed the protocol"."""
    land = next((x for x in children(preposition, "pobj") if country_at(x) is not None), None)
    of = country_at(land) if land is not None else None
    if land is None or of is None:
        return
    above = preposition.head
    verb = above if above.pos_ == "VERB" else next((x for x in above.ancestors if x.pos_ == "VERB"), None)
    if verb is None or verb.lemma_ not in SIGNING:
        return
    before = reference(preposition.nbor(-1)) if preposition.i else None
    if before is not None and before.how == "name":
        who = people_of([before.span.root])  # "by Brook for Norland and Vale for Sudland", however it is parsed
    else:
        fronted = above is verb and preposition.i == preposition.sent.start
        who = people_of(subjects(verb)) if fronted else []
    if len(who) == 1:
        yield _told(preposition, who[0][0], of, "")


def _post_as(preposition: Token) -> Iterator[Representation]:
    """Yield "took up her post as Norland's ambassador in Haven"."""
    office = next(iter(children(preposition, "pobj")), None)
    if office is None or not _is_office(office):
        return
    of = next((x for y in children(office, "poss") if (x := country_at(y)) is not None), None)
    noun = preposition.head if preposition.head.lemma_.lower() in TAKING_UP else None
    verb = noun.head if noun is not None else preposition.head
    if noun is None and verb.lemma_ != "replace":
        return
    who = people_of(subjects(verb)) if verb.pos_ == "VERB" else []
    if of is not None and len(who) == 1:
        yield _told(office, who[0][0], of, _words(office))


def _most_senior(noun: Token) -> Iterator[Representation]:
    """Yield "Norland's most senior diplomat in Haven, Ada Brook", "Norland's point man on trade, Tomas Vale"."""
    of = next((x for y in children(noun, "poss") if (x := country_at(y)) is not None), None)
    there = prepositional(noun, "in", "to", "at", "on")
    named = people_of(children(noun, "appos")) or people_of(y for x in there for y in children(x, "appos"))
    words = {x.lower_ for x in noun.lefts}
    leading = words & {"senior", "top", "point", "chief", "main", "leading"} or any(x.tag_ == "JJS" for x in noun.lefts)
    placed = noun.lemma_.lower() in {"man", "woman"} and any(x.lower_ == "in" for x in children(noun, "prep"))
    if of is not None and len(named) == 1 and (leading or placed):
        yield _told(noun, named[0][0], of, _words(noun))


def _in_government(noun: Token) -> Iterator[Representation]:
    """Yield "Ada Brook, a minister in Norland's caretaker government"."""
    who = people_of([noun.head]) if noun.dep_ == "appos" else []
    cabinets = (
        x for x in prepositional(noun, "in", "of") if x.lemma_.lower() in {"government", "cabinet", "coalition"}
    )
    of = next((x for y in cabinets for z in children(y, "poss", "amod") if (x := country_at(z)) is not None), None)
    if of is not None and len(who) == 1:
        yield _told(noun, who[0][0], of, "minister")


def _is_office(noun: Token) -> bool:
    title = gazetteer.titles().get(noun.lemma_.lower())
    return title is not None and title.kind == "office"


def _words(office: Token) -> str:
    """Return the words of *office* without whose it is: "most senior diplomat"."""
    own = [x for x in office.lefts if x.dep_ in {"amod", "compound"} or x.tag_ in {"JJS", "RBS"}]
    return " ".join([*(x.text for x in own), office.text])


def _told(where: Token, agent: Referent, of: Referent, role: str) -> Representation:
    return Representation(agent.name, of.name, evidence(where.sent, "represents/turn"), role=role or None)
