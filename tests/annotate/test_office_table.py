"""``kg.annotate.office_table``: an office without a name, by who held it on the day of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.represents import represents

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

PUBLISHED = "2010-06-10"


def people(parsed: Parse, text: str, published: str | None = PUBLISHED) -> list[str]:
    """Return the people that the offices of *text* refer to."""
    return [
        y.name for x in parsed(text, "", published)._.references if x.how == "office" for y in x.referents
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Russian president left for Lima.", "Dmitry Medvedev"),
        ("Russia's foreign minister left for Lima.", "Sergei Lavrov"),
        ("The UN secretary-general left for Lima.", "Ban Ki-moon"),
        ("The German chancellor left for Lima.", "Angela Merkel"),
        ("Mr Medvedev slept. The Russian president left for Lima.", "Medvedev"),
        ("Dmitri Medvedev slept. The Russian president left for Lima.", "Dmitri Medvedev"),
    ],
)
def test_an_office_is_held_by_who_held_it_that_day(parsed: Parse, text: str, name: str) -> None:
    """Whoever the text names by the table's name, or by surname, is the one; else the table's own spelling."""
    assert people(parsed, text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The former Russian president left for Lima.",
        "A Russian president left for Lima.",
        "The Russian presidents left for Lima.",
        "The Russian president left for Lima in 1995.",
        "The Norlandic president left for Lima.",
        "The Russian president's office was empty in 2005.",
    ],
)
def test_no_present_holder_is_meant_by_other_words(parsed: Parse, text: str) -> None:
    """Former, any, several, then: nobody is told."""
    assert people(parsed, text) == []


def test_without_a_day_or_on_a_day_of_hand_over_nobody_is_told(parsed: Parse) -> None:
    """Two readings are no reading."""
    assert people(parsed, "The Russian president left for Lima.", None) == []
    assert people(parsed, "The Russian president left for Lima.", "2008-05-07") == []


def test_the_text_goes_before_the_table(parsed: Parse) -> None:
    """Whom the article itself calls so, he is."""
    text = "Russian President Ada Brook slept. The Russian president left for Lima."
    assert set(people(parsed, text)) == {"Ada Brook"}


def test_the_table_asserts_no_role(parsed: Parse) -> None:
    """That he represents Russia is not said by this text."""
    assert list(represents(parsed("The Russian president left for Lima.", "", PUBLISHED))) == []
