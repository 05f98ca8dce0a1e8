"""
Signs around a name that it is a person's: an office, an age, kin, what only people do; below zero, a place's.

What the rest of the sentence says of a name that stands alone is read in ``lone_names``, its shape in ``name_shape``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.given_names import is_given_name
from kg.annotate.lone_names import told_as_person
from kg.annotate.marks import GENITIVE
from kg.annotate.pieces import head_type
from kg.annotate.signs_of_office import is_office, office_follows, office_precedes
from kg.annotate.signs_of_place import country_follows, is_somewhere
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotate.pieces import Piece

PLACE_KINDS = frozenset({"city", "town", "port", "province", "region", "island", "district", "state", "capital",
                         "village", "governor", "mayor", "president", "king", "queen", "emir", "territory", "emirate",
                         "sultan", "prefecture", "department", "republic", "kingdom", "county", "oblast",
                         "peninsula"})  # fmt: skip
"""Nouns whose "of" is followed by the name of a place or a state."""

PERSON_VERBS = frozenset({"say", "tell", "add", "thank", "ask", "reply", "recall", "smile", "laugh", "joke", "insist",
                          "explain", "concede", "shrug", "nod", "write", "speak", "whisper", "resign", "graduate",
                          "marry", "retire", "study", "lecture", "campaign"})  # fmt: skip
"""Verbs whose subject is rarely anything but a person."""

MEETING_VERBS = frozenset({"meet", "receive", "greet", "telephone", "phone", "host", "speak", "talk", "confer", "dine"})
"""Verbs by which people meet each other."""

TALKED = frozenset({"talk", "meeting", "conversation", "discussion", "consultation", "breakfast", "lunch", "dinner",
                    "meet", "speak", "confer", "dine"})  # fmt: skip
"""What people have or do with each other, before "with"."""

PERSON_PASSIVES = frozenset({"bear", "elect", "re-elect", "reelect", "appoint", "educate", "marry", "nominate", "swear",
                             "baptise", "knight"})  # fmt: skip
"""Verbs whose passive is told of people."""

KIN = {"wife": "f", "husband": "m", "widow": "f", "widower": "m", "son": "m", "daughter": "f", "brother": "m",
       "sister": "f", "mother": "f", "father": "m", "cousin": "", "uncle": "m", "aunt": "f", "nephew": "m",
       "niece": "f", "grandson": "m", "granddaughter": "f", "grandfather": "m", "grandmother": "f", "successor": "",
       "predecessor": ""}  # fmt: skip
"""Nouns for who somebody is to another, with what they tell of gender: "Brook's wife, Ida", "her successor, Vale"."""

LABEL = 9
"""Tokens of a line up to its colon, at most, that tells an office: "Press Secretary to the President:"."""

BYLINE_WORDS = 5
"""Tokens of a writer's name at most, hyphens counted."""

DESKS = frozenset({"staff", "correspondent", "correspondents", "reporter", "reporters", "writer", "writers", "desk",
                   "editor", "our", "special"})  # fmt: skip
"""Words of a line that tells that nobody in particular wrote an article: "By OUR CORRESPONDENT"."""


def opens_byline(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name of two words and more stands in a line "By Ada Brook", "By ADA BROOK in Haven"."""
    if start < 1 or not 2 <= end - start <= BYLINE_WORDS:
        return False
    by = start - 1
    if doc[by].lower_ == "and":
        while by > 0 and start - by < 2 * BYLINE_WORDS and (doc[by].text[0].isupper() or doc[by].lower_ == "and"):
            if doc[by].text in {"By", "BY"}:
                break
            by -= 1  # "By Ada Brook and TOMAS VALE"
    if doc[by].text not in {"By", "BY"}:
        return False
    opens = by == 0 or doc[by - 1].is_space
    closes = end >= len(doc) or doc[end].is_space or doc[end].lower_ in {"in", "and"} or doc[end].text in {",", "|"}
    return opens and closes and not any(x.lower_ in DESKS or x.lower_ in gazetteer.heads() for x in doc[start:end])


def signs_of_person(doc: Doc, piece: Piece) -> int:
    """
    Count what around a name says that it is a person's; below zero, a place's.

    Only people are "who", say things, hold offices; one is in or at a place.
    """
    root = doc[piece.start : piece.end].root
    signs = 0
    after = doc[piece.end] if piece.end < len(doc) else None
    if after is not None and after.text == "," and piece.end + 1 < len(doc):
        behind = doc[piece.end + 1]
        signs += behind.lower_ == "who" or office_follows(doc, piece.end + 1)
        signs += _is_age(doc, piece.end + 1)
    if after is not None and after.lower_ == "who":
        signs += 1
    signs += 2 * _is_kin(doc, piece.start, piece.end)
    signs += 2 * _stands_behind_label(doc, piece)
    if is_somewhere(root) and not piece.titled:
        signs -= 2
    if not piece.titled and country_follows(doc, piece.end):
        signs -= 2
    if piece.start > 1 and doc[piece.start - 1].lower_ == "of" and doc[piece.start - 2].lower_ in PLACE_KINDS:
        signs -= 2  # "the province of Haven", "governor of Haven"
    if root.dep_ == "nsubj" and (root.head.lemma_ in PERSON_VERBS or is_office(root)):
        signs += 1
    if root.dep_ == "nsubjpass" and root.head.lemma_ in PERSON_PASSIVES:
        signs += 1
    if piece.start == 0 or doc[piece.start - 1].lower_ != "the":  # "the Blue Creek meets the White"
        if piece.end - piece.start > 1:
            meets = root.head.lemma_ in {"meet", "receive", "greet", "telephone"}
            signs += root.dep_ in {"nsubj", "dobj"} and meets
        elif not piece.entries:
            signs += _meets_somebody(root)
    signs += piece.end - piece.start > 1 and _leads_party(doc, piece.end)
    if root.dep_ == "conj" and root.head.lower_ in {"he", "she", "him", "her"}:
        signs += 2
    if root.dep_ == "pobj" and root.head.lower_ == "to" and root.head.head.lower_ == "born":
        signs += 2  # "born in Haven to Ada Brook"
    if piece.start > 1 and doc[piece.start - 1].text == "," and office_precedes(doc, piece.start - 1):
        signs += 1
    several = piece.end - piece.start > 1 and head_type(doc, piece.start, piece.end) is None  # not "Red Sea"
    named = several and is_given_name(doc[piece.start].text)
    if not piece.entries and not piece.titled and told_as_person(doc, piece.start, piece.end):
        signs += 1
    signs += _is_countrys(doc, piece.start) and (
        named or _does_what_people_do(root) or (several and _is_talked_with(root))
    )
    return signs


def _stands_behind_label(doc: Doc, piece: Piece) -> bool:
    """Tell whether a line says an office and a name, and no more: "Press Secretary to the President: Ada Brook"."""
    start, end = piece.start, piece.end
    if start < 2 or end - start < 2 or doc[start - 1].text != ":" or (end < len(doc) and not doc[end].is_space):
        return False
    line = start - 1
    while line > 0 and start - line < LABEL and not doc[line - 1].is_space:
        line -= 1
    opens = line == 0 or doc[line - 1].is_space
    return opens and office_follows(doc, line)


def _is_kin(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the name is of somebody's kin, or whose kin is told of: "Brook's wife, Ida, left"."""
    if end + 1 < len(doc) and doc[end].text in GENITIVE and doc[end + 1].lower_ in KIN:
        return True
    return kin_before(doc, start) is not None


def kin_before(doc: Doc, start: int) -> str | None:
    """Return the gender that "his (late) wife(,)" before *start* tells, "" for one of either; ``None`` without such."""
    i = start - 2 if start > 1 and doc[start - 1].text == "," else start - 1
    if i < 1 or doc[i].lower_ not in KIN:
        return None
    owner = doc[i - 1 - (doc[i - 1].pos_ == "ADJ")]
    return KIN[doc[i].lower_] if owner.text in GENITIVE or owner.tag_ == "PRP$" else None


def _is_countrys(doc: Doc, start: int) -> bool:
    """Tell whether a country's possessive stands before a name: "Norland's Ada Brook"."""
    if start < 2 or doc[start - 1].text not in GENITIVE:
        return False
    return any(x.type is EntityType.COUNTRY for x in gazetteer.lookup(doc[start - 2].text))


def _does_what_people_do(root: Token) -> bool:
    """Tell whether a name in a row is the subject of a verb of people, or told as one of several who hold an office."""
    head = root
    while head.dep_ in {"conj", "appos", "poss", "compound", "nmod"} and head.head != head:
        head = head.head
    verb = head.head
    meets = verb.lemma_ in PERSON_VERBS | {"meet", "receive", "greet", "telephone", "see", "sit", "talk", "confer"}
    return is_office(head) or (head.dep_ in {"nsubj", "nsubjpass", "dobj"} and meets)


def _is_talked_with(root: Token) -> bool:
    """Tell whether talks are with a name that the model takes for no body: "held talks with Norland's Ada Brook"."""
    head = root
    while head.dep_ in {"conj", "appos"} and head.head != head:
        head = head.head
    if head.dep_ != "pobj" or head.head.lower_ != "with" or root.ent_type_ == "ORG":
        return False
    return head.head.head.lemma_.lower() in TALKED


def _meets_somebody(name: Token) -> bool:
    """
    Tell whether *name*, one word, meets another: "Brook met Vale", "Brook spoke with Vale", "Brook held talks with".

    What both sides are is told by the verb: towns and firms do not receive each other.
    """
    verb = name.head
    if name.dep_ == "pobj" and name.head.lower_ in {"with", "to", "by"}:
        verb = name.head.head
        verb = verb.head if verb.pos_ == "NOUN" and verb.dep_ == "dobj" else verb
    if verb.pos_ != "VERB":
        return False
    sides = [x for x in verb.children if x.dep_ in {"nsubj", "nsubjpass", "dobj"} and x.tag_ == "NNP"]
    if verb.lemma_ in MEETING_VERBS and (name.dep_ in {"nsubj", "dobj"} or verb.lemma_ in {"speak", "talk", "meet"}):
        other = any(x != name for x in sides)
        return other or name.dep_ == "nsubj" or (name.dep_ == "pobj" and bool(sides))
    talks = [x for x in verb.children if x.dep_ == "dobj" and x.lemma_.lower() in {"talk", "meeting", "conversation"}]
    return verb.lemma_ in {"hold", "have"} and bool(talks) and name.dep_ in {"nsubj", "pobj"}


def _leads_party(doc: Doc, end: int) -> bool:
    """Tell whether "'s Harbour Party" follows a name: parties are called by who leads them."""
    if end + 2 >= len(doc) or doc[end].text not in GENITIVE:
        return False
    i = end + 1
    while i < len(doc) and i < end + 7 and doc[i].text[0].isupper():
        i += 1
    return i > end + 2 and doc[i - 1].lower_ in {"party", "front", "movement", "alliance", "coalition", "congress"}


def _is_age(doc: Doc, i: int) -> bool:
    """Tell whether an age stands at *i*: "Brook, 54, said"."""
    token = doc[i]
    return token.is_digit and len(token) == 2 and doc[min(i + 1, len(doc) - 1)].is_punct
