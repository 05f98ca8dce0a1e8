"""
One file a relation; here, the table of them and the way from documents to their relations.

spaCy ends here: what leaves is ``kg.model``.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import UNNAMED, Effort, Entity, Field, Relations
from kg.profile import untimed
from kg.schema import names_used

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.model import Document, Mention
    from kg.profile import Clock


def relations(nlp: Language, documents: Iterable[Document], clock: Clock = untimed) -> Iterator[Relations]:
    """
    Yield the relations of each of *documents*, in order. *nlp* comes from ``kg.annotate.nlp.load``.

    *clock* times the stages of it.
    """
    from kg.annotate.nlp import annotate_all

    for doc in annotate_all(nlp, documents, clock):
        yield of_doc(doc, clock)


def of_doc(doc: Doc, clock: Clock = untimed) -> Relations:
    """Return what an annotated *doc* tells, by the rules of this package."""
    from kg.extract.abstained import abstained
    from kg.extract.first_person import let_speakers_be_meant
    from kg.extract.located import located_in
    from kg.extract.meets import meets
    from kg.extract.represents import represents
    from kg.extract.says import says
    from kg.extract.says_identified import identified

    began = time.perf_counter()
    with clock("says"):
        said = tuple(identified(doc, says(doc)))
        let_speakers_be_meant(doc, said)
    with clock("meets"):
        met = tuple(meets(doc))
        notes = tuple(abstained(doc, met))
    with clock("represents"):
        represented = tuple(represents(doc))
    with clock("located-in"):
        located = tuple(located_in(doc))
    found = Relations(doc._.document, (), met, said, represented, located, notes)
    with clock("entities"):
        entities = _entities(doc, found)
    effort = Effort(len(doc), sum(1 for _ in doc.sents), time.perf_counter() - began)
    return replace(found, entities=entities, effort=effort)


def _entities(doc: Doc, found: Relations) -> tuple[Entity, ...]:
    """Return the referents of *doc* with where each is mentioned; a name borne by two stays with the first."""
    from kg.annotate.doc import mention_of

    mentions: dict[int, set[Mention]] = {}
    for one in doc._.references:
        for referent in one.referents:
            mentions.setdefault(id(referent), set()).add(mention_of(one.span))
    entities: dict[str, Entity] = {}
    for referent in doc._.referents:
        if referent.name in entities:
            continue
        entities[referent.name] = Entity(
            referent.name,
            referent.type,
            tuple(x for x in dict.fromkeys(referent.aliases) if x != referent.name),
            tuple(sorted(mentions.get(id(referent), ()), key=lambda x: (x.field is not Field.TITLE, x.start, x.end))),
        )
    missing = [x for x in names_used(found) if x not in entities and not x.startswith(UNNAMED)]
    if missing:
        raise AssertionError(f"relations use names without an entity: {missing}")
    return tuple(entities.values())
