"""
Names that are words for a time too: "Theresa May", "Jan Eliasson", "June Clark", "Sun Weidong".

The model labels many of them dates, and takes "May" for the verb. What stands around the word decides: a title or
a given name before it, more of a name behind it; and never where a preposition of time or a number is beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.given_names import is_given_name
from kg.annotate.marks import POSSESSIVE
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.gazetteer import Entry

DATE_WORDS = frozenset({"christmas", "easter", "ramadan", "passover", "eid",
                        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
                        "february", "march", "april", "may", "june", "july", "august", "september", "october",
                        "november", "december", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
                        "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
                        "today", "yesterday", "tomorrow", "gmt", "est", "edt", "bst", "utc", "am", "pm"})  # fmt: skip
"""Words with a capital that name a time, and nobody."""

FEASTS = frozenset({"year", "christmas", "boxing", "easter", "valentine", "stephen", "may"})
OF_FEASTS = frozenset({"new", "year", "eve", "day"})
"""What "Eve" or "Day" stands behind, and the words of "New Year's Eve": a time, too."""

BEARERS = frozenset({"april", "august", "jan", "jun", "june", "may", "mar", "sun"})
"""Those of them that people are called by."""

OF_TIME = frozenset({"in", "on", "since", "by", "until", "till", "from", "to", "through", "before", "after", "around",
                     "during", "of", "for", "early", "late", "mid", "last", "next", "this", "that", "each", "every",
                     "coming", "past", "end", "beginning", "-", "–"})  # fmt: skip
"""What stands before a month."""

SHORT = frozenset({"jan", "jun", "sun"})
"""Those of them that stand for a time only beside a number, so that a name of a town behind them is a person's."""

BETWEEN = frozenset({"Thu"})
"""What is short for a day and a syllable of names too."""

BIG_TOWN = 300_000
"""Inhabitants of a town that is rather meant by its name than somebody: "Jan Eliasson", but "(to 30) Jun Sydney"."""

COURTESIES = frozenset({"Mr", "Mrs", "Ms", "Dr", "Sir", "Lady", "Lord"})

SPEAKS = frozenset({"VBD", "VBZ", "MD", "POS"})
"""Tags of what follows someone who acts or owns: the verb "may" is followed by none of them."""


def may_be_name(token: Token) -> bool:
    """Tell whether *token* is no word for a time, or is one that here names somebody, alone or with its neighbours."""
    word = token.lower_.removesuffix(".")
    if word in DATE_WORDS:
        return names_somebody(token)
    return word not in OF_FEASTS or not _is_of_feast(token)


def _is_of_feast(token: Token) -> bool:
    """Tell whether *token* is a word of "the New Year", "New Year's Eve" or "Christmas Day"."""
    doc, i = token.doc, token.i
    if token.lower_ == "new":
        return i + 1 < len(doc) and doc[i + 1].lower_ == "year"
    before = i - 2 if i > 1 and doc[i - 1].text in POSSESSIVE else i - 1
    return before >= 0 and doc[before].lower_ in (FEASTS if token.lower_ != "year" else {"new"})


def names_somebody(token: Token) -> bool:
    """Tell whether a word for a time is a part of somebody's name: "Theresa May said", "Mr April", "Jan Eliasson"."""
    before, after = _neighbours(token)
    if token.text in BETWEEN and before is not None and after is not None and _is_syllable(before, after):
        return True  # "Le Thi Thu Ha"
    if token.lower_ in SHORT and not token.text.isupper() and after is not None and not (before and before.like_num):
        return _is_given(token, after) or (_can_be_name(token) and _stands_behind_name(token, before, after))
    return _can_be_name(token) and (_stands_behind_name(token, before, after) or _gives(token, after))


def _is_syllable(before: Token, after: Token) -> bool:
    """Tell whether words with capitals stand on both sides, none of a time, none a known name."""
    return all(
        x.text[:1].isupper() and x.is_alpha and not x.text.isupper() and x.tag_ == "NNP" and x.lower_ not in DATE_WORDS
        for x in (before, after)
    ) and not any(gazetteer.longest(x.doc, x.i)[1] for x in (before, after) if len(x) > 4)


def _gives(token: Token, after: Token | None) -> bool:
    return after is not None and _is_given(token, after)


def _stands_behind_name(token: Token, before: Token | None, after: Token | None) -> bool:
    """Tell whether a title, a courtesy or a given name stands before the word."""
    if before is not None and (before.text.rstrip(".") in COURTESIES or _ends_title(before)):
        return True
    return before is not None and _is_surname(token, before, after)


def acts_alone(token: Token) -> bool:
    """Tell whether a word for a time that is someone's surname means that person: "May met", "told May", "with May"."""
    if not _can_be_name(token):
        return False
    before, after = _neighbours(token)
    if after is not None and (after.tag_ in SPEAKS or after.lower_ in {"has", "had", "is", "was"}):
        return True
    return before is not None and (before.lower_ in {"with", "against", "between"} or before.tag_ in {"VBD", "VBG"})


def _can_be_name(token: Token) -> bool:
    """Tell whether people are called by this word for a time, and nothing beside it says that a time is meant."""
    return token.lower_ in BEARERS and not token.text.isupper() and not _told_as_time(token)


def _neighbours(token: Token) -> tuple[Token | None, Token | None]:
    """Return the token before, of the same sentence, and the one behind."""
    before = token.nbor(-1) if token.i and not token.is_sent_start else None
    return before, token.nbor(1) if token.i + 1 < len(token.doc) else None


def _told_as_time(token: Token) -> bool:
    """Tell whether a preposition of time or a number is beside *token*: "in May", "May 5", "5 May", "May, 2031"."""
    doc, i = token.doc, token.i
    before = doc[i - 1].lower_ if i else ""
    if before in OF_TIME or (i and doc[i - 1].like_num):
        return True
    behind = [x for x in doc[i + 1 : i + 4] if x.text not in {",", "."} and x.lower_ != "of"]
    year = bool(behind) and (behind[0].like_num or behind[0].text[:1].isdecimal())
    return year or (bool(behind) and behind[0].i > i + 1 and behind[0].lower_ in {"last", "this", "next", "that"})


def _ends_title(token: Token) -> bool:
    """Tell whether an office with a capital ends here: "Prime Minister", "President"."""
    doc, i = token.doc, token.i
    if not token.text[:1].isupper():
        return False
    titles = gazetteer.titles()
    return any(doc[start : i + 1].text.lower() in titles for start in range(max(0, i - 2), i + 1))


def _is_surname(token: Token, before: Token, after: Token | None) -> bool:
    """Tell whether a given name stands before a name of a month: "Theresa May", not "Haven May"."""
    if before.lower_ in DATE_WORDS or not before.text[:1].isupper() or token.tag_ not in {"NNP", "MD"}:
        return False
    if before.ent_type_ == "PERSON" and token.ent_type_ == "PERSON":
        return True
    known = gazetteer.longest(token.doc, before.i)[1]
    # "Ada May visit Oslo" is none's name, whatever the tagger says: a verb in its plain form follows "may".
    return is_given_name(before.text) and not known and not (after is not None and after.tag_ in {"VB", "VBP"})


def _is_given(token: Token, after: Token) -> bool:
    """Tell whether more of a name follows: "Jan Eliasson", not "June Summit", "April Norland"."""
    word = after.text
    if not word[:1].isupper() or not word.isalpha() or word.isupper() or after.is_sent_start or after.tag_ != "NNP":
        return False
    lower, lower_own = word.lower(), token.lower_
    if lower in DATE_WORDS or lower in gazetteer.heads() or lower in gazetteer.titles():
        return False
    known = gazetteer.longest(token.doc, after.i)[1]
    if known and not (lower_own in SHORT and all(_is_small_town(x) for x in known)):
        return False
    # A month before somebody ("that was the May Kim Jong Un left") has no one's given name behind it.
    return token.ent_type_ == after.ent_type_ == "PERSON" or not is_given_name(word)


def _is_small_town(entry: Entry) -> bool:
    """Tell whether the table has a town of few people by the name, as it has of most surnames."""
    population = getattr(entry.row, "population", None) or 0
    return entry.type is EntityType.PLACE and entry.part == "name" and population < BIG_TOWN


def read_as_noun(token: Token) -> None:
    """Correct the tagger where it took a name for the verb "may": the name is then the subject of that verb's head."""
    if token.tag_ != "MD":
        return
    token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text
    if token.dep_ == "aux" and not any(x.dep_ in {"nsubj", "nsubjpass"} and x.i != token.i for x in token.head.lefts):
        passive = any(x.dep_ == "auxpass" for x in token.head.children)
        token.dep_ = "nsubjpass" if passive else "nsubj"
