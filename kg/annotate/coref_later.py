"""
Who is told of by an office first and named later: "an aide said … the aide, Ada Brook"; "a Norlandic official said …".

An office that "a" opens is his who is called by the same word with "the" and a name, or with whom the sentence behind
a story's opening begins, if of the same body. The office of a country in a story's opening is his whom the text calls
so in short, "Sudland's foreign minister … The minister, Tomas Vale", or by the same title without the country, if it
has one such person: news tells first what somebody is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.coref_offices import fits
from kg.annotate.coref_seen import HE, SHE
from kg.annotate.doc import in_title, sentences_between
from kg.annotate.office_kinds import LEADING, SAME_OFFICE, is_deputy, kind_of
from kg.annotate.office_table import holder_named, is_known
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate.doc import Referent
    from kg.annotate.names import Name
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver

ANY_OF = frozenset({"official", "diplomat", "envoy", "negotiator", "politician", "lawmaker"})
"""Titles that say no more of an office than whom it serves."""

TELLING = frozenset({"say", "tell", "add", "warn", "confirm", "note", "deny", "claim", "admit", "suggest", "describe"})
"""Verbs of those who are not named because of what they tell: the next to be named is somebody else."""

OPENING = 6
"""Sentences of the story in which an office may wait for its name."""

SHORT, LONG = 4, 10
"""Sentences behind it in which it is told in short with a name, or by the same title."""


def name_later(r: Resolver) -> None:
    """Give the offices that nobody is named beside to who is named later, if surely the same."""
    for office, other in pairwise(r.offices):
        if other.holder is not None and _are_one_title(r, office, other):
            office.holder, office.rule = other.holder, "office/title"
    waiting = [x for x in r.offices if x.indefinite and not x.plural and x.holder is None and x.head]
    for office in waiting:
        same = [x for x in waiting if x.head == office.head]
        later = _named_by_same(r, office) if len(same) == 1 else None
        later = later or _named_in_next(r, office)
        if later is not None:
            office.holder, office.rule = later.holder, "office/named-next"
        elif (titled := _titled_in_next(r, office)) is not None and titled.holder is not None:
            titled.of_referent = _of(r, office)
            r.refer(office.span, (r.by_name[titled.holder],), "office")
    of_countries = [x for x in r.offices if _waits(r, x)]
    for office in of_countries:
        later = _named_in_short(r, office, of_countries) or _named_by_title(r, office, of_countries)
        if later is not None:
            office.holder, office.rule = later.holder, "office/named-next"


def _are_one_title(r: Resolver, office: Office, other: Office) -> bool:
    """
    Tell whether two titles stand before one name: "Deputy Prime Minister and Minister of Defence of Norland Ada Brook".

    The first is written in capitals and has no article: "the President and Defence Minister Ada Brook" are two, as are
    those behind "Brook is".
    """
    doc, start, end = r.doc, office.span.start, office.span.end
    joined = end < len(doc) and doc[end].lower_ in {"and", "&"} and other.span.start - end in {1, 2}
    if not joined or other.rule != "office/title" or office.holder is not None or office.plural:
        return False
    before = doc[start - 1] if start and not doc[start - 1].is_space else None
    if office.definite or office.indefinite or (before is not None and before.lemma_ in {"be", "as", "the", "a"}):
        return False
    if office.head in {"president", "king", "queen"} and kind_of(other.head) == "minister":
        return False  # nobody is both
    words = [x for x in doc[start:end] if x.is_alpha and x.lower_ not in {"of", "for", "the", "and"}]
    return all(x.text[:1].isupper() for x in words) and doc[other.span.start].text[:1].isupper()


def _named_by_same(r: Resolver, office: Office) -> Office | None:
    """Return "the aide, Ada Brook" behind "an aide", the only one who is named so and of no other body."""
    found = [
        x
        for x in r.offices
        if x.head == office.head and x.definite and x.rule == "office/apposition" and x.span.start > office.span.end
    ]
    if len(found) != 1 or found[0].holder is None or found[0].holder.span.start < found[0].span.start:
        return None
    one, holder = found[0], found[0].holder
    alone = one.possessor is None and (one.of is None or _of(r, one) is _of(r, office))
    return one if alone and _first_told(r, holder) > office.span.end else None


def _first_told(r: Resolver, holder: Name) -> int:
    """Return where the text names first whom *holder* names."""
    person = r.by_name.get(holder)
    return min(x.span.start for x in r.names if x is holder or (person is not None and r.by_name.get(x) is person))


def _named_in_next(r: Resolver, office: Office) -> Office | None:
    """Return the office of the one whom the sentence behind an opening begins with, of the same body as *office*."""
    one = _next_named(r, office)
    own = _of(r, office)
    theirs = (x for x in r.offices if one is not None and x.holder is one and _of(r, x) is own)
    return next((x for x in theirs if office.head in ANY_OF or fits(office, x, own, own)), None)


def _titled_in_next(r: Resolver, office: Office) -> Office | None:
    """
    Return the title of no country of the one whom the sentence behind an opening begins with.

    "A senior American diplomat arrived in Haven … Assistant Secretary of State Ada Brook will": she is America's. Not
    where the first only says something: who says it is told by that alone.
    """
    one = _next_named(r, office) if office.span.root.head.lemma_ not in TELLING and office.head in ANY_OF else None
    own = _of(r, office)
    if one is None or own is None or own.type is not EntityType.COUNTRY:
        return None
    held = [x for x in r.offices if x.holder is not None and r.by_name.get(x.holder) is r.by_name.get(one)]
    titled = [x for x in held if x.holder is one and x.rule == "office/title" and not x.plural and _is_of_nothing(x)]
    if not titled or any(_of(r, x) is not None for x in held) or _is_host(titled[0]):
        return None
    return titled[0] if _is_sent(titled[0]) else None


SENT = frozenset({"envoy", "representative", "negotiator", "coordinator", "mediator"})


def _is_sent(office: Office) -> bool:
    """Tell whether *office* is one of those whom a country sends, no minister of the land that they come to."""
    last = office.head.rsplit(maxsplit=1)[-1]
    return is_deputy(office.role.lower()) or kind_of(office.head) == "envoy" or last in SENT


def _next_named(r: Resolver, office: Office) -> Name | None:
    """Return the name, new and in full, that the sentence behind an opening begins with which *office* is told in."""
    doc = r.doc
    first = next((x for x in doc.sents if not in_title(x[0]) and len(x) > LINE), None)
    if first is None or office.span.root.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    if office.head not in ANY_OF and (not kind_of(office.head) or office.span.root.head.lemma_ in TELLING):
        return None
    if not first.start <= office.span.start < first.end or first.end >= len(doc):
        return None
    people = [x for x in r.names if x.type is EntityType.PERSON and x.span.start >= first.end]
    if _of(r, office) is None or not people or len(people[0].span) < 2:
        return None
    one = people[0]
    title = next((x.span.start for x in r.offices if x.holder is one and x.rule == "office/title"), one.span.start)
    before = one.span.start - (doc[one.span.start - 1].lower_ in gazetteer.titles())  # "Sheikh Tomas Vale"
    starts = any(doc[i].is_sent_start or doc[i - 1].is_space for i in {title, before, one.span.start})
    return one if starts and _first_told(r, one) >= first.end else None


LINE = 8
"""Tokens of a byline or a dateline at most: the first longer sentence opens the story."""


def _waits(r: Resolver, office: Office) -> bool:
    """Tell whether *office* is one that one person holds, of a country, told in a story's opening without a name."""
    of = _of(r, office)
    if office.holder is not None or office.plural or office.indefinite or not office.definite or of is None:
        return False
    if of.type is not EntityType.COUNTRY or office.tenure is not Tenure.CURRENT or in_title(office.span.root):
        return False
    first = next((x for x in r.doc.sents if not in_title(x[0]) and len(x) > LINE), None)
    near = first is not None and sentences_between(first[0], office.span.root) <= OPENING
    return near and kind_of(office.head) in {"leader", "minister"} and not _held_by_somebody(r, office, of)


def _held_by_somebody(r: Resolver, office: Office, of: Referent) -> bool:
    """Tell whether the text says of somebody that he holds *office* of that country."""
    return any(x.holder is not None and fits(office, x, of, _of(r, x)) for x in r.offices)


def _named_in_short(r: Resolver, office: Office, waiting: list[Office]) -> Office | None:
    """Return "The minister, Tomas Vale" behind "Sudland's foreign minister", of whom the text told nothing before."""
    behind = (x for x in r.offices if x.span.start > office.span.end)
    short = office.head.rsplit(maxsplit=1)[-1]
    one = next((x for x in behind if x.head in {short, office.head} and not x.plural and _of(r, x) is None), None)
    if one is None or one.holder is None or not one.definite or one.possessor is not None or one.head == office.head:
        return None  # the same words are read where "the president" is (``named_behind``)
    if one.rule != "office/apposition" or one.role.lower() != one.head or not _is_of_nothing(one):
        return None
    near = sentences_between(office.span.root, one.span.root) <= SHORT and one.holder.span.start > one.span.start
    alike = [x for x in waiting if x.head.rsplit(maxsplit=1)[-1] == short and _of(r, x) is not _of(r, office)]
    return one if near and not alike and _first_told(r, one.holder) > office.span.end else None


def _named_by_title(r: Resolver, office: Office, waiting: list[Office]) -> Office | None:
    """
    Return the title of the one person who is called so without a country, and first told of behind *office*.

    "Norland's prime minister turned down a meeting … Prime Minister Ada Brook will dine". Nobody where such an office
    of another country waits for its name too, where tables know the person, or where his sentence has a "him" who may
    be the one that *office* means: a paper calls its own president so, and his guest by the country.
    """
    heads = {office.head, *SAME_OFFICE.get(office.head, ())}
    if office.head not in LEADING and " " not in office.head:
        return None  # a country has many ministers
    if any(x.head in heads and _of(r, x) is not _of(r, office) for x in waiting):
        return None
    told = [x for x in _of_no_country(r) if x.head in heads]
    people = dict.fromkeys(r.by_name[x.holder] for x in told if x.holder in r.by_name)
    if len(people) != 1:
        return None
    (person,) = people
    one = next((x for x in told if x.holder is not None and not in_title(x.span.root) and len(x.holder.span) > 1), None)
    if one is None or one.holder is None or _first_told_in_body(r, person) < office.span.end:
        return None
    if sentences_between(office.span.root, one.span.root) > LONG or is_known(r, person):
        return None
    if holder_named(r, office) is not None:
        return None
    return None if _comes(office) or _is_host(one) else one


OBJECTS = frozenset({"dobj", "pobj", "dative"})

COMING = frozenset({"arrive", "visit", "land", "come", "fly", "travel", "pay", "begin", "start", "tour"})
"""Verbs of guests: who is named next without a country may be the host."""

HOSTING = frozenset({"receive", "welcome", "host", "greet", "invite", "meet", "thank", "praise"})
"""Verbs of hosts."""


def _comes(office: Office) -> bool:
    """Tell whether the holder of *office* is told to come: to whom, the text's own people, it need not say."""
    root = office.span.root
    back = any(x.lower_ in {"home", "back"} for x in root.head.children)
    return root.dep_ in {"nsubj", "nsubjpass"} and root.head.lemma_ in COMING and not back


def _is_host(one: Office) -> bool:
    """Tell whether the sentence of *one* is of a host: he receives somebody, or does something to "him"."""
    name = one.holder.span.root if one.holder is not None else one.span.root
    receives = name.dep_ == "nsubj" and name.head.lemma_ in HOSTING
    return receives or any(x.lower_ in HE | SHE and x.dep_ in OBJECTS for x in one.span.sent)


def _of_no_country(r: Resolver) -> Iterator[Office]:
    """Yield the titles before names of people of whom the text never says which country's they are."""
    placed = {r.by_name[x.holder] for x in r.offices if x.holder in r.by_name and _of(r, x) is not None}
    for x in r.offices:
        holder = r.by_name.get(x.holder) if x.holder is not None else None
        if holder is None or holder in placed or x.plural or x.tenure is not Tenure.CURRENT:
            continue
        if x.rule == "office/title" and x.possessor is None and _is_of_nothing(x):
            yield x


def _first_told_in_body(r: Resolver, person: Referent) -> int:
    return min((x.span.start for x in r.names if r.by_name.get(x) is person and not in_title(x.span[0])), default=0)


def _is_of_nothing(office: Office) -> bool:
    """Tell whether the words of *office* leave open what it is of."""
    return office.of is None and office.of_token is None and not office.of_unknown


def _of(r: Resolver, office: Office) -> Referent | None:
    return r.by_name.get(office.of) if office.of is not None else None
