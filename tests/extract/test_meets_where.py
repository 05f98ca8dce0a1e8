"""``kg.extract.meets_where``: where a meeting was or is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"
PUBLISHED = "2024-06-12"


def places(parsed: Parse, text: str) -> list[str | None]:
    """Return the place of each meeting that *text* tells."""
    return [x.place for x in meets(parsed(LEAD + text, "", PUBLISHED))]


@pytest.mark.parametrize(
    "text",
    [
        "Brook is due in Lima on Friday for talks with Vale.",
        "A meeting between Brook and Vale, set for Friday in Lima, was called off.",
        "Brook met Vale at a gathering of ministers in Lima.",
        "Ada Brook, attending the forum in Lima, met Tomas Vale on Tuesday.",
        "On Friday Brook flew to Lima, where she met Vale.",
        "Mr Brook is due in Lima on Friday. He will meet Mr Vale that evening.",
        "Brook later crossed the lake to Lima for talks with Vale.",
        "On Friday Mr Brook flew to Lima. He saw Mr Vale for an hour.",
        "Mr Brook left for Lima on Tuesday. He will meet Mr Vale there on Friday.",
        "Mr Brook has ended a visit to Lima. The weather was bad. It rained. It blew. It snowed. Brook met Vale.",
    ],
)
def test_the_place_is_told_by_the_clause_or_by_the_journey(parsed: Parse, text: str) -> None:
    """Of the clause itself, of "there", of where a participant has gone just before or at the beginning."""
    assert places(parsed, text) == ["Lima"]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Brook flew to Lima on Friday. He telephoned Mr Vale.",
        "Mr Brook will fly to Lima next week. Mr Brook met Mr Vale on Monday.",
        "Mr Brook flew in from Lima on Friday. He met Mr Vale.",
        "Mr Dahl flew to Lima on Friday. Mr Brook met Mr Vale.",
        "Mr Brook wrote about Lima on Friday. He met Mr Vale.",
        "Mr Brook was due in Lima on Friday. He met Mr Vale.",
    ],
)
def test_where_nobody_has_gone_nobody_met(parsed: Parse, text: str) -> None:
    """A call has no place; a journey still to come, of somebody else or away from a place gives none."""
    assert [x.place for x in meets(parsed(LEAD + text, "", PUBLISHED)) if "Ada Brook" in x.participants] == [None]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("LIMA, June 12 - Ada Brook met Tomas Vale on Tuesday.", "Lima"),
        ("Lima (Agency) - Ada Brook met Tomas Vale on Tuesday.", "Lima"),
        ("From Mia Berg in Lima\n\nAda Brook met Tomas Vale on Tuesday.", "Lima"),
        ("LIMA, June 12 - Ada Brook met Tomas Vale in March.", None),
        ("LIMA, June 12 - Ada Brook will meet Tomas Vale on Friday.", None),
    ],
)
def test_what_was_held_just_now_was_where_the_report_is_filed_from(parsed: Parse, body: str, place: str | None) -> None:
    """A dateline or a byline says where, for the day of the report and the one before; not for older things."""
    assert [x.place for x in meets(parsed(body, "", PUBLISHED))] == [place]


def test_the_described_place_is_meant_not_the_one_that_describes_it(parsed: Parse) -> None:
    """Of "in Lima, a city in Peru" the city."""
    assert places(parsed, "Brook travelled to Lima, the main city of Peru, where she was received by Vale.") == ["Lima"]


@pytest.mark.parametrize("where", ["the hotel", "the hotel lobby"])
def test_a_part_of_a_venue_is_the_venue(parsed: Parse, where: str) -> None:
    """The one of that kind which was named last."""
    text = f"Everybody stayed at the Harbour Hotel. Brook met Vale in {where}."
    assert places(parsed, text) == ["Harbour Hotel"]


@pytest.mark.parametrize(
    ("day", "place"),
    [("on Thursday", "Oslo"), ("next month", None), ("on 30 June", None)],
)
def test_a_plan_is_where_somebody_was_taken_only_while_he_may_still_be_there(
    parsed: Parse, day: str, place: str | None
) -> None:
    """Some days, not weeks."""
    text = f"Ada Brook and Tomas Vale are neighbours. Ms Brook flew to Oslo on Monday. She will meet Mr Vale {day}."
    assert [x.place for x in meets(parsed(text, "", "2024-06-12"))] == [place]


def test_a_visit_that_was_cancelled_takes_nobody_anywhere(parsed: Parse) -> None:
    """What comes behind it was elsewhere."""
    text = "Karl Hill and Ida Holm fell out in March, when Mr Hill cancelled a visit to Oslo. They talked for an hour."
    assert [x.place for x in meets(parsed(text, "", "2024-06-12"))] == [None]


def test_who_was_seen_somewhere_is_there_for_what_follows(parsed: Parse) -> None:
    """What he also did was in the same place."""
    text = "The envoy, Mr Jorge Hill, saw Ms Ida Holm in Oslo on Monday. He also met Ms Ada Brook."
    assert [x.place for x in meets(parsed(text, "", "2024-06-12"))] == ["Oslo", "Oslo"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mr Brook received Mr Vale in Lima on Monday. Their last meeting was in March.", None),
        ("Mr Brook visited Lima on Monday. Nobody came. It rained. Mr Brook will meet Mr Vale.", None),
        ("Mr Brook will arrive in Lima on Friday. He is to meet Mr Vale.", "Lima"),
        ("Brook and Vale shook hands at a funeral in Lima.", "Lima"),
        ("Brook and Vale are due in Lima in May. An aide did not exclude that the two would meet there.", "Lima"),
    ],
)
def test_whose_place_it_is(parsed: Parse, text: str, place: str | None) -> None:
    """Not that of a meeting before, nor of a plan without a day; else of what is told there."""
    assert [x.place for x in meets(parsed(LEAD + text, "", PUBLISHED)) if len(x.participants) == 2][-1] == place


def test_where_the_talks_were_that_somebody_is_told_of(parsed: Parse) -> None:
    """That is not where he is told."""
    text = "Brook last night briefed Vale on her meeting with Lars Dahl in Lima."
    assert [(x.place, len({"Lars Dahl"} & set(x.participants))) for x in meets(parsed(LEAD + text, "", PUBLISHED))] == [
        (None, 0),
        ("Lima", 1),
    ]


def test_where_they_last_met_is_not_where_they_meet_next(parsed: Parse) -> None:
    """It is told of another time."""
    text = "Mr Brook last met Mr Dahl in Lima in May. Mr Brook received Mr Vale on Monday."
    assert [x.place for x in meets(parsed(LEAD + text, "", PUBLISHED)) if "Tomas Vale" in x.participants] == [None]


def test_a_seat_of_government_is_a_place_where_one_is_received(parsed: Parse) -> None:
    """Where it acts, its name stands for its country."""
    (found,) = meets(parsed("Ada Brook received Tomas Vale at Jubilee House in Accra on Monday."))
    assert found.place == "Jubilee House"


@pytest.mark.parametrize(
    "text",
    [
        "Brook leaves on Friday for Lima, Peru, where she is to meet Vale.",
        "Brook will on Friday visit Lima, the largest city in Peru, where she is to meet Vale.",
        "In Lima, Brook met Vale (who lives in Cusco) on Monday.",
        "Brook met Vale (Norway, with residence in Oslo) in Lima on Monday.",
    ],
)
def test_a_land_or_brackets_behind_a_town_do_not_take_its_place(parsed: Parse, text: str) -> None:
    """The country of a town, what a town is in, where somebody lives: none of them is where they meet."""
    assert places(parsed, text)[-1] == "Lima"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ms Brook met Mr Vale for two hours at Oslo airport on Tuesday.", "Oslo"),
        ("Ms Brook met Mr Vale on Tuesday at Oslo's town hall.", "Oslo"),
        ("Ms Brook met Mr Vale behind closed doors in Oslo on Tuesday.", "Oslo"),
        ("On Tuesday, at the foreign ministry in Oslo, Ms Brook met Mr Vale.", "Oslo"),
        ("Ms Brook briefed Mr Vale on Tuesday on her visit to Lima in April.", None),
    ],
)
def test_a_venue_with_the_name_of_its_town_and_a_topic(parsed: Parse, text: str, place: str | None) -> None:
    """Who is told of a visit is not where that was."""
    assert places(parsed, text) == [place]


def test_this_town_is_where_the_report_is_filed_from(parsed: Parse) -> None:
    text = "OSLO, June 12 – Ada Brook met Tomas Vale on Tuesday in the town hall of this city in southern Norway."
    assert places(parsed, text) == ["Oslo"]


def test_what_is_on_the_margins_of_a_gathering_is_where_that_is(parsed: Parse) -> None:
    from kg.extract.meets import meets

    text = "Elena Petrova met Henrik Larsen on the margins of the Ministerial Session in Helsinki."
    assert [x.place for x in meets(parsed(text))] == ["Helsinki"]
