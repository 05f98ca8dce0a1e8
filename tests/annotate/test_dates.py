"""``kg.annotate.dates``: what day, month or year an expression tells, seen from the day of publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.dates import Dated, find_dates, within
from kg.annotate.doc import register, text_of
from kg.model import Document
from tests.blank import TOKENIZER

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

WEDNESDAY = "2024-06-12"
"""The day of publication here, if none is told: a Wednesday in the middle of a month in the middle of a leap year."""

register()


def doc_of(text: str, published: str | None = WEDNESDAY, title: str = "") -> Doc:
    """Return the tokens of *text* alone: dates are found by their words, without a model."""
    doc = TOKENIZER(text_of(title, text))
    doc._.document = Document("article", text, title, published)
    return doc


def dates_of(text: str, published: str | None = WEDNESDAY) -> list[Dated]:
    return find_dates(doc_of(text, published))


def readings(text: str, published: str | None = WEDNESDAY) -> tuple[str | None, str | None]:
    (dated,) = dates_of(text, published)
    return dated.past, dated.future


@pytest.mark.parametrize(
    "text",
    [
        "It was their first meeting in ten years.",
        "It will be the second summit between the two in two years.",
        "It was the first time the two had met in 10 years.",
        "They have met twice in three weeks.",
    ],
)
def test_how_long_something_had_not_been_is_no_date(text: str) -> None:
    assert dates_of(text) == []


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("They are to meet again in Tarvik in three weeks.", "2024-07"),
        ("The second round begins in two months.", "2024-08"),
        ("They meet in three weeks.", "2024-07"),
        ("They meet in two months' time.", "2024-08"),
        ("They meet in a year.", "2025"),
    ],
)
def test_what_is_so_far_away_is_to_come(text: str, month: str) -> None:
    """Not what has been: a meeting that was held did not take place then."""
    assert readings(text) == (None, month)


@pytest.mark.parametrize(
    "text",
    [
        "They met on 5 March 2014.",
        "They met on 05 March 2014.",
        "They met on 5th March 2014.",
        "They met on the 5th of March 2014.",
        "They met on 5 Mar. 2014.",
        "They met on 5 Mar 2014.",
        "They met on Wednesday 5 March 2014.",
        "They met on Wednesday, 5 March, 2014.",
        "They met on March 5, 2014.",
        "They met on March 5 2014.",
        "They met on March 5th, 2014.",
        "They met on Mar. 5, 2014.",
        "They met on Wednesday, March 5, 2014.",
        "They met on 2014-03-05.",
    ],
)
def test_a_complete_date_is_the_same_from_any_day(text: str) -> None:
    """A day with its month and year needs no day of publication, in whatever order and spelling."""
    (dated,) = dates_of(text, published=None)
    assert (dated.past, dated.future, dated.anchored) == ("2014-03-05", "2014-03-05", True)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("They met on New Year's Eve.", "2023-12-31", "2024-12-31"),
        ("They met on New Year’s Day.", "2024-01-01", "2025-01-01"),
        ("They met on Christmas Eve 2021.", "2021-12-24", "2021-12-24"),
        ("They met on Christmas Day, 2021.", "2021-12-25", "2021-12-25"),
    ],
)
def test_feasts_of_one_day(text: str, past: str, future: str) -> None:
    """Those which are on one day everywhere."""
    assert readings(text) == (past, future)


@pytest.mark.parametrize("text", ["They met on Election Day.", "They met over the New Year.", "They met at Easter."])
def test_feasts_of_no_day(text: str) -> None:
    """Movable, or of some days."""
    assert dates_of(text) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They met on 5-7 March 2014.", "2014-03-05"),
        ("They met on 5–7 March 2014.", "2014-03-05"),
        ("They met on 5 to 7 March 2014.", "2014-03-05"),
        ("They met on 5 and 6 March 2014.", "2014-03-05"),
        ("They met on March 5-7, 2014.", "2014-03-05"),
    ],
)
def test_a_range_has_its_first_day(text: str, iso: str) -> None:
    """Of several days under one month the first is the date."""
    assert readings(text) == (iso, iso)


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("January", "01"), ("February", "02"), ("March", "03"), ("April", "04"), ("May", "05"), ("June", "06"),
        ("July", "07"), ("August", "08"), ("September", "09"), ("October", "10"), ("November", "11"),
        ("December", "12"), ("Jan.", "01"), ("Feb.", "02"), ("Mar.", "03"), ("Apr.", "04"), ("Jun.", "06"),
        ("Jul.", "07"), ("Aug.", "08"), ("Sep.", "09"), ("Sept.", "09"), ("Sept", "09"), ("Oct.", "10"),
        ("Nov.", "11"), ("Dec.", "12"),
    ],
)  # fmt: skip
def test_every_month_has_its_number(word: str, month: str) -> None:
    """Full names and abbreviations, with a dot or without."""
    assert readings(f"They met on 9 {word} 2014.") == (f"2014-{month}-09",) * 2


@pytest.mark.parametrize(
    ("text", "published", "past", "future"),
    [
        ("They meet on 5 March.", "2024-06-12", "2024-03-05", "2025-03-05"),
        ("They meet on March 5.", "2024-06-12", "2024-03-05", "2025-03-05"),
        ("They meet on March 5th.", "2024-06-12", "2024-03-05", "2025-03-05"),
        ("They meet on the 5th of March.", "2024-06-12", "2024-03-05", "2025-03-05"),
        ("They meet on Tuesday, March 5.", "2024-06-12", "2024-03-05", "2025-03-05"),
        ("They meet on 9 October.", "2024-06-12", "2023-10-09", "2024-10-09"),
        ("They meet on 12 June.", "2024-06-12", "2024-06-12", "2024-06-12"),
        ("They meet on 13 June.", "2024-06-12", "2023-06-13", "2024-06-13"),
        ("They meet on 31 December.", "2025-01-01", "2024-12-31", "2025-12-31"),
        ("They meet on 1 January.", "2024-12-31", "2024-01-01", "2025-01-01"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_before_and_after(
    text: str, published: str, past: str, future: str
) -> None:
    """Looking back it is the last such day, looking ahead the next; the day of publication itself is both."""
    assert readings(text, published) == (past, future)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("They met in March 2014.", "2014-03"),
        ("They met in early March 2014.", "2014-03"),
        ("They met at the end of March 2014.", "2014-03"),
        ("They met in mid-March 2014.", "2014-03"),
        ("They met in March of 2014.", "2014-03"),
        ("They met in Mar. 2014.", "2014-03"),
        ("They met in late December, 2014.", "2014-12"),
    ],
)
def test_a_month_with_its_year_is_told_to_the_month(text: str, month: str) -> None:
    """«Early», «mid» and «the end of» do not make a day of it."""
    (dated,) = dates_of(text, published=None)
    assert (dated.past, dated.future, dated.anchored) == (month, month, True)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("They meet in March.", "2024-03", "2025-03"),
        ("They meet in June.", "2024-06", "2024-06"),
        ("They meet in October.", "2023-10", "2024-10"),
        ("They meet in early October.", "2023-10", "2024-10"),
        ("They meet late in October.", "2023-10", "2024-10"),
        ("They meet last March.", "2024-03", "2024-03"),
        ("They meet last June.", "2023-06", "2023-06"),
        ("They meet last October.", "2023-10", "2023-10"),
        ("They meet next March.", "2025-03", "2025-03"),
        ("They meet next June.", "2025-06", "2025-06"),
        ("They meet next October.", "2024-10", "2024-10"),
    ],
)
def test_a_month_without_a_year(text: str, past: str, future: str) -> None:
    """«In» is the nearest before or after, the running month being both; «last» and «next» never the running one."""
    assert readings(text) == (past, future)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("They meet on Monday.", "2024-06-10", "2024-06-17"),
        ("They meet on Tuesday.", "2024-06-11", "2024-06-18"),
        ("They meet on Wednesday.", "2024-06-12", "2024-06-12"),
        ("They meet on Thursday.", "2024-06-06", "2024-06-13"),
        ("They meet on Sunday.", "2024-06-09", "2024-06-16"),
        ("They meet last Monday.", "2024-06-10", "2024-06-10"),
        ("They meet last Wednesday.", "2024-06-05", "2024-06-05"),
        ("They meet last Thursday.", "2024-06-06", "2024-06-06"),
        ("They meet last Tuesday.", "2024-06-04", "2024-06-04"),  # of the day before, news says "on Tuesday"
        ("They meet 26 March this year.", "2024-03-26", "2024-03-26"),
        ("They meet May 3 last year.", "2023-05-03", "2023-05-03"),
        ("They meet next Monday.", "2024-06-17", "2024-06-17"),
        ("They meet next Wednesday.", "2024-06-19", "2024-06-19"),
        ("They meet this coming Friday.", "2024-06-14", "2024-06-14"),
        ("They meet this Friday.", "2024-06-07", "2024-06-14"),
    ],
)
def test_a_weekday_is_the_nearest_before_and_after(text: str, past: str, future: str) -> None:
    """
    Told of the past it is the last one, the day of publication included; of the future the next, that day left out.

    "Last" and "next" mean a day before and after that of publication.
    """
    assert readings(text) == (past, future)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They met today.", "2024-06-12"),
        ("They met earlier today.", "2024-06-12"),
        ("They meet tonight.", "2024-06-12"),
        ("They met this morning.", "2024-06-12"),
        ("They meet this afternoon.", "2024-06-12"),
        ("They meet this evening.", "2024-06-12"),
        ("They met overnight.", "2024-06-12"),
        ("They met yesterday.", "2024-06-11"),
        ("Yesterday they met.", "2024-06-11"),
        ("They met last night.", "2024-06-11"),
        ("They met last evening.", "2024-06-11"),
        ("They meet tomorrow.", "2024-06-13"),
        ("They met the day before yesterday.", "2024-06-10"),
        ("They meet the day after tomorrow.", "2024-06-14"),
        ("They met three days ago.", "2024-06-09"),
        ("They met a day earlier.", "2024-06-11"),
        ("They met 12 days ago.", "2024-05-31"),
        ("They met an hour ago.", "2024-06-12"),
        ("They met a few minutes ago.", "2024-06-12"),
        ("They met on the 3rd of last month.", "2024-05-03"),
    ],
)
def test_days_counted_from_publication(text: str, iso: str) -> None:
    """Words that count from the day of publication have one reading."""
    assert readings(text) == (iso, iso)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They met last week.", "2024-06"),
        ("They meet next week.", "2024-06"),
        ("They met this week.", "2024-06"),
        ("They met earlier this week.", "2024-06"),
        ("They met the previous week.", "2024-06"),
        ("They met last month.", "2024-05"),
        ("They met this month.", "2024-06"),
        ("They meet next month.", "2024-07"),
        ("They met last year.", "2023"),
        ("They met earlier this year.", "2024"),
        ("They meet next year.", "2025"),
        ("They met last weekend.", "2024-06"),
        ("They meet this weekend.", "2024-06"),
        ("They met two weeks ago.", "2024-05"),
        ("They met a month ago.", "2024-05"),
        ("They met six months ago.", "2023-12"),
        ("They met a year ago.", "2023"),
        ("They met ten years earlier.", "2014"),
        ("They met a fortnight ago.", "2024-05"),
        ("They met earlier in the month.", "2024-06"),
        ("They met earlier in the year.", "2024"),
    ],
)
def test_weeks_months_and_years_are_not_told_to_the_day(text: str, iso: str) -> None:
    """A week is told by its month, a month as such, a year as such: no day is made up."""
    assert readings(text) == (iso, iso)


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        ("They met last week.", "2024-06-05", "2024-05"),
        ("They meet next week.", "2024-06-26", "2024-07"),
        ("They met last month.", "2024-01-31", "2023-12"),
        ("They meet next month.", "2024-12-01", "2025-01"),
        ("They met last weekend.", "2024-06-03", "2024-06"),
        ("They met last weekend.", "2024-06-01", "2024-05"),
        ("They met yesterday.", "2024-03-01", "2024-02-29"),
        ("They met yesterday.", "2023-03-01", "2023-02-28"),
        ("They meet tomorrow.", "2023-12-31", "2024-01-01"),
        ("They met 13 months ago.", "2024-01-15", "2022-12"),
    ],
)
def test_months_and_years_turn_over(text: str, published: str, iso: str) -> None:
    """Counting crosses the ends of months and years, leap days included."""
    assert readings(text, published) == (iso, iso)


@pytest.mark.parametrize("word", ["in", "In", "during", "since", "by", "of", "late", "early"])
def test_a_year_needs_a_word_before_it(word: str) -> None:
    """A bare number of four digits may be anything; after "in" and its like it is a year."""
    (dated,) = dates_of(f"They met {word} 1995 again.", published=None)
    assert (dated.past, dated.future, dated.anchored) == ("1995", "1995", True)


@pytest.mark.parametrize(
    "text",
    [
        "They met on 31 February 2014.",
        "They met on February 30, 2014.",
        "They met on 29 February 2023.",
        "They met on 2014-13-05.",
        "They met on 39 March 2014.",
        "They met on 0 March 2014.",
    ],
)
def test_a_day_that_is_not_in_the_calendar_is_no_day(text: str) -> None:
    """What no calendar has is never told to the day, nor shifted to one that it has."""
    assert not [x for x in dates_of(text) if len(x.past or "") == 10 or len(x.future or "") == 10]


@pytest.mark.parametrize(
    "text",
    [
        "They talked for three days.",
        "They talked for two weeks.",
        "The two-week session went on.",
        "The 2014 session went on.",
        "He counted 1995 barrels.",
        "The plant took ten years to build.",
        "They may meet again.",
        "They march every year.",
        "The march of time went on.",
        "The talks may fail.",
        "August guests were seated.",
        "Every Mondayish thing was said.",
        "She took exit 12-06-2024-7.",
        "They waited days.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Durations, numbers and words that are also a month's or a day's name tell no date."""
    assert dates_of(text) == []


@pytest.mark.parametrize(
    "rest", ["3 million people", "3 per cent of the people", "3 percent of the people", "3% of all"]
)
def test_a_count_behind_a_month_is_no_day(rest: str) -> None:
    """«In March 3 million people left» tells the month alone."""
    assert readings(f"In March {rest} left.") == ("2024-03", "2025-03")


@pytest.mark.parametrize(
    "text",
    ["They met on Monday.", "They met yesterday.", "They met in March.", "They met last week.", "They met on 5 March.",
     "They met two weeks ago.", "They met last Monday.", "They met earlier today."],
)  # fmt: skip
def test_without_a_day_of_publication_only_complete_dates_are_told(text: str) -> None:
    """What counts from a day that is not known is left out."""
    assert dates_of(text, published=None) == []


@pytest.mark.parametrize("published", ["2024", "yesterday", "2024-02-31", ""])
def test_a_day_of_publication_that_is_none_counts_as_not_known(published: str) -> None:
    """Metadata may hold anything; a bad day never stops a document from being read."""
    assert dates_of("They met yesterday.", published) == []


@pytest.mark.parametrize(
    ("text", "published"),
    [("They meet tomorrow.", "9999-12-31"), ("They met nine days ago.", "0001-01-03"),
     ("They met last year.", "0001-01-01"),
     ("They meet in 900 months.", "9990-01-01"), ("They meet next year.", "9999-06-01")],
)  # fmt: skip
def test_what_lies_outside_the_calendar_is_no_date(text: str, published: str) -> None:
    """Metadata may give an absurd day of publication: what would fall before year 1 or after 9999 is left out."""
    assert dates_of(text, published) == []


@pytest.mark.parametrize(
    ("published", "past", "future"),
    [
        ("2025-06-01", "2024-02-29", "2028-02-29"),
        ("2023-06-01", "2020-02-29", "2024-02-29"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("1899-06-01", "1896-02-29", "1904-02-29"),
    ],
)
def test_a_leap_day_is_told_of_leap_years(published: str, past: str, future: str) -> None:
    """The 29th of February nearest before and after: 1900 had none."""
    assert readings("They meet on 29 February.", published) == (past, future)


@pytest.mark.parametrize(
    "text", ["They met between 5 March and 7 April 2014.", "They met from 5 March to 7 April 2014."]
)
def test_the_first_of_two_days_shares_the_year_of_the_second(text: str) -> None:
    """The year stands once, for both."""
    assert dates_of(text)[0].past == "2014-03-05"


@pytest.mark.parametrize("text", ["GENEVA, MARCH 5, 2014", "GENEVA, 5 MARCH 2014", "GENEVA, WEDNESDAY, MARCH 5, 2014"])
def test_a_dateline_in_capitals_is_read(text: str) -> None:
    """Agencies write the month of a dateline in capitals."""
    assert readings(text) == ("2014-03-05", "2014-03-05")


def test_the_longest_rule_wins() -> None:
    """«Monday, 5 March 2014» is one date, not a weekday, a day and a year."""
    (dated,) = dates_of("They met on Wednesday, 5 March 2014 in the old hall.")
    assert dated.span.text == "Wednesday, 5 March 2014"


def test_dates_come_in_text_order() -> None:
    """Whatever the order of the rules that found them."""
    found = dates_of("They met yesterday, on 5 March 2014, last week and on Monday.")
    assert [x.past for x in found] == ["2024-06-11", "2014-03-05", "2024-06", "2024-06-10"]


def test_dates_of_title_and_body_are_found() -> None:
    """Both fields are read in one pass."""
    doc = doc_of("They met on Monday.", title="Talks due tomorrow")
    assert [x.future for x in find_dates(doc)] == ["2024-06-13", "2024-06-17"]


def test_a_date_is_read_by_the_tense_of_its_clause() -> None:
    """``iso`` gives the reading that is asked for."""
    (dated,) = dates_of("They meet on Monday.")
    assert (dated.iso(future=False), dated.iso(future=True)) == ("2024-06-10", "2024-06-17")


def test_within_leaves_out_what_reaches_over_the_ends() -> None:
    """Only dates that stand wholly in the span are its own."""
    doc = doc_of("They met on Monday and they meet again tomorrow.")
    found = find_dates(doc)
    assert [x.span.text for x in within(found, doc[:5])] == ["Monday"]
    assert list(within(found, doc[4:8])) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They met on 5 March 2014 and parted the following day.", "2014-03-06"),
        ("They met on 5 March 2014. That evening they dined.", "2014-03-05"),
        ("They met on 5 March 2014. On the same day they dined.", "2014-03-05"),
        ("They met on 5 March 2014. Later in the day they dined.", "2014-03-05"),
        ("They met on 5 March 2014, having dined the night before.", "2014-03-04"),
        ("They met on 5 March 2014 and again the following month.", "2014-04"),
        ("They met on 5 March 2014 and again two weeks later.", "2014-03"),
        ("They met on 5 March 2014 and again three years later.", "2017"),
        ("They met in May 2014 and again that September.", "2014-09"),
        ("They met in May 2014 and again a year later.", "2015"),
    ],
)
def test_a_date_may_lean_on_the_one_told_before(text: str, iso: str) -> None:
    """Not on the day of publication: what is told is told of then."""
    assert dates_of(text)[-1].past == iso


@pytest.mark.parametrize(
    "text", ["They parted the following day.", "They met in May 2014 and parted the following day."]
)
def test_without_a_day_before_it_the_following_day_is_none(text: str) -> None:
    """Nothing, or a month alone, tells which day it follows."""
    assert [x for x in dates_of(text) if "following" in x.span.text] == []


def test_what_lies_ahead_is_no_day_to_lean_on() -> None:
    """«That evening» is of Monday, though a day to come was named in between."""
    found = dates_of("They met on Monday. The deal enters into force on 1 August. That evening they dined.")
    assert found[-1].past == "2024-06-10"


def test_later_in_the_day_is_not_of_a_day_told_of_the_subject_in_passing(parsed: Callable[..., Doc]) -> None:
    """It is of the day that the text was telling of."""
    text = "The fair opened on Tuesday. Karl Long, who came from Oslo on Monday night, left later in the day."
    found = {x.span.text: x.past for x in parsed(text, "", "2015-11-24")._.dates}
    assert found["later in the day"] == "2015-11-24"


@pytest.mark.parametrize(
    ("day", "iso"), [("Thursday", "2024-06-20"), ("Friday", "2024-06-14"), ("Wednesday", "2024-06-19")]
)
def test_next_weekday_is_never_tomorrow(day: str, iso: str) -> None:
    """Of the day after, news says "on Thursday" or "tomorrow"."""
    assert readings(f"They meet next {day}.", WEDNESDAY) == (iso, iso)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Brook resigned on 8 May. Two days earlier they had met.", "2024-05-06"),
        ("Brook resigned on 8 May. A month earlier they had met.", "2024-04"),
        ("Brook resigned on 8 May. A week later they met.", "2024-05"),
        ("Brook resigned on Monday. Hours later they met.", "2024-06-10"),
        ("Brook resigned on Monday. Half an hour earlier they had met.", "2024-06-10"),
    ],
)
def test_earlier_and_later_are_counted_from_the_date_before(text: str, iso: str) -> None:
    assert [x.past for x in dates_of(text)][-1] == iso
