"""``kg.extract.says_to``: to whom something is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.says import says

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

KNOWN = "Ada Brook, a lawyer, and Tomas Vale run the port of Lindmouth. "


def addressees(parsed: Parse, text: str) -> list[str | None]:
    """To whom each statement in *text* is said."""
    return [x.addressee for x in says(parsed(KNOWN + text))]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook telephoned Tomas Vale to propose that the race be put off.",
        "Ada Brook wrote to Tomas Vale to say that the port was shut.",
        "In a letter to Tomas Vale, Ada Brook said the port was shut.",
        "Asked by Tomas Vale whether the port was shut, Ada Brook replied that it was.",
        "Ada Brook told visiting Chilean envoy Tomas Vale that the port was shut.",
        '"The port is shut," Ada Brook told visiting Chilean envoy Tomas Vale.',
        "Speaking to Tomas Vale in Oslo, Ada Brook said the port was shut.",
        "Ada Brook warned Tomas Vale against the sale of the port.",
        "Ada Brook apologised to Tomas Vale for the delay.",
        "Ada Brook informed Tomas Vale of the sale of the port.",
        "Ada Brook told Tomas Vale that the port had been shut and proposed a walk.",
        "Ada Brook sent thanks to Tomas Vale.",
    ],
)
def test_to_whom(parsed: Parse, text: str) -> None:
    """Who is rung up or written to, who asked, who is wished something."""
    assert addressees(parsed, text)[-1] == "Tomas Vale"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook appealed to Norway and Chile to fill the gap.",
        "Ada Brook told Tomas Vale and Ola Hart that the port was shut.",
        "Ada Brook met Tomas Vale to say that the port was shut.",
        "Ada Brook met Tomas Vale, who told him that the port was shut.",
    ],
)
def test_to_nobody_in_particular(parsed: Parse, text: str) -> None:
    """Two are no one addressee; who is met is not told by that."""
    assert addressees(parsed, text) == [None]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ada Brook thanked the Norwegian side for the boats.", "Norway"),
        ("Ada Brook called on the Chilean authorities to ratify the treaty.", "Chile"),
        ("Ada Brook thanked the other side for the boats.", None),
        ("Ada Brook thanked the government and people of Chile for the boats.", "Chile"),
        ("Ada Brook thanked the people of Chile for the boats.", "Chile"),
        ("Ada Brook thanked the people of Lindmouth for the boats.", None),
    ],
)
def test_the_side_of_a_country_is_the_country(parsed: Parse, text: str, country: str | None) -> None:
    """Where a demonym tells which; so are its government and people."""
    assert addressees(parsed, text) == [country]


@pytest.mark.parametrize(
    ("whom", "outlet"),
    [
        ("the Interfax news agency", "Interfax"),
        ("the state-run Al-Fanar television", "Al-Fanar"),
        ("the Lake Courier newspaper last week", "Lake Courier"),
        ("a news agency", None),
    ],
)
def test_the_name_beside_a_noun_for_an_outlet(parsed: Parse, whom: str, outlet: str | None) -> None:
    """Before it or behind it."""
    assert addressees(parsed, f"Ada Brook told {whom} that the port was shut.") == [outlet]


def test_this_newspaper_is_the_one_that_is_told_things(parsed: Parse) -> None:
    """The only one in the article to which somebody speaks."""
    text = "Diplomats told the Lake Gazette that the port was shut. Ada Brook told this newspaper it was open."
    assert addressees(parsed, text) == ["Lake Gazette", "Lake Gazette"]


def test_the_agency_is_the_one_that_sends_the_article(parsed: Parse) -> None:
    """It stands in brackets behind the dateline."""
    body = "OSLO, May 15 (Example News) -- The port was shut.\n\nAda Brook told the agency that she had sold it."
    assert [x.addressee for x in says(parsed(body))] == ["Example News"]


def test_which_newspaper_is_not_known(parsed: Parse) -> None:
    """Two are told things, or none."""
    assert addressees(parsed, "Ada Brook told this newspaper that the port was shut.") == [None]


@pytest.mark.parametrize(
    ("whom", "outlet"),
    [
        ("Norwegian television", "unnamed: Norwegian television"),
        ("the state broadcaster", "unnamed: state broadcaster"),
        ("a radio station in Bergen", "unnamed: radio station in Bergen"),
        ("local radio", None),
        ("the newspaper", None),
        ("reporters", None),
    ],
)
def test_an_outlet_without_a_name(parsed: Parse, whom: str, outlet: str | None) -> None:
    """One whose words tell it from others."""
    assert addressees(parsed, f"Ada Brook told {whom} that the port was shut.") == [outlet]


def test_who_stands_beside_is_not_told(parsed: Parse) -> None:
    """A conference with a guest is not the guest."""
    text = "Ada Brook told a news conference with her guest, Tomas Vale, that the port was shut."
    assert addressees(parsed, text) == [None]
    assert addressees(parsed, "Ada Brook told her guest, Tomas Vale, that the port was shut.") == ["Tomas Vale"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Ada Brook said the port was shut, and Tomas Vale replied that it was open.", [None, "Ada Brook"]),
        ('"It is shut," Ada Brook said. "It is open," Tomas Vale retorted.', [None, "Ada Brook"]),
        (
            "Ada Brook told the Lake Gazette the port was shut. Tomas Vale replied that it was open.",
            ["Lake Gazette", None],
        ),
        ("Ada Brook said the port was shut. Tomas Vale, asked about it, replied that it was open.", [None, None]),
        ("Ada Brook said the port was shut. It rained. Tomas Vale replied that it was open.", [None, None]),
    ],
)
def test_who_is_answered(parsed: Parse, text: str, whom: list[str | None]) -> None:
    """Who spoke right before, unless that was to somebody else, or somebody asked."""
    assert addressees(parsed, text) == whom


def test_whom_somebody_is_quoted_as_telling(parsed: Parse) -> None:
    """The object of the gerund."""
    text = "Ada Brook was quoted by the ministry as telling Tomas Vale that the port was shut."
    assert addressees(parsed, text) == ["Tomas Vale"]
