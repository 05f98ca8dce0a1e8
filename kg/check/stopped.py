"""What the gate kept aside, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stopped:
    """
    What was kept aside: ``what`` it is (meeting, statement, article …), its node, who told it, and why.

    ``uses`` are the IRIs of what it speaks of.
    """

    what: str
    iri: str
    documents: tuple[str, ...]
    reasons: tuple[str, ...]
    uses: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.what} <{self.iri}> from {', '.join(self.documents)}: {'; '.join(self.reasons)}"
