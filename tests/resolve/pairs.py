"""Pairs of articles: what is a copy of what, and what only looks like one. People, papers and places are made up."""

from __future__ import annotations

WIRE = """\
PORT LUMEN, March 4 (Strait Press Agency) - Arvenian President Ana Torvald and Belmark's Foreign Minister Bo Lindqvag \
agreed on Thursday to reopen the ferry line across the Lumen Strait, closed since a collision in 2019 in which nine \
sailors died.

The two met for three hours in the Harbour Palace, their first meeting since the border commission broke up last \
autumn. Torvald said the boats would sail again before the end of May.

"The strait stays open to every flag, and nobody will have to ask us twice," she told reporters on the palace steps.

Lindqvag said that his government would pay half of the cost of the new radar station at Cape Orne, some 14 million \
crowns. "We have talked about this station for six years. It is time to build it," he said.

Neither side would say whether fishing quotas had been discussed. Officials in Belmark's delegation said that a round \
of talks about herring would follow in Costava in June, once the League of Straits has published its count.

Opposition deputies in Port Lumen called the agreement vague. Deputy Marc Dubreuil said parliament had seen no text \
and would ask the president to explain it next week.
"""

_PARAGRAPHS = WIRE.split("\n\n")

COPIES: dict[str, tuple[str, str]] = {
    "verbatim": (WIRE, WIRE),
    "credits and another dateline": (
        WIRE + "\n(Reporting by Lea Sand in Port Lumen; Editing by Tom Hale)\n\nOur Standards: the principles.",
        WIRE.replace("PORT LUMEN, March 4 (Strait Press Agency) - ", "PORT LUMEN — ")
        + "\n© 2021 The Northern Courier. All rights reserved.\nRead more: ferries of the north",
    ),
    "cut after three paragraphs": (WIRE, "\n\n".join(_PARAGRAPHS[:3])),
    "cut to the first paragraph and a half": (WIRE, f"{_PARAGRAPHS[0]}\n\n{_PARAGRAPHS[1].partition('.')[0]}."),
    "a paragraph added": (
        WIRE,
        WIRE
        + "\nThe Northern Courier has learnt that two shipping lines, one of them from Sant Orla, have already asked "
        "for berths in the old harbour. Their owners did not answer questions that were sent to them on Wednesday "
        "evening, and the harbour master would only say that the piers were being swept.\n",
    ),
    "a paragraph put in at the top": (
        WIRE,
        "It has been a long winter for those who live by the sea on both sides of the water, and few had expected "
        "news this week. When it came it was better than the harbour towns had dared to hope.\n\n" + WIRE,
    ),
    "the middle taken out": (WIRE, "\n\n".join([*_PARAGRAPHS[:2], *_PARAGRAPHS[4:]])),
    "quotes and words retouched": (
        WIRE,
        WIRE.replace("to every flag, and nobody will have to ask us twice", "to all flags and no one need ask us twice")
        .replace("agreed on Thursday to reopen", "have agreed to reopen")
        .replace("nine sailors died", "nine seamen lost their lives")
        .replace("called the agreement vague", "described the deal as vague")
        .replace("It is time to build it,", "Now it is time to build,")
        .replace("Neither side would say", "Neither of the sides would tell"),
    ),
    "capitals, quotation marks and line breaks": (
        WIRE,
        WIRE.upper().replace('"', "'").replace("\n\n", "\n"),
    ),
    "a name spelt otherwise": (WIRE, WIRE.replace("Lindqvag", "Lindqvaag")),
    "each with names of its own at the end": (
        WIRE + "\nThe Courier was told by Ines Falk of Sant Orla that yards in Haven and Norburg had made bids.",
        WIRE + "\nLumen Gazette readers Tom Hale, Ivo Maric and Lea Sand of Cape Orne doubt that boats come by Easter.",
    ),
    "a short item": (
        "The Arvenian president will receive the top diplomat of Belmark in Port Lumen on 4 March, her office said.",
        "PORT LUMEN (Strait Press Agency) - The Arvenian president will receive the top diplomat of Belmark in Port "
        "Lumen on 4 March, her office said.",
    ),
    "accents and acronyms": (
        WIRE.replace("the League of Straits", "the U.N.").replace("Lindqvag", "Lindqvåg"),
        WIRE.replace("the League of Straits", "the UN"),
    ),
}  # fmt: skip

READOUT = """\
Foreign Minister {who} received {guest}, the ambassador of {country}, at the ministry in {city} on {day}.

During the meeting the sides discussed the state and prospects of bilateral relations, cooperation in the fields of \
trade, education and culture, and exchanged views on regional and international issues of mutual interest. The \
minister wished the ambassador every success in carrying out a responsible mission and assured the guest of the full \
support of the ministry. The ambassador thanked the minister for the warm welcome and conveyed greetings from the \
government of {country}. The sides also exchanged views on the schedule of political consultations and agreed to keep \
in touch.
"""

LONG_FORM = READOUT.partition("\n\n")[2].replace("{country}", "his country") + (
    "The ministry recalls that ambassadors present copies of their letters first and are received afterwards, in the "
    "order in which they arrived, and that this order is kept in all that follows."
)

OTHERS: dict[str, tuple[str, str]] = {
    "the same event by another hand": (
        WIRE,
        """\
Ferries will run between Arvenia and Belmark again this spring, the president of Arvenia announced after talks with \
Belmark's top diplomat.

Ana Torvald received Bo Lindqvag in the Harbour Palace of Port Lumen, where they spent the whole morning over charts \
of the Lumen Strait. It was the first time that the two sat down together since the joint commission on the border \
fell apart. "The strait stays open to every flag," the president said when she came out.

A collision four years ago, which cost the lives of nine men, had put an end to the line. Belmark is ready to bear one \
half of what a radar station at Cape Orne will cost. Mr Lindqvag put the sum at 14 million crowns.

Herring is another matter. Both delegations kept silent about quotas, and a new round is to be held in June. In the \
Arvenian parliament, Marc Dubreuil complained that deputies had been told nothing at all.
""",
    ),
    "two accounts that share a long quotation": (
        'The ministry said in a statement that it "takes note of the proposals of the League of Straits on the '
        "management of herring stocks, will study them in the spirit of good neighbourly relations, and expects all "
        'states of the region to refrain from steps that might prejudge the outcome of the talks". The statement was '
        "read out by a spokeswoman in Port Lumen, who took no questions. Fishermen had gathered outside with their "
        "nets, and some of them waited until dark for a deputy minister to come out and speak with them. None did. "
        "Shops along the quay were closed in support. The harbour police counted four hundred people and no arrests.",
        "Costava was the first capital to answer. Its government welcomed what it called a measured tone from Arvenia, "
        'whose foreign ministry had said that it "takes note of the proposals of the League of Straits on the '
        "management of herring stocks, will study them in the spirit of good neighbourly relations, and expects all "
        'states of the region to refrain from steps that might prejudge the outcome of the talks". Diplomats in '
        "Costava pointed to the words about good neighbours, which had not been heard from Port Lumen since the "
        "commission broke up. They expect the council to meet before summer. Belmark has kept silent, as has Sant "
        "Orla, and its envoy left the hall by a side door.",
    ),
    "a brief of another hand on the same long quotation": (
        'Arvenia\'s foreign ministry replied to the League of Straits on Tuesday. It "takes note of the proposals '
        "of the League of Straits on the management of herring stocks, will study them in the spirit of good "
        "neighbourly relations, and expects all states of the region to refrain from steps that might prejudge the "
        'outcome of the talks", a spokeswoman read out in Port Lumen.',
        'The ministry said in a statement that it "takes note of the proposals of the League of Straits on the '
        "management of herring stocks, will study them in the spirit of good neighbourly relations, and expects all "
        'states of the region to refrain from steps that might prejudge the outcome of the talks". The statement was '
        "read out on Tuesday by a spokeswoman of Arvenia in Port Lumen, who took no questions. Fishermen had gathered "
        "outside with their nets, and some of them waited until dark for a deputy minister to come out.",
    ),
    "one form, other names": (
        READOUT.format(who="Dilan Ozturk", guest="Cesaire Dubreuil", country="Arvenia", city="Costava", day="Monday"),
        READOUT.format(who="Dilan Ozturk", guest="Lea Sand", country="Belmark", city="Costava", day="Monday"),
    ),
    "one form, another day": (
        READOUT.format(who="Dilan Ozturk", guest="Lea Sand", country="Belmark", city="Costava", day="Monday"),
        READOUT.format(who="Dilan Ozturk", guest="Lea Sand", country="Belmark", city="Costava", day="14 June"),
    ),
    "one long form, another lead": (
        "Anna Berg received Ivo Maric of Costava in Haven on Tuesday; Ines Falk and Tom Hale of the League sat with "
        "them and took notes for the council in Norburg.\n\n" + LONG_FORM,
        "Dilan Ozturk spoke with Cesaire Dubreuil from Sant Orla on Friday, as Lea Sand and Marc Rowe were away at the "
        "Harbour Palace for a concert of the navy band.\n\n" + LONG_FORM,
    ),
    "one form, another weekday": (
        READOUT.format(who="Dilan Ozturk", guest="Lea Sand", country="Belmark", city="Costava", day="Monday"),
        READOUT.format(who="Dilan Ozturk", guest="Lea Sand", country="Belmark", city="Costava", day="Friday"),
    ),
    "one form, another country": (
        READOUT.format(who="Dilan Ozturk", guest="Lea Sand", country="Belmark", city="Costava", day="Monday"),
        READOUT.format(who="Dilan Ozturk", guest="Lea Sand", country="Arvenia", city="Costava", day="Monday"),
    ),
    "nothing in common but an agency's lines": (
        f"{_PARAGRAPHS[0]}\n\n(Reporting by Lea Sand in Port Lumen; Writing by Tom Hale; Editing by Ivo Maric)\n\n"
        "This material may not be published, broadcast, rewritten or redistributed without permission.\n"
        "© 2021 Strait Press Agency. All rights reserved.\nSign up here for our morning letter on shipping and trade.",
        "PORT LUMEN, March 4 (Strait Press Agency) - The League of Straits said on Thursday that stocks of herring had "
        "grown by a third, its secretary Ines Falk told a hearing, and it would propose higher quotas by autumn."
        "\n\n(Reporting by Lea Sand in Port Lumen; Writing by Tom Hale; Editing by Ivo Maric)\n\n"
        "This material may not be published, broadcast, rewritten or redistributed without permission.\n"
        "© 2021 Strait Press Agency. All rights reserved.\nSign up here for our morning letter on shipping and trade.",
    ),
    "too short to tell": (
        "Ana Torvald met Bo Lindqvag in Port Lumen on Thursday, officials said.",
        "Ana Torvald met Bo Lindqvag in Port Lumen on Thursday, officials said.",
    ),
    "a short item and its contrary": (
        "The Arvenian president will receive the top diplomat of Belmark in Port Lumen on 4 March, her office said.",
        "The Arvenian president will not receive the top diplomat of Belmark in Port Lumen on 4 March, her office "
        "said.",
    ),
    "a follow-up with the same background": (
        "Arvenia will sign the ferry agreement on 20 May, President Ana Torvald told parliament after a stormy debate. "
        "Deputies of the opposition walked out before the vote, and the speaker had to break off twice. The text has "
        "nine articles and says nothing of herring. The ferry line across the Lumen Strait has been closed since a "
        "collision in 2019 in which nine sailors died.",
        "Belmark has picked a yard for two new boats, its transport ministry said on Friday. Each will carry sixty "
        "cars and have its own doctor. Unions said that the wages on offer were lower than those on the old line, and "
        "asked for talks. The ferry line across the Lumen Strait has been closed since a collision in 2019 in which "
        "nine sailors died.",
    ),
}  # fmt: skip

ROUND_UP = "\n\n".join(
    [
        _PARAGRAPHS[0] + " " + _PARAGRAPHS[1],
        READOUT.format(who="Dilan Ozturk", guest="Lea Sand", country="Belmark", city="Costava", day="Monday"),
        OTHERS["two accounts that share a long quotation"][0],
    ]
)
"""A page of three stories: it has two of them from elsewhere, which have nothing to do with each other."""
