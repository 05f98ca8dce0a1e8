"""Articles in saved pages, and pages without one."""

from __future__ import annotations

import socket

import pytest

from kg.errors import InputError
from kg.read.html import read

FIRST = "The minister of fisheries met her counterpart on the quay, and they agreed on the size of nets."
SECOND = "Their officials will count the boats in autumn, she said, and nobody is to fish the bank before that."


def page(body: str, head: str = "<title>Nets agreed</title>") -> str:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
    foot = "<footer><p>Copyright 2023 The Harbour Sheet. All rights reserved.</p></footer>"
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{menu}{body}{foot}</body></html>"


def article(*paragraphs: str) -> str:
    inner = "".join(f"<p>{x}</p>" for x in (*paragraphs, FIRST, SECOND))
    return f"<article><h1>Nets agreed</h1>{inner}</article>"


def test_title_and_paragraphs():
    """
    The headline is the title and not in the body, paragraphs are a blank line apart, menu and footer are gone.
    """
    found = read(page(article()), "a.html")

    assert ("Nets agreed", f"{FIRST}\n\n{SECOND}") == (found.title, found.body)


def test_white_space_of_the_source_is_one_space():
    """
    Lines of the HTML file mean nothing, entities and mark-up are resolved, a line break stays one.
    """
    found = read(
        page(article("It was\n   the <b>third</b>&nbsp;time &amp; the &#147;last&#148;, they said.<br>So it goes.")),
        "a",
    )

    assert found.body.startswith(
        "It was the third time & the \u201clast\u201d, they said.\nSo it goes.\n\nThe minister"
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<div id='story'><h1>Nets agreed</h1>{FIRST}<br><br>\n{SECOND}</div>",
        f"<h1>Nets agreed</h1>{FIRST}<p>{SECOND}",
        f"<table><tr><td>More news</td><td><font size=2>{FIRST}<br><br>{SECOND}</font></td></tr></table>",
        f"<form id='aspnetForm'><div>{FIRST}</div><div>{SECOND}</div></form>",
        f"<pre>{FIRST}\n \n{SECOND}</pre>",
    ],
)
def test_pages_without_marked_paragraphs(body):
    """
    Line breaks, bare text, tables, a form around it all, preformatted text: paragraphs, and no menu among them.
    """
    assert f"{FIRST}\n\n{SECOND}" == read(page(body), "a").body


def test_quotations_lists_and_headings_are_paragraphs():
    """
    Each stands by itself, without marks of its own.
    """
    found = read(
        page(
            article(
                "<i>Now</i> this was new.</p><ul><li>One net.</li><li>Two boats.</li></ul>"
                "<h2>Next</h2><p>And so on, said he."
            )
        ),
        "a",
    )

    assert "Now this was new.\n\nOne net.\n\nTwo boats.\n\nNext\n\nAnd so on, said he." in found.body


def test_the_outlet_is_not_part_of_the_title():
    """
    What a template puts behind every title is cut off.
    """
    head = (
        "<title>x</title><meta property='og:title' content='Nets agreed | The Harbour Sheet'>"
        "<meta property='og:site_name' content='The Harbour Sheet'>"
    )

    found = read(page(article(), head), "a")

    assert (found.title, found.publisher) == ("Nets agreed", "The Harbour Sheet")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html>",
        "<html><body></body></html>",
        "<!-- nothing -->",
        "<html><body><nav><a href='/'>Home</a><a href='/about'>About us</a></nav></body></html>",
        "<html><body><ul><li>Home</li><li>World</li><li>Sport</li></ul></body></html>",
        "<html><body><script>document.write('All is told by a script, you see.')</script></body></html>",
        "<<<>>><html <body",
        "<div>" * 100_000,
    ],
)
def test_a_page_without_an_article(text):
    """
    Empty, menus only, made by scripts, or no HTML: one error, which says what to do.
    """
    with pytest.raises(InputError, match="Save the page of the article itself"):
        read(text, "a.html")


def test_malformed_html_is_read_as_browsers_do():
    """
    Elements that are never closed, a stray end tag and half an entity do not cost the article.
    """
    text = f"<html><body><h1>Nets agreed<p>{FIRST}</b><div><p>{SECOND} &amp <table><tr><td>"

    assert f"{FIRST}\n\n{SECOND}" in read(text, "a.html").body


def test_entities_of_a_dtd_are_not_expanded():
    """
    Neither a bomb nor a file of this machine comes in by an entity.
    """
    text = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FIRST}</p><p>It read &b; and &file; there.</p></body></html>"""

    body = read(text, "a.xhtml").body

    assert FIRST in body
    assert "boom" not in body
    assert "root:" not in body
    assert "ENTITY" not in body


def test_nothing_is_fetched(monkeypatch):
    """
    Reading a page that names scripts, frames, a base and a canonical address opens no socket.
    """

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = "<base href='http://example.org/'><link rel='canonical' href='http://example.org/a'><script src='http://example.org/s.js'></script>"

    assert (
        FIRST in read(page(article("<iframe src='http://example.org/f'></iframe>It was late by then."), head), "a").body
    )


def test_what_a_parser_chokes_on_is_an_error(monkeypatch):
    """
    A page that upsets the extractor costs one article, with the reason.
    """
    import trafilatura

    def choke(*_: object, **__: object) -> None:
        raise ZeroDivisionError("odd page")

    monkeypatch.setattr(trafilatura, "bare_extraction", choke)

    with pytest.raises(InputError, match=r"cannot be taken apart \(ZeroDivisionError: odd page\)"):
        read(page(article()), "a.html")


def test_nothing_is_printed(capfd):
    """
    The extractor's warnings about a page go to whoever asked for logs, and not to the screen.
    """
    with pytest.raises(InputError):
        read("<html><body><p></p></body></html>", "a.html")

    assert capfd.readouterr() == ("", "")
