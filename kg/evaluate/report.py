"""Figures and differences as text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.evaluate.tally import Difference, Figures, Result

LABEL = 36


def table(figures: Figures) -> str:
    """Return *figures*, one a line, in the order they come."""
    return "".join(f"{name:{LABEL}} {_shown(value)}\n" for name, value in figures.items())


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "  ".join(f"{name} {'–' if x is None else x}" for name, x in value.items())
    return "–" if value is None else str(value)


def differences(found: Iterable[Difference]) -> Iterator[str]:
    """Yield each difference on a line of its own and the sentence on the next."""
    for one in found:
        told = " → ".join(x for x in (one.wanted, one.got) if x)
        yield f"{one.document}  {one.relation} {one.what}: {told}"
        if one.sentence:
            yield f"    {one.sentence}"


def rules(result: Result) -> str:
    """Return how often each rule was right, the worst first."""
    counts = sorted(result.rules.items(), key=lambda x: (x[1][0] / x[1][1], x[0]))
    return "".join(f"{name:{LABEL}} {right / of:.2f}  {right} of {of}\n" for name, (right, of) in counts)
