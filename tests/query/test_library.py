"""Questions as files: their comments read, found by name, by path, or typed in."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError, QueryError, UnknownNameError
from kg.query.library import ParameterType, find, grouped, parse, question, questions

TEXT = """\
# Who met whom?
#
# Two lines
# of notes.
# group: Meetings
# param person: agent — whose meetings, e.g. "Ana Torvald"
# param from: first-day, optional -- not before
# show: with,
# show: date
PREFIX dip: <https://w3id.org/communique/ontology#>
# param not: one — after the head, a comment like any other
SELECT ?with ?date { ?person dip:meets ?with . ?m dip:date ?date FILTER(?date > ?from) }
"""


def test_the_comments_are_read() -> None:
    """Question, notes, parameters with type and example, and the columns to show."""
    asked = parse(TEXT, "mine")
    assert (asked.text, asked.notes, asked.show) == ("Who met whom?", "Two lines\nof notes.", ("with", "date"))
    assert asked.group == "Meetings"
    person, since = asked.parameters
    assert (person.name, person.type, person.optional) == ("person", ParameterType.AGENT, False)
    assert (person.description, person.example) == ("whose meetings", '"Ana Torvald"')
    assert (since.name, since.optional, since.example) == ("from", True, "")
    assert asked.usage == "mine PERSON [from=…]"
    assert asked.example == 'mine "Ana Torvald"'


def test_a_query_without_comments_is_a_question_too() -> None:
    asked = parse("SELECT * { ?s ?p ?o }")
    assert (asked.text, asked.parameters, asked.show) == ("", (), ())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("# param person", "not understood"),
        ("# param person: agent", "not understood"),
        ("# param person: somebody — who", "no known type"),
        ("# param stranger: agent — who", r"\?stranger"),
        ("# show: nothing", r"\?nothing"),
    ],
)
def test_a_comment_that_cannot_be_right_is_told_with_the_file(line: str, told: str) -> None:
    with pytest.raises(QueryError, match=told) as error:
        parse(f"# Who?\n{line}\nSELECT * {{ ?person ?p ?o }}", source="mine.rq")
    assert str(error.value).startswith("mine.rq: ")


def test_a_file_of_ones_own_is_a_question(tmp_path: Path) -> None:
    """By its path, whatever it ends in; its name is the file's."""
    for name in ("mine.rq", "other.txt", "bare"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
        assert question(str(tmp_path / name)).text == "Who met whom?"
    assert question(str(tmp_path / "mine.rq")).name == "mine"


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(TEXT, encoding="utf-8-sig")
    assert question(str(tmp_path / "mine.rq")).text == "Who met whom?"


def test_a_file_in_the_working_folder_needs_no_slash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bare name is a question of the library first, then a file."""
    monkeypatch.chdir(tmp_path)
    Path("bare").write_text(TEXT, encoding="utf-8")
    Path("who-met").write_text(TEXT, encoding="utf-8")
    assert question("bare").text == "Who met whom?"
    assert question("who-met").text == find("who-met").text


@pytest.mark.parametrize("asked", ["missing.rq", "queries/missing.sparql"])
def test_a_file_that_is_not_there_is_told(asked: str) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        question(asked)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_bytes(b"\xff\xfe\x00SELECT")
    with pytest.raises(InputError, match="UTF-8"):
        question(str(tmp_path / "mine.rq"))


def test_sparql_is_a_question() -> None:
    text = "PREFIX a: <http://a/> SELECT * { ?s a:b ?o }"
    assert question(text).sparql == text


@pytest.mark.parametrize(
    ("name", "meant"),
    [("whomet", "who-met"), ("Who-Met", "who-met"), ("meeting-in", "meetings-in"), ("timelin", "timeline")],
)
def test_a_misspelt_name_is_told_with_the_right_one(name: str, meant: str) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean") as error:
        question(name)
    assert meant in error.value.known


def test_a_name_like_no_other_is_told_with_all() -> None:
    with pytest.raises(UnknownNameError, match="who-met") as error:
        question("zzzz")
    assert set(error.value.known) == {x.name for x in questions()}


@pytest.mark.parametrize("asked", ["whom did Ana meet?", "?", "a" * 5000 + "/b", "a\0b"])
def test_what_is_nothing_of_all_this_is_told(asked: str) -> None:
    with pytest.raises(QueryError, match="neither"):
        question(asked)


def test_headings_come_in_the_order_of_the_library_then_others_then_none() -> None:
    """A file of one's own may stand under a heading of its own."""
    asked = [parse(f"# {n}?\n{line}SELECT * {{ }}", n) for n, line in HEADED]
    told = [(heading, [x.name for x in under]) for heading, under in grouped(asked)]
    assert told == [("Meetings", ["b", "e"]), ("Sources", ["c"]), ("Mine", ["d"]), ("", ["a"])]


HEADED = [
    ("a", ""),
    ("b", "# group: Meetings\n"),
    ("c", "# group: Sources\n"),
    ("d", "# group: Mine\n"),
    ("e", "# group: Meetings\n"),
]
