// How two are joined: the shortest chains of lines between them that are shown, step by step down to the sentence.
//
// A meeting that was called off or denied joins no one, and unnamed sources of one name are many people: neither is on
// a way. A round table is one step for those who sat at it. Of chains as short, those of held meetings come first.

const MOST_CHAINS = 5;
const UNMET = ["cancelled", "denied"];

/** How little a line says of two being in touch; less is more. */
const farness = (edge) => (edge.relation === "meets" ? { held: 0, planned: 3, possible: 4 }[edge.status]
  : { represents: edge.tenure ? 2 : 1, says: 2, "located-in": 5 }[edge.relation]);

const passable = (edge) => edgeShown(edge) && !UNMET.includes(edge.status);

/** Ways from a node to others: { to, cost in half steps, edges by number }, lines side by side as one. */
const waysFrom = (node) => {
  const found = new Map();
  for (const edge of node.edges.filter(passable)) {
    const to = edge.from === node.id ? edge.to : edge.from;
    const known = found.get(to) ?? { to, cost: table(edge) && edge.relation === "meets" ? 1 : 2, edges: [] };
    known.edges.push(edge.id);
    found.set(to, known);
  }
  return [...found.values()];
};

const bestFirst = (a, b) => a.far - b.far || a.rank - b.rank || (a.word < b.word ? -1 : a.word > b.word ? 1 : 0);

/**
 * The shortest chains from one node to another: `found`, lists of steps { from, to, edges }, the best first, at most
 * `MOST_CHAINS`; `more` says that there are others as short; `steps` how long they are.
 */
const chains = (start, goal) => {
  const open = (id) => id === start || id === goal || nodes[id].group !== "unnamed";
  const best = new Map([[start, [{ far: 0, rank: 0, word: "", steps: [] }]]]); // node -> its best chains so far, all as short
  const counts = new Map([[start, 1]]); // node -> how many chains as short lead there
  const waiting = [[start]];
  for (let far = 0; far < waiting.length; far += 1) {
    for (const id of new Set(waiting[far] ?? [])) {
      const here = best.get(id);
      if (here[0].far !== far || far >= (best.get(goal)?.[0].far ?? Infinity)) continue;
      for (const { to, cost, edges: lines } of waysFrom(nodes[id])) {
        if (!open(to)) continue;
        const known = best.get(to);
        if (known && known[0].far < far + cost) continue;
        const rank = Math.min(...lines.map((line) => farness(edges[line])));
        const longer = here.map((chain) => ({
          far: far + cost, rank: chain.rank + rank, word: `${chain.word} ${wordOf(nodes[to])}`, steps: [...chain.steps, { from: id, to, edges: lines }],
        }));
        const tied = known && known[0].far === far + cost;
        best.set(to, (tied ? [...known, ...longer] : longer).sort(bestFirst).slice(0, MOST_CHAINS));
        counts.set(to, (tied ? counts.get(to) : 0) + counts.get(id));
        if (!tied) (waiting[far + cost] ??= []).push(to);
      }
    }
  }
  const found = best.get(goal) ?? [];
  return { found: start === goal ? [] : found.map(({ steps }) => steps), more: Math.max(0, (counts.get(goal) ?? 0) - found.length), steps: (found[0]?.far ?? 0) / 2 };
};

const pathCard = ([start, goal]) => {
  const { found, more, steps } = chains(start, goal);
  const link = (id) => element("button", { type: "button", class: "name", on: { click: () => select({ node: id }) } }, element("bdi", { text: nodes[id].label }));
  const told = (edge) => ({ edge, list: edge.relation === "represents" ? together(shownOf(edge)) : edge.relation === "meets" ? latest(shownOf(edge)) : shownOf(edge) });
  const legs = (chain) => chain.flatMap((step, n) => (nodes[step.from].meeting && n > 0 ? []
    : nodes[step.to].meeting && n + 1 < chain.length ? [{ ...step, to: chain[n + 1].to }] : [step]));
  const stepItem = (step) => {
    const lines = step.edges.map((id) => edges[id]).filter(passable).sort((a, b) => farness(a) - farness(b) || a.id - b.id).map(told);
    return element("li", { class: "step" },
      element("p", { class: "leg" }, link(step.from), " – ", link(step.to)),
      ...lines.map(({ edge, list }) => element("div", { class: `relation-${edge.relation}` },
        element("ul", { class: "facts" }, ...list.slice(0, 2).map((fact) => ITEM[edge.relation](fact, false))),
        list.length > 2 ? element("button", { type: "button", class: "more", text: `All ${list.length.toLocaleString("en")} on this line`, on: { click: () => select({ edge: edge.id }) } }) : "")));
  };
  const chainOf = (chain, n) => element("details", { class: "chain", open: n === 0 },
    element("summary", {}, ...chain.flatMap((step, k) => [k ? " – " : "", ...(k ? [] : [element("bdi", { text: nodes[step.from].label }), " – "]), element("bdi", { text: nodes[step.to].label })])),
    element("ol", { class: "steps" }, ...legs(chain).map(stepItem)));
  return [
    element("div", { class: "head" },
      element("p", { class: "kicker" }, "Path"),
      element("h2", { dir: "auto", tabindex: "-1" }, link(start), " to ", link(goal))),
    found.length === 0
      ? element("p", { class: "aside none", text: start === goal ? "These are the same." : "Nothing that is shown joins these two. Meetings that were called off or denied join no one, nor do unnamed sources; filters may hide what does." })
      : element("p", { class: "aside", text: `${plural(Math.ceil(steps), "step", "steps")}, by what is shown; ${more ? `the first ${found.length} of ${(found.length + more).toLocaleString("en")} ways as short` : found.length > 1 ? `${found.length} ways as short` : "the only way as short"}. Held meetings come first.` }),
    ...found.map(chainOf),
  ];
};

/** A button that becomes a search for the other end. */
nodeActions.push((node) => {
  const button = element("button", { type: "button", class: "plain", text: "Path to…", "aria-expanded": "false" });
  const open = () => {
    const list = element("ul", { id: "goals", role: "listbox", "aria-label": "Names found", hidden: true });
    const field = element("input", {
      type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: "Path to whom or what?",
      "aria-label": `Path from ${node.label} to`, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "goals",
    });
    completes(field, list, (entity) => select({ path: [node.id, entity.node] }, { go: true, focus: true }), true);
    button.setAttribute("aria-expanded", "true");
    button.replaceWith(element("div", { class: "search goal" }, field, list));
    field.focus();
  };
  button.addEventListener("click", open);
  return button;
});

inAddress("path", () => state.chosen.path && wordsOf(...state.chosen.path.map((id) => wordOf(nodes[id]))), (text) => {
  const found = nodesOf(text, 2);
  if (found) state.chosen = { path: found.map((node) => node.id) };
  return Boolean(found);
});
