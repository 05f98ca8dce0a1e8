"""Whom an office without more words means where several hold such a one: "the president", "the minister"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.coref_groups import MOUTHPIECES
from kg.annotate.coref_offices import fits
from kg.annotate.coref_seen import HE, SHE, paragraph_start, recent
from kg.annotate.doc import in_title, reference, sentences_between
from kg.annotate.office_kinds import FOREIGN, kind_of, portfolio_of
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.coref_seen import Seen
    from kg.annotate.doc import Referent
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver

ASKED = frozenset({"ask", "question", "press", "quiz", "challenge"})
"""Participles before a clause whose subject is who is asked: "Asked whether she would see Vale, the minister said"."""

AHEAD = 4
"""Sentences behind an office in which its holder may be named first: news tells first what somebody is."""

APPOSED = 6
"""Tokens behind an office in which the name of its holder begins, a comma and a courtesy title before it."""

LEAD = 10
"""Sentences in which the story opens that a headline is of."""


def who_was_asked(r: Resolver, office: Office) -> Referent | None:
    """Return whom the pronoun means in "asked whether she would see Vale, the minister said": the minister is she."""
    root = office.span.root
    if root.dep_ != "nsubj":
        return None
    for clause in root.head.lefts:
        if clause.dep_ in {"advcl", "acl"} and clause.tag_ == "VBN" and clause.lemma_ in ASKED:
            return next((x for y in clause.subtree if (x := _by_pronoun(r, y)) is not None), None)
    return None


def _by_pronoun(r: Resolver, token: Token) -> Referent | None:
    one = r.reference(token) if token.lower_ in HE | SHE and token.dep_ == "nsubj" else None
    return one.referents[0] if one is not None and len(one.referents) == 1 else None


def meant_as_before(office: Office, seen: list[Seen], bare: dict[str, Referent]) -> Referent | None:
    """
    Return whom the same words, of nothing in particular, meant before, where nobody else has come to the fore since.

    A read-out calls its own president "the president" throughout, whichever presidents he has called in between.
    """
    before = bare.get(office.head) if office.of is None else None
    if before is None:
        return None
    last = max((n for n, x in enumerate(seen) if x.referent is before), default=len(seen))
    fore = any(x.subject and x.referent.type is EntityType.PERSON for x in seen[last + 1 :])
    others = {x.referent for x in seen[last + 1 :] if x.subject}
    return before if not fore or others <= set(bare.values()) else None


def opens_with(r: Resolver, office: Office, holder: Referent) -> bool:
    """Tell whether *holder*, the only one of such an office, is named before *office* or soon after it."""
    first = next((x.span.root for x in r.references if holder in x.referents and not in_title(x.span.root)), None)
    if first is None or first.i < office.span.start:
        return True
    return sentences_between(first, office.span.root) <= (LEAD if in_title(office.span.root) else AHEAD)


def last_told(r: Resolver, office: Office, fitting: list[Referent], seen: list[Seen], sentence: int) -> Referent | None:
    """
    Return whom of *fitting* "the minister" means, of no country: who was told of last, a subject before others.

    Where it begins a paragraph, the one of them of whom the text tells no country: a release calls its own president
    so, and those of others by their countries.
    """
    start = paragraph_start(office.span[0])
    told = [x for x in r.holders if x[1].span.start < start]
    own = [x for x in fitting if {of for one, _, of in told if one is x} == {None}]
    if len(own) == 1 and start and office.span.start <= start + 1 and office.span.root.dep_ in {"nsubj", "nsubjpass"}:
        return own[0]
    near = [x for x in recent(seen, sentence, BARE_SENTENCES) if x.referent in fitting and x.index < office.span.start]
    if not near:
        return None
    last = [x for x in near if x.sentence == near[-1].sentence]
    subjects = [x for x in last if x.subject] if last[-1].sentence < sentence else []
    return (subjects or last)[-1].referent


BARE_SENTENCES = 3
"""Sentences back in which somebody was told of whom an office of no country means."""


def does_it(r: Resolver, office: Office) -> set[Referent]:
    """
    Return whom the verb of *office* tells of beside it: in "Vale told the envoy", the envoy is not Vale.

    Nor is he in "The envoy told Ambassador Vale".
    """
    noun = office.span.root
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        objects = (r.reference(x) for x in noun.head.children if x.dep_ in {"dobj", "dative"} and x.i > noun.i)
        return {y for x in objects if x is not None for y in x.referents}
    if noun.dep_ == "pobj" and noun.head.dep_ in {"prep", "dative", "agent"}:
        noun = noun.head
    if noun.dep_ not in {"dobj", "dative", "prep", "agent", "pobj"} or noun.head.pos_ != "VERB":
        return set()
    beside = [x for x in noun.head.lefts if x.dep_ in {"nsubj", "nsubjpass"}]
    if noun.lower_ == "to":  # "conveyed greetings from President Vale to the head of state"
        given = (x for x in noun.head.children if x.dep_ == "dobj" and x.i < noun.i)
        beside += [y for x in given for y in x.subtree if y.i < noun.i]
    told = (r.reference(x) for x in beside)
    return {y for x in told if x is not None for y in x.referents}


def the_diplomat(r: Resolver, office: Office, seen: list[Seen], sentence: int) -> tuple[Referent, ...]:
    """
    Return whom "the (senior) diplomat" means: a foreign minister, his deputy or an envoy, told of last as a subject.

    Nobody where the text brought in "a diplomat" since; in a headline, the first of them if the story's subject.
    """
    if office.possessor is not None or office.plural or office.of_unknown:
        return ()
    abroad = [x for x in r.holders if x[1].tenure is Tenure.CURRENT and _is_diplomats(x[1])]
    people = {holder for holder, _, _ in abroad}
    if in_title(office.span.root):
        first = (x.span.root for x in r.references if x.how == "name" and people.intersection(x.referents))
        root = next((x for x in first if not in_title(x)), None)
        one = r.reference(root) if root is not None and root.dep_ == "nsubj" else None
        return one.referents if one is not None and len(one.referents) == 1 else ()
    near = [
        x for x in recent(seen, sentence, DIPLOMAT_SENTENCES) if x.referent in people and x.index < office.span.start
    ]
    if not near:
        return ()
    last = [x for x in near if x.sentence == max(y.sentence for y in near)]
    told = dict.fromkeys(x.referent for x in last if x.subject) or dict.fromkeys(x.referent for x in last)
    since = r.doc[min(x.index for x in near) : office.span.start]
    strangers = any(x.lemma_.lower() == "diplomat" and r.reference(x) is None for x in since)
    return tuple(told) if len(told) == 1 and not strangers else ()


DIPLOMAT_SENTENCES = 4
"""Sentences back in which "the diplomat" was told of by his office or name."""


def _is_diplomats(held: Office) -> bool:
    abroad = kind_of(held.head) == "envoy" or held.head.rsplit(maxsplit=1)[-1] == "envoy"
    return abroad or portfolio_of(held.role.lower()) == FOREIGN


def is_stranger(office: Office) -> bool:
    """Tell whether *office*, of which no holder is found, tells of one person in particular: "the Sudish premier"."""
    root = office.span.root
    behind = office.span.doc[office.span.end : office.span.end + APPOSED]
    comma = next((i for i, x in enumerate(behind) if x.text == ","), APPOSED)
    if any(x.pos_ == "PROPN" and reference(x) is not None for x in behind[comma:]):
        return False  # "Norland's deputy minister of trade and industry, Ms Ada Brook": named all the same
    return (
        office.of is not None
        and not office.plural
        and office.tenure is not Tenure.DESIGNATE
        and (office.definite or (office.indefinite and root.dep_ == "nsubj"))  # "a visit by a Norlandic leader" is any
        and office.head.rsplit(maxsplit=1)[-1] not in MOUTHPIECES
        and root.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "agent"}
    )


def is_unknown(r: Resolver, office: Office) -> bool:
    """Tell whether "the premier" does something, of no country, where the text names none: "he" is then nobody else."""
    root = office.span.root
    one = office.definite and office.of is None and not office.plural and not office.indefinite
    if any(fits(office, held, None, None) for _, held, _ in r.holders):
        return False
    return one and root.dep_ in {"nsubj", "nsubjpass"} and bool(kind_of(office.head)) and not in_title(root)
