"""
Journeys of which nothing came, where nobody is named whom they would have led to: a visit to the country, called off.

===================  ====================================================================================
``had been due``     Brook had been expected in Haven in May, but the trip was put off; had planned to fly to Haven
``dropped a plan``   Brook has shelved plans to travel to Norland; a planned stop in Norland has been scrapped
===================  ====================================================================================

A visit that a noun of its own tells of ("called off a visit to Norland") is read in ``meets_nouns_visits``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, referents, tokens_of
from kg.extract._syntax import auxiliaries, children, doers_or_done_to, negated, objects, prepositional, subjects
from kg.extract.capitals import country_led_to
from kg.extract.cues import meeting_cues
from kg.extract.lapsed import calls_off, drops
from kg.extract.meets_mention import Mention
from kg.extract.meets_visit import JOURNEYS, is_own
from kg.extract.meets_who import people_of
from kg.model import EntityType, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Referent
    from kg.extract.meets_mention import Sides

WAITED_FOR = frozenset({"due", "plan", "schedule", "expect", "intend", "set", "slate", "hope", "mean"})
"""Words of plans that in the past tell of a journey that was to be."""

GOING = frozenset({"fly", "travel", "go", "come", "visit", "head", "arrive", "stop", "tour", "return", "journey"})
STOPS = JOURNEYS | {"journey", "leg", "stopover", "swing"}
"""Nouns of a journey that leads somewhere."""

MEANT = STOPS | {"plan", "plans", "idea", "it", "arrangement", "programme", "program", "engagement"}
"""What is told to be called off where a journey was told before."""


def called_off(doc: Doc, mentions: list[Mention]) -> Iterator[Mention]:
    """Yield the visits to a country that were called off and that none of *mentions* tells in its own words."""
    for token in tokens_of(doc):
        sides = _had_been_due(token) or _dropped(token)
        if sides and not in_title(token) and not _told(sides, token, mentions):
            going = next((x for x in children(token, "xcomp", "acl", "relcl") if x.lemma_ in GOING), token)
            yield Mention(going, sides, Status.CANCELLED, Kind.VISIT, "meets/called-off")


def _told(sides: Sides, token: Token, mentions: list[Mention]) -> bool:
    """Tell whether the sentence has a meeting of the traveller that is called off, or to come on it, or the visit."""
    traveller, land = sides[0][0], sides[-1][0]
    own = (x for x in mentions if x.event.sent == token.sent and traveller in x.who)
    ahead = {Status.PLANNED, Status.POSSIBLE}
    return any(
        x.status is Status.CANCELLED or land in x.who or (x.status in ahead and x.event.i > token.i) for x in own
    )


# --- "had been expected in Haven, but the trip was put off" ------------------------------


def _had_been_due(token: Token) -> Sides:
    """Return the traveller and the country of a journey that was waited for at *token*, and then called off."""
    if token.lemma_.lower() not in WAITED_FOR or token.pos_ not in {"VERB", "ADJ"}:
        return ()
    verb = token if token.pos_ == "VERB" else token.head
    words = {x.lower_ for x in auxiliaries(verb)} | {verb.lower_}
    if not words & {"had", "was", "were"} or negated(verb) or not _is_called_off(token):
        return ()
    if any(_is_to_meet(x) for x in token.sent if x.i > token.i):
        return ()  # "had hoped to fly to Haven to consult the premier": a meeting, whether or not it can be read
    doers = doers_or_done_to(verb)
    going = [x for y in (token, verb) for x in children(y, "xcomp") if x.lemma_ in GOING]
    where = [x for y in (token, verb, *going) for x in prepositional(y, "in", "to", "at")]
    where += [x for y in going if y.lemma_ in {"visit", "tour"} for x in objects(y)]
    return _visit(doers, where)


def _is_to_meet(token: Token) -> bool:
    """Tell whether *token* is an infinitive of meeting somebody."""
    to = any(x.lower_ == "to" and x.dep_ == "aux" for x in token.children)
    return to and token.lemma_ not in GOING and (token.lemma_.lower(), "VERB") in meeting_cues()


def _is_called_off(token: Token) -> bool:
    """Tell whether what follows *token*, in its sentence or the next, says that the journey was called off."""
    doc, end = token.doc, token.sent.end
    following = doc[end].sent.end if end < len(doc) else end
    for verb in doc[token.i + 1 : following]:
        if verb.pos_ != "VERB":
            continue
        about = subjects(verb, passive=True) if calls_off(verb) else objects(verb) if drops(verb) else ()
        if any(_means_it(x) for x in about):
            return True
    return False


def _means_it(noun: Token) -> bool:
    """Tell whether *noun* means the journey told before it: "the trip", "it", not "a visit to Norland"."""
    if noun.lemma_.lower() not in MEANT:
        return False
    return noun.lower_ == "it" or any(x.lower_ in {"the", "that", "this", "his", "her"} for x in noun.children)


# --- "has shelved plans to travel to Norland" --------------------------------------------


def _dropped(noun: Token) -> Sides:
    """Return the traveller and the country of a plan or a stop of *noun* that somebody drops, or that is dropped."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or lemma not in STOPS | {"plan"} or noun.dep_ not in {"dobj", "nsubjpass", "nsubj"}:
        return ()
    verb = noun.head
    if noun.dep_ == "dobj":
        doers = list(subjects(verb)) if _is_done(verb) else []
    else:
        doers = [*children(noun, "poss")] or _told_before(noun) if calls_off(verb) else []
    going = [x for x in children(noun, "acl", "relcl") if x.lemma_ in GOING] if lemma == "plan" else []
    if lemma == "plan" and not going:
        return ()
    where = [x for y in (*going, *([noun] if lemma != "plan" else [])) for x in prepositional(y, "in", "to")]
    where += [x for y in going if y.lemma_ in {"visit", "tour"} for x in objects(y)]
    return _visit(doers, where)


def _told_before(noun: Token) -> list[Token]:
    """Return the person that the sentence before is of: "Brook will fly to Haven. A stop in Norland was dropped."."""
    doc, start = noun.doc, noun.sent.start
    if (
        not start
        or not any(x.lower_ in {"a", "an", "the"} for x in noun.children)
        or "\n" in doc[start - 1].text_with_ws
    ):
        return []
    return next(([x] for x in doc[start - 1].sent if x.dep_ in {"nsubj", "nsubjpass"} and people_of([x])), [])


def _is_done(verb: Token) -> bool:
    """Tell whether *verb* drops its object: it does, or "had to", not "may" or "refused to"."""
    if not drops(verb) or any(x.tag_ == "MD" for x in auxiliaries(verb)):
        return False
    to = any(x.lower_ == "to" for x in children(verb, "aux"))
    return not to or (verb.dep_ == "xcomp" and verb.head.lemma_ == "have" and not negated(verb.head))


def _visit(doers: list[Token], where: list[Token]) -> Sides:
    travellers = people_of(doers)
    if len({one for one, _ in travellers}) != 1:
        return ()
    for token in where:
        country: Referent | None = _country(token)
        if country is not None and not is_own(country, travellers[0][0], token.doc):
            return (travellers[0], (country, token))
    return ()


def _country(token: Token) -> Referent | None:
    found = referents(token)
    if len(found) == 1 and found[0].type is EntityType.COUNTRY:
        return found[0]
    return country_led_to(token)
