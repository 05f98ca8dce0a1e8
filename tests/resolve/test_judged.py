"""Judgements of entities in ``resolve``: two are one, two are not, a name is someone else in one article."""

from __future__ import annotations

from dataclasses import replace

from kg.config import Config
from kg.model import Judgement, Reason, Resolved, Verdict
from kg.resolve import resolve
from kg.resolve.decisions import Decision, decisions
from tests import worlds
from tests.worlds import TABLES, Telling

ANNA, IVO = "local/person/anna-berg", "local/person/ivo-maric"
SHORT = Telling("short.txt").names("P:A. Berg", "P:Ivo Maric").met("A. Berg", "Ivo Maric")


def resolved(told: list[Telling], *rows: Decision) -> Resolved:
    return resolve([x.relations() for x in told], Config(), TABLES, judged=decisions(rows))


(A_BERG,) = (x.key for x in resolved([SHORT]).nodes if x.label == "A. Berg")
SAME = Decision(Verdict.SAME, "C. Editor", "one envoy", names=tuple(sorted((ANNA, A_BERG))), line=2)


def test_two_that_are_the_same_are_one_node() -> None:
    """All that was told of either is told of the one; the other says what replaced it."""
    found = resolved([worlds.summit(), SHORT], SAME)
    assert A_BERG not in {x.key for x in found.nodes}
    (anna,) = (x for x in found.nodes if x.key == ANNA)
    assert (anna.label, anna.aliases) == ("Anna Berg", ("A. Berg",))
    assert (A_BERG, ANNA) in {x[:2] for x in found.replaced}
    assert {x.participants for x in found.events} == {(ANNA, IVO)}
    assert found.unused == ()


def test_a_merge_says_who_judged() -> None:
    """On the node that stands for both, and among the reasons."""
    found = resolved([worlds.summit(), SHORT], SAME)
    said = Judgement(Verdict.SAME, "C. Editor", "one envoy", " = ".join(SAME.names))
    assert found.judged == ((ANNA, said),)
    assert Reason("merged", (ANNA, A_BERG), (), str(said)) in found.reasons


def test_reports_of_one_event_come_together_when_two_are_one() -> None:
    """The same people on the same day: what only the merge shows."""
    assert len(resolved([worlds.summit(), SHORT]).events) == 2
    assert len(resolved([worlds.summit(), SHORT], SAME).events) == 1


def test_a_judgement_waits_for_what_is_not_there() -> None:
    """One of the two is in no article: nothing is merged, and the line is told."""
    found = resolved([worlds.summit()], SAME)
    assert (found.replaced, found.judged, found.unused) == ((), (), (2,))


def test_two_that_are_different_say_so() -> None:
    """Both nodes have the judgement, and it is a reason."""
    other = Telling("other.txt").names("P:Anna Bergh").said("Anna Bergh", "good day")
    names = (ANNA, "local/person/anna-bergh")
    found = resolved([worlds.summit(), other], Decision(Verdict.DIFFERENT, "B", names=names))
    assert [(key, x.change) for key, x in found.judged] == [(names[0], names[1]), (names[1], names[0])]
    assert {x.about for x in found.reasons if x.kind == "apart"} == {names, names[::-1]}


def test_a_name_that_is_someone_else_in_one_article_is_a_node_of_its_own() -> None:
    """The others keep theirs; a name that a table knows is linked to no row there."""
    namesake = Telling("namesake.txt").names("P:Anna Berg", "L:Geneva").said("Anna Berg", "I only sell boats")
    told = namesake.lies("Geneva", "Geneva")
    digest = told.relations().document.digest
    row = Decision(Verdict.DIFFERENT, "B", names=("Anna Berg",), article=digest)
    found = resolved([worlds.summit(), told], row)
    speakers = {x.document: x.keys["Anna Berg"] for x in found.statements if "Anna Berg" in x.keys}
    assert speakers["summit.txt"] == ANNA
    assert speakers["namesake.txt"].startswith(f"{ANNA}-")
    assert [key for key, _ in found.judged] == [speakers["namesake.txt"]]
    assert resolved(
        [worlds.summit()], Decision(Verdict.DIFFERENT, "B", names=("X",), article=digest, line=4)
    ).unused == (4,)


def test_a_place_can_be_another_than_the_tables() -> None:
    """The article means a Geneva that no row is."""
    told = Telling("d").names("L:Geneva", "L:Lime House").lies("Lime House", "Geneva")
    row = Decision(Verdict.DIFFERENT, "B", names=("Geneva",), article=told.relations().document.digest)
    assert "place/2660646" in {x.key for x in resolved([told]).nodes}
    assert "place/2660646" not in {x.key for x in resolved([told], row).nodes}


def test_why_a_name_is_linked_or_not_is_kept() -> None:
    """A surname alone and a name of several rows are told with why; a name that stands for one thing only is not."""
    told = Telling("d").names("P:Berg", "L:Springfield", "C:Russia", "P:Ivo Maric")
    told.said("Berg", "no").said("Ivo Maric", "yes").lies("Springfield", "Russia")
    why = {x.names[0]: (x.kind, x.text) for x in resolved([told]).reasons}
    assert why["Berg"] == (
        "unlinked",
        "a surname, or a name with initials, is many people's: it stands for one person in one article",
    )
    assert set(why) == {"Berg"}
    several = Telling("e").names("L:Springfield", "L:Lime House").lies("Lime House", "Springfield")
    why = {x.names[0]: x.text for x in resolved([several]).reasons}
    assert why["Springfield"].startswith("the tables have several of this name")


def test_notes_of_an_extractor_are_kept_as_reasons() -> None:
    """What it left out, and why, in its words."""
    document = replace(worlds.summit().relations(), notes=("a meeting on Friday: no participants",))
    found = resolve([document], Config(), TABLES)
    assert Reason("note", (), (), "a meeting on Friday: no participants", "summit.txt") in found.reasons
