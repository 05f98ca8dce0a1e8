"""``kg.annotate.coref_later``: who is told of by an office first and named later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.annotate.refs import meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

DAY = "2024-05-15"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Norway's prime minister has refused to attend talks in Lima this weekend, aides said on Tuesday.\n\n"
            "Instead, Prime Minister Ada Brook will open a dam in the north.",
            "Norway's prime minister",
            "Ada Brook",
        ),
        (
            "Norway's prime minister turned down a meeting with the president of Bolivia, aides said on Tuesday.\n\n"
            "Instead, Prime Minister Ada Brook will dine with Peruvian President Raul Hart.\n\n"
            "Brook and President Tomas Vale last met in March.",
            "the president of Bolivia",
            "Tomas Vale",
        ),
        (
            "Chad's interior minister will visit Niamey on Friday for talks on the long border of the two countries. "
            '"We shall talk about the border," the minister, Idris Hart, told reporters.',
            "Chad's interior minister",
            "Idris Hart",
        ),
        (
            "A senior American diplomat met Philippine officials in Manila on Thursday to discuss patrols.\n\n"
            "Deputy Assistant Secretary of State Ada Brook spent two hours with them at a hotel.",
            "A senior American diplomat",
            "Ada Brook",
        ),
        (
            "A Kuwaiti minister met Chad's president on Tuesday, the information ministry said.\n\n"
            "Sheikh Fahad Hart, Kuwait's minister of state for foreign affairs, brought a message.",
            "A Kuwaiti minister",
            "Fahad Hart",
        ),
    ],
)
def test_an_office_of_the_opening_is_his_who_is_named_later(parsed: Parse, text: str, words: str, who: str) -> None:
    """By the same title without the country, or told in short; also where a table knows another: the text is of now."""
    assert meant(parsed(text, published=DAY), words) == [who]


@pytest.mark.parametrize(
    ("text", "words", "not_who"),
    [
        (
            "A Danish minister said on Tuesday that talks on grain had failed for the third time.\n\n"
            "Tomas Vale, Denmark's agriculture minister, declined to comment.",
            "A Danish minister",
            "Tomas Vale",
        ),
        (
            "A Danish minister arrived in Kyiv on Tuesday for talks on grain and on ports.\n\n"
            "Tomas Vale, Denmark's ambassador, welcomed him.",
            "A Danish minister",
            "Tomas Vale",
        ),
        (
            "The president of Bolivia wrote to the president of Chile on Monday, aides to both of them said.\n\n"
            "President Tomas Vale will fly to Lima on Friday.",
            "The president of Bolivia",
            "Tomas Vale",
        ),
        (
            "President Tomas Vale flies to Accra on Monday. Aides said the Ghanaian president would not see him.",
            "the Ghanaian president",
            "Tomas Vale",
        ),
        (
            "Malawi's president arrived in Lusaka on Monday for a visit of three days, his office said.\n\n"
            "President Ada Brook received him at the airport and called him a brother.",
            "Malawi's president",
            "Ada Brook",
        ),
        (
            "Kenya's energy minister will not travel to Lima this week, officials in Nairobi said on Tuesday.\n\n"
            "The finance minister, Tomas Vale, leaves on Thursday for Rome.",
            "Kenya's energy minister",
            "Tomas Vale",
        ),
        (
            "Peru will recall its envoy after a row over fish, the Chilean foreign minister said on Monday.\n\n"
            "The minister of defence, Tomas Vale, said nothing.",
            "the Chilean foreign minister",
            "Tomas Vale",
        ),
        (
            "Fiji's foreign minister arrived in Amman on Monday for talks on gas, his office said.\n\n"
            "Foreign Minister Ayman Hart said that the visit was timely.",
            "Fiji's foreign minister",
            "Ayman Hart",
        ),
        (
            "Fiji's interior minister has called for new talks on gas with its neighbour, his office said.\n\n"
            "Interior Minister Ayman Hart welcomed the offer.",
            "Fiji's interior minister",
            "Ayman Hart",
        ),
        (
            "A senior American diplomat arrived in Manila on Thursday for talks on patrols at sea.\n\n"
            "Foreign Secretary Ramon Hart said they were useful.",
            "A senior American diplomat",
            "Ramon Hart",
        ),
        (
            "A senior American diplomat arrived in Manila on Thursday for talks on patrols at sea.\n\n"
            "Deputy Foreign Minister Ramon Hart welcomed her.",
            "A senior American diplomat",
            "Ramon Hart",
        ),
        (
            "A senior French official said on Monday that talks on fishing had failed for the third time.\n\n"
            "Deputy Minister Tomas Vale declined to comment.",
            "A senior French official",
            "Tomas Vale",
        ),
    ],
)
def test_an_office_is_not_his_who_may_be_another(parsed: Parse, text: str, words: str, not_who: str) -> None:
    """One of two presidents, one told of before, a host, another minister, somebody else than the source."""
    assert not_who not in meant(parsed(text, published=DAY), words)


def heads(doc: Doc) -> set[tuple[str, str]]:
    """Return who holds which office, by surnames."""
    return {(x.holder.span[-1].text, x.head) for x in doc._.offices if x.holder is not None}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Deputy Prime Minister and Minister of Foreign Affairs of the State of Oman Ivan Lott rang.", True),
        ("HE Deputy Prime Minister and Minister of Defence Sheikh Ivan Lott rang.", True),
        ("The Deputy Prime Minister and Defence Minister Ivan Lott rang.", False),
        ("Ada Brook is Deputy Prime Minister and Defence Minister Ivan Lott rang.", False),
        ("They saw the deputy prime minister and Defence Minister Ivan Lott.", False),
    ],
)
def test_two_titles_before_a_name(parsed: Parse, text: str, first: bool) -> None:
    """Both are his if the first has no article and is written as a title."""
    assert (("Lott", "deputy prime minister") in heads(parsed(text))) is first


def test_nobody_is_president_and_minister(parsed: Parse) -> None:
    """Those are two."""
    assert ("Lott", "president") not in heads(parsed("Chad's President and Foreign Minister Ivan Lott left."))
