"""``kg.extract.represents``: who holds which role for which country or body."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.represents import represents
from kg.model import Field, Representation, Tenure

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def told(parsed: Parse, text: str, title: str = "") -> list[Representation]:
    return list(represents(parsed(text, title)))


def shown(parsed: Parse, text: str) -> list[tuple[str, str | None, str]]:
    """Return agent, role and body of each representation that *text* tells."""
    return [(x.agent, x.role, x.of) for x in told(parsed, text)]


@pytest.mark.parametrize(
    ("text", "role", "of"),
    [
        ("Norwegian Foreign Minister Ada Brook smiled.", "Foreign Minister", "Norway"),
        ("Norway's foreign minister, Ada Brook, smiled.", "foreign minister", "Norway"),
        ("US President Ada Brook smiled.", "President", "United States"),
        ("President Ada Brook of Norway smiled.", "President", "Norway"),
        ("Ada Brook, the foreign minister of Norway, smiled.", "foreign minister", "Norway"),
        ("Ada Brook is the foreign minister of Norway.", "foreign minister", "Norway"),
        ("Ada Brook, a spokeswoman for the Ministry of Trade, smiled.", "spokeswoman", "Ministry of Trade"),
        ("NATO Secretary-General Ada Brook smiled.", "Secretary-General", "NATO"),
        ("European Commission President Ada Brook smiled.", "President", "European Commission"),
        ("The president of the European Commission, Ada Brook, smiled.", "president", "European Commission"),
        ("Ada Brook, the president of the European Council, smiled.", "president", "European Council"),
        ("The director of the CIA, Ada Brook, smiled.", "director", "CIA"),
        ("The president of the Swiss Confederation, Ada Brook, smiled.", "president", "Switzerland"),
        ("The speaker of the State Duma, Ada Brook, smiled.", "speaker", "State Duma"),
        ("The president of the Bundestag, Ada Brook, smiled.", "president", "Bundestag"),
        ("Kremlin spokeswoman Ada Brook smiled.", "spokeswoman", "Kremlin"),
        ("Ada Brook, a deputy White House press secretary, smiled.", "press secretary", "White House"),
        ("Ada Brook, a senior European Commission official, smiled.", "official", "European Commission"),
        ("The mayor of Bergen, Ada Brook, smiled.", "mayor", "Bergen"),
        (
            "The Norwegian vice-minister of foreign affairs, Ada Brook, smiled.",
            "vice-minister of foreign affairs",
            "Norway",
        ),
        ("Norwegian army chief Ada Brook smiled.", "army chief", "Norway"),
        ("Ada Brook, deputy chief of the Norwegian general staff, smiled.", "deputy chief", "Norway"),
        ("US Trade Representative Ada Brook smiled.", "Trade Representative", "United States"),
        ("Ada Brook, head of the Harbour Authority (HA), smiled.", "head", "Harbour Authority"),
        (
            "Ada Brook, Undersecretary of the Ministry of Trade of Norway, smiled.",
            "Undersecretary",
            "Ministry of Trade of Norway",
        ),
        ("Norwegian foreign ministry spokeswoman Ada Brook smiled.", "spokeswoman", "Norwegian foreign ministry"),
        ("Ada Brook, a spokeswoman for Norway's foreign ministry, smiled.", "spokeswoman", "Norway's foreign ministry"),
        ("Ada Brook, left, director of the Harbour Institute, smiled.", "director", "Harbour Institute"),
        ("Ada Brook, 54, director of the Harbour Institute, smiled.", "director", "Harbour Institute"),
        (
            "Ada Brook, director for Eastern Europe at the Harbour Institute, smiled.",
            "director for Eastern Europe",
            "Harbour Institute",
        ),
        ("Ada Brook, the Oslo-based leader of the Harbour Party, smiled.", "leader", "Harbour Party"),
        ("Ada Brook was elected president of Norway.", "president", "Norway"),
        ("Ada Brook, a member of the Harbour Party, smiled.", "member", "Harbour Party"),
        ("Harbour Party candidate Ada Brook smiled.", "candidate", "Harbour Party"),
        ("Harbour Party Leader Ada Brook smiled.", "Leader", "Harbour Party"),
        ("Ada Brook (Harbour Party) smiled.", None, "Harbour Party"),
        ("Ada Brook, of the Harbour Institute, smiled.", None, "Harbour Institute"),
        ("Ada Brook of Norway smiled.", None, "Norway"),
        ("Ada Brook, who teaches law at the Harbour Institute, smiled.", "teaches", "Harbour Institute"),
        ("The Harbour Party, led by Ada Brook, smiled.", "led", "Harbour Party"),
        ("Tomas Vale greeted Ada Brook's Harbour Party.", None, "Harbour Party"),
        ("Norway's Ada Brook smiled.", None, "Norway"),
        (
            "They asked the Lantern Forum for the Lakes to wait. The forum's secretary general, Ada Brook, smiled.",
            "secretary general",
            "Lantern Forum for the Lakes",
        ),
        ("Mr Vale met his counterpart from Oslo, Ada Brook.", "counterpart", "Norway"),
        ("The President of the National Assembly, Ada Brook, smiled.", "President", "National Assembly"),
        ("Bergen's Ada Brook smiled.", None, "Bergen"),
        ("EU Farm Commissioner Ada Brook smiled.", "Farm Commissioner", "EU"),
        ("Former Harbour International CEO Ada Brook smiled.", "CEO", "Harbour International"),
        ("The analyst Ada Brook at the Harbour Institute smiled.", "analyst", "Harbour Institute"),
        ("The liberal candidate Ada Brook (Harbour Party) smiled.", "liberal candidate", "Harbour Party"),
        (
            "Ada Brook, a plant physiologist with the Harbour Institute, smiled.",
            "plant physiologist",
            "Harbour Institute",
        ),
        ("Ada Brook, who sits on the board of the Harbour Institute, smiled.", "sits", "Harbour Institute"),
        ("Ada Brook was elected to the Harbour Council.", None, "Harbour Council"),
        ("Ada Brook was re-elected to the Harbour Council in 2019.", None, "Harbour Council"),
        ("Ada Brook, representing the Harbour Party, lost.", "representing", "Harbour Party"),
        ("Ada Brook quit the Harbour Party last month.", "quit", "Harbour Party"),
        ("Ada Brook is an economist and the president of the Harbour Party.", "president", "Harbour Party"),
        ("Ada Brook, who leads the Norwegian delegation, smiled.", "leads", "Norway"),
    ],
)
def test_role_and_body_are_read_from_the_words_beside_the_name(
    parsed: Parse, text: str, role: str | None, of: str
) -> None:
    """The role in the text's words, the country or body by its name there."""
    assert shown(parsed, text) == [("Ada Brook", role, of)]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ada Brook smiled.",
        "The foreign minister of Norway thanked Ada Brook.",
        "Ada Brook thanked Norway's foreign minister.",
        "Ada Brook is not the foreign minister of Norway.",
        "Norwegian ministers thanked Ada Brook.",
        "Ada Brook flew to Norway.",
        "Ada Brook criticised Norway and its minister.",
        "The Norwegian foreign ministry thanked Ada Brook.",
        "Norwegian economist Ada Brook smiled.",
        "Turkish Cypriot leader Ada Brook smiled.",
        "The Bosnian Serb leader, Ada Brook, smiled.",
        "Ada Brook will be elected president of Norway.",
        "Ada Brook was not elected president of Norway.",
        "Ada Brook will lead the Norwegian delegation.",
        "Ada Brook met an economist and the president of the Harbour Party.",
    ],
)
def test_what_the_text_does_not_put_together_is_left_out(parsed: Parse, text: str) -> None:
    """A bare title, an office of another, a country that is only spoken of."""
    assert shown(parsed, text) == []


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        ("Norwegian Prime Minister Ada Brook smiled.", Tenure.CURRENT),
        ("Former Norwegian prime minister Ada Brook smiled.", Tenure.FORMER),
        ("Norway's acting prime minister, Ada Brook, smiled.", Tenure.ACTING),
        ("Norway's president-elect, Ada Brook, smiled.", Tenure.DESIGNATE),
        ("Ada Brook was the prime minister of Norway.", Tenure.FORMER),
        ("Ada Brook resigned as prime minister of Norway.", Tenure.FORMER),
        ("Ada Brook, a former Norwegian ambassador to Sweden, smiled.", Tenure.FORMER),
        ("Ada Brook, formerly of the Harbour Institute, smiled.", Tenure.FORMER),
        ("Ada Brook was appointed prime minister of Norway.", Tenure.CURRENT),
    ],
)
def test_who_holds_it_no_more_or_not_yet_is_told_apart(parsed: Parse, text: str, tenure: Tenure) -> None:
    """Only a current or acting one represents today."""
    assert [x.tenure for x in told(parsed, text)] == [tenure]


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        ("US President Jimmy Carter brokered an accord at Camp David in 1978.", Tenure.FORMER),
        ("US President Joe Biden smiled.", Tenure.CURRENT),
        ("US President Ada Brook smiled.", Tenure.CURRENT),
    ],
)
def test_who_held_it_long_before_the_article_holds_it_no_more(parsed: Parse, text: str, tenure: Tenure) -> None:
    """By the dated table, where it has the person; of a name that it has not, the text alone tells."""
    assert [x.tenure for x in represents(parsed(text, published="2024-06-12"))] == [tenure]


def test_an_ambassador_is_of_one_country_and_to_another(parsed: Parse) -> None:
    """The host is not represented."""
    (found,) = told(parsed, "Norway's ambassador to Sweden, Ada Brook, smiled.")
    assert (found.of, found.accredited_to) == ("Norway", "Sweden")


def test_a_body_named_before_is_what_a_spokeswoman_is_of(parsed: Parse) -> None:
    """«Ministry spokeswoman» is of the ministry that the text has named."""
    text = "They asked the Ministry of Trade to wait. Ministry spokeswoman Ada Brook smiled."
    assert shown(parsed, text) == [("Ada Brook", "spokeswoman", "Ministry of Trade")]


def test_an_office_told_first_is_the_next_persons(parsed: Parse) -> None:
    """News tells what somebody is, and the name in the sentence after."""
    text = "Norway's foreign minister said the ferry was late. Ada Brook said she was tired."
    assert shown(parsed, text) == [("Ada Brook", "foreign minister", "Norway")]


def test_its_minister_is_of_the_country_that_the_sentence_before_is_about(parsed: Parse) -> None:
    """«Its» means the subject there."""
    text = "Norway rejected the offer of Sweden. Its foreign minister, Ada Brook, smiled."
    assert shown(parsed, text) == [("Ada Brook", "foreign minister", "Norway")]


def test_its_minister_is_nobodys_where_two_countries_could_be_meant(parsed: Parse) -> None:
    """No guess between them."""
    text = "The offer of Norway to Sweden was rejected. Its foreign minister, Ada Brook, smiled."
    assert shown(parsed, text) == []


def test_a_title_in_the_plural_is_parted_among_its_holders(parsed: Parse) -> None:
    """Each has it of one country, in the order told."""
    text = "The presidents of Norway and Sweden, Ada Brook and Tomas Vale, smiled."
    assert shown(parsed, text) == [("Ada Brook", "president", "Norway"), ("Tomas Vale", "president", "Sweden")]


def test_the_fullest_name_of_the_document_is_the_agent(parsed: Parse) -> None:
    """Though only the surname stands beside the title."""
    text = "President Ada Brook smiled. Norwegian President Brook then left."
    assert ("Ada Brook", "President", "Norway") in shown(parsed, text)


def test_what_is_told_twice_is_one(parsed: Parse) -> None:
    """The same person, role and body, whatever the case of the role."""
    text = "Norwegian President Ada Brook smiled. Ada Brook, Norway's president, then left."
    assert len(shown(parsed, text)) == 1


def test_two_offices_of_one_person_are_two(parsed: Parse) -> None:
    """Of two bodies, or of two tenures."""
    text = "Norwegian President Ada Brook smiled. Ada Brook, the former head of the Harbour Authority, then left."
    assert [(x.of, x.tenure) for x in told(parsed, text)] == [
        ("Norway", Tenure.CURRENT),
        ("Harbour Authority", Tenure.FORMER),
    ]


def test_each_of_a_list_has_an_office_of_his_own(parsed: Parse) -> None:
    """Countries are not mixed up between neighbours."""
    text = (
        "Norwegian President Ada Brook, Swedish Prime Minister Tomas Vale and Danish Foreign Minister Ida Holm smiled."
    )
    assert shown(parsed, text) == [
        ("Ada Brook", "President", "Norway"),
        ("Tomas Vale", "Prime Minister", "Sweden"),
        ("Ida Holm", "Foreign Minister", "Denmark"),
    ]


def test_the_evidence_is_the_sentence_with_the_name(parsed: Parse) -> None:
    """In the field where it stands, under the rule that read it."""
    body = "It rained. Norway's foreign minister, Ada Brook, smiled. Nobody spoke."
    (found,) = told(parsed, body, "A day of rain")
    assert body[found.evidence.start : found.evidence.end] == "Norway's foreign minister, Ada Brook, smiled."
    assert (found.evidence.field, found.evidence.rule) == (Field.BODY, "represents/apposition")


def test_an_ambassador_to_a_country_may_be_named_right_behind_it(parsed: Parse) -> None:
    """The country is no part of the name."""
    (found,) = told(parsed, "Norwegian Ambassador to China Ada Brook smiled.")
    assert (found.agent, found.of, found.accredited_to) == ("Ada Brook", "Norway", "China")


def test_a_counterpart_has_the_office_of_whose_counterpart_he_is(parsed: Parse) -> None:
    """The word itself tells no role."""
    text = "Norwegian Foreign Minister Ada Brook met her Swedish counterpart, Tomas Vale."
    assert shown(parsed, text) == [
        ("Ada Brook", "Foreign Minister", "Norway"),
        ("Tomas Vale", "Foreign Minister", "Sweden"),
    ]
    text = "Norwegian Foreign Minister Ada Brook arrived. She met her Swedish counterpart, Tomas Vale."
    assert ("Tomas Vale", "Foreign Minister", "Sweden") in shown(parsed, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She is a member of the Harbour Party.", ("member", "Harbour Party", Tenure.CURRENT)),
        ("She was Norway's ambassador to Chile.", ("ambassador to Chile", "Norway", Tenure.FORMER)),
        ("She heads the Harbour Party.", ("heads", "Harbour Party", Tenure.CURRENT)),
        ("She headed the Harbour Party until 2004.", ("headed", "Harbour Party", Tenure.FORMER)),
        ("She is not a member of the Harbour Party.", None),
        ("She may be a member of the Harbour Party.", None),
    ],
)
def test_what_is_told_of_her_is_hers(parsed: Parse, text: str, expected: tuple[str, str, Tenure] | None) -> None:
    """Whom "she" means is known from the sentence before."""
    found = [(x.role, x.of, x.tenure) for x in represents(parsed(f"Ada Brook spoke in Oslo. {text}"))]
    assert found == ([expected] if expected is not None else [])


def test_a_body_told_by_its_kind_is_the_one_named_before(parsed: Parse) -> None:
    """Behind "of", and before the possessive."""
    text = "They saw the Harbour Institute of Maps, where the rector of the institute, Ada Brook, welcomed them."
    assert shown(parsed, text) == [("Ada Brook", "rector", "Harbour Institute of Maps")]


@pytest.mark.parametrize("word", ["counterpart", "colleague", "opposite number"])
def test_where_nothing_tells_it_a_counterpart_is_called_so(parsed: Parse, word: str) -> None:
    """The role is in the text's words."""
    found = list(represents(parsed(f"Ada Brook met her Swedish {word}, Tomas Vale.")))
    assert [(x.agent, x.role, x.of) for x in found] == [("Tomas Vale", word, "Sweden")]


def test_whose_counterpart_is_of_what_stands_behind_his_name(parsed: Parse) -> None:
    """With "of", as of one who has no office."""
    found = list(
        represents(parsed("Ada Brook agreed. Brook's opposite number, Tomas Vale of the Grain Board, agreed."))
    )
    assert ("Tomas Vale", "Grain Board") in {(x.agent, x.of) for x in found}


def test_titles_joined_by_and_share_their_country(parsed: Parse) -> None:
    """The second does not repeat it."""
    text = "Norwegian Prime Minister Ada Brook and Foreign Minister Tomas Vale smiled."
    assert shown(parsed, text) == [
        ("Ada Brook", "Prime Minister", "Norway"),
        ("Tomas Vale", "Foreign Minister", "Norway"),
    ]


def test_an_office_is_of_what_the_text_said_before(parsed: Parse) -> None:
    """If it said so of one only."""
    text = "Norway's energy minister is ill. The energy minister, Ada Brook, smiled."
    assert shown(parsed, text) == [("Ada Brook", "energy minister", "Norway")]
    text = "Norway's and Sweden's energy ministers are ill. The energy minister, Ada Brook, smiled."
    assert shown(parsed, text) == []


def test_who_has_such_an_office_elsewhere_is_not_the_one_told_before(parsed: Parse) -> None:
    """By the table of dated offices, on the day of the article."""
    text = "The American president is due on Friday. President Emmanuel Macron is due on Monday."
    assert list(represents(parsed(text, "", "2019-02-28"))) == []


def test_who_leads_a_delegation_may_have_a_title_of_his_own(parsed: Parse) -> None:
    """The delegation tells of which country."""
    text = "They received a Norwegian delegation led by Foreign Minister Ada Brook."
    assert shown(parsed, text) == [("Ada Brook", "Foreign Minister", "Norway")]


def test_the_offices_of_the_two_countries_go_to_those_named_after_them(parsed: Parse) -> None:
    """Each with the country that stands by its own name."""
    text = "The foreign ministers of the two countries, Ada Brook of Norway and Sweden's Tomas Vale, met in Oslo."
    assert shown(parsed, text) == [
        ("Ada Brook", "foreign minister", "Norway"),
        ("Tomas Vale", "foreign minister", "Sweden"),
    ]


def test_an_office_before_another_of_a_row_is_nobody_s(parsed: Parse) -> None:
    """Who follows behind the comma has one of his own."""
    text = "The Moroccan foreign minister, Foreign Minister Tomas Vale of Belarus and Ada Brook met."
    assert shown(parsed, text) == [("Tomas Vale", "Foreign Minister", "Belarus")]


def test_an_unknown_demonym_is_of_the_country_that_the_text_names(parsed: Parse) -> None:
    """That is, "Norlandic" of Norland, which no table has but the text does."""
    text = "Norland opened its ports on Monday. Norlandic Foreign Minister Ada Brook arrived in Haven."
    assert shown(parsed, text) == [("Ada Brook", "Foreign Minister", "Norland")]


def test_an_unknown_demonym_alone_tells_no_country(parsed: Parse) -> None:
    """Where the text names nothing that "Norlandic" is formed from, whose minister she is stays untold."""
    assert shown(parsed, "On Monday Norlandic Foreign Minister Ada Brook smiled.") == []


def test_a_line_up_tells_whom_each_plays_for_those_who_came_on_too(parsed: Parse) -> None:
    """The player in "(7 - Ida Holm 71)" came on for the one before."""
    text = "Norway: 19 - Karl Stone, 2 - Tomas Vale, 3 - Olaf Brook (7 - Ida Holm 71), 9 - Nils Dahl."
    assert {"Karl Stone", "Tomas Vale", "Olaf Brook", "Ida Holm", "Nils Dahl"} == {x[0] for x in shown(parsed, text)}


def test_a_list_of_a_team_may_end_with_its_twelfth_man(parsed: Parse) -> None:
    """The one in "Nils Dahl 12th man" is in the team too."""
    text = "Norway - Karl Stone (captain), Tomas Vale, Olaf Brook, Nils Dahl 12th man."
    assert {"Karl Stone", "Tomas Vale", "Olaf Brook", "Nils Dahl"} == {x[0] for x in shown(parsed, text)}


def test_a_captain_is_of_the_team_before_the_word(parsed: Parse) -> None:
    """A "Norway captain" is a team's; "Norwegian captain" may be a ship's."""
    assert shown(parsed, "Norway captain Karl Stone smiled on Friday.") == [("Karl Stone", "captain", "Norway")]
    assert shown(parsed, "The Norwegian captain Karl Stone smiled on Friday.") == []


def test_who_plays_for_a_club_is_the_clubs(parsed: Parse) -> None:
    """Who "plays for" a body is its; "plays in" one may be a hall."""
    assert shown(parsed, "Karl Stone plays for the Harbour Club.") == [("Karl Stone", "plays", "Harbour Club")]
    assert shown(parsed, "Karl Stone plays in the Harbour Club.") == []


@pytest.mark.parametrize(
    ("text", "agent", "of"),
    [
        (
            "The State Department wept. In a note, department spokeswoman Ada Brook smiled.",
            "Ada Brook",
            "State Department",
        ),
        ("Gov. Ada Brook of Arizona smiled.", "Ada Brook", "Arizona"),
        ("Lawmaker Ada Brook, of the ruling Harbour Party, smiled.", "Ada Brook", "Harbour Party"),
        ("Ada Brook, a Harbour Party MP, smiled.", "Ada Brook", "Harbour Party"),
        ("Ada Brook was a clerk and now heads the Brook Foundation.", "Ada Brook", "Brook Foundation"),
        ("Sudland shut its ports. Sudland's foreign minister, Ada Brook, smiled.", "Ada Brook", "Sudland"),
        (
            "The Vostan foreign ministry shut. The ministry's spokesman, Ada Brook, smiled.",
            "Ada Brook",
            "Vostan foreign ministry",
        ),
        ("The UN secretary-general's special envoy, Ada Brook, smiled.", "Ada Brook", "UN"),
        ("Ministers of ASEAN chose Ada Brook as the bloc's next secretary-general.", "Ada Brook", "ASEAN"),
        (
            "Oslo wept. Norway was ill. The Norwegian foreign ministry recalled its ambassador, Ada Brook.",
            "Ada Brook",
            "Norway",
        ),
        ("Ada Brook took over on Monday as head of the Harbour Board.", "Ada Brook", "Harbour Board"),
        ("Ada Brook wept. Her Norwegian counterpart at the time, Tomas Vale, smiled.", "Tomas Vale", "Norway"),
        ("Senator Ada Brook (Harbour Party, Lindmouth West) smiled.", "Ada Brook", "Harbour Party"),
        (
            "The Comptroller-General of the Harbour Customs Service, Ada Brook, smiled.",
            "Ada Brook",
            "Harbour Customs Service",
        ),
        ("Holger Pietsch of the Hanover firm Wassertechnik smiled.", "Holger Pietsch", "Wassertechnik"),
        (
            "The World Bank is waiting for Beijing to answer its letter, said Ada Brook, its envoy in Oslo.",
            "Ada Brook",
            "World Bank",
        ),
        (
            "Norway shut. The Norwegian foreign ministry wept. In a letter, the foreign minister, Ada Brook, smiled.",
            "Ada Brook",
            "Norway",
        ),
        (
            "Norway's trade director, Ada Brook, met her counterpart in Sweden, Tomas Vale.",
            "Tomas Vale",
            "Sweden",
        ),
    ],
)
def test_whose_office_it_is(parsed: Parse, text: str, agent: str, of: str) -> None:
    """Told by words that name no country or body themselves, or by those behind the name."""
    assert (agent, of) in {(x, z) for x, _, z in shown(parsed, text)}


def test_one_person_of_two_offices(parsed: Parse) -> None:
    """The verb behind tells that the second names who holds the first."""
    text = "The outgoing chairman of the Lakes Trade Council, Norwegian Deputy Prime Minister Ada Brook, is ill."
    assert {(x, z) for x, _, z in shown(parsed, text)} == {
        ("Ada Brook", "Norway"),
        ("Ada Brook", "Lakes Trade Council"),
    }


def test_who_leads_an_institute_and_is_of_another(parsed: Parse) -> None:
    """What "its" means is not what stands behind the name."""
    text = "The Harbour Institute was ill. Its leader, Ada Brook of the University of Bergen, smiled."
    assert {z for _, _, z in shown(parsed, text)} == {"Harbour Institute", "University of Bergen"}


def test_a_part_without_a_name_is_not_the_whole(parsed: Parse) -> None:
    """Who chairs a panel of the House does not chair the House."""
    assert shown(parsed, "Ada Brook, who chairs the House subcommittee on water, smiled.") == []


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "The Lakes Council was represented by its head, Ada Brook, and Canada by its deputy minister, Tomas Vale.",
            {("Ada Brook", "Lakes Council"), ("Tomas Vale", "Canada")},
        ),
        ("Ada Brook, a Norwegian member of the Lakes Council, smiled.", {("Ada Brook", "Lakes Council")}),
        (
            "According to Ada Brook, Norway's envoy in Lima, Tomas Vale, had left.",
            {("Tomas Vale", "Norway")},
        ),
    ],
)
def test_whose_of_two_it_is(parsed: Parse, text: str, pairs: set[tuple[str, str]]) -> None:
    """The nearer owner, the body before the country, the name behind and not the source."""
    assert {(x, z) for x, _, z in shown(parsed, text)} == pairs


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The chairman of the Lake Council, Norway's President Ada Brook, smiled.", ("President", "Norway")),
        ("The chairman of the Lake Council, former Norwegian premier Ada Brook, smiled.", ("premier", "Norway")),
        ("The chairman of the Lake Council, Norway's Ada Brook, smiled.", (None, "Norway")),
    ],
)
def test_who_holds_two_offices_is_one(parsed: Parse, text: str, second: tuple[str | None, str]) -> None:
    """The second stands before the name, within the first one's apposition."""
    found = shown(parsed, text)

    assert ("Ada Brook", "chairman", "Lake Council") in found
    assert len(found) == 1 or ("Ada Brook", *second) in found


def test_a_row_of_officers_is_none(parsed: Parse) -> None:
    """Where no verb follows the name, the next of a row may begin with it."""
    found = shown(parsed, "She thanked the chairman of the Lake Council, Norway's President Ada Brook and the king.")

    assert found == [("Ada Brook", "President", "Norway")]


@pytest.mark.parametrize(
    ("text", "of", "to"),
    [
        ("Norway's U.N. Ambassador Ada Brook left.", "Norway", "U.N."),
        ("The Norwegian UN ambassador, Ada Brook, left.", "Norway", "UN"),
        ("UN envoy Ada Brook left.", "UN", None),
    ],
)
def test_an_envoy_to_a_body_is_of_who_sends_her(parsed: Parse, text: str, of: str, to: str | None) -> None:
    """Two names before the title: the sender, and to whom."""
    assert [(x.of, x.accredited_to) for x in told(parsed, text)] == [(of, to)]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Ada Brook at the Harbour Bank said that rates would rise.", ["Harbour Bank"]),
        ('"Rates will rise," said Ada Brook at the Harbour Bank.', ["Harbour Bank"]),
        ("They met Ada Brook at the Foreign Ministry.", []),
        ('"It is late," said Ada Brook at the United Nations.', []),
        ("Syria rebel leader Ada Brook left.", []),
        ("Ada Brook, military chief of the LLA, left.", ["LLA"]),
        ("LLA rebel leader Ada Brook left.", ["LLA"]),
    ],
)
def test_whose_speaker_or_fighter_she_is(parsed: Parse, text: str, of: list[str]) -> None:
    """It is told by "at" of who speaks there, elsewhere only where she is; initials are a body's."""
    assert [x.of for x in told(parsed, text)] == of


@pytest.mark.parametrize(
    ("text", "role", "of", "tenure"),
    [
        ("Ada Brook resigned as Norway's trade minister on Monday.", "trade minister", "Norway", Tenure.FORMER),
        ("Ada Brook was sacked as Norway's trade minister.", "trade minister", "Norway", Tenure.FORMER),
        ("Ada Brook was ousted as head of the Lake Council.", "head", "Lake Council", Tenure.FORMER),
        ("Ada Brook was nominated as Norway's envoy.", "envoy", "Norway", Tenure.DESIGNATE),
        ("Ada Brook, leader of Norway's opposition Harbour Party, left.", "leader", "Harbour Party", Tenure.CURRENT),
    ],
)
def test_how_an_office_is_held(parsed: Parse, text: str, role: str, of: str, tenure: Tenure) -> None:
    """By the verb that tells of it; a day is no part of the role, and a party is its country's but not the country."""
    assert [(x.role, x.of, x.tenure) for x in told(parsed, text)] == [(role, of, tenure)]


def test_whom_somebody_succeeds_has_held_the_office(parsed: Parse) -> None:
    """Both are told of at once, as with "her predecessor as"."""
    found = told(parsed, "Ada Brook succeeded Tomas Vale as president of Norway.")
    assert {(x.agent, x.tenure) for x in found} == {("Ada Brook", Tenure.CURRENT), ("Tomas Vale", Tenure.FORMER)}
    (before,) = told(parsed, "Brook's predecessor as Norway's foreign minister, Tomas Vale, left.")
    assert (before.agent, before.tenure) == ("Tomas Vale", Tenure.FORMER)


def test_an_office_of_a_headline_is_whose_the_story_says(parsed: Parse) -> None:
    """Not of somebody else with such an office."""
    story = "Prime Minister Ada Brook spoke with the Prime Minister of Norway, Tomas Vale."
    found = told(parsed, story, "Prime Minister speaks with Prime Minister of Norway")
    assert [(x.agent, x.of) for x in found] == [("Tomas Vale", "Norway")]


def test_an_under_secretary_is_no_secretary(parsed: Parse) -> None:
    """With hyphens or without."""
    found = shown(parsed, "Ada Brook, an under secretary general at the United Nations, left.")
    assert found == [("Ada Brook", "under secretary general", "United Nations")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The foreign ministers of Norway and Sweden met. Norway's Ada Brook smiled at Sweden's Tomas Vale.",
            ("Ada Brook", "foreign minister", "Norway"),
        ),
        (
            "He will visit Peru at the invitation of Foreign Minister Ada Brook.",
            ("Ada Brook", "Foreign Minister", "Peru"),
        ),
        (
            "Tomas Vale, who was named last month as the African Union's envoy, smiled.",
            ("Tomas Vale", "envoy", "African Union"),
        ),
        ("Tomas Vale, named last week as Norway's envoy, smiled.", ("Tomas Vale", "envoy", "Norway")),
        ("Senator Ada Brook, of the Harbour Party, smiled.", ("Ada Brook", "Senator", "Harbour Party")),
        (
            "They asked the African Union, whose envoy, Ada Brook, had left.",
            ("Ada Brook", "envoy", "African Union"),
        ),
        (
            "The African Union's envoy to the two neighbours, Ada Brook, left Lima.",
            ("Ada Brook", "envoy to the two neighbours", "African Union"),
        ),
        (
            "The African Union's envoy, former Peruvian foreign minister Ada Brook, left Lima.",
            ("Ada Brook", "envoy", "African Union"),
        ),
        (
            "Norway's Water and Forests Minister Ada Brook smiled.",
            ("Ada Brook", "Water and Forests Minister", "Norway"),
        ),
        (
            "Norway's trade and industry minister, Ada Brook, smiled.",
            ("Ada Brook", "trade and industry minister", "Norway"),
        ),
        ("Welsh First Minister Ada Brook smiled.", ("Ada Brook", "First Minister", "Wales")),
        (
            "President Tomas Vale of Peru stayed away. His foreign minister, Ada Brook, arrived.",
            ("Ada Brook", "foreign minister", "Peru"),
        ),
        (
            "Peruvian President Tomas Vale left. Vale's foreign minister, Ada Brook, stayed.",
            ("Ada Brook", "foreign minister", "Peru"),
        ),
        (
            "Peruvian President Tomas Vale left. Vale's predecessor, Ada Brook, stayed.",
            ("Ada Brook", "President", "Peru"),
        ),
        (
            'Peru refused to sit down with Chile. "We saw nobody," government spokeswoman Ada Brook said.',
            ("Ada Brook", "government spokeswoman", "Peru"),
        ),
        (
            "Ada Brook, general secretary of Peru's Lantern Party, Chilean diplomats said, left.",
            ("Ada Brook", "general secretary", "Lantern Party"),
        ),
        (
            "Peruvian President Tomas Vale named Ada Brook foreign minister on Monday.",
            ("Ada Brook", "foreign minister", "Peru"),
        ),
        (
            "They met Executive Secretary of the Lantern Forum Ada Brook.",
            ("Ada Brook", "Executive Secretary", "Lantern Forum"),
        ),
        (
            "Ambassador Extraordinary and Plenipotentiary of Peru to the Republic of Moldova Ada Brook left.",
            ("Ada Brook", "Ambassador Extraordinary and Plenipotentiary", "Peru"),
        ),
        ("They met Speaker of the Knesset Amir Holm.", ("Amir Holm", "Speaker", "Knesset")),
        (
            "They met Deputy Minister of Trade of the Russian Federation Ada Brook.",
            ("Ada Brook", "Deputy Minister of Trade", "Russia"),
        ),
        ("Peru's Minister for Trade Sultan Al-Holm left.", ("Sultan Al-Holm", "Minister for Trade", "Peru")),
        ("Peruvian President Abdel Fattah Sayed left.", ("Abdel Fattah Sayed", "President", "Peru")),
        (
            "Peru waited. Peru's foreign ministry said that its minister, Ada Brook, had left.",
            ("Ada Brook", "minister", "Peru"),
        ),
        (
            "They asked the UN secretary general's envoy for Western Sahara, Ada Brook.",
            ("Ada Brook", "envoy for Western Sahara", "UN"),
        ),
        (
            "Ada Brook, commander of the self-styled Lantern National Army, left.",
            ("Ada Brook", "commander", "Lantern National Army"),
        ),
        ("Ada Brook, leader of the Belarusian opposition, left.", ("Ada Brook", "leader", "Belarus")),
        (
            "Peruvian Prime Minister Karl Stone left. Stone's predecessor, Tomas Malik, stayed.",
            ("Tomas Malik", "Prime Minister", "Peru"),
        ),
        (
            "They met Norway's president, Ada Brook, and Sweden's, Andrzej Holm, in Weimar.",
            ("Andrzej Holm", "president", "Sweden"),
        ),
        ("NATO ministers met. Secretary-General Ada Brook smiled.", ("Ada Brook", "Secretary-General", "NATO")),
        (
            "Ada Brook, who heads the Lima branch of the Grain Union, smiled.",
            ("Ada Brook", "heads", "Grain Union"),
        ),
        (
            "Ada Brook, the Conservatives' foreign affairs critic, smiled.",
            ("Ada Brook", "foreign affairs critic", "Conservatives"),
        ),
        (
            "They flew to Singapore to see the city-state's prime minister, Ada Brook.",
            ("Ada Brook", "prime minister", "Singapore"),
        ),
        ("Peru agreed. The country's foreign minister, Ada Brook, smiled.", ("Ada Brook", "foreign minister", "Peru")),
        (
            "They toured Lantern Province. They met the province's vice governor, Ada Brook.",
            ("Ada Brook", "vice governor", "Lantern Province"),
        ),
        (
            "Ada Brook is ill. As Norway's ambassador to Peru from 1971 to 1975, she drew the border.",
            ("Ada Brook", "ambassador to Peru", "Norway"),
        ),
    ],
)
def test_what_is_told_around_the_name(parsed: Parse, text: str, expected: tuple[str, str, str]) -> None:
    """Of several of an office each, a host, who was named when, who is of a party behind a comma."""
    assert expected in shown(parsed, text)


@pytest.mark.parametrize(
    ("text", "not_told"),
    [
        ("Officials of Norway and Sweden met. Norway's Ada Brook smiled.", ("Ada Brook", "official", "Norway")),
        (
            "He will visit Peru and fly to Chile at the invitation of Foreign Minister Ada Brook.",
            ("Ada Brook", "Foreign Minister", "Peru"),
        ),
        (
            "Peruvian President Tomas Vale met Karl Stone. His foreign minister, Ada Brook, left.",
            ("Ada Brook", "foreign minister", "Peru"),
        ),
        (
            "Peruvian President Ada Brook left. In talks with the Chilean ambassador A. Brook was calm.",
            ("Ada Brook", "ambassador", "Chile"),
        ),
        ("NATO and EU ministers met. Secretary-General Ada Brook left.", ("Ada Brook", "Secretary-General", "NATO")),
        ("Ada Brook, the special envoy for Libya, left.", ("Ada Brook", "special envoy for Libya", "Libya")),
        ("Ada Brook, head of the UN-backed Lantern Front, left.", ("Ada Brook", "head", "UN")),
        (
            "Peru and Chile agreed. The country's foreign minister, Ada Brook, smiled.",
            ("Ada Brook", "foreign minister", "Chile"),
        ),
        ("Ada Brook chaired the African Union summit.", ("Ada Brook", "chaired", "African Union")),
        ("They spoke of trade and finance minister Ada Brook left.", ("Ada Brook", "trade and finance minister", "")),
    ],
)
def test_what_may_be_anothers_is_not_told(parsed: Parse, text: str, not_told: tuple[str, str, str]) -> None:
    """A country has many officials; two hosts; a summit is not the body that meets."""
    assert not_told not in shown(parsed, text)


@pytest.mark.parametrize(
    ("text", "agent", "role", "of"),
    [
        ("The Norwegian government's spokesman, Ada Brook, smiled.", "Ada Brook", "spokesman", "Norway"),
        ("Norway's military-appointed attorney general, Ada Brook, smiled.", "Ada Brook", "attorney general", "Norway"),
        ("Headman Joseph Brook of Kapiri village smiled.", "Joseph Brook", "Headman", "Kapiri"),
        ("Commissioner Ada Brook of Ludlow smiled.", "Ada Brook", "Commissioner", "Ludlow"),
        ("The minister from Norway, Ada Brook, smiled.", "Ada Brook", "minister", "Norway"),
        (
            "Ada Brook, a former United Nations under secretary, smiled.",
            "Ada Brook",
            "under secretary",
            "United Nations",
        ),
        (
            "Ada Brook, general secretary of the Holm Peace Forum, smiled.",
            "Ada Brook",
            "general secretary",
            "Holm Peace Forum",
        ),
        (
            "Ada Brook, a maritime law specialist at the Harbour Institute, smiled.",
            "Ada Brook",
            "maritime law specialist",
            "Harbour Institute",
        ),
        (
            "HE Undersecretary of the Ministry of Trade Omar Haddad smiled.",
            "Omar Haddad",
            "Undersecretary",
            "Ministry of Trade",
        ),
        (
            "HE Secretary-General of the Ministry of Foreign Affairs Dr. Omar Haddad smiled.",
            "Omar Haddad",
            "Secretary-General",
            "Ministry of Foreign Affairs",
        ),
        (
            "The Board met.\n\nMedia contact: Ms Ada Brook, Ministry of Trade, Oslo.",
            "Ada Brook",
            "Media contact",
            "Ministry of Trade",
        ),
        (
            "Presidents Hilaire Mbouma of Gabon and Teodoro Esono of Chad spoke by telephone.",
            "Hilaire Mbouma",
            "president",
            "Gabon",
        ),
        (
            "Swedish President Ada Brook paid a visit to Norway for talks with her host, President Tomas Vale.",
            "Tomas Vale",
            "President",
            "Norway",
        ),
        (
            "Norway smiled. A government spokesman, Ada Brook, said it would wait.",
            "Ada Brook",
            "government spokesman",
            "Norway",
        ),
    ],
)
def test_offices_told_by_their_frames(parsed: Parse, text: str, agent: str, role: str, of: str) -> None:
    """A government's servants, officers of towns, agencies' lines, hosts."""
    assert (agent, role, of) in shown(parsed, text)


@pytest.mark.parametrize(
    "text",
    [
        "The senator from Norway, Ada Brook, smiled.",
        "Norway and Sweden smiled. A government minister, Ada Brook, said it would wait.",
        "Karl Stone will be briefed in Oslo by Ada Brook, an official at the Harbour Board said.",
        "Chairwoman: Ada Brook, you have the floor at the Harbour Board.",
    ],
)
def test_frames_that_tell_no_office(parsed: Parse, text: str) -> None:
    """A senator's state is none; a government of two; who only says so; a turn of a transcript."""
    assert not any(agent == "Ada Brook" for agent, _, _ in shown(parsed, text))


def test_an_opposite_number_of_a_town_holds_the_same_there(parsed: Parse) -> None:
    """Words between say where she came from."""
    text = "Oslo's mayor, Ada Brook, thanked her opposite number from across the line, Tomas Vale of Ludlow, on Monday."
    assert ("Tomas Vale", "mayor", "Ludlow") in shown(parsed, text)


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        ("Ada Brook, 67, has been special envoy of the African Union to Chad for barely two years.", Tenure.CURRENT),
        ("Ada Brook had been special envoy of the African Union to Chad.", Tenure.FORMER),
    ],
)
def test_how_long_somebody_has_been_tells_that_she_is(parsed: Parse, text: str, tenure: Tenure) -> None:
    """What has been for two years goes on; what had been does not."""
    assert [(x.agent, x.of, x.tenure) for x in told(parsed, text)] == [("Ada Brook", "African Union", tenure)]


def test_what_was_done_long_ago_as_an_ambassador_was_done_by_a_former_one(parsed: Parse) -> None:
    """The year stands behind the verb."""
    doc = parsed("Ada Brook is ill. As Norway's ambassador to Chad she arranged a visit in 1991.", "", "2024-05-15")
    assert [(x.agent, x.of, x.tenure) for x in represents(doc)] == [("Ada Brook", "Norway", Tenure.FORMER)]


def test_who_is_joined_behind_a_clause_does_not_what_it_tells(parsed: Parse) -> None:
    """The clause is about the one before it."""
    text = "Amina Brook, who heads the Peace Board, and Tomas Vale smiled."
    assert [x.agent for x in told(parsed, text)] == ["Amina Brook"]


def test_a_principal_is_of_her_school_and_an_adviser_may_be_one(parsed: Parse) -> None:
    """The word stands before other titles as well."""
    assert ("Maria Brook", "Principal", "Suva School of Nursing") in shown(
        parsed, "He saw the Suva School of Nursing, whose Principal, Sister Maria Brook, smiled."
    )
    assert ("Ada Brook", "Principal Adviser", "Norway") in shown(
        parsed, "Norwegian Principal Adviser Ada Brook smiled."
    )


@pytest.mark.parametrize(
    ("text", "role", "of", "tenure"),
    [
        (
            "Ada Brook, who used to be Norway's ambassador to Chad, smiled.",
            "ambassador to Chad",
            "Norway",
            Tenure.FORMER,
        ),
        ("The envoys, Ada Brook for Norway and Tomas Vale for Sweden, smiled.", "envoy", "Norway", Tenure.CURRENT),
        ("Speaking for the Grain Board, Ada Brook said it rained.", None, "Grain Board", Tenure.CURRENT),
        (
            "The World Bank's vice-president for Africa, Ada Brook, smiled.",
            "vice-president for Africa",
            "World Bank",
            Tenure.CURRENT,
        ),
        (
            "Ada Brook, Chad country director of the World Food Programme, smiled.",
            "country director",
            "World Food Programme",
            Tenure.CURRENT,
        ),
        ("Ada Brook, who was sworn in as president of Chad on Monday, smiled.", "president", "Chad", Tenure.CURRENT),
        ("Ada Brook, elected president of Chad last month, smiled.", "president", "Chad", Tenure.CURRENT),
        ("Governor of Lantern State Ada Brook smiled.", "Governor", "Lantern State", Tenure.CURRENT),
    ],
)
def test_further_frames_of_offices(parsed: Parse, text: str, role: str | None, of: str, tenure: Tenure) -> None:
    """Those who were, who sign or speak for, who are sent to, who have just been made what they are."""
    assert (role, of, tenure) in [(x.role, x.of, x.tenure) for x in told(parsed, text) if x.agent == "Ada Brook"]


@pytest.mark.parametrize(
    "text",
    [
        "The bank's vice-president for Africa, Ada Brook, smiled.",
        "Speaking for an hour, Ada Brook praised the Grain Board.",
        "Ada Brook, not elected president of Chad, smiled.",
    ],
)
def test_a_charge_a_time_and_a_lost_election_make_nobody_an_officer(parsed: Parse, text: str) -> None:
    """Africa has no vice-president."""
    assert shown(parsed, text) == []


@pytest.mark.parametrize(
    ("text", "agent", "of", "to"),
    [
        ("US Ambassador to the UN Helen Brook smiled.", "Helen Brook", "United States", "UN"),
        ("Chinese Ambassador to Kenya Wang Jun smiled.", "Wang Jun", "China", "Kenya"),
        ("Kenya's UN ambassador, Ada Brook, smiled.", "Ada Brook", "Kenya", "UN"),
        ("Ada Brook, the UN's Yemen envoy, smiled.", "Ada Brook", "UN", "Yemen"),
        ("US Iran envoy Ada Brook smiled.", "Ada Brook", "United States", "Iran"),
    ],
)
def test_an_envoy_is_his_who_sends_him(parsed: Parse, text: str, agent: str, of: str, to: str) -> None:
    """Where he is sent stands behind his title, or right before it; his name is his own."""
    assert [(x.agent, x.of, x.accredited_to) for x in told(parsed, text)] == [(agent, of, to)]


def test_a_demonym_before_an_envoy_is_of_who_sends_him(parsed: Parse) -> None:
    """Not of where he goes."""
    assert shown(parsed, "The Norwegian envoy, Ada Brook, smiled.") == [("Ada Brook", "envoy", "Norway")]
