"""Offices resolved: who holds one that is named elsewhere, and which one a title without a name means."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import is_quoted, sentences_between
from kg.annotate.insiders import house_spoken_of
from kg.annotate.office import role_of_one
from kg.annotate.office_kinds import FOREIGN, gender_told, is_deputy, kind_of, portfolio_of
from kg.annotate.office_table import somebody_else
from kg.annotate.office_words import EQUALS
from kg.annotate.resolver import words
from kg.model import EntityType, Tenure
from kg.tables import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from kg.annotate.coref_seen import Seen
    from kg.annotate.doc import Reference, Referent
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver


LEADERS = frozenset({"president", "prime minister", "premier", "king", "queen", "chancellor", "supreme leader", "emir",
                     "sultan", "leader", "head of state", "head of government", "monarch", "taoiseach", "chairman",
                     "general secretary", "crown prince", "pope", "state counsellor", "ruler"})  # fmt: skip
"""Titles of those whom "the Norlandic leader" may mean."""

GENERIC = frozenset({"leader", "chief", "head", "official", "counterpart", "envoy", "diplomat", "politician",
                     "head of state", "head of government", "colleague", "statesman"})  # fmt: skip
"""Titles that fit any office, where the words tell what it is of."""

BLOCS = frozenset({"bloc", "grouping", "alliance", "organisation", "organization", "body"})
"""What the one international organisation of a text is called, whatever its name: "the bloc's secretary-general"."""

SERVANTS = frozenset({"official", "envoy", "diplomat"})
"""Those of them who serve a government: nobody calls a president "the Norlandic official"."""

HEADS_ALONE = frozenset({"president", "prime minister", "premier", "speaker", "governor", "mayor", "ambassador",
                         "chairman", "chairwoman", "chair", "secretary-general", "secretary general", "chief",
                         "general secretary", "director-general", "director general", "chancellor",
                         "commissioner"})  # fmt: skip
"""Titles that nobody's deputy is called by, as a deputy minister is called a minister."""

MANY_ALIKE = ("s", "ese", "ish", "ch")
"""Endings of words that are of one and of many: "the French", "the British"."""

NATIONAL_SENTENCES = 4
"""Sentences back in which "the Moroccan" was named."""

MANY_HOLD = frozenset({"official", "expert", "analyst", "diplomat"})
OPENING_SENTENCES = 6
"""Sentences of the body in which an office may wait for its name."""

NEXT_SENTENCES = 3
"""Sentences behind it in which that name must come."""


def name_next(r: Resolver) -> None:
    """
    Give an office of the opening to the person named next.

    News tells first what somebody is and names him in the sentence after: "Norland's foreign minister
    said … Ada Brook said …". So an office in the first paragraphs that is one country's or body's and
    names nobody belongs to the first person named in full after it, within three sentences, if he does something
    there. He has no office of his own today, or the same in other words: "its culture minister said … Ada Brook, the
    state secretary for culture, said".
    """
    held = {x.holder for x in r.offices if x.holder is not None and x.role and x.tenure is not Tenure.FORMER}
    people = [x for x in r.names if x.type is EntityType.PERSON and len(x.span) > 1]
    sentences = list(r.doc.sents)
    number = {i: n for n, sentence in enumerate(sentences) for i in range(sentence.start, sentence.end)}
    opening = (
        next((n for n, x in enumerate(sentences) if x.start_char > len(r.doc._.document.title)), 0) + OPENING_SENTENCES
    )
    for office in r.offices:
        if not _waits_for_name(office) or office.head in EQUALS:
            continue  # who is somebody's counterpart is named, if at all, after that one
        of = body_meant(r, office.possessor) if office.possessor is not None else None
        n = number[office.span.start]
        if n > opening or office.span.root.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "agent"}:
            continue
        later = [x for x in people if 0 < number[x.span.start] - n <= NEXT_SENTENCES]
        if not later or (office.of is None and of is None):
            continue
        first = later[0]
        referent = r.by_name[first]
        if any(r.by_name[x] is referent and x.span.start < office.span.start for x in people):
            continue
        own = _in_other_words(r, office, referent)
        if any(r.by_name.get(x) is referent for x in held) and not own:
            continue
        if first.span.root.dep_ not in {"nsubj", "nsubjpass"} or first.titled or somebody_else(r, office, referent, of):
            continue
        if own:
            for x in own:
                x.of_referent = r.by_name.get(office.of) if office.of is not None else of
            r.refer(office.span, (referent,), "office")
        else:
            office.holder, office.rule = first, "office/named-next"
            held.add(first)


def _in_other_words(r: Resolver, office: Office, person: Referent) -> list[Office]:
    """Return all that *person* holds today if it is *office*, of no country, as an apposition tells, in other words."""
    own = [x for x in r.offices if x.holder is not None and r.by_name.get(x.holder) is person and x.role]
    alone = all(x.of is None and x.possessor is None and not x.of_unknown and x.of_token is None for x in own)
    told = all(x.rule == "office/apposition" and x.tenure is office.tenure for x in own)
    return own if alone and told and all(_matters(x) and _matters(x) == _matters(office) for x in own) else []


def _matters(office: Office) -> frozenset[str]:
    """Return what a minister or a secretary is that of, whatever the rank."""
    told = frozenset(words(_plain(office.role.lower())))
    return told - OF_RANK if told & {"minister", "secretary"} else frozenset()


OF_RANK = frozenset({"minister", "secretary", "state", "junior", "deputy", "vice", "under", "assistant",
                     "parliamentary", "first", "of", "for", "the", "and"})  # fmt: skip
"""Words of a minister's title that tell nothing of the matters."""


def named_behind(r: Resolver, office: Office, of: Referent | None) -> tuple[Referent, ...]:
    """
    Return whom the same office, of no country, names soon behind: "the Sudish premier … The premier, Tomas Vale, …".

    "The" tells that he was told of before; he must not be named before that.
    """
    if of is None or not office.definite:
        return ()
    for other in r.offices:
        again = other.head == office.head and other.definite and other.of is None and other.possessor is None
        if other.span.start <= office.span.start or not again or other.holder is None:
            continue
        if sentences_between(office.span.root, other.span.root) > NEXT_SENTENCES or other.rule != "office/apposition":
            return ()
        referent = r.by_name.get(other.holder)
        before = any(r.by_name.get(x) is referent and x.span.start < office.span.start for x in r.names)
        return () if before or referent is None or other.holder.span.start < other.span.start else (referent,)
    return ()


def name_offices(r: Resolver) -> None:
    """Let the words of each office with a holder refer to him, and put down who holds what."""
    for office in r.offices:
        if office.holder is None:
            continue
        holder = r.by_name.get(office.holder)
        if holder is None or holder.type is not EntityType.PERSON:
            continue
        of = r.by_name.get(office.of) if office.of is not None else office.of_referent
        if of is None and office.possessor is not None and office.possessor.lower_ in {"its", "their"}:
            of = body_meant(r, office.possessor)
            office.of_referent = of
        if office.others:
            held = tuple(dict.fromkeys(r.by_name[x] for x in (office.holder, *office.others) if x in r.by_name))
            if len(held) > 1:
                r.refer(office.span, held, "group")
            continue
        if of is None and office.of_token is not None:
            of = body_by_kind(r, office.of_token)
            office.of_referent = of
        elif of is None and (house := house_spoken_of(r, office)) is not None:
            of = office.of_referent = house
        if office.role:
            holder.gender = holder.gender or gender_told(office.head)
            r.holders.append((holder, office, of))
            if (
                office.of is not None
                and office.span.start == office.of.span.start
                and office.span.end == office.of.span.end
            ):
                continue  # a further body of a row: its words are the body's, not his
            if office.rule == "office/title":
                holder.add_alias(" ".join(r.doc[office.span.start : office.holder.span.end].text.split()))
                # A courtesy title between office and name is neither's.
            elif office.tenure is not Tenure.FORMER:
                holder.add_alias(" ".join(office.span.text.split()))
            r.refer(office.span, (holder,), "office")


def _waits_for_name(office: Office) -> bool:
    """Tell whether *office* is one that one person holds, of something, and nobody is named beside it."""
    its = office.possessor is not None and office.possessor.lower_ == "its"
    one = (office.definite or its) and not office.indefinite and not office.plural
    return one and office.holder is None and (office.of is not None or its) and office.head not in MANY_HOLD


def body_meant(r: Resolver, token: Token) -> Referent | None:
    """Return the country or body that "its" means: a subject of this sentence or the one before, or the only one."""
    doc = r.doc
    before = r.reference(doc[token.i - 2]) if token.i > 1 and doc[token.i - 1].lower_ == "by" else None
    if before is not None and before.how == "name" and before.span.end == token.i - 1 and len(before.referents) == 1:
        return before.referents[0]  # "… and Norland by its deputy minister"
    sentence = token.sent
    previous = doc[sentence.start - 1].sent if sentence.start else None
    for part in (doc[sentence.start : token.i], previous):
        if part is None:
            continue
        inside = [
            x
            for x in r.references
            if x.how == "name"
            and part.start <= x.span.start
            and x.span.end <= part.end
            and x.referents[0].type in {EntityType.COUNTRY, EntityType.ORGANISATION}
        ]
        subjects = [x for x in inside if x.span.root.dep_ in {"nsubj", "nsubjpass"}]
        if part is not previous and len(subjects) > 1:
            # "The Bank is waiting for Norland to answer, said Ada Brook, its envoy": of what the sentence is about
            main = [x for x in subjects if _depth(x.span.root) < 2]
            subjects = main or subjects
        if subjects:
            return subjects[-1].referents[0]
        if len({x.referents[0] for x in inside}) == 1:
            return inside[0].referents[0]
        if inside:
            return None
    return None


def _depth(subject: Token) -> int:
    """Return how many verbs govern that of *subject*."""
    return sum(1 for x in subject.head.ancestors if x.pos_ in {"VERB", "AUX"})


def body_by_kind(r: Resolver, token: Token) -> Referent | None:
    """Return the body that "ministry" or "government" before a title means: of that kind, the one named last."""
    kind = token.lower_
    before = [x for x in r.references if x.span.start < token.i and x.how in {"name", "adjective"}]
    if kind in {"government", "presidential", "army", "police"}:
        countries = [x for x in before if x.referents[0].type is EntityType.COUNTRY]
        told = [x for x in countries if not is_quoted(r.doc, x.span.start)] or countries
        return told[-1].referents[0] if told else None
    bodies = [x.referents[0] for x in before if x.referents[0].type is EntityType.ORGANISATION]
    named = [x for x in bodies if kind in words(x.name)]
    if named:
        return named[-1]
    return only_union(bodies) if kind in BLOCS else None


def only_union(bodies: Iterable[Referent]) -> Referent | None:
    """Return the one international organisation among *bodies*, which "the bloc" means; ``None`` of several."""
    unions = {id(x): x for x in bodies if isinstance(x.row, Actor) and x.row.type == "InternationalOrganisation"}
    return next(iter(unions.values())) if len(unions) == 1 else None


def meant_by_nationality(r: Resolver, one: Reference, seen: list[Seen], sentence: int) -> Referent | None:
    """
    Return whom "the Moroccan" means: the last named who has an office of that country, none where nobody has.

    "The Moroccans", and "the French", who are as many, are the country.
    """
    token = one.span[0]
    country = one.referents[0]
    if len(one.span) > 1 or one.how != "name" or country.type is not EntityType.COUNTRY or country.row is None:
        return None
    if (
        not token.i
        or token.nbor(-1).lower_ != "the"
        or token.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "dative"}
    ):
        return None
    if token.lower_.endswith(MANY_ALIKE) or not any(
        x.part == "demonym" and x.row == country.row for x in gazetteer.longest(token.doc, token.i)[1]
    ):
        return None
    theirs = {holder for holder, _, of in r.holders if of is not None and _country_of(of) == country.row.key}
    theirs |= set(told_of(r, country))
    near = [x.referent for x in reversed(seen) if sentence - x.sentence <= NATIONAL_SENTENCES and x.referent in theirs]
    return near[0] if near else None


def told_of(r: Resolver, country: Referent) -> list[Referent]:
    """Return the people whom the text calls a country's without an office: "Norland's Ada Brook"."""
    found = (x.holder for x in r.offices if x.holder and not x.role and x.of and r.by_name.get(x.of) is country)
    return list(dict.fromkeys(r.by_name[x] for x in found if x in r.by_name))


def called_own(r: Resolver, office: Office) -> Office | None:
    """
    Return where the text calls one person *office*'s country's: "Norland's Ada Brook", "Ada Brook of Norland".

    For "the Norlandic and Sudlandic premiers": the only one who is called so, near it, and who has no office.
    """
    of = r.by_name.get(office.of) if office.of is not None else None
    if of is None or of.type is not EntityType.COUNTRY or office.tenure is not Tenure.CURRENT:
        return None
    told = [x for x in r.offices if x.holder in r.by_name and is_bare(x) and x.of and r.by_name.get(x.of) is of]
    busy = {holder for holder, held, _ in r.holders if not is_bare(held)}
    people = {r.by_name[x.holder] for x in told if x.holder is not None}
    if len(people) != 1 or people & busy:
        return None
    near = (x for x in told if sentences_between(x.span.root, office.span.root) <= NEXT_SENTENCES)
    return next((x for x in near if x.tenure is Tenure.CURRENT), None)


def is_bare(office: Office) -> bool:
    """Tell whether *office* says no more than whose somebody is, a rank apart: "Norland's (General) Ada Brook"."""
    title = gazetteer.titles().get(office.head)
    return not office.role or (title is not None and title.kind == "rank")


def hold(r: Resolver, belongs: Office, office: Office) -> None:
    """
    Put down that who *belongs* to a country without an office holds one of the several that *office* tells of.

    Not of "the leaders of both", which is no office.
    """
    if belongs.holder is None or office.head in GENERIC:
        return
    belongs.head, belongs.role = office.head, role_of_one(office)
    of = r.by_name.get(belongs.of) if belongs.of is not None else None
    r.holders.append((r.by_name[belongs.holder], belongs, of))


def _country_of(referent: Referent | None) -> str:
    if referent is None:
        return ""
    return referent.row.key if referent.row is not None else referent.name


def fits(office: Office, held: Office, of: Referent | None, held_of: Referent | None) -> bool:
    """Tell whether the words of *office*, which names nobody, fit one who holds *held*."""
    if of is not None and (held_of is None or _country_of(of) != _country_of(held_of)):
        return False
    if office.head == held.head:
        extra, other = _qualifiers(office), _qualifiers(held)
        return not extra or extra <= other
    if office.head == "leader":
        return held.head in LEADERS
    if office.head == "minister" and held.head.endswith("prime minister"):
        return False  # "the Norlandic minister" is another
    if office.head in HEADS_ALONE and is_deputy(held.head):
        return False  # "the president" is not the vice president
    if (same := _same_matters(office, held)) is not None:
        return same
    if office.head in GENERIC and of is not None:
        return not (office.head in SERVANTS and held.head in LEADERS)
    # "the minister" for a foreign minister, "the envoy" for a special envoy; never the other way round.
    told, whole = office.head.split(), held.head.split()
    if len(told) > 1 and told[-1] == whole[-1] and set(told) < set(whole):
        return True  # "the deputy minister" for a deputy foreign minister
    if len(told) > 1 and held.head.startswith((f"{office.head} of ", f"{office.head} for ")):
        return True  # for a deputy minister of foreign affairs
    return held.head.endswith(" " + office.head) or (" " not in office.head and held.head.startswith(office.head + " "))


TOP_DIPLOMATS = frozenset({"top diplomat", "chief diplomat"})
"""What a foreign minister is called, of a country or a union."""


def head_of_diplomacy(r: Resolver, office: Office) -> Office:
    """Return "the head of Norlandic diplomacy" as what it says, the country's top diplomat; any other as it is."""
    doc, i = r.doc, office.span.end
    if not office.of_unknown or office.head not in {"head", "chief"} or doc[i : i + 1].text != "of":
        return office
    land = next((x for x in r.names if x.adjective and x.span.start == i + 1 and x in r.by_name), None)
    if land is None or doc[land.span.end : land.span.end + 1].text != "diplomacy":
        return office
    return replace(office, head="top diplomat", role="top diplomat", of=land, of_unknown=False)


def _same_matters(office: Office, held: Office) -> bool | None:
    """
    Tell whether "the defence chief" and "Norland's top diplomat" may mean who holds *held*; ``None`` of other words.

    A country has a chief of each matter: its trade chief is not its foreign minister.
    """
    role, kind = held.role.lower(), kind_of(held.head)
    if office.head in TOP_DIPLOMATS:
        foreign = kind == "minister" and portfolio_of(role) == FOREIGN and not is_deputy(role)
        return foreign or "foreign policy" in role or "high representative" in role
    if office.head != "chief" or kind != "minister" or is_deputy(role):
        return None
    matters = portfolio_of(office.role.lower().replace("chief", "minister"))
    if office.role.lower().startswith(("foreign ", "foreign affairs ")):
        matters = FOREIGN
    if not matters:
        return None
    return _plain(matters) == _plain(portfolio_of(role))


def _plain(matters: str) -> str:
    return matters.replace("defense", "defence").replace("labor", "labour").removesuffix(" affairs")


def _qualifiers(office: Office) -> frozenset[str]:
    return (
        frozenset(words(office.role))
        - frozenset(words(office.head))
        - {"of", "the", "for", "and", "former", "ex", "pm", "fm"}
    )
