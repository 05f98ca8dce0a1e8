"""
How many independent sources tell of a fact.

Copies of one article are one source, that of the original, and so are all articles of
one outlet: as ``dip:independentSources`` counts them for meetings when a graph is built.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.draw.facts import Facts, Meeting, Role, Statement, Within

_HOST = re.compile(r"^\w+://(?:www\.)?([^/?#:]+)")


class Counter:
    """
    Counts the sources of the facts of one graph.

    An office counts for all who state it: that somebody represents somebody, in
    whichever role and whenever. A statement counts with those that repeat it.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._outlets = {iri: _outlet(facts, iri) for iri in facts.articles}
        self._offices: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for role in facts.roles:
            self._offices[role.who, role.whom] |= self._of(role.evidence)
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        for said in facts.statements:
            self._words[said.repeats or said.iri] |= self._of(said.evidence)

    def of_meeting(self, meeting: Meeting) -> int:
        """Return what the build counted, or where it did not, the sources of its reports."""
        if meeting.sources is not None:
            return meeting.sources
        return len({self._outlets.get(report.article, report.article) for report in meeting.reports})

    def of_statement(self, said: Statement) -> int:
        """Return the sources that tell the same words."""
        return len(self._words[said.repeats or said.iri])

    def of_role(self, role: Role) -> int:
        """Return the sources that tell of the office."""
        return len(self._offices[role.who, role.whom])

    def of_within(self, part: Within) -> int:
        """Return none where only a table tells it."""
        return len(self._of(part.evidence))

    def _of(self, evidence: Iterable[str]) -> set[str]:
        articles = (self._facts.passages[iri].article for iri in evidence)
        return {self._outlets.get(iri, iri) for iri in articles}


def _outlet(facts: Facts, iri: str) -> str:
    """Return the outlet of an article, or of its original: by name, else by the host of its address, else itself."""
    article = facts.articles[iri]
    article = facts.articles.get(article.original or iri, article)
    if name := " ".join((article.publisher or "").casefold().split()).removeprefix("the "):
        return f"name {name}"
    host = _HOST.match(article.url or "")
    return f"host {host[1].casefold()}" if host else f"article {article.iri}"
