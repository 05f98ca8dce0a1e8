"""
Who is who in one document: names, offices, pronouns and groups resolved to referents.

Names come first (``people``, ``bodies``), then the offices beside them (``coref_offices``); what refers
back, an office without a name, a pronoun or a group, is resolved here, in text order. Only evidence
inside the document is used, but for who held an office on its day (``office_table``). Where two readings
are equally likely, nothing is resolved: a relation that needs it is then left out, which costs less than a
wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.bodies import find_bodies
from kg.annotate.coref_offices import LEADERS, MANY_HOLD, fits, name_next, name_offices
from kg.annotate.doc import in_title
from kg.annotate.given_names import likely_gender
from kg.annotate.office_table import counterpart, former_holder, holder_on_the_day
from kg.annotate.people import find_people
from kg.annotate.resolver import Resolver, words
from kg.annotate.runs import STYLES
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

    from kg.annotate.doc import How, Reference, Referent
    from kg.annotate.names import Name
    from kg.annotate.offices import Office


HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "themselves"})
GROUP_NOUNS = {
    **dict.fromkeys(("leader", "president", "minister", "man", "woman", "pair", "counterpart", "envoy", "diplomat",
                     "official", "premier", "ambassador", "negotiator", "statesman", "politician", "guest",
                     "visitor"), EntityType.PERSON),
    **dict.fromkeys(("country", "nation", "state", "neighbour", "neighbor", "side", "capital", "government"),
                    EntityType.COUNTRY),
}  # fmt: skip
"""Nouns of groups ("the two leaders") → what their members are."""

RECEIVING = frozenset({"receive", "welcome", "host", "greet"})
GUEST_SENTENCES = 12
"""Sentences back in which the reception is told that "the guest" is the guest of."""

NUMBERS = {"two": 2, "three": 3, "four": 4}
OFFICES = frozenset({"leader", "president", "minister", "envoy", "premier", "ambassador", "negotiator"})
"""Those of them whose members hold such an office."""

MOUTHPIECES = frozenset({"spokesman", "spokeswoman", "spokesperson", "aide", "analyst", "adviser", "advisor", "fellow",
                         "professor", "lecturer", "secretary", "director", "economist", "researcher",
                         "official"})  # fmt: skip
"""Offices whose holders tell of those who meet, and are not of the group."""

COUNTERPARTS = frozenset({"counterpart", "colleague", "opposite number"})
"""Words for who holds elsewhere the office that somebody holds here."""

NEWCOMER_SENTENCES = 2
PRONOUN_SENTENCES = 3
THEY_SENTENCES = 2
GROUP_SENTENCES = 4
"""Sentences that a pronoun, "they" and a group look back over."""


@dataclass(slots=True)
class _Seen:
    """A reference to a person or country in text order, for what refers back to it."""

    index: int
    sentence: int
    referent: Referent
    subject: bool


def resolve(doc: Doc, names: list[Name], offices: list[Office]) -> tuple[list[Referent], list[Reference]]:
    """Return the referents and the references of *doc*, and mark its tokens; needs tags, parse and sentences."""
    r = Resolver(doc, names, offices)
    find_people(r)
    find_bodies(r)
    for name in names:
        if name in r.by_name:
            r.refer(name.span, (r.by_name[name],), "adjective" if name.adjective else "name")
    r.references.sort(key=lambda x: x.span.start)
    name_next(r)
    name_offices(r)
    _backward(r)
    r.references.sort(key=lambda x: x.span.start)
    return _ordered(r), r.references


def _ordered(r: Resolver) -> list[Referent]:
    """Return the referents that something refers to, in the order of their first mention."""
    used: dict[Referent, None] = {}
    for one in r.references:
        for referent in one.referents:
            used.setdefault(referent)
    return list(used)


def _backward(r: Resolver) -> None:
    """Resolve what refers back, token by token: each may mean what the tokens before it mean."""
    sentence_of = {token.i: n for n, sentence in enumerate(r.doc.sents) for token in sentence}
    offices = {office.span.root.i: office for office in r.offices if office.holder is None and office.head}
    named = {one.span.root.i: one for one in r.references if one.how in {"name", "office"}}
    seen: list[_Seen] = []
    quoted = {i for quote in r.doc._.quotes or () for i in range(quote.start, quote.end)}
    for token in r.doc:
        n = sentence_of[token.i]
        if _is_style(token):
            continue
        have = r.reference(token)
        if have is not None and have is named.get(token.i):
            seen.extend(_Seen(token.i, n, x, _is_subject(token)) for x in have.referents)
            continue
        found: tuple[Referent, ...] = ()
        how: How = "office"
        span = r.doc[token.i : token.i + 1]
        word = token.lower_
        if token.i in offices and not offices[token.i].plural:
            office = offices[token.i]
            span, found = office.span, _office_holder(r, office, seen, n)
        elif have is None and token.i in offices and offices[token.i].bodies:
            span, found, how = offices[token.i].span, _each_holder(r, offices[token.i], seen, n), "group"
        elif have is not None:
            continue
        elif word in HE or word in SHE:
            found, how = _pronoun(token, seen, n), "pronoun"
        elif word in THEY and token.i not in quoted:
            found, how = _they(token, seen, n), "pronoun"
        elif word in NUMBERS and _stands_alone(token):
            # "The two last met in October."
            span, found, how = r.doc[token.i - 1 : token.i + 1], _people(r, "", NUMBERS[word], seen, n), "group"
        elif token.pos_ in {"NOUN", "PROPN"}:
            span, found, how = _noun(r, token, seen, n)
        if found:
            r.refer(span, found, how)
            if how == "office" and len(found) == 1:
                found[0].add_alias(" ".join(span.text.split()))
            seen.extend(_Seen(token.i, n, x, _is_subject(token)) for x in found)


def _is_style(token: Token) -> bool:
    """Tell whether a pronoun is of a style of address, and refers to nobody: "His Excellency", "HE Ada Brook"."""
    if token.text in STYLES:
        return True
    if token.lower_ not in {"his", "her"} or token.i + 1 >= len(token.doc):
        return False
    return token.nbor(1).lower_ in {"excellency", "majesty", "highness"}


def _stands_alone(token: Token) -> bool:
    """Tell whether "two" is a noun phrase with its article: "the two"."""
    with_article = token.i > 0 and token.nbor(-1).lower_ == "the"
    return with_article and token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"}


def _is_subject(token: Token) -> bool:
    while token.dep_ in {"conj", "appos"} and token.head.i < token.i:
        token = token.head
    return token.dep_ in {"nsubj", "nsubjpass"}


def _office_holder(r: Resolver, office: Office, seen: list[_Seen], sentence: int) -> tuple[Referent, ...]:
    of = r.by_name.get(office.of) if office.of is not None else None
    if (
        office.of_unknown
        or office.indefinite
        or not (office.definite or office.of is not None or in_title(office.span.root))  # headlines leave "the" out
        or office.tenure is Tenure.DESIGNATE
    ):
        return ()
    if office.possessor is not None and office.head in COUNTERPARTS and of is None:
        return ()
    fitting: list[Referent] = []
    still = False
    for holder, held, held_of in r.holders:
        if fits(office, held, of, held_of):
            still = still or held.tenure is not Tenure.FORMER
            if holder not in fitting:
                fitting.append(holder)
    if office.tenure is Tenure.FORMER and (former := former_holder(r, office, of)):
        return former
    if not fitting:
        if office.head in COUNTERPARTS:
            return counterpart(r, office, of)
        return holder_on_the_day(r, office, of) or _newcomer(r, office, of, seen, sentence)
    if not still and (present := holder_on_the_day(r, office, of)):
        return present  # "the former president, Ada Brook, ...; the president ...": not she
    if len(fitting) == 1 or in_title(office.span.root):
        return (fitting[0],)  # a headline means the one whom the story opens with
    recent = [x.referent for x in reversed(seen) if x.referent in fitting and sentence - x.sentence <= 3]
    return (recent[0],) if recent else ()


def _newcomer(
    r: Resolver, office: Office, of: Referent | None, seen: list[_Seen], sentence: int
) -> tuple[Referent, ...]:
    """
    Return whom "the Sudish minister" means where the text gives that office to nobody.

    "Brook met his guest, Tomas Vale. The Sudish minister smiled": the one person named right before of whom the text
    does not tell whom he acts for.
    """
    if of is None or office.plural or office.one_of_several or office.head in MANY_HOLD:
        return ()
    if r.doc[office.span.start].lower_ != "the" or office.tenure is Tenure.FORMER:
        return ()
    placed = {holder for holder, _, _ in r.holders}
    near = dict.fromkeys(
        x.referent for x in seen if x.referent.type is EntityType.PERSON and sentence - x.sentence <= NEWCOMER_SENTENCES
    )
    unplaced = [x for x in near if x not in placed and " " in x.name]
    return (unplaced[0],) if len(unplaced) == 1 else ()


def _each_holder(r: Resolver, office: Office, seen: list[_Seen], sentence: int) -> tuple[Referent, ...]:
    """Return who holds each of "the Norlandic and Sudlandic presidents"; nobody where one of them is not known."""
    found: list[Referent] = []
    for body in office.bodies:
        one = replace(office, of=body, role=office.head, bodies=(), plural=False, one_of_several=True)
        holder = _office_holder(r, one, seen, sentence) if office.definite else ()
        if len(holder) != 1 or holder[0] in found:
            return ()
        found.extend(holder)
    return tuple(found)


def _pronoun(token: Token, seen: list[_Seen], sentence: int) -> tuple[Referent, ...]:
    """
    Return whom "he" or "she" means: a person before it, of that gender as far as known.

    Subjects before others, the sentence before the ones before it; a pronoun in object position does not
    mean the subject of its own verb ("Brook met him").
    """
    gender = "m" if token.lower_ in HE else "f"
    people = [x for x in seen if x.referent.type is EntityType.PERSON and x.index < token.i]
    window = _of_gender(gender, people, sentence)
    if token.dep_ == "poss" and token.head.dep_ == "attr":
        own = {x.i for x in token.head.head.children}  # "when Brook was her host": not Brook's own
        window = [x for x in window if not (x.subject and x.index in own)] or window
    if token.dep_ in {"dobj", "pobj", "dative"} and token.lower_ in {"him", "her"}:
        own = {x.i for x in token.head.children} | {x.i for x in token.head.head.children}
        subjects = {x.referent for x in window if x.index in own and x.subject}
        window = [x for x in window if x.referent not in subjects]
    if not window:
        return ()
    reporter = _reporting_subject(token, window)
    if reporter is not None:
        return (reporter,)
    here = {x.referent for x in window if x.sentence == sentence and x.subject}
    if len(here) == 1 and token.dep_ in {"nsubj", "nsubjpass"}:
        return tuple(here)  # "Brook visited the school, where she was welcomed"
    known = [x for x in window if _gender(x.referent) == gender]
    newest = max(x.sentence for x in window)
    if known and sentence - max(x.sentence for x in known) <= 2 and not (here and token.dep_ == "poss"):
        window = known
        newest = max(x.sentence for x in window)
    near = [x for x in window if x.sentence == newest]
    subjects_near = [x for x in near if x.subject]
    same_clause = newest == sentence and token.dep_ == "poss"
    chosen = (subjects_near or near)[-1 if same_clause else 0]
    if not chosen.referent.gender:
        others = {x.referent for x in window}
        if len(others) == 1:
            chosen.referent.gender = gender
    return (chosen.referent,)


def _gender(one: Referent) -> str:
    return one.gender or likely_gender(one.name)


def _of_gender(gender: str, people: list[_Seen], sentence: int) -> list[_Seen]:
    """
    Return who of *people* may be meant by a pronoun of *gender*: those told near whom nothing tells otherwise.

    Where a given name tells it otherwise of all of them, those told further back who are known to be of that gender.
    """
    near = [x for x in people if sentence - x.sentence <= PRONOUN_SENTENCES]
    fitting = [x for x in near if _gender(x.referent) in {"", gender}]
    if fitting or not near:
        return fitting
    return [x for x in people if sentence - x.sentence <= 2 * PRONOUN_SENTENCES and _gender(x.referent) == gender]


def _reporting_subject(token: Token, window: list[_Seen]) -> Referent | None:
    """Return the subject of the verb whose clause "he" begins: in "Brook left while Vale said he would stay", Vale."""
    clause = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ not in {"ccomp", "advcl"}:
        return None
    subjects = {x.i for x in clause.head.children if x.dep_ == "nsubj"}
    return next((x.referent for x in reversed(window) if x.index in subjects), None)


def _people(r: Resolver, noun: str, number: int, seen: list[_Seen], sentence: int) -> tuple[Referent, ...]:
    """
    Return whom "the two ministers", "both men", "the three" mean, in text order; empty if there are not so many.

    Those named last, but for who only speaks for others or was named once in passing where others were named
    more often; of "the two ministers", those who hold such an office, however far back, if they are just so many.
    """
    last = {x.referent: x for x in seen if x.referent.type is EntityType.PERSON}
    recent = sorted(last.values(), key=lambda x: -x.index)
    if noun in OFFICES:
        holding = {holder for holder, held, _ in r.holders if _is_one(noun, held.head)}
        fitting = [x for x in recent if x.referent in holding]
        if len(fitting) == number:
            return _in_text_order(fitting, seen)
        recent = fitting if len(fitting) > number or number > 2 else recent
    mouthpieces = {holder for holder, held, _ in r.holders if held.head.rsplit(maxsplit=1)[-1] in MOUTHPIECES}
    near = [x for x in recent if sentence - x.sentence <= GROUP_SENTENCES and x.referent not in mouthpieces]
    if noun in {"man", "woman"}:
        near = [x for x in near if _gender(x.referent) in {"", "m" if noun == "man" else "f"}]
    if len(near) > number:
        often = {x.referent for x in near if sum(y.referent is x.referent for y in seen) > 1}
        near = [x for x in near if x.referent in often] if len(often) >= number else near
    return _in_text_order(near[:number], seen) if len(near) >= number else ()


def _all_of(r: Resolver, noun: str) -> tuple[Referent, ...]:
    """Return whom "the presidents" means: those of whom the text tells that they are presidents, if they are two."""
    holding = dict.fromkeys(
        holder for holder, held, _ in r.holders if _is_one(noun, held.head) and held.tenure is Tenure.CURRENT
    )
    return tuple(holding) if len(holding) == 2 else ()


def _guest_or_host(r: Resolver, noun: Token) -> tuple[Referent, ...]:
    """Return whom "the guest" or "her host" means: of the reception told last before it, not too far back."""
    doc, sentences = r.doc, 0
    for i in range(noun.i - 1, -1, -1):
        verb = doc[i]
        sentences += bool(doc[i + 1].is_sent_start)
        if sentences > GUEST_SENTENCES:
            break
        if verb.lemma_ not in RECEIVING or verb.pos_ != "VERB":
            continue
        passive = any(x.dep_ == "nsubjpass" for x in verb.children)
        done_to = [x for x in verb.children if x.dep_ == ("nsubjpass" if passive else "dobj")]
        by = [y for x in verb.children if x.dep_ == "agent" for y in x.children]
        doing = by if passive else [x for x in verb.children if x.dep_ == "nsubj"]
        wanted = doing if noun.lemma_.lower() == "host" else done_to
        found = {y for x in wanted if (one := r.reference(x)) is not None for y in one.referents}
        people = [x for x in found if x.type is EntityType.PERSON]
        return tuple(people) if len(people) == 1 else ()
    return ()


def _is_one(noun: str, held: str) -> bool:
    """Tell whether who holds the office *held* is a *noun*: a foreign minister is a minister."""
    if noun == "leader":
        return held in LEADERS
    return held == noun or held.endswith(" " + noun) or held.startswith((noun + " ", f"{noun}-"))


def _in_text_order(found: Iterable[_Seen], seen: list[_Seen]) -> tuple[Referent, ...]:
    first: dict[Referent, int] = {}
    for one in seen:
        first.setdefault(one.referent, one.index)
    return tuple(sorted((x.referent for x in found), key=lambda x: first[x]))


def _countries(number: int, seen: list[_Seen], sentence: int) -> tuple[Referent, ...]:
    """
    Return the countries that "the two countries", "both sides" mean: those named last.

    Where more were named nearby, those named most often in the text so far, if they stand out.
    """
    counts: dict[Referent, int] = {}
    for one in seen:
        if one.referent.type is EntityType.COUNTRY:
            counts[one.referent] = counts.get(one.referent, 0) + 1
    last = {x.referent: x for x in seen if x.referent.type is EntityType.COUNTRY}
    near = [x for x in last.values() if sentence - x.sentence <= GROUP_SENTENCES]
    if len(near) == number:
        return _in_text_order(near, seen)
    ranked = sorted(near, key=lambda x: -counts[x.referent])
    if len(near) < number or counts[ranked[number - 1].referent] == counts[ranked[number].referent]:
        return ()
    return _in_text_order(ranked[:number], seen)


def _they(token: Token, seen: list[_Seen], sentence: int) -> tuple[Referent, ...]:
    """Return the pair that "the two" or "they" meant before, else the two people of the last sentence with people."""
    before = [
        x
        for x in seen
        if x.referent.type is EntityType.PERSON and x.index < token.i and sentence - x.sentence <= THEY_SENTENCES
    ]
    if not before:
        return ()
    pairs = [(x.referent, y.referent) for x, y in pairwise(before) if x.index == y.index]
    if pairs:
        return pairs[-1]
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
    if lemma == "head" and plural and r.doc[token.i + 1 : token.i + 3].text.lower() in {"of state", "of government"}:
        lemma = "leader"  # "the two heads of state"
    number = next((NUMBERS[x] for x in before if x in NUMBERS), 2 if "both" in before or lemma == "pair" else 0)
    known = {"the", "both", "all", "these", "those"} & set(before)
    if number and known and (plural or lemma == "pair") and lemma in GROUP_NOUNS and not in_title(token):
        if GROUP_NOUNS[lemma] is EntityType.PERSON:
            return span, _people(r, lemma, number, seen, sentence), "group"
        found = _countries(number, seen, sentence)
        if lemma == "side" and not found and number == 2:
            found = _people(r, "", number, seen, sentence)
        return span, found, "group"
    if before[-1:] == ["the"] and plural and lemma in OFFICES and not in_title(token):
        return span, _all_of(r, lemma), "group"
    if lemma in {"guest", "visitor", "host"} and not plural and before[:1] in (["the"], ["his"], ["her"]):
        return span, _guest_or_host(r, token), "office"
    if before[-1:] in (["the"], ["its"]) and not plural and gazetteer.heads().get(lemma, ("",))[0] == "Organisation":
        for one in reversed(seen):
            if one.referent.type is EntityType.ORGANISATION:
                parts = words(one.referent.name)
                if lemma in parts and len(parts) > 1:
                    return span, (one.referent,), "office"
    return span, (), "group"
