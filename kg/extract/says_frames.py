"""
Frames: from a cue verb to the words that it reports.

Each reader takes the verb and the name of its frame, and returns the pieces of text and to whom
they are said, or nothing where the frame does not fit. ``kg.extract.says_cues`` lists the frames.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, referents
from kg.annotate.quotes import MARKS
from kg.extract._syntax import conjuncts, subjects
from kg.extract.says_cues import sources
from kg.extract.says_ends import SPANS, TIMES, adds, cut, other_tense
from kg.extract.says_report import Piece, trimmed
from kg.extract.says_sources import is_source
from kg.extract.says_to import addressee_of, is_visitor
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
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

Found = tuple[list[Piece], "Token | None"]
Reader = Callable[["Token", str], "Found | None"]

BESIDES = frozenset({"if", "because", "unless", "although", "though", "since", "until", "once", "so", "as", "while",
                     "when", "after", "before", "provided"})  # fmt: skip
"""Conjunctions of a clause that belongs to what is said, whichever verb the parser gives it to."""

PLAIN = frozenset({"say", "tell", "write", "add", "announce"})
"""Verbs that take hardly anything but what is said: a clause after them is that, however it is parsed."""

INFORMING = frozenset({"tell", "say", "inform"})
"""Verbs that do not give away, by "what", "who" or "how", what was said: "told us what they want"."""

ADDRESSING = frozenset({"urge"})
"""Verbs whose object is a matter only where it is nobody spoken to: "urged restraint", not "urged the council"."""

HANDED = frozenset({"invitation", "message", "letter", "note", "document", "gift", "decision"})
"""What is conveyed, and is nothing said: "conveyed an invitation"."""

ARMED = frozenset({"attack", "blast", "defend"})
"""Verbs of what is done with arms as well as with words."""

TARGETS = frozenset({"agreement", "approach", "attitude", "bill", "budget", "choice", "conduct", "course", "deal",
                     "decision", "delay", "failure", "handling", "idea", "inaction", "indifference", "law",
                     "leadership", "measure", "move", "plan", "policy", "position", "proposal", "record", "refusal",
                     "remark", "report", "right", "role", "ruling", "sale", "sanction", "silence", "slowness", "stance",
                     "statement", "strategy", "tariff", "tax", "toll", "treaty", "use", "vote"})  # fmt: skip
"""What is attacked and defended in words."""

GIVEN_TO = frozenset({"convey", "express", "extend", "offer", "send"})
"""Verbs of what is said to somebody: "conveyed to Brook her thanks"."""

COURTESIES = frozenset({"apology", "appreciation", "condolence", "congratulation", "congratulations", "gratitude",
                        "greeting", "greetings", "regret", "solidarity", "sympathy", "thank", "thanks",
                        "wish"})  # fmt: skip
"""What is said where it is extended, offered or sent: "extended its sympathy"."""

UNNAMED_ON = frozenset({"anonymity", "condition", "confidentiality"})
"""What a source insists on for itself: "said an aide, insisting on anonymity"."""

VISITING = frozenset({"ask", "bid", "congratulate", "deliver", "discuss", "exchange", "hear", "inquire", "enquire",
                      "learn", "offer", "pay", "present", "say", "take", "talk", "thank"})  # fmt: skip
"""What somebody is called on for who is visited: "called on her to discuss the wells"."""

TOLD_BEFORE = frozenset({"account", "claim", "version", "allegation", "accusation", "charge", "suggestion", "assertion",
                         "characterisation", "characterization", "report"})  # fmt: skip
"""What has been told before, where "that" or "this" stands before it."""

CLAUSES = frozenset({"ccomp", "parataxis"})
PARTS_OF_TIME = frozenset({"century", "decade", "evening", "morning", "night", "noon", "second", "season", "time",
                           "weekend", "while"})  # fmt: skip
LATER = frozenset({"in", "on", "after", "during"})
"""Prepositions after an object that tell when or where it was said, more often than what."""


# --- clauses ----------------------------------------------------------------------------


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
    return None


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


def is_whole(clause: Token) -> bool:
    """Tell whether nothing is wanting in a *clause* with "that", as in a relative one: its object stands behind it."""
    objects = [x for x in clause.children if x.dep_ == "dobj"]
    passive = any(x.dep_ == "auxpass" for x in clause.lefts) and any(x.dep_ == "nsubjpass" for x in clause.lefts)
    return has_that(clause) or (bool(objects) and objects[0].lower_ == "that" and (passive or len(objects) > 1))


def is_reported(head: Token) -> bool:
    """Tell whether the clause of *head*, right of a cue, is what that reports; parsers take some for adverbial."""
    if head.dep_ == "xcomp":
        return is_finite(head)
    if head.dep_ != "ccomp":
        return head.dep_ == "advcl" and has_that(head)
    if is_finite(head) or any(x.dep_ == "mark" and x.lower_ in {"that", "whether", "if"} for x in head.lefts):
        return True  # "that the boats be painted" has no tense
    # "Brook says port ready to open"; and a verb taken for a noun.
    return (in_title(head) or head.head.lemma_.lower() in PLAIN) and any(x.dep_ == "nsubj" for x in head.lefts)


def _has_matter(verb: Token, told: Token) -> bool:
    """Tell whether *verb* has an object before *told*, neither person nor pronoun: it reports that, and no clause."""
    thing = object_of(verb)
    return thing is not None and thing.i < told.i and thing.pos_ != "PRON" and not is_somebody(thing)


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
    return first.i + (first.lower_ == "that" and first.dep_ == "mark")


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


# --- infinitives and gerunds ------------------------------------------------------------


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


# --- phrases ----------------------------------------------------------------------------


def phrase(verb: Token, preposition: str, thing: Token | None) -> Token | None:
    """Return the *preposition* that *verb* governs, or, as parsers have it, its object or a time: "last year of"."""
    days = [x for x in verb.rights if x.dep_ == "npadvmod" and x.ent_type_ == "DATE"]
    parts = [x for x in thing.rights if x.dep_ == "acl"] if thing is not None else []  # "the step taken in May as"
    for head in (verb, thing, *days, *parts):
        for child in head.rights if head is not None else ():
            if (
                child.lower_ == preposition
                and child.dep_ in {"prep", "agent", "mark"}
                and child.n_lefts + child.n_rights
            ):
                return child
    return None


def addressee_with(verb: Token, frame: str) -> Found | None:
    """Read the phrase after the one spoken to: "thanked the council for the road"."""
    to = object_of(verb)
    told = phrase(verb, frame.split()[1], to)
    if to is None or told is None:
        return None
    return [(told.left_edge.i, told.right_edge.i + 1)], to


def object_with(verb: Token, frame: str) -> Found | None:
    """Read object and phrase: "accused the council of hiding it", "described the plan as a gift"."""
    thing = object_of(verb)
    told = phrase(verb, frame.split()[1], thing)
    if told is None:
        return None
    if thing is None:  # "what she described as 'a gift'", "the guests whom it accused of theft"
        if verb.dep_ == "relcl" and frame != "object as":
            return [(told.left_edge.i, told.right_edge.i + 1)], None
        return ([(told.i + 1, told.right_edge.i + 1)], None) if frame == "object as" else None
    start, end = min(thing.left_edge.i, told.left_edge.i), max(thing.right_edge.i, told.right_edge.i) + 1
    return [(start, cut(start, end, verb))], None


def predicate(verb: Token, frame: str) -> Found | None:
    """
    Read what the object is called, and the object too where a noun tells it.

    "Called *the plan a gift*", "called it *a gift*"; in quotation marks the predicate stands for
    itself: "called the plan *'a gift'*".
    """
    doc, thing = verb.doc, object_of(verb)
    which = any(x.dep_ == "dobj" and x.tag_ in {"WDT", "WP"} for x in verb.lefts)
    if thing is None and which and verb.i + 2 < len(doc) and doc[verb.i + 1].tag_ == "``":
        return [(verb.i + 1, max(verb.right_edge.i, verb.i + 2) + 1)], None  # "…, which he calls 'a gift'"
    if thing is not None and thing.i + 1 < len(doc) and doc[thing.i + 1].tag_ == "``":
        own = [x.right_edge.i for x in verb.rights if x.dep_ != "conj"]  # not "…, and the mayor left"
        return [(thing.i + 1, cut(thing.i + 1, max([thing.right_edge.i, *own]) + 1, verb))], None
    if frame == "quoted predicate":
        return None
    for child in verb.rights:
        named = thing if child.dep_ == "oprd" else None
        if child.dep_ == "ccomp" and child.pos_ in {"NOUN", "ADJ", "PROPN"} and not is_reported(child):
            named = next((x for x in child.lefts if x.dep_ == "nsubj"), None)
        if named is None and child.dep_ != "oprd":
            continue
        if child.pos_ == "PROPN" and any(x.type is EntityType.PERSON for x in referents(child)):
            continue  # "called the US envoy Ada Brook": rang her up
        start = child.left_edge.i
        if named is not None:
            itself = named.pos_ == "PRON" or doc[named.right_edge.i + 1].tag_ == "``"
            start = named.right_edge.i + 1 if itself else named.left_edge.i
        return [(start, child.right_edge.i + 1)], None
    return None


def noun_phrase(verb: Token, frame: str) -> Found | None:
    """Read the object, if it is a matter and not somebody: "welcomed the decision", not "welcomed the guest"."""
    thing = next((x for x in verb.rights if x.dep_ in {"dobj", "obj"}), None)
    if thing is None or is_somebody(thing) or thing.pos_ == "PRON" or thing.ent_type_ in TIMES:
        return None
    lemma = verb.lemma_.lower()
    if lemma == "cite" and is_source(thing):
        return None  # "citing state media": who says it, not what
    if lemma in ADDRESSING and (referents(thing) or sources().get(thing.lemma_.lower()) in {"person", "body"}):
        return None
    people = any(x.type is EntityType.PERSON for y in subjects(verb) for x in referents(y))
    if lemma in ARMED and not people and thing.lemma_.lower() not in TARGETS:
        return None
    if lemma == "convey" and thing.lemma_.lower() in HANDED:
        return None
    if thing.lemma_.lower() in TOLD_BEFORE and any(x.lower_ in {"that", "this"} for x in thing.lefts):
        return None  # "disputed that account": of no words of its own
    given = any(
        x.dep_ == "dative" and x.pos_ != "ADP" for x in verb.rights
    )  # "denied the council a vote", "promised one another peace"
    to = governed(verb, "to") if lemma in GIVEN_TO else None
    if given or any(x.pos_ == "PRON" and x.dep_ != "poss" for x in verb.doc[verb.i + 1 : thing.i]):
        return None
    end = max(x.right_edge.i + 1 for x in conjuncts(thing))
    for later in verb.rights:
        goes_on = later.dep_ in {"prep", "dative", "acl", "relcl", "ccomp"} and later.lower_ not in LATER
        if later.i > thing.i and later.left_edge.i == end and goes_on:
            end = later.right_edge.i + 1
    if to is None and thing.lemma_.lower() in COURTESIES:
        to = governed(thing, "to")
    return [(thing.left_edge.i, cut(thing.left_edge.i, end, verb))], to


def courtesy(verb: Token, frame: str) -> Found | None:
    """Read what is extended or sent in words: "extended its sympathy to them", not "extended the pier"."""
    thing = next((x for x in verb.rights if x.dep_ == "dobj"), None)
    return noun_phrase(verb, frame) if thing is not None and thing.lemma_.lower() in COURTESIES else None


def two_objects(verb: Token, frame: str) -> Found | None:
    """Read both objects: "wished the council a good year"; the first is spoken to."""
    own = [
        x
        for x in verb.rights
        if x.dep_ in {"dative", "dobj", "npadvmod", "oprd"} and x.pos_ in {"NOUN", "PROPN", "PRON"}
    ]
    if len(own) > 1 and own[0].dep_ in {"dative", "dobj"} and own[0].right_edge.i + 1 == own[1].left_edge.i:
        to, thing = own[:2]
    else:  # "the council a good year", taken for a clause without a verb
        clause = next((x for x in verb.rights if x.dep_ == "ccomp" and x.pos_ == "NOUN"), None)
        subject = next((x for x in clause.lefts if x.dep_ == "nsubj"), None) if clause is not None else None
        if clause is None or subject is None:
            return None
        to, thing = subject, clause
    if not any(x.dep_ in {"det", "amod", "poss"} for x in thing.lefts):
        return None  # "wished the council today"
    return [(to.left_edge.i, cut(to.left_edge.i, thing.right_edge.i + 1, verb))], to


def preposition(verb: Token, frame: str) -> Found | None:
    """Read what a preposition opens: "called for a vote", "called for the vote to be held"."""
    frame = frame.split(maxsplit=1)[0]
    for child in verb.rights:
        marked = any(x.lower_ == frame and x.dep_ == "mark" for x in child.lefts)
        if marked and child.dep_ in {"ccomp", "advcl", "xcomp"}:
            return [(child.left_edge.i, child.right_edge.i + 1)], None
    told = phrase(verb, frame, None)
    if told is None or any(_is_time(x) for x in told.children):
        return None
    if frame == "on" and any(x.lemma_.lower() in UNNAMED_ON for x in told.children):
        return None
    if frame in {"on", "about", "at"} and any(is_somebody(x) for x in told.children if x.dep_ == "pobj"):
        return None
    end = told.right_edge.i + 1
    for later in verb.rights:  # "called for a ceasefire to be kept": parsers part the infinitive from its noun
        if later.dep_ in {"advcl", "xcomp"} and is_infinitive(later) and later.left_edge.i == end:
            end = later.right_edge.i + 1
    to = object_of(verb) if verb.lemma_.lower() in TELLING else None  # "warned Brook against it"
    if to is None and frame in {"for", "about", "of"}:
        to = governed(verb, "to")  # "apologised to Brook for the delay"
    return [(told.left_edge.i, cut(told.left_edge.i, end, verb))], to


def _is_time(noun: Token) -> bool:
    """Tell whether *noun* is a time, and not what recognizers take for one: "an early start"."""
    return noun.ent_type_ in TIMES and (noun.pos_ in {"PROPN", "NUM"} or noun.lemma_.lower() in SPANS | PARTS_OF_TIME)


FRAMES: tuple[tuple[str, Reader], ...] = (
    ("addressee to", addressee_to),
    ("predicate", predicate),
    ("quoted predicate", predicate),
    ("two objects", two_objects),
    ("courtesy", courtesy),
    ("object as", object_with),
    ("object of", object_with),
    ("object for", object_with),
    ("object on", object_with),
    ("object at", object_with),
    ("object to", object_with),
    ("addressee for", addressee_with),
    ("addressee on", addressee_with),
    ("addressee of", addressee_with),
    ("ing", gerund),
    ("say", clause),
    ("that", clause),
    ("to", infinitive),
    ("for", preposition),
    ("against", preposition),
    ("of", preposition),
    ("about", preposition),
    ("on", preposition),
    ("at", preposition),
    ("to phrase", preposition),
    ("np", noun_phrase),
)
"""Frame and the function that reads it, in the order in which they are tried: the more there must be, the earlier."""
