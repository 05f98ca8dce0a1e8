"""
What is read right: ``make accuracy`` runs this, which writes docs/accuracy.md and data/rules.csv.

The project's own gold (``data/articles``) is always measured; the shared gold where it stands beside the checkout
(``../shared``, or ``KG_SHARED``). A third of each shared set, by the hash of the id, is held out: its errors are not
looked at while rules are written, so its figures tell how the rules do on what they have not seen.
"""

from __future__ import annotations

import csv
import hashlib
import os
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import files, pipeline, schema
from kg.config import Config
from kg.errors import InputError
from kg.evaluate import evaluate
from kg.evaluate import gold as sets
from kg.evaluate.gold import Gold, Kind
from tests.benchmarks.__main__ import _made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kg.evaluate.tally import Figures, Result

ROOT = Path(__file__).parent.parent.parent
SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared")) / "gold"
PAGE, RULES = ROOT / "docs" / "accuracy.md", ROOT / "data" / "rules.csv"
WRITTEN = Path(__file__).parent / "gold"
JOBS = 2

WHOLE = {
    "own": ("our sample articles", files.folder("data") / "articles"),
    "looked": ("articles written to measure, looked at", WRITTEN / "looked"),
    "kept": ("… that no rule is made from", WRITTEN / "kept"),
    "news": ("news", SHARED / "news"),
    "plain": ("plain", SHARED / "plain"),
    "real": ("real", SHARED / "real"),
}
LINES = ("meets", "says", "represents", "located_in")

Goals = dict[str, dict[str, float]]
GOALS: Goals = {
    "news": {"mean": 0.65, "meetings": 0.60, "edges P": 0.88, "status": 0.88, "date": 0.75, "place": 0.65, "kind": 0.80,
             "says": 0.68, "mode": 0.90, "represents": 0.75, "located_in": 0.70, "entities": 0.80},
    "plain": {"mean": 0.70, "meetings": 0.65, "edges P": 0.90, "says": 0.72},
    "real": {"mean": 0.68, "edges P": 0.88, "says": 0.72},
}  # fmt: skip
"""What is asked of each set, where something is."""

COLUMNS: dict[str, Callable[[Figures], Any]] = {
    "mean": lambda x: x["mean F1 of the four relations"],
    "meetings": lambda x: _of(x, "meets: meetings", "F1"),
    "edges P": lambda x: _of(x, "meets: edges held", "P"),
    "edges R": lambda x: _of(x, "meets: edges held", "R"),
    "status": lambda x: _of(x, "meeting status right", "right"),
    "date": lambda x: _of(x, "meeting date right", "right"),
    "place": lambda x: _of(x, "meeting place right", "right"),
    "kind": lambda x: _of(x, "meeting kind right", "right"),
    "says": lambda x: _of(x, "says: words and speaker", "F1"),
    "mode": lambda x: _of(x, "says mode right", "right"),
    "represents": lambda x: _of(x, "represents", "F1"),
    "located_in": lambda x: _of(x, "located_in", "F1"),
    "entities": lambda x: _of(x, "entities", "F1"),
}

HEAD = """\
# Accuracy

What is read right, measured against gold ([evaluation.md](evaluation.md) defines each figure). `make accuracy` writes
this page and the precision of each rule in `data/rules.csv`.

"""


def main() -> int:
    """Measure what there is; write the page, and the table of rules if all gold is there."""
    found = {name: _measured(path) for name, (_, path) in WHOLE.items() if path.is_dir()}
    lines = {name: _measured(path) for name in LINES if (path := SHARED / f"{name}.jsonl").is_file()}
    fast = {name: _measured(WHOLE[name][1], Config(fast=True)) for name in found}
    PAGE.write_text(HEAD + "\n".join((*_whole(found), *_fast(fast), *_lines(lines), *_kinds(found))) + "\n" + _made())
    print(PAGE.read_text())
    if found.keys() != WHOLE.keys():
        print(f"No shared gold at {SHARED}: only our own was measured, and data/rules.csv stays as it is.")
        return 0
    _write_rules({name: x for name, x in found.items() if name in {"own", *GOALS}})
    print(f"Written: {PAGE} and {RULES}")
    return 0


def held_out(document: str) -> bool:
    """Tell whether a document of the shared gold is one whose errors are not looked at."""
    return int(hashlib.sha1(document.encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0


Measured = tuple[Gold, dict[str, Any]]


def _measured(path: Path, config: Config = Config()) -> Measured:  # noqa: B008 - frozen
    gold = sets.read(path)
    told = pipeline.extract(["-"], config=config, jobs=JOBS, stdin=BytesIO(sets.lines(gold.items)))
    return gold, {x.document.id: schema.dump(x) for x in told if not isinstance(x, InputError)}


def _part(measured: Measured, keep: Callable[[str], bool] = lambda _: True) -> Result:
    gold, told = measured
    return evaluate(Gold(gold.kind, tuple(x for x in gold.items if keep(x.id))), told)


def _of(figures: Figures, name: str, part: str) -> Any:
    figure = figures[name]
    return figure[part] if isinstance(figure, dict) else None


# --- the page ---------------------------------------------------------------------------


def _whole(found: Mapping[str, Measured]) -> Iterator[str]:
    yield "## Whole articles\n"
    yield "| set | " + " | ".join(COLUMNS) + " |\n|---|" + "--:|" * len(COLUMNS)
    for name, measured in found.items():
        title, total = WHOLE[name][0], len(measured[0].items)
        yield _row(f"{title} ({total})", _part(measured).figures)
        if name in GOALS:
            for part, keep in (("looked at", lambda x: not held_out(x)), ("held out", held_out)):
                number = sum(map(keep, (x.id for x in measured[0].items)))
                yield _row(f"… {part} ({number})", _part(measured, keep).figures)
            goals = (GOALS[name].get(column) for column in COLUMNS)
            yield f"| … asked | {' | '.join('' if x is None else f'{x:.2f}' for x in goals)} |"
    yield (
        "\nF1 of meetings (with status), statements (words and speaker), roles, places and entities; precision and"
        " recall of the pairs who met; shares of dates, places, kinds and modes that are right where the meeting or"
        " statement was found.\n"
    )


def _fast(found: Mapping[str, Measured]) -> Iterator[str]:
    yield "## Read with `--fast`\n"
    yield "Without the model's recognizer of names; [reading-measured.md](reading-measured.md) tells how much faster.\n"
    yield "| set | " + " | ".join(COLUMNS) + " |\n|---|" + "--:|" * len(COLUMNS)
    for name, measured in found.items():
        yield _row(f"{WHOLE[name][0]} ({len(measured[0].items)})", _part(measured).figures)
    yield ""


def _row(title: str, figures: Figures) -> str:
    cells = (make(figures) for make in COLUMNS.values())
    return f"| {title} | {' | '.join('–' if x is None else f'{x:.3f}' for x in cells)} |"


def _lines(found: Mapping[str, Measured]) -> Iterator[str]:
    if not found:
        return
    yield "## Sentences and documents of other collections\n"
    yield "| figure | all | looked at | held out |\n|---|--:|--:|--:|"
    for measured in found.values():
        kind = measured[0].kind
        parts = [_part(measured), _part(measured, lambda x: not held_out(x)), _part(measured, held_out)]
        for name in parts[0].figures:
            shown = (_shown(x.figures[name]) for x in parts)
            label = name if kind not in {Kind.MEETS, Kind.SAYS} else f"{kind.value}: {name}"
            yield f"| {label} | {' | '.join(shown)} |"
    yield ""


def _shown(figure: Any) -> str:
    if isinstance(figure, dict):
        return f"{figure['F1']:.3f} (P {figure['P']:.3f}, R {figure['R']:.3f})"
    return "–" if figure is None else f"{figure}"


def _kinds(found: Mapping[str, Measured]) -> Iterator[str]:
    yield "## Kinds of error that remain\n"
    yield "| set | " + " | ".join(KINDS) + " |\n|---|" + "--:|" * len(KINDS)
    for name, measured in found.items():
        counts = Counter(f"{x.relation} {x.what}" for x in _part(measured).differences)
        yield f"| {WHOLE[name][0]} | {' | '.join(str(counts[x]) for x in KINDS)} |"
    yield ""


KINDS = ("meets missed", "meets wrong", "meets status", "meets date", "meets place", "meets kind", "says missed",
         "says wrong", "says speaker", "represents missed", "represents wrong", "located_in missed",
         "located_in wrong")  # fmt: skip


# --- the rules --------------------------------------------------------------------------


def _write_rules(found: Mapping[str, Measured]) -> None:
    """Write how often each rule was right, over the samples and the shared gold."""
    counts: Counter[tuple[str, bool]] = Counter()
    for measured in found.values():
        for rule, (right, of) in _part(measured).rules.items():
            counts[rule, True] += right
            counts[rule, False] += of - right
    with RULES.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("key", "precision", "support", "source"))
        for rule in sorted({rule for rule, _ in counts}):
            of = counts[rule, True] + counts[rule, False]
            table.writerow((rule, f"{counts[rule, True] / of:.2f}", of, "docs/accuracy.md: whole articles"))


if __name__ == "__main__":
    sys.exit(main())
