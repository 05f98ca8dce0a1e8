"""The picture that is served: its page, and the scenes that it asks for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.queries.world import ID, LOCAL
from tests.serve.conftest import Server, make_store, serving

ANA, BO = f"{LOCAL}person/ana-torvald", f"{LOCAL}person/bo-lindqvåg"


def scene(server: Server, **asked: Any) -> dict[str, Any]:
    response = server.get("/api/graph", params=asked)
    assert response.status_code == 200, response.text
    return response.json()


def refused(server: Server, status: int, **asked: Any) -> str:
    response = server.get("/api/graph", params=asked)
    assert response.status_code == status, response.text
    return str(response.json()["error"])


def keys(told: dict[str, Any]) -> set[str]:
    return {x["key"] for x in told["nodes"]}


def labels(told: dict[str, Any]) -> set[str]:
    return {x["label"] for x in told["nodes"]}


def test_the_page_comes_with_the_policy_that_stands_in_it(server: Server) -> None:
    """
    Only its own scripts run, it asks this server alone, and no page may frame it.
    """
    page = server.get("/graph")
    inside = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page.text)
    assert inside
    told = inside[1].replace("&#39;", "'")

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-security-policy"] == f"{told}; frame-ancestors 'none'"
    assert "default-src 'none'" in told
    assert "connect-src 'self'" in told
    assert "unsafe" not in told


def test_the_page_has_nothing_of_the_graph_in_it(server: Server) -> None:
    """
    It asks for what it shows.
    """
    page = server.get("/graph", params={"about": "Ana Torvald"}).text

    assert "Torvald" not in page
    assert '<script type="application/json" id="scene">{"nodes":{"rows":0,"columns":{}},' in page


def test_a_page_that_the_browser_has_is_not_sent_again(server: Server) -> None:
    """
    It is half a megabyte: 304 where it is the same.
    """
    first = server.get("/graph")
    again = server.get("/graph", headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]


def test_a_name_gives_whom_it_is_joined_to(server: Server) -> None:
    """
    Those she met, spoke of and represents, the meetings with their reports and sentences.
    """
    told = scene(server, about="Ana Torvald")
    node = told["nodes"][told["focus"]]

    assert (node["label"], node["key"]) == ("Ana Torvald", ANA)
    assert {"Bo Lindqvåg", "Césaire Dubreuil", "Dilan Öztürk", "Arvenia"} <= labels(told)
    assert told["about"] == [ANA]
    assert node["here"] == node["told"]
    met = next(x for x in told["facts"]["meetings"] if x["kind"] == "summit" and x["date"] == "2021-03-04")
    assert len(met["reports"]) == 3
    assert all(told["facts"]["passages"][x["evidence"][0]]["sentence"] for x in met["reports"])


def test_an_alias_and_an_iri_mean_the_same_as_the_name(server: Server) -> None:
    """
    What a user types is understood as in every question.
    """
    assert scene(server, about="torvald") == scene(server, about=ANA) == scene(server, about="Ana Torvald")


def test_several_names_give_one_scene(server: Server) -> None:
    """
    What is near the one and what is near the other, each node once; the last one is what the reader looks at.
    """
    one, other, both = (scene(server, about=x) for x in ("Ana Torvald", "Bo Lindqvåg", ["Ana Torvald", "Bo Lindqvåg"]))

    assert keys(both) == keys(one) | keys(other)
    assert both["about"] == [ANA, BO]
    assert both["nodes"][both["focus"]]["key"] == BO


def test_a_fact_is_shown_by_whom_it_is_about(server: Server) -> None:
    """
    The IRI of a meeting opens its participants and its place.
    """
    told = scene(server, about=f"{LOCAL}meeting/m1")

    assert {ANA, BO} <= set(told["about"])


def test_the_most_engaged_are_shown_where_nobody_is_named(server: Server) -> None:
    """
    As many as are asked for, and what joins them.
    """
    told = scene(server, top=4)

    assert 2 <= len([x for x in told["nodes"] if x["group"] != "meeting"]) <= 4
    assert "Ana Torvald" in labels(told)
    assert told["edges"]
    assert told["focus"] is None


def test_since_a_day_older_facts_are_left_out(server: Server) -> None:
    """
    A year is its first day; the meetings of 2021 are gone.
    """
    told = scene(server, about="Ana Torvald", since="2022")

    assert told["facts"]["meetings"]
    assert all(x["day"] >= "2022" or x["date"] == "2022" for x in told["facts"]["meetings"])


def test_a_merged_name_is_the_one_that_took_its_place(server: Server) -> None:
    """
    An IRI that was given up leads to the one that stands for it.
    """
    assert scene(server, about=f"{LOCAL}person/c-dubreuil")["about"] == [f"{LOCAL}person/césaire-dubreuil"]


def test_an_unknown_name_is_told_with_those_like_it(server: Server) -> None:
    """
    404, and what was perhaps meant.
    """
    response = server.get("/api/graph", params={"about": "Ana Torvalt"})

    assert response.status_code == 404
    assert "nobody and nothing in this store is called 'Ana Torvalt'" in response.json()["error"]
    assert "Ana Torvald" in response.json()["suggestions"]


def test_a_name_of_several_is_told_with_all_of_them(server: Server) -> None:
    """
    "Dubreuil" are two; none is taken.
    """
    assert "may be any of these 2" in refused(server, 404, about="Dubreuil")


def test_a_name_without_a_fact_says_so(server: Server) -> None:
    """
    A ministry that nothing is told of has no place in a picture.
    """
    ministry = "Arvenian Foreign Ministry"
    assert f"nothing in the graph is told of {ministry}" in refused(server, 404, about=ministry)
    assert "since 2090-01-01" in refused(server, 404, about="Ana Torvald", since="2090")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"about": "Ana Torvald", "hops": "0"}, '"hops" must be a number from 1 to 3'),
        ({"about": "Ana Torvald", "hops": "two"}, '"hops" must be a number from 1 to 3'),
        ({"about": "Ana Torvald", "facts": "-1"}, '"facts" must be a number from 1 to 2000'),
        ({"top": "100000"}, '"top" must be a number from 0 to 200'),
        ({"about": "Ana Torvald", "since": "yesterday"}, "is no day"),
        ({"about": [f"name {n}" for n in range(25)]}, "24 names at most"),
    ],
)
def test_what_means_nothing_is_refused_with_what_would(server: Server, asked: dict[str, Any], told: str) -> None:
    """
    400, never a guess.
    """
    assert told in refused(server, 400, **asked)


@pytest.mark.parametrize("name", ["<https://x/> } SELECT * { ?s ?p ?o", "https://x/<>", '"', "}", "a:b", "\\", "🕊"])
def test_a_hostile_name_is_a_name_that_nobody_has(server: Server, name: str) -> None:
    """
    What looks like SPARQL stays one name.
    """
    assert name.strip('<">\\}') in refused(server, 404, about=name) or "not an IRI" in refused(server, 404, about=name)


def test_nothing_asked_is_an_empty_scene(server: Server) -> None:
    """
    No name and no number: no nodes, no error.
    """
    told = scene(server)

    assert (told["nodes"], told["edges"], told["about"]) == ([], [], [])


def test_an_empty_graph_gives_an_empty_scene(tmp_path: Path) -> None:
    """
    A store without relations is served as well.
    """
    label = f'<{ID}country/ARV> <http://www.w3.org/2000/01/rdf-schema#label> "Arvenia" .\n'
    with serving(make_store(tmp_path / "empty.kg", [label]), "--workers", "1") as server:
        assert scene(server, top=40)["nodes"] == []


def test_page_and_scenes_want_the_token(served_store: Path) -> None:
    """
    Whoever may not ask sees neither; a browser that opened the address with the token sees both.
    """
    with serving(served_store, "--workers", "1", "--host", "0.0.0.0", KG_TOKEN="harbour") as server:
        assert server.get("/graph").status_code == 401
        assert server.get("/api/graph", params={"top": 4}).status_code == 401
        assert scene_with(server, {"Authorization": "Bearer harbour"}).status_code == 200
        signed = server.get("/graph", params={"about": "Ana Torvald", "token": "harbour"})
        assert (signed.status_code, signed.headers["location"]) == (303, "/graph?about=Ana+Torvald")
        assert server.get("/graph").status_code == 200


def scene_with(server: Server, headers: dict[str, str]) -> httpx.Response:
    return server.get("/api/graph", params={"top": 4}, headers=headers)


def test_a_scene_is_bound_as_every_answer_is(served_store: Path) -> None:
    """
    It is made where strangers' queries run, under their limits.
    """
    with serving(served_store, "--workers", "1", "--max-bytes", "1000") as server:
        assert "longer than 1,000 bytes" in refused(server, 500, about="Ana Torvald")
