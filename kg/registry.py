"""Functions that a user picks by name: our own table first, then other packages' entry points."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import entry_points
from typing import TypeVar

from kg.errors import UnknownNameError

T = TypeVar("T")


def find(group: str, name: str, own: Mapping[str, T]) -> T:
    """
    Return what is called *name* in our table *own*, else in the entry points of *group*.

    Raises ``UnknownNameError`` with the list of known names.
    """
    if name in own:
        return own[name]
    others = {point.name: point for point in entry_points(group=group)}
    if name in others:
        loaded: T = others[name].load()
        return loaded
    known = tuple(sorted({*own, *others}))
    raise UnknownNameError(f"no {group.rpartition('.')[2]} is called {name!r}; known: {', '.join(known)}", known)
