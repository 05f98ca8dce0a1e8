// The search box: completion over labels and aliases, by keyboard or pointer (ARIA's combobox pattern).

const box = document.getElementById("search");
const MOST = 10;

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

/** Completion for a search box and the list under it; `take` is given the entity that the reader chose, one of this scene if `here`. */
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
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === current)));
    box.setAttribute("aria-activedescendant", list.children[current].id);
    list.children[current].scrollIntoView({ block: "nearest" });
  };
  const choose = (hit) => {
    box.value = hit.entity.label;
    close();
    take(hit.entity);
  };
  const offer = () => {
    offered = matches(box.value, here);
    list.replaceChildren(...offered.map((hit, n) => element("li", {
      role: "option", id: `${list.id}-${n}`, "aria-selected": "false",
      on: { pointerdown: (event) => { event.preventDefault(); choose(hit); } },
    },
    element("span", { class: `type-${hit.entity.group ?? nodes[hit.entity.node].group}` }, element("i", { class: "dot", "aria-hidden": "true" })),
    element("bdi", { text: hit.entity.label, "data-code": hit.entity.code }),
    hit.text === hit.entity.label ? hit.entity.inside ? element("span", { class: "alias", text: whole.nodes[hit.entity.inside[0]].label }) : "" : element("span", { class: "alias" }, element("bdi", { text: hit.text })))));
    if (offered.length === 0 && box.value.trim()) list.append(element("li", { class: "none", text: "No such name here" }));
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
      choose(offered[Math.max(current, 0)]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
};

completes(box, document.getElementById("found"), (entity) => reach(entity));
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && document.activeElement?.tagName !== "INPUT") {
    event.preventDefault();
    box.focus();
    box.select();
  }
});
