// The terms of roles, as bars over the years: a glance says who followed whom. The list under it has all of it in words.

const MOST_TERMS = 8;

/** Bars for roles of which a date is known; `label` says what stands at each. Nothing where no role has one. */
const termsChart = (roles, label) => {
  const dated = roles.map((role) => ({ role, from: daysOf(role.from)?.first, until: daysOf(role.until)?.last }))
    .filter(({ from, until }) => from || until);
  if (dated.length === 0) return "";
  const news = facts.articles.map((article) => daysOf(article.date)?.last).filter(Boolean).sort().at(-1);
  const known = dated.flatMap(({ from, until }) => [from, until]).concat(news).filter(Boolean).sort();
  const [first, last] = [Number(known[0].slice(0, 4)), Number(known.at(-1).slice(0, 4)) + 1];
  const [wide, tall] = [330, 22];
  const at = (day) => ((dayNumber(day) - dayNumber(`${first}-01-01`)) / (dayNumber(`${last}-01-01`) - dayNumber(`${first}-01-01`))) * wide;
  const step = [1, 2, 5, 10, 20, 50, 100].find((years) => (last - first) / years <= 7) ?? 200;
  const rows = dated.sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1)).slice(0, MOST_TERMS);
  const high = rows.length * tall;
  const chart = svgElement("svg", { class: "terms", viewBox: `0 -2 ${wide} ${high + 18}`, "aria-hidden": "true" });
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    const x = at(`${year}-01-01`);
    chart.append(svgElement("path", { class: "tick", d: `M${x} 0V${high}` }));
    if (x < wide - 12) chart.append(svgElement("text", { x: x + 3, y: high + 12 }, String(year)));
  }
  rows.forEach(({ role, from, until }, n) => {
    const [left, right] = [from ? at(from) : 0, until ? at(until) : wide];
    const open = `${from ? "" : " unstarted"}${until ? "" : role.tenure === "former" ? " unknown" : " open"}`;
    chart.append(svgElement("rect", { class: `term${open}`, x: left, y: n * tall + 13, width: Math.max(2, right - left), height: 4, rx: 1 }));
    const text = short(label(role));
    const after = left + text.length * 5.6 < wide;
    chart.append(svgElement("text", { class: "what", x: after ? left : wide, y: n * tall + 10, "text-anchor": after ? "start" : "end" }, text));
  });
  return chart;
};
