"""One door for folders and servers."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store import layout
from kg.store.door import is_url, open_graph
from kg.store.endpoint import EndpointStore
from kg.store.oxigraph import OxigraphStore, write
from tests.servers import Told, telling


def test_a_folder_is_opened_in_this_process(tmp_path: Path) -> None:
    write([], tmp_path / "graph")
    assert isinstance(open_graph(str(tmp_path / "graph")), OxigraphStore)


def test_a_url_is_opened_as_an_endpoint_with_the_token_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_TOKEN", "t0ken")
    with telling(Told()) as told:
        assert isinstance(open_graph(told.url), EndpointStore)
        assert told.asked[0].headers["Authorization"] == "Bearer t0ken"


@pytest.mark.parametrize(
    ("location", "url"), [("HTTP://h/", True), ("https://h", True), ("http.kg", False), ("a/b", False)]
)
def test_a_url_is_known_by_its_beginning(location: str, url: bool) -> None:
    assert is_url(location) is url


def test_what_needs_a_folder_says_so_of_a_server() -> None:
    with pytest.raises(StoreError, match=r"http://h\.example/query is a server; this needs a store on this machine"):
        layout.find("http://h.example/query?default-graph-uri=x")
