"""
Those who hold an office of several countries each, and are named only in a sentence behind it.

"The deputy premiers of Norland and Sudland met at the bridge. Ada Brook and Tomas Vale talked for an hour": Brook is
Norland's and Vale Sudland's, in the order in which the countries are told. So only if as many people are named there
for the first time as there are countries, and nothing else says what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import in_title
from kg.annotate.marks import GENITIVE
from kg.annotate.names import by_token_of
from kg.annotate.office import Office, role_of_one
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.annotate.names import ByToken, Name

NEXT = 2
"""Sentences behind the office in which its holders must be named."""

OF_MANY = frozenset({"official", "diplomat", "expert", "delegate", "negotiator", "analyst", "lawmaker", "legislator",
                     "member", "representative", "citizen", "soldier", "team", "officer"})  # fmt: skip
"""Offices of which each country has several."""

STANDS_APART = frozenset({",", ";", "and", "while", "but"})
"""What stands before the second of two who are told of one after the other."""


def named_later(doc: Doc, names: list[Name], offices: list[Office]) -> Iterator[Office]:
    """Yield the single offices of those who are named behind "the premiers of Norland and Sudland"."""
    held = {x for office in offices for x in (office.holder, *office.others) if x is not None}
    by_token = by_token_of(names)
    for office in offices:
        if len(office.bodies) < 2 or office.holder is not None or office.head in OF_MANY or in_title(office.span[0]):
            continue
        people = _first_named(doc, names, office)
        if len(people) != len(office.bodies) or any(x in held for x in people):
            continue
        if not _are_subjects(doc, people, by_token):
            continue
        role = role_of_one(office)
        for of, holder in zip(office.bodies, people, strict=True):
            yield Office(
                holder.span, role, office.head, of=of, holder=holder, tenure=office.tenure, rule="office/later"
            )


def _first_named(doc: Doc, names: list[Name], office: Office) -> list[Name]:
    """Return the people of the first sentence behind *office* that names any; none if they were named before."""
    sentence = office.span.sent
    people = [x for x in names if x.type is EntityType.PERSON]
    if any(sentence.start <= x.span.start < sentence.end for x in people):
        return []
    for _ in range(NEXT):
        if sentence.end >= len(doc):
            return []
        sentence = doc[sentence.end].sent
        named = [x for x in people if sentence.start <= x.span.start < sentence.end]
        if named:
            before = {x.span[-1].text for x in people if x.span.start < sentence.start and not in_title(x.span[0])}
            new = all(len(x.span) > 1 and not x.titled and x.span[-1].text not in before for x in named)
            return named if new and len({x.span[-1].text for x in named}) == len(named) else []
    return []


def _are_subjects(doc: Doc, people: list[Name], by_token: ByToken) -> bool:
    """Tell whether the first of *people* opens the sentence, and nothing beside them says what any of them is."""
    first = people[0].span
    opens = first.start == first.sent.start or (first.start == first.sent.start + 1 and doc[first.start - 1].is_space)
    # Of a row parsers make the last name the subject, and the first ones a part of it.
    if not opens or not any(x.span.root.dep_ in {"nsubj", "nsubjpass"} for x in people):
        return False
    return all(_is_bare(doc, x, by_token, first=n == 0) for n, x in enumerate(people))


def _is_bare(doc: Doc, name: Name, by_token: ByToken, *, first: bool) -> bool:
    """Tell whether *name* follows a comma or "and", and neither "of", a country nor an apposition tells whose it is."""
    start, end = name.span.start, name.span.end
    if not first and doc[start - 1].lower_ not in STANDS_APART:
        return False
    if start - 1 in by_token and by_token[start - 1].type is not EntityType.PERSON:
        return False
    if end >= len(doc):
        return True
    if doc[end].lower_ in {"of", "from", "("} or doc[end].text in GENITIVE:
        return False
    told = (gazetteer.titles().get(x.lower_) for x in doc[end : end + 5])
    apposition = doc[end].text == "," and any(x is not None and x.kind == "office" for x in told)
    return not apposition
