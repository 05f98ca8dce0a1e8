"""A made-up world as a graph: no name in it is real, and its size is a number."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from rdflib import RDF, RDFS, SKOS, XSD, Dataset, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS

DIP = Namespace("https://w3id.org/communique/ontology#")
ID = Namespace("https://w3id.org/communique/id/")
SCHEMA = Namespace("https://schema.org/")

COUNTRIES = {
    "Veldoria": ("VDR", "Veldorian", "Aldmark"),
    "Karsund": ("KSD", "Karsundian", "Port Hesper"),
    "Oshmar": ("OSM", "Oshmari", "Tel Amra"),
    "Tellune": ("TLN", "Tellunese", "Quinberg"),
    "Brevia": ("BRV", "Brevian", "Sant Oriel"),
    "Ilmara": ("ILM", "Ilmaran", "Vashti"),
    "Santhos": ("STH", "Santhosian", "Ormeira"),
    "Pelagia": ("PLG", "Pelagian", "Lowharbour"),
    "Norrholm": ("NRH", "Norrholmer", "Isvik"),
    "Dravina": ("DRV", "Dravinan", "Koltsk"),
}
FIRST = [
    "Anselm",
    "Berit",
    "Corvin",
    "Dalia",
    "Emrik",
    "Farida",
    "Goran",
    "Hesper",
    "Ivo",
    "Jorunn",
    "Kasimir",
    "Leonie",
    "Maro",
    "Nadia",
    "Osric",
    "Petra",
    "Quill",
    "Runa",
]
LAST = [
    "Vask",
    "Ormonde",
    "Tallis",
    "Brandeis",
    "Kettleby",
    "Sorrel",
    "Halloran",
    "Dvorin",
    "Esk",
    "Marchetti-Lowe",
    "Okonjo",
    "Pell",
    "Rask",
    "Stavro",
    "Thorne",
]
ORGANISATIONS = {
    "League of Straits": "InternationalOrganisation",
    "Harbour Council": "InternationalOrganisation",
    "Northern Grain Compact": "InternationalOrganisation",
    "Veldorian foreign ministry": "GovernmentBody",
    "Oshmari presidency": "GovernmentBody",
    "Tidewater News Agency": "NewsOrganisation",
}
ROLES = ("President", "Prime Minister", "Foreign Minister", "Special Envoy", "Ambassador", "Spokesperson")
OUTLETS = ("The Lowharbour Gazette", "Tidewater News Agency", "Quinberg Post", "Radio Isvik")
TOPICS = (
    "the grain corridor",
    "a ceasefire along the Orm",
    "fishing rights",
    "the release of detained sailors",
    "visa rules",
)
STATUSES = ("Held",) * 9 + ("Planned",) * 3 + ("Possible",) * 2 + ("Cancelled", "Denied")
KINDS = ("Meeting",) * 4 + ("Talks",) * 3 + ("Call", "Call", "Visit", "Summit")
VERBS = {
    "Held": "met",
    "Planned": "is due to meet",
    "Possible": "may meet",
    "Cancelled": "called off a meeting with",
    "Denied": "did not meet",
}


@cache
def world(people: int, meetings: int, statements: int, seed: int = 11) -> Dataset:
    """
    Return a graph in the shape that the rdf room makes, of about that many people, meetings and statements.

    The same one to all who ask for it: who adds something asks for one ``of_ones_own``.
    """
    return of_ones_own(people, meetings, statements, seed)


def of_ones_own(people: int, meetings: int, statements: int, seed: int = 11) -> Dataset:
    """Return such a graph that nobody else has."""
    return _World(seed).fill(people, meetings, statements)


class _World:
    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.data = Dataset(default_union=True)
        self.registry = self.data.graph(ID["graph/registry"])
        self.inferred = self.data.graph(ID["graph/inferred"])
        self.count = 0

    def fill(self, people: int, meetings: int, statements: int) -> Dataset:
        self.articles = [self.article(i) for i in range(max(4, meetings // 3))]
        self.countries, self.cities = {}, []
        for name, (code, demonym, capital) in COUNTRIES.items():
            country, city = ID[f"country/{code}"], ID[f"place/{len(self.cities) + 100}"]
            self.entity(country, "Country", name, demonym, capital)
            self.registry.add((country, DIP.iso3, Literal(code)))
            self.entity(city, "City", capital)
            self.registry.add((city, DIP.locatedIn, country))
            self.registry.add((city, DCTERMS.source, Literal(f"data/places.csv#{len(self.cities) + 100}")))
            self.countries[name] = country
            self.cities.append((city, capital))
        bodies = [
            self.entity(ID[f"local/organisation/{n}"], cls, name) for n, (name, cls) in enumerate(ORGANISATIONS.items())
        ]
        everyone = [self.person(n) for n in range(people)]
        for _ in range(meetings):
            self.meeting(everyone)
        things = [*self.countries.values(), *bodies, *(x for x, _ in self.cities)]
        for _ in range(statements):
            self.statement(everyone, things)
        return self.data

    def entity(self, iri: URIRef, cls: str, label: str, *aliases: str) -> URIRef:
        self.data.add((iri, RDF.type, DIP[cls]))
        self.data.add((iri, RDFS.label, Literal(label)))
        for alias in aliases:
            self.data.add((iri, SKOS.altLabel, Literal(alias)))
        return iri

    def article(self, number: int) -> URIRef:
        iri = ID[f"local/article/a{number}"]
        self.data.add((iri, RDF.type, DIP.Article))
        self.data.add((iri, DCTERMS.title, Literal(f"Envoys weigh {self.dice.choice(TOPICS)}, part {number}")))
        self.data.add((iri, DCTERMS.publisher, Literal(self.dice.choice(OUTLETS))))
        day = date(2031, 1, 4) + timedelta(days=self.dice.randrange(300))
        self.data.add((iri, DCTERMS.issued, Literal(day.isoformat(), datatype=XSD.date)))
        self.data.add((iri, SCHEMA.url, Literal(f"https://news.example/{number}", datatype=XSD.anyURI)))
        return iri

    def evidence(self, article: URIRef, sentence: str, rule: str) -> URIRef:
        self.count += 1
        iri, rule_iri = ID[f"local/evidence/e{self.count}"], ID[f"rule/{rule}"]
        start = self.dice.randrange(2000)
        self.data.add((iri, RDF.type, DIP.Evidence))
        self.data.add((iri, DIP.article, article))
        self.data.add((iri, DIP.field, Literal("body")))
        self.data.add((iri, DIP.start, Literal(start)))
        self.data.add((iri, DIP.end, Literal(start + len(sentence))))
        self.data.add((iri, DIP.sentence, Literal(sentence)))
        self.data.add((iri, DIP.rule, rule_iri))
        self.data.add((rule_iri, RDF.type, DIP.Rule))
        self.data.add((rule_iri, RDFS.label, Literal(rule)))
        return iri

    def person(self, number: int) -> tuple[URIRef, str]:
        name = f"{FIRST[number % len(FIRST)]} {LAST[(number * 7 + number // len(FIRST)) % len(LAST)]}"
        if number >= len(FIRST) * len(LAST):
            name += f" {number}"
        iri = self.entity(ID[f"local/person/{name.lower().replace(' ', '-')}"], "Person", name, name.split()[1])
        if number % 4 != 3:
            country = self.dice.choice(sorted(COUNTRIES))
            role, demonym = self.dice.choice(ROLES), COUNTRIES[country][1]
            holding = ID[f"local/representation/r{number}"]
            self.data.add((holding, RDF.type, DIP.Representation))
            self.data.add((holding, DIP.representative, iri))
            self.data.add((holding, DIP.represented, self.countries[country]))
            self.data.add((holding, DIP.role, Literal(role)))
            self.data.add((holding, DIP.tenure, Literal(self.dice.choice(["current"] * 5 + ["former"]))))
            sentence = f"{demonym} {role} {name} opened the session."
            article = self.dice.choice(self.articles)
            self.data.add((holding, DIP.evidence, self.evidence(article, sentence, "represents/title")))
            self.data.add((iri, DIP.represents, self.countries[country]))
        return iri, name

    def pick(self, everyone: list[tuple[URIRef, str]], number: int) -> list[tuple[URIRef, str]]:
        """Choose a few, those at the front far oftener than the rest: news has its regulars."""
        found: list[tuple[URIRef, str]] = []
        while len(found) < number:
            one = everyone[int(len(everyone) * self.dice.random() ** 2.6)]
            if one not in found:
                found.append(one)
        return found

    def meeting(self, everyone: list[tuple[URIRef, str]]) -> None:
        self.count += 1
        number, kind, status = self.count, self.dice.choice(KINDS), self.dice.choice(STATUSES)
        who = self.pick(everyone, self.dice.choice([2] * 9 + [3, 5]))
        if len(who) == 5:
            kind = "Conference"
        city, city_name = self.dice.choice(self.cities)
        day = date(2031, 1, 4) + timedelta(days=self.dice.randrange(300))
        event = ID[f"local/meeting/m{number}"]
        self.data.add((event, RDF.type, DIP[kind]))
        self.inferred.add((event, RDF.type, DIP.Meeting))
        self.inferred.add((event, RDF.type, DIP.Event))
        for one, _ in who:
            self.data.add((event, DIP.participant, one))
        self.data.add((event, DIP.venue, city))
        self.data.add((event, DIP.status, DIP[status]))
        for term in (DIP.date, DIP.earliest, DIP.latest):
            self.data.add((event, term, Literal(day.isoformat(), datatype=XSD.date)))
        if status == "Held":
            for (one, _), (other, _) in combinations(sorted(who), 2):
                self.data.add((one, DIP.meets, other))
        for article in sorted(self.dice.sample(self.articles, self.dice.choice([1, 1, 1, 2, 3]))):
            others = " and ".join(name for _, name in who[1:])
            sentence = f"{who[0][1]} {VERBS[status]} {others} in {city_name} over {self.dice.choice(TOPICS)}."
            evidence = self.evidence(article, sentence, f"meets/{self.dice.choice(['verb', 'noun', 'reciprocal'])}")
            self.count += 1
            report = ID[f"local/report/p{self.count}"]
            self.data.add((report, RDF.type, DIP.Report))
            self.data.add((report, DIP.reportOf, event))
            self.data.add((report, DIP.article, article))
            self.data.add((report, DIP.reportedStatus, DIP[status]))
            self.data.add((report, DIP.reportedDate, Literal(day.isoformat(), datatype=XSD.date)))
            self.data.add((report, DIP.reportedVenue, city))
            self.data.add((report, DIP.evidence, evidence))
            self.data.add((event, DIP.evidence, evidence))

    def statement(self, everyone: list[tuple[URIRef, str]], things: list[URIRef]) -> None:
        self.count += 1
        article = self.dice.choice(self.articles)
        if self.dice.random() < 0.12:
            name = self.dice.choice(["officials", "a diplomat", "witnesses"])
            speaker = self.entity(ID[f"local/source/s{self.count}"], "UnnamedSource", name)
        else:
            speaker, name = self.pick(everyone, 1)[0]
        topic = self.dice.choice(TOPICS)
        words = f"the talks on {topic} had moved further than anyone expected"
        said = ID[f"local/statement/t{self.count}"]
        self.data.add((said, RDF.type, DIP.Statement))
        self.data.add((said, RDFS.label, Literal(f"{name}: {words[:24]}…")))
        self.data.add((said, DIP.speaker, speaker))
        self.data.add((speaker, DIP.says, said))
        self.data.add((said, DIP.text, Literal(words)))
        self.data.add((said, DIP.cue, Literal("say")))
        self.data.add((said, DIP.mode, Literal("indirect")))
        for thing in self.dice.sample(things, self.dice.choice([0, 1, 1, 2])):
            self.data.add((said, DIP.mentions, thing))
        sentence = f"{name} said that {words}."
        self.data.add((said, DIP.evidence, self.evidence(article, sentence, "says/ccomp")))
