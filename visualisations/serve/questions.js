// The library of questions, and the form for the values of the one that is picked.

import { combobox } from "./combobox.js";
import { byId, element, plain } from "./dom.js";

const NAMES = { entity: "entity", agent: "agent", place: "place" }; // types that the graph can complete
const PERIODS = new Set(["first-day", "last-day"]);
const KIND = {
  entity: "a person, organisation, country or place", agent: "a person, organisation or country", place: "a country, region, city or venue",
  text: "words", "first-day": "YYYY, YYYY-MM or YYYY-MM-DD", "last-day": "YYYY, YYYY-MM or YYYY-MM-DD",
};

const groups = (questions) => {
  const found = new Map();
  for (const question of questions) {
    const name = question.group || "Questions";
    found.set(name, [...(found.get(name) ?? []), question]);
  }
  return [...found];
};

const text = (question) => plain([question.name, question.text, question.notes, question.group].join(" "));

/** List `questions` by group; `pick` is told of the one that is clicked. Returns how to mark the one in use. */
export const library = (questions, pick) => {
  const find = byId("find");
  const list = byId("questions");
  const none = element("p", { class: "hint", hidden: true, text: "No question has these words. Ask one of your own in SPARQL." });
  const items = [];
  list.replaceChildren(...groups(questions).map(([name, members]) => element("section", {}, element("h2", { text: name }),
    element("ul", {}, ...members.map((question) => {
      const button = element("button", { type: "button", title: question.usage, on: { click: () => pick(question) } }, question.text);
      const item = element("li", {}, button);
      items.push({ item, button, question, words: text(question) });
      return item;
    })))), none);

  find.addEventListener("input", () => {
    const wanted = plain(find.value).split(/\s+/u).filter(Boolean);
    for (const { item, words } of items) item.hidden = !wanted.every((word) => words.includes(word));
    for (const section of list.querySelectorAll("section")) section.hidden = !section.querySelector("li:not([hidden])");
    none.hidden = items.some(({ item }) => !item.hidden);
  });
  find.addEventListener("keydown", (event) => {
    const shown = items.filter(({ item }) => !item.hidden);
    if (event.key === "Enter" && shown.length) pick(shown[0].question);
    if (event.key === "ArrowDown" && shown.length) {
      event.preventDefault();
      shown[0].button.focus();
    }
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const shown = items.filter(({ item }) => !item.hidden).map(({ button }) => button);
    const at = shown.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    (shown[at + step] ?? find).focus();
  });

  return (chosen) => {
    for (const { button, question } of items) {
      if (question === chosen) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  };
};

/** What a value is typed into, or chosen with. */
const entry = ({ name, type, optional, example, choices = [] }, id) => {
  const told = { id, name, required: !optional, "aria-describedby": `${id}-told` };
  if (choices.length) return element("select", told, ...(optional ? [""] : []).concat(choices).map((value) => element("option", { value, text: value || "any" })));
  if (type === "day") return element("input", { ...told, type: "date" });
  return element("input", {
    ...told, type: "text", placeholder: example ? `e.g. ${example}` : undefined, autocomplete: "off",
    pattern: PERIODS.has(type) ? "\\d{4}(-\\d{2}(-\\d{2})?)?" : undefined, title: PERIODS.has(type) ? "A year, month or day: 2021, 2021-03 or 2021-03-04" : undefined,
  });
};

const field = (parameter, value) => {
  const { name, type, description, optional } = parameter;
  const id = `value-${name}`;
  const input = entry(parameter, id);
  if (value) input.value = value;
  return element("div", { class: "field" },
    element("label", { for: id }, name, optional ? element("span", { class: "optional", text: "optional" }) : ""),
    element("div", { class: "entry" }, input, NAMES[type] ? combobox(input, NAMES[type]) : ""),
    element("p", { class: "hint", id: `${id}-told`, text: `${description}${KIND[type] ? ` (${KIND[type]})` : ""}` }));
};

/** Show `question` with a form for its values; `ask` is told what was filled in. */
export const form = (question, values, ask) => {
  const fields = question.parameters.map((parameter) => field(parameter, values[parameter.name]));
  const made = element("form", { autocomplete: "off", on: {
    submit: (event) => {
      event.preventDefault();
      const given = [...new FormData(made)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
      ask(question, Object.fromEntries(given));
    },
  } }, element("h2", { id: "asked", tabindex: "-1", text: question.text }),
  ...question.notes.split(/\n\s*\n/u).filter(Boolean).map((text) => element("p", { class: "notes", text })),
  element("div", { class: "fields" }, ...fields),
  element("div", { class: "bar" }, element("button", { type: "submit", class: "main", text: "Ask" }),
    question.parameters.some((parameter) => parameter.example && !parameter.optional)
      ? element("button", { type: "button", text: "Fill in the example", on: { click: () => fill(made, question) } }) : ""));
  byId("question").replaceChildren(made);
  return made;
};

const fill = (made, question) => {
  for (const { name, optional, example } of question.parameters) {
    if (!optional && example) made.elements[name].value = example.replace(/^"(.*)"$/u, "$1");
  }
};

/** Put `suggestion` where the value that `message` complains of is; whether there is such a field. */
export const correct = (message, suggestion) => {
  const made = byId("question").querySelector("form");
  const inputs = [...(made?.querySelectorAll("input") ?? [])].filter((input) => input.value.trim() && message.includes(input.value.trim()));
  if (inputs.length !== 1) return false;
  inputs[0].value = suggestion;
  made.requestSubmit();
  return true;
};
