// Days that facts are told for, as numbers: days since 1 January 1970. Dates come from articles, so any may be no date.

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$/u;

/** The first and the last day that a date as told may mean: 2031-06 is thirty days; nothing where it is no date. */
const daysOf = (date) => {
  const [, year, month, number] = DATE.exec(date ?? "") ?? [];
  const from = year === undefined ? NaN : Date.parse(`${year}-${month ?? "01"}-${number ?? "01"}`) / 864e5;
  if (Number.isNaN(from)) return undefined;
  if (number) return { from, to: from };
  const next = new Date(from * 864e5);
  if (month) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return { from, to: next / 864e5 - 1 };
};

/** A day as the graph writes it: 2031-06-04. */
const dateOf = (number) => new Date(number * 864e5).toISOString().slice(0, 10);

/** The date of a fact: a meeting's own, the first article's of a statement, the first day of a role. */
const dateTold = (fact) => {
  if (fact.relation === "meets") return fact.date ?? fact.day;
  if (fact.relation === "represents") return fact.from;
  if (fact.relation !== "says") return undefined;
  return articlesOf(fact).map((row) => facts.articles[row].date).filter(Boolean).sort()[0];
};

const spanOf = (fact) => daysOf(dateTold(fact)) ?? (fact.relation === "meets" ? daysOf(fact.day) : undefined);
