"""What is said without quotation marks around it: from a cue and its frames to the pieces of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, referents
from kg.extract._syntax import OBJECTS, auxiliaries, conjuncts, negated
from kg.extract.says_cues import cue_at, sources
from kg.extract.says_report import Piece, Report, is_dash, mode_of, trimmed
from kg.extract.says_sources import NOBODY, QUOTING, may_speak, owners, quoted_as, speaking
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.says_cues import Cue
    from kg.extract.says_report import Marks

UNTOLD = frozenset(
    {"may", "might", "could", "can", "should", "must", "will", "shall", "would", "'ll", "’ll", "'d", "’d", "wo", "ca"}
)
"""Auxiliaries of what is not (yet) said."""

BLOCKERS = frozenset(
    [
        "decline",
        "refuse",
        "fail",
        "want",
        "hope",
        "plan",
        "expect",
        "intend",
        "try",
        "seek",
        "wish",
        "need",
        "prepare",
        "schedule",
        "forget",
        "omit",
        "hesitate",
        "due",
        "unable",
        "able",
        "unwilling",
        "reluctant",
        "likely",
        "unlikely",
        "ready",
        "prepared",
        "order",
        "afford",
        "mean",
        "supposed",
        "possible",
    ]
)
"""Words that govern an infinitive of what was not, or not yet, said: "declined to say"."""

HYPOTHETICAL = frozenset({"if", "unless", "whether", "until", "till"})
BESIDES = frozenset({"if", "because", "unless", "although", "though", "since", "until", "once", "so", "as", "while", "when", "after",
                     "before", "provided"})  # fmt: skip
"""Conjunctions of a clause that belongs to what is said, whichever verb the parser gives it to."""

CONTENT_DEPS = frozenset({"ccomp", "parataxis"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
PLAIN = frozenset({"say", "tell", "write", "add", "announce"})
"""Verbs that take hardly anything but what is said: a clause after them is that, however it is parsed."""

MEDIA = frozenset(
    "letter statement message note email e-mail interview speech address telegram cable call remark comment conversation".split()
)
"""What is said in them is said to whom they go to."""

TELLING = frozenset({"tell", "inform", "assure", "remind", "notify", "reassure", "warn", "ask", "promise", "advise"})
"""Verbs whose object is spoken to."""

STRONG = frozenset({"say", "addressee to", "np", "object as", "object of", "predicate"})
"""Frames of a cue that takes over from the one before it: "said the port was full and urged them to wait"."""

MENTAL = frozenset(
    [
        "think",
        "believe",
        "fear",
        "hope",
        "expect",
        "feel",
        "doubt",
        "suspect",
        "wonder",
        "reckon",
        "regret",
        "find",
        "show",
        "accept",
    ]
)
"""Cues of what goes on in a head: within another's report they are part of it."""


def read_verb(verb: Token, cue: Cue, marks: Marks) -> Report | None:
    """Return what *verb* reports, by the first of its frames that fits; nothing where nobody is told to have said it."""
    if not was_said(verb, cue):
        return None
    found = read_quoted(verb, cue, marks) or read_parenthesis(verb, cue, marks)
    if found is not None:
        return found
    if is_passive(verb):
        return None
    heads = speaking(governor(verb) or verb, cue)
    if not heads:
        return None
    purpose = verb.dep_ == "advcl" and _infinitive(verb)
    for frame, read in FRAMES:
        if frame in cue.frames and not (purpose and frame not in {"say", "that", "addressee to"}):
            parts = read(verb, frame)
            if parts is not None:
                pieces, addressee = parts
                return report(verb, cue.lemma, heads, pieces, f"says/{frame}", marks, addressee)
    return None


def read_quoted(verb: Token, cue: Cue, marks: Marks) -> Report | None:
    """
    Return what somebody is quoted as saying, by whom the reporter is: "The port, Tass quoted him as saying, was full".

    Also "quoted him as 'welcoming the visit'": there the words follow "as".
    """
    quoted = quoted_as(verb)
    if quoted is None:
        return None
    heads = tuple(x for x in quoted[0] if may_speak(x, cue))
    if not heads:
        return None
    quote = verb if verb.lemma_.lower() in QUOTING else verb.head.head
    right = next((x for x in verb.rights if reported(x)), None)
    if quote is verb:
        phrase = _phrase(verb, "as", object_of(verb))
        pieces = [(phrase.i + 1, phrase.right_edge.i + 1)] if phrase is not None else []
    elif right is not None:
        pieces = [(_after_that(right), _clause_end(verb, right))]
    else:
        first, _ = reporting_clause(quote)
        pieces = [(_content_start(quote, first), first)]
        if not any(is_finite(x) for x in verb.doc[pieces[0][0] : first]):
            return None
    found = report(verb, cue.lemma, heads, pieces, "says/quoted as", marks)
    if found is not None:
        found.passers = tuple(quoted[1])
    return found


def report(
    verb: Token,
    lemma: str,
    heads: tuple[Token, ...],
    pieces: list[Piece],
    rule: str,
    marks: Marks,
    addressee: Token | None = None,
) -> Report | None:
    """Return the report with its *pieces* trimmed and no quotation cut in two; nothing if no word is left."""
    doc = verb.doc
    whole = [x for x in (trimmed(doc, _whole(piece, marks)) for piece in pieces) if x is not None]
    if not whole:
        return None
    return Report(verb, lemma, heads, whole, mode_of(doc, whole, marks), rule, addressee, quote=marks.within(verb))


def _whole(piece: Piece, marks: Marks) -> Piece:
    """Extend *piece* to the end of a quotation that begins in it and would be cut."""
    start, end = piece
    if end <= start:
        return piece
    last = marks.of[end - 1]
    if last is not None and marks.opening[last] >= start:
        end = max(end, marks.closing[last] + 1)
    return start, end


# --- is it told as said? ----------------------------------------------------------------


def was_said(verb: Token, cue: Cue) -> bool:
    """
    Tell whether the text has it that *verb* was done: not "did not say", "will say", "if he says", "declined to say".

    "Did not rule out" says something and "would say only" does too.
    """
    if (negated(verb) or _no_longer(verb)) and cue.lemma != "rule out":
        return False
    modals = {x.lower_ for x in auxiliaries(verb)} & UNTOLD
    if modals and not (modals == {"would"} and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in {"only", "no"}):
        return False
    if any(x.dep_ == "mark" and x.lower_ in HYPOTHETICAL for x in verb.children):
        return False
    if any(x.lower_ == "to" and x.dep_ == "aux" for x in verb.lefts):
        if verb.dep_ not in {"xcomp", "advcl", "conj"}:
            return False  # "Brook to call for talks", "a plan to say no"
        governor = verb.head
        return (
            governor.lemma_.lower() not in BLOCKERS
            and not negated(governor)
            and not {x.lower_ for x in auxiliaries(governor)} & UNTOLD
        )
    return True


def _no_longer(verb: Token) -> bool:
    return verb.i >= 2 and verb.nbor(-1).lower_ == "longer" and verb.nbor(-2).lower_ == "no"


def is_passive(verb: Token) -> bool:
    """Tell whether *verb* is done to its subject: "was told", "asked whether he would come, …"."""
    if any(x.dep_ in {"auxpass", "nsubjpass", "csubjpass", "agent"} for x in verb.children):
        return True
    if any(x.dep_ in {"nsubj", "aux"} for x in verb.children):
        return False
    if verb.dep_ == "conj" and auxiliaries(verb):
        return any(x.dep_ == "auxpass" for x in auxiliaries(verb))
    return verb.tag_ in {"VBN", "VBD"} and verb.dep_ in {"acl", "advcl", "relcl", "amod"}


# --- between commas ---------------------------------------------------------------------


def read_parenthesis(verb: Token, cue: Cue, marks: Marks) -> Report | None:
    """
    Return what a reporting clause between commas, or after the last, reports: "The port, he said, was full".

    Read off the words, since parsers often go wrong here: from the comma before to the comma after
    there is a noun phrase and the cue, and no other verb; what is left of the sentence is reported.
    """
    if "say" not in cue.frames or (verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} and verb.dep_ != "parataxis"):
        return None
    doc, sent = verb.doc, verb.sent
    start = _stretch_start(verb)
    if start is None or start - 1 <= sent.start:
        return None
    head, end = _parenthetic_subject(verb, start, sent.end)
    if (
        head is None
        or not may_speak(head, cue)
        or not (is_source(head) or head.pos_ == "PRON" or (cue.anyone and start < verb.i))
    ):
        return None
    stop = _stretch_end(verb, end, sent.end)
    if stop is None or doc[start].dep_ == "cc" or not is_bare(verb, stop):
        return None
    left = (_content_start(verb, start), start - 1)
    pieces = [left]
    has_verb = any(is_finite(x) for x in doc[left[0] : left[1]])
    if trimmed(doc, (stop, sent.end)) is None or _taken_over(doc[min(stop + 1, len(doc) - 1)]):
        if not has_verb:
            return None
    else:
        pieces.append((stop, sent.end))
    heads = tuple(x for x in conjuncts(head) if start <= x.i < max(stop, head.i + 1) and may_speak(x, cue)) or (head,)
    return report(verb, cue.lemma, heads, pieces, "says/parenthesis", marks, addressee_of(verb))


def is_bare(verb: Token, stop: int | None = None) -> bool:
    """Tell whether *verb* has nothing before *stop* that it could report instead: no object, infinitive or clause."""
    telling = verb.lemma_.lower() in TELLING
    for child in verb.rights:
        if stop is not None and child.left_edge.i >= stop:
            break
        if (
            child.dep_ in {"dobj", "attr", "intj", "oprd", "acomp"}
            and not (telling and child.dep_ == "dobj")
            and not is_somebody(child)
        ):
            return False
        if child.dep_ == "xcomp" or (reported(child) and child.left_edge.i <= verb.i + 2):
            return False
    return True


def _taken_over(token: Token) -> bool:
    """Tell whether *token* begins something of the reporting clause's own: "…, he said, adding that", "…, who"."""
    return token.tag_ in {"WDT", "WP"} or (
        token.tag_ in {"VBG", "VBN"} and (cue_at(token) is not None or token.dep_ in {"advcl", "acl"})
    )


def _stretch_start(verb: Token) -> int | None:
    """Return the first token of the reporting clause after the comma before *verb*; none if another verb is between."""
    doc, first = verb.doc, max(verb.sent.start, verb.i - 30)
    bracket = False
    for i in range(verb.i - 1, first - 1, -1):
        token = doc[i]
        if token.text in {"(", ")"}:
            bracket = token.text == ")"
        if bracket:
            continue
        if token.text in {",", ";"} or is_dash(token) or token.tag_ == "''":
            return i + 1
        auxiliary = token.dep_ in {"aux", "auxpass"} and verb.i - i < 4
        if (token.tag_ in FINITE and not auxiliary) or (
            token.tag_ in {"WDT", "WP", "TO", "WRB", "``"} and token.dep_ != "prep"
        ):
            return None
        if token.lower_ in {"that", "if", "as", "what", ":"}:
            return None
    return None


def _parenthetic_subject(verb: Token, start: int, stop: int) -> tuple[Token | None, int]:
    """Return the head of the noun phrase before *verb* from *start*, or right after it ("said Brook"), and where that ends."""
    doc = verb.doc
    if start < verb.i:
        for i in range(verb.i - 1, start - 1, -1):
            token = doc[i]
            if token.pos_ in NOMINAL and not start <= token.head.i < verb.i and token.dep_ not in {"npadvmod", "poss"}:
                return token, verb.i + 1
        return None, verb.i + 1
    inside = {"compound", "nmod", "poss", "amod", "nummod"}
    for i in range(verb.i + 1, min(stop, verb.i + 12)):
        token = doc[i]
        if token.text == "," or token.pos_ in {"VERB", "AUX", "ADP", "CCONJ"}:
            break
        if token.pos_ in NOMINAL and not (token.dep_ in inside and verb.i < token.head.i < verb.i + 12):
            return token, i + 1
    return None, verb.i + 1


def _stretch_end(verb: Token, start: int, stop: int) -> int | None:
    """
    Return where the reporting clause ends: at a comma, dash or mark, or with its sentence.

    Commas of an apposition or a relative clause to its subject do not end it. None if a verb of its own comes first.
    """
    doc = verb.doc
    for i in range(start, stop):
        token = doc[i]
        if token.text in {",", ";"} or is_dash(token) or token.tag_ == "``":
            if i + 1 >= stop or not _of_clause(doc[i + 1], verb, i):
                return i
        elif token.tag_ in FINITE or token.text == ":" or (token.lower_ == "that" and token.dep_ == "mark"):
            if not any(_adjunct(x) and x.i > verb.i for x in (token, *token.ancestors)):
                return None
    return stop


def _adjunct(token: Token) -> bool:
    """Tell whether *token* heads a relative clause, or a clause of time or manner: "as he left", "after the talks ended"."""
    if token.dep_ == "advcl":
        return any(
            x.dep_ in {"mark", "advmod"} and x.lower_ in {"as", "when", "while", "after", "before", "since"}
            for x in token.lefts
        )
    return token.dep_ in {"relcl", "pcomp"}


def _of_clause(token: Token, verb: Token, comma: int) -> bool:
    """Tell whether *token*, after a *comma*, still belongs to the reporting clause: within something that began before."""
    for up in (token, *token.ancestors):
        if up.dep_ in {"appos", "relcl"} and verb.i < up.head.i < comma:
            return True
        if up.head == verb and verb.i < up.i < comma and up.dep_ in {"advcl", "prep", "nsubj"}:
            return True
        if up.i <= verb.i:
            break
    return False


def _content_start(verb: Token, first: int) -> int:
    """Return where what is reported before the token *first* begins: with its sentence, or after a colon or semicolon in it."""
    sent = verb.sent
    for i in range(first - 3, sent.start - 1, -1):
        if verb.doc[i].text in {":", ";"}:
            return i + 1
    return sent.start


# --- frames: verb → pieces and addressee ------------------------------------------------

Found = tuple[list[Piece], "Token | None"]


def _clause(verb: Token, frame: str) -> Found | None:
    """Return the clause that *verb* reports: after it, or all of the sentence before it."""
    right = next((x for x in verb.rights if reported(x)), None) or _told_in(verb)
    if right is not None:
        if verb.lemma_.lower() not in TELLING and _thing_said(verb) and not _has_that(right):
            return None
        return [(_after_that(right), _clause_end(verb, right))], addressee_of(verb)
    if frame == "that":
        return None
    head = next((x for x in verb.lefts if x.dep_ == "ccomp"), None)
    if head is None and verb.dep_ == "parataxis":
        head = verb.head
    if head is None or head.i > verb.i or (object_of(verb) is not None and verb.lemma_.lower() not in TELLING):
        return None
    if not is_bare(verb):
        return None
    first, last = reporting_clause(verb)
    sent = verb.sent
    if trimmed(verb.doc, (last + 1, sent.end)) is not None or first <= head.i:
        return None  # not the end of its sentence: what is between commas has been read already
    return [(_content_start(verb, first), first)], addressee_of(verb)


def reported(clause: Token) -> bool:
    """Tell whether *clause*, to the right of a cue, is what it reports; parsers take some for adverbial."""
    if clause.dep_ == "advcl":
        return _has_that(clause)
    return clause.dep_ == "ccomp" and (
        is_clause(clause) or (clause.head.lemma_.lower() in PLAIN and any(x.dep_ == "nsubj" for x in clause.lefts))
    )


def _told_in(verb: Token) -> Token | None:
    """Return the clause that the parser joins to a phrase of the reporting clause: "said in a letter that it was late"."""
    for child in verb.rights:
        if child.dep_ == "prep":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return next((x for x in noun.rights if x.dep_ in {"acl", "relcl", "ccomp"} and _has_that(x)), None)
    return None


def _has_that(clause: Token) -> bool:
    return any(x.dep_ == "mark" and x.lower_ == "that" for x in clause.lefts)


def _thing_said(verb: Token) -> bool:
    """Tell whether *verb* has an object that is neither person nor pronoun: what it reports is that, not a clause."""
    thing = object_of(verb)
    return thing is not None and thing.pos_ != "PRON" and not is_somebody(thing)


def is_clause(head: Token) -> bool:
    """Tell whether *head* heads a clause with a finite verb, or with "that" (*that the boats be painted*)."""
    if is_finite(head) or any(x.dep_ == "mark" and x.lower_ in {"that", "whether", "if"} for x in head.lefts):
        return True
    return in_title(head) and any(x.dep_ == "nsubj" for x in head.lefts)  # "Brook says port ready to open"


def is_finite(verb: Token) -> bool:
    """Tell whether *verb* or one of its auxiliaries has tense."""
    return verb.tag_ in FINITE or any(x.dep_ in {"aux", "auxpass", "cop"} and x.tag_ in FINITE for x in verb.lefts)


def reporting_clause(verb: Token) -> Piece:
    """Return the first and the last token of the clause of *verb* without what is reported: "the minister told us on Friday"."""
    first = last = verb.i
    for child in verb.children:
        if child.dep_ in CONTENT_DEPS or child.is_punct:
            continue
        if child.i < verb.i and (
            child.dep_ not in {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "cc"}
            or child.right_edge.i + 4 < first
        ):
            continue
        first = min(first, child.left_edge.i)
        if child.i > verb.i:
            last = max(last, child.right_edge.i)
    return first, last


def _after_that(clause: Token) -> int:
    """Return the first token of *clause* after its "that"."""
    first = clause.left_edge
    for token in clause.doc[first.i : clause.i + 1]:
        if token.dep_ == "mark" and token.lower_ == "that" and token.head == clause:
            return token.i + 1
    return first.i


def _clause_end(verb: Token, clause: Token) -> int:
    """
    Return the token after the last that belongs to the reported *clause*.

    Clauses of reason, condition and time after it belong to it, whichever verb the parser gives
    them to; "and that …" does, and a verb of another tense without subject ("said it was late and
    does not open"); what another cue reports ("adding that …") does not.
    """
    end = clause.right_edge.i + 1
    for child in verb.rights:
        if child.left_edge.i < end - 1 or child.i < clause.i:
            continue
        if (
            (child.dep_ == "conj" and (_has_that(child) or _other_tense(child, verb)))
            or (
                child.dep_ == "advcl"
                and any(x.dep_ in {"mark", "advmod"} and x.lower_ in BESIDES for x in child.children)
            )
            or child.dep_ == "ccomp"
        ):
            end = child.right_edge.i + 1
    return _cut(clause.left_edge.i, end, verb)


def _other_tense(conjunct: Token, verb: Token) -> bool:
    if any(x.dep_ in {"nsubj", "nsubjpass"} for x in conjunct.lefts):
        return False
    past = verb.tag_ in {"VBD", "VBN"}
    tense = {x.tag_ for x in (conjunct, *conjunct.lefts) if x == conjunct or x.dep_ in {"aux", "auxpass"}}
    return past and bool(tense & {"VBZ", "VBP", "MD"})


def _cut(start: int, end: int, verb: Token) -> int:
    """Return where, between *start* and *end*, another cue takes over: ", adding that", ", according to", "and urged them to"."""
    doc = verb.doc
    for i in range(start + 1, end - 1):
        token, following = doc[i], doc[i + 1]
        if token.text == "," or is_dash(token):
            if following.lower_ == "according" and i + 2 < len(doc) and doc[i + 2].lower_ == "to":
                return i
            if following.tag_ == "VBG" and following.dep_ in {"advcl", "acl", "conj", "xcomp", "ccomp"}:
                cue = cue_at(following)
                if (
                    cue is not None
                    and cue.frames & {"say", "np"}
                    and any(x.dep_ in {"ccomp", "dobj"} for x in following.rights)
                ):
                    return i
        elif token.dep_ == "cc" and takes_over(following, verb):
            return i
    return end


def takes_over(token: Token, verb: Token) -> bool:
    """
    Tell whether *token*, after "and", is a second cue of the subject of *verb*, though the parser joins it to what is said.

    "Told them the port would close and urged them to wait": "urged" is past like "told", and "would close" is not.
    """
    for word in (token, *([token.head] if token.dep_ in {"advmod", "aux"} else [])):
        if (
            word.dep_ != "conj"
            or word.tag_ != verb.tag_
            or word.head.i < verb.i
            or any(x.dep_ == "nsubj" for x in word.lefts)
        ):
            continue
        cue = cue_at(word)
        if cue is None or cue.lemma in MENTAL or not cue.frames & STRONG:
            continue
        if word.head.tag_ != verb.tag_ or any(x.dep_ in {"aux", "auxpass"} for x in word.head.lefts):
            return True
    return False


def governor(verb: Token) -> Token | None:
    """Return the cue whose subject *verb* shares, where the parser joins it to what that cue reports instead."""
    up = verb.head
    while verb.dep_ == "conj" and up.dep_ == "conj" and up.head.i < up.i:
        up = up.head
    over = up.head
    if (
        verb.dep_ == "conj"
        and up.dep_ in {"ccomp", "xcomp", "advcl"}
        and cue_at(over) is not None
        and takes_over(verb, over)
    ):
        return over
    return None


def _infinitive(verb: Token) -> bool:
    return any(x.lower_ == "to" and x.dep_ == "aux" for x in verb.lefts)


def _infinitive_span(child: Token, start: int) -> Piece:
    """Return the infinitive from *start* without what follows a comma and a preposition: ", at the end of a visit"."""
    doc, end = child.doc, child.right_edge.i + 1
    for i in range(start + 3, end - 1):
        if doc[i].text == "," and doc[i + 1].pos_ in {"ADP", "SCONJ"} and doc[i + 1].head == child:
            return start, i
    return start, end


def _complement(verb: Token, frame: str) -> Found | None:
    """Return the infinitive of the speaker: "vowed to mend it"."""
    for child in verb.rights:
        if child.dep_ == "xcomp" and _infinitive(child):
            return [_infinitive_span(child, child.left_edge.i)], addressee_of(verb)
    return None


def _gerund(verb: Token, frame: str) -> Found | None:
    """Return the gerund of the speaker: "denied having met him"."""
    for child in verb.rights:
        if child.dep_ in {"xcomp", "ccomp", "pcomp"} and "VBG" in {
            child.tag_,
            *(x.tag_ for x in child.lefts if x.dep_.startswith("aux")),
        }:
            return [(child.left_edge.i, child.right_edge.i + 1)], None
    return None


def _addressee_to(verb: Token, frame: str) -> Found | None:
    """Return the infinitive of the one spoken to: "urged the council to mend it", "called on it to"."""
    asked = _pobj(verb, "on", "upon", "to") if verb.lemma_.lower() in {"call", "appeal"} else object_of(verb)
    if asked is not None and asked.ent_type_ in {"DATE", "TIME"}:
        asked = None
    for child in verb.rights:
        if child.dep_ in {"xcomp", "ccomp", "advcl"} and _infinitive(child):
            to = next((x for x in child.lefts if x.dep_ == "nsubj"), None) or asked
            if to is None:
                return None
            start = next(x.i for x in child.lefts if x.lower_ == "to" and x.dep_ == "aux")
            if start and child.doc[start - 1].dep_ == "neg":
                start -= 1
            return [_infinitive_span(child, start)], to
    for child in asked.rights if asked is not None else ():
        if child.dep_ in {"acl", "relcl", "xcomp", "advcl"} and _infinitive(child):
            return [_infinitive_span(child, child.left_edge.i)], asked
    return None


def _addressee_for(verb: Token, frame: str) -> Found | None:
    """Return the phrase after the one spoken to: "thanked the council for the road"."""
    to = object_of(verb)
    phrase = _phrase(verb, frame.split()[1], to)
    if to is None or phrase is None:
        return None
    return [(phrase.left_edge.i, phrase.right_edge.i + 1)], to


def _object_with(verb: Token, frame: str) -> Found | None:
    """Return object and phrase: "accused the council of hiding it", "described the plan as a gift"."""
    thing = object_of(verb)
    phrase = _phrase(verb, frame.split()[1], thing)
    if phrase is None:
        return None
    if thing is None:  # "what she described as 'a gift'"
        return ([(phrase.i + 1, phrase.right_edge.i + 1)], None) if frame == "object as" else None
    return [(min(thing.left_edge.i, phrase.left_edge.i), max(thing.right_edge.i, phrase.right_edge.i) + 1)], None


def _predicate(verb: Token, frame: str) -> Found | None:
    """
    Return what the object is called, and the object too where a noun tells it: "called *the plan a gift*", "called it *a gift*".

    A predicate in quotation marks stands for itself: "called the plan *'a gift'*".
    """
    for child in verb.rights:
        thing = object_of(verb) if child.dep_ == "oprd" else None
        if child.dep_ == "ccomp" and child.pos_ in {"NOUN", "ADJ", "PROPN"} and not is_clause(child):
            thing = next((x for x in child.lefts if x.dep_ == "nsubj"), None)
        if thing is None and child.dep_ != "oprd":
            continue
        start = thing.right_edge.i + 1 if thing is not None else child.left_edge.i
        quoted = verb.doc[start].tag_ == "``"
        if frame == "quoted predicate" and not quoted:
            return None
        if thing is not None and not quoted and thing.pos_ != "PRON":
            start = thing.left_edge.i
        return [(start, child.right_edge.i + 1)], None
    return None


def _noun_phrase(verb: Token, frame: str) -> Found | None:
    """Return the object, if it is a matter and not somebody: "welcomed the decision", not "welcomed the guest"."""
    thing = next((x for x in verb.rights if x.dep_ in {"dobj", "obj"}), None)
    if thing is None or is_somebody(thing) or thing.pos_ == "PRON" or any(x.dep_ == "dative" for x in verb.rights):
        return None
    if thing.ent_type_ in {"DATE", "TIME"} or any(
        x.pos_ == "PRON" and x.dep_ != "poss" for x in verb.doc[verb.i + 1 : thing.i]
    ):
        return None
    end = max(x.right_edge.i + 1 for x in conjuncts(thing))
    for later in verb.rights:
        if (
            later.i > thing.i
            and later.dep_ in {"prep", "acl", "relcl", "ccomp"}
            and later.left_edge.i == end
            and later.lower_ not in {"in", "on", "after", "during"}
        ):
            end = later.right_edge.i + 1
    return [(thing.left_edge.i, _cut(thing.left_edge.i, end, verb))], None


def _preposition(verb: Token, frame: str) -> Found | None:
    """Return what a preposition opens: "called for a vote", "called for the vote to be held"."""
    preposition = frame.split(maxsplit=1)[0]
    for child in verb.rights:
        if child.dep_ in {"ccomp", "advcl", "xcomp"} and any(
            x.lower_ == preposition and x.dep_ == "mark" for x in child.lefts
        ):
            return [(child.left_edge.i, child.right_edge.i + 1)], None
    phrase = _phrase(verb, preposition, None)
    if phrase is None or (
        any(is_somebody(x) for x in phrase.children if x.dep_ == "pobj") and preposition in {"to", "on", "about", "at"}
    ):
        return None
    if any(x.ent_type_ in {"DATE", "TIME"} for x in phrase.children):
        return None
    end = phrase.right_edge.i + 1
    for later in verb.rights:  # "called for a ceasefire to be kept": parsers part the infinitive from its noun
        if later.dep_ in {"advcl", "xcomp"} and _infinitive(later) and later.left_edge.i == end:
            end = later.right_edge.i + 1
    return [(phrase.left_edge.i, _cut(phrase.left_edge.i, end, verb))], None


FRAMES = (
    ("addressee to", _addressee_to),
    ("predicate", _predicate),
    ("quoted predicate", _predicate),
    ("object as", _object_with),
    ("object of", _object_with),
    ("object for", _object_with),
    ("object on", _object_with),
    ("object at", _object_with),
    ("addressee for", _addressee_for),
    ("addressee on", _addressee_for),
    ("ing", _gerund),
    ("say", _clause),
    ("that", _clause),
    ("to", _complement),
    ("for", _preposition),
    ("against", _preposition),
    ("of", _preposition),
    ("about", _preposition),
    ("on", _preposition),
    ("at", _preposition),
    ("np", _noun_phrase),
)
"""Frame and the function that reads it, in the order in which they are tried: the more there must be, the earlier."""


def object_of(verb: Token) -> Token | None:
    """Return the head of the direct object of *verb*."""
    return next((x for x in verb.rights if x.dep_ in OBJECTS), None)


def addressee_of(verb: Token) -> Token | None:
    """Return to whom it is said: "told Brook that", "said to Brook that"."""
    thing = object_of(verb)
    if thing is not None and verb.lemma_.lower() in TELLING:
        return thing
    return _pobj(verb, "to") or _written_to(verb)


def _written_to(verb: Token) -> Token | None:
    """Return to whom a letter or statement goes in which it is said: "in a letter to Brook", "in an interview with the Post"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "in":
            for text in child.children:
                if text.dep_ == "pobj" and text.lemma_.lower() in MEDIA:
                    return _pobj(text, "to", "with")
    return None


def _pobj(verb: Token, *prepositions: str) -> Token | None:
    for child in verb.rights:
        if child.dep_ in {"prep", "dative"} and child.lower_ in prepositions:
            return next((x for x in child.children if x.dep_ == "pobj"), None)
    return None


def _phrase(verb: Token, preposition: str, thing: Token | None) -> Token | None:
    """Return the *preposition* that *verb* or, as parsers have it, its object governs."""
    for head in (verb, thing):
        for child in head.rights if head is not None else ():
            if (
                child.lower_ == preposition
                and child.dep_ in {"prep", "agent", "mark"}
                and any(True for _ in child.children)
            ):
                return child
    return None


def is_somebody(token: Token) -> bool:
    """Tell whether *token* heads a noun phrase for people: "welcomed the visitor" reports nothing."""
    found = referents(token)
    if found:
        return any(x.type is EntityType.PERSON for x in found)
    return token.ent_type_ == "PERSON" or sources().get(token.lemma_.lower()) == "person" or token.lower_ in NOBODY


# --- nouns and "according to" -----------------------------------------------------------


def read_noun(noun: Token, cue: Cue, marks: Marks) -> Report | None:
    """Return what a noun reports: "Brook's warning that the well was dry", "the ministry's call for calm"."""
    heads = tuple(x for x in owners(noun) if may_speak(x, cue))
    if not heads:
        return None
    if "that" in cue.frames:
        for child in noun.rights:
            if (child.dep_ in {"acl", "ccomp", "relcl"} and _has_that(child)) or (
                child.dep_ in {"acl", "ccomp"} and is_finite(child) and child.left_edge.i == noun.i + 1
            ):
                return report(
                    noun, cue.lemma, heads, [(_after_that(child), child.right_edge.i + 1)], "says/noun that", marks
                )
    if "to" in cue.frames:
        for child in noun.rights:
            if child.dep_ in {"acl", "xcomp"} and _infinitive(child):
                return report(
                    noun, cue.lemma, heads, [(child.left_edge.i, child.right_edge.i + 1)], "says/noun to", marks
                )
    if "for" in cue.frames:
        phrase = _phrase(noun, "for", None)
        if phrase is not None:
            return report(
                noun, cue.lemma, heads, [(phrase.left_edge.i, phrase.right_edge.i + 1)], "says/noun for", marks
            )
    return None


def read_according(token: Token, marks: Marks) -> Report | None:
    """Return what "according to X" (or "per X") attributes: its sentence without the phrase itself."""
    source = according_source(token)
    if source is None:
        return None
    heads = tuple(x for x in conjuncts(source) if may_speak(x, None) and is_source(x))
    if not heads:
        return None
    doc, sent = token.doc, token.sent
    first, last = token.left_edge.i, max(token.right_edge.i, source.right_edge.i)
    before, after = (_content_start(token, first), first), (last + 1, sent.end)
    if (
        trimmed(doc, before) is not None
        and doc[first - 1].text != ","
        and not is_dash(doc[first - 1])
        and doc[first - 1].tag_ in {"IN", "CC"}
        and trimmed(doc, after) is None
    ):
        return None
    pieces = [x for x in (before, after) if trimmed(doc, x) is not None]
    if len(pieces) == 2 and not any(is_finite(x) for x in doc[after[0] : after[1]]):
        pieces = pieces[:1]
    return report(
        token,
        "according to" if token.lower_ == "according" else token.lower_,
        heads,
        pieces,
        "says/according to",
        marks,
    )


def according_source(token: Token) -> Token | None:
    """Return the head of X in "according to X", "per X"."""
    for child in token.rights:
        if token.lower_ == "according" and child.lower_ == "to":
            return next((x for x in child.children if x.dep_ == "pobj"), None)
        if token.lower_ == "per" and child.dep_ == "pobj" and referents(child):
            return child
    return None


def is_source(head: Token) -> bool:
    """Tell whether *head* is known to be able to speak: a name, or a noun of ``data/sources-says.csv``."""
    if referents(head) or head.pos_ == "PROPN":
        return True
    return sources().get(head.lemma_.lower(), "thing") != "thing" or (
        head.pos_ == "PRON" and head.lower_ in {"him", "her", "them", "it"}
    )
