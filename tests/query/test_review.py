"""What a person is asked to look at, and how the answers come in."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from kg import tables
from kg.errors import InputError
from kg.model import Status, Verdict
from kg.query import judging, review
from kg.query.review import Item, items, skeleton
from kg.resolve import decisions
from kg.resolve.decisions import NONE
from kg.store import layout
from tests import stores
from tests.worlds import Telling


def made(path: Path, *told: Telling) -> tuple[Item, ...]:
    store = stores.make(path / "my.kg", *told)
    return items(stores.graph(store), decisions.read(layout.decisions(store)))


def asked(found: tuple[Item, ...]) -> list[tuple[str, str]]:
    return [(x.question, x.because) for x in found if x.kind == "merge"]


def spoken(*names: str, kind: str = "P") -> list[Telling]:
    return [Telling(f"{i}.txt").names(f"{kind}:{name}").said(name, "good day") for i, name in enumerate(names)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyi", "Vladimir Zelenskij"),
        ("Michael Karimi", "Mikael Karimi"),
        ("Anna Berg", "A. Berg"),
        ("Anna Maria Berg", "Anna Berg"),
        ("Anna Berg", "Berg"),
        ("Yun Sang Ho", "Mr Yun"),
    ],
)
def test_people_that_may_be_one_are_asked_about(tmp_path: Path, one: str, other: str) -> None:
    """Near spellings, initials, and a part of a name."""
    assert len(asked(made(tmp_path, *spoken(one, other)))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Anna Berg", "Ivo Berg"), ("Anna Berg", "Anna Maric"), ("Anna Berg", "Ivo Maric")]
)
def test_people_that_share_little_are_not_asked_about(tmp_path: Path, one: str, other: str) -> None:
    """A surname, or a first name, is shared by many."""
    assert asked(made(tmp_path, *spoken(one, other))) == []


def test_people_of_two_countries_are_not_asked_about(tmp_path: Path) -> None:
    """One surname and initial, but each represents another."""
    told = [Telling(name).names(f"P:{name}", f"C:{of}").represents(name, of)
            for name, of in (("Anna Berg", "Norway"), ("Arne Berg", "Japan"))]  # fmt: skip
    assert asked(made(tmp_path, *told)) == []


def test_of_many_bearers_the_one_of_the_same_country_is_asked_about(tmp_path: Path) -> None:
    """A surname that two bear is asked about where the office tells which."""
    told = [
        Telling(name).names(f"P:{name}", f"C:{of}").represents(name, of, role)
        for name, of, role in (
            ("Anna Berg", "Norway", "envoy"),
            ("Ivo Berg", "Japan", "envoy"),
            ("Mr Berg", "Japan", "negotiator"),
        )
    ]
    assert asked(made(tmp_path, *told)) == [
        ("Are “Ivo Berg” and “Mr Berg” the same?", "one office or country, and the name of one a part of the other's")
    ]


def test_bodies_whose_names_differ_by_a_word_are_asked_about(tmp_path: Path) -> None:
    """A word more, or one spelt otherwise; a word that is another makes another body, and common words none."""
    found = made(tmp_path, *spoken("Harbour Agency of Tarvik", "Tarvik Harbour Agency", kind="O"))
    assert asked(found) == []
    found = made(tmp_path / "b", *spoken("Oyster Harbour Agency", "Harbour Agency", "Lime Harbour Agency", kind="O"))
    assert [because for _, because in asked(found)] == ["their names differ by a word"] * 2
    found = made(tmp_path / "c", *spoken("Tarvik Defence Forum", "Tarvik Defense Forum", kind="O"))
    assert [because for _, because in asked(found)] == ["their names differ by the spelling of a word"]
    assert asked(made(tmp_path / "d", *spoken("Foreign Ministry", "Foreign Ministry", kind="O"))) == []


def test_what_was_answered_is_not_asked_again(tmp_path: Path) -> None:
    """Neither what is the same by now nor what is not."""
    told = spoken("Anna Berg", "A. Berg")
    (item,) = made(tmp_path, *told)
    path = tmp_path / "my.kg"
    for answer, verdict in (("reject", Verdict.DIFFERENT), ("accept", Verdict.SAME)):
        rows = review.decided(stores.graph(path), path, item, answer, "B")
        assert [x.verdict for x in rows] == [verdict]
        judging.add(path, rows)
        stores.again(path)
        assert items(stores.graph(path), decisions.read(layout.decisions(path))) == ()
        judging.drop(path, rows)
        stores.again(path)


def test_a_question_has_sentences_of_both(tmp_path: Path) -> None:
    """With the articles that they stand in."""
    (item,) = made(tmp_path, *spoken("Anna Berg", "A. Berg"))
    assert set(item.evidence) == {
        "Anna Berg: good day (1). [About 0.txt, 2019-04-26]",
        "A. Berg: good day (1). [About 1.txt, 2019-04-26]",
    }


def test_relations_of_a_weak_rule_are_asked_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until someone says that it is so."""
    known = {"says/test": tables.Measured("says/test", 0.5, 40), "meets/test": tables.Measured("meets/test", 0.9, 40)}
    monkeypatch.setattr(tables, "measured", lambda: known)
    told = Telling("d").names("P:Anna Berg", "P:Ivo Maric").met("Anna Berg", "Ivo Maric").said("Anna Berg", "no")
    (item,) = made(tmp_path, told)
    assert (item.kind, item.question, item.because) == (
        "relation",
        "Does Anna Berg say: no?",
        "the rule says/test is right 50% of the time",
    )
    path = tmp_path / "my.kg"
    judging.add(path, review.decided(stores.graph(path), path, item, "accept", "B"))
    stores.again(path)
    assert items(stores.graph(path), NONE) == ()


def test_reports_that_contradict_each_other_are_asked_about(tmp_path: Path) -> None:
    """Held here, denied there: both."""
    told = [
        Telling(status.value).names("P:Anna Berg", "P:Ivo Maric").met("Anna Berg", "Ivo Maric", status=status)
        for status in (Status.HELD, Status.DENIED, Status.PLANNED)
    ]
    assert sorted(x.because for x in made(tmp_path, *told)) == [
        "another report of it says that it was held",
        "another report of it says that it was not held",
    ]


def test_the_table_goes_out_and_its_answers_come_in(tmp_path: Path) -> None:
    """Only what is answered; the reason too."""
    found = made(tmp_path, *spoken("Anna Berg", "A. Berg", "Ivo Maric", "Iwo Maric"))
    file = tmp_path / "review.csv"
    file.write_text("".join(review.to_csv(found)), encoding="utf-8")
    assert review.from_csv(file) == []
    text = file.read_text(encoding="utf-8").replace("\n,merge,", "\nAccept,merge,", 1)
    file.write_text(text, encoding="utf-8")
    (answer,) = review.from_csv(file)
    assert (answer.answer, answer.item.one, answer.item.other) == ("accept", found[0].one, found[0].other)


def test_an_answer_that_means_nothing_is_told_with_its_line(tmp_path: Path) -> None:
    """So is a table that is none of ours."""
    file = tmp_path / "review.csv"
    file.write_text("answer,kind,one,other\nperhaps,merge,a,b\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"review.csv:2: the answer 'perhaps' to a 'merge' is none"):
        review.from_csv(file)
    file.write_text("answer,kind,one,other\naccept,merge\n", encoding="utf-8")
    assert review.from_csv(file)[0].item.one == ""
    file.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(InputError, match="the column 'answer' is missing"):
        review.from_csv(file)


def test_the_questions_grow_with_the_names_not_with_their_pairs(tmp_path: Path) -> None:
    """Forty of one surname and initial make a chain of questions, not eight hundred."""
    names = [f"A{chr(97 + i // 26)}{chr(97 + i % 26)}na Berg" for i in range(40)]
    told = Telling("d").names(*(f"P:{name}" for name in names))
    for one, other in pairwise(names):
        told.met(one, other)
    assert len(asked(made(tmp_path, told))) == len(names) - 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zelensky", "Zelenskiy"), ("Mohammed", "Muhammad"), ("Khatami", "Hatami"), ("Yeltsin", "Jelzin")],
)
def test_transliterations_of_one_name_have_one_skeleton(one: str, other: str) -> None:
    """It is for questions alone: nothing is merged by it."""
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Berg", "Bern"), ("Kim", "Kimura"), ("Sand", "Land"), ("Li", "")])
def test_other_names_have_another_skeleton(one: str, other: str) -> None:
    """Consonants tell names apart."""
    assert skeleton(one) != skeleton(other)
