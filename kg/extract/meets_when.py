"""When a meeting was or is to be: the date of its own clause, else the day that the report is telling of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.annotate.dates import WEEKDAYS, is_day, said_before, within
from kg.annotate.doc import in_title, referents, sentences_between
from kg.extract._syntax import subjects
from kg.extract.cues import event_cue
from kg.extract.meets_beside import beside
from kg.extract.meets_counted import counted_date
from kg.extract.meets_set import SET, distance_of, is_plan, owner_of, root_of
from kg.extract.meets_visit import JOURNEYS
from kg.extract.status import status_of
from kg.extract.status_signs import SPEECH, tells_future
from kg.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from kg.annotate.dates import Dated
    from kg.annotate.doc import Referent
    from kg.extract.meets_mention import Mention


DATE_PREPOSITIONS = frozenset({"since", "until", "till", "by", "before", "after"})
"""Prepositions behind which a date is a bound, not the day of the meeting."""

CANCELLING = frozenset({"cancel", "call", "postpone", "put", "scrap", "shelve", "drop", "suspend"})
"""Verbs whose date tells when a meeting was called off, not when it was to be."""

MAX_CHAIN = 11
"""Heads looked at from the event outwards: a date or place further off is another event's."""

LEAN = 4
"""Days by which "talks set for Saturday" that are called off lean to the Saturday to come."""

DASHES = frozenset({"-", "–", "—", "--"})

RUNNING_SENTENCES = 4
"""Sentences before a meeting in which the day is looked for that the report tells of."""

OF_BEFORE = frozenset({"recent", "earlier", "previous", "past", "former"})
"""Modifiers of a meeting that is not of the day that the report is telling of."""

COMING = frozenset({"arrive", "come", "leave", "fly", "travel", "visit", "go", "land", "return"})
"""Verbs of a journey on whose first day its people meet."""

WITHIN_A_DAY = frozenset({"after", "before"})
"""Prepositions before a journey's beginning or end on whose day something else is, too: "after landing on Tuesday"."""

PLAN_SENTENCES = 8
"""Sentences in which the days of a journey to come are told, before what is to happen on them."""

WEEK = 7

LEAD_DAYS = 21
"""Days before publication that the first day of a report may lie back, if what it tells is to be of that month."""

RUNNING_DAYS = 7
"""Days before publication that such a day may lie back: reports tell of their week."""


def date_of(one: Mention, chain: dict[int, int]) -> str | None:
    """Return the date of *one* in ISO form, at the precision of the words; *chain* is ``chain_of`` it."""
    return own_date(one, chain) or _running_date(one) or _arrival(one)


def chain_of(one: Mention) -> dict[int, int]:
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
        left = head.lower_ == "from" and token.pos_ == "PROPN"
        if _another_clause(token, head) or _told_of(token, head) or left:
            break  # "returned on Tuesday from Haven, where she met Vale": that was before
        chain.setdefault(head.i, distance)
        token = head
    return chain


def _another_clause(verb: Token, head: Token) -> bool:
    """Tell whether *verb* is coordinated with *head* but is told of somebody else, or of another time."""
    if verb.dep_ not in {"conj", "ccomp", "parataxis"} or head.pos_ not in {"VERB", "AUX"}:
        return False
    ahead = any(x.lower_ in {"will", "'ll", "would", "shall"} for x in verb.children)
    if verb.dep_ == "conj" and ahead and head.tag_ == "VBD":
        return True  # "visited Norland in May and will meet Vale"
    own = any(x.dep_ in {"nsubj", "nsubjpass"} for x in verb.children)
    return own and verb.dep_ == "conj" and head.i < verb.i and not _fronted(head)


def _told_of(noun: Token, preposition: Token) -> bool:
    """Tell whether somebody is told of *noun*, a meeting before: "last night briefed Vale on their talks with Hill"."""
    told = noun.pos_ == "NOUN" and noun.dep_ == "pobj" and preposition.lower_ in {"on", "about"}
    return (
        told and preposition.head.pos_ == "VERB" and any(x.dep_ == "poss" or x.lower_ == "the" for x in noun.children)
    )


def _fronted(verb: Token) -> bool:
    """Tell whether a date or a place opens the clause of *verb*, and so may be of what goes on behind "and" too."""
    return any(x.dep_ in {"prep", "npadvmod"} and x.i < verb.i for x in verb.children)


def own_date(one: Mention, chain: dict[int, int]) -> str | None:
    """Return the date in the sentence whose owner is nearest to the event along *chain*, then nearest in words."""
    if (counted := counted_date(one)) is not None:
        return counted
    best: tuple[int, int, Dated] | None = None
    row = beside(one)
    for dated in within(one.event.doc._.dates or [], one.event.sent):
        root = root_of(dated.span)
        governing = {dated.span[0].lower_, root.head.lower_ if root.dep_ == "pobj" else ""}
        # A year before which, or by which, something was is told for when it was.
        bound = "since" in governing or (
            not DATE_PREPOSITIONS.isdisjoint(governing) and len(dated.past or "") > len("2014")
        )
        if (bound or _within_bound(root)) and _when_behind(dated) is None:
            continue
        if said_before(dated.span) and one.event.i > dated.span.end and tells_future(one.status):
            continue  # parsers hang it on the clause: "said on Tuesday she would see Vale"
        owner = owner_of(root)
        if (when := _when_behind(dated)) is not None and when.head.i in chain:
            best = (chain[when.head.i], 0, dated)  # "since last month, when Brook met"
            break
        if root.dep_ == "poss" and event_cue(root.head) is not None:
            owner = root.head  # "last month's session"
        if owner.dep_ == "nsubj" and owner.pos_ == "PROPN" and dated.span.end == owner.head.i:
            owner = owner.head  # "Brook on June 10 hosted", where parsers hang the day on her
        if one.status is Status.CANCELLED and owner.lemma_ in CANCELLING and owner.i != one.event.i:
            continue
        # The words right beside it go first.
        distance = distance_of(owner, one.event, chain) if root.i not in row else -1
        if distance is None and owner.dep_ in {"nsubj", "nsubjpass"} and root.dep_ == "compound":
            distance = chain.get(owner.head.i)  # "On Monday Mr Brook met": the parser joins day and name
        if distance is None and owner.tag_ == "VBG" and owner.dep_ == "advcl" and owner.i < one.event.i:
            # "Visiting Haven on Tuesday, Brook met Vale"
            distance = chain.get(owner.head.i) if owner.lemma_ in COMING else None
        if distance is None and owner.tag_ == "VBG" and owner.dep_ == "pcomp" and owner.head.lower_ in WITHIN_A_DAY:
            # "Hours after landing in Haven on Tuesday, Brook met Vale"
            above = owner.head.head if owner.head.head.dep_ != "npadvmod" else owner.head.head.head
            distance = chain.get(above.i) if owner.lemma_ in COMING else None
        if distance is None and _opens_sentence(dated):
            distance = chain.get(one.event.sent.root.i)  # "On April 19, commencing at noon, Brook held a lunch"
        if distance is None:
            continue
        ranked = (distance, abs(root.i - one.event.i), dated)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    if best is None:
        return None
    distance, _, dated = best
    if one.status is Status.CANCELLED:
        owner = owner_of(dated.span[-1])
        ahead = is_plan(owner) or (owner.lemma_ in SET and owner.i != one.event.i)
        return _nearest(dated, one.event.doc._.document.published, LEAN if ahead else 0)
    if distance > 0 and owner_of(dated.span[-1]).tag_ == "VBD" and one.status is Status.PLANNED:
        return dated.iso(future=False)  # "arrived on Tuesday for a visit during which she will meet …"
    if distance > 0 and one.status is Status.POSSIBLE and owner_of(dated.span[-1]).tag_ == "VBD":
        return None  # "rang her on Monday and offered to receive her": that is when he rang
    if (days := _days_after(one, dated)) is not None:
        day = dated.iso(future=False)
        whole = days >= 0 and is_day(day)
        return (date.fromisoformat(day) - timedelta(days=days)).isoformat() if day is not None and whole else None
    ahead = tells_future(one.status) or _present(one) or _refused(one)
    return (_in_that_week(one, dated) if ahead else None) or dated.iso(future=ahead)


def _opens_sentence(dated: Dated) -> bool:
    """
    Tell whether a date opens its sentence, behind "on" or before a comma: it is when all that is told there took place.

    Parsers join it to the name behind it: "On 6 May Ada Brook met".
    """
    doc, end = dated.span.doc, dated.span.end
    on = dated.span.start > dated.span.sent.start and doc[dated.span.start - 1].lower_ == "on"
    first = next((x.i for x in dated.span.sent if not x.is_space), dated.span.start)
    if first != dated.span.start - on or end >= len(doc):
        return False
    return doc[end].text == "," or (on and doc[end].pos_ in {"PROPN", "DET", "NOUN", "ADJ", "PRON"})


def _within_bound(root: Token) -> bool:
    """Tell whether a date is of what something is to be before or after: "no talks before the election in May"."""
    noun = root.head.head if root.dep_ == "pobj" else root.head
    return noun.pos_ == "NOUN" and noun.dep_ == "pobj" and noun.head.lower_ in DATE_PREPOSITIONS - {"by", "after"}


def _days_after(one: Mention, dated: Dated) -> int | None:
    """
    Return how many days before *dated* the event is told to be: "spoke on Tuesday, a day after she met Vale".

    None where *dated* is the event's own, or no such words stand there; -1 where they tell no number of days.
    """
    verb = one.event if one.event.pos_ in {"VERB", "AUX"} else one.via or one.event
    after = next((x for x in verb.children if x.lower_ == "after" and x.dep_ == "mark"), None)
    if after is None and verb.dep_ in {"pcomp", "pobj"} and verb.head.lower_ == "after":
        after = verb.head
    if after is None or after.i < 2 or verb.is_ancestor(dated.span.root) or verb == dated.span.root:
        return None
    number, unit = after.nbor(-2).lower_, after.nbor(-1).lemma_.lower()
    if unit in {"hour", "minute", "moment"}:
        return 0
    if unit not in {"day", "week", "month", "year"}:
        return None
    count = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}.get(number, 0)
    return count * {"day": 1, "week": WEEK}[unit] if count and unit in {"day", "week"} else -1


def _in_that_week(one: Mention, dated: Dated) -> str | None:
    """
    Return the day of "On Wednesday she will meet Vale" within a journey to come, whose days are told before it.

    Without such a journey a weekday to come is one of the next seven.
    """
    doc, published = one.event.doc, one.event.doc._.document.published
    name = dated.span[-1].lower_
    if (one.via or one.event).head.lower_ in {"was", "were"}:
        return None  # "was to see Vale on Friday": no plan of the journey, but of then
    if published is None or name not in WEEKDAYS or len(dated.span) > 1 or dated.future is None:
        return None
    for before in reversed(doc._.dates):
        if before.span.end > dated.span.start or in_title(before.span[0]):
            continue
        if sentences_between(before.span.root, dated.span.root) > PLAN_SENTENCES:
            return None
        day = before.future
        if day is None or len(day) != len(published) or not any(x.is_digit for x in before.span):
            continue
        if not _tells_of(before.span.sent, set(one.who)):
            continue  # "Elections are due on October 19": nobody's journey
        ahead, back = _days_before(day, published), _days_before(published, before.past or "1000-01-01")
        if ahead <= 0 or ahead > back > 0:
            return None  # a day that the text looks back to
        first = date.fromisoformat(_start_of_range(before, doc) or day)
        if first <= date.fromisoformat(dated.future):
            return None
        return (first + timedelta(days=(WEEKDAYS.index(name) - first.weekday()) % WEEK)).isoformat()
    return None


def _tells_of(sentence: Span, who: set[Referent]) -> bool:
    """Tell whether *sentence* tells of one of *who*, or of a meeting or a journey."""
    return any(
        event_cue(x) is not None or x.lemma_ in COMING | JOURNEYS or not who.isdisjoint(referents(x)) for x in sentence
    )


def _start_of_range(last: Dated, doc: Doc) -> str | None:
    """Return the first day of "from Tuesday 3 May to Friday 6 May", of which *last* is the second."""
    i = last.span.start - 1
    if i < 1 or doc[i].lower_ not in {"to", "until", "-", "–", "and", "through"}:
        return None
    before = (x.future for x in doc._.dates if x.span.end == i)
    return next((x for x in before if x is not None and len(x) == len(last.future or "")), None)


def _refused(one: Mention) -> bool:
    """Tell whether what is denied was to come: "will not meet", "denied that she would meet", not "did not meet"."""
    if one.status is not Status.DENIED:
        return False
    verb = one.via or _verb_above(one.event)
    plan = verb.head if verb.dep_ in {"acl", "xcomp"} else verb  # "has no plans to meet", "does not intend to meet"
    ahead = any(x.dep_ == "aux" and x.lower_ in {"will", "wo", "'ll", "would", "shall"} for x in verb.children)
    present = any(x.tag_ in {"VBZ", "VBP"} for x in (plan, plan.head, *plan.children))
    return ahead or (present and plan.lemma_.lower() in SET | {"plan", "intention", "intend", "want", "wish"})


def _when_behind(dated: Dated) -> Token | None:
    """Return the "when" right behind a date, a comma between or not."""
    doc, i = dated.span.doc, dated.span.end
    i += i < len(doc) and doc[i].text == ","
    return doc[i] if i < len(doc) and doc[i].lower_ == "when" else None


def _nearest(dated: Dated, published: str | None, lean: int) -> str | None:
    """
    Return the reading nearer to publication: a meeting called off may have been due before it or after.

    That after it may be so many days, *lean*, further off.
    """
    past, future = dated.past, dated.future
    if published is None or past is None or future is None or len(past) != len(future) or len(past) == len("2014"):
        return future or past
    told = (published[: len(past)], past, future)
    day, before, after = (date.fromisoformat(f"{x}-01"[: len(published)]) for x in told)
    return past if (day - before).days <= (after - day).days - lean else future


def _running_date(one: Mention) -> str | None:
    """
    Return the day that the report has been telling of, for a meeting in the simple past without a date of its own.

    That is the last day named in the sentences just before, if it is of the week before publication.
    A perfect ("had met", "has met") looks back beyond it.
    """
    verb = one.via or _verb_above(one.event)
    said_after = verb.dep_ == "pcomp" and verb.head.lower_ == "after" and verb.head.head.tag_ == "VBD"
    if (
        one.status is not Status.HELD
        or in_title(one.event)
        or not (verb.tag_ in {"VBD", "VBN", "VB"} or said_after)
        or any(x.lemma_ == "have" and x.dep_ == "aux" for x in verb.children)
    ):
        return None
    if any(x.lower_ in OF_BEFORE for x in one.event.lefts):
        return None  # "her recent talks with Vale"
    doc, sentence, dates = one.event.doc, one.event.sent, one.event.doc._.dates
    published: str | None = doc._.document.published
    here = (
        x.span
        for x in within(dates, sentence)
        if not (_of_a_relative(x.span, one.event) or _is_part(x.span) or _is_bound(x.span))
    )
    if published is None or next(here, None) is not None:
        return None  # a date in the sentence belongs to something else there
    first = sentence.start
    for _ in range(RUNNING_SENTENCES):
        if first == 0:
            break
        first = doc[first - 1].sent.start
    before = (
        x.past
        for x in reversed(dates)
        if first <= x.span.start and x.span.end <= sentence.start and not _in_dateline(x.span) and not _to_come(x.span)
    )
    told = (x for x in before if x is not None and x <= published)
    day: str | None = next(told, None)
    if day is not None and len(day) == len(published) and _days_before(published, day) <= RUNNING_DAYS:
        return day
    # Of a day further back only the month is taken.
    return _lead_month(doc, sentence.start, published) if verb.tag_ == "VBD" else None


def _is_bound(span: Span) -> bool:
    """Tell whether *span* tells until when something is to be: "would appoint two by the end of the month"."""
    before = span[0].nbor(-1).lower_ if span.start else ""
    return not {span[0].lower_, before}.isdisjoint({"by", "until", "till"})


def _is_part(span: Span) -> bool:
    """Tell whether *span* is a part of the day that the text is telling of: "met Vale at noon, Hill in the evening"."""
    return [x.lower_ for x in span[:2]] == ["in", "the"] and span[-1].lower_ in {"morning", "afternoon", "evening"}


def _of_a_relative(span: Span, event: Token) -> bool:
    """Tell whether a date tells of a participant only: "Brook, who had arrived overnight, was received by Vale"."""
    around = (span.root, *span.root.ancestors)
    clause = next((x for x in around if x.dep_ == "relcl"), None)
    return clause is not None and clause.i != event.i and not clause.is_ancestor(event)


def _arrival(one: Mention) -> str | None:
    """Return the day on which one who is to meet comes, as the sentence before tells: "will arrive on Friday. He"."""
    doc, start = one.event.doc, one.event.sent.start
    if one.status is not Status.PLANNED or not start or in_title(one.event) or any(within(doc._.dates, one.event.sent)):
        return None
    for dated in within(doc._.dates, doc[start - 1].sent):
        verb = owner_of(root_of(dated.span))
        coming = {x for y in subjects(verb) for x in referents(y)} if verb.lemma_ in COMING else set()
        if coming & set(one.who) and tells_future(status_of(verb)):
            return dated.iso(future=True)
    return None


def _to_come(span: Span) -> bool:
    """Tell whether a date is of what is to come: "will be there on Friday", "is expected on Friday"."""
    verb = owner_of(root_of(span))
    ahead = any(x.lower_ in {"will", "'ll", "’ll", "shall"} and x.dep_ == "aux" for x in verb.children)
    waited_for = verb.lemma_ in {"expect", "schedule"} and any(x.lower_ in {"is", "are"} for x in verb.children)
    return ahead or waited_for


def _in_dateline(span: Span) -> bool:
    """Tell whether a date is that of a dateline: when the article was filed, not when what it tells took place."""
    sent = span.sent
    end = sent[-1] if sent[-1].text in DASHES or sent.end >= len(sent.doc) else sent.doc[sent.end]
    return end.text in DASHES and not any(x.pos_ in {"VERB", "AUX"} for x in sent)


def _lead_month(doc: Doc, end: int, published: str) -> str | None:
    """Return the month of the first day that the report names, where that is of the month before publication."""
    days = (
        x.past
        for x in doc._.dates
        if x.span.end <= end and not (in_title(x.span[0]) or _in_dateline(x.span) or _to_come(x.span))
    )
    day = next((x for x in days if x is not None and len(x) == len(published)), None)
    return day[:7] if day is not None and 0 <= _days_before(published, day) <= LEAD_DAYS else None


def _days_before(published: str, day: str) -> int:
    return (date.fromisoformat(published) - date.fromisoformat(day)).days


def _verb_above(event: Token) -> Token:
    """Return *event* if it is a verb, else the nearest verb above it, else *event* again."""
    return event if event.pos_ == "VERB" else next((x for x in event.ancestors if x.pos_ == "VERB"), event)


def _present(one: Mention) -> bool:
    """Tell whether a present tense tells of what is to come; in a headline it tells of the past."""
    verb = one.via or (one.event if one.event.pos_ == "VERB" else one.event.head)
    return verb.tag_ in {"VBZ", "VBP"} and not in_title(verb)
