"""
The attribute ruler and the lemmatizer, remembering what they found for a word with a tag.

spaCy tries each of its patterns at each token, which takes a sixth of the time of parsing. Most patterns look at
one token's letters, tag and relation to its head alone, so what matches a word once matches it always: those are looked
up, and those of several words are tried only where the first of them stands. The lemmatizer of English remembers only
the words that it changed; here it remembers all. What comes out is the same.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens._retokenize import set_token_attrs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

    Match = tuple[int, int, int, int]

OF_A_WORD = frozenset({"TAG", "DEP", "LOWER", "ORTH", "TEXT", "IS_SPACE", "IS_PUNCT", "LIKE_NUM"})
"""What a pattern may ask of a token for its matches to be remembered: its letters, its tag, its place in the parse."""


def remember(nlp: Language) -> None:
    """Let attribute ruler and lemmatizer of *nlp* remember what they found; others than spaCy's own are left alone."""
    if "attribute_ruler" in nlp.pipe_names:
        ruler = nlp.get_pipe("attribute_ruler")
        if type(ruler) is AttributeRuler:
            ruler.match = _Remembering(ruler)  # type: ignore[method-assign]
            ruler.set_annotations = partial(_set, ruler)  # type: ignore[method-assign]
    if "lemmatizer" in nlp.pipe_names:
        lemmatizer = nlp.get_pipe("lemmatizer")
        if type(lemmatizer) is EnglishLemmatizer and lemmatizer.mode == "rule":
            lemmatizer.lemmatize = _Lemmas(lemmatizer)


class _Word(NamedTuple):
    """What is remembered of a word: the patterns that match it, and whether it is the first of one of several words."""

    matches: list[tuple[int, int]]
    opens: bool


class _Remembering:
    """Stands for ``AttributeRuler.match``: the matches in a document, by the number of their pattern."""

    def __init__(self, ruler: AttributeRuler) -> None:
        vocab = ruler.vocab
        self.by_word, self.openings, self.several, self.anew = (Matcher(vocab) for _ in range(4))
        self.longest = 0
        self.known: dict[tuple[int, ...], _Word] = {}
        self.numbers: dict[int, int] = {}
        for number, rule in enumerate(ruler.patterns):
            key = vocab.strings.add(str(number))
            self.numbers[key] = number
            patterns: list[list[dict[str, Any]]] = rule["patterns"]  # type: ignore[assignment]
            for pattern in patterns:
                if _of_words(pattern) and len(pattern) > 1:
                    self.several.add(key, [pattern])
                    self.openings.add(key, [pattern[:1]])
                    self.longest = max(self.longest, len(pattern))
                else:
                    (self.by_word if _of_words(pattern) else self.anew).add(key, [pattern])

    def __call__(self, doc: Doc) -> list[Match]:
        matches = [(self.numbers[key], key, start, end) for key, start, end in _found(self.anew, doc)]
        known = self.known
        for i, word in enumerate(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist())):
            found = known.get(word)
            if found is None:
                found = known[word] = self._of(doc, i)
            matches += [(number, key, i, i + 1) for number, key in found.matches]
            if found.opens:
                matches += self._from(doc, i)
        matches.sort()
        return matches

    def _of(self, doc: Doc, i: int) -> _Word:
        here = doc[i : i + 1]
        matches = [(self.numbers[key], key) for key, _, _ in _found(self.by_word, here)]
        return _Word(matches, bool(_found(self.openings, here)))

    def _from(self, doc: Doc, i: int) -> list[Match]:
        """Return the matches of several words that begin at token *i*."""
        found = _found(self.several, doc[i : i + self.longest])
        return [(self.numbers[key], key, i, i + end) for key, start, end in found if start == 0]


def _found(matcher: Matcher, words: Doc | Span) -> list[tuple[int, int, int]]:
    """Return key, start and end of each match in *words*; spaCy warns of a matcher without patterns."""
    return matcher(words, allow_missing=True) if len(matcher) else []


def _of_words(pattern: list[dict[str, Any]]) -> bool:
    """Tell whether *pattern* asks of each of its tokens only what is remembered of it, and each is there once."""
    return all(token.keys() <= OF_A_WORD for token in pattern)


def _set(ruler: AttributeRuler, doc: Doc, matches: list[Match]) -> None:
    """Do as ``AttributeRuler.set_annotations`` does, without making a span for each of *matches*."""
    for number, _, start, end in matches:
        index = ruler.indices[number]
        at = start + index if index >= 0 else end + index
        if not start <= at < end:
            AttributeRuler.set_annotations(ruler, doc, matches)  # type: ignore[no-untyped-call] # says what is wrong
        set_token_attrs(doc[at], ruler.attrs[number])


class _Lemmas:
    """Stands for ``EnglishLemmatizer.lemmatize``: its rules look at letters, part of speech and morphology alone."""

    def __init__(self, lemmatizer: EnglishLemmatizer) -> None:
        self.lemmatizer = lemmatizer
        self.known: dict[tuple[int, int, int], list[str]] = {}

    def __call__(self, token: Token) -> list[str]:
        key = (token.orth, token.pos, token.morph.key)  # type: ignore[attr-defined]
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self.lemmatizer.rule_lemmatize(token)
        return found
