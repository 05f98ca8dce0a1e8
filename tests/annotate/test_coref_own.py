"""``kg.annotate.coref_own``: whom a text calls by an office of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.annotate.refs import meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

READ_OUT = (
    "The Minister of Foreign Affairs of Cyprus, Mr Tomas Vale, returned on Monday after two days in Malta.\n\n"
    "In Valletta he held talks with the Minister for Foreign Affairs of Malta, Mr Karl Hart. "
)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (READ_OUT + "Minister Hart gave a dinner.\n\nOn Sunday the Minister flew to Rome.", "the Minister", "Vale"),
        (READ_OUT + "Minister Hart gave a dinner.\n\nThe Minister is due in Rome, where he", "he", "Vale"),
        (READ_OUT + "Minister Hart gave a dinner. The Minister said that it was late.", "The Minister", ""),
        (READ_OUT + "Minister Hart gave a dinner, at which the Minister spoke.", "the Minister", ""),
        (READ_OUT + "Minister Hart gave a dinner. The dinner ended late, the minister said.", "the minister", "Hart"),
        (
            "Foreign Minister Tomas Vale and Energy Minister Ida Lund spoke.\n\nMinister Karl Hart of Malta left.\n\n"
            "The Minister flew home.",
            "The Minister",
            "Hart",
        ),
    ],
)
def test_a_read_out_calls_its_own_holder_by_the_bare_office(parsed: Parse, text: str, words: str, who: str) -> None:
    """With a capital; nobody right behind another; without one, and without one whom it opens with, who was last."""
    assert [x.rsplit(maxsplit=1)[-1] for x in meant(parsed(text), words)] == ([who] if who else [])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("His Excellency President Tomas Vale of Ghana spoke. In the evening His Excellency met", ["Tomas Vale"]),
        ("HE Prime Minister Tomas Vale spoke. Later His Excellency met", ["Tomas Vale"]),
        ("President Tomas Vale of Ghana spoke. In the evening His Excellency met", []),
    ],
)
def test_his_excellency_is_with_whom_the_text_opens(parsed: Parse, text: str, who: list[str]) -> None:
    """If that calls him so."""
    assert meant(parsed(text + " the ambassador of Chad."), "His Excellency") == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("TOKYO - Foreign Minister Tomas Vale said so.", "the Japanese foreign minister", ["Tomas Vale"]),
        ("TOKYO - Foreign Minister Tomas Vale said so.", "the Peruvian foreign minister", []),
        (
            "TOKYO - Foreign Minister Tomas Vale flew in. The Minister of Finance, Karl Hart, met him.",
            "the Japanese minister",
            ["Tomas Vale"],
        ),
        (
            "TOKYO - Energy Minister Tomas Vale and Trade Minister Karl Hart flew in.",
            "the Japanese minister",
            [],
        ),
        ("LIMA - Foreign Minister Tomas Vale said so.", "the Japanese foreign minister", ["Yoko Kamikawa"]),
        (
            "TOKYO - Foreign Minister Tomas Vale said so. Chadian Foreign Minister Paul Hart agreed.",
            "the Chadian foreign minister",
            ["Paul Hart"],
        ),
    ],
)
def test_the_ministers_of_the_land_a_text_is_filed_from_are_told_without_it(
    parsed: Parse, text: str, words: str, who: list[str]
) -> None:
    """Tables grow old: of another land, they know better than a text that does not say whose he is."""
    assert meant(parsed(f'{text} "It is late," {words} said.', published="2024-05-15"), words) == who


@pytest.mark.parametrize(
    ("title", "body", "words", "who"),
    [
        (
            "Port veto stays, Norway's caretaker premier says",
            "OSLO — Norway will wait, caretaker Prime Minister Ole Vale said Friday.",
            "Norway's caretaker premier",
            ["Ole Vale"],
        ),
        (
            "Port veto stays, Norway's trade minister says",
            "OSLO — Norway will wait, Trade Minister Ole Vale said Friday.",
            "Norway's trade minister",
            ["Ole Vale"],
        ),
        (
            "Port veto stays, Norway's top diplomat says",
            "OSLO — Norway will wait, Foreign Minister Ole Vale said Friday.",
            "Norway's top diplomat",
            ["Ole Vale"],
        ),
        (
            "Port veto stays, Norway's trade minister says",
            "AMMAN — Jordan will wait, Trade Minister Ole Vale said Friday.",
            "Norway's trade minister",
            [],
        ),
        (
            "Port veto stays, Norwegian minister says",
            "OSLO — Norway will wait, Trade Minister Ole Vale said Friday. Energy Minister Karl Hart agreed.",
            "Norwegian minister",
            [],
        ),
        (
            "Port veto stays, Norway's premier says",
            "OSLO — Norway will wait, former Prime Minister Ole Vale said Friday.",
            "Norway's caretaker premier",
            [],
        ),
    ],
)
def test_a_headline_means_whom_a_story_filed_from_his_country_tells_of(
    parsed: Parse, title: str, body: str, words: str, who: list[str]
) -> None:
    """By the same office and without the country; the only one."""
    assert meant(parsed(body, title), words) == who
