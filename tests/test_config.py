"""``kg.config``: settings as one frozen value."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from kg.config import DEFAULT_MODEL, Config


def test_settings_cannot_be_changed() -> None:
    """They are passed down, never set from below."""
    with pytest.raises(FrozenInstanceError):
        Config().model = "other"  # type: ignore[misc]


def test_the_same_settings_are_equal_and_hash_alike() -> None:
    """A cache may use them as its key."""
    assert Config(seed=3) == Config(seed=3)
    assert len({Config(), Config(), Config(collection="mine")}) == 2


def test_every_setting_has_a_default() -> None:
    """A user who sets none has a whole set."""
    assert (Config().model, Config().collection, Config().published) == (DEFAULT_MODEL, "local", None)


def test_the_record_of_a_build_has_every_setting() -> None:
    """As plain values, which JSON can hold."""
    made = replace(Config(), collection="mine", published="2024-06-12")
    assert json.loads(json.dumps(made.as_dict())) == {x.name: getattr(made, x.name) for x in fields(made)}


def test_the_base_of_iris_ends_where_a_key_can_follow() -> None:
    """Keys are put behind it as they are."""
    assert Config().base.endswith("/")
