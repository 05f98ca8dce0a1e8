"""kg.annotate.products: faster products of matrices, that keep one document apart from the next."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import numpy as np
import pytest
import spacy
from thinc.api import NumpyOps

from kg.annotate import products
from kg.config import DEFAULT_MODEL
from tests.annotate.test_nlp import ARTICLES

random = np.random.default_rng(1)
WEIGHTS = random.standard_normal((288, 96), dtype=np.float32)


def _rows(count: int) -> products.Matrix:
    return random.standard_normal((count, 96), dtype=np.float32)


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 255, 256, 257, 700])
def test_it_is_the_product(count: int) -> None:
    rows = _rows(count)
    found = products.product(rows, WEIGHTS)
    assert found.shape == (count, 288)
    assert np.allclose(found, rows @ WEIGHTS.T, atol=1e-4)


def test_a_row_is_the_same_to_the_last_bit_wherever_it_stands() -> None:
    if not products.keeps_apart(288, 96):
        pytest.fail("not on this machine: parsing is slower than it could be")
    rows = _rows(300)
    with products.one_thread():
        whole = products.product(rows, WEIGHTS)
        cuts = sorted({0, 300, *Random(1).sample(range(300), 20)})
        parts = [products.product(rows[a:b], WEIGHTS) for a, b in pairwise(cuts)]
    assert np.array_equal(np.concatenate(parts), whole)


@pytest.mark.parametrize("transposed", [{"trans1": True}, {"trans1": False}, {"trans1": True, "trans2": True}])
def test_other_products_are_thincs(transposed: dict[str, bool]) -> None:
    square = random.standard_normal((40, 40), dtype=np.float32)
    assert np.array_equal(
        products.Products().gemm(square, square, **transposed), NumpyOps().gemm(square, square, **transposed)
    )


def test_a_product_is_written_where_it_is_wanted() -> None:
    rows, out = _rows(20), np.zeros((20, 288), dtype=np.float32)
    assert products.Products().gemm(rows, WEIGHTS, out=out, trans2=True) is out
    assert np.array_equal(out, products.product(rows, WEIGHTS))


def test_a_document_has_the_same_vectors_in_any_company() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    products.hasten(nlp)
    texts = [x.body for x in ARTICLES]
    with products.one_thread():
        together = [doc.tensor for doc in nlp.pipe(texts, batch_size=len(texts))]
        alone = [nlp(text).tensor for text in texts]
    assert all(np.array_equal(a, b) for a, b in zip(together, alone, strict=True))


def test_where_rows_do_not_keep_apart_blis_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "keeps_apart", lambda *_: False)
    nlp = spacy.load(DEFAULT_MODEL)
    products.hasten(nlp)
    assert {type(node.ops) for node in nlp.get_pipe("tok2vec").model.walk()} == {NumpyOps}  # type: ignore[attr-defined]


def test_another_blas_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "_threads", lambda: None)
    nlp = spacy.load(DEFAULT_MODEL)
    products.hasten(nlp)
    assert {type(node.ops) for node in nlp.get_pipe("tok2vec").model.walk()} == {NumpyOps}  # type: ignore[attr-defined]
