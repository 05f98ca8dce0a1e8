"""What is told to a client when a request cannot be answered: a status and words, the same in every format."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from kg.errors import InputError, KgError, MachineError, QueryError, RefusedError, StoreError, UnknownNameError

MALFORMED, FORBIDDEN, UNKNOWN, NOT_ACCEPTABLE = 400, 403, 404, 406
TOO_LARGE, UNSUPPORTED, FAILED, UNAVAILABLE, TOO_LATE = 413, 415, 500, 503, 504

_PLACE = re.compile(r"^line (\d+), column (\d+):$", re.MULTILINE)


class ServeError(KgError):
    """
    A request that is not answered, with its HTTP status.

    ``line`` and ``column`` are the place in a query, counted from 1; ``suggestions`` what was perhaps meant.
    """

    def __init__(
        self,
        status: int,
        text: str,
        *,
        line: int | None = None,
        column: int | None = None,
        suggestions: tuple[str, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(text)
        self.status = status
        self.line, self.column = line, column
        self.suggestions = suggestions
        self.headers = dict(headers or {})

    def as_dict(self) -> dict[str, Any]:
        """Return what a client gets: ``error``, and what else is known."""
        told: dict[str, Any] = {"error": str(self)}
        told |= {name: x for name in ("line", "column") if (x := getattr(self, name)) is not None}
        return told | ({"suggestions": list(self.suggestions)} if self.suggestions else {})

    def as_bytes(self) -> bytes:
        """Return it as the JSON that a client gets."""
        return json.dumps(self.as_dict(), ensure_ascii=False).encode("utf-8", "backslashreplace")

    def dump(self) -> dict[str, Any]:
        """Return all of it as plain values, for ``load`` in another process."""
        return {"status": self.status, **self.as_dict()}

    @classmethod
    def load(cls, held: Mapping[str, Any]) -> ServeError:
        """Return what ``dump`` wrote."""
        return cls(
            held["status"],
            held["error"],
            line=held.get("line"),
            column=held.get("column"),
            suggestions=tuple(held.get("suggestions", ())),
        )


_STATUS: tuple[tuple[type[KgError], int], ...] = (
    (RefusedError, FORBIDDEN),
    (QueryError, MALFORMED),
    (UnknownNameError, UNKNOWN),
    (InputError, UNKNOWN),
    (StoreError, UNAVAILABLE),
    (MachineError, UNAVAILABLE),
)


def of(error: KgError) -> ServeError:
    """Return *error* as a client is told of it."""
    if isinstance(error, ServeError):
        return error
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), FAILED)
    place = _PLACE.search(str(error))
    return ServeError(
        status,
        str(error),
        line=int(place[1]) if place else None,
        column=int(place[2]) if place else None,
        suggestions=tuple(getattr(error, "known", ()) or getattr(error, "suggestions", ())),
    )
