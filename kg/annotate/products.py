"""
Products of matrices, a third of the time of parsing: by numpy's BLAS, in such a way that neighbours do not count.

spaCy multiplies by BLIS. OpenBLAS, which comes with numpy, takes a third of the time, but gives a row of a product
other last bits as the number of rows differs and with the row's place among them. A token's vector would depend on the
articles that are parsed together with its own, and now and then so would what is read. Sixteen rows at a time, as
columns, each row comes out the same wherever it stands: that is tried out on this machine before it is relied on, for
each size of the model's matrices. Where it does not hold, or numpy has another BLAS, BLIS stays.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from thinc.model import Model

    Matrix = np.ndarray[tuple[int, int], np.dtype[np.float32]]

ROWS = 16
"""So many rows are multiplied at once: what OpenBLAS's kernels for x86 take in one go."""

_AT_ONCE = 256
"""Rows whose products are written out together: they stay in the processor's cache, and in memory that is at hand."""


def hasten(nlp: Language) -> None:
    """Let the models of *nlp* multiply faster, where that changes no result with the company that a document is in."""
    models = [model for _, pipe in nlp.pipeline if (model := getattr(pipe, "model", None)) is not None]
    # Other operations are of another device or library (a GPU, Apple's), which has its own way.
    nodes = [node for model in models for node in model.walk() if type(node.ops) is NumpyOps]
    with one_thread():
        if _threads() is None or not all(keeps_apart(*shape) for shape in sorted(set(_shapes(nodes)))):
            return
    ops = Products()
    for node in nodes:
        node.ops = ops


def one_thread() -> AbstractContextManager[Any]:
    """Return a context in which numpy's BLAS uses one thread: two would share the rows out, and get other last bits."""
    threads = _threads()
    return nullcontext() if threads is None else threads.limit(limits=1)


@cache
def _threads() -> ThreadpoolController | None:
    """Return what holds OpenBLAS to one thread, or ``None`` where numpy has another BLAS."""
    found = ThreadpoolController().select(internal_api="openblas")
    return found if found.lib_controllers else None


def _shapes(nodes: list[Model[Any, Any]]) -> Iterator[tuple[int, int]]:
    """Yield the outputs and inputs of each matrix of weights in *nodes*."""
    for node in nodes:
        for name in node.param_names:
            if node.has_param(name) and (weights := node.get_param(name)).ndim > 1:
                yield weights.size // weights.shape[-1], weights.shape[-1]


@cache
def keeps_apart(outputs: int, inputs: int) -> bool:
    """Tell whether a row's product with weights of this shape is the same at each place, whatever the others are."""
    random = np.random.default_rng(0)
    weights = random.standard_normal((outputs, inputs), dtype=np.float32)
    rows = random.standard_normal((ROWS, inputs), dtype=np.float32)
    found = product(rows, weights)
    return all(
        # By one place: each place gives what the next one does, and so all do.
        np.array_equal(product(np.roll(rows, by, axis=0), weights), np.roll(found, by, axis=0))
        and np.array_equal(product(rows[:by], weights), found[:by])
        for by in (1, ROWS // 3)
    )


def product(rows: Matrix, weights: Matrix) -> Matrix:
    """Return *rows* (n × inputs) by the transpose of *weights* (outputs × inputs), ``ROWS`` at a time: n × outputs."""
    count, inputs = rows.shape
    found = np.empty((count, len(weights)), dtype=np.float32)
    for start in range(0, count, _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        if short := -len(some) % ROWS:
            some = np.concatenate((some, np.zeros((short, inputs), dtype=np.float32)))
        columns = some.reshape(-1, ROWS, inputs).transpose(0, 2, 1)
        products = np.matmul(weights, columns).transpose(0, 2, 1).reshape(len(some), -1)
        found[start : start + _AT_ONCE] = products[: len(some) - short]
    return found


class Products(NumpyOps):  # type: ignore[misc]
    """thinc's operations by numpy, but for the product that all its layers are made of."""

    def __init__(self) -> None:
        super().__init__(use_blis=True)

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return the product of *x* and *y*, transposed as told, in *out* where that is given."""
        if trans1 or not trans2 or not _plain(x, y):
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        found = product(x, y)
        if out is None:
            return found
        out[...] = found
        return out


def _plain(*matrices: Any) -> bool:
    return all(
        type(x) is np.ndarray and x.ndim == 2 and x.dtype == np.float32 and x.flags.c_contiguous for x in matrices
    )
