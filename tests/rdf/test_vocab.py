"""``kg.rdf.vocab``: the terms as names."""

from __future__ import annotations

import pytest

from kg.model import Kind, Status
from kg.rdf.vocab import DIP, KIND, PREFIXES, STATUS


def test_a_misspelt_term_fails() -> None:
    """As an attribute and as an item, now and not in a query that finds nothing."""
    with pytest.raises(AttributeError, match="meetz"):
        DIP.meetz  # noqa: B018
    with pytest.raises(AttributeError, match="participants"):
        DIP["participants"]


def test_a_keyword_of_pythons_is_an_item() -> None:
    """``DIP.from`` is no Python; the term is there all the same."""
    assert str(DIP["from"]) == "https://w3id.org/communique/ontology#from"


def test_every_status_and_kind_has_its_term() -> None:
    """A new one in the model without a term would stop a build at its first use."""
    assert set(STATUS) == set(Status)
    assert set(KIND) == set(Kind)
    assert all(str(KIND[kind]).lower().endswith(f"#{kind.value}") for kind in Kind)
    assert all(str(STATUS[status]).lower().endswith(f"#{status.value}") for status in Status)


def test_prefixes_are_told_apart() -> None:
    """No two prefixes for one namespace: which one a file shows would be chance."""
    assert len(set(PREFIXES.values())) == len(PREFIXES)
