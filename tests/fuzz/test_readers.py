"""Any bytes, and bytes that nearly are a page or JSON: documents come, or errors that say what to do; nothing else."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import bounds
from kg.config import Config
from kg.errors import InputError
from kg.model import Document
from kg.read import html, read
from tests.fuzz.hostile import MARKDOWN, PAGES
from tests.fuzz.texts import PROSE, SENTENCES

CONFIG = Config(max_chars=20_000)

TAGS = ("div", "p", "article", "time", "span", "table", "td", "script", "style", "meta", "a", "pre", "svg", "form",
        "template", "iframe", "h1", "ul", "li", "blockquote", "head", "body", "title", "textarea", "x:y",
        "br")  # fmt: skip
ATTRIBUTES = ("", " class=date", " href='file:///etc/passwd'", " content='2024-99-99'", " property=og:url", " id=\x00",
              " datetime='2024-05-03'", " itemprop=datePublished", " type='application/ld+json'", " a='",
              ' b="')  # fmt: skip

MARKUP = st.builds(
    "".join,
    st.lists(
        st.one_of(
            st.builds(
                lambda tag, attribute, end: f"<{end}{tag}{attribute}>",
                st.sampled_from(TAGS),
                st.sampled_from(ATTRIBUTES),
                st.sampled_from(["", "", "/"]),
            ),
            SENTENCES,
            st.sampled_from(
                ["<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [", "]>", "&x;", "&#0;", "&#xD800;", "<?x?>"]
            ),
            st.text(max_size=10),
        ),
        max_size=40,
    ),
)
"""Pages that no browser wrote."""

FRONT = st.builds(
    "{}{}{}".format,
    st.sampled_from(["title", "published", "date", "source", "url", "id", "  - x", "&a", "*a", "!!python/name:os", ""]),
    st.sampled_from([": ", ":", ": >-\n  ", ": [", ": {", ": &a ", ": *a ", " "]),
    st.one_of(PROSE, st.sampled_from(["2024-05-14", "2024-13-45", "https://tarvik.example/x", "'", '"', "\t", "%"])),
)
"""Lines that stand in front matter, or nearly."""

MARKED = st.lists(
    st.one_of(
        SENTENCES,
        st.sampled_from(["# ", "\n\n", "> ", "* ", "1. ", "[", "](", ")", "![", "[[", "]]", "[^1]", "`", "```\n", "**",
                         "_", "---\n", "|", "|---|\n", "    ", "<div>", "\\", "&#0;", "<https://", ">"]),
        st.text(max_size=5),
    ),
    max_size=40,
).map("".join)  # fmt: skip
"""Markdown in no order."""

VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), PROSE),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["id", "body", "text", "title", "published", "publisher", "url", "x", "says"]), inner
        ),
    ),
    max_leaves=12,
)
"""JSON in which the keys of articles stand where they should not."""

RECORDS = st.fixed_dictionaries(
    {"body": PROSE},
    optional={
        "id": st.one_of(st.text(max_size=20), st.sampled_from(["../../etc/passwd", "a\nb", "\x1b[31m", "<x>", " "])),
        "title": PROSE,
        "published": st.sampled_from(["2024-05-03", "2024-13-45", "May", "0000-00-00", "9999999-01-01", ""]),
        "publisher": st.text(max_size=20),
        "url": st.sampled_from(
            ["http://tarvik.example/a b", "https://tarvik.example/x", "javascript:x", "http://[", ""]
        ),
    },
)


def taken_in(data: bytes, tmp_path, suffix: str | None) -> list[Document | InputError]:
    """Return what is read in *data*, as a file of that kind or from stdin, and assert that it can be used."""
    if suffix is None:
        found = list(read(["-"], config=CONFIG, stdin=io.BytesIO(data)))
    else:
        path = tmp_path / f"given{suffix}"
        path.write_bytes(data)
        found = list(read([str(path)], config=CONFIG))
    for item in found:
        assert isinstance(item, Document | InputError)
        if isinstance(item, Document):
            assert item.body.strip()
            assert len(item.title) + len(item.body) <= CONFIG.max_chars
            assert item.digest  # it has UTF-8, and so no half of a character
            "".join(filter(None, (item.id, item.title, item.publisher, item.url))).encode()
            assert "\0" not in item.body + item.title
        else:
            assert item.problem
            assert item.remedy
    assert len({x.id for x in found if isinstance(x, Document)}) == sum(isinstance(x, Document) for x in found)
    return found


@pytest.mark.parametrize("suffix", [None, ".txt", ".md", ".html", ".json", ".jsonl"])
@given(
    data=st.one_of(
        st.binary(), st.binary().map(lambda x: b"\xff\xfe" + x), PROSE.map(lambda x: x.encode("utf-16", "replace"))
    )
)
def test_any_bytes(tmp_path, suffix, data):
    """Whatever a file is called and holds."""
    taken_in(data, tmp_path, suffix)


@pytest.mark.parametrize("suffix", [None, ".txt", ".md"])
@given(text=st.one_of(PROSE, SENTENCES))
def test_any_text(tmp_path, suffix, text):
    """Prose with traps, as text."""
    taken_in(text.encode("utf-8", "surrogatepass"), tmp_path, suffix)


@given(text=MARKUP)
def test_any_page(tmp_path, text):
    """Tags in no order, unclosed, of other languages; declarations and entities."""
    taken_in(text.encode("utf-8", "surrogatepass"), tmp_path, ".html")


@given(front=st.lists(FRONT, max_size=8).map("\n".join), text=st.one_of(MARKUP, MARKED))
def test_any_markdown(tmp_path, front, text):
    """Front matter that is nearly YAML; marks that never close; elements of HTML between them."""
    taken_in(f"---\n{front}\n---\n{text}".encode("utf-8", "surrogatepass"), tmp_path, ".md")


@pytest.mark.parametrize("kind", MARKDOWN)
def test_markdown_that_was_written_to_hurt(tmp_path, kind):
    """Thousands of one mark: an article, or an error; within an article's time, or ``kg.bounds`` would tell."""
    for item in taken_in(MARKDOWN[kind].encode(), tmp_path, ".md"):
        assert "processor time" not in getattr(item, "problem", "")


@pytest.mark.parametrize("suffix", [None, ".json", ".jsonl"])
@given(values=st.lists(st.one_of(RECORDS, VALUES), min_size=1, max_size=5), cut=st.integers(0, 40))
def test_any_json(tmp_path, suffix, values, cut):
    """Values of every kind where articles should be; as a list and as lines; the end torn off."""
    lines = "\n".join(json.dumps(x) for x in values)
    taken_in(lines.encode()[: len(lines) - cut], tmp_path, suffix)
    taken_in(json.dumps(values).encode(), tmp_path, suffix)


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_that_was_written_to_hurt(kind):
    """Hundreds of one thing: an article, or an error; within a page's time, or ``kg.bounds`` would tell."""
    try:
        found = html.read(PAGES[kind](500), "page")
    except InputError as error:
        told = error.problem
    else:
        told = found.body
    assert "seconds of processor time" not in told


def test_a_page_nested_a_hundred_thousand_deep():
    """The parser stops where nobody nests; what stood before that is read."""
    found = html.read(PAGES["divisions in divisions"](100_000), "page")
    assert "Ana Sol met Bo Lund in Tarvik" in found.body


def test_json_nested_a_hundred_thousand_deep(tmp_path):
    """Told, not a stack that overflows."""
    (error,) = taken_in(b'{"body": ' + b"[" * 100_000, tmp_path, ".json")
    assert "JSON" in error.problem


def test_a_page_that_takes_too_long_is_told(monkeypatch):
    """Where a library finds no end, the page is left out, and the build goes on."""
    monkeypatch.setattr(bounds, "SECONDS", 0.3)

    def endless(_tree):
        while True:
            pass

    monkeypatch.setattr(html, "_article", endless)
    with pytest.raises(InputError, match="takes more than"):
        html.read(PAGES["links"](10), "page")


def test_ten_million_quotation_marks(tmp_path):
    """More than a document may have: told before they are read."""
    (error,) = taken_in(b'"' * 10_000_000, tmp_path, ".txt")
    assert "too long" in error.problem
