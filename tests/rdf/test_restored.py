"""Words put back by digest and offset: what is sure comes back, what is not is told."""

from __future__ import annotations

from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.model import Document
from kg.rdf import DIP, left_out, literals
from kg.rdf.quad import Quad
from kg.rdf.restored import restored

ARTICLE, EVIDENCE, STATEMENT, SPEAKER = (URIRef(f"https://a.example/{x}") for x in "aesp")
BODY = "Lea Sand said: the bridge is open, and stays so."
DOCUMENT = Document("bridge.txt", BODY, "A bridge opens")


def graph(start: int = 0, end: int = len(BODY), text: str = "[body 15-33, 35-47]", field: str = "body") -> list[Quad]:
    """A statement in an article, without words."""
    told = (
        (ARTICLE, RDF.type, DIP.Article),
        (ARTICLE, DCTERMS.identifier, Literal("bridge.txt")),
        (ARTICLE, DIP.bodyDigest, Literal(DOCUMENT.digest)),
        (EVIDENCE, DIP.article, ARTICLE),
        (EVIDENCE, DIP.field, Literal(field)),
        (EVIDENCE, DIP.start, literals.integer(start)),
        (EVIDENCE, DIP.end, literals.integer(end)),
        (EVIDENCE, DIP.sentence, Literal(left_out.SIGN)),
        (STATEMENT, DIP.evidence, EVIDENCE),
        (STATEMENT, DIP.speaker, SPEAKER),
        (STATEMENT, DIP.text, Literal(text)),
        (STATEMENT, RDFS.label, Literal(f"Lea Sand: {left_out.SIGN}")),
        (SPEAKER, RDFS.label, Literal("Lea Sand")),
    )
    return [(*triple, None) for triple in told]


def values(quads: tuple[Quad, ...], subject: URIRef, predicate: URIRef) -> list[str]:
    return [str(o) for s, p, o, _ in quads if (s, p) == (subject, predicate)]


def test_sentence_words_title_and_label_come_back() -> None:
    """Each once, in the place of its sign."""
    found = restored(graph(), [DOCUMENT])
    assert values(found.quads, EVIDENCE, DIP.sentence) == [BODY]
    assert values(found.quads, STATEMENT, DIP.text) == ["the bridge is open and stays so"]
    assert values(found.quads, STATEMENT, RDFS.label) == ["Lea Sand: the bridge is open and stays so"]
    assert values(found.quads, ARTICLE, DCTERMS.title) == ["A bridge opens"]
    assert (found.articles, found.sentences, found.lost, found.missing) == (1, 2, 0, ())


def test_a_place_outside_the_text_gives_nothing() -> None:
    """A title has no digest: this one is shorter than that of the graph."""
    found = restored(graph(0, 40, "[title 0-40]", field="title"), [DOCUMENT])
    assert values(found.quads, EVIDENCE, DIP.sentence) == [left_out.SIGN]
    assert values(found.quads, STATEMENT, DIP.text) == ["[title 0-40]"]
    assert (found.sentences, found.lost) == (0, 2)


def test_of_two_texts_alike_the_one_of_the_same_id_has_the_title() -> None:
    """Copies have one body."""
    other = Document("copy.txt", BODY, "Bridge news")
    for documents in ([other, DOCUMENT], [DOCUMENT, other]):
        assert values(restored(graph(), documents).quads, ARTICLE, DCTERMS.title) == ["A bridge opens"]


def test_a_text_by_another_name_is_known_by_its_digest() -> None:
    """The graph keeps its own id."""
    found = restored(graph(), [Document("elsewhere/b1.txt", BODY, "A bridge opens")])
    assert found.articles == 1
    assert values(found.quads, ARTICLE, DCTERMS.identifier) == ["bridge.txt"]


def test_a_text_of_the_same_name_with_other_words_is_none() -> None:
    found = restored(graph(), [Document("bridge.txt", BODY + " It rains.")])
    assert found.missing == ("bridge.txt: its text is another one than the graph was made of",)
    assert sorted(found.quads) == sorted(graph())


def test_words_that_are_there_stay() -> None:
    """Only signs are replaced."""
    quads = [x if x[1] != DIP.text else (STATEMENT, DIP.text, Literal("its own words"), None) for x in graph()]
    assert values(restored(quads, [DOCUMENT]).quads, STATEMENT, DIP.text) == ["its own words"]
