// The legend, which filters: each type, relation and status of the scene with how many there are. What other filters
// take part in stands here too: how much is let through, and the way back.

const filters = document.getElementById("filters");
const through = document.getElementById("through");

onScene.push(() => {
  const counts = {
    type: counted(nodes.filter((node) => node.joined), (node) => node.group),
    relation: Object.fromEntries(Object.entries(TABLE).map(([relation, name]) => [relation, facts[name].length])),
    status: counted(facts.meetings, (meeting) => meeting.status),
  };
  for (const input of filters.querySelectorAll("input[data-group]")) {
    const count = counts[input.dataset.group][input.value] ?? 0;
    input.closest(".row").hidden = !count;
    input.parentElement.querySelector(".count").textContent = count.toLocaleString("en");
  }
});

/** The entries of one group of the legend that this scene has. */
const entries = (group) => [...filters.querySelectorAll(`input[data-group="${group}"]`)].filter((input) => !input.closest(".row").hidden);

const tick = () => {
  for (const input of filters.querySelectorAll("input[data-group]")) input.checked = !state.off[input.dataset.group].has(input.value);
};

/** Show one entry of its group alone; if it is alone already, all of them. */
const only = ({ dataset: { group }, value }) => filter(() => {
  const others = entries(group).map((input) => input.value).filter((name) => name !== value);
  const alone = !state.off[group].has(value) && others.every((name) => state.off[group].has(name));
  state.off[group] = new Set(alone ? [] : others);
});

filters.addEventListener("change", ({ target }) => {
  const off = state.off[target.dataset.group];
  if (off) filter(() => { if (target.checked) off.delete(target.value); else off.add(target.value); });
});
filters.addEventListener("click", (event) => {
  const input = event.target.closest(".row")?.querySelector("input[data-group]");
  if (!input) return;
  if (event.target.closest(".only")) only(input);
  else if (event.target.closest(".choice") && (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)) {
    event.preventDefault();
    only(input);
  }
});

/** What sets all filters back, one for each kind of them; the controls follow the state. */
const onReset = [() => {
  for (const off of Object.values(state.off)) off.clear();
}];

onChange.push((changed) => {
  if (changed === "choice") return;
  tick();
  const all = everyFact().length;
  through.hidden = shown.facts.size === all;
  through.querySelector("span").textContent = `${shown.facts.size.toLocaleString("en")} of ${plural(all, "fact", "facts")} shown. `;
});
through.querySelector("button").addEventListener("click", () => filter(() => onReset.forEach((set) => set())));
