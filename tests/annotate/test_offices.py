"""``kg.annotate.offices``: role, body, holder and tenure as the words beside a title tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Tenure

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.annotate.office import Office

    Parse = Callable[..., Doc]


def only(doc: Doc) -> Office:
    (office,) = doc._.offices
    return office


def shown(office: Office) -> tuple[str, str | None, str | None]:
    """Return role, what it is of and who holds it."""
    return (
        office.role,
        office.of.span.text if office.of is not None else None,
        office.holder.span.text if office.holder is not None else None,
    )


@pytest.mark.parametrize(
    ("text", "role", "of"),
    [
        ("Norwegian Foreign Minister Ada Brook smiled.", "Foreign Minister", "Norwegian"),
        ("Norway's foreign minister, Ada Brook, smiled.", "foreign minister", "Norway"),
        ("Norway’s foreign minister Ada Brook smiled.", "foreign minister", "Norway"),
        ("The Norwegian foreign minister, Ada Brook, smiled.", "foreign minister", "Norwegian"),
        ("The foreign minister of Norway, Ada Brook, smiled.", "foreign minister", "Norway"),
        ("Ada Brook, the foreign minister of Norway, smiled.", "foreign minister", "Norway"),
        ("Ada Brook, Norway's foreign minister, smiled.", "foreign minister", "Norway"),
        ("Ada Brook, foreign minister of Norway, smiled.", "foreign minister", "Norway"),
        ("President Ada Brook of Norway smiled.", "President", "Norway"),
        ("Ada Brook is the foreign minister of Norway.", "foreign minister", "Norway"),
        ("Ada Brook became Norway's foreign minister.", "foreign minister", "Norway"),
        ("Ada Brook remains the foreign minister of Norway.", "foreign minister", "Norway"),
        ("Ada Brook, the head of the Harbour Authority, smiled.", "head", "Harbour Authority"),
        ("Ada Brook, a spokeswoman for the Ministry of Trade, smiled.", "spokeswoman", "Ministry of Trade"),
        ("Ministry of Trade spokeswoman Ada Brook smiled.", "spokeswoman", "Ministry of Trade"),
        ("Norwegian chief trade negotiator Ada Brook smiled.", "chief trade negotiator", "Norwegian"),
        ("Ada Brook, the speaker of Norway's Parliament, smiled.", "speaker", "Parliament"),
        ("Ada Brook, head of the Norwegian delegation, smiled.", "head", "Norwegian"),
        ("Ada Brook, secretary-general of NATO, smiled.", "secretary-general", "NATO"),
        ("The mayor of Oslo, Ada Brook, smiled.", "mayor", "Oslo"),
        ("Ada Brook, a Norwegian diplomat who had been asked to help, smiled.", "diplomat", "Norwegian"),
        ("Ada Brook, a senior European Commission official, smiled.", "official", "European Commission"),
        ("Ada Brook was elected president of Norway.", "president", "Norway"),
        ("Ada Brook was sworn in as president of Norway.", "president", "Norway"),
        ("Ada Brook was promoted to trade minister of Norway.", "trade minister", "Norway"),
        ("Ada Brook has served as foreign minister of Norway.", "foreign minister", "Norway"),
        ("Norwegian Minister of Finance Ada Brook smiled.", "Minister of Finance", "Norwegian"),
        ("Ada Brook, director of the Oslo-based Harbour Institute, smiled.", "director", "Harbour Institute"),
        ("Ada Brook, an economist with the Oslo-based Harbour Institute, smiled.", "economist", "Harbour Institute"),
        ("Ada Brook, the mayor of the southern Norwegian port of Holmvik, smiled.", "mayor", "Holmvik"),
        ("Ada Brook, the head of the state railway company Harbourline, smiled.", "head", "Harbourline"),
        ("Ada Brook, a lawmaker from the ruling Harbour Party, smiled.", "lawmaker", "Harbour Party"),
        ("Ada Brook, now an adviser to the African Union, smiled.", "adviser", "African Union"),
        ("Ada Brook, who is also a professor at the Harbour Institute, smiled.", "professor", "Harbour Institute"),
        ("Ada Brook, Spokesperson, Ministry of Trade.", "Spokesperson", "Ministry of Trade"),
        ("Ada Brook, the Norwegian roving envoy, smiled.", "roving envoy", "Norwegian"),
        ("Ada Brook, a lawmaker of the left-wing Harbour Party, smiled.", "lawmaker", "Harbour Party"),
        ("Ada Brook, a director of the Oslo-based builder Harbourline, smiled.", "director", "Harbourline"),
        ("Ada Brook, deputy head of the pipeline operator Harbourline, smiled.", "deputy head", "Harbourline"),
        ("Ada Brook, the self-styled foreign minister of Norway, smiled.", "foreign minister", "Norway"),
        ("Ada Brook, the governor of the Central Bank of Norway, smiled.", "governor", "Central Bank of Norway"),
        ("Ada Brook, the leader of the Agrarian Bloc, smiled.", "leader", "Agrarian Bloc"),
        ("Ada Brook, head of the Farmers' League, smiled.", "head", "Farmers' League"),
        ("Ada Brook, a member of the Harbour Party's central committee, smiled.", "member", "Harbour Party"),
        ("Ada Brook, president of the Harbour Movement party, smiled.", "president", "Harbour Movement"),
        ("Ada Brook, head of the Union for a Popular Movement, smiled.", "head", "Union for a Popular Movement"),
        ("Norwegian Minister for Forests Ada Brook smiled.", "Minister for Forests", "Norwegian"),
        ("Norway's Minister of Trade and Fisheries, Ada Brook, smiled.", "Minister of Trade and Fisheries", "Norway"),
    ],
)  # fmt: skip
def test_role_body_and_holder_are_read_from_the_words_beside(parsed: Parse, text: str, role: str, of: str) -> None:
    """Before the name, behind it, with a demonym, a possessive, "of" or a copula."""
    assert shown(only(parsed(text))) == (role, of, "Ada Brook")


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        ("Norwegian Prime Minister Ada Brook smiled.", Tenure.CURRENT),
        ("Former Norwegian prime minister Ada Brook smiled.", Tenure.FORMER),
        ("Norway's former prime minister, Ada Brook, smiled.", Tenure.FORMER),
        ("Ada Brook, the former prime minister of Norway, smiled.", Tenure.FORMER),
        ("Norway's ex-president, Ada Brook, smiled.", Tenure.FORMER),
        ("Norway's then prime minister, Ada Brook, smiled.", Tenure.FORMER),
        ("Ada Brook was the prime minister of Norway.", Tenure.FORMER),
        ("Norway's acting prime minister, Ada Brook, smiled.", Tenure.ACTING),
        ("Norway's interim president, Ada Brook, smiled.", Tenure.ACTING),
        ("Norway's incoming president, Ada Brook, smiled.", Tenure.DESIGNATE),
        ("Norway's president-elect, Ada Brook, smiled.", Tenure.DESIGNATE),
        ("Norway's ambassador-designate to Sweden, Ada Brook, smiled.", Tenure.DESIGNATE),
        ("Ada Brook, until recently Norway's foreign minister, smiled.", Tenure.FORMER),
        ("Ada Brook, formerly Norway's foreign minister, smiled.", Tenure.FORMER),
        ("Ada Brook, until now Norway's foreign minister, smiled.", Tenure.FORMER),
        ("Ada Brook, now Norway's foreign minister, smiled.", Tenure.CURRENT),
    ],
)
def test_a_word_beside_the_title_tells_the_tenure(parsed: Parse, text: str, tenure: Tenure) -> None:
    """Former, acting and to be are told apart; without such a word the office is held today."""
    assert only(parsed(text)).tenure is tenure


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Norway's ambassador to Sweden, Ada Brook, smiled.", "Sweden"),
        ("Ada Brook, the Norwegian ambassador to Sweden, smiled.", "Sweden"),
        ("Ada Brook, Norway's envoy to the United Nations, smiled.", "United Nations"),
        ("Ada Brook, Norway's trade envoy to Sweden, smiled.", "Sweden"),
    ],
)
def test_an_envoy_is_accredited_to_where_he_is_sent(parsed: Parse, text: str, to: str) -> None:
    """«To» names the host; whom he represents is another."""
    office = only(parsed(text))
    assert office.accredited_to is not None
    assert (office.accredited_to.span.text, office.of and office.of.row and office.of.row.key) == (to, "country/NOR")


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian foreign minister smiled.",
        "The foreign ministers smiled.",
        "A minister smiled at Ada Brook.",
        "Ada Brook is not the foreign minister of Norway.",
        "Ada Brook met the foreign minister of Norway.",
        "The minister thanked Ada Brook.",
        "He had not seen Ada Brook, the minister said.",
        "He had met Ada Brook, the prime minister of Norway said.",
    ],
)
def test_an_office_whose_holder_is_not_named_beside_it_has_none(parsed: Parse, text: str) -> None:
    """Nobody is put into an office because the name stands in the same sentence."""
    assert only(parsed(text)).holder is None


def test_a_plural_is_marked(parsed: Parse) -> None:
    """«The foreign ministers» are several, and nobody's office alone."""
    office = only(parsed("The foreign ministers smiled."))
    assert (office.plural, office.head) == (True, "foreign minister")


@pytest.mark.parametrize(
    ("text", "definite", "indefinite"),
    [
        ("The foreign minister smiled.", True, False),
        ("A foreign minister smiled.", False, True),
        ("Norway's foreign minister smiled.", True, False),
        ("Her foreign minister smiled.", True, False),
    ],
)
def test_the_article_tells_whether_one_known_is_meant(
    parsed: Parse, text: str, definite: bool, indefinite: bool
) -> None:
    """«A foreign minister» is any; «the» is one that was spoken of."""
    office = only(parsed(text))
    assert (office.definite, office.indefinite) == (definite, indefinite)


def test_a_possessive_pronoun_is_left_for_coreference(parsed: Parse) -> None:
    """«Her Swedish counterpart»: whose, is not known yet; of Sweden, is."""
    office = only(parsed("Her Swedish counterpart smiled."))
    assert (office.possessor and office.possessor.text, office.of and office.of.span.text) == ("Her", "Swedish")


def test_an_office_of_something_nameless_says_so(parsed: Parse) -> None:
    """«The president of the sailing club» is of something, which has no name."""
    assert only(parsed("The president of the sailing club smiled.")).of_unknown


def test_a_body_by_its_kind_is_left_for_coreference(parsed: Parse) -> None:
    """«Ministry spokeswoman Ada Brook» is of a ministry that was named before."""
    for text in ("A ministry spokeswoman, Ada Brook, smiled.", "The ministry's state secretary, Ada Brook, smiled."):
        office = only(parsed(text))
        assert office.of_token is not None
        assert office.of_token.text == "ministry"


@pytest.mark.parametrize(
    "text",
    ["Ada Brook, who leads the Norwegian delegation, smiled.", "Ada Brook leads the Norwegian delegation in Lima."],
)
def test_who_leads_a_delegation_belongs_to_its_country(parsed: Parse, text: str) -> None:
    """Without a title there is no role, yet a body and a holder."""
    office = only(parsed(text))
    assert (shown(office), office.rule) == (("", "Norwegian", "Ada Brook"), "office/leads")


@pytest.mark.parametrize(
    ("text", "of", "rule"),
    [
        ("Norway's Ada Brook smiled.", "Norway", "bare/possessive"),
        ("Ada Brook of the Harbour Institute smiled.", "Harbour Institute", "bare/of"),
        ("Ada Brook resigned in June, joining the Harbour Party.", "Harbour Party", "office/leads"),
        ("Ada Brook's Harbour Party lost.", "Harbour Party", "office/leads"),
        ("Ada Brook's CDU lost.", "CDU", "office/leads"),
        ("They lost to Harbour Party incumbent Ada Brook.", "Harbour Party", "bare/possessive"),
        ("Ada Brook works for the airline Harbourline.", "Harbourline", "office/leads"),
        ("Ada Brook of the ruling Harbour Party smiled.", "Harbour Party", "bare/of"),
    ],
)
def test_belonging_is_read_without_a_title(parsed: Parse, text: str, of: str, rule: str) -> None:
    """A possessive of a country, or "of" a body, behind a full name."""
    office = only(parsed(text))
    assert (shown(office), office.rule) == (("", of, "Ada Brook"), rule)


def test_officers_in_a_row_have_each_his_own_office(parsed: Parse) -> None:
    """A name between two offices belongs to the first, which has no other."""
    text = "The leader of the Lake Party, Ada Brook, the head of the Harbour Party, Tomas Vale, and others smiled."
    assert [shown(x)[1:] for x in parsed(text)._.offices] == [
        ("Lake Party", "Ada Brook"),
        ("Harbour Party", "Tomas Vale"),
    ]


def test_a_second_office_is_held_by_whom_the_first_is(parsed: Parse) -> None:
    """Joined by "and", in one apposition."""
    offices = parsed("Ada Brook, a Norwegian judge and now president of the Harbour Society, smiled.")._.offices
    assert [(x.of.span.text, x.holder.span.text) for x in offices] == [
        ("Norwegian", "Ada Brook"),
        ("Harbour Society", "Ada Brook"),
    ]


def test_who_else_is_represented_by_whom_needs_no_second_verb(parsed: Parse) -> None:
    """As the sentence goes on with "and"."""
    text = "Norway was represented by its deputy minister, Ada Brook, and Sweden by Tomas Vale."
    told = {(x.of.span.text, x.holder.span.text) for x in parsed(text)._.offices if x.of is not None and x.holder}
    assert ("Sweden", "Tomas Vale") in told


@pytest.mark.parametrize("text", ["Oslo lawyer Ada Brook smiled.", "They sent its Arctic ambassador, Ada Brook."])
def test_a_place_before_a_trade_or_behind_a_possessor_is_not_what_an_office_is_of(parsed: Parse, text: str) -> None:
    """It tells where somebody is from, or what she works on."""
    assert [x for x in parsed(text)._.offices if x.of is not None] == []


def test_a_name_that_ends_a_sentence_is_no_title_cut_short(parsed: Parse) -> None:
    """«Min.» is the end of a name there."""
    text = "Neither did the Chinese ambassador, Zhao Min.\n\nThe talks went on."
    assert [x.holder.span.text for x in parsed(text)._.offices if x.holder is not None] == ["Zhao Min"]


def test_a_title_within_the_name_of_a_body_is_no_office(parsed: Parse) -> None:
    """The "Council of Ministers" holds none."""
    assert parsed("They asked the Council of Ministers to wait.")._.offices == []


def test_offices_come_in_text_order(parsed: Parse) -> None:
    """Whichever rule found them."""
    doc = parsed("Norway's Ada Brook smiled at Swedish Prime Minister Tomas Vale. The Danish leader left.")
    starts = [office.span.start for office in doc._.offices]
    assert len(starts) == 3
    assert starts == sorted(starts)
