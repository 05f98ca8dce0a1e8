"""Whether a text is English: the one language that the rules and the model know."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

ENGLISH = "en"

_WORD = re.compile(r"[^\W\d_]+")
_LOWER_CASE = re.compile(r"(?<![^\W_])(?![A-Z])[^\W\d_]+")

# Words that are frequent in English and in no other language of the Latin alphabet ("in",
# "was", "is", "on" are Dutch, German or Danish as well).
_OURS = frozenset(
    {"the", "of", "and", "that", "with", "from", "his", "their", "he", "they", "she", "said", "says", "which", "by",
     "has", "have", "had", "this", "it", "were", "will", "would", "been", "after", "who", "not", "but"}
)  # fmt: skip

# Of 249 English articles the poorest has 12% of such words, of single sentences nine in
# ten have 8%; of sentences in 66 other languages none has more than 3%.
_ENOUGH = 0.08

# Below this the words that stand in small letters decide nothing: names, a table, a caption.
_LEAST_LETTERS = 40

# The detector's probability of English, on words in small letters: at least 0.0029 for
# 900 English scraps (names, tables, half sentences), at most 0.0001 for a sentence in
# another language.
_NOT_ENGLISH = 0.0005

# Near relatives (Malay and Indonesian, Russian and Bulgarian) share the rest between them: of 66 languages the
# first guess has at least 0.55. A menu of dishes has one of 0.2.
_CERTAIN = 0.4

_SAMPLE = 5_000  # characters that tell; the rest of a long article tells the same

_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "ko": "Korean",
    "ky": "Kyrgyz", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "mn": "Mongolian",
    "ms": "Malay", "mt": "Maltese", "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def language(text: str) -> str | None:
    """
    Return the ISO 639 code of the language of *text*, or ``None`` where there is too little to tell.

    Anything but ``en`` is returned only when it is certain: names and numbers are no
    evidence, so a caption, a list of delegates or a half sentence gives ``None``.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.casefold())
    ours = [word for word in words if word in _OURS]
    if len(set(ours)) >= 2 and len(ours) >= _ENOUGH * len(words):
        return ENGLISH  # and the detector, which takes 2 s to load, is left alone
    evidence = " ".join(_LOWER_CASE.findall(sample))
    if sum(map(len, evidence.split())) < _LEAST_LETTERS:
        return None
    ranked = _detector().rank(evidence)
    english = dict(ranked)[ENGLISH]
    best, probability = ranked[0]
    if best == ENGLISH:
        return ENGLISH
    return str(best) if english < _NOT_ENGLISH and probability > _CERTAIN else None


def name_of(code: str) -> str:
    """Return a language's English name with its code: ``German (de)``; the code alone for a rare one."""
    return f"{_NAMES[code]} ({code})" if code in _NAMES else f"the language {code!r}"


def forget() -> None:
    """Let go of the detector, which takes up 70 MB, once all is told; who asks again has it loaded again."""
    _detector.cache_clear()


@cache
def _detector() -> Any:
    # Loaded here: 2 s, for few texts.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
