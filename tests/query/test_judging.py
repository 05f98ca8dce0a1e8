"""From what a person judges to a line of the table, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError, StoreError, UnknownNameError
from kg.model import Verdict
from kg.query import judging
from kg.query.judging import Said
from kg.resolve.decisions import Decision
from kg.store import layout
from tests import stores, worlds
from tests.worlds import Telling

WRONG = Said(Verdict.WRONG, "C. Editor", "not so")
SAME = Said(Verdict.SAME, "C. Editor")
NAMES = ("Sergey Dolin", "Sergei Dolin")
DIFFERENT = Said(Verdict.DIFFERENT, "C. Editor")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    short = Telling("short.txt").names("P:A. Berg", "P:Ivo Marić").met("A. Berg", "Ivo Marić", date="2019-05")
    return stores.make(tmp_path / "my.kg", worlds.summit(), short)


def iris(path: Path, kind: str) -> list[str]:
    rows = stores.graph(path).select(f"SELECT DISTINCT ?x {{ ?x a {kind} }} ORDER BY ?x")
    return [row["x"] for row in rows]


def judge(path: Path, iri: str, said: Said = WRONG) -> list[Decision]:
    return judging.of_relation(stores.graph(path), path, iri, said)


@pytest.mark.parametrize("kind", ["dip:Report", "dip:Statement", "dip:Representation", "dip:Location"])
def test_each_kind_of_relation_is_found_by_its_iri_and_leaves_the_graph(path: Path, kind: str) -> None:
    """Judged wrong and made anew, the graph has it no more; whatever else there is stays."""
    stores.make(path, Telling("place.txt").names("L:Lime House", "C:Japan").lies("Lime House", "Japan"))
    before = iris(path, kind)
    for iri in before[:1]:
        rows = judge(path, iri)
        assert len(rows) == 1
        assert rows[0].sentence
        assert judging.add(path, rows) == 1
    assert stores.again(path).notes == []
    assert iris(path, kind) == before[1:]


def test_a_meeting_is_judged_in_each_of_its_articles(path: Path) -> None:
    """One line for each report."""
    stores.make(path, worlds.summit("again.txt").said("Ivo Maric", "we shall see"))
    (meeting,) = iris(path, "dip:Summit")
    assert len(judge(path, meeting)) == 2
    (report, *_) = [
        row["r"] for row in stores.graph(path).select(f"SELECT ?r {{ ?r dip:reportOf <{meeting}> }} ORDER BY ?r")
    ]
    assert len(judge(path, report)) == 1


def test_what_was_corrected_is_found_again_and_undone(path: Path) -> None:
    """The graph shows the corrected values; the key is of what was read."""
    (meeting,) = iris(path, "dip:Summit")
    judging.add(path, judge(path, meeting, Said(Verdict.CORRECTED, "B", change=(("status", "cancelled"),))))
    stores.again(path)
    rows = list(stores.graph(path).select("SELECT ?m { ?m a dip:Summit ; dip:status dip:Cancelled }"))
    (now,) = (row["m"] for row in rows)
    judging.drop(path, judging.of_fact(stores.graph(path), path, (now,)))
    stores.again(path)
    assert iris(path, "dip:Summit") == [meeting]
    assert not stores.graph(path).ask("ASK { ?m dip:status dip:Cancelled }")


def test_names_of_entities_become_keys(path: Path) -> None:
    """By name, alias or IRI."""
    graph = stores.graph(path)
    row = judging.of_two(graph, "anna berg", "A. Berg", SAME)
    assert row.names[1] == "local/person/anna-berg"
    assert row.names[0].startswith("local/person/a-berg-")
    assert judging.of_two(graph, graph.base + row.names[0], graph.base + row.names[1], SAME) == row


def test_a_merge_is_undone_by_names_and_by_iris(path: Path) -> None:
    """Both names mean the one node by then, and one of the IRIs is a node no more."""
    before = iris(path, "dip:Person")
    row = judging.of_two(stores.graph(path), "Anna Berg", "A. Berg", SAME)
    base = stores.graph(path).base
    for facts in (("Anna Berg", "A. Berg"), (base + row.names[0], base + row.names[1])):
        judging.add(path, [row])
        stores.again(path)
        assert len(iris(path, "dip:Person")) == len(before) - 1
        assert judging.of_fact(stores.graph(path), path, facts) == [row]
        judging.drop(path, [row])
        stores.again(path)
        assert iris(path, "dip:Person") == before


def test_two_that_are_one_already_are_told(path: Path) -> None:
    """There is nothing to judge, but there may be in one article."""
    with pytest.raises(InputError, match=r"the graph has them as one already.*--in ARTICLE"):
        judging.of_two(stores.graph(path), "Anna Berg", "Anna Berg", SAME)


def test_spellings_that_were_made_one_are_parted_by_the_names_that_they_had(tmp_path: Path) -> None:
    """Each name means the one node by then; the judgement is of the two that there were."""
    told = [Telling(f"{i}.txt").names(f"P:{name}").said(name, "good day") for i, name in enumerate(NAMES)]
    path = stores.make(tmp_path / "my.kg", *told)
    assert len(iris(path, "dip:Person")) == 1
    row = judging.of_two(stores.graph(path), *NAMES, DIFFERENT)
    judging.add(path, [row])
    stores.again(path)
    assert len(iris(path, "dip:Person")) == 2


def test_what_cannot_be_the_same_is_told(path: Path) -> None:
    """A person is no country."""
    with pytest.raises(InputError, match="a country and a person cannot be the same"):
        judging.of_two(stores.graph(path), "Anna Berg", "Japan", SAME)


def test_a_name_is_someone_else_in_an_article_by_id_or_iri(path: Path) -> None:
    """The name as the article has it, whatever its case and accents."""
    graph = stores.graph(path)
    (article,) = [row["a"] for row in graph.select('SELECT ?a { ?a dcterms:identifier "short.txt" }')]
    by_id = judging.in_article(graph, path, "ivo maric", "short.txt", DIFFERENT)
    assert (by_id.names, by_id) == (("Ivo Marić",), judging.in_article(graph, path, "ivo maric", article, DIFFERENT))
    judging.add(path, [by_id])
    stores.again(path)
    assert len([x for x in iris(path, "dip:Person") if "ivo-maric" in x]) == 2


@pytest.mark.parametrize("name", ["https://w3id.org/communique/id/local/no one", "<https://w3id.org/communique/id/x>"])
def test_an_iri_that_means_nothing_is_told(path: Path, name: str) -> None:
    """Wherever one may stand."""
    graph = stores.graph(path)
    with pytest.raises(UnknownNameError, match="IRI"):
        judging.of_two(graph, name, "Anna Berg", SAME)
    with pytest.raises(UnknownNameError, match="IRI"):
        judging.of_relation(graph, path, name, WRONG)
    for name_, article in ((name.strip("<>"), "short.txt"), ("Anna Berg", name.strip("<>"))):
        with pytest.raises(UnknownNameError, match="IRI"):
            judging.in_article(graph, path, name_, article, DIFFERENT)


def test_an_article_or_name_that_is_not_there_is_told(path: Path) -> None:
    """With where to look, and what there is."""
    graph = stores.graph(path)
    with pytest.raises(StoreError, match="kg stats --articles"):
        judging.in_article(graph, path, "Anna Berg", "none.txt", DIFFERENT)
    with pytest.raises(UnknownNameError, match=r"no name 'Bo Lund'. It has: A. Berg, Ivo Marić"):
        judging.in_article(graph, path, "Bo Lund", "short.txt", DIFFERENT)


@pytest.mark.parametrize("fact", ["Anna Berg", "id:country/JPN"])
def test_an_entity_is_no_relation(path: Path, fact: str) -> None:
    """What to give instead is told."""
    with pytest.raises(InputError, match="is no relation but"):
        judge(path, fact)


def test_a_correction_that_cannot_be_made_is_told_before_it_is_written(path: Path) -> None:
    """The table stays as it was."""
    (meeting,) = iris(path, "dip:Summit")
    with pytest.raises(InputError, match="the status 'perhaps' is none of"):
        judge(path, meeting, Said(Verdict.CORRECTED, "B", change=(("status", "perhaps"),)))
    assert not layout.decisions(path).exists()


def test_a_contradiction_is_not_written(path: Path) -> None:
    """The table that is there keeps its bytes."""
    row = judging.of_two(stores.graph(path), "Anna Berg", "A. Berg", SAME)
    judging.add(path, [row])
    before = layout.decisions(path).read_bytes()
    with pytest.raises(InputError, match=r"line 2 .* and the new one"):
        judging.add(path, [Decision(Verdict.DIFFERENT, "B", names=row.names)])
    assert layout.decisions(path).read_bytes() == before
    assert judging.add(path, [row]) == 0


def test_what_left_the_graph_is_undone_by_its_line(path: Path) -> None:
    """Its IRI means nothing any more, and the error says how."""
    (meeting,) = iris(path, "dip:Summit")
    rows = judge(path, meeting)
    judging.add(path, rows)
    stores.again(path)
    with pytest.raises(InputError, match="kg judge line:NUMBER --undo"):
        judging.of_fact(stores.graph(path), path, (meeting,))
    assert judging.of_fact(stores.graph(path), path, ("line:2",)) == rows
    with pytest.raises(InputError, match="there is no judgement of it"):
        judging.of_fact(stores.graph(path), path, ("line:9",))
