"""``kg.extract.says_parenthesis`` and ``says_quotations``: a reporting clause beside what it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.says import says

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

KNOWN = "Ada Brook, a lawyer, and Tomas Vale run the port of Lindmouth. "


def told(parsed: Parse, text: str, title: str = "") -> list[tuple[str, str, str | None]]:
    """Speaker, words and reporter of each statement in *text*."""
    return [(x.speaker, x.text, x.reported_by) for x in says(parsed(KNOWN + text, title))]


def test_what_is_passed_on_twice(parsed: Parse) -> None:
    """Who stands last has it from who stands before."""
    text = "Norway is ready to open the port, Ada Brook has told the council, Tomas Vale said on Monday."
    assert told(parsed, text) == [
        ("Tomas Vale", "Norway is ready to open the port, Ada Brook has told the council", None),
        ("Ada Brook", "Norway is ready to open the port", "Tomas Vale"),
    ]


@pytest.mark.parametrize("rest", ["even as traders left", "hours before the ferry was due"])
def test_what_went_on_meanwhile_is_not_said(parsed: Parse, rest: str) -> None:
    """The text tells when it was said."""
    text = f"The talks will go on, Tomas Vale said on Monday, {rest}."
    assert told(parsed, text) == [("Tomas Vale", "The talks will go on", None)]


def test_the_second_half_of_a_sentence(parsed: Parse) -> None:
    """What stands before the "and" is the author's."""
    text = "Norway sold its boats and, Ada Brook said, the port was shut."
    assert told(parsed, text) == [("Ada Brook", "the port was shut", None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The ferry sank again, and this winter, Ada Brook insists, the crew was asleep.",
            "this winter the crew was asleep",
        ),
        ("Ships and boats, Ada Brook said, were late.", "Ships and boats were late"),
        ("Norway left the club because, says Ada Brook, its fish were gone.", "its fish were gone"),
        ("Vale bought a boat and, Ada Brook said, a horse; he sails home tonight.", "a horse"),
    ],
)
def test_what_an_and_joins(parsed: Parse, text: str, words: str) -> None:
    """Two clauses, of which the second is told, or two things."""
    assert [x[:2] for x in told(parsed, text)] == [("Ada Brook", words)]


@pytest.mark.parametrize(("cue", "rest"), [("said on Monday", ""), ("said", " after the rebels left the bridge")])
def test_what_a_day_beside_the_cue_tells(parsed: Parse, cue: str, rest: str) -> None:
    """Behind it the text goes on; without one, what was said does."""
    text = f"The truce collapsed, Tomas Vale {cue}, after the rebels left the bridge."
    assert told(parsed, text) == [("Tomas Vale", f"The truce collapsed{rest}", None)]


def test_behind_a_semicolon_somebody_else_speaks(parsed: Parse) -> None:
    """Or the same one goes on."""
    first = "The plan is dead, one diplomat said;"
    assert [y for _, y, _ in told(parsed, f"{first} another said it could fly.")] == [
        "The plan is dead",
        "it could fly",
    ]
    assert [y for _, y, _ in told(parsed, f"{first} the boats are gone.")] == ["The plan is dead the boats are gone"]


def test_whose_country_says_nothing(parsed: Parse) -> None:
    """A relative clause is no reporting clause."""
    text = "Ada Brook will dine with the mayor of Bergen, whose town has promised a boat."
    assert told(parsed, text) == []


def test_a_title_without_a_verb_of_its_own(parsed: Parse) -> None:
    """It is told all the same."""
    title = "Norway ready to open its port to ferries, Ada Brook tells Oslo"
    found = told(parsed, "It rained.", title)
    assert [x[:2] for x in found] == [("Ada Brook", "Norway ready to open its port to ferries")]


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("was all Ada Brook would say.", "Ada Brook"),
        ("is how Ada Brook put it.", "Ada Brook"),
        ("was the blunt answer of Ada Brook.", "Ada Brook"),
        ("came the reply from Ada Brook.", "Ada Brook"),
        ("was Ada Brook's verdict.", "Ada Brook"),
        ("sums up a member of the council.", "unnamed: member of the council"),
    ],
)
def test_how_a_quotation_is_told_of(parsed: Parse, behind: str, speaker: str) -> None:
    """It is the subject, or the object before its verb."""
    assert told(parsed, f'"The roof is older than the house," {behind}') == [
        (speaker, "The roof is older than the house", None)
    ]


def test_a_quotation_is_no_subject_of_what_was_not_said(parsed: Parse) -> None:
    """Negated, it is nobody's."""
    assert told(parsed, '"The roof is older than the house," is what Ada Brook did not say.') == []
    assert told(parsed, '"The roof is older than the house," was the answer.') == []


def test_who_stands_behind_a_quotation_speaks(parsed: Parse) -> None:
    """Though parsers take the verb for a participle; what is done by another is one."""
    words = '"I will see him tomorrow,"'
    assert told(parsed, f"{words} the mayor shouted to reporters outside the palace.") == [
        ("unnamed: mayor", "I will see him tomorrow", None)
    ]
    assert told(parsed, f"{words} a mayor quoted by nobody.") == []


def test_with_these_words(parsed: Parse) -> None:
    """Who did something with them spoke them."""
    text = '"Our nets are empty." With these words Ada Brook began a speech to the crew.'
    assert told(parsed, text) == [("Ada Brook", "Our nets are empty.", None)]
    (found,) = says(parsed(f"LINDMOUTH: {text}"))
    assert found.speaker == "Ada Brook"
    assert told(parsed, '"Our nets are empty." With this boat Ada Brook crossed it.') == []


@pytest.mark.parametrize("topic", ["Ada Brook on her port", "Norway's envoy Ada Brook on fish and ships"])
def test_a_title_of_an_interview(parsed: Parse, topic: str) -> None:
    """Who it is with said what it opens with."""
    assert told(parsed, "It rained.", f"'We sail at dawn': {topic}") == [("Ada Brook", "We sail at dawn", None)]


@pytest.mark.parametrize("topic", ["four lessons on fish", "Norway on the brink"])
def test_a_title_of_no_interview(parsed: Parse, topic: str) -> None:
    """A thing, or a country, on something."""
    assert told(parsed, "It rained.", f"'We sail at dawn': {topic}") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            'Ada Brook flew to Oslo and came home, she said, "with a bag of promises".',
            'came home "with a bag of promises"',
        ),
        ('Ada Brook, who was born in Oslo, owns, she says, "one good coat".', 'owns "one good coat"'),
        ('The boat was sold, Ada Brook said, "for a song".', 'The boat was sold "for a song"'),
    ],
)
def test_an_act_goes_with_the_words_of_who_acts(parsed: Parse, text: str, words: str) -> None:
    """Not what the text tells of him before; of somebody else's act, all is said."""
    assert told(parsed, text) == [("Ada Brook", words, None)]


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Norway will not pay, says Brook", "Ada Brook"),
        ("Norway will not pay, says lawyer Brook", "Ada Brook"),
    ],
)
def test_a_title_that_ends_with_who_says_it(parsed: Parse, title: str, speaker: str) -> None:
    """Not the land that it is of."""
    assert told(parsed, "", title) == [(speaker, "Norway will not pay", None)]


def test_who_says_it_by_office_and_name_apart(parsed: Parse) -> None:
    """Between commas, with when and where behind."""
    text = "It would pay half of the 38 million euros, its chair, Ida Holm, confirmed in Oslo on Thursday."
    found = [(x.speaker, x.text) for x in says(parsed("The bank was quiet. " + text))]
    assert found == [("Ida Holm", "It would pay half of the 38 million euros")]


def test_who_has_disclosed_it_by_office_and_name(parsed: Parse) -> None:
    """Also where parsers join it to what is said; what he has done is nothing said."""
    text = "Chile has withdrawn its objection to the route of the Aqaba bridge over the river, Norway's port minister, "
    rest = ", opening the way for tenders to be floated in October."
    assert told(parsed, f"{text}Tomas Vale, has disclosed{rest}") == [
        ("Tomas Vale", "Chile has withdrawn its objection to the route of the Aqaba bridge over the river", None)
    ]
    assert told(parsed, f"{text}Tomas Vale, has resigned{rest}") == []


def test_words_in_marks_right_behind_the_verb(parsed: Parse) -> None:
    """They open what is said; what stands before the verb is how it was said."""
    assert told(parsed, 'Without naming Norway, Ada Brook said "some neighbours" were cutting nets.') == [
        ("Ada Brook", '"some neighbours" were cutting nets', None)
    ]


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("the mayor of Oslo, Ida Holm, confirmed in Bergen on Thursday", "Ida Holm"),
        ("the city's Commissioner for Harbour Affairs, Mrs Ida Holm, disclosed in Bergen yesterday", "Ida Holm"),
        ("the mayoral press service reports", "unnamed: mayoral press service"),
    ],
)
def test_who_ends_the_sentence(parsed: Parse, said: str, speaker: str) -> None:
    """With office, name and place between commas; with a verb that taggers take for a noun."""
    text = f"The two towns have agreed to count the boats that were sold, {said}."
    assert [(x.speaker, x.text) for x in says(parsed(text))] == [
        (speaker, "The two towns have agreed to count the boats that were sold")
    ]


@pytest.mark.parametrize("text", ["Norway has read the laws, the rules, the news reports.", "In Oslo, Ada Brook wept."])
def test_what_ends_with_a_noun_or_begins_with_a_place(parsed: Parse, text: str) -> None:
    """Nobody says anything."""
    assert told(parsed, text) == []


def test_the_setting_is_not_what_is_said(parsed: Parse) -> None:
    """Though its participle be taken for a verb."""
    text = 'In an interview with the Lake Gazette published on Saturday, Ada Brook warned against "hasty steps".'
    assert told(parsed, text) == [("Ada Brook", 'against "hasty steps"', None)]


def test_what_stands_in_a_row_with_who_speaks_but_cannot(parsed: Parse) -> None:
    """It belongs to another clause."""
    text = "The port would open in May, said the council's spokesman Ivo Holm, and the ferry in June."
    assert [x.speaker for x in says(parsed(text))] == ["Ivo Holm"]
