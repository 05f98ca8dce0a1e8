"""Codes of event data for a meeting, as ``ontology/alignments.ttl`` has them: PLOVER, and CAMEO before it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rdflib import Namespace, URIRef

from kg.export.profiles import alignments
from kg.rdf.vocab import DIP

_ALIGN = Namespace("https://w3id.org/communique/alignments#")


class Codes(NamedTuple):
    """The codes of an event; ``None`` where a scheme has none."""

    plover_type: str | None = None
    plover_mode: str | None = None
    plover_context: str | None = None
    cameo: str | None = None


@cache
def codes(kind: str, status: str) -> Codes:
    """
    Return the codes of a meeting of *kind* and *status* (``visit``, ``held``).

    Those of its kind where it was held, else those of its status: to agree to meet is an event of another type,
    and for one that is possible, called off or denied the schemes have none.
    """
    of = DIP[kind.capitalize()] if status == "held" else DIP[status.capitalize()]
    return Codes(*(_code(of, name) for name in ("ploverType", "ploverMode", "ploverContext", "cameo")))


def _code(of: URIRef, name: str) -> str | None:
    value = alignments().value(of, _ALIGN[name])
    return None if value is None else str(value)
