"""What a page states of its day, outlet and address."""

from __future__ import annotations

import json
from typing import Any

import lxml.html
import pytest

from kg.read.page import published, publisher, url


def tree(head: str = "", body: str = "") -> Any:
    return lxml.html.document_fromstring(f"<html><head><title>x</title>{head}</head><body><p>x</p>{body}</body></html>")


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2019-04-26T07:00:00+03:00">',
        '<meta name="DC.date.issued" content="2019-04-26">',
        '<meta name="pubdate" content="Fri, 26 Apr 2019 07:00:00 GMT">',
        '<meta itemprop="datePublished" content="2019-04-26">',
        ld({"@type": "NewsArticle", "datePublished": "2019-04-26T07:00:00Z", "dateModified": "2020-01-01"}),
        ld([{"@type": "Organization"}, {"@type": ["Article"], "datePublished": "2019-04-26"}]),
        ld(
            {
                "@graph": [
                    {"@type": "WebPage", "datePublished": "2001-01-01"},
                    {"@type": "Article", "datePublished": "2019-04-26"},
                ]
            }
        ),
    ],
)
def test_a_day_that_is_stated_in_the_head(head):
    """
    Meta elements and JSON-LD of an article state it for programs; its last change is not asked for.
    """
    assert published(tree(head)) == "2019-04-26"


@pytest.mark.parametrize(
    "body",
    [
        '<time datetime="2019-04-26T07:00">today</time>',
        "<time>26 April 2019</time>",
        '<time datetime="2019-04-26">x</time><time class="updated" datetime="2020-01-01">y</time>',
        '<time datetime="2019-04-26">x</time><aside><time datetime="2018-02-03">other story</time></aside>',
        '<time datetime="2018-02-03">x</time><time pubdate datetime="2019-04-26">y</time>',
        '<span itemprop="datePublished">April 26, 2019</span>',
        '<p class="date">Published: Friday, 26 April 2019</p>',
        '<div class="article-date">10:05 GMT, April 26, 2019 | Updated April 28, 2019</div>',
    ],
)
def test_a_day_that_is_marked_in_the_body(body):
    """
    A time element, or one whose class says date, in the article itself.
    """
    assert published(tree(body=body)) == "2019-04-26"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ('<meta property="article:modified_time" content="2019-04-26">', ""),
        ('<meta itemprop="copyrightYear" content="2019">', "<footer>Copyright 2019-04-26</footer>"),
        ('<meta name="date" content="04/05/2019">', ""),
        ("", '<time datetime="2019-04-26">a</time><time datetime="2019-04-27">b</time>'),
        ("", '<p class="update-info">26 April 2019</p>'),
        ("", '<aside><p class="date">26 April 2019</p></aside>'),
        ("", "<p>The pact of 26 April 2019 was signed.</p>"),
        (ld({"@type": "Event", "startDate": "2019-04-26", "datePublished": "2019-04-26"}), ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', ""),
    ],
)
def test_a_day_that_is_not_stated_is_not_guessed(head, body):
    """
    The last change, the copyright, another story, two days at odds, an ambiguous day: none of them is it.
    """
    assert published(tree(head, body)) is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="og:site_name" content="The Harbour&nbsp;Sheet ">', "The Harbour Sheet"),
        (
            ld({"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "The Harbour Sheet"}}),
            "The Harbour Sheet",
        ),
        (ld({"@type": "NewsArticle", "publisher": [{"name": "The Harbour Sheet"}]}), "The Harbour Sheet"),
        ('<meta name="DC.publisher" content="The Harbour Sheet">', "The Harbour Sheet"),
        ('<link rel="canonical" href="https://www.sheet.example/a">', "sheet.example"),
        ('<meta property="article:publisher" content="https://social.example/sheet">', None),
        ('<meta name="application-name" content="@sheet">', None),
        ("<title>Nets agreed at the U.S. coast - x.y</title>", None),
        ("", None),
    ],
)
def test_the_outlet(head, expected):
    """
    Its name where one is stated, else the host; neither handles nor parts of the title are names.
    """
    assert expected == publisher(tree(head))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="canonical" href=" https://sheet.example/a?x=1#top ">', "https://sheet.example/a?x=1"),
        ('<link href="https://sheet.example/a" rel="nofollow canonical">', "https://sheet.example/a"),
        ('<meta property="og:url" content="http://sheet.example/a">', "http://sheet.example/a"),
        (
            '<link rel="canonical" href="/a"><meta property="og:url" content="http://sheet.example/a">',
            "http://sheet.example/a",
        ),
        ('<link rel="canonical" href="https://sheet.example/">', None),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="http://[">', None),
        ('<link rel="canonical" href="https://sheet.example/a b">', None),
        ('<link rel="stylesheet" href="https://sheet.example/a.css">', None),
        ("", None),
    ],
)
def test_the_address(head, expected):
    """
    The canonical link of the article: whole, on the web, and not the front page of the site.
    """
    assert expected == url(tree(head))


def test_deep_json_ld_ends():
    """
    A stranger's page may nest without end.
    """
    value: dict[str, Any] = {"@type": "Article", "datePublished": "2019-04-26"}
    for _ in range(200):
        value = {"@graph": [value]}

    assert published(tree(ld(value))) is None
