"""The lines of a log, as the tests read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def told_in(log: Path) -> list[dict[str, Any]]:
    """Return the events in *log*."""
    return [json.loads(line) for line in log.read_text().splitlines()]
