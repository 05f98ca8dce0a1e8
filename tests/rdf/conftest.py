"""What the tests of this room share: one small collection, resolved."""

from __future__ import annotations

import pytest

from kg.config import Config
from kg.model import Resolved
from kg.resolve import resolve
from tests import worlds


@pytest.fixture(scope="session")
def told() -> Resolved:
    """The summit, told in one article."""
    return resolve([worlds.summit().relations()], Config(), worlds.TABLES)
