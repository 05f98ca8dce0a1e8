// What a click, a key or a filter does.

const panel = document.getElementById("panel");
const card = document.getElementById("card");
const closer = document.getElementById("close");
const filters = document.getElementById("filters");
const narrow = matchMedia("(max-width: 60rem)");

/** Choose a node or an edge, or nothing; `go` brings it into view, `focus` moves the keyboard to its card. */
function select(chosen, { go = false, focus = false } = {}) {
  state.chosen = chosen;
  const { node, edge } = chosen;
  const any = node !== undefined || edge !== undefined;
  card.replaceChildren(...(node !== undefined ? nodeCard(nodes[node]) : edge !== undefined ? edgeCard(edges[edge]) : overview()).filter(Boolean));
  closer.hidden = !any;
  panel.classList.toggle("chosen", any);
  panel.scrollTop = 0;
  network.setSelection({ nodes: node === undefined ? [] : [node], edges: edge === undefined ? [] : [edge] }, { highlightEdges: false });
  paint();
  if (any && (go || covered() > 0)) fit([...light.nodes], glide());
  if (focus) card.querySelector("h2")?.focus();
}

network.on("click", ({ nodes: hitNodes, edges: hitEdges, pointer }) => {
  const named = hitNodes.length ? hitNodes[0] : nameAt(pointer.DOM);
  if (named !== undefined) select({ node: named });
  else if (hitEdges.length) select({ edge: hitEdges[0] });
  else select({});
});
network.on("hoverNode", ({ node }) => { state.hovered = node; stage.classList.add("over"); network.redraw(); });
network.on("blurNode", () => { state.hovered = undefined; stage.classList.remove("over"); network.redraw(); });

// A line says what it is before it is clicked.
const tip = document.getElementById("tip");
network.on("hoverEdge", ({ edge, pointer }) => {
  const { relation, status, tenure, facts: rows, from, to } = edges[edge];
  const what = table(edges[edge]) ? `took part, ${status}` : relation === "meets" ? `${plural(rows.length, "meeting", "meetings")}, ${status}`
    : relation === "says" ? plural(rows.length, "statement", "statements")
      : relation === "represents" ? `represents${tenure ? `, ${tenure}` : ""}` : "is located in";
  tip.replaceChildren(element("bdi", { text: nodes[from].label }), " – ", element("bdi", { text: nodes[to].label }), element("span", { text: what }));
  tip.hidden = false;
  const { x, y } = pointer.DOM;
  tip.style.left = `${Math.min(x + 12, stage.clientWidth - tip.offsetWidth - 8)}px`;
  tip.style.top = `${Math.min(y + 14, stage.clientHeight - tip.offsetHeight - 8)}px`;
  stage.classList.add("over");
});
network.on("blurEdge", () => { tip.hidden = true; stage.classList.remove("over"); });
network.on("dragStart", () => { tip.hidden = true; });

filters.addEventListener("change", ({ target }) => {
  const off = state.off[target.dataset.group];
  if (target.checked) off.delete(target.value); else off.add(target.value);
  const { node, edge } = state.chosen;
  if ((node !== undefined && off.has(nodes[node].group)) || (edge !== undefined && !edgeShown(edges[edge]))) select({});
  else paint();
});

const reset = () => {
  for (const input of filters.querySelectorAll("input")) input.checked = true;
  for (const off of Object.values(state.off)) off.clear();
  box.value = "";
  select({});
  fit(undefined, glide());
};
document.getElementById("reset").addEventListener("click", reset);
closer.addEventListener("click", () => select({}));
document.addEventListener("keydown", ({ key }) => { if (key === "Escape") select({}); });
const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: glide() });
document.getElementById("closer").addEventListener("click", () => zoom(1.4));
document.getElementById("farther").addEventListener("click", () => zoom(1 / 1.4));

filters.open = !narrow.matches;
narrow.addEventListener("change", ({ matches }) => { filters.open = !matches; });

select({});
fit();

// For tests and curious readers: where things are and what is chosen. It changes nothing.
window.communique = Object.freeze({
  node: (label) => {
    const found = nodes.find((node) => node.label === label);
    return found && { ...network.canvasToDOM(network.getPosition(found.id)), shown: nodeShown(found, light), lit: !light || light.nodes.has(found.id) };
  },
  edge: (from, to, relation, status) => {
    const found = edges.find((edge) => nodes[edge.from].label === from && nodes[edge.to].label === to
      && edge.relation === relation && (status === undefined || edge.status === status));
    if (!found) return undefined;
    const line = network.body.edges[found.id].edgeType;
    const points = Array.from({ length: 41 }, (_, n) => network.canvasToDOM(line.getPoint(0.1 + n / 50)));
    const bare = points.filter((at) => nameAt(at) === undefined && network.getNodeAt(at) === undefined && network.getEdgeAt(at) === found.id);
    return { ...bare[bare.length >> 1], shown: edgeShown(found), lit: !light || light.edges.has(found.id) };
  },
  names: () => boxes.map(({ id, ...box }) => ({ name: nodes[id].label, ...box })),
  chosen: () => ({ ...state.chosen }),
});
