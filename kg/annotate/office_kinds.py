"""Of what kind an office is: whose counterparts its holders are, and which two nobody holds for two countries."""

from __future__ import annotations

import re

FOREIGN = "foreign affairs"

LEADING = frozenset({"president", "prime minister", "premier", "chancellor", "taoiseach", "king", "queen", "monarch",
                     "emir", "sultan", "head of state", "head of government", "supreme leader"})  # fmt: skip
"""Offices of those who lead a country."""

SENT = frozenset({"ambassador", "high commissioner", "consul", "consul general", "consul-general",
                  "charge d'affaires", "chargé d'affaires", "permanent representative"})  # fmt: skip
"""Offices of those who speak for a country abroad."""

SAME_OFFICE = {
    "premier": ("prime minister",),
    "prime minister": ("premier",),
    "head of government": ("prime minister", "premier", "chancellor"),
    "head of state": ("president", "king", "queen", "emir", "sultan"),
    "foreign secretary": ("foreign minister",),
    "pontiff": ("pope",),
    "ambassador": ("high commissioner",),
    "high commissioner": ("ambassador",),
    "envoy": ("ambassador", "high commissioner", "permanent representative"),
}
"""Offices that are called another name too, where the text gives the first to nobody."""

SPEAKING = frozenset({"speaker", "speaker of parliament", "speaker of the house", "speaker of the national assembly"})

SECRETARIES = re.compile(
    r"(?:defen[cs]e|foreign|foreign affairs|home|energy|health|lab(?:or|our)|commerce|trade|treasury|transportation) "
    r"secretary|(?:assistant |deputy |under[ -])*secretary of "
    r"(?:state|commerce|defen[cs]e|energy|foreign affairs|the treasury|war)(?: for .*)?"
)
"""Secretaries who are ministers, where they are called so."""

ABROAD = re.compile(r"\b(?:foreign|external) (?:affairs |relations )?(?:minister|secretary)\b|\b(?:minister|secretary) "
                    r"(?:of|for) (?:foreign|external) (?:affairs|relations)\b|\bsecretary of state\b")  # fmt: skip
"""Offices of foreign affairs, whatever they are called."""


def kind_of(head: str) -> str:
    """Return "leader", "minister", "envoy" or "speaker" for a title in lower case, "" for any other."""
    head = head.removesuffix("-designate").removesuffix("-elect")
    if head in LEADING:
        return "leader"
    if head in SENT:
        return "envoy"
    if head in SPEAKING:
        return "speaker"
    return "minister" if _is_ministers(head) else ""


def _is_ministers(head: str) -> bool:
    words = head.split()
    return ("minister" in words and "prime" not in words) or SECRETARIES.fullmatch(head) is not None


def gender_told(head: str) -> str:
    """Return the gender that a title in lower case tells by itself: "f" for "spokeswoman", "m" for "spokesman"."""
    last = head.rsplit(maxsplit=1)[-1]
    if last.endswith("woman") or last in {"queen", "princess", "sheikha", "baroness"}:
        return "f"
    return "m" if last in MEN else ""


MEN = frozenset({"spokesman", "businessman", "king", "prince", "sultan", "emir", "pope", "archbishop", "bishop",
                 "cardinal", "ayatollah", "imam", "sheikh"})  # fmt: skip
"""Titles that men have; women are chairmen too."""


def is_deputy(role: str) -> bool:
    """Tell whether *role*, in lower case, is that of somebody's deputy: "vice minister", "deputy foreign minister"."""
    return not DEPUTIES.isdisjoint(re.findall(r"\w+", role))


DEPUTIES = frozenset({"deputy", "vice", "assistant", "under", "junior", "undersecretary"})


def portfolio_of(role: str) -> str:
    """Return what a minister's *role*, in lower case, is about: ``FOREIGN``, else its own words but for the title."""
    if ABROAD.search(role):
        return FOREIGN
    words = re.sub(
        r"\b(?:deputy|vice|first|acting|minister|secretary|of|for|the|and)\b", " ", role.replace("defense", "defence")
    )
    return " ".join(words.split())
