"""The pipeline: the model's components, and ours behind them."""

from __future__ import annotations

import importlib.util
from itertools import islice
from typing import TYPE_CHECKING, Any

import spacy
from spacy.tokens import Doc
from spacy.util import compile_suffix_regex

from kg.annotate import headlines, lemmas, paragraphs, quotes  # noqa: F401 - they register their components
from kg.annotate.belonging import belonging
from kg.annotate.coref import resolve
from kg.annotate.dates import find_dates
from kg.annotate.doc import FULL_TEXT, register, text_of
from kg.annotate.names import find_names
from kg.annotate.office_rows import with_rows
from kg.annotate.offices import find_offices
from kg.annotate.products import hasten, one_thread
from kg.annotate.recognizer import decide_at_once
from kg.annotate.remembered import remember
from kg.annotate.result_lines import result_lines
from kg.annotate.titles import find_titles
from kg.annotate.tokens import tokenized
from kg.annotate.wraps import unwrapped
from kg.config import Config
from kg.errors import ConfigError
from kg.offices import offices
from kg.profile import untimed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from kg.model import Document
    from kg.profile import Clock

OWN_OFFICES = "kg_offices"
"""What of the pipeline's ``meta`` names the user's own table of offices."""

DATELINE_DASH = r"(?<=\))\.[-–—]"
"""How agencies of the Spanish-speaking world close a dateline: "HAVEN, 3 May (ACN).- The minister"."""

GLUED_DASH = r"(?<=[A-Z]{2})--"
"""A dash that stands right behind the town of a dateline: "HAVEN-- The minister"."""

SLOW = ("ner",)
"""What a fast reading leaves out of the model: a third of its time, for names that we mostly find without it."""

BATCH = 16
"""Articles given to the parser at once: more gains nothing measurable and costs memory. Results do not depend on it."""


def load(config: Config | None = None) -> Language:
    """
    Return the pipeline of the model that *config* names, with our components.

    Raises ``ConfigError`` if the model is not installed or does not parse.
    """
    config = config or Config()
    left_out = SLOW if config.fast else ()
    try:
        nlp = spacy.load(config.model, exclude=left_out)
    except OSError as error:
        raise ConfigError(
            f"the spaCy model {config.model!r} is not installed: "
            f"install it with pip, or leave out --model for the default ({Config().model})"
        ) from error
    for needed in ("parser", "ner", "lemmatizer"):
        if needed not in (*nlp.pipe_names, *left_out):
            raise ConfigError(
                f"the model {config.model!r} has no {needed}: choose one that has (tagger, parser, ner, lemmatizer)"
            )
    tokenizer: Any = nlp.tokenizer  # declared as any callable; those of English models take special cases
    tokenizer.suffix_search = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), DATELINE_DASH, GLUED_DASH]).search
    for text in sorted(paragraphs.ABBREVIATED | lemmas.JOINT.keys() | lemmas.ONE_NOUN):
        tokenizer.add_special_case(text, [{"ORTH": text}])
    nlp.add_pipe("kg_paragraphs", before="parser")
    nlp.add_pipe("kg_quotes", after="kg_paragraphs")
    nlp.add_pipe("kg_lemmas", after="lemmatizer")
    nlp.add_pipe("kg_headlines", last=True)
    nlp.meta[OWN_OFFICES] = config.offices
    offices(config.offices)  # a bad row is told before anything is read
    remember(nlp)
    hasten(nlp)
    decide_at_once(nlp)
    nlp.max_length = max(nlp.max_length, config.max_chars + 10_000)
    register()
    return nlp


def annotate(nlp: Language, document: Document) -> Doc:
    """Return *document* parsed and annotated (see ``kg.annotate.doc`` for what that adds)."""
    return next(iter(annotate_all(nlp, [document])))


def annotate_all(nlp: Language, documents: Iterable[Document], clock: Clock = untimed) -> Iterator[Doc]:
    """Yield the annotated *documents*, in order; parsed in batches. *clock* times the stages."""
    documents = iter(documents)
    while batch := list(islice(documents, BATCH)):
        with one_thread():
            docs = _parsed(nlp, batch) if clock is untimed else _timed(nlp, batch, clock)
        for doc in docs:
            yield understand(doc, clock)


def _parsed(nlp: Language, documents: Iterable[Document]) -> list[Doc]:
    return list(nlp.pipe([_made(nlp, x) for x in documents], batch_size=BATCH))


def _timed(nlp: Language, documents: Iterable[Document], clock: Clock) -> list[Doc]:
    """Do as ``nlp.pipe`` does, one component after the other over all *documents*."""
    with clock("tokenizer"):
        docs = [_made(nlp, x) for x in documents]
    for name, component in nlp.pipeline:
        with clock(name):
            pipe = getattr(component, "pipe", None)
            docs = list(pipe(docs, batch_size=BATCH)) if pipe else [component(doc) for doc in docs]
    return docs


def parser_stages(nlp: Language) -> set[str]:
    """Return the stages that ``annotate_all`` times which are the model's own."""
    return {"tokenizer", *(name for name in nlp.pipe_names if not name.startswith("kg_"))}


def _made(nlp: Language, document: Document) -> Doc:
    text = unwrapped(text_of(document.title, document.body))
    doc = tokenized(nlp, text)
    doc.user_data[FULL_TEXT] = text  # spaCy joins it anew from its tokens each time it is asked
    doc._.document = document
    doc._.own_offices = nlp.meta.get(OWN_OFFICES)
    return doc


def understand(doc: Doc, clock: Clock = untimed) -> Doc:
    """Add our annotation to a parsed *doc* whose ``doc._.document`` is set."""
    with clock("titles"):
        titles = find_titles(doc)
    with clock("names"):
        names, listed = result_lines(doc, find_names(doc, titles))
    with clock("offices"):
        offices = find_offices(doc, titles, names)
        offices = with_rows(doc, titles, names, [*offices, *listed, *belonging(doc, names, offices)])
        doc._.offices = offices
    with clock("dates"):
        doc._.dates = find_dates(doc)
    with clock("coreference"):
        doc._.referents, doc._.references = resolve(doc, names, offices)
    return doc


def installed(model: str) -> bool:
    """Tell whether the package of *model* is there, without loading it."""
    return importlib.util.find_spec(model) is not None
