"""
What a user types to search for words → an expression of SQLite's FTS5.

::

    ferry strait          both words, in any order and with any ending
    "ferry line"          a phrase
    ferr*                 whatever begins so
    ferry OR bridge       either; it joins its two neighbours, so that a b OR c is a (b OR c)
    -summit               not in it; also a phrase: -"state visit"
"""

from __future__ import annotations

import re

from kg import keys
from kg.errors import QueryError

_PIECE = re.compile(r'\s*(?P<minus>-(?=\S))?(?:"(?P<phrase>[^"]*)"(?P<after>\*?)|(?P<open>")|(?P<word>[^\s"]+))')
_USAGE = 'Write words, "a phrase", begin*, one OR other, -without'


def expression(text: str) -> str:
    """
    Return what *text* asks for in the language of FTS5.

    Every word is quoted there, so that nothing in *text* is taken for a command. Raises ``QueryError``, which says
    how to write it, where a quotation mark is not closed, OR has nothing on a side, or no word is left to look for.
    """
    wanted: list[list[str]] = []  # each is met by any of its terms
    unwanted: list[str] = []
    either = False
    for match in _PIECE.finditer(text):
        if match["open"]:
            raise QueryError(f"the quotation mark in {text!r} is not closed. {_USAGE}")
        if match["word"] == "OR" and not match["minus"]:
            if either or not wanted:
                raise QueryError(f"OR needs a word on both sides of it. {_USAGE}")
            either = True
            continue
        term = _term(match)
        if term is None:
            continue
        if match["minus"]:
            if either:
                raise QueryError(f"OR needs a word that is looked for on both sides of it. {_USAGE}")
            unwanted.append(term)
        elif either:
            wanted[-1].append(term)
            either = False
        else:
            wanted.append([term])
    if either:
        raise QueryError(f"OR needs a word on both sides of it. {_USAGE}")
    if not wanted:
        problem = "only what should not be there" if unwanted else "no word"
        raise QueryError(f"there is {problem} to look for in {text!r}. {_USAGE}")
    found = " AND ".join(f"({' OR '.join(terms)})" for terms in wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found


def _term(match: re.Match[str]) -> str | None:
    """Return one word or phrase, quoted; ``None`` where it has no letter and no digit in it."""
    text, after = (match["phrase"], match["after"]) if match["word"] is None else (match["word"], "")
    if match["word"] is not None and text.endswith("*"):
        after = "*"
    folded = keys.fold(text)
    return f'"{folded}"{" *" if after else ""}' if folded else None
