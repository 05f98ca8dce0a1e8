"""``kg.annotate.lemmas``: verbs in -e that the rules of the lemmatizer cut short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from kg.annotate.lemmas import Lemmas, mended, singular

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

VERBS = frozenset({"hop", "hope", "din", "dine", "slat", "slate", "pass", "go", "bar", "bare", "plan", "plane", "meet"})


@pytest.mark.parametrize(
    ("form", "cut", "lemma"),
    [
        ("hopes", "hop", "hope"),
        ("hoped", "hop", "hope"),
        ("hoping", "hop", "hope"),
        ("dined", "din", "dine"),
        ("slated", "slat", "slate"),
        ("bares", "bar", "bare"),
    ],
)
def test_a_form_that_the_shorter_verb_would_double_is_of_the_longer(form: str, cut: str, lemma: str) -> None:
    """English writes «hops» and «hopped» for the other one."""
    assert mended(form, cut, VERBS) == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("hops", "hop"),
        ("hopped", "hop"),
        ("hopping", "hop"),
        ("planned", "plan"),
        ("plans", "plan"),
        ("passes", "pass"),
        ("goes", "go"),
        ("met", "meet"),
        ("meeting", "meet"),
    ],
)
def test_a_form_that_the_lemma_makes_by_rule_is_left(form: str, lemma: str) -> None:
    """Doubled letters, sibilants, irregular forms."""
    assert mended(form, lemma, VERBS) == lemma


def test_a_longer_verb_that_there_is_not_is_not_made_up() -> None:
    """Without «hope» among the verbs, «hopes» stays what it was."""
    assert mended("hopes", "hop", frozenset({"hop"})) == "hop"


def test_a_pipeline_without_a_list_of_verbs_is_left_as_it_is() -> None:
    """Another model may bring none."""
    nlp = spacy.blank("en")
    doc = nlp("She hopes.")
    doc[1].tag_, doc[1].lemma_ = "VBZ", "hop"
    assert Lemmas(nlp, "kg_lemmas")(doc)[1].lemma_ == "hop"


def test_the_pipeline_mends_what_its_own_rules_get_wrong(parsed: Parse) -> None:
    """With the list of verbs that the model brings."""
    doc = parsed("She hopes to go. He dined at noon. They slated the play. It rained.")
    assert [x.lemma_ for x in doc if x.tag_ in {"VBZ", "VBD"}] == ["hope", "dine", "slate", "rain"]


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("ministers", "minister"),
        ("secretaries", "secretary"),
        ("spokeswomen", "spokeswoman"),
        ("statesmen", "statesman"),
        ("boss", "boss"),
        ("envoy", "envoy"),
    ],
)
def test_a_singular_is_told_by_its_spelling(plural: str, one: str) -> None:
    """Of the nouns of offices; what is no plural stays."""
    assert singular(plural) == one
