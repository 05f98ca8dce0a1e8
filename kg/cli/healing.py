"""The command that finds out what is wrong with a store or a machine: doctor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.command import app
from kg.cli.shared import DONE, MACHINE, NOT_ALL, AsJson, FolderOption, example, print_json, store_config
from kg.config import DEFAULT_MODEL

if TYPE_CHECKING:
    from kg.findings import Finding


@app.command(epilog=example("kg doctor --store my.kg --repair"))
def doctor(
    *,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what can be mended; nothing is deleted that cannot be made again.")
    ] = False,
    store: FolderOption = None,
    as_json: AsJson = False,
) -> int:
    """
    Find out what is wrong with a store, and with what kg needs on this machine.

    A line a check. Ends with 0 where all is well, 1 where something is left to do, 3 where the machine is at fault.
    """
    from kg import doctor as room
    from kg import pipeline

    out = _store(store)
    found: list[Finding] = []

    def tell(finding: Finding) -> None:
        found.append(finding)
        if not as_json:
            print(_line(finding), flush=True)

    model = DEFAULT_MODEL
    if out is not None:
        given = out
        for finding in room.examine(
            given,
            lambda: store_config(given, pipeline.read_by(given), None),
            repair=repair,
        ):
            tell(finding)
        model = pipeline.read_by(out).model
    for finding in room.machine(model):
        tell(finding)
    if as_json:
        print_json([finding.as_dict() for finding in found])
    states = {str(finding.state) for finding in found}
    return MACHINE if "machine" in states else NOT_ALL if "to do" in states else DONE


def _store(given: str | None) -> Path | None:
    """Return the store that is named, or the one in the working folder, if there is one."""
    from kg.store import layout

    if given:
        return layout.local(given)
    here = [x for x in (Path(), *sorted(Path().iterdir())) if layout.is_store(x)]
    return layout.find(None) if here else None


def _line(finding: Finding) -> str:
    line = f"{finding.check:<14} {finding.state:<9} {finding.text}"
    return f"{line}\n{'':24} {finding.remedy}" if finding.remedy else line
