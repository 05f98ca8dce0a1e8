"""
What a build's results depend on beside the articles, as hashes: the code, the model, the tables, the settings.

Nothing is imported to make them, so that a build with nothing to do does not wait for spaCy.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from kg import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.config import Config

_LEFT = ("model.py", "schema.py", "keys.py", "tables.py", "offices.py", "annotate", "extract")
"""What of ``kg/`` decides what is read in a document."""

_LEFT_LIBRARIES = ("spacy", "thinc", "numpy")
"""Another version of these may parse a sentence otherwise."""

_RIGHT = (
    "pipeline.py", "publication.py", "assembly.py", "joins.py", "spans.py", "schema.py", "model.py", "keys.py",
    "tables.py", "offices.py", "compact.py", "shelf.py", "resolve", "rdf", "check", "store",
)  # fmt: skip
"""What of ``kg/`` decides which graph the relations of all documents make."""

_RIGHT_LIBRARIES = ("rdflib", "pyoxigraph", "pyshacl", "owlready2", "rensa")

_NOT_READ = "rules.csv"
"""The table that only the graph is made with: how often each rule was right."""


def pipeline(config: Config) -> str:
    """Return what stands for the left half, up to the relations of a document; a shard of another is read again."""
    own = [f"offices {digest(Path(config.offices))}"] if config.offices else []
    tables = (line for line in _files(files.folder("data")) if not line.startswith(f"{_NOT_READ} "))
    fast = ["fast"] if config.fast else []
    return _hash(_libraries(_LEFT_LIBRARIES), _model(config.model), _sources(_LEFT), tables, own, fast)


def graph(config: Config) -> str:
    """Return what stands for the right half, from the relations of all documents to the graph."""
    settings = (f"{name} {getattr(config, name)}" for name in ("base", "collection", "linker"))
    own = (line for name in ("data", "ontology") for line in _files(files.folder(name)))
    return _hash(settings, _libraries(_RIGHT_LIBRARIES), _sources(_RIGHT), own)


def versions(config: Config) -> dict[str, str]:
    """Return the versions of kg, model and libraries, for people."""
    names = ("communique-kg", *_LEFT_LIBRARIES, *_RIGHT_LIBRARIES)
    return {"model": f"{_model_name(config)} {_version(config.model)}", **{name: _version(name) for name in names}}


def parts(config: Config) -> dict[str, dict[str, str]]:
    """
    Return all that the results depend on beside the articles, by kind and name, for telling what differs.

    ``settings`` and ``versions`` are values, the other kinds digests of files: ``model`` (one in a folder; a package
    has a version), ``code``, ``data`` and ``ontology``. No name is an absolute path.
    """
    folder = Path(config.model).is_dir()
    return {
        "settings": {
            "base": config.base,
            "collection": config.collection,
            "model": _model_name(config),
            "linker": config.linker,
            **({"reading": "fast"} if config.fast else {}),
        },
        "versions": versions(config) | {"python": f"{sys.version_info.major}.{sys.version_info.minor}"},
        "model": _named(_model(config.model)) if folder else {},
        "code": _named(_sources(dict.fromkeys((*_LEFT, *_RIGHT)))),
        "data": _named(_files(files.folder("data"))),
        "ontology": _named(_files(files.folder("ontology"))),
    }


def reads(kind: str, name: str) -> bool:
    """Tell whether what ``parts`` has of *kind* under *name* is a part of the pipeline, the left half."""
    if kind == "code":
        return name in _LEFT or name.partition("/")[0] in _LEFT
    if kind == "versions":
        return name in ("model", *_LEFT_LIBRARIES)
    if kind == "settings":
        return name in {"model", "reading"}
    return kind == "model" or (kind == "data" and name != _NOT_READ)


def _named(lines: Iterable[str]) -> dict[str, str]:
    """Return lines of a name and a digest, or version, as a table."""
    return {name: value for name, _, value in (line.rpartition(" ") for line in lines)}


def _model_name(config: Config) -> str:
    folder = Path(config.model)
    return folder.resolve().name if folder.is_dir() else config.model


def _hash(*parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(line for part in parts for line in part).encode()).hexdigest()


def _libraries(names: Iterable[str]) -> Iterator[str]:
    return (f"{name} {_version(name)}" for name in names)


@cache  # a process keeps the code that it has loaded, whatever is installed meanwhile
def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _model(name: str) -> Iterator[str]:
    """Yield lines that differ where the model does: a package's version, or a folder's contents."""
    folder = Path(name)
    if not folder.is_dir():
        yield f"{name} {_version(name)}"
        return
    for path in sorted(x for x in folder.rglob("*") if x.is_file()):
        yield f"{path.relative_to(folder).as_posix()} {digest(path)}"


def _sources(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        path = files.PACKAGE / name
        for source in [path] if path.is_file() else sorted(path.rglob("*.py")):
            yield f"{source.relative_to(files.PACKAGE).as_posix()} {digest(source)}"


def _files(folder: Path) -> Iterator[str]:
    """Yield a line for each file in *folder* itself: the tables, not the articles below them."""
    for path in sorted(x for x in folder.iterdir() if x.is_file() and x.suffix != ".py"):
        yield f"{path.name} {digest(path)}"


def digest(path: Path) -> str:
    """Return the SHA-256 of the file *path*, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
