"""
Locations that more than the words next to a name tell: of a row with "the rest of" or "both in", of ranks.

=====================  ==============================================================
``located_in/rest``    Haven and the rest of Norland; Haven and other Norlandic towns
``located_in/is``      the capital of Norland is Haven; Norland's largest city is Haven
``located_in/where``   Norland, where Haven lies by the sea
``located_in/both``    Haven and Norburg, both in Norland; (all counties of Norland)
``located_in/ranked``  Norland is the Isles' third largest economy, after Sudland
=====================  ==============================================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import Reference, Referent, full_text, reference, tokens_of
from kg.annotate.gazetteer import plain
from kg.annotate.marks import POSSESSIVE
from kg.model import EntityType
from kg.tables import Actor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

OUTER = frozenset({EntityType.PLACE, EntityType.COUNTRY})

OTHERS = frozenset({"other", "several", "many", "most", "various", "neighbouring", "neighboring"})
"""Words behind "and" that tell of more of the kind: "Haven and (several) other towns in Norland"."""

PARTS = frozenset({"parts", "areas", "places", "localities", "provinces", "cities", "towns"})
"""What a whole has others of; besides kinds of place in the plural."""

COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
                     "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern",
                     "southeastern", "southwestern", "mainland", "the", "-"})  # fmt: skip
"""What is looked through on the way to a whole: "in (southern) Norland"."""

RANKS = frozenset({"largest", "biggest", "smallest", "richest", "poorest", "oldest", "youngest", "busiest", "fastest",
                   "top"})  # fmt: skip
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "-",
                      "single"})  # fmt: skip
_BOTH = re.compile(r"[,(]\s*(?:both|all)\b", re.I)
_RANKED = re.compile(rf"['’]s?\s[^.]{{0,60}}\b(?:{'|'.join(sorted(RANKS))})\b", re.I)

BETWEEN = 10
"""Tokens before the last name of a row in which its "and" stands: "in Haven and the League in Norburg"."""
MADE = 12
"""Tokens between "make" and the rank that something is made."""

WORDS = 6
"""Words behind "and" in which the whole must come: "and several other major Norlandic cities"."""


def whole_of_rest(doc: Doc, i: int) -> Referent | None:
    """Return what is told, behind a name that ends at token *i*, to have more: "(Haven) and the rest of «Norland»"."""
    while i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ != "and":
        name = _name_at(doc, i + 1)  # "Haven, Norburg and other towns"
        if name is None:
            break
        i = name.span.end
    i += i < len(doc) and doc[i].text == ","
    if i + 3 >= len(doc) or doc[i].lower_ not in {"and", "but", "while"}:
        return None
    name = _name_at(doc, _behind_compass(doc, i + 1))
    if name is not None:
        return _as_a_whole(doc, name)
    i += 1
    i += doc[i].lower_ in {"in", "across", "throughout", "with", "over"}
    if [x.lower_ for x in doc[i : i + 3]] == ["the", "rest", "of"]:
        return _outer_at(doc, i + 3)
    if doc[i].lower_ == "elsewhere" and doc[i + 1].lower_ == "in":
        return _outer_at(doc, i + 2)
    return _whole_of_others(doc, i) if doc[i].lower_ in OTHERS else None


def whole_of_kind(doc: Doc, end: int) -> Referent | None:
    """Return the country in "Norlandic towns (such as Haven)", a kind of place in the plural that ends at *end*."""
    i = end - 1
    if i < 1 or not _are_parts(doc[i]):
        return None
    while i > 0 and doc[i - 1].pos_ in {"ADJ", "NOUN"} and reference(doc[i - 1]) is None:
        i -= 1
    owner: Reference | None = reference(doc[i - 1]) if i else None
    return _only(owner) if owner is not None and owner.span.end == i else None


def _whole_of_others(doc: Doc, i: int) -> Referent | None:
    """Return the whole in "other parts of Norland", "several other major Norlandic cities", *i* its first token."""
    words = doc[i : i + WORDS]
    if "other" not in {x.lower_ for x in words}:
        return None
    owner: Reference | None = None
    for token in words:
        found: Reference | None = reference(token)
        if found is not None and found.how == "adjective":
            owner = found
        elif _are_parts(token):
            after = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if after is not None and after.lower_ in {"of", "in", "across"}:
                return _outer_at(doc, token.i + 2)
            return _only(owner)
        elif token.is_punct or token.pos_ in {"VERB", "AUX", "ADP"}:
            return None
    return None


def _as_a_whole(doc: Doc, name: Reference) -> Referent | None:
    """Return what *name* means in "(Haven) and Norland as a whole"."""
    behind = [x.lower_ for x in doc[name.span.end : name.span.end + 3]]
    return _only(name) if behind == ["as", "a", "whole"] else None


def whole_it_is_of(doc: Doc, start: int) -> Referent | None:
    """Return the whole in "the capital of Norland is (Haven)", "Norland's largest city is", the name at *start*."""
    verb = doc[start - 1] if start > 2 else None
    if verb is None or verb.lower_ not in {"is", "remains"}:
        return None
    before: Reference | None = reference(verb.nbor(-1))
    if before is not None and before.span.end == verb.i:
        i = before.span.start - 1
        of = i > 1 and doc[i].lower_ == "of" and _is_town(doc[i - 1])
        return _only(before) if of else None
    i = verb.i - 1
    if not _is_town(doc[i]):
        return None
    while i > 0 and doc[i - 1].pos_ in {"ADJ", "NOUN", "ADV"} and reference(doc[i - 1]) is None:
        i -= 1  # "Norland's second largest city"
    i -= 1
    i -= i > 0 and doc[i].text in POSSESSIVE
    owner: Reference | None = reference(doc[i]) if i >= 0 else None
    return _only(owner)


def _is_town(token: Token) -> bool:
    return token.lower_ in {"capital", "city", "port", "town", "seaport"}


def _are_parts(token: Token) -> bool:
    return token.lower_ in PARTS or (token.tag_ == "NNS" and token.lemma_.lower() in gazetteer.place_kinds())


def where_it_is(doc: Doc, start: int) -> Referent | None:
    """Return what "where" stands for before the subject at *start*: "«Norland», where (Haven) lies by the sea"."""
    i = start - 1 - (start > 0 and doc[start - 1].lower_ == "the")
    if i < 2 or doc[i].lower_ != "where" or doc[i - 1].text not in {",", "("}:
        return None
    if doc[start].dep_ not in {"nsubj", "nsubjpass", "compound"}:
        return None
    before: Reference | None = reference(doc[i - 2])
    return _only(before) if before is not None and before.span.end == i - 1 and before.how == "name" else None


def both_in(doc: Doc) -> Iterator[tuple[Reference, Referent, str]]:
    """Yield the names of a row of places with what they are in: "Haven and Norburg, both (towns) in Norland"."""
    if _BOTH.search(full_text(doc)) is None:
        return  # most texts have none, and looking at each token takes long
    for token in tokens_of(doc):
        if token.lower_ not in {"both", "all"} or token.i < 4 or token.nbor(-1).text not in {",", "("}:
            continue
        i = token.i + 1
        while i + 1 < len(doc) and i < token.i + 3 and doc[i].pos_ in {"NOUN", "ADJ"}:
            i += 1  # "both (towns) in"
        of = doc[i].lower_ == "of" and _are_parts(doc[i - 1])
        whole = _outer_at(doc, _behind_compass(doc, i + 1)) if of or doc[i].lower_ == "in" else None
        if whole is not None:
            yield from ((x, whole, "both") for x in _row_that_ends(doc, token.i - 1))


def _row_that_ends(doc: Doc, end: int) -> list[Reference]:
    """Return the names of the row that ends at token *end*, of places: with an insertion in it, the last one."""
    last: Reference | None = reference(doc[end - 1])
    # "the Front in Haven and the League in Norburg (both …)": of each the place.
    if last is None or last.span.end != end or _only_place(last) is None:
        return []
    start = last.span.start
    and_ = next((i for i in range(start - 1, max(start - BETWEEN, 0), -1) if doc[i].lower_ == "and"), 0)
    found = [last]
    i = and_
    while i > 0 and (doc[i].text == "," or i == and_):
        i -= doc[i - 1].text == ","
        before: Reference | None = reference(doc[i - 1])
        if before is None or before.span.end != i or _only_place(before) is None:
            break
        found.append(before)
        i = before.span.start - 1
    return found if and_ else []


def _only_place(found: Reference) -> Referent | None:
    one = found.referents[0] if len(found.referents) == 1 else None
    return one if one is not None and one.type is EntityType.PLACE else None


def this_town(doc: Doc) -> Iterator[Reference]:
    """Yield the country in "this Norlandic town", "this town in Norland", which is where the article is filed from."""
    for token in tokens_of(doc):
        if token.lower_ != "this" or token.i + 2 >= len(doc):
            continue
        owner: Reference | None = None
        for word in doc[token.i + 1 : token.i + WORDS]:
            found: Reference | None = reference(word)
            if found is not None and found.how == "adjective":
                owner = found
            elif _is_settled(word):
                owner = owner or _in_which(doc, word.i + 1)
                if owner is not None and _only(owner) is not None and owner.referents[0].type is EntityType.COUNTRY:
                    yield owner
                break
            elif word.pos_ not in {"ADJ", "NOUN", "PROPN"} and word.text != "-":
                break


def _in_which(doc: Doc, i: int) -> Reference | None:
    """Return the country in "(this lakeside town) in western Norland", *i* the token of the preposition."""
    return _name_at(doc, _behind_compass(doc, i + 1)) if i + 1 < len(doc) and doc[i].lower_ == "in" else None


def capitals(doc: Doc) -> Iterator[tuple[Reference, Referent, Referent]]:
    """
    Yield the capital that a text names, where it tells elsewhere whose it is: "in Bern … the Swiss capital".

    Each with the country, and the word by which that is told; the table says which town it is.
    """
    for token in tokens_of(doc):
        if token.text != "capital" or token.i < 2:
            continue
        whose: Reference | None = reference(token.nbor(-2) if token.nbor(-1).text in POSSESSIVE else token.nbor(-1))
        country = _only(whose)
        if whose is None or country is None or not isinstance(country.row, Actor):
            continue
        if whose.how == "adjective" and (not whose.span.start or doc[whose.span.start - 1].lower_ != "the"):
            continue  # "Swiss capital fled": money
        town = _capital_of(doc, country)
        if town is not None:
            yield whose, town, country


def _capital_of(doc: Doc, country: Referent) -> Referent | None:
    """Return the one town that *doc* names of those that the table has as the capital of *country*."""
    if not isinstance(country.row, Actor) or country.type is not EntityType.COUNTRY:
        return None
    names = {plain(x) for x in country.row.capital.split("|")}
    towns = [x for x in doc._.referents if x.type is EntityType.PLACE and plain(_as_in_table(x)) in names]
    return towns[0] if len(towns) == 1 else None


def capital_at(doc: Doc, i: int) -> Referent | None:
    """Return the capital, named elsewhere, that "the Norlandic capital" or "Norland's capital" at *i* tells of."""
    i += i < len(doc) and doc[i].lower_ == "the"
    whose: Reference | None = reference(doc[i]) if i < len(doc) else None
    if whose is None or len(whose.referents) != 1:
        return None
    end = whose.span.end + (whose.span.end < len(doc) and doc[whose.span.end].text in POSSESSIVE)
    told = end < len(doc) and doc[end].text == "capital" and not (end + 1 < len(doc) and doc[end + 1].pos_ == "NOUN")
    return _capital_of(doc, whose.referents[0]) if told else None


def _as_in_table(town: Referent) -> str:
    return town.row.name if town.row is not None else town.name


def _is_settled(token: Token) -> bool:
    return token.tag_ == "NN" and token.lower_ in {"city", "town", "port", "village", "resort", "capital"}


def ranked_in(doc: Doc) -> Iterator[tuple[Reference, Referent, str]]:
    """Yield the countries that a rank compares in a region: "Norland, the Isles' largest economy after Sudland"."""
    if _RANKED.search(full_text(doc)) is None:
        return
    for rank in tokens_of(doc):
        if rank.lower_ not in RANKS or rank.tag_ != "JJS":
            continue
        start = rank.i
        while start > 0 and doc[start - 1].lower_ in ORDINALS:
            start -= 1
        if start < 2 or doc[start - 1].text not in POSSESSIVE:
            continue
        region: Reference | None = reference(doc[start - 2])
        whole = _only(region)
        if region is None or whole is None or whole.type is not EntityType.PLACE:
            continue
        compared = [*_ranked(doc, region.span.start), *_ranked_behind(doc, rank.i + 1)]
        yield from ((x, whole, "ranked") for x in compared)


def _ranked(doc: Doc, i: int) -> Iterator[Reference]:
    """Yield the country of which a rank at token *i* is told: by a comma, "is", "make"."""
    if i < 1:
        return
    if doc[i - 1].text == ",":
        before: Reference | None = reference(doc[i - 2]) if i > 1 else None
        if before is not None and _is_country(before):
            yield before
            return
    if doc[i - 1].lemma_ in {"be", "become", "remain"}:
        before = reference(doc[i - 2]) if i > 1 else None
        if before is not None and _is_country(before):
            yield before
        return
    # "make Norland, with its many ports, the Isles' third largest market"
    made = next((x for x in reversed(doc[max(0, i - MADE) : i]) if x.lemma_ == "make"), None)
    what: Reference | None = reference(doc[made.i + 1]) if made is not None else None
    if what is not None and what.span.start == made.i + 1 and _is_country(what):  # type: ignore[union-attr]
        yield what


def _ranked_behind(doc: Doc, i: int) -> Iterator[Reference]:
    """Yield the countries in "(largest beer market) after Norland and Sudland"."""
    behind = next((x.i for x in doc[i : i + WORDS] if x.lower_ in {"after", "behind"}), 0)
    if not behind or any(x.is_punct or x.pos_ == "VERB" for x in doc[i:behind]):
        return
    i = behind + 1
    while (name := _name_at(doc, i)) is not None and _is_country(name):
        yield name
        i = name.span.end
        if i >= len(doc) or not (doc[i].text == "," or doc[i].lower_ == "and"):
            return
        i += 1


def _is_country(found: Reference) -> bool:
    return found.how == "name" and len(found.referents) == 1 and found.referents[0].type is EntityType.COUNTRY


def _behind_compass(doc: Doc, i: int) -> int:
    while i < len(doc) and doc[i].lower_ in COMPASS and reference(doc[i]) is None:
        i += 1
    return i


def _name_at(doc: Doc, i: int) -> Reference | None:
    found: Reference | None = reference(doc[i]) if i < len(doc) else None
    return found if found is not None and found.span.start == i and found.how == "name" else None


def _outer_at(doc: Doc, i: int) -> Referent | None:
    i += i < len(doc) and doc[i].lower_ == "the"
    return _only(_name_at(doc, i))


def _only(found: Reference | None) -> Referent | None:
    """Return the one place or country that *found* means."""
    if found is None or len(found.referents) != 1 or found.referents[0].type not in OUTER:
        return None
    return found.referents[0]
