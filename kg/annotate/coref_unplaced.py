"""
Whom "the Sudish minister" means where the text says of nobody that he is Sudland's minister.

"The" tells that he was told of before. Where the text tells of one person only of whom it does not say whom he acts
for, that is who is meant: one named right before, or the one minister of no country that it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.coref_groups import RECEIVING
from kg.annotate.coref_offices import LEADERS, MANY_HOLD, fits
from kg.annotate.coref_seen import HE, SHE, recent
from kg.annotate.doc import in_title
from kg.annotate.office_table import is_known
from kg.model import EntityType, Tenure
from kg.tables import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.coref_seen import Seen
    from kg.annotate.doc import Reference, Referent
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver

BESIDE = 8
"""Tokens behind an office in which a comma and a name stand that is its holder's."""

NEWCOMER_SENTENCES = 2
"""Sentences back in which somebody new is named whom an office without a name may mean."""

OWN_SENTENCES = 3
"""Sentences back in which the one minister of no country is told of."""

AGAIN = frozenset({"minister", "envoy", "mediator", "negotiator", "commissioner", "diplomat", "politician"})
"""Titles in so few words that "the" before them means somebody told of before: a country has many ministers."""

OF_BODIES = frozenset({"envoy", "mediator", "negotiator", "diplomat", "politician"})
"""Those of them that tell where somebody comes from who acts for a body of many states."""


def unplaced(r: Resolver, office: Office, of: Referent | None, seen: list[Seen], sentence: int) -> tuple[Referent, ...]:
    """Return whom *office*, of *of*, means where the text gives it to nobody; empty where two may be meant."""
    if of is None or office.plural or office.one_of_several or office.tenure is Tenure.FORMER:
        return ()
    if r.doc[office.span.start].lower_ != "the" or _named_beside(r, office):
        return ()
    return _newcomer(r, office, of, seen, sentence) or _only_one(r, office, of, seen, sentence)


def leader_there(
    r: Resolver, office: Office, of: Referent | None, seen: list[Seen], sentence: int
) -> tuple[Referent, ...]:
    """
    Return whom "the Sudish leader" means where the text has told of a president, of no country, in that country.

    "Brook met President Tomas Vale in Haven. The Sudish leader": Vale, if Haven is in Sudland and no table knows him.
    """
    if of is None or of.row is None or of.type is not EntityType.COUNTRY or office.head not in LEADERS | {"leader"}:
        return ()
    if not office.definite or office.plural or office.one_of_several or office.tenure is not Tenure.CURRENT:
        return ()
    placed = {holder for holder, _, held_of in r.holders if held_of is not None}
    near = {x.referent: x for x in recent(seen, sentence, OWN_SENTENCES) if x.index < office.span.start}
    found = [
        (holder, held)
        for holder, held, _ in r.holders
        if holder in near
        and holder not in placed
        and held.rule == "office/title"
        and held.of is None
        and held.of_token is None
        and not held.of_unknown
        and held.tenure is Tenure.CURRENT
        and held.head in LEADERS
        and fits(office, held, None, None)
    ]
    if len({x for x, _ in found}) != 1 or is_known(r, found[0][0]):
        return ()
    if not _is_told_in(r, found[0][1], of) or not _is_at_home(r, found[0][1], of):
        return ()
    place(r, found[0][0], office, of)
    return (found[0][0],)


def _is_at_home(r: Resolver, held: Office, of: Referent) -> bool:
    """
    Tell whether others come to who holds *held*: "met President Tomas Vale", "President Vale received", not "flew to".

    Nobody of the country *of* is told of beside him, to whom he may have come.
    """
    name = held.holder.span.root if held.holder is not None else held.span.root
    if name.dep_ in {"nsubj", "nsubjpass"} and name.head.lemma_ not in COMING_TO:
        return False
    sentence = held.span.sent
    return not any(x is of and sentence.start <= y.span.start < sentence.end for _, y, x in r.holders)


COMING_TO = RECEIVING | {"thank"}
"""Verbs of hosts."""


def _is_told_in(r: Resolver, held: Office, of: Referent) -> bool:
    """Tell whether the sentence of *held* is told to be in the country *of*: by a town of it, or by an envoy to it."""
    sentence, row = held.span.sent, of.row
    country = row.key.rpartition("/")[2] if row is not None else ""
    for one in r.references:
        if one.how != "name" or not sentence.start <= one.span.start < sentence.end or len(one.referents) != 1:
            continue
        told = one.referents[0]
        if isinstance(told.row, Place) and told.row.country == country:
            return True
        if told is of and one.span.start and r.doc[one.span.start - 1].lower_ in {"to", "in"}:
            return True
    return False


def _newcomer(r: Resolver, office: Office, of: Referent, seen: list[Seen], sentence: int) -> tuple[Referent, ...]:
    """
    Return the one person named right before of whom the text does not tell whom he acts for.

    "Brook met his guest, Tomas Vale. The Sudish minister smiled": he.
    """
    if office.head in MANY_HOLD | LEADERS:
        return ()  # who leads a country is named as that, or known to everybody
    placed = {holder for holder, _, _ in r.holders}
    near = dict.fromkeys(
        x.referent for x in recent(seen, sentence, NEWCOMER_SENTENCES) if x.referent.type is EntityType.PERSON
    )
    people = [x for x in near if x not in placed and " " in x.name]
    # "Germany's Ada Brook met Karl Hill. The German minister …": she, whatever he is.
    theirs = {r.by_name.get(x.holder) for x in r.offices if x.holder and x.of and r.by_name.get(x.of) is of}
    told = {r.by_name.get(x.holder) for x in r.offices if x.holder and _is_country(r, x)}
    people = [x for x in people if x in theirs] or [x for x in people if x not in told]  # not "Libya's Ada Brook"
    return (people[0],) if len(people) == 1 else ()


def _only_one(r: Resolver, office: Office, of: Referent, seen: list[Seen], sentence: int) -> tuple[Referent, ...]:
    """
    Return the one person of the text who holds such an office of no country, told of just before.

    "Foreign Minister Ada Brook met Sudland's envoy. The Norlandic minister …": a paper tells of its own ministers
    without the country. Not if he does something to somebody in that clause: "flew to Haven, where the Sudish
    minister received her"; nor where the text told of another one of that country without a name.
    """
    if office.head not in AGAIN or office.role.lower() != office.head or of.type is not EntityType.COUNTRY:
        return ()
    if in_title(office.span.root) or _another_told(r, office, of):
        return ()
    of_country = {holder for holder, _, held_of in r.holders if held_of is not None and held_of.type is of.type}
    of_country |= {r.by_name[x.holder] for x in r.offices if x.holder in r.by_name and _is_country(r, x)}
    found = dict.fromkeys(
        holder
        for holder, held, held_of in r.holders
        if holder not in of_country
        and held.tenure is Tenure.CURRENT
        and held.span.start < office.span.start
        and (fits(office, held, None, None) if held_of is None else _comes_from(office, held))
    )
    near = {x.referent for x in recent(seen, sentence, OWN_SENTENCES)}
    if len(found) != 1 or not near.issuperset(found) or _acts_on(r, office, next(iter(found))):
        return ()
    (person,) = found
    place(r, person, office, of)
    return (person,)


def _comes_from(office: Office, held: Office) -> bool:
    """Tell whether the words of *office* may tell where one comes from who does *held* for a body of many states."""
    return office.head in OF_BODIES and held.head.rsplit(maxsplit=1)[-1] in OF_BODIES | {
        "representative",
        "commissioner",
    }


def place(r: Resolver, person: Referent, office: Office, of: Referent) -> None:
    """Put down that the offices of *person* that *office* fits, and that are told of nothing, are those of *of*."""
    for i, (holder, held, held_of) in enumerate(r.holders):
        if holder is person and held_of is None and held.of is None and fits(office, held, None, None):
            held.of_referent = of
            r.holders[i] = (holder, held, of)


def _is_country(r: Resolver, office: Office) -> bool:
    of = r.by_name.get(office.of) if office.of is not None else None
    return of is not None and of.type is EntityType.COUNTRY


def _another_told(r: Resolver, office: Office, of: Referent) -> bool:
    """Tell whether the text told of one who acts for *of* without a name before *office*: "her Sudish counterpart"."""
    return any(
        x.span.start < office.span.start
        and x.holder is None
        and x.of is not None
        and r.by_name.get(x.of) is of
        and not x.plural
        and r.reference(x.span.root) is None
        for x in r.offices
    )


def _acts_on(r: Resolver, office: Office, person: Referent) -> bool:
    """Tell whether the clause of *office* tells of *person*, or of a "him" who may be he, as of somebody else."""
    root = office.span.root
    row = [x for x in (*root.conjuncts, root) if x.i != root.i]
    verb = next((x for x in root.ancestors if x.pos_ in {"VERB", "AUX"}), root)
    beside = [y for x in verb.children for y in (x, *_objects_of(x)) if not office.span.start <= y.i < office.span.end]
    for token in (*row, *beside):
        if token.lower_ in HE | SHE and token.dep_ != "poss":
            return True
        one = r.reference(token)
        if one is not None and person in one.referents:
            return True
    return False


def _objects_of(preposition: Token) -> list[Token]:
    if preposition.dep_ not in {"prep", "agent", "dative"}:
        return []
    return [y for x in preposition.children if x.dep_ == "pobj" for y in (x, *x.conjuncts)]


def _named_beside(r: Resolver, office: Office) -> bool:
    """Tell whether a name stands between commas behind *office*: "the minister of Haven-on-Sea, Ada Brook, sat"."""
    doc, end = r.doc, min(office.span.end + BESIDE, office.span.root.sent.end)
    named = (one for i in range(office.span.end, end) if doc[i].text == "," and (one := _name_at(r, i + 1)) is not None)
    return any(one.span.end < len(doc) and doc[one.span.end].text == "," for one in named)


def _name_at(r: Resolver, i: int) -> Reference | None:
    """Return the reference that the name of a person at token *i* is."""
    one = r.reference(r.doc[i]) if i < len(r.doc) else None
    person = one is not None and one.how == "name" and one.referents[0].type is EntityType.PERSON
    return one if person else None
