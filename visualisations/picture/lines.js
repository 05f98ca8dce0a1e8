// Where lines run, in units of the picture: the same bends, ends and arrowheads as vis-network draws, worked out once
// for a scene, in plain arrays of numbers, so that ten thousand are quickly culled, drawn and hit.

const ROUND = new Set(["dot"]); // shapes that a line meets at their radius; the others, at the box round them
const HEAD = 0.9; // share of an arrowhead that the line does not run into

/** The arrays of all lines: start, control point (bent where `bent`), end; tip, angle and length of the arrowhead. */
const routes = () => {
  const size = edges.length;
  const found = {
    bent: new Uint8Array(size), head: new Float32Array(size), angle: new Float32Array(size),
    ...Object.fromEntries(["x1", "y1", "cx", "cy", "x2", "y2", "tipX", "tipY", "left", "top", "right", "bottom"]
      .map((name) => [name, new Float64Array(size)])),
  };
  for (const edge of edges) route(found, edge);
  return found;
};

const route = (all, { id, from, to, width, arrows, smooth }) => {
  const [start, end] = [nodes[from], nodes[to]];
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const long = Math.hypot(dx, dy) || 1;
  // vis-network's curvedCW and curvedCCW: the control point lies beside the middle, at a right angle.
  const bow = smooth ? (smooth.type === "curvedCW" ? 1 : -1) * smooth.roundness : 0;
  const via = control(start, dx, dy, long, bow);
  all.bent[id] = bow ? 1 : 0;
  [all.x1[id], all.y1[id], all.cx[id], all.cy[id], all.x2[id], all.y2[id]] = [start.x, start.y, via.x, via.y, end.x, end.y];
  if (arrows?.to?.enabled) {
    const head = 15 * arrows.to.scaleFactor + 3 * width;
    const t = meets(all, id, end);
    const tip = on(all, id, t);
    const before = on(all, id, t - head / long);
    const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
    [all.head[id], all.angle[id], all.tipX[id], all.tipY[id]] = [head, angle, tip.x, tip.y];
    all.x2[id] = tip.x - HEAD * head * Math.cos(angle);
    all.y2[id] = tip.y - HEAD * head * Math.sin(angle);
    if (!bow) [all.cx[id], all.cy[id]] = [(start.x + all.x2[id]) / 2, (start.y + all.y2[id]) / 2];
  }
  all.left[id] = Math.min(start.x, via.x, end.x); // of the three points: the curve never leaves their triangle
  all.right[id] = Math.max(start.x, via.x, end.x);
  all.top[id] = Math.min(start.y, via.y, end.y);
  all.bottom[id] = Math.max(start.y, via.y, end.y);
};

const control = (start, dx, dy, long, bow) => {
  if (!bow) return { x: start.x + dx / 2, y: start.y + dy / 2 };
  const reach = (0.5 * Math.abs(bow) + 0.5) * long; // from the start, at an angle that grows with the bow
  const angle = Math.atan2(-dy, dx) + (0.5 * bow + 0.5) * Math.PI;
  return { x: start.x + reach * Math.sin(angle), y: start.y + reach * Math.cos(angle) };
};

/** The point of a line at `t`, from 0 at its start to 1 at its end. */
const on = (all, id, t) => {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: a * all.x1[id] + b * all.cx[id] + c * all.x2[id], y: a * all.y1[id] + b * all.cy[id] + c * all.y2[id] };
};

/** How far from its middle the border of a sign is, for a line that comes from (`dx`, `dy`) away. */
const border = ({ size, shape }, dx, dy, far) => (ROUND.has(shape) ? size : Math.min(size * far / Math.abs(dx), size * far / Math.abs(dy)) + 1.5);

/** Where along a line it meets the border of the sign at its end: by halving, where it is bent. */
const meets = (all, id, end) => {
  if (!all.bent[id]) {
    const [dx, dy] = [end.x - all.x1[id], end.y - all.y1[id]];
    const far = Math.hypot(dx, dy) || 1;
    return Math.max(0, 1 - border(end, dx, dy, far) / far);
  }
  let [low, high] = [0, 1];
  for (let round = 0; round < 12; round += 1) {
    const t = (low + high) / 2;
    const at = on(all, id, t);
    const [dx, dy] = [at.x - end.x, at.y - end.y];
    const far = Math.hypot(dx, dy);
    if (far > border(end, dx, dy, far)) low = t; else high = t;
  }
  return (low + high) / 2;
};

/** The line nearest to a point, within `reach`; of those that `there` lets through, by number. */
const lineNear = (all, { x, y }, reach, there) => {
  let [best, nearest] = [undefined, reach];
  for (let id = 0; id < edges.length; id += 1) {
    if (x < all.left[id] - reach || x > all.right[id] + reach || y < all.top[id] - reach || y > all.bottom[id] + reach || !there(id)) continue;
    const far = distance(all, id, x, y);
    if (far < nearest) [best, nearest] = [id, far];
  }
  return best;
};

const distance = (all, id, x, y) => {
  const steps = all.bent[id] ? 12 : 1;
  let [found, ax, ay] = [Infinity, all.x1[id], all.y1[id]];
  const [endX, endY] = all.head[id] ? [all.tipX[id], all.tipY[id]] : [all.x2[id], all.y2[id]];
  for (let step = 1; step <= steps; step += 1) {
    const t = step / steps;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    const bx = step === steps ? endX : a * all.x1[id] + b * all.cx[id] + c * all.x2[id];
    const by = step === steps ? endY : a * all.y1[id] + b * all.cy[id] + c * all.y2[id];
    const [ux, uy] = [bx - ax, by - ay];
    const share = Math.max(0, Math.min(1, ((x - ax) * ux + (y - ay) * uy) / (ux * ux + uy * uy || 1)));
    found = Math.min(found, Math.hypot(x - ax - share * ux, y - ay - share * uy));
    [ax, ay] = [bx, by];
  }
  return found;
};
