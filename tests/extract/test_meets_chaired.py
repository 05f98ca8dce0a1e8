"""``kg.extract.meets_chaired``: who presides over a meeting that is told of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.three import with_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

THREE = "Haddad Larsen Petrova"


@pytest.mark.parametrize(
    "text",
    [
        "Mr Haddad hosted a meeting between Ms Petrova and Mr Larsen.",
        "Mr Haddad moderated a meeting between Ms Petrova and Mr Larsen.",
        "A meeting between Ms Petrova and Mr Larsen was chaired by Mr Haddad.",
        "Mr Haddad mediated at the talks between Ms Petrova and Mr Larsen.",
        "At a meeting chaired by Mr Haddad, Ms Petrova and Mr Larsen agreed on gas.",
        "Ms Petrova met Mr Larsen in the presence of Mr Haddad.",
        "Ms Petrova met Mr Larsen. Mr Haddad also attended.",
        "Ms Petrova and Mr Larsen talked for an hour. With them was Mr Haddad.",
        "Ms Petrova, accompanied by Mr Haddad, met Mr Larsen.",
    ],
)
def test_who_presides_or_is_present_takes_part(parsed: Parse, text: str) -> None:
    assert with_status(parsed, text) == [(THREE, "held")]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Haddad arranged a meeting between Ms Petrova and Mr Larsen last year.",
        "Mr Haddad welcomed the meeting between Ms Petrova and Mr Larsen.",
        "Mr Haddad did not host the meeting between Ms Petrova and Mr Larsen.",
        "Ms Petrova met Mr Larsen. Mr Haddad attended a wedding.",
    ],
)
def test_who_arranges_or_praises_it_need_not_be_there(parsed: Parse, text: str) -> None:
    assert "Haddad" not in " ".join(who for who, _ in with_status(parsed, text))
