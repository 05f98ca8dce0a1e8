// Days: what a date at any precision spans, and when a fact was. Days are text, "2031-06-04", which sorts as time does.

const A_DAY = 86_400_000;
const dayNumber = (date) => Math.round(Date.parse(`${date}T00:00:00Z`) / A_DAY); // days since 1970
const dayOf = (count) => new Date(count * A_DAY).toISOString().slice(0, 10);

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/u;

const spans = new Map(); // date as told -> its days: thousands of facts have the same few hundred dates
/** First and last day of a date as told (2031, 2031-06, 2031-06-04, with or without a time); nothing where there is no such day. */
const daysOf = (told = "") => {
  if (!spans.has(told)) spans.set(told, readDays(told));
  return spans.get(told);
};
const readDays = (told) => {
  const [date] = told.split("T");
  const [, year, month, day] = DATE.exec(date) ?? [];
  if (!year) return undefined;
  const first = `${year}-${month ?? "01"}-${day ?? "01"}`;
  const last = day ? first : month ? dayOf(dayNumber(`${Number(month) === 12 ? Number(year) + 1 : year}-${String((Number(month) % 12) + 1).padStart(2, "0")}-01`) - 1) : `${year}-12-31`;
  const real = (text) => !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && dayOf(dayNumber(text)) === text;
  return real(first) && real(last) ? { first, last } : undefined;
};

/** Days from the start of the first to the end of the last. */
const span = (all) => all.reduce((found, { first, last }) =>
  (found ? { first: first < found.first ? first : found.first, last: last > found.last ? last : found.last } : { first, last }), undefined);

/**
 * The times of a fact, each { first, last }: the days a meeting may have been on, the days that articles with a
 * statement came out, the term of a role, of which an end may be open. None where nothing is told.
 */
const timesOf = (fact) => {
  if (fact.relation === "meets") {
    const told = daysOf(fact.day);
    return told ? [{ first: told.first, last: daysOf(fact.last)?.last ?? told.first }] : [];
  }
  if (fact.relation === "says") return articlesOf(fact).map((row) => daysOf(facts.articles[row].date)).filter(Boolean);
  if (fact.relation !== "represents") return [];
  const [start, end] = [daysOf(fact.from), daysOf(fact.until)];
  return start || end ? [{ first: start?.first ?? "0000-01-01", last: end?.last ?? "9999-12-31" }] : [];
};

/** Tell whether any of a fact's times may lie in a range, of which an end may be open. */
const during = (times, { from, until }) => times.some(({ first, last }) => (!from || last >= from) && (!until || first <= until));
