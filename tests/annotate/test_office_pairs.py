"""``kg.annotate.office_pairs``: rows in which each officer is told with what he is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

BOTH = [("Ada Brook", "Norway"), ("Tomas Vale", "Sweden")]


def held(doc: Doc) -> list[tuple[str, str]]:
    """Return holder and what it is of, of each single office with both."""
    told = (x for x in doc._.offices if x.holder is not None and x.of is not None and not x.others)
    return [(x.holder.span.text, x.of.span.text) for x in told]


@pytest.mark.parametrize(
    "text",
    [
        "Brook's premier met his counterparts from Norway, Ms Ada Brook, and Sweden, Mr Tomas Vale.",
        "He met the foreign ministers of Norway, Ada Brook, and Sweden, Tomas Vale, in Lima.",
        "He met the foreign ministers of Norway (Ada Brook) and Sweden (Tomas Vale) in Lima.",
        "He met his colleagues Ada Brook, of Norway, and Tomas Vale, of Sweden.",
        "Prime ministers Ada Brook (Norway) and Tomas Vale (Sweden) met in Lima.",
        "Premiers Ada Brook of Norway and Tomas Vale of Sweden met in Lima.",
        "The Norwegian and Swedish foreign ministers, Ada Brook and Tomas Vale, met in Lima.",
    ],
)
def test_each_of_a_row_is_of_what_stands_beside_his_name(parsed: Callable[..., Doc], text: str) -> None:
    """Behind the country, or before it."""
    told = held(parsed(text))
    assert [(x, {"Norwegian": "Norway", "Swedish": "Sweden"}.get(y, y)) for x, y in told] == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "He met the foreign ministers of Norway and Sweden in the house of Ada Brook, a friend of Tomas Vale.",
        "He met the foreign minister of Norway, Ada Brook, and Sweden won.",
    ],
)
def test_what_is_no_row_is_not_parted(parsed: Callable[..., Doc], text: str) -> None:
    """One pair alone, or none."""
    assert ("Tomas Vale", "Sweden") not in held(parsed(text))
