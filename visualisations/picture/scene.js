// What the page holds: one scene, the whole picture or the part of it that was opened. Its rows point at each other
// by number; here they are joined, so that no view needs a search.

const read = (id) => JSON.parse(document.getElementById(id).textContent);

const TABLE = { meets: "meetings", says: "statements", represents: "roles", "located-in": "within" };

let facts; // tables: entities, articles, passages, and those of `TABLE`; `base` is what the IRIs of facts begin with
let nodes; // drawn things, each at its number
let edges; // lines; `facts` are the rows of what each bundles, in the table of its relation

/** What must follow another scene: legends, views. Each is called once it is there. */
const onScene = [];

// What joins the rows. It is worked out when it is first asked for: a page of ten thousand names opens without it.

class Node extends Row {
  constructor(row) {
    super(row);
    this.id = row;
    [this.large, this.text, this.wide] = [false, undefined, undefined]; // of its name: see names.js
  }
  /** Rows of `entities`: one, or all unnamed sources of one name. */
  get members() { return membersAt().of(this.id); }
  get edges() { return linesAt().of(this.id).map((id) => edges[id]); }
  /** Whether any line ends at it. */
  get joined() { return linesAt().many(this.id) > 0; }
  /** The meeting that it is, if it is a round table. */
  get meeting() { return this.group === "meeting" ? meetingAt().get(this.id) : undefined; }
}

class Edge extends Row {
  constructor(row) {
    super(row);
    this.id = row;
    this.bundled = undefined;
  }
  /** The facts that it bundles. */
  get told() { return this.bundled ??= this.facts.map((row) => facts[TABLE[this.relation]][row]); }
}

class Fact extends Row {
  constructor(row) {
    super(row);
    this.times = undefined; // see range.js
  }
  /** The lines that show it. */
  get edges() { return linesOf()[this.relation].of(this.row).map((id) => edges[id]); }
  /** Whether any line shows it. */
  get lined() { return linesOf()[this.relation].many(this.row) > 0; }
}
const FACTS = Object.fromEntries(Object.keys(TABLE).map((relation) => {
  class One extends Fact {}
  One.prototype.relation = relation;
  return [relation, One];
}));

const membersAt = inScene(() => {
  const drawn = facts.entities.filter((entity) => entity.node !== undefined);
  return gathered(nodes.length, drawn.map((entity) => entity.node), drawn.map((entity) => entity.row));
});
const linesAt = inScene(() => {
  const ends = edges.flatMap((edge) => [edge.from, edge.to]);
  return gathered(nodes.length, ends, ends.map((_, n) => n >> 1));
});
const meetingAt = inScene(() => new Map(facts.meetings.filter((meeting) => meeting.node !== undefined).map((meeting) => [meeting.node, meeting])));
const linesOf = inScene(() => Object.fromEntries(Object.entries(TABLE).map(([relation, name]) => {
  const [rows, lines] = [[], []];
  for (const edge of edges) {
    if (edge.relation !== relation) continue;
    for (const row of edge.facts) {
      rows.push(row);
      lines.push(edge.id);
    }
  }
  return [relation, gathered(facts[name].length, rows, lines)];
})));

/** Show another scene: `{ nodes, edges, facts }` as the build writes them, or a server. */
const load = (scene) => {
  facts = tablesOf(scene.facts);
  nodes = rowsOf(scene.nodes, Node);
  edges = rowsOf(scene.edges, Edge);
  onScene.forEach((follow) => follow());
};

const tablesOf = ({ base, ...tables }) => {
  const found = { base };
  const named = { iri: (end) => base + end };
  const relations = Object.fromEntries(Object.entries(TABLE).map(([relation, name]) => [name, relation]));
  for (const [name, table] of Object.entries(tables)) {
    let rows;
    const make = () => (name in relations ? rowsOf(table, FACTS[relations[name]], named) : rowsOf(table));
    Object.defineProperty(found, name, { get: () => (rows ??= make()) });
  }
  return found;
};

/** The round table that a line ends at, if any. */
const table = (edge) => [nodes[edge.from], nodes[edge.to]].find((node) => node.meeting);

/** All facts, of every relation. */
const everyFact = inScene(() => Object.values(TABLE).flatMap((name) => facts[name]));

/** Rows of the entities that a fact is about, those it only names included. */
const PARTIES = {
  meets: ({ who, place }) => [...(who ?? []), place],
  says: ({ speaker, to, mentions }) => [speaker, to, ...(mentions ?? [])],
  represents: ({ who, whom }) => [who, whom],
  "located-in": ({ inner, outer }) => [inner, outer],
};
const partiesOf = (fact) => PARTIES[fact.relation](fact).filter((row) => row !== undefined);

/** Rows of the passages that tell a fact, and of the articles that do. */
const passagesOf = (fact) => (fact.relation === "meets" ? (fact.reports ?? []).flatMap((report) => report.evidence ?? []) : fact.evidence ?? []);
const articlesOf = (fact) => {
  const told = fact.relation === "meets" ? (fact.reports ?? []).map((report) => report.article) : [];
  return [...new Set([...told, ...passagesOf(fact).map((row) => facts.passages[row].article)])].filter((row) => row !== undefined);
};

/** What is told of an entity, by its row: lists of facts. */
const aboutOf = (row) => whatIsTold()[row];
const whatIsTold = inScene(() => {
  const found = facts.entities.map(() => ({
    roles: [], envoys: [], meetings: [], hosted: [], said: [], heard: [], mentioned: [], outer: [], inner: [],
  }));
  const note = (row, list, fact) => {
    if (row !== undefined && found[row][list].at(-1) !== fact) found[row][list].push(fact);
  };
  for (const meeting of facts.meetings) {
    (meeting.who ?? []).forEach((row) => note(row, "meetings", meeting));
    note(meeting.place, "hosted", meeting);
  }
  for (const said of facts.statements) {
    note(said.speaker, "said", said);
    note(said.to, "heard", said);
    (said.mentions ?? []).forEach((row) => note(row, "mentioned", said));
  }
  for (const role of facts.roles) {
    note(role.who, "roles", role);
    note(role.whom, "envoys", role);
  }
  for (const part of facts.within) {
    note(part.inner, "outer", part);
    note(part.outer, "inner", part);
  }
  return found;
});
