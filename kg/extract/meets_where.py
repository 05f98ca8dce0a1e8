"""Where a meeting was or is to be: the place that its own clause names."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import in_title, reference, referents
from kg.extract._syntax import OBJECTS, children, prepositional, subjects
from kg.extract.cues import event_cue
from kg.extract.meets_beside import beside
from kg.extract.meets_verbs import lost_name
from kg.extract.meets_when import owner_of
from kg.extract.meets_who import within_office
from kg.extract.status import status_of, tells_future
from kg.model import EntityType, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from kg.annotate.doc import Reference, Referent
    from kg.extract.meets_mention import Mention


VENUES = frozenset({"university", "house", "institute", "academy", "embassy", "headquarters", "mission", "museum",
                    "school", "college", "residence", "ministry", "office", "palace", "hall", "centre", "center",
                    "consulate", "hotel", "club", "chancellery", "airport", "library", "castle", "villa"})  # fmt: skip
"""Last words of bodies that have a building to meet in."""

PLACES = frozenset({EntityType.PLACE, EntityType.COUNTRY})
PLACE_PREPOSITIONS = frozenset({"in", "at", "on", "inside", "aboard"})

PLACE_KINDS = frozenset({"city", "town", "port", "capital", "village", "resort", "island", "province", "region",
                         "border", "suburb", "district", "guesthouse", "hotel", "palace"})  # fmt: skip
PARTS = frozenset({"district", "suburb", "quarter", "neighbourhood", "neighborhood", "province", "region"})
"""Kinds of places that a name stands before, and that are told to be in what stands behind "of"."""

MOTION = frozenset({"travel", "fly", "go", "come", "arrive", "return", "head", "drive", "sail", "visit"})
"""Verbs whose "to" leads to where what they are for takes place."""

GATHERINGS = frozenset({"gathering", "forum", "congress", "assembly", "ceremony", "event", "negotiation", "summit"})

BUILDINGS = frozenset({"guesthouse", "building", "resort", "inn", "restaurant", "lodge", "mansion", "chateau",
                       "monastery", "camp", "base", "ranch", "compound", "pavilion"})  # fmt: skip
"""Nouns of what people meet in, beside ``VENUES`` and ``PLACE_KINDS``."""

NOT_TOPICS = PLACE_KINDS | frozenset({"hour", "minute", "day", "week", "time", "margin", "sideline", "evening",
                                     "morning", "night", "afternoon", "weekend", "lunch", "dinner", "breakfast",
                                     "invitation", "end", "close", "conclusion",
                                     "gathering", "forum", "ceremony", "house", "residence", "building", "centre",
                                     "center", "villa", "castle", "airport", "camp", "garden", "room"})  # fmt: skip
"""Nouns that a place may stand behind and still be the meeting's: "for two hours in Haven", "at a villa in Haven"."""

DATELINE_REACH = 200
"""Characters of the body in which a dateline is looked for: bylines and a standfirst may stand before it."""


LEAD_SENTENCES = 2
"""Sentences at the beginning that may tell of a journey that the whole report is of."""

RUNNING_SENTENCES = 3
"""Sentences before a meeting in which it is looked for where the report has taken its people."""

SCENE_VERBS = frozenset({"travel", "fly", "go", "come", "arrive", "return", "head", "drive", "sail", "visit", "tour",
                         "leave", "be", "stop", "land", "stay", "gather", "meet", "hold", "receive"})  # fmt: skip
"""Verbs beside which a place is where the people of the sentence are."""


WHERE_REACH = 12
"""Tokens before a "where" in which the place is named."""

PLACES_BEFORE = PLACE_PREPOSITIONS | {"to", "of", "for", "from", "outside"}

BYLINE = 60
"""Characters of a line that says who writes from where: longer ones are text."""


def place_of(one: Mention, chain: dict[int, int]) -> tuple[Referent | None, Token | None]:
    """
    Return where *one* is told to be and the token that says so; *chain* is ``chain_of`` it.

    That is the place of its own clause, else of "there", else where the sentences before have taken one of
    its participants, else, for what the report itself is of, where that is filed from.
    """
    if one.kind is Kind.CALL:
        return None, None
    place, token = _where(one) or _own_place(one, chain)
    if place is None and one.status in {Status.HELD, Status.PLANNED}:
        place = _there(one, chain) or (None if _looks_back(one) else _scene(one) or _reported_from(one))
    return place, token


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
            return _outermost(token, one) or _within_told(token) or (place, token)
        return None
    return None


def _own_place(one: Mention, chain: dict[int, int]) -> tuple[Referent | None, Token | None]:
    best: tuple[int, int, Referent, Token] | None = None
    row = beside(one)
    for token in one.event.sent:
        place = _place_at(token)
        if place is None or (place in one.who and one.kind is not Kind.VISIT):
            continue
        distance = _place_distance(one, token, chain)
        if distance != 0 and token.i in row and token.dep_ == "pobj" and token.head.lower_ in PLACE_PREPOSITIONS:
            distance = 0
        if distance is None:
            continue
        ranked = (distance, token.i, place, token)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    if best is None:
        return None, None
    return _outermost(best[3], one) or _within_told(best[3]) or (best[2], best[3])


def _outermost(token: Token, one: Mention) -> tuple[Referent, Token] | None:
    """Return the place that the one at *token* only describes: Haven in "at Haven, a resort in Norland"."""
    head, found = token, None
    while head.dep_ in {"pobj", "prep", "appos", "relcl", "acl", "conj"} and head.head != head:
        described = head.dep_ == "appos"
        head = head.head
        if head.i == one.event.i or head.pos_ in {"VERB", "AUX"}:
            break
        place = _place_at(head) if described else None
        if place is not None and head.dep_ == "pobj" and head.head.lower_ in PLACE_PREPOSITIONS | {"to"}:
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


def _place_at(token: Token) -> Referent | None:
    """
    Return the place that the noun phrase headed by *token* names.

    Cases: "Haven", "the port of Haven", "the capital, Haven", "here".
    """
    if token.lower_ == "here" and token.dep_ == "advmod":
        return filed_from(token.doc)
    found = reference(token)
    if found is None and token.lemma_.lower() in PLACE_KINDS:
        beside_it = [
            *(x for x in children(token, "compound") if token.lemma_ in PARTS),
            *prepositional(token, "of"),
            *children(token, "appos"),
        ]
        if token.dep_ == "appos":
            beside_it.append(token.head)  # "in Haven, the Norlandic capital, where she met"
        found = next((x for x in map(reference, beside_it) if x is not None), None)
        found = found or _of_town(token) or _meant(token)
    elif found is None and token.lemma_.lower() in VENUES | BUILDINGS:
        found = _of_town(token) or _meant(token)
    elif found is not None and token != found.span.root:
        return None
    if found is None or len(found.referents) != 1:
        return None
    place = found.referents[0]
    if found.how == "adjective" and token.dep_ == "compound" and place.type is EntityType.PLACE:
        return place  # "the Haven summit"
    if found.how != "name":
        return None
    return place if place.type in PLACES or _is_venue(place) else None


def _of_town(venue: Token) -> Reference | None:
    """Return the town of a venue that has no name: "at a Haven hotel"."""
    towns = (reference(x) for x in children(venue, "compound", "nmod") if x.dep_ != "poss")
    return next(
        (x for x in towns if x is not None and x.how == "name" and x.referents[0].type is EntityType.PLACE), None
    )


def _meant(noun: Token) -> Reference | None:
    """
    Return the name that "the hotel", "the palace", "that castle" means: the last place of that kind before it.

    A place is of the kind that ends its name, or that its apposition tells ("at Haven Lodge, a hotel").
    """
    if not any(x.lower_ in {"the", "that", "this", "same"} for x in noun.children):
        return None
    if any(x.dep_ in {"compound", "poss", "prep", "relcl"} for x in noun.children):
        return None
    lemma, last = noun.lemma_.lower(), None
    for one in noun.doc._.references:
        if one.span.start >= noun.i:
            break
        if one.how != "name" or one.referents[0].type not in PLACES | {EntityType.ORGANISATION}:
            continue
        root = one.span.root
        told = [root.head] if root.dep_ == "appos" else list(children(root, "appos"))
        if lemma == one.span[-1].lower_ or any(x.lemma_.lower() == lemma for x in told):
            last = one
    return last


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
        if within_office(token.doc, token.i) or _of_something_else(head.head):
            return None
        distance = chain.get(owner.i)
        if distance is None and owner.dep_ in {"acl", "relcl"} and owner.head.i in chain:
            distance = chain[owner.head.i] + 1  # "a meeting set for Friday in Haven"
        if distance is None and owner.lemma_ == "due" and owner.head.i in chain:
            distance = chain[owner.head.i]  # "is due in Haven for talks"
        if distance is None and owner.pos_ == "NOUN" and owner.i != one.event.i:
            # "on the sidelines of the summit in Haven": where that is held.
            outer = chain.get(owner_of(owner).i)
            distance = None if outer is None else outer + 1
        return distance
    if head.lower_ == "to" and head.head.lemma_ == "invitation":
        return chain.get(head.head.i)
    if head.lower_ == "to" and owner.lemma_ in {"welcome", "usher"}:
        return chain.get(owner.i)
    if head.lower_ in {"to", "into"} and (
        owner.lemma_ in MOTION or owner.lemma_ in {"visit", "trip", "pay", "invitation"}
    ):
        return chain.get(owner.i)
    return None


def _of_something_else(noun: Token) -> bool:
    """Tell whether a place says where *noun* is, not the meeting: "met on the war in Norland"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head  # "at a gathering of ministers in Haven"
    if noun.pos_ != "NOUN" or reference(noun) is not None or noun.lemma_ in NOT_TOPICS:
        return False
    if noun.dep_ in OBJECTS and noun.head.lemma_ in {"discuss", "address", "review", "raise"}:
        return event_cue(noun) is None  # "discussed the schools in Norland"
    return noun.dep_ == "pobj" and event_cue(noun) is None


def _looks_back(one: Mention) -> bool:
    """Tell whether a perfect tells of the meeting ("had met before"): it was not where the report is now."""
    verb = one.via or (one.event if one.event.pos_ == "VERB" else one.event.head)
    # "told them of the results of his summit with Vale": that was elsewhere.
    known = one.via is None and one.rule == "meets/possessive" and one.event.dep_ == "pobj" and verb.pos_ == "ADP"
    return known or any(x.lemma_ == "have" and x.dep_ == "aux" for x in verb.children)


def _there(one: Mention, chain: dict[int, int]) -> Referent | None:
    """Return the place that a "there" of the meeting's clause means: the one named last before it."""
    there = next((x for x in one.event.sent if x.lower_ == "there" and x.dep_ == "advmod"), None)
    if there is None or all(x.i not in chain for x in islice(there.ancestors, 3)):
        return None
    doc = there.doc
    start = doc[one.event.sent.start - 1].sent.start if one.event.sent.start else 0
    before = (doc[i] for i in range(there.i - 1, start - 1, -1))
    return next((place for x in before if (place := _named_at(x)) is not None), None)


def _named_at(token: Token) -> Referent | None:
    found = reference(token)
    if found is None or token != found.span.root or found.how != "name" or len(found.referents) != 1:
        return None
    return found.referents[0] if found.referents[0].type is EntityType.PLACE else None


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
    for i in range(one.event.i - 1, start - 1, -1):
        place = _taken_to(doc[i], who)
        if place is not None:
            return place
    # Else where the first sentences have taken one of them: what follows tells of that journey.
    lead = (x for n, sent in enumerate(_body(doc)) if n < LEAD_SENTENCES for x in sent if x.i < start)
    return next((place for x in lead if (place := _taken_to(x, who)) is not None), None)


def _body(doc: Doc) -> Iterator[Span]:
    """Yield the sentences of the body that tell something: bylines and headings have no verb."""
    return (sent for sent in doc.sents if not in_title(sent[0]) and any(x.pos_ == "VERB" for x in sent))


def _taken_to(token: Token, who: set[Referent]) -> Referent | None:
    """Return the place at *token* if its clause tells that one of *who* was taken there, or visited it."""
    place = _named_at(token)
    if place is None or token.dep_ not in {"pobj", "dobj"} or token.head.lower_ in {"from", "via"}:
        return None
    verb = owner_of(token)
    visit = verb if verb.pos_ == "NOUN" and verb.lemma_ in {"visit", "trip", "tour", "stay", "stop"} else None
    if visit is not None:
        own = {x for y in children(visit, "poss") for x in referents(y)}
        verb = next((x for x in visit.ancestors if x.pos_ in {"VERB", "AUX"}), visit)
        if own & who:
            return place
    elif verb.pos_ not in {"VERB", "AUX"} or verb.lemma_ not in SCENE_VERBS:
        return None
    elif verb.lemma_ == "leave" and token.dep_ == "dobj":
        return None  # where they are no more
    if verb.pos_ not in {"VERB", "AUX"} or tells_future(status_of(verb)):
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


def filed_from(doc: Doc) -> Referent | None:
    """Return the place that the article is filed from: a name where the body begins, before a dash or a date."""
    shift = len(doc._.document.title)
    for one in doc._.references:
        if one.span.start_char < shift or one.how != "name":
            continue
        if one.span.start_char > shift + DATELINE_REACH:
            return None
        place: Referent = one.referents[0]
        opens = one.span.text.isupper() or _starts_paragraph(one.span) or _ends_byline(one.span)
        if place.type is EntityType.PLACE and opens:
            return place
    return None


def _starts_paragraph(span: Span) -> bool:
    """Tell whether *span* opens a line and is set off from what follows: "HAVEN, 4 May", "Haven (Agency) –"."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    return (
        (before is None or before.is_space)
        and after is not None
        and (after.text in {",", "(", "–", "—", "-", "--", ":"})
    )


def _ends_byline(span: Span) -> bool:
    """Tell whether *span* ends a short line: "From Ada Brook in Haven"."""
    doc = span.doc
    after = doc[span.end] if span.end < len(doc) else None
    if after is None or not after.is_space or "\n" not in after.text:
        return False
    line = doc.text.rfind("\n", 0, span.start_char) + 1
    words = doc.char_span(line, span.start_char, alignment_mode="expand")
    # A short line that tells something is a heading or a point of a list.
    return span.end_char - line < BYLINE and not (words and any(x.pos_ in {"VERB", "AUX"} for x in words))


def _is_venue(referent: Referent) -> bool:
    """Tell whether a body can be a venue: a university, a palace, an office."""
    if referent.type is not EntityType.ORGANISATION:
        return False
    words = referent.name.lower().split()
    return words[-1] in VENUES or "institute" in words or any(x.part == "seat" for x in gazetteer.lookup(referent.name))
