"""``kg.spans``: relations held against the text that they point into."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kg import files, schema
from kg.model import Document, Entity, EntityType, Evidence, Field, Mention, Mode, Relations, Representation, Statement
from kg.spans import checked
from tests import worlds

TEXT = 'Minister Ána Berg spoke in Oslo. She thanked Norway. "All went well," she said.'
WHERE = Evidence(Field.BODY, 33, 52, "import/x")  # She thanked Norway.
ANNA = Entity("Anna Berg", EntityType.PERSON, ("Ana Berg",), (Mention(Field.BODY, 33, 36),))
NORWAY = Entity("Norway", EntityType.COUNTRY)


def reasons(*told: Representation | Statement, anna: Entity = ANNA) -> list[str]:
    found = Relations(
        Document("d", TEXT),
        (anna, NORWAY),
        says=tuple(x for x in told if isinstance(x, Statement)),
        represents=tuple(x for x in told if isinstance(x, Representation)),
    )
    return checked(found)[1]


def test_what_we_told_ourselves_holds() -> None:
    """Whatever kind of relation."""
    told = worlds.summit().relations()
    kept, why = checked(replace(told, says=tuple(x for x in told.says if not x.reported_by)))
    assert why == []
    assert len(kept.meets) == 1


def test_a_mention_of_the_entity_stands_for_its_name() -> None:
    """A pronoun in the sentence is she, where the extractor says so."""
    assert reasons(Representation("Anna Berg", "Norway", WHERE)) == []
    (why,) = reasons(Representation("Anna Berg", "Norway", WHERE), anna=replace(ANNA, mentions=()))
    assert why == "represents 0: its span does not hold 'Anna Berg'"


def test_another_name_stands_for_the_name() -> None:
    """Without its accents, too."""
    assert reasons(Representation("Anna Berg", "Norway", replace(WHERE, start=0))) == []


@pytest.mark.parametrize(("start", "end"), [(33, 33), (40, 33), (-3, 52), (33, len(TEXT) + 1), (0, 0)])
def test_a_span_lies_in_its_field(start: int, end: int) -> None:
    """Not outside, not backwards, not empty."""
    (why,) = reasons(Representation("Anna Berg", "Norway", replace(WHERE, start=start, end=end)))
    assert "is not in the body" in why


def test_a_part_of_a_word_is_no_name() -> None:
    """Norway is not called Nor."""
    nor = Entity("Nor", EntityType.ORGANISATION)
    told = Relations(Document("d", TEXT), (ANNA, nor), represents=(Representation("Anna Berg", "Nor", WHERE),))
    assert checked(told)[1] == ["represents 0: its span does not hold 'Nor'"]


def test_the_words_of_a_statement_are_those_of_its_pieces() -> None:
    """Case and punctuation do not count."""
    at = TEXT.index("All")
    said = Statement("Anna Berg", "all went well", ((at, at + 13),), Mode.DIRECT, replace(WHERE, start=53, end=79),
                     speaker_span=(TEXT.index("she said"), TEXT.index("she said") + 3))  # fmt: skip
    assert reasons(said) == []
    assert reasons(replace(said, text="all went badly")) == ["says 0: its text is not what its spans hold"]
    assert reasons(replace(said, spans=(), text="nothing")) == ["says 0: its text is not in its span"]


def test_a_mention_outside_the_text_is_left_out_and_told() -> None:
    """The entity stays."""
    far = replace(ANNA, mentions=(*ANNA.mentions, Mention(Field.TITLE, 0, 4)))
    kept, why = checked(Relations(Document("d", TEXT), (far,)))
    assert why == ["entity 'Anna Berg': a mention lies outside the text"]
    assert kept.entities == (ANNA,)


def test_the_gold_of_the_samples_holds() -> None:
    """What people annotated by hand stands where they say: nearly all of it, some in the sentence before."""
    total = wrong = 0
    for path in sorted((files.folder("data") / "articles").glob("*.json")):
        text = path.with_suffix(".txt")
        if not text.exists():
            continue
        data = json.loads(path.read_text("utf-8"))
        given = schema.load({"entities": data["entities"]}, Document(data["id"], text.read_text("utf-8")))
        mentions = [m for entity in given.entities for m in entity.mentions]
        total += len(mentions)
        wrong += len(mentions) - sum(len(x.mentions) for x in checked(given)[0].entities)
    assert wrong <= total // 100
