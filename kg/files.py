"""
Where the project's own files are: ``ontology/``, ``queries/``, ``data/``, ``visualisations/``.

A wheel carries them inside the package; in a checkout, and so in an editable
install, they stand beside it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.errors import StoreError

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """
    Return the folder *name* of the project.

    Raises ``StoreError`` where it is in neither place: the installation is damaged.
    """
    return _folder(PACKAGE, name)


@cache
def _folder(package: Path, name: str) -> Path:
    # Once: it is asked for with each sentence that the graph quotes, and the disk would be asked each time.
    for base in (package, package.parent):
        if (base / name).is_dir():
            return base / name
    raise StoreError(f"the folder {name}/ is missing from the installation of communique-kg: install it again")
