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
``located_in/capital``     the Amber region … the regional capital, Haven (likewise); Haven … the Norlandic capital;
                           Haven … the Norlandic port city (see ``kg.extract.located_again``)
``located_in/town's``      the Haven company Harbourline
=========================  =============================================

What stands around a name is read in ``located_before`` and ``located_behind``; how far an apposition or a preposition
reaches in ``located_apposition`` and ``located_reached``; rows of names in ``located_rows``. Here, what may be inside
what is decided, and each pair told once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import evidence, reference
from kg.extract.filed_from import filed_from
from kg.extract.located_again import told_again
from kg.extract.located_apposition import apposition
from kg.extract.located_before import wholes_before
from kg.extract.located_behind import (
    based_in,
    in_brackets,
    is_kind_of_land,
    part_of,
    runs_by,
    tells_part,
    wholes_behind_comma,
)
from kg.extract.located_kinds import (
    BASED,
    COMPASS,
    LIE,
    SEAS,
    SITES,
    VENUES,
    ends_at,
    is_division,
    is_region,
    is_towns_part,
    last_word,
    names_division,
    place_at,
)
from kg.extract.located_reached import ashore, reached
from kg.extract.located_rows import is_row_of_places, row_to
from kg.extract.located_seats import seats
from kg.extract.located_table import contradicted, known_inside
from kg.extract.located_wider import (
    OUTER,
    both_in,
    capital_at,
    capitals,
    ranked_in,
    this_town,
    where_it_is,
    whole_it_is_of,
    whole_of_rest,
)
from kg.model import EntityType, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Reference, Referent

TOWNS_OWN = frozenset({"town hall", "city hall", "high school", "railway station", "grammar school", "central station",
                       "city council chamber", "guildhall", "corn exchange"})  # fmt: skip
"""What stands in the town it is named for; a castle or a road of that name may not."""

WHERE = 6
"""Tokens behind a name in which ", where" opens a clause about it: "in Norland late on Monday, where"."""


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
        if one.how != "name" and not (names_division(doc, one) or is_region(one)):
            continue
        inner = one.referents[0]
        for outer, rule in _outers(doc, one):
            yield one, inner, outer, rule
            if rule in {"comma", "in"}:
                # "Dallas, Austin and Galveston, Texas": the row's others too, if the table has them there; all of
                # "the towns of Haven and Norburg in Norland".
                towns = is_row_of_places(doc, one)
                yield from ((x, x.referents[0], outer, rule) for x in row_to(doc, one) if towns or _there(x, outer))
        if _is_fronted(doc, one):
            fronted = one
        elif fronted is not None and fronted.span.sent == one.span.sent and known_inside(inner, fronted.referents[0]):
            yield one, inner, fronted.referents[0], "front"
        # "Norland (Haven and Norburg in particular)"
        whole = _whole_of_brackets(doc, one)
        if whole is not None and known_inside(inner, whole):
            yield one, inner, whole, "brackets"
    told = (*capitals(doc), *told_again(doc))
    yield from ((whose, town, country, "capital") for whose, town, country in told)


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
    return next(ends_at(doc, i), None) if i > 0 and doc[i].text == "(" else None


def _can_be_inside(referent: Referent, rule: str) -> bool:
    if rule == "ranked":
        return True
    if referent.type is EntityType.PLACE or rule in {"based", "embassy", "address", "seat", "town's"}:
        return referent.type is not EntityType.COUNTRY
    if referent.type is not EntityType.ORGANISATION:
        return False
    words = referent.name.lower().split()
    return words[-1] in VENUES or (words[0] in VENUES and "of" in words)  # "the University of Haven in Norland"


def _surely_place(referent: Referent) -> bool:
    """Tell whether the table or a word of its own says that it is a place: a possessive may own anything."""
    heads, two = gazetteer.heads(), " ".join(referent.name.lower().split()[-2:])
    kind = heads.get(two) or heads.get(last_word(referent), ("", ""))  # "Pine Conference Centre": a house, no body
    return referent.row is not None or kind[0] == "Place"


def _sure_enough(one: Reference, outer: Referent, rule: str) -> bool:
    """
    Tell whether the names bear out what the words alone leave open.

    A possessive may own anything, and a country in brackets be a player's, unless something is "in" the name before.
    """
    if rule == "brackets" and outer.type is EntityType.COUNTRY:
        start = one.span.start
        return _surely_place(one.referents[0]) or (start > 0 and one.span.doc[start - 1].lower_ in {"in", "at", "near"})
    if rule == "kind" and last_word(outer) in SEAS:
        return False  # "the Amber Sea port of Haven"
    if rule == "district" and last_word(one.referents[0]) in SEAS:
        return False  # "an Amber Sea port in Norland"
    end = one.span.end
    division = end < len(one.span.doc) and is_division(one.span.doc[end].text)  # "Norland's (eastern) Haven state"
    return rule not in {"possessive", "part"} or division or _surely_place(one.referents[0])


def _outers(doc: Doc, one: Reference) -> Iterator[tuple[Referent, str]]:
    yield from wholes_before(doc, one.span.start, one.referents[0])
    yield from _within_name(doc, one)
    end = one.span.end
    if one.referents[0].type is EntityType.PLACE:
        start = one.span.start
        told = (whole_of_rest(doc, end), "rest"), (whole_it_is_of(doc, start), "is"), (where_it_is(doc, start), "where")
        yield from ((x, rule) for x, rule in told if x is not None)
    if end + 1 >= len(doc):
        return
    here, behind = doc[end], doc[end + 1]
    yield from part_of(doc, end)
    if here.lemma_ in {"be", "remain"} and here.tag_ in {"VBZ", "VBP", "VBD"}:
        if behind.lower_ == "in" or behind.lower_ in BASED:
            yield from reached(doc, end + 2 + (behind.lower_ != "in"), "copula")
        else:
            # "Haven is a port in Norland", "is known for its port and is one of Norland's destinations".
            said = here.head if here.dep_ in {"aux", "auxpass"} else here
            verbs = (here, *(x for x in said.conjuncts if x.lemma_ == "be" and x.i > here.i and not _has_subject(x)))
            yield from ((outer, "copula") for verb in verbs for outer, _ in apposition(doc, verb.i + 1))
    elif here.lemma_ in LIE and here.tag_ in {"VBZ", "VBP"} and behind.lower_ in {"in", "on"}:
        # "lies on the Amber", which no table has, may be a river
        on_the = behind.lower_ == "on" and end + 2 < len(doc) and doc[end + 2].lower_ == "the"
        found = reached(doc, end + 2, "copula")
        yield from (x for x in found if not on_the or x[0].type is EntityType.COUNTRY or x[0].row is not None)
    elif here.lower_ in BASED:
        yield from based_in(doc, end)
    elif here.text == ",":
        yield from wholes_behind_comma(doc, one)
    elif here.text == "(":
        yield from in_brackets(doc, end + 1)
        if behind.lower_ == "in":
            yield from reached(doc, end + 2, "brackets")
    elif here.lower_ in {"in", "on", "off", "inside"} and not runs_by(doc, one):
        yield from ashore(here, reached(doc, end + 1, "in"))
    elif here.lower_ == "at" and last_word(one.referents[0]) in SITES:
        yield from reached(doc, end + 1, "at")
    elif behind.text == "," and is_region(one):
        whole = place_at(doc, end + 2)  # "a school in Haven state, Norland"
        if whole is not None and whole.how == "name" and whole.referents[0].type is EntityType.COUNTRY:
            yield whole.referents[0], "comma"
    elif here.lower_ == "of" and is_kind_of_land(one.referents[0]):
        yield from reached(doc, end + 1, "of")
    elif tells_part(doc, one) and not is_towns_part(doc, one):
        capital = capital_at(doc, end + 2)
        yield from reached(doc, end + 2, "district") if capital is None else ((capital, "district"),)


def _has_subject(verb: Token) -> bool:
    return any(x.dep_ in {"nsubj", "nsubjpass", "expl"} for x in verb.children)


def _within_name(doc: Doc, one: Reference) -> Iterator[tuple[Referent, str]]:
    """Yield what the words of the name itself put it in: "the Norlandic embassy in Haven", "Haven Town Hall"."""
    inner, span = one.referents[0], one.span
    text = span.text
    if not (" in " in text or any(text.lower().endswith(x) for x in TOWNS_OWN)):
        return
    for outer in doc._.referents:
        if outer.type is not EntityType.PLACE or outer is inner:
            continue
        # A body that the tables know has its name from its members: "Security and Co-operation in Europe".
        if inner.type is EntityType.ORGANISATION and inner.row is None and text.endswith(f" in {outer.name}"):
            yield outer, "embassy"
        elif text.startswith(f"{outer.name} ") and text[len(outer.name) + 1 :].lower() in TOWNS_OWN:
            yield outer, "own-name"
