"""What a look at a store or a machine found: one value a check, for ``kg doctor`` to tell."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands with what was looked at; the last two leave something to do."""

    OK = "ok"
    NOTE = "note"  # as it may be; good to know
    REPAIRED = "repaired"
    TODO = "to do"
    MACHINE = "machine"  # the machine has not what is needed: room on the disk


@dataclass(frozen=True, slots=True)
class Finding:
    """
    What one ``check`` found.

    ``text`` says it in words, ``remedy`` what to do about it: a command, or a sentence.
    """

    check: str
    state: State
    text: str
    remedy: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return it as plain values, for programs."""
        return {name: str(value) for name, value in asdict(self).items()}

    def __str__(self) -> str:
        """Return it as a line."""
        return f"{self.check}: {self.state}: {self.text}" + (f". {self.remedy}" if self.remedy else "")


def ok(check: str, text: str) -> Finding:
    """Return that nothing is wrong."""
    return Finding(check, State.OK, text)


def note(check: str, text: str) -> Finding:
    """Return what is good to know."""
    return Finding(check, State.NOTE, text)


def repaired(check: str, text: str) -> Finding:
    """Return what was wrong and is not any more."""
    return Finding(check, State.REPAIRED, text)


def todo(check: str, text: str, remedy: str) -> Finding:
    """Return what is wrong and what the user can do."""
    return Finding(check, State.TODO, text, remedy)
