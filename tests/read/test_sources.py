"""What a user's words name: files, their identities, and what is wrong with the rest."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read.sources import Form, Source, chunks, find


def lay(root: Path, *names: str) -> None:
    """Write a small file under each name."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"About {name}.")


def ids(*inputs: str | Path) -> list[str]:
    """Return the identities that the inputs come to; none of them may be wrong."""
    found = find([str(x) for x in inputs])
    assert not [str(x) for x in found if isinstance(x, InputError)]
    return [x.id for x in found if isinstance(x, Source)]


def errors(*inputs: str | Path) -> list[str]:
    return [str(x) for x in find([str(x) for x in inputs]) if isinstance(x, InputError)]


def test_a_folder_is_the_root_of_its_files(tmp_path):
    """
    Identities are paths below the folder, in order, so it may be moved.
    """
    lay(tmp_path, "here/b.txt", "here/2019/a.html", "here/c.jsonl")
    names = ids(tmp_path / "here")
    (tmp_path / "here").rename(tmp_path / "elsewhere")

    assert ["2019/a.html", "b.txt", "c.jsonl"] == names == ids(f"{tmp_path}/elsewhere/")


def test_a_file_given_by_itself_has_the_identity_it_has_in_its_folder(tmp_path):
    """
    So one article can be added to a store that its folder was built into.
    """
    lay(tmp_path, "a.txt", "b.txt")

    assert ids(tmp_path / "a.txt") == ["a.txt"]
    assert ["a.txt", "b.txt"] == ids(tmp_path / "a.txt", tmp_path / "b.txt") == ids(tmp_path)


@pytest.mark.parametrize("inputs", [("a/x.txt", "b/x.txt"), ("a", "b"), ("b/x.txt", "a"), ("*/x.txt",), (".",)])
def test_two_files_of_one_name_in_two_folders_are_two(tmp_path, monkeypatch, inputs):
    """
    However they are given, the names of their folders tell them apart, and the order says nothing.
    """
    lay(tmp_path, "a/x.txt", "b/x.txt")
    monkeypatch.chdir(tmp_path)

    assert ["a/x.txt", "b/x.txt"] == ids(*inputs) == ids(*reversed(inputs))


def test_only_what_is_shared_gets_its_folder_in_front(tmp_path):
    """
    Another folder on the command line changes no identity but those that it would take.
    """
    lay(tmp_path, "news/x.txt", "news/y.txt", "more/x.txt", "more/z.txt")

    assert ids(tmp_path / "news", tmp_path / "more") == ["more/x.txt", "news/x.txt", "y.txt", "z.txt"]


def test_as_many_folders_go_in_front_as_are_needed(tmp_path):
    """
    Folders of one name are told apart by those above them.
    """
    lay(tmp_path, "2018/may/x.txt", "2019/may/x.txt")

    assert ids(tmp_path / "2018" / "may", tmp_path / "2019" / "may") == ["2018/may/x.txt", "2019/may/x.txt"]


def test_a_longer_name_may_itself_be_taken(tmp_path):
    """
    "b/a/x.txt", made longer to tell it from another, is told from a third file as well.
    """
    lay(tmp_path, "a/x.txt", "b/x.txt", "c/a/x.txt")

    names = ids(tmp_path / "a", tmp_path / "b", tmp_path / "c")

    assert len(set(names)) == 3
    assert "c/a/x.txt" in names


def test_a_file_that_is_reached_twice_is_read_once(tmp_path):
    """
    By its folder, by itself, by a link to it: it is one file, under its place in the outermost folder.
    """
    lay(tmp_path, "in/deep/x.txt")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "in" / "deep" / "x.txt")

    assert ids(tmp_path / "in", tmp_path / "in" / "deep" / "x.txt", tmp_path / "in" / "link.txt") == ["deep/x.txt"]


def test_links_to_folders_are_followed_and_loops_end(tmp_path):
    """
    A folder that is a link is read; one that leads back up is not.
    """
    lay(tmp_path, "in/a.txt", "out/b.txt")
    (tmp_path / "in" / "linked").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "out" / "back").symlink_to(tmp_path / "in")

    assert ids(tmp_path / "in") == ["a.txt", "linked/b.txt"]


def test_folders_that_link_to_each_other_are_entered_once(tmp_path, monkeypatch):
    """
    Two folders outside, each with a link to the other, are not walked again and again by ever longer paths.
    """
    lay(tmp_path, "in/a.txt", "x/b.txt", "y/c.txt")
    (tmp_path / "in" / "first").symlink_to(tmp_path / "x")
    (tmp_path / "x" / "second").symlink_to(tmp_path / "y")
    (tmp_path / "y" / "third").symlink_to(tmp_path / "x")
    entered = []
    real = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: entered.append(path) or real(path))

    assert ids(tmp_path / "in") == ["a.txt", "first/b.txt", "first/second/c.txt"]
    assert len(entered) == 3


def test_what_is_no_article_is_left_out_of_a_folder(tmp_path):
    """
    Hidden files, pictures, a readme, the frames of a saved page, pipes and a store are not read.
    """
    lay(
        tmp_path,
        "a.html",
        "a_files/frame.html",
        ".hidden.txt",
        ".git/b.txt",
        "photo.jpg",
        "b.TXT",
        "odd_files/c.txt",
        "ReadMe.md",
    )
    lay(tmp_path, "graph/store.json", "graph/shards/00/a.json")
    os.mkfifo(tmp_path / "pipe.txt")

    assert ids(tmp_path) == ["a.html", "b.TXT", "odd_files/c.txt"]


def test_documents_of_other_kinds_are_missed_aloud(tmp_path):
    """
    Whoever puts a report among the articles expects it to be read.
    """
    lay(tmp_path, "a.txt", "report.DOCX")

    assert [f"{tmp_path}/report.DOCX: .docx files are not read. Save it as plain text or HTML"] == errors(tmp_path)


def test_a_folder_without_articles_is_told_of(tmp_path):
    """
    The message says what is in it, and what would have been read.
    """
    lay(tmp_path, "table.xlsx", "LICENSE")

    (text,) = errors(tmp_path)

    assert "no article is in this folder (only files of other kinds: .xlsx, LICENSE)" in text
    assert ".jsonl" in text


def test_a_file_that_is_named_is_read_whatever_its_suffix(tmp_path):
    """
    The user knows; its form is seen from its content later.
    """
    lay(tmp_path, "wire.0425", "a.html")

    by_id = {x.id: x for x in find([f"{tmp_path}/wire.0425", str(tmp_path)]) if isinstance(x, Source)}

    assert (by_id["wire.0425"].form, by_id["wire.0425"].named) == (None, True)
    assert (by_id["a.html"].form, by_id["a.html"].named) == (Form.HTML, False)


def test_patterns_are_expanded_here_too(tmp_path, monkeypatch):
    """
    A quoted pattern names the files that the shell would have, ** at any depth; its root is what stands before it.
    """
    lay(tmp_path, "news/a.txt", "news/2019/b.txt", "news/2019/c.html")
    monkeypatch.chdir(tmp_path)

    assert ids("news/*.txt") == ["a.txt"]
    assert ids("news/**/*.txt") == ["2019/b.txt", "a.txt"]
    assert ids("**/*.html") == ["news/2019/c.html"]
    assert ids("news/20*") == ["2019/b.txt", "2019/c.html"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path):
    """
    "a[1].txt" is what browsers call a second download.
    """
    lay(tmp_path, "a[1].txt", "a1.txt")

    assert ids(tmp_path / "a[1].txt") == ["a[1].txt"]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("nowhere.txt", "there is no such file or folder"),
        ("nowhere/*.txt", "this pattern matches no file"),
        ("https://example.org/a", "nothing is fetched from a network"),
        ("", "this is no path"),
    ],
)
def test_what_is_not_there(tmp_path, monkeypatch, given, problem):
    """
    Each has its own message, and what is there is found all the same.
    """
    lay(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)

    found = find([given, "a.txt"])

    assert [x.id for x in found if isinstance(x, Source)] == ["a.txt"]
    assert [problem] == [x.problem for x in found if isinstance(x, InputError)]


def test_a_text_in_place_of_a_file():
    """
    Whoever gives the article itself on the command line is told how, in a line.
    """
    (error,) = find(["Did they meet? " * 1_000])

    assert isinstance(error, InputError)
    assert "by stdin" in str(error)
    assert len(str(error)) < 300


def test_a_link_to_nothing_is_told_when_it_is_opened(tmp_path):
    """
    The message says that a link may be broken.
    """
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (source,) = find([str(tmp_path)])
    assert isinstance(source, Source)

    with pytest.raises(InputError, match="a link may point to something that is gone"):
        list(chunks(source))


def test_a_folder_that_may_not_be_listed(tmp_path, monkeypatch):
    """
    One closed folder is an error with its name; the others are read.
    """
    lay(tmp_path, "a.txt", "closed/b.txt")
    real = os.scandir

    def scandir(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)

    found = find([str(tmp_path)])

    assert [x.id for x in found if isinstance(x, Source)] == ["a.txt"]
    assert [f"{tmp_path}/closed"] == [x.source for x in found if isinstance(x, InputError)]


def test_a_name_that_is_no_unicode_can_be_shown(tmp_path):
    """
    Linux takes any bytes as a name; identity and messages have them written out.
    """
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text("It is late.")

    (source,) = find([str(tmp_path / name)])

    assert isinstance(source, Source)
    assert source.id == r"caf\xe9.txt"
    assert source.shown.encode()
    assert b"".join(chunks(source)) == b"It is late."


def test_accents_of_macos_names_are_one_identity(tmp_path):
    """
    A folder copied from a Mac, which takes accents apart, keeps its identities.
    """
    lay(tmp_path, "Jose\u0301.txt")

    assert ids(tmp_path) == ["Jos\u00e9.txt"]


def test_stdin(tmp_path):
    """
    "-" is read from the stream that is given, once, whatever its form.
    """
    (source,) = find(["-", "-"])
    assert isinstance(source, Source)

    assert (source.id, source.form) == ("stdin", None)
    assert b"".join(chunks(source, io.BytesIO(b"x" * 100_000))) == b"x" * 100_000
