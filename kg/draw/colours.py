"""The colours of the page, for drawings that are none: they stand in ``visualisations/picture/page.css``, by theme."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.errors import UnknownNameError
from kg.files import folder

THEMES = ("light", "dark")

_BLOCK = re.compile(r":root\b[^{]*\{(.*?)\}", re.DOTALL)
_COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,8})\b")


@lru_cache
def colours(theme: str) -> dict[str, str]:
    """
    Return colour by name: ``paper``, ``ink``, ``muted``, ``person``, ``meets`` …, as CSS writes them.

    What the dark theme does not change is as in the light one. Raises ``UnknownNameError`` for another theme.
    """
    if theme not in THEMES:
        raise UnknownNameError(f"theme {theme!r} is not known; one of: {', '.join(THEMES)}", THEMES)
    css = (folder("visualisations") / "picture" / "page.css").read_text(encoding="utf-8")
    usual, _, night = css.partition("prefers-color-scheme: dark")
    found = dict(_COLOUR.findall(_first(usual)))
    return found if theme == "light" else found | dict(_COLOUR.findall(_first(night)))


def _first(css: str) -> str:
    block = _BLOCK.search(css)
    return block[1] if block else ""
