// The picture: vis-network draws signs and lines where the build put them; names, counts and crosses are drawn
// over them here, at one size on screen whatever the zoom, and only where they cover no other.

const stage = document.getElementById("graph");
const dark = matchMedia("(prefers-color-scheme: dark)");
const FONT = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const FAINT = 0.12; // of what is not about the chosen one
const MANY = 1500; // lines: more hide each other, and take longer to redraw than a frame lasts
const FAR = 0.3; // zoom below which counts and crosses are specks, and only large signs have names

let colours;
const readColours = () => {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  colours = { paper: of("paper"), ink: of("ink"), muted: of("muted"), cross: of("cross"), code: of("code") };
  for (const node of nodes) colours[node.group] = of(node.group);
  for (const edge of edges) colours[edge.relation] = of(edge.relation);
};
readColours();

const state = { chosen: {}, hovered: undefined, off: { type: new Set(), relation: new Set(), status: new Set() } };

const edgeShown = (edge) => !state.off.relation.has(edge.relation) && !state.off.status.has(edge.status)
  && !state.off.type.has(nodes[edge.from].group) && !state.off.type.has(nodes[edge.to].group);

/** A node is there for its lines; one that has none, while the reader looks at it or at a meeting there. */
const nodeShown = (node, now) => !state.off.type.has(node.group)
  && (node.edges.some(edgeShown) || state.chosen.node === node.id || Boolean(now?.nodes.has(node.id)));

/** Ids of nodes and edges that the choice is about; everything where nothing is chosen. */
const lit = () => {
  const { node, edge } = state.chosen;
  if (node === undefined && edge === undefined) return undefined;
  const found = { nodes: new Set(), edges: new Set() };
  const take = (line) => {
    found.edges.add(line.id);
    found.nodes.add(line.from).add(line.to);
  };
  if (edge !== undefined) (table(edges[edge])?.edges.filter(edgeShown) ?? [edges[edge]]).forEach(take);
  if (node !== undefined) {
    found.nodes.add(node);
    for (const line of nodes[node].edges.filter(edgeShown)) {
      take(line);
      if (table(line)) table(line).edges.filter(edgeShown).forEach(take);
    }
    const here = new Set(nodes[node].members.flatMap((row) => about[row].hosted));
    for (const line of edges) {
      if (line.relation === "meets" && edgeShown(line) && line.facts.some((row) => here.has(facts.meetings[row]))) take(line);
    }
  }
  return found;
};

const nodeLook = (node, now) => {
  const colour = colours[node.group];
  const hollow = node.group === "unnamed";
  const plain = { background: hollow ? colours.paper : colour, border: hollow ? colour : colours.paper };
  return {
    id: node.id,
    hidden: !nodeShown(node, now),
    opacity: !now || now.nodes.has(node.id) ? 1 : FAINT,
    color: { ...plain, highlight: { background: plain.background, border: colours.ink }, hover: { background: plain.background, border: colours.ink } },
  };
};
const edgeLook = (edge, now) => {
  const colour = colours[edge.relation];
  const strength = (edge.relation === "says" ? 0.6 : 0.85) * (edges.length > MANY ? 0.5 : 1);
  return {
    id: edge.id,
    hidden: !edgeShown(edge),
    color: { color: colour, highlight: colour, hover: colour, opacity: !now ? strength : now.edges.has(edge.id) ? 1 : FAINT },
  };
};

// Looks as last sent to vis-network: only what changed is sent again.
const seen = { nodes: nodes.map((node) => nodeLook(node)), edges: edges.map((edge) => edgeLook(edge)) };
const drawn = {
  nodes: new vis.DataSet(nodes.map(({ id, size, shape, x, y, group }) => ({
    id, size, shape, x, y, shapeProperties: { borderDashes: group === "unnamed" ? [3, 3] : false }, ...seen.nodes[id],
  }))),
  edges: new vis.DataSet(edges.map(({ id, from, to, width, dashes, arrows, smooth }) => ({
    id, from, to, width, dashes: dashes ?? false, arrows, smooth: smooth ?? false, ...seen.edges[id],
  }))),
};
const network = new vis.Network(stage, drawn, read("options"));
if (edges.length > MANY) network.setOptions({ interaction: { hideEdgesOnDrag: true, hideEdgesOnZoom: true } });

let light; // what is lit now
const paint = () => {
  light = lit();
  for (const [kind, all, look] of [["nodes", nodes, nodeLook], ["edges", edges, edgeLook]]) {
    const now = all.map((one) => look(one, light));
    const changed = now.filter((one, id) => JSON.stringify(one) !== JSON.stringify(seen[kind][id]));
    seen[kind] = now;
    if (changed.length) drawn[kind].update(changed);
  }
  network.redraw();
};
dark.addEventListener("change", () => { readColours(); paint(); });

// --- names, counts, crosses --------------------------------------------------------------

const byLinks = [...nodes].sort((a, b) => b.links - a.links || b.size - a.size || a.id - b.id);
byLinks.forEach((node, rank) => { node.large = rank < Math.max(8, nodes.length / 10); });
let boxes = []; // of the names on screen, for clicks on them

const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const drawNames = (pen, place, scale) => {
  const urgent = (node) => (node.id === state.chosen.node || node.id === state.hovered ? 2 : light?.nodes.has(node.id) ? 1 : 0);
  const some = scale < FAR && !light ? byLinks.slice(0, 60) : byLinks;
  const hovered = state.hovered === undefined ? [] : [nodes[state.hovered]];
  const order = [...new Set([...some.filter((node) => !light || light.nodes.has(node.id)), ...hovered])]
    .filter((node) => !seen.nodes[node.id].hidden);
  order.sort((a, b) => urgent(b) - urgent(a));
  const signs = order.map((node) => {
    const { x, y } = place(node);
    const half = node.size * scale * 0.8;
    return { left: x - half, right: x + half, top: y - half, bottom: y + half, id: node.id };
  });
  boxes = [];
  pen.textBaseline = "middle";
  pen.textAlign = "center";
  pen.lineJoin = "round";
  for (const node of order) {
    const { x, y } = place(node);
    if (x < -60 || y < -20 || x > stage.clientWidth + 60 || y > stage.clientHeight + 20) continue;
    const radius = node.size * scale;
    const size = node.large ? 13 : 12;
    pen.font = `${node.large ? 600 : 400} ${size}px ${FONT}`;
    const text = node.text ??= short(node.label);
    const wide = pen.measureText(text).width;
    const [aside, above] = [radius + wide / 2 + 4, radius + size * 0.75];
    const spots = [[x, y + above], [x + aside, y], [x - aside, y], [x, y - above],
      [x + aside - 4, y + above - 4], [x - aside + 4, y + above - 4]];
    const box = ([a, b]) => ({ left: a - wide / 2 - 2, right: a + wide / 2 + 2, top: b - size / 2 - 2, bottom: b + size / 2 + 2, id: node.id });
    const free = (at) => !boxes.some((other) => overlaps(box(at), other));
    const clear = (at) => free(at) && box(at).left > 0 && box(at).right < stage.clientWidth
      && !signs.some((sign) => sign.id !== node.id && overlaps(box(at), sign));
    // The large may cover a sign, the chosen anything; the rest wait for the reader to come closer.
    const spot = spots.find(clear) ?? (node.large || urgent(node) ? spots.find(free) : undefined)
      ?? (urgent(node) === 2 ? spots[0] : undefined);
    if (!spot) continue;
    boxes.push(box(spot));
    pen.strokeStyle = colours.paper;
    pen.lineWidth = 3.5;
    pen.strokeText(text, ...spot);
    pen.fillStyle = colours.ink;
    pen.fillText(text, ...spot);
  }
};

/** The code of a country, in its square, as large as it fits. */
const drawCodes = (pen, place, scale) => {
  pen.textBaseline = "middle";
  pen.textAlign = "center";
  for (const node of byLinks) {
    const code = facts.entities[node.members[0]]?.code;
    if (!code || seen.nodes[node.id].hidden || (light && !light.nodes.has(node.id))) continue;
    pen.font = `700 10px ${FONT}`;
    const size = Math.min(12, (node.size * scale * 18) / pen.measureText(code).width);
    if (size < 6.5) continue;
    const { x, y } = place(node);
    pen.font = `700 ${size}px ${FONT}`;
    pen.fillStyle = colours.code;
    pen.fillText(code, x, y + 0.5);
  }
};

const drawMarks = (pen, toScreen, scale) => {
  const arm = scale < 0.5 ? 3 : 4;
  pen.textBaseline = "middle";
  pen.textAlign = "center";
  pen.font = `600 10px ${FONT}`;
  for (const edge of edges) {
    const crossed = edge.status === "cancelled" || edge.status === "denied";
    const counted = edge.facts.length > 1 && (edge.relation === "meets" || edge.relation === "says");
    if ((!crossed && !counted) || seen.edges[edge.id].hidden || (light && !light.edges.has(edge.id))) continue;
    const line = network.body.edges[edge.id]; // not in the public interface; the version is the one that pyvis ships
    const [start, middle, end] = [0, 0.5, 1].map((part) => toScreen(line.edgeType.getPoint(part)));
    const long = Math.hypot(end.x - start.x, end.y - start.y);
    if (long < (crossed ? 45 : 60)) continue;
    const { x, y } = middle;
    if (crossed) {
      for (const [style, width] of [[colours.paper, arm + 1], [colours.cross, arm / 2]]) {
        pen.strokeStyle = style;
        pen.lineWidth = width;
        pen.beginPath();
        pen.moveTo(x - arm, y - arm); pen.lineTo(x + arm, y + arm);
        pen.moveTo(x + arm, y - arm); pen.lineTo(x - arm, y + arm);
        pen.stroke();
      }
    }
    if (counted) {
      const text = String(edge.facts.length);
      const wide = Math.max(15, pen.measureText(text).width + 8);
      const off = crossed ? 12 : 0;
      pen.beginPath();
      pen.roundRect(x - wide / 2 + off, y - 7.5, wide, 15, 7.5);
      pen.fillStyle = colours.paper;
      pen.fill();
      pen.strokeStyle = colours[edge.relation];
      pen.lineWidth = 1;
      pen.stroke();
      pen.fillStyle = colours.ink;
      pen.fillText(text, x + off, y + 0.5);
    }
  }
};

network.on("afterDrawing", (pen) => {
  const { a: scale, e: left, f: top } = pen.getTransform(); // canvas units -> device pixels
  const ratio = pen.canvas.width / pen.canvas.clientWidth;
  const toScreen = ({ x, y }) => ({ x: (x * scale + left) / ratio, y: (y * scale + top) / ratio });
  const positions = network.getPositions();
  const place = (node) => toScreen(positions[node.id]);
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (light || scale / ratio >= FAR) drawMarks(pen, toScreen, scale / ratio);
  drawCodes(pen, place, scale / ratio);
  drawNames(pen, place, scale / ratio);
  pen.restore();
});

/** The node whose name is at a point of the stage, in pixels. */
const nameAt = ({ x, y }) => boxes.find((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)?.id;

/** Height of the picture that the card lies over: on a phone it comes up from below. */
const covered = () => {
  const sheet = document.getElementById("panel");
  if (getComputedStyle(sheet).position !== "fixed") return 0;
  return Math.max(0, stage.getBoundingClientRect().bottom - sheet.getBoundingClientRect().top);
};

/** Bring nodes into view, their names too: vis-network's own fit knows signs only. */
const fit = (ids = nodes.filter((node) => nodeShown(node, light)).map((node) => node.id), animation = false) => {
  if (ids.length === 0) return;
  const at = Object.values(network.getPositions(ids));
  const [left, right] = [Math.min(...at.map(({ x }) => x)), Math.max(...at.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...at.map(({ y }) => y)), Math.max(...at.map(({ y }) => y))];
  const margin = { x: Math.min(75, stage.clientWidth * 0.14), y: 40 };
  const hidden = covered();
  const [wide, high] = [stage.clientWidth - 2 * margin.x, Math.max(60, stage.clientHeight - hidden - 2 * margin.y)];
  const scale = Math.min(1.2, wide / (right - left || 1), high / (bottom - top || 1));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + hidden / 2 / scale }, scale, animation });
};
const still = matchMedia("(prefers-reduced-motion: reduce)");
const glide = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
