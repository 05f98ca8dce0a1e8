"""
Rows in which each of several officers is told with what he is of.

"Her counterparts from Norland, Ada Brook, and Sudland, Tomas Vale"; "his colleagues Ada Brook, of Norland, and Tomas
Vale, of Sudland"; "the ministers of Norland (Ada Brook) and Sudland (Tomas Vale)".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kg.annotate import gazetteer
from kg.annotate.office import Office, role_of_one
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.names import ByToken, Name

BODIES = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION})
OF = frozenset({"of", "from"})
FOR = OF | {"for"}
"""Who signs or sits "for" a country is its officer too: "the ministers, Ada Brook for Norland and"."""

Pairs: TypeAlias = "list[tuple[Name, Name]]"
"""What each is of, and who he is."""


def paired(doc: Doc, office: Office, end: int, by_token: ByToken) -> list[Office]:
    """
    Return the single offices of the row behind a plural *office*, whose title ends at token *end*; none for no row.

    The plural office itself gets its holders, so that the phrase refers to them.
    """
    # Chairs in brackets may be of one body, and tell whom they came for; prime ministers are their countries'.
    marks = FOR | {"("} if gazetteer.titles()[office.head].scope == "country" else FOR
    pairs = _body_first(doc, end, by_token) or _person_first(doc, end, by_token, marks)
    if not pairs and gazetteer.titles()[office.head].scope == "country":
        pairs = _in_two_rows(doc, end, by_token)
    people = [person for _, person in pairs]
    if len(pairs) < 2:
        return []
    office.holder, office.others, office.rule = people[0], tuple(people[1:]), "office/shared"
    office.span = doc[office.span.start : end]
    role = role_of_one(office)
    return [
        Office(person.span, role, office.head, of=of, holder=person, tenure=office.tenure, rule="office/shared")
        for of, person in pairs
    ]


def _body_first(doc: Doc, i: int, by_token: ByToken) -> Pairs:
    """Return the pairs of "from Norland, Ada Brook, and Sudland, Tomas Vale" at token *i*."""
    found: Pairs = []
    if i >= len(doc) or doc[i].lower_ not in OF:
        return found
    i += 1
    while (of := _name_at(doc, i, by_token, BODIES)) is not None:
        close = of.span.end
        if close >= len(doc) or doc[close].text not in {",", "("}:
            break
        person = _name_at(doc, close + 1, by_token, frozenset({EntityType.PERSON}))
        if person is None:
            break
        found.append((of, person))
        i = _past_separators(doc, person.span.end)
    return found


def _in_two_rows(doc: Doc, i: int, by_token: ByToken) -> Pairs:
    """Return the pairs of "of Norland and Sudland Ada Brook and Tomas Vale" at token *i*: as many lands as people."""
    if i >= len(doc) or doc[i].lower_ not in OF:
        return []
    lands, i = _row_at(doc, i + 1, by_token, frozenset({EntityType.COUNTRY}))
    if len(lands) < 2 or doc[i - 1].lower_ in {"and", "&"}:
        return []
    people, _ = _row_at(doc, i, by_token, frozenset({EntityType.PERSON}))
    return list(zip(lands, people, strict=True)) if len(lands) == len(people) else []


def _row_at(doc: Doc, i: int, by_token: ByToken, kinds: frozenset[EntityType]) -> tuple[list[Name], int]:
    """Return the names of *kinds* in the row that begins at token *i*, and where what follows them begins."""
    found: list[Name] = []
    while i < len(doc):
        i += doc[i].lower_ == "the"
        name = by_token.get(i)
        if name is None or name.type not in kinds or name.span.start != i or name.part != "name":
            break
        found.append(name)
        i = _past_separators(doc, name.span.end)
    return found, i


def _person_first(doc: Doc, i: int, by_token: ByToken, marks: frozenset[str]) -> Pairs:
    """Return the pairs of "Ada Brook, of Norland, and Tomas Vale, of Sudland" at token *i*, parted by *marks*."""
    found: Pairs = []
    i += i < len(doc) and doc[i].text in {",", ":"}
    while (person := _name_at(doc, i, by_token, frozenset({EntityType.PERSON}))) is not None:
        close = person.span.end
        close += close < len(doc) and doc[close].text == ","
        if close + 1 >= len(doc) or doc[close].lower_ not in marks:
            break
        of = _name_at(doc, close + 1, by_token, BODIES)
        if of is None:
            break
        found.append((of, person))
        i = _past_separators(doc, of.span.end)
    return found


def _name_at(doc: Doc, i: int, by_token: ByToken, kinds: frozenset[EntityType]) -> Name | None:
    """Return the name of one of *kinds* that begins at token *i*, an article or a courtesy title looked through."""
    for _ in range(3):
        name = by_token.get(i)
        if name is not None:
            return name if name.type in kinds and name.span.start == i and not name.adjective else None
        courtesy = i < len(doc) and gazetteer.titles().get(doc[i].lower_)
        if i >= len(doc) or not (doc[i].lower_ == "the" or (courtesy and courtesy.kind in {"courtesy", "rank"})):
            return None
        i += 1
    return None


def _past_separators(doc: Doc, i: int) -> int:
    """Return where the next pair may begin: behind a bracket, commas and "and"."""
    while i < len(doc) and doc[i].lower_ in {")", ",", ";", "and", "&"}:
        i += 1
    return i


def adjectives_before(doc: Doc, office: Office, by_token: ByToken) -> list[Name]:
    """Return the countries before a plural office: "the Norlandic and Sudlandic premiers"."""
    if office.of is None or office.of.type not in BODIES:
        return []
    found, i = [office.of], office.of.span.start - 1
    while i > 0 and (doc[i].lower_ == "and" or (doc[i].text == "," and len(found) > 1)):
        before = by_token.get(i - 1)
        if before is None or before.type not in BODIES:
            break  # "of the Harbour Party, Norlandic ministers said" is no row
        found.insert(0, before)
        i = before.span.start - 1
    return found if len(found) > 1 else []
