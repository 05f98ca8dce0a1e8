"""The picture for Graphviz."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from rdflib import Dataset

from kg.draw import picture
from tests.draw.conftest import HOSTILE


def graphviz(program: str, *options: str, text: str) -> str:
    """What a program of Graphviz makes of *text*; it must not complain."""
    if shutil.which(program) is None:
        pytest.skip("no Graphviz to read DOT with: install graphviz")
    found = subprocess.run([program, *options], input=text.encode(), capture_output=True, check=True)
    assert found.stderr == b""
    return found.stdout.decode()


def node(text: str, name: str) -> str:
    (row,) = [row for row in text.splitlines() if f'xlabel="{name}"' in row]
    return row


def test_graphviz_lays_it_out(small: Dataset) -> None:
    """
    Every name is in the drawing that ``dot`` makes, and the caption.
    """
    svg = graphviz("dot", "-Tsvg", text=picture(small, title="The coast").dot())

    assert [words for words in ("Ilsa Brandt", "the Old Pier", "Drawn by Communiqué") if words not in svg] == []


def test_neato_keeps_our_places(small: Dataset) -> None:
    """
    A point for a pixel, with y turned up; Graphviz moves all by one distance, so that what counts is between two.
    """
    text = picture(small, title="T").dot()
    plain = graphviz("neato", "-n", "-Tplain", text=text)
    kept = {
        n: (float(x) * 72, float(y) * 72) for n, x, y in re.findall(r"^node (n\d+) (\S+) (\S+)", plain, re.MULTILINE)
    }
    ours = {n: (float(x), float(y)) for n, x, y in re.findall(r'(n\d+) \[.*pos="(-?\d+),(-?\d+)"', text)}

    assert len(kept) == len(ours) == 12
    for name, (x, y) in ours.items():
        assert kept[name][0] - kept["n0"][0] == pytest.approx(x - ours["n0"][0], abs=1)
        assert kept[name][1] - kept["n0"][1] == pytest.approx(y - ours["n0"][1], abs=1)


def test_strangers_text_stays_inside_its_quotes(hostile: Dataset) -> None:
    r"""
    Quotes, escapes of Graphviz's own (``\N``, ``\l``) and entities come out as they were written.
    """
    title = HOSTILE + ' \\N \\G "end" \\'
    svg = graphviz("dot", "-Tsvg", text=picture(hostile, title=title).dot())

    assert "<script" not in svg
    assert "&lt;img src=x onerror=alert(1)&gt;{{7*7}}&amp;amp; 🕊 سلام \\N \\G &quot;end&quot; \\" in svg


def test_shapes_strokes_and_ends_tell_what_they_tell_on_the_page(small: Dataset) -> None:
    """
    In Graphviz's words.
    """
    text = picture(small, title="T").dot()

    assert 'shape="circle"' in node(text, "Ilsa Brandt")
    assert 'shape="square"' in node(text, "Karsund")
    assert 'shape="invtriangle"' in node(text, "Port Hesper")
    assert 'style="filled,dashed"' in node(text, "officials")
    lines = [row for row in text.splitlines() if " -> " in row]
    (denied,) = [row for row in lines if "meets, denied" in row]
    assert 'style="dotted"' in denied
    assert 'label="✕"' in denied
    (former,) = [row for row in lines if "represents, former" in row]
    assert 'style="dotted"' in former
    assert 'arrowhead="normal"' in former


def test_legend_and_caption_are_told_in_words(small: Dataset) -> None:
    """
    Graphviz draws no legend.
    """
    text = picture(small, title="T", limit=4).dot()

    assert "Solid: held, " in text
    assert "Showing 4 of 12" in text
