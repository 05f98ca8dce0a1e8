"""Writing the page to a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

from kg.draw import draw, draw_html
from kg.errors import InputError, UnknownNameError


def test_the_file_holds_the_page(small: Dataset, tmp_path: Path) -> None:
    """
    UTF-8, Unix line ends, and nothing else in the folder.
    """
    out = draw(small, tmp_path / "graph.html", title="Küste")

    assert out.read_bytes() == draw_html(small, title="Küste").encode()
    assert list(tmp_path.iterdir()) == [out]


def test_what_cannot_be_written_is_told_with_the_path_and_leaves_the_old_page(small: Dataset, tmp_path: Path) -> None:
    """
    The user learns which file it was.
    """
    (tmp_path / "file").write_text("old")

    with pytest.raises(InputError, match=r"file/graph\.html: "):
        draw(small, tmp_path / "file" / "graph.html", title="T")

    assert (tmp_path / "file").read_text() == "old"


def test_an_unknown_name_is_found_out_before_the_file_is_touched(small: Dataset, tmp_path: Path) -> None:
    """
    A typing error must not cost yesterday's page.
    """
    out = tmp_path / "graph.html"
    out.write_text("old")

    with pytest.raises(UnknownNameError):
        draw(small, out, title="T", around="https://example.org/nobody")

    assert out.read_text() == "old"
