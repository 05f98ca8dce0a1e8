"""
Text made regular before it is stored, so that offsets count in what is stored.

Two steps. ``regular`` changes single characters for single characters: every offset
into what was given holds in what comes out. It is all that happens to text from JSON,
whose owner may count in it. ``plain`` also changes lengths (line ends, composed
accents, characters that cannot be seen) and is for files and pages, where nobody
counts before the text is out of them.

What is *not* changed: the kind of quotation marks and dashes, spelling, words,
blank lines, spaces at the end of a line.
"""

from __future__ import annotations

import re
import unicodedata

# No-break, figure, thin, ideographic … spaces. A parser takes each for a token of its own.
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011"
_LINES = "\r\u2028\u2029"
# Stray apostrophes and quotation marks, to the ones that news uses.
_QUOTES = {"\u02bc": "\u2019", "\u201b": "\u2018", "\u201f": "\u201c", "\uff02": '"', "\uff07": "'"}
# Neither RDF/XML nor a screen can hold these.
_CONTROLS = [*range(0x20), 0x7F, 0xFFFE, 0xFFFF]
_KEPT = "\t\n"

# Soft hyphen, zero-width space, word joiner, byte order mark, and the marks that turn
# the direction of writing: a word with one inside is another word to a parser, and to
# a reader the same one. The joiners of Persian and Indic names (U+200C, U+200D) stay.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _c1(code: int) -> str:
    """
    Return what a C1 control stands for: windows-1252, as browsers have it (WHATWG Encoding, HTML 13.2.5.5).

    U+0092 in a text is an apostrophe that somebody decoded as Latin-1.
    """
    return bytes([code]).decode("cp1252", errors="replace").replace("\ufffd", " ")


_REGULAR: dict[int, str] = (
    {code: " " for code in _CONTROLS if chr(code) not in _KEPT}
    | {code: _c1(code) for code in range(0x80, 0xA0)}
    | {ord(x): " " for x in _SPACES}
    | {ord(x): "-" for x in _HYPHENS}
    | {ord(x): "\n" for x in _LINES}
    | {ord(x): y for x, y in _QUOTES.items()}
)
_GONE: dict[int, None] = {ord(x): None for x in _INVISIBLE}
# Most texts have none of them: looking costs a tenth of translating.
_ODD = re.compile("[" + "".join(re.escape(chr(code)) for code in _REGULAR) + "]")
_CRLF = re.compile(r"(?:\r\n)+")


def regular(text: str) -> str:
    """
    Return *text* with odd spaces, hyphens, line ends, controls and apostrophes made regular, one for one.

    The length stays: ``regular(text)[a:b]`` is what ``text[a:b]`` says. A run of CRLF
    becomes as many spaces, then as many newlines, so that a blank line stays one.
    """
    text = _CRLF.sub(lambda run: " " * (len(run[0]) // 2) + "\n" * (len(run[0]) // 2), text)
    return text.translate(_REGULAR) if _ODD.search(text) else text


def plain(text: str) -> str:
    """
    Return *text* with LF line ends, composed accents (NFC) and no invisible characters; then ``regular``.

    Changes lengths. Doing it twice is doing it once.
    """
    text = text.replace("\r\n", "\n").translate(_GONE)
    return unicodedata.normalize("NFC", regular(text))


# UTF-8 read as windows-1252: a lead byte and its one or two continuation bytes, each as the character it became.
_CONTINUED = "".join(sorted({bytes([x]).decode("cp1252", errors="replace") for x in range(0x80, 0xC0)} - {"\ufffd"}))
_TWICE = re.compile(
    r"\u00c3\u00a2\u00e2\u201a\u00ac[^\x00-\x7f]{0,2}"  # done twice: "Ã¢â‚¬â„¢"
    rf"|\u00e2[\u20ac\u0080][{re.escape(_CONTINUED)}\u0080-\u009f]"  # dashes and quotation marks: "â€™"
    rf"|[\u00c2-\u00c5][{re.escape(_CONTINUED)}\u0080-\u009f]"  # accents: "Ã©"
)
# A text whose apostrophes or accents are all spoilt has a sign in every paragraph.
_RARE = 1_000
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def garbled(text: str) -> str | None:
    """
    Return the first sign that *text* is UTF-8 which was decoded as windows-1252, or ``None``.

    One dash or quotation mark ("â€™") is enough; of accents ("Ã©") two are wanted, since
    one may be a capital before a closing mark. Where most accents and quotation marks are
    sound, or the signs are rare, the text came with a garbled quotation: ``None``.
    """
    if text.isascii():
        return None
    signs = [found[0] for found in _TWICE.finditer(text)]
    strong = next((x for x in signs if len(x) > 2), None)
    if (strong is None and len(signs) < 2) or len(signs) * _RARE < len(text):
        return None
    spoilt = sum(map(len, signs))
    return (strong or signs[0]) if 2 * spoilt >= len(_BEYOND_ASCII.findall(text)) else None
