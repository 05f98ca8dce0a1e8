"""kg.planning: what waits to be read, and what a build finds changed."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Document
from kg.planning import Gathering, Named, Waiting
from kg.store import shards

PIPELINE = "a" * 64
OTHER = "b" * 64


def test_what_waits_comes_out_as_it_went_in(tmp_path: Path) -> None:
    documents = [
        Document("1", "Ana met Ben.\n\nÜber\u2028alles", title="T", url="https://a.example/1"),
        Document("2", "\ud800x"),
    ]
    with Waiting(tmp_path) as waiting:
        for document in documents:
            waiting.add(document)
        assert list(waiting) == documents
        assert waiting.ids == ["1", "2"]


def test_what_waits_can_be_gone_through_again(tmp_path: Path) -> None:
    with Waiting(tmp_path) as waiting:
        waiting.add(Document("1", "Ana met Ben."))
        assert list(waiting) == list(waiting) != []


def test_nothing_waits_and_no_file_is_made(tmp_path: Path) -> None:
    with Waiting(tmp_path / "missing") as waiting:
        assert list(waiting) == []


def test_what_waits_has_no_name_in_the_folder(tmp_path: Path) -> None:
    with Waiting(tmp_path) as waiting:
        waiting.add(Document("1", "Ana met Ben."))
        assert list(tmp_path.iterdir()) == []


def test_what_waits_is_not_held_in_memory(tmp_path: Path) -> None:
    with Waiting(tmp_path) as waiting:
        tracemalloc.start()
        for number in range(200):
            waiting.add(Document(str(number), f"{number} " * 20_000))
        for _ in waiting:
            pass
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 5_000_000  # all of them are 15 MB and more


@pytest.mark.parametrize(
    ("stored", "kind", "waits"),
    [
        (None, "new", True),
        (("Ana met Ben.", PIPELINE), "unchanged", False),
        (("Ana met Ben.", OTHER), "outdated", True),
        (("Ana met Bea.", PIPELINE), "changed", True),
    ],
)
def test_a_document_is_compared_with_its_shard(
    tmp_path: Path, stored: tuple[str, str] | None, kind: str, waits: bool
) -> None:
    if stored:
        from kg.model import Relations

        body, pipeline = stored
        shards.write(tmp_path, "1", shards.encode(Relations(Document("1", body)), pipeline))
    named = Named()
    gathering = Gathering(tmp_path, PIPELINE, named, again=False)
    gathering.take(Document("1", "Ana met Ben."))
    assert dict(gathering.found) == {kind: 1}
    assert named.ids == (["1"] if waits else [])


def test_a_document_of_a_former_pipeline_is_read_again_though_it_is_not_given(tmp_path: Path) -> None:
    from kg.model import Relations

    for identity, pipeline in ("1", PIPELINE), ("2", OTHER):
        shards.write(tmp_path, identity, shards.encode(Relations(Document(identity, "Ana met Ben.")), pipeline))
    named = Named()
    gathering = Gathering(tmp_path, PIPELINE, named, again=False)
    gathering.take_former()
    assert named.ids == ["2"]


def test_what_could_not_be_read_is_kept_to_be_told(tmp_path: Path) -> None:
    gathering = Gathering(tmp_path, PIPELINE, Named(), again=False)
    gathering.take(InputError("a.txt", "empty", "Fill it"))
    assert [x.source for x in gathering.failures] == ["a.txt"]
    assert gathering.given == {}
