// Search for words in sentences, quotations and titles, where the server has an index of them.

import { search } from "./api.js";
import { byId, element, paused, plural } from "./dom.js";

const MOST = 50;

const relation = ({ iri, relation: what, label, status, date }, open) => element("li", {},
  element("button", { type: "button", class: "name", dir: "auto", text: label, on: { click: () => open(iri, label) } }),
  element("span", { class: "hint", text: ` ${[what, status, date].filter(Boolean).join(", ")}` }));

const hit = ({ sentence, article, publisher, date, iri, relations }, open) => element("li", {},
  element("blockquote", { dir: "auto", text: sentence }),
  element("p", { class: "hint", dir: "auto", text: [sentence === article ? "" : article, publisher, date].filter(Boolean).join(" · ") }),
  relations.length ? element("ul", { class: "relations" }, ...relations.map((x) => relation(x, open)))
    : element("button", { type: "button", class: "name", text: "What is told there", on: { click: () => open(iri, article) } }));

/** Fill the tab; `open` opens a card. */
export const offerWords = (open) => {
  const found = element("ul", { class: "hits" });
  const count = element("p", { class: "hint", role: "status" });
  let asked = new AbortController();
  const look = async () => {
    asked.abort();
    asked = new AbortController();
    const mine = asked;
    const words = input.value.trim();
    if (words.length < 2) {
      found.replaceChildren();
      count.textContent = "";
      return;
    }
    try {
      const hits = await search(words, MOST, mine.signal);
      count.textContent = hits.length >= MOST ? `The best ${MOST}` : plural(hits.length, "sentence or title", "sentences and titles");
      found.replaceChildren(...hits.map((x) => hit(x, open)));
    } catch (error) {
      if (error.name === "AbortError") return; // typed on
      found.replaceChildren();
      count.textContent = error.message;
    }
  };
  const input = element("input", { id: "words", type: "search", autocomplete: "off", placeholder: "Words in a sentence", on: { input: paused(look, 350) } });
  byId("pane-words").replaceChildren(element("label", { for: "words", class: "unseen", text: "Words to find in sentences, quotations and titles" }), input, count, found);
};
