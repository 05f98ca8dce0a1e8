"""What bytes are taken for text, and what is said of the others."""

from __future__ import annotations

import codecs

import pytest

from kg.errors import InputError
from kg.read.decode import decode, decode_page, refuse_garbled, refuse_wide

LINE = "The envoy\u2019s visit \u2013 his third \u2013 ended in Köln."


@pytest.mark.parametrize(
    "data",
    [
        LINE.encode(),
        codecs.BOM_UTF8 + LINE.encode(),
        codecs.BOM_UTF16_LE + LINE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + LINE.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + LINE.encode("utf-32-le"),
    ],
)
def test_unicode_is_decoded_and_its_mark_taken_off(data):
    """
    UTF-8 needs no mark, UTF-16 and UTF-32 say by theirs what they are.
    """
    assert decode(data, "a.txt") == LINE


def test_another_encoding_is_refused_with_the_command_that_mends_it():
    """
    A windows-1252 file is not guessed at: the message has the byte, its line, the likely encoding and what to type.
    """
    data = b"First line.\n" + (LINE * 20).encode("cp1252")

    with pytest.raises(InputError) as caught:
        decode(data, "my file.txt")

    text = str(caught.value)
    assert "byte 0x92 in line 2" in text
    assert "iconv -f WINDOWS-1252 -t UTF-8 'my file.txt'" in text


def test_utf16_without_a_mark_is_named():
    """
    Every second byte of it is NUL: this is said rather than "binary".
    """
    with pytest.raises(InputError, match="UTF-16LE without its byte order mark"):
        decode("The envoy left.".encode("utf-16-le"), "a.txt")


def test_half_a_utf16_file_is_damaged():
    """
    A file that ends in the middle of a character was cut off: nothing is made of it.
    """
    with pytest.raises(InputError, match="damaged UTF-16-LE"):
        decode(codecs.BOM_UTF16_LE + b"a\0b", "a.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"PK\x03\x04....", "a ZIP archive or an office document"),
        (b"{\\rtf1\\ansi", "a rich-text document"),
        (b"\x1f\x8b\x08", r"compressed \(gzip\)"),
        (bytes(range(256)), "binary data"),
    ],
)
def test_files_that_are_no_text_are_named(data, what):
    """
    A picture or an archive that bears the suffix of a text is told by its first bytes.
    """
    with pytest.raises(InputError, match=what):
        decode(data, "a.txt")


def test_a_page_is_read_in_the_encoding_it_declares():
    """
    Latin-1 in a page is windows-1252, as every browser takes it.
    """
    page = f'<html><head><meta charset="iso-8859-1"></head><body>{LINE}</body></html>'

    assert page == decode_page(page.encode("cp1252"), "a.html")


def test_a_page_in_utf8_is_not_spoilt_by_what_it_declares():
    """
    Templates say Latin-1 long after the server has turned to UTF-8, and bytes that are UTF-8 are nothing else.
    """
    page = f"<html><head><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'></head>{LINE}"

    assert page == decode_page(page.encode(), "a.html")


@pytest.mark.parametrize("charset", ["utf-8", "no-such-charset", "iso-2022-jp"])
def test_a_page_that_declares_what_it_is_not_is_refused(charset):
    """
    Where neither UTF-8 nor what is declared fits, nothing is guessed.
    """
    page = f'<meta charset="{charset}">'.encode() + LINE.encode("cp1252")

    with pytest.raises(InputError, match=f"says that it is in {charset}"):
        decode_page(page, "a.html")


def test_json_lines_in_utf16_are_refused_at_once():
    """
    Cut at newline bytes, UTF-16 is rubble: one message for the file, and not one for each line.
    """
    with pytest.raises(InputError, match="must be UTF-8, and this is UTF-16"):
        refuse_wide('{"body": "x"}'.encode("utf-16"), "a.jsonl")


def test_garbled_text_is_refused_with_its_line():
    """
    Decoded wrongly and saved again, a text is valid UTF-8 and all its names are wrong.
    """
    with pytest.raises(InputError, match="in line 2"):
        refuse_garbled("First.\nIt\u00e2\u20ac\u2122s late.", "a.txt")
