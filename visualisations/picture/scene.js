// What the page holds: one scene, the whole picture or the part of it that was opened. Its rows point at each other
// by number; here they are joined, so that no view needs a search.

const read = (id) => JSON.parse(document.getElementById(id).textContent);

const TABLE = { meets: "meetings", says: "statements", represents: "roles", "located-in": "within" };

let facts; // tables: entities, articles, passages, and those of `TABLE`
let nodes; // drawn things, each at its number; `members` are rows of entities, `meeting` the round table it is
let edges; // lines; `facts` are the rows of what each bundles, in the table of its relation
let about; // row of an entity -> what is told of it

/** What must follow another scene: indices, legends, views. Each is called once it is there. */
const onScene = [];

/** Show another scene: `{ nodes, edges, facts }` as the build writes them. */
const load = (scene) => {
  ({ nodes, edges, facts } = scene);
  for (const node of nodes) {
    node.members = []; // rows of `entities`: one, or all unnamed sources of one name
    node.edges = [];
    node.neighbours = new Set();
  }
  facts.entities.forEach((entity, row) => {
    entity.row = row;
    if (entity.node !== undefined) nodes[entity.node].members.push(row);
  });
  for (const [relation, name] of Object.entries(TABLE)) {
    facts[name].forEach((fact, row) => Object.assign(fact, { relation, row, edges: [] }, fact.iri && { iri: facts.base + fact.iri }));
  }
  for (const meeting of facts.meetings) {
    if (meeting.node !== undefined) nodes[meeting.node].meeting = meeting;
  }
  for (const edge of edges) {
    edge.told = edge.facts.map((row) => facts[TABLE[edge.relation]][row]);
    edge.told.forEach((fact) => fact.edges.push(edge));
    nodes[edge.from].edges.push(edge);
    nodes[edge.to].edges.push(edge);
    nodes[edge.from].neighbours.add(edge.to);
    nodes[edge.to].neighbours.add(edge.from);
  }
  about = whatIsTold();
  onScene.forEach((follow) => follow());
};

/** The round table that a line ends at, if any. */
const table = (edge) => [nodes[edge.from], nodes[edge.to]].find((node) => node.meeting);

/** All facts, of every relation. */
const everyFact = () => Object.values(TABLE).flatMap((name) => facts[name]);

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

const whatIsTold = () => {
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
};
