"""``kg.files``: where the project's own files are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg import files
from kg.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "file"),
    [("data", "actors.csv"), ("ontology", "diplomacy.ttl"), ("queries", "who-met.rq")],
)
def test_the_folders_of_the_project_are_found(name: str, file: str) -> None:
    """Installed or in a checkout, with what belongs in them."""
    assert (files.folder(name) / file).is_file()


def test_a_folder_inside_the_package_comes_before_one_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installed wheel has its own: what lies beside it in site-packages is another's."""
    package = tmp_path / "kg"
    (package / "data").mkdir(parents=True)
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(files, "PACKAGE", package)
    assert files.folder("data") == package / "data"


def test_in_a_checkout_the_folder_stands_beside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package has none of its own."""
    (tmp_path / "kg").mkdir()
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(files, "PACKAGE", tmp_path / "kg")
    assert files.folder("data") == tmp_path / "data"


def test_a_missing_folder_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of its name is no folder; the installation is damaged."""
    (tmp_path / "data").write_text("")
    monkeypatch.setattr(files, "PACKAGE", tmp_path / "kg")
    with pytest.raises(StoreError, match=r"data/ is missing.*install it again"):
        files.folder("data")
