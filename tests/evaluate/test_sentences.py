"""``kg.evaluate.sentences``: sets of sentences with one relation."""

from __future__ import annotations

from typing import Any

from kg.evaluate import evaluate
from kg.evaluate.gold import Gold, Item, Kind


def meets(*rows: dict[str, Any], told: dict[str, Any]) -> Any:
    items = tuple(Item(f"s{n}", {"meets": [], **row}, "text") for n, row in enumerate(rows))
    return evaluate(Gold(Kind.MEETS, items), told)


PAIR = {"meets": [{"a": "Norlandic Prime Minister Ada Brook", "b": "Tomas Vale", "mode": "meet"}]}


def test_a_marked_pair_is_found_under_any_of_its_names() -> None:
    """Titles do not count, and the order does not."""
    told = {"s0": {"entities": [], "meets": [{"participants": ["Tomas Vale", "Brook"], "status": "held"}]}}
    assert meets(PAIR, told=told).figures["recall, positives"] == 1.0


def test_a_false_alarm_is_counted_by_what_the_sentence_is() -> None:
    """With no word of meeting, or annotated as none; intentions and doubtful rows are left out."""
    alarm = {"meets": [{"participants": ["Ada Brook", "Tomas Vale"], "status": "held"}]}
    rows = (
        {"negative": True, "neg_conf": "high"},
        {"negative": True},
        {"negative": True, "intent": True},
        {"negative": True, "suspect": True},
    )
    found = meets(*rows, told={f"s{n}": alarm for n in range(4)})
    assert found.figures["false alarms, no meeting words"] == 1.0
    assert found.figures["false alarms, annotated as none"] == 1.0
    assert (found.figures["such negatives"], found.figures["annotated negatives"]) == (1, 1)


def test_attributions_have_precision_against_all_and_recall_of_the_core() -> None:
    """What is not core may be found, and need not be."""
    text = "Brook said the ferry would sail. The law requires a permit."
    quotes = [
        {"content_spans": [[11, 31]], "speaker_spans": [[0, 5]], "core": True},
        {"content_spans": [[42, 58]], "speaker_spans": [[33, 40]], "core": False},
    ]
    said = {"says": [{"speaker": "Ada Brook", "text": "the ferry would sail", "rule": "says/say"}], "entities": []}
    found = evaluate(Gold(Kind.SAYS, (Item("s", {"quotes": quotes}, text),)), {"s": said})
    assert found.figures["core F1"] == 1.0
    assert found.figures["words"]["R"] == 0.5  # type: ignore[index]
    assert found.figures["speaker right where words match"] == 1.0
    assert found.rules == {"says/say": (1, 1)}


def test_pairs_are_matched_one_to_one() -> None:
    """An acronym is its words; a pair more is wrong."""
    item = Item("s", {"pairs": [["Ada Brook", "Norland Trade Council", "role"]]}, "text")
    told = {"represents": [{"agent": "Brook", "of": "NTC"}, {"agent": "Brook", "of": "Lima"}], "entities": []}
    found = evaluate(Gold(Kind.REPRESENTS, (item,)), {"s": told})
    assert found.figures["represents"] == {"P": 0.5, "R": 1.0, "F1": 0.667, "tp": 1, "pred": 2, "gold": 1}
    assert [x.what for x in found.differences] == ["wrong"]
