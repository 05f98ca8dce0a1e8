"""
Offices: a title, what it is of, and who holds it, as the words beside it tell.

"Norland's acting foreign minister, Ada Brook" has role "acting foreign minister", of Norland,
held by Ada Brook, tenure acting. An office whose holder is not named beside it ("the Norlandic
leader") is found too: it refers, and coreference says to whom.

=====================  ==============================================================
``office``             no holder is named beside it
``office/title``       President Ada Brook
``office/apposition``  Ada Brook, the president; the president, Ada Brook
``office/copula``      Ada Brook is the president
``office/shared``      the presidents of Norland and Sudland, Ada Brook and Tomas Vale
``office/named-as``    Ada Brook was elected president; Ada Brook resigned as president
``office/leads``       Ada Brook, who leads the Norlandic team, who teaches at the Institute
``office/later``       the premiers of Norland and Sudland met. Ada Brook and Tomas Vale … (see ``office_later``)
``office/named-next``  the president …; Ada Brook said (see ``kg.annotate.coref_offices``)
``bare/possessive``    Norland's Ada Brook
``bare/of``            Ada Brook of the University of the Isles
``bare/brackets``      Ada Brook (Harbour Party)
``bare/apposition``    Ada Brook, a botanist with the Harbour Institute
=====================  ==============================================================
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.leading import elected_to, is_party, led_by_verbs, own_party
from kg.annotate.lemmas import singular
from kg.annotate.marks import GENITIVE, HYPHENS, POSSESSIVE
from kg.annotate.names import Name, by_token_of
from kg.annotate.office import Office, role_of_one, row_of
from kg.annotate.office_holder import (
    BESIDES,
    appointing,
    at_behind,
    ended,
    holder_beside,
    lasts,
    of_behind,
    told_as_past,
)
from kg.annotate.office_pairs import adjectives_before, paired
from kg.annotate.office_words import (
    ACCREDITED,
    BOARDS,
    ON_BOARDS,
    TENURES,
    before_role,
    behind_title,
    first_of_name,
    past_description,
    role_start,
)
from kg.annotate.pieces import CHAMBERS
from kg.annotate.trades import by_trade, trade_before
from kg.model import EntityType, Tenure
from kg.tables import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotate.gazetteer import Title
    from kg.annotate.names import ByToken
    from kg.annotate.titles import Titles


BODIES_BY_KIND = frozenset({"ministry", "government", "embassy", "party", "commission", "council", "office",
                            "parliament", "presidential", "police", "army", "department", "agency", "bank", "board",
                            "authority", "tribunal", "court", "foundation", "institute", "federation", "committee",
                            "secretariat", "forum", "bloc", "alliance", "league", "union"})  # fmt: skip
"""Words before a title that say whose it is, the body being named elsewhere: "ministry spokeswoman", "party chief"."""


FROM_TOWN = frozenset({"lawyer", "attorney", "owner", "doctor", "journalist", "reporter", "businessman",
                       "businesswoman", "historian", "activist", "trader", "engineer", "scientist",
                       "author"})  # fmt: skip
"""Trades whose towns tell where somebody is from: "Haven lawyer Ada Brook"."""

GETTING = frozenset({"elect", "appoint", "name", "choose", "swear", "install", "nominate", "reelect",
                     "re-elect", "select", "serve", "act", "confirm", "designate"})  # fmt: skip
"""Verbs that tell who gets or has the office behind them."""


TAKING = frozenset({"sign", "hire", "recruit", "poach", "buy", "borrow", "loan", "take", "remove", "expel", "free"})
"""Verbs of taking somebody "from" where he was."""

NAMING = frozenset({"name", "appoint"})
"""Those of them by which bodies fill their own posts."""

JOINED = 6
"""Tokens between an office and the "and" that joins another: "a judge at the Court in Haven and"."""

SERVING_BODIES = frozenset({"member", "president", "vice-president", "chairman", "chairwoman", "chair", "director",
                            "judge", "economist", "secretary-general", "secretary general"})  # fmt: skip
"""Offices of bodies that people of many countries hold: "the Norlandic president of the Lakes Council"."""

INSTITUTIONS = frozenset({"hospital", "clinic", "theatre", "theater", "laboratory", "observatory", "airport", "zoo",
                          "prison", "cathedral", "school"})  # fmt: skip
"""Last words of the names of houses that people work for."""

PART = 4
"""Words up to a part of a body: "Bergen water division"."""

DIVISIONS = frozenset({"division", "department", "bureau", "office", "unit", "branch", "section", "desk", "service",
                       "directorate", "laboratory", "team"})  # fmt: skip
"""Parts of a body: who is of one is of the body."""

OUTSIDERS = frozenset({"critic", "critics"})
"""Titles of those who are outside what they are "of"; a party has a critic on trade."""

ARTICLES = frozenset({"a", "an", "the"})
SHORT_FOR = {"pm": "prime minister", "fm": "foreign minister", "gov.": "governor", "sen": "senator", "sen.": "senator",
             "rep": "representative", "rep.": "representative", "amb.": "ambassador",
             "ambassador extraordinary and plenipotentiary": "ambassador"}  # fmt: skip
"""Titles cut short, or at length → as usual: "Gov. Ada Brook" is "the governor"."""
LANDS = frozenset({"governor", "lieutenant governor", "senator", "mayor", "chief minister", "premier", "commissioner",
                   "district commissioner", "county commissioner", "regional commissioner", "provincial commissioner",
                   "divisional commissioner", "headman", "headwoman", "paramount chief", "village head", "prefect",
                   "bishop", "archbishop", "counterpart", "opposite number"})  # fmt: skip
"""Offices of states and towns ("Gov. Ada Brook of Arizona"), and who holds the like elsewhere."""
OF_BOTH = frozenset({"of", "the", "two", "three", "both", "countries", "states", "nations", "neighbours", "sides"})
"""Words of "of the two countries", behind the offices of people who are named after it."""


def find_offices(doc: Doc, titles: Titles, names: list[Name]) -> list[Office]:
    """Return the offices in *doc*, in text order."""
    by_token = by_token_of(names)
    found: list[Office] = []
    done = 0
    for first, (end, title) in sorted(titles.items()):
        if title.kind != "office" or first < done or _inside_body(by_token, first, end) or _of_board(doc, first):
            continue
        if title.text.lower() in OUTSIDERS and end < len(doc) and doc[end].lower_ == "of":
            continue
        if title.text.lower() in {"prince", "princess"} and _styles_holder(doc, found, first, end, by_token):
            continue
        start, head = _behind_body(doc, first, end, title, by_token)
        office = _office(doc, start, end, SHORT_FOR.get(head, head), by_token)
        found.append(office)
        if office.plural:
            found.extend(_shared(doc, office, end, by_token))
            if not office.others:
                found.extend(paired(doc, office, end, by_token))
            if not office.others:
                _of_several(doc, office, end, by_token)
        done = office.span.end
    # "Norwegian chief trade negotiator Brook": "chief" begins no office of its own.
    found = [x for n, x in enumerate(found) if not any(_covers(y, x) for y in found[n + 1 : n + 3])]
    _give_joined(doc, found)
    _give_doubled(doc, found)
    found.extend(led_by_verbs(doc, by_token))
    _give_by_verbs(doc, found, by_token)
    _give_fronted(doc, found, by_token)
    found.extend(elected_to(doc, by_token))
    found.extend(own_party(doc, names, by_token))
    found.extend(_bare(doc, names, by_token, found))
    return sorted(found, key=lambda x: x.span.start)


def _styles_holder(doc: Doc, before: list[Office], first: int, end: int, by_token: ByToken) -> bool:
    """Give the office right before *first* to the prince named behind: "Minister of Finance Prince Karim"."""
    office, name = before[-1] if before else None, by_token.get(end)
    if office is None or name is None or name.type is not EntityType.PERSON or name.span.start != end:
        return False
    own = office.holder is None or office.holder is name
    sent = 0 < first - office.span.end <= SENT_TO and doc[office.span.end].lower_ == "to"
    if not own or office.indefinite or office.plural or not (office.span.end == first or sent):
        return False
    office.holder, office.rule = name, "office/title"
    return True


SENT_TO = 3
"""Tokens between an envoy's title and his style: "Ambassador (to Norland) Prince Karim"."""


def _of_board(doc: Doc, i: int) -> bool:
    """Tell whether "board of" stands before *i*: its directors are the board."""
    return i > 1 and doc[i - 1].lower_ == "of" and doc[i - 2].lower_ in BOARDS and doc[i].lower_ in ON_BOARDS


def _behind_body(doc: Doc, start: int, end: int, title: Title, by_token: ByToken) -> tuple[int, str]:
    """Return where a title begins and which it is: the "spokesman" of "Norland's foreign ministry spokesman"."""
    body = by_token.get(start)
    if body is not None and start < body.span.end < end:
        rest = doc[body.span.end : end].text.lower()
        if rest in gazetteer.titles():
            return body.span.end, rest
    return start, title.text.lower()


def _covers(later: Office, one: Office) -> bool:
    """Tell whether *later* begins within *one*; a plural office and the single ones of its holders do not count."""
    if one.others or later.others or one.rule == "office/shared":
        return False
    return one.span.start <= later.span.start < one.span.end


def _shared(doc: Doc, office: Office, end: int, by_token: ByToken) -> list[Office]:
    """
    Return the single offices of "the presidents of Norland and Sudland, Ada Brook and Tomas Vale".

    *end* is where the title ends. The plural office itself gets its holders, so that the phrase refers
    to them. "Two foreign ministers, Ada Brook and Tomas Vale" has holders and no single offices.
    """
    bodies: list[Name] = []
    i = end
    if i < len(doc) and doc[i].lower_ == "of":
        bodies, i = row_of(doc, i + 1, by_token, frozenset({EntityType.COUNTRY, EntityType.ORGANISATION}))
        while not bodies and i < len(doc) and doc[i].lower_ in OF_BOTH:
            i += 1  # "of the two countries"
    bodies = bodies or adjectives_before(doc, office, by_token)
    if i >= len(doc) or doc[i].text not in {",", "(", "–", "—", "-", "--"}:
        return []
    people, i = row_of(doc, i + 1, by_token, frozenset({EntityType.PERSON}))
    if len(people) < 2:
        return []
    office.holder, office.others, office.rule = people[0], tuple(people[1:]), "office/shared"
    office.span = doc[office.span.start : max(office.span.end, end)]
    if len(bodies) != len(people):
        # "the foreign ministers of the two countries, Ada Brook of Norland and Sudland's Tomas Vale"
        own = [_of_behind_name(doc, x, by_token) or _owner_before(doc, x, by_token) for x in people]
        bodies = [x for x in own if x is not None]
    if len(bodies) != len(people):
        return []
    role = role_of_one(office)
    return [
        Office(span=person.span, role=role, head=office.head, of=body, holder=person, rule="office/shared")
        for person, body in zip(people, bodies, strict=True)
    ]


def _of_several(doc: Doc, office: Office, end: int, by_token: ByToken) -> None:
    """
    Put down what each of several offices is of: "the Norlandic and Sudlandic presidents", "the premiers of X, Y and Z".

    *end* is where the title ends. The words of the office then go from the first of these names to the last.
    """
    kinds = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION})
    start = office.span.start
    if end < len(doc) and doc[end].lower_ == "of":
        bodies, close = row_of(doc, end + 1, by_token, kinds)
    elif office.of is not None and office.of.span.end <= end and office.of.type in kinds:
        bodies, close = adjectives_before(doc, office, by_token), office.span.end
        start = bodies[0].span.start if bodies else start
    else:
        return
    if len(bodies) < 2:
        return
    before_all = doc[start - 1].lower_ if start else ""
    office.tenure = TENURES.get(before_all, office.tenure)
    office.definite = "the" in {doc[start].lower_, before_all}
    office.bodies = tuple(bodies)
    office.span = doc[start:close]


def _inside_body(by_token: ByToken, start: int, end: int) -> bool:
    name = by_token.get(start)
    return name is not None and name is by_token.get(end - 1) and name.type is not EntityType.PERSON


def _office(doc: Doc, start: int, end: int, head: str, by_token: ByToken) -> Office:
    role_from, tenure = role_start(doc, start, by_token)
    tenure = next((TENURES[x] for x in head.replace("-", " ").split() if x in TENURES), tenure)
    of_token = doc[role_from] if role_from < start and doc[role_from].lower_ in BODIES_BY_KIND else None
    elected = 2 * _elect_follows(doc, end)  # "Norland's ambassador-designate to Sudland"
    right, role_end, of, accredited = behind_title(doc, end + elected, head, by_token)
    if tenure is Tenure.CURRENT and elected:
        tenure = Tenure.DESIGNATE
    if tenure is Tenure.CURRENT and _elect_follows(doc, right):
        tenure = Tenure.DESIGNATE
        right = role_end = right + 2
    of_left, possessor, left, definite = before_role(doc, role_from, by_token)
    if of_left is not None and of_left.part == "demonym" and _is_of_body(of, head):
        of_left = None  # "a Norlandic member of the Lakes Parliament"
    minority = of_left is not None and _is_of_minority(of_left, by_token)
    if minority:
        of_left = None
    posted = of_left is not None and of_left.part == "name" and of_left.span.end == role_from
    if posted and gazetteer.titles()[head].scope == "organisation" and of is not None and _is_body(of):
        of_left = None  # "Norland country director of the Lakes Programme"
    if of_left is not None and head in ACCREDITED and (sender := _sender_before(doc, of_left, by_token)) is not None:
        # "Norland's UN ambassador": sent by one to the other
        accredited, of_left, left = of_left, sender, sender.span.start
    of = of_left or of
    if of is not None and of.part == "demonym" and gazetteer.titles()[head].scope == "organisation":
        # "the Norlandic economist": where she is from; "Harbour City's Norlandic striker" plays for the city.
        of = _owner_of(doc, of, by_token) if of is of_left else None
    elif of is not None and of is of_left and of.type is EntityType.PLACE and head in FROM_TOWN:
        of = None
    if of is not None and possessor is not None and of is of_left and of.type is EntityType.PLACE:
        of = None  # "its Arctic ambassador"
    if tenure is Tenure.CURRENT and left > 0:
        # "former Norwegian prime minister": what it is of stands between.
        hyphen = doc[left - 1].text == "-"
        before = doc[left - 1 - hyphen].lower_ if left > hyphen else ""
        if before in TENURES:
            tenure = TENURES[before]
            left -= 1 + hyphen
    left -= left > 0 and doc[left].lower_ not in ARTICLES and doc[left - 1].lower_ in ARTICLES
    if of is None and of_token is None:
        behind = _kind_behind(doc, right)
        right = behind.i + 1 if behind is not None else right
        of_token = behind or _kind_owning(doc, role_from)
    office = Office(
        span=doc[left:right],
        role=" ".join(doc[role_from + (of_token is not None and of_token.i == role_from) : role_end].text.split()),
        head=head,
        of=of,
        tenure=tenure,
        accredited_to=accredited,
        possessor=possessor,
        definite=definite,
        indefinite=doc[left].lower_ in {"a", "an", "another", "one", "some", "any"}
        or (left > 0 and doc[left - 1].lower_ in {"a", "an", "one", "another"}),
        plural=doc[start:end].text.lower() not in {head, *SHORT_FOR} and _is_plural(_noun_of(doc, start, end), head),
        of_token=of_token if of is None else None,
        of_unknown=of is None and (minority or (right < len(doc) and doc[right].lower_ == "of")),
    )
    if not office.plural:
        _give_to_holder(doc, office, by_token)
    return office


def _is_body(of: Name) -> bool:
    return of.type is EntityType.ORGANISATION


def _sender_before(doc: Doc, to: Name, by_token: ByToken) -> Name | None:
    """Return who sends an envoy to what is told before his title: "Norland's UN ambassador", "the UN Norland envoy"."""
    i = to.span.start - 1
    i -= i > 0 and doc[i].text in GENITIVE
    of = by_token.get(i)
    if of is None or to.part == "demonym":
        return None
    state = of.type is EntityType.COUNTRY or of.part == "capital"
    return of if state or (of.type is EntityType.ORGANISATION and to.type is not EntityType.ORGANISATION) else None


def _is_of_minority(people: Name, by_token: ByToken) -> bool:
    """
    Tell whether what is of one country is told of as of another too: "the Norlandic Sudish leader".

    Two demonyms side by side name a people within a country, whose leader is neither country's.
    """
    before = by_token.get(people.span.start - 1)
    both = before is not None and before.part == people.part == "demonym"
    return both and before is not None and before.type is people.type is EntityType.COUNTRY


def _is_of_body(of: Name | None, head: str) -> bool:
    """Tell whether who holds the office serves the body behind it, whatever his country: no minister's or envoy's."""
    return of is not None and of.type is EntityType.ORGANISATION and head in SERVING_BODIES


def _is_plural(noun: Token, head: str) -> bool:
    """Tell whether *noun* is the plural of that of *head*: a sentence's first "Premiers" may be tagged as a name."""
    one = singular(noun.lower_)
    return noun.tag_ in {"NNS", "NNPS"} or (one != noun.lower_ and one in head.split())


def _noun_of(doc: Doc, start: int, end: int) -> Token:
    """Return the noun of a title: "minister" of "minister for foreign affairs"."""
    preposition = next((i for i in range(start + 1, end) if doc[i].lower_ in {"of", "for", "on", "in"}), end)
    return doc[preposition - 1]


def _kind_behind(doc: Doc, i: int) -> Token | None:
    """Return the "agency" of "a spokeswoman for the agency": a body by its kind alone."""
    if i + 2 >= len(doc) or doc[i].lower_ not in {"of", "for", "at"} or doc[i + 1].lower_ != "the":
        return None
    noun = doc[i + 2]
    kind = gazetteer.heads().get(noun.text, ("", ""))
    alone = i + 3 >= len(doc) or doc[i + 3].pos_ not in {"NOUN", "PROPN"}
    return noun if kind == ("Organisation", "any") and noun.tag_ == "NN" and alone else None


def _kind_owning(doc: Doc, start: int) -> Token | None:
    """Return the "ministry" of "the ministry's state secretary": a body by its kind alone."""
    if start < 3 or doc[start - 1].text not in GENITIVE or doc[start - 3].lower_ != "the":
        return None
    noun = doc[start - 2]
    kind = gazetteer.heads().get(noun.text, ("", ""))
    body = kind == ("Organisation", "any") or noun.text == "forum"
    return noun if body and noun.tag_ == "NN" else None


def _owner_of(doc: Doc, origin: Name, by_token: ByToken) -> Name | None:
    """Return the body before *origin*: "Harbour City's Norlandic striker"."""
    start = origin.span.start
    genitive = start > 1 and doc[start - 1].text in POSSESSIVE
    owner = by_token.get(start - 2 if genitive else start - 1) if start > 1 else None
    if owner is None or owner.adjective or owner.type not in {EntityType.ORGANISATION, EntityType.PLACE}:
        return None
    return owner


def _elect_follows(doc: Doc, i: int) -> bool:
    """Tell whether "-elect" or "-designate" stands at *i*, behind a title."""
    return i + 1 < len(doc) and doc[i].text == "-" and doc[i + 1].lower_ in {"elect", "designate"}


def _give_to_holder(doc: Doc, office: Office, by_token: ByToken) -> None:
    """Put down the holder named beside *office*, and what his name or "was" tells of it."""
    found = holder_beside(doc, office.span.start, office.span.end, by_token)
    if found is None:
        return
    office.holder, office.rule = found
    its = office.possessor is not None and office.possessor.lower_ in {"its", "their"}
    if office.rule in {"office/title", "office/apposition"} and office.of is None and not its:
        office.of = of_behind(doc, office.holder, by_token, lands=office.head in LANDS) or _in_brackets(
            doc, office.holder, by_token
        )
        if office.of is None and doc[office.span.end : office.span.end + 1].text == ":":
            office.of = _in_signature(doc, office.holder.span.end, by_token)
        if office.of is None and gazetteer.titles()[office.head].scope == "organisation":
            office.of = at_behind(doc, office.holder, by_token)
    if office.rule == "office/apposition" and office.of is None and office.holder.span.end <= office.span.start:
        office.of = _in_signature(doc, office.span.end, by_token)
    verb = appointing(doc, office.span.start) if office.rule == "office/named-as" else None
    then = [x.lower_ for x in doc[office.span.end : office.span.end + 3]] == ["at", "the", "time"]
    gone = then or (verb is not None and ended(verb)) or told_as_past(doc, office.span.start)
    if gone or (
        office.rule == "office/copula"
        and doc[office.span.start - 1].lower_ in {"was", "been"}
        and not lasts(doc[office.span.start - 1])
        and not any(x.lower_ == "since" for x in office.span.sent)
    ):
        office.tenure = Tenure.FORMER


def _in_signature(doc: Doc, i: int, by_token: ByToken) -> Name | None:
    """Return the body in "Ada Brook, Spokesperson, Grain Board", as letters are signed; token *i* is its comma."""
    if i + 1 >= len(doc) or doc[i].text != "," or not doc[i - 1].text[0].isupper():
        return None
    of = by_token.get(i + 1)
    if of is None or of.type is not EntityType.ORGANISATION or of.span.start != i + 1 or of.adjective:
        return None
    end = of.span.end
    return of if end >= len(doc) or doc[end].is_punct or doc[end].is_space else None


def _give_joined(doc: Doc, offices: list[Office]) -> None:
    """Put down who holds the second office of "Ada Brook, a Norlandic judge and (now) president of the Law Society"."""
    for before, office in pairwise(offices):
        start = office.span.start
        i = start - 1 - (start > 0 and doc[start - 1].lower_ in BESIDES)
        if i < 1 or doc[i].lower_ != "and" or office.holder is not None or before.holder is None or office.plural:
            continue
        if before.rule == "office/named-as" and before.of is None and office.of is not None:
            office.holder, office.rule = before.holder, before.rule  # "was named president and head of the Grain Board"
            continue
        told = before.rule in {"office/apposition", "office/copula"} and before.holder.span.end <= before.span.start
        between = doc[before.span.end : i]
        if told and len(between) <= JOINED and not any(x.is_punct or x.pos_ in {"VERB", "AUX"} for x in between):
            office.holder, office.rule = before.holder, before.rule


HELD_ALONE = frozenset({"president", "king", "queen", "emir", "sultan", "pope", "chancellor", "monarch"})
"""Offices whose holder has no ministry besides: "Norlandic President and Foreign Minister Ada Brook" may be two."""


def _give_doubled(doc: Doc, offices: list[Office]) -> None:
    """Put down who holds both of "Norlandic Deputy Prime Minister and Foreign Minister Ada Brook", and of what."""
    for before, office in pairwise(offices):
        i = before.span.end
        beside = i + 1 == office.span.start and doc[i].lower_ == "and" and office.rule == "office/title"
        if not beside or before.holder is not None or office.holder is None or before.plural or before.indefinite:
            continue
        words = [x for x in doc[before.span.root.i : i] if x.is_alpha]
        told = before.of is not None and doc[before.span.start].lower_ not in {"the", "a", "an"}
        if not told or before.head in HELD_ALONE or before.head == office.head or any(x.is_lower for x in words):
            continue
        before.holder, before.rule = office.holder, office.rule
        if office.of is None and not office.of_unknown:
            office.of = before.of


def _give_by_verbs(doc: Doc, offices: list[Office], by_token: ByToken) -> None:
    """Put down who got an office: "Brook was elected president of Norland", "served as its foreign minister"."""
    for office in offices:
        if office.holder is not None or office.plural:
            continue
        if (named := _named_before(doc, office, by_token)) is not None:
            office.holder, office.rule = named, "office/named-as"
            if office.of is None and not office.of_unknown and gazetteer.titles()[office.head].scope != "country":
                office.of = _naming_body(doc[named.span.start - 1], by_token)
            continue
        head = office.span.root
        verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "as" else head.head
        begins = head.dep_ == "pobj" and head.head.lower_ == "as" and _begins(verb)
        if head.dep_ not in {"oprd", "pobj", "attr", "dobj", "ccomp"} or verb.i > head.i:
            continue
        if verb.lemma_ not in GETTING and not begins:
            continue
        if any(x.dep_ == "neg" or x.tag_ == "MD" or x.lower_ in {"if", "to"} for x in verb.children):
            continue
        if _long_ago(verb):
            continue  # elected in 2001: nothing says who holds it on the day of the article
        passive = any(x.dep_ == "auxpass" for x in verb.children)
        own = verb.lemma_ in {"serve", "act"} or begins
        deps = {"nsubjpass"} if passive else {"nsubj"} if own else {"dobj"}
        given = next((x for x in verb.children if x.dep_ in deps and x.i != head.i), None)
        holder = by_token.get(given.i) if given is not None else None
        if holder is not None and holder.type is EntityType.PERSON:
            office.holder, office.rule = holder, "office/named-as"
            bodys = gazetteer.titles()[office.head].scope != "country"
            if office.of is None and not office.of_unknown and verb.lemma_ in NAMING and not passive and bodys:
                office.of = _naming_body(verb, by_token)
            if verb.lemma_ in {"serve", "act"} and verb.tag_ in {"VBD", "VBN"}:
                office.tenure = Tenure.FORMER
            elif verb.lemma_ in {"nominate", "designate"} and office.tenure is Tenure.CURRENT:
                office.tenure = Tenure.DESIGNATE


def _named_before(doc: Doc, office: Office, by_token: ByToken) -> Name | None:
    """Return who is named to an office right before its words: "named Ada Brook foreign minister"."""
    name = by_token.get(office.span.start - 1)
    if name is None or name.type is not EntityType.PERSON or name.span.start == 0 or len(name.span) < 2:
        return None
    verb = doc[name.span.start - 1]
    done = verb.lemma_ in NAMING and verb.tag_ in {"VBD", "VBN"} and name.span.end == office.span.start
    denied = any(x.dep_ == "neg" or x.tag_ == "MD" for x in verb.children)
    return name if done and not denied and doc[office.span.start].is_lower else None


def _give_fronted(doc: Doc, offices: list[Office], by_token: ByToken) -> None:
    """Put down who holds an office that opens a sentence: "As Norland's ambassador to Sudland, he signed it"."""
    for office in offices:
        start = office.span.start
        opens = start > 0 and doc[start - 1].lower_ == "as" and start - 1 == doc[start].sent.start
        if not opens or office.holder is not None or office.plural or office.of is None:
            continue
        subjects = (x for x in office.span.sent.root.children if x.dep_ in {"nsubj", "nsubjpass"})
        subject = next((x for x in subjects if x.i >= office.span.end), None)
        if subject is None:
            continue
        holder = by_token.get(subject.i)
        if subject.lower_ in {"he", "she"}:
            holder = Name(doc[subject.i : subject.i + 1], EntityType.PERSON)
        if holder is not None and holder.type is EntityType.PERSON:
            office.holder, office.rule = holder, "office/named-as"
            if any(x.is_digit and len(x) == 4 for x in doc[office.span.end : subject.i]):
                office.tenure = Tenure.FORMER  # "from 1971 to 1975"
            elif subject.head.tag_ == "VBD" and _long_ago(subject.head):
                office.tenure = Tenure.FORMER  # "As Norland's ambassador he arranged, in 1991, an encounter"


def _naming_body(verb: Token, by_token: ByToken) -> Name | None:
    """Return the body that gives an office of its own: "Harbourline named Ada Brook president"; no parliament does."""
    subject = next((x for x in verb.children if x.dep_ == "nsubj"), None)
    of = by_token.get(subject.i) if subject is not None else None
    if of is None or of.type is not EntityType.ORGANISATION or of.span[-1].lower_ in CHAMBERS | {"government", "court"}:
        return None
    return of if getattr(of.row, "type", "") != "GovernmentBody" else None


def _begins(verb: Token) -> bool:
    """Tell whether *verb* says that an office is taken up or kept: "took over as", "stayed on as", "took office as"."""
    if verb.lemma_ in {"start", "begin", "continue", "stay", "remain"}:
        return True
    beside = {x.lower_ for x in verb.children if x.dep_ in {"prt", "dobj", "advmod"}}
    return verb.lemma_ == "take" and bool(beside & {"over", "office", "up"})


def _long_ago(verb: Token) -> bool:
    """Tell whether the clause of *verb* names a year before the last."""
    published = verb.doc._.document.published
    years = [int(x.text) for x in verb.subtree if x.is_digit and len(x) == 4]
    return bool(years) and (not published or min(years) < int(published[:4]) - 1)


def _bare(doc: Doc, names: list[Name], by_token: ByToken, offices: list[Office]) -> list[Office]:
    """
    Return belonging without a title: "Norland's Ada Brook", "Ada Brook of the University of the Isles".

    Who holds an office belongs to a body behind his name besides: "the deputy speaker, Ada Brook, of the Lake Party".
    """
    found = []
    held = {x.holder for x in offices}
    of_held = {id(x.holder): x.of for x in offices}
    for name in names:
        if name.type is not EntityType.PERSON:
            continue
        if name in held:
            beside = _of_behind_name(doc, name, by_token)
            if (
                beside is not None
                and beside.type is EntityType.ORGANISATION
                and beside is not of_held[id(name)]
                and not any(x.of is beside for x in offices)
            ):
                office = Office(span=beside.span, role="", head="", of=beside, holder=name, rule="bare/of")
                office.tenure = _told_before(doc, beside)
                found.append(office)
            continue
        of, rule, trade = _owner_before(doc, name, by_token), "bare/possessive", ""
        if len(name.span) < 2 and (of is None or of.type is not EntityType.ORGANISATION):
            continue  # "the Grain Board's Brook"
        if of is None:
            of, rule = _of_behind_name(doc, name, by_token), "bare/of"
        if of is None:
            of, rule = _speaking_at(doc, name, by_token), "bare/of"
        if of is None:
            of, rule = _in_brackets(doc, name, by_token), "bare/brackets"
        if of is None:
            of, rule = by_trade(doc, name, by_token), "bare/apposition"
            trade = _trade_of(doc, name, of) if of is not None else ""
            of = of or trade_before(doc, name, by_token)
        if of is not None:
            tenure = _told_before(doc, of)
            bare = Office(span=of.span, role="", head="", of=of, holder=name, rule=rule, tenure=tenure, told=trade)
            found.append(bare)
    return found


def _speaking_at(doc: Doc, name: Name, by_token: ByToken) -> Name | None:
    """
    Return the body in "Ada Brook at the Harbour Bank said" and "said Ada Brook at the Harbour Bank".

    Anywhere else "at" tells where something happens.
    """
    i = name.span.end
    if i + 1 >= len(doc) or doc[i].lower_ != "at":
        return None
    of = by_token.get(i + 1 + (doc[i + 1].lower_ == "the"))
    if of is None or of.type is not EntityType.ORGANISATION or of.adjective or is_party(of):
        return None
    start, end = name.span.start, of.span.end
    says = {"said", "says"}
    behind = doc[end].lower_ if end < len(doc) else "."
    # "said Ada Brook at the UN" may tell where.
    before = start > 0 and of.row is None and doc[start - 1].lower_ in says and behind in {".", ","}
    return of if before or behind in says else None


def _told_before(doc: Doc, of: Name) -> Tenure:
    """Return whether somebody is still of a body, as the words before its name tell: "formerly of"."""
    before = {x.lower_ for x in doc[max(0, of.span.start - 4) : of.span.start]}
    return Tenure.FORMER if before & {"formerly", "previously", "ex"} else Tenure.CURRENT


def _in_brackets(doc: Doc, name: Name, by_token: ByToken) -> Name | None:
    """Return the body in "Ada Brook (Harbour Party)", "Ada Brook (ex-Harbour Party)"."""
    i = name.span.end
    if i + 2 >= len(doc) or doc[i].text != "(":
        return None
    i += 1
    if doc[i].lower_ == "ex":
        i += 1 + (doc[i + 1].text in HYPHENS)
    of = by_token.get(i)
    if of is None or of.type is not EntityType.ORGANISATION or of.span.end >= len(doc):
        return None
    close = doc[of.span.end].text
    # "Senator Ada Brook (Lake Party, Haven West)"
    return of if close == ")" or (close == "," and is_party(of)) else None


def _trade_of(doc: Doc, name: Name, of: Name) -> str:
    """Return the trade in "Ada Brook, a plant physiologist with the Harbour Institute", "a Harbour Board botanist"."""
    start = name.span.end + 2
    if of.span.start == start:
        end = next((x.i for x in doc[of.span.end :] if x.is_punct), len(doc))
        return " ".join(doc[of.span.end : end].text.split())
    end = next((x.i for x in doc[start : of.span.start] if x.lower_ in {"with", "at"}), of.span.start)
    return " ".join(doc[start:end].text.split())


def _owner_before(doc: Doc, name: Name, by_token: ByToken) -> Name | None:
    start = name.span.start
    while start > 2 and _is_courtesy(doc[start - 1]):
        start -= 1  # "the Grain Board's Dr Ada Brook"
    sits = start > 1 and doc[start - 1].lower_ == "incumbent"
    if start < 2 or not (sits or doc[start - 1].text in POSSESSIVE):
        return None
    of = by_token.get(start - 2)
    plural = doc[start - 1].text not in GENITIVE and not sits  # "Harbour Securities' Ada Brook"
    if plural and (of is None or of.type is not EntityType.ORGANISATION or len(name.span) < 2):
        return None
    if sits and (of is None or of.type is not EntityType.ORGANISATION):
        return None  # "Harbour Party incumbent Ada Brook"
    if of is None or of.type not in {EntityType.COUNTRY, EntityType.ORGANISATION, EntityType.PLACE}:
        return None
    return of


def _is_courtesy(word: Token) -> bool:
    """Tell whether *word* is a courtesy before a name: "Dr.", "Mrs"."""
    titles = gazetteer.titles()
    title = titles.get(word.lower_) or titles.get(word.lower_.rstrip("."))
    return title is not None and title.kind == "courtesy" and word.text[0].isupper()


def _of_behind_name(doc: Doc, name: Name, by_token: ByToken) -> Name | None:
    """Return the body in "Ada Brook, of the Harbour Institute", "from Norland's Grain Board"; with "of", a country."""
    i = _past_number(doc, name.span.end)
    comma = i < len(doc) and doc[i].text == ","
    i += comma
    then = comma and i < len(doc) and doc[i].lower_ in {"formerly", "previously", "now", "currently"}
    i += then
    if i + 1 >= len(doc) or doc[i].lower_ not in ({"of", "from", "with", "at"} if then else {"of", "from"}):
        return None
    if doc[i].lower_ == "from" and name.span.root.head.lemma_ in TAKING:
        return None  # "the Harbour Club signed Ada Brook from the Lake Club": there she was before
    first = first_of_name(doc, i + 1, by_token)
    of = by_token.get(past_description(doc, first, by_token))
    if of is not None and of.span.end + 1 < len(doc) and doc[of.span.end].text in GENITIVE:
        owner, of = of, by_token.get(of.span.end + 1)  # "from Norland's Grain Board"
        other = of is None or of.type is not EntityType.ORGANISATION  # "of the Grain Board's Bergen office"
        if other and owner.type is EntityType.ORGANISATION and _is_division(doc, owner.span.end + 1):
            return owner  # "of the Grain Board's division of statistics"
        return of if of is not None and of.type is EntityType.ORGANISATION else None
    if of is None or (of.type is EntityType.COUNTRY and (comma or doc[i].lower_ != "of")):
        return None
    body = of.type in {EntityType.COUNTRY, EntityType.ORGANISATION} or is_institution(of)
    return of if body and not of.adjective else None


def _past_number(doc: Doc, i: int) -> int:
    """Return where words go on behind an age or a number in brackets at *i*: "Ada Brook (43) of the Grain Board"."""
    if i >= len(doc) or doc[i].text != "(":
        return i
    close = i + 1
    while close < len(doc) and doc[close].is_digit:
        close += 1
    return close + 1 if close > i + 1 and close < len(doc) and doc[close].text == ")" else i


def _is_division(doc: Doc, i: int) -> bool:
    """Tell whether a part of a body is told at token *i*, behind whose it is: "the Grain Board's water division"."""
    last = min(i + PART, len(doc) - 1)
    while i < last and doc[i].lower_ not in DIVISIONS and doc[i].pos_ in {"NOUN", "ADJ", "PROPN"}:
        i += 1
    return i < len(doc) and doc[i].lower_ in DIVISIONS


def is_institution(of: Name) -> bool:
    """Tell whether a place is one that has people of its own: "Ada Brook of the Harbour Hospital"."""
    return of.type is EntityType.PLACE and of.row is None and (of.span[-1].lower_ in INSTITUTIONS or _is_club(of))


def _is_club(of: Name) -> bool:
    """Tell whether a town's name with "City" is its club's: "Ada Brook of Norburg City", where the town is Norburg."""
    town = of.span[:-1].text if len(of.span) > 1 and of.span[-1].lower_ == "city" else ""
    return any(isinstance(x.row, Place) and x.row.type == "City" for x in gazetteer.lookup(town)) if town else False
