// The answer: what came, how long it took, whether it is all; and the ways to look at it and take it along.

import { whole } from "./api.js";
import { chart } from "./chart.js";
import { byId, download, element, plural, tabs } from "./dom.js";
import { graph } from "./graph.js";
import { map } from "./map.js";
import { table } from "./table.js";

const VIEWS = { table, chart, map, graph };
const ROWS = [["CSV", "text/csv", "csv"], ["TSV", "text/tab-separated-values", "tsv"], ["JSON", "application/sparql-results+json", "json"]];
const TRIPLES = [["Turtle", "text/turtle", "ttl"], ["N-Triples", "application/n-triples", "nt"], ["JSON-LD", "application/ld+json", "jsonld"]];

const status = byId("status");
const mistake = byId("mistake");
const holder = byId("answer");
const view = byId("view");

let answer;
let states;
let doors;
let shown = "table";
let clock;

const show = (name) => {
  shown = name in VIEWS ? name : "table";
  view.setAttribute("aria-labelledby", `tab-${shown}`);
  if (!answer) return;
  states[shown] ??= {};
  VIEWS[shown](view, answer, states[shown], doors);
  doors.viewed(shown);
};
const choose = tabs(byId("view-tabs"), show);

/** `open` opens a card, `ask` asks SPARQL for a picture's sake, `viewed` is told which view is looked at. */
export const prepare = (given) => { doors = given; };
export const look = (name) => choose(name in VIEWS ? name : "table");
export const looking = () => shown;

/** Say that a query runs, for how long so far, and how to stop it. */
export const waiting = (stop, limit) => {
  const from = performance.now();
  const seconds = element("span", {});
  const tick = () => { seconds.textContent = ` ${Math.floor((performance.now() - from) / 1000)} s`; };
  clearInterval(clock);
  clock = setInterval(tick, 1000);
  mistake.replaceChildren();
  holder.classList.add("old");
  status.replaceChildren(element("span", { class: "spinner", "aria-hidden": "true" }), "Asking…", element("span", { "aria-hidden": "true" }, seconds, limit ? ` of at most ${limit} s` : ""),
    element("button", { type: "button", text: "Stop", on: { click: stop } }));
};

export const stopped = () => {
  clearInterval(clock);
  holder.classList.remove("old");
  status.replaceChildren("Stopped.");
};

const told = (message, corrections) => [element("p", { class: "message", text: message }),
  corrections.length ? element("div", { class: "bar" }, "Ask with", ...corrections.map(({ text, take }) => element("button", { type: "button", text, on: { click: take } }))) : ""];

/** Tell what went wrong; `corrections` are buttons that put it right. */
export const failed = (message, corrections) => {
  clearInterval(clock);
  status.replaceChildren();
  answer = undefined;
  holder.hidden = true;
  mistake.replaceChildren(...told(message, corrections));
};

const downloads = () => {
  if (answer.form === "ask") return [];
  return (answer.form === "construct" ? TRIPLES : ROWS).map(([name, type, ending]) => element("button", {
    type: "button", text: name, title: `Download all of it as ${name}`, on: { click: async ({ target }) => {
      target.disabled = true;
      try {
        download(await whole(answer.sparql, type), `${answer.name || "answer"}.${ending}`);
      } catch (error) {
        mistake.replaceChildren(element("p", { class: "message", text: error.message }));
      }
      target.disabled = false;
    } },
  }));
};

const outcome = () => {
  const took = answer.seconds < 0.0095 ? "in under 10 ms" : answer.seconds < 1 ? `in ${Math.round(answer.seconds * 1000)} ms` : `in ${answer.seconds.toFixed(1)} s`;
  if (answer.form === "ask") return [element("b", { text: answer.answer ? "Yes" : "No" }), ` ${took}.`];
  const [one, many] = answer.form === "construct" ? ["triple", "triples"] : ["row", "rows"];
  if (answer.truncated) {
    return [element("b", { text: `${answer.rows.length.toLocaleString("en")} ${many} shown of more` }), ` ${took}. `, element("span", { class: "warning", text: "Sorting, filter and pictures know these alone; a download has all." })];
  }
  return [element("b", { text: plural(answer.rows.length, one, many) }), ` ${took}.`];
};

/** Show what came, and `remarks` on the query: messages with their corrections. */
export const came = (given, remarks) => {
  clearInterval(clock);
  answer = given;
  states = {};
  mistake.replaceChildren(...remarks.flatMap(({ message, corrections }) => told(message, corrections)));
  status.replaceChildren(element("span", {}, ...outcome()));
  holder.classList.remove("old");
  holder.hidden = answer.form === "ask" || answer.rows.length === 0;
  if (answer.form !== "ask" && answer.rows.length === 0) status.append("Nothing in the graph fits. Fewer conditions, other dates or another spelling may.");
  byId("downloads").replaceChildren(...downloads());
  if (!holder.hidden) choose(shown);
};
