"""``kg.extract.located``: places that the text puts in other places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.located import located_in
from kg.model import Field
from tests.placed import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "inner", "outer", "rule"),
    [
        ("They met in Kyoto, Japan, on Monday.", "Kyoto", "Japan", "comma"),
        ("They met in Kyoto, Japan.", "Kyoto", "Japan", "comma"),
        ("They met in Vladivostok in Russia.", "Vladivostok", "Russia", "in"),
        ("They met in Vladivostok, in eastern Russia.", "Vladivostok", "Russia", "in"),
        ("They met in Bergen on the west coast of Norway.", "Bergen", "Norway", "in"),
        ("Vladivostok, a port in Russia, is cold.", "Vladivostok", "Russia", "apposition"),
        ("They flew to Bergen, Norway's second city.", "Bergen", "Norway", "apposition"),
        ("They met in the Russian city of Vladivostok.", "Vladivostok", "Russia", "kind"),
        ("They met in the Russian Pacific port of Vladivostok.", "Vladivostok", "Russia", "kind"),
        ("They met in Norway's port of Bergen.", "Bergen", "Norway", "kind"),
        ("They met in the Norwegian capital, Oslo.", "Oslo", "Norway", "kind"),
        ("They met in the Norwegian capital Oslo.", "Oslo", "Norway", "kind"),
        ("They met in the Shibuya district of Tokyo.", "Shibuya", "Tokyo", "district"),
        ("OSLO, Norway (AP)", "Oslo", "Norway", "comma"),
        ("It rained in Boise, Idaho, on Monday.", "Boise", "Idaho", "comma"),
        ("They met in Memphis, Tenn., and left.", "Memphis", "Tenn.", "comma"),
        ("They met in Bonn, West Germany.", "Bonn", "West Germany", "comma"),
        ("They met at Holm Hall (Oslo).", "Holm Hall", "Oslo", "brackets"),
        ("They met at the Pine Hotel at Bergen.", "Pine Hotel", "Bergen", "at"),
        ("They met at the Pine hotel in Bergen.", "Pine hotel", "Bergen", "in"),
        ("They walked in the Lantern Hills of Norway.", "Lantern Hills", "Norway", "of"),
        ("They met in Holmvik, a fishing village in the hills of Norway.", "Holmvik", "Norway", "apposition"),
        ("They met at Holmvik, a base in Norway.", "Holmvik", "Norway", "apposition"),
        ("Bergen lies in Norway.", "Bergen", "Norway", "copula"),
        (
            "Bergen is known for its fish and is one of Norway's most popular destinations.",
            "Bergen",
            "Norway",
            "copula",
        ),
        ("They met at the Lantern pagoda in Bergen.", "Lantern pagoda", "Bergen", "in"),
        ("The Harbour Institute, based in Oslo, is old.", "Harbour Institute", "Oslo", "based"),
        ("They met at Oslo's Lantern Conference Centre.", "Lantern Conference Centre", "Oslo", "possessive"),
        ("They met in the Norwegian Black Sea resort of Holmvik.", "Holmvik", "Norway", "kind"),
        ("They met in Norway's eastern Lantern state.", "Lantern", "Norway", "possessive"),
        ("On the Norwegian side of the lake, in Holmvik, it rained.", "Holmvik", "Norway", "front"),
        ("They met in Norway's Lantern province.", "Lantern province", "Norway", "possessive"),
        ("They met in Norway's western Lantern province.", "Lantern province", "Norway", "possessive"),
        ("The Oslo-based Harbour Institute is old.", "Harbour Institute", "Oslo", "based"),
        ("The Harbour Institute, a research group based in Oslo, is old.", "Harbour Institute", "Oslo", "based"),
        ("They met at the Pine Hotel in Bergen's old town.", "Pine Hotel", "Bergen", "in"),
        ("They studied at the University of the Isles in northern Norway.", "University of the Isles", "Norway", "in"),
        ("They met in Lugano (southern Switzerland).", "Lugano", "Switzerland", "brackets"),
        ("They met in Lugano, also in Switzerland.", "Lugano", "Switzerland", "in"),
        ("He was born in Holmvik, a small town in what is now Norway.", "Holmvik", "Norway", "apposition"),
        ("Holmvik, one of Norway's nine ports, was shut.", "Holmvik", "Norway", "apposition"),
        ("Shells fell on the Holmvik suburb of Damascus.", "Holmvik", "Damascus", "district"),
        ("Shells fell on the Damascus suburb of Holmvik.", "Holmvik", "Damascus", "kind"),
        ("HIGH HOLM, Texas (AP)", "HIGH HOLM", "Texas", "comma"),
        ("Bavaria complained. They met in the Bavarian town of Holmvik.", "Holmvik", "Bavaria", "kind"),
        ("They met at Holm Castle, in the English county of Kent.", "Holm Castle", "Kent", "in"),
        ("They flew over Port-au-Prince, the Haitian capital.", "Port-au-Prince", "Haiti", "apposition"),
        ("It rained in Bergen and the rest of Norway.", "Bergen", "Norway", "rest"),
        ("It rained in Bergen, but with the rest of Norway in sunshine.", "Bergen", "Norway", "rest"),
        ("Shops closed in Lyon and other French cities.", "Lyon", "France", "rest"),
        ("Floods hit Quetta and other parts of Pakistan.", "Quetta", "Pakistan", "rest"),
        ("It rained in Guangxi and southern China as a whole.", "Guangxi", "China", "rest"),
        ("Norway's capital is Oslo.", "Oslo", "Norway", "is"),
        ("The capital of Norway is Oslo.", "Oslo", "Norway", "is"),
        ("They flew to Norway, where Bergen lies by the sea.", "Bergen", "Norway", "where"),
        ("Germany is Europe's largest economy.", "Germany", "Europe", "ranked"),
        ("Japan, Asia's second-largest economy, agreed.", "Japan", "Asia", "ranked"),
        ("They toured Norway, including Bergen.", "Bergen", "Norway", "including"),
        ("In Norway, the port of Bergen is shut.", "Bergen", "Norway", "front"),
        ("They toured the village of Holmvik in Norway.", "Holmvik", "Norway", "in"),
        ("Crimea is an integral part of Ukraine.", "Crimea", "Ukraine", "part"),
        ("Kyiv wants to keep Crimea as a part of Ukraine.", "Crimea", "Ukraine", "part"),
        ("Crimea belongs to Ukraine, she said.", "Crimea", "Ukraine", "part"),
        ("Bergen is one of Norway's oldest trading towns.", "Bergen", "Norway", "copula"),
        ("Guilin is one of China's most popular tourist destinations.", "Guilin", "China", "copula"),
        ("The wreck lies a mile northeast of Holmvik in rural western Norway.", "Holmvik", "Norway", "in"),
        ("They met at the Lantern dam on Norway's territory.", "Lantern dam", "Norway", "in"),
    ],
)
def test_a_place_is_put_in_another(parsed: Parse, text: str, inner: str, outer: str, rule: str) -> None:
    """By a comma, a preposition, an apposition, a demonym with a kind of place, a possessive or a district."""
    assert told(parsed, text) == [(inner, outer, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "They flew to Kyoto, Japan and Peru.",
        "They flew to Kyoto, Oslo and Lima.",
        "They flew from Kyoto to Japan's islands.",
        "They drove from Oslo to Sweden.",
        "They met outside Oslo, near Sweden.",
        "Oslo, near Sweden, is old.",
        "In Oslo, Sweden was criticised.",
        "Talks in Oslo on Sweden went on.",
        "Norway's Ada Brook met Mr Vale in Oslo.",
        "They thanked Oslo's Lantern Research Centre.",
        "They thanked Norway's Lantern state company.",
        "He took the Norwegian side of the argument, in Lima.",
        "Two were hurt in the Lantern district of the Norwegian capital.",
        "Norway and Sweden met in Geneva.",
        "Russian gas flows to Kyoto.",
        "The Norwegian delegation flew to Kyoto.",
        "They flew to Bergen, Lima, Nairobi.",
        "In Oslo, as well as in Sweden, it rained.",
        "Bergen, a port far from Sweden, is old.",
        "Bergen, a town then in Sweden, is old.",
        "They met at Holm Castle.",
        "Crimea is not part of Ukraine, he said.",
        "Crimea is no longer part of Ukraine, he said.",
        "Crimea wants to become part of Ukraine.",
        "They honoured the Holy City of Oslo.",
        "Lugano (Switzerland) 9 4 5 13",
        "They rested in Holmvik, a beach resort south of Oslo.",
        "The bulletin is read in French.",
        "Holmvik and other ports were shut.",
        "They met in Holmvik, on the shore of Lake Amber.",
    ],
)
def test_what_only_stands_beside_is_not_inside(parsed: Parse, text: str) -> None:
    """Lists, ways, nearness, topics and actors put nothing anywhere."""
    assert told(parsed, text) == []


def test_a_pair_is_told_once(parsed: Parse) -> None:
    """Whatever the rule that reads it the second time."""
    assert len(told(parsed, "They met in Kyoto, Japan. The Japanese city of Kyoto is old.")) == 1


def test_nothing_is_in_itself(parsed: Parse) -> None:
    """Nor is the outer place in the inner one afterwards."""
    assert [pair[:2] for pair in told(parsed, "They met in Kyoto, Japan, and in Japan's Kyoto.")] == [
        ("Kyoto", "Japan")
    ]


def test_a_venue_can_be_somewhere(parsed: Parse) -> None:
    """A university is a body that has a place."""
    assert ("Harbour University", "Oslo") in [
        pair[:2] for pair in told(parsed, "They met at Harbour University in Oslo.")
    ]


def test_a_chain_is_read_step_by_step(parsed: Parse) -> None:
    """District in city, city in country."""
    found = [pair[:2] for pair in told(parsed, "They met in the Shibuya district of Tokyo, Japan.")]
    assert found == [("Shibuya", "Tokyo"), ("Tokyo", "Japan")]


def test_the_evidence_is_the_sentence(parsed: Parse) -> None:
    """In the field where it stands."""
    (found,) = located_in(parsed("It rained. They met in Kyoto, Japan. Nobody spoke.", "Rain"))
    where = found.evidence
    assert (where.field, where.start, where.end) == (Field.BODY, 11, 36)


def test_an_embassy_is_where_its_name_says(parsed: Parse) -> None:
    """It belongs to the country, and stands in the city."""
    found = told(parsed, "They met in Kyoto. The Norwegian embassy in Kyoto was shut.")
    assert found == [("Norwegian embassy in Kyoto", "Kyoto", "embassy")]


def test_a_town_hall_is_in_its_town(parsed: Parse) -> None:
    """Which the text names."""
    found = told(parsed, "They met in Bergen. Bergen Town Hall was full.")
    assert found == [("Bergen Town Hall", "Bergen", "own-name")]


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("They met in the Welsh town of Llanbrook.", "Llanbrook", "Wales"),
        ("They met in the Sumatran city of Medan.", "Medan", "Sumatra"),
        ("They met in Holmvik, a village on the Norwegian side of the Lantern river.", "Holmvik", "Norway"),
        ("Peru smiled. They met at the Salar Grande, a salt flat in the country's far north.", "Salar Grande", "Peru"),
        ("OSLO: The ministers met in this southern Norwegian city on Monday.", "Oslo", "Norway"),
        ("They met at the Lantern cemetery in Bergen.", "Lantern cemetery", "Bergen"),
        ("Ghana smiled. They met in Kumasa, the country's second city.", "Kumasa", "Ghana"),
        ("They left Heron Island. It rained in Porla, the island's largest town.", "Porla", "Heron Island"),
        ("It rained in Mitrova, an ethnically divided town in northern Kosovo.", "Mitrova", "Kosovo"),
        ("They met in Batumi, on Georgia's Black Sea coast.", "Batumi", "Georgia"),
        ("They met in Ceyhan on Turkey's Mediterranean coast.", "Ceyhan", "Turkey"),
        ("They flew to Holm, an island in the Black Sea.", "Holm", "Black Sea"),
        ("They met in Holmvik, a Caspian resort in western Turkmenistan.", "Holmvik", "Turkmenistan"),
        ("He has been to Bern once. It was noticed in the Swiss capital.", "Bern", "Switzerland"),
        ("Floods hit the Bab al-Holm district of the northern port of Tripoli.", "Bab al-Holm", "Tripoli"),
        ("They met at the Akorda palace in Astana.", "Akorda palace", "Astana"),
        ("They met at Lantern international airport in Bergen.", "Lantern international airport", "Bergen"),
        ("Ada Brook, an analyst at the Lantern Policy Forum in Bergen, smiled.", "Lantern Policy Forum", "Bergen"),
    ],
)
def test_a_place_is_put_in_what_is_told_around_it(parsed: Parse, text: str, inner: str, outer: str) -> None:
    """An adjective of a region, a side of a border, the country told of, the place that the article is from."""
    assert (inner, outer) in {(x, y) for x, y, _ in told(parsed, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile smiled. They met at the Salar Grande, a salt flat in the country's far north.",
        "They met in this southern Norwegian city on Monday.",
        "OSLO: They met in that southern Peruvian city on Monday.",
        "He has been to Geneva once. It was noticed in the Swiss capital.",
        "He has been to Bern once. Swiss capital fled.",
        "They met in Holmvik, on the Black Sea coast.",
        "They met in Holmvik, a port on the Black Sea.",
        "They met in the Black Sea port of Holmvik.",
        "They met in Holmvik, a resort on the shores of Lake Ohrid.",
        "They sailed along Norway's Lantern Sea coast.",
        "Ghana and Togo smiled. They met in Kumasa, the country's second city.",
    ],
)
def test_what_is_not_named_is_no_whole(parsed: Parse, text: str) -> None:
    """Which of two countries; a city that nothing names; another city."""
    assert told(parsed, text) == []
