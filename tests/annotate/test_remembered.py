"""``kg.annotate.remembered``: the attribute ruler finds the same, whether it remembers or tries each pattern anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.pipeline import AttributeRuler

from kg import files
from kg.annotate.nlp import load
from kg.annotate.remembered import remember

if TYPE_CHECKING:
    from spacy.language import Language

ARTICLES = sorted((files.folder("data") / "articles").glob("*.txt"))[:8]


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return load()


@pytest.mark.parametrize("path", ARTICLES, ids=lambda x: x.stem)
def test_it_finds_what_the_patterns_find(pipeline: Language, path: object) -> None:
    """Also the second time, when all of it is remembered."""
    doc = pipeline.make_doc(path.read_text("utf-8"))  # type: ignore[attr-defined]
    for name, component in pipeline.pipeline:
        if name == "attribute_ruler":
            break
        doc = component(doc)
    for _ in range(2):
        assert component.match(doc) == AttributeRuler.match(component, doc)  # type: ignore[attr-defined, arg-type]


def test_a_later_pattern_still_wins_over_an_earlier_one() -> None:
    """Of one word, of one tag, of two words: by their order, whichever is remembered."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "port"}]], {"LEMMA": "one"})  # type: ignore[attr-defined]
    ruler.add([[{"LOWER": "the"}, {"LOWER": "port"}]], {"LEMMA": "two"}, index=1)  # type: ignore[attr-defined]
    ruler.add([[{"ORTH": "Port"}]], {"LEMMA": "three"})  # type: ignore[attr-defined]
    remember(nlp)
    for _ in range(2):
        assert [x.lemma_ for x in nlp("port, the port, the Port")] == ["one", "", "", "two", "", "", "three"]


def test_a_pipeline_without_the_ruler_is_left_alone() -> None:
    nlp = spacy.blank("en")
    remember(nlp)
    assert nlp.pipe_names == []


def test_several_words_are_found_wherever_their_first_one_stands() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "port"}, {"LOWER": "of"}, {"LOWER": "call"}]], {"LEMMA": "stop"}, index=-1)  # type: ignore[attr-defined]
    remember(nlp)
    doc = nlp("port of port of call, a call, port of call")
    assert [x.i for x in doc if x.lemma_ == "stop"] == [4, 11]


def test_a_pattern_that_asks_for_more_than_the_word_is_tried_anew() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "port", "SENT_START": True}]], {"LEMMA": "begins"})  # type: ignore[attr-defined]
    ruler.add([[{"LOWER": "far", "OP": "+"}, {"LOWER": "port"}]], {"LEMMA": "far off"}, index=-1)  # type: ignore[attr-defined]
    remember(nlp)
    for _ in range(2):
        assert [x.lemma_ for x in nlp("port port far far port")] == ["begins", "", "", "", "far off"]


def test_an_index_that_no_match_has_is_told_as_spacy_tells_it() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "port"}]], {"LEMMA": "one"}, index=3)  # type: ignore[attr-defined]
    remember(nlp)
    with pytest.raises(ValueError, match="E1001"):
        nlp("port")


@pytest.mark.parametrize("path", ARTICLES[:3], ids=lambda x: x.stem)
def test_lemmas_are_those_of_the_rules(pipeline: Language, path: object) -> None:
    """Also of the words that spaCy does not remember itself."""
    lemmatizer = pipeline.get_pipe("lemmatizer")
    for token in pipeline(path.read_text("utf-8")):  # type: ignore[attr-defined]
        assert lemmatizer.lemmatize(token) == lemmatizer.rule_lemmatize(token)  # type: ignore[attr-defined]
