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
from kg.read.clean import regular

# Front matter has some ten lines. Of a text without, a rule of dashes on top has its fellow further down, or none.
_LONGEST_FRONT = 1 << 14
_FRONT = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# "Key: value" or a list's item: two rules of dashes with prose between them are no front matter.
_KEY = re.compile(r"\s*(?:#.*\n\s*)*[\w-]+[ \t]*:(?:\s|\Z)")

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)

# Clippers and makers of sites call them by different names; the first that is there counts.
_DAYS = ("published", "date", "pubdate")
_ADDRESSES = ("url", "source", "link", "canonical")
_OUTLETS = ("publisher", "site", "source")
_MEND = "Mend what stands between its two lines of dashes (put a value that has a colon into quotes), or leave it out"

_NO_END = "Put a line of three dashes behind the last of its keys"

# What note-takers write besides, and CommonMark does not know. Hidden words and the titles of boxes go, line by line:
_HIDDEN = re.compile(r"%%.{0,5000}?%%", re.DOTALL)
_BOX = re.compile(r"^([ \t]*(?:>[ \t]*)+)\[![\w-]{1,40}\].*$", re.MULTILINE)
_STRUCK = re.compile(r"<s>.*?</s>", re.DOTALL)
# … and the marks in a paragraph: embedded files, notes and their places, names of blocks, boxes to tick.
_GONE = re.compile(
    r"!\[\[[^\[\]\n]{1,400}\]\]|\^\[[^\[\]\n]{1,2000}\]|\[\^[^\[\]\s]{1,60}\]:?|\s\^[\w-]{1,60}$|^\[[ xX-]\](?=\s)"
)
_WIKI_LINK = re.compile(r"\[\[([^\[\]\n]{1,400})\]\]")
_MARKED = re.compile(r"==(?=\S)([^=\n]{1,2000})(?<=\S)==")
# Of a link and of emphasis in front matter the words are wanted, too.
_LINK = re.compile(r"\[([^\[\]]{1,400})\]\([^()\s]{1,2000}\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\S)(.{1,400}?)(?<=\S)\1")
_SURROGATES = re.compile("[\ud800-\udfff]")


def read(given: str, where: str, name: str, max_chars: int) -> Document:
    """
    Return the article that *given* is; *name* identifies one that gives neither id nor address.

    Title: the front matter's, else a heading on top, else as ``text.split`` finds it. Paragraphs are a blank line
    apart. Raises ``InputError`` where the front matter is no YAML or has a day that is none, or where the text
    cannot be taken apart.
    """
    front, body = _apart(given, where)
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


def _apart(given: str, where: str) -> tuple[str | None, str]:
    """Return the front matter and what follows it; ``None`` and the whole where there is none."""
    text = given.lstrip("\n")
    found = _FRONT.match(text[:_LONGEST_FRONT])
    if found is not None:
        return (found[1], text[found.end() :]) if not found[1].strip() or _KEY.match(found[1]) else (None, given)
    first, _, rest = text.partition("\n")
    if first.rstrip() == "---" and _KEY.match(rest):
        raise InputError(where, "its front matter has no end in sight", _NO_END)
    return None, given


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
        key.strip().casefold(): plain
        for key, value in told.items()
        if isinstance(key, str) and (plain := _plain(value[0] if isinstance(value, list) and value else value))
    }
    found = {key: values.get(key) for key in ("id", "title")}
    found["published"] = next((values[key] for key in _DAYS if key in values), None)
    found["url"] = next((values[key] for key in _ADDRESSES if records.is_address(values.get(key, ""))), None)
    outlets = (values[key] for key in _OUTLETS if key in values)
    found["publisher"] = next((x for x in outlets if not _ADDRESS.match(x)), None)
    return {key: value for key, value in found.items() if value}


def _plain(value: object) -> str:
    """Return the words of a *value* of front matter without marks; "" where it is no text."""
    if not isinstance(value, str):
        return ""
    text = _LINK.sub(r"\1", _bare(regular(_SURROGATES.sub("", value))))
    return " ".join(_EMPHASIS.sub(r"\2", text).split()).removeprefix("# ")


def _paragraphs(body: str, where: str) -> tuple[list[str], bool]:
    """Return the paragraphs of *body*, and whether a heading stands on top."""
    from markdown_it import MarkdownIt

    try:
        with bounds.bounded(len(body)):
            marked = MarkdownIt("commonmark").enable(["table", "strikethrough"])
            # What stands between fences is code, or what somebody put aside.
            tokens = [x for x in marked.parse(_BOX.sub(r"\1", _HIDDEN.sub("", body))) if x.type != "fence"]
            rendered = _STRUCK.sub("", str(marked.renderer.render(tokens, marked.options, {})))
    except bounds.OverBoundError as error:
        raise InputError(where, f"its Markdown cannot be taken apart: {error}", "Give it as plain text") from error
    found = [_bare(x) for x in html.fragment(rendered, where)]
    return [x for x in found if x], re.match(r"\s*<h[1-6]>", rendered) is not None


def _bare(paragraph: str) -> str:
    """Return *paragraph* with the words of what CommonMark does not know as mark-up."""
    text = _MARKED.sub(r"\1", _WIKI_LINK.sub(_shown, _GONE.sub("", paragraph)))
    return re.sub(" {2,}", " ", text).strip()


def _shown(link: re.Match[str]) -> str:
    """Return what [[a folder/a page#a heading|shown words]] shows: those, else the page."""
    target, _, words = link[1].partition("|")
    return words.strip() or target.rpartition("/")[2].partition("#")[0].strip() or target.rpartition("#")[2]
