"""
Offices that nobody in the text is named for, by the dated table: "the Norlandic president" on the day of the article.

The text goes first: this is asked where the document names nobody beside the office. Where the person whom the
table has is named in the text, if only by surname, that is who is meant; else he is a referent of his own, with the
words of the office for an alias. That somebody represents a country is never asserted from here.

The words must speak of one present holder. "Every president", "the first president", "president" without an article,
a sentence about a year in which somebody else may have held it: nobody is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.annotate.marks import POSSESSIVE
from kg.annotate.office_words import WITHIN
from kg.annotate.resolver import name_parts
from kg.model import EntityType, Tenure
from kg.offices import first, last, offices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from kg.annotate.doc import Referent
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver
    from kg.offices import Offices, Term

SPEAKING_OF = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "poss", "appos", "agent", "ROOT"})
"""Relations in which words of an office mean who holds it; "to be the Russian president" is none of them."""

OF_NOW = frozenset({"new", "current", "present", "visiting", "incumbent", "sitting", "serving", "powerful", "veteran"})
"""Words between the article and an office that leave it the one that is held today."""

AHEAD = frozenset({"will", "'ll", "’ll", "shall"})
"""Words of a sentence about what is to come."""

SOLE = {"pope": "country/VAT", "taoiseach": "country/IRL"}
"""Titles that say by themselves whose they are."""

GIVEN_NAME = frozenset(
    {"CHN", "TWN", "KOR", "PRK", "VNM", "KHM", "SGP", "MYS", "IDN", "THA", "MMR", "ETH", "ERI", "SOM"}
)
"""Countries whose people may be called by the first part of the name alone: it is the family's, or the only own one."""

FOREIGN = frozenset({"foreign minister", "minister of foreign affairs", "minister for foreign affairs",
                     "foreign affairs minister", "external affairs minister"})  # fmt: skip
GOVERNMENT = ("prime minister", "premier", "chancellor", "taoiseach")
"""Titles of those who are each other's counterparts, and which every table row of the kind has one of."""

_LONG_AGO = re.compile(r"\b(?:\d{2,4}s|(?:decades?|centur(?:y|ies)|years|generations?) (?:ago|earlier|before))\b", re.I)
_ARTICLE = re.compile(r"(?<= )[AaEe]l[- ]")  # "Bashar al-Assad", whom news calls Assad


class _Asked(NamedTuple):
    """Whose office it is, what it is called, and on which day."""

    table: Offices
    of: str
    title: str
    day: str

    def holder(self) -> Term | None:
        return self.table.holder(self.of, self.title, self.day)


def holder_on_the_day(r: Resolver, office: Office, of: Referent | None) -> tuple[Referent, ...]:
    """Return who held *office*, of *of*, on the day of publication; empty where the table is not sure or not asked."""
    term = _present_holder(r, office, of)
    if term is None:
        return ()
    return (_named(r, term) or _new(r, term),)


def former_holder(r: Resolver, office: Office, of: Referent | None) -> tuple[Referent, ...]:
    """Return whom the text names that "the former Norlandic president" means: the one person in it who was that."""
    asked = _ask(r, office, of)
    if asked is None or office.tenure is not Tenure.FORMER:
        return ()
    before = [x for x in asked.table.terms_of(asked.of, asked.title) if x.until and last(x.until) < asked.day]
    now = asked.holder()
    present = _named(r, now) if now is not None else None
    people = dict.fromkeys(x for term in before if (x := _named(r, term)) is not None and x is not present)
    return tuple(people) if len(people) == 1 else ()


def somebody_else(r: Resolver, office: Office, person: Referent, of: Referent | None = None) -> bool:
    """Tell whether the table is sure that not *person* holds *office*: a guess of the text's order is then wrong."""
    of = r.by_name.get(office.of) if office.of is not None else of
    term = _present_holder(r, office, of)
    return term is not None and _named(r, term) is not person


def holder_named(r: Resolver, office: Office) -> Referent | None:
    """Return who of the people that the text names holds *office* on the day, by the table."""
    of = r.by_name.get(office.of) if office.of is not None else None
    term = _present_holder(r, office, of)
    return _named(r, term) if term is not None else None


def is_known(r: Resolver, person: Referent) -> bool:
    """Tell whether somebody of the surname of *person* holds an office of the table, on whatever day."""
    surname = person.name.rsplit(maxsplit=1)[-1]
    return any(surname in name.split() for term in offices(r.doc._.own_offices).terms for name in term.names)


def counterpart(r: Resolver, office: Office, of: Referent | None) -> tuple[Referent, ...]:
    """
    Return whom "her Norlandic counterpart" means: who holds there the office that she holds.

    What she holds is told by the text, else by the table. Heads of state and government are counterparts only
    where both lead their countries, or neither does.
    """
    published = r.doc._.document.published
    if published is None or of is None or of.row is None or not office.definite or office.plural:
        return ()
    person = possessor(r, office)
    if person is None or person.type is not EntityType.PERSON:
        return ()
    table = offices(r.doc._.own_offices)
    terms = {
        term.name: term
        for title, where in _offices_of(r, person, table, published)
        if where != of.row.key and (term := _like(table, title, where, of.row.key, published)) is not None
    }
    if len(terms) != 1:
        return ()
    (term,) = terms.values()
    if _of_another_time(r, office, _Asked(table, of.row.key, term.titles[0], published), term):
        return ()
    other = _named(r, term) or _new(r, term)
    return (other,) if other is not person else ()


def possessor(r: Resolver, office: Office) -> Referent | None:
    """Return whose counterpart it is: whom "her" means, or the name in "Brook's Norlandic counterpart"."""
    start = office.span.start
    token = office.possessor
    if token is None and start > 1 and r.doc[start - 1].text in POSSESSIVE:
        token = r.doc[start - 2]
    reference = r.reference(token) if token is not None else None
    return reference.referents[0] if reference is not None and len(reference.referents) == 1 else None


def _offices_of(r: Resolver, person: Referent, table: Offices, day: str) -> list[tuple[str, str]]:
    """Return (title, of) of the present offices of *person*: those that the text tells, else those of the table."""
    told = [
        (held.head, held_of.row.key if held_of.row is not None else "")
        for holder, held, held_of in r.holders
        if holder is person and held.tenure is Tenure.CURRENT and held_of is not None
    ]
    return told or [(x.titles[0], x.of) for x in table.held_on(day) if _is(person, x)]


def _like(table: Offices, title: str, where: str, of: str, day: str) -> Term | None:
    """Return who of *of* holds an office of the kind that *title* of *where* is."""
    mine = table.holder(where, title, day)
    if title in FOREIGN or (mine is not None and not FOREIGN.isdisjoint(mine.titles)):
        return table.holder(of, "foreign minister", day)
    if mine is None:
        return None  # whether it is he who leads his country, nobody knows
    kind = GOVERNMENT if title in GOVERNMENT else ("president",) if title == "president" else ()
    found = {x.key: x for other in kind if (x := table.holder(of, other, day)) is not None}
    alike = [x for x in found.values() if ("leader" in x.titles) == ("leader" in mine.titles)]
    return alike[0] if len(alike) == 1 else None


def _present_holder(r: Resolver, office: Office, of: Referent | None) -> Term | None:
    """Return the term of who holds *office* on the day of publication, where its words mean nobody else."""
    asked = _ask(r, office, of)
    if asked is None or office.tenure is not Tenure.CURRENT or office.plural or office.indefinite:
        return None
    if office.span.root.dep_ not in SPEAKING_OF or not _one_of_now(office, asked):
        return None
    term = asked.holder()
    return None if term is None or _of_another_time(r, office, asked, term) else term


def _ask(r: Resolver, office: Office, of: Referent | None) -> _Asked | None:
    """Return the question to the table that *office* poses, if it is one; a role of more words is another office."""
    published = r.doc._.document.published
    key = of.row.key if of is not None and of.row is not None else SOLE.get(office.head, "") if of is None else ""
    if published is None or not key or office.of_unknown:
        return None
    title = " ".join(office.role.lower().split()) or office.head
    return _Asked(offices(r.doc._.own_offices), key, title, published)


def _one_of_now(office: Office, asked: _Asked) -> bool:
    """
    Tell whether the words mean the one who holds the office: "the", or whose it is, and nothing that picks another.

    A headline has no articles. "The head of the Norlandic mission" is not the head of Norland, nor is
    "the head of Norland's mission".
    """
    doc, start, end = office.span.doc, office.span.start, office.span.end
    if office.one_of_several:
        return True  # "the Norlandic and Sudlandic presidents": asked for each, with its article
    if office.of is not None and office.of.span.start > office.span.root.i:
        behind = doc[end] if end < len(doc) else None
        if office.of.span.end != end or (behind is not None and (behind.text in POSSESSIVE or behind.lower_ in WITHIN)):
            return False
    before = [x.lower_ for x in _words_before(office)]
    if any(x not in OF_NOW for x in before):
        return False
    if office.definite and (doc[start].lower_ in {"the", "this"} or _possessive(office)):
        return True
    return start == 0 or office.span.end_char <= len(doc._.document.title) or asked.title in SOLE


def _words_before(office: Office) -> Iterator[Token]:
    """Yield the words before its role that are not what it is of: "new" of "the new Norlandic premier"."""
    doc = office.span.doc
    of = range(office.of.span.start, office.of.span.end) if office.of is not None else range(0)
    for i in range(office.span.start, office.span.root.i):
        if " ".join(doc[i : office.span.end].text.split()).startswith(office.role):
            break
        if i not in of and doc[i].lower_ not in {"the", "this"} and doc[i].text not in POSSESSIVE:
            yield doc[i]
    # "The first Norlandic president": what is not of the words, but between them and their article.
    i = office.span.start - 1
    while i >= 0 and doc[i].dep_ in {"amod", "det", "nummod", "advmod"} and doc[i].head.i == office.span.root.i:
        if doc[i].lower_ != "the":
            yield doc[i]
        i -= 1


def _possessive(office: Office) -> bool:
    """Tell whether the words begin with whose office it is: "Norland's president", "Norland's new president"."""
    of = office.of
    if of is None or of.span.start != office.span.start or of.span.end >= len(office.span.doc):
        return False
    return office.span.doc[of.span.end].text in POSSESSIVE


def _of_another_time(r: Resolver, office: Office, asked: _Asked, term: Term) -> bool:
    """
    Tell whether the sentence, or the one before it in its paragraph, speaks of a day when another may have held it.

    A date with two readings ("in May") has that of the sentence's tense, else both.
    """
    sentence = office.span.sent
    spans = [sentence, *_before_in_paragraph(sentence)]
    if any(_LONG_AGO.search(x.text) for x in spans):
        return True
    ahead, back = any(x.lower_ in AHEAD for x in sentence), any(x.tag_ == "VBD" for x in sentence)
    for dated in r.doc._.dates or ():
        if any(x.start <= dated.span.start < x.end for x in spans):
            readings = {dated.past} if back > ahead else {dated.future} if ahead > back else {dated.past, dated.future}
            if not all(_held(asked, term, x) for x in readings if x is not None):
                return True
    return False


def _held(asked: _Asked, term: Term, when: str) -> bool:
    """Tell whether the holder of *term*, and he alone, held the office through *when*, or *when* goes on."""
    if first(when) <= asked.day <= last(when):
        return True
    return asked.table.throughout(asked.of, asked.title, first(when), last(when)) == term.name


def _before_in_paragraph(sentence: Span) -> Iterator[Span]:
    if sentence.start and "\n" not in sentence.doc[sentence.start - 1].text_with_ws:
        yield sentence.doc[sentence.start - 1].sent


def _is(person: Referent, term: Term) -> bool:
    """Tell whether a person named in full is who held *term*."""
    return name_parts(person.name) in {name_parts(x) for x in term.names}


def _named(r: Resolver, term: Term) -> Referent | None:
    """
    Return the person of the document who is the holder.

    By a full name of the table's; by a surname of it alone ("von der Leyen", "Assad"); or by a surname and a given
    name that begins alike, since names are spelt in many ways.
    """
    people = [x for x in r.referents if x.type is EntityType.PERSON]
    for person in people:
        if _is(person, term):
            return person
    full = [name_parts(x) for x in term.names]
    full += [name_parts(_ARTICLE.sub("", x)) for x in term.names if _ARTICLE.search(x)]
    surnames = {parts[i:] for parts in full for i in range(1, len(parts))}
    if term.of.rpartition("/")[2] in GIVEN_NAME or "-" in term.name:
        surnames |= {parts[:1] for parts in full}
    alone = [x for x in people if name_parts(x.name) in surnames]
    if alone:
        return alone[0] if len(alone) == 1 else None
    ours = {(parts[0][0], parts[-1]) for parts in full if len(parts) > 1}
    alike = [x for x in people if len(y := name_parts(x.name)) > 1 and (y[0][0], y[-1]) in ours]
    return alike[0] if len(alike) == 1 else None


def _new(r: Resolver, term: Term) -> Referent:
    made = r.new(term.name, EntityType.PERSON)
    for alias in term.aliases:
        made.add_alias(alias)
    return made
