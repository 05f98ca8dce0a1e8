"""
The command line: parse, call, print. What a command does stands in the rooms; here is how it is spelled.

Results go to stdout, messages to stderr. Nothing heavy is imported before a command runs, so that
``kg --help`` answers at once.
"""

from __future__ import annotations

import sys
from importlib import import_module

from kg.cli.command import app
from kg.cli.shared import INTERRUPTED, say

_ROOMS = (
    *("building", "asking", "drawing", "searching", "exporting", "importing", "serving", "moving"),
    *("judging", "keeping", "healing", "reporting", "showing"),
)

for _room in _ROOMS:
    import_module(f"kg.cli.{_room}")  # each adds its commands; in this order they stand in the help

__all__ = ["app", "main"]


def main() -> None:
    """Run the command that the command line names."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Whatever the locale: files that we write this way are read on other machines.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(prog_name="kg")
    except KeyboardInterrupt:
        say("Interrupted.")
        sys.exit(INTERRUPTED)
