"""``kg.annotate.coref_unplaced``: "the Sudish minister", of whom the text does not say whose he is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.represents import represents
from tests.annotate.refs import meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Paraguay will not sign without an answer, Foreign Minister Tomas Vale said on Thursday. "
            '"We have been patient," Vale told reporters in Luque, where the Paraguayan minister had spent the day.',
            "the Paraguayan minister",
            "Tomas Vale",
        ),
        (
            "Foreign Minister Mark Hart spoke with Libya's Salem Vale for an hour on Monday. "
            "Asked about migrants, the Maltese minister said that talks would go on.",
            "the Maltese minister",
            "Mark Hart",
        ),
        (
            "The African Union's envoy, Pius Hart, left Khartoum on Monday. "
            "In Juba the Nigerian envoy saw the vice president, Deng Vale.",
            "the Nigerian envoy",
            "Pius Hart",
        ),
    ],
)
def test_the_minister_of_a_country_is_the_only_one_of_no_country(
    parsed: Parse, text: str, words: str, who: str
) -> None:
    """A paper tells of its own ministers without the country; of an envoy of many states, where he comes from."""
    assert meant(parsed(text), words) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Tomas Vale flew to Accra on Monday, where the Ghanaian minister received him.",
        "Foreign Minister Tomas Vale flew to Accra on Monday. He and the Ghanaian minister signed a treaty.",
        "Foreign Minister Tomas Vale met his Ghanaian counterpart in Accra. The Ghanaian minister said little.",
        "Foreign Minister Tomas Vale and Interior Minister Ola Hart spoke. The Ghanaian minister said little.",
    ],
)
def test_the_minister_of_a_country_is_nobody_who_may_be_another(parsed: Parse, text: str) -> None:
    """Who is received by him, signs with him, was told of as his counterpart, or is one of two."""
    assert meant(parsed(text), "the Ghanaian minister") == []


def test_whose_a_minister_is_told_by_what_he_is_called_later(parsed: Parse) -> None:
    """His title then is that of the country."""
    doc = parsed(
        "Foreign Minister Mark Hart spoke with Libya's Salem Vale for an hour on Monday. "
        "Asked about migrants, the Maltese minister said that talks would go on."
    )
    assert ("Mark Hart", "Malta", "Foreign Minister") in [(x.agent, x.of, x.role) for x in represents(doc)]
