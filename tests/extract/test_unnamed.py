"""``kg.extract.unnamed``: what people without a name are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Brook met officials in Seoul on Sunday.", "officials in Seoul"),
        ("Brook was received by the Bulgarian prime minister in Sofia.", "Bulgarian prime minister"),
        ("Brook will host the Bulgarian prime minister for talks in Tunis.", "Bulgarian prime minister"),
        ("Brook met the Norwegian minister of fisheries on Sunday.", "Norwegian minister of fisheries"),
    ],
)
def test_an_office_is_called_by_its_own_words(parsed: Parse, text: str, called: str) -> None:
    """Where its holder was met is not of them; where officials are tells them from others."""
    found = [x for one in meets(parsed(LEAD + text, "", "2033-06-12")) for x in one.participants]
    assert f"unnamed: {called}" in found
