"""Questions to a store: the library in ``queries/``, your own, and why the graph says what it says."""

from kg.query.answer import Answer, Rows, Triples, Truth
from kg.query.explain import Explanation, explain, to_text
from kg.query.library import Parameter, Question, handbook, question, questions
from kg.query.results import catalogue, table
from kg.query.run import run

__all__ = [
    "Answer",
    "Explanation",
    "Parameter",
    "Question",
    "Rows",
    "Triples",
    "Truth",
    "catalogue",
    "explain",
    "handbook",
    "question",
    "questions",
    "run",
    "table",
    "to_text",
]
