"""``kg.annotate.datelines``: a name in capitals where a paragraph begins is that of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.datelines import opens_dateline
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.annotate.doc import Referent

    Parse = Callable[..., Doc]

STORY = "Foreign Minister Ada Brook of Norway met Tomas Vale on Tuesday."


def named(doc: Doc) -> dict[str, EntityType]:
    """Return each name that *doc* has, with its type."""
    told: list[Referent] = [x for one in doc._.references if one.how == "name" for x in one.referents]
    return {x.name: x.type for x in told}


@pytest.mark.parametrize(
    "line",
    [
        "PORT ANN, May 14 — {}",
        "PORT ANN, 14 May 2024 (The Morning Ledger) — {}",
        "PORT ANN, Sept. 3 (Example News) - {}",
        "PORT ANN, Tuesday — {}",
        "PORT ANN (Example News) — {}",
        "PORT ANN, Norway — {}",
    ],
)
@pytest.mark.parametrize("title", ["", "Brook hosts Vale in Bergen"])
def test_a_dateline_names_a_place(parsed: Parse, line: str, title: str) -> None:
    """Before a day, a land, or the sender in brackets; the name is not torn apart, and nobody is called so."""
    doc = parsed(line.format(STORY), title=title)

    assert named(doc)["PORT ANN"] is EntityType.PLACE
    assert not {"PORT", "ANN"} & named(doc).keys()


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE (Example News) — {}",
        "BREAKING NEWS (Example News) — {}",
        "VARNHOLM — {}",
        "She wrote to VARNHOLM, May 14. {}",
        "VARNHOLM (once a fort) was quiet. {}",
        "VARNHOLM, which was a fort, was quiet. {}",
    ],
)
def test_capitals_that_open_no_dateline(parsed: Parse, line: str) -> None:
    """What sort of article it is; a heading; a word within a sentence; brackets that no dash follows."""
    doc = parsed(line.format(STORY))
    start = next(x.i for x in doc if x.text.isupper() and len(x) > 2)
    end = next(x.i for x in doc[start:] if not x.text.isupper())

    assert not opens_dateline(doc, start, end)


def test_a_datelines_capitals_are_no_name(parsed: Parse) -> None:
    """Where the story writes the town with small letters, it is called so."""
    doc = parsed(f"KESH TARA (Example News) — {STORY} Kesh Tara lies on a lake.")

    assert named(doc)["Kesh Tara"] is EntityType.PLACE
    assert "KESH TARA" not in named(doc)
