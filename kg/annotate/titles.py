"""Titles of office, rank and courtesy where they stand, and the words that tell what a minister is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kg.annotate import gazetteer
from kg.annotate.doc import full_text, tokens_of
from kg.annotate.gazetteer import Title
from kg.annotate.given_names import is_given_name
from kg.annotate.lemmas import singular
from kg.annotate.marks import HYPHENS, POSSESSIVE
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Titles: TypeAlias = dict[int, tuple[int, Title]]
"""Start → (end, title) of the titles in a document, in tokens."""


MAX_WORDS = 7
"""Longest title looked for, in tokens."""

REACH = 12
"""Tokens before a name in which a title begins: a portfolio may stand between."""

SHORT = frozenset({"adm", "amb", "brig", "capt", "col", "gen", "gov", "lt", "maj", "rep", "sen", "sgt"})
"""Titles cut short, of one word, that are parts of names too."""

COURTESY_GENDER = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "sheikh": "m", "king": "m", "prince": "m", "crown prince": "m",
    "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "dame": "f", "lady": "f", "queen": "f",
    "princess": "f", "sheikha": "f", "baroness": "f", "sayyid": "m", "spokesman": "m", "spokeswoman": "f",
}  # fmt: skip


GIVEN_TOO = frozenset({"sultan", "emir", "amir", "dean", "shah"})
"""Titles that are given names too."""


OUTLET_NOUNS = frozenset({"news", "agency", "newspaper", "daily", "broadcaster", "television", "radio", "newswire"})
OUTLET_WORDS = 4
"""Words at most of the name of an outlet, and the nouns behind it, which an adjective "official" may open."""


def _is_given(tokens: list[Token], start: int, end: int) -> bool:
    """
    Tell whether a title *start* to *end* is rather a given name: "Sultan bin Bandar", "Sultan Al-Hadi", "Amir Ohan".

    Of "Amir" that is so wherever a name follows that no other title opens: the ruler is "the Amir Sheikh Salim". Of
    "Dean", where another title stands before: "batsman Dean Brook".
    """
    if end >= len(tokens):
        return False
    following = tokens[end]
    if following.lower_ in {"bin", "ibn", "bint"}:
        return True
    if following.lower_ in {"al", "el"} and end + 1 < len(tokens) and tokens[end + 1].text in HYPHENS:
        return True
    name = following.is_title and following.is_alpha and following.lower_ not in gazetteer.titles()
    before = tokens[start - 1] if start else None
    titled = before is not None and before.is_lower and before.lower_ in gazetteer.titles()
    if tokens[start].text == "Shah":  # "Foreign Minister Shah Karim Orr"
        return name and before is not None and before.lower_ in gazetteer.titles()
    return name and (tokens[start].text == "Amir" or (tokens[start].text == "Dean" and titled))


def find_titles(doc: Doc) -> Titles:
    """Return start → (end, title) of every title of office, rank or courtesy; longest first, none within another."""
    # Letter by letter: a few grow in lower case ("İ"), and offsets must stay.
    tokens, own = tokens_of(doc), full_text(doc)
    text = own.lower()
    if len(text) != len(own):
        text = "".join(c.lower() if len(c.lower()) == 1 else c for c in own)
    found: Titles = {}
    i = 0
    while i < len(tokens):
        body = _end_of_body(doc, tokens[i])
        if body:
            i = body  # the "commission" of "European Commission President" begins no title
            continue
        best = _longest(tokens, i, text)
        if best is not None and best[1].text.endswith(".") and (_behind_hyphen(tokens[i]) or _closes(tokens, best[0])):
            best = None  # the "min." that ends "Ahn Sung-min.", or a sentence with "Zhao Min."
        if best is not None and best[1].text == "official" and _is_outlets(tokens, best[0]):
            best = None  # "the (semi-)official Lakepress news agency"
        if best is not None and best[1].text in GIVEN_TOO and _is_given(tokens, i, best[0]):
            best = None  # "Prince Sultan bin Bandar"
        if best is not None:
            found[i] = best
        i = best[0] if best is not None else i + 1
    return found


def _is_outlets(tokens: list[Token], end: int) -> bool:
    """Tell whether a name at *end* is that of an outlet, as the noun behind it tells."""
    i = end
    while i < len(tokens) and i - end < OUTLET_WORDS and tokens[i].text[0].isupper():
        i += 1
    return end < i < len(tokens) and tokens[i].lower_ in OUTLET_NOUNS


def _closes(tokens: list[Token], end: int) -> bool:
    """Tell whether nothing that a title can stand before follows at *end*: the full stop was the sentence's."""
    return end >= len(tokens) or tokens[end].is_space or tokens[end].is_sent_start or tokens[end].is_quote


def _behind_hyphen(token: Token) -> bool:
    """Tell whether a hyphen joins *token* to the word before it."""
    return token.i > 0 and token.nbor(-1).text in HYPHENS and not token.nbor(-1).whitespace_


def _end_of_body(doc: Doc, token: Token) -> int:
    """Return where the name of a known body of several words that begins at *token* ends; 0 if none does."""
    if not token.text[0].isupper():
        return 0
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if following is not None and following.is_lower and not gazetteer.in_names(following.lower_):
        return 0  # no name of several words
    end, entries = gazetteer.longest(doc, token.i)
    if end <= token.i + 1 or entries[0].type is not EntityType.ORGANISATION:
        return 0
    # "US Trade Representative Ada Brook" holds the office that is a body of that name too.
    holds = end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end - 1].lower_ in gazetteer.titles()
    return 0 if holds else end


def _longest(tokens: list[Token], start: int, text: str) -> tuple[int, Title] | None:
    """Return the end of the longest title that begins at token *start*, and the title; *text* is in lower case."""
    first = tokens[start]
    if not (first.is_alpha or first.text.rstrip(".").isalpha()):
        return None
    table, starts, left = gazetteer.titles(), gazetteer.title_starts(), first.idx
    best = None
    for end, last in enumerate(tokens[start : start + MAX_WORDS], start + 1):
        if last.is_space:
            break
        piece = text[left : last.idx + len(last)]
        title = table.get(piece)
        several = last.text == "Ministers" and not (start and tokens[start - 1].lower_ == "of")  # no council of them
        if title is None and (last.tag_ in {"NNS", "NNPS"} or several):
            # A plural with a capital is its own lemma, and may be tagged as a singular: "the two Foreign Ministers".
            one = last.lemma_.lower() if last.tag_ == "NNS" else singular(last.lower_)
            title = table.get(text[left : last.idx] + one)
        if title is None and last.tag_ == "NNP" and last.is_sent_start and piece.endswith("s"):
            # A headline's "Ministers of …", which the tagger takes for a name.
            title = table.get(text[left : last.idx] + singular(last.lower_))
            title = title if title is not None and title.kind == "office" else None
        if title is not None and (_goes_on_as_body(tokens, start, end) or _is_of_name(tokens, start, end)):
            title = None
        if title is not None and not _of_a_party(tokens, end, piece) and not _ends_name(tokens, start, end, piece):
            best = (end, title)
        if piece not in starts:
            break
    return best


def _goes_on_as_body(tokens: list[Token], start: int, end: int) -> bool:
    """Tell whether a title's own "of the Central Bank" goes on with "of Norland": then the body has that name."""
    if end + 1 >= len(tokens) or tokens[end].lower_ != "of" or not tokens[end - 1].text[0].isupper():
        return False
    return (
        (tokens[start].is_lower or tokens[end - 1].text == "House")  # "Speaker of the House of Commons"
        and tokens[end + 1].text[0].isupper()
        and any(x.lower_ == "of" for x in tokens[start:end])
    )


CHAMBERS = frozenset({"chamber", "house", "council", "assembly", "board", "court", "conference", "congress", "union",
                      "association", "league", "committee", "synod", "college"})  # fmt: skip
"""Bodies that are called after those who sit in them: "the Chamber of Deputies"."""

HOUSES = frozenset({"House", "Palace", "Mansion", "Residence", "Lodge"})
"""Buildings that are called after the office of who lives there: "Governor House"."""


def _is_of_name(tokens: list[Token], start: int, end: int) -> bool:
    """Tell whether a title is a word of a body's or a building's name: "Chamber of «Deputies»", "«Governor» House"."""
    if not tokens[start].text[0].isupper():
        return False
    several = end == start + 1 and tokens[start].text.endswith("s") and start > 1 and tokens[start - 1].lower_ == "of"
    if several and tokens[start - 2].text[0].isupper() and tokens[start - 2].lower_ in CHAMBERS:
        return True
    return end < len(tokens) and tokens[end].text in HOUSES and not _goes_on_as_person(tokens, end)


def _goes_on_as_person(tokens: list[Token], i: int) -> bool:
    """Tell whether another capital follows the one at *i*: "Governor House Sinclair" is somebody of that name."""
    return i + 1 < len(tokens) and tokens[i + 1].text[0].isupper() and not tokens[i + 1].is_sent_start


def _ends_name(tokens: list[Token], start: int, end: int, title: str) -> bool:
    """
    Tell whether what is short for a title, without a full stop, is rather somebody's name: "Hun Sen", "Ada Rep".

    A short title stands before a name, and behind a small word, a country or a place: "Norland Sen Ada Brook".
    """
    if title not in SHORT or tokens[start].text.isupper():
        return False
    following = tokens[end] if end < len(tokens) else None
    if following is None or not following.text[0].isupper() or following.is_sent_start:
        return True
    before = tokens[start - 1] if start and not tokens[start].is_sent_start else None
    if (
        before is None
        or is_given_name(following.text)
        or before.tag_ != "NNP"
        or not before.is_alpha
        or before.text.isupper()
    ):
        return False
    return not (gazetteer.in_names(before.lower_) or before.lower_ in gazetteer.titles())


def _of_a_party(tokens: list[Token], end: int, title: str) -> bool:
    """Tell whether a title that ends at *end* goes on with a party: "leader of the opposition Harbour Front"."""
    if not title.endswith(" of the opposition") or end >= len(tokens):
        return False
    return tokens[end].text[0].isupper() and tokens[end].text.lower() not in gazetteer.titles()


AFFAIRS = 5
"""Words at most of what an office is for, with "Affairs" for the last."""


def title_before(doc: Doc, start: int, titles: Titles) -> tuple[bool, str]:
    """Tell whether a title stands right before token *start*, its portfolio looked through, and the gender it tells."""
    for i in range(max(0, start - REACH), start):
        if i in titles and titles[i][1].kind != "modifier":
            if titles[i][0] == start:
                return True, COURTESY_GENDER.get(titles[i][1].text.lower(), "")
            between = doc[titles[i][0] : start]
            if (
                len(between) > 1  # with nothing behind "of", the name is what the office is of: "mayor of Haven"
                and between[0].lower_ in {"of", "for"}
                and in_portfolio(doc, between.start + 1, gazetteer.portfolios()) == start
            ):
                return True, ""  # "Minister for Forests Ada Brook"
    return False, ""


def in_portfolio(doc: Doc, i: int, words: frozenset[str]) -> int:
    """Return the end of the row of a minister's subjects at *i*: "Finance, Economy and Trade"; *i* if there is none."""
    end = i = _affairs_end(doc, i)
    while i < len(doc) and doc[i].lower_ in words and not _half_of_name(doc, i):
        i += 1
        end = i
        while i < len(doc) and (doc[i].text in {",", "&"} or doc[i].lower_ in {"and", "the"}):
            i += 1
    return end


def _half_of_name(doc: Doc, i: int) -> bool:
    """Tell whether a hyphen joins the capital word at *i* to another: the "Labour" of "the Labour-Farmers Party"."""
    hyphened = i + 2 < len(doc) and doc[i + 1].text in HYPHENS and not doc[i].whitespace_
    return hyphened and doc[i].text[0].isupper() and doc[i + 2].text[0].isupper()


def _affairs_end(doc: Doc, i: int) -> int:
    """Return the end of "Northeast Asian Affairs" at *i*, words with capitals that the last one closes; *i* if none."""
    for end in range(i + 1, min(i + AFFAIRS, len(doc))):
        if not doc[end - 1].text[0].isupper():
            return i
        if doc[end].text in {"Affairs", "Issues", "Relations", "Matters", "Policy"}:
            return end + 1
    return i


def portfolio_tokens(doc: Doc, titles: Titles) -> frozenset[int]:
    """Return the tokens behind a title that tell what it is for: "Minister of (Finance, Economy and Trade)"."""
    words, found = gazetteer.portfolios(), set()
    for start, (end, title) in titles.items():
        if title.kind == "office":
            found |= set(range(portfolio_start(doc, start), start))  # «Trade and Industry» Minister
        preposition = next((i for i in range(start, end) if doc[i].lower_ in {"of", "for"}), end)
        found |= set(range(preposition + 1, end))  # the "State" of "Secretary of State"
        i = end
        if (
            title.kind == "office"
            and i + 1 < len(doc)
            and doc[i].lower_ in {"responsible", "plenipotentiary", "extraordinary", "delegate"}
        ):
            found.add(i)
            i += 1
        if title.kind == "office" and i + 1 < len(doc) and doc[i].lower_ in {"of", "for"}:
            first = i + 1 + (doc[i + 1].lower_ == "the")
            last = in_portfolio(doc, first, words)
            # "Managing director of the International Monetary Fund": a body, not what somebody is a director for.
            within = first < len(doc) and _end_of_body(doc, doc[first]) <= last
            if within and not _begins_name(doc, first, last):
                found |= set(range(first, last))
        elif title.kind == "office" and i + 1 < len(doc) and (" of " in title.text or " for " in title.text):
            # "minister of finance" is a title of the table; ", Economy and Trade" goes on with it.
            found |= set(range(i, in_portfolio(doc, i - 1, words)))
    # "the Norlandic Foreign ministry": its noun has no capital
    found |= {x.i - 1 for x in tokens_of(doc) if x.text == "ministry" and x.i and x.nbor(-1).lower_ in words}
    return frozenset(found)


def portfolio_start(doc: Doc, i: int) -> int:
    """
    Return where the subjects begin that stand before a title at *i*, two with "and" between; *i* if there are none.

    "«Environment and Water Resources» Minister", "Norland's «trade, industry and tourism» minister". In lower case only
    behind whose minister it is: "spoke of trade and finance minister Brook" may be of two things.
    """
    words, capital = gazetteer.portfolios(), doc[i].text[0].isupper()
    if doc[i].lower_ in {"prince", "princess", "sheikh", "sheikha"}:
        return i  # "the Minister of Foreign Affairs Prince Karim"
    start, joined = i, False
    while start > 0:
        token = doc[start - 1]
        if token.lower_ in words and token.text[0].isupper() == capital:
            start -= 1
        elif (
            doc[start].lower_ in words
            and token.lower_ in {"and", "&", ","}
            and doc[start - 2].lower_ in words
            and start > 1
        ):
            joined = joined or token.lower_ in {"and", "&"}
            start -= 1
        else:
            break
    before = doc[start - 1] if start else None
    owned = before is not None and (before.text in POSSESSIVE or before.lower_ == "the" or before.is_title)
    return start if joined and (capital or owned) else i


def _begins_name(doc: Doc, first: int, last: int) -> bool:
    """Tell whether the words at *first* begin a name: "the National Committee", "the State Duma", "Eastern Europe"."""
    known, entries = gazetteer.longest(doc, first)
    if entries and known >= last:
        return True
    if last >= len(doc) or not doc[last].text[0].isupper():
        return False
    if not doc[first].text[0].isupper():  # "for the state Department of Fisheries"
        return last == first + 1 and gazetteer.heads().get(doc[last].lower_, ("", ""))[0] == "Organisation"
    end = last
    while end < len(doc) and (doc[end].text[0].isupper() or doc[end].text in {"-", "&"}):
        end += 1
    return any(doc[i].lower_ in gazetteer.heads() for i in range(last, end))


def after_portfolio(doc: Doc, start: int, end: int) -> int:
    """Return where the name begins in "(Minister for) Forests Ada Brook": behind the portfolio's words."""
    i = start
    while i < end - 1 and doc[i].lower_ in gazetteer.portfolios():
        i += 1
        if i < end - 1 and doc[i].lower_ in {"and", "&"}:
            i += 1
    return i


def plural_office(token: Token) -> Title | None:
    """Return the office of countries that *token* is the plural of: "ministers", "Secretaries"."""
    one = singular(token.lower_)
    title = gazetteer.titles().get(one) if one != token.lower_ else None
    return title if title is not None and title.kind == "office" and title.scope != "organisation" else None
