"""ZIP and tar: members are read where they stand, and none of them can do harm."""

from __future__ import annotations

import gzip
import io
import json
import os
import stat
import struct
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from kg.config import Config
from kg.errors import InputError
from kg.model import Document
from kg.read import read
from tests.read.made import ENGLISH, OTHER, documents, everything, lay, mixed, tarred, zipped

PAGE = f"<!DOCTYPE html><html><head><title>x</title></head><body><h1>Nets</h1><p>{ENGLISH}</p></body></html>"
FILES = {
    "2019/a.txt": f"Envoys meet\n\nRIGA, April 25, 2019 (Example Press) - {ENGLISH}",
    "2019/b.html": PAGE,
    "c.jsonl": json.dumps({"body": ENGLISH}) + "\n" + json.dumps({"id": "own", "body": OTHER}),
}
IDS = ["2019/a.txt", "2019/b.html", "c.jsonl:1"]
LEFT_OUT = {
    "README.md": ENGLISH,
    ".hidden.txt": ENGLISH,
    "__MACOSX/2019/._a.txt": b"\0\5\26\7",
    "2019/b_files/frame.html": PAGE,
    "photo.jpg": b"\xff\xd8\xff",
}


@pytest.mark.parametrize(
    ("name", "data", "stem"),
    [
        ("n.zip", zipped(FILES | LEFT_OUT), "n.zip"),
        ("n.tar", tarred(FILES | LEFT_OUT), "n.tar"),
        ("n.tar.gz", tarred(FILES | LEFT_OUT, "w:gz"), "n.tar"),
        ("n.tgz", tarred(FILES | LEFT_OUT, "w:gz"), "n.tar"),
        ("n.tar.bz2", tarred(FILES | LEFT_OUT, "w:bz2"), "n.tar"),
        ("n.tar.xz", tarred(FILES | LEFT_OUT, "w:xz"), "n.tar"),
    ],
)
def test_members_are_read_as_files_of_a_folder_are(tmp_path, name, data, stem):
    """
    Each kind by its reader, identities below the archive's, and what is left out of folders left out.
    """
    lay(tmp_path / "in" / name, data)

    found = documents(tmp_path / "in")

    assert [*(f"{stem}!/{x}" for x in IDS), "own"] == [x.id for x in found]
    assert (found[0].title, found[0].published, found[0].publisher) == ("Envoys meet", "2019-04-25", "Example Press")
    assert found[1].body == ENGLISH
    assert found == documents(tmp_path / "in" / name)  # by itself it is the same


@pytest.mark.parametrize(
    "data",
    [zipped(FILES), tarred(FILES), tarred(FILES, "w:gz"), tarred(FILES, "w:xz")],
    ids=["zip", "tar", "tar.gz", "tar.xz"],
)
def test_an_archive_by_stdin_is_seen_by_its_content(data):
    """
    No suffix says what comes by a pipe, which is read once.
    """
    assert [*(f"stdin!/{x}" for x in IDS), "own"] == [x.id for x in documents("-", stdin=data)]


def test_a_file_that_is_packed_is_the_file(tmp_path):
    """
    Packing changes no identity; what is packed in a folder is read where the file itself would be.
    """
    lay(tmp_path / "a.txt.gz", gzip.compress(ENGLISH.encode()))
    lay(tmp_path / "b.jsonl.gz", gzip.compress(FILES["c.jsonl"].encode()))
    lay(tmp_path / "dump.sql.gz", gzip.compress(b"CREATE TABLE"))

    assert [x.id for x in documents(tmp_path)] == ["a.txt", "b.jsonl:1", "own"]


def test_one_file_in_several_packings_in_a_row(tmp_path):
    """
    Logs that were packed day by day and put together.
    """
    lay(tmp_path / "a.txt.gz", gzip.compress(ENGLISH.encode()) + gzip.compress(f" {OTHER}".encode()) + b"\0" * 600)

    assert [x.body for x in documents(tmp_path)] == [f"{ENGLISH} {OTHER}"]


def test_archives_in_archives_to_a_small_depth(tmp_path):
    """
    A year of packed months is read; a box in a box without end is not opened.
    """
    inner = zipped({"x/a.txt": ENGLISH})
    lay(tmp_path / "year.zip", zipped({"may.tar.gz": tarred({"one.zip": inner}, "w:gz"), "b.txt": OTHER}))
    deep = zipped({"z.txt": ENGLISH})
    for _ in range(6):
        deep = zipped({"deeper.zip": deep})
    lay(tmp_path / "z.zip", deep)

    ids, errors = mixed(tmp_path)

    assert ids == ["year.zip!/may.tar!/one.zip!/x/a.txt", "year.zip!/b.txt"]
    (error,) = errors
    assert "it is inside 4 archives already" in error


def hostile_tar() -> bytes:
    def info(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
        made = tarfile.TarInfo(name)
        made.type, made.linkname = kind, target
        return made

    extra = [
        info("link.txt", tarfile.SYMTYPE, "/etc/passwd"),
        info("hard.txt", tarfile.LNKTYPE, "../../x.txt"),
        info("null.txt", tarfile.CHRTYPE),
        info("pipe.txt", tarfile.FIFOTYPE),
    ]
    files = {"../../x.txt": "escaped", "/etc/y.txt": "escaped", "a/../../z.txt": "escaped", "ok.txt": ENGLISH}
    return tarred(files, extra=extra)


def hostile_zip() -> bytes:
    link = zipfile.ZipInfo("link.txt")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name in ("../../x.txt", "/etc/y.txt", "a\\..\\..\\z.txt", "C:/w.txt"):
            archive.writestr(name, "escaped")
        archive.writestr(link, "/etc/passwd")
        archive.writestr("ok.txt", ENGLISH)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "outside", "special"), [("n.tar", hostile_tar(), 3, 4), ("n.zip", hostile_zip(), 4, 1)]
)
def test_paths_that_lead_out_links_and_devices_are_told_and_not_followed(tmp_path, name, data, outside, special):
    """
    The rest is read, and nothing is written anywhere.
    """
    lay(tmp_path / "in" / name, data)
    before = sorted(tmp_path.rglob("*"))

    ids, errors = mixed(tmp_path / "in")

    assert ids == [f"{name}!/ok.txt"]
    assert outside == sum("its path leads out of the archive" in x for x in errors)
    assert special == sum("it is a link, not a file" in x or "it is a device, not a file" in x for x in errors)
    assert len(errors) == outside + special
    assert before == sorted(tmp_path.rglob("*"))


def test_an_encrypted_member_is_told_and_the_rest_read(tmp_path):
    """
    Its flag is looked at before it is opened: no password is asked for.
    """
    data = bytearray(zipped({"a.txt": ENGLISH, "b.txt": OTHER}))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    lay(tmp_path / "n.zip", bytes(data))

    assert mixed(tmp_path) == (
        ["n.zip!/b.txt"],
        [f"{tmp_path}/n.zip!/a.txt: it is encrypted. Unpack it with its password"],
    )


def test_a_member_without_a_name_is_passed_over(tmp_path):
    """
    A program can write one; nobody can ask for it.
    """
    data = bytearray(zipped({"a.txt": ENGLISH, "b.txt": OTHER}))
    place = data.index(b"PK\x01\x02")
    data[place + 46] = 0  # names end at a NUL
    lay(tmp_path / "n.zip", bytes(data))

    assert mixed(tmp_path) == (["n.zip!/b.txt"], [])


def test_a_damaged_member_is_told_and_the_rest_read(tmp_path):
    """
    Its checksum tells, and half an article is none.
    """
    data = bytearray(zipped({"a.txt": ENGLISH, "b.txt": OTHER}, zipfile.ZIP_STORED))
    data[data.index(b"envoy")] ^= 1
    lay(tmp_path / "n.zip", bytes(data))

    ids, (error,) = mixed(tmp_path)

    assert ids == ["n.zip!/b.txt"]
    assert "n.zip!/a.txt: it is damaged (Bad CRC-32" in error


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("n.zip", zipped(FILES)[:-30], "damaged ZIP"),
        ("n.tar", b"no tar at all " * 100, "damaged tar"),
        ("n.gz", gzip.compress(os.urandom(9_000).hex().encode())[:5_000], "the gzip file ends too early"),
        ("n.txt.gz", gzip.compress(ENGLISH.encode())[:-12], "the gzip file ends too early"),
        ("n.txt.gz", b"\x1f\x8b\x08" + b"\xff" * 50, "damaged gzip"),
        ("n.txt.gz", b"plain text after all", "damaged gzip"),
        ("n.txt.xz", b"\xfd7zXZ\0" + b"\xff" * 50, "damaged xz"),
        ("n.txt.bz2", b"BZh9" + b"\xff" * 50, "damaged bzip2"),
        ("n.zip", zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), "this is an office document"),
    ],
    ids=["zip", "tar", "gz", "txt.gz cut", "txt.gz of nothing", "txt.gz of text", "xz", "bz2", "office document"],
)
def test_a_damaged_archive_is_told(tmp_path, name, data, problem):
    """
    With what it is, and what to do; what stands beside it is read.
    """
    lay(tmp_path / name, data)
    lay(tmp_path / "z.txt", ENGLISH)

    ids, (error,) = mixed(tmp_path)

    assert ids == ["z.txt"]
    assert error.startswith(f"{tmp_path}/{name}: {problem}")


def test_what_stands_before_the_damage_is_read(tmp_path):
    """
    Of a packed tar that was cut off, of one with a spoilt header, and of JSON Lines that end midway.
    """
    members = {f"{x}.txt": f"{ENGLISH} {x} {os.urandom(2_000).hex()}" for x in range(3)}
    packed = tarred(members, "w:gz")
    lay(tmp_path / "a.tar.gz", packed[: len(packed) // 2])
    spoilt = bytearray(tarred(members))
    spoilt[spoilt.index(b"1.txt\0") + 150] ^= 7  # in the checksum of its header
    lay(tmp_path / "b.tar", bytes(spoilt))
    lines = gzip.compress("".join(json.dumps({"id": str(x), "body": ENGLISH}) + "\n" for x in range(900)).encode())
    lay(tmp_path / "c.jsonl.gz", lines[:-100])

    ids, errors = mixed(tmp_path)

    assert ids[:2] == ["a.tar!/0.txt", "b.tar!/0.txt"]
    assert 10 < len(ids) < 902
    assert sorted({Path(x.partition(":")[0].partition("!")[0]).name for x in errors}) == [
        "a.tar.gz",
        "b.tar",
        "c.jsonl.gz",
    ]


ZEROS = b"\0" * (1 << 20)


def test_a_decompression_bomb_is_left(tmp_path):
    """
    A member is read as far as an article may go; a stream that grows without end is given up.
    """
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.txt", "b.jsonl", "c.jsonl"):
            with archive.open(name, "w") as file:
                for _ in range(70):
                    file.write(b"x" * (1 << 20))
        archive.writestr("d.txt", ENGLISH)
    lay(tmp_path / "n.zip", sink.getvalue())

    tracemalloc.start()
    ids, errors = mixed(tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert ids == []
    assert any("n.zip!/a.txt: too long for one article (73,400,320 bytes" in x for x in errors)
    assert "grows to more than 200 times its size: a decompression bomb; the rest was not read" in errors[-1]
    assert peak < 60 << 20


def test_a_header_that_says_gigabytes_is_not_held(tmp_path):
    """
    What stands before a member (a long path) is held by tarfile: more than a few megabytes of it is damage.
    """
    head = tarfile.TarInfo("././@LongLink")
    head.type, head.size = tarfile.GNUTYPE_LONGNAME, 20 << 20
    lay(tmp_path / "n.tar.gz", gzip.compress(head.tobuf(tarfile.GNU_FORMAT) + ZEROS * 20))

    tracemalloc.start()
    ids, errors = mixed(tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert ids == []
    assert "damaged tar (more than 4,194,304 bytes of headers)" in errors[0]
    assert peak < 15 << 20


def test_a_size_that_is_not_true_changes_nothing(tmp_path):
    """
    What a ZIP says of its members is not believed: reading stops where an article may end.
    """
    data = bytearray(zipped({"a.txt": "x" * 5_000_000}))
    place = data.index(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 100)
    lay(tmp_path / "n.zip", bytes(data))

    (found,) = everything(tmp_path)

    assert isinstance(found, InputError)


@pytest.mark.parametrize("name", ["n.zip", "n.tar", "n.tar.gz"])
def test_members_are_read_as_they_are_asked_for(tmp_path, name):
    """
    The first article is there before the second is unpacked; memory does not grow with the archive.
    """
    numbers = " ".join(str(x) for x in os.urandom(10_000))  # what does not pack well
    files = {f"{x:03}.txt": f"{ENGLISH} It was number {x}. {numbers[x:]}" for x in range(60)}
    lay(tmp_path / name, zipped(files) if name == "n.zip" else tarred(files, "w:gz" if name.endswith("gz") else "w"))
    del files

    tracemalloc.start()
    stream = read([str(tmp_path)], config=Config())
    first = next(stream)
    count = 1 + sum(1 for _ in stream)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert isinstance(first, Document)
    assert count == 60
    assert peak < 3 << 19  # of 2 MB


def test_only_as_much_of_a_pipe_is_read_as_was_asked_for():
    """
    A tar by stdin is not taken in first.
    """
    data = tarred({f"{x}.txt": f"{ENGLISH} {x} {os.urandom(50_000).hex()}" for x in range(40)}, "w:gz")
    pipe = io.BytesIO(data)

    first = next(read(["-"], config=Config(), stdin=pipe))

    assert isinstance(first, Document)
    assert pipe.tell() < len(data) // 4


def test_a_name_in_utf8_that_is_not_marked_as_such(tmp_path):
    """
    As macOS packs: the identity has the accents, composed.
    """
    data = zipped({"xxxxxx.txt": ENGLISH}).replace(b"xxxxxx.txt", "Jose\u0301.txt"[:5].encode() + b".txt")
    lay(tmp_path / "n.zip", data)

    assert [x.id for x in documents(tmp_path)] == ["n.zip!/Jos\u00e9.txt"]
