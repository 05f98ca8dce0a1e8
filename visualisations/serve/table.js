// The answer as a table: names instead of IRIs, sorted and filtered here, a page of rows at a time.

import { cellOf, columns, compare, date, factOf, iriOf, isIri, number, told } from "./cells.js";
import { copied, element, paused, plain, plural } from "./dom.js";

const PAGE = 100; // rows drawn at once: more, and a slow machine stutters

/** Draw `answer` into `view`; `state` keeps order, filter and page while the reader looks at a chart and comes back. */
export const table = (view, answer, state, { open }) => {
  const { rows, labels } = answer;
  const all = columns(answer, true);
  const chosen = columns(answer, false);
  const wider = all.length > chosen.length;

  const shownColumns = () => (state.every ? all : chosen);
  const words = (row) => plain(shownColumns().map((column) => told(cellOf(row, column), labels)).join("\n"));
  const matching = () => {
    const wanted = plain(state.filter ?? "").split(/\s+/u).filter(Boolean);
    const kept = wanted.length ? rows.filter((row) => { const text = words(row); return wanted.every((word) => text.includes(word)); }) : rows;
    if (!state.sort) return kept;
    const { name, down } = state.sort;
    const column = all.find((x) => x.name === name) ?? chosen.find((x) => x.name === name);
    // What is empty stays last, whichever way the rest is sorted.
    return kept.toSorted((a, b) => {
      const [one, other] = [cellOf(a, column), cellOf(b, column)];
      return one && other && down ? -compare(one, other, labels) : compare(one, other, labels);
    });
  };

  const cell = (row, column) => {
    const value = cellOf(row, column);
    const text = told(value, labels);
    const iri = iriOf(row, column);
    const kind = number(value) !== undefined ? "number" : date(value) ? "date" : text.length > 60 ? "long" : undefined;
    if (iri && text) return element("td", { class: kind }, element("button", { type: "button", class: "name", dir: "auto", title: iri, on: { click: () => open(iri, text) } }, text));
    return element("td", { class: kind, dir: "auto", text, title: isIri(value) ? value.value : undefined });
  };

  const body = element("div", { class: "rows" });
  const count = element("span", { class: "hint", role: "status" });

  const draw = () => {
    const shown = shownColumns();
    const kept = matching();
    const pages = Math.max(1, Math.ceil(kept.length / PAGE));
    state.page = Math.min(Math.max(state.page ?? 0, 0), pages - 1);
    const from = state.page * PAGE;
    const to = Math.min(from + PAGE, kept.length);
    count.textContent = state.filter ? `${plural(kept.length, "row", "rows")} of ${rows.length.toLocaleString("en")}` : "";

    const head = element("tr", {}, ...shown.map((column) => {
      const sorted = state.sort?.name === column.name ? (state.sort.down ? "descending" : "ascending") : undefined;
      return element("th", { scope: "col", "aria-sort": sorted }, element("button", {
        type: "button", title: `Sort by ?${column.name}`, "data-column": column.name, on: { click: () => {
          state.sort = sorted === "ascending" ? { name: column.name, down: true } : sorted ? undefined : { name: column.name };
          state.page = 0;
          draw();
          body.querySelector(`[data-column="${CSS.escape(column.name)}"]`)?.focus();
        } },
      }, column.head, element("span", { class: "arrow", "aria-hidden": "true", text: { ascending: "▲", descending: "▼" }[sorted] ?? "" })));
    }));
    const facts = kept.slice(from, to).map((row) => factOf(row, answer, shown));
    if (facts.some(Boolean)) head.append(element("th", { scope: "col" }, element("span", { class: "unseen", text: "Sentence and source" })));
    const why = (iri, row) => element("td", { class: "why" }, iri ? element("button", { type: "button", class: "small", text: "why", title: "The sentences and their sources", on: {
      click: () => open(iri, labels[iri] ?? told(cellOf(row, shown[0]), labels)),
    } }) : "");
    const turn = (label, page) => element("button", { type: "button", text: label, disabled: page < 0 || page >= pages, on: { click: () => {
      state.page = page;
      draw();
      body.scrollIntoView({ block: "start" });
    } } });
    body.replaceChildren(
      element("div", { class: "scroll" }, element("table", {}, element("caption", { class: "unseen", text: "The rows of the answer. The heads sort." }), element("thead", {}, head),
        element("tbody", {}, ...kept.slice(from, to).map((row, n) => element("tr", {}, ...shown.map((column) => cell(row, column)), facts.some(Boolean) ? why(facts[n], row) : ""))))),
      pages > 1 ? element("div", { class: "bar pages" }, turn("First", state.page ? 0 : -1), turn("Previous", state.page - 1),
        element("span", { text: `rows ${(from + 1).toLocaleString("en")} to ${to.toLocaleString("en")} of ${kept.length.toLocaleString("en")}` }),
        turn("Next", state.page + 1), turn("Last", state.page < pages - 1 ? pages - 1 : pages)) : "",
    );
  };

  const filter = element("input", { type: "search", placeholder: "Filter rows", "aria-label": "Filter rows", on: { input: paused(() => {
    state.filter = filter.value;
    state.page = 0;
    draw();
  }, 100) } });
  filter.value = state.filter ?? "";
  const copy = element("button", { type: "button", text: "Copy rows", title: "The rows as they are here, to paste into a spreadsheet", on: { click: async () => {
    const flat = (text) => text.replace(/[\t\r\n]+/gu, " ");
    const lines = [shownColumns().map(({ head }) => head), ...matching().map((row) => shownColumns().map((column) => told(cellOf(row, column), labels)))];
    copy.textContent = await copied(lines.map((line) => line.map(flat).join("\t")).join("\n")) ? "Copied" : "Not allowed here";
    setTimeout(() => { copy.textContent = "Copy rows"; }, 2000);
  } } });
  const every = element("input", { type: "checkbox", on: { change: () => { state.every = every.checked; draw(); } } });
  every.checked = Boolean(state.every);
  view.replaceChildren(element("div", { class: "bar" }, filter, count, element("span", { class: "space" }),
    wider ? element("label", { class: "check" }, every, "All columns") : "", copy), body);
  draw();
};
