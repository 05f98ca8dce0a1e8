"""People whom a text tells of without a name: "two officials in Seoul", "the Norlandic prime minister"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import Referent
from kg.extract.cues import event_cue
from kg.extract.says_report import is_dash
from kg.model import UNNAMED, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token


ONE_OF_MANY = frozenset({"official", "diplomat", "spokesman", "spokeswoman", "spokesperson", "aide", "adviser",
                         "advisor", "source", "envoy", "negotiator", "delegate", "representative", "member", "officer",
                         "commander", "leader", "secretary"})  # fmt: skip
"""Offices that several hold: where one of them is tells him from the others."""


def unnamed(head: Token) -> Referent:
    """Return the referent for the noun phrase of *head*, which names nobody: one for the same words of a document."""
    made: dict[str, Referent] = head.doc._.unnamed
    words = described(head)
    owner = next((x for x in head.lefts if x.tag_ == "PRP$"), None)
    if owner is not None:
        words = words.removeprefix(owner.text).lstrip()  # "her Norlandic counterpart"
    name = UNNAMED + words
    return made.setdefault(name.lower(), Referent(name, EntityType.PERSON))


def described(head: Token) -> str:
    """Return the words for an unnamed source: its noun phrase without article and clauses ("officials in Seoul")."""
    doc = head.doc
    longest = 5 if not any(True for x in head.rights for y in x.rights for _ in y.conjuncts) else 9
    parted = [i + 1 for i in range(head.left_edge.i, head.i) if doc[i].text in {",", ":"} or is_dash(doc[i])]
    first = max(parted, default=head.left_edge.i)
    left = next((i for i in range(first, head.i + 1) if _wanted(doc[i], head)), head.i)
    end = head.i + 1
    for child in head.rights:
        size = child.right_edge.i + 1 - child.left_edge.i
        if (
            child.dep_ == "prep"
            and child.lower_ in {"of", "from", "in", "at", "to", "for", "close", "with", "within", "inside", "near"}
            and child.left_edge.i == end
            and not _tells_of_meeting(child, head)
            and size <= longest
            and not any(x.pos_ == "VERB" for x in child.subtree)
        ):
            end = child.right_edge.i + 1
        else:
            break
    return doc[left:end].text.replace("\n", " ")


def _tells_of_meeting(preposition: Token, head: Token) -> bool:
    """
    Tell whether a phrase behind an office is of what is done, not of whom: "the premier «in Haven»", "«for talks»".

    Who holds an office is known without it; "officials in Haven" are told by it from others.
    """
    about = [x for x in preposition.children if x.dep_ == "pobj"]
    if preposition.lower_ == "for":
        return any(event_cue(x) is not None for x in about)
    office = gazetteer.titles().get(head.lower_)
    sole = office is not None and office.kind == "office" and head.tag_ == "NN" and head.lower_ not in ONE_OF_MANY
    return sole and preposition.lower_ in {"in", "at", "near", "inside", "within", "with"}


def _wanted(token: Token, head: Token) -> bool:
    return not (
        token.is_punct
        or token.is_space
        or (token.dep_ in {"det", "predet", "punct", "cc", "advmod"} and token.head == head)
    )
