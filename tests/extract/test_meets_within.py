"""``kg.extract.meets_within``: the clause in which a meeting is told by the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets_within import clause_of_act, clause_of_event

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

    Parse = Callable[..., Doc]


def before(doc: Doc, noun: str) -> Token:
    """Return the preposition that *noun* hangs on."""
    return next(x for x in doc if x.text == noun and x.dep_ == "pobj").head


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Brook and Vale agreed at talks in Lima.", "talks", "agreed"),
        ("Brook and Vale failed to narrow their differences in talks.", "talks", "narrow"),
        ("Brook and Vale signed a pact during talks.", "talks", "signed"),
        ("Friends of Brook at talks in Lima were silent.", "talks", None),
    ],
)
def test_the_clause_of_an_event(parsed: Parse, text: str, noun: str, verb: str | None) -> None:
    """Its verb, whatever the verb does it to; none where the event only tells which people are meant."""
    found = clause_of_event(before(parsed(text), noun))
    assert (found.text if found is not None else None) == verb


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Brook inspected the bridge in the company of Vale.", "company", "inspected"),
        ("Brook left after an hour with Vale.", "hour", "left"),
        ("Two hours after an hour with Vale, silence.", "hour", None),
    ],
)
def test_the_clause_of_company(parsed: Parse, text: str, noun: str, verb: str | None) -> None:
    """Its verb; none where there is no verb."""
    found = clause_of_act(before(parsed(text), noun))
    assert (found.text if found is not None else None) == verb
