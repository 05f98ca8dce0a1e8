"""
Who leads, makes, joins, serves or leaves what, as verbs tell it, and whose a party is: ``office/leads``.

"Ada Brook, who chairs the Harbour Authority", "a Norlandic delegation led by Ada Brook", "Ada Brook plays for the
Harbour Club", "Ada Brook quit the Harbour Party", "Ada Brook's Harbour Party".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import tokens_of
from kg.annotate.marks import GENITIVE, HYPHENS
from kg.annotate.office import Office, row_of
from kg.annotate.office_holder import APPOINTING, named_subject, subject_of
from kg.annotate.office_words import BODY_NOUNS, WITHIN
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.names import ByToken, Name

LEADING = frozenset({"lead", "head", "chair", "co-chair", "co-lead", "represent", "run", "manage", "direct", "command",
                     "oversee", "captain", "coach", "found", "co-found", "cofound", "join", "rejoin"})  # fmt: skip
"""Verbs of those who hold a body or a country's team: "Ada Brook, who chairs the Harbour Authority"."""

FOUNDING = frozenset({"establish", "launch", "form", "create"})
"""Verbs of those who make a body; much else is made too, so its name alone must be what is made."""

FOUND = frozenset({"found", "co-found", "cofound"})
BETWEEN_STATES = "InternationalOrganisation"
"""What statesmen found and lead no further: the type of its row."""

WORKING = frozenset({"teach", "work", "serve", "lecture", "study", "sit", "practise", "practice"})
"""Verbs of those who belong to a body that "at", "for", "in" or "on" names."""

PLAYING = frozenset({"play", "sign", "campaign", "debut", "report", "cover"})
"""Verbs of those who belong to a club or party that "for" names: "Ada Brook plays for the Harbour Club"."""

QUITTING = frozenset({"quit", "leave"})
"""Verbs of those who belong to a party no more; a building is left as well, so other bodies do not count."""

PARTIES = frozenset({"party", "front", "movement", "alliance", "coalition", "bloc", "league", "list", "congress",
                     "union", "government", "cabinet", "administration", "democrats"})  # fmt: skip
"""Words of bodies that are called somebody's: "Ada Brook's Harbour Party"."""

OCCASIONS = frozenset({"meeting", "retreat", "summit", "session", "conference", "talk", "ceremony", "debate",
                       "seminar", "event", "discussion", "rally", "negotiation", "hearing", "gathering"})  # fmt: skip
"""What of a body somebody leads for a day."""

BRANCHES = frozenset({"branch", "chapter", "wing", "section"})
"""Parts of a body whose heads are the body's: "heads the Haven branch of the Grain Union"."""

AS_EVER = frozenset({"as", "usual", "ever", "jointly"})
"""Words between "led" and "by" beside adverbs: "led as usual by"."""

REACH = 9
"""Tokens behind "by" in which who represents is named: "by its deputy foreign minister, Ada Brook"."""

BY_WORDS = 14
"""The same behind "led by": "by the director for trade at the Lakes Commission, Ada Brook"."""


def led_by_verbs(doc: Doc, by_token: ByToken) -> list[Office]:
    """
    Return what is led and who belongs to what, as verbs tell it.

    "Ada Brook, who leads the Norlandic team", "Brook chairs the Port Authority", "a Norlandic delegation
    led by Ada Brook", "Ada Brook, who teaches at the University of the Isles", "Ada Brook quit the Harbour Party".
    """
    found: list[Office] = []
    for verb in tokens_of(doc):
        if verb.pos_ != "VERB" or verb.lemma_ not in LEADING | FOUNDING | WORKING | PLAYING | QUITTING:
            continue
        if any(x.dep_ == "neg" or x.tag_ == "MD" for x in verb.children):
            continue
        passive = verb.tag_ == "VBN" and any(x.lower_ == "by" for x in verb.children)
        if not passive and any(x.dep_ == "auxpass" for x in verb.children):
            continue
        holders = _led_by(verb, by_token) if passive else subject_of(verb, by_token)
        of = _led_body(verb, by_token, passive=passive)
        if verb.lemma_ in FOUNDING | FOUND and of is not None and getattr(of.row, "type", "") == BETWEEN_STATES:
            continue  # those who founded it did so for their countries
        if verb.lemma_ in FOUNDING and of is not None and of.span.root != _done(verb, passive=passive):
            continue  # "launched the Grain Board's website"
        left = verb.lemma_ in QUITTING
        if of is None or (left and not (of.type is EntityType.ORGANISATION and is_party(of))):
            continue
        if left and " for " in of.span.text:  # "left the Harbour Party for the Liberal Front": may be one name or two
            continue
        over = left or any(x.lower_ == "until" for x in verb.children)
        tenure = Tenure.FORMER if over else Tenure.CURRENT
        found.extend(
            Office(
                span=of.span, role="", head="", of=of, holder=x, rule="office/leads", told=verb.lower_, tenure=tenure
            )
            for x in holders
        )
        if passive and verb.lemma_ == "represent":
            found.extend(_represented_too(verb, by_token))
    return found


def _represented_too(verb: Token, by_token: ByToken) -> Iterator[Office]:
    """Yield whom "(Norland was represented by Ada Brook,) and Sudland by Tomas Vale" tells of, in one sentence."""
    doc, end = verb.doc, verb.sent.end
    for by in doc[verb.i + 2 : end]:
        of = by_token.get(by.i - 1)
        if by.lower_ != "by" or of is None or of.type not in {EntityType.COUNTRY, EntityType.ORGANISATION}:
            continue
        if doc[of.span.start - 1].lower_ not in {"and", ",", ";"}:
            continue
        names = (by_token.get(x.i) for x in doc[by.i + 1 : min(by.i + 1 + REACH, end)])
        holder = next((x for x in names if x is not None and x.type is EntityType.PERSON), None)
        if holder is not None:
            yield Office(of.span, "", "", of=of, holder=holder, rule="office/leads", told=verb.lower_)


def _led_by(verb: Token, by_token: ByToken) -> list[Name]:
    """Return the people in "led by Norburg's mayor, Ada Brook", "led by Ada Brook and Tomas Vale"."""
    doc, i = verb.doc, verb.i + 1
    while (
        i + 1 < len(doc)
        and doc[i].lower_ != "by"
        and i < verb.i + 4
        and (doc[i].pos_ == "ADV" or doc[i].lower_ in AS_EVER)
    ):
        i += 1
    if verb.lemma_ not in LEADING | FOUNDING or i >= len(doc) or doc[i].lower_ != "by":
        return []
    i += 1
    for token in doc[i : i + BY_WORDS]:
        name = by_token.get(token.i)
        if name is not None and name.type is EntityType.PERSON:
            return row_of(doc, name.span.start, by_token, frozenset({EntityType.PERSON}))[0]
        comma = token.text == "," and by_token.get(token.i + 1) is not None
        if (token.is_punct and token.text not in HYPHENS and not comma) or token.pos_ == "VERB":
            break
    return []


def _led_body(verb: Token, by_token: ByToken, *, passive: bool) -> Name | None:
    """Return the body or country that is led, or that "at", "for", "in", "on" ties to a verb of working."""
    bodies = {EntityType.COUNTRY, EntityType.ORGANISATION}
    if verb.lemma_ in WORKING | PLAYING:
        if passive or (verb.lemma_ == "serve" and any(x.lemma_ in {"term", "year"} for x in verb.children)):
            return None  # "served two terms in the Senate": see ``kg.annotate.belonging``
        words = {"for"} if verb.lemma_ in PLAYING else {"at", "for", "in", "on"}
        preps = (x for x in verb.children if x.dep_ == "prep" and x.lower_ in words)
        objects = [y for x in preps for y in x.children if y.dep_ == "pobj"]
        described = [x.nbor(1) for x in objects if x.lower_ in BODY_NOUNS and x.i + 1 < len(verb.doc)]
        named = (by_token[y.i] for x in objects for y in (x, *_whose_board(x), *described) if y.i in by_token)
        return next((x for x in named if x.type is EntityType.ORGANISATION), None)
    led = _done(verb, passive=passive)
    if led is None or led.lemma_.lower() in OCCASIONS:
        return None  # who chairs a meeting of a body is not the body's
    of = by_token.get(led.i)
    if of is None and led.lower_ in BODY_NOUNS and not passive:
        of = by_token.get(led.i + 1)  # "heads the railway company Harbourline"
    if of is None:
        # "the Norlandic team"; "the Grain Board's operations": a country has too much that can be led.
        before = _modifiers(led, by_token)
        if led.lower_ in BRANCHES and not passive:
            before = [x for x in _behind_of(led, by_token) if x.type is EntityType.ORGANISATION]
        if passive and led.lower_ in {"delegation", "team", "mission", "group"}:
            before = [*_behind_of(led, by_token), *before]
        within = WITHIN | {"side", "squad", "group"}
        of = next((x for x in before if led.lower_ in within or x.type is EntityType.ORGANISATION), None)
        if led.lower_ in {"committee", "subcommittee", "panel"} and verb.lemma_ in {"chair", "head", "lead"}:
            return None  # "chairs the House subcommittee on water": a part that has no name here
    itself = of is not None and passive and verb.lemma_ in {"lead", "captain", "coach"} and of.span.root == led
    side = of is not None and of.type is EntityType.PLACE and (led.lower_ in {"side", "team", "squad"} or itself)
    if of is None or not (of.type in bodies or side):
        return None  # "a Haven side led by their captain, Ada Brook"
    return of if passive or of.span.start > verb.i else None


def _behind_of(noun: Token, by_token: ByToken) -> list[Name]:
    """Return the country or body that "of" or "from" ties to *noun*: "a delegation of the Grain Union"."""
    preps = (x for x in noun.children if x.dep_ == "prep" and x.lower_ in {"of", "from"})
    named = (by_token.get(y.i) for x in preps for y in x.children if y.dep_ == "pobj")
    kinds = {EntityType.COUNTRY, EntityType.ORGANISATION}
    return [x for x in named if x is not None and x.type in kinds and not x.adjective]


def _modifiers(noun: Token, by_token: ByToken) -> list[Name]:
    """Return the names before *noun* that modify it: "the Norlandic team"."""
    return [by_token[x.i] for x in noun.children if x.i in by_token and x.dep_ in {"amod", "compound", "poss", "nmod"}]


def _whose_board(noun: Token) -> Iterator[Token]:
    """Yield what "the (advisory) boards of" it is of: who sits on a board belongs to the body."""
    if noun.lemma_.lower() in {"board", "council", "committee", "staff", "faculty", "panel", "directors"}:
        preps = (x for x in noun.children if x.dep_ == "prep" and x.lower_ == "of")
        yield from (y for x in preps for y in x.children if y.dep_ == "pobj")


def _done(verb: Token, *, passive: bool) -> Token | None:
    """Return what is led or made: the object of *verb*, or the subject of its passive."""
    return _done_to(verb) if passive else next((x for x in verb.children if x.dep_ in {"dobj", "obj"}), None)


def _done_to(verb: Token) -> Token | None:
    """Return what a passive is told of: "a team led by", "the team was led by", "the team, which was led by"."""
    subject = next((x for x in verb.children if x.dep_ == "nsubjpass"), None)
    if verb.dep_ == "acl" or (subject is not None and subject.tag_ in {"WP", "WDT"}):
        return verb.head
    if subject is None and verb.dep_ == "advcl" and verb.is_sent_start:
        # "Led by Ada Brook, the Harbour Club can hope"
        return next((x for x in verb.head.children if x.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject


def elected_to(doc: Doc, by_token: ByToken) -> Iterator[Office]:
    """Yield who was elected or appointed to which body: "Brook was elected to the Harbour Council"."""
    for verb in tokens_of(doc):
        if verb.tag_ != "VBN" or verb.lemma_ not in APPOINTING:
            continue
        holder = named_subject(verb, by_token)
        to = next((x for x in verb.children if x.dep_ == "prep" and x.lower_ == "to"), None)
        body = next((x for x in to.children if x.dep_ == "pobj"), None) if to is not None else None
        of = by_token.get(body.i) if body is not None else None
        if holder is not None and of is not None and of.type is EntityType.ORGANISATION:
            yield Office(span=of.span, role="", head="", of=of, holder=holder, rule="office/leads")


def is_party(of: Name) -> bool:
    """Tell whether a body's name is a party's or a movement's: by a word of it, or by the tables."""
    words = (of.row.name if of.row is not None else of.span.text).lower().split()
    return not PARTIES.isdisjoint(words) or gazetteer.is_body_of_a_country(of.row)


def own_party(doc: Doc, names: list[Name], by_token: ByToken) -> Iterator[Office]:
    """Yield the leaders in "Ada Brook's Harbour Party" and "the Harbour Party under Ada Brook"."""
    for of in names:
        if of.type is not EntityType.ORGANISATION or not is_party(of):
            continue
        start, end = of.span.start, of.span.end
        i = None
        if start > 2 and doc[start - 1].text in GENITIVE:
            i = start - 2
        elif end + 1 < len(doc) and doc[end].lower_ == "under":
            i = end + 1
        holder = by_token.get(i) if i is not None else None
        if holder is not None and holder.type is EntityType.PERSON:
            yield Office(span=of.span, role="", head="", of=of, holder=holder, rule="office/leads")
