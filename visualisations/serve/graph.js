// The answer as a network: the IRIs of triples, or of two columns of the rows, and what joins them.

import { columns, iriOf, isIri, short, told } from "./cells.js";
import { choice, drawn, element, plural } from "./dom.js";
import { layout } from "./force.js";
import { movable, shownIfFree, walked } from "./view.js";

const MOST = 300; // nodes: more hide each other
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const DIP = "https://w3id.org/communique/ontology#";
const KINDS = {
  Person: "person", UnnamedSource: "person", Country: "country", Organisation: "organisation", InternationalOrganisation: "organisation", GovernmentBody: "organisation",
  NewsOrganisation: "organisation", City: "place", Region: "place", Venue: "place", Place: "place",
  Event: "meeting", Meeting: "meeting", Summit: "meeting", Visit: "meeting", Call: "meeting", Talks: "meeting", Conference: "meeting",
};
const ORDER = ["person", "country", "organisation", "place", "meeting"]; // Singapore is a country before it is a place

/** Links of triples: between IRIs, but for types, which colour. */
const ofTriples = (rows) => rows.filter(([s, p, o]) => isIri(s) && isIri(o) && p.value !== TYPE).map(([s, p, o]) => ({ from: s.value, to: o.value, what: p.value }));

const ofRows = (rows, from, to) => rows.map((row) => ({ from: from(row), to: to(row) })).filter((link) => link.from && link.to && link.from !== link.to);

const ASKED = "@"; // stands for what the question was about, which is in no column
const end = (ends, wanted) => { const column = ends.find(({ name }) => name === wanted); return (row) => iriOf(row, column); };

/** Links with how many rows or triples each stands for, and the nodes at their ends, those with most links first. */
export const network = (links) => {
  const edges = new Map();
  for (const { from, to, what } of links) {
    const key = JSON.stringify([from, to, what]);
    if (edges.has(key)) edges.get(key).count += 1;
    else edges.set(key, { from, to, what, count: 1 });
  }
  const degree = new Map();
  for (const { from, to } of edges.values()) for (const end of [from, to]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const ranked = [...degree].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([iri]) => iri);
  const nodes = ranked.slice(0, MOST);
  const kept = new Set(nodes);
  return { nodes, degree, more: ranked.length - nodes.length, edges: [...edges.values()].filter(({ from, to }) => kept.has(from) && kept.has(to)) };
};

const classes = async (iris, ask) => {
  const usable = iris.filter((iri) => /^[^\s<>"{}|\\^`]+$/u.test(iri));
  const { rows, labels } = await ask(`SELECT ?x ?class WHERE { VALUES ?x { ${usable.map((iri) => `<${iri}>`).join(" ")} } ?x a ?class }`);
  const found = new Map();
  for (const [x, { value }] of rows) {
    const kind = value.startsWith(DIP) ? KINDS[value.slice(DIP.length)] : undefined;
    if (kind && !(ORDER.indexOf(found.get(x.value)) >= 0 && ORDER.indexOf(found.get(x.value)) <= ORDER.indexOf(kind))) found.set(x.value, kind);
  }
  return { found, labels };
};

/** Draw `answer` into `view`; `state` keeps the columns. */
export const graph = async (view, answer, state, { open, ask }) => {
  const { rows, form, about } = answer;
  const labels = about && !(about.iri in answer.labels) ? { ...answer.labels, [about.iri]: about.label } : answer.labels;
  const ends = columns(answer, true).filter((column) => rows.some((row) => iriOf(row, column)));
  const again = () => graph(view, answer, state, { open, ask });
  const options = ends.map(({ name, head }) => [name, head]);
  let links;
  let bar = "";
  if (form === "construct") links = ofTriples(rows);
  else if (ends.length < (about ? 1 : 2)) {
    view.replaceChildren(element("p", { class: "none", text: "A network needs two columns of things with IRIs, or triples: CONSTRUCT { ?a dip:meets ?b } WHERE { … }" }));
    return;
  } else {
    const shown = columns(answer, false).map(({ name }) => name);
    const first = [...ends].sort((a, b) => shown.includes(b.name) - shown.includes(a.name));
    state.from ??= about ? ASKED : first[0].name;
    state.to ??= first.find(({ name }) => name !== state.from).name;
    links = ofRows(rows, about && state.from === ASKED ? () => about.iri : end(ends, state.from), end(ends, state.to));
    bar = element("div", { class: "bar" }, choice("From", about ? [[ASKED, about.label], ...options] : options, state.from, (to) => { state.from = to; again(); }), choice("to", options, state.to, (to) => { state.to = to; again(); }));
  }
  const { nodes, degree, more, edges } = network(links);
  if (!nodes.length) {
    view.replaceChildren(bar, element("p", { class: "none", text: form === "construct" ? "No triple joins two things: all tell of literals and types." : "No row joins two different things in these columns." }));
    return;
  }

  const index = new Map(nodes.map((iri, n) => [iri, n]));
  const at = layout(nodes.length, edges.map(({ from, to }) => [index.get(from), index.get(to)]));
  for (const p of at) p.x *= 1.6; // the picture is wider than high
  const name = (iri) => told({ type: "uri", value: iri }, labels);
  const size = (iri) => 4.5 + 1.6 * Math.sqrt(degree.get(iri));
  const beside = new Map(nodes.map((iri) => [iri, new Set([iri])]));
  for (const { from, to } of edges) {
    beside.get(from).add(to);
    beside.get(to).add(from);
  }

  const lines = edges.map((edge) => {
    const what = edge.what ? short(edge.what) : undefined;
    const line = drawn("line", { class: "edge", "stroke-width": 1 + Math.log2(edge.count) }, drawn("title", { text: `${name(edge.from)} – ${what ?? plural(edge.count, "row", "rows")} – ${name(edge.to)}` }));
    const tip = edge.what ? drawn("path", { class: "tip", d: "M0 0-8-3.5-8 3.5Z" }) : undefined;
    return { ...edge, line, tip };
  });
  const dots = nodes.map((iri) => {
    const circle = drawn("circle", { class: "node", role: "button", "data-held": "", "aria-label": `${name(iri)}, ${plural(degree.get(iri), "link", "links")}` }, drawn("title", { text: name(iri) }));
    const label = drawn("text", { "text-anchor": "middle", "aria-hidden": "true", text: [...name(iri)].length > 30 ? `${[...name(iri)].slice(0, 29).join("")}…` : name(iri) });
    return { iri, circle, label };
  });
  const svg = drawn("svg", { role: "group", "aria-label": `Network of ${plural(nodes.length, "thing", "things")} and ${plural(edges.length, "link", "links")}` },
    ...lines.map(({ line }) => line), ...lines.map(({ tip }) => tip), ...dots.map(({ circle }) => circle), ...dots.map(({ label }) => label));

  let unit = 1; // of the picture to a pixel: signs and names keep their size on the screen
  const place = () => {
    for (const { from, to, line, tip } of lines) {
      const [a, b] = [at[index.get(from)], at[index.get(to)]];
      for (const [key, value] of Object.entries({ x1: a.x, y1: a.y, x2: b.x, y2: b.y })) line.setAttribute(key, value);
      if (!tip) continue;
      const far = Math.hypot(b.x - a.x, b.y - a.y) || 1;
      const back = ((size(to) + 1) * unit) / far;
      tip.setAttribute("transform", `translate(${b.x - (b.x - a.x) * back} ${b.y - (b.y - a.y) * back}) rotate(${(Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI}) scale(${unit})`);
    }
    for (const { iri, circle, label } of dots) {
      const { x, y } = at[index.get(iri)];
      circle.setAttribute("cx", x);
      circle.setAttribute("cy", y);
      circle.setAttribute("r", size(iri) * unit);
      label.setAttribute("x", x);
    }
  };
  const light = (iri) => {
    const near = iri && beside.get(iri);
    for (const { iri: x, circle, label } of dots) for (const part of [circle, label]) part.classList.toggle("faint", Boolean(near && !near.has(x)));
    for (const { from, to, line, tip } of lines) for (const part of [line, tip]) part?.classList.toggle("faint", Boolean(near && from !== iri && to !== iri));
  };

  const xs = at.map(({ x }) => x);
  const ys = at.map(({ y }) => y);
  const [left, top] = [Math.min(...xs) - 90, Math.min(...ys) - 40];
  const home = [left, top, Math.max(Math.max(...xs) + 90 - left, 500), Math.max(Math.max(...ys) + 50 - top, 300)];
  const placed = element("div", { class: "picture graph" }, svg);
  const legend = element("div", { class: "legend" });
  view.replaceChildren(bar, placed, legend, element("p", { class: "hint", text: `${plural(nodes.length, "thing", "things")}, ${plural(edges.length, "link", "links")}.${more ? ` ${plural(more, "thing", "things")} with fewer links left out.` : ""} A click opens what is told of it, dragging moves it. Ctrl and wheel zoom.` }));

  const inOrder = [...dots.filter(({ iri }) => iri in labels), ...dots.filter(({ iri }) => !(iri in labels))]; // an IRI tells least
  /** Names that would cover others are left out, the most linked first. */
  const moved = () => {
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    unit = Math.max(width / svg.clientWidth, height / svg.clientHeight) || 1;
    place();
    const taken = [];
    for (const { iri, label } of inOrder) {
      const { x, y } = at[index.get(iri)];
      const half = [...label.textContent].length * 3.4 * unit;
      const middle = y + (size(iri) + 10) * unit;
      const box = { left: x - half, right: x + half, top: middle - 8 * unit, bottom: middle + 6 * unit };
      if (!shownIfFree(label, box, taken, unit)) continue;
      label.setAttribute("y", middle + 4 * unit);
    }
  };
  walked(dots.map(({ circle }) => circle));
  const moves = movable(svg, home, moved);
  placed.append(moves.tools);

  for (const { iri, circle } of dots) {
    let held;
    let dragged = false;
    circle.addEventListener("pointerdown", (event) => { held = moves.point(event); dragged = false; circle.setPointerCapture(event.pointerId); });
    circle.addEventListener("pointermove", (event) => {
      if (!held) return;
      const [x, y] = moves.point(event);
      if (!dragged && Math.hypot(x - held[0], y - held[1]) < 4) return;
      dragged = true;
      Object.assign(at[index.get(iri)], { x, y });
      moved();
    });
    circle.addEventListener("pointerup", () => { held = undefined; });
    circle.addEventListener("click", () => { if (!dragged) open(iri, name(iri)); });
    circle.addEventListener("keydown", ({ key }) => { if (key === "Enter" || key === " ") open(iri, name(iri)); });
    circle.addEventListener("pointerenter", () => light(iri));
    circle.addEventListener("focus", () => light(iri));
    circle.addEventListener("pointerleave", () => light());
    circle.addEventListener("blur", () => light());
  }

  // What each thing is comes after: a picture without colours is better than none.
  try {
    const { found } = await classes(nodes, ask);
    for (const { iri, circle } of dots) if (found.has(iri)) circle.classList.add(found.get(iri));
    legend.replaceChildren(...ORDER.filter((kind) => [...found.values()].includes(kind)).map((kind) => element("span", {}, element("i", { class: kind, "aria-hidden": "true" }), kind)));
  } catch { /* the server may have gone; the picture stays */ }
};
