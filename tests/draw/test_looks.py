"""Colours that can be told apart, by everyone and on both grounds."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from kg.draw.looks import RELATIONS, STATUSES, TYPES
from kg.files import folder

Colour = tuple[float, float, float]  # linear RGB

# What each eye makes of linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
FILLED = ("person", "country", "organisation", "place", "meeting")
"""Types told apart by colour as well as by shape; unnamed sources are hollow."""


def themes() -> dict[str, dict[str, Colour]]:
    """The colours of ``page.css`` by theme and name."""
    css = (folder("visualisations") / "picture" / "page.css").read_text(encoding="utf-8")
    light, dark = (
        {name: linear(value) for name, value in re.findall(r"--([\w-]+): #([0-9a-f]{6})", block)}
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    )
    return {"light": light, "dark": light | dark}


def linear(value: str) -> Colour:
    red, green, blue = (int(value[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return tuple(x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in (red, green, blue))  # type: ignore[return-value]


def through(matrix: tuple[Colour, ...], colour: Colour) -> Colour:
    return tuple(min(1.0, max(0.0, sum(a * b for a, b in zip(row, colour, strict=True)))) for row in matrix)  # type: ignore[return-value]


def lab(colour: Colour) -> Colour:
    def curve(t: float) -> float:
        return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116

    x, y, z = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in XYZ)
    across, up, back = curve(x / 0.95047), curve(y), curve(z / 1.08883)
    return 116 * up - 16, 500 * (across - up), 200 * (up - back)


def difference(one: Colour, other: Colour) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


def contrast(one: Colour, other: Colour) -> float:
    """WCAG's ratio of relative luminances."""
    low, high = sorted(sum(a * b for a, b in zip(XYZ[1], colour, strict=True)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("names", [FILLED, tuple(RELATIONS)], ids=["types", "relations"])
def test_colours_differ_for_every_eye(theme: str, eye: str, names: tuple[str, ...]) -> None:
    """
    Any two types, and any two relations, are far apart: 2.3 is a difference that can just be seen.
    """
    colours = {name: through(EYES[eye], themes()[theme][name]) for name in names}

    near = {(a, b): difference(colours[a], colours[b]) for a, b in combinations(names, 2)}

    assert {pair: x for pair, x in near.items() if x < 17} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_signs_and_lines_stand_out_from_the_paper(theme: str) -> None:
    """
    WCAG 1.4.11 asks 3:1 of what must be seen; lines of geography may recede a little.
    """
    colours = themes()[theme]
    told = {name: contrast(colours[name], colours["paper"]) for name in (*TYPES, *RELATIONS, "cross")}

    assert {name: x for name, x in told.items() if x < (2.8 if name == "located-in" else 3.0)} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "panel", "wash"])
def test_text_can_be_read_on_every_ground(theme: str, ground: str) -> None:
    """
    WCAG 1.4.3 asks 4.5:1 of text.
    """
    colours = themes()[theme]
    told = {name: contrast(colours[name], colours[ground]) for name in ("ink", "muted", "accent", *STATUSES)}

    assert {name: x for name, x in told.items() if x < 4.5} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marked_words_and_country_codes_can_be_read(theme: str) -> None:
    """
    Both stand on a colour of their own.
    """
    colours = themes()[theme]

    assert contrast(colours["ink"], colours["mark"]) > 4.5
    assert contrast(colours["code"], colours["country"]) > 4.5


def test_nothing_is_told_by_colour_alone() -> None:
    """
    Types differ in shape, lines in their ends, statuses in their strokes.
    """
    shapes = [look.shape for name, look in TYPES.items() if name != "unnamed"]  # those are hollow

    assert len(set(shapes)) == len(shapes)
    assert len({look.arrow for look in RELATIONS.values()}) == len(RELATIONS)
    assert len({(look.dashes, look.crossed) for look in STATUSES.values()}) == len(STATUSES)
