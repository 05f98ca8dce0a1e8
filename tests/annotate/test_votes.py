"""``kg.annotate.votes``: what the model and the words around it say of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.names import Name, find_names
from kg.annotate.titles import find_titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def names(doc: Doc) -> list[Name]:
    return find_names(doc, find_titles(doc))


def typed(doc: Doc) -> list[tuple[str, str]]:
    """Return text and type of each name in *doc*."""
    return [(x.span.text, x.type.value) for x in names(doc)]


def test_a_city_of_millions_stays_a_place(parsed: Parse) -> None:
    """A name of two words that the table has whole is not made a person by the model alone."""
    assert ("São Paulo", "Place") in typed(parsed("Sweden and São Paulo signed the contract."))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Two people were killed in Vasna on Monday.", "Vasna", "Place"),
        ("Vasna, some 30 km north of Oslo, was calm.", "Vasna", "Place"),
        ("They asked the state railway company Latrail.", "Latrail", "Organisation"),
        ("The Oslo-listed miner Corvane rose.", "Corvane", "Organisation"),
        ("The Oslo-based Blue Shelf said so.", "Blue Shelf", "Organisation"),
    ],
)
def test_the_words_beside_an_unknown_name_tell_what_it_is(parsed: Parse, text: str, name: str, kind: str) -> None:
    """A town that something is in, a firm that is called one."""
    assert (name, kind) in typed(parsed(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The boats lay at the mouth of the Teesta.", ("Teesta", "Place")),
        ("Ada Brook's neighbour wept. Brook's wife, Graca, is tired.", ("Graca", "Person")),
        ("She met Le Thi Thu Ha on Monday.", ("Le Thi Thu Ha", "Person")),
        ("Sudland's foreign minister wept on Monday.", ("Sudland", "Country")),
        ("The road runs to the Roki Tunnel.", ("Roki Tunnel", "Place")),
        ("He was the only Englishman there.", ("Englishman", "Country")),
    ],
)
def test_what_an_unknown_name_is(parsed: Parse, text: str, found: tuple[str, str]) -> None:
    """A river by its article, kin by whose they are, a country by its ministers."""
    assert found in typed(parsed(text))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Democrat Paul Crane left.", "Paul Crane", "Person"),
        ("Rep. Ivan Lott, D-Texas, left.", "Texas", "Place"),
        ("Harbourline Inc. said that sales rose.", "Harbourline Inc.", "Organisation"),
        ("The Harbourline Co. of Dundale Lakes gives nets away.", "Harbourline Co.", "Organisation"),
        ("Juntora, a coalition of three parties, won.", "Juntora", "Organisation"),
        ("Jon Vale left the Green Alliance for the Liberal Union.", "Green Alliance", "Organisation"),
        ("Jon Vale joined the Union for a Popular Movement.", "Union for a Popular Movement", "Organisation"),
    ],
)
def test_a_name_is_told_from_what_stands_around_it(parsed: Callable[..., Doc], text: str, name: str, kind: str) -> None:
    """From a party's follower, a party's letter; with its legal form; by what it is; from another party."""
    assert (name, kind) in typed(parsed(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The match was close. Norway won it.", ("Norway", "Country")),
        ("She joined the Democratic Party of the Left in May.", ("Democratic Party of the Left", "Organisation")),
        ("She saw Leeds' Norway team.", ("Norway", "Country")),
        ("By HARUKA OKADA\n\nOSLO - The premier left on Monday.", ("HARUKA OKADA", "Person")),
        ("By Saltanat Omarova\n\nOSLO, May 3 (Newswire) - The president left.", ("Saltanat Omarova", "Person")),
        ("On the road to the Merdara crossing, drivers complained.", ("Merdara", "Place")),
        ("They discussed the future of the Pangara mine.", ("Pangara", "Place")),
        ("He was to have flown to Bukra tomorrow.", ("Bukra", "Place")),
        ("He retired to Aberdovan.", ("Aberdovan", "Place")),
        ("The bridge to Frey Bastos was blocked.", ("Frey Bastos", "Place")),
        ("He landed at Carrosco on Friday.", ("Carrosco", "Place")),
        ("Ada Brook, an analyst at the Lantern Policy Forum, left.", ("Lantern Policy Forum", "Organisation")),
        ("They asked the Lantern Forum for the Environment.", ("Lantern Forum for the Environment", "Organisation")),
        ("Norway spoke at the Lantern Forum on Monday.", ("Lantern Forum", "Event")),
        ("They left before the Lanternfest festival in July.", ("Lanternfest", "Event")),
        ("They left before the Bergen festival in July.", ("Bergen", "Place")),
        ("At Holmvik, driver Tomas Vale, 44, said he had waited.", ("Holmvik", "Place")),
        ("At Harbourline, analyst Tomas Vale said prices would rise.", ("Harbourline", "Organisation")),
        ("They met in Norway's eastern Gedrava state.", ("Gedrava", "Place")),
        ("Ada Brook held talks with Fiji's Semi Ratulevu on Monday.", ("Semi Ratulevu", "Person")),
        ("Ada Brook held talks with Germany's Deutsche Welle on Monday.", ("Deutsche Welle", "Organisation")),
        ("They met at the Lantern cemetery on Monday.", ("Lantern cemetery", "Place")),
        ("They met in the Welsh town of Llanbrook.", ("Welsh", "Place")),
        ("They will open the checkpoint at Karysbel on Monday.", ("Karysbel", "Place")),
        ("He told reporters at La Moneda palace.", ("La Moneda palace", "Place")),
        ("The Transnistrian region is calm.", ("Transnistrian region", "Place")),
    ],
)
def test_what_the_frame_tells_of_a_name(parsed: Parse, text: str, found: tuple[str, str]) -> None:
    """A writer, a place that is gone to, a body that has people."""
    assert found in typed(parsed(text))
