"""
Capitals that are no names': of headlines in which papers write each word with one, and of a sentence's first word.

Taggers take "Norlandic Leader Flies Home After Border Shooting" for a row of names. Of the words of English the
lemmatizer knows; a word that the article writes as a name ("Banks said") is one in its headline, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from kg.annotate import gazetteer
from kg.annotate.doc import title_end
from kg.annotate.given_names import is_given_name
from kg.annotate.lemmas import singular
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COMMON = "common words with capitals"
"""Under what a document's ``user_data`` keeps the tokens that are no names."""

LONG = 3
"""Letters of the words that a headline in capitals writes with one, whatever they are."""

FEWEST = 4
"""Such words of a headline at least: in fewer, all may be names."""

BODY = 5
"""Tokens of an article's text at least, by which its headline is read."""

SMALL = frozenset({"amid", "despite", "near", "via", "towards", "toward", "versus", "vs"})
"""Prepositions that are on no list of small words."""

PLURAL = frozenset({"NNS", "NNPS"})
"""Tags of plurals."""

ACTING = frozenset({"VBD", "VBZ", "MD"})
"""Tags of verbs behind one who acts: "Stone left" tells of somebody, "Goodwill is" does not."""

ENDINGS = (
    ("men", "man"),
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
"""Ends of words, and what the lemma has in their place."""


@Language.factory("kg_headlines")
class Headlines:
    """The component; without a rule lemmatizer it knows small words alone."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.words = _words(nlp)

    def __call__(self, doc: Doc) -> Doc:
        """Put down which tokens of the title of *doc* name nobody."""
        if doc._.document is not None:
            opening = opening_words(doc, self.words)
            for i in opening:
                _read_as_plural(doc[i])
            doc.user_data[COMMON] = common_words(doc, self.words, opening) | opening
        return doc


def _read_as_plural(token: Token) -> None:
    """Let *token*, a plural taken for a name, be the noun that it is: "Fishermen in the port said"."""
    one = singular(token.lower_)
    if one != token.lower_:
        token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", one


def is_common(token: Token) -> bool:
    """Tell whether *token* is a common word whose place explains its capital."""
    return token.i in token.doc.user_data.get(COMMON, ())


def common_words(doc: Doc, words: frozenset[str], opening: frozenset[int]) -> frozenset[int]:
    """
    Return the tokens of the title of *doc* that are common words with a capital; *words* are those there are.

    *opening* are the first words of sentences that are known to be common ones.
    """
    end = title_end(doc)
    title = [x for x in doc if x.idx < end and not x.is_space]
    rest = doc[len(title) :]
    if len(rest) < BODY or not title:
        return frozenset()
    capital = (x for x in rest if x.text[:1].isupper() and x.i not in opening)
    names = {x.text for x in capital if x.tag_ in {"NNP", "NNPS"} or x.ent_type_}
    many = {doc[i].lower_ for i in opening if doc[i].tag_ in PLURAL}
    small = {x.text for x in rest if x.is_lower}
    known = _known(doc, title, small)
    capitals = _is_in_capitals(title)
    found = set()
    for token in title if capitals else title[:1]:
        if not token.is_title or not token.is_alpha or token.text in names or token.i in known:
            continue
        word = token.lower_
        # Of a headline that writes names alone with capitals, the first word may be any.
        if word in small or word in many or (capitals and (token.is_stop or word in SMALL or _is_english(word, words))):
            found.add(token.i)
    return frozenset(found)


def opening_words(doc: Doc, words: frozenset[str]) -> frozenset[int]:
    """
    Return the first words of sentences and quotations that are common nouns: "Goodwill is not a plan".

    Taggers take some for names. One that the text writes with a capital elsewhere, too, may be a name.
    """
    within = {x.text for x in doc if x.is_title and x.idx >= title_end(doc) and not _opens(x)}
    return frozenset(
        x.i
        for x in doc
        if x.is_title
        and (x.tag_ == "NNP" or x.tag_ in PLURAL)
        and x.is_alpha
        and x.idx >= title_end(doc)
        and _opens(x)
        and x.text not in within
        and _is_english(x.lower_, words)
        and x.i + 1 < len(doc)
        and x.nbor(1).is_lower
        and (x.tag_ == "NNS" or not (x.nbor(1).tag_ in ACTING and x.nbor(1).lemma_ != "be"))
        and not gazetteer.lookup(x.text)
        and x.lower_ not in gazetteer.titles()
        and gazetteer.heads().get(x.lower_, ("", ""))[0] != "Organisation"
        and not is_given_name(x.text)
    )


def _opens(token: Token) -> bool:
    """Tell whether a sentence or a quotation begins with *token*."""
    return bool(token.is_sent_start) or token.i == 0 or token.nbor(-1).is_quote or token.nbor(-1).is_space


def _is_in_capitals(title: list[Token]) -> bool:
    """Tell whether a headline writes each word of some length with a capital."""
    long = [x for x in title if x.is_alpha and len(x) >= LONG and not (x.is_lower and (x.is_stop or x.text in SMALL))]
    return len(long) >= FEWEST and all(x.text[0].isupper() for x in long) and not all(x.is_upper for x in long)


def _known(doc: Doc, title: list[Token], small: set[str]) -> set[int]:
    """
    Return the tokens of names that the tables know, of offices, and of words that tell a body.

    Towns are called by many a word, so one is no town that is among the *small* ones of the article.
    """
    found: set[int] = set()
    for token in title:
        end, entries = gazetteer.longest(doc, token.i)
        town = end == token.i + 1 and all(x.type is EntityType.PLACE for x in entries)
        if entries and not (town and token.lower_ in small):
            found.update(range(token.i, end))
        body = gazetteer.heads().get(token.lower_, ("", ""))[0] == "Organisation"
        if body or token.lower_ in gazetteer.titles() or _is_of_office(doc, token):
            found.add(token.i)
    return found


def _is_of_office(doc: Doc, token: Token) -> bool:
    """Tell whether *token* tells what an office or a ministry is for: "Foreign Minister", "Ministry of Trade"."""
    if token.lower_ not in gazetteer.portfolios():
        return False
    behind = {x.lower_ for x in doc[token.i + 1 : token.i + 3]}
    told = behind & (gazetteer.titles().keys() | {"ministry", "department", "office"})
    return bool(told) or (token.i > 0 and token.nbor(-1).lower_ in {"of", "for", "and", "&"})


def _is_english(word: str, words: frozenset[str]) -> bool:
    """Tell whether *word* or what it is a form of is among the *words* there are."""
    if word in words:
        return True
    lemmas = (word[: -len(end)] + instead for end, instead in ENDINGS if word.endswith(end))
    return any(x in words for x in lemmas)


def _words(nlp: Language) -> frozenset[str]:
    if "lemmatizer" not in nlp.pipe_names:
        return frozenset()
    tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    if not tables.has_table("lemma_index"):
        return frozenset()
    index = tables.get_table("lemma_index")
    return frozenset(word for kind in ("verb", "noun", "adj", "adv") for word in index.get(kind, ()) if word.isalpha())
