"""
How long these tests look: a few examples, always the same, in the normal run; many new ones where somebody asks.

    HYPOTHESIS_PROFILE=long python -m pytest tests/fuzz -p no:xdist
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]

settings.register_profile(
    "short", max_examples=25, derandomize=True, database=None, deadline=None, suppress_health_check=_SLOW
)
settings.register_profile("long", max_examples=2_000, deadline=None, print_blob=True, suppress_health_check=_SLOW)


def pytest_configure() -> None:
    """Choose the profile; other tests of properties keep the settings that they state themselves."""
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))
