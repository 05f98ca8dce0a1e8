// Search for words in sentences, quotations and titles, where the server has an index of them.

import { search } from "./api.js";
import { byId, element, paused, plural } from "./dom.js";

const MOST = 50;

const hit = ({ sentence, article, date, iri, relations = [] }, open) => element("li", {},
  element("blockquote", { dir: "auto", text: sentence }),
  element("p", { class: "hint" }, [article, date].filter(Boolean).join(", ")),
  ...relations.map((relation) => {
    const told = typeof relation === "string" ? { text: relation } : relation;
    const text = told.text ?? told.label ?? told.iri ?? "";
    return element("p", { class: "relation" }, told.iri ? element("button", { type: "button", class: "name", text, on: { click: () => open(told.iri, text) } }) : text);
  }),
  iri && !relations.length ? element("button", { type: "button", class: "name", text: "What is told there", on: { click: () => open(iri, sentence) } }) : "");

/** Fill the tab; `open` opens a card. */
export const offerWords = (open) => {
  const found = element("ul", { class: "hits" });
  const count = element("p", { class: "hint", role: "status" });
  let latest = 0;
  const look = async () => {
    const mine = latest += 1;
    const words = input.value.trim();
    if (!words) {
      found.replaceChildren();
      count.textContent = "";
      return;
    }
    try {
      const hits = await search(words, MOST);
      if (mine !== latest) return;
      count.textContent = hits.length >= MOST ? `The best ${MOST}` : plural(hits.length, "sentence", "sentences");
      found.replaceChildren(...hits.map((x) => hit(x, open)));
    } catch (error) {
      if (mine !== latest) return;
      found.replaceChildren();
      count.textContent = error.message;
    }
  };
  const input = element("input", { id: "words", type: "search", autocomplete: "off", placeholder: "Words in a sentence", on: { input: paused(look, 250) } });
  byId("pane-words").replaceChildren(element("label", { for: "words", class: "unseen", text: "Words to find in sentences, quotations and titles" }), input, count, found);
};
