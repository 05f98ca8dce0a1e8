"""
File systems of a test's own, real ones: one that is full, one that may only be read.

They are mounted in a namespace of a process that waits: nobody else sees them, and they are gone with that process. A
user who is not root may do so too, where the system lets users have namespaces.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mounted:
    """
    A file system in memory, at ``place`` for processes that are run ``inside``.

    ``path`` is a way to look in from elsewhere. SQLite does not take it: it goes through links by their names.
    """

    def __init__(self, process: subprocess.Popen[str], place: Path) -> None:
        self._process = process
        self.place = place
        self.path = Path(f"/proc/{process.pid}/root{place}")

    def _do(self, command: str) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{command} && echo done || echo failed\n")
        self._process.stdin.flush()
        if self._process.stdout.readline() != "done\n":
            raise OSError(command)

    def read_only(self) -> None:
        """Have nobody write to it any more, root included."""
        self._do(f"mount -o remount,ro '{self.place}'")

    def inside(self, *command: str, cwd: Path) -> list[str]:
        """Return *command* as it is run in the namespace, in the folder *cwd*."""
        enter = ["nsenter", f"--target={self._process.pid}", "--mount", "--user", "--preserve-credentials"]
        return [*enter, "sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", str(cwd), *command]

    def free(self) -> int:
        """Return how many bytes are free."""
        found = os.statvfs(self.path)
        return found.f_bavail * found.f_frsize


@contextmanager
def mounted(place: Path, size: int) -> Iterator[Mounted]:
    """Mount a file system of *size* bytes at *place*, an empty folder; skip the test where the system forbids it."""
    if not (shutil.which("unshare") and shutil.which("nsenter")):
        pytest.skip("no unshare and nsenter here to mount a file system of the test's own: Linux has it in util-linux")
    command = ["unshare", "--mount", "--map-root-user", "sh"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, text=True, **pipes) as process:
        made = Mounted(process, place.resolve())
        try:
            try:
                made._do(f"mount -t tmpfs -o size={size} none '{made.place}'")
            except OSError:
                pytest.skip("the system does not let this user mount a file system in a namespace")
            yield made
        finally:
            process.kill()
