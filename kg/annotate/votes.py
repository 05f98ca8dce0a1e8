"""
Votes: what the model and the words around it say of a name, anywhere in the document.

The statistical model is right about most names and wrong about many that matter here (it takes
Vladivostok for a person and Chita for a body). So it votes, once for each place where the name
stands; titles and verbs of saying vote too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias

from kg.annotate import gazetteer
from kg.annotate.datelines import opens_dateline
from kg.annotate.doc import text_between
from kg.annotate.given_names import is_given_name
from kg.annotate.lone_names import told_as_person
from kg.annotate.marks import GENITIVE, HYPHENS, POSSESSIVE
from kg.annotate.name_shape import has_shape_of_person
from kg.annotate.office_words import BASED, BODY_AGENTS, BODY_NOUNS
from kg.annotate.pieces import head_type, key_of
from kg.annotate.runs import LABELS, is_called_per
from kg.annotate.titles import plural_office
from kg.annotate.whereabouts import told_by_way
from kg.model import EntityType
from kg.tables import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotate.pieces import Piece

Votes: TypeAlias = "dict[str, Counter[EntityType]]"
"""Name, as ``key_of`` gives it → votes for each type."""


PLACE_KINDS = frozenset({"city", "town", "port", "province", "region", "island", "district", "state", "capital",
                         "village", "governor", "mayor", "president", "king", "queen", "emir", "territory", "emirate",
                         "sultan", "prefecture", "department", "republic", "kingdom", "county", "oblast",
                         "peninsula"})  # fmt: skip
"""Nouns whose "of" is followed by the name of a place or a state."""
PERSON_VERBS = frozenset({"say", "tell", "add", "thank", "ask", "reply", "recall", "smile", "laugh", "joke", "insist",
                          "explain", "concede", "shrug", "nod", "write", "speak", "whisper", "resign", "graduate",
                          "marry", "retire", "study", "lecture", "campaign"})  # fmt: skip
"""Verbs whose subject is rarely anything but a person."""

MEETING_VERBS = frozenset({"meet", "receive", "greet", "telephone", "phone", "host", "speak", "talk", "confer", "dine"})
"""Verbs by which people meet each other."""

PERSON_PASSIVES = frozenset({"bear", "elect", "re-elect", "reelect", "appoint", "educate", "marry", "nominate", "swear",
                             "baptise", "knight"})  # fmt: skip
"""Verbs whose passive is told of people."""

OWNERS = frozenset({"chairman", "chairwoman", "chair", "ceo", "chief executive", "director", "managing director",
                    "analyst", "economist", "strategist", "captain", "coach", "manager", "midfielder", "striker",
                    "defender", "goalkeeper", "winger", "candidate", "leader", "mp", "member", "politician",
                    "incumbent", "senator", "activist", "treasurer", "co-founder", "founder", "general secretary",
                    "player", "trader", "engineer", "scientist", "accountant", "deputy leader", "spokesman",
                    "spokeswoman", "spokesperson"})  # fmt: skip
"""Titles that stand behind the name of a body: "Harbourline chairman Ada Brook"."""

POINTS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east",
                    "north-west", "south-east", "south-west", "outskirts", "suburbs"})  # fmt: skip
STATESMEN = frozenset({"minister", "president", "prime minister", "premier", "chancellor", "king", "queen"})
"""Offices of countries alone, more or less: what ministers are of is no party."""

LANDS = ("land", "lands", "stan", "nesia")
"""Ends of the names of countries."""

OF_STATES = frozenset({"parliament", "ambassador", "embassy", "constitution"})
"""What countries have: "Sudland's ambassador"."""

KIN = {"wife": "f", "husband": "m", "widow": "f", "widower": "m", "son": "m", "daughter": "f", "brother": "m",
       "sister": "f", "mother": "f", "father": "m", "cousin": "", "uncle": "m", "aunt": "f", "nephew": "m",
       "niece": "f", "grandson": "m", "granddaughter": "f", "grandfather": "m", "grandmother": "f", "successor": "",
       "predecessor": ""}  # fmt: skip
"""Nouns for who somebody is to another, with what they tell of gender: "Brook's wife, Ida", "her successor, Vale"."""

HELD_IN = frozenset({"stake", "share", "interest", "invest", "investment", "stock", "holding", "confidence", "trust",
                     "believe", "faith", "member", "membership", "role", "position", "post", "job", "minority",
                     "majority", "participate", "specialise", "specialize", "trade", "vote", "play"})  # fmt: skip
"""Words whose "in" is followed by a body as well as by a place: "a stake in Harbourline"."""

DISTANCES = frozenset({"mile", "kilometre", "kilometer", "km"})
"""Nouns by which it is told how far from a place something is."""

OF_A_PEOPLE = ("ish", "ese", "ian", "ean", "ic")
"""Ends of words for what is of a people, which no table need have."""

NEARLY = frozenset({"about", "some", "around", "just", "roughly", "nearly", "almost", "only", "over", "far"})
FAR = 9
"""Tokens behind a comma in which it is told how far from another a place is: "some 30 km (20 miles) north of"."""

SITES = frozenset({"mine", "crossing", "border crossing", "oilfield", "oil field", "gasfield", "gas field",
                   "checkpoint", "border checkpoint", "colliery", "enclave", "refugee camp"})  # fmt: skip
"""What is called after the place that it is at."""

GOING = frozenset({"fly", "travel", "drive", "sail", "retire", "flee", "march", "walk", "ride", "trek", "deport",
                   "evacuate", "airlift", "ferry", "commute", "emigrate", "journey"})  # fmt: skip
"""Verbs whose "to" is followed by a place alone."""

WAYS = frozenset({"road", "bridge", "highway", "motorway", "railway", "flight", "ferry", "train", "bus", "path",
                  "track"})  # fmt: skip
"""What leads or goes to a place."""

SERVICES = frozenset({"mass", "vespers", "evensong", "communion", "juma", "church"})
"""What else one goes to, with a capital."""

LANDING = frozenset({"land", "dock", "alight"})
"""Verbs whose "at" is followed by a place."""

WHOLE = 5
"""Tokens behind "of" in which the name of a whole must begin: "the Haven district of the northern port of Norburg"."""

SECRETARIES = frozenset({"executive secretary", "secretary general"})
"""Offices of bodies with a secretariat."""

SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "critic"})
"""Who speaks for a party on something."""

BYLINE_WORDS = 5
"""Tokens of a writer's name at most, hyphens counted."""

DESKS = frozenset({"staff", "correspondent", "correspondents", "reporter", "reporters", "writer", "writers", "desk",
                   "editor", "our", "special"})  # fmt: skip
"""Words of a line that tells that nobody in particular wrote an article: "By OUR CORRESPONDENT"."""

DASHES = frozenset({"-", "–", "—", "--"})
WITHIN_WORDS = frozenset({"-", "’", "'"})
"""Marks that may stand within the words of an office."""


GROUPS_BEHIND = frozenset({"alliance", "coalition", "bloc", "faction", "company", "firm", "newspaper", "magazine",
                           "airline", "militia", "corporation"})  # fmt: skip
"""What a body is, behind its name."""

GROUPS_OF_PEOPLE = (BODY_NOUNS - {"giant", "daily", "weekly", "network", "utility"}) | {"coalition", "alliance"}
"""Nouns for bodies of people, which no person is."""

OFFICE_WORDS = 6
"""Words of an apposition in which a title of office is looked for; what a hyphen joins is one."""

LIST_TOKENS = 100
"""Tokens of a list of places back to the word that says what they are: "the provinces of W, X and Y"."""


def cast_votes(doc: Doc, pieces: list[Piece]) -> Votes:
    """
    Return the votes on the type of each name.

    The model has one vote for each place where the name stands, if it labels half of its words; a title has
    three, and so has what says that it is a place; each sign of a person two. What is only in or at a place
    has one for a place, two where the model takes it for a person.
    """
    votes: Votes = defaultdict(Counter)
    labels = [_label(doc, piece) for piece in pieces]
    for piece, label in zip(pieces, labels, strict=True):
        if label is not None:
            votes[key_of(doc, piece.start, piece.end)][label] += 1
        if piece.titled:
            votes[key_of(doc, piece.start, piece.end)][EntityType.PERSON] += 3
    titled = {doc[x.end - 1].lower_ for x in pieces if x.titled}
    alone = {doc[x.start].lower_ for x in pieces if x.end - x.start == 1 and not x.entries}
    for n, (piece, label) in enumerate(zip(pieces, labels, strict=True)):
        if not piece.body and (piece.end - piece.start > 1 or not piece.entries):
            key = key_of(doc, piece.start, piece.end)
            if not piece.titled and told_as_place(doc, piece.start, piece.end, pieces[n - 1].end if n else 0):
                votes[key][EntityType.PLACE] += 3
                continue
            if not piece.titled and _of_plural_offices(doc, piece, pieces, n, label):
                votes[key][EntityType.COUNTRY] += 3
                continue
            if not piece.titled and not piece.entries and _has_ministers(doc, piece.start, piece.end, label):
                votes[key][EntityType.COUNTRY] += 3
                continue
            if _signs_dateline(doc, piece.start, piece.end):
                votes[key][EntityType.ORGANISATION] += 3
                continue
            if not piece.entries and _opens_byline(doc, piece.start, piece.end):
                votes[key][EntityType.PERSON] += 3
                continue
            if not piece.titled and not piece.entries and _owns_title(doc, piece.end):
                votes[key][EntityType.ORGANISATION] += 2
            if (
                _in_brackets_behind_body(doc, pieces, n)
                or _formerly_of(doc, piece)
                or (not piece.entries and not piece.titled and _described_as_body(doc, piece))
                or (n > 0 and not piece.entries and _behind_player(doc, pieces[n - 1], piece))
                or (not piece.entries and _in_brackets_of_row(doc, pieces, n))
            ):
                votes[key][EntityType.ORGANISATION] += 3
                continue
            if not piece.titled and not piece.entries and _called_body(doc, piece.start, piece.end):
                votes[key][EntityType.ORGANISATION] += 3
                continue
            signs = _signs_of_person(doc, piece)
            signs += 2 * (n > 0 and _behind_office(doc, pieces[n - 1], piece))
            if piece.end - piece.start > 1 and not piece.entries:
                last = doc[piece.end - 1].lower_
                signs += 2 * (last in titled) + (last in alone)
                # Where the model and the sentence know it for a person's, its shape need not be asked.
                if signs <= 0 and label is not EntityType.PERSON:
                    signs += has_shape_of_person(doc, piece.start, piece.end)
            shaped = label is EntityType.PERSON and has_shape_of_person(doc, piece.start, piece.end)
            if not piece.titled and not shaped and _described_as_place(doc, piece):
                votes[key][EntityType.PLACE] += 3
            if signs > 0:
                votes[key][EntityType.PERSON] += 2 * signs
                continue
            # Of a town that it does not know the model makes a person or a body: "in Haven", but "a stake in Haven".
            body = label is EntityType.ORGANISATION and _stands_in(doc, piece.start, piece.end)
            if signs < 0 or body:
                votes[key][EntityType.PLACE] += 1 + (body or label is EntityType.PERSON)
    return votes


def _of_plural_offices(doc: Doc, piece: Piece, pieces: list[Piece], n: int, label: EntityType | None) -> bool:
    """
    Tell whether the name, of one word, is in the row of what several of an office are of: "ministers of X and Y".

    No table knows these countries, and the model takes them for people. One name alone may be a person's or a body's;
    of leaders and members, what the model takes for bodies (*label*) may well be such.
    """
    if piece.end - piece.start > 1:
        return False
    first = n
    while first > 0 and _joined(doc, pieces[first - 1].end, pieces[first].start):
        first -= 1
    row = first < n or (n + 1 < len(pieces) and _joined(doc, piece.end, pieces[n + 1].start))
    i = pieces[first].start - 1
    office = plural_office(doc[i - 1]) if row and i > 0 and doc[i].lower_ == "of" else None
    return office is not None and (label is not EntityType.ORGANISATION or office.text in STATESMEN)


def _has_ministers(doc: Doc, start: int, end: int, label: EntityType | None) -> bool:
    """
    Tell whether the name, of one word that no table has, has a minister or a ministry: "Sudland's foreign minister".

    A premier has them too, so what the model takes for a person's must be formed as a country's name is.
    """
    if end - start > 1 or is_given_name(doc[start].text):
        return False
    if label is EntityType.PERSON and not doc[start].lower_.endswith(LANDS):
        return False
    owned = end < len(doc) and doc[end].text in GENITIVE
    i = end + owned
    subjects = gazetteer.portfolios()
    while i < min(end + owned + 4, len(doc)) and doc[i].is_lower and (doc[i].text in subjects | {"acting", "deputy"}):
        i += 1
    if i >= len(doc) or not doc[i].is_lower:
        return False
    told = i > end + owned
    return doc[i].text in ({"minister", "ministry"} if told else set()) or (owned and doc[i].text in OF_STATES)


def _has_speaker(doc: Doc, start: int, end: int) -> bool:
    """
    Tell whether a party's speaker on something is told of: "Lakeside's foreign affairs spokeswoman".

    A person has a spokeswoman, too, but none for a subject.
    """
    if end - start > 1 or end + 2 >= len(doc) or doc[end].text not in POSSESSIVE:
        return False
    i = end + 1
    while i < min(end + 5, len(doc)) and doc[i].is_lower and doc[i].text in gazetteer.portfolios():
        i += 1
    return end + 1 < i < len(doc) and doc[i].text in SPEAKERS


def _joined(doc: Doc, end: int, start: int) -> bool:
    """Tell whether only a comma, "and" or both stand between two names of a row."""
    return end < start <= end + 2 and all(x.text == "," or x.lower_ == "and" for x in doc[end:start])


def _called_body(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words right before or behind a name say that it is a body's."""
    return _told_as_body(doc, start) or _has_speaker(doc, start, end) or _is_group(doc, start, end)


def _is_group(doc: Doc, start: int, end: int) -> bool:
    """Tell whether what a body is stands behind a name that no table has: "his New Harbour alliance won"."""
    if end >= len(doc) or doc[end].text not in GROUPS_BEHIND or gazetteer.longest(doc, start)[1]:
        return False
    if doc[end - 1].ent_type_ == "NORP" or doc[end - 1].lower_.endswith(OF_A_PEOPLE):
        return False  # "the South American bloc"
    return end + 1 >= len(doc) or not doc[end + 1].text[0].isupper()  # "the Haven company Harbourline": a town's


def _told_as_body(doc: Doc, start: int) -> bool:
    """Tell whether "the railway company" or "the Haven-based" stands before a name."""
    if start < 2:
        return False
    before = doc[start - 1]
    if before.text == "The" and start > 2:
        before, start = doc[start - 2], start - 1  # "the advocacy group The Harbour Watchers"
    i = start - 1
    while i > start - 3 and i > 2 and doc[i].tag_ == "NN" and doc[i].is_lower:
        i -= 1  # "the Haven-listed miner"
    if i > 1 and doc[i].lower_ in BASED and doc[i - 1].text in HYPHENS:
        i -= 2
        while i > 0 and doc[i].text[0].isupper():
            i -= 1
        return doc[i].lower_ == "the" and (i + 5 == start or doc[start - 1].lower_ not in gazetteer.titles())
    if before.text in BODY_AGENTS and doc[start - 2].tag_ == "NN":
        return not is_given_name(doc[start].text)
    return before.text in BODY_NOUNS and before.tag_ == "NN" and before.lower_ not in {"union", "club"}


def _stands_in(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "in" before a name of one word tells where something is: "killed in Haven", not "stake in Haven"."""
    first = doc[start]
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head  # "in Haven, Norburg and Orsk"
    if first.i < 2 or end - start > 1 or doc[start].text.isupper():
        return False
    if (first.i != start and doc[start - 1].lower_ not in {"and", ","}) or first.nbor(-1).lower_ != "in":
        return False
    after = doc[end] if end < len(doc) else None
    if after is not None and (after.pos_ in {"NOUN", "PROPN"} or after.text in GENITIVE):
        return False
    return first.nbor(-1).head.lemma_.lower() not in HELD_IN and first.nbor(-2).lemma_.lower() not in HELD_IN


def _behind_office(doc: Doc, before: Piece, piece: Piece) -> bool:
    """Tell whether "minister of Norland", "ambassador to" or "coordinator for" stands right before a name in full."""
    country = any(x.type is EntityType.COUNTRY and x.part == "name" for x in before.entries)
    if not country or before.end != piece.start or piece.end - piece.start < 2 or piece.body:
        return False
    i = before.start - 1
    i -= i > 0 and doc[i].lower_ == "the"
    return i > 0 and doc[i].lower_ in {"of", "to", "for"}


def _in_brackets_behind_body(doc: Doc, pieces: list[Piece], n: int) -> bool:
    """Tell whether a word in capitals stands in brackets behind a body's name: "the Harbour Front of Dee (HPD)"."""
    start, end = pieces[n].start, pieces[n].end
    if n == 0 or end - start > 1 or not doc[start].text.isupper() or len(doc[start]) < 2:
        return False
    before = pieces[n - 1]
    closed = before.end == start - 1 and doc[start - 1].text == "(" and end < len(doc) and doc[end].text == ")"
    if not closed:
        return False
    ends_in_place = n > 1 and doc[before.start - 1].lower_ == "of" and pieces[n - 2].end == before.start - 1
    return before.body or (ends_in_place and pieces[n - 2].body)


def _behind_player(doc: Doc, before: Piece, piece: Piece) -> bool:
    """Tell whether "striker Ada Brook of" stands before a name of two words: who has such a title is of a body."""
    if (
        not before.titled
        or piece.titled
        or piece.end - piece.start < 2
        or [x.lower_ for x in doc[before.end : piece.start]] != ["of"]
    ):
        return False
    title = gazetteer.titles().get(doc[before.start - 1].lower_) if before.start else None
    return title is not None and title.kind == "office" and title.scope == "organisation"


def _in_brackets_of_row(doc: Doc, pieces: list[Piece], n: int) -> bool:
    """Tell whether a name stands in brackets in a row of people: "Ada Brook (Dundale), Tomas Vale (Rovers)"."""
    return _bracketed(doc, pieces, n) and (
        (_bracketed(doc, pieces, n - 2) and _joined(doc, pieces[n - 2].end + 1, pieces[n - 1].start))
        or (_bracketed(doc, pieces, n + 2) and _joined(doc, pieces[n].end + 1, pieces[n + 1].start))
    )


def _bracketed(doc: Doc, pieces: list[Piece], n: int) -> bool:
    """Tell whether piece *n* alone stands in brackets behind the name in full of a person."""
    if not 0 < n < len(pieces):
        return False
    before, piece = pieces[n - 1], pieces[n]
    closed = before.end == piece.start - 1 and doc[before.end].text == "(" and piece.end < len(doc)
    person = before.end - before.start > 1 and _label(doc, before) in {EntityType.PERSON, None} and not before.entries
    called = piece.end - piece.start == 1 and is_given_name(doc[piece.start].text)  # "Ada Brook (Addie)"
    return closed and doc[piece.end].text == ")" and person and not called


def _described_as_body(doc: Doc, piece: Piece) -> bool:
    """Tell whether ", a shipping company", "(a small party of the left)" stands behind a name, or "is a company"."""
    i = piece.end
    if i + 2 >= len(doc):
        return False
    opens = doc[i].text in {",", "("} or doc[i].lower_ in {"is", "was"}
    if not opens or doc[i + 1].lower_ not in {"a", "an"}:
        return False
    for token in doc[i + 2 : i + 2 + OFFICE_WORDS]:
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if token.lower_ in GROUPS_OF_PEOPLE and token.tag_ == "NN":
            return after is None or not (after.pos_ in {"NOUN", "PROPN", "ADJ"} or after.text in {*HYPHENS, *GENITIVE})
        if token.pos_ not in {"NOUN", "ADJ", "PROPN", "ADV"} and token.text not in HYPHENS:
            return False
    return False


def _formerly_of(doc: Doc, piece: Piece) -> bool:
    """Tell whether ", formerly of" stands before a name: "Ada Brook, formerly of Stone Read"."""
    start = piece.start - 1 - (piece.start > 0 and doc[piece.start - 1].lower_ == "the")
    if piece.titled or piece.entries or start < 4 or doc[start].lower_ != "of":
        return False
    return doc[start - 1].lower_ in {"formerly", "previously"} and doc[start - 2].text in {",", "("}


def _signs_dateline(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "HAVEN, 4 May (The Morning Ledger) —" stands here: who sends the article is no person."""
    start -= start > 0 and doc[start - 1].lower_ == "the"
    closed = start > 0 and doc[start - 1].text == "(" and end + 1 < len(doc) and doc[end].text == ")"
    return closed and doc[end + 1].text in DASHES


def _owns_title(doc: Doc, end: int) -> bool:
    """Tell whether "chairman Ada Brook" follows: a title in lower case that a body has, and the name of its holder."""
    if end + 1 >= len(doc) or not doc[end].is_lower:
        return False
    for close in (end + 2, end + 1):
        if doc[end:close].text in OWNERS and close < len(doc):
            return doc[close].text[0].isupper() and (doc[close].pos_ == "PROPN" or is_called_per(doc[close]))
    return False


def _label(doc: Doc, piece: Piece) -> EntityType | None:
    """Return what the model takes *piece* for, if it labels half of its words."""
    labels = [LABELS[token.ent_type_] for token in doc[piece.start : piece.end] if token.ent_type_ in LABELS]
    if not labels:
        return None
    label, n = Counter(labels).most_common(1)[0]
    return label if n * 2 >= piece.end - piece.start else None


def told_as_place(doc: Doc, start: int, end: int, before: int) -> bool:
    """
    Tell whether the words around the name *start* to *end* say that it is a place.

    "The village of X" and "the provinces of W and X" (*before* is where the name before it ends),
    "X, a port in Norland", "his village, X,", "at X, in western Norland".
    """
    return (
        _kind_of(doc, start, before)
        or (end + 2 < len(doc) and doc[end].text == "," and kind_told(doc, end + 1))
        or _own_kind_before(doc, start, end)
        or _lies_from(doc, start)
        or _in_known_place(doc, start, end)
        or opens_dateline(doc, start, end)
        or _kind_behind(doc, start, end)
        or _division_behind(doc, start, end)
        or _site_behind(doc, start, end)
        or _is_gone_to(doc, start, end)
        or _far_from(doc, end)
        or told_by_way(doc, start, end)
    )


def _kind_of(doc: Doc, start: int, before: int) -> bool:
    """Tell whether "the village of" stands before *start*, or "the provinces of W and" with W ending at *before*."""
    i = start - 1
    if i > 0 and doc[i].lower_ == "the":
        i -= 1
    if i > 0 and doc[i].lower_ == "of":
        return doc[i - 1].lower_ in gazetteer.place_kinds() or _plural_kind(doc[i - 1])
    if i > 0 and doc[i].lower_ in {"and", ","} and before == i:
        first = max(0, i - LIST_TOKENS)
        while i > first and (_in_name(doc[i - 1]) or doc[i - 1].text == ","):
            i -= 1
        return i > 1 and doc[i - 1].lower_ == "of" and _plural_kind(doc[i - 2])
    return False


def _lies_from(doc: Doc, start: int) -> bool:
    """Tell whether "north of", "miles from" or "just outside" stands before *start*."""
    if start < 2:
        return False
    before, further = doc[start - 1].lower_, doc[start - 2]
    return (
        (before == "of" and further.lower_ in POINTS)
        or (before == "from" and further.lemma_.lower() in DISTANCES)
        or (before == "outside" and further.lower_ == "just")
    )


def _plural_kind(token: Token) -> bool:
    return token.tag_ == "NNS" and token.lemma_.lower() in gazetteer.place_kinds()


def _in_name(token: Token) -> bool:
    return token.text[0].isupper() or token.text == "-"


def kind_told(doc: Doc, i: int) -> bool:
    """Tell whether an apposition at *i* tells a kind of place: "a small port in", "the Norlandic capital"."""
    if doc[i].lower_ not in {"a", "an", "the", "its", "their", "one"} and doc[i].pos_ not in {"ADJ", "PROPN"}:
        return False
    kinds = gazetteer.place_kinds()
    one_of = doc[i].lower_ == "one" and i + 1 < len(doc) and doc[i + 1].lower_ == "of"  # "one of Norland's nine ports"
    for j in range(i + 2 * one_of, min(i + 8, len(doc))):
        token = doc[j]
        if (token.lower_ in kinds and not _names_land(token)) or (
            one_of and token.tag_ == "NNS" and token.lemma_.lower() in kinds
        ):
            following = doc[j + 1] if j + 1 < len(doc) else None
            if following is None or not (
                following.pos_ in {"NOUN", "PROPN", "ADJ", "PART"} or following.text in {"-", "'s", "’s"}
            ):
                return True
        if token.pos_ in {"VERB", "AUX", "ADP", "PRON"} or (token.is_punct and token.text != "-"):
            return False
    return False


def _names_land(token: Token) -> bool:
    """Tell whether a kind of place opens a name: "(Ada Brook,) a Kingdom of Norland official"."""
    doc, i = token.doc, token.i
    return token.text[0].isupper() and i + 2 < len(doc) and doc[i + 1].lower_ == "of" and doc[i + 2].text[0].isupper()


def _own_kind_before(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "his village," or "the Norlandic capital," stands before a name between commas."""
    if start < 3 or doc[start - 1].text != "," or doc[start - 2].lower_ not in gazetteer.place_kinds():
        return False
    owned = doc[start - 3].tag_ in {"PRP$", "POS"} or doc[start - 3].tag_ == "JJ"
    closes = end >= len(doc) or doc[end].text in {",", ".", ";", ")"}
    return owned and closes and not (end + 1 < len(doc) and _office_follows(doc, end + 1))


def _kind_behind(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "at Haven checkpoint" stands here: a kind of place in lower case right behind the name."""
    kind = gazetteer.place_kinds().get(doc[end].lower_) if end < len(doc) and doc[end].is_lower else None
    return bool(kind and kind.named and start and doc[start - 1].lower_ in {"in", "at", "near", "from", "to"})


def _division_behind(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "the Haven district of Norburg" stands here: a kind of part behind the name, and what it is of."""
    if end + 2 >= len(doc) or doc[end + 1].lower_ != "of" or not start or doc[start - 1].lower_ != "the":
        return False
    last = doc[end - 1]
    if last.tag_ == "JJ" or last.ent_type_ == "NORP" or last.lower_.endswith(OF_A_PEOPLE):
        return False  # "the English county of Kent"
    kind = gazetteer.place_kinds().get(doc[end].text)
    named = any(x.text[0].isupper() for x in doc[end + 2 : end + 2 + WHOLE])
    return named and kind is not None and (kind.division or doc[end].text == "suburb") and doc[end].text != "state"


def _site_behind(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "the Haven mine" stands here: what is called after the place that it is at."""
    if not start or doc[start - 1].lower_ != "the" or end >= len(doc):
        return False
    if doc[end].text in {"mine", "colliery"} and doc[start].ent_type_ == "ORG":
        return False  # whose it is
    return any(text_between(doc, end, close) in SITES for close in (end + 1, end + 2) if close <= len(doc))


def _is_gone_to(doc: Doc, start: int, end: int) -> bool:
    """Tell whether one goes or something leads to a name: "flew to Haven", "the road to Haven", "landed at Haven"."""
    before = doc[start - 1] if start else None
    if before is None or before.dep_ != "prep" or (end < len(doc) and doc[end].text in GENITIVE):
        return False
    if doc[start].lower_ in SERVICES:
        return False  # "drove her to Mass"
    from_where = before.head
    if before.lower_ == "to":
        return from_where.lemma_ in (WAYS if from_where.pos_ == "NOUN" else GOING)
    if before.lower_ == "at" and from_where.pos_ == "NOUN":
        return from_where.text in SITES  # "the checkpoint at Haven"
    return before.lower_ in {"at", "in"} and from_where.lemma_ in LANDING and from_where.pos_ == "VERB"


def _opens_byline(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name of two words and more stands in a line "By Ada Brook", "By ADA BROOK in Haven"."""
    if start < 1 or doc[start - 1].text not in {"By", "BY"} or not 2 <= end - start <= BYLINE_WORDS:
        return False
    opens = start == 1 or doc[start - 2].is_space
    closes = end >= len(doc) or doc[end].is_space or doc[end].lower_ in {"in", "and"} or doc[end].text in {",", "|"}
    return opens and closes and not any(x.lower_ in DESKS or x.lower_ in gazetteer.heads() for x in doc[start:end])


def _far_from(doc: Doc, end: int) -> bool:
    """Tell whether ", north of" or ", some 30 km (20 miles) from" stands behind a name."""
    if end + 2 >= len(doc) or doc[end].text != ",":
        return False
    for token in doc[end + 1 : end + 1 + FAR]:
        after = token.nbor(1).lower_ if token.i + 1 < len(doc) else ""
        if (token.lower_ in POINTS and after == "of") or (token.lemma_.lower() in DISTANCES and after == "from"):
            return True
        unit = token.like_num or token.lemma_.lower() in DISTANCES
        if not (unit or token.text in {"(", ")", "-"} or token.lower_ in NEARLY):
            break
    return False


def _in_known_place(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "at X, in western Norland" stands here: a preposition before and a known place behind."""
    if not start or doc[start - 1].lower_ not in {"in", "at", "from", "near", "to", "of", "over", "through"}:
        return False
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in {"in", "off"}:
        return False
    i = end + 2
    while i + 1 < len(doc) and (doc[i].lower_ == "the" or doc[i].pos_ == "ADJ"):
        i += 1
    _, entries = gazetteer.longest(doc, i)
    return any(x.part == "name" and x.type in {EntityType.COUNTRY, EntityType.PLACE} for x in entries)


def _signs_of_person(doc: Doc, piece: Piece) -> int:
    """
    Count what around a name says that it is a person's; below zero, a place's.

    Only people are "who", say things, hold offices; one is in or at a place.
    """
    root = doc[piece.start : piece.end].root
    signs = 0
    after = doc[piece.end] if piece.end < len(doc) else None
    if after is not None and after.text == "," and piece.end + 1 < len(doc):
        behind = doc[piece.end + 1]
        signs += behind.lower_ == "who" or _office_follows(doc, piece.end + 1)
        signs += _is_age(doc, piece.end + 1)
    if after is not None and after.lower_ == "who":
        signs += 1
    signs += 2 * _is_kin(doc, piece.start, piece.end)
    if is_somewhere(root) and not piece.titled:
        signs -= 2
    if not piece.titled and _country_follows(doc, piece.end):
        signs -= 2
    if piece.start > 1 and doc[piece.start - 1].lower_ == "of" and doc[piece.start - 2].lower_ in PLACE_KINDS:
        signs -= 2  # "the province of Haven", "governor of Haven"
    if root.dep_ == "nsubj" and (root.head.lemma_ in PERSON_VERBS or _is_office(root)):
        signs += 1
    if root.dep_ == "nsubjpass" and root.head.lemma_ in PERSON_PASSIVES:
        signs += 1
    if piece.start == 0 or doc[piece.start - 1].lower_ != "the":  # "the Blue Creek meets the White"
        if piece.end - piece.start > 1:
            meets = root.head.lemma_ in {"meet", "receive", "greet", "telephone"}
            signs += root.dep_ in {"nsubj", "dobj"} and meets
        elif not piece.entries:
            signs += _meets_somebody(root)
    signs += piece.end - piece.start > 1 and _leads_party(doc, piece.end)
    if root.dep_ == "conj" and root.head.lower_ in {"he", "she", "him", "her"}:
        signs += 2
    if root.dep_ == "pobj" and root.head.lower_ == "to" and root.head.head.lower_ == "born":
        signs += 2  # "born in Haven to Ada Brook"
    if piece.start > 1 and doc[piece.start - 1].text == "," and _office_precedes(doc, piece.start - 1):
        signs += 1
    several = piece.end - piece.start > 1 and head_type(doc, piece.start, piece.end) is None  # not "Red Sea"
    named = several and is_given_name(doc[piece.start].text)
    if not piece.entries and not piece.titled and told_as_person(doc, piece.start, piece.end):
        signs += 1
    signs += _is_countrys(doc, piece.start) and (named or _does_what_people_do(root))
    return signs


def _is_kin(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the name is of somebody's kin, or whose kin is told of: "Brook's wife, Ida, left"."""
    if end + 1 < len(doc) and doc[end].text in GENITIVE and doc[end + 1].lower_ in KIN:
        return True
    return kin_before(doc, start) is not None


def kin_before(doc: Doc, start: int) -> str | None:
    """Return the gender that "his (late) wife," before *start* tells, "" for one of either; ``None`` without such."""
    i = start - 2
    if i < 1 or doc[start - 1].text != "," or doc[i].lower_ not in KIN:
        return None
    owner = doc[i - 1 - (doc[i - 1].pos_ == "ADJ")]
    return KIN[doc[i].lower_] if owner.text in GENITIVE or owner.tag_ == "PRP$" else None


def is_somewhere(name: Token) -> bool:
    """Tell whether something is in, at or near *name*, the root of one: "a stake in Harbourline" is in no place."""
    if name.dep_ != "pobj" or name.head.lower_ not in {"in", "at", "near"}:
        return False
    return name.head.lower_ != "in" or name.head.head.lemma_.lower() not in HELD_IN


def _is_countrys(doc: Doc, start: int) -> bool:
    """Tell whether a country's possessive stands before a name: "Norland's Ada Brook"."""
    if start < 2 or doc[start - 1].text not in GENITIVE:
        return False
    return any(x.type is EntityType.COUNTRY for x in gazetteer.lookup(doc[start - 2].text))


def _does_what_people_do(root: Token) -> bool:
    """Tell whether a name in a row is the subject of a verb of people, or told as one of several who hold an office."""
    head = root
    while head.dep_ in {"conj", "appos", "poss", "compound", "nmod"} and head.head != head:
        head = head.head
    verb = head.head
    meets = verb.lemma_ in PERSON_VERBS | {"meet", "receive", "greet", "telephone", "see", "sit", "talk", "confer"}
    return _is_office(head) or (head.dep_ in {"nsubj", "nsubjpass", "dobj"} and meets)


def _meets_somebody(name: Token) -> bool:
    """
    Tell whether *name*, one word, meets another: "Brook met Vale", "Brook spoke with Vale", "Brook held talks with".

    What both sides are is told by the verb: towns and firms do not receive each other.
    """
    verb = name.head
    if name.dep_ == "pobj" and name.head.lower_ in {"with", "to", "by"}:
        verb = name.head.head
        verb = verb.head if verb.pos_ == "NOUN" and verb.dep_ == "dobj" else verb
    if verb.pos_ != "VERB":
        return False
    sides = [x for x in verb.children if x.dep_ in {"nsubj", "nsubjpass", "dobj"} and x.tag_ == "NNP"]
    if verb.lemma_ in MEETING_VERBS and (name.dep_ in {"nsubj", "dobj"} or verb.lemma_ in {"speak", "talk", "meet"}):
        other = any(x != name for x in sides)
        return other or name.dep_ == "nsubj" or (name.dep_ == "pobj" and bool(sides))
    talks = [x for x in verb.children if x.dep_ == "dobj" and x.lemma_.lower() in {"talk", "meeting", "conversation"}]
    return verb.lemma_ in {"hold", "have"} and bool(talks) and name.dep_ in {"nsubj", "pobj"}


def _country_follows(doc: Doc, i: int) -> bool:
    """Tell whether a comma and the name of a country or region stand at *i*, and the phrase ends: "Haven, Norland,"."""
    if i + 1 >= len(doc) or doc[i].text != ",":
        return False
    close, entries = gazetteer.longest(doc, i + 1)
    if not entries or entries[0].part != "name":
        return False
    row = entries[0].row
    if entries[0].type is not EntityType.COUNTRY and not (isinstance(row, Place) and row.type == "Region"):
        return False
    return close >= len(doc) or doc[close].text in {",", ".", ";", "(", ")"} or doc[close].is_digit


def _described_as_place(doc: Doc, piece: Piece) -> bool:
    """
    Tell whether what stands around a name says that it is a place.

    Behind it, ", a village in", ", the capital of", ", in western Norland"; before it, "the town of", "the port of".
    """
    i = piece.end
    kinds = gazetteer.place_kinds()
    if piece.start > 1 and doc[piece.start - 1].lower_ == "of" and doc[piece.start - 2].lower_ in kinds:
        return True
    if i + 2 >= len(doc) or doc[i].text != ",":
        return False
    if doc[i + 1].lower_ in {"a", "an", "the", "its", "his", "their"} or doc[i + 1].pos_ == "PROPN":
        for j in range(i + 1, min(i + 8, len(doc) - 1)):
            if doc[j].pos_ in {"VERB", "AUX"} or doc[j].text in {",", "."}:
                return False
            if doc[j].lower_ in kinds and doc[j + 1].lower_ in {
                "in",
                "of",
                "on",
                "near",
                "outside",
                "where",
                ",",
            }:
                return True
        return False
    if doc[i + 1].lower_ in {"in", "near", "outside"}:
        start = next((j for j in range(i + 2, min(i + 5, len(doc))) if doc[j].text[0].isupper()), len(doc))
        if start >= len(doc) or any(doc[j].pos_ not in {"ADJ", "DET", "PROPN", "NOUN"} for j in range(i + 2, start)):
            return False
        _, entries = gazetteer.longest(doc, start)
        return bool(entries) and entries[0].type in {EntityType.COUNTRY, EntityType.PLACE} and entries[0].part == "name"
    return False


def _leads_party(doc: Doc, end: int) -> bool:
    """Tell whether "'s Harbour Party" follows a name: parties are called by who leads them."""
    if end + 2 >= len(doc) or doc[end].text not in GENITIVE:
        return False
    i = end + 1
    while i < len(doc) and i < end + 7 and doc[i].text[0].isupper():
        i += 1
    return i > end + 2 and doc[i - 1].lower_ in {"party", "front", "movement", "alliance", "coalition", "congress"}


def _is_office(subject: Token) -> bool:
    """Tell whether "was a member", "became leader" is said of *subject*."""
    if subject.head.lemma_ not in {"be", "become", "remain"}:
        return False
    table = gazetteer.titles()
    told = (table.get(x.lower_) for x in subject.head.children if x.dep_ == "attr")
    return any(x is not None and x.kind == "office" for x in told)


def _is_age(doc: Doc, i: int) -> bool:
    """Tell whether an age stands at *i*: "Brook, 54, said"."""
    token = doc[i]
    return token.is_digit and len(token) == 2 and doc[min(i + 1, len(doc) - 1)].is_punct


def _office_follows(doc: Doc, start: int) -> bool:
    """Tell whether a title of office follows within six words, before any mark: ", the Norlandic oil minister"."""
    table = gazetteer.titles()
    words = 0
    for token in doc[start:]:
        words += not (token.text in HYPHENS or doc[token.i - 1].text in HYPHENS)
        if words > OFFICE_WORDS or (token.is_punct and token.text not in WITHIN_WORDS):
            return False
        title = table.get(token.lower_)
        if title is not None and title.kind == "office":
            return True
    return False


def _office_precedes(doc: Doc, comma: int) -> bool:
    """Tell whether a title of office stands in the nine words before *comma*: "the head of the Port Authority, …"."""
    table = gazetteer.titles()
    for i in range(comma - 1, max(comma - 10, -1), -1):
        token = doc[i]
        if (token.is_punct and token.text not in WITHIN_WORDS) or token.pos_ in {"VERB", "AUX"}:
            return False
        title = table.get(token.lower_) or table.get(f"{token.lower_} {doc[i + 1].lower_}")  # "opposite number"
        if title is not None and title.kind == "office":
            return True
    return False


def staffed_forums(doc: Doc, pieces: list[Piece]) -> frozenset[str]:
    """Return the forums that have people of their own, as meetings have not: "an analyst at the Lakes Forum"."""
    found = set()
    for piece in pieces:
        name = f" {text_between(doc, piece.start, piece.end).lower()} "
        if piece.body and " forum " in name and (_has_staff(doc, piece.start) or " forum for " in name):
            found.add(key_of(doc, piece.start, piece.end))
    return frozenset(found)


def _has_staff(doc: Doc, start: int) -> bool:
    """Tell whether an office that people have in bodies stands before "of" or "at" and a name: "director of the"."""
    i = start - 1 - (start > 0 and doc[start - 1].lower_ == "the")
    if i < 1 or doc[i].lower_ not in {"of", "at", "for", "with"}:
        return False
    title = gazetteer.titles().get(doc[i - 1].lower_)
    of_body = title is not None and title.kind == "office" and title.scope == "organisation"
    return of_body or (i > 1 and text_between(doc, i - 2, i).lower() in SECRETARIES)


def surnames_in(doc: Doc, pieces: list[Piece], votes: Votes) -> frozenset[str]:
    """Return last words (and first words, which are the family's in part of the world) of the people named in full."""
    found = set()
    for piece in pieces:
        words = [token.lower_ for token in doc[piece.start : piece.end] if token.is_alpha]
        vote = votes[key_of(doc, piece.start, piece.end)]
        person = vote and vote.most_common(1)[0][0] is EntityType.PERSON
        if len(words) > 1 and person and not piece.body and not piece.entries:
            found |= {words[-1], words[0]}
            # A double surname is referred to by both its parts: "Emeka Obi-Daniels", "Obi-Daniels".
            found.add(key_of(doc, piece.start + 1, piece.end))
    return frozenset(found)
