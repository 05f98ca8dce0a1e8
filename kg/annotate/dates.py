"""
Dates that a text tells, resolved against its day of publication, at the precision of the words.

A weekday or a month without a year looks back where the clause tells of the past and forward
where it tells of what is to come; so each expression has both readings, and the relation
that uses it knows its tense. "Last week" is told to the month: no day of it is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeGuard

from kg.annotate.doc import full_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc, Span

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
SHORT = {m[:3]: n for n, m in enumerate(MONTHS, 1)} | {"sept": 9}
HOLIDAYS = {"new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25),
            "boxing day": (12, 26), "st stephen's day": (12, 26), "valentine's day": (2, 14), "may day": (5, 1),
            }  # fmt: skip
"""Feasts that are on one day every year, everywhere → month, day."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
         "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_MORE_DAYS = r"(?:\s*(?:-|–|—|to|and|or)\s*[0-3]?\d(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_NUMBER = r"(?P<number>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SEASON = r"(?P<season>spring|summer|autumn|fall)"
_PART = r"(?:(?:early|late|earlier|later|mid|the end of|the beginning of|the start of)[- ]+)?"


@dataclass(frozen=True, slots=True)
class Dated:
    """
    A date expression. ``past`` and ``future`` are its ISO readings, at its precision, or ``None``.

    ``anchored`` tells that the words say the date by themselves ("25 April 2019"): both are the same.
    """

    span: Span
    past: str | None
    future: str | None
    anchored: bool = False

    def iso(self, *, future: bool) -> str | None:
        """Return the reading in a clause about the past or about the *future*."""
        return self.future if future else self.past


def _day(d: date) -> str:
    return d.isoformat()


def _month(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}"


def _shift_month(d: date, by: int) -> str:
    n = d.year * 12 + d.month - 1 + by
    return _month(n // 12, n % 12 + 1)


def _month_number(text: str) -> int:
    word = text.lower().rstrip(".")
    return MONTHS.index(word) + 1 if word in MONTHS else SHORT[word[:4] if word.startswith("sept") else word[:3]]


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()  # pads the year to four digits
    except ValueError:
        return None


Readings = tuple[str | None, str | None, bool]


def _full(m: re.Match[str], published: date | None) -> Readings:
    iso = _valid(int(m["year"]), _month_number(m["month"]), int(m["day"]))
    return iso, iso, True


def _iso(m: re.Match[str], published: date | None) -> Readings:
    iso = _valid(int(m["year"]), int(m["month"]), int(m["day"]))
    return iso, iso, True


def _day_month(m: re.Match[str], published: date | None) -> Readings:
    return _nearest(_month_number(m["month"]), int(m["day"]), published)


def _holiday(m: re.Match[str], published: date | None) -> Readings:
    """Read a feast that is on one day every year, with the year where that is told."""
    month, day = HOLIDAYS[" ".join(m["holiday"].lower().replace("’", "'").split())]
    if m["year"] is None:
        return _nearest(month, day, published)
    iso = _valid(int(m["year"]), month, day)
    return iso, iso, True


def _nearest(month: int, day: int, published: date | None) -> Readings:
    """Return that day of the calendar before and after the publication."""
    if published is None:
        return None, None, False
    # Eight years have a 29 February among them, whatever the century.
    years = [x for n in range(published.year - 8, published.year + 9) if (x := _valid(n, month, day))]
    past = next((x for x in reversed(years) if x <= published.isoformat()), None)
    future = next((x for x in years if x >= published.isoformat()), None)
    return past, future, False


def _month_year(m: re.Match[str], published: date | None) -> Readings:
    iso = _month(int(m["year"]), _month_number(m["month"]))
    return iso, iso, True


def _bare_month(m: re.Match[str], published: date | None) -> Readings:
    if published is None:
        return None, None, False
    month, which = _month_number(m["month"]), (m.groupdict().get("which") or "").lower()
    past = _month(published.year - (month > published.month), month)
    future = _month(published.year + (month < published.month), month)
    if which == "last":
        past = future = _month(published.year - (month >= published.month), month)
    elif which == "next":
        past = future = _month(published.year + (month <= published.month), month)
    return past, future, False


def _month_of(m: re.Match[str], published: date | None) -> Readings:
    """Read "April last year"."""
    if published is None:
        return None, None, False
    iso = _month(published.year + {"last": -1, "this": 0, "next": 1}[m["which"]], _month_number(m["month"]))
    return iso, iso, False


def _day_of(m: re.Match[str], published: date | None) -> Readings:
    """Read "26 June this year"."""
    if published is None:
        return None, None, False
    year = published.year + {"last": -1, "this": 0, "next": 1}[m["which"]]
    iso = _valid(year, _month_number(m["month"]), int(m["day"]))
    return iso, iso, False


def _bare_year(m: re.Match[str], published: date | None) -> Readings:
    return m["year"], m["year"], True


def _weekday(m: re.Match[str], published: date | None) -> Readings:
    if published is None:
        return None, None, False
    want = WEEKDAYS.index(m["weekday"].lower())
    which = (m.groupdict().get("which") or "").lower()
    back = (published.weekday() - want) % 7
    ahead = (want - published.weekday()) % 7
    if which == "last":
        # Of the day before, news says "yesterday" or "on Friday": "last Friday" is a week further back.
        past = future = _day(published - timedelta(days=back if back > 1 else back + 7))
    elif which in {"next", "coming"}:
        # Nor is "next Friday" the day after, which is tomorrow or "on Friday".
        past = future = _day(published + timedelta(days=ahead if ahead > 1 else ahead + 7))
    else:
        past, future = _day(published - timedelta(days=back)), _day(published + timedelta(days=ahead))
    return past, future, False


def _weekday_of(m: re.Match[str], published: date | None) -> Readings:
    """Read "Tuesday of last week"."""
    if published is None:
        return None, None, False
    weeks = {"last": -1, "this": 0, "next": 1}[m["which"]]
    day = timedelta(days=WEEKDAYS.index(m["weekday"].lower()) - published.weekday(), weeks=weeks)
    iso = _day(published + day)
    return iso, iso, False


def _by_days(days: int) -> Callable[[re.Match[str], date | None], Readings]:
    def readings(m: re.Match[str], published: date | None) -> Readings:
        iso = _day(published + timedelta(days=days)) if published else None
        return iso, iso, False

    return readings


def _by_months(months: int) -> Callable[[re.Match[str], date | None], Readings]:
    def readings(m: re.Match[str], published: date | None) -> Readings:
        iso = _shift_month(published, months) if published else None
        return iso, iso, False

    return readings


def _season(m: re.Match[str], published: date | None) -> Readings:
    """Read a season, to the year that it is of."""
    if published is None:
        return None, None, False
    first = SEASONS[m["season"].lower()]  # its first month in the north
    which = (m.groupdict().get("which") or "").lower()
    year, begun, over = published.year, published.month >= first, published.month > first + 2
    past, future = year - (not begun), year + over
    if which == "last":
        past = future = year - (not over)
    elif which == "next":
        past = future = year + begun
    elif which == "this":
        past = future = year
    return f"{past:04d}", f"{future:04d}", False


def _of_this_year(m: re.Match[str], published: date | None) -> Readings:
    """Read "before the end of the year"."""
    return (None, None, False) if published is None else (f"{published.year:04d}", f"{published.year:04d}", False)


def _weekend(m: re.Match[str], published: date | None) -> Readings:
    if published is None:
        return None, None, False
    ahead = published + timedelta(days=(5 - published.weekday()) % 7)
    return _day(ahead - timedelta(days=7))[:7], _day(ahead)[:7], False


def _this_unit(m: re.Match[str], published: date | None) -> Readings:
    """Read "earlier in the month"."""
    if published is None:
        return None, None, False
    iso = f"{published.year:04d}" if m["unit"].lower() == "year" else _day(published)[:7]
    return iso, iso, False


def _day_of_month(m: re.Match[str], published: date | None) -> Readings:
    """Read "the 11th of last month"."""
    if published is None:
        return None, None, False
    month = _shift_month(published, {"last": -1, "this": 0, "next": 1}[m["which"].lower()])
    iso = _valid(int(month[:4]), int(month[5:]), int(m["day"]))
    return iso, iso, False


def _which_unit(m: re.Match[str], published: date | None) -> Readings:
    if published is None:
        return None, None, False
    step = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[m["which"].lower()]
    unit = m["unit"].lower()
    if unit == "year":
        iso: str | None = f"{published.year + step:04d}"
    elif unit == "month":
        iso = _shift_month(published, step)
    elif unit == "week":
        iso = _day(published + timedelta(days=7 * step))[:7]
    else:  # weekend
        saturday = published + timedelta(days=(5 - published.weekday()) % 7)
        if step < 0 or (step == 0 and published.weekday() < 2):
            saturday -= timedelta(days=7)
        iso = _day(saturday)[:7]
    return iso, iso, False


def _ago(m: re.Match[str], published: date | None) -> Readings:
    if published is None:
        return None, None, False
    number = int(m["number"]) if m["number"].isdigit() else SMALL[m["number"].lower()]
    sign = -1 if m["way"].lower() == "ago" else 1
    if sign > 0 and _SPAN.search(m.string[max(0, m.start() - 80) : m.start()]):
        return None, None, False
    unit = m["unit"].lower().rstrip("s")
    if unit == "day":
        iso: str | None = _day(published + timedelta(days=sign * number))
    elif unit in DAYS_OF:
        iso = _day(published + timedelta(days=DAYS_OF[unit] * sign * number))[:7]
    elif unit == "month":
        iso = _shift_month(published, sign * number)
    else:
        iso = f"{published.year + sign * number:04d}"
    # What took place "in ten years" did not do so ten years from now: that is how long it had not.
    return (iso if sign < 0 else None), iso, False


_SPAN = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|last|only|(?:once|twice)(?=\s+$))"
    r"(?:\s+(?!(?:is|are|was|were|be|to|due|will|would|may|begins?|starts?|opens?|follows?|takes?|convenes?)\b)[\w'’-]+){0,7}\s+$",
    re.IGNORECASE,
)
"""What is before "in two years" where that is how long something took, or had not been: "the second summit"."""

_WEEKS = "week month year weekend"
_AGO = "week weeks fortnight month months year years"
DAYS_OF = {"week": 7, "fortnight": 14}
"""Spans of days after or before which a day is told to the month alone."""

_HOLIDAY = "|".join(x.replace("'", "['’]").replace(" ", r"\s+") for x in HOLIDAYS)
_MONTH_WORDS = " ".join((*MONTHS, *SHORT))
_WEEKDAY_WORDS = " ".join(WEEKDAYS)

RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Readings], frozenset[str]], ...] = tuple(
    (
        re.compile(rf"(?<![\w-]){pattern}(?![\w]|-[a-z])", re.IGNORECASE if fold else 0),
        readings,
        frozenset(needed.split()),
    )
    for pattern, fold, needed, readings in (
        (
            rf"(?:{_WEEKDAY},?\s+)?{_DAY}{_MORE_DAYS}\s+(?:of\s+)?{_MONTH},?\s+(?:of\s+)?{_YEAR}",
            False,
            _MONTH_WORDS,
            _full,
        ),
        (rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}{_MORE_DAYS},?\s+{_YEAR}", False, _MONTH_WORDS, _full),
        (rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<which>last|next|this)\s+year", False, "year", _day_of),
        (rf"{_MONTH}\s+{_DAY},?\s+(?P<which>last|next|this)\s+year", False, "year", _day_of),
        (r"(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)", False, "", _iso),
        (rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?{_DAY}{_MORE_DAYS}\s+(?:of\s+)?{_MONTH}", False, _MONTH_WORDS, _day_month),
        (
            rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}{_MORE_DAYS}(?!\s*(?:per cent|percent|million|%))",
            False,
            _MONTH_WORDS,
            _day_month,
        ),
        (rf"(?P<holiday>{_HOLIDAY})(?:(?:\s+of|,)?\s+{_YEAR})?", True, "eve day", _holiday),
        (rf"{_PART}{_MONTH},?\s+(?:of\s+)?{_YEAR}", False, _MONTH_WORDS, _month_year),
        (rf"{_PART}{_MONTH}\s+(?:of\s+)?(?P<which>last|next|this)\s+year", False, "year", _month_of),
        (rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+{_MONTH}", False, _MONTH_WORDS, _bare_month),
        (rf"{_WEEKDAY}\s+(?:of\s+)?(?P<which>last|next|this)\s+week", False, "week", _weekday_of),
        (rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming)\s+{_WEEKDAY}", False, _WEEKDAY_WORDS, _weekday),
        (_WEEKDAY, False, _WEEKDAY_WORDS, _weekday),
        (
            rf"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ll]ate|[Ee]arly|[Mm]id|[Tt]his|[Oo]f)[- ]+{_PART}{_MONTH}",
            False,
            _MONTH_WORDS,
            _bare_month,
        ),
        (
            rf"(?:[Tt]o|[Ff]or|[Ff]rom|[Bb]efore|[Aa]fter|[Aa]round)[- ]+{_PART}(?!Ma[yr]){_MONTH}",
            False,
            _MONTH_WORDS,
            _bare_month,
        ),
        (rf"(?P<which>last|next|this) {_SEASON}(?! of )", True, " ".join(SEASONS), _season),
        (rf"(?:in|until|before) (?:the )?{_SEASON}(?! of )", True, " ".join(SEASONS), _season),
        (
            r"(?:at|by|before|until) (?:the end of the year|year's end|the year's end|the year is out)",
            True,
            "year",
            _of_this_year,
        ),
        (r"(?:at|by|before|until) the end of the month|later in the month", True, "month", _by_months(0)),
        (r"the day before yesterday", True, "yesterday", _by_days(-2)),
        (r"the day after tomorrow", True, "tomorrow", _by_days(2)),
        (r"(?:a|one) week ago (?:today|to the day)", True, "ago", _by_days(-7)),
        (r"yesterday", True, "yesterday", _by_days(-1)),
        (r"last (?:night|evening)", True, "night evening", _by_days(-1)),
        (r"tomorrow", True, "tomorrow", _by_days(1)),
        (
            r"(?:earlier |later )?today|tonight|this (?:morning|afternoon|evening)|overnight",
            True,
            "today tonight morning afternoon evening overnight",
            _by_days(0),
        ),
        (r"the (?P<day>[0-3]?\d)(?:st|nd|rd|th) of (?P<which>this|last|next) month", True, "month", _day_of_month),
        (
            rf"{_PART}(?P<which>last|next|this|previous|past|coming)\s+(?P<unit>week|month|year|weekend)",
            True,
            _WEEKS,
            _which_unit,
        ),
        (r"(?:at|over|during) the weekend", True, "weekend", _weekend),
        (
            rf"(?:{_NUMBER}|a few|a couple of|half an|some|several)?\s*(?:minutes?|hours?) ago|moments ago",
            True,
            "ago",
            _by_days(0),
        ),
        (r"(?:earlier|later) in the (?P<unit>week|month|year)", True, "week month year", _this_unit),
        (
            rf"(?P<way>in)\s+{_NUMBER}\s+(?P<unit>days?)(?:['’]s? time)?(?!\s+of\b)",
            True,
            "day days",
            _ago,
        ),
        (rf"(?P<way>in)\s+{_NUMBER}\s+(?P<unit>weeks?|fortnight|months?|years?)(?:['’]s? time)?", True, _AGO, _ago),
        (
            rf"{_NUMBER}\s+(?P<unit>days?|weeks?|fortnights?|months?|years?)\s+(?P<way>ago)",
            True,
            "ago",
            _ago,
        ),
        (rf"(?:[Ii]n|[Dd]uring|[Ss]ince|[Oo]f|[Bb]y|[Ll]ate|[Ee]arly)\s+{_YEAR}", False, "", _bare_year),
    )
)
"""Expressions, in order → their readings, and words of which a text must have one to have any of them."""

_WORDS = re.compile("[a-z]+")


CAPITALS = re.compile(rf"\b(?:{'|'.join(x.upper() for x in (*MONTHS, *WEEKDAYS))})\b")


def find_dates(doc: Doc) -> list[Dated]:
    """Return the date expressions in *doc*, in text order, without overlaps; the first rule that fits wins."""
    # Datelines write "MARCH": as long as "March", so that offsets stay.
    published, text = _published(doc), CAPITALS.sub(lambda m: m[0].title(), full_text(doc))
    taken: list[tuple[int, int]] = []
    found = []
    there = frozenset(_WORDS.findall(text.lower()))
    for pattern, readings, needed in RULES:
        if needed and needed.isdisjoint(there):
            continue
        for m in pattern.finditer(text):
            if any(m.start() < end and start < m.end() for start, end in taken):
                continue
            try:
                past, future, anchored = readings(m, published)
            except OverflowError:
                continue  # beyond the calendar: a day of publication that somebody made up
            past, future = _sane(past), _sane(future)
            # Even a date that does not exist ("29 February 2023") has its words: no other rule may read a part of them.
            taken.append((m.start(), m.end()))
            if past is None and future is None:
                continue
            span = doc.char_span(m.start(), m.end(), alignment_mode="expand")
            if span is not None:
                found.append(Dated(span, past, future, anchored))
    found = _of_that_year(_ranges(sorted(found, key=lambda x: x.span.start)))
    return sorted([*found, *_from_the_text(doc, text, there, found, taken)], key=lambda x: x.span.start)


def _looks_back(one: Dated, published: date | None) -> bool:
    """Tell whether *one* is rather of the past: not after publication, and its past reading the nearer one."""
    if published is None or one.past is None:
        return True
    day = published.isoformat()
    if one.past > day:
        return False
    if one.anchored or one.past == one.future or not is_day(one.past) or not is_day(one.future):
        return True
    return published - date.fromisoformat(one.past) <= date.fromisoformat(one.future) - published


def _from_the_text(
    doc: Doc, text: str, there: frozenset[str], found: list[Dated], taken: list[tuple[int, int]]
) -> Iterator[Dated]:
    """Yield the dates told by another of the text: "the following day", "that September", "two weeks later"."""
    published = _published(doc)
    for pattern, shifted, needed in RELATIVE:
        if needed.isdisjoint(there):
            continue
        for m in pattern.finditer(text):
            if any(m.start() < end and start < m.end() for start, end in taken):
                continue
            before = (x for x in reversed(found) if x.span.end_char <= m.start())
            # "Earlier in the day": of the last day that was told, whatever month was told of since.
            of_day = m[0].lower().startswith(("earlier ", "later "))
            told = (x for x in before if x.past and _looks_back(x, published) and not _aside(x, m.start()))
            if of_day or m[0].lower().startswith("in the "):
                told = (x for x in told if not _talked_of(x))
            base = next((x.past for x in told if not of_day or is_day(x.past)), None)
            last = next((x for x in reversed(found) if x.span.end_char <= m.start()), None)
            if base is None and last is None and published and m[0].lower().endswith(EARLIER):
                base = published.isoformat()  # "Two days earlier", of a report that names no day before it
            if base is None and last is not None and last.past and last.future:  # "on Thursday … the next day"
                iso, then = _sane(shifted(m, last.past)), _sane(shifted(m, last.future))
                span = doc.char_span(m.start(), m.end(), alignment_mode="expand")
                if iso is not None and span is not None:
                    taken.append((m.start(), m.end()))
                    yield Dated(span, iso, then)
                continue
            iso = _sane(shifted(m, base)) if base is not None else None
            after = next((x.future for x in reversed(found) if x.span.end_char <= m.start() and x.past == base), None)
            # "In the afternoon she will": not of a day that the text has looked back to.
            ahead = max(iso, published.isoformat()) if iso and published and m[0].lower().startswith("in the ") else iso
            if ahead == iso and after is not None and is_day(iso) and _told_as_plan(found, m.start()):
                ahead = _sane(shifted(m, after)) or iso  # "will meet Vale on Tuesday and Hill the following day"
            span = doc.char_span(m.start(), m.end(), alignment_mode="expand")
            if iso is not None and span is not None:
                taken.append((m.start(), m.end()))
                yield Dated(span, iso, ahead)


def _told_as_plan(found: list[Dated], at: int) -> bool:
    """Tell whether the date last told before *at* is in its sentence, or in one that tells of what is to come."""
    last = next((x for x in reversed(found) if x.span.end_char <= at), None)
    if last is None or not last.span.doc.has_annotation("SENT_START"):
        return True
    sentence = last.span.sent
    if at < sentence.end_char:
        verb = next((x for x in last.span.root.ancestors if x.pos_ == "VERB"), None)
        return verb is None or not (
            verb.tag_ == "VBD" or said_before(last.span)
        )  # "said on Tuesday that she would see Vale the following day"
    if any(x.lower_ in AHEAD for x in sentence):
        return True
    return _IS_TO.search(sentence.text.lower()) is not None


def said_before(span: Span) -> bool:
    """Tell whether a date stands right behind a verb of speech: "said on Tuesday she would see Vale"."""
    i = span.start - 1
    i -= i > 0 and span.doc[i].lower_ == "on"
    return i >= 0 and span.doc[i].tag_ == "VBD" and span.doc[i].lemma_ in SPOKEN


SPOKEN = frozenset({"say", "announce", "add", "confirm", "declare", "warn", "promise"})
"""Verbs of speech behind which a date is when that was said."""

_IS_TO = re.compile(r"\b(?:is|are|was|were)\s+to\b")
AHEAD = frozenset({"will", "'ll", "’ll", "shall", "would", "due", "plans", "expected", "scheduled"})
"""Words of a sentence that tells of what is to come."""


def _aside(one: Dated, at: int) -> bool:
    """Tell whether *one* is of a relative clause of a subject before *at*: "Vale, who came on Monday, left later"."""
    if not one.span.doc.has_annotation("DEP"):
        return False
    root = one.span.root
    if at >= root.sent.end_char:
        return False
    clause = next((x for x in (root, *root.ancestors) if x.dep_ == "relcl"), None)
    return clause is not None and clause.right_edge.idx < at and clause.head.dep_ in {"nsubj", "nsubjpass"}


def _talked_of(one: Dated) -> bool:
    """Tell whether *one* is of what people talk of: "condemned the launch of a missile on April 13"."""
    if not one.span.doc.has_annotation("DEP"):
        return False
    verb = next((x for x in one.span.root.ancestors if x.pos_ == "VERB"), None)
    if verb is None or verb.lemma_ not in TALKING:
        return False
    return any(x.dep_ == "dobj" and verb.i < x.i < one.span.start for x in verb.children)


TALKING = frozenset({"condemn", "discuss", "recall", "mention", "deplore", "denounce", "praise", "protest", "criticise",
                     "criticize", "raise", "regret", "address", "review"})  # fmt: skip
"""Verbs of what people talk of, which was on another day."""

EARLIER = "earlier"
THAT_YEAR = re.compile(r"(?:of |in )?(?:that|the same) (?:same )?year")


def _days_on(days: int) -> Callable[[re.Match[str], str], str | None]:
    def shifted(m: re.Match[str], base: str) -> str | None:
        return _day(date.fromisoformat(base) + timedelta(days=days)) if is_day(base) else None

    return shifted


def _months_on(months: int) -> Callable[[re.Match[str], str], str | None]:
    def shifted(m: re.Match[str], base: str) -> str | None:
        return _shift_month(date(int(base[:4]), int(base[5:7]), 1), months) if len(base) > len("2014") else None

    return shifted


def _years_on(years: int) -> Callable[[re.Match[str], str], str | None]:
    return lambda m, base: f"{int(base[:4]) + years:04d}"


def _that_month(m: re.Match[str], base: str) -> str | None:
    return _month(int(base[:4]), _month_number(m["month"]))


def _later(m: re.Match[str], base: str) -> str | None:
    number = int(m["number"]) if m["number"].isdigit() else SMALL[m["number"].lower()]
    unit, way = m["unit"].lower().rstrip("s"), -1 if m["way"].lower() == EARLIER else 1
    if unit == "year":
        return _years_on(way * number)(m, base)
    if unit == "month":
        return _months_on(way * number)(m, base)
    day = _days_on(way * number * DAYS_OF.get(unit, 1))(m, base)
    return day if day is None or unit == "day" else day[:7]


_PARTS = "(?:day|morning|afternoon|evening|night)"
RELATIVE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], str | None], frozenset[str]], ...] = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})(?![\w]|-[a-z])", re.IGNORECASE), shifted, frozenset(needed.split()))
    for pattern, needed, shifted in (
        (
            rf"(?:earlier|later) (?:in|on|that) (?:the )?(?:same )?day|(?:on )?the same {_PARTS}|that {_PARTS}",
            "day morning afternoon evening night",
            _days_on(0),
        ),
        (r"in the (?:morning|afternoon|evening)", "morning afternoon evening", _days_on(0)),
        (
            rf"the previous {_PARTS}|the (?:day|night|evening) before|on the eve",
            "previous before eve",
            _days_on(-1),
        ),
        (
            rf"the (?:following|next) {_PARTS}|the (?:day|morning) after",
            "following next after",
            _days_on(1),
        ),
        (r"the same month", "month", _months_on(0)),
        (r"the (?:following|next) month", "month", _months_on(1)),
        (r"the previous month|the month before", "month", _months_on(-1)),
        (r"the same year", "year", _years_on(0)),
        (r"the (?:following|next) year", "year", _years_on(1)),
        (r"the previous year|the year before", "year", _years_on(-1)),
        (rf"(?<!earlier )that {_MONTH}", "that", _that_month),
        (
            rf"{_NUMBER}\s+(?P<unit>days?|weeks?|fortnights?|months?|years?)\s+(?P<way>later|afterwards|earlier)",
            "later afterwards earlier",
            _later,
        ),
        (
            rf"(?:(?:{_NUMBER}|a few|a couple of|half an|several)\s+)?hours? (?:later|earlier)",
            "later earlier",
            _days_on(0),
        ),
    )
)
"""Expressions that lean on the date told before them in the text → how far they are from it."""


RANGE_WORDS = frozenset({"and", "to", "until", "-", "–", "—", "through"})


def is_day(iso: str | None) -> TypeGuard[str]:
    """Tell whether *iso* is a day, not a month or a year."""
    return iso is not None and len(iso) == len("2014-04-07")


def _ranges(found: list[Dated]) -> list[Dated]:
    """Give the first day of "5 March to 7 April 2014" the year of the second."""
    out = list(found)
    for n in range(len(found) - 1):
        one, other = found[n], found[n + 1]
        if one.anchored or not other.anchored or not is_day(one.past) or not is_day(other.past):
            continue
        if one.span.doc[one.span.end : other.span.start].text.lower() in RANGE_WORDS:
            iso = other.past[:4] + one.past[4:]
            if iso <= other.past:
                out[n] = Dated(one.span, iso, iso, anchored=True)
    return out


def _of_that_year(found: list[Dated]) -> list[Dated]:
    """Give "11 December of that year", "in May that year" the year of the date told before it."""
    out: list[Dated] = []
    for one in found:
        behind = one.span.doc[one.span.end : one.span.end + 4].text.lower()
        base = next((x.past for x in reversed(out) if x.past and (x.anchored or x.past == x.future)), None)
        if not one.anchored and one.past and base and THAT_YEAR.match(behind):
            iso = base[:4] + one.past[4:]
            out.append(Dated(one.span, iso, iso, anchored=True))
        else:
            out.append(one)
    return out


def _sane(iso: str | None) -> str | None:
    """Return *iso* if its year has four digits and is not zero, as a date in the graph must."""
    return iso if iso is not None and re.match(r"(?!0000)\d{4}(?:-|$)", iso) else None


def _published(doc: Doc) -> date | None:
    text = doc._.document.published
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def within(dates: list[Dated], span: Span) -> Iterator[Dated]:
    """Yield those of *dates* that stand in *span*."""
    for one in dates:
        if one.span.start >= span.start and one.span.end <= span.end:
            yield one
