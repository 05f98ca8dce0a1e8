// The page: what is told beside the picture, its buttons and keys; then it opens.

const panel = document.getElementById("panel");
const card = document.getElementById("card");
const closer = document.getElementById("close");
const narrow = matchMedia("(max-width: 60rem)");

/** The card of what is chosen, or the overview. */
const cardOf = ({ node, edge, fact, path, several, title }) => (node !== undefined ? nodeCard(nodes[node]) : path !== undefined ? pathCard(path)
  : edge !== undefined ? edgeCard(edges[edge]) : fact !== undefined ? factCard(fact) : several ? severalCard(several, title) : overview());

// Before the picture follows: on a phone it makes room for the card.
let carded; // the choice that the card shows
onChange.unshift((changed, { focus = false }) => {
  if (changed === "view" && carded === state.chosen) return;
  const same = changed === "filters" && carded === state.chosen;
  const top = panel.scrollTop;
  carded = state.chosen;
  const any = Object.keys(state.chosen).length > 0;
  card.replaceChildren(...cardOf(state.chosen).filter(Boolean));
  closer.hidden = !any;
  panel.classList.toggle("chosen", any);
  panel.scrollTop = same ? top : 0;
  if (focus) card.querySelector("h2")?.focus();
});

const reset = () => {
  onReset.forEach((set) => set());
  box.value = "";
  state.chosen = {};
  refresh("filters");
  fit(undefined, glide());
};
document.getElementById("reset").addEventListener("click", reset);
closer.addEventListener("click", () => select({}));
document.addEventListener("keydown", ({ key }) => { if (key === "Escape") select({}); });
document.getElementById("closer").addEventListener("click", () => zoom(1.4));
document.getElementById("farther").addEventListener("click", () => zoom(1 / 1.4));

filters.open = !narrow.matches;
narrow.addEventListener("change", ({ matches }) => { filters.open = !matches; });

readColours();
load(document.getElementById("packed") ? await unpack("packed") : read("scene"));
if (document.body.dataset.live === undefined) openAddress();
else refresh("scene"); // its first scene is on the way (live.js)

// For tests and curious readers: where things are and what is chosen. It changes nothing.
window.communique = Object.freeze({
  node: (label) => {
    const found = nodes.find((node) => node.label === label);
    return found && { ...renderer.place(found), shown: nodeShown(found), lit: !light || light.nodes.has(found.id) };
  },
  edge: (from, to, relation, status) => {
    const found = edges.find((edge) => nodes[edge.from].label === from && nodes[edge.to].label === to
      && edge.relation === relation && (status === undefined || edge.status === status));
    if (!found) return undefined;
    const points = Array.from({ length: 41 }, (_, n) => renderer.point(found, 0.1 + n / 50));
    const bare = points.filter((at) => nameAt(at) === undefined && renderer.nodeAt(at) === undefined && renderer.edgeAt(at) === found.id);
    return { ...bare[bare.length >> 1], shown: edgeShown(found), lit: !light || light.edges.has(found.id) };
  },
  names: () => boxes.map(({ id, ...box }) => ({ name: nodes[id].label, ...box })),
  chosen: () => ({ ...state.chosen }),
  facts: () => [...shown.facts].map((fact) => fact.iri).filter(Boolean),
  /** Facts of one list of the chosen node's card, or of the chosen line, by their IRIs. */
  told: (list) => {
    const found = list ? nodes[state.chosen.node].members.flatMap((row) => aboutOf(row)[list]) : edges[state.chosen.edge].told;
    return found.filter((fact) => shown.facts.has(fact)).map((fact) => fact.iri);
  },
  view: () => state.view,
});
