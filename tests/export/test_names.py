"""Short names: the same whichever guess a file was begun with."""

from __future__ import annotations

import pytest

from kg.export.names import Names, Sample, prefixes
from kg.export.turtle import turtle
from kg.store.graph import as_pieces
from tests.queries.world import ID, LOCAL, store

__all__ = ["store"]
PLACES = [LOCAL + "place/harbour", ID + "place/101"]


def test_a_folder_is_called_by_its_last_part_where_no_other_is() -> None:
    assert prefixes({LOCAL + "place/"}, ID) == {LOCAL + "place/": "place"}
    assert prefixes({LOCAL + "place/", ID + "place/"}, ID) == {ID + "place/": "place", LOCAL + "place/": "local-place"}


def test_a_name_that_another_takes_away_later_is_not_right() -> None:
    names = Names((), ID)
    assert names.short(PLACES[0]) == "place:harbour"
    assert names.right
    names.short(PLACES[1])
    assert not names.right
    again = Names(names.used, ID)
    assert [again.short(x) for x in PLACES] == ["local-place:harbour", "place:101"]
    assert again.right


def test_a_guess_too_many_is_not_declared() -> None:
    names = Names({ID + "place/", LOCAL + "person/"}, ID)
    assert names.short(LOCAL + "person/ana") == "person:ana"
    assert names.right
    assert list(names.declared) == ["person"]


@pytest.mark.parametrize("guess", [set(), {LOCAL + "place/"}, {ID + "nowhere/", ID + "place/"}])
def test_a_wrong_guess_does_not_show(store, guess: set[str], monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """The file is written again, and is the same."""
    expected = b"".join(turtle(store.pieces("graph/registry"), store.base))
    passing = Sample.passing

    def wrong(self: Sample, pieces):  # type: ignore[no-untyped-def]
        yield from passing(self, pieces)
        self.spaces = guess

    monkeypatch.setattr(Sample, "passing", wrong)
    assert b"".join(turtle(store.pieces("graph/registry"), store.base)) == expected


def test_words_that_look_like_a_name_declare_nothing() -> None:
    """A sample goes by the look of the text; the file by its terms."""
    import pyoxigraph as ox

    told = ox.Triple(ox.NamedNode("http://x/s"), ox.NamedNode("http://x/p"), ox.Literal(f"see <{ID}place/101> there"))
    assert b"@prefix" not in b"".join(turtle(as_pieces([told]), ID))
