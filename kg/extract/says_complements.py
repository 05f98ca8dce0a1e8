"""
The clause that a verb reports, and the one that reports it: which they are, where they begin and end.

Frames and the readers of quotations and of clauses between commas ask here; what is said, and by whom, they tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title
from kg.extract.says_ends import cut, other_tense
from kg.extract.says_to import is_visitor
from kg.extract.says_verbs import TELLING, has_that, is_finite, is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.says_report import Piece

BESIDES = frozenset({"if", "because", "unless", "although", "though", "since", "until", "once", "so", "as", "while",
                     "when", "after", "before", "provided"})  # fmt: skip
"""Conjunctions of a clause that belongs to what is said, whichever verb the parser gives it to."""

PLAIN = frozenset({"say", "tell", "write", "add", "announce"})
"""Verbs that take hardly anything but what is said: a clause after them is that, however it is parsed."""

CLAUSES = frozenset({"ccomp", "parataxis"})


def reported_clause(verb: Token) -> Token | None:
    """Return the head of the clause after *verb* that it reports."""
    for child in (*verb.rights, *(x for y in verb.rights if is_visitor(y, verb) for x in y.rights)):
        if is_reported(child):
            return child
        told = child.rights if child.dep_ == "dobj" and verb.lemma_.lower() in TELLING else ()
        for inner in told:  # "told a press briefing that the port was full", of which parsers make a relative clause
            if inner.dep_ in {"relcl", "acl"} and is_whole(inner):
                return inner
        if child.dep_ in {
            "acomp",
            "oprd",
            "ccomp",
            "prep",
        }:  # "is confident that", "made it clear that", "in a letter that"
            for noun in (child, *child.children):
                for inner in noun.rights:
                    if inner.dep_ in {"ccomp", "acl", "relcl", "advcl"} and is_whole(inner):
                        return inner
                    if child.dep_ == "acomp" and noun is child and inner.dep_ == "ccomp" and is_finite(inner):
                        return inner
    return _behind_adjunct(verb)


def _behind_adjunct(verb: Token) -> Token | None:
    """
    Return the clause with "that" which parsers give to the last noun before it: "said after the talks that he would".

    Only where *verb* can hardly be without such a clause and has none; a relative clause of that noun has a gap,
    most often its subject: "said after the talks that lasted an hour".
    """
    if verb.lemma_.lower() not in PLAIN | TELLING or any(x.dep_ in CLAUSES for x in verb.lefts):
        return None
    if any(x.tag_ in {"WDT", "WP"} for x in verb.lefts):
        return None  # "which he said after the talks that he led"
    for adjunct in verb.rights:
        told = adjunct.dep_ == "dobj" and verb.lemma_.lower() in TELLING  # "assured the council that he would wait"
        for clause in adjunct.subtree if told or adjunct.dep_ in {"prep", "advcl", "npadvmod"} else ():
            subject = any(x.dep_ in {"nsubj", "nsubjpass"} and x.lower_ != "that" for x in clause.lefts)
            citing = adjunct.lemma_.lower() in {"cite", "quote"} and clause.dep_ in {"ccomp", "acl"}
            lost = (clause.dep_ == "relcl" or citing) and clause.left_edge.lower_ == "that"
            if lost and subject and is_finite(clause):
                return clause
    return None


def is_whole(clause: Token) -> bool:
    """Tell whether nothing is wanting in a *clause* with "that", as in a relative one: its object stands behind it."""
    objects = [x for x in clause.children if x.dep_ == "dobj"]
    passive = any(x.dep_ == "auxpass" for x in clause.lefts) and any(x.dep_ == "nsubjpass" for x in clause.lefts)
    return has_that(clause) or (bool(objects) and objects[0].lower_ == "that" and (passive or len(objects) > 1))


def is_reported(head: Token) -> bool:
    """Tell whether the clause of *head*, right of a cue, is what that reports; parsers take some for adverbial."""
    if head.dep_ == "xcomp":
        return is_finite(head)
    if is_condition(head):
        return False
    if head.dep_ != "ccomp":
        return head.dep_ == "advcl" and has_that(head)
    if is_finite(head) or any(x.dep_ == "mark" and x.lower_ in {"that", "whether", "if"} for x in head.lefts):
        return True  # "that the boats be painted" has no tense
    if head.tag_ == "VBN" and {"nsubj", "dobj"} <= {x.dep_ for x in head.children}:
        return True  # "claimed the council burned nets", taken for a participle
    # "Brook says port ready to open"; and a verb taken for a noun.
    return (in_title(head) or head.head.lemma_.lower() in PLAIN) and any(x.dep_ == "nsubj" for x in head.lefts)


def is_condition(clause: Token) -> bool:
    """Tell whether *clause* tells on which condition, by its order alone: "should the ban be kept"."""
    first = clause.left_edge
    return first.lower_ == "should" and first.dep_ == "aux" and first.head == clause


def is_bare(verb: Token, stop: int | None = None) -> bool:
    """Tell whether *verb* has nothing before *stop* that it could report instead: no object, infinitive or clause."""
    telling = verb.lemma_.lower() in TELLING
    for child in verb.rights:
        if stop is not None and (child.left_edge.i >= stop or _hangs_over(child, stop)):
            break
        if child.dep_ in {"dobj", "attr", "intj", "oprd", "acomp"}:
            if not (telling and child.dep_ == "dobj") and not is_somebody(child):
                return False
        elif is_visitor(child, verb):
            continue
        elif (child.dep_ == "xcomp" and not (telling and child.pos_ == "PROPN")) or (
            is_reported(child) and child.left_edge.i <= verb.i + 2
        ):
            return False
    return True


def _hangs_over(clause: Token, stop: int) -> bool:
    """Tell whether what is said begins at *stop*, though the parser gives it the time before: "said as he left, …"."""
    first = next(iter(clause.lefts), None)
    return clause.i >= stop and first is not None and first.dep_ == "advcl" and first.right_edge.i < stop


def reporting_clause(verb: Token) -> Piece:
    """Return first and last token of the clause of *verb* without what it reports: "the minister told us on Friday"."""
    first = last = verb.i
    before = {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "cc"}
    for child in verb.children:
        if child.dep_ in CLAUSES or child.is_punct:
            continue
        if child.i < verb.i and (child.dep_ not in before or child.right_edge.i + 4 < first):
            continue
        first = min(first, child.left_edge.i)
        last = max(last, child.right_edge.i)
    return first, last


def content_start(verb: Token, first: int) -> int:
    """Return where what is said before the token *first* begins: with its sentence, or after a colon or semicolon."""
    start: int = verb.sent.start
    for i in range(first - 3, start - 1, -1):
        if verb.doc[i].text in {":", ";"}:
            return i + 1
    return start


def after_that(head: Token) -> int:
    """Return the first token of the clause of *head* after its "that"."""
    that = next((x for x in head.lefts if x.dep_ == "mark" and x.lower_ == "that"), None)
    first = that if that is not None else head.left_edge
    start = first.i + (first.lower_ == "that" and first.dep_ == "mark")
    return _past_medium(head, start) if that is None else start


MEDIA = frozenset({"statement", "interview", "speech", "letter", "communique", "communiqué", "release", "tweet", "post",
                   "message", "report", "broadcast", "briefing", "note", "memo", "email"})  # fmt: skip
"""In what something is said, which stands between the verb and what is said: "said in a statement it would go"."""


def _past_medium(head: Token, start: int) -> int:
    """Return where the clause of *head* begins behind "in a statement", which parsers give to it: *start* if not so."""
    doc = head.doc
    if doc[start].lower_ != "in" or not start or doc[start - 1].pos_ != "VERB" or doc[start].head.i <= start:
        return start
    noun = next((x for x in doc[start].children if x.dep_ == "pobj"), None)
    if noun is None or noun.lemma_.lower() not in MEDIA or noun.right_edge.i + 1 >= head.i:
        return start
    return noun.right_edge.i + 1


def clause_end(verb: Token, told: Token, over: Token | None = None) -> int:
    """
    Return the token after the last of the clause *told* by *verb*, which *over* governs ("quoted him as saying").

    Clauses of reason, condition and time after it belong to it, whichever verb the parser gives
    them to; so does "and that …", and a verb of another tense ("said it was late and does not
    open"). What another cue reports ("adding that …") does not.
    """
    end = told.right_edge.i + 1
    for child in (*verb.rights, *(over.rights if over is not None else ())):
        if child.i < told.i or child.left_edge.i < end - 1:
            continue
        conjoined = child.dep_ == "conj" and (has_that(child) or other_tense(child, over or verb, told))
        besides = child.dep_ == "advcl" and any(
            x.lower_ in BESIDES and x.dep_ in {"mark", "advmod"} for x in child.lefts
        )
        if conjoined or besides or child.dep_ == "ccomp":
            end = child.right_edge.i + 1
    return cut(told.left_edge.i, end, verb)
