"""
Filesystems that a user names by URL, such as a bucket: ``s3://bucket/articles/``.

What a *document* names is never opened: only what stands on the command line gets here. The web is no filesystem
and is refused. Credentials come from the environment, as each provider has them (``AWS_ACCESS_KEY_ID``, …).
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.errors import ConfigError, MachineError, in_a_line

if TYPE_CHECKING:
    from collections.abc import Iterator

BUCKETS = ("s3", "s3a", "gs", "gcs", "az", "abfs", "abfss")
"""Object stores, read and written through obstore: one wheel, and no package that a build depends on is another."""

OTHERS = ("file", "memory", "sftp", "hdfs", "webhdfs", "smb")
"""Filesystems that fsspec has itself, or another package that it names where it is missing."""

_URL = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<rest>.*)", re.S)

_RETRY = {"max_retries": 4, "retry_timeout": timedelta(seconds=30)}
"""A server that is not there is told in half a minute; by itself obstore tries for three."""


def is_url(given: str) -> bool:
    """Tell whether *given* names something by URL, and so no file of this machine by its path."""
    return _URL.match(given) is not None


def opened(url: str) -> tuple[Any, str]:
    """
    Return the filesystem of *url*, as fsspec has it, and the path of *url* there.

    Nothing is asked yet. Raises ``ConfigError`` for a kind that is not read, where the extra is not installed, and
    where the URL carries a password: it would stand in the store, and in messages.
    """
    found = _URL.fullmatch(url)
    scheme = found["scheme"].lower() if found else ""
    if found is None or scheme not in (*BUCKETS, *OTHERS):
        raise ConfigError(f"{url}: filesystems are {', '.join(f'{x}://' for x in (*BUCKETS, *OTHERS))}")
    if "@" in found["rest"].partition("/")[0] and ":" in found["rest"].partition("@")[0]:
        raise ConfigError(f"{scheme}://…: leave the password out of the URL, and give it by the environment")
    filesystem = _filesystem(scheme)
    return filesystem, str(filesystem._strip_protocol(url)).rstrip("/")


@cache
def _filesystem(scheme: str) -> Any:
    try:
        import fsspec

        if scheme in BUCKETS:
            from obstore.fsspec import register

            register(scheme)
    except ImportError:
        raise ConfigError(f"{scheme}:// needs two packages more: pip install 'communique-kg[remote]'") from None
    try:
        # Listings are not remembered: what another machine wrote meanwhile is there.
        options: dict[str, Any] = {"retry_config": _RETRY} if scheme in BUCKETS else {"use_listings_cache": False}
        return fsspec.filesystem(scheme, skip_instance_cache=True, **options)
    except ImportError as error:
        raise ConfigError(f"{scheme}:// needs another package: {in_a_line(error)}") from None


@contextmanager
def asking(url: str) -> Iterator[None]:
    """Have what goes wrong inside with the filesystem of *url* told as ``MachineError``; what is not there stays."""
    try:
        yield
    except FileNotFoundError:
        raise
    except Exception as error:
        if not (isinstance(error, OSError) or type(error).__module__.startswith("obstore")):
            raise
        raise MachineError(
            f"{url}: cannot be reached or used ({_short(error)}). "
            "Check the address, the credentials in the environment and your rights there"
        ) from error


def _short(error: Exception) -> str:
    """Return what *error* says, without the page of XML that some servers add."""
    text = in_a_line(error).partition("<?xml")[0]
    return text if len(text) <= 300 else text[:300] + "…"
