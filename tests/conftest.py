"""What tests of several rooms share; and CI's rule that no test is skipped."""

from __future__ import annotations

import gc
import os
import shutil
import threading
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
import typer.main
import typer.testing
from jinja2 import BytecodeCache

from kg.config import Config
from kg.resolve import identity, namesakes
from kg.resolve.names import person_form
from kg.store import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import CodeType

    from jinja2.bccache import Bucket
    from networkx import Graph
    from playwright.sync_api import Browser
    from spacy.language import Language
    from spacy.tokens import Doc


@pytest.fixture(scope="session")
def config() -> Config:
    """The settings a user has who set none."""
    return Config()


@pytest.fixture(autouse=True, scope="session")
def _worked_out_once() -> Iterator[None]:
    """
    Let a process work out once what every small build or command does anew, and what no test changes.

    A run has hundreds of builds, and a third of each is this:
    the hashes of the project's own files (a test's copy of them stands elsewhere, and is hashed each time), and how
    each name of the table of offices is compared, which depends on the name alone. Of a command that is run by
    ``CliRunner``, the most is often that typer makes all commands of their signatures. Of a page that is drawn, it is
    where its names stand, and that jinja makes a program of the template.
    """
    from jinja2 import Environment

    from kg.draw import figure, layout, page

    ours, digest = Path(__file__).parents[1], fingerprint.digest
    once = cache(digest)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fingerprint, "digest", lambda path: (once if path.is_relative_to(ours) else digest)(path))
        for module in (identity, namesakes):
            patch.setattr(module, "person_form", cache(person_form))
        patch.setattr(typer.testing, "_get_command", cache(typer.main.get_command))
        # Where a figure asks for them alone: tests of the layout itself have it work them out each time.
        patch.setattr(figure, "layout", SimpleNamespace(**{**vars(layout), "positions": _positions_once()}))
        patch.setattr(page, "Environment", partial(Environment, bytecode_cache=_Templates()))
        yield


def _positions_once() -> Callable[..., dict[str, tuple[int, int]]]:
    """Return ``layout.positions`` that keeps what it found for the same graph, in the same order, boxes and seed."""
    from kg.draw import layout

    found: dict[object, dict[str, tuple[int, int]]] = {}

    def positions(graph: Graph[str], boxes: Mapping[str, layout.Box], seed: int = 0) -> dict[str, tuple[int, int]]:
        lines = tuple((one, other, tuple(sorted(told.items()))) for one, other, told in graph.edges(data=True))
        asked = (tuple(graph), lines, tuple(boxes.items()), seed)
        if asked not in found:
            found[asked] = layout.positions(graph, boxes, seed)
        return dict(found[asked])

    return positions


class _Templates(BytecodeCache):
    """Templates as programs, by their text, as long as the process lives."""

    def __init__(self) -> None:
        self.made: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.made.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.made[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(autouse=True, scope="module")
def _no_question_goes_on() -> Iterator[None]:
    """
    Fail where a test of the module left a question to the engine that has no end.

    The engine lets go of no thread, and this one would take a processor from all tests that come after it.
    """
    yield
    for thread in threading.enumerate():
        if thread.name == "query":
            thread.join(60)
            assert not thread.is_alive(), "a question is worked on though nobody waits for it"


@pytest.fixture(scope="session")
def nlp(config: Config) -> Language:
    """The real pipeline, loaded once a process: for the few tests that need a parse by the model."""
    from kg.annotate.nlp import load

    return load(config)


@pytest.fixture(scope="session")
def parsed(nlp: Language) -> Callable[..., Doc]:
    """A function from a body (and title, and day of publication) to its annotated ``Doc``; each text is parsed once."""
    from kg.annotate.nlp import annotate
    from kg.model import Document

    made: dict[Document, Doc] = {}

    def parse(body: str, title: str = "", published: str | None = None) -> Doc:
        document = Document("article", body, title, published)
        if document not in made:
            made[document] = annotate(nlp, document)
        return made[document]

    return parse


CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",  # what is drawn is drawn by the processor all the same: a process less
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the run: ``CHROMIUM``, else what is on the path."""
    from playwright.sync_api import sync_playwright

    # The headless shell is the same engine without windows: a page costs it a third of the time.
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.skip("no Chromium to open the page in: install chromium, or name one in CHROMIUM")
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=program, args=CHROMIUM)
        yield found
        found.close()


def pytest_configure() -> None:
    """
    Collect no garbage while tests are collected.

    Tens of thousands of things are made, and none is let go of: the collector would look through them in vain, for a
    third of the time.
    """
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Collect garbage again, but for what is there now and stays: tests, spaCy's words, modules."""
    gc.enable()
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run where a test was skipped and the environment says that none may be (``KG_SKIPS=fail``)."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("KG_SKIPS") == "fail" and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a run without failures fails."""
    if os.environ.get("KG_SKIPS") == "fail" and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("A test was skipped: here, that fails the run (KG_SKIPS=fail).", red=True)
