"""
A small world for tests of the graph: tables of a few rows, and documents told in a line each.

The people, papers and events are made up; the countries and cities are where they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from kg.model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Field,
    Kind,
    Location,
    Meeting,
    Mention,
    Mode,
    Relations,
    Representation,
    Statement,
    Status,
    Tenure,
)
from kg.tables import Actor, Place, Tables


def country(code: str, name: str, demonym: str, capital: str, *aliases: str, iso2: str = "XX") -> Actor:
    return Actor(f"country/{code}", "Country", name, aliases, (demonym,), capital, iso2=iso2, iso3=code, source="test")


def body(key: str, kind: str, name: str, *aliases: str, of: str = "", wikidata: str = "") -> Actor:
    return Actor(f"organisation/{key}", kind, name, aliases, country=of, wikidata=wikidata, source="test")


def city(
    key: str, name: str, code: str, people: int, *aliases: str, within: str = "", care: tuple[str, ...] = ()
) -> Place:
    return Place(f"place/{key}", name, aliases, "City", code, 43.10562, 131.87353, people, "GeoNames", within, care)


def region(key: str, name: str, code: str = "") -> Place:
    return Place(f"place/{key}", name, (), "Region", code, source="by hand")


TABLES = Tables(
    actors=(
        country("RUS", "Russia", "Russian", "Moscow", "Russian Federation"),
        country("SUN", "Soviet Union", "Soviet", "Moscow", "USSR", iso2=""),
        country("KOR", "South Korea", "South Korean", "Seoul", "Republic of Korea"),
        country("JPN", "Japan", "Japanese", "Tokyo"),
        country("USA", "United States", "American", "Washington|Washington, D.C.", "US", "U.S.", "America"),
        country("GBR", "United Kingdom", "British", "London", "UK", "Britain"),
        country("CHE", "Switzerland", "Swiss", "Bern"),
        country("SGP", "Singapore", "Singaporean", "Singapore"),
        country("ITA", "Italy", "Italian", "Rome"),
        country("LBY", "Libya", "Libyan", "Tripoli"),
        country("LBN", "Lebanon", "Lebanese", "Beirut"),
        country("COD", "Democratic Republic of the Congo", "Congolese", "Kinshasa", "DR Congo", "Congo"),
        country("COG", "Republic of the Congo", "Congolese", "Brazzaville", "Congo"),
        body("nato", "InternationalOrganisation", "NATO", "Nato", "North Atlantic Alliance", wikidata="Q7184"),
        body("who", "InternationalOrganisation", "World Health Organization", "WHO"),
        body("kremlin", "GovernmentBody", "Kremlin", of="RUS"),
        body("courier", "NewsOrganisation", "Northern Courier", of="GBR"),
        body("crisis-group", "Organisation", "Crisis Group", of="USA"),
        body("crisis-group-2", "Organisation", "Crisis Group", of="GBR"),
    ),
    places=(
        city("2013348", "Vladivostok", "RUS", 604901, "Vladyvostok", within="Primorye"),
        region("primorye", "Primorye", "RUS"),
        city("524901", "Moscow", "RUS", 10381222),
        city("2660646", "Geneva", "CHE", 201741, "Genève"),
        city("4893591", "Geneva", "USA", 21806, within="Illinois"),
        region("4896861", "Illinois", "USA"),
        city("4250542", "Springfield", "USA", 114394, within="Illinois"),
        city("4409896", "Springfield", "USA", 169176, within="Missouri"),
        city("2655603", "Birmingham", "GBR", 1157603),
        city("4049979", "Birmingham", "USA", 196357),
        city("2210247", "Tripoli", "LBY", 1150989),
        city("266826", "Tripoli", "LBN", 229398),
        city("3176959", "Florence", "ITA", 367150, care=("word", "person")),
        city("1880252", "Singapore", "SGP", 5638700, care=("country",)),
        city("5128581", "New York", "USA", 8804190, "NYC", within="New York"),
        region("5128638", "New York", "USA"),
        region("balkans", "Balkans"),
    ),
)

TYPES = {
    "P": EntityType.PERSON,
    "C": EntityType.COUNTRY,
    "O": EntityType.ORGANISATION,
    "L": EntityType.PLACE,
    "E": EntityType.EVENT,
}


class Telling:
    """One document being told: each call adds a sentence to the body, and the relation that was read there."""

    def __init__(self, name: str, published: str | None = "2019-04-26", **given: str) -> None:
        self.name, self.published, self.given = name, published, given
        self.body = ""
        self.entities: dict[str, Entity] = {}
        self.made: dict[str, list[object]] = {"meets": [], "says": [], "represents": [], "located_in": []}
        self._numbers = count(1)

    def names(self, *entities: str, aliases: Iterable[str] = ()) -> Telling:
        """Add entities, each "P:Anna Berg": a letter of ``TYPES`` and the name."""
        for entity in entities:
            kind, _, name = entity.partition(":")
            self.entities[entity] = Entity(name, TYPES[kind], tuple(aliases))
        return self

    def met(
        self,
        *who: str,
        status: Status = Status.HELD,
        kind: Kind = Kind.MEETING,
        place: str | None = None,
        date: str | None = "2019-04-25",
        host: str | None = None,
    ) -> Telling:
        where = self._sentence("meets/test", f"{' and '.join(who)}: {kind.value} number")
        self.made["meets"].append(Meeting(who, status, kind, where, host=host, place=place, date=date))
        return self

    def said(
        self,
        speaker: str,
        words: str,
        *,
        inside: tuple[int, int] | None = None,
        reported_by: str | None = None,
        addressee: str | None = None,
    ) -> Telling:
        """Add an utterance; with *inside*, one whose words are a part of the body that stands already."""
        if inside is None:
            where = self._sentence("says/test", f"{speaker}: {words}")
            start = self.body.index(words, where.start)
            inside = (start, start + len(words))
        else:
            where = Evidence(Field.BODY, *inside, "says/test")
        said = Statement(
            speaker, words, (inside,), Mode.INDIRECT, where, cue="say", reported_by=reported_by, addressee=addressee
        )
        self.made["says"].append(said)
        return self

    def represents(
        self,
        who: str,
        of: str,
        role: str | None = "Minister",
        tenure: Tenure = Tenure.CURRENT,
        start: str | None = None,
        until: str | None = None,
        to: str | None = None,
    ) -> Telling:
        where = self._sentence("represents/test", f"{who}, {role} of {of}")
        self.made["represents"].append(Representation(who, of, where, role, tenure, start, until, to))
        return self

    def lies(self, inner: str, outer: str) -> Telling:
        where = self._sentence("located/test", f"{inner} in {outer}")
        self.made["located_in"].append(Location(inner, outer, where))
        return self

    def relations(self) -> Relations:
        given = {"title": f"About {self.name}", "publisher": "The Example Courier", **self.given}
        document = Document(self.name, self.body, published=self.published, **given)
        entities = tuple(self._mentioned(entity) for entity in self.entities.values())
        return Relations(document, entities, **{name: tuple(made) for name, made in self.made.items()})  # type: ignore[arg-type]

    def _sentence(self, rule: str, text: str) -> Evidence:
        start = len(self.body)
        self.body += f"{text} ({next(self._numbers)}). "
        return Evidence(Field.BODY, start, len(self.body) - 1, rule)

    def _mentioned(self, entity: Entity) -> Entity:
        found, at = [], self.body.find(entity.name)
        while at >= 0:
            found.append(Mention(Field.BODY, at, at + len(entity.name)))
            at = self.body.find(entity.name, at + 1)
        return Entity(entity.name, entity.type, entity.aliases, tuple(found))


def summit(name: str = "summit.txt") -> Telling:
    """Tell one of everything: two people who represent countries meet in a city, one speaks, one quotes the other."""
    return (
        Telling(name, url=f"https://example.org/{name}", language="en")
        .names("P:Anna Berg", "P:Ivo Maric", "C:Russia", "C:Japan", "L:Vladivostok", "O:Harbour Agency")
        .met("Anna Berg", "Ivo Maric", kind=Kind.SUMMIT, place="Vladivostok", host="Anna Berg")
        .represents("Anna Berg", "Russia", "President")
        .represents("Ivo Maric", "Japan", "Prime Minister")
        .said("Anna Berg", "Japan and Russia will trade more", addressee="Ivo Maric", reported_by="Harbour Agency")
        .said("unnamed: officials", "the talks went well")
        .lies("Vladivostok", "Russia")
    )
