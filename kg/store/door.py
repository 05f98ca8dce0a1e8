"""Opens a graph wherever it is: a store's folder on this machine, or the URL of a SPARQL endpoint."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store.graph import GraphStore

TOKEN = "KG_TOKEN"
"""The environment variable that holds the token for servers."""


def is_url(location: str) -> bool:
    """Say whether *location* is the address of a server, not a folder."""
    return location.lower().startswith(("http://", "https://"))


def open_graph(location: str | Path, *, token: str | None = None) -> GraphStore:
    """
    Open *location* for reading: a store's folder, a graph's own, or the URL of a SPARQL endpoint.

    *token* is for a server; without one, ``KG_TOKEN`` in the environment. Raises ``StoreError``, which says what to
    do, where nothing can be read there.
    """
    if isinstance(location, str) and is_url(location):
        from kg.store import endpoint

        return endpoint.open_endpoint(location, token=token or os.environ.get(TOKEN))
    from kg.store import oxigraph

    return oxigraph.open_store(Path(location))
