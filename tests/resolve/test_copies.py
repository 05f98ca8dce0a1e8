"""``kg.resolve.copies``: which articles have the words of another. The texts are in ``tests/resolve/pairs.py``."""

from __future__ import annotations

import random

import pytest

from kg.model import Copy, Document, Revision
from kg.resolve.copies import components, copies, is_agency, plain
from tests.resolve.pairs import COPIES, OTHERS, READOUT, ROUND_UP, WIRE


def article(
    name: str, body: str, published: str | None = "2021-03-04", publisher: str | None = "The Northern Courier"
) -> Document:
    return Document(name, body, title=f"About {name}", published=published, publisher=publisher)


@pytest.mark.parametrize("pair", COPIES)
def test_a_copy_is_found(pair: str) -> None:
    """Whole or cut, retouched or with a paragraph more: whichever of the two is older is the original."""
    one, other = COPIES[pair]
    assert copies([article("a", one), article("b", other)]) == (Copy("b", "a"),)
    assert copies([article("a", one, "2021-03-05"), article("b", other)]) == (Copy("a", "b"),)


@pytest.mark.parametrize("pair", OTHERS)
def test_what_only_looks_like_a_copy_is_none(pair: str) -> None:
    """Another hand's account, a form filled in anew, an agency's lines, a background: no copies."""
    one, other = OTHERS[pair]
    assert copies([article("a", one), article("b", other)]) == ()


def test_the_original_is_the_earliest_then_an_agencys_then_the_first_by_id() -> None:
    """A day tells most; an article without one is younger than all that have one."""
    told = [
        article("a", WIRE, "2021-03-05", "Strait Press Agency"),
        article("b", WIRE, "2021-03-04", "Lumen Gazette"),
        article("c", WIRE, "2021-03-04", "Strait Press Agency"),
        article("d", WIRE, "2021-03-04", "Strait Press Agency"),
        article("e", WIRE, None, "Strait Press Agency"),
    ]
    assert {x.original for x in copies(told)} == {"c"}
    assert {x.original for x in copies([x for x in told if x.publisher == "Lumen Gazette" or x.id == "a"])} == {"b"}
    assert copies([told[4], article("f", WIRE, None, None)]) == (Copy("f", "e"),)


@pytest.mark.parametrize(
    ("publisher", "agency"),
    [
        ("Reuters", True),
        ("The Associated Press", True),
        ("ITAR-TASS", True),
        ("Strait Press Agency", True),
        ("Northern Newswire", True),
        ("The Northern Courier", False),
        ("Press and Journal", False),
        (None, False),
    ],
)
def test_an_agency_is_known_by_its_name(publisher: str | None, agency: bool) -> None:
    assert is_agency(publisher) is agency


def test_a_copy_of_a_copy_is_a_copy_of_the_original() -> None:
    """One cut, and one with a paragraph more made of that: the first is the original of both."""
    short = "\n\n".join(WIRE.split("\n\n")[:3])
    more = short + "\n\nThe harbour master would not say when the piers were last swept, nor by whom."
    found = copies([article("a", WIRE), article("b", short), article("c", more)])
    assert found == (Copy("b", "a"), Copy("c", "a"))


def test_a_page_of_several_stories_does_not_join_them() -> None:
    """What it holds from elsewhere stays apart."""
    stories = [
        article("a", WIRE),
        article(
            "b", READOUT.format(who="Dilan Ozturk", guest="Lea Sand", country="Belmark", city="Costava", day="Monday")
        ),
        article("c", OTHERS["two accounts that share a long quotation"][0]),
    ]
    found = {x.document: x.original for x in copies([*stories, article("d", ROUND_UP, "2021-03-06")])}
    assert "b" not in found
    assert "c" not in found


def test_versions_of_one_article_are_one() -> None:
    """A paper that copied the first version has copied the article; its newer version is none of its copies."""
    old, new = article("v1", WIRE, "2021-03-03"), article("v2", WIRE + "\nA vote is due in May.", "2021-03-05")
    paper = article("p", WIRE, "2021-03-04")
    assert copies([old, new, paper], [Revision("v1", "v2")]) == (Copy("p", "v2"),)


def test_neither_order_nor_what_else_is_there_matters() -> None:
    """Of forty articles in any order, with strangers between them or not, the same are copies of the same."""
    told = [article(f"{name} {i}", text) for name, pair in COPIES.items() for i, text in enumerate(pair)]
    told += [article(f"{name} {i}", text) for name, pair in OTHERS.items() for i, text in enumerate(pair)]
    strangers = [
        article(f"form {i}", READOUT.format(who=f"Ada K{i}", guest=f"Bo L{i}", country=f"C{i}", city="X", day="Monday"))
        for i in range(60)
    ]
    expected = copies(told)
    assert len(expected) > len(COPIES)
    for seed in range(3):
        random.Random(seed).shuffle(told)
        assert copies(told) == expected
        assert copies([*told, *strangers]) == expected


def test_a_hundred_copies_are_one_group() -> None:
    """Many more than a text is compared with in each band."""
    told = [article(f"{i:03}", WIRE + f"\nBy our correspondent number {i}.") for i in range(100)]
    assert [x.original for x in copies(told)] == ["000"] * 99


def test_copies_are_found_among_many_of_one_form() -> None:
    """Three hundred readouts that differ in names alone are candidates of each other; the copy is found."""
    forms = [
        article(f"{i:03}", READOUT.format(who=f"Ada K{i}", guest=f"Bo L{i}", country=f"C{i}", city="X", day="Monday"))
        for i in range(300)
    ]
    assert copies([*forms, article("copy", forms[117].body)]) == (Copy("copy", "117"),)


def test_texts_of_any_kind_are_read() -> None:
    """No text, one word, half a character, another script, a hundred thousand words: none is in the way."""
    odd = ["", "Word", "\ud800" * 50, "首脑会谈" * 50, "\0 " * 99, "— " * 200, "9 " * 100, "word " * 100_000]
    assert copies([article(f"{i}", text) for i, text in enumerate([*odd, WIRE])]) == ()
    assert copies([]) == ()


def test_plain_leaves_the_article() -> None:
    """Dateline, credits, rights and invitations go, and nothing else."""
    body = (
        "PORT LUMEN, March 4 (Strait Press Agency) - The boats will sail (by May, she said).\n\n"
        "Ana Torvald - who opened the line - was there.\n"
        "(Reporting by Lea Sand; Editing by Tom Hale)\nRead more: ferries\n© 2021 Strait Press Agency\n"
    )
    kept = " ".join(plain(body).split())
    assert kept == "The boats will sail (by May, she said). Ana Torvald - who opened the line - was there."


def test_components() -> None:
    """What is joined through others is one group, whichever way the pairs come."""
    assert components([("b", "a"), ("d", "c"), ("b", "d"), ("x", "y")]) == [["a", "b", "c", "d"], ["x", "y"]]
