"""Graphs, tables and relations that others wrote: taken in, or told; nothing that they name is opened or fetched."""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from contextlib import closing, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import joins, offices, query
from kg.config import Config
from kg.errors import InputError, KgError
from kg.intake import FORMATS, read_graph, take_in
from kg.read import read
from kg.resolve import decisions
from kg.store.oxigraph import open_store
from tests.fuzz.texts import PROSE
from tests.queries import world

SECRET = "the cellar of Tarvik"
"""What stands in a file beside: it must turn up nowhere."""

TURTLE = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<a>",
                "a",
                "<http://tarvik.example/x>",
                ".",
                ";",
                ",",
                '"x"',
                "'''",
                "@prefix x: <y> .",
                "[",
                "]",
                "(",
                ")",
                "_:b",
                "@en",
                "^^<t>",
                "<file:///etc/passwd>",
                "{",
                "}",
                "GRAPH",
                "\\u0000",
                "#",
                "\n",
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=25,
).map(" ".join)


def names(folder, address):
    """Return, by the ending of a file, texts that name a file and a server to be fetched."""
    secret, url = folder / "secret.txt", f"http://{address}"
    doctype = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{secret}"><!ENTITY b SYSTEM "{url}/b">'
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(12))
    rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x.example/">{}</rdf:RDF>'
    says = '<rdf:Description rdf:about="http://x.example/a"><x:says>{}</x:says></rdf:Description>'
    page = "<html><body><p>Ana Sol met Bo Lund in Tarvik. {} They spoke for an hour.</p></body></html>"
    return {
        "entity.rdf": f"{doctype}]>{rdf.format(says.format('&a; &b;'))}",
        "laughs.rdf": f"<!DOCTYPE x [{laughs}]>{rdf.format(says.format('&l11;'))}",
        "dtd.rdf": f'<!DOCTYPE x SYSTEM "{url}/dtd">{rdf.format("")}',
        "resource.rdf": rdf.format(f'<x:a rdf:about="{url}/r"><x:b rdf:parseType="Literal">&#60;</x:b></x:a>'),
        "context.jsonld": json.dumps({"@context": f"{url}/context", "name": "x"}),
        "contexts.jsonld": json.dumps({"@context": [f"file://{secret}", {"@import": f"{url}/i"}], "name": "x"}),
        "nested.jsonld": '{"@graph":' * 10_000,
        "base.ttl": f"@base <{url}/> . @prefix x: <file://{secret}> . <a> x:b <c> .",
        "graph.trig": f"<{url}/g> {{ <file://{secret}> a <{url}/c> }}",
        "quad.nq": f"<{url}/a> <{url}/b> <file://{secret}> <{url}/g> .\n",
        "entity.html": f"{doctype}]>{page.format('&a; &b;')}",
        "picture.html": page.format(f'<img src="{url}/p"><iframe src="file://{secret}"></iframe><link href="{url}/l">'),
        "include.xhtml": f'{page.format("")}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{secret}"/>',
        "record.json": json.dumps(
            {"body": "Ana Sol met Bo Lund in Tarvik.", "url": f"{url}/x", "@context": f"{url}/c"}
        ),
    }


@pytest.fixture
def listener():
    """A server that counts who comes, and its address."""
    came = []
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def wait():
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                came.append(connection.recv(100))
                connection.close()

        threading.Thread(target=wait, daemon=True).start()
        yield came, f"127.0.0.1:{server.getsockname()[1]}"


_opened: list[str] = []


def _hear(event, arguments):
    if len(_opened) > 10_000:
        _opened.clear()
    if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        _opened.append(os.fsdecode(arguments[0]))


sys.addaudithook(_hear)


def test_nothing_that_a_file_names_is_opened_or_fetched(tmp_path, listener):
    """
    Entities, contexts, includes and pictures: the server that they name is not asked, and the file not opened.

    Python tells of each file that it opens; of libraries that are no Python, what they read of it would turn up.
    """
    came, address = listener
    (tmp_path / "secret.txt").write_text(SECRET)
    _opened.clear()
    told = []
    for name, text in names(tmp_path, address).items():
        path = tmp_path / name
        path.write_text(text)
        try:
            found = read_graph(path) if path.suffix in FORMATS else read([str(path)], config=Config())
            told += map(str, found)
        except KgError as error:
            told.append(str(error))
    assert told
    assert not any(SECRET in x for x in told)
    assert came == []
    assert not any(x.endswith("secret.txt") for x in _opened)


@pytest.mark.parametrize("suffix", FORMATS)
@given(text=st.one_of(TURTLE, st.text(), PROSE))
def test_any_graph_is_read_or_told(tmp_path, suffix, text):
    """Text that nearly is RDF, by every name that a file of RDF may have."""
    path = tmp_path / f"given{suffix}"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(InputError):  # of which the file's name is a part
        list(read_graph(path))


@pytest.mark.parametrize("suffix", FORMATS)
@given(data=st.binary(max_size=200), cut=st.integers(0, 60_000))
def test_any_bytes_are_read_or_told(tmp_path, suffix, data, cut):
    """Garbage, and an export of ours with garbage in its middle."""
    path = tmp_path / f"given{suffix}"
    good = world.WORLD.read_bytes()
    path.write_bytes(good[:cut] + data + good[cut + len(data) :] if suffix == ".trig" else data)
    with suppress(InputError):  # of which the file's name is a part
        list(read_graph(path))


def test_a_graph_is_taken_in_or_nothing_is(tmp_path):
    """A graph with names that end strings, tags and lines: it can be asked by them, and says just them."""
    hostile = ['"; DROP ALL; #', "</script><script>alert(1)</script>", "a\\nb", "=cmd|' /C calc'!A0", "\\u202e\\u0007x"]
    lines = world.nquads()
    start = "https://w3id.org/communique/id/local/person/"
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    person = next(x.split(" ", 1)[0] for x in lines if x.startswith(f"<{start}") and label in x)
    kept = [x for x in lines if not (x.startswith(person) and label in x)]
    for name in hostile:
        quoted = '"' + name.replace('"', '\\"') + '"'
        graph = tmp_path / "given.nq"
        graph.write_text("".join([*kept, f"{person} {label} {quoted} .\n"]))
        try:
            taken = take_in([graph], tmp_path / "my.kg")
        except KgError:
            continue
        found = list(query.run(open_store(taken.store), f"SELECT ?n {{ {person} {label} ?n }}").rows)
        assert [row[0].value for row in found] == [json.loads(quoted)]


ROWS = st.lists(
    st.lists(
        st.one_of(st.text(max_size=12), st.sampled_from(['"', "same", "wrong", "2024-13-01", "../x", "=1", "\n"])),
        max_size=8,
    ),
    max_size=6,
).map(lambda rows: "\n".join(",".join(row) for row in rows))


@pytest.mark.parametrize(
    "header", ["", "kind,one,other,judgement,by,on,note\n", "name,role,of,from,until\n", "a,a,a\n", "\ufeff"]
)
@given(rows=ROWS)
def test_any_table_is_read_or_told(tmp_path, header, rows):
    """The judgements and the offices of a user, with rows too long, too short, and of no form."""
    path = tmp_path / "given.csv"
    path.write_bytes((header + rows).encode("utf-8", "surrogatepass"))
    for of in (decisions.read, lambda x: offices.offices(str(x))):
        with suppress(KgError):
            of(path)


RELATIONS = st.recursive(
    st.one_of(
        st.none(),
        st.integers(),
        st.text(max_size=10),
        st.sampled_from(["Ana Sol", "held", "Person", "body", "\ud800", "\0"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "body",
                    "title",
                    "digest",
                    "entities",
                    "meets",
                    "says",
                    "participants",
                    "status",
                    "span",
                    "spans",
                    "name",
                    "type",
                    "text",
                    "speaker",
                    "mentions",
                    "field",
                    "rule",
                    "published",
                ]
            ),
            inner,
        ),
    ),
    max_leaves=15,
)


@given(lines=st.lists(RELATIONS, max_size=4), raw=st.binary(max_size=30))
def test_any_relations_are_taken_in_or_told(tmp_path, lines, raw):
    """The JSON of another extractor, of which nothing is as it should be."""
    path = tmp_path / "given.jsonl"
    text = "\n".join(
        json.dumps({"id": "x", "body": "Ana Sol met Bo Lund.", **x} if isinstance(x, dict) else x) for x in lines
    )
    path.write_bytes(text.encode() + raw)
    (tmp_path / "my.kg").mkdir(exist_ok=True)
    try:
        failures = joins.take_in(tmp_path / "my.kg", joins.Joins(relations=(path,)), {}, Config())
        joins.readings(tmp_path / "my.kg", {})
    except KgError as error:
        failures = [error]
    assert all(str(x) for x in failures)
