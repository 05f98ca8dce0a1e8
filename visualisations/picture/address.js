// The address: what is shown stands behind the # of the page's own, so that a view can be sent, kept and gone back to.
//
// It is text like `node=person/ilsa-brandt&from=2031-04-01&hide=planned`: each part has a key and belongs to one
// capability, which writes it from the state and reads it back. Things are named by the end of their IRI, which a
// rebuild keeps. The text may come from anyone: what is not understood is left out, and said to be.

const LONGEST_ADDRESS = 4000; // letters; some mail readers cut longer ones

/** Parts of the address: { key, write() → text or nothing, read(text) → whether it was understood }. */
const addressParts = [];
const inAddress = (key, write, read) => addressParts.push({ key, write, read });

const decodePart = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
/** Letters that must not end a part, encodePart; slashes stay, so that names can be read. */
const encodePart = (text) => encodeURIComponent(text).replaceAll("%2F", "/").replaceAll("%3A", ":");

const endOf = (iri, segments) => decodePart(iri).split("/").slice(-segments).join("/");
const irisOf = (node) => (node.community !== undefined ? [`community/${node.community}`] : node.meeting ? [node.meeting.iri] : node.members.map((row) => facts.entities[row].iri));

/** End of an IRI, of two pieces -> nodes called so. */
const byEnd = inScene(() => {
  const found = new Map();
  for (const node of nodes) {
    for (const end of new Set(irisOf(node).map((iri) => endOf(iri, 2)))) found.set(end, [...(found.get(end) ?? []), node]);
  }
  return found;
});

/** A node's name in an address: as much of the end of its IRI as tells it from the others. */
const wordOf = (node) => {
  const [iri] = irisOf(node);
  const pieces = byEnd().get(endOf(iri, 2)).length === 1 ? 2 : iri.split("/").length;
  return endOf(iri, pieces);
};
/** The node that a name in an address means, if it means one. */
const nodeOf = (word) => {
  const called = (byEnd().get(word.split("/").slice(-2).join("/")) ?? [])
    .filter((node) => irisOf(node).some((iri) => decodePart(iri) === word || decodePart(iri).endsWith(`/${word}`)));
  return called.length === 1 ? called[0] : undefined;
};

// --- what is chosen ---

const wordsOf = (...all) => all.map(encodePart).join(",");
const nodesOf = (text, many) => {
  const found = text.split(",").map((word) => nodeOf(decodePart(word)));
  return found.length === many && found.every(Boolean) ? found : undefined;
};
const sortOf = (edge) => edge.status ?? edge.tenure;

inAddress("node", () => state.chosen.node !== undefined && wordsOf(wordOf(nodes[state.chosen.node])), (text) => {
  const [node] = nodesOf(text, 1) ?? [];
  if (node) state.chosen = { node: node.id };
  return Boolean(node);
});
inAddress("line", () => {
  const edge = edges[state.chosen.edge];
  return edge && wordsOf(wordOf(nodes[edge.from]), edge.relation + (sortOf(edge) ? `:${sortOf(edge)}` : ""), wordOf(nodes[edge.to]));
}, (text) => {
  const [from, what, to] = text.split(",").map(decodePart);
  const both = nodesOf(wordsOf(from ?? "", to ?? ""), 2);
  const [relation, sort] = (what ?? "").split(":");
  const edge = both?.[0].edges.find((one) => one.from === both[0].id && one.to === both[1].id && one.relation === relation && sortOf(one) === sort);
  if (edge) state.chosen = { edge: edge.id };
  return Boolean(edge);
});
/** A fact's name: the end of its IRI; of a place in another, which has none, the two places. */
const factWord = (fact) => (fact.relation === "located-in"
  ? [fact.inner, fact.outer].map((row) => endOf(facts.entities[row].iri, 2)).join(" in ") : endOf(fact.iri, 2));
inAddress("fact", () => state.chosen.fact && wordsOf(factWord(state.chosen.fact)), (text) => {
  const found = everyFact().filter((fact) => factWord(fact) === decodePart(text));
  if (found.length === 1) state.chosen = { fact: found[0] };
  return found.length === 1;
});

const MOST_FACTS = 40; // in one address
inAddress("facts", () => {
  const { several } = state.chosen;
  return several && several.length <= MOST_FACTS && wordsOf(...several.map(factWord));
}, (text) => {
  const asked = new Set(text.split(",").slice(0, MOST_FACTS).map(decodePart));
  const found = everyFact().filter((fact) => asked.has(factWord(fact)));
  if (found.length) state.chosen = { several: found, title: plural(found.length, "fact", "facts") };
  return found.length === asked.size;
});

// --- which legend entries are off; their names differ across groups ---

inAddress("hide", () => Object.values(state.off).flatMap((off) => [...off]).sort().join(","), (text) => {
  const known = new Map([...document.querySelectorAll("input[data-group]")].map((input) => [input.value, input.dataset.group]));
  const asked = text.split(",");
  for (const name of asked) if (known.has(name)) state.off[known.get(name)].add(name);
  return asked.every((name) => known.has(name));
});

// --- the address itself ---

const address = () => "#" + addressParts.map(({ key, write }) => [key, write()]).filter(([, text]) => text)
  .map(([key, text]) => `${key}=${text}`).join("&");

let lastAddress = "#";
const sameAddress = (one, other) => (one || "#") === (other || "#");

/** Write what is shown behind the #: as a new step to go back from, or over the last one. */
const writeAddress = (step) => {
  const now = address();
  if (sameAddress(now, lastAddress)) return;
  lastAddress = now;
  try {
    history[step ? "pushState" : "replaceState"](null, "", now);
  } catch { /* a page inside another, as in a notebook, has no address of its own */ }
};

const said = document.getElementById("said");
let hushing;
/** Tell the reader in passing; screen readers read it out. */
const say = (text, lasts = 4000) => {
  said.textContent = text;
  said.hidden = !text;
  clearTimeout(hushing);
  hushing = setTimeout(() => { said.hidden = true; }, lasts);
};

/** Make the state what an address says, and what it says nothing of as it is at first. Tell what was not understood. */
const readAddress = (text) => {
  const known = new Map(addressParts.map((part) => [part.key, part]));
  const strange = [];
  state.chosen = {};
  onReset.forEach((set) => set());
  if (text.length > LONGEST_ADDRESS) strange.push("it is too long");
  else {
    for (const part of text.replace(/^#/u, "").split("&").filter(Boolean)) {
      const [key, ...value] = part.split("=");
      if (!known.get(key)?.read(value.join("="))) strange.push(short(decodePart(part)));
    }
  }
  lastAddress = text || "#";
  if (strange.length) say(`Part of this link says nothing here, and was left out: ${strange.slice(0, 3).join("; ")}`, 12000);
};
