// Making elements. Text on this page comes from strangers: it is only ever put in as text, never as markup.

/** Make an element. `text` and children that are strings become text; `title`, `class` and the like are set as such. */
export const element = (tag, { text, on = {}, ...attributes } = {}, ...children) => filled(document.createElement(tag), text, on, attributes, children);

const SVG = "http://www.w3.org/2000/svg";

/** As `element`, for a picture. */
export const drawn = (tag, { text, on = {}, ...attributes } = {}, ...children) => filled(document.createElementNS(SVG, tag), text, on, attributes, children);

const filled = (made, text, on, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  for (const [name, handler] of Object.entries(on)) made.addEventListener(name, handler);
  if (text !== undefined) made.textContent = text;
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return made;
};

export const byId = (id) => document.getElementById(id);

/** An address that is safe to follow, or nothing: `javascript:` and its like come in articles too. */
export const safe = (url) => {
  try {
    const parsed = new URL(url);
    return ["https:", "http:"].includes(parsed.protocol) ? parsed.href : undefined;
  } catch {
    return undefined;
  }
};

/** Letters without accents or case, so that "sao tome" finds São Tomé. */
export const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** Wait until the typing pauses: the last call within `wait` milliseconds is the one that is made. */
export const paused = (call, wait) => {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...given), wait);
  };
};

/** A labelled choice of one among `options`, pairs of value and text. */
export const choice = (label, options, chosen, change) => element("label", { class: "choice" }, element("span", { text: label }),
  element("select", { on: { change: ({ target }) => change(target.value) } },
    ...options.map(([value, text]) => element("option", { value, text, selected: value === chosen }))));

/** Tabs as ARIA has them: one is in the tab order, arrows go to the others. `show` is told the name of the chosen one. */
export const tabs = (list, show) => {
  const all = () => [...list.querySelectorAll('[role="tab"]')].filter((tab) => !tab.hidden);
  const choose = (name, focus = false) => {
    for (const tab of list.querySelectorAll('[role="tab"]')) {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      if (chosen && focus) tab.focus();
    }
    show(name);
  };
  list.addEventListener("click", ({ target }) => {
    const tab = target.closest('[role="tab"]');
    if (tab) choose(tab.dataset.tab);
  });
  list.addEventListener("keydown", (event) => {
    const shown = all();
    const at = shown.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    choose(shown[(to + shown.length) % shown.length].dataset.tab, true);
  });
  return choose;
};

/** Hand `blob` to the reader as a file. */
export const download = (blob, name) => {
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // the browser may still be reading it
};

/** Put `text` on the clipboard; false where the browser does not allow it. */
export const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // no secure context, as when another machine serves the page: the old way
    const area = element("textarea", { class: "unseen", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
};
