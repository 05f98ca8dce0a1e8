"""Whom "he" and "she" mean: by gender as far as it is told, by who is a subject, and by how near."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.annotate.coref_clause import (
    but_for_told,
    controlling,
    own_subject,
    owner,
    praised,
    reporting_subject,
    spoken_for,
)
from kg.annotate.coref_seen import HE, NOBODY_NAMED, REFLEXIVE, Seen, gender_of, recent
from kg.annotate.coref_topic import TOPIC_SENTENCES, goes_on, portrayed, received, topic_before
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.doc import Referent

RELATIVES = {
    **dict.fromkeys(("father", "husband", "brother", "son", "uncle", "nephew", "grandfather"), "m"),
    **dict.fromkeys(("mother", "wife", "sister", "daughter", "aunt", "niece", "grandmother", "widow"), "f"),
    **dict.fromkeys(("predecessor", "successor", "deputy", "cousin"), "any"),
}
"""Who is told of by whose he is → his gender: a pronoun in the sentence behind means him."""

PRONOUN_SENTENCES = 3


def pronoun(token: Token, seen: list[Seen], sentence: int, *, learn: bool = True) -> tuple[Referent, ...]:
    """
    Return whom "he" or "she" means: a person before it, of that gender as far as known.

    Subjects before others, the sentence before the ones before it; a pronoun in object position does not
    mean the subject of its own verb ("Brook met him"). With *learn*, whom alone it may mean has its gender from then
    on; what is said in a quotation may be of somebody else.
    """
    gender = "m" if token.lower_ in HE else "f"
    if token.lower_ in REFLEXIVE and (oneself := own_subject(token, seen, gender, learn=learn)) is not None:
        return (oneself,)
    if (topic := goes_on(token, seen) or portrayed(token, gender) or owner(token, seen, gender)) is not None:
        return (topic,)
    near = recent(seen, sentence, 2 * PRONOUN_SENTENCES)
    people = _by_themselves([x for x in near if x.referent.type is EntityType.PERSON and x.index < token.i])
    window = _of_gender(gender, people, sentence)
    if (bound := praised(token, people, gender) or spoken_for(token, people, gender)) is not None:
        return (bound,)
    if token.dep_ == "poss" and token.head.dep_ == "attr":
        own = {x.i for x in token.head.head.children}  # "when Brook was her host": not Brook's own
        window = [x for x in window if not (x.subject and x.index in own)] or window
    if token.dep_ in {"dobj", "pobj", "dative"} and token.lower_ in {"him", "her"}:
        own = {x.i for x in controlling(token)}
        subjects = {x.referent for x in window if x.index in own and x.subject}
        window = [x for x in window if x.referent not in subjects]
        named = {x.referent for x in window if x.sentence == sentence}
        if len(named) == 1 and subjects:
            return tuple(named)  # "Brook rang Vale and will fly to Haven to meet him"
        if (again := _done_to_again(token, window, sentence)) is not None:
            return (again,)
    window = _but_for_relatives(token, gender, but_for_told(token, window), sentence)
    if not window:
        return ()
    reporter = reporting_subject(token, window)
    if reporter is not None:
        return (reporter,)
    half = next((i for i in range(token.i, token.sent.start, -1) if token.doc[i].text == ";"), -1)
    here = {x.referent for x in window if x.sentence == sentence and x.subject and x.index > half}
    if len(here) == 1 and token.dep_ in {"nsubj", "nsubjpass"}:
        return tuple(here)  # "Brook visited the school, where she was welcomed"
    known = [x for x in window if gender in {gender_of(x.referent), x.gender} or x.referent is NOBODY_NAMED]
    newest = max(x.sentence for x in window)
    subject = token.dep_ in {"nsubj", "nsubjpass"} and gender == "m"
    if _alone_before(window, sentence) or (subject and _leads_before(window, known, sentence)):
        known = []  # "Gao had a busier day. He …": rather he than somebody before him whose gender is known
    if known and sentence - max(x.sentence for x in known) <= 2 and not (here and token.dep_ == "poss"):
        window = known
        newest = max(x.sentence for x in window)
    near = [x for x in window if x.sentence == newest]
    near = [x for x in near if token.doc[x.index].dep_ != "poss"] or near  # "Vale's partner, Ida Lund": she, not he
    subjects_near = [x for x in near if x.subject]
    same_clause = newest == sentence and token.dep_ == "poss"
    chosen = (subjects_near or near)[-1 if same_clause else 0]
    if (whom := received(token, chosen, near, window)) is not None:
        return whom
    if (whom := topic_before(token, chosen, recent(seen, sentence, TOPIC_SENTENCES), gender)) is not None:
        return whom
    if not chosen.referent.gender and chosen.referent is not NOBODY_NAMED:
        others = {x.referent for x in window}
        if len(others) == 1 and learn:
            chosen.referent.gender = gender
    return (chosen.referent,)


def _done_to_again(token: Token, window: list[Seen], sentence: int) -> Referent | None:
    """Return whom the sentence before calls "him", too, as one to whom another does something: "Hart thanked him"."""
    for one in reversed(window):
        word = token.doc[one.index]
        if one.sentence == sentence - 1 and word.lower_ == token.lower_ and word.dep_ in {"dobj", "pobj", "dative"}:
            return one.referent
    return None


def _by_themselves(people: list[Seen]) -> list[Seen]:
    """Return those of *people* whom words mean alone, none of "the two presidents"; all if there are no others."""
    told = Counter(x.index for x in people)
    return [x for x in people if told[x.index] == 1] or people


def _leads_before(window: list[Seen], known: list[Seen], sentence: int) -> bool:
    """
    Tell whether the sentence before is of one of whose gender nothing is told, before anybody known to be a man.

    "Hisham Brook was received by Karl Vale. He …": officials are men more often than not, and "he" more often than
    not goes on with the subject. "She" does not.
    """
    newest = max(x.sentence for x in window)
    if newest >= sentence or any(x.sentence == newest and x.subject for x in known):
        return False
    there = [x for x in window if x.sentence == newest]
    first = there[0].referent
    return first is not NOBODY_NAMED and any(x.subject and x.referent is first for x in there)


def _alone_before(window: list[Seen], sentence: int) -> bool:
    """Tell whether the sentence before, and this up to the pronoun, name one person only, who is a subject there."""
    near = [x for x in window if x.sentence >= sentence - 1]
    return (
        bool(near)
        and len({x.referent for x in near}) == 1
        and all(x.sentence == sentence - 1 for x in near)
        and any(x.subject for x in near)
    )


def _but_for_relatives(token: Token, gender: str, window: list[Seen], sentence: int) -> list[Seen]:
    """
    Return *window* without whom the sentence before names only to tell whose relative its subject is.

    In "Vale's father ruled for years. He …" that is not Vale, and nobody where the father has no name.
    """
    newest = max((x.sentence for x in window), default=sentence)
    if newest >= sentence:
        return window
    left = []
    for one in window:
        word = token.doc[one.index]
        subject = word.dep_ == "poss" and word.head.dep_ in {"nsubj", "nsubjpass"}
        if one.sentence == newest and subject and RELATIVES.get(word.head.lemma_.lower()) in {gender, "any"}:
            continue
        left.append(one)
    return [x for x in left if x.sentence == newest] if len(left) < len(window) else window


def _of_gender(gender: str, people: list[Seen], sentence: int) -> list[Seen]:
    """
    Return who of *people* may be meant by a pronoun of *gender*: those told near whom nothing tells otherwise.

    Where a given name tells it otherwise of all of them, those told further back who are known to be of that gender.
    """
    near = [x for x in people if sentence - x.sentence <= PRONOUN_SENTENCES]
    fitting = [x for x in near if gender_of(x.referent) in {"", gender}]
    if fitting or not near:
        return fitting
    return [x for x in people if sentence - x.sentence <= 2 * PRONOUN_SENTENCES and gender_of(x.referent) == gender]
