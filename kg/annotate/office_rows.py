"""
Offices and belonging told of several at once: rows of people, of bodies, and lists of who came for whom.

======================  ===================================================================
``office/title``        Norwegian ministers Ada Brook and Tomas Vale; Norwegian General Ada Brook
``office/apposition``   Ada Brook and Tomas Vale, members of the Harbour Party
``office/copula``       Ada Brook and Tomas Vale are members of the Harbour Party
``bare/brackets``       Ada Brook (Norway) and Tomas Vale (Sweden)
``bare/roster``         Norway: Ada Brook (head), Tomas Vale, Karl Stone
======================  ===================================================================
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.leading import is_party
from kg.annotate.marks import GENITIVE, HYPHENS
from kg.annotate.names import by_token_of
from kg.annotate.office import Office, person_before, role_of_one, row_of
from kg.annotate.office_holder import holder_beside
from kg.annotate.office_later import named_later
from kg.annotate.office_words import TENURES, past_description, role_start
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.annotate.names import ByToken, Name
    from kg.annotate.titles import Titles

PERSON = frozenset({EntityType.PERSON})
BODIES = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION})
PLACED = BODIES | {EntityType.PLACE}

MONARCHS = frozenset({"king", "queen", "queen regnant", "queen consort", "emperor", "empress", "duke", "duchess",
                      "grand duke", "prince", "princess", "sultan", "archduke", "bishop", "archbishop"})  # fmt: skip
"""Titles of one who has several realms: "the queen of Norland and Sudland"."""

REALMS = frozenset({EntityType.COUNTRY, EntityType.PLACE})

ROSTER = 3
"""People at least whom a list names that begins with what they are of; two may be a sentence's subject."""

SEPARATORS = frozenset({",", ";", "and", "&"})

RESIDENCE = 9
"""Tokens of a bracket behind a country in which it is told where its envoy lives."""


def with_rows(doc: Doc, titles: Titles, names: list[Name], offices: list[Office]) -> list[Office]:
    """Return *offices* and those that rows and lists tell, in text order."""
    by_token = by_token_of(names)
    found = [*offices, *people_in_rows(doc, offices, by_token), *ranks(doc, titles, by_token)]
    found.extend(list(likewise(doc, found, names, by_token)))
    found.extend(list(further_bodies(doc, found, by_token)))
    found.extend(list(named_later(doc, names, found)))
    held = {x.holder for x in found if x.of is not None}
    more = [*in_brackets(doc, names, by_token, held), *rosters(doc, names, by_token)]
    return sorted([*found, *more], key=lambda x: x.span.start)


def people_in_rows(doc: Doc, offices: list[Office], by_token: ByToken) -> list[Office]:
    """
    Return the single offices of a row of people who share one: "Norwegian ministers Ada Brook and Tomas Vale".

    The plural office itself gets its holders, so that the phrase refers to them.
    """
    found: list[Office] = []
    for office in offices:
        if office.bodies and office.holder is None:
            found.extend(_each_his_own(doc, office, by_token))
            continue
        if not office.plural or office.others or office.bodies or office.of is None:
            continue
        people, _ = row_of(doc, office.span.end, by_token, PERSON)
        rule = "office/title"
        if not people or people[0].span.start != office.span.end:
            people, rule = _row_before(doc, office.span.start, by_token), "office/apposition"
        tenure = office.tenure
        if len(people) < 2:
            people, rule = _subjects(doc, office.span.start, by_token), "office/copula"
            tenure = Tenure.FORMER if doc[office.span.start - 1].lower_ == "were" else tenure
        if len(people) < 2:
            continue
        office.holder, office.others, office.rule = people[0], tuple(people[1:]), "office/shared"
        role = role_of_one(office)
        found.extend(
            Office(x.span, role, office.head, of=office.of, holder=x, tenure=tenure, rule=rule) for x in people
        )
    return found


def _each_his_own(doc: Doc, office: Office, by_token: ByToken) -> list[Office]:
    """Return the single offices of "Ada Brook and Tomas Vale, (then) the premiers of Norland and Sudland", in order."""
    start = office.span.start
    while start > 0 and doc[start - 1].lower_ in TENURES.keys() | {"the", "respectively"}:
        start -= 1
    people = _row_before(doc, start, by_token)
    if len(people) != len(office.bodies):
        return []
    office.holder, office.others, office.rule = people[0], tuple(people[1:]), "office/shared"
    role = role_of_one(office)
    return [
        Office(x.span, role, office.head, of=of, holder=x, tenure=office.tenure, rule="office/shared")
        for x, of in zip(people, office.bodies, strict=True)
    ]


def likewise(doc: Doc, offices: list[Office], names: list[Name], by_token: ByToken) -> Iterator[Office]:
    """Yield who has the office told before: "Norland's president, Ada Brook, and Sudland's, Tomas Vale"."""
    for of in names:
        start, end = of.span.start, of.span.end
        if of.type is not EntityType.COUNTRY or end + 2 >= len(doc) or not start or doc[end].text not in GENITIVE:
            continue
        if doc[end + 1].text != "," or doc[start - 1].lower_ not in {"and", ",", ";", "while"}:
            continue
        i = end + 2
        while i < len(doc) and doc[i].lower_ in gazetteer.titles() and i not in by_token:
            i += 1  # "and Sudland's, Mr Tomas Vale"
        holder = by_token.get(i)
        before = [
            x
            for x in offices
            if x.of is not None and x.holder is not None and x.role and x.of.span.end <= x.span.end <= start
        ]
        last = max(before, key=lambda x: x.span.start, default=None)
        if holder is None or holder.type is not EntityType.PERSON or last is None or last.span.sent != of.span.sent:
            continue
        yield replace(last, span=of.span, of=of, holder=holder, rule="office/shared", possessor=None)


def _subjects(doc: Doc, i: int, by_token: ByToken) -> list[Name]:
    """Return the people of whom an office at token *i* is said: "Brook and Vale are", "…, all of whom were"."""
    verb = doc[i - 1] if i else None
    if verb is None or verb.lower_ not in {"are", "were"} or any(x.dep_ == "neg" for x in verb.children):
        return []
    subject = next((x for x in verb.children if x.dep_ == "nsubj"), None)
    if subject is not None and (subject.tag_ == "WP" or (subject.lower_ in {"all", "both"} and verb.dep_ == "relcl")):
        subject = verb.head
    if subject is None:
        return []
    row = (by_token.get(x.i) for x in sorted((subject, *subject.conjuncts)))
    return [x for x in row if x is not None and x.type is EntityType.PERSON]


def _row_before(doc: Doc, i: int, by_token: ByToken) -> list[Name]:
    """Return the people of a row that a comma before token *i* closes: "Ada Brook and Tomas Vale, members of"."""
    people: list[Name] = []
    i -= 1
    joined = False
    while i > 0 and (doc[i].lower_ in SEPARATORS):
        joined = joined or doc[i].lower_ == "and"
        name = person_before(doc, i, by_token)
        if name is None:
            break
        people.insert(0, name)
        i = name.span.start - 1
        while i > 0 and doc[i].lower_ in gazetteer.titles() and doc[i].text[0].isupper():
            i -= 1  # "and Dr. Tomas Vale"
    return people if joined else []


def ranks(doc: Doc, titles: Titles, by_token: ByToken) -> Iterator[Office]:
    """Yield who has a rank of a country's or body's forces: "US Gen. Ada Brook", "Coast Guard Lt. Tomas Vale"."""
    for start, (end, title) in titles.items():
        leads_team = title.text.lower().endswith(("captain", "leader", "commander")) and doc[start].is_lower
        if title.kind == "rank" and doc[start].is_lower and (not leads_team or _in_forces(doc, end)):
            yield from _served(doc, start, end, title.text.lower(), by_token)
        if title.kind != "rank" or not (doc[start].text[0].isupper() or leads_team):
            continue
        holder = by_token.get(end)
        if holder is None or holder.type is not EntityType.PERSON or holder.span.start != end:
            continue
        i = start - 1
        tenure = Tenure.FORMER if i >= 0 and doc[i].lower_ in {"retired", "former", "late"} else Tenure.CURRENT
        i -= tenure is Tenure.FORMER
        i -= i > 0 and doc[i].text in GENITIVE and not leads_team  # "Norway's Gen. Ada Brook"
        of = by_token.get(i)
        kinds = (
            BODIES
            if not leads_team
            else PLACED
            if title.text.lower().endswith("captain")
            else {EntityType.ORGANISATION}
        )
        if of is None or of.type not in kinds or of.span.end != i + 1:
            continue  # a rebel leader of a country does not lead it
        if leads_team and of.part == "demonym":
            continue  # "Norwegian captain Ada Brook" may be a ship's
        left = doc[of.span.start - 1].lower_ if of.span.start else ""
        if left in {"former", "retired"}:
            tenure = Tenure.FORMER
        role = doc[start:end].text
        yield Office(doc[of.span.start : end], role, title.text.lower(), of, holder, tenure, rule="office/title")


def _in_forces(doc: Doc, end: int) -> bool:
    """Tell whether "in" behind a rank tells that it is one of a force, and no team's: "a captain in the Army"."""
    return end < len(doc) and doc[end].lower_ == "in"


def _served(doc: Doc, start: int, end: int, head: str, by_token: ByToken) -> Iterator[Office]:
    """Yield who is "a colonel in the Harbour Army", beside his name or by "is"."""
    if end + 1 >= len(doc) or doc[end].lower_ not in {"in", "of", "with"}:
        return
    of = by_token.get(end + 1 + (doc[end + 1].lower_ in {"the", "its"}))
    if of is None or of.type is not EntityType.ORGANISATION or of.adjective or of.span.start < end + 1:
        return
    first, tenure = role_start(doc, start, by_token)
    article = first - (first > 0 and doc[first - 1].lower_ in {"a", "an", "the"})
    found = holder_beside(doc, article, of.span.end, by_token)
    if found is None:
        return
    holder, rule = found
    if rule == "office/copula" and article and doc[article - 1].lower_ == "was":
        tenure = Tenure.FORMER
    yield Office(doc[article : of.span.end], doc[first:end].text, head, of, holder, tenure, rule=rule)


def further_bodies(doc: Doc, offices: list[Office], by_token: ByToken) -> Iterator[Office]:
    """Yield the offices that go on over a row of bodies: "a member of the Harbour Council and the Grain Board"."""
    for office in offices:
        of = office.of
        reigns = office.head in MONARCHS
        kinds = REALMS if reigns else frozenset({EntityType.ORGANISATION})
        if of is None or office.holder is None or of.type not in kinds or office.others:
            continue
        told_before = office.head and of.span.start < office.span.root.i
        if told_before or office.rule.startswith("bare/"):
            continue
        if (party := _sits_for(doc, of, by_token)) is not None:
            yield replace(office, span=party.span, of=party)
        for body in _row_behind(doc, of, by_token, kinds):
            yield replace(office, span=body.span, of=body)


def _sits_for(doc: Doc, chamber: Name, by_token: ByToken) -> Name | None:
    """Return the party in "a member of the Senate for the Harbour Party"."""
    i = chamber.span.end
    if i + 2 >= len(doc) or doc[i].lower_ != "for":
        return None
    party = by_token.get(i + 1 + (doc[i + 1].lower_ == "the"))
    return party if party is not None and party.type is EntityType.ORGANISATION and is_party(party) else None


def _row_behind(doc: Doc, first: Name, by_token: ByToken, kinds: frozenset[EntityType]) -> list[Name]:
    """Return the bodies behind *first* in a row that "and" closes, or semicolons part; none where a verb follows."""
    found: list[Name] = []
    i, closed = first.span.end, False
    while i + 1 < len(doc):
        if doc[i].text == "(" and i + 2 < len(doc) and doc[i + 2].text == ")":
            i += 3
            continue
        if doc[i].lower_ not in SEPARATORS:
            break
        closed = closed or doc[i].text in {"and", ";"}
        i += 1
        while i < len(doc) and doc[i].lower_ in {"and", "the"}:
            closed = closed or doc[i].lower_ == "and"
            i += 1
        i = past_description(doc, i, by_token)  # "and the advocacy group «Harbour Watch»"
        i += i + 1 < len(doc) and doc[i].text == "The"
        name = by_token.get(i)
        if name is None or name.type not in kinds or name.span.start != i or name.adjective:
            return found if closed and found else []
        found.append(name)
        i = name.span.end
    verb_follows = i < len(doc) and doc[i].pos_ in {"VERB", "AUX"}
    possessive = i < len(doc) and doc[i].tag_ == "POS"
    return found if closed and not verb_follows and not possessive else []


def in_brackets(doc: Doc, names: list[Name], by_token: ByToken, held: set[Name | None]) -> Iterator[Office]:
    """
    Yield whom each of a list came for: "Ada Brook (Norway) and Tomas Vale (Sweden)", two at least.

    Only separators stand between them: "Ada Brook (Norway) beat Tomas Vale (Sweden)" is sport.
    """
    row: list[Office] = []
    ends = -1
    for name in names:
        of = _bracketed(doc, name, by_token) if name not in held else None
        if of is None:
            continue
        if not (
            0 <= ends < name.span.start <= ends + 2 and all(x.lower_ in SEPARATORS for x in doc[ends : name.span.start])
        ):
            yield from row if len(row) > 1 else ()
            row = []
        row.append(Office(of.span, "", "", of=of, holder=name, rule="bare/brackets"))
        ends = next(i for i in range(of.span.end, len(doc)) if doc[i].text == ")") + 1
    yield from row if len(row) > 1 else ()


def _bracketed(doc: Doc, name: Name, by_token: ByToken) -> Name | None:
    """Return the country, body or place that alone stands in brackets behind the name of a person."""
    i = name.span.end
    if name.type is not EntityType.PERSON or i + 2 >= len(doc) or doc[i].text != "(":
        return None
    of = by_token.get(i + 1)
    if of is None or of.type not in PLACED or of.span.start != i + 1 or of.span.end >= len(doc):
        return None
    close = of.span.end
    country = by_token.get(close + 1) if doc[close].text == "," else None
    if country is not None and country.type is EntityType.COUNTRY and country.span.end < len(doc):
        close = country.span.end  # "Ada Brook (Haven, Norland)"
    return of if doc[close].text == ")" or _resides_elsewhere(doc, close) else None


def _resides_elsewhere(doc: Doc, comma: int) -> bool:
    """Tell whether the bracket goes on with where an envoy lives: "Ada Brook (Norland, with residence in Haven)"."""
    if doc[comma].text != ",":
        return False
    rest = [x.lower_ for x in doc[comma + 1 : comma + RESIDENCE]]
    inside = rest[: rest.index(")")] if ")" in rest else []
    return any(x in {"residence", "resident", "residing", "based"} for x in inside)


def rosters(doc: Doc, names: list[Name], by_token: ByToken) -> Iterator[Office]:
    """
    Yield who is in a list that opens with what they are of: "Norway: Ada Brook (head), Tomas Vale, Karl Stone".

    The line has people only, with numbers, brackets and separators between them, and no verb.
    """
    for of in names:
        start, end = of.span.start, of.span.end
        opens = start == 0 or doc[start - 1].is_space or doc[start].is_sent_start
        if not opens or of.type not in PLACED or end + 1 >= len(doc):
            continue
        if not (doc[end].text == ":" or (doc[end].text in {*HYPHENS, "–", "—"} and doc[end - 1].whitespace_)):
            continue
        people = _listed(doc, end + 1, by_token)
        if len(people) >= ROSTER:
            yield from (Office(of.span, "", "", of=of, holder=x, rule="bare/roster") for x in people)


def _listed(doc: Doc, i: int, by_token: ByToken) -> list[Name]:
    """Return the people of the line that goes on at token *i*; nobody where it has anything but a list."""
    people: list[Name] = []
    depth = unknown = 0
    while i < len(doc) and not doc[i].is_space:
        name = by_token.get(i)
        if depth and name is not None and name.type is EntityType.PERSON and _has_number(doc, name.span.start):
            people.append(name)  # "(7 - Karl Stone 71)": who came on for the one before
            i = name.span.end - 1
        elif depth:
            depth += (doc[i].text == "(") - (doc[i].text == ")")
        elif name is not None and name.type is EntityType.PERSON:
            people.append(name)
            i = name.span.end - 1
        elif doc[i].text[0].isupper() and (name is None or name.row is None or _has_number(doc, name.span.start)):
            # What is not known for a person's name: nobody is told of.
            unknown += 1
            end = name.span.end if name is not None else i + 1
            while end < len(doc) and doc[end].text[0].isupper() and end not in by_token:
                end += 1
            i = end - 1
        elif name is not None and name.span.end - name.span.start == 1 and doc[i].text[0].isupper():
            unknown += 1  # part of a name, as "Per Haven"
        elif doc[i].text == "(":
            depth = 1
        elif doc[i].text in {".", "!", "?"}:
            break
        elif not (doc[i].is_punct or doc[i].like_num or doc[i].lower_ == "and" or _twelfth_man(doc, i)):
            return []
        i += 1
    return people if unknown < len(people) else []


def _has_number(doc: Doc, i: int) -> bool:
    """Tell whether a number and a hyphen stand before the name at token *i*, as in a line-up: "7 - Karl Stone"."""
    return i > 1 and doc[i - 1].text in {*HYPHENS, "–", "—"} and doc[i - 2].like_num


def _twelfth_man(doc: Doc, i: int) -> bool:
    """Tell whether token *i* is the noun of "12th man", which a team's list ends with."""
    return doc[i].lower_ in {"man", "woman"} and i > 0 and doc[i - 1].like_num
