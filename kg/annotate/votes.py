"""
Votes: what the model and the words around it say of a name, anywhere in the document.

The statistical model is right about most names and wrong about many that matter here (it takes
Vladivostok for a person and Chita for a body). So it votes, once for each place where the name
stands; titles and verbs of saying vote too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias

from kg.annotate import gazetteer
from kg.annotate.pieces import key_of
from kg.annotate.runs import LABELS
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotate.pieces import Piece

Votes: TypeAlias = "dict[str, Counter[EntityType]]"
"""Name, as ``key_of`` gives it → votes for each type."""


PLACE_KINDS = frozenset({"city", "town", "port", "province", "region", "island", "district", "state", "capital",
                         "village", "governor", "mayor", "president", "king", "queen", "emir", "territory", "emirate",
                         "sultan", "prefecture", "department", "republic", "kingdom", "county", "oblast",
                         "peninsula"})  # fmt: skip
"""Nouns whose "of" is followed by the name of a place or a state."""
PERSON_VERBS = frozenset({"say", "tell", "add", "thank", "ask", "reply", "recall", "smile", "laugh", "joke", "insist",
                          "explain", "concede", "shrug", "nod", "write", "speak", "whisper"})  # fmt: skip
"""Verbs whose subject is rarely anything but a person."""

SETTLEMENTS = frozenset({"city", "town", "village", "port", "capital", "suburb", "resort", "hamlet", "settlement",
                         "district", "quarter", "island", "neighbourhood", "neighborhood", "market", "slum", "peninsula",
                         "crossing", "outpost", "seaport", "centre", "province", "region", "county"})  # fmt: skip
"""Nouns that say of a name that it is a place's."""

MEETING_VERBS = frozenset({"meet", "receive", "greet", "telephone", "phone", "host", "speak", "talk", "confer", "dine"})
"""Verbs by which people meet each other."""

WITHIN_WORDS = frozenset({"-", "’", "'"})
"""Marks that may stand within the words of an office."""


def cast_votes(doc: Doc, pieces: list[Piece]) -> Votes:
    """
    Return the votes on the type of each name.

    The model has one vote for each place where the name stands, if it labels half of its words; a title has
    three, each sign of a person two. What is only in or at a place has one for a place.
    """
    votes: Votes = defaultdict(Counter)
    for piece in pieces:
        labels = [LABELS[token.ent_type_] for token in doc[piece.start : piece.end] if token.ent_type_ in LABELS]
        if labels:
            label, n = Counter(labels).most_common(1)[0]
            if n * 2 >= piece.end - piece.start:
                votes[key_of(doc, piece.start, piece.end)][label] += 1
        if piece.titled:
            votes[key_of(doc, piece.start, piece.end)][EntityType.PERSON] += 3
    titled = {doc[x.end - 1].lower_ for x in pieces if x.titled}
    alone = {doc[x.start].lower_ for x in pieces if x.end - x.start == 1 and not x.entries}
    for piece in pieces:
        if not piece.body and (piece.end - piece.start > 1 or not piece.entries):
            signs = _signs_of_person(doc, piece)
            if piece.end - piece.start > 1 and not piece.entries:
                last = doc[piece.end - 1].lower_
                signs += 2 * (last in titled) + (last in alone)
            if _described_as_place(doc, piece) and not piece.titled:
                votes[key_of(doc, piece.start, piece.end)][EntityType.PLACE] += 3
            if signs:
                kind = EntityType.PERSON if signs > 0 else EntityType.PLACE
                votes[key_of(doc, piece.start, piece.end)][kind] += 2 * abs(signs) if signs > 0 else 1
    return votes


def _signs_of_person(doc: Doc, piece: Piece) -> int:
    """
    Count what around a name says that it is a person's; below zero, a place's.

    Only people are "who", say things, hold offices; one is in or at a place.
    """
    root = doc[piece.start : piece.end].root
    signs = 0
    after = doc[piece.end] if piece.end < len(doc) else None
    if after is not None and after.text == "," and piece.end + 1 < len(doc):
        behind = doc[piece.end + 1]
        signs += behind.lower_ == "who" or _office_follows(doc, piece.end + 1)
        signs += _is_age(doc, piece.end + 1)
    if after is not None and after.lower_ == "who":
        signs += 1
    if root.dep_ == "pobj" and root.head.lower_ in {"in", "at", "near"} and not piece.titled:
        signs -= 2
    if not piece.titled and _country_follows(doc, piece.end):
        signs -= 2
    if piece.start > 1 and doc[piece.start - 1].lower_ == "of" and doc[piece.start - 2].lower_ in PLACE_KINDS:
        signs -= 2  # "the province of Haven", "governor of Haven"
    if root.dep_ == "nsubj" and root.head.lemma_ in PERSON_VERBS:
        signs += 1
    if (
        root.dep_ in {"nsubj", "dobj"}
        and root.head.lemma_ in {"meet", "receive", "greet", "telephone"}
        and piece.end - piece.start > 1
    ):
        signs += 1
    if piece.end - piece.start == 1 and not piece.entries and _meets_somebody(root):
        signs += 1
    if root.dep_ == "conj" and root.head.lower_ in {"he", "she", "him", "her"}:
        signs += 2
    if piece.start > 1 and doc[piece.start - 1].text == "," and _office_precedes(doc, piece.start - 1):
        signs += 1
    return signs


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


def _country_follows(doc: Doc, i: int) -> bool:
    """Tell whether a comma and a country's name stand at *i*, and the phrase ends: "Haven, Norland," is a place."""
    if i + 1 >= len(doc) or doc[i].text != ",":
        return False
    close, entries = gazetteer.longest(doc, i + 1)
    if not entries or entries[0].type is not EntityType.COUNTRY or entries[0].part != "name":
        return False
    return close >= len(doc) or doc[close].text in {",", ".", ";", "(", ")"} or doc[close].is_digit


def _described_as_place(doc: Doc, piece: Piece) -> bool:
    """
    Tell whether what stands around a name says that it is a place.

    Behind it, ", a village in", ", the capital of", ", in western Norland"; before it, "the town of", "the port of".
    """
    i = piece.end
    if piece.start > 1 and doc[piece.start - 1].lower_ == "of" and doc[piece.start - 2].lower_ in SETTLEMENTS:
        return True
    if i + 2 >= len(doc) or doc[i].text != ",":
        return False
    if doc[i + 1].lower_ in {"a", "an", "the", "its", "his", "their"} or doc[i + 1].pos_ == "PROPN":
        for j in range(i + 1, min(i + 8, len(doc) - 1)):
            if doc[j].pos_ in {"VERB", "AUX"} or doc[j].text in {",", "."}:
                return False
            if doc[j].lower_ in SETTLEMENTS and doc[j + 1].lower_ in {"in", "of", "on", "near", "outside", "where", ","}:
                return True
        return False
    if doc[i + 1].lower_ in {"in", "near", "outside"}:
        start = next((j for j in range(i + 2, min(i + 5, len(doc))) if doc[j].text[0].isupper()), len(doc))
        if start >= len(doc) or any(doc[j].pos_ not in {"ADJ", "DET", "PROPN", "NOUN"} for j in range(i + 2, start)):
            return False
        _, entries = gazetteer.longest(doc, start)
        return bool(entries) and entries[0].type in {EntityType.COUNTRY, EntityType.PLACE} and entries[0].part == "name"
    return False


def _is_age(doc: Doc, i: int) -> bool:
    """Tell whether an age stands at *i*: "Brook, 54, said"."""
    token = doc[i]
    return token.is_digit and len(token) == 2 and doc[min(i + 1, len(doc) - 1)].is_punct


def _office_follows(doc: Doc, start: int) -> bool:
    """Tell whether a title of office follows within six words, before any mark: ", the Norlandic oil minister"."""
    table = gazetteer.titles()
    for i in range(start, min(start + 6, len(doc))):
        token = doc[i]
        if token.is_punct and token.text not in WITHIN_WORDS:
            return False
        title = table.get(token.lower_)
        if title is not None and title.kind == "office":
            return True
    return False


def _office_precedes(doc: Doc, comma: int) -> bool:
    """Tell whether a title of office stands in the nine words before *comma*: "the head of the Port Authority, …"."""
    table = gazetteer.titles()
    for i in range(comma - 1, max(comma - 10, -1), -1):
        token = doc[i]
        if (token.is_punct and token.text not in WITHIN_WORDS) or token.pos_ in {"VERB", "AUX"}:
            return False
        title = table.get(token.lower_)
        if title is not None and title.kind == "office":
            return True
    return False


def surnames_in(doc: Doc, pieces: list[Piece], votes: Votes) -> frozenset[str]:
    """Return last words (and first words, which are the family's in part of the world) of the people named in full."""
    found = set()
    for piece in pieces:
        words = [token.lower_ for token in doc[piece.start : piece.end] if token.is_alpha]
        vote = votes[key_of(doc, piece.start, piece.end)]
        person = vote and vote.most_common(1)[0][0] is EntityType.PERSON
        if len(words) > 1 and person and not piece.body and not piece.entries:
            found |= {words[-1], words[0]}
            # A double surname is referred to by both its parts: "Emeka Obi-Daniels", "Obi-Daniels".
            found.add(key_of(doc, piece.start + 1, piece.end))
    return frozenset(found)
