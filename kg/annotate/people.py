"""People: the names of one document that mean one and the same person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.given_names import likely_gender
from kg.annotate.resolver import name_parts, shown
from kg.annotate.royals import RANKS
from kg.annotate.spellings import spelt
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.doc import Referent
    from kg.annotate.names import Name
    from kg.annotate.resolver import Resolver


def find_people(r: Resolver) -> None:
    """Give each name of a person in *r* its referent: names in full first, then those of one word."""
    people = [x for x in r.names if x.type is EntityType.PERSON]
    by_part = _in_full(r, people)
    last_seen: dict[Referent, int] = {}
    first_seen: dict[Referent, int] = {}
    for name in people:
        if name in r.by_name:
            first_seen.setdefault(r.by_name[name], name.span.start)
    established: dict[str, Referent] = {}
    contested: set[str] = set()  # surnames by themselves of two people: "Mr Brook", then "Ms Brook"
    held = _titles_held(r)
    lone: dict[str, list[Referent]] = {}
    by_middle = _by_middle(by_part)
    for name in people:
        if name in r.by_name:
            last_seen[r.by_name[name]] = name.span.start
            continue
        parts = _parts(name.span.text)
        if not parts:
            continue
        surname = parts[-1]
        fitting = [x for x in by_part.get(surname, ()) if _genders_agree(x, name)]
        if not fitting and len(parts) == 1:
            fitting = [x for x in by_middle.get(surname, ()) if len(by_middle[surname]) == 1]
        if len(parts) == 1 and (rank := _rank_before(name)):
            fitting = [x for x in fitting if any(r.by_name.get(y) is x and _rank_before(y) == rank for y in people)]
        told_apart = _told_apart(name)
        if fitting and told_apart:
            own = _other_bearer(r, fitting, established.get(surname), told_apart)
            own = own or r.new(shown(name.span), EntityType.PERSON)
        elif fitting:
            told = _told_by_title(r, fitting, name, held)
            if told is None:
                known = None if surname in contested else established.get(surname)
                if known not in fitting and _equally_near(r.doc, fitting, last_seen, first_seen):
                    continue  # nobody can tell which of the two
                told = _bearer(fitting, known, last_seen, first_seen)
            elif established.get(surname, told) is not told:
                contested.add(surname)
            own = told
            established.setdefault(surname, own)
        else:
            # "Mr Brook met Ms Brook": two people.
            same = [x for x in lone.get(surname, ()) if _genders_agree(x, name)]
            own = same[-1] if same else r.new(shown(name.span), EntityType.PERSON)
            if not same:
                lone.setdefault(surname, []).append(own)
        r.by_name[name] = own
        last_seen[own] = name.span.start
        _learn(own, name)


def _by_middle(by_part: dict[str, list[Referent]]) -> dict[str, list[Referent]]:
    """Return the people by what stands between the first and the last of their names: "Juan Brito Vale" is Brito."""
    found: dict[str, list[Referent]] = {}
    for one in dict.fromkeys(y for x in by_part.values() for y in x):
        for part in _parts(one.name)[1:-1]:
            if len(part) > SHORTEST:
                found.setdefault(part, []).append(one)
    return found


SHORTEST = 2
"""Letters of a middle name by which nobody is called: an initial, "de", "al"."""


def _parts(text: str) -> tuple[str, ...]:
    """Return the words of a name, spelt alike where papers have several ways to spell one."""
    return tuple(map(spelt, name_parts(text)))


def _rank_before(name: Name) -> str:
    """Return the rank of royalty right before *name*: "Sultan Tariq" is no Tariq Vale whom none calls so."""
    word = name.span.doc[name.span.start - 1].lower_ if name.span.start else ""
    return word if word in RANKS else ""


def _in_full(r: Resolver, people: list[Name]) -> dict[str, list[Referent]]:
    """Give the names of two words and more their referents; return those by what may stand for them alone."""
    clusters: list[tuple[tuple[str, ...], Referent]] = []
    # By what two names of one person have in common, so that a list of ten thousand guests is not compared with itself.
    alike: dict[str, list[int]] = {}
    # Longest names first: "Ada Lovelace Brook" owns "Ada Brook", whatever their order in the text.
    for name in sorted(people, key=lambda x: (-len(_parts(x.span.text)), x.span.start)):
        parts = _parts(name.span.text)
        if len(parts) < 2:
            continue
        marks = (" " + parts[-1], "".join(parts))
        near = sorted({i for mark in marks for i in alike.get(mark, ())})
        own = next((clusters[i][1] for i in near if _same_person(clusters[i][0], parts)), None)
        if own is None:
            own = r.new(shown(name.span), EntityType.PERSON)
            for mark in marks:
                alike.setdefault(mark, []).append(len(clusters))
            clusters.append((parts, own))
        r.by_name[name] = own
        _learn(own, name)
    # What is one word may be the last of a name, or the first where the family's name comes first.
    by_part: dict[str, list[Referent]] = {}
    for parts, ref in clusters:
        for part in (parts[-1], parts[0]):
            if ref not in by_part.setdefault(part, []):
                by_part[part].append(ref)
    return by_part


def _genders_agree(referent: Referent, name: Name) -> bool:
    return not (referent.gender and name.gender and referent.gender != name.gender)


def _titles_held(r: Resolver) -> dict[Name, str]:
    """Return the name → the title of the office beside it, as the table has it."""
    return {x.holder: x.head for x in r.offices if x.holder is not None and x.head and not x.others}


def _told_by_title(r: Resolver, fitting: list[Referent], name: Name, held: dict[Name, str]) -> Referent | None:
    """
    Return which of several of one surname is called by it with a courtesy title or an office that only one of them has.

    "Foreign Minister Ada Brook met Prime Minister Karl Brook": then "Brook, the foreign minister" and "Ms Brook" are
    she. A given name that is nearly always a woman's tells here, since it only chooses between the two.
    """
    if len(fitting) < 2:
        return None
    if name.gender:
        likely = [x for x in fitting if (x.gender or likely_gender(x.name)) == name.gender]
        other = [x for x in fitting if (x.gender or likely_gender(x.name)) not in {name.gender, ""}]
        if len(likely) == 1 and len(likely) + len(other) == len(fitting):
            return likely[0]
    title = held.get(name)
    if title is None:
        return None
    holders = {r.by_name[x]: None for x, other in held.items() if x in r.by_name and _alike(title, other)}
    one = [x for x in fitting if x in holders]
    return one[0] if len(one) == 1 else None


def _alike(title: str, other: str) -> bool:
    """Tell whether two titles may be one, told at different length: "minister", "foreign minister"."""
    return title == other or f" {title}".endswith(f" {other}") or f" {other}".endswith(f" {title}")


def _equally_near(
    doc: Doc, fitting: list[Referent], last_seen: dict[Referent, int], first_seen: dict[Referent, int]
) -> bool:
    """Tell whether two of one surname came into the text in one sentence, and were last named in one."""
    seen = [x for x in fitting if x in last_seen]
    if len(seen) < 2:
        return False
    near = sorted((last_seen[x], first_seen[x]) for x in seen)[-2:]
    return all(doc[near[0][n]].sent == doc[near[1][n]].sent for n in (0, 1))


def _bearer(
    fitting: list[Referent],
    established: Referent | None,
    last_seen: dict[Referent, int],
    first_seen: dict[Referent, int],
) -> Referent:
    """
    Return whom a lone surname means.

    Once a text has called somebody by it, others who bear it are named in full: so the one first
    meant; at first the one named last before; in a headline, the one named first after it.
    """
    if established is not None and established in fitting:
        return established
    before = [x for x in fitting if x in last_seen]
    return max(before, key=lambda x: last_seen[x]) if before else min(fitting, key=lambda x: first_seen.get(x, 0))


GENERATIONS = {
    "elder": frozenset(
        {"father", "mother", "grandfather", "grandmother", "uncle", "aunt", "late", "brother", "sister"}
    ),
    "younger": frozenset({"son", "daughter", "grandson", "granddaughter", "nephew", "niece", "brother", "sister"}),
    "late": frozenset({"late", "father", "mother", "grandfather", "grandmother"}),
}
GENERATIONS |= {"older": GENERATIONS["elder"], "senior": GENERATIONS["elder"], "junior": GENERATIONS["younger"]}
"""Words that tell two of one surname apart, each with what the one meant is called where named in full."""


def _told_apart(name: Name) -> str:
    """Return the word by which "the elder Brook" is told from another Brook; "" where there is none."""
    doc, start = name.span.doc, name.span.start
    if start < 2 or doc[start - 2].lower_ != "the" or len(name.span) > 1:
        return ""
    word: str = doc[start - 1].lower_
    return word if word in GENERATIONS else ""


def _other_bearer(r: Resolver, fitting: list[Referent], established: Referent | None, word: str) -> Referent | None:
    """
    Return whom "the elder Brook" means: the one of two who is called a father, or not the one who is plainly "Brook".

    Nobody where the text does not tell: it may be one whom it names nowhere.
    """
    kin = [x for name, x in r.by_name.items() if x in fitting and _is_called(name, GENERATIONS[word])]
    if len(set(kin)) == 1:
        return kin[0]
    younger = word in {"younger", "junior"}
    other = GENERATIONS["elder" if younger else "younger"] - GENERATIONS["younger" if younger else "elder"]
    not_meant = {x for name, x in r.by_name.items() if x in fitting and _is_called(name, other)} | {established}
    rest = [x for x in fitting if x not in not_meant]
    return rest[0] if len(rest) == 1 < len(fitting) else None


def _is_called(name: Name, words: frozenset[str]) -> bool:
    """Tell whether one of *words* stands right before a name in full: "his late father, Ada Brook"."""
    doc, start = name.span.doc, name.span.start
    return len(name.span) > 1 and any(x.lower_ in words for x in doc[max(0, start - 3) : start])


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names of two words and more fit one person: one last word, and no first names that differ."""
    if one == other or "".join(one) == "".join(other):
        return True
    few, many = sorted((one, other), key=len)
    if len(few) > 1 and many[-len(few) :] == few:
        return True  # "Mrs Sosa de Brook" and "Ada Sosa de Brook": two family names
    if one[-1] != other[-1] or one[0][0] != other[0][0]:
        return False
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    # "In order": what one part has used up, the next may not look at again.
    return all(any(a == b or _is_initial(a, b) or _is_initial(b, a) for b in rest) for a in shorter)


def _is_initial(letter: str, part: str) -> bool:
    return len(letter) == 1 and part[0] == letter


def _learn(referent: Referent, name: Name) -> None:
    """Let *referent* take up what *name* tells: a gender, a fuller name, an alias."""
    referent.gender = referent.gender or name.gender
    text = shown(name.span)
    here, have = _parts(text), _parts(referent.name)
    if len(here) > len(have) or (
        len(here) == len(have) and any(len(x) == 1 for x in have) and len(text) > len(referent.name)
    ):
        referent.add_alias(referent.name)
        referent.name = text
    referent.add_alias(text)
    doc, start = name.span.doc, name.span.start
    before = doc[start - 1] if start else None
    if before is not None and before.text.rstrip(".") in {"Mr", "Mrs", "Ms", "Dr"}:
        referent.add_alias(f"{before.text} {text}")
