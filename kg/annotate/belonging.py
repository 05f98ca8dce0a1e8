"""
Belonging that no title tells: "his Harbour Party", "her membership of the Grain Union", "won a seat for the Lake List".

=====================  ====================================================================
``bare/possessive``    his Harbour Party; her membership of the Grain Union
``bare/apposition``    Harbour Party Ada Brook; his party, the Lake List
``office/apposition``  Ada Brook and other members of the Harbour Party
``office/named-as``    Ada Brook ran as the Harbour Party candidate
``office/leads``       Ada Brook won a seat for the Lake List, held posts at the Grain Board
=====================  ====================================================================
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.belonging_verbs import told_by_verbs
from kg.annotate.doc import tokens_of
from kg.annotate.leading import is_party
from kg.annotate.marks import GENITIVE, HYPHENS
from kg.annotate.names import Name, by_token_of
from kg.annotate.office import Office, person_before, role_of_one, row_of
from kg.annotate.office_holder import holder_beside, subject_of
from kg.annotate.office_words import STANDING, TICKETS, WINGS
from kg.annotate.squads import squads
from kg.annotate.told_otherwise import told_otherwise
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.names import ByToken

PERSON = frozenset({EntityType.PERSON})

GONE = frozenset({"former", "old", "previous", "erstwhile"})
"""Words that say that somebody belongs no more: "his old party"."""

OWN = GONE | STANDING | WINGS | {"own", "new", "political", "small", "tiny", "beloved"}
"""Words between "his" and his party."""

GROUPS = frozenset({"party", "movement", "alliance", "coalition", "bloc", "list", "faction", "group"})
"""What a party is called in common words."""

PARTYS_OWN = GROUPS | {"government", "cabinet", "administration", "colleague", "comrade", "membership", "affiliation",
                       "allegiance", "candidacy"}  # fmt: skip
"""What a party's name may stand before, where what is his is the party's too: "his Harbour Party colleagues"."""

MEMBERSHIP = frozenset({"membership", "affiliation", "candidacy", "chairmanship", "presidency", "directorship"})
"""Nouns of belonging, which go on with a body behind a preposition or have it before them."""

POSTS = frozenset({"position", "post", "job", "seat", "role", "chair", "professorship", "fellowship", "directorship",
                   "office", "term", "stint", "year", "apprenticeship", "internship", "mandate"})  # fmt: skip
"""What one holds or serves at a body."""

STANDING_VERBS = frozenset({"run", "stand", "win", "lose", "contest", "sit", "elect", "enter", "compete", "return",
                            "campaign", "nominate", "select", "defeat", "unseat", "oppose"})  # fmt: skip
"""Verbs with "as" before what somebody stood for a seat as: "won as the Harbour Party candidate"."""

SEATS = frozenset({"seat", "constituency", "riding", "district", "mandate", "election", "by-election", "primary"})
"""What is won for a party."""

PARTING = frozenset({"split", "resign", "defect", "expel", "withdraw", "oust", "secede", "break"})
"""Verbs with "from" before what somebody belongs to no more."""

LEAVING = frozenset({"split", "defect", "secede"})
"""Those of them that tell by themselves that somebody was one of the body, whatever it is called."""

CROSSING = frozenset({"defect", "switch", "cross"})
"""Verbs with "to" before what somebody belongs to from then on."""

SUCCEEDING = frozenset({"succeed", "replace"})
"""Verbs by which one person has an office behind another."""

HIRING = frozenset({"sign", "hire", "recruit", "poach"})
"""Verbs by which bodies take people on."""

HIRING_UP = frozenset({"snap", "take", "bring"})
"""Others, with a particle: "snapped up", "took on", "brought in"."""

LEADERSHIP = frozenset({"leadership", "chairmanship", "presidency", "stewardship", "direction", "command"})
"""What a body is under that somebody leads."""

ALSO = frozenset({"other", "fellow", "another"})
"""Words before those of whom the one named is one: "Ada Brook and other members"."""

AMONG = frozenset({"including", "namely", "notably", "include", "included"})
"""Words between several of an office and those of them who are named."""

BACK = 14
"""Tokens back from "as" to the verb that it goes with."""


def belonging(doc: Doc, names: list[Name], offices: list[Office]) -> list[Office]:
    """Return the further offices that the words of *doc* tell; those of *offices* without a holder may get one."""
    by_token = by_token_of(names)
    _stood_as(doc, offices, by_token)
    found = [*_his_party(doc, names, by_token), *_memberships(doc, by_token)]
    found.extend(_party_before_name(doc, names, offices, by_token))
    found.extend(_and_others(doc, offices, by_token))
    found.extend(_seats_and_posts(doc, by_token))
    found.extend(_successions(offices, by_token))
    found.extend(_on_behalf(doc, by_token))
    found.extend(_hired(doc, by_token))
    found.extend(_under_leadership(doc, by_token))
    found.extend(told_by_verbs(doc, by_token))
    found.extend(told_otherwise(doc, offices, by_token))
    found.extend(squads(doc, offices, by_token))
    return found


def _body_of(prep: Token, by_token: ByToken) -> Name | None:
    """Return the body that *prep* leads to."""
    named = (by_token.get(x.i) for x in prep.children if x.dep_ == "pobj")
    body = next((x for x in named if x is not None), None)
    return body if body is not None and body.type is EntityType.ORGANISATION and not body.adjective else None


def _his_party(doc: Doc, names: list[Name], by_token: ByToken) -> Iterator[Office]:
    """Yield whose party is "his (old) Harbour Party", "his Harbour Party colleagues", "her party, the Lake List"."""
    for of in names:
        called = of.span.end < len(doc) and doc[of.span.end].lower_ in GROUPS - {"group"}  # "his Our Harbour alliance"
        if of.type is not EntityType.ORGANISATION or not (called or is_party(of)):
            continue
        start, end = of.span.start, of.span.end
        if (
            not called
            and end < len(doc)
            and doc[end].text not in GENITIVE
            and doc[end].pos_ == "NOUN"
            and of.span.root.i != end - 1
        ):
            continue
        follows = doc[end] if end < len(doc) else None
        modifies = (
            follows is not None and of.span.root.dep_ in {"compound", "nmod", "amod"} and of.span.root.head.i >= end
        )
        if modifies and not (follows is not None and follows.lemma_.lower() in PARTYS_OWN):
            continue
        i = start - 1
        i -= i > 0 and doc[i].lower_ == "the"
        if i > 1 and doc[i].text == "," and doc[i - 1].lower_ in GROUPS and not modifies:
            i -= 2  # "her party, the Lake List"
        while i > 0 and (doc[i].lower_ in OWN or doc[i].text in HYPHENS):
            i -= 1
        if i > 0 and doc[i].lower_ == "whose" and not modifies:
            holder = by_token.get(i - 1 - (doc[i - 1].text == ","))  # "Ada Brook, whose Harbour Party governs"
            if holder is not None and holder.type is EntityType.PERSON:
                yield _bare(of, holder, "bare/possessive")
            continue
        owner = by_token.get(i - 1) if i > 1 and doc[i].text in GENITIVE and i < start - 2 else None
        if owner is not None and owner.type is EntityType.PERSON and not modifies:
            yield _bare(of, owner, "bare/possessive")  # "Ada Brook's party, the Lake List"
            continue
        if i < 0 or doc[i].tag_ != "PRP$" or doc[i].lower_ not in {"his", "her"}:
            continue
        over = any(x.lower_ in GONE for x in doc[i + 1 : start])
        yield _bare(of, Name(doc[i : i + 1], EntityType.PERSON), "bare/possessive", over=over)


def _bare(of: Name, holder: Name, rule: str, *, over: bool = False, told: str = "") -> Office:
    tenure = Tenure.FORMER if over else Tenure.CURRENT
    return Office(span=of.span, role="", head="", of=of, holder=holder, rule=rule, tenure=tenure, told=told)


def _memberships(doc: Doc, by_token: ByToken) -> Iterator[Office]:
    """Yield whose membership is told: "her membership of the Grain Union", "Brook's Harbour Party affiliation"."""
    for noun in tokens_of(doc):
        if noun.lower_ not in MEMBERSHIP:
            continue
        owner = next((x for x in noun.children if x.dep_ == "poss"), None)
        if owner is None:
            continue
        name = by_token.get(owner.i)
        if owner.lower_ in {"his", "her"}:
            name = Name(doc[owner.i : owner.i + 1], EntityType.PERSON)
        if name is None or name.type is not EntityType.PERSON:
            continue
        preps = (x for x in noun.children if x.dep_ == "prep" and x.lower_ in {"of", "in", "with"})
        of = next((y for x in preps if (y := _body_of(x, by_token)) is not None), None) or by_token.get(noun.i - 1)
        if of is not None and of.type is EntityType.ORGANISATION and of.span.start > name.span.end - 1:
            over = any(x.lower_ in GONE for x in doc[owner.i + 1 : noun.i])
            yield _bare(of, name, "bare/possessive", over=over)


def _party_before_name(doc: Doc, names: list[Name], offices: list[Office], by_token: ByToken) -> Iterator[Office]:
    """Yield who has a party's name for a title: "won by Harbour Party Ada Brook"."""
    held = {x.holder for x in offices}
    for name in names:
        of = by_token.get(name.span.start - 1)
        if name.type is not EntityType.PERSON or len(name.span) < 2 or name in held:
            continue
        if of is None or of.type is not EntityType.ORGANISATION or not is_party(of) or of.span.end != name.span.start:
            continue
        root = name.span.root
        # "the Harbour Party Ada Brook leads"
        if root.dep_ in {"nsubj", "nsubjpass"} and root.head.dep_ in {"relcl", "acl"}:
            continue
        if of.span.start and doc[of.span.start - 1].lower_ in {"the", "a"}:
            continue
        yield _bare(of, name, "bare/apposition")


def _and_others(doc: Doc, offices: list[Office], by_token: ByToken) -> Iterator[Office]:
    """
    Yield whom the words put among several of an office.

    "Ada Brook and other members of the Harbour Party", "members of the Grain Union, including Ada Brook".
    """
    for office in offices:
        if not office.plural or office.others or office.bodies or office.of is None or office.holder is not None:
            continue
        if office.of.type is not EntityType.ORGANISATION:
            continue  # "Brook and other Norwegian leaders": what she is, is told elsewhere
        people = _one_of(doc, office, by_token) or _before_others(doc, office.span.start, by_token)
        people = people or _named_among(doc, office.span.end, by_token)
        words = [x for x in role_of_one(office).split() if x.lower() not in ALSO]
        role = " ".join(words)
        yield from (
            replace(office, role=role, holder=x, plural=False, rule="office/apposition", span=x.span) for x in people
        )


def _one_of(doc: Doc, office: Office, by_token: ByToken) -> list[Name]:
    """Return who is "one of the founders of the Lake List"."""
    start = office.span.start - 2
    if start < 1 or [x.lower_ for x in doc[start : start + 2]] != ["one", "of"]:
        return []
    found = holder_beside(doc, start, office.span.end, by_token)
    return [found[0]] if found is not None else []


def _before_others(doc: Doc, start: int, by_token: ByToken) -> list[Name]:
    """Return the people before "and other members", whose words begin at *start*."""
    i = start
    while i < len(doc) and i < start + 2 and doc[i].lower_ not in ALSO:
        i += 1
    i = start - 1 if doc[start - 1].lower_ in ALSO else i if i < len(doc) and doc[i].lower_ in ALSO else -1
    people: list[Name] = []
    i -= 1
    while i > 0 and (doc[i].lower_ == "and" or doc[i].text == ","):
        name = person_before(doc, i, by_token)
        if name is None:
            break
        people.insert(0, name)
        i = name.span.start - 1
    return people


def _named_among(doc: Doc, i: int, by_token: ByToken) -> list[Name]:
    """Return the people named behind "members of the Grain Union, including" at *i*."""
    if i + 1 < len(doc) and doc[i].text == ":":
        return _listed(doc, i + 1, by_token)
    i += i < len(doc) and doc[i].text == ","
    if i + 1 >= len(doc):
        return []
    such = doc[i].lower_ == "such" and doc[i + 1].lower_ == "as"
    if not such and doc[i].lower_ not in AMONG:
        return []
    first = i + 1 + such
    people, _ = row_of(doc, first, by_token, PERSON)
    return people if people and people[0].span.start == first else []


def _listed(doc: Doc, i: int, by_token: ByToken) -> list[Name]:
    """
    Return those whom a list behind a colon names: "Ada Brook in circuit 8, and Karl Stone in circuit 9".

    A name opens the list, and each other one stands behind a comma, a semicolon or "and"; with a verb it is a sentence.
    """
    people: list[Name] = []
    while i < len(doc) and doc[i].sent == doc[i - 1].sent and not doc[i].is_space:
        name = by_token.get(i)
        before = doc[i - 1]
        opens = before.text in {":", ",", ";"} or before.lower_ == "and"
        if name is not None and name.type is EntityType.PERSON and opens:
            people.append(name)
            i = name.span.end
            continue
        if doc[i].pos_ in {"VERB", "AUX"}:
            return []
        if not people or doc[i].tag_ in {"WP", "WDT"}:
            break
        i += 1
    return people


def _stood_as(doc: Doc, offices: list[Office], by_token: ByToken) -> None:
    """Put down who holds an office of a body behind "as": "won the election as the Harbour Party candidate"."""
    for office in offices:
        start = office.span.start
        if office.holder is not None or office.plural or office.of is None or start < 2:
            continue
        if doc[start - 1].lower_ != "as" or office.of.type is not EntityType.ORGANISATION:
            continue
        verb = _verb_before(doc, start - 1)
        people = subject_of(verb, by_token) if verb is not None and verb.lemma_ in STANDING_VERBS else []
        if len(people) == 1:
            office.holder, office.rule = people[0], "office/named-as"
            # Who stood for a seat stood for it then.
            over = verb is not None and verb.tag_ in {"VBD", "VBN"} and office.head in {"candidate", "nominee"}
            office.tenure = Tenure.FORMER if over else office.tenure


def _successions(offices: list[Office], by_token: ByToken) -> Iterator[Office]:
    """
    Put down who followed whom in an office, and yield who held it before.

    "Ada Brook succeeded Tomas Vale as president of Norland", "Vale was replaced as head of the Bank by Ada Brook".
    """
    for office in offices:
        head = office.span.root
        verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "as" else None
        if verb is not None and verb.dep_ == "dobj" and verb.pos_ == "PROPN":
            verb = verb.head  # parsers tie "as" to whom she succeeded
        if verb is None or verb.lemma_ not in SUCCEEDING or office.holder is not None or office.plural:
            continue
        if office.of is None or verb.tag_ == "VB":
            continue
        passive = any(x.dep_ == "auxpass" for x in verb.children)
        subject, other = subject_of(verb, by_token), _other_side(verb, by_token, passive=passive)
        new, old = (other, subject) if passive else (subject, other)
        if len(new) == 1:
            office.holder, office.rule = new[0], "office/named-as"
        if len(old) == 1:
            yield replace(office, holder=old[0], rule="office/named-as", tenure=Tenure.FORMER, span=old[0].span)


def _other_side(verb: Token, by_token: ByToken, *, passive: bool) -> list[Name]:
    """Return the person who is the object of *verb*, or behind the "by" of its passive."""
    if passive:
        by = (x for x in verb.subtree if x.lower_ == "by" and x.i > verb.i)
        agents = [y for x in by for y in x.children if y.dep_ == "pobj"]
    else:
        agents = [x for x in verb.children if x.dep_ == "dobj"]
    named = (by_token.get(x.i) for x in agents)
    return [x for x in named if x is not None and x.type is EntityType.PERSON][:1]


def _hired(doc: Doc, by_token: ByToken) -> Iterator[Office]:
    """Yield whom a body took from another: "Harbour Club signed Ada Brook from the Lake Club"."""
    for verb in tokens_of(doc):
        if verb.lemma_ not in HIRING | HIRING_UP or verb.pos_ != "VERB":
            continue
        if any(x.dep_ in {"neg", "auxpass"} or x.tag_ == "MD" or x.lower_ == "to" for x in verb.children):
            continue
        if verb.lemma_ in HIRING_UP and not any(x.dep_ == "prt" for x in verb.children):
            continue
        subject = next((x for x in verb.children if x.dep_ == "nsubj"), None)
        if subject is not None and subject.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
            subject = verb.head  # "the Harbour Club, which signed Ada Brook"
        club = by_token.get(subject.i) if subject is not None else None
        people = [x for x in verb.children if x.dep_ == "dobj"]
        taken = [x for y in people for z in (y, *y.conjuncts) if (x := by_token.get(z.i)) is not None]
        taken = [x for x in taken if x.type is EntityType.PERSON]
        if club is None or club.type is not EntityType.ORGANISATION or not taken:
            continue
        left = [y for x in (verb, *people) for z in x.children if z.lower_ == "from" and (y := _body_of(z, by_token))]
        for person in taken:
            yield _bare(club, person, "office/leads", told=verb.lower_)
            yield from (_bare(x, person, "office/leads", over=True) for x in left[:1])


def _on_behalf(doc: Doc, by_token: ByToken) -> Iterator[Office]:
    """Yield who acts for whom: "Ada Brook signed on behalf of the Grain Board"."""
    for token in tokens_of(doc):
        if token.lower_ != "behalf" or token.i == 0 or token.nbor(-1).lower_ != "on":
            continue
        of = next((by_token.get(y.i) for x in token.children if x.lower_ == "of" for y in x.children), None)
        if of is None or of.type not in {EntityType.ORGANISATION, EntityType.COUNTRY} or of.adjective:
            continue
        on = token.nbor(-1)
        people = subject_of(on.head, by_token) if on.head.pos_ == "VERB" else []
        yield from (_bare(of, x, "office/leads") for x in people)
    for token in tokens_of(doc):
        if token.text != "Speaking" or token.i + 1 >= len(doc) or token.nbor(1).lower_ != "for":
            continue  # "Speaking for the Grain Board, Ada Brook said"
        of = by_token.get(token.i + 2 + (token.i + 2 < len(doc) and doc[token.i + 2].lower_ == "the"))
        people = subject_of(token, by_token)
        if of is not None and of.type in {EntityType.ORGANISATION, EntityType.COUNTRY} and not of.adjective:
            yield from (_bare(of, x, "office/leads") for x in people if len(people) == 1)


def _under_leadership(doc: Doc, by_token: ByToken) -> Iterator[Office]:
    """Yield who leads what grew: "under Ada Brook's leadership the Grain Board", "under the leadership of"."""
    for noun in tokens_of(doc):
        under = noun.head
        if noun.lower_ not in LEADERSHIP or noun.dep_ != "pobj" or under.lower_ != "under":
            continue
        owners = [x for x in noun.children if x.dep_ == "poss"]
        behind = [y for x in noun.children if x.lower_ == "of" for y in x.children if y.dep_ == "pobj"]
        people = [x for y in (*owners, *behind) if (x := by_token.get(y.i)) is not None and x.type is EntityType.PERSON]
        if people and behind:
            people = row_of(doc, people[0].span.start, by_token, PERSON)[0]
        subjects = [x for x in under.head.children if x.dep_ in {"nsubj", "nsubjpass"}]
        of = by_token.get(under.head.i) or next((y for x in subjects if (y := by_token.get(x.i)) is not None), None)
        if of is not None and of.type is EntityType.ORGANISATION:
            yield from (_bare(of, x, "office/leads") for x in people)


def _verb_before(doc: Doc, i: int) -> Token | None:
    """Return the verb that "as" at *i* goes with: the last before it, no mark between."""
    for token in reversed(doc[max(0, i - BACK) : i]):
        if token.sent != doc[i].sent or (token.is_punct and token.text not in {*HYPHENS, ","}):
            return None
        if token.pos_ == "VERB":
            return token
    return None


def _seats_and_posts(doc: Doc, by_token: ByToken) -> Iterator[Office]:
    """Yield who won a seat for a party, was elected for it, split from it, or held a post at a body."""
    for verb in tokens_of(doc):
        if verb.pos_ != "VERB" and not (verb.dep_ == "pcomp" and verb.lower_.endswith("ing")):
            continue  # the tagger takes "(after) splitting" for a noun
        body, over = _won_for(verb, by_token), True
        if body is None:
            body, over = _held_at(verb, by_token), verb.tag_ not in {"VBZ", "VBP"}
        if verb.lemma_ in CROSSING:
            joined = next((y for x in verb.children if x.lower_ == "to" and (y := _body_of(x, by_token))), None)
            if joined is not None and is_party(joined):
                yield from (_bare(joined, x, "office/leads", told=verb.lower_) for x in subject_of(verb, by_token))
        if body is None:
            body, over = _parted_from(verb, by_token), True
        if body is not None:
            before = {x.lower_ for x in verb.children if x.dep_ == "advmod"}
            over = over and (verb.lemma_ not in {"elect", "win"} or bool(before & {"previously", "formerly", "once"}))
            yield from (_bare(body, x, "office/leads", over=over, told=verb.lower_) for x in subject_of(verb, by_token))


def _won_for(verb: Token, by_token: ByToken) -> Name | None:
    """Return the party in "won a seat for the Lake List", "was elected with the Lake List"."""
    if verb.lemma_ in {"win", "lose", "hold", "take", "contest", "gain"}:
        contested = verb.lemma_ == "contest"
        seats = [x for x in verb.children if x.dep_ == "dobj" and (contested or x.lemma_.lower() in SEATS)]
        preps = [y for x in (verb, *seats) for y in x.children] if seats else []
    elif verb.lemma_ in {"elect", "stand", "run"} or (
        verb.lemma_ == "sit" and any(x.lower_ == "in" for x in verb.children)
    ):
        preps = list(verb.children)
    else:
        return None
    found = (_body_of(x, by_token) for x in preps if x.dep_ == "prep" and x.lower_ in {"for", "with"})
    return next((x for x in found if x is not None and is_party(x)), None) or _on_ticket(verb, by_token)


def _on_ticket(verb: Token, by_token: ByToken) -> Name | None:
    """Return the party in "ran on the Lake List ticket", "stood under the Lake List banner"."""
    preps = (x for x in verb.subtree if x.dep_ == "prep" and x.lower_ in {"on", "under"} and x.i > verb.i)
    nouns = [y for x in preps for y in x.children if y.dep_ == "pobj" and y.lower_ in TICKETS]
    behind = [z for x in nouns for y in x.children if y.lower_ == "of" for z in y.children if z.dep_ == "pobj"]
    named = (by_token.get(x) for x in (*(y.i - 1 for y in nouns), *(y.i for y in behind)))
    return next((x for x in named if x is not None and x.type is EntityType.ORGANISATION and is_party(x)), None)


def _held_at(verb: Token, by_token: ByToken) -> Name | None:
    """Return the body in "held positions at the Grain Board", "served two terms in the Senate"."""
    if verb.lemma_ not in {"hold", "serve", "occupy", "spend"}:
        return None
    posts = [x for x in verb.children if x.dep_ in {"dobj", "npadvmod"} and x.lemma_.lower() in POSTS]
    if verb.lemma_ == "spend":
        posts = [x for x in posts if x.lemma_.lower() in {"year", "term", "stint"}]
    preps = [y for x in (verb, *posts) for y in x.children] if posts else []
    found = (_body_of(x, by_token) for x in preps if x.dep_ == "prep" and x.lower_ in {"at", "in", "with", "on"})
    return next((x for x in found if x is not None), None)


def _parted_from(verb: Token, by_token: ByToken) -> Name | None:
    """Return the party in "split from the Lake List", "was expelled from the Harbour Party"."""
    if verb.lemma_ not in PARTING and verb.lower_ not in {"splitting", "defecting", "resigning", "withdrawing"}:
        return None
    found = (_body_of(x, by_token) for x in verb.children if x.dep_ == "prep" and x.lower_ == "from")
    any_body = verb.lemma_ in LEAVING or verb.lower_ in {"splitting", "defecting"}
    return next((x for x in found if x is not None and (any_body or is_party(x))), None)
