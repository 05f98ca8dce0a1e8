"""Questions to a store: the library in ``queries/``, your own, and why the graph says what it says."""

from kg.query import evidence
from kg.query.answer import Answer, Rows, Stream, Streamed, Triples, Truth, first, noting
from kg.query.explain import Explanation, explain, to_text
from kg.query.library import Parameter, Question, handbook, question, questions
from kg.query.results import catalogue, table
from kg.query.run import arguments, mistakable, run, stream
from kg.query.search import Hit, Hits, search

__all__ = [
    "Answer",
    "Explanation",
    "Hit",
    "Hits",
    "Parameter",
    "Question",
    "Rows",
    "Stream",
    "Streamed",
    "Triples",
    "Truth",
    "arguments",
    "catalogue",
    "evidence",
    "explain",
    "first",
    "handbook",
    "mistakable",
    "noting",
    "question",
    "questions",
    "run",
    "search",
    "stream",
    "table",
    "to_text",
]
