// Meetings on a map: at each place a sign for each status, the larger the more meetings there were.

/** The outlines as the build packs them (kg/draw/places.py): steps of a tenth of a degree. */
const unpacked = (line) => {
  let [x, y] = [0, 0];
  return Array.from({ length: line.length / 2 }, (_, n) => [(x += line[2 * n]) / 10, (y += line[2 * n + 1]) / 10]);
};

/** Places of meetings: `[{ at, label, node, near, told }]`, those of most meetings first; and how many are nowhere. */
const placesOf = (meetings) => {
  const spots = new Map();
  let nowhere = 0;
  for (const fact of meetings) {
    const place = facts.entities[fact.place];
    if (!place?.at) {
      nowhere += 1;
      continue;
    }
    // What is only known to be in a country stands apart from what is known to be in a town at the same point.
    const key = place.near === undefined ? place.at.join() : `${place.at.join()} ${place.near}`;
    if (!spots.has(key)) spots.set(key, { key, at: place.at, labels: new Set(), near: place.near, told: [] });
    spots.get(key).told.push(fact);
    spots.get(key).labels.add(place.label);
  }
  const found = [...spots.values()].map(({ labels: all, ...spot }) => {
    const [first, ...others] = all;
    // Several places of one town, or of one country, that have no coordinates of their own stand there as one.
    const inside = spot.near !== undefined && (others.length > 0 || first !== spot.near);
    return { ...spot, label: others.length ? spot.near ?? [...all].join(", ") : first, inside: inside ? spot.near : undefined };
  });
  return { spots: found.sort((a, b) => b.told.length - a.told.length || a.key.localeCompare(b.key)), nowhere };
};

const [SIGN_WIDE, SIGN_HIGH] = [20, 24]; // pixels that a sign of usual size takes

/** Signs of a place that tells of `told`: `[{ kind, found, size }]`, and the pixels that they take; `most` are those of the largest. */
const signsOf = (told, most) => {
  const signs = KINDS.map((kind) => ({ kind, found: told.filter((fact) => kindOf(fact) === kind) })).filter(({ found }) => found.length)
    .map((sign) => ({ ...sign, size: 4.5 + (most > 1 ? 7 * Math.sqrt((sign.found.length - 1) / (most - 1)) : 0) }));
  return { signs, wide: signs.reduce((sum, { size }) => sum + 2 * size + 2, -2), high: 2 * Math.max(...signs.map(({ size }) => size)) };
};
const mostOf = (spots) => Math.max(1, ...spots.map(({ told }) => Math.max(...Object.values(counted(told, kindOf)))));

/** Places that would cover each other where a pixel is `unit` wide, as one at the one of most meetings. */
const gatheredAt = (spots, unit) => {
  const found = [];
  for (const spot of spots) {
    const [x, y] = project(...spot.at);
    const kinds = new Set(spot.told.map(kindOf));
    const covers = (one) => Math.abs(one.x - x) < ((one.kinds.size + kinds.size) / 2) * SIGN_WIDE * unit && Math.abs(one.y - y) < SIGN_HIGH * unit;
    const host = found.find(covers);
    if (host) {
      host.spots.push(spot);
      kinds.forEach((kind) => host.kinds.add(kind));
    } else found.push({ x, y, kinds, spots: [spot] });
  }
  return apart(found.map(({ x, y, spots: all }) => ({ x, y, spots: all, told: all.flatMap(({ told }) => told) })), unit).map(({ x, y, told, spots: [first, ...others] }) => (others.length === 0
    ? { x, y, ...first } : { ...first, x, y, near: undefined, inside: undefined, label: `${first.label} and ${others.length} near`, brief: `${short(first.label)} +${others.length}`, told }));
};

/** The same where those that took others in have grown over a third. */
const apart = (groups, unit) => {
  const most = mostOf(groups);
  const sized = groups.map((group) => ({ ...group, ...signsOf(group.told, most) })).sort((a, b) => b.told.length - a.told.length);
  const kept = [];
  for (const one of sized) {
    const host = kept.find((other) => Math.abs(other.x - one.x) < ((other.wide + one.wide) / 2 + 2) * unit && Math.abs(other.y - one.y) < ((other.high + one.high) / 2) * unit);
    if (host) Object.assign(host, { spots: [...host.spots, ...one.spots], told: [...host.told, ...one.told] });
    else kept.push(one);
  }
  return kept.length === groups.length ? groups : apart(kept, unit);
};

addView("map", (panel) => {
  let spots = []; // as placesOf gives them
  let drawnAt; // units in a pixel at which places were last gathered
  let earth; // outlines, once they are seen
  let svg;
  let moves;
  let marks = []; // { group, label, x, y, wide, high, names: [{ text, wide }], spot }
  let current = "";

  const measure = widthIn(`12px ${FONT}`);
  const bar = element("p", { class: "extent", role: "status" });
  const told = element("p", { class: "told" });
  const frame = element("div", { class: "frame" });
  const foot = element("div");
  const empty = element("p", { class: "empty", text: "No meeting shown here has a place that is known to be anywhere." });
  const ground = () => {
    earth ??= Object.fromEntries(Object.entries(read("earth")).map(([name, lines]) => [name, lines.map(unpacked)]));
    return [drawn("path", { class: "sea", d: SEA }), drawn("path", { class: "graticule", d: GRATICULE }),
      drawn("path", { class: "land", d: ringsPath(earth.land) }), drawn("path", { class: "borders", d: linesPath(earth.borders) })];
  };

  /** Signs and names keep their size on the screen; names that would cover others, or signs, are left out. */
  const moved = () => {
    if (!svg.clientWidth || !spots.length) return; // not in the page yet
    const [left, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    const unit = Math.max(width / svg.clientWidth, height / svg.clientHeight);
    const [first, last] = [-1, 1].map((side) => left + width / 2 + side * (svg.clientWidth / 2) * unit);
    if (!(Math.abs(unit / drawnAt - 1) < 0.1)) place(unit);
    const taken = marks.map(({ x, y, wide, high }) => ({ left: x - (wide / 2) * unit, right: x + (wide / 2) * unit, top: y - (high / 2) * unit, bottom: y + (high / 2) * unit }));
    for (const { group, label, x, y, wide, high, names, spot: { near } } of marks) {
      group.setAttribute("transform", `translate(${x} ${y}) scale(${unit})`);
      const ring = near === undefined ? 0 : 4; // about a place known only roughly
      const [aside, above] = [(wide / 2 + 4 + ring) * unit, (high / 2 + 10 + ring) * unit];
      const half = (wide / 2) * unit;
      const stands = names.some((name) => {
        const long = name.wide * unit;
        const beneath = [x - long / 2, x - half, x + half - long, x, x - long]; // or over it: about its middle, from or to its ends, its middle
        const spot = [[x + aside, y], [x - aside - long, y], ...[y + above, y - above].flatMap((middle) => beneath.map((from) => [from, middle]))]
          .find(([from, middle]) => from > first && from + long < last
            && shownIfFree(label, { left: from, top: middle - 8 * unit, right: from + long, bottom: middle + 8 * unit }, taken, unit));
        if (!spot) return false;
        label.textContent = name.text;
        label.setAttribute("x", spot[0]);
        label.setAttribute("y", spot[1] + 4 * unit);
        return true;
      });
      if (!stands) label.style.display = "none";
    }
  };

  /** Draw the marks for a zoom at which a pixel is `unit` wide. */
  const place = (unit) => {
    drawnAt = unit;
    const focused = svg.contains(document.activeElement);
    const gathered = gatheredAt(spots, unit).sort((a, b) => b.told.length - a.told.length || a.key.localeCompare(b.key));
    const most = mostOf(gathered);
    marks = gathered.map((spot) => markOf(spot, most));
    svg.lastChild.replaceChildren(...marks.map(({ group }) => group), ...marks.map(({ label }) => label));
    const groups = marks.map(({ group }) => group);
    const at = groups.find((group) => group.dataset.key === current);
    roving(groups, at ?? groups[0], (one, key) => nextTo(groups, one, key, (to) => { current = to.dataset.key; }));
    if (focused) (at ?? groups[0]).focus({ preventScroll: true });
  };

  /** Where the map opens: on its places, unless they are most of the world anyway. */
  const home = () => {
    const [east] = project(180, 0);
    const [, south] = project(0, -60);
    const [, north] = project(0, 84);
    return [-east, north, 2 * east, south - north];
  };
  const near = () => {
    const [left, top, width, height] = home();
    const [xs, ys] = [0, 1].map((axis) => spots.map((spot) => project(...spot.at)[axis]));
    const [low, high, up, down] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const shape = Math.max(0.4, svg.clientHeight / svg.clientWidth || 0.6);
    const wide = Math.min(width, Math.max((high - low) * 1.3, ((down - up) * 1.3) / shape, 110) + 40);
    if (wide >= width * 0.8) return [left, top, width, height];
    return [(low + high) / 2 - wide / 2, (up + down) / 2 - (wide * shape) / 2, wide, wide * shape];
  };

  const markOf = (spot, most) => {
    const { x, y } = spot;
    const { signs, wide, high } = signsOf(spot.told, most);
    let from = -wide / 2;
    const count = signs.map(({ kind, found }) => summed(kind, found.length)).join(", ");
    const about = spot.inside ? `, somewhere in ${spot.inside}` : spot.near ? ", no place in it told" : "";
    const text = `${spot.label}: ${count}${about}`;
    const title = `${spot.label}${about}`;
    const lit = spot.told.some(factLit);
    const chosen = spot.told.length === 1 ? state.chosen.fact === spot.told[0] : state.chosen.title === title;
    const choose = () => { current = spot.key; selectFacts(spot.told, title); };
    const group = drawn("g", { role: "button", "aria-label": text, "aria-pressed": String(chosen), "data-key": spot.key, class: `spot${lit ? "" : " faint"}${chosen ? " chosen" : ""}`, on: {
      click: choose, keydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); } },
    } },
    // A town is a point; what is only known to be somewhere in a country has a dashed ring about it.
    drawn("rect", { class: "hit", x: -Math.max(wide, 20) / 2 - 3, y: -Math.max(high, 20) / 2 - 3, width: Math.max(wide, 20) + 6, height: Math.max(high, 20) + 6, rx: 5 }),
    spot.near === undefined ? "" : drawn("rect", { class: "about", x: -wide / 2 - 4, y: -high / 2 - 4, width: wide + 8, height: high + 8, rx: high / 2 + 4 }),
    ...signs.map(({ kind, size }) => {
      const made = drawn("g", { transform: `translate(${from + size} 0)` }, mark(kind, size));
      from += 2 * size + 2;
      return made;
    }), drawn("title", { text }));
    // The second where there is no room for the first.
    const names = [short(spot.label), spot.brief].filter(Boolean).map((name) => `${name}${spot.told.length > 1 ? ` (${spot.told.length})` : ""}`)
      .map((name) => ({ text: name, wide: measure(name) }));
    return { group, label: drawn("text", { class: lit ? "" : "faint", "aria-hidden": "true" }), x, y, wide, high, names, spot };
  };

  const draw = (changed) => {
    if (changed === "view" && svg) return;
    if (changed === "size" && svg) {
      moved();
      return;
    }
    const meetings = visibleFacts().filter(({ relation }) => relation === "meets");
    const found = placesOf(meetings);
    spots = found.spots;
    drawnAt = undefined; // marks are drawn anew
    bar.textContent = `${plural(meetings.length - found.nowhere, "meeting", "meetings")} in ${plural(spots.length, "place", "places")}`;
    told.textContent = found.nowhere ? `${found.nowhere.toLocaleString("en")} without a place left out` : "";
    if (!spots.length) {
      panel.replaceChildren(empty);
      svg = undefined;
      return;
    }
    foot.replaceChildren(keyList(key()));
    const first = !svg || changed === "scene";
    if (!svg) {
      svg = drawn("svg", { class: "map", role: "group", "aria-label": "Map of meetings" }, drawn("g", { class: "ground", "aria-hidden": "true" }, ...ground()), drawn("g"));
      frame.replaceChildren(svg);
      panel.replaceChildren(element("div", { class: "bar" }, bar, told), frame, foot);
      moves = movable(svg, home(), moved);
      frame.append(moves.tools);
    }
    if (first) moves.show(near());
    else moved();
  };
  const key = () => {
    const rough = { sign: drawn("svg", { class: "sign", viewBox: "-10 -10 20 20", "aria-hidden": "true" }, drawn("circle", { class: "about", r: 8 })), text: "place known only roughly" };
    return [...keyOf(new Set(spots.flatMap((spot) => spot.told.map(kindOf)))), ...(spots.some((spot) => spot.near !== undefined) ? [rough] : [])];
  };

  /** The place nearest in the direction of an arrow; home and end are those of most and fewest meetings. */
  const nextTo = (groups, one, key, note) => {
    const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key] ?? [0, 0];
    const here = marks[groups.indexOf(one)];
    const off = ({ x, y }) => { const [a, b] = [x - here.x, y - here.y]; return { ahead: a * dx + b * dy, aside: Math.abs(a * dy) + Math.abs(b * dx) }; };
    const ahead = marks.filter((other) => other !== here && (dx || dy) && off(other).ahead > 0)
      .sort((a, b) => off(a).ahead + 2 * off(a).aside - off(b).ahead - 2 * off(b).aside);
    const to = { Home: groups[0], End: groups.at(-1) }[key] ?? ahead[0]?.group;
    if (to) note(to);
    return to;
  };

  return { draw, picture: () => svg, note: () => svg && `${bar.textContent}. Land and borders: Natural Earth` };
});
