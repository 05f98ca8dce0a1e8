"""What can be compared: stores, and files of any RDF format."""

from __future__ import annotations

import shutil

import pytest

from kg import export, pipeline
from kg.compare import difference, open_side
from kg.errors import InputError, StoreError
from kg.store import fingerprint, oxigraph
from tests import fakes


@pytest.fixture(scope="module")
def _fake_reader():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "_reader", fakes.reader)
        patch.setattr(fingerprint, "pipeline", lambda config: "a" * 64)
        patch.setattr(fingerprint, "graph", lambda config: "b" * 64)
        yield


@pytest.fixture(scope="module")
def four(tmp_path_factory, config, _fake_reader):
    """A folder with four articles and the store of them, which are not to be changed."""
    folder = tmp_path_factory.mktemp("four")
    pipeline.build([str(fakes.articles(folder / "articles"))], folder / "my.kg", config=config)
    return folder


@pytest.fixture
def store(four, tmp_path):
    """The store of four articles, and the articles beside it: a copy that a test may change."""
    shutil.copytree(four, tmp_path, dirs_exist_ok=True)
    return tmp_path / "my.kg"


@pytest.mark.parametrize("name", ["turtle", "nquads", "ntriples", "trig", "json-ld", "rdf-xml"])
@pytest.mark.parametrize("inferred", [False, True])
def test_a_store_is_the_same_as_its_export(store, tmp_path, name, inferred):
    """In each format, with graphs or without; what follows is not compared where it stands apart."""
    chosen = export.find(name)
    path = tmp_path / f"graph{chosen.suffix}"
    path.write_bytes(b"".join(export.export(oxigraph.open_store(store), name, inferred=inferred)))
    found = difference(open_side(store), open_side(path))
    assert found.removed == ()
    if not inferred or name in ("nquads", "trig", "json-ld"):
        assert not found


def test_a_store_that_grew_gained_and_lost_nothing(store, tmp_path, config):
    """Two articles more: what they tell is gained."""
    before = tmp_path / "before.nq"
    before.write_bytes(b"".join(export.export(oxigraph.open_store(store), "nquads")))
    pipeline.build([str(fakes.articles(tmp_path / "articles", 6))], store, config=config)
    found = difference(open_side(before), open_side(store))
    kinds = {kind for what, kind in found.counts() if what in ("article", "meeting", "statement")}
    assert kinds == {"gained"}
    assert found.counts()["article", "gained"] == 2


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("x.csv", "a,b", "no RDF format"),
        ("x.ttl", "this is no Turtle", "cannot be parsed"),
        ("x.ttl", "", "holds no statement"),
        ("x.json", '{"format": 1}', "holds no statement"),
        ("x.ttl", "[] a <http://x.example/T> .", "blank nodes"),
    ],
)
def test_what_cannot_be_compared_is_told(tmp_path, name, text, told):
    """With what to do instead."""
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=told):
        open_side(tmp_path / name)


@pytest.mark.parametrize("name", ["nowhere.kg", "nowhere.ttl"])
def test_what_is_not_there_is_told(tmp_path, name):
    """A misspelt name is no traceback."""
    with pytest.raises(StoreError, match="there is no such store"):
        open_side(tmp_path / name)
