"""Whom "the Sudish visitor", "his guest", "the general" mean, where no reception and no office tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.coref_seen import recent
from kg.annotate.doc import title_end
from kg.model import EntityType
from kg.tables import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.coref_seen import Seen
    from kg.annotate.doc import Referent
    from kg.annotate.resolver import Resolver

RANKS = {
    "general": frozenset({"general", "gen", "gen."}),
    "colonel": frozenset({"colonel", "col", "col."}),
    "admiral": frozenset({"admiral", "adm", "adm."}),
    "marshal": frozenset({"marshal"}),
    "brigadier": frozenset({"brigadier", "brig", "brig."}),
}
"""Ranks by which an officer is called again → how they stand before a name."""

NO_RANK = frozenset({"secretary", "director", "attorney", "consul", "governor", "inspector", "solicitor", "auditor",
                     "prosecutor", "-", "–"})  # fmt: skip
"""Words before "General" that make another office of it."""

VISIT_SENTENCES = 6
"""Sentences back in which a visitor is told of."""

NATIONAL_SENTENCES = 14
"""Sentences back in which a visitor of whom the country is told was named."""


def visitor(
    r: Resolver, noun: Token, country: Referent | None, seen: list[Seen], sentence: int
) -> tuple[Referent, ...]:
    """
    Return whom "the Sudish visitor" or "the visitor" means: the one person of another land told of near.

    Of several of *country*, the one who was told of beside who sees him: "Vale told reporters after seeing the Sudish
    visitor". Without a country, the one who acts for another than the text is filed from, or
    than all towns named since lie in.
    """
    lands = _lands(r)
    if country is not None:
        near = [x for x in recent(seen, sentence, NATIONAL_SENTENCES) if x.index < noun.i]
        theirs = dict.fromkeys(x.referent for x in near if country in lands.get(x.referent, ()))
        if len(theirs) > 1:
            host = _doer(r, noun)
            beside = {x.sentence for x in near if x.referent is host and x.sentence < sentence}
            theirs = dict.fromkeys(x.referent for x in near if x.referent in theirs and x.sentence in beside)
        return tuple(theirs) if len(theirs) == 1 else ()
    near = [x for x in recent(seen, sentence, VISIT_SENTENCES) if x.index < noun.i]
    if coming := _called_visiting(r, near):
        return tuple(coming) if len(coming) == 1 else ()
    home = filed_from(r) or (_land_told(r, near[0].index, noun.i) if near else "")
    if not home:
        return ()
    told = dict.fromkeys(x.referent for x in near if x.referent in lands)
    foreign = [x for x in told if all(y.row is not None and not y.row.key.endswith(f"/{home}") for y in lands[x])]
    return (foreign[0],) if len(foreign) == 1 else ()


def _land_told(r: Resolver, start: int, end: int) -> str:
    """Return the code of the one country in which all towns lie that are named behind *start*, else ""."""
    towns = (x.referents[0].row for x in r.references if x.how == "name" and start <= x.span.start < end)
    lands = {x.country for x in towns if isinstance(x, Place) and x.type == "City"}
    return lands.pop() if len(lands) == 1 else ""


def _called_visiting(r: Resolver, near: list[Seen]) -> dict[Referent, None]:
    """Return the people who are called so before title and name: "the visiting Sudish senator, Tomas Vale"."""
    found: dict[Referent, None] = {}
    for one in near:
        words = r.doc[max(0, one.index - TITLED) : one.index]
        last = max((x.i for x in words if x.lower_ == "visiting"), default=None)
        if last is None or one.referent.type is not EntityType.PERSON:
            continue
        if all(x.pos_ in {"PROPN", "NOUN", "ADJ", "PUNCT"} for x in r.doc[last + 1 : one.index + 1]):
            found[one.referent] = None
    return found


TITLED = 8
"""Tokens before a name in which it is told that its bearer is "visiting"."""


def _lands(r: Resolver) -> dict[Referent, set[Referent]]:
    """Return the countries that each person of the text acts for, as far as it tells."""
    found: dict[Referent, set[Referent]] = {}
    for holder, _, of in r.holders:
        if of is not None and of.type is EntityType.COUNTRY:
            found.setdefault(holder, set()).add(of)
    return found


def _doer(r: Resolver, noun: Token) -> Referent | None:
    """Return the person who is the subject of the verbs above *noun*."""
    for verb in noun.ancestors:
        for subject in (x for x in verb.lefts if x.dep_ in {"nsubj", "nsubjpass"}):
            one = r.reference(subject)
            return one.referents[0] if one is not None and len(one.referents) == 1 else None
    return None


def officer(r: Resolver, noun: Token) -> tuple[Referent, ...]:
    """Return whom "the general" means: the one person of whom the text told by that rank before his name."""
    words, doc = RANKS.get(noun.lower_, frozenset()), r.doc
    if not words or noun.i == 0 or noun.nbor(-1).lower_ != "the":
        return ()
    found: dict[Referent, None] = {}
    for name, person in r.by_name.items():
        start = name.span.start
        if not 0 < start < noun.i or person.type is not EntityType.PERSON or doc[start - 1].lower_ not in words:
            continue
        if start > 1 and doc[start - 2].lower_ in NO_RANK:
            continue
        found[person] = None
    return tuple(found) if len(found) == 1 else ()


FILED = 200
"""Characters of the body in which a dateline is looked for."""


def filed_from(r: Resolver) -> str:
    """Return the code of the country that the first place of the body lies in, if that opens a line: "HAVEN -"."""
    doc, shift = r.doc, title_end(r.doc)
    for one in r.references:
        if one.span.start_char < shift or one.how != "name":
            continue
        row = one.referents[0].row
        opens = one.span.start == 0 or doc[one.span.start - 1].is_space
        near = one.span.start_char <= shift + FILED
        if near and opens and isinstance(row, Place) and one.span.text.isupper():
            return row.country
        if not near:
            break
    return ""
