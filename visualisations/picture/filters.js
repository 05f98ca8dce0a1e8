// The legend, which filters: each type, relation and status of the scene with how many there are.

const filters = document.getElementById("filters");

onScene.push(() => {
  const counts = {
    type: counted(nodes.filter((node) => node.edges.length), (node) => node.group),
    relation: Object.fromEntries(Object.entries(TABLE).map(([relation, name]) => [relation, facts[name].length])),
    status: counted(facts.meetings, (meeting) => meeting.status),
  };
  for (const input of filters.querySelectorAll("input[data-group]")) {
    const count = counts[input.dataset.group][input.value] ?? 0;
    input.parentElement.hidden = !count;
    input.parentElement.querySelector(".count").textContent = count.toLocaleString("en");
  }
});

filters.addEventListener("change", ({ target }) => {
  const off = state.off[target.dataset.group];
  if (off) filter(() => { if (target.checked) off.delete(target.value); else off.add(target.value); });
});

/** What sets all filters back, one for each kind of them; the controls follow the state. */
const onReset = [() => {
  for (const off of Object.values(state.off)) off.clear();
  for (const input of filters.querySelectorAll("input[data-group]")) input.checked = true;
}];
