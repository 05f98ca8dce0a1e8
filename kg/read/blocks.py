"""Paragraphs of a parsed page or of what an extractor left of it: one place that knows which elements end one."""

from __future__ import annotations

import re
from typing import Any

from kg.read.clean import plain

Tree = Any  # lxml has no types

# Of HTML, then of the XML (after TEI) that trafilatura makes of it.
_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
     "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table",
     "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
     "cell", "head", "item", "list", "quote", "row"}
)  # fmt: skip
_BREAKS = frozenset({"br", "lb"})

# None of these holds the article, and where an extractor gives up it takes them along with it.
# (A form may well hold it: whole sites, ministries' above all, are one form to their server.)
_BESIDE = ("aside", "button", "footer", "nav", "noscript", "script", "select", "style", "svg", "template", "textarea")

_SENTENCE_END = re.compile(r"""[.!?…]["'”’)\]]*$""")


def paragraphs(tree: Tree) -> list[str]:
    """
    Return the text of *tree*, a block each, blank ones left out.

    A line break is a newline, two are a new paragraph; any other white space is one space.
    """
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    pieces: list[str] = []
    for event, element in iterwalk(tree, events=("start", "end")):
        if element.tag in _BLOCKS:
            pieces.append("\n\n")
        elif element.tag in _BREAKS and event == "start":
            pieces.append("\n")
        text = element.text if event == "start" else element.tail
        if text and not (event == "end" and element is tree):
            pieces.append(re.sub(r"[ \t\r\n\f]+", " ", text))
    lines = re.sub(r" *\n *", "\n", re.sub(" +", " ", plain("".join(pieces))))
    return [x.strip() for x in re.split(r"\n{2,}", lines) if x.strip()]


def strip(tree: Tree) -> None:
    """Take out of *tree* what is no part of an article, and make paragraphs of preformatted text."""
    for element in list(tree.iter(*_BESIDE)):
        element.drop_tree()
    for element in list(tree.iter("pre")):
        parts = re.split(r"\n\s*\n", element.text_content())
        if len(parts) > 1:
            tail = element.tail
            element.clear()
            element.tag, element.tail = "div", tail
            for part in parts:
                element.append(element.makeelement("p"))
                element[-1].text = part


def is_prose(paragraph: str) -> bool:
    """Tell whether *paragraph* has a sentence in it: three words and a stop, or a dozen words. A menu has neither."""
    words = len(paragraph.split())
    return words >= 12 or (words >= 3 and _SENTENCE_END.search(paragraph) is not None)
