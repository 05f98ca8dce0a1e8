"""
Offices: a title, what it is of, and who holds it, as the words beside it tell.

"Norland's acting foreign minister, Ada Brook" has role "acting foreign minister", of Norland,
held by Ada Brook, tenure acting. An office whose holder is not named beside it ("the Norlandic
leader") is found too: it refers, and coreference says to whom.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.names import Name
from kg.annotate.pieces import head_type
from kg.annotate.titles import in_portfolio
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from kg.annotate.doc import Referent
    from kg.annotate.gazetteer import Title

TENURES = {
    "former": Tenure.FORMER, "ex": Tenure.FORMER, "then": Tenure.FORMER, "late": Tenure.FORMER, "onetime": Tenure.FORMER,
    "previous": Tenure.FORMER, "retired": Tenure.FORMER, "ex-president": Tenure.FORMER, "deposed": Tenure.FORMER,
    "ousted": Tenure.FORMER,
    "acting": Tenure.ACTING, "interim": Tenure.ACTING, "caretaker": Tenure.ACTING,
    "incoming": Tenure.DESIGNATE, "elect": Tenure.DESIGNATE, "designate": Tenure.DESIGNATE, "future": Tenure.DESIGNATE,
}  # fmt: skip
ACCREDITED = frozenset({"ambassador", "high commissioner", "envoy", "special envoy", "permanent representative",
                        "consul", "consul general", "representative", "special representative", "charge d'affaires"})  # fmt: skip
PORTFOLIO = frozenset({"minister", "secretary", "commissioner", "undersecretary", "under-secretary", "director",
                       "representative", "adviser", "advisor", "envoy", "coordinator", "chief", "head"})  # fmt: skip
"""Titles that go on with what they are for: "Minister of Trade", "envoy for the lakes"."""

BODIES_BY_KIND = frozenset({"ministry", "government", "embassy", "party", "commission", "council", "office",
                            "parliament", "presidential", "police", "army"})  # fmt: skip
"""Words before a title that say whose it is, the body being named elsewhere: "ministry spokeswoman", "party chief"."""

WITHIN = frozenset({"delegation", "team", "office", "mission", "side", "branch", "bureau", "government", "parliament",
                    "negotiating", "party"})  # fmt: skip
"""Nouns behind a modifier that say the office is within what the modifier names: "head of the Norlandic delegation"."""

NOT_OF_ROLE = frozenset({"new", "own", "two", "three", "top", "visiting", "other", "same", "current", "present",
                         "veteran", "several", "many", "influential", "young", "old", "first-ever"})  # fmt: skip


@dataclass(slots=True, eq=False)
class Office:
    """
    One title where it stands. ``span`` has the words of the role and of what it is of, not the holder's name.

    ``head`` is the title as the table has it, in lower case, singular. ``possessor`` is the token of
    a possessive pronoun before it ("his US counterpart"), for coreference to look through.
    """

    span: Span
    role: str
    head: str
    of: Name | None = None
    holder: Name | None = None
    tenure: Tenure = Tenure.CURRENT
    accredited_to: Name | None = None
    possessor: Token | None = None
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    of_unknown: bool = False  # "the head of the friendship group": of something that is no name
    of_token: Token | None = None  # "ministry spokeswoman": a body by its kind alone, for coreference to resolve
    rule: str = "office"
    of_referent: Referent | None = None  # where coreference found what it is of
    others: tuple[Name, ...] = ()  # of a plural office, the holders beside the first


def find_offices(doc: Doc, titles: dict[int, tuple[int, Title]], names: list[Name]) -> list[Office]:
    """Return the offices in *doc*, in text order."""
    by_token = {i: name for name in names for i in range(name.span.start, name.span.end)}
    found = []
    done = 0
    for start, (end, title) in sorted(titles.items()):
        if title.kind != "office" or start < done or _inside_body(by_token, start, end):
            continue
        office = _office(doc, start, end, title.text.lower(), by_token)
        found.append(office)
        if office.plural:
            found.extend(_shared(doc, office, end, by_token))
        done = office.span.end
    # "Norwegian chief trade negotiator Brook": "chief" begins no office of its own.
    found = [
        x
        for n, x in enumerate(found)
        if not any(
            y.span.start < x.span.end
            and x.span.start <= y.span.start
            and y is not x
            and not y.others
            and not x.others
            and x.rule != "office/shared"
            for y in found[n + 1 : n + 3]
        )
    ]
    found.extend(_led(doc, names, by_token))
    found.extend(_bare(doc, names, by_token, {x.holder for x in found}))
    return sorted(found, key=lambda x: x.span.start)


def _shared(doc: Doc, office: Office, end: int, by_token: dict[int, Name]) -> list[Office]:
    """
    Return the single offices of "the presidents of Norland and Sudland, Ada Brook and Tomas Vale".

    *end* is where the title ends. The plural office itself gets its holders, so that the phrase refers
    to them. "Two foreign ministers, Ada Brook and Tomas Vale" has holders and no single offices.
    """
    i, bodies = end, []
    if i < len(doc) and doc[i].lower_ == "of":
        bodies, i = _row(doc, i + 1, by_token, frozenset({EntityType.COUNTRY, EntityType.ORGANISATION}))
    if i >= len(doc) or doc[i].text not in {",", "(", "–", "—"}:
        return []
    people, i = _row(doc, i + 1, by_token, frozenset({EntityType.PERSON}))
    if len(people) < 2:
        return []
    office.holder, office.others, office.rule = people[0], tuple(people[1:]), "office/shared"
    office.span = doc[office.span.start : max(office.span.end, end)]
    if len(bodies) != len(people):
        return []
    role = " ".join([*office.role.split()[:-1], office.head.split()[-1]]) if office.role else office.head
    return [
        Office(span=person.span, role=role, head=office.head, of=body, holder=person, rule="office/shared")
        for person, body in zip(people, bodies, strict=True)
    ]


def _row(doc: Doc, i: int, by_token: dict[int, Name], kinds: frozenset[EntityType]) -> tuple[list[Name], int]:
    """Return the names of *kinds* in a row at token *i* ("A, B and C", "A of X and B of Y") and where the row ends."""
    found: list[Name] = []
    end = i
    while i < len(doc):
        name = by_token.get(i)
        if name is not None and name.type in kinds and not name.adjective:
            if found and doc[end].text != "," and doc[end].lower_ != "and" and end != i:
                break
            found.append(name)
            i = end = name.span.end
            if EntityType.PERSON in kinds and i + 1 < len(doc) and doc[i].lower_ == "of":
                owner = by_token.get(i + 1 + (doc[i + 1].lower_ == "the"))
                if owner is not None:
                    i = end = owner.span.end
            if found and len(found) > 1 and doc[name.span.start - 1].lower_ == "and":
                break  # "and" closes the row
        elif doc[i].lower_ in {"the", "and"} or doc[i].text == "," or gazetteer.titles().get(doc[i].lower_) is not None:
            i += 1
        else:
            break
    return found, end


def _inside_body(by_token: dict[int, Name], start: int, end: int) -> bool:
    name = by_token.get(start)
    return name is not None and name is by_token.get(end - 1) and name.type is not EntityType.PERSON


def _office(doc: Doc, start: int, end: int, head: str, by_token: dict[int, Name]) -> Office:
    left, tenure = _role_start(doc, start, by_token)
    tenure = next((TENURES[x] for x in head.replace("-", " ").split() if x in TENURES), tenure)
    role_start = left
    of_token = None
    if left < start and doc[left].lower_ in BODIES_BY_KIND:
        of_token = doc[left]
    right, role_end, of, accredited = _right(doc, end, head, by_token)
    if (
        tenure is Tenure.CURRENT
        and right < len(doc)
        and doc[right].text == "-"
        and right + 1 < len(doc)
        and doc[right + 1].lower_ in {"elect", "designate"}
    ):
        tenure, right = Tenure.DESIGNATE, right + 2
        role_end = right
    of_left, possessor, left, definite = _left(doc, left, by_token)
    of = of_left or of
    if tenure is Tenure.CURRENT and left > 0:
        # "former Norwegian prime minister": what it is of stands between.
        before = doc[left - 1].lower_ if doc[left - 1].text != "-" else doc[left - 2].lower_ if left > 1 else ""
        if before in TENURES:
            tenure = TENURES[before]
            left -= 1 + (doc[left - 1].text == "-")
    office = Office(
        span=doc[left:right],
        role=" ".join(doc[role_start:role_end].text.split()),
        head=head,
        of=of,
        tenure=tenure,
        accredited_to=accredited,
        possessor=possessor,
        definite=definite,
        indefinite=doc[left].lower_ in {"a", "an", "another", "one", "some", "any"}
        or (left > 0 and doc[left - 1].lower_ in {"a", "an", "one", "another"}),
        plural=doc[end - 1].tag_ in {"NNS", "NNPS"},
        of_token=of_token if of is None else None,
        of_unknown=of is None and right < len(doc) and doc[right].lower_ == "of",
    )
    _find_holder(doc, office, by_token)
    return office


def _role_start(doc: Doc, start: int, by_token: dict[int, Name]) -> tuple[int, Tenure]:
    """Return where the words of the role begin ("chief trade" of "negotiator") and what they say of its tenure."""
    tenure = Tenure.CURRENT
    i = start
    while i > 0:
        token = doc[i - 1]
        if token.lower_ in TENURES:
            tenure = TENURES[token.lower_]
        elif (
            token.text in {"-", "‑"}
            and i > 1
            and not doc[i - 2].whitespace_
            and doc[i - 2].is_alpha
            and i - 2 not in by_token
        ):
            i -= 1
            if doc[i - 1].lower_ in TENURES:
                tenure = TENURES[doc[i - 1].lower_]
        elif (
            token.is_space
            or i - 1 in by_token
            or token.lower_ in NOT_OF_ROLE
            or token.is_punct
            or token.pos_ not in {"NOUN", "PROPN", "ADJ"}
            or (token.is_sent_start and token.pos_ == "ADJ")
            # "in her remarks Deputy Minister Brook": what a capital title does not share is not of it.
            or (doc[start].text[0].isupper() and not token.text[0].isupper())
        ):
            break
        i -= 1
    return i, tenure


def _right(doc: Doc, end: int, head: str, by_token: dict[int, Name]) -> tuple[int, int, Name | None, Name | None]:
    """Return the end of the office's words, that of its role, what it is of, and to whom it is accredited."""
    i = role_end = end
    of = accredited = None
    if doc[end - 1].lower_ in gazetteer.portfolios():
        i = role_end = max(end, in_portfolio(doc, end - 1, gazetteer.portfolios()))  # "minister of finance and trade"
    if i < len(doc) and doc[i].lower_ in {"responsible", "plenipotentiary", "accredited"}:
        i += 1
    for _ in range(4):
        if i >= len(doc) or doc[i].lower_ not in {"of", "for", "to", "at", "in", "on", "with"}:
            break
        word = doc[i].lower_
        j = i + 1
        while (
            j < len(doc)
            and j not in by_token
            and (
                doc[j].lower_ in {"the", "its", "their", "his", "her"}
                or (doc[j].pos_ == "ADJ" and doc[j].is_lower and j + 1 in by_token)
            )
        ):
            j += 1
        if j < len(doc) and j not in by_token and word in {"of", "for", "on"}:
            subjects = in_portfolio(doc, j, gazetteer.portfolios())
            if subjects > j and (subjects == len(doc) or doc[subjects].pos_ != "NOUN" or doc[subjects].is_punct):
                i = role_end = subjects
                continue
        name = by_token.get(j)
        if name is not None and name.span.start == j and name.adjective:
            # "head of the Norlandic delegation"
            if (
                name.span.end < len(doc)
                and doc[name.span.end].lower_ in WITHIN
                and of is None
                and word in {"of", "for", "in", "at"}
            ):
                of, i = name, name.span.end + 1
                continue
            break
        if name is not None and name.span.start == j:
            owned = _owned(doc, name, by_token)
            part_of_role = (
                name.row is None
                and name.type is EntityType.ORGANISATION
                and head.split()[-1] in PORTFOLIO
                and word in {"of", "for", "on"}
                and not _bodylike(name)
            )
            if part_of_role:
                i = role_end = _and_more(doc, name.span.end, by_token)
                continue
            if word in {"of", "for", "at"} and of is None and name.type is not EntityType.PERSON:
                of, i = owned or name, (owned or name).span.end
                continue
            if word in {"in", "with", "on"} and of is None and (owned or name).type is EntityType.ORGANISATION:
                of, i = owned or name, (owned or name).span.end
                continue
            if word in {"to", "in"} and (head in ACCREDITED or head.split()[-1] in ACCREDITED):
                accredited, i = name, name.span.end
                continue
            break
        if (
            word in {"of", "for", "on"}
            and head.split()[-1] in PORTFOLIO
            and j < len(doc)
            and doc[j].pos_ in {"NOUN", "PROPN", "ADJ"}
            and j not in by_token
        ):
            k = j
            while (
                k < len(doc)
                and k not in by_token
                and (
                    doc[k].pos_ in {"NOUN", "PROPN", "ADJ"}
                    or (
                        doc[k].lower_ == "and"
                        and k + 1 < len(doc)
                        and doc[k + 1].pos_ in {"NOUN", "PROPN"}
                        and doc[k + 1].i not in by_token
                    )
                )
            ):
                k += 1
            i = role_end = k
            continue
        break
    return i, role_end, of, accredited


def _owned(doc: Doc, owner: Name, by_token: dict[int, Name]) -> Name | None:
    """Return the body in "the speaker of Norland's Parliament"."""
    end = owner.span.end
    if end + 1 < len(doc) and doc[end].text in {"'s", "’s", "'", "’"}:
        name = by_token.get(end + 1)
        if name is not None and name.type is EntityType.ORGANISATION:
            return name
    return None


def _and_more(doc: Doc, i: int, by_token: dict[int, Name]) -> int:
    """Return the end of "and Cooperation" behind "Minister of Trade": the rest of a portfolio."""
    if i + 1 < len(doc) and doc[i].lower_ in {"and", "&"}:
        name = by_token.get(i + 1)
        if name is not None and name.row is None and name.type is not EntityType.PERSON and name.span.start == i + 1:
            return name.span.end
        if name is None and doc[i + 1].pos_ in {"NOUN", "PROPN"} and doc[i + 1].text[0].isupper():
            return i + 2
    return i


def _bodylike(name: Name) -> bool:

    return head_type(name.span.doc, name.span.start, name.span.end) == "Organisation"


def _left(doc: Doc, start: int, by_token: dict[int, Name]) -> tuple[Name | None, Token | None, int, bool]:
    """Return what stands before the role: what it is of, a possessive pronoun, the new start, and whether it is definite."""
    of = possessor = None
    i = start
    while i > 0 and doc[i - 1].lower_ in NOT_OF_ROLE and i - 1 not in by_token:
        i -= 1
    if i > 0 and doc[i - 1].text in {"'s", "’s", "'", "’"} and i - 1 > 0 and i - 2 in by_token:
        of = by_token[i - 2]
        i = of.span.start
    elif i > 0 and i - 1 in by_token and by_token[i - 1].type is not EntityType.PERSON:
        of = by_token[i - 1]
        i = of.span.start
    while i > 0 and doc[i - 1].lower_ in NOT_OF_ROLE and i - 1 not in by_token:
        i -= 1
    definite = False
    if i > 0 and doc[i - 1].lower_ in {"the", "both", "this", "that"}:
        i -= 1
        definite = True
    elif i > 0 and doc[i - 1].tag_ == "PRP$":
        possessor = doc[i - 1]
        i -= 1
        definite = True
    elif i > 0 and doc[i - 1].lower_ in {"a", "an"}:
        i -= 1
    if of is not None and of.type is EntityType.PERSON:
        possessor, of = of.span.root, None
    return of, possessor, i, definite or (of is not None and doc[i].lower_ not in {"a", "an"})


def _find_holder(doc: Doc, office: Office, by_token: dict[int, Name]) -> None:
    """Find the name beside *office* that it belongs to, and how they stand to each other."""
    start, end = office.span.start, office.span.end
    if office.plural:
        return
    after = _name_at(doc, end, by_token)
    if after is not None:
        office.holder, office.rule = after, "office/title"
        if office.of is None:
            office.of = _of_after(doc, after, by_token)
        return
    before = by_token.get(start - 2) if start > 1 and doc[start - 1].text in {",", "(", "–", "—"} else None
    if before is not None and before.type is EntityType.PERSON and before.span.end == start - 1:
        office.holder, office.rule = before, "office/apposition"
        return
    if end < len(doc) and doc[end].text == ",":
        behind = _name_at(doc, end + 1, by_token)
        if behind is not None and _closes(doc, behind):
            office.holder, office.rule = behind, "office/apposition"
            return
    # "Ada Brook is the foreign minister of Norland"
    verb = doc[start - 1] if start else None
    if (
        verb is not None
        and verb.lemma_ in {"be", "become", "remain"}
        and verb.lower_ in {"is", "was", "became", "remains"}
    ):
        subject = next((x for x in verb.children if x.dep_ == "nsubj"), None)
        name = by_token.get(subject.i) if subject is not None else None
        if name is not None and name.type is EntityType.PERSON and not any(x.dep_ == "neg" for x in verb.children):
            office.holder, office.rule = name, "office/copula"
            if verb.lower_ == "was":
                office.tenure = Tenure.FORMER


def _name_at(doc: Doc, i: int, by_token: dict[int, Name]) -> Name | None:
    """Return the person named at token *i*, a courtesy title ("Ms", "Dr") looked through."""
    for _ in range(3):
        if i >= len(doc):
            return None
        name = by_token.get(i)
        if name is not None:
            return name if name.type is EntityType.PERSON and name.span.start == i else None
        # "his counterpart, President Ada Brook": titles between are the holder's too.
        two = gazetteer.titles().get(f"{doc[i].lower_} {doc[i + 1].lower_}") if i + 1 < len(doc) else None
        if two is not None:
            i += 1
        elif (
            gazetteer.titles().get(doc[i].lower_) is None and gazetteer.titles().get(doc[i].lower_.rstrip(".")) is None
        ):
            return None
        i += 1
    return None


def _closes(doc: Doc, name: Name) -> bool:
    """Tell whether an apposition ends behind *name*: else it begins a clause of its own."""
    end = name.span.end
    return (
        end >= len(doc)
        or doc[end].is_punct
        or doc[end].is_space
        or doc[end].pos_ in {"VERB", "AUX", "CCONJ", "ADP", "PART", "ADV"}
    )


def _of_after(doc: Doc, holder: Name, by_token: dict[int, Name]) -> Name | None:
    """ "President Ada Brook of Norland"."""
    end = holder.span.end
    if end + 1 < len(doc) and doc[end].lower_ == "of":
        j = end + 1 + (doc[end + 1].lower_ == "the")
        name = by_token.get(j)
        if name is not None and name.type in {EntityType.COUNTRY, EntityType.ORGANISATION}:
            return name
    return None


def _led(doc: Doc, names: list[Name], by_token: dict[int, Name]) -> list[Office]:
    """Return what is led: "Ada Brook, who leads the Norlandic team", "Brook chairs the Port Authority"."""
    found = []
    for verb in doc:
        if (
            verb.lemma_ not in {"lead", "head", "chair", "represent", "run"}
            or verb.pos_ != "VERB"
            or any(x.dep_ in {"neg", "auxpass"} for x in verb.children)
        ):
            continue
        subject = next((x for x in verb.children if x.dep_ == "nsubj"), None)
        if subject is not None and subject.tag_ in {"WP", "WDT"}:
            subject = verb.head
        led = next((x for x in verb.children if x.dep_ in {"dobj", "obj"}), None)
        holder = by_token.get(subject.i) if subject is not None else None
        if holder is None or holder.type is not EntityType.PERSON or led is None:
            continue
        of = by_token.get(led.i)
        if of is None and led.lower_ in WITHIN:
            of = next(
                (
                    by_token[x.i]
                    for x in led.children
                    if x.i in by_token and x.dep_ in {"amod", "compound", "poss", "nmod"}
                ),
                None,
            )
        if of is not None and of.type in {EntityType.COUNTRY, EntityType.ORGANISATION} and of.span.start > verb.i:
            found.append(Office(span=of.span, role="", head="", of=of, holder=holder, rule="office/leads"))
    return found


def _bare(doc: Doc, names: list[Name], by_token: dict[int, Name], held: set[Name | None]) -> list[Office]:
    """Return belonging without a title: "Norland's Ada Brook", "Ada Brook of the University of the Isles"."""
    found = []
    for name in names:
        if name.type is not EntityType.PERSON or len(name.span) < 2 or name in held:
            continue
        start, end = name.span.start, name.span.end
        of, rule = None, ""
        if start > 1 and doc[start - 1].text in {"'s", "’s"}:
            of, rule = by_token.get(start - 2), "bare/possessive"
            if of is not None and of.type is not EntityType.COUNTRY:
                of = None
        if of is None and end + 1 < len(doc) and doc[end].lower_ in {"of", "from"}:
            j = end + 1 + (doc[end + 1].lower_ == "the")
            of, rule = by_token.get(j), "bare/of"
            if of is not None and of.type is not EntityType.ORGANISATION:
                of = None
        if of is not None:
            found.append(Office(span=of.span, role="", head="", of=of, holder=name, rule=rule))
    return found
