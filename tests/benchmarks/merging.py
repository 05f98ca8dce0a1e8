"""
What is merged right across articles: ``python -m tests.benchmarks.merging`` writes docs/merging.md.

Two ways, on the corpus of ``tests.benchmarks.corpus``. *Told right*: ``kg.resolve`` is given what a perfect reader finds, so that
only its own mistakes count. *Read*: ``kg build`` reads the articles as anybody's. ``--quick`` measures the first alone.

What is counted
    Of events, an item is one telling: an article and a meeting that was read there, whose truth is the event that the
    article tells there. Of people, an item is an article and a name of somebody who takes part in something there; names of
    offices alone are counted apart. B-cubed (Bagga and Baldwin 1998): an item's precision is the share of the items
    put together with it that belong with it, its recall the share of those that belong with it that are; each is averaged over
    all items, copies and revisions among them. What the reader missed is no item; how much that is, is told beside
    it. Meetings that the reader found where none is told are no items either, and counted.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.config import Config
from kg.model import UNNAMED
from kg.resolve import resolve
from tests.benchmarks.corpus import Corpus, corpus

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from kg.model import Event, Meeting, Relations, Report, Resolved
    from tests.benchmarks.corpus import Article
    from tests.benchmarks.corpus_text import Claim

Item = tuple[str, object]
"""An article, and what of it: a name, or where a meeting is told."""


@dataclass(frozen=True)
class Score:
    """B-cubed precision, recall and F1 over ``items``."""

    precision: float
    recall: float
    items: int

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.items else 0.0

    def __str__(self) -> str:
        return f"F1 {self.f1:.4f} (P {self.precision:.4f}, R {self.recall:.4f}; {self.items:,} items)"


def b_cubed(truth: Mapping[Item, Hashable], found: Mapping[Item, Hashable]) -> Score:
    """Return how far the groups of *found* are those of *truth*, over the items that both have."""
    items = truth.keys() & found.keys()
    true_sizes = Counter(truth[x] for x in items)
    found_sizes = Counter(found[x] for x in items)
    both = Counter((truth[x], found[x]) for x in items)
    total = len(items) or 1
    precision = sum(n * n / found_sizes[f] for (_, f), n in both.items()) / total
    recall = sum(n * n / true_sizes[t] for (t, _), n in both.items()) / total
    return Score(precision, recall, len(items))


@dataclass(frozen=True)
class Found:
    """What the items are in truth and in the graph; ``told`` is item → the claim, ``reports`` item → the report."""

    events: dict[Item, str]
    events_found: dict[Item, str]
    people: dict[Item, str]
    people_found: dict[Item, str]
    told: dict[Item, Claim]
    reports: dict[Item, Report]
    missed: int  # tellings that the reader did not find
    spurious: int  # meetings that it found where none is told


def compare(found: Corpus, resolved: Resolved, read: Mapping[str, Relations] | None = None) -> Found:
    """
    Return the items of *found* as *resolved* has them.

    *read* is what a reader found in each article; without it, *resolved* was made of what is true.
    """
    where = {(r.document, r.meeting): (event.key, r) for event in resolved.events for r in event.reports}
    linked = _linked(resolved)
    called = {x.key: {x.label, *x.aliases} for x in resolved.nodes}
    out = Found({}, {}, {}, {}, {}, {}, 0, 0)
    missed = spurious = 0
    for article in found.articles:
        relations = article.relations if read is None else read.get(article.id)
        if relations is None:
            missed += len(article.told)
            continue
        pairs = list(_pairs(article, relations, exact=read is None))
        missed += len(article.told) - len({i for i, _ in pairs if i is not None})
        spurious += sum(i is None for i, _ in pairs)
        for i, meeting in pairs:
            here = where.get((article.id, meeting))
            if i is None or here is None:
                continue
            key, report = here
            item: Item = (article.id, (meeting.evidence, meeting.participants, meeting.date))
            claim = article.told[i]
            out.events[item], out.events_found[item] = claim.event, key
            out.told[item], out.reports[item] = claim, report
            people = _people(article, relations, claim)
            for name, node in _aligned(meeting, report, linked.get(article.id, {}), called):
                if name in people:
                    out.people[article.id, name] = people[name]
                    out.people_found[article.id, name] = node
    return Found(**{**{n: getattr(out, n) for n in out.__dataclass_fields__}, "missed": missed, "spurious": spurious})


def _linked(resolved: Resolved) -> dict[str, dict[str, str]]:
    """Return article → name → node key, as far as statements and roles tell."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for linked in (*resolved.representations, *resolved.statements):
        found[linked.document].update(linked.keys)
    return found


def _aligned(
    meeting: Meeting, report: Report, known: Mapping[str, str], called: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    """Yield each participant's name with its node: a report has its nodes sorted, not in the order of the names."""
    names, nodes = list(dict.fromkeys(meeting.participants)), list(report.participants)
    for name in list(names):
        if (node := known.get(name)) in nodes:
            nodes.remove(node)
            names.remove(name)
            yield name, str(node)
    for name in list(names):
        if node := next((x for x in nodes if name in called.get(x, ())), None):
            nodes.remove(node)
            names.remove(name)
            yield name, node
    if len(names) == len(nodes) == 1:
        yield names[0], nodes[0]


def _pairs(article: Article, relations: Relations, *, exact: bool) -> Iterator[tuple[int | None, Meeting]]:
    """
    Yield each meeting that was read with the number of what the article tells there, ``None`` for nothing.

    In the sentence that tells it, or anywhere with the same people, one at least and no other; the claim with the
    same status and date first.
    """
    if exact:
        yield from enumerate(relations.meets)
        return
    for meeting in relations.meets:
        best, most = None, 0
        for i, (claim, true) in enumerate(zip(article.told, article.relations.meets, strict=True)):
            people = _people(article, relations, claim)
            shared = sum(people.get(x) in claim.who for x in meeting.participants)
            inside = meeting.evidence.field == true.evidence.field and (
                meeting.evidence.start < true.evidence.end and true.evidence.start < meeting.evidence.end
            )
            score = 8 * inside + 4 * shared + 2 * (meeting.date == claim.date) + (meeting.status == claim.status)
            if (inside or shared >= 2) and shared and score > most:
                best, most = i, score
        yield best, meeting


def _people(article: Article, relations: Relations, claim: Claim) -> dict[str, str]:
    """Return name → id in the truth of whom a document names, by the names that the article gives them."""
    found = {**article.people, **dict(zip(claim.names, claim.who, strict=True))}
    if relations is article.relations:
        return found
    for entity in relations.entities:
        if entity.name not in found:
            true = {found[x] for x in entity.aliases if x in found}
            ends = {
                who
                for name, who in article.people.items()
                if entity.name.endswith(name) or name.endswith(f" {entity.name}")
            }
            for these in (true, ends):
                if len(these) == 1:
                    found[entity.name] = these.pop()
                    break
    return found


# --- what went wrong ---------------------------------------------------------------------------


def shared_surnames(found: Corpus, items: Found) -> list[tuple[str, str, str]]:
    """Return (node, person, person) for each two people of one surname that one node stands for: there must be none."""
    by_node: defaultdict[str, set[str]] = defaultdict(set)
    for item, node in items.people_found.items():
        if items.people[item] in found.people:
            by_node[node].add(items.people[item])
    return [
        (node, one, other)
        for node, people in sorted(by_node.items())
        for one in sorted(people)
        for other in sorted(people)
        if one < other and set(found.people[one].family) & set(found.people[other].family)
    ]


def people_score(items: Found) -> Score:
    """Return B-cubed over people who are named."""
    named = {x: who for x, who in items.people.items() if not str(x[1]).startswith(UNNAMED) and who.startswith("p")}
    return b_cubed(named, items.people_found)


def offices(items: Found) -> tuple[int, int, int]:
    """Return how many offices without a name were found to be the right person, the wrong one, or were left open."""
    usual = _usual(items)
    right = wrong = 0
    mine = [x for x in items.people if str(x[1]).startswith(UNNAMED)]
    for item in mine:
        if "/source/" not in items.people_found[item]:
            right += (fine := usual.get(items.people_found[item]) == items.people[item])
            wrong += not fine
    return right, wrong, len(mine) - right - wrong


def _usual(items: Found) -> dict[str, str]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item, node in items.people_found.items():
        if not str(item[1]).startswith(UNNAMED):
            counts[node][items.people[item]] += 1
    return {node: told.most_common(1)[0][0] for node, told in counts.items()}


def statuses(found: Corpus, items: Found, events: Iterable[Event]) -> dict[str, tuple[int, int]]:
    """
    Return fate → (events whose node has the right status, events).

    An event's node is the one with most of its tellings; a disputed one is right as held.
    """
    status = {x.key: x.status.value for x in events}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item, event in items.events.items():
        counts[event][items.events_found[item]] += 1
    told: defaultdict[str, list[bool]] = defaultdict(list)
    for event, nodes in counts.items():
        key = min(nodes, key=lambda x: (-nodes[x], x))
        statuses_told = {c.status for i, c in items.told.items() if items.events[i] == event}
        if found.events[event].status in statuses_told:  # else no article has told it yet
            told[found.events[event].fate].append(status[key] == found.events[event].status)
    return {fate: (sum(right), len(right)) for fate, right in sorted(told.items())}


def event_errors(found: Corpus, items: Found) -> tuple[Counter[str], list[str]]:
    """
    Return how many items each kind of mistake concerns, and a line for each wrong merge.

    An item is split off where it is not with most of its event's; the reason is what it lacks or has otherwise than these.
    """
    counts: Counter[str] = Counter()
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    nodes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item, event in items.events.items():
        groups[event].append(item)
        nodes[items.events_found[item]][event] += 1
    for members in groups.values():
        main = Counter(items.events_found[x] for x in members).most_common(1)[0][0]
        inside = [x for x in members if items.events_found[x] == main]
        for item in members:
            if items.events_found[item] != main:
                counts[f"split: {_why(item, inside, items)}"] += 1
    merged = []
    for node, told in sorted(nodes.items()):
        if len(told) > 1:
            names = sorted(told)
            what = [found.events[x] for x in names]
            same = "same people" if len({frozenset(x.who) for x in what}) == 1 else "other people"
            days = "same day" if len({x.day for x in what}) == 1 else "other days"
            counts[f"merged: {same}, {days}"] += sum(told.values()) - max(told.values())
            merged.append(f"{node}: " + "; ".join(f"{x} ×{told[x]}, {found.events[x].day}" for x in names))
    return counts, merged


def _why(item: Item, others: Sequence[Item], items: Found) -> str:
    """Return what keeps an item from most reports of its event, the first that holds."""
    claim, report = items.told[item], items.reports[item]
    companies = {items.reports[x].participants for x in others}
    if report.participants not in companies:
        people = [(n, w) for n, w in zip(claim.names, claim.who, strict=True)]
        if any(n.startswith(UNNAMED) for n, _ in people):
            return "an office without a name"
        if any(not w.startswith("p") for _, w in people):
            return "a country for its people"
        if any(" " not in n for n, _ in people):
            return "a surname with an office"
        return "another spelling of a person, or another company"
    told = items.reports[item].meeting
    if told.date is None:
        return "no date"
    if len(told.date) < len("2033-05-03"):
        return "a month, no day"
    if told.date not in {items.reports[x].meeting.date for x in others}:
        return "another day was read"
    if told.kind.value not in {items.reports[x].meeting.kind.value for x in others}:
        return "another kind"
    return "place, or else"


def people_errors(found: Corpus, items: Found) -> Counter[str]:
    """Return how many named items stand apart from most of their person's, or with most of another's, by kind."""
    counts: Counter[str] = Counter()
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    usual = _usual(items)
    for item, who in items.people.items():
        if str(item[1]).startswith(UNNAMED) or who not in found.people:
            continue
        groups[who].append(item)
        if usual[items.people_found[item]] != who:
            counts["merged: with another person"] += 1
    for who, members in groups.items():
        main = Counter(items.people_found[x] for x in members).most_common(1)[0][0]
        common = found.people[who].full(found.people[who].given[0], found.people[who].family[0])
        for item in members:
            if items.people_found[item] != main:
                name = str(item[1])
                kind = (
                    "surname with an office"
                    if name in found.people[who].family
                    else "another spelling"
                    if name != common
                    else "the common spelling"
                )
                counts[f"split: {kind}"] += 1
    return counts


def told_right(found: Corpus) -> tuple[Resolved, float]:
    """Return what ``resolve`` makes of what is true, and in how many seconds."""
    relations = [x.relations for x in found.articles]
    began = time.perf_counter()
    return resolve(relations, Config()), time.perf_counter() - began


def report(found: Corpus, resolved: Resolved, items: Found, *, listed: int = 10) -> str:
    """Return the figures of one way, for people."""
    counts, merged = event_errors(found, items)
    right, wrong, left = offices(items)
    lines = [
        f"events  {b_cubed(items.events, items.events_found)}",
        f"people  {people_score(items)}",
        f"people of one surname merged: {len(shared_surnames(found, items))}",
        f"offices without a name: {right} right, {wrong} wrong, {left} left open",
        f"tellings missed {items.missed}, read where none is told {items.spurious}",
        "final status right: "
        + ", ".join(f"{k} {a}/{b}" for k, (a, b) in statuses(found, items, resolved.events).items()),
        "events, items by mistake:",
        *(f"  {n:5} {what}" for what, n in counts.most_common()),
        "people, items by mistake:",
        *(f"  {n:5} {what}" for what, n in people_errors(found, items).most_common()),
        f"wrong merges of events: {len(merged)}",
        *(f"  {x}" for x in merged[:listed]),
        *(f"  shared surname: {x}" for x in shared_surnames(found, items)[:listed]),
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.merging", description=__doc__.partition("\n\n")[0]
    )
    parser.add_argument("--quick", action="store_true", help="what a perfect reader finds, merged; nothing is written")
    parser.add_argument("--events", type=int, default=300)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    found = corpus(given.events, given.articles, given.seed)
    resolved, seconds = told_right(found)
    print(report(found, resolved, compare(found, resolved)))
    print(f"resolve: {seconds:.2f} s for {len(found.articles):,} articles")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
