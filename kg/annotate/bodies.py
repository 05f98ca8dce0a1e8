"""Countries, bodies, places and events: the names of one document that mean one and the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import tokens_of
from kg.annotate.marks import POSSESSIVE
from kg.annotate.resolver import shown, words
from kg.model import EntityType
from kg.tables import Actor, Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from kg.annotate.doc import Referent
    from kg.annotate.names import Name
    from kg.annotate.resolver import Resolver


PLACE_PREPOSITIONS = frozenset({"in", "at", "from", "near", "to", "into", "outside", "around", "through", "via",
                                "across", "towards", "inside", "within", "leaving"})  # fmt: skip
MOTION = frozenset({"visit", "leave", "reach", "tour", "enter", "depart", "quit"})


TOLD_OF_PLACES = frozenset({"capital", "city", "town", "port", "place", "home", "site", "venue", "village", "resort",
                            "in", "on"})  # fmt: skip
"""What is said of a capital that is meant as a place: "is the capital of", "lies on"."""

DONE_TO_PLACES = frozenset({"call", "locate", "hit", "bomb", "shell"})
DEPARTING = frozenset({"leave", "depart", "head", "bind", "set", "embark", "make", "sail", "fly"})
ADDRESSING = frozenset({"tie", "message", "offer", "warning", "appeal", "loyal", "close", "concession", "respond",
                        "sell", "ambassador", "envoy", "talk", "speak"})  # fmt: skip
"""Words whose "to" is followed by a government, not by where one goes: "a message to Norburg"."""


MOSTLY = 2
"""So many times as often as another is the country named that a text is about: "the Korean leader" is its leader."""


UNIONS_SEAT, UNION = "country/BEL", "organisation/european-union"
"""Whose capital "Brussels" is, and whom it stands for in news of the Union."""

ASKING = frozenset({"expect", "demand", "want", "seek", "await", "need", "guarantee", "assurance", "answer", "reply",
                    "response", "signal", "pressure", "criticism", "support", "step", "concession", "pledge",
                    "commitment", "permission", "apology", "compensation", "clarification"})  # fmt: skip
"""Words whose "from" is followed by a government: "steps from Oslo", "expects from Oslo"."""

EQUALS = frozenset({"counterpart", "counterparts", "number"})
"""Whose "from" is followed by a government too: "his counterpart from Oslo", "his opposite number from Oslo"."""

ROUTES = frozenset({"flight", "road", "railway", "highway", "motorway", "train", "bus", "ferry", "route", "distance",
                    "line", "shuttle"})  # fmt: skip
"""What goes between towns, not between governments."""

TOWNS_OWN = frozenset({"mayor", "mayoress", "archbishop", "bishop", "resident", "street", "weather", "traffic"})
"""What a town has and no government: "Norburg's mayor"."""

OF_CAPITAL = 6
"""Words at most up to "capital": "the Central African Republic's capital"."""


def find_bodies(r: Resolver) -> None:
    """Give each name in *r* of a country, body, place or event its referent."""
    known: dict[str, Referent] = {}
    shared = {x for x in r.names if len(_sharing(x)) > 1}
    spoken = {x.row.key for x in r.names if isinstance(x.row, Actor) and x.part == "name" and x not in shared}
    # "Congo" is the one whose capital or town the text names, where it names neither by a name of its own.
    capitals = {x.row.key for x in r.names if isinstance(x.row, Actor) and x.part == "capital"}
    capitals |= {f"country/{country}" for x in r.names if (country := _country_of_town(x))} if shared else set()
    for rows in map(_sharing, shared):
        if rows.isdisjoint(spoken) and len(rows & capitals) == 1:
            spoken |= rows & capitals
    spoken |= {
        x.row.key
        for x in r.names
        if isinstance(x.row, Actor) and x.part == "demonym" and x not in shared and not _other(x, spoken)
    }
    often = Counter(x.row.key for x in r.names if isinstance(x.row, Actor) and x not in shared)
    texts = {shown(x.span) for x in r.names}
    for name in r.names:
        if name.type is not EntityType.PERSON:
            own = _referent(r, name, known, spoken, often)
            own.add_alias(shown(name.span))
            if own.row is None and own.type is EntityType.PLACE:
                _bare_alias(own, name, texts)
            r.by_name[name] = own
    _acronyms(r)
    _bracketed(r)
    _shorthand(r)


def _bare_alias(own: Referent, name: Name, texts: set[str]) -> None:
    """Let "Haven province" be called "Haven" too, unless that names something else in the text."""
    text = shown(name.span)
    for words_of_kind in (2, 1):
        parts = text.rsplit(maxsplit=words_of_kind)
        if len(parts) > words_of_kind and " ".join(parts[1:]) in gazetteer.place_kinds() and parts[0] not in texts:
            own.add_alias(parts[0])


def _sharing(name: Name) -> set[str]:
    """Return the countries of today that *name* may be, by a name or a demonym: two of "Congo", "Korean"."""
    if name.type is not EntityType.COUNTRY or name.part == "capital":
        return set()
    return {
        x.row.key
        for x in gazetteer.lookup(shown(name.span))
        if isinstance(x.row, Actor) and x.row.type == "Country" and x.row.iso2 and x.part == name.part
    }


def _country_of_town(name: Name) -> str:
    """Return the code of the country that every place of that name in the table is in; "" for what is no such place."""
    if not isinstance(name.row, Place):
        return ""
    codes = {x.row.country for x in gazetteer.lookup(shown(name.span)) if isinstance(x.row, Place)}
    return codes.pop() if len(codes) == 1 else ""


def _other(name: Name, spoken: set[str]) -> bool:
    """Tell whether the demonym *name* may be that of a country in *spoken*, if not of its own row."""
    rows = {x.row.key for x in gazetteer.lookup(shown(name.span)) if x.part == name.part}
    return name.row is not None and name.row.key not in spoken and bool(rows & spoken)


def _referent(r: Resolver, name: Name, known: dict[str, Referent], spoken: set[str], often: Counter[str]) -> Referent:
    """Return whom *name* means, among those *known* by key, else a new one; *spoken* has the rows that are named."""
    text = shown(name.span)
    row = _row_meant(name, text, spoken)
    if len(sharing := _sharing(name)) > 1 and len(sharing & spoken) != 1:
        # "Congolese", "Dominican": of two countries, and which the text does not tell, unless it is mostly about one
        row = _row_of(text, _mostly(sharing & spoken, often))
    if name.part == "seat" and _is_stood_at(name.span):
        return _known(r, known, f"place {text.lower()}", text, EntityType.PLACE, None)  # "met at Lantern Palace"
    # A seat that is a town too, "The Hague", is one or the other as a capital is.
    town = name.part == "capital" or (name.part == "seat" and isinstance(row, Actor) and _city(text, row) is not None)
    if town and isinstance(row, Actor):
        if _acts(name.span, text):
            union = _union_in(r, row)
            if union is not None:  # "Brussels hopes for a deal": the one that has its seat there
                return _referent(r, union, known, spoken, often)
            return _known(r, known, row.key, row.name, EntityType.COUNTRY, row)
        city = _city(text, row)
        # A dateline's capitals are no name: "OSLO" is Oslo.
        named = city.name if city is not None and text.isupper() else text
        return _known(r, known, f"place {city.key if city else text.lower()}", named, EntityType.PLACE, city)
    if isinstance(row, Actor) and name.type is EntityType.COUNTRY:  # a demonym and its plural too
        return _known(r, known, row.key, row.name, EntityType.COUNTRY, row)
    if row is None:
        return _by_words(r, name, text, known)
    if name.part == "demonym" and isinstance(row, Place):
        return _known(r, known, row.key, row.name, name.type, row)  # "the Welsh town": Wales
    # The longest name that the text has; that of the table is kept as an alias where the text has a longer one.
    longer = isinstance(row, Actor) and len(text) > len(row.name) and not text.isupper()
    capitals = isinstance(row, Place) and text.isupper() and len(text) > 3
    own = _known(r, known, row.key, row.name if longer or capitals else text, name.type, row)
    if len(text) > len(own.name):
        own.add_alias(own.name)
        own.name = text
    return own


def _known(
    r: Resolver, known: dict[str, Referent], key: str, name: str, kind: EntityType, row: Actor | Place | None
) -> Referent:
    if key not in known:
        known[key] = r.new(name, kind, row)
    return known[key]


def _row_meant(name: Name, text: str, spoken: set[str]) -> Actor | Place | None:
    """
    Return the row of *name*, or that of another country which the text speaks of.

    "Moscow" is the Soviet Union's where the text speaks of that; "Congolese" of the Congo that it names.
    """
    row = name.row
    if isinstance(row, Actor) and row.type == "Country" and row.key not in spoken:
        for entry in gazetteer.lookup(text):
            if isinstance(entry.row, Actor) and entry.row.key in spoken and entry.part == name.part:
                return entry.row
    return row


def _mostly(keys: set[str], often: Counter[str]) -> str | None:
    """Return the one of *keys* that the text names ``MOSTLY`` times as often as each other."""
    first, second = (*sorted(keys, key=lambda x: (-often[x], x)), None, None)[:2]
    return first if first and second and often[first] >= MOSTLY * often[second] else None


def _row_of(text: str, key: str | None) -> Actor | Place | None:
    return next((x.row for x in gazetteer.lookup(text) if x.row is not None and x.row.key == key), None)


def _is_stood_at(span: Span) -> bool:
    """Tell whether a house that stands for a government is told of as the place where something is."""
    doc, root = span.doc, span.root
    owns = span.end < len(doc) and doc[span.end].text in POSSESSIVE
    return not owns and root.dep_ == "pobj" and root.head.lower_ in {"in", "at", "outside", "near", "inside"}


def _union_in(r: Resolver, country: Actor) -> Name | None:
    """Return the European Union where a text names it or a body of its, and "Brussels" acts but no Belgian does."""
    if country.key != UNIONS_SEAT:
        return None
    rows = [(x, x.row.key) for x in r.names if isinstance(x.row, Actor) and x.part != "capital"]
    if any(key == UNIONS_SEAT for _, key in rows):
        return None
    return next((x for x, key in rows if key == UNION), None)


def _city(text: str, country: Actor) -> Place | None:
    for entry in gazetteer.lookup(text):
        if isinstance(entry.row, Place) and entry.row.country == country.iso3:
            return entry.row
    return None


def _acts(span: Span, text: str) -> bool:
    """Tell whether a capital stands for its government here, rather than for the place."""
    root, doc = span.root, span.doc
    if text.isupper() and len(text) > 3:
        return False  # a dateline
    if span.end < len(doc) and doc[span.end].text == "," and _told_as_capital(doc, span.end + 1):
        return False
    if span.end < len(doc) and doc[span.end].text in POSSESSIVE:
        return not _owns_place(root.head)
    while root.dep_ == "conj" and root.head.i < root.i:
        root = root.head
    head = root.head
    if root.dep_ == "nsubj" and head.lemma_ in {"be", "lie", "remain"}:
        told = {x.lemma_ for x in head.children if x.dep_ in {"attr", "prep"}}
        if told & TOLD_OF_PLACES:
            return False  # "is the capital of", "lies on"
    if root.dep_ in {"nsubj", "nsubjpass", "agent"}:
        return root.dep_ != "nsubjpass" or head.lemma_ not in DONE_TO_PLACES
    if root.dep_ in {"dobj", "dative"}:
        return head.lemma_ not in MOTION
    if root.dep_ == "pobj":
        word = head.lower_
        if word == "to" and head.head.lemma_ in ADDRESSING:
            return True
        if word == "from" and (head.head.lemma_ in ASKING or doc[head.i - 1].lower_ in EQUALS):
            return True
        if word == "between" and head.head.lemma_ in ROUTES:
            return False  # "the flight between Oslo and Lima"
        if word == "for" and head.head.lemma_ in DEPARTING:
            return False  # "left for Lima"
        return word not in PLACE_PREPOSITIONS and word not in {"of", "on"}
    return False


def _told_as_capital(doc: Doc, i: int) -> bool:
    """Tell whether "the Norwegian capital" or "Norway's capital" stands at token *i*."""
    noun = next((x for x in doc[i : i + OF_CAPITAL] if x.lower_ == "capital"), None)
    if noun is None:
        return False
    return doc[i].lower_ == "the" or any(x.text in POSSESSIVE for x in doc[i : noun.i])


def _owns_place(noun: Token) -> bool:
    """Tell whether *noun*, behind a capital and "'s", is of a place: "Norburg's airport", "Norburg's suburbs"."""
    kind = gazetteer.heads().get(noun.lower_, ("", ""))[0]
    return kind == "Place" or noun.lemma_.lower() in TOWNS_OWN or noun.lemma_.lower() in gazetteer.place_kinds()


def _by_words(r: Resolver, name: Name, text: str, known: dict[str, Referent]) -> Referent:
    """Return the referent of a name that no table has: the same words, else a body of that kind named before."""
    key = f"{name.type.value} {' '.join(words(text))}"
    if name.type is EntityType.ORGANISATION and text.rsplit(maxsplit=1)[-1].islower() and key not in known:
        key = _common_key(r, name, known) or key
    if key in known:
        if known[key].type is EntityType.PLACE and known[key].name.isupper() and not text.isupper():
            known[key].name = text  # "HAVEN, May 4" first: a dateline's capitals are no name
        return known[key]
    parts = words(text)
    if name.type is EntityType.ORGANISATION and len(parts) == 1 and parts[0] in gazetteer.heads():
        # "the Ministry", "the Commission": the one named in full before.
        for other in reversed(r.referents):
            if other.type is EntityType.ORGANISATION and parts[0] in words(other.name):
                known[key] = other
                return other
    made = r.new(text, name.type)
    known[key] = made
    return made


def _common_key(r: Resolver, name: Name, known: dict[str, Referent]) -> str:
    """
    Return the key of a body that common words name: its owner's and the words behind.

    So "Norland's foreign ministry" is "the Norlandic foreign ministry"; "the foreign ministry" is the one
    named last.
    """
    close, entries = gazetteer.longest(r.doc, name.span.start)
    rest = " ".join(x.lower_ for x in r.doc[close : name.span.end] if x.text not in POSSESSIVE)
    if entries:
        return f"body {entries[0].row.key} {rest}"
    return next((x for x in reversed(known) if x.startswith("body ") and x.split(" ", 2)[2] == rest), "")


def _acronyms(r: Resolver) -> None:
    """Join acronym and full name where the initials agree: "the Lakes Trade Council (LTC)"."""
    bodies = [x for x in r.referents if x.type in {EntityType.ORGANISATION, EntityType.EVENT}]
    short = {
        x.name: x for x in bodies if x.row is None and x.name.isupper() and x.name.isalpha() and 2 <= len(x.name) <= 8
    }
    for full in bodies:
        parts = full.name.replace("-", " ").split()
        capitals = "".join(w[0] for w in parts if w[0].isupper())
        if capitals not in short:  # the small words tell too: "Association of Lake Sailors (AOLS)"
            capitals = "".join(w[0].upper() for w in parts)
        acronym = short.get(capitals)
        if acronym is not None and acronym is not full and len(capitals) > 1:
            _merge(r, acronym, full)
            short.pop(capitals)


def _bracketed(r: Resolver) -> None:
    """Join a body and the short name in brackets behind it, whatever its letters: "the Union of Growers (FGU)"."""
    names = [x for x in r.names if r.by_name.get(x) is not None and x.type is EntityType.ORGANISATION]
    by_start = {x.span.start: x for x in names}
    for full in names:
        i = full.span.end
        short = by_start.get(i + 1)
        closed = i + 2 < len(r.doc) and r.doc[i].text == "(" and r.doc[i + 2].text == ")"
        if not closed or short is None or len(full.span) < 2 or sum(c.isupper() for c in short.span.text) < 2:
            continue
        gone, stays = r.by_name[short], r.by_name[full]
        if gone is not stays and gone.row is None:
            _merge(r, gone, stays)


def _merge(r: Resolver, gone: Referent, stays: Referent) -> None:
    for name, referent in list(r.by_name.items()):
        if referent is gone:
            r.by_name[name] = stays
    for alias in (gone.name, *gone.aliases):
        stays.add_alias(alias)
    r.referents.remove(gone)


def _shorthand(r: Resolver) -> None:
    """Let «the North» refer, where a country of the document is called North something."""
    countries = [x for x in r.names if x.type is EntityType.COUNTRY]
    starts = {x.row.name.split(maxsplit=1)[0].lower(): x for x in countries if isinstance(x.row, Actor)}
    for token in tokens_of(r.doc):
        if token.text in {"North", "South"} and token.i and token.nbor(-1).lower_ == "the" and token.lower_ in starts:
            following = token.nbor(1) if token.i + 1 < len(r.doc) else None
            if following is None or not (following.text[0].isupper() or following.text == "-"):
                country = r.by_name[starts[token.lower_]]
                country.add_alias(f"the {token.text}")
                r.refer(r.doc[token.i : token.i + 1], (country,), "name")
