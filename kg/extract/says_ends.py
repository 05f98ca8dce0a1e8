"""Where what a cue reports ends and another verb takes over: "said it was late and urged us to wait"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import referents
from kg.extract.says_cues import cue_at, sources
from kg.extract.says_report import is_dash
from kg.extract.says_verbs import PAST
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

STRONG = frozenset(
    {"say", "addressee to", "addressee for", "addressee of", "np", "object as", "object for", "object of", "predicate"}
)
"""Frames of a cue that takes over from the one before it: "said the port was full and urged them to wait"."""

MENTAL = frozenset({"think", "believe", "fear", "hope", "expect", "feel", "doubt", "suspect", "wonder", "reckon",
                    "regret", "find", "show", "accept"})  # fmt: skip
"""Cues of what goes on in a head: within another's report they are part of it."""

COMMENTING = frozenset({"dampening", "deepening", "exposing", "prompting", "signaling", "signalling", "sparking",
                        "triggering", "upholding"})  # fmt: skip
"""Participles behind a comma in which the text says what a statement does."""

CALLED = frozenset({"accusation", "allegation", "announcement", "assertion", "charge", "claim", "comment", "decision",
                    "demand", "description", "move", "phrase", "pledge", "promise", "remark", "statement", "step",
                    "suggestion", "term", "threat", "verb", "warning", "word"})  # fmt: skip
"""What a text calls that which somebody has said, to go on of it."""

POINTING = frozenset({"allusion", "nod", "reference"})
"""The same of what it meant: ", a reference to the war"."""

SPANS = frozenset({"minute", "hour", "day", "week", "month", "year"})
TIMES = frozenset({"DATE", "TIME"})

OCCASIONS_FOR_SPEECH = frozenset({"address", "appearance", "day", "debut", "interview", "meeting", "occasion",
                                  "platform", "speech", "summit", "trip", "visit"})  # fmt: skip

SILENT = frozenset({"say", "comment", "elaborate", "specify"})
"""Verbs of what only who speaks can have left out."""

KEEPING_BACK = frozenset({"give", "name", "identify", "disclose", "provide", "reveal", "explain", "discuss", "confirm"})
"""Verbs of what somebody spoken of may have kept back as well."""

NOT_SHARED = frozenset({"had", "'d", "would", "could", "should", "might", "will", "can", "may", "must"})
"""Auxiliaries that a verb in the simple past, joined to theirs by "and", does not share."""

VOICING = frozenset({"express", "voice", "convey", "thank", "reaffirm"})
"""Cues of what a person does beside telling something of a thing or a country: "and expressed interest in it"."""

ADDING = frozenset({"add", "note", "stress", "emphasise", "emphasize", "underline", "reiterate"})
"""Cues that go on with what has been said before them: their participle is the speaker's."""


def other_tense(conjunct: Token, verb: Token, told: Token) -> bool:
    """
    Tell whether *conjunct*, which has no subject, is of another tense than *verb*, and so a part of what is told.

    "Said it was late and does not open"; "says two came and took a boat", where *told* is past, too.
    """
    if any(x.dep_ in {"nsubj", "nsubjpass"} for x in conjunct.lefts):
        return False
    if verb.tag_ not in PAST:
        return conjunct.tag_ == told.tag_ == "VBD"
    tense = {conjunct.tag_, *(x.tag_ for x in conjunct.lefts if x.dep_ in {"aux", "auxpass"})}
    return bool(tense & {"VBZ", "VBP", "MD"})


def cut(start: int, end: int, verb: Token) -> int:
    """
    Return where the words of others begin between *start* and *end*.

    Another cue takes over (", adding that", ", according to", "and urged"), the speaker does something else or
    falls silent ("but would not say who paid"), or the text tells what it all means (", dampening hopes").
    """
    doc = verb.doc
    for i in range(start + 1, end - 1):
        token, following = doc[i], doc[i + 1]
        if token.text == "," or is_dash(token):
            if _is_told_behind(following, verb, end):
                return i
            if following.lower_ == "according" and i + 2 < len(doc) and doc[i + 2].lower_ == "to":
                return i
            if following.tag_ == "VBG" and following.dep_ in {"advcl", "acl", "conj", "xcomp", "ccomp"}:
                cue = cue_at(following)
                reports = any(x.dep_ in {"ccomp", "dobj"} for x in following.rights)
                if cue is not None and reports and cue.frames & {"say", "np"}:
                    return i
            if adds(following) or _contrasts(following, verb) or _is_present(following, verb):
                return i
        elif token.dep_ == "cc" and any(ends(following, verb) for ends in (takes_over, _goes_on, _falls_silent, _acts)):
            return i
    return end


def _is_told_behind(first: Token, verb: Token, end: int) -> bool:
    """Tell whether the words from *first* to *end* tell who passed it on: ", the Lakepress agency reported"."""
    last = verb.doc[end - 1]
    if last.text in {".", '"', "”"}:
        last = last.nbor(-1)
    if last.tag_ not in {"VBD", "VBZ"} or last.lemma_ not in {"report", "say", "quote"} or last.i <= first.i:
        return False
    who = [x for x in last.lefts if x.dep_ == "nsubj"]
    return len(who) == 1 and who[0].left_edge.i == first.i and who[0].i == last.i - 1


def adds(word: Token) -> bool:
    """Tell whether *word*, after a comma, opens what the text adds: what it means, when it was, what it is called."""
    return _is_context(word) or tells_when(word) or _comments(word)


def tells_when(word: Token) -> bool:
    """Tell whether *word*, after a comma, opens when it all was said: "even as", "hours after", "just days before"."""
    following = word.doc[word.i + 1 : word.i + 6]
    if not following:
        return False
    if word.lower_ == "even":
        return following[0].lower_ == "as"
    if not (
        word.lemma_.lower() in SPANS or word.like_num or word.lower_ in {"a", "an", "less", "more", "just", "only"}
    ):
        return False
    span = next((x for x in (word, *following) if x.lemma_.lower() in SPANS), None)
    return span is not None and span.i + 1 < len(word.doc) and span.nbor().lower_ in {"before", "after"}


def _comments(article: Token) -> bool:
    """Tell whether *article*, after a comma, opens what the text says of it: ", a charge that Brook denies"."""
    noun = article.head
    if article.lower_ not in {"a", "an"} or noun.lemma_.lower() not in CALLED | POINTING or noun.i < article.i:
        return False
    further = {"relcl", "acl", "prep"} if noun.lemma_.lower() in POINTING else {"relcl", "acl"}
    return any(x.dep_ in further for x in noun.rights)


def _contrasts(word: Token, verb: Token) -> bool:
    """Tell whether *word*, after a comma, opens what another says: ", while Norland said", of the same tense."""
    other = word.head
    if word.lower_ not in {"while", "whereas"} or word.dep_ != "mark" or other.tag_ != verb.tag_:
        return False
    cue = cue_at(other)
    return cue is not None and "say" in cue.frames and any(x.dep_ == "nsubj" for x in other.lefts)


def _is_present(word: Token, verb: Token) -> bool:
    """Tell whether *word* opens what is so as the text is written: ", though it is to sail again"."""
    word = word.nbor() if word.lower_ == "even" and word.i + 1 < len(word.doc) else word
    clause = word.head
    if word.lower_ not in {"though", "although"} or word.dep_ != "mark" or verb.tag_ != "VBD" or clause.dep_ != "advcl":
        return False
    told = clause.head
    present = clause.tag_ in {"VBZ", "VBP"} or any(x.dep_ == "aux" and x.tag_ in {"VBZ", "VBP"} for x in clause.lefts)
    return present and (told.tag_ == "VBD" or any(x.dep_ == "aux" and x.tag_ in {"VBD", "MD"} for x in told.lefts))


def _is_context(word: Token) -> bool:
    """Tell whether the participle *word*, after a comma, tells what was meant by it all, as no speaker does himself."""
    if word.tag_ != "VBG":
        return False
    if word.lower_ == "using":  # "…, using his speech to name them"
        return any(x.dep_ == "dobj" and x.lemma_.lower() in OCCASIONS_FOR_SPEECH for x in word.rights)
    return word.lower_ in COMMENTING


def _falls_silent(token: Token, verb: Token) -> bool:
    """
    Tell whether who speaks is told to be silent on the rest: "said it was shut but would not elaborate".

    Of somebody who may have kept a thing back himself ("said Norland had agreed but did not give a date") it is
    not known who was silent.
    """
    word = token.head if token.dep_ in {"aux", "neg", "advmod"} else token
    if word.i <= verb.i or any(x.dep_ == "nsubj" and x.i > token.i - 2 for x in word.lefts):
        return False
    between = verb.doc[token.i : word.i]
    if word.lemma_ in {"decline", "refuse"}:
        silent = next((x.lemma_ for x in word.rights if x.dep_ == "xcomp"), "")
    else:
        silent = word.lemma_ if any(x.dep_ == "neg" or x.lower_ in {"not", "n't"} for x in between) else ""
    if silent in SILENT:
        return True
    own = next((x for x in word.head.lefts if x.dep_ in {"nsubj", "nsubjpass"}), None)
    return silent in KEEPING_BACK and own is not None and not _can_speak(own)


def _acts(token: Token, verb: Token) -> bool:
    """
    Tell whether *token*, after ", and", is what the speaker did next: "noted that the catch had grown, and left".

    Past like *verb*, while what is told is pluperfect, or has a modal that no past form could share.
    """
    word = token.head if token.dep_ == "advmod" and token.head.dep_ == "conj" else token
    if word.dep_ != "conj" or not word.tag_ == verb.tag_ == "VBD" or any(x.dep_ == "nsubj" for x in word.lefts):
        return False
    if token.i < 2 or token.nbor(-2).text != "," or word.head.i <= verb.i:
        return False
    shared = {x.lower_ for x in word.head.lefts if x.dep_ == "aux"}
    return bool(shared & NOT_SHARED) and word.head.tag_ in {"VB", "VBN", "VBG"}


def _goes_on(pronoun: Token, verb: Token) -> bool:
    """Tell whether *pronoun* begins a main clause behind ", and": "said it was late, and he accused them"."""
    word = pronoun.head
    if pronoun.lower_ not in {"he", "she", "they"} or pronoun.dep_ != "nsubj" or word.dep_ != "conj":
        return False
    if pronoun.i < 2 or pronoun.nbor(-2).text != "," or word.tag_ != verb.tag_ or word.head.i <= verb.i:
        return False
    cue = cue_at(word)
    return cue is not None and cue.lemma not in MENTAL and bool(cue.frames & STRONG)


def takes_over(token: Token, verb: Token) -> bool:
    """
    Tell whether *token*, after "and", is a second cue of the subject of *verb*, though parsers join it to the content.

    "Told them the port would close and urged them to wait": "urged" is past like "told", "would close" is not.
    Where both are past, a content about a thing does not speak: "said the port was full and urged them".
    """
    word = token.head if token.dep_ in {"advmod", "aux"} and token.head.dep_ == "conj" else token
    if (
        word.dep_ != "conj"
        or word.tag_ != verb.tag_
        or word.head.i < verb.i
        or any(x.dep_ == "nsubj" for x in word.lefts)
    ):
        return False
    cue = cue_at(word)
    if cue is not None and cue.lemma in VOICING and _is_of_a_thing(word.head, verb):
        return True
    if cue is None or cue.lemma in MENTAL or not cue.frames & STRONG:
        return False
    first = word.head
    if first.tag_ != word.tag_ or any(x.dep_ in {"aux", "auxpass"} for x in first.lefts):
        return True
    if token.i > 1 and token.nbor(-2).text == "," and first.dep_ != "conj" and first.i > verb.i:
        return True  # "noted that Norway stood ready, and urged it": no comma parts two things that one did
    own = next((x for x in first.lefts if x.dep_ in {"nsubj", "nsubjpass", "csubj"}), None)
    return own is not None and bool(cue.frames & {"say", "addressee to"}) and not _can_speak(own)


def _is_of_a_thing(first: Token, verb: Token) -> bool:
    """Tell whether a person tells something of a thing or a country with *verb*: what is voiced is hers."""
    own = next((x for x in first.lefts if x.dep_ in {"nsubj", "nsubjpass"}), None)
    teller = next((x for x in verb.lefts if x.dep_ == "nsubj"), None)
    if own is None or teller is None or not any(x.type is EntityType.PERSON for x in referents(teller)):
        return False
    told = referents(own)
    if told:
        return all(x.type in {EntityType.PLACE, EntityType.COUNTRY, EntityType.EVENT} for x in told)
    return own.pos_ == "NOUN" and not _can_speak(own)


def _can_speak(subject: Token) -> bool:
    """Tell whether *subject* may be somebody who says something himself: not "what happened"."""
    if subject.dep_ == "csubj":
        return False
    found = referents(subject)
    if found:
        return any(x.type is not EntityType.PLACE for x in found)
    return (
        sources().get(subject.lemma_.lower(), "thing") != "thing" or subject.pos_ == "PROPN" or subject.lower_ == "who"
    )


def governor(verb: Token) -> Token | None:
    """
    Return the cue whose subject *verb* shares, where the parser joins it to what that cue reports instead.

    "Told us the port would close and urged us …" and "said the ships were late, adding that …".
    """
    if verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl"} and (main := _over_a_claim(verb)) is not None:
        return main
    if verb.dep_ not in {"conj", "advcl"}:
        return None
    up = verb.head
    while up.dep_ == "conj" and up.head.i < up.i:
        up = up.head
    over = up.head
    if up.dep_ not in {"ccomp", "xcomp", "advcl"} or cue_at(over) is None:
        return None
    if verb.dep_ == "advcl":
        own = next((x for x in up.lefts if x.dep_ in {"nsubj", "nsubjpass"}), None)
        outer = verb.lemma_.lower() in ADDING or (own is not None and not _can_speak(own))
        return over if verb.tag_ == "VBG" and outer else None
    return over if takes_over(verb, over) else None


def _over_a_claim(participle: Token) -> Token | None:
    """
    Return the main cue, where parsers give its participle to what a noun tells.

    "Brook rejected a claim that Norway had lost count, insisting that she had kept the books": it is Brook who insists.
    """
    if participle.i < 1 or participle.nbor(-1).text != ",":
        return None
    told = participle.dep_ == "acl"
    up = participle.head
    while up.head != up:
        if up.dep_ == "relcl":
            return None
        told = told or (up.dep_ in {"acl", "ccomp"} and up.head.pos_ == "NOUN")
        up = up.head
    return up if told and cue_at(up) is not None else None
