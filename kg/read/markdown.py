"""
An article kept as Markdown (CommonMark, tables), as note-takers and clippers of web pages write it.

The mark-up goes and the words stay: a link's address inside a name would be part of the name to a parser.
What stands in front of the text between two lines of dashes (*front matter*, YAML) tells of the article.
"""

from __future__ import annotations

import re
from typing import Any

from kg import bounds
from kg.errors import InputError
from kg.model import Document
from kg.read import html, records, text

# Front matter has some ten lines. Of a text without, a rule of dashes on top has its fellow further down, or none.
_LONGEST_FRONT = 1 << 14
_FRONT = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# "Key: value" or a list's item: two rules of dashes with prose between them are no front matter.
_KEY = re.compile(r"\s*(?:#.*\n\s*)*[\w-]+[ \t]*:(?:\s|\Z)")

# Clippers and makers of sites call them by different names; the first that is there counts.
_DAYS = ("published", "date", "pubdate")
_ADDRESSES = ("url", "source", "link", "canonical")
_OUTLETS = ("publisher", "site", "source")
_MEND = "Mend what stands between its two lines of dashes (put a value that has a colon into quotes), or leave it out"

# CommonMark has neither: [[A page|shown words]] of note-takers, and the marks of footnotes.
_WIKI_LINK = re.compile(r"!?\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]:?")


def read(given: str, where: str, name: str, max_chars: int) -> Document:
    """
    Return the article that *given* is; *name* identifies one that gives neither id nor address.

    Title: the front matter's, else a heading on top, else as ``text.split`` finds it. Paragraphs are a blank line
    apart. Raises ``InputError`` where the front matter is no YAML or has a day that is none, or where the text
    cannot be taken apart.
    """
    front, body = _apart(given)
    about = _about(front, where) if front is not None else {}
    paragraphs, headed = _paragraphs(body, where)
    title = about.get("title", "")
    if not title and headed and len(paragraphs) > 1:
        title = paragraphs[0]
    if title:
        about |= {"title": title, "body": "\n\n".join(html.without(title, paragraphs))}
    else:
        about["title"], about["body"] = text.split("\n\n".join(paragraphs))
    if not about["body"]:
        raise InputError(where, "there is no text in it", "Give a file with an article in it, or leave it out")
    found = records.document(about, where, name, max_chars)
    assert found is not None  # it has a body
    return found


def _apart(given: str) -> tuple[str | None, str]:
    """Return the front matter and what follows it; ``None`` and the whole where there is none."""
    found = _FRONT.match(given.lstrip("\n")[:_LONGEST_FRONT])
    if found is None or (found[1].strip() and not _KEY.match(found[1])):
        return None, given
    return found[1], given.lstrip("\n")[found.end() :]


def _about(front: str, where: str) -> dict[str, Any]:
    """Return what *front* tells of its article, under the keys that articles in JSON have."""
    import yaml

    try:
        told = yaml.load(front, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        place = "" if line is None else f" (line {line + 2}: {getattr(error, 'problem', None) or 'not understood'})"
        raise InputError(where, f"its front matter is no YAML{place}", _MEND) from error
    if not isinstance(told, dict):
        return {}
    values = {
        key.strip().casefold(): " ".join(value.split())
        for key, value in told.items()
        if isinstance(key, str) and isinstance(value, str) and value.strip()
    }
    found = {key: values.get(key) for key in ("id", "title")}
    found["published"] = next((values[key] for key in _DAYS if key in values), None)
    found["url"] = next((values[key] for key in _ADDRESSES if records.is_address(values.get(key, ""))), None)
    outlets = (values[key] for key in _OUTLETS if key in values)
    found["publisher"] = next((x for x in outlets if not records.is_address(x)), None)
    return {key: value for key, value in found.items() if value}


def _paragraphs(body: str, where: str) -> tuple[list[str], bool]:
    """Return the paragraphs of *body*, and whether a heading stands on top."""
    from markdown_it import MarkdownIt

    try:
        with bounds.bounded(len(body)):
            rendered = MarkdownIt("commonmark").enable("table").render(body)
    except bounds.OverBoundError as error:
        raise InputError(where, f"its Markdown cannot be taken apart: {error}", "Give it as plain text") from error
    found = [_bare(x) for x in html.fragment(rendered, where)]
    return [x for x in found if x], re.match(r"\s*<h[1-6]>", rendered) is not None


def _bare(paragraph: str) -> str:
    """Return *paragraph* with the words of what CommonMark does not know as mark-up."""
    return _NOTE.sub("", _WIKI_LINK.sub(r"\1", paragraph)).strip()
