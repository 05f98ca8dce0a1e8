"""A store, or an answer, as a file: RDF in six formats, in our terms and in those of others; GraphML, CSV."""

from kg.export.formats import FORMATS, Format, answer, export, files, find, of_path
from kg.export.profiles import PROFILES
from kg.export.several import File, write_folder, zipped

__all__ = [
    "FORMATS",
    "PROFILES",
    "File",
    "Format",
    "answer",
    "export",
    "files",
    "find",
    "of_path",
    "write_folder",
    "zipped",
]
