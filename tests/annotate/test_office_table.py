"""``kg.annotate.office_table``: an office without a name, by who held it on the day of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.represents import represents

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

PUBLISHED = "2010-06-10"


def people(parsed: Parse, text: str, published: str | None = PUBLISHED) -> list[str]:
    """Return the people that the offices of *text* refer to."""
    return [
        y.name for x in parsed(text, "", published)._.references if x.how == "office" for y in x.referents
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Russian president left for Lima.", "Dmitry Medvedev"),
        ("Russia's foreign minister left for Lima.", "Sergei Lavrov"),
        ("The UN secretary-general left for Lima.", "Ban Ki-moon"),
        ("The German chancellor left for Lima.", "Angela Merkel"),
        ("Mr Medvedev slept. The Russian president left for Lima.", "Medvedev"),
        ("Dmitri Medvedev slept. The Russian president left for Lima.", "Dmitri Medvedev"),
        ("Dimitry Medvedev slept. The Russian president left for Lima.", "Dimitry Medvedev"),
        ("Mr Ban slept. The UN secretary-general left for Lima.", "Ban"),
        ("Mr Hu slept. The Chinese leader left for Lima.", "Hu"),
        ("Mr Assad slept. The Syrian president left for Lima.", "Assad"),
        ("Laura Bush slept. Hillary Clinton slept. The US president left for Lima.", "Barack Obama"),
        ("The new British prime minister left for Lima.", "David Cameron"),
        ("The managing director of the International Monetary Fund left for Lima.", "Dominique Strauss-Kahn"),
        ("The U.N. chief met Ada Brook.", "Ban Ki-moon"),
        ("The pope left for Lima.", "Pope Benedict XVI"),
        ("The Russian president left for Lima last year.", "Dmitry Medvedev"),
        ("The Russian president will go to Lima in 2011.", "Dmitry Medvedev"),
    ],
)
def test_an_office_is_held_by_who_held_it_that_day(parsed: Parse, text: str, name: str) -> None:
    """Whoever the text names by the table's name, or by surname, is the one; else the table's own spelling."""
    assert people(parsed, text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The former Russian president left for Lima.",
        "A Russian president left for Lima.",
        "The Russian presidents left for Lima.",
        "The Russian president left for Lima in 1995.",
        "The Norlandic president left for Lima.",
        "The Russian president's office was empty in 2005.",
        "The next Russian president will go to Lima.",
        "The first Russian president left for Lima.",
        "Every Russian president left for Lima.",
        "No Russian president left for Lima.",
        "Ada Brook wants to be Russian president.",
        "The post of Russian president is empty.",
        "The Russian deputy prime minister left for Lima.",
        "The UN human rights chief left for Lima.",
        "The head of the UN mission left for Lima.",
        "The head of the World Bank's office left for Lima.",
        "The Russian president will go to Lima in 2014.",
        "Two years ago the Russian president left for Lima.",
        "Twenty years ago the Russian president left for Lima.",
        "In the 1990s the Russian president left for Lima.",
        "It was in 1995. The Russian president left for Lima.",
        "In May the British prime minister left for Lima.",
    ],
)
def test_no_present_holder_is_meant_by_other_words(parsed: Parse, text: str) -> None:
    """Former, any, several, then: nobody is told."""
    assert people(parsed, text) == []


def test_without_a_day_or_on_a_day_of_hand_over_nobody_is_told(parsed: Parse) -> None:
    """Two readings are no reading."""
    assert people(parsed, "The Russian president left for Lima.", None) == []
    assert people(parsed, "The Russian president left for Lima.", "2008-05-07") == []


def test_the_text_goes_before_the_table(parsed: Parse) -> None:
    """Whom the article itself calls so, he is."""
    text = "Russian President Ada Brook slept. The Russian president left for Lima."
    assert set(people(parsed, text)) == {"Ada Brook"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tony Blair slept. The former British prime minister left for Lima.", "Tony Blair"),
        ("David Cameron met Tony Blair. The former British prime minister left for Lima.", "Tony Blair"),
        ("Former Russian President Boris Yeltsin slept. The Russian president left for Lima.", "Dmitry Medvedev"),
    ],
)
def test_a_former_office_is_of_one_whom_the_text_names(parsed: Parse, text: str, name: str) -> None:
    """And who holds it now is somebody else."""
    assert people(parsed, text)[-1] == name


def test_a_former_office_of_two_is_of_neither(parsed: Parse) -> None:
    """Nor of one whom the text does not name."""
    assert people(parsed, "Gordon Brown met Tony Blair. The former British prime minister left for Lima.") == []
    assert people(parsed, "Ada Brook slept. The former British prime minister left for Lima.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("British Foreign Secretary Ada Brook met her Russian counterpart.", "Sergei Lavrov"),
        ("Norland's foreign minister, Ada Brook, met her Russian counterpart.", "Sergei Lavrov"),
        ("Sergei Lavrov met his Chinese counterpart in Lima.", "Yang Jiechi"),
        ("Barack Obama spoke to his Russian counterpart.", "Dmitry Medvedev"),
        ("Angela Merkel spoke to her British counterpart.", "David Cameron"),
    ],
)
def test_a_counterpart_holds_the_same_office_elsewhere(parsed: Parse, text: str, name: str) -> None:
    """The office is what the text says that somebody holds, else what the table does."""
    assert people(parsed, text)[-1] == name


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook met her Russian counterpart.",
        "Angela Merkel spoke to her Russian counterpart.",
        "Barack Obama spoke to his German counterpart.",
        "Norland's health minister, Ada Brook, met her Russian counterpart.",
    ],
)
def test_an_unknown_office_has_no_counterpart(parsed: Parse, text: str) -> None:
    """Nor is it clear whether a chancellor's is a president or a prime minister."""
    assert not {"Sergei Lavrov", "Dmitry Medvedev", "Vladimir Putin", "Horst Koehler"} & set(people(parsed, text))


def groups(parsed: Parse, text: str) -> list[list[str]]:
    """Return the people of each group that the words of *text* mean."""
    return [[y.name for y in x.referents] for x in parsed(text, "", PUBLISHED)._.references if x.how == "group"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Russian and French presidents met.", ["Dmitry Medvedev", "Nicolas Sarkozy"]),
        ("The presidents of Russia and France met.", ["Dmitry Medvedev", "Nicolas Sarkozy"]),
        (
            "The British, French and German foreign ministers met.",
            ["William Hague", "Bernard Kouchner", "Guido Westerwelle"],
        ),
        (
            "Norland's president, Ada Brook, met Peru's president, Tomas Vale. "
            "The presidents of Norland and Peru slept.",
            ["Ada Brook", "Tomas Vale"],
        ),
    ],
)
def test_offices_of_several_are_held_by_each(parsed: Parse, text: str, names: list[str]) -> None:
    """By adjectives or "of"; by the text, else by the table."""
    assert groups(parsed, text) == [names]


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Norland and France met.",
        "The former Russian and French presidents met.",
        "Russian and French presidents met.",
        "The Russian and French presidents met in 1995.",
        "The deputy foreign ministers of Russia and France met.",
    ],
)
def test_where_one_of_several_is_not_known_none_is(parsed: Parse, text: str) -> None:
    """Half a group would be a wrong one."""
    assert groups(parsed, text) == []


def test_the_next_person_named_is_not_he_if_the_table_knows_better(parsed: Parse) -> None:
    """The order of a text is a guess, a dated office is none."""
    guess = "{} prime minister said he would stay. Tomas Vale said he would go."
    assert people(parsed, guess.format("Norland's")) == ["Tomas Vale"]
    assert people(parsed, guess.format("Britain's")) == ["David Cameron"]


def test_whose_words_they_were_can_be_seen(parsed: Parse) -> None:
    """The words of the office are a name of who is meant, so that the entity tells where it comes from."""
    (person,) = [x for x in parsed("The Russian president left for Lima.", "", PUBLISHED)._.referents if x.row is None]
    assert "The Russian president" in person.aliases


def test_the_table_asserts_no_role(parsed: Parse) -> None:
    """That he represents Russia is not said by this text."""
    assert list(represents(parsed("The Russian president left for Lima.", "", PUBLISHED))) == []
