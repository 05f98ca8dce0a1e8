"""``kg.check.gate``: what does not conform is kept aside, with why, and the rest goes through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.check.compiled import violations
from kg.check.gate import Passed, gate
from kg.config import Config
from kg.errors import KgError
from kg.model import Judgement, Replaced, Resolved, Verdict
from kg.rdf import iri
from kg.rdf.vocab import DIP
from kg.resolve import resolve
from kg.tables import Tables
from tests import worlds
from tests.worlds import TABLES, Telling

CONFIG = Config()


def resolved(*told: Telling) -> Resolved:
    return resolve([x.relations() for x in told], CONFIG, TABLES)


def passed(*told: Telling) -> Passed:
    return gate(resolved(*told), CONFIG, {}, TABLES)


def test_what_conforms_goes_through_whole() -> None:
    """Nothing is stopped, nothing changed."""
    found = passed(worlds.summit())
    assert found.stopped == ()
    assert found.resolved == resolved(worlds.summit())


def test_a_wrong_meeting_is_stopped_with_all_that_hangs_on_it() -> None:
    """Its reports, its evidence, and that anyone met: a city took part. The statement beside it goes through."""
    told = Telling("a.txt").names("P:Anna Berg", "L:Vladivostok", "P:Ivo Maric")
    told.met("Anna Berg", "Vladivostok").said("Anna Berg", "good day to all")
    found = passed(told)
    (stopped,) = found.stopped
    assert (stopped.what, stopped.documents) == ("meeting", ("a.txt",))
    assert any("each is an agent" in reason for reason in stopped.reasons)
    assert "a.txt" in str(stopped)
    assert found.resolved.events == ()
    assert len(found.resolved.statements) == 1
    predicates = {p for _, p, _, _ in found.quads}
    assert DIP.meets not in predicates
    assert DIP.reportOf not in predicates
    assert DIP.says in predicates
    assert not [v for v in violations(found.quads) if not v.warning]


def test_nodes_that_only_the_stopped_used_are_gone() -> None:
    """An entity without a relation is not in the graph."""
    told = Telling("a.txt").names("P:Anna Berg", "L:Vladivostok").met("Anna Berg", "Vladivostok")
    found = passed(told)
    assert found.resolved.nodes == ()
    assert iri.node(CONFIG, "place/2013348") not in {s for s, *_ in found.quads}


@pytest.mark.parametrize(
    ("told", "what", "said"),
    [
        (Telling("a").names("L:Moscow").said("Moscow", "it is cold"), "statement", "dip:speaker"),
        (
            Telling("a").names("P:Anna Berg", "P:Ivo Maric").represents("Anna Berg", "Ivo Maric"),
            "representation",
            "dip:represented",
        ),
        (Telling("a").names("P:Anna Berg", "C:Russia").lies("Anna Berg", "Russia"), "location", "dip:inner"),
        (Telling("a").names("C:Japan", "C:Russia").met("Japan", "Russia", date="2019-02-30"), "meeting", "dip:date"),
        (Telling("a").names("C:Japan", "E:Harbour Fair").met("Japan", "Harbour Fair"), "meeting", "dip:participant"),
        (Telling("a").names("P:Anna Berg").said("Anna Berg", ""), "statement", "dip:text"),
    ],
    ids=["a city speaks", "for a person", "a person lies in", "30 February", "an event takes part", "no words"],
)
def test_each_kind_of_relation_is_stopped(told: Telling, what: str, said: str) -> None:
    """Alone, and told why."""
    found = passed(told, worlds.summit("good.txt"))
    (stopped,) = found.stopped
    assert stopped.what == what
    assert any(said in reason for reason in stopped.reasons), stopped
    assert len(found.resolved.events) == 1
    assert len(found.resolved.representations) == 2


def test_the_place_is_not_to_blame() -> None:
    """That a city "met" stops the meeting, and not another meeting in the city."""
    told = Telling("a.txt").names("P:Anna Berg", "L:Vladivostok").met("Anna Berg", "Vladivostok")
    found = passed(told, worlds.summit("good.txt"))
    assert [stopped.documents for stopped in found.stopped] == [("a.txt",)]
    assert [event.place for event in found.resolved.events] == ["place/2013348"]


def test_a_wrong_article_stops_what_it_tells() -> None:
    """A publication day that does not exist is the article's fault; other articles go on."""
    told = Telling("bad.txt", published="2019-13-40").names("P:Anna Berg").said("Anna Berg", "good day to all")
    found = passed(told, worlds.summit("good.txt"))
    (stopped,) = found.stopped
    assert (stopped.what, stopped.documents) == ("article", ("bad.txt",))
    assert "dcterms:issued" in stopped.reasons[0]
    assert [document.id for document in found.resolved.documents] == ["good.txt"]
    assert {linked.document for linked in found.resolved.statements} == {"good.txt"}


def test_a_rule_without_a_name_stops_what_it_read() -> None:
    """Another extractor may name its rules badly: that is no reason to stop the build."""
    told = Telling("a").names("P:Anna Berg").said("Anna Berg", "good day to all").relations()
    (said,) = told.says
    told = replace(told, says=(replace(said, evidence=replace(said.evidence, rule="")),))
    found = gate(resolve([told], CONFIG, TABLES), CONFIG, {}, TABLES)
    assert [stopped.what for stopped in found.stopped] == ["statement"]


def test_a_wrong_row_of_the_tables_is_an_error() -> None:
    """No relation brought it, so none can be stopped for it: it is named."""
    wrong = tuple(replace(x, iso3="R" * 4) if x.key == "country/RUS" else x for x in TABLES.actors)
    told = resolved(worlds.summit())
    with pytest.raises(KgError, match=r"country/RUS.*three capitals"):
        gate(
            replace(told, events=(), statements=(), representations=(), locations=()),
            CONFIG,
            {},
            Tables(wrong, TABLES.places),
        )


def test_what_leads_to_an_article_that_is_stopped_goes_with_it() -> None:
    """A copy of it, its older version and what the copy repeats of it stay, without the ways there."""
    said = "the strait stays open to every flag, and nobody will have to ask us twice"
    old = Telling("c", "2019-04-20", url="https://example.org/c").names("P:Anna Berg")
    new = Telling("a", "2019-04-25", url="https://example.org/c").names("P:Anna Berg").said("Anna Berg", said)
    copied = Telling("b", "2019-04-26", title="Copied", publisher="Lumen Gazette").names("P:Anna Berg")
    found = resolved(old, new, copied.said("Anna Berg", said))
    assert [len(x) for x in (found.copies, found.revisions, found.repeats)] == [1, 1, 1]
    wrong = replace(
        found, documents=tuple(replace(x, published="2019-02-30") if x.id == "a" else x for x in found.documents)
    )
    kept = gate(wrong, CONFIG, {}, TABLES).resolved
    assert [x.id for x in kept.documents] == ["b", "c"]
    assert (kept.copies, kept.revisions, kept.repeats) == ((), (), ())
    assert len(kept.statements) == 1


def test_what_a_stopped_node_replaced_goes_with_it() -> None:
    """No old name points at what is not in the graph."""
    told = Telling("bad").names("P:Anna Berg", "P:Bo Lund").met("Anna Berg", "Bo Lund", date="2019-02-30")
    judged = Judgement(Verdict.SAME, "C. Editor")
    made = replace(
        resolved(worlds.summit(), told),
        replaced=(
            Replaced("local/person/a", "local/person/anna-berg", "judged"),
            Replaced("local/person/b", "local/person/bo-lund", "judged"),
        ),
        judged=(("local/person/bo-lund", judged), ("local/person/anna-berg", judged)),
    )
    found = gate(made, CONFIG, {}, TABLES)
    assert len(found.stopped) == 1
    assert "local/person/bo-lund" in " ".join(found.stopped[0].uses)
    assert found.resolved.replaced == (("local/person/a", "local/person/anna-berg", "judged"),)
    assert found.resolved.judged == (("local/person/anna-berg", judged),)
