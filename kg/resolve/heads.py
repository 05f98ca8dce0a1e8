"""What is asked of an article again and again while its relations are merged: its day, and the outlet that tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.compact import Once, Places, Texts
from kg.keys import fold
from kg.model import Document
from kg.resolve.revisions import site

_HELD = 1_000
"""Documents that are held as made: who asks for one asks several times."""


class Heads(Mapping[str, Document]):
    """
    Documents by id, each with no more than its day: of two of one id the last.

    They are made for who asks, and few are held: else it is the id, and what many have in common.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        once = Once()
        self.ids = Texts()
        self._told: list[tuple[str | None, str | None]] = []
        for document in documents:
            self.ids.append(document.id)
            self._told.append(once((document.published, _outlet(document))))
        self._places = Places(self.ids)
        self._made: dict[str, Document] = {}

    def __getitem__(self, identity: str) -> Document:
        found = self._made.get(identity)
        if found is None:
            if len(self._made) >= _HELD:
                self._made.clear()
            found = Document(identity, "", published=self._told[self._places[identity]][0])
            self._made[identity] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(self.ids))

    def __len__(self) -> int:
        return len({*self.ids})

    def outlet(self, identity: str) -> str:
        """
        Return the outlet of the article *identity*.

        It is known by its name, without case and "the"; else by the host of its address; an article with neither is
        a source of its own.
        """
        return self._told[self._places[identity]][1] or f"article {identity}"


def _outlet(document: Document) -> str | None:
    if name := fold(document.publisher or "").removeprefix("the "):
        return f"name {name}"
    if host := site(document.url):
        return f"host {host}"
    return None
