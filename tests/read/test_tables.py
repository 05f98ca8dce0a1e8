"""Tables of articles, CSV and Parquet: columns by name, a row at a time, bad rows told."""

from __future__ import annotations

import datetime
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from kg.config import Config
from kg.errors import ConfigError, InputError
from kg.model import Document
from kg.read import read
from kg.read.columns import Columns
from kg.read.delimited import read as read_delimited
from kg.read.parquet import read as read_parquet
from kg.read.parts import Part
from tests.read.made import ENGLISH, OTHER, documents, lay, mixed, zipped

QUOTED = f'"{ENGLISH}\n\nHe said ""so, it was"" late."'
ARTICLES = [
    Document(
        "7", f'{ENGLISH}\n\nHe said "so, it was" late.', "Envoys, again", "2019-04-26", "Example Post", None, "en"
    ),
    Document("8", OTHER, "", "2019-04-27", None, None, "en"),
]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_csv(tmp_path, sign):
    """
    Columns by our names in any case and order, whatever parts them; a field may go over lines.
    """
    rows = [
        ["Title", " ID", "Body", "published", "Publisher", "section"],
        ['"Envoys, again"', "7", QUOTED, "2019-04-26", "Example Post", "World"],
        ["", "8", OTHER.replace(",", ""), "27 April 2019", "", "x"],
    ]
    data = "\n".join(sign.join(x) for x in rows)
    first, second = ARTICLES[0], Document("8", OTHER.replace(",", ""), "", "2019-04-27", None, None, "en")

    assert documents(lay(tmp_path / "a.csv", data)) == [first, second]
    assert documents("-", stdin=data.encode()) == [first, second]
    assert documents(lay(tmp_path / "b.csv", ("\ufeff" + data).replace("\n", "\r\n")))[1] == second


def test_tsv_in_utf16_as_spreadsheets_save_it(tmp_path):
    """
    Its byte order mark says so.
    """
    lay(tmp_path / "a.tsv", f"id\ttext\n1\t{ENGLISH}\n".encode("utf-16"))

    assert [(x.id, x.body) for x in documents(tmp_path)] == [("1", ENGLISH)]


def test_a_column_of_dates_tells_the_day(tmp_path):
    """
    As a key of JSON does, where no column is called published.
    """
    lay(tmp_path / "a.csv", f"text,date\n{OTHER.replace(',', '')},2019-04-26\n")

    assert [x.published for x in documents(tmp_path)] == ["2019-04-26"]


def test_columns_of_other_names(tmp_path):
    """
    The user says which is which; a row that has no id is named by its line.
    """
    lay(tmp_path / "a.csv", f"Article Text,pub_date,text\n\n{OTHER.replace(',', '')},2019-04-26,short\n")

    (found,) = documents(tmp_path, columns="body=article  text,published=pub_date")

    assert (found.id, found.body, found.published) == ("a.csv:3", OTHER.replace(",", ""), "2019-04-26")


@pytest.mark.parametrize(
    ("columns", "message"),
    [("text_body=x", "write FIELD=COLUMN, where FIELD is one of id, body, title"), ("body", "write FIELD=COLUMN")],
)
def test_a_slip_in_columns_is_told_before_anything_is_read(columns, message):
    """
    The user sees it at once.
    """
    with pytest.raises(ConfigError, match=message):
        read(["nowhere"], config=Config(columns=columns))


def test_a_table_without_text(tmp_path):
    """
    Among articles it is left out; given by itself, its columns are told, and what to say.
    """
    lay(tmp_path / "a.txt", ENGLISH)
    lay(tmp_path / "index.csv", "file,day\na.txt,2019-04-26\n")

    assert [x.id for x in documents(tmp_path)] == ["a.txt"]
    assert mixed(tmp_path / "index.csv")[1] == [
        f"{tmp_path}/index.csv: no column is called body or text (its columns: file, day). "
        "Say which column is the text: --columns body=NAME"
    ]
    assert (
        "no column is called 'nix' (its columns: file, day)" in mixed(tmp_path / "index.csv", columns="body=nix")[1][0]
    )
    (tmp_path / "a.txt").unlink()
    assert len(mixed(tmp_path)[1]) == 1


def test_bad_rows_are_told_by_their_line_and_the_rest_read(tmp_path):
    """
    Too many fields, none, no UTF-8, a day that is none, a mark that is never closed.
    """
    rows = [
        b"id,body,published",
        b"1,They met.,2019-04-26",
        b"2,They met, and parted.,2019-04-26",
        b"",
        b"3,They met at the caf\xe9.,2019-04-26",
        b"4,They met.,04/05/2019",
        b"5,,2019-04-26",
        b'6,"They met.',
        b'They parted.",2019-04-26',
        b'7,A 5" nail and a 6" one.,2019-04-26',
        b'8,"They met.,2019-04-26',
        b"9,They met.,2019-04-26",
    ]
    lay(tmp_path / "a.csv", b"\n".join(rows))

    ids, errors = mixed(tmp_path)

    assert ids == ["1", "6", "7"]
    assert [x[len(f"{tmp_path}/a.csv:") :][:34] for x in errors] == [
        "3: the row has 4 fields, and the h",
        "5: not UTF-8 (byte 0xe9 in line 1)",
        "6: published is no day of the cale",
        "7: body is empty. Mend the row, or",
        "11: a field in quotation marks has",
    ]


def test_a_table_of_which_no_row_is_good_is_given_up(tmp_path):
    """
    A hundred rows say it once more.
    """
    lay(tmp_path / "a.csv", "id,body\n" + "x\n" * 5_000)

    _, errors = mixed(tmp_path)

    assert len(errors) == 101
    assert "not one of the first 100 rows is an article; the rest was not read" in errors[-1]


def test_a_field_of_a_hundred_megabytes_is_not_held():
    """
    In one line or in many, within quotation marks: it is told of, and the next row is read.
    """

    def table():
        yield b"id,body\n1,"
        for _ in range(800):
            yield b"x" * (1 << 17)
        yield b'\n2,"'
        for _ in range(80):
            yield (b"y" * 1023 + b"\n") * 128
        yield b'"\n3,' + ENGLISH.replace(",", "").encode() + b"\n"

    tracemalloc.start()
    found = list(read_delimited(table(), "a.csv", "a.csv", 10_000, Columns()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [where for where, _ in found] == ["a.csv:2", "a.csv:3", "a.csv:10244"]
    assert all("the row is longer than" in str(x) for _, x in found[:2])
    assert isinstance(found[2][1], Document)
    assert peak < 8 << 20


def test_rows_come_as_they_are_asked_for():
    """
    An endless table gives its first row at once.
    """
    taken = 0

    def endless():
        nonlocal taken
        yield b"id,body\n"
        while True:
            taken += 1
            yield b"%d,They met.\n" % taken

    stream = read_delimited(endless(), "a", "a", 10_000, Columns())
    assert [next(stream)[0] for _ in range(3)] == ["a:2", "a:3", "a:4"]
    assert taken <= 4


def table(path: Path, **values: list[object]) -> Path:
    parquet.write_table(pa.table(values), path, row_group_size=100)
    return path


def test_parquet(tmp_path):
    """
    Days as days, numbers as ids, other columns not even read; in an archive and by stdin as well.
    """
    path = table(
        tmp_path / "a.parquet",
        ID=[7, 8],
        body=[ARTICLES[0].body, OTHER],
        Title=["Envoys, again", None],
        published=[datetime.date(2019, 4, 26), datetime.date(2019, 4, 27)],
        publisher=["Example Post", None],
        vector=[[1.0], [2.0]],
    )

    assert documents(path) == ARTICLES
    assert documents("-", stdin=path.read_bytes()) == ARTICLES
    assert documents(lay(tmp_path / "b.zip", zipped({"a.parquet": path.read_bytes()}))) == ARTICLES


def test_parquet_with_times_and_other_names(tmp_path):
    """
    A time is cut to its day; a row without id is named by its number.
    """
    when = [datetime.datetime(2019, 4, 26, 23, 5, tzinfo=datetime.UTC)]
    path = table(tmp_path / "a.parquet", article=[ENGLISH], pub=when)

    (found,) = documents(path, columns="body=article,published=pub")

    assert (found.id, found.published) == ("a.parquet:1", "2019-04-26")


def test_bad_parquet(tmp_path):
    """
    A row of the wrong type, a file that was cut off, one without text.
    """
    table(tmp_path / "a.parquet", body=[ENGLISH, None, OTHER])
    whole = table(tmp_path / "c.parquet", body=[ENGLISH]).read_bytes()
    lay(tmp_path / "c.parquet", whole[: len(whole) // 2])
    table(tmp_path / "d.parquet", body=[1.5])

    ids, errors = mixed(tmp_path)

    assert ids == ["a.parquet:1", "a.parquet:3"]
    assert f"{tmp_path}/a.parquet, row 2: body is empty" in errors[0]
    assert f"{tmp_path}/c.parquet: damaged Parquet" in errors[1]
    assert f"{tmp_path}/d.parquet, row 1: body must be text, not a number" in errors[2]


def test_parquet_is_read_in_batches(tmp_path):
    """
    Memory is that of a batch, not of the file.
    """
    text = [f"{ENGLISH} {x} " + f"{x * 7919:x} " * 400 for x in range(3_000)]
    path = table(tmp_path / "a.parquet", body=text)
    del text
    before = pa.total_allocated_bytes()
    most = 0

    part = Part("a", "a", None, named=True, pieces=iter(()), size=path.stat().st_size, path=path)
    for _ in read_parquet(part, 400_000, Columns()):
        most = max(most, pa.total_allocated_bytes() - before)

    assert path.stat().st_size > 0
    assert 0 < most < 8 << 20


def test_without_pyarrow_it_is_said_what_to_install(tmp_path):
    """
    And the rest is read.
    """
    table(tmp_path / "a.parquet", body=[ENGLISH])
    lay(tmp_path / "b.txt", ENGLISH)
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from kg.read import read; from kg.config import Config\n"
        f"print(*read([{str(tmp_path)!r}], config=Config()), sep='\\n')"
    )

    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    assert "pip install 'communique-kg[parquet]'" in told
    assert "b.txt" in told


def test_tables_are_values_to_a_caller_too():
    """
    What is wrong is an error of ours.
    """
    with pytest.raises(InputError, match="the file is empty"):
        list(read_delimited(iter([b"\n\n"]), "a", "a", 100, Columns()))
