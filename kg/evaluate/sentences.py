"""Sentences and documents with one relation marked, as collections of other people have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.evaluate.matching import HALF, best_pairs, jaccard, share, tokens
from kg.evaluate.names import all_names, overlap
from kg.evaluate.tally import Difference, Figures, Result, Tally, result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.evaluate.gold import Item
    from kg.schema import Json

MEETING_MODES = frozenset({"meet", "visit", "call", "host", "talks"})
"""What a marked pair does, where that is a meeting."""

ENDS = {"represents": ("agent", "of"), "located_in": ("inner", "outer")}


def score_meets(items: Iterable[Item], predictions: Mapping[str, Json]) -> Result:
    """Return how many of the marked pairs are found, and in how many sentences without a meeting one is told."""
    tally = Tally()
    n = tally.n
    for item in items:
        gold, predicted = item.gold, predictions.get(item.id, {})
        if gold.get("suspect"):
            continue
        found = predicted.get("meets", [])
        told = "; ".join(" and ".join(m["participants"]) + f" ({m.get('status')}, {m.get('rule')})" for m in found)
        if any(pair["mode"] in MEETING_MODES for pair in gold["meets"]):
            hit = any(_meets(predicted, m["participants"], pair) for m in found for pair in gold["meets"])
            n["gold"] += 1
            n["hit"] += hit
            if not hit:
                wanted = "; ".join(f"{pair['a']} and {pair['b']}" for pair in gold["meets"])
                tally.differences.append(Difference(item.id, "meets", "missed", wanted, told, item.body))
        elif gold.get("negative") and not gold.get("intent"):
            kind = gold.get("neg_conf", "annotated")
            n[f"none_{kind}"] += 1
            n[f"alarm_{kind}"] += bool(found)
            if found:
                tally.differences.append(Difference(item.id, "meets", "wrong", "", told, item.body))
    figures: Figures = {
        "recall, positives": _rate(n["hit"], n["gold"]),
        "positives": n["gold"],
        "false alarms, no meeting words": _rate(n["alarm_high"], n["none_high"]),
        "such negatives": n["none_high"],
        "false alarms, annotated as none": _rate(n["alarm_annotated"], n["none_annotated"]),
        "annotated negatives": n["none_annotated"],
    }
    return result(tally, figures)


def _meets(predicted: Json, participants: list[str], pair: Json) -> bool:
    """Tell whether two of *participants* are the two of *pair*."""

    def is_(name: str, actor: str) -> bool:
        return any(overlap(x, actor) for x in all_names(predicted, name))

    return any(p != q and is_(p, pair["a"]) and is_(q, pair["b"]) for p in participants for q in participants)


def score_says(items: Iterable[Item], predictions: Mapping[str, Json]) -> Result:
    """Return how attributions are found: precision against any of them, recall of those marked as core."""
    tally = Tally()
    n = tally.n
    for item in items:
        predicted, text = predictions.get(item.id, {}), item.body
        quotes = item.gold["quotes"]
        wanted = [tokens(_pick(text, quote["content_spans"])) for quote in quotes]
        speakers = [_pick(text, quote["speaker_spans"]) for quote in quotes]
        said = predicted.get("says", [])
        words = [tokens(x.get("text", "")) for x in said]
        pairs = best_pairs(wanted, words, _alike)
        right = 0
        for i, j in pairs:
            good = bool(speakers[i]) and _speaks(predicted, said[j], speakers[i], text)
            n["speaker_of"] += bool(speakers[i])
            n["speaker_ok"] += good
            right += good
            if speakers[i] and not good:
                got = str(said[j].get("speaker"))
                tally.differences.append(Difference(item.id, "says", "speaker", speakers[i], got, " ".join(wanted[i])))
        core = {i for i, quote in enumerate(quotes) if quote["core"]}
        matched = {i for i, _ in pairs}
        counts = {"core": len(core), "core_tp": len(core & matched), "gold": len(quotes), "pred": len(said)}
        n.update(counts | {"tp": len(pairs), "both": right})
        if item.gold.get("foreign_affairs"):
            n.update({"fa_gold": len(quotes), "fa_pred": len(said), "fa_tp": len(pairs)})
        for i in sorted(core - matched):
            missed = f"{speakers[i]}: {_pick(text, quotes[i]['content_spans'])}"
            tally.differences.append(Difference(item.id, "says", "missed", missed, ""))
        for j in sorted(set(range(len(said))) - {j for _, j in pairs}):
            got = f"{said[j].get('speaker')}: {said[j].get('text')} ({said[j].get('rule')})"
            tally.differences.append(Difference(item.id, "says", "wrong", "", got))
        for j, one in enumerate(said):
            tally.judge(one.get("rule"), right=j in {j for _, j in pairs})
    p, r = n["tp"] / (n["pred"] or 1), n["core_tp"] / (n["core"] or 1)
    figures: Figures = {
        "core F1": round(2 * p * r / (p + r), 3) if p + r else 0.0,
        "words": share(n["tp"], n["pred"], n["gold"]),
        "words and speaker": share(n["both"], n["pred"], n["gold"]),
        "foreign affairs, words": share(n["fa_tp"], n["fa_pred"], n["fa_gold"]),
        "recall, core attributions": _rate(n["core_tp"], n["core"], 3),
        "speaker right where words match": _rate(n["speaker_ok"], n["speaker_of"], 3),
    }
    return result(tally, figures)


def _alike(one: list[str], other: list[str]) -> float:
    shared = jaccard(one, other)
    return shared if shared >= HALF else 0


def _pick(text: str, spans: Iterable[tuple[int, int]]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _speaks(predicted: Json, said: Json, speaker: str, text: str) -> bool:
    """Tell whether *said* has the speaker of those words: by name, alias, or the words where it found him."""
    names = list(all_names(predicted, said.get("speaker") or ""))
    if said.get("speaker_span"):
        names.append(text[slice(*said["speaker_span"])])
    return any(overlap(speaker, x) or speaker.casefold() == x.casefold() for x in names)


def score_pairs(relation: str, items: Iterable[Item], predictions: Mapping[str, Json]) -> Result:
    """Return how the marked pairs of names are found."""
    tally = Tally()
    n = tally.n
    for item in items:
        predicted, gold = predictions.get(item.id, {}), [pair[:2] for pair in item.gold["pairs"]]
        told = predicted.get(relation, [])
        found = sorted({_ends(x, relation) for x in told}, key=str)

        def alike(wanted: list[str], got: tuple[str, str], predicted: Json = predicted) -> float:
            return float(
                all(any(overlap(w, x) for x in all_names(predicted, g)) for w, g in zip(wanted, got, strict=True))
            )

        pairs = best_pairs(gold, found, alike)
        n.update({"gold": len(gold), "pred": len(found), "tp": len(pairs)})
        rights = {found[j] for _, j in pairs}
        for i in sorted(set(range(len(gold))) - {i for i, _ in pairs}):
            tally.differences.append(Difference(item.id, relation, "missed", " · ".join(gold[i]), "", item.body))
        for one in found:
            if one not in rights:
                tally.differences.append(Difference(item.id, relation, "wrong", "", " · ".join(one), item.body))
        for x in told:
            tally.judge(x.get("rule") if isinstance(x, dict) else None, right=_ends(x, relation) in rights)
    return result(tally, {relation: share(n["tp"], n["pred"], n["gold"])})


def _ends(x: Any, relation: str) -> tuple[str, str]:
    one, other = ENDS[relation]
    return (x[one], x[other]) if isinstance(x, dict) else (x[0], x[1])


def _rate(right: int, of: int, places: int = 4) -> float | None:
    return round(right / of, places) if of else None
