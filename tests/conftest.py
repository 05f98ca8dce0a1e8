"""What tests of several rooms share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.config import Config

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def config() -> Config:
    """The settings a user has who set none."""
    return Config()


@pytest.fixture(scope="session")
def nlp(config: Config) -> Language:
    """The real pipeline, loaded once a process: for the few tests that need a parse by the model."""
    from kg.annotate.nlp import load

    return load(config)
