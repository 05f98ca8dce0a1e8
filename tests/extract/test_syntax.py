"""``kg.extract._syntax``: subjects, objects, conjuncts and clauses, over parses by the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract import _syntax as syntax

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Doc, Token

    Parse = Callable[..., Doc]


def word(doc: Doc, text: str) -> Token:
    """Return the last token of *doc* that reads *text*."""
    return [x for x in doc if x.text == text][-1]


def texts(tokens: Iterable[Token]) -> list[str]:
    return [x.text for x in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("Brook met Vale.", "met", ["Brook"]),
        ("Brook, Vale and Holm met.", "met", ["Brook", "Vale", "Holm"]),
        ("Brook arrived and met Vale.", "met", ["Brook"]),
        ("Brook wants to meet Vale.", "meet", ["Brook"]),
        ("Brook is due to meet Vale.", "meet", ["Brook"]),
        ("Brook, who met Vale, left.", "met", ["Brook"]),
        ("Brook left after meeting Vale.", "meeting", ["Brook"]),
        ("Brook said that she met Vale.", "met", ["she"]),
        ("Brook was received by Vale and met Holm.", "met", ["Brook"]),
        ("There were talks with Vale.", "were", []),
        ("Meet the press.", "Meet", []),
    ],
)
def test_who_does_it(parsed: Parse, text: str, verb: str, found: list[str]) -> None:
    """A verb without a subject takes that of the verb it hangs on, or the noun it describes."""
    assert texts(syntax.subjects(word(parsed(text), verb))) == found


def test_a_passive_has_no_doer_of_its_own(parsed: Parse) -> None:
    """Its subject is whom it is done to, and is given only when that is asked for."""
    verb = word(parsed("Brook and Vale were received by Holm."), "received")
    assert texts(syntax.subjects(verb)) == []
    assert texts(syntax.subjects(verb, passive=True)) == ["Brook", "Vale"]


def test_a_question_of_another_clause_has_its_own_subject(parsed: Parse) -> None:
    """What is reported does not borrow the subject of the verb that reports it."""
    verb = word(parsed("Brook said that the ferry left."), "left")
    assert texts(syntax.subjects(verb)) == ["ferry"]


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("Brook met Vale.", "met", ["Vale"]),
        ("Brook met Vale, Holm and Lund.", "met", ["Vale", "Holm", "Lund"]),
        ("Brook slept.", "slept", []),
        ("Brook spoke to Vale.", "spoke", []),
    ],
)
def test_whom_it_is_done_to(parsed: Parse, text: str, verb: str, found: list[str]) -> None:
    """Direct objects, coordinated ones included; what a preposition ties is another's business."""
    assert texts(syntax.objects(word(parsed(text), verb))) == found


@pytest.mark.parametrize(
    ("text", "head", "prepositions", "found"),
    [
        ("Brook spoke with Vale and Holm.", "spoke", ("with",), ["Vale", "Holm"]),
        ("Brook spoke with Vale.", "spoke", ("to", "for"), []),
        ("Talks between Brook and Vale ended.", "Talks", ("between",), ["Brook", "Vale"]),
        ("Vale was seen by Brook.", "seen", ("by",), ["Brook"]),
        ("With Vale, Brook was content.", "was", ("with",), ["Vale"]),
    ],
)
def test_what_a_preposition_ties(
    parsed: Parse, text: str, head: str, prepositions: tuple[str, ...], found: list[str]
) -> None:
    """Of the prepositions asked for, whatever their case, agents of passives too."""
    assert texts(syntax.prepositional(word(parsed(text), head), *prepositions)) == found


def test_conjuncts_begin_with_the_head_and_never_look_back(parsed: Parse) -> None:
    """From the second of three, the first is not one of what follows."""
    doc = parsed("Brook, Vale and Holm met.")
    assert texts(syntax.conjuncts(word(doc, "Brook"))) == ["Brook", "Vale", "Holm"]
    assert texts(syntax.conjuncts(word(doc, "Holm"))) == ["Holm"]


def test_children_are_of_the_relations_asked_for(parsed: Parse) -> None:
    """And of no other."""
    verb = word(parsed("Brook met Vale in Oslo."), "met")
    assert texts(syntax.children(verb, "dobj", "nsubj")) == ["Brook", "Vale"]


def test_a_clause_is_all_that_hangs_on_its_head(parsed: Parse) -> None:
    """From its first word to its last."""
    doc = parsed("Brook said that the old ferry had left the port.")
    assert syntax.clause(word(doc, "left")).text == "that the old ferry had left the port"


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("Brook did not meet Vale.", "meet", True),
        ("Brook didn't meet Vale.", "meet", True),
        ("Brook never met Vale.", "met", True),
        ("Brook hardly met Vale.", "met", True),
        ("Brook met Vale.", "met", False),
        ("Brook met Vale, not Holm.", "met", False),
        ("Brook said Vale did not leave.", "said", False),
    ],
)
def test_negation_is_of_the_verb_itself(parsed: Parse, text: str, verb: str, found: bool) -> None:
    """One elsewhere in the sentence does not count."""
    assert syntax.negated(word(parsed(text), verb)) is found


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("Brook will have met Vale.", "met", ["will", "have"]),
        ("Brook will arrive and meet Vale.", "meet", ["will"]),
        ("Brook met Vale.", "met", []),
        ("Vale was seen.", "seen", ["was"]),
    ],
)
def test_auxiliaries_are_shared_by_what_is_coordinated(parsed: Parse, text: str, verb: str, found: list[str]) -> None:
    """«Will arrive and meet»: the second has the first's."""
    assert texts(syntax.auxiliaries(word(parsed(text), verb))) == found
