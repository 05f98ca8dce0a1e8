"""The file of one document's relations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import MachineError, StoreError
from kg.model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Field,
    Kind,
    Location,
    Meeting,
    Mention,
    Mode,
    Relations,
    Representation,
    Statement,
    Status,
    Tenure,
)
from kg.store import shards

PIPELINE = "a" * 64
BODY = "Ana Sol met Bo Lund in Tarvik. “It went well,” Mr Lund said.\u2028Ø"
DOCUMENT = Document("wire/7.txt", BODY, "Sol meets Lund", "2021-03-04", "The Harbour Post", "https://x.example/7", "en")
FULL = Relations(
    DOCUMENT,
    entities=(
        Entity("Ana Sol", EntityType.PERSON, ("Sol",), (Mention(Field.TITLE, 0, 3), Mention(Field.BODY, 0, 7))),
        Entity("Bo Lund", EntityType.PERSON, (), (Mention(Field.BODY, 12, 19),)),
        Entity("Tarvik", EntityType.PLACE),
        Entity("Norland", EntityType.COUNTRY),
    ),
    meets=(
        Meeting(
            ("Ana Sol", "Bo Lund"),
            Status.HELD,
            Kind.TALKS,
            Evidence(Field.BODY, 0, 30, "meets/verb"),
            ((0, 7), (12, 19)),
            "Bo Lund",
            "Tarvik",
            (23, 29),
            "2021-03",
        ),
    ),
    says=(
        Statement(
            "Bo Lund",
            "It went well",
            ((32, 44),),
            Mode.DIRECT,
            Evidence(Field.BODY, 31, 60, "says/quote"),
            "say",
            (47, 54),
            (55, 59),
            "Ana Sol",
            "Norland",
        ),
    ),
    represents=(
        Representation(
            "Ana Sol", "Norland", Evidence(Field.BODY, 0, 30, "represents/of"), "envoy", Tenure.ACTING, "2020", "2022"
        ),
    ),
    located_in=(Location("Tarvik", "Norland", Evidence(Field.BODY, 0, 30, "located/in")),),
)


def test_a_shard_gives_back_what_was_put_in(tmp_path):
    """
    Document and every field of every relation survive, typographic and separator characters included.
    """
    shards.write(tmp_path, DOCUMENT.id, shards.encode(FULL, PIPELINE))
    assert shards.read(shards.path_of(tmp_path, DOCUMENT.id)) == FULL


def test_the_key_of_a_shard_is_that_of_its_document(tmp_path):
    """
    A rebuild finds the document unchanged.
    """
    shards.write(tmp_path, DOCUMENT.id, shards.encode(FULL, PIPELINE))
    assert shards.stored_key(tmp_path, DOCUMENT.id) == shards.key_of(DOCUMENT, PIPELINE)


@pytest.mark.parametrize(
    "change",
    [{"body": BODY + "."}, {"title": ""}, {"published": None}, {"publisher": "x"}, {"url": None}, {"language": "de"}],
    ids=lambda change: next(iter(change)),
)
def test_every_field_of_a_document_is_in_its_key(change):
    """
    A corrected date or outlet makes a document new, as a changed text does.
    """
    assert shards.key_of(replace(DOCUMENT, **change), PIPELINE) != shards.key_of(DOCUMENT, PIPELINE)


def test_the_pipeline_is_in_the_key():
    """
    What another pipeline read is not taken for what this one would.
    """
    assert shards.key_of(DOCUMENT, PIPELINE) != shards.key_of(DOCUMENT, "b" * 64)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-30] + bytes([data[-30] ^ 1]) + data[-29:],
        lambda data: data.replace(b'"format":2', b'"format":9'),
        lambda data: b"\0" * len(data),
    ],
    ids=["empty", "cut", "altered", "other version", "zeros"],
)
def test_a_damaged_shard_has_no_key(tmp_path, damage):
    """
    It is read again, as if it were not there; reading it raises and names the file.
    """
    path = shards.path_of(tmp_path, DOCUMENT.id)
    shards.write(tmp_path, DOCUMENT.id, damage(shards.encode(FULL, PIPELINE)))
    assert shards.stored_key(tmp_path, DOCUMENT.id) is None
    with pytest.raises(StoreError, match=path.name):
        shards.read(path)


def test_two_documents_of_one_file_name_have_two_shards(tmp_path):
    """
    The id is what tells them apart, so a.txt of two folders are two files.
    """
    assert shards.path_of(tmp_path, "x/a.txt") != shards.path_of(tmp_path, "y/a.txt")


def test_state_changes_with_any_document(tmp_path):
    """
    The state of a folder tells whether the graph made from it is still good.
    """
    empty = shards.state(tmp_path)
    shards.write(tmp_path, "1", shards.encode(Relations(Document("1", "One.")), PIPELINE))
    one = shards.state(tmp_path)
    shards.write(tmp_path, "1", shards.encode(Relations(Document("1", "Two.")), PIPELINE))
    two = shards.state(tmp_path)
    shards.write(tmp_path, "2", shards.encode(Relations(Document("2", "Two.")), PIPELINE))
    assert len({empty, one, two, shards.state(tmp_path)}) == 4
    shards.remove(shards.path_of(tmp_path, "2"))
    assert shards.state(tmp_path) == two


def test_a_write_that_fails_leaves_the_old_shard(tmp_path, monkeypatch):
    """
    A full disk costs the new version of a document, never the one that is there.
    """
    old, new = (shards.encode(Relations(Document("1", body)), PIPELINE) for body in ("Old.", "New."))
    shards.write(tmp_path, "1", old)

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(MachineError, match="disk is full"):
        shards.write(tmp_path, "1", new)
    folder = shards.path_of(tmp_path, "1").parent
    assert [path.read_bytes() for path in folder.iterdir()] == [old]
