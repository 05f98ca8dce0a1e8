// The column beside the picture: what is told of a node or a line, down to the sentence.

const FEW = 12; // facts of one kind on a card before "show all"

const CLASSES = {
  Person: "Person", Country: "Country", Organisation: "Organisation", GovernmentBody: "Government body",
  InternationalOrganisation: "International organisation", NewsOrganisation: "News organisation",
  Place: "Place", City: "City", Region: "Region", Venue: "Venue", UnnamedSource: "Unnamed source",
};
const STATUSES = ["held", "planned", "possible", "cancelled", "denied"];

/** A name that leads to its node, where it has one. */
const name = (row) => {
  const entity = facts.entities[row];
  if (entity === undefined) return element("span", { text: "someone" });
  if (entity.node === undefined && !entity.inside) return element("bdi", { text: entity.label });
  const choose = () => (entity.inside ? openCommunity(...entity.inside) : select({ node: entity.node }));
  return element("button", { type: "button", class: "name", "data-code": entity.code, on: { click: choose } }, element("bdi", { text: entity.label }));
};

const names = (rows) => rows.flatMap((row, n) => (n === 0 ? [] : [n === rows.length - 1 ? " and " : ", "]).concat(name(row)));

const chip = (status, told) =>
  element("span", { class: `chip ${STATUSES.includes(status) ? status : "possible"}`, text: told ?? status });

const called = (rows) => rows.filter((row) => row !== undefined)
  .flatMap((row) => [facts.entities[row].label, ...(facts.entities[row].aliases ?? [])]);

const source = (row) => {
  const article = facts.articles[row];
  if (article === undefined) return element("cite", { text: "Article not in the graph" });
  const url = safe(article.url);
  const title = url === undefined
    ? element("bdi", { text: article.title })
    : element("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, element("bdi", { text: article.title }));
  const where = [article.publisher, day(article.date)].filter(Boolean).join(", ");
  return element("cite", {}, title, where ? element("span", { class: "outlet", dir: "auto", text: where }) : "");
};

/** A sentence with `what` marked in it, the article it stands in, and what read it there; `told` is what it tells, in words. */
const passage = (row, what, told) => {
  const found = facts.passages[row];
  const rule = [
    `Rule ${found.rule}`,
    found.precision && `right in ${Math.round(Number(found.precision) * 100)}% of ${found.support ?? "measured"} cases`,
    `${found.field} ${found.start ?? 0}–${found.end ?? 0}`,
  ];
  return element("figure", { class: "passage" },
    found.sentence
      ? element("blockquote", { dir: "auto" }, ...markedSentence(found, what))
      : element("p", { class: "told", text: "The graph has no text of this sentence." }),
    element("figcaption", {}, source(found.article),
      element("small", { class: "rule", dir: "auto", text: rule.filter(Boolean).join(" · ") }),
      copyButton("Copy citation", () => citation(row, told))));
};

/** Evidence folded under one line, or open where it is what the reader asked for. */
const evidence = (label, open, ...children) =>
  element("details", { class: "evidence", open }, element("summary", { text: label }), ...children);

const meetingItem = (meeting, open, seen) => {
  const others = (meeting.who ?? []).filter((row) => row !== seen);
  const reports = meeting.reports ?? [];
  const words = called([...(meeting.who ?? []), meeting.place]);
  const disputed = new Set(reports.map((report) => report.status)).size > 1;
  return element("li", { class: "fact" },
    element("p", { class: "line" },
      element("span", { class: "when", text: day(meeting.date) || "No date told" }),
      chip(meeting.status, meeting.told), disputed ? element("span", { class: "chip disputed", text: "reports differ" }) : ""),
    element("p", {},
      ...(seen === undefined ? [...names(others), ": "] : []),
      element("span", { class: seen === undefined ? "" : "kind", text: meeting.kind }),
      ...(seen !== undefined && others.length ? [" with ", ...names(others)] : []),
      ...(meeting.place === undefined || meeting.place === seen ? [] : [" in ", name(meeting.place)]),
      ...(meeting.host === undefined || meeting.host === seen ? [] : ["; host ", name(meeting.host)])),
    evidence(plural(reports.length, "report", "reports"), open, ...reports.map((report) => element("div", { class: "report" },
      element("p", { class: "line" }, chip(report.status || meeting.status),
        element("span", { class: "told", text: report.date ? `dated ${day(report.date)}` : "no date told" }),
        ...(report.place === undefined ? [] : [element("span", { class: "told" }, "in ", element("bdi", { text: facts.entities[report.place].label }))])),
      ...(report.evidence ?? []).map((row) => passage(row, { names: words }, toldOf(report))),
      report.evidence?.length ? "" : source(report.article)))));
};

const statementItem = (said, open, seen) => element("li", { class: "fact" },
  ...(said.speaker === seen ? [] : [element("p", {}, name(said.speaker))]),
  element("p", { class: "words", dir: "auto", text: said.mode === "direct" ? `“${said.text ?? ""}”` : said.text ?? "" }),
  element("p", { class: "line" },
    element("span", { class: "told", text: [said.cue, said.mode && `${said.mode} speech`].filter(Boolean).join(" · ") }),
    ...(said.to === undefined ? [] : [element("span", { class: "told" }, "to ", name(said.to))]),
    ...(said.by === undefined ? [] : [element("span", { class: "told" }, "as passed on by ", name(said.by))])),
  evidence("Sentence", open, ...(said.evidence ?? []).map((row) => passage(row, { said: said.text, names: called([said.speaker, said.to, said.by]) }, [`said by ${facts.entities[said.speaker]?.label ?? "someone"}`, said.mode && `${said.mode} speech`].filter(Boolean)))));

/** Roles that differ in their sentence alone, as one. */
const together = (roles) => {
  const found = new Map();
  for (const role of roles) {
    const key = JSON.stringify([role.who, role.whom, role.role?.toLowerCase(), role.tenure, role.from, role.until, role.accredited]);
    const known = found.get(key);
    if (known) known.evidence.push(...(role.evidence ?? []));
    else found.set(key, Object.create(role, { evidence: { value: [...(role.evidence ?? [])] } }));
  }
  return [...found.values()];
};

const roleItem = (role, open, seen) => {
  const term = [role.from && `from ${day(role.from)}`, role.until && `until ${day(role.until)}`];
  const rows = role.evidence ?? [];
  return element("li", { class: "fact" },
    element("p", {},
      ...(role.who === seen ? [] : [name(role.who), ", "]),
      element("span", { class: "role", dir: "auto", text: role.role ?? "represents" }),
      ...(role.whom === seen ? [] : [" for ", name(role.whom)]),
      ...(role.accredited === undefined ? [] : [" at ", name(role.accredited)])),
    element("p", { class: "line" }, element("span", { class: "chip tenure", text: role.tenure ?? "tenure not told" }),
      element("span", { class: "told", text: term.filter(Boolean).join(" ") })),
    evidence(rows.length > 1 ? plural(rows.length, "sentence", "sentences") : "Sentence", open,
      ...rows.map((row) => passage(row, { names: [role.role, ...called([role.who, role.whom])] }, [role.tenure].filter(Boolean)))));
};

const withinItem = (part, open, seen) => element("li", { class: "fact" },
  element("p", {}, ...(part.inner === seen ? ["In ", name(part.outer)] : [name(part.inner), ...(part.outer === seen ? [] : [" is in ", name(part.outer)])])),
  part.evidence?.length
    ? evidence("Sentence", open, ...part.evidence.map((row) => passage(row, { names: called([part.inner, part.outer]) })))
    : element("p", { class: "line" }, element("span", { class: "told", text: part.source ? `From the table ${part.source}` : "From the registry" })));

const ITEM = { meets: meetingItem, says: statementItem, represents: roleItem, "located-in": withinItem };

/** Roles come as one where they differ in their sentence alone; all else as it is. */
const asListed = (found) => (found[0]?.relation === "represents" ? together(found) : found);

/** A headed list of what the filters let through, the first few shown, the rest at hand; and how many they hide. */
const section = (title, found, item, seen, { open = false, ask, above } = {}) => {
  if (found.length === 0) return "";
  const [left, hidden] = [true, false].map((wanted) => asListed(found.filter((fact) => shown.facts.has(fact) === wanted)));
  const list = element("ul", { class: "facts" }, ...left.slice(0, FEW).map((fact) => item(fact, open, seen)));
  const more = left.length > FEW && element("button", {
    type: "button", class: "more", text: `Show all ${left.length.toLocaleString("en")}`,
    on: { click: () => { list.append(...left.slice(FEW).map((fact) => item(fact, open, seen))); more.remove(); } },
  });
  const rest = hidden.length > 0 && element("p", { class: "rest" }, `${hidden.length.toLocaleString("en")} hidden by the filters. `,
    element("button", {
      type: "button", class: "plain", text: "Show here",
      on: {
        click: () => {
          rest.replaceWith(element("ul", { class: "facts outside", "aria-label": "Hidden by the filters" }, ...hidden.map((fact) => item(fact, open, seen))));
        },
      },
    }));
  return element("section", {}, element("h3", {}, title, element("span", { class: "count", text: left.length.toLocaleString("en") }), ask ? copyButton("Copy as SPARQL", ask, "Copy the question that this list answers") : ""), above?.(left) ?? "", list, more || "", rest || "");
};

const head = (type, kicker, title) => element("div", { class: "head" },
  element("p", { class: `kicker type-${type}` }, element("i", { class: "dot", "aria-hidden": "true" }), kicker),
  element("h2", { dir: "auto", tabindex: "-1" }, title));

const latest = (meetings) => [...meetings].sort((a, b) => (b.day ?? b.date ?? "").localeCompare(a.day ?? a.date ?? ""));

/** What can be asked of a node from its card. */
const actions = (node) => element("div", { class: "actions" }, ...nodeActions.map((make) => make(node)));
const nodeActions = [];

/** What stands at a term: the office, and who held it or for whom. */
const termOf = (seen) => (role) => [role.role, role.who === seen ? role.whom !== seen && facts.entities[role.whom]?.label : facts.entities[role.who]?.label].filter(Boolean).join(", ");

const nodeCard = (node) => {
  if (node.community !== undefined) return communityCard(node);
  if (node.meeting) {
    return [head("meeting", "Round table", node.label), actions(node), element("ul", { class: "facts" }, meetingItem(node.meeting, true))];
  }
  const [first] = node.members;
  const entity = facts.entities[first];
  const told = (kind) => node.members.flatMap((row) => aboutOf(row)[kind]);
  const list = (kind, title, item, more = {}) => section(title, item === meetingItem ? latest(told(kind)) : told(kind), item, kind === "mentioned" ? undefined : seen,
    { ask: questionOfList(node, kind, title), ...more });
  const seen = node.members.length === 1 ? first : undefined;
  const links = (entity.links ?? []).map(safe).filter(Boolean);
  const aliases = entity.aliases ?? [];
  return [
    head(node.group, CLASSES[entity.class] ?? entity.class, entity.label),
    aliases.length ? element("p", { class: "aliases", dir: "auto" }, "Also called ", ...aliases.flatMap((alias, n) => [n ? ", " : "", element("bdi", { text: alias })])) : "",
    entity.code || links.length ? element("p", { class: "codes" },
      entity.code ? element("span", { class: "code", title: "ISO 3166 code", text: entity.code }) : "",
      ...links.map((url) => element("a", { href: url, rel: "noopener noreferrer", target: "_blank", text: new URL(url).host }))) : "",
    actions(node),
    node.members.length > 1 ? element("p", { class: "aside", text: `${node.members.length} sources that articles call this. They are drawn as one; nothing says that they are the same.` }) : "",
    list("roles", "Roles", roleItem, { above: (roles) => termsChart(roles, termOf(seen)) }),
    list("meetings", "Meetings", meetingItem),
    list("hosted", "Met here", meetingItem),
    list("said", "Statements", statementItem),
    list("envoys", "Represented by", roleItem, { above: (roles) => termsChart(roles, termOf(seen)) }),
    list("heard", "Told to them", statementItem),
    list("mentioned", "Spoken of", statementItem),
    list("outer", "Lies in", withinItem),
    list("inner", "Places in it", withinItem),
  ];
};

const TITLES = { meets: "Meetings", says: "Statements", represents: "Roles", "located-in": "Location" };
const VERBS = { meets: "and", says: "on", represents: "for", "located-in": "in" };

const ONE = { meets: "Meeting", says: "Statement", represents: "Role", "located-in": "Location" };

/** A fact in a few words: whom it joins. */
const named = (fact) => {
  const { relation, who, speaker, to, mentions, whom, inner, outer } = fact;
  if (relation === "meets") return names(who ?? []);
  if (relation === "says") return [name(speaker), ...(to === undefined && !mentions?.length ? [] : [" on ", ...names(to === undefined ? mentions : [to])])];
  return relation === "represents" ? [name(who), " for ", name(whom)] : [name(inner), " in ", name(outer)];
};

const edgeCard = (edge) => {
  if (table(edge)) return nodeCard(table(edge));
  if (edge.bundle) return bundleCard(edge);
  const found = edge.told;
  const ends = [edge.from, edge.to].map((id) => nodes[id]);
  const link = (node) => element("button", { type: "button", class: "name", on: { click: () => select({ node: node.id }) } }, element("bdi", { text: node.label }));
  const title = element("span", {}, link(ends[0]), ` ${VERBS[edge.relation]} `, link(ends[1]));
  const kicker = edge.status ? `Meetings ${edge.status}` : TITLES[edge.relation];
  const list = edge.relation === "meets" ? latest(found) : found;
  return [
    element("div", { class: "head" },
      element("p", { class: `kicker relation-${edge.relation}` }, element("i", { class: "dash", "aria-hidden": "true" }), kicker),
      element("h2", { dir: "auto", tabindex: "-1" }, title)),
    section(TITLES[edge.relation], list, ITEM[edge.relation], undefined, { open: list.length < 4, ask: questionOfEdge(edge) }),
  ];
};

/** One fact by itself, with its evidence open. */
const factCard = (fact) => [
  element("div", { class: "head" },
    element("p", { class: `kicker relation-${fact.relation}` }, element("i", { class: "dash", "aria-hidden": "true" }), ONE[fact.relation]),
    element("h2", { dir: "auto", tabindex: "-1" }, ...named(fact))),
  element("ul", { class: "facts" }, ITEM[fact.relation](fact, true)),
];

/** The facts that one mark of a view stands for. */
const severalCard = (several, title) => [
  element("div", { class: "head" }, element("p", { class: "kicker", text: plural(several.length, "fact", "facts") }), element("h2", { dir: "auto", tabindex: "-1", text: title })),
  ...Object.entries(TITLES).map(([relation, heading]) =>
    section(heading, several.filter((fact) => fact.relation === relation), ITEM[relation], undefined)),
];

/** What stands there when nothing is chosen: whom the news is about, and what happened last. */
const overview = () => {
  if (nodes[0]?.community !== undefined) return communitiesOverview();
  const linked = nodes.filter((node) => node.links > 0).sort((a, b) => b.links - a.links || a.id - b.id).slice(0, 8);
  const recent = latest(facts.meetings.filter((meeting) => shown.facts.has(meeting))).slice(0, 6);
  return [
    element("h2", { class: "unseen", text: "Overview" }),
    element("p", { class: "lead", text: "Choose a name or a line. Every line leads to the sentence it was read from, and to the article." }),
    linked.length ? element("section", {}, element("h3", { text: "Linked to the most others" }),
      element("ol", { class: "ranks" }, ...linked.map((node) => element("li", {},
        element("span", { class: `type-${node.group}` }, element("i", { class: "dot", "aria-hidden": "true" })),
        name(node.members[0]), element("span", { class: "count", text: plural(node.links, "link", "links") }))))) : "",
    section("Latest meetings", recent, meetingItem),
    element("section", { class: "questions" }, element("h3", { text: "Ask the graph for what is shown" }),
      element("p", { class: "aside" }, ...Object.keys(FACT).filter((relation) => !state.off.relation.has(relation) && facts[TABLE[relation]].length).map((relation) =>
        copyButton(`${TITLES[relation]} as SPARQL`, () => question(relation, TITLES[relation]), "Copy the question, filters included")))),
  ];
};
