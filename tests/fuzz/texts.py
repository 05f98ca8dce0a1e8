"""Strategies for what strangers write: prose with traps, names with markup, bytes that nearly are a format."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = (
    "Ana Sol", "Bo Lund", "Sol", "President Ana Sol", "French President Ana Sol", "Foreign Minister Bo Lund",
    "Mr. Lund",
    "Minister", "Paris", "Tarvik", "France", "Norway", "the United Nations",
    "the Ministry of Foreign Affairs of Norway",
    "the foreign minister of France", "she", "he", "they", "the two leaders", "both countries",
    "his counterpart", "who",
    "the French and Norwegian presidents", "Ana Sol’s", "a spokesman", "an official", "I", "we", "the Élysée", "O’Lund",
    "Ana Maria de la Sol", "Sol-Lund", "A. B. Sol", "ANA SOL", "ana sol", "Kim Jong Sol", "the late Ana Sol",
)  # fmt: skip
VERBS = (
    "met", "said", "told", "did not meet", "will meet", "held talks with", "visited", "invited", "denied meeting",
    "arrived in", "called", "is in", "represents", "was appointed", "said that", "according to", "would have met",
    "met and", "hosted", "cancelled a visit to", "added", "is the ambassador of", "resigned as", "met with", "and",
)  # fmt: skip
REST = (
    "on Monday", "in Paris", "in Tarvik, a city in Norway", "on 3 May 2024", "next week", "in 2019", "at the Kremlin",
    "“we will go”", '"it is over,"', "“", "”", '"', "'", "(", ")", "—", "-", ",", ";", ":", "...", "?", "!", ".", ". ",
    "\n", "\n\n", "\t", "&", "’s", "of", "for", "to", "the", "not", "who", "that", "which", "because", "1,000", "$5bn",
)  # fmt: skip
ODD = (
    "\u202e", "\u200b", "\u0301", "\u00ad", "\ufeff", "\u2028", "\x07", "\x1b[31m", "😀", "👩‍👩‍👧", "ﷺ", "İ",
    "ß", "ﬁ", "ǅ", "Ω",
    "а", "Ѕоl", "\u0e33", "<b>", "</script>", "{{x}}", "${x}", "=1+1", "%s", "\\", "\\u0000", "?x", "<#>", '"""', "'''",
    "@prefix", "http://tarvik.example/a b", "../../etc/passwd", "NULL", "\U000e0041", "𝐀𝐧𝐚 𝐒𝐨𝐥", "Ａｎａ",
)  # fmt: skip

PIECES = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(VERBS),
    st.sampled_from(REST),
    st.sampled_from(ODD),
    st.text(max_size=8),
    st.builds(
        lambda x, n: x * n,
        st.sampled_from(["“", '"', "(", "-", "a", "A", " ", "\n", ".", "\u0301"]),
        st.integers(2, 60),
    ),
)

PROSE = st.builds(
    lambda pieces: "".join(text + gap for text, gap in pieces),
    st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", " ", " ", "", "\n", ", ", ". "])), min_size=1, max_size=60),
)
"""Words of diplomatic news in no order, with marks and characters between them that no reporter writes."""

SENTENCES = st.builds(
    lambda told: " ".join(f"{a} {verb} {b} {rest}." for a, verb, b, rest in told),
    st.lists(
        st.tuples(
            st.sampled_from(NAMES), st.sampled_from(VERBS), st.sampled_from(NAMES + ODD), st.sampled_from(REST + ODD)
        ),
        min_size=1,
        max_size=12,
    ),
)
"""Sentences that the rules read something in."""
