"""Representation: who holds which role for which country or body, from the offices that annotation found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.demonyms import is_formed_from
from kg.annotate.doc import evidence, in_title, reference
from kg.annotate.marks import GENITIVE
from kg.annotate.office import role_of_one
from kg.extract.represents_by import Held, of_another, predecessors
from kg.extract.represents_turns import told_in_turns
from kg.extract.spoken_for import land_spoken_for
from kg.extract.the_country import country_spoken_of, land_before
from kg.keys import fold
from kg.model import EntityType, Representation, Tenure
from kg.offices import first, offices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Doc

    from kg.annotate.doc import Reference, Referent
    from kg.annotate.names import Name
    from kg.annotate.office import Office

REPRESENTED = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION, EntityType.PLACE})

EQUALS = frozenset({"counterpart", "colleague", "opposite number"})
"""Titles that tell no role of their own."""

AGENTS = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION})
"""What an envoy can be accredited to: a constituency that somebody was elected in is not one."""


MANY = frozenset({"official", "diplomat", "expert", "delegate", "representative", "negotiator", "analyst", "lawmaker",
                  "legislator", "member"})  # fmt: skip
"""Offices of which a country has many: who else of it is named may hold none."""

LED = frozenset({"led", "leads", "leading", "headed", "heads", "heading", "chaired", "chairs", "chairing",
                 "represented", "represents", "representing"})  # fmt: skip
"""Verbs of those whose title beside their name tells in what office they do so."""

DIPLOMATS = frozenset({"ambassador", "consul", "consul general", "consul-general", "high commissioner", "envoy",
                       "charge d'affaires", "chargé d'affaires", "permanent representative"})  # fmt: skip
"""Offices of a country, whichever ministry sends who holds them: "the foreign ministry recalled its ambassador"."""


def represents(doc: Doc) -> Iterator[Representation]:
    """Yield one ``Representation`` for each person, role and body that the text puts together, first mention first."""
    known: set[tuple[str, str]] = set()
    for one in _by_offices(doc):
        known.add((one.agent, one.of))
        yield one
    yield from (x for x in told_in_turns(doc) if (x.agent, x.of) not in known)


def _by_offices(doc: Doc) -> Iterator[Representation]:
    seen: set[tuple[str, str, str, Tenure]] = set()
    before: Office | None = None
    last: Office | None = None
    told: dict[
        str, list[tuple[Office, Referent]]
    ] = {}  # title → the offices of that title so far, with what they are of
    roles: dict[str, str] = {}  # person → the office told of last
    bare = {
        x.holder: x.role
        for x in doc._.offices
        if x.holder is not None and x.role and x.of is None and x.rule in {"office/title", "office/apposition"}
    }
    held: dict[tuple[str, int], set[Referent]] = {}
    for office in doc._.offices:
        of, holder = _one(office.of), _one(office.holder)
        if of is not None and holder is not None:
            held.setdefault((office.head, id(of)), set()).add(holder)
    others = Held()
    for office in doc._.offices:
        of = _one(office.of)
        previous, last = last, office
        if of is not None:
            told.setdefault(office.head, []).append((office, of))
        said_of = _pronoun_before(doc, office) if office.holder is None else None
        agent = _one(office.holder) if said_of is None else said_of.referents[0]
        if office.others or agent is None:
            continue  # "the presidents of A and B, …": each has an office of his own beside this
        body, rule = _told_beside(doc, office, of, previous), office.rule
        if body is None and (body := _told_before(doc, office, others)) is not None:
            rule = "office/before"
        if body is None:
            body, rule = _told_elsewhere(doc, office, agent, previous, told.get(office.head, ()), held)
            if body is not None and any(x[:2] == (agent.name, body.name) for x in seen):
                continue
        if body is None or agent.type is not EntityType.PERSON or body.type not in REPRESENTED:
            continue
        if body is office.of_referent:
            body = _sender(doc, office, body)
        if office.head in DIPLOMATS and others.elsewhere(agent, body):
            continue  # "In talks with the Sudish ambassador Mr Brook said": Norland's president is nobody's envoy
        # "A team led by Foreign Minister Brook" has the role from his name.
        beside = bare.get(office.holder) if office.told in LED or office.rule == "bare/of" else ""
        role = _role(office, before, roles) or beside or office.told or _role_of_several(doc, office, agent, body)
        if office.role and office.head not in EQUALS:
            before = office
            roles[agent.name] = office.role
        accredited = _one(office.accredited_to)
        tenure = Tenure.FORMER if _was_long_ago(doc, office, agent, body) else office.tenure
        if said_of is not None:
            rule, tenure = "office/copula", Tenure.FORMER if doc[office.span.start - 1].lower_ == "was" else tenure
        key = (agent.name, body.name, role.lower(), tenure)
        # A counterpart's office may have been told by its own name before.
        if key in seen or (office.head in EQUALS and any(x[:2] == key[:2] for x in seen)):
            continue
        seen.add(key)
        others.add(agent, body, office, role)
        told_in = office.holder.span if office.holder is not None else office.span
        yield Representation(
            agent=agent.name,
            of=body.name,
            evidence=evidence(told_in.sent, f"represents/{rule.partition('/')[2] or rule}"),
            role=role or None,
            tenure=tenure,
            accredited_to=accredited.name if accredited is not None and accredited.type in AGENTS else None,
        )
    yield from predecessors(doc, others)


def _told_beside(doc: Doc, office: Office, of: Referent | None, previous: Office | None) -> Referent | None:
    """Return what the words of an office say that it is of, *previous* being the office before it."""
    body = _named_by_demonym(doc, office, of) or of or office.of_referent
    if of is None and body is not None and _is_some_governments(office):
        body = country_spoken_of(doc, office.span.start)
    if body is None and previous is not None and _is_officers(doc, previous, office):
        body = _one(previous.of)  # "the Lakes Council chairman's envoy (for Norland)": the Council's
    if body is None and office.head.endswith("minister") and office.definite:
        body = _of_ministry(doc, office)
    return body


def _is_some_governments(office: Office) -> bool:
    """Tell whether "a government minister" is told of: of which country only the sentence may say."""
    return office.indefinite and office.of_token is not None and office.of_token.lower_ == "government"


def _told_before(doc: Doc, office: Office, others: Held) -> Referent | None:
    """Return what an office is of by somebody else's office, by where one is invited, or by "the country's"."""
    return of_another(doc, office, others) or _host_country(doc, office) or _land(doc, office)


def _pronoun_before(doc: Doc, office: Office) -> Reference | None:
    """Return the pronoun of whom an office is said: "she is (also) the president of Norland", if she is one person."""
    i = office.span.start - 1
    i -= i > 0 and doc[i].lower_ in {"also", "now", "currently", "still", "once"}
    verb = doc[i] if i > 0 else None
    if verb is None or verb.lower_ not in {"is", "was", "became", "remains"} or office.plural:
        return None
    if any(x.dep_ in {"neg", "aux"} or x.tag_ in {"MD", "WRB"} for x in verb.children):
        return None
    subject = doc[i - 1]
    said_of: Reference | None = reference(subject) if subject.lower_ in {"he", "she"} else None
    if said_of is None or len(said_of.referents) != 1 or said_of.referents[0].type is not EntityType.PERSON:
        return None
    return said_of if subject in verb.children else None


def _one(name: Name | None) -> Referent | None:
    """Return whom *name* means, if it is one."""
    found = reference(name.span[0]) if name is not None else None
    return found.referents[0] if found is not None and len(found.referents) == 1 else None


def _is_officers(doc: Doc, officer: Office, office: Office) -> bool:
    """Tell whether *office* is with the one before it: "the Lakes Council secretary-general's (special) envoy"."""
    end = officer.span.end
    return officer.of is not None and end + 1 == office.span.start and doc[end].text in GENITIVE


def _sender(doc: Doc, office: Office, body: Referent) -> Referent:
    """Return the country whose ministry *body* is, if a minister or an envoy is told of and the text names it."""
    words = {x.lower() for x in body.name.split()}
    if body.type is not EntityType.ORGANISATION:
        return body
    ministers = office.head.endswith("minister") and "ministry" in words
    envoys = office.head in DIPLOMATS and words & {"foreign", "external"}
    return _country_named_in(doc, body) if ministers or envoys else body


def _country_named_in(doc: Doc, body: Referent) -> Referent:
    """Return the country that the name of *body* begins or ends with, if the text names it; else *body*."""
    words = body.name.split()
    keys = {x.row.key for x in gazetteer.lookup(words[0].removesuffix("'s").removesuffix("’s"))}
    keys |= {x.row.key for x in gazetteer.lookup(body.name.rpartition(" of ")[2].removeprefix("the "))}
    return next((x for x in doc._.referents if x.type in AGENTS and x.row is not None and x.row.key in keys), body)


def _of_ministry(doc: Doc, office: Office) -> Referent | None:
    """
    Return the country whose ministry alone the text names before a minister who is told of no country.

    "The Norlandic foreign ministry shut. In a letter the foreign minister, Ada Brook, …": Norland's.
    """
    if office.of_unknown or office.possessor is not None or office.of_token is not None or office.plural:
        return None
    subject = office.head.removesuffix("minister").removeprefix("deputy ").strip()
    ministries = {
        x.referents[0].name: x.referents[0]
        for x in doc._.references
        if x.span.start < office.span.start
        and x.referents[0].type is EntityType.ORGANISATION
        and x.referents[0].name.lower().endswith(f" {subject} ministry")
    }
    if not subject or len(ministries) != 1:
        return None
    body = next(iter(ministries.values()))
    country = _country_named_in(doc, body)
    return country if country is not body else None


def _named_by_demonym(doc: Doc, office: Office, of: Referent | None) -> Referent | None:
    """
    Return what is meant by a demonym that no table has: the one name of the text that it is formed from.

    "Norland opened its ports. Norlandic Foreign Minister Ada Brook said": she is Norland's.
    """
    start = office.span.start
    if of is not None:
        word = of.name if of.row is None and of.type is not EntityType.PERSON and office.of is not None else ""
    elif office.of is None and office.role and start and not doc[start].is_sent_start:
        word = doc[start - 1].text
    else:
        return None
    if not word or " " in word:
        return None
    found = [x for x in doc._.referents if x.type in REPRESENTED and x.row is None and is_formed_from(word, x.name)]
    return found[0] if len(found) == 1 else None


def _role(office: Office, before: Office | None, roles: Mapping[str, str]) -> str:
    """
    Return the role in the text's words: a counterpart's is that of whose counterpart he is, where the text tells it.

    That is the officer told of *before* in his sentence, else the person named or meant there last, by his role in
    *roles*: "Norwegian Foreign Minister Ada Brook … She met her Swedish counterpart, Tomas Vale". A colleague is of
    another office as often as not, so he stays one.
    """
    if office.head not in EQUALS or office.head == "colleague":
        return office.role
    if before is not None and before.span.sent == office.span.sent:
        return before.role
    for token in reversed(office.span.doc[office.span.sent.start : office.span.start]):
        found: Reference | None = reference(token)
        if found is not None and len(found.referents) == 1 and found.referents[0].type is EntityType.PERSON:
            return roles.get(found.referents[0].name) or office.role
    return office.role


def _role_of_several(doc: Doc, office: Office, agent: Referent, body: Referent) -> str:
    """
    Return the role of somebody told without one, if several of an office are told of and a country's is he.

    "The foreign ministers of Norland and Sudland met. Norland's Ada Brook said": there is but one of Norland's.
    """
    if not office.rule.startswith("bare/") or body.type is not EntityType.COUNTRY:
        return ""
    told = [x for x in doc._.offices if x.plural and x.head not in MANY | {"leader"} and body in map(_one, x.bodies)]
    theirs = {_one(x.holder) for x in doc._.offices if not x.role and x.holder is not None and _one(x.of) is body}
    roles = {role_of_one(x) for x in told}
    return roles.pop() if len(roles) == 1 and theirs == {agent} else ""


def _land(doc: Doc, office: Office) -> Referent | None:
    """Return what an office is of in "the city-state's prime minister", "the country's envoy"."""
    start = office.span.start
    if office.of_unknown or office.possessor is not None or office.of_token is not None or start < 3:
        return None
    return land_before(doc, start - 2) if doc[start - 1].text in GENITIVE else None


def _host_country(doc: Doc, office: Office) -> Referent | None:
    """
    Return the country of whoever invites to it, or is host there.

    "Will visit Norland at the invitation of Foreign Minister Ada Brook", "a visit to Norland, where her host, Premier".

    It is the only one that the sentence says somebody goes to.
    """
    start = office.span.start
    if office.of_unknown or start < 3 or not (_invites(doc, start) or _is_host(doc, start)):
        return None
    found = {}
    for token in doc[office.span.sent.start : start]:
        one: Reference | None = reference(token)
        named = one is not None and one.how == "name" and one.span.start == token.i > office.span.sent.start
        before = token.nbor(-1) if named else None
        if one is not None and before is not None and (before.lower_ == "to" or before.lemma_ == "visit"):
            found.update({id(x): x for x in one.referents if x.type is EntityType.COUNTRY})
    return next(iter(found.values())) if len(found) == 1 else None


def _invites(doc: Doc, start: int) -> bool:
    return doc[start - 1].lower_ in {"of", "from"} and doc[start - 2].lower_ == "invitation"


def _is_host(doc: Doc, start: int) -> bool:
    """Tell whether "his host," stands before token *start*."""
    host = start - 1 - (doc[start - 1].text == ",")
    return doc[host].lower_ == "host" and doc[host - 1].tag_ == "PRP$"


def _told_elsewhere(
    doc: Doc,
    office: Office,
    agent: Referent,
    previous: Office | None,
    told: Iterable[tuple[Office, Referent]],
    held: Mapping[tuple[str, int], set[Referent]],
) -> tuple[Referent | None, str]:
    """
    Return what an office is of that does not say so, and the rule; *told* has the offices of its title before it.

    No office that a headline has, and none that the text gives to somebody else, as *held* has it.

    "Norwegian Prime Minister Ada Brook and Foreign Minister Tomas Vale": both are Norway's. "Norland's energy
    minister spoke … The minister, Ada Brook, said": of what the same office was said to be before, if only of one. Else
    the country that she speaks of, and from.
    """
    if not office.role or office.of_unknown or office.possessor is not None or office.of_token is not None:
        return None, ""
    if previous is not None and previous.rule == office.rule == "office/title" and _and_between(doc, previous, office):
        return _one(previous.of), "office/shared"
    found = {
        id(of): of
        for other, of in told
        if not other.plural and (other.holder is None or _one(other.holder) is agent) and not in_title(other.span[0])
    }
    one = next(iter(found.values())) if len(found) == 1 else None
    if one is None and not any(agent in x for x in held.values()):
        one = land_spoken_for(doc, office)
    if one is None or _anothers(doc, office, agent, one) or held.get((office.head, id(one)), {agent}) != {agent}:
        return None, ""
    return one, "office/before"


def _anothers(doc: Doc, office: Office, agent: Referent, of: Referent) -> bool:
    """Tell whether *agent* holds such an *office* of another country than *of*, by the table and on that day."""
    published, title = doc._.document.published, office.role.lower()
    if published is None or of.row is None:
        return False
    terms = (x for x in offices(doc._.own_offices).terms if agent.name in x.names and title in x.titles)
    return any(x.of != of.row.key and x.perhaps(published) for x in terms)


def _was_long_ago(doc: Doc, office: Office, agent: Referent, of: Referent) -> bool:
    """
    Tell whether the table is sure that *agent* held an office told as present before the article, and another holds it.

    "US President Jimmy Carter brokered the accord", written forty years later: he was, and is not.
    """
    published, title = doc._.document.published, office.role.lower()
    if office.tenure is not Tenure.CURRENT or published is None or of.row is None:
        return False
    table = offices(doc._.own_offices)
    own = [x for x in table.terms_of(of.row.key, title) if fold(agent.name) in map(fold, x.names)]
    over = bool(own) and not any(x.perhaps(published) or first(x.start) > published for x in own)
    now = table.holder(of.row.key, title, published) if over else None
    return now is not None and now.name not in {x.name for x in own}


def _and_between(doc: Doc, one: Office, other: Office) -> bool:
    """Tell whether *other* follows the holder of *one*, "and" between, and what *one* is of stands before it."""
    i = other.span.start - 1
    before = one.of is not None and one.of.span.start <= one.span.start
    own = other.holder.span.end if other.holder is not None else len(doc)
    if own < len(doc) and doc[own].lower_ == "of":
        return False  # "Harbour City striker Ada Brook and defender Tomas Vale of Dundale"
    return one.holder is not None and before and one.holder.span.end == i and doc[i].lower_ == "and"
