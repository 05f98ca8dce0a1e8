"""A still picture as PNG: its SVG, rasterised by resvg, which is one wheel and needs no library of the system."""

from __future__ import annotations

import re
from typing import Any

from kg.draw.still import Still
from kg.draw.svg import svg
from kg.errors import ConfigError, MachineError

ZOOM = 2.0
"""Pixels for one of the SVG: two, as paper and today's screens show them."""

SANS_SERIF = ("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans", "Noto Sans", "Roboto", "Ubuntu", "Cantarell",
              "Open Sans", "FreeSans", "Segoe UI")  # fmt: skip
SERIFS = ("Times New Roman", "Liberation Serif", "DejaVu Serif", "Noto Serif", "Georgia", "FreeSerif")
"""Fonts that machines have for the generic names, the first that is there."""

LARGEST = 16_000
"""Pixels along a side that renderers and viewers still take."""


def check_ready() -> None:
    """Raise what ``png`` would raise of this machine, before anything is drawn."""
    _resvg()


def png(still: Still, *, theme: str = "light", zoom: float = ZOOM) -> bytes:
    """
    Return *still* as a PNG, *zoom* times as large as its SVG, or as much as ``LARGEST`` lets it be.

    Words are set in the fonts of the system, so the bytes are the same on one machine. Raises ``ConfigError`` where
    resvg is not installed, ``MachineError`` where there is no font to set words in.
    """
    resvg = _resvg()
    text = svg(still, theme=theme)
    width, height = _size(text)
    most = min(zoom, LARGEST / max(width, height))
    return bytes(resvg.svg_to_bytes(svg_string=text, width=round(width * most), **_families(resvg)))


def _resvg() -> Any:
    try:
        import resvg_py
    except ImportError as error:
        raise ConfigError(
            "PNG needs resvg. Install it with: pip install 'communique-kg[png]', or write .svg instead"
        ) from error
    if not _families(resvg_py):
        raise MachineError(
            "PNG: this machine has no font to set names in. Install one (on Debian: apt install fonts-dejavu-core), "
            "or write .svg, which uses the fonts of who looks at it"
        )
    return resvg_py


def _size(text: str) -> tuple[int, int]:
    found = re.search(r'width="(\d+)" height="(\d+)"', text)
    if found is None:
        raise ValueError("an SVG of our own tells its size")
    return int(found[1]), int(found[2])


def _families(resvg: Any) -> dict[str, str]:
    """
    Return the fonts of this machine for the generic names, as ``svg_to_bytes`` takes them; empty where it has none.

    resvg knows Arial and Times New Roman alone, and asks no fontconfig.
    """
    sans = next((x for x in SANS_SERIF if _sets_words(resvg, x)), "")
    serif = next((x for x in SERIFS if _sets_words(resvg, x)), sans)
    plain = sans or serif
    return {"sans_serif_family": plain, "serif_family": serif, "font_family": plain} if plain else {}


def _sets_words(resvg: Any, family: str) -> bool:
    """Tell whether a word leaves a trace: resvg draws nothing, and says nothing, where it has no font of that name."""

    def drawn(word: str) -> bytes:
        text = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text y="15">{word}</text></svg>'
        return bytes(resvg.svg_to_bytes(svg_string=text, font_family=family, serif_family=family))

    return drawn("Wm") != drawn("")
