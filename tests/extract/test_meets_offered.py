"""``kg.extract.meets_offered``: meetings offered or asked for, and what became of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.three import with_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

BOTH = "Larsen Petrova"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ms Petrova turned down Mr Larsen's offer of a phone call.", "denied"),
        ("Ms Petrova has turned down an offer of talks from Mr Larsen.", "denied"),
        ("Ms Petrova rejected Mr Larsen's proposal for talks.", "denied"),
        ("Mr Larsen's request for a meeting was turned down by Ms Petrova.", "denied"),
        ("Ms Petrova did not reject Mr Larsen's proposal for talks.", "possible"),
        ("Mr Larsen's request for a meeting with Ms Petrova is being considered.", "possible"),
        ("Ms Petrova granted Mr Larsen's request for a meeting.", "planned"),
        ("Ms Petrova may accept Mr Larsen's proposal for talks.", "possible"),
    ],
)
def test_the_answer_tells_the_status(parsed: Parse, text: str, status: str) -> None:
    assert with_status(parsed, text) == [(BOTH, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Petrova turned down Mr Larsen's offer of money.",
        "Ms Petrova turned down an offer of talks.",
        "Mr Larsen's request for information was turned down by Ms Petrova.",
    ],
)
def test_offers_of_other_things_or_of_nobody_tell_nothing(parsed: Parse, text: str) -> None:
    assert with_status(parsed, text) == []
