"""kg export: one file or several, to where ``-o`` says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from kg.cli import app
from tests import stores, worlds


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one article, as a build makes it."""
    return stores.make(tmp_path_factory.mktemp("exported") / "my.kg", worlds.summit())


def _export(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["export", "--store", str(store), *arguments])


def test_several_files_go_into_a_folder(store: Path, tmp_path: Path) -> None:
    result = _export(store, "--format", "neo4j", "-o", f"{tmp_path}/import/")
    assert (result.exit_code, result.stdout) == (0, "")
    assert sorted(x.name for x in (tmp_path / "import").iterdir()) == ["nodes.csv", "relationships.csv"]
    assert "relationships.csv" in result.stderr


def test_or_into_an_archive_and_to_stdout_the_same(store: Path, tmp_path: Path) -> None:
    assert _export(store, "--format", "network", "-o", f"{tmp_path}/graph.zip", "-q").output == ""
    data = (tmp_path / "graph.zip").read_bytes()
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == ["nodes.csv", "edges.csv"]
    assert _export(store, "--format", "network").stdout_bytes == data


def test_one_file_goes_there_too(store: Path, tmp_path: Path) -> None:
    """And is the file that it would be alone."""
    _export(store, "--format", "gexf", "-o", f"{tmp_path}/folder/")
    _export(store, "-o", f"{tmp_path}/alone.gexf")
    assert (tmp_path / "folder" / "graph.gexf").read_bytes() == (tmp_path / "alone.gexf").read_bytes()


def test_several_files_are_not_written_as_one(store: Path, tmp_path: Path) -> None:
    """The error says where they may go."""
    result = _export(store, "--format", "neo4j", "-o", f"{tmp_path}/graph.csv")
    assert result.exit_code == 2
    assert "-o DIR/" in result.stderr
    assert not list(tmp_path.iterdir())
