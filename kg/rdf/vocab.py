"""
The ontology's terms as names: ``DIP.meets``, ``DIP["from"]``. A misspelt one fails.

Every term of ``ontology/diplomacy.ttl`` is here and none besides; a test compares them.
"""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from kg.model import Kind, Status

ONTOLOGY = URIRef("https://w3id.org/communique/ontology")
ONTOLOGY_VERSION = URIRef("https://w3id.org/communique/ontology/0.1.0")

SCHEMA = Namespace("https://schema.org/")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")
GEONAMES = Namespace("https://sws.geonames.org/")


class DIP(DefinedNamespace):
    """The diplomacy ontology."""

    _fail = True
    _NS = Namespace("https://w3id.org/communique/ontology#")
    _extras = ["from"]  # a keyword of Python's: DIP["from"]  # noqa: RUF012 - the base class has it so

    # Classes
    Agent: URIRef
    Person: URIRef
    Organisation: URIRef
    InternationalOrganisation: URIRef
    GovernmentBody: URIRef
    NewsOrganisation: URIRef
    UnnamedSource: URIRef
    Country: URIRef
    Place: URIRef
    City: URIRef
    Region: URIRef
    Venue: URIRef
    Event: URIRef
    Meeting: URIRef
    Summit: URIRef
    Visit: URIRef
    Call: URIRef
    Talks: URIRef
    Conference: URIRef
    Report: URIRef
    Statement: URIRef
    Representation: URIRef
    Location: URIRef
    Article: URIRef
    Evidence: URIRef
    Rule: URIRef

    # The four relations, one step each, and what follows from them
    meets: URIRef
    says: URIRef
    represents: URIRef
    representedBy: URIRef  # noqa: N815
    locatedIn: URIRef  # noqa: N815
    engagesWith: URIRef  # noqa: N815

    # Of events and reports
    participant: URIRef
    participatesIn: URIRef  # noqa: N815
    host: URIRef
    guest: URIRef
    venue: URIRef
    status: URIRef
    date: URIRef
    earliest: URIRef
    latest: URIRef
    announced: URIRef
    reportOf: URIRef  # noqa: N815
    reportedStatus: URIRef  # noqa: N815
    reportedDate: URIRef  # noqa: N815
    reportedVenue: URIRef  # noqa: N815
    independentSources: URIRef  # noqa: N815

    # Of statements
    speaker: URIRef
    text: URIRef
    cue: URIRef
    mode: URIRef
    addressee: URIRef
    reportedBy: URIRef  # noqa: N815
    quotedIn: URIRef  # noqa: N815
    mentions: URIRef
    repeats: URIRef

    # Of representations and locations
    representative: URIRef
    represented: URIRef
    role: URIRef
    tenure: URIRef
    until: URIRef
    accreditedTo: URIRef  # noqa: N815
    inner: URIRef
    outer: URIRef

    # Of agents and places
    partOf: URIRef  # noqa: N815
    iso2: URIRef
    iso3: URIRef

    # Provenance
    evidence: URIRef
    article: URIRef
    bodyDigest: URIRef  # noqa: N815
    copyOf: URIRef  # noqa: N815
    field: URIRef
    start: URIRef
    end: URIRef
    sentence: URIRef
    rule: URIRef
    precision: URIRef
    support: URIRef
    judgement: URIRef
    judgedBy: URIRef  # noqa: N815

    # Statuses
    statuses: URIRef
    Held: URIRef
    Planned: URIRef
    Possible: URIRef
    Cancelled: URIRef
    Denied: URIRef
    Postponed: URIRef
    Refused: URIRef


STATUS: dict[Status, URIRef] = {
    Status.HELD: DIP.Held,
    Status.PLANNED: DIP.Planned,
    Status.POSSIBLE: DIP.Possible,
    Status.CANCELLED: DIP.Cancelled,
    Status.DENIED: DIP.Denied,
}

KIND: dict[Kind, URIRef] = {
    Kind.MEETING: DIP.Meeting,
    Kind.SUMMIT: DIP.Summit,
    Kind.CALL: DIP.Call,
    Kind.VISIT: DIP.Visit,
    Kind.TALKS: DIP.Talks,
    Kind.CONFERENCE: DIP.Conference,
}

PREFIXES: dict[str, str] = {
    "dip": str(DIP),
    "id": "https://w3id.org/communique/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": str(SCHEMA),
    "geo": str(GEO),
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "time": "http://www.w3.org/2006/time#",
}
"""Prefix → namespace, in the order that files list them; ``id`` holds for the default base."""
