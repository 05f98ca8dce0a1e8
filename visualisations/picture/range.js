// When: days between two handles, under a histogram of what happened, or typed. While days are set, meetings and
// statements without a date are left out (or, by a box, stay); roles without a term and places in places keep those
// company who are still there.

{
  state.days = {}; // { from, until }: days, each open where it is not there
  state.undated = false; // whether meetings and statements without a date stay while days are set

  const when = document.getElementById("days");
  const [fromHandle, untilHandle] = when.querySelectorAll("input[type=range]");
  const [fromField, untilField] = when.querySelectorAll("input[type=text]");
  const undatedBox = when.querySelector("input[type=checkbox]");
  const histogram = when.querySelector("svg");
  const BARS = 40;
  const STRAY = 0.005; // share of the events, at either end, that must not stretch the scale: a date misread is centuries off

  const isSet = () => Boolean(state.days.from || state.days.until);
  const keepsCompany = (fact) => fact.relation === "represents" || fact.relation === "located-in";

  /** The times of a fact, worked out once. */
  const times = (fact) => (fact.times ??= timesOf(fact));
  let scale; // { first, last, days }: what the handles run over; nothing where all is on one day

  const duringDays = (fact) => {
    if (!isSet()) return true;
    const told = times(fact);
    return told.length === 0 ? keepsCompany(fact) || state.undated : during(told, state.days);
  };
  const filterOfDays = { set: isSet, passes: duringDays };
  factFilters.push(filterOfDays);
  companions.push((fact) => isSet() && keepsCompany(fact) && times(fact).length === 0);

  /** Meetings and statements that the other filters let through, by day. */
  const eventsLeft = () => factsLeft([...facts.meetings, ...facts.statements], filterOfDays).filter((fact) => times(fact).length)
    .map((fact) => ({ fact, day: times(fact)[0].first }));

  /** Draw how many meetings and statements there were, those outside the range fainter. */
  const drawHistogram = () => {
    const bars = Array.from({ length: BARS }, () => ({ meets: 0, says: 0 }));
    const at = (day) => Math.min(BARS - 1, Math.max(0, Math.floor(((dayNumber(day) - dayNumber(scale.first)) / (scale.days + 1)) * BARS)));
    for (const { fact, day } of eventsLeft()) bars[at(day)][fact.relation] += 1;
    const highest = Math.max(1, ...bars.map(({ meets, says }) => meets + says));
    const [low, high] = [state.days.from ? at(state.days.from) : 0, state.days.until ? at(state.days.until) : BARS - 1];
    histogram.replaceChildren(...bars.flatMap(({ meets, says }, n) => {
      const faint = n < low || n > high ? " out" : "";
      const [a, b] = [(meets / highest) * 34, (says / highest) * 34];
      return [["meets", 36 - a, a], ["says", 36 - a - b, b]].filter(([, , tall]) => tall)
        .map(([relation, y, height]) => svgElement("rect", { class: `relation-${relation}${faint}`, x: n * 5, y, width: 4, height: Math.max(height, 1) }));
    }));
  };

  /** Set a handle, but not to where it is: that would end the drag that it is in. */
  const put = (handle, at) => { if (Number(handle.value) !== at) handle.value = at; };

  /** Put handles, fields and bars where the state is. */
  const showDays = () => {
    if (!scale) return;
    const { from, until } = state.days;
    const place = (day) => Math.min(scale.days, Math.max(0, dayNumber(day) - dayNumber(scale.first)));
    put(fromHandle, from ? place(from) : 0);
    put(untilHandle, until ? place(until) : scale.days);
    fromHandle.setAttribute("aria-valuetext", from ? `from ${day(from)}` : "from the first");
    untilHandle.setAttribute("aria-valuetext", until ? `until ${day(until)}` : "until the last");
    // Where both are at the end, the lower one must be the one that can be pulled back.
    fromHandle.classList.toggle("above", Number(fromHandle.value) > scale.days / 2);
    for (const [field, value] of [[fromField, from], [untilField, until]]) {
      if (field.getAttribute("aria-invalid") !== "true") field.value = value ?? "";
    }
    undatedBox.checked = state.undated;
    const left = facts.meetings.concat(facts.statements).filter((fact) => times(fact).length === 0).length;
    undatedBox.closest("label").classList.toggle("folded", !left || !isSet());
    undatedBox.closest("label").querySelector(".count").textContent = left.toLocaleString("en");
    when.querySelector(".dayrule").classList.toggle("folded", !isSet());
    drawHistogram();
  };

  onScene.push(() => {
    const all = [...facts.meetings, ...facts.statements].flatMap((fact) => times(fact).slice(0, 1)).map(({ first }) => first).sort();
    const stray = Math.floor(all.length * STRAY);
    const whole = { first: all[0], last: all.at(-1) };
    const most = { first: all[stray], last: all.at(-1 - stray) };
    const long = ({ first, last }) => dayNumber(last) - dayNumber(first);
    const found = all.length && long(most) * 2 < long(whole) ? most : whole;
    scale = all.length && long(found) > 0 ? { ...found, days: long(found) } : undefined;
    when.hidden = !scale;
    if (!scale) return;
    for (const handle of [fromHandle, untilHandle]) handle.max = scale.days;
    [fromField.placeholder, untilField.placeholder] = [scale.first, scale.last];
  });
  onChange.push((changed) => { if (changed !== "choice") showDays(); });

  // Bars and fields follow a drag at once; a large picture only when the hand rests, or it could not be dragged.
  const QUICK = 50; // ms that showing what is left may take to be done at every step
  let took = 0;
  let soon;
  const apply = () => {
    clearTimeout(soon);
    const start = performance.now();
    filter(() => {});
    took = performance.now() - start;
  };

  /** A handle at its end leaves that end open; one that meets the other stops there. */
  const slide = (handle) => {
    put(handle, handle === fromHandle ? Math.min(Number(handle.value), Number(untilHandle.value)) : Math.max(Number(handle.value), Number(fromHandle.value)));
    const at = Number(handle.value);
    const told = dayOf(dayNumber(scale.first) + at);
    if (handle === fromHandle) state.days = { ...state.days, from: at > 0 ? told : undefined };
    else state.days = { ...state.days, until: at < scale.days ? told : undefined };
    showDays();
    clearTimeout(soon);
    if (took < QUICK) apply();
    else soon = setTimeout(apply, 150);
  };
  for (const handle of [fromHandle, untilHandle]) {
    handle.addEventListener("input", () => slide(handle));
    handle.addEventListener("change", apply);
  }

  /** Typed dates set their first day and their last; what is none is told so, and changes nothing. */
  const wrong = when.querySelector("[role=alert]");
  const typed = () => {
    const [from, until] = [fromField, untilField].map((field) => ({ field, text: field.value.trim(), told: daysOf(field.value.trim()) }));
    for (const one of [from, until]) one.bad = Boolean(one.text) && !one.told;
    const bad = from.bad || until.bad;
    const turned = !bad && from.told && until.told && from.told.first > until.told.last;
    for (const one of [from, until]) one.field.setAttribute("aria-invalid", String(one.bad || Boolean(turned)));
    wrong.textContent = bad ? "Write a day as 2031-06-04, a month as 2031-06, or a year as 2031." : turned ? "The first day is after the last." : "";
    wrong.hidden = !wrong.textContent;
    if (!wrong.textContent) filter(() => { state.days = { from: from.told?.first, until: until.told?.last }; });
  };
  for (const field of [fromField, untilField]) field.addEventListener("change", typed);
  undatedBox.addEventListener("change", () => filter(() => { state.undated = undatedBox.checked; }));

  onReset.push(() => {
    for (const field of [fromField, untilField]) field.setAttribute("aria-invalid", "false");
    state.days = {};
    state.undated = false;
    wrong.textContent = "";
    wrong.hidden = true;
  });

  /** A part of the address for one end of the range. */
  const inAddressAs = (name, end) => inAddress(name, () => state.days[name], (text) => {
    const told = daysOf(text);
    if (told) state.days = { ...state.days, [name]: told[end] };
    return Boolean(told);
  });
  inAddressAs("from", "first");
  inAddressAs("until", "last");
  inAddress("undated", () => state.undated && "yes", (text) => { state.undated = text === "yes"; return state.undated; });
}
