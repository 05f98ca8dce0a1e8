"""
A store's folder: what stands where, who may write, and how a new graph takes the old one's place.

==================  ==============================================================================
``store.json``      version of this layout (``kg.store.migrate``), the settings that made the IRIs (base,
                    collection), and ``imported`` where it is a graph that was written elsewhere (``kg import``)
``shards/``         the relations of each document (``kg.store.shards``): the state of the store
``graph-…/``        a finished graph, named after its contents; the one before it is kept as well
``CURRENT``         the name of the graph that readers open; replaced in one step
``build.json``      what that graph was made of, and its counts
``manifest.json``   the same for others, who want to make it again (``kg.store.manifest``)
``offices.csv``     the user's own dated offices, read with ours where it is there (``kg build --offices``)
``with/``           Turtle of the user's own that joins the graph (``kg build --with``)
``relations/``      relations by other extractors, a file for each (``kg build --relations``)
``decisions.csv``   what the user judged (``kg judge``, ``kg review``, or by hand), replayed on every build
``quarantine.jsonl``  what the last build could not take in, and why; there only if there is any
``report.json``     what the last build did, for ``kg report`` (``kg.store.reports``)
``damaged/``        files that ``kg doctor`` took out of the way, each with a note; nothing is made of them
``lock``            held by the one who writes, and tells who that is
==================  ==============================================================================

A reader that opens what ``CURRENT`` names never sees half a build: the folder was whole before its name
was written there, and is removed only two builds later.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import socket
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.store import disk, door, migrate, sums

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.config import Config

FORMAT = migrate.LAYOUT
"""Version of the layout; a store of a later one is refused, not guessed at."""

_STORE, _CURRENT, _BUILD, _QUARANTINE = "store.json", "CURRENT", "build.json", "quarantine.jsonl"
_SHARDS, _GRAPH, _DAMAGED = "shards", "graph-", "damaged"
_OFFICES, _DECISIONS, _LOCK = "offices.csv", "decisions.csv", "lock"
_ANEW = "-anew"
"""How the folder of a graph ends where one of the same contents was there when it was written."""
WITH, RELATIONS = "with", "relations"
"""Folders of what joins the graph beside the articles: the user may put files there and delete them."""
_STATE = (_SHARDS, WITH, RELATIONS)
_NOTED = {"graph": str, "made_of": dict, "counts": dict, "stopped": list, "stale": list}
"""What ``build.json`` holds at least, by kind."""
_REASONS = "reasons.jsonl"
"""In the folder of a graph, so that readers see the reasons of the graph that they have open."""


class OtherLayoutError(StoreError):
    """A store is of a layout that this version of kg does not know: a later one."""


def is_store(path: Path) -> bool:
    """Tell whether *path* is the folder of a store."""
    return (path / _STORE).is_file()


def was_store(path: Path) -> bool:
    """Tell whether *path* is the folder of a store but for its ``store.json``, which is lost."""
    return (path / _SHARDS).is_dir() or ((path / _CURRENT).is_file() and any(path.glob(f"{_GRAPH}*")))


def own_offices(path: Path) -> str | None:
    """Return the file of the user's own offices in the folder of the store *path*, if there is one."""
    own = path / _OFFICES
    return str(own) if own.is_file() else None


def decisions(path: Path) -> Path:
    """Return where the user's judgements stand in the folder of the store *path*, if there are any."""
    return path / _DECISIONS


def settings(path: Path) -> dict[str, Any]:
    """
    Return what ``store.json`` holds: ``format``, ``base``, ``collection``.

    Raises ``StoreError`` where *path* is no store, is damaged, or of a later version.
    """
    try:
        held = json.loads((path / _STORE).read_bytes())
        version = held["format"]
    except (FileNotFoundError, NotADirectoryError):
        raise StoreError(f"{path}: {_not_a_store(path)}. Make one with: kg build ARTICLES/ -o {path}") from None
    except (ValueError, KeyError, TypeError):
        raise StoreError(f"{path / _STORE}: damaged. Write it again: kg doctor --store {path} --repair") from None
    except OSError as error:
        raise disk.failure(error, path / _STORE) from error
    if not migrate.readable(version):
        raise OtherLayoutError(
            f"{path}: made by another version of kg (layout {version}, this one reads up to {FORMAT}). "
            "Update kg, or build into a new folder"
        )
    assert isinstance(held, dict)
    return held


def former(path: Path) -> int | None:
    """Return the layout of the store *path* where it is an earlier one, or was when a migration was cut off."""
    held = settings(path)
    version = int(held.get("from", held["format"]))
    return version if version < FORMAT or "from" in held else None


def _migrate(path: Path) -> None:
    """Make the store *path*, which is held for writing, one of the present layout (``kg.store.migrate``)."""
    version = former(path)
    if version is None:
        return
    held = {name: value for name, value in settings(path).items() if name != "from"} | {"format": FORMAT}
    _write_settings(path, held | {"from": version})
    for step in migrate.steps(version):
        step(path)
    _write_settings(path, held)


def _write_settings(path: Path, held: dict[str, Any]) -> None:
    disk.replace(path / _STORE, (json.dumps(held, indent=1) + "\n").encode())


def _not_a_store(path: Path) -> str:
    if not path.exists():
        return "there is no such store"
    return "not a store (it has no store.json)" if path.is_dir() else "a file, not the folder of a store"


@contextmanager
def writing(path: Path, config: Config, *, imported: bool = False) -> Iterator[Path]:
    """
    Hold the store at *path* for writing, made if it is not there, and yield the folder of its shards.

    One that is *imported* is a graph that was written elsewhere: it has no articles, and no build may write to it.

    A store that was made here and got no shard is removed again on the way out, so that a build that
    fails at once leaves nothing. Raises ``StoreError`` where another process is writing to it, where the
    folder holds something else, or where the store's IRIs were made with another base or collection.
    """
    new = not is_store(path)
    check(path, config, imported=imported)
    made_folder = not path.exists()
    _make_folder(path)
    with _locked(path):
        if not is_store(path):
            _make_folder(path / _SHARDS)  # first: the two together tell a reader of articles that this is a store
            held = {"format": FORMAT, "base": config.base, "collection": config.collection}
            _write_settings(path, held | ({"imported": True} if imported else {}))
        _sweep(path)
        _migrate(path)
        try:
            yield path / _SHARDS
        finally:
            if new and not (imported and (path / _CURRENT).exists()) and not _has_state(path):
                _unmake(path, made_folder=made_folder)


def _has_state(path: Path) -> bool:
    return any((path / name).is_dir() and any((path / name).iterdir()) for name in _STATE)


def is_imported(path: Path) -> bool:
    """Tell whether the store *path* is a graph that was written elsewhere, which nothing here can make again."""
    return bool(settings(path).get("imported"))


def check(path: Path, config: Config, *, imported: bool = False) -> None:
    """Raise ``StoreError`` where *path* cannot be a store of *config*: it holds something else, or other settings."""
    if is_store(path):
        check_origin(path, imported=imported)
        _check_settings(path, config)
    elif path.exists() and not path.is_dir():
        raise StoreError(f"{path}: {_not_a_store(path)}. Name a new folder with -o")
    elif path.exists() and any(map(_foreign, path.iterdir())):
        raise StoreError(f"{path}: {_not_a_store(path)}, and not empty. Name a new folder with -o, or empty this one")


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk.failure(error, path) from error


def _foreign(path: Path) -> bool:
    """Tell whether a file in a folder that has no ``store.json`` is not of a store that is being made this moment."""
    own = {_LOCK, _SHARDS, _DAMAGED, _OFFICES, _DECISIONS, WITH, RELATIONS}
    return path.name not in own and not path.name.startswith(f".{_STORE}.")


def check_origin(path: Path, *, imported: bool = False) -> None:
    """Raise ``StoreError`` where the store *path* was *imported* and is not to be, or the other way round."""
    if imported and not is_imported(path):
        raise StoreError(f"{path}: built from articles; an import would take their place. Import into a new folder")
    if is_imported(path) and not imported:
        raise StoreError(
            f"{path}: imported, so the articles that would be read again are not in it. It can be asked, drawn and "
            "exported. To change what it holds, build from the articles into a new folder: kg build ARTICLES/ -o NEW.kg"
        )


def _check_settings(path: Path, config: Config) -> None:
    held = settings(path)
    for name in ("base", "collection"):
        if held[name] != getattr(config, name):
            raise StoreError(
                f"{path}: its {name} is {held[name]!r}, not {getattr(config, name)!r}: the names of things "
                f"are made with it and stay. Leave the setting out, or build into a new folder"
            )


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    number = _lock(path)
    try:
        yield
    finally:
        os.close(number)  # the lock goes with it, and does so as well when the process is killed


def _lock(path: Path) -> int:
    """Return the open file that holds the lock."""
    while True:
        try:
            number = os.open(path / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise disk.failure(error, path) from error
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(number), (path / _LOCK).stat()):
                    _sign(number)
                    return number
        except BlockingIOError:
            os.close(number)
            raise StoreError(
                f"{path}: another build is writing to this store{_by(path)}. "
                "Wait until it is done, then run yours again"
            ) from None
        except OSError as error:
            os.close(number)
            raise disk.failure(error, path / _LOCK) from error
        # Who held it before had made the store and removed it again: the file that we hold is no longer there.
        os.close(number)
        _make_folder(path)


def _sign(number: int) -> None:
    with suppress(OSError):  # on a full disk it is held, if nameless
        os.truncate(number, 0)
        os.write(number, f"process {os.getpid()} on {socket.gethostname()}\n".encode())


def _by(path: Path) -> str:
    """Return who holds the lock, in brackets; nothing where that is not known."""
    try:
        told = (path / _LOCK).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError):
        return ""
    return f" ({told})" if told else ""


def writer(path: Path) -> str | None:
    """Return who writes to the store *path* at this moment, or ``None``: nobody does."""
    try:
        with (path / _LOCK).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _by(path).strip(" ()") or "another process"
    except OSError:
        return None
    return None


def leftovers(path: Path) -> list[Path]:
    """Return what a killed build left half written in the store *path*: files, and folders of graphs."""
    joined = (left for name in (WITH, RELATIONS) for left in (path / name).glob(".*.tmp"))
    files = (*path.glob(".*.tmp"), *(path / _SHARDS).glob("??/.*.tmp"), *joined)
    return sorted({*files, *path.glob(f".{_GRAPH}*")})


def _sweep(path: Path) -> None:
    for left in leftovers(path):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            with suppress(OSError):
                left.unlink()


def _unmake(path: Path, *, made_folder: bool) -> None:
    with suppress(OSError):  # what cannot be removed is an empty store: harmless
        for name in (_STORE, _LOCK):
            (path / name).unlink(missing_ok=True)
        if (path / _SHARDS).is_dir():
            (path / _SHARDS).rmdir()
        if made_folder:
            path.rmdir()


def graph(path: Path) -> Path:
    """
    Return the folder of the graph that readers open.

    Raises ``StoreError`` where *path* is no store, or no build of it was finished.
    """
    settings(path)
    name = _current(path)
    if name is None:
        raise StoreError(f"{path}: no build of this store was finished. Run again: kg build ARTICLES/ -o {path}")
    if not (path / name).is_dir():
        if _current(path) != name:  # two builds were finished since that line
            return graph(path)
        raise StoreError(f"{path}: its graph {name} is missing. Write it again: kg doctor --store {path} --repair")
    return path / name


def _current(path: Path) -> str | None:
    try:
        name = (path / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeError) as error:
        raise StoreError(
            f"{path / _CURRENT}: damaged ({error}). Write it again: kg doctor --store {path} --repair"
        ) from error
    if not name.startswith(_GRAPH) or "/" in name or "\\" in name:
        raise StoreError(f"{path / _CURRENT}: damaged. Write it again: kg doctor --store {path} --repair")
    return name


def publish(path: Path, name: str, fill: Callable[[Path], None]) -> Path:
    """
    Have *fill* write a graph into a folder beside the old one, then let readers open it instead; return it.

    The caller holds ``writing``. *name* is made from the contents. Where *fill* raises, readers keep what
    they have. The graph that was current stays until the next call, for those who just opened it.
    """
    try:
        old = _current(path)
    except StoreError:
        old = None  # damaged: this call mends it
    target = path / f"{_GRAPH}{name}"
    temporary = path / f".{_GRAPH}{name}"
    try:
        _keep_only(path, {old})
        temporary.mkdir()
        fill(temporary)
        sums.write(temporary)
        _sync(temporary)
        if target.exists():  # the same contents written anew: at no moment is what CURRENT names not there
            target = target.with_name(target.name + _ANEW)
        temporary.rename(target)
        disk.sync_folder(path)  # before its name is written
        disk.replace(path / _CURRENT, f"{target.name}\n".encode())
    except OSError as error:
        raise disk.failure(error, path) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return target


def write_reasons(folder: Path, lines: Iterable[str]) -> None:
    """Write beside a graph, in its folder, why its things stand as they do: one JSON object a line."""
    disk.replace(folder / _REASONS, (line.encode("utf-8", "backslashreplace") for line in lines))


def reasons(path: Path) -> list[dict[str, Any]]:
    """Return what ``write_reasons`` wrote beside the current graph of *path*; nothing for one that has none."""
    file = graph(path) / _REASONS
    try:
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    except FileNotFoundError:
        return []
    except ValueError as error:
        raise StoreError(f"{file}: damaged ({error}). Write it again: kg doctor --store {path} --repair") from error
    except OSError as error:
        raise disk.failure(error, file) from error


def _keep_only(path: Path, names: set[str | None]) -> None:
    for folder in path.glob(f"{_GRAPH}*"):
        if folder.name not in names:
            shutil.rmtree(folder)


def _sync(folder: Path) -> None:
    """Wait until the disk has all of *folder*: its name must not be known before its contents are safe."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        else:
            disk.sync_folder(path)
    disk.sync_folder(folder)


def contents(graph: Path) -> str:
    """Return the name that the contents of the folder *graph* gave it."""
    return graph.name.removeprefix(_GRAPH).removesuffix(_ANEW)


def damaged(path: Path) -> Path:
    """Return the folder of the store *path* for files that are damaged."""
    return path / _DAMAGED


def restore(path: Path, base: str, collection: str) -> None:
    """Write ``store.json`` again for the store *path*, which was built of articles and lost it."""
    # Which layout it had is not known: the first, so that all is looked at again.
    _write_settings(path, {"format": FORMAT, "base": base, "collection": collection, "from": 1})


def shards(path: Path) -> Path:
    """Return the folder of the shards of the store *path*."""
    return path / _SHARDS


def note(path: Path, made: dict[str, Any]) -> None:
    """Write what the current graph was made of; ``made["graph"]`` is its name."""
    disk.replace(path / _BUILD, (json.dumps(made, indent=1) + "\n").encode())


def noted(path: Path) -> dict[str, Any] | None:
    """
    Return what ``note`` wrote, or ``None`` where that is damaged, or not of the current graph: its build did not get
    so far.
    """
    try:
        held = json.loads((path / _BUILD).read_bytes())
        whole = all(isinstance(held[name], kind) for name, kind in _NOTED.items())
        return held if whole and contents(graph(path)) == held["graph"] else None
    except (FileNotFoundError, StoreError, ValueError, KeyError, TypeError):
        return None
    except OSError as error:
        raise disk.failure(error, path / _BUILD) from error


def find(given: str | None) -> Path:
    """
    Return the store to read: the one *given*, else the one in the working folder.

    Raises ``StoreError`` where there is none there, or more than one, and for a server's URL.
    """
    if given:
        path = local(given)
        settings(path)
        return path
    here = Path()
    found = [here] if is_store(here) else sorted(path for path in here.iterdir() if is_store(path))
    if len(found) == 1:
        return found[0]
    if not found:
        raise StoreError(
            "There is no store in this folder. Name one with --store (or set KG_STORE), "
            "or make one: kg build ARTICLES/ -o my.kg"
        )
    names = ", ".join(path.name for path in found)
    raise StoreError(f"There are several stores in this folder ({names}): name one with --store")


def local(given: str) -> Path:
    """Return the folder *given*; raise ``StoreError`` for the URL of a server, which has no articles."""
    if door.is_url(given):
        raise StoreError(
            f"{given.partition('?')[0]} is a server; this needs a store on this machine, with its articles. "
            "Name its folder, such as my.kg"
        )
    return Path(given)


def set_aside(path: Path, failures: list[dict[str, str]]) -> None:
    """Write what the build could not take in, one JSON object a line; with nothing, remove the file."""
    target = path / _QUARANTINE
    if failures:
        lines = "".join(json.dumps(failure, ensure_ascii=False) + "\n" for failure in failures)
        disk.replace(target, lines.encode("utf-8", "backslashreplace"))
        return
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise disk.failure(error, target) from error


def kept_aside(path: Path) -> list[dict[str, str]]:
    """Return what the last build of the store *path* could not take in; raise ``StoreError`` for a damaged list."""
    target = path / _QUARANTINE
    try:
        return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines() if line]
    except FileNotFoundError:
        return []
    except ValueError:
        raise StoreError(f"{target}: damaged. Build again: kg build ARTICLES/ -o {path}") from None
    except OSError as error:
        raise disk.failure(error, target) from error
