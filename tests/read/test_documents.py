"""The whole of the room, on files on disk: what comes out, in what order, and what is refused."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.config import Config
from kg.errors import ConfigError, InputError
from kg.model import Document
from kg.read import read

ENGLISH = "The minister said that she had met the envoy of the island, and that they would meet again."
GERMAN = "Die Ministerin sagte, sie habe den Gesandten der Insel getroffen, und beide wollten sich bald wiedersehen."
PAGE = f"<!DOCTYPE html><html><head><title>x</title>%s</head><body><h1>Nets</h1><p>{ENGLISH}</p></body></html>"


def everything(
    *inputs: object, config: Config | None = None, stdin: bytes | None = None
) -> list[Document | InputError]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(read([str(x) for x in inputs], config=config or Config(), stdin=stream))


def one(given: object, **kwargs: object) -> Document:
    (found,) = everything(given, **kwargs)  # type: ignore[arg-type]
    assert isinstance(found, Document), found
    return found


def refused(given: object, **kwargs: object) -> InputError:
    (found,) = everything(given, **kwargs)  # type: ignore[arg-type]
    assert isinstance(found, InputError), found
    return found


def test_a_text_file(tmp_path):
    """
    Title, body, day and agency from the text; the identity from its name; and its language.
    """
    body = f"RIGA, April 25, 2019 (Example Press) - {ENGLISH}"
    (tmp_path / "a.txt").write_text(f"Envoys meet\n\n{body}\n")

    expected = Document("a.txt", body, "Envoys meet", "2019-04-25", "Example Press", None, "en")
    assert expected == one(tmp_path / "a.txt")


def test_line_ends_and_marks_are_gone_before_offsets_count(tmp_path):
    """
    The file of a Windows editor is the same document as that of any other.
    """
    text = f"Envoys meet\n\n{ENGLISH}\n\nSo it was \u201cagreed\u201d."
    (tmp_path / "unix").mkdir()
    (tmp_path / "unix" / "a.txt").write_bytes(text.encode())
    (tmp_path / "windows").mkdir()
    (tmp_path / "windows" / "a.txt").write_bytes(text.replace("\n", "\r\n").encode("utf-16"))

    assert one(tmp_path / "unix") == one(tmp_path / "windows")


def test_a_page(tmp_path):
    """
    A page's own address is its identity; without one, its file is.
    """
    (tmp_path / "a.html").write_text(PAGE % "")
    (tmp_path / "b.html").write_text(PAGE % "<link rel=canonical href='https://sheet.example/nets'>")

    first, second = everything(tmp_path)

    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.id, first.url, first.publisher) == ("a.html", None, None)
    url = "https://sheet.example/nets"
    assert (url, url, "sheet.example") == (second.id, second.url, second.publisher)


def test_the_day_of_the_text_goes_before_the_one_that_is_set(tmp_path):
    """
    --published is for texts without a day; metadata goes before a dateline.
    """
    dated = f"RIGA, April 25, 2019 (EP) - {ENGLISH}"
    rows = [
        {"id": "a", "body": ENGLISH},
        {"id": "b", "body": dated},
        {"id": "c", "body": dated, "published": "2019-04-27"},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))

    found = everything(tmp_path, config=Config(published="2019-04-26"))

    assert [x.published for x in found if isinstance(x, Document)] == ["2019-04-26", "2019-04-25", "2019-04-27"]


@pytest.mark.parametrize("published", ["26.04.2019", "2019-4-26", "2019-02-30", "yesterday", ""])
def test_a_day_that_is_set_wrongly_is_told_before_anything_is_read(published):
    """
    The user sees it at once, and not after an hour.
    """
    with pytest.raises(ConfigError, match="YYYY-MM-DD"):
        read(["nowhere"], config=Config(published=published))


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n\t\n" * 50_000, "the file is empty"),
        ("a.jsonl", b"\n\n", "the file is empty"),
        ("a.txt", b"\xef\xbb\xbf", "there is no text in it"),
        ("a.txt", bytes(range(256)) * 100, "this is binary data"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "this is a PDF"),
        ("a.html", b"\x89PNG\r\n\x1a\n\0\0", "this is a PNG picture"),
        ("a.jsonl", b"PK\x03\x04\0\0", "this is a ZIP archive"),
        ("a.txt", "It\u2019s late \u2013 she left.".encode("cp1252"), "not UTF-8"),
        ("a.txt", GERMAN.encode(), r"this reads as German (de), and only English is read"),
        ("a.html", (PAGE % "").replace(ENGLISH, GERMAN).encode(), "this reads as German (de)"),
        ("a.html", b"<html><body><a href='/'>Home</a></body></html>", "no article text was found in this page"),
        ("a.json", b'{"body": ', "not JSON"),
        ("a.jsonl", '{"body": "x"}'.encode("utf-16"), "JSON Lines must be UTF-8"),
        ("a.txt", b"It\xc3\xa2\xe2\x82\xac\xe2\x84\xa2s late.", "its text was decoded wrongly"),
    ],
)
def test_bad_files_are_refused_and_the_others_read(tmp_path, name, data, problem):
    """
    Each names its file and says what is wrong; what stands beside it is read.
    """
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(ENGLISH)

    error, document = everything(tmp_path)

    assert isinstance(error, InputError)
    assert isinstance(document, Document)
    assert f"{tmp_path}/{name}" == error.source
    assert error.problem.startswith(problem)
    assert error.remedy


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.wire"])
def test_twenty_megabytes_in_one_line_are_not_even_read(tmp_path, monkeypatch, name):
    """
    The size of the file is enough to refuse it: no more than its first piece is read.
    """
    path = tmp_path / name
    path.write_text("all the same " * 1_600_000)
    pieces = 0
    from kg.read import sources

    real = sources._pieces

    def count(file):
        nonlocal pieces
        for piece in real(file):
            pieces += 1
            yield piece

    monkeypatch.setattr(sources, "_pieces", count)

    error = refused(path)

    assert "too long for one article (20,800,000 bytes" in error.problem
    assert pieces == 1


def test_an_endless_stream_is_not_read_to_its_end():
    """
    Of stdin no size is known: it is read as far as an article may go.
    """

    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"on and on " * (size // 10 + 1)

    stream = Endless()

    (error,) = read(["-"], config=Config(max_chars=1_000), stdin=stream)  # type: ignore[arg-type]

    assert isinstance(error, InputError)
    assert "too long for one article (more than" in error.problem
    assert stream.given < 1_000_000


def test_a_long_article_is_refused_by_its_characters(tmp_path):
    """
    The limit is on what is stored, title and body, in characters.
    """
    (tmp_path / "a.txt").write_text(f"{'é' * 40}\n\n{'The é of it. ' * 10}")

    config = Config(max_chars=100)

    assert refused(tmp_path / "a.txt", config=config).problem == "longer than 100 characters (169)"
    assert one(tmp_path / "a.txt", config=Config(max_chars=169))


def test_a_file_that_cannot_be_read(tmp_path, monkeypatch):
    """
    A file closed to the user is named with what to do, and the next one is read.
    """
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "b.txt").write_text(ENGLISH)
    real = Path.open

    def opening(path, *args, **kwargs):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", opening)

    error, document = everything(tmp_path)

    assert (
        f"{tmp_path}/a.txt: cannot be read (Permission denied). Give yourself the right to read it (chmod u+r)"
        == str(error)
    )
    assert isinstance(document, Document)


def test_a_disk_that_fails_midway(tmp_path, monkeypatch):
    """
    Half an article is none.
    """
    (tmp_path / "a.txt").write_text(ENGLISH)
    from kg.read import sources

    def failing(_file):
        yield ENGLISH[:40].encode()
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(sources, "_pieces", failing)

    assert refused(tmp_path / "a.txt").problem == "cannot be read (Input/output error)"


def test_what_is_missing_does_not_stop_the_rest(tmp_path):
    """
    A path with a slip of the finger is an error, after what could be read.
    """
    (tmp_path / "a.txt").write_text(ENGLISH)

    document, error = everything(tmp_path / "b.txt", tmp_path / "a.txt")

    assert isinstance(document, Document)
    assert isinstance(error, InputError)
    assert error.problem == "there is no such file or folder"


def test_two_documents_of_one_id(tmp_path):
    """
    The second is an error that names the first; the order of the files decides, not that of the inputs.
    """
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "n", "body": ENGLISH}))
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "n", "body": ENGLISH + " So it was."}))

    for inputs in (["a.jsonl", "b.jsonl"], ["b.jsonl", "a.jsonl"]):
        document, error = everything(*(tmp_path / x for x in inputs))

        assert isinstance(document, Document)
        assert document.body == ENGLISH
        assert isinstance(error, InputError)
        assert f"{tmp_path}/b.jsonl:1" == error.source
        assert f"another document has the id 'n': {tmp_path}/a.jsonl:1" == error.problem


def test_one_document_that_comes_twice(tmp_path):
    """
    The same article saved twice, letter by letter, is one document and no error.
    """
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(PAGE % "<link rel=canonical href='https://sheet.example/nets'>")

    assert [x.id for x in everything(tmp_path) if isinstance(x, Document)] == ["https://sheet.example/nets"]
    assert len(everything(tmp_path)) == 1


def test_relations_beside_the_articles_are_left_out(tmp_path):
    """
    Gold files that lie in the folder of their articles are no bad input; one that is named is.
    """
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "entities": [], "meets": [], "says": []}))

    assert [x.id for x in everything(tmp_path) if isinstance(x, Document)] == ["a.txt"]
    assert len(everything(tmp_path)) == 1
    assert refused(tmp_path / "a.json").remedy == "Add them with kg build --relations FILE"


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (ENGLISH, ["stdin"]),
        (PAGE % "", ["stdin"]),
        ("<!-- saved -->\n<HTML>" + PAGE % "", ["stdin"]),
        (json.dumps({"body": ENGLISH}) + "\n" + json.dumps({"id": "b", "body": ENGLISH}), ["stdin:1", "b"]),
        (json.dumps({"body": ENGLISH * 1_000}), ["stdin:1"]),
        (json.dumps({"body": ENGLISH}, indent=2), ["stdin"]),
        (json.dumps([{"body": ENGLISH}, {"id": "b", "body": ENGLISH}]), ["stdin:1", "b"]),
        ("[RIGA] " + ENGLISH, ["stdin"]),
    ],
)
def test_what_comes_by_stdin_is_seen_by_its_content(data, ids):
    """
    Text, a page, JSON Lines, one object or a list: no suffix says which.
    """
    assert ids == [x.id for x in everything("-", stdin=data.encode()) if isinstance(x, Document)]


def test_a_page_that_is_called_text(tmp_path):
    """
    Tags are never read as prose.
    """
    (tmp_path / "a.txt").write_text(PAGE % "")

    assert one(tmp_path / "a.txt").body == ENGLISH


def test_a_file_without_suffix_that_is_named(tmp_path):
    """
    Its content says what it is.
    """
    (tmp_path / "wire").write_text(json.dumps({"id": "b", "body": ENGLISH}))

    assert one(tmp_path / "wire").id == "b"


@pytest.mark.parametrize(
    "text", ["They met.", "Osei, Lindqvist, Farouk and 12 others", "Putin in Chita", "TALKS RESUME"]
)
def test_a_sentence_is_enough(text):
    """
    Sentences, captions and headlines are read: too short to be in any language.
    """
    assert text == one("-", stdin=json.dumps({"id": "s", "text": text}).encode()).body


def test_documents_are_read_as_they_are_asked_for(tmp_path):
    """
    A collection need not fit into memory: the second file is opened when the first document was taken.
    """
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "b.txt").write_text(ENGLISH)

    found = read([str(tmp_path)], config=Config())
    first = next(found)
    (tmp_path / "b.txt").write_text("They parted.")

    assert isinstance(first, Document)
    assert [x.body for x in found if isinstance(x, Document)] == ["They parted."]


def test_importing_loads_no_parser():
    """
    Help and queries do not wait for the extractor of pages or the detector of languages.
    """
    heavy = "{'trafilatura', 'lxml', 'py3langid', 'numpy', 'charset_normalizer', 'spacy', 'rdflib'}"
    code = f"import sys, kg.read; sys.exit(str({heavy} & sys.modules.keys()) if {heavy} & sys.modules.keys() else 0)"

    subprocess.run([sys.executable, "-c", code], check=True)
