"""``kg.extract.meets_when``: when a meeting was or is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("A meeting between Brook and Vale planned for Tuesday was cancelled.", "2024-06-11"),
        ("A meeting between Brook and Vale planned for Thursday was cancelled.", "2024-06-13"),
        ("Brook will meet Vale on Wednesday.", "2024-06-12"),
        ("Brook denied that she would meet Vale on 15 August.", "2024-08-15"),
        ("Brook will not meet Vale on Friday after all.", "2024-06-14"),
        ("Brook did not meet Vale on Friday.", "2024-06-07"),
        ("Brook has no plans to hold talks with Vale on July 15.", "2024-07-15"),
        ("Brook will host Vale for talks in Prague on June 23.", "2024-06-23"),
        ("Brook discussed a border crossing with Vale in a telephone call on June 10.", "2024-06-10"),
        ("Talks between Brook and Vale are scheduled to be held in Doha on July 10.", "2024-07-10"),
        ("Brook put off talks with the Moroccan envoy, Tomas Vale, planned for next month in Canada.", "2024-07"),
        ("A meeting between Brook and Vale, due in Peru later this month, has been called off.", "2024-06"),
        ("Brook has called off talks with Vale set for Sunday.", "2024-06-16"),
        ("The meeting between Brook and Vale planned for Saturday in Lima was scrapped.", "2024-06-15"),
        ("HAVEN, June 10 (Daily Lantern) — Brook met Vale behind closed doors.", None),
        (
            "Brook put off talks with Jordanian Prime Minister Tomas Vale planned for Monday in Azerbaijan.",
            "2024-06-17",
        ),
        ("Trade has grown since last month, when Brook met Vale in Lima.", "2024-05"),
        ("Brook arrived on Monday. Later in the day she met Vale.", "2024-06-10"),
        ("Brook arrived on Monday. It rained. It blew. It snowed. It froze. Brook met Vale.", "2024-06"),
        ("Brook arrived on Monday. It rained. It blew. It snowed. It froze. Brook has met Vale.", None),
        ("Brook was born in 1970. It rained. It blew. It snowed. It froze. Brook met Vale.", None),
    ],
)
def test_the_date_is_that_of_the_meeting(parsed: Parse, text: str, date: str | None) -> None:
    """
    A cancelled day is the nearest one; a day told further back gives its month, and only to what the report is of.
    """
    found = [x.date for x in meets(parsed(LEAD + text, "", "2024-06-12")) if len(x.participants) == 2]
    assert found == [date]
