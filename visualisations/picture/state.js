// What the reader looks at: what is chosen, what is switched off, and what follows from both. All views show this one
// state; each is told when it has changed.

const state = {
  view: "graph", // the tab that is shown
  // { node } or { edge }, by number, { fact }, the fact itself, { several, title }: facts that one mark stands for, or
  // { path: [node, node] }. Empty where nothing is chosen.
  chosen: {},
  hovered: undefined, // a node
  near: undefined, // { node, steps }: only what is so near is shown
  off: { type: new Set(), relation: new Set(), status: new Set() },
};

let shown = { facts: new Set(), edges: new Set(), nodes: new Set() }; // facts themselves; numbers of edges and nodes
let light; // { nodes, edges }: numbers of those the choice is about; undefined where nothing is chosen

/** What must follow a change: the picture, the card, the table. Each is given what has changed: "choice", "filters", "scene" or "view". */
const onChange = [];

/** Filters of facts: `set()` says whether one holds anything back now, `passes(fact)` whether it lets a fact through. */
const factFilters = [
  { set: () => state.off.relation.size > 0, passes: (fact) => !state.off.relation.has(fact.relation) },
  { set: () => state.off.status.size > 0, passes: (fact) => fact.relation !== "meets" || !state.off.status.has(fact.status) },
];
/** Facts that all filters let through, but for those of `but`. */
const factsLeft = (all, but) => {
  const set = factFilters.filter((one) => one !== but && one.set());
  return set.length ? all.filter((fact) => set.every((one) => one.passes(fact))) : all;
};
const typeShown = (node) => !state.off.type.has(node.group);

/** Each says of a fact whether it only keeps others company: it is shown between nodes that another fact is about. */
const companions = [];

/** Each is given what is shown so far, and returns what is left of it: a neighbourhood, say. */
const cuts = [];

const whatIsShown = () => {
  const passed = factsLeft(everyFact());
  if (passed === everyFact() && state.off.type.size === 0) return cuts.reduce((left, cut) => cut(left), allOfIt());
  const [company, own] = [[], []];
  for (const fact of passed) (companions.some((keeps) => keeps(fact)) ? company : own).push(fact);
  if (company.length) {
    const known = new Set(own.flatMap(partiesOf));
    own.push(...company.filter((fact) => partiesOf(fact).every((row) => known.has(row))));
  }
  const told = new Set(own);
  const found = { facts: new Set(), edges: new Set(), nodes: new Set() };
  for (const edge of edges) {
    if (!typeShown(nodes[edge.from]) || !typeShown(nodes[edge.to])) continue;
    let any = edge.bundle;
    for (const fact of edge.told) {
      if (!told.has(fact)) continue;
      found.facts.add(fact);
      any = true;
    }
    if (!any) continue;
    found.edges.add(edge.id);
    found.nodes.add(edge.from).add(edge.to);
  }
  // What no line tells is left to cards and lists.
  for (const fact of own) if (!fact.lined) found.facts.add(fact);
  return cuts.reduce((left, cut) => cut(left), found);
};

/** What is shown where nothing is held back. */
const allOfIt = () => ({
  facts: new Set(everyFact()), edges: new Set(edges.map((edge) => edge.id)), nodes: new Set(nodes.filter((node) => node.joined).map((node) => node.id)),
});

const edgeShown = (edge) => shown.edges.has(edge.id);

/** A node is there for its lines; one that has none, while the reader looks at it or at a meeting there. */
const nodeShown = (node) => typeShown(node)
  && (shown.nodes.has(node.id) || state.chosen.node === node.id || Boolean(light?.nodes.has(node.id)));

/** Facts that a line bundles, as far as the filters let them through. */
const shownOf = (edge) => edge.told.filter((fact) => shown.facts.has(fact));

const whatIsLit = () => {
  const { node, edge, fact, several, path } = state.chosen;
  if (Object.keys(state.chosen).length === 0) return undefined;
  const found = { nodes: new Set(), edges: new Set() };
  const take = (line) => {
    found.edges.add(line.id);
    found.nodes.add(line.from).add(line.to);
  };
  for (const one of several ?? (fact === undefined ? [] : [fact])) {
    partiesOf(one).forEach((row) => { if (facts.entities[row].node !== undefined) found.nodes.add(facts.entities[row].node); });
    one.edges.filter(edgeShown).forEach(take);
  }
  if (path !== undefined) {
    path.forEach((end) => found.nodes.add(end));
    chains(...path).found.forEach((chain) => chain.forEach((step) => step.edges.forEach((id) => take(edges[id]))));
  }
  if (edge !== undefined) (table(edges[edge])?.edges.filter(edgeShown) ?? [edges[edge]]).forEach(take);
  if (node !== undefined) {
    found.nodes.add(node);
    for (const line of nodes[node].edges.filter(edgeShown)) {
      take(line);
      if (table(line)) table(line).edges.filter(edgeShown).forEach(take);
    }
    nodes[node].members.flatMap((row) => aboutOf(row).hosted).flatMap((meeting) => meeting.edges).filter(edgeShown).forEach(take);
  }
  return found;
};

/** Work out what follows from the state, and tell everyone; `changed` is "choice" or "filters". */
const refresh = (changed, options = {}) => {
  if (changed !== "choice") shown = whatIsShown();
  const { node, edge, fact, path } = state.chosen;
  // What the filters took away cannot stay chosen.
  if (path?.some((end) => !typeShown(nodes[end]))) state.chosen = {};
  if (state.chosen.several?.some((one) => !shown.facts.has(one))) {
    const several = state.chosen.several.filter((one) => shown.facts.has(one));
    state.chosen = several.length ? { ...state.chosen, several } : {};
  }
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

onScene.push(() => { state.chosen = {}; state.hovered = undefined; state.near = undefined; });
