// The picture by our own hand, for thousands of names: the same signs, strokes and arrowheads as vis-network draws,
// by `makeLarge`, which gives what every renderer gives (see stage.js).
//
// All signs and lines are drawn once, on a canvas somewhat larger than the stage; a second one over it has the names.
// While the hand moves the picture, both are only shifted and scaled, which costs nothing however much is on them; when
// it rests, they are drawn again for what is then in view.

const REST = 80; // milliseconds without a move after which the picture is drawn again
const HELD = 400; // the same, while the hand still holds it
const BEYOND = 0.25; // of the stage's width and height, drawn beyond each of its edges
const STRETCH = 2.5; // zoomed by more than this, the last drawing is too coarse to go on with
const WIDE = 6e6; // device pixels of the larger canvas, at most
const BATCH = 300; // lines in one stroke: longer paths are slower, not quicker
const LINES = 6000; // lines in one drawing: of more, those with the most reports
const FADE = 1500; // lines in one drawing before they become fainter, so that a crowd of them stays grey, not black
const PASSING = 0.3; // strength of a line that only passes through: both its ends are out of view
const SIGNS = 1500; // signs in one drawing before they lose their rim
const NEAREST = 8; // zoom at most, and a hundredth at least

const makeLarge = (stage, over, events) => {
  const layers = element("div", { class: "layers" });
  const [picture, names] = [element("canvas"), element("canvas")];
  layers.append(picture, names);
  stage.replaceChildren(layers);

  const gone = new AbortController();
  let view = { x: 0, y: 0, scale: 1 }; // the middle of the stage, in the picture, and pixels of one unit there
  let drawn = view; // the view that the canvases show
  let size = { width: 0, height: 0, beyondX: 0, beyondY: 0, ratio: 1 }; // of the stage, in pixels
  let all; // routes of all lines
  let order = []; // numbers of lines, those with the most reports first
  let [signs, strokes, looked] = [[], [], true]; // looks, by number, and whether they are those of the state
  let [resting, gliding, asked] = [0, 0, 0]; // a timer, a frame of a glide, a frame in which all is drawn

  const toScreen = ({ x, y }) => ({ x: (x - view.x) * view.scale + size.width / 2, y: (y - view.y) * view.scale + size.height / 2 });
  const toPicture = ({ x, y }) => ({ x: (x - size.width / 2) / view.scale + view.x, y: (y - size.height / 2) / view.scale + view.y });

  /** What is in view, and a little beyond, in units of the picture. */
  const inView = () => {
    const [wide, high] = [size.width / 2 + size.beyondX, size.height / 2 + size.beyondY];
    return { left: view.x - wide / view.scale, right: view.x + wide / view.scale, top: view.y - high / view.scale, bottom: view.y + high / view.scale };
  };

  /** What is drawn as the state says: worked out once for all that has changed before a frame. */
  const look = () => {
    if (!looked) [signs, strokes] = [nodes.map(nodeLook), edges.map(edgeLook)];
    looked = true;
  };

  const linesIn = ({ left, right, top, bottom }) => {
    const found = [];
    for (const id of order) {
      if (strokes[id].hidden || all.right[id] < left || all.left[id] > right || all.bottom[id] < top || all.top[id] > bottom) continue;
      found.push(id);
      if (found.length >= LINES && !light) break;
    }
    return found;
  };

  const drawLines = (pen, scale, ids, { left, right, top, bottom }) => {
    const faded = light ? 1 : Math.max(0.25, Math.min(1, Math.sqrt(FADE / ids.length)));
    const there = ({ x, y }) => x > left && x < right && y > top && y < bottom;
    const batches = new Map();
    for (const id of ids) {
      const { opacity, colour } = strokes[id];
      const { width, dashes, from, to } = edges[id];
      const passing = !light && !there(nodes[from]) && !there(nodes[to]);
      const dashed = dashes && dashes[0] * scale > 0.7; // finer dashes are grey, not dashes
      // Near by, the space between signs grows faster than lines do.
      const wide = Math.round(Math.max(width * (id === state.chosen.edge ? 1.5 : 1) / Math.sqrt(Math.max(1, scale)), 0.3 / scale) * 5) / 5;
      const key = `${opacity}/${colour}/${wide}/${dashed ? dashes : ""}/${passing}`;
      if (!batches.has(key)) batches.set(key, { opacity: opacity === FAINT ? opacity : opacity * faded * (passing ? PASSING : 1), colour, wide, dashes: dashed ? dashes : [], ids: [] });
      batches.get(key).ids.push(id);
    }
    // Faint ones below; then the greys, the blues, and the meetings on top of all.
    const kinds = [...Object.keys(TABLE), "joins"].map((kind) => colours[kind]);
    const sorted = [...batches.values()].sort((a, b) => a.opacity - b.opacity || kinds.indexOf(b.colour) - kinds.indexOf(a.colour));
    for (const { opacity, colour, wide, dashes, ids: those } of sorted) {
      pen.globalAlpha = opacity;
      pen.strokeStyle = pen.fillStyle = colour;
      pen.lineWidth = wide;
      pen.setLineDash(dashes);
      for (let from = 0; from < those.length; from += BATCH) {
        pen.beginPath();
        for (let n = from; n < Math.min(those.length, from + BATCH); n += 1) {
          const id = those[n];
          pen.moveTo(all.x1[id], all.y1[id]);
          if (all.bent[id]) pen.quadraticCurveTo(all.cx[id], all.cy[id], all.x2[id], all.y2[id]);
          else pen.lineTo(all.x2[id], all.y2[id]);
        }
        pen.stroke();
      }
      pen.setLineDash([]);
      drawHeads(pen, scale, those);
    }
    pen.globalAlpha = 1;
  };

  const drawHeads = (pen, scale, ids) => {
    pen.beginPath();
    for (const id of ids) {
      const long = all.head[id];
      if (long * scale < 2) continue; // none, or a speck
      const [cos, sin, x, y] = [Math.cos(all.angle[id]), Math.sin(all.angle[id]), all.tipX[id], all.tipY[id]];
      const spot = (along, aside) => [x + long * (along * cos - aside * sin), y + long * (along * sin + aside * cos)];
      const { type } = edges[id].arrows.to;
      if (type === "circle") {
        const middle = spot(-0.4, 0);
        pen.moveTo(middle[0] + long * 0.4, middle[1]);
        pen.arc(...middle, long * 0.4, 0, 2 * Math.PI);
      } else {
        pen.moveTo(x, y);
        pen.lineTo(...spot(-1, 0.3));
        pen.lineTo(...spot(type === "vee" ? -0.5 : -0.9, 0));
        pen.lineTo(...spot(-1, -0.3));
        pen.closePath();
      }
    }
    pen.fill();
  };

  const drawSigns = (pen, scale, { left, right, top, bottom }) => {
    const there = nodes.filter(({ id, x, y, size: radius }) => !signs[id].hidden
      && x + radius > left && x - radius < right && y + radius > top && y - radius < bottom);
    if (there.length > SIGNS) drawMany(pen, scale, there);
    else there.forEach((node) => drawSign(pen, scale, node));
    pen.globalAlpha = 1;
  };

  /** One path for all of one colour and strength, each as large as its rim leaves it. */
  const drawMany = (pen, scale, there) => {
    const batches = new Map();
    for (const node of there) {
      const { opacity, fill, border } = signs[node.id];
      const colour = node.group === "unnamed" ? border : fill;
      const key = `${opacity}/${colour}`;
      if (!batches.has(key)) batches.set(key, { opacity, colour, those: [] });
      batches.get(key).those.push(node);
    }
    for (const { opacity, colour, those } of [...batches.values()].sort((a, b) => a.opacity - b.opacity)) {
      pen.globalAlpha = opacity;
      pen.fillStyle = colour;
      for (let from = 0; from < those.length; from += BATCH) {
        pen.beginPath();
        for (const node of those.slice(from, from + BATCH)) outline(pen, node, Math.max(node.size - 0.75 / scale, 1 / scale));
        pen.fill();
      }
    }
  };

  const drawSign = (pen, scale, node, look = signs[node.id], rim = 1.5) => {
    pen.globalAlpha = look.opacity;
    pen.beginPath();
    outline(pen, node, node.size);
    pen.fillStyle = look.fill;
    pen.fill();
    pen.strokeStyle = look.border;
    pen.lineWidth = Math.min(2 * node.size, rim / scale);
    pen.setLineDash(node.group === "unnamed" ? [3, 3] : []);
    pen.stroke();
    pen.setLineDash([]);
  };

  const drawPicture = () => {
    const { width, height, beyondX, beyondY, ratio } = size;
    const pen = picture.getContext("2d");
    const scale = view.scale * ratio;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, picture.width, picture.height);
    pen.setTransform(scale, 0, 0, scale, (width / 2 + beyondX) * ratio - view.x * scale, (height / 2 + beyondY) * ratio - view.y * scale);
    const seen = inView();
    drawLines(pen, view.scale, linesIn(seen), seen);
    drawSigns(pen, view.scale, seen);
  };

  /** Names, and the rim of what is chosen or under the pointer. */
  const drawNamesOver = () => {
    look();
    const { width, height, ratio } = size;
    const pen = names.getContext("2d");
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, names.width, names.height);
    const scale = view.scale * ratio;
    pen.setTransform(scale, 0, 0, scale, (width / 2) * ratio - view.x * scale, (height / 2) * ratio - view.y * scale);
    for (const [id, rim] of [[state.hovered, 1.5], [state.chosen.node, 3]]) {
      if (id !== undefined && signs[id] && !signs[id].hidden) drawSign(pen, view.scale, nodes[id], { ...signs[id], border: colours.ink }, rim);
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.globalAlpha = 1;
    over(pen, { place: toScreen, point: (edge, part) => toScreen(on(all, edge.id, part)), scale: view.scale, width, height });
  };

  const draw = () => {
    clearTimeout(resting);
    cancelAnimationFrame(asked);
    [resting, asked] = [0, 0];
    if (!all || !size.width || !size.height) return;
    drawn = view;
    look();
    layers.style.transform = "";
    drawPicture();
    drawNamesOver();
  };
  const drawSoon = () => { asked ||= requestAnimationFrame(draw); };

  /** Show the last drawing where the view has gone; what is too coarse or leaves a gap is drawn anew. */
  const follow = () => {
    const zoomed = view.scale / drawn.scale;
    const [right, down] = [(drawn.x - view.x) * view.scale, (drawn.y - view.y) * view.scale];
    const gap = zoomed >= 1 && (Math.abs(right) > size.beyondX + (zoomed - 1) * size.width / 2 || Math.abs(down) > size.beyondY + (zoomed - 1) * size.height / 2);
    if (gap || zoomed > STRETCH || zoomed < 1 / STRETCH) {
      drawSoon();
      return;
    }
    layers.style.transform = `translate(${right}px, ${down}px) scale(${zoomed})`;
    clearTimeout(resting);
    resting = setTimeout(drawSoon, held ? HELD : REST);
  };

  let held = false; // by a hand that may go on at any moment

  const go = (to) => {
    view = { ...to, scale: Math.max(0.01, Math.min(NEAREST, to.scale)) };
    follow();
  };
  const halt = () => { cancelAnimationFrame(gliding); gliding = 0; };

  /** Zoom so that what is at `point` stays there. */
  const zoomAt = (factor, point, from = view) => {
    const scale = Math.max(0.01, Math.min(NEAREST, from.scale * factor));
    const [right, down] = [point.x - size.width / 2, point.y - size.height / 2];
    return { x: from.x + right / from.scale - right / scale, y: from.y + down / from.scale - down / scale, scale };
  };

  const ease = (t) => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) ** 2);
  const glideTo = (to, { duration }) => {
    halt();
    const [from, began] = [view, performance.now()];
    const step = (now) => {
      const t = Math.max(0, Math.min(1, (now - began) / duration));
      const part = ease(t);
      go({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part, scale: from.scale * (to.scale / from.scale) ** part });
      if (t < 1) gliding = requestAnimationFrame(step);
      else draw();
    };
    gliding = requestAnimationFrame(step);
  };

  const measure = () => {
    const [width, height] = [stage.clientWidth, stage.clientHeight];
    const ratio = Math.min(devicePixelRatio || 1, 3);
    // As much beyond the edges as is affordable: a large, fine screen has no room for more.
    const beyond = Math.max(0, Math.min(BEYOND, (Math.sqrt(WIDE / (width * height * ratio ** 2 || 1)) - 1) / 2));
    size = { width, height, beyondX: Math.round(width * beyond), beyondY: Math.round(height * beyond), ratio };
    for (const [canvas, wide, high] of [[picture, width + 2 * size.beyondX, height + 2 * size.beyondY], [names, width, height]]) {
      [canvas.width, canvas.height] = [Math.round(wide * ratio), Math.round(high * ratio)];
      [canvas.style.width, canvas.style.height] = [`${wide}px`, `${high}px`];
    }
    [picture.style.left, picture.style.top] = [`${-size.beyondX}px`, `${-size.beyondY}px`];
  };
  const sized = new ResizeObserver(() => {
    if (stage.clientWidth === size.width && stage.clientHeight === size.height) return;
    measure();
    draw();
  });
  sized.observe(stage);
  measure();

  const nodeAt = (point) => {
    look();
    const { x, y } = toPicture(point);
    for (let id = nodes.length - 1; id >= 0; id -= 1) { // what is drawn last lies on top
      const node = nodes[id];
      const reach = node.size + 2 / view.scale;
      if (Math.abs(node.x - x) <= reach && Math.abs(node.y - y) <= reach && !signs[id].hidden
        && (!ROUND.has(node.shape) || Math.hypot(node.x - x, node.y - y) <= reach)) return id;
    }
    return undefined;
  };
  const edgeAt = (point) => look() ?? lineNear(all, toPicture(point), 6 / view.scale, (id) => !strokes[id].hidden);

  let under = {}; // { node } or { edge } that the pointer is over
  const hover = (point) => {
    const node = point && nodeAt(point);
    const edge = point && node === undefined ? edgeAt(point) : undefined;
    if (node !== under.node) events.hoverNode(node);
    if (edge !== under.edge) events.hoverEdge(edge, point);
    under = { node, edge };
  };

  hand(stage, {
    hold(now) {
      held = now;
      if (!held && resting) follow();
    },
    pan(dx, dy) { halt(); go({ x: view.x - dx / view.scale, y: view.y - dy / view.scale, scale: view.scale }); },
    zoom(factor, point, slowly) {
      halt();
      hover(undefined);
      const to = zoomAt(factor, point);
      const how = slowly && glide();
      if (how) glideTo(to, how); else go(to);
    },
    click(point) {
      halt();
      if (resting) draw(); // names are where they were drawn
      const node = nodeAt(point);
      events.click({ node, edge: node === undefined ? edgeAt(point) : undefined }, point);
    },
    hover,
    leave: () => hover(undefined),
  }, gone.signal);


  return {
    load() {
      halt();
      all = routes();
      const widths = edges.map((edge) => edge.width);
      order = widths.map((_, id) => id).sort((a, b) => widths[b] - widths[a]); // of as many reports, by number
      under = {};
      looked = false;
      drawSoon();
    },
    unload() {
      gone.abort();
      sized.disconnect();
      halt();
      clearTimeout(resting);
      cancelAnimationFrame(asked);
      stage.replaceChildren();
    },
    paint() {
      looked = false;
      drawSoon();
    },
    redraw: drawNamesOver,
    place: toScreen,
    point: (edge, part) => toScreen(on(all, edge.id, part)),
    at: ({ x, y }) => ({ x, y }),
    nodeAt,
    edgeAt,
    scale: () => view.scale,
    middle: () => ({ x: view.x, y: view.y }),
    moveTo(position, scale, how) {
      const to = { ...view, ...position, scale: Math.max(0.01, Math.min(NEAREST, scale ?? view.scale)) };
      halt();
      if (how) glideTo(to, how);
      else {
        view = to;
        drawSoon();
      }
    },
  };
};

/** The shape of a sign, `radius` large, as vis-network has it. */
const outline = (pen, { x, y, shape }, radius) => {
  if (shape === "square") pen.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  else if (shape === "diamond") corners(pen, [[x, y + radius], [x + radius, y], [x, y - radius], [x - radius, y]]);
  else if (shape === "triangleDown") {
    const side = 1.15 * radius;
    const top = y - 0.275 * side - side / Math.sqrt(3);
    corners(pen, [[x, top + Math.sqrt(3) * side], [x + side, top], [x - side, top]]);
  } else if (shape === "hexagon") {
    corners(pen, [0, 1, 2, 3, 4, 5].map((n) => [x + radius * Math.cos(n * Math.PI / 3), y + radius * Math.sin(n * Math.PI / 3)]));
  } else {
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, 2 * Math.PI);
  }
};
const corners = (pen, [first, ...others]) => {
  pen.moveTo(...first);
  for (const other of others) pen.lineTo(...other);
  pen.closePath();
};
