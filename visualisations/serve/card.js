// The card beside the answer: what the graph tells of one thing, each fact with its sentence and source.

import { describe } from "./api.js";
import { byId, copied, element, safe } from "./dom.js";
import { short } from "./cells.js";

const panel = byId("panel");
const card = byId("card");
let opener; // where the keyboard was, and goes back to
let wanted;

/** What the picture has no sign for: it leads to these from its lines. */
const UNDRAWN = new Set(["Article", "Report", "Evidence", "Rule"]);

/** Text with its web addresses as links. */
const linked = (text) => text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]’”])/u).map((part, n) => {
  const url = n % 2 ? safe(part) : undefined;
  return url ? element("a", { href: url, rel: "noopener noreferrer", target: "_blank", text: part }) : part;
});

/** What kg explain tells, a paragraph a line: indented as it is there, but for its first lines, which stand above. */
const lines = (text, iri) => text.split("\n").slice(1).filter((line) => line.trim() && line.trim() !== iri).map((line) => {
  const deep = /^ */u.exec(line)[0].length;
  return element("p", { class: deep ? `deep${Math.min(deep - (deep % 2), 8)}` : "head", dir: "auto" }, ...linked(line.trim()));
});

export const close = () => {
  if (panel.hidden) return;
  panel.hidden = true;
  wanted = undefined;
  opener?.focus();
};

/** Open the card of the thing with this IRI; `query` asks a query of its own about it. */
export const open = async (iri, label, query) => {
  if (panel.hidden || !panel.contains(document.activeElement)) opener = document.activeElement;
  wanted = iri;
  panel.hidden = false;
  panel.scrollTop = 0;
  const head = (name, kind) => [
    element("p", { class: "kicker", text: kind }),
    element("h2", { tabindex: "-1", text: name, dir: "auto" }),
    element("p", { class: "hint iri" }, element("code", { text: short(iri) }), " ",
      element("button", { type: "button", class: "small", text: "Copy IRI", on: { click: async ({ target }) => { target.textContent = await copied(`<${iri}>`) ? "Copied" : "Not allowed here"; } } })),
  ];
  card.replaceChildren(...head(label, ""), element("p", { class: "hint", text: "Looking…" }));
  card.querySelector("h2").focus();
  let told;
  try {
    told = await describe(iri);
  } catch (error) {
    if (wanted !== iri) return;
    const url = safe(iri);
    card.replaceChildren(...head(label, ""), element("p", { text: error.message }),
      url ? element("p", {}, element("a", { href: url, rel: "noopener noreferrer", target: "_blank", text: iri })) : "");
    return;
  }
  if (wanted !== iri) return;
  const kinds = told.classes.map((name) => name.replace(/^dip:/u, "").replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ").toLowerCase());
  const drawn = told.classes.every((name) => !UNDRAWN.has(name.replace(/^dip:/u, "")));
  card.replaceChildren(...head(told.label, kinds.join(", ")),
    element("div", { class: "bar" }, drawn ? element("a", { class: "file", href: `/graph?${new URLSearchParams({ about: iri })}`, text: "Show in the graph" }) : "",
      element("button", { type: "button", text: "All its triples", on: { click: () => query(`CONSTRUCT { <${iri}> ?p ?o . ?s ?q <${iri}> }\nWHERE {\n  { <${iri}> ?p ?o } UNION { ?s ?q <${iri}> }\n}\nLIMIT 1000`) } })),
    element("div", { class: "told" }, ...lines(told.text, iri)));
  card.querySelector("h2").focus();
};

byId("close").addEventListener("click", close);
