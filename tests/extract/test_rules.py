"""``docs/rules.md``: every rule that a relation may name is described, and its example is one that it reads."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.extract import of_doc
from kg.extract.cues import meeting_cues
from kg.files import folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

ROOT = Path(__file__).parent.parent.parent
ROW = re.compile(r"^\| `((?:meets|says|represents|located_in)/[^`]+)` \| .+? \| (.+) \|$", re.MULTILINE)
DOCUMENTED = dict(ROW.findall((ROOT / "docs" / "rules.md").read_text("utf-8")))
LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"


def strings(*files: str) -> Iterator[str]:
    """Yield the string literals of *files* that are no docstrings or parts of longer ones."""
    for file in files:
        tree = ast.parse((ROOT / file).read_text("utf-8"))
        within = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in within:
                yield node.value


def sources(pattern: str, room: str = "extract") -> list[str]:
    """Return the files of *room* of that pattern."""
    return [str(x.relative_to(ROOT)) for x in sorted((ROOT / "kg" / room).glob(pattern))]


def rules_of_meets() -> set[str]:
    """The rules named in the code, and those named by the frame of a verb in the table."""
    named = {x for x in strings(*sources("meets*.py")) if re.fullmatch(r"meets/[a-z-]+", x)}
    frames = {cue.frame for (_, pos), cue in meeting_cues().items() if pos == "VERB"}
    own = {"guest", "visit", "both", "object", "call", "see", "together", "chair", "with", "down with", "topic with",
           "join", "lead", "hands", "gather", "come", "into", "time with", "views with", "up with",
           "closeted with", "heard with", "given", "taken", "shared", "introduced", "jointly", "embrace hands",
           "wire object", "beside", "seen", "signed", "shuttle", "go"}  # fmt: skip
    others = {"invite", "never", "in on", "played"}
    assert frames - others <= own, "a frame that this test does not know: which rule does it name?"
    return named | {f"meets/{frame.split()[-1]}" for frame in frames & own}


def rules_of_says() -> set[str]:
    """The rules named in the code, and those named by the frame of a verb or noun in the table."""
    from kg.extract.says_clauses import FRAMES

    named = {x for x in strings(*sources("says*.py")) if re.fullmatch(r"says/[a-z, ]+", x)}
    with (folder("data") / "cues-says.csv").open(encoding="utf-8", newline="") as file:
        nouns = {f"says/noun {row['frame']}" for row in csv.DictReader(file) if row["pos"] == "NOUN"}
    return named | nouns | {f"says/{frame}" for frame, _ in FRAMES}


def rules_of_represents() -> set[str]:
    """Offices carry the rule that found their holder."""
    rooms = ("annotate/offices.py", "annotate/office_rows.py", "annotate/office_later.py", "annotate/office_holder.py",
             "annotate/coref_offices.py", "annotate/leading.py", "annotate/belonging.py",
             "extract/represents.py")  # fmt: skip
    found = strings(*(f"kg/{x}" for x in rooms))
    turns = {x for x in strings("kg/extract/represents_turns.py") if re.fullmatch(r"represents/[a-z-]+", x)}
    return turns | {f"represents/{x.split('/')[1]}" for x in found if re.fullmatch(r"(office|bare)/[a-z-]+", x)}


def rules_of_located() -> set[str]:
    """The last part of each pair that the readers yield or pass on."""
    trees = [ast.parse((ROOT / x).read_text("utf-8")) for x in sources("located*.py")]
    found = set()
    for node in (x for tree in trees for x in ast.walk(tree)):
        last: ast.expr | None = None
        if isinstance(node, ast.Tuple) and len(node.elts) in {2, 3, 4}:
            last = node.elts[-1]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "reached":
            last = node.args[-1]
        if isinstance(last, ast.Constant) and isinstance(last.value, str) and last.value:
            found.add(f"located_in/{last.value}")
    return found


@pytest.mark.parametrize(
    ("relation", "rules"),
    [
        ("meets", rules_of_meets),
        ("says", rules_of_says),
        ("represents", rules_of_represents),
        ("located_in", rules_of_located),
    ],
)
def test_the_page_has_the_rules_of_the_code_and_no_other(relation: str, rules: Callable[[], set[str]]) -> None:
    """Neither a rule that nobody can look up, nor one that is gone."""
    assert {x for x in DOCUMENTED if x.startswith(f"{relation}/")} == rules()


@pytest.mark.parametrize("rule", DOCUMENTED)
def test_the_example_of_a_rule_is_read_by_it(parsed: Parse, rule: str) -> None:
    """In an article that has named Brook and Vale."""
    example = DOCUMENTED[rule]
    body, title = ("Nobody spoke.", example) if rule == "says/headline" else (example, "")
    found = of_doc(parsed(LEAD + body, title, "2024-06-12"))
    told = {x.evidence.rule for x in (*found.meets, *found.says, *found.represents, *found.located_in)}
    assert rule in told
