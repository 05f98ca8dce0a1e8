"""
What falls short of an event: sought, feared, prevented, nearly come to, only alleged, told as a condition or a fiction.

``kg.extract.status`` takes for held what no word says otherwise of. Here are the words that say so without being of
those that govern a plan or a refusal: "angled for a meeting", "was kept from meeting", "nearly met", "is alleged to
have met", "the lack of talks", "a meeting is being arranged".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title
from kg.extract._syntax import SENDING, auxiliaries, children, negated, prepositional
from kg.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

SEEKING = frozenset({"lobby", "angle", "push", "press", "campaign", "plead", "appeal", "fish", "clamour", "clamor",
                     "long", "yearn", "beg", "pray", "apply", "look", "fight", "argue", "settle", "opt", "agitate",
                     "canvass", "petition", "manoeuvre", "maneuver", "bid", "hold", "itch", "strive"})  # fmt: skip
"""Verbs whose "for" tells of what may come: "lobbied for a meeting"; "held out for" too."""

READYING = frozenset({"prepare", "rehearse", "train", "practise", "practice", "pack", "plan", "pave", "budget"})
"""Verbs whose "for" tells of what is to come: "rehearsed for the talks"."""

PREVENTING = frozenset({"ban", "bar", "prevent", "keep", "stop", "deter", "discourage", "dissuade", "exclude", "excuse",
                        "refrain", "abstain", "shy", "block", "prohibit", "forbid", "disqualify", "shrink", "recoil",
                        "restrain", "hinder", "exempt", "absent", "withdraw", "flinch", "omit", "banish"})  # fmt: skip
"""Verbs whose "from" tells of what is not done: "was barred from meeting Vale", "was kept from the talks"."""

STAYING = frozenset({"stay", "keep", "stand", "remain"})
"""Verbs that with "away from" tell the same."""

LEAVING_OUT = frozenset({"leave", "shut", "keep", "freeze", "cut", "lock", "squeeze", "edge"})
"""What is done to somebody with "out of" who takes no part."""

DREADING = frozenset({"wary", "afraid", "scared", "fearful", "frightened", "capable", "apprehensive", "terrified",
                      "nervous", "leery", "sceptical", "skeptical", "hesitant", "desirous", "uneasy"})  # fmt: skip
"""Adjectives whose "of" or "about" tells of what is not yet done: "wary of meeting Vale"."""

MUSING = frozenset({"think", "dream", "fantasise", "fantasize", "muse", "hesitate", "daydream", "agonise", "agonize",
                    "dither", "balk", "baulk", "despair"})  # fmt: skip
"""Verbs whose "about", "of", "over" or "at" tells the same: "thought about meeting Vale"."""

SUPPOSING = frozenset({"allege", "rumour", "rumor", "believe", "think", "suspect", "presume", "suppose", "appear",
                       "seem", "assume", "claim", "purport"})  # fmt: skip
"""Verbs of which what follows may be so: "is alleged to have met"."""

ORDERING = frozenset({"tell", "order", "direct", "instruct", "command", "advise", "encourage", "counsel", "beg",
                      "implore", "oblige", "require", "task", "empower", "authorise", "authorize", "allow", "permit",
                      "enable", "send", "dispatch", "despatch", "assign", "appoint", "choose", "nominate", "mandate",
                      "delegate", "pressure", "entreat", "push", "challenge", "dare", "exhort",
                      "recommend", "entitle"})  # fmt: skip
"""Verbs whose object is to do what their infinitive says: nothing tells that it did."""

CONFIRMING = frozenset({"confirm", "verify", "establish", "prove", "corroborate", "know", "acknowledge", "believe",
                        "show"})  # fmt: skip
"""Verbs that, denied, leave open what they are said of: "could not confirm that she had met Vale"."""

NEARLY = frozenset({"nearly", "almost", "narrowly"})
ALLEGEDLY = frozenset({"allegedly", "supposedly", "purportedly", "hypothetically", "ostensibly", "theoretically"})
WRONGLY = frozenset({"wrongly", "falsely", "erroneously", "mistakenly", "incorrectly"})
FICTIONS = frozenset({"novel", "film", "movie", "play", "satire", "cartoon", "dream", "drama", "sketch", "musical",
                      "opera", "comedy", "thriller", "sitcom"})  # fmt: skip
"""Works in which people meet who did not: "in the novel, Brook meets Vale"."""

IN_DOUBT = frozenset({"doubt", "balance", "question", "jeopardy", "limbo", "air", "cards", "discussion",
                      "consideration", "negotiation", "review", "table"})  # fmt: skip
"""What a meeting is in, under or on of which it is not sure that it will be: "is in doubt", "is on the cards"."""

IN_HAND = frozenset({"works", "work", "pipeline", "offing", "making", "preparation", "diary", "schedule"})
"""What a meeting is in that is to be: "is in the works"."""

ARRANGED = frozenset({"arrange", "prepare", "plan", "organise", "organize", "finalise", "finalize", "set", "schedule"})
WEIGHED = frozenset({"negotiate", "discuss", "consider", "explore", "mull", "weigh", "contemplate", "mooted", "moot",
                     "broker", "seek", "float"})  # fmt: skip
"""What is being done to a meeting that may come: "is being negotiated"."""

LACK = frozenset({"lack", "absence", "want"})
"""Nouns of what there was not: "the lack of talks between"."""

TRACES = frozenset({"evidence", "record", "sign", "word", "proof", "indication", "trace", "mention", "hint", "report",
                    "confirmation", "suggestion"})  # fmt: skip
"""Nouns of what would tell that it was; without one, it is open."""

CONDITIONS = frozenset({"once", "until", "till", "unless", "provided", "providing", "assuming", "as", "if"})
"""Marks before a present tense that tell on what something else hangs: "once Brook has met Vale, she will"."""

ENDING = frozenset({"die", "resign", "fall", "collapse", "kill", "arrest", "assassinate", "sack", "dismiss", "depart",
                    "retire", "hospitalise", "hospitalize", "detain", "shoot", "perish", "withdraw"})  # fmt: skip
"""What befalls somebody after which he does nothing more: "died before meeting Vale"."""

HEADLINED = {
    **dict.fromkeys(("off", "called off", "cancelled", "canceled", "postponed", "scrapped", "shelved", "delayed",
                     "put off", "on ice", "on hold", "dropped"), Status.CANCELLED),
    **dict.fromkeys(("in doubt", "in jeopardy", "in balance", "on cards", "likely", "possible", "mooted", "proposed",
                     "under threat", "at risk"), Status.POSSIBLE),
    **dict.fromkeys(("set", "due", "planned", "scheduled", "expected", "to", "looms", "nears", "next"), Status.PLANNED),
    **dict.fromkeys(("unlikely", "ruled out", "rejected"), Status.DENIED),
}  # fmt: skip
"""What stands right behind a meeting in a headline → its status."""

OPENING = frozenset({"had", "were", "should"})
"""Auxiliaries that before their subject open a condition: "Had Brook met Vale, she …"."""

MAX_CLIMB = 6
"""Words looked at from the event outwards, within its clause."""


def short_of(event: Token) -> Status | None:
    """Return what an event told at *event*, that else is taken for held, is told to be instead; ``None``: held."""
    if in_title(event) and event.pos_ in {"NOUN", "PROPN"} and (told := _headlined(event)) is not None:
        return told
    if event.dep_ in {"nsubj", "nsubjpass"} and (told := _told_of_subject(event)) is not None:
        return told
    own = any(x.dep_ == "poss" for x in event.children)
    if own and event.dep_ == "pobj" and event.head.lower_ in {"in", "at", "during", "after", "following"}:
        return None  # "pressed for the return of the ships in her talks with Vale"
    for token in _outwards(event):
        found = _by_itself(token) or _of_noun(token) or _behind_preposition(token) or _of_clause(token)
        if found is not None:
            return found
    return None


def _headlined(event: Token) -> Status | None:
    """Return what a headline says right behind the noun, verbs of being left out: "Brook-Vale summit off"."""
    words = [x.lower_ for x in event.doc[event.i + 1 : event.i + 3] if in_title(x)]
    if len(words) > 1 and (told := HEADLINED.get(" ".join(words))) is not None:
        return told
    return HEADLINED.get(words[0]) if words else None


def _outwards(event: Token) -> Iterator[Token]:
    """Yield *event* and what governs it, as far as its clause goes: a finite verb is the last."""
    token = event
    for _ in range(MAX_CLIMB):
        yield token
        if token.head == token or _is_finite(token):
            return
        token = token.head


def _is_finite(token: Token) -> bool:
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    return token.tag_ in {"VBD", "VBZ", "VBP"} or any(
        x.tag_ in {"VBD", "VBZ", "VBP", "MD"} for x in token.children if x.dep_ in {"aux", "auxpass"}
    )


def _by_itself(verb: Token) -> Status | None:
    """Return what adverbs, marks and the order of words of the clause of *verb* say."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    before = {x.lower_ for x in children(verb, "advmod") if _leads_to(x, verb)}
    if before & NEARLY:
        return Status.DENIED
    if before & ALLEGEDLY:
        return Status.POSSIBLE
    if _inverted(verb):
        return Status.DENIED if auxiliaries(verb)[0].lower_ == "had" else Status.POSSIBLE
    if verb.dep_ == "advcl" and _is_present(verb) and any(x.lower_ in CONDITIONS for x in children(verb, "mark")):
        return _on_condition(verb)
    if any(x.lemma_ in FICTIONS for x in prepositional(verb, "in")) and _is_present(verb):
        return Status.DENIED
    return None


def _leads_to(adverb: Token, verb: Token) -> bool:
    """Tell whether nothing but auxiliaries stands between *adverb* and *verb*: "almost daily met" is another thing."""
    return adverb.i < verb.i and all(x.dep_ in {"aux", "auxpass", "advmod"} for x in verb.doc[adverb.i : verb.i])


def _inverted(verb: Token) -> bool:
    """Tell whether *verb* is of a condition without "if": its auxiliary opens the clause, before the subject."""
    own = auxiliaries(verb)
    subject = next(children(verb, "nsubj", "nsubjpass"), None)
    if not own or subject is None or own[0].lower_ not in OPENING:
        return False
    first = own[0]
    return verb.dep_ in {"advcl", "ccomp", "ROOT"} and first.i < subject.i and first.i == verb.left_edge.i


def _is_present(verb: Token) -> bool:
    own = [x for x in verb.children if x.dep_ in {"aux", "auxpass"}]
    tags = {x.tag_ for x in own} or {verb.tag_}
    return bool(tags & {"VBZ", "VBP"}) and not any(x.lower_ in {"was", "were", "had"} for x in own)


def _on_condition(verb: Token) -> Status | None:
    """Return what a clause says on which another hangs; "as Brook meets Vale" only tells when."""
    words = {x.lower_ for x in children(verb, "mark")}
    if "once" in words:
        return Status.PLANNED
    if words == {"as"}:
        return Status.POSSIBLE if verb.head.lower_ in {"long", "soon"} and verb.head.pos_ == "ADV" else None
    return Status.POSSIBLE


def _of_noun(token: Token) -> Status | None:
    """Return what the noun says that *token* is the content of: "the lack of talks", "on her way to a meeting"."""
    if token.dep_ not in {"pobj", "pcomp"} or token.head.dep_ != "prep":
        return None
    preposition = token.head.lower_
    noun = token.head.head
    if preposition == "of" and noun.lemma_ in LACK:
        return Status.DENIED
    if preposition == "of" and _is_untold(noun):
        return Status.POSSIBLE
    if preposition == "about" and any(x.lower_ in {"a", "an"} for x in token.children):
        return Status.POSSIBLE  # "emailed Vale about a meeting with Hill"
    if preposition == "to" and any(x.lemma_ in {"way", "route"} for x in (noun, *prepositional(noun, "on", "en"))):
        return Status.PLANNED  # parsers hang "to" on the verb: "was arrested on her way to a meeting"
    if preposition in {"at", "from"} and noun.lemma_ == "be" and _is_no_show(noun):
        return Status.DENIED
    return None


def _is_untold(noun: Token) -> bool:
    """Tell whether *noun* says that nothing is known: "no sign of a meeting", "no evidence that they met"."""
    return noun.lemma_ in TRACES and any(x.lower_ in {"no", "little", "any"} for x in noun.children)


def _is_no_show(verb: Token) -> bool:
    """Tell whether *verb* says that somebody was "a no-show" or "absent"."""
    said = list(children(verb, "attr", "acomp"))
    return any(
        x.lower_ in {"absent", "absentee"} or x.doc[x.left_edge.i : x.i + 1].text.endswith("no-show") for x in said
    )


def _behind_preposition(token: Token) -> Status | None:
    """Return what a verb or adjective says of what stands behind its preposition."""
    if token.dep_ not in {"pobj", "pcomp"}:
        return None
    preposition, governor = token.head, token.head.head
    word, lemma = preposition.lower_, governor.lemma_.lower()
    if governor.lower_ in {"away", "out"} and word in {"from", "of"} and governor.head.pos_ == "VERB":
        verb = governor.head
        passive = any(x.dep_ == "auxpass" for x in verb.children)  # who "left out of a meeting" was there
        left = verb.lemma_ == "rule" or (verb.lemma_ in LEAVING_OUT and passive)
        kept = verb.lemma_ in STAYING if governor.lower_ == "away" else left
        return Status.DENIED if kept and not negated(verb) else None
    if word in {"of", "about"} and governor.pos_ == "ADJ" and lemma in DREADING:
        return Status.POSSIBLE
    if governor.pos_ != "VERB":
        return None
    if word == "from" and lemma in PREVENTING:
        return None if negated(governor) else Status.DENIED
    if word == "for" and lemma in SEEKING | READYING and (lemma != "hold" or _has_particle(governor, "out")):
        return Status.POSSIBLE if lemma in SEEKING else Status.PLANNED
    if word in {"about", "of", "over", "at"} and lemma in MUSING and (word != "at" or token.tag_ == "VBG"):
        return Status.POSSIBLE
    if word == "of" and lemma == "accuse":
        return Status.POSSIBLE
    if word in {"for", "to"} and lemma in SENDING:
        return Status.PLANNED
    if word == "on" and lemma == "work":
        return Status.PLANNED
    if word == "before" and token.tag_ == "VBG" and lemma in ENDING:
        return Status.CANCELLED
    return None


def _has_particle(verb: Token, particle: str) -> bool:
    return any(x.lower_ == particle for x in children(verb, "prt", "advmod", "prep"))


def _of_clause(token: Token) -> Status | None:
    """Return what the verb says that *token* is a clause of: "is alleged to have met", "told Vale to meet Hill"."""
    head = token.head
    if token.dep_ == "conj" and any(x.dep_ == "cc" and x.lower_ == "than" and x.i < token.i for x in head.children):
        return Status.DENIED  # "resigned rather than meet Vale"
    if token.pos_ not in {"VERB", "AUX"} or head.pos_ not in {"VERB", "AUX", "NOUN"}:
        return None
    to = any(x.lower_ == "to" for x in children(token, "aux"))
    if to and any(x.lower_ == "vain" for x in prepositional(head, "in")):
        return Status.DENIED  # "waited in vain to see Vale"
    if token.dep_ in {"xcomp", "ccomp"} and to:
        if head.lemma_ in SUPPOSING:
            return Status.POSSIBLE
        if head.lemma_ in ORDERING:
            return Status.DENIED if _told_not(token) else Status.POSSIBLE
    if token.dep_ in {"acl", "ccomp", "relcl"} and _is_untold(head):
        return Status.POSSIBLE
    if token.dep_ == "ccomp" and head.lemma_ in CONFIRMING and _in_doubt(head):
        return Status.POSSIBLE
    if token.dep_ == "ccomp" and any(x.lower_ in WRONGLY for x in children(head, "advmod")):
        return Status.DENIED
    if token.dep_ in {"ccomp", "relcl", "acl"} and _is_high_time(head):
        return Status.POSSIBLE
    return None


def _told_not(verb: Token) -> bool:
    return any(x.dep_ == "neg" for x in verb.children)


def _in_doubt(verb: Token) -> bool:
    """Tell whether it is left open that somebody confirms: "could not confirm", "declined to confirm"."""
    if negated(verb):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in {"refuse", "decline", "fail", "struggle"}


def _is_high_time(head: Token) -> bool:
    times = [head, *children(head, "attr")]
    return any(x.lemma_ == "time" and any(y.lower_ in {"high", "about"} for y in x.children) for x in times)


def _told_of_subject(event: Token) -> Status | None:
    """Return what is said of a meeting that is the subject: "is in doubt", "is being arranged", "will have to wait"."""
    verb = event.head
    if verb.lemma_ == "be" and any(y.lower_ == "to" for x in children(verb, "xcomp") for y in children(x, "aux")):
        return Status.DENIED if negated(verb) else Status.PLANNED  # "are to resume"
    if verb.lemma_ in {"be", "remain", "hang", "stay", "look", "seem"}:
        where = {x.lower_ for x in prepositional(verb, "in", "on", "under", "into")}
        if where & IN_DOUBT:
            return Status.DENIED if negated(verb) else Status.POSSIBLE
        if where & IN_HAND:
            return Status.DENIED if negated(verb) else Status.PLANNED
    if verb.lemma_ == "get" and negated(verb) and any(x.lower_ == "ground" for x in prepositional(verb, "off")):
        return Status.CANCELLED
    if event.dep_ == "nsubjpass" and any(x.lower_ == "being" for x in auxiliaries(verb)):
        if verb.lemma_ in ARRANGED:
            return Status.PLANNED
        if verb.lemma_ in WEIGHED:
            return Status.POSSIBLE
    waits = verb if verb.lemma_ == "wait" else next((x for x in children(verb, "xcomp") if x.lemma_ == "wait"), None)
    return Status.POSSIBLE if waits is not None else None
