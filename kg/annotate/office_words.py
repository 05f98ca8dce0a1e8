"""
The words of an office around its title: where its role begins and ends, what it is of, to whom it is accredited.

In "Norland's acting foreign minister for trade" the title is "foreign minister"; "acting" and "for trade"
are of its role, "Norland" is what it is of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.annotate import gazetteer
from kg.annotate.marks import GENITIVE, HYPHENS, POSSESSIVE
from kg.annotate.pieces import INNER_BODIES, head_type
from kg.annotate.runs import PARTICIPLES, STYLES
from kg.annotate.titles import in_portfolio, portfolio_start
from kg.model import EntityType, Tenure
from kg.tables import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotate.names import ByToken, Name


TENURES = {
    "former": Tenure.FORMER, "ex": Tenure.FORMER, "then": Tenure.FORMER, "late": Tenure.FORMER,
    "onetime": Tenure.FORMER, "previous": Tenure.FORMER, "retired": Tenure.FORMER, "ex-president": Tenure.FORMER,
    "deposed": Tenure.FORMER, "ousted": Tenure.FORMER,
    "acting": Tenure.ACTING, "interim": Tenure.ACTING, "caretaker": Tenure.ACTING,
    "incoming": Tenure.DESIGNATE, "elect": Tenure.DESIGNATE, "designate": Tenure.DESIGNATE, "future": Tenure.DESIGNATE,
}  # fmt: skip
"""Words before or within a title that tell when it is held."""

ACCREDITED = frozenset({"ambassador", "high commissioner", "envoy", "special envoy", "permanent representative",
                        "consul", "consul general", "representative", "special representative",
                        "charge d'affaires"})  # fmt: skip
"""Titles of those sent to somebody: "ambassador to Norland"."""

PORTFOLIO = frozenset({"minister", "secretary", "commissioner", "undersecretary", "under-secretary", "director",
                       "representative", "adviser", "advisor", "envoy", "coordinator", "chief", "head",
                       "secretary-general"})  # fmt: skip
"""Titles that go on with what they are for: "Minister of Trade", "envoy for the lakes"."""
ADVISING = frozenset({"adviser", "advisor", "aide", "assistant", "consultant", "counsel"})
"""Titles of those who serve whom "to" names: "an adviser to the Harbour League"."""

BODY_NOUNS = frozenset({"company", "firm", "airline", "carrier", "broadcaster", "newspaper", "daily", "weekly",
                        "magazine", "agency", "group", "giant", "bank", "insurer", "lender", "utility", "charity",
                        "retailer", "conglomerate", "network", "party", "movement", "tank", "union", "monopoly",
                        "university", "institute", "association", "federation", "organisation", "organization",
                        "club", "foundation", "militia", "corporation", "house", "brokerage"})  # fmt: skip
"""Nouns that a body's name stands behind: "the state railway company Harbourline"."""

BASED = frozenset({"based", "headquartered", "listed"})
BODY_AGENTS = frozenset({"operator", "maker", "producer", "builder", "manufacturer", "developer", "supplier",
                         "shipper", "miner", "publisher", "brewer"})  # fmt: skip
"""Nouns of those who make or run something, which may be people: "the pipeline operator Harbourline"."""

DESCRIPTION = 7
"""Tokens at most between an article and the name that they describe: "the southern Norlandic port of Haven"."""

OF_BODIES = frozenset({"director", "head", "chief", "coordinator", "secretary", "secretary-general"})
"""Those of them that as often go on with the body that they are of."""

STANDING = frozenset({"opposition", "ruling", "governing", "main", "largest", "biggest", "outlawed", "banned",
                      "far-right", "far-left", "centre-right", "centre-left", "nationalist", "liberal", "conservative",
                      "socialist", "islamist", "rebel", "separatist"})  # fmt: skip
"""Words before the name of a party or movement that tell where it stands."""

LEVELS = frozenset({"state", "federal", "national", "local", "regional", "provincial", "county", "city", "municipal"})
"""Words before the name of a body that tell whose it is: "a spokesman for the state Department of Fisheries"."""

TICKETS = frozenset({"ticket", "list", "slate", "platform", "banner", "label", "line"})
"""On or under what of a party one stands: "ran for governor on the Lake List ticket"."""

CABINETS = frozenset({"government", "cabinet", "administration"})
"""Those who govern a country: "a minister in the government of Norland"."""

BOARDS = frozenset({"board", "boards", "faculty", "staff", "directorate", "executive committee", "advisory council",
                    "supervisory council", "advisory committee", "leadership", "central committee"})  # fmt: skip
"""Parts of a body whose members are of the body: "a member of the board of the Harbour Bank"."""

ON_BOARDS = frozenset({"directors", "trustees", "governors", "regents", "overseers", "management", "advisers",
                       "advisors"})  # fmt: skip
"""Of whom boards are: "the Board of Directors of the Harbour Bank"."""

WINGS = frozenset({"left", "right", "far", "centre", "center", "wing", "ultra", "hard"})

SELF = frozenset({"styled", "proclaimed", "declared", "appointed"})
"""What is "self-" before an office or a body."""

INSTALLED = frozenset({"appointed", "backed", "installed", "elected", "supported", "named", "nominated"})
"""Ends of words for who has somebody in office: "Norland's military-appointed attorney general"."""

ENVOYS = frozenset({"envoy", "representative", "coordinator"})
"""Who is "for" where he is sent."""

EQUALS = frozenset({"counterpart", "opposite number"})
"""Titles of who holds elsewhere what somebody holds here: "her counterpart in Norland"."""

WITHIN = frozenset({"delegation", "team", "office", "mission", "side", "branch", "bureau", "government", "parliament",
                    "negotiating", "party", "staff", "bank", "court", "forces", "army", "navy", "police", "cabinet",
                    "chamber", "federation", "union", "committee", "community", "armed",
                    "opposition"})  # fmt: skip
"""Nouns behind a modifier that say the office is within what the modifier names: "head of the Norlandic delegation"."""
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
BEHIND = frozenset({"of", "for", "to", "at", "in", "on", "with", "from"})
"""Prepositions of what an office is for, or of."""

IN_CHARGE = frozenset({"vice-president", "president", "director", "manager", "chief", "head", "commissioner",
                       "secretary", "minister", "coordinator", "adviser", "advisor"})  # fmt: skip
"""Who has a region in his charge: "director for Africa"."""

STATESMEN = frozenset({"minister", "ambassador", "envoy"})
"""Who is a country's "from" which he comes: "the minister from Norland"."""

OF_STATE = frozenset({"president", "prime minister", "premier", "king", "queen", "chancellor", "emir", "crown prince"})
"""Offices of a whole country: "at" behind them tells where."""

MAX_PHRASES = 4
"""Phrases looked at behind a title: "minister | of trade | for the north | in the government | of Norland"."""

NOT_OF_ROLE = frozenset({"new", "own", "two", "three", "top", "visiting", "other", "same", "current", "present",
                         "veteran", "several", "many", "influential", "young", "old", "first-ever"})  # fmt: skip


RANKS = frozenset({"senior", "junior", "deputy", "assistant", "chief", "leading", "high-ranking", "top-ranking",
                   "principal", "lead", "prominent", "ranking", "longtime", "retired", "moderate",
                   "conservative", "reformist", "right-wing", "left-wing", "far-right"})  # fmt: skip
"""Words before what an office is of that tell its rank: "a senior Norlandic official"."""


class Behind(NamedTuple):
    """What stands behind a title: where the office's words and its role end, and the names among them."""

    end: int
    role_end: int
    of: Name | None = None
    accredited: Name | None = None


ROLE_TOKENS = 40
"""Tokens of a role before its title at most: "first deputy executive vice-"."""


def role_start(doc: Doc, start: int, by_token: ByToken) -> tuple[int, Tenure]:
    """Return where the words of the role begin ("chief trade" of "negotiator") and what they say of its tenure."""
    tenure = Tenure.CURRENT
    i = portfolio_start(doc, start)
    while i > max(0, start - ROLE_TOKENS):
        token = doc[i - 1]
        if token.lower_ in TENURES:
            tenure = TENURES[token.lower_]
        elif _hyphen_within(doc, i - 1, by_token):
            i -= 1
            if doc[i - 1].lower_ in TENURES:
                tenure = TENURES[doc[i - 1].lower_]
        elif i - 1 in by_token or not (_may_be_of_role(token, doc[start]) or _roves(doc, i - 1, by_token)):
            break
        i -= 1
    return i, tenure


def _hyphen_within(doc: Doc, i: int, by_token: ByToken) -> bool:
    """Tell whether token *i* is a hyphen behind a word that is no name: "vice-president", but not "US-president"."""
    if doc[i].text not in HYPHENS or i == 0:
        return False
    before = doc[i - 1]
    return not before.whitespace_ and before.is_alpha and i - 1 not in by_token


def _roves(doc: Doc, i: int, by_token: ByToken) -> bool:
    """Tell whether a participle is of a role, between whose it is and the title: "Norland's «roving» envoy"."""
    token = doc[i]
    owned = i > 0 and (doc[i - 1].text in POSSESSIVE or (i - 1 in by_token and by_token[i - 1].part == "demonym"))
    return owned and token.tag_ == "VBG" and token.is_lower and token.lower_ not in NOT_OF_ROLE


POSTED = frozenset({"Met", "Hosted", "Received", "Welcomed", "Thanked", "Joined", "Called", "Visited"})
"""Verbs that open a post of somebody's own, which taggers take for names: "Met Foreign Minister Brook today"."""


def _may_be_of_role(token: Token, title: Token) -> bool:
    if token.is_space or token.is_punct or token.lower_ in NOT_OF_ROLE or token.pos_ not in NOMINAL:
        return False
    if token.text in POSTED:
        return False
    if token.text in STYLES:
        return False  # "HE Secretary-General of"
    if token.is_sent_start and token.pos_ == "ADJ":
        return False
    # "in her remarks Deputy Minister Brook": what a capital title does not share is not of it.
    return token.text[0].isupper() or not title.text[0].isupper()


def behind_title(doc: Doc, end: int, head: str, by_token: ByToken) -> Behind:
    """Return what stands behind the title *head*, which ends at token *end*: up to four prepositional phrases."""
    last_word = _last_word(head)
    i, role_end, of_area = end, end, False
    of = accredited = None
    if doc[end - 1].lower_ in gazetteer.portfolios():
        i = role_end = max(end, in_portfolio(doc, end - 1, gazetteer.portfolios()))  # "minister of finance and trade"
    i += i < len(doc) and doc[i].lower_ in {"responsible", "plenipotentiary", "accredited", "emeritus", "emerita"}
    for _ in range(MAX_PHRASES):
        # "met the President at State House": that is where
        if i >= len(doc) or doc[i].lower_ not in (BEHIND - {"at"} if head in OF_STATE else BEHIND):
            break
        word, before = doc[i].lower_, i
        tells_portfolio = word in {"of", "for", "on"} and last_word in PORTFOLIO
        j, described = _name_behind(doc, i + 1, by_token)
        if word in {"of", "for", "on"}:
            subjects = _portfolio_end(doc, j, by_token)
            if subjects > j:
                i = role_end = subjects
                continue
        name = by_token.get(j)
        if name is None:
            close = _common_words_behind(doc, j, word, head, by_token)
            if not close:
                break
            i = role_end = close
            continue
        if name.span.start != j or (word == "on" and _is_on_ticket(doc, name.span.end)) or _backs(doc, name.span.end):
            break
        if name.adjective and not _before_holder(name, by_token):
            close = _within_end(doc, name.span.end)  # "head of the Norlandic delegation"
            if close == name.span.end or of is not None or word not in {"of", "for", "in", "at"}:
                break
            of, i = name, close
            continue
        if not described and (
            (word == "for" and of is None and _is_charge(last_word, name))
            or (tells_portfolio and _is_subject(name, last_word))
        ):
            i = role_end = _and_more(doc, name.span.end, by_token)
            continue
        whole = _owned(doc, name, by_token)
        if whole is None:
            break
        if of is not None and of_area and word in {"of", "at", "in"} and whole.type is EntityType.ORGANISATION:
            of, of_area, role_end = None, False, i  # "director for the North at the Grain Board"
        if (
            of is None
            and not _is_sent(word, head, name)
            and (
                (word in {"of", "for", "at"} and name.type is not EntityType.PERSON)
                or (
                    word == "to"
                    and last_word in ADVISING
                    and name.type in {EntityType.COUNTRY, EntityType.ORGANISATION}
                )
                or (word in {"in", "with", "on", "from"} and whole.type is EntityType.ORGANISATION)
                or (word in {"in", "from"} and head in EQUALS and name.type is EntityType.COUNTRY)
                or (word == "from" and head in EQUALS and name.part == "capital")  # "his counterpart from Oslo"
                or (word == "from" and _is_country(name) and last_word in STATESMEN)
                or (word == "in" and name.type is EntityType.COUNTRY and doc[before + 2].lower_ in CABINETS)
            )
        ):
            of_area = word == "for" and whole.type is EntityType.PLACE
            of, i = whole, _behind_acronym(doc, whole.span.end)
        elif _is_sent(word, head, name):
            accredited, i = name, name.span.end
            role_end = i if role_end == before else role_end  # "ambassador to Norland"
        elif of is not None and of.type is EntityType.ORGANISATION and word in {"to", "in"}:
            i = name.span.end  # "head of the Lakes Mission to Norland"
        else:
            break
    return Behind(i, role_end, of, accredited)


def _is_charge(title: str, place: Name) -> bool:
    """Tell whether a region is what an officer is in charge of, not what he is of: no member's or speaker's."""
    region = isinstance(place.row, Place) and place.row.type == "Region" and not place.row.country
    return region and title in IN_CHARGE


def _is_sent(word: str, head: str, name: Name) -> bool:
    """Tell whether *word* says where an envoy is sent: "ambassador to", "special envoy for" a country or place."""
    last_word = _last_word(head)
    if word == "for":
        return last_word in ENVOYS and name.type in {EntityType.COUNTRY, EntityType.PLACE}
    return word in {"to", "in"} and (head in ACCREDITED or last_word in ACCREDITED)


def _backs(doc: Doc, i: int) -> bool:
    """Tell whether a name that ends at *i* only says what sort a body is: "head of the UN-backed government"."""
    return i + 1 < len(doc) and doc[i].text in HYPHENS and doc[i + 1].lower_ in PARTICIPLES


def _last_word(head: str) -> str:
    return head.rsplit(maxsplit=1)[-1].removesuffix("-designate").removesuffix("-elect")


def _common_words_behind(doc: Doc, i: int, word: str, head: str, by_token: ByToken) -> int:
    """Return the end of the common words at *i*, behind the title *head* and the preposition *word*; 0 for no such."""
    last_word = _last_word(head)
    if word == "to":  # "envoy to the two neighbours, Ada Brook"
        return _errand_end(doc, i, by_token) if head in ACCREDITED or last_word in ACCREDITED else 0
    tells_portfolio = word in {"of", "for", "on"} and last_word in PORTFOLIO
    duty = word in {"of", "for"} and _duty_leads_on(doc, i, by_token)
    if not (tells_portfolio or duty) or i >= len(doc) or not _may_be_subject(doc[i], word):
        return 0
    return _common_words_end(doc, i, by_token)


def _errand_end(doc: Doc, i: int, by_token: ByToken) -> int:
    """Return the end of the common words at *i* that tell to whom one is sent, up to a comma; 0 without such."""
    end = i
    while end < len(doc) and end < i + DESCRIPTION and (doc[end].pos_ in NOMINAL | {"DET", "NUM"} or end == i):
        if end in by_token and by_token[end].type is EntityType.PERSON:
            break
        end += 1
    return end if end > i and end < len(doc) and doc[end].text == "," else 0


def _before_holder(name: Name, by_token: ByToken) -> bool:
    """Tell whether a country's name stands before a person's rather than a noun: "ambassador to Norland Ada Brook"."""
    person = by_token.get(name.span.end)
    return name.part == "name" and person is not None and person.type is EntityType.PERSON


def _within_end(doc: Doc, i: int) -> int:
    """Return the end of what is within a country behind its adjective: "delegation", "general staff"; *i* if none."""
    close = i + (i + 1 < len(doc) and doc[i].lower_ in {"general", "central", "supreme", "armed"})
    return close + 1 if close < len(doc) and doc[close].lower_ in WITHIN else i


def _behind_acronym(doc: Doc, i: int) -> int:
    """Return where words go on behind "(KPA)" at *i*: *i* itself if there is none."""
    return i + 3 if i + 2 < len(doc) and doc[i].text == "(" and doc[i + 2].text == ")" else i


def first_of_name(doc: Doc, i: int, by_token: ByToken) -> int:
    """Return where a name begins at or behind *i*, articles and an adjective looked through: "the united Isles"."""
    while i < len(doc) and i not in by_token:
        token = doc[i]
        adjective = token.pos_ in {"ADJ", "PROPN"} and token.is_lower and i + 1 in by_token
        level = token.text in LEVELS and i + 1 in by_token
        if token.lower_ not in {"the", "its", "their", "his", "her"} | STANDING and not adjective and not level:
            wing = max(_wing_end(doc, i), _end_of_styled(doc, i))
            if wing == i:
                break
            i = wing - 1
        i += 1
    return i


def _portfolio_end(doc: Doc, i: int, by_token: ByToken) -> int:
    """Return the end of the portfolio that begins at *i*; *i* if there is none or it only modifies what follows."""
    if i >= len(doc) or i in by_token:
        return i
    end = in_portfolio(doc, i, gazetteer.portfolios())
    modifies = end < len(doc) and doc[end].pos_ == "NOUN" and not doc[end].is_punct
    body = by_token.get(end)
    of_body = body is not None and body.type is EntityType.ORGANISATION and end > i and doc[end - 1].text in LEVELS
    return i if modifies or of_body else end


def _is_on_ticket(doc: Doc, i: int) -> bool:
    """Tell whether "ticket" stands at *i*: "ran for governor on the Lake List ticket" is of no governor of a party."""
    return i < len(doc) and doc[i].lower_ in TICKETS


def _duty_leads_on(doc: Doc, i: int, by_token: ByToken) -> bool:
    """Tell whether common words at *i* lead on to a body: "vice president (of) marketing at Harbourline"."""
    end = _common_words_end(doc, i, by_token)
    if end == i or end + 1 >= len(doc) or doc[end].lower_ not in {"at", "with", "for"}:
        return False
    name = by_token.get(_name_behind(doc, end + 1, by_token)[0])
    return name is not None and name.type is EntityType.ORGANISATION


def _may_be_subject(token: Token, preposition: str) -> bool:
    """Tell whether *token* may begin what a title is for: not the day in "resigned as minister on Monday"."""
    return token.pos_ in NOMINAL and not (preposition == "on" and token.ent_type_ in {"DATE", "TIME"})


def _common_words_end(doc: Doc, i: int, by_token: ByToken) -> int:
    """Return the end of the words at *i* that tell what a title is for: "chief of staff and planning"."""
    while i < len(doc) and i not in by_token:
        joins = (
            doc[i].lower_ == "and"
            and i + 1 < len(doc)
            and doc[i + 1].pos_ in {"NOUN", "PROPN"}
            and i + 1 not in by_token
        )
        if doc[i].pos_ not in NOMINAL and not joins:
            break
        i += 1
    return i


def _is_subject(name: Name, title: str) -> bool:
    """
    Tell whether what is typed a body is rather a minister's subject: "Minister of Trade", not "of the Ministry".

    A director or head is of a body of any name, unless that is of the words that name subjects.
    """
    if name.row is not None or name.type is not EntityType.ORGANISATION:
        return False
    if name.span.text.isupper() and len(name.span.text) > 1:
        return False  # "military chief of the HLA"
    if title in OF_BODIES and len(name.span) > 1 and not any(x.lower_ in gazetteer.portfolios() for x in name.span):
        return False
    return head_type(name.span.doc, name.span.start, name.span.end) not in {"Organisation", "Event"}


def _owned(doc: Doc, owner: Name, by_token: ByToken) -> Name | None:
    """
    Return what is meant in "the speaker of Norland's Parliament", "of the Presidium of the Harbour Party".

    *owner* itself where nothing is owned; ``None`` where it is a part that has no name: "the Commission's fisheries
    branch" is not the Commission.
    """
    end = owner.span.end
    if owner.span.text.lower() in INNER_BODIES and end + 2 < len(doc) and doc[end].lower_ == "of":
        name = by_token.get(first_of_name(doc, end + 1, by_token))
        if name is not None and name.type is EntityType.ORGANISATION:
            return _owned(doc, name, by_token)
    if end + 1 < len(doc) and doc[end].text in POSSESSIVE:
        # "of Norland's opposition Harbour Party": words that say what sort of body it is stand between.
        first = next(
            (i for i in range(end + 1, min(end + 3, len(doc))) if i in by_token or not doc[i].is_lower), end + 1
        )
        name = by_token.get(first)
        if name is not None and name.type in {EntityType.ORGANISATION, EntityType.PLACE}:
            return name
        inner = doc[end + 1 : end + 3].text.lower() in INNER_BODIES
        if owner.type is EntityType.ORGANISATION and doc[end + 1].is_lower and not inner:
            return None
    return owner


def _and_more(doc: Doc, i: int, by_token: ByToken) -> int:
    """Return the end of "and Cooperation" behind "Minister of Trade": the rest of a portfolio."""
    if i + 1 < len(doc) and doc[i].lower_ in {"and", "&"}:
        name = by_token.get(i + 1)
        if name is not None and name.row is None and name.type is not EntityType.PERSON and name.span.start == i + 1:
            return name.span.end
        if name is None and doc[i + 1].pos_ in {"NOUN", "PROPN"} and doc[i + 1].text[0].isupper():
            return i + 2
    return i


def _wing_end(doc: Doc, i: int) -> int:
    """Return the end of "left-wing", "far-right", "centre-left" at *i*; *i* itself if there is no such word."""
    if i + 2 < len(doc) and doc[i].lower_ in WINGS and doc[i + 1].text in HYPHENS and doc[i + 2].lower_ in WINGS:
        return i + 3
    return i


def _name_behind(doc: Doc, i: int, by_token: ByToken) -> tuple[int, bool]:
    """Return where the name begins that the words at token *i* lead to, and whether some of them describe it."""
    first = first_of_name(doc, past_board(doc, i), by_token)
    start = past_description(doc, first, by_token)
    if start == first:
        start = _leaders_own(doc, first, by_token)
    return start, start != first


def past_board(doc: Doc, i: int) -> int:
    """
    Return where the body is told whose board stands at *i*; *i* itself where none does, or it is nobody's.

    "(A member of) the advisory board of «the Harbour Bank»", "the Board of Directors of «the Harbour Bank»".
    """
    start = i + (i < len(doc) and doc[i].lower_ in {"the", "its"})
    for end in range(start + 1, min(start + 4, len(doc) - 1)):
        words = [x.lower_ for x in doc[start:end]]
        if words[-1] not in BOARDS | CABINETS and " ".join(words[-2:]) not in BOARDS:
            continue
        close = end + 2 * (doc[end].lower_ == "of" and doc[end + 1].lower_ in ON_BOARDS)
        if close + 1 < len(doc) and doc[close].lower_ in {"of", "at"}:
            return close + 1
    return i


def _leaders_own(doc: Doc, i: int, by_token: ByToken) -> int:
    """Return where the body begins in "(a member of) Premier Ada Brook's ruling «Harbour Party»"; *i* if none does."""
    j = i
    while j < min(i + DESCRIPTION, len(doc)) and j not in by_token and doc[j].text[0].isupper():
        j += 1  # her title
    leader = by_token.get(j)
    if leader is None or leader.type is not EntityType.PERSON or leader.span.end + 1 >= len(doc):
        return i
    j = leader.span.end
    if doc[j].text not in GENITIVE:
        return i
    j = first_of_name(doc, j + 1, by_token)
    body = by_token.get(j)
    return j if body is not None and body.type is EntityType.ORGANISATION and body.span.start == j else i


def past_description(doc: Doc, i: int, by_token: ByToken) -> int:
    """
    Return where the name stands that the words at token *i* describe; *i* itself where they describe none.

    "The Norlandic port of «Haven»", "the state railway company «Harbourline»", "the Haven-based «Grain Board»".
    """
    first = by_token.get(i)
    based = first.span.end if first is not None else len(doc)
    if based + 2 < len(doc) and doc[based].text in HYPHENS and doc[based + 1].lower_ in BASED | PARTICIPLES:
        j = based + 2
        while j < min(based + DESCRIPTION, len(doc) - 1) and j not in by_token and doc[j].pos_ in NOMINAL:
            j += 1  # "the Haven-based builder «Harbourline»"
        name = by_token.get(j)
        return j if name is not None and name.type is EntityType.ORGANISATION else i
    if first is not None and not first.adjective:
        return i
    for j in range(i, min(i + DESCRIPTION, len(doc) - 2)):
        token = doc[j]
        of_place = token.lower_ in gazetteer.place_kinds() and doc[j + 1].lower_ == "of"
        name = by_token.get(j + 1 + of_place)
        if of_place and name is not None and name.type is EntityType.PLACE:
            return j + 2
        member = token.lower_ == "member" and doc[j - 1].text in HYPHENS  # "the 4,000-member Harbour Union"
        if (
            (member or token.lower_ in BODY_NOUNS | BODY_AGENTS)
            and name is not None
            and name.type is EntityType.ORGANISATION
        ):
            return j + 1
        if not (token.pos_ in NOMINAL or token.text in HYPHENS or token.like_num):
            break
    return i


def _end_of_styled(doc: Doc, i: int) -> int:
    """Return the end of "self-styled" at *i*; *i* if it is not there."""
    styled = i + 2 < len(doc) and doc[i].lower_ == "self" and doc[i + 1].text in HYPHENS
    return i + 3 if styled and doc[i + 2].lower_ in SELF else i


def _before_based(doc: Doc, i: int, by_token: ByToken) -> int:
    """Return where "Norburg-based" before *i* begins; *i* if it is not there."""
    if i > 2 and doc[i - 1].lower_ in BASED and doc[i - 2].text in HYPHENS:
        name = by_token.get(i - 3)
        return name.span.start if name is not None else i - 3
    return i


def _styled(doc: Doc, i: int) -> int:
    """Return where "self-styled" before *i* begins; *i* if it is not there."""
    styled = i > 2 and doc[i - 1].lower_ in SELF
    return i - 3 if styled and doc[i - 2].text in HYPHENS and doc[i - 3].lower_ == "self" else i


def _rank_before(doc: Doc, i: int) -> int:
    """Return how many tokens before *i* tell of a rank or wing: one word, or two and the hyphen; 0 for none."""
    if i > 2 and doc[i - 2].text in HYPHENS and f"{doc[i - 3].lower_}-{doc[i - 1].lower_}" in RANKS:
        return 3
    return int(doc[i - 1].lower_ in NOT_OF_ROLE or doc[i - 1].lower_ in RANKS)


def _is_made_so(doc: Doc, i: int) -> bool:
    """Tell whether "military-appointed" or "UN-backed" stands before *i*, behind a possessive: who has it in office."""
    if i < 5 or doc[i - 2].text not in HYPHENS or doc[i - 4].text not in POSSESSIVE:
        return False
    return doc[i - 1].lower_ in INSTALLED


def _is_country(name: Name | None) -> bool:
    return name is not None and name.type is EntityType.COUNTRY


def _before_whose(doc: Doc, i: int, by_token: ByToken) -> Name | None:
    """Return the country or body before "whose" at *i*: "the League, whose envoy"."""
    owner = by_token.get(i - 1 - (doc[i - 1].text == ","))
    body = owner is not None and owner.type in {EntityType.COUNTRY, EntityType.ORGANISATION} and not owner.adjective
    return owner if body else None


def _opens_clause(that: Token) -> bool:
    """Tell whether "that" opens what is said, whatever the tagger takes it for: "noted that President Brook"."""
    if that.lower_ != "that" or not that.i:
        return False
    return that.tag_ == "IN" or that.nbor(-1).pos_ in {"VERB", "NOUN", "AUX"}


def before_role(doc: Doc, start: int, by_token: ByToken) -> tuple[Name | None, Token | None, int, bool]:
    """Return what stands before the role: what it is of, a possessor, the new start, and whether it is definite."""
    of = possessor = None
    i = _styled(doc, start)
    while i > 0 and ((doc[i - 1].lower_ in NOT_OF_ROLE and i - 1 not in by_token) or _is_made_so(doc, i)):
        i -= 1 + 2 * _is_made_so(doc, i)
    if i > 3 and doc[i - 1].text == ")" and doc[i - 3].text == "(" and i - 4 in by_token and i - 2 in by_token:
        i -= 3  # "Harbour Workers' Party (HWP) candidate Ada Brook"
    if i > 0 and doc[i - 1].text in POSSESSIVE and i - 1 > 0 and i - 2 in by_token:
        of = by_token[i - 2]
        i = of.span.start
    elif i > 2 and doc[i - 1].text in GENITIVE and doc[i - 2].text in CABINETS and _is_country(by_token.get(i - 3)):
        of = by_token[i - 3]  # "the Norlandic government's spokesman"
        i = of.span.start
    elif i > 0 and i - 1 in by_token and by_token[i - 1].type is not EntityType.PERSON:
        of = by_token[i - 1]
        i = of.span.start
    while i > 0 and i - 1 not in by_token and (rank := _rank_before(doc, i)):
        i -= rank  # "a senior Norlandic official", "a high-ranking Finance Ministry official"
    i = _before_based(doc, i, by_token)
    definite = False
    if i > 0 and doc[i - 1].lower_ in {"the", "both", "this", "that"} and not _opens_clause(doc[i - 1]):
        i -= 1
        definite = True
    elif i > 0 and doc[i - 1].tag_ == "PRP$":
        possessor = doc[i - 1]
        i -= 1
        definite = True
    elif of is None and i > 2 and doc[i - 1].lower_ == "whose":
        of = _before_whose(doc, i - 1, by_token)
        i -= of is not None
        definite = of is not None
    elif i > 0 and doc[i - 1].lower_ in {"a", "an"}:
        i -= 1
    if of is not None and of.type is EntityType.PERSON:
        possessor, of = of.span.root, None
    return of, possessor, i, definite or (of is not None and doc[i].lower_ not in {"a", "an"})
