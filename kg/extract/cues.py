"""The cue tables of ``data/``: words that tell of a meeting, words that tell whether it was held."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg import files
from kg.model import Kind, Status

if TYPE_CHECKING:
    from spacy.tokens import Token


PHONE = frozenset({"phone", "telephone", "video", "videoconference", "conference"})
"""Modifiers that make of talks a call: "a telephone conversation"."""


@dataclass(frozen=True, slots=True)
class MeetingCue:
    """A word that tells of a meeting, and in which frame its participants stand (see ``kg.extract.meets``)."""

    cue: str
    frame: str
    kind: Kind


@lru_cache(maxsize=1)
def meeting_cues() -> dict[tuple[str, str], MeetingCue]:
    """Return (lemma, VERB or NOUN) → cue."""
    with (files.folder("data") / "cues-meets.csv").open(encoding="utf-8", newline="") as file:
        return {(x["cue"], x["pos"]): MeetingCue(x["cue"], x["frame"], Kind(x["kind"])) for x in csv.DictReader(file)}


def event_cue(noun: Token) -> MeetingCue | None:
    """
    Return the cue that *noun* is of, the last word of "sit-down", "get-together" and "pull-aside" included.

    "Held a bilateral" has a noun that taggers take for the adjective it was.
    """
    if noun.pos_ == "ADJ" and noun.dep_ not in {"dobj", "nsubj", "nsubjpass", "pobj", "ROOT"}:
        return None
    lemma, i = noun.lemma_.lower(), noun.i
    if i > 1 and lemma in {"down", "together", "aside"} and noun.doc[i - 1].text == "-":
        lemma = f"{noun.doc[i - 2].lower_}-{lemma}"
    return meeting_cues().get((lemma, "NOUN"))


@lru_cache(maxsize=1)
def status_cues() -> dict[tuple[str, str], Status]:
    """Return (lemma, VERB, NOUN, ADJ or AUX) → what it says of the event it governs."""
    with (files.folder("data") / "cues-status.csv").open(encoding="utf-8", newline="") as file:
        return {(x["lemma"], x["pos"]): Status(x["status"]) for x in csv.DictReader(file)}


def kind_told(noun: Token, cue: MeetingCue) -> Kind:
    """Return the kind of *cue*, unless a modifier tells another: "summit talks", "a telephone conversation"."""
    kind = cue.kind
    if any(x.lower_ in {"press", "news"} for x in noun.children if x.dep_ == "compound"):
        return Kind.MEETING
    if any(x.lower_ == "summit" for x in noun.children if x.dep_ == "compound"):
        kind = Kind.SUMMIT
    if any(x.lower_ in PHONE for x in noun.children if x.dep_ in {"compound", "amod"}):
        kind = Kind.CALL
    return kind
