"""Who speaks: the subject of a cue as names of the document, or as an unnamed source."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate.coref_pronouns import RELATIVES
from kg.annotate.doc import reference, referents
from kg.annotate.given_names import likely_gender
from kg.extract._syntax import conjuncts, subjects
from kg.extract.says_cues import cue_at, sources
from kg.extract.says_issued import issued_by, issuer
from kg.extract.says_offices import holder_before, holds_office_of
from kg.extract.unnamed import described
from kg.model import UNNAMED, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from kg.extract.says_cues import Cue

SPEAKERS = frozenset({EntityType.PERSON, EntityType.COUNTRY, EntityType.ORGANISATION})
THINGS = frozenset({"it", "they", "both"})
PRONOUNS = THINGS | {"he", "she", "i", "we", "you", "one", "another", "all", "others", "some", "many", "most"}
NOBODY = frozenset({"nobody", "none", "no", "neither", "nothing", "whoever", "anyone", "anybody", "someone", "somebody",
                    "everyone", "everybody", "there", "what", "who", "which", "that", "this", "those", "these",
                    "something", "everything"})  # fmt: skip
ANONYMOUS = frozenset({"official", "diplomat", "source", "aide", "adviser", "advisor", "analyst", "observer", "expert",
                       "witness", "delegate", "negotiator"})  # fmt: skip
ASKED = frozenset({"ask", "press", "question", "quiz"})
"""Verbs whose participle tells what somebody was asked: he may be their subject too, where a comma stands between."""

OUTLETS = frozenset({"newspaper", "paper", "daily", "weekly", "magazine", "website", "site", "portal", "agency",
                     "channel", "station", "radio", "television", "tv", "broadcaster", "outlet", "publication",
                     "program", "programme"})  # fmt: skip
"""Nouns for an outlet, behind its name or in its place: "the Interfax news agency", "told this newspaper"."""

FIGURES = frozenset({"figures"})
"""Nouns that are people or numbers: what shows something is the latter."""

OF_PEOPLE = frozenset({"threaten"})
"""Verbs that tell of danger where no people do it: "a ruling that threatens to split the coalition"."""

QUOTING = frozenset({"quote", "cite", "report"})
OWNED = frozenset({"statement", "communique", "communiqué", "declaration", "letter", "note", "release", "readout",
                   "read-out", "message", "post", "tweet", "email", "dispatch", "spokesperson"})  # fmt: skip
"""Texts that speak for whoever issued them: "a statement by the ministry said"."""


LED = frozenset({"agency", "association", "charity", "commission", "company", "coalition", "federation", "firm",
                 "foundation", "group", "institute", "movement", "organisation", "organization", "party",
                 "society", "union"})  # fmt: skip
"""Nouns for a body, of whoever leads it or speaks for it: "Brook heads the Lake Forum. Her organisation says"."""

PAPERS = frozenset({"article", "communique", "communiqué", "declaration", "dispatch", "document", "draft", "editorial",
                    "letter", "memo", "memorandum", "note", "readout", "release", "report", "statement", "study",
                    "survey"})  # fmt: skip
"""What is written, and says so: "a memorandum. It says"."""

BRACKETS = 6
"""Words in brackets behind a name, at most: "(Labour, Leeds)"."""


def speaking(verb: Token, cue: Cue) -> tuple[Token, ...]:
    """Return the heads of the noun phrases that say what *verb* reports, empty where nobody can be held to it."""
    if verb.dep_ == "acl" and verb.head.lemma_.lower() in OWNED and verb.head.dep_ == "dobj":
        verb = verb.head.head  # "issued a statement saying": whoever issued it says
    quoted = quoted_as(verb)
    if quoted is not None:
        return tuple(x for x in quoted[0] if may_speak(x, cue))
    if verb.i > verb.head.i and asked_in_passing(verb.head) and not any(x.dep_ == "nsubj" for x in verb.children):
        verb = verb.head  # "Brook, asked whether she would go, said": the parser gives the subject to "asked"
    if (holder := holder_before(verb)) is not None:
        return (holder,)
    found: list[Token] = []
    for told in described_by(verb) or (subjects(verb) if has_subject(verb) else lost_subject(verb)):
        head = _described_before(told) or _before_brackets(told) or told
        others = [x for x in _beside(head) if may_speak(x, cue)]
        if others:
            found += others
        elif row := _row_of_lands(head):
            found += [x for x in row if may_speak(x, cue)]
        elif may_speak(head, cue):
            found += [x for x in (*_row_before(head), head) if x not in found]
    if not found and verb.tag_ == "VBG" and verb.dep_ == "advcl":
        return _beside_participle(verb, cue)
    return tuple(found if len(found) < 2 else but_described(found))


def _beside_participle(verb: Token, cue: Cue) -> tuple[Token, ...]:
    """
    Return the subject of the clause right before *verb*, where parsers give that to a verb further up.

    "Lorries have been stranded since Norway shut the road, citing the storm": Norway cites it.
    """
    if verb.i < 1 or verb.nbor(-1).text != ",":
        return ()
    for token in reversed(verb.doc[verb.sent.start : verb.i - 1]):
        subject = next((x for x in token.lefts if x.dep_ == "nsubj"), None)
        if token.tag_ in {"VBD", "VBZ", "VBP"} and subject is not None:
            return (subject,) if may_speak(subject, cue) and is_source(subject) else ()
    return ()


def but_described(heads: list[Token]) -> list[Token]:
    """Return *heads* without an office that the name behind its comma holds: "the chair of the talks, Envoy Brook"."""
    left = list(heads)
    for one, other in pairwise(heads):
        row = any(x.dep_ == "cc" for x in one.rights) or len(heads) > 2
        person = any(x.type is EntityType.PERSON for x in referents(other))
        beside = other in one.children and sources().get(one.lemma_.lower()) is not None
        beside = beside or (one.pos_ == "NOUN" and _closes_aside(one, other))
        if not row and person and not referents(one) and beside:
            left.remove(one)
    return left


def _closes_aside(one: Token, other: Token) -> bool:
    """Tell whether *other* stands between commas behind *one*, both subjects to the parser: "the boss, Brook,"."""
    doc, start, end = other.doc, other.left_edge.i, other.right_edge.i + 1
    after = doc[end - 1].text == "," or (end < len(doc) and doc[end].text == ",")
    return one.head == other.head and start > one.i + 1 and doc[start - 1].text == "," and after


def asked_in_passing(verb: Token) -> bool:
    """Tell whether *verb* tells but what its subject was asked before he spoke: "Brook, asked if she would, said"."""
    if verb.lemma_ not in ASKED or verb.tag_ not in {"VBD", "VBN"} or verb.i < 1 or verb.nbor(-1).text != ",":
        return False
    if any(x.dep_ in {"dobj", "dative"} for x in verb.children) or verb.i + 1 >= len(verb.doc):
        return False
    if verb.nbor().lower_ not in {"whether", "if", "about", "by", "why", "how", "what", "when", "where", "who", "on"}:
        return False
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    return any(a.text == "," and b.tag_ in {"VBD", "VBZ"} for a, b in pairwise(behind))


def _described_before(head: Token) -> Token | None:
    """Return who speaks where the parser took whom a clause ends on for it: "(people) who know Brook say"."""
    doc, found = head.doc, reference(head)
    i = min(found.span.start if found is not None else head.i, head.left_edge.i) - 1
    if i > 2 and doc[i].tag_ == "VBN" and doc[i - 1].lower_ in {"had", "has", "have"}:
        i -= 1  # "a diplomat who had seen the text said"
    if i < 2 or doc[i].tag_ not in {"VBP", "VBD", "VBZ"} or doc[i - 1].lower_ != "who" or doc[i].sent != head.sent:
        return None
    return doc[i - 2] if doc[i - 2].tag_ in {"DT", "NNS", "NN"} else None


def _before_brackets(head: Token) -> Token | None:
    """Return who stands before brackets that parsers take for the subject: "Brook (Harbour Party) said"."""
    doc, left = head.doc, head.left_edge.i
    opening = next((i for i in range(head.i, max(left, head.i - BRACKETS) - 1, -1) if doc[i].text == "("), None)
    if opening is None or opening < 1 or not any(x.text == ")" for x in doc[head.i : head.i + BRACKETS]):
        return None
    before = doc[opening - 1]
    return before if any(x.type is EntityType.PERSON for x in referents(before)) else None


def _beside(head: Token) -> list[Token]:
    """
    Return who speaks, where the parser joins a place, a dateline or a bullet before as the subject.

    "NEMURO — The mayor said", "In Port-au-Prince, Ada Brook said", "• Ada Brook said".
    """
    if not any(x.isalnum() for x in head.text):
        return [x for x in head.children if referents(x)]
    found = referents(head)
    if any(x.type is EntityType.PERSON for x in found):
        return []
    if head.tag_ == "VBG":
        return list(appositions(head))  # "Reacting, the envoy, Ada Brook, said"
    inner = [
        x for x in head.lefts if x.dep_ in {"nsubj", "compound", "nmod"} and any(y.lower_ == "of" for y in x.rights)
    ]
    if people := [x for x in inner if any(y.type is EntityType.PERSON for y in referents(x))]:
        return people  # "said Ada Brook of the Haven firm Harbourline"
    apart = [x for x in appositions(head) if any(y.type is EntityType.PERSON for y in referents(x))]
    if found and not all(x.type in SPEAKERS for x in found):
        return list(appositions(head))
    return apart if found else []


def _row_of_lands(head: Token) -> list[Token]:
    """Return all of "Norland, New Sudland and Eastland", of which parsers take the second for what the first is."""
    lands = {EntityType.COUNTRY, EntityType.ORGANISATION}
    rows = ((x, *x.conjuncts) for x in head.rights if x.dep_ == "appos" and any(y.dep_ == "conj" for y in x.children))
    for row in rows:
        kinds = [{y.type for y in referents(x)} for x in (head, *row)]
        if all(len(x) == 1 and x <= lands for x in kinds) and kinds[0] == kinds[1]:
            return [head, *row]
    return []


def _row_before(head: Token) -> list[Token]:
    """Return who stands in one row before *head*, "Brook, Hill and Vale", where the parser made modifiers of them."""
    row: list[Token] = []
    found, doc = reference(head), head.doc
    joint = {"and"}
    while found is not None and found.span.start >= 2 and doc[found.span.start - 1].lower_ in joint:
        found = reference(doc[found.span.start - 2])
        if (
            found is None
            or found.how == "adjective"
            or found.span.root.dep_ not in {"nmod", "compound", "conj", "appos"}
        ):
            break
        row.insert(0, found.span.root)
        joint = {"and", ","}
    return row


def described_by(verb: Token) -> tuple[Token, ...]:
    """
    Return whom the relative clause of *verb* describes.

    Of "Brook is a liar who said …" and "Brook, a liar who said …" that is Brook; of "a liar, thief and
    rogue who said …" it is the rogue alone.
    """
    if verb.dep_ != "relcl" or not any(x.tag_ in {"WP", "WDT"} and x.dep_ == "nsubj" for x in verb.lefts):
        return ()
    noun = verb.head
    named = reference(noun)
    if named is not None and named.how == "name" and any(x.type is EntityType.PERSON for x in named.referents):
        return (noun,)  # "those of the envoy, Ada Brook, who said"
    up = noun
    while up.dep_ == "conj":
        up = up.head
    if up.dep_ == "appos":
        return (up.head,)
    if up.dep_ == "attr" and up.head.lemma_ == "be":
        return tuple(subjects(up.head)) or (noun,)
    return (noun,)


def quoted_as(verb: Token) -> tuple[list[Token], list[Token]] | None:
    """
    Return who speaks and who passes it on, where *verb* is the "saying" of "Tass quoted him as saying".

    Also "he was quoted as saying by Tass", and "quoted", where no verb of speech follows ("quoted him
    as 'welcoming the visit'"). None where *verb* is something else.
    """
    if verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in QUOTING and _saying(verb.head):
        quote = verb.head.head
    elif verb.lemma_.lower() in QUOTING and any(x.lower_ == "as" and not _saying(x) for x in verb.rights):
        quote = verb
    else:
        return None
    if any(x.dep_ == "nsubjpass" for x in quote.children):
        by = [
            y
            for x in (*quote.children, *verb.children)
            if x.dep_ in {"agent", "prep"} and x.lower_ == "by"
            for y in x.children
        ]
        return list(subjects(quote, passive=True)), [x for x in by if x.dep_ == "pobj"]
    return [y for x in quote.rights if x.dep_ in {"dobj", "dative"} for y in conjuncts(x)], list(subjects(quote))


def _saying(preposition: Token) -> bool:
    """Tell whether *preposition* is the "as" of "as saying", "as having told them"."""
    verb = next((x for x in preposition.children if x.dep_ == "pcomp"), None)
    if verb is None or preposition.lower_ != "as" or preposition.nbor().tag_ == "``":
        return False
    cue = cue_at(verb)
    gerund = verb.tag_ == "VBG" or any(x.dep_ == "aux" and x.lower_ == "having" for x in verb.lefts)
    return gerund and cue is not None and "say" in cue.frames


def has_subject(verb: Token) -> bool:
    """Tell whether the parse has a subject for *verb*, or for the verb that it shares one with."""
    return any(True for _ in subjects(verb))


def lost_subject(verb: Token) -> tuple[Token, ...]:
    """
    Return the noun phrase that ends right before *verb*, or before the comma before it, where the parse has no subject.

    Parsers lose it after long appositions and clauses: "In Saada, Huda, whose son was taken, said".
    """
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and verb.head.i < verb.i:
        verb = verb.head
    if verb.dep_ not in {"ROOT", "ccomp", "parataxis", "advcl"} or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return ()
    doc, at = verb.doc, verb.i - 1
    if at >= 0 and doc[at].head == verb and any(x.type in SPEAKERS for x in referents(doc[at])):
        return (doc[at],)  # "Brook tweets", taken for a name
    left = next((x for x in verb.lefts if x.dep_ == "ccomp"), None)
    if left is not None and doc[at].text == ",":
        own = next((x for x in left.lefts if x.dep_ == "nsubj"), None)
        # "Two officials close to the talks, who asked not to be named, said"
        told = own is not None and is_source(own) and any(x.lower_ == "who" for x in doc[own.i : verb.i])
        return (own,) if own is not None and (told or any(x.type in SPEAKERS for x in referents(own))) else ()
    while at > verb.sent.start and (doc[at].dep_ in {"aux", "advmod"} or doc[at].text == ","):
        at -= 1
    for i in range(at, max(verb.sent.start, at - 25) - 1, -1):
        token = doc[i]
        if (
            token.right_edge.i >= at
            and token.dep_ in {"appos", "conj", "nsubj", "dep", "npadvmod", "ROOT"}
            and any(x.type in SPEAKERS for x in referents(token))
        ):
            return tuple(x for x in (*token.conjuncts, token) if any(y.type in SPEAKERS for y in referents(x)))
    return ()


def may_speak(head: Token, cue: Cue | None) -> bool:
    """Tell whether the noun phrase of *head* can be the source of *cue*."""
    if head.lower_ in NOBODY or not any(x.isalnum() for x in head.text):
        return False
    if any((x.lower_ == "no" and x.dep_ == "det") or x.tag_ == "WP$" for x in head.lefts):
        return False  # "no minister said"; "Norland, whose minister had said"
    subject = cue.subject if cue is not None else "source"
    found = referents(head)
    if found:
        people = any(x.type is EntityType.PERSON for x in found)
        return any(x.type in SPEAKERS for x in found) and not (people and subject == "text")
    if head.pos_ == "PRON":
        return head.lower_ in (THINGS if subject == "text" else PRONOUNS)
    if head.ent_type_ in {"DATE", "TIME", "MONEY", "QUANTITY"}:
        return False
    if subject == "text" and head.lower_ in FIGURES:
        return True
    kind = sources().get(head.lemma_.lower())
    if kind is None:
        return subject == "any" or head.pos_ == "PROPN"
    if kind == "text" and cue is not None and cue.lemma in OF_PEOPLE:
        return False
    return kind != "thing" and not (kind == "person" and subject == "text")


def is_source(head: Token) -> bool:
    """Tell whether *head* is known to be able to speak: a name, or a noun of ``data/sources-says.csv``."""
    if referents(head) or head.pos_ == "PROPN" or head.lower_ in {"him", "her", "them"}:
        return True
    return sources().get(head.lemma_.lower(), "thing") != "thing"


def names(head: Token) -> list[str]:
    """
    Return whom the noun phrase of *head* names: entities, else an unnamed source; nothing for a pronoun unresolved.

    An apposition tells too: "the spokesman, Ada Brook, said".
    """
    if _some_of_a_kind(head):
        return [UNNAMED + described(head)]
    land = reference(head)
    if land is not None and land.how == "adjective" and head.dep_ in {"amod", "compound", "nmod"}:
        return [x.name for x in land.referents]  # "Norlandic charges that the ferry had sailed"
    told = list(appositions(head))
    if sources().get(head.lemma_.lower()) == "person" and not referents(head):
        # "the leader of the main union, the NLF, Ada Brook, said": she, not what she leads
        told.sort(key=lambda x: all(y.type is not EntityType.PERSON for y in referents(x)))
    for token in (head, *told):
        # "The ministers of Norway and Chile, Ada Brook and Juan Rey": all in the row behind what is plural.
        row = conjuncts(token) if token != head and head.tag_ in {"NNS", "NNPS"} else (token,)
        found = [x.name for one in row for x in referents(one) if x.type in SPEAKERS]
        if found:
            return found
    if head.lower_ == "government" and (governed := _governed(head)):
        return governed
    if any(x.tag_ == "PRP$" for x in head.lefts):
        if head.lower_ == "government":
            return _of_holder(head, EntityType.COUNTRY)
        if head.lower_ in LED and (led := _of_holder(head, EntityType.ORGANISATION)):
            return led
    if head.lemma_.lower() in OWNED:
        owner = next(owners(head), None)
        if owner is None:
            owner = issued_by(head) or issuer(head)
        if owner is not None:
            return names(owner)
    outlet = _named_outlet(head) or _known_as(head)
    if outlet is not None:
        return [outlet]
    if head.pos_ == "PRON" or (head.pos_ == "PROPN" and (reference(head) is not None or _is_name(head))):
        return []
    return [UNNAMED + described(head)]


def _governed(government: Token) -> list[str]:
    """Return the only country of "the Norlandic government", "the government of Norland": it speaks for that."""
    lands = [x for x in government.lefts if x.dep_ in {"amod", "compound", "nmod", "poss"}]
    lands += [y for x in government.rights if x.dep_ == "prep" and x.lower_ == "of" for y in x.children]
    told = [one for x in lands if (one := reference(x)) is not None]
    found = {y.name for one in told for y in one.referents if y.type is EntityType.COUNTRY}
    return list(found) if len(found) == 1 and all(len(x.referents) == 1 for x in told) else []


def _named_outlet(head: Token) -> str | None:
    """Return the name before a noun for an outlet: "the Interfax news agency", "Channel Nine television"."""
    if head.lemma_.lower() not in OUTLETS:
        return None
    behind = [head.nbor()] if head.i + 1 < len(head.doc) else []  # "the news agency Mehr"
    for part in (*(x for x in head.lefts if x.dep_ in {"compound", "nmod", "poss"}), *behind):
        found = reference(part)
        if found is not None:
            names_of = [x.name for x in found.referents if x.type is EntityType.ORGANISATION]
            if names_of:
                return names_of[0]
    return None


def _known_as(head: Token) -> str | None:
    """Return the name of "the bloc known as the Lake League", "a group called Harbour Watch"."""
    for participle in head.rights:
        if participle.dep_ != "acl" or participle.lower_ not in {"known", "called", "named"}:
            continue
        named = [x for x in participle.rights if x.dep_ in {"oprd", "dobj", "attr"}]
        named += [y for x in participle.rights if x.lower_ == "as" for y in x.children if y.dep_ == "pobj"]
        found = [x.name for token in named for x in referents(token) if x.type in SPEAKERS]
        if found:
            return found[0]
    return None


def _of_holder(body: Token, kind: EntityType) -> list[str]:
    """Return the country of "his government", the body of "her party": the only one he holds an office of, if so."""
    his = next(x for x in body.lefts if x.tag_ == "PRP$")
    whose = referents(his)
    of: set[str] = set()
    for office in body.doc._.offices if whose else ():
        found = reference(office.of.span[0]) if office.of is not None else None
        if found is not None and office.holder is not None and referents(office.holder.span[0]) == whose:
            of |= {x.name for x in found.referents if x.type is kind}
    return list(of) if len(of) == 1 else []


def _is_name(head: Token) -> bool:
    """Tell whether *head* is a proper name that names nobody known: it is no source that the text leaves unnamed."""
    kind = sources().get(head.lemma_.lower())
    return head.tag_ == "NNP" and kind is None and not any(x.dep_ in {"det", "poss", "amod"} for x in head.lefts)


def _some_of_a_kind(head: Token) -> bool:
    """Tell whether *head* is plural, without article, of those who stay unnamed: "two officials in Seoul"."""
    if head.tag_ != "NNS" or head.lemma_.lower() not in ANONYMOUS:
        return False
    return not any(x.dep_ == "poss" or x.lower_ in {"the", "both", "these", "those"} for x in head.lefts)


def appositions(head: Token) -> Iterator[Token]:
    """Yield the heads in apposition to *head*, or to a noun of it, as parsers have it: "the mayor of Ise, Ken Sato"."""
    for child in head.children:
        if child.dep_ == "appos":
            yield child
    for child in head.children:
        if child.dep_ == "prep":
            for noun in (y for x in child.children for y in conjuncts(x)):
                for inner in noun.children:
                    person = any(x.type is EntityType.PERSON for x in referents(inner))
                    if inner.dep_ == "appos" and person and not holds_office_of(noun, inner):
                        yield inner
                # "The ministers of Norway and Chile, Ada Brook and Juan Rey", taken for one row of four.
                behind = noun.dep_ == "conj" and noun.left_edge.nbor(-1).text == ","
                person = any(x.type is EntityType.PERSON for x in referents(noun))
                if behind and person and head.tag_ in {"NNS", "NNPS"}:
                    yield noun


def owners(noun: Token) -> Iterator[Token]:
    """Yield whose *noun* is: "Brook's claim", "a statement by Brook", "the denial of the ministry"."""
    for child in noun.children:
        if child.dep_ == "poss":
            yield from conjuncts(child)
    for child in noun.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "of"}:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from conjuncts(inner)


def span_of(head: Token) -> Span:
    """Return the noun phrase of *head* as told: its reference, else the words from its left edge to the noun itself."""
    found = reference(head)
    if found is not None:
        return found.span
    return head.doc[head.left_edge.i : head.i + 1]


def agrees(pronoun: Token, head: Token) -> bool:
    """Tell whether *pronoun* can stand for *head*: a person of no other gender for he and she, a body for it."""
    found = referents(head)
    if pronoun.lower_ in {"he", "she"}:
        gender = "m" if pronoun.lower_ == "he" else "f"
        if found:
            one = len(found) == 1 and found[0].type is EntityType.PERSON
            return one and (found[0].gender or likely_gender(found[0].name)) in {"", gender}
        if head.lower_ in {"he", "she"}:
            return head.lower_ == pronoun.lower_
        if RELATIVES.get(head.lemma_.lower(), "any") not in {"any", gender}:
            return False  # "his wife was ill. …, he said"
        return (
            head.pos_ in {"NOUN", "PROPN"}
            and head.tag_ not in {"NNS", "NNPS"}
            and sources().get(head.lemma_.lower(), "person") == "person"
        )
    if pronoun.lower_ == "it":
        return (
            all(x.type is not EntityType.PERSON for x in found)
            if found
            else sources().get(head.lemma_.lower()) in {"body", "text"}
        )
    if pronoun.lower_ == "they":
        several = head.tag_ in {"NNS", "NNPS"} or len(found) > 1 or bool(list(head.conjuncts))
        return several or not is_person(head)
    return pronoun.lower_ in {"one", "another"} and head.tag_ == "NNS"


def is_person(head: Token) -> bool:
    """Tell whether *head* is one person, named or not."""
    found = referents(head)
    if found:
        return any(x.type is EntityType.PERSON for x in found)
    return head.pos_ == "PRON" or sources().get(head.lemma_.lower(), "person") == "person"


def antecedent(pronoun: Token) -> Token | None:
    """
    Return the subject of the sentence before *pronoun*, if that can be the one: an unnamed person, or a person named.

    "An aide was waiting. The minister, he said, …": coreference, which knows names only, would make
    the minister, or whoever was named last, the speaker.
    """
    doc, sent = pronoun.doc, pronoun.sent
    if not sent.start or pronoun.lower_ not in {"he", "she", "one", "they", "it"}:
        return None
    if pronoun.lower_ == "it":  # "Brook cited a memorandum. It says …": the only paper that is told of
        papers = [x for x in doc[sent.start - 1].sent if x.pos_ == "NOUN" and x.lemma_.lower() in PAPERS]
        opens = pronoun.i == sent.start and not referents(pronoun)
        return papers[0] if len(papers) == 1 and opens else None
    for verb in doc[sent.start - 1].sent:
        if verb.dep_ == "ROOT":
            for head in subjects(verb):
                if pronoun.lower_ == "they" and referents(head):
                    return None  # who they are among those named, coreference tells
                if referents(head) or (head.pos_ == "NOUN" and sources().get(head.lemma_.lower()) == "person"):
                    return head if agrees(pronoun, head) else None
    return None
