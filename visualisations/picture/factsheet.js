// The facts as a table: sorted by any column, drawn only where the reader looks, taken along as CSV.

const ROW = 34; // pixels; page.css has the same

const joined = (rows) => rows.filter((row) => row !== undefined).map((row) => facts.entities[row]?.label ?? "").filter(Boolean).join(", ");

const COLUMNS = [
  { name: "date", head: "Date", of: (fact) => dateTold(fact) ?? "", told: (text) => day(text).replace(/[a-z]{4,}/u, (month) => month.slice(0, 2)) },
  { name: "relation", head: "Relation", of: (fact) => [ONE[fact.relation], fact.kind === "meeting" ? "" : fact.kind ?? fact.role].filter(Boolean).join(": ") },
  // Before the names, where a narrow table still shows it: a meeting that was denied must not read as one that was held.
  { name: "status", head: "Status", of: (fact) => fact.status ?? fact.tenure ?? "" },
  { name: "who", head: "Who", of: (fact) => joined([(fact.who?.length ? fact.who[0] : fact.who) ?? fact.speaker ?? fact.inner]), row: (fact) => fact.who?.[0] ?? fact.who ?? fact.speaker ?? fact.inner },
  { name: "whom", head: "With, on or for whom", of: (fact) => joined({
    meets: (fact.who?.length ? fact.who : []).slice(1), says: fact.to === undefined ? fact.mentions ?? [] : [fact.to], represents: [fact.whom], "located-in": [fact.outer],
  }[fact.relation]) },
  { name: "where", head: "Where", of: (fact) => joined([fact.place ?? fact.accredited]) },
  { name: "sources", head: "Sources", number: true, of: (fact) => articlesOf(fact).length },
  { name: "sentence", head: "Sentence", of: (fact) => facts.passages[passagesOf(fact)[0]]?.sentence ?? fact.text ?? "" },
];

/**
 * A cell of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it: it comes from
 * articles, and a formula can call out or run programs.
 */
const csvCell = (value) => {
  const text = String(value);
  const inert = typeof value === "string" && /^[\s\p{Cf}]*[=+\-@|%]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return /["\r\n,;']/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};

const csvOf = (rows) => {
  const columns = [...COLUMNS, { head: "Articles", of: (fact) => articlesOf(fact).map((row) => facts.articles[row].title).join("\n") },
    { head: "Addresses", of: (fact) => articlesOf(fact).map((row) => safe(facts.articles[row].url)).filter(Boolean).join("\n") }];
  const lines = [columns.map(({ head }) => head), ...rows.map((fact) => columns.map(({ of }) => of(fact)))];
  return `${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
};

/** The facts as a file; the mark at its head tells spreadsheets that it is UTF-8. */
const csvBlob = (rows) => new Blob(["\ufeff", csvOf(rows)], { type: "text/csv;charset=utf-8" });

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Facts by a column, those with nothing there last, whichever way the rest is sorted. */
const sortedBy = (found, { of, number }, down) => {
  const keyed = found.map((fact) => ({ fact, key: of(fact) }));
  const compare = number ? (a, b) => a.key - b.key : (a, b) => collator.compare(a.key, b.key);
  keyed.sort((a, b) => (a.key === "" || b.key === "" ? (a.key === "") - (b.key === "") : down ? compare(b, a) : compare(a, b)));
  return keyed.map(({ fact }) => fact);
};

addView("table", (panel) => {
  const sort = { name: "date", down: true };
  let rows = [];
  let current = 0; // row that the keyboard is at
  let from = -1; // first row that is drawn

  const count = element("p", { class: "extent", role: "status" });
  const save = element("button", { type: "button", class: "tool", text: "Save as CSV", on: { click: () => download(csvBlob(rows), fileName("csv")) } });
  const heads = COLUMNS.map((column) => element("th", { scope: "col", class: column.name }, element("button", { type: "button", on: { click: () => {
    Object.assign(sort, { name: column.name, down: sort.name === column.name ? !sort.down : column.name === "date" || column.name === "sources" });
    current = 0;
    draw("filters");
    scroller.scrollTop = 0;
  } } }, column.head, element("span", { class: "arrow", "aria-hidden": "true" }))));
  const body = element("tbody");
  const grid = element("table", { class: "facts-table", role: "grid", tabindex: "0", "aria-label": "Facts shown. Arrow keys go from row to row, Enter shows the sentences." },
    element("thead", {}, element("tr", { "aria-rowindex": "1" }, ...heads)), body);
  const scroller = element("div", { class: "scroll" }, grid);
  panel.append(element("div", { class: "bar" }, count, element("div", { class: "toolset" }, save)), scroller);

  const cellOf = (fact, column) => {
    const value = column.of(fact);
    if (column.name === "relation") return element("td", { class: `relation relation-${fact.relation}`, title: value }, element("i", { class: "dash", "aria-hidden": "true" }), element("span", { text: value }));
    if (column.name === "status" && fact.relation === "meets") return element("td", { class: "status" }, chip(fact.status, fact.told));
    const code = column.row && facts.entities[column.row(fact)]?.code;
    return element("td", { class: column.name, dir: "auto", "data-code": code || undefined, text: column.told ? column.told(value) : typeof value === "number" ? value.toLocaleString("en") : value, title: column.number ? undefined : value });
  };
  const rowOf = (fact, n) => {
    const chosen = state.chosen.fact === fact;
    return element("tr", { id: `fact-${n}`, "aria-rowindex": String(n + 2), "aria-selected": String(chosen), class: [factLit(fact) ? "" : "faint", n === current ? "current" : ""].join(" ").trim() || undefined,
      on: { click: () => { current = n; select({ fact }); } } }, ...COLUMNS.map((column) => cellOf(fact, column)));
  };
  const gap = (count) => {
    const cell = element("td", { colspan: String(COLUMNS.length) });
    cell.style.height = `${count * ROW}px`;
    return element("tr", { class: "gap", "aria-hidden": "true" }, cell);
  };

  /** Draw the rows in sight, and some above and below so that scrolling finds them there; all of `rows` when printed. */
  const fill = (again = false) => {
    const seen = Math.ceil((scroller.clientHeight || 600) / ROW);
    const first = Math.max(0, Math.min(Math.floor(scroller.scrollTop / ROW) - 12, rows.length - seen));
    const start = first - (first % 12); // only every twelfth row that is scrolled past makes work
    if (start === from && !again) return;
    from = start;
    const end = Math.min(rows.length, start + seen + 36);
    body.replaceChildren(...(start ? [gap(start)] : []), ...rows.slice(start, end).map((fact, n) => rowOf(fact, start + n)), ...(end < rows.length ? [gap(rows.length - end)] : []));
    if (rows.length) grid.setAttribute("aria-activedescendant", `fact-${current}`);
    else grid.removeAttribute("aria-activedescendant");
  };
  const reveal = (n) => {
    const room = scroller.clientHeight - grid.tHead.offsetHeight;
    if (n * ROW < scroller.scrollTop) scroller.scrollTop = n * ROW;
    else if ((n + 1) * ROW > scroller.scrollTop + room) scroller.scrollTop = (n + 1) * ROW - room;
  };

  const draw = (changed) => {
    if (changed === "filters" || changed === "scene") {
      rows = sortedBy(visibleFacts(), COLUMNS.find(({ name }) => name === sort.name), sort.down);
      current = Math.min(current, Math.max(0, rows.length - 1));
      if (changed === "scene") scroller.scrollTop = 0;
    }
    COLUMNS.forEach(({ name }, n) => {
      if (name === sort.name) heads[n].setAttribute("aria-sort", sort.down ? "descending" : "ascending");
      else heads[n].removeAttribute("aria-sort");
      heads[n].querySelector(".arrow").textContent = name === sort.name ? (sort.down ? " ▼" : " ▲") : "";
    });
    grid.setAttribute("aria-rowcount", String(rows.length + 1));
    const about = Object.keys(state.chosen).length ? rows.filter(factLit).length : undefined;
    count.textContent = `${plural(rows.length, "fact", "facts")}${about === undefined ? "" : `, ${about.toLocaleString("en")} about what is chosen`}`;
    const first = about ? rows.findIndex(factLit) : -1;
    if (changed !== "size" && first >= 0 && !factLit(rows[current])) current = first;
    if (first >= 0 || document.activeElement === grid) reveal(current);
    fill(true);
  };

  scroller.addEventListener("scroll", () => fill(), { passive: true });
  grid.addEventListener("keydown", (event) => {
    if (event.target !== grid || rows.length === 0) return;
    const page = Math.max(1, Math.floor(scroller.clientHeight / ROW) - 2);
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + page, PageUp: current - page, Home: 0, End: rows.length - 1 }[event.key];
    const aside = { ArrowRight: 120, ArrowLeft: -120 }[event.key];
    if (event.key === "Enter" || event.key === " ") select({ fact: rows[current] });
    else if (to !== undefined) {
      current = Math.min(rows.length - 1, Math.max(0, to));
      reveal(current);
      fill(true);
    } else if (aside) scroller.scrollLeft += aside;
    else return;
    event.preventDefault();
  });

  /** Rows for paper: more than a few hundred are for the CSV. */
  const printed = (most) => {
    from = -1;
    body.replaceChildren(...rows.slice(0, most).map((fact, n) => rowOf(fact, n)));
    return rows.length;
  };
  return { draw, printed, after: () => { from = -1; fill(true); } };
});
