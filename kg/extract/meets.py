"""
Meetings: who met, hosted, visited, called or talked with whom, where, when, and whether it came to it.

A cue (``data/cues-meets.csv``) opens a frame; the frame says where its participants stand.

===========  =======================================================================
both         A met (with) B; A and B met
with         A conferred with B (with "down with": A sat down with B)
guest        A received B: A is host; passive: B was received by A
visit        A visited B; "A's visit to B", "A paid a visit to B"
object       A telephoned B
call         A called B, where nothing else is called for or said of B
nominal      talks between A and B; A's meeting with B; A held talks with B; after talks with B, A …
===========  =======================================================================

Participants are people where people are named, else countries or bodies. A meeting told in
several places of a document is one meeting: ``_folded`` joins mentions that agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.annotate.doc import Reference, Referent, at, evidence, in_title, mention_of, reference, referents
from kg.extract._syntax import OBJECTS, children, conjuncts, objects, prepositional, subjects
from kg.extract.cues import MeetingCue, meeting_cues
from kg.extract.status import SPEECH, status_of, tells_future
from kg.model import EntityType, Kind, Meeting, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

    from kg.annotate.dates import Dated

LIGHT = frozenset("hold have conduct begin open conclude resume end attend join start continue finish complete take "
                  "schedule plan arrange cancel postpone scrap set seek request propose announce host give chair convene "
                  "do break suspend discuss agree enter confirm need want expect".split())  # fmt: skip
"""Verbs whose subject takes part in the event that is their object ("held talks with")."""

DELEGATES = frozenset(
    "official minister diplomat negotiator expert delegation team leader envoy representative lawmaker general officer "
    "commander side government delegate president premier minister ambassador mediator legislator parliamentarian".split()
)
"""Heads of noun phrases that stand for the countries they are of, where they name nobody."""

PHONE = frozenset("phone telephone video videoconference conference".split())
ACTORS = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION})
DATE_PREPOSITIONS = frozenset({"since", "until", "till", "by", "before", "after"})
PLACES = frozenset({EntityType.PLACE, EntityType.COUNTRY})
PLACE_PREPOSITIONS = frozenset({"in", "at", "on", "inside", "aboard"})
PLACE_KINDS = frozenset(
    "city town port capital village resort island province region border suburb district guesthouse hotel palace".split()
)
MOTION = frozenset("travel fly go come arrive return head drive sail visit".split())
ADJUNCT = frozenset(
    {
        "pobj",
        "prep",
        "npadvmod",
        "compound",
        "nummod",
        "amod",
        "conj",
        "appos",
        "det",
        "pcomp",
        "nmod",
        "punct",
        "dep",
        "advmod",
        "dobj",
        "attr",
    }
)
MAX_CHAIN = 7
REACH = 14
"""Tokens looked at behind an event's noun for "with", and behind that for a name: offices come between."""

GAP = 24
"""Tokens between two names in one row: the words of an office and its body."""

RUNNING_SENTENCES = 4
DATELINE_REACH = 200
"""Characters of the body in which a dateline is looked for: bylines and a standfirst may stand before it."""


@dataclass(slots=True, eq=False)
class Mention:
    """One place in the text that tells of a meeting."""

    event: Token
    sides: tuple[tuple[Referent, Token], ...]
    status: Status
    kind: Kind
    rule: str
    via: Token | None = None
    host: Referent | None = None
    date: str | None = None
    place: Referent | None = None
    place_token: Token | None = None
    anaphoric: bool = False  # "their talks", "the summit between the two": a meeting told before

    @property
    def who(self) -> tuple[Referent, ...]:
        """The participants, each once."""
        return tuple(dict.fromkeys(one for one, _ in self.sides))


def meets(doc: Doc) -> Iterator[Meeting]:
    """Yield the meetings of *doc*, in the order of their first mention; needs ``kg.annotate``'s annotation."""
    mentions = [x for token in doc for x in _mentions(token)]
    mentions = [x for x in mentions if len(x.who) > 1 and _alike(x)]
    for one in mentions:
        _when_and_where(one)
    for one in _folded(mentions):
        yield _meeting(one)


def _alike(one: Mention) -> bool:
    """
    Tell whether the participants are of a kind that meets: people with people, countries with countries or bodies.

    "Talks with Norland" that a person has are his country's, not told as a meeting of his; a visit may be to a country.
    """
    people = [x.type is EntityType.PERSON for x in one.who]
    return (
        all(people)
        or not any(people)
        or one.kind is Kind.VISIT
        or any(x.type is EntityType.ORGANISATION for x in one.who)
    )


def _meeting(one: Mention) -> Meeting:
    where = evidence(one.event.sent, one.rule)
    spans = []
    for _, token in one.sides:
        found = reference(token)
        span = found.span if found is not None else token.doc[token.i : token.i + 1]
        mention = mention_of(span)
        if mention.field is where.field:
            spans.append((mention.start, mention.end))
    place_span = None
    if one.place_token is not None:
        mention = at(one.place_token.doc, one.place_token.idx, one.place_token.idx + len(one.place_token))
        place_span = (mention.start, mention.end) if mention.field is where.field else None
    return Meeting(
        participants=tuple(x.name for x in one.who),
        status=one.status,
        kind=one.kind,
        evidence=where,
        participant_spans=tuple(dict.fromkeys(spans)),
        host=one.host.name if one.host is not None and one.host in one.who else None,
        place=one.place.name if one.place is not None else None,
        place_span=place_span,
        date=one.date,
    )


# --- cues -------------------------------------------------------------------------------


def _mentions(token: Token) -> Iterator[Mention]:
    if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
        cue = meeting_cues().get((token.lemma_.lower(), "VERB"))
        if cue is not None:
            yield from _verbal(token, cue)
    elif token.pos_ in {"NOUN", "PROPN"}:
        cue = meeting_cues().get((token.lemma_.lower(), "NOUN"))
        if cue is not None and cue.frame != "never" and reference(token) is None:
            yield from _nominal(token, cue)
        elif token.lemma_.lower() == "invitation":
            yield from _invited(token)
        elif token.lemma_.lower() in {"guest", "host"}:
            yield from _guest_of(token)


def _actors(tokens: Iterable[Token]) -> list[tuple[Referent, Token]]:
    """Return whom *tokens* refer to: people, else countries and bodies, else those whose delegates they are."""
    tokens = list(tokens)
    found = [(one, token) for token in tokens for one in (referents(token) or _apposed(token))]
    people = [x for x in found if x[0].type is EntityType.PERSON]
    if people:
        return people
    return [x for x in found if x[0].type in ACTORS] or [x for token in tokens for x in _sent_by(token)]


SPORT = frozenset(
    "final finals semi semifinal semifinals quarterfinal quarterfinals match matches qualifier qualifiers tournament cup "
    "championship playoff playoffs stadium coach striker goal goals goalkeeper cricket rugby football soccer hockey tennis "
    "olympics fixture fixtures innings wicket".split()
)
"""Words of sport, where two countries that meet play each other."""


def _apposed(token: Token) -> tuple[Referent, ...]:
    """Return whom the apposition of a noun names: "his host, Ada Brook"."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return ()
    return next((referents(x) for x in children(token, "appos") if referents(x)), ())


CONNECTING = frozenset({"and", "&", ",", "plus"})


def _group(tokens: list[Token], *, leftwards: bool) -> list[Token]:
    """
    Return *tokens* with the people that stand in one row with them, which the parser often tears apart.

    «Norland's envoy, Ada Brook, and Sudish minister Tomas Vale»: between two names only commas, "and",
    and the words of their offices. To the left for subjects, to the right for the rest.
    """
    found = list(tokens)
    for token in tokens:
        one = reference(token)
        while one is not None and one.how in {"name", "office"} and one.referents[0].type is EntityType.PERSON:
            one = _neighbour(one, leftwards=leftwards)
            if one is not None:
                root = one.span.root
                if any(x.i == root.i for x in found):
                    break
                found.append(root)
    return found


def _neighbour(one: Reference, *, leftwards: bool) -> Reference | None:
    doc = one.span.doc
    i = one.span.start - 1 if leftwards else one.span.end
    step = -1 if leftwards else 1
    joined = False
    for _ in range(GAP):
        if not 0 <= i < len(doc) or doc[i].is_sent_start and leftwards and doc[i]._.reference is None:
            return None
        token = doc[i]
        other: Reference | None = token._.reference
        if token.lower_ in {"and", "&"}:
            joined = True
        elif (
            other is not None
            and other.referents
            and other.referents[0].type is EntityType.PERSON
            and len(other.referents) == 1
        ):
            if other.referents[0] is not one.referents[0]:
                if (
                    not joined
                    or (not leftwards and other.span.root.dep_ in {"nsubj", "nsubjpass"})
                    or other.how not in {"name", "office"}
                ):
                    return None
                return other
        elif (
            other is None
            and token.text not in CONNECTING
            and token.pos_ not in {"DET", "PROPN", "PART"}
            and token.lower_ not in {"his", "her"}
        ):
            if not _within_office(doc, i):
                return None
        i += step
    return None


def _belongs(doc: Doc, country: Reference) -> bool:
    """Tell whether a country stands with a person as his: behind "of", before "'s"."""
    before = doc[country.span.start - 1].lower_ if country.span.start else ""
    after = doc[country.span.end].text if country.span.end < len(doc) else ""
    return before in {"of", "from"} or after in {"'s", "’s", "'", "’"}


def _within_office(doc: Doc, i: int) -> bool:
    return any(x.span.start <= i < x.span.end for x in doc._.offices)


def _sent_by(token: Token) -> list[tuple[Referent, Token]]:
    """Return the countries and bodies whose delegates *token* names: "Norlandic and Sudish officials", "ministers from Norland"."""
    plural = token.tag_ in {"NNS", "NNPS"} or token.lemma_.lower() in {"delegation", "team", "side", "government"}
    if token.lemma_.lower() not in DELEGATES or not plural or referents(token):
        return []
    found = []
    before = [
        y
        for x in token.children
        if x.i < token.i and x.dep_ in {"amod", "compound", "poss", "nmod"}
        for y in (x, *x.conjuncts)
    ]
    after = list(prepositional(token, "from", "of"))
    for word in (*before, *after):
        one = reference(word)
        if one is not None and len(one.referents) == 1 and one.referents[0].type in ACTORS:
            found.append((one.referents[0], word))
    return found


def _sides(*sides: Iterable[Token]) -> tuple[tuple[Referent, Token], ...]:
    """Return the participants of all *sides*; empty if one of the sides has none."""
    found = [_actors(side) for side in sides]
    if not all(found):
        return ()
    return tuple(x for side in found for x in side)


def _verbal(verb: Token, cue: MeetingCue) -> Iterator[Mention]:
    passive = any(x.dep_ in {"nsubjpass", "auxpass"} for x in verb.children)
    agents = list(prepositional(verb, "by"))
    doers = _group(_doers(verb), leftwards=True)
    done_to = _group(list(objects(verb)), leftwards=False)
    kind, rule, host = cue.kind, f"meets/{cue.frame.split()[-1]}", None
    sides: tuple[tuple[Referent, Token], ...] = ()
    if cue.frame == "both":
        others = done_to + list(prepositional(verb, "with"))
        if passive and not others:
            # "was met at the airport by B"
            sides, rule = _sides(subjects(verb, passive=True), agents), "meets/passive"
        else:
            sides = _sides(doers, others) if others else tuple(_actors(doers))
    elif cue.frame in {"with", "down with"}:
        if cue.frame == "down with" and not any(x.lower_ == "down" for x in verb.children):
            return
        others = list(prepositional(verb, "with"))
        if verb.lemma_ in {"speak", "talk"} and not others:
            others = list(prepositional(verb, "to"))
            if others and not _by_phone(verb):
                return
        if _by_phone(verb):
            kind = Kind.CALL
        sides = _sides(doers, others) if others else _together(doers, verb)
    elif cue.frame == "guest":
        one, other = (agents, list(subjects(verb, passive=True))) if passive or agents else (doers, done_to)
        found = _actors(other)
        if not found or found[0][0].type is not EntityType.PERSON:
            return  # "welcomed the decision", "hosted the games"
        sides = _sides(one, other)
        hosts = _actors(one)
        host = hosts[0][0] if hosts else None
        rule = "meets/guest-passive" if passive or agents else rule
    elif cue.frame == "visit":
        if passive:
            return
        sides = _sides(doers, done_to)
        if sides and not _is_visit(sides):
            return
    elif cue.frame == "object":
        sides = _sides(doers, done_to)
    elif cue.frame == "see":
        plain = not any(x.dep_ in {"oprd", "xcomp", "ccomp", "prt"} or x.lower_ == "as" for x in verb.children)
        if plain and not passive and _people(doers) and _people(done_to):
            sides = _sides(doers, done_to)
    elif cue.frame == "topic with":
        others = list(prepositional(verb, "with"))
        others += [y for x in done_to for y in prepositional(x, "with")]
        if done_to and _people(others):
            sides = _sides(doers, others)
    elif cue.frame == "together":
        if any(x.lower_ == "together" for x in verb.children):
            found = _people(done_to)
            sides = tuple(found) if len({x for x, _ in found}) > 1 else ()
    elif cue.frame == "invite":
        visit = next(
            (
                x
                for x in verb.children
                if x.dep_ in {"xcomp", "ccomp", "advcl"} and x.lemma_ in {"visit", "come", "travel", "pay"}
            ),
            None,
        )
        inviter, guest = _people(agents or doers), _people(subjects(verb, passive=True) if passive else done_to)
        if visit is not None and inviter and guest:
            sides, host, rule = (*guest, *inviter), inviter[0][0], "meets/invite"
            yield Mention(verb, sides, Status.POSSIBLE, kind, rule, via=visit, host=host)
        return
    elif cue.frame == "chair":
        found = _people(doers)
        sides = tuple(found) if len({x for x, _ in found}) > 1 else ()
    elif cue.frame == "call":
        plain = not any(
            x.dep_ in {"oprd", "xcomp", "ccomp", "prt"} or x.lower_ in {"for", "on", "upon"} for x in verb.children
        )
        upon = list(prepositional(verb, "on", "upon"))
        if (
            not done_to
            and _people(upon)
            and not any(
                x.dep_ == "xcomp" or (x.dep_ == "aux" and x.lower_ == "to")
                for y in upon
                for x in (*verb.children, *y.children)
                if x.i > verb.i
            )
        ):
            # "called on the speaker": a visit; "called on the speaker to resign" is none.
            sides, kind, rule = _sides(doers, upon), Kind.MEETING, "meets/call-on"
        else:
            sides = _sides(doers, done_to) if plain and _people(done_to) and not passive else ()
    if sides:
        if verb.lemma_ in {"meet", "host", "receive"} and _at_summit(verb):
            kind = Kind.SUMMIT
        yield Mention(verb, sides, status_of(verb), kind, rule, host=host)


def _people(tokens: Iterable[Token]) -> list[tuple[Referent, Token]]:
    return [x for x in _actors(tokens) if x[0].type is EntityType.PERSON]


def _doers(verb: Token) -> list[Token]:
    """Return the subjects of *verb*; where the parser finds none, the name that stands right before it ("On Friday Brook met …")."""
    found = list(subjects(verb))
    if any(referents(x) for x in found) or verb.tag_ not in {"VBD", "VBZ", "VBP", "VB"}:
        return found
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].pos_ in {"AUX", "ADV", "PART"}:
        i -= 1
    one = reference(verb.doc[i]) if i >= verb.sent.start else None
    if (
        one is not None
        and one.how == "name"
        and one.referents[0].type is EntityType.PERSON
        and one.span.root.dep_ == "pobj"
        and one.span.root.head.lower_ == "on"
    ):
        return [one.span.root]
    return found


def _together(doers: list[Token], verb: Token) -> tuple[tuple[Referent, Token], ...]:
    """ "Brook and Vale spoke by phone", "the two leaders talked for an hour": two of them, and with each other."""
    found = _actors(doers)
    each_other = any(x.lower_ in {"together", "privately"} for x in verb.children) or _by_phone(verb)
    lasting = any(x.lower_ == "for" and x.dep_ == "prep" for x in verb.children)
    return tuple(found) if len({x for x, _ in found}) > 1 and (each_other or lasting) else ()


def _by_phone(verb: Token) -> bool:
    words = {x.lower_ for x in verb.subtree}
    return bool(words & {"phone", "telephone", "telephoned", "call", "videolink", "video"})


def _at_summit(verb: Token) -> bool:
    return any(x.lower_ == "summit" and any(y.dep_ in {"poss"} for y in x.children) for x in objects(verb))


def _is_visit(sides: tuple[tuple[Referent, Token], ...]) -> bool:
    """Tell whether one of the visitors is a person, and the visited no mere place."""
    return sides[0][0].type in {EntityType.PERSON} and all(x.type is not EntityType.PLACE for x, _ in sides)


def _nominal(noun: Token, cue: MeetingCue) -> Iterator[Mention]:
    if any(
        x.dep_ in {"compound"}
        and x.lower_ in {"press", "news", "board", "cabinet", "committee", "council", "emergency"}
        for x in noun.children
    ):
        return
    kind = cue.kind
    if any(x.lower_ in {"summit"} for x in noun.children if x.dep_ == "compound"):
        kind = Kind.SUMMIT
    if any(x.lower_ in PHONE for x in noun.children if x.dep_ in {"compound", "amod"}):
        kind = Kind.CALL
    verb = _light_verb(noun)
    if cue.frame == "visit" or (
        noun.lemma_ == "call"
        and (
            any(x.lower_ in {"on", "upon"} for x in children(noun, "prep"))
            or any(x.lower_ in {"courtesy", "farewell"} for x in noun.children)
        )
    ):
        yield from _visit(noun, verb, Kind.VISIT)
        return
    # "a round of talks between …": the participants stand with the inner noun, the verb with the outer.
    between = _with(noun, verb, "between", "among")
    others = _with(noun, verb, "with")
    owners = list(children(noun, "poss"))
    sides: tuple[tuple[Referent, Token], ...] = ()
    rule = "meets/nominal"
    if between:
        sides, rule = tuple(_actors(between)), "meets/between"
    elif others:
        own = [x for owner in owners for x in conjuncts(owner)]
        if own and _actors(own):
            sides, rule = _sides(own, others), "meets/possessive"
        else:
            doer = list(subjects(verb)) if verb is not None else []
            if verb is not None and any(x.dep_ == "nsubjpass" for x in verb.children):
                doer = []
            if doer and noun not in doer:
                sides = _sides(doer, others)
            else:
                sides, rule = _sides(_adjunct_subject(noun), others), "meets/adjunct"
    elif len(theirs := _actors(x for owner in owners for x in conjuncts(owner))) > 1:
        # "their second meeting": whom "their" means.
        sides, rule = tuple(theirs), "meets/their"
    elif (
        verb is not None
        and noun.dep_ in {"dobj", "obj"}
        and verb.lemma_ in {"hold", "have", "conduct", "begin", "open", "resume", "conclude"}
    ):
        doer = list(subjects(verb))
        sides, rule = tuple(_actors(doer)), "meets/held-together"
    else:
        sides, rule = _compound_pair(noun), "meets/pair"
    status = status_of(noun, verb)
    if others and _each(noun):
        first = _actors(others)
        rest = [x for x in sides if x not in first]
        for one in first:
            if rest:
                yield Mention(noun, (*rest, one), status, kind, rule, via=verb)
    elif sides:
        back = rule in {"meets/their", "meets/pair"} or (
            _definite(noun) and all(_refers_back(token) for _, token in sides)
        )
        yield Mention(noun, sides, status, kind, rule, via=verb, anaphoric=back)


def _definite(noun: Token) -> bool:
    return any(x.lower_ in {"the", "this", "these"} or x.dep_ == "poss" for x in noun.children)


def _refers_back(token: Token) -> bool:
    one = reference(token)
    return one is not None and one.how in {"pronoun", "group"}


def _each(noun: Token) -> bool:
    """Tell whether several meetings are told as one phrase: "separate meetings with A and with B"."""
    return any(x.lower_ in {"separate", "bilateral", "individual"} for x in noun.children) and noun.tag_ == "NNS"


def _with(noun: Token, verb: Token | None, *prepositions: str) -> list[Token]:
    """Return the heads behind "with" or "between" that belong to *noun*: by the parse, else by the words that follow it."""
    for head in (noun, verb):
        if head is not None:
            found = list(prepositional(head, *prepositions))
            if found:
                return _group(found, leftwards=False)
    doc, end = noun.doc, noun.sent.end
    for i in range(noun.i + 1, min(noun.i + REACH, end)):
        token = doc[i]
        if token.lower_ in prepositions and token.pos_ in {"ADP", "SCONJ"}:
            for j in range(i + 1, min(i + REACH, end)):
                one: Reference | None = doc[j]._.reference
                if one is not None and one.how != "adjective":
                    if one.referents and one.referents[0].type is not EntityType.PLACE:
                        return _group([one.span.root], leftwards=False)
                elif doc[j].pos_ in {"VERB", "AUX"} or (doc[j].is_punct and doc[j].text not in {",", "-"}):
                    break
            return []
        if (token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN") or token.text in {";", ":", '"', "“", "”"}:
            return []
    return []


def _compound_pair(noun: Token) -> tuple[tuple[Referent, Token], ...]:
    """ "The Brook-Vale summit", "US-Norland talks": two names joined by a hyphen before the noun."""
    i = noun.i - 1
    doc = noun.doc
    while i > 0 and reference(doc[i]) is None and doc[i].pos_ in {"ADJ", "NOUN"}:
        i -= 1
    if i < 2:
        return ()
    right = reference(doc[i])
    if right is None or right.span.start < 2 or doc[right.span.start - 1].text not in {"-", "–", "‑"}:
        return ()
    left = reference(doc[right.span.start - 2])
    if left is None or len(left.referents) != 1 or len(right.referents) != 1:
        return ()
    pair = ((left.referents[0], left.span.root), (right.referents[0], right.span.root))
    people = all(x.type is EntityType.PERSON for x, _ in pair)
    return pair if people or all(x.type in ACTORS for x, _ in pair) else ()


def _light_verb(noun: Token) -> Token | None:
    """Return the verb whose object or passive subject *noun* is: "held" in "held (a round of) talks"."""
    head = noun
    for _ in range(3):
        if head.dep_ in {"dobj", "obj", "nsubjpass"} and head.head.pos_ in {"VERB", "AUX"}:
            return head.head
        if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NOUN":
            head = head.head.head
        elif head.dep_ == "conj" and head.head.pos_ == "NOUN":
            head = head.head
        else:
            return None
    return None


def _adjunct_subject(noun: Token) -> list[Token]:
    """Return the subject of the clause that *noun* is an adjunct of: "after talks with B, A said"."""
    head = noun
    if noun.dep_ == "nsubj" and noun.head.dep_ == "advcl" and noun.head.head.pos_ in {"VERB", "AUX"}:
        # "after talks with B ended, A said"
        return list(subjects(noun.head.head))
    for _ in range(4):
        if head.dep_ in {"pobj", "conj", "dobj", "pcomp"} or (
            head.dep_ == "prep" and head.head.pos_ in {"NOUN", "ADP", "ADV"}
        ):
            head = head.head
            if head.pos_ in {"VERB", "AUX"}:
                return list(subjects(head))
            if head.dep_ == "prep" and head.head.pos_ == "ADJ":  # "is open to a meeting with"
                return list(subjects(head.head))
            if head.dep_ in {"prep", "advmod", "advcl"} and head.head.pos_ in {"VERB", "AUX"}:
                return list(subjects(head.head))
        else:
            break
    return []


def _visit(noun: Token, verb: Token | None, kind: Kind) -> Iterator[Mention]:
    visited = list(prepositional(noun, "to", "with", "on"))
    if verb is not None and not visited:
        visited = list(prepositional(verb, "to"))
    owners = [x for owner in children(noun, "poss") for x in conjuncts(owner)]
    visitors = [x for x in owners if referents(x)] or list(prepositional(noun, "by", "of"))
    if not visitors and verb is not None and not any(x.dep_ == "nsubjpass" for x in verb.children):
        visitors = list(subjects(verb))
    if not visitors:
        visitors = _adjunct_subject(noun)
    sides = _sides(visitors, visited)
    if sides and _is_visit(sides):
        yield Mention(noun, sides, status_of(noun, verb), kind, "meets/visit-noun", via=verb)


def _guest_of(noun: Token) -> Iterator[Mention]:
    """ "Brook was in Norland as the guest of Vale", "where he was the guest of Vale", "Vale was her host": a visit."""
    owners = list(prepositional(noun, "of")) or list(children(noun, "poss"))
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        others, verb = list(subjects(noun.head)), noun.head
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ in {"VERB", "AUX"}:
        verb = noun.head.head
        others = list(subjects(verb))
    else:
        return
    guests, hosts = (others, owners) if noun.lemma_ == "guest" else (owners, others)
    if _people(guests) and _people(hosts):
        sides = (*_people(guests), *_people(hosts))
        yield Mention(noun, sides, status_of(verb), Kind.VISIT, "meets/guest-of", via=verb, host=_people(hosts)[0][0])


def _invited(noun: Token) -> Iterator[Mention]:
    """ "Brook will fly to Norland at the invitation of Vale": a visit to Vale."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in {"at", "on"} or preposition.head.pos_ not in {"VERB", "AUX"}:
        return
    verb = preposition.head
    hosts = list(prepositional(noun, "of", "from")) or list(children(noun, "poss"))
    if verb.lemma_ in {"visit", "travel", "fly", "go", "come", "arrive", "pay", "make", "be"} and _people(hosts):
        sides = _sides(subjects(verb), hosts)
        if sides:
            yield Mention(noun, sides, status_of(verb), Kind.VISIT, "meets/invitation", via=verb, host=sides[-1][0])


# --- when and where ---------------------------------------------------------------------


def _when_and_where(one: Mention) -> None:
    sentence = one.event.sent
    chain = _chain(one)
    one.date = _date(one, sentence, chain) or _running_date(one, sentence)
    one.place, one.place_token = _place(one, sentence, chain)


def _chain(one: Mention) -> dict[int, int]:
    """
    Return the words around the event whose date and place are its own too: token index → distance.

    From the event outwards to the verbs that it is coordinated with, an adjunct or the purpose of
    ("travelled to Norland, where she met", "flew in for talks with"), but not past a verb of
    speech: when and where something was said is not when and where it happened.
    """
    chain = {one.event.i: 0}
    if one.via is not None:
        chain[one.via.i] = 0
    token = one.event
    for distance in range(1, MAX_CHAIN):
        head = token.head
        if head == token or (head.lemma_.lower() in SPEECH and token.dep_ in {"ccomp", "conj", "advcl", "parataxis"}):
            break
        chain.setdefault(head.i, distance)
        token = head
    return chain


def _owner(token: Token) -> Token:
    """Return the verb, or the noun of an event, that the expression headed by *token* belongs to."""
    head = token
    while head.head != head and head.dep_ in ADJUNCT:
        if head.head.pos_ in {"VERB", "AUX"}:
            return head.head
        head = head.head
        if head.pos_ in {"NOUN", "PROPN"} and (head.lemma_.lower(), "NOUN") in meeting_cues():
            return head
        if head.pos_ == "ADJ" and head.lemma_ == "due":
            return head
    return head


def _date(one: Mention, sentence: Span, chain: dict[int, int]) -> str | None:
    best: tuple[int, int, Dated] | None = None
    for dated in one.event.doc._.dates or []:
        if dated.span.start < sentence.start or dated.span.end > sentence.end:
            continue
        last = dated.span[-1]
        root = dated.span.root if dated.span.root.pos_ != "ADP" else last
        preposition = (
            dated.span[0] if dated.span[0].lower_ in DATE_PREPOSITIONS else root.head if root.dep_ == "pobj" else None
        )
        if preposition is not None and preposition.lower_ in DATE_PREPOSITIONS:
            continue
        owner = _owner(root)
        if one.status is Status.CANCELLED and owner.lemma_ in {
            "cancel",
            "call",
            "postpone",
            "put",
            "scrap",
            "shelve",
            "drop",
            "suspend",
        }:
            continue  # when it was called off, not when it was to be
        distance = chain.get(owner.i)
        if distance is None and owner.dep_ in {"acl", "relcl"} and owner.head.i == one.event.i:
            distance = 1  # "a meeting set for Friday"
        if distance is None:
            continue
        ranked = (distance, abs(root.i - one.event.i), dated)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    if best is None:
        return None
    return best[2].iso(future=tells_future(one.status) or one.status is Status.CANCELLED or _present(one))


def _running_date(one: Mention, sentence: Span) -> str | None:
    """
    Return the day that the report has been telling of, for a meeting in the simple past without a date of its own.

    That is the last day named in the sentences just before, if it is of the week before publication.
    A perfect ("had met", "has met") looks back beyond it.
    """
    verb = one.via or (
        one.event if one.event.pos_ == "VERB" else next((x for x in one.event.ancestors if x.pos_ == "VERB"), one.event)
    )
    if (
        one.status is not Status.HELD
        or in_title(one.event)
        or verb.tag_ not in {"VBD", "VBN", "VB"}
        or any(x.lemma_ == "have" and x.dep_ == "aux" for x in verb.children)
    ):
        return None
    doc = sentence.doc
    published = doc._.document.published
    if published is None:
        return None
    if any(x.span.start >= sentence.start and x.span.end <= sentence.end for x in doc._.dates):
        return None  # a date that belongs to something else here
    first = sentence.start
    for _ in range(RUNNING_SENTENCES):
        if first == 0:
            break
        first = doc[first - 1].sent.start
    for dated in reversed(doc._.dates):
        if dated.span.end <= sentence.start and dated.span.start >= first and dated.past is not None:
            if (
                len(dated.past) == 10
                and 0 <= (date.fromisoformat(published) - date.fromisoformat(dated.past)).days <= 7
            ):
                return dated.past
            return None
    return None


def _present(one: Mention) -> bool:
    verb = one.via or (one.event if one.event.pos_ == "VERB" else one.event.head)
    return verb.tag_ in {"VBZ", "VBP"} and not in_title(verb)


def _place(one: Mention, sentence: Span, chain: dict[int, int]) -> tuple[Referent | None, Token | None]:
    best: tuple[int, int, Referent, Token] | None = None
    for token in sentence:
        place = _place_at(token)
        if place is None or (place in one.who and one.kind is not Kind.VISIT):
            continue
        distance = _place_distance(one, token, chain)
        if distance is None:
            continue
        ranked = (distance, token.i, place, token)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    return (best[2], best[3]) if best is not None else (None, None)


def _place_at(token: Token) -> Referent | None:
    """Return the place that the noun phrase headed by *token* names: "Haven", "the port of Haven", "the capital, Haven", "here"."""
    if token.lower_ == "here" and token.dep_ == "advmod":
        return _dateline(token.doc)
    found = reference(token)
    if found is None and token.lemma_.lower() in PLACE_KINDS:
        inner = next(
            (x for x in (*prepositional(token, "of"), *children(token, "appos")) if reference(x) is not None), None
        )
        found = reference(inner) if inner is not None else None
    elif found is not None and token != found.span.root:
        return None
    if found is None or found.how != "name" or len(found.referents) != 1:
        return None
    place = found.referents[0]
    return place if place.type in PLACES or _venue(place) else None


def _place_distance(one: Mention, token: Token, chain: dict[int, int]) -> int | None:
    """Return how far the place at *token* is from the event along *chain*; ``None`` if the event is not said to be there."""
    head = token.head
    if token.lower_ == "here":
        return chain.get(head.i)
    if token.i in chain and one.event.i != token.i:
        # "in Haven, where she met": the clause hangs on the place.
        clause_verb = next((x for x in token.children if x.dep_ in {"relcl", "acl"} and x.i in chain), None)
        if clause_verb is not None and any(x.lower_ == "where" for x in clause_verb.children):
            return chain[token.i]
        return None
    if token.dep_ in OBJECTS:
        return chain.get(head.i) if head.lemma_ in {"visit", "tour"} else None
    if token.dep_ != "pobj":
        return None
    owner = _owner(token)
    if head.lower_ in PLACE_PREPOSITIONS:
        if _within_office(token.doc, token.i):
            return None
        distance = chain.get(owner.i)
        if distance is None and owner.pos_ == "NOUN" and owner.i != one.event.i:
            # "on the sidelines of the summit in Haven": where that is held.
            outer = chain.get(_owner(owner).i)
            distance = None if outer is None else outer + 1
        return distance
    if head.lower_ in {"to", "into"} and (owner.lemma_ in MOTION or owner.lemma_ in {"visit", "trip", "pay"}):
        return chain.get(owner.i)
    return None


def _dateline(doc: Doc) -> Referent | None:
    """Return the place that the article is filed from: a name in the first sentences of the body, before a dash or a date."""
    shift = len(doc._.document.title)
    for one in doc._.references:
        if one.span.start_char < shift or one.how != "name":
            continue
        if one.span.start_char > shift + DATELINE_REACH:
            return None
        place = one.referents[0]
        if place.type is EntityType.PLACE and (one.span.text.isupper() or _starts_paragraph(one.span)):
            return place
    return None


def _starts_paragraph(span: Span) -> bool:
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    return (
        (before is None or before.is_space)
        and after is not None
        and (after.text in {",", "(", "–", "—", "-", "--", ":"})
    )


def _venue(referent: Referent) -> bool:
    """Tell whether a body can be a venue: a university, a palace, an office."""
    last = referent.name.lower().split()[-1]
    return referent.type is EntityType.ORGANISATION and last in {
        "university",
        "house",
        "institute",
        "academy",
        "embassy",
        "headquarters",
        "mission",
        "museum",
        "school",
        "college",
        "residence",
    }


# --- one meeting, told more than once ----------------------------------------------------


def _folded(mentions: list[Mention]) -> list[Mention]:
    """Join mentions of one meeting: the same participants (or fewer of them) and nothing that disagrees."""
    out: list[Mention] = []
    # What refers back comes last: it adds to a meeting told in so many words, or stands alone.
    for one in sorted(mentions, key=lambda x: (x.anaphoric, x.event.i)):
        if one.anaphoric:
            told = [
                x
                for x in out
                if set(x.who) >= set(one.who)
                and (one.date is None or x.date is None or x.date.startswith(one.date) or one.date.startswith(x.date))
            ]
            if told:
                _absorb(max(told, key=lambda x: (x.status is one.status, x.event.i < one.event.i)), one)
                continue
            if _group_only(one) and (one.status is not Status.HELD or one.who[0].type in ACTORS):
                continue
        for have in out:
            if _same_event(have, one):
                _absorb(have, one)
                break
        else:
            out.append(one)
    return sorted(out, key=lambda x: x.event.i)


def _group_only(one: Mention) -> bool:
    return all(_refers_back(token) for _, token in one.sides)


def _countries(one: Mention) -> frozenset[str]:
    """Return the keys of the countries that the participants are, or hold an office of."""
    found = set()
    for who in one.who:
        if who.type is EntityType.COUNTRY:
            found.add(who.row.key if who.row is not None else who.name)
        for office in one.event.doc._.offices:
            if office.holder is not None and office.of is not None and office.holder.span[0]._.reference is not None:
                of = office.of.span[0]._.reference
                if who in office.holder.span[0]._.reference.referents and of is not None and of.referents:
                    found.add(of.referents[0].row.key if of.referents[0].row is not None else of.referents[0].name)
    return frozenset(found)


def _told_by_country(have: Mention, one: Mention) -> bool:
    """Tell whether one is the headline's or a visit's word for the other: the countries meet where their people do."""
    if {x.type for x in have.who} == {x.type for x in one.who} or EntityType.ORGANISATION in {
        x.type for x in (*have.who, *one.who)
    }:
        return False
    if not (in_title(have.event) or in_title(one.event) or have.kind is one.kind is Kind.VISIT):
        return False
    return len(_countries(have)) > 1 and _countries(have) == _countries(one)


def _same_event(have: Mention, one: Mention) -> bool:
    a, b = set(have.who), set(one.who)
    if _told_by_country(have, one):
        return not (have.date and one.date) or have.date.startswith(one.date) or one.date.startswith(have.date)
    if not (a <= b or b <= a):
        return False
    if have.status is not one.status and not (in_title(have.event) or in_title(one.event)):
        return False
    if {have.kind, one.kind} & {Kind.CALL} and have.kind is not one.kind:
        return False
    if have.date and one.date and not (have.date.startswith(one.date) or one.date.startswith(have.date)):
        return False
    return not (have.place and one.place and have.place is not one.place and have.date != one.date)


def _absorb(have: Mention, one: Mention) -> None:
    people = [sum(x.type is EntityType.PERSON for x in m.who) for m in (have, one)]
    if (people[1], len(set(one.who))) > (people[0], len(set(have.who))):
        have.sides = one.sides
    if in_title(have.event) and not in_title(one.event):
        # The body tells it in full: its sentence is the evidence.
        sides = one.sides if people[1] >= people[0] else have.sides
        have.event, have.via, have.status, have.sides, have.rule = one.event, one.via, one.status, sides, one.rule
        have.place_token = None
    if one.date and len(one.date) > len(have.date or ""):
        have.date = one.date
    if have.place is None:
        have.place, have.place_token = one.place, one.place_token if have.event.sent == one.event.sent else None
    if have.kind in {Kind.MEETING, Kind.TALKS} and one.kind in {Kind.SUMMIT, Kind.VISIT}:
        have.kind = one.kind if one.kind is Kind.SUMMIT else have.kind
    have.host = have.host or one.host
