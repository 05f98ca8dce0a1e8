"""
Pieces: runs of capitalised words cut into names, and names that a preposition, bracket or hyphen joins.

"Russian President Vladimir Putin" is one run; a demonym, a title and a person are in it. "Ministry" and
"Foreign Affairs" are two runs of one name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import text_between
from kg.annotate.gazetteer import Entry
from kg.annotate.given_names import is_given_name
from kg.annotate.marks import GENITIVE, HYPHENS, PAIRING, POSSESSIVE
from kg.annotate.name_shape import has_shape_of_person
from kg.annotate.runs import OF_PEOPLE, PARTICLES
from kg.annotate.titles import COURTESY_GENDER, after_portfolio, plural_office, title_before
from kg.model import EntityType
from kg.tables import Actor, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.annotate.titles import Titles


INNER_BODIES = frozenset({"central committee", "presidium", "politburo", "political bureau", "executive committee",
                          "executive board", "steering committee"})  # fmt: skip
"""Bodies of other bodies: "the Central Committee of the Harbour Party" is two names."""

OWNED = frozenset({"ceo", "chairman", "chairwoman", "chief executive", "director", "managing director", "spokesman",
                   "spokeswoman", "spokesperson", "chief economist", "analyst"})  # fmt: skip
"""Titles before which a name that nobody knows is that of a body: "Harbourline CEO Ada Brook"."""

OFFICERS = frozenset({"Office", "Department", "Secretariat", "Cabinet", "Bureau"})
"""Last words of bodies that are called by whose they are."""

JOINERS = frozenset({"of", "for", "on", "to"})
"""Prepositions that go on with the name of a body: "Ministry of Trade", "Commission on Fisheries"."""

CHAMBERS = frozenset({"senate", "parliament", "congress", "assembly", "chamber", "council"})
"""Last words of bodies in which people sit for others."""

PARTISANS = frozenset({"democrat", "republican", "conservative", "liberal", "socialist", "communist", "independent"})
"""Words for whose follower somebody is, before a name in full."""

SIDES = frozenset({"party", "front", "alliance", "union", "league", "movement", "coalition", "bloc", "group", "club"})
"""Last words of bodies that people leave for each other."""

LEGAL_FORMS = frozenset({"co.", "corp", "corp.", "gmbh", "inc", "inc.", "llc", "ltd", "ltd.", "plc"})
"""Last words of the names of firms."""

NATIVES = ("lander", "burger", "steiner", "man", "woman", "Briton", "Spaniard", "Filipino", "Filipina")
"""Ends of demonyms that are of people alone."""

LONG_TITLE = 4
"""Tokens back in which a title of several runs of capitals begins."""

NAME_WORDS = 5
"""Tokens of a holder's name at most, hyphens counted: "Abdulwahab Al-Hadi"."""

TITLE_REACH = 14
"""Tokens before the last words of a body's name in which the title of its head stands."""

PARTS = frozenset({"branch", "staff", "section", "team", "programme", "program", "project", "headquarters", "unit",
                   "wing", "desk", "policy", "planning", "training", "action", "working", "strategy", "steering",
                   "support", "monitoring", "operations", "investigation", "intelligence"})  # fmt: skip
"""Words that parts of bodies are called by."""

LEADING_ON = frozenset({"of", "the", "for", "and", "on", "in", "-"})
"""Small words between a title and the last words of the body that it is of."""

BEARINGS = frozenset({"left", "right", "centre", "center", "people", "regions", "future", "nation", "workers", "poor",
                      "north", "south", "republic", "revolution", "faithful"})  # fmt: skip
"""What parties are "of the"."""

SEAS = frozenset({"sea", "ocean", "gulf"})
"""Last words of waters that several countries have coasts of."""

MOST_BETWEEN = 2
"""Words between two pieces of one name: "Ministry (of the) Interior"."""


@dataclass(slots=True)
class Piece:
    """A run of capitalised tokens, before it has a type."""

    start: int
    end: int
    entries: tuple[Entry, ...] = ()
    titled: bool = False
    gender: str = ""
    body: bool = False  # its words tell that it is no person: "Latvian Foreign Ministry"
    placed: bool = False  # a place for sure: what stands behind it is a person's name


def pieces_in(doc: Doc, start: int, end: int, titles: Titles) -> Iterator[Piece]:
    """Yield the names in one run: "Russian President Vladimir Putin" is a demonym, a title and a person."""
    titled, gender = title_before(doc, start, titles)
    titled = titled or _behind_style(doc, start)
    for i in range(max(0, start - LONG_TITLE), start):
        # The "Excellency" of "His Excellency Ada Brook", the end of "Ambassador Extraordinary and Plenipotentiary".
        if i in titles and start < titles[i][0] <= end:
            titled, start = True, titles[i][0]
    start = _behind_partisan(doc, _behind_known(doc, start, end), end, titles)
    while start < end:
        body, behind = _body_and_rest(doc, start, end, titles, titled=titled)
        if body:
            yield Piece(start, body, body=True)
            titled, gender, start = True, "", behind
            continue
        if doc[start].text in PAIRING or _is_kind_before_title(doc, start, end, titles):
            start += 1  # "US-Norway": the second name of a pair; "Council Secretary General …": the one of the text
            continue
        close, entries = gazetteer.longest(doc, start)
        if any(x.part == "demonym" for x in entries):
            titled = False  # "the chief Norlandic delegate"
        within = next((i for i in range(start + 1, close) if i in titles and titles[i][0] == close < end), None)
        if within is not None:  # "US Trade Representative Ada Brook": not the body of that name
            close, entries = within, gazetteer.lookup(doc[start:within].text)
        if start in titles and titles[start][0] >= close and not _ends_body(doc, start, end):
            close, title = titles[start]
            if close <= end or title.kind == "office":
                titled = titled or title.kind != "modifier"
                gender = COURTESY_GENDER.get(title.text.lower(), gender)
                start = close
                continue
        if entries and close >= end:
            yield Piece(start, close, entries, titled, gender)
            return
        if entries and _is_body(doc, start, end) and not _is_coast(doc, close, end, entries):
            yield Piece(start, end, (), body=True)
            return
        behind_of = start > 1 and "of" in {doc[start - 1].lower_, doc[start - 2].lower_}
        apart = _separate(doc, entries, close, end, titles) if entries else False
        apart = apart or (behind_of and _is_country(entries, end - close))
        apart = apart or (end - close > 1 and _is_posting(doc, start, entries, titles))
        if entries and (apart or _is_charge(doc, start, close, end, titles)):
            yield Piece(start, close, entries)
            titled, gender, start = False, "", close
            continue
        cut = next((i for i in range(start + 1, end) if _cuts(doc, start, i, end, titles, titled=titled)), end)
        if cut < end and not titled:
            if _names_owner(doc, start, cut, titles):
                yield Piece(start, cut, body=True)  # "Harbourline CEO Ada Brook"
            start = cut  # "Agriculture Minister …": the words before a title are its own
            continue
        if titled:
            start = after_portfolio(doc, start, cut)
        yield Piece(start, cut, (), titled, gender, body=_is_body(doc, start, cut))
        titled, gender, start = False, "", cut


def _cuts(doc: Doc, start: int, i: int, end: int, titles: Titles, *, titled: bool) -> bool:
    """Tell whether a title at *i* ends the name before it: not the "Sayed" of "President Abdel Fattah Sayed"."""
    if i not in titles or _is_body(doc, start, end):
        return False
    close, title = titles[i]
    given = title.kind == "courtesy" and title.text.lower() not in COURTESY_GENDER
    return not (given and (titled or close >= end))


def _behind_style(doc: Doc, start: int) -> bool:
    """Tell whether a style stands right before a name: "H.E. Tomas Vale"; not in a line that is all in capitals."""
    return start > 0 and doc[start - 1].text in OF_PEOPLE and not (doc[start].text.isupper() and len(doc[start]) > 1)


def _behind_partisan(doc: Doc, start: int, end: int, titles: Titles) -> int:
    """
    Return where a name begins behind what tells a party's follower.

    "Democrat Ada Brook", "Independent MP Ada Brook", ", D-Norland,".
    """
    if end - start < 3:
        return start
    if doc[start].lower_ == "incumbent":
        return start + 1
    letter = doc[start].text in {"D", "R", "I"} and doc[start + 1].text in PAIRING
    if letter and start and doc[start - 1].text in {",", "("}:
        return start + 2
    if doc[start].lower_ == "independent" and start + 1 in titles and titles[start + 1][0] == start + 2:
        return start + 1  # of no party
    return start + (doc[start].lower_ in PARTISANS and is_given_name(doc[start + 1].text))


def _behind_known(doc: Doc, start: int, end: int) -> int:
    """Return where a run goes on behind a known name with a preposition: "(Envoy for the Horn of Africa) Ada Brook"."""
    if start < 2 or doc[start - 1].lower_ not in {"of", "and"}:
        return start
    close, entries = gazetteer.longest(doc, start - 2)
    return close if entries and start < close < end else start


def _is_body(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words *start* to *end* say that they name a body, a place or an event."""
    return end - start > 1 and head_type(doc, start, end) is not None


def _names_owner(doc: Doc, start: int, cut: int, titles: Titles) -> bool:
    """Tell whether the words before the title at *cut* name whose it is, rather than what it is for."""
    if titles[cut][1].text.lower() not in OWNED or titles[cut][0] >= len(doc):
        return False
    words = doc[start:cut]
    first = words[0].lower_  # "Trade Director", but "Harbour Trade CEO"
    own = first in gazetteer.portfolios() or first in gazetteer.titles() or any(x.pos_ == "ADJ" for x in words)
    return not own and all(x.tag_ in {"NNP", "NNPS"} for x in words) and words[0].ent_type_ in {"ORG", "PERSON", "GPE"}


def _ends_body(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the last words of a name say what it is: a "Commission President Ada Brook" is none."""
    heads = gazetteer.heads()
    last = doc[end - 1].lower_
    return _is_body(doc, start, end) and (last in heads or doc[end - 2 : end].text.lower() in heads or end - start < 3)


def _body_and_rest(doc: Doc, start: int, end: int, titles: Titles, *, titled: bool) -> tuple[int, int]:
    """Return the end of a body that opens a run, and where its officer's name begins behind it; 0 for no such."""
    body = _body_before_title(doc, start, end, titles)
    if body:
        return body, _behind_title(body, end, titles, body - 1)
    body = _subject_of_body(doc, start, end, titles)
    body = body or (0 if titled else _holder_behind_body(doc, start, end, titles))
    return body, body


def _body_before_title(doc: Doc, start: int, end: int, titles: Titles) -> int:
    """Return the end of the body in "Harbour Party Leader Ada Brook"; 0 if no body and its title open the run."""
    for i in range(start + 1, end - 1):
        head = gazetteer.heads().get(doc[i].lower_, ("", ""))
        if head[0] != "Organisation" or head[1] == "first":
            continue
        if doc[i].lower_ == "cabinet" and i in titles:
            continue  # "Forestry Cabinet Secretary Ada Brook": a secretary in the cabinet
        if doc[i].lower_ in {"service", "services"} and doc[i + 1].lower_ == "minister":
            continue  # "Public Service Minister Ada Brook": a minister for it
        told = _behind_title(i + 1, end, titles, i)
        if told > i + 1 and (told < end or doc[i].lower_ == "party"):  # "a Harbour Party MP"
            return i + 1
    return 0


def _is_kind_before_title(doc: Doc, start: int, end: int, titles: Titles) -> bool:
    """Tell whether a body is told by its kind alone before a title: "«Council» Secretary General Ada Brook"."""
    if start + 1 not in titles or titles[start + 1][1].kind != "office" or titles[start + 1][0] >= end:
        return False
    return gazetteer.heads().get(doc[start].lower_, ("", ""))[1] == "any" and start not in titles


def _holder_behind_body(doc: Doc, start: int, end: int, titles: Titles) -> int:
    """
    Return where the holder's name begins in "(Speaker of Norland's) National Assembly Ada Brook"; 0 if none does.

    A title with a capital stands before, and only what it is of between. A word that tells a body, or what a body is
    for, closes the body's name; the rest must be somebody's name by itself.
    """
    known, entries = gazetteer.longest(doc, start)
    if _is_country(entries, end - known) or not _title_leads_to(doc, start, titles):
        return 0  # "Deputy Minister of Trade of the Norlandic Federation Ada Brook"
    if any(x.type is EntityType.ORGANISATION for x in entries) and end - known <= NAME_WORDS:
        return known if end - known > 1 and _is_called(doc, known, end) else 0
    heads, subjects, kinds = gazetteer.heads(), gazetteer.portfolios(), gazetteer.place_kinds()
    for i in range(end - 2, start, -1):
        word = doc[i - 1].lower_
        closes = heads.get(word, ("", ""))[0] == "Organisation" or word == "forum"
        closes = closes or (word in subjects and doc[start - 1].lower_ in {"for", "on"})
        closes = closes or (i - 1 == start and doc[start - 1].lower_ == "of" and plural_office(doc[start]) is not None)
        closes = closes or (i - 1 > start and word in kinds and kinds[word].division)  # "of Haven State Ada Brook"
        called = _is_called(doc, i, end) or (i - start > 1 and _is_nothing_else(doc, i, end))
        if closes and end - i <= NAME_WORDS and called:
            return i
    return 0


def _is_posting(doc: Doc, start: int, entries: tuple[Entry, ...], titles: Titles) -> bool:
    """Tell whether "ambassador to (the)" stands before a known country or body: "Ambassador to the UN Ada Brook"."""
    i = start - 1 - (start > 0 and doc[start - 1].lower_ == "the")
    if i < 1 or doc[i].lower_ != "to" or not any(close == i for close, _ in titles.values()):
        return False
    kinds = {EntityType.COUNTRY, EntityType.ORGANISATION}
    return any(x.part == "name" and x.type in kinds for x in entries)


def _subject_of_body(doc: Doc, start: int, end: int, titles: Titles) -> int:
    """Return where the name begins in "(Undersecretary of the Ministry of) Trade Ada Brook"; 0 if none does."""
    body = gazetteer.heads().get(doc[start - 2].lower_, ("", "")) if start > 1 else ("", "")
    if body[0] != "Organisation" or doc[start - 1].lower_ != "of" or not _title_leads_to(doc, start, titles):
        return 0
    i = start
    while i < end and doc[i].lower_ in gazetteer.portfolios():
        i += 1
    named = i < end and (i in titles or (end - i > 1 and (_is_called(doc, i, end) or _is_nothing_else(doc, i, end))))
    return i if i > start and named else 0


def _is_charge(doc: Doc, start: int, close: int, end: int, titles: Titles) -> bool:
    """Tell whether a place is what an officer is for, and his name follows: "Director for «Africa» Ada Brook"."""
    return (
        end - close > 1
        and doc[start - 1].lower_ == "for"
        and start - 2 in {x - 1 for x, _ in titles.values()}
        and _is_called(doc, close, end)
    )


def _is_called(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words *start* to *end* are somebody's name: a given name first, or as the model says."""
    if any(x.lower_ in gazetteer.heads() for x in doc[start:end]):
        return False
    return is_given_name(doc[start].text) or all(x.ent_type_ == "PERSON" for x in doc[start:end])


def _is_nothing_else(doc: Doc, start: int, end: int) -> bool:
    """Tell whether two capital words can be nobody's but a person's name: "(of the Supreme Council) Akyl Jakov"."""
    words = doc[start:end]
    known = gazetteer.portfolios() | gazetteer.titles().keys() | gazetteer.place_kinds().keys() | PARTS
    plain = all(x.tag_ == "NNP" and x.is_alpha and x.text.istitle() and x.lower_ not in known for x in words)
    return len(words) == 2 and plain and not any(gazetteer.longest(doc, i)[1] for i in range(start, end))


def _title_leads_to(doc: Doc, start: int, titles: Titles) -> bool:
    """Tell whether a title of office with a capital stands before *start*, with only what it is of between."""
    for i in range(start - 1, max(start - TITLE_REACH, -1), -1):
        token = doc[i]
        if i in titles and titles[i][1].kind == "office":
            close = titles[i][0]
            return token.text[0].isupper() and close < start and doc[close].lower_ in {"of", "for"}
        if not (token.text[0].isupper() or token.lower_ in LEADING_ON or token.text in POSSESSIVE):
            return False
    return False


def _behind_title(i: int, end: int, titles: Titles, within: int | None = None) -> int:
    """Return where the office or rank at *i* ends, or one from *within* that goes on over *i*; *i* if none does."""
    for start in (i, within):
        if start in titles and titles[start][1].kind in {"office", "rank"} and i < titles[start][0] <= end:
            return titles[start][0]
    return i


def head_type(doc: Doc, start: int, end: int) -> str | None:
    """Return the type that the last word or two, or the first, of the name at *start* tells; "None" for no name."""
    heads = gazetteer.heads()
    last, first = doc[end - 1].lower_, doc[start].lower_
    two = f"{doc[end - 2].lower_} {last}" if end - start > 1 else ""
    for word in (two, last):
        if word in heads and heads[word][1] in {"last", "any"} and not _is_double(doc, end, heads[word][0]):
            return heads[word][0]
    if last == "house" and text_between(doc, start, end - 1).lower() in gazetteer.titles():
        return "Place"  # "Governor House"
    if first in heads and heads[first][1] in {"first", "any"}:
        return heads[first][0]
    return None


def _is_double(doc: Doc, end: int, kind: str) -> bool:
    """Tell whether a hyphen joins the last word to the one before it: "Ada Brook-Hall" is nobody's hall."""
    return kind == "Place" and end > 1 and doc[end - 2].text in HYPHENS and not doc[end - 2].whitespace_


def _is_country(entries: tuple[Entry, ...], more: int) -> bool:
    """Tell whether a country's name ends here: "Minister of Trade of the Norlandic Federation Ada Brook"."""
    return more > 1 and any(x.type is EntityType.COUNTRY and x.part == "name" for x in entries)


def _separate(doc: Doc, entries: tuple[Entry, ...], close: int, end: int, titles: Titles) -> bool:
    """Tell whether a known name at the left of a run is one of its own ("Russian" + …), not a part of a longer one."""
    if close in titles or _is_coast(doc, close, end, entries):
        return True  # "US Secretary of State …"
    if any(x.part == "name" and x.type is EntityType.COUNTRY and " " in x.text for x in entries):
        return True  # "of the Norlandic Federation Ada Brook"
    if any(x.part == "demonym" for x in entries) and _is_native(doc, close, end, entries[0].text):
        return True  # "New Zealander Ada Brook"
    if any(x.part == "demonym" or x.type is EntityType.COUNTRY for x in entries):
        goes_on = {token.ent_iob_ for token in doc[close:end]} == {"I"}
        return not (goes_on and doc[close].ent_type_ in {"PERSON", "ORG", "FAC", "EVENT"})
    if any(x.type is EntityType.ORGANISATION for x in entries):
        named = end - close > 1 and is_given_name(doc[close].text)
        if named and any(gazetteer.is_body_of_a_country(x.row) for x in entries):
            return True  # "won by Likud Ada Brook"
        return doc[close].ent_iob_ == "B" or _portfolio_and_title(doc, close, end, titles)
    return False


def _is_coast(doc: Doc, close: int, end: int, entries: tuple[Entry, ...]) -> bool:
    """Tell whether a known sea follows what is of a country: "the Norlandic Black Sea resort"."""
    if end - close < 2 or doc[end - 1].lower_ not in SEAS or not any(x.part == "demonym" for x in entries):
        return False
    return gazetteer.longest(doc, close)[0] == end and bool(gazetteer.longest(doc, close)[1])


def _is_native(doc: Doc, close: int, end: int, demonym: str) -> bool:
    """Tell whether somebody's name in full follows what he is a native of: not behind "German", which is a name too."""
    if end - close < MOST_BETWEEN or is_given_name(demonym):
        return False
    return demonym.endswith(NATIVES) or has_shape_of_person(doc, close, end)


def _portfolio_and_title(doc: Doc, i: int, end: int, titles: Titles) -> bool:
    """Tell whether words for what an office is for stand at *i*, then its title: "EU «Farm Commissioner» Ada Brook"."""
    while i < end and i not in titles and doc[i].lower_ in gazetteer.portfolios():
        i += 1
    return i < end and i in titles and titles[i][1].kind == "office"


def apart(pieces: list[Piece]) -> list[Piece]:
    """Return *pieces* without what begins within one before: the "Norland" of "Liberal Party of Norland Ada Brook"."""
    out: list[Piece] = []
    for piece in pieces:
        if not out or piece.start >= out[-1].end:
            out.append(piece)
    return out


def joined(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    """Join what a preposition joins: "Ministry" + of + "Foreign Affairs", with "and" within the rest."""
    out: list[Piece] = []
    for piece in pieces:
        before = out[-1] if out else None
        if before and before.end < piece.start and not piece.titled and _joins(doc, before, piece):
            end, entries = gazetteer.longest(doc, before.start)
            known = entries if end == piece.end else ()
            if not known and before.entries and piece.entries and not _of_another_country(before, piece):
                known = before.entries  # "the Harbour Union of Norland"
            out[-1] = Piece(before.start, piece.end, known, before.titled, before.gender, body=True)
        else:
            out.append(piece)
    return out


def _joins(doc: Doc, before: Piece, piece: Piece) -> bool:
    if before.titled and not before.body:
        return False  # "President Ada Brook of Norland": a person, whatever a name like hers may end
    if piece.start - before.end > MOST_BETWEEN or doc[before.end - 1].lower_ in LEGAL_FORMS:
        return False  # "Harbourline Co. of Dundale" ends with its legal form
    between = [token.lower_ for token in doc[before.end : piece.start]]
    head = doc[before.end - 1].lower_
    heads = gazetteer.heads()
    if between == ["of"] and head in SIDES and _is_called(doc, piece.start, piece.end) and piece.end - piece.start > 1:
        return False  # "the Harbour Party of Ada Brook"
    if between == ["of"] and _owns_body(doc, piece):
        return False  # "the Standing Committee of Norland's National Congress"
    if between == ["of", "the"] and head in SIDES and _is_bearing(doc, piece):
        return True
    if before.body and between == ["of", "the"] and _names_those_it_is_for(doc, before, piece):
        return True
    high = head == "commission" and doc[before.end - 2].lower_ == "high"
    if between in (["to"], ["in"]) and (head in {"mission", "embassy", "consulate"} or high) and piece.entries:
        return True  # "the Lakes Mission to Norland"
    if between and between[0] in JOINERS and between[1:] in ([], ["the"], ["a"], ["an"]):
        if before.body and between == ["of", *between[1:]] and _country_of_body(doc, before, piece):
            return True
        # "The Christian Democratic Union (of Germany)": the country that the table has it in is of its name.
        if between == ["of"] and before.entries and gazetteer.is_body_of_a_country(before.entries[0].row):
            return any(x.part == "name" and x.type is EntityType.COUNTRY for x in piece.entries)
        plain_words = between[0] == "of" and not piece.entries and heads.get(head, ("", ""))[0] == "Organisation"
        if head not in heads or (heads[head][1] == "last" and not plain_words) or before.entries:
            return False  # but "the General Administration of Customs"
        if between in (["for", "the"], ["to", "the"], ["to"]) and piece.body and head in SIDES:
            return False  # "defected from the Harbour Union to the Lake Party"
        if between[0] == "for" and head in CHAMBERS:
            return False  # who sat in the Senate sat there "for the Harbour Party"
        if heads[head][1] == "first" and before.end - before.start > 1:
            return False  # "Tomas Vale of the Grain Board" is in no "Vale of the …"
        if doc[before.start : before.end].text.lower() in INNER_BODIES:
            return False
        # "the Ministry of Trade" is one name; "the Parliament of Norway" too, "the Council on Tuesday" is not.
        return between[0] == "of" or not any(x.type in {EntityType.COUNTRY, EntityType.PLACE} for x in piece.entries)
    if between == ["and"] and before.body and " of " in f" {doc[before.start : before.end].text} ":
        return (
            not piece.entries
            and not piece.body
            and doc[piece.start].lower_ not in heads
            and piece.end - piece.start <= 2
            and doc[piece.start].ent_type_ != "PERSON"
        )
    return False


def _owns_body(doc: Doc, piece: Piece) -> bool:
    """Tell whether a body's name follows the possessive of the country *piece*."""
    country = any(x.type is EntityType.COUNTRY for x in piece.entries)
    owned = country and piece.end + 1 < len(doc) and doc[piece.end].text in GENITIVE
    return owned and doc[piece.end + 1].text[0].isupper()


def _is_bearing(doc: Doc, piece: Piece) -> bool:
    """Tell whether *piece* is where a party stands or whom it is for: "the Democratic Party of the «Left»"."""
    return (
        not piece.entries and not piece.titled and piece.end - piece.start == 1 and doc[piece.start].lower_ in BEARINGS
    )


def _names_those_it_is_for(doc: Doc, before: Piece, piece: Piece) -> bool:
    """Tell whether one word of no table goes on with a body of people: "the Association of Parents of the «Lost»"."""
    plain = not piece.entries and not piece.titled and not piece.body and piece.end - piece.start == 1
    first = gazetteer.heads().get(doc[before.start].lower_, ("", ""))
    many = doc[before.end - 1].tag_ in {"NNPS", "NNS"} or doc[before.end - 1].lower_.endswith("s")
    return first == ("Organisation", "any") and before.end - before.start > 2 and many and plain


def _country_of(piece: Piece) -> str:
    return f"country/{piece.entries[0].row.country}"


def _of_another_country(before: Piece, piece: Piece) -> bool:
    """Tell whether a party of the tables has the name of another country behind it: then it is another party."""
    countries = [x for x in piece.entries if x.part == "name" and x.type is EntityType.COUNTRY]
    own = gazetteer.is_body_of_a_country(before.entries[0].row)
    return own and bool(countries) and all(x.row.key != _country_of(before) for x in countries)


def _country_of_body(doc: Doc, before: Piece, piece: Piece) -> bool:
    """Tell whether *piece* is the country behind "Ministry of Foreign Affairs (of the)": part of the body's name."""
    noun = next((x for x in range(before.start + 1, before.end) if doc[x].lower_ in JOINERS), before.start + 1) - 1
    head = gazetteer.heads().get(doc[noun].lower_, ("", ""))
    many = before.end - before.start > 2
    return many and head == ("Organisation", "any") and any(x.type is EntityType.COUNTRY for x in piece.entries)


def with_acronyms(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    """
    Add the acronyms in brackets whose letters are the initials of the name before, wherever they stand again.

    So "Lakes Trade Council (LTC)" makes a name of each "LTC".
    """
    taken = {i for x in pieces for i in range(x.start, x.end)}
    found: set[str] = set()
    for piece in pieces:
        i = piece.end
        if i + 2 < len(doc) and doc[i].text == "(" and doc[i + 2].text == ")" and doc[i + 1].text.isupper():
            capitals = "".join(x.text[0] for x in doc[piece.start : piece.end] if x.text[0].isupper())
            if doc[i + 1].text == capitals:
                found.add(capitals)
    if not found:
        return pieces
    more = [Piece(x.i, x.i + 1, body=True) for x in doc if x.text in found and x.i not in taken]
    known = [replace(x, body=x.body or doc[x.start : x.end].text in found) for x in pieces]
    return sorted([*known, *more], key=lambda x: x.start)


def with_officers(doc: Doc, pieces: list[Piece], titles: Titles) -> list[Piece]:
    """Let an office go on with whose it is: "the Office of the Prime Minister"."""
    out = []
    for piece in pieces:
        end = piece.end
        office = doc[end - 1].text in OFFICERS and end + 2 < len(doc)
        holder = titles.get(end + 2) if office and text_between(doc, end, end + 2).lower() == "of the" else None
        owned = holder is not None and holder[1].kind == "office" and doc[end + 2].text[0].isupper()
        out.append(Piece(piece.start, holder[0], body=True) if owned and holder is not None else piece)
    return out


def with_kinds(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    """
    Let the names of places go on with the kind in lower case behind them: "Haven province", "the Royal Pine hotel".

    Not before "of": "the Haven district of Norburg" is Haven's; nor behind "a", and what is of a country
    ("a Norlandic port") is no name.
    """
    ends = [_end_of_kind(doc, x) for x in pieces]
    whole = {key_of(doc, x.start, end) for x, end in zip(pieces, ends, strict=True) if end > x.end}
    out = []
    for piece, close in zip(pieces, ends, strict=True):
        end = close
        if end == piece.end < len(doc) and not piece.titled and key_of(doc, piece.start, end + 1) in whole:
            end += 1  # "the Haven region of Norland", which is "Haven region" elsewhere
        named = (x for x in piece.entries if x.part == "name")
        regions = tuple(x for x in named if isinstance(x.row, Place) and x.row.type == "Region")
        out.append(Piece(piece.start, end, regions, body=True) if end > piece.end else piece)
    return out


def _end_of_kind(doc: Doc, piece: Piece) -> int:
    """Return where the kind of place behind *piece* ends; the end of *piece* if none belongs to it."""
    start, end = piece.start, piece.end
    if end < len(doc) and doc[end].text == "palace" and piece.entries and not piece.titled:
        bodies = all(x.part == "seat" or x.type is EntityType.ORGANISATION for x in piece.entries)
        return end + bodies  # "La Moneda palace": the house, not who rules there
    actor = any(x.type is not EntityType.PLACE or x.part == "capital" for x in piece.entries)
    if piece.titled or actor or (start and doc[start - 1].lower_ in {"a", "an"}):
        return end
    if end < len(doc) and doc[end].text == "party" and doc[end - 1].ent_type_ != "PERSON":
        told = gazetteer.heads().get(doc[end - 1].lower_, ("", ""))[0] == "Organisation" and end - start > 1
        return end + (not told)  # "the Harbour party", but "the (Harbour Movement) party"
    kinds = gazetteer.place_kinds()
    for close in (end + 2, end + 1):
        if close > len(doc):
            continue
        kind = kinds.get(text_between(doc, end, close))
        followed = doc[close].lower_ if close < len(doc) else ""
        if kind is None or followed == "of" or doc[end - 1].lower_ in kinds:
            continue
        if kind.named == "any" or (kind.named == "new" and not piece.entries):
            return close
    return end


def key_of(doc: Doc, start: int, end: int) -> str:
    """Return the words *start* to *end* as names are compared: in lower case, with plain apostrophes."""
    return text_between(doc, start, end).lower().replace("’", "'")


def unhyphenated(doc: Doc, piece: Piece, surnames: frozenset[str]) -> Iterator[Piece]:
    """Yield the two names of "Putin-Kim", "US-North Korea" or "Putin-Kim Summit", and any other piece whole."""
    if (
        piece.body
        and piece.end - piece.start > 3
        and doc[piece.end - 1].lower_ in {"summit", "talks", "meeting", "call"}
    ):
        pair = list(unhyphenated(doc, Piece(piece.start, piece.end - 1), surnames))
        if len(pair) == 2:
            yield from pair
            return
    cuts = [i for i in range(piece.start + 1, piece.end - 1) if doc[i].text in PAIRING]
    whole = key_of(doc, piece.start, piece.end) in surnames
    particle = doc[piece.start].lower_ in PARTICLES  # "el-Brook" is one name
    if not piece.entries and not piece.titled and not whole and not particle and len(cuts) == 1:
        sides = [(piece.start, cuts[0]), (cuts[0] + 1, piece.end)]
        if any(_is_agency(doc, *side) for side in sides):
            yield replace(piece, body=True)  # "Nordpress-AFP", as the work of two is signed
            return
        if all(_known(doc, *side, surnames) for side in sides):
            for start, end in sides:
                close, entries = gazetteer.longest(doc, start)
                yield Piece(start, end, entries if close == end else ())
            return
    yield piece


def _is_agency(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words *start* to *end* are those of a known agency or paper."""
    return any(
        isinstance(x.row, Actor) and x.row.type == "NewsOrganisation" for x in gazetteer.lookup(doc[start:end].text)
    )


def _known(doc: Doc, start: int, end: int, surnames: frozenset[str]) -> bool:
    close, entries = gazetteer.longest(doc, start)
    country = close == end and any(x.type is EntityType.COUNTRY or x.part == "capital" for x in entries)
    return country or key_of(doc, start, end) in surnames
