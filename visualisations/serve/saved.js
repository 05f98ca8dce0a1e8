// Queries that the reader keeps, and those asked before: in this browser alone.

import { byId, download, element, plural } from "./dom.js";

const SAVED = "communique.saved";
const HISTORY = "communique.history";
const MOST = 60;

const read = (key) => {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(found) ? found : [];
  } catch { // storage forbidden, or another's content under our key
    return [];
  }
};
/** Whether it was kept: a browser may forbid it, or be full. */
const write = (key, list) => {
  try {
    localStorage.setItem(key, JSON.stringify(list));
    return true;
  } catch {
    return false;
  }
};

const sameQuery = (a, b) => a.sparql === b.sparql && a.question === b.question && JSON.stringify(a.values ?? {}) === JSON.stringify(b.values ?? {});
const first = (sparql) => sparql.split("\n").map((line) => line.trim()).find((line) => line && !/^(#|PREFIX\b|BASE\b)/iu.test(line)) ?? "";
const about = (query) => query.title || [query.text, Object.values(query.values ?? {}).join(", ")].filter(Boolean).join(" ") || first(query.sparql);

/** A query as a file of `queries/`: what it asks in its first comment. */
const asFile = (name, sparql) => (sparql.trimStart().startsWith("#") ? sparql : `# ${name.replace(/\s+/gu, " ")}\n#\n${sparql}`).trimEnd() + "\n";
const slug = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/gu, "-").replace(/^-|-$/gu, "").slice(0, 60) || "query";
export const toFile = (name, sparql) => download(new Blob([asFile(name, sparql)], { type: "application/sparql-query" }), `${slug(name)}.rq`);

const entry = (query, open, ...extra) => element("li", {}, element("button", { type: "button", class: "entry-open", on: { click: () => open(query) } },
  element("bdi", { text: about(query) }), element("span", { class: "hint", text: [
    query.at && new Date(query.at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" }), query.told,
  ].filter(Boolean).join(" · ") })), ...extra);

/** Show both lists; `open` is told of the query that is picked, `say` what to tell the reader. */
export const keep = (open, say) => {
  const show = () => {
    const saved = read(SAVED);
    byId("pane-saved").replaceChildren(
      saved.length ? element("ul", { class: "entries" }, ...saved.map((query, n) => entry(query, open,
        element("div", { class: "bar" },
          element("button", { type: "button", text: ".rq", title: "Download as a file for kg query", "aria-label": `Download ${query.title}`, on: { click: () => toFile(query.title, query.sparql) } }),
          element("button", { type: "button", text: "Delete", "aria-label": `Delete ${query.title}`, on: { click: () => {
            write(SAVED, saved.toSpliced(n, 1));
            show();
          } } }))))) : element("p", { class: "hint", text: "Nothing saved yet. “Save…” under the editor keeps a query here, in this browser." }),
      element("div", { class: "bar" }, element("label", { class: "file", text: "Add .rq files…" }, input)));
    const past = read(HISTORY);
    byId("pane-history").replaceChildren(
      past.length ? element("ul", { class: "entries" }, ...past.map((query) => entry(query, open)))
        : element("p", { class: "hint", text: "What you ask is listed here, in this browser." }),
      past.length ? element("div", { class: "bar" }, element("button", { type: "button", text: "Clear history", on: { click: () => { write(HISTORY, []); show(); } } })) : "");
  };

  const input = element("input", { type: "file", accept: ".rq,.sparql", multiple: true, class: "unseen", on: { change: async () => {
    const added = await Promise.all([...input.files].map(async (file) => ({ title: file.name.replace(/\.(rq|sparql)$/iu, ""), sparql: await file.text(), at: Date.now() })));
    const names = new Set(added.map(({ title }) => title));
    const kept = write(SAVED, [...added, ...read(SAVED).filter(({ title }) => !names.has(title))]);
    say(kept ? `Added ${plural(added.length, "query", "queries")}.` : "This browser keeps nothing for this page.");
    input.value = "";
    show();
  } } });

  show();
  return {
    /** Keep `query` under `title`, in the place of one of that name. */
    save: (title, query) => {
      const kept = write(SAVED, [{ ...query, title, at: Date.now() }, ...read(SAVED).filter((x) => x.title !== title)]);
      show();
      return kept;
    },
    /** Note that `query` was asked, with what came of it. */
    note: (query) => {
      write(HISTORY, [{ ...query, at: Date.now() }, ...read(HISTORY).filter((x) => !sameQuery(x, query))].slice(0, MOST));
      show();
    },
  };
};
