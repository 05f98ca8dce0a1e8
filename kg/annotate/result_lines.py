"""
Lines of results and line-ups, whose form alone tells who is whose: no sentence, so neither parser nor model helps.

======================  ===================================================================
``bare/roster``         Haven Rovers 2 (Brook 45, Vale 90) Dundale 1 (Stone 12)
``bare/roster``         Norland 429-7 (A. Brook 80 not out, T. Vale 70), Sudland 195
``bare/roster``         Haven Rovers - Ada Brook (24th)
``bare/roster``         Norland: 1 - Ada Brook, 8 - Tomas Vale (7 - Karl Stone 71), 9 - Stuart Law
``bare/brackets``       7 - Ada Brook (Haven), Tomas Vale (Dundale)
``bare/brackets``       Ada Brook (ex-LP), Tomas Vale (ex- Harbour Front)
``bare/roster``         -- Ada Brook, Norburg Newsroom +44 20 555
``bare/brackets``       Keepers - Ada Brook (Haven, Norland), Tomas Vale (Dundale)
======================  ===================================================================

The whole line must have the form; a line that has anything else beside it tells nothing here. Only "(ex-LP)" tells by
itself, wherever it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.calendar_names import DATE_WORDS
from kg.annotate.doc import full_text
from kg.annotate.names import Name, by_token_of
from kg.annotate.office import Office
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span

PLACED = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION, EntityType.PLACE})

NO_SIDES = frozenset({"chapter", "article", "section", "volume", "vol", "resolution", "part", "page", "figure", "table",
                      "title", "item", "no", "number", "decision", "protocol", "annex", "group", "paragraph", "phase",
                      "category", "round", "day", "week", "year", "grade", "type", "version", "room", "act",
                      "rule", "note", "line", "level", "step", "stage", "option", "question", "answer"})  # fmt: skip
"""Words before numbers that are no sides of a match: "Chapter 2 (Brook 45)"."""

LONGEST = 600
"""Characters of a line at most; no list of players is longer."""

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w'’\-]*(?:\.(?=[\w ])[\w'’\-]*)*"
_PARTICLE = r"(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|bin|al|el)"
_PERSON = rf"{_WORD}(?: (?:{_PARTICLE} )*{_WORD}){{0,4}}"
_NAME = rf"{_WORD}(?: (?:(?:{_PARTICLE}|and|of) )*{_WORD}){{0,4}}"
_RUNS = r"\d{1,3}(?:-\d{1,2})?(?: dec(?:lared)?)?"
_SCORE = rf"{_RUNS}(?: (?:and|&) {_RUNS})?"
_SIDE = re.compile(rf"(?P<side>{_NAME}) (?P<score>{_SCORE})(?: ?\((?P<inside>[^()]*)(?:\)|$))?(?:[,;.]? |[,;.]?$)")
"""One side of a match: its name, its goals or runs, and in brackets who made them."""

_WHERE = re.compile(r"[^:\d]{2,60}: ")
_MADE = re.compile(rf"(?P<name>{_PERSON})(?P<how>(?: (?:and )?\d{{1,3}}(?:st|nd|rd|th)?(?:\+\d)?)+"
                   r"(?: (?:pens?|penalty|penalties|not out))*)")  # fmt: skip
"""Who made goals in which minutes, or how many runs."""

_FIGURES = re.compile(rf"(?:{_NAME} )?(?:\d{{1,3}}(?:st|nd|rd|th)?(?:\+\d)?(?: pen| penalty)?|\d{{1,2}}-\d{{1,3}})"
                      rf"|{_NAME} \d{{1,3}} ?(?:og|o\.g\.|own[ -]goal)")  # fmt: skip
"""What else stands there: a further minute; a bowler of the other side with his figures; an own goal."""

_MINUTE = r"\d{1,3}(?:st|nd|rd|th)?"
_LABEL = re.compile(
    r"(?:\d{1,3}(?:\.| ?[-–])|(?:Goal)?[Kk]eepers? ?[-–:]|(?:Defenders?|Backs|Midfielders?|Forwards?|Strikers?"
    r"|Attackers?|Batsmen|Bowlers|Guards?|Cent(?:er|re)s?|Wingers?|Scorers?|Coach(?:es)?) ?[-–:]) ?"
)
"""What opens a list of players: how many goals each has, their rank, or where they play."""

_OF = rf"(?P<of>{_NAME})(?:, (?P<land>{_NAME}))?"
_LISTED = re.compile(rf"(?P<name>{_PERSON}) \({_OF}\)(?:[,;:.]? (?:and )?|[,;:.]?$)")
_CUT = re.compile(rf"{_NAME}(?: \([^()]*)?[,.]?")
"""The end of a list that goes on in the next line."""

_SCORED = re.compile(rf"(?P<name>{_PERSON}) \({_MINUTE}(?:(?:,| and) {_MINUTE})*\)(?:[,;.]? |[,;.]?$)")
_TEAM_OPENS = re.compile(rf"(?P<side>{_NAME})(?: [-–]|:) ")
_FORMER = re.compile(rf"(?P<name>{_PERSON}) \((?:ex|formerly|former)(?: ?[-‑] ?| )(?P<of>{_NAME})\)")
_SIGNED = re.compile(
    rf"(?:-{{1,2}}|[–—]) ?(?P<name>{_PERSON}), (?P<of>{_NAME} (?:Newsroom|Bureau|Desk|News|Newswire))"
    r"(?:[, ]*[+(]?\d[\d ()/-]*)?\.?"
)
_NUMBER = r"(?:\d{1,2} ?[-–] ?)?"
_PLAYER = re.compile(
    rf"{_NUMBER}(?P<name>{_PERSON})(?: \((?:{_NUMBER}(?P<other>{_PERSON}) \d{{1,3}}|[^()]*)\))?(?: 12th (?:wo)?man)?"
    r"(?:[,;.]? |[,;.]?$)"
)
"""A player of a line-up, and in brackets who came on for him."""

LINE_UP = 3
"""Players at least whom a line-up names."""


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody whom a line tells to be of a side, club or land; spans of characters."""

    person: tuple[int, int]
    of: tuple[int, int]
    rule: str
    over: bool = False
    line_up: tuple[int, ...] = ()  # where those begin whom the line names, if a row of names is all that it has


def result_lines(doc: Doc, names: list[Name]) -> tuple[list[Name], list[Office]]:
    """Return *names* with those that lines of results tell in place of what was guessed, and who is whose there."""
    told = list(_told(full_text(doc)))
    if not told:
        return names, []
    known = {(x.span.start, x.span.end): x for x in names}
    by_start = {x.span.start_char: x for x in names}
    told = [x for x in told if not x.line_up or _is_line_up(x.line_up, x.of, by_start)]
    made: dict[tuple[int, int], Name] = {}
    offices: list[Office] = []
    for one in told:
        person, of = doc.char_span(*one.person), doc.char_span(*one.of)
        if person is None or of is None or not _may_be_person(known.get((person.start, person.end)), one):
            continue
        holder = made.setdefault((person.start, person.end), Name(person, EntityType.PERSON))
        if one.line_up:
            continue  # ``office_rows`` tells whose they are
        body = made.setdefault((of.start, of.end), _body(known, of))
        tenure = Tenure.FORMER if one.over else Tenure.CURRENT
        offices.append(Office(of, "", "", of=body, holder=holder, rule=one.rule, tenure=tenure))
    taken = by_token_of(list(made.values()))
    kept = [x for x in names if not any(i in taken for i in range(x.span.start, x.span.end))]
    return sorted([*kept, *made.values()], key=lambda x: x.span.start), offices


def _may_be_person(name: Name | None, told: Told) -> bool:
    """Tell whether *name*, where somebody is *told* of, is known for nothing else: a guess at a place gives way."""
    if name is None or name.type is EntityType.PERSON:
        return True
    return name.row is None and ((told.rule == "bare/roster" and not told.line_up) or name.type is EntityType.PLACE)


def _is_line_up(starts: tuple[int, ...], of: tuple[int, int], by_start: dict[int, Name]) -> bool:
    """Tell whether a line opens with the name *of* a land, town or body, and half of the names behind are people's."""
    side = by_start.get(of[0])
    people = sum(x in by_start and by_start[x].type is EntityType.PERSON for x in starts)
    return side is not None and side.type in PLACED and side.span.end_char == of[1] and 2 * people >= len(starts)


def _body(known: dict[tuple[int, int], Name], span: Span) -> Name:
    """Return the name of what somebody is of: as it was read, if as a whole and not for a person; else a body's."""
    name = known.get((span.start, span.end))
    return name if name is not None and name.type in PLACED else Name(span, EntityType.ORGANISATION)


def _told(text: str) -> Iterator[Told]:
    start = 0
    for line in text.split("\n"):
        if len(line) <= LONGEST and ("(" in line or "," in line):
            yield from _of_line(line.rstrip(), start)
        if "(ex" in line or "(former" in line:
            yield from _shifted(_former(line), start)
        start += len(line) + 1


def _shifted(told: Iterable[Told], by: int) -> Iterator[Told]:
    for x in told:
        yield replace(x, person=(x.person[0] + by, x.person[1] + by), of=(x.of[0] + by, x.of[1] + by))


def _of_line(line: str, at: int) -> Iterator[Told]:
    """Yield what one line tells, which begins at *at*."""
    yield from _match(line, at) or _list(line, at) or _scorers(line, at) or _line_up(line, at) or _signed(line, at)


def _match(line: str, at: int) -> list[Told]:
    """Return who plays for which side of "Haven 2 (Brook 45, Vale 90) Dundale 1 (Stone 12)"."""
    where = _WHERE.match(line)
    i = where.end() if where is not None else 0
    sides = 0
    found: list[Told] = []
    while i < len(line):
        side = _SIDE.match(line, i)
        if side is None or _is_no_side(side["side"].lower()):
            return []
        sides += 1
        if side["inside"] is not None:
            made = _makers(side["inside"], cut=not line[: side.end()].rstrip(" ,;.").endswith(")"))
            if made is None:
                return []
            first = at + side.start("inside")
            of = (at + side.start("side"), at + side.end("side"))
            found.extend(Told((first + a, first + b), of, "bare/roster") for a, b in made)
        i = side.end()
    return found if sides > 1 else []


def _is_no_side(words: str) -> bool:
    """Tell whether *words* before a number are of a text's part or a date: "Chapter", "May"; not "Haven Wednesday"."""
    return words in DATE_WORDS or words.rsplit(maxsplit=1)[-1].rstrip(".") in NO_SIDES


def _makers(inside: str, *, cut: bool) -> list[tuple[int, int]] | None:
    """Return where those are named who made a side's goals or runs; ``None`` where the bracket has anything else."""
    found: list[tuple[int, int]] = []
    start = 0
    parts = re.split(r"[,;]", inside)
    for n, part in enumerate(parts):
        item, offset = part.strip(), start + len(part) - len(part.lstrip())
        start += len(part) + 1
        if made := _MADE.fullmatch(item):
            found.append((offset, offset + made.end("name")))
        elif cut and n == len(parts) - 1 and re.fullmatch(_NAME, item):
            found.append((offset, offset + len(item)))  # "Vale", whose minutes stand in the next line
        elif item and not _FIGURES.fullmatch(item):
            return None
    return found


def _list(line: str, at: int) -> list[Told]:
    """Return who is whose in "7 - Ada Brook (Haven), Tomas Vale (Dundale)"."""
    label = _LABEL.match(line)
    if label is None:
        return []
    i = label.end()
    found: list[Told] = []
    while i < len(line):
        item = _LISTED.match(line, i)
        if item is None:
            return found if _CUT.fullmatch(line, i) else []
        if item["of"].lower() in gazetteer.titles():
            return []
        person, of = item.span("name"), item.span("of")
        found.append(Told((at + person[0], at + person[1]), (at + of[0], at + of[1]), "bare/brackets"))
        i = item.end()
    return found


def _scorers(line: str, at: int) -> list[Told]:
    """Return who plays for the side of "Haven Rovers - Ada Brook (24th), Tomas Vale (80th)"."""
    opens = _TEAM_OPENS.match(line)
    if opens is None:
        return []
    i = opens.end()
    of = (at + opens.start("side"), at + opens.end("side"))
    found: list[Told] = []
    while i < len(line):
        item = _SCORED.match(line, i)
        if item is None:
            return []
        found.append(Told((at + item.start("name"), at + item.end("name")), of, "bare/roster"))
        i = item.end()
    return found


def _former(text: str) -> Iterator[Told]:
    """Yield who was of what stands in brackets with "ex-" behind the name: "Ada Brook (ex-LP)"."""
    for found in _FORMER.finditer(text):
        yield Told(found.span("name"), found.span("of"), "bare/brackets", over=True)


def _signed(line: str, at: int) -> list[Told]:
    """Return whose desk somebody is of who signs a text: "-- Ada Brook, Norburg Newsroom +44 20 555"."""
    signed = _SIGNED.fullmatch(line.strip())
    if signed is None:
        return []
    at += len(line) - len(line.lstrip())
    person, of = signed.span("name"), signed.span("of")
    return [Told((at + person[0], at + person[1]), (at + of[0], at + of[1]), "bare/roster")]


def _line_up(line: str, at: int) -> list[Told]:
    """Return who is in "Norland: 1 - Ada Brook, 8 - Tomas Vale (7 - Karl Stone 71)", if they turn out to be people."""
    opens = _TEAM_OPENS.match(line)
    if opens is None:
        return []
    i = opens.end()
    of = (at + opens.start("side"), at + opens.end("side"))
    people: list[tuple[int, int]] = []
    while i < len(line):
        item = _PLAYER.match(line, i)
        if item is None:
            return []
        people.extend((at + item.start(x), at + item.end(x)) for x in ("name", "other") if item[x])
        i = item.end()
    starts = tuple(x for x, _ in people)
    return [Told(x, of, "bare/roster", line_up=starts) for x in people] if len(people) >= LINE_UP else []
