"""
Lemmas of verbs in -e and of verbs with "co-", put right where the rule lemmatizer takes another.

"Hopes" may come from "hop" by its rules and "dined" from "din"; English writes "hops" and "dinned"
for those. So a form that is the lemma with "es", "ed" or "ing" is of the lemma with "e", if that is
a verb too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

SIBILANT = ("s", "x", "z", "ch", "sh", "o")
"""Endings after which the third person is written -es: "passes", "goes"."""


JOINT = {"co-chaired": "co-chair", "co-chairing": "co-chair", "co-hosted": "co-host", "co-hosting": "co-host",
         "co-led": "co-lead", "co-leading": "co-lead"}  # fmt: skip
"""Verbs that are one word here, with their lemma: cut at the hyphen, the parser makes several clauses of them."""

ONE_NOUN = frozenset({"one-on-one", "one-to-one", "tête-à-tête"})
"""Nouns that are one word here, too."""

PLURALS = (("ies", "y"), ("women", "woman"), ("men", "man"), ("ss", "ss"), ("s", ""))
"""Ends of plurals and what the singular has in their place; the first that fits counts."""


@Language.factory("kg_lemmas")
class Lemmas:
    """The component; it reads the verbs there are from the pipeline's rule lemmatizer, and does nothing without one."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.verbs = _verbs(nlp)

    def __call__(self, doc: Doc) -> Doc:
        """Mend the lemmas of *doc*."""
        for token in doc:
            if token.tag_ in {"VBZ", "VBD", "VBN", "VBG"}:
                lemma = JOINT.get(token.lower_) or mended(token.lower_, token.lemma_, self.verbs)
                if lemma != token.lemma_:
                    token.lemma_ = lemma
        return doc


def singular(noun: str) -> str:
    """
    Return the singular of a plural in lower case, by its spelling: "ministers", "secretaries", "spokesmen".

    For the nouns of offices that taggers take for names ("Ministers of …"), whose lemma is then the plural itself.
    A noun that is no plural comes back as it is.
    """
    for ending, one in PLURALS:
        if noun.endswith(ending):
            return noun[: -len(ending)] + one
    return noun


def mended(form: str, lemma: str, verbs: frozenset[str]) -> str:
    """Return the lemma of the verb form *form*, given the one that rules found and the verbs there are."""
    longer = lemma + "e"
    if longer not in verbs:
        return lemma
    third = form == lemma + "es" and not lemma.endswith(SIBILANT)
    past = form in {lemma + "ed", lemma + "ing"} and _doubles(lemma)
    return longer if third or past else lemma


def _doubles(lemma: str) -> bool:
    """Tell whether *lemma* would double its last letter before -ed: a vowel and a consonant end it ("hop", "slat")."""
    return len(lemma) > 2 and lemma[-1] not in "aeiouwxy" and lemma[-2] in "aeiou" and lemma[-3] not in "aeiou"


def _verbs(nlp: Language) -> frozenset[str]:
    if "lemmatizer" not in nlp.pipe_names:
        return frozenset()
    tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    if not tables.has_table("lemma_index"):
        return frozenset()
    return frozenset(tables.get_table("lemma_index").get("verb", ()))
