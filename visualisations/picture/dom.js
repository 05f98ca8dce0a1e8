// Making elements, and writing dates, counts and names for readers. Text comes from strangers: it is only ever put
// into the page as text (see `element`), never as markup.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

/** A date at the precision it was told: 2031, June 2031, 4 June 2031. */
const day = (date) => {
  const [year, month, number] = (date ?? "").split("-");
  const name = MONTHS[Number(month) - 1];
  if (!name) return date ?? "";
  return number ? `${Number(number)} ${name} ${year}` : `${name} ${year}`;
};

/** How many of `all` there are of each kind. */
const counted = (all, kind) => {
  const found = {};
  for (const one of all) found[kind(one)] = (found[kind(one)] ?? 0) + 1;
  return found;
};

const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** A name on one line, cut where it would run over its neighbours; by code points, so that no emoji breaks. */
const LONGEST = 26; // looks.py leaves room for as many
const short = (name) => {
  const letters = [...name.replace(/\s+/gu, " ")];
  return letters.length > LONGEST ? letters.slice(0, LONGEST - 1).join("").trimEnd() + "…" : letters.join("");
};

/** Make an element. `text` and children that are strings become text; `title`, `class` and the like are set as such. */
const element = (tag, { text, on, ...attributes } = {}, ...children) => filled(document.createElement(tag), text, on, attributes, children);

/** As `element`, for a picture. */
const SVG = "http://www.w3.org/2000/svg";
const drawn = (tag, { text, on, ...attributes } = {}, ...children) => filled(document.createElementNS(SVG, tag), text, on, attributes, children);

const filled = (made, text, on, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  for (const [name, handler] of Object.entries(on ?? {})) made.addEventListener(name, handler);
  if (text !== undefined) made.textContent = text;
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return made;
};

/** Make an element of an SVG, with text in it if any. */
const svgElement = (tag, attributes, text) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
};

/** An address that is safe to follow, or nothing: `javascript:` and its like come in articles too. */
const safe = (url) => {
  try {
    const parsed = new URL(url);
    return ["https:", "http:"].includes(parsed.protocol) ? parsed.href : undefined;
  } catch {
    return undefined;
  }
};

/** Letters without accents or case, so that "sao tome" finds São Tomé. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
