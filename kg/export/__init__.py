"""A store, or an answer, as a file: RDF in six formats, in our terms and in those of others; GraphML, CSV."""

from kg.export.answers import answer
from kg.export.choice import Cut
from kg.export.formats import FORMATS, Format, export, files, find, of_path
from kg.export.profiles import PROFILES
from kg.export.saving import SEVERAL, chosen, save
from kg.export.several import File, write_folder, zipped
from kg.export.subset import subset

__all__ = [
    "FORMATS",
    "PROFILES",
    "SEVERAL",
    "Cut",
    "File",
    "Format",
    "answer",
    "chosen",
    "export",
    "files",
    "find",
    "of_path",
    "save",
    "subset",
    "write_folder",
    "zipped",
]
