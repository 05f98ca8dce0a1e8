"""``kg.annotate.wraps``: lines that were wrapped, told from lines that stand by themselves."""

from __future__ import annotations

from kg.annotate.wraps import unwrapped

WRAPPED = (
    "German Chancellor Ada Brook will visit the two capitals\n"
    "next week for talks with Canadian Prime Minister Tomas\n"
    "Vale about the harbour pact that both had signed\n"
    "in June, her office said.\n"
    "The visit will be short."
)


def test_a_space_stands_for_the_break_of_a_wrapped_line() -> None:
    text = unwrapped(WRAPPED)
    assert "Tomas Vale about" in text
    assert "capitals next week" in text


def test_offsets_stay() -> None:
    assert len(unwrapped(WRAPPED)) == len(WRAPPED)


def test_a_break_behind_the_end_of_a_sentence_stays() -> None:
    assert "said.\nThe visit" in unwrapped(WRAPPED)


def test_an_abbreviation_ends_no_sentence() -> None:
    text = WRAPPED.replace("with Canadian Prime Minister Tomas\nVale", "with the envoy of the U.S.\nTomas Vale")
    assert "U.S. Tomas" in unwrapped(text)


def test_blank_lines_stay() -> None:
    assert "\n\n" in unwrapped(WRAPPED + "\n\n" + WRAPPED)


def test_a_short_line_is_a_heading() -> None:
    assert unwrapped("Talks\n" + WRAPPED).startswith("Talks\n")


def test_one_line_a_paragraph_is_not_wrapped() -> None:
    text = f"{'The ferry sailed over the lake, ' * 6}and so\nAda Brook left\nthe town\nand the lake"
    assert unwrapped(text) == text
