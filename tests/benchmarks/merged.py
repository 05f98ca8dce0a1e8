"""
What a graph made of the corpus has right and wrong: items, B-cubed, kinds of mistake.

Of events, an item is one telling: an article and a meeting that was read there, whose truth is the event that the
article tells there. Of people, an item is an article and the name of somebody who takes part in something there;
names of offices alone are counted apart. B-cubed (Bagga and Baldwin 1998): an item's precision is the share of the
items put together with it that belong with it, its recall the share of those that belong with it that are; each is
averaged over all items, copies among them. What the reader missed is no item; nor is a meeting that it found where
none is told, nor what an older version of an article tells where only the newest one speaks: how many these are
stands beside the figures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING

from kg.model import UNNAMED
from kg.rdf import iri, quads

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from kg.config import Config
    from kg.model import Event, Meeting, Relations, Report, Resolved
    from tests.benchmarks.corpus import Article, Corpus
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

    events: dict[Item, str] = field(default_factory=dict)
    events_found: dict[Item, str] = field(default_factory=dict)
    people: dict[Item, str] = field(default_factory=dict)
    people_found: dict[Item, str] = field(default_factory=dict)
    told: dict[Item, Claim] = field(default_factory=dict)
    reports: dict[Item, Report] = field(default_factory=dict)
    missed: int = 0  # tellings that the reader did not find
    spurious: int = 0  # meetings that it found where none is told
    left_out: int = 0  # tellings that were read and are in no report


def compare(found: Corpus, resolved: Resolved, read: Mapping[str, Relations] | None = None) -> Found:
    """
    Return the items of *found* as *resolved* has them.

    *read* is what a reader found in each article; without it, *resolved* was made of what is true.
    """
    where = {(r.document, r.meeting): (event.key, r) for event in resolved.events for r in event.reports}
    linked = _linked(resolved)
    called = {x.key: {x.label, *x.aliases} for x in resolved.nodes}
    out = Found()
    missed = spurious = left_out = 0
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
            left_out += i is not None and here is None
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
    return replace(out, missed=missed, spurious=spurious, left_out=left_out)


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

    An item is split off where it is not with most of its event's; the reason is what it lacks or has otherwise than
    these.
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


# --- copies --------------------------------------------------------------------------------------


def copies(found: Corpus, resolved: Resolved, config: Config) -> tuple[int, int, int]:
    """
    Return how many pairs of articles are told to be copies (or versions of one) and are, are told to be, and are.

    Who is a copy of whom is asked of the triples: ``dip:copyOf``, and ``dcterms:isReplacedBy`` between articles.
    """
    articles = {iri.article(config, x.relations.document): x.id for x in found.articles}
    told = [
        (articles[s], articles[o])
        for s, p, o, graph in quads(resolved, config, {})
        if graph is None and p.endswith(("copyOf", "isReplacedBy")) and s in articles and o in articles
    ]
    true = [(x.id, other) for x in found.articles for other in (x.copy_of, x.revises) if other]
    mine, theirs = _pairs_of(told), _pairs_of(true)
    return len(mine & theirs), len(mine), len(theirs)


def _pairs_of(edges: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return each two that are joined by *edges*, in one step or more."""
    group: dict[str, set[str]] = {}
    for one, other in edges:
        joined = group.get(one, {one}) | group.get(other, {other})
        for member in joined:
            group[member] = joined
    return {pair for members in group.values() for pair in combinations(sorted(members), 2)}
