"""``kg.schema``: a document's relations as JSON, and back; and the page that describes it."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from kg import schema
from kg.errors import InputError
from kg.model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Field,
    Kind,
    Location,
    Meeting,
    Mention,
    Mode,
    Relations,
    Representation,
    Statement,
    Status,
    Tenure,
)

PAGE = Path(__file__).parent.parent / "docs" / "schema.md"
BODY = "Norway's envoy to Peru, Ada Brook, met Tomas Vale in Oslo, Norway, in May 2014, said 🕊 Ida Holm."
DOCUMENT = Document("a", BODY, "Brook meets Vale", "2014-06-01", "The Harbour Post", "https://example.org/a", "en")
WHERE = Evidence(Field.BODY, 0, len(BODY), "meets/both")
FULL = Relations(
    DOCUMENT,
    entities=(
        Entity("Ada Brook", EntityType.PERSON, ("Brook",), (Mention(Field.TITLE, 0, 5), Mention(Field.BODY, 24, 33))),
        Entity("Tomas Vale", EntityType.PERSON, ("Vale",), (Mention(Field.TITLE, 12, 16), Mention(Field.BODY, 39, 49))),
        Entity("Ida Holm", EntityType.PERSON),
        Entity("Norway", EntityType.COUNTRY),
        Entity("Peru", EntityType.COUNTRY),
        Entity("Oslo", EntityType.PLACE),
    ),
    meets=(
        Meeting(
            ("Ada Brook", "Tomas Vale", "unnamed: officials"), Status.HELD, Kind.TALKS, WHERE,
            ((24, 33), (39, 49)), "Tomas Vale", "Oslo", (53, 57), "2014-05",
        ),
    ),
    says=(
        Statement(
            "Ida Holm", "Ada Brook met Tomas Vale", ((24, 49),), Mode.INDIRECT,
            Evidence(Field.BODY, 0, 9, "says/after"), "say", (86, 94), (79, 83), "Tomas Vale", "Ada Brook",
        ),
    ),
    represents=(
        Representation(
            "Ada Brook", "Norway", Evidence(Field.BODY, 0, 9, "represents/apposition"), "envoy", Tenure.ACTING,
            "2013", "2015-02", "Peru",
        ),
    ),
    located_in=(Location("Oslo", "Norway", Evidence(Field.TITLE, 0, 9, "located_in/comma")),),
    notes=("a round table on Friday: nobody is named",),
)  # fmt: skip
SMALL = {
    "id": "a",
    "entities": [
        {"name": "Ada Brook", "type": "Person"},
        {"name": "Oslo", "type": "Place"},
        {"name": "Norway", "type": "Country"},
    ],
    "meets": [{"participants": ["Ada Brook", "unnamed: officials"], "status": "held"}],
    "says": [{"speaker": "Ada Brook", "text": "no", "field": "title", "spans": [[3, 5]]}],
    "represents": [{"agent": "Ada Brook", "of": "Norway"}],
    "located_in": [["Oslo", "Norway"]],
}  # fmt: skip
"""What another extractor may give: names, and no more than must be there."""


def test_what_is_written_is_read_back() -> None:
    """All of it, through text, with the document at hand."""
    assert schema.load(json.loads(json.dumps(schema.dump(FULL))), DOCUMENT) == FULL


def test_without_the_document_all_but_its_text_is_read_back() -> None:
    """Title, dates and outlet come from the JSON; the body is not in it."""
    found = schema.load(schema.dump(FULL)).document
    assert found == Document("a", "", DOCUMENT.title, DOCUMENT.published, DOCUMENT.publisher, DOCUMENT.url, "en")


def test_writing_is_plain_json() -> None:
    """Only what JSON has, so that any program reads it: equal after a round through text."""
    data = schema.dump(FULL)
    assert json.loads(json.dumps(data, ensure_ascii=False)) == data


def test_an_empty_document_has_every_list() -> None:
    """A reader need not ask whether a key is there."""
    data = schema.dump(Relations(Document("a", "")))
    assert [data[key] for key in ("entities", "meets", "says", "represents", "located_in")] == [[]] * 5


def test_keys_are_in_the_order_of_the_schema() -> None:
    """People read it too; notes are left out where there are none."""
    assert list(schema.dump(FULL)) == [
        "id", "title", "publisher", "url", "language", "digest", "published",
        "entities", "meets", "says", "represents", "located_in", "notes",
    ]  # fmt: skip
    assert "notes" not in schema.dump(replace(FULL, notes=()))


def test_mentions_are_parted_by_field() -> None:
    """Those of the title have a key of their own, since offsets count from the start of each field."""
    first = schema.dump(FULL)["entities"][0]
    assert (first["mentions"], first["title_mentions"]) == ([[24, 33]], [[0, 5]])


def test_the_little_that_must_be_there_is_enough() -> None:
    """What another extractor leaves out has its plainest value."""
    found = schema.load(SMALL)
    nowhere = Evidence(Field.BODY, 0, 0, "import")
    assert found.meets == (Meeting(("Ada Brook", "unnamed: officials"), Status.HELD, Kind.MEETING, nowhere),)
    assert found.represents == (Representation("Ada Brook", "Norway", nowhere),)
    assert found.located_in == (Location("Oslo", "Norway", nowhere),)


def test_the_evidence_of_a_statement_is_its_first_piece_where_nothing_else_is_told() -> None:
    """Every relation points somewhere, a statement at least at its own words."""
    (said,) = schema.load(SMALL).says
    assert said == Statement("Ada Brook", "no", ((3, 5),), Mode.INDIRECT, Evidence(Field.TITLE, 3, 5, "import"))


def test_null_is_as_good_as_left_out() -> None:
    """Another extractor may write every key."""
    data = deepcopy(SMALL)
    data["meets"][0] |= {
        "kind": None,
        "host": None,
        "span": None,
        "field": None,
        "rule": None,
        "participant_spans": None,
        "place_span": None,
    }
    data["says"][0] |= {"mode": None, "cue": None, "speaker_span": None}
    data["represents"][0] |= {"tenure": None, "role": None, "from": None}
    data |= {"title": None, "published": None}
    assert schema.load(data) == schema.load(SMALL)


def test_keys_that_mean_nothing_here_are_let_be() -> None:
    """Gold files have notes for people."""
    assert schema.load(
        SMALL | {"annotator": "x", "says": [SMALL["says"][0] | {"starts": "n", "ends": "o"}]}
    ) == schema.load(SMALL)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (("id",), "'id' is missing"),
        (("entities", 0, "name"), "'name' is missing"),
        (("entities", 0, "type"), "'type' is missing"),
        (("meets", 0, "participants"), "'participants' is missing"),
        (("meets", 0, "status"), "'status' is missing"),
        (("says", 0, "speaker"), "'speaker' is missing"),
        (("says", 0, "text"), "'text' is missing"),
        (("represents", 0, "agent"), "'agent' is missing"),
        (("represents", 0, "of"), "'of' is missing"),
    ],
)
def test_a_key_that_must_be_there_is_named(path: tuple[str | int, ...], said: str) -> None:
    """With the file that lacks it."""
    data = deepcopy(SMALL)
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    with pytest.raises(InputError, match=said) as caught:
        schema.load(data, source="mine.jsonl:7")
    assert caught.value.source == "mine.jsonl:7"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("entities", [{"name": "Ada Brook", "type": "Human"}], "'Human'"),
        ("entities", [{"name": "Ada Brook", "type": "Person", "mentions": [[1]]}], "not enough values"),
        ("entities", "Ada Brook", "not in the schema"),
        ("entities", 5, "not in the schema"),
        ("meets", [{"participants": ["Ada Brook"], "status": "perhaps"}], "'perhaps'"),
        ("meets", [{"participants": ["Ada Brook"], "status": "held", "kind": "party"}], "'party'"),
        ("meets", [{"participants": ["Ada Brook"], "status": "held", "span": [1, 2, 3]}], "too many values"),
        ("meets", [{"participants": ["Ada Brook"], "status": "held", "field": "footnote"}], "'footnote'"),
        ("meets", ["Ada Brook"], "not in the schema"),
        ("says", [{"speaker": "Ada Brook", "text": "no", "mode": "sung"}], "'sung'"),
        ("says", [{"speaker": "Ada Brook", "text": "no", "spans": [["a", "b"]]}], "invalid literal"),
        ("represents", [{"agent": "Ada Brook", "of": "Norway", "tenure": "lifelong"}], "'lifelong'"),
        ("located_in", [["Oslo"]], "index out of range"),
    ],
)
def test_a_value_of_the_wrong_form_is_refused(key: str, value: object, said: str) -> None:
    """With what is wrong in it, and where the form is described."""
    with pytest.raises(InputError, match=said) as caught:
        schema.load(SMALL | {key: value})
    assert "docs/schema.md" in str(caught.value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("meets", [{"participants": ["Nora Lund"], "status": "held"}]),
        ("meets", [{"participants": ["Ada Brook"], "status": "held", "host": "Nora Lund"}]),
        ("meets", [{"participants": ["Ada Brook"], "status": "held", "place": "Nora Lund"}]),
        ("says", [{"speaker": "Nora Lund", "text": "no"}]),
        ("says", [{"speaker": "Ada Brook", "text": "no", "reported_by": "Nora Lund"}]),
        ("says", [{"speaker": "Ada Brook", "text": "no", "addressee": "Nora Lund"}]),
        ("represents", [{"agent": "Nora Lund", "of": "Norway"}]),
        ("represents", [{"agent": "Ada Brook", "of": "Nora Lund"}]),
        ("represents", [{"agent": "Ada Brook", "of": "Norway", "accredited_to": "Nora Lund"}]),
        ("located_in", [["Nora Lund", "Norway"]]),
        ("located_in", [["Oslo", "Nora Lund"]]),
    ],
)
def test_a_name_that_no_entity_has_is_refused(key: str, value: object) -> None:
    """Wherever a relation uses it."""
    with pytest.raises(InputError, match="uses the name 'Nora Lund', which no entity has"):
        schema.load(SMALL | {key: value})


def test_a_file_without_a_name_is_told_by_the_id_of_its_document() -> None:
    """An error always says where."""
    with pytest.raises(InputError) as caught:
        schema.load(SMALL | {"meets": [{}]})
    assert caught.value.source == "a"


def test_names_used_are_all_names_in_order() -> None:
    """With repetitions; unnamed ones too."""
    assert list(schema.names_used(FULL)) == [
        "Ada Brook", "Tomas Vale", "unnamed: officials", "Tomas Vale", "Oslo",
        "Ida Holm", "Tomas Vale", "Ada Brook",
        "Ada Brook", "Norway", "Peru",
        "Oslo", "Norway",
    ]  # fmt: skip


# --- docs/schema.md ---------------------------------------------------------------------------


def documented(section: str) -> list[str]:
    """Return the keys that the table under the heading *section* of the page describes, in its order."""
    text = PAGE.read_text("utf-8").split(f"\n## {section}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("section", "written"),
    [
        ("The document", schema.dump(FULL)),
        ("`entities`", schema.dump(FULL)["entities"][0]),
        ("`meets`", schema.dump(FULL)["meets"][0]),
        ("`says`", schema.dump(FULL)["says"][0]),
        ("`represents`", schema.dump(FULL)["represents"][0]),
        ("`located_in`", schema.dump(FULL)["located_in"][0]),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_the_page_describes_every_key_and_no_other(section: str, written: schema.Json) -> None:
    """In the order in which they are written."""
    assert documented(section) == list(written)


def example() -> schema.Json:
    """Return the JSON object that the page shows."""
    block = re.search(r"```json\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert block is not None
    data: schema.Json = json.loads(block[1])
    return data


def example_text() -> str:
    """Return the body that the page's example was read in."""
    block = re.search(r"```text\n(.*?)\n```", PAGE.read_text("utf-8"), re.DOTALL)
    assert block is not None
    return block[1]


def test_the_example_of_the_page_is_in_the_schema() -> None:
    """It loads, and what is written of it is the same."""
    data = example()
    found = schema.load(data, Document(data["id"], example_text(), data["title"], data["published"], language="en"))
    assert schema.dump(found) == data


def test_every_value_of_the_enumerations_is_on_the_page() -> None:
    """Types, statuses, kinds, modes, tenures and fields."""
    text = PAGE.read_text("utf-8")
    values = {x.value for kind in (EntityType, Status, Kind, Mode, Tenure, Field) for x in kind}
    assert {x for x in values if f"`{x}`" not in text} == set()
