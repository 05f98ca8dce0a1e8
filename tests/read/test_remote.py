"""Articles in a bucket of a real S3 server: read as a folder of this machine with the same files."""

from __future__ import annotations

import itertools

import pytest

from kg import filesystems
from kg.config import Config
from kg.errors import ConfigError, InputError, MachineError
from kg.read import read, remote
from tests.buckets import s3

_numbers = itertools.count()


@pytest.fixture(scope="module")
def bucket(tmp_path_factory):
    with s3(tmp_path_factory.mktemp("s3")) as url:
        yield url


@pytest.fixture
def place(bucket):
    """Somewhere in the bucket where nothing stands."""
    return f"{bucket}/read {next(_numbers)}"


def put(place, files):
    filesystem, root = filesystems.opened(place)
    for name, data in files.items():
        filesystem.pipe_file(f"{root}/{name}", data)


def told(*given):
    return list(read([str(x) for x in given], config=Config()))


def text(number):
    return f"The ministers Ada Quill and Bo Tarn met in Geneva for {number} hours on Monday.\n".encode()


FILES = {
    "a.txt": text(1),
    "2011/b.txt": text(2),
    "2011/c é#?.txt": text(3),
    "lines.jsonl": b'{"id": "one", "body": "Ada Quill met Bo Tarn in Geneva."}\n',
    "README.md": b"About these articles.",
    "picture.png": b"\x89PNG",
    ".hidden/x.txt": text(4),
    "old.kg/store.json": b"{}",
    "old.kg/shards/aa/x.json": b"{}",
}


def test_a_bucket_reads_as_the_folder_with_the_same_files(place, tmp_path):
    """The same documents with the same identities: relative to the root, whatever that is called."""
    put(place, FILES)
    for name, data in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    found = told(f"{place}/")
    assert found == told(tmp_path)
    assert [x.id for x in found] == ["2011/b.txt", "2011/c é#?.txt", "a.txt", "one"]


def test_a_folder_needs_no_slash_at_its_end(place):
    """As on this machine."""
    put(place, {"a.txt": text(1)})
    assert told(place) == told(f"{place}/") != []


def test_one_object_is_named_by_its_url(place):
    """Its identity is its name, and it is read whatever its kind."""
    put(place, {"day/a.strange": text(1)})
    (document,) = told(f"{place}/day/a.strange")
    assert document.id == "a.strange"


def test_a_pattern_chooses(place):
    """Identities are relative to what stands before the first wildcard."""
    put(place, {"2011/a.txt": text(1), "2012/a.txt": text(2), "2012/b.html": b"<p>no</p>"})
    assert [x.id for x in told(f"{place}/*/a.txt")] == ["2011/a.txt", "2012/a.txt"]


def test_folders_of_one_name_here_and_there_keep_their_articles_apart(place, tmp_path):
    """Two files of one relative path: the names of their folders go in front."""
    put(place, {"news/a.txt": text(1)})
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_bytes(text(2))
    ids = [x.id for x in told(f"{place}/news/", tmp_path / "news")]
    assert len(set(ids)) == 2
    assert all(x.endswith("news/a.txt") for x in ids)


def test_small_objects_are_fetched_together(place, monkeypatch):
    """Two hundred objects in a few questions, and each is read once."""
    put(place, {f"{number:03}.txt": text(number) for number in range(200)})
    filesystem, _ = filesystems.opened(place)
    asked = []
    cat = filesystem.cat
    monkeypatch.setattr(filesystem, "cat", lambda paths, **options: asked.append(len(paths)) or cat(paths, **options))
    assert len(told(f"{place}/")) == 200
    assert asked == [64, 64, 64, 8]


def test_a_large_object_comes_in_pieces(place):
    """No more of it is fetched than is asked for."""
    put(place, {"large.txt": b"x" * (3 << 20)})
    (file,) = remote.listing(f"{place}/").files
    pieces = file.pieces()
    assert len(next(pieces)) == 1 << 16
    assert sum(map(len, pieces)) == (3 << 20) - (1 << 16)


def test_an_object_that_is_gone_when_it_is_its_turn_is_told(place):
    """It is an error in its place; the others are read."""
    put(place, {"a.txt": text(1), "b.txt": text(2), "c.txt": text(3)})
    stream = read([f"{place}/"], config=Config())
    filesystem, root = filesystems.opened(place)
    listed = remote.listing(f"{place}/").files
    filesystem.rm_file(f"{root}/b.txt")
    outcomes = []
    for file in listed:
        try:
            outcomes.append(b"".join(file.pieces()))
        except InputError as error:
            outcomes.append(str(error))
    assert outcomes == [
        text(1),
        f"{place}/b.txt: it is no longer there. Run it again: the listing is made anew",
        text(3),
    ]
    assert len(list(stream)) == 2


def test_nothing_there_is_told(place):
    """An empty prefix and a missing object are the same to a bucket."""
    (error,) = told(f"{place}/")
    assert isinstance(error, InputError)
    assert "no such folder" in error.problem


def test_a_bucket_that_is_not_there_is_told(bucket):
    """As what it is: nothing can be read from there, and nothing is dropped for it."""
    with pytest.raises(MachineError, match="no-such-bucket"):
        told("s3://no-such-bucket/x/")


def test_a_password_in_a_url_is_refused_and_not_repeated():
    """It would stand in messages; the environment is the place for it."""
    with pytest.raises(ConfigError) as error:
        told("s3://me:secret@bucket/x")
    assert "secret" not in str(error.value)


def test_files_of_this_machine_by_url(tmp_path):
    """file:// is a filesystem too."""
    (tmp_path / "a.txt").write_bytes(text(1))
    assert told(f"file://{tmp_path}") == told(tmp_path)


@pytest.mark.parametrize("given", ["https://example.org/a.txt", "HTTP://example.org/a.txt"])
def test_the_web_is_not_fetched(given):
    """A page is saved by whoever wants it read."""
    try:
        (error,) = told(given)
    except ConfigError as refused:
        error = refused
    assert "network" in str(error) or "filesystems are" in str(error)


def test_the_missing_extra_is_named(monkeypatch):
    """What to install, in the words of pip."""
    import sys

    monkeypatch.setitem(sys.modules, "fsspec", None)
    filesystems._filesystem.cache_clear()
    with pytest.raises(ConfigError, match=r"communique-kg\[remote\]"):
        told("s3://bucket/x/")
