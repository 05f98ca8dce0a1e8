"""What is installed: the wheel has every room, table, query and page, and works from any folder; the locks hold."""

from __future__ import annotations

import configparser
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHIPPED = {
    "data": ["*.csv", "articles/*"],
    "ontology": ["*.ttl"],
    "queries": ["*.rq"],
    "visualisations": ["*"],
}
LOCKS = ("requirements.lock", "requirements-dev.lock")


@pytest.fixture(scope="module")
def setup():
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel, built from a copy: building leaves files behind."""
    copy = tmp_path_factory.mktemp("copy")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    for name in filter(None, tracked.stdout.split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(copy)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The wheel's contents in a folder of their own, as pip lays them out; its dependencies are those of this run."""
    target = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    return target


def in_wheel(wheel):
    with zipfile.ZipFile(wheel) as file:
        return set(file.namelist())


def test_every_room_is_in_the_wheel(wheel):
    """setup.cfg names the packages one by one: none is forgotten."""
    tracked = subprocess.run(["git", "ls-files", "kg"], cwd=ROOT, capture_output=True, check=True, text=True)
    sources = {name for name in tracked.stdout.split() if (ROOT / name).is_file()}
    assert sources <= in_wheel(wheel)


@pytest.mark.parametrize("name", SHIPPED)
def test_our_files_are_in_the_wheel(wheel, name):
    """Ontology, queries, tables, articles and templates: each is inside kg/."""
    tracked = subprocess.run(["git", "ls-files", name], cwd=ROOT, capture_output=True, check=True, text=True)
    wanted = {
        f"kg/{path}"
        for path in tracked.stdout.split()
        if (ROOT / path).is_file() and any(Path(path).relative_to(name).match(x) for x in SHIPPED[name])
    }
    assert wanted
    assert wanted <= in_wheel(wheel)


def test_an_installed_kg_works_from_any_folder(installed, tmp_path):
    """Built, asked, drawn and exported with what the wheel brought, far from the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}

    def kg(*arguments):
        command = [sys.executable, "-m", "kg", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = [sys.executable, "-c", "import kg.files; print(kg.files.folder('queries'))"]
    found = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
    assert found.strip() == str(installed / "kg" / "queries")
    kg("build", str(installed / "kg" / "data" / "articles" / "vladivostok-2019.txt"), "-o", "my.kg")
    assert "Kim Jong Un" in kg("query", "who-met", "Vladimir Putin")
    assert "dip:Summit" in kg("export", "--format", "turtle")
    kg("draw", "-o", "graph.html")
    assert "Kim Jong Un" in (tmp_path / "graph.html").read_text()


def test_the_command_is_declared(setup):
    """``kg`` on the command line is kg.cli."""
    assert setup["options.entry_points"]["console_scripts"].strip() == "kg = kg.cli:main"


# --- locks ------------------------------------------------------------------------------


def requirements(name):
    """Yield each locked package with its version and its hashes."""
    text = (ROOT / name).read_text()
    for block in re.split(r"\n(?=[a-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)):
        head, *rest = block.split("\\\n")
        package, _, version = head.partition(";")[0].strip().partition("==")
        yield package, version, [x.strip() for x in rest]


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_version_has_hashes(name):
    """What is installed is what was locked, byte for byte."""
    locked = list(requirements(name))
    assert len(locked) > 50
    for package, version, hashes in locked:
        assert version, package
        assert hashes, package
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", x) for x in hashes), package


@pytest.mark.parametrize("name", LOCKS)
def test_locks_name_no_place(name):
    """A lock holds for any index: no address and no path of the machine that made it."""
    assert not re.search(r"https?://|file:|--(?:extra-)?index-url|--find-links", (ROOT / name).read_text())


def test_all_that_is_asked_for_is_locked(setup):
    """setup.cfg and the locks agree on names; what runs is locked the same for tests."""
    runtime = {package: version for package, version, _ in requirements("requirements.lock")}
    dev = {(package, version) for package, version, _ in requirements("requirements-dev.lock")}
    assert names(setup["options"]["install_requires"]) <= runtime.keys()
    assert names(setup["options.extras_require"]["dev"]) <= {package for package, _ in dev}
    assert {(p, v) for p, v, _ in requirements("requirements.lock")} <= dev


def names(lines):
    return {re.split(r"[^\w.-]", x)[0].lower().replace("_", "-") for x in lines.split("\n") if x.strip()}


def test_no_torch():
    """The default is light: no deep learning library comes along."""
    assert not {"torch", "tensorflow", "jax"} & {package for package, _, _ in requirements("requirements.lock")}


def test_the_build_asks_for_a_setuptools_that_is_locked():
    """Make installs without an isolated build: setuptools is in the lock, and new enough for pyproject.toml."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    least = int(re.fullmatch(r"setuptools>=(\d+)", asked[0])[1])
    locked = {package: version for package, version, _ in requirements("requirements.lock")}
    assert int(locked["setuptools"].partition(".")[0]) >= least


# --- papers -----------------------------------------------------------------------------


def test_the_version_is_the_same_everywhere(setup):
    """Metadata and citation."""
    version = setup["metadata"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text()


def test_the_python_versions_are_the_same_everywhere(setup):
    """What the metadata, the README and the environment's script say."""
    told = re.findall(r"Python :: (3\.\d+)", setup["metadata"]["classifiers"])
    assert told == ["3.11", "3.12", "3.13"]
    assert setup["options"]["python_requires"] == f">={told[0]}"
    assert "(3, 11) <= sys.version_info[:2] <= (3, 13)" in (ROOT / ".ci" / "venv").read_text()
