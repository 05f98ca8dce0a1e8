"""A run as it might have been, with names that would break a page that does not escape them."""

from __future__ import annotations

from kg import tally

HOSTILE = '<script>alert("x")</script>/sum"mit\u202e.txt'


def told(**changed: object) -> tally.Tally:
    """Return a run; *changed* fields are as given."""
    held = {
        "operation": "build",
        "outcome": "not all",
        "exit_code": 1,
        "error": "",
        "began": "2026-02-01T20:15:00Z",
        "ended": "2026-02-01T20:16:40Z",
        "seconds": 100.4,
        "store": "harbour.kg",
        "settings": {"jobs": 2, "sync": False, "model": "en_core_web_sm"},
        "versions": {"communique-kg": "0.1.0", "spacy": "3.8.7"},
        "articles": {"given": 1210, "read": 1200, "unchanged": 8, "dropped": 1, "quarantined": 2}
        | {"new": 1190, "changed": 10, "outdated": 0},
        "read": {"characters": 3_100_000, "tokens": 620_000, "sentences": 24_000},
        "relations": {"meets": 1500, "says": 5200, "represents": 900, "located-in": 120},
        "rates": {"articles a second": 13.5, "tokens a second": 6966.3},
        "stages": (
            tally.StageTime("opening", 0.8, 1210),
            tally.StageTime("reading", 88.9, 1200),
            tally.StageTime("merging", 3.2),
            tally.StageTime("checking", 5.1),
            tally.StageTime("inferring", 0.9),
            tally.StageTime("writing", 0.7),
            tally.StageTime("indexing", 0.4),
        ),
        "processes": (
            tally.Process("main", 0, 412_000_000),
            tally.Process("reader 1", 610, 890_000_000),
            tally.Process("reader 2", 590, 871_000_000),
        ),
        "slowest": (
            tally.Slow("wire/2019-04-25-communique-of-the-ninth-lantern-harbour-conference.txt", 3.4, 61_000, 12_400),
            tally.Slow(HOSTILE, 1.1, 18_000, 3_700),
        ),
        "kinds": {"not UTF-8": 1, "could not be read": 1},
        "quarantined": (
            tally.Aside(HOSTILE, "not UTF-8", "not UTF-8 (byte 3)", "Save it in UTF-8"),
            tally.Aside("b.txt", "could not be read", "could not be read: ValueError: <b>odd</b>", "Leave it out"),
        ),
        "stopped_kinds": {"meeting": 1},
        "stopped": (tally.Aside("c.txt", "meeting", "<https://example.org/m/1>: a city took part"),),
        "notes": ("decisions.csv: line 3 applies to nothing",),
        "graph": tally.Graph(
            "0123456789abcdef",
            changed=True,
            counts={"articles": 1208, "meetings": 640, "statements": 5100, "representations": 300, "triples": 91_234},
            contents=tally.Contents(
                1208,
                3_150_000,
                9_000,
                (
                    tally.Told("located-in", "located_in/comma", "", 120),
                    tally.Told("meets", "meets/conjunction", "cancelled", 20),
                    tally.Told("meets", "meets/conjunction", "held", 900),
                    tally.Told("meets", "meets/met", "held", 500),
                    tally.Told("meets", "meets/met", "planned", 80),
                    tally.Told("represents", "represents/title", "current", 900),
                    tally.Told("says", "says/ccomp", "indirect", 4000),
                    tally.Told("says", "says/quote", "direct", 1200),
                ),
                (
                    tally.Abstained(
                        tally.ALONE,
                        41,
                        (
                            {
                                "document": HOSTILE,
                                "text": "“Ana Sol <i>met</i> nobody”: “met” may tell of a meeting, but only Ana Sol is "
                                "told of",
                            },
                        ),
                    ),
                ),
            ),
            unlinked=(tally.Abstained("many are called so", 7, ({"document": "b.txt", "text": "Harbour Office"},)),),
            merged={"names": 9000, "entities": 420, "readings": 1500, "meetings": 640, "copies": 31},
        ),
        "disk": {"shards": 14_200_000, "graph": 8_100_000, "other": 90_000, "total": 22_390_000},
    }
    return tally.Tally(**(held | changed))
