"""``tests.benchmarks.corpus``: its truth is true of its text, and fair."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from kg.config import Config
from kg.keys import fold
from kg.model import Document, Status
from kg.read import read
from tests.benchmarks.corpus import Corpus, corpus, lines
from tests.benchmarks.corpus_world import APART


@pytest.fixture(scope="module")
def found() -> Corpus:
    return corpus(40, 400, seed=5)


def test_the_same_numbers_give_the_same_articles(found: Corpus) -> None:
    """Byte by byte, in their order."""
    assert list(lines(corpus(40, 400, seed=5).articles)) == list(lines(found.articles))


def test_there_are_as_many_as_asked_for(found: Corpus) -> None:
    """Each with an id of its own."""
    assert (len(found.events), len(found.articles), len({x.id for x in found.articles})) == (40, 400, 400)


def test_offsets_hold(found: Corpus) -> None:
    """A mention reads as its entity's name or alias; a participant's span and a place's lie in the sentence."""
    for article in found.articles:
        body = article.relations.document.body
        for entity in article.relations.entities:
            assert {body[m.start : m.end].lower() for m in entity.mentions} <= {
                x.lower() for x in (entity.name, *entity.aliases)
            }
        for meeting in article.relations.meets:
            where = meeting.evidence
            assert body[where.start].isupper()
            assert body[where.end - 1] == "."
            assert len(meeting.participant_spans) == len(meeting.participants)
            assert all(where.start <= a < b <= where.end for a, b in meeting.participant_spans)
        for said in article.relations.says:
            assert [said.text] == [body[a:b] for a, b in said.spans]


def test_each_article_is_read_as_it_was_written(found: Corpus, tmp_path: Path) -> None:
    """As English, at the same offsets, of the same day: that of a few stands in their text alone."""
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(lines(found.articles)), encoding="utf-8")
    documents = {x.id: x for x in read([str(path)], config=Config()) if isinstance(x, Document)}
    assert any("published" not in x.record() for x in found.articles)
    for article in found.articles:
        told, back = article.relations.document, documents[article.id]
        assert (back.title, back.body, back.published) == (told.title, told.body, told.published)


def test_each_meeting_has_its_claim(found: Corpus) -> None:
    """In the same order, of the same status, with the same names."""
    for article in found.articles:
        assert [(m.participants, m.status) for m in article.relations.meets] == [
            (c.names, Status(c.status)) for c in article.told
        ]


def test_nobody_shares_a_full_name(found: Corpus) -> None:
    """In no spelling; surnames are shared, by some in one country."""
    spelt = Counter(name for x in found.people.values() for name in {fold(n).replace(" ", "") for n in x.names()})
    assert max(spelt.values()) == 1
    families = Counter((x.family[0], x.posts[0].land.name) for x in found.people.values())
    assert max(families.values()) > 1


def test_events_of_the_same_two_are_days_apart(found: Corpus) -> None:
    """Else no reader could tell an article of one from an article of the other."""
    for one, other in combinations(found.events.values(), 2):
        if len(set(one.who) & set(other.who)) > 1:
            assert abs((one.day - other.day).days) >= APART


def test_what_is_held_was_told_after_the_day_and_what_is_planned_before(found: Corpus) -> None:
    """No article knows more than its day of publication allows."""
    for article in found.articles:
        published = date.fromisoformat(article.relations.document.published or "")
        for claim in article.told:
            day = found.events[claim.event].day
            assert claim.status != "held" or day <= published
            assert claim.status not in ("planned", "possible") or day >= published


def test_a_copy_says_what_its_original_says(found: Corpus) -> None:
    """All of it or its beginning, under another publisher; a revision has its original's URL."""
    by_id = {x.id: x for x in found.articles}
    copies = [(x.relations.document, by_id[x.copy_of].relations.document) for x in found.articles if x.copy_of]
    revisions = [(x.relations.document, by_id[x.revises].relations.document) for x in found.articles if x.revises]
    assert copies
    assert revisions
    assert all(old.body.startswith(new.body) and old.publisher != new.publisher for new, old in copies)
    assert all(new.body.startswith(old.body) and new.url == old.url for new, old in revisions)


def test_every_event_has_a_history(found: Corpus) -> None:
    """Told at least once, by day of publication; some are contradicted, some called off after they were announced."""
    history = found.history()
    assert history.keys() == found.events.keys()
    told = {name: {status for _, status, _ in steps} for name, steps in history.items()}
    assert any({"held", "denied"} <= x for x in told.values())
    assert any({"planned", "cancelled"} <= x for x in told.values())
