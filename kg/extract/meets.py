"""
Meetings: who met, hosted, visited, called or talked with whom, where, when, and whether it came to it.

A cue (``data/cues-meets.csv``) opens a frame; the frame says where its participants stand.

===========  =====================================================================================
both         A met (with) B; A and B met; passive: A was met by B
with         A conferred with B; A spoke to B by phone; A and B spoke for an hour
down with    A sat down with B
guest        A received B: A is host; passive: B was received by A
visit        A visited B; a visit to a capital is one to its country
object       A telephoned B
wire object  A reached B by telephone
call         A called B, where nothing else is called for or said of B; A called on B
heard with   A heard B out
see          A saw B, where nothing is said of B ("saw B as a rival")
topic with   A discussed the ceasefire with B
together     X brought A and B together; those are met by X too
join         A joined B for talks
hands        A shook hands with B
time with    A spent an hour with B; A gave B an hour
views with   A exchanged views with B
gather       A, B and C gathered
come         A and B came together; A came face to face with B
into         A bumped into B
up with      A caught up with B
closeted     A was closeted with B
taken        A took B aside; A took B to lunch
given        A granted B an audience; A gave a dinner for B
shared       A shared a table with B
introduced   A was introduced to B
jointly      A and B opened a bridge together
go           A went over the plan with B; A and B went somewhere together
embrace      A embraced B; A and B embraced
beside       A appeared alongside B, stood next to B
seen         A was photographed with B
signed       A and B signed a treaty in Haven; A signed it with B
shuttle      A shuttled between B and C
in on        A dropped in on B
played       A played chess with B
chair        A and B chaired (a session of their commission)
lead         A and B led the talks, led their delegations
invite       A invited B to visit: possible, A is host
offer        of a noun: A turned down B's offer of talks
raised       no cue: A raised something with B over lunch, on the sidelines of a fair, in a place
nominal      talks between A and B; A's meeting with B; A held talks with B; after talks with B, A …
visit        of a noun: "A's visit to B", "A paid a visit to B"
never        of a noun: it is no meeting whatever stands with it ("an interview with B")
===========  =====================================================================================

Two nouns that are no cues tell of a visit too: A came "at the invitation of B", "as the guest of B".

Participants are people where people are named, else countries or bodies. The frames of verbs are read
in ``meets_frames_talk``, ``meets_frames_visits``, ``meets_frames_given`` and ``meets_frames_together``, to
which ``meets_verbs`` leads; those of nouns in ``meets_nouns`` and ``meets_nouns_visits``; invitations in
``meets_invited``, participants in ``meets_who``, dates and places in ``meets_when`` and ``meets_where``.
``meets_discourse``, ``meets_leaning`` and ``meets_denied`` read what leans on a meeting told before.
A meeting told in several places of a document is one meeting: ``meets_fold``
joins mentions that agree.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kg.annotate.dates import is_day
from kg.annotate.doc import at, evidence, mention_of, reference, tokens_of
from kg.extract.cues import event_cue
from kg.extract.meets_chaired import presided
from kg.extract.meets_denied import denied_after
from kg.extract.meets_diary import headed
from kg.extract.meets_discourse import attended, outcomes, told_by_context
from kg.extract.meets_fold import folded
from kg.extract.meets_follow import follow
from kg.extract.meets_invited import accepted
from kg.extract.meets_journeys import called_off
from kg.extract.meets_leaning import lean
from kg.extract.meets_led import led
from kg.extract.meets_moved import moved
from kg.extract.meets_nouns import told_by_noun
from kg.extract.meets_ordinal import counted
from kg.extract.meets_stay import stay
from kg.extract.meets_swallowed import told_by_swallowed
from kg.extract.meets_times import each_time
from kg.extract.meets_told_on import told_on
from kg.extract.meets_verbs import told_by_verb
from kg.extract.meets_visit import told_otherwise
from kg.extract.meets_when import chain_of, date_of
from kg.extract.meets_where import own_land, place_of
from kg.model import UNNAMED, EntityType, Kind, Meeting, Status
from kg.tables import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.extract.meets_mention import Mention


SPORT = frozenset({"final", "finals", "semi", "semifinal", "semifinals", "quarterfinal", "quarterfinals", "match",
                   "matches", "qualifier", "qualifiers", "tournament", "cup", "championship", "playoff", "playoffs",
                   "stadium", "coach", "striker", "goal", "goals", "goalkeeper", "cricket", "rugby", "football",
                   "soccer", "hockey", "tennis", "olympics", "fixture", "fixtures", "innings", "wicket"})  # fmt: skip
"""Words of sport: countries that meet in a sentence with one of them play each other."""

MOST = 1_000
"""
Places of a document that are read as telling of a meeting: each is compared with all others.

A chronicle of a year has some hundreds; what a longer list tells after them is left out.
"""


def meets(doc: Doc) -> Iterator[Meeting]:
    """Yield the meetings of *doc*, in the order of their first mention; needs ``kg.annotate``'s annotation."""
    mentions = list(
        islice((x for token in tokens_of(doc) for x in _told_by(token) if len(x.who) > 1 and _alike(x)), MOST)
    )
    mentions += attended(doc, mentions)
    presided(mentions)
    mentions += led(doc, mentions)
    mentions += told_by_context(doc, mentions)
    mentions += called_off(doc, mentions)
    mentions += counted(doc)
    outcomes(doc, mentions)
    accepted(doc, mentions)
    denied_after(doc, mentions)
    for one in mentions:
        chain = chain_of(one)
        one.date = date_of(one, chain)
        one.place, one.place_token = own_land(one, *place_of(one, chain))
        if one.date is not None and _is_past_present(one, doc._.document.published):
            one.status = Status.HELD
    told_on(doc, mentions)
    headed(doc, mentions)
    for one in mentions:
        if one.rule == "meets/call-on" and _in_a_city(one):
            one.kind = Kind.VISIT
    mentions = [y for one in mentions for x in each_time(one) for y in moved(x)]
    lean(mentions)
    follow(mentions)
    stay(mentions)
    for one in folded([x for x in mentions if not told_otherwise(x, mentions)]):
        # "A diplomat sat down with officials": who met whom is not told, or is told in what follows.
        if not all(x.name.startswith(UNNAMED) for x in one.who):
            yield _meeting(one)


SHOWN = frozenset({"shake", "meet", "greet", "receive", "welcome", "pose", "talk", "speak", "hug", "embrace"})
"""Verbs of what a picture shows two people do, told in the present."""


def _is_past_present(one: Mention, published: str | None) -> bool:
    """Tell whether a present tense with a day gone by is a caption's: "Brook shakes hands with Vale, June 11, 2024"."""
    verb = one.via or one.event
    if one.status is not Status.PLANNED or published is None or one.date is None or not is_day(one.date):
        return False
    bare = verb.tag_ in {"VBZ", "VBP"} and not any(x.dep_ in {"aux", "auxpass", "neg"} for x in verb.children)
    return bare and verb.lemma_ in SHOWN and one.date <= published and one.event.sent.text.count(",") > 0


def _told_by(token: Token) -> Iterator[Mention]:
    pos = token.pos_
    if (swallowed := told_by_swallowed(token)) is not None:
        yield swallowed
    elif pos in {"VERB", "AUX"} or token.tag_.startswith("VB"):
        yield from told_by_verb(token)
    elif pos in {"NOUN", "PROPN"} or (pos == "ADJ" and event_cue(token) is not None):
        yield from told_by_noun(token)


def _alike(one: Mention) -> bool:
    """
    Tell whether the participants are of a kind that meets: people with people, countries with countries or bodies.

    "Talks with Norland" that a person has are his country's, not told as a meeting of his; a visit may be to a country.
    """
    people = [x.type is EntityType.PERSON for x in one.who]
    if not any(people) and not SPORT.isdisjoint(x.lower_ for x in one.event.sent):
        return False
    return (
        all(people)
        or not any(people)
        or one.kind is Kind.VISIT
        or any(x.type is EntityType.ORGANISATION for x in one.who)
    )


def _in_a_city(one: Mention) -> bool:
    """Tell whether a city is told as the place: who calls on somebody there has come to it."""
    row = one.place.row if one.place is not None else None
    return one.place_token is not None and isinstance(row, Place) and row.type == "City"


def _meeting(one: Mention) -> Meeting:
    """Return *one* as it leaves this package; spans that stand in another field than the evidence are left out."""
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
