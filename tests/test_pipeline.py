"""The order of the stages: what a build reads, keeps, leaves alone and reports. A fake reader stands for spaCy."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kg import pipeline, workers
from kg.errors import InputError, LockedError, StoreError
from kg.model import Document
from kg.store import fingerprint, layout, manifest, oxigraph, shards
from kg.store.graph import REGISTRY
from tests import fakes


@pytest.fixture(autouse=True)
def _fake_reader(monkeypatch):
    monkeypatch.setattr(pipeline, "_reader", fakes.reader)
    # An edit of the sources while the tests run would make a new pipeline of them.
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "a" * 64)
    monkeypatch.setattr(fingerprint, "graph", lambda config: "b" * 64)


@pytest.fixture
def articles(tmp_path):
    return fakes.articles(tmp_path / "articles")


@pytest.fixture
def build(config):
    """Build with what a test does not care about filled in; inputs may be one path."""

    def build(inputs, out, **settings):
        inputs = [inputs] if isinstance(inputs, Path | str) else inputs
        return pipeline.build([str(x) for x in inputs], out, **({"config": config} | settings))

    return build


def nquads(store):
    """Return all that a store holds, as sorted lines."""
    graph = oxigraph.open_store(store)
    return sorted(str(quad) for quad in graph.engine)


def test_a_build_makes_a_store_that_answers(articles, tmp_path, build):
    """Articles go in; a graph with their meetings comes out, and the report counts it."""
    report = build(articles, tmp_path / "my.kg")
    assert (report.read, report.unchanged, report.failures) == (4, 0, [])
    assert report.counts["articles"] == 4
    assert report.counts["meetings held"] == 4
    rows = oxigraph.open_store(tmp_path / "my.kg").select(
        'SELECT ?name { ?x rdfs:label "Bo Lund" ; dip:meets ?y . ?y rdfs:label ?name } ORDER BY ?name'
    )
    assert [row["name"] for row in rows] == ["Ana Sol", "Cy Marsh"]


def test_building_again_reads_nothing(articles, tmp_path, build):
    """Nothing changed: no article is read, the graph is not written, and the report says so."""
    build(articles, tmp_path / "my.kg")
    graph = layout.graph(tmp_path / "my.kg")
    before = graph.stat().st_mtime_ns
    report = build(articles, tmp_path / "my.kg")
    assert (report.read, report.unchanged, report.graph_changed) == (0, 4, False)
    assert report.counts["articles"] == 4
    assert layout.graph(tmp_path / "my.kg").stat().st_mtime_ns == before


def test_only_what_changed_is_read(articles, tmp_path, build):
    """One article of four is edited: one is read, and the graph tells the new text."""
    build(articles, tmp_path / "my.kg")
    (articles / "2.txt").write_text("News\n\nFay Holm met Ana Sol in Tarvik. It is told by many people of the town.\n")
    report = build(articles, tmp_path / "my.kg")
    assert (report.read, report.unchanged, report.graph_changed) == (1, 3, True)
    assert any("Fay Holm" in line for line in nquads(tmp_path / "my.kg"))


def test_again_reads_everything(articles, tmp_path, build):
    """Asked to, a build reads what has not changed as well."""
    build(articles, tmp_path / "my.kg")
    assert build(articles, tmp_path / "my.kg", again=True).read == 4


def test_another_pipeline_reads_everything_again(articles, tmp_path, build, monkeypatch):
    """New rules are applied to all that is kept, also to articles that are not among the inputs: their text is kept."""
    build(articles, tmp_path / "my.kg")
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "f" * 64)
    report = build(articles / "0.txt", tmp_path / "my.kg")
    assert report.read == 4
    assert {key.pipeline for _, key in shards.keys(tmp_path / "my.kg" / "shards") if key} == {"f" * 64}


def test_the_graph_is_the_same_however_it_was_built(articles, tmp_path, build):
    """At once, one by one, in another order or into another folder: the same store."""
    files = sorted(articles.iterdir())
    build(articles, tmp_path / "at-once.kg")
    for file in reversed(files):
        build(file, tmp_path / "one-by-one.kg")
    build([*reversed(files)], tmp_path / "elsewhere" / "in.kg")
    assert nquads(tmp_path / "at-once.kg") == nquads(tmp_path / "one-by-one.kg")
    assert nquads(tmp_path / "at-once.kg") == nquads(tmp_path / "elsewhere" / "in.kg")


def test_a_build_adds_to_what_is_there(articles, tmp_path, build):
    """Articles of a former build stay where only others are given."""
    build(articles / "0.txt", tmp_path / "my.kg")
    assert build(articles / "1.txt", tmp_path / "my.kg").counts["articles"] == 2


def test_a_build_tells_of_older_versions_and_counts_copies(tmp_path, build):
    """What an older version at an address told is not in the graph; the report says so, and counts copies."""
    body = (
        "Ana Sol met Bo Lund in Tarvik. The two envoys spoke for most of the afternoon about the harbour and its piers."
    )
    wire = [
        {"id": "1", "url": "https://courier.example/a", "published": "2021-03-04", "body": body},
        {
            "id": "2",
            "url": "http://www.courier.example/a/",
            "published": "2021-03-05",
            "body": "Ana Sol met Cy Marsh in Tarvik. It is told.",
        },
        {"id": "3", "url": "https://gazette.example/b", "published": "2021-03-04", "body": body},
        {"id": "4", "url": "https://herald.example/c", "published": "2021-03-04", "body": body},
    ]
    (tmp_path / "wire.jsonl").write_text("".join(f"{json.dumps(x)}\n" for x in wire))
    report = build(tmp_path / "wire.jsonl", tmp_path / "my.kg")
    (note,) = report.notes
    assert note.startswith("Older versions of an article at the same address: 1.")
    assert {x: report.counts[x] for x in ("articles", "copies", "older versions", "meetings")} == {
        "articles": 4,
        "copies": 2,
        "older versions": 1,
        "meetings": 2,
    }


def test_copies_come_out_the_same_however_they_came_in(tmp_path, build):
    """The original last, the older version after the newer, one by one or at once: one graph."""
    body = (
        "Ana Sol met Bo Lund in Tarvik. The two envoys spoke for most of the afternoon about the harbour and its piers."
    )
    for number in range(6):
        told = {"id": f"{number}", "published": f"2021-03-0{9 - number}", "publisher": f"Paper {number % 4}"}
        told |= {
            "url": f"https://courier.example/{number % 4}",
            "body": f"{body} Ana Sol said: the piers are {('old', 'new', 'wet', 'dry', 'far', 'low')[number]}.",
        }
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(told))
        build(tmp_path / f"{number}.jsonl", tmp_path / "one-by-one.kg")
    build(f"{tmp_path}/*.jsonl", tmp_path / "at-once.kg")
    lines = nquads(tmp_path / "at-once.kg")
    assert lines == nquads(tmp_path / "one-by-one.kg")
    assert sum("#copyOf>" in line for line in lines) == 3
    assert sum("isReplacedBy>" in line for line in lines) == 2


def test_sync_drops_what_is_gone(articles, tmp_path, build):
    """With --sync the store holds what the inputs hold, and the report names what went."""
    build(articles, tmp_path / "my.kg")
    (articles / "3.txt").unlink()
    report = build(articles, tmp_path / "my.kg", sync=True)
    assert report.dropped == ("3.txt",)
    assert report.counts["articles"] == 3


def test_sync_drops_nothing_where_an_input_failed(articles, tmp_path, build):
    """A folder that could not be read, or is misspelt, must not empty the store."""
    build(articles, tmp_path / "my.kg")
    report = build([articles / "0.txt", tmp_path / "misspelt"], tmp_path / "my.kg", sync=True)
    assert report.dropped == ()
    assert report.counts["articles"] == 4
    assert "none was dropped" in report.notes[0]


def test_an_article_that_fails_is_set_aside_with_the_reason(articles, tmp_path, build):
    """One article breaks the reader: the rest is built, and the store keeps a list of what it could not take in."""
    (articles / "bad.txt").write_text("Headline\n\nThe text has STUMBLE in it, which the reader cannot bear at all.\n")
    report = build(articles, tmp_path / "my.kg")
    assert report.read == 4
    assert [x.source for x in report.failures] == ["bad.txt"]
    aside = [json.loads(line) for line in (tmp_path / "my.kg" / "quarantine.jsonl").read_text().splitlines()]
    assert aside[0]["source"] == "bad.txt"
    assert "ValueError: stumbled over a word" in aside[0]["problem"]


def test_a_version_that_fails_leaves_the_former_one(articles, tmp_path, build):
    """An edit that the reader cannot bear does not cost what the article told before."""
    build(articles, tmp_path / "my.kg")
    before = nquads(tmp_path / "my.kg")
    (articles / "0.txt").write_text("Headline\n\nThe text has STUMBLE in it, which the reader cannot bear at all.\n")
    build(articles, tmp_path / "my.kg")
    assert nquads(tmp_path / "my.kg") == before


def test_a_damaged_shard_is_read_again(articles, tmp_path, build):
    """A shard cut short by a crash costs one article's reading, and changes nothing."""
    build(articles, tmp_path / "my.kg")
    before = nquads(tmp_path / "my.kg")
    path = shards.path_of(tmp_path / "my.kg" / "shards", "1.txt")
    path.write_bytes(path.read_bytes()[:100])
    assert build(articles, tmp_path / "my.kg").read == 1
    assert nquads(tmp_path / "my.kg") == before


def test_a_damaged_shard_of_an_article_not_given_is_told(articles, tmp_path, build):
    """Without its article it cannot be read again: the build says which file it is, and goes on."""
    build(articles, tmp_path / "my.kg")
    path = shards.path_of(tmp_path / "my.kg" / "shards", "1.txt")
    path.write_bytes(path.read_bytes()[:300])
    report = build(articles / "0.txt", tmp_path / "my.kg", again=True)
    assert [x.source for x in report.failures] == [str(path)]
    assert report.counts["articles"] == 3


def test_inputs_that_cannot_be_read_are_told_and_the_rest_is_built(articles, tmp_path, build):
    """A missing file among good ones."""
    report = build([articles, tmp_path / "nowhere.txt"], tmp_path / "my.kg")
    assert [x.source for x in report.failures] == [str(tmp_path / "nowhere.txt")]
    assert report.counts["articles"] == 4


def test_a_store_among_its_articles_is_not_read(articles, build):
    """A store inside the folder that it is built from: neither build takes its files for articles."""
    for _ in range(2):
        report = build(articles, articles / "out")
        assert (report.failures, report.counts["articles"]) == ([], 4)


def test_a_file_in_the_place_of_the_store_is_told_and_left(articles, tmp_path, build):
    """Not as a table of judgements that cannot be read, which would be of no help."""
    taken = tmp_path / "page.html"
    taken.write_text("<p>Ilsa Brandt met Jun Arai.</p>", encoding="utf-8")
    with pytest.raises(StoreError, match=r"page\.html: a file, not the folder of a store\. Name a new folder with -o"):
        build(articles, taken)
    assert taken.read_text(encoding="utf-8") == "<p>Ilsa Brandt met Jun Arai.</p>"


def test_nothing_to_build_leaves_nothing(tmp_path, build):
    """A misspelt input makes no empty store."""
    report = build(tmp_path / "nowhere", tmp_path / "my.kg")
    assert not report.counts
    assert not (tmp_path / "my.kg").exists()


def test_a_store_can_be_made_whole_after_its_graph_is_lost(articles, tmp_path, build):
    """The shards are the state: with the graph's folder gone, a build without any reading makes it again."""
    build(articles, tmp_path / "my.kg")
    before = nquads(tmp_path / "my.kg")
    shutil.rmtree(layout.graph(tmp_path / "my.kg"))
    report = build(articles, tmp_path / "my.kg")
    assert report.read == 0
    assert nquads(tmp_path / "my.kg") == before


def test_ctrl_c_keeps_what_was_read(articles, tmp_path, build, config, monkeypatch):
    """Interrupted after two of four, a first build keeps two shards and says so; the next reads the other two."""

    def interrupted(documents, start, jobs):
        results = real(documents, start, jobs)
        yield next(results)
        yield next(results)
        raise KeyboardInterrupt

    real = workers.run
    monkeypatch.setattr(workers, "run", interrupted)
    with pytest.raises(KeyboardInterrupt) as stop:
        build(articles, tmp_path / "my.kg")
    assert "2 of 4 articles were read and are kept" in stop.value.__notes__[0]
    with pytest.raises(StoreError, match="no build of this store was finished"):
        layout.graph(tmp_path / "my.kg")
    monkeypatch.setattr(workers, "run", real)
    report = build(articles, tmp_path / "my.kg")
    assert (report.read, report.unchanged) == (2, 2)


def test_ctrl_c_leaves_the_graph_from_before(articles, tmp_path, build, monkeypatch):
    """Readers of a store see the old graph while a build runs, and after it was interrupted."""
    build(articles / "0.txt", tmp_path / "my.kg")
    before = nquads(tmp_path / "my.kg")

    def interrupted(lines, folder):
        raise KeyboardInterrupt

    monkeypatch.setattr(oxigraph, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(articles, tmp_path / "my.kg")
    assert nquads(tmp_path / "my.kg") == before


def test_a_collection_names_the_users_own_corner(articles, tmp_path, build, config):
    """Two users' people of one name have two IRIs."""
    build(articles, tmp_path / "a.kg", config=replace(config, collection="desk"))
    assert any("/id/desk/person/" in line for line in nquads(tmp_path / "a.kg"))
    assert not any("/id/local/" in line for line in nquads(tmp_path / "a.kg"))


def test_remove_drops_an_article_and_what_only_it_told(articles, tmp_path, build, config):
    """The graph without it is the graph that never had it."""
    build(articles, tmp_path / "my.kg")
    pipeline.remove(tmp_path / "my.kg", ["3.txt"], config=config)
    (articles / "3.txt").unlink()
    build(articles, tmp_path / "other.kg")
    assert nquads(tmp_path / "my.kg") == nquads(tmp_path / "other.kg")


def test_remove_of_an_unknown_article_drops_nothing(articles, tmp_path, build, config):
    """One misspelt id of two: an error, and both articles stay."""
    build(articles, tmp_path / "my.kg")
    with pytest.raises(StoreError, match=r"'5\.txt'"):
        pipeline.remove(tmp_path / "my.kg", ["3.txt", "5.txt"], config=config)
    assert len(pipeline.articles(tmp_path / "my.kg")) == 4


def test_articles_are_listed_by_id(articles, tmp_path, build):
    """What --articles prints, and remove takes."""
    build(articles, tmp_path / "my.kg")
    assert pipeline.articles(tmp_path / "my.kg") == ["0.txt", "1.txt", "2.txt", "3.txt"]


def test_what_does_not_conform_is_kept_out_and_told_again(articles, tmp_path, build, monkeypatch):
    """A relation that the shapes stop is listed, also by a build that has nothing else to do."""
    from kg.check import gate as room

    stopped = room.Stopped("meeting", "http://x.example/m", ("0.txt",), ("it has no participants",))
    real = room.gate
    monkeypatch.setattr("kg.assembly.gate", lambda *given, **more: replace(real(*given, **more), stopped=(stopped,)))
    for _ in range(2):
        report = build(articles, tmp_path / "my.kg")
        assert report.stopped == [str(stopped)]
        assert "it has no participants" in (tmp_path / "my.kg" / "quarantine.jsonl").read_text()


# --- plan, manifest, lock -----------------------------------------------------------------


def test_a_build_tells_what_it_reads_before_it_does(articles, tmp_path, build, monkeypatch):
    """New, changed, unchanged, and those that only another pipeline has them read again."""
    told = []
    build(articles / "0.txt", tmp_path / "my.kg")
    build(articles / "1.txt", tmp_path / "my.kg")
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "f" * 64)
    (articles / "1.txt").write_text(fakes.article(5))
    build(articles, tmp_path / "my.kg", announce=lambda plan: told.append((plan, pipeline.counts(tmp_path / "my.kg"))))
    ((plan, before),) = told
    assert (plan.new, plan.changed, plan.outdated, plan.unchanged) == (2, 1, 1, 0)
    assert list(plan.todo) == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert before["articles"] == 2


def test_a_plan_names_what_of_the_pipeline_changed(articles, tmp_path, build, config, monkeypatch):
    """A table was edited: that table, and how many articles it costs; nothing is read."""
    build(articles, tmp_path / "my.kg")
    held = manifest.read(tmp_path / "my.kg" / "manifest.json")
    held["data"]["titles.csv"] = "0" * 64
    manifest.write(tmp_path / "my.kg", held)
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "f" * 64)
    plan, _ = pipeline.plan([str(articles)], tmp_path / "my.kg", config=config)
    assert (plan.outdated, plan.why) == (4, ("tables (titles.csv)",))
    assert {key.pipeline for _, key in shards.keys(tmp_path / "my.kg" / "shards") if key} == {"a" * 64}


def test_a_plan_for_a_new_store_writes_nothing(articles, tmp_path, config):
    """Not even its folder."""
    plan, report = pipeline.plan([str(articles)], tmp_path / "my.kg", config=config)
    assert (plan.new, report.failures) == (4, [])
    assert not (tmp_path / "my.kg").exists()


def test_a_plan_tells_what_sync_drops(articles, tmp_path, build, config):
    """And does not read again what goes."""
    build(articles, tmp_path / "my.kg")
    (articles / "3.txt").unlink()
    plan, _ = pipeline.plan([str(articles)], tmp_path / "my.kg", config=config, sync=True)
    assert (plan.dropped, plan.todo) == (("3.txt",), ())


def test_the_manifest_is_the_same_however_the_graph_was_built(articles, tmp_path, build):
    """At once or one by one, from here or from there: the same bytes."""
    build(articles, tmp_path / "at-once.kg")
    for file in sorted(articles.iterdir(), reverse=True):
        build(file, tmp_path / "one-by-one.kg")
    one, other = ((tmp_path / name / "manifest.json").read_bytes() for name in ("at-once.kg", "one-by-one.kg"))
    assert one == other
    assert str(tmp_path).encode() not in one


def test_the_manifest_has_the_digest_of_the_export(articles, tmp_path, build):
    """Whoever exports the graph can check it with sha256sum."""
    build(articles, tmp_path / "my.kg")
    graph = oxigraph.open_store(tmp_path / "my.kg")
    lines = b"".join(sorted(f"{quad} .\n".encode() for quad in graph.quads(REGISTRY)))
    held = manifest.read(tmp_path / "my.kg" / "manifest.json")
    assert held["graph"]["nquads"] == hashlib.sha256(lines).hexdigest()
    assert sorted(held["articles"]) == ["0.txt", "1.txt", "2.txt", "3.txt"]


def test_a_manifest_that_is_lost_is_written_again(articles, tmp_path, build):
    """By the next build, from what the store holds."""
    build(articles, tmp_path / "my.kg")
    path = tmp_path / "my.kg" / "manifest.json"
    before = path.read_bytes()
    path.unlink()
    assert build(articles, tmp_path / "my.kg").read == 0
    assert path.read_bytes() == before


def test_a_locked_build_repeats_the_other(articles, tmp_path, build):
    """From the same articles, elsewhere: the same graph, and the same manifest."""
    build(articles, tmp_path / "my.kg")
    held = manifest.read(tmp_path / "my.kg" / "manifest.json")
    report = build(articles, tmp_path / "other.kg", locked=held)
    assert report.read == 4
    assert manifest.read(tmp_path / "other.kg" / "manifest.json") == held
    assert not build(articles, tmp_path / "other.kg", locked=held).graph_changed


def test_a_locked_build_names_the_articles_and_writes_nothing(articles, tmp_path, build):
    """One changed, one missing, one too many; the store is not even made."""
    build(articles, tmp_path / "my.kg")
    held = manifest.read(tmp_path / "my.kg" / "manifest.json")
    (articles / "0.txt").write_text(fakes.article(5))
    (articles / "1.txt").unlink()
    (articles / "9.txt").write_text(fakes.article(9))
    with pytest.raises(LockedError) as stop:
        build(articles, tmp_path / "other.kg", locked=held)
    assert stop.value.differences == (
        "article '0.txt': not the same",
        "article '1.txt': not here",
        "article '9.txt': not in the manifest",
    )
    assert not (tmp_path / "other.kg").exists()


def test_a_locked_build_counts_what_the_store_holds_already(articles, tmp_path, build):
    """Articles of former builds are part of the graph, unless --sync drops them."""
    build(articles / "0.txt", tmp_path / "my.kg")
    held = manifest.read(tmp_path / "my.kg" / "manifest.json")
    build(articles / "1.txt", tmp_path / "my.kg")
    with pytest.raises(LockedError, match=r"'1\.txt': not in the manifest"):
        build(articles / "0.txt", tmp_path / "my.kg", locked=held)
    assert build(articles / "0.txt", tmp_path / "my.kg", locked=held, sync=True).dropped == ("1.txt",)


def test_a_graph_that_comes_out_otherwise_is_not_let_in(articles, tmp_path, build):
    """All is as in the manifest but the graph: readers keep what they have."""
    build(articles / "0.txt", tmp_path / "other.kg")
    before = nquads(tmp_path / "other.kg")
    build(articles, tmp_path / "my.kg")
    held = manifest.read(tmp_path / "my.kg" / "manifest.json")
    held["graph"]["nquads"] = "0" * 64
    with pytest.raises(LockedError, match="export nquads"):
        build(articles, tmp_path / "other.kg", locked=held)
    assert nquads(tmp_path / "other.kg") == before


def test_articles_that_a_former_pipeline_read_are_in_the_manifest(articles, tmp_path, build, config, monkeypatch):
    """A graph made without reading them again says so, and is not repeated as if it had."""
    build(articles, tmp_path / "my.kg")
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "f" * 64)
    pipeline.remove(tmp_path / "my.kg", ["3.txt"], config=config)
    held = manifest.read(tmp_path / "my.kg" / "manifest.json")
    assert held["former"] == {f"{number}.txt": "a" * 64 for number in range(3)}


def test_the_graph_tells_what_it_was_made_of(articles, tmp_path, build):
    """In PROV-O and VoID, in the graph of its own: the articles with their digests, and how many triples there are."""
    build(articles, tmp_path / "my.kg")
    store = oxigraph.open_store(tmp_path / "my.kg")
    held = manifest.read(tmp_path / "my.kg" / "manifest.json")
    meta = "GRAPH <https://w3id.org/communique/id/graph/meta>"
    used = store.select(f"SELECT ?sum {{ {meta} {{ ?build prov:used ?article . ?article schema:sha256 ?sum }} }}")
    assert sorted(row["sum"] for row in used) == sorted(held["articles"].values())
    (row,) = store.select(f"SELECT ?n {{ {meta} {{ id:local <http://rdfs.org/ns/void#triples> ?n }} }}")
    assert int(row["n"]) == len(list(store.quads()))


# --- extract ----------------------------------------------------------------------------


def test_extract_keeps_ids_and_order(tmp_path, config):
    """One result a line of JSON Lines, in its order, errors in their places."""
    lines = [json.dumps({"id": f"n{i}", "text": fakes.article(i)}) for i in range(30)]
    lines[7] = "{broken"
    lines[19] = json.dumps({"id": "n19", "text": "The text has STUMBLE in it, which the reader cannot bear at all."})
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    found = list(pipeline.extract([str(tmp_path / "in.jsonl")], config=config))
    failed = {i for i, x in enumerate(found) if isinstance(x, InputError)}
    assert failed == {7, 19}
    assert [x.document.id for x in found if not isinstance(x, InputError)] == [
        f"n{i}" for i in range(30) if i not in failed
    ]


def test_extract_gives_results_as_they_come(tmp_path, config, monkeypatch):
    """The first result is there before the last input is read: a stream may be endless."""
    monkeypatch.setattr(workers, "BATCH_DOCUMENTS", 1)
    taken = []

    def endless(inputs, **_):
        for i in range(1000):
            taken.append(i)
            yield Document(str(i), fakes.article(i))

    monkeypatch.setattr("kg.read.read", endless)
    stream = pipeline.extract(["-"], config=config)
    assert next(stream).document.id == "0"
    assert len(taken) < 5
    stream.close()


def test_extract_of_nothing_but_errors_yields_them(tmp_path, config):
    """Errors need no document to be told."""
    (found,) = pipeline.extract([str(tmp_path / "nowhere")], config=config)
    assert isinstance(found, InputError)
