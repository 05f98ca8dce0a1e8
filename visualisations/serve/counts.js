// From rows to the bars of a chart: which columns may be counted, and rows gathered by a name or by time.

import { cellOf, columns, date, number, told } from "./cells.js";

export const ROWS = "rows"; // what is counted, where it is no column
const MOST = 40; // bars: more, and their names cannot be read
const PARTS = 5; // of a bar, beside the others together: more colours cannot be told apart

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
export const first = ({ dates, names, numbers }, rows) => {
  const name = [...names].sort((a, b) => (a.most > 90) - (b.most > 90) || (a.distinct === rows) - (b.distinct === rows) || a.at - b.at)[0];
  const amount = numbers[0];
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

const bySize = (a, b) => b.value - a.value || (a.key < b.key ? -1 : 1);

/** The largest names of a column, which the bars are made up of, and "others" for the rest; none without a column. */
const names = (rows, column, labels, value) => {
  if (!column) return [];
  const sizes = byName(rows, column, labels).bins.map(([key, members]) => ({ key, value: value(members) })).sort(bySize);
  return [...sizes.slice(0, PARTS).map(({ key }) => key), ...(sizes.length > PARTS ? ["others"] : [])];
};

/**
 * The bars or points of a chart, and what is left out.
 *
 * `x` is the column that they are by, `y` the one that is summed, or nothing for rows; `z` the one whose names
 * each is made up of, if any: `parts` has a number for each of `series`.
 */
export const bars = ({ rows, labels }, { x, y, z }) => {
  // Less than nothing cannot be drawn as a length; no count is.
  const value = y ? (members) => Math.max(0, sum(members, y)) : (members) => members.length;
  const { bins, each, without } = x.time ? overTime(rows, x) : byName(rows, x, labels);
  const series = names(rows, z, labels, value);
  const parted = (members) => series.map((name) => value(members.filter((row) => {
    const text = told(cellOf(row, z), labels);
    return name === "others" && series.indexOf(name) === PARTS ? !series.includes(text) : text === name;
  })));
  const items = bins.map(([key, members]) => ({ key, value: value(members), parts: parted(members) }));
  if (x.time) return { items, series, each, without, more: 0 };
  items.sort(bySize);
  return { items: items.slice(0, MOST), series, without, more: Math.max(0, items.length - MOST) };
};
