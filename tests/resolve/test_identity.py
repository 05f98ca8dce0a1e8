"""``kg.resolve.identity``: people whose names differ from article to article, and who are one."""

from __future__ import annotations

import gc
import random
import weakref
from collections.abc import Mapping

import pytest

from kg.config import Config
from kg.model import Resolved, Tenure
from kg.resolve import identity, resolve
from kg.resolve.geography import Geography
from kg.resolve.identity import Bearer
from tests.worlds import TABLES, Telling


def resolved(*told: Telling) -> Resolved:
    return resolve([x.relations() for x in told], Config(), TABLES)


def people(*told: Telling) -> set[str]:
    return {x.key.rpartition("/")[2] for x in resolved(*told).nodes if x.cls == "Person"}


def replaced(*told: Telling) -> Mapping[str, str]:
    """Return who is whom, and by which clue: the last step of the key that stays, and why."""
    return {x.new.rpartition("/")[2]: x.why for x in resolved(*told).replaced if "/person/" in x.new}


def holds(document: str, name: str, role: str = "foreign minister", of: str = "Russia", **given: object) -> Telling:
    """An article that gives somebody an office."""
    published = given.pop("published", "2019-04-26")
    telling = Telling(document, published=published).names(f"P:{name}", f"C:{of}")  # type: ignore[arg-type]
    return telling.represents(name, of, role=role, **given)  # type: ignore[arg-type]


def says(document: str, name: str) -> Telling:
    return Telling(document).names(f"P:{name}").said(name, "Good.")


def test_two_spellings_are_one_person() -> None:
    """Under one of them; the other is an alias, and its key says whose it is now."""
    found = resolved(says("a", "Sergey Dolin"), says("b", "Sergei Dolin"))
    (node,) = [x for x in found.nodes if x.cls == "Person"]
    assert {node.label, *node.aliases} == {"Sergei Dolin", "Sergey Dolin"}
    (gone,) = found.replaced
    assert (gone.old, gone.new) == ("local/person/sergey-dolin", "local/person/sergei-dolin")
    assert gone.why == "two spellings of one name"


def test_namesakes_of_two_countries_stay_two() -> None:
    """Each represents another, and no article has one represent both."""
    told = [holds("a", "Sergey Dolin"), holds("b", "Sergei Dolin", of="Italy")]
    assert people(*told) == {"sergey-dolin", "sergei-dolin"}


def test_whom_one_article_tells_apart_stay_two() -> None:
    """Who writes of both knows that they are two."""
    both = Telling("a").names("P:Sergey Dolin", "P:Sergei Dolin").met("Sergey Dolin", "Sergei Dolin")
    assert people(both, says("b", "Sergei Dolin")) == {"sergey-dolin", "sergei-dolin"}


def test_an_initial_is_no_other_person() -> None:
    """Unless another has another one."""
    assert people(says("a", "Ada M. Brook"), says("b", "Ada Brook")) == {"ada-brook"}
    told = [says("a", "Ada M. Brook"), says("b", "Ada K. Brook"), says("c", "Ada Brook")]
    assert len(people(*told)) == 3


def test_an_initial_may_tell_father_from_son() -> None:
    """The table of offices has both presidents Bush: an article that leaves the initials out may mean either."""
    assert len(people(says("a", "George W. Bush"), says("b", "George Bush"))) == 2


def test_an_article_that_has_both_names_makes_them_one() -> None:
    """An alias that is a full name is another article's name for the same."""
    told = Telling("a").names("P:Ada Brook", aliases=["Ada Vale"]).said("Ada Brook", "Good.")
    assert people(told, says("b", "Ada Vale")) == {"ada-brook"}


@pytest.mark.parametrize("other", ["Brook Ada", "Ada Maria Brook", "Ada Broek", "Ada Brook Lind"])
def test_another_order_or_a_name_more_wants_the_same_office(other: str) -> None:
    """Two people may be called so; two foreign ministers of one country are not."""
    assert len(people(holds("a", "Ada Brook"), holds("b", other))) == 1
    assert len(people(holds("a", "Ada Brook"), holds("b", other, of="Italy"))) == 2
    assert len(people(holds("a", "Ada Brook"), says("b", other))) == 2


def test_a_surname_with_the_office_is_who_holds_it() -> None:
    """With what the article says of him, and the clue."""
    told = [holds("a", "Ada Brook"), holds("b", "Brook").said("Brook", "Good.")]
    assert replaced(*told) == {"ada-brook": "the same surname and office: foreign minister"}
    (node,) = [x for x in resolved(*told).nodes if x.cls == "Person"]
    assert (node.label, node.aliases) == ("Ada Brook", ("Brook",))


@pytest.mark.parametrize(
    "other",
    [
        holds("b", "Brook", role="spokesman"),
        holds("b", "Brook", of="Italy"),
        holds("b", "Brook", published="2016-04-26"),
        holds("b", "Brook", tenure=Tenure.FORMER),
        says("b", "Brook"),
    ],
    ids=["another office", "another country", "another time", "no longer", "nothing told"],
)
def test_a_surname_alone_merges_with_nobody(other: Telling) -> None:
    """Without a second clue that fits, she is the one of her article."""
    assert len(people(holds("a", "Ada Brook"), other)) == 2


def test_where_two_may_be_meant_neither_is() -> None:
    """Two envoys of one name of one country."""
    told = [holds("a", "Ada Brook", "envoy"), holds("b", "Ole Brook", "envoy"), holds("c", "Brook", "envoy")]
    assert len(people(*told)) == 3


def test_the_family_name_may_stand_first() -> None:
    """As in East Asia."""
    assert people(holds("a", "Han Seo Yun"), holds("b", "Han")) == {"han-seo-yun"}


def test_the_table_of_offices_knows_who_of_that_name_it_was() -> None:
    """Where no article has the full name, the table's is the label."""
    told = holds("a", "Lavrov").said("Lavrov", "Good.")
    (node,) = [x for x in resolved(told).nodes if x.cls == "Person"]
    assert (node.key, node.label) == ("local/person/sergei-lavrov", "Sergei Lavrov")


def test_the_same_counterpart_on_the_same_day_is_a_clue() -> None:
    """Another article names in full whom Lea Sand met that day."""
    full = Telling("a").names("P:Ada Brook", "P:Lea Sand").met("Ada Brook", "Lea Sand")
    short = Telling("b").names("P:Brook", "P:Lea Sand").met("Brook", "Lea Sand")
    assert len(resolved(full, short).events) == 1
    assert replaced(full, short) == {"ada-brook": "the same surname, and a meeting with the same on 2019-04-25"}
    later = Telling("b").names("P:Brook", "P:Lea Sand").met("Brook", "Lea Sand", date="2019-05-25")
    assert len(resolved(full, later).events) == 2


def test_an_event_keeps_what_it_was_called_while_a_participant_was_unknown() -> None:
    """The IRI written down before leads to the one that is there now."""
    short = Telling("b").names("P:Brook", "P:Lea Sand", "C:Russia").met("Brook", "Lea Sand")
    short.represents("Brook", "Russia", role="foreign minister")
    (before,) = resolved(short).events
    found = resolved(holds("a", "Ada Brook"), short)
    assert (before.key, found.events[0].key) in {(x.old, x.new) for x in found.replaced}


def test_an_event_never_had_the_name_that_another_article_had_for_a_participant() -> None:
    """Two articles of two meetings call her by her surname: what each called its own is kept, and nothing besides."""
    told = [
        Telling(name).names("P:Brook", f"P:{other}", "C:Russia")
        for name, other in (("b", "Lea Sand"), ("c", "Ivo Maric"))
    ]
    for one, other in zip(told, ("Lea Sand", "Ivo Maric"), strict=True):
        one.met("Brook", other).represents("Brook", "Russia", role="foreign minister")
    alone = {event.key for one in told for event in resolved(one).events}
    found = resolved(holds("a", "Ada Brook"), *told)
    assert {x.old for x in found.replaced if "/meeting/" in x.old} == alone


def test_the_order_of_the_articles_does_not_count() -> None:
    """Nor does it for who is merged with whom, and why."""
    told = [
        x.relations()
        for x in (
            holds("a", "Ada Brook"),
            holds("b", "Brook"),
            holds("c", "Ada M. Brook"),
            says("d", "Sergey Dolin"),
            says("e", "Sergei Dolin"),
            holds("f", "Dolin", of="Italy"),
        )
    ]
    expected = resolve(told, Config(), TABLES)
    for seed in range(6):
        random.Random(seed).shuffle(told)
        assert resolve(told, Config(), TABLES) == expected


def test_one_full_name_of_two_countries_is_two_people() -> None:
    """And an article that tells no country may mean either: there she is nobody else."""
    told = [holds("a", "Ada Brook"), holds("b", "Ada Brook", of="Italy")]
    assert people(*told) == {"ada-brook-rus", "ada-brook-ita"}
    assert len(people(*told, says("c", "Ada Brook"))) == 3


def test_an_article_that_has_her_of_both_countries_makes_her_one() -> None:
    """She changed sides, or is an envoy of both; and whom the table of offices knows is one whatever is read."""
    both = holds("c", "Ada Brook").names("C:Italy").represents("Ada Brook", "Italy", role="envoy")
    assert people(holds("a", "Ada Brook"), holds("b", "Ada Brook", of="Italy"), both) == {"ada-brook"}
    assert people(holds("a", "Sergei Lavrov"), holds("b", "Sergei Lavrov", of="Italy")) == {"sergei-lavrov"}


def test_each_name_that_an_event_had_leads_to_it() -> None:
    """As the collection grows article by article, and a participant is known by more and more of his name."""
    short = Telling("a").names("P:Dolin", "P:Lea Sand", "C:Russia").met("Dolin", "Lea Sand")
    short.represents("Dolin", "Russia", role="foreign minister")
    more = holds("b", "Sergey Dolin")
    most = holds("c", "Sergei Dolin")
    seen = [resolved(*told).events[0].key for told in ((short,), (short, more), (short, more, most))]
    found = resolved(short, more, most)
    assert {x.old for x in found.replaced if x.new == seen[-1]} >= set(seen[:-1])


def test_who_was_looked_through_is_freed_by_itself() -> None:
    """While a graph is made nothing looks for what leads back to itself: it would be held to the end."""
    bearers = [Bearer("a", "local/person/ada-brook", "Ada Brook", held=frozenset({("country/AUT", "chancellor")}))]
    looked = gc.isenabled()
    gc.disable()
    try:
        people = identity._People(bearers, frozenset())
        holders = identity._Holders(people)
        assert people.held("local/person/ada-brook") == bearers[0].held
        assert holders.near(("country/AUT", "chancellor"), None) == []
        places = Geography(TABLES, (), {})
        assert places.agree("place/524901", "country/RUS")
        gone = [weakref.ref(x) for x in (people, holders, places)]
        del people, holders, places
        assert [x() for x in gone] == [None] * 3
    finally:
        if looked:
            gc.enable()
