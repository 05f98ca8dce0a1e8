"""
Who is who in one document: names, offices, pronouns and groups resolved to referents.

Names come first (``people``, ``bodies``), then the offices beside them (``coref_offices``); what refers
back, an office without a name, a pronoun or a group, is resolved here, in text order. Only evidence
inside the document is used. Where two readings are equally likely, nothing is resolved: a relation
that needs it is then left out, which costs less than a wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.bodies import find_bodies
from kg.annotate.coref_offices import fits, name_next, name_offices
from kg.annotate.doc import in_title
from kg.annotate.people import find_people
from kg.annotate.resolver import Resolver, words
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

    from kg.annotate.doc import How, Reference, Referent
    from kg.annotate.names import Name
    from kg.annotate.offices import Office


HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "themselves"})
GROUP_NOUNS = {
    **dict.fromkeys(("leader", "president", "minister", "man", "woman", "pair", "counterpart", "envoy", "diplomat",
                     "official", "premier", "ambassador", "negotiator", "statesman", "politician"), EntityType.PERSON),
    **dict.fromkeys(("country", "nation", "state", "neighbour", "neighbor", "side", "capital", "government"),
                    EntityType.COUNTRY),
}  # fmt: skip
"""Nouns of groups ("the two leaders") → what their members are."""

PRONOUN_SENTENCES = 3
THEY_SENTENCES = 2
GROUP_SENTENCES = 4
"""Sentences that a pronoun, "they" and a group look back over."""


@dataclass(slots=True)
class _Seen:
    """A reference to a person or country in text order, for what refers back to it."""

    index: int
    sentence: int
    referent: Referent
    subject: bool


def resolve(doc: Doc, names: list[Name], offices: list[Office]) -> tuple[list[Referent], list[Reference]]:
    """Return the referents and the references of *doc*, and mark its tokens; needs tags, parse and sentences."""
    r = Resolver(doc, names, offices)
    find_people(r)
    find_bodies(r)
    for name in names:
        if name in r.by_name:
            r.refer(name.span, (r.by_name[name],), "adjective" if name.adjective else "name")
    r.references.sort(key=lambda x: x.span.start)
    name_next(r)
    name_offices(r)
    _backward(r)
    r.references.sort(key=lambda x: x.span.start)
    return _ordered(r), r.references


def _ordered(r: Resolver) -> list[Referent]:
    """Return the referents that something refers to, in the order of their first mention."""
    used: dict[Referent, None] = {}
    for one in r.references:
        for referent in one.referents:
            used.setdefault(referent)
    return list(used)


def _backward(r: Resolver) -> None:
    """Resolve what refers back, token by token: each may mean what the tokens before it mean."""
    sentence_of = {token.i: n for n, sentence in enumerate(r.doc.sents) for token in sentence}
    offices = {office.span.root.i: office for office in r.offices if office.holder is None and office.head}
    named = {one.span.root.i: one for one in r.references if one.how in {"name", "office"}}
    seen: list[_Seen] = []
    quoted = {i for quote in r.doc._.quotes or () for i in range(quote.start, quote.end)}
    for token in r.doc:
        n = sentence_of[token.i]
        if _is_style(token):
            continue
        have = r.reference(token)
        if have is not None and have is named.get(token.i):
            seen.extend(_Seen(token.i, n, x, _is_subject(token)) for x in have.referents)
            continue
        found: tuple[Referent, ...] = ()
        how: How = "office"
        span = r.doc[token.i : token.i + 1]
        word = token.lower_
        if token.i in offices and not offices[token.i].plural:
            office = offices[token.i]
            span, found = office.span, _office_holder(r, office, seen, n)
        elif have is not None:
            continue
        elif word in HE or word in SHE:
            found, how = _pronoun(token, seen, n), "pronoun"
        elif word in THEY and token.i not in quoted:
            found, how = _they(token, seen, n), "pronoun"
        elif word == "two" and _stands_alone(token):
            # "The two last met in October."
            span, found, how = r.doc[token.i - 1 : token.i + 1], _latest(seen, EntityType.PERSON, n), "group"
        elif token.pos_ in {"NOUN", "PROPN"}:
            span, found, how = _noun(r, token, seen, n)
        if found:
            r.refer(span, found, how)
            if how == "office" and len(found) == 1:
                found[0].add_alias(" ".join(span.text.split()))
            seen.extend(_Seen(token.i, n, x, _is_subject(token)) for x in found)


def _is_style(token: Token) -> bool:
    """Tell whether a possessive belongs to a style of address: "His Excellency" refers to nobody before."""
    if token.lower_ not in {"his", "her"} or token.i + 1 >= len(token.doc):
        return False
    return token.nbor(1).lower_ in {"excellency", "majesty", "highness"}


def _stands_alone(token: Token) -> bool:
    """Tell whether "two" is a noun phrase with its article: "the two"."""
    with_article = token.i > 0 and token.nbor(-1).lower_ == "the"
    return with_article and token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"}


def _is_subject(token: Token) -> bool:
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token.dep_ in {"nsubj", "nsubjpass"}


def _office_holder(r: Resolver, office: Office, seen: list[_Seen], sentence: int) -> tuple[Referent, ...]:
    of = r.by_name.get(office.of) if office.of is not None else None
    if (
        office.of_unknown
        or office.indefinite
        or not (office.definite or office.of is not None)
        or office.tenure is Tenure.DESIGNATE
    ):
        return ()
    if office.possessor is not None and office.head == "counterpart" and of is None:
        return ()
    fitting = []
    for holder, held, held_of in r.holders:
        if holder not in fitting and fits(office, held, of, held_of):
            fitting.append(holder)
    if not fitting:
        return ()
    if len(fitting) == 1:
        return (fitting[0],)
    recent = [x.referent for x in reversed(seen) if x.referent in fitting and sentence - x.sentence <= 3]
    return (recent[0],) if recent else ()


def _pronoun(token: Token, seen: list[_Seen], sentence: int) -> tuple[Referent, ...]:
    """
    Return whom "he" or "she" means: a person before it, of that gender as far as known.

    Subjects before others, the sentence before the ones before it; a pronoun in object position does not
    mean the subject of its own verb ("Brook met him").
    """
    gender = "m" if token.lower_ in HE else "f"
    window = [
        x
        for x in seen
        if x.referent.type is EntityType.PERSON and sentence - x.sentence <= PRONOUN_SENTENCES and x.index < token.i
    ]
    window = [x for x in window if not x.referent.gender or x.referent.gender == gender]
    if token.dep_ in {"dobj", "pobj", "dative"} and token.lower_ in {"him", "her"}:
        own = {x.i for x in token.head.children} | {x.i for x in token.head.head.children}
        subjects = {x.referent for x in window if x.index in own and x.subject}
        window = [x for x in window if x.referent not in subjects]
    if not window:
        return ()
    reporter = _reporting_subject(token, window)
    if reporter is not None:
        return (reporter,)
    known = [x for x in window if x.referent.gender == gender]
    newest = max(x.sentence for x in window)
    if known and sentence - max(x.sentence for x in known) <= 2:
        window = known
        newest = max(x.sentence for x in window)
    near = [x for x in window if x.sentence == newest]
    subjects_near = [x for x in near if x.subject]
    same_clause = newest == sentence and token.dep_ == "poss"
    chosen = (subjects_near or near)[-1 if same_clause else 0]
    if not chosen.referent.gender:
        others = {x.referent for x in window}
        if len(others) == 1:
            chosen.referent.gender = gender
    return (chosen.referent,)


def _reporting_subject(token: Token, window: list[_Seen]) -> Referent | None:
    """Return the subject of the verb whose clause "he" begins: in "Brook left while Vale said he would stay", Vale."""
    clause = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ not in {"ccomp", "advcl"}:
        return None
    subjects = {x.i for x in clause.head.children if x.dep_ == "nsubj"}
    return next((x.referent for x in reversed(window) if x.index in subjects), None)


def _latest(seen: Iterable[_Seen], kind: EntityType, sentence: int) -> tuple[Referent, ...]:
    """Return the two referents of *kind* mentioned last, in text order; empty if there are fewer."""
    found: list[Referent] = []
    for one in sorted(seen, key=lambda x: -x.index):
        if sentence - one.sentence > GROUP_SENTENCES:
            break
        if one.referent.type is kind and one.referent not in found:
            found.append(one.referent)
            if len(found) == 2:
                return tuple(reversed(found))
    return ()


def _they(token: Token, seen: list[_Seen], sentence: int) -> tuple[Referent, ...]:
    """Return the pair that "the two" or "they" meant before, else the two people of the last sentence with people."""
    before = [
        x
        for x in seen
        if x.referent.type is EntityType.PERSON and x.index < token.i and sentence - x.sentence <= THEY_SENTENCES
    ]
    if not before:
        return ()
    pairs = [(x.referent, y.referent) for x, y in pairwise(before) if x.index == y.index]
    if pairs:
        return pairs[-1]
    newest = max(x.sentence for x in before)
    people = list(dict.fromkeys(x.referent for x in before if x.sentence == newest))
    return tuple(people) if len(people) == 2 else ()


def _noun(r: Resolver, token: Token, seen: list[_Seen], sentence: int) -> tuple[Span, tuple[Referent, ...], How]:
    """Resolve "the two leaders", "both sides", "the pair", "the ministry"."""
    left = token.left_edge.i
    span = r.doc[max(left, token.i - 4) : token.i + 1]
    before = [x.lower_ for x in span[:-1]]
    lemma = token.lemma_.lower()
    plural = token.tag_ in {"NNS", "NNPS"}
    two = (plural and ("both" in before or "two" in before)) or (lemma == "pair" and "the" in before)
    if two and lemma in GROUP_NOUNS and not in_title(token):
        found = _latest(seen, GROUP_NOUNS[lemma], sentence)
        if lemma == "side" and not found:
            found = _latest(seen, EntityType.PERSON, sentence)
        return span, found, "group"
    if before[-1:] in (["the"], ["its"]) and not plural and gazetteer.heads().get(lemma, ("",))[0] == "Organisation":
        for one in reversed(seen):
            if one.referent.type is EntityType.ORGANISATION:
                parts = words(one.referent.name)
                if lemma in parts and len(parts) > 1:
                    return span, (one.referent,), "office"
    return span, (), "group"
