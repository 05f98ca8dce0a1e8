"""
The model's recognizer of names, deciding on all tokens at once: a fifth of the time of parsing is saved.

spaCy's goes from token to token, and asks of each of its 74 moves whether it is allowed there, which takes longer than
all that the model computes. But outside a name, what the model sees is the token alone: so the moves of all tokens,
taken as if none stood in a name, are found in one product. Only from where a name of several words begins is it
followed word by word, the first names of all sentences together, then the second ones: none leaves its sentence.

The same vectors are added in the same order and multiplied by the same library, so that the same names come out.
"""

from __future__ import annotations

from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Span
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc
    from thinc.model import Model

    Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
    Places = np.ndarray[tuple[int], np.dtype[np.intp]]
    Matrix = np.ndarray[tuple[int, int], np.dtype[np.float32]]

NAME = "ner"
"""The recognizer's name in the pipeline, which ours takes over."""

SPACYS = "spacys_ner"
"""The name that spaCy's own then has; it runs only for documents in which names are set already."""

AT_ONCE = 4_000
"""Tokens that are decided on together, a longer document by itself: what is computed for each takes 3 KB."""

_NO_NAME = "U-"
"""A move of spaCy's that is allowed at no token, unless somebody has set that it is of no name."""

_FEATURES = 3
"""What the model sees of a state: the next token, and of the name that is open its first and its last one."""


def decide_at_once(nlp: Language) -> None:
    """Let *nlp* recognize names by this module, where it has a recognizer that this one can stand for."""
    if NAME in nlp.pipe_names and _is_known(nlp.get_pipe(NAME)):
        nlp.rename_pipe(NAME, SPACYS)
        nlp.add_pipe("kg_recognizer", name=NAME, after=SPACYS)
        nlp.disable_pipe(SPACYS)


def _is_known(recognizer: Any) -> bool:
    """Tell whether *recognizer* is spaCy's, takes the best move at each token, and has a model of the usual shape."""
    if type(recognizer) is not EntityRecognizer or recognizer.cfg.get("beam_width") != 1:
        return False
    model = recognizer.model
    if not isinstance(model.ops, NumpyOps) or not model.attrs.get("has_upper") or model.attrs.get("unseen_classes"):
        return False
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    moves = [f"{move}-{label}" for label in recognizer.labels for move in "BILU"]
    return bool(
        (lower.name, upper.name) == ("precomputable_affine", "linear")
        and lower.get_dim("nF") == _FEATURES
        and lower.get_dim("nP") > 1
        and upper.get_dim("nO") == recognizer.moves.n_moves
        and sorted(_moves_of(recognizer)) == sorted([*moves, _NO_NAME, "O"])
    )


def _moves_of(recognizer: Any) -> list[str]:
    return [recognizer.moves.get_class_name(i) for i in range(recognizer.moves.n_moves)]


@Language.factory("kg_recognizer")
class Recognizer:
    """The component; it has the model and the moves of the recognizer that it stands for."""

    def __init__(self, nlp: Language, name: str) -> None:
        spacys: Any = nlp.get_pipe(SPACYS)
        self.spacys = spacys
        self.model = spacys.model
        self.moves = _Moves(_moves_of(spacys))

    def __call__(self, doc: Doc) -> Doc:
        """Set the names of *doc*."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Yield *docs*, in order, with their names set."""
        docs = iter(docs)
        while batch := list(islice(docs, batch_size)):
            unset = [doc for doc in batch if len(doc) and not doc.has_annotation("ENT_IOB")]
            for doc in batch:
                if doc.has_annotation("ENT_IOB"):
                    self.spacys(doc)  # goes on with what is set
            for some in _groups(unset):
                for doc, names in zip(some, _names(self.model, self.moves, some), strict=True):
                    spans = [Span(doc, start, end, label=label) for start, end, label in names]
                    doc.set_ents(spans, default="outside")
            yield from batch


def _groups(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Yield *docs* in groups of ``AT_ONCE`` tokens at most."""
    group: list[Doc] = []
    tokens = 0
    for doc in docs:
        if group and tokens + len(doc) > AT_ONCE:
            yield group
            group, tokens = [], 0
        group.append(doc)
        tokens += len(doc)
    if group:
        yield group


class _Moves:
    """The moves of a model by their place among its scores: B(egin), I(nside), L(ast), U(nit) a name, O(utside)."""

    def __init__(self, names: Sequence[str]) -> None:
        place = {name: i for i, name in enumerate(names)}
        outside = [x for x in names if x[0] in "BUO" and x != _NO_NAME]
        self.labels = [x[2:] for x in outside]
        self.outside = np.array([place[x] for x in outside])
        """Those where no name is open; what follows has an entry for each of them."""
        self.begins = np.array([x[0] == "B" for x in outside])
        self.units = np.array([x[0] == "U" for x in outside])
        self.inside = np.array([place.get(f"I-{label}", -1) for label in self.labels])
        self.last = np.array([place.get(f"L-{label}", -1) for label in self.labels])


class _Scores:
    """What the model makes of the tokens of *docs*: a score for each move in each state."""

    def __init__(self, model: Model[Any, Any], docs: Sequence[Doc]) -> None:
        lower, self.upper = model.get_ref("lower"), model.get_ref("upper")
        vectors = lower.predict(model.get_ref("tok2vec").predict(docs))
        self.vectors = vectors.reshape((len(vectors), _FEATURES, -1))  # the first is of a token that is not there
        self.bias: Any = lower.get_param("b").reshape((-1,))
        self.pieces = lower.get_dim("nP")
        # Not the faster products: by these spaCy's recognizer multiplies here, whatever the model's layers use.
        self.ops = NumpyOps(use_blis=True)

    def outside(self) -> Matrix:
        """Return the scores of each token where no name is open."""
        return self._of(self.vectors[1:, 0], self.vectors[0, 1], self.vectors[0, 2])

    def within(self, tokens: Places, firsts: Places) -> Matrix:
        """Return the scores of *tokens* in the names that began at *firsts*."""
        vectors = self.vectors
        return self._of(vectors[tokens + 1, 0], vectors[firsts + 1, 1], vectors[tokens, 2])

    def _of(self, token: Matrix, first: Matrix, last: Matrix) -> Matrix:
        summed = token + first + last + self.bias
        pieces = summed.reshape(len(summed), -1, self.pieces)
        hidden = reduce(np.maximum, (pieces[:, :, i] for i in range(self.pieces)))
        scores: Matrix = self.ops.gemm(hidden, self.upper.get_param("W"), trans2=True)
        bias: Any = self.upper.get_param("b")
        scores += bias
        return scores


def _names(model: Model[Any, Any], moves: _Moves, docs: Sequence[Doc]) -> list[list[tuple[int, int, str]]]:
    """Return, for each of *docs*, start, end and label of its names, in text order."""
    flags = np.concatenate([doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs])
    begins = np.cumsum([0, *map(len, docs[:-1])])
    starts = flags[:, 1] == 1
    starts[begins] = True  # a document's first token does not always say so
    goes_on = np.append(~starts[1:], False)
    scores = _Scores(model, docs)
    best = _outside(scores, moves, flags[:, 0] == 1, goes_on)
    ends = _followed(scores, moves, best, goes_on, np.cumsum(starts))
    open_ = np.zeros(len(best), dtype=np.bool_)
    for start, end in ends.items():
        open_[start + 1 : end] = True
    ends |= {start: start + 1 for start in np.flatnonzero(moves.units[best] & ~open_).tolist()}
    found: list[list[tuple[int, int, str]]] = [[] for _ in docs]
    for start in sorted(ends):
        n = int(np.searchsorted(begins, start, side="right")) - 1
        found[n].append((start - int(begins[n]), ends[start] - int(begins[n]), moves.labels[best[start]]))
    return found


def _outside(scores: _Scores, moves: _Moves, is_space: Flags, goes_on: Flags) -> Places:
    """
    Return the best move at each token if no name is open there, by its place in ``moves.outside``.

    White space opens no name; several words of one stand in one sentence.
    """
    found = scores.outside()[:, moves.outside]
    found[np.ix_(is_space, moves.begins | moves.units)] = -np.inf
    found[np.ix_(~goes_on, moves.begins)] = -np.inf
    best: Places = found.argmax(axis=1)
    return best


def _followed(scores: _Scores, moves: _Moves, best: Places, goes_on: Flags, sentence: Places) -> dict[int, int]:
    """Return start → end of the names of several words: a move that begins one counts where none is open."""
    ends: dict[int, int] = {}
    starts = np.flatnonzero(moves.begins[best])
    closed_from = np.zeros(sentence[-1] + 1, dtype=np.intp)  # by sentence: no name is open from this token on
    while len(starts):
        firsts = starts[np.unique(sentence[starts], return_index=True)[1]]
        tokens, labels = firsts + 1, best[firsts]
        while len(firsts):
            here, rows = scores.within(tokens, firsts), np.arange(len(tokens))
            # Of two equal scores the earlier move wins: the models have I before L.
            more = goes_on[tokens] & (here[rows, moves.inside[labels]] >= here[rows, moves.last[labels]])
            tokens = tokens + 1
            closed_from[sentence[firsts[~more]]] = tokens[~more]
            ends |= zip(firsts[~more].tolist(), tokens[~more].tolist(), strict=True)
            firsts, tokens, labels = firsts[more], tokens[more], labels[more]
        starts = starts[starts >= closed_from[sentence[starts]]]
    return ends
