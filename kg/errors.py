"""What can go wrong, said so that a user knows what to do: one base, few kinds."""

from __future__ import annotations


class KgError(Exception):
    """
    Base of every error that Communiqué raises on purpose.

    Its text says what, where and what to do. ``exit_code`` is what the command
    line ends with: 2 the user can fix it, 3 the machine failed.
    """

    exit_code = 2


class InputError(KgError):
    """An input cannot be read. ``source`` names the file (and line) as the user gave it."""

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        self.source = source
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{source}: {problem}. {remedy}")


class ConfigError(KgError):
    """A setting has a value that means nothing; the text lists the known ones."""


class UnknownNameError(KgError):
    """A name (of a query, a format, a person) is not known. ``known`` holds the nearest or all known ones."""

    def __init__(self, message: str, known: tuple[str, ...] = ()) -> None:
        self.known = known
        super().__init__(message)


class StoreError(KgError):
    """A store is missing, damaged, of another version or in use."""


class LockedError(KgError):
    """A build that should repeat another cannot. ``differences`` names each thing that is not as it was there."""

    def __init__(self, problem: str, differences: tuple[str, ...], shown: int = 20) -> None:
        self.differences = differences
        more = len(differences) - shown
        rest = (f"  … and {more:,} more",) if more > 0 else ()
        super().__init__("\n".join((f"{problem}:", *(f"  {x}" for x in differences[:shown]), *rest)))


class QueryError(KgError):
    """
    A query cannot be parsed or run; the text shows where.

    ``line`` and ``column`` are the place in the query, counted from 1, where there is one; ``suggestions`` what
    was perhaps meant there.
    """

    def __init__(
        self, message: str, *, line: int | None = None, column: int | None = None, suggestions: tuple[str, ...] = ()
    ) -> None:
        self.line = line
        self.column = column
        self.suggestions = suggestions
        super().__init__(message)


class RefusedError(QueryError):
    """A query asks for what a reader may not do: change the graph, or have another server asked."""


class MachineError(KgError):
    """The machine failed us: disk full, read-only folder, no memory."""

    exit_code = 3


def in_a_line(error: BaseException) -> str:
    """Return what *error* of a library says, in a line for a message of ours; its kind where it is silent."""
    return " ".join(str(error).split()) or type(error).__name__
