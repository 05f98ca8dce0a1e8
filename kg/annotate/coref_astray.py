"""Offices whose words a name only follows: "according to the diplomat, Brook may", "the Sudish envoy Brook noted"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.fronted import subject_behind
from kg.annotate.office_kinds import kind_of
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.doc import Referent
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver


def let_go(r: Resolver) -> None:
    """
    Take an office from one whose name only follows it: from the subject of the sentence, and from another's leader.

    "In conversation with the Sudish ambassador Ada Brook noted that": she, Norland's president, is not the ambassador.
    """
    leading = _leading(r)
    for office in r.offices:
        if _is_in_front(r.doc, office) or _is_anothers_envoy(r, office, leading):
            office.holder, office.rule = None, "office"


def _leading(r: Resolver) -> dict[Referent, Referent]:
    """Return those whom the text calls leaders of countries now, and of which."""
    found: dict[Referent, Referent] = {}
    for office in r.offices:
        of = r.by_name.get(office.of) if office.of is not None else None
        holder = r.by_name.get(office.holder) if office.holder is not None else None
        now = office.tenure is Tenure.CURRENT and kind_of(office.head) == "leader"
        if now and holder is not None and of is not None and of.type is EntityType.COUNTRY:
            found[holder] = of
    return found


def _is_anothers_envoy(r: Resolver, office: Office, leading: dict[Referent, Referent]) -> bool:
    """Tell whether *office* is an envoy's, and the name behind it that of a leader of another country."""
    if office.rule != "office/title" or kind_of(office.head) != "envoy" or office.tenure is not Tenure.CURRENT:
        return False
    holder = r.by_name.get(office.holder) if office.holder is not None else None
    of = r.by_name.get(office.of) if office.of is not None else None
    return holder in leading and of is not None and leading[holder] is not of if holder is not None else False


def _is_in_front(doc: Doc, office: Office) -> bool:
    """Tell whether the name behind *office* is the subject: "According to the diplomat, Brook may stop in Haven"."""
    if office.rule != "office/apposition" or office.holder is None or office.holder.span.start < office.span.end:
        return False
    if office.span.start and doc[office.span.start - 1].lower_ == "as":
        return False  # "As leader of the Harbour Party, Ada Brook signed"
    name, end = office.holder.span.root, office.holder.span.end
    if office.span.root.dep_ not in {"pobj", "prep"} or (end < len(doc) and doc[end].text == ","):
        return False
    verb = name.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    subject = subject_behind(verb) or (name if name.dep_ in {"nsubj", "nsubjpass"} else None)
    first = next((x for x in office.span.sent if x.is_alpha), name)
    return subject is not None and subject.i == name.i and first.pos_ in {"ADP", "SCONJ", "VERB"}
