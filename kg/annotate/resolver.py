"""What the parts of coreference share: the state of one document, and names as they are compared and shown."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.annotate.doc import How, Reference, Referent, refer, text_between
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from kg.annotate.names import Name
    from kg.annotate.office import Office
    from kg.tables import Actor, Place


NEAREST = 200
"""Mentions of bodies that are looked back over: what is further away is not meant by "the agency"."""

NAMES_KEPT = 4096
"""Names whose words are kept: those of one document are compared with each other again and again."""


@dataclass(slots=True, eq=False)
class Resolver:
    """
    The state of one document's resolution; used once, by ``kg.annotate.coref.resolve``.

    ``taken`` has the tokens that refer. ``holders`` has who holds which office, and of what.
    """

    doc: Doc
    names: list[Name]
    offices: list[Office]
    referents: list[Referent] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    taken: dict[int, Reference] = field(default_factory=dict)
    by_name: dict[Name, Referent] = field(default_factory=dict)
    holders: list[tuple[Referent, Office, Referent | None]] = field(default_factory=list)
    _bodies: list[tuple[int, Referent]] | None = None

    def bodies_before(self, i: int) -> Iterator[Referent]:
        """Yield the bodies named before token *i*, the last first, each time that they are; only the nearest ones."""
        if self._bodies is None:
            told = ((x.span.start, self.by_name[x]) for x in self.names if x in self.by_name)
            self._bodies = [(start, x) for start, x in told if x.type is EntityType.ORGANISATION]
        end = bisect_left(self._bodies, i, key=itemgetter(0))
        for at in range(end - 1, max(end - NEAREST, 0) - 1, -1):
            yield self._bodies[at][1]

    def new(self, name: str, kind: EntityType, row: Actor | Place | None = None) -> Referent:
        """Return a new referent, kept as one of the document's."""
        made = Referent(name, kind, row=row)
        self.referents.append(made)
        return made

    def refer(self, span: Span, referents: tuple[Referent, ...], how: How) -> None:
        """Let the tokens of *span* refer, but for those that already do."""
        free = [token for token in span if token.i not in self.taken]
        if not free:
            return
        made = Reference(span, referents, how)
        for token in free:
            refer(token, made)
            self.taken[token.i] = made
        self.references.append(made)

    def refer_anew(self, one: Reference, referents: tuple[Referent, ...], how: How) -> Reference:
        """Let what *one* refers to be *referents* instead, and return the reference that stands in its place."""
        made = Reference(one.span, referents, how)
        for token in one.span:
            if self.taken.get(token.i) is one:
                refer(token, made)
                self.taken[token.i] = made
        self.references[next(i for i, x in enumerate(self.references) if x is one)] = made
        return made

    def reference(self, token: Token) -> Reference | None:
        """Return what *token* is part of so far, as ``doc.reference`` does, but faster than a spaCy extension."""
        return self.taken.get(token.i)


@lru_cache(maxsize=NAMES_KEPT)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: lower case, no accents, no dots, hyphens kept as spaces."""
    flat = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return tuple(re.findall(r"[\w']+", flat.replace("’", "'").replace(".", "").replace("'s", "")))


@lru_cache(maxsize=NAMES_KEPT)
def name_parts(text: str) -> tuple[str, ...]:
    """Return the parts of a person's name: as ``words``, but what hyphens join is one ("Obi-Daniels", "Jae-in")."""
    return tuple(
        "".join(words(part))
        for part in text.replace("‑", "-").replace("- ", "-").replace(" -", "-").split()
        if words(part)
    )


def shown(span: Span) -> str:
    """Return the text of a name as entities show it: on one line."""
    return " ".join(text_between(span.doc, span.start, span.end).split())
