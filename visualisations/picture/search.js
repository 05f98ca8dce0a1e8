// The search box: completion over labels and aliases, by keyboard or pointer (ARIA's combobox pattern).

const box = document.getElementById("search");
const MOST = 10;
const NEAR = 5; // names offered for a misspelt one

/** Every name of what is drawn: { entity, text, key }. */
const index = inScene(() => facts.entities.filter((entity) => entity.node !== undefined).flatMap((entity) =>
  [entity.label, ...(entity.aliases ?? []), entity.code].filter(Boolean).map((text) => ({ entity, text, key: plain(text) }))));

const weight = (entity) => nodes[entity.node]?.size ?? 0; // those of other communities come last
const where = (entity) => entity.inside?.join("/") ?? entity.node;

/** Best names first: those that start so, then a word of which does, then the rest; each node once; if `here`, of this scene. */
const matches = (query, here) => {
  const wanted = plain(query.trim());
  if (!wanted) return [];
  const rank = ({ key }) => (key.startsWith(wanted) ? 0 : key.split(/[\s-]+/u).some((word) => word.startsWith(wanted)) ? 1 : key.includes(wanted) ? 2 : 3);
  const hits = [...index(), ...(here ? [] : elsewhere())].map((entry) => ({ ...entry, rank: rank(entry) })).filter((entry) => entry.rank < 3);
  hits.sort((a, b) => a.rank - b.rank || weight(b.entity) - weight(a.entity) || a.entity.row - b.entity.row);
  const once = new Map();
  for (const hit of hits) if (!once.has(where(hit.entity))) once.set(where(hit.entity), hit);
  return [...once.values()].slice(0, MOST);
};

/** Letters to change, leave out, put in or swap to make `one` the beginning of `other` or all of it; `most` and one if more. */
const slips = (one, other, most) => {
  if (one.length - other.length > most) return most + 1;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(...last);
};

/** Names near to one that nobody here has, as it may be misspelt or not yet be typed to its end: the nearest first. */
const nearNames = (query) => {
  const wanted = plain(query.trim());
  if (wanted.length < 4) return [];
  const most = wanted.length < 8 ? 1 : 2; // slips: of more in so few letters, anything would do
  const short = wanted.length + most;
  const found = new Map();
  for (const entry of index()) {
    const { key } = entry;
    let off = slips(wanted, key.slice(0, short), most);
    for (let at = key.search(/[\s-]/u); off > 0 && at >= 0;) { // from a later word of the name
      off = Math.min(off, slips(wanted, key.slice(at + 1, at + 1 + short), most));
      const next = key.slice(at + 1).search(/[\s-]/u);
      at = next < 0 ? next : at + 1 + next;
    }
    const known = found.get(entry.entity.node);
    if (off <= most && !(known?.off <= off)) found.set(entry.entity.node, { ...entry, off });
  }
  return [...found.values()].sort((a, b) => a.off - b.off || weight(b.entity) - weight(a.entity) || a.entity.row - b.entity.row).slice(0, NEAR);
};

let looking = () => false; // whether names for what is typed may still come, from a server

/** Completion for a search box and the list under it; `take` is given the entity that the reader chose, one of this scene if `here`. Returns what offers names for what stands in the box. */
const completes = (box, list, take, here = false) => {
  let offered = [];
  let current = -1;

  const close = () => {
    list.hidden = true;
    current = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const point = (to) => {
    current = (to + offered.length) % offered.length;
    const options = [...list.querySelectorAll('[role="option"]')];
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === current)));
    box.setAttribute("aria-activedescendant", options[current].id);
    options[current].scrollIntoView({ block: "nearest" });
  };
  const choose = (hit) => {
    box.value = hit.entity.label;
    close();
    take(hit.entity);
  };
  const offer = () => {
    offered = matches(box.value, here);
    const unknown = offered.length === 0;
    const waits = unknown && !here && looking();
    if (unknown && !waits) offered = nearNames(box.value);
    list.replaceChildren(...offered.map((hit, n) => element("li", {
      role: "option", id: `${list.id}-${n}`, "aria-selected": "false",
      on: { pointerdown: (event) => { event.preventDefault(); choose(hit); } },
    },
    element("span", { class: `type-${hit.entity.group ?? nodes[hit.entity.node].group}` }, element("i", { class: "dot", "aria-hidden": "true" })),
    element("bdi", { text: hit.entity.label, "data-code": hit.entity.code }),
    hit.text === hit.entity.label ? hit.entity.inside ? element("span", { class: "alias", text: whole.nodes[hit.entity.inside[0]].label }) : "" : element("span", { class: "alias" }, element("bdi", { text: hit.text })))));
    const told = waits ? "Looking…" : `No such name here${offered.length ? ". Did you mean:" : ""}`;
    if (unknown && box.value.trim()) list.prepend(element("li", { class: "none", role: "presentation", text: told }));
    list.hidden = !box.value.trim();
    box.setAttribute("aria-expanded", String(!list.hidden));
    box.removeAttribute("aria-activedescendant");
    current = -1;
  };

  box.addEventListener("input", offer);
  box.addEventListener("focus", () => { if (box.value) offer(); });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offered.length) {
      event.preventDefault();
      if (list.hidden) offer();
      point(current < 0 && step < 0 ? -1 : current + step);
    } else if (event.key === "Enter" && offered.length && !list.hidden) {
      event.preventDefault();
      if (current < 0 && list.querySelector(".none")) point(0); // a guess is shown before it is taken
      else choose(offered[Math.max(current, 0)]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  return offer;
};

const offers = completes(box, document.getElementById("found"), (entity) => reach(entity));
// Once something else is chosen, the name that was searched for is no longer what the page shows.
onChange.push((changed) => {
  if (!box.value || document.activeElement === box || (changed !== "choice" && changed !== "scene")) return;
  const { node } = state.chosen;
  if (node === undefined || !nodes[node].members?.some((row) => facts.entities[row].label === box.value)) box.value = "";
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && document.activeElement?.tagName !== "INPUT") {
    event.preventDefault();
    box.focus();
    box.select();
  }
});
