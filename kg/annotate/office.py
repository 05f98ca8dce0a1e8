"""An office as it stands in a text, and the rows of names beside one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.marks import GENITIVE
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from kg.annotate.doc import Referent
    from kg.annotate.names import ByToken, Name


@dataclass(slots=True, eq=False)
class Office:
    """
    One title where it stands. ``span`` has the words of the role and of what it is of, not the holder's name.

    ``head`` is the title as the table has it, in lower case, singular. ``possessor`` is the token of
    a possessive pronoun before it ("his US counterpart"), for coreference to look through.
    """

    span: Span
    role: str
    head: str
    of: Name | None = None
    holder: Name | None = None
    tenure: Tenure = Tenure.CURRENT
    accredited_to: Name | None = None
    possessor: Token | None = None
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    of_unknown: bool = False  # "the head of the friendship group": of something that is no name
    of_token: Token | None = None  # "ministry spokeswoman": a body by its kind alone, for coreference to resolve
    rule: str = "office"
    of_referent: Referent | None = None  # where coreference found what it is of
    others: tuple[Name, ...] = ()  # of a plural office, the holders beside the first
    one_of_several: bool = False  # one of "the presidents of Norland and Sudland", taken by itself
    bodies: tuple[Name, ...] = ()  # of a plural office, what each is of, where the words name two or more
    told: str = ""  # the verb that tells of it, where no title does: "chairs"


def role_of_one(office: Office) -> str:
    """Return the role of each of those who hold a plural *office*: "deputy minister" of "deputy ministers"."""
    return " ".join([*office.role.split()[:-1], office.head.rsplit(maxsplit=1)[-1]]) if office.role else office.head


def person_before(doc: Doc, i: int, by_token: ByToken) -> Name | None:
    """Return the person whose name ends right before the comma or the "and" at token *i*, or before ", and"."""
    i -= 1 + (doc[i].lower_ == "and" and doc[i - 1].text == ",")
    name = by_token.get(i)
    return name if name is not None and name.type is EntityType.PERSON and name.span.end == i + 1 else None


def row_of(doc: Doc, i: int, by_token: ByToken, kinds: frozenset[EntityType]) -> tuple[list[Name], int]:
    """Return the names of *kinds* in a row at token *i* ("A, B and C", "A of X and B of Y") and where the row ends."""
    found: list[Name] = []
    end = i
    while i < len(doc):
        name = by_token.get(i)
        if name is not None and name.type in kinds and not name.adjective:
            if found and doc[end].text != "," and doc[end].lower_ != "and" and end != i:
                break
            found.append(name)
            i = end = name.span.end
            if EntityType.PERSON in kinds and i + 1 < len(doc) and doc[i].lower_ == "of":
                owner = by_token.get(i + 1 + (doc[i + 1].lower_ == "the"))
                if owner is not None:
                    i = end = owner.span.end
            if len(found) > 1 and doc[name.span.start - 1].lower_ == "and":
                break  # "and" closes the row
        elif (
            EntityType.PERSON in kinds
            and name is not None
            and name.type is EntityType.COUNTRY
            and name.span.end < len(doc)
            and doc[name.span.end].text in GENITIVE
        ):
            i = name.span.end + 1  # "Ada Brook of Norland and Sudland's Tomas Vale"
        elif EntityType.PERSON in kinds and found and name is not None and name.part == "demonym":
            i = name.span.end  # "Ada Brook and the Norlander Tomas Vale"
        elif doc[i].lower_ in {"the", "and"} or doc[i].text == "," or gazetteer.titles().get(doc[i].lower_) is not None:
            i += 1
        else:
            break
    return found, end
