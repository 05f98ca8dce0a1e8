"""Names that begin as a text does, best first."""

from __future__ import annotations

import pytest

from kg.serve.completion import SHOWN, Index, complete, index
from kg.store import oxigraph
from kg.store.graph import GraphStore
from kg.store.sparql import PREFIXES

ID = PREFIXES["id"] + "local/"
NAMES = {
    # key → label, aliases, meetings
    "person/ula-north": ("Ula North", ("North", "Ms North"), 1),
    "person/northcote": ("Pia Northcote", (), 5),
    "person/nora": ("Nora Vale", ("Norah Vale",), 2),
    "country/northland": ("Northland", ("Kingdom of Northland",), 3),
}


def store_of(names: dict[str, tuple[str, tuple[str, ...], int]]) -> GraphStore:
    rdf, rdfs, skos, dip = (PREFIXES[x] for x in ("rdf", "rdfs", "skos", "dip"))
    lines = []
    for key, (label, aliases, meetings) in names.items():
        kind = "Country" if key.startswith("country") else "Person"
        lines += [f"<{ID}{key}> <{rdf}type> <{dip}{kind}> .\n", f'<{ID}{key}> <{rdfs}label> "{label}" .\n']
        lines += [f'<{ID}{key}> <{skos}altLabel> "{x}" .\n' for x in aliases]
        lines += [f"<{ID}m{key}{i}> <{dip}participant> <{ID}{key}> .\n" for i in range(meetings)]
    return oxigraph.in_memory(lines)


@pytest.fixture(scope="module")
def held() -> Index:
    return index(store_of(NAMES), "entity")


def labels(held: Index, text: str) -> list[str]:
    return [label for _, label, _ in complete(held, text)]


def test_a_whole_name_comes_first(held: Index) -> None:
    """Though others that begin so are told of more often."""
    assert labels(held, "north")[0] == "Ula North"


def test_a_first_word_comes_before_a_later_one(held: Index) -> None:
    """Northland begins so; Pia Northcote, with more meetings, has it as her second word."""
    assert labels(held, "north") == ["Ula North", "Northland", "Pia Northcote"]


def test_of_equals_what_more_is_told_of_comes_first(held: Index) -> None:
    assert labels(held, "nor")[:2] == ["Northland", "Nora Vale"]


def test_an_alias_is_told_where_it_was_found_by(held: Index) -> None:
    (found,) = complete(held, "kingdom")
    assert found == (f"{ID}country/northland", "Northland", "Kingdom of Northland")
    assert complete(held, "northl")[0] == (f"{ID}country/northland", "Northland", None)


def test_a_thing_comes_once(held: Index) -> None:
    """With all its names that begin so."""
    assert labels(held, "nora") == ["Nora Vale"]


def test_many_words_are_typed_as_the_name_has_them(held: Index) -> None:
    assert labels(held, "  PIA   north ") == ["Pia Northcote"]
    assert labels(held, "pia south") == []


def test_only_the_kind_is_indexed() -> None:
    assert labels(index(store_of(NAMES), "place"), "nor") == ["Northland"]


def test_no_more_are_shown_than_a_list_has_room_for() -> None:
    many = {f"person/x{i}": (f"Ana Number {i}", (), 0) for i in range(50)}
    assert len(labels(index(store_of(many), "agent"), "ana")) == SHOWN
