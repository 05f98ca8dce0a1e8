"""Runs of capitalised words: the stretches of a text in which its names stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.calendar_names import may_be_name
from kg.annotate.datelines import opens_dateline
from kg.annotate.doc import in_title, tokens_of
from kg.annotate.given_names import is_given_name
from kg.annotate.headlines import is_common
from kg.annotate.lemmas import singular
from kg.annotate.marks import HYPHENS, POSSESSIVE
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token


PARTICLES = frozenset({"al", "el", "ul", "ur", "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le",
                       "van", "von", "der", "den", "ter", "ten", "bin", "ibn", "bint", "abu", "zu", "af", "av",
                       "y", "á", "í", "ap", "ferch", "ní", "ould", "uld", "wa", "binti", "ole", "arap",
                       "ag"})  # fmt: skip
"""Small words within names of people: "Ludwig van der Berg"."""

LABELS = {
    "PERSON": EntityType.PERSON,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "ORG": EntityType.ORGANISATION,
    "EVENT": EntityType.EVENT,
}
"""The model's labels of names → our types; its others (NORP, DATE …) are of no name."""

STYLES = frozenset({"HE", "HH", "HM", "HRH", "HIM", "TRH", "H.E.", "H.M.", "H.H.", "H.R.H."})
"""Styles in capitals before an office or a name: "HE the Prime Minister", "HRH Prince Olav"."""

OF_PEOPLE = STYLES - {"HM", "H.M.", "HIM"}
"""Those of them before names of people alone: "HM Treasury" is a body, and "HIM" is mostly a pronoun in capitals."""

PARTICIPLES = frozenset({"administered", "aligned", "allied", "backed", "based", "born", "bound", "brokered", "built",
                         "chaired", "controlled", "dominated", "drafted", "educated", "flagged", "funded",
                         "headquartered", "held", "hosted", "leaning", "led", "listed", "made", "mediated",
                         "occupied", "owned", "registered", "ruled", "run", "speaking", "sponsored", "supported",
                         "trained"})  # fmt: skip
"""What a hyphen joins to a name without being of it: "the Haven-based Grain Board"."""

MANY = frozenset({"people", "women", "children", "fishermen", "men", "farmers", "workers", "growers", "miners",
                  "fishers", "teachers", "writers", "students", "lawyers", "journalists", "veterans", "mothers",
                  "employers", "producers", "traders", "bankers", "drivers", "pilots", "nurses", "doctors",
                  "peasants", "dockers", "seamen"})  # fmt: skip
"""Those whom bodies are of; the tagger takes some for a name: "the Farmers' League"."""

OFFICERS = frozenset({"Sheriff", "Coroner"})
"""Officers whose departments are called after them: "the Lake County Sheriff's Department"."""

HEADLINE_VERBS = frozenset({"accepts", "accuses", "admits", "agrees", "approves", "arrives", "asks", "attacks", "backs",
                            "begins", "blames", "blasts", "calls", "cancels", "condemns", "confirms", "cuts",
                            "defends", "denies", "dismisses", "ends", "expels", "faces", "gets", "gives", "greets",
                            "hails", "holds", "hosts", "invites", "joins", "leaves", "leads", "meets", "mulls", "names",
                            "offers", "opens", "orders", "plans", "pledges", "postpones", "praises", "quits",
                            "receives", "recalls", "rejects", "resigns", "returns", "says", "sees", "seeks", "sends",
                            "signs", "slams", "supports", "takes", "tells", "threatens", "thanks", "urges", "visits",
                            "vows", "wants", "warns", "welcomes", "wins"})  # fmt: skip
"""Verbs of headlines, which papers write with capitals: "Brook Accepts Invitation" names Brook."""

HEADLINE_NOUNS = frozenset({"bid", "visit", "offer", "deal", "trip", "invitation", "row", "plea", "threat", "demand",
                            "snub", "claim"})  # fmt: skip
"""Nouns of headlines, likewise: "Vale Invitation" names Vale."""

HEADLINE_WORDS = HEADLINE_VERBS | HEADLINE_NOUNS

SPEAKING = frozenset({"reacting", "speaking", "commenting", "responding", "replying", "continuing", "explaining",
                      "testifying", "concluding", "answering", "elaborating"})  # fmt: skip
"""Participles that open a sentence by themselves; the tagger takes some for a name."""

IMPERATIVES = frozenset({"let", "give", "tell", "ask", "show", "leave", "keep", "trust"})
"""Verbs that open a sentence before a pronoun, which the tagger may take for a name: "Let them wait"."""

FUNCTION_WORDS = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ"})


def find_runs(doc: Doc, leave_out: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of capitalised words, particles and hyphens between them."""
    tokens = tokens_of(doc)
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.is_space or i in leave_out or not _opens(token):
            i += 1
            continue
        end = i + 1
        while more := _goes_on(tokens, end, leave_out):
            end += more
        yield i, end
        i = end


def _goes_on(tokens: list[Token], end: int, leave_out: frozenset[int]) -> int:
    """Return how many tokens from *end* on go on with the run before it: two where a mark joins the next word."""
    if end >= len(tokens) or end in leave_out:
        return 0
    token, before = tokens[end], tokens[end - 1]
    if in_title(token) and (token.lower_ in HEADLINE_WORDS or is_common(token)):
        return 0
    if _is_capital(token) and not token.is_sent_start and before.text not in POSSESSIVE:
        return 1
    if end + 1 >= len(tokens):
        return 0
    following = tokens[end + 1]
    if _hyphen_follows(before) and not token.whitespace_ and following.is_alpha:
        return 0 if following.text in PARTICIPLES else 2
    if token.lower_ in PARTICLES and _particle_goes_on(tokens, end):
        return 1
    of_many = token.text in POSSESSIVE and (
        (_of_many(before) and not _is_country(following)) or _of_members(before, following)
    )
    return 2 if (token.text == "&" or of_many) and _is_capital(following) else 0


def _is_country(token: Token) -> bool:
    """Tell whether *token* names a country: whose it is, "Leeds' Norway striker" does not tell in one name."""
    return any(x.type is EntityType.COUNTRY for x in gazetteer.lookup(token.text))


def _is_capital(token: Token) -> bool:
    """Tell whether *token* may be a word of a name."""
    if not token.text[0].isupper() or not any(c.isalpha() for c in token.text):
        return False
    return may_be_name(token)


def _opens(token: Token) -> bool:
    """Tell whether a run may begin at *token*: not at a function word that is capitalised for its place."""
    if not _is_capital(token):
        return token.lower_ in {"al", "el"} and _hyphen_follows(token)
    if token.text.isupper() and _begins_dateline(token):
        return True
    if token.lower_ == "the":
        # "The Hague" and "The Gambia" are named so; of other names a capital "The" is no part.
        end, entries = gazetteer.longest(token.doc, token.i)
        return bool(entries) and not _modifies(token.doc, end)
    if token.text in STYLES or _is_turn(token):
        return False
    if is_common(token) or (token.lower_ in HEADLINE_WORDS and in_title(token)):
        return False
    if token.pos_ in FUNCTION_WORDS and token.ent_type_ not in LABELS:
        return is_called_per(token) or (
            token.text.isupper()
            and len(token) > 1
            and token.lower_ not in {"the", "a", "an", "i", "in", "of", "it", "at"}
        )
    first = (
        token.is_sent_start
        or token.i == 0
        or token.nbor(-1).is_quote
        or token.nbor(-1).text in {"-", "–", "—", ":", "•"}
    )
    if first and token.lower_ in SPEAKING and token.i + 1 < len(token.doc) and token.nbor(1).text == ",":
        return False  # "Reacting, the minister said"
    if first and (_is_imperative(token) or _asks(token)):
        return False
    if first and token.ent_type_ not in LABELS and token.ent_type_ != "NORP":
        # "Talks resumed", "Speaking in Geneva": a capital that the place explains.
        # But "Fed up, she left" names no bank.
        may_be_known = token.tag_ not in {"VBN", "VBD"}
        return (
            token.tag_ in {"NNP", "NNPS"}
            or _is_called(token)
            or (may_be_known and bool(gazetteer.longest(token.doc, token.i)[1]))
        )
    return token.pos_ not in {"VERB", "ADV"} or token.ent_type_ in LABELS or _is_titled(token)


def _modifies(doc: Doc, end: int) -> bool:
    """Tell whether a demonym before token *end* stands before a noun: "The Australian prime minister" is no paper."""
    demonym = any(x.part == "demonym" for x in gazetteer.lookup(doc[end - 1].text))
    if not demonym or end >= len(doc):
        return False
    following = doc[end]
    titled = following.lower_ in gazetteer.titles() or (
        end + 1 < len(doc) and f"{following.lower_} {doc[end + 1].lower_}" in gazetteer.titles()
    )
    return titled or (following.is_lower and following.pos_ in {"NOUN", "ADJ"})


def _is_called(token: Token) -> bool:
    """Tell whether a given name stands here that is a plural noun too, and a surname follows: "Ants Kask said"."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return token.tag_ == "NNS" and after is not None and after.tag_ == "NNP" and is_given_name(token.text)


def _is_titled(token: Token) -> bool:
    """Tell whether what the tagger takes for a verb stands between a title and a name: "Presidents Hilaire Brook"."""
    i, doc = token.i, token.doc
    if not i or in_title(token) or i + 1 >= len(doc) or doc[i + 1].tag_ != "NNP" or not doc[i - 1].is_title:
        return False
    titles = gazetteer.titles()
    title = titles.get(doc[i - 1].lower_) or titles.get(singular(doc[i - 1].lower_))
    return title is not None and title.kind == "office"


def _asks(token: Token) -> bool:
    """Tell whether *token* opens a question: "Will Norland be there?", "May Brook leave?"."""
    return (
        token.tag_ == "MD"
        and token.lower_ in {"will", "may", "can", "would", "could", "should"}
        and (token.sent[-1].text == "?" or any(x.text == "?" for x in token.sent))
    )


def _is_imperative(token: Token) -> bool:
    """Tell whether a sentence begins with a verb's plain form before a pronoun, whatever its label: "Let us"."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.text == "Let" and following is not None and not following.is_punct:
        return True  # "Let Ada Brook speak"
    verb = token.lower_ in IMPERATIVES or token.tag_ in {"VB", "VBP"}
    return verb and following is not None and following.tag_ in {"PRP", "PRP$"} and following.is_lower


def _begins_dateline(token: Token) -> bool:
    """Tell whether *token* begins the name of up to three words in capitals that opens a dateline: "HIGH HAVEN, …"."""
    doc, end = token.doc, token.i
    while end < len(doc) and doc[end].text.isupper() and doc[end].is_alpha and len(doc[end]) > 2:
        end += 1
    return end < token.i + 4 and opens_dateline(doc, token.i, end)


def is_called_per(token: Token) -> bool:
    """Tell whether a preposition with a capital is a given name: "the Ledger's Per Brook"; not in a headline's row."""
    doc, i = token.doc, token.i
    if token.lower_ != "per" or not token.text.istitle() or in_title(token):
        return False
    hyphen = _hyphen_follows(token)  # "Per-Olof Brook"
    i += 1 + hyphen
    return (hyphen or not token.is_sent_start) and i < len(doc) and doc[i].tag_ == "NNP" and doc[i].text.istitle()


def _is_turn(token: Token) -> bool:
    """Tell whether *token* is the "Q" or "A" that opens a turn of an interview."""
    i, doc = token.i, token.doc
    if token.text not in {"Q", "A"} or i + 1 >= len(doc) or doc[i + 1].text not in {":", "."}:
        return False
    return i == 0 or doc[i - 1].is_space


def _hyphen_follows(token: Token) -> bool:
    after = token.i + 1
    return after < len(token.doc) and not token.whitespace_ and token.doc[after].text in HYPHENS


def _of_members(members: Token, body: Token) -> bool:
    """Tell whether the plural of a word with a capital and a body of people stand here: "Exporters' Guild"."""
    plural = members.lower_.endswith("s") and members.nbor(1).text in {"'", "’"}
    return plural and gazetteer.heads().get(body.lower_, ("", ""))[0] == "Organisation"


def _of_many(token: Token) -> bool:
    """Tell whether a possessive belongs to a body's name: "Growers' Union", "People's Congress"."""
    return token.lower_ in MANY or token.tag_ in {"NNS", "NNPS"} or token.text in OFFICERS


def _particle_goes_on(tokens: list[Token], i: int) -> bool:
    """Tell whether a name goes on behind the particle at *i*, a hyphen or another particle looked through."""
    following = tokens[i + 1]
    if (following.text in HYPHENS or following.lower_ in PARTICLES) and i + 2 < len(tokens):
        following = tokens[i + 2]
    return _is_capital(following) and not following.is_sent_start
