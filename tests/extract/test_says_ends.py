"""``kg.extract.says_ends``: where the words of a speaker end and the text, or another cue, goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.says import says

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

KNOWN = "Ada Brook, a lawyer, and Tomas Vale run the port of Lindmouth. "


def told(parsed: Parse, text: str) -> list[tuple[str, str]]:
    """Speaker and words of each statement in *text*."""
    return [(x.speaker, x.text) for x in says(parsed(KNOWN + text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Brook said the road was shut but declined to elaborate.", "the road was shut"),
        ("Ada Brook said the road was shut and refused to comment on the toll.", "the road was shut"),
        ("Ada Brook said the road was shut but would not say why.", "the road was shut"),
        ("Ada Brook said the road had been mended but did not disclose the price.", "the road had been mended"),
    ],
)
def test_who_falls_silent_has_said_the_rest(parsed: Parse, text: str, words: str) -> None:
    """What is not told is no part of what is."""
    assert told(parsed, text) == [("Ada Brook", words)]


@pytest.mark.parametrize(
    "rest",
    ["but would not pay before June", "but did not name the captain", "and refused to pay"],
)
def test_whom_a_speaker_tells_of_may_refuse(parsed: Parse, rest: str) -> None:
    """That belongs to what is said."""
    assert told(parsed, f"Ada Brook said Norway had agreed {rest}.") == [("Ada Brook", f"Norway had agreed {rest}")]


def test_what_the_speaker_does_next_is_not_said(parsed: Parse) -> None:
    """No past form shares the auxiliary of a pluperfect or a modal behind a comma."""
    text = "Ada Brook noted that the catch had doubled in a year, and opened a cask of cider."
    assert told(parsed, text) == [("Ada Brook", "the catch had doubled in a year")]


def test_what_those_told_of_did_is_said(parsed: Parse) -> None:
    """A row of verbs of one tense."""
    text = "Ada Brook said three pedlars came in May, slept in her barn and took a boat."
    assert told(parsed, text) == [("Ada Brook", "three pedlars came in May, slept in her barn and took a boat")]


def test_a_comma_parts_two_cues(parsed: Parse) -> None:
    """Not the verbs of a list."""
    text = "Ada Brook noted that Norway stood ready to help, and underlined the need for talks."
    assert told(parsed, text) == [("Ada Brook", "Norway stood ready to help"), ("Ada Brook", "the need for talks")]
    text = "Ada Brook said two men came in May, slept in her barn, and urged her to leave."
    assert told(parsed, text)[0][1].endswith("and urged her to leave")


def test_who_rejects_a_claim_insists(parsed: Parse) -> None:
    """And not whom the claim is about."""
    text = 'Ada Brook rejected a claim that Norway "lost count" in June, insisting that she had kept the books.'
    assert told(parsed, text)[-1] == ("Ada Brook", "she had kept the books")


def test_what_happened_does_not_propose(parsed: Parse) -> None:
    """A clause for a subject says nothing itself."""
    text = "Ada Brook told Tomas Vale that what had happened was a joke and proposed a walk."
    assert told(parsed, text) == [("Ada Brook", "what had happened was a joke"), ("Ada Brook", "a walk")]


@pytest.mark.parametrize(
    ("rest", "kept"),
    [
        (", a move that angered Chile", ""),
        (", a claim that Chile rejected", ""),
        (", even as traders left the lake", ""),
        (", even though it is to buy it back", ""),
        (", even though it was late", ", even though it was late"),
        (", less than two weeks before the vote", ""),
        (", while Chile said it would wait", ""),
        (", a town and a lake", ", a town and a lake"),
        (" while Chile waited", " while Chile waited"),
    ],
)
def test_what_the_text_adds(parsed: Parse, rest: str, kept: str) -> None:
    """What it is called, what went on at the time, what somebody else says; not more of the same."""
    found = told(parsed, f"Ada Brook said Norway had sold a port{rest}.")
    assert found[0] == ("Ada Brook", f"Norway had sold a port{kept}")


def test_what_a_pledge_is_called_is_the_texts(parsed: Parse) -> None:
    """Behind an infinitive, too."""
    text = "Ada Brook promised to open the port, a pledge that she has made before."
    assert told(parsed, text) == [("Ada Brook", "to open the port")]


def test_a_day_behind_the_cue_is_not_said(parsed: Parse) -> None:
    """It is when that was said."""
    assert told(parsed, "Norway said on Monday it would not attend.") == [("Norway", "it would not attend")]


def test_who_says_so_now_tells_of_the_past(parsed: Parse) -> None:
    """Verbs of the past in a row are all told by a cue of the present."""
    text = "Ada Brook says three pedlars came in May, slept in her barn and promised to pay; none of them wrote."
    assert told(parsed, text)[0][1].startswith("three pedlars came in May, slept in her barn and promised to pay")


@pytest.mark.parametrize(
    ("rest", "kept"),
    [
        (", exposing a rift in the council", ""),
        (", using his speech to name the boats", ""),
        (", using fewer ships", ", using fewer ships"),
    ],
)
def test_what_it_all_means_is_the_texts(parsed: Parse, rest: str, kept: str) -> None:
    """A participle that comments on what is said, and one that is a part of it."""
    assert told(parsed, f"Tomas Vale urged Norway to cut its catch{rest}.") == [
        ("Tomas Vale", f"to cut its catch{kept}")
    ]
