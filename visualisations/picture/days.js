// Days that facts are told for, as numbers: days since 1 January 1970. Dates come from articles, so any may be no date.

/** The first and the last day that a date as told may mean, as numbers; nothing where it is no date. */
const numbersOf = (date) => {
  const told = daysOf(date);
  return told && { from: dayNumber(told.first), to: dayNumber(told.last) };
};

/** The date of a fact: a meeting's own, the first article's of a statement, the first day of a role. */
const dateTold = (fact) => {
  if (fact.relation === "meets") return fact.date ?? fact.day;
  if (fact.relation === "represents") return fact.from;
  if (fact.relation !== "says") return undefined;
  return articlesOf(fact).map((row) => facts.articles[row].date).filter(Boolean).sort()[0];
};

const spanOf = (fact) => numbersOf(dateTold(fact)) ?? (fact.relation === "meets" ? numbersOf(fact.day) : undefined);
