"""``kg query``: its formats and files, evidence, limits and time, on the streams where they belong."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph
from typer.testing import CliRunner

from kg import cli
from tests import stores, worlds

if TYPE_CHECKING:
    from click.testing import Result

MEETINGS = "SELECT ?meeting ?who { ?meeting dip:participant ?who } ORDER BY ?who"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o FILTER(?a != ?o) }"
REPOSITORY = Path(__file__).parents[2]


def kg(*arguments: object, **settings: str) -> Result:
    return CliRunner().invoke(cli.app, [str(x) for x in arguments], **settings)


def process(*arguments: object) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("KG_STORE", raising=False)
    monkeypatch.delenv("KG_DEBUG", raising=False)
    monkeypatch.chdir(tmp_path)
    return stores.make(tmp_path / "my.kg", worlds.summit())


# --- formats and files -------------------------------------------------------------------


def test_a_file_gets_the_format_of_its_ending(tmp_path: Path) -> None:
    """Nothing on stdout; the same bytes as there."""
    result = kg("query", MEETINGS, "-o", "rows.csv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "rows.csv").read_bytes() == kg("query", MEETINGS, "-f", "csv").stdout_bytes
    kg("query", "DESCRIBE ?m { ?m a dip:Meeting }", "-o", "facts.ttl")
    assert len(Graph().parse(tmp_path / "facts.ttl")) > 5


def test_the_format_that_is_named_goes_before_the_ending(tmp_path: Path) -> None:
    kg("query", MEETINGS, "-o", "rows.csv", "--format", "markdown")
    assert (tmp_path / "rows.csv").read_text(encoding="utf-8").startswith("| meeting | who |")


def test_a_table_in_a_file_is_not_cut_to_the_terminal(tmp_path: Path) -> None:
    kg("query", MEETINGS, "-o", "rows.txt")
    assert "─" in (tmp_path / "rows.txt").read_text(encoding="utf-8").splitlines()[1]


@pytest.mark.parametrize("arguments", [["-f", "excel"], ["-f", "turtle"], ["-o", "rows.ttl"], ["-f", "graphml"]])
def test_a_format_that_does_not_fit_is_the_users_error(arguments: list[str], tmp_path: Path) -> None:
    """Told with those that do; no file is left."""
    result = kg("query", MEETINGS, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "csv" in result.stderr
    assert not (tmp_path / "rows.ttl").exists()


def test_a_query_that_fails_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("old", encoding="utf-8")
    endless = f"SELECT ?a {{ {{ ?a a dip:Meeting }} UNION {{ {ENDLESS} }} }}"
    query = process("query", endless, "-o", "rows.csv", "--timeout", "0.5")  # here, the engine would work on for ever
    _, told = query.communicate(timeout=60)
    assert (query.returncode, b"longer than 0.5 s" in told) == (2, True)
    assert (tmp_path / "rows.csv").read_text(encoding="utf-8") == "old"


# --- what can be added, and left out -----------------------------------------------------


def test_evidence_is_added_to_each_row() -> None:
    rows = kg("query", MEETINGS, "--evidence", "--json").stdout
    (first, *_) = json.loads(rows)["results"]["bindings"]
    assert first["evidenceSentence"]["value"] in worlds.summit().relations().document.body
    assert first["evidenceArticleLabel"]["value"]
    table = kg("query", MEETINGS, "--evidence").stdout
    assert "evidence sentence" in table.splitlines()[0]


def test_where_there_is_no_evidence_it_is_told() -> None:
    """Two people have no sentence: that of their meeting must be asked for."""
    result = kg("query", "SELECT ?a ?b { ?a dip:meets ?b }", "--evidence", "-f", "csv")
    assert result.exit_code == 0
    assert result.stdout.startswith("a,b,evidence")
    assert "No evidence to add: only meetings, reports, statements" in result.stderr
    assert "No evidence" not in kg("query", MEETINGS, "--evidence").stderr


def test_a_limit_is_kept_and_told() -> None:
    whole = kg("query", MEETINGS, "-f", "csv")
    some = kg("query", MEETINGS, "-f", "csv", "--limit", "1")
    assert some.stdout.splitlines() == whole.stdout.splitlines()[:2]
    assert "There are more: these are the first 1." in some.stderr
    assert kg("query", MEETINGS, "-f", "csv", "--limit", "100").stderr == ""


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_that_nothing_was_found_is_told_on_stderr(form: str) -> None:
    """The answer itself is empty, as its format has it; ASK has one, and whoever wants no rows gets none."""
    none = kg("query", "SELECT ?x { ?x a dip:Nobody }", "-f", form)
    assert none.stderr.splitlines()[-1] == "Nothing in the graph answers it."
    assert "Nothing" not in kg("query", MEETINGS, "-f", form).stderr
    assert "Nothing" not in kg("query", MEETINGS, "-f", form, "--limit", "0").stderr
    assert "Nothing" in kg("query", "CONSTRUCT { ?x a dip:Meeting } { ?x a dip:Nobody }").stderr
    assert "Nothing" not in kg("query", "ASK { ?x a dip:Nobody }").stderr


def test_who_may_have_been_meant_is_told_where_nothing_was_found(tmp_path: Path) -> None:
    """Somebody of whom an article gives the last name alone is taken for it, and of him nothing is told."""
    whole = worlds.Telling("whole.txt").names("P:Anna Berg", aliases=("Berg",)).names("P:Ivo Maric")
    store = stores.make(
        tmp_path / "two.kg",
        whole.met("Anna Berg", "Ivo Maric"),
        worlds.Telling("last.txt").names("P:Berg").said("Berg", "the door is open"),
    )
    none = kg("query", "who-met", "Berg", "--store", store)
    assert none.exit_code == 0
    assert none.stderr.splitlines()[-1] == "Others are called 'Berg' too: Anna Berg. Ask by their full name."
    assert "too" not in kg("query", "who-met", "Anna Berg", "--store", store).stderr


def test_where_the_time_goes_is_told_on_stderr() -> None:
    """In the order in which it is spent; the answer is the same."""
    result = kg("query", MEETINGS, "--timing")
    assert result.stdout == kg("query", MEETINGS).stdout
    (line,) = result.stderr.splitlines()
    phases = ("loading", "opening", "names", "asking", "writing", "first row", "rows", "labels")
    assert re.fullmatch("Time: " + ", ".join(rf"{x} [\d,]+ ms" for x in phases) + r"; [\d,.]+ m?s in all", line)


# --- processes ---------------------------------------------------------------------------


def test_when_the_time_is_up_the_process_ends_at_once() -> None:
    """Although the engine, which takes no time limit, would go on for hours."""
    began = time.monotonic()
    query = process("query", ENDLESS, "--timeout", "0.2")
    _, told = query.communicate(timeout=50)
    assert (query.returncode, b"longer than 0.2 s" in told) == (2, True)
    assert time.monotonic() - began < 50


def test_who_reads_the_head_alone_waits_for_no_more() -> None:
    """The first row of an answer that would take days."""
    query = process("query", "SELECT ?a ?l { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "-f", "csv")
    assert query.stdout is not None
    assert query.stdout.readline() == b"a,l\r\n"
    assert query.stdout.readline() != b""
    query.stdout.close()
    assert query.wait(timeout=50) == 0


_MEASURED = """
import resource, sys
from kg import cli
try:
    cli.main()
except SystemExit as end:
    assert not end.code
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def _memory(limit: int) -> int:
    """Return the memory in MiB that a process takes which writes so many rows."""
    query = f"SELECT ?a ?d ?g {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }} LIMIT {limit}"
    command = [sys.executable, "-c", _MEASURED, "query", query, "-f", "csv"]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert done.stdout.count(b"\n") == limit + 1
    return int(done.stderr)


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in other units elsewhere")
def test_many_rows_take_no_memory() -> None:
    """As Python objects, these would take more than a hundred MiB."""
    assert _memory(200_000) - _memory(10) < 30
