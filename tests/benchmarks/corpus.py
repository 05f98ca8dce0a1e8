"""
A corpus of made-up diplomatic news with its truth: a few hundred events, told by ten times as many short articles.

``python -m tests.benchmarks.corpus FOLDER [EVENTS ARTICLES SEED]`` writes ``articles.jsonl`` for ``kg build``,
``relations.jsonl`` (what a perfect reader finds in each, in the schema of ``kg.model.Relations``) and ``truth.json``.
The same numbers give the same bytes. The people are plainly fictional, the countries and cities are real.

What is told
    Each event is announced, and then held, called off, put off, denied, or still ahead at the end, and told from
    several sides: by people's full names, in one of their spellings, by office and surname, by the office alone, by
    their countries; to the day, the week, the month, or with no date; in a city, a venue, a country, or nowhere; as a
    meeting, talks, a visit, a summit. Some outlets deny what others hold. Some articles tell of several events, or
    recall an earlier one of the same people. Agencies' articles are copied (as they are, cut, or under another
    headline), and some are revised at their URL.

What a careful human goes by, so that the truth is fair
    Two reports are of one event only where one can see it. ``fits`` has what a report leaves open: which events of
    the corpus have these people (their office on that day, or their countries, may stand for them), are a call or not
    as it says, on the day, in the week or month and at the place that it gives; without a date, within six days
    before an article that tells what happened, thirty days after one that tells what is to come, and three weeks
    around one that tells of a cancellation or denial. An article is kept only if one event fits. So the human uses:
    who took part, the date at its precision, the day of publication, the place where one is told, and whether it was
    a call; never the kind words besides. The first article of each event gives full names, the day and the city. Two
    people never share a full name in any of its spellings; many share surnames, some of them in one cabinet. Two
    events with two people in common are at least ``APART`` days apart; a postponed one gets no new date (who meets
    later meets anew). An office without a name is that of who held it on the day, as other articles of these days
    say.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import schema
from tests.benchmarks import corpus_words as words
from tests.benchmarks.corpus_story import Telling, script
from tests.benchmarks.corpus_text import Claim, Piece, Script, claims, cut, relations, sentence, sentences
from tests.benchmarks.corpus_world import END, Event, Person, by_id, events, people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from random import Random

    from kg.model import Relations

COPIES, REVISIONS = 0.12, 0.03
"""Shares of all articles."""

AGENCIES = words.PUBLISHERS[:3]
UNDATED = 0.02
"""Articles that tell their day of publication in the dateline alone."""


@dataclass(frozen=True)
class Article:
    """
    One article with its truth: ``told[i]`` is what ``relations.meets[i]`` tells, ``people`` name → id.

    ``copy_of`` and ``revises`` are ids of other articles; ``undated``, that only its text says when it was published.
    """

    relations: Relations
    told: tuple[Claim, ...]
    people: dict[str, str]
    copy_of: str | None = None
    revises: str | None = None
    undated: bool = False

    @property
    def id(self) -> str:
        return self.relations.document.id

    def record(self) -> dict[str, Any]:
        """Return it as a line of JSON Lines for ``kg build``."""
        document = self.relations.document
        made = {"id": document.id, "title": document.title, "body": document.body, "published": document.published,
                "publisher": document.publisher, "url": document.url}  # fmt: skip
        return {key: value for key, value in made.items() if key != "published" or not self.undated}


@dataclass(frozen=True)
class Corpus:
    people: dict[str, Person]
    events: dict[str, Event]
    articles: tuple[Article, ...]

    def history(self) -> dict[str, list[tuple[str, str, str]]]:
        """Return event → (day of publication, status, article), in that order: the history that a graph should tell."""
        found: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for article in self.articles:
            for claim in article.told:
                found[claim.event].append((article.relations.document.published or "", claim.status, article.id))
        return {name: sorted(told) for name, told in sorted(found.items())}


def corpus(count: int = 300, articles: int = 3000, seed: int = 1) -> Corpus:
    """Return *articles* articles that tell of *count* events."""
    rng = random.Random(f"corpus {seed}")
    everybody = people(rng, max(12, round(0.55 * count)))
    happened = events(rng, everybody, count)
    made = _stories(rng, everybody, happened, articles - round(articles * (COPIES + REVISIONS)))
    numbers = rng.sample(range(10_000, 10_000 + 3 * articles), articles)  # an id tells nothing of when or what
    written = [x.article(_id(x.publisher, n), n) for x, n in zip(made, numbers, strict=False)]
    for number in numbers[len(made) :]:
        copied = rng.random() < COPIES / (COPIES + REVISIONS)
        written.append((_copy if copied else _revision)(rng, made, written, number))
    rng.shuffle(written)
    return Corpus(by_id(everybody), {x.id: x for x in happened}, tuple(written))


@dataclass(frozen=True)
class _Story:
    script: Script
    published: date
    publisher: str
    undated: bool = False

    def article(self, name: str, number: int, **truth: Any) -> Article:
        url = truth.pop("url", None) or f"https://example.org/{_slug(self.publisher)}/{number}"
        found = relations(self.script, name, self.published.isoformat(), self.publisher, url)
        return Article(found, tuple(claims(self.script)), self.script.people, undated=self.undated, **truth)


def _slug(publisher: str) -> str:
    return publisher.lower().replace(" ", "-")


def _id(publisher: str, number: int) -> str:
    return f"{_slug(publisher)}-{number}"


# --- which articles there are ----------------------------------------------------------------


def _stories(rng: Random, everybody: Sequence[Person], happened: Sequence[Event], count: int) -> list[_Story]:
    """Return *count* articles, no copies among them; each event has one that tells it in full, most have many."""
    known = by_id(everybody)
    world = _World(happened, known)
    weights = [rng.choice((2, 4, 6, 8, 8, 10, 14, 20)) for _ in happened]
    chosen = [*happened, *rng.choices(happened, weights, k=max(0, count - len(happened)))]
    made: list[_Story] = []
    texts: defaultdict[str, list[set[str]]] = defaultdict(list)
    for number, event in enumerate(chosen[:count]):
        made.append(_story(rng, world, event, texts[event.id], anchor=number < len(happened)))
    return made


def _story(rng: Random, world: _World, event: Event, others: list[set[str]], *, anchor: bool) -> _Story:
    """
    Return one article of *event*, told as vaguely as it can be and still be understood, by chance.

    *others* has the sentences of its other articles: of none has it half, or it would be a copy.
    """
    for attempt in range(60):
        phase, published = _moment(rng, event)
        exact = anchor or attempt > 40
        tellings = [_telling(rng, event, phase, exact=exact)]
        if not anchor:
            tellings += _more(rng, world, event, phase, published)
        publisher = rng.choice(AGENCIES) if rng.random() < 0.35 else rng.choice(words.PUBLISHERS)
        hows = {} if exact else _hows(rng, world, tellings)
        undated = rng.random() < UNDATED
        made = script(rng, tellings, world.people, published, publisher, hows, undated=undated)
        if made is None or any(world.fits(x, published) != {x.event} for x in claims(made)):
            continue
        text = set(sentences(made))
        if all(2 * len(text & other) < min(len(text), len(other)) for other in others):
            others.append(text)
            return _Story(made, published, publisher, undated)
    raise ValueError(f"no article can tell {event} so that it is understood")


def _telling(rng: Random, event: Event, phase: str, *, exact: bool) -> Telling:
    if exact:
        return Telling(event, phase)
    when = rng.choices(("day", "week", "month", "none"), (62, 8, 10, 20))[0]
    where = rng.choices(("city", "venue", "country", "none"), (45, 20, 10, 25))[0]
    form = rng.choices(("people", "countries", "guest"), (95, 3, 2))[0]
    if form != "people" and (len(event.who) > 2 or event.call or phase not in ("held", "planned")):
        form = "people"
    return Telling(event, phase, when, where, form)


def _moment(rng: Random, event: Event) -> tuple[str, date]:
    """Return what an article says became of *event*, and when it is published."""
    before = event.announced + timedelta(days=rng.randrange((event.day - event.announced).days))
    after = event.day + timedelta(days=min(int(rng.expovariate(0.6)), 9))
    ahead = "possible" if rng.random() < 0.12 else "planned"
    match event.fate:
        case "held":
            return (ahead, before) if rng.random() < 0.35 else ("held", after)
        case "disputed":
            return ("not met", after + timedelta(days=1)) if rng.random() < 0.2 else ("held", after)
        case "cancelled" | "postponed":
            # Called off between the announcement and the day; an outlet or two did not hear of it in time.
            off = event.day - timedelta(days=max(1, (event.day - event.announced).days // 3))
            if rng.random() < 0.4:
                stale = rng.random() < 0.05
                day = off if stale else min(before, off - timedelta(days=1))
                return ("planned" if stale else ahead), max(day, event.announced)
            return event.fate, off + timedelta(days=min(int(rng.expovariate(0.7)), 5))
        case "denied":
            off = event.day - timedelta(days=max(1, (event.day - event.announced).days // 2))
            if rng.random() < 0.35:
                return "possible", max(min(before, off - timedelta(days=1)), event.announced)
            if rng.random() < 0.5:
                return "no plans", min(off + timedelta(days=rng.randrange(3)), event.day - timedelta(days=1))
            return "not met", after
        case _:
            return event.fate, min(before, END)


def _more(rng: Random, world: _World, event: Event, phase: str, published: date) -> list[Telling]:
    """Return what else an article tells: an earlier event of the same people, or other people's of these days."""
    chance = rng.random()
    if chance < 0.12:
        past = [x for x in world.of(event.who) if x.fate == "held" and x.day < min(event.day, published)]
        return [Telling(past[-1], "recalled", "day", "city")] if past else []
    if chance < 0.22:
        near = [
            x
            for x in world.events
            if abs((x.day - published).days) < 6 and not set(x.who) & set(event.who) and x.fate == "held"
        ]
        picked = rng.sample(near, min(len(near), rng.choice((1, 1, 2))))
        chosen: list[Event] = []
        for other in picked:
            if not any(set(other.who) & set(x.who) for x in chosen):
                chosen.append(other)
        return [
            Telling(x, "held" if x.day <= published else "planned", "day", rng.choice(("city", "venue")))
            for x in chosen
        ]
    return []


def _hows(rng: Random, world: _World, tellings: Sequence[Telling]) -> dict[str, str]:
    """
    Return how an article calls each person who is not called by the full name.

    Nobody is called by the surname where another person of the article shares it.
    """
    who = sorted({x for telling in tellings for x in telling.event.who})
    found = {}
    for name in who:
        how = rng.choices(("full", "surname", "office"), (76, 18, 6))[0]
        others = {family for x in who if x != name for family in world.people[x].family}
        if how == "surname" and others & set(world.people[name].family):
            how = "full"
        if how == "office" and len(tellings) > 1:
            how = "full"  # "the Peruvian minister" twice would be told apart by nobody
        found[name] = how
    return found


class _World:
    """The events, to be asked which of them a report may be of."""

    def __init__(self, happened: Sequence[Event], known: dict[str, Person]) -> None:
        self.events = happened
        self.people = known
        self.by_person: defaultdict[str, list[Event]] = defaultdict(list)
        self.by_land: defaultdict[str, list[Event]] = defaultdict(list)
        self.lands: dict[str, frozenset[str]] = {}
        for event in happened:
            lands = {post.land.name for x in event.who if (post := known[x].post(event.day))}
            self.lands[event.id] = frozenset(lands)
            for x in event.who:
                self.by_person[x].append(event)
            for land in lands:
                self.by_land[land].append(event)

    def of(self, who: Iterable[str]) -> list[Event]:
        """Return the events of just these people, by day."""
        company = set(who)
        return [x for x in self.by_person[next(iter(company))] if set(x.who) == company]

    def fits(self, claim: Claim, published: date) -> set[str]:
        """Return the ids of all events that *claim* may be about, by what a careful human goes by."""
        first = claim.who[0]
        near = self.by_person[first] if first in self.people else self.by_land[first]
        return {x.id for x in near if self._fits(x, claim, published)}

    def _fits(self, event: Event, claim: Claim, published: date) -> bool:
        if event.call != (claim.kind == "call"):
            return False
        for name in claim.who:
            if name not in event.who and name not in self.lands[event.id] and name != event.country:
                return False
        if claim.place and event.city and not self._at(event, claim.place):
            return False
        ahead = (event.day - published).days
        if claim.status == "held" and ahead > 0:
            return False
        if claim.status in ("planned", "possible") and ahead < 0:
            return False
        if claim.date:
            return event.day.isoformat().startswith(claim.date)
        if claim.status == "held":
            return ahead >= -6
        return ahead <= 30 if claim.status in ("planned", "possible") else abs(ahead) <= 21

    def _at(self, event: Event, place: str) -> bool:
        # A venue is enough only with its city, which the sentence gives.
        return place in (event.city, event.country, event.venue)


# --- copies and revisions --------------------------------------------------------------------


def _copy(rng: Random, made: Sequence[_Story], written: Sequence[Article], number: int) -> Article:
    """Return another outlet's copy of an agency's article: as it is, cut, or under another headline."""
    agency = [i for i, x in enumerate(made) if x.publisher in AGENCIES]
    found = rng.choice(agency)
    story, original = made[found], written[found]
    told, how = story.script, rng.random()
    last = max((i for i, x in enumerate(told.paragraphs) if any(s.claim for s in x)), default=0)
    if how < 0.3 and last + 1 < len(told.paragraphs):
        told = cut(told, rng.randrange(last + 1, len(told.paragraphs)))
    elif how < 0.6:
        told = replace(
            told, title=rng.choice(("World news", "From our correspondents", f"{told.title}: report", "Abroad"))
        )
    later = story.published + timedelta(days=1)
    keeps = not told.relative and all(x.date or x.status != "planned" for x in claims(told)) and how > 0.8
    publisher = rng.choice([x for x in words.PUBLISHERS if x != story.publisher])
    day = later if keeps and all(_steady(story, x) for x in claims(told)) else story.published
    copy = _Story(told, day, publisher, story.undated and day == story.published)
    return copy.article(_id(publisher, number), number, copy_of=original.id)


def _steady(story: _Story, claim: Claim) -> bool:
    """Say whether *claim* reads the same on the next day: its date is said with its month."""
    if claim.date is None or len(claim.date) != len("2033-05-03"):
        return False
    told = (s for paragraph in story.script.paragraphs for s in paragraph if s.claim is claim)
    return any(f"{date.fromisoformat(claim.date):%B}" in p.text for s in told for p in s.pieces)


def _revision(rng: Random, made: Sequence[_Story], written: Sequence[Article], number: int) -> Article:
    """Return a later version of an article, at its URL: with a paragraph more, or a paragraph put otherwise."""
    found = rng.randrange(len(made))
    story, original = made[found], written[found]
    topic = rng.choice(words.TOPICS)
    more = sentence([Piece(rng.choice(words.FILLERS).format(topic=topic, topic2="trade"))])
    head = rng.choice((story.script.title, f"{story.script.title} (updated)"))
    told = replace(story.script, title=head, paragraphs=(*story.script.paragraphs, (more,)))
    url = original.relations.document.url
    later = story.published + timedelta(days=1)
    steady = not told.relative and all(_steady(story, x) for x in claims(told))
    revised = _Story(told, later if steady else story.published, story.publisher)
    return revised.article(_id(story.publisher, number), number, revises=original.id, url=url)


# --- on disk ----------------------------------------------------------------------------------


def lines(articles: Iterable[Article]) -> Iterator[str]:
    for article in articles:
        yield json.dumps(article.record(), ensure_ascii=False) + "\n"


def truth(found: Corpus) -> dict[str, Any]:
    """Return all that is true of *found* as plain values."""
    history = found.history()
    return {
        "people": {
            x.id: {
                "names": list(x.names()),
                "offices": [[p.land.name, p.office, p.start.isoformat(), p.until.isoformat()] for p in x.posts],
            }
            for x in found.people.values()
        },
        "events": {
            x.id: {"kind": x.kind, "who": x.who, "day": x.day.isoformat(), "city": x.city, "venue": x.venue,
                   "fate": x.fate, "status": x.status, "history": history.get(x.id, [])}
            for x in found.events.values()
        },
        "articles": {
            x.id: {
                "told": [
                    {"event": c.event, "status": c.status, "kind": c.kind, "date": c.date, "place": c.place,
                     "participants": dict(zip(c.names, c.who, strict=True))}
                    for c in x.told
                ],
                "people": x.people,
                "copy_of": x.copy_of,
                "revises": x.revises,
            }
            for x in found.articles
        },
    }  # fmt: skip


def main(folder: str, *numbers: str) -> None:
    found = corpus(*map(int, numbers))
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    (out / "articles.jsonl").write_text("".join(lines(found.articles)), encoding="utf-8")
    told = (json.dumps(schema.dump(x.relations), ensure_ascii=False) + "\n" for x in found.articles)
    (out / "relations.jsonl").write_text("".join(told), encoding="utf-8")
    (out / "truth.json").write_text(json.dumps(truth(found), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(found.articles):,} articles of {len(found.events):,} events and {len(found.people):,} people: {out}")


if __name__ == "__main__":
    main(*sys.argv[1:])
