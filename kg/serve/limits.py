"""How much one request may take."""

from __future__ import annotations

from dataclasses import asdict, dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """
    The bounds of one request.

    ``seconds`` runs from when a worker takes the request to the last byte of its answer, also while the client is
    slow to read. ``bytes`` is of the answer, ``memory`` of what it may take beside the open store, in bytes.
    ``rows`` is the most that the JSON interface answers with; the SPARQL endpoint has no such limit.
    """

    seconds: float = 60.0
    bytes: int = 256 * MIB
    memory: int = 1024 * MIB
    rows: int = 10_000
    request: int = MIB  # bytes of the body of a request: a query longer than this was not written by people

    def as_dict(self) -> dict[str, float | int]:
        """Return them as plain values, to be sent to a child process."""
        return asdict(self)
