"""``kg.annotate.doc``: offsets of a ``Doc`` and of the stored fields, and what a token refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate import doc as annotation
from kg.annotate.doc import (
    SEPARATOR,
    Reference,
    Referent,
    at,
    evidence,
    in_title,
    mention_of,
    persons,
    refer,
    text_between,
    text_of,
    tokens_of,
)
from kg.model import Document, EntityType, Field, Mention
from tests.blank import TOKENIZER

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Span

annotation.register()


def doc_of(body: str, title: str = "") -> Doc:
    made = TOKENIZER(text_of(title, body))
    made._.document = Document("article", body, title)
    return made


def span_of(doc: Doc, text: str) -> Span:
    """Return the last span of *doc* that reads *text*."""
    start = doc.text.rindex(text)
    return doc.char_span(start, start + len(text))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("", "Ada Brook met Tomas Vale."),
        ("Talks in the harbour", "Ada Brook met Tomas Vale."),
        ("Talks 🕊🏽 in the harbour", "🤝 Ada Brook met Tomas Vale 👩‍🚀."),
        ("Une réunion à l'île", "E\u0301tienne, A\u030adne and Ada Brook met Tomas Vale."),
        ("A title\nof two lines", "First line\n\n\tAda Brook met\u00a0Tomas Vale.\r\n"),
        ("𝔗itle", "𝔄 word of another plane before Tomas Vale."),
    ],
)
def test_a_mention_points_at_its_words_in_the_stored_field(title: str, body: str) -> None:
    """Offsets count code points of the field, whatever stands before: title, emoji, combining marks, line ends."""
    found = mention_of(span_of(doc_of(body, title), "Vale"))
    assert found.field is Field.BODY
    assert body[found.start : found.end] == "Vale"


def test_a_mention_in_the_title_counts_from_its_start() -> None:
    """The title is a field of its own."""
    doc = doc_of("They met in Oslo.", "🕊 Brook and Vale meet")
    found = mention_of(span_of(doc, "Vale"))
    assert (found.field, "🕊 Brook and Vale meet"[found.start : found.end]) == (Field.TITLE, "Vale")


def test_a_span_that_reaches_into_the_gap_ends_with_the_title() -> None:
    """The blank line between the fields is in neither."""
    doc = doc_of("Body.", "Title")
    assert at(doc, 0, len("Title") + len(SEPARATOR)) == Mention(Field.TITLE, 0, 5)


def test_the_first_character_of_the_body_is_its_zeroth() -> None:
    """With a title or without."""
    for title in ("", "Title"):
        doc = doc_of("Body.", title)
        start = len(doc.text) - len("Body.")
        assert at(doc, start, start + 4) == Mention(Field.BODY, 0, 4)


def test_text_of_joins_with_a_blank_line_only_where_there_is_a_title() -> None:
    """A document without title begins with its body."""
    assert (text_of("", "b"), text_of("t", "b"), text_of("t", "")) == ("b", "t\n\nb", "t\n\n")


def test_a_token_knows_whether_it_is_in_the_title() -> None:
    """The last of the title is, the first of the body is not."""
    doc = doc_of("They met.", "Talks held")
    assert [token.text for token in doc if in_title(token)] == ["Talks", "held"]


def test_without_a_title_nothing_is_in_it() -> None:
    """The first token of a body is not taken for a title's."""
    assert not any(in_title(token) for token in doc_of("They met."))


def test_evidence_has_no_space_at_its_ends() -> None:
    """A sentence that carries its line breaks is cut down to its words."""
    doc = doc_of("They left.\n\n  They met. \n\n", "Talks")
    found = evidence(doc[5:], "meets/both")
    assert (doc._.document.body[found.start : found.end], found.rule) == ("They met.", "meets/both")


def test_an_alias_is_kept_once_and_never_the_name_itself() -> None:
    """In the order in which they came."""
    one = Referent("Ada Brook", EntityType.PERSON)
    for text in ("Brook", "Ada Brook", "Ms Brook", "Brook"):
        one.add_alias(text)
    assert one.aliases == ["Brook", "Ms Brook"]


def referring(how: str, *referents: Referent) -> Doc:
    doc = doc_of("Brook spoke.")
    refer(doc[0], Reference(doc[:1], referents, how))  # type: ignore[arg-type]
    return doc


def test_a_token_refers_to_the_referents_of_its_reference() -> None:
    """Several, for a group."""
    one, other = Referent("Ada Brook", EntityType.PERSON), Referent("Tomas Vale", EntityType.PERSON)
    assert annotation.referents(referring("group", one, other)[0]) == (one, other)


def test_an_adjective_refers_to_nobody() -> None:
    """«Norwegian gas» names no actor, though the country is known."""
    assert annotation.referents(referring("adjective", Referent("Norway", EntityType.COUNTRY))[0]) == ()


def test_a_word_without_reference_refers_to_nobody() -> None:
    """No reference, no referents."""
    assert annotation.referents(doc_of("Nobody spoke.")[0]) == ()


def test_persons_are_people_and_each_once() -> None:
    """Of all that tokens refer to, the people, in order."""
    one, land = Referent("Ada Brook", EntityType.PERSON), Referent("Norway", EntityType.COUNTRY)
    doc = referring("name", one, land)
    assert list(persons([doc[0], doc[0]])) == [one]


def test_declaring_the_extensions_again_changes_nothing() -> None:
    """What a ``Doc`` holds already stays."""
    doc = doc_of("They met.")
    annotation.register()
    assert doc._.document.body == "They met."


def test_every_reference_of_a_parsed_article_lies_in_one_field(parsed: Callable[..., Doc]) -> None:
    """And what it points at in the field reads as its span does in the text of the ``Doc``."""
    doc = parsed(
        "🤝 Ada Brook, Norway's foreign minister, met Tomas Vale in Oslo on Monday.\n\nShe thanked Mr Vale. Both left.",
        "Brook thanks Vale 🕊",
    )
    shown = {
        (x.span.text, doc._.document.text(m.field)[m.start : m.end])
        for x in doc._.references
        if (m := mention_of(x.span))
    }
    assert shown
    assert all(one == other for one, other in shown)


def test_the_text_between_tokens_is_that_of_their_span() -> None:
    doc = doc_of("Ada Brook met\n\nTomas  Vale, of the 🕊🏽 Harbour.", "Talks")
    for start in range(len(doc)):
        for end in range(start, len(doc) + 1):
            assert text_between(doc, start, end) == doc[start:end].text


def test_tokens_are_kept() -> None:
    doc = doc_of("Ada Brook met Tomas Vale.")
    assert [x.text for x in tokens_of(doc)] == [x.text for x in doc]
    assert tokens_of(doc)[1] is tokens_of(doc)[1]
