"""What --executor may say, and that it is told before anything is opened."""

from __future__ import annotations

import pytest

from kg import executors, pipeline
from kg.config import Config
from kg.errors import ConfigError
from kg.model import Document
from tests.readers import reader


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("dask://big-machine:9000", "tcp://big-machine:9000"),
        ("dask://10.0.0.7", "tcp://10.0.0.7:8786"),
        ("dask://[::1]:9000/", "tcp://[::1]:9000"),
        ("dask+tls://scheduler.example.org:9000", "tls://scheduler.example.org:9000"),
    ],
)
def test_the_address_of_a_scheduler(given, address):
    """As Dask writes it, with Dask's own port where none is given."""
    assert executors.address(given) == address


@pytest.mark.parametrize(
    "given", ["", "dask://", "ray://host:1", "host:8786", "dask://a b", "dask://h:x", "dask://h/x"]
)
def test_what_is_no_scheduler_is_told_before_anything_is_opened(given, tmp_path):
    """The message has the form to write; no store is made."""
    with pytest.raises(ConfigError, match="dask://HOST:PORT"):
        pipeline.build([str(tmp_path)], tmp_path / "my.kg", config=Config(), executor=given)
    assert not (tmp_path / "my.kg").exists()


def test_without_one_it_is_this_machine():
    """The processes of kg.workers, and no package of a cluster."""
    assert dict(executors.run([Document("a", "x")], reader, 1, None, Config())) == {0: "X"}
