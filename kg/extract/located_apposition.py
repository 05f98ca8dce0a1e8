"""
Appositions that tell where a place is: "Haven, a port in Norland", "the capital of Norland", "Norland's second city".

A predicate ("Haven is a port in Norland") is read alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.marks import POSSESSIVE
from kg.extract.located_kinds import OWNED, REACH, SEAS, SITES, is_kind, last_word, place_at
from kg.extract.located_reached import ashore, by_water, reached
from kg.extract.the_country import land_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.annotate.doc import Referent

POINTS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})

WORKS = frozenset({"station", "plant", "mine", "terminal", "depot", "facility", "works", "factory", "barracks",
                   "junction", "reserve", "railhead", "quarry"})  # fmt: skip
"""What else a place is called, where that is told: "Haven, a pumping station in the Amber district"."""

ELSEWHERE = frozenset({"where", "which", "who", "near", "outside", "from", "over", "above", "below", "beyond", "facing",
                       "opposite", "overlooking", "bordering", "across", "between", "then", "formerly", "former",
                       "once", "towards", "toward", "with", "for", "that", "to", "into", "via", "through",
                       "by"})  # fmt: skip
"""Words behind which the place told of is another, or was there in another time."""

PREDICATED = frozenset({"destination", "economy", "landmark", "attraction", "producer", "exporter", "importer",
                        "consumer", "state", "nation", "country", "power", "hub", "gateway", "stronghold",
                        "heartland", "metropolis", "powerhouse", "outpost"})  # fmt: skip
"""Nouns, besides kinds of place, that a place is said to be of a country: "Norland's top tourist destination"."""


def apposition(doc: Doc, i: int) -> Iterator[tuple[Referent, str]]:
    """Haven, «a port in Norland», «the capital of Norland», «Norland's second city»."""
    kind = False
    own = [x.lower_ for x in doc[i : i + 3]]
    if len(own) == 3 and own[0] == "the" and own[2] == "of" and own[1] != "capital" and is_kind(own[1]):
        return  # "In Haven, the village of Orsk was lost": another place
    for j in range(i, min(i + REACH, len(doc))):
        token = doc[j]
        if (
            (token.is_punct and token.text not in {"-", "’", "'"})
            or token.is_space
            or (token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod")  # but "a divided town in"
            or token.lower_ in ELSEWHERE
        ):
            return
        if token.lower_ == "of" and doc[j - 1].lower_ in POINTS and doc[j - 2].lower_ != "the":
            return  # "a resort south of Haven" is outside
        if token.lower_ == "of" and by_water(doc, j):
            return  # "a resort on the shores of Lake Haven"
        if token.lower_ in {"in", "of", "off", "on"} and not (token.lower_ == "of" and doc[j - 1].lower_ == "one"):
            found = list(ashore(token, reached(doc, j + 1, "apposition")))
            by_river = token.lower_ == "on" and found and last_word(found[0][0]) in {"river", "road", "highway"}
            if found and not by_river:
                if kind or (token.lower_ == "in" and j == i + 1 and doc[i].lower_ in {"deep", "high", "far", "just"}):
                    yield from found
                return
        if not kind and (land := land_before(doc, j)) is not None and _kind_follows(doc, j + 2):
            yield land, "apposition"  # "the country's second city"
            return
        place = place_at(doc, j)
        if place is not None and not kind:
            after = doc[place.span.end : place.span.end + 6]
            if (
                (place.how == "adjective" or (len(after) and after[0].text in POSSESSIVE))
                and last_word(place.referents[0]) not in SEAS
                and any(is_kind(x.lemma_.lower()) or x.lemma_ in PREDICATED for x in after)
                and not any(x.lower_ == "of" for x in after)
                and doc[j - 1].lower_ not in {"in", "on", "off"}
            ):
                yield place.referents[0], "apposition"  # and "a Norlandic island in the Long Sea" is in that sea too
        kind = kind or is_kind(token.lower_) or token.lower_ in SITES | WORKS


def _kind_follows(doc: Doc, i: int) -> bool:
    """Tell whether a kind of place stands within the words at *i*, of which none is "of"."""
    words = doc[i : i + OWNED]
    return any(is_kind(x.lower_) for x in words) and not any(x.lower_ == "of" for x in words)
