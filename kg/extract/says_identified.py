"""
Speakers whom the first sentences only describe, and whom the next paragraph names: "A former commander said …".

News opens so: who matters comes first, his name second. The one person who is named first behind such an opening,
as the subject of a sentence, is the one described there, if nobody else was named before and nothing that the text
tells of him speaks against it. Sources that are to stay without a name (officials, diplomats, aides) stay so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, reference, referents, sentences_between, span_at
from kg.extract._syntax import children
from kg.model import UNNAMED, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Reference, Referent
    from kg.annotate.office import Office
    from kg.model import Statement

NAMELESS = frozenset({"official", "source", "diplomat", "aide", "person", "man", "woman", "witness", "resident",
                      "insider", "analyst", "observer", "trader", "voter", "relative", "neighbour", "neighbor",
                      "soldier", "farmer", "statement", "report", "spokesman", "spokeswoman", "spokesperson", "letter",
                      "message", "reporter", "journalist", "expert", "employee", "worker", "member", "colleague",
                      "government", "ministry", "agency", "newspaper", "party", "union", "company", "group", "team",
                      "document", "communique", "communiqué", "court", "study", "survey", "poll", "delegate", "driver",
                      "lawyer", "student", "teacher", "doctor", "friend", "adviser", "advisor",
                      "assistant"})  # fmt: skip
"""Nouns of sources that papers leave without a name, of many alike, and of bodies and papers."""

CALLED = frozenset({"know", "name", "call", "identify"})
"""Verbs whose participle tells the name of somebody: "a rebel known as Vale"."""

NEXT = 3
"""Sentences from the description to the name."""


def identified(doc: Doc, statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield *statements*, those of a speaker whom the opening describes said by the one whom the text then names."""
    first = _first_named(doc)
    for said in statements:
        if said.speaker.startswith(UNNAMED) and (named := _named_so(doc, said)) is not None:
            yield replace(said, speaker=named.name)
            continue
        head = _head(doc, said) if first is not None and said.speaker.startswith(UNNAMED) else None
        if first is None or head is None or not _may_be(head, first):
            yield said
        else:
            yield replace(said, speaker=first.referents[0].name)


def _named_so(doc: Doc, said: Statement) -> Referent | None:
    """
    Return who the speaker of *said* is by name, where the text tells it of the words that describe him.

    "A spokesman said … The spokesman, Tomas Vale, said"; "a rebel known as Commander Vale said".
    """
    noun = _head(doc, said)
    if noun is None or noun.tag_ != "NN":
        return None
    called = (x for x in children(noun, "acl") if x.lemma_ in CALLED and x.tag_ == "VBN")
    for word in (z for x in called for z in x.subtree if z.i > x.i):
        one = reference(word)
        if one is not None:
            return one.referents[0] if one.how == "name" and one.referents[0].type is EntityType.PERSON else None
    if not any(x.lower_ in {"a", "an"} for x in children(noun, "det")):
        return None
    later = [x for x in doc._.offices if x.holder is not None and x.span.start > noun.i and _is_the_same(x, noun)]
    found = {y for x in later for y in referents(x.holder.span.root)}
    return next(iter(found)) if len(found) == 1 else None


def _is_the_same(office: Office, noun: Token) -> bool:
    """Tell whether *office* takes up *noun* with "the", right before or behind the name, in the next sentences."""
    root, name = office.span.root, office.holder.span if office.holder is not None else None
    the = root.lemma_.lower() == noun.lemma_.lower() and office.span[0].lower_ == "the" and len(office.span) == 2
    return the and name is not None and name.start == office.span.end + 1 and sentences_between(noun, root) <= NEXT


def _first_named(doc: Doc) -> Reference | None:
    """Return the first name of a person in the body, if he is a subject and nobody else was told of before."""
    people = [
        x
        for x in doc._.references
        if x.how in {"name", "office"} and x.referents and x.referents[0].type is EntityType.PERSON
    ]
    body = [x for x in people if not in_title(x.span[0]) and x.how == "name"]
    if not body:
        return None
    first = body[0]
    root = first.span.root
    subject = root.head if root.dep_ == "appos" else root
    others = (x for x in people if x.span.start < first.span.start and x.referents != first.referents)
    return first if subject.dep_ in {"nsubj", "nsubjpass"} and not any(True for _ in others) else None


def _head(doc: Doc, said: Statement) -> Token | None:
    """Return the noun that describes the speaker of *said*, where it opens the text."""
    if said.speaker_span is None:
        return None
    span = span_at(doc, said.evidence.field, *said.speaker_span, "expand")
    return span.root if span is not None else None


def _may_be(noun: Token, name: Reference) -> bool:
    """Tell whether *noun*, a description, may be of whoever bears *name*: one person, told at most a little before."""
    if noun.pos_ != "NOUN" or noun.tag_ != "NN" or noun.lemma_.lower() in NAMELESS or noun.i > name.span.start:
        return False
    if not in_title(noun) and noun.sent.start == name.span.sent.start:
        return False  # one sentence tells of both
    apart = sentences_between(noun, name.span[0])
    hidden = any(x.lower_ in {"anonymity", "unidentified", "unnamed", "named"} for x in noun.sent)
    another = any(x.lower_ in {"other", "another", "second"} for x in children(noun, "amod", "det"))
    return apart <= NEXT and not hidden and not another
