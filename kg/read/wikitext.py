"""
Wikitext -> plain text, in one pass and in time that grows as the text does.

Parsers of all of wikitext need minutes for a page that was made to keep them busy. This
one knows what stands in an article: links, the templates that hold its words or its day,
headings, lists; of anything else it keeps nothing.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.read.clean import plain
from kg.read.dateline import day


class Page(NamedTuple):
    """The prose of a page, paragraphs a blank line apart, and the day that its templates or categories give."""

    body: str
    published: str | None


@dataclass(slots=True)
class _Frame:
    """What was opened and is not closed yet."""

    opened: str
    parts: list[list[str]] = field(default_factory=lambda: [[]])  # by "|"

    def texts(self) -> list[str]:
        return ["".join(x) for x in self.parts]


_DROPPED = (
    "ref|gallery|math|chem|timeline|score|syntaxhighlight|source|imagemap|templatestyles|dynamicpagelist|inputbox"
)
_TOKENS = re.compile(
    rf"\{{\{{|\}}\}}|\[\[|\]\]|^\{{\||^\|\}}|\||<!--|-->|</(?:{_DROPPED})\s*>|<(?:{_DROPPED})\b[^<>]{{0,500}}>",
    re.MULTILINE | re.IGNORECASE,
)
_CLOSES = {"}}": "{{", "]]": "[[", "|}": "{|", "-->": "<!--"}
_DEEPEST = 40  # templates in templates in links; what is deeper is text

# Templates whose words are those of the sentence they stand in, and the first of their arguments that is shown.
_WORDS = {
    "w": (1, 0),
    "wikipedia": (1, 0),
    "nowrap": (0,),
    "nobr": (0,),
    "lang": (1,),
    "small": (0,),
    "smallcaps": (0,),
}
_UNSHOWN = frozenset({"file", "image", "media", "category"})
_SISTERS = frozenset(
    {"w", "wikipedia", "n", "wikinews", "s", "wikisource", "q", "wikiquote", "wikt", "commons", "d", "b", "v"}
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]+)?|simple")

# What follows is about the article, not of it.
_APPENDIX = frozenset(
    {"sources", "source", "references", "external links", "external link", "related news", "related articles",
     "sister links", "see also", "notes", "further reading", "related stories", "bibliography"}
)  # fmt: skip
_HEADING = re.compile(r"={1,6}[ \t]*([^=\n][^\n]{0,300}?)[ \t]*={1,6}[ \t]*")
_EXTERNAL = re.compile(r"\[(?:https?:|ftp:|mailto:)?//[^\s\[\]<>]{1,2000}[ \t]*([^\[\]\n]{0,2000})\]")
_BREAK = re.compile(r"<br\b[^<>]{0,100}>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?(?:p|div|blockquote|center|poem)\b[^<>]{0,300}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_LIST = re.compile(r"[*#:;]+\s*")
_SWITCH = re.compile(r"__[A-Z]{3,20}__")


def read(text: str) -> Page:
    """Return the prose of the wikitext *text*; its sources, notes, pictures, tables and categories are left out."""
    days: list[str] = []
    bare = _without_markup(text, days)
    bare = _EXTERNAL.sub(lambda found: found[1], bare)
    bare = _TAG.sub("", _PARAGRAPH.sub("\n\n", _BREAK.sub("\n", bare)))
    bare = _SWITCH.sub("", re.sub("'{2,5}", "", bare))
    lines: list[str] = []
    kept = True
    for line in html.unescape(bare).split("\n"):
        heading = _HEADING.fullmatch(line.strip())
        if heading:
            kept = heading[1].strip().casefold() not in _APPENDIX
        if kept and not line.startswith("----"):
            lines += ["", heading[1].strip(), ""] if heading else [_LIST.sub("", line, count=1) if line else line]
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(x.split()) for x in plain("\n".join(lines)).split("\n")))
    return Page(body.strip(), next(iter(days), None))


def _without_markup(text: str, days: list[str]) -> str:
    """Return *text* with links and templates as their words; days that templates and categories give go to *days*."""
    stack = [_Frame("")]
    place = 0
    for token in _TOKENS.finditer(text):
        stack[-1].parts[-1].append(text[place : token.start()])
        place = token.end()
        sign = token[0]
        top = stack[-1]
        if top.opened == "<!--" and sign != "-->":
            continue
        if sign == "|":
            if top.opened in {"{{", "[["}:
                top.parts.append([])
            else:
                top.parts[-1].append(sign)
        elif sign in _CLOSES:
            if top.opened == _CLOSES[sign]:
                stack.pop()
                stack[-1].parts[-1].append(_shown(top, days))
            elif sign != "-->":
                top.parts[-1].append(sign)
        elif sign.startswith("</"):
            if top.opened == sign[2:-1].strip().lower():
                stack.pop()
        elif sign.startswith("<") and sign != "<!--":
            if not sign.endswith("/>") and len(stack) < _DEEPEST:
                stack.append(_Frame(re.match(r"<(\w+)", sign)[1].lower()))  # type: ignore[index]
        elif len(stack) < _DEEPEST:
            stack.append(_Frame(sign))
        else:
            top.parts[-1].append(sign)
    stack[-1].parts[-1].append(text[place:])
    # What is never closed: a link is its text; of a template, a table or a note nobody knows where it ends.
    return "".join("|".join(frame.texts()) for frame in stack if frame.opened in {"", "[["})


def _shown(frame: _Frame, days: list[str]) -> str:
    """Return what a reader sees of a link or a template."""
    parts = [x.strip() for x in frame.texts()]
    if frame.opened == "[[":
        return _link(parts, days)
    if frame.opened == "{{":
        return _template(parts, days)
    return ""


def _link(parts: list[str], days: list[str]) -> str:
    prefix, colon, rest = parts[0].partition(":")
    space = prefix.strip().lower()
    if colon and space in _UNSHOWN:
        if space == "category" and (found := day(rest.strip())):
            days.append(found)
        return ""
    if len(parts) > 1 and parts[-1]:
        return parts[-1]
    if colon and space and _LANGUAGE.fullmatch(prefix) and space not in _SISTERS:
        return ""  # the same article in another language
    # [[:Category:X]], [[w:Riga]]: without what says where it is
    target = parts[0].lstrip(":")
    prefix, colon, rest = target.partition(":")
    return (rest.lstrip(":") if colon and prefix.strip().lower() in _SISTERS else target).replace("_", " ")


def _template(parts: list[str], days: list[str]) -> str:
    name = parts[0].lower()
    plain_arguments = [x for x in parts[1:] if not re.match(r"[\w -]{1,40}=", x)]
    named = {k.strip().lower(): v.strip() for k, _, v in (x.partition("=") for x in parts[1:] if "=" in x)}
    if name in {"date", "byline"}:
        if found := day(named.get("date") or next(iter(plain_arguments), "")):
            days.insert(0, found)  # goes before a category
        return ""
    for place in _WORDS.get(name, ()):
        if place < len(plain_arguments) and plain_arguments[place]:
            return plain_arguments[place]
    return ""
