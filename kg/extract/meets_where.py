"""Where a meeting was or is to be: the place that its own clause names."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, reference, referents
from kg.extract._astray import OBJECTS
from kg.extract._syntax import children, subjects
from kg.extract.cues import event_cue
from kg.extract.filed_from import filed_from
from kg.extract.meets_arguments import lost_name
from kg.extract.meets_beside import beside
from kg.extract.meets_place import PLACE_KINDS, named_at, place_at
from kg.extract.meets_raised import MARGINS
from kg.extract.meets_set import distance_of, owner_of
from kg.extract.meets_when import CANCELLING
from kg.extract.meets_who import within_office
from kg.extract.status import status_of
from kg.extract.status_signs import tells_future
from kg.model import EntityType, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from kg.annotate.doc import Reference, Referent
    from kg.extract.meets_mention import Mention


PLACE_PREPOSITIONS = frozenset({"in", "at", "on", "inside", "aboard"})
MOTION = frozenset({"travel", "fly", "go", "come", "arrive", "return", "head", "drive", "sail", "visit",
                    "cross", "continue", "proceed", "walk"})  # fmt: skip
"""Verbs whose "to" leads to where what they are for takes place."""

GATHERINGS = frozenset({"gathering", "forum", "congress", "assembly", "ceremony", "event", "negotiation", "summit"})
"""Nouns beside the cues of meetings before which a place tells where they are: "the Haven gathering"."""

NOT_TOPICS = PLACE_KINDS | frozenset({"hour", "minute", "day", "week", "time", "margin", "sideline", "evening",
                                     "morning", "night", "afternoon", "weekend", "lunch", "dinner", "breakfast",
                                     "invitation", "end", "close", "conclusion",
                                     "gathering", "forum", "ceremony", "house", "residence", "building", "centre",
                                     "center", "villa", "castle", "airport", "camp", "garden", "room", "garage",
                                     "sauna", "tent", "café", "cafe", "bar", "restaurant", "pub", "church", "mosque",
                                     "monastery", "farmhouse", "cottage", "bunker", "lounge", "terminal", "barracks",
                                     "warehouse", "factory", "schoolhouse", "school", "stadium", "ship", "boat",
                                     "yacht", "train", "library", "studio", "hall", "museum", "clinic", "hospital",
                                     "ranch", "lodge", "club", "mansion", "apartment", "flat", "door"})  # fmt: skip
"""Nouns that a place may stand behind and still be the meeting's: "for two hours in Haven", "at a villa in Haven"."""

LEAD_SENTENCES = 2
"""Sentences at the beginning that may tell of a journey that the whole report is of."""

RUNNING_SENTENCES = 3
"""Sentences before a meeting in which it is looked for where the report has taken its people."""

STAY = 3
"""Days after publication for which whoever is told to be somewhere may still be there."""

SCENE_VERBS = frozenset({"travel", "fly", "go", "come", "arrive", "return", "head", "drive", "sail", "visit", "tour",
                         "leave", "be", "see", "stop", "land", "stay", "gather", "meet", "hold",
                         "receive", "attend"})  # fmt: skip
"""Verbs beside which a place is where the people of the sentence are."""

LAST = frozenset({"last", "previous", "earlier", "past", "previously"})
"""Words of a meeting before those that the report is telling of."""

WHERE_REACH = 12
"""Tokens before a "where" in which the place is named."""

PLACES_BEFORE = PLACE_PREPOSITIONS | {"to", "of", "for", "from", "outside"}


def place_of(one: Mention, chain: dict[int, int]) -> tuple[Referent | None, Token | None]:
    """
    Return where *one* is told to be and the token that says so; *chain* is ``chain_of`` it.

    That is the place of its own clause, else of "there", else where the sentences before have taken one of
    its participants, else, for what the report itself is of, where that is filed from.
    """
    if one.kind is Kind.CALL:
        return None, None
    place, token = own_place(one, chain)
    # "spent a month in Norland, where she met Vale in Haven": what stands behind the verb is nearer.
    if token is None or token.i < one.event.i or (where := _where(one)) is None or where[1].i > one.event.i:
        place, token = _where(one) or (place, token)
    if place is None:
        place = _there(one, chain)
    if _may_be_by_phone(one):
        return place, token
    if place is None and one.status in {Status.HELD, Status.PLANNED} and not (_looks_back(one) or _is_later(one)):
        place = _scene(one) or _reported_from(one)
    return place, token


def own_land(one: Mention, place: Referent | None, token: Token | None) -> tuple[Referent | None, Token | None]:
    """Return *place*, or the country visited where that is another one's: "visited Norland, Sudland and Eastland"."""
    lands = [x for x in one.sides if x[0].type is EntityType.COUNTRY]
    named = referents(lands[0][1]) if len(lands) == 1 else ()
    if one.kind is Kind.VISIT and named and named[0].type is EntityType.PLACE and token is not None:
        told = referents(token)
        rival = told and told[0].type is EntityType.PLACE and told[0] is not named[0]
        if rival and token in lands[0][1].conjuncts:
            return named[0], lands[0][1]  # "visited Haven and Norburg": each in its own town
    other = place is not None and place.type is EntityType.COUNTRY and all(place is not x for x, _ in one.sides)
    if one.kind is not Kind.VISIT or len(lands) != 1 or not other:
        return place, token
    return lands[0]


def _may_be_by_phone(one: Mention) -> bool:
    """Tell whether people are only told to have spoken with one another: where one of them is tells nothing."""
    return one.rule == "meets/with" and one.event.lemma_ == "speak"


def _where(one: Mention) -> tuple[Referent, Token] | None:
    """Return the place that a clause with "where" is of, named last before it: "a stop in Haven, where she met"."""
    verb = one.event if one.event.pos_ in {"VERB", "AUX"} else one.via
    where = next((x for x in children(verb, "advmod") if x.lower_ == "where"), None) if verb is not None else None
    if where is None:
        return None
    for i in range(where.i - 1, max(where.sent.start, where.i - WHERE_REACH) - 1, -1):
        token = where.doc[i]
        found = reference(token)
        if found is None or token != found.span.root or found.how != "name" or len(found.referents) != 1:
            continue
        place = found.referents[0]
        if place.type is EntityType.PERSON or place in one.who:
            return None
        if (
            (token.dep_ == "pobj" and token.head.lower_ in PLACES_BEFORE)
            or token.dep_ in OBJECTS
            or token.dep_ == "appos"
        ):
            return _outermost(token, one) or _within_told(token) or _before_land(found) or (place, token)
        return None
    return None


def _before_land(land: Reference) -> tuple[Referent, Token] | None:
    """Return the place that *land*, right behind it and a comma, tells the country of: Haven of "Haven, Norland,"."""
    doc, i = land.span.doc, land.span.start - 1
    before = reference(doc[i - 1]) if i > 0 and doc[i].text == "," else None
    if before is None or before.how != "name" or len(before.referents) != 1:
        return None
    root = before.span.root
    governed = root.dep_ == "pobj" and root.head.lower_ in PLACES_BEFORE
    return (before.referents[0], root) if governed and before.referents[0].type is EntityType.PLACE else None


def own_place(one: Mention, chain: dict[int, int]) -> tuple[Referent | None, Token | None]:
    """Return the place that the clause of *one* names, and the token that says so; *chain* is ``chain_of`` it."""
    best: tuple[int, int, Referent, Token] | None = None
    row = beside(one)
    for token in one.event.sent:
        place = place_at(token)
        if place is None or (place in one.who and one.kind is not Kind.VISIT) or _in_brackets(token, one.event):
            continue
        if _of_another(token, one):
            continue
        distance = _place_distance(one, token, chain)
        if distance != 0 and token.i in row and token.dep_ == "pobj" and token.head.lower_ in PLACE_PREPOSITIONS:
            distance = 0
        if distance is None:
            continue
        # The words right behind whom one met go first: "saw Vale in Haven and Hill in Norburg".
        distance -= token.i in row and token.i > one.event.i
        ranked = (distance, token.i, place, token)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    if best is None:
        return None, None
    return _outermost(best[3], one) or _within_told(best[3]) or _this_town(best[3]) or (best[2], best[3])


def _of_another(token: Token, one: Mention) -> bool:
    """Tell whether the place at *token* is where somebody else was met: "saw Vale in Haven and, later, Hill"."""
    theirs = [x.i for _, x in one.sides if x.i > one.event.i and x.sent == token.sent]
    if not theirs or not one.event.i < token.i < min(theirs):
        return False
    between = (reference(x) for x in token.doc[one.event.i + 1 : token.i])
    named = {y for x in between if x is not None and x.how == "name" for y in x.referents}
    return any(x.type is EntityType.PERSON and x not in one.who for x in named)


def _in_brackets(token: Token, event: Token) -> bool:
    """Tell whether *token* stands in brackets, which tell of what stands before them, and *event* outside them."""
    doc, opened = token.doc, None
    for i in range(token.sent.start, token.i):
        opened = i if doc[i].text == "(" else None if doc[i].text == ")" else opened
    if opened is None:
        return False
    closes = next((x.i for x in doc[token.i : token.sent.end] if x.text == ")"), -1)
    return not opened < event.i < closes


def _outermost(token: Token, one: Mention) -> tuple[Referent, Token] | None:
    """Return the place that the one at *token* only describes: Haven in "at Haven, a resort in Norland"."""
    head, found = token, None
    while head.dep_ in {"pobj", "prep", "appos", "relcl", "acl", "conj"} and head.head != head:
        described = head.dep_ == "appos"
        head = head.head
        if head.i == one.event.i or head.pos_ in {"VERB", "AUX"}:
            break
        place = place_at(head) if described else None
        led_to = head.dep_ == "pobj" and head.head.lower_ in PLACE_PREPOSITIONS | {"to"}
        if place is not None and (led_to or (head.dep_ in OBJECTS and head.head.lemma_ in {"visit", "tour", "reach"})):
            found = place, head
    return found


def _within_told(token: Token) -> tuple[Referent, Token] | None:
    """Return the place that the one at *token* only tells the region of: Haven in "at Haven, in eastern Norland"."""
    preposition = token.head
    if preposition.lower_ == "of" and preposition.head.dep_ == "pobj":
        preposition = preposition.head.head  # "in the county of Norland"
    doc, i = token.doc, preposition.i - 1 if token.dep_ == "pobj" else -1
    if i < 1 or doc[i].text != "," or preposition.lower_ not in {"in", "on"}:
        return None
    inner = reference(doc[i - 1])
    if inner is None or inner.how != "name" or inner.referents[0].type is not EntityType.PLACE:
        return None
    root = inner.span.root
    governed = root.dep_ == "pobj" and root.head.lower_ in PLACE_PREPOSITIONS | {"to"}
    return (inner.referents[0], root) if governed and inner.referents[0] is not referents(token)[0] else None


def _this_town(token: Token) -> tuple[Referent, Token] | None:
    """Return where the report is filed from, if the place at *token* only tells where "this town" is."""
    noun = token.head.head if token.dep_ == "pobj" else token
    here = noun.lemma_ in PLACE_KINDS and any(x.lower_ == "this" for x in noun.children)
    town = filed_from(token.doc) if here else None
    return (town, noun) if town is not None else None


def _place_distance(one: Mention, token: Token, chain: dict[int, int]) -> int | None:
    """Return how far the place at *token* is from the event along *chain*; ``None`` if it is not said to be there."""
    head = token.head
    if token.lower_ == "here":
        distance = chain.get(head.i)
        return distance if distance is not None else chain.get(owner_of(token).i)
    if token.i in chain and one.event.i != token.i:
        # "in Haven, where she met": the clause hangs on the place.
        clause_verb = next((x for x in token.children if x.dep_ in {"relcl", "acl"} and x.i in chain), None)
        if clause_verb is not None and any(x.lower_ == "where" for x in clause_verb.children):
            return chain[token.i]
        return None
    if token.dep_ in OBJECTS and head.lemma_ == "leave" and head.dep_ == "pcomp" and head.head.lower_ == "before":
        return chain.get(head.head.head.i)  # "met her before leaving Haven"
    if token.dep_ in OBJECTS:
        return chain.get(head.i) if head.lemma_ in {"visit", "tour"} else None
    if token.dep_ == "compound" and (event_cue(head) is not None or head.lemma_ in GATHERINGS):
        outer = chain.get(owner_of(head).i)  # "on the margins of the Haven summit"
        return None if outer is None else outer + 2
    if token.dep_ != "pobj":
        return None
    owner = owner_of(token)
    if head.lower_ in PLACE_PREPOSITIONS:
        if _is_stay_of(head, one):
            return 1
        cue = event_cue(head.head) if head.lower_ == "on" and head.head.pos_ == "NOUN" else None
        if cue is not None and cue.kind is Kind.TALKS:
            return None  # "three days of talks on the Haven dam"
        if within_office(token.doc, token.i) or _of_something_else(head.head):
            return None
        distance = distance_of(owner, one.event, chain)
        if distance is None and owner.dep_ in {"acl", "relcl"} and owner.head.i in chain:
            distance = chain[owner.head.i] + 1  # "a meeting set for Friday in Haven"
        if distance is None and owner.lemma_ == "due" and owner.head.i in chain:
            distance = chain[owner.head.i]  # "is due in Haven for talks"
        aside = owner.dep_ == "pobj" and owner.head.lower_ == "of" and owner.head.head.lemma_ in MARGINS
        gathering = owner.pos_ == "NOUN" or aside  # "on the margins of the Ministerial Council in Haven"
        if distance is None and gathering and owner.i != one.event.i and not _is_topic(owner):
            # "on the sidelines of the summit in Haven": where that is held.
            outer = chain.get(owner_of(owner).i)
            distance = None if outer is None else outer + 1
        return distance
    if head.lower_ == "to" and head.head.lemma_ == "invitation":
        return chain.get(head.head.i)
    if head.lower_ == "to" and owner.lemma_ in {"welcome", "usher"}:
        return chain.get(owner.i)
    if head.lower_ == "to" and head.head.lemma_ in {"delegation", "team", "mission"} and head.head.dep_ in OBJECTS:
        return chain.get(head.head.head.i)  # "is to lead a delegation to Haven for talks"
    if head.lower_ == "for" and owner.lemma_ in {"leave", "depart", "head", "bound"} and head.head.i == owner.i:
        return distance_of(owner, one.event, chain)
    if (
        head.lower_ in {"to", "into"}
        and not within_office(token.doc, token.i)
        and (owner.lemma_ in MOTION or owner.lemma_ in {"visit", "trip", "pay", "invitation"})
    ):
        # "will pay a visit to Norland at the invitation of Vale": the visit is the object of what is in the chain.
        nearest = distance_of(owner, one.event, chain)
        return chain.get(owner.head.i) if nearest is None and owner.dep_ in OBJECTS else nearest
    return None


def _is_stay_of(preposition: Token, one: Mention) -> bool:
    """Tell whether *preposition* tells between commas where who met is: "Brook, in Haven for the fair, met Vale"."""
    doc, i = preposition.doc, preposition.i
    noun = preposition.head
    return (
        i > 0
        and doc[i - 1].text == ","
        and noun.dep_ in {"nsubj", "nsubjpass"}
        and any(noun.i == token.i for _, token in one.sides)
        and not within_office(doc, i)
    )


def _is_topic(noun: Token) -> bool:
    """Tell whether people talk of *noun*, another meeting: "briefed Vale on their talks in Haven"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"on", "about", "of"} and noun.head.head.pos_ == "VERB"


def _of_something_else(noun: Token) -> bool:
    """Tell whether a place says where *noun* is, not the meeting: "met on the war in Norland"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head  # "talks on trade and the schools in Norland"
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head  # "at a gathering of ministers in Haven"
    if noun.dep_ == "pobj" and noun.head.lower_ == "at":
        return False  # "shook hands at a funeral in Haven"
    if noun.pos_ != "NOUN" or reference(noun) is not None or noun.lemma_ in NOT_TOPICS:
        return False
    if noun.lemma_ in {"view", "opinion", "exchange"}:
        return True  # "exchanged views on the Haven corridor"
    if noun.dep_ in OBJECTS and noun.head.lemma_ in {"discuss", "address", "review", "raise"}:
        return event_cue(noun) is None  # "discussed the schools in Norland"
    return noun.dep_ == "pobj" and event_cue(noun) is None


def _looks_back(one: Mention) -> bool:
    """Tell whether a perfect tells of the meeting ("had met before"): it was not where the report is now."""
    verb = one.via or (one.event if one.event.pos_ == "VERB" else one.event.head)
    if any(x.lower_ in LAST for x in (*one.event.lefts, *children(verb, "advmod"))):
        return True  # "their last meeting was in March", "they last met in March"
    # "told them of the results of his summit with Vale": that was elsewhere.
    known = one.via is None and one.rule == "meets/possessive" and one.event.dep_ == "pobj" and verb.pos_ == "ADP"
    return known or any(x.lemma_ == "have" and x.dep_ == "aux" for x in verb.children)


def _is_later(one: Mention) -> bool:
    """Tell whether *one* is planned for a time by which its people may have left where the text has taken them."""
    published = one.event.doc._.document.published
    if one.status is not Status.PLANNED or one.date is None or published is None:
        return False
    if len(one.date) != len(published):
        return True
    return (date.fromisoformat(one.date) - date.fromisoformat(published)).days > STAY


def _there(one: Mention, chain: dict[int, int]) -> Referent | None:
    """Return the place that a "there" of the meeting's clause means: the one named last before it."""
    there = next((x for x in one.event.sent if x.lower_ == "there" and x.dep_ == "advmod"), None)
    if there is None or all(x.i not in chain for x in islice(there.ancestors, 3)):
        return None
    doc = there.doc
    start = doc[one.event.sent.start - 1].sent.start if one.event.sent.start else 0
    before = (doc[i] for i in range(there.i - 1, start - 1, -1))
    return next((place for x in before if (place := named_at(x)) is not None), None)


def _scene(one: Mention) -> Referent | None:
    """
    Return where the sentences right before, or another clause of this, have taken a participant.

    "On Friday Brook flew to Haven. She saw Vale for an hour."; the last such place counts.
    """
    doc, sentence = one.event.doc, one.event.sent
    start = sentence.start
    for _ in range(RUNNING_SENTENCES):
        if start:
            start = doc[start - 1].sent.start
    who = set(one.who)
    ahead = one.status is Status.PLANNED
    if ahead and one.date is None:
        start = max(start, doc[sentence.start - 1].sent.start if sentence.start else 0)  # nothing tells how soon
    for i in range(one.event.i - 1, start - 1, -1):
        place = _taken_to(doc[i], who, ahead=ahead)
        if place is not None and not _on_another_day(doc[i], one):
            return place
    staying = (x for x in doc[one.event.i + 1 : sentence.end] if _is_stay(x, one))
    if (place := next((x for y in staying if (x := _taken_to(y, who)) is not None), None)) is not None:
        return place
    if ahead and one.date is None:
        return None
    # Else where the first sentences have taken one of them: what follows tells of that journey.
    lead = (x for sent in islice(_body(doc), LEAD_SENTENCES) for x in sent if x.i < start)
    return next((place for x in lead if (place := _taken_to(x, who)) is not None), None)


def _on_another_day(token: Token, one: Mention) -> bool:
    """Tell whether the place at *token* is where something was on another day: "held talks in Haven on Thursday"."""
    verb = owner_of(token)
    if one.date is None or verb.lemma_ in MOTION | {"be", "stop", "land", "stay", "tour"} or verb.pos_ == "NOUN":
        return False
    ahead = tells_future(one.status)
    days = [x.iso(future=ahead) for x in token.doc._.dates if token.sent.start <= x.span.start < token.sent.end]
    whole = [x for x in days if x is not None and len(x) == len(one.date)]
    return bool(whole) and one.date not in whole


def _is_stay(token: Token, one: Mention) -> bool:
    """Tell whether *token* is where a participant is told to be: "met Vale, who is in Haven on a visit"."""
    verb = owner_of(token)
    here = verb.lower_ in {"is", "was", "are", "were"} or (verb.lemma_ == "visit" and verb.tag_ == "VBG")
    who = any(x.tag_ == "WP" and x.dep_ == "nsubj" for x in verb.children)
    return one.status is Status.HELD and here and verb.dep_ == "relcl" and who


def _body(doc: Doc) -> Iterator[Span]:
    """Yield the sentences of the body that tell something: bylines and headings have no verb."""
    return (sent for sent in doc.sents if not in_title(sent[0]) and any(x.pos_ == "VERB" for x in sent))


def _taken_to(token: Token, who: set[Referent], *, ahead: bool = False) -> Referent | None:
    """Return the place at *token* if its clause takes one of *who* there, or tells of a visit; one to come, *ahead*."""
    place = named_at(token)
    if place is None or token.dep_ not in {"pobj", "dobj"} or token.head.lower_ in {"from", "via"}:
        return None
    verb = owner_of(token)
    if verb.pos_ == "NOUN" and verb.dep_ == "dobj" and verb.head.lemma_ == "attend":
        verb = verb.head  # "attending the forum in Haven"
    if verb.lemma_ == "due":
        # "Brook is due in Haven on Friday. She will see Vale"; "Brook, due in Haven on Friday, will see Vale"
        beside_it = {y for x in (*subjects(verb), verb.head) for y in referents(x)}
        return place if ahead and beside_it & who else None
    visit = verb if verb.pos_ == "NOUN" and verb.lemma_ in {"visit", "trip", "tour", "stay", "stop"} else None
    if visit is not None:
        own = {x for y in children(visit, "poss") for x in referents(y)}
        verb = next((x for x in visit.ancestors if x.pos_ in {"VERB", "AUX"}), visit)
        if verb.lemma_ in CANCELLING:
            return None  # "cancelled a visit to Haven"
        if own & who:
            return place
    elif verb.pos_ not in {"VERB", "AUX"} or verb.lemma_ not in SCENE_VERBS:
        return None
    elif verb.lemma_ == "leave" and token.dep_ == "dobj":
        return None  # where they are no more
    if any(x.lower_ in LAST for x in children(verb, "advmod")):
        return None  # "last met her in Haven in May"
    if verb.pos_ not in {"VERB", "AUX"} or (not ahead and tells_future(status_of(verb))):
        return None
    doers = [*subjects(verb), *subjects(verb, passive=True)] or lost_name(verb)
    taken = {x for y in doers for x in referents(y)}
    return place if taken & who else None


def _reported_from(one: Mention) -> Referent | None:
    """Return where the article is filed from, for a meeting in the simple past on the day of the report or before."""
    doc = one.event.doc
    published = doc._.document.published
    if one.status is not Status.HELD or published is None or one.date is None or len(one.date) != len(published):
        return None
    days = (date.fromisoformat(published) - date.fromisoformat(one.date)).days
    return filed_from(doc) if 0 <= days <= 1 else None
