"""What is made regular, and that offsets survive it."""

from __future__ import annotations

import random
import unicodedata

import pytest

from kg.read.clean import garbled, plain, regular


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Mr\u00a0Ode met\u2009her", "Mr Ode met her"),
        ("vice\u2011president, co\u2010chair", "vice-president, co-chair"),
        ("isn\u02bct", "isn\u2019t"),
        ("bell\x07 form\x0cfeed", "bell  form feed"),
        ("It\x92s \x93good\x94", "It\u2019s \u201cgood\u201d"),
        ("one\u2028two\rthree", "one\ntwo\nthree"),
        ("a\ttab and a\nline", "a\ttab and a\nline"),
    ],
)
def test_odd_characters_become_the_regular_ones(given, expected):
    """
    Spaces, hyphens, apostrophes, controls and line ends that a parser stumbles on are replaced one for one.
    """
    assert expected == regular(given)


def test_quotation_marks_and_dashes_stay():
    """
    The kind of quotation mark tells where a quotation opens, and a dash is no hyphen: both are kept.
    """
    text = "\u201cYes,\u201d she said \u2014 \u2018perhaps\u2019 \u2013 \u00abnon\u00bb."

    assert text == regular(text)


def test_a_blank_line_of_crlf_stays_a_blank_line():
    """
    Two CRLF in JSON are two newlines in a row afterwards, and every offset is where it was.
    """
    given = "First.\r\n\r\nSecond."

    found = regular(given)

    assert len(given) == len(found)
    assert "\n\n" in found
    assert given.index("Second") == found.index("Second")


def test_regular_keeps_every_length():
    """
    Whatever characters come, none is added or lost: offsets of the owner of a JSON text hold.
    """
    choose = random.Random(1)
    for _ in range(300):
        text = "".join(chr(choose.choice([choose.randrange(0xD7FF), choose.randrange(0x3000)])) for _ in range(40))
        text += choose.choice(["\r\n", "\r", "\u2029", "\r\n\r\n"]) + "end"

        assert len(text) == len(regular(text))


def test_plain_is_done_once():
    """
    Text that was made plain is not changed again, so a document that is read twice is the same.
    """
    choose = random.Random(2)
    for _ in range(300):
        text = "".join(chr(choose.randrange(0x3000)) for _ in range(40)) + "\r\n\r\r\n"

        once = plain(text)

        assert once == plain(once)
        assert unicodedata.is_normalized("NFC", once)


def test_what_cannot_be_seen_is_taken_out():
    """
    A soft hyphen or a zero-width space makes another word of a name; Persian joiners do belong to one.
    """
    assert plain("\ufeffOst\u00adra\u200bvia\u2060 and mi\u200cravam") == "Ostravia and mi\u200cravam"


def test_accents_are_composed():
    """
    "e" and a combining accent become one character, as the tables of names have it.
    """
    assert plain("Jose\u0301") == "Jos\u00e9"


@pytest.mark.parametrize(
    "text",
    [
        "It\u00e2\u20ac\u2122s late",
        "It\u00e2\u0080\u0099s late",
        "JosÃ© met RenÃ©e",
        "Itâ€™s RenÃ©e",
        "ItÃ¢â‚¬â„¢s late",
    ],
)
def test_text_that_was_decoded_wrongly_is_found_out(text):
    """
    UTF-8 which somebody read as windows-1252 or Latin-1 has signs that no language has.
    """
    assert garbled(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Âgé, José, Ångström, Äkta, Zoë and Łódź signed it \u2014 \u201cgladly\u201d.",
        "The IRM\u00c3\u201d of the village spoke.",
        "A fee of \u00a35 or \u20ac6 was paid; temperatures reached 30 \u00b0C.",
    ],
)
def test_honest_accents_are_not_suspected(text):
    """
    Accents and currency signs of properly decoded text are left in peace, and so is one doubtful pair.
    """
    assert garbled(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "\u201cIt\u00e2\u20ac\u2122s late,\u201d read the tweet of Ren\u00e9e Dubois \u2013 \u2018sic\u2019.",
        "It was late when they left. " * 100 + "A long\u00e2\u20ac\u201cterm plan was made.",
    ],
)
def test_a_garbled_scrap_in_a_sound_text_is_let_be(text):
    """
    An article that copies a garbled message, or lost one dash on its way, is not lost for it.
    """
    assert garbled(text) is None
