"""What became of things between two graphs: small ones, written out."""

from __future__ import annotations

import pytest

from kg.compare import difference, open_side

HEAD = """
@prefix dip: <https://w3id.org/communique/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix : <http://x.example/> .
:sheet a dip:Article ; dcterms:title "The Sheet" .
:wire a dip:Article ; dcterms:title "The Wire" .
:ana a dip:Person ; rdfs:label "Ana Sol" .
:bo a dip:Person ; rdfs:label "Bo Lund" .
"""
MEETING = """
:{iri} a dip:Meeting ; rdfs:label "Ana Sol, Bo Lund: meeting" ; dip:status dip:{status} ;
    dip:participant :ana, :{who} ; dip:evidence :{iri}-sheet .
:{iri}-sheet a dip:Evidence ; dip:article :sheet ; dip:sentence "{sentence}" .
:{iri}-report a dip:Report ; dip:reportOf :{iri} ; dip:article :sheet ; dip:reportedStatus dip:{status} ;
    dip:evidence :{iri}-sheet .
"""


def meeting(iri="m", status="Held", who="bo", sentence="Ana Sol met Bo Lund."):
    return MEETING.format(iri=iri, status=status, who=who, sentence=sentence)


@pytest.fixture
def changes(tmp_path):
    """A function from two graphs in Turtle, without their head, to what changed: what, kind, last step of IRI, how."""

    def changes(before, after):
        sides = []
        for name, text in (("old.ttl", before), ("new.ttl", after)):
            (tmp_path / name).write_text(HEAD + text)
            sides.append(open_side(tmp_path / name))
        found = difference(*sides)
        return [(x.what, x.kind, x.iri.rpartition("/")[2], x.details) for x in found.changes]

    return changes


def test_the_same_graph_has_no_difference(changes):
    """Written in whatever order."""
    assert changes(meeting() + ":cy a dip:Person .", ":cy a dip:Person ." + meeting()) == []


def test_what_came_and_went(changes):
    """A person and a place, each told as what it is."""
    found = changes(':cy a dip:Person ; rdfs:label "Cy Marsh" .', ':t a dip:Place, dip:City ; rdfs:label "Tarvik" .')
    assert found == [("person", "lost", "cy", ()), ("place", "gained", "t", ())]


def test_a_meeting_that_took_place_changed(changes):
    """Planned, then held: one meeting with another status, as the article that tells it says as well."""
    found = changes(meeting(status="Planned"), meeting(status="Held"))
    told = ("status: planned → held", "as The Sheet tells it: planned → held")
    assert found == [("meeting", "changed", "m", told)]


def test_a_meeting_whose_name_changed_with_its_status_is_still_one(changes):
    """An IRI made of what is told: the sentence and the participants say that it is the same meeting."""
    found = changes(meeting("m1", status="Planned"), meeting("m2", status="Cancelled"))
    told = ("status: planned → cancelled", "as The Sheet tells it: planned → cancelled")
    assert found == [("meeting", "changed", "m2", told)]


def test_two_meetings_of_one_sentence_are_told_apart(changes):
    """With other people in it, the one that is there now is another one."""
    cy = ':cy a dip:Person ; rdfs:label "Cy Marsh" . :dee a dip:Person ; rdfs:label "Dee Ford" .'
    one = meeting("m1").replace(":ana, :bo", ":cy, :dee")
    found = changes(meeting("m2") + cy, one + cy)
    assert [(what, kind, iri) for what, kind, iri, _ in found] == [
        ("meeting", "gained", "m1"),
        ("meeting", "lost", "m2"),
    ]


def test_another_article_that_tells_it_is_told(changes):
    """The meeting is the same, and better attested."""
    more = """
    :m dip:evidence :e2 . :e2 a dip:Evidence ; dip:article :wire ; dip:sentence "They met." .
    :r2 a dip:Report ; dip:reportOf :m ; dip:article :wire ; dip:reportedStatus dip:Denied ; dip:evidence :e2 .
    """
    assert changes(meeting(), meeting() + more) == [("meeting", "changed", "m", ("also told by The Wire (denied)",))]


def test_two_people_who_become_one_are_merged(changes):
    """The one who went stood where the other stands now, and shares a name: no person lost, no meeting changed."""
    ad = ':b-lund a dip:Person ; rdfs:label "B. Lund" .'
    found = changes(meeting(who="b-lund") + ad, meeting() + ':bo skos:altLabel "B. Lund" .')
    assert found == [
        ("person", "changed", "bo", ("also called: + B. Lund",)),
        ("person", "merged", "b-lund", ("into Bo Lund <http://x.example/bo>",)),
    ]


def test_a_replacement_that_the_graph_tells_is_believed(changes):
    """``dcterms:isReplacedBy`` needs no other clue."""
    found = changes(":cy a dip:Person ; rdfs:label 'Cyrus' .", ":cy dcterms:isReplacedBy :bo .")
    assert found == [("person", "merged", "cy", ("into Bo Lund <http://x.example/bo>",))]


def test_a_meeting_that_is_replaced_is_the_other(changes):
    """The graph says so: with another sentence and other people it is the same meeting, and what changed is told."""
    more = ':cy a dip:Person ; rdfs:label "Cy Marsh" . :m1 dcterms:isReplacedBy :m2 .'
    found = changes(meeting("m1", "Planned"), meeting("m2", "Held", "cy", "They met.") + more)
    assert [change[:3] for change in found] == [("person", "gained", "cy"), ("meeting", "changed", "m2")]
    assert found[1][3][:2] == ("status: planned → held", "participant: + Cy Marsh, − Bo Lund")


def test_a_meeting_that_is_replaced_by_one_that_was_there_is_merged(changes):
    """Into the one that stays."""
    two = meeting("m1") + meeting("m2", sentence="They spoke.")
    found = changes(two, meeting("m1") + ":m2 dcterms:isReplacedBy :m1 .")
    assert found == [("meeting", "merged", "m2", ("into Ana Sol, Bo Lund: meeting <http://x.example/m1>",))]


def test_an_article_that_a_newer_one_replaces_is_still_an_article(changes):
    """It is told as a change, and nothing is merged."""
    assert changes("", ":sheet dcterms:isReplacedBy :wire .") == [
        ("article", "changed", "sheet", ("replaced by: + The Wire",))
    ]


def test_one_who_becomes_two_is_split(changes):
    """Who came stands where another stood, and shares a name."""
    cy = ':bo2 a dip:Person ; rdfs:label "Bo Lund" .'
    found = changes(meeting(), meeting(who="bo2") + cy)
    assert ("person", "split", "bo2", ("from Bo Lund <http://x.example/bo>",)) in found


def test_one_who_has_another_name_now_is_renamed(changes):
    """Nobody else has become the same: neither lost nor gained."""
    before = ':lund a dip:Person ; rdfs:label "Lund" .'
    after = ':lund-b a dip:Person ; rdfs:label "Bo Lund" .'
    found = changes(meeting(who="lund") + before, meeting(who="lund-b") + after)
    assert found == [("person", "renamed", "lund", ("now Bo Lund <http://x.example/lund-b>",))]


def test_who_shares_no_name_is_not_the_same(changes):
    """The same sentence read anew: one is lost, another gained, and the meeting changed."""
    before = ':cy a dip:Person ; rdfs:label "Cy Marsh" .'
    after = ':dee a dip:Person ; rdfs:label "Dee Ford" .'
    found = changes(meeting(who="cy") + before, meeting(who="dee") + after)
    assert found == [
        ("person", "gained", "dee", ()),
        ("person", "lost", "cy", ()),
        ("meeting", "changed", "m", ("participant: + Dee Ford, − Cy Marsh",)),
    ]


def test_two_meetings_that_become_one_are_merged(changes):
    """All sentences of the one that went belong to the other now."""
    two = meeting("m1") + meeting("m2", sentence="They spoke.")
    one = meeting("m1") + ":m1 dip:evidence :m2-sheet . :m2-sheet a dip:Evidence ; dip:article :sheet ; "
    found = changes(two, one + 'dip:sentence "They spoke." .')
    label = "into Ana Sol, Bo Lund: meeting <http://x.example/m1>"
    assert ("meeting", "merged", "m2", (label,)) in found
    back = changes(one + 'dip:sentence "They spoke." .', two)
    assert ("meeting", "split", "m2", (label.replace("into", "from"),)) in back


def test_statements_offices_and_places_are_told_too(changes):
    """Each by what it says; an office and a place in a place have no label of their own."""
    more = """
    :s a dip:Statement ; rdfs:label "Ana Sol: we agreed…" ; dip:speaker :ana ; dip:text "we agreed" .
    :nor a dip:Country ; rdfs:label "Norland" .
    :o a dip:Representation ; dip:representative :ana ; dip:represented :nor ; dip:role "envoy" ; dip:tenure "acting" .
    :l a dip:Location ; dip:inner :t ; dip:outer :nor . :t a dip:City ; rdfs:label "Tarvik" .
    """
    found = {what: (kind, iri, how) for what, kind, iri, how in changes("", more)}
    assert found["statement"] == ("gained", "s", ())
    assert found["office"] == ("gained", "o", ("tenure: acting",))
    assert found["location"] == ("gained", "l", ())


def test_labels_of_what_has_none(tmp_path):
    """An office is told by who, what and for whom; a location by its two places."""
    text = """
    :nor a dip:Country ; rdfs:label "Norland" . :t a dip:City ; rdfs:label "Tarvik" .
    :o a dip:Representation ; dip:representative :ana ; dip:represented :nor ; dip:role "envoy" .
    :l a dip:Location ; dip:inner :t ; dip:outer :nor .
    """
    (tmp_path / "a.ttl").write_text(HEAD + text)
    side = open_side(tmp_path / "a.ttl")
    assert side.label("http://x.example/o") == "Ana Sol, envoy of Norland"
    assert side.label("http://x.example/l") == "Tarvik in Norland"
