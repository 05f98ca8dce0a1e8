"""``kg.extract.meets_denied``: meetings that one reports and another denies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours. Hanne Lund is a mayor.\n\n"
REPORT = "A newspaper reported that Brook had met Vale in Lima. "


def statuses(parsed: Parse, text: str) -> list[str]:
    """Return the status of each meeting that *text* tells, where all three have been named before."""
    return [x.status.value for x in meets(parsed(LEAD + text, "", "2024-06-12"))]


@pytest.mark.parametrize(
    "text",
    [
        REPORT + "Her office denied the report.",
        REPORT + "The report was denied by her office.",
        REPORT + "Her office dismissed it as fiction.",
        REPORT + "Her office called the story a fairy tale.",
        REPORT + "Her office described the report as false.",
        REPORT + "It rained on Sunday. Her office denied the report.",
        "A newspaper claimed that Brook had met Vale. Her office called it an invention.",
        "Lund claimed that Brook had met Vale. Brook rejected the claim.",
        "Lund said that Brook had met Vale. Brook denied it.",
        "There was a report that Brook had met Vale. The story was dismissed as nonsense.",
    ],
)
def test_a_tale_that_is_denied_takes_its_meeting_along(parsed: Parse, text: str) -> None:
    """The verb of denial has the tale for its object, by whatever word."""
    assert statuses(parsed, text) == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        REPORT + "No such meeting took place, her office said.",
        "A paper suggested that Brook had held talks with Vale. There were no such talks, Lund said.",
        "A paper reported that Brook had telephoned Vale. No such call was made.",
    ],
)
def test_no_such_meeting_is_the_one_just_reported(parsed: Parse, text: str) -> None:
    """It tells of no second one."""
    assert statuses(parsed, text) == ["denied"]


def test_a_denial_in_full_answers_a_report(parsed: Parse) -> None:
    """The same people, told once as said to have met and then as never having met."""
    text = "A website reported that Brook had met Vale. Brook has never met Vale, her office said."
    assert statuses(parsed, text) == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        REPORT + "Her office confirmed the report.",
        REPORT + "Her office did not deny the report.",
        REPORT + "Critics called the story long.",
        REPORT + "Lund denied the charge of fraud.",
        REPORT + "It rained. The harbour was full. Prices rose. Lund denied the report of a strike.",
        "Lund said that Brook had met Vale. Lund called the talks useful.",
        "Lund said that Brook had met Vale. Brook called it a success.",
    ],
)
def test_a_report_that_nobody_denies_stands(parsed: Parse, text: str) -> None:
    """Something else is denied, or it is too far away, or it is not denied at all."""
    assert statuses(parsed, text) == ["held"]


@pytest.mark.parametrize(
    "text",
    [
        "Brook met Vale in Lima. Her office denied a report on prices.",
        "Brook met Vale in Lima. No such meeting had taken place before.",
        "Brook met Vale in Lima. Lund denied the report.",
    ],
)
def test_what_the_text_tells_itself_is_not_denied(parsed: Parse, text: str) -> None:
    """Only hearsay can be."""
    assert statuses(parsed, text) == ["held"]


DENIED = "Norland denied a newspaper report that its envoy had gone to Lima. "


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (DENIED + "The daily Harbour Post said that Brook and Vale met in Lima on Monday.", "denied"),
        (DENIED + "Lund said that Brook and Vale met in Lima on Monday.", "held"),
        ("Norland did not deny the report. The daily Harbour Post said that Brook and Vale met on Monday.", "held"),
        ("No official brought Brook and Vale together.", "denied"),
    ],
)
def test_what_a_paper_said_of_a_report_denied_before_is_denied(parsed: Parse, text: str, status: str) -> None:
    """What somebody else says is another matter."""
    assert statuses(parsed, text) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether Brook would meet Vale, her spokesman said that no such meeting was being prepared.",
        "Asked whether Brook was going to meet Vale this year, her spokesman said there were no plans.",
        "Asked about a meeting between Brook and Vale, her spokesman said there had been no request.",
    ],
)
def test_an_answer_denies_what_was_asked_about(parsed: Parse, text: str) -> None:
    """In the same sentence."""
    assert statuses(parsed, text) == ["denied"]


def test_other_plans_deny_nothing(parsed: Parse) -> None:
    """That nothing is planned of something else leaves the report as it is."""
    assert statuses(parsed, REPORT + "There are no plans for a new port.") == ["held"]
