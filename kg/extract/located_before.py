"""Wholes told before a name: "the Norlandic port of Haven", "Norland's Haven Valley", "the Haven-based Board"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.demonyms import is_formed_from
from kg.annotate.doc import reference
from kg.annotate.marks import HYPHENS, POSSESSIVE
from kg.extract.located_kinds import BASED, COMPASS, OWNED, SEAS, ends_at, is_division, is_kind, last_word
from kg.extract.located_rows import AMONG, row_start
from kg.extract.located_table import known_inside, more_people
from kg.extract.located_wider import OUTER, whole_of_kind
from kg.model import EntityType
from kg.tables import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.annotate.doc import Reference, Referent

FIRMS = frozenset({"company", "firm", "bank", "charity", "start-up", "startup", "builder", "brewer",
                   "publisher"})  # fmt: skip
"""What has its seat in a town that is told before; a paper or a broadcaster is only read or heard there."""


SIDE_REACH = 8
"""Tokens back in which it is told on whose side of a river or a border a place is."""


def wholes_before(doc: Doc, start: int, inner: Referent) -> Iterator[tuple[Referent, str]]:
    """«The Norlandic port of» Haven, «Norland's» Haven Valley, «the Norlandic capital», Haven."""
    i = start - 1
    if (land := _on_its_side(doc, i)) is not None:
        yield land, "front"
        return
    based = i
    while based > max(2, i - 3) and doc[based].tag_ in {"NN", "JJ"} and doc[based].lower_ not in BASED:
        based -= 1  # "the Haven-based think tank"
    if based > 2 and doc[based].lower_ in BASED and doc[based - 1].text in HYPHENS:
        yield from ((x, "based") for x in ends_at(doc, based - 1))  # "the Haven-based Grain Board"
        return
    if inner.type is EntityType.ORGANISATION:
        yield from _towns_own(doc, i)
        return
    owned = i
    while owned > 0 and doc[owned].lower_ in COMPASS and doc[owned].pos_ == "ADJ":
        owned -= 1  # "Norland's western Haven Valley"
    if owned > 0 and doc[owned].text in POSSESSIVE:
        i = owned
        owner: Reference | None = reference(doc[i - 1])
        one = owner is not None and owner.how == "name" and len(owner.referents) == 1
        if one and owner is not None and owner.referents[0].type in OUTER and last_word(inner) not in SEAS:
            yield owner.referents[0], "possessive"  # but "Norland's Amber Sea coast"
        return
    last = i
    i = row_start(doc, i)
    comma = i > 0 and doc[i].text == ","
    if i > 0 and doc[i].lower_ == "the":
        i -= 1
    among = i > 1 and (doc[i].lower_ in AMONG or (doc[i].lower_ == "as" and doc[i - 1].lower_ == "such"))
    if among:
        i -= 1 + (doc[i].lower_ == "as")
        i -= doc[i].text == ","
        # What is "including" some towns may be a row of something else, so the table must know one of them there.
        row = {x for y in doc[i + 1 : last + 2] if (x := reference(y)) is not None and x.how == "name"}
        of_kind = whole_of_kind(doc, i + 1)  # "Norlandic towns such as Haven"
        for outer in (*ends_at(doc, i + 1), *((of_kind,) if of_kind is not None else ())):
            if any(known_inside(x.referents[0], outer) for x in row):
                yield outer, "including"
    elif i > 0 and doc[i].lower_ in {"of", ","}:
        i -= 1
    if i < 1 or not (is_kind(doc[i].lower_) or is_kind(doc[i].lemma_.lower())):
        return
    kind = doc[i].lower_
    named: Reference | None = reference(doc[i])
    if named is not None and last_word(named.referents[0]) == kind:
        return  # "the Holy City of Haven"
    if not comma or kind == "capital" or any(x.text in POSSESSIVE for x in doc[max(0, i - OWNED) : i]):
        yield from _of_kind(doc, i, kind, inner)


def _on_its_side(doc: Doc, i: int) -> Referent | None:
    """Return the country of "On the Norlandic side of the lake, in", which ends at token *i*."""
    if i < 4 or doc[i].lower_ not in {"in", "at"} or doc[i - 1].text != ",":
        return None
    for j in range(i - 2, max(1, i - SIDE_REACH), -1):
        if doc[j].lower_ == "side":
            of: Reference | None = reference(doc[j - 1 - (doc[j - 1].text in POSSESSIVE)])
            one = of is not None and len(of.referents) == 1 and of.referents[0].type in OUTER
            first = of.span.start if of is not None and one else 0
            on = any(x.lower_ == "on" for x in doc[max(0, first - 2) : first])
            return of.referents[0] if of is not None and one and on else None
        if doc[j].is_punct or doc[j].pos_ in {"VERB", "AUX"}:
            return None
    return None


def _towns_own(doc: Doc, i: int) -> Iterator[tuple[Referent, str]]:
    """Yield the town in "the Haven company" that ends at token *i*, what it does looked through: "shipping"."""
    if i < 2 or doc[i].lower_ not in FIRMS or doc[i].tag_ != "NN":
        return
    i -= 1
    i -= i > 1 and doc[i].is_lower and doc[i].pos_ in {"NOUN", "ADJ"}
    town: Reference | None = reference(doc[i])
    one = town is not None and len(town.referents) == 1 and doc[town.span.start - 1].lower_ in {"the", "a"}
    if one and town is not None and town.span.end == i + 1 and town.referents[0].type is EntityType.PLACE:
        yield town.referents[0], "town's"


def _of_kind(doc: Doc, i: int, kind: str, inner: Referent) -> Iterator[tuple[Referent, str]]:
    """Yield what the words before a *kind* of place at *i* say that *inner* is of: "Norlandic port", "Norland's"."""
    while (
        i > 0
        and doc[i].text != ","
        and (doc[i].pos_ in {"NOUN", "ADJ", "PROPN", "PART", "ADV", "CCONJ"} or doc[i].text in {"-", *POSSESSIVE})
    ):
        found: Reference | None = reference(doc[i])
        if found is not None and len(found.referents) == 1 and found.referents[0].type in OUTER:
            outer = found.referents[0]
            if outer.type is EntityType.PLACE and is_division(kind) and not isinstance(outer.row, Place):
                return  # "the Haven district of Norburg": Haven is what is in Norburg
            if kind == "suburb" and not more_people(outer, inner):
                return  # likewise "the Haven suburb of Norburg", but "the Norburg suburb of Haven"
            before = found.span.start - 1
            before -= before > 0 and doc[before].text in POSSESSIVE  # "Norland's Amber Sea port of Haven"
            further: Reference | None = reference(doc[before]) if found.span.start else None
            if (
                outer.type is EntityType.PLACE
                and further is not None
                and further.referents[0].type is EntityType.COUNTRY
            ):
                outer = further.referents[0]  # "the Norlandic Pacific port of Haven": in Norland
            yield outer, "kind"
            return
        if found is None and doc[i].text[0].isupper():
            region = _formed_from(doc, doc[i].text)
            if region is not None and region is not inner:
                yield region, "kind"  # "the Lakelandish town of Haven", in a text that names Lakeland
                return
        i -= 1
    yield from _including(doc, i)


def _formed_from(doc: Doc, word: str) -> Referent | None:
    """Return the one place or country of the text that *word*, which no table has, is formed from."""
    found = [x for x in doc._.referents if x.type in OUTER and is_formed_from(word, x.name)]
    return found[0] if len(found) == 1 else None


def _including(doc: Doc, i: int) -> Iterator[tuple[Referent, str]]:
    """Yield the whole in "Norland, including much of the port of": token *i* is where the words before a kind end."""
    for _ in range(5):
        if i > 1 and doc[i].lower_ in AMONG:
            yield from ((outer, "kind") for outer in ends_at(doc, i - (doc[i - 1].text == ",")))
            return
        if i < 2 or not (doc[i].pos_ in {"DET", "ADJ", "ADV", "NOUN"} or doc[i].lower_ in {"of", "parts"}):
            return
        i -= 1
