// A neighbourhood: only what is within so many steps of one node, the rest hidden. It is a filter, with its way out in
// sight over the picture.

const MOST_STEPS = 3;
const nearBar = document.getElementById("near");

/** What a node is joined to by the lines of `found`, and how far: a round table is half way; at a place are those who met there. */
const stepsFrom = (node, found) => {
  const next = node.edges.filter((edge) => found.edges.has(edge.id))
    .map((edge) => [edge.from === node.id ? edge.to : edge.from, table(edge) && edge.relation === "meets" ? 1 : 2]);
  for (const meeting of node.members.flatMap((row) => aboutOf(row).hosted)) {
    if (found.facts.has(meeting) && !meeting.edges.some(table)) {
      meeting.edges.filter((edge) => found.edges.has(edge.id)).forEach((edge) => next.push([edge.from, 2], [edge.to, 2]));
    }
  }
  return next;
};

/** Nodes within so many half steps of one, as Map of number -> half steps, the nearest first. */
const reachOf = (start, halves, found) => {
  const reach = new Map([[start, 0]]);
  const waiting = Array.from({ length: halves + 1 }, () => []);
  waiting[0].push(start);
  for (let far = 0; far <= halves; far += 1) {
    for (const id of waiting[far]) {
      if (reach.get(id) !== far) continue;
      for (const [other, cost] of stepsFrom(nodes[id], found)) {
        if (far + cost > halves || (reach.get(other) ?? Infinity) <= far + cost) continue;
        reach.set(other, far + cost);
        waiting[far + cost].push(other);
      }
    }
  }
  return reach;
};

cuts.push((found) => {
  if (!state.near) return found;
  const reach = reachOf(state.near.node, state.near.steps * 2, found);
  const left = { facts: new Set(), edges: new Set(), nodes: new Set([state.near.node]) };
  for (const id of found.edges) {
    const edge = edges[id];
    if (!reach.has(edge.from) || !reach.has(edge.to)) continue;
    left.edges.add(id);
    left.nodes.add(edge.from).add(edge.to);
    edge.told.filter((fact) => found.facts.has(fact)).forEach((fact) => left.facts.add(fact));
  }
  for (const fact of found.facts) {
    if (!fact.lined && partiesOf(fact).some((row) => reach.has(facts.entities[row].node))) left.facts.add(fact);
  }
  return left;
});

/** Show only what is near a node; without one, everything again. */
const showNear = (near) => {
  filter(() => { state.near = near; });
  fit(undefined, glide());
};

nodeActions.push((node) => element("button", {
  type: "button", class: "plain", text: "Show only what is near", on: { click: () => showNear({ node: node.id, steps: 1 }) },
}));

onChange.push((changed) => {
  if (changed === "choice") return;
  nearBar.hidden = !state.near;
  if (!state.near) return;
  const { node, steps } = state.near;
  nearBar.replaceChildren(
    element("span", {}, "Only what is near ", element("bdi", { text: nodes[node].label })),
    element("span", { class: "steps", role: "group", "aria-label": "Steps" }, ...Array.from({ length: MOST_STEPS }, (_, n) => element("button", {
      type: "button", "aria-pressed": String(n + 1 === steps), "aria-label": plural(n + 1, "step", "steps"), text: String(n + 1),
      on: { click: () => { showNear({ node, steps: n + 1 }); nearBar.querySelectorAll(".steps button")[n].focus(); } },
    }))),
    element("button", { type: "button", class: "out", text: "Show all", on: { click: () => showNear(undefined) } }));
});
onReset.push(() => { state.near = undefined; });

inAddress("near", () => state.near && `${wordsOf(wordOf(nodes[state.near.node]))},${state.near.steps}`, (text) => {
  const [word, steps] = text.split(",");
  const node = nodeOf(decodePart(word));
  const known = node && Array.from({ length: MOST_STEPS }, (_, n) => String(n + 1)).includes(steps);
  if (known) state.near = { node: node.id, steps: Number(steps) };
  return Boolean(known);
});
