"""Whose "the statement" is: who said something in a statement, or issued one, in the sentences before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference, referents
from kg.extract._syntax import subjects
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.doc import Reference

ISSUED = frozenset({"statement", "communique", "communiqué", "release", "readout", "read-out"})
"""Texts that speak for whoever issued them."""

ISSUES = frozenset({"issue", "release", "publish", "circulate", "post", "send"})
"""Verbs whose object is such a text."""

BACK = 120
"""Tokens before "the statement" in which it is told whose it is."""


def issuer(text: Token) -> Token | None:
    """
    Return who issued the definite *text*: "the ministry said in a statement. … The statement said", its head.

    ``None`` where the text tells of none, or where a person did: what he said he said himself.
    """
    if text.lemma_.lower() not in ISSUED or not any(x.lower_ in {"the", "its"} and x.dep_ == "det" for x in text.lefts):
        return None
    if any(x.dep_ in {"poss", "prep", "acl", "relcl"} for x in text.children):
        return None
    doc = text.doc
    for i in range(text.i - 1, max(-1, text.i - BACK), -1):
        before = doc[i]
        if before.lemma_.lower() not in ISSUED or before.pos_ != "NOUN":
            continue
        if (whose := _whose(before)) is not None:
            people = any(x.type is EntityType.PERSON for x in referents(whose))
            return None if people else whose
    return None


def issued_by(text: Token) -> Token | None:
    """Return the head of the body named before *text*: "a Norlandic Foreign Ministry statement said"."""
    if text.lemma_.lower() not in ISSUED:
        return None
    found = (x for x in text.lefts if x.dep_ in {"compound", "nmod", "amod"})
    bodies = (x for x in found if (one := reference(x)) is not None and _is_body(one))
    return next(bodies, None)


def _is_body(one: Reference) -> bool:
    return any(x.type is EntityType.ORGANISATION for x in one.referents)


def _whose(noun: Token) -> Token | None:
    """Return who issued *noun*, as its own clause tells."""
    if (body := issued_by(noun)) is not None:
        return body
    for child in noun.children:
        if child.dep_ == "poss" and child.tag_ != "PRP$":
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "of"}:
            inner = next((x for x in child.children if x.dep_ == "pobj"), None)
            if inner is not None and (referents(inner) or inner.pos_ in {"NOUN", "PROPN"}):
                return inner
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "in":
        verb = verb.head
    elif not (noun.dep_ == "dobj" and verb.lemma_ in ISSUES):
        return None
    return next((x for x in subjects(verb) if x.pos_ in {"NOUN", "PROPN"}), None)
