// What the page shows, as a question to the graph it was drawn from: the same facts by SPARQL, the filters included.
//
// A question names no graph and uses plain SPARQL 1.1, as those of the query library do. It is asked of the whole graph:
// a picture of a part of it shows fewer.

const PREFIXES = {
  dip: "https://w3id.org/communique/ontology#", rdfs: "http://www.w3.org/2000/01/rdf-schema#", skos: "http://www.w3.org/2004/02/skos/core#",
  dcterms: "http://purl.org/dc/terms/", schema: "https://schema.org/", xsd: "http://www.w3.org/2001/XMLSchema#",
};

/** An IRI, a text and a day as SPARQL writes them: nothing in them can end what they stand in. */
const iriTerm = (iri) => `<${iri.replace(/[\u0000-\u0020<>"{}|^`\\]/gu, encodeURIComponent)}>`;
const textTerm = (text) => `"${text.replace(/["\\]/gu, "\\$&").replace(/\n/gu, "\\n").replace(/\r/gu, "\\r")}"`;
const dayTerm = (day) => `"${day}"^^xsd:date`;
/** A name in a comment: on one line, and without what a parser may take for an escape. */
const inComment = (text) => onOneLine(text.replaceAll("\\", " "));

const SHOW = {
  meets: ["?meeting ?meetingLabel ?status ?date ?placeLabel", "ORDER BY ?date ?meeting"],
  says: ["?statement ?speakerLabel ?cue ?text ?addresseeLabel ?issued ?publisher ?articleLabel", "ORDER BY ?issued ?statement"],
  represents: ["?representation ?personLabel ?role ?representedLabel ?tenure ?from ?until", "ORDER BY ?representedLabel ?from ?representation"],
  "located-in": ["?inner ?innerLabel ?outer ?outerLabel", "ORDER BY ?innerLabel ?outerLabel"],
};
const BODY = {
  meets: `  ?meeting dip:status ?state .
  OPTIONAL { ?state skos:broader ?wider . }
  BIND(LCASE(STRAFTER(STR(?state), "#")) AS ?status)
  OPTIONAL { ?meeting rdfs:label ?meetingLabel . }
  OPTIONAL { ?meeting dip:date ?date . }
  OPTIONAL { ?meeting dip:earliest ?earliest . }
  OPTIONAL { ?meeting dip:latest ?latest . }
  OPTIONAL { ?meeting dip:venue ?place . ?place rdfs:label ?placeLabel . }`,
  says: `  ?statement dip:speaker ?speaker .
  OPTIONAL { ?speaker rdfs:label ?speakerLabel . }
  OPTIONAL { ?statement dip:text ?text . }
  OPTIONAL { ?statement dip:cue ?cue . }
  OPTIONAL { ?statement dip:addressee ?addressee . ?addressee rdfs:label ?addresseeLabel . }
  OPTIONAL {
    ?statement dip:evidence/dip:article ?article .
    OPTIONAL { ?article dcterms:title ?articleLabel . }
    OPTIONAL { ?article dcterms:publisher ?publisher . }
    OPTIONAL { ?article dcterms:issued ?issued . }
  }`,
  represents: `  ?representation dip:representative ?person ; dip:represented ?represented .
  OPTIONAL { ?person rdfs:label ?personLabel . }
  OPTIONAL { ?represented rdfs:label ?representedLabel . }
  OPTIONAL { ?representation dip:role ?role . }
  OPTIONAL { ?representation dip:tenure ?tenure . }
  OPTIONAL { ?representation dip:from ?from . }
  OPTIONAL { ?representation dip:until ?until . }`,
  "located-in": `  ?inner dip:locatedIn ?outer .
  OPTIONAL { ?inner rdfs:label ?innerLabel . }
  OPTIONAL { ?outer rdfs:label ?outerLabel . }`,
};
const FACT = { meets: "?meeting", says: "?statement", represents: "?representation" };
const PARTY = {
  meets: "dip:participant|dip:host|dip:guest|dip:venue", says: "dip:speaker|dip:addressee|dip:mentions", represents: "dip:representative|dip:represented",
};
const BY = { meets: "^dip:reportOf/dip:article|dip:evidence/dip:article", says: "dip:evidence/dip:article", represents: "dip:evidence/dip:article" };

/** Whose article `?by` is, as dip:independentSources counts sources. */
const SOURCE = `      OPTIONAL { ?by dip:copyOf ?copied . }
      BIND(COALESCE(?copied, ?by) AS ?original)
      OPTIONAL { ?original dcterms:publisher ?outlet . }
      OPTIONAL { ?original schema:url ?url . }
      BIND(COALESCE(REPLACE(LCASE(STR(?outlet)), "^the ", ""),
        REPLACE(STR(?url), "^\\\\w+://(www[.])?([^/?#:]+).*$", "$2"), STR(?original)) AS ?source)`;
const SOURCES = {
  meets: () => "  ?meeting dip:independentSources ?sources .",
  says: () => `  { SELECT ?statement (COALESCE(?repeated, ?statement) AS ?first) WHERE {
      ?statement dip:speaker ?by_ .
      OPTIONAL { ?statement dip:repeats ?repeated . }
    } }
  { SELECT ?first (COUNT(DISTINCT ?source) AS ?sources) WHERE {
      ?told dip:speaker ?teller ; dip:evidence/dip:article ?by .
      OPTIONAL { ?told dip:repeats ?repeated . }
      BIND(COALESCE(?repeated, ?told) AS ?first)
${SOURCE}
    } GROUP BY ?first }`,
  represents: () => `  { SELECT ?person ?represented (COUNT(DISTINCT ?source) AS ?sources) WHERE {
      ?told dip:representative ?person ; dip:represented ?represented ; dip:evidence/dip:article ?by .
${SOURCE}
    } GROUP BY ?person ?represented }`,
};

/** What the days let through: text compares as days do, at whatever precision they are written. */
const daysFilter = {
  meets: ({ from, until }) => {
    const tests = [from && `COALESCE(?latest, ?earliest) >= ${dayTerm(from)}`, until && `?earliest <= ${dayTerm(until)}`].filter(Boolean).join(" && ");
    return `  FILTER(${state.undated ? `!BOUND(?earliest) || (${tests})` : tests})`;
  },
  says: ({ from, until }) => {
    const tests = [from && `CONCAT(SUBSTR(STR(?day), 1, 10), "-99") >= "${from}"`, until && `SUBSTR(STR(?day), 1, 10) <= "${until}"`].filter(Boolean).join(" && ");
    const dated = "?statement dip:evidence/dip:article/dcterms:issued ?day .";
    return `  FILTER(EXISTS { ${dated} FILTER(${tests}) }${state.undated ? ` || NOT EXISTS { ${dated} }` : ""})`;
  },
  represents: ({ from, until }) => "  # Roles without a term are left in: the page keeps those between people it shows.\n"
    + [from && `  FILTER(!BOUND(?until) || CONCAT(STR(?until), "-99") >= "${from}")`, until && `  FILTER(!BOUND(?from) || STR(?from) <= "${until}")`].filter(Boolean).join("\n"),
};

const filterLines = (relation) => {
  const fact = FACT[relation];
  if (!fact) return [];
  const off = [...state.off.status].sort().map((status) => `dip:${status[0].toUpperCase()}${status.slice(1)}`);
  return [
    relation === "meets" && off.length && `  FILTER(COALESCE(?wider, ?state) NOT IN (${off.join(", ")}))`,
    (state.days.from || state.days.until) && daysFilter[relation](state.days),
    state.country && `  FILTER EXISTS { ${fact} ${PARTY[relation]} ?party . ?party dip:represents?/(dip:locatedIn|dip:partOf)* ${iriTerm(state.country)} . }`,
    state.outlet && `  FILTER EXISTS { ${fact} (${BY[relation]})/dcterms:publisher ?outletName . FILTER(STR(?outletName) = ${textTerm(state.outlet)}) }`,
    state.sources > 1 && `${SOURCES[relation]()}\n  FILTER(?sources >= ${state.sources})`,
  ].filter(Boolean);
};

/** What the filters say, in words, for whoever reads the question later. */
const inWords = () => [
  state.days.from && `from ${state.days.from}`, state.days.until && `until ${state.days.until}`,
  state.undated && (state.days.from || state.days.until) && "or without a date",
  state.country && `with ${inComment(facts.entities.find((entity) => entity.iri === state.country)?.label ?? state.country)} in it`,
  state.outlet && `told by ${inComment(state.outlet)}`, state.sources > 1 && `from ${state.sources} independent sources or more`,
].filter(Boolean).join(", ");

/** The question for facts of one relation; `where` are lines that say which, `title` says so in words. */
const question = (relation, title, where = []) => {
  const [columns, order] = SHOW[relation];
  const body = [...where.map((line) => `  ${line}`), BODY[relation], ...filterLines(relation)].join("\n");
  const filters = relation === "located-in" ? "" : inWords();
  const notes = [
    `# ${inComment(title)}${filters ? `; ${filters}` : ""}`,
    (state.off.type.size > 0 || state.near) && "# Types that are switched off, and a neighbourhood, are of the picture only, not of this question.",
    relation === "located-in" && "# The picture leaves out steps that two others make up.",
  ].filter(Boolean);
  const used = Object.entries(PREFIXES).filter(([name]) => body.includes(`${name}:`)).map(([name, iri]) => `PREFIX ${name}: <${iri}>`);
  return `${notes.join("\n")}\n${used.join("\n")}\n\nSELECT DISTINCT ${columns}\nWHERE {\n${body}\n}\n${order}\n`;
};

/** Lines that bind a variable to any of some nodes' IRIs. */
const oneOf = (name, node) => `VALUES ${name} { ${irisOf(node).map(iriTerm).join(" ")} }`;

/** How the facts of one list of a node's card hang on it. */
const HANGS = {
  roles: ["represents", "?representation dip:representative ?self ."], envoys: ["represents", "?representation dip:represented ?self ."],
  meetings: ["meets", "?meeting dip:participant|dip:host|dip:guest ?self ."], hosted: ["meets", "?meeting dip:venue ?self ."],
  said: ["says", "?statement dip:speaker ?self ."], heard: ["says", "?statement dip:addressee ?self ."], mentioned: ["says", "?statement dip:mentions ?self ."],
  outer: ["located-in", undefined, "?inner"], inner: ["located-in", undefined, "?outer"],
};
const questionOfList = (node, list, title) => {
  const [relation, pattern, self = "?self"] = HANGS[list];
  return () => question(relation, `${title}: ${node.label}`, [oneOf(self, node), pattern].filter(Boolean));
};

const HOLDING = '(!BOUND(?tenure) || STR(?tenure) IN ("current", "acting"))';
/** The question that a line answers: the facts it bundles. */
const questionOfEdge = (edge) => () => {
  const [one, other] = [nodes[edge.from], nodes[edge.to]];
  const title = `${TITLES[edge.relation]}: ${one.label} ${VERBS[edge.relation]} ${other.label}`;
  const both = [oneOf("?one", one), oneOf("?other", other)];
  const who = "dip:participant|dip:host|dip:guest";
  const status = edge.status && `dip:${edge.status[0].toUpperCase()}${edge.status.slice(1)}`;
  const held = `(${HOLDING} && EXISTS { ?one dip:represents ?other . })`;
  if (edge.relation === "meets") {
    const lone = [one, other].find((node) => node.group === "place");
    const ends = lone ? `?meeting ${who} ${lone === other ? "?one" : "?other"} ; dip:venue ${lone === other ? "?other" : "?one"} .` : `?meeting ${who} ?one ; ${who} ?other .`;
    return question("meets", `${title}, ${edge.status} (round tables, which are signs of their own in the picture, among them)`,
      [...both, ends, `?meeting dip:status ?told . OPTIONAL { ?told skos:broader ?above . } FILTER(COALESCE(?above, ?told) = ${status})`]);
  }
  if (edge.relation === "says") return question("says", title, [...both, "?statement dip:speaker ?one ; dip:addressee|dip:mentions ?other ."]);
  if (edge.relation === "represents") {
    const kind = edge.tenure === undefined ? `FILTER(${held})` : edge.tenure === "former" ? `FILTER((BOUND(?tenure) && STR(?tenure) = "former") || (${HOLDING} && NOT EXISTS { ?one dip:represents ?other . }))` : `FILTER(BOUND(?tenure) && STR(?tenure) = ${textTerm(edge.tenure)})`;
    return question("represents", title, [...both, "?representation dip:representative ?one ; dip:represented ?other .", kind]);
  }
  return question("located-in", title, [oneOf("?inner", one), oneOf("?outer", other)]);
};
