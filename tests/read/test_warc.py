"""WARC: what a crawler captured, by an independent writer; damage is told of, and the next record read."""

from __future__ import annotations

import gzip
import io
import os
import tracemalloc

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.config import Config
from kg.model import Document
from kg.read import read
from tests.read.made import ENGLISH, OTHER, documents, lay, mixed

SITE = "https://www.sheet.example"


def html(text: str, title: str = "Nets", head: str = "") -> bytes:
    page = f"<html><head><title>x</title>{head}</head><body><h1>{title}</h1><p>{text}</p></body></html>"
    return f"<!DOCTYPE html>{page}".encode()


class Crawl:
    """A WARC file in the making."""

    def __init__(self, *, packed: bool = True) -> None:
        self.sink = io.BytesIO()
        self.writer = WARCWriter(self.sink, gzip=packed)
        self.writer.write_record(self.writer.create_warcinfo_record("a.warc", {"software": "a test"}))

    def add(
        self,
        path: str,
        body: bytes,
        *,
        kind: str = "response",
        status: str = "200 OK",
        stamp: str = "2019-04-26T10:10:10Z",
        warc: dict[str, str] | None = None,
        **headers: str,
    ) -> Crawl:
        fields = [(k.replace("_", "-"), v) for k, v in ({"Content_Type": "text/html"} | headers).items()]
        http = StatusAndHeaders(status, fields, protocol="HTTP/1.1") if kind in {"response", "revisit"} else None
        record = self.writer.create_warc_record(
            SITE + path,
            kind,
            payload=io.BytesIO(body),
            http_headers=http,
            warc_content_type=headers.get("Content_Type", "") if http is None else "",
            warc_headers_dict={"WARC-Date": stamp} | (warc or {}),
        )
        self.writer.write_record(record)
        return self

    @property
    def data(self) -> bytes:
        return self.sink.getvalue()


@pytest.mark.parametrize(("name", "packed"), [("a.warc.gz", True), ("a.warc", False)])
def test_pages_are_read_with_their_address_and_time(tmp_path, name, packed):
    """
    Responses of status 200 that are text; the rest of a crawl is passed over in silence.
    """
    crawl = (
        Crawl(packed=packed)
        .add("/a", html(ENGLISH, head='<meta property="article:published_time" content="2019-04-25">'))
        .add("/a", b"fetched: yes", kind="metadata", Content_Type="application/warc-fields")
        .add("/gone", html(OTHER), status="404 Not Found")
        .add("/moved", html(OTHER), status="301 Moved")
        .add("/a.jpg", os.urandom(300_000), Content_Type="image/jpeg")
        .add("/list", b"<html><body><a href='/a'>A</a></body></html>")
        .add("/b.txt", OTHER.encode(), Content_Type="text/plain; charset=utf-8")
        .add("/a", b"", kind="revisit")
        .add("/c", ENGLISH.encode(), kind="conversion", Content_Type="text/plain")
    )
    found = documents(lay(tmp_path / name, crawl.data))

    url = f"{SITE}/a"
    assert found[0] == Document(f"20190426101010/{url}", ENGLISH, "Nets", "2019-04-25", "sheet.example", url, "en")
    assert [(x.url, x.body) for x in found[1:]] == [(f"{SITE}/b.txt", OTHER), (f"{SITE}/c", ENGLISH)]
    assert found == documents("-", stdin=crawl.data)


def test_a_page_captured_again_is_there_once_and_changed_it_is_a_version(tmp_path):
    """
    The later capture has the later identity, by which the newest version of an article speaks.
    """
    from kg.resolve.revisions import revisions

    crawl = (
        Crawl()
        .add("/a", html(ENGLISH), stamp="2019-04-26T10:10:10Z")
        .add("/a", html(ENGLISH), stamp="2019-04-27T10:10:10Z")
        .add("/a", html(f"{ENGLISH} {OTHER}"), stamp="2019-04-28T10:10:10Z")
    )

    found = documents(lay(tmp_path / "a.warc.gz", crawl.data))

    assert [x.id for x in found] == [f"20190426101010/{SITE}/a", f"20190428101010/{SITE}/a"]
    assert [(x.document, x.newest) for x in revisions(found)] == [(found[0].id, found[1].id)]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(html("It’s late in Zürich.")), {"Content_Encoding": "gzip"}),
        (html("It’s late in Zürich."), {"Content_Encoding": "gzip"}),
        (b"5\r\n<html\r\n" + b"%x;x=y\r\n" % len(html("It’s late in Zürich.")[5 + 10 :]), {}),
        (
            "<html><body><p>It’s late in Zürich.</p></body></html>".encode("cp1252"),
            {"Content_Type": "text/html; charset=ISO-8859-1"},
        ),
    ],
    ids=["gzip", "gzip that is none", "chunks that are none", "cp1252"],
)
def test_what_a_server_did_to_a_page_is_undone(tmp_path, body, headers):
    """
    Packed, packed in the headers alone, in chunks, in an encoding that only the server tells.
    """
    if b"5\r\n" in body:
        whole = html("It’s late in Zürich.")
        body = b"5\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n" % (whole[:5], len(whole) - 5, whole[5:])
        headers = {"Transfer_Encoding": "chunked"}

    (found,) = documents(lay(tmp_path / "a.warc", Crawl(packed=False).add("/a", body, **headers).data))

    assert found.body == "It’s late in Zürich."


def spoilt(change: str) -> bytes:
    crawl = Crawl(packed=False).add("/a", html(ENGLISH)).add("/b", html(OTHER)).add("/c", html(ENGLISH))
    data = crawl.data
    start = data.index(b"WARC/1.0", data.index(b"/a") + 1)  # of the record of /b
    place = data.index(b"Content-Length: ", start) + len(b"Content-Length: ")
    end = data.index(b"\r\n", place)
    length = int(data[place:end])
    return {
        "too long": data[:place] + b"%d" % (length + 40) + data[end:],
        "too short": data[:place] + b"%d" % (length - 40) + data[end:],
        "none": data[:place] + b"some" + data[end:],
        "huge": data[:place] + b"999999999999" + data[end:],
    }[change]


@pytest.mark.parametrize(
    ("change", "urls", "problem"),
    [
        ("too long", ["/a", "/c"], "its length is wrong"),
        ("too short", ["/a", "/c"], "its length is wrong"),
        ("none", ["/a", "/c"], "it has no length"),
        ("huge", ["/a"], "the file ends within it"),
    ],
)
def test_a_record_of_a_wrong_length_is_told_and_the_next_one_found(tmp_path, change, urls, problem):
    """
    Whether it reaches into the next record or ends too early.
    """
    ids, errors = mixed(lay(tmp_path / "a.warc", spoilt(change)))

    assert ids == [f"20190426101010/{SITE}{x}" for x in urls]
    assert problem in errors[0]


def test_damage_in_one_packed_record_is_told_and_the_others_read(tmp_path):
    """
    Each is a member of gzip by itself.
    """
    crawl = Crawl().add("/a", html(ENGLISH))
    start = len(crawl.data)
    crawl.add("/b", html(f"{OTHER} {os.urandom(3_000).hex()}"))
    end = len(crawl.data)
    data = bytearray(crawl.add("/c", html(OTHER)).data)
    for place in range((start + end) // 2, (start + end) // 2 + 20):
        data[place] ^= 0xFF

    ids, errors = mixed(lay(tmp_path / "a.warc.gz", bytes(data)))

    assert ids == [f"20190426101010/{SITE}/a", f"20190426101010/{SITE}/c"]
    assert any("damaged gzip" in x for x in errors)


def test_a_file_that_was_cut_off(tmp_path):
    """
    What was whole is read.
    """
    crawl = Crawl().add("/a", html(ENGLISH))
    whole = len(crawl.data)
    crawl.add("/b", html(f"{OTHER} {os.urandom(3_000).hex()}"))

    ids, errors = mixed(lay(tmp_path / "a.warc.gz", crawl.data[: whole + 1_500]))

    assert ids == [f"20190426101010/{SITE}/a"]
    assert "the gzip file ends too early" in errors[0]


def test_what_cannot_be_read_is_told(tmp_path):
    """
    Cut off when it was captured, longer than an article, packed in another way.
    """
    crawl = (
        Crawl()
        .add("/a", html(ENGLISH), warc={"WARC-Truncated": "length"})
        .add("/b", html("word " * 100_000))
        .add("/c", os.urandom(500), Content_Encoding="br")
    )

    ids, errors = mixed(lay(tmp_path / "a.warc.gz", crawl.data), max_chars=10_000)

    assert ids == []
    assert [
        next(
            y
            for y in ("it was cut off when it was captured", "too long for one article", "its page is packed by br")
            if y in x
        )
        for x in errors
    ] == ["it was cut off when it was captured", "too long for one article", "its page is packed by br"]
    assert f"a.warc.gz, record 3 ({SITE}/b)" in errors[1]


def test_no_warc_at_all(tmp_path):
    """
    A file of another kind under its suffix.
    """
    assert "belong to no record" in mixed(lay(tmp_path / "a.warc", "no such thing\n" * 100))[1][0]


def test_records_are_read_as_they_are_asked_for():
    """
    The first page is there before the second is unpacked, and what is passed over is not held.
    """
    crawl = Crawl(packed=False)
    for number in range(20):
        crawl.add(f"/{number}", html(f"{ENGLISH} {number}"))
        crawl.add(f"/{number}.bin", b"x" * 2_000_000, Content_Type="video/mp4")
    pipe = io.BytesIO(crawl.data)
    tracemalloc.start()

    stream = read(["-"], config=Config(), stdin=pipe)
    assert isinstance(next(stream), Document)
    assert pipe.tell() < 200_000
    assert sum(1 for _ in stream) == 19

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 15 << 20  # mostly the parser of pages
