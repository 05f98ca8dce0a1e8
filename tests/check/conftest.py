"""What the tests of this room share: one small graph, as quads."""

from __future__ import annotations

import pytest

from kg.config import Config
from kg.rdf import Quad, quads
from kg.resolve import resolve
from tests import worlds


@pytest.fixture(scope="session")
def made() -> tuple[Quad, ...]:
    """The summit, told in two articles."""
    told = [worlds.summit(name).relations() for name in ("a.txt", "b.txt")]
    return tuple(quads(resolve(told, Config(), worlds.TABLES), Config(), {"model": "test"}, worlds.TABLES))
