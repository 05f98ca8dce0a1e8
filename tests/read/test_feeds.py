"""RSS and Atom: one document an entry, and nothing that a feed declares or names is opened."""

from __future__ import annotations

import socket
import tracemalloc
from pathlib import Path

import pytest

from kg.config import Config
from kg.model import Document
from kg.read import read
from kg.read.feeds import read as read_feed
from tests.read.made import ENGLISH, OTHER, documents, lay, mixed

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
  <title>The Example Courier &amp; Post</title><link>https://courier.example/</link>
  <item>
    <title>Envoys &lt;i&gt;meet&lt;/i&gt;</title>
    <link>https://courier.example/2019/envoys</link>
    <guid>https://courier.example/?p=7</guid>
    <pubDate>Fri, 26 Apr 2019 07:05:00 +0000</pubDate>
    <media:content url="https://courier.example/a.jpg">no text</media:content>
    <description>A summary.</description>
    <content:encoded><![CDATA[<p>{ENGLISH}</p><script>x()</script><p>{OTHER}</p>]]></content:encoded>
  </item>
  <item>
    <title>Talks</title><guid isPermaLink="false">8</guid>
    <description>{OTHER}&nbsp;It&#8217;s late.</description>
  </item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Ministry</title>
  <entry><id>tag:ministry.example,2019:1</id><title type="html">A &amp;amp; B meet</title>
    <link rel="self" href="https://ministry.example/self"/><link href="https://ministry.example/1"/>
    <updated>2019-04-27T01:00:00Z</updated><published>2019-04-26T23:00:00+02:00</published>
    <summary>Short.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{ENGLISH}</p><p>So it <b>was</b>.</p></div>
    </content>
  </entry>
  <entry><id>urn:x:2</id><title>Text</title><content type="text">{OTHER} 1 &lt; 2 &amp;amp; so on.</content>
    <source><title>Another Desk</title></source></entry>
</feed>"""

RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://wire.example/">
 <title>Example Wire</title></channel>
 <item rdf:about="https://wire.example/1"><title>One</title><link>https://wire.example/1</link>
 <dc:date>2019-04-26</dc:date><description>{ENGLISH}</description></item></rdf:RDF>"""


def test_rss(tmp_path):
    """
    The whole text before the summary, mark-up gone, and each field from where RSS has it.
    """
    first, second = documents(lay(tmp_path / "feed.rss", RSS))

    url = "https://courier.example/2019/envoys"
    outlet = "The Example Courier & Post"
    assert first == Document(
        "https://courier.example/?p=7", f"{ENGLISH}\n\n{OTHER}", "Envoys meet", "2019-04-26", outlet, url, "en"
    )
    assert second == Document("feed.rss:8", f"{OTHER} It\u2019s late.", "Talks", None, outlet, None, "en")


def test_atom(tmp_path):
    """
    XHTML as it stands, text that is no mark-up, the day of publication before that of the last change.
    """
    first, second = documents(lay(tmp_path / "feed.atom", ATOM))

    assert first == Document(
        "tag:ministry.example,2019:1",
        f"{ENGLISH}\n\nSo it was.",
        "A & B meet",
        "2019-04-26",
        "Example Ministry",
        "https://ministry.example/1",
        "en",
    )
    assert second.body == f"{OTHER} 1 < 2 &amp; so on."
    assert second.publisher == "Another Desk"


def test_rss_1(tmp_path):
    """
    Items stand beside the channel, and are named by their RDF.
    """
    (found,) = documents(lay(tmp_path / "feed.xml", RDF))

    assert (found.id, found.published, found.publisher) == ("https://wire.example/1", "2019-04-26", "Example Wire")


@pytest.mark.parametrize(
    "text", [RSS, ATOM, RDF, f"\ufeff{RSS}", f"<!DOCTYPE rss PUBLIC 'x' 'http://a.example/x.dtd'>\n{ATOM}"]
)
def test_a_feed_is_seen_by_its_content(tmp_path, text):
    """
    By stdin, and under a suffix that says only XML; in UTF-16 too.
    """
    expected = [x.body for x in documents("-", stdin=text.encode())]

    assert expected[0].startswith(ENGLISH)
    assert expected == [x.body for x in documents(lay(tmp_path / "a.xml", text))]
    assert expected == [
        x.body
        for x in documents(
            lay(tmp_path / "b.xml", text.strip("\ufeff").replace(' encoding="UTF-8"', "").encode("utf-16"))
        )
    ]


def test_entries_without_text_are_told_of_together(tmp_path):
    """
    A feed of headlines has nothing to read; what it leads to is not fetched.
    """
    items = "<item><title>Only this</title><description/></item>" * 30
    lay(tmp_path / "a.rss", f"<rss><channel><item><description>{ENGLISH}</description></item>{items}</channel></rss>")

    ids, (error,) = mixed(tmp_path)

    assert ids == ["a.rss:1"]
    assert "30 of its 31 entries have no text" in error


def test_what_stands_before_the_damage_is_read(tmp_path):
    """
    A feed that was cut off, or has a stray sign in it, is read up to there.
    """
    lay(tmp_path / "a.rss", RSS[: RSS.index("<title>Talks")])
    lay(tmp_path / "b.rss", RSS.replace("Talks", "Talks & tea").replace("?p=7", "?p=9"))

    ids, errors = mixed(tmp_path)

    assert ids == ["https://courier.example/?p=7", "https://courier.example/?p=9"]
    assert "a.rss: not XML that can be read (no element found" in errors[0]
    assert "b.rss: not XML that can be read (not well-formed (invalid token), line 16" in errors[1]


def test_no_entity_is_expanded_and_nothing_opened(tmp_path, monkeypatch):
    """
    A billion laughs, a file and an address as entities, an external DTD: refused, with nothing opened or connected.
    """
    laughs = "".join(f'<!ENTITY l{x} "{f"&l{x - 1};" * 10}">' for x in range(1, 10))
    item = "<item><description>&x;</description></item>"
    heads = {
        "laughs": f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY x "&l9;">]>',
        "file": '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        "http": '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
        "parameter": '<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    }
    for name, head in heads.items():
        lay(tmp_path / f"{name}.rss", f"{head}<rss><channel>{item}</channel></rss>")
    lay(
        tmp_path / "z.rss",
        f'<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss><channel>{item.replace("&x;", ENGLISH)}</channel></rss>',
    )
    opened: list[str] = []
    real = Path.open
    monkeypatch.setattr(Path, "open", lambda path, *a, **k: opened.append(str(path)) or real(path, *a, **k))
    monkeypatch.setattr("builtins.open", lambda path, *a, **k: pytest.fail(f"{path} was opened"))
    monkeypatch.setattr(socket, "socket", lambda *a, **k: pytest.fail("a connection was made"))

    ids, errors = mixed(tmp_path)

    assert ids == ["z.rss:1"]
    assert [f"{tmp_path}/{x}.rss" for x in sorted(heads)] == [x.partition(": ")[0] for x in errors]
    assert all("it declares an entity" in x for x in errors)
    assert set(opened) == {str(x) for x in tmp_path.iterdir()}


def test_an_entry_out_of_all_reason_is_left_and_the_rest_read(tmp_path):
    """
    Too long, or nested too deep: the entry is told of, and is never whole in memory.
    """
    deep = "<b>" * 5_000 + "</b>" * 5_000
    long = "word " * 100_000
    good = f"<item><description>{ENGLISH}</description></item>"
    lay(
        tmp_path / "a.rss",
        f"<rss><channel><item><description>{long}</description></item><item><description>{deep}</description></item>"
        f"{good}</channel></rss>",
    )

    ids, errors = mixed(tmp_path, max_chars=10_000)

    assert ids == ["a.rss:3"]
    assert [
        errors[0][len(f"{tmp_path}/a.rss, ") :].partition(". ")[0],
        errors[1][len(f"{tmp_path}/a.rss, ") :][:20],
    ] == ["entry 1: longer than 10,000 characters", "entry 2: longer than"]


def test_deep_nesting_outside_of_entries_and_a_tag_without_end(tmp_path):
    """
    A page nested 100,000 deep, and a comment of megabytes, end the file with a message.
    """
    lay(tmp_path / "a.rss", "<rss>" + "<x>" * 100_000)
    lay(tmp_path / "b.rss", "<rss><!--" + "x" * (8 << 20))

    ids, errors = mixed(tmp_path, max_chars=10_000)

    assert ids == []
    assert "more than 20,000 elements in each other" in errors[0]
    assert "a tag or a comment has no end" in errors[1]


def test_entries_come_before_the_file_is_read_to_its_end():
    """
    An endless feed gives its first entry at once, and its ten-thousandth in the memory of the first.
    """
    taken = 0

    def endless():
        nonlocal taken
        yield b"<rss><channel><title>Without end</title>"
        while True:
            taken += 1
            yield b"<item><description>They met. " + b"And parted. " * 100 + b"</description></item>"

    stream = read_feed(endless(), "feed", "feed", 400_000)
    next(stream)
    assert taken <= 2
    tracemalloc.start()
    for _ in range(2_000):
        next(stream)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1 << 20


def test_xml_of_another_kind_is_no_article(tmp_path):
    """
    Among articles it is left out; by itself it is told what is read.
    """
    lay(tmp_path / "a.txt", ENGLISH)
    lay(tmp_path / "sitemap.xml", "<urlset><url/></urlset>")

    assert [x.id for x in documents(tmp_path)] == ["a.txt"]
    _, (error,) = mixed(tmp_path / "sitemap.xml")
    assert "this XML is neither a feed nor a MediaWiki dump" in error
    (tmp_path / "a.txt").unlink()
    assert mixed(tmp_path)[1] == [error]


def test_the_same_bytes_give_the_same_documents(tmp_path):
    """
    Nothing of a clock or of a run is in what is read.
    """
    lay(tmp_path / "a.rss", RSS)

    assert list(read([str(tmp_path)], config=Config())) == list(read([str(tmp_path)], config=Config()))
