"""
Who is who across articles: people whose names differ, and who are one all the same.

A name alone makes a person one in all articles only where it is full and spelled alike (``kg.resolve.link``).
Here more is looked at, each time with what bears it out:

==================  ==================================================================================
alias               an article calls one person by both full names
spelling            the names differ by the way they are put into our letters (``kg.resolve.romanised``)
initial             one has an initial between given name and surname, and no other person an other one
order               family name first and last, and the same office of the same country or body
name between        one has a name more between the first and the last, and the same office
like name           the names differ by a letter or two, and the same office of which there is one
office              a surname alone, and somebody of it holds the same office in articles near in time
table               a surname alone, and data/offices.csv has who of it held the office on that day
counterpart         a surname alone, and another article has somebody of it meet the same on the same day
==================  ==================================================================================

Nothing joins two people whom one article tells apart, or whom a user said to be different; and where two may be meant,
neither is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise

from kg.compact import Once
from kg.keys import fold
from kg.model import Replaced
from kg.offices import Offices
from kg.resolve.names import PARTICLES, is_full_name, person_form
from kg.resolve.offices import office_of
from kg.resolve.romanised import family, romanised

Held = tuple[str, str]
"""What somebody represents, a node key, and as what: the office as it is compared."""

Join = tuple[str, str, str]
"""Two node keys of one person, and the clue."""

LONG = 5
"""
Letters of a word in which two edits still leave it the same: Tariq and Tarek. Swept from 4 to 7 on data/offices.csv: no
two who held one office are one at any; but names of four letters lie too near (Anna, Hans).
"""

SHORT = 4
"""Letters of a word in which one does: Ioana and Joana; in shorter ones it makes another name (Ana, Ada)."""

IN_OFFICE = timedelta(days=366)
"""Articles so near to each other may mean the holder of one office by a surname."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """One person of one document: ``name`` and ``aliases`` there, the node key, and the offices told of him there."""

    document: str
    key: str
    name: str
    day: date | None = None
    aliases: tuple[str, ...] = ()
    held: frozenset[Held] = frozenset()
    met: frozenset[tuple[str, str]] = frozenset()  # (day, node key of the other) of meetings of two

    def with_parts(self, once: Once) -> Bearer:
        """Return it made of what others are made of too: most people are told of alike in many articles."""
        return Bearer(
            document=once(self.document),
            key=once(self.key),
            name=once(self.name),
            day=once(self.day),
            aliases=once(self.aliases),
            held=once(self.held),
            met=once(self.met),
        )


def office_as_compared(role: str | None) -> str | None:
    """Return a role as offices of two articles are compared: "premier" is the prime minister; without words, none."""
    return (office_of(role) or fold(role)) if role else None


def renames(
    bearers: Iterable[Bearer],
    key_of: Callable[[str], str],
    table: Offices,
    *,
    same: Iterable[tuple[str, str]] = (),
    different: frozenset[frozenset[str]] = frozenset(),
) -> tuple[Replaced, ...]:
    """
    Return the node keys of people that are another's, sorted: each with the key that stands for both, and why.

    *key_of* gives the node key that a full name has. *same* and *different* are pairs of
    keys that a user has judged. Neither the order of *bearers* nor what was merged before counts.
    """
    people = _People(bearers, different)
    for one, other in sorted(same):
        people.join(one, other, "judged to be the same")
    steps: tuple[Callable[[], Iterator[Join]], ...] = (
        lambda: _by_alias(people, key_of),
        lambda: _by_spelling(people),
        lambda: _by_initial(people, table),
        lambda: _by_order(people),
        lambda: _by_name_between(people),
        lambda: _by_like_name(people),
        lambda: _by_office(people),
        lambda: _by_table(people, table, key_of),
        lambda: _by_counterpart(people),
    )
    for step in steps:  # each sees what those before it joined
        for one, other, why in sorted(step()):
            people.join(one, other, why)
    return people.replaced()


class _People:
    """The people of a collection by node key, joined one by one."""

    def __init__(self, bearers: Iterable[Bearer], different: frozenset[frozenset[str]]) -> None:
        self.bearers: defaultdict[str, list[Bearer]] = defaultdict(list)
        for bearer in bearers:
            self.bearers[bearer.key].append(bearer)
        self.form = {key: _form(told) for key, told in self.bearers.items()}
        self.full = {key: form for key, form in self.form.items() if is_full_name(form)}
        self._above: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}  # of whom somebody was joined to
        self._documents: dict[str, dict[str, str]] = {
            key: {x.document: key for x in told} for key, told in self.bearers.items()
        }
        self._different: defaultdict[str, set[str]] = defaultdict(set)
        for pair in different:
            one, other = sorted(pair)
            self._different[one].add(other)
            self._different[other].add(one)
        self._why: dict[str, str] = {}
        self._held: dict[str, frozenset[Held]] = {}

    def root(self, key: str) -> str:
        """Return the key that stands for all who were joined to *key*."""
        while key in self._above:
            key = self._above[key]
        return key

    def held(self, key: str) -> frozenset[Held]:
        """Return the offices told of *key* in any article."""
        # Kept by hand: what ``cache`` makes of a method leads back to it, and such a circle is not freed by itself.
        if key not in self._held:
            self._held[key] = frozenset(x for bearer in self.bearers[key] for x in bearer.held)
        return self._held[key]

    def apart(self, one: str, other: str) -> bool:
        """Tell whether an article has both as two people, or a user said that they are."""
        a, b = sorted((self.root(one), self.root(other)), key=lambda x: len(self._documents.get(x, ())))
        if any(document in self._documents.get(b, {}) for document in self._documents.get(a, {})):
            return True
        return any(not self._different[x].isdisjoint(self._members.get(b, {b})) for x in self._members.get(a, {a}))

    def join(self, one: str, other: str, why: str) -> None:
        """Make one of two people, unless something tells them apart."""
        a, b = self.root(one), self.root(other)
        if a == b or self.apart(a, b):
            return
        stays, goes = sorted((a, b), key=self._rank)
        self._above[goes] = stays
        self._members.setdefault(stays, {stays}).update(self._members.pop(goes, {goes}))
        self._documents.setdefault(stays, {}).update(self._documents.pop(goes, {}))
        self._why.setdefault(goes, why)

    def _rank(self, key: str) -> tuple[bool, bool, int, int, str]:
        """Put first the key that stays: the user's own, of a full name, without initials, of few words; by letters."""
        words = self.form.get(key, key.rpartition("/")[2].replace("-", " ")).split()
        bare = key in self.form and key not in self.full
        return "://" not in key, bare, sum(len(x) == 1 for x in words), len(words), key

    def replaced(self) -> tuple[Replaced, ...]:
        return tuple(sorted(Replaced(key, self.root(key), why) for key, why in self._why.items()))


def _form(told: Sequence[Bearer]) -> str:
    """Return the name as it is compared; all bearers of one key have the same, or spellings of one in the table."""
    return min(person_form(x.name) for x in told)


def _blocks(people: _People, by: Callable[[str], str]) -> Iterator[tuple[list[str], str]]:
    """Yield the keys of full names that agree in what *by* makes of them, and that."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, form in people.full.items():
        found[by(form)].append(key)
    yield from ((sorted(keys), block) for block, keys in sorted(found.items()) if len(keys) > 1)


def _by_alias(people: _People, key_of: Callable[[str], str]) -> Iterator[Join]:
    for key, told in people.bearers.items():
        for bearer in told:
            for alias in bearer.aliases:
                if key in people.full and is_full_name(alias) and (other := key_of(alias)) in people.full:
                    yield key, other, f"one article has both names: {bearer.document}"


def _by_spelling(people: _People) -> Iterator[Join]:
    for keys, _block in _blocks(people, romanised):
        for one, other in _not_at_odds(people, keys):
            yield one, other, "two spellings of one name"


def _not_at_odds(people: _People, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """
    Yield the pairs of *keys*, of like names, that nothing speaks against.

    Where two represent others, and never the same, one is a namesake abroad; only those that represent the same
    are one then.
    """
    of = {key: {of for of, _ in people.held(key)} for key in keys}
    pairs = list(combinations(keys, 2))
    namesakes = any(of[a] and of[b] and of[a].isdisjoint(of[b]) for a, b in pairs)
    yield from ((a, b) for a, b in pairs if not namesakes or not of[a].isdisjoint(of[b]))


def _by_initial(people: _People, table: Offices) -> Iterator[Join]:
    """Yield "Ada Brook" and "Ada M. Brook", where there is no "Ada K. Brook" besides, nor one in the table."""
    known: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for term in table.terms:
        if (parts := _parts(term.name)) is not None:
            known[parts[0]].add(parts[1])
    for keys, block in _blocks(people, _without_initials):
        initials = ({_initials(people.full[key]) for key in keys} | known.get(block, set())) - {()}
        if len(initials) == 1:
            for one, other in _not_at_odds(people, keys):
                yield one, other, "one name has an initial more"


@cache
def _parts(name: str) -> tuple[str, tuple[str, ...]] | None:
    """Return a full name without its initials, and these; kept, since the names of the table are asked for anew."""
    form = person_form(name)
    return (_without_initials(form), _initials(form)) if form else None


def _initials(form: str) -> tuple[str, ...]:
    return tuple(word for word in form.split()[1:-1] if len(word) == 1)


def _without_initials(form: str) -> str:
    words = form.split()
    return romanised(" ".join([words[0], *(x for x in words[1:-1] if len(x) > 1), words[-1]]))


def _by_order(people: _People) -> Iterator[Join]:
    """Yield "Brook Ada" and "Ada Brook" of one office."""
    for keys, _block in _blocks(people, _any_order):
        for one, other in combinations(keys, 2):
            if not people.held(one).isdisjoint(people.held(other)):
                yield one, other, "the same names in another order, and the same office"


def _any_order(form: str) -> str:
    return " ".join(sorted(romanised(form).split()))


def _by_name_between(people: _People) -> Iterator[Join]:
    """Yield "Ada Brook" and "Ada Maria Brook" of one office."""
    for keys, _block in _blocks(people, _first_and_last):
        for one, other in combinations(keys, 2):
            longer, shorter = sorted((people.full[one].split(), people.full[other].split()), key=len, reverse=True)
            if len(shorter) == 2 < len(longer) and not people.held(one).isdisjoint(people.held(other)):
                yield one, other, "one name has a name more between, and the same office"


def _by_like_name(people: _People) -> Iterator[Join]:
    """Yield two holders of one office, of which there is one at a time, whose names differ by a letter or two."""
    holders: defaultdict[Held, dict[str, list[date]]] = defaultdict(dict)
    for key in people.full:
        for bearer in people.bearers[key]:
            for of, office in bearer.held:
                if bearer.day is not None and office_of(office) is not None:
                    holders[of, office].setdefault(key, []).append(bearer.day)
    for (_, office), told in sorted(holders.items()):
        for one, other in combinations(sorted(told), 2):
            if _alike(people.full[one], people.full[other]) and _any_near(told[one], told[other]):
                yield one, other, f"names that differ by little, and the same office: {office}"


def _alike(one: str, other: str) -> bool:
    """
    Tell whether two names are the same but for spaces or a last word, or for a letter or two of one word.

    Not the share of letters: by that, of successors in one office Li Keqiang is Li Qiang, and one emir his brother.
    """
    a, b = sorted((_joined(one), _joined(other)), key=len)
    if "".join(a) == "".join(b) or (len(a) > 1 and b[: len(a)] == a):
        return True  # "Jae-ho", "Jaeho"; "Han Seo" of "Han Seo Yun", cut short
    if len(a) != len(b):
        return False
    differ = [(x, y) for x, y in zip(a, b, strict=True) if family(x) != family(y)]
    return len(a) > 1 and (not differ or (len(differ) == 1 and _near_words(*differ[0])))


def _joined(form: str) -> list[str]:
    """Return the words of a name, particles joined to what follows: "ben Salah" is Bensalah."""
    words: list[str] = []
    before = ""
    for word in romanised(form).split():
        if word in PARTICLES:
            before += word
        else:
            words.append(before + word)
            before = ""
    return [*words, before] if before else words


def _near_words(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter, or by two where they are long and begin alike."""
    shorter = min(len(one), len(other))
    if shorter < SHORT:
        return False
    edits = _edits(one, other)
    return edits == 1 or (edits == 2 and shorter >= LONG and one[0] == other[0])


def _edits(one: str, other: str) -> int:
    """Return the edit distance of two words (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def _any_near(one: Iterable[date], other: Iterable[date]) -> bool:
    """Tell whether a day of the one is near a day of the other."""
    days = sorted([*((x, 0) for x in one), *((x, 1) for x in other)])
    return any(a[1] != b[1] and b[0] - a[0] <= IN_OFFICE for a, b in pairwise(days))


def _first_and_last(form: str) -> str:
    words = romanised(form).split()
    return f"{words[0]} {words[-1]}"


# --- a surname alone, and a second clue -------------------------------------------------------


def _surnames(form: str) -> set[str]:
    """Return what a full name may be called by alone: the last word, or the first, the family's in the East."""
    words = _without_particles(form)
    return {words[-1], words[0]}


def _without_particles(form: str) -> list[str]:
    words = romanised(form).split()
    return [x for x in words if x not in PARTICLES] or words


def _bare(people: _People) -> Iterator[tuple[str, str, Bearer]]:
    """Yield key, surname and bearer of people of whom an article has only a surname."""
    for key, told in people.bearers.items():
        words = _without_particles(people.form[key])
        if key not in people.full and len(words) == 1:
            for bearer in told:
                yield key, words[0], bearer


def _by_office(people: _People) -> Iterator[Join]:
    holders = _Holders(people)
    for key, surname, bearer in _bare(people):
        for held in sorted(bearer.held):
            near = holders.near(held, bearer.day)
            found = {people.root(key) for names, key in near if surname in names or family(surname) in names}
            if not found and office_of(held[1]) is not None:
                found = {people.root(key) for names, key in near if any(_near_words(surname, x) for x in names)}
            if len(found) == 1:
                yield key, found.pop(), f"the same surname and office: {held[1]}"


class _Holders:
    """Who of full name held which office, and on which days articles tell it."""

    def __init__(self, people: _People) -> None:
        self._days: defaultdict[Held, defaultdict[str, set[date]]] = defaultdict(lambda: defaultdict(set))
        self._surnames = {key: _surnames(form) for key, form in people.full.items()}
        for key in people.full:
            for bearer in people.bearers[key]:
                if bearer.day is not None:
                    for held in bearer.held:
                        self._days[held][key].add(bearer.day)
        self._near: dict[tuple[Held, date | None], list[tuple[set[str], str]]] = {}

    def near(self, held: Held, day: date | None) -> list[tuple[set[str], str]]:
        """Return the holders of whom articles near *day* tell, by surnames and key."""
        if held not in self._days:
            return []
        if (held, day) not in self._near:  # articles of one day that have a surname alone ask the same
            told = self._days[held].items()
            found = [(self._surnames[key], key) for key, days in told if any(_near(x, day) for x in days)]
            self._near[held, day] = found
        return self._near[held, day]


def _near(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= IN_OFFICE


def _by_table(people: _People, table: Offices, key_of: Callable[[str], str]) -> Iterator[Join]:
    for key, surname, bearer in _bare(people):
        for of, office in sorted(bearer.held):
            term = table.holder(of, office, bearer.day.isoformat()) if bearer.day else None
            # Kings have no surname: "Abdullah" is no name for one of them.
            if (
                term is not None
                and is_full_name(term.name)
                and any(surname in _surnames(person_form(name)) for name in term.names)
            ):
                yield key, key_of(term.name), f"the table of offices: {term.key}"


def _by_counterpart(people: _People) -> Iterator[Join]:
    known: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for key, form in people.full.items():
        for bearer in people.bearers[key]:
            for day, other in bearer.met:
                for surname in _surnames(form):
                    known[surname, day, people.root(other)].add(people.root(key))
    for key, surname, bearer in _bare(people):
        for day, other in sorted(bearer.met):
            found = known.get((surname, day, people.root(other)), set())
            if len(found) == 1:
                yield key, next(iter(found)), f"the same surname, and a meeting with the same on {day}"
