"""A view as a still picture has it: signs and lines that fit on paper, a legend, and what it was made from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.draw import view
from kg.draw.facts import Facts
from kg.draw.figure import Figure, Line, Sign, figure
from kg.draw.looks import RELATIONS, STATUSES, TYPES
from kg.draw.placing import measure
from kg.draw.view import View, day

Counted = tuple[str, int]

NOUNS = {
    "articles": ("article", "articles"),
    "person": ("person", "people"),
    "country": ("country", "countries"),
    "organisation": ("organisation", "organisations"),
    "place": ("place", "places"),
    view.MEETS: ("meeting", "meetings"),
    view.SAYS: ("statement", "statements"),
    view.REPRESENTS: ("office", "offices"),
}
"""What is counted under the title, with its nouns."""


@dataclass(frozen=True, slots=True)
class Still:
    """
    A picture that is all there: what is drawn, and the words round it.

    ``counts`` are figures with their nouns; ``types``, ``relations`` and ``statuses`` what is in the picture, in the
    order of the legend, with how many there are; ``note`` says of what it is a part, ``source`` what it was made from.
    """

    title: str
    note: str
    source: str
    figure: Figure
    counts: tuple[tuple[int, str], ...]
    types: tuple[Counted, ...]
    relations: tuple[Counted, ...]
    statuses: tuple[Counted, ...]

    def described(self) -> str:
        """Return the picture in words, for those who do not see it: what it has, and who is linked to the most."""
        first = sorted(self.figure.signs, key=lambda sign: (-sign.links, sign.label))[:10]
        linked = "; ".join(f"{sign.label} ({sign.links})" for sign in first if sign.links)
        counts = ", ".join(f"{number:,} {noun}" for number, noun in self.counts)
        told = [f"A network of {counts}." if counts else "Nothing is drawn.", self.note]
        told += [f"Linked to the most others: {linked}."] if linked else []
        return " ".join(x for x in (*told, self.source) if x)

    def hints(self) -> str:
        """Return how to read sizes and numbers."""
        hints = [
            "Larger: linked to more others.",
            "Thicker: in more reports; a number on a line counts what it bundles.",
        ]
        if any(line.tenure for line in self.figure.lines):
            hints.append("A dotted arrow: an office no longer held, or not yet.")
        return " ".join(hints)


def still(facts: Facts, graph: View, *, title: str, note: str, made_from: str, seed: int = 0) -> Still:
    """
    Return the picture of *graph*, whose edges point into *facts*; who has no line is left out.

    *made_from* is the name of the graph; the source tells the days of its articles, not that of the drawing.
    """
    joined = view.joined(graph)
    drawn = figure(joined, facts, seed, measure)
    shown = _shown(drawn.lines)
    meetings = Counter(facts.meetings[index].status for index in shown[view.MEETS])
    types = Counter(sign.type for sign in drawn.signs)
    facts_of = Counter({relation: len(found) for relation, found in shown.items()})
    numbers = types + facts_of + Counter(articles=len(set(_articles(facts, shown))))
    return Still(
        title=title,
        note=note,
        source=_source(facts, made_from),
        figure=drawn,
        counts=tuple((numbers[x], NOUNS[x][numbers[x] != 1]) for x in NOUNS if numbers[x]),
        types=tuple((x, types[x]) for x in TYPES if types[x]),
        relations=tuple((x, facts_of[x]) for x in RELATIONS if facts_of[x]),
        statuses=tuple((x, meetings[x]) for x in STATUSES if meetings[x]),
    )


def _shown(lines: Iterable[Line]) -> dict[str, set[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for line in lines:
        found[line.relation].update(line.facts)
    return found


def _articles(facts: Facts, shown: dict[str, set[int]]) -> Iterator[str]:
    """Yield the articles that tell what is drawn."""
    for index in shown.get(view.MEETS, ()):
        yield from (report.article for report in facts.meetings[index].reports)
    for relation, table in (
        (view.SAYS, facts.statements),
        (view.REPRESENTS, facts.roles),
        (view.LOCATED_IN, facts.within),
    ):
        for index in shown.get(relation, ()):
            yield from (facts.passages[iri].article for iri in table[index].evidence)


def _source(facts: Facts, made_from: str) -> str:
    days = sorted(article.date[:10] for article in facts.articles.values() if article.date)
    number = len(facts.articles)
    told = f"Drawn by Communiqué from {made_from}: {number:,} {'article' if number == 1 else 'articles'}"
    if not days:
        return f"{told}."
    newest = day(days[-1])
    return f"{told}, the newest of {newest}." if number > 1 else f"{told}, of {newest}."


def called(sign: Sign) -> str:
    """Return what *sign* says of itself when pointed at: its whole name, and what it is."""
    links = f", linked to {sign.links:,} {'other' if sign.links == 1 else 'others'}" if sign.links else ""
    return f"{sign.label} ({TYPES[sign.type].one}{links})"


def told(line: Line, signs: tuple[Sign, ...]) -> str:
    """Return what *line* says when pointed at: who, what, its status, and by how many reports."""
    one, other = signs[line.start].label, signs[line.end].label
    what = RELATIONS[line.relation].label.lower()
    of = ", ".join(x for x in (what, line.status or line.tenure) if x)
    number = f"{len(line.facts):,} times, " if len(line.facts) > 1 else ""
    reports = f"{line.reports:,} {'report' if line.reports == 1 else 'reports'}" if line.reports else "from a table"
    return f"{one} – {other}: {of} ({number}{reports})"
