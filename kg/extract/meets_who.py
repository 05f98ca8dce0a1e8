"""
Participants: whom the noun phrases around a word of meeting refer to.

People where people are named, else countries and bodies, else the countries and bodies whose
delegates are named ("Norlandic and Sudish officials"). Beside a person such delegates are people
without a name, and so is the holder of an office whom the text names nowhere ("Brook met the
Norlandic premier"): "unnamed: Norlandic premier".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import reference, referents
from kg.extract._syntax import children, conjuncts, prepositional, subjects
from kg.extract.capitals import country_of
from kg.extract.meets_equal import among_them, said_of_itself, told_behind
from kg.extract.meets_joint import JOINT, of_both
from kg.extract.unnamed import unnamed
from kg.model import UNNAMED, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Reference, Referent
    from kg.extract.meets_mention import Side, Sides

DELEGATES = frozenset({"official", "minister", "diplomat", "negotiator", "expert", "delegation", "team", "leader",
                       "envoy", "representative", "lawmaker", "general", "officer", "commander", "side", "government",
                       "surveyor", "engineer", "working group", "expert group", "technician", "scientist",
                       "delegate", "president", "premier", "ambassador", "mediator", "legislator", "counterpart",
                       "parliamentarian"})  # fmt: skip
"""Heads of noun phrases that stand for the countries they are of, where they name nobody."""
COLLECTIVES = frozenset({"delegation", "team", "side", "government"})
"""Those of them that are many even in the singular: "the Norlandic delegation"."""

LED = frozenset({"delegation", "team", "group", "mission", "party", "side"})
LEADING = frozenset({"lead", "head"})
"""Who leads a delegation takes part for it."""

ACTORS = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION})
"""What may take part in a meeting where no person is named."""

CONNECTING = frozenset({"and", "&", ",", "plus"})
"""What may stand between two names in one row, beside the words of an office."""

BAR = frozenset({"bar", "barring", "except", "excepting", "excluding"})
"""Words before whoever alone does not take part."""

REACH = 14
"""Tokens looked at behind an event's noun for "with", and behind that for a name: offices come between."""

GAP = 24
"""Tokens between two names in one row: the words of an office and its body."""


def actors_of(tokens: Iterable[Token]) -> list[Side]:
    """Return whom *tokens* refer to: people, else countries and bodies, else those whose delegates they are."""
    tokens = [y for x in tokens for y in _of_each(x) if not _is_left_out(y)]
    found = [(one, token) for token in tokens for one in _meant_by(token)]
    people = [x for x in found if x[0].type is EntityType.PERSON]
    if people:
        return people
    return [x for x in found if x[0].type in ACTORS] or [x for token in tokens for x in _sent_by(token)]


def _meant_by(token: Token) -> tuple[Referent, ...]:
    several = _leaders(token) if token.tag_ == "NNS" else ()  # "the two sides, led by Ada Brook and Tomas Vale"
    if len(several) > 1:
        return several
    found = _holder(token) or referents(token) or _apposed(token) or told_behind(token) or said_of_itself(token)
    found = found or _including(token)
    return found or (_leaders(token) if token.dep_ == "dobj" else ())


def _including(token: Token) -> tuple[Referent, ...]:
    """Return the people named of a group: "talks with the junta, including Colonel Vale"."""
    if token.pos_ != "NOUN":
        return ()
    doc, i = token.doc, token.i + 1
    i += i < len(doc) and doc[i].text == ","
    if (i >= len(doc) or doc[i].lower_ != "including") and token.dep_ in {"dobj", "conj"}:
        first = token.head if token.dep_ == "conj" else token
        behind = (x for x in first.head.subtree if x.i > token.i and doc[x.i - 1].text == ",")
        i = next((x.i for x in behind if x.lower_ == "including"), len(doc))
    if i >= len(doc) or doc[i].lower_ != "including":
        return ()
    people = (y for x in children(doc[i], "pobj") for one in conjuncts(x) for y in referents(one))
    return tuple(x for x in people if x.type is EntityType.PERSON)


def _leaders(token: Token) -> tuple[Referent, ...]:
    """Return who is told to lead the group or groups that *token* is: "a delegation led by Ada Brook"."""
    if token.lemma_.lower() not in LED:
        return ()
    if token.dep_ == "dobj" and token.head.lemma_ in LEADING and token.tag_ == "NN":
        return tuple(y for x in subjects(token.head) for y in referents(x))  # "led a delegation that met Vale"
    whole = (token, *prepositional(token, "of", "from"))  # "a delegation of the miner Lode, led by Ada Brook"
    if under := tuple(y for x in prepositional(token, "under") for y in referents(x)):
        return under if all(x.type is EntityType.PERSON for x in under) else ()  # "a delegation under Ada Brook"
    leading = [x for y in whole for x in children(y, "acl") if x.lemma_ in LEADING] or _led_behind(token)
    return tuple(y for verb in leading for x in prepositional(verb, "by") for y in referents(x) or _apposed(x))


def _led_behind(token: Token) -> list[Token]:
    """Return the "led" right behind *token* and a comma, which parsers hang on the meeting: "a delegation, led by"."""
    doc, i = token.doc, token.right_edge.i + 1
    behind = doc[i + 1] if i + 1 < len(doc) and doc[i].text == "," else None
    return [behind] if behind is not None and behind.lemma_ in LEADING and behind.tag_ == "VBN" else []


def _is_left_out(token: Token) -> bool:
    """Tell whether the words say that all but *token* take part: "but not Vale", "all the leaders bar Vale"."""
    if token.dep_ == "conj" and any(x.dep_ == "neg" and x.lower_ == "not" for x in token.children):
        return all(x.lower_ != "only" for x in token.children)
    first = token.left_edge.i
    return any(x.lower_ in BAR for x in token.doc[max(first - 1, 0) : token.i])


def _of_each(token: Token) -> list[Token]:
    """Return what *token* counts: "each of the two guests", "both of them"."""
    if token.lower_ in {"each", "both", "all"} and (whom := list(prepositional(token, "of"))):
        return whom
    return [token]


def people_of(tokens: Iterable[Token]) -> list[Side]:
    """Return the people that *tokens* refer to."""
    return [x for x in actors_of(tokens) if x[0].type is EntityType.PERSON]


def one_each(first: list[Side], second: list[Side]) -> Sides:
    """Return the one of *first* and the one of *second*; empty if either has none or several, or both are the same."""
    return (*first, *second) if len(first) == len(second) == 1 and first[0][0] is not second[0][0] else ()


def participants(*sides: Iterable[Token]) -> Sides:
    """
    Return the participants of all *sides*; empty if one of the sides has none.

    Countries stand for their delegates only where nobody is told on either side; else delegates,
    and officials whom the text does not name, are people without a name.
    """
    tokens = [list(side) for side in sides]
    found = [actors_of(side) for side in tokens]
    if not all(found) or any(one.type is EntityType.PERSON for side in found for one, _ in side):
        found = [_without_name(told) or side for told, side in zip(tokens, found, strict=True)]
    if not all(found):
        return ()
    return tuple(x for side in found for x in side)


HEADED = frozenset({"leader", "president", "minister", "premier", "chief", "boss", "superior"})
"""Who is above whomever "their" means: "their leaders" are not they."""

UNOFFICIAL = frozenset({"coup", "rebel", "opposition", "protest", "militia", "militant", "guerrilla", "insurgent",
                        "separatist", "union", "community", "church", "religious", "tribal", "student"})  # fmt: skip
"""What the leaders are of who stand for no government."""

MEMBERS = frozenset({"member", "executive", "manager", "director", "trustee"})
"""Who belongs to a body: many of them are the body, one is not."""


def _without_name(tokens: list[Token]) -> list[Side]:
    """Return the officials that *tokens* tell of without a name, if none of them names anybody."""
    if any(referents(token) or _apposed(token) or _including(token) for token in tokens):
        return []
    found: list[Side] = []
    for token in tokens:
        if token.lemma_.lower() in MEMBERS and token.tag_ == "NNS":
            own = [(y, x) for x in prepositional(token, "of", "from", "at") for y in referents(x)]
            found += [x for x in own if x[0].type is EntityType.ORGANISATION]
        elif is_official(token):
            bodies = [x for x in _sent_by(token) if x[0].type is EntityType.ORGANISATION]
            found += bodies or [(unnamed(token), token)]  # "members of the Harbour Board": the board
    return found


OCCUPATIONS = frozenset({"accountant", "activist", "agent", "assistant coach", "attorney", "batsman", "bowler",
                         "broker", "campaigner", "candidate", "coach", "columnist", "dealer", "defender",
                         "editorialist", "employee", "engineer", "executive", "goalkeeper", "head coach",
                         "historian", "inspector", "investigator", "lawyer", "linebacker", "lineman", "manager",
                         "member", "midfielder", "organiser", "organizer", "owner", "partner", "photographer",
                         "physician", "pitcher", "player", "politician", "publisher", "quarterback", "reporter",
                         "scientist", "skipper", "strategist", "striker", "trader", "trustee", "wicketkeeper",
                         "winger"})  # fmt: skip
"""Titles that tell what somebody does at a body, rather than that he speaks for it."""


def is_official(noun: Token) -> bool:
    """
    Tell whether *noun* heads words for an official or for several, told apart from others of that office.

    That is by country or body ("the Norlandic premier", "her Norlandic counterpart"), or, where no
    particular one is meant, by nothing ("a senior official", "three ministers").
    """
    lemma = noun.lemma_.lower()
    if noun.pos_ not in {"NOUN", "PROPN"} or referents(noun):
        return False
    if lemma == "group":
        return any(is_official(x) for x in prepositional(noun, "of"))
    title = gazetteer.titles().get(lemma)
    if lemma not in DELEGATES and (title is None or title.kind != "office" or lemma in OCCUPATIONS):
        return False
    if any(x.lower_ in {"no", "any", "every"} for x in noun.children):
        return False
    of_whom = [y for x in noun.children if x.i < noun.i for y in (x, *x.conjuncts)]
    of_whom += list(prepositional(noun, "of", "from", "for"))
    if any(_is_actor(x) for x in of_whom):
        return True
    # "the head of Norland's military council": of a body that is told by whose it is
    if any(_is_actor(y) for x in prepositional(noun, "of", "for") for y in x.subtree):
        return True
    plural = noun.tag_ in {"NNS", "NNPS"}
    theirs = [x for x in noun.children if x.dep_ == "poss"]
    if lemma == "representative" and plural and theirs and theirs[0].tag_ == "NNS" and not referents(theirs[0]):
        return True  # "shipowners' representatives"
    return not any(x.dep_ == "poss" or x.lower_ in {"the", "this", "that", "both"} for x in noun.children) and (
        plural or any(x.lower_ in {"a", "an"} for x in noun.children)
    )


def _is_actor(token: Token) -> bool:
    one = reference(token)
    return one is not None and len(one.referents) == 1 and one.referents[0].type in ACTORS


def is_visit(sides: Sides) -> bool:
    """Tell whether the first of *sides*, a visitor, is a person, named if it is a country, and the visited no place."""
    if sides[0][0].name.startswith(UNNAMED) and all(x.type is EntityType.COUNTRY for x, _ in sides[1:]):
        return False  # "an envoy wound up a visit to Norland": who he is comes next
    return sides[0][0].type is EntityType.PERSON and all(x.type is not EntityType.PLACE for x, _ in sides)


def refers_back(token: Token) -> bool:
    """Tell whether *token* names nobody itself: "they", "the two leaders"."""
    one = reference(token)
    return one is not None and one.how in {"pronoun", "group"}


def _holder(token: Token) -> tuple[Referent, ...]:
    """
    Return who holds the office of whose words the body at *token* is one.

    Parsers hang a clause on the last of them: "the minister at the Port Department, Ada Brook, who met".
    """
    if any(x.type is EntityType.PERSON for x in referents(token)) or token.dep_ == "nsubj":
        return ()
    for office in token.doc._.offices:
        if office.holder is not None and office.span.start <= token.i < office.span.end:
            return referents(office.holder.span.root)
    return ()


def _apposed(token: Token) -> tuple[Referent, ...]:
    """
    Return whom a noun's apposition names, or who leads the group it is.

    Cases: "his host, Ada Brook", "Ada Brook, the envoy, who met", "a delegation led by Ada Brook".
    """
    if token.pos_ not in {"NOUN", "PROPN"}:
        return ()
    if token.tag_ in {"NNS", "NNPS"}:  # "consulted officials, including the minister, Ada Brook"
        named = tuple(y for x in prepositional(token, "including") for y in referents(x)) or among_them(token)
        if named and all(x.type is EntityType.PERSON for x in named):
            return named
    if leaders := _leaders(token):
        return leaders
    beside = [*children(token, "appos"), *([token.head] if token.dep_ == "appos" else [])]
    if token.tag_ in {"NNS", "NNPS"} and (row := _row_apposed(token)):
        return row
    return next((referents(x) for x in beside if referents(x)), ()) or _apposed_to_body(token)


def _row_apposed(noun: Token) -> tuple[Referent, ...]:
    """Return the several people that a plural before their names is of: "Ministers Ada Brook and Tomas Vale"."""
    row = [y for x in children(noun, "appos") if x.i > noun.i for y in conjuncts(x)]
    found = dict.fromkeys(one for x in row for one in referents(x) if one.type is EntityType.PERSON)
    return tuple(found) if len(found) > 1 else ()


def _apposed_to_body(office: Token) -> tuple[Referent, ...]:
    """Return the person whose name the parser hangs on the body: "the chairman of the Harbour group, Ada Brook"."""
    title = gazetteer.titles().get(office.lemma_.lower())
    if title is None or title.kind != "office" or office.tag_ not in {"NN", "NNP"}:
        return ()
    of = prepositional(office, "of", "from")  # "his counterpart from Haven, Tomas Vale"
    beside = (y for x in of for y in children(x, "appos") if y.nbor(1).text in {",", "."})
    found = next((referents(x) for x in beside), ()) or _named_at_end(office)
    return found if len(found) == 1 and found[0].type is EntityType.PERSON else ()


def _named_at_end(office: Token) -> tuple[Referent, ...]:
    """Return the person named between commas behind the words of *office*: "the head of the sea board, Ada Brook,"."""
    doc, i = office.doc, max((x.i for y in prepositional(office, "of") for x in (y, *y.lefts)), default=office.i) + 1
    one = reference(doc[i + 1]) if i + 2 < len(doc) and doc[i].text == "," else None
    if one is None or one.how != "name" or one.span.end >= len(doc) or doc[one.span.end].text not in {",", "."}:
        return ()
    return one.referents


def _sent_by(token: Token) -> list[Side]:
    """
    Return the countries and bodies whose delegates *token* names.

    Cases: "Norlandic and Sudish officials", "ministers from Norland". One minister alone is not his country.
    """
    lemma = token.lemma_.lower()
    if lemma in JOINT:  # "the commission of Norland and Sudland": theirs
        of = [x for x in prepositional(token, "of", "between") if _is_actor(x) or refers_back(x)]
        both = [(one, x) for x in of for one in referents(x) if one.type is EntityType.COUNTRY]
        both = both or of_both(token)
        return both if len(both) > 1 else []
    several = token.tag_ in {"NNS", "NNPS"} or lemma in COLLECTIVES
    if lemma not in DELEGATES or not several or referents(token):
        return []
    if any(x.i < token.i and x.lower_ in UNOFFICIAL for x in token.children):
        return []  # "the Norlandic coup leaders" are not sent by Norland
    found = []
    before = [
        y
        for x in token.children
        if x.i < token.i and x.dep_ in {"amod", "compound", "poss", "nmod"}
        for y in (x, *x.conjuncts)
    ]
    after = list(prepositional(token, "from", "of"))
    if token.dep_ == "pobj":  # "a meeting of officials from Norland", where parsers hang "from" on the meeting
        beside = (x for x in children(token.head.head, "prep") if x.i == token.i + 1 and x.lower_ == "from")
        after += [y for x in beside for noun in children(x, "pobj") for y in conjuncts(noun)]
    for word in (*before, *after):
        one = reference(word)
        if word in after and (land := country_of(word)) is not None:
            found.append((land, word))  # "delegations from Oslo and Sofia"
        if one is not None and word.tag_ == "PRP$" and lemma in HEADED and _has_person(one):
            continue  # "the ministers talked ahead of a summit between their leaders": others
        if one is not None and all(x.type in ACTORS for x in one.referents):
            found += [(x, word) for x in one.referents]  # "officials of the two countries" too
    return found


def _has_person(one: Reference) -> bool:
    return any(x.type is EntityType.PERSON for x in one.referents)


def in_a_row(tokens: list[Token], *, leftwards: bool) -> list[Token]:
    """
    Return *tokens* with the people that stand in one row with them, which the parser often tears apart.

    «Norland's envoy, Ada Brook, and Sudish minister Tomas Vale»: between two names only commas, "and",
    and the words of their offices. To the left for subjects, to the right for the rest.
    """
    found = list(tokens) if leftwards else [*_torn(tokens), *tokens]
    for token in tokens:
        one = reference(token) or _named_by(token)
        while one is not None and one.how in {"name", "office"} and one.referents[0].type is EntityType.PERSON:
            one = _neighbour(one, leftwards=leftwards)
            if one is not None:
                root = one.span.root
                if any(x.i == root.i for x in found):
                    break
                found.append(root)
    return found


def _torn(tokens: list[Token]) -> list[Token]:
    """Return the first of "Secretary Ada Brook and Mayor Tomas Vale", whom parsers take for a part of the last."""
    return [
        y
        for x in tokens
        for y in children(x, "nmod")
        if y.i < x.i and any(z.lower_ == "and" for z in y.children) and people_of([y]) and people_of([x])
    ]


def _named_by(noun: Token) -> Reference | None:
    """Return the name in apposition to *noun*, which refers to nobody itself: "the interim leader, Ada Brook"."""
    beside = (one for x in children(noun, "appos") if (one := reference(x)) is not None)
    return next((x for x in beside if x.how == "name" and _is_one_person(x)), None)


def _neighbour(one: Reference, *, leftwards: bool) -> Reference | None:
    """Return the next person in the row of *one*, to the left or to the right; ``None`` where the row ends."""
    doc = one.span.doc
    i = one.span.start - 1 if leftwards else one.span.end
    step = -1 if leftwards else 1
    joined = False
    for _ in range(GAP):
        if not 0 <= i < len(doc):
            return None
        token = doc[i]
        other = reference(token)
        if other is None and token.is_sent_start and (leftwards or doc[i - 1].text in {".", "!", "?"}):
            return None
        if token.lower_ in {"and", "&"}:
            joined = True
        elif other is not None and _is_one_person(other):
            if other.referents[0] is not one.referents[0]:
                starts_clause = not leftwards and (
                    other.span.root.dep_ in {"nsubj", "nsubjpass"} or begins_clause(other.span.root)
                )
                return other if joined and not starts_clause and other.how in {"name", "office"} else None
        elif other is None and not _connects(token) and not within_office(doc, i):
            return None
        i += step
    return None


def begins_clause(noun: Token) -> bool:
    """Tell whether *noun*, taken for one of a row, is the subject of the verb behind: "met Vale and Hill said"."""
    one = reference(noun)
    i = one.span.end if one is not None else noun.i + 1
    if noun.dep_ != "conj" or i >= len(noun.doc):
        return False
    verb = noun.doc[i]
    return verb.tag_ in {"VBD", "VBZ", "VBP", "MD"} and verb.pos_ in {"VERB", "AUX"} and verb.head.i != noun.i


def _is_one_person(one: Reference) -> bool:
    return len(one.referents) == 1 and one.referents[0].type is EntityType.PERSON


def _connects(token: Token) -> bool:
    """Tell whether *token*, which refers to nobody, may stand between two names in one row."""
    return token.text in CONNECTING or token.pos_ in {"DET", "PROPN", "PART"} or token.lower_ in {"his", "her"}


def within_office(doc: Doc, i: int) -> bool:
    """Tell whether token *i* of *doc* is one of the words of an office: "Norland" in "the president of Norland"."""
    return any(x.span.start <= i < x.span.end for x in doc._.offices)


def named_behind(head: Token, *prepositions: str) -> list[Token]:
    """Return who is named behind the first of *prepositions* that follows *head* within its clause."""
    doc, end = head.doc, head.sent.end
    for token in doc[head.i + 1 : min(head.i + REACH, end)]:
        if token.lower_ in prepositions and token.pos_ in {"ADP", "SCONJ"}:
            return _first_name(token, end)
        if (token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN") or token.text in {";", ":", '"', "“", "”"}:
            return []
    return []


TURNING = frozenset({"after", "before", "while", "when", "as", "because", "since", "but", "although", "despite"})
"""Words behind which something else is told."""


def _first_name(preposition: Token, end: int) -> list[Token]:
    """
    Return the first that is named behind *preposition* before a verb, a mark or token *end*, and their row.

    An official without a name counts, unless the name follows behind a comma ("the head of the mission, Ada Brook").
    """
    official: Token | None = None
    for token in preposition.doc[preposition.i + 1 : min(preposition.i + REACH, end)]:
        one = reference(token)
        if one is not None and token.tag_ == "PRP$" and token.head.lemma_.lower() in HEADED and _has_person(one):
            return []
        if one is not None and one.how != "adjective" and not is_owner(one):
            person = any(x.type is EntityType.PERSON for x in one.referents)
            if official is not None and not (person and _behind_comma(one)):
                continue
            if not person and (apposed := _apposed_behind(one)) is not None:
                one = apposed
            if one.referents and one.referents[0].type is not EntityType.PLACE:
                return in_a_row([one.span.root], leftwards=False)
        elif token.pos_ in {"VERB", "AUX"} or (token.is_punct and token.text not in {",", "-"}):
            break
        elif token.lower_ in TURNING or token.lower_ in {"via", "through", "amid", "about", "over"}:
            break  # "met with students on Friday, a week after Vale did"
        elif official is None and is_official(token):
            official = token
    return [official] if official is not None else []


def _apposed_behind(one: Reference) -> Reference | None:
    """Return the person behind a body and a comma: "the head of the mission to Norland, Ada Brook"."""
    doc, i = one.span.doc, one.span.end
    if i >= len(doc) or doc[i].text != ",":
        return None
    i += 1
    while i < len(doc) and doc[i].pos_ == "PROPN" and reference(doc[i]) is None:
        i += 1
    other = reference(doc[i]) if i < len(doc) else None
    return other if other is not None and _is_one_person(other) and _behind_comma(other) else None


def named_after_office(office: Token) -> Token | None:
    """
    Return the name of who holds the office that *office* heads, where the parser makes it no apposition of it.

    "rang the head of the Lake Party, General Ada Brook, on Sunday": between two commas, or before the sentence's end.
    """
    title = gazetteer.titles().get(office.lemma_.lower())
    if title is None or title.kind != "office" or people_of([office]):
        return None
    # Parsers make one of "the envoy for the Pacific, Ada Brook".
    return _between_commas(office.doc, office.right_edge.i + 1) or _between_commas(office.doc, _end_of_office(office))


def _between_commas(doc: Doc, i: int) -> Token | None:
    """Return the person whose name stands behind the comma at *i*, and before another or the end."""
    if i + 1 >= len(doc) or doc[i].text != ",":
        return None
    i += 1
    while i < len(doc) and doc[i].pos_ == "PROPN" and reference(doc[i]) is None:
        i += 1
    one = reference(doc[i]) if i < len(doc) else None
    if one is None or one.how != "name" or not _is_one_person(one):
        return None
    closed = one.span.end >= len(doc) or doc[one.span.end].text in {",", ".", ";"}
    return one.span.root if closed else None


def _end_of_office(office: Token) -> int:
    """Return where the words behind *office* end that tell what it is for: prepositions, articles and capitals."""
    doc, i = office.doc, office.i + 1
    while i < min(len(doc), office.i + REACH) and (doc[i].pos_ in {"ADP", "DET", "PROPN"} and doc[i].text != ","):
        i += 1
    return i


def is_owner(one: Reference) -> bool:
    """Tell whether what follows is told as that of *one*: "Vale's daughter" is not Vale."""
    doc, i = one.span.doc, one.span.end
    return (i < len(doc) and doc[i].tag_ == "POS") or (i > 0 and doc[i - 1].tag_ == "POS")


def _behind_comma(one: Reference) -> bool:
    """Tell whether *one*, a name, stands in apposition: behind a comma, titles between, and is no subject itself."""
    doc, i = one.span.doc, one.span.start - 1
    while i > 0 and doc[i].pos_ == "PROPN" and reference(doc[i]) is None:
        i -= 1
    return i > 0 and doc[i].text == "," and one.span.root.dep_ not in {"nsubj", "nsubjpass"}
