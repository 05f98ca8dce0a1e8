"""``kg.extract``: all relations of a document together, and its entities."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kg import schema
from kg.annotate.nlp import annotate
from kg.extract import of_doc, relations
from kg.model import UNNAMED, Document, EntityType, Field, Mention, Relations

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

TITLE = "Brook and Vale talk in Vladivostok 🕊"
BODY = """VLADIVOSTOK, June 11 — Norwegian Foreign Minister Ada Brook met Swedish Prime Minister Tomas Vale \
in the Russian port of Vladivostok on Monday.

"The ferry will run again," she said. Mr Vale said that the two countries would share the cost.

Ms Brook is expected to visit Lima, Peru, next week. A spokesman for the Harbour Authority said Moscow had agreed.
"""
DAY = "2024-06-12"


@pytest.fixture
def found(parsed: Parse) -> Relations:
    """What is read in one article that has a bit of everything."""
    return of_doc(parsed(BODY, TITLE, DAY))


def test_all_four_relations_are_read(found: Relations) -> None:
    """The article tells each of them."""
    assert all((found.meets, found.says, found.represents, found.located_in))


def test_every_name_used_is_an_entity(found: Relations) -> None:
    """Or says that it is none."""
    names = {x.name for x in found.entities}
    assert [x for x in schema.names_used(found) if x not in names and not x.startswith(UNNAMED)] == []


def test_names_of_entities_are_unique(found: Relations) -> None:
    """A name stands for one entity in a document."""
    names = [x.name for x in found.entities]
    assert len(names) == len(set(names))


def test_an_entity_is_no_alias_of_itself(found: Relations) -> None:
    """And no alias is there twice."""
    assert all(x.name not in x.aliases and len(set(x.aliases)) == len(x.aliases) for x in found.entities)


def test_every_entity_is_mentioned_in_the_text(found: Relations) -> None:
    """Each mention lies within its field and has words."""
    for entity in found.entities:
        assert entity.mentions
        assert all(found.document.text(x.field)[x.start : x.end].strip() for x in entity.mentions)


def test_mentions_are_in_order_and_each_once(found: Relations) -> None:
    """Those of the title before those of the body, as they are read."""
    for entity in found.entities:
        places = [(x.field is Field.BODY, x.start, x.end) for x in entity.mentions]
        assert places == sorted(set(places))


def test_a_surname_in_the_title_is_a_mention(found: Relations) -> None:
    """Both fields are read."""
    brook = next(x for x in found.entities if x.name == "Ada Brook")
    assert Mention(Field.TITLE, 0, 5) in brook.mentions


def test_every_span_points_into_its_field(found: Relations) -> None:
    """No relation points outside the stored text."""
    for one in (*found.meets, *found.says, *found.represents, *found.located_in):
        where = one.evidence
        assert 0 <= where.start < where.end <= len(found.document.text(where.field))


def test_the_types_of_the_entities(found: Relations) -> None:
    """People, countries, bodies and places are told apart."""
    types = {x.name: x.type for x in found.entities}
    assert {
        "Ada Brook": EntityType.PERSON,
        "Tomas Vale": EntityType.PERSON,
        "Norway": EntityType.COUNTRY,
        "Sweden": EntityType.COUNTRY,
        "Russia": EntityType.COUNTRY,
        "Vladivostok": EntityType.PLACE,
        "Harbour Authority": EntityType.ORGANISATION,
    }.items() <= types.items()


def test_what_is_read_loads_as_json(found: Relations) -> None:
    """Through the schema and back nothing is lost."""
    assert schema.load(json.loads(json.dumps(schema.dump(found))), found.document) == found


def test_reading_again_gives_the_same(nlp: Language, found: Relations) -> None:
    """A fresh parse, in the same process."""
    assert of_doc(annotate(nlp, found.document)) == found


SCRIPT = f"""
import json
from kg import schema
from kg.annotate.nlp import load
from kg.extract import relations
from kg.model import Document
for found in relations(load(), [Document("article", {BODY!r}, {TITLE!r}, {DAY!r})]):
    print(json.dumps(schema.dump(found)))
"""


def test_the_order_of_hashes_does_not_matter(found: Relations) -> None:
    """Another process with another ``PYTHONHASHSEED`` gives the same bytes."""
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == json.dumps(schema.dump(found))


@pytest.mark.parametrize(
    ("title", "body"), [("", ""), ("", "\n\n"), (TITLE, ""), ("", "Nothing happened. Nobody spoke."), (" ", " ")]
)
def test_a_document_that_tells_nothing_has_no_relations(nlp: Language, title: str, body: str) -> None:
    """Empty fields are read without an error."""
    got = of_doc(annotate(nlp, Document("a", body, title)))
    assert (got.says, got.represents, got.located_in) == ((), (), ())


def test_a_title_alone_is_read(nlp: Language) -> None:
    """An item of a feed may have no more."""
    got = of_doc(
        annotate(nlp, Document("a", "", "Norwegian President Ada Brook meets Swedish Prime Minister Tomas Vale"))
    )
    assert [set(x.participants) for x in got.meets] == [{"Ada Brook", "Tomas Vale"}]
    assert {x.evidence.field for x in (*got.meets, *got.represents)} == {Field.TITLE}


def test_a_body_alone_is_read(nlp: Language) -> None:
    """Its offsets count from its own start."""
    got = of_doc(annotate(nlp, Document("a", BODY)))
    assert BODY[got.meets[0].evidence.start :].startswith("Norwegian Foreign Minister Ada Brook met")


def test_documents_are_read_in_order(nlp: Language) -> None:
    """One by one, each with what it tells."""
    documents = [Document(str(n), f"Norwegian President Ada Brook met Mr Vale in {n + 1990}.") for n in range(3)]
    got = list(relations(nlp, documents))
    assert [x.document for x in got] == documents
    assert [x.meets[0].date for x in got] == ["1990", "1991", "1992"]
