"""What a still picture has beside its signs and lines."""

from __future__ import annotations

import pytest
from rdflib import Dataset, Graph

from kg.draw import facts, view
from kg.draw.still import Still, called, still, told


def made(graph: Dataset | Graph) -> Still:
    read = facts.read(graph)
    return still(read, view.view(read), title="T", note="", made_from="coast.kg")


def test_it_counts_what_is_drawn(small: Dataset) -> None:
    """
    Falk, and what she said, have no line; of the two officials, one sign is drawn.
    """
    found = made(small)

    assert dict(found.types) == {
        "person": 4,
        "country": 3,
        "organisation": 1,
        "place": 2,
        "meeting": 1,
        "unnamed": 1,
    }
    assert dict(found.relations) == {"meets": 7, "says": 5, "represents": 3, "located-in": 2}
    assert dict(found.statuses) == {"held": 3, "planned": 1, "possible": 1, "cancelled": 1, "denied": 1}
    assert (4, "people") in found.counts
    assert (1, "organisation") in found.counts


def test_signs_and_lines_say_what_they_are(small: Dataset) -> None:
    """
    For those who point at them.
    """
    found = made(small)
    signs = {sign.label: called(sign) for sign in found.figure.signs}
    lines = [told(line, found.figure.signs) for line in found.figure.lines]

    assert signs["Ilsa Brandt"] == "Ilsa Brandt (a person, linked to 7 others)"
    assert "Ilsa Brandt – Tomas Okoye: meets, held (2 reports)" in lines
    assert "Ilsa Brandt – Karsund: speaks of or to (2 times, 2 reports)" in lines
    assert "Port Hesper – Karsund: is located in (from a table)" in lines


@pytest.mark.parametrize(
    ("without", "source"),
    [
        ((), "Drawn by Communiqué from coast.kg: 3 articles, the newest of 26 Apr 2031."),
        (("issued",), "Drawn by Communiqué from coast.kg: 3 articles."),
    ],
)
def test_the_source_tells_the_day_of_the_newest_article(small: Dataset, without: tuple[str, ...], source: str) -> None:
    """
    Where articles have one.
    """
    for quad in [x for x in small.quads() if str(x[1]).endswith(without or "\0")]:
        small.remove(quad)

    assert made(small).source == source


def test_of_nothing_there_is_a_picture() -> None:
    """
    It says so.
    """
    assert made(Graph()).described() == "Nothing is drawn. Drawn by Communiqué from coast.kg: 0 articles."
