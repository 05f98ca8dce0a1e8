"""``kg.annotate.dates``: what is told to the season, to the end of a year, to a weekend, or by "that year"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.dates import Dated, find_dates
from kg.annotate.doc import register, text_of
from kg.model import Document
from tests.blank import TOKENIZER

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

WEDNESDAY = "2024-06-12"
"""The day of publication here, if none is told."""

register()


def doc_of(text: str, published: str | None = WEDNESDAY) -> Doc:
    doc = TOKENIZER(text_of("", text))
    doc._.document = Document("article", text, "", published)
    return doc


def dates_of(text: str, published: str | None = WEDNESDAY) -> list[Dated]:
    return find_dates(doc_of(text, published))


def readings(text: str, published: str | None = WEDNESDAY) -> tuple[str | None, str | None]:
    (dated,) = dates_of(text, published)
    return dated.past, dated.future


@pytest.mark.parametrize(
    ("when", "past", "future"),
    [
        ("in the spring", "2024", "2025"),
        ("in the summer", "2024", "2024"),
        ("in autumn", "2023", "2024"),
        ("before the fall", "2023", "2024"),
        ("until the autumn", "2023", "2024"),
        ("this spring", "2024", "2024"),
        ("last spring", "2024", "2024"),
        ("last summer", "2023", "2023"),
        ("next spring", "2025", "2025"),
        ("next autumn", "2024", "2024"),
    ],
)
def test_a_season_is_told_to_its_year(when: str, past: str, future: str) -> None:
    """No month is made up: a season begins in another one elsewhere."""
    assert readings(f"They meet {when}.") == (past, future)


def test_a_season_of_a_year_that_is_told_is_of_that_year() -> None:
    assert [x.past for x in dates_of("They met in the spring of 2014.")] == ["2014"]


@pytest.mark.parametrize(
    "when",
    ["by the end of the year", "before the end of the year", "until the end of the year", "at the end of the year",
     "by year's end", "before the year is out"],
)  # fmt: skip
def test_the_end_of_a_year_is_of_the_year_of_publication(when: str) -> None:
    assert readings(f"They meet {when}.") == ("2024", "2024")


@pytest.mark.parametrize("when", ["by the end of the month", "at the end of the month", "later in the month"])
def test_the_end_of_the_month_is_of_the_month_of_publication(when: str) -> None:
    assert readings(f"They meet {when}.") == ("2024-06", "2024-06")


@pytest.mark.parametrize("when", ["at the weekend", "over the weekend", "during the weekend"])
@pytest.mark.parametrize(
    ("published", "past", "future"),
    [
        (WEDNESDAY, "2024-06", "2024-06"),
        ("2024-05-29", "2024-05", "2024-06"),
        ("2024-06-03", "2024-06", "2024-06"),
        ("2023-12-31", "2023-12", "2024-01"),
    ],
)
def test_a_weekend_is_the_last_or_the_next_by_its_month(when: str, published: str, past: str, future: str) -> None:
    """Its Saturday tells the month."""
    assert readings(f"They meet {when}.", published) == (past, future)


@pytest.mark.parametrize(
    ("when", "iso"),
    [
        ("in April last year", "2023-04"),
        ("in late April last year", "2023-04"),
        ("in April of last year", "2023-04"),
        ("in April this year", "2024-04"),
        ("in April next year", "2025-04"),
        ("in September last year", "2023-09"),
    ],
)
def test_a_month_of_last_year_is_one_date(when: str, iso: str) -> None:
    """In either tense."""
    assert readings(f"They meet {when}.") == (iso, iso)


@pytest.mark.parametrize(
    "when", ["to September", "to late September", "for September", "from September", "before September"]
)
def test_a_month_that_something_is_put_off_to(when: str) -> None:
    """Back or ahead, as its clause tells."""
    assert readings(f"They put it off {when}.") == ("2023-09", "2024-09")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They met in 2014 and again on 11 December of that year.", "2014-12-11"),
        ("They met in 2014. The deal is of 11 December of that year.", "2014-12-11"),
        ("They met on 5 March 2014 and again in May of that year.", "2014-05"),
        ("They met on 5 March 2014 and again in May that year.", "2014-05"),
        ("They met last year and again in May that year.", "2023-05"),
    ],
)
def test_that_year_is_the_one_told_before(text: str, iso: str) -> None:
    """It is as good as written out."""
    _, dated = dates_of(text)
    assert (dated.past, dated.future, dated.anchored) == (iso, iso, True)


@pytest.mark.parametrize(
    "text", ["They met on 11 December of that year.", "They met on 5 March 2014 and again on 11 December."]
)
def test_without_that_year_or_a_year_before_it_a_day_counts_from_publication(text: str) -> None:
    assert (dates_of(text)[-1].past, dates_of(text)[-1].future) == ("2023-12-11", "2024-12-11")


@pytest.mark.parametrize(
    "text",
    ["The spring is dry.", "They will summer there.", "The end of the year was dry.", "The weekend was dry.",
     "He spoke to May.", "He wrote to Mayor Lund.", "He wrote to Marchetti.", "They left for May."],
)  # fmt: skip
def test_what_only_looks_like_one_of_them_is_none(text: str) -> None:
    """Seasons that nothing happens in, people whose name begins as a month does."""
    assert dates_of(text) == []


@pytest.mark.parametrize(
    "when", ["in the spring", "by the end of the year", "at the weekend", "in April last year", "to September"]
)
def test_without_a_day_of_publication_none_of_them_is_told(when: str) -> None:
    assert dates_of(f"They meet {when}.", published=None) == []


@pytest.mark.parametrize(
    ("when", "past", "future"),
    [
        ("on Tuesday of last week", "2024-06-04", "2024-06-04"),
        ("on Tuesday next week", "2024-06-18", "2024-06-18"),
        ("on Friday of this week", "2024-06-14", "2024-06-14"),
        ("a week ago today", "2024-06-05", "2024-06-05"),
        ("in two days", None, "2024-06-14"),
        ("in three days' time", None, "2024-06-15"),
        ("in two days of talks", None, None),
    ],
)
def test_a_day_of_a_week_and_days_ahead(when: str, past: str | None, future: str | None) -> None:
    """From a Wednesday; "in two days" is never of the past."""
    found = [(x.past, x.future) for x in dates_of(f"It rained {when}.")]
    assert found == ([] if future is None else [(past, future)])


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("On May 10 they ate. They condemned the theft of a ship on May 6. In the afternoon they left.", "2024-05-10"),
        ("On May 10 they ate. They launched a missile on May 13. In the afternoon they left.", "2024-05-13"),
    ],
)
def test_the_afternoon_is_not_of_a_day_that_people_talk_of(parsed: Callable[..., Doc], text: str, iso: str) -> None:
    """What they condemn was on another day than they meet."""
    assert parsed(text, published="2024-05-15")._.dates[-1].past == iso
