"""What there is to search in a graph."""

from __future__ import annotations

import random

from kg.store.oxigraph import in_memory
from kg.store.passages import Passage, passages
from tests.queries.world import ID, LOCAL, nquads

FOUND = list(passages(in_memory(nquads())))


def passage(words: str) -> Passage:
    (found,) = (x for x in FOUND if words in x.sentence or words in x.title)
    return found


def test_a_sentence_has_what_it_tells_of() -> None:
    """The report's sentence counts for all whom the meeting is about."""
    assert passage("In April Torvald") == Passage(
        article=LOCAL + "article/a2",
        issued="2021-05-02",
        sentence="In April Torvald spoke with Dubreuil by telephone.",
        names=("Ana Torvald", "Césaire Dubreuil"),
        about=(LOCAL + "person/ana-torvald", LOCAL + "person/césaire-dubreuil"),
        relations=("meets",),
        evidence=(LOCAL + "evidence/e4",),
    )


def test_a_sentence_that_several_rules_read_is_one() -> None:
    found = passage("Ana Torvald, President of Arvenia")
    assert found.evidence == (LOCAL + "evidence/e30", LOCAL + "evidence/e32")
    assert found.names == ("Arvenia", "Ana Torvald", "Césaire Dubreuil")
    assert passage("denied that talks").relations == ("meets", "says")


def test_words_that_go_beyond_the_sentence_are_added() -> None:
    """What was said may be longer than the sentence that it begins in; what stands there is not added twice."""
    assert passage("announces second round").quoted == ("a second round would follow before winter",)
    assert passage("Torvald announced that").quoted == ()


def test_a_title_is_one_passage() -> None:
    """Also where a relation was read in it."""
    title = passage("Autumn diary")
    assert (title.title, title.sentence, title.evidence) == ("Autumn diary", "", ())
    lines = [x for x in nquads() if "evidence/e21>" not in x or "sentence" not in x]
    sentence = f'<{LOCAL}evidence/e21> <https://w3id.org/communique/ontology#sentence> "A spring of calls" .\n'
    (read,) = (x for x in passages(in_memory([*lines, sentence])) if "A spring" in x.title + x.sentence)
    assert (read.title, read.sentence, read.evidence) == ("A spring of calls", "", (LOCAL + "evidence/e21",))
    assert read.relations == ("says",)


def test_a_place_is_told_of() -> None:
    assert ID + "place/102" in passage("Costava has hosted").about


def test_the_order_is_that_of_articles_whatever_that_of_the_graph() -> None:
    lines = nquads()
    random.Random(1).shuffle(lines)
    assert list(passages(in_memory(lines))) == FOUND
    assert [x.article for x in FOUND] == sorted(x.article for x in FOUND)
    assert FOUND[0].title == "Summit due in Port Lumen"
