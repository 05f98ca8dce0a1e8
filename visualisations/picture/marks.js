// Marks of facts on the timeline and the map: a status has a shape of its own, and a colour.

const KINDS = [...STATUSES, "says"]; // in the order in which they are stacked, the surest first
const KIND_NAMES = { says: "statement, on the day of its article" };

const kindOf = (fact) => (fact.relation === "says" ? "says" : STATUSES.includes(fact.status) ? fact.status : "possible");

/** The mark of a kind of fact about the origin, as wide as 2 × `size`. */
const mark = (kind, size = 5) => {
  const arm = size * 0.8;
  const cross = `M${-arm} ${-arm}L${arm} ${arm}M${arm} ${-arm}L${-arm} ${arm}`;
  const shape = {
    held: () => drawn("circle", { r: size }),
    planned: () => drawn("circle", { class: "hollow", r: size - 1 }),
    possible: () => drawn("path", { class: "hollow", d: `M0 ${-size}L${size} 0L0 ${size}L${-size} 0Z`, "stroke-dasharray": "2 1.5" }),
    cancelled: () => drawn("path", { class: "hollow", d: cross }),
    denied: () => drawn("path", { class: "hollow", d: `M${-size} ${-size}h${2 * size}v${2 * size}h${-2 * size}Z${cross}` }),
    says: () => drawn("rect", { x: -size * 0.4, y: -size, width: size * 0.8, height: 2 * size, rx: 1 }),
  }[kind];
  const made = shape();
  made.classList.add("mark", `kind-${kind}`);
  return made;
};

/** What the marks mean, those only that stand in the picture: `[{ sign, text }]`. */
const keyOf = (kinds) => KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({
  sign: drawn("svg", { class: "sign", viewBox: "-10 -10 20 20", "aria-hidden": "true" }, mark(kind, 6.5)), text: KIND_NAMES[kind] ?? `meeting ${kind}`,
}));

/** A key as a list, for the foot of a view. */
const keyList = (entries) => element("ul", { class: "key" }, ...entries.map(({ sign, text }) => element("li", {}, sign, element("span", { text }))));

/** Names in a row for a label, those of the first few. */
const labels = (rows, most = 4) => {
  const told = rows.slice(0, most).map((row) => facts.entities[row]?.label ?? "someone");
  return told.join(", ") + (rows.length > most ? ` and ${rows.length - most} more` : "");
};

/** A fact in one line of plain words. */
const spoken = (fact) => {
  const when = day(dateTold(fact)) || "no date told";
  if (fact.relation === "meets") {
    const where = facts.entities[fact.place]?.label;
    return `${when}: ${fact.kind || "meeting"}, ${fact.status}, ${labels(fact.who ?? [])}${where ? ` in ${where}` : ""}`;
  }
  if (fact.relation === "says") return `${when}: ${labels([fact.speaker])} said: ${fact.text ?? ""}`;
  return fact.relation === "represents" ? `${labels([fact.who])}, ${fact.role ?? "represents"}, ${labels([fact.whom])}` : `${labels([fact.inner])} in ${labels([fact.outer])}`;
};

/** Several facts in a few words: 3 meetings held. */
const summed = (kind, count) => (kind === "says" ? plural(count, "statement", "statements") : `${plural(count, "meeting", "meetings")} ${kind}`);

/** One of `all` is in the tab order; `step` tells where a key leads from there. Hundreds of stops would be no way through. */
const roving = (all, current, step) => {
  for (const one of all) {
    one.setAttribute("tabindex", one === current ? "0" : "-1");
    one.addEventListener("keydown", (event) => {
      const to = step(one, event.key);
      if (!to) return;
      event.preventDefault();
      for (const other of all) other.setAttribute("tabindex", other === to ? "0" : "-1");
      to.focus();
      to.scrollIntoView?.({ block: "nearest", inline: "nearest" });
    });
  }
};
