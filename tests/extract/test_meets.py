"""``kg.extract.meets``: who met whom, where and when."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest

from kg import files
from kg.annotate.lemmas import ONE_NOUN
from kg.extract.cues import meeting_cues
from kg.extract.meets import meets
from kg.model import Field, Kind, Meeting, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"
"""Before most sentences here: it names the two in full, so that the sentence may be short."""

PUBLISHED = "2024-06-12"
"""A Wednesday."""

with (files.folder("data") / "cues-meets.csv").open(encoding="utf-8", newline="") as table:
    CUES = list(csv.DictReader(table))


def told(parsed: Parse, text: str, title: str = "") -> list[Meeting]:
    """Return the meetings that *text* tells, where Brook and Vale have been named before."""
    return list(meets(parsed(LEAD + text, title, PUBLISHED)))


def who(meeting: Meeting) -> set[str]:
    return set(meeting.participants)


BOTH = {"Ada Brook", "Tomas Vale"}

# --- the table of cues ----------------------------------------------------------------------


@pytest.mark.parametrize("row", CUES, ids=lambda row: f"{row['cue']}-{row['pos']}")
def test_the_example_of_a_cue_tells_what_the_cue_is_for(parsed: Parse, row: dict[str, str]) -> None:
    """
    Whoever of Brook and Vale the example names took part in a meeting of the row's kind; none where the frame is never.
    """
    found = told(parsed, row["example"])
    named = {name for name in BOTH if name.split()[1] in row["example"]}
    kinds = [x.kind for x in found if named <= who(x)]
    assert kinds == ([] if row["frame"] == "never" else [Kind(row["kind"])])


def test_the_table_has_no_row_twice() -> None:
    """One lemma and part of speech, one frame: a second row would silently win over the first."""
    assert len(meeting_cues()) == len(CUES)


def test_every_row_can_be_looked_up() -> None:
    """A cue is the lemma of one token, so it has no space or capital; a hyphen only before an adverb or after "co"."""
    word = re.compile(r"(co-)?[a-z]+(-down|-together|-aside)?")
    assert [x["cue"] for x in CUES if not (word.fullmatch(x["cue"]) or x["cue"] in ONE_NOUN)] == []


# --- who ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Brook met Vale.",
        "Brook met with Vale.",
        "Brook and Vale met.",
        "Brook and Vale last met in May.",
        "Brook and Vale met face to face.",
        "Brook and Vale met face to face for the first time since the war, in Bergen.",
        "Brook and Vale met one-on-one in Bergen.",
        "Brook and Vale met one on one.",
        "Brook dined at the palace with Vale on Friday.",
        "Brook attended a dinner given by Vale.",
        "Ambassador Vale presented his credentials to President Brook.",
        "Brook met him.",
        "Vale met Brook and left.",
        "Brook arrived on Monday and met Vale.",
        "Brook, who met Vale on Monday, is tired.",
        "Brook spoke after meeting Vale.",
        "Vale was met by Brook at the airport.",
        "Vale was received by Brook.",
        "Brook held talks with Vale.",
        "Brook held a round of talks with Vale.",
        "Talks were held between Brook and Vale.",
        "Talks between Brook and Vale were held.",
        "Brook's meeting with Vale was short.",
        "Mr Vale's meeting with her was short.",
        "After talks with Vale, Brook left.",
        "Brook left after talks with Vale.",
        "The Brook-Vale summit was short.",
        "Brook and Vale held talks.",
        "Brook sat down with Vale.",
        "Brook spoke with Vale by telephone.",
        "Brook phoned to congratulate Vale on his victory.",
        "Brook and Vale spoke by telephone.",
        "Brook paid a visit to Vale.",
        "A meeting took place between Brook and Vale.",
        "The two leaders met on Monday.",
    ],
)
def test_both_take_part(parsed: Parse, text: str) -> None:
    """Wherever in the clause they stand."""
    assert [who(x) for x in told(parsed, text)] == [BOTH]


def test_several_round_one_table_are_one_meeting(parsed: Parse) -> None:
    """All of a list."""
    (found,) = told(parsed, "Brook met Vale, President Ida Holm and Minister Nora Lund.")
    assert who(found) == BOTH | {"Ida Holm", "Nora Lund"}


def test_separate_meetings_are_told_apart(parsed: Parse) -> None:
    """«Separate» says that each is one of its own."""
    found = told(parsed, "Brook held separate meetings with Vale and President Ida Holm.")
    assert [who(x) for x in found] == [BOTH, {"Ada Brook", "Ida Holm"}]


def test_countries_meet_where_nobody_is_named(parsed: Parse) -> None:
    """Countries and bodies are participants then."""
    (found,) = told(parsed, "Norway held talks with Sweden.")
    assert who(found) == {"Norway", "Sweden"}


def test_people_count_before_their_countries(parsed: Parse) -> None:
    """A country in an office's title is not a participant beside its minister."""
    (found,) = told(parsed, "Norwegian President Ada Brook met Swedish Prime Minister Tomas Vale.")
    assert who(found) == BOTH


def test_delegates_stand_for_their_countries(parsed: Parse) -> None:
    """Officials who are not named."""
    (found,) = told(parsed, "Norwegian and Swedish officials met on Monday.")
    assert who(found) == {"Norway", "Sweden"}


@pytest.mark.parametrize(
    "text",
    [
        "The joint commission of Norway and Sweden met on Monday.",
        "A meeting of fisheries officials from Norway and Sweden was held on Monday.",
    ],
)
def test_what_two_countries_have_in_common_is_both(parsed: Parse, text: str) -> None:
    """A commission or a group of officials stands for each that sends somebody."""
    (found,) = told(parsed, text)
    assert who(found) == {"Norway", "Sweden"}


@pytest.mark.parametrize("text", ["Brook and Vale spent an hour together.", "Brook spent an hour alone with Vale."])
def test_time_spent_together_is_a_meeting(parsed: Parse, text: str) -> None:
    """No word of it is a meeting's."""
    (found,) = told(parsed, text)
    assert who(found) == BOTH


def test_time_spent_apart_is_none(parsed: Parse) -> None:
    """Two who do the same do not do it with one another."""
    assert told(parsed, "Brook and Vale spent an hour in the library.") == []


def test_a_capital_that_acts_is_its_country(parsed: Parse) -> None:
    """«Moscow held talks with» is Russia."""
    (found,) = told(parsed, "Moscow held talks with Oslo on gas.")
    assert who(found) == {"Russia", "Norway"}


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Brook received Vale at the palace.", "Ada Brook"),
        ("Vale was received by Brook at the palace.", "Ada Brook"),
        ("Brook welcomed Vale at the airport.", "Ada Brook"),
        ("Brook will fly to Lima at the invitation of Vale.", "Tomas Vale"),
        ("Brook met Vale at the palace.", None),
    ],
)
def test_who_receives_is_the_host(parsed: Parse, text: str, host: str | None) -> None:
    """Whichever way round it is told; who merely meets hosts nobody."""
    (found,) = told(parsed, text)
    assert (found.host, who(found)) == (host, BOTH)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Brook met Vale.", Kind.MEETING),
        ("Brook telephoned Vale.", Kind.CALL),
        ("Brook spoke with Vale by telephone.", Kind.CALL),
        ("Brook had a telephone conversation with Vale.", Kind.CALL),
        ("Brook held a video conference with Vale.", Kind.CALL),
        ("Brook held a summit with Vale.", Kind.SUMMIT),
        ("Brook held a summit meeting with Vale.", Kind.SUMMIT),
        ("Brook visited Vale.", Kind.VISIT),
        ("Brook held talks with Vale.", Kind.TALKS),
        ("Brook negotiated with Vale.", Kind.TALKS),
    ],
)
def test_the_word_tells_the_kind(parsed: Parse, text: str, kind: Kind) -> None:
    """The cue's own kind, unless "by telephone" or "summit" says otherwise."""
    assert [x.kind for x in told(parsed, text)] == [kind]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Norwegian Foreign Minister Ada Brook met her Swedish counterpart, Tomas Vale.", BOTH),
        ("Norwegian President Ada Brook on Monday met visiting Swedish Prime Minister Tomas Vale.", BOTH),
        ("Prime Minister Ada Brook met in Oslo with Foreign Minister Tomas Vale.", BOTH),
        ("The presidents of Norway and Sweden, Ada Brook and Tomas Vale, met in Oslo.", BOTH),
        ("Swiss diplomat Ida Holm hosted talks between President Ada Brook and Minister Tomas Vale.", BOTH),
        ("Leaders of Norway, Sweden and Denmark met in Oslo.", {"Norway", "Sweden", "Denmark"}),
        ("The foreign ministers of Norway and Sweden met in Oslo.", {"Norway", "Sweden"}),
        ("A Norwegian delegation held talks with Swedish officials in Oslo.", {"Norway", "Sweden"}),
    ],
)
def test_the_first_sentence_of_a_report(parsed: Parse, text: str, people: set[str]) -> None:
    """As agencies write them, without anything said before."""
    assert [who(x) for x in meets(parsed(text))] == [people]


@pytest.mark.parametrize(
    "line", ["OSLO, June 11 —", "OSLO, June 11, 2024 (Example News) -", "OSLO —", "OSLO:", "Oslo (Example News) –"]
)
def test_a_dateline_does_not_hide_the_sentence_behind_it(parsed: Parse, line: str) -> None:
    """It is no part of what it opens."""
    text = f"{line} Norwegian Foreign Minister Ada Brook met Swedish Prime Minister Tomas Vale on Monday."
    assert [who(x) for x in meets(parsed(text, "", PUBLISHED))] == [BOTH]


# --- what is no meeting -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Brook meets the criteria of the award, Vale said.",
        "Brook met the deadline that Vale had set.",
        "Brook talks up the economy, Vale said.",
        "Brook called off a strike, Vale said.",
        "Brook called for calm, and so did Vale.",
        "Brook called Vale a friend.",
        "Brook called on Vale to resign.",
        "Brook welcomed the decision of Vale.",
        "Brook welcomed a speech by Vale.",
        "Brook hosted the games and Vale won them.",
        "Brook received a letter from Vale.",
        "Brook saw Vale as a friend.",
        "Brook visited Lima and Vale stayed at home.",
        "Brook discussed Vale's map.",
        "Brook gave an interview to a paper that Vale owns.",
        "Brook and Vale are neighbours and friends.",
        "Brook thanked Vale for the meeting of the board.",
        "Brook told Vale that a cabinet meeting was due.",
        "Brook met reporters while Vale slept.",
        "Brook's speech was about Vale.",
        "The law says that ministers shall meet every week.",
        "Norway will meet Sweden in the semi-final.",
        "Norway met Sweden in the final on Saturday.",
        "The talks on Norway's fish went on.",
        "Norway meet Sweden at Harbour Park tonight.",
        "On the television, Lindmouth were meeting Ashby in the rain.",
        "The Blue Creek meets the White at Lindmouth.",
        "Brook presented a book to Vale.",
        "Brook received a letter from the Foreign Minister of Norway, Tomas Vale, who wished her well.",
        "The road from Oslo meets the road from Bergen.",
        "Sweden met its target and Norway met its own.",
        "Norway visited a new low, Sweden said.",
        "Brook dismissed talk of a rift with Vale.",
        "Brook met with stiff criticism from Swedish lawmaker Tomas Vale.",
        "Envoys of Ada Brook and Tomas Vale met in Geneva.",
    ],
)
def test_what_sounds_like_a_meeting_and_is_none(parsed: Parse, text: str) -> None:
    """Co-occurrence is not a relation, and the words have other senses."""
    assert told(parsed, text) == []


def test_nobody_meets_alone(parsed: Parse) -> None:
    """One participant who is known is not enough."""
    assert told(parsed, "Brook met an old friend. Brook met herself in the mirror.") == []


# --- when -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Brook met Vale on Monday.", "2024-06-10"),
        ("Brook met Vale on 5 March 2014.", "2014-03-05"),
        ("Brook met Vale yesterday.", "2024-06-11"),
        ("Brook met Vale last month.", "2024-05"),
        ("Brook met Vale in 1995.", "1995"),
        ("Brook will meet Vale on Monday.", "2024-06-17"),
        ("Brook will meet Vale in March.", "2025-03"),
        ("Brook may meet Vale on Friday.", "2024-06-14"),
        ("Brook held talks with Vale on Monday.", "2024-06-10"),
        ("On Monday Mr Brook held talks with Vale.", "2024-06-10"),
        ("Brook met Vale.", None),
        ("Brook has met Vale since Monday.", None),
    ],
)
def test_a_date_is_read_in_the_tense_of_the_meeting(parsed: Parse, text: str, day: str | None) -> None:
    """Back for what was held, ahead for what is to come; a bound in time is no date."""
    assert [x.date for x in told(parsed, text)] == [day]


def test_a_date_of_another_verb_is_read_in_its_tense(parsed: Parse) -> None:
    """Who arrived on Tuesday and will meet somebody came last Tuesday."""
    (found,) = told(parsed, "Ms Brook arrived in Oslo on Tuesday for a visit during which she will meet Mr Vale.")
    assert found.date in {None, "2024-06-11"}


def test_when_it_was_told_is_not_when_it_was(parsed: Parse) -> None:
    """The day of a verb of speech is not the meeting's."""
    (found,) = told(parsed, "Brook said on Monday that she had met Vale in 1995.")
    assert found.date == "1995"


def test_when_it_was_called_off_is_not_when_it_was_to_be(parsed: Parse) -> None:
    """The day of the cancelling is not the meeting's."""
    (found,) = told(parsed, "Brook cancelled a meeting with Vale on Monday.")
    assert (found.status, found.date) == (Status.CANCELLED, None)


def test_the_day_that_the_report_tells_of_goes_on(parsed: Parse) -> None:
    """A meeting in the simple past without a date has the last one named just before."""
    (found,) = told(parsed, "The ferry stopped on Monday. Brook met Vale.")
    assert found.date == "2024-06-10"


def test_what_had_happened_before_has_no_day_carried_over(parsed: Parse) -> None:
    """A perfect looks back beyond the day that the report tells of."""
    (found,) = told(parsed, "The ferry stopped on Monday. Brook had met Vale.")
    assert found.date is None


# --- where ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Brook met Vale in Oslo.", "Oslo"),
        ("Brook and Vale met in Oslo.", "Oslo"),
        ("Brook met Vale on Monday in the port of Vladivostok.", "Vladivostok"),
        ("Brook held talks with Vale in Oslo.", "Oslo"),
        ("Talks between Brook and Vale were held in Oslo.", "Oslo"),
        ("Brook travelled to Oslo, where she met Vale.", "Oslo"),
        ("Brook flew to Oslo to meet Vale.", "Oslo"),
        ("Brook received Vale in Oslo.", "Oslo"),
        ("Vale was received by Brook in Oslo.", "Oslo"),
        ("Brook met Vale near the harbour.", None),
        ("Brook met Vale to talk about Oslo.", None),
        ("Brook met Vale, she said in Oslo.", None),
    ],
)
def test_the_place_is_where_the_clause_puts_the_meeting(parsed: Parse, text: str, place: str | None) -> None:
    """Not a place that is spoken of, nor one where something was said about it."""
    assert [x.place for x in told(parsed, text)] == [place]


def test_here_is_where_the_article_was_filed(parsed: Parse) -> None:
    """The dateline says where "here" is."""
    doc = parsed("VLADIVOSTOK, June 11 — Mr Tomas Vale is 60. Ms Ada Brook met Mr Vale here on Monday.", "", PUBLISHED)
    assert [x.place for x in meets(doc)] == ["Vladivostok"]


# --- evidence -------------------------------------------------------------------------------


def test_the_evidence_is_the_sentence(parsed: Parse) -> None:
    """As it stands in the stored body, without the space around it."""
    body = LEAD + "It rained. 🕊 Brook met Vale in Oslo. \n\nNobody spoke."
    (found,) = meets(parsed(body))
    assert body[found.evidence.start : found.evidence.end].endswith("Brook met Vale in Oslo.")
    assert (found.evidence.field, found.evidence.rule) == (Field.BODY, "meets/both")


def test_spans_point_at_the_words_that_name(parsed: Parse) -> None:
    """Participants and place, each in the same field as the sentence."""
    body = LEAD + "It rained. Brook met Vale in Oslo."
    (found,) = meets(parsed(body))
    assert [body[a:b] for a, b in found.participant_spans] == ["Brook", "Vale"]
    assert found.place_span is not None
    assert body[slice(*found.place_span)] == "Oslo"


def test_a_headline_is_read(parsed: Parse) -> None:
    """Its present tense tells of what was."""
    (found,) = meets(parsed("President Ada Brook thanked Mr Tomas Vale.", "President Brook meets Vale"))
    assert (found.status, found.evidence.field) == (Status.HELD, Field.TITLE)


def test_an_infinitive_in_a_headline_is_to_come(parsed: Parse) -> None:
    """«Brook to meet Vale»."""
    (found,) = meets(parsed("President Ada Brook thanked Mr Tomas Vale.", "Brook to hold talks with Vale"))
    assert found.status is Status.PLANNED


# --- one meeting, told more than once ---------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Brook met Vale. After the meeting with Vale, Brook left.",
        "Brook met Vale in Oslo. Brook and Vale met on Monday.",
        "Brook held talks with Vale. The talks between Brook and Vale were short.",
        "Brook met Vale. Their meeting was short. The two leaders met alone.",
    ],
)
def test_a_meeting_told_again_is_one(parsed: Parse, text: str) -> None:
    """The same people, and nothing that disagrees."""
    assert len(told(parsed, text)) == 1


def test_each_telling_adds_what_it_knows(parsed: Parse) -> None:
    """Place from one sentence, day from the other."""
    (found,) = told(parsed, "Brook met Vale in Oslo. Brook and Vale met on Monday.")
    assert (found.place, found.date) == ("Oslo", "2024-06-10")


def test_the_body_is_the_evidence_of_what_the_headline_tells_too(parsed: Parse) -> None:
    """It tells it in full."""
    (found,) = meets(parsed("Ada Brook met Tomas Vale in Oslo, reporters saw.", "Brook meets Vale"))
    assert (found.evidence.field, found.place) == (Field.BODY, "Oslo")


def test_the_countries_of_a_headline_are_the_people_of_the_body(parsed: Parse) -> None:
    """They meet where their leaders do."""
    body = "Norwegian President Ada Brook held talks with Swedish Prime Minister Tomas Vale on Monday."
    (found,) = meets(parsed(body, "Norway holds talks with Sweden", PUBLISHED))
    assert (who(found), found.evidence.field) == (BOTH, Field.BODY)


@pytest.mark.parametrize(
    "text",
    [
        "Brook met Vale in 1995. Brook met Vale in 2003.",
        "Brook met Vale on Monday. Brook will meet Vale next month.",
        "Brook telephoned Vale. Brook visited Vale.",
        "Brook met Vale. Brook met President Ida Holm.",
    ],
)
def test_meetings_that_disagree_are_two(parsed: Parse, text: str) -> None:
    """Another day, another status, another kind, other people."""
    assert len(told(parsed, text)) == 2


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The meeting of Ada Brook and Tomas Vale was postponed on Monday.", Status.CANCELLED),
        ("The meeting of Ada Brook and Tomas Vale was held in Oslo.", Status.HELD),
        ("Brook was given forty minutes with Vale.", Status.HELD),
        ("Brook is understood to have spent the afternoon with Vale at the hotel.", Status.HELD),
        ("Brook kept to her villa, where she was visited at lunchtime by Vale.", Status.HELD),
        ("Speaker Ada Brook in a meeting with Ambassador Tomas Vale voiced readiness to help.", Status.HELD),
    ],
)
def test_a_meeting_told_by_the_way_is_one(parsed: Parse, text: str, status: Status) -> None:
    """Of a noun with "of", as time that was given or spent, by a passive visit, beside the subject."""
    (found,) = told(parsed, text)
    assert (who(found), found.status) == (BOTH, status)


def test_a_call_to_both_is_two_calls(parsed: Parse) -> None:
    """The two who were rung did not speak with each other."""
    found = told(parsed, "Ida Holm phoned both Ada Brook and Tomas Vale on Monday.")
    assert [who(x) for x in found] == [{"Ida Holm", "Ada Brook"}, {"Ida Holm", "Tomas Vale"}]


def test_what_was_not_discussed_denies_no_meeting(parsed: Parse) -> None:
    """They met, and left one thing out."""
    (found,) = told(parsed, "Brook met Vale in Oslo. Brook and Vale never discussed business.")
    assert found.status is Status.HELD
    assert told(parsed, "The two never discussed business.") == []


def test_meetings_come_in_text_order(parsed: Parse) -> None:
    """By the first sentence that tells them."""
    found = told(parsed, "Brook met Vale in 2003. Brook met Vale in 1995. Brook telephoned Vale in 2010.")
    assert [x.date for x in found] == ["2003", "1995", "2010"]


@pytest.mark.parametrize(
    "text",
    [
        "Brook met with the Speaker of the Senate, Ida Holm, and the President of the Council, Tomas Vale.",
        "Brook dined with the Speaker of the Senate, Ida Holm, and the President of the Council, Tomas Vale.",
    ],
)
def test_a_row_of_offices_and_names_behind_with_is_whole(parsed: Parse, text: str) -> None:
    """Both take part, and each office is its holder's."""
    (one,) = told(parsed, text)
    assert who(one) == BOTH | {"Ida Holm"}


def test_a_name_apposed_to_the_body_is_of_who_holds_its_office(parsed: Parse) -> None:
    """The parser hangs it on the last noun."""
    (one,) = told(
        parsed,
        "Prime Minister Ada Brook also received the chairman of the Bohemia Motors group, Miroslav Stast, and visited "
        "the Sapa market, where she talked with traders.",
    )
    assert who(one) == {"Ada Brook", "Miroslav Stast"}


def test_what_is_discussed_by_telephone_is_a_call(parsed: Parse) -> None:
    """Face to face it is talks."""
    assert [x.kind for x in told(parsed, "Brook discussed the ferry by telephone with Vale on Monday.")] == [Kind.CALL]
    assert [x.kind for x in told(parsed, "Brook discussed the ferry with Vale on Monday.")] == [Kind.TALKS]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Foreign ministers Ada Brook and Ida Hill talked for two hours.", {"Ada Brook", "Ida Hill"}),
        ("Brook and Vale talked in Oslo in May.", BOTH),
        ("Brook and Vale talked for two hours at the Hotel Lantern, according to Ida Hill.", BOTH),
        ("Tomas Vale \N{SLIGHTLY SMILING FACE} met Ada Brook on Monday.", BOTH),
        (
            "President Gao Brook breakfasted with Chile's Marcela Holm, held a first meeting with Taiwan's envoy, "
            "former vice-president Lin Hill, and in the afternoon received Russian leader Viktor Vale at his hotel.",
            {"Gao Brook", "Viktor Vale"},
        ),
    ],
)
def test_who_met_in_a_row_of_names_or_of_verbs(parsed: Parse, text: str, met: set[str]) -> None:
    """Ministers before their names, the third of three verbs, a sign between name and verb."""
    assert met in [who(x) for x in told(parsed, text)]


def test_two_who_talk_of_something_are_not_told_to_have_met(parsed: Parse) -> None:
    """Each may have talked to somebody else."""
    assert told(parsed, "Brook and Vale talked of peace in Oslo.") == []


def test_both_days_of_whom_a_second_date_is_told(parsed: Parse) -> None:
    """Two meetings, though the second name has no verb of its own."""
    found = told(parsed, "Ms Brook saw Tomas Vale on Monday and Ida Hill on both Tuesday and Wednesday.")
    assert [who(x) for x in found] == [BOTH, {"Ada Brook", "Ida Hill"}]


def test_the_counterpart_of_a_deputy_is_not_the_minister(parsed: Parse) -> None:
    """It is a deputy without a name."""
    text = (
        "British Foreign Secretary Karl Hill stayed away. "
        "Norwegian Deputy Foreign Minister Ida Holm met her British counterpart."
    )
    assert [who(x) for x in told(parsed, text)] == [{"Ida Holm", "unnamed: British counterpart"}]


def test_a_house_that_is_visited_takes_no_part_in_what_happens_there(parsed: Parse) -> None:
    """The clause behind "where" tells of the meeting."""
    found = told(parsed, "Brook will visit Parliament, where she is to be received by the Speaker, Tomas Vale.")
    assert [who(x) for x in found] == [BOTH]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "The Vietnamese official will meet Defense Secretary Voltaire Gatmaitan and Senate President Franco "
            "Dimalanta on Wednesday before flying home.",
            {"unnamed: Vietnamese official", "Voltaire Gatmaitan", "Franco Dimalanta"},
        ),
        (
            "Brook and Vale agreed on Thursday to reopen the port after what officials called a frank conversation.",
            BOTH,
        ),
    ],
)
def test_who_met_where_the_parse_hides_one_or_the_meeting(parsed: Parse, text: str, met: set[str]) -> None:
    """The first of two with long offices; a conversation that others call so."""
    assert met in [who(x) for x in told(parsed, text)]


def test_what_was_asked_for_and_refused_is_denied(parsed: Parse) -> None:
    """No meeting came of it."""
    found = told(parsed, "Ms Brook has asked several times for a meeting with Mr Vale, and has been refused.")
    assert [x.status for x in found] == [Status.DENIED]


# --- further verbs and nouns ------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "After receiving Vale, Brook drove to parliament.",
        "Brook spoke on Tuesday to Mayor Tomas Vale, who told her that all was well.",
        "Brook consulted Vale before leaving for Lima.",
        "Brook and Vale broke bread together.",
        "Brook and Vale embraced.",
        "Vale was embraced by Brook.",
        "Brook sat at the same table as Vale.",
        "Brook sat next to Vale at the dinner.",
        "Brook and Vale sat in a cafe for an hour.",
        "Brook spent most of Tuesday with Vale.",
        "Brook took Vale for a walk along the harbour.",
        "Vale was taken out for oysters by Brook.",
        "Vale had a visit from Brook.",
        "A courtesy call was paid on Mayor Tomas Vale by Brook.",
        "The session was chaired by Ada Brook and Tomas Vale.",
        "Brook opened the bridge together with Vale.",
        "Brook handed Vale a list at a meeting on Friday.",
        "Brook lobbied Vale for a ferry during a dinner in Lima.",
        "Brook and Vale failed to narrow their differences in talks in Lima.",
        "Brook and Vale signed an agreement on a swap of land during talks in Lima.",
        "The plan was agreed in 2008 by Ada Brook and the late president Tomas Vale at a meeting in Lima.",
        "Brook received Vale in Lima. In the evening Brook gave a dinner in her guest's honour.",
        "Brook chaired a meeting attended by Vale.",
    ],
)
def test_brook_met_vale(parsed: Parse, text: str) -> None:
    """By each of these constructions, once."""
    assert [(who(x), x.status) for x in told(parsed, text)] == [(BOTH, Status.HELD)]


@pytest.mark.parametrize(
    "text",
    [
        "Brook spoke to reporters, and Vale left by a side door.",
        "Brook consulted her lawyers over a book by Vale.",
        "Brook embraced the plan put forward by Vale.",
        "Brook broke ranks with Vale over the tax.",
        "Brook opened an exhibition, and Vale closed it.",
        "Brook and Vale worked together for years.",
        "Brook and Vale attended the same school.",
        "Brook sat on a committee with Vale.",
        "Brook took out a loan for Vale.",
        "Brook and Vale welcomed a speech by Dahl at a meeting of the board.",
        "Brook reached Vale's village on Sunday.",
    ],
)
def test_brook_did_not_meet_vale(parsed: Parse, text: str) -> None:
    """Words of meeting, of another thing."""
    assert told(parsed, text) == []


def test_each_on_an_evening_of_their_own(parsed: Parse) -> None:
    """Successive evenings tell of two dinners."""
    found = told(parsed, "Brook dined with Vale and with the mayor, Lars Dahl, on successive evenings.")
    assert [who(x) for x in found] == [BOTH, {"Ada Brook", "Lars Dahl"}]


def test_the_first_of_several_meetings(parsed: Parse) -> None:
    """The leaders have no names, but one."""
    found = told(parsed, "Brook is to hold bilateral meetings with six leaders, starting with Vale.")
    assert BOTH in [who(x) for x in found]


def test_for_whom_a_spokesman_speaks(parsed: Parse) -> None:
    """He denies her meeting, not his."""
    found = told(parsed, "Brook's spokesman denied reports of a meeting with Vale.")
    assert [(who(x), x.status) for x in found] == [(BOTH, Status.DENIED)]


def test_whose_request_was_turned_down(parsed: Parse) -> None:
    """The one who asks is the one that "whose" is of."""
    found = told(parsed, "A seat was promised to Brook, whose request to meet Vale was turned down.")
    assert [who(x) for x in found if x.status is not Status.HELD] == [BOTH]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Brook met visiting Deputy Prime Minister Lars Dahl.", {"Ada Brook", "Lars Dahl"}),
        (
            "Brook telephoned the leader of the Lake opposition, General Lars Dahl, on Sunday.",
            {"Ada Brook", "Lars Dahl"},
        ),
        ("Brook consulted French officials, including Foreign Minister Lars Dahl.", {"Ada Brook", "Lars Dahl"}),
        (
            "Brook spoke after a meeting with a delegation of the miner Lode, led by its chief executive, Lars Dahl.",
            {"Ada Brook", "Lars Dahl"},
        ),
        ("Brook sat down at the same table as Lars Dahl.", {"Ada Brook", "Lars Dahl"}),
    ],
)
def test_whose_name_stands_apart_from_the_words_that_met(parsed: Parse, text: str, met: set[str]) -> None:
    """Behind an office, behind "including", behind "led by", behind "as"."""
    assert [who(x) for x in told(parsed, text)] == [met]


def test_who_chairs_a_council_has_not_met_whom_the_sentence_names_next(parsed: Parse) -> None:
    """The relative clause is of her alone."""
    assert told(parsed, "Brook, who chairs the council, and Vale, an economist, were in the room.") == []


def test_an_interview_is_no_meeting(parsed: Parse) -> None:
    """The present tense heads it."""
    assert told(parsed, "Brook speaks to Vale about her garden.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Brook had separate meetings with the Norwegian deputy minister, Lars Dahl, and with the director, Tomas Vale.",
        "Brook met at the E.U. offices with Latvia's minister of public transport, Lars Dahl, and, "
        "separately, with Norwegian Defense Minister Tomas Vale.",
    ],
)
def test_each_with_of_two_tells_a_meeting(parsed: Parse, text: str) -> None:
    """Though parsers hang one on the verb and one on a noun."""
    assert sorted(map(sorted, map(who, told(parsed, text)))) == [
        ["Ada Brook", "Lars Dahl"],
        ["Ada Brook", "Tomas Vale"],
    ]


def test_who_call_a_joint_conference_have_met(parsed: Parse) -> None:
    """They face the press together."""
    assert [who(x) for x in told(parsed, "Brook and Vale called a joint news conference on Sunday.")] == [BOTH]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Brook compared notes with Vale over dinner, hours after she had taken a phone call from a banker.",
            ["talks"],
        ),
        ("Brook called at Vale's office on Monday.", ["meeting"]),
        ("Brook and Vale discussed the river at a summit in Lima.", ["talks"]),
    ],
)
def test_of_what_kind_it_was(parsed: Parse, text: str, kinds: list[str]) -> None:
    """A telephone in another clause makes no call of it; who calls at an office meets."""
    assert [x.kind.value for x in told(parsed, text) if who(x) == BOTH] == kinds


@pytest.mark.parametrize(
    "text",
    ["Brook has not spoken to Vale since May.", "An unnamed envoy wound up a visit to France on Friday."],
)
def test_a_silence_or_a_visitor_without_a_name_tells_of_none(parsed: Parse, text: str) -> None:
    """They spoke before; who the envoy is comes next."""
    assert told(parsed, text) == []


def test_what_happened_many_times_is_not_the_last_time(parsed: Parse) -> None:
    """The count has no place or date; the last meeting has."""
    found = told(parsed, "Brook has spoken with Vale 14 times this year. She last met him in Lima in May.")
    assert [(x.place, x.date) for x in found] == [(None, "2024"), ("Lima", "2024-05")]


def test_the_place_is_named_beside_a_house(parsed: Parse) -> None:
    """The house is of a kind, and its name follows."""
    found = told(parsed, "Brook received Vale at a lakeside villa, Peles Castle, on Monday.")
    assert [x.place for x in found] == ["Peles Castle"]
