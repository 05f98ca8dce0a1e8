// What the reader looks at: what is chosen, what is switched off, and what follows from both. All views show this one
// state; each is told when it has changed.

const state = {
  view: "graph",
  chosen: {}, // { node } or { edge }, by number, or { fact }, the fact itself; empty where nothing is chosen
  hovered: undefined, // a node
  off: { type: new Set(), relation: new Set(), status: new Set() },
};

let shown = { facts: new Set(), edges: new Set(), nodes: new Set() }; // facts themselves; numbers of edges and nodes
let light; // { nodes, edges }: numbers of those the choice is about; undefined where nothing is chosen

/** What must follow a change: the picture, the card, the table. Each is given what has changed: "choice" or "filters". */
const onChange = [];

/** Each says of a fact whether one filter lets it through. */
const factFilters = [
  (fact) => !state.off.relation.has(fact.relation),
  (fact) => fact.relation !== "meets" || !state.off.status.has(fact.status),
];
const factShown = (fact) => factFilters.every((passes) => passes(fact));
const typeShown = (node) => !state.off.type.has(node.group);

const whatIsShown = () => {
  const found = { facts: new Set(everyFact().filter(factShown)), edges: new Set(), nodes: new Set() };
  for (const edge of edges) {
    if (typeShown(nodes[edge.from]) && typeShown(nodes[edge.to]) && (edge.bundle || edge.told.some((fact) => found.facts.has(fact)))) {
      found.edges.add(edge.id);
      found.nodes.add(edge.from).add(edge.to);
    }
  }
  return found;
};

const edgeShown = (edge) => shown.edges.has(edge.id);

/** A node is there for its lines; one that has none, while the reader looks at it or at a meeting there. */
const nodeShown = (node) => typeShown(node)
  && (shown.nodes.has(node.id) || state.chosen.node === node.id || Boolean(light?.nodes.has(node.id)));

/** Facts that a line bundles, as far as the filters let them through. */
const shownOf = (edge) => edge.told.filter((fact) => shown.facts.has(fact));

const whatIsLit = () => {
  const { node, edge, fact } = state.chosen;
  if (node === undefined && edge === undefined && fact === undefined) return undefined;
  const found = { nodes: new Set(), edges: new Set() };
  const take = (line) => {
    found.edges.add(line.id);
    found.nodes.add(line.from).add(line.to);
  };
  if (fact !== undefined) {
    partiesOf(fact).forEach((row) => { if (facts.entities[row].node !== undefined) found.nodes.add(facts.entities[row].node); });
    fact.edges.filter(edgeShown).forEach(take);
  }
  if (edge !== undefined) (table(edges[edge])?.edges.filter(edgeShown) ?? [edges[edge]]).forEach(take);
  if (node !== undefined) {
    found.nodes.add(node);
    for (const line of nodes[node].edges.filter(edgeShown)) {
      take(line);
      if (table(line)) table(line).edges.filter(edgeShown).forEach(take);
    }
    nodes[node].members.flatMap((row) => about[row].hosted).flatMap((meeting) => meeting.edges).filter(edgeShown).forEach(take);
  }
  return found;
};

/** Work out what follows from the state, and tell everyone; `changed` is "choice" or "filters". */
const refresh = (changed, options = {}) => {
  if (changed !== "choice") shown = whatIsShown();
  const { node, edge, fact } = state.chosen;
  // What the filters took away cannot stay chosen.
  if ((node !== undefined && !typeShown(nodes[node])) || (edge !== undefined && !edgeShown(edges[edge])) || (fact !== undefined && !shown.facts.has(fact))) state.chosen = {};
  light = whatIsLit();
  onChange.forEach((follow) => follow(changed, options));
};

/** Choose a node, an edge or a fact, or nothing; `go` brings it into view, `focus` moves the keyboard to its card. */
const select = (chosen, options = {}) => {
  state.chosen = chosen;
  refresh("choice", options);
};

/** Change filters with `set`, then show what is left. */
const filter = (set) => {
  set();
  refresh("filters");
};

onScene.push(() => { state.chosen = {}; state.hovered = undefined; });
