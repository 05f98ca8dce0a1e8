"""
Locations: places that the text puts in other places.

Read from the names outwards, by patterns of words rather than by the parse, which errs most where
one phrase of place follows another. What the gazetteer contradicts is left out.

=========================  =============================================
``located_in/comma``       Haven, Norland
``located_in/brackets``    Haven (Norland)
``located_in/address``     the Grain Board (Haven, Norland)
``located_in/in``          Haven in (northern) Norland; Haven, in Norland
``located_in/at``          the Pine Hotel at Haven
``located_in/of``          the Haven Hills of Norland
``located_in/apposition``  Haven, a port in / the capital of Norland
``located_in/kind``        the Norlandic port of Haven; Norland's town of Haven
``located_in/copula``      Haven is a port in Norland; Haven lies in Norland
``located_in/based``       the Grain Board, based in Haven
``located_in/possessive``  Norland's Haven Valley
``located_in/including``   Norland, including Haven and Norburg
``located_in/part``        Haven is part of Norland; to keep Haven as a part of Norland
``located_in/front``       In Norland, the ports of Haven and Norburg
``located_in/district``    the Haven district of Norburg
``located_in/embassy``     the Norlandic embassy in Haven
``located_in/own-name``    Haven Town Hall
``located_in/rest``        Haven and the rest of Norland (see ``kg.extract.located_wider``)
``located_in/is``          the capital of Norland is Haven (likewise)
``located_in/where``       Norland, where Haven lies by the sea (likewise)
``located_in/both``        Haven and Norburg, both in Norland (likewise)
``located_in/ranked``      Norland is the Isles' third largest economy after Sudland (likewise)
``located_in/seat``        the headquarters of the Grain Board in Haven (see ``kg.extract.located_seats``)
``located_in/capital``     the Amber region … the regional capital, Haven (likewise); Haven … the Norlandic capital
``located_in/town's``      the Haven company Harbourline
=========================  =============================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.demonyms import is_formed_from
from kg.annotate.doc import Reference, Referent, evidence, reference
from kg.annotate.marks import HYPHENS, POSSESSIVE
from kg.extract.filed_from import filed_from
from kg.extract.located_seats import seats
from kg.extract.located_table import both_towns, contradicted, known_inside, more_people
from kg.extract.located_wider import (
    OUTER,
    both_in,
    capitals,
    ranked_in,
    this_town,
    where_it_is,
    whole_it_is_of,
    whole_of_kind,
    whole_of_rest,
)
from kg.extract.the_country import land_before, the_country_before
from kg.model import EntityType, Location
from kg.tables import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
                     "northeastern", "northwestern", "southeastern", "southwestern", "north-eastern", "north-western",
                     "south-eastern", "south-western", "northeast", "northwest", "southeast", "southwest", "far",
                     "deep", "upper", "lower", "coastal", "the", "rural", "remote", "mountainous", "hills", "highlands",
                     "outskirts", "heart", "centre", "center", "middle", "edge", "mountains", "foothills", "hinterland",
                     "interior", "suburbs", "mid", "inland", "neighbouring", "neighboring", "nearby", "breakaway",
                     "break", "away", "separatist", "occupied", "disputed", "autonomous"})  # fmt: skip
"""What is looked through on the way to a place: "in the hills of", "on the west coast of"."""

PARTS_OF = frozenset({"northern", "southern", "eastern", "western", "central", "northeastern", "northwestern",
                      "southeastern", "southwestern", "north-eastern", "north-western", "south-eastern",
                      "south-western"})  # fmt: skip
"""Words before a country, behind a comma, that tell of a part of it: "Haven, eastern Norland"."""

POINTS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
VENUES = frozenset({"university", "house", "institute", "academy", "embassy", "headquarters", "museum", "school",
                    "college", "residence", "hotel", "palace", "club", "centre", "center", "hall", "airport", "church",
                    "library", "stadium", "theatre", "theater", "hospital", "prison", "penitentiary", "cathedral",
                    "mosque", "temple", "monastery", "villa", "reservation", "consulate", "pagoda", "shrine",
                    "sanatorium", "barracks", "court", "clinic", "observatory",
                    "laboratory", "abbey", "convent", "fortress", "synagogue", "monument", "checkpoint",
                    "refinery", "forum"})  # fmt: skip
"""Last words of bodies that are where they stand: "Harbour University in Haven"."""

QUARTERS = frozenset({"district", "quarter", "neighbourhood", "neighborhood", "borough", "suburb"})
"""Parts of towns."""

CALLED = frozenset({"city", "port", "town", "village", "kingdom", "republic", "state"})
"""What is of the name it is called by: "the Holy City of Haven" is Haven."""

SITES = VENUES | {"castle", "baths", "lodge", "inn", "resort", "base", "camp", "park", "building", "arena"}
"""Last words of what may be "at" a town: "the Pine Hotel at Haven"."""

WORKS = frozenset({"station", "plant", "mine", "terminal", "depot", "facility", "works", "factory", "barracks",
                   "junction", "reserve", "railhead", "quarry"})  # fmt: skip
"""What else a place is called, where that is told: "Haven, a pumping station in the Amber district"."""

TOWNS_OWN = frozenset({"town hall", "city hall", "high school", "railway station", "grammar school", "central station",
                       "city council chamber", "guildhall", "corn exchange"})  # fmt: skip
"""What stands in the town it is named for; a castle or a road of that name may not."""

ELSEWHERE = frozenset({"where", "which", "who", "near", "outside", "from", "over", "above", "below", "beyond", "facing",
                       "opposite", "overlooking", "bordering", "across", "between", "then", "formerly", "former",
                       "once", "towards", "toward", "with", "for", "that", "to", "into", "via", "through",
                       "by"})  # fmt: skip
"""Words behind which the place told of is another, or was there in another time."""

PREDICATED = frozenset({"destination", "economy", "landmark", "attraction", "producer", "exporter", "importer",
                        "consumer", "state", "nation", "country", "power"})  # fmt: skip
"""Nouns, besides kinds of place, that a place is said to be of a country: "Norland's top tourist destination"."""

TERRITORY = frozenset({"territory", "soil"})
"""What a country has that is the country: "on Norland's territory"."""

LIE = frozenset({"lie", "stand", "sit", "nestle"})
STAY = frozenset({"be", "remain", "stay", "form", "as", "forever", "still", "always", "a", "an", "the", "integral",
                  "inseparable", "inalienable", "administratively", "legally", "geographically", "historically",
                  "itself"})  # fmt: skip
"""Lemmas between a name and "part of" that leave it a part; "become" and "no longer" do not."""
BASED = frozenset({"based", "headquartered", "located", "situated"})
TODAY = frozenset({"now", "today"})
AMONG = frozenset({"including", "like", "namely", "notably"})
WHERE = 6
"""Tokens behind a name in which ", where" opens a clause about it: "in Norland late on Monday, where"."""
REACH = 12
"""Tokens behind a name in which an apposition must come to its place."""


def located_in(doc: Doc) -> Iterator[Location]:
    """Yield the locations of *doc* in text order, each pair once."""
    seen: set[tuple[str, str]] = set()
    for one, inner, outer, rule in _pairs(doc):
        if not _can_be_inside(inner, rule) or not _sure_enough(one, outer, rule):
            continue
        key = (inner.name, outer.name)
        if inner is outer or key in seen or (outer.name, inner.name) in seen or contradicted(inner, outer):
            continue
        seen.add(key)
        yield Location(inner.name, outer.name, evidence(one.span.sent, f"located_in/{rule}"))


def _pairs(doc: Doc) -> Iterator[tuple[Reference, Referent, Referent, str]]:
    """Yield each reference to what may be somewhere with inner, outer and the rule."""
    kinds = {*OUTER, EntityType.ORGANISATION}
    fronted: Reference | None = None
    for one, outer, rule in (*both_in(doc), *ranked_in(doc), *seats(doc)):
        yield one, one.referents[0], outer, rule
    if (town := filed_from(doc)) is not None:
        yield from ((one, town, one.referents[0], "kind") for one in this_town(doc))
    for one in doc._.references:
        if len(one.referents) != 1 or one.referents[0].type not in kinds:
            continue
        if one.how != "name" and not (_names_division(doc, one) or _is_region(one)):
            continue
        inner = one.referents[0]
        for outer, rule in _outers(doc, one):
            yield one, inner, outer, rule
            if rule in {"comma", "in"}:
                # "Dallas, Austin and Galveston, Texas": the row's others too, if the table has them there; all of
                # "the towns of Haven and Norburg in Norland".
                towns = _is_row_of_places(doc, one)
                yield from ((x, x.referents[0], outer, rule) for x in _row_to(doc, one) if towns or _there(x, outer))
        if _is_fronted(doc, one):
            fronted = one
        elif fronted is not None and fronted.span.sent == one.span.sent and known_inside(inner, fronted.referents[0]):
            yield one, inner, fronted.referents[0], "front"
        # "Norland (Haven and Norburg in particular)"
        whole = _whole_of_brackets(doc, one)
        if whole is not None and known_inside(inner, whole):
            yield one, inner, whole, "brackets"
    yield from ((whose, town, country, "capital") for whose, town, country in capitals(doc))


def _row_to(doc: Doc, last: Reference) -> Iterator[Reference]:
    """Yield the names of a row that ends with *last*: "Haven, Norburg and «Sudburg»"."""
    i = last.span.start - 1
    joined = False
    while i > 0 and (doc[i].lower_ == "and" or doc[i].text == ","):
        joined = joined or doc[i].lower_ == "and"
        i -= 1 + (doc[i].lower_ == "and" and doc[i - 1].text == ",")
        before: Reference | None = reference(doc[i])
        if not joined or before is None or before.how != "name" or before.span.end != i + 1:
            return
        yield before
        i = before.span.start - 1


def _is_row_of_places(doc: Doc, last: Reference) -> bool:
    """Tell whether "the towns of" stands before the row of names that ends with *last*."""
    i = _row_start(doc, last.span.start - 1)
    return i > 0 and doc[i].lower_ == "of" and doc[i - 1].tag_ == "NNS" and _is_kind(doc[i - 1].lemma_.lower())


def _there(one: Reference, outer: Referent) -> bool:
    return len(one.referents) == 1 and known_inside(one.referents[0], outer)


def _is_fronted(doc: Doc, one: Reference) -> bool:
    """
    Tell whether a sentence begins "In (northern) Norland, …" or goes on "in Norland, where …".

    What it goes on to name is there if the table says so too.
    """
    start, end = one.span.start, one.span.end
    while start > 1 and doc[start - 1].lower_ in COMPASS:
        start -= 1
    before = doc[start - 1] if start else None
    if before is None or before.lower_ not in {"in", "across", "throughout"}:
        return False
    where = any(x.lower_ == "where" and x.nbor(-1).text == "," for x in doc[end + 1 : end + WHERE])
    return where or bool(before.is_sent_start and end < len(doc) and doc[end].text == ",")


def _whole_of_brackets(doc: Doc, one: Reference) -> Referent | None:
    """Return the place or country before the bracket that *one* opens, or is the second name in."""
    i = one.span.start - 1
    if i > 0 and doc[i].lower_ == "and":
        first: Reference | None = reference(doc[i - 1])
        i = first.span.start - 1 if first is not None else 0
    return next(_ends_at(doc, i), None) if i > 0 and doc[i].text == "(" else None


def _names_division(doc: Doc, one: Reference) -> bool:
    """Tell whether a modifier is the name of a part: "the Haven district of Norburg", "Haven port in Norland"."""
    end = one.span.end
    if end + 1 >= len(doc):
        return False
    if one.how == "adjective" and one.referents[0].type is EntityType.COUNTRY:
        return False  # "the Norlandic state of Haven"
    behind = doc[end + 1].lower_
    if doc[end].lower_ == "suburb" and behind == "of":
        whole = _place(doc, end + 2)
        return whole is not None and more_people(whole.referents[0], one.referents[0])
    if _is_towns_part(doc, one):
        return False
    return (behind == "of" and _is_division(doc[end].lower_)) or (behind == "in" and _is_kind(doc[end].lower_))


def _is_towns_part(doc: Doc, one: Reference) -> bool:
    """Tell whether *one* is the town, and a part of it named behind: "the Oslo district of Frogner"."""
    end = one.span.end
    if end + 2 >= len(doc) or doc[end].lower_ not in QUARTERS or doc[end + 1].lower_ != "of":
        return False
    part = _place(doc, end + 2)
    row = one.referents[0].row
    town = isinstance(row, Place) and row.type == "City"
    return town and part is not None and more_people(one.referents[0], part.referents[0])


def _is_division(word: str) -> bool:
    kind = gazetteer.place_kinds().get(word)
    return kind is not None and kind.division


def _is_kind(word: str) -> bool:
    return word in gazetteer.place_kinds()


def _can_be_inside(referent: Referent, rule: str) -> bool:
    if rule == "ranked":
        return True
    if referent.type is EntityType.PLACE or rule in {"based", "embassy", "address", "seat", "town's"}:
        return referent.type is not EntityType.COUNTRY
    if referent.type is not EntityType.ORGANISATION:
        return False
    words = referent.name.lower().split()
    return words[-1] in VENUES or (words[0] in VENUES and "of" in words)  # "the University of Haven in Norland"


def _last_word(referent: Referent) -> str:
    return referent.name.lower().split()[-1]


def _surely_place(referent: Referent) -> bool:
    """Tell whether the table or a word of its own says that it is a place: a possessive may own anything."""
    kind = gazetteer.heads().get(_last_word(referent), ("", ""))[0]
    return referent.row is not None or kind == "Place"


def _sure_enough(one: Reference, outer: Referent, rule: str) -> bool:
    """
    Tell whether the names bear out what the words alone leave open.

    A possessive may own anything, and a country in brackets be a player's, unless something is "in" the name before.
    """
    if rule == "brackets" and outer.type is EntityType.COUNTRY:
        start = one.span.start
        return _surely_place(one.referents[0]) or (start > 0 and one.span.doc[start - 1].lower_ in {"in", "at", "near"})
    if rule == "kind" and _last_word(outer) in SEAS:
        return False  # "the Amber Sea port of Haven"
    if rule == "district" and _last_word(one.referents[0]) in SEAS:
        return False  # "an Amber Sea port in Norland"
    return rule not in {"possessive", "part"} or _surely_place(one.referents[0])


def _outers(doc: Doc, one: Reference) -> Iterator[tuple[Referent, str]]:
    yield from _before(doc, one.span.start, one.referents[0])
    yield from _within_name(doc, one)
    end = one.span.end
    if one.referents[0].type is EntityType.PLACE:
        start = one.span.start
        told = (whole_of_rest(doc, end), "rest"), (whole_it_is_of(doc, start), "is"), (where_it_is(doc, start), "where")
        yield from ((x, rule) for x, rule in told if x is not None)
    if end + 1 >= len(doc):
        return
    here, behind = doc[end], doc[end + 1]
    yield from _part_of(doc, end)
    if here.lemma_ in {"be", "remain"} and here.tag_ in {"VBZ", "VBP", "VBD"}:
        if behind.lower_ == "in" or behind.lower_ in BASED:
            yield from _reached(doc, end + 2 + (behind.lower_ != "in"), "copula")
        else:
            # "Haven is a port in Norland", "is known for its port and is one of Norland's destinations".
            said = here.head if here.dep_ in {"aux", "auxpass"} else here
            verbs = (here, *(x for x in said.conjuncts if x.lemma_ == "be" and x.i > here.i and not _has_subject(x)))
            yield from ((outer, "copula") for verb in verbs for outer, _ in _apposition(doc, verb.i + 1))
    elif here.lemma_ in LIE and here.tag_ in {"VBZ", "VBP"} and behind.lower_ in {"in", "on"}:
        yield from _reached(doc, end + 2, "copula")
    elif here.lower_ in BASED:
        yield from _based(doc, end)
    elif here.text == ",":
        yield from _behind_comma(doc, one)
    elif here.text == "(":
        yield from _in_brackets(doc, end + 1)
        if behind.lower_ == "in":
            yield from _reached(doc, end + 2, "brackets")
    elif here.lower_ in {"in", "on", "off", "inside"} and not _runs_by(doc, one):
        yield from _ashore(here, _reached(doc, end + 1, "in"))
    elif here.lower_ == "at" and _last_word(one.referents[0]) in SITES:
        yield from _reached(doc, end + 1, "at")
    elif here.lower_ == "of" and _is_kind_of_land(one.referents[0]):
        yield from _reached(doc, end + 1, "of")
    elif _tells_part(doc, one) and not _is_towns_part(doc, one):
        yield from _reached(doc, end + 2, "district")


def _tells_part(doc: Doc, one: Reference) -> bool:
    """
    Tell whether *one* is a part of what "of" or "in" names behind it: "the Haven district of Norburg", "Haven port in".

    Of "the Zelmish port of Haven", which no table has, the port may as well be what "of" names.
    """
    end = one.span.end
    kind, behind = doc[end].lower_, doc[end + 1].lower_
    known = isinstance(one.referents[0].row, Place) or _is_division(kind) or kind in QUARTERS
    return _is_kind(kind) and (behind == "in" or (behind == "of" and known))


def _runs_by(doc: Doc, one: Reference) -> bool:
    """Tell whether something lies "on the Amber river": what is told next is where that is, not the river."""
    start = one.span.start
    long = _last_word(one.referents[0]) in {"river", "road", "highway", "border"}
    return long and start > 1 and doc[start - 1].lower_ == "the" and doc[start - 2].lower_ == "on"


def _has_subject(verb: Token) -> bool:
    return any(x.dep_ in {"nsubj", "nsubjpass", "expl"} for x in verb.children)


def _is_kind_of_land(referent: Referent) -> bool:
    """Tell whether the last word of a name says that it is a stretch of land: "the Haven Hills", "Haven Province"."""
    kind, position = gazetteer.heads().get(_last_word(referent), ("", ""))
    last = _last_word(referent)
    return kind == "Place" and position == "last" and last not in SITES | CALLED and len(referent.name.split()) > 1


def _part_of(doc: Doc, i: int) -> Iterator[tuple[Referent, str]]:
    """Yield the whole in "(Haven) remains an integral part of Norland"."""
    while i + 2 < len(doc) and (doc[i].lemma_ in STAY or doc[i].tag_ == "MD"):
        i += 1
    if i + 2 >= len(doc):
        return
    part = doc[i].lower_ == "part" and doc[i + 1].lower_ == "of"
    if part or (doc[i].lower_ in {"belongs", "belong"} and doc[i + 1].lower_ == "to"):
        yield from _reached(doc, i + 2 + (doc[i + 2].lower_ == "the"), "part")


def _within_name(doc: Doc, one: Reference) -> Iterator[tuple[Referent, str]]:
    """Yield what the words of the name itself put it in: "the Norlandic embassy in Haven", "Haven Town Hall"."""
    inner, span = one.referents[0], one.span
    text = span.text
    if not (" in " in text or any(text.lower().endswith(x) for x in TOWNS_OWN)):
        return
    for outer in doc._.referents:
        if outer.type is not EntityType.PLACE or outer is inner:
            continue
        if inner.type is EntityType.ORGANISATION and text.endswith(f" in {outer.name}"):
            yield outer, "embassy"
        elif text.startswith(f"{outer.name} ") and text[len(outer.name) + 1 :].lower() in TOWNS_OWN:
            yield outer, "own-name"


def _behind_comma(doc: Doc, one: Reference) -> Iterator[tuple[Referent, str]]:
    end = one.span.end
    word = doc[end + 1].lower_
    behind = _place(doc, end + 1 + (word == "the" and doc[end + 1].text == "The"))
    if behind is not None and behind.span.end < len(doc) and doc[behind.span.end].text in POSSESSIVE:
        found = list(_apposition(doc, end + 1))  # "Haven, Norland's second city"
        yield from found
        fronted = (
            one.span.start > 0 and doc[one.span.start - 1].lower_ == "in" and doc[one.span.start - 1].is_sent_start
        )
        if not found and not fronted and _named_region(one, behind):
            yield behind.referents[0], "comma"  # "of Haven, Norland's special prosecutor"
    elif behind is not None and (behind.how != "adjective" or _named_region(one, behind)):
        if one.referents[0].type is EntityType.PLACE and not _listed(doc, one, behind):
            yield behind.referents[0], "comma"
    elif word in {"in", "on", "off", "inside"}:
        yield from _ashore(doc[end + 1], _reached(doc, end + 2, "in"))
    elif word in PARTS_OF and one.referents[0].type is EntityType.PLACE:
        part = _place(doc, end + 2)  # "Haven, eastern Norland,"
        close = part.span.end if part is not None else 0
        if (
            part is not None
            and part.how == "name"
            and (close >= len(doc) or doc[close].is_punct or doc[close].is_space)
        ):
            yield part.referents[0], "comma"
    elif across := _across_border(doc, end + 1):
        yield from _reached(doc, across, "in")
    elif word == "also" and end + 3 < len(doc) and doc[end + 2].lower_ in {"in", "on"}:
        yield from _reached(doc, end + 3, "in")
    elif word in BASED or (doc[end + 1].pos_ == "ADV" and doc[min(end + 2, len(doc) - 1)].lower_ in BASED):
        yield from _based(doc, end + 1 + (word not in BASED))
    elif word == "which" and end + 3 < len(doc) and doc[end + 2].lower_ in {"belongs", "belong"}:
        yield from _part_of(doc, end + 2)
    elif word == "which" and end + 3 < len(doc) and doc[end + 2].lemma_ in LIE | {"be"}:
        located = end + 3 + (doc[end + 3].lower_ in BASED)
        if doc[end + 2].tag_ in {"VBZ", "VBP"} and located < len(doc) and doc[located].lower_ in {"in", "on"}:
            yield from _reached(doc, located + 1, "based" if doc[end + 3].lower_ in BASED else "copula")
    elif word not in {"and", "or", "but"}:
        yield from _apposition(doc, end + 1)
        yield from _told_based(doc, end + 1)


def _across_border(doc: Doc, i: int) -> int:
    """Return where the country begins in "(just) across the border in Norland" at *i*; 0 if that is not there."""
    i += doc[i].lower_ == "just"
    words = [x.lower_ for x in doc[i : i + 4]]
    return i + 4 if words in (["across", "the", "border", "in"], ["over", "the", "border", "in"]) else 0


def _named_region(one: Reference, behind: Reference) -> bool:
    """Tell whether what stands before a noun names where the place before it is: "the Haven, Texas, mayor"."""
    names = any(x.part == "name" for x in gazetteer.lookup(behind.span.text))
    return names and known_inside(one.referents[0], behind.referents[0])


def _based(doc: Doc, i: int) -> Iterator[tuple[Referent, str]]:
    """Yield where what is "based in", "headquartered at" is."""
    if i + 1 < len(doc) and doc[i + 1].lower_ in {"in", "at", "on"}:
        yield from _reached(doc, i + 2, "based")


def _told_based(doc: Doc, i: int) -> Iterator[tuple[Referent, str]]:
    """Yield where something is in "the Grain Board, a research group based in Haven"; its apposition begins at *i*."""
    for j in range(i, min(i + REACH, len(doc))):
        token = doc[j]
        if token.lower_ in BASED:
            yield from _based(doc, j)
            return
        if (token.is_punct and token.text not in HYPHENS) or token.is_space or token.pos_ in {"VERB", "AUX"}:
            return


def _in_brackets(doc: Doc, i: int) -> Iterator[tuple[Referent, str]]:
    """
    Yield the place in "Haven (Norland)", "Pine Hall (Haven, northern Norland)"; not what is told of it there.

    Where a number follows, it is a line of results, and the country is a competitor's.
    """
    while i < len(doc) and doc[i].lower_ in COMPASS and _place(doc, i) is None:
        i += 1
    behind = _place(doc, i)
    if behind is None or behind.how == "adjective" or behind.span.end >= len(doc):
        return
    close = behind.span.end
    if doc[close].text == ")" and close + 1 < len(doc) and doc[close + 1].like_num:
        return
    further = _place(doc, behind.span.end + 1) if doc[behind.span.end].text == "," else None
    if further is not None and known_inside(behind.referents[0], further.referents[0]):
        yield behind.referents[0], "address"
    elif doc[behind.span.end].text == ")" or further is not None:
        yield behind.referents[0], "brackets"


def _place(doc: Doc, i: int) -> Reference | None:
    """Return the reference to a place or country that begins at token *i*."""
    if i >= len(doc):
        return None
    found: Reference | None = reference(doc[i])
    if found is None or found.span.start != i or len(found.referents) != 1 or found.how not in {"name", "adjective"}:
        return None
    return found if found.referents[0].type in OUTER else None


def _listed(doc: Doc, one: Reference, behind: Reference) -> bool:
    """Tell whether «A, B» is part of an enumeration («A, B and C») or goes on as a clause: B is not where A is."""
    start, close = one.span.start, behind.span.end
    inner, outer = one.referents[0], behind.referents[0]
    if both_towns(inner, outer):
        return True
    known = known_inside(inner, outer)
    # A row has things of one kind: a town before a country is in it.
    alike = not known and outer.type is EntityType.PLACE
    if alike and _is_part_of_kind(doc, one, behind):
        return False
    if alike and start and doc[start - 1].lower_ in AMONG:
        return True
    if alike and start > 1 and doc[start - 1].text == "," and reference(doc[start - 2]) is not None:
        return True
    after = doc[close] if close < len(doc) else None
    if after is None or after.is_sent_start:
        return False
    if after.lower_ in {"and", "or", "&"}:
        return True
    if after.pos_ in {"VERB", "AUX"} and start and doc[start - 1].is_sent_start:
        return True  # "In Haven, Norland was criticised"
    if after.text == "," and close + 1 < len(doc):
        return alike and (doc[close + 1].lower_ in {"and", "or"} or _goes_on(doc, close + 1, outer))
    return not (known or after.is_punct or after.is_space or after.like_num or after.ent_type_ in {"DATE", "TIME"})


def _is_part_of_kind(doc: Doc, one: Reference, behind: Reference) -> bool:
    """Tell whether two kinds of part tell one within the other: "the district of Haven, Amber province", no row."""
    start, last = one.span.start, _last_word(behind.referents[0])
    kind = doc[start - 2].lower_ if start > 1 and doc[start - 1].lower_ == "of" else _last_word(one.referents[0])
    after = doc[behind.span.end] if behind.span.end < len(doc) else None
    row = after is not None and after.lower_ in {"and", "or", "&"}
    return not row and kind != last and _is_division(last) and _is_kind(kind)


def _goes_on(doc: Doc, i: int, outer: Referent) -> bool:
    """Tell whether a third name at *i* makes a row of «A, B, C», rather than telling where B is."""
    third = _place(doc, i)
    return third is not None and third.how == "name" and not known_inside(outer, third.referents[0])


def _reached(doc: Doc, i: int, rule: str) -> Iterator[tuple[Referent, str]]:
    """Yield the place at *i*, "the north of" looked through; of «Norland's Haven province» the province."""
    i = _through(doc, i)
    found = _place(doc, i)
    if found is None and i + 2 < len(doc) and doc[i].is_title and _is_kind(doc[i + 1].lower_) and doc[i].tag_ != "NNPS":
        i += doc[i + 2].lower_ == "of"  # "in the Lakelandish county of Haven"
    of_kind = found is None and i + 1 < len(doc) and doc[i + 1].lower_ == "of" and not _by_water(doc, i + 1)
    if of_kind and _is_kind(doc[i].lemma_.lower()):
        found = _place(doc, i + 2 + (i + 2 < len(doc) and doc[i + 2].lower_ == "the"))
        if found is not None and doc[i].tag_ == "NNS":
            yield from ((x, rule) for x in _and_also(doc, found.span.end))
    if found is None and (country := the_country_before(doc, i)) is not None and _is_part(doc, i + 2):
        yield country, rule  # "a salt flat in the country's far north"
    if found is None or _is_language(found):
        return
    end = found.span.end
    if _is_shore(doc, found):
        return  # "on the Amber Sea coast" is not in it
    owner = end < len(doc) and doc[end].text in POSSESSIVE
    if _names_division(doc, found) or not (owner or found.how == "adjective"):
        yield found.referents[0], rule  # "in the Haven district of Norburg": in Haven
        return
    further = _place(doc, _through_kind(doc, end + owner))
    if further is not None and _is_shore(doc, further):
        yield found.referents[0], rule  # "on Norland's Amber Sea coast"
    elif further is not None and (further.how == "name" or _is_region(further)):
        yield further.referents[0], rule
    elif owner and further is None and _is_part(doc, end + 1):
        yield found.referents[0], rule
    elif owner or end >= len(doc):
        return
    elif doc[end].lower_ == "side" or (_is_kind(doc[end].lower_) and _is_name(found)):
        yield found.referents[0], rule  # "in the Haven area", "on the Norlandic side of the river"


def _ashore(preposition: Token, found: Iterator[tuple[Referent, str]]) -> Iterator[tuple[Referent, str]]:
    """Yield what is *found*, but for seas behind "on": "Haven, a port on the Amber Sea" is not in it."""
    yield from (x for x in found if preposition.lower_ != "on" or _last_word(x[0]) not in SEAS)


def _is_shore(doc: Doc, found: Reference) -> bool:
    """Tell whether the coast of a sea or lake is told of: "the Amber Sea coast"."""
    end = found.span.end
    water = not WATERS.isdisjoint(x.lower_ for x in found.span) or _last_word(found.referents[0]) in WATERS
    return water and end < len(doc) and doc[end].lower_ in SHORES


def _is_region(found: Reference) -> bool:
    """Tell whether a kind of place goes on with a name of the table's: "(Norland's) Haven state"; not "state of"."""
    doc, end = found.span.doc, found.span.end
    of = end + 1 < len(doc) and doc[end + 1].lower_ == "of"
    return end < len(doc) and _is_kind(doc[end].lower_) and not of and _is_name(found)


def _is_part(doc: Doc, i: int) -> bool:
    """Tell whether the words behind "Norland's" at *i* are a part of it: "territory", "far north", "old town"."""
    for token in doc[i : i + 3]:
        if token.lower_ in TERRITORY or token.lower_ in COMPASS or _is_kind(token.lower_):
            return True
        if token.pos_ not in {"ADJ", "NUM"}:
            break
    return False


def _and_also(doc: Doc, i: int) -> Iterator[Referent]:
    """Yield the places of a row that goes on at token *i*: "the provinces of Haven «and Norburg»"."""
    while i + 1 < len(doc) and (doc[i].lower_ in {",", "and"}):
        found = _place(doc, i + 1 + (doc[i + 1].lower_ in {"and", "the"}))
        if found is None or found.how != "name":
            return
        yield found.referents[0]
        i = found.span.end


def _is_language(found: Reference) -> bool:
    """Tell whether a word for what is of a country stands alone behind "in": "Haven KNA in Norlandic"."""
    entries = gazetteer.lookup(found.span.text)
    return found.how == "name" and bool(entries) and all(x.part == "demonym" for x in entries)


def _is_name(found: Reference) -> bool:
    """Tell whether the table has the words as a place's name, not as what is of a country ("Norlandic")."""
    return any(x.part == "name" and x.type is EntityType.PLACE for x in gazetteer.lookup(found.span.text))


def _through(doc: Doc, i: int) -> int:
    """Return where a place may begin behind "the hills of central", "the west coast of"."""
    if [x.lower_ for x in doc[i : i + 2]] == ["what", "is"] and i + 2 < len(doc) and doc[i + 2].lower_ in TODAY:
        i += 3  # "a town in what is now Norland"
    for _ in range(7):
        looked_through = (
            i < len(doc)
            and _place(doc, i) is None
            and (
                doc[i].lower_ in COMPASS
                or doc[i].text == "-"
                or (
                    doc[i].lower_ == "of"
                    and (doc[i - 1].lower_ in COMPASS or _is_kind(doc[i - 1].lower_))
                    and not _by_water(doc, i)
                )
                or (doc[i].lower_ in {"coast", "shore", "tip", "border", "bank"} and doc[i - 1].lower_ in COMPASS)
            )
        )
        if not looked_through:
            break
        i += 1
    return i


def _by_water(doc: Doc, i: int) -> bool:
    """Tell whether "the shore" stands before the "of" at *i* and a lake or a sea behind: what is there is not in it."""
    behind: Reference | None = reference(doc[i + 1 + (doc[i + 1].lower_ == "the")]) if i + 2 < len(doc) else None
    if doc[i - 1].lower_ not in SHORES or behind is None:
        return False
    return not WATERS.isdisjoint(x.lower_ for x in behind.span)


def _through_kind(doc: Doc, i: int) -> int:
    """Return where a place may begin behind "(Norland's) southern port of", "(the Norlandic) lake resort of"."""
    while i < len(doc) and (
        (doc[i].lower_ in COMPASS and _place(doc, i) is None)
        or _is_kind(doc[i].lower_)
        or doc[i].lower_ == "of"
        or (doc[i].pos_ in {"ADJ", "NOUN"} and _place(doc, i) is None and i + 1 < len(doc) and _kind_near(doc, i + 1))
    ):
        i += 1
    return i


def _kind_near(doc: Doc, i: int) -> bool:
    return any(_is_kind(x.lower_) for x in doc[i : i + 2])


def _apposition(doc: Doc, i: int) -> Iterator[tuple[Referent, str]]:
    """Haven, «a port in Norland», «the capital of Norland», «Norland's second city»."""
    kind = False
    own = [x.lower_ for x in doc[i : i + 3]]
    if len(own) == 3 and own[0] == "the" and own[2] == "of" and own[1] != "capital" and _is_kind(own[1]):
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
        if token.lower_ == "of" and _by_water(doc, j):
            return  # "a resort on the shores of Lake Haven"
        if token.lower_ in {"in", "of", "off", "on"} and not (token.lower_ == "of" and doc[j - 1].lower_ == "one"):
            found = list(_ashore(token, _reached(doc, j + 1, "apposition")))
            by_river = token.lower_ == "on" and found and _last_word(found[0][0]) in {"river", "road", "highway"}
            if found and not by_river:
                if kind or (token.lower_ == "in" and j == i + 1 and doc[i].lower_ in {"deep", "high", "far", "just"}):
                    yield from found
                return
        if not kind and (land := land_before(doc, j)) is not None and _kind_follows(doc, j + 2):
            yield land, "apposition"  # "the country's second city"
            return
        place = _place(doc, j)
        if place is not None and not kind:
            after = doc[place.span.end : place.span.end + 6]
            if (
                (place.how == "adjective" or (len(after) and after[0].text in POSSESSIVE))
                and _last_word(place.referents[0]) not in SEAS
                and any(_is_kind(x.lemma_.lower()) or x.lemma_ in PREDICATED for x in after)
                and not any(x.lower_ == "of" for x in after)
                and doc[j - 1].lower_ not in {"in", "on", "off"}
            ):
                yield place.referents[0], "apposition"  # and "a Norlandic island in the Long Sea" is in that sea too
        kind = kind or _is_kind(token.lower_) or token.lower_ in SITES | WORKS


def _kind_follows(doc: Doc, i: int) -> bool:
    """Tell whether a kind of place stands within the words at *i*, of which none is "of"."""
    words = doc[i : i + OWNED]
    return any(_is_kind(x.lower_) for x in words) and not any(x.lower_ == "of" for x in words)


SHORES = frozenset({"shore", "shores", "bank", "banks", "edge", "coast"})
WATERS = frozenset({"lake", "river", "sea", "ocean", "gulf", "bay", "strait", "channel", "lagoon", "mediterranean",
                    "baltic", "adriatic", "aegean", "caspian", "atlantic", "pacific", "caribbean"})  # fmt: skip
"""Words of the names of waters, and for the land beside them."""

SEAS = frozenset({"sea", "ocean", "gulf", "strait", "channel", "mediterranean", "baltic", "adriatic", "aegean",
                  "caspian", "atlantic", "pacific", "caribbean"})  # fmt: skip
"""Waters that are in no country, whoever's coast they have."""

OWNED = 4
"""Words between an owner's mark and a kind of place: "Norland's second largest city, Haven"."""


def _before(doc: Doc, start: int, inner: Referent) -> Iterator[tuple[Referent, str]]:
    """«The Norlandic port of» Haven, «Norland's» Haven Valley, «the Norlandic capital», Haven."""
    i = start - 1
    based = i
    while based > max(2, i - 3) and doc[based].tag_ in {"NN", "JJ"} and doc[based].lower_ not in BASED:
        based -= 1  # "the Haven-based think tank"
    if based > 2 and doc[based].lower_ in BASED and doc[based - 1].text in HYPHENS:
        yield from ((x, "based") for x in _ends_at(doc, based - 1))  # "the Haven-based Grain Board"
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
        if one and owner is not None and owner.referents[0].type in OUTER and _last_word(inner) not in SEAS:
            yield owner.referents[0], "possessive"  # but "Norland's Amber Sea coast"
        return
    last = i
    i = _row_start(doc, i)
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
        for outer in (*_ends_at(doc, i + 1), *((of_kind,) if of_kind is not None else ())):
            if any(known_inside(x.referents[0], outer) for x in row):
                yield outer, "including"
    elif i > 0 and doc[i].lower_ in {"of", ","}:
        i -= 1
    if i < 1 or not (_is_kind(doc[i].lower_) or _is_kind(doc[i].lemma_.lower())):
        return
    kind = doc[i].lower_
    named: Reference | None = reference(doc[i])
    if named is not None and _last_word(named.referents[0]) == kind:
        return  # "the Holy City of Haven"
    if not comma or kind == "capital" or any(x.text in POSSESSIVE for x in doc[max(0, i - OWNED) : i]):
        yield from _of_kind(doc, i, kind, inner)


FIRMS = frozenset({"company", "firm", "bank", "charity", "newspaper", "daily", "broadcaster", "start-up", "startup",
                   "builder", "brewer", "publisher"})  # fmt: skip


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
            if outer.type is EntityType.PLACE and _is_division(kind) and not isinstance(outer.row, Place):
                return  # "the Haven district of Norburg": Haven is what is in Norburg
            if kind == "suburb" and not more_people(outer, inner):
                return  # likewise "the Haven suburb of Norburg", but "the Norburg suburb of Haven"
            further: Reference | None = reference(doc[found.span.start - 1]) if found.span.start else None
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
            yield from ((outer, "kind") for outer in _ends_at(doc, i - (doc[i - 1].text == ",")))
            return
        if i < 2 or not (doc[i].pos_ in {"DET", "ADJ", "ADV", "NOUN"} or doc[i].lower_ in {"of", "parts"}):
            return
        i -= 1


def _ends_at(doc: Doc, end: int) -> Iterator[Referent]:
    """Yield the place or country whose name ends before token *end*."""
    found: Reference | None = reference(doc[end - 1])
    if found is not None and found.how == "name" and found.span.end == end and len(found.referents) == 1:
        yield from (x for x in found.referents if x.type in OUTER)


ROW_TOKENS = 100
"""Tokens of a row of names back to the word that says what they are: "the provinces of A, B and C"."""


def _row_start(doc: Doc, i: int) -> int:
    """Return the token before a row of names that ends with "and" or a comma at *i*: "the provinces of A, B and C"."""
    first = max(1, i - ROW_TOKENS)
    while i > first and (doc[i].lower_ in {"and", "or"} or doc[i].text == ","):
        name: Reference | None = reference(doc[i - 1])
        if name is None or name.how != "name" or name.span.end != i:
            break
        if doc[name.span.start - 1].tag_ == "NN" and doc[i].text == ",":
            break
        i = name.span.start - 1
    return i
