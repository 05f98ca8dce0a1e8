"""The picture as a flowchart of mermaid."""

from __future__ import annotations

import re

import pytest
from rdflib import Dataset

from kg.draw import picture
from kg.errors import ConfigError
from tests.draw import world
from tests.draw.conftest import HOSTILE

# What mermaid's grammar takes, of what we write: a label is quoted, and holds no quote.
LABEL = r'"[^"`%<>{}\\]*"'
SHAPE = rf"(?:\({LABEL}\)|\[{LABEL}\]|\{{{LABEL}\}}|\[\\{LABEL}/\]|\{{\{{{LABEL}\}}\}}|\(\[{LABEL}\]\))"
ROWS = (
    r"---",
    r'title: "(?:[^"\\<>%#{}&]|\\.)*"',
    r"flowchart LR",
    r"acc(?:Title|Descr): [^{}<>#;%]+",
    rf"n\d+{SHAPE}:::[a-z]+",
    rf"n\d+ (?:---|-->|--o|x--x)(?:\|{LABEL}\|)? n\d+",
    r'caption\["(?:[^"`%<>{}\\]|<br/>)*"\]:::caption',
    r"classDef [a-z]+ [\w:#,. -]+",
    r"linkStyle \d+(?:,\d+)* [\w:#,. -]+",
)


@pytest.mark.parametrize("extra", ["", '%%{init: {"theme": "forest"}}%% `x` end --> n1["'])
def test_every_line_is_one_that_mermaid_takes(hostile: Dataset, extra: str) -> None:
    """
    Whatever strangers write: settings, markup, quotes, arrows.
    """
    rows = picture(hostile, title=extra + HOSTILE).mermaid().splitlines()

    assert [row for row in rows if not any(re.fullmatch(form, row) for form in ROWS)] == []


def test_names_arrive_as_entities(hostile: Dataset) -> None:
    """
    Mermaid turns ``#60;`` back into the sign; letters of any script stay.
    """
    text = picture(hostile, title="T").mermaid()

    assert "#60;script#62;alert(1)#60;#47;script#62;" in text
    assert "🕊 سلامIlsa Brandt" in text


def test_types_have_classes_and_statuses_strokes(small: Dataset) -> None:
    """
    Of the two that were called off, both ends are crossed.
    """
    text = picture(small, title="T").mermaid()
    rows = text.splitlines()
    links = [row for row in rows if re.match(r"n\d+ ", row)]
    dashed = {
        int(number): row.partition("stroke-dasharray:")[2]
        for row in rows
        if row.startswith("linkStyle")
        for number in row.split()[1].split(",")
    }

    assert '("Ilsa Brandt"):::person' in text
    assert '["Karsund"]:::country' in text
    assert "classDef person fill:#" in text
    crossed = [(number, row) for number, row in enumerate(links) if " x--x|" in row]
    assert sorted(dashed[number] for number, _ in crossed) == ["2 5", "9 5"]
    assert len(dashed) == len(links)


def test_more_lines_than_mermaid_draws_are_told_with_what_to_do() -> None:
    """
    It would show an error in the place of the picture.
    """
    crowd = world.world(120, 400, 300)

    with pytest.raises(ConfigError, match=r"500 lines at most.*--limit"):
        picture(crowd, title="T", limit=1000).mermaid()
