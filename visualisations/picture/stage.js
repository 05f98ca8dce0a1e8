// The network of names and lines: a renderer, and what the pointer does on it.
//
// A renderer draws `nodes` and `edges` by `nodeLook` and `edgeLook`, calls `over` after each drawing, and has
//   load()                    take in the scene;           unload()   leave the stage to another renderer
//   paint()                   show the state;              redraw()   draw the names again, and what was hovered
//   place(node), point(edge, part)   where it is on the stage, in pixels (`part` of a line from 0 to 1)
//   at(node)                  where it is in the picture;  nodeAt({x, y}), edgeAt({x, y})   number of what is there
//   scale(), middle(), moveTo(position, scale, glide)      the view; `glide` is false or { duration, easingFunction }
// and tells events: click({ node, edge }, point), hoverNode(number), hoverEdge(number, point).

const stage = document.getElementById("graph");
const tip = document.getElementById("tip");

const events = {
  click(hit, point) {
    const named = hit.node ?? nameAt(point);
    if (named !== undefined && nodes[named].community !== undefined) openCommunity(nodes[named].community);
    else if (named !== undefined) select({ node: named });
    else if (hit.edge !== undefined) select({ edge: hit.edge });
    else select({});
  },
  hoverNode(node) {
    state.hovered = node;
    stage.classList.toggle("over", node !== undefined);
    renderer.redraw();
  },
  /** A line says what it is before it is clicked. */
  hoverEdge(id, point) {
    stage.classList.toggle("over", id !== undefined);
    tip.hidden = id === undefined;
    if (id === undefined) return;
    const { relation, status, tenure, from, to } = edges[id];
    const count = shownOf(edges[id]).length;
    const what = edges[id].bundle ? listed(edges[id].bundle, BUNDLED) : table(edges[id]) ? `took part, ${status}` : relation === "meets" ? `${plural(count, "meeting", "meetings")}, ${status}`
      : relation === "says" ? plural(count, "statement", "statements")
        : relation === "represents" ? `represents${tenure ? `, ${tenure}` : ""}` : "is located in";
    tip.replaceChildren(element("bdi", { text: nodes[from].label }), " – ", element("bdi", { text: nodes[to].label }), element("span", { text: what }));
    tip.style.left = `${Math.min(point.x + 12, stage.clientWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(point.y + 14, stage.clientHeight - tip.offsetHeight - 8)}px`;
  },
};

const HOLDS = 200; // signs that vis-network, which draws all of them for every frame, moves smoothly; page.py has the same

let renderer;
let maker;

/** vis-network for as many as it holds, where the page has it; our own renderer for more. */
const choose = () => {
  const fitting = typeof vis === "undefined" || nodes.length > HOLDS ? makeLarge : makeVis;
  if (fitting === maker) return;
  renderer?.unload();
  maker = fitting;
  renderer = maker(stage, drawOver, events);
};

dark.addEventListener("change", () => { readColours(); renderer.paint(); });

const least = (at, axis) => at.reduce((found, place) => Math.min(found, place[axis]), Infinity);
const most = (at, axis) => at.reduce((found, place) => Math.max(found, place[axis]), -Infinity);

/** Height of the picture that the card lies over: on a phone it comes up from below. */
const covered = () => {
  const sheet = document.getElementById("panel");
  if (getComputedStyle(sheet).position !== "fixed") return 0;
  return Math.max(0, stage.getBoundingClientRect().bottom - sheet.getBoundingClientRect().top);
};

/** What lies over the picture's edges: words above, buttons below. A sign under them is neither seen nor clicked. */
const overlays = () => [...document.querySelectorAll("#view-graph :is(.note, .tools)")].filter((box) => box.offsetHeight > 0)
  .map(({ offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight }) => ({ left, top, right: left + offsetWidth, bottom: top + offsetHeight }));

const EDGE = 40; // px that a sign in the first or last row needs for its half and its name

/** Bring nodes into view, their names too: vis-network's own fit knows signs only. */
const fit = (ids = nodes.filter((node) => nodeShown(node)).map((node) => node.id), animation = false) => {
  if (ids.length === 0) return;
  const at = ids.map((id) => renderer.at(nodes[id]));
  const [left, right] = [least(at, "x"), most(at, "x")];
  const [top, bottom] = [least(at, "y"), most(at, "y")];
  const [across, down] = [stage.clientWidth, stage.clientHeight];
  const margin = Math.min(75, across * 0.14);
  const hidden = covered();
  const within = (above, below) => {
    const scale = Math.min(1.2, (across - 2 * margin) / (right - left || 1), Math.max(60, down - above - below) / (bottom - top || 1));
    return { x: (left + right) / 2, y: (top + bottom) / 2 + (below - above) / 2 / scale, scale };
  };
  let view = within(EDGE, hidden + EDGE);
  const over = overlays();
  const covers = (box) => at.some((place, n) => {
    const [x, y, half] = [across / 2 + (place.x - view.x) * view.scale, down / 2 + (place.y - view.y) * view.scale, nodes[ids[n]].size * view.scale];
    return x + half > box.left && x - half < box.right && y + half > box.top && y - half < box.bottom;
  });
  if (over.some(covers)) {
    const above = over.filter((box) => box.top < down / 2).map((box) => box.bottom);
    const below = over.filter((box) => box.top >= down / 2).map((box) => down - box.top);
    view = within(Math.max(0, ...above) + EDGE * 0.6, Math.max(hidden, ...below) + EDGE);
  }
  renderer.moveTo({ x: view.x, y: view.y }, view.scale, animation);
};
const still = matchMedia("(prefers-reduced-motion: reduce)");
const glide = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

const zoom = (factor) => renderer.moveTo(undefined, renderer.scale() * factor, glide());

onScene.push(() => { shown = whatIsShown(); light = undefined; choose(); renderer.load(); fit(); });
onChange.push((changed, { go = false }) => {
  if (state.view !== "graph") return; // painted when it is shown
  renderer.paint();
  if (light && (go || (changed === "choice" && covered() > 0))) fit([...light.nodes], glide());
});
