"""Whom "he", "she" and "they" mean: by gender as far as it is told, by who is a subject, and by how near."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate.doc import Referent, in_title, reference
from kg.annotate.given_names import likely_gender
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

HE = frozenset({"he", "him", "his", "himself"})

SHE = frozenset({"she", "her", "hers", "herself"})

THEY = frozenset({"they", "them", "their", "themselves"})

REFLEXIVE = frozenset({"himself", "herself"})

SAYING = frozenset({"say", "add", "tell", "note", "explain", "stress", "warn", "claim", "specify", "recall", "continue",
                    "believe", "think", "argue", "insist", "acknowledge"})  # fmt: skip
"""Verbs of those who tell what a text reports, beside or behind it: "the port would open, he added"."""

RELATIVES = {
    **dict.fromkeys(("father", "husband", "brother", "son", "uncle", "nephew", "grandfather"), "m"),
    **dict.fromkeys(("mother", "wife", "sister", "daughter", "aunt", "niece", "grandmother", "widow"), "f"),
    **dict.fromkeys(("predecessor", "successor", "deputy", "cousin"), "any"),
}
"""Who is told of by whose he is → his gender: a pronoun in the sentence behind means him."""

CROWDS = frozenset({"victim", "farmer", "worker", "reporter", "journalist", "student", "soldier", "protester",
                    "skipper", "fisherman", "villager", "refugee", "prisoner", "hostage", "survivor", "relative",
                    "child", "member", "woman", "man", "people", "family", "resident", "activist", "campaigner",
                    "executive", "scientist", "observer", "monitor", "supporter", "rebel", "lawmaker", "deputy",
                    "delegate", "official"})  # fmt: skip
"""People without a name whom "they" means rather than two whom another sentence names."""

NOBODY_NAMED = Referent("", EntityType.PERSON)
"""Stands for who is told of by an office alone and named nowhere: a pronoun may mean him rather than those named."""

PRONOUN_SENTENCES = 3

CONTROL = 4
"""Verbs above that of a pronoun in which its subject is looked for."""

THEY_SENTENCES = 2
"""Sentences that a pronoun and "they" look back over."""


@dataclass(slots=True)
class Seen:
    """A reference to a person or country in text order, for what refers back to it."""

    index: int
    sentence: int
    referent: Referent
    subject: bool
    gender: str = ""  # that of the pronoun, where one is a subject: "his" of "for his part" may mean who comes next


def recent(seen: list[Seen], sentence: int, back: int) -> list[Seen]:
    """Return those of *seen* that stand at most *back* sentences before *sentence*."""
    return seen[bisect_left(seen, sentence - back, key=lambda x: x.sentence) :]


def pronoun(token: Token, seen: list[Seen], sentence: int, *, learn: bool = True) -> tuple[Referent, ...]:
    """
    Return whom "he" or "she" means: a person before it, of that gender as far as known.

    Subjects before others, the sentence before the ones before it; a pronoun in object position does not
    mean the subject of its own verb ("Brook met him"). With *learn*, whom alone it may mean has its gender from then
    on; what is said in a quotation may be of somebody else.
    """
    gender = "m" if token.lower_ in HE else "f"
    if token.lower_ in REFLEXIVE and (oneself := _own_subject(token, seen, gender, learn=learn)) is not None:
        return (oneself,)
    if (topic := _topic(token, seen) or _portrayed(token, gender) or _owner(token, seen, gender)) is not None:
        return (topic,)
    near = recent(seen, sentence, 2 * PRONOUN_SENTENCES)
    people = _by_themselves([x for x in near if x.referent.type is EntityType.PERSON and x.index < token.i])
    window = _of_gender(gender, people, sentence)
    if (praised := _praised(token, people, gender)) is not None:
        return (praised,)
    if token.dep_ == "poss" and token.head.dep_ == "attr":
        own = {x.i for x in token.head.head.children}  # "when Brook was her host": not Brook's own
        window = [x for x in window if not (x.subject and x.index in own)] or window
    if token.dep_ in {"dobj", "pobj", "dative"} and token.lower_ in {"him", "her"}:
        own = {x.i for x in _controlling(token)}
        subjects = {x.referent for x in window if x.index in own and x.subject}
        window = [x for x in window if x.referent not in subjects]
        named = {x.referent for x in window if x.sentence == sentence}
        if len(named) == 1 and subjects:
            return tuple(named)  # "Brook rang Vale and will fly to Haven to meet him"
    window = _but_for_relatives(token, gender, _but_for_told(token, window), sentence)
    if not window:
        return ()
    reporter = _reporting_subject(token, window)
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
    subjects_near = [x for x in near if x.subject]
    same_clause = newest == sentence and token.dep_ == "poss"
    chosen = (subjects_near or near)[-1 if same_clause else 0]
    if (whom := _received(token, chosen, near, window)) is not None:
        return whom
    if (whom := _topic_before(token, chosen, recent(seen, sentence, TOPIC_SENTENCES), gender)) is not None:
        return whom
    if not chosen.referent.gender and chosen.referent is not NOBODY_NAMED:
        others = {x.referent for x in window}
        if len(others) == 1 and learn:
            chosen.referent.gender = gender
    return (chosen.referent,)


PRAISING = frozenset({"praise", "thank", "congratulate", "commend", "criticize", "criticise", "blame", "condemn", "honor",
                      "honour", "applaud", "rebuke", "admire"})  # fmt: skip
"""Verbs with "for" or "on" before what their object did: "Hill thanked Vale for his visit"."""


def _praised(token: Token, people: list[Seen], gender: str) -> Referent | None:
    """Return whom "his" means in "Hill thanked Vale for his visit": him who is thanked."""
    if token.dep_ != "poss" or token.head.dep_ != "pobj" or token.head.head.lower_ not in {"for", "on"}:
        return None
    verb = token.head.head.head
    objects = {x.i for x in verb.children if x.dep_ == "dobj"} if verb.lemma_ in PRAISING else set()
    found = (x.referent for x in reversed(people) if x.index in objects)
    return next((x for x in found if x is not NOBODY_NAMED and gender_of(x) in {"", gender}), None)


def _by_themselves(people: list[Seen]) -> list[Seen]:
    """Return those of *people* whom words mean alone, none of "the two presidents"; all if there are no others."""
    told = Counter(x.index for x in people)
    return [x for x in people if told[x.index] == 1] or people


def _received(token: Token, chosen: Seen, near: list[Seen], window: list[Seen]) -> tuple[Referent, ...] | None:
    """
    Return whom "he" goes on with where the sentence before tells what *chosen* did to one called "him" there.

    "Vale flew to Haven. Hill received him. He leaves on Tuesday": Vale, whom the sentence before that is of; nobody
    where that is of another. Who tells something is who told something before: "Hill told him … He said".
    """
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.head.lemma_ in SAYING or not chosen.subject:
        return None
    objects = (x for x in near if token.doc[x.index].lower_ in {"him", "her"} and x.referent is not chosen.referent)
    other = next((x for x in objects if token.doc[x.index].dep_ in {"dobj", "pobj", "dative"}), None)
    if other is None or token.doc[chosen.index].lower_ in HE | SHE:
        return None
    first = [x for x in window if x.sentence == other.sentence - 1 and x.subject]
    return (other.referent,) if first and first[0].referent is other.referent else ()


PORTRAYING = frozenset(
    {"obituary", "profile", "portrait", "interview", "sir", "dame", "lord", "lady", "dr", "professor"}
)
"""Words beside a name in the title of an article that is about its bearer."""


def _portrayed(token: Token, gender: str) -> Referent | None:
    """Return whom the title names and nothing else, if the sentence of *token* begins a paragraph: it is of him."""
    doc = token.doc
    if paragraph_start(token) < token.sent.start or in_title(token):
        return None
    title = [x for x in doc[: paragraph_start(token)] if in_title(x) and x.is_alpha and x.lower_ not in PORTRAYING]
    told = [reference(x) for x in title[:LATEST]]
    if not told or len(title) > LATEST or any(x is None or x.how != "name" or len(x.referents) != 1 for x in told):
        return None
    people = {x.referents[0] for x in told if x is not None}
    (one, *others) = people
    fits = one.type is EntityType.PERSON and not others and gender_of(one) in {"", gender}
    return one if fits else None


TOPIC_SENTENCES = 12
"""Sentences back over which somebody told of in most of them is what a text is about."""


def _topic_before(token: Token, chosen: Seen, seen: list[Seen], gender: str) -> tuple[Referent, ...] | None:
    """
    Return whom the paragraph before is about where "he" is in the first sentence of one, and *chosen* told in passing.

    "Vale has had a busy week … Hill sent a secretary, whom Vale saw." Then "Today he is to see the king": Vale, with
    whom that paragraph began, if the text has more of him by far; nobody where it has as much of both. Who tells
    something is who told something last.
    """
    doc, start = token.doc, paragraph_start(token)
    if token.head.lemma_ in SAYING or start < 2 or token.sent.start > start or token.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    opening = doc[paragraph_start(doc[start - 2])].sent
    first = next((x for x in seen if opening.start <= x.index < opening.end and x.subject), None)
    if first is None or first.referent.type is not EntityType.PERSON or first.referent is chosen.referent:
        return None
    if gender_of(first.referent) not in {"", gender} or opening.start <= chosen.index < opening.end:
        return None
    often, seldom = (len({x.sentence for x in seen if x.referent is y}) for y in (first.referent, chosen.referent))
    if often >= 2 * seldom:
        return (first.referent,)
    return () if often > seldom else None


def _own_subject(token: Token, seen: list[Seen], gender: str, *, learn: bool) -> Referent | None:
    """Return the subject that "herself" goes back to: "Brook had planned to go herself": she has its gender then."""
    own = {x.i for x in _controlling(token)}
    found = {x.referent for x in seen[-LATEST:] if x.index in own and x.referent.type is EntityType.PERSON}
    one = next(iter(found), None)
    if one is None or len(found) > 1 or one is NOBODY_NAMED or one.gender not in {"", gender}:
        return None
    if learn:
        one.gender = gender
    return one


LATEST = 20
"""References looked back over for the subject of a sentence."""


def _but_for_told(token: Token, window: list[Seen]) -> list[Seen]:
    """
    Return *window* without whom a report tells of that "he" closes, if others are left: they are not who tells it.

    "The port would be opened by Brook, he said", "Brook, he said, would open it".
    """
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in SAYING or token.i == token.sent.start:
        return window
    told = next((x for x in verb.lefts if x.dep_ == "ccomp" and x.i < token.i), None)
    if told is not None:
        start, end = told.left_edge.i, token.i
    elif verb.dep_ == "parataxis" and token.nbor(-1).text == ",":
        start, end = verb.head.left_edge.i, token.i
    else:
        return window
    return [x for x in window if not start <= x.index < end] or window


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


def _controlling(token: Token) -> list[Token]:
    """
    Return the subjects of the verb whose object *token* is, told with it or with a verb above: whom it cannot mean.

    "Brook rang Vale and will fly to Haven to meet him": not Brook. Of "asked Hill to meet him" it is Hill's meeting.
    """
    verb = token.head
    for _ in range(CONTROL):  # "had a meeting with him"
        if verb.pos_ in {"VERB", "AUX"} or verb.dep_ not in {"prep", "agent", "dobj", "dative", "pobj"}:
            break
        verb = verb.head
    for _ in range(CONTROL):
        found = [x for x in verb.children if x.dep_ in {"nsubj", "nsubjpass"}]
        if found:
            return found
        if verb.dep_ == "pcomp":
            verb = verb.head.head  # "left without meeting him"
            continue
        if verb.dep_ not in {"xcomp", "advcl", "conj"} or verb.head.pos_ not in {"VERB", "AUX"}:
            return []
        if verb.dep_ == "xcomp" and any(x.dep_ == "dobj" for x in verb.head.children):
            return []
        verb = verb.head
    return []


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


def gender_of(one: Referent) -> str:
    """Return the gender that the text tells of *one*, else the one that the given name makes likely, else ""."""
    return one.gender or likely_gender(one.name)


def _owner(token: Token, seen: list[Seen], gender: str) -> Referent | None:
    """Return whose "his" is in "Vale's quarrel with his host": his whose the whole is."""
    if token.dep_ != "poss" or token.head.dep_ != "pobj":
        return None
    whole = token.head.head.head
    owner = next((x for x in whole.lefts if x.dep_ == "poss" and x.i < token.i), None) if whole.pos_ == "NOUN" else None
    found = (x.referent for x in reversed(seen) if owner is not None and x.index == owner.i)
    return next((x for x in found if x.type is EntityType.PERSON and gender_of(x) in {"", gender}), None)


def _topic(token: Token, seen: list[Seen]) -> Referent | None:
    """Return whom the "he" that opened the paragraph before meant, if *token* opens this one: a portrait goes on."""
    start = token.i
    opens = start > 1 and token.nbor(-1).is_space and paragraph_start(token) == start
    if not opens or token.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    before = paragraph_start(token.doc[start - 2])
    if token.doc[before].lower_ != token.lower_:
        return None
    return next((x.referent for x in reversed(seen) if x.index == before), None)


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


def _reporting_subject(token: Token, window: list[Seen]) -> Referent | None:
    """Return the subject of the verb whose clause "he" begins: in "Brook left while Vale said he would stay", Vale."""
    clause = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ not in {"ccomp", "advcl"}:
        return None
    subjects = {x.i for x in clause.head.children if x.dep_ == "nsubj"}
    return next((x.referent for x in reversed(window) if x.index in subjects), None)


PARAGRAPH = 500
"""Tokens looked back over for where a paragraph begins: a text without breaks must not take the square of it."""


def paragraph_start(token: Token) -> int:
    """Return where the paragraph of *token* begins, or a place within it, if it is very long."""
    doc, i = token.doc, token.i
    first = max(i - PARAGRAPH, 0)
    while i > first and not (doc[i - 1].is_space and "\n" in doc[i - 1].text):
        i -= 1
    return i


def they(token: Token, seen: list[Seen], sentence: int) -> tuple[Referent, ...]:
    """Return the pair that "the two" or "they" meant before, else the two people of the last sentence with people."""
    before = [
        x for x in recent(seen, sentence, THEY_SENTENCES) if x.referent.type is EntityType.PERSON and x.index < token.i
    ]
    if not before:
        return ()
    here = [x for x in before if x.sentence == sentence]
    if _sources_tell(token):
        return ()
    if len({x.referent for x in here}) < 2 and any(_is_crowd(x) for x in token.sent[: token.i - token.sent.start]):
        return ()  # "Vale led six victims to the gate, where they were met by Hill"
    subjects = list(dict.fromkeys(x.referent for x in here if x.subject))
    if len(subjects) == 2 == len({x.referent for x in here}):
        return tuple(subjects)  # "Brook and Vale met on Monday, their third meeting", whoever "they" were before
    pairs = [(x.referent, y.referent) for x, y in pairwise(before) if x.index == y.index]
    if pairs:
        return pairs[-1]
    newest = max(x.sentence for x in before)
    people = list(dict.fromkeys(x.referent for x in before if x.sentence == newest))
    return tuple(people) if len(people) == 2 else ()


def _sources_tell(token: Token) -> bool:
    """
    Tell whether "they" goes on with several who told what the sentences right before report, and are not named.

    "Vale would fly to Haven at the invitation of Brook, diplomats said. Talks were planned, they added." A sentence
    that "they" begins may go on with two who are the subject of the one before.
    """
    if token.dep_ != "nsubj" or token.head.lemma_ not in SAYING:
        return False
    start = token.sent.start
    for _ in range(THEY_SENTENCES):
        if not start:
            return False
        before = token.doc[start - 1].sent
        if any(_are_sources(x) for x in before):
            return token.i > token.sent.start or not any(_are_two(x) for x in before)
        start = before.start
    return False


def _are_sources(token: Token) -> bool:
    """Tell whether *token* is the subject of several without a name who tell something: "officials said"."""
    tells = token.dep_ == "nsubj" and token.head.lemma_ in SAYING
    return tells and token.tag_ == "NNS" and reference(token) is None


def _are_two(subject: Token) -> bool:
    """Tell whether two people and no more are told of as the subject that *subject* heads: "Brook and Vale met"."""
    if subject.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    told = (reference(x) for x in subject.doc[subject.left_edge.i : subject.i + 1])
    row = (reference(x) for x in subject.conjuncts)
    people = {y for x in (*told, *row) if x is not None for y in x.referents if y.type is EntityType.PERSON}
    return len(people) == 2


def _is_crowd(token: Token) -> bool:
    """Tell whether *token* tells of several people without a name, as a subject or an object."""
    return (
        token.lemma_.lower() in CROWDS
        and token.tag_ in {"NNS", "NNPS"}
        and token.dep_ in {"nsubj", "nsubjpass", "dobj"}
        and reference(token) is None
    )
