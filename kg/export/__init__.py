"""A store, or an answer, as a file: RDF in six formats, GraphML, CSV."""

from kg.export.formats import FORMATS, Format, answer, export, find, of_path

__all__ = ["FORMATS", "Format", "answer", "export", "find", "of_path"]
