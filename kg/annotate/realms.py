"""
Countries that a text calls by what they are: "the Kingdom", "the Sultanate", as their own news agencies write.

It is the one country of the text, told by its name, its demonym or its capital, whose name in full says that it is one:
"Kingdom of Norland". Where two are, or none, nobody can tell which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import tokens_of
from kg.tables import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from kg.annotate.names import Name

REALMS = frozenset({"Kingdom", "Sultanate", "Emirate", "Principality", "Grand Duchy"})
"""What countries with a monarch are, as the first words of their names in full."""


def countries_called(doc: Doc, names: Iterable[Name]) -> dict[int, Actor]:
    """Return the countries that "the Kingdom" and the like stand for in *doc*, by token, of those among *names*."""
    at = [x for x in tokens_of(doc) if x.text in REALMS and _is_alone(x)]
    if not at:
        return {}
    rows = {x.row.key: x.row for x in names if isinstance(x.row, Actor) and x.row.type == "Country" and x.row.iso2}
    meant = {text: [x for x in rows.values() if any(_is_called(text, x.name, y) for y in x.aliases)] for text in REALMS}
    return {x.i: meant[x.text][0] for x in at if len(meant[x.text]) == 1}


def _is_alone(token: Token) -> bool:
    """Tell whether it is "the Kingdom", and no part of a longer name: "the Kingdom Tower", "the Kingdom of Heaven"."""
    doc, i = token.doc, token.i
    after = doc[i + 1] if i + 1 < len(doc) else None
    goes_on = after is not None and (after.text[0].isupper() or after.lower_ == "of")
    return i > 0 and doc[i - 1].lower_ == "the" and not goes_on


def _is_called(realm: str, country: str, whole: str) -> bool:
    """Tell whether *whole* is "Kingdom of Norland", "Highland Kingdom of Norland"; no "United Kingdom of Haven"."""
    return whole.endswith((f"{realm} of {country}", f"{realm} of the {country}"))
