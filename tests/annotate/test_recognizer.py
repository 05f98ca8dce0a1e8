"""``kg.annotate.recognizer``: the names that spaCy's own recognizer finds, decided on all tokens at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from kg import files
from kg.annotate import recognizer
from kg.config import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.annotate.products import Matrix

ARTICLES = sorted((files.folder("data") / "articles").glob("*.txt"))

AWKWARD = [
    "",
    "Oslo",
    "   \n\n   ",
    "Ada Brook",
    "Ada Brook of the Lakes\n\n  \n Tomas Vale (New York) - New York, New York; \t Monday 3 May 2021",
    " ".join(["Ada Brook van der Lakes Trade Council of New Norland"] * 40),
    "He said: \"Nobody came.\" " * 30,
    "ADA BROOK, TOMAS VALE AND THE KING OF NORWAY MET ON 12 MAY 1999 AT A COST OF $3.5 MILLION, OR 12 %.",
]  # fmt: skip


ASIDE = ["tagger", "attribute_ruler", "lemmatizer"]
"""Components that no name depends on."""


@pytest.fixture(scope="module")
def spacys() -> Language:
    return spacy.load(DEFAULT_MODEL, exclude=ASIDE)


@pytest.fixture(scope="module")
def ours() -> Language:
    nlp = spacy.load(DEFAULT_MODEL, exclude=ASIDE)
    recognizer.decide_at_once(nlp)
    assert type(nlp.get_pipe("ner")) is recognizer.Recognizer
    return nlp


def told(doc: Doc) -> list[tuple[str, str, str]]:
    return [(x.text, x.ent_iob_, x.ent_type_) for x in doc]


def test_articles_have_the_names_that_spacy_finds(spacys: Language, ours: Language) -> None:
    texts = [x.read_text("utf-8") for x in ARTICLES]
    found = [told(x) for x in ours.pipe(texts, batch_size=16)]
    assert found == [told(x) for x in spacys.pipe(texts, batch_size=16)]
    assert sum(kind == "I" for text in found for _, kind, _ in text) > 100


@pytest.mark.parametrize("text", AWKWARD)
def test_so_have_awkward_texts(spacys: Language, ours: Language, text: str) -> None:
    assert told(ours(text)) == told(spacys(text))


def test_documents_are_told_apart(spacys: Language, ours: Language) -> None:
    """Those of one batch stand one after the other: no name reaches from one into the next."""
    assert [told(x) for x in ours.pipe(AWKWARD)] == [told(x) for x in spacys.pipe(AWKWARD)]


def test_a_document_longer_than_a_group_is_decided_on_by_itself(
    ours: Language, spacys: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognizer, "AT_ONCE", 30)
    assert [told(x) for x in ours.pipe(AWKWARD)] == [told(x) for x in spacys.pipe(AWKWARD)]


@pytest.mark.parametrize("seed", range(8))
def test_any_scores_lead_to_the_moves_that_spacy_makes(spacys: Language, ours: Language, seed: int) -> None:
    """With a model that is led astray names are many, long and next to each other; sentences end within them."""
    random = np.random.default_rng(seed)
    bias: Matrix = ours.get_pipe("ner").model.get_ref("upper").get_param("b")  # type: ignore[attr-defined]
    other: Matrix = spacys.get_pipe("ner").model.get_ref("upper").get_param("b")  # type: ignore[attr-defined]
    before = bias.copy()
    try:
        bias += random.normal(0, 6, bias.shape).astype(np.float32)
        other[...] = bias
        texts = [x.read_text("utf-8") for x in ARTICLES[seed : seed + 4]]
        assert [told(x) for x in ours.pipe(texts)] == [told(x) for x in spacys.pipe(texts)]
    finally:
        bias[...] = other[...] = before


def test_names_that_are_set_already_stay(spacys: Language, ours: Language) -> None:
    def known(nlp: Language) -> list[Doc]:
        docs = [nlp.make_doc("Ada Brook flew to the Lakes."), nlp.make_doc("Tomas Vale stayed in Oslo.")]
        docs[0].set_ents([Span(docs[0], 4, 6, label="EVENT")], default="unmodified")
        return docs

    found = [told(x) for x in ours.pipe(known(ours))]
    assert found == [told(x) for x in spacys.pipe(known(spacys))]
    assert found[0][5][2] == "EVENT"


def test_a_recognizer_of_several_candidates_is_left_alone() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.get_pipe("ner").cfg["beam_width"] = 4  # type: ignore[attr-defined]
    recognizer.decide_at_once(nlp)
    assert type(nlp.get_pipe("ner")) is EntityRecognizer


def test_a_model_with_labels_that_it_has_not_seen_is_left_alone() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.get_pipe("ner").add_label("TREATY")  # type: ignore[attr-defined]
    recognizer.decide_at_once(nlp)
    assert type(nlp.get_pipe("ner")) is EntityRecognizer


def test_a_pipeline_without_a_recognizer_is_left_alone() -> None:
    nlp = spacy.blank("en")
    recognizer.decide_at_once(nlp)
    assert nlp.pipe_names == []
