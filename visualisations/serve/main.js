// What the reader does → what is asked → what is shown.

import * as address from "./address.js";
import * as api from "./api.js";
import * as card from "./card.js";
import { setPrefixes } from "./cells.js";
import { byId, copied, element, tabs } from "./dom.js";
import { editor } from "./editor.js";
import { correct, form, library } from "./questions.js";
import * as results from "./results.js";
import { keep, toFile } from "./saved.js";
import { offerWords } from "./words.js";

const FIRST = "# The 25 most recent meetings that were held\nSELECT ?meeting ?latest ?venue\nWHERE {\n  ?meeting a dip:Meeting ; dip:status dip:Held ; dip:latest ?latest .\n  OPTIONAL { ?meeting dip:venue ?venue }\n}\nORDER BY DESC(?latest) ?meeting\nLIMIT 25\n";

let info = { prefixes: {}, timeout: undefined };
let questions = [];
let mark = () => {};
let current = {}; // what the form shows, if any: { question }
let asked = {}; // what was asked last, as the address has it
let running = new AbortController();

const named = (wanted) => questions.find(({ name }) => name === wanted);

const say = (text) => {
  const toast = byId("toast");
  toast.textContent = text;
  toast.classList.add("shown");
  setTimeout(() => toast.classList.remove("shown"), 3500);
};

// --- asking ---

const put = () => {
  const to = address.write({ ...asked, view: results.looking() });
  if (to !== location.hash) history.pushState(null, "", to);
};

/** Ask, and show what comes: rows, or why there are none. */
const ask = async (query) => {
  running.abort();
  running = new AbortController();
  const mine = running;
  asked = query;
  put();
  editing.wrong();
  results.waiting(() => mine.abort(), info.timeout);
  const body = query.question ? { question: query.question, values: query.values } : { sparql: query.sparql };
  try {
    const answer = await api.ask(body, mine.signal);
    if (mine !== running) return; // another question has taken its place
    if (query.question) editing.write(answer.sparql);
    saved.note({ ...query, sparql: answer.sparql, text: named(query.question)?.text, told: results.brief(answer) });
    results.came({ ...answer, name: query.question, about: about(query, answer) }, query.question ? [] : remarks());
  } catch (error) {
    if (mine !== running) return;
    if (error.name === "AbortError") {
      results.stopped();
      return;
    }
    if (!(error instanceof api.Refused)) {
      results.failed(`This answer cannot be shown: ${error.message}`, []);
      throw error; // a mistake of this page: the browser's console has where
    }
    if (error.line && !query.question) editing.wrong(error);
    results.failed(error.message, corrections(error, query));
  }
  if (narrow.matches) byId("results").scrollIntoView();
};

const iris = (sparql) => new Set(sparql.match(/<[^<>"{}|^`\\\s]*>/gu));

/** What a question was asked about, where it is one thing: the IRI that binding put into the query, and its name. */
const about = ({ question, values }, { sparql }) => {
  const known = named(question);
  if (!known) return undefined;
  const template = iris(known.sparql);
  const added = [...iris(sparql)].filter((iri) => !template.has(iri));
  const things = known.parameters.filter(({ name, type }) => values[name] && ["entity", "agent", "place"].includes(type));
  return added.length === 1 && things.length === 1 ? { iri: added[0].slice(1, -1), label: values[things[0].name] } : undefined;
};

const corrections = ({ message, suggestions, line }, { question }) => {
  if (question) return suggestions.map((text) => ({ text, take: () => { if (!correct(message, text)) say("Put it into the form above."); } }));
  return line ? suggestions.map((text) => ({ text, take: () => { editing.mend(text); askText(); } })) : [];
};

/** What to say of a query that ran: words in it that find nothing, each with what was meant. */
const remarks = () => editing.doubts().map((doubt) => ({
  message: doubt.message, corrections: doubt.near.map((text) => ({ text, take: () => { editing.mend(text, doubt); askText(); } })),
}));

const askText = () => ask({ sparql: editing.text() });

const editing = editor(byId("editor"), {
  label: "SPARQL query", hint: "SELECT …, or pick a question", run: askText,
  names: (text) => (text ? api.complete("entity", text) : Promise.resolve([])),
});

// --- questions, saved ones, addresses ---

const pick = (question, values = {}, { focus = true } = {}) => {
  current = { question };
  mark(question);
  const made = form(question, values, (chosen, given) => ask({ question: chosen.name, values: given }));
  editing.write(question.sparql);
  byId("query").open = !narrow.matches;
  closeLibrary();
  if (focus) (made.querySelector("input") ?? made.querySelector("[type=submit]")).focus();
};

/** Show SPARQL that no question of the library stands behind. */
const write = (sparql) => {
  current = {};
  mark();
  byId("question").replaceChildren();
  byId("query").open = true;
  editing.write(sparql);
};

const open = (query) => {
  const question = named(query.question);
  if (question) pick(question, query.values, { focus: false });
  else write(query.sparql ?? "");
  closeLibrary();
  if (question || query.sparql) ask(question ? { question: question.name, values: query.values ?? {} } : { sparql: query.sparql });
};

const saved = keep(open, say);

const follow = () => {
  const { question, values, sparql, view, card: thing } = address.parse(location.hash);
  asked = {}; // so that a change of view does not write what was asked before into this address
  if (question || sparql) results.look(view ?? "table");
  const known = named(question);
  if (known) {
    if (known.parameters.some(({ name, optional }) => !optional && !values[name])) pick(known, values);
    else open({ question, values });
  } else if (question) results.failed(`This graph's library has no question called ${question}.`, []);
  else if (sparql) open({ sparql });
  else if (thing) show(thing, "");
};
window.addEventListener("popstate", follow);

// --- buttons ---

const dialog = byId("dialog");

/** Ask the reader for one line of text; nothing where they think better of it. */
const wanted = (title, label, value) => new Promise((resolve) => {
  const input = element("input", { id: "wanted", type: "text", required: true, autocomplete: "off" });
  input.value = value;
  dialog.replaceChildren(element("form", { method: "dialog" }, element("h2", { text: title }),
    element("label", { for: "wanted", text: label }), input,
    element("div", { class: "bar" }, element("button", { type: "submit", class: "main", value: "yes", text: "OK" }), element("button", { type: "submit", value: "", formnovalidate: true, text: "Cancel" }))));
  dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes" ? input.value.trim() : undefined), { once: true });
  dialog.returnValue = "";
  dialog.showModal();
  input.select();
});

byId("run").addEventListener("click", askText);
byId("new").addEventListener("click", () => { write(""); editing.focus(); });
byId("save").addEventListener("click", async () => {
  const question = current.question && asked.question === current.question.name ? current.question : undefined;
  const title = await wanted("Save this query", "Name", question ? [question.text, Object.values(asked.values).join(", ")].filter(Boolean).join(" ") : /^#\s*(.+)/u.exec(editing.text())?.[1] ?? "");
  if (title) say(saved.save(title, { sparql: editing.text() }) ? "Saved in this browser." : "This browser keeps nothing for this page: download the .rq file instead.");
});
byId("file").addEventListener("click", () => toFile(current.question?.text ?? /^#\s*(.+)/u.exec(editing.text())?.[1] ?? "query", editing.text()));
byId("link").addEventListener("click", async () => {
  const url = new URL(location.href);
  const fromForm = asked.question && current.question?.name === asked.question;
  url.hash = address.write({ ...(fromForm ? asked : { sparql: editing.text() }), view: results.looking() });
  say(await copied(url.href) ? "Link copied. It works where this server can be reached." : "The browser does not allow copying: take the address from its bar.");
});

const narrow = matchMedia("(max-width: 60rem)");
const opener = byId("open-library");
const openLibrary = (to) => {
  document.body.classList.toggle("choosing", to);
  opener.setAttribute("aria-expanded", String(to));
};
const closeLibrary = () => openLibrary(false);
opener.addEventListener("click", () => openLibrary(!document.body.classList.contains("choosing")));

tabs(byId("library-tabs"), (name) => {
  for (const pane of byId("library").querySelectorAll('[role="tabpanel"]')) pane.hidden = pane.id !== `pane-${name}`;
})("questions");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !dialog.open) card.close();
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest?.("input, textarea, select, #editor")) {
    event.preventDefault();
    openLibrary(true);
    byId("find").focus();
  }
});

const show = (iri, label) => card.open(iri, label, (sparql) => open({ sparql }));
results.prepare({
  open: show,
  ask: (sparql, signal) => api.ask({ sparql, limit: 10_000 }, signal),
  viewed: () => { if (asked.question || asked.sparql) history.replaceState(null, "", address.write({ ...asked, view: results.looking() })); },
});

// --- begin ---

async function start() {
  let terms;
  try {
    [info, questions, terms] = await Promise.all([api.info(), api.questions(), api.terms()]);
  } catch (error) {
    results.failed(error.message, []);
    return;
  }
  document.title = `${info.title} – Communiqué`;
  byId("title").textContent = info.title;
  byId("counts").replaceChildren(...[["triples", info.triples], ["articles", info.articles]].filter(([, count]) => count !== undefined && count !== null)
    .map(([name, count]) => element("span", {}, element("b", { text: count.toLocaleString("en") }), ` ${name}`)));
  setPrefixes(info.prefixes);
  editing.know({ terms, prefixes: info.prefixes });
  mark = library(questions, (question) => pick(question));
  offerWords(show);
  if (!editing.text()) editing.write(FIRST);
  follow();
  document.body.dataset.ready = "true"; // for tests: all of the page answers
}

start();
