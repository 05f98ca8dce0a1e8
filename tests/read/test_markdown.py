"""Markdown: the words without the marks, and what front matter tells of an article."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from tests.read.made import ENGLISH, OTHER, documents, everything, lay

LONG = f"{ENGLISH} {OTHER}"

CLIPPED = f"""\
---
title: "Envoys meet: a first talk"
source: "https://courier.example/2024/envoys"
author:
  - "[[Ann Other]]"
published: 2024-05-14
created: 2024-06-01
tags:
  - "clippings"
---
# Envoys meet: a first talk

{ENGLISH}

{OTHER}
"""


def one(tmp_path, text, name="clip.md"):
    """Return the document that *text* is, in a file of that name."""
    (found,) = documents(lay(tmp_path / name, text))
    return found


def told(tmp_path, text):
    """Return what is wrong with *text*."""
    (found,) = everything(lay(tmp_path / "clip.md", text))
    assert isinstance(found, InputError)
    return found


def test_front_matter_tells_of_the_article(tmp_path):
    """
    Title, day and address are the article's, not those of the clip; a heading that repeats the title is not read twice.
    """
    found = one(tmp_path, CLIPPED)

    assert (found.title, found.published) == ("Envoys meet: a first talk", "2024-05-14")
    assert found.id == found.url == "https://courier.example/2024/envoys"
    assert found.body == f"{ENGLISH}\n\n{OTHER}"


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("date: 14 May 2024", "published", "2024-05-14"),
        ("Published: 2024-05-14T23:30:00+02:00", "published", "2024-05-14"),
        ("published: 2024-05-14\ndate: 2024-06-01", "published", "2024-05-14"),
        ("published:\ndate: 2024-06-01", "published", "2024-06-01"),
        ("title: >-\n  Envoys\n  meet", "title", "Envoys meet"),
        ("publisher: The Example Courier", "publisher", "The Example Courier"),
        ("source: The Example Courier", "publisher", "The Example Courier"),
        ("id: 202405141200", "id", "202405141200"),
        ("published:\n  - 2024-05-14", "published", "2024-05-14"),
        ("publisher: '[[The Example Courier]]'", "publisher", "The Example Courier"),
        ("publisher: '[The Courier](https://courier.example)'", "publisher", "The Courier"),
        ("title: '[[Envoys]] **meet**'", "title", "Envoys meet"),
        ("source: www.courier.example/1", "publisher", None),
        ("link: https://courier.example/1", "url", "https://courier.example/1"),
    ],
)
def test_the_names_that_keys_go_by(tmp_path, front, field, value):
    """
    Each maker of notes has its own.
    """
    assert value == getattr(one(tmp_path, f"---\n{front}\n---\n\n{ENGLISH}"), field)


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("Envoy **Ana Sol** met [Bo Lund](https://courier.example/lund \"him\") in *Tarvik*.",
         "Envoy Ana Sol met Bo Lund in Tarvik."),
        ("Ana Sol met [[Bo Lund]] and [[people/jo-vik|Jo Vik]].[^1]", "Ana Sol met Bo Lund and Jo Vik."),
        ("Ana Sol met Bo Lund\nin Tarvik.", "Ana Sol met Bo Lund in Tarvik."),
        ("> \"We will *not* wait,\" she said.", "\"We will not wait,\" she said."),
        ("![The envoys](a.jpg)\nAna Sol met <b>Bo Lund</b>.<script>x()</script>", "Ana Sol met Bo Lund."),
        ("Ana Sol met Bo Lund in room 5_a_2 at 3 * 4 o'clock.", "Ana Sol met Bo Lund in room 5_a_2 at 3 * 4 o'clock."),
        ("Ana Sol met ==Bo Lund== in ~~Oslo~~ Tarvik, `his office` said. ^first",
         "Ana Sol met Bo Lund in Tarvik, his office said."),
        ("Ana Sol met [[people/Bo Lund]] and [[Jo Vik#Career]].^[Jo Vik met Al Rem.]",
         "Ana Sol met Bo Lund and Jo Vik."),
        ("![[photo.png|300]]\nAna Sol met Bo Lund. %% Jo Vik met Al Rem. %%", "Ana Sol met Bo Lund."),
        ("> [!info] Clipped by hand\n> Ana Sol met Bo Lund.", "Ana Sol met Bo Lund."),
        ("* [x] Ana Sol met Bo Lund.", "Ana Sol met Bo Lund."),
        ("AT&amp;T's envoy met Bo\\_Lund.", "AT&T's envoy met Bo_Lund."),
    ],
)  # fmt: skip
def test_words_stay_and_marks_go(tmp_path, marked, plain):
    """
    Nothing of an address or a mark is left in a name.
    """
    assert one(tmp_path, f"# Talks\n\n{ENGLISH}\n\n{marked}\n\n{OTHER}").body.split("\n\n")[1] == plain


def test_lists_quotations_and_tables_are_paragraphs(tmp_path):
    """
    Each item and each cell is a block of its own, as in a page.
    """
    text = f"{ENGLISH}\n\n* Ana Sol of Norway\n* Bo Lund of Denmark\n\n| who | whom |\n|---|---|\n| Jo Vik | Al Rem |\n"

    assert one(tmp_path, text).body.split("\n\n")[-6:] == [
        "Ana Sol of Norway", "Bo Lund of Denmark", "who", "whom", "Jo Vik", "Al Rem",
    ]  # fmt: skip


def test_code_between_fences_is_no_part_of_an_article(tmp_path):
    """
    Nobody met anybody there; what is set in by spaces may be prose that was pasted so.
    """
    text = f"{LONG}\n\n```\nAna Sol met Bo Lund.\n```\n\n    {OTHER}"

    assert one(tmp_path, text).body == f"{LONG}\n\n{OTHER}"


def test_front_matter_without_an_end_is_told(tmp_path):
    """
    Else its keys would be the title, and its day lost.
    """
    assert "no end" in told(tmp_path, f"---\ntitle: Talks\npublished: 2024-05-14\n\n{ENGLISH}").problem


@pytest.mark.parametrize("text", [f"# Talks #\n\n{ENGLISH}", f"Talks\n===\n\n{ENGLISH}", f"Talks\n\n{ENGLISH}"])
def test_a_title_without_front_matter(tmp_path, text):
    """
    A heading on top, or a line that stands as one.
    """
    found = one(tmp_path, text)

    assert (found.title, found.body) == ("Talks", ENGLISH)


def test_a_heading_further_down_is_no_title(tmp_path):
    """
    It heads what follows it.
    """
    found = one(tmp_path, f"{LONG}\n\n## Background\n\n{OTHER}")

    assert (found.title, found.body) == ("", f"{LONG}\n\nBackground\n\n{OTHER}")


@pytest.mark.parametrize("rule", ["---", "***"])
def test_rules_are_no_front_matter(tmp_path, rule):
    """
    Prose between two lines of dashes is prose.
    """
    found = one(tmp_path, f"{rule}\n\n{LONG}\n\n{rule}\n\n{OTHER}")

    assert LONG in found.body
    assert OTHER in found.body


@pytest.mark.parametrize(
    ("front", "problem"),
    [
        ("title: Talks: what next\ndate: 2024-05-14", "line 2"),
        ("title: 'Talks", "front matter"),
        ("title: " + "[" * 5_000, "front matter"),
        ("published: the fourteenth", "published is no day"),
    ],
)
def test_front_matter_that_cannot_be_read_is_told(tmp_path, front, problem):
    """
    A day that is lost silently would make "yesterday" another day.
    """
    error = told(tmp_path, f"---\n{front}\n---\n\n{ENGLISH}")

    assert problem in error.problem
    assert error.remedy


def test_nothing_but_front_matter(tmp_path):
    """
    There is no article in it.
    """
    assert "no text" in told(tmp_path, "---\ntitle: Talks\n---\n").problem


def test_a_page_under_a_wrong_name_is_a_page(tmp_path):
    """
    As of text: what is in it counts more than what it is called.
    """
    page = f"<!DOCTYPE html><html><head><title>Talks</title></head><body><p>{ENGLISH}</p><p>{OTHER}</p></body></html>"

    assert one(tmp_path, page).title == "Talks"


def test_markdown_in_a_folder_and_an_archive(tmp_path):
    """
    It is read wherever a file of that name stands, by its own address.
    """
    lay(tmp_path / "news/a.md", CLIPPED)

    (found,) = documents(str(tmp_path / "news"))
    assert found.id == "https://courier.example/2024/envoys"
