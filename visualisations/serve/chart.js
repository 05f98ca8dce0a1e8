// The answer as a chart: bars or a line of a column of names or dates against a count or a number.

import { cellOf, columns, date, number, told } from "./cells.js";
import { choice, drawn, element, plural } from "./dom.js";

const MOST = 40; // bars: more, and their names cannot be read
const ROWS = "rows";

/** Round steps for an axis from zero to at least `most`. */
const ticks = (most) => {
  const rough = Math.max(most, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max([1, 2, 5, 10].find((x) => x * power >= rough) * power, Number.isInteger(most) ? 1 : 0);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, n) => n * step);
};

const brief = (value) => value.toLocaleString("en", { maximumFractionDigits: 2 });
const cut = (text, letters) => ([...text].length > letters ? `${[...text].slice(0, letters - 1).join("").trimEnd()}…` : text);

/** What a chart may be of: columns with dates, with names, and with numbers. */
export const kinds = ({ rows, ...answer }) => {
  const found = { dates: [], names: [], numbers: [], all: [] };
  for (const column of columns({ ...answer, rows }, true)) {
    const cells = rows.map((row) => cellOf(row, column)).filter(Boolean);
    if (!cells.length) continue;
    const part = (test) => cells.filter((cell) => test(cell) !== undefined).length / cells.length;
    const distinct = new Set(cells.map((cell) => cell.value)).size;
    found.all.push(column);
    if (part(date) > 0.9) found.dates.push(column);
    else if (part(number) > 0.9) found.numbers.push(column);
    else found.names.push({ ...column, distinct, most: Math.max(...cells.map((cell) => told(cell, answer.labels).length)) });
  }
  return found;
};

/** The most telling first choice: a number by what it is of, else rows over time, else rows by a name that repeats. */
const first = ({ dates, names, numbers }, rows) => {
  const name = [...names].sort((a, b) => (a.most > 90) - (b.most > 90) || (a.distinct === rows) - (b.distinct === rows) || a.at - b.at)[0];
  const shown = (x) => x.shown !== false;
  const amount = numbers.find(shown);
  if (amount) return { x: (dates[0] ?? name ?? amount).name, y: amount.name };
  return { x: (dates[0] ?? name ?? {}).name, y: ROWS };
};

/** How finely time is cut: what stands for a date, and all that a year has. */
const UNITS = {
  year: { key: ({ year }) => String(year), all: (year) => [{ year }] },
  quarter: { key: ({ year, quarter }) => `${year} Q${quarter}`, all: (year) => [1, 2, 3, 4].map((quarter) => ({ year, quarter })) },
  month: { key: ({ year, month }) => `${year}-${String(month).padStart(2, "0")}`, all: (year) => Array.from({ length: 12 }, (_, n) => ({ year, month: n + 1 })) },
};

/** Rows by year, by quarter where these are told, by month where the years are few; times without any are there as well. */
const overTime = (rows, column) => {
  const days = rows.map((row) => ({ row, at: date(cellOf(row, column)) })).filter(({ at }) => at);
  const years = days.map(({ at }) => at.year);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const each = days.every(({ at }) => at.quarter) ? "quarter" : to - from < 4 && days.every(({ at }) => at.month) ? "month" : "year";
  const { key, all } = UNITS[each];
  const bins = new Map();
  if (to - from < 400) for (let year = from; year <= to; year += 1) for (const at of all(year)) bins.set(key(at), []);
  for (const { row, at } of days) {
    if (bins.has(key(at))) bins.get(key(at)).push(row);
    else bins.set(key(at), [row]);
  }
  const list = [...bins].sort(([a], [b]) => (a < b ? -1 : 1));
  const [begin, end] = [list.findIndex(([, x]) => x.length), list.findLastIndex(([, x]) => x.length)];
  return { bins: list.slice(begin, end + 1), each, without: rows.length - days.length };
};

const byName = (rows, column, labels) => {
  const bins = new Map();
  let without = 0;
  for (const row of rows) {
    const text = told(cellOf(row, column), labels);
    if (!text) without += 1;
    else if (bins.has(text)) bins.get(text).push(row);
    else bins.set(text, [row]);
  }
  return { bins: [...bins], without };
};

const sum = (rows, column) => rows.reduce((total, row) => total + (number(cellOf(row, column)) ?? 0), 0);

/** The bars or points of a chart: `{key, value}` each, what is left out, and whether they stand in time. */
export const bars = ({ rows, labels }, { x, y }) => {
  const value = y ? (members) => sum(members, y) : (members) => members.length;
  if (x.time) {
    const { bins, each, without } = overTime(rows, x);
    return { items: bins.map(([key, members]) => ({ key, value: value(members) })), each, without, more: 0 };
  }
  const { bins, without } = byName(rows, x, labels);
  const items = bins.map(([key, members]) => ({ key, value: value(members) })).sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1));
  return { items: items.slice(0, MOST), without, more: Math.max(0, items.length - MOST) };
};

const spoken = ({ key, value }, unit) => `${key}: ${brief(value)} ${unit}`;

const lying = (items, unit, width) => {
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
    ...items.map((item, n) => drawn("g", { role: "listitem", "aria-label": spoken(item, unit) }, drawn("title", { text: spoken(item, unit) }),
      drawn("text", { x: left - 8, y: top + n * each + 15, "text-anchor": "end", "font-size": 12.5, text: cut(item.key, most) }),
      drawn("rect", { class: "bar", x: left, y: top + n * each + 3, height: each - 7, width: Math.max(item.value * scale, 0), rx: 2 }),
      drawn("text", { class: "muted", x: left + Math.max(item.value * scale, 0) + 6, y: top + n * each + 15, "font-size": 11.5, text: brief(item.value) }))));
};

const standing = (items, unit, width, line) => {
  const [left, right, top, bottom, height] = [54, 20, 16, 34, 340];
  const steps = ticks(Math.max(...items.map(({ value }) => value)));
  const scale = (height - top - bottom) / (steps.at(-1) || 1);
  const each = (width - left - right) / items.length;
  const at = ({ value }, n) => [left + (n + 0.5) * each, height - bottom - value * scale];
  const skip = Math.ceil(items.length / (width / 60));
  const thick = Math.max(Math.min(each * 0.85, each - 1, 60), 0.5);
  return drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "list" },
    ...steps.map((step) => drawn("g", { "aria-hidden": "true" }, drawn("line", { class: "axis", x1: left, x2: width - right, y1: height - bottom - step * scale, y2: height - bottom - step * scale }),
      drawn("text", { class: "muted", x: left - 8, y: height - bottom - step * scale + 4, "text-anchor": "end", "font-size": 11, text: brief(step) }))),
    line ? drawn("polyline", { class: "line", points: items.map((item, n) => at(item, n).join(",")).join(" ") }) : "",
    ...items.map((item, n) => {
      const [x, y] = at(item, n);
      return drawn("g", { role: "listitem", "aria-label": spoken(item, unit) }, drawn("title", { text: spoken(item, unit) }),
        drawn("rect", { class: "hit", x: left + n * each, y: top, width: each, height: height - top - bottom }),
        line ? drawn("circle", { class: "dot", cx: x, cy: y, r: items.length > 80 ? 1.5 : 3.5 })
          : drawn("rect", { class: "bar", x: x - thick / 2, y, width: thick, height: item.value * scale, rx: Math.min(2, each / 4) }),
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
  const start = first({ dates: dates.filter((x) => shown.has(x.name)), names: names.some((x) => shown.has(x.name)) ? names.filter((x) => shown.has(x.name)) : names, numbers: numbers.filter((x) => shown.has(x.name)) }, answer.rows.length);
  state.x ??= start.x ?? found.all[0].name;
  state.y ??= start.y;

  const draw = () => {
    const time = dates.some(({ name }) => name === state.x);
    const x = { ...found.all.find(({ name }) => name === state.x), time };
    const y = state.y === ROWS ? undefined : numbers.find(({ name }) => name === state.y);
    const { items, each, without, more } = bars(answer, { x, y });
    const line = time && (state.kind ?? (items.length > 30 ? "line" : "bars")) === "line";
    const unit = y ? y.head : "rows";
    const width = Math.max(view.clientWidth - 2, 300); // drawn at its size, so that letters have theirs
    const title = `${y ? y.head.replace(/^./u, (letter) => letter.toUpperCase()) : "Rows"} by ${time ? `${each} of ${x.head}` : x.head}`;
    const remarks = [more && `${plural(more, "value has", "values have")} less and ${more === 1 ? "is" : "are"} left out.`, without && `${plural(without, "row has", "rows have")} no ${x.head}.`].filter(Boolean).join(" ");
    view.replaceChildren(
      element("div", { class: "bar" },
        choice("By", [...dates, ...names, ...numbers].map(({ name, head }) => [name, head]), state.x, (to) => { state.x = to; draw(); }),
        choice("the", [[ROWS, "number of rows"], ...numbers.map(({ name, head }) => [name, `sum of ${head}`])], state.y, (to) => { state.y = to; draw(); }),
        time ? choice("as", [["bars", "bars"], ["line", "a line"]], line ? "line" : "bars", (to) => { state.kind = to; draw(); }) : ""),
      items.length ? element("figure", { class: "picture chart", "aria-label": title }, time ? standing(items, unit, width, line) : lying(items, unit, width)) : element("p", { class: "none", text: `No row has a ${x.head}.` }),
      element("p", { class: "hint", text: [title + ".", remarks].filter(Boolean).join(" ") }));
  };
  draw();
};
