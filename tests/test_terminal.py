"""Text of strangers on a terminal: nothing in it is obeyed, and everything can be seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from kg import cli
from kg.terminal import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana \x1b[31mSol", "Ana \\x1b[31mSol"),
        ("Ana\x9b2JSol", "Ana\\x9b2JSol"),
        ("\u202eloS anA", "\\u202eloS anA"),
        ("An\u200ba\ufeff", "An\\u200ba\\ufeff"),
        ("\ud800", "\\ud800"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("Élysée — “Sol”", "Élysée — “Sol”"),
    ],
)
def test_what_a_terminal_obeys_is_shown(text, shown):
    """Colours, cursor, direction, what has no width, half characters; letters and marks of writing stay."""
    assert harmless(text) == shown


@given(text=st.text())
def test_any_text_can_be_printed(text):
    """In UTF-8, and once more is once."""
    shown = harmless(text)
    shown.encode()
    assert harmless(shown) == shown
    assert not any(x in shown for x in "\x1b\x9b\x07\x08\r\u202e")


def test_a_message_quotes_a_name_harmlessly(tmp_path):
    """A file whose name colours the screen, and that is empty: the message shows how it is called."""
    path = tmp_path / "a\x1b[31mb.txt"
    path.write_text("")
    result = CliRunner().invoke(cli.app, ["extract", str(path)])
    assert "\\x1b[31mb.txt" in result.stderr
    assert "\x1b" not in result.stderr
