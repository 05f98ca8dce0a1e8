"""
The day and the outlet that an article's own lines give: datelines, date lines, print-edition notes.

Strict on purpose: a wrong day moves every "yesterday" of the article. A date counts
only where it is complete (day, month, year), unambiguous, right about its weekday, and
stands where publication is told: in the first lines, or in a note at the foot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WRITTEN = (
    rf"(?:{_WEEKDAY}[.,]?\s+)?(?:{_DAY}\s+(?:of\s+)?{_MONTH}[.,]{{0,2}}\s+\d{{4}}|{_MONTH}\.?\s+{_DAY},?\s+\d{{4}})"
)
_DATE = rf"(?<![\w.–-])(?:{_WRITTEN}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.\d{{4}})(?![\w–-]|\.\d)"
_PARTIAL = rf"(?:{_WEEKDAY}[.,]?\s+)?(?:{_DAY}\s+{_MONTH}\.?|{_MONTH}\.?\s+{_DAY})(?!\w)"  # no year
_TIME = (
    r"(?:[,\s]*(?:at\s+)?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?(?!\w))?"
    r"(?:\s*\(?(?:Z|[A-Z]{2,4}|GMT[+-]\d{1,2}|[+-]\d\d:?\d\d)\)?(?!\w))?)?"
)

_WHOLE = re.compile(rf"{_DATE}{_TIME}[.,]?", re.IGNORECASE)
_PARTS = re.compile(rf"(?P<weekday>{_WEEKDAY})?\W*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)

_LABELS = (
    r"(?:(?:first|originally)\s+)?(?:published|posted|issued|released)(?:\s+online)?(?:\s+on)?\s*:?"
    r"|(?:date|dated|publication date|release date|date of (?:publication|issue|release)|for immediate release)\s*:"
)
_LABELLED = re.compile(rf"(?:^|[.|•·]\s*)(?:{_LABELS})\s*(?P<date>{_DATE})", re.IGNORECASE)
_OUTLET_AND_DATE = re.compile(rf"(?P<before>.*?)(?:\s*[,|•·–—]\s*|\s+-\s+)(?P<date>{_DATE}){_TIME}\.?", re.IGNORECASE)
_DATE_FIRST = re.compile(rf"(?P<date>{_DATE}){_TIME}(?:\s*[.|•·].*)?", re.IGNORECASE)

_DASH = r"\s*(?:[–—:]|-{1,2}(?=\s))"
_SOURCE = (
    r"(?:\((?P<source>[^()\d]{2,60})\)|/(?P<slashed>[^/\d]{2,40})/"
    r"|(?(date)(?P<capitals>[A-Z][A-Z&'’ -]{2,40}?)|(?!)))"  # "RIGA. April 25, 2019. EXAMPLE PRESS -"
)
_DATELINE = re.compile(
    rf"(?P<place>[^\d\n()/:|–—]{{2,60}}?)(?:[,.]?\s+(?P<date>(?i:{_DATE}|{_PARTIAL}))[.,]?)?"
    rf"(?:\s+{_SOURCE})?(?:{_DASH}|(?<=/)\s)"
)

_OWN_NOTE = re.compile(
    r"\bthis (?:article|story|report|interview)\s+(?:was\s+)?(?:first\s+|originally\s+)?"
    r"(?:appear(?:s|ed)|published|ran)\b"
    rf"(?:\s+in\s+(?P<where>[^.]{{0,80}}?))??\s*,?\s+on\s+(?P<date>{_DATE})",
    re.IGNORECASE,
)
_EDITION_OF = re.compile(r"\bedition of (?P<outlet>.+)")

_HEAD_LINES = 8  # title aside: standfirst, byline, outlet, place, date, "check against delivery"
_FOOT_LINES = 6
_PARAGRAPH = 200  # a line this long is the story, and what comes after it tells of other days
_LONGEST_LINE = 160  # of those that hold a date and no sentence

_LINKING = frozenset(
    {"of", "the", "and", "for", "&", "de", "del", "da", "di", "la", "las", "los", "el", "al", "le", "du", "des", "upon",
     "y", "e", "van", "von", "es", "sur", "am", "an", "der", "on", "do", "dos"}
)  # fmt: skip
_AGENCY_WORD = re.compile(
    r"\b(?:News|Newswire|Newsroom|Press|Agency|Wire|Wires|Service|Media|Radio|Broadcasting|Times|Post|Herald)\b"
)
_AGENCIES = frozenset(
    {
        "Reuters",
        "Bloomberg",
        "Xinhua",
        "Interfax",
        "Kyodo",
        "Yonhap",
        "Anadolu",
        "Antara",
        "Bernama",
        "Tass",
        "Itar-Tass",
    }
)
_ACRONYM = re.compile(r"[A-Z]{2,8}")
_PLACE_ACRONYMS = frozenset(
    {
        "US",
        "USA",
        "UK",
        "UAE",
        "DC",
        "DRC",
        "EU",
        "UN",
        "NY",
        "LA",
        "NSW",
        "BC",
        "PNG",
        "PRC",
        "ROK",
        "DPRK",
        "GMT",
        "UTC",
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """What an article's own lines tell of it: the day as ``YYYY-MM-DD``, and who published it."""

    published: str | None = None
    publisher: str | None = None


def day(text: str) -> str | None:
    """
    Return the day that *text*, the whole of it, names: ``YYYY-MM-DD``.

    Read are ISO 8601 dates and date-times (the day as written, in its own time zone),
    RFC 5322 dates, "26 April 2019", "April 26, 2019", "Fri 26 Apr 2019", each with or
    without a time, and "26.04.2019" where day and month cannot be taken for each other.
    ``None`` for anything else: no year, a month alone, "04/05/2019", a weekday that is
    not that day's, a day that is not in the calendar, a year before 1800 or after 2199.
    """
    text = " ".join(text.split())
    try:
        found = datetime.fromisoformat(text).date() if re.match(r"\d{4}-\d\d-\d\d(?:[T ]|$)", text) else None
    except ValueError:
        return None
    if found is None and _WHOLE.fullmatch(text):
        found = _written(text)
    return found.isoformat() if found and 1800 <= found.year <= 2199 else None


def _written(text: str) -> date | None:
    """Return the date that starts *text*, which ``_DATE`` has matched; ``None`` where there is no such day, or two."""
    parts = _PARTS.match(text)
    assert parts is not None  # the pattern matches anything
    numbers = [int(x) for x in re.findall(r"\d+", parts["rest"])]
    month = re.match(rf"(?:\d\w*\s+)?(?:of\s+)?({_MONTH})", parts["rest"], re.IGNORECASE)
    if month:
        of_month, year, number = numbers[0], numbers[1], _MONTHS.index(month[1][:3].lower()) + 1
    elif re.match(r"\d{4}-", parts["rest"]):
        year, number, of_month = numbers[:3]
    else:
        of_month, number, year = numbers[:3]
        if of_month <= 12 and of_month != number:
            return None  # 04.05.2019: the fourth of May or the fifth of April
    try:
        found = date(year, number, of_month)
    except ValueError:
        return None
    weekday = parts["weekday"]
    return found if not weekday or found.weekday() == _WEEKDAYS.index(weekday[:3].lower()) else None


def told(body: str) -> Told:
    """
    Return what the first and last lines of *body* tell of its publication.

    A labelled date ("First published on 26 April 2019") goes before others; of the
    others the first counts: a line that is a date ("Thursday 25 April 2019"; "The Example
    Courier, April 25, 2019"), a dateline ("RIGA, April 25, 2019 (Example Press) -"), a
    note at the foot ("This article was published on April 26, 2019").
    """
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    head = _head(lines)
    feet = [_OWN_NOTE.search(line) for line in lines[-_FOOT_LINES:]]
    notes = [note for note in feet if note]
    datelines = [_dateline(line) for line in head]
    days = [
        *(_labelled(line) for line in head),
        *(_date_line(line) or opening.published for line, opening in zip(head, datelines, strict=True)),
        *(day(note["date"]) for note in notes),
        *(_labelled(line) for line in lines[-_FOOT_LINES:]),
    ]
    outlets = [*(_edition_of(note["where"]) for note in notes), *(x.publisher for x in datelines)]
    return Told(next(filter(None, days), None), next(filter(None, outlets), None))


def starts_with_dateline(line: str) -> bool:
    """Tell whether *line* opens as an agency's paragraph does: place, day or agency, dash."""
    return _match_dateline(line) is not None


def _head(lines: list[str]) -> list[str]:
    """Return the lines before the story, and its first paragraph, which may open with a dateline."""
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if len(line) >= _PARAGRAPH or starts_with_dateline(line):
            return lines[: number + 1]
    return lines[:_HEAD_LINES]


def _labelled(line: str) -> str | None:
    found = _LABELLED.search(line) if len(line) <= _LONGEST_LINE else None
    return day(found["date"]) if found else None


def _date_line(line: str) -> str | None:
    """Return the day of a line that is a date, alone or after the names of an outlet, a place or both."""
    if len(line) > _LONGEST_LINE:
        return None
    if found := _DATE_FIRST.fullmatch(line):
        return day(found["date"])
    found = _OUTLET_AND_DATE.fullmatch(line)
    return day(found["date"]) if found and _is_name(re.sub(r"[,|•·]", " ", found["before"])) else None


def _dateline(line: str) -> Told:
    found = _match_dateline(line)
    if found is None:
        return Told()
    names = (found["source"], found["slashed"], found["capitals"])
    agency = next((x.strip() for x in names if x and _is_agency(x.strip())), None)
    return Told(day(found["date"]) if found["date"] else None, agency)


def _match_dateline(line: str) -> re.Match[str] | None:
    """Match "PLACE, [Country,] [date] [(agency)] -": a day or an agency must be there, else it is any dash."""
    found = _DATELINE.match(line)
    if found is None or not _is_name(found["place"].replace(",", " ")):
        return None
    given = found["date"] or found["source"] or found["slashed"]
    return found if given or found["place"].isupper() else None


def _is_name(words: str) -> bool:
    """Tell whether *words* are a name or names: each with a capital, but for the small words that link them."""
    parts = words.strip(" .").split()
    return 0 < len(parts) <= 12 and all(x[0].isupper() or x in _LINKING for x in parts) and parts[0][0].isupper()


def _is_agency(name: str) -> bool:
    """
    Tell whether *name*, found where an agency stands, is one.

    "(Cyprus)" and "(Tuesday)" stand there too: an acronym, a known name or a word for the trade is wanted.
    """
    if not _is_name(name) or name in _PLACE_ACRONYMS:
        return False
    return bool(_ACRONYM.fullmatch(name) or name in _AGENCIES or _AGENCY_WORD.search(name) or name.isupper())


def _edition_of(where: str | None) -> str | None:
    found = _EDITION_OF.search(where or "")
    return found["outlet"].strip() if found and _is_name(found["outlet"]) else None
