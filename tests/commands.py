"""
Several commands of kg one after another in one process, whose start takes longer than most of them.

``python -m tests.commands '[["stats"], ["export"]]'`` writes a list of what each came to: exit code, stdout, stderr.
"""

from __future__ import annotations

import json
import sys

from typer.testing import CliRunner

from kg import cli


def main(commands: str) -> None:
    done = [CliRunner().invoke(cli.app, command) for command in json.loads(commands)]
    json.dump([(x.exit_code, x.stdout, x.stderr) for x in done], sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
