"""Words found in sentences and titles, with the relations that stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError, StoreError, UnknownNameError
from kg.query import Hit, search, table
from kg.query.search import Relation, as_rows, to_text
from kg.store.graph import GraphStore
from kg.store.oxigraph import in_memory
from tests import stores
from tests.queries.world import LOCAL, nquads
from tests.worlds import Telling


def sentences(store: GraphStore, words: str, **given: object) -> list[str]:
    return [hit.sentence for hit in search(store, words, **given).hits]  # type: ignore[arg-type]


def test_a_sentence_comes_with_its_relation_and_source(store: GraphStore) -> None:
    (hit,) = search(store, "telephone").hits
    assert hit.sentence == "In April Torvald spoke with Dubreuil by telephone."
    assert (hit.field, hit.evidence) == ("body", (LOCAL + "evidence/e4",))
    assert (hit.article.title, hit.article.publisher, hit.article.issued) == (
        "A spring of calls",
        "Lumen Gazette",
        "2021-05-02",
    )
    assert hit.relations == (
        Relation(LOCAL + "meeting/m2", "meets", "Ana Torvald, Césaire Dubreuil: call, 2021-04", "held", "2021-04"),
    )


def test_a_meeting_has_the_status_that_this_sentence_claims(store: GraphStore) -> None:
    """It was held; this article only tells that it was planned."""
    (hit,) = search(store, '"due to meet"').hits
    assert [(x.label, x.status) for x in hit.relations] == [("Ana Torvald, Bo Lindqvåg: summit, 2021-03-04", "planned")]


def test_who_said_it_who_holds_the_office_and_where(store: GraphStore) -> None:
    """Each relation as one line."""
    told = {
        words: [(x.relation, x.label, x.status) for hit in search(store, words).hits for x in hit.relations]
        for words in ('"announced that"', "ambassador", '"was full"', '"succeeded"')
    }
    assert told['"announced that"'] == [("says", "Ana Torvald: a second round would follow before winter", "announce")]
    assert told["ambassador"] == [("represents", "Marc Dubreuil: Ambassador, Costava", "designate")]
    assert told['"was full"'] == [("located-in", "Harbour Palace in Port Lumen", None)]
    assert told['"succeeded"'] == [
        ("represents", "Ana Torvald: President, Arvenia", "current"),
        ("represents", "Césaire Dubreuil: President, Arvenia", "former"),
    ]


def test_words_of_a_title_find_the_article(store: GraphStore) -> None:
    (hit,) = search(store, "diary").hits
    assert (hit.sentence, hit.field, hit.article.iri, hit.relations) == (
        "Autumn diary",
        "title",
        LOCAL + "article/a7",
        (),
    )


def test_whoever_is_meant_is_found_by_name(store: GraphStore) -> None:
    """The sentence says "the two"; one that shows the name comes first."""
    found = sentences(store, "Torvald March")
    assert "The two had met in Port Lumen in March." in found
    assert found[0] == "Torvald and Lindqvåg are due to meet on 4 March."


def test_accents_case_and_endings_do_not_count(store: GraphStore) -> None:
    assert sentences(store, "OZTURK accepts invitations") == [
        "Öztürk accepted an invitation to talks with Torvald in Sant Orla next year."
    ]


def test_a_sentence_that_several_articles_have_comes_once(tmp_path: Path) -> None:
    """The earliest has it, the others are told beside it; it counts once towards the limit."""
    told = [
        Telling(f"{number}.txt", f"2020-01-0{number}", publisher=f"Paper {number}")
        .names("P:Lea Sand")
        .said("Lea Sand", x)
        for number, x in ((3, "the harbour reopens"), (1, "the harbour reopens"), (2, "the harbour closes"))
    ]
    graph = stores.graph(stores.make(tmp_path / "my.kg", *told))
    found = search(graph, "harbour", limit=2)
    assert not found.more
    (reopens,) = (hit for hit in found.hits if "reopens" in hit.sentence)
    assert reopens.article.publisher == "Paper 1"
    assert [x.publisher for x in reopens.also] == ["Paper 3"]
    assert "    also: 2020-01-03 · Paper 3" in to_text(found)
    assert [row["articles"] for row in as_rows(graph, found)] == [2, 1]


def test_a_limit_and_whether_there_is_more(store: GraphStore) -> None:
    """The best of all, in the same order."""
    every = search(store, "torvald", limit=100)
    assert not every.more
    some = search(store, "torvald", limit=3)
    assert some.more
    assert some.hits == every.hits[:3]
    assert not search(store, "torvald", limit=len(every.hits)).more


def test_only_articles_between_days(store: GraphStore) -> None:
    """Both days included; a month or a year stands for all of it; what has no day is in none."""
    assert sentences(store, "Lindqvåg", since="2021-11-13", until="2021-11-13") == [
        "Lindqvåg and Césaire Dubreuil did not meet in Port Lumen on 1 May."
    ]
    assert set(sentences(store, "Lindqvåg", until="2021-02")) == {"Torvald and Lindqvåg are due to meet on 4 March."}
    assert sentences(store, "delegation") != []
    assert sentences(store, "delegation", since="0001") == []


def test_only_what_tells_of_someone(store: GraphStore) -> None:
    """By any name; as a participant, a speaker, one who is spoken of, a place."""
    assert sentences(store, "talks", about="Ms Torvald") == sentences(store, "talks", about="Ana Torvald")
    assert sentences(store, "summit", about="officials") == [
        "Officials told The Strait Courier that the summit was off."
    ]
    assert sentences(store, "ferry", about="Arvenia") == ["“The ferry line will reopen,” officials said."]
    assert sentences(store, "delegation", about="Lumen Coast") == [
        "Costava has hosted a Belmarkian delegation on the Lumen Coast."
    ]


def test_only_some_relations(store: GraphStore) -> None:
    """One sentence may tell of both: it has both."""
    assert sentences(store, "Torvald", relations=["located-in"]) == []
    (hit,) = search(store, "Torvald denied", relations=["says"]).hits
    assert [x.relation for x in hit.relations] == ["meets", "says"]
    assert sentences(store, "winter", relations=["meets"]) == []
    assert sentences(store, "winter", relations=["meets", "says"]) != []


def test_nothing_found_is_no_error(store: GraphStore) -> None:
    assert search(store, "submarine").hits == ()
    assert to_text(search(store, "submarine")) == ""


@pytest.mark.parametrize(
    ("given", "error", "told"),
    [
        ({"text": '"torvald'}, QueryError, "quotation mark"),
        ({"text": "x", "since": "soon"}, QueryError, "since: 'soon' is no day"),
        ({"text": "x", "about": "Ana Torvalt"}, UnknownNameError, "Ana Torvald"),
        ({"text": "x", "relations": ["visits"]}, UnknownNameError, "there are: meets, says, represents, located-in"),
    ],
)
def test_what_is_wrong_is_told(store: GraphStore, given: dict[str, object], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        search(store, **given)  # type: ignore[arg-type]


def test_a_graph_that_is_no_folder_is_told() -> None:
    """Words are looked up beside the graph."""
    with pytest.raises(StoreError, match="--store"):
        search(in_memory(nquads()), "summit")


# --- as text and as rows -----------------------------------------------------------------


def test_text_to_read(store: GraphStore) -> None:
    lines = to_text(search(store, '"due to meet" OR diary'), 60).splitlines()
    assert lines == [
        "2021-08-20 · Lumen Gazette · Autumn diary",
        "",
        "2021-02-20 · The Strait Courier · Summit due in Port Lumen",
        "  “Torvald and Lindqvåg are due to meet on 4 March.”",
        "    meets, planned: Ana Torvald, Bo Lindqvåg: summit,",
        "    2021-03-04",
    ]


def test_strangers_words_are_harmless_to_the_terminal(store: GraphStore) -> None:
    """Also where they stand in what was said."""
    text = to_text(search(store, "script"), 100)
    assert "</script><b>&amp;" in text
    assert not {"\x01", "\x0b", "\u202e", "\t", "\r"} & set(text)


def test_a_copy_is_told_as_one(store: GraphStore) -> None:
    assert "a6.txt (a copy of League meets · The Strait Courier)" in to_text(search(store, '"sat down"'))


def test_rows_have_a_line_for_each_relation(store: GraphStore) -> None:
    """For any format; a title has one line without."""
    rows = list(as_rows(store, search(store, "succeeded OR diary")))
    assert [(row["field"], row.get("factLabel")) for row in rows] == [
        ("title", None),
        ("body", "Ana Torvald: President, Arvenia"),
        ("body", "Césaire Dubreuil: President, Arvenia"),
    ]
    assert rows[1]["fact"] == LOCAL + "representation/q1"
    assert rows[1]["evidence"] == LOCAL + "evidence/e30"
    assert "Who is who" in table(as_rows(store, search(store, "succeeded")))


def test_a_hit_as_plain_values(store: GraphStore) -> None:
    hit = search(store, "diary").hits[0]
    assert isinstance(hit, Hit)
    assert hit.as_dict()["article"]["publisher"] == "Lumen Gazette"
