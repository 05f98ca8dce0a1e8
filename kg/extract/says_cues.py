"""
The words that report speech, and the nouns that may be its source: ``data/cues-says.csv``, ``data/sources-says.csv``.

A cue is a verb ("say", "point out", "call on") or a noun ("warning"). Its frames say what
may be reported with it, and where that stands:

=================  ========================================================================
say                quotation, clause with or without "that", before, after or around the cue
that               clause after the cue: "denied that the bill had been paid"
np                 noun phrase: "welcomed the decision"
for, against, …    what the preposition opens: "called for a vote"
to                 infinitive of the speaker: "vowed to mend it"
ing                gerund of the speaker: "denied having met him"
addressee to       infinitive of the one spoken to: "urged the council to mend it"
addressee for, on  "thanked the council for the road": the object is spoken to
object of, for,    object and phrase together: "accused the council of hiding it",
on, as             "described the plan as a gift"
predicate          what is said of the object: "called the plan 'a gift'"
quoted predicate   the same, in quotation marks only: "thought it 'a gift'"
two objects        "wished the council a good year": both objects, the first is spoken to
courtesy           noun phrase for what is said out of courtesy: "extended her sympathy"
quote              quotation only: "'A gift,' she shouted"
quoted as          who is object speaks: "quoted her as saying", "quoted her as 'pleased'"
=================  ========================================================================
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kg import files
from kg.annotate.doc import in_title

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS = frozenset({"prt", "prep", "acomp", "oprd", "ccomp", "dobj", "advmod"})
"""How the second word of a cue hangs on its verb."""

SourceKind = Literal["person", "body", "text", "thing"]


@dataclass(frozen=True, slots=True)
class Cue:
    """
    A word that reports speech, with its frames.

    ``subject`` says what may speak: ``any`` thing ("a brass plate says"), a known ``source`` ("a
    minister hinted", not "the rain hinted"), or a source that is no person, ``text`` ("a study
    showed", not "he showed").
    """

    lemma: str
    frames: frozenset[str]
    subject: str


@lru_cache(maxsize=1)
def cues() -> dict[tuple[str, str], Cue]:
    """Return (lemma, VERB or NOUN) → cue."""
    frames: dict[tuple[str, str], set[str]] = {}
    subjects: dict[tuple[str, str], str] = {}
    with (files.folder("data") / "cues-says.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = row["cue"], row["pos"]
            frames.setdefault(key, set()).add(row["frame"])
            if subjects.setdefault(key, row["subject"]) != row["subject"]:
                raise ValueError(f"data/cues-says.csv: the rows of {key[0]!r} differ in their subject")
    return {key: Cue(key[0], frozenset(value), subjects[key]) for key, value in frames.items()}


@lru_cache(maxsize=1)
def sources() -> dict[str, SourceKind]:
    """Return lemma of a noun → what kind of source it is; ``thing`` is none."""
    with (files.folder("data") / "sources-says.csv").open(encoding="utf-8", newline="") as file:
        return {row["noun"]: _kind(row["kind"]) for row in csv.DictReader(file)}


def _kind(text: str) -> SourceKind:
    if text not in {"person", "body", "text", "thing"}:
        raise ValueError(f"data/sources-says.csv: {text!r} is no kind of source")
    return text  # type: ignore[return-value]


@lru_cache(maxsize=1)
def _phrasal() -> frozenset[str]:
    """Return the verbs that make a cue with another word: "point out", "make clear", "be adamant"."""
    return frozenset(lemma.split()[0] for lemma, pos in cues() if pos == "VERB" and " " in lemma)


def _is_given_name(said: Token) -> bool:
    """Tell whether *said*, with a capital within a sentence, is a name: "President Said Ibrahim Omar"."""
    before, after = (said.nbor(-1) if said.i else None), (said.nbor() if said.i + 1 < len(said.doc) else None)
    if before is None or after is None or said.is_sent_start or in_title(said):
        return False
    return before.text[0].isupper() and before.is_alpha and after.text[0].isupper()


def cue_at(token: Token) -> Cue | None:
    """Return the cue that *token* is the verb or noun of: "pointed" of "pointed out" gives "point out"."""
    tag = token.tag_
    if tag.startswith("VB"):
        if token.text == "Said" and _is_given_name(token):
            return None
        lemma = token.lemma_.lower()
        if lemma in _phrasal():
            for child in token.rights:
                if child.dep_ in PARTS:
                    found = cues().get((f"{lemma} {child.lower_}", "VERB"))
                    if found is not None:
                        return found
        return cues().get((lemma, "VERB"))
    if tag in {"NN", "NNS"}:
        return cues().get((token.lemma_.lower(), "NOUN"))
    return None
