"""
Turtle of the user's own at the gate: what is not as the shapes have it is kept aside with why, thing by thing.

Twice. First by itself, with the rows of our tables that it speaks of: what it says must be whole without any
article, so that it does not come and go with them. Then beside the articles: what makes a graph invalid that is valid
without it is kept aside, never the articles' own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from kg.check.compiled import violations
from kg.check.disjoint import contradictions
from kg.check.stopped import Stopped
from kg.config import Config
from kg.errors import KgError
from kg.rdf.extra import Extra, keys_in
from kg.rdf.quad import Quad
from kg.rdf.registry import registry_triples
from kg.tables import Tables

Made = Callable[[Sequence[Extra]], Iterable[Quad]]


def admitted(extras: Sequence[Extra], config: Config, tables: Tables) -> tuple[tuple[Extra, ...], tuple[Stopped, ...]]:
    """Return what of *extras* is valid by itself, and what was stopped."""

    def made(left: Sequence[Extra]) -> Iterable[Quad]:
        for triple in registry_triples((), config, tables, keys_in(left, config)):
            yield (*triple, None)
        for triple in (triple for extra in left for triple in extra.triples):
            yield (*triple, None)

    return conforming(extras, made)


def conforming(extras: Sequence[Extra], made: Made) -> tuple[tuple[Extra, ...], tuple[Stopped, ...]]:
    """Return what of *extras* may stay, so that what *made* makes of it is valid, and what was stopped."""
    left, stopped = tuple(extras), dict[str, Stopped]()
    while left:
        quads = tuple(made(left))
        wrong: defaultdict[str, list[str]] = defaultdict(list)
        for violation in violations(quads):
            if not violation.warning:
                wrong[violation.focus].append(str(violation))
        for problem in contradictions(quads):
            wrong[problem.thing].append(str(problem))
        if not wrong:
            break
        blamed = _blamed(left, wrong)
        if not blamed:
            raise KgError(f"the graph is not valid, and no file of your own is to blame: {wrong[min(wrong)][0]}")
        for subject, reasons in blamed.items():
            files = tuple(f"with/{extra.name}" for extra in left if any(str(s) == subject for s, _, _ in extra.triples))
            stopped[subject] = Stopped("own", subject, files, tuple(sorted(reasons)))
        left = tuple(extra.without(blamed) for extra in left)
    return left, tuple(sorted(stopped.values(), key=lambda x: x.iri))


def _blamed(extras: Sequence[Extra], wrong: dict[str, list[str]]) -> dict[str, set[str]]:
    """Return subject → reasons: of what is wrong in itself, else of all that speaks of it."""
    subjects = {str(s) for extra in extras for s, _, _ in extra.triples}
    if own := subjects & wrong.keys():
        return {subject: set(wrong[subject]) for subject in own}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for s, _, o in (triple for extra in extras for triple in extra.triples):
        if str(o) in wrong:
            found[str(s)] |= {*wrong[str(o)]}
    return found
