"""
The report as one HTML page: it opens offline, loads nothing and runs nothing.

Its policy lets no script run and only its own style apply, by hash; all that comes from articles is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.files import folder
from kg.report import figures
from kg.terminal import harmless

if TYPE_CHECKING:
    from kg.tally import Tally

OPEN = 20
"""Rows of a list that are seen at once; the rest is folded away."""


def page(told: Tally) -> str:
    """Return the page of *told*."""
    home = folder("visualisations") / "report"
    style = (home / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = Environment(
        loader=FileSystemLoader(home),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "took": figures.took,
        "size": figures.size,
        "stage": figures.stage,
        "count": _count,
        "setting": _setting,
    }
    return environment.get_template("template.html").render(
        told=told,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        style=Markup(style),  # ours
        heading=figures.heading(told),
        outcome=figures.outcome(told),
        figures=list(figures.figures(told)),
        tables=figures.tables(told.graph.contents.relations, figures.precisions()) if told.graph else [],
        merged=_merged(told),
        unread=told.graph.contents.abstained if told.graph else (),
        unlinked=told.graph.unlinked if told.graph else (),
        longest=max((x.seconds for x in told.stages), default=0.0) or 1.0,
        slowest=max((x.seconds for x in told.slowest), default=0.0) or 1.0,
        open=OPEN,
    )


def _shown(value: object) -> object:
    """Return *value* as it is written into the page: text of ours that is marked as such stays."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _merged(told: Tally) -> list[tuple[int, str]]:
    held: dict[str, Any] = told.graph.merged if told.graph else {}
    return [(held[name], words) for name, words in figures.MERGED.items() if name in held]


def _setting(value: object) -> str:
    """Return the value of a setting in words."""
    return {"None": "not set", "True": "yes", "False": "no"}.get(str(value), str(value))


def _count(number: int) -> str:
    return f"{number:,}"
