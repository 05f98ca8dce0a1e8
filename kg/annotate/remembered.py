"""
The attribute ruler, remembering what it found for a word with a tag.

spaCy tries each of its patterns at each token, which takes a sixth of the time of parsing. Most patterns look at
one token's tag and letters alone, so what matches a word once matches it always: those are looked up, and only the
few that ask for more are tried anew. What comes out is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

    Match = tuple[int, int, int, int]

OF_A_WORD = frozenset({"TAG", "LOWER", "ORTH", "TEXT", "IS_SPACE", "IS_PUNCT", "LIKE_NUM"})
"""What a pattern may ask of a token for its matches to be remembered: its letters and its tag."""


def remember(nlp: Language) -> None:
    """Let the attribute ruler of *nlp* remember its matches; nothing happens where it has none of spaCy's own."""
    if "attribute_ruler" in nlp.pipe_names:
        ruler = nlp.get_pipe("attribute_ruler")
        if type(ruler) is AttributeRuler:
            ruler.match = _Remembering(ruler)  # type: ignore[method-assign]


class _Remembering:
    """Stands for ``AttributeRuler.match``: the matches in a document, by the number of their pattern."""

    def __init__(self, ruler: AttributeRuler) -> None:
        vocab = ruler.vocab
        self.by_word, self.anew = Matcher(vocab), Matcher(vocab)
        self.known: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for number, rule in enumerate(ruler.patterns):
            key = vocab.strings.add(str(number))
            patterns: list[list[dict[str, Any]]] = rule["patterns"]  # type: ignore[assignment]
            for matcher, some in (
                (self.by_word, [x for x in patterns if _of_a_word(x)]),
                (self.anew, [x for x in patterns if not _of_a_word(x)]),
            ):
                if some:
                    matcher.add(key, some)
        self.numbers = {vocab.strings.add(str(number)): number for number in range(len(ruler.patterns))}

    def __call__(self, doc: Doc) -> list[Match]:
        matches = [(self.numbers[key], key, start, end) for key, start, end in self.anew(doc, allow_missing=True)]
        known = self.known
        for token in doc:
            found = known.get((token.orth, token.tag))
            if found is None:
                found = known[token.orth, token.tag] = self._of(token)
            matches += [(number, key, token.i, token.i + 1) for number, key in found]
        matches.sort()
        return matches

    def _of(self, token: Token) -> list[tuple[int, int]]:
        here = self.by_word(token.doc[token.i : token.i + 1], allow_missing=True)
        return [(self.numbers[key], key) for key, _, _ in here]


def _of_a_word(pattern: list[dict[str, Any]]) -> bool:
    """Tell whether *pattern* is of one token, and asks only for what belongs to its letters and its tag."""
    return len(pattern) == 1 and pattern[0].keys() <= OF_A_WORD
