"""CSV and TSV: one article a row, one row at a time; the first row names the columns."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping
from itertools import chain

from kg.errors import InputError
from kg.read import columns, decode, records
from kg.read.columns import Columns
from kg.read.records import Record

_DELIMITERS = ",;\t|"
_ROOM = 1 << 16  # of what stands in a row beside the article
_TOO_LONG = "Split it into articles, or raise max_chars"


def read(
    pieces: Iterator[bytes], shown: str, name: str, max_chars: int, given: Columns, delimiter: str | None = None
) -> Iterator[Record]:
    """
    Yield one record a row, named by the line that it begins in.

    The delimiter is the one by which the first row has a column with the text. Raises ``NoArticlesError`` where
    there is none.
    """
    lines = _lines(pieces, shown, 4 * max_chars + _ROOM)
    header: list[str] = []
    for _, line in lines:
        if isinstance(line, InputError):
            raise line
        if line.strip():
            header = [line]
            break
    if not header:
        raise InputError(shown, "the file is empty", "Give a file with articles in it, or leave it out")
    names, places, sign = _header(header[0], shown, given, delimiter)
    # The limit is the whole program's, and only ever raised: our own tables are far below it.
    csv.field_size_limit(max(csv.field_size_limit(), 4 * max_chars + _ROOM))
    yield from columns.rows(
        _rows(lines, shown, sign, places, len(names), 4 * max_chars + _ROOM), shown, name, max_chars
    )


def has_articles(head: bytes, given: Columns) -> bool:
    """Tell whether *head*, the start of a file, begins as a table does that has a column with the text."""
    line, end, _ = _narrow(head).partition(b"\n")
    try:
        names, _, _ = _header(line.decode(), "", given, None)
    except (InputError, UnicodeDecodeError):
        return False
    return bool(end) and len(names) > 1


def _header(line: str, shown: str, given: Columns, delimiter: str | None) -> tuple[list[str], dict[str, int], str]:
    problem: InputError | None = None
    for sign in delimiter or _DELIMITERS:
        try:
            names = next(csv.reader([line.rstrip("\r\n")], delimiter=sign), [])
            return names, given.of(names, shown), sign
        except csv.Error as error:
            problem = problem or InputError(shown, f"its first row cannot be read ({error})", "Mend it")
        except InputError as error:
            # Of several that say that a column is missing, the one which saw the most columns is of use.
            problem = error if problem is None or len(names) > 1 else problem
    assert problem is not None
    raise problem


def _rows(
    lines: Iterator[tuple[int, str | InputError]],
    shown: str,
    sign: str,
    places: Mapping[str, int],
    width: int,
    longest: int,
) -> Iterator[tuple[int, Mapping[str, object] | InputError]]:
    """Yield each row by field, with the line it begins in; a field in quotation marks may go over several lines."""
    held: list[str] = []
    size = start = 0
    inside = too_long = False
    problem: InputError | None = None
    for number, line in lines:
        if not held and not inside:
            start, size, too_long, problem = number, 0, False, None
        if isinstance(line, InputError):
            problem = problem or line
            if not inside:
                yield start, problem
            continue
        inside = _is_open(line, sign, inside)
        size += len(line)
        too_long = too_long or size > longest
        if too_long:
            held = []
        else:
            held.append(line)
        if inside:
            continue
        row, held = held, []
        if problem or too_long:
            yield start, problem or _long(shown, start, longest)
        elif any(x.strip() for x in row):
            yield start, _fields(row, f"{shown}:{start}", sign, places, width)
    if inside:
        problem = InputError(
            f"{shown}:{start}", "a field in quotation marks has no end", "Close it, or double the mark"
        )
        yield start, problem


def _long(shown: str, line: int, longest: int) -> InputError:
    return InputError(f"{shown}:{line}", f"the row is longer than {longest:,} characters", _TOO_LONG)


def _fields(
    row: list[str], where: str, sign: str, places: Mapping[str, int], width: int
) -> Mapping[str, object] | InputError:
    try:
        fields = next(csv.reader(row, delimiter=sign), [])
    except csv.Error as error:
        return InputError(where, f"the row cannot be read ({error})", "Mend it, or leave it out")
    if len(fields) != width:
        what = f"the row has {len(fields):,} fields, and the header {width:,}"
        return InputError(where, what, "Put a field that has the delimiter in it into quotation marks")
    return {field: fields[place] for field, place in places.items()}


def _is_open(line: str, sign: str, inside: bool) -> bool:
    """Tell whether a field in quotation marks is open at the end of *line*; *inside*: whether one was at its start."""
    place = 0
    if not inside and line.startswith('"'):
        inside, place = True, 1
    while True:
        if inside:
            mark = line.find('"', place)
            if mark < 0:
                return True
            if line.startswith('""', mark):
                place = mark + 2
                continue
            inside, place = False, mark + 1
        after = line.find(sign, place)
        if after < 0:
            return False
        place = after + 1
        if line.startswith('"', place):
            inside, place = True, place + 1


def _lines(pieces: Iterator[bytes], shown: str, longest: int) -> Iterator[tuple[int, str | InputError]]:
    """Yield each line with its number and its end; an error for one that is too long or no UTF-8."""
    head = next(pieces, b"")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        utf16 = codecs.getincrementaldecoder("utf-16")("replace")
        all_pieces = (utf16.decode(piece).encode() for piece in chain([head], pieces))
    else:
        all_pieces = chain([head.removeprefix(codecs.BOM_UTF8)], pieces)  # type: ignore[assignment]
    for number, line in records.lines(all_pieces, 4 * longest):
        where = f"{shown}:{number}"
        if line is None:
            yield number, _long(shown, number, longest)
            continue
        try:
            yield number, decode.decode(line, where) + "\n"
        except InputError as error:
            yield number, error


def _narrow(head: bytes) -> bytes:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore").encode()
    return head.removeprefix(codecs.BOM_UTF8)
