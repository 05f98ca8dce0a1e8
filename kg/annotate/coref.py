"""
Who is who in one document: names, offices, pronouns and groups resolved to referents.

Names come first (``people``, ``bodies``), then the offices beside them (``coref_offices``); what refers
back, an office without a name (``coref_bare`` where several hold such a one), a pronoun (``coref_pronouns``)
or a group (``coref_groups``), is resolved here, in text order. Only evidence inside the document is used, but
for who held an office on its day (``office_table``). Where two readings are equally likely, nothing is
resolved: a relation that needs it is then left out, which costs less than a wrong one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.bodies import find_bodies
from kg.annotate.bylines import without_bylines
from kg.annotate.coref_ahead import he_or_she
from kg.annotate.coref_astray import let_go
from kg.annotate.coref_bare import (
    does_it,
    is_stranger,
    is_unknown,
    last_told,
    meant_as_before,
    opens_with,
    the_diplomat,
    who_was_asked,
)
from kg.annotate.coref_beside import name_beside
from kg.annotate.coref_clause import spoken_for
from kg.annotate.coref_counterparts import (
    COUNTERPARTS,
    of_like_matters,
    of_same_matters,
    rather_told_before,
    the_other,
    told_counterpart,
    unlike,
)
from kg.annotate.coref_counterparts import named_behind as counterpart_behind
from kg.annotate.coref_groups import NUMBERS, OFFICES, is_group, meant_by_noun, people
from kg.annotate.coref_groups_later import name_groups_later
from kg.annotate.coref_later import name_later
from kg.annotate.coref_ministers import name_ministers_soon
from kg.annotate.coref_of import tell_bodies
from kg.annotate.coref_offices import (
    body_by_kind,
    called_own,
    fits,
    head_of_diplomacy,
    hold,
    meant_by_nationality,
    name_next,
    name_offices,
    named_behind,
    told_of,
)
from kg.annotate.coref_own import ADDRESSES, excellency, of_the_land, own_holder, stands_for_somebody
from kg.annotate.coref_seen import HE, NOBODY_NAMED, SHE, THEY, Seen
from kg.annotate.coref_theirs import with_bodies
from kg.annotate.coref_they import they
from kg.annotate.coref_unplaced import leader_there, unplaced
from kg.annotate.coref_untold import called_theirs, may_be_another
from kg.annotate.doc import in_title, reference
from kg.annotate.marks import POSSESSIVE
from kg.annotate.office_kinds import SAME_OFFICE
from kg.annotate.office_table import counterpart, former_holder, holder_on_the_day, is_known
from kg.annotate.people import find_people
from kg.annotate.resolver import Resolver
from kg.annotate.royals import name_royals
from kg.annotate.runs import STYLES
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from kg.annotate.doc import How, Reference, Referent
    from kg.annotate.names import Name
    from kg.annotate.office import Office


HEADS = frozenset({"president", "prime minister", "premier", "king", "queen", "chancellor", "emir", "sultan"})
"""Offices of those who lead a country, where no words tell which."""

NOBODY = frozenset({"no", "any", "every", "each", "neither", "another"})
"""Determiners of offices that are of nobody in particular: "no Norlandic president has ever met"."""

COUNTED = NUMBERS.keys() | {"both"}
"""Words of number that stand for people named before."""

ADVERBS = frozenset({"last", "first", "later", "both", "then", "next"})
"""Adverbs between "the two" and what they did."""

BACKWARD = HE | SHE | THEY | COUNTED
"""Words beside nouns and offices that may refer back."""


def resolve(doc: Doc, names: list[Name], offices: list[Office]) -> tuple[list[Referent], list[Reference]]:
    """Return the referents and the references of *doc*, and mark its tokens; needs tags, parse and sentences."""
    r = Resolver(doc, names, offices)
    find_people(r)
    find_bodies(r)
    for name in names:
        if name in r.by_name:
            r.refer(name.span, (r.by_name[name],), "adjective" if name.adjective else "name")
    r.references.sort(key=lambda x: x.span.start)
    let_go(r)
    name_beside(r)
    name_next(r)
    name_later(r)
    name_offices(r)
    name_groups_later(r)
    name_ministers_soon(r)
    _backward(r)
    tell_bodies(r)
    name_royals(r)
    r.references.sort(key=lambda x: x.span.start)
    return _ordered(r), r.references


def _ordered(r: Resolver) -> list[Referent]:
    """Return the referents that something refers to, in the order of their first mention."""
    used: dict[Referent, None] = {}
    for one in r.references:
        for referent in one.referents:
            used.setdefault(referent)
    return list(used)


def _backward(r: Resolver) -> None:
    """Resolve what refers back, token by token: each may mean what the tokens before it mean."""
    sentence_of = {i: n for n, sentence in enumerate(r.doc.sents) for i in range(sentence.start, sentence.end)}
    offices = {x.span.root.i: with_bodies(r, head_of_diplomacy(r, x)) for x in r.offices if x.holder is None and x.head}
    named = {one.span.root.i: one for one in r.references if one.how in {"name", "office"}}
    seen: list[Seen] = []
    quoted = {i for quote in r.doc._.quotes or () for i in range(quote.start, quote.end)}
    bare: dict[str, Referent] = {}  # an office without more words → whom it meant last
    for token in without_bylines(r.doc):  # who wrote it is no "he" of the article
        have = r.reference(token)
        if have is not None and have is named.get(token.i):
            n = sentence_of[token.i]
            if (compatriot := meant_by_nationality(r, have, seen, n)) is not None:
                have = r.refer_anew(have, (compatriot,), "office")
            subject = _is_subject(token, have)
            seen.extend(Seen(token.i, n, x, subject) for x in have.referents)
            continue
        word = token.lower_
        if not (word in BACKWARD or token.pos_ in {"NOUN", "PROPN"} or token.i in offices) or _is_style(token):
            continue
        found: tuple[Referent, ...] = ()
        how: How = "office"
        n = sentence_of[token.i]
        span: Span | None = None  # the token alone
        if token.i in offices and not offices[token.i].plural:
            office = offices[token.i]
            span, found = office.span, _office_holder(r, office, seen, n, bare)
            if office.of is None and len(found) == 1:
                bare[office.head] = found[0]
            if not found and have is None and (is_stranger(office) or is_unknown(r, office)):
                seen.append(Seen(token.i, n, NOBODY_NAMED, _is_subject(token)))
        elif have is None and token.i in offices and offices[token.i].bodies:
            span, found, how = offices[token.i].span, _each_holder(r, offices[token.i], seen, n), "group"
        elif have is not None:
            continue
        elif word in HE or word in SHE:
            found, how = he_or_she(r, token, seen, n, learn=token.i not in quoted), "pronoun"
        elif word in THEY and token.i not in quoted:
            ahead = _group_ahead(r, token, seen, n)
            found, how = _told_behind(r, token) or they(token, seen, n) if ahead is None else ahead, "pronoun"
        elif word in COUNTED and (counted := _counted(r, token, seen, n)):
            (span, found), how = counted, "group"
        elif token.pos_ in {"NOUN", "PROPN"}:
            span, found, how = _by_noun(r, token, seen, n)
        if found and NOBODY_NAMED not in found:
            span = span if span is not None else r.doc[token.i : token.i + 1]
            r.refer(span, found, how)
            if how == "office" and len(found) == 1:
                found[0].add_alias(" ".join(span.text.split()))
            subject = _is_subject(token)
            gender = "m" if word in HE and subject else "f" if word in SHE and subject else ""
            seen.extend(Seen(token.i, n, x, subject, gender) for x in found)


def _by_noun(r: Resolver, token: Token, seen: list[Seen], sentence: int) -> tuple[Span, tuple[Referent, ...], How]:
    """Resolve "the two leaders", "the visitor", "His Excellency"."""
    if stands_for_somebody(token):
        return r.doc[token.i - 1 : token.i + 1], excellency(r, seen), "pronoun"
    return meant_by_noun(r, token, _whom_else(token, seen), sentence)


def _told_behind(r: Resolver, token: Token) -> tuple[Referent, ...]:
    """Return whom "they had met when Ada Brook was premier and Tomas Vale an envoy" names behind the pronoun."""
    doc, end = r.doc, token.sent.end
    when = next((i for i in range(token.i, end) if doc[i].lower_ == "when" and doc[i].tag_ == "WRB"), end)
    if token.dep_ != "nsubj" or token.i != token.sent.start:
        return ()
    named: dict[Referent, None] = {}
    for one in (r.reference(x) for x in doc[token.i + 1 : end]):
        if one is not None and one.how == "name" and all(x.type is EntityType.PERSON for x in one.referents):
            if one.span.start < when:
                return ()
            named |= dict.fromkeys(one.referents)
    return tuple(named) if len(named) == 2 else ()


def _group_ahead(r: Resolver, token: Token, seen: list[Seen], sentence: int) -> tuple[Referent, ...] | None:
    """Return whom the subject behind it tells "their" to mean: "At their meeting, the two ministers …"."""
    verb = token.head.head.head
    if token.lower_ != "their" or token.head.head.dep_ != "prep" or verb.i < token.i or verb.pos_ != "VERB":
        return None
    subject = next((x for x in verb.lefts if x.dep_ in {"nsubj", "nsubjpass"} and x.i > token.i), None)
    if subject is None or r.reference(subject) is not None or not is_group(subject):
        return None
    return meant_by_noun(r, subject, seen, sentence)[1]


def _is_style(token: Token) -> bool:
    """Tell whether a pronoun is of a style of address, and refers to nobody: "His Excellency", "HE Ada Brook"."""
    if token.text in STYLES:
        return True
    if token.lower_ not in {"his", "her"} or token.i + 1 >= len(token.doc):
        return False
    return token.nbor(1).lower_ in ADDRESSES


def _stands_alone(token: Token) -> bool:
    """Tell whether "two" is a noun phrase with its article: "the two", "all three"."""
    if token.i == 0 or token.nbor(-1).lower_ not in {"the", "all"}:
        return False
    return token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"} or _before_adverb(token)


def _before_adverb(token: Token) -> bool:
    """Tell whether parsers take the adverb behind "the two" for a noun: "the two last met in Haven"."""
    noun = token.head
    return (
        token.dep_ == "nummod"
        and noun.i == token.i + 1
        and noun.lower_ in ADVERBS
        and noun.dep_ in {"nsubj", "nsubjpass"}
    )


def _counted(r: Resolver, token: Token, seen: list[Seen], sentence: int) -> tuple[Span, tuple[Referent, ...]] | None:
    """Return the words, and whom they mean, of "The two last met in October", "Hill dined with both"."""
    word, doc = token.lower_, r.doc
    if word in NUMBERS and _stands_alone(token):
        return doc[token.i - 1 : token.i + 1 + _before_adverb(token)], people(
            r, token, "", NUMBERS[word], seen, sentence
        )
    if word == "both" and _opens_as_subject(token):
        return doc[token.i : token.i + 1], people(r, token, "", 2, seen, sentence)
    if word == "both" and token.dep_ in {"pobj", "dobj"} and not _counts(token):
        return doc[token.i : token.i + 1], people(r, token, "", 2, _but_for_subjects(token, seen), sentence)
    return None


def _whom_else(token: Token, seen: list[Seen]) -> list[Seen]:
    """Return *seen*, without who does it where *token* is an object by office: "Hill rang the two leaders"."""
    by_office = is_group(token) and token.lemma_.lower() in OFFICES
    return _but_for_subjects(token, seen) if by_office and token.dep_ in {"dobj", "pobj", "dative"} else seen


def _but_for_subjects(token: Token, seen: list[Seen]) -> list[Seen]:
    """Return *seen* without the subjects of the verbs above *token*: "Hill had separate breakfasts with both"."""
    above = next((x for x in token.ancestors if x.pos_ in {"VERB", "AUX"}), token)
    subjects = {x.i for y in (above, *token.ancestors) for x in y.lefts if x.dep_ == "nsubj"}
    own = {x.i for x in above.lefts if x.dep_ == "nsubj"}
    doing = {x.referent for x in seen if x.index in own}
    return [x for x in seen if x.index not in subjects and x.referent not in doing]


def _opens_as_subject(both: Token) -> bool:
    """Tell whether "Both" begins a sentence and is its subject: "Both left by car", "Both have denied it"."""
    if both.i != both.sent.start or both.i + 1 >= len(both.doc):
        return False
    acts = both.nbor().tag_ in {"VBD", "VBP", "VBN", "MD"}
    return acts or (both.dep_ in {"nsubj", "nsubjpass"} and not _counts(both))


def _counts(both: Token) -> bool:
    """Tell whether "both" is told of words behind it: "both of them", "both men", "both Brook and Vale"."""
    behind = both.doc[both.i + 1] if both.i + 1 < len(both.doc) else None
    return (
        behind is not None
        and not behind.is_punct
        and (behind.lower_ == "of" or behind.pos_ in {"NOUN", "PROPN", "DET"})
    )


def _is_subject(token: Token, one: Reference | None = None) -> bool:
    """Tell whether *token*, of a name that refers as *one*, is a subject, or stands in a row or beside it."""
    if one is not None and (noun := _of_another(token, one)) is not None:
        token = noun
    if one is not None and _is_lost_subject(token, one):
        return True
    while token.dep_ in {"conj", "appos"} and token.head.i < token.i:
        if token.dep_ == "appos" and one is not None and _is_another(token.head, one):
            # "Vale, who saw the envoy, Ada Brook, said": parsers hang her on him, and her in "Vale, Brook said, would".
            return one.span.end < len(token.doc) and token.doc[one.span.end].tag_ in {"VBD", "VBZ"}
        token = token.head
    return token.dep_ in {"nsubj", "nsubjpass"}


def _is_another(token: Token, one: Reference) -> bool:
    """Tell whether *token* is of a name of other people than *one* means."""
    other = reference(token)
    return (
        other is not None
        and other.how == "name"
        and all(x.type is EntityType.PERSON for x in (*one.referents, *other.referents))
        and set(one.referents).isdisjoint(other.referents)
    )


def _is_lost_subject(name: Token, one: Reference) -> bool:
    """
    Tell whether the subject of a verb that has none in the parse ends with *name*.

    "In Haven, the head of the Chamber, Ada Brook, called": parsers hang her on the town.
    """
    doc, i = name.doc, one.span.end
    if name.dep_ not in {"appos", "conj"} or i >= len(doc) or (name.dep_ == "conj" and doc[i].text == ","):
        return False
    i += doc[i].text == ","
    while i < len(doc) and doc[i].pos_ in {"AUX", "ADV"}:
        i += 1
    verb = doc[i] if i < len(doc) else None
    if verb is None or verb.tag_ not in {"VBD", "VBZ", "VBP", "VB", "VBN"} or verb.dep_ not in {"ROOT", "conj"}:
        return False
    return verb.sent == name.sent and not any(x.dep_ in {"nsubj", "nsubjpass"} for x in verb.lefts)


def _of_another(name: Token, one: Reference) -> Token | None:
    """
    Return the noun that *name* is an apposition of, where the parser hangs it on somebody else's name.

    "An aide to Vale, Ada Brook, has": nobody is called Vale and Brook.
    """
    preposition = name.head.head
    other = reference(name.head)
    if name.dep_ != "appos" or other is None or name.head.dep_ != "pobj" or preposition.head.pos_ != "NOUN":
        return None
    people = all(x.type is EntityType.PERSON for x in (*one.referents, *other.referents))
    return preposition.head if people and set(one.referents).isdisjoint(other.referents) else None


def _office_holder(
    r: Resolver, office: Office, seen: list[Seen], sentence: int, bare: dict[str, Referent]
) -> tuple[Referent, ...]:
    of = r.by_name.get(office.of) if office.of is not None else None
    if of is None and office.of_token is not None:
        of = body_by_kind(r, office.of_token)
    if (
        office.of_unknown
        or office.indefinite
        or any(x.dep_ == "det" and x.lower_ in NOBODY for x in office.span.root.lefts)
        # Headlines leave "the" out.
        or not (office.definite or office.of is not None or in_title(office.span.root) or _is_its(r, office))
        or office.tenure is Tenure.DESIGNATE
        or (office.possessor is not None and office.possessor.lower_ in {"our", "my"})
        or any(x.lower_ == "then" for x in office.span)  # "the then Sudish president": nobody of today
    ):
        return ()
    if office.possessor is not None and office.head in COUNTERPARTS and of is None:
        return the_other(r, office, seen)
    fitting: list[Referent] = []
    still = False
    for word in (office.head, *SAME_OFFICE.get(office.head, ())):
        if fitting:
            break  # "the premier" is one who is called so, else the prime minister
        for holder, held, held_of in r.holders:
            if office.tenure is Tenure.FORMER and held.tenure is not Tenure.FORMER:
                continue
            asked = office if word == office.head else replace(office, head=word, role=word)
            if fits(asked, held, of, held_of) and not (office.head in COUNTERPARTS and unlike(r, office, held)):
                still = still or held.tenure is not Tenure.FORMER
                if holder not in fitting:
                    fitting.append(holder)
    if office.tenure is Tenure.FORMER and (former := former_holder(r, office, of)):
        return former
    fitting = rather_told_before(r, office, of, fitting)
    if not fitting:
        if office.head in COUNTERPARTS:
            return counterpart_behind(r, office, of) or counterpart(r, office, of)
        if told := told_counterpart(r, office, of) or of_like_matters(r, office):
            return told
        if named := named_behind(r, office, of):
            return named
        if office.head == "leader" and of is not None and not holder_on_the_day(r, office, of):
            # "Norland's Ada Brook … the Norlandic leader": she, where nobody is known to lead it.
            theirs = told_of(r, of)
            return (theirs[0],) if len(theirs) == 1 else ()
        if office.head == "diplomat" and of is None:
            return the_diplomat(r, office, seen, sentence)
        own = of_the_land(r, office, of, seen) or leader_there(r, office, of, seen, sentence)
        own = own or _as_his_spokesman_says(r, office, of, seen)
        return own or _present_leader(r, office, of, seen, sentence) or unplaced(r, office, of, seen, sentence)
    if office.head in COUNTERPARTS and len(fitting) > 1 and len(same := of_same_matters(r, office, fitting)) == 1:
        return (same[0],)
    if not still and office.tenure is not Tenure.FORMER and (present := holder_on_the_day(r, office, of)):
        return present  # "the former president, Ada Brook, ...; the president ...": not she
    if of is None and not in_title(office.span.root):
        fitting = [x for x in fitting if x not in does_it(r, office)]
    if len(fitting) == 1 or in_title(office.span.root):
        # A headline means the one whom the story opens with.
        return (fitting[0],) if of is not None or opens_with(r, office, fitting[0]) else ()
    if (one := who_was_asked(r, office)) in fitting:
        return (one,)
    if (ours := own_holder(r, office, fitting, seen)) is not None:
        return ours
    if (one := meant_as_before(office, seen, bare)) in fitting:
        return (one,)
    last = last_told(r, office, fitting, seen, sentence)
    return (last,) if last is not None else ()


def _as_his_spokesman_says(r: Resolver, office: Office, of: Referent | None, seen: list[Seen]) -> tuple[Referent, ...]:
    """Return Brook of "Brook's spokesman said the prime minister had not met Vale": the text has no office of him."""
    if of is not None or office.of is not None or not office.definite:
        return ()
    told = spoken_for(office.span.root, [x for x in seen if x.referent.type is EntityType.PERSON], None)
    return (told,) if told is not None and all(holder is not told for holder, _, _ in r.holders) else ()


def _is_its(r: Resolver, office: Office) -> bool:
    """Tell whether a body told by its kind stands before *office* as an owner: "the bloc's chief"."""
    owner = office.of_token
    return owner is not None and owner.i + 1 < len(r.doc) and r.doc[owner.i + 1].text in POSSESSIVE


def _present_leader(
    r: Resolver, office: Office, of: Referent | None, seen: list[Seen], sentence: int
) -> tuple[Referent, ...]:
    """
    Return who holds *office* on the day, if known; nobody where the text names another whom the words may mean.

    In "Prime Minister Ada Brook left. The Norlandic leader …" that may be her, of whom no words tell the country, and
    need not be the president.
    """
    named = set(r.by_name.values())
    present = holder_on_the_day(r, office, of)
    if (
        present
        and present[0] not in named
        and in_title(office.span.root)
        and (told := _in_story(r, office)) is not None
    ):
        return (told,)
    if present and present[0] not in named and not in_title(office.span.root) and office.head in HEADS:
        if theirs := called_theirs(r, of, seen, sentence):
            return theirs
        if may_be_another(r, seen, sentence):
            return ()
    if office.head != "leader" or not present or present[0] in named:
        return present
    of_no_country = any(held.head in HEADS and held_of is None and held.of is None for _, held, held_of in r.holders)
    return () if of_no_country else present


def _in_story(r: Resolver, office: Office) -> Referent | None:
    """
    Return who the story says has the *office* of a headline: "Norlandic president in Oslo", "President Ada Brook".

    Tables grow old. The one person who is told of by that title and of no country, if no table knows him.
    """
    told = {
        holder: held_of
        for holder, held, held_of in r.holders
        if held.head == office.head and held.tenure is Tenure.CURRENT and not in_title(held.span[0])
    }
    one = next(iter(told), None)
    if one is None or len(told) > 1 or told[one] is not None or " " not in one.name:
        return None
    return None if is_known(r, one) else one


def _each_holder(r: Resolver, office: Office, seen: list[Seen], sentence: int) -> tuple[Referent, ...]:
    """Return who holds each of "the Norlandic and Sudlandic presidents"; nobody where one of them is not known."""
    found: list[Referent] = []
    called: list[Office] = []
    root = office.span.root
    definite = office.definite or in_title(root) or any(x.lower_ == "the" for x in root.lefts)
    for body in office.bodies:
        one = replace(office, of=body, role=office.head, bodies=(), plural=False, one_of_several=True)
        told = _office_holder(r, one, seen, sentence, {}) if definite else ()
        if definite and (own := _called_own(r, one, told)) is not None and own.holder is not None:
            told = (r.by_name[own.holder],)
            called.append(own)
        if len(told) != 1 or told[0] in found:
            return ()
        found.extend(told)
    for own in called:
        hold(r, own, office)
    return tuple(found)


def _called_own(r: Resolver, office: Office, told: tuple[Referent, ...]) -> Office | None:
    """Return where the text calls somebody the country's own, unless it names who by the table holds *office*."""
    own = called_own(r, office)
    if own is None or own.holder is None or not told:
        return own
    named = told[0] in r.by_name.values()
    return None if named or is_known(r, r.by_name[own.holder]) else own
