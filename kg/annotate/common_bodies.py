"""
Bodies that common words name: "the Norlandic foreign ministry", "Norland's embassy in Haven", "the labour ministry".

They have no capital of their own, so no run of capitals holds them; the country or body before them is part of
the name. What is of nobody and has no subject ("the ministry") is left to coreference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import tokens_of
from kg.annotate.marks import GENITIVE
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc, Token

    from kg.annotate.names import Name

HEADS = frozenset({"ministry", "embassy", "parliament", "consulate", "directorate"})
"""Nouns of bodies of which a country has one, or one for each subject."""

ABROAD = frozenset({"embassy", "consulate"})
"""Those of which a country has one in each other: the place behind belongs to the name."""

OFFICES_OF_STATE = {"department": frozenset({"state"}), "office": frozenset({"foreign"})}
"""Bodies of one country that some papers write without capitals: "the state department"."""

SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "official"})
"""Titles before whose holder a ministry needs no article: "foreign ministry spokeswoman Ada Brook"."""

LONGEST_TITLE = 4
"""Words of a title after which an office is called."""

BROADCASTERS = frozenset({"television", "radio", "TV", "broadcaster"})
"""What a state has that is heard or seen."""

HOUSES = frozenset({"presidency", "military", "army", "navy", "coastguard"})
"""Bodies of which a country has one; told of where they act otherwise, they are as often the country."""

TELLING = frozenset({"say", "announce", "confirm", "deny", "tell", "state", "add", "declare", "report"})
"""Verbs of a head of state's house: "the Norlandic presidency of the Union ends" is a term of office."""

MAX_SUBJECT = 5
"""Words of what a ministry is for: "trade, industry and tourism"."""


def common_bodies(doc: Doc, by_token: Mapping[int, Name]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each body that common words name; *by_token* has the names around them."""
    for head in tokens_of(doc):
        if head.i == 0 or head.i in by_token:
            continue
        if head.text in OFFICES_OF_STATE and head.nbor(-1).text in OFFICES_OF_STATE[head.text]:
            yield head.i - 1, head.i + 1
            continue
        if (inside := _start_of_house(doc, head)) is not None:
            owner = _owner_start(doc, inside, by_token)
            if owner is not None:
                yield owner, head.i + 1
            continue
        if head.text not in HEADS and not _is_spokesmans(head):
            continue
        first = _subject_start(doc, head.i, by_token)
        start = _owner_start(doc, first, by_token)
        named = first < head.i and (doc[first - 1].lower_ == "the" or _has_speaker(doc, head.i + 1))
        if start is None and head.text == "ministry" and named:
            start = first
        if start is not None:
            yield start, _with_place(doc, head, by_token)


def _is_spokesmans(head: Token) -> bool:
    """Tell whether *head* is the ministry of a title in capitals: "Norlandic Foreign «Ministry» Spokesman Brook"."""
    behind = head.nbor().text if head.i + 1 < len(head.doc) else ""
    return head.text == "Ministry" and behind in {"Spokesman", "Spokeswoman", "Spokesperson", "Official"}


def _start_of_house(doc: Doc, head: Token) -> int | None:
    """
    Return where the words begin of a state's broadcaster or of a house or force that says something here.

    "(Norlandic) state television", "(the Norlandic) presidency said", "(the Norlandic) coast guard said".
    """
    i = head.i
    if head.text in BROADCASTERS or (head.text == "agency" and doc[i - 1].text == "news"):
        i -= head.text == "agency"
        return i - 1 if i > 1 and doc[i - 1].text == "state" else None
    coast = head.text == "guard" and doc[i - 1].text == "coast"
    return i - coast if (head.text in HOUSES or coast) and _speaks(head) else None


def _speaks(house: Token) -> bool:
    """Tell whether "the Norlandic presidency said" or "according to the Norlandic presidency" stands here."""
    if house.dep_ == "nsubj":
        return house.head.lemma_ in TELLING
    to = house.head
    return house.dep_ == "pobj" and to.lower_ == "to" and to.i > 0 and to.nbor(-1).lower_ == "according"


def _has_speaker(doc: Doc, i: int) -> bool:
    """Tell whether "spokeswoman Ada Brook" or "official Ada Brook" stands at *i*."""
    return i + 1 < len(doc) and doc[i].text in SPEAKERS and doc[i + 1].text[0].isupper()


def offices_of_office(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield start and end of each office that is called after who heads it: "the Prime Minister's Office"."""
    titles = gazetteer.titles()
    for head in tokens_of(doc):
        if head.text != "Office" or head.i < 2 or doc[head.i - 1].text not in GENITIVE:
            continue
        end = head.i - 1
        for start in range(max(0, end - LONGEST_TITLE), end):
            title = titles.get(" ".join(x.lower_ for x in doc[start:end]))
            if title is not None and title.kind == "office" and doc[start].text[0].isupper():
                yield start, head.i + 1
                break


def _subject_start(doc: Doc, i: int, by_token: Mapping[int, Name]) -> int:
    """Return where the words of the subject before the head *i* begin."""
    words = gazetteer.portfolios()
    start = i
    while start > 0 and i - start < MAX_SUBJECT and start - 1 not in by_token:
        before = doc[start - 1]
        joins = start < i and before.lower_ in {"and", "&"} and doc[start - 2].lower_ in words
        if before.lower_ not in words and not joins:
            break
        start -= 1
    return start


def _owner_start(doc: Doc, i: int, by_token: Mapping[int, Name]) -> int | None:
    """Return where the country or body that owns what begins at *i* is named; ``None`` if none is right before it."""
    if i < 1:
        return None
    genitive = i > 1 and doc[i - 1].text in GENITIVE
    owner = by_token.get(i - 2 if genitive else i - 1)
    if owner is None or owner.span.end != (i - 1 if genitive else i):
        return None
    if owner.type is EntityType.COUNTRY:
        return owner.span.start
    return owner.span.start if genitive and owner.type is EntityType.ORGANISATION else None


def _with_place(doc: Doc, head: Token, by_token: Mapping[int, Name]) -> int:
    """Return the end of "embassy in Haven"."""
    i = head.i + 1
    place = by_token.get(i + 1)
    abroad = head.text in ABROAD and i < len(doc) and doc[i].lower_ == "in"
    if abroad and place is not None and place.span.start == i + 1 and place.type is EntityType.PLACE:
        return place.span.end
    return i
