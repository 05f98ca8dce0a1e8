"""A still picture as a flowchart of mermaid, which wikis and code hosts draw from text in a page."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.draw import view
from kg.draw.colours import colours
from kg.draw.dot import in_words
from kg.draw.figure import Line
from kg.draw.letters import readable
from kg.draw.looks import RELATIONS
from kg.draw.placing import COUNTED
from kg.draw.still import Still
from kg.draw.view import UNMET
from kg.errors import ConfigError

MOST_LINES = 500
"""Lines of a flowchart that mermaid draws: its ``maxEdges``, which a page's text may not change."""

MOST_LETTERS = 50_000
"""Letters that mermaid reads: its ``maxTextSize``, which a page's text may not change either."""

SHAPES = {
    "person": '("{}")',
    "country": '["{}"]',
    "organisation": '{{"{}"}}',
    "place": '[\\"{}"/]',
    "meeting": '{{{{"{}"}}}}',
    "unnamed": '(["{}"])',
}
"""Type -> how mermaid writes its shape: rounded, a box, a diamond, a trapezium, a hexagon, a pill."""

WORDS = {
    "types": {
        "person": "rounded box",
        "country": "box",
        "organisation": "diamond",
        "place": "trapezium",
        "meeting": "hexagon",
        "unnamed": "pill",
    },
    "relations": {
        view.MEETS: "red line",
        view.SAYS: "thin blue arrow",
        view.REPRESENTS: "dark arrow",
        view.LOCATED_IN: "line to a dot",
    },
    "statuses": {
        "held": "solid",
        "planned": "dashed",
        "possible": "dotted",
        "cancelled": "dashed, crossed at both ends",
        "denied": "dotted, crossed at both ends",
    },
}
"""How mermaid draws each, in words: it has fewer shapes and arrows."""

LINKS = {"": "---", "vee": "-->", "arrow": "-->", "circle": "--o"}


def mermaid(still: Still, *, theme: str = "light") -> str:
    """
    Return *still* as a flowchart, UTF-8, with classes for types and line styles for relation and status.

    mermaid places everything itself. Legend and caption are a box of words beside it. Raises ``ConfigError`` where
    there are more lines, or letters, than mermaid draws, ``UnknownNameError`` for a theme that is none.
    """
    colour = colours(theme)
    number = len(still.figure.lines)
    if number > MOST_LINES:
        raise ConfigError(
            f"mermaid draws {MOST_LINES} lines at most, and this picture has {number:,}. "
            "Draw fewer names with --limit, or a part with --about, or write .svg"
        )
    lines = (
        "---",
        f"title: {_yaml(still.title)}",
        "---",
        "flowchart LR",
        f"accTitle: {_plain(still.title)}",
        f"accDescr: {_plain(still.described())}",
        *(
            f"n{n}{SHAPES[sign.type].format(_label(sign.label))}:::{sign.type}"
            for n, sign in enumerate(still.figure.signs)
        ),
        *map(_link, still.figure.lines),
        *_words(still),
        *_classes(still, colour),
        *_styles(still, colour),
    )
    text = "\n".join(lines) + "\n"
    if len(text) > MOST_LETTERS:
        raise ConfigError(
            f"mermaid reads {MOST_LETTERS:,} letters at most, and this picture has {len(text):,}. "
            "Draw fewer names with --limit, or a part with --about, or write .svg"
        )
    return text


def _link(line: Line) -> str:
    link = "x--x" if line.status in UNMET else LINKS[RELATIONS[line.relation].arrow]
    counted = line.relation in COUNTED and len(line.facts) > 1
    word = line.status if line.status in UNMET else line.tenure
    label = " ".join(x for x in (str(len(line.facts)) if counted else "", word or "") if x)
    return f"n{line.start} {link}{f'|{_quoted(label)}|' if label else ''} n{line.end}"


def _quoted(text: str) -> str:
    return f'"{_label(text)}"'


def _words(still: Still) -> Iterator[str]:
    """Yield the box with the legend and the caption."""
    counts = ", ".join(f"{number:,} {noun}" for number, noun in still.counts) or "Nothing to draw"
    told = (counts, *in_words(still, WORDS), still.hints() if still.figure.lines else "", still.note, still.source)
    yield f'caption["{"<br/>".join(_label(x) for x in told if x)}"]:::caption'


def _classes(still: Still, colour: Mapping[str, str]) -> Iterator[str]:
    for name, _ in still.types:
        if name == "unnamed":
            fill, letters, border = colour["paper"], colour["ink"], f"{colour[name]},stroke-dasharray:3 3"
        else:
            fill, letters, border = colour[name], _on(colour[name]), colour[name]
        yield f"classDef {name} fill:{fill},color:{letters},stroke:{border}"
    yield f"classDef caption fill:none,stroke:none,color:{colour['muted']},text-align:left"


def _styles(still: Still, colour: Mapping[str, str]) -> Iterator[str]:
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for number, line in enumerate(still.figure.lines):
        dashes = f",stroke-dasharray:{' '.join(map(str, line.dashes))}" if line.dashes else ""
        alike[f"stroke:{colour[line.relation]},stroke-width:{line.width:g}px{dashes}"].append(str(number))
    yield from (f"linkStyle {','.join(numbers)} {how}" for how, numbers in alike.items())


def _on(colour: str) -> str:
    """Return black or white, whichever can be read on *colour* (WCAG's relative luminance)."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in (red, green, blue))
    luminance = sum(share * x for share, x in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return "#000000" if (luminance + 0.05) ** 2 > 0.05 * 1.05 else "#ffffff"


def _label(text: str) -> str:
    """
    Return *text* as it may stand in quotes: all that mermaid or HTML could take for its own as a numbered entity.

    A percent sign and a brace too: mermaid looks for settings (``%%{init}%%``) in all of its text.
    """
    return re.sub(r"[^\w ,.()'’–…-]", lambda x: f"#{ord(x[0])};" if x[0].isascii() else x[0], readable(text))


def _plain(text: str) -> str:
    """Return *text* for the lines that only screen readers get, where entities mean nothing."""
    return re.sub(r"[^\w ,.:()'’–…-]", lambda x: " " if x[0].isascii() else x[0], readable(text)).strip() or "Picture"


def _yaml(text: str) -> str:
    """Return *text* as a string of YAML, on one line; what mermaid looks for before it parses is escaped."""
    return re.sub(r"[<>%#{}&]", lambda x: f"\\u{ord(x[0]):04x}", json.dumps(readable(text), ensure_ascii=False))
