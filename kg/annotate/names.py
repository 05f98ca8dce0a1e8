"""
Names: which stretches of capitalised words name a person, a country, a body, a place, an event.

The statistical model is right about most names and wrong about many that matter here (it takes
Vladivostok for a person and Chita for a body). So it votes; the boundaries come from
capitalisation and titles, and what the gazetteer or a telling word ("Ministry", "Island")
knows overrules it. A name is typed alike wherever it stands in a document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.gazetteer import Entry, Title
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from kg.tables import Actor, Place

PARTICLES = frozenset(
    "al el ul ur de da do dos das del della di du la le van von der den ter ten bin ibn bint abu zu af av y".split()
)
JOINERS = frozenset({"of", "for", "on", "to"})
"""Prepositions that go on with the name of a body: "Ministry of Trade", "Commission on Fisheries"."""

BIG_CITY = 300_000
SURE = 4
"""Votes that more than the model's own tell of a person: a title gives three, each sign two."""

DATE_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep "
    "sept oct nov dec today yesterday tomorrow gmt est edt bst utc am pm".split()
)
LABELS = {
    "PERSON": EntityType.PERSON,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "ORG": EntityType.ORGANISATION,
    "EVENT": EntityType.EVENT,
}
COURTESY_GENDER = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "sheikh": "m", "king": "m", "prince": "m", "crown prince": "m",
    "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "dame": "f", "lady": "f", "queen": "f",
    "princess": "f", "sheikha": "f",
}  # fmt: skip
PLACE_KINDS = frozenset(
    "city town port province region island district state capital village governor mayor president king queen emir "
    "territory emirate sultan prefecture department republic kingdom county oblast peninsula".split()
)
"""Nouns whose "of" is followed by the name of a place or a state."""

PERSON_VERBS = frozenset(
    "say tell add thank ask reply recall smile laugh joke insist explain concede shrug nod write speak whisper".split()
)
SHORTHAND = frozenset({"north", "south"})
"""«the North» stands for the one country of the document whose name begins so."""


@dataclass(slots=True, eq=False)
class Name:
    """
    A name where it stands.

    ``adjective``: it modifies a noun ("Russian gas", "US demands") and names no actor there.
    ``titled``: a title or courtesy stands before it. ``gender`` is what that tells.
    """

    span: Span
    type: EntityType
    row: Actor | Place | None = None
    part: str = "name"
    adjective: bool = False
    titled: bool = False
    gender: str = ""


@dataclass(slots=True)
class Piece:
    """A run of capitalised tokens, before it has a type."""

    start: int
    end: int
    entries: tuple[Entry, ...] = ()
    titled: bool = False
    gender: str = ""
    body: bool = False  # its words tell that it is no person: "Latvian Foreign Ministry"


def find_titles(doc: Doc) -> dict[int, tuple[int, Title]]:
    """Return start → (end, title) of every title of office, rank or courtesy; longest first, none within another."""
    table, text = gazetteer.titles(), doc.text.lower()
    found: dict[int, tuple[int, Title]] = {}
    i = 0
    while i < len(doc):
        best = None
        if doc[i].is_alpha or doc[i].text.rstrip(".").isalpha():
            for end in range(i + 1, min(i + 7, len(doc)) + 1):
                last = doc[end - 1]
                if last.is_space:
                    break
                title = table.get(text[doc[i].idx : last.idx + len(last)]) or (
                    table.get(text[doc[i].idx : last.idx] + last.lemma_.lower())
                    if last.tag_ in {"NNS", "NNPS"}
                    else None
                )
                if title:
                    best = (end, title)
        if best:
            found[i] = best
            i = best[0]
        else:
            i += 1
    return found


def find_names(doc: Doc, titles: dict[int, tuple[int, Title]]) -> list[Name]:
    """Return the names in *doc*, in text order, without overlaps. Needs tags, parse and the model's entities."""
    subjects = _portfolio_tokens(doc, titles)
    pieces = [piece for run in _runs(doc, subjects) for piece in _split(doc, *run, titles)]
    pieces = _join_bodies(doc, pieces)
    pieces = _bracketed(doc, pieces)
    votes = _votes(doc, pieces)
    surnames = _surnames(doc, pieces, votes)
    found = []
    for piece in pieces:
        for part in _hyphenated(doc, piece, surnames):
            name = _typed(doc, part, votes, surnames)
            if name is not None:
                found.append(name)
    found = _drop_shorthand(found)
    return sorted([*found, *_missed_surnames(doc, found, subjects)], key=lambda x: x.span.start)


def _missed_surnames(doc: Doc, found: list[Name], leave_out: frozenset[int]) -> Iterator[Name]:
    """Yield the lone surnames that the tagger took for other words: those of people named in full elsewhere."""
    taken = {i for name in found for i in range(name.span.start, name.span.end)} | leave_out
    last = {
        x.span[-1].text
        for x in found
        if x.type is EntityType.PERSON and len(x.span) > 1 and x.span[-1].is_alpha and len(x.span[-1]) > 2
    }
    for token in doc:
        if token.text in last and token.i not in taken and token.text[0].isupper() and not token.is_stop:
            yield Name(doc[token.i : token.i + 1], EntityType.PERSON)


def _portfolio_tokens(doc: Doc, titles: dict[int, tuple[int, Title]]) -> frozenset[int]:
    """Return the tokens behind a title that tell what it is for: "Minister of (Finance, Economy and Trade)"."""
    words, found = gazetteer.portfolios(), set()
    for start, (end, title) in titles.items():
        preposition = next((i for i in range(start, end) if doc[i].lower_ in {"of", "for"}), end)
        found |= set(range(preposition + 1, end))  # the "State" of "Secretary of State"
        i = end
        if (
            title.kind == "office"
            and i + 1 < len(doc)
            and doc[i].lower_ in {"responsible", "plenipotentiary", "extraordinary", "delegate"}
        ):
            found.add(i)
            i += 1
        if title.kind == "office" and i + 1 < len(doc) and doc[i].lower_ in {"of", "for"}:
            start = i + 1 + (doc[i + 1].lower_ == "the")
            found |= set(range(start, in_portfolio(doc, start, words)))
        elif title.kind == "office" and i + 1 < len(doc) and (" of " in title.text or " for " in title.text):
            # "minister of finance" is a title of the table; ", Economy and Trade" goes on with it.
            found |= set(range(i, in_portfolio(doc, i - 1, words)))
    return frozenset(found)


# --- runs of capitalised tokens ---------------------------------------------------------


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and any(c.isalpha() for c in token.text) and token.lower_ not in DATE_WORDS


def _opens(token: Token) -> bool:
    """Tell whether a run may begin at *token*: not at a function word that is capitalised for its place."""
    if not _capital(token):
        return token.lower_ in {"al", "el"} and _hyphen_follows(token)
    if token.lower_ == "the":
        # "The Hague" and "The Gambia" are named so; of other names a capital "The" is no part.
        return bool(gazetteer.longest(token.doc, token.i)[1])
    if token.pos_ in {"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ"} and token.ent_type_ not in LABELS:
        return (
            token.text.isupper()
            and len(token) > 1
            and token.lower_ not in {"the", "a", "an", "i", "in", "of", "it", "at"}
        )
    first = (
        token.is_sent_start
        or token.i == 0
        or token.nbor(-1).is_quote
        or token.nbor(-1).text in {"-", "–", "—", ":", "•"}
    )
    if first and token.ent_type_ not in LABELS and token.ent_type_ != "NORP":
        # "Talks resumed", "Speaking in Geneva": a capital that the place explains.
        return token.tag_ in {"NNP", "NNPS"} or bool(gazetteer.longest(token.doc, token.i)[1])
    return token.pos_ not in {"VERB", "ADV"} or token.ent_type_ in LABELS


def _hyphen_follows(token: Token) -> bool:
    after = token.i + 1
    return after < len(token.doc) and not token.whitespace_ and token.doc[after].text in {"-", "‑"}


def _runs(doc: Doc, leave_out: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of capitalised words, particles and hyphens between them."""
    i = 0
    while i < len(doc):
        if doc[i].is_space or i in leave_out or not _opens(doc[i]):
            i += 1
            continue
        end = i + 1
        while end < len(doc):
            token = doc[end]
            if end in leave_out:
                break
            if _capital(token) and not token.is_sent_start and doc[end - 1].text not in {"'s", "’s", "’", "'"}:
                end += 1
            elif (
                _hyphen_follows(doc[end - 1]) and end + 1 < len(doc) and not token.whitespace_ and doc[end + 1].is_alpha
            ):
                end += 2
            elif token.lower_ in PARTICLES and end + 1 < len(doc) and _particle_goes_on(doc, end):
                end += 1
            elif token.text == "&" and end + 1 < len(doc) and _capital(doc[end + 1]):
                end += 2
            elif (
                token.text in {"'s", "’s", "'", "’"}
                and end + 1 < len(doc)
                and _capital(doc[end + 1])
                and _of_many(doc[end - 1])
            ):
                end += 2
            else:
                break
        yield i, end
        i = end


def _of_many(token: Token) -> bool:
    """Tell whether a possessive belongs to a body's name: "Growers' Union", "People's Congress"."""
    return token.lower_ in {"people", "women", "children", "fishermen", "men"} or token.tag_ in {"NNS", "NNPS"}


def _particle_goes_on(doc: Doc, i: int) -> bool:
    following = doc[i + 1]
    if following.text in {"-", "‑"} and i + 2 < len(doc):
        following = doc[i + 2]
    elif following.lower_ in PARTICLES and i + 2 < len(doc):
        following = doc[i + 2]
    return _capital(following) and not following.is_sent_start


# --- from runs to pieces: demonyms, titles and names told apart -------------------------


def _split(doc: Doc, start: int, end: int, titles: dict[int, tuple[int, Title]]) -> Iterator[Piece]:
    """Yield the names in one run: "Russian President Vladimir Putin" is a demonym, a title and a person."""
    titled, gender = _title_before(doc, start, titles)
    while start < end:
        if doc[start].text in {"-", "‑", "–"}:
            start += 1  # "US-Norway": the second name of a pair
            continue
        close, entries = gazetteer.longest(doc, start)
        if start in titles and titles[start][0] >= close and not _is_body(doc, start, end):
            close, title = titles[start]
            if close <= end or title.kind == "office":
                titled = titled or title.kind != "modifier"
                gender = COURTESY_GENDER.get(title.text.lower(), gender)
                start = close
                continue
        if entries and close >= end:
            yield Piece(start, close, entries, titled, gender)
            return
        if entries and _is_body(doc, start, end):
            yield Piece(start, end, (), body=True)
            return
        if entries and _separate(doc, entries, close, end, titles):
            yield Piece(start, close, entries)
            titled, gender, start = False, "", close
            continue
        cut = next((i for i in range(start + 1, end) if i in titles and not _is_body(doc, start, end)), end)
        if cut < end and not titled:
            start = cut  # "Agriculture Minister …": the words before a title are its own
            continue
        if titled:
            start = _after_portfolio(doc, start, cut)
        yield Piece(start, cut, (), titled, gender, body=_is_body(doc, start, cut))
        titled, gender, start = False, "", cut


def in_portfolio(doc: Doc, i: int, words: frozenset[str]) -> int:
    """Return the end of the list of a minister's subjects that begins at *i* ("Finance, Economy and Trade"); *i* if none."""
    end = i
    while i < len(doc) and doc[i].lower_ in words:
        i += 1
        end = i
        while i < len(doc) and (doc[i].text in {",", "&"} or doc[i].lower_ in {"and", "the"}):
            i += 1
    return end


def _after_portfolio(doc: Doc, start: int, end: int) -> int:
    """Return where the name begins in "(Minister for) Forests Ada Brook": behind the portfolio's words."""
    i = start
    while i < end - 1 and doc[i].lower_ in gazetteer.portfolios():
        i += 1
        if i < end - 1 and doc[i].lower_ in {"and", "&"}:
            i += 1
    return i


def _title_before(doc: Doc, start: int, titles: dict[int, tuple[int, Title]]) -> tuple[bool, str]:
    for i in range(max(0, start - 12), start):
        if i in titles and titles[i][1].kind != "modifier":
            if titles[i][0] == start:
                return True, COURTESY_GENDER.get(titles[i][1].text.lower(), "")
            between = doc[titles[i][0] : start]
            if (
                len(between)
                and between[0].lower_ in {"of", "for"}
                and in_portfolio(doc, between.start + 1, gazetteer.portfolios()) == start
            ):
                return True, ""  # "Minister for Forests Ada Brook"
    return False, ""


def _is_body(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words *start* to *end* say that they name a body, a place or an event."""
    return end - start > 1 and _head_type(doc, start, end) is not None


def _head_type(doc: Doc, start: int, end: int) -> str | None:
    heads = gazetteer.heads()
    last, first = doc[end - 1].lower_, doc[start].lower_
    two = f"{doc[end - 2].lower_} {last}" if end - start > 1 else ""
    for word in (two, last):
        if word in heads and heads[word][1] in {"last", "any"}:
            return heads[word][0]
    if first in heads and heads[first][1] in {"first", "any"}:
        return heads[first][0]
    return None


def _separate(doc: Doc, entries: tuple[Entry, ...], close: int, end: int, titles: dict[int, tuple[int, Title]]) -> bool:
    """Tell whether a known name at the left of a run is one of its own ("Russian" + …) and not the first word of a longer one."""
    if any(x.part == "demonym" or x.type is EntityType.COUNTRY for x in entries):
        whole = {token.ent_iob_ for token in doc[close:end]} == {"I"} and doc[close].ent_type_ in {
            "PERSON",
            "ORG",
            "FAC",
            "EVENT",
        }
        return not whole
    if any(x.type is EntityType.ORGANISATION for x in entries):
        return close in titles or doc[close].ent_iob_ == "B"
    return close in titles


def _join_bodies(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    """Join what a preposition joins: "Ministry" + of + "Foreign Affairs", with "and" within the rest."""
    out: list[Piece] = []
    for piece in pieces:
        before = out[-1] if out else None
        if before and before.end < piece.start and not piece.titled and _joins(doc, before, piece):
            out[-1] = Piece(
                before.start,
                piece.end,
                gazetteer.longest(doc, before.start)[1] if gazetteer.longest(doc, before.start)[0] == piece.end else (),
                before.titled,
                before.gender,
                body=True,
            )
        else:
            out.append(piece)
    return out


def _bracketed(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    """Add the acronyms in brackets whose letters are the initials of the name before: "Lakes Trade Council (LTC)", and each "LTC" after it."""
    taken = {i for x in pieces for i in range(x.start, x.end)}
    found: set[str] = set()
    for piece in pieces:
        i = piece.end
        if i + 2 < len(doc) and doc[i].text == "(" and doc[i + 2].text == ")" and doc[i + 1].text.isupper():
            capitals = "".join(x.text[0] for x in doc[piece.start : piece.end] if x.text[0].isupper())
            if doc[i + 1].text == capitals:
                found.add(capitals)
    more = [Piece(x.i, x.i + 1, body=True) for x in doc if x.text in found and x.i not in taken]
    return sorted([*pieces, *more], key=lambda x: x.start)


def _joins(doc: Doc, before: Piece, piece: Piece) -> bool:
    between = [token.lower_ for token in doc[before.end : piece.start]]
    head = doc[before.end - 1].lower_
    heads = gazetteer.heads()
    if between and between[0] in JOINERS and between[1:] in ([], ["the"]):
        if head not in heads or heads[head][1] == "last" or before.entries:
            return False
        # "the Ministry of Trade" is one name; "the Parliament of Norway" too, "the Council on Tuesday" is not.
        return between[0] == "of" or not any(x.type in {EntityType.COUNTRY, EntityType.PLACE} for x in piece.entries)
    if between == ["and"] and before.body and " of " in f" {doc[before.start : before.end].text} ":
        return (
            not piece.entries
            and not piece.body
            and piece.end - piece.start <= 2
            and doc[piece.start].ent_type_ != "PERSON"
        )
    return False


# --- votes: what the model says of the same words anywhere in the document --------------


def _key(doc: Doc, start: int, end: int) -> str:
    return doc[start:end].text.lower().replace("’", "'")


def _votes(doc: Doc, pieces: list[Piece]) -> dict[str, Counter[EntityType]]:
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for piece in pieces:
        labels = [LABELS[token.ent_type_] for token in doc[piece.start : piece.end] if token.ent_type_ in LABELS]
        if labels:
            label, n = Counter(labels).most_common(1)[0]
            if n * 2 >= piece.end - piece.start:
                votes[_key(doc, piece.start, piece.end)][label] += 1
        if piece.titled:
            votes[_key(doc, piece.start, piece.end)][EntityType.PERSON] += 3
    titled = {doc[x.end - 1].lower_ for x in pieces if x.titled}
    alone = {doc[x.start].lower_ for x in pieces if x.end - x.start == 1 and not x.entries}
    for piece in pieces:
        if not piece.body and (piece.end - piece.start > 1 or not piece.entries):
            signs = _signs_of_person(doc, piece)
            if piece.end - piece.start > 1 and not piece.entries:
                last = doc[piece.end - 1].lower_
                signs += 2 * (last in titled) + (last in alone)
            if signs:
                kind = EntityType.PERSON if signs > 0 else EntityType.PLACE
                votes[_key(doc, piece.start, piece.end)][kind] += 2 * abs(signs) if signs > 0 else 1
    return votes


def _signs_of_person(doc: Doc, piece: Piece) -> int:
    """
    Count what around a name says that it is a person's; below zero, a place's.

    Only people are "who", say things, hold offices; one is in or at a place.
    """
    root = doc[piece.start : piece.end].root
    signs = 0
    after = doc[piece.end] if piece.end < len(doc) else None
    if after is not None and after.text == "," and piece.end + 1 < len(doc):
        behind = doc[piece.end + 1]
        title = _title_near(doc, piece.end + 1)
        signs += behind.lower_ == "who" or bool(title)
        signs += (
            behind.like_num and behind.is_digit and len(behind) == 2 and doc[min(piece.end + 2, len(doc) - 1)].is_punct
        )
    if after is not None and after.lower_ == "who":
        signs += 1
    if root.dep_ == "pobj" and root.head.lower_ in {"in", "at", "near"} and not piece.titled:
        signs -= 2
    if piece.start > 1 and doc[piece.start - 1].lower_ == "of" and doc[piece.start - 2].lower_ in PLACE_KINDS:
        signs -= 2  # "the province of Haven", "governor of Haven"
    if root.dep_ == "nsubj" and root.head.lemma_ in PERSON_VERBS:
        signs += 1
    if (
        root.dep_ in {"nsubj", "dobj"}
        and root.head.lemma_ in {"meet", "receive", "greet", "telephone"}
        and piece.end - piece.start > 1
    ):
        signs += 1
    if root.dep_ == "conj" and root.head.lower_ in {"he", "she", "him", "her"}:
        signs += 2
    if piece.start > 1 and doc[piece.start - 1].text == "," and _title_before_comma(doc, piece.start - 1):
        signs += 1
    return signs


def _title_near(doc: Doc, start: int) -> bool:
    """Tell whether a title of office stands within the next words, before any punctuation: ", the Norlandic oil minister"."""
    table = gazetteer.titles()
    for i in range(start, min(start + 6, len(doc))):
        if doc[i].is_punct and doc[i].text not in {"-", "’", "'"}:
            return False
        title = table.get(doc[i].lower_)
        if title is not None and title.kind == "office":
            return True
    return False


def _title_before_comma(doc: Doc, comma: int) -> bool:
    """Tell whether an office with its article or possessive stands before the comma: "the head of the Port Authority, …"."""
    table = gazetteer.titles()
    for i in range(comma - 1, max(comma - 10, -1), -1):
        if doc[i].is_punct and doc[i].text not in {"-", "’", "'"} or doc[i].pos_ in {"VERB", "AUX"}:
            return False
        title = table.get(doc[i].lower_)
        if title is not None and title.kind == "office":
            return True
    return False


def _surnames(doc: Doc, pieces: list[Piece], votes: dict[str, Counter[EntityType]]) -> frozenset[str]:
    """Return last words (and first words, which are the family's in part of the world) of the people named in full."""
    found = set()
    for piece in pieces:
        words = [token.lower_ for token in doc[piece.start : piece.end] if token.is_alpha]
        vote = votes[_key(doc, piece.start, piece.end)]
        person = vote and vote.most_common(1)[0][0] is EntityType.PERSON
        if len(words) > 1 and person and not piece.body and not piece.entries:
            found |= {words[-1], words[0]}
            # A double surname is referred to by both its parts: "Emeka Obi-Daniels", "Obi-Daniels".
            found.add(_key(doc, piece.start + 1, piece.end))
    return frozenset(found)


def _hyphenated(doc: Doc, piece: Piece, surnames: frozenset[str]) -> Iterator[Piece]:
    """Yield the two names of "Putin-Kim" or "US-North Korea", and any other piece whole."""
    cuts = [i for i in range(piece.start + 1, piece.end - 1) if doc[i].text in {"-", "‑", "–"}]
    whole = _key(doc, piece.start, piece.end) in surnames
    if not piece.entries and not piece.titled and not whole and len(cuts) == 1:
        sides = [(piece.start, cuts[0]), (cuts[0] + 1, piece.end)]
        if all(_known(doc, *side, surnames) for side in sides):
            for start, end in sides:
                close, entries = gazetteer.longest(doc, start)
                yield Piece(start, end, entries if close == end else ())
            return
    yield piece


def _known(doc: Doc, start: int, end: int, surnames: frozenset[str]) -> bool:
    close, entries = gazetteer.longest(doc, start)
    country = close == end and any(x.type is EntityType.COUNTRY or x.part == "capital" for x in entries)
    return country or _key(doc, start, end) in surnames


# --- types ------------------------------------------------------------------------------


def _typed(doc: Doc, piece: Piece, votes: dict[str, Counter[EntityType]], surnames: frozenset[str]) -> Name | None:
    span = doc[piece.start : piece.end]
    key = _key(doc, piece.start, piece.end)
    vote = votes.get(key) or Counter()
    if piece.titled and not piece.body and not _title_of_place(piece):
        return Name(span, EntityType.PERSON, titled=True, gender=piece.gender)
    kind = _head_type(doc, piece.start, piece.end) if len(span) > 1 or piece.body else None
    if piece.entries:
        entry = _choose(piece.entries, span, vote, key in surnames)
        if entry is None:
            return Name(span, EntityType.PERSON)
        return Name(span, entry.type, entry.row, entry.part, adjective=_modifies(span, entry))
    if kind is not None and not (len(span) > 1 and vote[EntityType.PERSON] >= 4):
        if kind == "None":
            return None
        return Name(span, EntityType(kind))
    if piece.body:
        return Name(span, EntityType.ORGANISATION)
    if key in surnames:
        return Name(span, EntityType.PERSON)
    if vote:
        best = vote.most_common(1)[0][0]
        return Name(span, best, adjective=best is not EntityType.PERSON and span.root.dep_ in {"amod"})
    return _guess(span)


def _title_of_place(piece: Piece) -> bool:
    """ "President Washington" is a person, "Governor of …" never comes here; a country after a title is a country."""
    return any(x.type is EntityType.COUNTRY and x.part == "name" for x in piece.entries)


def _choose(entries: tuple[Entry, ...], span: Span, vote: Counter[EntityType], surname: bool) -> Entry | None:
    """Return what the table says it is, or ``None`` if it is rather a person of that name."""
    best = entries[0]
    if surname and best.type is not EntityType.COUNTRY:
        return None
    person = vote and vote.most_common(1)[0][0] is EntityType.PERSON
    place = best.type is EntityType.PLACE and best.part == "name"
    if place and person and len(span) > 1:
        big = (getattr(best.row, "population", None) or 0) >= BIG_CITY
        # The model's word alone does not make a person of a metropolis; a title or a verb of saying may.
        return best if big and vote[EntityType.PERSON] < SURE else None
    if place and person and _acts_as_person(span):
        return None
    return best


def _acts_as_person(span: Span) -> bool:
    """Tell whether *span* speaks or is spoken to, which towns do not."""
    return span.root.dep_ in {"nsubj", "dative"} and span.root.head.lemma_ in {"say", "tell", "add", "ask", "reply"}


def _modifies(span: Span, entry: Entry) -> bool:
    root = span.root
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if root.dep_ in {"amod", "compound", "nmod"} and root.head.i >= span.end:
        return True
    # The parser misses some: an adjective of a country before a noun it belongs to.
    return (
        entry.part == "demonym"
        and root.tag_ == "JJ"
        and following is not None
        and following.pos_ in {"NOUN", "ADJ", "PROPN"}
    )


def _guess(span: Span) -> Name | None:
    """Type a name that neither tables nor model know, where the sentence tells; else leave it out."""
    root = span.root
    if root.tag_ not in {"NNP", "NNPS"}:
        return None
    if len(span) > 1 and root.dep_ in {"nsubj", "nsubjpass", "appos"} and len(span) <= 4:
        return Name(span, EntityType.PERSON)
    if root.dep_ == "pobj" and root.head.lower_ in {"in", "at", "near"}:
        return Name(span, EntityType.PLACE)
    return None


def _drop_shorthand(found: list[Name]) -> list[Name]:
    return [x for x in found if x.row is not None or x.span.text.lower() not in SHORTHAND]
