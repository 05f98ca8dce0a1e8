"""MediaWiki dumps: a page of the main namespace is an article, in plain text."""

from __future__ import annotations

import bz2
import tracemalloc

import pytest

from kg.model import Document
from kg.read import wikitext
from kg.read.mediawiki import read as read_dump
from tests.read.made import ENGLISH, documents, lay, mixed

TEXT = """{{date|April 3, 2011}}
{{Europe}}
[[File:Riga.jpg|thumb|left|The [[w:Riga|old town]] &copy; X]]
&lt;!-- do not say so --&gt;
'''[[w:Riga|Riga]]''' &amp;mdash; {{w|Jon Arvel|The envoy}} met {{w|A. Berg}}&lt;ref name="a"&gt;A {{n}}&lt;/ref&gt; on
Tuesday. He [https://sheet.example/x said] so.&lt;ref name="a" /&gt;

{| class="x"
| a || b
|}
== What followed ==
* They [[:w:Talks|parted]] in [[Osmark]].
{{haveyoursay}}

== Sources ==
*{{source|url=https://a.example|title=Nets|pub=Post|date=April 2, 2011}}
[[Category:Europe]]
[[Category:April 4, 2011]]
[[fr:Ailleurs]]"""

BODY = "Riga \u2014 The envoy met A. Berg on\nTuesday. He said so.\n\nWhat followed\n\nThey parted in Osmark."


def dump(*pages: str) -> str:
    return (
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/"><siteinfo><sitename>Example News</sitename>'
        "<dbname>exnews</dbname><base>https://en.news.example/wiki/Main_Page</base></siteinfo>"
        f"{''.join(pages)}</mediawiki>"
    )


def page(number: int, text: str, title: str = "Envoys meet: at last?", namespace: int = 0, more: str = "") -> str:
    return (
        f"<page><title>{title}</title><ns>{namespace}</ns><id>{number}</id>{more}<revision><id>99</id>"
        f"<timestamp>2019-01-01T00:00:00Z</timestamp><contributor><username>x</username><id>5</id></contributor>"
        f"<model>wikitext</model><text>{text}</text></revision></page>"
    )


@pytest.mark.parametrize(("name", "pack"), [("a.xml", bytes), ("a.xml.bz2", bz2.compress)])
def test_a_page(tmp_path, name, pack):
    """
    Its words as a reader sees them, the day of its template, and where it stands on the web.
    """
    lay(tmp_path / name, pack(dump(page(7, TEXT)).encode()))

    assert documents(tmp_path) == [
        Document(
            "exnews:7",
            BODY,
            "Envoys meet: at last?",
            "2011-04-03",
            "Example News",
            "https://en.news.example/wiki/Envoys_meet:_at_last%3F",
            "en",
        )
    ]


def test_what_is_no_article_is_left_out(tmp_path):
    """
    Other namespaces, redirects, lists; the last revision counts, whatever the order.
    """
    older = "<revision><timestamp>2018-01-01T00:00:00Z</timestamp><text>They parted long ago.</text></revision></page>"
    pages = [
        page(1, ENGLISH, namespace=1),
        page(2, ENGLISH, more='<redirect title="x"/>'),
        page(3, "#REDIRECT [[Elsewhere]]"),
        page(4, "* [[One]]\n* [[Two]]"),
        page(5, ENGLISH).replace("</page>", older),
    ]
    lay(tmp_path / "a.xml", dump(*pages))

    (found,) = documents("-", stdin=dump(*pages).encode())

    assert (found.id, found.body) == ("exnews:5", ENGLISH)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("{{w|A}} and [[A]], [[A|b]], [[w:A B]], [[commons:Category:X|y]]", "A and A, b, A B, y"),
        ("[[File:a.jpg|thumb|A [[b]] of {{w|c}}]]So it was.", "So it was."),
        ("{{Lang|fr|oui}} {{nowrap|a b}} {{unknown|c}}", "oui a b"),
        ("''It'' was '''so'''. [http://x.example] [//x.example y z]", "It was so. y z"),
        ("a<br/>b<p>c</p><span class='x'>d</span>&nbsp;e", "a\nb\n\nc\n\nd e"),
        ("[[a|b", "a|b"),
        ("x }} y ]] z |", "x }} y ]] z |"),
        ("a <!-- {{ --> b", "a b"),
        ("{{quote|{{w|X}} [[y|z]]}}So.", "So."),
        ("== A = B ==\n=== Sources ===\nx\n== C ==\ny", "A = B\n\nC\n\ny"),
    ],
)
def test_wikitext(text, body):
    """
    Each construct by itself.
    """
    assert wikitext.read(text).body == body


def test_the_day_of_a_category_counts_where_no_template_has_one():
    """
    A category that is a day is the day that Wikinews files an article under.
    """
    assert wikitext.read("They met. [[Category:April 4, 2011]]").published == "2011-04-04"
    assert wikitext.read("{{byline|date=April 3, 2011|location=Riga}}").published == "2011-04-03"


@pytest.mark.parametrize(
    "piece",
    [
        "[[",
        "{{",
        "{{a|",
        "[[a|",
        "<ref>",
        "<!--",
        "<b>'''[http://x ",
        "{|\n",
        "|",
        "[http://x",
        "'",
        "}}",
        "=\n",
        "<ref ",
    ],
)
def test_what_is_opened_without_end_is_gone_through_once(piece):
    """
    A page made to keep a parser busy for minutes, as long as an article may be, ends; its words stay words.
    """
    assert wikitext.read("They met.\n" + piece * (400_000 // len(piece))).body.startswith("They met.")


def test_links_in_links_to_any_depth_end():
    """
    Forty deep they are links; deeper they are text.
    """
    assert "x" in wikitext.read("[[a|" * 10_000 + "x" + "]]" * 10_000).body


def test_pages_come_before_the_dump_is_read_to_its_end():
    """
    Memory is that of a page.
    """
    one = page(1, ENGLISH * 20).encode()

    def endless():
        yield dump().encode().removesuffix(b"</mediawiki>")
        while True:
            yield one

    stream = read_dump(endless(), "a", "a", 400_000)
    next(stream)
    tracemalloc.start()
    for _ in range(500):
        next(stream)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1 << 20


def test_a_dump_that_was_cut_off(tmp_path):
    """
    What came before is read; a page out of all reason is told of.
    """
    text = dump(page(1, ENGLISH), page(2, "x " * 100_000), page(3, ENGLISH), page(4, ENGLISH))
    lay(tmp_path / "a.xml", text[: text.index("<id>4</id>")])

    ids, errors = mixed(tmp_path, max_chars=10_000)

    assert ids == ["exnews:1", "exnews:3"]
    assert "page 2: longer than 10,000 characters" in errors[0]
    assert "not XML that can be read" in errors[1]
