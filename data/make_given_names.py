"""
Write ``given_names.csv``: given names that men, or women, bear by the lists of given names that Faker keeps.

Run from the repository root, where ``faker`` is installed: ``PYTHONPATH=. python data/make_given_names.py``. Faker
(MIT licence) has lists for some eighty countries and languages; a name that is on lists of both is left out unless it
is on four times as many of the one.
"""

from __future__ import annotations

import csv
import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.keys import fold

HERE = Path(__file__).parent

CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэіґ", "abvgdeziyklmnoprstufyeig", strict=True)) | {
    "ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu",
    "я": "ya", "є": "ye", "ї": "yi", "ў": "u", "ѓ": "gj", "ј": "j", "ќ": "kj", "љ": "lj", "њ": "nj", "џ": "dz",
    "ѕ": "dz", "’": "", "'": "",
}  # fmt: skip
"""How news writes Russian and Ukrainian names, roughly as the BGN/PCGN romanisation has it."""

MOSTLY = 4
"""How many times as many lists of the one must have a name that is on lists of the other."""

UKRAINIAN = str.maketrans("иг", "yh")


def main() -> None:
    """Read the lists of every locale, and write the table."""
    from faker import VERSION
    from faker.providers import person

    men: Counter[str] = Counter()
    women: Counter[str] = Counter()
    for module in pkgutil.iter_modules(person.__path__):
        provider: Any = getattr(importlib.import_module(f"faker.providers.person.{module.name}"), "Provider", None)
        for names, found in (("male", men), ("female", women)):
            lists = (
                f"first_names_{names}",
                f"first_{names}_names",
                f"first_romanized_name_{names}",
                f"first_name_{names}_pairs",
            )
            told = {
                word for x in lists for name in _listed(getattr(provider, x, ())) for word in _words(name, module.name)
            }
            found.update(told)  # of one country, each name once
    rows = [(x, "m") for x in men if men[x] >= MOSTLY * women[x]]
    rows += [(x, "f") for x in women if women[x] >= MOSTLY * men[x]]
    with (HERE / "given_names.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("name", "gender"))
        table.writerows(sorted(rows))
    print(f"{len(rows)} names from Faker {VERSION}")  # noqa: T201


def _listed(names: Any) -> list[str]:
    """Return the names of a list, or of a table of names and how frequent each is."""
    if isinstance(names, Callable):
        return []
    return [x if isinstance(x, str) else x[-1] for x in names]


def _words(name: str, locale: str) -> list[str]:
    """Return *name* as ``kg.keys.fold`` has it, if it is one word that Latin letters can write."""
    lower = name.strip().lower()
    if locale.startswith("uk"):
        lower = lower.translate(UKRAINIAN)
    if any("а" <= x <= "ӿ" for x in lower):
        lower = "".join(CYRILLIC.get(x, x) for x in lower)
    folded = fold(lower)
    if not folded.isascii() or not folded.isalpha() or len(folded) < 2:
        return []
    return [folded, folded[:-2] + "y"] if folded.endswith("iy") else [folded]  # "Dmitriy", "Dmitry"


if __name__ == "__main__":
    main()
