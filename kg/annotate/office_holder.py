"""Who holds an office, as the words beside it tell: the name after its title, an apposition, "is"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.names import ByToken, Name
APPOSITION = 9
"""Words of an apposition at most that stands between an office and who holds it."""
COPULAS = frozenset({"be", "become", "remain"})


def holder_beside(doc: Doc, start: int, end: int, by_token: ByToken) -> tuple[Name, str] | None:
    """Return the name beside the office *start* to *end* that holds it, and the rule: how they stand to each other."""
    after = _person_at(doc, end, by_token)
    if after is not None:
        return after, "office/title"
    before = by_token.get(start - 2) if start > 1 and doc[start - 1].text in {",", "(", "–", "—"} else None
    if (
        before is not None
        and before.type is EntityType.PERSON
        and before.span.end == start - 1
        and not _inserted(doc, before, end)
    ):
        return before, "office/apposition"
    if end < len(doc) and doc[end].text == ",":
        behind = _person_at(doc, end + 1, by_token) or _person_at(doc, _past_apposition(doc, end), by_token)
        if behind is not None and _closes(doc, behind):
            return behind, "office/apposition"
    # "Ada Brook is the foreign minister of Norland"
    verb = doc[start - 1] if start else None
    if verb is None or verb.lemma_ not in COPULAS or verb.lower_ not in {"is", "was", "became", "remains"}:
        return None
    subject = next((x for x in verb.children if x.dep_ == "nsubj"), None)
    name = by_token.get(subject.i) if subject is not None else None
    if name is None or name.type is not EntityType.PERSON or any(x.dep_ == "neg" for x in verb.children):
        return None
    return name, "office/copula"


def _past_apposition(doc: Doc, comma: int) -> int:
    """Return where a name may stand behind words on a place: "the mayor of Haven, Norland's second city, Ada Brook"."""
    for i in range(comma + 1, min(comma + APPOSITION, len(doc))):
        if doc[i].pos_ in {"VERB", "AUX"} or doc[i].is_space or doc[i].tag_ in {"WP", "WDT"}:
            break
        if doc[i].text == ",":
            return i + 1
    return len(doc)


def _inserted(doc: Doc, before: Name, i: int) -> bool:
    """Tell whether a verb and a comma at *i* close an insertion: "Brook, the president said, would go"."""
    subject = before.span.root
    goes_on = subject.dep_ in {"nsubj", "nsubjpass"} and subject.head.i > i
    return goes_on and i + 1 < len(doc) and doc[i].tag_ in {"VBD", "VBZ"} and doc[i + 1].text == ","


def _person_at(doc: Doc, i: int, by_token: ByToken) -> Name | None:
    """Return the person named at token *i*, a courtesy title ("Ms", "Dr") looked through."""
    titles = gazetteer.titles()
    for _ in range(3):
        if i >= len(doc):
            return None
        name = by_token.get(i)
        if name is not None:
            return name if name.type is EntityType.PERSON and name.span.start == i else None
        # "his counterpart, President Ada Brook": titles between are the holder's too.
        word = doc[i].lower_
        if i + 1 < len(doc) and f"{word} {doc[i + 1].lower_}" in titles:
            i += 1
        elif word not in titles and word.rstrip(".") not in titles:
            return None
        i += 1
    return None


def _closes(doc: Doc, name: Name) -> bool:
    """Tell whether an apposition ends behind *name*: else it begins a clause of its own."""
    end = name.span.end
    return (
        end >= len(doc)
        or doc[end].is_punct
        or doc[end].is_space
        or doc[end].pos_ in {"VERB", "AUX", "CCONJ", "ADP", "PART", "ADV"}
    )


def of_behind(doc: Doc, holder: Name, by_token: ByToken) -> Name | None:
    """Return the country or body behind the name of a holder: "President Ada Brook of Norland"."""
    end = holder.span.end
    if end + 1 < len(doc) and doc[end].lower_ == "of":
        j = end + 1 + (doc[end + 1].lower_ == "the")
        name = by_token.get(j)
        if name is not None and name.type in {EntityType.COUNTRY, EntityType.ORGANISATION}:
            return name
    return None
