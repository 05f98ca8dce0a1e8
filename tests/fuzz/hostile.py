"""Texts that nobody would write but to hurt: each kind at any length; ``tests.benchmarks.hostile`` measures them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = ("Ana", "Bo", "Carl", "Dina", "Egon", "Fay", "Gus", "Hana", "Ivo", "Jana")


def repeated(piece: str) -> Callable[[int], str]:
    """Return what makes texts of that many characters of *piece*."""
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def names(size: int) -> list[str]:
    """Return different names of people, *size* characters of them."""
    found, length, i = [], 0, 0
    while length < size:
        middle = "".join(x[i // n % len(x)] for x, n in (("aeiou", 10), ("bdfgklmnprstvz", 50), ("aeiou", 700)))
        found.append(f"{FIRST[i % 10]} {'BCDFGHKLMN'[i % 10]}{middle}{'bdfgklmnprstvz'[i // 3_500 % 14]}en")
        length += len(found[-1]) + 2
        i += 1
    return found


def one_met_another(size: int) -> str:
    """Return short reports of meetings, no two of the same people."""
    people = names(size // 2)
    return " ".join(f"{x} met {y}." for x, y in pairwise(people))[:size]


PROSE: dict[str, Callable[[int], str]] = {
    "quotation marks": repeated('"'),
    "quotation marks apart": repeated('" '),
    "opening marks": repeated("“"),
    "opening marks apart": repeated("“ "),
    "quotations in quotations": lambda size: "He said “" * (size // 10) + "”" * (size // 10),
    "quotations never closed": repeated("“We will go, Ana Sol said. "),
    "paragraphs of one quotation": repeated("“Ana Sol went to Paris.\n\n"),
    "short quotations": repeated('“Yes,” said Ana Sol. "No," Bo Lund said. '),
    "a quotation begun again and again": repeated('He said: "'),
    "brackets": repeated("("),
    "brackets apart": repeated("( "),
    "names in brackets": repeated("Ana Sol (AS), "),
    "dashes": repeated("— "),
    "commas": repeated(", "),
    "full stops": repeated(". "),
    "said": repeated("said "),
    "met": repeated("met "),
    "and": repeated("and "),
    "said that": repeated("He said that "),
    "told that": repeated("Ana Sol told Bo Lund that "),
    "according to": repeated("according to "),
    "one sentence": repeated("the minister and the president of the council in the city that "),
    "names in one sentence": lambda size: ", ".join(names(size)) + " met in Tarvik.",
    "names joined by and": lambda size: " and ".join(names(size)) + " met in Tarvik on Tuesday.",
    "people of one family": lambda size: " ".join(f"{x.replace(' ', '')} Sol met." for x in names(size // 2))[:size],
    "meetings of many": one_met_another,
    "meetings of two": repeated("Ana Sol met Bo Lund in Paris on Monday. "),
    "meetings of pronouns": repeated("Ana Sol met Bo Lund. She said he had met her in Paris. "),
    "people with offices": repeated("French President Ana Sol met German Chancellor Bo Lund, who said they met. "),
    "offices": repeated("The foreign minister of France met the foreign minister of Norway. "),
    "an office in pieces": repeated("the French foreign minister "),
    "offices in apposition": repeated("Ana Sol, the ambassador of France to Norway, "),
    "ministers": repeated("Minister "),
    "former": repeated("former "),
    "president of the": repeated("president of the "),
    "ministries": repeated("the Ministry of Foreign Affairs of "),
    "bodies": repeated("the United Nations Security Council, the European Union, "),
    "pronouns": repeated("She met him. "),
    "they": repeated("They met. "),
    "groups": repeated("The two leaders met. The two countries met. "),
    "guests": repeated("She welcomed her guest. "),
    "countries": repeated("France, Germany, Norway, Japan, "),
    "one country": repeated("France "),
    "demonyms": repeated("French "),
    "places": repeated("Paris, France, "),
    "places in places": repeated("Tarvik, a city in France, is in Norway. "),
    "in in": repeated("in the city of Paris in France "),
    "visits": repeated("Ana Sol visited Paris, "),
    "invitations": repeated("Ana Sol invited Bo Lund to Paris to meet "),
    "denied meetings": repeated("Ana Sol did not meet Bo Lund because "),
    "talks with": repeated("talks with "),
    "meetings as nouns": repeated("a meeting with Ana Sol and talks between Bo Lund and "),
    "who met": repeated("who met "),
    "dates": repeated("on 3 May 2024, "),
    "months": repeated("May "),
    "days": repeated("They met on Monday. "),
    "numbers": repeated("12 "),
    "digits": repeated("1"),
    "courtesies": repeated("Mr. "),
    "initials": repeated("A. "),
    "initials together": repeated("A.B."),
    "turns": repeated("ANA SOL: yes. "),
    "questions and answers": repeated("Q: Yes?\nA: No.\n"),
    "letters on lines": repeated("a\n"),
    "capitals in paragraphs": repeated("A\n\n"),
    "capitalised words": repeated("Alpha "),
    "capitals": repeated("ABCDEFGHIJ"),
    "list": repeated("- Ana Sol\n"),
    "paragraphs": repeated("Ana Sol said she will go.\n\n"),
    "a word": repeated("a"),
    "hyphens": repeated("a-"),
    "hyphens between capitals": repeated("A-B"),
    "hyphens between words": repeated("Alpha - "),
    "apostrophes": repeated("a'"),
    "apostrophes apart": repeated("Sol's "),
    "slashes": repeated("a/"),
    "an address": lambda size: "http://" + "a." * (size // 2),
    "combining marks": lambda size: "a" + "\u0301" * (size - 1),
    "right to left": repeated("\u202eabc \u200b"),
    "joiners": repeated("a\u200d"),
    "controls": repeated("a\x07 "),
    "emoji": repeated("😀 "),
    "newlines": lambda size: "a" + "\n" * (size - 2) + "b",
    "spaces": lambda size: "a" + " " * (size - 2) + "b",
    "tabs": repeated("a\t"),
    "semicolons": repeated("Ana Sol of France; "),
    "votes": repeated("voted 12 to 3 "),
}  # fmt: skip
"""What each text is made of → what makes it, of about so many characters."""


_PARAGRAPH = "<p>Ana Sol met Bo Lund in Tarvik on Monday. They spoke for an hour about fish and trade.</p>"


def in_page(middle: str, head: str = "") -> str:
    """Return a page with an article around *middle*."""
    return (
        f"<html><head><title>Talks in Tarvik</title>{head}</head><body>{_PARAGRAPH}{middle}{_PARAGRAPH}</body></html>"
    )


def linked_data(text: str) -> str:
    """Return a script element with *text* as the data of the page."""
    return f"<script type='application/ld+json'>{text}</script>"


PAGES: dict[str, Callable[[int], str]] = {
    "divisions in divisions": lambda n: in_page("<div>" * n + _PARAGRAPH),
    "spans in spans": lambda n: in_page("<span>" * n),
    "tables in tables": lambda n: in_page("<table><tr><td>" * n),
    "lists in lists": lambda n: in_page("<ul><li>" * n),
    "quotations in quotations": lambda n: in_page("<blockquote>" * n + _PARAGRAPH),
    "dates in dates": lambda n: in_page("<div class=date>" * n),
    "paragraphs": lambda n: in_page(_PARAGRAPH * (n // 20)),
    "line breaks": lambda n: in_page("<br>" * n),
    "links": lambda n: in_page("<a href=x>y</a>" * n),
    "preformatted": lambda n: in_page("<pre>a\n\nb</pre>" * n),
    "scripts": lambda n: in_page("<script>x</script>" * n),
    "angle brackets": lambda n: in_page("<" * n),
    "comments begun": lambda n: in_page("<!--" * n),
    "attributes": lambda n: in_page("<div " + " ".join(f"a{i}=1" for i in range(n)) + ">"),
    "a long class": lambda n: in_page(f"<div class='{'date ' * n}'>"),
    "meta elements": lambda n: in_page("", "".join(f"<meta name=a{i} content=x>" for i in range(n))),
    "linked data, nested": lambda n: in_page("", linked_data("[" * n)),
    "linked data, again and again": lambda n: in_page("", linked_data('{"@type":"NewsArticle"}') * (n // 10)),
    "days": lambda n: in_page("<time datetime=2024-01-01>x</time>" * n),
    "dated spans": lambda n: in_page("<span class=date>1 May 2024</span>" * n),
    "entities declared": lambda n: "<!DOCTYPE html [" + "<!ENTITY a 'x'>" * n + "]>" + in_page(""),
    "declarations": lambda n: "<!DOCTYPE " * n,
    "ampersands": lambda n: in_page("&" * n),
    "quotation marks": lambda n: in_page('"' * n),
    "spaces": lambda n: in_page(" " * n),
    "a title of parts": lambda n: f"<html><title>{'a | ' * n}</title><body>{_PARAGRAPH}</body></html>",
    "a title of spaces": lambda n: f"<html><title>a{' ' * n}b</title><body>{_PARAGRAPH}</body></html>",
    "a word": lambda n: in_page("<p>" + "a" * n),
    "headings": lambda n: in_page("<h2>x</h2>" * n),
    "pictures": lambda n: in_page("<img src=a.png>" * n),
    "short paragraphs": lambda n: in_page("<p>x</p>" * n),
    "a list": lambda n: in_page("<ul>" + "<li>x</li>" * n + "</ul>"),
    "a table": lambda n: in_page("<table>" + "<tr><td>x</td></tr>" * n + "</table>"),
    "asides": lambda n: in_page("<aside>" * n),
    "forms": lambda n: in_page("<form>" * n),
    "frames": lambda n: in_page("<p><iframe>x</iframe></p>" * n),
}
"""What each page has much of → what makes one with so many of it."""

_MARKS = (
    ">", "> ", "* ", "    ", "1. ", "[", "[a](", "![a", "[[", "[[a|", "[^", "*a ", "**a *b ", "_a__", "` ``", "<",
    "<a b='", "&", "\\", "[a]: b\n", "# ", "|", "|-", "-\n", "\n---\n", "```\n", "<!--", "a<!A ", "a<?", "<https:",
    "]", "~~~\n\n", "\t",
)  # fmt: skip

MARKDOWN = {mark: f"# Talks in Tarvik\n\nAna Sol met Bo Lund in Tarvik.\n\n{mark * 2_000}\n" for mark in _MARKS}
"""Mark of Markdown → a text that is little else."""
