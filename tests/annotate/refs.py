"""What tests of coreference ask of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def meant(doc: Doc, text: str) -> list[str]:
    """Return whom the last span that reads *text*, whatever its case and lines, refers to."""
    found = [x for x in doc._.references if " ".join(x.span.text.split()).lower() == text.lower()]
    return [x.name for x in found[-1].referents] if found else []
