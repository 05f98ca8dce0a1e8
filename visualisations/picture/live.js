// The graph that a server has open, a part at a time: the page asks for what is near a name, and shows it beside what
// is there. What was opened stands in the address, so that the same part can be opened again and passed on.

const FIRST_NAMES = 40; // that the page opens on where nothing is asked for: the most engaged
const [USUAL_FACTS, HIGHEST_FACTS] = [30, 2000]; // of one relation that the server reads of a name that is opened
const PAUSE = 180; // ms without a key, before the server is asked for names

const stageBox = document.getElementById("stage");
const loadedWhat = document.getElementById("loaded-what");
const loadedOver = document.getElementById("loaded-over");
const trouble = document.getElementById("trouble");
const countsBox = document.querySelector(".counts");

/** What the picture is of: `about` are names or IRIs, `top` how many of the most engaged. */
let asked = { about: [], hops: "", since: "", top: "", facts: "" };
let waiting; // stops the request that is under way
let answered = false; // whether anything was shown yet

const fromAddress = () => {
  const given = new URLSearchParams(location.search);
  const about = given.getAll("about").filter((name) => name.trim());
  return { about, hops: given.get("hops") ?? "", since: given.get("since") ?? "", facts: given.get("facts") ?? "", top: given.get("top") ?? (about.length ? "" : String(FIRST_NAMES)) };
};
const query = ({ about, hops, since, top, facts }) => {
  const words = new URLSearchParams(about.map((name) => ["about", name]));
  for (const [name, value] of Object.entries({ hops, since, top, facts })) if (value) words.append(name, value);
  return words;
};
/** The part of the address that says what was asked for; nothing where that is what the page opens on. */
const wordsAsked = (part) => query(part.about.length === 0 && part.top === String(FIRST_NAMES) ? { ...part, top: "" } : part).toString();
/** Write what is open into the address: as a new step to go back from, or over the last one. */
const intoAddress = (step) => {
  const words = wordsAsked(asked);
  if (words === wordsAsked(fromAddress()) && location.search.length < 2 === !words) return;
  history[step ? "pushState" : "replaceState"](null, "", `${location.pathname}${words && `?${words}`}${location.hash}`);
};

// --- asking ---

/** What the server answers; a refusal, or its silence, is an error with words for the reader. */
const answer = async (path, signal) => {
  let response;
  try {
    response = await fetch(path, { signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("The server does not answer. Is kg serve still running? What is here stays.");
  }
  const text = await response.text();
  let told;
  try {
    told = JSON.parse(text);
  } catch {
    throw new Error(`The server's answer, ${response.status} ${response.statusText}, cannot be read.`);
  }
  if (response.ok) return told;
  throw Object.assign(new Error(told.error ?? `The server answered ${response.status}.`), { suggestions: told.suggestions ?? [] });
};

const complain = (error) => {
  const choices = (error.suggestions ?? []).map((name) => element("button", { type: "button", text: name, on: { click: () => open([...asked.about, name]) } }));
  trouble.replaceChildren(element("span", { text: error.message }), element("div", { class: "choices" }, ...choices,
    element("button", { type: "button", text: "Close", on: { click: () => { trouble.hidden = true; } } })));
  trouble.hidden = false;
};

/** Show what is near `about`, names or IRIs. What is there stays where it is, also when the server refuses. */
const open = (about, more = {}) => ask({ ...asked, ...more, about: [...new Set(about)] });

/** Ask for a part and show it; `turned` says that the reader went back or forward to it. */
const ask = async (wanted, turned = false) => {
  waiting?.abort();
  const mine = waiting = new AbortController();
  stageBox.setAttribute("aria-busy", "true");
  trouble.hidden = true;
  try {
    const scene = await answer(`/api/graph?${query(wanted)}`, mine.signal);
    asked = { ...wanted, about: scene.about.length > wanted.about.length ? wanted.about : scene.about };
    intoAddress(answered && !turned);
    answered = true;
    showScene(scene, turned);
  } catch (error) {
    if (error.name === "AbortError") return;
    if (nodes.length === 0) {
      asked = { ...wanted, about: [] }; // what was asked for is not there: the next name starts anew
      loadedWhat.textContent = "Nothing is shown";
      loadedOver.hidden = false;
    }
    complain(error);
  } finally {
    if (mine === waiting) stageBox.removeAttribute("aria-busy");
  }
};

// --- where things stand ---

/** Half the width and height that a node wants for its sign and most of its name. */
const spaceOf = ({ size, label }) => ({ x: Math.max(size + 6, short(label).length * 2.6), y: size + 12 });

/** The place nearest to `at` where nothing of `taken` stands. */
const freePlace = (node, at, taken) => {
  const mine = spaceOf(node);
  const free = (x, y) => taken.every((other) => Math.abs(other.x - x) >= other.space.x + mine.x || Math.abs(other.y - y) >= other.space.y + mine.y);
  for (let step = 0; ; step++) {
    const [angle, radius] = [step * 0.5, 7 * Math.sqrt(step)];
    const [x, y] = [Math.round(at.x + radius * Math.cos(angle)), Math.round(at.y + radius * Math.sin(angle))];
    if (step > 4000 || free(x, y)) return { x, y };
  }
};

/** Put the nodes of a new scene where they stood; new ones about the opened one as the server has them, where there is room. */
const settle = (scene, old) => {
  if (old.size === 0) return;
  const taken = [];
  const put = (node, { x, y }) => {
    Object.assign(node, { x, y });
    taken.push({ x, y, space: spaceOf(node) });
  };
  const fresh = scene.nodes.filter((node) => {
    if (old.has(node.key)) put(node, old.get(node.key));
    return !old.has(node.key);
  });
  if (fresh.length === 0) return;
  const centre = scene.nodes[scene.focus] ?? fresh[0];
  const from = fresh.includes(centre) ? { x: centre.x, y: centre.y } : scene.seat;
  // A name that nothing here leads to opens beside all that is.
  const beside = () => ({ x: most(taken, "x") + 320, y: (least(taken, "y") + most(taken, "y")) / 2 });
  const to = fresh.includes(centre) ? (taken.length ? beside() : from) : { x: centre.x, y: centre.y };
  fresh.sort((one, other) => (other === centre) - (one === centre)
    || Math.hypot(one.x - from.x, one.y - from.y) - Math.hypot(other.x - from.x, other.y - from.y) || one.id - other.id);
  for (const node of fresh) put(node, freePlace(node, { x: to.x + (node.x - from.x) * 0.8, y: to.y + (node.y - from.y) * 0.8 }, taken));
};

/** Show another scene; what was there keeps its place, and the eye its own, until it glides to what was opened. */
const showScene = (scene, turned) => {
  const old = new Map(nodes.map((node) => [node.key, renderer.at(node)]));
  const chosen = nodes[state.chosen.node]?.key;
  const [middle, scale] = [renderer.middle(), renderer.scale()];
  const centre = scene.nodes[scene.focus];
  if (centre) scene.seat = { x: centre.x, y: centre.y }; // where the server has it, before it is put where it stood
  settle(scene, old);
  const first = old.size === 0;
  load(scene);
  if (!first) renderer.moveTo(middle, scale, false);
  const told = turned || (first && location.hash.length > 1); // by the address: what is chosen, and where to look
  const focus = told ? undefined : nodes[scene.focus] ?? nodes.find((node) => node.key === chosen);
  tell(scene);
  if (first) fit(); // again: now it is known how much room the words above take
  if (told) openAddress();
  else {
    state.chosen = focus ? { node: focus.id } : {};
    refresh("scene", { go: Boolean(focus), focus: Boolean(focus) && !first });
  }
};

// --- what is told of it ---

const enumerated = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);

const tell = (scene) => {
  const around = scene.opened.map((id) => nodes[id].label);
  const shownNames = around.length > 4 ? [...around.slice(0, 3), `${around.length - 3} more`] : around;
  const steps = Number(asked.hops) > 1 ? `within ${asked.hops} steps of ` : "near ";
  const parts = [
    asked.top && (nodes.length ? `${around.length ? "the" : "The"} names that the most is told of` : "Nothing to draw: the graph holds no relations yet."),
    around.length && `what is ${steps}${enumerated(shownNames)}`,
  ].filter(Boolean);
  const since = asked.since ? `, since ${day(asked.since)}` : "";
  const left = scene.undrawn ? `; ${plural(scene.undrawn, "weaker line", "weaker lines")} between others left out` : "";
  const text = enumerated(parts.reverse()) + since + left;
  loadedWhat.textContent = text.charAt(0).toUpperCase() + text.slice(1);
  loadedOver.hidden = !asked.about.length;
  const of = counted(nodes, (node) => node.group);
  const figures = [[of.person, "person", "people"], [of.country, "country", "countries"], [of.organisation, "organisation", "organisations"],
    [facts.meetings.length, "meeting", "meetings"], [facts.statements.length, "statement", "statements"], [facts.articles.length, "article", "articles"]];
  countsBox.replaceChildren(...figures.filter(([count]) => count).map(([count, one, many]) =>
    element("span", {}, element("b", { text: count.toLocaleString("en") }), ` ${count === 1 ? one : many}`)));
};

// --- the card: how much more there is, and how to get it ---

const isOpened = (node) => node.members.some((row) => asked.about.includes(facts.entities[row].iri));
/** Four times as many facts of each relation as were read; nothing where the server reads no more. */
const deeper = () => {
  const now = Number(asked.facts) || USUAL_FACTS;
  return now < HIGHEST_FACTS ? String(Math.min(4 * now, HIGHEST_FACTS)) : undefined;
};
const irisNamed = (node) => node.members.slice(0, 5).map((row) => facts.entities[row].iri);

const button = (text, does) => element("button", { type: "button", text, on: { click: async ({ target }) => {
  target.disabled = true;
  target.textContent = "Loading…";
  await does();
  if (target.isConnected) { target.disabled = false; target.textContent = text; }
} } });

const nearby = (node) => {
  const opened = isOpened(node);
  const all = node.here >= node.told;
  const figure = node.here.toLocaleString("en");
  const here = all ? `Here is all that is told of it, ${plural(node.told, "fact", "facts")}`
    : `Here ${node.here === 1 ? "is" : "are"} ${opened ? `the newest ${figure}` : figure} of ${plural(node.told, "fact", "facts")}`;
  const names = node.more ? `; ${plural(node.more, "more name", "more names")} near it` : "";
  const iris = irisNamed(node);
  const without = asked.about.filter((iri) => !iris.includes(iri));
  return element("div", { class: "nearby" },
    element("p", { text: `${here}${names}.` }),
    element("div", { class: "does" },
      opened && !all && deeper() ? button("Load older facts", () => open(asked.about, { facts: deeper() })) : "",
      opened ? "" : button("Load what is near it", () => open([...asked.about, ...iris])),
      opened && !without.length && !asked.top ? "" : button("Only this", () => open(iris, { top: "", hops: "", facts: "" })),
      opened && (without.length || asked.top) ? button("Put away", () => open(without)) : "",
      element("a", { class: "asking", href: `/#${new URLSearchParams({ card: iris[0] })}`, text: "Ask about it" })));
};

const lineNearby = (edge) => {
  const ends = [edge.from, edge.to].map((id) => nodes[id]).filter((node) => node.key && !node.meeting && !isOpened(node));
  return element("div", { class: "nearby" },
    element("p", { text: `Here ${edge.facts.length === 1 ? "is" : "are"} ${edge.facts.length} of ${plural(edge.all, "fact", "facts")} that join them.` }),
    element("div", { class: "does" }, ...ends.map((node) => button(`Load what is near ${short(node.label)}`, () => open([...asked.about, ...irisNamed(node)])))));
};

onChange.push(() => {
  const { node, edge } = state.chosen;
  document.querySelector("#card .nearby")?.remove();
  const told = node !== undefined && nodes[node].told !== undefined ? nearby(nodes[node])
    : edge !== undefined && edges[edge].all ? lineNearby(edges[edge]) : undefined;
  if (told) document.querySelector("#card .head")?.after(told);
});

// --- the search knows all names of the graph ---

{
  const found = document.getElementById("found");
  let heard = ""; // what the server was asked last and has answered
  let names = []; // that it has for it: { iri, label, alias }
  let elsewhere = []; // those that are not in the picture
  let pausing;
  let asking;
  looking = () => heard !== box.value.trim();

  const options = () => [...found.querySelectorAll('[role="option"]')];
  const offerElsewhere = () => {
    const here = new Set(facts.entities.filter((entity) => entity.node !== undefined).map((entity) => entity.iri));
    elsewhere = names.filter(({ iri }) => !here.has(iri)).slice(0, 8);
    found.querySelectorAll(".far, .elsewhere").forEach((old) => old.remove());
    if (found.querySelector(".none")) offers(); // what was said or guessed while the server was asked
    if (elsewhere.length === 0) return;
    if (found.querySelector(".none")) found.replaceChildren(); // no guesses before what is there
    found.append(element("li", { class: "elsewhere", role: "presentation", text: "Elsewhere in the graph" }), ...elsewhere.map(({ iri, label, alias }, n) => element("li", {
      class: "far", role: "option", id: `far-${n}`, "aria-selected": "false",
      on: { pointerdown: (event) => {
        event.preventDefault();
        box.value = label;
        box.blur();
        open([...asked.about, iri]);
      } },
    }, element("bdi", { text: label }), alias ? element("span", { class: "alias" }, element("bdi", { text: alias })) : "")));
    found.hidden = false;
    box.setAttribute("aria-expanded", "true");
  };
  box.addEventListener("input", () => {
    clearTimeout(pausing);
    asking?.abort();
    [heard, names, elsewhere] = ["", [], []];
    const typed = box.value.trim();
    if (!typed) return;
    pausing = setTimeout(async () => {
      asking = new AbortController();
      try {
        names = await answer(`/api/complete?${new URLSearchParams({ kind: "entity", prefix: typed })}`, asking.signal);
      } catch (error) {
        if (error.name === "AbortError") return;
        names = []; // the names in the picture are offered all the same
      }
      if (box.value.trim() !== typed) return;
      heard = typed;
      if (document.activeElement === box) offerElsewhere();
    }, PAUSE);
  });
  // What was typed before the first names stood is looked for among them; once, since later ones change no answer.
  let stood = false;
  onChange.push(() => {
    if (stood || nodes.length === 0) return;
    stood = true;
    if (document.activeElement !== box || !box.value.trim()) return;
    offers();
    if (!looking()) offerElsewhere();
  });
  // One list for the keyboard too: before the handler that knows the picture's names alone.
  box.addEventListener("keydown", (event) => {
    const all = options();
    if (!elsewhere.length || found.hidden || !all.length || !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "Enter") {
      all[Math.max(at, 0)].dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, cancelable: true }));
      return;
    }
    const to = (at < 0 && event.key === "ArrowUp" ? all.length - 1 : at + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length;
    all.forEach((option, n) => option.setAttribute("aria-selected", String(n === to)));
    box.setAttribute("aria-activedescendant", all[to].id);
    all[to].scrollIntoView({ block: "nearest" });
  }, true);
}

// --- it opens ---

loadedOver.addEventListener("click", () => ask({ about: [], hops: "", since: "", top: String(FIRST_NAMES), facts: "" }));
// Back and forward lead to what was open then; what is behind the # is read once it is there (back.js).
leaves = () => wordsAsked(fromAddress()) !== wordsAsked(asked);
window.addEventListener("popstate", () => { if (leaves()) ask(fromAddress(), true); });

ask(fromAddress());
