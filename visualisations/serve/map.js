// The answer on a map of the world: rows that have coordinates, or places and meetings whose coordinates the graph knows.

import { cellOf, columns, date, iriOf, number, told } from "./cells.js";
import { choice, drawn, element, plural } from "./dom.js";
import { GRATICULE, linesPath, project, ringsPath, SEA } from "./earth.js";
import { movable, shownIfFree, walked } from "./view.js";

const MOST = 1000; // things whose coordinates are asked for

let outline; // of the land and its borders, once it is asked for
const earth = async () => {
  outline ??= (async () => {
    const [land, borders] = await Promise.all(["land", "borders"].map(async (name) => (await fetch(`/page/vendor/${name}.json`)).json()));
    return { land: ringsPath(land), borders: linesPath(borders) };
  })();
  return outline;
};

const LAT = /^(.*?)(?:lat|latitude)$/iu;
const named = (variables, base, endings) => variables.findIndex((name) => endings.some((ending) => name.toLowerCase() === base.toLowerCase() + ending));

/** Columns that hold coordinates themselves: ?lat and ?long, ?placeLat and ?placeLong. */
const coordinates = (variables) => variables.flatMap((name, lat) => {
  const base = LAT.exec(name)?.[1];
  const long = base === undefined ? -1 : named(variables, base, ["long", "lon", "lng", "longitude"]);
  return long < 0 ? [] : [{ name: `@${name}`, head: "coordinates", lat, long }];
});

// The things stand in each branch: an engine that has them outside of all may go through every place first.
const ASKED = (iris) => {
  const things = `VALUES ?thing { ${iris.map((iri) => `<${iri}>`).join(" ")} }`;
  return `SELECT ?thing ?place ?lat ?long WHERE {
  { ${things} ?thing geo:lat ?lat ; geo:long ?long . BIND(?thing AS ?place) }
  UNION { ${things} ?thing dip:venue ?place . ?place geo:lat ?lat ; geo:long ?long }
  UNION { ${things} ?thing dip:venue/dip:locatedIn ?place . ?place a dip:City ; geo:lat ?lat ; geo:long ?long }
}`;
};

/** Coordinates of things, as far as the graph has them: their own, their venue's, or those of the city it is in. */
const places = async (iris, ask) => {
  const found = new Map();
  const { rows, labels } = await ask(ASKED(iris.slice(0, MOST)));
  for (const [thing, place, lat, long] of rows) {
    if (!found.has(thing.value)) found.set(thing.value, { iri: place.value, label: labels[place.value], at: [Number(long.value), Number(lat.value)] });
  }
  return found;
};

const usable = (iri) => /^[^\s<>"{}|\\^`]+$/u.test(iri);

/** Rows gathered by where they are. */
const gathered = (rows, where) => {
  const spots = new Map();
  for (const row of rows) {
    const spot = where(row);
    if (!spot || !spot.at.every(Number.isFinite) || Math.abs(spot.at[1]) > 90 || Math.abs(spot.at[0]) > 180) continue;
    const key = spot.at.join();
    if (spots.has(key)) spots.get(key).rows.push(row);
    else spots.set(key, { ...spot, rows: [row] });
  }
  return [...spots.values()].sort((a, b) => b.rows.length - a.rows.length);
};

/** Draw `answer` into `view`; `state` keeps the column and what was asked for it. */
export const map = async (view, answer, state, { open, ask }) => {
  const { rows, variables, labels } = answer;
  const shown = columns(answer, true).filter((column) => rows.some((row) => iriOf(row, column)));
  const options = [...coordinates(variables), ...shown];
  const mine = {};
  state.drawing = mine;
  const none = (text) => view.replaceChildren(element("div", { class: "bar" }, chooser()), element("p", { class: "none", text }));
  const chooser = () => (options.length > 1 ? choice("Where", options.map(({ name, head }) => [name, head]), state.column, (to) => { state.column = to; map(view, answer, state, { open, ask }); }) : "");
  if (!options.length) {
    none("No row has a place: a map needs a column of places, of meetings, or ?lat and ?long.");
    return;
  }
  view.replaceChildren(element("p", { class: "none", text: "Looking for places…" }));
  state.known ??= new Map();
  let outlineOfLand;
  try {
    // Before the reader chose: the first column where something is known, so that a map opens on places.
    const tried = state.column ? options.filter(({ name }) => name === state.column) : options;
    for (const column of tried) {
      if (column.lat === undefined && !state.known.has(column.name)) {
        const iris = [...new Set(rows.map((row) => iriOf(row, column)).filter((iri) => iri && usable(iri)))];
        state.known.set(column.name, await places(iris, ask));
        state.passed = Math.max(0, iris.length - MOST);
      }
      state.column = column.name;
      if (column.lat !== undefined || state.known.get(column.name).size) break;
    }
    outlineOfLand = await earth();
  } catch (error) {
    if (state.drawing === mine && view.getAttribute("aria-labelledby") === "tab-map") none(error.message);
    return;
  }
  if (state.drawing !== mine || view.getAttribute("aria-labelledby") !== "tab-map") return; // the reader has gone on

  const column = options.find(({ name }) => name === state.column);
  const name = columns(answer, false).find((x) => !date(cellOf(rows[0], x)) && number(cellOf(rows[0], x)) === undefined);
  const where = column.lat === undefined ? (row) => state.known.get(column.name).get(iriOf(row, column))
    : (row) => (row[column.lat] && row[column.long] ? { at: [Number(row[column.long].value), Number(row[column.lat].value)], label: name && told(cellOf(row, name), labels), iri: name && iriOf(row, name) } : undefined);
  const spots = gathered(rows, where);
  if (!spots.length) {
    none("The graph knows no coordinates of what is in this column.");
    return;
  }

  const most = spots[0].rows.length;
  const list = element("div", { class: "told-of", role: "status" });
  const tell = (spot) => {
    const heads = columns(answer, false);
    list.replaceChildren(element("p", {}, spot.iri ? element("button", { type: "button", class: "name", text: spot.label ?? spot.iri, on: { click: () => open(spot.iri, spot.label ?? spot.iri) } }) : element("b", { text: spot.label ?? "" }),
      ` ${plural(spot.rows.length, "row", "rows")}`),
    element("ul", {}, ...spot.rows.slice(0, 12).map((row) => element("li", { dir: "auto", text: heads.map((x) => told(cellOf(row, x), labels)).filter(Boolean).join(" · ") })),
      spot.rows.length > 12 ? element("li", { class: "hint", text: `and ${spot.rows.length - 12} more` }) : ""));
  };
  const marks = spots.map((spot) => {
    const [x, y] = project(...spot.at);
    const size = 4 + 9 * Math.sqrt(spot.rows.length / most) * (most > 1 ? 1 : 0);
    const text = `${spot.label ?? "here"}: ${plural(spot.rows.length, "row", "rows")}`;
    const circle = drawn("circle", { class: "spot", cx: x, cy: y, r: size, role: "button", "aria-label": text, on: {
      click: () => tell(spot), keydown: ({ key }) => { if (key === "Enter" || key === " ") tell(spot); },
    } }, drawn("title", { text }));
    const label = drawn("text", { text: spot.label ?? "", "aria-hidden": "true" });
    return { circle, label, x, y, size, spot };
  });

  const svg = drawn("svg", { role: "group", "aria-label": `Map with ${plural(spots.length, "place", "places")}` },
    drawn("path", { class: "sea", d: SEA }), drawn("path", { class: "graticule", d: GRATICULE }), drawn("path", { class: "land", d: outlineOfLand.land }), drawn("path", { class: "borders", d: outlineOfLand.borders }),
    ...marks.map(({ circle }) => circle), ...marks.map(({ label }) => label));
  const [east] = project(180, 0);
  const [, south] = project(0, -60);
  const [, north] = project(0, 84);
  const home = [-east, north, 2 * east, south - north];
  const xs = marks.map(({ x }) => x);
  const ys = marks.map(({ y }) => y);
  const placed = element("div", { class: "picture map" }, svg);
  view.replaceChildren(element("div", { class: "bar" }, chooser()), placed,
    element("p", { class: "hint", text: `${plural(spots.length, "place", "places")}, ${plural(spots.reduce((n, { rows: x }) => n + x.length, 0), "row", "rows")} of ${rows.length.toLocaleString("en")}; a larger dot is more rows. ${state.passed ? `${plural(state.passed, "thing was", "things were")} not looked up. ` : ""}A click tells which. Ctrl and wheel zoom. Land and borders: Natural Earth.` }), list);

  /** Dots and names keep their size on the screen; names that would cover others are left out, larger dots first. */
  const moved = () => {
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    const unit = Math.max(width / svg.clientWidth, height / svg.clientHeight) || 1;
    const taken = [];
    for (const { circle, label, x, y, size, spot } of marks) {
      circle.setAttribute("r", size * unit);
      const box = { left: x + (size + 3) * unit, top: y - 8 * unit, right: x + (size + 3 + [...(spot.label ?? "")].length * 7) * unit, bottom: y + 8 * unit };
      if (!shownIfFree(label, box, taken, unit)) continue;
      label.setAttribute("x", box.left);
      label.setAttribute("y", y + 4 * unit);
    }
  };
  walked(marks.map(({ circle }) => circle));
  const moves = movable(svg, home, moved);
  placed.append(moves.tools);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const pad = Math.max(right - left, bottom - top, 90) * 0.18 + 10;
  // Open on where the dots are, unless that is most of the world anyway.
  if (right - left + 2 * pad < east * 1.2) {
    const width = Math.max(right - left, bottom - top, 90) + 2 * pad;
    const height = Math.min(width * 0.55, home[3]);
    const y = Math.min(Math.max((top + bottom) / 2 - height / 2, home[1]), home[1] + home[3] - height);
    moves.show([(left + right) / 2 - width / 2, y, width, height]);
  }
};
