"""Shards that stand in a bucket of a real S3 server, with a copy in the store."""

from __future__ import annotations

import itertools
import json
import shutil

import pytest

from kg import filesystems, pipeline
from kg.config import Config
from kg.errors import ConfigError, MachineError, StoreError
from kg.export import formats
from kg.store import layout, mirror, shards
from kg.store.oxigraph import open_store
from tests import fakes
from tests.buckets import s3

CONFIG = Config()
_numbers = itertools.count()


@pytest.fixture(autouse=True)
def _quick_reader(monkeypatch):
    monkeypatch.setattr(pipeline, "_reader", fakes.reader)


@pytest.fixture(scope="module")
def bucket(tmp_path_factory):
    with s3(tmp_path_factory.mktemp("s3")) as url:
        yield url


@pytest.fixture
def place(bucket):
    """Somewhere in the bucket where nothing stands."""
    return f"{bucket}/{next(_numbers)}/shards"


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        write(folder, number)
    return folder


def write(folder, number, day=1):
    (folder / f"{number}.txt").write_text(f"Paris, May {number + day}, 2011. Ada Quill met Bo Tarn in Geneva.\n")


def build(given, out, **options):
    return pipeline.build([str(x) for x in given], out, config=CONFIG, **options)


def exported(store):
    return b"".join(formats.export(open_store(store), "nquads", inferred=True))


def there(place):
    """Return the bytes of what stands at *place*, by name."""
    filesystem, root = filesystems.opened(place)
    return {name.removeprefix(f"{root}/"): filesystem.cat_file(name) for name in filesystem.find(root)}


def here(store):
    folder = layout.shards(store)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_build_with_its_shards_in_a_bucket_is_the_build_without(place, articles, tmp_path):
    """The same graph and the same shards; the bucket has them, and the store a copy."""
    assert build([articles], tmp_path / "far.kg", shards_at=place).read == 3
    build([articles], tmp_path / "near.kg")
    assert exported(tmp_path / "far.kg") == exported(tmp_path / "near.kg")
    assert there(place) == here(tmp_path / "far.kg") == here(tmp_path / "near.kg")


def test_the_place_is_remembered_and_nothing_is_read_twice(place, articles, tmp_path):
    """A later build names no place: it reads what is new, and puts it there."""
    build([articles], tmp_path / "my.kg", shards_at=place)
    write(articles, 3)
    report = build([articles], tmp_path / "my.kg")
    assert (report.read, report.unchanged, len(there(place))) == (1, 3, 4)


def test_another_machine_makes_the_graph_from_the_bucket_alone(place, articles, tmp_path):
    """A new store at the same place, without articles: nothing is read, and the graph is the same."""
    build([articles], tmp_path / "one.kg", shards_at=place)
    report = build([], tmp_path / "two.kg", shards_at=place)
    assert report.read == 0
    assert exported(tmp_path / "two.kg") == exported(tmp_path / "one.kg")


def test_what_another_machine_changed_is_brought(place, articles, tmp_path):
    """One article is new there, one says something else, one is gone."""
    build([articles], tmp_path / "one.kg", shards_at=place)
    build([], tmp_path / "two.kg", shards_at=place)
    write(articles, 0, day=9)
    write(articles, 3)
    (articles / "1.txt").unlink()
    build([articles], tmp_path / "one.kg", sync=True)
    build([], tmp_path / "two.kg", shards_at=place)
    assert here(tmp_path / "two.kg") == here(tmp_path / "one.kg") == there(place)
    assert exported(tmp_path / "two.kg") == exported(tmp_path / "one.kg")


def test_what_is_removed_is_removed_there(place, articles, tmp_path):
    """Else the next build would bring it back."""
    build([articles], tmp_path / "my.kg", shards_at=place)
    pipeline.remove(tmp_path / "my.kg", ["1.txt"], config=CONFIG)
    assert len(there(place)) == 2
    build([], tmp_path / "my.kg", shards_at=place)
    assert pipeline.articles(tmp_path / "my.kg") == ["0.txt", "2.txt"]


def test_a_store_moves_its_shards_to_a_bucket(place, articles, tmp_path):
    """What was read before is put there, and not read again."""
    build([articles], tmp_path / "my.kg")
    report = build([articles], tmp_path / "my.kg", shards_at=place)
    assert (report.read, report.unchanged) == (0, 3)
    assert there(place) == here(tmp_path / "my.kg")


def test_a_build_that_was_killed_before_it_brought_anything_goes_on(place, articles, tmp_path):
    """What the workers put there is kept, though this machine has nothing of it: none is read again."""
    build([articles], tmp_path / "my.kg", shards_at=place)
    shutil.rmtree(tmp_path / "my.kg")
    assert build([articles], tmp_path / "my.kg", shards_at=place).unchanged == 3


def test_an_emptied_place_drops_no_article(place, articles, tmp_path):
    """A bucket that is suddenly empty is most likely the wrong one: told, and the copies stay."""
    build([articles], tmp_path / "my.kg", shards_at=place)
    filesystem, root = filesystems.opened(place)
    for name in filesystem.find(root):
        filesystem.rm_file(name)
    with pytest.raises(StoreError, match="the 3 shards that stood there are gone"):
        build([articles], tmp_path / "my.kg")
    assert len(here(tmp_path / "my.kg")) == 3


def test_other_files_at_the_place_are_left_alone(place, articles, tmp_path):
    """Only what has the name of a shard is brought, so that no name there leads elsewhere."""
    filesystem, root = filesystems.opened(place)
    filesystem.pipe_file(f"{root}/notes.json", b"{}")
    filesystem.pipe_file(f"{root}/aa/{'b' * 64}/x.json", b"{}")
    build([articles], tmp_path / "my.kg", shards_at=place)
    assert len(here(tmp_path / "my.kg")) == 3


def test_a_second_place_is_refused(place, articles, tmp_path):
    """The shards stand at one place; which, is told."""
    build([articles], tmp_path / "my.kg", shards_at=place)
    with pytest.raises(StoreError, match="its shards stand at s3://"):
        build([articles], tmp_path / "my.kg", shards_at=f"{place}-2")


def test_a_bucket_that_is_not_there_is_told(bucket, articles, tmp_path):
    """Before anything is read; the store that was to be made is not left behind."""
    with pytest.raises(MachineError, match=r"s3://no-such-bucket/x: cannot be reached or used"):
        build([articles], tmp_path / "my.kg", shards_at="s3://no-such-bucket/x")
    assert not (tmp_path / "my.kg").exists()


def test_a_place_that_cannot_be_written_ends_the_build_and_is_no_fault_of_the_articles(
    place, articles, tmp_path, monkeypatch
):
    """The error names the place; no article is told to be at fault."""
    filesystem, _ = filesystems.opened(place)

    def refused(*_arguments, **_options):
        raise PermissionError("Access Denied")

    monkeypatch.setattr(filesystem, "pipe_file", refused)
    with pytest.raises(MachineError, match=r"s3://.*Access Denied.*run the same again"):
        build([articles], tmp_path / "my.kg", shards_at=place)


def test_any_folder_of_this_machine_will_do(articles, tmp_path):
    """A shared disk, by file://: whole or not at all there too, and nothing else is left."""
    url = f"file://{tmp_path}/elsewhere"
    build([articles], tmp_path / "my.kg", shards_at=url)
    assert there(url) == here(tmp_path / "my.kg")
    assert build([articles], tmp_path / "my.kg").unchanged == 3


def test_the_place_stands_in_the_settings_of_the_store(place, articles, tmp_path):
    """As it was given, without the slash at its end."""
    build([articles], tmp_path / "my.kg", shards_at=f"{place}/")
    assert json.loads((tmp_path / "my.kg" / "store.json").read_bytes())["shards"] == place
    assert mirror.place(tmp_path / "my.kg") == place


def test_a_store_whose_list_is_lost_brings_everything_again(place, articles, tmp_path):
    """A copy that is damaged is mended by that."""
    build([articles], tmp_path / "my.kg", shards_at=place)
    before = here(tmp_path / "my.kg")
    (tmp_path / "my.kg" / "remote.tsv").unlink()
    shards.path_of(layout.shards(tmp_path / "my.kg"), "1.txt").write_bytes(b"cut off")
    build([articles], tmp_path / "my.kg")
    assert here(tmp_path / "my.kg") == before


@pytest.mark.parametrize("url", ["https://example.org/x", "simplecache::s3://b/x", "shards", "github://o:r@main/x"])
def test_what_is_no_filesystem_is_refused(url, articles, tmp_path):
    """The web among them: nothing is fetched from there."""
    with pytest.raises(ConfigError, match="filesystems are s3://"):
        build([articles], tmp_path / "my.kg", shards_at=url)
