// What the page holds, and which rows belong together. Text in it comes from strangers: it is only ever
// put into the page as text (see `element`), never as markup.

const read = (id) => JSON.parse(document.getElementById(id).textContent);

const facts = read("facts");
const nodes = read("nodes");
const edges = read("edges");

const TABLE = { meets: "meetings", says: "statements", represents: "roles", "located-in": "within" };

for (const node of nodes) {
  node.members = []; // rows of `entities`: one, or all unnamed sources of one name
  node.edges = [];
  node.neighbours = new Set();
}
facts.entities.forEach((entity, row) => {
  entity.row = row;
  if (entity.node !== undefined) nodes[entity.node].members.push(row);
});
facts.meetings.forEach((meeting) => {
  if (meeting.node !== undefined) nodes[meeting.node].meeting = meeting;
});
for (const edge of edges) {
  nodes[edge.from].edges.push(edge);
  nodes[edge.to].edges.push(edge);
  nodes[edge.from].neighbours.add(edge.to);
  nodes[edge.to].neighbours.add(edge.from);
}

/** The round table that a line ends at, if any. */
const table = (edge) => [nodes[edge.from], nodes[edge.to]].find((node) => node.meeting);

// Row of an entity -> what is told of it, so that a card needs no search.
const about = facts.entities.map(() => ({
  roles: [], envoys: [], meetings: [], hosted: [], said: [], heard: [], mentioned: [], outer: [], inner: [],
}));
const note = (row, list, fact) => {
  if (row !== undefined && !about[row][list].includes(fact)) about[row][list].push(fact);
};
for (const meeting of facts.meetings) {
  (meeting.who ?? []).forEach((row) => note(row, "meetings", meeting));
  note(meeting.place, "hosted", meeting);
}
for (const said of facts.statements) {
  note(said.speaker, "said", said);
  note(said.to, "heard", said);
  (said.mentions ?? []).forEach((row) => note(row, "mentioned", said));
}
for (const role of facts.roles) {
  note(role.who, "roles", role);
  note(role.whom, "envoys", role);
}
for (const part of facts.within) {
  note(part.inner, "outer", part);
  note(part.outer, "inner", part);
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

/** A date at the precision it was told: 2031, June 2031, 4 June 2031. */
const day = (date) => {
  const [year, month, number] = (date ?? "").split("-");
  const name = MONTHS[Number(month) - 1];
  if (!name) return date ?? "";
  return number ? `${Number(number)} ${name} ${year}` : `${name} ${year}`;
};

const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** A name on one line, cut where it would run over its neighbours; by code points, so that no emoji breaks. */
const LONGEST = 26; // looks.py leaves room for as many
const short = (name) => {
  const letters = [...name.replace(/\s+/gu, " ")];
  return letters.length > LONGEST ? letters.slice(0, LONGEST - 1).join("").trimEnd() + "…" : letters.join("");
};

/** Make an element. `text` and children that are strings become text; `title`, `class` and the like are set as such. */
const element = (tag, { text, on = {}, ...attributes } = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  for (const [name, handler] of Object.entries(on)) made.addEventListener(name, handler);
  if (text !== undefined) made.textContent = text;
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
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
