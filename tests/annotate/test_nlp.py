"""``kg.annotate.nlp``: the pipeline as loaded, and that it reads the same however it is fed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from kg import schema
from kg.annotate import nlp as pipeline
from kg.config import DEFAULT_MODEL, Config
from kg.errors import ConfigError
from kg.extract import of_doc
from kg.model import Document

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

ARTICLES = [
    Document(
        f"article-{n}",
        f"OSLO — Ada Brook, {country}'s foreign minister, met Tomas Vale on Monday.\n\n"
        f'"The ferry will run again," she said. They meet in {city} next week.' + " Nobody else spoke." * n,
        f"Brook and Vale talk in {city}",
        "2024-06-12",
    )
    for n, (country, city) in enumerate(
        [("Norway", "Oslo"), ("Peru", "Lima"), ("Kenya", "Nairobi"), ("Japan", "Kyoto"), ("Chile", "Santiago")]
    )
]


def read(nlp: Language, documents: list[Document]) -> list[schema.Json]:
    return [schema.dump(of_doc(doc)) for doc in pipeline.annotate_all(nlp, documents)]


def test_a_model_that_is_not_installed_is_named() -> None:
    """The error says which model, and what to do."""
    with pytest.raises(ConfigError, match=r"'en_nothing_here'.*install it with pip"):
        pipeline.load(Config(model="en_nothing_here"))


def test_a_model_that_does_not_parse_is_refused(tmp_path: Path) -> None:
    """A bare tokenizer loads, but the rules would find nothing and say so to nobody."""
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(ConfigError, match="has no parser"):
        pipeline.load(Config(model=str(tmp_path / "bare")))


def test_a_fast_reading_is_without_the_recognizer_of_names(nlp: Language) -> None:
    """It finds who met all the same, by titles and by the tables."""
    fast = pipeline.load(Config(fast=True))
    assert set(nlp.pipe_names) - set(fast.pipe_names) == {"ner"}
    assert [x["meets"] for x in read(fast, ARTICLES)] == [x["meets"] for x in read(nlp, ARTICLES)]


def test_a_fast_reading_needs_no_recognizer(tmp_path: Path) -> None:
    """A model that has none does for it."""
    spacy.load(DEFAULT_MODEL, exclude=["ner"]).to_disk(tmp_path / "lean")
    assert pipeline.load(Config(model=str(tmp_path / "lean"), fast=True))
    with pytest.raises(ConfigError, match="has no ner"):
        pipeline.load(Config(model=str(tmp_path / "lean")))


def test_our_components_stand_before_the_parser(nlp: Language) -> None:
    """Sentence starts must be set before the parser looks at them."""
    order = nlp.pipe_names
    assert order.index("kg_paragraphs") < order.index("kg_quotes") < order.index("parser")


def test_a_document_as_long_as_the_settings_allow_is_taken(nlp: Language) -> None:
    """The bound of spaCy is not in the way of ours."""
    assert nlp.max_length >= Config().max_chars


def test_installed_looks_without_loading() -> None:
    """A package that is there, and one that is not."""
    assert (pipeline.installed(DEFAULT_MODEL), pipeline.installed("en_nothing_here")) == (True, False)


def test_documents_come_out_in_the_order_they_went_in(nlp: Language) -> None:
    """Each with its own document."""
    assert [doc._.document for doc in pipeline.annotate_all(nlp, ARTICLES)] == ARTICLES


def test_the_size_of_a_batch_does_not_change_what_is_read(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """One at a time or all at once: the same relations."""
    monkeypatch.setattr(pipeline, "BATCH", 1)
    single = read(nlp, ARTICLES)
    monkeypatch.setattr(pipeline, "BATCH", len(ARTICLES))
    assert read(nlp, ARTICLES) == single


def test_the_neighbours_of_a_document_do_not_change_what_is_read_in_it(nlp: Language) -> None:
    """Backwards and alone it reads as it does among the others."""
    together = read(nlp, ARTICLES)
    assert read(nlp, ARTICLES[::-1]) == together[::-1]
    assert read(nlp, ARTICLES[2:3]) == together[2:3]


@pytest.mark.parametrize(
    "body", ["", " ", "\n\n", ".", "…", "🕊", '"', "((((", "\u200b", "a" * 2000, "\x00\x07", "Ada\u0301"]
)
def test_text_that_tells_nothing_is_read_as_nothing(nlp: Language, body: str) -> None:
    """Odd bodies come through the whole pipeline without a relation and without an error."""
    found = of_doc(pipeline.annotate(nlp, Document("odd", body)))
    assert (found.meets, found.says, found.represents, found.located_in) == ((), (), (), ())


def test_reading_is_lazy(nlp: Language) -> None:
    """The first document is out before a batch after it has been asked for."""
    asked: list[str] = []

    def documents():
        for n in range(pipeline.BATCH * 3):
            asked.append(str(n))
            yield Document(str(n), "They met.")

    next(iter(pipeline.annotate_all(nlp, documents())))
    assert len(asked) < pipeline.BATCH * 3
