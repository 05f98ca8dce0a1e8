"""
How soon a picture stands, and how smoothly it moves: ``python -m tests.benchmarks.drawing``.

It writes docs/drawing-measured.md.

Made-up graphs of three sizes, opened in a headless Chromium without a graphics card and with the network cut: our page,
the page that plain pyvis writes for the same graph, and vis-network given our positions. ``--sizes`` gives other sizes.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import shutil
import signal
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.draw import facts, page, view
from tests.benchmarks.__main__ import _made
from tests.conftest import CHROMIUM
from tests.draw.world import world

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

    from playwright.sync_api import Browser, CDPSession, Page

PAGE = Path(__file__).parent.parent.parent / "docs" / "drawing-measured.md"
SIZES = (300, 2_000, 10_000)

PATIENCE = 90.0
"""Seconds after which a page that still moves is given up: a reader has gone by then."""

ROUNDS, PANNED = 3, 3.0
"""How often a page that stands at once is opened, and the seconds for which each is dragged about."""

GOALS = "asked: 20 times as soon as plain pyvis at 300, under 2 s at 10,000, 3 times vis-network's frames at 2,000"

HEAD = """\
# Drawing, measured

How soon a page shows a picture that stands still, and how many frames a second it shows while it is dragged:
`python -m tests.benchmarks.drawing` writes this page. Headless Chromium of 1440 × 900 pixels, no graphics card, no
network.

- **ours**: what `kg draw` writes, with every sentence in it;
- **vis-network, our positions**: the same signs and lines at the same places, physics off, without names and facts;
- **busy**: what of that the page's own thread worked, which other work on the machine does not stretch;
- **plain pyvis**: the page that `Network.add_node`, `add_edge` and `generate_html` (`cdn_resources="in_line"`) make of
  the same nodes and edges, which still asks two hosts for files; it is settled when vis-network says so.

"""


@dataclass(frozen=True, slots=True)
class Shown:
    """
    One page: its size in bytes, seconds until it stood still, those its thread was busy till then, frames a second.

    ``settled`` and ``busy`` are None where it did not within ``PATIENCE``, ``frames`` where it answered no more.
    """

    size: int
    settled: float | None
    busy: float | None
    frames: float | None


# --- pages ------------------------------------------------------------------------------------


def pages(names: int) -> tuple[int, int, dict[str, str]]:
    """Return how many nodes and lines a graph of about *names* has, and its three pages."""
    told = facts.read(world(names * 19 // 20, names * 3 // 4, names))
    graph = view.view(told)
    scene = page.scene(told, graph)
    written = {
        "ours": page.page(told, graph, title="Ours"),
        "vis-network, our positions": _pyvis(scene, placed=True),
        "plain pyvis": _pyvis(scene, placed=False),
    }
    return len(scene["nodes"]), len(scene["edges"]), written


def _pyvis(scene: dict[str, Any], *, placed: bool) -> str:
    from pyvis.network import Network  # type: ignore[import-untyped]

    network = Network(height="800px", width="100%", directed=True, cdn_resources="in_line")
    for node in scene["nodes"]:
        kept = ("shape", "size", "x", "y") if placed else ("label",)
        network.add_node(node["id"], **{"label": " ", **{name: node[name] for name in kept}})
    for edge in scene["edges"]:
        kept = ("width", "arrows", "dashes", "smooth") if placed else ()
        network.add_edge(edge["from"], edge["to"], **{name: edge[name] for name in kept if name in edge})
    if placed:
        network.options = {
            "physics": {"enabled": False},
            "layout": {"improvedLayout": False},
            "interaction": {"dragNodes": False},
            "edges": {"smooth": False, "arrowStrikethrough": False},
        }
    html: str = network.generate_html()
    return html


# --- what a browser sees ----------------------------------------------------------------------

WATCH = """
(() => {
  // Two frames after it is told to stand, a picture is on the screen.
  const told = () => { window.settled ??= performance.now(); };
  const stands = () => requestAnimationFrame(() => requestAnimationFrame(told));
  let ours, theirs;
  Object.defineProperty(window, "communique", { get: () => ours, set: (hook) => { ours = hook; stands(); } });
  Object.defineProperty(window, "network", { get: () => theirs, set: (network) => {
    theirs = network;
    network.once(network.physics.physicsEnabled ? "stabilized" : "afterDrawing", stands);
  } });
})();
"""

COUNT = """() => {
  window.counted = { frames: 0, from: performance.now() };
  const frame = () => { window.counted.frames += 1; window.counted.next = requestAnimationFrame(frame); };
  frame();
}"""

COUNTED = """() => {
  cancelAnimationFrame(window.counted.next);
  return window.counted.frames / (performance.now() - window.counted.from) * 1000;
}"""

MIDDLE = """() => {
  if (window.network) return [window.network.getViewPosition(), window.network.getScale()];
  const [name] = communique.names();
  return communique.node(name.name);
}"""


def apart(program: str, html: str, rounds: int) -> Shown:
    """Return what ``shown`` does, of a browser in a process group that is ended where a page answers nothing at all."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_shown, args=(theirs, program, html, rounds))
    process.start()
    theirs.close()
    try:
        if ours.poll(rounds * 2 * PATIENCE):
            told: Shown = ours.recv()
            process.join()
            return told
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid or 0, signal.SIGKILL)
    return Shown(len(html.encode()), None, None, None)


def _shown(pipe: Connection, program: str, html: str, rounds: int) -> None:
    from playwright.sync_api import sync_playwright

    os.setsid()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=CHROMIUM)
        told = shown(browser, html, rounds)
        browser.close()
    pipe.send(told)


def shown(browser: Browser, html: str, rounds: int) -> Shown:
    """Open *html* so many times and drag it about the last time; the median of how soon it stood."""
    from playwright.sync_api import TimeoutError as PlaywrightTimeout

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(html, encoding="utf-8")
        settled: list[float | None] = []
        busy: list[float] = []
        frames: float | None = None
        for number in range(rounds):
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            context.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
            opened = context.new_page()
            opened.add_init_script(WATCH)
            opened.set_default_timeout(PATIENCE * 1000)
            thread = context.new_cdp_session(opened)
            thread.send("Performance.enable", {"timeDomain": "threadTicks"})
            # A page may be so busy that it answers nothing: then it neither stands nor moves.
            with suppress(PlaywrightTimeout):
                settled.append(_settled(opened, path))
                busy.append(_busy(thread))
                if number == rounds - 1:
                    frames = _dragged(opened)
            context.close()
    known = [x for x in settled if x is not None]
    found = statistics.median(known) if known else None
    return Shown(len(html.encode()), found, statistics.median(busy) if known else None, frames)


def _busy(thread: CDPSession) -> float:
    """Return the seconds of processor time that the page's main thread has worked."""
    return next(
        float(x["value"]) for x in thread.send("Performance.getMetrics")["metrics"] if x["name"] == "TaskDuration"
    )


def _settled(opened: Page, path: Path) -> float | None:
    """Return the seconds from the start of the navigation until the picture stands."""
    began = time.monotonic()
    opened.goto(path.as_uri(), wait_until="commit")
    while time.monotonic() - began < PATIENCE:
        found = opened.evaluate("window.settled ?? null")
        if found is not None:
            return float(found) / 1000
        time.sleep(0.1)
    return None


def _dragged(opened: Page) -> float:
    """Return the frames a second while the picture is dragged in a figure of eight, by a real pointer."""
    box = opened.locator("#graph, #mynetwork").first.bounding_box()
    assert box is not None
    x, y = box["x"] + 30, box["y"] + 30  # on bare paper: a node would be dragged itself
    before = opened.evaluate(MIDDLE)
    opened.mouse.move(x, y)
    opened.mouse.down()
    opened.evaluate(COUNT)
    began = time.monotonic()
    while (passed := time.monotonic() - began) < PANNED:
        opened.mouse.move(x + 120 * math.sin(2.1 * passed) + 40, y + 80 * math.sin(2.9 * passed) + 40)
    frames = float(opened.evaluate(COUNTED))
    opened.mouse.up()
    if opened.evaluate(MIDDLE) == before:
        raise SystemExit("the picture did not move: nothing was measured")
    return frames


# --- the page of figures ----------------------------------------------------------------------


def report(found: dict[int, tuple[int, int, dict[str, Shown]]]) -> str:
    """Return the figures of all sizes in Markdown."""
    parts = []
    for nodes, lines, kinds in found.values():
        ours, vis, plain = (kinds.get(kind) for kind in ("ours", "vis-network, our positions", "plain pyvis"))
        assert ours is not None
        rows = [
            f"| {kind} | {x.size / 1e6:.1f} | {_seconds(x.settled)} | {_figure(x.busy, 2)} | {_figure(x.frames, 1)} |"
            for kind, x in kinds.items()
        ]
        told = ""
        if plain is not None and ours.settled:
            least = "" if plain.settled else "more than "
            told += (
                f"Ours stands {least}{(plain.settled or PATIENCE) / ours.settled:.0f} times as soon as plain pyvis's. "
            )
        if vis is not None and vis.frames and ours.frames:
            told += f"It shows {ours.frames / vis.frames:.1f} times the frames of vis-network with the same positions."
        parts.append(
            f"## {nodes:,} names, {lines:,} lines\n\n"
            "| page | MB | stands after, s | busy, s | frames a second |\n|---|--:|--:|--:|--:|\n"
            + "\n".join(rows)
            + "\n\n"
            f"{told.strip()}\n"
        )
    return f"What was {GOALS}.\n\n" + "\n".join(parts)


def _figure(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _seconds(value: float | None) -> str:
    return f"not in {PATIENCE:.0f}" if value is None else f"{value:.2f}"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.drawing", description=(__doc__ or "").split("\n\n")[0]
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="names of each graph")
    parser.add_argument("--print", action="store_true", help="only print the figures")
    given = parser.parse_args(arguments)
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        raise SystemExit("no Chromium to open pages in: install chromium, or name one in CHROMIUM")
    found = {}
    for size in given.sizes:
        nodes, lines, written = pages(size)
        kinds = {}
        for kind, html in written.items():
            kinds[kind] = apart(program, html, 1 if kind == "plain pyvis" else ROUNDS)
            print(f"{nodes:,} names, {kind}: {kinds[kind]}", file=sys.stderr, flush=True)
        found[size] = nodes, lines, kinds
    text = HEAD + report(found) + "\n" + _made()
    if given.print:
        print(text)
    else:
        PAGE.write_text(text, encoding="utf-8")
        print(f"Written: {PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
