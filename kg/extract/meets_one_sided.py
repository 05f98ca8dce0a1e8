"""
Whose a meeting is of which the words name one side alone: "a meeting with Vale had been useful, Brook said".

The other side is who tells of it, or for whom the teller speaks; else of whom the clause before tells, or the
sentence before: "Brook arrives on Monday. Talks with Vale are to follow". Nobody is added where somebody else is
told of with the meeting, or where a third tells of it: others speak of meetings that are not theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.coref_groups import MOUTHPIECES
from kg.annotate.doc import reference, referents
from kg.extract._syntax import children, conjuncts, doers_or_done_to, objects, prepositional, subjects
from kg.extract.first_person import speaker_of
from kg.extract.meets_nouns_clause import MOUTHS, WITHIN
from kg.extract.meets_who import OCCUPATIONS, people_of
from kg.extract.meets_within import clause_of_event
from kg.extract.status import MEASURES
from kg.extract.status_signs import SPEECH
from kg.extract.unasserted import HEARSAY
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.annotate.doc import Referent
    from kg.extract.meets_mention import Sides

TELLING = SPEECH | {"insist", "stress", "deny", "declare", "warn", "reveal", "disclose", "acknowledge", "admit",
                    "indicate", "hint", "emphasise", "emphasize", "complain", "quote"}  # fmt: skip
"""Verbs of who tells of a meeting."""

SPEAKING_FOR = MOUTHS | {"ministry", "side", "source"}
"""Nouns of who speaks for the person whose they are, or for whom they are: "a spokesman for Vale"."""

GOVERNING = frozenset({"ministry", "government", "official", "spokesman", "spokeswoman", "minister", "diplomat",
                       "presidency", "envoy", "negotiator", "embassy"})  # fmt: skip
"""Nouns of who speaks for the country that the words before name."""

HELD = frozenset({"nsubj", "nsubjpass", "attr", "dobj"})
"""How a meeting depends on the verb that tells of it."""

PROGRAMMES = frozenset({"programme", "program", "agenda", "schedule", "itinerary", "diary", "visit", "trip", "tour",
                        "stay", "journey", "stop"})  # fmt: skip
"""What meetings are on, which meets nobody itself."""

CLIMB = 5
"""Verbs looked at above the one that tells of the meeting."""


def other_side(noun: Token, others: list[Token]) -> list[Token]:
    """Return who meets *others* at the event of *noun*, of whom its own clause does not tell; empty if nobody may."""
    told = people_of(others)
    verb = _clause_of(noun)
    known = {one for one, _ in told}
    if told and (whose := _before_colon(noun)) and not known & {one for one, _ in people_of(whose)}:
        return whose
    if told and (then := _then_doing(noun)) and not known & {one for one, _ in people_of(then)}:
        return then
    if verb is None or not told or len(told) != len(others):
        return []
    if _names_others(verb, known):
        return []
    teller = _teller(verb)
    if (quoted := _named_speaker(noun)) is not None:
        found = [quoted]
    elif teller is not None:
        # An official tells of others' meetings: of whom the clause before tells.
        found = _principals(teller) or ([] if referents(teller) else list(_before(verb)))
    else:
        found = list(_before(verb)) or list(_sentence_before(verb))
    meant = {one for one, _ in people_of(found)}
    return found if meant and not meant & known else []


def theirs_who_tell(noun: Token) -> Sides:
    """
    Return whose "their meeting" is, where no pair is told before.

    Cases: "Brook said that at their meeting Vale had promised it"; "Brook was due. Vale cancelled their meeting".
    """
    owner = next((x for x in noun.children if x.dep_ == "poss" and x.lower_ == "their"), None)
    if owner is None or referents(owner):
        return ()
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":  # "Brook was due on Monday. Vale cancelled their meeting."
        both = (*people_of(_sentence_before(noun.head)), *people_of(subjects(noun.head)))
        return both if _are_two(both) else ()
    if noun.dep_ != "pobj" or noun.head.lower_ not in WITHIN:
        return ()
    verb, root = clause_of_event(noun.head), noun.sent.root
    teller = _teller(verb) if verb is not None else None
    if teller is None and noun.i < root.i:  # "In a letter after their meeting, Brook thanked Vale"
        ahead = (*people_of(subjects(root)), *people_of(objects(root)))
        return ahead if _are_two(ahead) else ()
    if verb is None or teller is None:
        return ()
    both = (*people_of(_principals(teller)), *people_of(subjects(verb)))
    return both if _are_two(both) else ()


def _are_two(sides: Sides) -> bool:
    """Tell whether *sides* are two, and not the same one twice."""
    return len(sides) == 2 and sides[0][0] is not sides[1][0]


def _named_speaker(noun: Token) -> Token | None:
    """Return where the paragraph names whoever speaks the quoted words that *noun* stands in."""
    speaker = speaker_of(noun)
    if speaker is None:
        return None
    own = (x.span.root for x in noun.doc._.references if x.referents == (speaker,) and x.how != "pronoun")
    near = sorted(own, key=lambda x: abs(x.i - noun.i))
    return near[0] if near and not (_is_mouthpiece(near[0]) or _is_onlooker(near[0])) else None


def is_programme(noun: Token) -> bool:
    """Tell whether *noun* is what meetings are on: "the programme includes a meeting with Vale"."""
    return noun.lemma_.lower() in PROGRAMMES and not people_of([noun])


def _clause_of(noun: Token) -> Token | None:
    """Return the verb that the event of *noun* is the subject or object of, itself or by its measure."""
    while noun.dep_ == "pobj" and noun.head.lower_ in {"of", "about"} and noun.head.head.lemma_ in MEASURES | HEARSAY:
        noun = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ in WITHIN:  # "said the text was agreed at a meeting with Vale"
        above = clause_of_event(noun.head)
        doers = [*subjects(above), *subjects(above, passive=True)] if above is not None else []
        return above if not people_of(doers) else None
    verb = noun.head
    if noun.dep_ not in HELD or verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"relcl", "acl"}:
        return None
    doers = list(subjects(verb))
    return None if noun.dep_ == "dobj" and doers and not is_programme(doers[0]) else verb


def _names_others(verb: Token, known: set[Referent]) -> bool:
    """Tell whether the clause of *verb* names a person beside *known*: "talks with Vale would be a matter for Hill"."""
    apart = {x.i for y in verb.subtree if y.dep_ in {"parataxis", "conj"} and y.pos_ == "VERB" for x in y.subtree}
    apart |= {x.i for y in children(verb, "prep") if y.lower_ == "according" for x in y.subtree}
    if (first := _before_semicolon(verb)) is not None:
        apart |= {x.i for x in first.subtree}
    # What is told behind the quotation marks is not of the clause: "'No meeting with Vale is planned', Brook said."
    here = (x for x in verb.subtree if x.i not in apart)
    return any(one.type is EntityType.PERSON and one not in known for x in here for one in referents(x))


def _teller(verb: Token) -> Token | None:
    """Return who tells what *verb* tells: the subject of the verb of speech with it, or behind "according to"."""
    clause = verb
    for _ in range(CLIMB):
        beside = (x for x in children(clause, "parataxis") if x.lemma_ in TELLING)
        saying = next(beside, None)
        if saying is None and clause.dep_ in {"ccomp", "conj", "advcl"} and clause.head.lemma_ in TELLING:
            saying = clause.head
        if saying is not None:
            return next((x for x in saying.children if x.dep_ in {"nsubj", "nsubjpass"}), None)
        according = (y for x in clause.children if x.lower_ == "according" for y in _behind_to(x))
        if (told := next(according, None)) is not None:
            return told
        if clause.dep_ not in {"ccomp", "xcomp"} or clause.head.pos_ not in {"VERB", "AUX"}:
            return None
        clause = clause.head
    return None


def _behind_to(according: Token) -> Iterator[Token]:
    """Yield what stands behind the "to" of "according to"."""
    for to in children(according, "prep"):
        yield from children(to, "pobj")


def _principals(teller: Token) -> list[Token]:
    """Return *teller*, or those for whom it speaks: "Brook's office", "a spokesman for Vale"; not third parties."""
    mouth = teller.lemma_.lower() in SPEAKING_FOR
    if mouth and reference(teller) is None:
        return [x for x in (*children(teller, "poss"), *prepositional(teller, "for", "of")) if people_of([x])]
    if not people_of([teller]) or _is_mouthpiece(teller) or _is_onlooker(teller):
        return []
    return list(conjuncts(teller))


def land_that_tells(noun: Token, others: list[Token]) -> Sides:
    """Return both countries of "Norland's foreign ministry said talks with Sudland had been useful"."""
    theirs = [(one, x) for x in others for one in referents(x)]
    verb = _clause_of(noun)
    teller = _teller(verb) if verb is not None else None
    if teller is None or not theirs or any(one.type is not EntityType.COUNTRY for one, _ in theirs):
        return ()
    speaks = teller.lemma_.lower() in GOVERNING
    words = (teller, *children(teller, "poss", "amod", "compound")) if speaks else (teller,)
    lands = {one: x for x in words for one in _lands_at(x)}
    if len(lands) != 1 or set(lands) & {one for one, _ in theirs}:
        return ()
    return (*lands.items(), *theirs)


def _lands_at(word: Token) -> list[Referent]:
    """Return the country that *word* names, also within a body's name: "Norland" of "Norland's foreign ministry"."""
    one = reference(word)
    found = [x for x in one.referents if x.type is EntityType.COUNTRY] if one is not None else []
    return found or [x for x in word.doc._.referents if x.type is EntityType.COUNTRY and x.name == word.text]


def _is_mouthpiece(teller: Token) -> bool:
    """Tell whether the text gives *teller* for somebody's spokesman, who tells of no meeting of his own."""
    meant = referents(teller)
    return any(
        x.head.rsplit(maxsplit=1)[-1] in MOUTHPIECES
        and x.holder is not None
        and set(referents(x.holder.span.root)) & set(meant)
        for x in teller.doc._.offices
    )


def _is_onlooker(teller: Token) -> bool:
    """Tell whether *teller* is told of by a trade that is no office: "Omar Hill, a historian, said talks with Vale"."""
    trades = (x for x in children(teller, "appos") if x.pos_ == "NOUN" and reference(x) is None)
    offices = {i for x in teller.doc._.offices for i in range(x.span.start, x.span.end)}
    return any(x.i not in offices or x.lemma_.lower() in OCCUPATIONS for x in trades)


def _before_semicolon(verb: Token) -> Token | None:
    """Return the verb of the clause that a semicolon parts from that of *verb*, whose clause parsers take it for."""
    return next(
        (x for x in children(verb, "ccomp") if x.i < verb.i and x.doc[x.right_edge.i + 1].text == ";"),
        None,
    )


def _before(verb: Token) -> Iterator[Token]:
    """Yield the people of whom the clause before tells: "Brook met Hill, but a session with Vale was dropped"."""
    conj = verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and verb.head.i < verb.i
    first = verb.head if conj else _before_semicolon(verb)
    if first is None:
        return
    doers = [x for x in doers_or_done_to(first) if people_of([x])]
    if not doers and first is not verb:
        # "Fog kept Brook's plane on the ground, and the lunch with Vale was put off"
        named = [x for x in first.subtree if not verb.is_ancestor(x) and x.i < verb.left_edge.i and people_of([x])]
        doers = named if len({one for one, _ in people_of(named)}) == 1 else []
    yield from doers


def _before_colon(noun: Token) -> list[Token]:
    """Return Brook of "Brook has one more engagement before she flies home: breakfast with Vale"."""
    i = noun.left_edge.i - 1
    if i <= noun.sent.start or noun.doc[i].text not in {":", "—", "–"}:
        return []
    root = noun.sent.root
    return [x for x in subjects(root) if people_of([x])] if root.i < i and root.pos_ in {"VERB", "AUX"} else []


def _then_doing(noun: Token) -> list[Token]:
    """Return Brook of "includes a meeting with Vale, after which Brook will fly home"."""
    clauses = (x for x in children(noun, "relcl") if any(y.tag_ == "WDT" for z in x.children for y in z.children))
    return [x for y in clauses for x in subjects(y) if people_of([x])]


def _sentence_before(verb: Token) -> Iterator[Token]:
    """Yield the one person who is the subject of the sentence before, in the same paragraph."""
    start = verb.sent.start
    if not start or verb.dep_ != "ROOT" or "\n" in verb.doc[start - 1].text_with_ws:
        return
    root = verb.doc[start - 1].sent.root
    doers = doers_or_done_to(root)
    if len({one for one, _ in people_of(doers)}) == 1:
        yield doers[0]
