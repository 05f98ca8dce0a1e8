"""
Locations that more than the words next to a name tell: of a row that ends with "the rest of", of a capital.

====================  ==============================================================
``located_in/rest``   Haven and the rest of Norland; Haven and other Norlandic towns
``located_in/is``     the capital of Norland is Haven; Norland's largest city is Haven
====================  ==============================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import Reference, Referent, reference
from kg.annotate.marks import POSSESSIVE
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

OUTER = frozenset({EntityType.PLACE, EntityType.COUNTRY})

OTHERS = frozenset({"other", "several", "many", "most", "various", "neighbouring", "neighboring"})
"""Words behind "and" that tell of more of the kind: "Haven and (several) other towns in Norland"."""

PARTS = frozenset({"parts", "areas", "places", "localities", "provinces", "cities", "towns"})
"""What a whole has others of; besides kinds of place in the plural."""

WORDS = 6
"""Words behind "and" in which the whole must come: "and several other major Norlandic cities"."""


def whole_of_rest(doc: Doc, i: int) -> Referent | None:
    """Return what is told, behind a name that ends at token *i*, to have more: "(Haven) and the rest of «Norland»"."""
    while i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ != "and":
        name = _name_at(doc, i + 1)  # "Haven, Norburg and other towns"
        if name is None:
            return None
        i = name.span.end
    i += i < len(doc) and doc[i].text == ","
    if i + 3 >= len(doc) or doc[i].lower_ != "and":
        return None
    name = _name_at(doc, i + 1)
    if name is not None:
        return _as_a_whole(doc, name)
    i += 1
    i += doc[i].lower_ in {"in", "across", "throughout"}
    if [x.lower_ for x in doc[i : i + 3]] == ["the", "rest", "of"]:
        return _outer_at(doc, i + 3)
    if doc[i].lower_ == "elsewhere" and doc[i + 1].lower_ == "in":
        return _outer_at(doc, i + 2)
    return _whole_of_others(doc, i) if doc[i].lower_ in OTHERS else None


def _whole_of_others(doc: Doc, i: int) -> Referent | None:
    """Return the whole in "other parts of Norland", "several other major Norlandic cities"; "other" at or behind *i*."""
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
