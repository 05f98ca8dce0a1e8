"""A graph saved where a user says: in a file, a folder or an archive."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.errors import InputError
from kg.export import formats
from kg.export.several import write_folder, zipped
from kg.store import disk
from kg.store.graph import GraphStore

SEVERAL = "Give a folder for them (-o DIR/), or an archive (-o FILE.zip)"


def chosen(form: str | None, out: str | None) -> str:
    """
    Return the format *form*, else the one that the ending of *out* stands for, else Turtle.

    Raises ``UnknownNameError`` where *out* has the ending of something else.
    """
    if form is not None or out is None:
        return form or "turtle"
    path = Path(out)
    found = formats.of_path(path)
    if found is None and path.suffix.lower() != ".zip":
        formats.meant(path)
    return found or "turtle"


def save(
    store: GraphStore, form: str, out: str, *, inferred: bool = False, profile: Sequence[str] = ()
) -> tuple[Path, ...]:
    """
    Write *store* as *form* to where *out* says: a file, a folder (it ends in a slash, or is one), an archive (.zip).

    Returns what was written. Raises ``InputError`` where *out* names one file and *form* is several.
    """
    several = formats.find(form).parts is not None
    path = Path(out)
    if path.suffix.lower() == ".zip":
        disk.replace(path, zipped(formats.files(store, form, inferred=inferred, profile=profile)))
        return (path,)
    if several and formats.of_path(path):
        raise InputError(out, f"{form} is several files", SEVERAL)
    if several or out.endswith("/") or path.is_dir():
        return write_folder(formats.files(store, form, inferred=inferred, profile=profile), path)
    disk.replace(path, formats.export(store, form, inferred=inferred, profile=profile))
    return (path,)
