"""The sample articles and their gold: what every user may measure on has to be right in itself."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from kg import schema
from kg.config import Config
from kg.files import folder
from kg.model import UNNAMED, Document, Field, Kind, Mode, Status
from kg.read.documents import read

ARTICLES = folder("data") / "articles"
GOLD = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.json"))}

PUBLIC_EVENTS = frozenset(
    {"brdo-2001", "geneva-2021", "hanoi-2019", "mediation-brief-2020", "moscow-moon-2018", "paris-normandy-2019",
     "singapore-2018", "tehran-2022", "vladivostok-2019", "vostochny-2023"}
)  # fmt: skip

# Real people in the articles: none is quoted.
PUBLIC_FIGURES = frozenset(
    {
        "Abdullah bin Zayed Al Nahyan", "Abdullatif bin Rashid Al Zayani", "Aleksander Kwasniewski", "Ali Khamenei",
        "Alija Izetbegovic", "Anatoly Antonov", "Angela Merkel", "Antony Blinken", "Anwar Sadat",
        "Benjamin Netanyahu", "Dmitry Medvedev", "Dmitry Peskov", "Donald Trump", "Ebrahim Raisi", "Emmanuel Macron",
        "Francois Hollande", "Franjo Tudjman", "George W. Bush", "Guy Parmelin", "Hassan Rouhani", "Jacques Chirac",
        "Janez Drnovsek", "Jiang Zemin", "Jimmy Carter", "Joe Biden", "John Sullivan", "José María Aznar",
        "Kim Eui-kyeom", "Kim Jong Il", "Kim Jong Un", "Kim Yong Chol", "Kim Yong Nam", "Lee Hsien Loong",
        "Menachem Begin", "Mikhail Gorbachev", "Mike Pompeo", "Milan Kucan", "Mohamed bin Zayed Al Nahyan",
        "Moon Jae-in", "Nguyen Phu Trong", "Petro Poroshenko", "Queen Elizabeth", "Recep Tayyip Erdogan",
        "Richard Holbrooke", "Ronald Reagan", "Sarah Sanders", "Sergei Lavrov", "Sergei Shoigu", "Sergey Lavrov",
        "Shinzo Abe", "Slobodan Milosevic", "Vivian Balakrishnan", "Vladimir Putin", "Vladimir V. Putin",
        "Volodymyr Zelensky", "Xi Jinping",
    }
)  # fmt: skip

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

each_article = pytest.mark.parametrize("name", GOLD)


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """The articles as ``kg`` stores them, by the name that their gold has."""
    found = list(read([str(ARTICLES)], config=Config()))
    assert [x for x in found if not isinstance(x, Document)] == []
    return {re.sub(r"\.(?:txt|html)$", "", x.id): x for x in found if isinstance(x, Document)}


def _people(gold: dict[str, Any]) -> set[str]:
    return {x["name"] for x in gold["entities"] if x["type"] == "Person"}


def test_each_article_has_gold_and_each_gold_an_article(documents: dict[str, Document]) -> None:
    """The demo needs sixteen articles or more, and a figure is only as good as its denominator is whole."""
    assert sorted(documents) == sorted(GOLD)
    assert len(GOLD) >= 16


def test_every_form_that_can_be_read_is_there() -> None:
    """Text, web pages and JSON Lines are among the samples, so that the demo reads each."""
    assert {path.suffix for path in ARTICLES.iterdir()} >= {".txt", ".html", ".jsonl"}


@each_article
def test_gold_is_in_the_schema_and_names_its_entities(name: str) -> None:
    """``kg.schema`` takes the gold: known types, statuses, kinds and modes, and no relation with an unknown name."""
    relations = schema.load(GOLD[name], source=name)
    assert relations.document.id == name
    assert relations.entities


@each_article
def test_the_day_of_publication_is_the_one_that_is_read(name: str, documents: dict[str, Document]) -> None:
    """Gold and reader agree on the day: every "yesterday" of the article hangs on it."""
    published = GOLD[name]["published"]
    assert date.fromisoformat(published).isoformat() == published
    assert documents[name].published == published


@each_article
def test_a_statement_is_where_its_offsets_say(name: str, documents: dict[str, Document]) -> None:
    """The spans are in range, in order and apart, and what stands there are the words of the statement."""
    for said in GOLD[name]["says"]:
        text = documents[name].text(Field(said["field"]))
        edges = [edge for span in said["spans"] for edge in span]
        assert edges == sorted(set(edges))
        assert edges[-1] <= len(text)
        assert " ".join(text[start:end] for start, end in said["spans"]) == said["text"]
        assert said["text"].startswith(said["starts"])
        assert said["text"].endswith(said["ends"])


@each_article
def test_a_statement_has_whole_words_and_no_outer_marks(name: str, documents: dict[str, Document]) -> None:
    """No piece begins or ends inside a word, on a space, or, where it is direct, on its own quotation marks."""
    for said in GOLD[name]["says"]:
        text = documents[name].text(Field(said["field"]))
        for start, end in said["spans"]:
            assert text[start:end] == text[start:end].strip()
            assert not text[max(start - 1, 0) : start + 1].isalnum() or start == 0
            assert not (text[end - 1 : end + 1].isalnum() and end < len(text))
            if said["mode"] == "direct":
                assert text[start] not in "\"“‘'"
                assert text[end - 1] not in '".,“”'


@each_article
def test_the_mode_is_what_the_quotation_marks_say(name: str, documents: dict[str, Document]) -> None:
    """Direct words stand in quotation marks or in a speaker's turn, mixed ones have marks in them, indirect none."""
    for said in GOLD[name]["says"]:
        text = documents[name].text(Field(said["field"]))
        marked = any(mark in said["text"] for mark in '"“‘')
        if said["mode"] == "direct":
            assert all(text[start - 1] in '"“‘' or text[start - 2 : start] == ": " for start, _ in said["spans"])
        else:
            assert marked is (said["mode"] == "mixed")


@each_article
def test_a_meeting_has_two_sides_a_date_and_its_sentence(name: str, documents: dict[str, Document]) -> None:
    """Two or more different participants, the host one of them, an ISO date or none, and a sentence in range."""
    for meeting in GOLD[name]["meets"]:
        people = meeting["participants"]
        assert len(people) == len(set(people)) >= 2
        assert meeting["host"] is None or meeting["host"] in people
        if meeting["date"] is not None:
            assert _DATE.fullmatch(meeting["date"])
            date.fromisoformat((meeting["date"] + "-01-01")[:10])
        start, end = meeting["span"]
        sentence = documents[name].text(Field(meeting["field"]))[start:end]
        assert sentence
        assert sentence == sentence.strip()
        assert sentence.rstrip('"”’').endswith((".", "?", "!"))


@each_article
def test_a_meeting_that_was_held_is_past_and_a_planned_one_is_not(name: str) -> None:
    """Status and date fit the day of publication, as far as the date is told."""
    published = GOLD[name]["published"]
    for meeting in GOLD[name]["meets"]:
        told = meeting["date"]
        if told and meeting["status"] == "held":
            assert told <= published[: len(told)]
        if told and meeting["status"] in {"planned", "possible"}:
            assert told >= published[: len(told)]


@each_article
def test_names_stand_in_the_text(name: str, documents: dict[str, Document]) -> None:
    """Each name and alias occurs; a country's common name may be there as demonym or capital only."""
    text = f"{documents[name].title}\n{documents[name].body}"
    for entity in GOLD[name]["entities"]:
        for alias in entity["aliases"]:
            assert alias in text
        if entity["type"] == "Country":
            assert entity["name"] in text or entity["aliases"]
        else:
            assert entity["name"].casefold() in text.casefold()


@each_article
def test_no_entity_and_no_relation_is_there_twice(name: str) -> None:
    """A name belongs to one entity, and what is told twice is marked once."""
    gold = GOLD[name]
    assert max(Counter(x["name"] for x in gold["entities"]).values()) == 1
    for kind in ("says", "meets", "represents", "located_in"):
        rows = [
            json.dumps({k: v for k, v in x.items() if k != "span"} if isinstance(x, dict) else x) for x in gold[kind]
        ]
        assert len(rows) == len(set(rows))


@each_article
def test_no_real_person_is_quoted(name: str) -> None:
    """Words in quotation marks are only ever an invented person's."""
    for said in GOLD[name]["says"]:
        if said["speaker"] in PUBLIC_FIGURES or said["reported_by"] in PUBLIC_FIGURES:
            assert said["mode"] == "indirect"


@each_article
def test_real_people_are_in_the_articles_of_public_events_alone(name: str) -> None:
    """Those who meet in a public event are all on our list of real people, and nobody of it is in an invented one."""
    gold = GOLD[name]
    if name in PUBLIC_EVENTS:
        met = {who for meeting in gold["meets"] for who in meeting["participants"] if not who.startswith(UNNAMED)}
        assert met & _people(gold) <= PUBLIC_FIGURES
    else:
        assert not _people(gold) & PUBLIC_FIGURES


def test_the_samples_show_every_status_kind_and_mode() -> None:
    """What the schema can tell is told somewhere in the samples, more than once where it is common."""
    meets = [x for gold in GOLD.values() for x in gold["meets"]]
    says = [x for gold in GOLD.values() for x in gold["says"]]
    assert {x["status"] for x in meets} == set(Status)
    assert {x["kind"] for x in meets} == set(Kind)
    assert {x["mode"] for x in says} == set(Mode)
    assert {x["field"] for x in says} == set(Field)
    assert min(Counter(x["status"] for x in meets).values()) >= 5
    assert sum(x["reported_by"] is not None for x in says) >= 5


@pytest.mark.parametrize(("who", "articles"), [("Putin", 7), ("Kim Jong Un", 6)])
def test_the_demo_has_something_to_ask_about(who: str, articles: int) -> None:
    """Those whom the demo asks about have held meetings in several articles."""
    told = {
        name
        for name, gold in GOLD.items()
        for x in gold["meets"]
        if x["status"] == "held" and any(person.endswith(who) for person in x["participants"])
    }
    assert len(told) >= articles
