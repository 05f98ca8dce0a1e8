// A text field that completes names from the graph, by keyboard or pointer (ARIA's combobox pattern).

import { complete } from "./api.js";
import { element, paused } from "./dom.js";

let count = 0;

/** Make `input` complete names of a `kind` (entity, agent, place); `take` is told of the chosen one, if given. */
export const combobox = (input, kind, take) => {
  const list = element("ul", { role: "listbox", id: `names-${count += 1}`, class: "found", "aria-label": "Names in the graph", hidden: true });
  for (const [name, value] of Object.entries({
    role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);
  let offered = [];
  let current = -1;
  let asked = new AbortController();

  const close = () => {
    asked.abort();
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const point = (to) => {
    current = (to + offered.length) % offered.length;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === current)));
    input.setAttribute("aria-activedescendant", list.children[current].id);
    list.children[current].scrollIntoView({ block: "nearest" });
  };
  const choose = (hit) => {
    input.value = hit.label;
    close();
    take?.(hit);
  };
  const offer = async () => {
    asked.abort();
    asked = new AbortController();
    const text = input.value.trim();
    if (!text) {
      close();
      return;
    }
    try {
      offered = await complete(kind, text, asked.signal);
    } catch { // typed on, or no answer: names are a help, and asking tells what is wrong
      return;
    }
    current = -1;
    list.replaceChildren(...offered.map((hit, n) => element("li", {
      role: "option", id: `${list.id}-${n}`, "aria-selected": "false",
      on: { pointerdown: (event) => { event.preventDefault(); choose(hit); } },
    }, element("bdi", { text: hit.label }), hit.alias && hit.alias !== hit.label ? element("bdi", { class: "alias", text: hit.alias }) : "",
    element("span", { class: "class", text: hit.class }))));
    list.hidden = offered.length === 0 || document.activeElement !== input;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  };

  input.addEventListener("input", paused(offer, 120));
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offered.length) {
      event.preventDefault();
      if (list.hidden) offer();
      else point(current < 0 && step < 0 ? -1 : current + step);
    } else if (event.key === "Enter" && !list.hidden && current >= 0) {
      event.preventDefault();
      choose(offered[current]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  return list;
};
