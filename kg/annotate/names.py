"""
Names: which stretches of capitalised words name a person, a country, a body, a place, an event.

The boundaries come from capitalisation and titles (``runs``, ``pieces``); the statistical model and the
words around a name vote on its type (``votes``), and what the gazetteer or a telling word
("Ministry", "Island") knows overrules them. A name is typed alike wherever it stands in a document.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kg.annotate import gazetteer
from kg.annotate.calendar_names import DATE_WORDS, acts_alone, read_as_noun
from kg.annotate.common_bodies import common_bodies, offices_of_office
from kg.annotate.datelines import OF_COPY
from kg.annotate.doc import tokens_of
from kg.annotate.gatherings import is_celebrated, is_gathering, with_number
from kg.annotate.gazetteer import heads, place_kinds
from kg.annotate.given_names import is_given_name
from kg.annotate.marks import GENITIVE, HYPHENS
from kg.annotate.name_shape import is_family_first
from kg.annotate.pieces import (
    apart,
    head_type,
    joined,
    key_of,
    pieces_in,
    unhyphenated,
    with_acronyms,
    with_kinds,
    with_officers,
)
from kg.annotate.place_before import named_elsewhere, parted
from kg.annotate.realms import countries_called
from kg.annotate.runs import find_runs
from kg.annotate.signs_of_body import staffed_forums
from kg.annotate.signs_of_person import kin_before
from kg.annotate.signs_of_place import is_somewhere
from kg.annotate.titles import plural_office, portfolio_tokens
from kg.annotate.votes import cast_votes, surnames_in
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span

    from kg.annotate.gazetteer import Entry
    from kg.annotate.pieces import Piece
    from kg.annotate.titles import Titles
    from kg.annotate.votes import Votes
    from kg.tables import Actor, Place


BIG_CITY = 300_000
"""Inhabitants of a city that the model alone does not turn into a person."""

SURE = 4
"""Votes that more than the model's own tell of a person: a title gives three, each sign two."""
BANNERS = frozenset({"end", "ends", "press release", "media release", "news release", "joint statement",
                     "immediate release", "press statement", "joint communique", "media statement",
                     "press communique"})  # fmt: skip
"""What stands over or under a text and names nobody."""

HONOURS = frozenset({"AC", "AM", "AO", "CBE", "CH", "CMG", "CNZM", "DBE", "DCB", "DCMG", "DSO", "GCB", "GCMG", "KBE",
                     "KC", "KCB", "KCMG", "KNZM", "MBE", "MNZM", "OBE", "OM", "ONZ", "QC", "SC"})  # fmt: skip
"""Letters behind a name for what somebody was given."""

MONEY = frozenset({"Rs", "Re", "Tk", "Ksh", "KSh", "Sh", "USh", "TSh", "Rp", "RM", "Br", "Le", "GHC", "Lps"})
"""Signs of money."""

ILLNESSES = frozenset({"fever", "virus", "disease", "syndrome", "flu"})
"""What is called after where it was found, or by whom."""

CURRENCIES = frozenset({"dollar", "dollars", "pounds", "peso", "pesos", "rupee", "rupees", "franc", "francs", "yen",
                        "won", "yuan", "ruble", "rubles", "rouble", "roubles", "lira", "liras", "dinar", "dinars",
                        "dirham", "dirhams", "riyal", "riyals", "rial", "rials", "shilling", "shillings", "krona",
                        "kronor", "krone", "kroner", "zloty", "zlotys", "forint", "forints", "hryvnia", "hryvnias",
                        "tenge", "baht", "ringgit", "rupiah", "naira", "rand", "euros", "leu", "lei"})  # fmt: skip
"""Money, before which a country's name is of no actor; the pound alone weighs too."""

PARTISANS = frozenset({"republican", "democrat", "social democrat", "christian democrat"})
"""Whom a party has: "Brook, Republican of Kansas"."""

STATES = frozenset({"states", "state", "countries", "nations", "governments"})
"""Of what kind a member is: what ministries write with a capital is no name."""

SHORTHAND = frozenset({"north", "south"})
"""«the North» stands for the one country of the document whose name begins so."""


@dataclass(slots=True, eq=False)
class Name:
    """
    A name where it stands.

    ``adjective``: it modifies a noun ("Russian gas", "US demands") and names no actor there.
    ``titled``: a title or courtesy stands before it. ``gender`` is what that tells.
    """

    span: Span
    type: EntityType
    row: Actor | Place | None = None
    part: str = "name"
    adjective: bool = False
    titled: bool = False
    gender: str = ""


ByToken: TypeAlias = dict[int, Name]
"""Token → the name that it is part of."""


def find_names(doc: Doc, titles: Titles) -> list[Name]:
    """Return the names in *doc*, in text order, without overlaps. Needs tags, parse and the model's entities."""
    subjects = portfolio_tokens(doc, titles)
    pieces = [piece for run in find_runs(doc, subjects) for piece in pieces_in(doc, *run, titles)]
    pieces = with_kinds(doc, with_officers(doc, joined(doc, apart(pieces)), titles))
    pieces = with_acronyms(doc, pieces)
    votes = cast_votes(doc, pieces)
    surnames = surnames_in(doc, pieces, votes)
    found: list[Name] = []
    elsewhere = named_elsewhere(doc, pieces)
    staffed = staffed_forums(doc, pieces)
    for part in (z for x in pieces for y in unhyphenated(doc, x, surnames) for z in parted(doc, y, elsewhere)):
        name = _typed(doc, part, votes, surnames, staffed)
        if name is not None:
            found.append(name)
    found = _drop_shorthand(found)
    found = [x for x in found if not _is_plural_office(x)]
    found.extend(_missed_surnames(doc, found, subjects))
    realms = countries_called(doc, found)
    found = [x for x in found if x.span.start not in realms]
    found.extend(Name(doc[i : i + 1], EntityType.COUNTRY, row) for i, row in realms.items())
    for name in found:
        read_as_noun(name.span[-1])
    return sorted(_with_common_bodies(doc, found), key=lambda x: x.span.start)


def _is_plural_office(name: Name) -> bool:
    """Tell whether what is typed a person is the plural of an office: "Ministers"; "Presidents Brook" is not."""
    alone = name.type is EntityType.PERSON and name.row is None and len(name.span) == 1 and not name.titled
    after = name.span.end < len(name.span.doc) and name.span.doc[name.span.end].lower_ in {"of", "to", "from"}
    return alone and after and plural_office(name.span[0]) is not None


def _with_common_bodies(doc: Doc, found: list[Name]) -> list[Name]:
    """Add the bodies that common words name, in place of the names of their owners: "Norland's foreign ministry"."""
    told = (*common_bodies(doc, by_token_of(found)), *offices_of_office(doc))
    bodies = [Name(doc[start:end], EntityType.ORGANISATION) for start, end in told]
    if not bodies:
        return found
    taken = by_token_of(bodies)
    return [*(x for x in found if x.span.start not in taken), *bodies]


def by_token_of(names: list[Name]) -> ByToken:
    """Return the tokens of *names*, each with its name."""
    return {i: name for name in names for i in range(name.span.start, name.span.end)}


def _missed_surnames(doc: Doc, found: list[Name], leave_out: frozenset[int]) -> Iterator[Name]:
    """Yield the lone surnames that the tagger took for other words: those of people named in full elsewhere."""
    taken = by_token_of(found).keys() | leave_out
    last = {
        x.span[-1].text
        for x in found
        if x.type is EntityType.PERSON and len(x.span) > 1 and x.span[-1].is_alpha and len(x.span[-1]) > 2
    }
    for token in tokens_of(doc):
        if token.text not in last or token.i in taken or not token.text[0].isupper():
            continue
        if acts_alone(token) or not (token.is_stop or token.lower_ in DATE_WORDS):
            yield Name(doc[token.i : token.i + 1], EntityType.PERSON)
    families = {x.span[0].text for x in found if x.type is EntityType.PERSON and is_family_first(x.span)} - last
    for token in tokens_of(doc) if families else ():
        acts = token.i + 1 < len(doc) and token.nbor(1).tag_ in {"VBD", "VBZ", "MD"}
        if token.text in families and token.i not in taken and acts:
            yield Name(doc[token.i : token.i + 1], EntityType.PERSON)  # "Ha said", of Ha Dong-wook


def _typed(doc: Doc, piece: Piece, votes: Votes, surnames: frozenset[str], staffed: frozenset[str]) -> Name | None:
    span = doc[piece.start : piece.end]
    key = key_of(doc, piece.start, piece.end)
    vote = votes.get(key) or Counter()
    if not piece.entries and not piece.titled and all(x.ent_type_ == "LANGUAGE" for x in span):
        return None  # "in English"
    if (key in BANNERS or (key in OF_COPY and span.text.isupper())) and _is_banner(span):
        return None
    if key in STATES and span.start and span.doc[span.start - 1].lower_ == "member":
        return None  # "the EU Member States"
    if not piece.titled and (_is_illness(span) or _is_feast(span) or _is_sum(span) or _is_honour(span)):
        return None
    if not piece.titled and len(span) == 1 and len(span.text.rstrip(".")) == 1:
        return None  # "wrote on X."
    if not span.text[0].isalnum() or (piece.start and doc[piece.start - 1].text in {"#", "@"}):
        return None  # "the Ministers«' Meeting»", "#LakeTalks"
    if piece.titled and not piece.body and not _title_of_place(piece):
        return Name(span, EntityType.PERSON, titled=True, gender=piece.gender)
    if piece.body and not piece.entries and key not in staffed and is_gathering(span):
        return Name(with_number(span), EntityType.EVENT)
    if not piece.entries and len(span) == 1 and key in heads() and _has_article(span) and _is_the(span):
        told = heads()[key][0]  # "the Forum": by its kind alone
        return Name(span, EntityType(told)) if told not in {"None", "Event"} else None
    if not piece.entries and not piece.titled and not piece.body and is_celebrated(span):
        return Name(span, EntityType.EVENT)
    kind = head_type(doc, piece.start, piece.end) if len(span) > 1 or piece.body else None
    if piece.entries and _tells_money(span):
        return None
    if (
        piece.placed
        and (sure := next((x for x in piece.entries if x.type in {EntityType.PLACE, EntityType.COUNTRY}), None))
        is not None
    ):
        return Name(span, sure.type, sure.row, sure.part)
    if piece.entries:
        entry = _choose(piece.entries, span, vote, key in surnames)
        if entry is None:
            return Name(span, EntityType.PERSON)
        if entry.part == "demonym" and entry.type is EntityType.PLACE and not _modifies(span, entry):
            return None  # "in Welsh", "the Tibetans": a tongue, a people
        return Name(span, entry.type, entry.row, entry.part, adjective=_modifies(span, entry))
    if kind is not None and not (len(span) > 1 and vote[EntityType.PERSON] >= 4):
        if kind == "None":
            return None
        return Name(span, EntityType.ORGANISATION if key in staffed else EntityType(kind))
    if piece.body:
        return Name(span, EntityType.PLACE if _is_division(span) else EntityType.ORGANISATION)
    if key in surnames:
        return Name(span, EntityType.PERSON)
    if vote:
        best = vote.most_common(1)[0][0]
        if (best is EntityType.PERSON and key in PARTISANS) or _is_partisan(span):
            return None
        if best is EntityType.PERSON and len(span) == 1 and heads().get(key, ("", ""))[0] == "Organisation":
            return Name(span, EntityType.ORGANISATION)  # "The Ministry thanks the Board"
        if (best is EntityType.PERSON or len(span) == 1) and (gender := kin_before(doc, piece.start)):
            return Name(span, EntityType.PERSON, gender=gender)
        if best is EntityType.PERSON and len(span) > 1 and span[-1].text == "House" and not is_given_name(span[0].text):
            there = span.root.dep_ == "pobj" and span.root.head.lower_ in {"in", "at", "to"}
            return Name(span, EntityType.PLACE if there else EntityType.ORGANISATION)  # "State House announced"
        if best is EntityType.PERSON and vote[best] < SURE and _has_article(span):
            # "a Republican" is a kind of people, "the waters of the Amber" a river's, "the Agency" a body.
            if key in heads():
                return Name(span, EntityType(heads()[key][0])) if heads()[key][0] != "None" else None
            return Name(span, EntityType.PLACE) if span.root.dep_ == "pobj" and _is_the(span) else None
        return Name(span, best, adjective=best is not EntityType.PERSON and span.root.dep_ in {"amod"})
    return _guess(span)


def _is_division(span: Span) -> bool:
    """Tell whether the last word of a name tells a part of a country: "Cross Haven State"."""
    kind = place_kinds().get(span[-1].lower_)
    return kind is not None and kind.division and not any(x.is_lower for x in span)


def _is_illness(span: Span) -> bool:
    """Tell whether an illness is called by the name: "Haven fever"."""
    return span.end < len(span.doc) and span.doc[span.end].text in ILLNESSES


def _is_feast(span: Span) -> bool:
    """Tell whether a day is called after the name: "St Brook's Day"."""
    after = [x.text for x in span.doc[span.end : span.end + 2]]
    return len(after) == 2 and after[0] in GENITIVE and after[1] in {"Day", "Eve"}


def _is_sum(span: Span) -> bool:
    """Tell whether it is a sign of money before a sum: "Rs 4 crore"."""
    return span.text.rstrip(".") in MONEY and span.end < len(span.doc) and span.doc[span.end].like_num


def _is_honour(span: Span) -> bool:
    """Tell whether it is an order that somebody has, behind the name: "Sir Ada Brook, KNZM,"."""
    return span.text in HONOURS and span.start > 1 and span.doc[span.start - 1].text == ","


def _is_banner(span: Span) -> bool:
    """Tell whether words that tell what sort of text follows, or that it ends, stand in a line or bracket alone."""
    doc, start, end = span.doc, span.start, span.end
    start -= start > 0 and doc[start - 1].lower_ == "for"  # "For Immediate Release"
    opens = start == 0 or doc[start - 1].is_space or doc[start - 1].text == "("
    return opens and (end >= len(doc) or doc[end].is_space or doc[end].text in {")", ":", "-", "–", "—"})


def _tells_money(span: Span) -> bool:
    """Tell whether a country's name or adjective says whose money is meant: "two billion U.S. dollars"."""
    doc, end = span.doc, span.end
    if end >= len(doc) or doc[end].lower_ not in CURRENCIES:
        return False
    if doc[end].pos_ == "VERB" and not (span.start and doc[span.start - 1].like_num):
        return False
    return end + 1 >= len(doc) or doc[end + 1].pos_ != "PROPN"


def _is_partisan(span: Span) -> bool:
    """Tell whether it is whom a party has somewhere: "the Texas Republican", "an Ohio Democrat"."""
    return span[-1].lower_ in PARTISANS and span.start > 0 and span.doc[span.start - 1].lower_ in {"a", "an", "the"}


def _has_article(span: Span) -> bool:
    """Tell whether an article makes a noun phrase of a name of one word: nobody is called "the Brook"."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    goes_on = after is not None and (after.pos_ in {"NOUN", "PROPN", "PART", "ADJ"} or after.text in HYPHENS)
    if goes_on or span[0].tag_ == "NNPS":
        return False
    return before in {"a", "an"} or (before == "the" and len(span) == 1)


def _is_the(span: Span) -> bool:
    return span.doc[span.start - 1].text == "the"


def _title_of_place(piece: Piece) -> bool:
    """
    Tell whether what stands behind the title is a country or a known body: "President Norland" is none of that name.

    "President Washington" is a person, and "Governor of …" never comes here.
    """
    return any(
        (x.type is EntityType.COUNTRY and x.part == "name") or (x.type is EntityType.ORGANISATION and " " in x.text)
        for x in piece.entries
    )


def _choose(entries: tuple[Entry, ...], span: Span, vote: Counter[EntityType], surname: bool) -> Entry | None:
    """Return what the table says it is, or ``None`` if it is rather a person of that name."""
    best = entries[0]
    if surname and best.type is not EntityType.COUNTRY and not (best.type is EntityType.ORGANISATION and _is_of(span)):
        return None
    person = vote and vote.most_common(1)[0][0] is EntityType.PERSON
    place = best.type is EntityType.PLACE and best.part == "name"
    if place and person and len(span) > 1:
        big = (getattr(best.row, "population", None) or 0) >= BIG_CITY
        # The model's word alone does not make a person of a metropolis; a title or a verb of saying may.
        return best if big and vote[EntityType.PERSON] < SURE else None
    if place and person and _acts_as_person(span):
        return None
    return best


def _is_of(span: Span) -> bool:
    """Tell whether a title in small letters follows: "the «Houthi» leader", whatever the leader's own name is."""
    following = span.doc[span.end] if span.end < len(span.doc) else None
    return following is not None and following.is_lower and following.lower_ in gazetteer.titles()


def _acts_as_person(span: Span) -> bool:
    """Tell whether *span* speaks or is spoken to, which towns do not."""
    return span.root.dep_ in {"nsubj", "dative"} and span.root.head.lemma_ in {"say", "tell", "add", "ask", "reply"}


def _modifies(span: Span, entry: Entry) -> bool:
    root = span.root
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if entry.part == "name" and entry.type is EntityType.PLACE and following is not None and following.text == ",":
        return False  # "at home in Haven, Norland": the parser makes one name of the two
    if root.dep_ in {"amod", "compound", "nmod"} and root.head.i >= span.end:
        return True
    # The parser misses some: an adjective of a country before a noun it belongs to.
    return (
        entry.part == "demonym"
        and root.tag_ == "JJ"
        and following is not None
        and following.pos_ in {"NOUN", "ADJ", "PROPN"}
    )


def _guess(span: Span) -> Name | None:
    """Type a name that neither tables nor model know, where the sentence tells; else leave it out."""
    root = span.root
    if root.tag_ not in {"NNP", "NNPS"}:
        return None
    if len(span) > 1 and root.dep_ in {"nsubj", "nsubjpass", "appos"} and len(span) <= 4:
        return Name(span, EntityType.PERSON)
    if 1 < len(span) <= 3 and is_given_name(span[0].text) and all(x.tag_ == "NNP" for x in span):
        return Name(span, EntityType.PERSON)
    if is_somewhere(root):
        return Name(span, EntityType.PLACE)
    return None


def _drop_shorthand(found: list[Name]) -> list[Name]:
    return [x for x in found if x.row is not None or x.span.text.lower() not in SHORTHAND]
