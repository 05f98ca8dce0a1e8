"""A store, or an answer, as a file: RDF in six formats, in our terms and in those of others; GraphML, CSV."""

from kg.export.answers import answer
from kg.export.formats import FORMATS, Format, export, find, of_path
from kg.export.profiles import PROFILES

__all__ = ["FORMATS", "PROFILES", "Format", "answer", "export", "find", "of_path"]
