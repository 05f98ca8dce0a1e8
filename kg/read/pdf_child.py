"""
What takes a PDF apart, in a process of its own: run by its path, with the file on stdin; writes one JSON object.

A PDF can be made so that any reader works on it for hours or fills the memory. Here the
system ends that, and the one who asked goes on. Imports nothing of ours, so that it starts fast.
"""

from __future__ import annotations

import io
import json
import logging
import resource
import sys


def main(seconds: int, memory: int, most: int) -> None:
    """Write the text of each page, up to *most* characters in all, and the title; or why there is none."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.CRITICAL)  # remarks on damage that it gets over
    try:
        found = _read(sys.stdin.buffer.read(), most)
    except MemoryError:
        found = {"problem": "needs too much memory"}
    except RecursionError:
        found = {"problem": "is nested out of all reason"}
    except Exception as error:  # noqa: BLE001 - strangers' files find ways to upset a parser
        found = {"problem": f"is damaged ({type(error).__name__}: {error})"[:300]}
    json.dump(found, sys.stdout)


def _read(data: bytes, most: int) -> dict[str, object]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        try:
            opened = bool(reader.decrypt(""))  # many only forbid printing, and open without a password
        except (DependencyError, NotImplementedError):
            opened = False
        if not opened:
            return {"encrypted": True}
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        length += len(pages[-1])
        if length > most:
            break
    title = reader.metadata.title if reader.metadata else None
    return {"pages": pages, "title": title if isinstance(title, str) else ""}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
