"""Whom "the two leaders", "both sides", "the presidents" mean, and who is the guest or the host of a reception."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.coref_apposed import named_behind_group
from kg.annotate.coref_offices import BLOCS, LEADERS, only_union
from kg.annotate.coref_seen import NOBODY_NAMED, SAYING, Seen, gender_of, paragraph_start, recent
from kg.annotate.coref_visitors import RANKS, officer, visitor
from kg.annotate.doc import in_title
from kg.annotate.lemmas import singular
from kg.annotate.marks import POSSESSIVE
from kg.annotate.office_kinds import kind_of, portfolio_of
from kg.annotate.resolver import Resolver, words
from kg.model import EntityType, Tenure
from kg.tables import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

    from kg.annotate.doc import How, Referent
    from kg.annotate.office import Office

GROUP_NOUNS = {
    **dict.fromkeys(("leader", "president", "minister", "man", "woman", "pair", "duo", "trio", "counterpart", "envoy",
                     "diplomat", "official", "premier", "ambassador", "negotiator", "statesman", "politician", "guest",
                     "visitor", "officer", "general", "friend", "rival", "enemy", "foe", "adversary",
                     "governor", "senator", "lawmaker",
                     "king", "mayor", "commander", "delegate", "chief", "veteran", "speaker",
                     "commissioner", "chancellor"), EntityType.PERSON),
    **dict.fromkeys(("country", "nation", "state", "neighbour", "neighbor", "side", "capital", "government"),
                    EntityType.COUNTRY),
}  # fmt: skip
"""Nouns of groups ("the two leaders") → what their members are."""

RECEIVING = frozenset({"receive", "welcome", "host", "greet"})

GUEST_SENTENCES = 12
"""Sentences back in which the reception is told that "the guest" is the guest of."""

NUMBERS = {"two": 2, "three": 3, "four": 4}

SETS = {"pair": 2, "duo": 2, "trio": 3}
"""Nouns that tell how many people they are of."""

SECRETARIES = frozenset({"secretary of state", "foreign secretary", "defense secretary", "defence secretary",
                         "treasury secretary", "commerce secretary", "home secretary", "trade secretary"})  # fmt: skip
"""Titles of ministers that end in another word."""

OFFICES = frozenset({"leader", "president", "minister", "envoy", "premier", "ambassador", "negotiator"})
"""Those of them whose members hold such an office."""

HEADING = frozenset({"mayor", "governor", "king", "speaker", "commissioner", "chancellor"})
"""Offices that one holds at a time, too, of whom two may be told of."""

MOUTHPIECES = frozenset({"spokesman", "spokeswoman", "spokesperson", "aide", "analyst", "adviser", "advisor", "fellow",
                         "professor", "lecturer", "secretary", "director", "economist", "researcher",
                         "official", "staff", "counsel"})  # fmt: skip
"""Last words of offices whose holders tell of those who meet, and are not of the group: "chief of staff"."""

EQUALS = frozenset({"counterpart", "colleague", "opposite number", "host", "guest"})
"""Words for who is called another's and meets him all the same."""

LATEST = 100
"""References looked back over for whom a paragraph tells of, and whom such words meant before."""

GROUP_SENTENCES = 4
"""Sentences that a group looks back over."""


def people(r: Resolver, token: Token, noun: str, number: int, seen: list[Seen], sentence: int) -> tuple[Referent, ...]:
    """
    Return whom "the two ministers", "both men", "the three" mean, in text order; empty if there are not so many.

    The people of the paragraph that *token* of these words stands in, if they are just so many. Else those named
    last, but for who only speaks for others or was named once in passing where others were named more often; of "the
    two ministers", those who hold such an office, however far back, if they are just so many.
    """
    last = {x.referent: x for x in seen if x.referent.type is EntityType.PERSON}
    recent = sorted(last.values(), key=lambda x: -x.index)
    if noun in OFFICES:
        holding = {holder for holder, held, _ in r.holders if _is_one(noun, held.head)}
        if noun == "minister" and len(rank := holding - _heading_one(r)) == number:
            holding = rank  # "the two ministers", where a prime minister is told of too
        elif noun == "minister" and len(rank := rank | _counterparts(r)) == number:
            holding = rank  # "the defence minister met his counterpart, Tomas Vale. The two ministers"
        elif noun in LEADERS and noun != "leader" and len(both := holding | _called_leaders(r)) == number:
            holding = both  # "the president sent greetings to the leader of Sudland, Tomas Vale. The two presidents"
        fitting = [x for x in recent if x.referent in holding]
        if len(fitting) == number:
            return _in_text_order(fitting, seen)
        recent = fitting if len(fitting) > number or number > 2 else recent
    mouthpieces = {holder for holder, held, _ in r.holders if _speaks_for_another(held)}
    near = [x for x in recent if sentence - x.sentence <= GROUP_SENTENCES and x.referent not in mouthpieces]
    if len(near) > number:
        others = _but_for_tellers(r.doc, near, seen)
        near = others if len(others) >= number else near
        central = _but_for_asides(r.doc, near, seen)
        near = central if len(central) == number else near
    if noun not in OFFICES and (here := _told_here(token, near, seen, number)):
        return _in_text_order(here, seen)
    if number == 2 and noun not in OFFICES and (apart := _brought_together(r, near, sentence)):
        return _in_text_order(apart, seen)
    again = _meant_before(near, seen, number) if noun not in OFFICES else ()
    if (
        noun not in OFFICES
        and (row := _row_before(r.doc, near, number, sentence))
        and not _goes_on(again, seen, sentence)
    ):
        return _in_text_order(row, seen)
    if again:
        return again
    if noun in {"man", "woman"}:
        near = [x for x in near if gender_of(x.referent) in {"", "m" if noun == "man" else "f"}]
    newest = [x for x in near if x.sentence == max(y.sentence for y in near)]
    if noun in {"", "man", "woman"} and len(newest) == number and newest[0].sentence == sentence - 1:
        return _in_text_order(newest, seen)  # "One side is led by Brook, the other by Vale. The two men"
    if len(near) > number and not all(x.sentence == sentence for x in near[:number]):
        times = Counter(id(x.referent) for x in seen)
        often = {x.referent for x in near if times[id(x.referent)] > 1 or x.referent is NOBODY_NAMED}
        near = [x for x in near if x.referent in often] if len(often) >= number else near
        sentences = Counter(x for x, _ in {(id(x.referent), x.sentence) for x in seen})
        throughout = [x for x in near if sentences[id(x.referent)] > 1]
        # "Hill rang Orr and Lund. Brook said no. The two": Brook and whom else the text tells of throughout.
        near = throughout if len(throughout) == number else near
    return _in_text_order(near[:number], seen) if len(near) >= number else ()


def _but_for_tellers(doc: Doc, near: list[Seen], seen: list[Seen]) -> list[Seen]:
    """Return *near* but for those who do no more than tell what others do: "will meet, Minister Ida Lund announced"."""
    acting = {x.referent for x in seen if not (_tells(doc[x.index]) or _is_title(doc[x.index]))}
    return [x for x in near if x.referent in acting or x.referent is NOBODY_NAMED]


def _but_for_asides(doc: Doc, near: list[Seen], seen: list[Seen]) -> list[Seen]:
    """Return *near* but for those told of in relative clauses alone: "Brook, who also called on Lund, said"."""
    central = {x.referent for x in seen if not _is_aside(doc[x.index])}
    return [x for x in near if x.referent in central or x.referent is NOBODY_NAMED]


def _tells(subject: Token) -> bool:
    return subject.dep_ == "nsubj" and subject.head.lemma_ in SAYING | ANNOUNCING


def _is_title(noun: Token) -> bool:
    """Tell whether *noun* is of a title before a name, which refers for itself."""
    return noun.dep_ == "compound" and _tells(noun.head)


ANNOUNCING = frozenset({"announce", "report", "confirm", "declare", "disclose", "reveal"})


def _told_here(token: Token, near: list[Seen], seen: list[Seen], number: int) -> list[Seen]:
    """Return the *number* people of *near* that the clause before *token*, or else its paragraph, tells of alone."""
    sentence = token.sent.start
    half = next((i + 1 for i in range(token.i, sentence, -1) if token.doc[i].text == ";"), sentence)
    here = [x for x in near if x.index >= half]
    if len(here) == number:
        return here  # "his relations with Vale have cooled since the two quarrelled"
    start = paragraph_start(token)
    here = [x for x in near if x.index >= start]
    told = {x.referent for x in seen[-LATEST:] if start <= x.index < token.i and not _is_aside(token.doc[x.index])}
    return here if len(here) == number < len(near) and all(x.referent in told for x in here) else []


def _row_before(doc: Doc, near: list[Seen], number: int, sentence: int) -> list[Seen]:
    """Return the *number* people whom the sentence before has in one row: "Hill failed to win over Brook and Lund"."""
    last = [x for x in near if x.sentence == sentence - 1]
    if len(last) <= number or any(x.sentence > sentence - 1 for x in near):
        return []
    heads = Counter(_first_of_row(doc[x.index]) for x in last)
    rows = [i for i, n in heads.items() if n == number]
    if len(rows) != 1 or any(n > 1 for i, n in heads.items() if i != rows[0]):
        return []
    return [x for x in last if _first_of_row(doc[x.index]) == rows[0]]


def _brought_together(r: Resolver, near: list[Seen], sentence: int) -> list[Seen]:
    """Return the two beside a mediator of whom the sentence before tells: "the envoy rang Brook, then Vale"."""
    last = [x for x in near if x.sentence == sentence - 1]
    if len(last) != 3 or any(x.sentence > sentence - 1 for x in near):
        return []
    between = {holder for holder, held, _ in r.holders if held.head.rsplit(maxsplit=1)[-1] in MEDIATORS}
    both = [x for x in last if x.referent not in between]
    return both if len(both) == 2 else []


MEDIATORS = frozenset({"mediator", "envoy", "representative", "negotiator", "facilitator"})
"""Last words of the offices of those who go between two others."""


def _first_of_row(name: Token) -> int:
    while name.dep_ == "conj" and name.head.i < name.i:
        name = name.head
    return name.i


def _goes_on(again: tuple[Referent, ...], seen: list[Seen], sentence: int) -> bool:
    """Tell whether the sentence before tells of whom such words meant before, all of them."""
    return bool(again) and {x.referent for x in seen[-LATEST:] if x.sentence == sentence - 1} >= set(again)


def _meant_before(near: list[Seen], seen: list[Seen], number: int) -> tuple[Referent, ...]:
    """Return the *number* people whom such words meant before, if all of them are *near*, and somebody else is too."""
    seen = seen[-LATEST:]
    here = {x.referent for x in near}
    if len(here) <= number:
        return ()
    for i in range(len(seen) - number, -1, -1):
        group = seen[i : i + number]
        if len({x.index for x in group}) == 1 and len({x.referent for x in group}) == number:
            since = {x.referent for x in seen[i + number :]}  # of whom the text went on to tell
            whom = tuple(x.referent for x in group)
            return whom if here & since >= set(whom) else ()
    return ()


def _is_aside(name: Token) -> bool:
    """Tell whether *name* stands in a relative clause: "Brook, who once beat Hill at chess, was there"."""
    return any(x.dep_ == "relcl" for x in (name, *name.ancestors))


def _heading_one(r: Resolver) -> set[Referent]:
    """Return those whose office is to lead a government, though its last word is "minister"."""
    return {holder for holder, held, _ in r.holders if held.head == "prime minister"}


def _counterparts(r: Resolver, before: int | None = None) -> set[Referent]:
    """
    Return those of whom the text tells that they are the counterparts of one other, or his colleagues abroad.

    "The two met their Austrian counterpart": that is a third one.
    """
    return {
        holder
        for holder, held, of in r.holders
        if (held.head in {"counterpart", "opposite number"} or (held.head == "colleague" and of is not None))
        and (held.possessor is None or held.possessor.lower_ != "their")
        and (before is None or held.span.start < before)
    }


def _called_leaders(r: Resolver) -> set[Referent]:
    """Return those whom the text calls the leaders of countries, whatever their office."""
    of_country = (x for x in r.holders if x[2] is not None and x[2].type is EntityType.COUNTRY)
    return {holder for holder, held, _ in of_country if held.head in {"leader", "ruler", "head of state"}}


def _speaks_for_another(held: Office) -> bool:
    """Tell whether an office is a mouthpiece's or somebody's own: "the spokesman", "his deputy", not "his guest"."""
    own = held.possessor is not None and held.possessor.lower_ in {"his", "her"}
    mouthpiece = held.head.rsplit(maxsplit=1)[-1] in MOUTHPIECES and not _is_secretary_of_state(held)
    return mouthpiece or (own and held.head not in EQUALS)


def _is_secretary_of_state(held: Office) -> bool:
    """Tell whether *held* is a minister's or his deputy's office: "foreign secretary", "state secretary"."""
    return bool(kind_of(held.head)) or held.role.lower().startswith("state secretary")


def _all_of(r: Resolver, token: Token, noun: str) -> tuple[Referent, ...]:
    """
    Return whom "the presidents" means: those of whom the text tells that they are presidents, if they are two.

    Or else those of whom the paragraph told before: a round-up has many.
    """
    held = [x for x in r.holders if _is_one(noun, x[1].head) and x[1].tenure is Tenure.CURRENT]
    told = dict.fromkeys(holder for holder, office, _ in held if office.span.start < token.i)
    if len(told) > 2:  # "the minister rang Secretary of State Vale days after Defense Secretary Orr's visit"
        told = dict.fromkeys(x for x in told if not _only_owns(r, x, token.i))
    if len(told) == 2:
        return tuple(told)  # whoever is named behind is another
    holding = dict.fromkeys(holder for holder, _, _ in held)
    if len(holding) == 1 and noun == "minister" and len(others := _counterparts(r, token.i) - holding.keys()) == 1:
        holding |= dict.fromkeys(others)  # "the minister met her counterpart, Tomas Vale. The ministers"
    if len(holding) > 2:
        here = range(paragraph_start(token), token.i)
        holding = dict.fromkeys(holder for holder, office, _ in held if office.span.start in here)
    return tuple(holding) if len(holding) == 2 else ()


def _only_owns(r: Resolver, person: Referent, before: int) -> bool:
    """Tell whether *person* is named before token *before* as the owner of something alone: "Brook's visit"."""
    named = [x.span for x in r.references if x.how == "name" and x.referents == (person,) and x.span.end <= before]
    return bool(named) and all(
        x.root.dep_ == "poss" or r.doc[x.end : x.end + 1].text in POSSESSIVE for x in named if x.end < len(r.doc)
    )


def _of_those_matters(r: Resolver, token: Token) -> tuple[Referent, ...]:
    """
    Return whom "the foreign ministers" means: the two of whom the text has told that they are that, a counterpart too.

    Nobody where words behind tell whose they are: "the foreign ministers of the League".
    """
    words_before = [x.lower_ for x in token.lefts if x.dep_ in {"compound", "amod"}]
    if any(x.dep_ == "prep" for x in token.children) or not words_before:
        return ()
    whole = " ".join([*words_before, "minister"])
    held = [x for x in r.holders if x[1].span.start < token.i and x[1].tenure is Tenure.CURRENT]
    told = dict.fromkeys(holder for holder, office, _ in held if _plain(office.head) == whole)
    others = _counterparts(r, token.i) - told.keys()
    if len(told) == 1 and len(others) == 1:
        told |= dict.fromkeys(others)
    return tuple(told) if len(told) == 2 else ()


def _guest_or_host(r: Resolver, noun: Token) -> tuple[Referent, ...]:
    """
    Return whom "the guest" or "her host" means: of the reception told last before it, not too far back.

    "The Sudish guest" is of the last reception of a guest of whom nothing else than that is told.
    """
    doc, sentences = r.doc, 0
    country = _nationality(r, noun)
    for i in range(noun.i - 1, -1, -1):
        verb = doc[i]
        sentences += bool(doc[i + 1].is_sent_start)
        if sentences > GUEST_SENTENCES:
            break
        if verb.lemma_ not in RECEIVING or verb.pos_ != "VERB":
            continue
        passive = any(x.dep_ in {"nsubjpass", "auxpass"} for x in verb.children)
        done_to = [x for x in verb.children if x.dep_ == ("nsubjpass" if passive else "dobj")]
        if passive and not done_to and verb.dep_ == "conj":  # "arrived and was received by Vale"
            done_to = [x for x in verb.head.children if x.dep_ in {"nsubj", "nsubjpass"}]
        by = [y for x in verb.children if x.dep_ == "agent" for y in x.children]
        doing = by if passive else [x for x in verb.children if x.dep_ == "nsubj"]
        wanted = doing if noun.lemma_.lower() == "host" else done_to
        found = {y for x in wanted if (one := r.reference(x)) is not None for y in one.referents}
        people = [x for x in found if x.type is EntityType.PERSON]
        if country is not None and (len(people) != 1 or _is_of_another(r, people[0], country)):
            continue
        return tuple(people) if len(people) == 1 else ()
    return ()


def _of_country(r: Resolver, country: Referent, number: int, seen: list[Seen], sentence: int) -> tuple[Referent, ...]:
    """Return whom "the two Sudish ministers" means: those of that country who are told of near, if just so many."""
    theirs = {holder for holder, _, of in r.holders if of is country}
    near = dict.fromkeys(x.referent for x in recent(seen, sentence, GROUP_SENTENCES) if x.referent in theirs)
    return tuple(near) if len(near) == number else ()


def _nationality(r: Resolver, noun: Token) -> Referent | None:
    """Return the country in "the Sudish guest"."""
    told = (one.referents[0] for x in noun.lefts if (one := r.reference(x)) is not None and one.how == "adjective")
    return next((x for x in told if x.type is EntityType.COUNTRY), None)


def _is_of_another(r: Resolver, person: Referent, country: Referent) -> bool:
    """Tell whether the text says that *person* acts for other countries or a body of many, and not for *country*."""
    of = {x for holder, _, x in r.holders if holder is person and x is not None and _is_of_states(x)}
    return bool(of) and country not in of


def _is_of_states(of: Referent) -> bool:
    """Tell whether *of* is a country or has several for members, as no parliament has."""
    return of.type is EntityType.COUNTRY or only_union([of]) is of


def _is_one(noun: str, held: str) -> bool:
    """Tell whether who holds the office *held* is a *noun*: a foreign minister is a minister."""
    if noun == "leader":
        return held in LEADERS
    if noun == "minister" and held in SECRETARIES:
        return True
    return held == noun or held.endswith(" " + noun) or held.startswith((noun + " ", f"{noun}-"))


def _is_something_else(r: Resolver, noun: str, person: Referent) -> bool:
    """Tell whether *person* holds offices and none that a *noun* has: a king is none of "the two foreign ministers"."""
    held = [x.head for holder, x, _ in r.holders if holder is person and x.head not in EQUALS]
    return bool(held) and not any(_is_one(noun, x) for x in held)


def _is_of_other_matters(r: Resolver, whole: str, person: Referent) -> bool:
    """Tell whether *person* is a minister, and of other matters than *whole* tells: no "transport minister"."""
    if whole not in gazetteer.titles():
        return False  # "the two visiting ministers"
    own = [x for holder, x, _ in r.holders if holder is person and kind_of(x.head) in {"minister", "leader"}]
    kind, asked = kind_of(whole), set(portfolio_of(_plain(whole)).split())
    alike = (x for x in own if kind_of(x.head) == kind)
    same = any(kind == "leader" or not asked.isdisjoint(portfolio_of(x.role.lower()).split()) for x in alike)
    return bool(own) and not same


def _plain(held: str) -> str:
    """Return an office as it is called in short: a minister of or for foreign affairs is a foreign minister."""
    of_affairs = held.startswith("minister ") and re.search(r"\b(?:foreign|external) (?:affairs|relations)\b", held)
    return "foreign minister" if of_affairs else held


def _in_text_order(found: Iterable[Seen], seen: list[Seen]) -> tuple[Referent, ...]:
    first: dict[Referent, int] = {}
    for one in seen:
        first.setdefault(one.referent, one.index)
    return tuple(sorted((x.referent for x in found), key=lambda x: first[x]))


def _countries(number: int, seen: list[Seen], sentence: int) -> tuple[Referent, ...]:
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


def _two_bodies_before(seen: list[Seen], sentence: int) -> tuple[Referent, ...]:
    """Return the body and the country of which alone the sentence before tells: "talks of the League and Norland"."""
    last = dict.fromkeys(x.referent for x in seen[-LATEST:] if x.sentence == sentence - 1)
    kinds = [x.type for x in last]
    pair = len(last) == 2 and EntityType.ORGANISATION in kinds
    return tuple(last) if pair and set(kinds) <= {EntityType.ORGANISATION, EntityType.COUNTRY} else ()


def _two_throughout(token: Token, seen: list[Seen]) -> tuple[Referent, ...]:
    """Return the countries if the text told of just two so far, and the paragraph of *token* not of two people."""
    start = paragraph_start(token)
    told = dict.fromkeys(x.referent for x in seen if x.referent.type is EntityType.COUNTRY)
    here = {x.referent for x in seen if x.index >= start and x.referent.type is EntityType.PERSON}
    return tuple(told) if len(told) == 2 and len(here) < 2 else ()


def is_group(token: Token) -> bool:
    """Tell whether *token* is a noun for several people or countries: "ministers", "Presidents", "sides"."""
    return _singular(token) in GROUP_NOUNS and token.lower_ != _singular(token)


def _singular(token: Token) -> str:
    """Return the lemma of a noun in lower case, also of "the two Foreign Ministers", which taggers take for a name."""
    lemma = token.lemma_.lower()
    one = singular(lemma)
    return one if token.pos_ == "PROPN" and one in GROUP_NOUNS else lemma


def meant_by_noun(r: Resolver, token: Token, seen: list[Seen], sentence: int) -> tuple[Span, tuple[Referent, ...], How]:
    """Resolve "the two leaders", "both sides", "the pair", "the ministry"."""
    lemma = _singular(token)
    if (
        lemma not in GROUP_NOUNS
        and lemma not in {"host", "head", "colleague", *RANKS}
        and lemma not in gazetteer.heads()
    ):
        return r.doc[token.i : token.i + 1], (), "group"
    left = token.left_edge.i
    span = r.doc[max(left, token.i - 4) : token.i + 1]
    before = [x.lower_ for x in span[:-1]]
    plural = token.tag_ in {"NNS", "NNPS"} or lemma != token.lemma_.lower()
    if lemma == "head" and plural and r.doc[token.i + 1 : token.i + 3].text.lower() in {"of state", "of government"}:
        lemma = "leader"  # "the two heads of state"
    theirs = lemma in {"counterpart", "colleague"} and before[:1] in (["his"], ["her"], ["their"])
    if plural and (theirs or before[:1] == ["the"]) and (told := named_behind_group(r, token)):
        return span, told, "group"
    number = next((NUMBERS[x] for x in before if x in NUMBERS), 2 if "both" in before else SETS.get(lemma, 0))
    known = {"the", "both", "all", "these", "those"} & set(before)
    if number and known and (plural or lemma in SETS) and lemma in GROUP_NOUNS and not in_title(token):
        if GROUP_NOUNS[lemma] is EntityType.PERSON:
            whole = " ".join([*(x.lower_ for x in token.lefts if x.dep_ in {"compound", "amod"}), lemma])
            same = dict.fromkeys(holder for holder, held, _ in r.holders if _plain(held.head) == whole != lemma)
            if len(same) == number:
                return span, tuple(same), "group"  # "the two prime ministers", among other ministers
            if len(same) > number:
                return span, (), "group"
            if (country := _nationality(r, token)) is not None:
                return span, _of_country(r, country, number, seen, sentence), "group"
            found = people(r, token, lemma, number, seen, sentence)
            other = whole != lemma in OFFICES and any(
                _is_something_else(r, lemma, x) or _is_of_other_matters(r, whole, x) for x in found
            )
            return span, () if other else found, "group"
        found = _countries(number, seen, sentence)
        if lemma == "side" and not found and number == 2:
            found = (
                _two_bodies_before(seen, sentence)
                or _two_throughout(token, seen)
                or people(r, token, "", number, seen, sentence)
            )
        return span, found, "group"
    if before[-1:] == ["the"] and plural and lemma in OFFICES | HEADING and not in_title(token):
        return span, _all_of(r, token, lemma), "group"
    if before[:1] == ["the"] and plural and lemma == "minister" and not in_title(token):
        return span, _of_those_matters(r, token), "group"
    if lemma in {"guest", "visitor", "host"} and not plural and before[:1] in (["the"], ["his"], ["her"]):
        found = _guest_or_host(r, token)
        if not found and (lemma != "host" or _nationality(r, token) is not None):
            found = visitor(r, token, _nationality(r, token), seen, sentence)
        return span, found, "office"
    if lemma in RANKS and before == ["the"] and not plural:
        return span, officer(r, token), "office"
    if before[-1:] in (["the"], ["its"]) and not plural and gazetteer.heads().get(lemma, ("",))[0] == "Organisation":
        bodies = list(r.bodies_before(token.i))
        meant = next((x for x in bodies if _is_called(x, lemma)), None)
        if meant is None and lemma in BLOCS:
            meant = only_union(bodies)
        if meant is not None:
            return span, (meant,), "office"
    return span, (), "group"


def _is_called(body: Referent, noun: str) -> bool:
    """Tell whether *noun* is a word of the name of *body*, here or in the table: "the agency" is the IAEA."""
    row = body.row if isinstance(body.row, Actor) else None
    names = (body.name, *((row.name, *row.aliases) if row is not None else ()))
    return any(noun in parts and len(parts) > 1 for parts in map(words, names))
