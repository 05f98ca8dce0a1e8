"""
Who is who in one document: names, offices, pronouns and groups resolved to referents.

Only evidence inside the document is used. Where two readings are equally likely, nothing is
resolved: a relation that needs it is then left out, which costs less than a wrong one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import How, Reference, Referent, in_title
from kg.annotate.names import Name
from kg.annotate.offices import Office
from kg.model import EntityType, Tenure
from kg.tables import Actor, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Doc, Span, Token

LEADERS = frozenset({"president", "prime minister", "premier", "king", "queen", "chancellor", "supreme leader", "emir",
                     "sultan", "leader", "head of state", "head of government", "monarch", "taoiseach", "chairman",
                     "general secretary", "crown prince", "pope", "state counsellor", "ruler"})  # fmt: skip
GENERIC = frozenset({"leader", "chief", "head", "official", "counterpart", "envoy", "diplomat", "politician", "head of state",
                     "head of government", "colleague", "statesman"})  # fmt: skip
PLACE_PREPOSITIONS = frozenset({"in", "at", "from", "near", "to", "into", "outside", "around", "through", "via",
                                "across", "towards", "inside", "within", "leaving"})  # fmt: skip
MOTION = frozenset({"visit", "leave", "reach", "tour", "enter", "depart", "quit"})
HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "themselves"})
GROUP_NOUNS = {
    "leader": EntityType.PERSON, "president": EntityType.PERSON, "minister": EntityType.PERSON, "man": EntityType.PERSON,
    "woman": EntityType.PERSON, "pair": EntityType.PERSON, "counterpart": EntityType.PERSON, "envoy": EntityType.PERSON,
    "diplomat": EntityType.PERSON, "official": EntityType.PERSON, "premier": EntityType.PERSON, "ambassador": EntityType.PERSON,
    "negotiator": EntityType.PERSON, "statesman": EntityType.PERSON, "politician": EntityType.PERSON,
    "country": EntityType.COUNTRY, "nation": EntityType.COUNTRY, "state": EntityType.COUNTRY, "neighbour": EntityType.COUNTRY,
    "neighbor": EntityType.COUNTRY, "side": EntityType.COUNTRY, "capital": EntityType.COUNTRY, "government": EntityType.COUNTRY,
}  # fmt: skip


def words(text: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: lower case, no accents, no dots, hyphens kept as spaces."""
    flat = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return tuple(re.findall(r"[\w']+", flat.replace("’", "'").replace(".", "").replace("'s", "")))


def name_parts(text: str) -> tuple[str, ...]:
    """Return the parts of a person's name: as ``words``, but what hyphens join is one ("Obi-Daniels", "Jae-in")."""
    return tuple(
        "".join(words(part))
        for part in text.replace("‑", "-").replace("- ", "-").replace(" -", "-").split()
        if words(part)
    )


@dataclass(slots=True)
class _Seen:
    """A reference to a person or country in text order, for what refers back to it."""

    index: int
    sentence: int
    referent: Referent
    subject: bool


@dataclass(slots=True, eq=False)
class Resolver:
    """The state of one document's resolution; used once, by ``resolve``."""

    doc: Doc
    names: list[Name]
    offices: list[Office]
    referents: list[Referent] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    by_name: dict[Name, Referent] = field(default_factory=dict)
    holders: list[tuple[Referent, Office, Referent | None]] = field(default_factory=list)

    def new(self, name: str, kind: EntityType, row: Actor | Place | None = None) -> Referent:
        made = Referent(name, kind, row=row)
        self.referents.append(made)
        return made

    def refer(self, span: Span, referents: tuple[Referent, ...], how: How) -> None:
        """Let the tokens of *span* refer, but for those that already do."""
        free = [token for token in span if token._.reference is None]
        if not free:
            return
        made = Reference(span, referents, how)
        for token in free:
            token._.reference = made
        self.references.append(made)


def resolve(doc: Doc, names: list[Name], offices: list[Office]) -> tuple[list[Referent], list[Reference]]:
    """Return the referents and the references of *doc*, and mark its tokens; needs tags, parse and sentences."""
    r = Resolver(doc, names, offices)
    _people(r)
    _bodies_and_places(r)
    for name in names:
        if name in r.by_name:
            r.refer(name.span, (r.by_name[name],), "adjective" if name.adjective else "name")
    r.references.sort(key=lambda x: x.span.start)
    _named_next(r)
    _named_offices(r)
    _backward(r)
    r.references.sort(key=lambda x: x.span.start)
    return _ordered(r), r.references


def _ordered(r: Resolver) -> list[Referent]:
    used: dict[Referent, None] = {}
    for one in r.references:
        for referent in one.referents:
            used.setdefault(referent)
    return list(used)


# --- people -----------------------------------------------------------------------------


def _people(r: Resolver) -> None:
    people = [x for x in r.names if x.type is EntityType.PERSON]
    clusters: list[tuple[tuple[str, ...], Referent]] = []
    # Longest names first: "Ada Lovelace Brook" owns "Ada Brook", whatever their order in the text.
    for name in sorted(people, key=lambda x: (-len(name_parts(x.span.text)), x.span.start)):
        parts = name_parts(name.span.text)
        if len(parts) < 2:
            continue
        own = next((ref for have, ref in clusters if _same_person(have, parts)), None)
        if own is None:
            own = r.new(_shown(name.span), EntityType.PERSON)
            clusters.append((parts, own))
        r.by_name[name] = own
        _learn(own, name)
    # What is one word may be the last of a name, or the first where the family's name comes first.
    by_part: dict[str, list[Referent]] = {}
    for parts, ref in clusters:
        for part in (parts[-1], parts[0]):
            if ref not in by_part.setdefault(part, []):
                by_part[part].append(ref)
    last_seen: dict[Referent, int] = {}
    first_seen: dict[Referent, int] = {}
    for name in people:
        if name in r.by_name:
            first_seen.setdefault(r.by_name[name], name.span.start)
    established: dict[str, Referent] = {}
    lone: dict[str, list[Referent]] = {}
    for name in people:
        if name in r.by_name:
            last_seen[r.by_name[name]] = name.span.start
            continue
        part = name_parts(name.span.text)
        if not part:
            continue
        fitting = [x for x in by_part.get(part[-1], ()) if not (name.gender and x.gender and x.gender != name.gender)]
        if fitting:
            own = _bearer(fitting, established.get(part[-1]), last_seen, first_seen)
            established.setdefault(part[-1], own)
        else:
            # "Mr Brook met Ms Brook": two people.
            same = [x for x in lone.get(part[-1], ()) if not (name.gender and x.gender and x.gender != name.gender)]
            own = same[-1] if same else r.new(_shown(name.span), EntityType.PERSON)
            if not same:
                lone.setdefault(part[-1], []).append(own)
        r.by_name[name] = own
        last_seen[own] = name.span.start
        _learn(own, name)


def _bearer(
    fitting: list[Referent],
    established: Referent | None,
    last_seen: dict[Referent, int],
    first_seen: dict[Referent, int],
) -> Referent:
    """
    Return whom a lone surname means.

    Once a text has called somebody by it, others who bear it are named in full: so the one first
    meant; at first the one named last before; in a headline, the one named first after it.
    """
    if established is not None and established in fitting:
        return established
    before = [x for x in fitting if x in last_seen]
    return max(before, key=lambda x: last_seen[x]) if before else min(fitting, key=lambda x: first_seen.get(x, 0))


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names of two words and more fit one person: the same last word, and no first names that differ."""
    if one == other or "".join(one) == "".join(other):
        return True
    if one[-1] != other[-1] or one[0][0] != other[0][0]:
        return False
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return all(any(a == b or (len(a) == 1 and b[0] == a) or (len(b) == 1 and a[0] == b) for b in rest) for a in shorter)


def _shown(span: Span) -> str:
    return " ".join(span.text.split())


def _learn(referent: Referent, name: Name) -> None:
    referent.gender = referent.gender or name.gender
    text = _shown(name.span)
    here, have = name_parts(text), name_parts(referent.name)
    if len(here) > len(have) or (
        len(here) == len(have) and any(len(x) == 1 for x in have) and len(text) > len(referent.name)
    ):
        referent.add_alias(referent.name)
        referent.name = text
    referent.add_alias(text)
    doc, start = name.span.doc, name.span.start
    before = doc[start - 1] if start else None
    if before is not None and before.text.rstrip(".") in {"Mr", "Mrs", "Ms", "Dr"}:
        referent.add_alias(f"{before.text} {text}")


# --- countries, bodies, places ----------------------------------------------------------


def _bodies_and_places(r: Resolver) -> None:
    known: dict[str, Referent] = {}
    starts = {
        x.row.name.split()[0].lower(): x for x in r.names if isinstance(x.row, Actor) and x.type is EntityType.COUNTRY
    }

    def find(key: str, make: Callable[[], Referent]) -> Referent:
        if key not in known:
            known[key] = make()
        return known[key]

    spoken = {x.row.key for x in r.names if isinstance(x.row, Actor) and x.part in {"name", "demonym"}}
    for name in r.names:
        if name.type is EntityType.PERSON:
            continue
        text = _shown(name.span)
        row = name.row
        if isinstance(row, Actor) and row.type == "Country" and row.key not in spoken:
            # "Moscow" is the Soviet Union's where the text speaks of that; "Congolese" of the Congo that it names.
            row = next(
                (
                    x.row
                    for x in gazetteer.lookup(text)
                    if isinstance(x.row, Actor) and x.row.key in spoken and x.part == name.part
                ),
                row,
            )
        if name.part == "capital" and isinstance(row, Actor):
            if _acts(name.span, text):
                country = row
                own = find(country.key, lambda row=country: r.new(row.name, EntityType.COUNTRY, row))
            else:
                city = _city(text, row)
                own = find(
                    f"place {city.key if city else text.lower()}",
                    lambda text=text, city=city: r.new(text, EntityType.PLACE, city),
                )
        elif isinstance(row, Actor) and name.type is EntityType.COUNTRY:  # a demonym and its plural too
            own = find(row.key, lambda row=row: r.new(row.name, EntityType.COUNTRY, row))
        elif row is not None:
            kind = name.type
            shown = row.name if isinstance(row, Actor) and not text.isupper() and len(text) > len(row.name) else text
            own = find(row.key, lambda row=row, kind=kind, shown=shown: r.new(shown, kind, row))
            if len(text) > len(own.name):
                own.add_alias(own.name)
                own.name = text
        else:
            own = _by_words(r, name, text, known)
        own.add_alias(text)
        r.by_name[name] = own
    _acronyms(r)
    _shorthand(r, starts)


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
    following = doc[span.end] if span.end < len(doc) else None
    if following is not None and following.text in {"'s", "’s", "'", "’"}:
        return True
    while root.dep_ == "conj" and root.head.i < root.i:
        root = root.head
    if root.dep_ == "nsubj" and root.head.lemma_ in {"be", "lie", "remain"}:
        told = {x.lemma_ for x in root.head.children if x.dep_ in {"attr", "prep"}}
        if told & {
            "capital",
            "city",
            "town",
            "port",
            "place",
            "home",
            "site",
            "venue",
            "village",
            "resort",
            "in",
            "on",
        }:
            return False  # "is the capital of", "lies on"
    if root.dep_ in {"nsubj", "nsubjpass", "agent"}:
        return root.dep_ != "nsubjpass" or root.head.lemma_ not in {"call", "locate", "hit", "bomb", "shell"}
    if root.dep_ in {"dobj", "dative"}:
        return root.head.lemma_ not in MOTION
    if root.dep_ == "pobj":
        word = root.head.lower_
        if word == "to" and root.head.head.lemma_ in {
            "tie",
            "message",
            "offer",
            "warning",
            "appeal",
            "loyal",
            "close",
            "concession",
            "respond",
            "sell",
        }:
            return True
        return word not in PLACE_PREPOSITIONS and word not in {"of", "on"}
    return False


def _by_words(r: Resolver, name: Name, text: str, known: dict[str, Referent]) -> Referent:
    """Return the referent of a name that no table has: the same words, else a longer name that ends or begins with them."""
    key = f"{name.type.value} {' '.join(words(text))}"
    if key in known:
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


def _acronyms(r: Resolver) -> None:
    """Join acronym and full name: "the Lakes Trade Council (LTC)", or initials that agree."""
    bodies = [x for x in r.referents if x.type in {EntityType.ORGANISATION, EntityType.EVENT}]
    short = {
        x.name: x for x in bodies if x.row is None and x.name.isupper() and x.name.isalpha() and 2 <= len(x.name) <= 8
    }
    for full in bodies:
        capitals = "".join(w[0] for w in full.name.replace("-", " ").split() if w[0].isupper())
        acronym = short.get(capitals)
        if acronym is not None and acronym is not full and len(capitals) > 1:
            _merge(r, acronym, full)
            short.pop(capitals)


def _merge(r: Resolver, gone: Referent, stays: Referent) -> None:
    for name, referent in list(r.by_name.items()):
        if referent is gone:
            r.by_name[name] = stays
    for alias in (gone.name, *gone.aliases):
        stays.add_alias(alias)
    r.referents.remove(gone)


def _shorthand(r: Resolver, starts: dict[str, Name]) -> None:
    """«the North», where one country of the document is called North something."""
    for token in r.doc:
        if token.text in {"North", "South"} and token.i and token.nbor(-1).lower_ == "the" and token.lower_ in starts:
            following = token.nbor(1) if token.i + 1 < len(r.doc) else None
            if following is None or not (following.text[0].isupper() or following.text == "-"):
                country = r.by_name[starts[token.lower_]]
                country.add_alias(f"the {token.text}")
                r.refer(r.doc[token.i : token.i + 1], (country,), "name")


# --- offices ----------------------------------------------------------------------------


def _named_next(r: Resolver) -> None:
    """
    Give an office of the opening to the person named next.

    News tells first what somebody is and names him in the sentence after: "Norland's foreign minister
    said … Ada Brook said …". So an office in the first paragraphs that is one country's or body's and
    names nobody belongs to the first person named in full after it, within three sentences, who has no
    office of his own, if he does something there.
    """
    held = {x.holder for x in r.offices if x.holder is not None and x.role}
    people = [x for x in r.names if x.type is EntityType.PERSON and len(x.span) > 1]
    sentences = list(r.doc.sents)
    number = {token.i: n for n, sentence in enumerate(sentences) for token in sentence}
    opening = next((n for n, x in enumerate(sentences) if x.start_char > len(r.doc._.document.title)), 0) + 6
    for office in r.offices:
        if (
            office.holder is not None
            or office.of is None
            or office.plural
            or office.indefinite
            or not office.definite
            or office.head in {"official", "expert", "analyst", "diplomat"}
        ):
            continue
        n = number[office.span.start]
        if n > opening or office.span.root.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "agent"}:
            continue
        later = [x for x in people if 0 < number[x.span.start] - n <= 3]
        if not later:
            continue
        first = later[0]
        referent = r.by_name[first]
        if any(r.by_name.get(x) is referent for x in held) or any(
            r.by_name[x] is referent and x.span.start < office.span.start for x in people
        ):
            continue
        if first.span.root.dep_ in {"nsubj", "nsubjpass"} and not first.titled:
            office.holder, office.rule = first, "office/named-next"
            held.add(first)


def _named_offices(r: Resolver) -> None:
    for office in r.offices:
        if office.holder is None:
            continue
        holder = r.by_name.get(office.holder)
        if holder is None or holder.type is not EntityType.PERSON:
            continue
        of = r.by_name.get(office.of) if office.of is not None else None
        if of is None and office.possessor is not None and office.possessor.lower_ in {"its", "their"}:
            of = _it(r, office.possessor)
            office.of_referent = of
        if office.others:
            held = tuple(dict.fromkeys(r.by_name[x] for x in (office.holder, *office.others) if x in r.by_name))
            if len(held) > 1:
                r.refer(office.span, held, "group")
            continue
        if of is None and office.of_token is not None:
            of = _body_by_kind(r, office.of_token)
            office.of_referent = of
        if office.role:
            r.holders.append((holder, office, of))
            if office.rule == "office/title":
                holder.add_alias(" ".join(r.doc[office.span.start : office.holder.span.end].text.split()))
                # A courtesy title between office and name is neither's.
            elif office.tenure is not Tenure.FORMER:
                holder.add_alias(" ".join(office.span.text.split()))
            r.refer(office.span, (holder,), "office")


def _it(r: Resolver, token: Token) -> Referent | None:
    """Return the country or body that "its" means: the subject of the clause or sentence before, else the only one there."""
    doc = r.doc
    sentence = token.sent
    previous = doc[sentence.start - 1].sent if sentence.start else None
    for part in (doc[sentence.start : token.i], previous):
        if part is None:
            continue
        inside = [
            x
            for x in r.references
            if x.how == "name"
            and part.start <= x.span.start
            and x.span.end <= part.end
            and x.referents[0].type in {EntityType.COUNTRY, EntityType.ORGANISATION}
        ]
        subjects = [x for x in inside if x.span.root.dep_ in {"nsubj", "nsubjpass"}]
        if subjects:
            return subjects[-1].referents[0]
        if len({x.referents[0] for x in inside}) == 1:
            return inside[0].referents[0]
        if inside:
            return None
    return None


def _body_by_kind(r: Resolver, token: Token) -> Referent | None:
    """Return the body that "ministry" or "government" before a title means: of that kind, the one named last."""
    kind = token.lower_
    before = [x for x in r.references if x.span.start < token.i and x.how in {"name", "adjective"}]
    if kind in {"government", "presidential", "army", "police"}:
        countries = [x.referents[0] for x in before if x.referents[0].type is EntityType.COUNTRY]
        return countries[-1] if countries else None
    named = [
        x.referents[0]
        for x in before
        if x.referents[0].type is EntityType.ORGANISATION and kind in words(x.referents[0].name)
    ]
    return named[-1] if named else None


def _country_of(referent: Referent | None) -> str:
    if referent is None:
        return ""
    return referent.row.key if referent.row is not None else referent.name


def _fits(office: Office, held: Office, of: Referent | None, held_of: Referent | None) -> bool:
    """Tell whether the words of *office*, which names nobody, fit one who holds *held*."""
    if of is not None and (held_of is None or _country_of(of) != _country_of(held_of)):
        return False
    if office.head == held.head:
        extra, other = _qualifiers(office), _qualifiers(held)
        return not extra or extra <= other
    if office.head == "leader":
        return held.head in LEADERS
    if office.head in GENERIC:
        return of is not None
    # "the minister" for a foreign minister, "the secretary" for a secretary of state; never the other way round.
    return held.head.endswith(" " + office.head) or (" " not in office.head and held.head.startswith(office.head + " "))


def _qualifiers(office: Office) -> frozenset[str]:
    return frozenset(words(office.role)) - frozenset(words(office.head)) - {"of", "the", "for", "and"}


# --- what refers back: offices without a name, pronouns, groups --------------------------


def _backward(r: Resolver) -> None:
    sentence_of = {token.i: n for n, sentence in enumerate(r.doc.sents) for token in sentence}
    offices = {office.span.root.i: office for office in r.offices if office.holder is None and office.head}
    named = {one.span.root.i: one for one in r.references if one.how in {"name", "office"}}
    seen: list[_Seen] = []
    quoted = {i for quote in r.doc._.quotes or () for i in range(quote.start, quote.end)}
    for token in r.doc:
        n = sentence_of[token.i]
        if (
            token.lower_ in {"his", "her"}
            and token.i + 1 < len(r.doc)
            and token.nbor(1).lower_ in {"excellency", "majesty", "highness"}
        ):
            continue
        if token.i in named and token._.reference is named[token.i]:
            for referent in named[token.i].referents:
                seen.append(_Seen(token.i, n, referent, _is_subject(token)))
            continue
        found: tuple[Referent, ...] = ()
        how: How = "office"
        span = r.doc[token.i : token.i + 1]
        if token.i in offices and not offices[token.i].plural:
            office = offices[token.i]
            span = office.span
            found = _office_holder(r, office, seen, n)
        elif token._.reference is None and token.lower_ in HE | SHE:
            found, how = _pronoun(token, seen, n), "pronoun"
        elif token._.reference is None and token.lower_ in THEY and token.i not in quoted:
            found, how = _they(token, seen, n), "pronoun"
        elif (
            token._.reference is None
            and token.lower_ == "two"
            and token.i
            and token.nbor(-1).lower_ == "the"
            and token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"}
        ):
            # "The two last met in October."
            span, found, how = (
                r.doc[token.i - 1 : token.i + 1],
                _latest(seen, frozenset({EntityType.PERSON}), n, 2),
                "group",
            )
        elif token._.reference is None and token.pos_ in {"NOUN", "PROPN"}:
            span, found, how = _noun(r, token, seen, n)
        if found:
            r.refer(span, found, how)
            if how == "office" and len(found) == 1:
                found[0].add_alias(" ".join(span.text.split()))
            seen.extend(_Seen(token.i, n, x, _is_subject(token)) for x in found)


def _is_guest(token: Token) -> bool:
    """Tell whether the one named at *token* is received, or comes on a visit."""
    verb = token.head
    if token.dep_ in {"dobj", "nsubjpass"}:
        return verb.lemma_ in {"receive", "welcome", "host", "greet"}
    return token.dep_ == "nsubj" and verb.lemma_ in {"arrive", "visit"}


def _is_subject(token: Token) -> bool:
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token.dep_ in {"nsubj", "nsubjpass"}


def _office_holder(r: Resolver, office: Office, seen: list[_Seen], sentence: int) -> tuple[Referent, ...]:
    of = r.by_name.get(office.of) if office.of is not None else None
    if (
        office.plural
        or office.of_unknown
        or office.indefinite
        or not (office.definite or office.of is not None)
        or office.tenure is Tenure.DESIGNATE
    ):
        return ()
    if office.possessor is not None and office.head == "counterpart" and of is None:
        return ()
    fitting = []
    for holder, held, held_of in r.holders:
        if holder not in fitting and _fits(office, held, of, held_of):
            fitting.append(holder)
    if not fitting:
        return ()
    if len(fitting) == 1:
        return (fitting[0],)
    recent = [x.referent for x in reversed(seen) if x.referent in fitting and sentence - x.sentence <= 3]
    return (recent[0],) if recent else ()


def _pronoun(token: Token, seen: list[_Seen], sentence: int) -> tuple[Referent, ...]:
    """
    Return whom "he" or "she" means: a person before it, of that gender as far as known.

    Subjects before others, the same clause before the last sentence; a pronoun does not mean the
    subject of its own verb's object position ("Brook met him").
    """
    gender = "m" if token.lower_ in HE else "f"
    window = [
        x for x in seen if x.referent.type is EntityType.PERSON and sentence - x.sentence <= 3 and x.index < token.i
    ]
    window = [x for x in window if not x.referent.gender or x.referent.gender == gender]
    if token.dep_ in {"dobj", "pobj", "dative"} and token.lower_ in {"him", "her"}:
        own = {x.i for x in token.head.children} | {x.i for x in token.head.head.children}
        subjects = {x.referent for x in window if x.index in own and x.subject}
        window = [x for x in window if x.referent not in subjects]
    if not window:
        return ()
    known = [x for x in window if x.referent.gender == gender]
    newest = max(x.sentence for x in window)
    if known and sentence - max(x.sentence for x in known) <= 2:
        window = known
        newest = max(x.sentence for x in window)
    near = [x for x in window if x.sentence == newest]
    subjects_near = [x for x in near if x.subject]
    if newest == sentence:
        chosen = (subjects_near or near)[-1] if token.dep_ == "poss" else (subjects_near or near)[0]
    else:
        chosen = (subjects_near or near)[0]
    if not chosen.referent.gender:
        others = {x.referent for x in window}
        if len(others) == 1:
            chosen.referent.gender = gender
    return (chosen.referent,)


def _latest(seen: Iterable[_Seen], kinds: frozenset[EntityType], sentence: int, count: int) -> tuple[Referent, ...]:
    """Return the *count* distinct referents of one of *kinds* mentioned last, in text order; empty if there are fewer."""
    found: list[Referent] = []
    for one in sorted(seen, key=lambda x: -x.index):
        if sentence - one.sentence > 4:
            break
        if one.referent.type in kinds and one.referent not in found:
            found.append(one.referent)
            if len(found) == count:
                return tuple(reversed(found))
    return ()


def _they(token: Token, seen: list[_Seen], sentence: int) -> tuple[Referent, ...]:
    """Return the two people of the last sentence that has people, if they are two."""
    before = [
        x for x in seen if x.referent.type is EntityType.PERSON and x.index < token.i and sentence - x.sentence <= 2
    ]
    if not before:
        return ()
    newest = max(x.sentence for x in before)
    people = list(dict.fromkeys(x.referent for x in before if x.sentence == newest))
    return tuple(people) if len(people) == 2 else ()


def _noun(r: Resolver, token: Token, seen: list[_Seen], sentence: int) -> tuple[Span, tuple[Referent, ...], How]:
    """Resolve "the two leaders", "both sides", "the pair", "the ministry"."""
    left = token.left_edge.i
    span = r.doc[max(left, token.i - 4) : token.i + 1]
    before = [x.lower_ for x in span[:-1]]
    lemma = token.lemma_.lower()
    plural = token.tag_ in {"NNS", "NNPS"}
    if (
        lemma in GROUP_NOUNS
        and ((plural and ("both" in before or "two" in before)) or lemma == "pair" and "the" in before)
        and not in_title(token)
    ):
        kind = GROUP_NOUNS[lemma]
        found = _latest(seen, frozenset({kind}), sentence, 2)
        if lemma == "side" and not found:
            found = _latest(seen, frozenset({EntityType.PERSON}), sentence, 2)
        return span, found, "group"
    if (
        before[-1:] in (["the"], ["its"])
        and lemma in gazetteer.heads()
        and gazetteer.heads()[lemma][0] == "Organisation"
        and not plural
    ):
        for one in reversed(seen):
            if (
                one.referent.type is EntityType.ORGANISATION
                and lemma in words(one.referent.name)
                and len(words(one.referent.name)) > 1
            ):
                return span, (one.referent,), "office"
    return span, (), "group"
