"""``kg.registry``: functions that a user picks by name."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints
from typing import TYPE_CHECKING

import pytest

from kg import registry
from kg.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable

OWN = {"rules": len}
GROUP = "kg.extractors"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function that lets other packages offer entry points: name → ``module:function``."""

    def offer(**points: str) -> None:
        found = EntryPoints(EntryPoint(name, value, GROUP) for name, value in points.items())
        monkeypatch.setattr(registry, "entry_points", lambda group: found.select(group=group))

    return offer


def test_our_own_table_comes_first(installed: Callable[..., None]) -> None:
    """Another package cannot take the name of one of ours."""
    installed(rules="builtins:sum")
    assert registry.find(GROUP, "rules", OWN) is len


def test_another_package_can_add_a_name(installed: Callable[..., None]) -> None:
    """It is loaded when it is asked for."""
    installed(trained="builtins:sum")
    assert registry.find(GROUP, "trained", OWN) is sum


def test_one_that_is_not_asked_for_is_not_loaded(installed: Callable[..., None]) -> None:
    """A broken package costs only those who use it."""
    installed(broken="no_such_module:f", trained="builtins:sum")
    assert registry.find(GROUP, "trained", OWN) is sum


def test_the_entry_points_of_another_group_do_not_count(installed: Callable[..., None]) -> None:
    """A format is no extractor."""
    installed(trained="builtins:sum")
    with pytest.raises(UnknownNameError):
        registry.find("kg.formats", "trained", OWN)


def test_an_unknown_name_is_answered_with_the_known_ones(installed: Callable[..., None]) -> None:
    """Ours and others', sorted, and what kind of thing was asked for."""
    installed(trained="builtins:sum", brand_new="builtins:max")
    with pytest.raises(
        UnknownNameError, match=r"no extractors is called 'ruels'; known: brand_new, rules, trained"
    ) as caught:
        registry.find(GROUP, "ruels", OWN)
    assert caught.value.known == ("brand_new", "rules", "trained")
