"""The bytes of a shard: packed, with a head to be read without unpacking; those of the first format as well."""

from __future__ import annotations

import gzip
import json
import zlib

import pytest

from kg.errors import StoreError
from kg.model import Document
from kg.store import shardfile
from tests import fakes, former

PIPELINE = "a" * 64
TOLD = fakes.relations(Document("x/0.txt", fakes.article(0), "The two meet", "2021-03-04"))
PACKED = shardfile.encode(TOLD, PIPELINE)
PLAIN = former.plain(TOLD, PIPELINE)


def test_other_programs_read_a_shard():
    """It is a gzip file of one JSON object: the document, and its relations by name."""
    held = json.loads(gzip.decompress(PACKED))
    assert list(held) == ["document", "relations"]
    assert held["document"]["body"] == TOLD.document.body
    assert held["relations"]["meets"][0]["date"] == "2021-03-04"


@pytest.mark.parametrize("data", [PACKED, PLAIN], ids=["packed", "plain"])
def test_what_was_read_comes_back(data):
    """From either format."""
    assert shardfile.decode(data, "x") == TOLD


@pytest.mark.parametrize("data", [PACKED, PLAIN], ids=["packed", "plain"])
def test_the_key_stands_in_the_head(data):
    """Its first bytes are enough."""
    assert shardfile.key(data[: shardfile.HEAD_BYTES]) == shardfile.key_of(TOLD.document, PIPELINE)


@pytest.mark.parametrize("data", [PACKED, PLAIN], ids=["packed", "plain"])
def test_any_bit_that_turns_over_is_found(data):
    """Wherever it is, of the head or what it is of: there is no key, or another one."""
    key = shardfile.key_of(TOLD.document, PIPELINE)
    for at in range(0, len(data) - 1, 7):
        turned = data[:at] + bytes([data[at] ^ 8]) + data[at + 1 :]
        assert shardfile.whole(turned) != key, at


def test_a_shard_of_the_first_format_is_packed_under_its_key():
    """Nothing is lost; an article of three sentences takes a third less, head and all."""
    packed = shardfile.upgraded(PLAIN)
    assert packed == PACKED
    assert len(packed) < len(PLAIN) * 0.6
    assert shardfile.upgraded(packed) is None


def test_a_damaged_shard_is_not_packed():
    """It would get a sum that calls it whole."""
    assert shardfile.upgraded(PLAIN[:-50] + b"\n") is None


@pytest.mark.parametrize("data", [PACKED, PLAIN], ids=["packed", "plain"])
def test_the_text_of_a_damaged_shard_is_salvaged_where_it_is_whole(data):
    """By the hash of the document in the head; the relations after it are not looked at."""
    assert shardfile.salvaged(data[:-30]) == TOLD.document
    assert shardfile.salvaged(data[:340]) is None
    assert shardfile.salvaged(b"") is None


@pytest.mark.parametrize("data", [PACKED, PLAIN], ids=["packed", "plain"])
def test_whose_a_damaged_shard_is_can_be_told(data):
    """From the first words of it."""
    assert shardfile.identity(data[:360]) == "x/0.txt"
    assert shardfile.identity(data[:200]) is None


@pytest.mark.parametrize("text", [b"[]", b"{", b'{"document": {}, "relations": {}}', b"[" * 200_000])
def test_what_has_a_right_sum_and_makes_no_sense_is_damaged(text):
    """Somebody wrote it so: it is told as any damage, not as a bug."""
    data = shardfile._packed(shardfile.key_of(TOLD.document, PIPELINE), text)
    with pytest.raises(StoreError, match="damaged"):
        shardfile.decode(data, "x")


def test_a_bomb_is_damaged(monkeypatch):
    """A shard unpacks to so much, and no more."""
    monkeypatch.setattr(shardfile, "_LIMIT", 1000)
    data = shardfile._packed(shardfile.key_of(TOLD.document, PIPELINE), b'"' + b" " * 100_000 + b'"')
    with pytest.raises(StoreError, match="damaged"):
        shardfile.decode(data, "x")
    assert zlib.decompress(data, zlib.MAX_WBITS + 16)
