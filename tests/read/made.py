"""Articles and archives that the tests of this room make, and how they look at what is read in them."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from kg.config import Config
from kg.errors import InputError
from kg.model import Document
from kg.read import read

ENGLISH = "The minister said that she had met the envoy of the island, and that they would meet again."
OTHER = "The chancellor said that he would have talks with the envoy of the island, who was late."


def everything(*inputs: object, stdin: bytes | None = None, **settings: object) -> list[Document | InputError]:
    """Return all that is read in *inputs*."""
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(read([str(x) for x in inputs], config=Config(**settings), stdin=stream))  # type: ignore[arg-type]


def documents(*inputs: object, **kwargs: object) -> list[Document]:
    """Return the documents of *inputs*, of which none may be wrong."""
    found = everything(*inputs, **kwargs)  # type: ignore[arg-type]
    assert not [str(x) for x in found if isinstance(x, InputError)]
    return [x for x in found if isinstance(x, Document)]


def mixed(*inputs: object, **kwargs: object) -> tuple[list[str], list[str]]:
    """Return the ids of the documents of *inputs*, and what is told of the rest."""
    found = everything(*inputs, **kwargs)  # type: ignore[arg-type]
    return [x.id for x in found if isinstance(x, Document)], [str(x) for x in found if isinstance(x, InputError)]


def zipped(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP of *files*."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return sink.getvalue()


def tarred(files: Mapping[str, str | bytes], mode: str = "w", extra: list[tarfile.TarInfo] | None = None) -> bytes:
    """Return a tar of *files*, and of *extra* members that have no content."""
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info in extra or []:
            archive.addfile(info)
    return sink.getvalue()


def lay(path: Path, data: bytes | str) -> Path:
    """Write a file and return where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
