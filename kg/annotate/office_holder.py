"""Who holds an office, as the words beside it tell: the name after its title, an apposition, "is"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import in_title
from kg.annotate.marks import GENITIVE, HYPHENS
from kg.annotate.names import Name
from kg.annotate.office_words import TENURES
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotate.names import ByToken
GOING_ON = frozenset({"help", "go"})
"""Verbs that leave what follows them done: "helped found", "went on to lead"."""

PARTING_WAYS = frozenset({"leave", "quit", "team", "split", "unite", "defect", "resign"})
"""Verbs of those who do so to do what follows: "left to form", "teamed up with Vale to form"."""

DENYING = frozenset({"deny", "dispute", "doubt", "refute", "reject"})
"""Verbs of those who say that something is not so."""

CLIMB = 4
"""Verbs above one in which its subject is looked for."""

TIME = 5
"""Tokens between a verb of appointing and "as" that tell when."""

SOURCE = 10
"""Tokens between the title of who says something and "said"."""

APPOSITION = 9
"""Words of an apposition at most that stands between an office and who holds it."""
COPULAS = frozenset({"be", "become", "remain"})


APPOINTING = frozenset({"elect", "re-elect", "reelect", "appoint", "name", "choose", "make", "crown", "confirm",
                        "install", "swear", "inaugurate", "promote"})  # fmt: skip
"""Verbs whose passive is followed by an office: "Brook was elected president"."""

DISMISSING = frozenset({"sack", "fire", "dismiss", "oust", "remove", "depose", "topple", "suspend"})
"""Verbs whose passive is followed by an office that is held no more: "Brook was sacked as president"."""

SERVING = frozenset({"serve", "resign", "retire", "quit", "act", "work", "return"})
"""Verbs with "as" before an office that is or was the subject's."""

ENDED = frozenset({"resign", "retire", "quit", "serve", "step", "work"})
"""Those that tell, in the past tense, of an office that is held no more."""

PAST = frozenset({"formerly", "previously", "once"})
BESIDES = frozenset({"now", "currently", "himself", "herself", "also", "still", "again"}) | PAST
"""Words before an office that are not of it: "Ada Brook, who is also a professor at"."""

ASIDES = frozenset({"left", "right", "centre", "center", "above", "below", "second", "front"})
"""Where somebody stands in a picture: "Ada Brook, left, director of the Institute"."""


def holder_beside(doc: Doc, start: int, end: int, by_token: ByToken) -> tuple[Name, str] | None:
    """Return the name beside the office *start* to *end* that holds it, and the rule: how they stand to each other."""
    after = _person_at(doc, end, by_token)
    if after is not None:
        return after, "office/title"
    if (listed := _in_line(doc, start, end, by_token)) is not None:
        return listed, "office/title"
    if end < len(doc) and doc[end].text == ")" and start and doc[start - 1].text == "(":
        put_in = _person_at(doc, end + 1, by_token)  # "a letter to (Harbour Bank chairman) Ada Brook"
        return (put_in, "office/title") if put_in is not None else None
    end += end + 1 < len(doc) and doc[end].lower_ in {"there", "here"}  # "Norland's envoy there, Ada Brook"
    end += 3 * ([x.lower_ for x in doc[end : end + 3]] == ["at", "the", "time"])
    if doc[end - 1].lower_ in {"number", "counterpart"}:
        end = _past_phrase(doc, end)
    before = _person_before(doc, start, by_token)
    if before is not None and _in_row_of_officers(doc, before, end, by_token):
        before = None  # "the leader of the Lake Party, Tomas Vale, the head of the Harbour Party, Ada Brook, and"
    if before is not None and not _inserted(doc, before, end) and not _acts(doc, start, end):
        return before, "office/apposition"
    if end < len(doc) and doc[end].text == ",":
        behind = (
            _person_at(doc, end + 1, by_token)
            or _person_at(doc, _past_country(doc, end + 1, by_token), by_token)
            or _person_at(doc, _past_apposition(doc, end), by_token)
        )
        if behind is not None and _closes(doc, behind) and not _has_own(doc, end, behind):
            return behind, "office/apposition"
    copula = _subject_of_copula(doc, start, by_token)
    if copula is not None:
        return copula, "office/copula"
    named = _named_as(doc, start, by_token)
    return (named, "office/named-as") if named is not None else None


def _past_phrase(doc: Doc, i: int) -> int:
    """Return the comma behind "from across the line" at *i*, common words that tell where; *i* if there is none."""
    if i >= len(doc) or doc[i].lower_ not in {"from", "in", "at", "on", "across", "over"}:
        return i
    for token in doc[i + 1 : i + APPOSITION]:
        if token.text == ",":
            return token.i
        if not token.is_lower or token.pos_ in {"VERB", "AUX", "CCONJ", "SCONJ", "PRON"}:
            break
    return i


def _in_line(doc: Doc, start: int, end: int, by_token: ByToken) -> Name | None:
    """Return who is named in a line "Media contact: Ada Brook, Grain Board", which begins with the title."""
    if end + 1 >= len(doc) or doc[end].text != ":" or (start and not doc[start - 1].is_space):
        return None
    name = _person_at(doc, end + 1, by_token)
    if name is None:
        return None
    closes = name.span.end >= len(doc) or doc[name.span.end].is_space or doc[name.span.end].text in {",", "("}
    return name if closes and len(name.span) > 1 else None


def _in_row_of_officers(doc: Doc, before: Name, end: int, by_token: ByToken) -> bool:
    """Tell whether *before* closes an office of his own, and a name of its own the office that ends at *end*."""
    if end + 1 >= len(doc) or doc[end].text != "," or _person_at(doc, end + 1, by_token) is None:
        return False
    if [x.lower_ for x in doc[max(0, before.span.start - 2) : before.span.start]] == ["according", "to"]:
        return True  # "According to Vale, Norland's envoy, Ada Brook, had left"
    comma = before.span.start - 1
    if comma < 1 or doc[comma].text != ",":
        return False
    titles = gazetteer.titles()
    for token in reversed(doc[max(0, comma - APPOSITION) : comma]):
        if token.is_punct or token.pos_ in {"VERB", "AUX"}:
            return False
        if (title := titles.get(token.lower_)) is not None and title.kind == "office":
            return True
    return False


def _acts(doc: Doc, start: int, end: int) -> bool:
    """
    Tell whether the office is the subject of a verb behind it: "he had not seen Ada Brook, the minister said".

    In a headline "Brook, Norlandic minister discuss ferries" two do so: one would take another form of the verb.
    """
    if end < len(doc) and doc[end].tag_ in {"VBP", "VB"} and in_title(doc[end]) and doc[end - 1].tag_ != "NNS":
        return True
    if _closes_by_saying(doc, start, end):
        return True
    if end >= len(doc) or doc[end].tag_ not in {"VBD", "VBZ"}:
        return False
    verb = doc[end]
    subjects = [x for x in verb.children if x.dep_ in {"nsubj", "nsubjpass"}]
    # Or parsers take it for an apposition after all, and the verb has no subject.
    told = any(x.dep_ == "ccomp" and x.i < start for x in verb.children)
    return any(start <= x.i < end for x in subjects) or (told and not subjects)


def _closes_by_saying(doc: Doc, start: int, end: int) -> bool:
    """
    Tell whether the office says what stands before it: "will be briefed by Brook, an official at the Council said."

    Where somebody has been told of by a verb, and no comma parts "said" at the end from the officer.
    """
    for token in doc[end : end + SOURCE]:
        if token.lower_ in {"said", "says"}:
            closes = token.i + 1 >= len(doc) or doc[token.i + 1].text == "." or doc[token.i + 1].is_space
            before = doc[token.sent.start : start]
            return closes and any(x.tag_ in {"VBD", "VBZ", "VBP", "MD"} for x in before)
        if token.is_punct or token.pos_ in {"VERB", "AUX"} or token.is_space:
            break
    return False


def _has_own(doc: Doc, comma: int, name: Name) -> bool:
    """Tell whether *name* begins the next of a row, with an office of its own: "the envoy, Sudish Minister Vale"."""
    between = doc[comma + 1 : name.span.start]
    close = name.span.end
    if any(TENURES.get(x.lower_) is Tenure.FORMER for x in between):
        return False  # "the League's envoy, former Norlandic minister Ada Brook": told by what she was, too
    if close + 1 < len(doc) and doc[close].text == "," and doc[close + 1].tag_ in {"VBD", "VBZ", "MD"}:
        return (
            False  # "The head of the Lake Council, Norlandic minister Ada Brook, is": one person, told by two offices
        )
    titled = any((title := gazetteer.titles().get(x.lower_)) is not None and title.kind == "office" for x in between)
    if not titled:
        return False
    of = name.span.end + 1 < len(doc) and doc[name.span.end].lower_ == "of"
    _, entries = gazetteer.longest(doc, name.span.end + 1) if of else (0, ())
    return any(x.type is EntityType.COUNTRY for x in entries) or any(
        y.type is EntityType.COUNTRY for x in between for y in gazetteer.lookup(x.text)
    )


def _person_before(doc: Doc, start: int, by_token: ByToken) -> Name | None:
    """Return the person of whom an office at *start* is told in apposition, an age or "left" between looked through."""
    i = start - 1
    i -= i > 0 and doc[i].lower_ in BESIDES and not _until_recently(doc, i)
    i -= (2 + (doc[i - 1].lower_ == "last")) * _until_recently(doc, i)
    if i < 1 or doc[i].text not in {",", "(", "–", "—"}:
        return None
    aside = doc[i - 1]
    i = _before_party_and_state(doc, i)
    aside = doc[i - 1]
    if i > 2 and doc[i - 2].text == "," and (aside.lower_ in ASIDES or (aside.is_digit and len(aside) == 2)):
        i -= 2
    before = by_token.get(i - 1)
    return before if before is not None and before.type is EntityType.PERSON and before.span.end == i else None


def _before_party_and_state(doc: Doc, comma: int) -> int:
    """Return the comma before ", D-Norland" that the one at *comma* closes, as is told of senators; else *comma*."""
    for i in range(comma - 1, max(comma - 6, 1), -1):
        if doc[i].text == ",":
            letter = doc[i + 1].text[:2] in {"D-", "R-", "I-"} or (
                doc[i + 1].text in {"D", "R", "I"} and doc[i + 2].text in HYPHENS
            )
            return i if letter else comma
    return comma


def _until_recently(doc: Doc, i: int) -> bool:
    """Tell whether "until recently", "until 2004" or "until last year" ends at token *i*."""
    if i > 2 and doc[i - 2].lower_ == "until" and doc[i - 1].lower_ == "last":
        return True
    if i < 2 or doc[i - 1].lower_ != "until":
        return False
    return doc[i].lower_ in {"recently", "now"} or (doc[i].is_digit and len(doc[i]) == 4)


def told_as_past(doc: Doc, start: int) -> bool:
    """Tell whether words before an office at *start* say that it is held no more: "formerly", "until recently"."""
    if start > 1 and (doc[start - 1].lower_ in PAST or _until_recently(doc, start - 1) or used_to_be(doc, start - 1)):
        return True
    # "Brook's predecessor as foreign minister, Tomas Vale"
    owned = start > 2 and doc[start - 1].text in GENITIVE
    before = start - 2 - owned if owned else start - 1
    return before > 0 and doc[before].lower_ == "as" and doc[before - 1].lower_ == "predecessor"


def _subject_of_copula(doc: Doc, start: int, by_token: ByToken) -> Name | None:
    """Return the person in "Ada Brook is the foreign minister of Norland"."""
    i = start - 1
    i -= i > 0 and doc[i].lower_ in BESIDES
    verb = doc[i] if start else None
    if verb is not None and verb.lower_ == "and":
        verb = _said_before(doc, start)  # "is a politician and the president of the Harbour Party"
    if verb is not None and used_to_be(doc, verb.i):
        return named_subject(doc[verb.i - 2], by_token)
    if (
        verb is None
        or verb.lemma_ not in COPULAS
        or not (verb.lower_ in {"is", "was", "became", "remains"} or _has_been(verb))
    ):
        return None
    return named_subject(verb, by_token) or _subject_of_row(verb, by_token)


def used_to_be(doc: Doc, i: int) -> bool:
    """Tell whether the "be" of "who used to be Norland's envoy" stands at *i*."""
    return i > 2 and [x.lower_ for x in doc[i - 2 : i + 1]] == ["used", "to", "be"]


def _subject_of_row(verb: Token, by_token: ByToken) -> Name | None:
    """Return the person in "Ada Brook sits on the board and is a member of", who is named before the verb joined."""
    if verb.dep_ != "conj" or any(x.dep_ in {"nsubj", "nsubjpass"} for x in verb.children):
        return None
    people = subject_of(verb, by_token)
    return people[0] if len(people) == 1 and people[0].span.start in by_token else None


def _has_been(verb: Token) -> bool:
    """Tell whether *verb* is the "been" of "has been a member since 2004", which is so still, or of "had been"."""
    if verb.lower_ != "been" or not any(x.lower_ in {"has", "have", "had"} for x in verb.children):
        return False
    return lasts(verb) != any(x.lower_ == "had" for x in verb.children)


def lasts(verb: Token) -> bool:
    """Tell whether what is told behind *verb* is so still: "has been envoy since May", "… for barely two years"."""
    rest = verb.doc[verb.i : verb.sent.end]
    if any(x.lower_ == "since" for x in rest):
        return True
    spans = (x for x in rest if x.lower_ in {"for", "over"} and x.i + 1 < len(x.doc) and x.nbor(1).ent_type_ == "DATE")
    return any(x.lower_ == "has" for x in verb.children) and any(True for _ in spans)


def _said_before(doc: Doc, start: int) -> Token | None:
    """Return the verb that says of its subject what is joined by "and" to the office at *start*."""
    for token in doc[start : start + APPOSITION]:
        if token.dep_ == "conj" and token.head.i < start and token.head.dep_ == "attr":
            return token.head.head
        if token.pos_ in {"VERB", "AUX"} or token.is_punct:
            break
    return None


def named_subject(verb: Token, by_token: ByToken) -> Name | None:
    """Return the person who is the subject of *verb*, if it is neither negated nor to come ("will be elected")."""
    if any(x.dep_ == "neg" or x.tag_ == "MD" or (x.lower_ == "to" and x.dep_ == "aux") for x in verb.children):
        return None
    # In "was re-elected" the parser may hang the subject on "was".
    near = [*verb.children, *(y for x in verb.children if x.dep_ == "auxpass" for y in x.children)]
    subject = next((x for x in near if x.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None and subject.tag_ == "WP":
        subject = verb.head
    name = by_token.get(subject.i) if subject is not None else None
    return name if name is not None and name.type is EntityType.PERSON else None


def subject_of(verb: Token, by_token: ByToken) -> list[Name]:
    """
    Return the people who are the subject of *verb*, or of what it hangs on; a pronoun of one person too.

    "Ada Brook stayed, winning a seat", "after serving in the Senate, Ada Brook", "Ada Brook and Tomas Vale held".
    """
    for _ in range(CLIMB):
        if (prefix := _prefix_of(verb)) is not None:
            return _before_prefix(prefix, by_token)
        own = [*verb.children, *(y for x in verb.children if x.dep_ in {"auxpass", "aux"} for y in x.children)]
        if any(x.dep_ == "neg" or x.tag_ == "MD" for x in own):
            return []
        subject = next((x for x in own if x.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None:
            relative = subject.tag_ in {"WP", "WDT"}
            if relative and verb.head.dep_ == "attr":
                verb = verb.head.head  # "Ada Brook is the woman who leads"
                continue
            people = _people(verb.head if relative else subject, by_token)
            # "Ada Brook, who heads the Board, and Tomas Vale": it is told of her alone.
            return [x for x in people if x.span.start < verb.i] if relative else people
        if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VB" and verb.head.dep_ == "attr":
            verb = verb.head.head  # "Ada Brook became the first woman to lead"
            continue
        participle = verb.tag_ == "VBG" or any(x.lower_ == "having" for x in verb.children)
        if verb.dep_ == "acl" and participle:
            return _people(verb.head, by_token)
        if verb.dep_ in {"xcomp", "ccomp"} and verb.tag_ == "VB" and verb.head.lemma_ in GOING_ON:
            verb = verb.head  # "helped found", "went on to lead"
        elif verb.dep_ in {"xcomp", "advcl"} and verb.tag_ == "VB" and verb.head.lemma_ in PARTING_WAYS:
            verb = verb.head  # "left the Harbour Party to form the Lake Party"
        elif verb.dep_ == "pcomp" and verb.head.lower_ in {"after", "before", "since", "by"}:
            verb = verb.head.head
        elif verb.dep_ == "conj" or (verb.dep_ == "advcl" and participle):
            verb = verb.head
        else:
            return []
        if verb.pos_ not in {"VERB", "AUX"}:
            return []
    return []


def is_denied(verb: Token) -> bool:
    """Tell whether somebody denies or doubts what *verb* tells, or only asks whether it is so."""
    for _ in range(CLIMB):
        if any(x.dep_ == "mark" and x.lower_ in {"if", "unless", "whether"} for x in verb.children):
            return True
        if verb.dep_ not in {"ccomp", "xcomp", "pcomp", "conj"}:
            return False
        verb = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if verb.lemma_ in DENYING or any(x.dep_ == "neg" for x in verb.children):
            return True
    return False


def _prefix_of(verb: Token) -> Token | None:
    """Return the "re" or "co" of "re-elected", "co-founded", which the parser takes for a word of its own."""
    if verb.i < 2 or verb.nbor(-1).text not in HYPHENS or verb.nbor(-1).whitespace_:
        return None
    prefix = verb.nbor(-2)
    return prefix if prefix.lower_ in {"re", "co"} else None


def _before_prefix(prefix: Token, by_token: ByToken) -> list[Name]:
    """Return the person named right before "(was) re-elected"."""
    i = prefix.i - 1
    while i > 0 and (prefix.doc[i].pos_ in {"AUX", "ADV"}):
        i -= 1
    return _people(prefix.doc[i], by_token) if i >= 0 else []


def _people(subject: Token, by_token: ByToken) -> list[Name]:
    """Return the people of the row that *subject* begins, the "he" that it is, or the name behind "her brother,"."""
    if subject.lower_ in {"he", "she"}:
        return [Name(subject.doc[subject.i : subject.i + 1], EntityType.PERSON)]
    if subject.tag_ == "NN":
        subject = next((x for x in subject.children if x.dep_ == "appos" and x.i in by_token), subject)
    if subject.dep_ == "appos" and subject.i not in by_token:
        subject = subject.head  # "Ada Brook, a lawyer representing"
    first = by_token.get(subject.i)
    if first is None or first.type is not EntityType.PERSON:
        return []
    row = (by_token.get(x.i) for x in subject.conjuncts)
    return [first, *(x for x in row if x is not None and x.type is EntityType.PERSON)]


def _named_as(doc: Doc, start: int, by_token: ByToken) -> Name | None:
    """Return the person in "Brook was elected (as) president", "Brook resigned as president"."""
    i = start - 1
    as_before = i > 0 and doc[i].lower_ == "as"
    verb = appointing(doc, start)
    if verb is None:
        return None
    if _prefix_of(verb) is not None:
        people = subject_of(verb, by_token)  # "was re-elected president"
        return people[0] if len(people) == 1 and people[0].span.start in by_token else None
    if verb.lemma_ in APPOINTING | DISMISSING:
        passive = any(x.dep_ == "auxpass" for x in verb.children)
        beside = by_token.get(verb.i - 2) if verb.tag_ == "VBN" and verb.i > 1 and verb.nbor(-1).text == "," else None
        if not passive and beside is not None and beside.span.end == verb.i - 1:
            return beside if beside.type is EntityType.PERSON else None  # "Ada Brook, elected president last month,"
        if not passive and verb.dep_ == "acl" and verb.tag_ == "VBN":
            named = by_token.get(verb.head.i)  # "Ada Brook, named last week as ambassador"
            return named if named is not None and named.type is EntityType.PERSON else None
        return named_subject(verb, by_token) if passive else None
    return named_subject(verb, by_token) if as_before else None


def appointing(doc: Doc, start: int) -> Token | None:
    """Return the verb before the office at *start* that tells how it is held: "elected", "resigned as"."""
    i = start - 1
    if i > 0 and doc[i].lower_ == "as":
        i -= 1
        first = i
        while i > max(0, first - TIME) and (doc[i].ent_type_ in {"DATE", "TIME"} or doc[i].lower_ in {"in", "on"}):
            i -= 1  # "was named last month as"
    if i > 0 and (doc[i].lower_ == "down" or (doc[i].lower_ == "in" and doc[i - 1].lemma_ == "swear")):
        i -= 1  # "stepped down as", "was sworn in as"
    if i > 0 and doc[i].lower_ == "to" and doc[i - 1].lemma_ == "promote":
        i -= 1  # "was promoted to"
    if i < 1 or doc[i].pos_ != "VERB":
        return None
    if doc[i].lemma_ in DISMISSING and doc[start - 1].lower_ != "as":
        return None
    return doc[i] if doc[i].lemma_ in APPOINTING | SERVING | ENDED | DISMISSING else None


def ended(verb: Token) -> bool:
    """Tell whether *verb* says that an office is held no more: "resigned as", "had served as"."""
    if any(x.lower_ in {"has", "have"} and x.dep_ == "aux" for x in verb.lefts) and any(
        x.lower_ == "since" for x in verb.subtree
    ):
        return False  # "has served as Norland's envoy since May"
    return verb.lemma_ in ENDED | DISMISSING and verb.tag_ in {"VBD", "VBN"}


def _past_apposition(doc: Doc, comma: int) -> int:
    """Return where a name may stand behind words on a place: "the mayor of Haven, Norland's second city, Ada Brook"."""
    for i in range(comma + 1, min(comma + APPOSITION, len(doc))):
        if doc[i].pos_ in {"VERB", "AUX"} or doc[i].is_space or doc[i].tag_ in {"WP", "WDT"}:
            break
        if doc[i].text == ",":
            return i + 1
    return len(doc)


def _past_country(doc: Doc, i: int, by_token: ByToken) -> int:
    """
    Return where the words go on behind the country at *i* that a second office is of.

    "The head of the Lake Council, (former) Norlandic Minister Ada Brook", "Norland's President Ada Brook".
    """
    i += i < len(doc) and doc[i].lower_ in TENURES
    name = by_token.get(i)
    if name is None:
        return len(doc)
    end = name.span.end
    if name.type is EntityType.COUNTRY and end < len(doc) and doc[end].text in GENITIVE:
        return end + 1
    return end if name.part == "demonym" else len(doc)


def _inserted(doc: Doc, before: Name, i: int) -> bool:
    """Tell whether a verb and a comma at *i* close an insertion: "Brook, the president said, would go"."""
    subject = before.span.root
    goes_on = subject.dep_ in {"nsubj", "nsubjpass"} and subject.head.i > i
    return goes_on and i + 1 < len(doc) and doc[i].tag_ in {"VBD", "VBZ"} and doc[i + 1].text == ","


def _person_at(doc: Doc, i: int, by_token: ByToken) -> Name | None:
    """Return the person named at token *i*, a courtesy title ("Ms", "Dr") looked through."""
    titles = gazetteer.titles()
    for _ in range(3):
        if i >= len(doc):
            return None
        name = by_token.get(i)
        if name is not None:
            return name if name.type is EntityType.PERSON and name.span.start == i else None
        # "his counterpart, President Ada Brook": titles between are the holder's too.
        word = doc[i].lower_
        if i + 1 < len(doc) and f"{word} {doc[i + 1].lower_}" in titles:
            i += 1
        elif word not in titles and word.rstrip(".") not in titles:
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


def of_behind(doc: Doc, holder: Name, by_token: ByToken, *, lands: bool = False) -> Name | None:
    """
    Return the country or body behind the name of a holder: "President Ada Brook of Norland".

    With *lands*, a state or town too: "Gov. Ada Brook of Arizona".
    """
    end = holder.span.end
    if end + 1 < len(doc) and doc[end].lower_ == "of":
        j = end + 1 + (doc[end + 1].lower_ == "the")
        name = by_token.get(j)
        kinds = {EntityType.COUNTRY, EntityType.ORGANISATION} | ({EntityType.PLACE} if lands else set())
        if name is not None and name.type in kinds:
            return name
    return None


def at_behind(doc: Doc, holder: Name, by_token: ByToken) -> Name | None:
    """Return the body behind the name of one who works there: "analyst Ada Brook at Harbourline"."""
    i = holder.span.end
    if i + 1 >= len(doc) or doc[i].lower_ not in {"at", "with"}:
        return None
    name = by_token.get(i + 1 + (doc[i + 1].lower_ == "the"))
    return name if name is not None and name.type is EntityType.ORGANISATION and not name.adjective else None
