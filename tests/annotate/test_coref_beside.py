"""``kg.annotate.coref_beside``, ``coref_astray``: names beside offices that hold them, and that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.represents import represents
from tests.annotate.refs import meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def test_an_office_has_its_holder_behind_words_of_no_name(parsed: Parse) -> None:
    """They are of the role."""
    doc = parsed("The African Union's envoy to the two Sudans, Tomas Vale, left Khartoum on Thursday.")
    assert meant(doc, "The African Union's envoy to the two Sudans") == ["Tomas Vale"]
    (told,) = represents(doc)
    assert (told.agent, told.of, told.role) == ("Tomas Vale", "African Union", "envoy to the two Sudans")


@pytest.mark.parametrize(
    "text",
    [
        "After talks with the envoy for the northern lakes, Ada Brook left.",
        "According to the envoy, Ada Brook may stop in Haven.",
    ],
)
def test_a_name_that_only_follows_an_office_does_not_hold_it(parsed: Parse, text: str) -> None:
    """It is the subject of the sentence."""
    doc = parsed(text)
    assert meant(doc, "the envoy") == []
    assert [x for x in doc._.offices if x.holder is not None] == []


def test_a_president_is_not_the_ambassador_whose_title_stands_before_his_name(parsed: Parse) -> None:
    """He is of another country."""
    doc = parsed(
        "The president of Chile, Karl Hart, received Luis Lind, the ambassador of Peru. "
        "In conversation with the Peruvian ambassador Karl Hart noted that trade had grown."
    )
    assert meant(doc, "the Peruvian ambassador") == ["Luis Lind"]
    assert ("Karl Hart", "Peru") not in [(x.agent, x.of) for x in represents(doc)]
