"""``kg.annotate.coref_of``: what an office is of that only the words around it tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "who", "of"),
    [
        ("Norwegian minister Ole Vale left. Vale said his president, Ada Brook, would stay.", "Ada Brook", "Norway"),
        ("Norwegian minister Ole Vale left. Vale met his deputy, Ada Brook.", "Ada Brook", ""),
        ("Ole Vale, a painter, said his president, Ada Brook, would stay.", "Ada Brook", ""),
        ('Gas will flow, the Kremlin said. "It is late," spokesman Ole Vale told reporters.', "Ole Vale", "Kremlin"),
        ('Gas will flow, Ada Brook said. "It is late," spokesman Ole Vale told reporters.', "Ole Vale", ""),
        ('Gas will flow, Reuters said. "It is late," spokesman Ole Vale told reporters.', "Ole Vale", ""),
        (
            "Norway is ready, its chief negotiator said. The negotiator, Ole Vale, said no more.",
            "Ole Vale",
            "Norway",
        ),
        ("Norway is ready, a negotiator said. The negotiator, Ole Vale, said no more.", "Ole Vale", ""),
        (
            "Ole Vale, the leader of Norway's main labour federation, the NLF, said it was late.",
            "Ole Vale",
            "NLF",
        ),
        ("The leader of Norway's main labour federation, the NLF, Ole Vale, said it was late.", "Ole Vale", "NLF"),
        ("Ole Vale, the leader of Norway's main labour party, said it was late.", "Ole Vale", "Norway"),
    ],
)
def test_an_office_is_of_what_the_words_around_it_tell(parsed: Parse, text: str, who: str, of: str) -> None:
    """Not a deputy's, nor whose country nobody tells; not of a person or an agency that spoke before."""
    from kg.extract.represents import represents

    assert [x.of for x in represents(parsed(text)) if x.agent == who] == ([of] if of else [])
