"""
What the rest of a sentence says of a name that stands there alone: that it is a person's.

"Whitlow became active through her union", "Fenton joined the Harbour Party", "Ames, Ada Brook, Tomas Vale and Karl
Stone": towns and firms have no "his", join no parties and stand in no row of people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.runs import LABELS
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

JOINING = frozenset({"join", "rejoin", "quit", "leave", "found", "lead", "chair", "establish", "abandon"})
"""What people do with parties."""

PARTIES = frozenset({"party", "movement", "front"})
"""Last words of the names of parties that firms and towns are not in."""

LABOUR = frozenset({"Labour", "Labor"})
"""Parties of many countries that one word names."""

LIVING = frozenset({"marry", "divorce", "retire", "graduate", "study", "emigrate", "resign", "lecture",
                    "co-found", "cofound", "abdicate"})  # fmt: skip
"""What people alone do with their lives; firms retire and resign as little as towns do."""

DONE_TO = frozenset({"bear", "elect", "reelect", "re-elect", "swear", "bury", "educate", "wound", "arrest", "behead",
                     "imprison", "jail", "acquit", "knight"})  # fmt: skip
"""What is done to people alone: "was born", "was first elected"."""

BELONGING = frozenset({"membership", "affiliation", "candidacy", "resignation", "birth", "childhood", "marriage",
                       "biography", "widow", "brother", "sister", "cabinet"})  # fmt: skip
"""What people alone have: "Fenton's membership"."""

SEATS = frozenset({"seat", "constituency", "nomination"})
"""What people alone win or hold for themselves, beside parties, which win many."""

OWN = frozenset({"his", "her", "himself", "herself"})
"""Words of a clause about one person."""

ROW = 2
"""People at least in whose row a name stands that is one more."""


def told_as_person(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the sentence says that the name *start* to *end*, of one word that no table has, is a person's."""
    root = doc[start:end].root
    opens = root.tag_ == "NN" and root.i == root.sent.start and root.text[:1].isupper()  # which taggers take for a noun
    if end - start > 1 or not (root.tag_ == "NNP" or opens) or root.text.isupper():
        return False
    return _joins_party(root) or _lives(root) or _has_his(root) or _in_row_of_people(root)


def _joins_party(root: Token) -> bool:
    """Tell whether *root* does with a party what people do: "Fenton later joined the Harbour Party"."""
    if root.dep_ != "nsubj" or root.head.lemma_ not in JOINING:
        return False
    objects = [x for x in root.head.children if x.dep_ == "dobj"]
    return any((x.lower_ in PARTIES and x.text[0].isupper()) or _is_known_party(x) for x in objects)


def _is_known_party(word: Token) -> bool:
    """Tell whether *word* alone names a party of the tables: "Fenton led Labour"."""
    return word.text in LABOUR or any(gazetteer.is_body_of_a_country(x.row) for x in gazetteer.lookup(word.text))


def _lives(root: Token) -> bool:
    """Tell whether *root* does, has or undergoes what people alone do: "Fenton was born", "Fenton's candidacy"."""
    if root.dep_ == "poss":
        return root.head.lower_ in BELONGING
    verb = root.head
    if verb.pos_ != "VERB" or verb.i < root.i:
        return False
    if root.dep_ == "nsubjpass":
        return verb.lemma_ in DONE_TO
    if root.dep_ != "nsubj":
        return False
    if verb.lemma_ in {"win", "hold", "lose"}:
        won = [x for x in verb.children if x.dep_ == "dobj" and x.lower_ in SEATS]
        return any(y.lower_ in {"a", "the"} for x in won for y in x.children)
    return verb.lemma_ in LIVING and not (verb.lemma_ == "retire" and any(x.dep_ == "dobj" for x in verb.children))


def _has_his(root: Token) -> bool:
    """Tell whether "his" or "her" behind the verb of *root* can mean nobody else: nobody is named before it."""
    if root.dep_ not in {"nsubj", "nsubjpass"} or root.head.i < root.i:
        return False
    own = next((x for x in root.head.subtree if x.i > root.head.i and x.lower_ in OWN), None)
    if own is None or any(x.dep_ in {"nsubj", "nsubjpass"} for x in root.doc[root.head.i : own.i]):
        return False
    between = [*root.sent[: root.i - root.sent.start], *root.doc[root.i + 1 : own.i]]
    return not any(x.ent_type_ == "PERSON" or x.tag_ == "NNP" or x.lower_ in {"he", "she"} for x in between)


def _in_row_of_people(root: Token) -> bool:
    """Tell whether *root* stands in a row with people whom the model knows for such, by names of two words."""
    people = [x for x in root.conjuncts if x.ent_type_ == "PERSON" and x.ent_iob_ == "I"]
    return len(people) >= ROW and all(LABELS.get(x.ent_type_) is EntityType.PERSON for x in root.conjuncts)
