"""Tables of events: rows that mean what the codebook says, and a package that others' validator and pandas open."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from kg.export import Cut, subset
from kg.export.events import events
from kg.export.events_schema import TABLES
from kg.store.graph import GraphStore
from kg.store.oxigraph import in_memory
from tests.queries.world import nquads

Lines = list[dict[str, str]]


@pytest.fixture(scope="module")
def files(store: GraphStore) -> dict[str, bytes]:
    return written(store)


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("events")
    for name, data in files.items():
        (out / name).write_bytes(data)
    return out


def written(store: GraphStore) -> dict[str, bytes]:
    return {name: b"".join(data) for name, data in events(store)}


def lines(files: dict[str, bytes], name: str) -> Lines:
    return list(csv.DictReader(io.StringIO(files[name].decode(), newline="")))


def line(files: dict[str, bytes], name: str, key: str) -> dict[str, str]:
    """The one row whose first cell ends in *key*."""
    (found,) = (x for x in lines(files, name) if next(iter(x.values())).endswith(f"/{key}"))
    return found


def validated(folder: Path) -> Any:
    """What a validator of data packages reports of the one in *folder*."""
    from frictionless import Package, system  # a second to import: not for who only collects tests

    with system.use_context(trusted=True):
        return Package(str(folder / "datapackage.json")).validate()


# --- the package -------------------------------------------------------------------------


def test_a_validator_of_data_packages_finds_no_fault(folder: Path) -> None:
    """Types, enumerations, keys, references from table to table, sizes and digests."""
    report = validated(folder)
    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []
    assert [task.name for task in report.tasks] == [table.name for table in TABLES]


@pytest.mark.parametrize(
    "options",
    [{"words": False}, {"cut": Cut(about=("Ana Torvald",))}, {"cut": Cut(relations=("represents",), since="2021-08")}],
    ids=["without-words", "about-somebody", "roles-alone"],
)
def test_the_tables_of_a_part_are_whole(store: GraphStore, tmp_path: Path, options: dict[str, Any]) -> None:
    """No row names one that was cut off."""
    for name, data in written(subset(store, **options)).items():
        (tmp_path / name).write_bytes(data)
    report = validated(tmp_path)
    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []


def test_the_validator_sees_a_reference_that_leads_nowhere(folder: Path, tmp_path: Path) -> None:
    """The references are in the schema, or the test before would prove little."""
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    reports = tmp_path / "reports.csv"
    reports.write_bytes(reports.read_bytes().replace(b"local/meeting/m1,", b"local/meeting/zz,"))
    report = validated(tmp_path)
    assert "foreign-key" in {kind for (kind,) in report.flatten(["type"])}


def test_the_package_states_the_digest_of_each_file(files: dict[str, bytes]) -> None:
    told = {x["path"]: x["hash"] for x in json.loads(files["datapackage.json"])["resources"]}
    assert told == {
        name: f"sha256:{hashlib.sha256(data).hexdigest()}" for name, data in files.items() if name.endswith(".csv")
    }


def test_pandas_opens_the_tables(folder: Path) -> None:
    """Days as days, empty as missing, numbers as numbers."""
    held = pd.read_csv(folder / "events.csv", parse_dates=["earliest", "latest"])
    assert held["earliest"].min() == pd.Timestamp("2021-03-04")
    assert held.set_index("event").loc["local/meeting/m6", ["date", "latitude"]].isna().all()
    assert held["latitude"].dropna().unique().tolist() == [58.2]


def test_the_same_graph_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    """Whatever the order in which it was loaded."""
    assert written(in_memory(list(reversed(nquads())))) == files


def test_lines_end_as_rfc_4180_has_it(files: dict[str, bytes]) -> None:
    assert files["mentions.csv"].count(b"\r\n") == files["mentions.csv"].count(b"\n")


def test_the_codebook_explains_every_column(files: dict[str, bytes]) -> None:
    text = files["codebook.md"].decode()
    for table in TABLES:
        chapter = text.partition(f"## {table.file}\n")[2].partition("\n## ")[0]
        for column in table.columns:
            assert f"\n| `{column.name}` | {column.type} | " in chapter


def test_the_codebook_counts(files: dict[str, bytes]) -> None:
    text = files["codebook.md"].decode()
    assert "| `events.csv` | 9 |" in text
    assert "`status`: `held` 5, `planned` 1, `possible` 1, `cancelled` 1, `denied` 1." in text
    assert "9 of 10 documents gave something." in text


def test_it_can_be_cited(files: dict[str, bytes]) -> None:
    """What the Citation File Format (1.2.0) requires is there."""
    held = yaml.safe_load(files["CITATION.cff"])
    assert {"cff-version", "message", "title", "authors"} <= held.keys()
    assert held["type"] == "dataset"
    assert held["abstract"] == "9 diplomatic events read from 10 documents, published from 2021-02-20 to 2021-11-13."


# --- the rows ----------------------------------------------------------------------------


def test_an_event_has_its_day_its_place_and_its_codes(files: dict[str, bytes]) -> None:
    """The palace has no coordinates of its own: the city's stand, and it says so."""
    assert line(files, "events.csv", "m1") == {
        "event": "local/meeting/m1",
        "earliest": "2021-03-04",
        "latest": "2021-03-04",
        "date": "2021-03-04",
        "status": "held",
        "kind": "summit",
        "participants": "2",
        "place": "local/place/harbour-palace",
        "place_name": "Harbour Palace",
        "country": "ARV",
        "latitude": "58.2",
        "longitude": "-3.75",
        "located_by": "place/101",
        "plover_type": "CONSULT",
        "plover_mode": "",
        "plover_context": "",
        "cameo": "040",
        "announced": "",
        "first_reported": "2021-02-20",
        "last_reported": "2021-05-02",
        "reports": "3",
        "sources": "2",
    }


@pytest.mark.parametrize(
    ("meeting", "code"),
    [
        ("m2", "CONSULT phone  041"),
        ("m3", "AGREE  diplomatic 036"),  # planned talks: to agree to meet is no talk
        ("m4", "   "),  # denied
        ("m7", "   "),  # cancelled
        ("m8", "   "),  # possible
    ],
)
def test_codes_are_of_what_was_held_or_agreed(files: dict[str, bytes], meeting: str, code: str) -> None:
    held = line(files, "events.csv", meeting)
    assert " ".join(held[x] for x in ("plover_type", "plover_mode", "plover_context", "cameo")) == code


def test_a_month_is_all_its_days(files: dict[str, bytes]) -> None:
    held = line(files, "events.csv", "m2")
    assert [held[x] for x in ("date", "earliest", "latest")] == ["2021-04", "2021-04-01", "2021-04-30"]


def test_each_report_keeps_its_own_claim(files: dict[str, bytes]) -> None:
    held = [x for x in lines(files, "reports.csv") if x["event"] == "local/meeting/m1"]
    assert [(x["document"], x["reported_status"], x["reported_date"]) for x in held] == [
        ("local/article/a1", "held", "2021-03-04"),
        ("local/article/a2", "held", "2021-03"),
        ("local/article/a0", "planned", "2021-03-04"),
    ]
    assert held[0]["sentence"] == "Ana Torvald received Bo Lindqvåg in the Harbour Palace on 4 March."
    assert (held[0]["rule"], held[0]["precision"]) == ("meets/verb", "0.91")


def test_a_dyad_has_the_countries_of_that_day(files: dict[str, bytes]) -> None:
    """Of the guest an article of the next day tells the office; of the host one of August, when it is March."""
    held = line(files, "dyads.csv", "m1")
    assert [held[x] for x in ("actor_1", "role_1", "iso3_1")] == ["local/person/ana-torvald", "host", ""]
    assert [held[x] for x in ("actor_2", "role_2", "iso3_2")] == ["local/person/bo-lindqvåg", "guest", "BLM"]
    assert held["met"] == "true"


def test_an_office_tells_nothing_of_a_far_day(files: dict[str, bytes]) -> None:
    """Mr Lindqvåg is acting minister in March; of September nobody knows."""
    held = line(files, "dyads.csv", "m7")
    assert [held[x] for x in ("actor_1", "iso3_1")] == ["local/person/bo-lindqvåg", ""]


def test_a_country_acts_for_itself_without_a_day(files: dict[str, bytes]) -> None:
    held = line(files, "dyads.csv", "m6")
    assert [held[x] for x in ("iso3_1", "iso3_2", "earliest")] == ["BLM", "CST", ""]


@pytest.mark.parametrize("meeting", ["m3", "m4", "m7", "m8", "m9"])
def test_nobody_met_at_what_was_not_held(files: dict[str, bytes], meeting: str) -> None:
    """Nor by attending one forum."""
    assert line(files, "dyads.csv", meeting)["met"] == "false"


def test_documents_that_gave_nothing_are_counted(files: dict[str, bytes]) -> None:
    """The older version of an article has a row, and points at the newer one."""
    held = line(files, "documents.csv", "a9")
    assert [held[x] for x in ("reports", "statements", "roles", "locations")] == ["0"] * 4
    assert held["replaced_by"] == "local/article/a8"


def test_a_copy_names_its_original(files: dict[str, bytes]) -> None:
    assert line(files, "documents.csv", "a6")["copy_of"] == "local/article/a5"


def test_who_is_named_is_an_actor(files: dict[str, bytes]) -> None:
    """A person with the country that all their roles are for, and the role held last."""
    held = line(files, "actors.csv", "bo-lindqvåg")
    assert [held[x] for x in ("class", "iso3", "role")] == ["Person", "BLM", "Foreign Minister"]
    assert line(files, "actors.csv", "ARV")["iso3"] == "ARV"


def test_statements_keep_their_words(files: dict[str, bytes]) -> None:
    """Whatever stands in them: quotation marks, line ends, signs that turn the line."""
    assert line(files, "statements.csv", "s3")["text"].startswith('He said "never"\\ and left.\nThen:\t</script>')


def test_what_a_statement_names_has_a_row_each(files: dict[str, bytes]) -> None:
    held = [x["actor"] for x in lines(files, "mentions.csv") if x["statement"].endswith("/s1")]
    assert held == ["country/BLM", "local/person/bo-lindqvåg"]
