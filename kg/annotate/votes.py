"""
Votes: what the model and the words around it say of a name, anywhere in the document.

The statistical model is right about most names and wrong about many that matter here (it takes
Vladivostok for a person and Chita for a body). So it votes, once for each place where the name
stands; titles and verbs of saying vote too.

What the words around a name say is read in ``signs_of_person``, ``signs_of_office``, ``signs_of_place``,
``signs_of_body`` and ``signs_of_country``; here, what each sign weighs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias

from kg.annotate.labels import label_of
from kg.annotate.name_shape import has_shape_of_person
from kg.annotate.pieces import key_of
from kg.annotate.signs_of_body import (
    behind_player,
    called_body,
    described_as_body,
    formerly_of,
    in_brackets_behind_body,
    in_brackets_of_row,
    owns_title,
    signs_dateline,
)
from kg.annotate.signs_of_country import has_ministers, of_plural_offices
from kg.annotate.signs_of_office import behind_office
from kg.annotate.signs_of_person import opens_byline, signs_of_person
from kg.annotate.signs_of_place import described_as_place, stands_in, told_as_place
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.pieces import Piece

Votes: TypeAlias = "dict[str, Counter[EntityType]]"
"""Name, as ``key_of`` gives it → votes for each type."""


def cast_votes(doc: Doc, pieces: list[Piece]) -> Votes:
    """
    Return the votes on the type of each name.

    The model has one vote for each place where the name stands, if it labels half of its words; a title has
    three, and so has what says that it is a place; each sign of a person two. What is only in or at a place
    has one for a place, two where the model takes it for a person.
    """
    votes: Votes = defaultdict(Counter)
    labels = [label_of(doc, piece) for piece in pieces]
    for piece, label in zip(pieces, labels, strict=True):
        if label is not None:
            votes[key_of(doc, piece.start, piece.end)][label] += 1
        if piece.titled:
            votes[key_of(doc, piece.start, piece.end)][EntityType.PERSON] += 3
    titled = {doc[x.end - 1].lower_ for x in pieces if x.titled}
    alone = {doc[x.start].lower_ for x in pieces if x.end - x.start == 1 and not x.entries}
    for n, (piece, label) in enumerate(zip(pieces, labels, strict=True)):
        if not piece.body and (piece.end - piece.start > 1 or not piece.entries):
            key = key_of(doc, piece.start, piece.end)
            if not piece.titled and told_as_place(doc, piece.start, piece.end, pieces[n - 1].end if n else 0):
                votes[key][EntityType.PLACE] += 3
                continue
            if not piece.titled and of_plural_offices(doc, piece, pieces, n, label):
                votes[key][EntityType.COUNTRY] += 3
                continue
            if not piece.titled and not piece.entries and has_ministers(doc, piece.start, piece.end, label):
                votes[key][EntityType.COUNTRY] += 3
                continue
            if signs_dateline(doc, piece.start, piece.end):
                votes[key][EntityType.ORGANISATION] += 3
                continue
            if not piece.entries and opens_byline(doc, piece.start, piece.end):
                votes[key][EntityType.PERSON] += 3
                continue
            if not piece.titled and not piece.entries and owns_title(doc, piece.end):
                votes[key][EntityType.ORGANISATION] += 2
            if (
                in_brackets_behind_body(doc, pieces, n)
                or formerly_of(doc, piece)
                or (not piece.entries and not piece.titled and described_as_body(doc, piece))
                or (n > 0 and not piece.entries and behind_player(doc, pieces[n - 1], piece))
                or (not piece.entries and in_brackets_of_row(doc, pieces, n))
            ):
                votes[key][EntityType.ORGANISATION] += 3
                continue
            if not piece.titled and not piece.entries and called_body(doc, piece.start, piece.end):
                votes[key][EntityType.ORGANISATION] += 3
                continue
            signs = signs_of_person(doc, piece)
            signs += 2 * (n > 0 and behind_office(doc, pieces[n - 1], piece))
            if piece.end - piece.start > 1 and not piece.entries:
                last = doc[piece.end - 1].lower_
                signs += 2 * (last in titled) + (last in alone)
                # Where the model and the sentence know it for a person's, its shape need not be asked.
                if signs <= 0 and label is not EntityType.PERSON:
                    signs += has_shape_of_person(doc, piece.start, piece.end)
            shaped = label is EntityType.PERSON and has_shape_of_person(doc, piece.start, piece.end)
            if not piece.titled and not shaped and described_as_place(doc, piece):
                votes[key][EntityType.PLACE] += 3
            if signs > 0:
                votes[key][EntityType.PERSON] += 2 * signs
                continue
            # Of a town that it does not know the model makes a person or a body: "in Haven", but "a stake in Haven".
            body = label is EntityType.ORGANISATION and stands_in(doc, piece.start, piece.end)
            if signs < 0 or body:
                votes[key][EntityType.PLACE] += 1 + (body or label is EntityType.PERSON)
    return votes


def surnames_in(doc: Doc, pieces: list[Piece], votes: Votes) -> frozenset[str]:
    """Return last words (and first words, which are the family's in part of the world) of the people named in full."""
    found = set()
    for piece in pieces:
        words = [token.lower_ for token in doc[piece.start : piece.end] if token.is_alpha]
        vote = votes[key_of(doc, piece.start, piece.end)]
        person = vote and vote.most_common(1)[0][0] is EntityType.PERSON
        if len(words) > 1 and person and not piece.body and not piece.entries:
            found |= {words[-1], words[0]}
            # A double surname is referred to by both its parts: "Emeka Obi-Daniels", "Obi-Daniels".
            found.add(key_of(doc, piece.start + 1, piece.end))
    return frozenset(found)
