// The views of one picture, as ARIA's tabs: the network, and what else is made of the same facts, filters and choice.
// A view that is not shown costs nothing: it is drawn when it is.

const views = new Map(); // name -> { tab, panel, draw, picture, stale }

/** Facts that the filters let through, and of which a line or someone is left to show them. */
const visibleFacts = () => {
  visible ??= [...shown.facts].filter((fact) => (fact.lined ? fact.edges.some(edgeShown)
    : partiesOf(fact).every((row) => facts.entities[row].node === undefined || typeShown(nodes[facts.entities[row].node]))));
  return visible;
};
let visible;

const drawnAs = (row) => facts.entities[row]?.node;

/** Tell whether a fact is about what is chosen; all are while nothing is. */
const factLit = (fact) => {
  const { node, edge, fact: one, several } = state.chosen;
  if (one !== undefined) return fact === one;
  if (several !== undefined) return several.includes(fact);
  if (edge !== undefined) return edges[edge].told.includes(fact);
  if (node === undefined) return !light || fact.edges.some((line) => light.edges.has(line.id));
  return nodes[node].meeting === fact || partiesOf(fact).some((row) => drawnAs(row) === node);
};

/** Choose what a mark stands for: one fact, or several under a title. */
const selectFacts = (found, title) => select(found.length === 1 ? { fact: found[0] } : { several: found, title });

/**
 * Make the panel of `name` a view: `make(panel)` gives { draw(changed), picture(), note() }. `draw` is told what has
 * changed: "choice", "filters", "scene", "size", or "view" when it is shown again with nothing changed. `picture` gives
 * the drawing to be saved (see paper.js), and `note` says what of all there is it shows.
 */
const addView = (name, make) => {
  const panel = document.getElementById(`view-${name}`);
  views.set(name, { tab: document.getElementById(`tab-${name}`), panel, stale: "scene", ...make(panel) });
};

/** Show the view of that name, or the network where there is none; `focus` moves the keyboard to its tab. */
const showView = (name, { focus = false } = {}) => {
  turnTo(name);
  const { tab } = views.get(state.view);
  if (focus) tab.focus();
  tab.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  onChange.forEach((follow) => follow("view", {}));
};
const turnTo = (name) => {
  state.view = views.has(name) ? name : "graph";
  for (const [other, { tab, panel }] of views) {
    const here = other === state.view;
    tab.setAttribute("aria-selected", String(here));
    tab.tabIndex = here ? 0 : -1;
    panel.classList.toggle("away", !here);
  }
};

addView("graph", () => ({ draw: () => {} })); // stage.js follows by itself

onScene.push(() => { visible = undefined; });
onChange.push((changed) => {
  if (changed === "filters" || changed === "scene") visible = undefined;
  const order = ["view", "choice", "filters", "scene"];
  for (const [name, view] of views) {
    if (changed !== "view" && order.indexOf(changed) > order.indexOf(view.stale ?? "view")) view.stale = changed;
    if (name !== state.view) continue;
    const missed = view.stale ?? changed;
    view.stale = undefined;
    view.draw(missed);
  }
});

const tabList = document.getElementById("tabs");
tabList.addEventListener("click", ({ target }) => {
  const tab = target.closest('[role="tab"]');
  if (tab) showView(tab.dataset.view);
});
tabList.addEventListener("keydown", (event) => {
  const names = [...views.keys()];
  const at = names.indexOf(state.view);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  showView(names[(to + names.length) % names.length], { focus: true });
});

/** Draw the view that is shown again when its size has changed. */
new ResizeObserver(() => {
  if (state.view !== "graph" && !views.get(state.view).stale) views.get(state.view).draw("size");
}).observe(document.getElementById("views"));
