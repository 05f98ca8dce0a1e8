"""Files of each form, damaged by chance: documents come, or errors that say what to do; nothing else."""

from __future__ import annotations

import bz2
import gzip
import io
import random

import pyarrow as pa
import pytest
from pyarrow import parquet

from kg.errors import InputError
from kg.model import Document
from tests.read.made import ENGLISH, OTHER, everything, lay, tarred, zipped
from tests.read.test_feeds import ATOM, RDF, RSS
from tests.read.test_mediawiki import TEXT, dump, page
from tests.read.test_warc import Crawl, html

_FILES = {"x.txt": ENGLISH, "y.jsonl": '{"body":"They met."}\n' * 3, "t.csv": "id,body\n1,They met.\n"}


def _parquet() -> bytes:
    sink = io.BytesIO()
    parquet.write_table(pa.table({"id": ["1", "2"] * 20, "body": [ENGLISH] * 40}), sink)
    return sink.getvalue()


SAMPLES = {
    "a.zip": zipped(_FILES),
    "b.zip": zipped(_FILES, 0),
    "a.tar": tarred(_FILES),
    "a.tar.gz": tarred(_FILES, "w:gz"),
    "a.tar.xz": tarred(_FILES, "w:xz"),
    "a.txt.bz2": bz2.compress(ENGLISH.encode()),
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.xml": RDF.encode(),
    "b.xml": dump(page(7, TEXT)).encode(),
    "a.csv": f'id,body,published\n1,"{ENGLISH}",2019-04-26\n2,x,\n'.encode(),
    "a.parquet": _parquet(),
    "a.warc": Crawl(packed=False).add("/b", gzip.compress(html(OTHER)), Content_Encoding="gzip").data,
    "a.warc.gz": Crawl().add("/a", html(ENGLISH)).add("/b", html(OTHER)).data,
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return *data* with a few bytes changed, taken out, put in or copied, or cut off."""
    found = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        place = chance.randrange(len(found))
        what = chance.randrange(6)
        if what == 0:
            found[place] = chance.randrange(256)
        elif what == 1:
            found[place] ^= 1 << chance.randrange(8)
        elif what == 2 and len(found) > 50:
            del found[place : place + chance.randrange(1, 40)]
        elif what == 3:
            found[place:place] = chance.randbytes(chance.randrange(1, 20))
        elif what == 4:
            other = chance.randrange(len(found))
            found[place:place] = found[other : other + chance.randrange(1, 60)]
        elif place > 20 and chance.random() < 0.2:
            del found[place:]
    return bytes(found)


@pytest.mark.parametrize("name", SAMPLES)
def test_damage_by_chance(tmp_path, name):
    """
    The same by each run: what is wrong with one file of a form that strangers make is never an exception.
    """
    chance = random.Random(name)
    for number in range(25):
        lay(tmp_path / f"{number:02}{name}", damaged(SAMPLES[name], chance))

    found = everything(tmp_path, tmp_path / "nowhere")

    assert len(found) > 1
    assert all(isinstance(x, Document) or (isinstance(x, InputError) and x.remedy) for x in found)
