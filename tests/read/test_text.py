"""Where a headline ends and a body begins."""

from __future__ import annotations

import pytest

from kg.read.text import split

PARAGRAPH = (
    "The two ministers spent an hour over the map of the lower river before they called the engineers in, "
    "and neither of them would say afterwards who had asked for that."
)


def test_a_line_with_a_blank_line_below_is_the_title():
    """
    The rest is the body, stripped, a standfirst with it.
    """
    text = f"Ministers study the river\n\nEngineers are called in\n\n{PARAGRAPH}\n"

    assert ("Ministers study the river", f"Engineers are called in\n\n{PARAGRAPH}") == split(text)


def test_the_body_is_the_rest_of_the_file_as_it_stands():
    """
    Offsets that were counted in what follows the first line, stripped, are right.
    """
    text = "A headline\n\n\n  One  paragraph.\n\n \nAnother. \n\n"

    assert text.partition("\n")[2].strip() == split(text)[1]


@pytest.mark.parametrize("text", ["He met her.", f"  {PARAGRAPH}\n", ""])
def test_a_single_paragraph_has_no_title(text):
    """
    One line is what is said, not what it is called.
    """
    assert ("", text.strip()) == split(text)


def test_a_paragraph_on_top_is_no_title():
    """
    A first line that is long and ends as a sentence is the article itself.
    """
    text = f"{PARAGRAPH}\n\nThey meet again in May."

    assert ("", text) == split(text)


def test_a_dateline_on_top_is_no_title():
    """
    An agency's text without its headline starts with the place.
    """
    text = "RIGA, May 4 (EP) - The envoys met.\n\nThey parted soon."

    assert ("", text) == split(text)


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Q&A: What the envoys agreed", "Q&A: What the envoys agreed"),
        ("EXCLUSIVE: Envoys meet", "EXCLUSIVE: Envoys meet"),
        ("NEW DELHI: The envoys met.", ""),
        ("Why it matters: The envoys met", "Why it matters: The envoys met"),
    ],
)
def test_capitals_and_a_colon_head_an_article_or_open_it(first, title):
    """
    Papers write the place of a story so, and the sort of an article; a headline has no full stop.
    """
    assert split(f"{first}\n\n{PARAGRAPH}")[0] == title


@pytest.mark.parametrize("second", [PARAGRAPH, "By Ann Other\n\nThey met.", "RIGA, May 4, 2020 (EP) - They met."])
def test_a_title_needs_no_blank_line_where_the_article_plainly_begins(second):
    """
    Below it an unbroken paragraph, a byline or a dateline stands.
    """
    assert ("Ministers study the river", second) == split(f"Ministers study the river\n{second}")


def test_lines_broken_by_mail_are_not_cut():
    """
    In a paragraph broken at 60 columns the first line is half a sentence, and must stay with the other half.
    """
    text = "The two ministers spent an hour over the map of the lower\nriver before they called the engineers in.\n"

    assert ("", text.strip()) == split(text)


@pytest.mark.parametrize(
    "text", ["# Ministers study the river #\n\nThey met.", "Ministers study the river\n===\nThey met."]
)
def test_the_marks_of_a_markdown_heading_are_taken_off(text):
    """
    Both forms of heading give the words alone.
    """
    assert split(text) == ("Ministers study the river", "They met.")
