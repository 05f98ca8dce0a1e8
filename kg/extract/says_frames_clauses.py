"""
Frames of what is said in a clause, an infinitive or a gerund: "vowed to", "denied having", "urged them to".

Which clause a verb reports is told by ``says_complements``; here, what of it is said, though the parser tore it apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title
from kg.annotate.quotes import MARKS
from kg.extract.says_complements import (
    after_that,
    clause_end,
    content_start,
    is_bare,
    reported_clause,
    reporting_clause,
)
from kg.extract.says_ends import TIMES, adds, cut
from kg.extract.says_report import trimmed
from kg.extract.says_to import addressee_of
from kg.extract.says_verbs import (
    FINITE,
    PAST,
    TELLING,
    governed,
    has_that,
    is_finite,
    is_infinitive,
    is_somebody,
    object_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.says_report import Found, Piece

INFORMING = frozenset({"tell", "say", "inform"})
"""Verbs that do not give away, by "what", "who" or "how", what was said: "told us what they want"."""

VISITING = frozenset({"ask", "bid", "congratulate", "deliver", "discuss", "exchange", "hear", "inquire", "enquire",
                      "learn", "offer", "pay", "present", "say", "take", "talk", "thank"})  # fmt: skip
"""What somebody is called on for who is visited: "called on her to discuss the wells"."""


def clause(verb: Token, frame: str) -> Found | None:
    """Read the clause after *verb*, or all of the sentence before a *verb* that ends it."""
    told = reported_clause(verb)
    if told is not None:
        lost = _lost_subject(verb, told)
        if lost is not None:
            return [(lost.left_edge.i, clause_end(verb, told))], addressee_of(verb)
        if verb.lemma_.lower() not in TELLING and _has_matter(verb, told) and not has_that(told):
            return None
        if verb.lemma_.lower() in INFORMING and _is_open(verb, told):
            return None
        return [(_after_day(verb, _after_lost_that(verb, told)), clause_end(verb, told))], addressee_of(verb)
    lost = _lost_verb(verb)
    if lost is not None:
        return [(lost.left_edge.i, cut(lost.left_edge.i, lost.right_edge.i + 1, verb))], None
    if in_title(verb) and _quoted_verb(verb):
        return [(verb.i + 1, verb.sent.end)], None
    if frame == "that":
        return None
    doc, behind = verb.doc, verb.i + 1
    if in_title(verb) and behind < verb.sent.end and doc[behind].tag_ == "``":
        return [(behind, verb.sent.end)], None  # "Dam talks: minister says 'numbers, not slogans'"
    head = next((x for x in verb.lefts if x.dep_ == "ccomp"), verb.head if verb.dep_ == "parataxis" else None)
    if head is None or head.i > verb.i or not is_bare(verb):
        return None
    first, last = reporting_clause(verb)
    if first <= head.i or trimmed(verb.doc, (last + 1, verb.sent.end)) is not None:
        return None  # it does not end its sentence: what stands between commas has been read before
    return [(content_start(verb, first), first)], addressee_of(verb)


def _is_open(verb: Token, clause: Token) -> bool:
    """Tell whether *clause* only asks what, who or how: "what they want"; "what he did was wrong" tells."""
    word = first = clause.left_edge
    while word != clause:
        if word.dep_ in {"csubj", "csubjpass", "advcl"}:
            return False
        word = word.head
    return first.i > verb.i and first.tag_ in {"WP", "WP$", "WDT", "WRB"} and first.lower_ != "that"


def _lost_subject(verb: Token, told: Token) -> Token | None:
    """Return the subject of *told* that is given to "say" for its object: "said his land, with its cows, hoped to"."""
    if verb.lemma_.lower() != "say" or any(x.dep_ in {"nsubj", "nsubjpass", "csubj", "mark"} for x in told.lefts):
        return None
    thing = object_of(verb)
    return thing if thing is not None and thing.i < told.i and not _is_open(verb, told) else None


def _lost_verb(verb: Token) -> Token | None:
    """
    Return the noun that *verb* is given for its object where a clause without "that" is told.

    "Claimed the council burned nets": a participle with an object of its own is no passive, and what parsers take
    for one ("the nets burned") is the verb of that clause.
    """
    for child in verb.rights:
        if child.dep_ == "dobj":
            for inner in child.rights:
                if inner.dep_ == "acl" and inner.tag_ in PAST and any(x.dep_ == "dobj" for x in inner.rights):
                    return child
    return None


def _quoted_verb(verb: Token) -> bool:
    """
    Tell whether the object of *verb*, in a title, does or is what is quoted behind it.

    "Denies Norland 'sold it'", "says talks 'useful'".
    """
    thing, doc, end = object_of(verb), verb.doc, verb.sent.end
    if verb.lemma_.lower() == "say":
        return any(x.text in MARKS for x in doc[verb.i + 2 : end - 1])
    mark = thing.right_edge.i + 1 if thing is not None else end
    return mark + 1 < end and doc[mark].text in MARKS and doc[mark + 1].tag_ in FINITE


def _has_matter(verb: Token, told: Token) -> bool:
    """Tell whether *verb* has an object before *told*, neither person nor pronoun: it reports that, and no clause."""
    thing = object_of(verb)
    return thing is not None and thing.i < told.i and thing.pos_ != "PRON" and not is_somebody(thing)


def _after_lost_that(verb: Token, told: Token) -> int:
    """Return where the clause *told* by *verb* begins; the parser may have left its subject behind its "that"."""
    start, doc = after_that(told), verb.doc
    for i in range(start - 1, max(verb.i, start - 15), -1):
        if doc[i].text == "," or (is_finite(doc[i]) and doc[i].dep_ != "ccomp"):
            break
        if doc[i].lower_ == "that" and doc[i].tag_ in {"IN", "WDT", "DT"}:
            return i + 1
    return start + (doc[start].lower_ == "that" and doc[start].tag_ in {"WDT", "IN"})


def _after_day(verb: Token, start: int) -> int:
    """Return *start* behind a day on which it was said: "said on Monday it would", given to what it would."""
    doc, end = verb.doc, start
    if start != verb.i + 1 or doc[start].lower_ != "on":
        return start
    while end + 1 < verb.sent.end and doc[end + 1].ent_type_ in TIMES:
        end += 1
    behind = doc[end + 1] if end + 1 < verb.sent.end else None
    return end + 1 if end > start and behind is not None and behind.text != "," else start


def _infinitive(head: Token, start: int) -> Piece:
    """
    Return the infinitive from *start* on.

    Not what follows a comma and a preposition (", at the end of a visit"), nor a finite verb joined to
    it ("urged them to wait and told us"): both are the speaker's.
    """
    doc, end = head.doc, head.right_edge.i + 1
    for i in range(start + 3, end - 1):
        if doc[i].text == "," and doc[i + 1].pos_ in {"ADP", "SCONJ"} and doc[i + 1].head == head:
            return start, i
        if doc[i].text == "," and adds(doc[i + 1]):
            return start, i
        if doc[i].dep_ == "cc" and doc[i + 1].tag_ in FINITE and doc[i + 1].dep_ == "conj":
            return start, i
    return start, end


def infinitive(verb: Token, frame: str) -> Found | None:
    """Read the infinitive of the speaker: "vowed to mend it"."""
    for child in verb.rights:
        if child.dep_ == "xcomp" and is_infinitive(child):
            return [_infinitive(child, child.left_edge.i)], addressee_of(verb)
    return None


def gerund(verb: Token, frame: str) -> Found | None:
    """Read the gerund of the speaker: "denied having met him"."""
    for child in verb.rights:
        tags = {child.tag_, *(x.tag_ for x in child.lefts if x.dep_.startswith("aux"))}
        if child.dep_ in {"xcomp", "ccomp", "pcomp"} and "VBG" in tags:
            return [(child.left_edge.i, child.right_edge.i + 1)], None
    return None


def addressee_to(verb: Token, frame: str) -> Found | None:
    """Read the infinitive of the one spoken to: "urged the council to mend it", "called on it to"."""
    phrasal = verb.lemma_.lower() in {"call", "appeal"}
    asked = governed(verb, "on", "upon", "to") if phrasal else object_of(verb)
    if asked is not None and asked.ent_type_ in TIMES:
        asked = None
    visited = verb.lemma_.lower() == "call" and asked is not None and is_somebody(asked)
    for child in verb.rights:
        if child.dep_ in {"xcomp", "ccomp", "advcl"} and is_infinitive(child):
            if visited and child.lemma_.lower() in VISITING:
                return None
            to = next((x for x in child.lefts if x.dep_ == "nsubj"), asked)
            if to is None:
                return None
            start = next(x.i for x in child.lefts if x.lower_ == "to" and x.dep_ == "aux")
            return [_infinitive(child, start - (child.doc[start - 1].dep_ == "neg"))], to
    for child in asked.rights if asked is not None else ():
        if child.dep_ in {"acl", "relcl", "xcomp", "advcl"} and is_infinitive(child):
            return [_infinitive(child, child.left_edge.i)], asked
    return None
