"""
Who does what a verb of meeting says, and to whom: its subjects, objects and agents.

Names that the parser tore from their verb ("On Friday Brook met", a headline's comma, "met visiting Premier Vale")
are put back here. What the verb tells of them is not read here but in its frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, reference, referents
from kg.annotate.lemmas import ONE_NOUN
from kg.extract._syntax import children, objects, prepositional, subjects
from kg.extract.meets_who import begins_clause, is_owner, people_of
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.meets_mention import Sides

MEDIATING = frozenset({"mediating", "presiding", "chairing", "interpreting", "translating", "hosting", "refereeing",
                       "moderating"})  # fmt: skip
"""What a third one does at a meeting of two."""

DONE_BY_OBJECT = {
    "for": frozenset({"thank", "criticise", "criticize", "praise", "rebuke", "condemn", "blame", "attack", "punish",
                      "scold", "commend", "applaud", "forgive", "slam", "lambast", "berate", "chide", "mock", "fault",
                      "sack", "fire", "dismiss", "reprimand", "censure", "denounce", "hail", "suspend", "expel"}),
    "of": frozenset({"accuse", "suspect", "convict", "acquit"}),
    "from": frozenset({"ban", "bar", "prevent", "keep", "stop", "deter", "discourage", "dissuade", "block"}),
    "into": frozenset({"talk", "force", "bully", "trick", "shame", "pressure"}),
}  # fmt: skip
"""Prepositions → verbs whose object does what the gerund behind says: "thanked Vale for meeting Hill"."""


def first_of_headline(verb: Token, doers: list[Token]) -> list[Token]:
    """Return Brook of "Brook, Norlandic minister discuss ferries", a headline in which a comma is an "and"."""
    if not in_title(verb) or verb.tag_ not in {"VBP", "VB"} or len(doers) != 1:
        return []
    one = reference(doers[0])
    start = min(one.span.start, doers[0].left_edge.i) if one is not None else doers[0].left_edge.i
    for i in (start, one.span.start if one is not None else start):
        before = reference(verb.doc[i - 2]) if i > 1 and verb.doc[i - 1].text == "," else None
        if before is not None and before.how in {"name", "office"} and len(before.referents) == 1:
            return [before.span.root]
    return []


def agents_of(verb: Token) -> list[Token]:
    """Return who did what a passive *verb* says: "was received by Vale at the palace and by Hill in Haven" both."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return []  # "expects to receive Vale by June"
    found = list(prepositional(verb, "by"))
    further = (
        (x for x in verb.subtree if x.lower_ == "by" and x.dep_ == "conj" and x.head.pos_ == "ADP") if found else ()
    )
    found += [y for x in further for z in children(x, "pobj") for y in (z, *z.conjuncts) if y not in found]
    return [*found, *(y for x in found for y in _for_the_other(x))]


def _for_the_other(agent: Token) -> Iterator[Token]:
    """Yield Vale of "led by Brook for Norland and Vale for Sudland", whom parsers join to Norland."""
    for land in prepositional(agent, "for", "of"):
        one = reference(land)
        if one is not None and one.referents[0].type is not EntityType.PERSON:
            yield from (x for x in land.conjuncts if x.i > land.i and people_of([x]))


def with_mediator(sides: Sides, *words: Token) -> Sides:
    """Return *sides* and Hill of "with Hill mediating" behind one of *words*, of whom parsers make a part of a noun."""
    found: list[Token] = []
    for behind in (y for x in words for z in children(x, "prep") if z.lower_ == "with" for y in z.children):
        if behind.lower_ in MEDIATING:
            found += children(behind, "compound", "nsubj")
        elif any(x.lower_ in MEDIATING for x in children(behind, "acl")):
            found.append(behind)
    known = {one for one, _ in sides}
    return (*sides, *(x for x in people_of(found) if x[0] not in known)) if sides else ()


def is_manner(noun: Token) -> bool:
    """Tell whether *noun* begins "face to face", "head to head", "one on one": how people met, and nobody met."""
    if noun.lower_ in ONE_NOUN:
        return True
    behind = [x.lower_ for x in noun.doc[noun.i + 1 : noun.i + 3]]
    return behind in (["to", noun.lower_], ["on", noun.lower_])


def right_beside(verb: Token) -> tuple[list[Token], list[Token]]:
    """Return the people whose names stand right before and right behind *verb*, a past tense taken for an adjective."""
    doc = verb.doc
    before = reference(doc[verb.i - 1]) if verb.i else None
    behind = reference(doc[verb.i + 1]) if verb.i + 1 < len(doc) else None
    if before is None or behind is None or before.how == "adjective" or verb.tag_ not in {"VBD", "VBN"}:
        return [], []
    if is_owner(behind):
        return [], []  # "hosted Vale's daughter"
    sides = [before.span.root], [behind.span.root]
    return sides if all(people_of(x) for x in sides) else ([], [])


def visiting_object(verb: Token) -> list[Token]:
    """Return the object of "met visiting Premier Tomas Vale", which parsers give to "visiting"."""
    visiting = (x for x in verb.children if x.i == verb.i + 1 and x.lower_ == "visiting" and x.tag_ == "VBG")
    return [y for x in visiting for y in objects(x)]


def relative_object(verb: Token) -> list[Token]:
    """Return whom a relative clause is of, if it is its object: "Vale, whom Brook met"; "the man Brook met"."""
    clause = verb.head if verb.dep_ == "xcomp" and verb.head.dep_ == "relcl" else verb  # "whom she is expected to meet"
    if clause.dep_ != "relcl" or not any(x.dep_ in {"nsubj", "nsubjpass"} and referents(x) for x in clause.children):
        return []
    if clause is not verb and not any(x.tag_ == "WP" and x.dep_ == "dobj" for y in (verb, clause) for x in y.children):
        return []
    return [clause.head] if people_of([clause.head]) and not list(prepositional(verb, "with")) else []


def adverbial_object(verb: Token) -> list[Token]:
    """Return Vale of "met her counterpart Tomas Vale", whose name parsers take for a time or a measure."""
    found = [x for x in children(verb, "npadvmod") if x.i > verb.i and people_of([x]) and reference(x) is not None]
    return found or _among_others(verb)


def _among_others(verb: Token) -> list[Token]:
    """Return Vale of "is to meet, among others, Tomas Vale", whom parsers hang elsewhere."""
    words = [x.lower_ for x in verb.doc[verb.i + 1 : verb.i + 5]]
    if words != [",", "among", "others", ","]:
        return []
    behind = (reference(x) for x in verb.doc[verb.i + 5 : verb.sent.end])
    one = next((x for x in behind if x is not None), None)
    return [one.span.root] if one is not None and people_of([one.span.root]) else []


def doers_of(verb: Token) -> list[Token]:
    """Return the subjects of *verb*; where the parser finds none, the name that stands right before the verb."""
    found = _by_object(verb) or torn_subject(verb) or list(subjects(verb))
    if any(referents(x) for x in found):
        return [*found, *_also_before_who(verb, found)]
    # "Brook and Vale last met in May", where parsers hang the names on "last"
    lost = [y for x in children(verb, "advmod") if x.lower_ == "last" for y in children(x, "nmod") if people_of([y])]
    return [z for y in lost for z in (y, *y.conjuncts)] or lost_name(verb) or found


def _also_before_who(verb: Token, found: list[Token]) -> list[Token]:
    """Return Vale of "Brook of Norland and Vale of Sudland, who are to meet", which parsers say of the first alone."""
    clause = verb if verb.dep_ == "relcl" else verb.head if verb.dep_ == "xcomp" else verb
    if clause.dep_ != "relcl" or len(found) != 1 or found[0] != clause.head:
        return []
    who = next((x for x in children(clause, "nsubj", "nsubjpass") if x.lower_ == "who"), None)
    several = any(x.lower_ in {"are", "were", "have"} for x in (clause, *clause.children))
    if who is None or not several:
        return []
    between = [one for x in verb.doc[found[0].i + 1 : who.i] if (one := reference(x)) is not None]
    roots = [one.span.root for one in between if one.how == "name" and people_of([one.span.root])]
    return list(dict.fromkeys(roots))


def torn_subject(verb: Token) -> list[Token]:
    """Return Hill of "Brook met Vale and Hill saw the envoy", whom parsers give to the first of the verbs."""
    if any(x.dep_ in {"nsubj", "nsubjpass"} for x in verb.children):
        return []
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].pos_ in {"AUX", "ADV"}:
        i -= 1
    one = reference(verb.doc[i])
    return [one.span.root] if one is not None and begins_clause(one.span.root) else []


def _by_object(verb: Token) -> list[Token]:
    """Return the object that does what a gerund says: "thanked Vale for receiving Hill"."""
    if verb.dep_ != "pcomp" or verb.head.head.lemma_ not in DONE_BY_OBJECT.get(verb.head.lower_, ()):
        return []
    return [x for x in children(verb.head.head, "dobj") if not x.lower_.endswith(("self", "selves"))]


def undergoers(verb: Token) -> list[Token]:
    """Return whom a passive *verb* tells something was done to: Vale of "Vale was received"."""
    return list(subjects(verb, passive=True)) or lost_name(verb)


def lost_name(verb: Token) -> list[Token]:
    """Return the person whose name the parser takes for a part of the date: "On Friday Brook (is to be) met …"."""
    while verb.dep_ == "xcomp" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    start = verb.sent.start
    i = verb.i - 1
    while i > start and verb.doc[i].pos_ in {"AUX", "ADV", "PART"}:
        i -= 1
    one = reference(verb.doc[i]) if i >= start else None
    if (
        one is not None
        and verb.tag_ in {"VBD", "VBZ", "VBP", "VB", "VBN"}
        and one.how == "name"
        and one.referents[0].type is EntityType.PERSON
        and one.span.root.dep_ == "pobj"
        and one.span.root.head.lower_ == "on"
    ):
        return [one.span.root]
    return []
