"""One spelling of each statement: that of the engine, whatever the spelling that came."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, parse

from kg.store import canonical as module
from kg.store.canonical import canonical
from tests.queries.world import nquads

XSD = "http://www.w3.org/2001/XMLSchema#"
GRAPH = "https://example.org/graph/registry"


def _ours(lines: bytes) -> set[tuple[str, bytes]]:
    return {(graph, x) for graph, triples in canonical(lines) for x in triples.splitlines(keepends=True)}


def _engines(lines: bytes) -> set[tuple[str, bytes]]:
    """Return what an engine that checks all of it makes of *lines*."""
    engine = Store()
    engine.bulk_load(lines, RdfFormat.N_QUADS)
    found = set()
    for graph in (DefaultGraph(), *engine.named_graphs()):
        name = graph.value if isinstance(graph, NamedNode) else ""
        dumped = engine.dump(format=RdfFormat.N_TRIPLES, from_graph=graph)
        found |= {(name, x) for x in (dumped or b"").split(b"\n") if x}
    return {(name, x + b"\n") for name, x in found}


def _stated(value: str, graph: str = "") -> bytes:
    return f"<https://example.org/a> <https://example.org/b> {value}{graph} .\n".encode()


VALUES = [
    '"Arvenia"', '"\\"so\\" it is\\\\\\n\\r\\t"', '"a\\u00E9\\U0001F600"', '"\\b\\f\\\'"', '"a\tb\x7f\x01"', '""',
    '"né — 회담"', '"\ufffe and \uffff"', '"_:b > _:c"',
    '"non"@fr', '"no"@EN-gb', '"no"@zh-Hant-TW', '"x"@en--ltr',
    f'"words"^^<{XSD}string>', f'"https://example.org/é"^^<{XSD}anyURI>', '"x"^^<https://example.org/own>',
    *(f'"{x}"^^<{XSD}integer>' for x in ("0", "7", "-12", "007", "+5", "-0", "9" * 18, "9" * 19, "9" * 40, " 3", "x")),
    *(f'"{x}"^^<{XSD}decimal>' for x in ("43.10", "43.1", "5.0", "5", "-0.5", ".5", "1e3")),
    *(f'"{x}"^^<{XSD}date>' for x in ("2019-06-30", "2019-02-31", "2019-13-01", "0000-01-01", "0012-01-01",
                                      "12019-01-01", "-2019-01-01", "2019-06-30Z", "2019-06-30+09:00", "2019-00-00")),
    *(f'"{x}"^^<{XSD}gYearMonth>' for x in ("2019-06", "2019-13", "2019-6", "2019-06Z")),
    *(f'"{x}"^^<{XSD}gYear>' for x in ("2019", "0000", "19", "02019", "-0044")),
    *(f'"{x}"^^<{XSD}{y}>' for x, y in (("1", "boolean"), ("true", "boolean"), ("1.50", "double"), ("1E3", "float"),
                                        ("5", "nonNegativeInteger"), ("2019-06-30T09:00:00.000Z", "dateTime"))),
    "<https://example.org/x?a=b&c=%C3%A9#d/e?f>", "<https://example.org>", "<https://example.org:80/>", "<urn:x:y>",
    "<https://example.org/é>", "<https://example.org/\\u00E9>", "<mailto:who@example.org>", "<https://u@example.org/>",
]  # fmt: skip


@pytest.mark.parametrize("graph", ["", f" <{GRAPH}>", " <urn:g>"])
@pytest.mark.parametrize("value", VALUES)
def test_it_is_as_the_engine_writes_it(value: str, graph: str) -> None:
    lines = _stated(value, graph)
    assert _ours(lines) == _engines(lines)


@pytest.mark.parametrize(
    "lines",
    [
        b"<https://example.org/a>\t<https://example.org/b>   \"c\".\n",
        b"  <https://example.org/a><https://example.org/b><https://example.org/c>.  # why\n",
        b"# nothing\n\n   \n",
        b"",
        b'<https://example.org/a> <https://example.org/b> "no line end" .',
        b'<http://a/> <http://b/> "c" .\r\n<http://a/> <http://b/> "d" .\r\n',
        b'<http://a/> <http://b/> "c" .\r<http://a/> <http://b/> "d" .\n',
    ],
)  # fmt: skip
def test_spaces_and_comments_are_nothing(lines: bytes) -> None:
    assert _ours(lines) == _engines(lines)


def test_odd_lines_among_others_lose_none() -> None:
    """In whatever order what is known and what is respelt, and what is of one graph and of another, come."""
    lines = [_stated(x, graph) for x in VALUES for graph in ("", f" <{GRAPH}>")] + [x.encode() for x in nquads()]
    for seed in range(3):
        random.Random(seed).shuffle(lines)
        assert _ours(b"".join(lines)) == _engines(b"".join(lines))


def test_what_we_write_is_known_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Respelling takes four times as long: of our own graphs only decimal numbers need it, and controls in a text."""
    respelt: list[bytes] = []
    original = module._respelt

    def seen(lines: bytes) -> Iterator[tuple[str, bytes]]:
        respelt.extend(lines.splitlines())
        return original(lines)

    monkeypatch.setattr(module, "_respelt", seen)
    lines = "".join(nquads()).encode()
    assert _ours(lines) == _engines(lines)
    assert [x for x in respelt if b"#decimal>" not in x and b"\\u00" not in x] == []


WRONG = [
    "<https://example.org/a b>", "<relative>", "<https://example.org/%G0>", "<https://example.org/{x}>", '"x"@', '"x',
    "<https://example.org/a#b#c>", "<https://example.org/[x]>", "<https://example.org:port/>", "<https://[x/>", "x",
    "<https://example.org/\\u0020>", '"\\x"', '"x"^^<date>', '"\\uD800"', '"x"@e_n', "<https://example.org/|>", "",
]  # fmt: skip


@pytest.mark.parametrize("value", WRONG)
def test_what_the_engine_refuses_is_refused(value: str) -> None:
    """It is as strict: the engine that loads it is told not to look again."""
    lines = _stated('"right"') + _stated(value)
    with pytest.raises(SyntaxError):
        _engines(lines)
    with pytest.raises(SyntaxError):
        _ours(lines)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(SyntaxError, match="UTF-8"):
        _ours(_stated('"?"').replace(b"?", b"\xff"))


def test_no_iri_is_known_that_the_engine_refuses() -> None:
    """Signs at random, in the places where they matter."""
    chance = random.Random(11)
    known = 0
    for _ in range(20_000):
        tail = "".join(chance.choice("ab09/?#:%-._~!$&'()*+,;=@[]{}|^`\\é \"<>") for _ in range(chance.randint(0, 7)))
        line = f"<http{chance.choice(('', 's'))}://{chance.choice(('', 'a', 'a.b'))}{tail}> <https://b> <https://c> .\n"
        if module._TRIPLES.fullmatch(line.encode()):
            known += 1
            assert [f"{x.subject} {x.predicate} {x.object} .\n" for x in parse(line, RdfFormat.N_QUADS)] == [line]
    assert known > 1_000


def test_letters_are_known_in_iris() -> None:
    """Names of people stand in IRIs of ours, in the letters of their language; the engine takes each of them."""
    lines = "".join(f"<http://a/{chr(x)}> <http://a/?{chr(x)}> <http://a/#{chr(x)}> .\n" for x in range(0xC0, 0xD800))
    assert lines.encode() == b"".join(
        f"{x.subject} {x.predicate} {x.object} .\n".encode() for x in parse(lines, RdfFormat.N_QUADS)
    )
    assert module._TRIPLES.fullmatch(lines.encode())


@pytest.mark.parametrize("sign", ["\x80", "\xa0", "\ue000", "\ufdd0", "\ufff0", "\U0001f600", "\U0010fffd"])
def test_other_signs_in_iris_are_left_to_the_engine(sign: str) -> None:
    assert not module._TRIPLES.match(f"<http://a/{sign}> <http://b> <http://c> .\n".encode())
