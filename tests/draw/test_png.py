"""The picture as pixels."""

from __future__ import annotations

import re
import struct
import sys
import zlib
from collections.abc import Iterator

import pytest
from rdflib import Dataset

from kg.draw import picture
from kg.errors import ConfigError, MachineError


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG, their checksums checked."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + body)
        yield kind, body
        at += 12 + length


def test_it_decodes_at_twice_the_size(small: Dataset) -> None:
    """
    For paper and for sharp screens; every row of pixels is there.
    """
    drawn = picture(small, title="T")
    found = list(chunks(drawn.png()))
    width, height, depth, colour = struct.unpack(">IIBB", found[0][1][:10])
    pixels = zlib.decompress(b"".join(body for kind, body in found if kind == b"IDAT"))
    told = re.search(r'width="(\d+)" height="(\d+)"', drawn.svg())

    assert told
    assert (width, height) == (2 * int(told[1]), 2 * int(told[2]))
    assert (depth, colour) == (8, 6)
    assert len(pixels) == height * (1 + 4 * width)
    assert found[-1][0] == b"IEND"


def test_the_same_picture_gives_the_same_bytes(small: Dataset) -> None:
    """
    On one machine, whose fonts it is set in.
    """
    assert picture(small, title="T").png() == picture(small, title="T").png()


def test_words_come_out(small: Dataset) -> None:
    """
    Another title makes other pixels: names are not lost for want of a font.
    """
    assert picture(small, title="Ilsa").png() != picture(small, title="Vsla").png()


def test_without_resvg_the_user_learns_how_to_get_it(small: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    It is an extra: who draws pages does not need it.
    """
    monkeypatch.setitem(sys.modules, "resvg_py", None)

    with pytest.raises(ConfigError, match=r"pip install 'communique-kg\[png\]'"):
        picture(small, title="T").png()


def test_without_a_font_nothing_nameless_is_written(small: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    By itself resvg would leave the names out, and say nothing.
    """
    import resvg_py

    def fontless(**given: object) -> bytes:
        return rendered(**given, skip_system_fonts=True)  # type: ignore[arg-type]

    rendered = resvg_py.svg_to_bytes
    monkeypatch.setattr(resvg_py, "svg_to_bytes", fontless)

    with pytest.raises(MachineError, match="no font"):
        picture(small, title="T").png()


def test_one_font_of_any_common_name_is_enough(small: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Resvg by itself knows two, which hardly a Linux has.
    """
    import resvg_py

    from kg.draw import png

    found = next(x for x in (*png.SANS_SERIF, *png.SERIFS) if png._sets_words(resvg_py, x))
    monkeypatch.setattr(png, "SANS_SERIF", ("No Such Sans", found))
    monkeypatch.setattr(png, "SERIFS", ("No Such Serif",))

    assert png._families(resvg_py) == dict.fromkeys(("sans_serif_family", "serif_family", "font_family"), found)
    assert picture(small, title="Ilsa").png() != picture(small, title="Vsla").png()
