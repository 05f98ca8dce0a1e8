"""Groups told of by number first and named in the sentences behind: "two envoys … The two men, A and B, signed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.coref_groups import GROUP_NOUNS, NUMBERS, SETS
from kg.annotate.doc import in_title, sentences_between, tokens_of
from kg.annotate.lemmas import singular
from kg.annotate.names import by_token_of
from kg.annotate.office import row_of
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.doc import Referent
    from kg.annotate.resolver import Resolver

ANYBODY = frozenset({"man", "woman", *SETS, *NUMBERS})
"""What people are called again, whatever they were called first."""

BACK = 3
"""Sentences back in which they were told of."""

PERSON = frozenset({EntityType.PERSON})


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
