// The answer as a chart: bars or a line of a column of names or dates against a count or a number.

import { columns } from "./cells.js";
import { bars, first, kinds, ROWS } from "./counts.js";
import { choice, drawn, element, plural } from "./dom.js";


/** Round steps for an axis from zero to at least `most`. */
const ticks = (most) => {
  const rough = Math.max(most, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max([1, 2, 5, 10].find((x) => x * power >= rough) * power, Number.isInteger(most) ? 1 : 0);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, n) => n * step);
};

const brief = (value) => value.toLocaleString("en", { maximumFractionDigits: 2 });
const cut = (text, letters) => ([...text].length > letters ? `${[...text].slice(0, letters - 1).join("").trimEnd()}…` : text);

const NONE = ""; // no column

/** What a bar is, in words. */
const spoken = ({ key, value, parts }, unit, series) => {
  const told = parts.map((part, n) => part && `${series[n]} ${brief(part)}`).filter(Boolean).join(", ");
  return `${key}: ${brief(value)} ${unit}${told ? ` (${told})` : ""}`;
};

/** Where each part of a bar begins and how long it is, with the class of its colour; a bar without parts is one. */
const pieces = ({ value, parts }) => {
  let from = 0;
  return (parts.length ? parts : [value]).map((size, n) => {
    const piece = { from, size, colour: parts.length ? `bar part${n}` : "bar" };
    from += size;
    return piece;
  }).filter(({ size }) => size > 0);
};

const lying = ({ items, series }, unit, width) => {
  const most = Math.max(8, Math.min(34, Math.floor(width / 20))); // letters of a name
  const letters = Math.min(most, Math.max(...items.map(({ key }) => [...key].length)));
  const left = 16 + letters * 7.2;
  const [right, top, each] = [60, 26, 24];
  const steps = ticks(Math.max(...items.map(({ value }) => value)));
  const scale = (width - left - right) / (steps.at(-1) || 1);
  const height = top + items.length * each + 8;
  return drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "list" },
    ...steps.map((step) => drawn("g", { "aria-hidden": "true" }, drawn("line", { class: "axis", x1: left + step * scale, x2: left + step * scale, y1: top - 4, y2: height - 4 }),
      drawn("text", { class: "muted", x: left + step * scale, y: 14, "text-anchor": "middle", "font-size": 11, text: brief(step) }))),
    ...items.map((item, n) => drawn("g", { role: "listitem", "aria-label": spoken(item, unit, series) }, drawn("title", { text: spoken(item, unit, series) }),
      drawn("text", { x: left - 8, y: top + n * each + 15, "text-anchor": "end", "font-size": 12.5, text: cut(item.key, most) }),
      ...pieces(item).map(({ from, size, colour }) => drawn("rect", { class: colour, x: left + from * scale, y: top + n * each + 3, height: each - 7, width: size * scale, rx: 2 })),
      drawn("text", { class: "muted", x: left + item.value * scale + 6, y: top + n * each + 15, "font-size": 11.5, text: brief(item.value) }))));
};

const standing = ({ items, series }, unit, width, line) => {
  const [left, right, top, bottom, height] = [54, 20, 16, 34, 340];
  const steps = ticks(Math.max(...items.map(({ value, parts }) => (line && parts.length ? Math.max(...parts) : value))));
  const scale = (height - top - bottom) / (steps.at(-1) || 1);
  const each = (width - left - right) / items.length;
  const at = (value, n) => [left + (n + 0.5) * each, height - bottom - value * scale];
  const lines = series.length ? series.map((_, s) => items.map(({ parts }) => parts[s])) : [items.map(({ value }) => value)];
  const skip = Math.ceil(items.length / (width / 60));
  const thick = Math.max(Math.min(each * 0.85, each - 1, 60), 0.5);
  return drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "list" },
    ...steps.map((step) => drawn("g", { "aria-hidden": "true" }, drawn("line", { class: "axis", x1: left, x2: width - right, y1: height - bottom - step * scale, y2: height - bottom - step * scale }),
      drawn("text", { class: "muted", x: left - 8, y: height - bottom - step * scale + 4, "text-anchor": "end", "font-size": 11, text: brief(step) }))),
    ...(line ? lines.map((values, s) => drawn("polyline", { class: series.length ? `line part${s}` : "line", points: values.map((value, n) => at(value, n).join(",")).join(" ") })) : []),
    ...items.map((item, n) => {
      const [x] = at(0, n);
      return drawn("g", { role: "listitem", "aria-label": spoken(item, unit, series) }, drawn("title", { text: spoken(item, unit, series) }),
        drawn("rect", { class: "hit", x: left + n * each, y: top, width: each, height: height - top - bottom }),
        ...(line ? lines.map((values, s) => drawn("circle", { class: series.length ? `dot part${s}` : "dot", cx: x, cy: at(values[n], n)[1], r: items.length > 80 ? 1.5 : 3.5 }))
          : pieces(item).map(({ from, size, colour }) => drawn("rect", { class: colour, x: x - thick / 2, y: at(from + size, n)[1], width: thick, height: size * scale, rx: Math.min(2, each / 4) }))),
        n % skip === 0 ? drawn("text", { class: "muted", x, y: height - bottom + 18, "text-anchor": "middle", "font-size": 11, text: item.key }) : "");
    }));
};

/** Draw `answer` into `view`; `state` keeps what the reader chose. */
export const chart = (view, answer, state) => {
  const found = kinds(answer);
  const shown = new Set(columns(answer, false).map(({ name }) => name));
  const ranked = (list) => [...list].sort((a, b) => shown.has(b.name) - shown.has(a.name));
  const [dates, names, numbers] = [found.dates, found.names, found.numbers].map(ranked);
  if (!found.all.length) {
    view.replaceChildren(element("p", { class: "none", text: "Nothing to count here." }));
    return;
  }
  const inSight = (list) => list.filter(({ name }) => shown.has(name));
  const start = first({ dates: inSight(dates), names: inSight(names).length ? inSight(names) : names, numbers: inSight(numbers) }, answer.rows.length);
  state.x ??= start.x ?? found.all[0].name;
  state.y ??= start.y;

  const draw = () => {
    const time = dates.some(({ name }) => name === state.x);
    const x = { ...found.all.find(({ name }) => name === state.x), time };
    const y = state.y === ROWS ? undefined : numbers.find(({ name }) => name === state.y);
    const parting = names.filter(({ name, distinct }) => name !== state.x && distinct > 1);
    const z = parting.find(({ name }) => name === state.z);
    const { items, series, each, without, more } = bars(answer, { x, y, z });
    const line = time && (state.kind ?? (items.length > 60 ? "line" : "bars")) === "line";
    const unit = y ? y.head : "rows";
    const width = Math.max(view.clientWidth - 2, 300); // drawn at its size, so that letters have theirs
    const title = `${y ? y.head.replace(/^./u, (letter) => letter.toUpperCase()) : "Rows"} by ${time && each !== x.head ? `${each} of ${x.head}` : x.head}`;
    const remarks = [more && `${plural(more, "value has", "values have")} less and ${more === 1 ? "is" : "are"} left out.`, without && `${plural(without, "row has", "rows have")} no ${x.head}.`].filter(Boolean).join(" ");
    view.replaceChildren(
      element("div", { class: "bar" },
        choice("By", [...dates, ...names, ...numbers].map(({ name, head }) => [name, head]), state.x, (to) => { state.x = to; draw(); }),
        choice("the", [[ROWS, "number of rows"], ...numbers.map(({ name, head }) => [name, `sum of ${head}`])], state.y, (to) => { state.y = to; draw(); }),
        time ? choice("as", [["bars", "bars"], ["line", "a line"]], line ? "line" : "bars", (to) => { state.kind = to; draw(); }) : "",
        parting.length ? choice("coloured by", [[NONE, "nothing"], ...parting.map(({ name, head }) => [name, head])], z?.name ?? NONE, (to) => { state.z = to; draw(); }) : ""),
      items.length ? element("figure", { class: "picture chart", "aria-label": title }, time ? standing({ items, series }, unit, width, line) : lying({ items, series }, unit, width)) : element("p", { class: "none", text: `No row has a ${x.head}.` }),
      series.length ? element("div", { class: "legend" }, ...series.map((name, n) => element("span", { dir: "auto" }, element("i", { class: `part${n}`, "aria-hidden": "true" }), name))) : "",
      element("p", { class: "hint", text: [title + ".", remarks].filter(Boolean).join(" ") }));
  };
  draw();
};
