// A view as a drawing for paper and slides: SVG that stands alone, with title, legend and what it leaves out.

/** Looks that a drawing takes along, and what each is where nothing is said. */
const LOOKS = {
  fill: "rgb(0, 0, 0)", stroke: "none", "stroke-width": "1px", "stroke-dasharray": "none", "stroke-linejoin": "miter", "stroke-linecap": "butt", opacity: "1",
  "font-size": "", "font-weight": "400", "text-anchor": "start", "paint-order": "normal", "vector-effect": "none",
};
const KEPT = new Set(["d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "points", "width", "height", "transform", "viewBox"]);

/** A copy of a drawing that stands in the page, with the looks that the page's style gives it, and nothing to click. */
const inlined = (from) => {
  const style = getComputedStyle(from);
  if (style.display === "none" || from.matches("title, .hit, .band")) return undefined;
  const made = drawn(from.tagName);
  for (const { name, value } of from.attributes) if (KEPT.has(name)) made.setAttribute(name, value);
  const draws = !["g", "svg"].includes(from.tagName);
  for (const [name, usual] of Object.entries(LOOKS)) {
    const value = style.getPropertyValue(name);
    const asks = name === "opacity" || (draws && (from.tagName === "text" || !/^(font|text)/u.test(name)));
    if (asks && value !== usual) made.setAttribute(name, value);
  }
  if (from.tagName === "text") made.textContent = from.textContent;
  else made.append(...[...from.children].map(inlined).filter(Boolean));
  return made;
};

/** A canvas's pen that writes SVG into `group`, as far as names.js uses one. */
const svgPen = (group) => {
  const ruler = document.createElement("canvas").getContext("2d");
  let path = "";
  let outlined; // words whose outline was asked for, and whose filling comes next
  const put = (tag, looks) => group.append(drawn(tag, looks));
  const short = (x) => Math.round(x * 10) / 10;
  const pen = {
    font: "12px sans-serif", textAlign: "start", textBaseline: "alphabetic", lineJoin: "miter", lineWidth: 1, strokeStyle: "#000", fillStyle: "#000", globalAlpha: 1,
    save() {}, restore() {}, setTransform() {}, setLineDash() {},
    measureText: (text) => { ruler.font = pen.font; return ruler.measureText(text); },
    beginPath() { path = ""; },
    closePath() { path += "Z"; },
    moveTo(x, y) { path += `M${short(x)} ${short(y)}`; },
    lineTo(x, y) { path += `L${short(x)} ${short(y)}`; },
    rect(x, y, wide, high) { path += `M${short(x)} ${short(y)}h${short(wide)}v${short(high)}h${short(-wide)}Z`; },
    roundRect(x, y, wide, high, r) {
      const [w, h] = [short(wide - 2 * r), short(high - 2 * r)];
      path += `M${short(x + r)} ${short(y)}h${w}a${r} ${r} 0 0 1 ${r} ${r}v${h}a${r} ${r} 0 0 1 ${-r} ${r}h${-w}a${r} ${r} 0 0 1 ${-r} ${-r}v${-h}a${r} ${r} 0 0 1 ${r} ${-r}Z`;
    },
    stroke() { put("path", { d: path, fill: "none", stroke: pen.strokeStyle, "stroke-width": pen.lineWidth }); },
    fill() { put("path", { d: path, fill: pen.fillStyle }); },
    strokeText(text) { outlined = { text, stroke: pen.strokeStyle, "stroke-width": pen.lineWidth }; },
    fillText(text, x, y) {
      const [, weight, size] = /^(\d+)?\s*([\d.]+)px/u.exec(pen.font) ?? [];
      const { text: last, ...outline } = outlined ?? {};
      put("text", { x: short(x), y: short(y + (pen.textBaseline === "middle" ? Number(size) * 0.35 : 0)), fill: pen.fillStyle, "font-size": size, "font-weight": weight,
        "text-anchor": pen.textAlign === "center" ? "middle" : pen.textAlign, ...(last === text && { ...outline, "stroke-linejoin": "round", "paint-order": "stroke" }), text });
      outlined = undefined;
    },
  };
  return pen;
};

/** Signs of the network about the origin, by their radius: vis-network's shapes. */
const SHAPES = {
  dot: (r) => ({ tag: "circle", r }),
  square: (r) => ({ tag: "path", d: `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}Z` }),
  diamond: (r) => ({ tag: "path", d: `M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z` }),
  triangleDown: (r) => ({ tag: "path", d: `M${-1.15 * r} ${-0.94 * r}H${1.15 * r}L0 ${1.05 * r}Z` }),
  hexagon: (r) => ({ tag: "path", d: `M${r} 0L${r / 2} ${0.866 * r}H${-r / 2}L${-r} 0L${-r / 2} ${-0.866 * r}H${r / 2}Z` }),
};

/** The end of a line: an open or full arrow, or a dot, pointing right with its tip at the origin. */
const TIPS = {
  vee: (s, looks) => drawn("path", { ...looks, d: `M${-s} ${-s * 0.6}L0 0L${-s} ${s * 0.6}L${-s * 0.6} 0Z` }),
  arrow: (s, looks) => drawn("path", { ...looks, d: `M${-s} ${-s * 0.5}L0 0L${-s} ${s * 0.5}Z` }),
  circle: (s, looks) => drawn("circle", { ...looks, cx: -s * 0.4, r: s * 0.4 }),
};

let stageSize = { width: 0, height: 0 }; // as it was last seen: on paper the stage itself is not there
new ResizeObserver(() => {
  if (stage.clientWidth) stageSize = { width: stage.clientWidth, height: stage.clientHeight };
}).observe(stage);

/** The network as the reader has it before them: the same stretch at the same zoom, each line and sign as it is shown. */
const networkDrawing = () => {
  const { width, height } = stageSize;
  const scale = renderer.scale();
  const tenth = (x) => Math.round(x * 10) / 10;
  const inView = (at) => at.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
    && Math.max(...at.map(({ x }) => x)) > -60 && Math.min(...at.map(({ x }) => x)) < width + 60
    && Math.max(...at.map(({ y }) => y)) > -60 && Math.min(...at.map(({ y }) => y)) < height + 60;
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, width, height });
  for (const edge of edges) {
    const { hidden, opacity, colour } = edgeLook(edge);
    if (hidden) continue;
    const ends = [nodes[edge.from], nodes[edge.to]].map((node) => renderer.place(node));
    const half = renderer.point(edge, 0.5);
    if (!inView([...ends, half])) continue;
    const [start, end] = ends;
    const bend = { x: 2 * half.x - (start.x + end.x) / 2, y: 2 * half.y - (start.y + end.y) / 2 };
    const along = (t) => ({ x: (1 - t) ** 2 * start.x + 2 * t * (1 - t) * bend.x + t * t * end.x, y: (1 - t) ** 2 * start.y + 2 * t * (1 - t) * bend.y + t * t * end.y });
    const wide = Math.max(0.4, edge.width * scale);
    const group = drawn("g", { opacity: opacity === 1 ? undefined : opacity }, drawn("path", { d: `M${tenth(start.x)} ${tenth(start.y)}Q${tenth(bend.x)} ${tenth(bend.y)} ${tenth(end.x)} ${tenth(end.y)}`,
      fill: "none", stroke: colour, "stroke-width": tenth(wide), "stroke-dasharray": edge.dashes ? edge.dashes.map((x) => tenth(x * scale)).join(" ") : undefined }));
    const tip = TIPS[edge.arrows?.to?.type];
    if (tip) {
      const edgeOf = nodes[edge.to].size * scale + 1;
      let t = 1;
      while (t > 0.5 && Math.hypot(along(t).x - end.x, along(t).y - end.y) < edgeOf) t -= 0.01;
      const [at, before] = [along(t), along(t - 0.06)];
      const turn = (Math.atan2(at.y - before.y, at.x - before.x) * 180) / Math.PI;
      const arrow = tip(Math.max(3, (6 + 1.5 * edge.width) * scale), { fill: colour });
      group.append(drawn("g", { transform: `translate(${tenth(at.x)} ${tenth(at.y)}) rotate(${tenth(turn)})` }, arrow));
    }
    svg.append(group);
  }
  for (const node of nodes) {
    const { hidden, opacity, fill, border } = nodeLook(node);
    const at = renderer.place(node);
    if (hidden || !inView([at])) continue;
    const { tag, ...shape } = (SHAPES[node.shape] ?? SHAPES.dot)(tenth(node.size * scale));
    svg.append(drawn(tag, { ...shape, transform: `translate(${tenth(at.x)} ${tenth(at.y)})`, fill, stroke: node.id === state.chosen.node ? colours.ink : border, "stroke-width": tenth(Math.max(0.8, 1.5 * scale)),
      opacity: opacity === 1 ? undefined : opacity, "stroke-dasharray": node.group === "unnamed" ? "3 3" : undefined }));
  }
  const over = drawn("g");
  drawOver(svgPen(over), { place: (node) => renderer.place(node), point: (edge, part) => renderer.point(edge, part), scale, width, height });
  svg.append(over);
  return svg;
};

/** What the legend lets through, group by group: `[{ title, entries: [{ sign, text }] }]`. */
const legendGroups = () => [...filters.querySelectorAll("fieldset")].map((group) => ({
  title: group.querySelector("legend").textContent,
  entries: [...group.querySelectorAll(".choice")].filter((choice) => !choice.closest("[hidden]") && choice.querySelector("input:checked"))
    .map((choice) => ({ sign: choice.querySelector("svg"), text: choice.querySelector(".what").textContent })),
})).filter(({ entries }) => entries.length && entries.every(({ sign }) => sign));

const factsInWords = () => {
  const [some, all] = [visibleFacts().length, everyFact().length];
  return some === all ? `all ${plural(all, "fact", "facts")}` : `${some.toLocaleString("en")} of ${plural(all, "fact", "facts")}`;
};

/** What the filters that have no sign in the legend let through. */
const choicesInWords = () => {
  const { days, undated, country, outlet, sources, near } = state;
  const about = facts.entities.find(({ iri }) => iri === country)?.label;
  return [
    (days.from || days.until) && [days.from && `from ${day(days.from)}`, days.until && `until ${day(days.until)}`, undated && "and without a date"].filter(Boolean).join(" "), about && `about ${about}`, outlet && `told by ${outlet}`,
    sources > 1 && `told by ${sources} sources or more`, near && `within ${plural(near.steps, "step", "steps")} of ${nodes[near.node].label}`,
  ];
};

/** What a picture of the present view shows, in words: who is chosen, and what the filters leave out. */
const viewInWords = () => {
  const { view, chosen } = state;
  const off = [...filters.querySelectorAll(".choice:has(input:not(:checked))")].filter((choice) => !choice.closest("[hidden]")).map((choice) => choice.querySelector(".what").textContent.toLowerCase());
  const name = chosen.node !== undefined ? nodes[chosen.node].label : chosen.edge !== undefined ? `${nodes[edges[chosen.edge].from].label} and ${nodes[edges[chosen.edge].to].label}`
    : chosen.path ? `the way from ${chosen.path.map((id) => nodes[id].label).join(" to ")}` : chosen.fact ? spoken(chosen.fact) : chosen.title;
  return [views.get(view).note?.(), factsInWords(), ...choicesInWords(), off.length ? `without ${off.join(", ")}` : "", name && `chosen: ${name}`,
    document.querySelector(".note")?.textContent].filter(Boolean).map((text) => text.replace(/\.$/u, "").replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())).join(". ") + ".";
};

/** Put title, drawing, legend and words together; one drawing that needs nothing else. */
const framed = (inner, { width, height }, groups, words) => {
  const measure = (size, weight = 400) => widthIn(`${weight} ${size}px ${FONT}`);
  const [pad, wide] = [24, Math.max(width, 320)];
  const whole = drawn("svg", { xmlns: SVG, "font-family": FONT });
  const title = document.querySelector("h1").textContent;
  const text = (x, y, size, looks) => drawn("text", { x, y, "font-size": size, fill: colours.ink, ...looks });
  let y = pad + 18;
  const put = (lines, size, looks) => lines.forEach((line) => { whole.append(text(pad, y, size, { ...looks, text: line })); y += size * 1.4; });
  put(broken(title, wide, measure(20, 600)), 20, { "font-weight": 600 });
  y += 2;
  inner.setAttribute("x", pad);
  inner.setAttribute("y", y);
  inner.setAttribute("width", width);
  inner.setAttribute("height", height);
  whole.append(inner);
  y += height + 26;
  for (const { title: head, entries } of groups) {
    let x = pad;
    if (head) {
      whole.append(text(x, y, 12, { "font-weight": 600, fill: colours.muted, text: head }));
      x += measure(12, 600)(head) + 16;
    }
    for (const { sign, text: told } of entries) {
      const [, , across, up] = sign.getAttribute("viewBox").split(" ").map(Number);
      const room = (14 * across) / up > 34 ? 34 : (14 * across) / up;
      const long = room + 6 + measure(12)(told) + 18;
      if (x + long > pad + wide && x > pad) { x = pad; y += 20; }
      const copy = inlined(sign);
      for (const [name, value] of Object.entries({ x, y: y - 11, width: room, height: 14 })) copy.setAttribute(name, value);
      whole.append(copy, text(x + room + 6, y, 12, { text: told }));
      x += long;
    }
    y += 22;
  }
  y += 4;
  put(broken(words, wide, measure(11)), 11, { fill: colours.muted });
  const [w, h] = [wide + 2 * pad, Math.ceil(y + pad - 8)];
  whole.prepend(drawn("title", { text: title }), drawn("desc", { text: words }), drawn("rect", { width: w, height: h, fill: colours.paper }));
  for (const [name, value] of Object.entries({ width: w, height: h, viewBox: `0 0 ${w} ${h}` })) whole.setAttribute(name, value);
  return whole;
};

/** The present view as SVG, or nothing where it has no picture. */
const drawingOf = () => {
  if (state.view === "graph") {
    return framed(networkDrawing(), stageSize, legendGroups(), viewInWords());
  }
  const { panel, picture } = views.get(state.view);
  const svg = picture?.();
  if (!svg) return undefined;
  const size = { width: svg.clientWidth, height: svg.clientHeight };
  const copy = inlined(svg);
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  const entries = [...panel.querySelectorAll(".key li")].map((entry) => ({ sign: entry.querySelector("svg"), text: entry.textContent }));
  return framed(copy, size, [{ title: "", entries }], viewInWords());
};

/** A drawing as a file's text. What XML cannot hold is left out: names come from strangers. */
const svgText = (svg) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`
  .toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "");
