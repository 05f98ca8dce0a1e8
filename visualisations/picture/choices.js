// Which: the country that a fact involves, the outlet that tells it, and how many independent sources do.

{
  state.country = undefined; // its IRI
  state.outlet = undefined; // its name
  state.sources = 1; // the least number

  const whichField = document.getElementById("which");
  const offered = whichField.querySelectorAll("select");
  const [countryChoice, outletChoice, sourcesChoice] = offered;
  const STEPS = [1, 2, 3, 5, 10];

  /** A country involves itself, what lies in it, its bodies, and those who represent it or one of these. */
  const whoseIsWhat = inScene(() => {
    const up = facts.entities.map((entity, row) => [...(entity.of ?? []), ...aboutOf(row).outer.map((part) => part.outer)]);
    const above = facts.entities.map(() => undefined);
    const countriesAbove = (row) => {
      if (above[row]) return above[row];
      const [seen, waiting] = [new Set([row]), [row]];
      while (waiting.length) for (const next of up[waiting.pop()]) if (!seen.has(next)) { seen.add(next); waiting.push(next); }
      above[row] = [...seen].filter((one) => facts.entities[one].class === "Country");
      return above[row];
    };
    return facts.entities.map((_, row) => new Set([row, ...aboutOf(row).roles.filter((role) => role.held).map((role) => role.whom)].flatMap(countriesAbove)));
  });
  /** Rows of the countries that an entity is, lies in, is a body of, or speaks for. */
  const countriesOf = (row) => whoseIsWhat()[row];
  const involves = (fact, row) => partiesOf(fact).some((party) => countriesOf(party).has(row));
  const outletsOf = (fact) => articlesOf(fact).map((row) => facts.articles[row].publisher).filter(Boolean);
  const sourcesOf = (fact) => fact.sources ?? 1;

  const rowOf = (iri) => facts.entities.findIndex((entity) => entity.iri === iri);
  let wanted; // { scene, iri, row } of the country that is set
  factFilters.push({
    set: () => state.country !== undefined,
    passes: (fact) => {
      if (wanted?.scene !== facts || wanted.iri !== state.country) wanted = { scene: facts, iri: state.country, row: rowOf(state.country) };
      return involves(fact, wanted.row);
    },
  });
  factFilters.push({ set: () => state.outlet !== undefined, passes: (fact) => outletsOf(fact).includes(state.outlet) });
  factFilters.push({ set: () => state.sources > 1, passes: (fact) => sourcesOf(fact) >= state.sources });

  /** Fill what is unfolded: a news archive has hundreds of outlets, which most readers never look at. */
  const fill = () => {
    for (const [select, found] of offers()) {
      select.closest("label").hidden = found.length === 1; // whichever
      if (select.options.length === 0) select.append(...found.map(([value, text]) => element("option", { value, text })));
    }
  };
  const byCount = (counts, call) => [...counts].sort(([a, many], [b, more]) => more - many || (call(a) < call(b) ? -1 : 1));

  /** Select -> what it offers, [value, text], whichever first. */
  const offers = inScene(() => {
    const [countries, outlets] = [new Map(), new Map()];
    let most = 1;
    for (const fact of everyFact()) {
      for (const row of new Set(partiesOf(fact).flatMap((party) => [...countriesOf(party)]))) countries.set(row, (countries.get(row) ?? 0) + 1);
      for (const outlet of new Set(outletsOf(fact))) outlets.set(outlet, (outlets.get(outlet) ?? 0) + 1);
      most = Math.max(most, sourcesOf(fact));
    }
    const label = (row) => facts.entities[row].label;
    return new Map([
      [countryChoice, [["", "Any country"], ...byCount(countries, label).map(([row, count]) => [facts.entities[row].iri, `${label(row)} (${count.toLocaleString("en")})`])]],
      [outletChoice, [["", "Any outlet"], ...byCount(outlets, (name) => name).map(([name, count]) => [name, `${name} (${count.toLocaleString("en")})`])]],
      [sourcesChoice, [["", "One source or more"], ...STEPS.filter((least) => least > 1 && least <= most).map((least) => [String(least), `${least} sources or more`])]],
    ]);
  });
  onScene.push(() => {
    for (const select of offered) select.replaceChildren();
    whichField.hidden = !facts.articles.some((article) => article.publisher) && !facts.entities.some((entity) => entity.class === "Country")
      && everyFact().every((fact) => sourcesOf(fact) === 1);
    showWhich();
  });

  const showWhich = () => {
    if (state.country !== undefined || state.outlet !== undefined || state.sources > 1) whichField.open = true;
    if (!whichField.open) return;
    fill();
    countryChoice.value = state.country ?? "";
    outletChoice.value = state.outlet ?? "";
    sourcesChoice.value = state.sources === 1 ? "" : String(state.sources);
  };
  whichField.addEventListener("toggle", showWhich);
  /** Set some of { country, outlet, sources }. */
  const setWhich = (found) => { Object.assign(state, found); showWhich(); };

  countryChoice.addEventListener("change", () => filter(() => setWhich({ country: countryChoice.value || undefined })));
  outletChoice.addEventListener("change", () => filter(() => setWhich({ outlet: outletChoice.value || undefined })));
  sourcesChoice.addEventListener("change", () => filter(() => setWhich({ sources: Number(sourcesChoice.value || 1) })));
  onReset.push(() => setWhich({ country: undefined, outlet: undefined, sources: 1 }));

  const called = (text, found) => found.find((one) => one === decodePart(text));
  const listed = (select) => offers().get(select).map(([value]) => value).filter(Boolean);
  inAddress("country", () => state.country && encodePart(endOf(state.country, 2)), (text) => {
    const found = listed(countryChoice).filter((iri) => endOf(iri, 2) === decodePart(text));
    if (found.length === 1) setWhich({ country: found[0] });
    return found.length === 1;
  });
  inAddress("outlet", () => state.outlet && encodePart(state.outlet), (text) => {
    const found = called(text, listed(outletChoice));
    if (found) setWhich({ outlet: found });
    return Boolean(found);
  });
  inAddress("sources", () => state.sources > 1 && String(state.sources), (text) => {
    const found = called(text, listed(sourcesChoice));
    if (found) setWhich({ sources: Number(found) });
    return Boolean(found);
  });
}
