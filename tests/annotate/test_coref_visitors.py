"""``kg.annotate.coref_visitors``: whom "the Sudish visitor", "the visitor" and "the general" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.annotate.refs import meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

IN_MOSCOW = (
    "The Armenian deputy minister, Tomas Vale, saw Russia's deputy minister, Karl Hart, in Moscow. "
    "Prime Minister Paul Brook of Armenia stayed at home. It rained. "
)
IN_LIMA = "LIMA - Peru's foreign minister, Tomas Vale, met Chile's foreign minister, Karl Hart, on Monday. "


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Premier Paul Brook told visiting Chilean senator Karl Hart that he was glad. The guest left.",
            "The guest",
            ["Hart"],
        ),
        ("Premier Paul Brook, visiting a school, saw Karl Hart. The guest left.", "The guest", []),
        (IN_MOSCOW + "Hart told reporters after seeing the Armenian visitor that", "the Armenian visitor", ["Vale"]),
        (IN_MOSCOW + "Reporters liked the Armenian visitor.", "the Armenian visitor", []),
        (IN_MOSCOW + "Hart spoke after seeing the Chilean visitor.", "the Chilean visitor", []),
        (IN_LIMA + "It was late, the visitor said.", "the visitor", ["Hart"]),
        (IN_LIMA + "Vale accepted an invitation from his guest.", "his guest", ["Hart"]),
        (IN_LIMA[7:] + "It was late, the visitor said.", "the visitor", []),
        (IN_LIMA + "Bolivia's Paul Brook came, too. It was late, the visitor said.", "the visitor", ["Hart"]),
        (IN_LIMA + "Bolivia's envoy, Paul Brook, came. It was late, the visitor said.", "the visitor", []),
    ],
)
def test_a_visitor_is_the_one_of_another_land(parsed: Parse, text: str, words: str, who: list[str]) -> None:
    """Told of beside who sees him, where there are two of it; nobody where that is not enough."""
    assert [x.rsplit(maxsplit=1)[-1] for x in meant(parsed(text), words)] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The chief of staff, General Tomas Vale, met President Karl Hart.", ["Tomas Vale"]),
        ("Gen. Tomas Vale met President Karl Hart.", ["Tomas Vale"]),
        ("Gen. Tomas Vale met General Karl Hart.", []),
        ("Secretary General Tomas Vale met President Karl Hart.", []),
    ],
)
def test_the_general_is_the_one_officer_of_that_rank(parsed: Parse, text: str, who: list[str]) -> None:
    """Nobody where there are two, or none."""
    assert meant(parsed(text + " She will see the general on Friday."), "the general") == who


def test_the_colonel_too(parsed: Parse) -> None:
    """Whatever the rank."""
    assert meant(parsed("Colonel Tomas Vale came with her. The colonel spoke."), "The colonel") == ["Tomas Vale"]
