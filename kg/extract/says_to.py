"""To whom something is said: who is told, asked, thanked, rung up to hear it; and which paper "this newspaper" is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference, referents
from kg.extract._syntax import conjuncts
from kg.extract.says_cues import sources
from kg.extract.says_ends import governor
from kg.extract.says_sources import ASKED, OUTLETS, names
from kg.extract.says_verbs import TELLING, governed, is_infinitive, object_of
from kg.extract.unnamed import described
from kg.model import UNNAMED, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Reference

MEDIA = frozenset({"letter", "statement", "message", "note", "email", "e-mail", "interview", "speech", "address",
                   "telegram", "cable", "call", "remark", "comment", "conversation"})  # fmt: skip
"""What is said in them is said to whom they go to: "said in a letter to Brook"."""

REACHING = frozenset({"telephone", "phone", "call", "ring", "write", "cable", "email"})
"""Verbs of reaching somebody, to whom is said what it is done for: "rang Brook to say that"."""

PARTIES = frozenset({"side", "authority", "government", "leadership", "administration", "delegation"})
"""Nouns that a country stands before, and is meant by: "thanked the Norwegian side"."""

SENDER = 20
"""Tokens of an article's first paragraph in which the agency that sends it stands in brackets."""


def addressee_of(verb: Token) -> Token | None:
    """
    Return to whom it is said.

    "Told Brook that", "said to Brook that", "said in a letter to Brook", "rang Brook to say that",
    "Asked by Brook whether it was late, he said that".
    """
    thing = object_of(verb) or next((x for x in verb.rights if x.dep_ == "xcomp" and x.pos_ == "PROPN"), None)
    thing = thing or next((object_of(x) for x in verb.rights if is_visitor(x, verb)), None)
    if thing is not None and verb.lemma_.lower() in TELLING:
        return thing  # also in "Brook tells Norway", which parsers of titles take for what she says
    to = governed(verb, "to") or told_beside(verb)
    if to is not None:
        return to
    head = verb.head
    if verb.dep_ in {"advcl", "xcomp"} and is_infinitive(verb) and head.lemma_.lower() in REACHING:
        return object_of(head) or governed(head, "to")
    return None


def is_visitor(participle: Token, verb: Token) -> bool:
    """Tell whether *participle* is of who is told, as it is seldom parsed: "told visiting envoy Brook that"."""
    return participle.dep_ == "xcomp" and participle.lower_ == "visiting" and participle.i == verb.i + 1


def told_beside(verb: Token) -> Token | None:
    """Return to whom a text goes that it is said in, or who asked before: "In a letter to Brook", "Asked by Brook"."""
    for child in _beside(verb):
        if child.dep_ == "prep" and child.lower_ == "in":
            for text in child.children:
                if text.dep_ == "pobj" and text.lemma_.lower() in MEDIA:
                    return governed(text, "to", "with")
        if child.dep_ in {"advcl", "acl"} and child.i < verb.i:
            if (
                child.tag_ == "VBG"
                and child.lemma_ in {"speak", "talk"}
                and (heard := governed(child, "to")) is not None
            ):
                return heard  # "Speaking to the Lake Gazette, Brook said"
            asking = who_asks(child)
            if asking is not None:
                return asking
    # "Told Brook that it was late and proposed a walk": to Brook, too.
    over = governor(verb) if verb.dep_ == "conj" else None
    return object_of(over) if over is not None and over.lemma_.lower() in TELLING else None


def who_asks(participle: Token) -> Token | None:
    """Return who asked, of "Asked by Brook whether it was late": the doer of the participle."""
    if participle.lemma_ not in ASKED or participle.tag_ != "VBN":
        return None
    by = next((x for x in participle.rights if x.dep_ in {"agent", "prep"} and x.lower_ == "by"), None)
    return next((x for x in by.children if x.dep_ == "pobj"), None) if by is not None else None


def _beside(verb: Token) -> Iterator[Token]:
    """Yield what hangs on *verb*, and what stands before the first verb that it is joined to: "In a letter to …"."""
    yield from verb.children
    first = governor(verb) or verb
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if first is not verb:
        yield from first.lefts


def addressed(head: Token) -> str | None:
    """Return the name of whom *head* means, where that is one and named: two who are told are no one addressee."""
    if (land := _land_of_people(head)) is not None:
        return land
    if len(list(conjuncts(head))) > 1:
        return None
    if not referents(head) and sources().get(head.lemma_.lower(), "thing") == "thing":
        return _some_outlet(head)  # "told a news conference with her guest, Tomas Vale"
    found = [x for x in dict.fromkeys(names(head)) if not x.startswith(UNNAMED)]
    if len(found) > 1:
        return None
    return found[0] if found else _party(head) or _outlet(head) or _some_outlet(head)


def _land_of_people(head: Token) -> str | None:
    """Return the country of "the government and people of Norland", of which the two are one."""
    row = list(conjuncts(head))
    if {x.lemma_.lower() for x in row} not in ({"government", "people"}, {"people"}):
        return None
    of = governed(row[-1], "of") or governed(row[0], "of")
    if of is None or len(list(conjuncts(of))) > 1:
        return None
    lands = [x.name for x in referents(of) if x.type is EntityType.COUNTRY]
    return lands[0] if len(lands) == 1 else None


def _party(head: Token) -> str | None:
    """Return the country of "the Norwegian side"."""
    if head.lemma_.lower() not in PARTIES or referents(head):
        return None
    lands = [x for y in head.lefts if y.dep_ in {"amod", "compound", "nmod"} for x in referents_of_adjective(y)]
    return lands[0] if len(lands) == 1 else None


def referents_of_adjective(token: Token) -> list[str]:
    """Return the country whose demonym *token* is, in a list."""
    found = reference(token)
    if found is None or found.how != "adjective":
        return []
    return [x.name for x in found.referents if x.type is EntityType.COUNTRY]


def _outlet(head: Token) -> str | None:
    """Return which outlet "this newspaper" or "the agency" is: the only one that sends the article or is told of it."""
    the = {x.lower_ for x in head.lefts if x.dep_ == "det"}
    if head.lemma_.lower() not in OUTLETS or not the & {"this", "the"}:
        return None
    found = dict.fromkeys(_outlets(head.doc))
    return next(iter(found)) if len(found) == 1 else None


def _some_outlet(head: Token) -> str | None:
    """
    Return the unnamed outlet that its words tell from others: "Norwegian television", "a radio station in Bergen".

    Not "local radio" or "the newspaper", nor where a name stands before it that nobody knows: "LTV television".
    """
    if head.lemma_.lower() not in OUTLETS or head.tag_ in {"NNS", "NNPS"} or referents(head):
        return None
    parts = [x for x in head.lefts if x.dep_ in {"amod", "compound", "nmod"} and x.lower_ not in {"news", "tv"}]
    if any(x.text[0].isupper() and reference(x) is None for x in parts) or any(
        x.tag_ == "PRP$" or x.lower_ == "local" for x in head.lefts
    ):
        return None
    if head.i + 1 < len(head.doc) and head.nbor().pos_ == "PROPN":
        return None  # "the station Kanal Nord"
    where = any(x.dep_ == "prep" and x.lower_ in {"in", "of", "from"} for x in head.rights)
    return UNNAMED + described(head) if parts or where else None


def _outlets(doc: Doc) -> Iterator[str]:
    """Yield the names of bodies that are told something, are written to, or send the article."""
    publisher = doc._.document.publisher if doc._.document is not None else None
    for one in doc._.references:
        if one.how == "name" and one.referents[0].type is EntityType.ORGANISATION:
            name = one.referents[0].name
            if name == publisher or _is_told(one) or _sends(one):
                yield name


def _is_told(one: Reference) -> bool:
    head = one.span.root
    if head.dep_ in {"dobj", "dative"}:
        return head.head.lemma_ == "tell"
    return (
        head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lemma_.lower() in {"statement", "interview"}
    )


def _sends(one: Reference) -> bool:
    """Tell whether brackets or slashes stand around *one* where the body opens: "HAVEN, May 4 (Example News) —"."""
    doc, start, end = one.span.doc, one.span.start, one.span.end
    if not start or end >= len(doc) or {doc[start - 1].text, doc[end].text} not in ({"(", ")"}, {"/"}):
        return False
    line = start
    while line and "\n" not in doc[line - 1].text:
        line -= 1
    return start - line <= SENDER and start == _first_bracket(doc, line)


def _first_bracket(doc: Doc, line: int) -> int:
    return next((i + 1 for i in range(line, min(line + SENDER, len(doc))) if doc[i].text in {"(", "/"}), -1)
