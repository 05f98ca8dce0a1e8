"""How much room words take."""

from __future__ import annotations

import pytest

from kg.draw.letters import readable, short, width, wrapped


@pytest.mark.parametrize(
    ("narrow", "wide"), [("illi", "mmmm"), ("Tomas", "TOMAS"), ("abc", "東京都"), ("Ilsa", "Щука"), ("e\u0301", "ee")]
)
def test_wider_letters_take_more_room(narrow: str, wide: str) -> None:
    """
    A marked letter is one, a letter of East Asia is a square.
    """
    assert width(narrow, 12) < width(wide, 12)


def test_bold_and_larger_is_wider() -> None:
    """
    In proportion to the size.
    """
    assert width("Ilsa", 12) < width("Ilsa", 12, bold=True)
    assert width("Ilsa", 24) == pytest.approx(2 * width("Ilsa", 12))


def test_a_long_name_is_cut_with_a_mark() -> None:
    """
    By code points, so that no emoji breaks.
    """
    assert short("x" * 26) == "x" * 26
    assert short("🕊" * 40) == "🕊" * 25 + "…"


def test_lines_fit_and_lose_nothing() -> None:
    """
    Words stay whole where they fit; a longer one is cut, not left out.
    """
    text = "Neighbours sit down in Port Hesper " + "x" * 60
    lines = wrapped(text, 12, 120)

    assert all(width(line, 12) <= 120 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert lines[0] == "Neighbours sit"


def test_what_speaks_to_a_renderer_is_gone() -> None:
    """
    Controls, line ends and marks that turn the direction of what stands beside them.
    """
    assert readable("a\n\tb\x1bc\u202ed\u2028e 🕊 سلام") == "a b c d e 🕊 سلام"
