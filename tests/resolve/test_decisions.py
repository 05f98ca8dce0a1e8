"""``decisions.csv``: what its lines mean, when they contradict each other, and that writing it loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Verdict
from kg.resolve import decisions
from kg.resolve.decisions import COLUMNS, NONE, Decision, Key, parse, replacements

DIGEST = "ab" * 32
HEADER = ",".join(COLUMNS) + "\n"
ANNA, BERG, EXPERT = "local/person/anna-berg", "local/person/a-berg", "local/person/anna-maria-berg"


def pair(verdict: str, one: str, other: str) -> str:
    return f"{verdict},,,,,{one} | {other},,,C. Editor,,\n"


def of_relation(verdict: str, change: str = "", told: str = "", names: str = "Anna Berg | Ivo Maric") -> str:
    return f"{verdict},meets,{DIGEST},body,10-90,{names},{told},{change},C. Editor,as the readout has it,\n"


def table(*lines: str) -> decisions.Decisions:
    return parse(HEADER + "".join(lines))


def test_no_table_is_no_judgement(tmp_path: Path) -> None:
    """A store need not have one."""
    assert decisions.read(tmp_path / "decisions.csv") == NONE


def test_a_table_is_read_as_it_was_written() -> None:
    """Commas, bars, quotation marks and other scripts in it come back; the lines are sorted."""
    rows = [
        Decision(
            Verdict.CORRECTED,
            "C. Editor",
            'said "no", twice',
            Key("meets", DIGEST, "title", (3, 9), ("Ana | Bo", "Бо"), "talks | held"),
            change=(("add", "Cy | Dee"), ("place", "")),
            sentence="They met.",
        ),
        Decision(Verdict.SAME, "B", names=(BERG, ANNA)),
        Decision(Verdict.DIFFERENT, "B", names=("Anna Berg",), article=DIGEST),
    ]
    text = decisions.dump(rows)
    assert set(parse(text).rows) == set(rows)
    assert decisions.dump(parse(text).rows) == text == decisions.dump(reversed(rows))


def test_a_table_that_a_spreadsheet_saved_is_read(tmp_path: Path) -> None:
    """A mark at its head, other line ends, empty lines and columns left out are no matter."""
    (tmp_path / "d.csv").write_bytes(f"\ufeffverdict,names,by\r\nsame,{ANNA} | {BERG},B\r\n,,\r\n".encode())
    assert decisions.read(tmp_path / "d.csv").same == ((BERG, ANNA),)


def test_what_is_said_of_entities_is_offered_by_key() -> None:
    """Pairs that are the same, pairs that are not, and names that are someone else in one article."""
    found = table(pair("same", ANNA, BERG), pair("different", ANNA, EXPERT), f"different,,{DIGEST},,,Ivo Maric,,,B,,\n")
    assert found.same == ((BERG, ANNA),)
    assert found.different == frozenset({frozenset({ANNA, EXPERT})})
    assert found.is_someone_else(DIGEST, "Ivo Maric")
    assert not found.is_someone_else("cd" * 32, "Ivo Maric")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("mistaken,,,,,a | b,,,B,,\n", "the verdict 'mistaken' is none of same, different, wrong, corrected, right"),
        (f"same,,,,,{ANNA},,,B,,\n", "names are two different node keys"),
        (f"same,,,,,{ANNA} | Anna Berg,,,B,,\n", "'Anna Berg' is no node key"),
        (pair("same", ANNA, "country/NOR"), "a country and a person cannot be the same"),
        (f"same,,,,,{ANNA} | {BERG},,,,,\n", "the cell of by is empty"),
        (f"wrong,,,,,{ANNA} | {BERG},,,B,,\n", "wrong is said of a relation"),
        (f"same,meets,{DIGEST},body,1-2,a | b,,,B,,\n", "same is said of entities"),
        (of_relation("wrong").replace("meets", "greets"), "the relation 'greets' is none of meets, says"),
        (of_relation("wrong").replace("10-90", "90-10"), "the span '90-10' is not two offsets"),
        (of_relation("wrong").replace(DIGEST, "ab"), "the article 'ab' is not the SHA-256"),
        (of_relation("wrong").replace(DIGEST, ""), "the cell of article is empty"),
        (of_relation("wrong").replace("body", "foot"), "'foot' is not a valid Field"),
        (of_relation("corrected"), "change has what is corrected"),
        (of_relation("wrong", "status=held"), "change has what is corrected"),
        (of_relation("corrected", "status"), "'status' is no correction"),
        (of_relation("corrected", "speaker=Bo"), "'speaker' cannot be corrected in meets: status, kind"),
        (of_relation("corrected", "date=2019 | date=2020"), "date is corrected to '2019' and to '2020'"),
        ("same,a\n", "the line has not as many cells as the header"),
    ],
)
def test_a_cell_that_means_nothing_is_told_with_its_line(line: str, problem: str) -> None:
    """The user wrote it and can mend it."""
    with pytest.raises(InputError, match=problem) as told:
        table(pair("same", "local/person/x", "local/person/y"), line)
    assert told.value.source == "decisions.csv:3"


def test_a_table_without_its_columns_is_told() -> None:
    """The error shows the header."""
    with pytest.raises(InputError, match=r"the column 'verdict' is missing.*verdict,relation,article"):
        parse("a,b\n1,2\n")


def test_two_that_others_make_one_are_not_different() -> None:
    """A is B and B is C, so that A is C: all three lines are named."""
    with pytest.raises(InputError, match=r"line 2 \(same.*line 3 \(same.*line 4 \(different"):
        table(pair("same", ANNA, BERG), pair("same", BERG, EXPERT), pair("different", ANNA, EXPERT))


@pytest.mark.parametrize(
    "lines",
    [
        (of_relation("wrong"), of_relation("right")),
        (of_relation("wrong"), of_relation("corrected", "status=held")),
        (of_relation("wrong", told="talks | held"), of_relation("right")),
        (of_relation("corrected", "date=2019"), of_relation("corrected", "date=2020")),
        (of_relation("corrected", "add=Bo"), of_relation("corrected", "drop=Bo")),
    ],
)
def test_two_judgements_of_a_relation_that_differ_are_an_error(lines: tuple[str, ...]) -> None:
    """Neither is taken for the better one; both lines are named."""
    with pytest.raises(InputError, match=r"line 2 .* and line 3 "):
        table(*lines)


@pytest.mark.parametrize(
    "lines",
    [
        (of_relation("wrong"), of_relation("wrong").replace("C. Editor", "B")),
        (of_relation("wrong", told="talks | held"), of_relation("right", told="talks | planned")),
        (of_relation("corrected", "date=2019"), of_relation("corrected", "place=Tokyo")),
        (of_relation("corrected", "add=Bo"), of_relation("corrected", "add=Cy")),
        (of_relation("wrong"), of_relation("right", names="Anna Berg | Bo Lund")),
    ],
)
def test_two_judgements_of_a_relation_may_agree_or_be_of_different_things(lines: tuple[str, ...]) -> None:
    """Two people may say the same, and correct different things."""
    assert len(table(*lines).rows) == 2


def test_what_stands_for_others_is_the_best_known() -> None:
    """A row of the tables first, a name without initials, the longer one; never a key that no article brings."""
    same = table(pair("same", ANNA, BERG), pair("same", BERG, EXPERT))
    assert replacements(same, [ANNA, BERG, EXPERT]) == {ANNA: EXPERT, BERG: EXPERT}
    assert replacements(same, [ANNA, BERG]) == {BERG: ANNA}
    assert replacements(same, [ANNA, EXPERT]) == {ANNA: EXPERT}  # through one that is not there
    hashed = f"{EXPERT}-0123456789ab"
    assert replacements(table(pair("same", hashed, BERG)), [hashed, BERG]) == {hashed: BERG}
    bodies = table(pair("same", "local/organisation/the-old-harbour-agency", "organisation/nato"))
    assert replacements(bodies, ["local/organisation/the-old-harbour-agency", "organisation/nato"]) == {
        "local/organisation/the-old-harbour-agency": "organisation/nato"
    }


def test_the_example_of_the_docs_is_a_table() -> None:
    """What is shown there is read as it stands, and written the same."""
    page = (Path(__file__).parents[2] / "docs" / "judgements.md").read_text(encoding="utf-8")
    shown = page.split("```csv\n")[1].split("```")[0]
    assert decisions.dump(parse(shown).rows) == shown
