"""Where the time of reading goes, by stage: what ``--profile`` measures and prints."""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Clock = Callable[[str], AbstractContextManager[None]]
    """Times what happens inside, under the name of a stage."""

_NOTHING = nullcontext()


def untimed(_stage: str) -> AbstractContextManager[None]:
    """Time nothing: the ``Clock`` of all runs that are not profiled."""
    return _NOTHING


class Profile:
    """
    Seconds of this process's processor by stage, in the order in which the stages came first.

    ``parser`` names the stages that are the model's own: what parsing alone would take.
    """

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.parser: set[str] = set()
        self.characters = 0

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Add what happens inside to *stage*."""
        began = time.process_time()
        try:
            yield
        finally:
            self.seconds[stage] += time.process_time() - began

    def table(self) -> str:
        """Return the stages with seconds and shares, in the order of the work, and what reading adds to parsing."""
        total = sum(self.seconds.values())
        if not total:
            return "Nothing was read: there is nothing to tell of its time.\n"
        title = "stage of reading"
        longest = max(map(len, (title, *self.seconds)))
        lines = [f"{title:<{longest}}  seconds  share"]
        for stage, seconds in self.seconds.items():
            mark = "" if stage in self.parser else "  ours"
            lines.append(f"{stage:<{longest}}  {seconds:7.2f}  {seconds / total:5.1%}{mark}")
        lines.append(f"{'all':<{longest}}  {total:7.2f}  {self.characters / total:,.0f} characters a second")
        parser = sum(self.seconds[stage] for stage in self.parser)
        if parser:
            lines.append(f"Reading takes {total / parser:.2f} times what its parser takes")
        return "\n".join(lines) + "\n"
