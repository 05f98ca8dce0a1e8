"""Judgements of relations replayed on what was read, before anything is linked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.config import Config
from kg.model import EntityType, Kind, Relations, Status, Tenure, Verdict
from kg.resolve import resolve
from kg.resolve.decisions import Change, Decision, decisions
from kg.resolve.replay import Replayed, keyed, replay
from tests import worlds
from tests.worlds import TABLES, Telling


def judge(document: Relations, kind: str, verdict: Verdict, change: Change = (), at: int = 0) -> Decision:
    """Return a judgement of the relation number *at* of its kind in *document*."""
    key = [key for key, _ in keyed(document) if key.relation == kind][at]
    return Decision(verdict, "C. Editor", "as the readout has it", key, change=tuple(sorted(change)))


def corrected(document: Relations, kind: str, *change: tuple[str, str]) -> Replayed:
    return replay([document], decisions([judge(document, kind, Verdict.CORRECTED, change)]))


SUMMIT = worlds.summit().relations()


def test_without_judgements_nothing_changes() -> None:
    """The very values that came go on."""
    assert replay([SUMMIT], decisions([])) == Replayed((SUMMIT,), (), ())


def test_what_is_wrong_is_left_out_and_kept_aside_with_the_reason() -> None:
    """The sentence, who judged and why stand with it."""
    found = replay([SUMMIT], decisions([judge(SUMMIT, "meets", Verdict.WRONG)]))
    assert found.relations[0] == replace(SUMMIT, meets=())
    assert found.stale == ()
    (reason,) = found.left_out
    assert (reason.kind, reason.names, reason.document) == ("wrong", ("Anna Berg", "Ivo Maric"), "summit.txt")
    assert reason.text == (
        "meets: Anna Berg | Ivo Maric: wrong, by C. Editor: as the readout has it. "
        "“Anna Berg and Ivo Maric: summit number (1).”"
    )


def test_what_is_right_stays_and_says_so() -> None:
    """It is not asked about again."""
    found = replay([SUMMIT], decisions([judge(SUMMIT, "says", Verdict.RIGHT)]))
    assert str(found.relations[0].says[0].judgement) == "right, by C. Editor: as the readout has it"
    assert replace(found.relations[0].says[0], judgement=None) == SUMMIT.says[0]


def test_a_meeting_is_corrected() -> None:
    """Status, kind, date, place and participants; whoever is new gets an entity of the type of who stood there."""
    change = (("status", "cancelled"), ("kind", "call"), ("date", "2019-04"), ("place", ""))
    found = corrected(SUMMIT, "meets", *change, ("drop", "Ivo Maric"), ("add", "Bo Lund"))
    (met,) = found.relations[0].meets
    assert (met.status, met.kind, met.date, met.place) == (Status.CANCELLED, Kind.CALL, "2019-04", None)
    assert (met.participants, met.host) == (("Anna Berg", "Bo Lund"), "Anna Berg")
    assert [x.type for x in found.relations[0].entities if x.name == "Bo Lund"] == [EntityType.PERSON]
    assert met.judgement is not None
    assert met.judgement.change == (
        "add=Bo Lund | date=2019-04 | drop=Ivo Maric | kind=call | place= | status=cancelled"
    )


def test_a_host_that_is_dropped_is_no_host() -> None:
    """Who was not there received nobody."""
    (met,) = corrected(SUMMIT, "meets", ("drop", "Anna Berg"), ("add", "Bo Lund")).relations[0].meets
    assert met.host is None


def test_a_country_that_is_added_is_a_country() -> None:
    """The tables know it, whoever else takes part."""
    found = corrected(SUMMIT, "meets", ("add", "Norway")).relations[0]
    assert [x.type for x in found.entities if x.name == "Norway"] == [EntityType.COUNTRY]


def test_other_relations_are_corrected() -> None:
    """Speaker, office and place alike."""
    said = corrected(SUMMIT, "says", ("speaker", "Ivo Maric"), ("addressee", "")).relations[0].says[0]
    assert (said.speaker, said.addressee) == ("Ivo Maric", None)
    change = (("role", "Envoy"), ("tenure", "former"), ("until", "2018"), ("accredited_to", "Japan"))
    held = corrected(SUMMIT, "represents", *change).relations[0].represents[0]
    assert (held.role, held.tenure, held.until, held.accredited_to) == ("Envoy", Tenure.FORMER, "2018", "Japan")
    told = Telling("d").names("L:Lime House", "L:Geneva").lies("Lime House", "Geneva").relations()
    found = corrected(told, "located_in", ("outer", "Vladivostok")).relations[0]
    assert found.located_in[0].outer == "Vladivostok"
    assert [x.type for x in found.entities if x.name == "Vladivostok"] == [EntityType.PLACE]


@pytest.mark.parametrize(
    ("kind", "change", "why"),
    [
        ("meets", ("status", "perhaps"), "the status 'perhaps' is none of held, planned"),
        ("meets", ("date", "2019-02-30"), "the date '2019-02-30' is no day"),
        ("meets", ("date", "May"), "the date 'May' is no day"),
        ("meets", ("drop", "Ivo Maric"), "a meeting needs two participants"),
        ("meets", ("drop", "Bo Lund"), "'Bo Lund' takes no part in it"),
        ("meets", ("host", "Bo Lund"), "the host 'Bo Lund' takes no part in it"),
        ("says", ("speaker", ""), "speaker cannot be taken away"),
        ("represents", ("tenure", "late"), "the tenure 'late' is none of current"),
    ],
)
def test_a_correction_that_cannot_be_made_is_told_and_changes_nothing(
    kind: str, change: tuple[str, str], why: str
) -> None:
    """A build goes on without it."""
    found = corrected(SUMMIT, kind, change)
    assert found.relations == (SUMMIT,)
    assert why in str(found.stale[0])


def test_two_people_correct_different_things_of_one_relation() -> None:
    """Both corrections are made, and both people stand there."""
    one = judge(SUMMIT, "meets", Verdict.CORRECTED, (("date", "2019"),))
    other = replace(judge(SUMMIT, "meets", Verdict.CORRECTED, (("place", "Geneva"),)), by="B. Reader")
    (met,) = replay([SUMMIT], decisions([one, other])).relations[0].meets
    assert (met.date, met.place) == ("2019", "Geneva")
    assert met.judgement is not None
    assert met.judgement.by == "B. Reader, C. Editor"


def test_a_judgement_is_of_one_of_two_relations_in_a_sentence() -> None:
    """What they tell apart is in its key; a key that leaves it out is of both."""
    told = Telling("d").names("P:Anna Berg").said("Anna Berg", "it rains").said("Anna Berg", "it snows").relations()
    first = told.says[0]
    both = replace(told, says=(first, replace(told.says[1], evidence=first.evidence)))
    row = judge(both, "says", Verdict.WRONG, at=1)
    assert row.key is not None
    assert row.key.told
    assert replay([both], decisions([row])).relations[0].says == both.says[:1]
    bare = replace(row, key=replace(row.key, told=""))
    assert replay([both], decisions([bare])).relations[0].says == ()


def test_a_judgement_whose_article_changed_is_told() -> None:
    """Gone, changed, or read otherwise now: it is not dropped, and the reason is given."""
    found = decisions([judge(SUMMIT, "meets", Verdict.WRONG)])
    changed = replace(SUMMIT, document=replace(SUMMIT.document, body="Nobody met."))
    for documents in ([], [changed]):
        assert "its article is not in the store" in str(replay(documents, found).stale[0])
    assert "nothing like it is read in its article now" in str(replay([replace(SUMMIT, meets=())], found).stale[0])


def test_a_copy_of_an_article_is_judged_with_it() -> None:
    """The key is the body's digest: the same words elsewhere say the same wrong thing."""
    copy = replace(SUMMIT, document=replace(SUMMIT.document, id="copy.txt", publisher="Another Courier"))
    found = replay([SUMMIT, copy], decisions([judge(SUMMIT, "meets", Verdict.WRONG)]))
    assert [x.meets for x in found.relations] == [(), ()]


# --- a judgement survives ---------------------------------------------------------------

DOCUMENTS = (
    SUMMIT,
    worlds.summit("again.txt").relations(),
    Telling("berg.txt").names("P:A. Berg", "P:Ivo Maric").met("A. Berg", "Ivo Maric").relations(),
    Telling("namesake.txt").names("P:Anna Berg").said("Anna Berg", "I only sell boats").relations(),
    Telling("expert.txt").names("P:Anna Maria Berg", "C:Japan").represents("Anna Maria Berg", "Japan").relations(),
)
A_BERG = next(x for x in resolve(DOCUMENTS, Config(), TABLES).nodes if x.label == "A. Berg").key
JUDGED = (
    judge(DOCUMENTS[0], "meets", Verdict.CORRECTED, (("status", "denied"),)),
    judge(DOCUMENTS[1], "says", Verdict.WRONG),
    judge(DOCUMENTS[4], "represents", Verdict.RIGHT),
    Decision(Verdict.SAME, "B", names=tuple(sorted((A_BERG, "local/person/anna-berg")))),
    Decision(Verdict.DIFFERENT, "B", names=("local/person/anna-berg", "local/person/anna-maria-berg")),
    Decision(Verdict.DIFFERENT, "B", names=("Anna Berg",), article=DOCUMENTS[3].document.digest),
)
"""One judgement of each verdict; they contradict nothing."""


def judged(documents: list[Relations], rows: list[Decision]) -> object:
    found = decisions(rows)
    replayed = replay(documents, found)
    return resolve(replayed.relations, Config(), TABLES, judged=found), replayed.left_out, replayed.stale


@settings(max_examples=40, deadline=None)
@given(st.permutations(DOCUMENTS), st.permutations(JUDGED), st.lists(st.sampled_from(JUDGED)))
def test_the_order_of_articles_and_of_judgements_does_not_count(
    documents: list[Relations], rows: list[Decision], twice: list[Decision]
) -> None:
    """However both come, and however often a judgement is written down, the result is one."""
    assert judged(documents, [*rows, *twice]) == judged([*DOCUMENTS], [*JUDGED])


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(range(len(DOCUMENTS)))))
def test_what_an_article_is_judged_to_say_does_not_depend_on_the_others(there: set[int]) -> None:
    """An article that is removed and added again says what it said; judgements of the others wait."""
    some = [DOCUMENTS[i] for i in sorted(there)]
    alone = {x.document.id: x for x in replay(some, decisions(JUDGED)).relations}
    all_ = {x.document.id: x for x in replay(DOCUMENTS, decisions(JUDGED)).relations}
    assert alone == {x.document.id: all_[x.document.id] for x in some}
