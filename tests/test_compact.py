"""What is held of every article, in little room: it is what a dict and a list of strings would hold."""

import random
import sys
from datetime import date

import pytest

from kg.compact import Once, Places, Texts, order

ODD = ["", "a", "Ä", "日本", "a\nb", "half \ud800 a sign", "a" * 1_000]
"""JSON may bring half a character, which UTF-8 does not take."""


def test_texts_are_what_was_added() -> None:
    """One by one, from the end, and as a slice."""
    texts = Texts(ODD[:3])
    for text in ODD[3:]:
        texts.append(text)
    assert list(texts) == ODD
    assert (texts[-1], texts[2:5], len(texts)) == (ODD[-1], ODD[2:5], len(ODD))
    with pytest.raises(IndexError):
        texts[len(ODD)]


def test_places_are_those_of_a_dict() -> None:
    """Of what came twice the last, and none of what did not come."""
    names = [*ODD, *(f"article {i}" for i in range(1_000)), "a"]
    places = Places(names)
    assert {name: places[name] for name in names} == {name: i for i, name in enumerate(names)}
    assert len(places) == len(names)
    assert "article 999" in places
    assert "article 1000" not in places
    assert places.get("A") is None
    with pytest.raises(KeyError, match="article 1000"):
        places["article 1000"]
    assert "a" not in Places([])


@pytest.mark.parametrize("seed", range(3))
def test_the_order_is_that_of_the_texts(seed: int) -> None:
    """Of those that are alike as they came, whether all are in order already or not."""
    texts = [f"{i // 2}" for i in range(50)]
    assert [sorted(texts)[i] for i in order(sorted(texts))] == sorted(texts)
    random.Random(seed).shuffle(texts)
    assert list(order(texts)) == sorted(range(50), key=texts.__getitem__)
    assert list(order(sorted(texts))) == list(range(50))


def test_once_gives_the_first_of_what_is_equal_and_of_one_type() -> None:
    """A day is no set; and 1 is not true."""
    once = Once()
    first = frozenset({("country/AUT", "chancellor")})
    assert once(first) is first
    assert once(frozenset({("country/AUT", "chancellor")})) is first
    assert once(1) is not once(True)
    assert once(date(2031, 5, 6)) is once(date(2031, 5, 6))
    one, other = ["a"], ["a"]
    assert once(one, by="what tells it") is once(other, by="what tells it") is one


def test_texts_and_places_take_less_room() -> None:
    """Of a thousand addresses less than half of what a dict of them takes."""
    names = [f"https://www.example.org/world/{i}/a-minister-travels-abroad" for i in range(1_000)]
    held = sum(map(sys.getsizeof, names)) + sys.getsizeof(dict.fromkeys(names))
    texts, places = Texts(names), Places(names)
    parts = (texts._data, texts._ends, places._first, places._second, places._place)
    assert 2 * sum(map(sys.getsizeof, parts)) < 1.5 * held
