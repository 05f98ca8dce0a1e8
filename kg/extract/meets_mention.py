"""One place in a text that tells of a meeting, before mentions of one meeting are joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.doc import Referent
    from kg.model import Kind, Status

Side: TypeAlias = "tuple[Referent, Token]"
"""A participant, and the head of the words that refer to it."""

Sides: TypeAlias = "tuple[Side, ...]"


@dataclass(slots=True, eq=False)
class Mention:
    """
    What one verb or noun tells of a meeting.

    ``via`` is the verb that a noun depends on ("held" in "held talks"). ``place_token`` heads the
    words that name the place, where they stand in the sentence of the event.
    """

    event: Token
    sides: Sides
    status: Status
    kind: Kind
    rule: str
    via: Token | None = None
    host: Referent | None = None
    date: str | None = None
    place: Referent | None = None
    place_token: Token | None = None
    anaphoric: bool = False  # "their talks", "the summit between the two": a meeting told before

    @property
    def who(self) -> tuple[Referent, ...]:
        """The participants, each once."""
        return tuple(dict.fromkeys(one for one, _ in self.sides))
