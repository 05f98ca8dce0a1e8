"""Articles annotated whole: entities, meetings, statements, roles and places, against what was read in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.evaluate.matching import HALF, best_pairs, jaccard, share, tokens
from kg.evaluate.names import Names, gold_name
from kg.evaluate.tally import Difference, Figures, Result, Tally, result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kg.evaluate.gold import Item
    from kg.schema import Json

STATUS_COUNTS, DATE_COUNTS = 0.2, 0.1
"""What an equal status and an agreeing date add to how alike two meetings of the same people are."""

MONTH = len("2014-03")

AROUND = 8
"""Words shown on either side of an entity's name."""

FOUR = ("meets: meetings", "says: words and speaker", "represents", "located_in")
"""The figures whose F1 make the mean."""


def score(items: Iterable[Item], predictions: Mapping[str, Json]) -> Result:
    """Return the figures of *predictions* over *items*."""
    tally = Tally()
    for item in items:
        one = _Article(item, predictions.get(item.id, {}), tally)
        one.entities()
        one.meetings()
        one.statements()
        one.pairs("represents", "agent", "of")
        one.pairs("located_in", "inner", "outer")
    return result(tally, _figures(tally))


def _figures(tally: Tally) -> Figures:
    n = tally.n

    def prf(right: str, of: str) -> dict[str, float | int]:
        return share(n[right + "_tp"], n[of + "_pred"], n[of + "_gold"])

    figures: Figures = {
        "entities": prf("entities", "entities"),
        "meets: meetings": prf("meets", "meets"),
        "meets: meetings, any status": prf("meets_any", "meets"),
        "meets: edges held": prf("edges", "edges"),
        "says: words and speaker": prf("says", "says"),
        "says: words alone": prf("words", "says"),
        "represents": prf("represents", "represents"),
        "located_in": prf("located_in", "located_in"),
    }
    for label, what in (
        ("meeting status", "status"),
        ("meeting date", "date"),
        ("meeting place", "place"),
        ("meeting kind", "kind"),
        ("says mode", "mode"),
        ("says reporter", "reporter"),
        ("says addressee", "addressee"),
        ("role", "role"),
    ):
        figures[f"{label} right"] = tally.rate(what)
    four = [figures[name]["F1"] for name in FOUR]  # type: ignore[index]
    figures["mean F1 of the four relations"] = round(sum(four) / len(four), 3)
    return figures


def date_agrees(gold: str | None, predicted: str | None) -> bool:
    """Tell whether a date is right: equal, or coarser by a step and in it; not finer than the text gives it."""
    return gold == predicted or bool(gold and predicted and len(predicted) >= MONTH and gold.startswith(predicted))


class _Article:
    """One article while it is compared."""

    def __init__(self, item: Item, predicted: Json, tally: Tally) -> None:
        self.item, self.gold, self.predicted, self.tally = item, item.gold, predicted, tally
        self.name = Names(item.gold, predicted)

    def entities(self) -> None:
        """Count entities found under any of their names, right if the type is."""
        gold, predicted = self.gold["entities"], self.predicted.get("entities", [])

        def alike(g: Json, p: Json) -> float:
            return float((self.name(p["name"]) == g["name"]) * (2 if p.get("type") == g["type"] else 1))

        pairs = best_pairs(gold, predicted, alike)
        other = [(gold[i], predicted[j]) for i, j in pairs if gold[i]["type"] != predicted[j].get("type")]
        self._count("entities", len(pairs) - len(other), len(predicted), len(gold))
        for g, p in other:
            self._differs("entities", "type", _entity(g), _entity(p), p)
        for i in _rest(gold, (i for i, _ in pairs)):
            self._differs("entities", "missed", _entity(gold[i]), "", {})
        for j in _rest(predicted, (j for _, j in pairs)):
            self._differs("entities", "wrong", "", _entity(predicted[j]), predicted[j])

    # --- meetings -----------------------------------------------------------------------

    def meetings(self) -> None:
        """Match meetings by who took part, and compare what else is told of them."""
        predicted = list(self._distinct_meetings())
        gold = [{**m, "who": frozenset(map(gold_name, m["participants"]))} for m in self.gold["meets"]]

        def alike(g: Json, p: Json) -> float:
            both, whole = len(g["who"] & p["who"]), len(g["who"] | p["who"])
            if both < min(2, len(g["who"])) or both / whole < HALF:
                return 0
            dated = g["date"] is not None and date_agrees(g["date"], p.get("date"))
            return float(both / whole + STATUS_COUNTS * (g["status"] == p["status"]) + DATE_COUNTS * dated)

        pairs = best_pairs(gold, predicted, alike)
        same_status = [(i, j) for i, j in pairs if gold[i]["status"] == predicted[j]["status"]]
        self._count("meets", len(same_status), len(predicted), len(gold))
        self.tally.n["meets_any_tp"] += len(pairs)
        for i, j in pairs:
            self._parts_of_meeting(gold[i], predicted[j])
        for i in _rest(gold, (i for i, _ in pairs)):
            self._differs("meets", "missed", _meeting(gold[i]), "", gold[i])
        for j in _rest(predicted, (j for _, j in pairs)):
            self._differs("meets", "wrong", "", _meeting(predicted[j]), predicted[j])
        rights = {j for _, j in same_status}
        for j, one in enumerate(predicted):
            self.tally.judge(one.get("rule"), right=j in rights)
        held, told = _edges(gold), _edges(predicted)
        self._count("edges", len(held & told), len(told), len(held))

    def _distinct_meetings(self) -> Iterator[Json]:
        """Yield the predicted meetings, those that tell the same but once."""
        seen = set()
        for one in self.predicted.get("meets", []):
            who = frozenset(self.name(x) for x in one["participants"])
            meeting = {"status": None, **one, "who": who, "where": self.name(one.get("place"))}
            same = (who, meeting["where"], meeting.get("date"), meeting["status"])
            if same not in seen:
                seen.add(same)
                yield meeting

    def _parts_of_meeting(self, gold: Json, predicted: Json) -> None:
        parts: tuple[tuple[str, Any, Any, Callable[[Any, Any], bool]], ...] = (
            ("status", gold["status"], predicted["status"], _equal),
            ("kind", gold["kind"], predicted.get("kind"), _equal),
            ("date", gold["date"], predicted.get("date"), date_agrees),
            ("place", gold["place"], predicted["where"], _equal),
        )
        for what, wanted, got, same in parts:
            if wanted or got:
                right = same(wanted, got)
                self._part(what, right=right)
                if not right:
                    who = " and ".join(gold["participants"])
                    self._differs("meets", what, f"{who}: {wanted}", str(got), predicted)

    # --- statements ---------------------------------------------------------------------

    def statements(self) -> None:
        """Match statements by their words, right if the speaker is; the same words of one speaker count once."""
        texts = [tokens(statement(x, self.item)) for x in self.gold["says"]]
        speakers = [gold_name(x["speaker"]) for x in self.gold["says"]]
        said = list(
            {
                (self.name(x.get("speaker") or "?"), tuple(tokens(x.get("text", "")))): x
                for x in self.predicted.get("says", [])
            }.values()
        )
        words = [tokens(x.get("text", "")) for x in said]
        spoken_by = [self.name(x.get("speaker") or "?") for x in said]

        def alike(i: int, j: int) -> float:
            shared = jaccard(texts[i], words[j])
            return shared + (speakers[i] == spoken_by[j]) if shared >= HALF else 0

        pairs = best_pairs(range(len(texts)), range(len(words)), alike)
        right = [(i, j) for i, j in pairs if speakers[i] == spoken_by[j]]
        self._count("says", len(right), len(said), len(texts))
        self.tally.n["words_tp"] += len(pairs)
        for i, j in right:
            self._parts_of_statement(self.gold["says"][i], said[j])
        for i, j in sorted(set(pairs) - set(right)):
            gold = self.gold["says"][i]
            self._differs("says", "speaker", str(speakers[i]), str(said[j].get("speaker")), gold)
        for i in _rest(texts, (i for i, _ in pairs)):
            gold = self.gold["says"][i]
            self._differs("says", "missed", f"{speakers[i]}: {statement(gold, self.item)}", "", gold)
        for j in _rest(words, (j for _, j in pairs)):
            self._differs("says", "wrong", "", f"{said[j].get('speaker')}: {said[j].get('text')}", said[j])
        rights = {j for _, j in right}
        for j, one in enumerate(said):
            self.tally.judge(one.get("rule"), right=j in rights)

    def _parts_of_statement(self, gold: Json, predicted: Json) -> None:
        for what, wanted, got in (
            ("mode", gold["mode"], predicted.get("mode")),
            ("reporter", gold_name(gold["reported_by"]), self.name(predicted.get("reported_by"))),
            ("addressee", gold_name(gold["addressee"]), self.name(predicted.get("addressee"))),
        ):
            if wanted or got:
                self._part(what, right=wanted == got)
                if wanted != got:
                    words = statement(gold, self.item)
                    self._differs("says", what, f"{gold['speaker']}: {words}: {wanted}", str(got), predicted)

    # --- roles and places ---------------------------------------------------------------

    def pairs(self, relation: str, one: str, other: str) -> None:
        """Compare pairs of names as sets; of roles, their words too."""
        gold = {_pair(x, one, other) for x in self.gold[relation]}
        told = [(x, tuple(map(self.name, _pair(x, one, other)))) for x in self.predicted.get(relation, [])]
        predicted = {pair for _, pair in told}
        self._count(relation, len(gold & predicted), len(predicted), len(gold))
        if relation == "represents":
            roles = {pair: x for x, pair in told}
            for x in self.gold[relation]:
                pair = _pair(x, one, other)
                if pair in roles and x["role"]:
                    got = roles[pair].get("role")
                    right = jaccard(tokens(x["role"]), tokens(got)) >= HALF
                    self._part("role", right=right)
                    if not right:
                        self._differs(relation, "role", f"{' · '.join(pair)}: {x['role']}", str(got), roles[pair])
        where = {pair: x for x, pair in told}
        for missed in sorted(gold - predicted, key=str):
            self._differs(relation, "missed", " · ".join(map(str, missed)), "", {})
        for wrong in sorted(predicted - gold, key=str):
            self._differs(relation, "wrong", "", " · ".join(map(str, wrong)), where[wrong])
        for x, one_told in told:
            self.tally.judge(x.get("rule") if isinstance(x, dict) else None, right=one_told in gold)

    # --- counting -----------------------------------------------------------------------

    def _count(self, what: str, right: int, predicted: int, gold: int) -> None:
        self.tally.n[what + "_tp"] += right
        self.tally.n[what + "_pred"] += predicted
        self.tally.n[what + "_gold"] += gold

    def _part(self, what: str, *, right: bool) -> None:
        self.tally.n[what + "_of"] += 1
        self.tally.n[what + "_ok"] += right

    def _differs(self, relation: str, what: str, wanted: str, got: str, where: Any) -> None:
        sentence = self._sentence(where) if isinstance(where, dict) else ""
        rule = where.get("rule") if what == "wrong" and isinstance(where, dict) else None
        got = f"{got} ({rule})" if rule else got
        self.tally.differences.append(Difference(self.item.id, relation, what, wanted, got, sentence))

    def _sentence(self, where: Json) -> str:
        """Return the words that *where* points at; of an entity, those around its first mention."""
        text = self.item.title if where.get("field") == "title" else self.item.body
        if mentions := where.get("mentions"):
            start, end = mentions[0]
            before, after = text[:start].split()[-AROUND:], text[end:].split()[:AROUND]
            return " ".join([*before, text[start:end], *after])
        if where.get("title_mentions"):
            return self.item.title
        span = where.get("span") or (where["spans"][0] if where.get("spans") else None)
        return " ".join(text[span[0] : span[1]].split()) if span else ""


def statement(said: Json, item: Item) -> str:
    """Return the words of a gold statement: those at its ``spans``, else from its first words to its last."""
    if said.get("spans"):
        text = item.title if said.get("field") == "title" else item.body
        return " ".join(text[start:end] for start, end in said["spans"])
    article = f"{item.title}\n{item.body}"
    start = article.find(said["starts"])
    end = article.find(said["ends"], max(start, 0))
    return article[start : end + len(said["ends"])] if start >= 0 and end >= 0 else f"{said['starts']} {said['ends']}"


def _pair(x: Any, one: str, other: str) -> tuple[str, ...]:
    return (x[one], x[other]) if isinstance(x, dict) else tuple(x)


def _edges(meetings: Iterable[Json]) -> set[frozenset[str]]:
    """Return the pairs who met, by meetings that were held: what ``dip:meets`` asserts."""
    held = [m["who"] for m in meetings if m["status"] == "held"]
    return {frozenset((a, b)) for who in held for a in who for b in who if a != b}


def _entity(one: Json) -> str:
    return f"{one['name']} ({one.get('type')})"


def _meeting(one: Json) -> str:
    told = [one["status"] or "no status", one.get("kind"), one.get("date"), one.get("place")]
    return f"{' and '.join(map(str, one['participants']))} ({', '.join(str(x) for x in told if x)})"


def _equal(one: Any, other: Any) -> bool:
    return bool(one == other)


def _rest(items: Sequence[Any], taken: Iterable[int]) -> list[int]:
    return sorted(set(range(len(items))) - set(taken))
