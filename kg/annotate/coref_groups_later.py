"""
Groups told of first and named in the sentences behind: "two envoys … The two men, A and B, signed".

"The ministers of Norland and Sudland met. Ada Brook and Tomas Vale agreed": named in the order of their countries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.coref_groups import GROUP_NOUNS, NUMBERS, SETS
from kg.annotate.coref_seen import SAYING
from kg.annotate.doc import in_title, sentences_between, tokens_of
from kg.annotate.lemmas import singular
from kg.annotate.names import by_token_of
from kg.annotate.office import Office, role_of_one, row_of
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from kg.annotate.doc import Referent
    from kg.annotate.names import Name
    from kg.annotate.resolver import Resolver

ANYBODY = frozenset({"man", "woman", *SETS, *NUMBERS})
"""What people are called again, whatever they were called first."""

BACK = 3
"""Sentences back in which they were told of."""

PERSON = frozenset({EntityType.PERSON})


def name_ministers_later(r: Resolver) -> None:
    """Give "the ministers of Norland and Sudland" to the two new people with whom the text goes on."""
    more: list[Office] = []
    for office in r.offices:
        if len(office.bodies) < 2 or not office.definite or office.holder is not None or in_title(office.span.root):
            continue
        people = _named_next(r, office)
        if len(people) != len(office.bodies) or office.tenure is not Tenure.CURRENT:
            continue
        office.holder, office.others, office.rule = people[0], tuple(people[1:]), "office/shared"
        told = zip(people, office.bodies, strict=True)
        role = role_of_one(office)
        more.extend(Office(x.span, role, office.head, of=of, holder=x, rule="office/named-next") for x, of in told)
    r.offices[:] = sorted([*r.offices, *more], key=lambda x: x.span.start)


def _named_next(r: Resolver, office: Office) -> list[Name]:
    """
    Return the people with whom the next sentence that names any begins, all new: "Brook and Vale talked".

    Or "Brook came by car, Vale by train". Nobody where it tells what one of them is, or says, or has others too.
    """
    doc, end = r.doc, office.span.root.sent.end
    for _ in range(NEXT):
        if end >= len(doc):
            break
        sentence = doc[end].sent
        named = [x for x in r.names if x.type is EntityType.PERSON and end <= x.span.start < sentence.end]
        if named:
            return named if _are_new(r, named, office) and _begin(named, sentence) else []
        end = sentence.end
    return []


NEXT = 2
"""Sentences behind the ministers of two countries in which they are named."""


def _are_new(r: Resolver, named: list[Name], office: Office) -> bool:
    """
    Tell whether all of *named* are named in full and first told of here, and nothing is told of what else they are.

    Later on one of them may be called "the minister from Haven".
    """
    other = (
        x for x in r.offices if x.holder is not None and not f" {office.head}".endswith(f" {x.head or office.role}")
    )
    told = {r.by_name.get(x.holder) for x in other if x.holder is not None}
    people = [r.by_name.get(x) for x in named]
    before = {r.by_name.get(x) for x in r.names if x.span.start < office.span.end and not in_title(x.span[0])}
    full = all(len(x.span) > 1 and not x.titled for x in named)
    return full and len(set(people)) == len(people) and not any(x is None or x in told or x in before for x in people)


def _begin(named: list[Name], sentence: Span) -> bool:
    """Tell whether *named* are the subjects that *sentence* opens with, none of them told to say something."""
    doc, first = sentence.doc, named[0].span
    if any(not x.is_space for x in doc[sentence.start : first.start]) or first.root.dep_ != "nsubj":
        return False
    if first.root.head.lemma_ in SAYING:
        return False
    joined = all(doc[x.span.start - 1].lower_ in {"and", "while", ",", ";"} for x in named[1:])
    behind, last = doc[first.end], doc[min(named[-1].span.end, len(doc) - 1)]
    row = behind.lower_ == "and" or (behind.text == "," and named[1].span.start == first.end + 1)
    return joined and (row or behind.pos_ in {"VERB", "AUX"}) and last.text not in {",", "("}


def name_groups_later(r: Resolver) -> None:
    """Let "two envoys" refer to those whom "The (two) envoys, Ada Brook and Tomas Vale," names soon behind."""
    counted = [x for x in tokens_of(r.doc) if _counts(x) and r.reference(x) is None and not in_title(x)]
    if not counted:
        return
    by_token = by_token_of(r.names)
    for noun in tokens_of(r.doc):
        if (
            not (noun.tag_ in {"NNS", "NNPS", "NN"} or noun.lower_ in NUMBERS)
            or noun.i + 2 >= len(r.doc)
            or noun.nbor().text != ","
        ):
            continue
        if not any(x.lower_ in {"the", "both"} for x in r.doc[max(noun.left_edge.i, noun.i - 3) : noun.i]):
            continue
        names, end = row_of(r.doc, noun.i + 2, by_token, PERSON)
        people = tuple(dict.fromkeys(r.by_name[x] for x in names if x in r.by_name))
        if (
            len(people) < 2
            or len(people) != len(names)
            or (end < len(r.doc) and r.doc[end].text not in {",", ".", ";"})
        ):
            continue
        first = next((x for x in counted if _meant(r, x, noun, people)), None)
        if first is not None:
            r.refer(r.doc[first.left_edge.i : first.i + 1], people, "group")


def _counts(noun: Token) -> bool:
    """Tell whether *noun* is of two, three or four people whom the text brings in: "two rebel commanders"."""
    if noun.tag_ != "NNS" or not any(x.lower_ in NUMBERS and x.dep_ == "nummod" for x in noun.children):
        return False
    if any(x.dep_ in {"det", "poss"} for x in noun.children):
        return False
    title = gazetteer.titles().get(noun.lemma_.lower())
    return GROUP_NOUNS.get(noun.lemma_.lower()) is EntityType.PERSON or (title is not None and title.kind == "office")


def _meant(r: Resolver, first: Token, again: Token, people: tuple[Referent, ...]) -> bool:
    """Tell whether *first* is who *again* is, told of soon before it, as many as *people* are, and they are new."""
    if not first.i < again.i or sentences_between(first, again) > BACK:
        return False
    number = next(NUMBERS[x.lower_] for x in first.children if x.lower_ in NUMBERS)
    word = singular(again.lemma_.lower()) if again.tag_ == "NNPS" else again.lemma_.lower()
    if number != len(people) or word not in ANYBODY | {first.lemma_.lower()}:
        return False
    return all(x.span.start > first.i for x in r.names if r.by_name.get(x) in people and not in_title(x.span[0]))
