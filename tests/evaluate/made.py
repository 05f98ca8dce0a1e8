"""Predictions with known faults, made from gold: what every figure has to notice."""

from __future__ import annotations

import copy
from typing import Any

STATUSES = ("held", "planned", "possible", "cancelled", "denied")


def spoiled(gold: dict[str, Any], words: dict[int, str]) -> dict[str, Any]:
    """
    Return *gold* as a prediction in which every so many relations are missing, doubled or wrong in one part.

    *words* has the text of each statement, by its place among the statements.
    """
    made = copy.deepcopy(gold)
    made["entities"] = [x for n, x in enumerate(made["entities"]) if n % 7 != 6]
    for n, entity in enumerate(made["entities"]):
        if n % 5 == 3:
            entity["type"] = "Event"
        if n % 4 == 2:
            entity["aliases"] = []
    made["meets"] = [x for n, x in enumerate(made["meets"]) if n % 4 != 3]
    for n, meeting in enumerate(made["meets"]):
        meeting["rule"] = f"meets/{'ab'[n % 2]}"
        if n % 3 == 1:
            meeting["status"] = STATUSES[(STATUSES.index(meeting["status"]) + 1) % len(STATUSES)]
        if n % 3 == 2 and meeting["date"]:
            meeting["date"] = meeting["date"][:7]
        if n % 2:
            meeting["place"] = None
        if len(meeting["participants"]) > 2:
            meeting["participants"] = meeting["participants"][1:]
    made["meets"] += made["meets"][:1]
    for n, said in enumerate(made["says"]):
        said["text"], said["rule"] = words[n], "says/a"
        if n % 5 == 4 and made["entities"]:
            said["speaker"] = made["entities"][0]["name"]
        if n % 6 == 5:
            said["text"] = said["text"].split(maxsplit=1)[0]
        if n % 3 == 2:
            said["mode"], said["addressee"] = "direct", None
    made["represents"] = [x for n, x in enumerate(made["represents"]) if n % 4 != 1]
    for x in made["represents"][::3]:
        x["role"] = "gardener"
    made["located_in"] = [
        {"inner": a, "outer": b} if n % 3 else {"inner": b, "outer": a}
        for n, (a, b) in enumerate((x["inner"], x["outer"]) if isinstance(x, dict) else x for x in made["located_in"])
    ]
    return made
