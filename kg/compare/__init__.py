"""What one graph has and another has not: in words, as a table, as a patch."""

from kg.compare.changes import Change, Difference, difference
from kg.compare.sides import Side, open_side
from kg.compare.written import FORMATS, write

__all__ = ["FORMATS", "Change", "Difference", "Side", "difference", "open_side", "write"]
