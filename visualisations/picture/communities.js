// A graph too large for one picture: the page opens with its communities, and each opens into a scene of its own. Those
// wait in the page, packed (gzip, base64), and are unpacked when they are wanted.

const whole = document.getElementById("elsewhere") ? read("scene") : undefined; // the summary, to come back to
if (whole) whole.nodes = rowsOf(whole.nodes);
let inside; // number of the community that is open
let everyone = () => []; // names of all communities, as the search has them, once they are unpacked

const unpack = (id) => {
  const letters = atob(document.getElementById(id).textContent);
  const bytes = new Uint8Array(letters.length); // by hand: Uint8Array.from takes a tenth of a second for a megabyte
  for (let n = 0; n < letters.length; n += 1) bytes[n] = letters.charCodeAt(n);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
};

const show = (scene) => {
  load(scene);
  refresh("scene");
};

/** Open a community, with its node number `node` chosen if one is given. */
const openCommunity = async (number, node) => {
  if (inside !== number) {
    stage.setAttribute("aria-busy", "true");
    const scene = await unpack(`community-${number}`);
    stage.removeAttribute("aria-busy");
    inside = number;
    show(scene);
  }
  if (node !== undefined) select({ node }, { go: true, focus: true });
  else stage.focus({ preventScroll: true });
};

/** Back to all communities. */
const closeCommunity = () => {
  const from = inside;
  inside = undefined;
  show(read("scene"));
  state.hovered = from; // where one comes from
  renderer.redraw();
  stage.focus({ preventScroll: true });
};

/** Go where an entity is, here or in another community. */
const reach = (entity) => (entity.inside ? openCommunity(...entity.inside) : select({ node: entity.node }, { go: true, focus: true }));

// --- where one is ---

const trail = element("nav", { id: "trail", "aria-label": "Where you are", hidden: true });
document.getElementById("view-graph").append(trail);

onScene.push(() => {
  trail.hidden = inside === undefined;
  document.querySelector(".note")?.classList.toggle("under", !trail.hidden);
  if (inside === undefined) return;
  trail.replaceChildren(
    element("button", { type: "button", class: "name", text: "All communities", on: { click: closeCommunity } }),
    element("span", { "aria-hidden": "true", text: "›" }),
    element("bdi", { "aria-current": "page", text: whole.nodes[inside].label }));
});

// Escape clears a choice first (see page.js); with nothing chosen, it leads back.
document.addEventListener("keydown", ({ key, target }) => {
  if (key === "Escape" && inside !== undefined && !Object.keys(state.chosen).length && target.tagName !== "INPUT") closeCommunity();
}, { capture: true });

// --- the search knows those in other communities too ---

/** The number of the community that a node of an address is in; nothing where it is in none, or might be in several. */
let communityOf = async () => undefined;

if (whole) {
  const known = unpack("elsewhere");
  communityOf = async (word) => {
    const end = endOf(word, 2);
    const found = new Set(rowsOf(await known).filter((name) => decodePart(name.end) === end).map((name) => name.community));
    return found.size === 1 ? [...found][0] : undefined;
  };
  known.then((table) => {
    let found; // made when the first letter is typed: there may be a hundred thousand
    everyone = () => (found ??= rowsOf(table).flatMap(({ label, others, group, community, node, row }) => {
      const entity = { label, group, inside: [community, node], row };
      return [label, ...others].map((text) => ({ entity, text, key: plain(text) }));
    }));
  });
}
const elsewhere = () => everyone().filter(({ entity }) => entity.inside[0] !== inside);

// --- what is told of communities ---

const MEMBERS = { person: ["person", "people"], country: ["country", "countries"], organisation: ["organisation", "organisations"],
  place: ["place", "places"], meeting: ["round table", "round tables"], unnamed: ["kind of unnamed source", "kinds of unnamed sources"] };
const BUNDLED = { meets: ["meeting", "meetings"], says: ["statement", "statements"], represents: ["role", "roles"], "located-in": ["location", "locations"] };

const listed = (counts, words) => Object.keys(words).filter((kind) => counts[kind]).map((kind) => plural(counts[kind], ...words[kind])).join(", ");
const bundled = (edge) => Object.values(edge.bundle).reduce((sum, count) => sum + count, 0);

const opener = ({ community, label }, text = label) =>
  element("button", { type: "button", class: "name", on: { click: () => openCommunity(community) } }, element("bdi", { text }));

const communityCard = (node) => [
  head("community", "Community", node.label),
  element("p", { class: "aside", text: `${listed(node.types, MEMBERS)}. They have more to do with each other than with the rest.` }),
  element("p", {}, opener(node, "Open this community")),
  element("section", {}, element("h3", { text: "Most central" }), element("ol", { class: "ranks" }, ...node.first.map(({ label, group, node: number }) => element("li", {},
    element("span", { class: `type-${group}` }, element("i", { class: "dot", "aria-hidden": "true" })),
    element("button", { type: "button", class: "name", on: { click: () => openCommunity(node.community, number) } }, element("bdi", { text: label })))))),
];

const bundleCard = (edge) => [
  element("div", { class: "head" },
    element("p", { class: "kicker" }, "Between two communities"),
    element("h2", { dir: "auto", tabindex: "-1" }, opener(nodes[edge.from]), " and ", opener(nodes[edge.to]))),
  element("p", { class: "aside", text: `${listed(edge.bundle, BUNDLED)} join them. Open one of them to see each with its sentence.` }),
];

const communitiesOverview = () => [
  element("p", { class: "lead", text: "There are too many names here for one picture. Each circle is a community: names that have more to do with each other than with the rest. Choose one to open it, or search any name. Lines lead to those that each has most to do with." }),
  element("section", {}, element("h3", { text: "Communities" }), element("ol", { class: "ranks" },
    ...[...nodes].sort((a, b) => b.links - a.links || a.id - b.id).slice(0, 40).map((node) => element("li", {},
      opener(node), element("span", { class: "count", text: plural(node.links, "name", "names") }))))),
];
