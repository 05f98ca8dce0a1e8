"""
The words that the corpus is told in: names, offices, places, and sentences with gaps.

The people, palaces, outlets and bodies are made up; the countries and cities are where they are. Gaps of a sentence:
``{A}`` … ``{D}`` the participants, ``{ALL}`` all of them in a row, ``{when}`` and ``{where}`` with a space before
them or nothing at all, ``{When}`` with a comma and a space after it, ``{due}`` both between commas, ``{about}`` what
it was about, ``{topic}`` that without its preposition, ``{he}`` A's pronoun, ``{home}`` the country where the host is
at home.
"""

from __future__ import annotations

from typing import NamedTuple


class Land(NamedTuple):
    """A country with what the news calls its people and cities, and the pool that its people's names are from."""

    name: str
    adjective: str
    capital: str
    other: str
    names: str
    offices: str = "republic"


LANDS = (
    Land("Bulgaria", "Bulgarian", "Sofia", "Plovdiv", "slavic"),
    Land("Serbia", "Serbian", "Belgrade", "Novi Sad", "slavic"),
    Land("Belarus", "Belarusian", "Minsk", "Gomel", "slavic"),
    Land("Kazakhstan", "Kazakh", "Astana", "Almaty", "slavic"),
    Land("Jordan", "Jordanian", "Amman", "Aqaba", "arabic", "kingdom"),
    Land("Tunisia", "Tunisian", "Tunis", "Sfax", "arabic"),
    Land("Oman", "Omani", "Muscat", "Salalah", "arabic", "kingdom"),
    Land("Morocco", "Moroccan", "Rabat", "Casablanca", "arabic", "kingdom"),
    Land("South Korea", "South Korean", "Seoul", "Busan", "korean"),
    Land("North Korea", "North Korean", "Pyongyang", "Wonsan", "korean", "ministers"),
    Land("Azerbaijan", "Azerbaijani", "Baku", "Ganja", "turkic"),
    Land("Uzbekistan", "Uzbek", "Tashkent", "Samarkand", "turkic"),
    Land("Peru", "Peruvian", "Lima", "Arequipa", "hispanic"),
    Land("Chile", "Chilean", "Santiago", "Valparaiso", "hispanic"),
    Land("Uruguay", "Uruguayan", "Montevideo", "Salto", "hispanic"),
    Land("Spain", "Spanish", "Madrid", "Seville", "hispanic", "kingdom"),
    Land("Kenya", "Kenyan", "Nairobi", "Mombasa", "african"),
    Land("Ghana", "Ghanaian", "Accra", "Kumasi", "african"),
    Land("Senegal", "Senegalese", "Dakar", "Thies", "african"),
    Land("Zambia", "Zambian", "Lusaka", "Ndola", "african"),
    Land("Norway", "Norwegian", "Oslo", "Bergen", "nordic", "kingdom"),
    Land("Finland", "Finnish", "Helsinki", "Tampere", "nordic"),
    Land("Iceland", "Icelandic", "Reykjavik", "Akureyri", "nordic"),
    Land("Nepal", "Nepalese", "Kathmandu", "Pokhara", "southern"),
    Land("Sri Lanka", "Sri Lankan", "Colombo", "Kandy", "southern"),
    Land("Canada", "Canadian", "Ottawa", "Calgary", "western", "kingdom"),
    Land("Ireland", "Irish", "Dublin", "Galway", "western", "ministers"),
    Land("New Zealand", "New Zealand", "Wellington", "Auckland", "western", "kingdom"),
    Land("Portugal", "Portuguese", "Lisbon", "Porto", "romance"),
    Land("Italy", "Italian", "Rome", "Turin", "romance"),
    Land("France", "French", "Paris", "Lyon", "romance"),
    Land("Romania", "Romanian", "Bucharest", "Cluj-Napoca", "romance"),
)

NEUTRAL = (
    ("Geneva", "Switzerland"), ("Vienna", "Austria"), ("Doha", "Qatar"), ("Istanbul", "Turkey"),
    ("Prague", "Czech Republic"),
    ("Singapore", "Singapore"), ("Addis Ababa", "Ethiopia"), ("Jakarta", "Indonesia"), ("Panama City", "Panama"),
)  # fmt: skip
"""Cities of countries that are no party to anything here."""

VENUES = (
    "Harbour Palace", "Villa Corvina", "Old Customs House", "Tern Island Lodge", "Hotel Meridiana", "Lindenhof Manor",
    "Cedar Pavilion", "Brass Gate Palace", "Hotel Alcazaba", "Saltmarsh Hall", "Larkfield House", "Marble Court",
)  # fmt: skip

OFFICES = {
    "republic": ("President", "Prime Minister"),
    "kingdom": ("Prime Minister",),
    "ministers": (),
}
MINISTERS = ("Foreign Minister", "Defence Minister", "Trade Minister", "Finance Minister", "Energy Minister",
             "Interior Minister")  # fmt: skip

# Spellings of one name stand together, parted by a bar; the first is the one that most articles have.
GIVEN_M = {
    "slavic": "Sergei|Sergey Dmitri|Dmitry|Dmitriy Aleksei|Alexei|Aleksey Yuri|Yury Nikolai|Nikolay Andrei|Andrey"
    " Aleksandr|Alexander Viktor|Victor Goran Bogdan",
    "arabic": "Mohammed|Muhammad|Mohamed Yusuf|Youssef|Yousef Hussein|Husayn|Hussain Abdallah|Abdullah Khalid|Khaled"
    " Omar|Umar Tariq|Tarek Yunus|Younes",
    "korean": "Jae-ho|Jae~Ho|Jaeho Jae-hyun|Jae~Hyun Min-jun|Min~Jun Sung-min|Sung~Min Chol-su|Chol~Su Yong-il|Yong~Il"
    " Tae-woo|Tae~Woo",
    "turkic": "Ilham|İlham Rustam|Rustem Farid|Fərid Anvar|Anwar Orkhan|Orxan Bakhtiyar|Baxtiyar Shavkat|Shawkat",
    "hispanic": "Julián|Julian Mateo Andrés|Andres Tomás|Tomas Rafael Óscar|Oscar Hernán|Hernan Martín|Martin",
    "african": "Kwame Kofi Amadou|Amadu Ousmane|Usman Joseph Samuel Ibrahima|Ibrahim Patrick",
    "nordic": "Håkon|Hakon Mikael|Michael Jón|Jon Søren|Soren Lars Eirik|Erik Matti",
    "southern": "Ramesh Suresh Nimal Bishnu|Vishnu Prakash Lalith Mahinda",
    "western": "Peter Stephen|Steven Patrick Michael Geoffrey|Jeffrey Liam Neil",
    "romance": "Paulo Marco Matteo Ștefan|Stefan Jérôme|Jerome Luís|Luis Étienne|Etienne Radu",
}
GIVEN_F = {
    "slavic": "Yelena|Elena Yekaterina|Ekaterina Tatiana|Tatyana Natalia|Natalya Milica|Militsa Vesna",
    "arabic": "Layla|Leila|Laila Fatima|Fatimah Noura|Nura Salma Huda",
    "korean": "Hye-jin|Hye~Jin Soo-yeon|Soo~Yeon Sun-hui|Sun~Hui Yoon-ah|Yoon~Ah",
    "turkic": "Leyla|Leila Nigora|Nigara Gulnara|Gulnora Sevda",
    "hispanic": "María|Maria Marta Lucía|Lucia Inés|Ines Carmen Sofía|Sofia",
    "african": "Ama Grace Aminata|Aminatou Wanjiru Esther",
    "nordic": "Kristín|Kristin Astrid Sigrún|Sigrun Kaisa Ingrid",
    "southern": "Sita Anjali Chandrika Nirmala",
    "western": "Margaret Helen Catherine|Katherine Fiona Deirdre",
    "romance": "Giulia|Julia Hélène|Helene Ana Ioana|Joana Beatriz|Beatrice Chiara",
}
FAMILY = {
    "slavic": "Vidovskiy|Vidovsky|Vidovskii Marenkov Yermolin|Ermolin Tolbukhanov Zaretskiy|Zaretsky|Zaretskii Draganov"
    " Petrovich|Petrović",
    "arabic": "al-Darwazi|Al-Darwazi|el-Darwazi al-Tahouni|Al-Tahouni|al-Tahuni Bensalah|Ben~Salah Qaradi|Karadi"
    " al-Mazrawi|Al-Mazrawi",
    "korean": "Kim Pak|Park Choe|Choi Jeong|Chung",
    "turkic": "Rahimzade|Rəhimzadə Mammadli|Məmmədli Yuldashov|Yuldoshov Karimzoda|Karimzada",
    "hispanic": "Aldana Quiroz Villalba Peñaranda|Penaranda Aldunate",
    "african": "Oloo Mensah Otieno Diatta Mwape Sarr",
    "nordic": "Lindqvist|Lindkvist Bergström|Bergstrom Halvorsen Ødegård|Odegard Virtala",
    "southern": "Adhikaree|Adhikari Wijeratna|Wijeratne Thapaliya",
    "western": "Hargreave Brannigan Castlemain Tolliver Aldana",
    "romance": "Marchetto Delacourt Vasquinho Ionesco|Ionescu Bellanger",
}  # fmt: skip

TOPICS = (
    "trade", "fisheries", "a border crossing", "grain exports", "energy supplies", "a customs accord", "air links",
    "security", "visa rules", "a rail corridor", "water sharing", "cultural exchanges", "the release of prisoners",
    "shipping lanes", "investment", "migration", "cooperation in space", "farm tariffs", "cyber security", "mining",
)  # fmt: skip
ABOUT = (
    " to discuss {topic}",
    " for a discussion of {topic}",
    ", with {topic} on the agenda",
    "",
    "",
    "",
    ", with {topic} high on the list",
)

PUBLISHERS = (
    "Northern Wire", "The Example Courier", "Meridian Press Agency", "Daily Lantern", "Tarvik Tribune",
    "Coastal News Service",
    "The Morning Ledger", "Ostmark Gazette", "Plainfield Post", "Newsline South", "The Compass", "Quayside Herald",
)  # fmt: skip
"""The first three are agencies: what they write others copy."""

# --- one event -----------------------------------------------------------------------------

Told = tuple[str, str]
"""The kind that the words tell, and the words."""

HELD: tuple[Told, ...] = (
    ("meeting", "{A} met {B}{where}{when}{about}."),
    ("meeting", "{A} met with {B}{when}{where}."),
    ("meeting", "{A} met {B}{when}{where}{about}."),
    ("meeting", "{A} and {B} met{where}{when}{about}."),
    ("meeting", "{When}{A} met {B}{where}{about}."),
    ("meeting", "{A} had a meeting with {B}{where}{when}."),
    ("meeting", "{A} and {B} met face to face{where}{when}."),
    ("meeting", "{A} met {B} for two hours{where}{when}."),
    ("meeting", "{A} received {B}{where}{when}{about}."),
    ("meeting", "{B} was received by {A}{where}{when}."),
    ("meeting", "A meeting between {A} and {B} took place{where}{when}."),
    ("meeting", "{A} met {B} behind closed doors{where}{when}."),
    ("talks", "{A} held talks with {B}{where}{when}{about}."),
    ("talks", "{A} and {B} held talks{where}{when}{about}."),
    ("talks", "{A} conferred with {B}{where}{when}."),
    ("talks", "{When}{A} held talks with {B}{where}{about}."),
    ("talks", "Talks between {A} and {B} were held{where}{when}."),
    ("talks", "Talks between {A} and {B} took place{where}{when}{about}."),
    ("talks", "{A} hosted {B} for talks{where}{when}."),
    ("talks", "{A} and {B} held lengthy talks{where}{when}, aides said."),
    ("talks", "{A} had talks with {B}{where}{when}{about}."),
)
HELD_SUMMIT: tuple[Told, ...] = (
    ("summit", "{A} and {B} held a summit{where}{when}{about}."),
    ("summit", "{A} met {B} at a summit{where}{when}."),
    ("summit", "A summit between {A} and {B} took place{where}{when}."),
    ("summit", "{A} held a summit with {B}{where}{when}{about}."),
    ("summit", "{A} hosted {B} for a summit{where}{when}."),
)
HELD_VISIT: tuple[Told, ...] = (
    ("visit", "{B} visited {A}{where}{when}{about}."),
    ("visit", "{B} paid a visit to {A}{where}{when}."),
    ("visit", "{B} paid a two-day visit to {home}{when}, meeting {A}."),
    ("meeting", "{A} welcomed {B}{where}{when}{about}."),
    ("meeting", "{B} met {A}{where}{when} during a visit to {home}."),
    ("talks", "On a visit to {home}, {B} held talks with {A}{where}{when}."),
    ("visit", "{B} made an official visit to {home}{when} and met {A}."),
)
HELD_CALL: tuple[Told, ...] = (
    ("call", "{A} spoke by telephone with {B}{when}{about}."),
    ("call", "{A} spoke by phone with {B}{when}."),
    ("call", "{A} and {B} spoke by telephone{when}{about}."),
    ("call", "{A} telephoned {B}{when}{about}."),
    ("call", "{A} phoned {B}{when}."),
    ("call", "{A} held a phone call with {B}{when}{about}."),
    ("call", "{A} and {B} held a telephone call{when}."),
    ("call", "{When}{A} had a telephone conversation with {B}."),
    ("call", "{A} held a video call with {B}{when}{about}."),
    ("call", "{A} discussed {topic} with {B} in a telephone call{when}."),
)
PLANNED: tuple[Told, ...] = (
    ("meeting", "{A} will meet {B}{where}{when}{about}."),
    ("meeting", "{A} is due to meet {B}{where}{when}{about}."),
    ("meeting", "{A} and {B} are to meet{where}{when}{about}."),
    ("meeting", "{A} and {B} will meet{where}{when}."),
    ("meeting", "{A} plans to meet {B}{where}{when}."),
    ("meeting", "{A} is scheduled to meet {B}{where}{when}{about}."),
    ("meeting", "{A} and {B} have agreed to meet{where}{when}."),
    ("meeting", "{A} will receive {B}{where}{when}{about}."),
    ("meeting", "A meeting between {A} and {B} is planned{where}{when}."),
    ("meeting", "A meeting between {A} and {B} will take place{where}{when}."),
    ("talks", "{A} will hold talks with {B}{where}{when}{about}."),
    ("talks", "{A} and {B} are due to hold talks{where}{when}{about}."),
    ("talks", "{A} is to hold talks with {B}{where}{when}."),
    ("talks", "Talks between {A} and {B} are scheduled to be held{where}{when}."),
    ("talks", "{A} will host {B} for talks{where}{when}."),
    ("talks", "{A} and {B} will hold talks{where}{when}, officials announced."),
)
PLANNED_SUMMIT: tuple[Told, ...] = (
    ("summit", "{A} and {B} will hold a summit{where}{when}{about}."),
    ("summit", "{A} will meet {B} at a summit{where}{when}."),
    ("summit", "A summit between {A} and {B} is planned{where}{when}."),
    ("summit", "{A} is to hold a summit with {B}{where}{when}."),
)
PLANNED_VISIT: tuple[Told, ...] = (
    ("visit", "{B} will visit {A}{where}{when}{about}."),
    ("visit", "{B} is to pay a visit to {A}{where}{when}."),
    ("visit", "{B} will pay a two-day visit to {home}{when} to meet {A}."),
    ("meeting", "{A} will welcome {B}{where}{when}{about}."),
    ("talks", "{B} will travel to {home}{when} for talks with {A}."),
)
PLANNED_CALL: tuple[Told, ...] = (
    ("call", "{A} will speak by telephone with {B}{when}{about}."),
    ("call", "{A} and {B} are due to speak by phone{when}."),
    ("call", "{A} is to hold a phone call with {B}{when}{about}."),
    ("call", "{A} and {B} will hold a video call{when}."),
    ("call", "{A} plans to telephone {B}{when}."),
)
POSSIBLE: tuple[Told, ...] = (
    ("meeting", "{A} may meet {B}{where}{when}{about}."),
    ("meeting", "{A} could meet {B}{where}{when}."),
    ("meeting", "{A} hopes to meet {B}{where}{when}{about}."),
    ("meeting", "{A} and {B} might meet{where}{when}."),
    ("meeting", "A meeting between {A} and {B} could take place{where}{when}."),
    ("talks", "{A} may hold talks with {B}{where}{when}."),
    ("talks", "{A} and {B} could hold talks{where}{when}{about}."),
)
POSSIBLE_CALL: tuple[Told, ...] = (
    ("call", "{A} may speak by telephone with {B}{when}{about}."),
    ("call", "{A} and {B} could hold a phone call{when}."),
    ("call", "{A} might telephone {B}{when}."),
)
CANCELLED: tuple[Told, ...] = (
    ("meeting", "{A} has cancelled a meeting with {B}{due}."),
    ("meeting", "A meeting between {A} and {B}{due} has been called off."),
    ("meeting", "{A} called off a meeting with {B}{due}."),
    ("meeting", "{B} will not meet {A}{where}{when} after all: the meeting was cancelled."),
    ("meeting", "The meeting between {A} and {B}{due} was scrapped."),
    ("talks", "{A} has called off talks with {B}{due}."),
    ("talks", "Talks between {A} and {B}{due} were cancelled."),
    ("talks", "{A} cancelled talks with {B}{due}."),
    ("talks", "Planned talks between {A} and {B}{due} have been called off."),
)
CANCELLED_VISIT: tuple[Told, ...] = (
    ("visit", "A visit by {B} to {A}{due} has been cancelled."),
    ("visit", "{B} has cancelled a visit to {A}{due}."),
    ("visit", "{B} called off a visit to {A}{due}."),
)
CANCELLED_CALL: tuple[Told, ...] = (
    ("call", "A phone call between {A} and {B}{due} was cancelled."),
    ("call", "{A} has called off a telephone call with {B}{due}."),
    ("call", "{A} cancelled a phone call with {B}{due}."),
)
POSTPONED: tuple[Told, ...] = (
    ("meeting", "{A} has postponed a meeting with {B}{due}."),
    ("meeting", "A meeting between {A} and {B}{due} has been postponed."),
    ("meeting", "The meeting between {A} and {B}{due} was put off indefinitely."),
    ("talks", "Talks between {A} and {B}{due} were postponed without a new date."),
    ("talks", "{A} put off talks with {B}{due}."),
    ("talks", "{A} and {B} have postponed their talks{due}."),
)
POSTPONED_VISIT: tuple[Told, ...] = (
    ("visit", "{B} has postponed a visit to {A}{due}."),
    ("visit", "A visit by {B} to {A}{due} was put off."),
)
POSTPONED_CALL: tuple[Told, ...] = (
    ("call", "A phone call between {A} and {B}{due} was postponed."),
    ("call", "{A} has postponed a telephone call with {B}{due}."),
)
NOT_MET: tuple[Told, ...] = (
    ("meeting", "{A} did not meet {B}{where}{when}, a spokesman said."),
    ("meeting", "{A} denied that {he} had met {B}{where}{when}."),
    ("meeting", "{A} denied meeting {B}{where}{when}."),
    ("meeting", "{B} denied having met {A}{where}{when}."),
    ("meeting", "No meeting between {A} and {B} took place{where}{when}, officials said."),
    ("talks", "{A} did not hold talks with {B}{where}{when}, officials said."),
    ("talks", "{A} denied that {he} had held talks with {B}{where}{when}."),
)
NO_PLANS: tuple[Told, ...] = (
    ("meeting", "{A} has no plans to meet {B}{where}{when}."),
    ("meeting", "{A} will not meet {B}{where}{when}, a spokeswoman said."),
    ("meeting", "{A} denied that {he} would meet {B}{where}{when}."),
    ("talks", "{A} denied that {he} planned to hold talks with {B}{where}{when}."),
    ("meeting", "No meeting between {A} and {B} is planned{where}{when}, officials said."),
    ("talks", "{A} has no plans to hold talks with {B}{where}{when}."),
)
NOT_CALLED: tuple[Told, ...] = (
    ("call", "{A} did not speak by telephone with {B}{when}, a spokesman said."),
    ("call", "{A} denied that {he} had spoken by phone with {B}{when}."),
    ("call", "{A} denied having telephoned {B}{when}."),
)
NO_CALL: tuple[Told, ...] = (
    ("call", "{A} has no plans to speak by telephone with {B}{when}."),
    ("call", "{A} denied that {he} would telephone {B}{when}."),
)
ROUND: dict[str, tuple[Told, ...]] = {
    "held": (
        ("summit", "{ALL} held a summit{where}{when}{about}."),
        ("meeting", "{ALL} met{where}{when}{about}."),
        ("talks", "{ALL} held talks{where}{when}{about}."),
        ("summit", "{ALL} met at a summit{where}{when}."),
        ("meeting", "{When}{ALL} met{where}."),
    ),
    "planned": (
        ("summit", "{ALL} will hold a summit{where}{when}{about}."),
        ("meeting", "{ALL} will meet{where}{when}{about}."),
        ("talks", "{ALL} are due to hold talks{where}{when}{about}."),
        ("meeting", "{ALL} are to meet{where}{when}."),
    ),
    "possible": (("meeting", "{ALL} may meet{where}{when}."), ("summit", "{ALL} could hold a summit{where}{when}.")),
    "cancelled": (
        ("summit", "A summit of {ALL}{due} has been called off."),
        ("meeting", "A meeting of {ALL}{due} was cancelled."),
        ("talks", "Talks between {ALL}{due} were cancelled."),
    ),
    "postponed": (
        ("summit", "A summit of {ALL}{due} has been postponed."),
        ("talks", "Talks between {ALL}{due} were put off."),
    ),
    "no plans": (("meeting", "No meeting of {ALL} is planned{where}{when}, officials said."),),
    "not met": (("meeting", "{ALL} did not meet{where}{when}, officials said."),),
}
RECALLED: tuple[Told, ...] = (
    ("meeting", "{A} and {B} had met{where}{when}."),
    ("meeting", "{A} last met {B}{where}{when}."),
    ("meeting", "{A} and {B} also met{where}{when}."),
    ("talks", "{A} and {B} had held talks{where}{when}."),
    ("talks", "{A} last held talks with {B}{where}{when}."),
)
RECALLED_CALL: tuple[Told, ...] = (
    ("call", "{A} and {B} had spoken by telephone{when}."),
    ("call", "{A} last spoke by phone with {B}{when}."),
)

# --- what stands around it --------------------------------------------------------------------

SAID = ("said", "said", "said", "stressed", "added", "noted", "told reporters")
WORDS = (
    "the two sides were close to an accord on {topic}", "progress on {topic} had been slow",
    "{topic} mattered to both countries",
    "there was no other way forward on {topic}", "more work on {topic} was needed", "patience was needed on {topic}",
    "the draft on {topic} would be published", "differences over {topic} remained", "the region needed calm",
    "a decision on {topic} was a matter of months", "the mood was good", "nobody should expect miracles on {topic}",
    "{topic} would come first", "the accord on {topic} was in everybody's interest",
    "experts would go on working on {topic}",
    "trust had to be rebuilt", "small steps on {topic} were better than none", "the offer on {topic} stood",
)  # fmt: skip
FILLERS = (
    "Trade between the two countries grew by a tenth last year.",
    "Details were not released.",
    "The agenda included {topic} and {topic2}.",
    "Negotiations on {topic} have dragged on for years.",
    "Observers had expected {topic} to dominate.",
    "A dispute over {topic} has strained ties for months.",
    "Farmers and hauliers follow the matter closely.",
    "The opposition called for more openness about {topic}.",
    "Business groups have long asked for clear rules on {topic}.",
    "No date was given for a decision on {topic}.",
    "Analysts were cautious about {topic}.",
    "The currency rose slightly against the dollar.",
    "An agreement on {topic} expired at the end of last year.",
    "Parliament has yet to ratify the accord on {topic}.",
    "Local papers gave the matter much room.",
    "Security in the city centre was tight.",
    "Both capitals have named working groups for {topic}.",
    "A first draft on {topic} runs to forty pages.",
    "The question of {topic} was left open.",
    "Small companies stand to gain most from a deal on {topic}.",
    "Previous efforts over {topic} came to nothing.",
    "It was not clear whether {topic} would be settled this year.",
    "Ports and railways would be the first to feel a change.",
    "The issue of {topic} has come up in every budget since.",
    "A joint study on {topic} is still at the printer's.",
    "Ties have warmed since a quarrel over {topic}.",
    "Diplomats spoke of a useful exchange on {topic}.",
    "Lawyers are still working on the wording about {topic}.",
    "Residents complained about closed streets.",
    "The matter of {topic} goes back decades.",
)
TITLES = {
    "held": ("{a} meets {b}", "{a} and {b} discuss {topic}", "{topic} at the centre",
             "{adj} {office} in talks on {topic}",
             "{a}, {b} hold talks", "After the talks: {topic}", "What to know about {topic}", "{a} sees {b}"),
    "planned": ("{a} to meet {b}", "{a}, {b} to discuss {topic}", "Talks on {topic} ahead", "{a} prepares for {b}",
                "{topic} on the agenda", "The week ahead: {topic}"),
    "possible": ("{a} may meet {b}", "Will {a} meet {b}?", "Hopes for {topic}"),
    "cancelled": ("{a} calls off meeting with {b}", "No talks on {topic}", "{a}, {b}: meeting scrapped",
                  "Setback over {topic}"),
    "denied": ("{a} denies meeting {b}", "No meeting with {b}, says {a}", "Rumours over {topic} rejected"),
}  # fmt: skip
DIGESTS = ("Diplomatic diary", "World in brief", "The day in diplomacy", "Foreign affairs digest", "News in brief")
