"""
Belonging that verbs tell by a table, ``data/cues-represents.csv``: "Ada Brook advised the Grain Board".

A row of the table has a verb; where the person stands, as its subject, its object or the subject of its passive; where
the body stands, as its subject, its object or behind a preposition; which bodies it goes with; and the tenure told:
``current``, ``former``, or ``past`` where it is over by the verb's past tense.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg import files
from kg.annotate.doc import tokens_of
from kg.annotate.leading import is_party
from kg.annotate.office import Office, row_of
from kg.annotate.office_holder import is_denied, subject_of
from kg.annotate.office_words import past_description
from kg.annotate.pieces import CHAMBERS
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.names import ByToken, Name

PERSON = frozenset({EntityType.PERSON})

WITHIN = frozenset({"force", "team", "staff", "mission", "group", "department", "unit", "bloc", "caucus", "desk"})
"""What of a body those belong to who belong to the body."""

PARLIAMENTS = frozenset({"landtag", "bundestag", "duma", "knesset", "riksdag", "storting", "sejm", "seimas"})
"""Chambers as their countries call them."""

CLAUSES = frozenset({"ccomp", "xcomp"})
"""What follows a verb that tells what somebody is to do: "advised the Grain Board to wait"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that tells of belonging: where *holder* and *body* stand beside it, and of what sort the body is."""

    verb: str
    holder: str
    body: str
    of: str
    tenure: str


@lru_cache(maxsize=1)
def cues() -> dict[str, tuple[Cue, ...]]:
    """Return the lemma of a verb → what it may tell."""
    found: dict[str, list[Cue]] = defaultdict(list)
    with (files.folder("data") / "cues-represents.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["verb"]].append(Cue(row["verb"], row["holder"], row["body"], row["of"], row["tenure"]))
    return {verb: tuple(x) for verb, x in found.items()}


def told_by_verbs(doc: Doc, by_token: ByToken) -> Iterator[Office]:
    """Yield who belongs to what, as the verbs of the table tell it."""
    for verb in tokens_of(doc):
        for cue in cues().get(verb.lemma_, ()) if verb.pos_ == "VERB" else ():
            if any(x.dep_ == "neg" or x.tag_ == "MD" for x in verb.children) or is_denied(verb):
                break
            bodies = [x for x in _bodies(cue, verb, by_token) if _fits(cue, verb, x)]
            people = _people(cue, verb, by_token) if bodies else []
            over = cue.tenure == "former" or (cue.tenure == "past" and verb.tag_ in {"VBD", "VBN"})
            tenure = Tenure.FORMER if over else Tenure.CURRENT
            for of in bodies:
                yield from (
                    Office(of.span, "", "", of=of, holder=x, rule="office/leads", told=verb.lower_, tenure=tenure)
                    for x in people
                )


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and (
        any(x.dep_ == "auxpass" for x in verb.children)
        or (verb.dep_ in {"acl", "advcl"} and not any(x.dep_ == "aux" for x in verb.children))
    )


def _people(cue: Cue, verb: Token, by_token: ByToken) -> list[Name]:
    """Return those whom *cue* tells of at *verb*."""
    passive = _is_passive(verb)
    if cue.holder == "object":
        objects = [x for x in verb.children if x.dep_ == "dobj"]
        first = next((y for x in objects if (y := by_token.get(x.i)) is not None), None)
        if passive or first is None or first.type is not EntityType.PERSON:
            return []
        return row_of(verb.doc, first.span.start, by_token, PERSON)[0] or [first]
    if passive != (cue.holder == "passive"):
        return []
    if passive and verb.dep_ == "advcl" and verb.head.pos_ == "VERB":
        return subject_of(verb.head, by_token)  # "was seized while assigned to"
    if passive and verb.dep_ == "acl":
        named = by_token.get(verb.head.i)
        return [named] if named is not None and named.type is EntityType.PERSON else []
    return subject_of(verb, by_token)


def _bodies(cue: Cue, verb: Token, by_token: ByToken) -> list[Name]:
    """Return the bodies where *cue* has them at *verb*, all those of a row."""
    if cue.body == "subject":
        found = [] if _is_passive(verb) else [x for x in verb.children if x.dep_ == "nsubj"]
        if not found and verb.dep_ == "pcomp":
            found = [x for x in verb.head.head.children if x.dep_ in {"nsubj", "nsubjpass"}]
    elif cue.body == "object":
        told = any(x.dep_ in CLAUSES or x.lower_ == "against" for x in verb.children)
        found = [] if told else [x for x in verb.children if x.dep_ == "dobj"]
        found = found or ([] if told else _among(verb))
    else:
        preps = (x for x in verb.children if x.dep_ in {"prep", "agent", "dative"} and x.lower_ == cue.body)
        found = [y for x in preps for y in x.children if y.dep_ == "pobj"]
    return [y for x in found for y in _row(cue, x, by_token)]


def _among(verb: Token) -> list[Token]:
    """Return the object behind "among others": "has advised, among others, the Grain Board"."""
    among = (x for x in verb.children if x.lower_ == "among")
    return [
        y for x in among for z in x.children for y in (z, *z.children) if z.lower_ == "others" and y.dep_ == "appos"
    ]


def _row(cue: Cue, noun: Token, by_token: ByToken) -> Iterator[Name]:
    """Yield the bodies of the row that *noun* begins; of "a Grain Board team" the board."""
    first = by_token.get(noun.i)
    if first is None:
        before = [by_token[x.i] for x in noun.children if x.dep_ in {"compound", "nmod"} and x.i in by_token]
        if before and noun.lower_ in WITHIN:
            yield before[0]
            return
        first = by_token.get(past_description(noun.doc, noun.i, by_token))
    elif cue.of == "group" and noun.lower_ not in WITHIN:
        return
    if first is not None and not first.adjective:
        yield first  # those behind it in a row: see ``office_rows``


def _fits(cue: Cue, verb: Token, of: Name) -> bool:
    """Tell whether *of* is such a body as *cue* goes with."""
    if cue.of == "side" and cue.body == "for" and (of.type is EntityType.COUNTRY or _is_club_of_town(of)):
        return True
    if of.type is not EntityType.ORGANISATION:
        return False
    if cue.of == "party":
        return is_party(of)
    if cue.of == "chamber":  # "entered the Senate" alone may tell where somebody went
        return of.span[-1].lower_ in CHAMBERS | PARLIAMENTS and any(x.lower_ == "as" for x in verb.children)
    return True


def _is_club_of_town(of: Name) -> bool:
    """Tell whether a place may stand for its club: one whose name no country has."""
    return of.type is EntityType.PLACE and of.part == "name"
