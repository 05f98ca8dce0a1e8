"""
The table of frames: from the name of a frame to what reads the words that a cue verb reports.

Each reader takes the verb and the name of its frame, and returns the pieces of text and to whom
they are said, or nothing where the frame does not fit. ``kg.extract.says_cues`` lists the frames;
they are read in ``says_frames_clauses``, ``says_frames_objects`` and ``says_frames_phrases``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.extract.says_frames_clauses import addressee_to, clause, gerund, infinitive
from kg.extract.says_frames_objects import courtesy, noun_phrase, predicate, two_objects
from kg.extract.says_frames_phrases import addressee_with, object_with, preposition

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.says_report import Found

Reader = Callable[["Token", str], "Found | None"]

FRAMES: tuple[tuple[str, Reader], ...] = (
    ("addressee to", addressee_to),
    ("predicate", predicate),
    ("quoted predicate", predicate),
    ("two objects", two_objects),
    ("courtesy", courtesy),
    ("object as", object_with),
    ("object of", object_with),
    ("object for", object_with),
    ("object on", object_with),
    ("object at", object_with),
    ("object to", object_with),
    ("addressee for", addressee_with),
    ("addressee on", addressee_with),
    ("addressee of", addressee_with),
    ("ing", gerund),
    ("say", clause),
    ("that", clause),
    ("to", infinitive),
    ("for", preposition),
    ("against", preposition),
    ("of", preposition),
    ("about", preposition),
    ("on", preposition),
    ("at", preposition),
    ("to phrase", preposition),
    ("np", noun_phrase),
)
"""Frame and the function that reads it, in the order in which they are tried: the more there must be, the earlier."""
