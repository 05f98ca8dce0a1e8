"""Which column of a table is which field of an article: by our names, or as the user says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import ConfigError, InputError
from kg.read import records
from kg.read.parts import NoArticlesError
from kg.read.records import Record

FIELDS = ("id", "body", "text", "title", "published", "date", "publisher", "url")

_SAY = "Say which column is the text: --columns body=NAME"

# A table with this many bad rows and no good one is no table of articles, and says so once.
HOPELESS = 100


@dataclass(frozen=True, slots=True)
class Columns:
    """What the user says of columns: field -> name of the column, as written."""

    said: tuple[tuple[str, str], ...] = ()

    def of(self, header: Sequence[str], shown: str) -> dict[str, int]:
        """
        Return the place of each field in *header*; case and white space around a name do not count.

        Raises ``NoArticlesError`` where no column has the text, or one that the user named is not there.
        """
        places: dict[str, int] = {}
        for place, name in enumerate(header):
            places.setdefault(_plain(name), place)
        seen = ", ".join(x.strip() for x in header)[:300] or "none"
        found = {}
        for field in FIELDS:
            wanted = dict(self.said).get(field)
            if wanted is None:
                if field in places and not (field == "text" and "body" in dict(self.said)):
                    found[field] = places[field]
            elif _plain(wanted) in places:
                found[field] = places[_plain(wanted)]
            else:
                raise NoArticlesError(shown, f"no column is called {wanted!r} (its columns: {seen})", _SAY)
        if not {"body", "text"} & found.keys():
            raise NoArticlesError(shown, f"no column is called body or text (its columns: {seen})", _SAY)
        return found


def parse(text: str | None) -> Columns:
    """
    Return what ``body=article_text,published=pub_date`` says.

    Raises ``ConfigError`` where a field is not known or has no column.
    """
    said = []
    for entry in (text or "").split(","):
        if not entry.strip():
            continue
        field, sign, column = (x.strip() for x in entry.partition("="))
        if not sign or not column or field not in FIELDS:
            known = ", ".join(x for x in FIELDS if x not in {"text", "date"})
            raise ConfigError(f"--columns {entry.strip()!r}: write FIELD=COLUMN, where FIELD is one of {known}")
        said.append((field, column))
    return Columns(tuple(said))


def rows(found: Iterator[tuple[int, Mapping[str, object] | InputError]], shown: str, name: str, most: int,
         unit: str = ":") -> Iterator[Record]:  # fmt: skip
    """
    Yield the article of each row of a table, which comes with its number.

    A bad row is an ``InputError``, and the rest goes on, unless there are only bad ones. A row with neither id nor
    URL is ``name:number``; *unit* stands before the number in messages.
    """
    bad, any_good = 0, False
    for number, row in found:
        where = f"{shown}{unit}{number}"
        try:
            if isinstance(row, InputError):
                raise row
            article = records.document(dict(row), where, f"{name}:{number}", most)
        except InputError as error:
            bad += 1
            remedy = _ROW if error.remedy == records.FORM else error.remedy
            yield where, InputError(error.source, error.problem, remedy)
            if bad >= HOPELESS and not any_good:
                problem = f"not one of the first {bad} rows is an article; the rest was not read"
                yield shown, InputError(shown, problem, _SAY)
                return
        else:
            any_good = True
            yield where, article


_ROW = "Mend the row, or say which columns to read: --columns body=NAME,title=NAME"


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
