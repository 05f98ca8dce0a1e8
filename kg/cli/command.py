"""The command ``kg`` itself: how it ends, whatever happens in a command."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kg.cli.shared import BUG, DONE, INTERRUPTED, MACHINE, say
from kg.errors import KgError


class Commands(TyperGroup):
    """The commands, each ending as the page of exit codes says, whatever happens in it."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command and end with its exit code."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()  # a full disk or a closed pipe is told here, not after the last word
        except (KeyboardInterrupt, BrokenPipeError, OSError, MemoryError, KgError, RecursionError) as error:
            code = _exit_code(error)
        except Exception as error:
            if isinstance(error, typer.Exit | typer.Abort) or hasattr(error, "exit_code"):
                raise  # the parser's own: it tells what is wrong with the command
            code = _bug(error)
        raise typer.Exit(code if isinstance(code, int) else DONE)


def _exit_code(error: BaseException) -> int:
    """Tell what went wrong, and return what to end with."""
    if os.environ.get("KG_DEBUG") and not isinstance(error, BrokenPipeError):
        raise error
    if isinstance(error, KeyboardInterrupt):
        say("Interrupted.", *getattr(error, "__notes__", ()))
        return INTERRUPTED
    if isinstance(error, KgError):
        say(str(error))
        return error.exit_code
    if isinstance(error, MemoryError):
        say("Out of memory. Give fewer or shorter articles at once, or use fewer processes (-j 1)")
        return MACHINE
    if isinstance(error, BrokenPipeError):
        # Whoever read our output has had enough ("| head"). Python would complain once more when it closes stdout.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    if isinstance(error, OSError):
        from kg.store import disk

        say(str(disk.failure(error, error.filename or "the output")))
        return MACHINE
    return _bug(error)


def _bug(error: BaseException) -> int:
    if os.environ.get("KG_DEBUG"):
        raise error
    say(
        f"This is a bug in kg ({type(error).__name__}: {error}). "
        "Run it again with KG_DEBUG=1 in the environment and report what it prints"
    )
    return BUG


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        print(f"kg {version('communique-kg')}")
        raise typer.Exit


@app.callback()
def kg(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """
    Diplomatic news into a knowledge graph: who met whom, who said what, with the sentence that says so.

    A first try: kg demo. Then: kg query who-met "Vladimir Putin" --store demo/my.kg
    """
