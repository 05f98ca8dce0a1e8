// Meetings and statements over time: a row for each of the most active, a mark for each fact or for several of one
// kind that would stand on each other.

const ROWS = 12; // at first; each "more" adds as many
const PITCH = { lane: 16, mark: 26, digit: 7, axis: 30 }; // pixels: of marks above each other, beside each other, the more digits the more; of the axis
const NAMES = { least: 104, most: 236, share: 0.34, beside: 22 }; // pixels of the column of names, its share of the width, what is beside a name

/** Steps of the axis, finer first: how long one is in days, where it begins, and the next. */
const GRAINS = [
  ...[1, 2, 7, 14].map((days) => ({ days, first: (at) => Math.ceil(at / days) * days, next: (at) => at + days, text: dayOfMonth })),
  ...[1, 3, 6].map((months) => ({ days: months * 30, ...monthly(months), text: (at) => monthOf(at) })),
  ...[1, 2, 5, 10, 25, 50, 100, 500].map((years) => ({ days: years * 365, ...monthly(years * 12), text: (at) => String(new Date(at * 864e5).getUTCFullYear()) })),
];

function monthly(months) {
  const at = (count) => new Date(0).setUTCFullYear(Math.floor(count / 12), ((count % 12) + 12) % 12, 1) / 864e5;
  const count = (number) => { const date = new Date(number * 864e5); return date.getUTCFullYear() * 12 + date.getUTCMonth(); };
  const first = (number) => { const from = Math.ceil(count(number) / months) * months; return at(from) < number ? at(from + months) : at(from); };
  return { first, next: (number) => at(count(number) + months) };
}
function monthOf(at) {
  const date = new Date(at * 864e5);
  const name = MONTHS[date.getUTCMonth()].slice(0, 3);
  return date.getUTCMonth() ? name : `${name} ${date.getUTCFullYear()}`;
}
function dayOfMonth(at) {
  const date = new Date(at * 864e5);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()].slice(0, 3)}`;
}

/** Days at which the axis has its ticks, and their words: no two nearer than 52 pixels, or 36, which a year takes. */
const ticksOf = ({ from, to }, perDay) => {
  const grain = GRAINS.find(({ days }) => days * perDay >= (days < 365 ? 52 : 36)) ?? GRAINS.at(-1);
  const found = [];
  for (let at = grain.first(from); at <= to + 1; at = grain.next(at)) found.push({ at, text: grain.text(at) });
  return found;
};

/** Facts by who took part or spoke: `[{ node, told: [{ fact, span }] }]`, the most active first. */
const byActor = (found) => {
  const actors = new Map();
  for (const one of found) {
    const rows = one.fact.relation === "meets" ? one.fact.who ?? [] : [one.fact.speaker];
    for (const node of new Set(rows.map(drawnAs))) {
      if (node === undefined || !typeShown(nodes[node])) continue;
      if (!actors.has(node)) actors.set(node, []);
      actors.get(node).push(one);
    }
  }
  return [...actors].map(([node, told]) => ({ node, told })).sort((a, b) => b.told.length - a.told.length || a.node - b.node);
};

/** Marks of a row: what stands within one mark's `pitch` of time, by kind; each `{ at, kind, lane, told }`, by time. */
const marksOf = (told, { from }, perDay, pitch) => {
  const wide = Math.max(1, Math.ceil(pitch / perDay)); // days
  const cells = new Map();
  for (const one of told) {
    const cell = Math.floor(((one.span.from + one.span.to) / 2 - from) / wide);
    if (!cells.has(cell)) cells.set(cell, new Map());
    const kinds = cells.get(cell);
    const kind = kindOf(one.fact);
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push(one);
  }
  return [...cells].sort(([a], [b]) => a - b).flatMap(([cell, kinds]) =>
    KINDS.filter((kind) => kinds.has(kind)).map((kind, lane) => ({ at: from + (cell + 0.5) * wide, kind, lane, told: kinds.get(kind) })));
};

addView("timeline", (panel) => {
  let most = ROWS;
  let zoomed; // days that the reader zoomed to
  let current = ""; // key of the mark in the tab order
  let picture; // as it was drawn last
  let note; // what of all there is it shows

  const told = () => visibleFacts().filter(({ relation }) => relation === "meets" || relation === "says")
    .map((fact) => ({ fact, span: spanOf(fact) }));
  const whole = (dated) => {
    const from = dated.reduce((found, { span }) => Math.min(found, span.from), Infinity);
    const to = dated.reduce((found, { span }) => Math.max(found, span.to), -Infinity);
    const room = Math.max(2, Math.round((to - from) * 0.02));
    return { from: from - room, to: to + room, first: from, last: to };
  };
  const set = (range) => { zoomed = range; draw(); };

  /** Zoom by a factor, or move by a part of what is seen; no nearer than a week, no farther than all there is. */
  const change = (range, all, factor, move) => {
    const days = Math.max(7, (range.to - range.from) / factor);
    const middle = (range.from + range.to) / 2 + move * (range.to - range.from);
    const next = { from: Math.round(middle - days / 2), to: Math.round(middle + days / 2) };
    const off = Math.max(0, all.from - next.from) - Math.max(0, next.to - all.to);
    if (next.to - next.from >= all.to - all.from) set(undefined);
    else set({ from: next.from + off, to: next.to + off });
  };

  /** Rows to draw: the most active, and before them those chosen who are not among them. */
  const chosenRows = (actors) => {
    const top = actors.slice(0, most);
    const wanted = state.chosen.node !== undefined ? [state.chosen.node]
      : state.chosen.edge !== undefined ? [edges[state.chosen.edge].from, edges[state.chosen.edge].to]
        : (state.chosen.several ?? [state.chosen.fact]).slice(0, 4).flatMap((fact) => (fact ? partiesOf(fact).map(drawnAs) : []));
    const pinned = actors.slice(most).filter(({ node }) => wanted.includes(node)).slice(0, 6);
    return [...pinned, ...top];
  };

  const draw = () => {
    const focused = panel.contains(document.activeElement);
    const all = told();
    const dated = all.filter(({ span }) => span);
    if (dated.length === 0) {
      picture = undefined;
      note = undefined;
      panel.replaceChildren(element("p", { class: "empty", text: "No meeting or statement shown here has a date." }));
      return;
    }
    const bounds = whole(dated);
    if (zoomed && (zoomed.to <= bounds.from || zoomed.from >= bounds.to)) zoomed = undefined; // the filters left it empty
    const range = zoomed ?? bounds;
    const inside = dated.filter(({ span }) => span.to >= range.from && span.from <= range.to);
    const actors = byActor(inside);
    const rows = chosenRows(actors);

    const width = Math.max(300, panel.clientWidth - 2);
    // As wide as its names want; measured as those of the chosen are set, so that a choice moves no mark. Not by the
    // rows of the chosen, for the same reason.
    const measure = widthIn(`600 12.5px ${FONT}`);
    const longest = actors.slice(0, most).reduce((found, { node }) => Math.max(found, measure(nodes[node].label)), 0);
    const names = Math.min(Math.max(NAMES.least, Math.ceil(longest) + NAMES.beside), NAMES.most, Math.round(width * NAMES.share));
    const perDay = (width - names - 14) / (range.to - range.from + 1);
    const x = (at) => names + (at - range.from) * perDay;
    const largest = rows.reduce((found, { told: mine }) => marksOf(mine, range, perDay, PITCH.mark).reduce((most, { told: here }) => Math.max(most, here.length), found), 0);
    const pitch = PITCH.mark + PITCH.digit * (String(largest).length - 1); // or a number would run into the next mark

    let y = PITCH.axis;
    const stops = []; // rows of what the keyboard reaches, the name first
    const kinds = new Set();
    const drawnRows = rows.map(({ node, told: mine }) => {
      const marks = marksOf(mine, range, perDay, pitch).filter(({ at }) => x(at) >= names && x(at) <= width);
      const high = 14 + PITCH.lane * Math.max(1, ...marks.map(({ lane }) => lane + 1));
      const base = y + high / 2;
      const lanes = (lane, kindsHere) => base + (lane - (kindsHere - 1) / 2) * PITCH.lane;
      const perCell = counted(marks, ({ at }) => at);
      const label = nodes[node].label;
      const told = twoLines(label, names - NAMES.beside, measure);
      const stop = (key, ...parts) => {
        const made = drawn("g", { role: "button", "data-key": `${node} ${key}`, ...parts[0] }, ...parts.slice(1));
        made.addEventListener("click", () => { current = made.dataset.key; });
        return made;
      };
      const press = (choose) => ({ click: choose, keydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); current = event.currentTarget.dataset.key; choose(); } } });
      const chosen = state.chosen.node === node;
      const name = stop("", { class: chosen ? "actor chosen" : "actor", "aria-label": `${label}, ${plural(mine.length, "fact", "facts")}`, "aria-pressed": String(chosen), on: press(() => select({ node })) },
        drawn("rect", { class: "hit", x: 0, y, width: names - 8, height: high }), ...told.map((text, n) => drawn("text", { x: names - 14, y: base + 4 + (n - (told.length - 1) / 2) * 14, "text-anchor": "end", text })), drawn("title", { text: label }));
      const signs = marks.map(({ at, kind, lane, told: here }) => {
        kinds.add(kind);
        const found = here.map(({ fact }) => fact);
        const lit = found.some(factLit);
        const many = found.length > 1;
        const days = here.reduce((sum, { span }) => ({ from: Math.min(sum.from, span.from), to: Math.max(sum.to, span.to) }), { from: Infinity, to: -Infinity });
        const between = days.from === days.to ? day(dayOf(days.from)) : `${day(dayOf(days.from))} to ${day(dayOf(days.to))}`;
        const text = many ? `${summed(kind, found.length)}, ${between}` : spoken(found[0]);
        const picked = !many && state.chosen.fact === found[0];
        const [cx, cy] = [x(at), lanes(lane, perCell[at])];
        const coarse = here.length === 1 && here[0].span.to > here[0].span.from; // told by month or year
        return stop(`${at} ${kind}`, { class: `point${lit ? "" : " faint"}${picked ? " chosen" : ""}`, "aria-label": text, "aria-pressed": String(picked),
          on: press(() => selectFacts(found, `${label}: ${summed(kind, found.length)}`)) },
        coarse ? drawn("line", { class: `reach kind-${kind}`, x1: Math.max(names, x(here[0].span.from)), x2: Math.min(width, x(here[0].span.to + 1)), y1: cy, y2: cy }) : "",
        drawn("rect", { class: "hit", x: cx - PITCH.mark / 2, y: cy - PITCH.lane / 2, width: PITCH.mark, height: PITCH.lane, rx: 4 }),
        drawn("g", { transform: `translate(${many ? cx - 6 : cx} ${cy})` }, mark(kind)),
        many ? drawn("text", { class: "many", x: cx + 1.5, y: cy + 3.5, text: found.length.toLocaleString("en") }) : "", drawn("title", { text }));
      });
      stops.push([name, ...signs]);
      const row = drawn("g", { role: "group", "aria-label": label }, drawn("line", { class: "rule", x1: 0, x2: width, y1: y + high, y2: y + high }), name, ...signs);
      y += high;
      return row;
    });

    const axis = drawn("g", { class: "axis", "aria-hidden": "true" }, drawn("rect", { class: "ground", x: 0, y: 0, width, height: PITCH.axis }));
    const grid = drawn("g", { class: "grid", "aria-hidden": "true" });
    const ticked = widthIn(`11.5px ${FONT}`);
    let year; // told once at the start, then where it changes
    let ended = 0; // where the words of the tick before end
    for (const { at, text } of ticksOf(range, perDay)) {
      if (x(at) < names - 1 || x(at) > width - 8) continue;
      const now = new Date(at * 864e5).getUTCFullYear();
      const told = year === now || text.includes(String(now)) ? text : `${text} ${now}`;
      year = now;
      grid.append(drawn("line", { class: "rule", x1: x(at), x2: x(at), y1: PITCH.axis, y2: y }));
      const left = Math.min(x(at), width - ticked(told) - 2); // the last may have no room behind its line
      if (left < ended) continue;
      ended = left + ticked(told) + 3;
      axis.append(drawn("text", { x: left, y: PITCH.axis - 10, text: told }));
    }
    const band = drawn("rect", { class: "band", y: PITCH.axis, height: y - PITCH.axis, width: 0, x: 0 });
    const svg = drawn("svg", { class: "timeline", width, height: y + 1, viewBox: `0 0 ${width} ${y + 1}`, role: "group", "aria-label": "Timeline of meetings and statements" },
      grid, ...drawnRows, band, axis);

    const flat = stops.flat();
    const find = (key) => flat.find((stop) => stop.dataset.key === key);
    const place = new Map(stops.flatMap((row, r) => row.map((stop, n) => [stop, [r, n]])));
    const middle = (stop) => { const hit = stop.querySelector(".hit"); return Number(hit.getAttribute("x")) + Number(hit.getAttribute("width")) / 2; };
    const beside = (row, stop) => (place.get(stop)[1] === 0 ? row?.[0] : row?.slice(1).reduce((best, one) => (Math.abs(middle(one) - middle(stop)) < Math.abs(middle(best) - middle(stop)) ? one : best), row[1] ?? row[0]));
    roving(flat, find(current) ?? flat[0], (stop, key) => {
      current = stop.dataset.key;
      const [r, n] = place.get(stop);
      const to = { ArrowRight: stops[r][n + 1], ArrowLeft: stops[r][n - 1], ArrowDown: beside(stops[r + 1], stop), ArrowUp: beside(stops[r - 1], stop), Home: stops[r][0], End: stops[r].at(-1) }[key];
      if (to) current = to.dataset.key;
      return to;
    });
    dragged(svg, band, { left: names, right: width, zoom: (a, b) => {
      const [from, to] = [a, b].map((at) => range.from + (at - names) / perDay);
      set({ from: Math.floor(from), to: Math.max(Math.floor(from) + 7, Math.ceil(to)) });
    } });

    const button = (text, label, act, off = false) => element("button", { type: "button", class: "tool", "aria-label": label, title: label, text, disabled: off, "data-act": label, on: { click: () => { act(); panel.querySelector(`[data-act="${label}"]:not(:disabled)`)?.focus(); } } });
    const undated = all.length - dated.length;
    const scroller = element("div", { class: "scroll" }, svg);
    scroller.addEventListener("scroll", () => axis.setAttribute("transform", `translate(0 ${scroller.scrollTop})`), { passive: true });
    const more = actors.length > most && element("button", { type: "button", class: "more", text: `Show ${Math.min(ROWS, actors.length - most)} more of ${plural(actors.length - most, "name", "names")}`, on: { click: () => { most += ROWS; draw(); } } });
    if (more) scroller.append(more);
    const kept = panel.querySelector(".scroll")?.scrollTop ?? 0;
    panel.replaceChildren(
      element("div", { class: "bar" }, element("p", { class: "extent", role: "status", text: `${day(dayOf(Math.max(range.from, bounds.first)))} – ${day(dayOf(Math.min(range.to, bounds.last)))}` }),
        undated ? element("p", { class: "told", text: `${undated.toLocaleString("en")} without a date left out` }) : "",
        element("div", { class: "toolset", role: "group", "aria-label": "Time shown" },
          button("‹", "Earlier", () => change(range, bounds, 1, -0.5), !zoomed), button("›", "Later", () => change(range, bounds, 1, 0.5), !zoomed),
          button("+", "Shorter time", () => change(range, bounds, 2, 0), range.to - range.from <= 7), button("−", "Longer time", () => change(range, bounds, 0.5, 0), !zoomed),
          button("All", "All of the time", () => set(undefined), !zoomed))),
      scroller, keyList(keyOf(kinds)));
    scroller.scrollTop = kept;
    if (focused && document.activeElement === document.body) (find(current) ?? flat[0])?.focus({ preventScroll: true });
    picture = svg;
    note = `${day(dayOf(Math.max(range.from, bounds.first)))} to ${day(dayOf(Math.min(range.to, bounds.last)))}, ${rows.length} of ${plural(actors.length, "name", "names")}`;
  };
  return { draw, picture: () => picture, note: () => note };
});

/** Let a drag over `svg` mark a stretch with `band`, and zoom to it. */
function dragged(svg, band, { left, right, zoom }) {
  let start;
  const at = ({ clientX }) => Math.min(right, Math.max(left, clientX - svg.getBoundingClientRect().left));
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType !== "touch" && at(event) > left) start = at(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (start === undefined) return;
    const to = at(event);
    if (Math.abs(to - start) < 6) return;
    svg.setPointerCapture(event.pointerId);
    band.setAttribute("x", Math.min(start, to));
    band.setAttribute("width", Math.abs(to - start));
  });
  svg.addEventListener("pointerup", (event) => {
    const from = start;
    start = undefined;
    band.setAttribute("width", 0);
    if (from === undefined || Math.abs(at(event) - from) < 12) return;
    zoom(Math.min(from, at(event)), Math.max(from, at(event)));
  });
  svg.addEventListener("pointercancel", () => { start = undefined; band.setAttribute("width", 0); });
}
