"""kg.profile: where the time of reading goes."""

from __future__ import annotations

import json
from io import BytesIO

from kg import pipeline
from kg.config import Config
from kg.profile import Profile, untimed

TEXT = "Foreign Minister Ana Reyes of Chile met her Peruvian counterpart Luis Vega in Lima on Monday, she said."


def _busy() -> int:
    return sum(range(100_000))


def test_time_is_added_up_by_stage() -> None:
    profile = Profile()
    for stage in ("parser", "meets", "parser"):
        with profile(stage):
            _busy()
    assert list(profile.seconds) == ["parser", "meets"]
    assert profile.seconds["parser"] > 0


def test_the_table_tells_what_reading_adds_to_parsing() -> None:
    profile = Profile()
    profile.seconds |= {"tokenizer": 1.0, "parser": 3.0, "meets": 1.0}
    profile.parser = {"tokenizer", "parser"}
    profile.characters = 10_000
    assert profile.table().splitlines() == [
        "stage of reading  seconds  share",
        "tokenizer            1.00  20.0%",
        "parser               3.00  60.0%",
        "meets                1.00  20.0%  ours",
        "all                  5.00  2,000 characters a second",
        "Reading takes 1.25 times what its parser takes",
    ]


def test_nothing_read_is_said() -> None:
    assert Profile().table() == "Nothing was read: there is nothing to tell of its time.\n"


def test_untimed_does_nothing() -> None:
    with untimed("meets"):
        pass


def test_a_profiled_reading_finds_the_same() -> None:
    line = json.dumps({"id": "1", "body": TEXT, "published": "2024-06-12"}).encode()
    profile = Profile()
    (plain,) = pipeline.extract(["-"], config=Config(), stdin=BytesIO(line))
    (timed,) = pipeline.extract(["-"], config=Config(), profile=profile, stdin=BytesIO(line))
    assert timed == plain
    assert {"tokenizer", "parser", "ner", "names", "meets", "says"} <= set(profile.seconds)
    assert profile.parser == {"tokenizer", "tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"}
    assert profile.characters == len(TEXT)
