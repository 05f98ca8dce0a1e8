"""Three people whom the tests of meetings tell of, with names that a parser knows, named before what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Elena Petrova, Henrik Larsen and Omar Haddad are neighbours.\n\n"


def surnames(parsed: Parse, text: str) -> list[str]:
    """Return the surnames of those of each meeting of *text*, sorted."""
    return [who for who, _ in with_status(parsed, text)]


def with_status(parsed: Parse, text: str) -> list[tuple[str, str]]:
    """Return who takes part in each meeting of *text*, and its status."""
    from kg.extract.meets import meets

    found = meets(parsed(LEAD + text, "", "2024-06-12"))
    return [(" ".join(sorted(y.split()[-1] for y in x.participants)), x.status.value) for x in found]
