"""``kg.evaluate.articles``: the figures of whole articles, and each difference."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import articles, evaluate
from kg.evaluate import gold as sets
from kg.evaluate.articles import date_agrees
from kg.evaluate.gold import Gold, Item, Kind
from kg.files import folder
from tests.evaluate.made import spoiled

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "expected.json").read_text("utf-8"))
"""What the reference implementation of the figures gives for the spoiled gold of the sample articles."""

SHARED = Path(os.environ.get("KG_SHARED", HERE.parent.parent.parent / "shared")) / "gold"
"""Gold that stands beside a checkout where the project is developed; a user has none."""

WHOLE = [x for x in ("news", "plain", "real") if (SHARED / x).is_dir()]


def predictions(gold: Gold) -> dict[str, Any]:
    return {
        x.id: spoiled(x.gold, {n: articles.statement(y, x) for n, y in enumerate(x.gold["says"])}) for x in gold.items
    }


def test_the_figures_are_those_of_the_reference() -> None:
    """Over the sample articles, with predictions that are wrong in every way that a figure is for."""
    gold = sets.read(folder("data") / "articles")
    assert evaluate(gold, predictions(gold)).figures == EXPECTED


def test_the_figures_are_those_of_the_reference_where_it_stands_beside_us(tmp_path: Path) -> None:
    """Over all gold there is: the reference is run on the same files, so that a change of it is noticed."""
    for name in WHOLE:
        gold = sets.read(SHARED / name)
        told = predictions(gold)
        specification = importlib.util.spec_from_file_location("score", SHARED / "score.py")
        assert specification is not None
        assert specification.loader is not None
        reference = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(reference)
        wanted = reference.score_news(SHARED / name, SHARED / name, told, False)
        assert evaluate(gold, told).figures == wanted


BODY = "Ada Brook met Tomas Vale in Lima on Monday. Brook said the ferry would sail."
GOLD: dict[str, Any] = {
    "entities": [
        {"name": "Ada Brook", "type": "Person", "aliases": ["Brook"]},
        {"name": "Tomas Vale", "type": "Person", "aliases": ["Vale"]},
        {"name": "Lima", "type": "Place", "aliases": []},
        {"name": "Peru", "type": "Country", "aliases": []},
    ],
    "meets": [{"participants": ["Ada Brook", "Tomas Vale"], "place": "Lima", "date": "2024-06-10", "status": "held",
               "kind": "meeting"}],
    "says": [{"speaker": "Ada Brook", "field": "body", "starts": "the ferry", "ends": "would sail", "mode": "indirect",
              "reported_by": None, "addressee": None}],
    "represents": [{"agent": "Ada Brook", "role": "mayor", "of": "Peru"}],
    "located_in": [["Lima", "Peru"]],
}  # fmt: skip


def score(**changed: Any) -> Any:
    """Return the result for a prediction equal to the gold but for *changed*."""
    said = [{**GOLD["says"][0], "text": "the ferry would sail"}]
    told = {**GOLD, "says": said, **changed}
    return evaluate(Gold(Kind.ARTICLES, (Item("one", GOLD, BODY, "", "2024-06-12"),)), {"one": told})


def test_what_is_all_right_is_one() -> None:
    """A prediction equal to the gold has no difference."""
    found = score()
    assert found.figures["mean F1 of the four relations"] == 1.0
    assert found.differences == ()


def test_a_missing_document_counts_as_empty() -> None:
    """Not as left out of the count."""
    found = evaluate(Gold(Kind.ARTICLES, (Item("one", GOLD, BODY),)), {})
    assert found.figures["meets: meetings"]["gold"] == 1  # type: ignore[index]
    assert found.figures["mean F1 of the four relations"] == 0.0


def test_a_name_counts_through_its_entity() -> None:
    """The surname alone is an alias; a description that shares no word with the name is another."""
    renamed = [{"name": "Brook", "type": "Person", "aliases": []}, *GOLD["entities"][1:]]
    meeting = {**GOLD["meets"][0], "participants": ["Brook", "Tomas Vale"]}
    assert score(entities=renamed, meets=[meeting]).figures["meets: meetings"]["F1"] == 1.0
    described = [{"name": "the mayor", "type": "Person", "aliases": []}, *GOLD["entities"][1:]]
    meeting = {**GOLD["meets"][0], "participants": ["the mayor", "Tomas Vale"]}
    assert score(entities=described, meets=[meeting]).figures["meets: meetings"]["F1"] == 0.0


def test_a_meeting_of_another_status_is_found_but_not_right() -> None:
    """It matches, is no edge, and the difference is told with its sentence."""
    meeting = {**GOLD["meets"][0], "status": "planned", "span": [0, 43], "rule": "meets/both"}
    found = score(meets=[meeting])
    assert found.figures["meets: meetings"]["F1"] == 0.0
    assert found.figures["meets: meetings, any status"]["F1"] == 1.0
    assert found.figures["meets: edges held"]["gold"] == 1
    (one,) = found.differences
    assert (one.what, one.got, one.sentence) == ("status", "planned", "Ada Brook met Tomas Vale in Lima on Monday.")
    assert found.rules == {"meets/both": (0, 1)}


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        ("2024-06-10", "2024-06-10", True),
        ("2024-06-10", "2024-06", True),
        ("2024-06-10", "2024", False),
        ("2024-06", "2024-06-10", False),
        ("2024-06-10", None, False),
        (None, "2024-06-10", False),
        (None, None, True),
    ],
)
def test_a_date_may_be_a_step_coarser_never_finer(gold: str | None, predicted: str | None, right: bool) -> None:
    """A precision that the text does not give is invented."""
    assert date_agrees(gold, predicted) is right


def test_a_role_in_other_words_is_told() -> None:
    """The pair is right, its role is not: both are shown."""
    told = {**GOLD["represents"][0], "role": "harbour pilot", "span": [0, 43]}
    found = score(represents=[told])
    assert found.figures["represents"]["F1"] == 1.0  # type: ignore[index]
    (one,) = found.differences
    assert (one.relation, one.what) == ("represents", "role")
    assert (one.wanted, one.got) == ("Ada Brook · Peru: mayor", "harbour pilot")


def test_whom_a_statement_was_told_to_is_told() -> None:
    """The words and the speaker are right; the addressee that the text doesn't have is shown with the words."""
    found = score(says=[{**GOLD["says"][0], "text": "the ferry would sail", "addressee": "Tomas Vale"}])
    (one,) = found.differences
    assert (one.relation, one.what, one.got) == ("says", "addressee", "Tomas Vale")
    assert "the ferry would sail" in one.wanted


def test_entities_missed_wrong_or_of_another_type_are_told() -> None:
    """Each with the words around its name, where there are any."""
    lima = {"name": "Lima", "type": "Organisation", "aliases": [], "mentions": [[28, 32]]}
    harbour = {"name": "Harbour", "type": "Place", "aliases": []}
    found = score(entities=[*GOLD["entities"][:2], lima, harbour])
    told = {(x.what, x.wanted, x.got) for x in found.differences if x.relation == "entities"}
    assert told == {
        ("type", "Lima (Place)", "Lima (Organisation)"),
        ("missed", "Peru (Country)", ""),
        ("wrong", "", "Harbour (Place)"),
    }
    (lima_told,) = [x for x in found.differences if x.what == "type"]
    assert lima_told.sentence.startswith("Ada Brook met Tomas Vale in Lima on Monday.")


def test_half_of_the_words_make_a_statement_the_same() -> None:
    """Less is another statement: one missed, one wrong."""
    half = [{**GOLD["says"][0], "text": "the ferry would"}]
    assert score(says=half).figures["says: words and speaker"]["F1"] == 1.0
    less = [{**GOLD["says"][0], "text": "ferry"}]
    found = score(says=less)
    assert found.figures["says: words and speaker"]["F1"] == 0.0
    assert sorted(x.what for x in found.differences) == ["missed", "wrong"]
