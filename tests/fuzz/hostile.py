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
