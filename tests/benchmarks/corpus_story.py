"""How one article tells of events: names, dates and places in one of their forms, sentences by template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from kg.model import UNNAMED, Mode
from tests.benchmarks import corpus_words as words
from tests.benchmarks.corpus_text import Claim, Piece, Script, Sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random

    from tests.benchmarks.corpus_world import Event, Person, Post

LETTERS = "ABCD"


class Telling(NamedTuple):
    """Which event an article tells of, what it says became of it, and how exactly it is to say so."""

    event: Event
    phase: str  # held, planned, possible, cancelled, postponed, not met, no plans, recalled
    when: str = "day"  # day, week, month, none
    where: str = "city"  # city, venue, country, none
    form: str = "people"  # people, countries (their countries alone), guest (the guest, and the host's country)

    @property
    def status(self) -> str:
        return {"postponed": "cancelled", "not met": "denied", "no plans": "denied", "recalled": "held"}.get(
            self.phase, self.phase
        )


@dataclass(frozen=True)
class Day:
    """A date in words, a space before them, and as the schema has it."""

    text: str = ""
    told: str | None = None
    relative: bool = False


def day(rng: Random, of: date, published: date, how: str) -> Day | None:
    """
    Return the day *of* in the words of an article, to the day, week or month; ``None`` where they would mislead.

    A weekday is said of the nearest five days; a year where the month alone might be another year's.
    """
    ahead = (of - published).days
    month = f"{of:%Y-%m}"
    if how == "none":
        return Day()
    if how == "month":
        if month == f"{published:%Y-%m}":
            return Day(" later this month" if ahead > 0 else " earlier this month", month) if abs(ahead) > 2 else None
        if abs(ahead) > 200:
            return Day(f" in {of:%B %Y}", month)
        near = abs((of.year - published.year) * 12 + of.month - published.month) == 1
        named = Day(f" in {of:%B}", month)
        return Day(" next month" if ahead > 0 else " last month", month) if near and rng.random() < 0.5 else named
    if how == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(days=7 if ahead > 0 else -7)
        if not monday <= of <= monday + timedelta(days=6) or monday.month != (monday + timedelta(days=6)).month:
            return None
        return Day(" next week" if ahead > 0 else " last week", month)
    told = of.isoformat()
    if abs(ahead) <= 5 and rng.random() < 0.65:
        if abs(ahead) <= 1 and rng.random() < 0.2:
            return Day({0: " today", 1: " tomorrow", -1: " yesterday"}[ahead], told, relative=True)
        return Day(f" on {of:%A}", told)
    plain = rng.choice((f"{of.day} {of:%B}", f"{of:%B} {of.day}"))
    if abs(ahead) > 120 or of.year != published.year or rng.random() < 0.1:
        plain += f" {of.year}" if plain[0].isdigit() else f", {of.year}"
    return Day(f" on {plain}", told)


@dataclass(frozen=True)
class Naming:
    """How an article calls a person: with a full name, with office and surname, or by the office alone."""

    person: Person
    post: Post
    how: str  # full, surname, office
    given: str
    family: str

    @property
    def name(self) -> str:
        """The entity's name in the document."""
        if self.how == "office":
            return f"{UNNAMED}{self.post.land.adjective} {self.post.office.lower()}"
        return self.person.full(self.given, self.family) if self.how == "full" else self.family


def naming(rng: Random, person: Person, post: Post, how: str) -> Naming:
    """Return how one article calls *person*: three in four spell the name as most do."""
    given, family = person.given[0], person.family[0]
    if rng.random() < 0.25:
        given, family = rng.choice(person.given), rng.choice(person.family)
    return Naming(person, post, how, given, family)


def script(
    rng: Random,
    tellings: Sequence[Telling],
    everybody: Mapping[str, Person],
    published: date,
    publisher: str,
    hows: Mapping[str, str],
    *,
    undated: bool = False,
) -> Script | None:
    """
    Return an article of *tellings*, the first in its first sentence; ``None`` where one cannot be told so.

    *hows* is person → full, surname or office; where it is *undated*, the text itself tells the day of publication.
    """
    writer = _Writer(rng, everybody, published, hows)
    topic, topic2 = rng.sample(words.TOPICS, 2)
    paragraphs: list[tuple[Sentence, ...]] = []
    for number, telling in enumerate(tellings):
        told = writer.tell(telling, topic if number == 0 or telling.phase == "recalled" else rng.choice(words.TOPICS))
        if told is None:
            return None
        extra = [told]
        if number == 0 or rng.random() < 0.5:
            extra += writer.around(telling, topic, topic2, rng.choice((0, 1)))
        paragraphs.append(tuple(extra))
        if number == 0:
            paragraphs += [(x,) for x in writer.around(telling, topic, topic2, rng.choice((1, 2, 3)))]
    paragraphs += [(x,) for x in writer.around(tellings[0], topic, topic2, rng.choice((0, 1)))]
    return Script(
        writer.title(tellings, topic),
        _dateline(rng, tellings[0].event, everybody, published, publisher, undated=undated),
        tuple(paragraphs), dict(writer.people), writer.relative,
    )  # fmt: skip


def _dateline(
    rng: Random, event: Event, everybody: Mapping[str, Person], published: date, publisher: str, *, undated: bool
) -> str:
    post = everybody[event.who[0]].post(event.day)
    city = event.city if event.city and rng.random() < 0.5 else post.land.capital if post else "GENEVA"
    form = rng.random()
    if undated:
        return f"{city.upper()}, {published.day} {published:%B} {published.year} ({publisher}) — "
    if form < 0.35:
        return f"{city.upper()}, {published:%B} {published.day} ({publisher}) — "
    if form < 0.5:
        return f"{city.upper()} — "
    return f"{city.upper()} ({publisher}) — " if form < 0.6 else ""


class _Writer:
    """One article while it is written: who was named already, and how."""

    def __init__(self, rng: Random, everybody: Mapping[str, Person], published: date, hows: Mapping[str, str]) -> None:
        self.rng, self.everybody, self.published, self.hows = rng, everybody, published, hows
        self.people: dict[str, str] = {}
        self.named: dict[str, Naming] = {}
        self.relative = False
        self.roles: list[tuple[str, str, str]] = []

    # --- people -----------------------------------------------------------------------

    def call(self, who: str, event_day: date) -> Naming | None:
        """Return how *who* is called here; ``None`` where the office changed hands between the day and the article."""
        if who not in self.named:
            person = self.everybody[who]
            post = person.post(self.published)
            if post is None or post is not person.post(event_day):
                return None
            how = self.hows.get(who, "full")
            self.named[who] = naming(self.rng, person, post, how)
        found = self.named[who]
        self.people[found.name] = who
        return found

    def mention(self, who: str, called: Naming, part: int | None, *, seen: bool) -> list[Piece]:
        """Return the words for a person, with office and country where the article has not named the person before."""
        land, office = called.post.land, called.post.office
        country, entity = f"C:{land.name}", f"P:{called.name}"
        adjective = Piece(land.adjective, country, part)
        if called.how == "office":
            return [Piece("the ", None, part), adjective, Piece(f" {office.lower()}", None, part)]
        if seen:
            return [Piece(self.short(who, called), entity, part)]
        self.roles.append((called.name, land.name, office))
        name = Piece(called.name, entity, part)
        if called.how == "surname":
            return [adjective, Piece(f" {office} ", None, part), name]
        match self.rng.randrange(7):
            case 0 | 1 | 2:
                return [adjective, Piece(f" {office} "), name]
            case 3:
                lower = Piece(f", the {office.lower()} of ")
                return [name, lower, Piece(land.name, country), Piece(",")]
            case 4:
                return [Piece(land.name, country), Piece(f"'s {office.lower()}, "), name, Piece(",")]
            case 5:
                return [Piece(f"{office} "), name, Piece(" of "), Piece(land.name, country)]
            case _:
                return [Piece("the "), adjective, Piece(f" {office.lower()}, "), name, Piece(",")]

    def short(self, who: str, called: Naming) -> str:
        """Return the surname where nobody else of the article shares it, else the name as it was given first."""
        others = (x for key, x in self.named.items() if key != who)
        shared = any(set(x.person.family) & set(called.person.family) for x in others)
        return called.name if shared or called.how != "full" else called.family

    # --- events -------------------------------------------------------------------------

    def tell(self, telling: Telling, topic: str) -> Sentence | None:
        """Return the sentence that tells of an event."""
        event = telling.event
        when = day(self.rng, event.day, self.published, telling.when)
        if when is None or (telling.form == "guest" and not event.hosted):
            return None
        seen = set(self.named)
        called = [self.call(who, event.day) for who in event.who]
        if any(x is None for x in called):
            return None
        names = [x for x in called if x is not None]
        self.relative |= when.relative
        where, place, inside = self.place(event, telling.where)
        kind, template = self.rng.choice(templates(telling, len(names)))
        order = list(range(len(names)))
        if not event.hosted:
            self.rng.shuffle(order)
        self.roles = []
        parts: dict[str, list[Piece]] = {}
        told: list[str] = []
        whole: list[str] = []
        for part, (letter, i) in enumerate(zip(LETTERS, order, strict=False)):
            who, name = event.who[i], names[i]
            land = name.post.land
            if telling.form == "countries" or (telling.form == "guest" and i == 0):
                parts[letter] = [Piece(land.name, f"C:{land.name}", part)]
                told.append(land.name)
                whole.append(land.name)
                self.forget(who, seen)
            else:
                parts[letter] = self.mention(who, name, part, seen=who in seen)
                told.append(name.name)
                whole.append(who)
        host = names[0].post.land
        home = [Piece(host.name, f"C:{host.name}", 0 if telling.form == "guest" else None)]
        if telling.form == "guest":
            where, place, inside = [], host.name, []
        gaps = {
            **parts, "ALL": _row([parts[x] for x in LETTERS if x in parts]), "when": [Piece(when.text)], "where": where,
            "When": [Piece(f"On{when.text[3:]}, ")] if when.text.startswith(" on ") else [],
            "due": self.due(when, where), "topic": [Piece(topic)], "home": home,
            "about": [Piece(self.rng.choice(words.ABOUT).format(topic=topic))],
            "he": [Piece("she" if self.everybody[event.who[order[0]]].she else "he")],
        }  # fmt: skip
        pieces = list(_filled(template, gaps))
        if "{When}" in template and not gaps["When"]:
            when = Day()
        if "{when}" not in template and "{When}" not in template and "{due}" not in template:
            when = Day()
        if not any(x in template for x in ("{where}", "{due}")) and telling.form != "guest":
            place, inside = (host.name, []) if "{home}" in template and kind == "visit" else (None, [])
        hosted = names[0].name if event.hosted and telling.form == "people" else None
        claim = Claim(event.id, tuple(told), tuple(whole), telling.status, kind, when.told, place, hosted)
        in_text = {p.entity[2:] for p in pieces if p.entity}
        roles = tuple(x for x in self.roles if x[0] in in_text)
        return sentence(pieces, claim=claim, roles=roles, inside=tuple(x for x in inside if x[0] in in_text))

    def forget(self, who: str, seen: set[str]) -> None:
        """Take a person out again whom only the country stands for."""
        if who not in seen and who in self.named:
            self.people.pop(self.named.pop(who).name, None)

    def place(self, event: Event, how: str) -> tuple[list[Piece], str | None, list[tuple[str, str]]]:
        """Return where it was in words, as the schema has it, and what is said to lie in what."""
        if event.city is None or event.country is None or how == "none":
            return [], None, []
        city = Piece(event.city, f"L:{event.city}")
        if how == "venue" and event.venue:
            venue = Piece(event.venue, f"L:{event.venue}")
            return [Piece(" at the "), venue, Piece(" in "), city], event.venue, [(event.venue, event.city)]
        if how == "country" and event.city != event.country:
            return [Piece(" in "), Piece(event.country, f"C:{event.country}")], event.country, []
        return [Piece(" in "), city], event.city, []

    def due(self, when: Day, where: list[Piece]) -> list[Piece]:
        """Return when and where something was to be: ``, due in Geneva on Tuesday,``."""
        if not when.text and not where:
            return []
        if when.text.startswith((" on ", " in ")) and self.rng.random() < 0.6:
            return [
                Piece(self.rng.choice((" planned for", " scheduled for", " set for"))),
                Piece(when.text[3:]),
                *where,
            ]
        if when.text and when.text[1:5] in ("next", "tomo"):
            return [Piece(" planned for"), Piece(when.text), *where]
        return [
            Piece(self.rng.choice((", due", ", which had been due", ", planned"))),
            *where,
            Piece(when.text),
            Piece(","),
        ]

    # --- around them --------------------------------------------------------------------

    def around(self, telling: Telling, topic: str, topic2: str, count: int) -> list[Sentence]:
        """Return *count* sentences that tell of no event: statements of who was named, and background."""
        made: list[Sentence] = []
        speakers = [who for who in telling.event.who if who in self.named]
        for _ in range(count):
            if speakers and self.rng.random() < 0.5:
                made.append(self.statement(self.rng.choice(speakers), self.rng.choice((topic, topic2))))
            else:
                text = self.rng.choice(words.FILLERS).format(topic=topic, topic2=topic2)
                made.append(sentence([Piece(text)]))
        return made

    def statement(self, who: str, topic: str) -> Sentence:
        called = self.named[who]
        said = self.rng.choice(words.WORDS).format(topic=topic)
        cue = self.rng.choice(words.SAID)
        speaker = self.mention(who, called, None, seen=True)
        lemma = {"said": "say", "stressed": "stress", "added": "add", "noted": "note"}.get(cue, "tell")
        if self.rng.random() < 0.35:
            quoted = said[0].upper() + said[1:]
            pieces = [Piece("“"), Piece(quoted, words=True), Piece(",” "), *speaker, Piece(f" {cue}.")]
            return sentence(pieces, said=(called.name, lemma, Mode.DIRECT))
        pieces = [*speaker, Piece(f" {cue} that "), Piece(said, words=True), Piece(".")]
        return sentence(pieces, said=(called.name, lemma, Mode.INDIRECT))

    def title(self, tellings: Sequence[Telling], topic: str) -> str:
        if len(tellings) > 1 and tellings[1].phase != "recalled":
            return self.rng.choice(words.DIGESTS)
        named = [x for who in tellings[0].event.who if (x := self.named.get(who))]
        if len(named) < 2:
            return f"{topic.capitalize()} on the agenda"
        one, other = (
            x.family if x.how != "office" else f"{x.post.land.adjective} {x.post.office.lower()}" for x in named[:2]
        )
        if set(named[0].person.family) & set(named[1].person.family):
            one, other = named[0].post.land.name, named[1].post.land.name
        head = self.rng.choice(words.TITLES[tellings[0].status])
        if tellings[0].event.call:
            head = "{topic} in focus"
        post = named[0].post
        text = head.format(a=one, b=other, topic=topic, adj=post.land.adjective, office=post.office.lower())
        return text[0].upper() + text[1:]


_GAP = re.compile(r"\{(\w+)\}")


def _filled(template: str, gaps: Mapping[str, list[Piece]]) -> Iterator[Piece]:
    for i, part in enumerate(_GAP.split(template)):
        if i % 2:
            yield from gaps[part]
        elif part:
            yield Piece(part)


def _row(parts: Sequence[Sequence[Piece]]) -> list[Piece]:
    """Return "A, B and C"."""
    out: list[Piece] = []
    for i, part in enumerate(parts):
        if i:
            out.append(Piece(" and " if i == len(parts) - 1 else ", " if not out[-1].text.endswith(",") else " "))
        out += part
    return out


COUNTRIES = {
    "held": (("talks", "{A} and {B} held talks{where}{when}{about}."),
             ("meeting", "Delegations of {A} and {B} met{where}{when}.")),
    "planned": (("talks", "{A} and {B} will hold talks{where}{when}{about}."),
                ("meeting", "{A} and {B} are to meet{where}{when}.")),
}  # fmt: skip
GUEST = {
    "held": (("visit", "{B} visited {home}{when}{about}."), ("visit", "{B} paid a visit to {home}{when}.")),
    "planned": (("visit", "{B} will visit {home}{when}{about}."), ("visit", "{B} is to visit {home}{when}.")),
}


def templates(telling: Telling, size: int) -> tuple[tuple[str, str], ...]:
    """Return the sentences that may tell of it."""
    phase, event = telling.phase, telling.event
    if telling.form == "countries":
        return COUNTRIES[telling.status]
    if telling.form == "guest":
        return GUEST[telling.status]
    if size > 2:
        return words.ROUND["held" if phase == "recalled" else phase]
    if event.call:
        calls = {
            "held": words.HELD_CALL, "planned": words.PLANNED_CALL, "possible": words.POSSIBLE_CALL,
            "cancelled": words.CANCELLED_CALL, "postponed": words.POSTPONED_CALL, "not met": words.NOT_CALLED,
            "no plans": words.NO_CALL, "recalled": words.RECALLED_CALL,
        }  # fmt: skip
        return calls[phase]
    plain = {
        "held": words.HELD, "planned": words.PLANNED, "possible": words.POSSIBLE, "cancelled": words.CANCELLED,
        "postponed": words.POSTPONED, "not met": words.NOT_MET, "no plans": words.NO_PLANS, "recalled": words.RECALLED,
    }  # fmt: skip
    own = {
        ("visit", "held"): words.HELD_VISIT, ("visit", "planned"): words.PLANNED_VISIT,
        ("visit", "cancelled"): words.CANCELLED_VISIT, ("visit", "postponed"): words.POSTPONED_VISIT,
        ("summit", "held"): words.HELD_SUMMIT, ("summit", "planned"): words.PLANNED_SUMMIT,
    }.get((event.kind, phase), ())  # fmt: skip
    return own * 3 + plain[phase] if own else plain[phase]
