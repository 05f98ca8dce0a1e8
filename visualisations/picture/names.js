// Names, counts, codes and crosses, drawn over signs and lines at one size on screen whatever the zoom, and only where
// they cover no other. Each function is given a `pen` in pixels of the stage, and `at`: where things are there.

const FAR = 0.3; // zoom below which counts and crosses are specks, and only large signs have names
const APART = 5; // pixels between a name and a sign that is not its own, where there is room: between it and its own are three
const FIRST = 60; // names that are tried there, or in a very large picture while nothing is chosen

const crossed = ({ status }) => status === "cancelled" || status === "denied";

let byLinks = []; // nodes, the most linked first
let withCode = []; // nodes of countries
let withMark = []; // lines that may have a count or a cross
let boxes = []; // of the names on screen, for clicks on them
let counts = []; // boxes of the counts on lines
onScene.push(() => {
  byLinks = [...nodes].sort((a, b) => b.links - a.links || b.size - a.size || a.id - b.id);
  byLinks.forEach((node, rank) => { node.large = rank < Math.max(8, nodes.length / 10); });
  withCode = byLinks.filter((node) => facts.entities[node.members[0]]?.code);
  withMark = edges.filter((edge) => crossed(edge) || edge.bundle || (edge.facts.length > 1 && (edge.relation === "meets" || edge.relation === "says")));
  boxes = [];
});

/** Tell whether a point is on the stage, or so near that a name there reaches into it. */
const near = ({ x, y }, width, height) => x > -60 && y > -20 && x < width + 60 && y < height + 20;

const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Boxes by where they are, so that each is compared with its neighbours alone: thousands of names would wait for a square. */
const spread = () => {
  const CELL = 64;
  const cells = new Map();
  const over = ({ left, right, top, bottom }, each) => {
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
      for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) {
        if (each(column * 4096 + row)) return true;
      }
    }
    return false;
  };
  return {
    add: (box) => {
      over(box, (cell) => {
        if (cells.has(cell)) cells.get(cell).push(box);
        else cells.set(cell, [box]);
      });
    },
    /** Tell whether a box overlaps any that is there, but for those of the node `but`. */
    hits: (box, but) => over(box, (cell) => cells.get(cell)?.some((other) => other.id !== but && overlaps(box, other))),
    /** How many it overlaps. */
    hit: (box, but) => {
      const found = new Set();
      over(box, (cell) => cells.get(cell)?.forEach((other) => { if (other.id !== but && overlaps(box, other)) found.add(other); }));
      return found.size;
    },
  };
};

/** The box of the buttons that lie over the picture: a name under them would not be read. */
const buttons = () => {
  const { offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight } = document.querySelector("#view-graph .tools");
  return { id: -1, left, top, right: left + offsetWidth, bottom: top + offsetHeight };
};

const drawNames = (pen, { place, scale, width, height }) => {
  const urgent = (node) => (node.id === state.chosen.node || node.id === state.hovered ? 2 : light?.nodes.has(node.id) ? 1 : 0);
  const some = scale < FAR && !light ? byLinks.slice(0, FIRST) : byLinks;
  const hovered = state.hovered === undefined ? [] : [nodes[state.hovered]];
  const order = [];
  for (const node of new Set([...some, ...hovered])) {
    if ((light && !light.nodes.has(node.id) && node.id !== state.hovered) || !nodeShown(node)) continue;
    const at = place(node);
    if (near(at, width, height)) order.push({ node, ...at });
  }
  order.sort((a, b) => urgent(b.node) - urgent(a.node));
  const signs = spread();
  for (const { node, x, y } of order) {
    const half = node.size * scale * 0.8;
    signs.add({ left: x - half, right: x + half, top: y - half, bottom: y + half, id: node.id });
  }
  const marked = spread();
  counts.forEach((box) => marked.add(box));
  const taken = spread();
  taken.add(buttons());
  boxes = [];
  pen.textBaseline = "middle";
  pen.textAlign = "center";
  pen.lineJoin = "round";
  pen.strokeStyle = colours.paper;
  pen.fillStyle = colours.ink;
  pen.lineWidth = 3.5;
  for (const { node, x, y } of order) {
    const radius = node.size * scale;
    const size = node.large ? 13 : 12;
    const text = node.text ??= node.community === undefined ? short(node.label) : node.label;
    pen.font = `${node.large ? 600 : 400} ${size}px ${FONT}`;
    const wide = node.wide ??= pen.measureText(text).width;
    const [aside, above] = [radius + wide / 2 + 4, radius + size * 0.75];
    const spots = [[x, y + above], [x + aside, y], [x - aside, y], [x, y - above],
      ...[above - 4, 4 - above].flatMap((down) => [[x + aside - 4, y + down], [x - aside + 4, y + down]])];
    const box = ([a, b]) => ({ left: a - wide / 2 - 2, right: a + wide / 2 + 2, top: b - size / 2 - 2, bottom: b + size / 2 + 2, id: node.id });
    const free = (at) => !taken.hits(box(at));
    const whole = (at) => box(at).left > 0 && box(at).right < width;
    const clear = (at) => free(at) && whole(at) && !signs.hits(box(at), node.id);
    const apart = ({ left, right, top, bottom }) => ({ left: left - APART, right: right + APART, top: top - APART, bottom: bottom + APART });
    const own = (at) => clear(at) && !signs.hits(apart(box(at)), node.id) && !marked.hits(box(at)); // nearer to no other sign than to its own
    const fewest = (found) => found.reduce((best, at) => { const many = signs.hit(box(at), node.id); return best && best.many <= many ? best : { at, many }; }, undefined)?.at;
    // The large may cover a sign, the chosen anything; the rest wait for the reader to come closer.
    const spot = spots.find(own) ?? spots.find(clear) ?? (urgent(node) ? fewest(spots.filter(free)) : node.large ? fewest(spots.filter((at) => free(at) && whole(at))) : undefined)
      ?? (urgent(node) === 2 ? spots[0] : undefined);
    if (!spot) continue;
    boxes.push(box(spot));
    taken.add(box(spot));
    pen.strokeText(text, ...spot);
    pen.fillText(text, ...spot);
  }
};

/** The code of a country, in its square, as large as it fits. */
const drawCodes = (pen, { place, scale, width, height }) => {
  pen.textBaseline = "middle";
  pen.textAlign = "center";
  for (const node of withCode) {
    const { code } = facts.entities[node.members[0]];
    if (!nodeShown(node) || (light && !light.nodes.has(node.id)) || !near(place(node), width, height)) continue;
    pen.font = `700 10px ${FONT}`;
    const size = Math.min(12, (node.size * scale * 18) / pen.measureText(code).width);
    if (size < 6.5) continue;
    const { x, y } = place(node);
    pen.font = `700 ${size}px ${FONT}`;
    pen.fillStyle = colours.code;
    pen.fillText(code, x, y + 0.5);
  }
};

/** Crosses of meetings that were not, and how many facts a line bundles. */
const drawMarks = (pen, { point, scale, width, height }) => {
  const arm = scale < 0.5 ? 3 : 4;
  pen.textBaseline = "middle";
  pen.textAlign = "center";
  pen.font = `600 10px ${FONT}`;
  for (const edge of withMark) {
    if (!edgeShown(edge) || (light && !light.edges.has(edge.id))) continue;
    const middle = point(edge, 0.5);
    if (!near(middle, width, height)) continue;
    const [start, end] = [point(edge, 0), point(edge, 1)];
    if (edges.length > MANY && !light && !near(start, width, height) && !near(end, width, height)) continue; // it only passes through
    const cross = crossed(edge);
    const count = edge.bundle ? bundled(edge) : edge.facts.length > 1 ? shownOf(edge).length : 1;
    const counted = (count > 1 || edge.all) && (edge.bundle || edge.relation === "meets" || edge.relation === "says");
    if (!cross && !counted) continue;
    const long = Math.hypot(end.x - start.x, end.y - start.y);
    if (long < (cross ? 45 : 60)) continue;
    const { x, y } = middle;
    if (cross) {
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
      const text = edge.all ? `${count}+` : String(count); // a server has more than are here
      const wide = Math.max(15, pen.measureText(text).width + 8);
      const off = cross ? 12 : 0;
      counts.push({ id: -1, left: x - wide / 2 + off, right: x + wide / 2 + off, top: y - 7.5, bottom: y + 7.5 });
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

/** All that is drawn over the picture. */
const drawOver = (pen, at) => {
  counts = [];
  if (light || at.scale >= FAR) drawMarks(pen, at);
  drawCodes(pen, at);
  drawNames(pen, at);
};

/** The node whose name is at a point of the stage, in pixels. */
const nameAt = ({ x, y }) => boxes.find((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)?.id;
