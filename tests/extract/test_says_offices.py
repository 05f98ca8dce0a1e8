"""``kg.extract.says_offices``: whose a name is behind an aide's office and his chief's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.says import says

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

CHIEF = [
    "A spokesman for Jordan's prime minister, Omar Haddad, denied that the king was ill.",
    "An aide to Jordan's prime minister, Omar Haddad, said the trip had been called off.",
    "Omar Haddad was away. A spokesman for Jordan's prime minister, Omar Haddad, said the trip was off.",
]
"""The name is that of whose aide speaks."""

AIDE = [
    "The spokesman for Jordan's foreign ministry, Omar Haddad, said the trip was off.",
    "The spokesman for Prime Minister Elena Petrova, Omar Haddad, said the trip was off.",
    "The mayor of Bergen, Omar Haddad, said the trip was off.",
    "Jordan's prime minister, Karim Farouk, left. A spokesman for the prime minister, Omar Haddad, said it was off.",
]
"""The name is that of who speaks."""


@pytest.mark.parametrize("text", CHIEF)
def test_an_aide_is_not_called_by_the_name_of_his_chief(parsed: Parse, text: str) -> None:
    """Who speaks is told without a name, also where "he" goes on."""
    found = [x.speaker for x in says(parsed(f"{text} He said the talks would go on."))]
    assert len(found) == 2
    assert {x.split()[1] for x in found} <= {"spokesman", "aide"}


@pytest.mark.parametrize("text", AIDE)
def test_the_name_behind_a_body_or_a_chief_named_elsewhere_is_the_aides(parsed: Parse, text: str) -> None:
    """Nobody is prime minister beside another."""
    assert [x.speaker for x in says(parsed(text))] == ["Omar Haddad"]
