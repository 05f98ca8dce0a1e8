"""A real S3 server on this machine, in a process of its own and with packages of its own."""

from __future__ import annotations

import os
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg import filesystems
from tests.servers import free_port, running

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGES = Path(sys.prefix) / "s3"
_SERVE = "import sys; sys.path.insert(0, sys.argv.pop(1)); from moto.server import main; main(sys.argv[1:])"


@contextmanager
def s3(folder: Path) -> Iterator[str]:
    """Run an S3 server with an empty bucket, the environment set for it; ``s3://`` and the bucket's name."""
    if not (_PACKAGES / "moto").is_dir():
        pytest.skip("no S3 server is installed: make .venv/.s3")
    url = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-S", "-c", _SERVE, str(_PACKAGES), "-H", "127.0.0.1", "-p", str(port)]
    environment = {
        "AWS_ENDPOINT_URL": url,
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "tests",
        "AWS_SECRET_ACCESS_KEY": "tests",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patch, running(command, f"{url}/moto-api/", folder):
        for name, value in environment.items():
            patch.setenv(name, value)
        filesystems._filesystem.cache_clear()  # it read the environment of another server
        make_bucket("articles")
        yield "s3://articles"
    filesystems._filesystem.cache_clear()


def make_bucket(name: str) -> None:
    """Make a bucket on the server of the environment."""
    request = urllib.request.Request(f"{os.environ['AWS_ENDPOINT_URL']}/{name}", method="PUT")
    urllib.request.urlopen(request).close()
