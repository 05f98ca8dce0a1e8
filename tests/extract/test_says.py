"""``kg.extract.says``: who said what, on sentences as the model parses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.says import says
from kg.model import Document, Field, Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.model import Statement

    Parse = Callable[..., Doc]

DIRECT, INDIRECT, MIXED = Mode.DIRECT, Mode.INDIRECT, Mode.MIXED
KNOWN = "Ada Brook and Tomas Vale run the port of Lindmouth. "
"""Names both, so that a surname alone is known for a person's."""


def told(parsed: Parse, text: str, title: str = "") -> list[tuple[str, str, Mode]]:
    """Speaker, words and mode of each statement in *text*."""
    return [(x.speaker, x.text, x.mode) for x in says(parsed(KNOWN + text, title))]


def one(parsed: Parse, text: str) -> Statement:
    """The only statement in *text*."""
    (found,) = says(parsed(KNOWN + text))
    return found


# --- quotations -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"The harbour is full," Ada Brook said.', "The harbour is full"),
        ('"The harbour is full," said Ada Brook.', "The harbour is full"),
        ('"The harbour is full!" Ada Brook told the crew.', "The harbour is full!"),
        ('Ada Brook said, "The harbour is full."', "The harbour is full."),
        ('Ada Brook told the crew: "The harbour is full. Go home."', "The harbour is full. Go home."),
        ('Said Ada Brook: "The harbour is full."', "The harbour is full."),
        ("‘The harbour is full,’ says Ada Brook, who runs it.", "The harbour is full"),
        ("'The harbour is full', Ada Brook wrote.", "The harbour is full"),
        (
            '"This is about the clerks, cooks and porters who keep the harbour going," the mayor, Ada Brook, said.',
            "This is about the clerks, cooks and porters who keep the harbour going",
        ),
        (
            '"The harbour is full. Go home," said Ada Brook, the harbour master, on Monday.',
            "The harbour is full. Go home",
        ),
        ('Ada Brook shook her head: "The harbour is full."', "The harbour is full."),
        ('"The harbour is full."\n— Ada Brook, harbour master', "The harbour is full."),
        ('Speaking in Lindmouth, Ada Brook said:\n\n"The harbour is full."', "The harbour is full."),
    ],
)
def test_a_quotation_with_its_cue(parsed: Parse, text: str, words: str) -> None:
    """Before it or after it, inverted or not, on the line before or below."""
    assert told(parsed, text) == [("Ada Brook", words, DIRECT)]


@pytest.mark.parametrize("adding", ["adding: ", "adding, ", "before adding: "])
def test_what_is_added_to_a_quotation_is_a_part_of_it(parsed: Parse, adding: str) -> None:
    """Its own cue reports nothing a second time."""
    found = told(parsed, f'"The harbour is full," said Ada Brook, {adding}"The ferry must wait."')
    assert found == [("Ada Brook", "The harbour is full The ferry must wait.", DIRECT)]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour was full, the Lake Gazette reported Ada Brook as saying.",
        "The Lake Gazette reported Ada Brook as saying that the harbour was full.",
    ],
)
def test_who_reports_somebody_as_saying_says_nothing(parsed: Parse, text: str) -> None:
    """The words are hers, and the paper has them from her."""
    (found,) = says(parsed(KNOWN + text))
    assert (found.speaker, found.reported_by) == ("Ada Brook", "Lake Gazette")


@pytest.mark.parametrize("crowd", ["a regular press briefing", "a cabinet meeting", "a packed news conference"])
def test_a_gathering_is_told(parsed: Parse, crowd: str) -> None:
    """Parsers take what it is told for a clause about it."""
    found = told(parsed, f"Ada Brook told {crowd} that Norway had lodged a protest.")
    assert found == [("Ada Brook", "Norway had lodged a protest", INDIRECT)]


@pytest.mark.parametrize("party", ["Labour", "Harbour Party", "Labour, Bergen"])
def test_brackets_behind_a_name_do_not_speak(parsed: Parse, party: str) -> None:
    """Parsers take what stands in them for the subject."""
    found = told(parsed, f"Ada Brook ({party}) said the harbour was full.")
    assert found == [("Ada Brook", "the harbour was full", INDIRECT)]


@pytest.mark.parametrize(
    "title",
    ["Port is shut: Kowalski", "Port is closed, says Kowalski", "'Port is shut': Kowalski", "Kowalski: Port shut"],
)
def test_a_surname_in_a_headline_is_who_opens_the_story(parsed: Parse, title: str) -> None:
    """No sentence begins between the two words of a name that a paragraph opens with."""
    assert {x.speaker for x in says(parsed("Anna Kowalski spoke in Oslo.", title))} == {"Anna Kowalski"}


@pytest.mark.parametrize(
    "before",
    [
        "Ada Brook was blunt.",
        "Ada Brook shook her head.",
        "Ada Brook had another view.",
        "Ada Brook sat down. She thought for a while.",
    ],
)
def test_a_quotation_behind_a_sentence_about_one_person(parsed: Parse, before: str) -> None:
    """The words are theirs, where the paragraph goes on with them."""
    assert told(parsed, f'{before} "The harbour is full."') == [("Ada Brook", "The harbour is full.", DIRECT)]


@pytest.mark.parametrize(
    "text",
    [
        'Ada Brook did not answer. "The harbour is full."',
        'Ada Brook left Lindmouth with Tomas Vale. "The harbour is full."',
        'Ada Brook left.\n\n"The harbour is full."',
        'The harbour was dark. "The harbour is full."',
    ],
)
def test_a_quotation_that_nobody_is_told_to_have_said(parsed: Parse, text: str) -> None:
    """Who is silent, two people, another paragraph, no person."""
    assert told(parsed, text) == []


@pytest.mark.parametrize("stamp", ["16:20 ", "16.20 GMT: ", "4:20pm - ", "16h20 — "])
def test_the_time_of_an_entry_is_no_part_of_what_is_said(parsed: Parse, stamp: str) -> None:
    """Live pages put it before each of their entries."""
    quoted, told_of = '"The harbour is full," says Ada Brook.', "The ferry waits, says Tomas Vale."
    text = f"The port is shut.\n\n{stamp}{quoted}\n\n{stamp}{told_of}"

    assert told(parsed, text) == [
        ("Ada Brook", "The harbour is full", DIRECT),
        ("Tomas Vale", "The ferry waits", INDIRECT),
    ]


def test_a_time_within_a_sentence_is_a_part_of_it(parsed: Parse) -> None:
    """Only what opens a line is a stamp."""
    assert told(parsed, "The 16:20 ferry is late, says Tomas Vale.") == [
        ("Tomas Vale", "The 16:20 ferry is late", INDIRECT)
    ]


def test_a_quotation_split_by_its_cue(parsed: Parse) -> None:
    """Two pieces of one statement."""
    found = one(parsed, '"The harbour is full," Ada Brook said on Monday. "The ferry must wait."')
    assert found.text == "The harbour is full The ferry must wait."
    assert len(found.spans) == 2


def test_a_sentence_split_by_its_cue(parsed: Parse) -> None:
    """The second half is no statement of its own."""
    found = one(parsed, '"The harbour," Ada Brook said on Monday, "is full."')
    assert (found.text, found.mode, len(found.spans)) == ("The harbour is full.", DIRECT, 2)


def test_the_text_of_a_piece_is_that_of_its_span(parsed: Parse) -> None:
    """Offsets point into the body, and marks and cue are outside them."""
    body = KNOWN + '"The harbour is full," Ada Brook said. "The ferry must wait."'
    (found,) = says(parsed(body))
    assert found.evidence.field is Field.BODY
    assert [body[a:b] for a, b in found.spans] == ["The harbour is full", "The ferry must wait."]
    assert body[slice(*found.speaker_span or ())] == "Ada Brook"
    assert body[slice(*found.cue_span or ())] == "said"
    assert body[found.evidence.start : found.evidence.end].endswith("Ada Brook said.")


def test_speech_over_paragraphs(parsed: Parse) -> None:
    """Opened anew in each paragraph, closed in the last: one statement."""
    text = (
        '"The harbour is full," Ada Brook said. "The ferry must wait.\n\n"So must the crew. They know it.\n\n"Go home."'
    )
    (found,) = told(parsed, text)
    assert found[0] == "Ada Brook"
    assert found[1].split()[-2:] == ["Go", "home."]


def test_a_paragraph_in_quotation_marks_goes_on(parsed: Parse) -> None:
    """A closed quotation and a next paragraph that is nothing but one: the same speaker."""
    text = '"The harbour is full," said Ada Brook.\n\n"The ferry must wait."'
    assert told(parsed, text) == [("Ada Brook", "The harbour is full The ferry must wait.", DIRECT)]


def test_a_quotation_after_reported_speech(parsed: Parse) -> None:
    """Without a cue of its own it is whose words were reported right before."""
    text = 'Ada Brook said the harbour was full. "The ferry must wait."'
    assert told(parsed, text) == [
        ("Ada Brook", "the harbour was full", INDIRECT),
        ("Ada Brook", "The ferry must wait.", DIRECT),
    ]


def test_a_quotation_after_something_else(parsed: Parse) -> None:
    """Nobody is told to say it: no statement."""
    assert told(parsed, 'The crew waited for hours. Rain fell. "The ferry must wait."') == []


def test_words_in_marks_are_no_utterance(parsed: Parse) -> None:
    """A name for a thing, a title of a book."""
    assert told(parsed, 'Ada Brook boarded the "Northern Star" and read "The Long Way Home".') == []


def test_a_clause_before_a_quotation(parsed: Parse) -> None:
    """One cue, two statements: what is reported and what is quoted after the colon."""
    text = 'Ada Brook said she had called the crew at noon: "We are all on board."'
    assert told(parsed, text) == [
        ("Ada Brook", "she had called the crew at noon", INDIRECT),
        ("Ada Brook", "We are all on board.", DIRECT),
    ]


def test_a_quotation_within_a_quotation(parsed: Parse) -> None:
    """An entry of its own, with the outer speaker for reporter."""
    found = list(says(parsed(KNOWN + "\"Tomas Vale told me, 'You must wait,'\" Ada Brook said.")))
    assert [(x.speaker, x.reported_by) for x in found] == [("Ada Brook", None), ("Tomas Vale", "Ada Brook")]
    assert found[1].text == "You must wait"


# --- reported speech --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Brook said that the harbour was full.", "the harbour was full"),
        ("Ada Brook said the harbour was full.", "the harbour was full"),
        ("Ada Brook said in a statement that the harbour was full.", "the harbour was full"),
        ("The harbour was full, Ada Brook said.", "The harbour was full"),
        ("The harbour was full, said Ada Brook, who runs it.", "The harbour was full"),
        ("The harbour was full, Ada Brook said after the ferry had left.", "The harbour was full"),
        ("The harbour, Ada Brook said, was full.", "The harbour was full"),
        ("The harbour, said Ada Brook, was full.", "The harbour was full"),
        ("As the tide turns, Ada Brook said, we must go.", "As the tide turns we must go"),
        ("The harbour was full, Ada Brook said on Monday, at the end of a long visit.", "The harbour was full"),
        ("According to Ada Brook, the harbour was full.", "the harbour was full"),
        ("The harbour was full, according to Ada Brook.", "The harbour was full"),
        ("In the words of Ada Brook, the harbour was full.", "the harbour was full"),
        ("As Ada Brook pointed out, the harbour was full.", "the harbour was full"),
        ("Ada Brook asked whether the harbour was full.", "whether the harbour was full"),
        ("Ada Brook made it clear that the harbour was full.", "the harbour was full"),
        ("Ada Brook issued a statement saying the harbour was full.", "the harbour was full"),
        ("Ada Brook emerged from the talks to announce that the harbour was full.", "the harbour was full"),
        ("Ada Brook would say only that the harbour was full.", "the harbour was full"),
        (
            "Ada Brook said the harbour was full and that the ferry would wait.",
            "the harbour was full and that the ferry would wait",
        ),
        (
            "Ada Brook said the ferry would wait because the harbour was full.",
            "the ferry would wait because the harbour was full",
        ),
        ("Nobody believes Ada Brook's claim that the harbour is full.", "the harbour is full"),
    ],
)
def test_reported_speech(parsed: Parse, text: str, words: str) -> None:
    """With and without "that", before, behind and within what is said."""
    assert told(parsed, text) == [("Ada Brook", words, INDIRECT)]


def test_partly_quoted(parsed: Parse) -> None:
    """The marks of the part stay in the words."""
    found = one(parsed, 'Ada Brook said the harbour was "full to the brim" on Monday.')
    assert (found.mode, found.text) == (MIXED, 'the harbour was "full to the brim" on Monday')


def test_partly_quoted_around_the_cue(parsed: Parse) -> None:
    """What stands before the cue belongs to it, though only the rest is quoted."""
    found = one(parsed, 'The harbour, Ada Brook said, was "full to the brim".')
    assert (found.mode, found.text) == (MIXED, 'The harbour was "full to the brim"')


def test_a_quoted_description(parsed: Parse) -> None:
    """What a thing is called, and the thing where a noun tells it."""
    found = one(parsed, 'Ada Brook called the plan "clear and overdue".')
    assert (found.mode, found.text) == (MIXED, 'the plan "clear and overdue"')
    assert one(parsed, 'Ada Brook called it "clear and overdue".').text == '"clear and overdue"'


def test_two_cues_two_statements(parsed: Parse) -> None:
    """The second shares the speaker, and does not belong to what the first reports."""
    assert told(parsed, "Ada Brook welcomed the decision, adding that the harbour was full.") == [
        ("Ada Brook", "the decision", INDIRECT),
        ("Ada Brook", "the harbour was full", INDIRECT),
    ]


def test_a_second_cue_after_and(parsed: Parse) -> None:
    """A verb in the tense of the cue, though the parser joins it to the content."""
    assert told(parsed, "Ada Brook told them the harbour would close and urged the crew to wait.") == [
        ("Ada Brook", "the harbour would close", INDIRECT),
        ("Ada Brook", "to wait", INDIRECT),
    ]


def test_a_joint_statement(parsed: Parse) -> None:
    """One for each speaker."""
    assert [x[0] for x in told(parsed, "Ada Brook and Tomas Vale said the harbour was full.")] == [
        "Ada Brook",
        "Tomas Vale",
    ]


def test_the_same_words_twice(parsed: Parse) -> None:
    """A caption that repeats the article adds nothing; other words of the same speaker do."""
    text = "Ada Brook said the harbour was full.\n\nAda Brook said the harbour was full.\n\nAda Brook said it was late."
    assert [x[1] for x in told(parsed, text)] == ["the harbour was full", "it was late"]


def test_a_dateline_is_not_said(parsed: Parse) -> None:
    """What stands before the dash is neither speaker nor words."""
    text = "LINDMOUTH, Norway, Aug. 8 (XY) — The harbour was full, Ada Brook said."
    (found,) = says(parsed(text))
    assert (found.speaker, found.text) == ("Ada Brook", "The harbour was full")


# --- nobody said it ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook did not say that the harbour was full.",
        "Ada Brook declined to say whether the harbour was full.",
        "Ada Brook will say that the harbour is full.",
        "Ada Brook may say that the harbour is full.",
        "If Ada Brook says that the harbour is full, the ferry must wait.",
        "It is said that the harbour was full.",
        "Ada Brook was told that the harbour was full.",
        "Nobody said that the harbour was full.",
        "No minister said that the harbour was full.",
        "The law says that the harbour is full.",
        "The town sighed over a ruling that threatens to close the harbour.",
        "Ada Brook no longer insists that the harbour is full.",
        "Ada Brook welcomed Tomas Vale at the gate.",
        "Ada Brook called a conference on Wednesday to discuss the plan.",
        "Ada Brook called Tomas Vale on Monday.",
        "According to the clock, the ferry was late.",
        "The ferry left according to plan.",
        "The harbour meets the criteria.",
    ],
)
def test_nobody_said_it(parsed: Parse, text: str) -> None:
    """Negated, planned, possible, hypothetical, passive, of nobody; and verbs that report in other sentences."""
    assert told(parsed, text) == []


def test_asked_a_question(parsed: Parse) -> None:
    """Who is asked does not say the question."""
    assert told(parsed, 'Asked whether the harbour was full, Ada Brook replied that "nobody counts ships".') == [
        ("Ada Brook", '"nobody counts ships"', MIXED)
    ]


def test_not_ruled_out(parsed: Parse) -> None:
    """A negation that says something."""
    assert told(parsed, "Ada Brook did not rule out a strike of the crew.") == [
        ("Ada Brook", "a strike of the crew", INDIRECT)
    ]


# --- sources ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Two officials in Lindmouth said the harbour was full.", "unnamed: Two officials in Lindmouth"),
        ("A diplomat who asked not to be named said the harbour was full.", "unnamed: diplomat"),
        ("The harbour was full, witnesses said.", "unnamed: witnesses"),
        ("The harbour was full, according to a study.", "unnamed: study"),
        ("A spokesman, Tomas Vale, said the harbour was full.", "Tomas Vale"),
        ("A letter from Ada Brook said the harbour was full.", "Ada Brook"),
        ("• Ada Brook, the harbour master, said the harbour was full.", "Ada Brook"),
    ],
)
def test_who_speaks(parsed: Parse, text: str, speaker: str) -> None:
    """Unnamed sources by their noun phrase; names beside a noun; who issued a letter."""
    assert [x[0] for x in told(parsed, text)] == [speaker]


def test_a_pronoun_goes_on_with_the_speaker(parsed: Parse) -> None:
    """And not with whom he spoke of."""
    text = "Ada Brook said Tomas Vale would stay. She added that the harbour was full."
    assert [x[0] for x in told(parsed, text)] == ["Ada Brook", "Ada Brook"]


def test_a_pronoun_for_an_unnamed_source(parsed: Parse) -> None:
    """The subject of the sentence before, named or not."""
    text = "A diplomat from Lindmouth was discouraging. Tomas Vale, he said, had a full diary."
    assert told(parsed, text) == [("unnamed: diplomat from Lindmouth", "Tomas Vale had a full diary", INDIRECT)]


def test_someone_unknown_is_left_out(parsed: Parse) -> None:
    """A pronoun that nothing explains is nobody."""
    assert list(says(parsed("She said the harbour was full."))) == []


def test_i_in_a_quotation(parsed: Parse) -> None:
    """Who is quoted; what he told another is a statement of its own."""
    found = list(says(parsed(KNOWN + "\"I told Tomas Vale, 'You must wait,'\" Ada Brook said.")))
    assert [(x.speaker, x.addressee) for x in found] == [("Ada Brook", None), ("Ada Brook", "Tomas Vale")]


# --- reporters and addressees -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker", "reporter"),
    [
        ("Tomas Vale quoted Ada Brook as saying that the harbour was full.", "Ada Brook", "Tomas Vale"),
        ("The harbour was full, Tomas Vale quoted Ada Brook as saying.", "Ada Brook", "Tomas Vale"),
        ('"The harbour is full," Tomas Vale quoted Ada Brook as saying.', "Ada Brook", "Tomas Vale"),
        ("The spokesman said Ada Brook had warned that the harbour was full.", "Ada Brook", "unnamed: spokesman"),
        ("The ministry said Ada Brook had warned that the harbour was full.", "Ada Brook", "unnamed: ministry"),
        ("Ada Brook promised that the harbour would open, according to Norway.", "Ada Brook", "Norway"),
    ],
)
def test_who_passed_it_on(parsed: Parse, text: str, speaker: str, reporter: str) -> None:
    """Who only passes on what another said is the reporter, and makes no statement of his own."""
    found = one(parsed, text)
    assert (found.speaker, found.reported_by) == (speaker, reporter)


@pytest.mark.parametrize(
    "text",
    [
        "Tomas Vale said Ada Brook had warned that the harbour was full.",
        "Ada Brook had warned that the harbour was full, according to Tomas Vale.",
    ],
)
def test_what_a_person_tells_of_another_is_his_own_too(parsed: Parse, text: str) -> None:
    """Both say something: he says that she did."""
    assert {(x.speaker, x.text, x.reported_by) for x in says(parsed(text))} == {
        ("Tomas Vale", "Ada Brook had warned that the harbour was full", None),
        ("Ada Brook", "the harbour was full", "Tomas Vale"),
    }


def test_a_speaker_who_reports_himself(parsed: Parse) -> None:
    """One statement."""
    assert told(parsed, "Ada Brook said she had promised that the harbour would open.") == [
        ("Ada Brook", "she had promised that the harbour would open", INDIRECT)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook told Tomas Vale that the harbour was full.",
        '"The harbour is full," Ada Brook told Tomas Vale.',
        "Ada Brook assured Tomas Vale that the harbour was full.",
        "Ada Brook urged Tomas Vale to close the harbour.",
        "Ada Brook thanked Tomas Vale for the new boats.",
        "Ada Brook wrote in a letter to Tomas Vale that the harbour was full.",
        "Ada Brook called on Tomas Vale to close the harbour.",
    ],
)
def test_to_whom(parsed: Parse, text: str) -> None:
    """Who is told, assured, urged, thanked, written to."""
    assert one(parsed, text).addressee == "Tomas Vale"


def test_reporters_are_no_addressee(parsed: Parse) -> None:
    """Nobody is named."""
    assert one(parsed, '"The harbour is full," Ada Brook told reporters.').addressee is None


# --- headlines and lines ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "speaker", "words"),
    [
        ("Harbour to close in March: Ada Brook", "Ada Brook", "Harbour to close in March"),
        ("Ada Brook: harbour to close in March", "Ada Brook", "harbour to close in March"),
        ("Harbour to close in March - officials", "unnamed: officials", "Harbour to close in March"),
        ("Ada Brook says harbour will close in March", "Ada Brook", "harbour will close in March"),
    ],
)
def test_headlines(parsed: Parse, title: str, speaker: str, words: str) -> None:
    """A colon or a dash stands for the cue; a verb is read as elsewhere."""
    (found,) = says(parsed(KNOWN.strip(), title))
    assert (found.speaker, found.text, found.evidence.field) == (speaker, words, Field.TITLE)


@pytest.mark.parametrize(
    "title",
    [
        "Norway: talks on fish end",
        "Harbour row: ferry to wait",
        "Analysis: a long winter",
        "Captains and owners: four lessons of a long winter",
    ],
)
def test_a_topic_is_no_speaker(parsed: Parse, title: str) -> None:
    """A country, a thing or a kind of text before the colon is what the title is about."""
    assert list(says(parsed(KNOWN.strip(), title))) == []


def test_a_transcript(parsed: Parse) -> None:
    """A name and a colon before each turn."""
    text = "ADA BROOK: The harbour is full.\n\nTOMAS VALE: Then the ferry must wait."
    assert told(parsed, "They spoke on Monday.\n\n" + text) == [
        ("Ada Brook", "The harbour is full", DIRECT),
        ("Tomas Vale", "Then the ferry must wait", DIRECT),
    ]


def test_a_source_at_the_end_of_a_list_item(parsed: Parse) -> None:
    """As agencies summarise."""
    assert told(parsed, "\n\n* Harbour to close in March - Ada Brook\n\nMore follows.") == [
        ("Ada Brook", "Harbour to close in March", INDIRECT)
    ]


def test_an_endless_sentence(parsed: Parse) -> None:
    """What goes on for hundreds of words without an end is no prose, and not read."""
    assert told(parsed, "Ada Brook said it was late and " * 200) == []


def test_an_empty_document(parsed: Parse) -> None:
    """Nothing to read, nothing said."""
    assert list(says(parsed(""))) == []


def test_a_document_without_annotated_quotes(parsed: Parse) -> None:
    """The marks are looked for where no component has."""
    doc = parsed(KNOWN + '"The harbour is deep," Ada Brook said.')
    kept, doc._.quotes = doc._.quotes, None
    try:
        assert [x.text for x in says(doc)] == ["The harbour is deep"]
    finally:
        doc._.quotes = kept
    assert isinstance(doc._.document, Document)


def test_an_aide_named_by_the_way_is_the_speaker(parsed: Parse) -> None:
    """Apposed between commas to whose aide she is."""
    (found,) = told(parsed, 'Brook "will not retreat", her chief of staff, Lena Marsh, told reporters afterwards.')
    assert found[0] == "Lena Marsh"


def test_a_given_name_that_is_a_preposition_names_no_source(parsed: Parse) -> None:
    """«Per the ministry» does; Per Skaug only asks."""
    assert told(parsed, "Ada Brook speaks to the Ledger's Per Skaug about patience.") == []


@pytest.mark.parametrize(("subject", "speakers"), [("People", ["unnamed: People"]), ("Those", [])])
def test_a_person_whom_a_relative_clause_ends_on_is_not_the_speaker(
    parsed: Parse, subject: str, speakers: list[str]
) -> None:
    """In longer texts the parser takes Vale for the subject of "say": here its parse of one is put in."""
    doc = parsed(KNOWN + f"{subject} who know Vale say he means to sail.")
    vale, say = (next(x for x in doc if x.text == word and x.i > 11) for word in ("Vale", "say"))
    vale.head, vale.dep_ = say, "nsubj"
    for other in say.lefts:
        if other.i != vale.i and other.dep_ == "nsubj":
            other.dep_ = "dep"
    assert [x.speaker for x in says(doc)] == speakers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Ada Brook, asked whether she would see Vale, said: "I do not know."', "I do not know."),
        ("Ada Brook, asked about the port, said that it was shut.", "it was shut"),
        ("Ada Brook asked whether the port was shut.", "whether the port was shut"),
    ],
)
def test_what_somebody_was_asked_is_not_what_he_said(parsed: Parse, text: str, words: str) -> None:
    """Between commas it is a participle, whose subject speaks behind it."""
    assert [(x, y) for x, y, _ in told(parsed, text)] == [("Ada Brook", words)]


def test_a_headline_says_what_it_quotes_not_what_stands_before_the_colon(parsed: Parse) -> None:
    """The colon parts the topic from what is told of it."""
    found = told(parsed, "It rained.", 'Port talks: Ada Brook says "figures, not slogans"')
    assert [x[:2] for x in found] == [("Ada Brook", '"figures, not slogans"')]


def test_who_said_so_did_not_say_what_stands_before(parsed: Parse) -> None:
    """It tells when he said it."""
    assert told(parsed, "When the port was shut, Ada Brook said so.") == []


def test_a_reason_behind_a_comma_is_no_reporting_clause(parsed: Parse) -> None:
    """Whoever objected did not say what stands before."""
    found = told(parsed, "The meeting of the council never took place, because Brook objected to the choice of rooms.")
    assert all("never" not in words for _, words, _ in found)


def test_a_source_in_the_middle_of_a_clause_is_of_that_clause(parsed: Parse) -> None:
    """What stands before the "and" is the author's."""
    text = "The two are to meet in Riga on 2 May, and the call, according to Brook's office, was friendly."
    assert [x[:2] for x in told(parsed, text)] == [("unnamed: Brook's office", "the call was friendly")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            'Ada Brook called the trip "naive", and the mayor, Ida Hill, let it be known that she was ill.',
            'the trip "naive"',
        ),
        ("Ida Hill saw the mayor, who is ill and who, Ada Brook said, was in good heart.", "who was in good heart"),
    ],
)
def test_what_is_said_ends_and_begins_with_its_own_clause(parsed: Parse, text: str, words: str) -> None:
    """Not with the sentence, of which others are the author's."""
    assert [y for x, y, _ in told(parsed, text) if x == "Ada Brook"] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The plan, as Brook put it, was a bridge without banks.", "The plan was a bridge without banks"),
        (
            "The talks ended without a text, and, as Brook put it, without so much as a photograph.",
            "The talks ended without a text without so much as a photograph",
        ),
        ('Ida Hill left with, as Brook put it, "an open door and no key".', '"an open door and no key"'),
        ('It was, in the words of Ada Brook, "a funeral with cake".', 'It was "a funeral with cake"'),
    ],
)
def test_how_somebody_put_it(parsed: Parse, text: str, words: str) -> None:
    """The clause around "as X put it"; only the words in marks where such follow."""
    assert [x[:2] for x in told(parsed, text)] == [("Ada Brook", words)]


@pytest.mark.parametrize(
    ("text", "speakers", "words"),
    [
        ("The vote was hailed by Ada Brook as a new dawn.", ["Ada Brook"], "The vote as a new dawn"),
        ("The vote was welcomed by Ada Brook and by Tomas Vale.", ["Ada Brook", "Tomas Vale"], "The vote"),
    ],
)
def test_a_passive_with_its_doer(parsed: Parse, text: str, speakers: list[str], words: str) -> None:
    """Who judges stands behind "by"."""
    assert [x[:2] for x in told(parsed, text)] == [(x, words) for x in speakers]


@pytest.mark.parametrize(
    "text", ["The vote was welcomed by nobody.", "Ida Hill was praised by Ada Brook.", "The vote was widely welcomed."]
)
def test_a_passive_of_somebody_or_without_a_doer(parsed: Parse, text: str) -> None:
    """Nothing is said of a matter, or by anybody known."""
    assert told(parsed, text) == []


def test_a_question_whether_somebody_thinks_so_is_no_statement(parsed: Parse) -> None:
    """It is the author who asks; a clause between commas is still told."""
    assert told(parsed, "Does Brook think the boats will sail?") == []
    assert [x for x, _, _ in told(parsed, "Which bridge, Vale wondered, did she mean?")] == ["Tomas Vale"]


def test_a_time_clause_behind_the_cue_is_not_said(parsed: Parse) -> None:
    """What is quoted behind it goes on with what stands before."""
    found = told(parsed, 'The envoy, Brook said after he had left, "eats with his hat on".')
    assert [x[:2] for x in found] == [("Ada Brook", 'The envoy "eats with his hat on"')]


@pytest.mark.parametrize(
    "title", ["'Not a cent more': Ada Brook rejects toll", "‘Not a cent more’: mayor Ada Brook counts the cost"]
)
def test_a_title_that_opens_with_a_quotation(parsed: Parse, title: str) -> None:
    """Whom it goes on to tell of said it."""
    found = [x for x in told(parsed, "It rained.", title) if x[2] is DIRECT]
    assert found == [("Ada Brook", "Not a cent more", DIRECT)]


def test_a_country_that_acts_is_not_quoted(parsed: Parse) -> None:
    """Somebody else may have said it."""
    assert told(parsed, "It rained.", "'Not a cent more': Norway leaves the talks") == []


def test_what_somebody_calls_it(parsed: Parse) -> None:
    """Who praises what "she called" is she, and not the speaker of the sentence before."""
    found = told(
        parsed, "Tomas Vale said the lake was full. The envoy, Ida Hill, praised what she called a brave step."
    )
    assert [x[:2] for x in found if x[0] != "Tomas Vale"] == [("Ida Hill", "a brave step")]


def test_a_second_sentence_with_a_cue_of_its_own(parsed: Parse) -> None:
    """The colon is of the sentence it stands in, not of the quotation before it."""
    text = '"It is late," Ada Brook told us. Asked about the toll, she replied: "We will look at it."'
    assert told(parsed, text) == [("Ada Brook", "It is late", DIRECT), ("Ada Brook", "We will look at it.", DIRECT)]


def test_what_is_reported_in_a_quotation_is_not_quoted(parsed: Parse) -> None:
    """The marks around it are those of who tells it."""
    found = told(parsed, '"My father used to say that the sea has no doors," Tomas Vale said.')
    assert found[-1] == ("unnamed: My father", "the sea has no doors", INDIRECT)


def test_his_government_is_his_country(parsed: Parse) -> None:
    """Where the text gives him an office of one; else nobody is known to have said it."""
    text = "Ida Hill, the Norwegian foreign minister, was ill. Her government said the port was shut."
    assert [x[:2] for x in told(parsed, text)] == [("Norway", "the port was shut")]
    assert told(parsed, "Ida Hill was ill. Her government said the port was shut.") == []


def test_he_is_nobody_with_a_given_name_of_women(parsed: Parse) -> None:
    """The subject of the sentence before is not he."""
    found = told(parsed, 'Ada Brook met Tomas Vale. It was, as he put it, "a long walk".')
    assert [x for x, _, _ in found] == ["Tomas Vale"]


def test_that_account_has_no_words(parsed: Parse) -> None:
    """What is disputed has been told before."""
    assert told(parsed, "Ada Brook disputed that account.") == []


def test_she_in_a_quotation_tells_nothing_of_who_speaks(parsed: Parse) -> None:
    """Whom it may mean is not known for a woman by it."""
    text = "Her rival at the time, Rauf Orlo, remembers it. “She discussed onions,” he says."
    assert told(parsed, text)[-1][:2] == ("Rauf Orlo", "She discussed onions")


def test_somebodys_wife_is_not_he(parsed: Parse) -> None:
    """What kin is called tells of gender."""
    text = "Tomas Vale was tired. His late wife, Ingrid, could not abide silence. “She dropped plates,” he says."
    assert told(parsed, text)[-1][:2] == ("Tomas Vale", "She dropped plates")


def test_a_participle_that_opens_a_sentence_does_not_speak(parsed: Parse) -> None:
    """Who is told of behind it does."""
    text = "Reacting, the mayor's adviser on economic matters, Dr Ida Hill, described the report as fiction."
    assert [x for x, _, _ in told(parsed, text)] == ["Ida Hill"]


def test_who_is_of_a_firm_speaks_and_not_the_firm(parsed: Parse) -> None:
    """Behind the cue, the parser may take the firm for its subject."""
    found = told(parsed, '"They open the gate," said Holger Pietsch of the Hanover firm Wassertechnik.')
    assert [x for x, _, _ in found] == ["Holger Pietsch"]


@pytest.mark.parametrize(
    "text",
    [
        'The toll will rise, according to an aide to Brook. "It is late," said the aide, Oh Mi-ran.',
        "A senior NATO official said the toll would rise. Marit Haugland, NATO's deputy secretary-general, left.",
    ],
)
def test_an_unnamed_speaker_who_is_named_later(parsed: Parse, text: str) -> None:
    """By the same word with "the", or in the sentence behind the opening with an office of the same body."""
    assert next(iter(says(parsed(text)))).speaker in {"Oh Mi-ran", "Marit Haugland"}


@pytest.mark.parametrize(
    "text",
    [
        'The toll will rise, said an aide to Brook. An aide to Vale wept. "It is late," said the aide, Oh Mi-ran.',
        "A senior NATO official said the toll would rise. Oh Mi-ran, the Norwegian envoy, left.",
    ],
)
def test_an_unnamed_speaker_who_stays_so(parsed: Parse, text: str) -> None:
    """One of two aides; somebody of another body."""
    assert next(iter(says(parsed(text)))).speaker.startswith("unnamed: ")


def test_a_hyphen_is_no_dateline(parsed: Parse) -> None:
    """A name with one stands at the head of what is said."""
    text = "Trade Minister Ahn Byung-hoon and his counterpart talked for an hour, Ada Brook said."
    assert told(parsed, text)[0][1].startswith("Trade Minister Ahn")


def test_what_is_denied_to_have_been_said_was_not(parsed: Parse) -> None:
    """It is part of the denial alone."""
    found = told(parsed, "Ada Brook denied that the port's council had threatened to walk out.")
    assert [x for x, _, _ in found] == ["Ada Brook"]


def test_the_nurse_is_who_was_named(parsed: Parse) -> None:
    """The one person of the sentences before, and she goes on speaking."""
    text = 'Ida Hill was tired. "It is late," the Cork nurse said. "So they talked," she added.'
    assert {x.speaker for x in says(parsed(text))} == {"Ida Hill"}


@pytest.mark.parametrize(
    "text",
    ['Ida Hill met a nurse. "It is late," the nurse said.', 'Ida Hill met Ola Hart. "It is late," the nurse said.'],
)
def test_a_nurse_who_is_somebody_else(parsed: Parse, text: str) -> None:
    """She was brought in by "a", or may be either."""
    assert [x.speaker for x in says(parsed(text))] == ["unnamed: nurse"]


def test_an_office_and_the_name_behind_it_speak_once(parsed: Parse) -> None:
    """However the parser joins them."""
    text = "The port will close, the chairwoman of the talks, Ambassador Linnea Sundgren of Sweden, announced."
    assert [x.speaker for x in says(parsed(text))] == ["Linnea Sundgren"]


def test_whom_somebody_rings_is_not_what_he_calls_another(parsed: Parse) -> None:
    """A name is no predicate."""
    assert told(parsed, "Ada Brook called U.S. Secretary of State Ola Hart on Monday.") == []


def test_a_speech_whose_cue_stands_behind_its_last_paragraph(parsed: Parse) -> None:
    """One statement, read once."""
    body = '"It is late. The boats are old.\n\n"We sail at noon," said Ada Brook. "Be there."'
    assert told(parsed, body) == [("Ada Brook", "It is late. The boats are old. We sail at noon Be there.", DIRECT)]


def test_the_cue_of_a_speech_that_has_one_already_adds_nothing(parsed: Parse) -> None:
    """Its words are those of the quotation."""
    body = '"It is late," Ada Brook said.\n\n"The boats are old.\n\n"We sail at noon," she added.'
    assert [(x, mode) for x, _, mode in told(parsed, body)] == [("Ada Brook", DIRECT)] * 2


def test_what_a_statement_read(parsed: Parse) -> None:
    """Taggers take the verb for a noun."""
    (found,) = says(parsed('"Both sides stand ready to open a second crossing," a joint statement read.'))
    assert (found.speaker, found.text) == (
        "unnamed: joint statement",
        "Both sides stand ready to open a second crossing",
    )


def test_whose_answer_it_was(parsed: Parse) -> None:
    """Behind a colon; of no answer that nobody gave."""
    assert told(parsed, KNOWN + 'Ada Brook\'s answer was short: "No."') == [("Ada Brook", "No.", DIRECT)]
    assert told(parsed, KNOWN + 'The answer was short: "No."') == []
