"""
Where the project's own files are: ``ontology/``, ``queries/``, ``data/``, ``visualisations/``.

A wheel carries them inside the package; in a checkout, and so in an editable
install, they stand beside it.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import StoreError

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """
    Return the folder *name* of the project.

    Raises ``StoreError`` where it is in neither place: the installation is damaged.
    """
    for base in (PACKAGE, PACKAGE.parent):
        if (base / name).is_dir():
            return base / name
    raise StoreError(f"the folder {name}/ is missing from the installation of communique-kg: install it again")
