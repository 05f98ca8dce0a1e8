"""The store that the tests of this folder ask."""

from tests.queries.world import store

__all__ = ["store"]
