"""The sentences behind an answer."""

from __future__ import annotations

from pyoxigraph import NamedNode, Triple

from kg.query import Rows, Stream, Triples, evidence, run, stream, table
from kg.store.graph import GraphStore
from kg.store.sparql import PREFIXES
from tests.queries.world import ID, LOCAL

EVIDENCE = LOCAL + "evidence/"


def rows(store: GraphStore, asked: str, *values: str) -> list[dict[str, str | int | float | bool]]:
    found, _ = evidence.add(store, stream(store, asked, values))
    assert isinstance(found, Stream)
    return list(found)


def pieces(store: GraphStore, where: str) -> list[str]:
    """Return the pieces of evidence of the rows of *where*, without what their IRIs begin with."""
    found = rows(store, f"SELECT * {{ {where} }}")
    return [str(row.get("evidence", "")).removeprefix(EVIDENCE) for row in found]


def test_a_row_of_a_meeting_has_its_sentence_and_source(store: GraphStore) -> None:
    (row,) = rows(store, "SELECT ?m { ?m a dip:Call }")
    assert row == {
        "m": LOCAL + "meeting/m2",
        "evidence": EVIDENCE + "e4",
        "evidenceSentence": "In April Torvald spoke with Dubreuil by telephone.",
        "evidenceArticle": LOCAL + "article/a2",
        "evidenceArticleLabel": "A spring of calls",
        "evidencePublisher": "Lumen Gazette",
        "evidenceIssued": "2021-05-02",
    }


def test_a_row_comes_once_for_each_sentence_in_the_order_of_days(store: GraphStore) -> None:
    """The planned summit was told of in February, the summit in March and May."""
    assert pieces(store, "?m dip:status dip:Held ; a dip:Summit") == ["e3", "e1", "e2"]


def test_whatever_an_article_tells_has_evidence(store: GraphStore) -> None:
    """Statements, reports, roles and locations; a piece of evidence is its own."""
    assert pieces(store, "?x dip:text 'We signed nothing.'") == ["e26"]
    assert pieces(store, "?x dip:reportedStatus dip:Possible") == ["e12"]
    assert pieces(store, "?x dip:role 'Ambassador'") == ["e33"]
    assert pieces(store, "?x a dip:Location") == ["e34"]
    assert pieces(store, "?x dip:sentence ?s FILTER(STRSTARTS(?s, 'Öztürk may'))") == ["e12"]


def test_of_several_things_only_what_tells_of_all(store: GraphStore) -> None:
    """Of a meeting and one report of it, the report's."""
    assert pieces(store, "?r dip:reportOf ?m ; dip:reportedStatus dip:Planned . ?m a dip:Summit") == ["e3"]


def test_of_things_that_share_no_sentence_those_of_each(store: GraphStore) -> None:
    assert pieces(store, "?m a dip:Call . ?s dip:text 'We signed nothing.'") == ["e4", "e26"]


def test_of_a_meeting_and_an_article_what_stands_in_the_article(store: GraphStore) -> None:
    assert pieces(store, "?m a dip:Summit ; dip:status dip:Held . ?a dcterms:identifier 'a2.txt'") == ["e2"]
    found = rows(store, "who-met", "Ana Torvald")
    assert {row["article"] for row in found} == {row["evidenceArticle"] for row in found}
    assert all(row["article"] == row["evidenceArticle"] for row in found)


def test_an_article_alone_has_no_sentence_of_its_own(store: GraphStore) -> None:
    """Nothing in the row says which of its sentences is meant."""
    assert pieces(store, "?a dcterms:identifier 'a2.txt'") == [""]


def test_two_people_have_no_evidence_and_it_is_told(store: GraphStore) -> None:
    """The row stays; what follows may still have some."""
    found, any_evidence = evidence.add(store, stream(store, "SELECT ?a ?b { ?a dip:represents ?b } ORDER BY ?a"))
    assert isinstance(found, Stream)
    assert [set(row) for row in found] == [{"a", "b"}, {"a", "b"}]
    assert not any_evidence()
    found, any_evidence = evidence.add(store, stream(store, "SELECT ?a ?m { ?m dip:participant ?a }"))
    assert isinstance(found, Stream)
    list(found)
    assert any_evidence()


def test_a_column_that_is_there_is_not_added_again(store: GraphStore) -> None:
    found, _ = evidence.add(store, stream(store, "who-says-so", ["Dilan Öztürk"]))
    assert isinstance(found, Stream)
    assert found.variables.count("evidence") == 1
    assert found.variables[-1] == "evidenceIssued"
    assert len({len(row) for row in found.rows}) == 1


def test_a_table_shows_what_it_does_not_show_already(store: GraphStore) -> None:
    """The sentence; the article's title, outlet and day are columns of this question."""
    found, _ = evidence.add(store, stream(store, "who-met", ["Belmark"]))
    head, _, first = table(found).splitlines()[:3]
    assert head.split("  ")[-1].strip() == "evidence sentence" or "evidence sentence" in head
    assert "evidence article" not in head
    assert "Costava has hosted a Belmarkian delegation on the Lumen Coast." in first


def test_a_thousand_rows_are_looked_up_in_parts(store: GraphStore) -> None:
    """Each row has its own; those without stay in their places."""
    query = "SELECT ?x { ?x ?p ?o } ORDER BY ?x"
    plain = run(store, query)
    assert isinstance(plain, Rows)
    found = rows(store, query)
    assert len(found) > 200
    assert list(dict.fromkeys(row["x"] for row in found)) == list(dict.fromkeys(row["x"] for row in plain))
    told = {row["x"]: row["evidenceSentence"] for row in found if "evidenceSentence" in row}
    assert told[LOCAL + "meeting/m8"] == "Öztürk may yet see Marc Dubreuil."


def test_triples_are_completed_by_those_of_evidence_and_article(store: GraphStore) -> None:
    """Also where the query did not ask for the link between the thing and its evidence."""
    plain = run(store, "CONSTRUCT { ?m a dip:Call } WHERE { ?m a dip:Call }")
    assert isinstance(plain, Triples)
    found, any_evidence = evidence.add(store, plain)
    assert isinstance(found, Triples)
    assert any_evidence()
    assert set(plain.triples) < set(found.triples)
    node, piece = NamedNode(LOCAL + "meeting/m2"), NamedNode(EVIDENCE + "e4")
    assert Triple(node, NamedNode(PREFIXES["dip"] + "evidence"), piece) in found.triples
    subjects = {str(x.subject) for x in found.triples}
    assert subjects == {str(node), str(piece), f"<{LOCAL}article/a2>"}
    assert list(found.triples) == sorted(found.triples, key=str)


def test_a_truth_value_stays(store: GraphStore) -> None:
    found, any_evidence = evidence.add(store, run(store, "ASK { ?m a dip:Call }"))  # type: ignore[arg-type]
    assert found
    assert not any_evidence()


def test_where_nothing_was_found_no_evidence_is_missing(store: GraphStore) -> None:
    found, any_evidence = evidence.add(store, stream(store, "SELECT ?m { ?m dip:participant dip:Nobody }"))
    assert isinstance(found, Stream)
    assert list(found) == []
    assert any_evidence()


def test_triples_of_people_alone_have_none(store: GraphStore) -> None:
    plain = run(store, f"CONSTRUCT {{ ?x a ?c }} WHERE {{ <{ID}country/BLM> a ?c . BIND(<{ID}country/BLM> AS ?x) }}")
    found, any_evidence = evidence.add(store, plain)  # type: ignore[arg-type]
    assert found == plain
    assert not any_evidence()
