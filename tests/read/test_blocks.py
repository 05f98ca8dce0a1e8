"""Which elements end a paragraph, and which paragraphs are prose."""

from __future__ import annotations

import lxml.html
import pytest

from kg.read.blocks import is_prose, paragraphs, strip


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <b>net</b>,\n two  boats.</p><p>Three.</p>", ["One net, two boats.", "Three."]),
        ("One.<br>Two.<br/> <br>Three.", ["One.\nTwo.", "Three."]),
        ("<div>One.<div>Two.</div>Three.</div>", ["One.", "Two.", "Three."]),
        ("<ul><li>One.<li>Two.</ul>", ["One.", "Two."]),
        ("<p> \n&nbsp; </p>", []),
    ],
)
def test_paragraphs(html, expected):
    """
    Blocks and double line breaks part them, other white space is one space.
    """
    assert paragraphs(lxml.html.fragment_fromstring(html, create_parent="div")) == expected


def test_text_behind_the_element_is_not_in_it():
    """
    In lxml the text after an element hangs on it; it belongs to the parent.
    """
    tree = lxml.html.fragment_fromstring("<p>One.</p>Two.", create_parent="div")

    assert paragraphs(tree[0]) == ["One."]


def test_strip_keeps_the_text_around_what_it_takes():
    """
    An aside between two sentences goes, the second sentence stays.
    """
    tree = lxml.html.fragment_fromstring("One.<aside>Read more.</aside>Two.<script>x</script>", create_parent="div")

    strip(tree)

    assert paragraphs(tree) == ["One.Two."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met again.", True),
        ("They said: \u201cNo.\u201d", True),
        ("one two three four five six seven eight nine ten eleven twelve", True),
        ("Home World Sport", False),
        ("Done.", False),
        ("", False),
    ],
)
def test_prose(text, expected):
    """
    A short sentence with its stop is prose, a row of menu words is not.
    """
    assert is_prose(text) is expected
