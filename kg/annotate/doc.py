r"""
What annotation adds to a spaCy ``Doc``: the document it was made from, and who is who in it.

One ``Doc`` holds title and body (``title + "\n\n" + body``), so that one pass sees both;
``mention_of`` turns its character offsets back into those of the stored fields.

==========================  =====================================================
``doc._.document``          the ``Document``
``doc._.referents``         list of ``Referent``, in order of first mention
``doc._.references``        list of ``Reference``: spans that refer, in text order
``doc._.offices``           list of ``Office`` (see ``kg.annotate.offices``)
``doc._.dates``             list of ``Dated`` (see ``kg.annotate.dates``)
``doc._.quotes``            list of ``Span``: what stands between quotation marks
``doc._.own_offices``       file with the user's own dated offices, or ``None``
``doc._.unnamed``           words -> ``Referent`` of people told without a name (see ``kg.extract.unnamed``)
==========================  =====================================================
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from spacy.tokens import Doc, Span, Token

from kg.model import EntityType, Evidence, Field, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.tables import Actor, Place

SEPARATOR = "\n\n"
"""Between title and body in the text of a ``Doc``: a paragraph break to every component."""

FULL_TEXT, TITLE_END, REFERENCES, STARTS = "full text", "end of the title", "references by token", "sentences begun"
TOKENS, QUOTED, OFFICES_AT = "tokens", "tokens between quotation marks", "references to offices by where they begin"
"""Where a document keeps what is asked of it for every token."""

ENDLESS = "stretches without an end"
"""Where a document keeps from which token to which it goes on for hundreds of them without a full stop: no prose."""

_NONE: dict[int, Reference] = {}

Alignment = Literal["strict", "contract", "expand"]
How = Literal["name", "office", "pronoun", "group", "adjective"]


@dataclass(slots=True, eq=False)
class Referent:
    """
    An entity of one document while it is being gathered; it becomes a ``kg.model.Entity``.

    ``row`` is its row in the tables of ``data/``, where it has one. ``gender`` is "m", "f" or
    "" (not known), read from courtesy titles and pronouns only, never guessed from a name.
    """

    name: str
    type: EntityType
    aliases: list[str] = field(default_factory=list)
    row: Actor | Place | None = None
    gender: str = ""

    def add_alias(self, text: str) -> None:
        """Keep *text* as another name, once."""
        if text != self.name and text not in self.aliases:
            self.aliases.append(text)


@dataclass(slots=True, eq=False)
class Reference:
    """
    A span that refers: a name, an office ("the Russian leader"), a pronoun, a group ("the two leaders").

    ``referents`` has one member but for groups. ``how`` tells what kind of words refer; "adjective"
    is a demonym that stands before a noun ("Russian" in "Russian gas"): it names no actor there.
    """

    span: Span
    referents: tuple[Referent, ...]
    how: How


def register() -> None:
    """Declare the extensions; doing it again changes nothing."""
    for name, default in (
        ("document", None),
        ("referents", None),
        ("references", None),
        ("offices", None),
        ("dates", None),
        ("quotes", None),
        ("own_offices", None),
    ):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    if not Doc.has_extension("unnamed"):
        Doc.set_extension("unnamed", default={})  # spaCy gives each document a copy of its own
    if not Token.has_extension("reference"):
        Token.set_extension("reference", getter=reference)


def text_of(title: str, body: str) -> str:
    """Return the text that a ``Doc`` is made from."""
    return f"{title}{SEPARATOR}{body}" if title else body


def mention_of(span: Span) -> Mention:
    """Return field and offsets of *span* in the stored document; the span must lie in one field."""
    return at(span.doc, span.start_char, span.end_char)


def at(doc: Doc, start: int, end: int) -> Mention:
    """Return field and offsets of the characters *start* to *end* of the text of *doc*."""
    title = title_end(doc)
    shift = title + len(SEPARATOR) if title else 0
    if start < shift:
        return Mention(Field.TITLE, start, min(end, title))
    return Mention(Field.BODY, start - shift, end - shift)


def span_at(doc: Doc, field: Field, start: int, end: int, alignment: Alignment) -> Span | None:
    """
    Return the tokens at the offsets *start* to *end* of *field*: the inverse of ``at``.

    *alignment* is that of ``Doc.char_span`` for offsets within a token.
    """
    title = title_end(doc)
    shift = title + len(SEPARATOR) if title and field is not Field.TITLE else 0
    return doc.char_span(start + shift, end + shift, alignment_mode=alignment)


def is_quoted(doc: Doc, i: int) -> bool:
    """Tell whether token *i* stands between quotation marks."""
    found: set[int] | None = doc.user_data.get(QUOTED)
    if found is None:
        found = doc.user_data[QUOTED] = {j for x in doc._.quotes or () for j in range(x.start, x.end)}
    return i in found


def offices_at(doc: Doc, i: int) -> list[Reference]:
    """Return the references to offices that begin at token *i*; only once references are resolved."""
    found: dict[int, list[Reference]] | None = doc.user_data.get(OFFICES_AT)
    if found is None:
        found = doc.user_data[OFFICES_AT] = {}
        for one in doc._.references:
            if one.how == "office":
                found.setdefault(one.span.start, []).append(one)
    return found.get(i, [])


def in_title(token: Token) -> bool:
    """Tell whether *token* stands in the title."""
    return bool(token.idx < title_end(token.doc))


def full_text(doc: Doc) -> str:
    """Return ``doc.text``, kept: spaCy joins it anew each time it is asked."""
    text: str | None = doc.user_data.get(FULL_TEXT)
    if text is None:
        text = doc.user_data[FULL_TEXT] = doc.text
    return text


def tokens_of(doc: Doc) -> list[Token]:
    """Return the tokens of *doc*, kept: spaCy makes a new object each time it is asked for one."""
    tokens: list[Token] | None = doc.user_data.get(TOKENS)
    if tokens is None:
        tokens = doc.user_data[TOKENS] = list(doc)
    return tokens


def text_between(doc: Doc, start: int, end: int) -> str:
    """Return the text of the tokens *start* to *end*, as ``doc[start:end].text``, which joins it token by token."""
    if start >= end:
        return ""
    tokens = tokens_of(doc)
    last = tokens[end - 1]
    return full_text(doc)[tokens[start].idx : last.idx + len(last)]


def sentences_between(one: Token, other: Token) -> int:
    """Return how many sentences begin after the one of two tokens of a document that comes first, up to the other."""
    doc = one.doc
    starts: list[int] | None = doc.user_data.get(STARTS)
    if starts is None:  # counted once: a rule asks for every two meetings
        starts = doc.user_data[STARTS] = [*accumulate(x.is_sent_start is True for x in doc)]
    return abs(starts[other.i] - starts[one.i])


def title_end(doc: Doc) -> int:
    """Return the number of characters of the title of *doc*; kept, since asking an extension takes long."""
    end: int | None = doc.user_data.get(TITLE_END)
    if end is None:
        end = doc.user_data[TITLE_END] = len(doc._.document.title)
    return end


def evidence(span: Span, rule: str) -> Evidence:
    """Return the evidence of a relation whose sentence is *span*, without space at its ends."""
    text = full_text(span.doc)[span.start_char : span.end_char]
    left = len(text) - len(text.lstrip())
    where = at(span.doc, span.start_char + left, span.start_char + len(text.rstrip()))
    return Evidence(where.field, where.start, where.end, rule)


def reference(token: Token) -> Reference | None:
    """
    Return the reference that *token* is part of, pronouns and "the Russian leader" included.

    The references of a document do not overlap.
    """
    # Kept by the document itself: the rules ask for every token, and asking an extension takes ten times as long.
    found: Reference | None = token.doc.user_data.get(REFERENCES, _NONE).get(token.i)
    return found


def refer(token: Token, made: Reference) -> None:
    """Let *token* be part of *made*."""
    token.doc.user_data.setdefault(REFERENCES, {})[token.i] = made


def referents(token: Token) -> tuple[Referent, ...]:
    """
    Return what the noun phrase headed by *token* refers to: empty if that is not known.

    Several for "the two leaders". A demonym before a noun refers to nobody. A modifier's
    reference is not its head's: "spokesman" of "a Kremlin spokesman" gives nothing.
    """
    found = reference(token)
    if found is None or found.how == "adjective":
        return ()
    return found.referents


def persons(tokens: Iterable[Token]) -> Iterator[Referent]:
    """Yield the people that *tokens* refer to, each once."""
    seen: list[Referent] = []
    for token in tokens:
        for one in referents(token):
            if one.type is EntityType.PERSON and one not in seen:
                seen.append(one)
                yield one


register()
