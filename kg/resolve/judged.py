"""What the judgements of entities come to in a collection: which nodes they are of, and which apply to nothing."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from kg.model import Judgement, Reason, Verdict
from kg.resolve.decisions import Decision, Decisions


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of nodes that are in the graph, why two are one or two, and the lines that apply to nothing."""

    judged: tuple[tuple[str, Judgement], ...] = ()
    reasons: tuple[Reason, ...] = ()
    unused: tuple[int, ...] = ()


def known(
    found: Decisions,
    there: Container[str],
    apart: Mapping[tuple[str, str], tuple[str, ...]],
    replaced: Mapping[str, str],
    nodes: Container[str],
) -> Judged:
    """
    Return what *found* says of the nodes of a collection.

    *there* are the node keys that its articles name, before judgements merge any; *replaced* says which of them
    stands for which; *nodes* are those in the graph; *apart* has the nodes of names that are someone else in one
    article, by its digest and the name.
    """
    judged: set[tuple[str, Judgement]] = set()
    reasons: list[Reason] = []
    unused: list[int] = []
    for row in found.rows:
        if row.key:
            continue
        if row.article:
            mine = apart.get((row.article, row.names[0]), ())
            if not mine:
                unused.append(row.line)
            judgement = Judgement(row.verdict, row.by, row.why, f"{row.names[0]} in this article alone")
            judged |= {(key, judgement) for key in mine}
            reasons += [Reason("apart", (key,), row.names, str(judgement)) for key in mine]
            continue
        if not all(name in there for name in row.names):
            unused.append(row.line)
            continue
        for key, judgement in _of_two(row, replaced):
            judged.add((key, judgement))
            kind = "merged" if row.verdict is Verdict.SAME else "apart"
            reasons.append(Reason(kind, (key, *(x for x in row.names if x != key)), (), str(judgement)))
    in_graph = sorted(((key, x) for key, x in judged if key in nodes), key=lambda pair: (pair[0], str(pair[1])))
    return Judged(tuple(in_graph), tuple(reasons), tuple(sorted(unused)))


def _of_two(row: Decision, replaced: Mapping[str, str]) -> set[tuple[str, Judgement]]:
    """Return the nodes that a judgement of two entities is of now, each with what is said there."""
    one, other = row.names
    if row.verdict is Verdict.SAME:
        now = {replaced.get(name, name) for name in row.names}
        return {(key, Judgement(row.verdict, row.by, row.why, " = ".join(sorted(row.names)))) for key in now}
    pairs = ((one, other), (other, one))
    return {(replaced.get(key, key), Judgement(row.verdict, row.by, row.why, than)) for key, than in pairs}
