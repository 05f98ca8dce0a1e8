"""Days and outlets in an article's own lines, and the many dates there that are none."""

from __future__ import annotations

import pytest

from kg.read.dateline import Told, day, starts_with_dateline, told

STORY = (
    "The minister of trade opened the talks on Monday with a long account of the tariffs that his country had "
    "lifted since March 3, 2001, and of those that it had not; his guests, who came from four countries, took notes."
)


@pytest.mark.parametrize(
    "text",
    [
        "2019-04-26",
        "2019-04-26T23:59:00Z",
        "2019-04-26 07:05:00.123+09:00",
        "Fri, 26 Apr 2019 07:05:00 GMT",
        "26 April 2019",
        "26th of April, 2019",
        "April 26, 2019",
        "APRIL 26 2019",
        "Apr. 26th, 2019",
        "Friday, April 26, 2019",
        "Fri 26 Apr 2019",
        "26 April 2019, 11:40 GMT",
        "April 26, 2019 at 7:05 a.m.",
        "26.04.2019",
        " 26\n April  2019 ",
    ],
)
def test_a_day_is_read_in_the_forms_that_news_uses(text):
    """
    Each of them names one day, and it is that of the text's own time zone.
    """
    assert day(text) == "2019-04-26"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2019",
        "2019-04",
        "April 2019",
        "26 April",
        "04/05/2019",
        "04.05.2019",
        "26/04/19",
        "31 April 2019",
        "2019-02-29",
        "2019-13-01",
        "Thursday, April 26, 2019",
        "26 April 1066",
        "2-4 May 2016",
        "yesterday",
        "1556262300",
        "2019-04-26 and more",
        "It was on 26 April 2019",
    ],
)
def test_what_is_no_certain_day_is_none(text):
    """
    Partial, ambiguous and impossible dates, a wrong weekday and words around a date give nothing.
    """
    assert day(text) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("RIGA, April 25, 2019 (Example Press) - The envoys met.", Told("2019-04-25", "Example Press")),
        ("Riga, 25 April 2019 (Baltic News) \u2013 The envoys met.", Told("2019-04-25", "Baltic News")),
        ("RIGA, Latvia, Apr 25 2019 (AFP) -- The envoys met.", Told("2019-04-25", "AFP")),
        ("RIGA. April 25, 2019. BALTIC WIRE \u2014 The envoys met.", Told("2019-04-25", "BALTIC WIRE")),
        ("RIGA, April 25, 2019 /LETTAWIRE/ The envoys met.", Told("2019-04-25", "LETTAWIRE")),
        ("Dar es Salaam, 25.04.2019 \u2013 The envoys met.", Told("2019-04-25")),
        ("RIGA, Latvia (EP) \u2014 The envoys met.", Told(None, "EP")),
        ("RIGA, April 25 (EP) - The envoys met.", Told(None, "EP")),
        ("RIGA (Latvia) - The envoys met.", Told()),
        ("PORT CASTLE \u2014 The envoys met.", Told()),
        ("OLD HARBOUR: The envoys met.", Told()),
        ("WASHINGTON (US) - The envoys met.", Told()),
    ],
)
def test_datelines(line, expected):
    """
    Place, day, agency and dash: the day where it has its year, the agency where it cannot be a country.
    """
    assert expected == told(line + "\n\nThey will meet again.")
    assert starts_with_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "The envoys met on April 25, 2019 - and parted.",
        "Riga was calm \u2014 too calm.",
        "April 25, 2019, was the day that the envoys had waited for.",
        "\u201cRIGA, April 25, 2019\u201d was all that the stamp said.",
    ],
)
def test_sentences_are_no_datelines(line):
    """
    A date and a dash in running prose are not the place and day of writing.
    """
    assert not starts_with_dateline(line)
    assert Told() == told(line)


@pytest.mark.parametrize(
    "line",
    [
        "Thursday, 25 April 2019",
        "THURSDAY, APRIL 25, 2019",
        "2019-04-25",
        "25 April 2019, 11:40 GMT",
        "Thu 25 Apr 2019 16.40 BST",
        "The Lower River Gazette, Thursday, April 25, 2019",
        "NEWS IN BRIEF | River Star, Old Harbour | Thursday, April 25, 2019",
        "Old Harbour, 25 April 2019",
        "Published: 2019-04-25",
        "Published on 25 April 2019 | Updated on 27 April 2019",
        "First published on Thu 25 Apr 2019 07.05 BST",
        "Date: April 25, 2019",
    ],
)
def test_lines_that_give_the_day(line):
    """
    A line that is a date, with or without who published where, stands above the story.
    """
    assert told(f"By Ann Other\n{line}\n\n{STORY}").published == "2019-04-25"


@pytest.mark.parametrize(
    "line",
    [
        "Updated: 27 April 2019",
        "The treaty was signed, 25 April 2019",
        "Photo taken on 25 April 2019",
        "Visit to Latvia (23-25 April 2019)",
        "Born in Riga on 25 April 2019.",
    ],
)
def test_lines_that_give_another_day(line):
    """
    The day of a change, an event or a photograph is not that of publication.
    """
    assert told(f"{line}\n\n{STORY}").published is None


def test_the_label_goes_before_an_unlabelled_date():
    """
    Above a live page the last change often stands first.
    """
    body = f"Fri 26 Apr 2019 09.00 BST. First published on Thu 25 Apr 2019 07.05 BST\n\n{STORY}"

    assert told(body).published == "2019-04-25"


def test_dates_of_the_story_do_not_count():
    """
    After the first paragraph of the story a date line is of something else: a caption, a document.
    """
    assert told(f"{STORY}\n\nThursday, 25 April 2019\n\n{STORY}").published is None


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "This story first ran in the Sunday edition of The River Gazette on April 25, 2019.",
            Told("2019-04-25", "The River Gazette"),
        ),
        ("This article was first published on 25 April 2019.", Told("2019-04-25")),
        ("A shorter form of this report appears in print on April 25, 2019, page 3.", Told("2019-04-25")),
        ("The treaty was published on 25 April 2019.", Told()),
        ("This article appeared in April 2019.", Told()),
    ],
)
def test_notes_at_the_foot(note, expected):
    """
    A note about this very article gives day and outlet; one about something else gives neither.
    """
    assert expected == told(f"{STORY}\n\nThey will meet again.\n\n{note}")


def test_the_head_goes_before_the_foot():
    """
    A story written on one day and printed on the next counts its "yesterday" from the first.
    """
    foot = "This article appears in print on April 26, 2019."

    assert told(f"April 25, 2019\n\n{STORY}\n\n{foot}").published == "2019-04-25"


def test_a_long_line_is_looked_at_quickly():
    """
    A line of a megabyte with the beginnings of many dates in it ends (patterns are bounded).
    """
    assert Told() == told("this article appeared in the May 1 " * 30_000)
