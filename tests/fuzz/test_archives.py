"""Archives, feeds, tables and dumps that were good and are damaged: what is left is read, and the rest told."""

from __future__ import annotations

import bz2
import gzip
import lzma
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.forms import FORMS, Form
from tests.fuzz.test_readers import taken_in
from tests.read.made import ENGLISH, OTHER, tarred, zipped

_PAGE = f"<html><head><title>Talks</title></head><body><p>{ENGLISH}</p><p>{OTHER}</p></body></html>"
_RECORD = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{_PAGE}"
_WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://tarvik.example/{0}\r\n"
    "WARC-Date: 2024-05-03T00:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:0000000{0}-0000-0000-0000-000000000000>\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {1}\r\n\r\n{2}\r\n\r\n"
)
_RSS = (
    f"<?xml version='1.0'?><rss version='2.0'><channel><title>Courier</title>"
    f"<item><title>Talks</title><link>http://tarvik.example/1</link><description>{ENGLISH}</description></item>"
    f"<item><guid>2</guid><description>&lt;p&gt;{OTHER}&lt;/p&gt;</description></item></channel></rss>"
)
_DUMP = (
    "<mediawiki xmlns='http://www.mediawiki.org/xml/export-0.11/'><siteinfo><base>http://wiki.example/wiki/Main</base>"
    "</siteinfo><page><title>Talks</title><ns>0</ns><id>1</id><revision><id>1</id><text>{{date|May 3, 2024}} '''"
    + ENGLISH
    + "''' [[a|b]] {{x|{{y}}}} <ref>z</ref></text></revision></page></mediawiki>"
)
_TABLE = f'id,title,body,published\n1,Talks,"{ENGLISH}",2024-05-03\n2,More,"{OTHER}",2024-05-04\n'


@cache
def good(suffix: str) -> bytes:
    """Return a file of that kind with an article or two in it."""
    files = {"a.txt": ENGLISH, "b/c.html": _PAGE, "d.csv": _TABLE}
    made = {
        ".zip": lambda: zipped(files),
        ".tar": lambda: tarred(files),
        ".tgz": lambda: tarred(files, "w:gz"),
        ".txt.gz": lambda: gzip.compress(ENGLISH.encode()),
        ".txt.bz2": lambda: bz2.compress(ENGLISH.encode()),
        ".txt.xz": lambda: lzma.compress(ENGLISH.encode()),
        ".rss": _RSS.encode,
        ".xml": _DUMP.encode,
        ".csv": _TABLE.encode,
        ".tsv": lambda: _TABLE.replace(",", "\t").encode(),
        ".warc": lambda: "".join(_WARC.format(i, len(_RECORD), _RECORD) for i in (1, 2)).encode(),
        ".warc.gz": lambda: gzip.compress(_WARC.format(1, len(_RECORD), _RECORD).encode()),
    }
    return made[suffix]()


KINDS = (".zip", ".tar", ".tgz", ".txt.gz", ".txt.bz2", ".txt.xz", ".rss", ".xml", ".csv", ".tsv", ".warc", ".warc.gz")

DAMAGE = st.lists(
    st.tuples(
        st.sampled_from(["put", "cut", "drop", "double"]), st.integers(0, 100_000), st.binary(min_size=1, max_size=8)
    ),
    min_size=1,
    max_size=4,
)


def damaged(data: bytes, damage: list[tuple[str, int, bytes]]) -> bytes:
    """Return *data* with bytes overwritten, taken out, torn off or told twice."""
    for what, at, new in damage:
        i = at % (len(data) + 1)
        end = i + len(new)
        data = {
            "put": data[:i] + new + data[end:],
            "cut": data[:i],
            "drop": data[:i] + data[end:],
            "double": data[:end] + data[i:],
        }[what]
    return data


@pytest.mark.parametrize("suffix", KINDS)
def test_the_good_one_is_read(tmp_path, suffix):
    """Else the damaged ones would show nothing."""
    assert any(not hasattr(x, "problem") for x in taken_in(good(suffix), tmp_path, suffix))


@pytest.mark.parametrize("suffix", KINDS)
@given(damage=DAMAGE)
def test_a_damaged_one_is_read_or_told(tmp_path, suffix, damage):
    """Wherever the damage is."""
    taken_in(damaged(good(suffix), damage), tmp_path, suffix)


@pytest.mark.parametrize("suffix", sorted(x for x, form in FORMS.items() if form is not Form.PDF))
@given(data=st.binary(max_size=100))
def test_any_bytes_by_any_name(tmp_path, suffix, data):
    """What a file is called says nothing of what is in it."""
    taken_in(data, tmp_path, suffix)
