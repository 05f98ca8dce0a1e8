"""``kg.annotate.told_otherwise`` and ``kg.annotate.trades``: belonging in turns that no verb of a table tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.represents import represents

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


def pairs(doc: Doc) -> list[tuple[str, str]]:
    """Return who represents what."""
    return [(x.agent, x.of) for x in represents(doc)]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The president of the Harbour Institute is Ada Brook.", "Harbour Institute"),
        ("The Reform Party candidate was Ada Brook.", "Reform Party"),
        ("Under Ada Brook, the Reform Party won 26 seats.", "Reform Party"),
        ("Ada Brook took over the leadership of the Reform Party.", "Reform Party"),
        ("Ada Brook won the Reform Party's leadership in May.", "Reform Party"),
        ("Ada Brook sought the Reform Party nomination in 1999.", "Reform Party"),
        ("Ada Brook was active in the Reform Party.", "Reform Party"),
        ("Ada Brook is on the board of the Harbour Institute.", "Harbour Institute"),
        ("The Reform Party of Ada Brook won 26 seats.", "Reform Party"),
        ("Ada Brook, head of the Reform Party's youth wing, left.", "Reform Party"),
        ("As leader of the Reform Party, Ada Brook signed the act.", "Reform Party"),
        ("Ada Brook ran under the banner of the Reform Party.", "Reform Party"),
        ("Ada Brook sits on the board of directors of the Harbour Institute.", "Harbour Institute"),
        ("Ada Brook, a lawyer representing Harbour Securities, left.", "Harbour Securities"),
        ("Harbour Securities' Ada Brook left.", "Harbour Securities"),
        ("The Harbour Institute's Dr. Ada Brook left.", "Harbour Institute"),
        ("The Harbour Agency is late, according to spokeswoman Ada Brook.", "Harbour Agency"),
        ("The Harbour Agency is late, said spokeswoman Ada Brook.", "Harbour Agency"),
        ("Ada Brook of the Harbour Agency's Bergen office left.", "Harbour Agency"),
        ("Ada Brook, an official in the Harbour Agency's water division, left.", "Harbour Agency"),
        ("Ada Brook, president of the 4,000-member Harbour Union, left.", "Harbour Union"),
        ("Sgt. Ada Brook of the Lake County Sheriff's Department left.", "Lake County Sheriff's Department"),
        ("Ada Brook, curator of the Harbour Museum, left.", "Harbour Museum"),
        ("Ada Brook, a Reform Party backbencher, left.", "Reform Party"),
        ("Ada Brook, a captain in the Harbour Army, left.", "Harbour Army"),
    ],
)
def test_who_leads_stands_for_or_is_of_a_body_is_told_otherwise(parsed: Callable[..., Doc], text: str, of: str) -> None:
    """Behind "is" and "under", by a leadership or a nomination, by a board or a part of the body."""
    assert pairs(parsed(text)) == [("Ada Brook", of)]


@pytest.mark.parametrize(
    "text",
    [
        "The president of the Harbour Institute is not Ada Brook.",
        "Under Ada Brook's plan, the Reform Party would split.",
        "Ada Brook opposed the leadership of the Reform Party.",
        "Ada Brook was not active in the Reform Party.",
        "Ada Brook is on a tour of the Harbour Institute.",
        "Ada Brook denied that she had joined the Reform Party.",
        "They asked whether Ada Brook had joined the Reform Party.",
        "The Harbour Agency sued the Grain Board, according to spokeswoman Ada Brook.",
        "Ada Brook signed for Norway in Oslo.",
        "Ada Brook once played for Norway.",
        "The Lakes Council met under Ada Brook.",
        "Ada Brook, a critic of the Harbour Institute, left.",
        "The cost of the Reform Party's youth wing fell, Ada Brook said.",
    ],
)
def test_what_is_denied_or_is_no_belonging_tells_nothing(parsed: Callable[..., Doc], text: str) -> None:
    """Nor does a plan, an opponent, a tour or a critic."""
    assert pairs(parsed(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Institute biologist Ada Brook left.",
        "Harbour Institute senior plant physiologist Ada Brook left.",
        "Ada Brook, a pilot with the Harbour Institute, left.",
        "Ada Brook, a Harbour Institute relief worker, left.",
        "Ada Brook, economist at research house Harbour Institute, left.",
    ],
)
def test_who_has_a_trade_at_a_body_is_of_it(parsed: Callable[..., Doc], text: str) -> None:
    """Whatever it is called, before the name or behind it."""
    assert pairs(parsed(text)) == [("Ada Brook", "Harbour Institute")]


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Institute visitor Ada Brook left.",
        "Harbour Institute supporter Ada Brook left.",
        "Haven biologist Ada Brook left.",
    ],
)
def test_those_outside_a_body_are_not_of_it(parsed: Callable[..., Doc], text: str) -> None:
    """Visitors and supporters; and a town tells where somebody is from."""
    assert pairs(parsed(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They named two candidates from the Harbour Movement: Ada Brook in circuit 8, and Karl Stone in circuit 9.",
            {("Ada Brook", "Harbour Movement"), ("Karl Stone", "Harbour Movement")},
        ),
        ("They told members of the Harbour Movement: Ada Brook and Karl Stone will not come.", set()),
        (
            "Midfielder Rui Dorran and striker Ole Brandt of Bergen Rovers left.",
            {("Rui Dorran", "Bergen Rovers"), ("Ole Brandt", "Bergen Rovers")},
        ),
        (
            "The Harbour Club snapped up Ada Brook and Karl Stone.",
            {("Ada Brook", "Harbour Club"), ("Karl Stone", "Harbour Club")},
        ),
        ("The Harbour Club snapped at Ada Brook.", set()),
        (
            "Ada Brook founded the Reform Party together with Karl Stone.",
            {("Ada Brook", "Reform Party"), ("Karl Stone", "Reform Party")},
        ),
        (
            "Ada Brook left the Reform Party to form the Lake Party.",
            {("Ada Brook", "Reform Party"), ("Ada Brook", "Lake Party")},
        ),
        ("Ada Brook left the Reform Party to its fate.", {("Ada Brook", "Reform Party")}),
        ("Ada Brook's party, the Reform Party, won.", {("Ada Brook", "Reform Party")}),
        ("Ada Brook was a member of the Reform Party's leadership.", {("Ada Brook", "Reform Party")}),
        (
            "Ada Brook serves on the board of the Harbour Institute and the advocacy group Clean Water Watch.",
            {("Ada Brook", "Harbour Institute"), ("Ada Brook", "Clean Water Watch")},
        ),
        ("Born in Bergen to Karl Stone, a Harbour Party official, she left.", {("Karl Stone", "Harbour Party")}),
    ],
)
def test_lists_and_rows_are_read_to_their_end(
    parsed: Callable[..., Doc], text: str, expected: set[tuple[str, str]]
) -> None:
    """Behind a colon, of two players, of those taken on, of two bodies; a sentence behind a colon is no list."""
    assert set(pairs(parsed(text))) == expected


def test_a_minister_for_a_service_is_no_services(parsed: Callable[..., Doc]) -> None:
    """He is the minister for it, of his country."""
    assert pairs(parsed("Public Service Minister Ada Brook left.")) == []
    assert pairs(parsed("Norway's Public Service Minister Ada Brook left.")) == [("Ada Brook", "Norway")]


def test_dean_behind_a_title_is_a_given_name(parsed: Callable[..., Doc]) -> None:
    """Before a name by itself it is an office."""
    assert pairs(parsed("Bergen striker Dean Horvath left.")) == [("Dean Horvath", "Bergen")]
    assert pairs(parsed("The dean of the Harbour Institute, Ada Brook, left.")) == [("Ada Brook", "Harbour Institute")]
